"""Whether the data cover a window: whether they reach back to its first day, and whether a source ended before its last one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from reportgen.metrics.catalog import MeasureSpec
from reportgen.metrics.settled import TABLES_OF
from reportgen.metrics.windows import Window
from reportgen.periods import DAY
from reportgen.tables import Part

USUAL_GAP = 7
"""Days at the beginning of a window that may be without rows though the data cover it: a weekend, a holiday, a slow week."""

BY_MONTH = frozenset({"costs", "spending"})
"""Relations whose rows are months: a row of any day covers its month."""


def covers(
    measures: Iterable[MeasureSpec],
    window: Window,
    spans: Mapping[str, tuple[date, date]],
    gaps: Mapping[str, int],
) -> bool:
    """Whether the data reach back to a window's first day, but for a gap such as they usually have; else they are a part of it.

    Levels need no more than their last value.

    Args:
        measures: what is compared.
        window: the days it is compared over.
        spans: first and last day of the data, by relation.
        gaps: usual number of days from one day with rows to the next, by relation.
    """
    for measure in measures:
        span = spans.get(measure.relation)
        if span is None or measure.block.last or measure.block.until:
            continue
        by_month = measure.relation in BY_MONTH
        first = span[0].replace(day=1) if by_month else span[0]
        usual = USUAL_GAP if by_month else max(USUAL_GAP, gaps.get(measure.relation, 1) - 1)
        if (first - window.first).days > usual:
            return False
    return True


class Reach(NamedTuple):
    """How far one source's data reach: its name, and the day through which it is complete."""

    source: str
    through: date

    def ends_within(self, window: Window) -> bool:
        """Whether days of the window lie after its end."""
        return self.through < window.beyond - DAY


def reaches(parts: Sequence[Part], relations: Iterable[str]) -> dict[str, tuple[Reach, ...]]:
    """How far each source reaches, by relation, sorted by its name; those of which nobody says so are left out.

    Spending stands on the costs: the ad platforms only stand in for them.
    """
    through: dict[tuple[str, str], date] = {}
    for part in parts:
        if part.complete_through is not None and part.first_day is not None:
            key = (part.table, part.source)
            through[key] = max(part.complete_through, through.get(key, part.complete_through))
    found: dict[str, tuple[Reach, ...]] = {}
    for relation in sorted(set(relations)):
        tables = ("costs",) if relation == "spending" else _tables(relation)
        found[relation] = tuple(
            Reach(source, day) for (table, source), day in sorted(through.items()) if table in tables
        )
    return found


def _tables(relation: str) -> tuple[str, ...]:
    return TABLES_OF.get(relation, (relation,))


def lumped(parts: Sequence[Part], relations: Iterable[str]) -> dict[str, tuple[tuple[date, date], ...]]:
    """The stretches of days of which only one total is known, first and last, by relation; relations without any are left out."""
    found = {
        relation: tuple(sorted({lump for part in parts if part.table in _tables(relation) for lump in part.lumps}))
        for relation in sorted(set(relations))
    }
    return {relation: lumps for relation, lumps in found.items() if lumps}


def first_days(parts: Sequence[Part]) -> dict[str, date]:
    """The first day of each table, by its own day column: what happened to a row later can only lie after it."""
    found: dict[str, date] = {}
    for part in parts:
        if part.first_day is not None:
            found[part.table] = min(part.first_day, found.get(part.table, part.first_day))
    return found
