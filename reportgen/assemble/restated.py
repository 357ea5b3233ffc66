"""What is another figure now than an earlier report said: from what, to what, and which report said it."""

from __future__ import annotations

from datetime import date

from reportgen.assemble.context import Context, label
from reportgen.document import Column, Row, Table, Text
from reportgen.errors import UsageError
from reportgen.findings.restated import Restated, restated
from reportgen.periods import parse
from reportgen.quantities import Quantity
from reportgen.text import Msg

MOST = 8
"""Rows that are shown; the rest is counted."""
ID = "restated"


def restated_table(context: Context) -> Table | None:
    """The table, headline figures first; None where every figure is what was said."""
    found = restated(context.board, context.evidence.memory, context.spec.cards)
    if not found:
        return None
    columns = (
        Column(Msg.of("head-measure"), 50.0, "name"),
        Column(Msg.of("head-period-name"), 28.0, "text"),
        Column(Msg.of("restated-was"), 30.0, "number"),
        Column(Msg.of("restated-now"), 30.0, "figure"),
        Column(Msg.of("restated-by"), 0.0, "text"),
    )
    more = (Msg.of("restated-more", n=len(found) - MOST),) if len(found) > MOST else ()
    rows = tuple(_row(context, each) for each in found[:MOST])
    title = Msg.of("chart-title-restated", n=len(found))
    return Table(ID, title, "", columns, rows, (Msg.of("restated-note"), *more), dense=True)


def _row(context: Context, each: Restated) -> Row:
    return Row(
        (
            label(each.kpi),
            Msg.of("head-period", period=each.period),
            _exact(each.was),
            _exact(each.now),
            _by(context, each),
        )
    )


def _exact(value: Quantity) -> Msg:
    return Msg.of("restated-value", value=value)


def _by(context: Context, each: Restated) -> Text:
    """The report that said it, by its name and period."""
    try:
        period = parse(each.of, date.max, *context.business.starts)
    except UsageError:
        return f"{each.report}, {each.of}"  # a period of a calendar that the business has no more
    return Msg.of("restated-report", report=each.report, period=period)


def mail_lines(context: Context) -> tuple[Msg, ...]:
    """A sentence for each figure of the cards that is another one now, for the mail."""
    found = restated(context.board, context.evidence.memory, context.spec.cards)
    return tuple(
        Msg.of("mail-restated", kpi=each.kpi, period=each.period, now=each.now, was=each.was)
        for each in found
        if each.kpi in context.spec.cards
    )
