"""A database that holds rows itself: it is asked the portable SQL over SELECTs in place of `raw_<table>`, and every answer is kept.

Nothing is created there: each question is one SELECT with common table expressions, so that the right to read is enough.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from reportgen.engine import kept
from reportgen.engine.connect import Connection
from reportgen.engine.dialects import said
from reportgen.engine.duck import EngineError, Row, tables_read
from reportgen.tables import SQL_TYPES, TABLES, ColumnType, Part

PART = "{part}"
"""What a survey leaves open in its SQL: the part's number."""

_TELLS_ROWS = re.compile(r"\bselect _part, _row\b|\border by _part, _row\b")


@dataclass(frozen=True)
class Held:
    """One table, or a part of one, that the warehouse holds.

    Attributes:
        part: number of the part.
        table: the table it feeds.
        columns: those it feeds.
        sql: SELECT of its rows, with `PART`.
        dialect: the engine's words.
    """

    part: int
    table: str
    columns: tuple[str, ...]
    sql: str
    dialect: str


def held(parts: Sequence[Part]) -> tuple[Held, ...]:
    """What the warehouse holds of the parts, as their surveys say.

    Raises:
        EngineError: a survey is gone or is none.
    """
    found = []
    for number, part in enumerate(parts):
        if part.in_place:
            try:
                survey = json.loads(part.snapshot.read_bytes())
                found.append(Held(number, part.table, part.columns, survey["raw"], survey["dialect"]))
            except (OSError, ValueError, KeyError) as error:
                raise EngineError(
                    f"what is known of '{part.source}' cannot be read: {error}. Run `reportgen pull`"
                ) from None
    return tuple(found)


class WarehouseEngine:
    """The engine's one method on a database by URL.

    Args:
        tables: what it holds.
        folders: where answers are kept; the first one is looked into first, and all get what is new.
        connect: opens it; None where it must not be asked.
    """

    def __init__(
        self, tables: Sequence[Held], folders: Sequence[Path], connect: Callable[[], Connection] | None = None
    ) -> None:
        self._tables, self._folders, self._connect = tables, folders, connect
        self._connection: Connection | None = None
        self._columns: tuple[str, ...] = ()
        self.dialect = tables[0].dialect
        self.names = frozenset(each.table for each in tables)
        self.asked = 0
        """How many questions went over the line."""

    def query(self, sql: str, brought: Mapping[str, str] | None = None) -> list[Row]:
        """Answer one question, from what is kept where it was asked before.

        Args:
            sql: in the portable subset.
            brought: tables that lie elsewhere, as SELECTs.

        Raises:
            EngineError: the warehouse refuses or does not answer, or may not be asked.
        """
        whole = self.whole(sql, brought)
        name = kept.key(self.dialect, whole)
        answer = kept.find(self._folders, name)
        if answer is None:
            answer = self._ask(whole)
            kept.keep(self._folders, name, answer)
        self._columns = answer.columns
        return list(answer.rows)

    def _ask(self, whole: str) -> kept.Answer:
        if self._connect is None:
            raise EngineError(
                "this was never asked of the warehouse, so that no answer is kept. Run it where the warehouse can be reached"
            )
        if self._connection is None:
            self._connection = self._connect()
        text = said(whole, self.dialect)
        columns, rows = self._connection.run(text)
        self.asked += 1
        return kept.Answer(columns, tuple(rows), text, datetime.now(UTC).isoformat(timespec="seconds"))

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns of the last answer."""
        return self._columns

    def text(self, sql: str, brought: Mapping[str, str] | None = None) -> str:
        """A question as the warehouse is asked it."""
        return said(self.whole(sql, brought), self.dialect)

    def whole(self, sql: str, brought: Mapping[str, str] | None = None) -> str:
        """A question with what it reads put before it, still in the neutral words."""
        wanted = tables_read(sql)
        tells_rows = _TELLS_ROWS.search(sql) is not None
        tables = [
            f"raw_{table} as (\n{(brought or {}).get(table) or self._raw(table, tells_rows=tells_rows)}\n)"
            for table in wanted
        ]
        if not tables:
            return sql
        head = ",\n".join(tables)
        return f"with {head},\n{sql[5:]}" if sql[:5].lower() == "with " else f"with {head}\n{sql}"

    def _raw(self, table: str, *, tells_rows: bool) -> str:
        """The SELECT behind `raw_<table>`: what is not fed is null, or the column's default."""
        own = [each for each in self._tables if each.table == table]
        if not own:
            raise EngineError(f"the warehouse holds no table '{table}'")
        every = list(TABLES[table].columns)
        every += sorted({column for each in own for column in each.columns} - set(every))
        selects = []
        for each in own:
            fed = set(each.columns)
            listed = ", ".join(_column(table, column, fed, self.dialect) for column in every)
            ordered = ", ".join(f'"{column}"' for column in each.columns)
            # A warehouse numbers no rows: equal ones are told apart only where somebody wants to see or count rows.
            row = f"row_number() over (order by {ordered}) - 1" if tells_rows else "0"
            selects.append(
                f"select {listed}, _part, {row} as _row from ({each.sql.replace(PART, str(each.part))}) as held"
            )
        return "\nunion all\n".join(selects)

    def close(self) -> None:
        """Let go of it."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _column(table: str, column: str, fed: Iterable[str], dialect: str) -> str:
    if column in fed:
        return f'"{column}"'
    known = TABLES[table].columns.get(column)
    value = known.default if known and known.default is not None else "null"
    return f'cast({value} as {_type(known.type if known else ColumnType.TEXT, dialect)}) as "{column}"'


def _type(kind: ColumnType, dialect: str) -> str:
    name = SQL_TYPES[kind]
    own = {"VARCHAR": "text", "DOUBLE": "double precision"} if dialect == "postgresql" else {}
    return own.get(name, name).lower()


def brought_over(table: str, columns: Sequence[str], rows: Sequence[Row], dialect: str) -> str:
    """A small table that lies elsewhere as a SELECT, every value written out.

    Args:
        table: its name.
        columns: names of its columns, `_part` and `_row` among them.
        rows: its rows.
        dialect: the words of the engine that is to read it.
    """
    known = TABLES[table].columns
    kinds = [
        "bigint"
        if name in ("_part", "_row")
        else _type(known[name].type if name in known else ColumnType.TEXT, dialect)
        for name in columns
    ]
    if not rows:
        nothing = ", ".join(f'cast(null as {kind}) as "{name}"' for name, kind in zip(columns, kinds, strict=True))
        return f"select {nothing} where 1 = 0"
    listed = ", ".join(
        f'cast(c{at} as {kind}) as "{name}"' for at, (name, kind) in enumerate(zip(columns, kinds, strict=True))
    )
    # All as texts: an engine that reads a row of nulls first would take them for something else.
    values = ",\n  ".join(f"({', '.join(map(_written, row))})" for row in rows)
    names = ", ".join(f"c{at}" for at in range(len(columns)))
    return f"select {listed} from (values\n  {values}\n) as listed ({names})"


def _written(value: object) -> str:
    if value is None:
        return "cast(null as varchar(1))"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return "'" + text.replace("'", "''") + "'"
