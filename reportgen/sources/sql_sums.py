"""Sums instead of rows: what a database may add up itself, so that every figure stays the same.

In a table of counts by day (`SUMMED`), rows of the same day and the same dimensions may be one row. Every column that is not summed
is a dimension, the ones a figure asks for by their size among them. A row that would be set aside (a negative count, one that is
missing, half a click) is summed with others of its fault only, so that neither its fault nor a sound row is lost in a sum. Sums are
exact or are not made: a column of floating-point numbers is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from reportgen.contract import SqlSource
from reportgen.contract.derive import columns_of
from reportgen.tables import TABLES, Column, ColumnType

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, FromClause, Select

SUMMED: dict[str, tuple[str, ...]] = {
    "sessions": ("sessions", "engaged_sessions", "bounces", "form_submissions"),
    "search": ("impressions", "clicks"),
    "ads": ("impressions", "clicks", "spend", "conversions", "conversion_value"),
    "touchpoints": ("views", "starts", "submissions", "new_contacts", "exits", "outbound_clicks"),
    "conversions": ("conversions", "value"),
    "form_fields": ("reached", "abandoned"),
    "emails": ("sent", "delivered", "opens", "clicks", "unsubscribes", "bounces"),
}
"""The columns of a table that its figures only add up."""

ONE_BY_ONE: dict[str, tuple[str, ...]] = {"sessions": ("users", "new_users", "page_views", "qualified_sessions")}
"""Columns of which figures are read visit by visit: where one of them is fed, rows stay rows."""

AUTO_FROM = 1_000_000
"""Rows from which `aggregate: auto` sums."""

BEHIND = "_rows"
"""Column with the number of rows behind a sum."""

EXACT = frozenset(
    {"postgresql", "redshift", "snowflake", "bigquery", "trino", "clickhousedb", "duckdb", "databricks", "oracle"}
)
"""Databases that tell `Brand` from `brand` when they group."""

PLACES = 20
"""Decimals that money keeps at most."""


def why_not(source: SqlSource, types: Mapping[str, Any], backend: str, count: int, zone: ZoneInfo, by_row: str) -> str:
    """Why rows stay rows, "" where they are summed.

    Args:
        source: the contract.
        types: SQLAlchemy's types of the table's columns.
        backend: kind of database.
        count: rows there.
        zone: the business's zone.
        by_row: why the rows of this table are wanted one by one, "" where they are not.
    """
    if source.aggregate is False:
        return "aggregate: false"
    if source.aggregate == "auto" and count < AUTO_FROM:
        return f"fewer than {AUTO_FROM:,} rows"
    return by_row or unfit(source) or _unfit_types(source, types, backend, zone)


def unfit(source: SqlSource) -> str:
    """Why the contract of a source does not let its rows be summed, "" where it does."""
    summed = SUMMED.get(source.table)
    if summed is None:
        return f"rows of '{source.table}' are counted one by one"
    if source.query is not None:
        return "a query is taken as it is"
    if source.key:
        return "rows with a `key` are told apart"
    if getattr(source, "span", None) is not None:
        return "each row is a total of its own days already"
    fed = {*source.columns, *source.constants, *source.derive}
    if single := next((name for name in ONE_BY_ONE.get(source.table, ()) if name in fed), ""):
        return f"'{single}' is read visit by visit"
    if TABLES[source.table].day not in source.columns:
        return "no column holds the day"
    for name in summed:
        if name in source.constants or name in source.derive:
            return f"'{name}' is no column but worked out"
        mapped = source.columns.get(name)
        if mapped is not None and (mapped.values or mapped.nulls):
            return f"the texts of '{name}' are replaced"
    named = [mapped.column for name, mapped in source.columns.items() if name in summed]
    derived = {column for expression in source.derive.values() for column in columns_of(expression)}
    ruled = {rule.column for rule in source.rules}
    if twice := next((column for column in named if named.count(column) > 1 or column in derived | ruled), ""):
        return f"column '{twice}' serves for something else too"
    return f"'{named[0]}' has declared nulls" if named and source.nulls else ""


def _unfit_types(source: SqlSource, types: Mapping[str, Any], backend: str, zone: ZoneInfo) -> str:
    import sqlalchemy

    if backend not in EXACT:
        return f"{backend} does not tell texts or numbers exactly apart when it groups"
    for name in SUMMED[source.table]:
        mapped = source.columns.get(name)
        kind = types[mapped.column] if mapped is not None else sqlalchemy.Integer()
        if isinstance(kind, sqlalchemy.Float) or not isinstance(kind, sqlalchemy.Integer | sqlalchemy.Numeric):
            return f"column '{mapped.column if mapped else name}' is {kind}, whose sums are not exact"
    day = source.columns[TABLES[source.table].day]
    kind, stamped = types[day.column], day.timezone or source.timezone
    if isinstance(kind, sqlalchemy.Date) or (isinstance(kind, sqlalchemy.DateTime) and backend == "postgresql"):
        return ""
    if isinstance(kind, sqlalchemy.DateTime) and not kind.timezone and stamped in (None, zone.key):
        return ""
    return f"column '{day.column}' is {kind}, of which {backend} is not asked for the day"


def statement(source: SqlSource, table: FromClause, names: Sequence[str], zone: ZoneInfo) -> Select[Any]:
    """The SELECT of sums: the columns by their own names, and `BEHIND`."""
    import sqlalchemy

    target = {mapped.column: name for name, mapped in source.columns.items() if name in SUMMED[source.table]}
    day = source.columns[TABLES[source.table].day]
    listed: list[ColumnElement[Any]] = []
    groups: list[ColumnElement[Any]] = []
    for name in names:
        column = table.c[name]
        if name in target:
            faults, whole = _faults(column, TABLES[source.table].columns[target[name]])
            total: ColumnElement[Any] = sqlalchemy.func.sum(column)
            if whole is not None:  # two halves must not become a whole: one of them shows the fault
                total = sqlalchemy.case((whole, total), else_=sqlalchemy.func.min(column))
            listed.append(total.label(name))
            groups.extend(faults)
        else:
            key = _day(column, zone, day.timezone or source.timezone) if name == day.column else _dimension(column)
            listed.append(key.label(name))
            groups.append(key)
    return sqlalchemy.select(*listed, sqlalchemy.func.count().label(BEHIND)).group_by(*groups)


def _faults(column: ColumnElement[Any], target: Column) -> tuple[list[ColumnElement[Any]], ColumnElement[bool] | None]:
    """What tells a value that is missing or would be set aside from a sound one, and which of it a sum could hide.

    Returns:
        Conditions by which rows are grouped, null of a null; and the one whose faults add up to something sound, None without one.
    """
    import sqlalchemy

    found: list[ColumnElement[Any]] = [column.is_(None)]
    if target.at_least is not None:
        found.append(column < sqlalchemy.literal_column(f"{target.at_least:g}"))
    whole: ColumnElement[bool] | None = None
    if isinstance(column.type, sqlalchemy.Numeric):
        found.append(
            column * sqlalchemy.literal_column("0") == sqlalchemy.literal_column("0")
        )  # false of NaN and infinity
        if target.type is ColumnType.INTEGER:
            whole = sqlalchemy.func.floor(column) == column
        elif column.type.scale is None or column.type.scale > PLACES:
            whole = sqlalchemy.func.round(column, sqlalchemy.literal_column(str(PLACES))) == column
    return ([*found, whole] if whole is not None else found), whole


def _dimension(column: ColumnElement[Any]) -> ColumnElement[Any]:
    import sqlalchemy

    return sqlalchemy.cast(column, sqlalchemy.Text()) if str(column.type).upper() == "CITEXT" else column


def _day(column: ColumnElement[Any], zone: ZoneInfo, stamped: str | None) -> ColumnElement[Any]:
    """The business's day of a column of days or time stamps."""
    import sqlalchemy

    kind = column.type
    if not isinstance(kind, sqlalchemy.DateTime):
        return column
    # Names of zones are those of the system's list, so they may stand in the text: a parameter in GROUP BY is another expression.
    here: ColumnElement[Any] = sqlalchemy.literal_column(f"'{zone.key}'")
    if kind.timezone:
        column = sqlalchemy.func.timezone(here, column)
    elif stamped is not None and stamped != zone.key:
        column = sqlalchemy.func.timezone(
            here, sqlalchemy.func.timezone(sqlalchemy.literal_column(f"'{stamped}'"), column)
        )
    return sqlalchemy.cast(column, sqlalchemy.Date())
