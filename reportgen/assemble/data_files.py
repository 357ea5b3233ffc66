"""The figures of a report as plain tables, to be attached to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.assemble.context import Context, due, label, mark
from reportgen.assemble.evidence import CASES
from reportgen.assemble.focus import candidates, focus, spreads
from reportgen.assemble.found_file import found_file
from reportgen.assemble.rungs import standings
from reportgen.assemble.segments import dimension_of, split
from reportgen.assemble.swing import swing
from reportgen.document import Area, Bar, Beside, Block, Cell, DataFile, Figure, Graphic, Mark, Pair, Row, Section, Text
from reportgen.metrics.scoreboard import Reading
from reportgen.quantities import Quantity, Unit
from reportgen.text import Msg
from reportgen.text.numerals import DASH

COLUMNS = (
    "kpi", "label", "stage", "view", "dimension", "segment", "period", "value", "unit", "currency", "numerator", "denominator",
    "plan", "plan_origin", "previous", "year_ago", "year_to_date", "interval_low", "interval_high", "interval_method", "status",
    "verdict", "rows_used", "missing", "measured", "measured_of",
)  # fmt: skip

DERIVED = ("kpi", "label", "part", "value", "unit", "currency")


def data_files(context: Context) -> tuple[DataFile, ...]:
    """All readings with what they are compared with, and the histories of the whole measures."""
    figures = DataFile(
        "figures.csv",
        Msg.of("assemble-file-figures"),
        COLUMNS,
        tuple(_row(each) for each in (*context.board.readings, *_further(context))),
    )
    history = DataFile(
        "history.csv",
        Msg.of("assemble-file-history"),
        ("kpi", "label", "period", "value"),
        tuple(
            (reading.kpi, label(reading.kpi), period.id, value)
            for reading in context.readings()
            for period, value in reading.history
        ),
    )
    derived = tuple(_derived(context))
    more = (DataFile("derived.csv", Msg.of("assemble-file-derived"), DERIVED, derived),) if derived else ()
    return figures, history, *more, *found_file(context)


def chart_files(sections: Sequence[Section]) -> tuple[DataFile, ...]:
    """The figures behind each chart, in a file of the chart's name; paper has no room for them beside it."""
    charts = (chart for section in sections for block in section.blocks for chart in _charts(block))
    return tuple(
        DataFile(
            f"{chart.id}.csv",
            chart.title,
            tuple(column.title for column in chart.data.columns),
            tuple(_plain(row) for row in chart.data.rows if row.kind == "row"),
        )
        for chart in charts
        if chart.data is not None
    )


def _charts(block: Block) -> tuple[Figure, ...]:
    if isinstance(block, Area):
        return (block.body,) if isinstance(block.body, Figure) else ()
    return (block,) if isinstance(block, Figure) else (block.left,) if isinstance(block, Beside) else ()


def _plain(row: Row) -> tuple[Text | float | None, ...]:
    """The cells of a row: figures as numbers, all else as words."""
    return tuple(_value(cell) for cell in row.cells)


def _value(cell: Cell) -> Text | float | None:
    if isinstance(cell, Pair):
        cell = cell.main
    if isinstance(cell, Mark | Bar):
        cell = cell.text
    if isinstance(cell, Quantity):
        return cell.value
    return None if cell == DASH or isinstance(cell, Graphic) else cell


def _further(context: Context) -> tuple[Reading, ...]:
    """The segments that a section shows and the scoreboard does not hold already."""
    known = {(each.kpi, each.by, each.view) for each in context.board.readings}
    found = {(each.kpi, each.by, each.view): each for each in context.evidence.segments}
    return tuple(each for key, each in found.items() if key not in known)


def _derived(context: Context) -> Iterator[tuple[Text | float | int | None, ...]]:
    """What was reckoned from the figures: the forecast, how far such forecasts were off, the parts of a change."""
    way = context.way
    if way is not None:
        outlook, record = way.outlook, way.record
        values = {"goal": way.goal, "so_far": way.so_far, "last_year": sum(way.last_year) if way.last_year else None}
        if outlook is not None:
            values |= {"forecast": outlook.value, "forecast_low": outlook.low, "forecast_high": outlook.high}
        for part, value in values.items():
            if (said := way.said(value)) is not None:
                yield way.reading.kpi, label(way.reading.kpi), part, said.value, str(said.unit), said.currency
        if record is not None:
            yield way.reading.kpi, label(way.reading.kpi), "median_error", record.off, str(Unit.PERCENT), None
    for standing in standings(context) if "ladder" in context.spec.sections else ():
        if standing.rung.record is not None:
            yield (
                standing.kpi,
                label(standing.kpi),
                "ladder_median_error",
                standing.rung.record.off,
                str(Unit.PERCENT),
                None,
            )
    for kpi in CASES:
        if half := swing(context, each := context.reading(kpi)):
            yield kpi, label(kpi), "chance_half_width", half, str(each.unit), each.currency
    for kpi in _split_up(context):
        parts = split(context, kpi, dimension_of(context, kpi) or "")
        for part, moved in (
            (("change", parts.whole), ("change_by_mix", parts.mix), ("change_by_rate", parts.rate)) if parts else ()
        ):
            absolute = moved.absolute
            yield kpi, label(kpi), part, absolute.value, str(absolute.unit), absolute.currency


def _split_up(context: Context) -> tuple[str, ...]:
    """The measures of whose change the report tells how it splits: that of the stage's section, those of second pages."""
    chosen = focus(context) if "stage" in context.spec.sections else None
    leads = [each for stage in spreads(context) for each in candidates(context, stage)]
    kpis = [*([chosen.reading.kpi] if chosen else []), *(each.kpi for each in leads)]
    return tuple(dict.fromkeys(kpis))


def _row(reading: Reading) -> tuple[Text | float | int | None, ...]:
    low, high = reading.interval or (None, None)
    dimension, segment = reading.by or (None, None)
    reason: Text | None = Msg.of("assemble-reason", reason=reading.missing) if reading.missing else None
    return (
        reading.kpi, label(reading.kpi), reading.stage, reading.view, dimension, segment, reading.period.id, reading.value,
        str(reading.unit), reading.currency, reading.numerator, reading.denominator, due(reading),
        reading.target.origin if reading.target else None, reading.previous, reading.year_ago, reading.year_to_date, low, high,
        reading.interval_method, mark(reading).text, str(reading.verdict) if reading.verdict else None, reading.rows_used, reason,
        reading.estimated.measured if reading.estimated else None, reading.estimated.total if reading.estimated else None,
    )  # fmt: skip
