"""Databases of others: logged in at, read in one transaction that cannot write, and their errors in words.

    with Database.of(url, password, environ, project_dir) as database, database.reading(timeout=..., zone=...) as connection:
        connection.execute(...)

What is read in one `reading` is one state of the data wherever the database can hold one (PostgreSQL, SQLite, MySQL). No text that
leaves this module holds a password; parameters of statements are not shown either.
"""

from __future__ import annotations

import logging
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import quote

from reportgen.contract.database_url import DRIVERS, Address, address, written
from reportgen.errors import ReportgenError
from reportgen.settings import Secret, SecretError, SecretRef, redactor

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

CONNECT_SECONDS = 15
DEAD_AFTER = {
    "keepalives": 1,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 90_000,
}
"""A server that went away without a word is noticed after a minute or so."""

_BACKGROUND = re.compile(r"\(Background on this error.*", re.DOTALL)
_SQLITE_READS = frozenset({20, 21, 31, 33})
"""SQLite's codes of what a statement may do: read a column, select, call a function, recurse."""


class DatabaseError(ReportgenError):
    """Something a database refuses or cannot do.

    Attributes:
        what: what is wrong, without a full stop.
        instead: what to do.
        code: `driver`, `secret`, `address`, `unreachable`, `login`, `no_database`, `no_table`, `no_column`, `denied`, `timeout`,
            `lost`, `writes`, `conflict`, or `other`.
    """

    def __init__(self, what: str, instead: str = "", code: str = "other") -> None:
        self.what, self.instead, self.code = what, instead, code
        super().__init__(f"{what}. {instead}" if instead else what)


@dataclass(frozen=True)
class Said:
    """What a code of an error means."""

    code: str
    what: str
    instead: str


STATES = {
    "28P01": Said("login", "the login is refused", "Check user and password"),
    "28000": Said(
        "login",
        "the login is refused",
        "Check user and password, and whether the server admits this user from this machine (pg_hba.conf of PostgreSQL)",
    ),
    "3D000": Said("no_database", "there is no such database", "Check the name behind the last / of the address"),
    "3F000": Said("no_table", "there is no such schema", "Check the schema"),
    "42P01": Said("no_table", "there is no such table", "Check its name and schema"),
    "42703": Said("no_column", "there is no such column", "Check its name"),
    "42501": Said(
        "denied",
        "permission is denied",
        "Let the owner of the table say: GRANT SELECT ON TABLE ... TO the user of this address",
    ),
    "57014": Said("timeout", "it took too long", "Raise `timeout`, narrow the window, or make an index on the day"),
    "25006": Said("writes", "it would write, and a source only reads", "Write a SELECT that only reads"),
    "40001": Said("conflict", "it collided with a change on the server", "Run again"),
    "53300": Said("unreachable", "the server has no connection left", "Run again later, or raise its max_connections"),
    "57P01": Said("lost", "the server ended the connection", "Run again"),
    "57P03": Said("unreachable", "the server is starting up or shutting down", "Run again later"),
}
"""By SQLSTATE, which PostgreSQL, and drivers that follow it, give every error."""

LOST = Said("lost", "the connection broke", "Run again; if it stays so, ask whoever runs the server")
TEXTS = (
    (re.compile(r"no such table|doesn't exist|invalid object name", re.IGNORECASE), STATES["42P01"]),
    (re.compile(r"no such column|unknown column|invalid column name", re.IGNORECASE), STATES["42703"]),
    (re.compile(r"interrupted|max_execution_time|query execution was interrupted", re.IGNORECASE), STATES["57014"]),
    (re.compile(r"not authorized|readonly database|read[- ]only", re.IGNORECASE), STATES["25006"]),
    (re.compile(r"command denied|permission was denied", re.IGNORECASE), STATES["42501"]),
    (re.compile(r"access denied|login failed|password authentication failed|no password supplied", re.IGNORECASE), STATES["28P01"]),
    (re.compile(r"unable to open database", re.IGNORECASE), Said("unreachable", "the file cannot be opened", "Check its rights")),
    (re.compile(r"not a database|malformed", re.IGNORECASE), Said("unreachable", "the file is no sound database", "Check it")),
    (re.compile(r'database "[^"]*" does not exist', re.IGNORECASE), STATES["3D000"]),
    (
        re.compile(r"lost connection|connection (?:is )?(?:lost|closed|refused|failed|reset|timed? ?out)|server closed"
                   r"|can't connect|gone away|SSL|could not (?:connect|translate)|terminating connection"
                   r"|timeout expired", re.IGNORECASE),
        LOST,
    ),
)  # fmt: skip
"""By words, for drivers without such codes."""


class Database:
    """A database that can be logged in at. Nothing is connected before something is read.

    Attributes:
        backend: `postgresql`, `sqlite`, ...
        shown: its address without user, password and parameters.
        redact: blots every secret of the address out of a text.
        address: taken apart.
    """

    def __init__(
        self, url: str, password: Secret | None, address_: Address, redact: Callable[[str], str], root: Path, name: str
    ) -> None:
        self.backend, self.shown, self.redact = address_.backend, address_.shown, redact
        self.address = address_
        self._url, self._password, self._address, self._root, self._name = url, password, address_, root, name
        self._made: Engine | None = None
        self._deadline = float("inf")

    @classmethod
    def of(cls, url: SecretRef | str, password: SecretRef | None, environ: Mapping[str, str], root: Path) -> Self:
        """The database at an address as it stands in the configuration.

        Args:
            url: its address.
            password: beside an address in clear.
            environ: where secrets are looked for.
            root: what the path of an SQLite file is relative to.

        Raises:
            DatabaseError: a secret is missing, or is no address.
        """
        try:
            text = url if isinstance(url, str) else url.read(environ).reveal()
            word = password.read(environ) if password is not None else None
        except SecretError as error:
            raise DatabaseError(str(error), code="secret") from None
        try:
            found = address(text)
        except ValueError as error:
            raise DatabaseError(f"{url} {error}", code="address") from None
        secrets = [*found.secrets(), *([word] if word else []), *([] if isinstance(url, str) else [Secret(text)])]
        return cls(text, word, found, redactor(secrets), root, written(url))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._made is not None:
            self._made.dispose()

    def error(self, what: str, instead: str = "", code: str = "other") -> DatabaseError:
        """An error of this database, without its secrets."""
        return DatabaseError(self.redact(what), self.redact(instead), code)

    @contextmanager
    def reading(
        self, *, timeout: timedelta, zone: str = "UTC", time_limit: timedelta | None = None
    ) -> Iterator[Connection]:
        """One connection in one transaction that only reads; it is rolled back in the end.

        Args:
            timeout: how long one statement may take.
            zone: the zone in which the database is to see time stamps, where it can be told.
            time_limit: how long all of it may take, where the database does not watch the time itself.

        Raises:
            DatabaseError: whatever goes wrong inside, in words.
        """
        import sqlalchemy

        self._deadline = time.monotonic() + min(timeout, time_limit or timeout).total_seconds()
        connected = False
        try:
            with self._engine().connect() as connection:
                _begin(connection, self.backend, timeout, zone)
                connected = True
                try:
                    yield connection
                finally:
                    if not connection.closed and not connection.invalidated:
                        connection.rollback()
        except sqlalchemy.exc.SQLAlchemyError as error:
            raise self.told(error, connected=connected) from None
        except (OSError, UnicodeError) as error:
            raise self.error(f"the connection broke: {error}", "Run again", "lost") from None

    def told(self, error: Exception, *, connected: bool = True) -> DatabaseError:
        """An error of the database or its driver in words; `connected` is whether it was reached."""
        origin = getattr(error, "orig", None) or error
        first = getattr(getattr(origin, "diag", None), "message_primary", None)
        text = " ".join(_BACKGROUND.sub("", first or str(origin)).split()).rstrip(".?")
        state = str(getattr(origin, "sqlstate", None) or getattr(getattr(origin, "diag", None), "sqlstate", None) or "")
        said = STATES.get(state) or next((said for form, said in TEXTS if form.search(text)), None)
        if said is None and state.startswith("08"):
            said = LOST
        if not connected and (said is None or said is LOST):
            said = Said("unreachable", "it cannot be reached", "Check host, port and network")
        if said is None:
            return DatabaseError(
                f"the database refuses: {self.redact(text[:300])}", "Try the statement in its own client"
            )
        return DatabaseError(f"{said.what}: {self.redact(text[:300])}", said.instead, said.code)

    def _engine(self) -> Engine:
        if self._made is None:
            self._made = self._open()
        return self._made

    def _open(self) -> Engine:
        import sqlalchemy
        from sqlalchemy.pool import NullPool

        _hush()
        driver = DRIVERS.get(self.backend)
        try:
            url = sqlalchemy.make_url(self._url)
            if driver is not None and not self._address.driver:
                url = url.set(drivername=driver.name)
            if self._password is not None:
                url = url.set(password=self._password.reveal())
            if self.backend == "sqlite":
                return self._sqlite(url.database or "")
            arguments: dict[str, Any] = {}
            if self.backend == "postgresql" and url.drivername == "postgresql+psycopg":
                given = {
                    key: value
                    for key, value in {**DEAD_AFTER, "connect_timeout": CONNECT_SECONDS}.items()
                    if key not in url.query
                }
                arguments = {
                    **given,
                    "application_name": url.query.get("application_name", "reportgen"),
                    "prepare_threshold": None,
                }
            if self.backend in ("mysql", "mariadb"):
                arguments = {"connect_timeout": CONNECT_SECONDS}
            return sqlalchemy.create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=arguments)
        except (ImportError, sqlalchemy.exc.NoSuchModuleError):
            package = driver.package if driver else f"the SQLAlchemy dialect of {self._address.backend}"
            named = self._address.driver and f" ({self._address.driver})"
            what = f"the driver for {self.backend}{named} is not installed"
            instead = f"Install it: pip install '{package}'" if driver else f"Install {package}"
            raise DatabaseError(what, instead, "driver") from None
        except (sqlalchemy.exc.ArgumentError, TypeError, ValueError) as error:
            raise self.error(f"{self._name} is no address of a database: {error}", code="address") from None

    def _sqlite(self, file: str) -> Engine:
        """An SQLite file, opened so that SQLite itself refuses everything but reading."""
        import sqlite3

        import sqlalchemy
        from sqlalchemy.pool import NullPool

        path = (self._root / file).resolve()
        if not file or file == ":memory:" or not path.is_file():
            raise DatabaseError(f"there is no file '{file}'", "Paths start at the project's folder", "unreachable")

        def connect() -> sqlite3.Connection:
            made = sqlite3.connect(
                f"file:{quote(str(path))}?mode=ro", uri=True, timeout=CONNECT_SECONDS, isolation_level=None
            )
            made.execute("PRAGMA query_only = ON")
            made.set_authorizer(
                lambda action, one, *_: (
                    sqlite3.SQLITE_OK if action in _SQLITE_READS or _harmless(action, one) else sqlite3.SQLITE_DENY
                )
            )
            made.set_progress_handler(lambda: int(time.monotonic() > self._deadline), 10_000)
            return made

        return sqlalchemy.create_engine("sqlite://", creator=connect, poolclass=NullPool, hide_parameters=True)


PRAGMAS = ("table_info", "table_xinfo", "table_list", "index_list", "database_list", "read_uncommitted")


def _harmless(action: int, name: str | None) -> bool:
    """Whether SQLite begins or ends a transaction, or says how a table is made or data are isolated."""
    return action == 22 or (action == 19 and (name or "").lower() in PRAGMAS)


def _begin(connection: Connection, backend: str, timeout: timedelta, zone: str) -> None:
    """Begin one transaction that the database itself holds to reading."""
    from sqlalchemy import text

    milliseconds = max(1, int(timeout.total_seconds() * 1000))
    run = connection.exec_driver_sql
    if backend == "postgresql":
        connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        run("SET LOCAL standard_conforming_strings = on")
        run("SET LOCAL DateStyle = 'ISO, YMD'")
        run(f"SET LOCAL statement_timeout = {milliseconds}")
        run(f"SET LOCAL lock_timeout = {min(milliseconds, 60_000)}")
        connection.execute(text("SELECT set_config('TimeZone', :zone, true)"), {"zone": zone})
    elif backend == "sqlite":
        run("BEGIN")
    elif backend in ("mysql", "mariadb"):
        run(f"SET SESSION max_statement_time = {milliseconds / 1000}" if connection.dialect.is_mariadb else  # type: ignore[attr-defined]
            f"SET SESSION max_execution_time = {milliseconds}")  # fmt: skip
        run("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        run("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")
    elif backend == "oracle":
        run("SET TRANSACTION READ ONLY")


def _hush() -> None:
    """Let nobody but us speak of a connection that broke: the library logs a trace, and PyMySQL fails once more as it goes."""
    logging.getLogger("sqlalchemy").setLevel(logging.CRITICAL)
    if sys.unraisablehook is sys.__unraisablehook__:
        sys.unraisablehook = _unless_of_pymysql


def _unless_of_pymysql(fault: sys.UnraisableHookArgs) -> None:
    if not str(getattr(fault.object, "__module__", "")).startswith("pymysql"):
        sys.__unraisablehook__(fault)
