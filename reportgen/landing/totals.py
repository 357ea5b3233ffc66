"""A file's own totals: what its rows add up to is held against them, and a total that is taken for a row is found out.

Exports of ad platforms and of analytics end, or begin, with totals. Where the contract knows them they are declared-skipped, and
still stand in the snapshot with their figures: the greatest of them is the whole, of which the rows may be a part only (search
terms, a filter, removed campaigns). Where nothing knows them, they give themselves away: the other rows add up to them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.contract import Arrival, FileSource, Source, fed_columns
from reportgen.errors import SourceError
from reportgen.landing.query import SKIPPED_ROW, USED
from reportgen.landing.words import literal, name
from reportgen.tables import TABLES

if TYPE_CHECKING:
    import duckdb

FIGURES: Mapping[str, tuple[str, ...]] = {
    "ads": ("impressions", "clicks", "spend"),
    "sessions": ("sessions", "engaged_sessions", "page_views"),
    "search": ("impressions", "clicks"),
    "social": ("impressions", "engagements", "link_clicks"),
    "emails": ("sent", "opens", "clicks"),
    "touchpoints": ("views", "starts", "submissions"),
}
"""Of tables of totals by day: the figures that add up, by whatever an export is cut; the first is the size of a row."""

SHARE = 0.001
"""By what share rows may miss their total: platforms round each row."""
PROOF = 5
"""So many rows and figures together prove a sum: two rows in three figures, three rows in two."""
LARGE = 10
"""Figures below which a sum may be chance."""
TIMES = 2
"""How many times at most the other rows may hold a total: once as rows, once more by network."""
AGAIN = 4
"""How many times at most a total stands in a file: of the campaigns, of the account, ..."""


def figures_of(source: Source) -> tuple[str, ...]:
    """The figures of a source that add up, which it feeds."""
    fed = fed_columns(source)
    return tuple(figure for figure in FIGURES.get(source.table, ()) if figure in fed)


def against_own(connection: duckdb.DuckDBPyConnection, data: Path, source: Source) -> list[tuple[str, float, float]]:
    """Figures whose sum over the used rows is not the greatest of the file's own totals: name, sum and total.

    Args:
        connection: may read the snapshot.
        data: the snapshot.
        source: its contract; only one that declares totals is asked.
    """
    figures = figures_of(source)
    if not isinstance(source, FileSource) or not source.totals or not figures:
        return []
    used, total = f"FILTER (_state = {USED})", f"FILTER (_state = {SKIPPED_ROW})"
    rows = f"read_parquet({literal(data)})"
    asked = [f"sum({name(each)}) {used}, max({name(each)}) {total}" for each in figures]
    row = _one(connection, f"SELECT {', '.join(asked)} FROM {rows}")
    if not any(row[1::2]):
        return []
    listed = ", ".join(map(name, figures))
    # one total that stands there twice is one; those of two days are two, though they be equal
    told_apart = f"SELECT DISTINCT {name(TABLES[source.table].day)}, {listed} FROM {rows} WHERE _state = {SKIPPED_ROW}"
    every = _one(
        connection, f"SELECT count(*), {', '.join(f'sum({name(each)})' for each in figures)} FROM ({told_apart})"
    )
    found = []
    for at, figure in enumerate(figures):
        of_rows, whole = (float(value or 0) for value in row[2 * at : 2 * at + 2])
        parts = every[0] > 1 and _in_parts(of_rows, float(every[at + 1] or 0))
        if whole and not _same(of_rows, whole) and not parts:
            found.append((figure, of_rows, whole))
    return found


def _in_parts(rows: float, totals: float) -> bool:
    """Whether totals are those of parts, by day or by network or both: all rows once, or once for each way to cut them."""
    return any(_same(times * rows, totals) for times in range(1, AGAIN + 1))


def _same(rows: float, total: float) -> bool:
    return abs(rows - total) <= SHARE * abs(total) + 1


def told(off: Sequence[tuple[str, float, float]]) -> str:
    """One sentence on rows that miss their file's own totals; "" where none does."""
    if not off:
        return ""
    parts = [f"{_shown(rows)} {figure} where its own total says {_shown(total)}" for figure, rows, total in off]
    why = (
        "are some of them in it twice?"
        if any(rows > total for _, rows, total in off)
        else "a part of them is not in this export"
    )
    return f"its rows add up to {', '.join(parts)}: {why}"


def refuse_hidden(
    connection: duckdb.DuckDBPyConnection, data: Path, source: Source, arrival: Arrival, first_line: int
) -> None:
    """Refuse a file of which a used row is the total of the others.

    A total has no day, so only files are asked whose rows all belong to one. It may stand there several times, as those of
    Google Ads do (of the campaigns, of the account), so the greatest row is looked at: where all rows that are smaller add up to
    it, or to it twice (totals by network), in every figure, it is no row.

    Args:
        connection: may read the snapshot.
        data: the snapshot.
        source: the contract it was read by. An owner who says which rows are totals, if only `totals: []`, need not be asked.
        arrival: the file.
        first_line: line of its first record, 0 where that cannot be said.

    Raises:
        SourceError: there is such a row.
    """
    figures = figures_of(source)
    if not isinstance(source, FileSource) or len(figures) < 2:
        return
    listed = ", ".join(map(name, figures))
    rows = f"(SELECT *, file_row_number AS _row FROM read_parquet({literal(data)}, file_row_number = true) WHERE _state = {USED})"
    size, day = name(figures[0]), name(TABLES[source.table].day)
    greatest = f"(SELECT {listed} FROM {rows} ORDER BY {size} DESC, _row DESC LIMIT 1)"
    same = " AND ".join(f"rows.{name(figure)} IS NOT DISTINCT FROM top.{name(figure)}" for figure in figures)
    sums = ", ".join(
        f"sum(rows.{name(figure)}) FILTER (NOT ({same})), any_value(top.{name(figure)})" for figure in figures
    )
    found = _one(
        connection,
        f"SELECT count(*) FILTER (NOT ({same}) AND rows.{size} > 0), max(_row) FILTER ({same}),"
        f" count(*) FILTER ({same}), count(DISTINCT rows.{day}), {sums}"
        f" FROM {rows} AS rows, {greatest} AS top",
    )
    smaller, at, again, days, values = *found[:4], found[4:]
    pairs = [(values[2 * n], values[2 * n + 1]) for n in range(len(figures)) if values[2 * n + 1]]
    times = {_times(others, top) for others, top in pairs}
    large = sum(top >= LARGE for _, top in pairs)
    if (
        not smaller
        or days > 1
        or again > AGAIN
        or min(smaller, large) < 2
        or smaller + len(pairs) < PROOF
        or len(times) != 1
        or None in times
    ):
        return
    line = f"line {at + first_line}" if first_line else f"record {at + 1}"
    what = f"{line} looks like a total: the other rows add up to it in {', '.join(figures)}"
    instead = "Write under `totals` how such rows are told, or `totals: []` if it is a row like the others"
    place = at + first_line if first_line else 0
    raise SourceError(arrival.source, what, file=arrival.file, line=place, instead=instead)


def _times(others: Any, top: Any) -> int | None:
    """How many times a sum is the greatest figure; None where it is no whole number of times."""
    share = float(others or 0) / float(top)
    return round(share) if 1 <= round(share) <= TIMES and abs(share - round(share)) <= SHARE * share else None


def _one(connection: duckdb.DuckDBPyConnection, select: str) -> tuple[Any, ...]:
    row: tuple[Any, ...] = connection.execute(select).fetchall()[0]
    return row


def _shown(figure: float) -> str:
    return f"{figure:,.0f}" if figure == round(figure) else f"{figure:,.2f}"
