"""A table or a query of a database, all of its rows or none, kept as a typed file.

One transaction that only reads sees one state of the data: the rows are counted in it and streamed in batches, and must be as many.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from reportgen.contract import Arrival, Batch, ColumnMap, Dialect, Source, SqlSource
from reportgen.databases import Database, DatabaseError
from reportgen.errors import SourceError
from reportgen.sources import kept, sql_rows, sql_statement, sql_sums
from reportgen.sources.scan import file_digest
from reportgen.sources.sql_statement import Asked
from reportgen.sources.world import World

if TYPE_CHECKING:
    from sqlalchemy import Connection, CursorResult

BATCH = 10_000
"""Rows that are held at once."""
FILE = "rows.parquet"

_POSTGRESQL = {
    16: sql_rows.FLAG, 20: sql_rows.WHOLE, 21: sql_rows.WHOLE, 23: sql_rows.WHOLE, 700: sql_rows.FLOAT, 701: sql_rows.FLOAT,
    1082: sql_rows.DAY, 1114: sql_rows.STAMP, 1184: sql_rows.INSTANT, 1700: sql_rows.NUMBER,
}  # fmt: skip
"""Numbers of PostgreSQL's types that are taken as it writes them: Python has neither its infinity nor all of its days."""


def pulled(
    name: str,
    source: SqlSource,
    world: World,
    project_dir: Path,
    source_dir: Path,
    zone: ZoneInfo,
    by_row: str,
    tell: Callable[[str], None],
) -> tuple[Path, kept.Pull]:
    """Read a source whole, and keep it.

    Args:
        name: of the source.
        source: its contract.
        world: the day, the clocks, the secrets.
        project_dir: where relative paths begin.
        source_dir: where its pulls are kept.
        zone: the business's zone.
        by_row: why the rows of its table are wanted one by one, "" where they are not.
        tell: takes progress, a line each.

    Raises:
        SourceError: it could not be read whole; nothing of it is kept.
    """
    window = _bounds(source, world)
    with (
        _told(name, source) as shown,
        _opened(source, world, project_dir) as database,
        kept.aside(source_dir) as scratch,
    ):
        shown.append(f"{database.shown} {source.relation or '(query)'}")
        tell(f"{name}: asking {database.shown} ...")
        made = scratch / "made"
        made.mkdir(mode=0o700)
        with database.reading(timeout=source.timeout, zone=zone.key, time_limit=source.time_limit) as connection:
            asked = sql_statement.asked(database, connection, source, window, zone, by_row=by_row)
            if asked.count > source.max_rows:
                raise DatabaseError(
                    f"has {asked.count:,} rows, more than {source.max_rows:,}", "Narrow the window, or raise max_rows"
                )
            header, types, rows, behind = _streamed(name, source, world, connection, asked, made / FILE, scratch, tell)
        if behind != asked.count:
            what = f"{behind:,} rows came, and {asked.count:,} were counted in the same transaction"
            instead = "A query must give the same rows each time: no random(), no LIMIT without ORDER BY"
            raise DatabaseError(f"{what}. Nothing of it is used", instead)
        pull = kept.Pull(
            asked=kept.asked(source, zone.key, by_row),
            url=shown[-1],
            window=window_of(source, world),
            at=world.now().isoformat(),
            pages=(),
            records=rows,
            bytes=(made / FILE).stat().st_size,
            stated=asked.count,
            sha256=file_digest(made / FILE),
            header=header,
            joined=False,
            data=FILE,
            types=types,
            behind=behind if asked.summed else None,
            rows_because=asked.why_not,
            columns=asked.columns,
        )
        return kept.place(made, pull, source_dir, source.generations), pull


def log_in(name: str, source: SqlSource, world: World, project_dir: Path, zone: ZoneInfo) -> None:
    """Log in and try the contract on what is there; no row is read.

    Raises:
        SourceError: what stands between the program and its data.
    """
    window = _bounds(source, world)
    with _told(name, source) as shown, _opened(source, world, project_dir) as database:
        shown.append(f"{database.shown} {source.relation or '(query)'}")
        with database.reading(timeout=source.timeout, zone=zone.key) as connection:
            asked = sql_statement.asked(database, connection, source, window, zone)
            with connection.execute(
                asked.rows, dict(asked.binds), execution_options={"stream_results": True}
            ) as result:
                if not asked.names:
                    sql_statement.wanted(source, tuple(result.keys()), "The query")


def read(arrival: Arrival, source: Source, scratch: Path, *, careful: bool = False) -> Batch:
    """Read a pull through; see `contract.Read`.

    Raises:
        SourceError: it is damaged.
    """
    pull = kept.pull_of(arrival)
    if careful or pull is None or file_digest(arrival.path) != pull.sha256:
        what = "the rows that were read are damaged on this disk"
        raise SourceError(arrival.source, what, file=arrival.file, instead="Run `reportgen pull`")
    identity = json.dumps([pull.sha256, pull.url, pull.window]).encode()
    return Batch(
        arrival=arrival,
        sha256=hashlib.sha256(identity).hexdigest(),
        header=pull.header,
        records=pull.records,
        text=arrival.path,
        dialect=Dialect("", "", gzip=False, skip=0, linefeed=True, joined=False),
        normal=False,
        padded=True,
        first_line=1,
        iso=True,
        types=pull.types,
        pulled={
            "url": pull.url, "window": pull.window, "at": pull.at, "records": pull.records, "stated": pull.stated,
            "behind": pull.behind,
        },
    )  # fmt: skip


def as_delivered(source: SqlSource, pull: kept.Pull) -> SqlSource:
    """The contract by which a pull is read: where rows were added up and none said how many visits it is, their number says it."""
    if pull.behind is None or source.table != "sessions" or "sessions" in source.columns:
        return source
    counted = ColumnMap.model_validate(sql_sums.BEHIND)
    return source.model_copy(update={"columns": {**source.columns, "sessions": counted}})


def window_of(source: SqlSource, world: World) -> tuple[str, ...]:
    """First and last day of the window; empty without one."""
    return tuple(day.isoformat() for day in _bounds(source, world) or ())


def _bounds(source: SqlSource, world: World) -> tuple[date, date] | None:
    return source.window.bounds(world.today) if source.window is not None else None


def _opened(source: SqlSource, world: World, project_dir: Path) -> Database:
    return Database.of(source.url, source.password, world.environ, project_dir)


class _told:  # noqa: N801  a context manager that reads as a word
    """Makes a failure of the database one of the source, told with where it was asked."""

    def __init__(self, name: str, source: SqlSource) -> None:
        self._name, self._shown = name, [source.place]

    def __enter__(self) -> list[str]:
        return self._shown

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, DatabaseError):
            raise SourceError(self._name, error.what, file=self._shown[-1], instead=error.instead) from None


def _streamed(
    name: str,
    source: SqlSource,
    world: World,
    connection: Connection,
    asked: Asked,
    target: Path,
    scratch: Path,
    tell: Callable[[str], None],
) -> tuple[tuple[str, ...], tuple[str, ...], int, int]:
    """Stream the rows into a file; return its columns, their types, its rows, and how many stand behind them."""
    deadline = world.monotonic() + source.time_limit.total_seconds()
    known = _loaders(connection)
    options = {"stream_results": True, "yield_per": BATCH}
    behind = 0
    with connection.execute(asked.rows, dict(asked.binds), execution_options=options) as result:
        keys = tuple(result.keys())
        header = asked.names or sql_statement.wanted(source, keys, "The query")
        places = [keys.index(each) for each in header]
        kinds = [known.get(code) for code in _codes(result, places)]
        with sql_rows.Rows(header, scratch) as rows:
            for batch in _batches(result, places):
                try:
                    rows.add(batch, kinds)
                except sql_rows.UnfitError as error:
                    raise DatabaseError(str(error), "Write a `query:` that takes the plain values out of it") from None
                behind += sum(int(row[-1]) for row in batch) if asked.summed else len(batch)
                tell(f"{name}: {behind:,} of {asked.count:,} rows")
                if world.monotonic() > deadline:
                    seconds = int(source.time_limit.total_seconds())
                    what = f"took longer than {seconds} s: {behind:,} of {asked.count:,} rows had come"
                    raise DatabaseError(what, "Raise time_limit, or narrow the window", "timeout")
            try:
                types = rows.write(target, ordered=not asked.ordered)
            except sql_rows.UnfitError as error:
                raise DatabaseError(str(error), "Run again") from None
            return header, types, rows.count, behind


def _batches(result: CursorResult[Any], places: Sequence[int]) -> Iterator[Sequence[Sequence[Any]]]:
    """The rows, batch by batch, only the columns that are wanted."""
    as_is = list(places) == list(range(len(result.keys())))
    for rows in result.partitions(BATCH):
        yield rows if as_is else [tuple(row[place] for place in places) for row in rows]


def _loaders(connection: Connection) -> dict[int, str]:
    """Have days and numbers come as the database writes them, where the driver can be told; the kinds by number of the type."""
    if connection.dialect.name != "postgresql" or connection.dialect.driver != "psycopg":
        return {}
    from psycopg.types.string import TextLoader

    driver: Any = connection.connection.driver_connection
    for code in _POSTGRESQL:
        driver.adapters.register_loader(code, TextLoader)
    return _POSTGRESQL


def _codes(result: CursorResult[Any], places: Sequence[int]) -> list[Any]:
    described = result.cursor.description if result.cursor is not None else None
    return [described[place][1] for place in places] if described else [None for _ in places]
