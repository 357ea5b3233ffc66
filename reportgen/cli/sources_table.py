"""What `sources` and `pull` show: a verdict, a line for each source, and below what is to be done about it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from reportgen.cli.ledgers import plural
from reportgen.cli.table import layout, width
from reportgen.errors import printable

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from reportgen.pipeline.standing import Standing
    from reportgen.tables import Part

HEAD = (
    "source", "table", "files", "read", "used", "rejected", "duplicate", "skipped", "first day", "last day", "complete through",
    "last read", "kind", "state",
)  # fmt: skip
RIGHT = frozenset({"files", "read", "used", "rejected", "duplicate", "skipped"})
SPARE = ("first day", "kind", "last day", "files", "skipped", "duplicate", "read", "table")
"""What is left out where there is no room, the first one first."""
TEXT = 100
"""Columns that sentences take at most."""

SAID = {
    "failed": ("1 failed", "{n} failed"),
    "held": ("1 sets too many rows aside", "{n} set too many rows aside"),
    "late": ("1 is late", "{n} are late"),
    "empty": ("1 has no rows", "{n} have no rows"),
    "changed": ("1 changed its form", "{n} changed their form"),
    "ended": ("1 ended", "{n} ended"),
}
"""How many sources are in a state, in words."""

COLOURS = {"failed": "red", "held": "red", "late": "yellow", "empty": "yellow", "changed": "yellow", "ok": "green"}


def verdict(found: Sequence[Standing]) -> str:
    """The first line: whether all is well, and what to type where it is not."""
    from reportgen.pipeline.standing import STATES

    if not found:
        return "no source is described: write config/sources.yaml, or `reportgen infer FILE`"
    numbers = {state: sum(each.state == state for each in found) for state in STATES}
    said = [words[numbers[state] > 1].format(n=numbers[state]) for state, words in SAID.items() if numbers[state]]
    head = plural(len(found), "source")
    first = next(each for state in STATES for each in found if each.state == state)
    if first.state in ("ok", "ended"):
        return ", ".join([head, "all is well", *said])
    return f"{head}: {', '.join(said)}" + (f": {way}" if (way := _way_out(first)) else "")


def _way_out(each: Standing) -> str:
    """What to type first about a source."""
    if each.state == "held":
        return f"reportgen rejects {each.source}"
    return f"reportgen pull {each.source}" if each.state == "failed" and each.pull is not None else ""


def table(
    found: Sequence[Standing],
    zone: ZoneInfo,
    now: datetime,
    *,
    files: bool,
    room: int | None,
    paint: Callable[[str, str], str] | None,
) -> Iterator[str]:
    """A line for each source, or for each of its files.

    Args:
        found: the sources.
        zone: the business's zone.
        now: the time.
        files: whether each file has its line.
        room: columns of the terminal; None where there is room for all.
        paint: gives a text the colour of a state; None for none.
    """
    for spare in range(-1, len(SPARE) + 1):
        narrow = spare >= 0
        left_out = {name for name in SPARE[: max(spare, 0)] if not (files and name == "files")}
        rows = [row for each in found for row in _rows(each, zone, now, files=files, narrow=narrow)]
        kept = [at for at, name in enumerate(HEAD) if name not in left_out]
        named = {"files": "file" if files else "files", **({"complete through": "through"} if narrow else {})}
        head = [named.get(HEAD[at], HEAD[at]) for at in kept]
        right = [HEAD[at] in RIGHT and not (files and HEAD[at] == "files") for at in kept]
        shown = layout(head, [[row[at] for at in kept] for row in rows], right)
        if room is None or max(map(width, shown.split("\n"))) <= room:
            break
    for number, line in enumerate(shown.split("\n")):
        state = rows[number - 2][-1] if number > 1 else ""
        yield line[: -len(state)] + paint(state, state) if paint and state and line.endswith(state) else line


def _rows(each: Standing, zone: ZoneInfo, now: datetime, *, files: bool, narrow: bool) -> Iterator[tuple[str, ...]]:
    groups: list[tuple[Part, ...]] = [(part,) for part in each.parts] if files else []
    for group in groups or [each.parts]:
        counts = {count: sum(getattr(part, f"rows_{count}") for part in group) for count in each.rows}
        days = [day for part in group for day in (part.first_day, part.last_day) if day is not None]
        through = "-" if each.through is None else f"{each.through}"
        if each.estimate:
            through = f"≈{through}" if narrow else f"{through} (estimate)"
        yield (
            each.source,
            each.table or "-",
            (group[0].file if group else each.place) if files else f"{len(group):,}" if group else "-",
            *(f"{count:,}" if group else "-" for count in counts.values()),
            *(str(day) for day in ((min(days), max(days)) if days else ("-", "-"))),
            through,
            when(each.read, zone, now, short=narrow),
            each.kind,
            each.state,
        )


def when(instant: datetime | None, zone: ZoneInfo, now: datetime, *, short: bool) -> str:
    """An instant as the business's clocks show it; of a near one the time alone where it is to be `short`."""
    if instant is None:
        return "never"
    here, today = instant.astimezone(zone), now.astimezone(zone).date()
    if not short:
        return f"{here:%Y-%m-%d %H:%M}"
    return f"today {here:%H:%M}" if here.date() == today else f"{here:%Y-%m-%d}"


def matters(each: Standing, zone: ZoneInfo, *, stale: bool = True) -> Iterator[tuple[str, str]]:
    """What is to be known of a source: a sentence, and what to type, "" for nothing; `stale` takes in what `gather` says itself."""
    if each.failed is not None and stale:
        at, what = each.failed
        told = f"{each.source} failed {_at(at, zone)}: {what}" if at else what
        yield told, ""
    rows = each.rows
    if each.state == "held":
        yield (
            f"{each.source}: {rows['rejected']:,} of {rows['read']:,} rows are set aside",
            f"reportgen rejects {each.source}",
        )
    if each.late:
        reach = f"is complete through {each.through}" if each.through else "has no row that counts"
        reports = ", ".join(f"{report} {period}" for report, period in each.late)
        one = len(each.late) == 1
        asks = ("needs" if one else "need") + " more"
        waits = f", and {'goes' if one else 'they go'} out saying so" if each.may_be_late else ""
        yield f"{each.source} {reach}; {reports} {asks}{waits}", ""


def _at(instant: str, zone: ZoneInfo) -> str:
    return f"{datetime.fromisoformat(instant).astimezone(zone):%Y-%m-%d %H:%M}"


def wrapped(sentence: str, command: str, room: int | None) -> Iterator[str]:
    """A matter as lines: the sentence, and what to type below it."""
    yield from textwrap.wrap(
        printable(sentence), min(TEXT, room or TEXT), initial_indent="- ", subsequent_indent="  ", break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
    if command:
        yield f"    {command}"


def pulls(found: Sequence[Standing], zone: ZoneInfo) -> Iterator[str]:
    """Of every API and database: when it was asked last, for which days, and what came."""
    rows = []
    for each in found:
        if each.pull is None and each.kind not in ("api", "sql"):
            continue
        pull = each.pull
        if pull is None:
            rows.append((each.source, each.place, "never", "-", "-", ""))
            continue
        behind = f"{pull.behind:,} added up" if pull.behind is not None else ""
        rows.append(
            (
                each.source,
                each.place,
                _at(pull.at, zone),
                " to ".join(pull.window) or "all",
                f"{pull.records:,}",
                behind,
            )
        )
    if rows:
        yield layout(
            ("pulled", "from", "at", "days", "records", "rows behind"), rows, [False, False, False, False, True, False]
        )
