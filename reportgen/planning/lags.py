"""How long it takes from a rung to a customer: the median among the won of cohorts old enough.

A cohort is old enough when its youngest case is older than nine in ten of all that were won have waited; of younger ones only the
quick are won by now, and their median is too short (`metrics.cohorts`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from reportgen.metrics.cohorts import Waits, ripe_waits, within
from reportgen.metrics.frames import median_days
from reportgen.quantities import Missing

FEWEST = 10
"""Won cases below which there is no median to speak of."""


@dataclass(frozen=True)
class Lag:
    """The time from one rung to a customer.

    Attributes:
        days: the median, rounded up; None where `missing` says why.
        won: cases it is the median of.
        patience: days within which nine in ten of all that were won were so; None where nobody was.
        missing: why there is no median.
    """

    days: int | None
    won: int = 0
    patience: int | None = None
    missing: Missing | None = None


NONE = Lag(0)
"""Of those who are customers already."""


def lag(waits: Waits, as_of: date) -> Lag:
    """The lag that the waits of the won show by `as_of`; nothing that came after it is among them."""
    patience = within((days, cases) for _, days, cases in waits)
    if patience is None:
        return Lag(None, missing=Missing("no_history"))
    ripe = ripe_waits(waits, as_of)
    won = sum(cases for _, cases in ripe)
    median = median_days(ripe)
    if won < FEWEST or median is None:
        return Lag(None, won, patience, Missing("too_few_won", (("fewest", str(FEWEST)), ("won", str(won)))))
    return Lag(ceil(median), won, patience)


def in_order(lags: Sequence[Lag]) -> tuple[Lag, ...]:
    """Lags from the top down, none shorter than that of the rung above: who is farther away has the longer way.

    Medians of different cohorts may stand the other way round by a few days.
    """
    found: list[Lag] = []
    longest = 0
    for each in lags:
        if each.days is not None:
            longest = max(longest, each.days)
            each = Lag(longest, each.won, each.patience)
        found.append(each)
    return tuple(found)
