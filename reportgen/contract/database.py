"""The models of a source that is a table or a query of a database, as written in `config/sources.yaml`."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, StringConstraints

from reportgen.contract.database_url import DatabaseUrl, written
from reportgen.contract.declared import Source
from reportgen.contract.window import Days
from reportgen.settings import SecretRef
from reportgen.timetable.durations import Length

BINDS = ("start", "end", "next")
"""Parameters of a query: the window's first day, its last day, and the day after that."""


class SqlSource(Source):
    """One source that is a table or a query of a database.

    Attributes:
        kind: `sql`.
        url: address of the database, by reference, or in clear where it holds no password.
        password: by reference, where the address is in clear.
        relation: the table or view (`from` in YAML), `schema.table`; a name with a dot or a quote in it stands in double quotes.
        query: or one SELECT, which only reads; :start, :end and :next stand for days of the window.
        window: which days are read; with `from` those of the column that feeds the table's day.
        aggregate: whether the database adds up rows of the same day and dimensions: always, never, or of a large table (`auto`).
        timeout: how long one statement may take.
        time_limit: how long a whole pull may take.
        max_rows: a pull of more rows is refused.
        keep: a pull younger than that is used again by `run`.
    """

    UNREAD: ClassVar[frozenset[str]] = Source.UNREAD | {
        "url", "password", "window", "timeout", "time_limit", "max_rows", "keep",
    }  # fmt: skip

    kind: Literal["sql"]
    url: DatabaseUrl
    password: SecretRef | None = None
    relation: Annotated[str, StringConstraints(min_length=1, max_length=400)] | None = Field(default=None, alias="from")
    query: Annotated[str, StringConstraints(min_length=1, max_length=100_000)] | None = None
    window: Days | None = None
    aggregate: bool | Literal["auto"] = "auto"
    timeout: Length = timedelta(minutes=5)
    time_limit: Length = timedelta(minutes=30)
    max_rows: int = Field(default=100_000_000, ge=1)
    keep: Length = timedelta(hours=1)

    @property
    def place(self) -> str:
        """What is read, as it stands in the configuration."""
        return f"{written(self.url)} {self.relation or '(query)'}"

    @property
    def secrets(self) -> tuple[SecretRef, ...]:
        """Where all its secrets are."""
        return tuple(value for value in (self.url, self.password) if isinstance(value, SecretRef))

    def asks(self) -> dict[str, Any]:
        """What decides which rows come and what is kept of them, apart from the days of the window; no secrets."""
        asked = {"url", "relation", "query", "window", "aggregate"}
        read = {"table", "columns", "constants", "skip", "derive", "timezone", "nulls", "key", "span"}
        return self.model_dump(mode="json", by_alias=True, include=asked | read)
