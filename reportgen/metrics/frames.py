"""The engine's answers as figures: what each measure is in each window, as a whole or for each value of a dimension.

Figures by day are held as `days.Days`, one for each relation and day column, and summed over a window when asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import pairwise
from typing import Any, cast

from reportgen.metrics import by_window, sql
from reportgen.metrics.catalog import MeasureSpec, is_waiting
from reportgen.metrics.days import Days
from reportgen.metrics.settled import Settled
from reportgen.metrics.windows import Window, bounds

Ask = Callable[[str], list[tuple[Any, ...]]]
"""An engine: takes SQL, gives rows."""

WHOLE = ""
"""The member under which the whole is held when nothing is cut; a segment of that name is the rows without a value."""


NOTHING: tuple[float | None, int] = (None, 0)

Ripe = Callable[["Frames"], Collection[Window]]
"""Finds the windows of cohorts that are old enough in what was waited."""


@dataclass
class Frames:
    """All figures of one cut.

    Attributes:
        days: by name of a figure, the days that hold it.
        windows: by measure and window, then by member: value and rows.
        waits: by measure and window, then by member: (days, outcome, cases), as known when the window is seen.
        waited: by measure and member, of the cases that are through: (first day of the stretch, days, cases).
        dimension: what the figures are cut by; None for the whole.
    """

    days: dict[str, Days] = field(default_factory=dict)
    windows: dict[tuple[str, Window], dict[str, tuple[float | None, int]]] = field(default_factory=dict)
    waits: dict[tuple[str, Window], dict[str, list[tuple[float, int, float]]]] = field(default_factory=dict)
    waited: dict[tuple[str, str], list[tuple[date, int, int]]] = field(default_factory=lambda: defaultdict(list))
    dimension: str | None = None
    unrated: dict[str, list[tuple[str, date, date, str]]] = field(default_factory=dict)
    """By name of the figure: member, day of the measure, day of the rate, currency that has none."""
    sums: dict[tuple[str, Window], dict[str, float]] = field(default_factory=dict)
    """What was summed before, by figure and window, then by member."""

    def sum(self, figure: str, window: Window, member: str) -> float:
        """Sum of a figure by day over a window; 0 where there are no rows."""
        return self.sums_of(figure, window).get(member, 0.0)

    def sums_of(self, figure: str, window: Window) -> dict[str, float]:
        """Sums of a figure by day over a window, by member; those without rows are left out."""
        key = (figure, window)
        found = self.sums.get(key)
        if found is None:
            held = self.days.get(figure)
            found = self.sums[key] = held.sums(figure, window) if held else {}
        return found

    def by_day(self, figure: str, window: Window, member: str) -> dict[date, float]:
        """A figure by day within a window, days without rows left out."""
        held = self.days.get(figure)
        return dict(held.values(figure, window, member)) if held else {}

    def gaps(self) -> dict[str, int]:
        """Usual number of days from one day with rows to the next, by relation; the smallest median of its days."""
        found: dict[str, int] = {}
        for name, held in sorted(self.days.items()):
            if not name.startswith("rows|"):
                continue
            relation = name.split("|")[1]
            steps = sorted(after - before for before, after in pairwise(held.known(name)))
            if steps:
                found[relation] = min(steps[(len(steps) - 1) // 2], found.get(relation, steps[-1]))
        return found

    def window(self, measure: str, window: Window, member: str) -> tuple[float | None, int]:
        """Value and rows of a measure that was asked for the window as such."""
        held = self.windows.get((measure, window))
        return NOTHING if held is None else held.get(member, NOTHING)

    def members(self, windows: Collection[Window]) -> tuple[str, ...]:
        """Values of the dimension that have rows in one of the windows, sorted."""
        found: set[str] = set()
        for name, held_days in self.days.items():
            if not name.startswith("rows|"):
                continue
            for window in windows:
                found |= held_days.present(name, window)
        for held_by in (self.windows, self.waits):
            for (_, window), held in held_by.items():
                found |= held.keys() if window in windows else set()
        return tuple(sorted(found))


def ask(
    measures: Collection[MeasureSpec],
    windows: Sequence[Window],
    settled: Settled,
    query: Ask,
    dimension: str | None = None,
    current: Window | None = None,
    rows: Collection[sql.RowSet] = (),
    aged: Sequence[Window] = (),
    ripe: Ripe | None = None,
) -> Frames:
    """Ask an engine for all figures of `measures` in all `windows`: one query per relation and grain.

    Args:
        measures: what is asked for.
        windows: in which; of the cohorts that are old enough too, as far as `ripe` finds them.
        settled: what the relations are made for.
        query: the engine's one method.
        dimension: column to cut by; None for the whole.
        current: the window of which a cut has every day.
        rows: the rows whose number is told.
        aged: the windows in which durations are asked for.
        ripe: from how long the cases that are through had waited, the further windows in which cohorts are needed.
    """
    frames, settled = Frames(dimension=dimension), replace(settled, cut_by=dimension)
    waiting = sorted((m for m in measures if m.mode == "duration"), key=lambda m: m.id)
    edges = bounds(windows)
    if edges and waiting:
        for relation in sorted({measure.relation for measure in waiting}):
            mine = [m for m in waiting if m.relation == relation]
            through = by_window.waited(relation, mine, edges[:-1], edges[-1], settled, sql.Cut(dimension))
            _take_waited(frames, through, query)
        further = ripe(frames) if ripe else ()
        windows, aged = sorted({*windows, *further}), sorted({*aged, *further})
        edges = bounds(windows)
    if not edges:
        return frames
    stretch = sql.Cut()
    if dimension:
        inner = (current.first, current.beyond) if current else (None, None)
        stretch = sql.Cut(dimension, edges[:-1], *inner)
    for relation in sorted({measure.relation for measure in measures}):
        mine = sorted((m for m in measures if m.relation == relation), key=lambda m: m.id)
        # What does not add up is asked for by window; that none of its money is without a rate, by day.
        counted = [m for m in mine if m.mode == "daily" or sql.unrated_name(m)]
        behind = [one for one in rows if one.relation == relation]
        if counted or behind:
            _take_days(frames, sql.daily(relation, counted, behind, edges[0], edges[-1], settled, stretch), query)
            _take_unrated(frames, counted, (edges[0], edges[-1]), settled, query, dimension)
        asked = [m for m in mine if m.mode == "windowed"]
        if asked:
            levels = by_window.windowed(relation, asked, windows, settled, sql.Cut(dimension), noted=True)
            _take_windows(frames, levels, query, windows)
        # What cohorts had waited is told by those that are through, whatever the window.
        waited = [m for m in mine if m.mode == "duration" and not is_waiting(m)]
        if waited and aged:
            _take_waits(frames, by_window.durations(relation, waited, aged, settled, sql.Cut(dimension)), query, aged)
    return frames


def _take_days(frames: Frames, asked: sql.Query, query: Ask) -> None:
    rows = query(asked.sql)
    cut = len(rows[0]) > 2 + max(map(len, asked.branches)) if rows else False
    at = 3 if cut else 2
    for number, names in enumerate(asked.branches):
        mine = ((row[2] if cut else WHOLE, as_day(row[1]), row[at:]) for row in rows if row[0] == number)
        held = Days.of(names, mine)
        frames.days.update(dict.fromkeys(names, held))


def _take_unrated(
    frames: Frames,
    measures: Sequence[MeasureSpec],
    span: tuple[date, date],
    settled: Settled,
    query: Ask,
    dimension: str | None,
) -> None:
    """Which currency has no rate on which day, asked only where there is such a row."""
    for measure in measures:
        name = sql.unrated_name(measure)
        if name and name not in frames.unrated and frames.days[name].total(name) > 0:
            rows = query(sql.unrated(measure, *span, settled, sql.Cut(dimension)))
            frames.unrated[name] = sorted(
                (row[0] if dimension else WHOLE, as_day(row[-3]), as_day(row[-1]), str(row[-2])) for row in rows
            )


def _take_windows(frames: Frames, asked: sql.Query, query: Ask, windows: Sequence[Window]) -> None:
    for row in query(asked.sql):
        branch, window, *member, value, counted = row
        name = asked.branches[branch][0]
        held = frames.windows.setdefault((name, windows[window]), {})
        held[member[0] if member else WHOLE] = (None if value is None else float(value), int(counted or 0))


def _take_waits(frames: Frames, asked: sql.Query, query: Ask, windows: Sequence[Window]) -> None:
    for row in query(asked.sql):
        branch, window, *member, days, outcome, cases = row
        held = frames.waits.setdefault((asked.branches[branch][0], windows[window]), {})
        held.setdefault(member[0] if member else WHOLE, []).append((int(days), int(outcome), int(cases)))
    for held in frames.waits.values():
        for waits in held.values():
            waits.sort()


def _take_waited(frames: Frames, asked: sql.Query, query: Ask) -> None:
    for row in query(asked.sql):
        branch, day, *member, days, cases = row
        key = (asked.branches[branch][0], member[0] if member else WHOLE)
        frames.waited[key].append((as_day(day), int(days), int(cases)))


def as_day(value: Any) -> date:
    """A day as an engine gives it: a date, or a time stamp at midnight."""
    return value.date() if isinstance(value, datetime) else cast("date", value)


def median_days(waits: Collection[tuple[int, int]]) -> float | None:
    """Median of (days, cases)."""
    total = sum(cases for _, cases in waits)
    if not total:
        return None
    middle, seen = (total - 1) / 2, 0
    found: list[int] = []
    for days, cases in sorted(waits):
        found += [days for rank in (int(middle), int(middle + 0.5)) if seen <= rank < seen + cases]
        seen += cases
    return sum(found) / len(found)
