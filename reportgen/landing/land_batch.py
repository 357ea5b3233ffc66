"""One batch into one snapshot: every record of the file, typed, with its state, and the faults of those set aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from reportgen.contract import Batch, Source, fed_columns
from reportgen.errors import EquationError, SourceError
from reportgen.landing import failures
from reportgen.landing.cast import MONEY_TYPES
from reportgen.landing.levels import build
from reportgen.landing.query import BEGINS, REJECTED, SKIPPED_ROW, USED
from reportgen.landing.words import literal, name
from reportgen.tables import TABLES, ColumnType

if TYPE_CHECKING:
    import duckdb

_PARQUET = "(FORMAT parquet, COMPRESSION zstd)"


class NotAsCountedError(Exception):
    """The fast reader refused the file or found another number of records than stage 0."""


@dataclass(frozen=True)
class Counts:
    """What became of the records of a batch.

    Attributes:
        read: records.
        used: that fit.
        rejected: that do not.
        skipped: declared not to be data.
        first_day: earliest day of the used ones, or that one stands for.
        last_day: latest day of the used ones.
        reasons: number of faults by column and reason, `column: reason`.
        lumps: stretches of more than a day, first and last, that used ones stand for as one total.
    """

    read: int
    used: int
    rejected: int
    skipped: int
    first_day: date | None
    last_day: date | None
    reasons: dict[str, int]
    lumps: tuple[tuple[date, date], ...] = ()


def land_batch(
    connection: duckdb.DuckDBPyConnection, batch: Batch, source: Source, zone: ZoneInfo, into: Path
) -> tuple[Counts, dict[str, Any]]:
    """Write `data.parquet` and `rejects.parquet`.

    Args:
        connection: may read the batch and write into the folder.
        batch: what is read.
        source: its contract.
        zone: the business's zone.
        into: an empty folder.

    Returns:
        The counts, and the manifest's part about the batch.

    Raises:
        NotAsCountedError: the fast reader and the count disagree; the strict parser must be asked.
        SourceError: an expression of the contract is no valid SQL.
        EquationError: the rows do not add up.
    """
    import duckdb

    batch = replace(batch, text=_safe_path(batch.text, into))
    try:
        counts, money = _write(connection, batch, source, zone, into)
    except duckdb.OutOfMemoryException:
        raise  # whatever is done with a source's rows may run into it
    except (duckdb.BinderException, duckdb.ParserException) as error:
        if not source.derive:
            raise
        raise _no_sql(batch, error) from None
    except duckdb.Error as error:
        if not batch.arrival.path.exists():
            raise failures.told(batch.arrival, "", into) from None
        refused = isinstance(error, duckdb.InvalidInputException | duckdb.ConversionException)
        if not (refused or batch.types or batch.dialect.gzip):
            if isinstance(error, duckdb.IOException):
                raise failures.told(batch.arrival, str(error).split("\n", 1)[0], into) from None
            raise
        if batch.normal:
            raise
        raise NotAsCountedError(str(error).split("\n", 1)[0]) from None
    facts = {"header": batch.header, "first_line": batch.first_line, "money": money, "strict": batch.normal}
    facts |= {"warnings": list(batch.warnings)} if batch.warnings else {}
    return counts, {**facts, "pulled": dict(batch.pulled)} if batch.pulled else facts


def _no_sql(batch: Batch, error: Exception) -> SourceError:
    import duckdb

    what = "an expression under `derive` is no valid SQL: " + str(error).split("\n", 1)[0]
    broken = isinstance(error, duckdb.ParserException)
    instead = (
        "Read it over: a word, a bracket or an END is missing"
        if broken
        else "The source's columns are texts: CAST them first"
    )
    return SourceError(batch.arrival.source, what, file=batch.arrival.file, instead=instead)


def _write(
    connection: duckdb.DuckDBPyConnection, batch: Batch, source: Source, zone: ZoneInfo, into: Path
) -> tuple[Counts, str]:
    """Land with the narrowest type of money that rounds nothing."""
    data, faults = into / "data.parquet", into / "rejects.parquet"
    widths = MONEY_TYPES if _has_money(source) else MONEY_TYPES[:1]
    for money in widths:
        query = build(batch, source, zone, money)
        connection.execute(f"COPY ({query.snapshot()}) TO {literal(data)} {_PARQUET}")
        counts = _count(connection, data, source)
        if counts.read != batch.records:
            raise _disagreement(batch, counts.read)
        if not counts.rejected:
            faults.unlink(missing_ok=True)
            return counts, money
        reasons = _write_faults(connection, query.rejects(data, batch.first_line), faults)
        if money == widths[-1] or not any(reason.endswith(": too_many_decimals") for reason in reasons):
            break
    _check_faults(connection, batch, counts, faults)
    return Counts(**{**counts.__dict__, "reasons": reasons}), money


def _count(connection: duckdb.DuckDBPyConnection, data: Path, source: Source) -> Counts:
    table = TABLES[source.table]
    has_day = table.columns[table.day].type is ColumnType.DAY
    begins = name(BEGINS if source.span is not None else table.day)
    bounds = f"min({begins}), max({name(table.day)})" if has_day else "NULL, NULL"
    rows = connection.execute(
        f"SELECT _state, count(*), {bounds} FROM read_parquet({literal(data)}) GROUP BY _state"
    ).fetchall()
    by_state = {state: (count, first, last) for state, count, first, last in rows}
    used, first, last = by_state.get(USED, (0, None, None))
    rejected, skipped = (by_state.get(state, (0,))[0] for state in (REJECTED, SKIPPED_ROW))
    lumps = lumps_of(connection, data, source) if source.span is not None else ()
    return Counts(sum(row[1] for row in rows), used, rejected, skipped, first, last, {}, lumps)


def lumps_of(connection: duckdb.DuckDBPyConnection, data: Path, source: Source) -> tuple[tuple[date, date], ...]:
    """The stretches of more than a day that used rows stand for as one total."""
    begins, ends = name(BEGINS), name(TABLES[source.table].day)
    rows = f"read_parquet({literal(data)}) WHERE _state = {USED} AND {begins} < {ends}"
    found = connection.execute(f"SELECT DISTINCT {begins}, {ends} FROM {rows} ORDER BY ALL").fetchall()
    return tuple((first, last) for first, last in found)


def _write_faults(connection: duckdb.DuckDBPyConnection, select: str, faults: Path) -> dict[str, int]:
    connection.execute(f"COPY ({select}) TO {literal(faults)} {_PARQUET}")
    rows: Sequence[tuple[str, str, int]] = connection.execute(
        f'SELECT "column", reason, count(*) FROM read_parquet({literal(faults)}) GROUP BY ALL ORDER BY ALL'
    ).fetchall()
    return {f"{column or 'record'}: {reason}": count for column, reason, count in rows}


def _check_faults(connection: duckdb.DuckDBPyConnection, batch: Batch, counts: Counts, faults: Path) -> None:
    """Every rejected record has a reason on file."""
    row = connection.execute(f"SELECT count(DISTINCT row) FROM read_parquet({literal(faults)})").fetchone()
    if row is None or row[0] != counts.rejected:
        explained = row[0] if row else 0
        raise EquationError(
            f"{batch.arrival.file}: {counts.rejected} records are rejected, {explained} of them with a reason"
        )


def _disagreement(batch: Batch, found: int) -> Exception:
    what = f"{batch.arrival.file}: {batch.records} records were counted and {found} read"
    return EquationError(what) if batch.normal else NotAsCountedError(what)


def _has_money(source: Source) -> bool:
    columns = TABLES[source.table].columns
    return any(name in columns and columns[name].type is ColumnType.MONEY for name in fed_columns(source))


def _safe_path(text: Path, into: Path) -> Path:
    """A path that the engine does not take for a pattern."""
    if not set("*?[]{}") & set(str(text)):
        return text
    link = into.with_name("text")
    link.unlink(missing_ok=True)
    link.symlink_to(text.resolve())
    return link
