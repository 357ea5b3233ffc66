"""How sure the need of a rung is: a goal is exact, the rates that lead down to a rung are what a year of cases showed.

A year of 74 customers says to within an eighth how many visits it takes to win one. Visits that are short by less than that of what
a goal needs are short by chance, however exactly they themselves are counted.
"""

from __future__ import annotations

import math

from reportgen.metrics.scoreboard import Reading
from reportgen.planning.rates import DEAL
from reportgen.planning.yearly import RungStanding, YearLadder
from reportgen.stats import normal_quantile

LADDER = "ladder"
"""Origin of a target that nobody set: what the rung needs."""

LAST_YEAR = "last_year"
"""Where the months of a rung are from that no plan spreads: its own last year."""


def rung_of(ladder: YearLadder | None, reading: Reading) -> RungStanding | None:
    """The rung that says how many of a count are needed; None where table or plan say it, or there is none."""
    stated = reading.target is not None and reading.target.origin != LADDER
    return None if ladder is None or stated else ladder.rung(reading.kpi)


def relative_variance(ladder: YearLadder, rung: RungStanding, deal: tuple[float, float] | None) -> float:
    """Variance of the logarithm of what a rung needs, from the measured rates between it and the goal.

    A rate of above in below cases has 1/above - 1/below (a share) or 1/above + 1/below (more above than below), so that rates
    of the same people add up to what the fewest of them leave open. A planned rate is what somebody decided, and exact.

    Args:
        ladder: the goal's rung first.
        rung: of it.
        deal: average deal and its standard error, where the way begins with money.
    """
    found = 0.0
    for each in ladder.rungs[1 : ladder.rungs.index(rung) + 1]:
        if each.origin is None or each.origin.origin != "measured":
            continue
        if each.rate_kpi == DEAL:
            found += (deal[1] / deal[0]) ** 2 if deal and deal[0] else 0.0
        elif each.origin.counts is not None:
            above, below = (max(float(one), 1.0) for one in each.origin.counts)
            found += 1 / above - 1 / below if above <= below else 1 / above + 1 / below
    return found


def interval(needed: float, variance: float) -> tuple[float, float] | None:
    """95 % interval of a need; None of one that is exact."""
    reach = math.exp(normal_quantile(0.975) * math.sqrt(variance))
    return (needed / reach, needed * reach) if variance > 0 else None
