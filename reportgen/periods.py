"""Periods of time.

Convention, stated once: a period is half-open, `[start, end)`, in whole days of the business's time zone. `as_of` is a day and
inclusive: what happened on it is known. A period is complete when its last day is not after `as_of`.

Names: `2026` (year), `2026-Q1`, `2026-03`, `2026-W12` (week), `2026-03-05` (day), `2026-01-01..2026-03-31` (range, both days
included); relative to `as_of`: `Q1` (the latest Q1 that has begun), `last-month`, `this-quarter` and their like. With a fiscal
year that begins in another month than January, years and quarters are fiscal and a year is named by the year it ends in.
A week belongs to the year that holds its fourth day, and the first such week is W01: weeks from Monday are those of ISO 8601,
weeks from Sunday those of the CDC (MMWR weeks).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

from reportgen.errors import UsageError

DAY = timedelta(days=1)
MONDAY, SATURDAY, SUNDAY = 0, 5, 6
FOURTH = 3 * DAY
"""From the first day of a week to the one that says which year it belongs to."""


class DaysOff(frozenset[date]):
    """Days that are no business days, and Saturdays and Sundays that are.

    Attributes:
        working: where the weekend is another (Israel: Friday and Saturday), or a Saturday makes up for a bridge day (China).
    """

    working: frozenset[date]

    def __new__(cls, off: Iterable[date] = (), working: Iterable[date] = ()) -> Self:
        """Of the days off, and of the Saturdays and Sundays on which work is done."""
        made = super().__new__(cls, off)
        made.working = frozenset(working)
        return made

    def with_off(self, further: Iterable[date]) -> Self:
        """These and further days off; those of a file are off even where the calendar says they are worked."""
        return type(self)(self.union(further), self.working)


def is_business_day(day: date, off: Container[date] = ()) -> bool:
    """Whether a day is a business day: Monday to Friday, or named as worked, and not off.

    Args:
        day: asked about.
        off: days off; `DaysOff`, or any other container that may have `working`.
    """
    usual = day.weekday() < SATURDAY or day in getattr(off, "working", ())
    return usual and day not in off


class Grain(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True)
class Period:
    """A half-open run of days `[start, end)`.

    Attributes:
        start: first day.
        end: the day after the last.
        grain: what kind of period it is; decides what "previous" and "a year ago" mean.
        fiscal_month: month (1-12) in which the fiscal year begins; 1 is the calendar year.
    """

    start: date
    end: date
    grain: Grain
    fiscal_month: int = 1

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"a period needs at least one day: {self.start}..{self.end}")

    @property
    def last(self) -> date:
        """The last day that belongs to the period."""
        return self.end - DAY

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.end - self.start).days

    @property
    def id(self) -> str:
        """The period's name, readable by `parse` again."""
        if self.grain is Grain.DAY:
            return self.start.isoformat()
        if self.grain is Grain.WEEK:
            year, week = self.week
            return f"{year}-W{week:02d}"
        if self.grain is Grain.MONTH:
            return f"{self.start:%Y-%m}"
        if self.grain is Grain.QUARTER:
            months = (self.start.month - self.fiscal_month) % 12
            return f"{fiscal_year(self.start, self.fiscal_month)}-Q{months // 3 + 1}"
        if self.grain is Grain.YEAR:
            return str(fiscal_year(self.start, self.fiscal_month))
        return f"{self.start.isoformat()}..{self.last.isoformat()}"

    @property
    def week(self) -> tuple[int, int]:
        """Year and number of the week that begins on the period's first day."""
        fourth = self.start + FOURTH
        return fourth.year, (fourth.timetuple().tm_yday - 1) // 7 + 1

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def complete(self, as_of: date) -> bool:
        """Whether every day of the period is known by the end of `as_of`."""
        return self.last <= as_of

    def begun(self, as_of: date) -> bool:
        """Whether at least one day of the period is known by the end of `as_of`."""
        return self.start <= as_of

    def shift(self, steps: int) -> Period:
        """The period `steps` grains later (earlier when negative); a range moves by its own length."""
        if self.grain is Grain.RANGE or self.grain is Grain.DAY or self.grain is Grain.WEEK:
            by = timedelta(days=self.days * steps)
            return Period(self.start + by, self.end + by, self.grain, self.fiscal_month)
        months = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}[self.grain]
        return Period(
            add_months(self.start, months * steps),
            add_months(self.start, months * (steps + 1)),
            self.grain,
            self.fiscal_month,
        )

    def previous(self) -> Period:
        """The period just before."""
        return self.shift(-1)

    def year_ago(self) -> Period:
        """The same period a year ago: the week of the same number (W53 falls to W52), the range of the same dates."""
        if self.grain is Grain.WEEK:
            (year, week), first = self.week, self.start.weekday()
            return week_named(year - 1, min(week, weeks_in(year - 1, first)), self.fiscal_month, first)
        if self.grain is Grain.RANGE or self.grain is Grain.DAY:
            start, last = add_months(self.start, -12), add_months(self.last, -12)
            return Period(start, last + DAY, self.grain, self.fiscal_month)
        return self.shift(-{Grain.MONTH: 12, Grain.QUARTER: 4, Grain.YEAR: 1}[self.grain])

    def year_to_date(self) -> Period:
        """From the first day of the (fiscal) year of the period's last day to the period's end."""
        start = year_start(self.last, self.fiscal_month)
        return Period(start, self.end, Grain.RANGE, self.fiscal_month)

    def to_date(self, as_of: date) -> Period:
        """The part of the period that is known by the end of `as_of`; the period itself when it is complete.

        Raises:
            ValueError: the period has not begun.
        """
        if self.complete(as_of):
            return self
        if not self.begun(as_of):
            raise ValueError(f"{self.id} begins after {as_of}")
        return Period(self.start, as_of + DAY, Grain.RANGE, self.fiscal_month)

    def months(self) -> tuple[Period, ...]:
        """The calendar months the period touches, whole."""
        return tuple(_months(self.start, self.end, self.fiscal_month))

    def history(self, count: int = 24) -> tuple[Period, ...]:
        """`count` periods that end with this one, oldest first: days and weeks as they are, all else by month."""
        last = self if self.grain in (Grain.DAY, Grain.WEEK) else month_of(self.last, self.fiscal_month)
        return tuple(last.shift(step) for step in range(1 - count, 1))

    def instants(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The period's bounds as instants: midnight of `start` and of `end` in `zone`."""
        return datetime.combine(self.start, time(), zone), datetime.combine(self.end, time(), zone)

    def business_days(self, holidays: Collection[date] = ()) -> int:
        """Number of business days, see `is_business_day`."""
        return sum(1 for _ in self.iter_business_days(holidays))

    def iter_business_days(self, holidays: Collection[date] = ()) -> Iterator[date]:
        """The business days, see `is_business_day`, in order."""
        for offset in range(self.days):
            day = self.start + timedelta(days=offset)
            if is_business_day(day, holidays):
                yield day


def add_months(day: date, months: int) -> date:
    """`day` moved by whole months; the day of the month is kept where it exists, else the month's last day."""
    index = day.year * 12 + day.month - 1 + months
    first = date(index // 12, index % 12 + 1, 1)
    following = date((index + 1) // 12, (index + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - DAY)


def year_start(day: date, fiscal_month: int = 1) -> date:
    """First day of the (fiscal) year that holds `day`."""
    return date(day.year if day.month >= fiscal_month else day.year - 1, fiscal_month, 1)


def fiscal_year(day: date, fiscal_month: int = 1) -> int:
    """The year by which the (fiscal) year of `day` is named: the one it ends in."""
    start = year_start(day, fiscal_month)
    return start.year if fiscal_month == 1 else start.year + 1


def weeks_in(year: int, first: int = MONDAY) -> int:
    """Number of weeks of `year`: 52 or 53. December 28th is always in the last one."""
    return week_of(date(year, 12, 28), first=first).week[1]


def week_named(year: int, week: int, fiscal_month: int = 1, first: int = MONDAY) -> Period:
    """Week `week` of `year`.

    Args:
        year: that holds the week's fourth day.
        week: from 1.
        fiscal_month: first month of the fiscal year.
        first: weekday on which weeks begin, 0 is Monday.

    Raises:
        ValueError: the year has no such week.
    """
    if not 1 <= week <= weeks_in(year, first):
        raise ValueError(f"{year} has no week {week}")
    return week_of(date(year, 1, 4) + 7 * (week - 1) * DAY, fiscal_month, first)


def month_of(day: date, fiscal_month: int = 1) -> Period:
    """The calendar month that holds `day`."""
    start = day.replace(day=1)
    return Period(start, add_months(start, 1), Grain.MONTH, fiscal_month)


def quarter_of(day: date, fiscal_month: int = 1) -> Period:
    """The (fiscal) quarter that holds `day`."""
    year = year_start(day, fiscal_month)
    months = (day.year - year.year) * 12 + day.month - year.month
    start = add_months(year, months // 3 * 3)
    return Period(start, add_months(start, 3), Grain.QUARTER, fiscal_month)


def year_of(day: date, fiscal_month: int = 1) -> Period:
    """The (fiscal) year that holds `day`."""
    start = year_start(day, fiscal_month)
    return Period(start, add_months(start, 12), Grain.YEAR, fiscal_month)


def week_of(day: date, fiscal_month: int = 1, first: int = MONDAY) -> Period:
    """The week that holds `day`; weeks begin on weekday `first`, 0 is Monday."""
    start = day - (day.weekday() - first) % 7 * DAY
    return Period(start, start + 7 * DAY, Grain.WEEK, fiscal_month)


def day_of(day: date, fiscal_month: int = 1) -> Period:
    """The one-day period `day`."""
    return Period(day, day + DAY, Grain.DAY, fiscal_month)


def holding(grain: Grain, day: date, fiscal_month: int = 1, first: int = MONDAY) -> Period:
    """The period of a grain that holds a day.

    Args:
        grain: not a range.
        day: any day.
        fiscal_month: first month of the fiscal year.
        first: weekday on which weeks begin, 0 is Monday.
    """
    if grain is Grain.WEEK:
        return week_of(day, fiscal_month, first)
    return {Grain.DAY: day_of, Grain.MONTH: month_of, Grain.QUARTER: quarter_of, Grain.YEAR: year_of}[grain](
        day, fiscal_month
    )


def last_complete(grain: Grain, as_of: date, fiscal_month: int = 1, first: int = MONDAY) -> Period:
    """The latest period of `grain` whose every day is known by the end of `as_of`."""
    period = holding(grain, as_of, fiscal_month, first)
    return period if period.complete(as_of) else period.previous()


_FORMS = "2026, 2026-Q1, 2026-03, 2026-W12, 2026-03-05, Q1, last-month, this-month, 2026-01-01..2026-03-31"
_RELATIVE = re.compile(r"(last|this)-(day|week|month|quarter|year)")
_YEAR = re.compile(r"(\d{4})")
_QUARTER = re.compile(r"(\d{4})-?Q([1-4])", re.IGNORECASE)
_ANY_QUARTER = re.compile(r"Q([1-4])", re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-?W(\d{2})", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def parse(text: str, as_of: date, fiscal_month: int = 1, first: int = MONDAY) -> Period:
    """Read a period's name.

    Args:
        text: one of the forms of the module's docstring.
        as_of: the day that "last" and "this" and a bare quarter refer to.
        fiscal_month: first month of the fiscal year.
        first: weekday on which weeks begin, 0 is Monday.

    Raises:
        UsageError: no such form, or no such day, week or month in the calendar.
    """
    name = text.strip()
    try:
        period = _parse(name, as_of, fiscal_month, first)
    except (ValueError, OverflowError) as error:
        raise UsageError(f"period '{text}': {error}. Write one of: {_FORMS}") from None
    if period is None:
        raise UsageError(f"period '{text}' is not understood. Write one of: {_FORMS}")
    return period


def _parse(name: str, as_of: date, fiscal_month: int, first: int) -> Period | None:
    if ".." in name:
        begin, finish = (_parse(end, as_of, fiscal_month, first) for end in name.split("..", 1))
        if begin is None or finish is None:
            return None
        if finish.end <= begin.start:
            raise ValueError("it ends before it begins")
        return Period(begin.start, finish.end, Grain.RANGE, fiscal_month)
    if match := _RELATIVE.fullmatch(name.lower()):
        grain = Grain(match[2])
        named = last_complete if match[1] == "last" else holding
        return named(grain, as_of, fiscal_month, first)
    if match := _DAY.fullmatch(name):
        return day_of(date(int(match[1]), int(match[2]), int(match[3])), fiscal_month)
    if match := _MONTH.fullmatch(name):
        return month_of(date(int(match[1]), int(match[2]), 1), fiscal_month)
    if match := _WEEK.fullmatch(name):
        return week_named(int(match[1]), int(match[2]), fiscal_month, first)
    if match := _QUARTER.fullmatch(name):
        return _year_named(int(match[1]), fiscal_month, quarter=int(match[2]))
    if match := _YEAR.fullmatch(name):
        return _year_named(int(match[1]), fiscal_month)
    if match := _ANY_QUARTER.fullmatch(name):
        year = fiscal_year(as_of, fiscal_month)
        period = _year_named(year, fiscal_month, quarter=int(match[1]))
        return period if period.begun(as_of) else period.shift(-4)
    return None


def _year_named(year: int, fiscal_month: int, quarter: int | None = None) -> Period:
    start = date(year if fiscal_month == 1 else year - 1, fiscal_month, 1)
    whole = Period(start, add_months(start, 12), Grain.YEAR, fiscal_month)
    if quarter is None:
        return whole
    first = add_months(start, 3 * (quarter - 1))
    return Period(first, add_months(first, 3), Grain.QUARTER, fiscal_month)


def parse_many(text: str, as_of: date, fiscal_month: int = 1, first: int = MONDAY) -> tuple[Period, ...]:
    """Read a period or a run of them: `2026-01..2026-06` is six months, `2026-01-01..2026-03-31` is one range.

    Raises:
        UsageError: as `parse`, or the two ends are of different kinds.
    """
    begins, dots, ends = text.strip().partition("..")
    if not dots:
        return (parse(text, as_of, fiscal_month, first),)
    begin, finish = parse(begins, as_of, fiscal_month, first), parse(ends, as_of, fiscal_month, first)
    if begin.grain is Grain.DAY and finish.grain is Grain.DAY:
        return (parse(text, as_of, fiscal_month, first),)
    if begin.grain is not finish.grain:
        raise UsageError(f"period '{text}' runs from a {begin.grain} to a {finish.grain}. Write both ends alike")
    if finish.start < begin.start:
        raise UsageError(f"period '{text}' ends before it begins. Write the earlier one first")
    periods = [begin]
    while periods[-1].start < finish.start:
        periods.append(periods[-1].shift(1))
    return tuple(periods)


def _months(start: date, end: date, fiscal_month: int) -> Iterator[Period]:
    month = month_of(start, fiscal_month)
    while month.start < end:
        yield month
        month = month.shift(1)
