"""What a database is asked for: the statement of a source, and of how many rows it must consist.

Names of tables and columns are looked up before they are used and quoted by the database's own rules: no text of the configuration
becomes SQL but a `query`, which `contract.select` has read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from reportgen.contract import SqlSource, select
from reportgen.databases import Database, DatabaseError
from reportgen.sources import sql_sums
from reportgen.sources.head import LISTED, needed
from reportgen.tables import TABLES

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Executable, FromClause, Inspector

Bounds = tuple[date, date] | None
"""First and last day of the window, both included; None without one."""


@dataclass(frozen=True)
class Asked:
    """A statement that is ready to be run.

    Attributes:
        rows: the statement.
        binds: its parameters.
        names: the columns it must deliver, of those it has.
        columns: all columns of the table or view, as it says; () of a query.
        count: how many rows stand behind it, counted in the same transaction.
        ordered: whether the rows have an order of their own.
        summed: whether each row is a sum, with the number of rows behind it in `sql_sums.BEHIND`.
        why_not: why nothing is summed where it might have been, "" where that is no question.
    """

    rows: Executable
    binds: Mapping[str, Any] = field(repr=False)
    names: tuple[str, ...]
    columns: tuple[str, ...]
    count: int
    ordered: bool
    summed: bool = False
    why_not: str = ""


def asked(
    database: Database, connection: Connection, source: SqlSource, bounds: Bounds, zone: ZoneInfo, *, by_row: str = ""
) -> Asked:
    """The statement of a source.

    Args:
        database: where it is asked.
        connection: within a `Database.reading`.
        source: its contract.
        bounds: the window.
        zone: the business's zone.
        by_row: why the rows of this table are wanted one by one, "" where they are not.

    Raises:
        DatabaseError: a table or column is not there; the nearest one is named.
    """
    return (
        _of_query(connection, source, bounds)
        if source.query is not None
        else _of_relation(database, connection, source, bounds, zone, by_row)
    )


def wanted(source: SqlSource, has: Sequence[str], what: str) -> tuple[str, ...]:
    """The columns of what a database has that a contract names, in the order it names them.

    Raises:
        DatabaseError: one is not there, or stands there twice.
    """
    lowered = {name.lower(): name for name in reversed(has)}
    found: dict[str, None] = {}
    wrong: list[str] = []
    for column, place in needed(source).items():
        name = column if column in has else lowered.get(column.lower(), "") if place.startswith("derive") else ""
        if not name:
            near = get_close_matches(column.lower(), lowered, n=1, cutoff=0.6)
            wrong.append(
                f"column '{column}' ({place}) is missing" + (f", perhaps it is '{lowered[near[0]]}'" if near else "")
            )
        elif list(has).count(name) > 1:
            wrong.append(f"column '{column}' ({place}) stands there {list(has).count(name)} times")
        found[name] = None
    if wrong:
        more = f" and {len(has) - LISTED} more" if len(has) > LISTED else ""
        raise DatabaseError("; ".join(wrong[:8]), f"{what} has: {', '.join(has[:LISTED])}{more}", "no_column")
    return tuple(found)


def _of_query(connection: Connection, source: SqlSource, bounds: Bounds) -> Asked:
    from sqlalchemy import text

    read = select.read(source.query or "")
    if read.is_with and connection.dialect.name == "mssql":
        raise DatabaseError("SQL Server cannot count the rows of a query that begins with WITH", "Make a view of it")
    days = _days(bounds, as_text=connection.dialect.name == "sqlite")
    binds = {name: days[name] for name in read.binds}
    counted = connection.execute(text(f"SELECT count(*) FROM ({read.text}\n) q"), binds).scalar_one()
    return Asked(text(read.text), binds, (), (), int(counted), ordered=True)


def _days(bounds: Bounds, *, as_text: bool) -> dict[str, Any]:
    if bounds is None:
        return {}
    days = {"start": bounds[0], "end": bounds[1], "next": bounds[1] + timedelta(days=1)}
    return {name: day.isoformat() if as_text else day for name, day in days.items()}


def _of_relation(
    database: Database, connection: Connection, source: SqlSource, bounds: Bounds, zone: ZoneInfo, by_row: str
) -> Asked:
    import sqlalchemy

    parts = select.relation(source.relation or "")
    name, schema = parts[-1], ".".join(parts[:-1]) or None
    inspector = sqlalchemy.inspect(connection)
    if not inspector.has_table(name, schema=schema):
        raise DatabaseError(
            f"there is no table '{source.relation}' in {database.shown}", _nearest(inspector, name, schema), "no_table"
        )
    types = {column["name"]: column["type"] for column in inspector.get_columns(name, schema=schema)}
    names = wanted(source, tuple(types), "The table")
    table = sqlalchemy.table(name, *(sqlalchemy.column(each, types[each]) for each in types), schema=schema)
    condition = _within(source, table, types, bounds, zone)
    where = [] if condition is None else [condition]
    count = connection.execute(sqlalchemy.select(sqlalchemy.func.count()).select_from(table).where(*where)).scalar_one()
    why_not = sql_sums.why_not(source, types, database.backend, int(count), zone, by_row)
    if why_not and source.aggregate is True:
        raise DatabaseError(f"the rows cannot be added up: {why_not}", "Write aggregate: auto, or leave it out")
    if not why_not:
        summed = sql_sums.statement(source, table, names, zone).where(*where)
        return Asked(summed, {}, (*names, sql_sums.BEHIND), tuple(types), int(count), ordered=False, summed=True)
    rows = sqlalchemy.select(*(table.c[each] for each in names)).where(*where)
    return Asked(rows, {}, names, tuple(types), int(count), ordered=False, why_not=why_not)


def _within(
    source: SqlSource, table: FromClause, types: Mapping[str, Any], bounds: Bounds, zone: ZoneInfo
) -> ColumnElement[bool] | None:
    """The condition that a row's day lies in the window. A row without a day is not left out: it is to be set aside and counted."""
    import sqlalchemy

    if bounds is None:
        return None
    mapped = source.columns[TABLES[source.table].day]
    column: ColumnElement[Any] = table.c[mapped.column]
    kind, first, beyond = types[mapped.column], bounds[0], bounds[1] + timedelta(days=1)
    low: Any = first
    high: Any = beyond
    if isinstance(kind, sqlalchemy.DateTime):
        written = mapped.timezone or source.timezone
        stamped = ZoneInfo(written) if written else None
        low, high = (_midnight(day, zone, aware=bool(kind.timezone), stamped=stamped) for day in (first, beyond))
    elif not isinstance(kind, sqlalchemy.Date):
        if not all(form.startswith("%Y-%m-%d") for form in mapped.dates or source.dates):
            raise DatabaseError(
                f"column '{mapped.column}' holds texts, and days written so cannot be compared",
                "Write a `query:` with :start and :next",
            )
        column = sqlalchemy.type_coerce(column, sqlalchemy.Text())
        low, high = first.isoformat(), beyond.isoformat()
    return sqlalchemy.or_(sqlalchemy.and_(column >= low, column < high), column.is_(None))


def _midnight(day: date, zone: ZoneInfo, *, aware: bool, stamped: ZoneInfo | None) -> datetime:
    """The beginning of the business's day, as a column of time stamps has it."""
    begins = datetime.combine(day, time(), zone)
    if aware:
        return begins
    return begins.astimezone(stamped).replace(tzinfo=None) if stamped is not None else begins.replace(tzinfo=None)


def _nearest(inspector: Inspector, name: str, schema: str | None) -> str:
    """The table that was probably meant."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        schemas = [each for each in inspector.get_schema_names() if each not in ("information_schema", "pg_catalog")][
            :50
        ]
        own = schema if schema is not None else inspector.default_schema_name
        there = {f"{each}.{found}": found for each in schemas for found in _tables(inspector, each)}
    except (SQLAlchemyError, NotImplementedError):
        return "Check its name and schema"
    if schema is not None and schema not in schemas:
        near = get_close_matches(schema, schemas, n=1, cutoff=0.5)
        return f"There is no schema '{schema}'" + (
            f"; the nearest is '{near[0]}'" if near else f". Known: {', '.join(schemas[:20])}"
        )
    elsewhere = [full for full, found in there.items() if found == name]
    if elsewhere:
        return f"It is called {elsewhere[0]}"
    lowered = {full.lower(): full for full in there}
    near = get_close_matches(f"{own}.{name}".lower(), lowered, n=1, cutoff=0.6)
    if near:
        return f"Did you mean '{lowered[near[0]]}'?"
    listed = sorted(there)
    return (
        f"There is: {', '.join(listed[:20])}{', ...' if len(listed) > 20 else ''}"
        if listed
        else "There is no table at all that this user sees"
    )


def _tables(inspector: Inspector, schema: str) -> list[str]:
    found = [*inspector.get_table_names(schema=schema), *inspector.get_view_names(schema=schema)]
    try:
        return found + list(inspector.get_materialized_view_names(schema=schema))
    except NotImplementedError:
        return found
