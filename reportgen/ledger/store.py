"""The ledger's engine and its transactions: the settings that make a commit hold, and errors in our words.

SQLite: `journal_mode=TRUNCATE`, `synchronous=EXTRA`, `BEGIN IMMEDIATE`. Not WAL with NORMAL, where a commit can
vanish when the power fails (sqlite.org/pragma.html#pragma_synchronous), nor WAL at all, for its reset bug up to 3.51.2
(sqlite.org/wal.html#walresetbug).
PostgreSQL: READ COMMITTED, rows locked with SKIP LOCKED, `synchronous_commit` never below `on`, and the database's clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, func, insert, select, text, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from reportgen.ledger import clock, migrate, witness
from reportgen.ledger import place as places
from reportgen.ledger.failures import LedgerBusyError, LedgerError, ReplacedError, WitnessError, explained
from reportgen.ledger.schema import META

DATABASE_CLOCK = """to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""


@dataclass(frozen=True)
class Tx:
    """An open transaction, and the instant that decides in it (`clock.stamp`): `now`, or the database's own."""

    connection: Connection
    at: str

    def meta(self, key: str) -> str | None:
        """A value of the table `meta`."""
        return self.connection.execute(select(META.c.value).where(META.c.key == key)).scalar()

    def insert(self, table: Table) -> Any:
        """An insert that can say what to do where the row is there already.

        Each engine has one of its own, with the same words; that of PostgreSQL is loaded only where it is used, for it takes
        3 MiB of a process that waits for months.
        """
        if self.connection.dialect.name == "postgresql":
            from sqlalchemy.dialects.postgresql import insert as postgresql_insert

            return postgresql_insert(table)
        from sqlalchemy.dialects.sqlite import insert as sqlite_insert

        return sqlite_insert(table)

    def insert_all(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert any number of rows, by statements of many rows each.

        With RETURNING, so that they do not go through the driver's pipeline: psycopg's leaves PostgreSQL in a transaction that
        `idle_in_transaction_session_timeout` does not end (measured with 15.18 and psycopg 3.3), and a node that is stopped
        in it would keep its locks for as long as it is gone.
        """
        if rows:
            self.connection.execute(insert(table).returning(next(iter(table.c))), rows).close()

    def set_meta(self, key: str, value: str | None) -> None:
        """Write a value of the table `meta`; None removes it."""
        self.connection.execute(META.delete().where(META.c.key == key))
        if value is not None:
            self.connection.execute(META.insert().values(key=key, value=value))


def is_url(place: str | Path) -> bool:
    """Whether the place is a database's URL and not a file's path."""
    return isinstance(place, str) and re.match(r"[a-z][a-z0-9+]*://", place) is not None


def _sqlite_engine(file: Path, wait_s: float) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(file)), connect_args={"timeout": wait_s}, hide_parameters=True
    )

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver must not begin transactions by itself: `_begin` does
        mode = connection.execute("PRAGMA journal_mode=TRUNCATE").fetchone()[0]
        connection.execute("PRAGMA synchronous=EXTRA")
        connection.execute("PRAGMA fullfsync=ON")  # macOS: fsync() alone does not reach the disk there
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA secure_delete=ON")  # an address that was deleted is overwritten
        if mode != "truncate":
            raise LedgerError(
                f"{file}: SQLite keeps journal_mode={mode}. Close other programs that have the ledger open"
            )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def _postgresql_engine(url: URL, wait_s: float) -> Engine:
    try:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            hide_parameters=True,
            pool_pre_ping=True,  # a database that was restarted costs no failed transition
            pool_timeout=wait_s,
            isolation_level="READ COMMITTED",
            connect_args={"connect_timeout": max(2, int(wait_s)), "prepare_threshold": None},
        )
    except ImportError:
        raise LedgerError(
            "the driver for PostgreSQL is missing. Install it: pip install 'reportgen[postgresql]'"
        ) from None

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _record: Any) -> None:
        with connection.cursor() as cursor:
            if cursor.execute("SHOW synchronous_commit").fetchone()[0] in ("off", "local"):
                cursor.execute("SET synchronous_commit TO on")
            cursor.execute(f"SET lock_timeout TO {int(wait_s * 1000)}")
            # A node that is stopped, or loses its power, in the middle of a write would hold its locks for as long as it is gone.
            cursor.execute(f"SET idle_in_transaction_session_timeout TO {int(wait_s * 500)}")
        connection.commit()

    return engine.execution_options(schema_translate_map={None: "reportgen"})


class Store:
    """An open ledger's transactions. `name` is how messages call it, without a password."""

    def __init__(self, engine: Engine, name: str, *, database_clock: bool, witnesses: Sequence[Path] = ()) -> None:
        self.engine, self.name, self.witnesses = engine, name, tuple(witnesses)
        self.database_clock = database_clock and engine.dialect.name == "postgresql"
        self.identity = ""
        self.replaced = ""
        """Why deliveries were paused when this ledger was opened; "" when nothing was wrong."""

    @classmethod
    def connect(cls, place: str | Path, *, witnesses: Sequence[Path], database_clock: bool, wait_s: float) -> Self:
        """The store at a place; the schema is not looked at yet.

        Raises:
            LedgerError: the place is none for a ledger.
        """
        if not is_url(place):
            file = places.prepare(Path(place))
            beside = file.with_name(file.name + ".seen")
            return cls(_sqlite_engine(file, wait_s), str(file), database_clock=False, witnesses=(beside, *witnesses))
        try:
            url = make_url(str(place))
        except (ArgumentError, ValueError):
            raise LedgerError(
                "the ledger's URL cannot be read. Write postgresql://user:password@host:5432/database"
            ) from None
        if url.get_backend_name() == "sqlite":
            return cls.connect(
                Path(url.database or "ledger.db"), witnesses=witnesses, database_clock=False, wait_s=wait_s
            )
        if url.get_backend_name() != "postgresql":
            raise LedgerError(
                f"a ledger on '{url.get_backend_name()}' is not supported. Name a file or postgresql://..."
            )
        name = f"ledger {url.host or 'local'}/{url.database or ''}"
        try:
            return cls(_postgresql_engine(url, wait_s), name, database_clock=database_clock, witnesses=witnesses)
        except NoSuchModuleError:
            raise LedgerError("the ledger's URL names an unknown driver. Write postgresql://...") from None

    def close(self) -> None:
        """Close the connections."""
        self.engine.dispose()

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            # The driver's text may quote a row ("Key (recipient)=(...) already exists"): it goes no further.
            raise explained(self.name, error.orig or error) from None
        except PoolTimeout:
            raise LedgerBusyError(f"{self.name}: all connections are in use. Try again") from None

    def at(self, connection: Connection, now: datetime) -> str:
        """The instant that decides: `now`, or on PostgreSQL the database's own."""
        if self.database_clock:
            return str(connection.execute(text(f"SELECT {DATABASE_CLOCK}")).scalar())
        return clock.stamp(now)

    def time(self, now: datetime) -> datetime:
        """The instant that decides now: `now`, or on PostgreSQL the database's own."""
        if not self.database_clock:
            return now
        with self.read() as connection:
            return clock.instant(self.at(connection, now))

    @contextmanager
    def write(self, now: datetime) -> Iterator[Tx]:
        """A transaction that changes something: committed when the block ends, rolled back when it raises."""
        with self._errors(), self.engine.connect() as connection, connection.begin():
            yield Tx(connection, self.at(connection, now))

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads; short, for on SQLite a reader holds up a writer's commit."""
        with self._errors(), self.engine.connect() as connection:
            connection = connection.execution_options(reading=True)
            with connection.begin():
                yield connection

    @contextmanager
    def witnessed(self, now: datetime) -> Iterator[Tx]:
        """A transaction after which an older copy of the ledger would be dangerous: it counts the generation up.

        Raises:
            ReplacedError: the ledger is behind its witness, so it is an older copy.
            WitnessError: the witness cannot be written.
        With either the transaction is committed, and nothing may be sent.
        """
        with self.write(now) as tx:
            yield tx
            generation = self.count_up(tx)
        self.remember(generation, now)

    def count_up(self, tx: Tx, at_least: int = 0) -> int:
        """Set the generation to one more, and more than `at_least`; returns it. The last lock of its transaction."""
        found = tx.connection.execute(
            select(META.c.value).where(META.c.key == "generation").with_for_update()
        ).scalar_one()
        generation = max(int(found), at_least) + 1
        tx.connection.execute(update(META).where(META.c.key == "generation").values(value=str(generation)))
        return generation

    def remember(self, generation: int, now: datetime) -> None:
        """Have every witness remember a committed generation; `now` is for those who deal with a ledger that was replaced."""
        for file in self.witnesses:
            try:
                known = witness.note(file, witness.Seen(generation, self.identity))
            except OSError as error:
                raise WitnessError(
                    f"{file}: the ledger's witness cannot be written ({error.strerror}). Make room for it, or give it to the user "
                    "that runs this; until then nothing is sent"
                ) from None
            if known.identity == self.identity and known.generation <= generation:
                continue
            # Another process may have committed and noted a later one meanwhile; only a ledger that is behind was replaced.
            if known.identity != self.identity or known.generation > self.generation():
                raise ReplacedError(
                    f"{self.name}: the ledger was replaced by an older copy while this process used it. Nothing is sent"
                )

    def generation(self) -> int:
        """How far the ledger has come."""
        with self.read() as connection:
            return int(connection.execute(select(META.c.value).where(META.c.key == "generation")).scalar_one())

    def migrate(self, now: datetime, known: Mapping[int, str] | None = None) -> None:
        """Bring the schema up to this program's, see migrate.py."""
        known = migrate.steps() if known is None else known
        with self._errors(), self.engine.connect() as connection:
            connection = connection.execution_options(reading=True)
            with connection.begin():
                if migrate.schema_version(connection, self.name) == max(known):
                    return
        with self.write(now) as tx:
            migrate.migrate(tx.connection, self.name, known)

    def advice(self) -> list[str]:
        """What about the engine's own settings makes a commit less than safe, one sentence each; for `check`."""
        with self.read() as connection:
            if self.engine.dialect.name == "sqlite":
                found = connection.exec_driver_sql("PRAGMA synchronous").scalar()
                return [] if found == 3 else [f"{self.name}: SQLite keeps synchronous={found}, not EXTRA"]
            names = ("fsync", "full_page_writes", "synchronous_commit")
            shown = {name: connection.execute(select(func.current_setting(name))).scalar() for name in names}
        return [
            f"{self.name}: PostgreSQL runs with {name} = off: after a power failure mails may be sent twice. Set it to on"
            for name, value in shown.items()
            if value == "off"
        ]
