"""The days off of a country: its public holidays and its weekend, from a well-kept library, and those of a file."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from reportgen.periods import SATURDAY, SUNDAY, DaysOff

USUAL_WEEKEND = {SATURDAY, SUNDAY}


def public_holidays(country: str | None, years: Collection[int]) -> DaysOff:
    """The national public holidays of a country, and its weekend where that is not Saturday and Sunday.

    Args:
        country: ISO 3166-1 alpha-2 code; None for no holidays at all.
        years: the calendar years wanted.

    Returns:
        Days off, weekends among them where a holiday falls on one; with the Saturdays and Sundays that are worked, be it that
            the weekend is another or that they make up for a bridge day.

    Raises:
        ValueError: the calendar of that country is not known.
    """
    if country is None or not years:
        return DaysOff()
    import holidays  # 170 ms: only where business days are counted

    try:
        known = holidays.country_holidays(country, years=sorted(years))
    except NotImplementedError:
        raise ValueError(f"no holiday calendar is known for country '{country}'") from None
    off, working = set(known), set[date]()
    for day in (date(year, 1, 1) + timedelta(days=n) for year in sorted(years) for n in range(366)):
        if day.weekday() in USUAL_WEEKEND and known.is_working_day(day):
            working.add(day)
        elif day.weekday() not in USUAL_WEEKEND and known.is_weekend(day):
            off.add(day)
    return DaysOff(off, working)


def listed_holidays(lines: Iterable[str]) -> frozenset[date]:
    """The days of a file of holidays: a line is a day (2026-12-24), perhaps followed by a comma and what it is called.

    Blank lines, lines that begin with `#`, and one line of titles at the top are passed over.

    Raises:
        ValueError: a line is no day; says which.
    """
    days: set[date] = set()
    for number, line in enumerate(lines, start=1):
        text = line.replace(";", ",").split(",")[0].strip().strip('"').removeprefix("\ufeff")
        if not text or text.startswith("#"):
            continue
        try:
            days.add(date.fromisoformat(text))
        except ValueError:
            if number == 1 and not any(letter.isdigit() for letter in text):
                continue
            raise ValueError(f"line {number}: '{text}' is no day; write one like 2026-12-24") from None
    return frozenset(days)
