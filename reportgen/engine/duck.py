"""The engine that runs the metrics' SQL: DuckDB in the process, over the snapshots.

An engine is one method, `query(sql) -> rows`. It knows the fed tables as `raw_<table>`: every column of the table (null, or the
column's default, where a part does not feed it), `_part` (number of the part) and `_row` (number of the record in it). It reads
nothing but the snapshots it was made for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

from reportgen.business import threads_within
from reportgen.engine.shared import Shared
from reportgen.errors import ReportgenError
from reportgen.tables import SQL_TYPES, TABLES, ColumnType, Part

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = tuple[Any, ...]

MONEY = SQL_TYPES[ColumnType.MONEY]
FLUSH = "1MB"
"""What is freed beyond goes back to the system at once, where memory is bounded; DuckDB keeps 128 MB of it otherwise."""
ALONE = 2_000_000
"""Rows up to which one thread is used: several add floating-point numbers in an order of chance, and the last digit of a sum would
differ from run to run. Beyond, sums of whole numbers and of money are exact all the same."""

SMALL = 50_000
"""Rows of the tables of a question up to which the relations it shares with others are made once, in memory."""

_RAW = re.compile(r"\braw_([a-z_]+)\b")


class EngineError(ReportgenError):
    """The engine could not run a query."""


class Engine(Protocol):
    """What the metrics need of an engine."""

    def query(self, sql: str) -> list[Row]:
        """Run a read-only query; NULL is None, a decimal a Decimal, a day a date."""
        ...


class DuckEngine:
    """DuckDB over the parts' Parquet files.

    Args:
        parts: what the tables are fed from; `_part` is the index in it. Those that stay in place are passed over.
        memory_limit: e.g. `300MB`; beyond it, DuckDB spills to `temp_dir`.
        threads: how many; None for one up to `ALONE` rows, and one per core beyond.
        temp_dir: directory for what does not fit in memory; None forbids spilling.
    """

    def __init__(
        self,
        parts: Sequence[Part],
        *,
        memory_limit: str | None = None,
        threads: int | None = None,
        temp_dir: Path | None = None,
    ) -> None:
        import duckdb

        files = [str(path) for part in parts if not part.in_place for path in (part.snapshot, part.excluded) if path]
        config: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
        if memory_limit:
            config["memory_limit"] = memory_limit
            config["allocator_flush_threshold"] = config["allocator_bulk_deallocation_flush_threshold"] = FLUSH
        if threads is None and sum(part.rows_read for part in parts) <= ALONE:
            threads = 1
        if threads:
            config["threads"] = threads
        config["temp_directory"] = str(temp_dir) if temp_dir else ""
        self._connection = duckdb.connect(":memory:", config=config)
        self._memory = memory_limit or "what the machine has"
        self._columns: tuple[str, ...] = ()
        self._rows = Counter[str]()
        for part in parts:
            self._rows[part.table] += part.rows_read
        self._shared = Shared(self._make, self._drop)
        run = self._connection.execute
        if memory_limit:
            run(f"set threads = least(current_setting('threads'), {threads_within(memory_limit)})")
        for table in sorted({part.table for part in parts if not part.in_place}):
            run(f"create view raw_{table} as {raw_sql(table, parts)}")
        # From here on: these files and nothing else, and nobody can take the lock off again.
        run(f"set allowed_paths = [{', '.join(map(_text, files))}]")
        run("set enable_external_access = false")
        run("set lock_configuration = true")

    def query(self, sql: str) -> list[Row]:
        """Run one SELECT.

        Raises:
            EngineError: DuckDB refuses or fails.
        """
        import duckdb

        try:
            cursor, rows = self._run(sql)
        except duckdb.OutOfMemoryException:
            what = "memory ran out: computing may take"
            raise EngineError(
                f"{what} {self._memory}, and that is too little here. Raise `memory_limit` in config/business.yaml"
            ) from None
        except duckdb.Error as error:
            reason = " ".join(str(error).split())
            raise EngineError(f"the engine could not run a query: {reason[:400]}") from error
        self._columns = tuple(column[0] for column in cursor.description or ())
        return rows

    def _run(self, sql: str) -> tuple[DuckDBPyConnection, list[Row]]:
        """Ask over relations that are made already, where the tables are small; else, or where that fails, as it is written."""
        import duckdb

        if sum(self._rows[table] for table in tables_read(sql)) <= SMALL:
            try:
                cursor = self._connection.execute(self._shared.shortened(sql))
                return cursor, cursor.fetchall()
            except duckdb.Error:
                pass  # what is told is what is wrong with the question that was asked
        cursor = self._connection.execute(sql)
        return cursor, cursor.fetchall()

    def _make(self, name: str, sql: str) -> int:
        made = self._connection.execute(f"create temporary table {name} as {sql}").fetchone()
        return int(made[0]) if made else 0

    def _drop(self, name: str) -> None:
        self._connection.execute(f"drop table {name}")

    def text(self, sql: str) -> str:
        """A question as it is asked: the portable SQL itself."""
        return sql

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns of the last answer."""
        return self._columns

    def close(self) -> None:
        """Let go of the files."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def tables_read(sql: str) -> list[str]:
    """The tables that a question reads, by name."""
    return sorted(set(_RAW.findall(sql)))


def raw_sql(table: str, parts: Sequence[Part]) -> str:
    """The SELECT behind `raw_<table>`: the used records of all its parts, grouped by the columns they feed."""
    groups: dict[tuple[tuple[str, ...], str], list[int]] = {}
    for index, part in enumerate(parts):
        if part.table == table and not part.in_place:
            groups.setdefault((tuple(sorted(part.columns)), part.money or MONEY), []).append(index)
    every = list(TABLES[table].columns)
    every += sorted({column for columns, _ in groups for column in columns} - set(every))
    selects = []
    for (columns, money), members in groups.items():
        listed = ", ".join(_column(table, column, columns, money) for column in every)
        replaced = [index for index in members if parts[index].excluded is not None]
        whole = [index for index in members if parts[index].excluded is None]
        if whole:
            selects.append(_group_sql(listed, whole, parts))
        if replaced:
            selects.append(_group_sql(listed, replaced, parts, excluded=True))
    return "\nunion all\n".join(selects)


def _group_sql(listed: str, members: Sequence[int], parts: Sequence[Part], *, excluded: bool = False) -> str:
    source = _files([parts[index].snapshot for index in members], members)
    rest = ""
    if excluded:
        paths = [path for index in members if (path := parts[index].excluded) is not None]
        gone = _files(paths, members)
        rest = f"\n  anti join (select _part, row from {gone}) x on x._part = s._part and x.row = s._row"
    return f"select {listed}, s._part, s._row from (select *, file_row_number as _row from {source}) s{rest}\n  where s._state = 0"


def _files(paths: Sequence[Path], numbers: Sequence[int]) -> str:
    """Parquet files as a relation with `_part`, the number that belongs to each."""
    files = ", ".join(_text(str(path)) for path in paths)
    if len(paths) == 1:
        return f"(select *, {numbers[0]} as _part from read_parquet([{files}], file_row_number = true))"
    # The number is looked up by the file's name, and only where a query asks for it.
    part = f"[{', '.join(map(str, numbers))}][list_position([{files}], filename)]"
    return f"(select *, {part} as _part from read_parquet([{files}], file_row_number = true, filename = true))"


def _column(table: str, column: str, fed: Collection[str], money: str) -> str:
    known = TABLES[table].columns.get(column)
    kind = SQL_TYPES[known.type if known else ColumnType.TEXT]
    if kind == MONEY:
        kind = money  # that of the snapshot: a narrower one would round each row
    if column in fed:
        return f"cast(s.{_name(column)} as {kind}) as {_name(column)}"
    value = known.default if known and known.default is not None else "null"
    return f"cast({value} as {kind}) as {_name(column)}"


def fed_columns(parts: Sequence[Part]) -> dict[str, frozenset[str]]:
    """The columns that are fed, by table; one that a part of the table's rows lacks is not, for its sum would be of the others."""
    fed: dict[str, frozenset[str]] = {}
    lacking: dict[str, frozenset[str]] = {}
    for part in parts:
        fed[part.table] = fed.get(part.table, frozenset()) | frozenset(part.columns)
        if part.rows_used:
            lacking[part.table] = lacking.get(part.table, frozenset()) | frozenset(part.undelivered)
    return {table: columns - lacking.get(table, frozenset()) for table, columns in fed.items()}


def spans(parts: Sequence[Part]) -> Mapping[str, tuple[date, date]]:
    """First day, and last day that has rows or is said to be complete, by table; tables without a row are left out."""
    found: dict[str, tuple[date, date]] = {}
    for part in parts:
        if part.first_day is None or part.last_day is None:
            continue
        last = max(part.last_day, part.complete_through or part.last_day)
        first, beyond = found.get(part.table, (part.first_day, last))
        found[part.table] = (min(first, part.first_day), max(beyond, last))
    return found
