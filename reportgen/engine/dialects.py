"""The portable SQL in the words of another engine.

PostgreSQL takes the text as it is. All others get it from sqlglot, which knows their types, quotes and functions; what it cannot
know is seen to here: that days are subtracted, that `least` and `greatest` pass over nulls, and two calls of our own, `local_day`
and `wall_day`, by which landing in place asks for the day in a time zone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    pass

POSTGRESQL = "postgresql"
DIALECTS = (POSTGRESQL, "spark", "clickhouse", "trino", "bigquery", "snowflake")
"""Engines whose words are known, PostgreSQL's own first."""

SETTINGS = (
    " SETTINGS join_use_nulls = 1, prefer_column_name_to_alias = 1, union_default_mode = 'DISTINCT',"
    " query_plan_max_optimizations_to_apply = 1000000, max_ast_elements = 10000000, max_expanded_ast_elements = 10000000"
)
"""What makes ClickHouse keep to standard SQL: an outer join gives nulls, a name is first of all a column."""


class DialectError(ReportgenError):
    """The SQL cannot be put into the words of an engine."""

    exit_code = 2


def said(sql: str, dialect: str) -> str:
    """A query in the words of an engine.

    Args:
        sql: in the portable subset, and the neutral words of landing in place.
        dialect: one of `DIALECTS`.

    Raises:
        DialectError: sqlglot is not there, or does not understand the query.
    """
    if dialect == POSTGRESQL:
        return sql
    try:
        import sqlglot
        from sqlglot.errors import SqlglotError

        from reportgen.engine.rewrites import rewrites
    except ImportError:
        what = f"SQL for {dialect} is written by sqlglot, which is not installed"
        raise DialectError(f"{what}. Run `pip install 'reportgen[warehouse]'`") from None
    try:
        tree = sqlglot.parse_one(sql, read="duckdb")
        for step in rewrites(dialect):
            tree = tree.transform(step, copy=False)
        return tree.sql(dialect=dialect, pretty=True) + (SETTINGS if dialect == "clickhouse" else "")
    except SqlglotError as error:
        raise DialectError(
            f"the query cannot be said in the words of {dialect}: {' '.join(str(error).split())[:300]}"
        ) from None


def neutral(rows: str, dialect: str) -> str:
    """What stands after FROM in an engine's own words, in neutral ones.

    Raises:
        DialectError: sqlglot is not there, or does not understand it.
    """
    try:
        import sqlglot
        from sqlglot.errors import SqlglotError
    except ImportError:
        what = f"SQL for {dialect} is written by sqlglot, which is not installed"
        raise DialectError(f"{what}. Run `pip install 'reportgen[warehouse]'`") from None
    try:
        made = sqlglot.transpile(f"select * from {rows}", read=dialect, write="duckdb")[0]
    except SqlglotError as error:
        raise DialectError(f"`query:` is not understood as {dialect}: {' '.join(str(error).split())[:300]}") from None
    return made[len("SELECT * FROM ") :]
