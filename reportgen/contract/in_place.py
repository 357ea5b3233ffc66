"""The models of what stays in a warehouse: the warehouse itself, said once, and the sources that are tables or queries of it.

warehouse: ${WAREHOUSE_URL}          # in config/sources.yaml, beside the sources

web_analytics:
  kind: sql                          # no `url` of its own: it is the warehouse's, and its rows stay there
  table: sessions
  from: analytics.sessions_daily
  columns: {date: day, sessions: visits}
"""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, StringConstraints, model_validator

from reportgen.contract.database_url import DatabaseUrl, written
from reportgen.contract.declared import Declared, Source
from reportgen.settings import SecretRef
from reportgen.timetable.durations import Length


class Warehouse(Declared):
    """The database that holds the project's tables: KPIs are computed there.

    Attributes:
        url: its address, by reference, or in clear where it holds no password.
        password: by reference, where the address is in clear.
        timeout: how long one statement may take.
        keep: a run asks anew when the last look at the tables is older than that.
    """

    url: DatabaseUrl
    password: SecretRef | None = None
    timeout: Length = timedelta(minutes=10)
    keep: Length = timedelta(hours=1)

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: Any) -> Any:
        return {"url": value} if isinstance(value, str) else value

    @property
    def shown(self) -> str:
        """Its address as it stands in the configuration."""
        return written(self.url)

    @property
    def secrets(self) -> tuple[SecretRef, ...]:
        """Where all its secrets are."""
        return tuple(value for value in (self.url, self.password) if isinstance(value, SecretRef))


class InPlaceSource(Source):
    """One source that is a table or a query of the project's warehouse; its rows stay there.

    Attributes:
        kind: `sql`.
        relation: the table or view (`from` in YAML), `schema.table`; a name with a dot or a quote in it stands in double quotes.
        query: or one SELECT, which only reads, in the warehouse's own words.
    """

    UNREAD: ClassVar[frozenset[str]] = Source.UNREAD - {"key"}

    kind: Literal["sql"]
    relation: Annotated[str, StringConstraints(min_length=1, max_length=400)] | None = Field(default=None, alias="from")
    query: Annotated[str, StringConstraints(min_length=1, max_length=100_000)] | None = None

    @property
    def place(self) -> str:
        """What is read, as it stands in the configuration."""
        return f"warehouse {self.relation or '(query)'}"
