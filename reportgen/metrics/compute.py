"""From the catalogue to the scoreboard: every KPI of a period with all it is compared with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from reportgen.business import Business
from reportgen.metrics import blame, frames, needs, personas, sql, windows
from reportgen.metrics.catalog import Catalog, MeasureSpec
from reportgen.metrics.coverage import Reach, first_days, lumped, reaches
from reportgen.metrics.figures import Figures
from reportgen.metrics.frames import WHOLE, Ask
from reportgen.metrics.reader import Reader
from reportgen.metrics.rest import against_rest
from reportgen.metrics.scoreboard import Reading, Scoreboard
from reportgen.metrics.settled import TABLES_OF, Only, Settled, available, unfiltered
from reportgen.metrics.targets import Targets
from reportgen.metrics.windows import Plan
from reportgen.periods import Period
from reportgen.tables import Part


@dataclass(frozen=True, eq=False)
class Whole:
    """The whole of a period, read once: its readings, and what every cut of it is read with.

    Attributes:
        catalog: the KPIs.
        query: the engine's one method.
        settled: what the relations are made for.
        plan: the windows.
        answers: the engine's, for the whole.
        figures: makes the figures of a cut out of its frames, its settings and the sources that feed its members.
        reader: makes a reader out of the figures of a cut and the values of the whole.
        ends: how far the sources reach, of the relations of which one ended before the period does.
        dense: tables in which a stretch without rows is missing, not zero.
        parts: what was read.
        readings: of the whole.
    """

    catalog: Catalog
    query: Ask
    settled: Settled
    plan: Plan
    answers: frames.Frames
    figures: Callable[[frames.Frames, Settled, Mapping[tuple[str, str], frozenset[str]]], Figures]
    reader: Callable[[Figures, Mapping[tuple[str, str], float | None]], Reader]
    ends: Mapping[str, tuple[Reach, ...]]
    dense: Collection[str]
    parts: Sequence[Part]
    readings: tuple[Reading, ...]
    _cuts: dict[tuple[tuple[str, ...], str], tuple[Reading, ...]] = field(default_factory=dict, repr=False)

    def board(self, period: Period, further: Sequence[Reading] = ()) -> Scoreboard:
        """The readings of the whole, and further ones, with what is noted beside them."""
        readings = (*self.readings, *further)
        notes = {**_notes(self.answers, self.plan), **_counted_for_several(self.catalog, readings)}
        settled = self.settled
        return Scoreboard(period, settled.as_of, readings, tuple(self.parts), notes, settled.only)

    def cut(self, wanted: Iterable[str], by: str) -> tuple[Reading, ...]:
        """The readings of each value of a dimension, of those KPIs whose tables all have it; read once.

        Args:
            wanted: ids of KPIs of the whole, in any order.
            by: the dimension.

        Raises:
            UsageError: there is no such dimension.
        """
        key = (tuple(sorted(set(wanted))), by)
        if key not in self._cuts:
            needs.check_dimension(by, self.settled)
            self._cuts[key] = (
                tuple(self._segments(needs.ordered(self.catalog, key[0]), by)) if self.plan.current else ()
            )
        return self._cuts[key]

    def _segments(self, ids: Sequence[str], by: str) -> Iterator[Reading]:
        catalog, plan, apart, now = self.catalog, self.plan, self.settled, self.plan.current
        if by in personas.DIMENSIONS:
            relations = {measure.relation for measure in needs.measures_of(catalog, ids, apart)}
            apart = personas.read(replace(apart, split=True), self.query, relations)
        cut = [kpi for kpi in ids if needs.can_cut(catalog, kpi, by, apart)]
        mine = tuple(
            one for one in needs.measures_of(catalog, cut, apart) if by in (available(one.relation, apart) or ())
        )
        every, ripe = needs.windows_of(catalog, ids, plan, self.settled), needs.ripe_windows(catalog, cut, plan, apart)
        rows = needs.rows_behind(catalog, cut, apart, self.dense)
        found = frames.ask(mine, every, apart, self.query, by, now, rows, plan.aged, ripe)
        fed_by = _fed_by({one.relation for one in mine} & set(self.ends), by, self.parts, apart, self.query)
        wholes = {(one.kpi, one.view): one for one in self.readings}
        totals = {key: one.value for key, one in wholes.items()}
        reader = self.reader(self.figures(found, apart, fed_by), totals)
        compared = [window for window in (now, plan.previous, plan.year_ago) if window is not None]
        planned = self.settled.personas if by in personas.DIMENSIONS else ()
        members = tuple(sorted({*found.members(compared), *planned}))
        for kpi in cut:
            is_count = catalog.kpis[kpi].kind == "count"
            shown = [one for one in members if reader.has_rows(kpi, compared, one) or (one in planned and is_count)]
            segments = [one for member in shown for one in reader.readings(kpi, by, member)]
            for view in dict.fromkeys(one.view for one in segments):
                of_view = [one for one in segments if one.view == view]
                marked = iter(against_rest(wholes[kpi, view], of_view))
                segments = [next(marked) if one.view == view else one for one in segments]
            yield from segments


def read(
    catalog: Catalog,
    wanted: Sequence[str],
    query: Ask,
    fed: Mapping[str, frozenset[str]],
    spans: Mapping[str, tuple[date, date]],
    period: Period,
    as_of: date,
    business: Business,
    holidays: Collection[date] = frozenset(),
    targets: Targets | None = None,
    *,
    parts: Sequence[Part] = (),
    dense: Collection[str] = (),
    tolerance: Callable[[str], float] = lambda _: 0.02,
    only: Only = (),
    benchmark: Callable[[str, tuple[str, str] | None], tuple[float, float, str] | None] = lambda *_: None,
) -> Whole:
    """The whole of a period, of which cuts can be read.

    Args:
        catalog: the KPIs.
        wanted: ids, in any order; all of the catalogue when empty.
        query: the engine's one method; asked once per relation and grain.
        fed: the columns that are fed, by table.
        spans: first and last day of the data, by table.
        period: whole; figures are to date while it is running.
        as_of: the last day that is known.
        business: currency, stages, fiscal year, margins.
        holidays: days that are no business days.
        targets: from table, plan and ladder.
        parts: passed through to the scoreboard.
        dense: tables in which a stretch without rows is missing, not zero.
        tolerance: of a KPI's plan, as a fraction.
        only: the filter that all rows go through; what cannot be filtered is missing.
        benchmark: low, high and origin of the business's own benchmark of a KPI or of one of its segments.

    Raises:
        UsageError: a KPI that does not exist.
        ConfigError: the engine refuses the SQL of a KPI of one's own.
    """
    ids = needs.ordered(catalog, wanted)
    settled = Settled.of(fed, business, as_of, only)
    plan = windows.plan(period, as_of, holidays)
    measures = needs.measures_of(catalog, ids, settled)
    settled = personas.read(settled, query, {measure.relation for measure in measures})
    rows, ripe = needs.rows_behind(catalog, ids, settled, dense), needs.ripe_windows(catalog, ids, plan, settled)
    with blame.own_measures(catalog, measures, plan, settled, query):
        every = needs.windows_of(catalog, ids, plan, settled)
        found = frames.ask(measures, every, settled, query, rows=rows, aged=plan.aged, ripe=ripe)
    reach = _spans(measures, spans, _first_days(measures, parts, settled, query), found)
    gaps = found.gaps()
    lumps = lumped(parts, (measure.relation for measure in measures))
    ends = _ending(reaches(parts, (measure.relation for measure in measures)), plan)

    def figures(of_cut: frames.Frames, of: Settled, fed_by: Mapping[tuple[str, str], frozenset[str]]) -> Figures:
        asked = targets or Targets()
        return Figures(catalog, of_cut, of, reach, plan, business, holidays, asked, dense, gaps, ends, fed_by, lumps)

    def reader(of_cut: Figures, totals: Mapping[tuple[str, str], float | None]) -> Reader:
        return Reader(of_cut, period, as_of, tolerance, benchmark, totals)

    first = reader(figures(found, settled, {}), {})
    readings = tuple(one for kpi in ids for one in first.readings(kpi, None, WHOLE))
    return Whole(catalog, query, settled, plan, found, figures, reader, ends, dense, parts, readings)


def compute(
    catalog: Catalog,
    wanted: Sequence[str],
    query: Ask,
    fed: Mapping[str, frozenset[str]],
    spans: Mapping[str, tuple[date, date]],
    period: Period,
    as_of: date,
    business: Business,
    holidays: Collection[date] = frozenset(),
    targets: Targets | None = None,
    by: str | None = None,
    **further: Any,
) -> Scoreboard:
    """All readings of a period, of the whole and, with `by`, of each value of a dimension; see `read` and `Whole.cut`.

    Raises:
        UsageError: a KPI or dimension that does not exist.
        ConfigError: the engine refuses the SQL of a KPI of one's own.
    """
    if by is not None:
        needs.check_dimension(by, Settled.of(fed, business, as_of))
    whole = read(catalog, wanted, query, fed, spans, period, as_of, business, holidays, targets, **further)
    return whole.board(period, whole.cut(needs.ordered(catalog, wanted), by) if by is not None else ())


def _counted_for_several(catalog: Catalog, readings: Collection[Reading]) -> dict[str, int]:
    """How often a piece of content is counted once more, because it is for one more persona."""
    for whole in readings:
        if whole.by is None and {one.relation for one in catalog.measures_of(whole.kpi)} == {"content"}:
            segments = [one for one in readings if one.kpi == whole.kpi and one.by and one.by[0] in personas.DIMENSIONS]
            if segments:
                return {"counted_for_several": sum(one.rows_used for one in segments) - whole.rows_used}
    return {}


def _first_days(
    measures: Iterable[MeasureSpec], parts: Sequence[Part], settled: Settled, query: Ask
) -> dict[str, date]:
    """The first day of each relation: of its table's own day column; of deals the first that was closed, for so they count."""
    first = first_days(parts)
    relations = {measure.relation for measure in measures}
    if relations & {"deals", "customers"} and "deals" in settled.fed and not unfiltered("deals", settled):
        closed = [day for (day,) in query(sql.first_day("deals", settled)) if day is not None]
        if closed:
            first["deals"] = frames.as_day(closed[0])
    if "customers" in relations:
        dated = ["leads"] * settled.has("leads", "customer_at") + ["deals"] * ("deals" in settled.fed)
        days = [first[table] for table in dated if table in first]
        first |= {"customers": min(days)} if days else {}
    return first


def _spans(
    measures: Iterable[MeasureSpec],
    spans: Mapping[str, tuple[date, date]],
    first_days: Mapping[str, date],
    found: frames.Frames,
) -> dict[str, tuple[date, date]]:
    """First and last day by relation; the last as the parts say or as was found (a deal closed after the last was made)."""
    reach: dict[str, tuple[date, date]] = {}
    for measure in measures:
        relation = measure.relation
        for table in TABLES_OF.get(relation, (relation,)):
            if table in spans:
                first, last = spans[table]
                low, high = reach.get(relation, (first, last))
                reach[relation] = (min(low, first_days.get(table, first)), max(high, last))
        if relation in reach and relation in first_days:
            reach[relation] = (first_days[relation], reach[relation][1])
        held = found.days.get(measure.id)
        if relation in reach and held is not None and held.days:
            low, high = reach[relation]
            reach[relation] = (low, max(high, date.fromordinal(max(held.days))))
    return reach


def _ending(reached: Mapping[str, tuple[Reach, ...]], plan: Plan) -> dict[str, tuple[Reach, ...]]:
    """How far the sources reach, of the relations of which one ended before the period does."""
    now = plan.current
    return {
        relation: every
        for relation, every in reached.items()
        if now is not None and any(one.ends_within(now) for one in every)
    }


def _fed_by(
    relations: Iterable[str], by: str, parts: Sequence[Part], settled: Settled, query: Ask
) -> dict[tuple[str, str], frozenset[str]]:
    """The sources that ever had rows of a member, of relations of which a source ended."""
    found: dict[tuple[str, str], set[str]] = {}
    for relation in sorted(relations):
        for member, part in query(sql.members_by_part(relation, by, settled)):
            found.setdefault((relation, member), set()).add(parts[part].source)
    return {key: frozenset(sources) for key, sources in found.items()}


def _notes(found: frames.Frames, plan: Plan) -> dict[str, int]:
    if plan.current is None:
        return {}
    names = sorted(name for name in found.days if name.startswith("note|"))
    notes = {name.removeprefix("note|"): int(found.sum(name, plan.current, WHOLE)) for name in names}
    old = sorted(name for name, window in found.windows if name.startswith("note|") and window == plan.current)
    return notes | {name.removeprefix("note|"): found.window(name, plan.current, WHOLE)[1] for name in old}
