"""Tables small enough to add up by hand, written as the snapshots the engine reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from reportgen.business import Business
from reportgen.engine import DuckEngine, fed_columns, spans
from reportgen.goals import Goals
from reportgen.metrics.catalog import build
from reportgen.metrics.compute import compute
from reportgen.metrics.scoreboard import Reading, Scoreboard
from reportgen.metrics.settled import Only
from reportgen.metrics.targets import Targets
from reportgen.metrics.written import KpiBlock, MeasureBlock
from reportgen.periods import parse
from reportgen.tables import SQL_TYPES, TABLES, ColumnType, Part

BUSINESS = Business(name="Acme", timezone="Europe/Prague", currency="EUR")


def feed(
    folder: Path,
    table: str,
    text: str,
    *,
    excluded: Sequence[int] = (),
    states: Sequence[int] | None = None,
    complete_through: date | None = None,
) -> Part:
    """One part from a text table: a head line of columns, then a line a row; `-` is null, `_` a blank text."""
    cells = [line.split() for line in text.strip().splitlines()]
    return feed_rows(
        folder,
        table,
        [cells[0], *([None if cell == "-" else "" if cell == "_" else cell for cell in line] for line in cells[1:])],
        excluded=excluded,
        states=states,
        complete_through=complete_through,
    )


def feed_rows(
    folder: Path,
    table: str,
    rows: Sequence[Sequence[Any]],
    *,
    excluded: Sequence[int] = (),
    states: Sequence[int] | None = None,
    complete_through: date | None = None,
) -> Part:
    """One part from rows, the names of the columns first."""
    head, *lines = rows
    number = len(list(folder.glob("*.parquet")))
    path = folder / f"{number}-{table}.parquet"
    known = TABLES[table].columns
    kinds = [SQL_TYPES[known[name].type if name in known else ColumnType.TEXT] for name in head]
    connection = duckdb.connect()
    columns = ", ".join(f'"{name}" {kind}' for name, kind in zip(head, kinds, strict=True))
    connection.execute(f"create table t ({columns}, _state tinyint)")
    for index, line in enumerate(lines):
        marks = ", ".join("?" for _ in range(len(line) + 1))
        connection.execute(f"insert into t values ({marks})", [*line, states[index] if states else 0])
    connection.execute(f"copy t to '{path}' (format parquet)")
    gone = None
    if excluded:
        gone = folder / f"{number}-{table}-excluded.parquet"
        connection.execute(f"copy (select unnest({list(excluded)}) as row) to '{gone}' (format parquet)")
    day = TABLES[table].day
    first = last = None
    if day in head and known[day].type is ColumnType.DAY:
        answer = connection.execute(f"select min({day}), max({day}) from t where _state = 0").fetchone()
        first, last = answer or (None, None)
    connection.close()
    used = len(lines) - len(excluded) - sum(1 for state in states or () if state)
    rejected = sum(1 for state in states or () if state == 1)
    skipped = sum(1 for state in states or () if state == 2)
    return Part(
        f"{table}_source", table, f"{table}.csv", "0" * 64, path, gone, tuple(head), len(lines), used, rejected,
        len(excluded), skipped, first, last, complete_through, 2, "c",
    )  # fmt: skip


class Recorder:
    """An engine that remembers what it was asked."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.engine = DuckEngine(parts)
        self.asked: list[str] = []

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        self.asked.append(sql)
        return self.engine.query(sql)


def board(
    parts: Sequence[Part],
    period: str,
    *wanted: str,
    as_of: str = "2026-12-31",
    by: str | None = None,
    business: Business = BUSINESS,
    targets: Targets | None = None,
    holidays: frozenset[date] = frozenset(),
    kpis: dict[str, KpiBlock] | None = None,
    measures: dict[str, MeasureBlock] | None = None,
    recorder: Recorder | None = None,
    dense: Sequence[str] = (),
    goals: Goals | None = None,
    only: Only = (),
) -> Scoreboard:
    """The scoreboard of some parts."""
    today = date.fromisoformat(as_of)
    asked = recorder or Recorder(parts)
    return compute(
        build(kpis, measures, business.stages), wanted, asked.query, fed_columns(parts), spans(parts),
        parse(period, today, business.fiscal_year_start), today, business, holidays, targets, by, parts=parts, dense=dense,
        benchmark=(goals or Goals()).benchmark_of, only=only,
    )  # fmt: skip


def reading(parts: Sequence[Part], period: str, kpi: str, **more: Any) -> Reading:
    """One KPI as a whole, in its main view."""
    found = board(parts, period, kpi, **more).get(kpi)
    assert found is not None
    return found
