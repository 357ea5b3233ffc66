"""The days off of a year, worked out by a short process and kept: the library of all calendars takes 10 MiB, for months.

What is kept is named after country, year and version of the library, so that a new version works it out anew.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import metadata
from pathlib import Path

from reportgen.calendars import public_holidays
from reportgen.periods import DaysOff

PATIENCE = 60.0
"""Seconds for the short process; beyond them the days are worked out here."""

WORK = (
    "import json, sys; from reportgen.calendars import public_holidays; "
    "found = public_holidays(sys.argv[1], [int(sys.argv[2])]); "
    "print(json.dumps([sorted(map(str, found)), sorted(map(str, found.working))]))"
)


@dataclass(frozen=True)
class Holidays(Container[date]):
    """The days of a calendar, looked up a year at a time: a schedule asks for a few days, and a calendar takes a while to load.

    Attributes:
        country: ISO 3166 code; None for no calendar.
        listed: further days.
        folder: where years are kept; None works them out in this process.
    """

    country: str | None
    listed: frozenset[date] = frozenset()
    folder: Path | None = None
    _years: dict[int, DaysOff] = field(default_factory=dict, repr=False, compare=False)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and (day in self.listed or day in self._year(day))

    @property
    def working(self) -> Container[date]:
        """The Saturdays and Sundays that are worked, likewise a year at a time."""
        return _Working(self._year)

    def _year(self, day: date) -> DaysOff:
        if day.year not in self._years:
            self._years[day.year] = in_year(self.country, day.year, self.folder)
        return self._years[day.year]


@dataclass(frozen=True)
class _Working(Container[date]):
    """The days of a calendar that are worked though they fall on a Saturday or a Sunday."""

    year: Callable[[date], DaysOff]

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in self.year(day).working


def in_year(country: str | None, year: int, folder: Path | None = None) -> DaysOff:
    """The days off of a year, from the folder where they are kept there.

    Raises:
        ValueError: the calendar of that country is not known.
    """
    if country is None or folder is None:
        return public_holidays(country, [year])
    place = folder / f"days-off-{country}-{year}-{_version()}.json"
    days = _read(place)
    if days is None:
        days = _asked(country, year)
        _keep(place, days)
    return days


@cache
def _version() -> str:
    return metadata.version("holidays")


def _read(place: Path) -> DaysOff | None:
    try:
        return _days(place.read_text(encoding="ascii"))
    except (OSError, ValueError, TypeError):
        return None  # not there, or damaged: worked out anew


def _days(text: str | bytes) -> DaysOff:
    off, working = json.loads(text)
    return DaysOff(map(date.fromisoformat, off), map(date.fromisoformat, working))


@cache
def _asked(country: str, year: int) -> DaysOff:
    command = [sys.executable, "-c", WORK, country, str(year)]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE)  # noqa: S603 - this very interpreter
        return _days(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError):
        return public_holidays(country, [year])  # says what is wrong, or takes its room here


def _keep(place: Path, days: DaysOff) -> None:
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = place.with_name(f".{place.name}.{os.getpid()}")
        aside.write_text(json.dumps([sorted(map(str, days)), sorted(map(str, days.working))]), encoding="ascii")
        aside.replace(place)
    except OSError:
        return  # a folder that cannot be written costs time, not the schedule
