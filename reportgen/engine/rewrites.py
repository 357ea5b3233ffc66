"""What sqlglot cannot know of an engine: how days are subtracted, types bounded, nulls passed over and names folded.

A rewrite takes a dialect and one node of a query, and gives the node in its place; `rewrites` has them in the order in which a
whole query goes through them. This module needs sqlglot, so that only `dialects` imports it, where it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial

from sqlglot import exp, parse_one

from reportgen.tables import TABLES, ColumnType

NULL_IF_ANY = frozenset({"bigquery", "trino", "clickhouse"})
"""Engines whose `least` and `greatest` are null where one of the values is."""

LOCAL = {
    "spark": "CAST(FROM_UTC_TIMESTAMP({0}, {1}) AS DATE)",
    "clickhouse": "toDate(toTimeZone({0}, {1}))",
    "trino": "CAST({0} AT TIME ZONE {1} AS DATE)",
    "bigquery": "DATE({0}, {1})",
    "snowflake": "CAST(CONVERT_TIMEZONE({1}, {0}) AS DATE)",
}
"""The day of an instant in a zone; the session's own zone is UTC."""

WALL = {
    "spark": "CAST(FROM_UTC_TIMESTAMP(TO_UTC_TIMESTAMP({0}, {1}), {2}) AS DATE)",
    "clickhouse": "toDate(toTimeZone(toDateTime64(toString({0}), 6, {1}), {2}))",
    "trino": "CAST(WITH_TIMEZONE({0}, {1}) AT TIME ZONE {2} AS DATE)",
    "bigquery": "DATE(TIMESTAMP({0}, {1}), {2})",
    "snowflake": "CAST(CONVERT_TIMEZONE({1}, {2}, {0}) AS DATE)",
}
"""The day in the second zone of what a clock in the first one showed."""

NOT_A_NUMBER = {
    "trino": "IS_NAN({0})",
    "bigquery": "IS_NAN({0})",
    "snowflake": "({0} = 'NaN'::FLOAT)",
    "clickhouse": "isNaN({0})",
}

DAYS = frozenset(
    {column.name for table in TABLES.values() for column in table.columns.values() if column.type is ColumnType.DAY}
    | {
        "_seen",
        "_first",
        "_beyond",
        "_last",
        "_day",
        "won_at",
        "opened_at",
        "after_mql_at",
        "lead_mql_at",
        "lead_created_at",
    }
    | {"valid_from", "valid_to"}
)
"""Names of columns that are days, in the tables and in what the relations make of them."""

ROUNDED = {"DECIMAL(38, 10)": 10, "DECIMAL(28, 8)": 8}
"""The types in which every figure leaves an engine, and money its rate of exchange, with their decimals."""

ENDS, CLICKHOUSE_ENDS = ("9999-12-31", "0001-01-01"), ("2299-12-31", "1900-01-01")
"""Days that stand for null among days of which the least or the greatest is looked for; of ClickHouse its type's first and last."""

SPLIT = {
    "bigquery": "SPLIT({0}, {1})[SAFE_OFFSET({2} - 1)]",
    "clickhouse": "arrayElement(splitByString({1}, {0}), {2})",
}


@cache
def rewrites(dialect: str) -> Sequence[Callable[[exp.Expr], exp.Expr]]:
    """The rewrites of a dialect, in their order."""
    every = (_days_between, _null_aside, _zones, _converted, _types, _names)
    return tuple(partial(each, dialect) for each in every)


def _template(dialect: str, form: str, *arguments: exp.Expr) -> exp.Expr:
    """A form in an engine's own words, filled."""
    return parse_one(form.format(*(each.sql(dialect=dialect) for each in arguments)), read=dialect)


def _days_between(_: str, node: exp.Expr) -> exp.Expr:
    """`cast(a - b as integer)` of days is a number of days, and no interval."""
    if isinstance(node, exp.Cast) and node.to.is_type(*exp.DataType.INTEGER_TYPES):
        inner = node.this.unnest()
        if isinstance(inner, exp.Sub) and _is_day(inner.this) and _is_day(inner.expression):
            return exp.cast(exp.DateDiff(this=inner.this, expression=inner.expression, unit=exp.var("DAY")), "int")
    return node


def _null_aside(dialect: str, node: exp.Expr) -> exp.Expr:
    """`least` and `greatest` of those that are there, null where none is."""
    if dialect not in NULL_IF_ANY or not isinstance(node, exp.Least | exp.Greatest):
        return node
    operands = [node.this, *node.expressions]
    if not all(_is_day(each) for each in operands):
        return _by_pairs(node, operands)
    ends = CLICKHOUSE_ENDS if dialect == "clickhouse" else ENDS
    mark = exp.cast(exp.Literal.string(ends[isinstance(node, exp.Greatest)]), "date")
    filled = [exp.func("coalesce", each.copy(), mark.copy()) for each in operands]
    return exp.Nullif(this=type(node)(this=filled[0], expressions=filled[1:]), expression=mark)


def _zones(dialect: str, node: exp.Expr) -> exp.Expr:
    """Our own calls, and functions that sqlglot does not know of an engine, by the forms above."""
    if isinstance(node, exp.Anonymous):
        forms = {"local_day": LOCAL, "wall_day": WALL}.get(str(node.this).lower())
        if forms is not None:
            return _template(dialect, forms[dialect], *node.expressions)
    if isinstance(node, exp.SplitPart) and dialect in SPLIT:
        return _template(dialect, SPLIT[dialect], node.this, node.args["delimiter"], node.args["part_index"])
    if isinstance(node, exp.IsNan) and dialect in NOT_A_NUMBER:
        return _template(dialect, NOT_A_NUMBER[dialect], node.this)
    return node


def _types(dialect: str, node: exp.Expr) -> exp.Expr:
    """Types that an engine bounds more narrowly, and casts that must not fail."""
    if dialect == "bigquery" and type(node) is exp.Cast and node.to.this == exp.DType.DECIMAL and node.to.expressions:
        # BigQuery casts to no number of decimals, so that it has to be rounded to them.
        scale = node.to.expressions[1].this.copy() if len(node.to.expressions) > 1 else exp.Literal.number(0)
        whole = exp.cast(node.this, exp.DataType.build("BIGNUMERIC", dialect="bigquery"))
        return exp.Round(this=whole, decimals=scale)
    if dialect == "clickhouse" and type(node) is exp.Cast and node.to.sql() in ROUNDED:
        # ClickHouse cuts a double where another engine rounds it, 0.83 to 0.829999.
        exact = exp.cast(node.this, exp.DataType.build("Nullable(Decimal(38, 14))", dialect="clickhouse"))
        node.set("this", exp.Round(this=exact, decimals=exp.Literal.number(ROUNDED[node.to.sql()])))
    if dialect == "clickhouse" and isinstance(node, exp.DataType) and node.this == exp.DType.DATE:
        return exp.DataType.build("Date32", dialect="clickhouse")
    if dialect == "clickhouse" and isinstance(node, exp.TryCast):
        kind = node.to.sql(dialect="clickhouse").removeprefix("Nullable(").removesuffix(")") + ")" * (
            "(" in node.to.sql()
        )
        return exp.func("accurateCastOrNull", node.this, exp.Literal.string(kind))
    return node


def _converted(dialect: str, node: exp.Expr) -> exp.Expr:
    """ClickHouse finds no type that holds both money and money at a rate; the others take doubles."""
    if dialect != "clickhouse" or not isinstance(node, exp.Case):
        return node
    if any(
        isinstance(true.this if isinstance(true := each.args["true"], exp.Cast) else true, exp.Mul)
        and each.find(exp.Column, bfs=False)
        for each in node.args["ifs"]
    ):
        for each in node.args["ifs"]:
            if not isinstance(each.args["true"], exp.Null):
                each.set("true", exp.cast(each.args["true"], "double"))
    return node


def _names(dialect: str, node: exp.Expr) -> exp.Expr:
    """Snowflake folds plain names to capitals, so that our own must not stand in quotes; those of its tables must."""
    if dialect != "snowflake" or not isinstance(node, exp.Identifier) or not node.args.get("quoted"):
        return node
    column = node.parent
    of_source = isinstance(column, exp.Table) or (isinstance(column, exp.Column) and column.table == "q")
    if not of_source and node.name.islower() and node.name.isidentifier():
        node.set("quoted", False)
    return node


def _by_pairs(node: exp.Expr, operands: Sequence[exp.Expr]) -> exp.Expr:
    """The least or greatest of values of any type, two at a time."""
    found = operands[0]
    for other in operands[1:]:
        both = type(node)(this=found.copy(), expressions=[other.copy()])
        found = exp.func("coalesce", both, found.copy(), other.copy())
    return found


def _is_day(node: exp.Expr) -> bool:
    """Whether an expression is a day, as far as its names tell."""
    node = node.unnest()
    if isinstance(node, exp.Column):
        return node.name.lower() in DAYS
    if isinstance(node, exp.Cast):
        return bool(node.to.is_type("date"))
    if isinstance(node, exp.Case):
        ends = [each.args["true"] for each in node.args["ifs"]] + (
            [node.args["default"]] if node.args.get("default") else []
        )
        return all(isinstance(each, exp.Null) or _is_day(each) for each in ends)
    if isinstance(node, exp.Coalesce | exp.Least | exp.Greatest):
        return all(_is_day(each) for each in [node.this, *node.expressions])
    if isinstance(node, exp.Nullif | exp.Min | exp.Max):
        return _is_day(node.this)
    return False
