"""What a KPI is in one window: its formula worked out over the frames, or the reason why it cannot be said."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from reportgen.business import Business
from reportgen.metrics import arithmetic, guards, sql
from reportgen.metrics.arithmetic import Name, Outcome
from reportgen.metrics.catalog import Catalog, FormulaSpec, KpiSpec, MeasureSpec, View
from reportgen.metrics.coverage import USUAL_GAP, Reach, covers
from reportgen.metrics.frames import WHOLE, Frames, median_days
from reportgen.metrics.settled import TABLES_OF, Settled
from reportgen.metrics.targets import Targets, target
from reportgen.metrics.used import Used, missing, unfed, used
from reportgen.metrics.windows import Plan, Window, elapsed
from reportgen.periods import DAY
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
    _columns: dict[tuple[str, View, Window], tuple[Mapping[str, float], float | None] | None] = field(
        default_factory=dict
    )
    _covered: dict[tuple[str, View, Window], Missing | None] = field(default_factory=dict)
    _ended: dict[tuple[str, View, Window, str], tuple[Missing, ...]] = field(default_factory=dict)
    _elapsed: dict[Window, float] = field(default_factory=dict)
    _plain: dict[tuple[Name, Window], Mapping[str, float]] = field(default_factory=dict)
    """Sums by member that stand for a name just so: it is looked up for each of thousands of segments and months."""
    _guards: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _bought: dict[FormulaSpec, bool] = field(default_factory=dict)
    _used: dict[tuple[str, View], Used] = field(default_factory=dict)
    _blocked: dict[tuple[str, Window], Missing | None] = field(default_factory=dict)
    _known: dict[tuple[str, View, Window, str], Figure] = field(default_factory=dict)

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
            return {member: _tidy(total) for member, total in top.items()}, 0.0
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
            return Figure(_tidy(top), _tidy(top))
        if self._buys(formula) and (reason := guards.unallocated(member, top)):
            return Figure(None, _tidy(top), _tidy(below), reason)
        if below == 0:
            return Figure(None, top, below, missing("zero_denominator"))
        return Figure(_scale(spec) * top / below, _tidy(top), _tidy(below))

    def _buys(self, formula: FormulaSpec) -> bool:
        """Whether segments are compared by what their cases cost, the money being of another table than the cases."""
        if self.frames.dimension is None or formula.denominator is None:
            return False
        if formula not in self._bought:
            names = [arithmetic.names(text) for text in (formula.numerator, formula.denominator)]
            plain = not any(name.name in arithmetic.CONSTANTS for side in names for name in side)
            above, below = (
                [one for name in side for one in self._behind(name.name)] if plain else [] for side in names
            )
            self._bought[formula] = guards.buys(above, below)
        return self._bought[formula]

    def _named(self, name: Name, window: Window, member: str) -> Outcome:
        plain = self._plain.get((name, window))
        if plain is not None:
            return plain.get(member, 0.0)
        if name.function == "previous":
            before = self.plan.before.get(window)
            if before is None or not covers(self._behind(name.name), before, self.spans, self.gaps):
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

    def _behind(self, name: str) -> tuple[MeasureSpec, ...]:
        return (self.catalog.measures[name],) if name in self.catalog.measures else self.catalog.measures_of(name)

    def compared(self, spec: KpiSpec, view: View, window: Window | None, member: str) -> Figure:
        """What a window is beside another one: its value, or why it has none, or why it would be that of a part of it."""
        if window is None:
            return Figure(None, missing=missing("no_business_day"))
        if reason := self.uncovered(spec, view, window) or next(iter(self.ended(spec, view, window, member)), None):
            return Figure(None, missing=reason)
        value = self.value(spec, view, window, member)
        if value is not None:
            return Figure(value)
        if self._columns.get((spec.id, view, window)) is not None:
            return NOTHING_BELOW
        return self.figure(spec.id, view, window, member)

    def uncovered(self, spec: KpiSpec, view: View, window: Window) -> Missing | None:
        """Why the data do not reach back to the first day of a window."""
        key = (spec.id, view, window)
        if key not in self._covered:
            self._covered[key] = None
            for one in self.used(spec.id, view).measures:
                if not covers((one,), window, self.spans, self.gaps):
                    later = self.spans[one.relation][0] >= window.beyond
                    table = TABLES_OF.get(one.relation, (one.relation,))[0]
                    self._covered[key] = missing("before_data" if later else "begins_within", table=table)
                    break
        return self._covered[key]

    def ended(self, spec: KpiSpec, view: View, window: Window, member: str) -> tuple[Missing, ...]:
        """The sources of which a window's last days are missing, though others of the same table go on."""
        if not self.reaches:
            return ()
        key = (spec.id, view, window, member if self.frames.dimension else WHOLE)
        if key not in self._ended:
            found = {}
            for measure in self.used(spec.id, view).measures:
                for one in self._feeding(measure.relation, member):
                    if one.ends_within(window):
                        found[one.source] = missing("source_ended", source=one.source, day=one.through.isoformat())
            self._ended[key] = tuple(found[source] for source in sorted(found))
        return self._ended[key]

    def gone(self, spec: KpiSpec, view: View, window: Window, member: str) -> Missing | None:
        """Why nothing can be known of a segment: all sources that ever had a row of it ended before the window."""
        if not self.reaches or not self.frames.dimension:
            return None
        for measure in self.used(spec.id, view).measures:
            feeding = self._feeding(measure.relation, member)
            if feeding and all(one.through < window.first for one in feeding):
                return self.ended(spec, view, window, member)[0]
        return None

    def _feeding(self, relation: str, member: str) -> tuple[Reach, ...]:
        """The sources of a relation, of a cut those that ever had a row of the member."""
        every = self.reaches.get(relation, ())
        mine = self.fed_by.get((relation, member)) if self.frames.dimension else None
        return every if mine is None else tuple(one for one in every if one.source in mine)

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
        if before is None or not all(covers(self._behind(name.name), before, self.spans, self.gaps) for name in names):
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
            self._blocked[key] = unfed(measure, self.settled) or self._outside(measure, window)
        if reason := self._blocked[key]:
            return reason
        if measure.id not in self._guards:
            self._guards[measure.id] = guards.guards(measure, self.frames)
        if self._guards[measure.id] and (reason := guards.forbidden(measure, self.frames, window, member)):
            return reason
        if measure.mode == "daily":
            rows = sql.RowSet(measure.relation, measure.day).name
            if measure.relation in self.dense and not self.frames.sum(rows, window, member):
                return missing("no_rows", table=measure.relation)
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
                return missing("no_amount", table=measure.relation, rows=str(counted))
            return missing("not_additive", table=measure.relation)
        return 0.0 if counts else missing("no_rows", table=measure.relation)

    def _outside(self, measure: MeasureSpec, window: Window) -> Missing | None:
        table = TABLES_OF.get(measure.relation, (measure.relation,))[0]
        span = self.spans.get(measure.relation)
        if span is None:
            return missing("no_rows", table=table)
        first, last = span
        if window.beyond <= first:
            return missing("before_data", table=table)
        if window.first > last and window not in self.plan.opening.values():
            return missing("after_data", table=table)
        if measure.relation in self.dense and last < window.beyond - DAY and window not in self.plan.opening.values():
            return missing("after_data", table=table)  # the days that are missing would pass for days without anything
        if (
            measure.relation in guards.COSTS
            and self._monthly(measure)
            and not (window.first.day == window.beyond.day == 1)
        ):
            return missing("wrong_grain", table="costs")
        if measure.block.months:
            begin = sql.months_before(window.beyond, measure.block.months)
            # A shop that opened on the second of January has a whole year in December.
            if (first - begin).days > max(USUAL_GAP, self.gaps.get(measure.relation, 1) - 1):
                return missing("too_short", table=table, months=str(measure.block.months), day=first.isoformat())
        return None

    def _monthly(self, measure: MeasureSpec) -> bool:
        """Whether all costs are dated the first of a month: they stand for their month and cannot be cut."""
        held = self.frames.days.get(measure.id)
        return held is not None and all(date.fromordinal(day).day == 1 for day in set(held.days))

    def _overdue(self, measure: MeasureSpec, times: float, window: Window, member: str) -> Outcome:
        from reportgen.stats import OPEN

        if self.plan.current is None or window.seen != self.plan.current.seen:
            return missing(
                "no_previous"
            )  # older cases had longer to be through: their number says nothing beside a young one
        usual = median_days([(days, cases) for _, days, cases in self.frames.waited.get((measure.id, member), [])])
        if usual is None:
            return missing("no_history", table=measure.relation)
        waits = self.waits(measure, window, member)
        return float(sum(cases for days, end, cases in waits if end == OPEN and days > times * usual))

    def _duration(self, formula: FormulaSpec, window: Window, member: str) -> Figure:
        from reportgen.stats import incidence

        measure = self.catalog.measures[formula.numerator]
        if reason := self._outside(measure, window):
            return Figure(None, missing=reason)
        waits = self.waits(measure, window, member)
        if not waits:
            return Figure(None, missing=missing("no_rows", table=measure.relation))
        median = incidence(waits).quantile()
        return Figure(median) if median is not None else Figure(None, missing=missing("not_reached"))

    def waits(self, measure: MeasureSpec, window: Window, member: str) -> list[tuple[float, int, float]]:
        """(days, outcome, cases) of the cases that began in a window, as known when it is seen."""
        return self.frames.waits.get((measure.id, window), {}).get(member, [])

    def rows(self, spec: KpiSpec, view: View, window: Window, member: str) -> int:
        """Rows of a window that a KPI is made of."""
        chosen = self.used(spec.id, view)
        total = sum(int(self.frames.sum(one.name, window, member)) for one in chosen.rows)
        for measure in chosen.measures:
            if measure.mode == "duration":
                total += int(sum(cases for _, _, cases in self.waits(measure, window, member)))
            elif not sql.by_rows(measure):
                total += self.frames.window(measure.id, window, member)[1]
        return total

    def cases(self, text: str | None, value: float | None) -> float | None:
        """The value of one side of a formula where it counts cases, for it can be too few; None for money, levels, days, plans.

        A difference is no number of cases, however small.
        """
        if text is None or not arithmetic.adds_names(text):
            return None
        for name in arithmetic.names(text):
            if name.name not in self.catalog.measures and name.name not in self.catalog.kpis:
                return None
            if name.function not in ("", "previous"):
                return None
            for measure in self._behind(name.name):
                if (
                    sql.unrated_name(measure)
                    or measure.block.last
                    or not measure.sql.lower().startswith(("count", "sum"))
                ):
                    return None
        return value

    def by_day(self, text: str, window: Window, member: str) -> list[float] | None:
        """An expression for each day of a window; None where days do not add up to the window."""
        if not arithmetic.linear(text):
            return None
        columns: dict[str, dict[date, float]] = {}
        days = [window.first + timedelta(days=n) for n in range((window.beyond - window.first).days)]
        for name in arithmetic.names(text):
            measure = self.catalog.measures.get(name.name)
            if measure is not None and measure.mode == "daily":
                columns[name.name] = self.frames.by_day(measure.id, window, member)
                continue
            spec = self.catalog.kpis.get(name.name)
            if measure is not None or spec is None or spec.kind != "count":
                return None
            inner = self.by_day(self.formula(spec, spec.views[0][0]).numerator, window, member)
            if inner is None:
                return None
            columns[name.name] = dict(zip(days, inner, strict=True))

        if text in columns:
            return [columns[text].get(day, 0.0) for day in days]

        def on(day: date) -> float:
            found = arithmetic.evaluate(text, lambda name: columns[name.name].get(day, 0.0))
            return 0.0 if isinstance(found, Missing) else found

        return [on(day) for day in days]


def adds_up(spec: KpiSpec) -> bool:
    """Whether targets of months add up to a quarter's."""
    return spec.kind == "count" and len(spec.views) == 1


def _scale(spec: KpiSpec) -> int:
    return 100 if spec.kind == "score" and spec.unit is Unit.SCORE else 1


def _tidy(value: float) -> float:
    """Sums of days in binary fractions, brought back to the six decimals the engine gives."""
    return round(value, 6)
