"""Local times as instants, through the changes of the clock.

A time that does not exist (the clock is put forward over it) becomes the first instant that does; one that comes twice is its first
occurrence. So a fixed time falls exactly once on every day (the rule of Vixie's cron(8), and of OCPS 1.4).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SECOND = timedelta(seconds=1)


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant at which a fixed local time falls on a day, in UTC."""
    early = datetime.combine(day, at, zone).astimezone(UTC)
    if early.astimezone(zone).replace(tzinfo=None) == datetime.combine(day, at):
        return early
    return _end_of_gap(day, at, zone)


def _end_of_gap(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The first instant after a time that the clock jumped over.

    Read with the offset of before the jump (fold 0) the time lies after it, with that of after the jump (fold 1) before it.
    """
    wanted = datetime.combine(day, at, zone)
    after = wanted.astimezone(UTC)
    before = wanted.replace(fold=1).astimezone(UTC)
    offset = after.astimezone(zone).utcoffset()
    while after - before > SECOND:
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if middle == before:
            break
        before, after = (before, middle) if middle.astimezone(zone).utcoffset() == offset else (middle, after)
    return after


def passing(day: date, at: time, zone: ZoneInfo) -> Iterator[datetime]:
    """Every instant at which the clock on the wall shows a time on a day: none, one or two."""
    seen: set[datetime] = set()
    for fold in (0, 1):
        moment = datetime.combine(day, at, zone).replace(fold=fold).astimezone(UTC)
        if moment not in seen and moment.astimezone(zone).replace(tzinfo=None) == datetime.combine(day, at):
            seen.add(moment)
            yield moment
