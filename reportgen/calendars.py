"""The days off of a country: its public holidays and its weekend, from a well-kept library, and those of a file."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from functools import lru_cache
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec
from pathlib import Path

from reportgen.periods import SATURDAY, SUNDAY, DaysOff

SHOWN = 5
"""Lines that are no days are named up to so many."""
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
    return _days_off(country, tuple(sorted(set(years))))


@lru_cache(maxsize=64)
def _days_off(country: str, years: tuple[int, ...]) -> DaysOff:
    _spare_the_index()
    import holidays  # 70 ms: only where business days are counted

    try:
        known = holidays.country_holidays(country, years=years)
    except NotImplementedError:
        raise ValueError(f"no holiday calendar is known for country '{country}'") from None
    off, working = set(known), set[date]()
    for day in (date(year, 1, 1) + timedelta(days=n) for year in years for n in range(366)):
        if day.weekday() in USUAL_WEEKEND and known.is_working_day(day):
            working.add(day)
        elif day.weekday() not in USUAL_WEEKEND and known.is_weekend(day):
            off.add(day)
    return DaysOff(off, working)


def _spare_the_index() -> None:
    """Let the library find the calendar of one country without reading those of all.

    It imports a country by its own name, but `holidays.countries`, in which that lies, imports 250 of them when it is opened: 0.2 s
    and 10 MiB. In its place stands a package of the same folder in which nothing is read before it is asked for.
    """
    index = "holidays.countries"
    library = find_spec("holidays")
    if index in sys.modules or library is None or not library.submodule_search_locations:
        return
    spec = ModuleSpec(index, None, is_package=True)
    spec.submodule_search_locations = [str(Path(folder) / "countries") for folder in library.submodule_search_locations]
    sys.modules[index] = module_from_spec(spec)


def listed_holidays(lines: Iterable[str]) -> frozenset[date]:
    """The days of a file of holidays: a line is a day (2026-12-24), perhaps followed by a comma and what it is called.

    Blank lines, lines that begin with `#`, and one line of titles at the top are passed over.

    Raises:
        ValueError: lines are no days; says which.
    """
    days: set[date] = set()
    wrong: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=1):
        text = line.replace(";", ",").split(",")[0].strip().strip('"').removeprefix("\ufeff")
        if not text or text.startswith("#"):
            continue
        try:
            days.add(date.fromisoformat(text))
        except ValueError:
            if number == 1 and not any(letter.isdigit() for letter in text):
                continue
            wrong.append((number, text))
    if wrong:
        told = ", ".join(f"line {number}: '{text[:40]}'" for number, text in wrong[:SHOWN])
        more = f" and {len(wrong) - SHOWN} more lines" if len(wrong) > SHOWN else ""
        verb = "is no day" if len(wrong) == 1 else "are no days"
        raise ValueError(f"{told}{more} {verb}; write one like 2026-12-24, what it is called after a comma")
    return frozenset(days)
