"""Figures by day in their order, and what falls on each business day: looked up once for all the days a forecast is made from."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping
from datetime import date

from reportgen.periods import Grain, Period

ByDay = Mapping[date, float]


class Ordered:
    """Figures by day, oldest first.

    Args:
        by_day: in any order.
        holidays: days that are no business days.
    """

    def __init__(self, by_day: ByDay, holidays: Collection[date] = ()) -> None:
        self._by_day, self._holidays = by_day, holidays
        self._days = sorted(by_day)
        self._values = [by_day[day] for day in self._days]
        self._as_given = list(by_day) == self._days
        self._years: dict[int, list[date]] = {}
        self._counts: dict[tuple[date, date], tuple[float, ...]] = {}
        self.first_below_zero = next(
            (day for day, value in zip(self._days, self._values, strict=True) if value < 0), None
        )
        """The first day whose figure is below zero; None without one."""

    def within(self, start: date, end: date) -> list[tuple[date, float]]:
        """The days of `[start, end)` that have a figure, with it."""
        part = slice(bisect_left(self._days, start), bisect_left(self._days, end))
        return list(zip(self._days[part], self._values[part], strict=True))

    def total(self, start: date, end: date) -> float:
        """The sum of days `[start, end)`, added up in the order in which they were given: so to the same last digit."""
        if not self._as_given:
            return sum(value for day, value in self._by_day.items() if start <= day < end)
        return sum(self._values[bisect_left(self._days, start) : bisect_left(self._days, end)])

    def business_days(self, start: date, end: date) -> list[date]:
        """The business days of `[start, end)`."""
        days = [day for year in range(start.year, end.year + 1) for day in self._of_year(year)]
        return days[bisect_left(days, start) : bisect_left(days, end)]

    def _of_year(self, year: int) -> list[date]:
        if year not in self._years:
            whole = Period(date(year, 1, 1), date(year + 1, 1, 1), Grain.RANGE)
            self._years[year] = list(whole.iter_business_days(self._holidays))
        return self._years[year]

    def counts(self, start: date, end: date) -> tuple[float, ...]:
        """Counts of the business days of `[start, end)`; a day off counts to the next business day, at the end to the last."""
        key = (start, end)
        if key not in self._counts:
            self._counts[key] = tuple(self._counted(self.business_days(start, end), start, end))
        return self._counts[key]

    def _counted(self, days: list[date], start: date, end: date) -> list[float]:
        counts = [0.0] * len(days)
        if not days:
            return counts
        at, last = 0, len(days) - 1
        for day, value in self.within(start, end):
            while at < last and days[at] < day:
                at += 1
            counts[at] += value
        return counts
