"""The steps of the funnel: how far each is from plan, and what that did to the number at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.assemble.context import Context, few, from_base, quantity, status
from reportgen.assemble.evidence import COUNTS
from reportgen.charts import funnel
from reportgen.charts.base import Better
from reportgen.document import Column, Figure, Graphic, Row, Table
from reportgen.metrics.scoreboard import Reading, Status
from reportgen.quantities import Quantity, Unit
from reportgen.stats.decomposition import chain_split
from reportgen.text import Msg

RATES = {
    ("session", "lead"): "visitor_to_lead", ("lead", "mql"): "lead_to_mql", ("lead", "customer"): "lead_to_customer",
    ("mql", "sal"): "mql_to_sal", ("mql", "sql"): "mql_to_sql", ("sal", "customer"): "sal_close_rate",
    ("sql", "opportunity"): "sql_to_opportunity", ("sql", "customer"): "sql_close_rate",
    ("opportunity", "customer"): "opportunity_to_customer",
}  # fmt: skip
"""The KPI that is the rate of a step; it is read in the period's view, as the counts are."""


@dataclass(frozen=True)
class Rung:
    """One stage with the number that reached it."""

    stage: str
    reading: Reading

    @property
    def plan(self) -> float | None:
        """The number planned."""
        return self.reading.target.value if self.reading.target else None


def steps_figure(context: Context) -> Figure | None:
    """The chart; None while the period runs, or where fewer than two stages are fed."""
    rungs = _rungs(context)
    if len(rungs) < 2 or not context.complete:
        return None
    with_plan = [rung for rung in rungs if rung.plan]
    planned = len(with_plan) > 2 and with_plan[0] is rungs[0] and with_plan[-1] is rungs[-1]
    rungs = with_plan if planned else rungs
    base = "plan" if planned else "year-ago"
    if not planned and not all(rung.reading.year_ago for rung in rungs):
        return None
    steps = _steps(context, rungs, planned)
    last = rungs[-1]
    reference = quantity(last.reading, last.plan if planned else last.reading.year_ago)
    words = funnel.Words(
        effects=(Msg.of("assemble-effect", stage=last.stage), Msg.of(f"assemble-effect-{base}", value=reference)),
        distance=(
            Msg.of(f"assemble-distance-{base}"),
            Msg.of(f"assemble-distance-marks-{base}", period=context.period, before=context.period.year_ago()),
        ),
        zero=Msg.of(f"assemble-zero-{base}"),
        ends=(Msg.of("assemble-value", value=reference), _said(last.reading)),
    )
    alt = _alt(context, rungs)
    return Figure(
        id="funnel-steps",
        title=_title(rungs, steps, planned),
        subtitle=Msg.of(f"assemble-steps-subtitle-{base}", period=context.period),
        graphic=Graphic("funnel", funnel.data(steps, words=words, alt=alt)),
        data=_table(context, rungs),
    )


def _rungs(context: Context) -> list[Rung]:
    """Sessions, then every stage of the business that has a number, in its order."""
    stages = [("session", "sessions"), *((stage, COUNTS[stage]) for stage in context.business.stages)]
    found = [Rung(stage, context.reading(kpi)) for stage, kpi in stages]
    return [rung for rung in found if rung.reading.value]


def _steps(context: Context, rungs: Sequence[Rung], planned: bool) -> list[funnel.Step]:
    references = [(rung.plan if planned else rung.reading.year_ago) or 0.0 for rung in rungs]
    values = [rung.reading.value or 0.0 for rung in rungs]
    effects = chain_split(references, values)
    first, last = rungs[0], rungs[-1]
    rates = [
        _rate(context, (rungs[at - 1], rungs[at]), (references[at - 1], references[at]), planned, effects[at])
        for at in range(1, len(rungs))
    ]
    return [
        _count(first, references[0], planned, effects[0], strong=False),
        *rates,
        _count(last, references[-1], planned, values[-1] - references[-1], strong=True),
    ]


def _count(rung: Rung, reference: float, planned: bool, effect: float, *, strong: bool) -> funnel.Step:
    reading = rung.reading
    prior = reading.year_ago if planned else None
    return funnel.step(
        Msg.of("assemble-stage", stage=rung.stage),
        reading.value,
        reference,
        actual=_said(reading),
        note=Msg.of(f"assemble-against-{'plan' if planned else 'year-ago'}", value=quantity(reading, reference)),
        interval=reading.interval,
        prior=prior,
        better=_better(reading),
        sure=status(reading) in (Status.AHEAD, Status.BEHIND) if planned else None,
        effect=effect,
        strong=strong,
    )


def _rate(
    context: Context, pair: tuple[Rung, Rung], references: tuple[float, float], planned: bool, effect: float
) -> funnel.Step:
    """A step's rate: the count of its stage by that of the stage before, with the interval of the KPI that is this rate."""
    before, after = pair
    value = (after.reading.value or 0.0) / (before.reading.value or 1.0)
    reference = references[1] / references[0]
    kpi = RATES.get((before.stage, after.stage))
    reading = context.board.get(kpi, None, "period") if kpi else None
    then = (before.reading.year_ago, after.reading.year_ago)
    prior = then[1] / then[0] if planned and then[0] and then[1] is not None else None
    weak = few(before.reading) or few(after.reading)
    return funnel.step(
        Msg.of("assemble-step", origin=before.stage, stage=after.stage),
        None if weak else value,
        reference,
        actual=Msg.of("assemble-value", value=Quantity(value, Unit.PERCENT)),
        note=Msg.of(f"assemble-against-{'plan' if planned else 'year-ago'}", value=Quantity(reference, Unit.PERCENT)),
        interval=reading.interval if reading and reading.value and abs(reading.value - value) < 0.01 * value else None,
        prior=prior,
        effect=effect,
    )


def _better(reading: Reading) -> Better:
    return "up" if reading.better == "up" else "down" if reading.better == "down" else "none"


def _said(reading: Reading) -> Msg:
    return Msg.of("assemble-value", value=quantity(reading, reading.value))


def _title(rungs: Sequence[Rung], steps: Sequence[funnel.Step], planned: bool) -> Msg:
    """Which step moved the result beyond chance; else the result against its plan, and whether that could be chance."""
    last = rungs[-1].reading
    if not planned or status(last) not in (Status.AHEAD, Status.BEHIND, Status.WATCH, Status.ON_PLAN):
        return Msg.of("chart-title-funnel-plain")
    sure = [at for at, step in enumerate(steps[:-1]) if step.tone in ("better", "worse") and step.effect]
    if sure:
        most = max(sure, key=lambda at: abs(steps[at].effect or 0.0))
        if most:  # the first row counts what came in, and is no step
            key = f"chart-title-steps-{'lost' if (steps[most].effect or 0) < 0 else 'won'}"
            others = "chance" if len(sure) == 1 else "more"
            return Msg.of(key, origin=rungs[most - 1].stage, stage=rungs[most].stage, others=others)
    moved = from_base(last, rungs[-1].plan)
    return Msg.of(f"chart-title-steps-{str(status(last)).replace('_', '-')}", kpi=last.kpi, change=moved)


def _alt(context: Context, rungs: Sequence[Rung]) -> Msg:
    """The counts with the rate of each step, as a list."""
    said = Msg.of("alt-funnel-step", reached=rungs[0].stage, n=rungs[0].reading.value)
    for before, after in pairwise(rungs):
        rate = (after.reading.value or 0.0) / (before.reading.value or 1.0)
        step = Msg.of("alt-funnel-step-rate", reached=after.stage, n=after.reading.value, rate=rate)
        said = Msg.of("assemble-and", first=said, second=step)
    return Msg.of("alt-funnel", period=context.period, steps=said)


def _table(context: Context, rungs: Sequence[Rung]) -> Table:
    """The numbers behind the chart."""
    columns = (
        Column(Msg.of("head-stage"), 40.0, "name"),
        Column(Msg.of("head-period", period=context.period), 25.0, "figure"),
        Column(Msg.of("head-plan"), 25.0, "number"),
        Column(Msg.of("head-year-ago", period=context.period.year_ago()), 25.0, "number"),
    )
    rows = tuple(
        Row(
            (
                Msg.of("assemble-stage", stage=rung.stage),
                quantity(rung.reading, rung.reading.value),
                quantity(rung.reading, rung.plan) or "–",
                quantity(rung.reading, rung.reading.year_ago) or "–",
            )
        )
        for rung in rungs
    )
    return Table("funnel-steps-data", "", "", columns, rows)
