"""Days and periods in words.

The names of months come from the CLDR through Babel; the patterns, with their cases and their order, from the catalogue, for
natives write "II квартал 2026 года" where the CLDR has "2-й квартал 2026 г.". Every pattern is given all of `PARTS` and uses
what it needs.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from datetime import date
from functools import cache
from typing import Any, Literal

from reportgen.periods import Grain, Period, fiscal_year
from reportgen.text.numerals import NBSP, Numerals

PARTS = ("day", "month", "name", "genitive", "abbreviated", "year", "quarter", "roman", "week", "dd", "mm")
"""What a pattern for a day or a period may use: the number of the day; of the month (1-12, to select by); the month's name as it
stands alone, as it stands in a date, abbreviated; the year; the quarter as 1 and as I; the ISO week; day and
month with two digits."""

PeriodForm = Literal["name", "in", "of", "short"]
"""`name` June 2026, `in` in June 2026, `of` (genitive) июня 2026 года, `short` Q2 2025."""

RANGE_PARTS = ("first", "last", "first_genitive", "last_genitive", "year", "within")
"""What a pattern for a run of days or months may use; the genitives and the year only for months; `within` is
`month`, `year` or `years`: what both ends share."""

_LONGEST_UNBROKEN = 20
"""A date or a period of up to so many characters is never broken into two lines."""

_ROMAN = ("I", "II", "III", "IV")


class Dates(ABC):
    """Writes days and periods in one language."""

    numerals: Numerals
    _patterns: dict[tuple[str, date, Period | None], str]
    """What was written already: a report says the same few periods a thousand times."""

    @abstractmethod
    def word(self, key: str, /, **params: Any) -> str:
        """A text of the catalogue in which the figures are already written."""

    def day(self, day: date) -> str:
        """A day in a sentence: `30 June 2026`."""
        return self._pattern("date-day", day)

    def day_short(self, day: date) -> str:
        """A day in a table."""
        return self._pattern("date-day-short", day)

    def day_of_year(self, day: date) -> str:
        """A day without its year: `30 June`."""
        return self._pattern("date-day-of-year", day)

    def day_brief(self, day: date) -> str:
        """A day without its year where there is little room: `30 Jun`, `30 июн.`."""
        return self._pattern("date-day-brief", day)

    def month_short(self, day: date | Period) -> str:
        """The month for an axis: `Jan`, `янв`."""
        month = (day.start if isinstance(day, Period) else day).month
        return month_names(self.numerals.locale, "abbreviated")[month - 1].rstrip(".")

    def month_letter(self, day: date | Period) -> str:
        """The month for a narrow axis: `J`, `Я`."""
        return self.month_short(day)[0].upper()

    def month_and_year(self, day: date) -> str:
        """A month in a caption: `Jun 2026`, `янв. 2025`."""
        return self._pattern("date-month-short", day)

    def span(self, first: date | Period, last: date | Period) -> str:
        """A run of months in a caption: `Jan 2025 to Jun 2026`."""
        begin = first.start if isinstance(first, Period) else first
        end = last.last if isinstance(last, Period) else last
        if (begin.year, begin.month) == (end.year, end.month):
            return self.month_and_year(end)
        return self.word("date-span", first=self.month_and_year(begin), last=self.month_and_year(end))

    def period(self, period: Period, form: PeriodForm = "name") -> str:
        """A period: `June 2026`, `Q2 2026`, `week 12 of 2026`, `1 to 14 July 2026`; see `PeriodForm`."""
        ending = "" if form == "name" else f"-{form}"
        if period.grain is Grain.RANGE:
            return self._range(period, ending)
        fiscal = "-fiscal" if period.fiscal_month != 1 and period.grain in (Grain.QUARTER, Grain.YEAR) else ""
        return self._pattern(f"period-{period.grain}{fiscal}{ending}", period.start, period)

    def period_of(self, period: Period) -> str:
        """The period as a genitive: `of June 2026` without its preposition in English, `июня 2026 года`."""
        return self.period(period, "of")

    def period_short(self, period: Period) -> str:
        """A period as the label of a row: `Q2 2025`, `II кв. 2025`."""
        return self.period(period, "short")

    def _range(self, period: Period, ending: str) -> str:
        first, last = period.start, period.last
        whole_months = first.day == 1 and period.end.day == 1
        one_year = first.year == last.year
        if whole_months:
            if one_year and first.month == last.month:
                whole = Period(first, period.end, Grain.MONTH)
                return self._pattern(f"period-month{ending}", first, whole)
            if one_year and (first.month, last.month) == (1, 12) and period.fiscal_month == 1:
                return self._pattern(f"period-year{ending}", first, Period(first, period.end, Grain.YEAR))
            names, cases = (month_names(self.numerals.locale, form) for form in ("name", "genitive"))
            before = "" if one_year else f"{NBSP}{first.year}"
            return self.word(
                f"period-months{ending}",
                first=names[first.month - 1] + before,
                first_genitive=cases[first.month - 1] + before,
                last=names[last.month - 1],
                last_genitive=cases[last.month - 1],
                year=str(last.year),
                within="year" if one_year else "years",
            )
        within = "years" if not one_year else "month" if first.month == last.month else "year"
        begin = {"month": str(first.day), "year": self.day_of_year(first), "years": self.day(first)}[within]
        return self.word(f"period-days{ending}", first=begin, last=self.day(last), within=within)

    def _pattern(self, key: str, day: date, period: Period | None = None) -> str:
        wanted = (key, day, period)
        if wanted not in self._patterns:
            self._patterns[wanted] = self._filled_pattern(key, day, period)
        return self._patterns[wanted]

    def _filled_pattern(self, key: str, day: date, period: Period | None) -> str:
        locale, year, quarter, week = self.numerals.locale, day.year, (day.month + 2) // 3, 0
        if period is not None and period.grain in (Grain.QUARTER, Grain.YEAR):
            year = fiscal_year(day, period.fiscal_month)
            quarter = (day.month - period.fiscal_month) % 12 // 3 + 1
        if period is not None and period.grain is Grain.WEEK:
            year, week = period.week
        parts: dict[str, object] = {
            "day": str(day.day),
            "month": day.month,
            "name": month_names(locale, "name")[day.month - 1],
            "genitive": month_names(locale, "genitive")[day.month - 1],
            "abbreviated": month_names(locale, "abbreviated")[day.month - 1],
            "year": str(year),
            "quarter": quarter,
            "roman": _ROMAN[quarter - 1],
            "week": str(week),
            "dd": f"{day.day:02d}",
            "mm": f"{day.month:02d}",
        }
        text = self.word(key, **parts)
        return text.replace(" ", NBSP) if len(text) <= _LONGEST_UNBROKEN else re.sub(r"(?<=\d) ", NBSP, text)


@cache
def month_names(locale: str, form: str) -> tuple[str, ...]:
    """The twelve names of the months: `name` as they stand alone, `genitive` as in a date, `abbreviated`."""
    from babel import Locale

    context, width = {
        "name": ("stand-alone", "wide"),
        "genitive": ("format", "wide"),
        "abbreviated": ("stand-alone", "abbreviated"),
    }[form]
    names = Locale.parse(locale).months[context][width]
    return tuple(str(names[month]) for month in range(1, 13))
