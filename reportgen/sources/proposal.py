"""The lines of a proposed contract, each with what is doubtful about it as a comment."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from typing import Protocol

from reportgen.sources import gaps, guess, pieced, synonyms
from reportgen.sources.guess import Guess
from reportgen.sources.layout_of import Layout, opens_with_total
from reportgen.sources.presets import numbers
from reportgen.tables import NOT_FREE, TABLES, Column, ColumnType

_NUMBERS = (ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.MONEY)
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_ ./%-]*[A-Za-z0-9_./%-]|[A-Za-z_]")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


class Line(Protocol):
    """Writes one line of YAML, with what is doubtful about it as a comment."""

    def __call__(self, key: str, value: str, doubt: str = "", /) -> str:
        """The line of a key; the doubt is kept for the summary too."""
        ...


def totals(layout: Layout, line: Line) -> Iterator[str]:
    """Rows that look like totals."""
    found: dict[str, set[str]] = {}
    for row in layout.rows:
        for column, cell in zip(layout.header, row, strict=True):
            if guess.TOTALS.match(cell):
                found.setdefault(column, set()).add(cell)
                break
    rules = [
        f"{{column: {quoted(column)}, equals: [{', '.join(map(quoted, sorted(texts)[:8]))}]}}"
        for column, texts in found.items()
    ]
    first = layout.rows[0] if layout.rows else []
    if opens_with_total(layout) or (
        len(layout.rows) > 2
        and first
        and not first[0]
        and sum(bool(cell) for cell in first) > 1
        and sum(bool(row[0]) for row in layout.rows) > 1
    ):
        rules.insert(0, "first")
    if rules:
        yield line("totals", f"[{', '.join(rules)}]", "are these rows totals? They are left out")


def columns_of(
    mapped: dict[str, str],
    columns: dict[str, Column],
    cells: dict[str, list[str]],
    main: Guess[tuple[str, ...]] | None,
    forms: dict[str, Guess[tuple[str, ...]]],
    by_content: str,
    line: Line,
) -> Iterator[str]:
    """The mapping, each column with what its own cells need."""
    yield "  columns:" + ("" if mapped else " {}")
    for target, origin in mapped.items():
        column = columns[target]
        filled = [cell for cell in cells[origin] if cell and cell not in guess.NULLS]
        own, doubt = [f"from: {quoted(origin)}"], ""
        if column.type is ColumnType.DAY and filled:
            form = forms.get(target)
            if form is None:
                doubt = f"no date format fits all of its values, such as {quoted(filled[0])}"
            elif main is not None and form.value != main.value:
                own.append(f"dates: {listed(form.value)}")
                doubt = form.doubt
        elif column.type in _NUMBERS and filled:
            if all(cell.endswith("%") for cell in filled):
                own.append("percent: true")
            bare = [numbers.positive(cell)[0] for cell in filled]
            symbols = sorted({sign for cell in bare for sign in re.findall(r"^[^\d.,%+-]+|[^\d.,%]+$", cell)})
            if {sign.strip().lower() for sign in symbols} & numbers.MULTIPLES:
                short = next((cell for cell in bare if cell[-1:].isalpha()), bare[0])
                doubt = f"figures such as {quoted(short)} are abbreviated; export whole ones"
            elif symbols and len(symbols) < 6:
                own.append(f"symbols: [{', '.join(quoted(sign.strip()) for sign in symbols if sign.strip())}]")
            if "micros" in synonyms.plain(origin):
                doubt = "millionths of the currency: use derive, e.g. cast(cost_micros as bigint) / 1000000.0"
        elif column.values:
            texts = sorted({cell for cell in filled if cell.lower() not in column.values})[:12]
            if texts:
                pairs = [f"{quoted(text)}: {nearest(text, column.values)}" for text in texts]
                own.append(f"values: {{{', '.join(pairs)}}}")
                doubt = f"say for each value which of {', '.join(column.values)} it is"
        if origin == by_content:
            doubt = "; ".join(filter(None, ("known by its values only: the one column of days", doubt)))
        if column.required and (said := gaps.empty(target, mapped, cells)):
            doubt = f"{doubt}; {said}" if doubt else said
        value = f"{{{', '.join(own)}}}" if len(own) > 1 else quoted(origin)
        yield "  " + line(target, value, doubt)


def lacking(table: str, fed: Container[str], used: Collection[str], layout: Layout, line: Line) -> Iterator[str]:
    """What the table needs and the file does not seem to hold, and what the file holds and nothing takes."""
    for column in TABLES[table].columns.values():
        if column.required and column.name not in fed:
            days = "`span: {from: 2026-01-01, through: 2026-01-31}` for totals of these days"
            other = days if column.name == "date" else "give it under constants"
            yield line(f"# {column.name}", "", f"required; map it under columns, or {other}")
    unused = [name for name in layout.header if name and name not in used]
    if unused:
        yield f"  # not used: {', '.join(' '.join(name.split()) for name in unused[:40])}{', ...' if len(unused) > 40 else ''}"


def wishes(table: str, mapped: Mapping[str, str], unused: Mapping[str, list[str]]) -> Iterator[str]:
    """What else could be made of the columns that nothing takes."""
    if table == "leads" and "created_at" in mapped:
        for name, yes in pieced.reached(unused):
            column, day = (pieced.quoted(each) for each in (name, mapped["created_at"]))
            sql = json.dumps(f"case when {column} = '{yes}' then {day} end", ensure_ascii=False)
            yield f"  # {name}, where it says that a lead became a customer: derive: {{customer_at: {sql}}}"
    if table == "orders":
        for name, texts in gaps.no_sales(unused):
            skip = f"skip: [{{column: {quoted(name)}, equals: [{', '.join(map(quoted, texts))}]}}]"
            yield f"  # CHECK: orders of these kinds count too; to leave them out: {skip}"
    for name, other in gaps.elsewhere(table, unused):
        yield f"  # CHECK: {name} is counted in table {other}: a second source of this file, with `table: {other}`, reads it"
    rows = max(map(len, unused.values()), default=0)
    names = dict(pieced.cuts(unused, rows))
    found = {free: name for free, name in names.items() if free not in NOT_FREE and free not in TABLES[table].columns}
    if TABLES[table].open and found:
        few = ", ".join(f"{free}: {quoted(name)}" for free, name in list(found.items())[:12])
        yield f"  # to cut figures by them, map under names of your own: {few}"


def negatives(cells: Sequence[str]) -> str:
    """How numbers below zero are written besides with a minus before them, "" where none is."""
    return min({below for cell in cells if (below := numbers.positive(cell)[1])}, default="")


def nearest(text: str, values: Sequence[str]) -> str:
    """The allowed value that stands in a text, else one whose beginning does (`loss`: lost), else the first one."""
    whole = next((value for value in values if value in text.lower()), "")
    return whole or next((value for value in values if value[:3] in text.lower()), values[0])


def listed(texts: Sequence[str]) -> str:
    """Texts as a YAML list, one as itself."""
    return quoted(texts[0]) if len(texts) == 1 else f"[{', '.join(map(quoted, texts))}]"


def quoted(text: str) -> str:
    """A text as a YAML scalar."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)
