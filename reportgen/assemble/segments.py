"""Where a measure changed: its segments now and a year ago, with what chance alone would explain."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.assemble.context import Context, few, quantity
from reportgen.charts.base import Tone, tone_of
from reportgen.document import Cell, Column, Mark, Row, Table, Text
from reportgen.metrics.scoreboard import Reading, Status
from reportgen.planning import drivers
from reportgen.privacy import POOLED
from reportgen.quantities import Change, Quantity, Unit, change
from reportgen.stats import benjamini_hochberg, normal_quantile
from reportgen.text import Msg
from reportgen.text.numerals import DASH

FALSE_SHARE = 0.1
"""Of the segments that are called changed, the share that may be chance (Benjamini-Hochberg)."""
NARROW = 6
"""Segments in the narrow table, at most: the largest, without those that stand on too few cases."""


@dataclass(frozen=True)
class Segment:
    """One segment now and a year ago.

    Attributes:
        name: of the segment; "" where the rows have none.
        reading: its reading.
        size: what it rests on: its denominator, of a count the count.
        moved: its relative change from a year ago; None where one of the two is too few or missing.
        interval: 95 % interval of that change.
        p: how likely a change as large is by chance alone.
        sure: whether it is larger than chance, with all segments of the table tested together.
    """

    name: str
    reading: Reading
    size: float
    moved: float | None = None
    interval: tuple[float, float] | None = None
    p: float = 1.0
    sure: bool = False


@dataclass(frozen=True)
class Parts:
    """How the change of a ratio splits: by other shares of the segments, and by other rates within them."""

    mix: Change
    rate: Change
    whole: Change


def segments(context: Context, kpi: str, dimension: str) -> tuple[Segment, ...]:
    """The segments of a KPI, the largest first; those that stand on nothing are left out."""
    readings = [
        each
        for each in context.evidence.segments
        if each.kpi == kpi and _cut_by(each, dimension) and each.value is not None
    ]
    found = [_segment(context, each) for each in _main_view(context, kpi, readings)]
    shown = sorted((each for each in found if each.size > 0), key=lambda each: (-each.size, each.name))
    tested = [each for each in shown if each.moved is not None]
    adjusted = dict(zip([each.name for each in tested], benjamini_hochberg([each.p for each in tested]), strict=True))
    return tuple(
        Segment(
            each.name,
            each.reading,
            each.size,
            each.moved,
            each.interval,
            each.p,
            adjusted.get(each.name, 1) <= FALSE_SHARE,
        )
        for each in shown
    )


def _cut_by(reading: Reading, dimension: str) -> bool:
    return reading.by is not None and reading.by[0] == dimension


def _main_view(context: Context, kpi: str, readings: Sequence[Reading]) -> list[Reading]:
    view = context.catalog.kpis[kpi].views[0][0]
    return [each for each in readings if each.view == view]


def _segment(context: Context, reading: Reading) -> Segment:
    name = reading.by[1] if reading.by else ""
    size = reading.denominator if reading.denominator is not None else reading.value or 0.0
    plain = Segment(name, reading, size)
    value, before = reading.value, reading.year_ago
    if few(reading) or not value or not before or reading.interval is None or reading.interval[0] <= 0:
        return plain
    # On the scale of logarithms the error of a rate is about the same on both sides, and two errors add as squares.
    z = normal_quantile(0.975)
    error = math.log(reading.interval[1] / reading.interval[0]) / (2 * z)
    counted, then = reading.numerator or value, _counted_then(context, reading)
    if error <= 0 or then <= 0:
        return plain
    both = error * math.sqrt(1 + counted / then)
    ratio = math.log(value / before)
    interval = (math.exp(ratio - z * both) - 1, math.exp(ratio + z * both) - 1)
    return Segment(name, reading, size, value / before - 1, interval, math.erfc(abs(ratio) / both / math.sqrt(2)))


def _counted_then(context: Context, reading: Reading) -> float:
    """What the rate of a year ago was counted from; as many cases as now where that is not known."""
    top, below = parts_of(context, reading.kpi)
    for kpi in (top, reading.kpi if below is None else None):
        found = context.evidence_of(kpi, reading.by) if kpi else None
        if found is not None and found.year_ago is not None:
            return found.year_ago
    return (reading.year_ago or 0.0) * (reading.denominator or 1.0)


def dimension_of(context: Context, kpi: str) -> str | None:
    """The dimension by which a KPI is cut: by channel where it can be, else the first it is usually cut by."""
    return next(iter(dimensions_of(context, kpi)), None)


def second_dimension_of(context: Context, kpi: str) -> str | None:
    """The dimension by which a rate is cut besides: the device where both its parts know it, else the page people land on."""
    further = dimensions_of(context, kpi)[1:]
    if parts_of(context, kpi)[1] is None:
        return None
    return next((name for name in ("device", "landing_page") if name in further), None)


def dimensions_of(context: Context, kpi: str) -> tuple[str, ...]:
    """The dimensions by which a KPI can be cut, by channel first, then those by which it usually is."""
    shared = context.catalog.dimensions(kpi)
    wanted = dict.fromkeys(("channel", *context.catalog.kpis[kpi].block.by, "device"))
    return tuple(name for name in wanted if name in shared)


def parts_of(context: Context, kpi: str) -> tuple[str | None, str | None]:
    """The KPIs that are numerator and denominator of a KPI, where they are KPIs themselves."""
    spec = context.catalog.kpis[kpi]
    formula = dict(spec.views)[spec.views[0][0]]
    named = [name if name in context.catalog.kpis else None for name in (formula.numerator, formula.denominator)]
    return (named[0] if formula.denominator else None), named[1]


def split(context: Context, kpi: str, dimension: str) -> Parts | None:
    """How a ratio's change from a year ago splits into the mix of its segments and the rates within them (Kitagawa).

    Rounded as they are written, so that what is read adds up.
    """
    whole = context.reading(kpi)
    sides = drivers.ratio_sides(context.catalog, kpi, dimension, context.evidence.segments)
    found = drivers.ratio_split(*sides) if sides else None
    if found is None or sides is None or whole.value is None or not whole.year_ago or min(map(len, sides)) < 2:
        return None
    scale = 100.0 if whole.unit is Unit.PERCENT else 1.0
    total = (whole.value - whole.year_ago) * scale
    mix, rate = drivers.as_printed([found.mix.value * scale, total - found.mix.value * scale], total, 2)

    def of(value: float) -> Change:
        return Change(Quantity(value / scale, whole.unit, whole.currency), value / scale / (whole.year_ago or 1.0))

    return Parts(of(mix), of(rate), of(mix + rate))


def moved_mark(segment: Segment) -> Cell:
    """The change of a segment, coloured only where it is larger than chance."""
    if segment.moved is None:
        return Msg.of("segment-too-few") if few(segment.reading) else DASH
    text = Msg.of("assemble-percent-from", change=change_of(segment))
    if not segment.sure:
        return text
    return Mark(_status(segment), text)


def _status(segment: Segment) -> Status:
    better = segment.reading.better
    if not segment.sure or better == "none":
        return Status.WATCH
    return Status.AHEAD if ((segment.moved or 0) > 0) == (better == "up") else Status.BEHIND


def change_of(segment: Segment) -> Change:
    """The change of a segment from a year ago."""
    now, then = (quantity(segment.reading, value) for value in (segment.reading.value, segment.reading.year_ago))
    return change(now, then)  # type: ignore[arg-type]


def tone(segment: Segment) -> Tone:
    """What the change of a segment means; `maybe` where it could be chance."""
    better = segment.reading.better if segment.reading.better in ("up", "down") else "none"
    return tone_of(segment.moved or 0.0, better, segment.sure)  # type: ignore[arg-type]


def name_of(segment: Segment) -> Msg | str:
    """The name as the data have it."""
    return Msg.of("segment-pooled") if segment.name == POOLED else segment.name or Msg.of("segment-not-set")


def narrow_table(
    context: Context, kpi: str, found: Sequence[Segment], dimension: str, parts: Msg | None = None
) -> Table:
    """The segments that can be rated, in a column of 64 mm."""
    rated = [each for each in found if each.moved is not None][:NARROW]
    # What a count rests on is the count itself.
    counted = all(each.size == each.reading.value for each in rated)
    # A figure has no place to break: one of tens of millions takes its room from the names.
    more = 1.5 * max(0, len(f"{max((each.size for each in rated), default=0):,.0f}") - 9)
    size = () if counted else (Column(size_head(context, kpi), 13.5 + more, "number"),)
    columns = (
        Column(Msg.of("segment-head", dimension=dimension), 26.0 if counted else max(12.0, 20.5 - more), "name"),
        *size,
        Column(Msg.of("assemble-period", period=context.period), 19.0 if counted else 12.5, "number"),
        Column(Msg.of("segment-head-change"), 0.0, "status"),
    )
    rows = tuple(
        Row(
            (
                name_of(each),
                *(() if counted else (Quantity(each.size, Unit.COUNT),)),
                quantity(each.reading, each.reading.value),
                moved_mark(each),
            )
        )
        for each in rated
    )
    return Table(
        "segments",
        table_title(found, dimension),
        Msg.of("segment-subtitle", kpi=kpi),
        columns,
        rows,
        _notes(len(found) - len(rated), parts),
        dense=True,
    )


def size_head(context: Context, kpi: str) -> Msg:
    """The head over what the segments rest on."""
    below = parts_of(context, kpi)[1]
    return Msg.of("assemble-kpi-short", kpi=below) if below else Msg.of("segment-head-cases")


FARTHEST = 9.99
"""The change beyond which the end of an interval is not written."""


def interval_text(segment: Segment) -> Msg | str:
    """The 95 % interval of the change."""
    if segment.interval is None:
        return DASH
    low, high = segment.interval
    # An end a million times as large says no more than that it is far off, and takes the room of the chart.
    return Msg.of(
        "segment-interval" if high <= FARTHEST else "segment-interval-open", low=low, high=min(high, FARTHEST)
    )


def table_title(found: Sequence[Segment], dimension: str) -> Msg:
    """Which segment changed beyond chance."""
    sure = sorted((each for each in found if each.sure), key=lambda each: -abs(each.moved or 0))
    if not sure:
        return Msg.of("chart-title-segments-none", dimension=dimension)
    return Msg.of(
        "chart-title-segments", segment=name_of(sure[0]), change=change_of(sure[0]), n=len(sure), dimension=dimension
    )


def said(found: Sequence[Segment], dimension: str) -> Msg | None:
    """The sentence of the standfirst."""
    sure = sorted((each for each in found if each.sure), key=lambda each: -abs(each.moved or 0))
    if not found:
        return None
    if not sure:
        return Msg.of("standfirst-segments-none", dimension=dimension)
    return Msg.of(
        "standfirst-segments", segment=name_of(sure[0]), change=change_of(sure[0]), n=len(sure), dimension=dimension
    )


def _notes(left: int, parts: Msg | None) -> tuple[Text, ...]:
    """How the change splits, and how many segments are not shown."""
    notes: list[Text] = [parts] if parts else []
    if left > 0:
        notes.append(Msg.of("segment-more", n=left))
    return tuple(notes)
