"""The strict parser: records by RFC 4180, one bad record never taking others with it.

Python's csv module in strict mode parses; this module decides what happens when it refuses. A record that is not sound is set
aside as its first physical line, and reading resumes on the next one, so an unclosed quote costs one line and not the rest of
the file. The lines that the refused record had swallowed are then read on their own, and there a quote in the middle of a
field is a fault too: else the second half of a broken record could pass for a sound one.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

MAX_FIELD = 131_072
"""Characters a field may have: the csv module's own limit, which an unclosed quote runs into."""
MAX_LINE = 2_000_000
"""Characters after which a line is no line any more."""
BLOCK = 1024 * 1024
MARK = "\udcff"
"""Stands where bytes could not be decoded; no valid text holds a lone surrogate."""
_TOO_LONG = MARK * (MAX_FIELD + 1) + "\n"
"""Ends a line that was cut; whatever it follows, its last field is too long."""


def _mark(error: UnicodeError) -> tuple[str, int]:
    if isinstance(error, UnicodeDecodeError):
        return MARK, max(error.end, error.start + 1)
    raise error


codecs.register_error("reportgen.mark", _mark)


@dataclass(frozen=True)
class Record:
    """One record, sound or set aside.

    Attributes:
        line: line it begins on.
        fields: its fields; () where it is set aside.
        fault: reason code, "" for a sound one: `field_count`, `unclosed_quote`, `text_after_quote`, `stray_quote`, `too_long`,
            `undecodable`, `nul_byte`.
        value: the text that is set aside, or the field at fault.
        field: number of the field at fault, -1 for the record as a whole.
    """

    line: int
    fields: tuple[str, ...]
    fault: str = ""
    value: str = ""
    field: int = -1


class Lines:
    """Physical lines with their numbers; lines may be handed back."""

    def __init__(self, text: Iterable[str], first: int) -> None:
        self._text = iter(text)
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self.number = first - 1

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        return self._count(self._again.popleft() if self._again else next(self._text))

    def _count(self, line: str) -> str:
        line = line.removeprefix("\ufeff")  # files put end to end keep their byte order marks
        self.number += 1
        self.taken.append(line)
        return line

    def mark(self) -> None:
        """Forget the lines taken so far."""
        self.taken.clear()

    def resume_after_first(self) -> str:
        """Hand back all lines taken since the mark but the first, which is returned."""
        first, rest = self.taken[0], self.taken[1:]
        self._again.extendleft(reversed(rest))
        self.number -= len(rest)
        self.taken.clear()
        return first


class Blocks(Lines):
    """Physical lines that come in blocks; a block of plain records can be taken as it is."""

    def __init__(self, blocks: Iterator[str], first: int) -> None:
        super().__init__((), first)
        self._blocks = blocks
        self._current: deque[str] = deque()

    def __next__(self) -> str:
        if not self._again and not self._current:
            self._current.extend(io.StringIO(next(self._blocks), newline=""))
        return self._count(self._again.popleft() if self._again else self._current.popleft())

    def plain(self, width: int, delimiter: str, quote: str) -> list[str] | None:
        """The lines of the next block, without their ends, where each is a record that needs no parsing; None elsewhere."""
        if self._again or self._current:
            return None
        block = next(self._blocks, "")
        lines = plain_lines(block, width, delimiter, quote)
        if lines is None:
            self._current.extend(io.StringIO(block, newline=""))
        else:
            self.number += len(lines)
        return lines

    def sound(self, width: int, delimiter: str, quote: str) -> list[list[str]] | None:
        """The fields of the next block's lines, where each line is a sound record; None elsewhere."""
        if self._again or self._current:
            return None
        block = next(self._blocks, "")
        plain = plain_lines(block, width, delimiter, quote)
        rows = (
            quoted_lines(block, width, delimiter, quote) if plain is None else [row.split(delimiter) for row in plain]
        )
        if rows is None:
            self._current.extend(io.StringIO(block, newline=""))
        else:
            self.number += len(rows)
        return rows


def quoted_lines(block: str, width: int, delimiter: str, quote: str) -> list[list[str]] | None:
    """The fields of the lines of a block if each line is a record, with quotes or without, as `parse` reads it; else None."""
    if not block or not delimiter or not quote or "\x00" in block or "\ufeff" in block:
        return None
    if "\r" in block:
        if block.count("\r") != block.count("\r\n"):
            return None
        block = block.replace("\r\n", "\n")
    if not block.isascii() and undecoded(block):
        return None
    lines = block.removesuffix("\n").split("\n")
    csv.field_size_limit(MAX_FIELD)
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, quotechar=quote, strict=True, skipinitialspace=True))
    except csv.Error:
        return None
    return rows if len(rows) == len(lines) and {len(row) for row in rows} == {width} else None


def plain_lines(block: str, width: int, delimiter: str, quote: str) -> list[str] | None:
    """The lines of a block if none holds a quote, a NUL, an undecoded byte, or more or fewer fields than `width`; else None."""
    if not block or not delimiter or width < 2 or '"' in block or (quote and quote in block) or "\x00" in block:
        return None
    if "\ufeff" in block:
        return None
    if "\r" in block:
        if block.count("\r") != block.count("\r\n"):
            return None
        block = block.replace("\r\n", "\n")
    if not block.isascii() and undecoded(block):
        return None
    lines = block.split("\n")
    if not lines[-1]:
        lines.pop()
    if {line.count(delimiter) for line in lines} != {width - 1} or max(map(len, lines)) > MAX_FIELD:
        return None
    return lines


def blocks(stream: TextIO, size: int = BLOCK) -> Iterator[str]:
    """Blocks of whole lines, of so many characters or a few more; a line longer than `MAX_LINE` is cut as in `physical_lines`."""
    while piece := stream.read(size):
        tail = "" if piece.endswith("\n") else stream.readline(MAX_LINE)
        if len(tail) >= MAX_LINE and not tail.endswith(("\n", "\r")):
            while (rest := stream.readline(MAX_LINE)) and not rest.endswith(("\n", "\r")):
                pass
            start = max(piece.rfind("\n"), piece.rfind("\r")) + 1
            tail = (piece[start:] + tail)[:200] + _TOO_LONG
            piece = piece[:start]
        yield piece + tail


def physical_lines(stream: TextIO) -> Iterator[str]:
    """Lines with their ends; one longer than `MAX_LINE` is cut, so that memory stays flat, and cannot pass for a sound record."""
    while line := stream.readline(MAX_LINE):
        if len(line) >= MAX_LINE and not line.endswith(("\n", "\r")):
            while (rest := stream.readline(MAX_LINE)) and not rest.endswith(("\n", "\r")):
                pass
            line = line[:200] + _TOO_LONG
        yield line


def parse(lines: Lines, *, width: int, delimiter: str, quote: str, escape: str = "") -> Iterator[Record]:
    r"""Read records.

    Args:
        lines: the physical lines after the header.
        width: number of fields a record must have.
        delimiter: one character, or "" for runs of blanks.
        quote: one character, or "" for none.
        escape: the backslash where it stands before quotes; then `\N` alone is a text, as databases write no value.
    """
    if not delimiter:
        yield from _by_blanks(lines, width)
        return
    watched_to = 0
    sound = _rfc(delimiter, quote, escape) if quote else None
    reader = _reader(lines, delimiter, quote, escape)
    while True:
        lines.mark()
        begin = lines.number + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            fault = _reason(str(error))
        else:
            taken = lines.taken
            if len(taken) == 1 and not taken[0].strip(" \r\n" if delimiter == "\t" else " \t\r\n"):
                continue
            record = _judge(begin, fields, width, taken, sound if begin <= watched_to else None)
            if not record.fault or len(taken) == 1:
                yield record
                continue
            fault = record.fault
        watched_to = max(watched_to, lines.number)
        first = lines.resume_after_first()
        yield Record(begin, (), fault, first.rstrip("\r\n"))
        reader = _reader(lines, delimiter, quote, escape)


def _reader(lines: Lines, delimiter: str, quote: str, escape: str = "") -> Iterator[list[str]]:
    csv.field_size_limit(MAX_FIELD)  # one for the whole process: another library may have raised it
    if quote and escape:
        return csv.reader(
            _null_kept(lines, delimiter),
            delimiter=delimiter,
            quotechar=quote,
            escapechar=escape,
            strict=True,
            skipinitialspace=True,
        )
    if quote:
        return csv.reader(
            lines, delimiter=delimiter, quotechar=quote, doublequote=True, strict=True, skipinitialspace=True
        )
    return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE, strict=True)


def _null_kept(lines: Lines, delimiter: str) -> Iterator[str]:
    r"""The lines, with `\N` as a whole field written so that the escape is not taken from it."""
    alone = re.compile(rf"(^|{re.escape(delimiter)})(\\N)(?=$|[\r\n]|{re.escape(delimiter)})")
    for line in lines:
        yield alone.sub(r"\1\\\2", line) if "\\N" in line else line


def _reason(message: str) -> str:
    if "expected after" in message:
        return "text_after_quote"
    return "too_long" if "field larger" in message else "unclosed_quote"


def _judge(line: int, fields: list[str], width: int, taken: list[str], strict: re.Pattern[str] | None) -> Record:
    """The record, or why it is none; `strict` is what the text of a watched record must match."""
    text = taken[0] if len(taken) == 1 else "".join(taken)
    if "\x00" in text or not text.isascii():
        for number, field in enumerate(fields):
            if "\x00" in field:
                return Record(line, (), "nul_byte", field, number)
            if undecoded(field):
                return Record(line, (), "undecodable", field, number)
    if len(fields) != width:
        return Record(line, (), "field_count", text.rstrip("\r\n"))
    if strict is not None and not strict.fullmatch(text):
        return Record(line, (), "stray_quote", text.rstrip("\r\n"))
    return Record(line, tuple(fields))


def undecoded(text: str) -> bool:
    """Whether a text holds what could not be decoded."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _rfc(delimiter: str, quote: str, escape: str = "") -> re.Pattern[str]:
    """A record in which quotes stand only around whole fields, or doubled or escaped inside them."""
    q, d, e = re.escape(quote), re.escape(delimiter), re.escape(escape)
    inside, bare = (
        (rf"(?:[^{q}{e}]|{q}{q}|{e}.)*", rf"(?:[^{q}{d}{e}\r\n]|{e}.)*")
        if e
        else (
            rf"(?:[^{q}]|{q}{q})*",
            rf"[^{q}{d}\r\n]*",
        )
    )
    field = rf"(?: *{q}{inside}{q}|{bare})"
    return re.compile(rf"{field}(?:{d}{field})*[\r\n]*")


def _by_blanks(lines: Lines, width: int) -> Iterator[Record]:
    """Records whose fields are parted by runs of blanks."""
    for line in lines:
        lines.mark()
        fields = line.split()
        if fields:
            yield _judge(lines.number, fields, width, [line], None)


def first_fields(lines: Lines, *, delimiter: str, quote: str, escape: str = "") -> list[str]:
    """The fields of the first record, however many; [] where it is not sound or there is none."""
    try:
        return next(_reader(lines, delimiter, quote, escape), [])
    except csv.Error:
        return []
