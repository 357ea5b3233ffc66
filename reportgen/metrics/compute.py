"""From the catalogue to the scoreboard: every KPI of a period with all it is compared with."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from zlib import crc32

from reportgen.business import Business
from reportgen.errors import UsageError, did_you_mean
from reportgen.metrics import arithmetic, blame, cohorts, frames, intervals, personas, sql, steps, verdicts, windows
from reportgen.metrics.catalog import Catalog, KpiSpec, MeasureSpec, View, waiting
from reportgen.metrics.figures import Figure, Figures, adds_up
from reportgen.metrics.frames import WHOLE, Ask
from reportgen.metrics.rest import against_rest
from reportgen.metrics.scoreboard import Benchmark, Reading, Scoreboard, Verdict
from reportgen.metrics.settled import TABLES_OF, Only, Settled, available
from reportgen.metrics.targets import Targets, target
from reportgen.metrics.used import missing, used
from reportgen.metrics.windows import Plan, Window
from reportgen.periods import Grain, Period
from reportgen.quantities import Unit
from reportgen.tables import TABLES, ColumnType, Part

SEASONS = {Grain.WEEK: 52, Grain.DAY: 365}


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
    rows = _row_sets(catalog, ids, settled, dense)
    with blame.own_measures(catalog, measures, plan, settled, query):
        whole = frames.ask(measures, every, settled, query, rows=rows)
    reach = _spans(measures, spans, whole)
    gaps = whole.gaps()

    def figures(found: frames.Frames, of: Settled = settled) -> Figures:
        return Figures(catalog, found, of, reach, plan, business, holidays, targets or Targets(), dense, gaps)

    reader = _Reader(figures(whole), period, as_of, tolerance, benchmark)
    readings = [one for kpi in ids for one in reader.readings(kpi, None, WHOLE)]
    if by is not None and plan.current is not None:
        apart = settled
        if by in personas.DIMENSIONS:
            apart = replace(settled, split=True)
            apart = personas.read(apart, query, {measure.relation for measure in measures})
        cut = [kpi for kpi in ids if _can_cut(catalog, kpi, by, apart)]
        mine = tuple(one for one in needed(catalog, cut, apart) if by in (available(one.relation, apart) or ()))
        segmented = frames.ask(mine, every, apart, query, by, plan.current, _row_sets(catalog, cut, apart, dense))
        compared = [window for window in (plan.current, plan.previous, plan.year_ago) if window is not None]
        wholes = {(one.kpi, one.view): one for one in readings}
        totals = {key: one.value for key, one in wholes.items()}
        reader = _Reader(figures(segmented, apart), period, as_of, tolerance, benchmark, totals)
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


def _spans(
    measures: Iterable[MeasureSpec], spans: Mapping[str, tuple[date, date]], found: frames.Frames
) -> dict[str, tuple[date, date]]:
    """First and last day by relation: as the parts say, widened by what was found (a deal closed after the last was made)."""
    reach: dict[str, tuple[date, date]] = {}
    for measure in measures:
        relation = measure.relation
        for table in TABLES_OF.get(relation, (relation,)):
            if table in spans:
                first, last = spans[table]
                low, high = reach.get(relation, (first, last))
                reach[relation] = (min(low, first), max(high, last))
        held = found.days.get(measure.id)
        if relation in reach and held is not None and held.days:
            low, high = reach[relation]
            reach[relation] = min(low, date.fromordinal(min(held.days))), max(high, date.fromordinal(max(held.days)))
    return reach


def _notes(found: frames.Frames, plan: Plan) -> dict[str, int]:
    if plan.current is None:
        return {}
    names = sorted(name for name in found.days if name.startswith("note|"))
    return {name.removeprefix("note|"): int(found.sum(name, plan.current, WHOLE)) for name in names}


def _benchmark(spec: KpiSpec, own: tuple[float, float, str] | None) -> Benchmark | None:
    if own is not None:
        return Benchmark(*own)
    packaged = spec.block.benchmark
    return Benchmark(packaged.low, packaged.high or packaged.low, packaged.origin) if packaged else None


class _Reader:
    """Makes readings out of the figures of one cut."""

    def __init__(
        self,
        figures: Figures,
        period: Period,
        as_of: date,
        tolerance: Callable[[str], float],
        benchmark: Callable[[str, tuple[str, str] | None], tuple[float, float, str] | None],
        whole: Mapping[tuple[str, str], float | None] | None = None,
    ) -> None:
        self.figures = figures
        self.plan = figures.plan
        self.period = period
        self.as_of = as_of
        self.tolerance = tolerance
        self.benchmark = benchmark
        self.whole = whole or {}
        self.business_days = [one.business_days(figures.holidays) for one, _ in figures.plan.judged]

    def readings(self, kpi: str, by: str | None, member: str) -> Iterable[Reading]:
        """The readings of a KPI, one for each of its views."""
        spec = self.figures.catalog.kpis[kpi]
        for view, _ in spec.views:
            yield self._reading(spec, view, None if by is None else (by, member), member)

    def has_rows(self, kpi: str, compared: Iterable[Window], member: str) -> bool:
        """Whether a segment has a row of the KPI in one of the windows; without one there is nothing to tell of it."""
        spec = self.figures.catalog.kpis[kpi]
        return any(self.figures.rows(spec, view, window, member) for view, _ in spec.views for window in compared)

    def _value(self, spec: KpiSpec, view: View, window: Window | None, member: str) -> float | None:
        return None if window is None else self.figures.value(spec, view, window, member)

    def _reading(self, spec: KpiSpec, view: View, by: tuple[str, str] | None, member: str) -> Reading:
        plan, business = self.plan, self.figures.business
        # By period, a share is a ratio: its numerator holds others than its denominator.
        kind = "ratio" if view == "period" and spec.views[0][0] == "cohort" else spec.kind
        now = plan.current
        if now is None:
            figure = Figure(None, missing=missing("not_begun", period=self.period.id))
            interval: intervals.Found = (None, None)
        else:
            figure = self.figures.figure(spec.id, view, now, member)
            seed = crc32(f"{spec.id}|{view}|{self.period.id}|{by}".encode())
            interval = intervals.interval(self.figures, spec, view, kind, figure, now, member, seed)
        history = tuple((one, self._value(spec, view, window, member)) for one, window in plan.history)
        aim = None
        if not by or member:  # a target without a segment is that of the whole, not that of the rows without a value
            aim = target(
                self.figures.targets, spec.id, self.period, additive=adds_up(spec), known=now,
                year=plan.year_to_date, segment=member if by else "", holidays=self.figures.holidays,
            )  # fmt: skip
        extra = intervals.beside(self.figures, spec, view, now, member) if now else ()
        if by and kind == "count" and figure.value is not None and (whole := self.whole.get((spec.id, view))):
            extra = (*extra, ("share_of_whole", figure.value / whole))
        few = self._few(spec, view, kind, figure, dict(extra).get("cases"))
        # A cohort that still ripens is no more complete than a period that still runs.
        complete = self.period.complete(self.as_of) and dict(extra).get("mature", 1.0) == 1.0
        benchmark = _benchmark(spec, self.benchmark(spec.id, by))
        return Reading(
            kpi=spec.id, stage=spec.stage, kind=kind, unit=spec.unit,
            currency=business.currency if spec.unit is Unit.MONEY else None, better=spec.better, by=by, view=view,
            period=self.period, value=figure.value, numerator=figure.numerator, denominator=figure.denominator,
            previous=self.figures.compared(spec, view, plan.previous, member),
            year_ago=self.figures.compared(spec, view, plan.year_ago, member),
            year_to_date=self._value(spec, view, plan.year_to_date, member),
            target=aim,
            benchmark=benchmark,
            status=verdicts.status(
                figure.value, aim.value if aim else None, tolerance=self.tolerance(spec.id), better=spec.better,
                interval=interval[0], complete=complete, few=few,
                # What one day brought is booked to the cent, and yet chance.
                exact=kind == "level" or (interval[1] == "exact" and self.period.grain is not Grain.DAY),
            ),
            # Its history is of the same age, so it can be judged although it ripens.
            verdict=self._verdict(spec, view, kind, member, interval[0], few=few),
            interval=interval[0], interval_method=interval[1], history=history,
            rows_used=self.figures.rows(spec, view, now, member) if now else 0, few=few,
            missing=figure.missing, extra=extra,
            mature=cohorts.newest_mature(self.figures, spec, view, member),
        )  # fmt: skip

    def _few(self, spec: KpiSpec, view: View, kind: str, figure: Figure, cases: float | None) -> bool:
        formula = self.figures.formula(spec, view)
        if kind != "ratio":
            return verdicts.too_few(kind, figure.numerator, figure.denominator if cases is None else cases)
        top = self.figures.cases(formula.numerator, figure.numerator)
        return verdicts.too_few(kind, top, self.figures.cases(formula.denominator, figure.denominator))

    def _verdict(
        self, spec: KpiSpec, view: View, kind: str, member: str, interval: tuple[float, float] | None, *, few: bool
    ) -> Verdict:
        plan = self.plan
        judged = plan.judged_cohorts if view == "cohort" else plan.judged
        if few or not plan.last or not self.period.complete(self.as_of):
            return Verdict.TOO_FEW
        # A first month that the data cover in part would be a fall or a rise of its own.
        values = [self.figures.compared(spec, view, window, member) for _, window in judged]
        return verdicts.verdict(
            values, self.business_days, kind, is_count=kind == "count", interval=interval,
            season=SEASONS.get(self.period.grain, 12), last=plan.last,
        )  # fmt: skip
