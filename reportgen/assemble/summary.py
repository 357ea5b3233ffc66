"""The executive summary: what happened against the plan and how sure that is, on one page."""

from __future__ import annotations

from reportgen.assemble.asked import asked
from reportgen.assemble.cards import card
from reportgen.assemble.changes import entries_list, logged_since
from reportgen.assemble.context import (
    TOLERANCE,
    Context,
)
from reportgen.assemble.decisions import decisions
from reportgen.assemble.headline import headline
from reportgen.assemble.history import history_figure
from reportgen.assemble.pace import pace_figure, pace_note
from reportgen.assemble.points import three_columns
from reportgen.assemble.standfirst import standfirst
from reportgen.charts import control, pace
from reportgen.document import Absence, Beside, Block, KpiCards, Lists, Note, Section
from reportgen.metrics.scoreboard import Reading
from reportgen.text import Msg

HEIGHT = 54.0
"""Height of the chart of the pace, in mm, that leaves the page room for its sentences in the longest language."""
LATEST = 2
"""Entries of the change log below what is asked."""


def section(context: Context) -> Section:
    """The summary of a report."""
    cards = tuple(context.reading(kpi) for kpi in context.spec.cards)
    title = Msg.of("section-summary")
    # Cards without any data say nothing of the measures that have some.
    told = cards if any(reading.value is not None for reading in cards) else context.readings()
    if not any(reading.value is not None for reading in context.readings()):
        nothing = Absence(Msg.of("section-empty", period=context.period))
        blocks: tuple[Block, ...] = (KpiCards(tuple(card(context, each.kpi) for each in cards)),) if cards else ()
        return Section("summary", title, headline(context, cards), (), (*blocks, nothing))
    return Section(
        id="summary",
        title=title,
        headline=headline(context, told),
        standfirst=standfirst(context, told) or standfirst(context, context.readings()) or (Msg.of("standfirst-few"),),
        blocks=tuple(_blocks(context, cards)),
    )


def _blocks(context: Context, cards: tuple[Reading, ...]) -> list[Block]:
    blocks: list[Block] = []
    if cards:
        blocks.append(KpiCards(tuple(card(context, reading.kpi) for reading in cards)))
    way = context.way
    entries = context.logged() if way is None else logged_since(context, way.year.start)
    panel = decisions(context)
    now, low = None if panel else asked(context), "summary" in context.commented
    latest = 0 if low else LATEST
    figure = (
        pace_figure(context, way, 104.0, pace.LOW_HEIGHT if low else HEIGHT)
        if way
        else history_figure(context, cards, 104.0, control.LOW_PLOT if low else control.PLOT)
    )
    title = Msg.of(
        "heading-changes-latest"
        if now and len(entries) > latest
        else "heading-changes"
        if way is None
        else "heading-changes-year"
    )
    beside = [now] if now else []
    if entries and (latest or not now):
        beside.append(entries_list(context, entries[-(latest if now else len(entries)) :], title).lists[0])
    if panel:
        blocks.append(Beside(figure, panel) if figure else panel)
    elif figure and beside:
        blocks.append(Beside(figure, Lists(tuple(beside), ruled=True)))
    elif figure or beside:
        blocks.append(figure or Lists(tuple(beside), ruled=True))
    blocks.append(three_columns(context, cards))
    blocks.append(Note(reading_note(context, cards)))
    if way and not low and not panel and (note := pace_note(way)):
        blocks.append(note)
    return blocks


def reading_note(context: Context, cards: tuple[Reading, ...]) -> Msg:
    """How to read the marks of the page."""
    if not context.complete:
        return Msg.of("assemble-note-running")
    if any(reading.target for reading in cards):
        return Msg.of("assemble-note-summary", tolerance=TOLERANCE)
    return Msg.of("assemble-note-no-plan")
