"""The five fields of cron(5): minute, hour, day of month, month, day of week.

Meant as crontab means them: 0 and 7 are Sunday, and a day is taken when day of month or day of week fits, if both are given.
(APScheduler's `from_crontab` counts from Monday, refuses 7 and demands both: a line copied from a crontab would run on other days.)
"""

from __future__ import annotations

import re
from datetime import time

from reportgen.timetable.rules import Matching, Rule

FIELDS = (("minute", 0, 59), ("hour", 0, 23), ("day of month", 1, 31), ("month", 1, 12), ("day of week", 0, 7))
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")

_PART = re.compile(r"(?P<low>\*|\w+)(?:-(?P<high>\w+))?(?:/(?P<step>\d+))?")


def parse(text: str) -> Rule:
    """Read a cron expression.

    Raises:
        ValueError: it is none; says which field is wrong and what belongs there.
    """
    fields = text.split()
    if len(fields) != len(FIELDS):
        named = ", ".join(name for name, _, _ in FIELDS)
        raise ValueError(f"a cron expression has five fields ({named}), '{text}' has {len(fields)}")
    minutes, hours, days, months, weekdays = (
        _values(field, *about) for field, about in zip(fields, FIELDS, strict=True)
    )
    matching = Matching(
        months=months,
        days=days,
        weekdays=frozenset((day - 1) % 7 for day in weekdays),
        either=not fields[2].startswith("*") and not fields[4].startswith("*"),
    )
    times = tuple(time(hour, minute) for hour in sorted(hours) for minute in sorted(minutes))
    # Vixie's cron: what begins with a star in hour or minute follows the time that passes, all else the clock on the wall.
    return Rule(matching, times, elapsed=fields[0].startswith("*") or fields[1].startswith("*"), words=f"cron: {text}")


def _values(field: str, name: str, low: int, high: int) -> frozenset[int]:
    found: set[int] = set()
    for part in field.split(","):
        match = _PART.fullmatch(part)
        if match is None:
            raise ValueError(f"{name} '{field}': '{part}' is no number, range or step; write 5, 1-5, */2 or 1,3,5")
        step = int(match["step"] or 1)
        if step == 0:
            raise ValueError(f"{name} '{field}': a step of 0 never moves")
        if match["low"] == "*":
            first, last = low, high
        else:
            first = _number(match["low"], name, field)
            last = _number(match["high"], name, field) if match["high"] else (high if match["step"] else first)
        if not low <= first <= high or not low <= last <= high:
            raise ValueError(f"{name} '{field}': {name} goes from {low} to {high}")
        if first > last:
            raise ValueError(f"{name} '{field}': {match['low']} lies after {match['high']}")
        found.update(range(first, last + 1, step))
    return frozenset(found)


def _number(text: str, name: str, field: str) -> int:
    if text.isdecimal():
        return int(text)
    names = {"month": MONTHS, "day of week": DAYS}.get(name, ())
    short = text.lower()[:3]
    if len(text) >= 3 and short in names:
        return names.index(short) + (1 if name == "month" else 0)
    raise ValueError(f"{name} '{field}': '{text}' is no number")
