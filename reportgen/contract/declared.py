"""The models of one source of `config/sources.yaml`, as written.

Whatever changes the meaning of a file is declared here, and a missing declaration means the plain case (UTF-8, comma, ISO days,
decimal point), never a guess.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date, timedelta
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator


def _listed(value: Any) -> Any:
    """One text where a list of them may stand."""
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_listed, json_schema_input_type=str | tuple[str, ...])]
"""One text or a list of them."""
SomeTexts = Annotated[Texts, Field(min_length=1)]
"""The same, at least one."""


class Declared(BaseModel):
    """A part of a contract: frozen, and without keys that nobody knows."""

    model_config = ConfigDict(
        defer_build=True, frozen=True, extra="forbid", coerce_numbers_to_str=True, populate_by_name=True
    )


class Lines(Declared):
    """Lines that are known by how they begin.

    Attributes:
        prefix: the first characters of the line; a quote before them is passed over.
    """

    prefix: str = Field(min_length=1)


class RowRule(Declared):
    """Rows that are no data: totals, subtotals, rows of another kind.

    Attributes:
        column: the source's column.
        equals: its texts in such rows, blanks around them aside; "" stands for an empty field.
        starts_with: or how they begin.
        empty: or, in place of all that, columns of which none holds anything but the source's `nulls`.
    """

    column: str = ""
    equals: Texts = ()
    starts_with: Texts = ()
    empty: Texts = ()

    @model_validator(mode="after")
    def _says_something(self) -> RowRule:
        if self.empty and (self.column or self.equals or self.starts_with):
            raise ValueError("says two things: write `empty: [...]` alone")
        if not self.empty and not self.column:
            raise ValueError("names no column: write `column:`, or `empty: [...]`")
        if not self.empty and not self.equals and not self.starts_with:
            raise ValueError("says no text: write `equals: [...]` or `starts_with: [...]`")
        return self

    @property
    def columns(self) -> tuple[str, ...]:
        """The source's columns it asks."""
        return self.empty or (self.column,)


class ColumnMap(Declared):
    """From which column of the source a column of the table comes, and how it is written there.

    Attributes:
        column: the source's column (`from` in YAML).
        values: text in the source -> text in the table, capitals aside; a null makes it a declared null.
        nulls: texts that mean "no value", besides those of the source.
        dates: formats of a day or time stamp; None takes the source's.
        timezone: zone of time stamps without an offset; None takes the source's.
        decimal: decimal sign; None takes the source's.
        thousands: sign between groups of three digits; None takes the source's.
        percent: whether numbers end in %, so that 12.5% is 0.125.
        symbols: texts dropped before or after a number, such as a currency sign.
        required: whether a row without it is rejected though its table does not demand it.
    """

    column: str = Field(alias="from", min_length=1)
    values: dict[str, str | None] = Field(default_factory=dict)
    nulls: Texts = ()
    dates: SomeTexts | None = None
    timezone: str | None = None
    decimal: Literal[".", ","] | None = None
    thousands: Literal["", ".", ",", " ", "'"] | None = None
    percent: bool = False
    symbols: Texts = ()
    required: bool = False

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: Any) -> Any:
        return {"from": value} if isinstance(value, str) else value


class Complete(Declared):
    """How a source proves that it is complete through a day.

    Attributes:
        lag_days: through its newest day less so many days.
        through: or through this day.
    """

    lag_days: int = Field(default=0, ge=0)
    through: date | None = None


class EstimatedDays(Declared):
    """Days for which the source delivers what somebody estimated, not what was measured.

    Attributes:
        first: the first such day (`from` in YAML).
        last: the last one (`through` in YAML).
        how: how it was estimated, in a few words: one text for every language, or language code -> text.
        margin: by what share the figures of these days may be off; None where nobody can say.
    """

    first: date = Field(alias="from")
    last: date = Field(alias="through")
    how: (
        Annotated[str, Field(min_length=1, max_length=60)]
        | dict[str, Annotated[str, Field(min_length=1, max_length=60)]]
    ) = ""
    margin: float | None = Field(default=None, gt=0, le=1)

    def within(self, first: date, last: date) -> set[date]:
        """Those of the days that lie between two days, both included."""
        begin, end = max(self.first, first), min(self.last, last)
        return {begin + timedelta(days=at) for at in range((end - begin).days + 1)}

    def how_in(self, language: str) -> str:
        """How it was estimated, in a language; in English or else the first given where that one is not."""
        if isinstance(self.how, str):
            return self.how
        return self.how.get(language) or self.how.get("en") or next(iter(self.how.values()), "")

    @model_validator(mode="after")
    def _in_order(self) -> EstimatedDays:
        if self.last < self.first:
            raise ValueError("ends before it begins: `through` is the last of the days, `from` the first")
        return self


def _day_or_column(value: Any) -> Any:
    """A text that is a day, as that day."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value


DayOrColumn = Annotated[date | str, BeforeValidator(_day_or_column, json_schema_input_type=date | str)]


class Span(Declared):
    """The days that each row stands for as one total, where an export has no rows by day.

    A row counts on its last day, and only in periods that hold the whole of its span: how it is spread over its days is unknown.

    Attributes:
        first: the first of the days, or the source's column that holds it (`from` in YAML).
        last: the last of the days, or the source's column that holds it (`through` in YAML).
        length: in place of the last one, how long a span is: `week`, `month`, `quarter` or `year`.
        not_before: the first day of the export, which cuts the first of its weeks or months.
        not_after: its last day, which cuts the last of them.
        values: text of these columns that no format reads (`janv.-26`) -> the day it means, as ISO writes it.
    """

    first: DayOrColumn = Field(alias="from")
    last: DayOrColumn | None = Field(default=None, alias="through")
    length: Literal["week", "month", "quarter", "year"] | None = None
    not_before: date | None = None
    not_after: date | None = None
    values: dict[str, str] = {}

    @model_validator(mode="after")
    def _has_an_end(self) -> Span:
        if (self.last is None) == (self.length is None):
            raise ValueError("ends once: write one of `through:` and `length:`")
        if isinstance(self.first, date) and self.length is not None:
            raise ValueError(
                "has a length and no column that says where a row begins: write `from:` and `through:` as days"
            )
        if isinstance(self.first, date) and isinstance(self.last, date) and self.last < self.first:
            raise ValueError("ends before it begins: `through` is the last of the days, `from` the first")
        return self

    @property
    def columns(self) -> dict[str, str]:
        """The source's columns it names, with the key that names each."""
        named = {"from": self.first, "through": self.last}
        return {value: f"span.{key}" for key, value in named.items() if isinstance(value, str)}


class Source(Declared):
    """What every kind of source declares: the table it feeds, and how its values are written.

    Attributes:
        table: the table it feeds.
        skip: rules; such rows are declared-skipped.
        decimal: decimal sign.
        thousands: sign between groups of three digits; a blank stands for no-break blanks too, ' for ’.
        grouping: `indian` where groups above the thousand have two digits: 12,34,567.
        negatives: how they are written besides with a minus before them: `parentheses` (5), `trailing` 5-.
        dates: formats of days and time stamps, in strptime's directives; several are tried in order.
        timezone: zone of time stamps without an offset; None leaves them as they are.
        nulls: texts that mean "no value" in every column.
        columns: the table's column -> where it comes from.
        identity: whose data these are (a property, an account), where that is known.
        span: the days that a row stands for, where the source has none by day; it feeds the table's day column.
        undelivered: columns of numbers that the table demands and the source does not deliver; whatever needs one is not measured.
        constants: the table's column -> its value in every row; `order_id: row_number` numbers the rows.
        derive: the table's column -> SQL expression over the source's columns, which are all texts.
        key: the table's columns that tell rows apart; the last row of a key wins.
        overlap: what happens where files overlap in days: replace, add or refuse.
        dense: whether a day without rows is missing rather than zero.
        complete: see `Complete`.
        estimated: days whose figures were estimated by somebody and not measured.
        ended: its last day, where it ended for good: no report waits for more, and figures after it say that it is gone.
        when_late: whether a report waits (`hold`) or goes out saying so (`send`) when the source does not reach its last day.
        max_rejected: share of rejected rows above which a run is held.
        generations: so many of what was read of it stay; older ones go when nobody uses them any more.
    """

    UNREAD: ClassVar[frozenset[str]] = frozenset({
        "path", "key", "overlap", "dense", "complete", "estimated", "ended", "when_late", "max_rejected",
        "generations", "identity",
    })  # fmt: skip
    """Keys that do not decide how what was delivered is read."""

    kind: str
    table: str
    skip: tuple[RowRule, ...] = ()
    decimal: Literal[".", ","] = "."
    thousands: Literal["", ".", ",", " ", "'"] = ""
    grouping: Literal["thousands", "indian"] = "thousands"
    negatives: Literal["minus", "parentheses", "trailing"] = "minus"
    dates: SomeTexts = ("%Y-%m-%d",)
    timezone: str | None = None
    nulls: Texts = ()
    columns: dict[str, ColumnMap]
    identity: str | None = None
    span: Span | None = None
    undelivered: Texts = ()
    constants: dict[str, str | int | float | bool | date] = Field(default_factory=dict)
    derive: dict[str, str] = Field(default_factory=dict)
    key: Texts = ()
    overlap: Literal["replace", "add", "refuse"] = "replace"
    dense: bool = False
    complete: Complete = Complete()
    estimated: tuple[EstimatedDays, ...] = ()
    ended: date | None = None
    when_late: Literal["hold", "send"] = "hold"
    max_rejected: float = Field(default=0.01, ge=0, le=1)
    generations: int = Field(default=3, ge=1, le=10_000)

    @property
    def rules(self) -> tuple[RowRule, ...]:
        """Every rule by which a row is declared-skipped."""
        return self.skip

    @property
    def ends(self) -> tuple[str, ...]:
        """Whether the `first` or the `last` row is declared-skipped."""
        return ()

    @property
    def may_repeat_header(self) -> bool:
        """Whether a row may be the names of the columns once more."""
        return False

    def fingerprint(self) -> str:
        """Hash of the contract as declared."""
        return _hash(self.model_dump(mode="json", by_alias=True))

    def reading(self) -> str:
        """Hash of what decides how one file is read; the rest of the contract may change and its snapshots stay good."""
        return _hash(self.model_dump(mode="json", by_alias=True, exclude=set(self.UNREAD)))


class FileSource(Source):
    """One source that is files.

    Attributes:
        kind: `csv` (CSV, TSV or fixed columns, packed by gzip or not), `xlsx` or `parquet`.
        path: a path or a glob, relative to the project; files are taken in natural order of their names.
        sheet: of a workbook: the sheet's name, or its number among the visible ones.
        delimiter: one character, or `tab`, or `whitespace` for runs of blanks.
        encoding: a name Python knows; utf-8 may begin with a byte order mark.
        quote: one character, or "" for none.
        escape: the backslash, where it and not a second quote stands before a quote inside a field.
        header: whether the first record names the columns; without it `names` does.
        names: the columns, where the file does not name them.
        preamble: lines before the header: how many, or how they begin.
        totals: `first`, `last` or rules; such rows are declared-skipped.
        skip: further rules; such rows are declared-skipped.
        footer: lines after the data: how many, or how the first of them begins. Each that is not blank is declared-skipped.
    """

    kind: Literal["csv", "xlsx", "parquet"]
    path: str = Field(min_length=1)
    sheet: Annotated[int, Field(ge=1)] | Annotated[str, Field(min_length=1, strict=True)] = 1
    delimiter: str = ","
    encoding: str = "utf-8"
    quote: str = Field(default='"', max_length=1)
    escape: Literal["", "\\"] = ""
    header: bool = True
    names: tuple[str, ...] = ()
    preamble: Annotated[int, Field(ge=0)] | Lines = 0
    totals: Annotated[tuple[Literal["first", "last"] | RowRule, ...], BeforeValidator(_listed)] = ()
    footer: Annotated[int, Field(ge=0)] | Lines = 0

    @property
    def separator(self) -> str:
        """The delimiter as a character; "" for runs of blanks."""
        return {"tab": "\t", "whitespace": ""}.get(self.delimiter, self.delimiter)

    @property
    def rules(self) -> tuple[RowRule, ...]:
        """Every rule by which a row is declared-skipped."""
        return (*(rule for rule in self.totals if isinstance(rule, RowRule)), *self.skip)

    @property
    def ends(self) -> tuple[str, ...]:
        """Whether the `first` or the `last` row is declared-skipped."""
        return tuple(total for total in self.totals if isinstance(total, str))

    @property
    def may_repeat_header(self) -> bool:
        """Whether a row may be the names of the columns once more, as in files put end to end."""
        return self.header


def _hash(declared: Any) -> str:
    text = json.dumps(declared, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
