"""Scorecard tables: one row per measure, all of a stage under one heading."""

from __future__ import annotations

from reportgen.assemble.cards import drawn_trend
from reportgen.assemble.context import Context, due, few, from_plan, label, mark, quantity, relative, status
from reportgen.charts import variance
from reportgen.document import Bar, Cell, Column, Graphic, Mark, Row, Table, Text
from reportgen.metrics.scoreboard import Reading, Status, Verdict
from reportgen.numerals import DASH
from reportgen.text import Msg

JUDGED = (Status.AHEAD, Status.ON_PLAN, Status.BEHIND, Status.WATCH)


def scorecard(context: Context, stage: str, readings: tuple[Reading, ...], scale: float) -> Table:
    """The scorecard of a stage.

    Args:
        context: what the report is made from.
        stage: attract, convert, close, delight, return.
        readings: all measures of the stage, those without a figure included.
        scale: the difference at either end of a variance bar, the same for the whole section.
    """
    shown = [reading for reading in readings if reading.value is not None or _had_data(reading)]
    absent = [reading for reading in readings if reading not in shown]
    return Table(
        id=f"scorecard-{stage}",
        title=_title(context, stage, tuple(shown)),
        subtitle="",
        columns=_columns(context),
        rows=tuple(_row(reading, scale) for reading in shown),
        after=_not_measured(absent),
        dense=True,
    )


def common_scale(readings: tuple[Reading, ...]) -> float:
    """One scale for the variance bars of all stages, so that they can be compared down the page."""
    judged = [reading for reading in readings if status(reading) in JUDGED]
    return variance.column_scale([relative(reading) for reading in judged], [_chance(reading) for reading in judged])


def _had_data(reading: Reading) -> bool:
    return any(value is not None for _, value in reading.history)


def _columns(context: Context) -> tuple[Column, ...]:
    period = context.period
    return (
        Column(Msg.of("head-measure"), 45.0, "name"),
        Column(Msg.of("head-period", period=period), 18.0, "figure"),
        Column(Msg.of("head-plan"), 15.0, "number"),
        Column(Msg.of("head-difference"), 36.0, "graphic"),
        Column(Msg.of("head-year-ago", period=period.year_ago()), 16.0, "number"),
        Column(Msg.of("head-months", n=18), 22.0, "graphic"),
        Column(Msg.of("head-status"), 0.0, "status"),
    )


def _row(reading: Reading, scale: float) -> Row:
    plan = quantity(reading, due(reading))
    year_ago = quantity(reading, reading.year_ago)
    weak = few(reading) or reading.value is None
    return Row(
        (
            label(reading.kpi),
            quantity(reading, reading.value) or DASH,
            plan or DASH,
            _variance(reading, scale),
            year_ago or DASH,
            drawn_trend(reading, weak),
            _status(reading),
        )
    )


def _variance(reading: Reading, scale: float) -> Cell:
    """The bar from plan with its percentage; nothing where there is no plan to differ from."""
    moved, state = from_plan(reading), status(reading)
    if moved is None or moved.relative is None or state not in JUDGED:
        return None
    sure = state in (Status.AHEAD, Status.BEHIND)
    alt = Msg.of("alt-variance" if sure else "alt-variance-chance" if state is Status.WATCH else "alt-variance", kpi=reading.kpi, change=moved)
    tone = {Status.AHEAD: "better", Status.BEHIND: "worse"}.get(state, "maybe")
    drawn = variance.data(moved.relative, alt=alt, scale=scale, chance=_chance(reading), tone=tone)  # type: ignore[arg-type]
    return Bar(Graphic("variance", drawn), Msg.of("assemble-percent-from", change=moved), state)


def _chance(reading: Reading) -> tuple[float, float] | None:
    """Differences from plan that chance alone would explain: zero lies outside the interval of the figure beyond them."""
    plan = due(reading)
    if reading.interval is None or reading.value is None or not plan:
        return None
    low, high = reading.interval
    ends = (-(high - reading.value) / abs(plan), (reading.value - low) / abs(plan))
    return ends if ends[1] > ends[0] else None


def _status(reading: Reading) -> Mark:
    """The status; without a plan what the history says, for that is all there is to say."""
    said = mark(reading, short=True)
    if said.status is Status.NO_PLAN and reading.verdict in (Verdict.UP, Verdict.DOWN, Verdict.NO_CHANGE):
        return Mark(said.status, Msg.of(f"assemble-no-plan-{reading.verdict.name.lower()}"))
    return said


def _title(context: Context, stage: str, shown: tuple[Reading, ...]) -> Msg:
    """What the stage's table says, by rule."""
    states = [status(reading) for reading in shown]
    rated = [state for state in states if state in JUDGED]
    behind, ahead = rated.count(Status.BEHIND), rated.count(Status.AHEAD)
    if not shown:
        return Msg.of("chart-title-scorecard-empty", stage=stage)
    if not context.complete:
        return Msg.of("chart-title-scorecard-running", stage=stage)
    if not rated:
        return Msg.of("chart-title-scorecard-no-plan", stage=stage)
    if behind:
        return Msg.of("chart-title-scorecard-behind", stage=stage, n=behind, total=len(rated))
    if ahead:
        return Msg.of("chart-title-scorecard-ahead", stage=stage, n=ahead, total=len(rated))
    if all(state is Status.ON_PLAN for state in rated):
        return Msg.of("chart-title-scorecard-on-plan", stage=stage, n=len(rated))
    return Msg.of("chart-title-scorecard-chance", stage=stage)


def _not_measured(absent: list[Reading]) -> tuple[Text, ...]:
    """One line per reason: which measures are not measured, and why. No measure is dropped in silence."""
    by_reason: dict[object, list[str]] = {}
    for reading in absent:
        by_reason.setdefault(reading.missing, []).append(reading.kpi)
    lines: list[Text] = []
    for reason, kpis in by_reason.items():
        names = Msg(f"kpi-{kpis[0]}")
        for kpi in kpis[1:]:
            names = Msg.of("assemble-and", first=names, second=Msg(f"kpi-{kpi}"))
        key = "assemble-not-measured" if reason is not None else "assemble-not-measured-plain"
        params = {"reason": reason} if reason is not None else {}
        lines.append(Msg.of(key, names=names, **params))
    return tuple(lines)
