"""From which rung to which, and by which rate: as planned, else as the counts planned of both rungs have it, else as measured.

Convention, stated once: a rate is an exact fraction, above 0 and at most 1. A stage is named as in `business.stages`; `session` is
the visit that everything begins with. Rungs follow the stages of the business that are fed. A stage between two others (SAL,
opportunity) is passed over where the plan states the rate that leads past it: who plans "25 % of SQLs become customers" has planned
nothing for the opportunities between them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from reportgen.quantities import Missing

MONTHS = 12
"""Complete months over which a rate is measured that no plan names."""

COUNTS = {
    "lead": "leads",
    "mql": "mqls",
    "sal": "sals",
    "sql": "sqls",
    "opportunity": "opportunities",
    "customer": "customers",
}
"""The KPI that counts who reached a stage."""

SESSIONS = "sessions"
STAGES = {SESSIONS: "session", **{kpi: stage for stage, kpi in COUNTS.items()}}
"""The stage that a rung counts."""

RATES = {
    ("session", "lead"): "visitor_to_lead",
    ("session", "customer"): "visitor_to_customer",
    ("lead", "mql"): "lead_to_mql",
    ("lead", "customer"): "lead_to_customer",
    ("mql", "sal"): "mql_to_sal",
    ("mql", "sql"): "mql_to_sql",
    ("sal", "customer"): "sal_close_rate",
    ("sql", "opportunity"): "sql_to_opportunity",
    ("sql", "customer"): "sql_close_rate",
    ("opportunity", "customer"): "opportunity_to_customer",
}
"""The KPI that is the rate from a stage to a later one."""

BETWEEN = frozenset({"sal", "opportunity"})
"""Stages that a planned rate may lead past."""

DEAL = "average_deal"
CASES = {"revenue": "won_deals_with_amount"}
"""What a KPI of money is counted by: its forecast is a number of these, each with its amount."""


def counted(stage: str) -> str:
    """The KPI that counts a stage."""
    return COUNTS.get(stage, SESSIONS)


def rate_kpi(below: str, above: str) -> str:
    """The name of the rate from a stage to a later one; for a step without a KPI of its own `sal_to_sql` and the like."""
    return RATES.get((below, above), f"{below}_to_{above}")


@dataclass(frozen=True)
class Rate:
    """The rate from a rung to the one above it.

    Attributes:
        kpi: its name.
        value: above 0 and at most 1; of the deal, what one brings.
        origin: `plan` or `measured`.
        counts: what is divided: of a measured one what was counted above and below over the last twelve complete months, of a
            planned one what the plan asks of both rungs in the year; None where the plan states the rate itself.
        parts: of a planned one that leads past stages nobody feeds, the planned rates it is the product of.
    """

    kpi: str
    value: Fraction
    origin: str
    counts: tuple[Fraction, Fraction] | None = None
    parts: tuple[tuple[str, Fraction], ...] = ()


@dataclass(frozen=True)
class Rungs:
    """The rungs below the top.

    Attributes:
        found: stage and the rate from it to the one before it, from the top down.
        left_out: stage and why it is no rung.
    """

    found: tuple[tuple[str, Rate], ...]
    left_out: tuple[tuple[str, Missing], ...]


def measured(kpi: str, above: Fraction | Missing, below: Fraction | Missing) -> Rate | Missing:
    """A rate from the counts of the last twelve complete months, or why there is none."""
    if isinstance(below, Missing):
        return below
    if isinstance(above, Missing):
        return above
    if not below or not above:
        return Missing("no_rows_year")
    if above > below:
        return Missing("more_above", (("above", f"{float(above):.0f}"), ("below", f"{float(below):.0f}")))
    return Rate(kpi, above / below, "measured", (above, below))


def lead_down(
    top: str,
    stages: Sequence[str],
    unfed: Mapping[str, Missing],
    planned: Mapping[str, Fraction],
    sums: Callable[[str], Fraction | Missing],
    counts: Mapping[str, Fraction] | None = None,
) -> Rungs:
    """Find the rungs from a stage down to what everything begins with, and the rate of each.

    Args:
        top: stage that the ladder is led down from.
        stages: all of the business, the first one first, `session` before them.
        unfed: stages that no table feeds, with the reason.
        planned: rates that the plan states, by their name.
        sums: how many reached a stage in the last twelve complete months, or why that is not known.
        counts: how many the plan asks of a stage in the year, where it does.
    """
    below = [stage for stage in reversed(stages[: stages.index(top)]) if stage not in unfed]
    left_out = [(stage, unfed[stage]) for stage in reversed(stages[: stages.index(top)]) if stage in unfed]
    found: list[tuple[str, Rate]] = []
    above = top
    while below:
        at, rate = _planned_step(below, above, stages, unfed, planned)
        if rate is None:
            at, rate = _counted_step(below, above, counts or {})
        reasons: dict[str, Missing] = {}
        if rate is None:
            at, rate, reasons = _measured_step(below, above, sums)
        passed = below if rate is None else below[:at]
        for stage in passed:
            past = Missing("passed_over", (("rate", rate.kpi),)) if rate else Missing("no_way_past")
            left_out.append((stage, reasons.get(stage, past)))
        if rate is None:
            break
        above = below[at]
        found.append((above, rate))
        below = below[at + 1 :]
    order = {stage: -number for number, stage in enumerate(stages)}
    return Rungs(tuple(found), tuple(sorted(left_out, key=lambda each: order[each[0]])))


def _planned_step(
    below: Sequence[str],
    above: str,
    stages: Sequence[str],
    unfed: Mapping[str, Missing],
    planned: Mapping[str, Fraction],
) -> tuple[int, Rate | None]:
    """The nearest stage from which the plan leads up, past none but those that a plan may lead past."""
    for at, stage in enumerate(below):
        if any(passed not in BETWEEN for passed in below[:at]):
            break
        if parts := _product(stage, above, stages, unfed, planned):
            value = Fraction(1)
            for _, part in parts:
                value *= part
            if 0 < value <= 1:
                return at, Rate(rate_kpi(stage, above), value, "plan", None, parts if len(parts) > 1 else ())
    return 0, None


def _counted_step(below: Sequence[str], above: str, counts: Mapping[str, Fraction]) -> tuple[int, Rate | None]:
    """The nearest stage of which the plan asks a number, as of the one above it; past none that a plan may not lead past."""
    for at, stage in enumerate(below):
        if any(passed not in BETWEEN for passed in below[:at]):
            break
        if stage in counts and 0 < counts.get(above, 0) <= counts[stage]:
            return at, Rate(
                rate_kpi(stage, above), counts[above] / counts[stage], "plan", (counts[above], counts[stage])
            )
    return 0, None


def _product(
    stage: str, above: str, stages: Sequence[str], unfed: Mapping[str, Missing], planned: Mapping[str, Fraction]
) -> tuple[tuple[str, Fraction], ...]:
    """The planned rates that lead from a stage to another: one, or several over stages between them that nobody feeds."""
    name = rate_kpi(stage, above)
    if name in planned:
        return ((name, planned[name]),)
    for middle in stages[stages.index(stage) + 1 : stages.index(above)]:
        first = (
            ((rate_kpi(stage, middle), planned[rate_kpi(stage, middle)]),) if rate_kpi(stage, middle) in planned else ()
        )
        if middle in unfed and first and (rest := _product(middle, above, stages, unfed, planned)):
            return (*first, *rest)
    return ()


def _measured_step(
    below: Sequence[str], above: str, sums: Callable[[str], Fraction | Missing]
) -> tuple[int, Rate | None, dict[str, Missing]]:
    """The nearest stage whose rate can be measured; why the nearer ones' cannot."""
    reasons: dict[str, Missing] = {}
    for at, stage in enumerate(below):
        rate = measured(rate_kpi(stage, above), sums(above), sums(stage))
        if isinstance(rate, Rate):
            return at, rate, reasons
        reasons[stage] = rate
    return 0, None, reasons
