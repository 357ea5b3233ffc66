"""Public holidays: the days from Monday to Friday that are no business days."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date


def public_holidays(country: str | None, years: Collection[int]) -> frozenset[date]:
    """The national public holidays of a country.

    Args:
        country: ISO 3166-1 alpha-2 code; None for no holidays at all.
        years: the calendar years wanted.

    Returns:
        Days, weekends among them where a holiday falls on one.

    Raises:
        ValueError: the calendar of that country is not known.
    """
    if country is None or not years:
        return frozenset()
    import holidays  # 170 ms: only where business days are counted

    try:
        return frozenset(holidays.country_holidays(country, years=sorted(years)))
    except NotImplementedError:
        raise ValueError(f"no holiday calendar is known for country '{country}'") from None


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
