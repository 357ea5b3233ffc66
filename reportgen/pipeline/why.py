"""Why a figure moved: its change split by segments and by rungs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from reportgen.errors import UsageError
from reportgen.periods import DAY, Grain, Period
from reportgen.pipeline.inputs import Inputs
from reportgen.pipeline.kpis import catalog, figures, holidays, known_through, period_of, whole
from reportgen.pipeline.moments import Days, can_cut, counted, dimensions, moments
from reportgen.quantities import Unit

if TYPE_CHECKING:
    from reportgen.metrics.counted import Tally
    from reportgen.metrics.scoreboard import Reading, Scoreboard
    from reportgen.planning.drivers import Cases, Chain, Counted, RatioSplit, SumSplit
    from reportgen.planning.explained import Explained, Split, Way
    from reportgen.project import Project


def explain_change(
    project: Project,
    inputs: Inputs,
    kpi: str,
    period: str | Period | None,
    as_of: date | None,
    against: str = "year_ago",
    by: str | None = None,
) -> Explained:
    """Why a measure moved from another period.

    Args:
        project: as configured.
        inputs: what was read.
        kpi: id.
        period: whose figure; the last complete month without it.
        as_of: the last day that is known; as far as the data reach without it.
        against: `year_ago` or `previous`.
        by: the dimension; without it the channel, as on the pages of a report, where that tells anything, else what tells most.

    Raises:
        UsageError: there is no such KPI or dimension.
    """
    from reportgen.metrics import windows
    from reportgen.metrics.needs import ordered
    from reportgen.planning.explained import Explained

    ordered(catalog(project), (kpi,))
    today = known_through(project, inputs, as_of)
    chosen = period if isinstance(period, Period) else period_of(project, period, today)
    plan = windows.plan(chosen, today, holidays(project, today))
    other = plan.year_ago if against == "year_ago" else plan.previous
    if plan.current is None or other is None:
        raise UsageError(f"{chosen.id} has not begun, so nothing moved in it")
    now, then = (plan.current.first, plan.current.beyond), (other.first, other.beyond)
    spec = catalog(project).kpis[kpi]
    searched, found = moments(project, inputs, kpi, today, chosen)
    return Explained(
        kpi,
        spec.unit,
        project.business.currency if spec.unit is Unit.MONEY else None,
        _range(now, chosen),
        against,
        _range(then, chosen.year_ago() if against == "year_ago" else chosen.previous()),
        _split(project, inputs, kpi, chosen, today, (then, now), by),
        _ways(project, inputs, kpi, chosen, today),
        found,
        searched,
    )


def _range(days: Days, period: Period) -> Period:
    """A stretch of days under the name of the period it is, or as a range where it is a part of it."""
    if days == (period.start, period.end):
        return period
    return Period(days[0], days[1], Grain.RANGE, period.fiscal_month)


# by segment


def _split(
    project: Project, inputs: Inputs, kpi: str, period: Period, today: date, sides: tuple[Days, Days], by: str | None
) -> Split | None:
    from reportgen.planning.drivers import telling
    from reportgen.planning.explained import Split

    found: dict[str, tuple[float, RatioSplit | SumSplit]] = {}
    for name in [by] if by else dimensions(project, inputs, kpi, today):
        split = _by(project, inputs, kpi, period, today, sides, name)
        if split is not None:
            found[name] = telling(split), split
    if not found:
        return None
    # By channel first, as the pages of a report, where that tells anything; a cut of many parts tells more by its number alone.
    tried = sorted(found, key=lambda name: (name != "channel" or not found[name][0], -found[name][0]))
    return Split(tried[0], found[tried[0]][1], tuple((name, found[name][0]) for name in tried))


def _by(
    project: Project, inputs: Inputs, kpi: str, period: Period, today: date, sides: tuple[Days, Days], by: str
) -> RatioSplit | SumSplit | None:
    """The split by one dimension; None where the segments do not add up to the whole."""
    from reportgen.engine import fed_columns
    from reportgen.metrics.needs import check_dimension
    from reportgen.metrics.settled import Settled
    from reportgen.planning import drivers

    check_dimension(by, Settled.of(fed_columns(inputs.parts), project.business, today, inputs.only))
    if not can_cut(project, inputs, kpi, today, by):
        return None
    cut, total = (counted(project, inputs, kpi, sides, today, name) for name in (by, None))
    if cut is None or total is None:
        return None
    wholes = [total[side][""] for side in sides]
    if any(not _adds_up(cut[side], each) for side, each in zip(sides, wholes, strict=True)):
        return None
    if wholes[0].below is None:
        spread = _money_spread(project, inputs, kpi, sides[1], today)
        spreads = {} if spread is not None else _spreads(project, inputs, kpi, period, today, by)
        then, now = (_counted(cut[side], spreads, spread) for side in sides)
        return drivers.sum_split(then, now) if any(each.value for each in then.values()) else None
    rates = _spreads(project, inputs, kpi, period, today, by)
    base = drivers.parts_named(catalog(project), kpi)[1]
    sizes = _spreads(project, inputs, base, period, today, by) if base else {}
    then_cases, now_cases = (_cases(cut[side], rates, sizes) for side in sides)
    if any(min(each.above, each.below) < 0 for side in (then_cases, now_cases) for each in side.values()):
        return None
    return drivers.ratio_split(then_cases, now_cases)


def _adds_up(cut: Mapping[str, Tally], total: Tally) -> bool:
    def near(parts: float, all_of: float) -> bool:
        return abs(parts - all_of) <= 1e-6 * max(abs(all_of), 1.0)

    above = math.fsum(each.above for each in cut.values())
    below = math.fsum(each.below or 0.0 for each in cut.values())
    return near(above, total.above) and near(below, total.below or 0.0)


def _spreads(project: Project, inputs: Inputs, kpi: str, period: Period, today: date, by: str) -> dict[str, float]:
    """How much more than Poisson's the numerator of each segment varies, from the segment's own interval in the period."""
    from reportgen.planning.drivers import spread_of

    found: dict[str, float] = {}
    for reading in whole(project, inputs, period, today, (kpi,)).cut((kpi,), by):
        if reading.view != "period" or reading.by is None or reading.interval is None or reading.numerator is None:
            continue
        found[reading.by[1]] = spread_of(reading.numerator, reading.interval, per=reading.denominator or 1.0)
    return found


def _money_spread(project: Project, inputs: Inputs, kpi: str, days: Days, today: date) -> float | None:
    """Of a sum of money the mean square of its amounts over their mean (compound Poisson), days standing for single amounts."""
    if catalog(project).kpis[kpi].unit is not Unit.MONEY:
        return None
    single = [(days[0] + DAY * at, days[0] + DAY * (at + 1)) for at in range((days[1] - days[0]).days)]
    found = counted(project, inputs, kpi, single, today) or {}
    amounts = [each[""].above for each in found.values()]
    total = math.fsum(amounts)
    return math.fsum(amount * amount for amount in amounts) / total if total > 0 else 0.0


def _counted(cut: Mapping[str, Tally], spreads: Mapping[str, float], spread: float | None) -> dict[str, Counted]:
    from reportgen.planning.drivers import Counted

    return {
        name: Counted(each.above, spreads.get(name, 1.0) if spread is None else spread) for name, each in cut.items()
    }


def _cases(cut: Mapping[str, Tally], rates: Mapping[str, float], sizes: Mapping[str, float]) -> dict[str, Cases]:
    from reportgen.planning.drivers import Cases

    return {
        name: Cases(each.above, each.below or 0.0, rates.get(name, 1.0), sizes.get(name, 1.0))
        for name, each in cut.items()
        if each.above or each.below
    }


# by rung


def _ways(project: Project, inputs: Inputs, kpi: str, period: Period, today: date) -> tuple[Way, ...]:
    """The chain from sessions to a stage, or to revenue, against plan, previous period and the year before."""
    from reportgen.assemble.evidence import COUNTS
    from reportgen.planning.explained import Way

    stages = ["sessions", *(COUNTS[stage] for stage in project.business.stages)]
    if kpi == "revenue":
        stages.append(kpi)
    if kpi not in stages[1:]:
        return ()
    board = figures(project, inputs, period, today, tuple(stages))
    found = ((base, _chain(board, stages[: stages.index(kpi) + 1], base)) for base in ("plan", "previous", "year_ago"))
    return tuple(Way(base, chain) for base, chain in found if chain is not None)


def _chain(board: Scoreboard, stages: Sequence[str], base: str) -> Chain | None:
    from reportgen.planning.drivers import Rung, chain, spread_of

    then, now = [], []
    for kpi in stages:
        reading = board.get(kpi, None, "period") or board.get(kpi)
        before = _then(reading, base) if reading is not None else None
        if reading is None or reading.value is None or before is None:
            continue  # a stage without a number or a plan is no rung: the step goes over it
        spread = spread_of(reading.value, reading.interval)
        then.append(Rung(kpi, before, 0.0 if base == "plan" else spread))
        now.append(Rung(kpi, reading.value, spread))
    if len(now) < 2 or now[0].name != stages[0] or now[-1].name != stages[-1]:
        return None
    return chain(then, now)


def _then(reading: Reading, base: str) -> float | None:
    if base == "plan":
        target = reading.target
        return None if target is None else target.to_date if target.to_date is not None else target.value
    return reading.previous if base == "previous" else reading.year_ago
