"""From the catalogue to the scoreboard: every KPI of a period with all it is compared with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from reportgen.business import Business
from reportgen.errors import UsageError, did_you_mean
from reportgen.metrics import arithmetic, blame, cohorts, frames, personas, sql, steps, windows
from reportgen.metrics.catalog import Catalog, MeasureSpec, waiting
from reportgen.metrics.coverage import Reach, first_days, reaches
from reportgen.metrics.figures import Figures
from reportgen.metrics.frames import WHOLE, Ask
from reportgen.metrics.reader import Reader
from reportgen.metrics.rest import against_rest
from reportgen.metrics.scoreboard import Reading, Scoreboard
from reportgen.metrics.settled import TABLES_OF, Only, Settled, available
from reportgen.metrics.targets import Targets
from reportgen.metrics.used import used
from reportgen.metrics.windows import Plan
from reportgen.periods import Period
from reportgen.tables import TABLES, ColumnType, Part


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
    *,
    parts: Sequence[Part] = (),
    dense: Collection[str] = (),
    tolerance: Callable[[str], float] = lambda _: 0.02,
    only: Only = (),
    benchmark: Callable[[str, tuple[str, str] | None], tuple[float, float, str] | None] = lambda *_: None,
) -> Scoreboard:
    """All readings of a period.

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
        by: a dimension; each KPI whose tables all have it is also read for each of its values.
        parts: passed through to the scoreboard.
        dense: tables in which a stretch without rows is missing, not zero.
        tolerance: of a KPI's plan, as a fraction.
        only: the filter that all rows go through; what cannot be filtered is missing.
        benchmark: low, high and origin of the business's own benchmark of a KPI or of one of its segments.

    Raises:
        UsageError: a KPI or dimension that does not exist.
        ConfigError: the engine refuses the SQL of a KPI of one's own.
    """
    ids = ordered(catalog, wanted)
    settled = Settled.of(fed, business, as_of, only)
    if by is not None:
        _check_dimension(by, settled)
    plan = windows.plan(period, as_of, holidays)
    measures = needed(catalog, ids, settled)
    functions = {name.function for kpi in ids for name in _names(catalog, kpi)}
    every = plan.every(
        before="previous" in functions,
        opening="opening" in functions,
        cohorts=any(measure.block.reached for measure in measures),
    )
    settled = personas.read(settled, query, {measure.relation for measure in measures})
    ripe = cohorts.ripe_windows(plan, as_of, _ripening(catalog, ids, settled))
    rows = _row_sets(catalog, ids, settled, dense)
    with blame.own_measures(catalog, measures, plan, settled, query):
        whole = frames.ask(measures, every, settled, query, rows=rows, aged=plan.aged, ripe=ripe)
    reach = _spans(measures, spans, _first_days(measures, parts, settled, query), whole)
    gaps = whole.gaps()
    ends = _ending(reaches(parts, (measure.relation for measure in measures)), plan)

    def figures(
        found: frames.Frames, of: Settled = settled, fed_by: Mapping[tuple[str, str], frozenset[str]] | None = None
    ) -> Figures:
        asked = targets or Targets()
        return Figures(catalog, found, of, reach, plan, business, holidays, asked, dense, gaps, ends, fed_by or {})

    reader = Reader(figures(whole), period, as_of, tolerance, benchmark)
    readings = [one for kpi in ids for one in reader.readings(kpi, None, WHOLE)]
    if by is not None and plan.current is not None:
        apart = settled
        if by in personas.DIMENSIONS:
            apart = replace(settled, split=True)
            apart = personas.read(apart, query, {measure.relation for measure in measures})
        cut = [kpi for kpi in ids if _can_cut(catalog, kpi, by, apart)]
        mine = tuple(one for one in needed(catalog, cut, apart) if by in (available(one.relation, apart) or ()))
        ripe = cohorts.ripe_windows(plan, as_of, _ripening(catalog, cut, apart))
        rows = _row_sets(catalog, cut, apart, dense)
        segmented = frames.ask(mine, every, apart, query, by, plan.current, rows, plan.aged, ripe)
        fed_by = _fed_by({one.relation for one in mine} & set(ends), by, parts, apart, query)
        compared = [window for window in (plan.current, plan.previous, plan.year_ago) if window is not None]
        wholes = {(one.kpi, one.view): one for one in readings}
        totals = {key: one.value for key, one in wholes.items()}
        reader = Reader(figures(segmented, apart, fed_by), period, as_of, tolerance, benchmark, totals)
        members = segmented.members(compared)
        planned = settled.personas if by in personas.DIMENSIONS else ()
        members = tuple(sorted({*members, *planned}))
        for kpi in cut:
            is_count = catalog.kpis[kpi].kind == "count"
            shown = [one for one in members if reader.has_rows(kpi, compared, one) or (one in planned and is_count)]
            segments = [one for member in shown for one in reader.readings(kpi, by, member)]
            for view in dict.fromkeys(one.view for one in segments):
                of_view = [one for one in segments if one.view == view]
                marked = iter(against_rest(wholes[kpi, view], of_view))
                segments = [next(marked) if one.view == view else one for one in segments]
            readings += segments
    notes = {**_notes(whole, plan), **_counted_for_several(catalog, readings)}
    return Scoreboard(period, as_of, tuple(readings), tuple(parts), notes, only)


def _counted_for_several(catalog: Catalog, readings: Collection[Reading]) -> dict[str, int]:
    """How often a piece of content is counted once more, because it is for one more persona."""
    for whole in readings:
        if whole.by is None and {one.relation for one in catalog.measures_of(whole.kpi)} == {"content"}:
            segments = [one for one in readings if one.kpi == whole.kpi and one.by and one.by[0] in personas.DIMENSIONS]
            if segments:
                return {"counted_for_several": sum(one.rows_used for one in segments) - whole.rows_used}
    return {}


def ordered(catalog: Catalog, wanted: Iterable[str]) -> tuple[str, ...]:
    """The wanted KPIs in the catalogue's order; all of them when none is named."""
    names = {name for one in wanted for name in (catalog.steps if one == steps.NAME else (one,))}
    for name in sorted(names - set(catalog.kpis)):
        raise UsageError(f"there is no KPI '{name}'. {did_you_mean(name, catalog.kpis)}".rstrip(". ") + ".")
    return tuple(kpi for kpi in catalog.kpis if not names or kpi in names)


def needed(catalog: Catalog, ids: Iterable[str], settled: Settled) -> tuple[MeasureSpec, ...]:
    """The measures of some KPIs that can be computed from what is fed."""
    found: dict[str, MeasureSpec] = {}
    for kpi in ids:
        for measure in catalog.measures_of(kpi):
            found.setdefault(measure.id, measure)
            if (wait := waiting(measure)) is not None:
                found.setdefault(wait.id, wait)
    return tuple(
        measure
        for measure in found.values()
        if (have := available(measure.relation, settled)) is not None and set(measure.columns) <= have
    )


def _row_sets(catalog: Catalog, ids: Iterable[str], settled: Settled, dense: Collection[str]) -> tuple[sql.RowSet, ...]:
    """The rows whose number is told, and all rows of dense tables."""
    found: set[sql.RowSet] = set()
    for kpi in ids:
        for view, _ in catalog.kpis[kpi].views:
            chosen = used(catalog, kpi, view, settled)
            if chosen.missing is None:
                found |= set(chosen.rows)
                found |= {sql.RowSet(one.relation, one.day) for one in chosen.measures if one.relation in dense}
    return tuple(sorted(found))


def tables_of(catalog: Catalog, ids: Iterable[str]) -> tuple[str, ...]:
    """The tables some KPIs are made of, sorted."""
    relations_used = {measure.relation for kpi in ids for measure in catalog.measures_of(kpi)}
    return tuple(sorted({table for name in relations_used for table in TABLES_OF.get(name, (name,))}))


def _names(catalog: Catalog, kpi: str) -> Iterable[arithmetic.Name]:
    for formula in catalog.kpis[kpi].formulas:
        for text in (formula.numerator, formula.denominator):
            for name in arithmetic.names(text) if text else ():
                yield name
                if name.name in catalog.kpis and name.name not in catalog.measures and name.function != "target":
                    yield from _names(catalog, name.name)


def _check_dimension(by: str, settled: Settled) -> None:
    known = {
        column.name
        for table in settled.fed
        for column in TABLES[table].columns.values()
        if column.type is ColumnType.TEXT
    }
    known |= {"persona"} if settled.has("content", "personas") else set()
    known |= {column for column in settled.fed.get("leads", ()) if column not in TABLES["leads"].columns}
    if by not in known:
        raise UsageError(f"there is no dimension '{by}'. {did_you_mean(by, known)}".strip())


def _can_cut(catalog: Catalog, kpi: str, by: str, settled: Settled) -> bool:
    """Whether every table that a KPI is in fact made of has the dimension."""
    chosen = [used(catalog, kpi, view, settled) for view, _ in catalog.kpis[kpi].views]
    relations = {one.relation for each in chosen for one in each.measures}
    return bool(relations) and all(by in (available(one, settled) or ()) for one in relations)


def _ripening(catalog: Catalog, ids: Iterable[str], settled: Settled) -> list[tuple[MeasureSpec, ...]]:
    """The measures of each KPI that tells what became of a cohort."""
    found = []
    for kpi in ids:
        for view, _ in catalog.kpis[kpi].views:
            chosen = used(catalog, kpi, view, settled)
            if view == "cohort" and chosen.missing is None and cohorts.ripens(chosen.measures):
                found.append(chosen.measures)
    return found


def _first_days(
    measures: Iterable[MeasureSpec], parts: Sequence[Part], settled: Settled, query: Ask
) -> dict[str, date]:
    """The first day of each relation: of its table's own day column; of deals the first that was closed, for so they count."""
    first = first_days(parts)
    relations = {measure.relation for measure in measures}
    if relations & {"deals", "customers"} and "deals" in settled.fed:
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
    return {name.removeprefix("note|"): int(found.sum(name, plan.current, WHOLE)) for name in names}
