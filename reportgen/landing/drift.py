"""What changed in how a source delivers: columns that appeared, went or were renamed, and far more or fewer rows than usual.

A file is compared with what it was when it was last read; the newest of several with the one before it. The order of columns is
no drift: they are taken by name. A column that the contract names and that is gone is no drift either but an error, told where the
header is read.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

USUAL_FROM = 3
"""So many files make a usual number of rows."""
FEW, MANY = 0.5, 2.0
"""Fewer or more than these times the usual are worth a note."""
FEWEST = 20
"""Of smaller numbers a half or a double says nothing."""


@dataclass(frozen=True)
class Delivered:
    """What a file held.

    Attributes:
        file: its name.
        header: its columns.
        rows: its records.
    """

    file: str
    header: tuple[str, ...]
    rows: int


Said = tuple[str, str, int]
"""Code of a note, its sentence, and how many rows it is about."""


def since_last(before: Delivered, now: Delivered) -> Iterator[Said]:
    """What changed in one file since it was last read."""
    yield from columns(before.header, now.header)
    if before.rows >= FEWEST and now.rows < FEW * before.rows:
        yield "fewer_rows", f"holds {now.rows:,} rows and held {before.rows:,} when it was last read", now.rows


def against_usual(earlier: Sequence[Delivered], newest: Delivered) -> Iterator[Said]:
    """How the newest file of a source differs from those before it."""
    if not earlier:
        return
    yield from columns(earlier[-1].header, newest.header, f" since '{earlier[-1].file}'")
    if len(earlier) < USUAL_FROM:
        return
    usual = statistics.median(each.rows for each in earlier)
    if max(usual, newest.rows) >= FEWEST and not FEW * usual <= newest.rows <= MANY * usual:
        code = "fewer_rows" if newest.rows < usual else "more_rows"
        yield code, f"holds {newest.rows:,} rows where the files of this source usually hold {usual:,.0f}", newest.rows


def columns(before: Sequence[str], now: Sequence[str], since: str = "") -> Iterator[Said]:
    """Columns that appeared, went, or seem to have a new name."""
    new, lost = sorted(set(now) - set(before)), sorted(set(before) - set(now))
    renamed: list[str] = []
    for name in list(lost):
        lowered = {each.lower(): each for each in new}
        near = get_close_matches(name.lower(), list(lowered), n=1, cutoff=0.6)
        if near:
            renamed.append(f"'{name}' to '{lowered[near[0]]}'")
            lost.remove(name)
            new.remove(lowered[near[0]])
    if renamed:
        yield "renamed_columns", f"columns seem to be renamed{since}: {', '.join(renamed)}", 0
    if new:
        yield "new_columns", f"columns appeared{since}: {', '.join(new)}", 0
    if lost:
        yield "lost_columns", f"columns are gone{since}: {', '.join(lost)}", 0
