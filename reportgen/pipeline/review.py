"""What is read for the review of the last quarter's focus areas: their KPIs in six quarters, each seen as long after its end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from reportgen.errors import UsageError
from reportgen.findings import Memory, Reviewed, review
from reportgen.findings.moved import QUARTERS, Quarters
from reportgen.findings.review import Key, due_back, wanted
from reportgen.pipeline.inputs import Inputs, spans
from reportgen.pipeline.kpis import catalog, holidays, whole

if TYPE_CHECKING:
    from reportgen.findings import FocusArea
    from reportgen.metrics.scoreboard import Reading
    from reportgen.periods import Period
    from reportgen.project import Project


def reviewed(project: Project, inputs: Inputs, quarter: Period, as_of: date, memory: Memory) -> tuple[Reviewed, ...]:
    """What became of the focus areas of the quarter before; nothing is read where there are none.

    Args:
        project: as configured.
        inputs: what was read.
        quarter: the one after that in which they were found.
        as_of: the last day that is known.
        memory: holds the areas.
    """
    areas = due_back(memory.areas, quarter)
    if not areas:
        return ()
    seen = quarters(project, inputs, areas, quarter, as_of)
    return tuple(review.reviewed(each, seen, quarter, as_of, project.changes) for each in areas)


def quarters(
    project: Project, inputs: Inputs, areas: Sequence[FocusArea], quarter: Period, as_of: date
) -> dict[Key, Quarters]:
    """The KPIs of areas in the quarter, the one before, and the four before that.

    A cohort ripens: each quarter is seen as many days after its end as this one is, so that like is compared with like.
    """
    known = catalog(project).kpis
    keys = tuple(dict.fromkeys(key for each in areas for key in wanted(each) if key[0] in known))
    if not keys:
        return {}
    first = min((day for day, _ in spans(inputs).values()), default=quarter.start)
    after = as_of - quarter.last
    held = dict(inputs.wholes)  # six more periods must not push out the one that the report itself is made of
    found: list[dict[Key, Reading]] = []
    for back in range(QUARTERS + 2):
        period = quarter.shift(-back)
        begun = period.start >= first or back == 0
        found.append(_readings(project, inputs, period, min(as_of, period.last + after), keys) if begun else {})
    inputs.wholes.clear()
    inputs.wholes.update(held)
    days = _business_days(project, quarter, as_of, [each for one in found for each in one.values()])
    return {
        key: Quarters(
            found[0][key], found[1].get(key), tuple(each[key] for each in reversed(found[2:]) if key in each), days
        )
        for key in keys
        if key in found[0]
    }


def _readings(project: Project, inputs: Inputs, period: Period, as_of: date, keys: Sequence[Key]) -> dict[Key, Reading]:
    """The readings of a quarter by key, in their main views; a segment that a KPI is not cut by is left to the whole."""
    board = whole(project, inputs, period, as_of, tuple(sorted({kpi for kpi, _ in keys})))
    views = {kpi: spec.views[0][0] for kpi, spec in catalog(project).kpis.items()}
    read = {(one.kpi, one.by): one for one in board.readings if one.view == views[one.kpi]}
    cut: set[tuple[str, str]] = set()
    for dimension in sorted({by[0] for _, by in keys if by is not None}):
        of = tuple(sorted({kpi for kpi, by in keys if by is not None and by[0] == dimension}))
        try:
            segments = board.cut(of, dimension)
        except UsageError:
            continue  # no table has this column any more
        cut |= {(one.kpi, dimension) for one in segments}
        read |= {(one.kpi, one.by): one for one in segments if one.view == views[one.kpi]}
    found = {}
    for kpi, by in keys:
        reading = read.get((kpi, by))
        if reading is None and by is not None and (kpi, by[0]) not in cut:
            reading = read.get((kpi, None))
        if reading is not None:
            found[kpi, by] = reading
    return found


def _business_days(project: Project, quarter: Period, as_of: date, readings: Iterable[Reading]) -> Mapping[Period, int]:
    """Business days of every quarter and month that is spoken of."""
    off = holidays(project, as_of)
    periods = (
        {each.period for each in readings} | {period for each in readings for period, _ in each.history} | {quarter}
    )
    return {period: period.business_days(off) for period in sorted(periods, key=lambda each: (each.start, each.end))}
