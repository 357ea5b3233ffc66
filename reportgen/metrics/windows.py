"""The spans of days for which figures are needed when one period is asked for.

A running period is to date, and what it is compared with is cut at the same business day: the twelfth business day of this month
stands beside the first twelve of the one before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from reportgen.periods import DAY, Grain, Period, add_months, is_business_day

HISTORY = 24
JUDGED = {Grain.QUARTER: 36, Grain.RANGE: 36, Grain.YEAR: 48}
"""Months by which a longer period is judged: its own, and enough before it to know season and growth."""

COHORTS = 18
"""How many cohorts back the newest that is old enough is looked for."""


class Window(NamedTuple):
    """Days `[first, beyond)`; of a cohort, what is known of it up to and including `seen`."""

    first: date
    beyond: date
    seen: date


History = tuple[tuple[Period, Window | None], ...]


@dataclass(frozen=True)
class Plan:
    """All windows of one period.

    A quarter, a year and a range have their history by months, as they are known by now, and are judged by months as well.

    Attributes:
        current: the period, to date; None when it has not begun.
        previous: the period before, of the same age.
        year_ago: the same period a year ago, of the same age.
        year_to_date: from the start of the year to the end of `current`.
        year_before: the same stretch of the year before, for the growth of the year to date.
        history: the periods of the history, oldest first, with None for one that has not begun.
        judged: the same, as the verdict takes them: more months of them for a quarter or a year, none after it.
        judged_cohorts: the same for cohorts: each seen at the age at which the last one is.
        last: how many of the last ones judged are the period; 0 where it is made of no whole ones.
        before: the window before a window, for growth.
        opening: the empty stretch before a window begins, for levels.
        periods: the period a window belongs to.
        cohorts: the periods of the same grain, newest first, each with all that is known of it: one of them is the newest
            that is old enough.
    """

    current: Window | None
    previous: Window | None
    year_ago: Window | None
    year_to_date: Window | None
    year_before: Window | None
    history: History
    judged: History
    judged_cohorts: History
    last: int
    before: dict[Window, Window]
    opening: dict[Window, Window]
    periods: dict[Window, Period]
    cohorts: tuple[tuple[Period, Window], ...] = ()

    @property
    def shown(self) -> tuple[Window, ...]:
        """The windows of which figures are shown or judged, each once, sorted."""
        past = (window for _, window in (*self.history, *self.judged))
        found = [self.current, self.previous, self.year_ago, self.year_to_date, *past]
        return tuple(sorted({window for window in found if window is not None}))

    @property
    def aged(self) -> tuple[Window, ...]:
        """The windows in which cohorts are shown or judged: each as old as what it is compared with, sorted."""
        past = (window for _, window in (*self.history, *self.judged_cohorts))
        found = [self.current, self.previous, self.year_ago, self.year_to_date, *past]
        return tuple(sorted({window for window in found if window is not None}))

    def every(self, *, before: bool, opening: bool, cohorts: bool = False) -> tuple[Window, ...]:
        """The shown windows, with those before them and the aged ones where they are needed."""
        found = set(self.shown)
        if cohorts:
            found |= set(self.aged)
        found |= {self.before[window] for window in self.shown if before and window in self.before}
        found |= {self.year_before} if before and self.year_before else set()
        found |= {self.opening[window] for window in self.shown if opening and window in self.opening}
        return tuple(sorted(found))


def plan(period: Period, as_of: date, holidays: Collection[date] = (), history: int = HISTORY) -> Plan:
    """The windows needed for `period` as it is known at the end of `as_of`."""
    past = [(one, _window(one, as_of)) for one in period.history(history)]
    if not period.begun(as_of):
        return Plan(None, None, None, None, None, tuple(past), (), (), 0, {}, {}, {})
    current = period.to_date(as_of)
    running = not period.complete(as_of)
    now = Window(current.start, current.end, as_of)
    # A cohort is compared at the same age: what was known of the earlier one as long after it began.
    previous = _aligned(period, period.previous(), current, as_of, holidays, running=running)
    year_ago = _aligned(period, period.year_ago(), current, as_of, holidays, running=running)
    year = Period(current.start, current.end, period.grain, period.fiscal_month).year_to_date()
    to_date = Window(year.start, current.end, as_of)
    year_before = year_ago and Window(add_months(year.start, -12), year_ago.beyond, year_ago.seen)
    aged = [(one, window and _same_age(window, period, one, as_of)) for one, window in past]
    judged, judged_cohorts, last = _judged(period, as_of, aged)
    periods: dict[Window, Period] = {}
    before: dict[Window, Window] = {}
    pairs: list[tuple[Period, Window | None]] = [
        *judged,
        *judged_cohorts,
        *aged,
        (period.year_ago(), year_ago),
        (period.previous(), previous),
    ]
    for one, window in [*pairs, (period, now)]:
        if window is None:
            continue
        periods[window] = one
        earlier = one.previous()
        if window.beyond == one.end:
            before[window] = Window(earlier.start, earlier.end, _aged(window.seen, one, earlier, as_of))
    if previous is not None:
        before[now] = previous
    shown: Iterable[Window] = {*periods, to_date}
    opening = {window: Window(window.first - DAY, window.first, window.seen) for window in shown}
    oldest = min(window.first for window in shown)
    older = (period.shift(-steps) for steps in range(COHORTS))
    cohorts = [(one, window) for one in older if (window := _window(one, as_of)) and one.start >= oldest]
    return Plan(
        now, previous, year_ago, to_date, year_before, tuple(aged), judged, judged_cohorts, last, before, opening, periods,
        tuple(cohorts),
    )  # fmt: skip


def _judged(period: Period, as_of: date, aged: Sequence[tuple[Period, Window | None]]) -> tuple[History, History, int]:
    """The series a verdict on a period is drawn from, the same for cohorts, and how many of its points are the period."""
    if period.grain not in JUDGED:
        return tuple(aged), tuple(aged), 1
    inside = [one for one in period.months() if period.start <= one.start and one.end <= period.end]
    if not inside:
        return (), (), 0
    youngest = inside[-1]
    months = [(one, _window(one, as_of)) for one in youngest.history(JUDGED[period.grain])]
    cohorts = [(one, window and _same_age(window, youngest, one, as_of)) for one, window in months]
    return tuple(months), tuple(cohorts), len(inside)


def _window(period: Period, as_of: date) -> Window | None:
    if not period.begun(as_of):
        return None
    known = period.to_date(as_of)
    return Window(known.start, known.end, as_of)


def _aged(seen: date, period: Period, other: Period, as_of: date) -> date:
    """The day on which `other` was as old as `period` is on `seen`."""
    return min(as_of, other.end + (seen - period.end))


def _same_age(window: Window, period: Period, one: Period, as_of: date) -> Window:
    # Beside a period that still runs, a whole one is seen at its end: before that it had not all of its cases.
    return Window(window.first, window.beyond, max(_aged(as_of, period, one, as_of), window.beyond - DAY))


def neighbours(period: Period, as_of: date) -> tuple[Window, Window]:
    """The period before a complete one and the same a year ago, both seen at the age at which it is seen on `as_of`."""
    before, ago = period.previous(), period.year_ago()
    return (
        Window(before.start, before.end, _aged(as_of, period, before, as_of)),
        Window(ago.start, ago.end, _aged(as_of, period, ago, as_of)),
    )


def _aligned(
    period: Period, other: Period, current: Period, as_of: date, holidays: Collection[date], *, running: bool
) -> Window | None:
    if not running:
        return Window(other.start, other.end, _aged(as_of, period, other, as_of))
    done = current.business_days(holidays)
    days = list(other.iter_business_days(holidays))
    if done == 0 or not days:
        return None
    if done >= len(days):
        return Window(other.start, other.end, other.last)
    last = days[done - 1]
    if not is_business_day(as_of, holidays):
        last = days[done] - DAY  # the days off that follow belong to the span on both sides
    return Window(other.start, last + DAY, last)


def elapsed(window: Window, holidays: Collection[date]) -> int:
    """Business days of a window."""
    return Period(window.first, window.beyond, Grain.RANGE).business_days(holidays)


def bounds(windows: Collection[Window]) -> tuple[date, ...]:
    """The days at which some window begins or ends, sorted: between two of them no window changes."""
    return tuple(sorted({day for window in windows for day in (window.first, window.beyond)}))
