"""Which days of a source are asked for: of a database, or of an API, which has them written in its parameters."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from reportgen.contract.declared import Declared


class Days(Declared):
    """Which days are read.

    Attributes:
        days: so many days, up to and including the day taken for today.
        since: or all from this day on (`from` in YAML).
    """

    days: int | None = Field(default=None, ge=1, le=36_600)
    since: date | None = Field(default=None, alias="from")

    @model_validator(mode="after")
    def _one_beginning(self) -> Self:
        if (self.days is None) == (self.since is None):
            raise ValueError("a window begins once: write one of `days:` and `from:`")
        return self

    def bounds(self, today: date) -> tuple[date, date]:
        """First and last day, both included."""
        first = today - timedelta(days=self.days - 1) if self.days is not None else self.since or today
        return first, max(today, first)


class Window(Days):
    """Which days are asked for.

    Attributes:
        format: how a day is written in parameters, in strftime's directives.
    """

    days: int | None = Field(default=None, ge=1, le=3660)
    format: Annotated[str, StringConstraints(min_length=1)] = "%Y-%m-%d"
