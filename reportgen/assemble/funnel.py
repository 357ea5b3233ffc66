"""Funnel and stages: what each stage passed on, then a scorecard per stage."""

from __future__ import annotations

from reportgen.assemble.context import Context, from_plan, relative, status
from reportgen.assemble.focus import STEP_KPIS, focus
from reportgen.assemble.scorecard import JUDGED, compact, scorecard
from reportgen.assemble.steps import steps_figure
from reportgen.document import Absence, Block, Section, Text
from reportgen.metrics.scoreboard import Reading, Status
from reportgen.quantities import Missing
from reportgen.text import Msg


def section(context: Context) -> Section:
    """The section; it flows over as many pages as the measures need."""
    readings = context.readings()
    title = Msg.of("section-funnel")
    if not any(reading.value is not None for reading in readings):
        absent = (Absence(Msg.of("section-empty", period=context.period)),)
        return Section("funnel", title, Msg.of("headline-funnel-empty"), (), absent, pages=0)
    blocks: list[Block] = []
    steps = None if "ladder" in context.spec.sections else steps_figure(context)
    if steps:
        blocks += [steps]
    chosen = focus(context) if compact(context) else None
    rest = tuple(reading for reading in readings if chosen is None or reading.stage != chosen.stage)
    cards = scorecard(context, rest)
    if not blocks and not cards.rows:
        elsewhere = (Absence(Msg.of("funnel-elsewhere")),)
        return Section("funnel", title, Msg.of("headline-funnel-empty"), (), elsewhere, pages=0)
    blocks += [cards] if cards.rows else []
    pages = 1 if compact(context) else 0
    said = standfirst(context, readings, drawn=steps is not None)
    return Section("funnel", title, headline(context, readings), said, tuple(blocks), pages)


def headline(context: Context, readings: tuple[Reading, ...]) -> Msg:
    """Which step holds the funnel back, if any does beyond chance."""
    steps = [reading for reading in readings if reading.kpi in STEP_KPIS]
    if not context.complete:
        return Msg.of("headline-funnel-no-plan")
    behind = sorted((each for each in steps if status(each) is Status.BEHIND), key=lambda each: -abs(relative(each)))
    if behind:
        return Msg.of("headline-funnel-behind", kpi=behind[0].kpi, change=from_plan(behind[0]))
    rated = [reading for reading in steps if status(reading) in JUDGED]
    return Msg.of("headline-funnel-good" if rated else "headline-funnel-no-plan")


def standfirst(context: Context, readings: tuple[Reading, ...], *, drawn: bool) -> tuple[Text, ...]:
    """How many sessions came in, how many measures are behind, how many are not measured.

    Args:
        context: what the report is made from.
        readings: of all measures.
        drawn: whether the chart of the steps stands on the page; without it nothing is said of its bars.
    """
    sentences: list[Text] = []
    rated = [reading for reading in readings if status(reading) in JUDGED]
    sessions = context.reading("sessions").value
    if sessions is not None:
        key = "standfirst-funnel" if drawn and rated else "standfirst-funnel-sessions"
        sentences.append(Msg.of(key, sessions=sessions, period=context.period))
    if not rated and context.complete:
        sentences.append(Msg.of("standfirst-funnel-unrated"))
    behind = [reading for reading in rated if status(reading) is Status.BEHIND]
    if rated:
        sentences.append(Msg.of("standfirst-funnel-behind", n=len(behind), total=len(rated)))
    unfed = [
        reading for reading in readings if isinstance(reading.missing, Missing) and reading.missing.reason == "not_fed"
    ]
    if unfed:
        sentences.append(Msg.of("standfirst-funnel-not-measured", n=len(unfed)))
    return tuple(sentences)
