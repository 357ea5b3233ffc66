"""Rows of a database into a Parquet file, batch by batch, typed as they came and to the last digit.

Every value goes through its exact text: the type of a column is known when the last row has come, for a driver may hand over a null
first, and SQLite another type in each row. A column whose values are of several types stays a text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, Self

MEMORY = "128MB"
"""What the engine may take; what it cannot hold it puts on disk."""

TEXT, FLAG, WHOLE, NUMBER, FLOAT, DAY, STAMP, INSTANT = (
    "text",
    "flag",
    "whole",
    "number",
    "float",
    "day",
    "stamp",
    "instant",
)
"""Kinds of values: the last three are a day, a time without a zone, a time with one."""

NESTED = "nested"
BYTES = "bytes"

_KINDS: dict[type, str] = {
    str: TEXT, bool: FLAG, int: WHOLE, Decimal: NUMBER, float: FLOAT, date: DAY, dict: NESTED, list: NESTED, tuple: NESTED,
    set: NESTED, bytes: BYTES, bytearray: BYTES, memoryview: BYTES,
}  # fmt: skip

_TEXTS: dict[str, Callable[[Any], str]] = {
    FLAG: lambda value: "true" if value else "false",
    WHOLE: str,
    FLOAT: repr,
    DAY: date.isoformat,
    STAMP: lambda value: str(value.isoformat(sep=" ")),
    INSTANT: lambda value: str(value.isoformat(sep=" ")),
}

WHOLE_DOUBLE = 2**53
"""Whole numbers up to here are doubles without loss."""


class UnfitError(Exception):
    """A column that cannot be kept; `str()` says why."""


class Rows:
    """A file of rows in the making; a context manager that leaves nothing but the file.

    Attributes:
        count: rows so far.
    """

    def __init__(self, names: Sequence[str], scratch: Path) -> None:
        self.names, self.count, self._scratch = tuple(names), 0, scratch
        self._kinds: list[set[str]] = [set() for _ in names]
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        import duckdb

        config: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "python_enable_replacements": "false",
            "memory_limit": MEMORY,
            "temp_directory": str(self._scratch / ".spill"),
            "pandas_analyze_sample": 0,  # every column is taken as texts, whatever stands in its first rows
        }
        connection = duckdb.connect(str(self._scratch / "staged.duckdb"), config=config)
        self._stack.callback(connection.close)
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET enable_progress_bar = false")
        columns = ", ".join(f"c{number} VARCHAR" for number in range(len(self.names)))
        connection.execute(f"CREATE TABLE staged ({columns})")
        self._connection = connection
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()
        for left in self._scratch.glob("staged.duckdb*"):
            left.unlink(missing_ok=True)

    def add(self, rows: Sequence[Sequence[Any]], known: Sequence[str | None]) -> None:
        """Take in a batch.

        Args:
            rows: one value per column each.
            known: per column its kind where all its values are texts that the database wrote; None where each value tells its own.

        Raises:
            UnfitError: a value is a list, a record or bytes.
        """
        import pandas

        if not rows:
            return
        columns = {}
        for number, values in enumerate(zip(*rows, strict=True)):
            columns[f"c{number}"] = self._texts(number, values, known[number])
        batch = pandas.DataFrame(columns, dtype=object)
        self._connection.register("batch", batch)
        self._connection.execute("INSERT INTO staged SELECT * FROM batch")
        self._connection.unregister("batch")
        self.count += len(rows)

    def _texts(self, number: int, values: tuple[Any, ...], known: str | None) -> Sequence[str | None]:
        if known is not None:
            self._kinds[number].add(known)
            return (
                [None if value == "NaN" else value for value in values]
                if known == NUMBER and "NaN" in values
                else values
            )
        types = set(map(type, values)) - {type(None)}
        if types <= {str}:
            self._kinds[number] |= {TEXT} if types else set()
            return values
        return [None if value is None else self._text(number, value) for value in values]

    def _text(self, number: int, value: Any) -> str | None:
        kind = _KINDS.get(type(value)) or _kind(value)
        if kind in (NESTED, BYTES):
            held = "lists or records" if kind == NESTED else "bytes"
            raise UnfitError(f"column '{self.names[number]}' holds {held}")
        if kind == NUMBER:
            if value.is_nan():
                return None
            kind, text = (NUMBER, format(value, "f")) if value.is_finite() else (TEXT, str(value))
        else:
            text = _TEXTS.get(kind, str)(value)
        self._kinds[number].add(kind)
        return text

    def write(self, target: Path, *, ordered: bool) -> tuple[str, ...]:
        """Write the file.

        Args:
            target: where.
            ordered: whether rows are put in order, column by column, because what delivered them has none of its own.

        Returns:
            SQL type of each column.
        """
        run = self._connection.execute
        types = [self._type(number) for number in range(len(self.names))]
        listed = ", ".join(
            f"{_cast(f'c{number}', kind)} AS {_name(name)}"
            for number, (name, kind) in enumerate(zip(self.names, types, strict=True))
        )
        order = " ORDER BY " + ", ".join(_name(name) for name in self.names) if ordered else ""
        run(f"COPY (SELECT {listed} FROM staged{order}) TO {_literal(str(target))} (FORMAT parquet, COMPRESSION zstd)")
        found = run(f"SELECT count(*) FROM read_parquet({_literal(str(target))})").fetchone()
        if found is None or found[0] != self.count:
            raise UnfitError(f"{self.count:,} rows came and {found[0] if found else 0:,} were written")
        return tuple(types)

    def _type(self, number: int) -> str:
        """The narrowest SQL type that holds every value of a column as it is."""
        kinds, column = self._kinds[number], f"c{number}"
        if kinds in ({WHOLE}, {NUMBER}, {WHOLE, NUMBER}):
            return self._number(column)
        if kinds == {WHOLE, FLOAT}:
            small = f"try_cast({column} AS BIGINT) BETWEEN -{WHOLE_DOUBLE} AND {WHOLE_DOUBLE}"
            return "DOUBLE" if self._all(column, f"regexp_matches({column}, '[.enif]') OR {small}") else "VARCHAR"
        single = {
            FLAG: "BOOLEAN",
            FLOAT: "DOUBLE",
            DAY: "DATE",
            STAMP: "TIMESTAMP",
            INSTANT: "TIMESTAMP WITH TIME ZONE",
        }
        kind = single.get(next(iter(kinds)), "VARCHAR") if len(kinds) == 1 else "VARCHAR"
        fits = kind == "VARCHAR" or self._all(column, f"try_cast({_written(column, kind)} AS {kind}) IS NOT NULL")
        return kind if fits else "VARCHAR"

    def _number(self, column: str) -> str:
        figures = f"ltrim({column}, '+-')"
        row = self._connection.execute(
            f"SELECT coalesce(max(length(ltrim(split_part({figures}, '.', 1), '0'))), 0),"
            f" coalesce(max(length(split_part({figures}, '.', 2))), 0),"
            f" coalesce(bool_and(try_cast({column} AS BIGINT) IS NOT NULL AND NOT contains({column}, '.')), true),"
            f" coalesce(bool_and(regexp_full_match({column}, '[+-]?[0-9]+([.][0-9]*)?')), true)"
            f" FROM staged WHERE {column} IS NOT NULL"
        ).fetchone()
        whole, places, small, plain = row if row is not None else (0, 0, True, True)
        if not plain or whole + places > 38:
            return "VARCHAR"
        return "BIGINT" if small else f"DECIMAL({max(whole + places, 1)},{places})"

    def _all(self, column: str, condition: str) -> bool:
        """Whether a condition holds for every value of a column that is there."""
        where = f"{column} IS NOT NULL AND NOT coalesce({condition}, false)"
        row = self._connection.execute(f"SELECT count(*) FROM staged WHERE {where}").fetchone()
        return row is not None and row[0] == 0


def _kind(value: Any) -> str:
    """The kind of a value of a further type: drivers have numbers, texts and times of their own."""
    if isinstance(value, datetime):
        return STAMP if value.tzinfo is None else INSTANT
    for type_, kind in _KINDS.items():
        if isinstance(value, type_):
            return kind
    return TEXT


def _written(column: str, kind: str) -> str:
    """A text of the database's as DuckDB reads it: PostgreSQL writes years before Christ behind all else."""
    if kind in ("DATE", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE"):
        return f"regexp_replace({column}, '^([0-9]+-[0-9-]+)(.*) BC$', '\\1 (BC)\\2')"
    return column


def _cast(column: str, kind: str) -> str:
    return column if kind == "VARCHAR" else f"CAST({_written(column, kind)} AS {kind})"


def _name(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
