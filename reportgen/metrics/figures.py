"""What a KPI is in one window: its formula worked out over the frames, or the reason why it cannot be said."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from reportgen.business import Business
from reportgen.metrics import arithmetic, guards, sql
from reportgen.metrics.arithmetic import Name, Outcome
from reportgen.metrics.catalog import Catalog, FormulaSpec, KpiSpec, MeasureSpec
from reportgen.metrics.coverage import Reach, covers
from reportgen.metrics.extent import Extent
from reportgen.metrics.frames import WHOLE, Frames, median_days
from reportgen.metrics.settled import Settled
from reportgen.metrics.targets import Targets, target
from reportgen.metrics.used import Used, missing, unfed, used
from reportgen.metrics.windows import Plan, Window, elapsed
from reportgen.metrics.written import View
from reportgen.quantities import Missing, Unit


class Figure(NamedTuple):
    """A KPI's value in one window.

    Attributes:
        value: in the KPI's unit; None where `missing` says why.
        numerator: None for a duration.
        denominator: None where nothing is divided.
        missing: why there is no value.
    """

    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    missing: Missing | None = None


NOTHING_BELOW = Figure(None, missing=missing("zero_denominator"))


@dataclass
class Figures:
    """Works out KPIs over the frames of one cut.

    Attributes:
        catalog: all KPIs.
        frames: the engine's answers.
        settled: what the tables were read for.
        spans: first and last day of the data, by relation.
        plan: the windows.
        business: margins, years.
        holidays: days that are no business days.
        targets: for `target(x)`.
        dense: tables in which a stretch without rows is missing, not zero.
        gaps: usual number of days from one day with rows to the next, by relation.
        reaches: how far each source reaches, by relation.
        fed_by: of a cut, the sources that have rows of a member, by relation and member.
        lumps: stretches of days of which only one total is known, by relation.
        extent: whether the data cover a window.
    """

    catalog: Catalog
    frames: Frames
    settled: Settled
    spans: Mapping[str, tuple[date, date]]
    plan: Plan
    business: Business
    holidays: Collection[date]
    targets: Targets
    dense: Collection[str] = ()
    gaps: Mapping[str, int] = field(default_factory=dict)
    reaches: Mapping[str, tuple[Reach, ...]] = field(default_factory=dict)
    fed_by: Mapping[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    lumps: Mapping[str, tuple[tuple[date, date], ...]] = field(default_factory=dict)
    _columns: dict[tuple[str, View, Window], tuple[Mapping[str, float], float | None] | None] = field(
        default_factory=dict
    )
    _elapsed: dict[Window, float] = field(default_factory=dict)
    _plain: dict[tuple[Name, Window], Mapping[str, float]] = field(default_factory=dict)
    """Sums by member that stand for a name just so: it is looked up for each of thousands of segments and months."""
    _guards: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _bought: dict[FormulaSpec, bool] = field(default_factory=dict)
    _used: dict[tuple[str, View], Used] = field(default_factory=dict)
    _blocked: dict[tuple[str, Window], Missing | None] = field(default_factory=dict)
    _known: dict[tuple[str, View, Window, str], Figure] = field(default_factory=dict)

    def __post_init__(self) -> None:
        cut = self.frames.dimension is not None
        self.extent = Extent(self.used, self.settled, self.spans, self.gaps, self.reaches, self.fed_by, cut)

    def formula(self, spec: KpiSpec, view: View) -> FormulaSpec:
        """The formula of a view; the other one where the first needs what is not fed."""
        return self.used(spec.id, view).formula

    def used(self, kpi: str, view: View) -> Used:
        """The formula of a view, its measures, and why it cannot be computed at all."""
        key = (kpi, view)
        if key not in self._used:
            self._used[key] = used(self.catalog, kpi, view, self.settled)
        return self._used[key]

    def figure(self, kpi: str, view: View, window: Window, member: str) -> Figure:
        """A KPI in one window, of the whole or of one segment."""
        key = (kpi, view, window, member)
        if key not in self._known:
            self._known[key] = self._figure(self.catalog.kpis[kpi], view, window, member)
        return self._known[key]

    def value(self, spec: KpiSpec, view: View, window: Window, member: str) -> float | None:
        """The value alone; of what is one sum or one divided by another it is worked out for all segments at once."""
        key = (spec.id, view, window)
        if key not in self._columns:
            self._columns[key] = self._column(spec, view, window)
        column = self._columns[key]
        if column is None:
            return self.figure(spec.id, view, window, member).value
        values, otherwise = column
        return values.get(member, otherwise)

    def _column(self, spec: KpiSpec, view: View, window: Window) -> tuple[Mapping[str, float], float | None] | None:
        """Values by member, and that of a member without rows; None where it is not so simple."""
        formula, _, reason, _ = self.used(spec.id, view)
        top = self._sums(formula.numerator, window)
        if reason is not None or spec.kind == "duration" or top is None:
            return None
        if self._buys(formula):
            return None
        if formula.denominator is None:
            return {member: _tidy(total, formula.numerator) for member, total in top.items()}, 0.0
        below = self._sums(formula.denominator, window)
        if below is None:
            return None
        scale = _scale(spec)
        return {member: scale * top.get(member, 0.0) / total for member, total in below.items() if total}, None

    def _sums(self, name: str, window: Window) -> Mapping[str, float] | None:
        """Sums of a measure by member, where they stand for it just so."""
        if name not in self.catalog.measures:
            return None
        self._named(Name(name), window, WHOLE)
        return self._plain.get((Name(name), window))

    def _figure(self, spec: KpiSpec, view: View, window: Window, member: str, before: Window | None = None) -> Figure:
        formula, _, reason, _ = self.used(spec.id, view)
        if reason is not None:
            return Figure(None, missing=reason)
        if spec.kind == "duration":
            return self._duration(formula, window, member)

        def value(name: Name) -> Outcome:
            if before is not None and name.function == "previous":
                return self._named(Name(name.name), before, member)
            return self._named(name, window, member)

        top = arithmetic.evaluate(formula.numerator, value)
        below = arithmetic.evaluate(formula.denominator, value) if formula.denominator else None
        if isinstance(top, Missing):
            return Figure(None, denominator=None if isinstance(below, Missing) else below, missing=top)
        if isinstance(below, Missing):
            return Figure(None, numerator=top, missing=below)
        if below is None:
            top = _tidy(top, formula.numerator)
            return Figure(top, top)
        said = _tidy(top, formula.numerator), _tidy(below, formula.denominator or "")
        if self._buys(formula) and (reason := guards.unallocated(member, top)):
            return Figure(None, *said, reason)
        if below == 0:
            return Figure(None, top, below, missing("zero_denominator"))
        return Figure(_scale(spec) * top / below, *said)

    def _buys(self, formula: FormulaSpec) -> bool:
        """Whether segments are compared by what their cases cost, the money being of another table than the cases."""
        if self.frames.dimension is None or formula.denominator is None:
            return False
        if formula not in self._bought:
            names = [arithmetic.names(text) for text in (formula.numerator, formula.denominator)]
            plain = not any(name.name in arithmetic.CONSTANTS for side in names for name in side)
            above, below = ([one for name in side for one in self.behind(name.name)] if plain else [] for side in names)
            self._bought[formula] = guards.buys(above, below)
        return self._bought[formula]

    def _named(self, name: Name, window: Window, member: str) -> Outcome:
        plain = self._plain.get((name, window))
        if plain is not None:
            return plain.get(member, 0.0)
        if name.function == "previous":
            before = self.plan.before.get(window)
            if before is None or not covers(self.behind(name.name), before, self.spans, self.gaps):
                return missing("no_previous")
            return self._named(Name(name.name), before, member)
        if name.function == "opening":
            opening = self.plan.opening.get(window)
            return self._named(Name(name.name), opening, member) if opening else missing("no_previous")
        if name.function == "target":
            return self._target(name.name, window, member)
        if name.name == "business_days":
            if window not in self._elapsed:
                self._elapsed[window] = float(elapsed(window, self.holidays))
            return self._elapsed[window]
        if name.name == "planned_personas" and self.business.personas:
            return float(len(set(self.business.personas)))
        if name.name in arithmetic.CONSTANTS:
            constant = getattr(self.business, name.name, None)
            return (
                missing("not_configured", key=name.name.removeprefix("planned_"))
                if constant is None
                else float(constant)
            )
        if name.name in self.catalog.measures:
            return self._measure(self.catalog.measures[name.name], window, member)
        spec = self.catalog.kpis[name.name]
        found = self.figure(name.name, spec.views[0][0], window, member)
        return found.value if found.value is not None else found.missing or missing("no_rows")

    def behind(self, name: str) -> tuple[MeasureSpec, ...]:
        """The measures behind a name of the catalogue."""
        return (self.catalog.measures[name],) if name in self.catalog.measures else self.catalog.measures_of(name)

    def compared(self, spec: KpiSpec, view: View, window: Window | None, member: str) -> Figure:
        """What a window is beside another one: its value, or why it has none, or why it would be that of a part of it."""
        if window is None:
            return Figure(None, missing=missing("no_business_day"))
        if reason := self.extent.uncovered(spec, view, window) or next(
            iter(self.extent.ended(spec, view, window, member)), None
        ):
            return Figure(None, missing=reason)
        value = self.value(spec, view, window, member)
        if value is not None:
            return Figure(value)
        if self._columns.get((spec.id, view, window)) is not None:
            return NOTHING_BELOW
        return self.figure(spec.id, view, window, member)

    def year_to_date(self, spec: KpiSpec, view: View, member: str) -> Figure:
        """The year to date; growth in it is against the same stretch of the year before."""
        window = self.plan.year_to_date
        formula = self.formula(spec, view)
        texts = [text for text in (formula.numerator, formula.denominator) if text]
        names = {name for text in texts for name in arithmetic.names(text) if name.function == "previous"}
        found = self.compared(spec, view, window, member)
        if not names or window is None or (found.missing is not None and found.missing.reason != "no_previous"):
            return found
        before = self.plan.year_before
        if before is None or not all(covers(self.behind(name.name), before, self.spans, self.gaps) for name in names):
            return Figure(None, missing=missing("no_previous"))
        return self._figure(spec, view, window, member, before)

    def _target(self, kpi: str, window: Window, member: str) -> Outcome:
        spec, current = self.catalog.kpis[kpi], self.plan.current
        period = self.plan.periods.get(window)
        # What was due in the year to date stands beside the target of the period with which it ends.
        yearly = window if period is None and window == self.plan.year_to_date else None
        if yearly is not None and current is not None:
            period = self.plan.periods[current]
        if period is None:
            return missing("no_target", kpi=kpi)
        found = target(
            self.targets, kpi, period, additive=adds_up(spec), known=current if yearly else window, year=yearly,
            segment=member, holidays=self.holidays,
        )  # fmt: skip
        if found is None or (yearly is not None and found.year_to_date is None):
            return missing("no_target", kpi=kpi)
        if yearly is not None and found.year_to_date is not None:
            return found.year_to_date
        return found.value if found.to_date is None else found.to_date

    def _measure(self, measure: MeasureSpec, window: Window, member: str) -> Outcome:
        key = (measure.id, window)
        if key not in self._blocked:
            self._blocked[key] = unfed(measure, self.settled) or guards.outside(self, measure, window)
        if reason := self._blocked[key]:
            return reason
        if measure.id not in self._guards:
            self._guards[measure.id] = guards.guards(measure, self.frames)
        if self._guards[measure.id] and (
            reason := guards.forbidden(measure, self.settled, self.frames, window, member)
        ):
            return reason
        if measure.mode == "daily":
            rows = sql.RowSet(measure.relation, measure.day).name
            if measure.relation in self.dense and not self.frames.sum(rows, window, member):
                return missing("no_rows", table=self.settled.table_of(measure.relation))
            total = self.frames.sum(measure.id, window, member)
            if not self._guards[measure.id] and measure.relation not in self.dense:
                self._plain[Name(measure.id), window] = self.frames.sums_of(measure.id, window)
            return total
        if measure.block.overdue:
            return self._overdue(measure, measure.block.overdue, window, member)
        counts = bool(measure.sql.lower().startswith(("count", "sum")) or measure.block.keep) and not measure.block.last
        if counts and not self._guards[measure.id]:
            held = self.frames.windows.get((measure.id, window), {})
            sums = {one: value for one, (value, _) in held.items() if value is not None}
            if len(sums) == len(held):
                self._plain[Name(measure.id), window] = sums
        value, counted = self.frames.window(measure.id, window, member)
        if value is not None:
            return value
        if counted:
            if sql.blank_names(measure):
                return missing("no_amount", table=self.settled.table_of(measure.relation), rows=str(counted))
            return missing("not_additive", table=self.settled.table_of(measure.relation))
        return 0.0 if counts else missing("no_rows", table=self.settled.table_of(measure.relation))

    def _overdue(self, measure: MeasureSpec, times: float, window: Window, member: str) -> Outcome:
        from reportgen.stats import OPEN

        if self.plan.current is None or window.seen != self.plan.current.seen:
            return missing(
                "no_previous"
            )  # older cases had longer to be through: their number says nothing beside a young one
        usual = median_days([(days, cases) for _, days, cases in self.frames.waited.get((measure.id, member), [])])
        if usual is None:
            return missing("no_history", table=self.settled.table_of(measure.relation))
        waits = self.waits(measure, window, member)
        return float(sum(cases for days, end, cases in waits if end == OPEN and days > times * usual))

    def _duration(self, formula: FormulaSpec, window: Window, member: str) -> Figure:
        from reportgen.stats import incidence

        measure = self.catalog.measures[formula.numerator]
        if reason := guards.outside(self, measure, window):
            return Figure(None, missing=reason)
        waits = self.waits(measure, window, member)
        if not waits:
            return Figure(None, missing=missing("no_rows", table=self.settled.table_of(measure.relation)))
        median = incidence(waits).quantile()
        return Figure(median) if median is not None else Figure(None, missing=missing("not_reached"))

    def waits(self, measure: MeasureSpec, window: Window, member: str) -> list[tuple[float, int, float]]:
        """(days, outcome, cases) of the cases that began in a window, as known when it is seen."""
        return self.frames.waits.get((measure.id, window), {}).get(member, [])


def adds_up(spec: KpiSpec) -> bool:
    """Whether targets of months add up to a quarter's."""
    return spec.kind == "count" and len(spec.views) == 1


def _scale(spec: KpiSpec) -> int:
    return 100 if spec.kind == "score" and spec.unit is Unit.SCORE else 1


def _tidy(value: float, text: str) -> float:
    """A figure of the engine with the ten decimals it gives; what was reckoned from several by `text`, with six."""
    return round(value, 10 if text.isidentifier() else 6)
