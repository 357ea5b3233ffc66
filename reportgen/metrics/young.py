"""Cohorts that are not old enough yet, each case counted for as much of its time as has come.

Of cases that began a fortnight ago fewer have converted than of older ones, whatever their rate: so a case counts against those
that converted for the share of its conversions that should be there by now. That share is read off the waits of all who are
through, among cohorts that had twice the time (the development pattern of claims reserving: Bornhuetter and Ferguson, "The actuary
and IBNR", Proceedings of the Casualty Actuarial Society 59 (1972): 181-195). A rate of young cohorts then stands beside that of old
ones at the age at which these are seen, and a quarter is told by its own cases, not only by those of the quarter before.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from math import fsum

from reportgen.metrics.cohorts import STRETCH, Waits
from reportgen.metrics.windows import Window

FEWEST_WAITS = 30
"""So many must be through, or nobody knows how fast cohorts ripen."""
FEWEST_MEMBER = 60
"""So many must be through of a segment, or it is taken to ripen as the whole does."""
SLOWER = 2.0
"""Standard errors by which young cohorts must be slower than usual, or they are no reason to doubt the pattern."""
TOLD = 0.25
"""Share of a month's conversions that should be there by now, or the month is not told."""


@dataclass(frozen=True)
class Pattern:
    """How fast cohorts ripen.

    Attributes:
        days: waited by those who are through, sorted, each number once.
        through: the share of them that was through by then.
    """

    days: tuple[int, ...]
    through: tuple[float, ...]

    def at(self, age: int) -> float:
        """The share of all conversions that is there `age` days after a case began."""
        place = bisect_right(self.days, age)
        return self.through[place - 1] if place else 0.0

    def share(self, day: date, seen: date, ripe: date) -> float:
        """Of the conversions known on `ripe` of a case that began on `day`, the share that is known on `seen`."""
        whole = self.at((ripe - day).days)
        return min(self.at((seen - day).days) / whole, 1.0) if whole else 0.0


def pattern(waits: Waits, age: int, as_of: date, fewest: int = FEWEST_WAITS) -> Pattern | None:
    """How fast cohorts ripen, by those that had twice their time; None where fewer than `fewest` of them are through."""
    limit = as_of - timedelta(days=2 * age + STRETCH)
    held: dict[int, int] = {}
    for first, days, cases in waits:
        if first <= limit:
            held[days] = held.get(days, 0) + cases
    total = sum(held.values())
    if total < fewest:
        return None
    waited = sorted(held)
    return Pattern(tuple(waited), tuple(one / total for one in accumulate(held[days] for days in waited)))


def is_told(window: Window, ripe: date, known: Pattern) -> bool:
    """Whether enough of the time of a window's cases has come, were there as many on each of its days."""
    days = (window.beyond - window.first).days
    return ripened([1.0] * days, window, ripe, known) >= TOLD * days


def lateness(waits: Waits, by_day: Sequence[float], window: Window, known: Pattern) -> tuple[float, int]:
    """By how much later than usual those of a window came who are through.

    Each is placed among all that the pattern lets expect by the day on which the window is seen: between 0 (as quick as any) and 1.

    Returns:
        Sum of the places less one half, and the number of cases.
    """
    ages = [((window.seen - window.first).days - n, count) for n, count in enumerate(by_day)]

    def by(days: int) -> float:
        return fsum(count * known.at(min(days, age)) for age, count in ages)

    whole, late, number = by(ages[0][0]), 0.0, 0
    for first, days, cases in waits:
        if window.first <= first < window.beyond and whole:
            late, number = late + cases * ((by(days) + by(days - 1)) / 2 / whole - 0.5), number + cases
    return late, number


def is_slower(found: Sequence[tuple[float, int]]) -> bool:
    """Whether young cohorts are slower than usual beyond chance: then fewer are through, and not for that fewer come."""
    number = sum(cases for _, cases in found)
    return fsum(late for late, _ in found) > SLOWER * math.sqrt(number / 12)


def ripened(by_day: Sequence[float], window: Window, ripe: date, known: Pattern) -> float:
    """As how many cases of a ripe cohort those of a window count.

    Args:
        by_day: how many began on each of its days.
        window: the days, and the day on which they are seen.
        ripe: the day on which they would be old enough.
        known: how fast they ripen.
    """
    days = (window.first + timedelta(days=n) for n in range(len(by_day)))
    return fsum(n * known.share(day, window.seen, ripe) for day, n in zip(days, by_day, strict=True))
