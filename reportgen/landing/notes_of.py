"""What the owner of a source should know of what came in, and that stops nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.landing.duplicates import Replaced
from reportgen.tables import Part


@dataclass(frozen=True)
class Note:
    """Something about a source that its owner should know and that stops nothing.

    Attributes:
        source: its name.
        file: the file it is about.
        code: `identical`, `overlap`, `repeated_key`, `repeated_id`, `new_columns`, `lost_columns`, `renamed_columns`, `fewer_rows`,
            `more_rows`, `lumps`, `undelivered`, `own_total`, `likely_double`, `warned`, `no_rows`, `repeated_rows`,
            `cut_off`, `far_off`, `called_total`, `unknown_channels`, `leaping_rate`.
        what: one sentence without a full stop.
        rows: how many rows it is about.
    """

    source: str
    file: str
    code: str
    what: str
    rows: int = 0


def lacking(part: Part) -> Note:
    """The note on a number that a file does not deliver."""
    what = f"does not say {' and '.join(part.undelivered)}, so that nothing of table {part.table} that needs it is measured"
    return Note(part.source, part.file, "undelivered", what, part.rows_used)


def lumped(part: Part) -> Note:
    """The note on figures that stand for more than a day."""
    (first, last), more = part.lumps[0], len(part.lumps) - 1
    others = f", and {more} more such stretches" if more > 1 else ", and 1 more such stretch" if more else ""
    what = f"holds one total for {first} to {last}{others}; it counts only in periods that hold all of it"
    return Note(part.source, part.file, "lumps", what, part.rows_used)


def replaced(parts: Sequence[Part], said: Sequence[Replaced]) -> Iterator[Note]:
    """Which files another replaces, for what days; of several for the same days the last one counts."""
    rows = {part.file: part.rows_duplicate for part in parts}
    counting = {(note.file, note.code, note.days): note for note in said}
    for note in counting.values():
        if note.code == "identical":
            what = f"has the same bytes as '{note.by}' and counts as its duplicate"
        else:
            first, last = note.days or ("", "")
            what = f"'{note.by}' replaces {first} to {last}"
        yield Note(parts[0].source, note.file, note.code, what, rows[note.file])


def repeated(parts: Sequence[Part], conditions: Sequence[str]) -> Iterator[Note]:
    """How many rows a later row of the same key replaces."""
    for part, condition in zip(parts, conditions, strict=True):
        if part.rows_duplicate and not condition:
            rows = "1 row is" if part.rows_duplicate == 1 else f"{part.rows_duplicate} rows are"
            what = f"{rows} replaced by a later row of the same key"
            yield Note(part.source, part.file, "repeated_key", what, part.rows_duplicate)
