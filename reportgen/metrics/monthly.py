"""Rates by month, each month seen at the same age: what comparisons over quarters are drawn from.

A cohort is known better the older it is, so months of cohorts stand side by side only where each is seen as many days after its
end. That age is the patience of the KPI (`cohorts.patience`): nine in ten of those who convert at all have done so by then. The
cases of a month that is not that old count for as much of their time as has come (`young`); where that is too little, the month
is left out, whatever it shows.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from reportgen.metrics import behind, cohorts, frames, needs, personas, young
from reportgen.metrics.catalog import WAIT, KpiSpec, is_waiting
from reportgen.metrics.frames import WHOLE
from reportgen.metrics.settled import Settled, available
from reportgen.metrics.windows import Window
from reportgen.periods import DAY, Grain, Period, month_of, quarter_of, year_of
from reportgen.quantities import Unit
from reportgen.stats import WON

if TYPE_CHECKING:
    from reportgen.metrics.compute import Whole
    from reportgen.metrics.figures import Figures

LOOK_BACK = 24
"""Months before the newest within which cohorts that are old enough are looked for."""


@dataclass(frozen=True)
class Monthly:
    """A rate by month, of the whole or of one segment.

    Attributes:
        kpi: id.
        by: (dimension, value) of a segment; None for the whole.
        months: following each other, oldest first.
        counted: the cases that converted, for each month.
        of: what they are counted against: cases, visits, impressions, money. The cases of a young cohort count for as much of
            their time as has come.
        persons: whether `counted` is a part of `of`, person by person; else cases fall upon an exposure.
        inverted: the KPI is `of / counted`: money per case.
        age: days after a month's end at which its cohort is seen; None for what happened in the month.
        ripe: share of those who convert at all that have done so at that age; 1 for what happened in the month.
        begun: the cases themselves, for each month; empty where `of` has all of them in full.
        young: how many of the newest months are young cohorts.
    """

    kpi: str
    by: tuple[str, str] | None
    months: tuple[Period, ...]
    counted: tuple[float, ...]
    of: tuple[float, ...]
    persons: bool
    inverted: bool = False
    age: int | None = None
    ripe: float = 1.0
    begun: tuple[float, ...] = ()
    young: int = 0

    def tail(self, count: int, before: int = 0) -> Monthly:
        """The newest `count` months but for the `before` newest; fewer where there are not so many."""
        end = len(self.months) - before
        part = slice(max(end - count, 0), max(end, 0))
        months, left = self.months[part], max(self.young - before, 0)
        return replace(
            self, months=months, counted=self.counted[part], of=self.of[part], begun=self.begun[part],
            young=min(left, len(months)),
        )  # fmt: skip

    @property
    def sums(self) -> tuple[float, float]:
        """Sums over all months: counted, and what they are counted against."""
        return math.fsum(self.counted), math.fsum(self.of)

    def of_age(self) -> Monthly:
        """Without the young cohorts at its end."""
        return replace(self.tail(len(self.months), self.young), begun=())

    @property
    def cases(self) -> float:
        """What is counted against over all months, the cases of young cohorts in full."""
        return math.fsum(self.begun or self.of)

    @property
    def span(self) -> Period | None:
        """From the first month to the last: a quarter where it is one; None without months."""
        if not self.months:
            return None
        first, last = self.months[0], self.months[-1]
        quarter = quarter_of(first.start, first.fiscal_month)
        if (quarter.start, quarter.end) == (first.start, last.end):
            return quarter
        year = year_of(first.start, first.fiscal_month)
        if (year.start, year.end) == (first.start, last.end):
            return year
        return first if first == last else Period(first.start, last.end, Grain.RANGE, first.fiscal_month)


@dataclass(frozen=True)
class _Asked:
    """The months of a KPI, oldest first, each with the window in which it is seen.

    Attributes:
        spec: the KPI.
        windows: the months.
        age: days after its end at which a cohort is old enough; 0 for what happens in the month.
        pattern: how fast cohorts ripen; None where nobody knows or nothing does.
        ripe: share of those who convert at all that have done so at that age.
    """

    spec: KpiSpec
    windows: tuple[tuple[Period, Window], ...]
    age: int
    pattern: young.Pattern | None
    ripe: float

    @property
    def young(self) -> tuple[Window, ...]:
        """The windows of cohorts that are not old enough."""
        if self.pattern is None:
            return ()
        return tuple(window for _, window in self.windows if (window.seen - (window.beyond - DAY)).days < self.age)


def monthly(
    whole: Whole, wanted: Iterable[str], count: int, by: str | None = None, *, settled: Settled | None = None
) -> dict[str, dict[str, Monthly]]:
    """The newest months of some KPIs, as a whole or by the values of a dimension.

    Args:
        whole: of the period with whose last month the newest may end.
        wanted: ids; those that are no rate of cases (nor, of segments, a mean of seconds), not fed, or have no such dimension are
            left out. Of a count its segments are told as shares of their sum, of a duration how many were through within its
            usual time.
        count: months at most.
        by: the dimension.
        settled: what the relations are made for, where it is not the whole's: a part of the business.

    Returns:
        By KPI, then by member (`WHOLE` without a dimension).
    """
    apart, known = settled or whole.settled, whole.figures(whole.answers, whole.settled, {})
    specs = [spec for kpi in sorted(set(wanted)) if _counts(known, spec := whole.catalog.kpis[kpi], by)]
    if by in personas.DIMENSIONS:
        relations = {one.relation for one in needs.measures_of(whole.catalog, [spec.id for spec in specs], apart)}
        apart = personas.read(replace(apart, split=True), whole.query, relations)
    if by is not None:
        specs = [spec for spec in specs if needs.can_cut(whole.catalog, spec.id, by, apart)]
    asked = {spec.id: one for spec in specs if (one := _asked(known, spec, count)).windows}
    every = sorted({window for one in asked.values() for _, window in one.windows})
    if not every:
        return {}
    measures = needs.measures_of(whole.catalog, asked, apart)
    if by is not None:
        measures = tuple(one for one in measures if by in (available(one.relation, apart) or ()))
    young_ones = sorted(window for one in asked.values() for window in one.young)
    span = (
        Window(young_ones[0].first, max(one.beyond for one in young_ones), young_ones[0].seen) if young_ones else None
    )
    counted = [one for one in measures if young_ones or not is_waiting(one)]
    rows = needs.rows_behind(whole.catalog, asked, apart, whole.dense)
    found = frames.ask(counted, every, apart, whole.query, by, span, rows, every)
    figures = whole.figures(found, apart, {})
    return {kpi: _members(figures, one, by) for kpi, one in asked.items()}


def usual_days(figures: Figures, spec: KpiSpec) -> int | None:
    """Median wait of all that are through, of a duration; None where nobody is."""
    measure = figures.catalog.measures[figures.formula(spec, spec.views[0][0]).numerator]
    held = figures.frames.waited.get((measure.id, WHOLE), [])
    found = frames.median_days([(days, cases) for _, days, cases in held])
    return None if found is None else math.ceil(found)


def _counts(figures: Figures, spec: KpiSpec, by: str | None) -> bool:
    """Whether cases are counted, against cases, an exposure, or money."""
    chosen = figures.used(spec.id, spec.views[0][0])
    if figures.plan.current is None or chosen.missing is not None:
        return False
    if spec.kind == "duration":
        return True
    top = behind.cases(figures, chosen.formula.numerator, 1.0) is not None
    if spec.kind == "count":
        return by is not None and top and spec.unit is Unit.COUNT
    below = (
        chosen.formula.denominator is not None and behind.cases(figures, chosen.formula.denominator, 1.0) is not None
    )
    if spec.kind not in ("share", "ratio") or not below:
        return False
    if spec.unit is Unit.SECONDS:
        return by is not None and top  # the mean of a segment; as a whole it is no rate of cases
    return top if spec.unit in (Unit.PERCENT, Unit.RATIO) else spec.unit is Unit.MONEY and not top


def _age(figures: Figures, spec: KpiSpec) -> int | None:
    """Days after its end that a month must be old; None where nobody converted. 0 for what happens in the month."""
    if spec.kind == "duration":
        return usual_days(figures, spec)
    return 0 if spec.views[0][0] != "cohort" else cohorts.patience_of(figures, spec, "cohort", WHOLE)


def _asked(figures: Figures, spec: KpiSpec, count: int) -> _Asked:
    """The newest months that may be told and are covered by the data."""
    now, as_of, age, view = figures.plan.current, figures.settled.as_of, _age(figures, spec), spec.views[0][0]
    if now is None or age is None:
        return _Asked(spec, (), 0, None, 1.0)
    ripens = view == "cohort" and spec.kind == "share"
    known = young.pattern(_waits(figures, spec, WHOLE), age, as_of) if ripens else None
    found: list[tuple[Period, Window]] = []
    late: list[tuple[float, int]] = []
    for month in month_of(now.beyond - DAY, figures.plan.periods[now].fiscal_month).history(count + LOOK_BACK):
        ripe = month.last + timedelta(days=age)
        window = Window(month.start, month.end, min(ripe, as_of) if view == "cohort" else as_of)
        if month.end > now.beyond or month.last > as_of:
            continue
        if ripe <= as_of:
            found.append((month, window))
        elif known and young.is_told(window, ripe, known) and (days := _by_day(figures, spec, window, WHOLE)):
            found.append((month, window))
            late.append(young.lateness(_waits(figures, spec, WHOLE), days, window, known))
    if young.is_slower(late):
        found = found[: -len(late)]
    windows = tuple(one for one in found[-count:] if figures.extent.uncovered(spec, view, one[1]) is None)
    return _Asked(spec, windows, age, known, _ripeness(figures, spec))


def _by_day(figures: Figures, spec: KpiSpec, window: Window, member: str) -> list[float] | None:
    """The cases of a cohort by the day on which they began; None where that is not known."""
    return behind.by_day(figures, figures.formula(spec, "cohort").denominator or "", window, member)


def _waits(figures: Figures, spec: KpiSpec, member: str) -> list[tuple[date, int, int]]:
    """Of those who converted: (first day of the stretch in which they began, days, cases)."""
    held = figures.frames.waited
    return [
        one for measure in figures.used(spec.id, "cohort").measures for one in held.get((measure.id + WAIT, member), [])
    ]


def _ripeness(figures: Figures, spec: KpiSpec) -> float:
    """Share of those who convert at all that have done so at the age of the cohorts, among those that had twice that time."""
    view, age = spec.views[0][0], _age(figures, spec)
    if view != "cohort" or spec.kind == "duration" or age is None:
        return 1.0
    within = total = 0
    limit = figures.settled.as_of - timedelta(days=2 * age + 31)  # a stretch is never longer than a month
    for day, days, cases in _waits(figures, spec, WHOLE):
        if day <= limit:
            within, total = within + cases * (days <= age), total + cases
    # Where deals were entered late or only from some day on, old cohorts seem to take for ever; that is no ripening.
    return max(within / total, cohorts.PATIENT) if total else cohorts.PATIENT


def _members(figures: Figures, asked: _Asked, by: str | None) -> dict[str, Monthly]:
    spec, windows = asked.spec, asked.windows
    view, inverted = spec.views[0][0], spec.unit is Unit.MONEY
    members = figures.frames.members([window for _, window in windows]) if by else (WHOLE,)
    sides = {member: [_sides(figures, spec, window, member) for _, window in windows] for member in members}
    whole = [math.fsum(column) for column in zip(*([one for one, _ in rows] for rows in sides.values()), strict=True)]
    held: dict[str, Monthly] = {}
    for member, rows in sides.items():
        tops, below = [one for one, _ in rows], whole if spec.kind == "count" else [one for _, one in rows]
        if any(below):
            of = _ripened(figures, asked, member, below)
            held[member] = Monthly(
                spec.id, None if by is None else (by, member), tuple(month for month, _ in windows),
                tuple(of if inverted else tops), tuple(tops if inverted else of), spec.kind not in ("ratio",), inverted,
                asked.age if view == "cohort" else None, asked.ripe, tuple(below) if asked.young else (),
                len(asked.young),
            )  # fmt: skip
    return held


def _ripened(figures: Figures, asked: _Asked, member: str, full: list[float]) -> list[float]:
    """The cases of each month, those of a young cohort as so many ripe ones."""
    if asked.pattern is None or not asked.young:
        return full
    age, as_of = asked.age, figures.settled.as_of
    own = young.pattern(_waits(figures, asked.spec, member), age, as_of, young.FEWEST_MEMBER) or asked.pattern
    found = []
    for (month, window), cases in zip(asked.windows, full, strict=True):
        by_day = _by_day(figures, asked.spec, window, member) if window in asked.young else None
        ripe = month.last + timedelta(days=age)
        found.append(cases if by_day is None else young.ripened(by_day, window, ripe, own))
    return found


def _sides(figures: Figures, spec: KpiSpec, window: Window, member: str) -> tuple[float, float]:
    """Numerator and denominator in a window; of a duration those through within the usual time, and all."""
    if spec.kind != "duration":
        found = figures.figure(spec.id, spec.views[0][0], window, member)
        return found.numerator or 0.0, found.denominator or 0.0
    measure = figures.catalog.measures[figures.formula(spec, spec.views[0][0]).numerator]
    waits = figures.waits(measure, window, member)
    usual = (window.seen - window.beyond + DAY).days
    through = math.fsum(cases for days, end, cases in waits if end == WON and days <= usual)
    return through, math.fsum(cases for _, _, cases in waits)
