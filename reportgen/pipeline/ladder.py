"""The year's ladder: whose goal it is led down from, and what of it are targets of KPIs that nobody else plans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from reportgen.goals import plan_period
from reportgen.periods import DAY, Period, month_of, year_of
from reportgen.pipeline.inputs import Inputs, spans
from reportgen.quantities import Missing, Unit

if TYPE_CHECKING:
    from reportgen.metrics.scoreboard import Reading
    from reportgen.metrics.targets import Targets
    from reportgen.pipeline.rungs import Book
    from reportgen.planning.rates import Rate, Rungs
    from reportgen.planning.yearly import YearLadder
    from reportgen.project import Project


@dataclass(frozen=True)
class Asked:
    """What a ladder is led down from.

    Attributes:
        period: of the goal.
        kpi: of the goal.
        value: of the goal.
        origin: `goal`, or `table` or `plan` of a year that the goal is not of.
    """

    period: Period
    kpi: str
    value: float
    origin: str


def asked(project: Project, stated: Targets, until: date, *, ahead: bool = False) -> Asked | None:
    """The goal that is in force on a day: that of the configuration, else what the plan asks of the same KPI in that year.

    Args:
        project: as configured.
        stated: targets of table and plan.
        until: the day.
        ahead: whether a goal whose period has not begun counts as well.
    """
    from reportgen.metrics.targets import target

    goal = project.goals.goal
    if goal is None:
        return None
    period = plan_period(goal.period, *project.business.starts)
    if until in period:
        return Asked(period, goal.kpi, goal.value, "goal")
    year = year_of(until, project.business.fiscal_year_start)
    found = target(stated, goal.kpi, year, additive=True)
    if found is not None and found.value > 0:
        return Asked(year, goal.kpi, found.value, found.origin)
    return Asked(period, goal.kpi, goal.value, "goal") if ahead and until < period.start else None


def ladder(
    project: Project,
    inputs: Inputs,
    as_of: date,
    until: date | None = None,
    readings: Sequence[Reading] = (),
    *,
    ahead: bool = False,
    tested: bool = True,
) -> YearLadder | None:
    """The year's ladder as it stands; None where no goal is in force.

    Args:
        project: as configured.
        inputs: what was read.
        as_of: the day taken for today.
        until: the last day that counts, not after it; that day without it.
        readings: of a period that ends with its month, where they were computed already.
        ahead: whether a goal whose period has not begun counts as well.
        tested: whether forecasts are made again from earlier days, to see how they did.
    """
    day = min(until or as_of, as_of)
    kept: dict[object, tuple[Project, YearLadder | None]] = inputs.__dict__.setdefault("_ladders", {})
    key = (inputs.only, as_of, day, ahead, tested)
    held = kept.get(key)
    if held is None or held[0] != project:
        held = kept[key] = project, _made(project, inputs, as_of, day, readings, ahead=ahead, tested=tested)
    return held[1]


def _made(
    project: Project,
    inputs: Inputs,
    as_of: date,
    until: date,
    readings: Sequence[Reading],
    *,
    ahead: bool,
    tested: bool,
) -> YearLadder | None:
    from reportgen.pipeline import rungs
    from reportgen.pipeline.kpis import catalog, holidays, stated_targets
    from reportgen.planning.rates import counted
    from reportgen.planning.rungs import year_ladder
    from reportgen.planning.standing import Year

    stated = stated_targets(project, inputs, as_of)
    goal = asked(project, stated, until, ahead=ahead)
    known = catalog(project).kpis
    if goal is None or goal.kpi not in known or known[goal.kpi].kind != "count":
        return None
    book = _book(project, inputs, stated, goal, as_of, until, readings)
    way = _way(book, goal)
    kpis = [goal.kpi, *([way.first[0]] if way.first else []), *(counted(stage) for stage, _ in way.below.found)]
    rates = [*([way.first[1]] if way.first else []), *(rate for _, rate in way.below.found)]
    year = Year(goal.period, until + DAY, holidays(project, max(as_of, goal.period.last)), tested)
    seen = [rungs.seen(book, year, kpi, lag, goal.kpi) for kpi, lag in zip(kpis, rungs.lags(book, kpis), strict=True)]
    used = [*rates, *([way.deal] if way.deal else [])]
    return year_ladder(
        year, until, goal.value, seen, rates, deal=way.deal, goal_from=goal.origin, notes=_notes(way, book, goal.kpi),
        currency=project.business.currency if way.deal or known[goal.kpi].unit is Unit.MONEY else None,
        measured=book.measured if any(rate.origin == "measured" for rate in used) else None,
    )  # fmt: skip


def _book(
    project: Project,
    inputs: Inputs,
    stated: Targets,
    goal: Asked,
    as_of: date,
    until: date,
    readings: Sequence[Reading],
) -> Book:
    from reportgen.engine import fed_columns
    from reportgen.metrics.daily import daily_counts
    from reportgen.metrics.settled import Settled
    from reportgen.pipeline.kpis import catalog, computed
    from reportgen.pipeline.rungs import Book
    from reportgen.planning.rates import CASES, COUNTS, SESSIONS

    known, fed, business = catalog(project), fed_columns(inputs.parts), project.business
    kpis = tuple(dict.fromkeys((goal.kpi, "revenue", *COUNTS.values(), SESSIONS)))
    month = month_of(until, business.fiscal_year_start)
    mine = {each.kpi: each for each in readings if each.by is None and each.view == "period"}
    if not all(kpi in mine and any(one.id == month.id for one, _ in mine[kpi].history) for kpi in kpis):
        found = computed(project, inputs, month, as_of, kpis, stated).readings
        mine = {each.kpi: each for each in found if each.view == "period"}
    first = min((day for day, _ in spans(inputs).values()), default=until)
    daily = daily_counts(
        known, (*kpis, *CASES.values(), "lead_customers"), inputs.engine.query, fed, first, until, business, inputs.only
    )  # fmt: skip
    settled = Settled.of(fed, business, until, inputs.only)
    return Book(known, business, settled, inputs.engine.query, stated, mine, daily, first)


@dataclass(frozen=True)
class _Way:
    """From the goal down.

    Attributes:
        first: the rung below a goal that is no stage itself, and what leads to it.
        below: the rungs below that.
        deal: what a new customer brings; None where that is not known.
        stages: of the business, first one first, with the visit before them.
        paper: stages that nobody feeds, where no stage is fed: they are rungs of the plan all the same.
    """

    first: tuple[str, Rate] | None
    below: Rungs
    deal: Rate | None
    stages: tuple[str, ...]
    paper: tuple[tuple[str, Missing], ...] = ()


def _stages(project_stages: Sequence[str]) -> tuple[str, ...]:
    return ("session", *(stage for stage in project_stages if stage != "customer"), "customer")


def _way(book: Book, goal: Asked) -> _Way:
    """Which rungs lead down from the goal."""
    from reportgen.pipeline import rungs
    from reportgen.planning.rates import COUNTS, STAGES, Rate, Rungs, counted, lead_down, measured

    stages = _stages(book.business.stages)
    unfed = {stage: why for stage in stages if (why := rungs.unfed(book, counted(stage)))}
    paper = tuple(unfed.items()) if len(unfed) == len(stages) else ()
    if paper:
        unfed = {}  # nothing is fed yet: the ladder is that of the plan
    planned = rungs.planned_rates(book, stages, goal.period)
    counts = {
        stage: asks for stage in stages if (asks := rungs.planned_count(book.stated, counted(stage), goal.period))
    }
    deal = rungs.average_deal(book, planned, goal.period)
    brings = deal if isinstance(deal, Rate) else None

    def sums(stage: str) -> Fraction | Missing:
        return rungs.last_months(book, counted(stage))

    top = STAGES.get(goal.kpi)
    if top in stages:
        return _Way(None, lead_down(top, stages, unfed, planned, sums, counts), brings, stages, paper)
    name, above = f"{goal.kpi}_per_customer", rungs.last_months(book, goal.kpi)
    rate: Rate | Missing
    if goal.kpi == "revenue":
        rate = deal
    elif book.catalog.kpis[goal.kpi].unit is Unit.MONEY:
        rate = rungs.each(name, above, sums("customer"))
    else:
        rate = measured(name, above, sums("customer"))
    if isinstance(rate, Missing):
        return _Way(None, Rungs((), (("customer", rate),)), brings, stages)
    below = lead_down("customer", stages, unfed, planned, sums, counts)
    return _Way((COUNTS["customer"], rate), below, brings, stages, paper)


def _notes(way: _Way, book: Book, goal: str) -> tuple[tuple[str, Missing], ...]:
    """What a reader must know: rates that no plan names, stages that are no rung."""
    from reportgen.pipeline import rungs
    from reportgen.planning.rates import MONTHS, counted

    rates = [*([way.first[1]] if way.first else []), *(rate for _, rate in way.below.found)]
    span = book.measured
    over = Missing("rate_measured", (("first", span.start.isoformat()), ("last", span.last.isoformat())))
    found = [(rate.kpi, over) for rate in rates if rate.origin == "measured"]
    won = [rungs.last_sum(book, name) for name in ("customers", "lead_customers")]
    kpis = [way.first[0] if way.first else "", goal]
    if "customers" in kpis and way.below.found and won[1] and won[0] > won[1]:
        apart = (("months", str(MONTHS)), ("n", f"{float(won[0] - won[1]):.0f}"), ("total", f"{float(won[0]):.0f}"))
        found.append(("customers", Missing("won_without_lead", apart)))
    return (*found, *((counted(stage), why) for stage, why in (*way.below.left_out, *way.paper)))


def ladder_of(project: Project, inputs: Inputs, period: str | None, as_of: date | None) -> YearLadder | None:
    """The ladder as it stood at the end of a period that is named, else as it stands; None where no goal is in force.

    A goal whose period has not begun is shown as it is planned, one whose period is over as it ended.

    Raises:
        UsageError: there is no such period, or nothing says up to which day data are known.
    """
    from reportgen.pipeline.kpis import known_through, period_of

    goal, today = project.goals.goal, known_through(project, inputs, as_of)
    if goal is None:
        return None
    if period is not None:
        return ladder(project, inputs, today, min(period_of(project, period, today).last, today), ahead=True)
    found = ladder(project, inputs, today, ahead=True)
    own = plan_period(goal.period, *project.business.starts)
    return ladder(project, inputs, today, own.last) if found is None and own.last < today else found


def led_down(
    project: Project, inputs: Inputs, as_of: date, stated: Targets, wanted: Sequence[str] = ()
) -> Mapping[tuple[str, str], Mapping[tuple[date, date], float]]:
    """What the ladder asks of KPIs that neither table nor plan names, by KPI and segment and then by period.

    Nothing where every rung is planned, or none is wanted: then nothing is read for it. A month after the day a rung is due has no
    target, for the goal asks nothing more of it.
    """
    goal = project.goals.goal
    if goal is None or inputs.only:
        return {}
    period = plan_period(goal.period, *project.business.starts)
    if not _unplanned(project, inputs, as_of, stated, period, wanted):
        return {}
    found = ladder(project, inputs, as_of, min(as_of, period.last), ahead=True, tested=False)
    if found is None:
        return {}
    asks: dict[tuple[str, str], dict[tuple[date, date], float]] = {}
    for rung in found.rungs:
        months = zip(found.months, rung.months, strict=True)
        mine = {(month.start, month.end): float(needed) for month, needed in months if month.last <= rung.due}
        if not rung.before and rung.due == found.year.last:
            mine[found.year.start, found.year.end] = float(rung.needed)
        asks[rung.rung, ""] = mine
    return asks


def _unplanned(
    project: Project, inputs: Inputs, as_of: date, stated: Targets, period: Period, wanted: Sequence[str]
) -> bool:
    """Whether something is wanted that may be a rung and has no target of its own; told without looking at data."""
    from reportgen.engine import fed_columns
    from reportgen.metrics.settled import Settled
    from reportgen.metrics.targets import target
    from reportgen.metrics.used import used
    from reportgen.pipeline.kpis import catalog
    from reportgen.pipeline.rungs import planned_count, planned_rate
    from reportgen.planning.rates import STAGES, counted, lead_down, rate_kpi

    known, stages = catalog(project), _stages(project.business.stages)
    settled = Settled.of(fed_columns(inputs.parts), project.business, as_of)
    names = {rate_kpi(below, above) for at, below in enumerate(stages) for above in stages[at + 1 :]}
    rates = {name: rate for name in names if (rate := planned_rate(stated, name, period)) is not None}
    unfed = {
        stage: why
        for stage in stages
        if (why := used(known, counted(stage), known.kpis[counted(stage)].views[0][0], settled).missing)
    }
    goal = project.goals.goal.kpi if project.goals.goal else ""
    top = STAGES.get(goal, "customer")
    counts = {stage: asks for stage in stages if (asks := planned_count(stated, counted(stage), period))}
    below = lead_down(top, stages, unfed, rates, lambda _: Fraction(1), counts) if top in stages else None
    rungs = {goal, counted(top), *(counted(stage) for stage, _ in (below.found if below else ()))}
    asking = {name for name in wanted if name in known.kpis and "target(" in _text(known.kpis[name].formulas)}
    if wanted and not asking:
        rungs &= set(wanted)
    months = [period, *period.months()]
    return any(all(target(stated, kpi, one, additive=True) is None for one in months) for kpi in sorted(rungs))


def _text(formulas: Sequence[object]) -> str:
    return " ".join(map(str, formulas))
