"""Words of SQL that relations share: days, texts, and the columns that a table is asked for."""

from __future__ import annotations

from datetime import date

from reportgen.metrics.settled import COLUMNS, LEAD_DIMENSIONS, OPEN, Settled
from reportgen.tables import TABLES


def day_sql(day: date) -> str:
    """A day as a literal."""
    return f"date '{day.isoformat()}'"


def columns_of(table: str, settled: Settled, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The table's own columns, and further ones of the source that are asked for; a deal's own channel and the like always."""
    asked = [column for column in columns if column not in COLUMNS[table]] if table in OPEN else []
    asked += LEAD_DIMENSIONS if table == "deals" else ()
    own = TABLES[table].columns
    return tuple(dict.fromkeys((*own, *(column for column in asked if settled.has(table, column)))))


def _escaped(text: str) -> str:
    return text.replace("'", "''")


def text_sql(value: str) -> str:
    """A text as a literal."""
    return f"'{_escaped(value)}'"
