"""A period as a value, the periods around it, and the period of each grain that holds a day; see `reportgen.periods`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from reportgen.periods.business_days import MONDAY, is_business_day

DAY = timedelta(days=1)
FOURTH = 3 * DAY
"""From the first day of a week to the one that says which year it belongs to."""


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


def _months(start: date, end: date, fiscal_month: int) -> Iterator[Period]:
    month = month_of(start, fiscal_month)
    while month.start < end:
        yield month
        month = month.shift(1)
