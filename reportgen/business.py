"""The facts of the business that every figure depends on: `config/business.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)

from reportgen.periods import MONDAY, SATURDAY, SUNDAY

Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


def _known_zone(name: str) -> str:
    try:  # to list all that there are takes as long as to read the whole configuration
        ZoneInfo(name)
        known = not name.startswith(("posix/", "right/"))
    except (ValueError, OSError, ZoneInfoNotFoundError):
        known = False
    if not known:
        raise ValueError(f"no time zone is called '{name}'; write one like Europe/Berlin")
    return name


_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?([kmgt]?)(i?)b", re.IGNORECASE)
_SIZE_FORM = {
    "type": "string",
    "pattern": "^[0-9]+(\\.[0-9]+)? ?[kKmMgGtT]?i?[bB]$",
    "examples": ["300MB", "2GB", "1.5GiB"],
}
LEAST = "100MB"
"""Of memory: one piece of a file and the pages of a snapshot, on one core, take as much (measured)."""


def bytes_of(size: str) -> int:
    """A size such as `300MB`, `2GB` or `1.5GiB` in bytes; MB are millions, MiB are 1024 x 1024.

    Raises:
        ValueError: it is none.
    """
    written = _SIZE.fullmatch(size.strip())
    if written is None:
        raise ValueError(f"'{size}' is no size of memory; write one like 300MB, 2GB or 1.5GiB")
    power = "_kmgt".index(written[2].lower() or "_")
    return int(float(written[1]) * (1024 if written[3] else 1000) ** power)


def threads_within(size: str) -> int:
    """How many threads share so much memory with enough for each."""
    return max(1, bytes_of(size) // bytes_of(LEAST))


def _enough(size: Any) -> str:
    if isinstance(size, bool | int | float):
        raise ValueError(f"{size} is a number without a unit; write a size like 300MB, 2GB or 1.5GiB")
    if not isinstance(size, str):
        raise ValueError("this is no size of memory; write one like 300MB, 2GB or 1.5GiB")
    if bytes_of(size) < bytes_of(LEAST):
        raise ValueError(f"with {size} not even a small file can be read; write {LEAST} or more, e.g. 300MB")
    return "".join(size.split())


class Condition(BaseModel):
    """What a lead must be: one condition on one column, or a group of them (`all`, `any`).

    A column is any of a lead's: revenue_range, employees, industry; income, age, gender, interest, challenge; or one of
    the source's own. Texts are compared without regard to case. A number in a text is read as it begins, blanks and thousands
    commas left out; of a range such as `50-249` the low end must reach `at_least`, and the high end not exceed `at_most`.

    Attributes:
        column: of the lead; None for a group.
        one_of: the texts that are allowed.
        at_least: smallest number allowed.
        at_most: greatest number allowed.
        raised_hand: the same as `column: raised_hand` with `one_of`: asked for a demo, a trial, a download.
        all: conditions that must all hold.
        any: conditions one of which must hold.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    column: Text | None = None
    one_of: tuple[Text, ...] = ()
    at_least: float | None = None
    at_most: float | None = None
    raised_hand: tuple[Text, ...] = ()
    all: tuple[Condition, ...] = ()
    any: tuple[Condition, ...] = ()

    @model_validator(mode="after")
    def _one_thing(self) -> Self:
        kinds = [self.column is not None, bool(self.raised_hand), bool(self.all), bool(self.any)]
        if sum(kinds) != 1:
            raise ValueError("write one of: column, raised_hand, all, any")
        bounded = self.at_least is not None or self.at_most is not None
        if self.column is None and (self.one_of or bounded):
            raise ValueError("one_of, at_least and at_most need a column")
        if self.column is not None and not (self.one_of or bounded):
            raise ValueError(f"'{self.column}' needs one_of, at_least or at_most")
        return self

    def columns(self) -> Iterator[str]:
        """The columns it asks for."""
        if self.column is not None:
            yield self.column
        if self.raised_hand:
            yield "raised_hand"
        for inner in (*self.all, *self.any):
            yield from inner.columns()


class Business(BaseModel):
    """As written in `config/business.yaml`.

    Attributes:
        name: the company, as it stands on the reports.
        timezone: IANA name; days begin at its midnight.
        currency: ISO 4217 code of the reporting currency.
        country: ISO 3166 code whose weekend and public holidays are no business days; None counts Monday to Friday.
        holidays: a file of further days that are no business days, one a line (the company's own days, another calendar);
            its path is relative to the project.
        fiscal_year_start: month in which the fiscal year begins.
        week_starts: the weekday on which weeks begin.
        as_of: pins "today"; without it the oldest complete-through date of the tables that are needed.
        stages: the business's stages in order, out of lead, mql, sal, sql, opportunity, customer.
        gross_margin: fraction of revenue that remains; None leaves lifetime value unmeasured.
        expected_years: how long a customer stays; None leaves lifetime value unmeasured.
        personas: those the business plans for; None leaves their coverage unmeasured.
        mql_criteria: what makes a lead an MQL where the source has no such time stamp; it is one then from its creation on.
        language: code of the default language of reports.
        memory_limit: what reading files and computing figures may take in one process, e.g. 300MB, 2GB or 1.5GiB; what does not fit
            goes to the disk meanwhile. No figure depends on it, and a report stays the same report. Without it reading takes up to
            500MB and computing what the machine has.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    timezone: Annotated[str, AfterValidator(_known_zone)]
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    holidays: Text | None = None
    fiscal_year_start: int = Field(default=1, ge=1, le=12)
    week_starts: Literal["monday", "saturday", "sunday"] = "monday"
    as_of: date | None = None
    stages: tuple[Literal["lead", "mql", "sal", "sql", "opportunity", "customer"], ...] = (
        "lead", "mql", "sal", "sql", "opportunity", "customer",
    )  # fmt: skip
    gross_margin: float | None = Field(default=None, gt=0, le=1)
    expected_years: float | None = Field(default=None, gt=0)
    personas: tuple[Text, ...] | None = Field(default=None, min_length=1)
    mql_criteria: Condition | None = None
    language: str = "en"
    memory_limit: Annotated[str, BeforeValidator(_enough), WithJsonSchema(_SIZE_FORM)] | None = None

    @property
    def starts(self) -> tuple[int, int]:
        """The month (1-12) in which the fiscal year begins, and the weekday (0 is Monday) on which weeks do."""
        return self.fiscal_year_start, {"monday": MONDAY, "saturday": SATURDAY, "sunday": SUNDAY}[self.week_starts]

    @property
    def zone(self) -> ZoneInfo:
        """The time zone, ready for use."""
        return ZoneInfo(self.timezone)
