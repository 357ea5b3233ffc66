"""The address of a database: read, and shown without what is secret in it.

Written as SQLAlchemy has it, `postgresql+psycopg://user:password@host:5432/database?sslmode=require`. In a file of config/ it is
a secret by reference, or stands in clear where it holds no password.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import parse_qsl, unquote

from pydantic import BeforeValidator, WithJsonSchema

from reportgen.errors import did_you_mean
from reportgen.settings import Secret, SecretRef


@dataclass(frozen=True)
class Driver:
    """What talks to a kind of database.

    Attributes:
        name: dialect and driver as SQLAlchemy calls them, where the address names no driver.
        module: what must be there to import.
        package: what to install where it is not.
    """

    name: str
    module: str
    package: str


DRIVERS = {
    "postgresql": Driver("postgresql+psycopg", "psycopg", "psycopg[binary]"),
    "sqlite": Driver("sqlite+pysqlite", "sqlite3", ""),
    "mysql": Driver("mysql+pymysql", "pymysql", "pymysql"),
    "mariadb": Driver("mariadb+pymysql", "pymysql", "pymysql"),
    "mssql": Driver("mssql+pyodbc", "pyodbc", "pyodbc"),
    "oracle": Driver("oracle+oracledb", "oracledb", "oracledb"),
    "snowflake": Driver("snowflake", "snowflake.sqlalchemy", "snowflake-sqlalchemy"),
    "bigquery": Driver("bigquery", "sqlalchemy_bigquery", "sqlalchemy-bigquery"),
    "trino": Driver("trino", "trino.sqlalchemy", "trino[sqlalchemy]"),
    "clickhouse": Driver("clickhousedb", "clickhouse_connect", "clickhouse-connect"),
    "clickhousedb": Driver("clickhousedb", "clickhouse_connect", "clickhouse-connect"),
    "redshift": Driver("redshift+redshift_connector", "sqlalchemy_redshift", "sqlalchemy-redshift redshift-connector"),
    "duckdb": Driver("duckdb", "duckdb_engine", "duckdb-engine"),
    "spark": Driver("databricks", "pyspark", "pyspark"),
    "databricks": Driver("databricks", "databricks.sqlalchemy", "databricks-sqlalchemy"),
}
"""By the first word of an address. Others are taken too, when their driver is installed."""

ALIASES = {"postgres": "postgresql", "sqlserver": "mssql", "spark+connect": "spark"}

HARMLESS = frozenset({
    "host", "hostaddr", "port", "dbname", "sslmode", "application_name", "connect_timeout", "options", "charset", "driver",
    "warehouse", "role", "schema", "target_session_attrs", "encrypt", "trustservercertificate", "mode", "uri", "keepalives",
    "gssencmode", "channel_binding", "timezone", "catalog", "location",
})  # fmt: skip
"""Parameters whose values are no secrets; those of all others are blotted out of messages."""

EXAMPLE = (
    "Write one like postgresql://reports@db.example.com/crm, or ${CRM_DATABASE_URL};"
    " in a password @ is written %40, / %2F and : %3A"
)

_FORM = re.compile(
    r"(?P<backend>[A-Za-z][A-Za-z0-9_]*)(?:\+(?P<driver>[A-Za-z0-9_]+))?://"
    r"(?:(?P<user>[^:/@]*)(?::(?P<password>[^@]*))?@)?(?P<host>\[[^\]]*\]|[^/?:@]*)(?::(?P<port>\d+))?"
    r"(?:/(?P<database>[^?]*))?(?:\?(?P<query>.*))?"
)


@dataclass(frozen=True)
class Address:
    """An address, taken apart.

    Attributes:
        backend: the kind of database, `postgresql`.
        driver: the driver that the address names, "" where it names none.
        user: who logs in, "" without.
        password: as written, its signs decoded; "" without.
        host: "" where there is none, or a folder of sockets stands in the parameters.
        port: "" where it is the usual one.
        database: of SQLite the path of the file.
        query: parameters.
    """

    backend: str
    driver: str
    user: str
    password: str
    host: str
    port: str
    database: str
    query: tuple[tuple[str, str], ...]

    @property
    def shown(self) -> str:
        """Where it is, without who logs in and how."""
        named = self.host or next((value for key, value in self.query if key == "host"), "")
        host = "localhost" if named.startswith("/") else named  # a folder of sockets
        port = f":{self.port}" if self.port else ""
        return f"{self.backend}://{host}{port}/{self.database}"

    def secrets(self) -> Iterator[Secret]:
        """What must never be seen: the password, and the values of parameters that are not known to be harmless."""
        for value in (self.password, *(value for key, value in self.query if key.lower() not in HARMLESS)):
            if value:
                yield Secret(value)


def address(url: str) -> Address:
    """Take an address apart.

    Raises:
        ValueError: it is none; the message does not repeat it.
    """
    match = _FORM.fullmatch(url.strip())
    if match is None or not url.isprintable():
        raise ValueError(f"is no address of a database. {EXAMPLE}")
    backend = match["backend"].lower()
    return Address(
        ALIASES.get(backend, backend),
        match["driver"] or "",
        unquote(match["user"] or ""),
        unquote(match["password"] or ""),
        match["host"] or "",
        match["port"] or "",
        unquote(match["database"] or ""),
        tuple(parse_qsl(match["query"] or "", keep_blank_values=True)),
    )


def mistake(url: str) -> str:
    """What is wrong with an address that stands in clear in a file, "" when nothing is."""
    try:
        found = address(url)
    except ValueError as error:
        return str(error)
    if any(True for _ in found.secrets()):
        return "holds a password or a token in clear. Write ${NAME} and set the environment variable NAME, or `password: ${NAME}`"
    if not found.driver and found.backend not in DRIVERS:
        return (
            f"names no kind of database that is known here: '{found.backend}'. {did_you_mean(found.backend, DRIVERS)}"
        )
    return ""


def _read(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if "${" in value:
        return SecretRef.parse(value)
    if wrong := mistake(value):
        raise ValueError(wrong)
    return value


DatabaseUrl = Annotated[
    SecretRef | str,
    BeforeValidator(_read),
    WithJsonSchema(
        {
            "type": "string",
            "description": "Address of a database by reference, ${NAME}, or in clear where it holds no password.",
        }
    ),
]
"""The address of a database as it is written in the configuration."""


def written(url: SecretRef | str) -> str:
    """An address as it stands in the configuration: the name of a secret, or what is in clear without user and parameters."""
    return address(url).shown if isinstance(url, str) else str(url)
