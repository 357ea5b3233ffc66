"""The connection to a warehouse: it runs one SELECT at a time, tells what columns hold, and writes nothing.

    postgresql://...                    PostgreSQL, one read-only snapshot for as long as the connection lives
    spark+connect://host:15002          Spark by Spark Connect; a password in the address is its token
    spark+local://2                     Spark in this process by two threads, for files: select * from parquet.`/data/leads`
    bigquery:// snowflake:// trino:// clickhousedb://   by their own drivers for SQLAlchemy

Nothing of an address but kind, host and database is ever shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING, Any, Protocol
from weakref import finalize

from reportgen.contract.database_url import Address
from reportgen.databases import Database, DatabaseError
from reportgen.engine.dialects import DIALECTS
from reportgen.engine.duck import EngineError, Row

if TYPE_CHECKING:
    from datetime import timedelta

SAMPLE = 200
"""Rows that are looked at where a driver does not tell what its columns hold."""

BACKENDS = {"clickhousedb": "clickhouse", "databricks": "spark", "redshift": "postgresql"}
"""Kinds of databases that speak the words of another."""


class Connection(Protocol):
    """An open warehouse.

    Attributes:
        dialect: its words, one of `DIALECTS`.
    """

    dialect: str

    def run(self, sql: str) -> tuple[tuple[str, ...], list[Row]]:
        """Names of the columns and the rows of one SELECT in the engine's own words."""
        ...

    def kinds(self, rows: str) -> dict[str, str]:
        """What the columns of a table, or of a SELECT in brackets, hold: see `landing.in_place_values.KINDS`."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


def dialect_of(backend: str) -> str:
    """The words of a kind of database.

    Raises:
        EngineError: it is none that can compute KPIs.
    """
    dialect = BACKENDS.get(backend, backend)
    if dialect not in DIALECTS:
        raise EngineError(
            f"KPIs cannot be computed in '{backend}': known are {', '.join(DIALECTS)}. Give its sources a `url:` of their own, then"
            " they are pulled"
        )
    return dialect


def connect(database: Database, timeout: timedelta) -> Connection:
    """Open a warehouse. Nothing goes over the line before something is asked.

    Args:
        database: its address and password.
        timeout: how long one statement may take.

    Raises:
        EngineError: KPIs cannot be computed there.
    """
    return _Spark(database) if database.backend == "spark" else _Alchemy(database, timeout)


class _Alchemy:
    """A database by its driver for SQLAlchemy."""

    def __init__(self, database: Database, timeout: timedelta) -> None:
        self.dialect = dialect_of(database.backend)
        self._database, self._timeout = database, timeout
        self._open = ExitStack()
        self._connection: Any = None
        # Whoever forgets to close it leaves no transaction behind.
        finalize(self, _left, self._open)

    def run(self, sql: str) -> tuple[tuple[str, ...], list[Row]]:
        with self._asking() as connection:
            result = connection.exec_driver_sql(sql)
            return tuple(result.keys()), [tuple(row) for row in result.fetchall()]

    def kinds(self, rows: str) -> dict[str, str]:
        known = self.dialect == "postgresql"
        with self._asking() as connection:
            cursor = connection.exec_driver_sql(f"select * from {rows} as q limit {0 if known else SAMPLE}").cursor
            described = [(each[0], each[1]) for each in cursor.description]
            return kinds_of(described, [] if known else cursor.fetchall())

    @contextmanager
    def _asking(self) -> Iterator[Any]:
        """The connection, in one transaction for as long as nothing goes wrong; its errors in words."""
        from sqlalchemy.exc import SQLAlchemyError

        try:
            if self._connection is None:
                opened = self._open.enter_context(self._database.reading(timeout=self._timeout))
                self._connection = opened.execution_options(no_parameters=True)
                for statement in _session(self.dialect, self._timeout):
                    self._connection.exec_driver_sql(statement)
            yield self._connection
        except SQLAlchemyError as error:
            told = self._database.told(error)
            self.close()
            raise EngineError(f"{self._database.shown}: {told}") from None
        except DatabaseError as error:
            self.close()
            raise EngineError(f"{self._database.shown}: {error}") from None

    def close(self) -> None:
        self._connection = None
        _left(self._open)


def _left(opened: ExitStack) -> None:
    """Leave a transaction; that its server has gone is told by whoever asks next."""
    with suppress(DatabaseError):
        opened.close()


def _session(dialect: str, timeout: timedelta) -> Sequence[str]:
    """What a session begins with where `Database.reading` does not know it: instants in UTC, and an end to what takes too long."""
    if dialect == "postgresql":
        # Our queries are wide and short: compiling one took 12 of its 13 seconds (measured).
        return ("set local jit = off",)
    if dialect == "snowflake":
        seconds = int(timeout.total_seconds())
        return ("alter session set timezone = 'UTC'", f"alter session set statement_timeout_in_seconds = {seconds}")
    return ()


class _Spark:
    """Spark, by Spark Connect or in this process."""

    dialect = "spark"

    def __init__(self, database: Database) -> None:
        self._database = database
        self._session: Any = None

    def run(self, sql: str) -> tuple[tuple[str, ...], list[Row]]:
        with self._asking() as spark:
            found = spark.sql(sql)
            return tuple(found.columns), [tuple(row) for row in found.collect()]

    def kinds(self, rows: str) -> dict[str, str]:
        with self._asking() as spark:
            fields = spark.sql(f"select * from {rows} as q limit 0").schema.fields
            return {field.name: kind_named(field.dataType.simpleString()) for field in fields}

    @contextmanager
    def _asking(self) -> Iterator[Any]:
        try:
            if self._session is None:
                self._session = _spark(self._database.address)
                self._session.conf.set("spark.sql.session.timeZone", "UTC")
            yield self._session
        except ModuleNotFoundError:
            raise EngineError(
                "the driver for spark is not installed. Install it: pip install 'reportgen[spark]'"
            ) from None
        except EngineError:
            raise
        except Exception as error:  # noqa: BLE001 - Spark has an exception for every layer it consists of
            reason = " ".join(self._database.redact(str(error)).split("\n\n")[0].split())[:400]
            raise EngineError(f"{self._database.shown}: {reason}{_advice(reason)}") from None

    def close(self) -> None:
        """The session is the process's own, and others may still ask it."""


def _spark(found: Address) -> Any:
    """A session by Spark Connect, or where the address says `spark+local`, in this process."""
    from importlib import import_module
    from pathlib import Path
    from tempfile import gettempdir

    session = import_module("pyspark.sql").SparkSession

    builder = session.builder.appName("reportgen")
    if found.driver == "local":
        quiet = {
            "spark.ui.enabled": "false",
            "spark.sql.shuffle.partitions": "4",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.sql.warehouse.dir": str(Path(gettempdir()) / "reportgen-spark"),  # else a folder beside the project
        }
        for key, value in quiet.items():
            builder = builder.config(key, value)
        return builder.master(f"local[{found.host or '*'}]").getOrCreate()
    token = f";token={found.password}" if found.password else ""
    return builder.remote(
        f"sc://{found.host}:{found.port or 15002}/;use_ssl={str(bool(token)).lower()}{token}"
    ).getOrCreate()


def _advice(reason: str) -> str:
    low = reason.lower()
    if "table_or_view_not_found" in low or "unresolved_column" in low:
        return ". Look at `from:`, `query:` and `columns:` of the source"
    if "permission" in low or "not authorized" in low or "insufficient privileges" in low:
        return ". Let the owner of the table say: GRANT SELECT ON TABLE ... TO the user of this address"
    return ""


_OIDS = {
    16: "flag", 20: "whole", 21: "whole", 23: "whole", 25: "text", 1042: "text", 1043: "text", 700: "float", 701: "float",
    1082: "date", 1114: "stamp", 1184: "instant", 1700: "decimal",
}  # fmt: skip
"""What PostgreSQL's numbers of types hold."""

_NAMED = (
    (r"bool", "flag"),
    (r"timestamp.*(with time zone|tz|ltz)|timestamp_ltz|datetime64?(\(|$)", "instant"),
    (r"timestamp_ntz|timestamp without|datetime", "stamp"),
    (r"timestamp", "instant"),
    (r"date", "date"),
    (r"double|float|real", "float"),
    (r"decimal|numeric|number|fixed", "decimal"),
    (r"int|long", "whole"),
    (r"string|char|text", "text"),
)
"""What a type holds, by its name."""


def kind_named(name: str) -> str:
    """What a type of that name holds."""
    low = re.sub(r"^(nullable|lowcardinality)\(|\)+$", "", name.lower())
    return next((kind for form, kind in _NAMED if re.match(form, low)), "other")


def kinds_of(described: Sequence[tuple[str, Any]], sample: Sequence[Sequence[Any]]) -> dict[str, str]:
    """What columns hold, by the driver's numbers and names of types, else by what a few rows hold."""
    found: dict[str, str] = {}
    for number, (name, code) in enumerate(described):
        if code in _OIDS and not sample:
            found[name] = _OIDS[code]
            continue
        values = [row[number] for row in sample if row[number] is not None]
        named = kind_named(code) if isinstance(code, str) else "other"
        found[name] = named if named != "other" else _kind_seen(values)
    return found


def _kind_seen(values: Sequence[Any]) -> str:
    from datetime import date, datetime
    from decimal import Decimal

    if not values:
        return "other"
    first = values[0]
    if isinstance(first, datetime):
        return "stamp" if first.tzinfo is None else "instant"
    kinds = ((bool, "flag"), (int, "whole"), (Decimal, "decimal"), (float, "float"), (date, "date"), (str, "text"))
    return next((kind for type_, kind in kinds if isinstance(first, type_)), "other")
