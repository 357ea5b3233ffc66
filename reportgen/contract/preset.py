"""The model of a preset: what is known beforehand of the exports of one system, in all languages and forms in which they occur.

A preset is data, one file `reportgen/sources/presets/<name>.yaml`; docs/presets.md says how one is written. A source that names a
preset is resolved for each of its files into a plain `FileSource` (reportgen/sources/presets), so that nothing else needs to know
of presets. Names of columns inside a preset are our own (`spend`, `campaign`), never those of the file.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from reportgen.contract.declared import Complete, Declared, RowRule, Texts
from reportgen.errors import did_you_mean
from reportgen.strict_yaml.model import build
from reportgen.strict_yaml.reading import parse

FOLDER = resources.files("reportgen") / "sources" / "presets"

OwnName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Spellings = dict[str, tuple[str, ...]]
"""Language (or `any`) -> spellings."""


def _spelt(value: Any) -> Any:
    """One spelling, a list of them, or either by language."""
    by_language = value if isinstance(value, dict) else {"any": value}
    return {
        language: (spellings,)
        if isinstance(spellings, str)
        else tuple(spellings)
        if isinstance(spellings, list)
        else spellings
        for language, spellings in by_language.items()
    }


Names = Annotated[Spellings, BeforeValidator(_spelt)]


class NamedColumn(Declared):
    """A column of the export, by all its spellings.

    Attributes:
        names: its spellings: one, a list, or language -> one or a list. `{currency}` in one takes what stands there as the constant
            of that name; `{any}` passes over it.
        required: whether a file without it, and without what derives it, is no such export.
        undelivered: whether a file may lack it though its table demands it; its rows count, and figures that need it are missing.
        filled: whether a row without a value in it is rejected though its table does not demand it.
        values: text in the export -> text in the table, in all languages. Those of the user are added to them.
        closed: whether a text that is neither a key nor a value of `values` refuses the file, which then names all of these.
        nulls: texts that mean "no value".
        dates: formats to try; None takes those of the preset.
        timezone: zone of time stamps without an offset.
        known_by: texts that stand in no other column, by two of which it is known where its name is not.
        symbols: texts dropped before or after a number. Currency signs need not be listed, they are found in the file.
    """

    names: Names
    required: bool = False
    undelivered: bool = False
    filled: bool = False
    values: dict[str, str | None] = Field(default_factory=dict)
    closed: bool = False
    nulls: Texts = ()
    dates: Texts | None = None
    timezone: str | None = None
    known_by: Texts = ()
    symbols: Texts = ()

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: Any) -> Any:
        return {"names": value} if isinstance(value, str | list) else value


Columns = dict[OwnName, NamedColumn]
Expressions = Annotated[
    dict[OwnName, Texts],
    Field(description="Own name -> SQL, or several of which the first is taken whose columns the file has"),
]


class SpanOf(Declared):
    """Which columns, or what stands above the header, tell the days that a row stands for.

    Attributes:
        first: own name of the column, or of what is read above the header (`from` in YAML).
        last: the same of the last day (`through` in YAML).
        length: in place of the last one, how long a span is.
    """

    first: OwnName = Field(alias="from")
    last: OwnName | None = Field(default=None, alias="through")
    length: Literal["week", "month", "quarter", "year"] | None = None


def _several(value: Any) -> Any:
    return (value,) if isinstance(value, dict) else tuple(value) if isinstance(value, list) else value


Spans = Annotated[tuple[SpanOf, ...], BeforeValidator(_several)]


class Totals(Declared):
    """How totals are told from rows.

    Attributes:
        words: words that label a total, besides those known in all languages (Total, Grand total, Gesamt, Итого, Suma, ...).
        labelled: whether a row that is labelled so is a total; false where any text may stand there, as in search terms.
        unlabelled: whether a first or last row without any text is one: `never`, `proven` (its figures are the sums of the
            others) or `always`.
        empty: own names of columns; wherever a row has nothing in all of those that the file has, it is a total.
    """

    words: Texts = ()
    labelled: bool = True
    unlabelled: Literal["never", "proven", "always"] = "proven"
    empty: Texts = ()


class Parts(Declared):
    """What a preset and each of its variants may say.

    Attributes:
        columns: the table's column -> how the export calls it.
        others: further columns of the export, by names of our own, for `derive`, `span`, `skip`, `needs` and `without`.
        constants: the table's column -> its value in every row.
        derive: the table's column -> SQL over our own names. `number(name)` is the figure of a column, however the file writes it,
            `value(name)` its text as `values` puts it.
            Of several expressions the first is taken whose columns the file has; none where `columns` found the column itself.
        derive_notes: own name -> what the owner should know of a file for which it is derived, a sentence without a full stop.
        span: which columns tell the days of a row; of several the first that the file has. A period above the header needs
            none.
        skip: rows that are no data; their `column` is a name of our own, and a rule whose column the file lacks is dropped.
        nulls: texts that mean "no value" in every column.
        totals: how totals are told.
        footer: how lines below the data begin, where they are not known by their form.
    """

    columns: Columns = Field(default_factory=dict)
    others: Columns = Field(default_factory=dict)
    constants: dict[OwnName, str | int | float | bool] = Field(default_factory=dict)
    derive: Expressions = Field(default_factory=dict)
    derive_notes: dict[OwnName, str] = Field(default_factory=dict)
    span: Spans = ()
    skip: tuple[RowRule, ...] = ()
    nulls: Texts = ()
    totals: Totals | None = None
    footer: Texts = ()


class Variant(Parts):
    """One form of the export, told by its columns. What it says is added to what the preset says of all, and wins over it.

    Attributes:
        title: what it is, in a few words.
        needs: own names of columns that it has; a list in it means any one of these.
        without: own names of columns that it has not.
        note: what the owner should know of a file of this form, a sentence without a full stop.
        refuse: why it cannot feed the table, where it cannot; what to export instead.
        companion: whether it holds no rows of its own, but tells of the other files in its folder: its lines are read like lines
            above their header, its cells parted by ": ".
        tells_period: whether its days are the period of those other files in its folder that have none.
    """

    title: str = ""
    needs: tuple[Texts, ...] = ()
    without: Texts = ()
    note: str = ""
    refuse: str = ""
    companion: bool = False
    tells_period: bool = False


class Placed(Declared):
    """The columns of an export that stand in the same order in every language, and what proves that a table is one.

    Attributes:
        columns: own names in their order.
        first: own name of the first one by what stands in it: `days`, or `addresses` of pages; that in `columns` for all else.
        ratio: three of them, the third of which is the first divided by the second, in every row.
    """

    columns: Annotated[tuple[OwnName, ...], Field(min_length=3)]
    first: dict[Literal["days", "addresses"], OwnName] = Field(default_factory=dict)
    ratio: tuple[OwnName, OwnName, OwnName]


class FilePreset(Parts):
    """A preset for exported files.

    Attributes:
        kind: `file`.
        title: what it reads, in a few words.
        download: where a person gets the file, step by step.
        table: the table it feeds.
        notes: what one should know of these figures, a sentence each.
        above: lines above the header with what is read out of them: `# Start date: {start}`, `Account: {account}`. {start}, {end}
            and {period} are days in any language and form, {currency} and {timezone} are what they are called, {any} is passed
            over, and every other name tells whose data these are: files of one source must agree in it.
        identity: own names of columns whose texts tell whose data these are, besides what stands above the header.
        mixed: whether a source may have files of several variants, each read by its own, since a key tells the same rows apart.
        preferred: variants in the order in which one is taken where a source has files of several; () where that is refused.
        variants: forms of the export; the first that fits best is taken.
        placed: where the columns stand, for a language in which their names are not known.
        dates: date formats that occur; the usual ones where none is listed.
        timezone: zone of time stamps without an offset.
        key: columns that tell rows apart.
        overlap: what happens where files overlap in days.
        dense: whether a day without rows is missing rather than zero.
        complete: how it proves that it is complete.
        max_rejected: share of rejected rows above which a run is held.
    """

    kind: Literal["file"] = "file"
    title: str
    download: str
    table: str
    notes: Texts = ()
    above: Texts = ()
    identity: Texts = ()
    mixed: bool = False
    preferred: Texts = ()
    variants: dict[OwnName, Variant] = Field(default_factory=dict)
    placed: Placed | None = None
    dates: Texts = ()
    timezone: str | None = None
    key: Texts = ()
    overlap: Literal["replace", "add", "refuse"] | None = None
    dense: bool | None = None
    complete: Complete | None = None
    max_rejected: float | None = Field(default=None, ge=0, le=1)

    def of(self, variant: str) -> Parts:
        """What holds for a variant; "" for the preset as such."""
        if not variant:
            return self
        own = self.variants[variant]
        return Parts(
            columns={**self.columns, **own.columns},
            others={**self.others, **own.others},
            constants={**self.constants, **own.constants},
            derive={**self.derive, **own.derive},
            derive_notes={**self.derive_notes, **own.derive_notes},
            span=(*own.span, *self.span),
            skip=(*self.skip, *own.skip),
            nulls=(*self.nulls, *own.nulls),
            totals=own.totals or self.totals,
            footer=(*self.footer, *own.footer),
        )

    @property
    def feeds(self) -> frozenset[str]:
        """Every column of the table that some variant may feed."""
        every = [self.of(variant) for variant in ("", *self.variants)]
        return frozenset(name for parts in every for name in (*parts.columns, *parts.constants, *parts.derive))


@cache
def names() -> tuple[str, ...]:
    """Names of all presets, sorted."""
    return tuple(sorted(entry.name.removesuffix(".yaml") for entry in FOLDER.iterdir() if entry.name.endswith(".yaml")))


@cache
def text(name: str) -> bytes:
    """The file of a preset as it is packed."""
    return (FOLDER / f"{name}.yaml").read_bytes()


@cache
def kind(name: str) -> str:
    """`file`, or `api` for a preset of an API; "" where there is no such preset."""
    if name not in names():
        return ""
    node = parse(text(name), f"{name}.yaml").root
    said = node.child("kind") if node is not None else None
    return str(said.value) if said is not None else "file"


@cache
def file_preset(name: str) -> FilePreset:
    """A preset for files, by name.

    Raises:
        KeyError: there is none of that name.
        ValueError: its file has mistakes, which is a defect of ours.
    """
    if name not in names():
        raise KeyError(did_you_mean(name, names()))
    file = f"reportgen/sources/presets/{name}.yaml"
    document = parse(text(name), file)
    if document.root is None:
        raise ValueError("\n".join(map(str, document.problems)) or f"{file} is empty")
    made, problems = build(FilePreset, document.root, file)
    if made is None:
        raise ValueError("\n".join(map(str, problems)))
    return made
