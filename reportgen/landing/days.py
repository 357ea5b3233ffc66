"""Days out of texts, in SQL: declared formats, whole matches, and the business's day of an instant without asking a zone per row.

A zone's clock changes are worked out once in Python and stand in the SQL as a balanced tree of comparisons, which costs a few integer
comparisons a row; converting each row by the engine's zone tables costs ten times the reading (measured: 2.0 of 3.3 s at 10 million).
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


def day_sql(text: str, forms: Sequence[str], zone: ZoneInfo, stamped_in: str | None) -> str:
    """SQL of the business's day a text means, null where it means none.

    Args:
        text: SQL of the text.
        forms: the declared formats, tried in order.
        zone: the business's zone.
        stamped_in: zone of time stamps without an offset; None leaves them as they are.
    """
    cases = []
    if "%Y-%m-%d" in forms:
        iso = f"try_cast({text} AS DATE)"
        cases.append(f"WHEN CAST({iso} AS VARCHAR) = {text} THEN {iso}")
    cases.extend(
        f"WHEN regexp_full_match({text}, {literal(dates.pattern(form))}) THEN {_converted(text, form, zone, stamped_in)}"
        for form in forms
    )
    return f"CASE {' '.join(cases)} END"


def matches_sql(text: str, forms: Sequence[str]) -> str:
    """SQL: whether a text is written in one of the formats, be there such a day or not."""
    return " OR ".join(f"regexp_full_match({text}, {literal(dates.pattern(form))})" for form in forms)


def _converted(text: str, form: str, zone: ZoneInfo, stamped_in: str | None) -> str:
    if dates.has_offset(form):
        with_offset = f"regexp_replace({text}, '[Zz]$', '+0000')"
        micros = f"epoch_us(try_strptime({with_offset}, {literal(form)}))"
        return _local_day(micros, zone)
    stamp = f"try_strptime({text}, {literal(form)})"
    if not dates.is_stamp(form) or stamped_in is None or stamped_in == zone.key:
        return f"CAST({stamp} AS DATE)"
    wall = f"epoch_us({stamp})"
    utc = f"({wall} - {_offset(wall, wall_changes(ZoneInfo(stamped_in)))})"
    return _local_day(utc, zone)


def _local_day(micros: str, zone: ZoneInfo) -> str:
    return f"CAST(make_timestamp({micros} + {_offset(micros, changes(zone))}) AS DATE)"


def _offset(micros: str, steps: Sequence[tuple[int | None, int]]) -> str:
    """SQL of the offset from UTC in microseconds: a balanced tree over the instants from which each holds."""
    if len(steps) == 1:
        return str(steps[0][1] * _MICRO)
    middle = len(steps) // 2
    since = steps[middle][0]
    assert since is not None  # noqa: S101  only the first step has no beginning
    return f"CASE WHEN {micros} < {since * _MICRO} THEN {_offset(micros, steps[:middle])} ELSE {_offset(micros, steps[middle:])} END"


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
    """The same by the zone's own clock: an hour that comes twice is taken the first time, one that is left out by the old offset."""
    steps = changes(zone)
    wall: list[tuple[int | None, int]] = [steps[0]]
    for (_, old), (since, new) in pairwise(steps):
        wall.append(((since or 0) + max(old, new), new))
    return tuple(wall)


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
