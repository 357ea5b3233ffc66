"""How much the sum of a period's deals moves by chance alone: few deals of different size make a month by themselves.

Booked money is exact, so its status is too; but a sentence must not make much of what one large deal more or less explains.
"""

from __future__ import annotations

import math

from reportgen.assemble.context import MOVED, Context, due, status
from reportgen.assemble.evidence import CASES
from reportgen.metrics.scoreboard import Reading
from reportgen.stats import normal_quantile


def swing(context: Context, reading: Reading) -> float | None:
    """Half of the range that holds the sum of such a period in 95 of 100 cases; None where its deals are not known by day.

    The variance of a sum of random many random amounts (compound Poisson) is the expected sum of their squares (Ross, Introduction
    to Probability Models, 5.4.2). The days' amounts stand in for the deals', which makes it a little wide; it is given to two
    significant figures.
    """
    by_day = context.evidence.daily.get(reading.kpi)
    if reading.kpi not in CASES or by_day is None or reading.interval is not None:
        return None
    squares = math.fsum(value * value for day, value in by_day.items() if day in reading.period)
    return float(f"{normal_quantile(0.975) * math.sqrt(squares):.2g}") or None


def loose(context: Context, reading: Reading) -> bool:
    """Whether a sum is off its plan by no more than its deals vary."""
    plan, half = due(reading), swing(context, reading)
    if status(reading) not in MOVED or plan is None or half is None or reading.value is None:
        return False
    return abs(reading.value - plan) <= half
