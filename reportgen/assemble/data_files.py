"""The figures of a report as plain tables, to be attached to it."""

from __future__ import annotations

from reportgen.assemble.context import Context, due, label, mark
from reportgen.document import DataFile, Text
from reportgen.metrics.scoreboard import Reading
from reportgen.text import Msg

COLUMNS = (
    "kpi", "label", "stage", "view", "dimension", "segment", "period", "value", "unit", "currency", "numerator", "denominator",
    "plan", "plan_origin", "previous", "year_ago", "year_to_date", "interval_low", "interval_high", "interval_method", "status",
    "verdict", "rows_used", "missing",
)  # fmt: skip


def data_files(context: Context) -> tuple[DataFile, ...]:
    """All readings with what they are compared with, and the histories of the whole measures."""
    figures = DataFile(
        "figures.csv", Msg.of("assemble-file-figures"), COLUMNS, tuple(_row(each) for each in context.board.readings)
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
    return figures, history


def _row(reading: Reading) -> tuple[Text | float | int | None, ...]:
    low, high = reading.interval or (None, None)
    dimension, segment = reading.by or (None, None)
    reason: Text | None = Msg.of("assemble-reason", reason=reading.missing) if reading.missing else None
    return (
        reading.kpi, label(reading.kpi), reading.stage, reading.view, dimension, segment, reading.period.id, reading.value,
        str(reading.unit), reading.currency, reading.numerator, reading.denominator, due(reading),
        reading.target.origin if reading.target else None, reading.previous, reading.year_ago, reading.year_to_date, low, high,
        reading.interval_method, mark(reading).text, str(reading.verdict) if reading.verdict else None, reading.rows_used, reason,
    )  # fmt: skip
