"""The table of segments: what each rests on, its figure a year ago and now, and how to read the change."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.assemble.context import Context, few, quantity
from reportgen.assemble.heaviest import effect, outdone, own_mix, weight
from reportgen.assemble.segments import (
    Segment,
    change_of,
    name_of,
    parts_of,
    size_head,
    tone,
)
from reportgen.charts import variance
from reportgen.document import (
    Bar,
    Cell,
    Column,
    Graphic,
    Mark,
    Row,
    Table,
)
from reportgen.metrics.scoreboard import Status
from reportgen.quantities import Quantity, Unit
from reportgen.text import Msg
from reportgen.text.numerals import DASH

ROWS = 8
"""Segments in the table, at most: the largest."""
FARTHEST = 0.6
"""Change at the end of a bar's room."""
STATES = {"better": Status.AHEAD, "worse": Status.BEHIND, "maybe": Status.WATCH, "neutral": None}


def segment_table(context: Context, kpi: str, dimension: str, found: Sequence[Segment]) -> Table:
    """The largest segments with what they rest on, their figure a year ago and now, and how to read the change."""
    shown = sorted(found, key=lambda each: (each.moved is None, -each.size, each.name))[:ROWS]
    ordered = [each for each in found if each in shown]
    period = context.period
    counted = parts_of(context, kpi)[0]
    # A figure has no place to break: one of tens of millions takes its room from the names.
    more = 1.6 * max(0, len(f"{max((each.size for each in shown), default=0):,.0f}") - 9)
    # The name of a period has no place to break either; that of a fiscal year is longer.
    dated = (14.7 if counted else 16.0) + (7.0 if period.fiscal_month != 1 else 0.0)
    columns = (
        Column(Msg.of("segment-head", dimension=dimension), (37.0 if counted else 43.0) - more, "name"),
        Column(size_head(context, kpi), (14.5 if counted else 17.0) + more, "number"),
        *([Column(Msg.of("assemble-kpi-short", kpi=counted), 13.0, "number")] if counted else []),
        Column(Msg.of("assemble-period", period=period.year_ago()), dated, "number"),
        Column(Msg.of("assemble-period", period=period), dated, "number"),
        *([Column(Msg.of("where-head-effect", kpi=counted), 14.0, "number")] if counted else []),
        Column(Msg.of("segment-head-change"), 37.0, "graphic"),
        Column(Msg.of("where-head-reading"), 0.0, "text"),
    )
    rows = tuple(
        _row(each, counted is not None, mixed=own_mix(context, kpi, dimension, each) is not None) for each in ordered
    )
    left = len(found) - len(shown)
    subtitle = "where-subtitle-effect" if counted else "where-subtitle"
    return Table(
        f"where-{dimension}",
        _table_title(shown, dimension),
        Msg.of(subtitle, kpi=kpi, dimension=dimension),
        columns,
        rows,
        (Msg.of("segment-more", n=left),) if left > 0 else (),
        dense=True,
    )


def _table_title(shown: Sequence[Segment], dimension: str) -> Msg:
    sure = [each for each in shown if each.sure]
    rated = [each for each in shown if each.moved is not None]
    if not sure:
        return Msg.of("chart-title-segments-none", dimension=dimension)
    worst = max(sure, key=lambda each: (weight(each), each.name))  # as in the page's headline
    if other := outdone(worst, shown):
        side = "up" if (worst.moved or 0.0) > 0 else "down"
        return Msg.of(
            "where-table-weighs", segment=name_of(worst), other=name_of(other), side=side, n=len(sure),
            total=len(rated), dimension=dimension,
        )  # fmt: skip
    return Msg.of(
        "where-table",
        segment=name_of(worst),
        change=change_of(worst),
        n=len(sure),
        total=len(rated),
        dimension=dimension,
    )


def _row(each: Segment, counted: bool, *, mixed: bool) -> Row:
    reading = each.reading
    new = reading.year_ago == 0 and bool(reading.value)
    return Row(
        (
            name_of(each),
            Quantity(each.size, Unit.COUNT),
            *([Quantity(reading.numerator or 0.0, Unit.COUNT)] if counted else []),
            Msg.of("segment-new") if new else quantity(reading, reading.year_ago) or DASH,
            quantity(reading, reading.value) or DASH,
            *([_effect_said(each, new=new)] if counted else []),
            _change(each),
            Msg.of("where-mixed") if mixed and each.sure else said(each),
        )
    )


def _effect_said(each: Segment, *, new: bool) -> Cell:
    """The cases more or less than at the rate of a year ago; none where there was no such rate."""
    if new or each.reading.value is None or each.reading.year_ago is None:
        return DASH
    return Msg.of("where-effect", n=Quantity(effect(each), Unit.COUNT))


def _change(each: Segment) -> Cell:
    if each.moved is None:
        return None
    moved, state = change_of(each), STATES[tone(each)]
    alt = Msg.of("alt-where", segment=name_of(each), change=moved)
    drawn = variance.data(each.moved, alt=alt, scale=FARTHEST, chance=None, tone=tone(each))
    return Bar(Graphic("variance", drawn), Msg.of("assemble-percent-from", change=moved), state)


def said(each: Segment) -> Cell:
    """How to read the change of a segment."""
    if each.moved is None:
        return Mark(Status.TOO_FEW, Msg.of("segment-too-few")) if few(each.reading) else Msg.of("where-new")
    if not each.sure:
        return Msg.of("where-chance")
    return Msg.of("where-rise" if each.moved > 0 else "where-fall")
