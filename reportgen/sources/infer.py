"""A proposed contract for a file: YAML with a comment wherever a human has to decide. Nothing is read by it until it is committed.

`propose` looks at the first megabyte, or the first rows of a sheet. What it cannot know it says: an order of day and month that
fits both ways, a table that two kinds of export share, a required column that it did not find.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.sources import gaps, guess, layout_of, synonyms
from reportgen.sources.guess import Guess
from reportgen.sources.layout_of import Layout, opens_with_total
from reportgen.sources.sample_of import Sample, sample
from reportgen.tables import TABLES, Column, ColumnType

_NUMBERS = (ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.MONEY)
_NAMED = {"\t": "tab", "": "whitespace"}
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_ ./%-]*[A-Za-z0-9_./%-]|[A-Za-z_]")
NAME = 50
"""Characters of a proposed name: the contract allows 60."""
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


Line = Callable[[str, str, str], str]
"""Writes one line of YAML, with what is doubtful about it as a comment."""


@dataclass(frozen=True)
class Proposal:
    """A contract for a human to read.

    Attributes:
        name: of the source.
        table: the table it most probably feeds.
        text: YAML of the source's block in `config/sources.yaml`.
        doubts: what to look at, one sentence each; they stand in the YAML as comments too.
    """

    name: str
    table: str
    text: str
    doubts: tuple[str, ...]


def propose(path: Path, root: Path | None = None) -> Proposal:
    """Propose a contract for a file.

    Args:
        path: the file.
        root: the project's folder, to which paths are relative; None where there is none.

    Raises:
        SourceError: it cannot be opened, is empty, or is no table of a known kind.
    """
    found = sample(path)
    layout = layout_of.layout(found)
    return _written(_name_of(path), _place(path, root), found, layout)


def by_preset(path: Path, root: Path | None = None) -> str:
    """The lines of a source whose preset fits a file, as YAML; "" where none does."""
    from textwrap import wrap

    from reportgen.contract.preset import file_preset
    from reportgen.sources.presets import sets

    names = list(sets.proposals(path))
    if not names:
        return ""
    known = file_preset(names[0])
    refused = _refusal(path, names[0])
    known_so = "This preset knows the file, so that no contract need be written."
    first = f"CHECK: by itself it is refused: {refused}" if refused else known_so
    lines = [
        f"# {known.title}",
        *(
            f"{'# ' if at == 0 else '#   '}{line}"
            for note in (first, *known.notes)
            for at, line in enumerate(wrap(note, 76))
        ),
        f"{_name_of(path)}:",
        f"  preset: {names[0]}" + (f"   # it fits {', '.join(names[1:])} too" if names[1:] else ""),
        f"  path: {_quoted(_place(path, root))}   # or a folder's: exports/{names[0]}/*.csv",
        f"# `reportgen infer --as {names[0]} FILE` shows what is made of it,",
        "# `--plain` proposes a contract without it",
    ]
    return "\n".join(lines) + "\n"


def _refusal(path: Path, preset: str) -> str:
    """Why a file that a preset knows cannot be read as it stands, and what to write; "" where it can."""
    from reportgen.errors import SourceError

    try:
        written_out(path, preset)
    except SourceError as error:
        return ". ".join(filter(None, (error.problem.what, error.problem.instead)))
    return ""


def written_out(path: Path, preset: str, root: Path | None = None) -> str:
    """The contract that a preset makes of a file, as YAML.

    Raises:
        SourceError: the file is no such export, or two readings remain.
        UsageError: there is no such preset.
    """
    from reportgen.contract import Arrival, PresetSource, Signature
    from reportgen.contract import preset as known
    from reportgen.contract.preset_source import defaults
    from reportgen.errors import UsageError, did_you_mean
    from reportgen.sources.presets import sets

    files = [name for name in known.names() if known.kind(name) == "file"]
    if preset not in files:
        raise UsageError(f"no preset for files is called '{preset}'. {did_you_mean(preset, files)}")
    name, place = _name_of(path), _place(path, root)
    source = PresetSource.model_validate({**defaults(preset), "preset": preset, "path": place})
    made, _ = sets.together([Arrival(name, place, path, Signature(0, 0, 0, 0))], source)
    lines = [f"{name}:"]
    for key, value in made[0].contract.model_dump(mode="json", by_alias=True, exclude_unset=True).items():
        if value not in (None, [], {}):
            lines += _as_yaml(key, value, "  ")
    return "\n".join(lines) + "\n"


def _as_yaml(key: str, value: object, indent: str) -> Iterator[str]:
    """One entry of a contract, mappings of mappings over several lines."""
    if isinstance(value, dict) and key in ("columns", "derive", "constants"):
        yield f"{indent}{_quoted(key)}:"
        for name, one in value.items():
            short = isinstance(one, dict) and list(one) == ["from"]
            yield f"{indent}  {name}: {_flow(one['from'] if short else one)}"
    else:
        yield f"{indent}{key}: {_flow(value)}"


def _flow(value: object) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quoted(str(key))}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, bool | int | float) or value is None:
        return json.dumps(value)
    return str(value) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value)) else _quoted(str(value))


def _name_of(path: Path) -> str:
    """A name for the source of a file."""
    return re.sub(r"[^a-z0-9]+", "_", path.name.lower().split(".")[0]).strip("_")[:NAME].rstrip("_") or "source"


def _place(path: Path, root: Path | None) -> str:
    """The path as a contract names it: relative to the project where the file lies in it, else as given."""
    if root is not None and path.resolve().is_relative_to(root.resolve()):
        return path.resolve().relative_to(root.resolve()).as_posix()
    return path.as_posix()


def _written(name: str, path: str, found: Sample, layout: Layout) -> Proposal:
    table = synonyms.table_of(layout.header)
    mapped = synonyms.match(table.value, layout.header)
    cells = {column: [row[layout.header.index(column)] for row in layout.rows] for column in layout.header}
    columns = TABLES[table.value].columns
    day, by_content = TABLES[table.value].day, ""
    if mapped and day not in mapped and (by_content := gaps.only_days(cells, mapped)):
        mapped = {day: by_content, **mapped}
    numbers = {
        kind: [cell for target, origin in mapped.items() if columns[target].type is kind for cell in cells[origin]]
        for kind in _NUMBERS
    }
    style = guess.number_style(
        [cell for kind in _NUMBERS for cell in numbers[kind]],
        whole=numbers[ColumnType.INTEGER],
        others=[cell for column in cells.values() for cell in column],
    )
    day_forms = {
        target: form
        for target, origin in mapped.items()
        if columns[target].type is ColumnType.DAY
        and (form := guess.date_forms([c for c in cells[origin] if c not in guess.NULLS and not guess.TOTALS.match(c)]))
    }
    main = day_forms.get(day) or next(iter(day_forms.values()), None)
    doubts: list[str] = []

    def line(key: str, value: str, doubt: str = "") -> str:
        if doubt:
            doubts.append(f"{key}: {doubt}")
        return f"  {key}: {value}" + (f"   # CHECK: {doubt}" if doubt else "")

    unfit = gaps.unfit(table.value, {**mapped, **dict.fromkeys(given := gaps.given(table.value, mapped, layout), "")})
    if unfit:
        doubts.append(unfit)
    out = [
        *([f"# CHECK: {unfit}"] if unfit else []),
        f"{name}:",
        f"  kind: {found.kind}",
        line("table", table.value, table.doubt),
        line("path", _quoted(path)),
    ]
    if found.kind == "csv":
        parted = found.delimiter
        out.append(line("delimiter", _NAMED.get(parted.value) or _quoted(parted.value), parted.doubt))
        out.append(line("encoding", found.encoding.value, found.encoding.doubt))
    if found.sheet:
        out.append(line("sheet", _quoted(found.sheet), *found.doubts))
    if layout.by_sign:
        out.append('  preamble: {prefix: "#"}')
    elif layout.preamble:
        doubt = "another table seems to stand above; this is the one with most rows" if layout.later else ""
        out.append(line("preamble", str(layout.preamble), doubt))
    if not layout.named:
        names = ", ".join(_quoted(column) for column in layout.header)
        out += [line("header", "false", "the first row looks like data"), f"  names: [{names}]"]
    odd = layout.odd - opens_with_total(layout)
    if odd:
        said = "1 row has" if odd == 1 else f"{odd} rows have"
        out.append(f"  # CHECK: {said} another number of fields than the header and will be set aside")
        doubts.append(out[-1].split("CHECK: ")[1])
    if layout.footer:
        out.append(
            line("footer", f"{{prefix: {_quoted(layout.footer[: layout_of.FOOTER])}}}", "what follows is left out")
        )
    out += _totals(layout, line)
    if found.kind == "csv" or style.value != (".", ""):
        out.append(line("decimal", _quoted(style.value[0]), style.doubt))
        out.append(f"  thousands: {_quoted(style.value[1])}")
    if main is not None:
        out.append(line("dates", _listed(main.value), main.doubt))
        if any("%H" in form and "%z" not in form for form in main.value):
            out.append(line("# timezone", "UTC", "in which zone are the times? Without it they are the business's own"))
    nulls = sorted(
        {
            cell
            for target, origin in mapped.items()
            if columns[target].type is not ColumnType.TEXT
            for cell in cells[origin]
            if cell in guess.NULLS
        }
    )
    if nulls:
        out.append(line("nulls", f"[{', '.join(map(_quoted, nulls))}]", "do they mean that there is no value?"))
    out += _columns(mapped, columns, cells, main, day_forms, by_content, line)
    if given:
        out.append("  constants:")
        out += [f"  {line(target, *said)}" for target, said in given.items()]
    out += _gaps(table.value, {*mapped, *given}, mapped.values(), layout, line)
    return Proposal(name, table.value, "\n".join(out) + "\n", tuple(doubts))


def _totals(layout: Layout, line: Line) -> Iterator[str]:
    """Rows that look like totals."""
    found: dict[str, set[str]] = {}
    for row in layout.rows:
        for column, cell in zip(layout.header, row, strict=True):
            if guess.TOTALS.match(cell):
                found.setdefault(column, set()).add(cell)
                break
    rules = [
        f"{{column: {_quoted(column)}, equals: [{', '.join(map(_quoted, sorted(texts)[:8]))}]}}"
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


def _columns(
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
        own, doubt = [f"from: {_quoted(origin)}"], ""
        if column.type is ColumnType.DAY and filled:
            form = forms.get(target)
            if form is None:
                doubt = f"no date format fits all of its values, such as {_quoted(filled[0])}"
            elif main is not None and form.value != main.value:
                own.append(f"dates: {_listed(form.value)}")
                doubt = form.doubt
        elif column.type in _NUMBERS and filled:
            if all(cell.endswith("%") for cell in filled):
                own.append("percent: true")
            symbols = sorted({sign for cell in filled for sign in re.findall(r"^[^\d.,%+-]+|[^\d.,%]+$", cell)})
            if symbols and len(symbols) < 6:
                own.append(f"symbols: [{', '.join(_quoted(sign.strip()) for sign in symbols if sign.strip())}]")
            if "micros" in synonyms.plain(origin):
                doubt = "millionths of the currency: use derive, e.g. cast(cost_micros as bigint) / 1000000.0"
        elif column.values:
            texts = sorted({cell for cell in filled if cell.lower() not in column.values})[:12]
            if texts:
                pairs = [f"{_quoted(text)}: {_nearest(text, column.values)}" for text in texts]
                own.append(f"values: {{{', '.join(pairs)}}}")
                doubt = f"say for each value which of {', '.join(column.values)} it is"
        if origin == by_content:
            doubt = "; ".join(filter(None, ("known by its values only: the one column of days", doubt)))
        if column.required and (said := gaps.empty(target, origin, cells[origin], cells)):
            doubt = f"{doubt}; {said}" if doubt else said
        value = f"{{{', '.join(own)}}}" if len(own) > 1 else _quoted(origin)
        yield "  " + line(target, value, doubt)


def _gaps(table: str, fed: Container[str], used: Collection[str], layout: Layout, line: Line) -> Iterator[str]:
    """What the table needs and the file does not seem to hold, and what the file holds and nothing takes."""
    for column in TABLES[table].columns.values():
        if column.required and column.name not in fed:
            days = "`span: {from: 2026-01-01, through: 2026-01-31}` for totals of these days"
            other = days if column.name == "date" else "give it under constants"
            yield line(f"# {column.name}", "", f"required; map it under columns, or {other}")
    unused = [name for name in layout.header if name and name not in used]
    if unused:
        yield f"  # not used: {', '.join(' '.join(name.split()) for name in unused[:40])}{', ...' if len(unused) > 40 else ''}"


def _nearest(text: str, values: Sequence[str]) -> str:
    """The allowed value that stands in a text, else the first one."""
    return next((value for value in values if value in text.lower()), values[0])


def _listed(texts: Sequence[str]) -> str:
    return _quoted(texts[0]) if len(texts) == 1 else f"[{', '.join(map(_quoted, texts))}]"


def _quoted(text: str) -> str:
    """A text as a YAML scalar."""
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return json.dumps(text, ensure_ascii=False)
