"""How much the sum of a period's deals moves by chance alone: few deals of different size make a month by themselves.

Booked money is exact, so it has no interval; but what one large deal more or less explains is no finding. In a report such a
difference from plan is one that could be chance, without a colour, and the sentences say how much the deals vary.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from reportgen.assemble.context import MOVED, Context, due, relative, status
from reportgen.assemble.evidence import CASES
from reportgen.metrics.scoreboard import Reading, Scoreboard, Status, Verdict
from reportgen.stats import amounts_variance, normal_quantile


def swing(context: Context, reading: Reading) -> float | None:
    """See `half_width`; of the report's own figures by day."""
    return half_width(reading, context.evidence.daily)


def half_width(reading: Reading, daily: Mapping[str, Mapping[date, float]]) -> float | None:
    """Half of the range that holds the sum of such a period in 95 of 100 cases; None where its deals are not known by day.

    See `stats.amounts_variance`, of the days' amounts and numbers of deals; where these are not known it is wider. It is given to
    two significant figures.
    """
    by_day = daily.get(reading.kpi)
    if reading.kpi not in CASES or by_day is None or reading.interval is not None:
        return None
    numbers = daily.get(CASES[reading.kpi], {})
    days = [day for day in by_day if day in reading.period]
    variance = amounts_variance([by_day[day] for day in days], [numbers.get(day, 0.0) for day in days])
    return float(f"{normal_quantile(0.975) * math.sqrt(variance):.2g}") or None


def loose(context: Context, reading: Reading) -> bool:
    """Whether a sum is off its plan by no more than its deals vary."""
    return _within(reading, swing(context, reading))


def _within(reading: Reading, half: float | None) -> bool:
    plan = due(reading)
    if status(reading) not in (*MOVED, Status.WATCH) or plan is None or half is None or reading.value is None:
        return False
    return abs(reading.value - plan) <= half


def side(reading: Reading) -> str:
    """On which side of its plan a figure lies: `ahead` or `behind`."""
    return "behind" if (relative(reading) < 0) == (reading.better != "down") else "ahead"


def rated(board: Scoreboard, daily: Mapping[str, Mapping[date, float]]) -> Scoreboard:
    """The scoreboard in which sums that are off plan by no more than their deals vary could be chance.

    Args:
        board: as computed: booked money is exact there.
        daily: figures by day, see `Evidence`.
    """
    return replace(board, readings=tuple(_rated(each, daily) for each in board.readings))


def _rated(reading: Reading, daily: Mapping[str, Mapping[date, float]]) -> Reading:
    if _against_sight(reading):
        reading = replace(reading, verdict=Verdict.NO_CHANGE)
    if reading.by is None and reading.status in MOVED and _within(reading, half_width(reading, daily)):
        return replace(reading, status=Status.WATCH)
    return reading


def _against_sight(reading: Reading) -> bool:
    """Whether the verdict says "up" of a figure below both the period before and the same a year ago, or "down" of one above both.

    It compares with what season and trend let expect; that a month of half the sum "rose" nobody would believe who sees its line.
    """
    before = [value for value in (reading.previous, reading.year_ago) if value is not None]
    if reading.value is None or not before:
        return False
    up, down = reading.verdict is Verdict.UP, reading.verdict is Verdict.DOWN
    return (up and reading.value < min(before)) or (down and reading.value > max(before))
