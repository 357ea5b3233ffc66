"""A report of a part without its small groups: which they are is asked of the data, what follows of it is done to its figures.

The rows of a small group are never told apart: the segments that are pooled are computed again as one, from their rows, so that
a median or a rate of the pool is as right as any other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen import privacy
from reportgen.metrics import relations, windows
from reportgen.metrics.portable import quote
from reportgen.metrics.settled import Settled, available
from reportgen.pipeline.inputs import Inputs
from reportgen.pipeline.kpis import catalog, figures, holidays
from reportgen.pipeline.order import Order
from reportgen.privacy import NOW, POOLED, PREVIOUS, YEAR_AGO, YEAR_TO_DATE, Counts
from reportgen.quantities import Missing, Unit

if TYPE_CHECKING:
    from reportgen.assemble import Evidence
    from reportgen.metrics.catalog import MeasureSpec
    from reportgen.metrics.scoreboard import Reading, Scoreboard
    from reportgen.metrics.windows import Plan, Window
    from reportgen.project import Project

PERSONS = frozenset({"leads", "deals", "customers", "surveys", "orders"})
"""Relations of which a row is a person, or something a person did alone."""


def protects(project: Project, order: Order) -> bool:
    """Whether a report may tell nothing of small groups."""
    return bool(order.only) and project.delivery.min_group > 1


def guarded(project: Project, inputs: Inputs, order: Order, board: Scoreboard) -> Scoreboard:
    """The figures of a part, without those that rest on too few cases.

    Args:
        project: as narrowed.
        inputs: likewise.
        order: what is wanted.
        board: its figures.
    """
    k = project.delivery.min_group
    plan = _plan(project, order)
    named = _named(plan)
    measures = _persons(project, {reading.kpi for reading in board.readings})
    few: dict[str, set[str]] = {}
    for (measure, window, _), cases in _counts(project, inputs, order, measures, list(named), ()).items():
        if 0 < cases < k:
            few.setdefault(measure, set()).update(named[window])
    known = catalog(project)
    for each in board.readings:
        if (counted := _counted_by(project, each)) is not None:
            few.setdefault(counted.id, set()).update(name for name, n in _told(each).items() if 0 < n < k)
    readings = [
        privacy.withhold(each, {name for one in known.measures_of(each.kpi) for name in few.get(one.id, ())}, k)
        for each in board.readings
    ]
    notes = {name: number for name, number in board.notes.items() if not 0 < number < k}
    return replace(board, readings=tuple(readings), notes=notes)


def pooled(project: Project, inputs: Inputs, order: Order, board: Scoreboard, known: Evidence) -> Evidence:
    """The evidence of a part, its small segments pooled.

    Args:
        project: as narrowed.
        inputs: likewise.
        order: what is wanted.
        board: its figures, as guarded.
        known: the evidence.
    """
    gone = {each.kpi for each in board.readings if _withheld(each, NOW)}
    shown = [each for each in known.segments if each.kpi not in gone]
    cuts: dict[str, dict[str, None]] = {}
    for each in shown:
        cuts.setdefault((each.by or ("", ""))[0], {})[each.kpi] = None
    tables = [*_tables(project, inputs, order, cuts), *_shown(project, shown)]
    hidden = privacy.pools(tables, project.delivery.min_group)
    left = [each for each in shown if (each.by or ("", ""))[1] not in hidden.get((each.by or ("", ""))[0], ())]
    for dimension, small in hidden.items():
        left += _together(project, inputs, order, tuple(cuts[dimension]), dimension, sorted(small))
    wholes = {(each.kpi, each.view): each for each in board.readings}
    segments = tuple(_as_whole(each, wholes.get((each.kpi, each.view)), project.delivery.min_group) for each in left)
    daily = {
        name: days for name, days in known.daily.items() if not any(_touched(each, name) for each in board.readings)
    }
    return replace(known, segments=segments, daily=daily)


def _counted_by(project: Project, reading: Reading) -> MeasureSpec | None:
    """The measure of persons that a reading is the number of; None where it is something else."""
    measures = catalog(project).measures_of(reading.kpi)
    plain = reading.kind == "count" and reading.unit is Unit.COUNT and len(measures) == 1
    return measures[0] if plain and measures[0].relation in PERSONS else None


def _told(reading: Reading) -> dict[str, float]:
    """The values of a reading by the names of their windows."""
    found = {name: getattr(reading, name) for name in (NOW, PREVIOUS, YEAR_AGO, YEAR_TO_DATE)}
    found |= {period.id: value for period, value in reading.history}
    return {name: value for name, value in found.items() if value is not None}


def _as_whole(segment: Reading, whole: Reading | None, k: int) -> Reading:
    """A segment without what is withheld of the whole, and without what nobody counted: its year and its history."""
    gone = [name for name in (PREVIOUS, YEAR_AGO) if whole is not None and _withheld(whole, name)]
    return replace(privacy.withhold(segment, [*gone, YEAR_TO_DATE], k), history=())


def _touched(reading: Reading, name: str) -> bool:
    return reading.kpi == name and any(_withheld(reading, window) for window in (NOW, YEAR_TO_DATE))


def _withheld(reading: Reading, name: str) -> bool:
    why: Missing | None = reading.why(name)
    return why is not None and why.reason == "withheld"


def _together(
    project: Project, inputs: Inputs, order: Order, kpis: Sequence[str], dimension: str, segments: Sequence[str]
) -> Iterator[Reading]:
    """The figures of several segments as one."""
    only = tuple(sorted({**dict(inputs.only), dimension: tuple(segments)}.items()))
    for each in figures(project, inputs.narrowed(only), order.period, order.as_of, kpis).readings:
        if each.value is not None or each.year_ago is not None:
            yield replace(each, by=(dimension, POOLED), target=None, benchmark=None)


def _tables(project: Project, inputs: Inputs, order: Order, cuts: dict[str, dict[str, None]]) -> Iterator[Counts]:
    """How many cases each segment stands on, of every measure of persons, in each window that is shown of it."""
    plan = _plan(project, order)
    shown = [window for window in (plan.current, plan.previous, plan.year_ago) if window is not None]
    known = catalog(project)
    by: dict[tuple[str, ...], list[MeasureSpec]] = {}
    for measure in _persons(project, {kpi for kpis in cuts.values() for kpi in kpis}):
        mine = tuple(name for name, kpis in cuts.items() if any(measure in known.measures_of(kpi) for kpi in kpis))
        by.setdefault(mine, []).append(measure)
    for mine, measures in by.items():
        counts = _counts(project, inputs, order, measures, shown, mine)
        for measure in measures:
            for window in shown:
                cells = {key: cases for (one, of, key), cases in counts.items() if (one, of) == (measure.id, window)}
                yield Counts(mine, {key: cases for key, cases in cells.items() if cases})


def _shown(project: Project, segments: Sequence[Reading]) -> Iterator[Counts]:
    """The same as the readings themselves say it, for what is counted in a way of its own."""
    found: dict[tuple[str, str, str], dict[tuple[str, ...], int]] = {}
    for each in segments:
        if each.by is not None and _counted_by(project, each) is not None:
            for name, value in _told(each).items():
                if name in (NOW, PREVIOUS, YEAR_AGO) and value:
                    found.setdefault((each.kpi, each.by[0], name), {})[each.by[1],] = round(value)
    for (_, dimension, _), cells in sorted(found.items()):
        yield Counts((dimension,), cells)


def _plan(project: Project, order: Order) -> Plan:
    return windows.plan(order.period, order.as_of, holidays(project, min(order.as_of, order.period.last)))


def _named(plan: Plan) -> dict[Window, set[str]]:
    """The windows of a reading and what they are called in it."""
    found: dict[Window, set[str]] = {}
    named = (
        (NOW, plan.current),
        (PREVIOUS, plan.previous),
        (YEAR_AGO, plan.year_ago),
        (YEAR_TO_DATE, plan.year_to_date),
    )
    past = ((period.id, window) for period, window in plan.history)
    for name, window in (*named, *past):
        if window is not None:
            found.setdefault(window, set()).add(name)
    return found


def _persons(project: Project, kpis: Collection[str]) -> list[MeasureSpec]:
    known = catalog(project)
    found = {one.id: one for kpi in sorted(kpis) for one in known.measures_of(kpi) if one.relation in PERSONS}
    return list(found.values())


def _counts(
    project: Project,
    inputs: Inputs,
    order: Order,
    measures: Sequence[MeasureSpec],
    shown: Sequence[Window],
    by: Sequence[str],
) -> dict[tuple[str, Window, tuple[str, ...]], int]:
    """Cases by measure, window and segments; of a measure that cannot be computed there are none."""
    from reportgen.engine import fed_columns

    settled = Settled.of(fed_columns(inputs.parts), project.business, order.as_of, inputs.only)
    alike: dict[tuple[str, str, bool], list[MeasureSpec]] = {}
    for one in measures:
        have = available(one.relation, settled)
        if shown and have is not None and {*one.columns, *by} <= have:
            alike.setdefault((one.relation, one.day, bool(one.block.until or one.block.last)), []).append(one)
    found: dict[tuple[str, Window, tuple[str, ...]], int] = {}
    for (relation, day, standing), mine in alike.items():
        cases = {_cases(one): None for one in mine}
        columns = {column for one in mine for column in one.columns}
        question = _question(relation, day, standing, list(cases), shown, [*by], columns, settled)
        for at, *told in inputs.engine.query(question):
            counted = dict(zip(cases, told[len(by) :], strict=True))
            for one in mine:
                found[one.id, shown[at], tuple(told[: len(by)])] = int(counted[_cases(one)])
    return found


def _cases(measure: MeasureSpec) -> str:
    """How the cases of a measure are counted: its rows, or who they are of."""
    block = measure.block
    counted = f"count(distinct {quote(block.per)})" if block.per else "count(*)"
    conditions = [f"({measure.where})"] if measure.where else []
    conditions += [f"{quote(block.reached)} <= _seen"] if block.reached else []
    conditions += [f"({quote(block.ends)} is null or {quote(block.ends)} >= _beyond)"] if block.ends else []
    return f"{counted} filter (where {' and '.join(conditions)})" if conditions else counted


def _question(
    relation: str,
    day: str,
    standing: bool,
    cases: Sequence[str],
    shown: Sequence[Window],
    by: Sequence[str],
    columns: Collection[str],
    settled: Settled,
) -> str:
    listed = "\n  union all\n".join(
        f"  select {at} as _w, date '{one.first}' as _first, date '{one.beyond}' as _beyond, date '{one.seen}' as _seen"
        for at, one in enumerate(shown)
    )
    span = f"{quote(day)} < _beyond" + ("" if standing else f" and {quote(day)} >= _first")
    keys = ", ".join(["_w", *(f"coalesce({quote(name)}, '')" for name in by)])
    tables = relations.common_tables([relation], settled, [*sorted(columns), *by])
    return (
        f"with {tables},\nwindows as (\n{listed}\n)\nselect {keys}, {', '.join(cases)}\n"
        f"from {relation} join windows on {span}\ngroup by {keys}"
    )
