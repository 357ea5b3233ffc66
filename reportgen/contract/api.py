r"""The models of a source that is a REST API, as written in `config/sources.yaml`.

What decides which rows come (address, parameters, window, pages, path of the records) is declared here and nowhere guessed. Paths
are dotted: `properties.createdate` is a key in a key, `keys.0` the first entry of a list, `keys.-1` the last, `a\.b` one key with a
dot in it.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, PlainSerializer, StringConstraints, WithJsonSchema, model_validator

from reportgen.contract.api_auth import Auth, HeaderName, SecretOrText
from reportgen.contract.declared import Declared, Source, Texts
from reportgen.contract.window import Window
from reportgen.settings import SecretRef
from reportgen.timetable.durations import Length

PLACEHOLDERS = ("start", "end", "next")
"""What may stand in braces: the window's first day, its last day, and the day after that."""

_STEP = re.compile(r"((?:\\.|[^.\\])+)(?:\.|$)")
_RATE = re.compile(r"(\d+) per (?:(\d+) )?(second|minute|hour)s?")
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}

Path = Annotated[str, StringConstraints(min_length=1, max_length=400)]


def steps(path: str) -> tuple[str, ...]:
    """The keys of a dotted path; () for the answer itself, which is written `.`."""
    return () if path == "." else tuple(re.sub(r"\\(.)", r"\1", step) for step in _STEP.findall(path))


def _values(value: Any) -> Any:
    """A text, number, flag, or a list of them, as the texts of a parameter."""
    listed = value if isinstance(value, list | tuple) else [value]
    texts = [str(one).lower() if isinstance(one, bool) else one for one in listed]
    return tuple(str(one) if isinstance(one, int | float) else one for one in texts)


def _rate(value: Any) -> Any:
    if isinstance(value, str) and (match := _RATE.fullmatch(value.strip().lower())) and int(match[1]):
        return int(match[2] or 1) * _SECONDS[match[3]] / int(match[1])
    if isinstance(value, float):
        return value
    raise ValueError(f"'{value}' is no rate; write one like 10 per second, 100 per 10 seconds or 60 per minute")


_SCALAR = str | int | float | bool
Values = Annotated[tuple[str, ...], BeforeValidator(_values, json_schema_input_type=_SCALAR | tuple[_SCALAR, ...])]
Params = dict[Annotated[str, StringConstraints(min_length=1)], Values]
Rate = Annotated[
    float,
    BeforeValidator(_rate),
    PlainSerializer(lambda spacing: spacing, return_type=float),
    WithJsonSchema({"type": "string", "description": "10 per second, 100 per 10 seconds, 60 per minute"}),
]
"""Seconds from one request to the next, written as a number of requests per time."""


def _days(value: Any) -> Any:
    """`3 days` beside the short form of a length of time."""
    match = re.fullmatch(r"(\d+) (day|week)s?", value.strip()) if isinstance(value, str) else None
    return f"{match[1]}{match[2][0]}" if match else value


Days = Annotated[
    Length,
    BeforeValidator(_days),
    WithJsonSchema({"type": "string", "pattern": r"^\d+( days?| weeks?|\s*[dw])$", "description": "3d, 2w, 3 days"}),
]


class Incremental(Declared):
    """Only what may have changed is asked for; what was pulled before is kept beside it.

    Attributes:
        by: column of the table that holds the day for which the window asks: the kept rows of days that are asked for are replaced.
        key: or columns of the table that tell records apart, where the window asks for records that changed: kept ones of the same
            key are replaced.
        overlap: how far before the last pull is asked again, for what changes late.
        full_every: how often all is asked for, which also finds what was deleted.
    """

    by: Annotated[str, StringConstraints(min_length=1)] | None = None
    key: Texts = ()
    overlap: Days = timedelta(days=3)
    full_every: Days = timedelta(days=7)

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.by is None) == (not self.key):
            raise ValueError("kept rows are replaced by their day or by a key: write one of `by:` and `key:`")
        if self.overlap < timedelta(days=1) or self.overlap % timedelta(days=1):
            raise ValueError("`overlap` is a number of whole days, one at least: write one like 3d")
        return self


class Cursor(Declared):
    """Each answer names where the next page begins.

    Attributes:
        kind: `cursor`.
        cursor: path of it in the answer (`from` in YAML); where it is missing or empty the data end.
        param: parameter it is sent back in.
        more: path of a flag that says whether there are more, where the cursor stands in the last page too (`data.-1.id`).
        size: records that every page but the last holds, where the API promises that.
    """

    kind: Literal["cursor"]
    cursor: Path = Field(alias="from")
    param: Path
    more: Path | None = None
    size: int | None = Field(default=None, ge=1)


class NextLink(Declared):
    """Each answer holds the address of the next page, of the same server.

    Attributes:
        kind: `next_link`.
        link: path of it in the answer (`from` in YAML), or `Link` for the header of that name; where it is missing the data end.
        size: records that every page but the last holds, where the API promises that.
    """

    kind: Literal["next_link"]
    link: Path = Field(alias="from")
    size: int | None = Field(default=None, ge=1)


class Offset(Declared):
    """Pages are asked for by the number of records before them; they end at the stated total, or at an empty page.

    Attributes:
        kind: `offset`.
        param: parameter that takes the number.
        size: records to ask for.
        limit_param: parameter that takes it.
        until: path of the stated total; that of the source without it.
    """

    kind: Literal["offset"]
    param: Path
    size: int = Field(ge=1)
    limit_param: Path | None = None
    until: Path | None = None


class Page(Declared):
    """Pages are numbered; they end at the stated total, or at an empty page.

    Attributes:
        kind: `page`.
        param: parameter that takes the number.
        size: records to ask for; every page but the last must hold as many.
        limit_param: parameter that takes it.
        first: number of the first page.
        until: path of the stated total; that of the source without it.
    """

    kind: Literal["page"]
    param: Path
    size: int = Field(ge=1)
    limit_param: Path | None = None
    first: int = Field(default=1, ge=0)
    until: Path | None = None


Paginate = Annotated[Cursor | NextLink | Offset | Page, Field(discriminator="kind")] | Literal["none"]


class Total(Declared):
    """A request of its own that states how many records there are.

    Attributes:
        total: path of the number in the answer (`from` in YAML).
        url: its address, of the same server.
        method: GET, or POST for a query that changes nothing.
        params: its parameters.
        body: of a POST.
        grows: whether it may grow while pages are pulled, since new records come last: there must be as many as before or more,
            and no more than afterwards. It is asked again for a while, for it may be late.
    """

    total: Path = Field(alias="from")
    url: str
    method: Literal["GET", "POST"] = "GET"
    params: Params = Field(default_factory=dict)
    body: dict[str, Any] = Field(default_factory=dict)
    grows: bool = False


class ApiSource(Source):
    """One source that is a REST API.

    Attributes:
        kind: `api`.
        url: its address, without parameters.
        method: GET, or POST for a query that changes nothing.
        auth: how the program shows who it is.
        headers: further headers; a value may be a secret by reference.
        params: parameters; {start}, {end} and {next} stand for days of the window.
        body: what a POST sends, as JSON; the same may stand in its texts.
        window: which days are asked for.
        incremental: whether only what may have changed is asked for; all of the window without it.
        paginate: how one page leads to the next; `none` where there is one only.
        records: path of the list of records; `.` where the answer is that list.
        records_optional: whether an answer without that list holds none; or the path of what the first answer holds all the same.
        named: key of the records under which a list stands -> path of the list of its names in the answer, so that paths may
            name its entries: `dimensionValues.date.value`; key `.` where the records are lists themselves.
        announced: path of the number of records that an answer says it holds.
        total: path of the stated number of all records, or a request of its own; the records must be as many.
        warnings: path in an answer -> what is said where something stands there that is not false, zero or empty.
        unique: paths of what no two records share: where one comes twice, another may be missing.
        twice: whether everything is pulled twice and must be the same, where no total is stated.
        sparse: whether the API leaves out what is empty; without it a mapped path must stand in some record.
        rate: most requests per time.
        timeout: how long to wait for a connection, and for each piece of an answer.
        time_limit: how long a whole pull may take.
        retries: how often a request is tried again.
        max_pages: a pull of more pages is refused.
        max_bytes: a pull of more bytes is refused.
        keep: a pull younger than that is used again by `run`.
        resume: a pull that broke off goes on where it was, if it began no longer ago than that.
        insecure: whether http:// to another machine is allowed.
        ca_file: certificates to trust in place of the system's, relative to the project.
    """

    UNREAD: ClassVar[frozenset[str]] = Source.UNREAD | {
        "unique", "warnings",
        "auth", "headers", "rate", "timeout", "time_limit", "retries", "max_pages", "max_bytes", "keep", "insecure", "ca_file",
        "twice", "resume", "incremental",
    }  # fmt: skip

    kind: Literal["api"]
    url: str
    method: Literal["GET", "POST"] = "GET"
    auth: Auth | None = None
    headers: dict[HeaderName, SecretOrText] = Field(default_factory=dict)
    params: Params = Field(default_factory=dict)
    body: dict[str, Any] = Field(default_factory=dict)
    window: Window | None = None
    incremental: Incremental | None = None
    paginate: Paginate = "none"
    records: Path
    records_optional: bool | str = False
    named: dict[Path, Path] = Field(default_factory=dict)
    announced: Path | None = None
    total: Path | Total | None = None
    warnings: dict[Path, Annotated[str, StringConstraints(min_length=1, max_length=300)]] = Field(default_factory=dict)
    unique: Texts = ()
    twice: bool = False
    sparse: bool = False
    rate: Rate = 0.0
    timeout: Length = timedelta(seconds=30)
    time_limit: Length = timedelta(minutes=30)
    retries: int = Field(default=5, ge=0, le=20)
    max_pages: int = Field(default=10_000, ge=1)
    max_bytes: int = Field(default=2_000_000_000, ge=1)
    keep: Length = timedelta(hours=1)
    resume: Length = timedelta(minutes=30)
    insecure: bool = False
    ca_file: Path | None = None

    @property
    def place(self) -> str:
        """Where it is, for messages."""
        return self.url

    @property
    def stated(self) -> str | None:
        """Path of the total that each answer states."""
        if isinstance(self.total, str):
            return self.total
        return self.paginate.until if isinstance(self.paginate, Offset | Page) else None

    @property
    def size(self) -> int | None:
        """Records that every page but the last must hold."""
        return None if isinstance(self.paginate, str | Offset) else self.paginate.size

    @property
    def secrets(self) -> tuple[SecretRef, ...]:
        """Where all its secrets are."""
        auth = () if self.auth is None else vars(self.auth).values()
        return tuple(value for value in (*auth, *self.headers.values()) if isinstance(value, SecretRef))

    def asks(self) -> dict[str, Any]:
        """What decides which records come and what is kept of them, apart from the days of the window; no secrets."""
        asked = {"url", "method", "params", "body", "window", "paginate", "records", "records_optional", "named"}
        read = {"columns", "skip", "derive", "decimal", "total", "announced"}
        return self.model_dump(mode="json", by_alias=True, include=asked | read)
