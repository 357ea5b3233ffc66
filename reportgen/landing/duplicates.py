"""Records that another record replaces: within one declared key the last row wins, for the same days the later file.

Files are taken in the order they came in, the last being the latest. What is replaced is written down per file as the numbers
of its records, beside the snapshots, which stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.contract import Source
from reportgen.errors import SourceError
from reportgen.landing.query import BEGINS, USED
from reportgen.landing.words import literal, name
from reportgen.tables import TABLES, ColumnType

if TYPE_CHECKING:
    import duckdb

AT_ONCE = 2_500_000
"""Rows whose keys are looked through at once: ten million at a time take a quarter more memory than the engine may have."""


@dataclass(frozen=True)
class Snapshot:
    """One landed file, as far as duplicates are concerned.

    Attributes:
        file: its name.
        sha256: hash of its content.
        data: its snapshot.
        days: first and last day of its used rows; None when there are none.
        lumps: stretches of days that rows of it stand for as one total.
        spread: whether its contract has a `span`.
    """

    file: str
    sha256: str
    data: Path
    days: tuple[date, date] | None
    lumps: tuple[tuple[date, date], ...] = ()
    spread: bool = False


@dataclass(frozen=True)
class Replaced:
    """Why records of a file do not count.

    Attributes:
        file: the file.
        code: `identical`, `overlap` or `key`.
        by: the file that replaces them; "" for a key.
        days: the days replaced; None where days have no part in it.
    """

    file: str
    code: str
    by: str
    days: tuple[date, date] | None


def plan(name_: str, source: Source, landed: Sequence[Snapshot]) -> tuple[tuple[str, ...], tuple[Replaced, ...]]:
    """Which records of each file another file replaces.

    Args:
        name_: the source's name.
        source: its contract.
        landed: its files, the latest last.

    Returns:
        Per file an SQL condition over its snapshot ("" for none), and what happened, for the reader. Keys are not in it: see
        `repeated`.

    Raises:
        SourceError: files overlap in days and the contract refuses that, or a part of a total would have to be replaced.
    """
    table = TABLES[source.table]
    by_day = table.columns[table.day].type is ColumnType.DAY and not source.key and source.overlap != "add"
    conditions: list[str] = []
    notes: list[Replaced] = []
    first_with: dict[str, str] = {}
    for index, part in enumerate(landed):
        if part.sha256 in first_with:
            conditions.append("true")
            notes.append(Replaced(part.file, "identical", first_with[part.sha256], part.days))
            continue
        first_with[part.sha256] = part.file
        spans = []
        for later in landed[index + 1 :] if by_day else ():
            span = _common(part.days, later.days)
            if span is None or later.sha256 == part.sha256 or later.sha256 in first_with:
                continue
            if source.overlap == "refuse":
                what = f"'{part.file}' and '{later.file}' both hold {span[0]} to {span[1]}"
                raise SourceError(
                    name_, what, file=later.file, instead="Take one away, or write overlap: replace or overlap: add"
                )
            if cut := next((lump for lump in part.lumps if _is_cut(lump, span)), None):
                what = (
                    f"'{part.file}' gives {cut[0]} to {cut[1]} as one total, and '{later.file}' gives {span[0]} to {span[1]}"
                    " again, so that neither can replace the other and together they would count twice"
                )
                raise SourceError(name_, what, file=later.file, instead="Take one away, or export both by day")
            notes.append(Replaced(part.file, "overlap", later.file, span))
            spans.append(f"{name(table.day)} BETWEEN DATE '{span[0]}' AND DATE '{span[1]}'")
        conditions.append(" OR ".join(spans))
    return tuple(conditions), tuple(notes)


def _is_cut(lump: tuple[date, date], span: tuple[date, date]) -> bool:
    """Whether a stretch holds a part of another and not the whole."""
    return lump[0] <= span[1] and span[0] <= lump[1] and not (span[0] <= lump[0] and lump[1] <= span[1])


def _common(one: tuple[date, date] | None, other: tuple[date, date] | None) -> tuple[date, date] | None:
    if one is None or other is None:
        return None
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else None


def numbered(data: Path, part: int) -> str:
    """SELECT of a snapshot's used rows with their number and the number of their file."""
    rows = f"read_parquet({literal(data)}, file_row_number = true)"
    return f"SELECT *, {part} AS _part, file_row_number AS _row FROM {rows} WHERE _state = {USED}"


def repeated(key: Sequence[str], parts: Sequence[tuple[int, Path]], turn: int = 0, turns: int = 1) -> str:
    """SELECT of `_part`, `_row` of the rows whose key comes again later. A key with a null in it is nobody's duplicate.

    Most keys of most files come once: the rows are told apart by a number for each key first, and only those that share theirs
    by the key itself. Of many rows a part is asked at a turn, by that number: what is held at once does not grow with them.
    """
    names = ", ".join(name(column) for column in key)
    whole = " AND ".join(f"{name(column)} IS NOT NULL" for column in key)
    whole += f" AND hash({names}) % {turns} = {turn}" if turns > 1 else ""
    rows = " UNION ALL ".join(
        f"SELECT {names}, _part, _row FROM ({numbered(data, part)}) WHERE {whole}" for part, data in parts
    )
    return (
        f"WITH rows AS NOT MATERIALIZED ({rows}), shared AS ("
        f"SELECT hash({names}) AS number FROM rows GROUP BY number HAVING count(*) > 1), alike AS MATERIALIZED ("
        f"SELECT * FROM rows WHERE hash({names}) IN (FROM shared)), last AS ("
        f"SELECT {names}, max((_part, _row)) AS place FROM alike GROUP BY {names} HAVING count(*) > 1)"
        f" SELECT _part, _row FROM alike JOIN last USING ({names}) WHERE (_part, _row) < place"
    )


def _rows(connection: duckdb.DuckDBPyConnection, data: Path) -> int:
    counted: int = connection.execute(f"SELECT count(*) FROM read_parquet({literal(data)})").fetchall()[0][0]
    return counted


def counting(data: Path, excluded: Path | None) -> str:
    """SELECT of the rows of a part that count."""
    rows = numbered(data, 0)
    return (
        f"{rows} AND file_row_number NOT IN (SELECT row FROM read_parquet({literal(excluded)}))" if excluded else rows
    )


def exclude(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    parts: Sequence[Snapshot],
    conditions: Sequence[str],
    into: Path,
) -> dict[str, Any]:
    """Write the numbers of the replaced records of each file, `<n>.parquet`.

    Returns:
        Per file the number of excluded and of used records, and the first and last day of the used ones.
    """
    table = TABLES[source.table]
    has_day = table.columns[table.day].type is ColumnType.DAY
    if source.key:
        kept = [(index, part.data) for index, part in enumerate(parts) if not conditions[index]]
        turns = -(-sum(_rows(connection, data) for _, data in kept) // AT_ONCE) or 1
        connection.execute("CREATE OR REPLACE TEMP TABLE repeated (_part INTEGER, _row BIGINT)")
        for turn in range(turns):
            connection.execute(f"INSERT INTO repeated {repeated(source.key, kept, turn, turns)}")
    counts: dict[str, Any] = {}
    for index, part in enumerate(parts):
        target = into / f"{index}.parquet"
        begins = name(BEGINS if part.spread else table.day)
        bounds = f"min({begins}), max({name(table.day)})" if has_day else "NULL, NULL"
        if conditions[index]:
            select = f"SELECT _row AS row FROM ({numbered(part.data, index)}) WHERE {conditions[index]} ORDER BY row"
        elif source.key:
            select = f"SELECT _row AS row FROM repeated WHERE _part = {index} ORDER BY row"
        else:
            select = "SELECT CAST(NULL AS BIGINT) AS row WHERE false"
        connection.execute(f"COPY ({select}) TO {literal(target)} (FORMAT parquet, COMPRESSION zstd)")
        excluded = connection.execute(f"SELECT count(*) FROM read_parquet({literal(target)})").fetchall()[0][0]
        used, first, last = connection.execute(
            f"SELECT count(*), {bounds} FROM ({counting(part.data, target)})"
        ).fetchall()[0]
        rows = f"({counting(part.data, target)}) WHERE {begins} < {name(table.day)}"
        select = f"SELECT DISTINCT {begins}, {name(table.day)} FROM {rows} ORDER BY ALL"
        lumps = connection.execute(select).fetchall() if part.spread else []
        counts[str(index)] = {"excluded": excluded, "used": used, "first_day": first, "last_day": last, "lumps": lumps}
    return counts
