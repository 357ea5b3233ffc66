"""From when on a figure runs on another level, and what was changed near it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING
from zlib import crc32

from reportgen.periods import DAY, Grain, Period, month_of
from reportgen.pipeline.inputs import Inputs, spans
from reportgen.pipeline.kpis import catalog, holidays
from reportgen.quantities import Unit

if TYPE_CHECKING:
    from reportgen.changes import Change
    from reportgen.metrics.counted import Tally
    from reportgen.planning.changepoints import Point
    from reportgen.planning.moments import Contrast, Moment
    from reportgen.project import Project

Days = tuple[date, date]
"""First day, and the day after the last one."""

USUAL = ("channel", "device", "landing_page", "campaign", "country", "product", "persona")
"""Dimensions that are tried where none is asked for, beside those a KPI is usually cut by."""
LONGEST = 91
"""Days before and after a change that are compared, at most."""
RECENT = 366
"""Days before the end of a period from which on a change is one of that report."""
MONTHS = 60
"""Months that are searched for change points, at most."""


def moments(
    project: Project, inputs: Inputs, kpi: str, today: date, period: Period
) -> tuple[Period | None, tuple[Moment, ...]]:
    """The months that were searched up to the period's end, and what was found in them."""
    from reportgen.planning.changepoints import change_points, usable
    from reportgen.planning.moments import Beside, Moment, near

    points = usable(_series(project, inputs, kpi, min(today, period.last)))
    if not points:
        return None, ()
    tables = _tables(project, kpi)
    entries = _concerning(project, kpi, tables, min(today, period.last))
    found = change_points(points, seed=crc32(f"{kpi}|{points[-1].period.id}|{inputs.only}".encode()))
    told = tuple(
        Moment(
            point,
            tuple(
                Beside(entry, _contrast(project, inputs, kpi, entry, min(today, period.last)))
                for entry in near(point, entries)
            ),
        )
        for point in found
    )
    first, last = points[0].period, points[-1].period
    return Period(first.start, last.end, Grain.RANGE, first.fiscal_month), told


def moments_named(project: Project, inputs: Inputs, today: date, period: Period) -> dict[str, tuple[Moment, ...]]:
    """The change points of every measure that an entry of the change log of the last year names; those without any left out."""
    until = min(today, period.last)
    recent = [entry for entry in project.changes if 0 <= (until - entry.date).days <= RECENT]
    named = sorted({kpi for entry in recent for kpi in entry.kpis if kpi in catalog(project).kpis})
    found = {kpi: moments(project, inputs, kpi, today, period)[1] for kpi in named}
    return {kpi: told for kpi, told in found.items() if told}


def _series(project: Project, inputs: Inputs, kpi: str, until: date) -> list[Point]:
    """A measure's whole months up to a day, from the first that all its tables reach."""
    from reportgen.planning.changepoints import Point

    spec, reach = catalog(project).kpis[kpi], spans(inputs)
    mine = [reach[table] for table in _tables(project, kpi) if table in reach]
    if spec.kind in ("level", "duration", "score") or (spec.kind == "count" and spec.unit is Unit.MONEY) or not mine:
        return []
    first, last = max(days[0] for days in mine), min(until, *(days[1] for days in mine))
    month, months = month_of(last + DAY), list[Period]()
    while len(months) < MONTHS and (month := month.previous()).start >= first:
        months.append(month)
    months.reverse()
    found = counted(project, inputs, kpi, [(each.start, each.end) for each in months], until) if months else None
    off = holidays(project, until)
    points = []
    for each in months if found else ():
        tally = (found or {})[each.start, each.end][""]
        exposure = tally.below if tally.below is not None else float(each.business_days(off))
        points.append(Point(each, tally.above, exposure))
    return points


def _tables(project: Project, kpi: str) -> frozenset[str]:
    from reportgen.metrics.settled import TABLES_OF

    relations = {measure.relation for measure in catalog(project).measures_of(kpi)}
    return frozenset(table for relation in relations for table in TABLES_OF.get(relation, (relation,)))


def _concerning(project: Project, kpi: str, tables: Collection[str], until: date) -> list[Change]:
    from reportgen.planning.moments import concerns

    return [entry for entry in project.changes if entry.date <= until and concerns(entry, kpi, tables)]


def _contrast(project: Project, inputs: Inputs, kpi: str, entry: Change, until: date) -> Contrast | None:
    """The segments an entry touched against the others, as long before it as after, in the first dimension that knows them."""
    from reportgen.planning.drivers import Cases
    from reportgen.planning.moments import contrast, touched

    days = min((until - entry.date).days + 1, LONGEST)
    if not entry.where or days < 1:
        return None
    length = timedelta(days=days)
    sides: tuple[Days, Days] = (entry.date - length, entry.date), (entry.date, entry.date + length)
    for name in dict.fromkeys(("element", *dimensions(project, inputs, kpi, until))):
        if not can_cut(project, inputs, kpi, until, name):
            continue
        cut = counted(project, inputs, kpi, sides, until, name)
        mine = touched(entry.where, cut[sides[1]]) if cut else ()
        if cut is None or not mine:
            continue
        then, now = (
            {
                segment: Cases(each.above, float(days) if each.below is None else each.below)
                for segment, each in cut[side].items()
            }
            for side in sides
        )
        return contrast(name, mine, then, now)
    return None


# what a KPI was counted from


def counted(
    project: Project, inputs: Inputs, kpi: str, windows: Sequence[Days], today: date, by: str | None = None
) -> dict[Days, dict[str, Tally]] | None:
    """What a KPI was counted from in each window, by segment; None where it cannot be said."""
    from reportgen.engine import fed_columns
    from reportgen.metrics.counted import tallies

    return tallies(
        catalog(project), kpi, inputs.engine.query, fed_columns(inputs.parts), project.business, windows, today, by,
        inputs.only,
    )  # fmt: skip


def can_cut(project: Project, inputs: Inputs, kpi: str, today: date, by: str) -> bool:
    """Whether every table the KPI is made of has the dimension, and the filter leaves it open."""
    from reportgen.engine import fed_columns
    from reportgen.metrics import needs
    from reportgen.metrics.settled import Settled

    settled = Settled.of(fed_columns(inputs.parts), project.business, today, inputs.only)
    return by not in dict(inputs.only) and needs.can_cut(catalog(project), kpi, by, settled)


def dimensions(project: Project, inputs: Inputs, kpi: str, today: date) -> tuple[str, ...]:
    """The dimensions by which a KPI can be cut with what is fed, of those that are usual."""
    wanted = dict.fromkeys((*catalog(project).kpis[kpi].block.by, *USUAL))
    return tuple(name for name in wanted if can_cut(project, inputs, kpi, today, name))
