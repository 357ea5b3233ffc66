"""Checks of goal and plan: what is planned can be measured, and does not contradict itself."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.checks.fed import catalog_of, not_fed
from reportgen.errors import Problem
from reportgen.periods import Grain
from reportgen.project import Project
from reportgen.quantities import Unit


def planned_kpis_fed(project: Project) -> Iterator[Problem]:
    """Every KPI that is planned can be measured."""
    for kpi in project.goals.plan:
        lacking = not_fed(project, kpi)
        if lacking and project.sources:
            yield project.problem("goals.yaml", ("plan", kpi), f"{kpi} is planned, but no source feeds {lacking}")
    goal = project.goals.goal
    lacking = not_fed(project, goal.kpi) if goal is not None else ""
    if goal is not None and lacking and project.sources:
        yield project.problem("goals.yaml", ("goal", "kpi"), f"{goal.kpi} is the goal, but no source feeds {lacking}")


def plan_adds_up(project: Project) -> Iterator[Problem]:
    """The months of a count's plan add up to its quarters and years."""
    counts = {kpi for kpi, spec in catalog_of(project).kpis.items() if spec.kind == "count"}
    values = {(kpi, period): value for kpi, period, value in project.goals.periods(*project.business.starts)}
    for (kpi, period), whole in values.items():
        if kpi not in counts or period.grain not in (Grain.QUARTER, Grain.YEAR):
            continue
        parts = [values.get((kpi, month)) for month in period.months()]
        if None in parts:
            continue
        total = sum(part for part in parts if part is not None)
        if abs(total - whole) > 1e-6 * max(1.0, abs(whole)):
            what = f"the months of {period.id} add up to {total:,.10g}, and {period.id} says {whole:,.10g}"
            yield project.problem("goals.yaml", ("plan", kpi), what, "Let them agree, or leave one out")


def rates_are_fractions(project: Project) -> Iterator[Problem]:
    """A rate that is planned above 100 % was meant as a percentage."""
    kpis = catalog_of(project).kpis
    for kpi, values in project.goals.plan.items():
        # What was spent may well come back more than once: returns are left alone.
        if kpis[kpi].unit is not Unit.PERCENT or kpis[kpi].stage == "return":
            continue
        for name, value in values.items():
            if value > 1:
                what = f"{kpi} is planned at {value:.0%}"
                yield project.problem("goals.yaml", ("plan", kpi, name), what, f"Write {value / 100:g} for {value:g} %")


def planned_rates_fit_counts(project: Project) -> Iterator[Problem]:
    """A rate that is planned is what the counts planned for the same period make of it."""
    from reportgen.planning.agreement import disagreements
    from reportgen.project.planned_at import Asked

    asked = Asked.of(project)
    for one in disagreements(asked.targets, project.goals.tolerance_of, project.business.fiscal_year_start):
        places = {
            kpi: asked.place(kpi, one.period, origin)
            for kpi, origin in ((one.rate, one.origin), *((kpi, origin) for kpi, _, origin in one.counts))
        }
        (above, upper, _), (below, lower, _) = one.counts
        what = (
            f"{one.rate} is planned at {one.stated:.4g}, and what {one.period.id} asks for implies {one.implied:.4g}: "
            f"{upper:,.10g} {above} ({places[above]}) by {lower:,.10g} {below} ({places[below]})"
        )
        at = places[one.rate]
        yield Problem(
            at.file, at.line, one.rate, what, "Let them agree, or leave the rate out: it then follows from the counts"
        )
