"""Where a measure changed, drawn: each segment a year ago and now, by one dimension or two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.assemble.context import Context, few, quantity
from reportgen.assemble.segments import (
    Segment,
    change_of,
    interval_text,
    name_of,
    segments,
    size_head,
    table_title,
    tone,
)
from reportgen.charts import dumbbell
from reportgen.charts.base import Figures
from reportgen.document import Column, Figure, Graphic, Note, Row, Table, Text
from reportgen.quantities import Quantity, Unit
from reportgen.text import Msg
from reportgen.text.numerals import DASH


@dataclass(frozen=True)
class Cut:
    """The segments of a measure by one dimension, and how many are shown."""

    dimension: str
    found: tuple[Segment, ...]
    shown: int

    @property
    def drawn(self) -> tuple[Segment, ...]:
        """The largest that can be rated, then others while there is room; in the order of their size."""
        first = sorted(self.found, key=lambda each: (each.moved is None, -each.size, each.name))[: self.shown]
        return tuple(each for each in self.found if each in first)


def cuts(context: Context, kpi: str, dimensions: Sequence[str], rooms: Sequence[int]) -> tuple[Cut, ...]:
    """The segments by each dimension; one in which nothing can be rated is left out, for a picture of it would tell nothing."""
    found = (
        Cut(name, segments(context, kpi, name), room) for name, room in zip(dimensions, rooms, strict=False) if name
    )
    return tuple(cut for cut in found if any(each.moved is not None for each in cut.found))


def breakdown_figure(context: Context, kpi: str, found: Sequence[Cut], width_mm: float) -> Figure:
    """The dumbbells of all cuts, each under its dimension.

    Args:
        context: what the report is made from.
        kpi: the measure.
        found: one or more cuts.
        width_mm: width on A4.
    """
    told = next((cut for cut in found if any(each.sure for each in cut.found)), found[0])
    title = table_title(told.found, told.dimension)
    spec = context.reading(kpi)
    drawn = dumbbell.data(
        [(Msg.of("breakdown-by", dimension=cut.dimension), [_pair(each) for each in cut.drawn]) for cut in found],
        unit=spec.unit,
        currency=spec.currency,
        words=dumbbell.Words(
            before=Msg.of("assemble-period", period=context.period.year_ago()),
            after=Msg.of("assemble-period", period=context.period),
            label=Msg.of("head-segment"),
            change=Msg.of("breakdown-change"),
            interval=Msg.of("segment-head-interval"),
            base=size_head(context, kpi),
            empty=Msg.of("section-empty", period=context.period),
        ),
        alt=_alt(context, kpi, told, title),
    )
    subtitle = Msg.of("breakdown-subtitle", kpi=kpi, before=context.period.year_ago(), after=context.period)
    table = chart_table(f"breakdown-{kpi}-data", dumbbell.figures(drawn))
    return Figure(f"breakdown-{kpi}", title, subtitle, Graphic("dumbbell", drawn), table, width_mm)


def breakdown_notes(found: Sequence[Cut], parts: Msg | None, *, tested: bool) -> tuple[Note, ...]:
    """How the change splits, how the marks were chosen (where there is room for it), how many segments are not shown."""
    left = sum(len(cut.found) - len(cut.drawn) for cut in found)
    texts: list[Text] = [parts] if parts else []
    if tested:
        texts.append(Msg.of("segment-note"))
    if left > 0:
        texts.append(Msg.of("segment-more", n=left))
    return tuple(Note(text) for text in texts)


def _pair(each: Segment) -> dumbbell.Pair:
    reading = each.reading
    new = reading.year_ago == 0 and bool(reading.value) and not few(reading)
    rated = each.moved is not None
    change: Text = Msg.of("assemble-percent-from", change=change_of(each)) if rated else DASH
    if new:
        change = Msg.of("segment-new")
    elif few(reading):
        change = Msg.of("segment-too-few")
    return dumbbell.pair(
        name_of(each),
        None if new else reading.year_ago,
        reading.value,
        change=change,  # type: ignore[arg-type]
        interval=interval_text(each) if rated else "",
        base=Msg.of("breakdown-cases", n=Quantity(each.size, Unit.COUNT)),
        size=each.size,
        tone=tone(each),
        few=not rated and not new,
    )


def _alt(context: Context, kpi: str, cut: Cut, title: Msg) -> Msg:
    """The finding, then the figures of the segment that changed most: of those beyond chance, if there is one."""
    rated = [each for each in cut.found if each.moved is not None]
    most = max(rated, key=lambda each: (each.sure, abs(each.moved or 0.0), each.name))
    reading = most.reading
    return Msg.of(
        "alt-breakdown", title=title, kpi=kpi, segment=name_of(most), change=change_of(most),
        before=quantity(reading, reading.year_ago), after=quantity(reading, reading.value), n=len(rated),
    )  # fmt: skip


def chart_table(name: str, figures: Figures) -> Table:
    """The figures behind a chart as a table."""
    kinds = ("name", *["number"] * (len(figures.heads) - 1))
    columns = tuple(
        Column(head, 0.0 if at else 44.0, kind)  # type: ignore[arg-type]
        for at, (head, kind) in enumerate(zip(figures.heads, kinds, strict=True))
    )
    rows = tuple(Row(tuple(DASH if cell is None else cell for cell in row)) for row in figures.rows)
    return Table(name, "", "", columns, rows)
