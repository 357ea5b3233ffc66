"""Readings of one cut: what every KPI is in the period, all that it is compared with, and the reason wherever there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple
from zlib import crc32

from reportgen.metrics import arithmetic, behind, cohorts, intervals, verdicts
from reportgen.metrics.catalog import FormulaSpec, KpiSpec
from reportgen.metrics.figures import Figure, Figures, adds_up
from reportgen.metrics.scoreboard import Benchmark, Reading, Target, Verdict
from reportgen.metrics.targets import target
from reportgen.metrics.used import missing
from reportgen.metrics.windows import Window
from reportgen.metrics.written import View
from reportgen.periods import Grain, Period
from reportgen.quantities import Missing, Unit

SEASONS = {Grain.WEEK: 52, Grain.DAY: 365}


NO_TARGET = missing("no_target")


def _benchmark(spec: KpiSpec, own: tuple[float, float, str] | None) -> Benchmark | None:
    if own is not None:
        return Benchmark(*own)
    packaged = spec.block.benchmark
    return Benchmark(packaged.low, packaged.high or packaged.low, packaged.origin) if packaged else None


def _named(formula: FormulaSpec) -> Iterator[str]:
    """What both sides of a formula are made of."""
    for side in (formula.numerator, formula.denominator):
        yield from (name.name for name in arithmetic.names(side)) if side else ()


class _Beside(NamedTuple):
    """What stands beside a value; `lacking` as of a `Reading`."""

    previous: float | None
    year_ago: float | None
    year_to_date: float | None
    history: tuple[tuple[Period, float | None], ...]
    lacking: tuple[tuple[str, Missing], ...]


class Reader:
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
        return any(
            behind.rows_of(self.figures, spec, view, window, member) for view, _ in spec.views for window in compared
        )

    def _reading(self, spec: KpiSpec, view: View, by: tuple[str, str] | None, member: str) -> Reading:
        figures, now = self.figures, self.plan.current
        # By period, a share is a ratio: its numerator holds others than its denominator.
        kind = "ratio" if view == "period" and spec.views[0][0] == "cohort" else spec.kind
        figure = self._figure(spec, view, member)
        interval = intervals.NONE
        if now is not None and figure.value is not None:
            seed = crc32(f"{spec.id}|{view}|{self.period.id}|{by}".encode())
            interval = intervals.interval(figures, spec, view, kind, figure, now, member, seed)
        aim = self._target(spec, by, member)
        extra = intervals.beside(figures, spec, view, now, member) if now else ()
        if by and kind == "count" and figure.value is not None and (whole := self.whole.get((spec.id, view))):
            extra = (*extra, ("share_of_whole", figure.value / whole))
        partial = self._partial(spec, view, figure, member)
        few = self._few(spec, view, kind, figure, dict(extra).get("cases"), member)
        # A cohort that still ripens is no more complete than a period that still runs, or one of which a source is missing.
        complete = self.period.complete(self.as_of) and dict(extra).get("mature", 1.0) == 1.0 and not partial
        beside = self._beside(spec, view, member, partial)
        return Reading(
            kpi=spec.id, stage=spec.stage, kind=kind, unit=spec.unit,
            currency=figures.business.currency if spec.unit is Unit.MONEY else None, better=spec.better, by=by, view=view,
            period=self.period, value=figure.value, numerator=figure.numerator, denominator=figure.denominator,
            previous=beside.previous, year_ago=beside.year_ago, year_to_date=beside.year_to_date, target=aim,
            benchmark=_benchmark(spec, self.benchmark(spec.id, by)),
            status=verdicts.status(
                figure.value, aim.value if aim else None, tolerance=self.tolerance(spec.id), better=spec.better,
                interval=interval.ends, complete=complete, few=few,
                # What one day brought is booked to the cent, and yet chance.
                exact=kind == "level" or (interval.method == "exact" and self.period.grain is not Grain.DAY),
            ),
            # Its history is of the same age, so it can be judged although it ripens.
            verdict=Verdict.TOO_FEW if partial else self._verdict(spec, view, kind, member, interval.ends, few=few),
            interval=interval.ends, interval_method=interval.method, interval_inputs=interval.made_of, history=beside.history,
            rows_used=behind.rows_of(figures, spec, view, now, member) if now else 0, few=few,
            missing=figure.missing, extra=extra, mature=cohorts.newest_mature(figures, spec, view, member),
            lacking=beside.lacking if aim else (*beside.lacking, ("target", NO_TARGET)), partial=partial,
        )  # fmt: skip

    def _figure(self, spec: KpiSpec, view: View, member: str) -> Figure:
        now = self.plan.current
        if now is None:
            return Figure(None, missing=missing("not_begun", period=self.period.id))
        if reason := self.figures.extent.gone(spec, view, now, member):
            return Figure(None, missing=reason)
        return self.figures.figure(spec.id, view, now, member)

    def _target(self, spec: KpiSpec, by: tuple[str, str] | None, member: str) -> Target | None:
        if by and not member:  # a target without a segment is that of the whole, not that of the rows without a value
            return None
        return target(
            self.figures.targets, spec.id, self.period, additive=adds_up(spec), known=self.plan.current,
            year=self.plan.year_to_date, segment=member if by else "", holidays=self.figures.holidays,
        )  # fmt: skip

    def _partial(self, spec: KpiSpec, view: View, figure: Figure, member: str) -> tuple[Missing, ...]:
        """Why a value is that of a part of the period."""
        now = self.plan.current
        if now is None or figure.value is None:
            return ()
        begins = self.figures.extent.uncovered(spec, view, now)
        return (*((begins,) if begins else ()), *self.figures.extent.ended(spec, view, now, member))

    def _beside(self, spec: KpiSpec, view: View, member: str, partial: tuple[Missing, ...]) -> _Beside:
        plan, figures = self.plan, self.figures
        # A part of a period is not compared with a whole one: what a source does not say would pass for a fall.
        part = Figure(None, missing=partial[0]) if partial else None
        if plan.current is None:
            part = Figure(None, missing=missing("not_begun", period=self.period.id))
        found = {
            "previous": part or figures.compared(spec, view, plan.previous, member),
            "year_ago": part or figures.compared(spec, view, plan.year_ago, member),
            "year_to_date": part if plan.current is None and part else figures.year_to_date(spec, view, member),
        }
        lacking = [(name, one.missing) for name, one in found.items() if one.missing]
        history = []
        for period, window in plan.history:
            if window is None:
                one = Figure(None, missing=missing("not_begun", period=period.id))
            else:
                one = figures.compared(spec, view, window, member)
            history.append((period, one.value))
            if one.missing:
                lacking.append((period.id, one.missing))
        previous, year_ago, year_to_date = (one.value for one in found.values())
        return _Beside(previous, year_ago, year_to_date, tuple(history), tuple(lacking))

    def _few(self, spec: KpiSpec, view: View, kind: str, figure: Figure, cases: float | None, member: str) -> bool:
        formula = self.figures.formula(spec, view)
        if kind != "ratio":
            return verdicts.too_few(kind, figure.numerator, figure.denominator if cases is None else cases)
        top = behind.cases(self.figures, formula.numerator, figure.numerator)
        below = behind.cases(self.figures, formula.denominator, figure.denominator)
        return verdicts.too_few(kind, top, below) or any(self._part_few(name, member) for name in _named(formula))

    def _part_few(self, name: str, member: str) -> bool:
        """Whether a figure that another is reckoned from is too few: what a win rate of three deals is part of is no surer."""
        spec, now = self.figures.catalog.kpis.get(name), self.plan.current
        if spec is None or spec.kind in ("count", "level") or now is None:
            return False
        view = spec.views[0][0]
        return self._few(spec, view, spec.kind, self.figures.figure(name, view, now, member), None, member)

    def _verdict(
        self, spec: KpiSpec, view: View, kind: str, member: str, interval: tuple[float, float] | None, *, few: bool
    ) -> Verdict:
        plan = self.plan
        judged = plan.judged_cohorts if view == "cohort" else plan.judged
        if few or not plan.last or not self.period.complete(self.as_of):
            return Verdict.TOO_FEW
        # A first month that the data cover in part would be a fall or a rise of its own.
        values = [self.figures.compared(spec, view, window, member).value for _, window in judged]
        return verdicts.verdict(
            values, self.business_days, kind, is_count=kind == "count", interval=interval,
            season=SEASONS.get(self.period.grain, 12), last=plan.last,
        )  # fmt: skip
