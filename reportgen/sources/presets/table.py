"""A file of any kind as rows of texts, for the resolving step: delimited text in any encoding, or the sheets of a workbook.

The same parser reads the rows as when the file is landed (`records`), so that what is counted here is what is counted there.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from reportgen.contract import Arrival
from reportgen.errors import SourceError
from reportgen.sources import bytes_of, guess, records, workbook

SIZE = 1024 * 1024
"""Bytes within which a header must stand."""
NEAR = 32 * 1024
"""Characters whose rows are looked at together: so many stay in the processor's own memory."""
BELOW = 40
"""Rows below a header that may tell what its columns are."""
DELIMITERS = (",", ";", "\t", "|")
_BLANKS = tuple(sign for number in range(0x3001) if (sign := chr(number)).isspace() and sign != " ")
_REMARK = re.compile(r'"?#(?!"?[,;\t|])')
_DIGITS = re.compile(r"(?:^|[,;\t|])[\"' ]*[+-]?\d[\d.,% ]*[\"' ]*(?=$|[,;\t|\r\n])")


class Typed(str):
    """The text of a cell that is a number, a day or a flag by itself: how it is written decides nothing."""

    __slots__ = ()


class Row(NamedTuple):
    """One row.

    Attributes:
        line: its line, or its number in the sheet.
        last: the line it ends on.
        cells: its texts, blanks around them dropped.
        fault: why it is no record for landing, "" where it is one.
    """

    line: int
    last: int
    cells: tuple[str, ...]
    fault: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.cells)


class Block(NamedTuple):
    """Sound rows that stand below each other, each on a line of its own.

    Attributes:
        line: the line of the first.
        rows: their texts, blanks around them dropped.
        columns: the same by column.
        distinct: each text of a column once, in the order in which they come.
    """

    line: int
    rows: Sequence[Sequence[str]]
    columns: Sequence[Sequence[str]]
    distinct: Sequence[Mapping[str, None]]

    def row(self, at: int) -> Row:
        """One of them."""
        return Row(self.line + at, self.line + at, tuple(self.rows[at]))

    def part(self, begin: int, end: int) -> Block:
        """Some of them."""
        return block(self.line + begin, self.rows[begin:end])


def block(line: int, rows: Sequence[Sequence[str]]) -> Block:
    """Rows, laid out by column."""
    columns = list(zip(*rows, strict=True))
    return Block(line, rows, columns, [dict.fromkeys(cells) for cells in columns])


@dataclass(frozen=True)
class Candidate:
    """A row that may be the header of a table.

    Attributes:
        line: its line, or its number in the sheet.
        cells: the names.
        after: the line on which what follows begins.
        above: the lines above it, up to the table before.
        below: the next rows, as wide as it.
    """

    line: int
    cells: tuple[str, ...]
    after: int
    above: tuple[str, ...]
    below: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Form:
    """How a file is to be opened.

    Attributes:
        kind: `csv` or `xlsx`.
        encoding: of a text.
        delimiter: one character.
        sheet: of a workbook.
        quote: of a text.
    """

    kind: str
    encoding: str = "utf-8"
    delimiter: str = ","
    sheet: str = ""
    quote: str = '"'


def beginning(arrival: Arrival) -> bytes:
    """The first bytes of a file, unpacked.

    Raises:
        SourceError: it cannot be opened, is empty, or is of a kind that no preset reads.
    """
    found = bytearray()
    with bytes_of.opened(arrival.source, arrival.file, arrival.path) as stream:
        for chunk in bytes_of.chunks(stream, SIZE):
            found += chunk
            if len(found) >= SIZE:
                break
    start = bytes(found)
    if not start.strip():
        what = "the file is empty"
        raise SourceError(
            arrival.source, what, file=arrival.file, instead="Export it again, or take it out of the source"
        )
    return start


def is_workbook(start: bytes) -> bool:
    """Whether the first bytes are those of a workbook."""
    return start.startswith((workbook.ZIP, workbook.OLE))


def decoded(start: bytes, encoding: str) -> str:
    """The first bytes as text, a line that is cut at their end left out."""
    text = start.decode(encoding, "replace").lstrip("\ufeff")
    if len(start) >= SIZE:
        text = text[: max(text.rfind("\n"), text.rfind("\r")) + 1] or text
    return text


def encoding_of(arrival: Arrival, start: bytes) -> str:
    """How a text is encoded."""
    code = guess.encoding(start).value
    bytes_of.refuse_other_kinds(arrival.source, arrival.file, start, wide=code.startswith(("utf-16", "utf-32")))
    return code


def text_headers(text: str, delimiter: str, quote: str = '"') -> Iterator[Candidate]:
    """Rows of a text that may be headers: lines without figures between delimiters, each with what stands above it."""
    lines = list(io.StringIO(text, newline=""))
    above: list[str] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        if line.count(delimiter) and not _REMARK.match(line) and not _DIGITS.search(line):
            taken = records.Lines(lines[number : number + 40], 1)
            cells = tuple(
                " ".join(cell.split()) for cell in records.first_fields(taken, delimiter=delimiter, quote=quote)
            )
            if sum(map(bool, cells)) > 1:
                end = number + max(1, len(taken.taken))
                rows = guess.records("".join(takewhile(_goes_on, lines[end : end + BELOW])), delimiter)
                below = tuple(tuple(row) for row in rows if len(row) == len(cells))
                yield Candidate(number + 1, cells, end + 1, tuple(above), below)
        above = [*above, line.rstrip("\r\n")][-60:]
        number += 1


def _goes_on(line: str) -> bool:
    """Whether a line may be one of the table above it: neither blank nor a remark."""
    return bool(line.strip(' ,;\t\r\n"')) and not line.lstrip('"').startswith("#")


def sheet_headers(rows: Sequence[Row]) -> Iterator[Candidate]:
    """Rows of a sheet that may be headers."""
    above: list[str] = []
    for number, row in enumerate(rows, 1):
        cells = tuple(" ".join(cell.split()) for cell in row.cells)
        if sum(map(bool, cells)) > 1 and not any(isinstance(cell, Typed) for cell in row.cells if cell):
            near = [
                each for place, each in enumerate(rows[number : number + BELOW], 1) if each.line == row.line + place
            ]
            below = tuple(each.cells for each in near if len(each.cells) >= len(cells))
            yield Candidate(row.line, cells, row.line + 1, tuple(above), below)
        above = [*above, " ".join(filter(None, cells))][-60:]


@contextmanager
def text_pieces(arrival: Arrival, form: Form, after: int, width: int) -> Iterator[Iterator[Row | Block]]:
    """The rows of a text below its header, as landing reads them; a broken one with the texts that it would have.

    Args:
        arrival: the file.
        form: how it is opened.
        after: line on which they begin.
        width: number of names in the header.
    """
    encoding = "utf-8-sig" if form.encoding.lower().replace("_", "-") == "utf-8" else form.encoding
    with (
        bytes_of.opened(arrival.source, arrival.file, arrival.path) as stream,
        io.TextIOWrapper(io.BufferedReader(stream, bytes_of.CHUNK), encoding, "reportgen.mark", newline="") as text,
    ):
        for _ in range(after - 1):
            next(records.physical_lines(text), "")
        yield _parsed(records.Blocks(records.blocks(text, NEAR), after), form, width)


def each(pieces: Iterable[Row | Block]) -> Iterator[Row]:
    """Pieces row by row."""
    for piece in pieces:
        if isinstance(piece, Row):
            yield piece
        else:
            yield from map(piece.row, range(len(piece.rows)))


def _parsed(lines: records.Blocks, form: Form, width: int) -> Iterator[Row | Block]:
    parsed = records.parse(lines, width=width, delimiter=form.delimiter, quote=form.quote)
    while True:
        first = lines.number + 1
        if sound := lines.sound(width, form.delimiter, form.quote):
            yield _stripped(block(first, sound))
            continue
        record = next(parsed, None)
        if record is None:
            return
        if not record.fault:
            yield Row(record.line, lines.number, tuple(cell.strip() for cell in record.fields))
            continue
        cells = tuple(cell.strip() for cell in guess.split(record.value, form.delimiter))
        yield Row(record.line, record.line, cells, record.fault)


def _stripped(found: Block) -> Block:
    """Rows without the blanks around their texts; most files have none there."""
    for texts in found.distinct:
        joined = "\0".join(("", *texts, ""))
        if " \0" in joined or "\0 " in joined or any(sign in joined for sign in _BLANKS):
            return block(found.line, [tuple(map(str.strip, row)) for row in found.rows])
    return found


def sheets(arrival: Arrival) -> dict[str, list[Row]]:
    """The rows of every visible sheet of a workbook that are not blank.

    Raises:
        SourceError: it cannot be read.
    """
    from reportgen.sources import xlsx_file

    workbook.check(arrival.source, arrival.file, arrival.path)
    found: dict[str, list[Row]] = {}
    for name in xlsx_file.sheets(arrival.path):
        sheet, _ = xlsx_file.opened(arrival.source, arrival.file, arrival.path, name)
        left = ("",) * (sheet.start[1] if sheet.start else 0)
        rows = []
        for number, cells in enumerate(sheet.iter_rows(), 1):
            texts = tuple(cell.strip() if type(cell) is str else Typed(xlsx_file.plain(cell)) for cell in cells)
            if any(texts):
                rows.append(Row(number, number, (*left, *texts)))
        found[name] = rows
    return found
