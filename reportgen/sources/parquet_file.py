"""Parquet files, read by DuckDB from where they lie: columns are typed, so nothing is parsed but what a contract maps otherwise.

The number of records is the one in the file's own footer; landing must find as many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.contract import Arrival, Batch, Dialect, FileSource
from reportgen.errors import SourceError
from reportgen.sources.head import Head, check, needed
from reportgen.sources.scan import file_digest

if TYPE_CHECKING:
    import duckdb

MAX_BYTES = 64 * 1024**3
"""Bytes a file may have once unpacked."""
MAX_RECORDS = 2_000_000_000
"""Records a file may have: a run of equal rows takes a few bytes, however long it is."""

_MAGIC, _LOCKED = b"PAR1", b"PARE"
_NESTED = ("[", "STRUCT", "MAP", "UNION")
MOST_DIGITS = 38
"""A longer decimal is read by the engine as a floating-point number."""
_NO_VALUES = ("BLOB", "BIT", "GEOMETRY", "VARIANT")


def read(arrival: Arrival, source: FileSource, scratch: Path, *, careful: bool = False) -> Batch:
    """Read the file's footer; see `contract.Read`.

    Raises:
        SourceError: also when landing found the file damaged, which it tells by asking for a careful reading.
    """
    if careful:
        raise _damaged(arrival.source, arrival.file, "its pages cannot be read")
    link = scratch / "text.parquet"
    link.unlink(missing_ok=True)
    link.symlink_to(arrival.path.resolve())
    with opened(arrival.source, arrival.file, arrival.path, link) as (connection, columns):
        rows, size = connection.execute(
            "SELECT (SELECT sum(num_rows) FROM parquet_file_metadata(?)),"
            " (SELECT sum(total_uncompressed_size) FROM parquet_metadata(?))",
            [str(link), str(link)],
        ).fetchall()[0]
        schema = connection.execute("SELECT name, precision FROM parquet_schema(?)", [str(link)]).fetchall()
    for what, found, limit in (("records", rows, MAX_RECORDS), ("bytes unpacked", size or 0, MAX_BYTES)):
        if found > limit:
            raise SourceError(
                arrival.source,
                f"the file has {found:,} {what}, more than {limit:,}",
                file=arrival.file,
                instead="Split it",
            )
    head = Head(tuple(name for name, _ in columns), 1, 0)
    check(arrival.source, arrival.file, Head(_as_in_file(head.columns, [name for name, _ in schema]), 1, 0), source)
    _refuse_types(arrival, source, columns, {name: digits for name, digits in schema if digits})
    return Batch(
        arrival=arrival,
        sha256=file_digest(arrival.path),
        header=head.columns,
        records=rows,
        text=link,
        dialect=Dialect("", "", gzip=False, skip=0, linefeed=True, joined=False),
        normal=False,
        padded=True,
        first_line=1,
        types=tuple(kind for _, kind in columns),
    )


@contextmanager
def opened(
    source: str, file: str, path: Path, link: Path
) -> Iterator[tuple[duckdb.DuckDBPyConnection, Sequence[tuple[str, str]]]]:
    """A connection that can read `link` and nothing else, and the file's columns: name and SQL type.

    Args:
        source: its name.
        file: the file's name for messages.
        path: where it lies.
        link: a link to it, of a name that is no pattern.

    Raises:
        SourceError: it is no sound Parquet file.
    """
    import duckdb

    _refuse_other_kinds(source, file, path)
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "python_enable_replacements": "false",
        "memory_limit": "300MB",
    }
    connection = duckdb.connect(":memory:", config=config)
    try:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"SET allowed_paths = ['{str(link).replace(chr(39), chr(39) * 2)}']")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(link)]).fetchall()
        yield connection, [(name, kind) for name, kind, *_ in described]
    except duckdb.Error as error:
        raise _damaged(source, file, str(error).split("\n", 1)[0].replace(str(link), file)) from None
    finally:
        connection.close()


def _as_in_file(columns: Sequence[str], written: Sequence[str]) -> tuple[str, ...]:
    """Names of the columns as the file has them: the engine calls the second of two `day` day_1."""
    counts = Counter(written)
    stems = [name.rpartition("_")[0] for name in columns]
    return tuple(
        stem if stem in columns and counts[stem] > 1 and not counts[name] else name
        for name, stem in zip(columns, stems, strict=True)
    )


def _damaged(source: str, file: str, why: str) -> SourceError:
    return SourceError(
        source, f"the Parquet file is damaged or cut short: {why}", file=file, instead="Export or copy it again"
    )


def _refuse_other_kinds(source: str, file: str, path: Path) -> None:
    try:
        with path.open("rb") as raw:
            start = raw.read(4)
    except OSError as error:
        raise SourceError(source, f"the file cannot be read: {error.strerror}", file=file) from None
    if not start:
        what, instead = "the file is empty", "Export it again, or take it out of the source"
    elif start == _LOCKED:
        what, instead = "the Parquet file is encrypted", "Export it without encryption"
    elif start.startswith(b"PK"):
        what, instead = "the file is a ZIP archive or an Excel workbook, not Parquet", "Write kind: xlsx"
    elif start != _MAGIC:
        what, instead = "the file is not Parquet", "Write kind: csv if it is delimited text"
    else:
        return
    raise SourceError(source, what, file=file, instead=instead)


def _refuse_types(
    arrival: Arrival, source: FileSource, columns: Sequence[tuple[str, str]], digits: Mapping[str, int]
) -> None:
    """Refuse columns of lists, records, bytes or too many digits, where the contract uses them; and `percent` of what is typed."""
    places = needed(source)
    wrong = []
    for name, kind in columns:
        if name not in places:
            continue
        if any(word in kind for word in _NESTED):
            wrong.append(f"column '{name}' ({places[name]}) is nested: {kind}")
        elif kind in _NO_VALUES:
            wrong.append(f"column '{name}' ({places[name]}) holds bytes: {kind}")
        elif digits.get(name, 0) > MOST_DIGITS:
            wrong.append(
                f"column '{name}' ({places[name]}) is a decimal of {digits[name]} digits, which would be rounded"
            )
    if wrong:
        instead = f"Export one plain column for each value, decimals with {MOST_DIGITS} digits at the most"
        raise SourceError(arrival.source, "; ".join(wrong), file=arrival.file, instead=instead)
    kinds = dict(columns)
    for target, column in source.columns.items():
        if column.percent and kinds[column.column] != "VARCHAR":
            what = f"column '{column.column}' (columns.{target}) holds numbers, so that `percent` has no meaning"
            raise SourceError(
                arrival.source, what, file=arrival.file, instead="Leave it out, or divide by 100 under `derive`"
            )
