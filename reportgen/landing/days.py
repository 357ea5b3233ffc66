"""Days out of texts, in SQL: declared formats, whole matches, and the business's day of an instant without asking a zone per row.

A zone's clock changes are worked out once in Python and stand in the SQL as a balanced tree of comparisons, which costs a few
integer comparisons a row; converting each row by the engine's zone tables costs ten times the reading (measured: 2.0 of 3.3 s
at 10 million).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from reportgen.contract import dates
from reportgen.landing.words import literal

FIRST, LAST = "DATE '1900-01-01'", "DATE '2100-12-31'"
"""Days outside are mistakes of typing, not history."""

_MICRO = 1_000_000


def day_sql(text: str, forms: Sequence[str], zone: ZoneInfo, stamped_in: str | None) -> tuple[str, dict[str, str]]:
    """SQL of the business's day a text means, null where it means none.

    Args:
        text: name of the text.
        forms: the declared formats, tried in order.
        zone: the business's zone.
        stamped_in: zone of time stamps without an offset; None leaves them as they are.

    Returns:
        The SQL, and what it needs worked out beforehand: name -> SQL of microseconds since 1970.
    """
    cases: list[str] = []
    prepared: dict[str, str] = {}
    if "%Y-%m-%d" in forms:
        iso = f"try_cast({text} AS DATE)"
        cases.append(f"WHEN CAST({iso} AS VARCHAR) = {text} THEN {iso}")
    for number, form in enumerate(forms):
        fits = f"regexp_full_match({text}, {literal(dates.pattern(form))})"
        steps = _steps(form, zone, stamped_in)
        if steps is None:
            day = f"CAST(try_strptime({text}, {literal(form)}) AS DATE)"
            if dates.is_week(form):  # the engine takes the 53rd week of a year of 52 for the first of the next
                last = f"regexp_extract({text}, {literal(dates.pattern(form, 'V'))}, 1) = '53'"
                day = f"CASE WHEN NOT {last} OR strftime({day}, '%V') = '53' THEN {day} END"
            cases.append(f"WHEN {fits} THEN {day}")
        else:
            micros = f"{text}_{number}"
            stamp = f"regexp_replace({text}, '[Zz]$', '+0000')" if dates.has_offset(form) else text
            quick = _as_it_would_be_written(text, form)
            prepared[micros] = f"CASE {quick} WHEN {fits} THEN epoch_us(try_strptime({stamp}, {literal(form)})) END"
            cases.append(
                f"WHEN {micros} IS NOT NULL THEN CAST(make_timestamp({micros} + {offset(micros, steps)}) AS DATE)"
            )
    return f"CASE {' '.join(cases)} END", prepared


def _as_it_would_be_written(text: str, form: str) -> str:
    """SQL of the case that spares a text its pattern: read and written again, it is the same to the last character.

    Of stamps that end in Z, the commonest form of large exports; the pattern and the exchange of the letter take thrice as long
    (measured: 2.1 and 0.9 s at 10 million). Fractions are those of a thousandth.
    """
    if "%%" in form:
        return ""
    utc = literal(form.replace("%f", "%g").replace("%z", "Z"))
    instant = f"try_strptime({text}, {utc})"
    return f"WHEN strftime({instant}, {utc}) = {text} THEN epoch_us({instant})"


def matches_sql(text: str, forms: Sequence[str]) -> str:
    """SQL: whether a text is written in one of the formats, be there such a day or not."""
    return " OR ".join(f"regexp_full_match({text}, {literal(dates.pattern(form))})" for form in forms)


def _steps(form: str, zone: ZoneInfo, stamped_in: str | None) -> tuple[tuple[int | None, int], ...] | None:
    """What has to be added to a stamp to give the business's clock; None where it is that clock already."""
    if dates.has_offset(form):
        return changes(zone)
    if not dates.is_stamp(form) or stamped_in is None or stamped_in == zone.key:
        return None
    return between(ZoneInfo(stamped_in), zone)


def offset(micros: str, steps: Sequence[tuple[int | None, int]]) -> str:
    """SQL of the offset from UTC in microseconds: a balanced tree over the instants from which each holds."""
    if len(steps) == 1:
        return str(steps[0][1] * _MICRO)
    middle = len(steps) // 2
    since = (steps[middle][0] or 0) * _MICRO  # only the first step has no beginning, and the middle is never the first
    before, after = offset(micros, steps[:middle]), offset(micros, steps[middle:])
    return f"CASE WHEN {micros} < {since} THEN {before} ELSE {after} END"


@cache
def changes(zone: ZoneInfo) -> tuple[tuple[int | None, int], ...]:
    """The zone's offsets from 1970 to 2100: since when (seconds since 1970 in UTC, None for ever) and how much (seconds)."""
    start = datetime(1970, 1, 1, tzinfo=UTC)
    steps: list[tuple[int | None, int]] = [(None, _seconds(start, zone))]
    day = timedelta(days=1)
    for number in range(131 * 366):
        before, after = start + number * day, start + (number + 1) * day
        if _seconds(after, zone) != _seconds(before, zone):
            steps.append(_change(before, after, zone))
    return tuple(steps)


def wall_changes(zone: ZoneInfo) -> tuple[tuple[int | None, int], ...]:
    """The same by the zone's own clock.

    An hour that comes twice is taken the first time, one that is left out by the offset before it.
    """
    steps = changes(zone)
    wall: list[tuple[int | None, int]] = [steps[0]]
    for (_, old), (since, new) in pairwise(steps):
        wall.append(((since or 0) + max(old, new), new))
    return tuple(wall)


def between(origin: ZoneInfo, zone: ZoneInfo) -> tuple[tuple[int | None, int], ...]:
    """What has to be added to the clock of one zone to give that of another, by the first one's clock."""
    walls, instants = wall_changes(origin), changes(zone)
    steps: list[tuple[int | None, int]] = []
    for number, (since, offset) in enumerate(walls):
        until = walls[number + 1][0] if number + 1 < len(walls) else None
        current = [add for at, add in instants if at is None or (since is not None and at + offset <= since)][-1]
        steps.append((since, current - offset))
        for at, add in instants:
            wall = None if at is None else at + offset
            if wall is not None and (since is None or wall > since) and (until is None or wall < until):
                steps.append((wall, add - offset))
    return tuple(steps)


def _seconds(instant: datetime, zone: ZoneInfo) -> int:
    offset = instant.astimezone(zone).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def _change(before: datetime, after: datetime, zone: ZoneInfo) -> tuple[int, int]:
    """The second at which the offset changes between two instants."""
    low, high, old = int(before.timestamp()), int(after.timestamp()), _seconds(before, zone)
    while high - low > 1:
        middle = (low + high) // 2
        if _seconds(datetime.fromtimestamp(middle, UTC), zone) == old:
            low = middle
        else:
            high = middle
    return high, _seconds(datetime.fromtimestamp(high, UTC), zone)
