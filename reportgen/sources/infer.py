"""A proposed contract for a file: YAML with a comment wherever a human has to decide. Nothing is read by it until it is committed.

`propose` looks at the first megabyte, or the first rows of a sheet. What it cannot know it says: an order of day and month that
fits both ways, a table that two kinds of export share, a required column that it did not find.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.sources import gaps, guess, layout_of, pieced, proposal, synonyms
from reportgen.sources.layout_of import Layout, opens_with_total
from reportgen.sources.presets.numbers import positive
from reportgen.sources.sample_of import Sample, sample
from reportgen.tables import TABLES, Column, ColumnType

_NUMBERS = (ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.MONEY)
_NAMED = {"\t": "tab", "": "whitespace"}
NAME = 50
"""Characters of a proposed name: the contract allows 60."""


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
    if "cannot use" in refused:  # another kind of export altogether: what it holds is proposed without a preset
        return ""
    first = (
        f"CHECK: by itself it is refused: {refused}"
        if refused
        else "This preset reads it: no contract need be written."
    )
    unused = _unused(path, names[0])
    apart = [
        f"CHECK: {name} is counted in table {other}, which this preset does not feed"
        for name, other in gaps.elsewhere(known.table, unused)
    ]
    dropped = [f"Not used: {', '.join(unused[:40])}{', ...' if len(unused) > 40 else ''}"] if unused else []
    lines = [
        f"# {known.title}",
        *(
            f"{'# ' if at == 0 else '#   '}{line}"
            for note in (first, *known.notes, *dropped, *apart)
            for at, line in enumerate(wrap(note, 76))
        ),
        f"{_name_of(path)}:",
        f"  preset: {names[0]}" + (f"   # it fits {', '.join(names[1:])} too" if names[1:] else ""),
        f"  path: {proposal.quoted(_place(path, root))}   # or a folder's: exports/{names[0]}/*.csv",
        f"# `reportgen infer --as {names[0]} FILE` shows what is made of it,",
        "# `--plain` proposes a contract without it",
    ]
    return "\n".join(lines) + "\n"


def _unused(path: Path, preset: str) -> list[str]:
    """The columns of a file of which a preset makes nothing."""
    from reportgen.contract import Arrival, PresetSource, Signature
    from reportgen.contract.preset_source import defaults
    from reportgen.errors import SourceError
    from reportgen.sources.presets import recognise

    source = PresetSource.model_validate({**defaults(preset), "preset": preset, "path": path.name})
    try:
        found = recognise.fits(Arrival(_name_of(path), path.name, path, Signature(0, 0, 0, 0)), source)
    except SourceError:
        return []  # why it is refused is said already
    fit = next(iter(found.values()))
    used = set(fit.named.columns.values())
    return [" ".join(cell.split()) for cell in fit.head.cells if cell.strip() and cell not in used]


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
        yield f"{indent}{proposal.quoted(key)}:"
        for name, one in value.items():
            short = isinstance(one, dict) and list(one) == ["from"]
            yield f"{indent}  {name}: {_flow(one['from'] if short else one)}"
    else:
        yield f"{indent}{key}: {_flow(value)}"


def _flow(value: object) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{proposal.quoted(str(key))}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, bool | int | float) or value is None:
        return json.dumps(value)
    return str(value) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value)) else proposal.quoted(str(value))


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
    spread: tuple[str, str, str] | None = None
    put: pieced.Day | None = None
    origin = mapped.get(day) or pieced.named_stretch(cells, mapped.values())
    filled = [cell for cell in cells.get(origin, ()) if cell not in guess.NULLS]
    if TABLES[table.value].columns[day].type is ColumnType.DAY and guess.date_forms(filled) is None:
        if stretch := pieced.span(filled):
            spread = (origin, *stretch)
        else:
            put = pieced.day(cells)
        if spread or put:
            mapped.pop(day, None)
    derived = {day: (put.sql, put.doubt)} if put else {}
    lone = pieced.is_price(mapped["amount"]) if "amount" in mapped else True
    if table.value == "orders" and lone and (product := pieced.amount(cells)):
        mapped.pop("amount", None)
        derived["amount"] = product, "quantity times price: are both numbers with a point?"
    numbers = {
        kind: [cell for target, origin in mapped.items() if columns[target].type is kind for cell in cells[origin]]
        for kind in _NUMBERS
    }
    style = guess.number_style(
        [positive(cell)[0] for kind in _NUMBERS for cell in numbers[kind]],
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

    given = gaps.given(table.value, {**mapped, **dict.fromkeys(derived, ""), **({day: ""} if spread else {})}, layout)
    fed = {*mapped, *given, *derived, *([day] if spread else [])}
    unfit = gaps.unfit(table.value, dict.fromkeys(fed, ""))
    if unfit:
        doubts.append(unfit)
    out = [
        *([f"# CHECK: {unfit}"] if unfit else []),
        f"{name}:",
        f"  kind: {found.kind}",
        line("table", table.value, table.doubt),
        line("path", proposal.quoted(path)),
    ]
    out += _framed(found, layout, line, doubts)
    out += proposal.totals(layout, line)
    if found.kind == "csv" or style.value != (".", ""):
        out.append(line("decimal", proposal.quoted(style.value[0]), style.doubt))
        out.append(f"  thousands: {proposal.quoted(style.value[1])}")
    if below := proposal.negatives([cell for kind in _NUMBERS for cell in numbers[kind]]):
        out.append(line("negatives", below))
    out += _dated(main, spread, put, line)
    nulls = _nulls(mapped, columns, cells)
    if nulls:
        out.append(line("nulls", f"[{', '.join(map(proposal.quoted, nulls))}]", "do they mean that there is no value?"))
    out += proposal.columns_of(mapped, columns, cells, main, day_forms, by_content, line)
    if given:
        out.append("  constants:")
        out += [f"  {line(target, *said)}" for target, said in given.items()]
    if derived:
        out.append("  derive:")
        out += [
            f"  {line(target, json.dumps(sql, ensure_ascii=False), doubt)}" for target, (sql, doubt) in derived.items()
        ]
    out += proposal.lacking(table.value, fed, mapped.values(), layout, line)
    out += proposal.wishes(
        table.value, mapped, {name: each for name, each in cells.items() if name not in mapped.values()}
    )
    return Proposal(name, table.value, "\n".join(out) + "\n", tuple(doubts))


def _framed(found: Sample, layout: Layout, line: proposal.Line, doubts: list[str]) -> Iterator[str]:
    """How the file is written: what parts its fields, what stands above its header and below its rows."""
    if found.kind == "csv":
        parted = found.delimiter
        yield line("delimiter", _NAMED.get(parted.value) or proposal.quoted(parted.value), parted.doubt)
        yield line("encoding", found.encoding.value, found.encoding.doubt)
    if found.sheet:
        yield line("sheet", proposal.quoted(found.sheet), *found.doubts)
    if layout.by_sign:
        yield '  preamble: {prefix: "#"}'
    elif layout.preamble:
        doubt = "another table seems to stand above; this is the one with most rows" if layout.later else ""
        yield line("preamble", str(layout.preamble), doubt)
    if not layout.named:
        names = ", ".join(proposal.quoted(column) for column in layout.header)
        yield line("header", "false", "the first row looks like data")
        yield f"  names: [{names}]"
    odd = layout.odd - opens_with_total(layout)
    if odd:
        said = "1 row has" if odd == 1 else f"{odd} rows have"
        doubts.append(f"{said} another number of fields than the header and will be set aside")
        yield f"  # CHECK: {doubts[-1]}"
    if layout.footer:
        yield line(
            "footer",
            f"{{prefix: {proposal.quoted(layout.footer[: layout_of.FOOTER])}}}",
            "what follows is left out",
        )


def _dated(
    main: guess.Guess[tuple[str, ...]] | None,
    spread: tuple[str, str, str] | None,
    put: pieced.Day | None,
    line: proposal.Line,
) -> Iterator[str]:
    """How its days are written, and for how long a row stands where a column names months or weeks."""
    if main is not None:
        yield line("dates", proposal.listed(main.value), main.doubt)
        if any("%H" in form and "%z" not in form for form in main.value):
            yield line("# timezone", "UTC", "in which zone are the times? Without it they are the business's own")
    elif spread or put:
        yield line("dates", proposal.quoted(spread[1] if spread else put.form if put else ""))
    if spread:
        whole = f"each row is taken for the total of its {spread[2]}"
        yield line("span", f"{{from: {proposal.quoted(spread[0])}, length: {spread[2]}}}", whole)


def _nulls(mapped: Mapping[str, str], columns: Mapping[str, Column], cells: Mapping[str, list[str]]) -> list[str]:
    """Texts that stand for no value where something other than a text is wanted."""
    return sorted(
        {
            cell
            for target, origin in mapped.items()
            if columns[target].type is not ColumnType.TEXT
            for cell in cells[origin]
            if cell in guess.NULLS
        }
    )
