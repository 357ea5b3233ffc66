"""The steps of the funnel: how far each is from plan, and what that did to the number at its end."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.assemble.context import Context, few, from_base, quantity, status
from reportgen.assemble.evidence import COUNTS
from reportgen.charts import funnel
from reportgen.charts.base import Better
from reportgen.document import Column, Figure, Graphic, Row, Table
from reportgen.metrics.scoreboard import Reading, Status
from reportgen.planning import drivers
from reportgen.quantities import Quantity, Unit
from reportgen.text import Msg
from reportgen.text.numerals import DASH

RATES = {
    ("session", "lead"): "visitor_to_lead", ("lead", "mql"): "lead_to_mql", ("lead", "customer"): "lead_to_customer",
    ("mql", "sal"): "mql_to_sal", ("mql", "sql"): "mql_to_sql", ("sal", "customer"): "sal_close_rate",
    ("sql", "opportunity"): "sql_to_opportunity", ("sql", "customer"): "sql_close_rate",
    ("opportunity", "customer"): "opportunity_to_customer",
}  # fmt: skip
"""The KPI that is the rate of a step; it is read in the period's view, as the counts are."""
DIGITS = 1
"""Decimals with which the effect of a step is printed."""


@dataclass(frozen=True)
class Rung:
    """One stage with the number that reached it."""

    stage: str
    reading: Reading

    @property
    def plan(self) -> float | None:
        """The number planned."""
        return self.reading.target.value if self.reading.target else None


@dataclass(frozen=True)
class Walk:
    """The way from the first stage to the last, with what each step did to the last.

    Attributes:
        rungs: the stages that are shown.
        base: what it is set against: `plan` or `year-ago`.
        chain: the split.
        effects: of the steps as they are printed; they add up to the printed change.
        change: of the last stage as it is printed.
    """

    rungs: tuple[Rung, ...]
    base: str
    chain: drivers.Chain
    effects: tuple[float, ...]
    change: float

    def reference(self, rung: Rung) -> float:
        """What a stage is compared with."""
        return (rung.plan if self.base == "plan" else rung.reading.year_ago) or 0.0

    def step_to(self, at: int) -> drivers.Step:
        """The step that leads to a stage."""
        return self.chain.steps[at]


def steps_figure(context: Context) -> Figure | None:
    """The chart; None while the period runs, or where fewer than two stages are fed."""
    walked = walk(context)
    if walked is None:
        return None
    last, base = walked.rungs[-1], walked.base
    reference = quantity(last.reading, walked.reference(last))
    words = funnel.Words(
        effects=(Msg.of("assemble-effect", stage=last.stage), Msg.of(f"assemble-effect-{base}", value=reference)),
        distance=(
            Msg.of(f"assemble-distance-{base}"),
            Msg.of(f"assemble-distance-marks-{base}", period=context.period, before=context.period.year_ago()),
        ),
        zero=Msg.of(f"assemble-zero-{base}"),
        ends=(Msg.of("assemble-value", value=reference), _said(last.reading)),
    )
    drawn = funnel.data(_steps(walked), words=words, alt=_alt(context, walked.rungs))
    return Figure(
        id="funnel-steps",
        title=_title(walked),
        subtitle=Msg.of(f"assemble-steps-subtitle-{base}", period=context.period),
        graphic=Graphic("funnel", drawn),
        data=_table(context, walked),
    )


def walk(context: Context) -> Walk | None:
    """The steps against their plan, else against a year ago; None where there are too few or nothing to compare them with."""
    rungs = _rungs(context)
    if len(rungs) < 2 or not context.complete:
        return None
    with_plan = [rung for rung in rungs if rung.plan]
    planned = len(with_plan) > 2 and with_plan[0] is rungs[0] and with_plan[-1] is rungs[-1]
    rungs = with_plan if planned else rungs
    if not planned and not all(rung.reading.year_ago for rung in rungs):
        return None
    now = [_counted(context, rungs, at) for at in range(len(rungs))]
    then = [
        drivers.Rung(rung.stage, rung.plan or 0.0, 0.0)
        if planned
        else drivers.Rung(rung.stage, rung.reading.year_ago or 0.0, each.spread)
        for rung, each in zip(rungs, now, strict=True)
    ]
    found = drivers.chain(then, now)
    if found is None:
        return None
    kept = tuple(rung for rung in rungs if rung.stage not in found.left_out)
    effects = drivers.as_printed([step.effect.value for step in found.steps], found.change.value, DIGITS)
    return Walk(kept, "plan" if planned else "year-ago", found, effects, round(math.fsum(effects), DIGITS))


def _counted(context: Context, rungs: Sequence[Rung], at: int) -> drivers.Rung:
    """A stage with how sure its number and the rate of the step to it are."""
    rung = rungs[at]
    value = rung.reading.value or 0.0
    rate = _interval(context, rungs[at - 1], rung) if at else None
    error = math.log(rate[1] / rate[0]) / (2 * drivers.Z) if rate and rate[0] > 0 else None
    return drivers.Rung(rung.stage, value, drivers.spread_of(value, rung.reading.interval), error)


def _interval(context: Context, before: Rung, after: Rung) -> tuple[float, float] | None:
    """The interval of the KPI that is a step's rate, where it says of the period what the counts do."""
    kpi = RATES.get((before.stage, after.stage))
    reading = context.board.get(kpi, None, "period") if kpi else None
    value = (after.reading.value or 0.0) / (before.reading.value or 1.0)
    known = reading is not None and bool(reading.value) and abs((reading.value or 0.0) - value) < 0.01 * value
    return reading.interval if reading is not None and known else None


def _rungs(context: Context) -> list[Rung]:
    """Sessions, then every stage of the business that has a number, in its order; the last one may have nobody."""
    stages = [("session", "sessions"), *((stage, COUNTS[stage]) for stage in context.business.stages)]
    found = [Rung(stage, context.reading(kpi)) for stage, kpi in stages]
    found = [rung for rung in found if rung.reading.value is not None]
    return [rung for rung in found if rung.reading.value or rung is found[-1]]


def _steps(walked: Walk) -> list[funnel.Step]:
    rungs = walked.rungs
    return [
        _count(walked, rungs[0], walked.effects[0], strong=False),
        *(_rate(walked, at) for at in range(1, len(rungs))),
        _count(walked, rungs[-1], walked.change, strong=True),
    ]


def _count(walked: Walk, rung: Rung, effect: float, *, strong: bool) -> funnel.Step:
    reading, reference = rung.reading, walked.reference(rung)
    planned = walked.base == "plan"
    return funnel.step(
        Msg.of("assemble-stage", stage=rung.stage),
        reading.value,
        reference,
        actual=_said(reading),
        note=Msg.of(f"assemble-against-{walked.base}", value=quantity(reading, reference)),
        interval=reading.interval,
        prior=reading.year_ago if planned else None,
        better=_better(reading),
        sure=status(reading) in (Status.AHEAD, Status.BEHIND) if planned else None,
        effect=effect,
        strong=strong,
    )


def _rate(walked: Walk, at: int) -> funnel.Step:
    """A step's rate: the count of its stage by that of the stage before, with the interval that its error makes."""
    before, after = walked.rungs[at - 1], walked.rungs[at]
    step = walked.step_to(at)
    value, reference = step.after or 0.0, step.before or 0.0
    then = (before.reading.year_ago, after.reading.year_ago)
    prior = then[1] / then[0] if walked.base == "plan" and then[0] and then[1] is not None else None
    weak = few(before.reading) or few(after.reading)
    error = step.log_error
    return funnel.step(
        Msg.of("assemble-step", origin=before.stage, stage=after.stage),
        None if weak else value,
        reference,
        actual=Msg.of("assemble-value", value=Quantity(value, Unit.PERCENT)),
        note=Msg.of(f"assemble-against-{walked.base}", value=Quantity(reference, Unit.PERCENT)),
        interval=(value * math.exp(-drivers.Z * error), value * math.exp(drivers.Z * error)) if value else None,
        prior=prior,
        sure=step.effect.clear,
        effect=walked.effects[at],
    )


def _better(reading: Reading) -> Better:
    return "up" if reading.better == "up" else "down" if reading.better == "down" else "none"


def _said(reading: Reading) -> Msg:
    return Msg.of("assemble-value", value=quantity(reading, reading.value))


# what it says


def _title(walked: Walk) -> Msg:
    """Which step moved the result beyond chance and what the others made of it; else the result, and whether it could be chance."""
    last = walked.rungs[-1]
    sure = [
        at for at, step in enumerate(walked.chain.steps) if at and step.effect.clear and abs(walked.effects[at]) >= 0.5
    ]
    if walked.base == "plan" and sure:  # the first row counts what came in, and is no step
        most = max(sure, key=lambda at: abs(walked.effects[at]))
        first, main = walked.effects[0], walked.effects[most]
        if walked.chain.steps[0].effect.clear and first / main > 1:  # what came in did more of the same than any step
            came = Msg.of("steps-number", reached=last.stage, n=round(abs(first)))
            return Msg.of(
                "chart-title-steps-first", kpi=walked.rungs[0].reading.kpi, origin=walked.rungs[most - 1].stage,
                stage=walked.rungs[most].stage, first=came, n=round(abs(main)), side="lost" if main < 0 else "won",
            )  # fmt: skip
        return Msg.of(
            f"chart-title-steps-{'lost' if walked.effects[most] < 0 else 'won'}",
            origin=walked.rungs[most - 1].stage,
            stage=walked.rungs[most].stage,
            value=Msg.of("steps-number", reached=last.stage, n=round(abs(walked.effects[most]))),
            rest=_rest(walked, most),
        )
    if walked.base != "plan" or status(last.reading) not in (Status.AHEAD, Status.BEHIND, Status.WATCH, Status.ON_PLAN):
        return Msg.of("chart-title-funnel-plain")
    moved = from_base(last.reading, last.plan)
    key = f"chart-title-steps-{str(status(last.reading)).replace('_', '-')}"
    return Msg.of(key, kpi=last.reading.kpi, change=moved)


def _rest(walked: Walk, most: int) -> str:
    """What the other steps did about the one that did most: how much of it they made up for, and whether that is sure.

    `perhaps-most` where less than that is sure; where they made up for nothing `chance`, or `more` where one of them is sure.
    """
    main = walked.effects[most]
    others = [(walked.effects[at], step.effect.clear) for at, step in enumerate(walked.chain.steps) if at != most]
    back = -sum(effect for effect, _ in others) / main
    certain = -sum(effect for effect, clear in others if clear) / main
    if (size := _size(back)) is None:
        return "more" if any(clear for _, clear in others) else "chance"
    return size if _size(certain) == size else f"perhaps-{size}"


def _size(share: float) -> str | None:
    return next((name for least, name in ((0.95, "all"), (0.5, "most"), (0.15, "some")) if share >= least), None)


def _alt(context: Context, rungs: Sequence[Rung]) -> Msg:
    """The counts with the rate of each step, as a list."""
    said = Msg.of("alt-funnel-step", reached=rungs[0].stage, n=rungs[0].reading.value)
    for before, after in pairwise(rungs):
        rate = (after.reading.value or 0.0) / (before.reading.value or 1.0)
        step = Msg.of("alt-funnel-step-rate", reached=after.stage, n=after.reading.value, rate=rate)
        said = Msg.of("assemble-and", first=said, second=step)
    return Msg.of("alt-funnel", period=context.period, steps=said)


def _table(context: Context, walked: Walk) -> Table:
    """The numbers behind the chart, row by row."""
    columns = (
        Column(Msg.of("head-stage"), 40.0, "name"),
        Column(Msg.of("head-period", period=context.period), 25.0, "figure"),
        Column(Msg.of("head-plan"), 25.0, "number"),
        Column(Msg.of("head-year-ago", period=context.period.year_ago()), 25.0, "number"),
        Column(Msg.of("assemble-effect", stage=walked.rungs[-1].stage), 25.0, "number"),
    )
    rungs, rows = walked.rungs, []
    for at, effect in enumerate(walked.effects):
        rung = rungs[at]
        name = (
            Msg.of("assemble-step", origin=rungs[at - 1].stage, stage=rung.stage)
            if at
            else Msg.of("assemble-stage", stage=rung.stage)
        )
        rows.append(Row((name, *_figures(rungs, at), Msg.of("steps-effect", value=effect))))
    last = rungs[-1]
    counts = [quantity(last.reading, each) or DASH for each in (last.reading.value, last.plan, last.reading.year_ago)]
    rows.append(Row((Msg.of("assemble-stage", stage=last.stage), *counts, Msg.of("steps-effect", value=walked.change))))
    return Table("funnel-steps-data", "", "", columns, tuple(rows))


def _figures(rungs: Sequence[Rung], at: int) -> list[Quantity | str]:
    """Now, planned and a year ago: of the first stage its number, of a step its rate."""

    def of(rung: Rung) -> tuple[float | None, ...]:
        return rung.reading.value, rung.plan, rung.reading.year_ago

    if not at:
        return [quantity(rungs[0].reading, each) or DASH for each in of(rungs[0])]
    pairs = zip(of(rungs[at - 1]), of(rungs[at]), strict=True)
    return [Quantity(above / below, Unit.PERCENT) if above is not None and below else DASH for below, above in pairs]
