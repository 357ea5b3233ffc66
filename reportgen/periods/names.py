"""Periods by their names, as they are typed and written; see `reportgen.periods` for the forms."""

from __future__ import annotations

import re
from datetime import date

from reportgen.errors import UsageError
from reportgen.periods.business_days import MONDAY
from reportgen.periods.period import (
    Grain,
    Period,
    add_months,
    day_of,
    fiscal_year,
    holding,
    last_complete,
    month_of,
    week_named,
)

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
