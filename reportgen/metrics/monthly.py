"""Rates by month, each month seen at the same age: what comparisons over quarters are drawn from.

A cohort is known better the older it is, so months of cohorts stand side by side only where each is seen as many days after its
end. That age is the patience of the KPI (`cohorts.patience`): nine in ten of those who convert at all have done so by then. A
month that is not that old is left out, whatever it shows.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from reportgen.metrics import behind, cohorts, frames, needs, personas
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
        of: what they are counted against: cases, visits, impressions, money.
        persons: whether `counted` is a part of `of`, person by person; else cases fall upon an exposure.
        inverted: the KPI is `of / counted`: money per case.
        age: days after a month's end at which its cohort is seen; None for what happened in the month.
        ripe: share of those who convert at all that have done so at that age; 1 for what happened in the month.
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

    def tail(self, count: int, before: int = 0) -> Monthly:
        """The newest `count` months but for the `before` newest; fewer where there are not so many."""
        end = len(self.months) - before
        part = slice(max(end - count, 0), max(end, 0))
        return replace(self, months=self.months[part], counted=self.counted[part], of=self.of[part])

    @property
    def sums(self) -> tuple[float, float]:
        """Sums over all months: counted, and what they are counted against."""
        return math.fsum(self.counted), math.fsum(self.of)

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
    windows = {spec.id: months for spec in specs if (months := _windows(known, spec, count))}
    every = sorted({window for of_kpi in windows.values() for _, window in of_kpi})
    if not every:
        return {}
    measures = needs.measures_of(whole.catalog, windows, apart)
    if by is not None:
        measures = tuple(one for one in measures if by in (available(one.relation, apart) or ()))
    counted = [one for one in measures if not is_waiting(one)]
    rows = needs.rows_behind(whole.catalog, windows, apart, whole.dense)
    found = frames.ask(counted, every, apart, whole.query, by, None, rows, every)
    figures = whole.figures(found, apart, {})
    return {
        spec.id: _members(figures, spec, windows[spec.id], by, _ripeness(known, spec))
        for spec in specs
        if spec.id in windows
    }


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


def _windows(figures: Figures, spec: KpiSpec, count: int) -> list[tuple[Period, Window]]:
    """The newest months that are old enough and covered by the data, oldest first, each with the window in which it is seen."""
    now, as_of, age = figures.plan.current, figures.settled.as_of, _age(figures, spec)
    if now is None or age is None:
        return []
    last = month_of(now.beyond - DAY, figures.plan.periods[now].fiscal_month)
    seen_at = [(month, month.last + timedelta(days=age)) for month in last.history(count + LOOK_BACK)]
    old = [(month, seen) for month, seen in seen_at if seen <= as_of and month.end <= now.beyond][-count:]
    view = spec.views[0][0]
    windows = [(month, Window(month.start, month.end, seen if view == "cohort" else as_of)) for month, seen in old]
    return [one for one in windows if figures.extent.uncovered(spec, view, one[1]) is None]


def _ripeness(figures: Figures, spec: KpiSpec) -> float:
    """Share of those who convert at all that have done so at the age of the cohorts, among those that had twice that time."""
    view, age = spec.views[0][0], _age(figures, spec)
    if view != "cohort" or spec.kind == "duration" or age is None:
        return 1.0
    within = total = 0
    limit = figures.settled.as_of - timedelta(days=2 * age + 31)  # a stretch is never longer than a month
    for measure in figures.used(spec.id, view).measures:
        for day, days, cases in figures.frames.waited.get((measure.id + WAIT, WHOLE), []):
            if day <= limit:
                within, total = within + cases * (days <= age), total + cases
    # Where deals were entered late or only from some day on, old cohorts seem to take for ever; that is no ripening.
    return max(within / total, cohorts.PATIENT) if total else cohorts.PATIENT


def _members(
    figures: Figures, spec: KpiSpec, windows: Sequence[tuple[Period, Window]], by: str | None, ripe: float
) -> dict[str, Monthly]:
    view, inverted = spec.views[0][0], spec.unit is Unit.MONEY
    members = figures.frames.members([window for _, window in windows]) if by else (WHOLE,)
    sides = {member: [_sides(figures, spec, window, member) for _, window in windows] for member in members}
    whole = [math.fsum(column) for column in zip(*([one for one, _ in rows] for rows in sides.values()), strict=True)]
    held: dict[str, Monthly] = {}
    for member, rows in sides.items():
        tops, below = [one for one, _ in rows], whole if spec.kind == "count" else [one for _, one in rows]
        if any(below):
            held[member] = Monthly(
                spec.id, None if by is None else (by, member), tuple(month for month, _ in windows),
                tuple(below if inverted else tops), tuple(tops if inverted else below), spec.kind not in ("ratio",), inverted,
                (windows[0][1].seen - windows[0][0].last).days if view == "cohort" else None, ripe,
            )  # fmt: skip
    return held


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
