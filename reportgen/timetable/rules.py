"""Rules for days, and the days on which they fall.

A rule falls on local days, each once; the time of day belongs to it. Business days are those of `periods.is_business_day`. "Of the
quarter" and "of the year" follow the fiscal year.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Literal, TypeAlias

from reportgen.periods import MONDAY, Grain, Period, holding, is_business_day

DAY = timedelta(days=1)
FURTHEST = 400
"""Days after which a rule that fell on no day in them is taken to fall on none."""

Unit: TypeAlias = Literal[
    "business day", "day", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
]
WEEKDAYS: tuple[Unit, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Within: TypeAlias = Literal["week", "month", "quarter", "year"]


@dataclass(frozen=True)
class Calendar:
    """Which days are business days, and where quarters begin.

    Attributes:
        holidays: days off, see `periods.is_business_day`.
        fiscal_month: month (1-12) in which the fiscal year begins.
        first: weekday on which weeks begin, 0 is Monday.
    """

    holidays: Container[date] = field(default_factory=frozenset)
    fiscal_month: int = 1
    first: int = MONDAY

    def business(self, day: date) -> bool:
        """Whether a day is a business day."""
        return is_business_day(day, self.holidays)


@dataclass(frozen=True)
class Every:
    """Every day of a week that is named.

    Attributes:
        weekdays: 0 is Monday.
        business: only business days among them.
    """

    weekdays: frozenset[int] = frozenset(range(7))
    business: bool = False

    def falls(self, day: date, calendar: Calendar) -> bool:
        """Whether the rule falls on a day."""
        return day.weekday() in self.weekdays and (not self.business or calendar.business(day))


@dataclass(frozen=True)
class Nth:
    """The n-th day of a kind in a week, month, quarter or year.

    Attributes:
        n: 1 is the first, -1 the last. A day of the month that a month does not have is its last.
        unit: kind of day that is counted.
        within: in what it is counted.
        move: to the next or the previous business day where it falls on none.
    """

    n: int
    unit: Unit
    within: Within
    move: Literal["next", "previous"] | None = None

    def falls(self, day: date, calendar: Calendar) -> bool:
        """Whether the rule falls on a day."""
        # A moved day may lie in the neighbouring period.
        around = [holding(Grain(self.within), day, calendar.fiscal_month, calendar.first)]
        if self.move == "next":
            around.append(around[0].previous())
        elif self.move == "previous":
            around.append(around[0].shift(1))
        return any(self._day_in(period, calendar) == day for period in around)

    def _day_in(self, period: Period, calendar: Calendar) -> date | None:
        found = self._counted(period, calendar)
        if found is None or self.move is None:
            return found
        step = DAY if self.move == "next" else -DAY
        for _ in range(FURTHEST):
            if calendar.business(found):
                return found
            found += step
        return None

    def _counted(self, period: Period, calendar: Calendar) -> date | None:
        if self.unit == "day":
            count = self.n if self.n > 0 else period.days + self.n + 1
            return period.start + DAY * (min(max(count, 1), period.days) - 1)
        step, day = (DAY, period.start) if self.n > 0 else (-DAY, period.last)
        left = abs(self.n)
        while day in period:
            if calendar.business(day) if self.unit == "business day" else WEEKDAYS[day.weekday()] == self.unit:
                left -= 1
                if left == 0:
                    return day
            day += step
        return None


@dataclass(frozen=True)
class Matching:
    """The days of a cron expression; see `cron`.

    Attributes:
        months: 1-12.
        days: days of the month, 1-31.
        weekdays: 0 is Monday.
        either: day of month or day of week is enough, as cron has it when both are given.
    """

    months: frozenset[int]
    days: frozenset[int]
    weekdays: frozenset[int]
    either: bool

    def falls(self, day: date, calendar: Calendar) -> bool:
        """Whether the rule falls on a day."""
        month, week = day.day in self.days, day.weekday() in self.weekdays
        return day.month in self.months and ((month or week) if self.either else (month and week))


Days: TypeAlias = Every | Nth | Matching


@dataclass(frozen=True)
class Rule:
    """When something is due, in local days and times.

    Attributes:
        days: on which days.
        times: at what times of them, sorted.
        elapsed: follows the time that passes rather than the clock on the wall: every half hour stays every half hour when the
            clock is changed. Rules with a fixed time fall once on each of their days instead.
        words: as written.
    """

    days: Days
    times: tuple[time, ...]
    elapsed: bool = False
    words: str = ""

    def dates(self, start: date, end: date, calendar: Calendar) -> Iterator[date]:
        """The days in `[start, end)` on which the rule falls, in order."""
        day = start
        while day < end:
            if self.days.falls(day, calendar):
                yield day
            day += DAY

    @property
    def covers_current(self) -> Within | None:
        """The period at whose end the rule falls ("last business day of the quarter"): a report of it speaks of that period."""
        return self.days.within if isinstance(self.days, Nth) and self.days.n < 0 else None
