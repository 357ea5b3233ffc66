"""Which form of which export a file is: its header is the row in which most columns of the preset are found."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.contract import Arrival, PresetSource
from reportgen.contract import preset as presets
from reportgen.contract.preset import FilePreset, NamedColumn, Parts
from reportgen.errors import SourceError
from reportgen.sources import bytes_of, synonyms
from reportgen.sources.presets import expressions, naming, placed, table
from reportgen.sources.presets.naming import Named
from reportgen.sources.presets.table import Candidate, Form, Row

LISTED = 12
COMMON = frozenset({
    "account", "account_id", "age", "amount", "browser", "campaign", "campaign_id", "campaign_name", "category", "channel",
    "city", "clicks", "comment", "company", "contact_id", "conversions", "cost", "country", "created", "created_at",
    "created_date", "ctr", "currency", "date", "day", "device", "email", "event", "event_name", "first_name", "gender", "hour",
    "id", "impressions", "is_deleted", "label", "language", "last_name", "medium", "month", "name", "orders", "os", "page",
    "phone", "platform", "position", "price", "product", "quantity", "query", "rating", "region", "response", "result",
    "results", "revenue", "score", "segment", "source", "spend", "state", "status", "subject", "subscription", "term", "text",
    "time", "title", "type", "updated_at", "user_id", "users", "value", "views", "visits", "week", "year",
})  # fmt: skip
"""Names of columns that any program may write, as `_plainly` gives them: by them alone nobody knows whose export a file is."""
_VISITS = frozenset(synonyms.SYNONYMS["sessions"]["sessions"].split())
MOSTLY = 0.6
"""The share of a file's columns beyond which a preset fits it for their sake, whatever they are called."""


@dataclass(frozen=True)
class Fit:
    """A file, recognised.

    Attributes:
        arrival: the file.
        variant: of the preset; "" where it has none.
        form: how the file is opened.
        head: its header.
        named: its columns.
        rows: of a sheet: all of its rows; () of a text.
        more: further headers of the same names, in the same sheet.
    """

    arrival: Arrival
    variant: str
    form: Form
    head: Candidate
    named: Named
    rows: tuple[Row, ...] = ()
    more: tuple[Candidate, ...] = ()

    @property
    def rank(self) -> tuple[int, int]:
        """How well it fits: more columns first, the topmost table of these."""
        return len(self.named.columns), -self.head.line

    @property
    def tells(self) -> bool:
        """Whether the file is taken for that export without being told: most of its columns are known, or one that only it has."""
        found = self.named.columns.values()
        if len(found) >= MOSTLY * sum(map(bool, self.head.cells)):
            return True
        return len(found) > 1 and any(_plainly(name) not in COMMON for name in found)


@dataclass(frozen=True)
class _Opened:
    form: Form
    heads: tuple[Candidate, ...]
    rows: tuple[Row, ...] = ()


def fits(arrival: Arrival, source: PresetSource) -> dict[str, Fit]:
    """The best place of each variant in a file, best variant first; variants that cannot be used come last.

    Raises:
        SourceError: the file cannot be opened, or it is no export that the preset knows.
    """
    opened = _opened(arrival, source)
    known = source.known
    found = _found(arrival, known, opened, source)
    if not found:
        raise _unknown(arrival, source, opened)
    return found


def _found(
    arrival: Arrival, known: FilePreset, opened: Sequence[_Opened], source: PresetSource | None
) -> dict[str, Fit]:
    best: dict[str, Fit] = {}
    for variant in known.variants or ("",):
        parts = known.of(variant)
        for one in opened:
            for head in one.heads:
                named = understood(parts, head, source, known)
                if not lacking(known, variant, parts, named, source):
                    fit = Fit(arrival, variant, one.form, head, named, one.rows)
                    so_far = best.get(variant)
                    if so_far is None or fit.rank > so_far.rank:
                        best[variant] = fit
                    elif so_far.form == one.form and head.cells == so_far.head.cells:
                        best[variant] = replace(so_far, more=(*so_far.more, head))
    refused = {name: bool(each.refuse) for name, each in known.variants.items()}
    order = {name: place for place, name in enumerate(known.variants)}

    def key(fit: Fit) -> tuple[bool, int, int, int]:
        return refused.get(fit.variant, False), -len(fit.named.columns), order.get(fit.variant, 0), fit.head.line

    ranked = sorted(best.values(), key=key)
    return {fit.variant: fit for fit in ranked}


def understood(parts: Parts, head: Candidate, source: PresetSource | None, known: FilePreset) -> Named:
    """The columns of a header as a preset and its user call them; one whose name is not known by what stands in it, or where."""
    given = {own: column.column for own, column in source.columns.items()} if source is not None else {}
    columns: Mapping[str, NamedColumn] = {
        **parts.columns, **parts.others, **{own: NamedColumn(names={"any": (name,)}) for own, name in given.items()}
    }  # fmt: skip
    named = naming.understood(head.cells, columns, given)
    by_texts = {own: column for own, column in columns.items() if column.known_by and own not in named.columns}
    found = {own: name for own, column in by_texts.items() if (name := _by_texts(head, column, named.columns.values()))}
    named = replace(named, columns={**named.columns, **found}) if found else named
    return placed.completed(named, head, known.placed) if known.placed is not None else named


def _by_texts(head: Candidate, column: NamedColumn, taken: Collection[str]) -> str:
    """The name of the one column in which two of the texts stand by which it is known, "" where there is none."""
    texts = {text.lower() for text in column.known_by}
    held = [
        name
        for place, name in enumerate(head.cells)
        if name and name not in taken and len({row[place].lower() for row in head.below} & texts) > 1
    ]
    return held[0] if len(held) == 1 else ""


def lacking(known: FilePreset, variant: str, parts: Parts, named: Named, source: PresetSource | None) -> list[str]:
    """What keeps a header from being that of a variant: own names that it lacks, or has and must not have."""
    found = named.columns.keys()
    given = {*source.derive, *source.constants, *source.columns} if source is not None else set()
    out = [
        own
        for own, column in (*parts.columns.items(), *parts.others.items())
        if column.required
        and own not in found
        and own not in given
        and not expressions.usable(parts.derive.get(own, ()), parts, found)
    ]
    if variant:
        told = known.variants[variant]
        out += ["/".join(choice) for choice in told.needs if not set(choice) & found]
        out += [f"not {own}" for own in told.without if own in found]
    return out


def _opened(arrival: Arrival, source: PresetSource | None) -> list[_Opened]:
    """The ways in which a file may be opened, each with the rows that may be headers."""
    start = table.beginning(arrival)
    said = source.model_fields_set if source is not None else set()
    if table.is_workbook(start):
        sheets = table.sheets(arrival)
        wanted = source.sheet if source is not None and "sheet" in said else None
        names = [name for number, name in enumerate(sheets, 1) if wanted in (None, name, number)]
        return [
            _Opened(Form("xlsx", sheet=name), tuple(table.sheet_headers(sheets[name])), tuple(sheets[name]))
            for name in names
        ]
    encoding = source.encoding if source is not None and "encoding" in said else table.encoding_of(arrival, start)
    text = table.decoded(start, encoding)
    bytes_of.refuse_wide_text(arrival.source, arrival.file, text)
    delimiters = (source.separator,) if source is not None and "delimiter" in said else table.DELIMITERS
    return [
        _Opened(Form("csv", encoding, delimiter), tuple(table.text_headers(text, delimiter)))
        for delimiter in delimiters
        if delimiter
    ]


def others(arrival: Arrival, besides: str = "") -> list[str]:
    """Names of the presets that a file fits, the best first; () where it fits none or cannot be opened."""
    try:
        opened = _opened(arrival, None)
    except SourceError:
        return []
    scores: dict[str, tuple[bool, int]] = {}
    for name in presets.names():
        if name == besides or presets.kind(name) != "file":
            continue
        known = presets.file_preset(name)
        found = _found(arrival, known, opened, None)
        for fit in [fit for fit in found.values() if fit.tells][:1]:
            if known.table in ("ads", "search") and any(
                synonyms.plain(name) in _VISITS for name in fit.head.cells if name
            ):
                continue  # clicks beside visits are somebody's own table: no platform counts both, and each would call it its own
            usable = not (fit.variant and (known.variants[fit.variant].refuse or known.variants[fit.variant].companion))
            scores[name] = usable, len(fit.named.columns)
    return sorted(scores, key=lambda name: (not scores[name][0], -scores[name][1], name))


def _plainly(name: str) -> str:
    """A column's name in small letters, with one underscore between words."""
    return "_".join(re.findall(r"[^\W_]+", name.lower()))


def expected(known: FilePreset) -> list[str]:
    """What the columns are called without which a file is no such export, in English where that is known."""
    every = [known.of(variant) for variant in ("", *known.variants)]
    required = {
        own: column for parts in every for own, column in {**parts.columns, **parts.others}.items() if column.required
    }
    return [spelling(column) for column in required.values()]


def spelling(column: NamedColumn) -> str:
    """A spelling of a column for people."""
    spellings = column.names.get("en") or next(iter(column.names.values()))
    return spellings[0]


def _unknown(arrival: Arrival, source: PresetSource, opened: Iterable[_Opened]) -> SourceError:
    """What was expected and what was found, by the row and the variant that come nearest."""
    known = source.known
    best, header, without = (-1, 0), tuple[str, ...](), list[str]()
    for _, head in _heads(opened):
        for variant in known.variants or ("",):
            parts = known.of(variant)
            named = understood(parts, head, source, known)
            score = len(named.columns), min(len(head.cells), 99)
            if score > best:
                best, header = score, head.cells
                without = lacking(known, variant, parts, named, source)
    seen = ", ".join(filter(None, header[:LISTED])) + (", ..." if len(header) > LISTED else "")
    without = [own for own in without if not own.startswith("not ")]
    if best[0] and without:
        what = f"has no column for {'; '.join(_wanted(known, own) for own in without[:4])}; found {seen}"
    else:
        wanted = ", ".join(expected(known)[:LISTED]) or ", ".join(map(spelling, list(known.columns.values())[:LISTED]))
        what = f"should have columns called {wanted}; found {seen or 'no row of column names'}"
    near = others(arrival, source.preset)
    if near:
        instead = f"It looks like preset: {near[0]}"
    elif seen:
        instead = f"Export it with these columns ({known.download}); one that is only called otherwise is named under columns:"
    else:
        instead = known.download
    what = f"is no export that preset: {source.preset} knows: it {what}"
    return SourceError(arrival.source, what, file=arrival.file, instead=instead)


def _wanted(known: FilePreset, own: str) -> str:
    """What a header lacks, with some of its spellings."""
    every = {
        name: one
        for part in map(known.of, ("", *known.variants))
        for name, one in {**part.columns, **part.others}.items()
    }
    if (column := every.get(own)) is None:
        return own.replace("/", " or ")
    spellings = list(dict.fromkeys(one for several in column.names.values() for one in several))
    return f"{own} ({', '.join(spellings[:4])}{', ...' if len(spellings) > 4 else ''})"


def _heads(opened: Iterable[_Opened]) -> Iterator[tuple[_Opened, Candidate]]:
    for one in opened:
        for head in one.heads:
            yield one, head
