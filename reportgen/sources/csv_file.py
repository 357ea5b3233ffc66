"""Delimited text files: CSV, TSV and fixed columns, in any encoding, packed or not.

A file that is written plainly is handed on as it lies, once the bytes have been gone over (`scan`). Any other is parsed record by
record (`records`) into a normal form: UTF-8, comma, one line a record, with the line number and what is wrong before each. Both are
read by the same SQL, and the number of records it must find is known beforehand.
"""

from __future__ import annotations

import codecs
import hashlib
import io
import os
import tempfile
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from reportgen.contract import Arrival, Batch, Dialect, FileSource, Lines
from reportgen.contract.arrivals import SKIPPED
from reportgen.errors import SourceError
from reportgen.sources import bytes_of, records
from reportgen.sources.head import Head, read_head, starts_with
from reportgen.sources.normal_form import NormalForm
from reportgen.sources.scan import Scan, file_digest, scan

HEAD = 1024 * 1024
"""Bytes within which the header must end."""
_UTF8 = frozenset({"utf-8", "ascii", "utf_8_sig", "utf-8-sig"})
_LIKE_ASCII = ("cp125", "iso8859", "latin", "koi8", "mac")


def read(arrival: Arrival, source: FileSource, scratch: Path, *, careful: bool = False) -> Batch:
    """Read one file through; see `contract.Read`.

    Raises:
        SourceError: it is empty, no text in its encoding, or has another header.
    """
    codec = codecs.lookup(source.encoding).name
    with bytes_of.opened(arrival.source, arrival.file, arrival.path) as stream:
        start = _start(stream)
        wide = codec.startswith(("utf-16", "utf-32"))
        if not start:
            raise SourceError(
                arrival.source,
                "the file is empty",
                file=arrival.file,
                instead="Export it again, or take it out of the source",
            )
        bytes_of.refuse_other_kinds(arrival.source, arrival.file, start, wide=wide)
        head = read_head(arrival.source, arrival.file, _decoded(arrival, start, source.encoding), source)
        if not careful and (skip := _fast_skip(start, head, source, codec)) is not None:
            hasher = None if stream.gzip else hashlib.sha256()
            found = _scan(stream, start, hasher, skip, source)
            if found.plain(len(head.columns)) and (codec in _UTF8 or found.ascii):
                sha256 = hasher.hexdigest() if hasher else file_digest(arrival.path)
                return _as_it_lies(arrival, source, head, found, sha256, packed=stream.gzip)
    return _normalised(arrival, source, head, scratch)


def _start(stream: bytes_of.Limited) -> bytes:
    start = bytearray()
    for chunk in bytes_of.chunks(stream, HEAD):
        start += chunk
        if len(start) >= HEAD:
            break
    return bytes(start)


def _decoded(arrival: Arrival, start: bytes, encoding: str) -> str:
    """The head as text; a character cut at its end is left out."""
    decoder = codecs.getincrementaldecoder(encoding)("reportgen.mark")
    try:
        text = decoder.decode(start, False).removeprefix("\ufeff")
    except UnicodeError as error:  # utf-16 without a byte order mark
        raise _undecodable(arrival, encoding, error) from None
    if text.startswith("\ufffe"):
        what = f"the file begins with the byte order mark of another encoding than {encoding}"
        raise SourceError(arrival.source, what, file=arrival.file, instead=f"Write encoding: {encoding[:6]}")
    return text


def _undecodable(arrival: Arrival, encoding: str, error: UnicodeError) -> SourceError:
    what = f"the file cannot be read as {encoding}: {error}"
    if "BOM" not in what:
        return SourceError(arrival.source, what, file=arrival.file, instead="Write the file's encoding")
    instead = f"Write encoding: {encoding}-le, or {encoding}-be if that is not readable"
    return SourceError(
        arrival.source, f"the file is {encoding} without a byte order mark", file=arrival.file, instead=instead
    )


def _fast_skip(start: bytes, head: Head, source: FileSource, codec: str) -> int | None:
    """Bytes before the data where the fast reader may try; None where it may not."""
    if source.footer or source.escape or not source.separator or not (codec in _UTF8 or codec.startswith(_LIKE_ASCII)):
        return None
    if not source.separator.isascii() or (source.quote and not source.quote.isascii()):
        return None
    if head.header_line and head.first_line != head.header_line + 1:
        return None
    skip = 0
    for _ in range(head.first_line - 1):
        end = start.find(b"\n", skip)
        if end < 0:
            return len(start) if len(start) < HEAD and b"\r" not in start else None
        skip = end + 1
    lines = start[:skip].replace(b"\r\n", b"\n")
    return skip if b"\r" not in lines and lines.count(b'"') % 2 == 0 else None


def _scan(stream: bytes_of.Limited, start: bytes, hasher: hashlib._Hash | None, skip: int, source: FileSource) -> Scan:
    """Count and hash in one pass; the hash is made beside, on the second core."""

    def pieces() -> Iterator[bytes]:
        yield start
        yield from bytes_of.chunks(stream)

    def hashed(pool: ThreadPoolExecutor) -> Iterator[bytes]:
        pending: Future[None] | None = None
        for piece in pieces():
            if hasher is not None:
                if pending is not None:
                    pending.result()
                pending = pool.submit(hasher.update, piece)
            yield piece

    with ThreadPoolExecutor(1) as pool:
        return scan(hashed(pool), skip=skip, delimiter=source.separator.encode(), quote=source.quote.encode())


def _as_it_lies(arrival: Arrival, source: FileSource, head: Head, found: Scan, sha256: str, *, packed: bool) -> Batch:
    dialect = Dialect(
        source.separator, source.quote, packed, head.first_line - 1, linefeed=not found.crlf, joined=False
    )
    return Batch(
        arrival=arrival,
        sha256=sha256,
        header=head.columns,
        records=found.records,
        text=arrival.path,
        dialect=dialect,
        normal=False,
        padded=found.padded,
        first_line=head.first_line,
    )


def _normalised(arrival: Arrival, source: FileSource, head: Head, scratch: Path) -> Batch:
    """Parse into a normal form in `scratch`."""
    try:
        return _parsed(arrival, source, head, scratch)
    except UnicodeError as error:  # a decoder that cannot go on behind a fault
        raise _undecodable(arrival, source.encoding, error) from None


def _parsed(arrival: Arrival, source: FileSource, head: Head, scratch: Path) -> Batch:
    handle, name = tempfile.mkstemp(suffix=".csv", dir=scratch)
    encoding = "utf-8-sig" if codecs.lookup(source.encoding).name == "utf-8" else source.encoding
    with (
        os.fdopen(handle, "w", encoding="utf-8", newline="") as out,
        bytes_of.opened(arrival.source, arrival.file, arrival.path) as stream,
        io.TextIOWrapper(io.BufferedReader(stream, bytes_of.CHUNK), encoding, "reportgen.mark", newline="") as text,
    ):
        form = NormalForm(out, head, source.separator or ",")
        footer: list[tuple[int, str]] = []
        lines: records.Lines
        if source.footer:
            lines = records.Lines(_body(text, source, head, footer), head.first_line)
        else:
            lines = records.Blocks(_data(text, head), head.first_line)
        parsed = records.parse(
            lines, width=len(head.columns), delimiter=source.separator, quote=source.quote, escape=source.escape
        )
        while True:
            if isinstance(lines, records.Blocks):
                first = lines.number + 1
                if plain := not source.escape and lines.plain(len(head.columns), source.separator, source.quote):
                    form.plain(first, plain)
                    continue
            record = next(parsed, None)
            if record is None:
                break
            form.record(record)
        for line, value in footer:
            form.set_aside(line, SKIPPED, "", value)
    return Batch(
        arrival=arrival,
        sha256=file_digest(arrival.path),
        header=head.columns,
        records=form.count,
        text=Path(name),
        dialect=Dialect(form.delimiter, '"', gzip=False, skip=0, linefeed=True, joined=form.joined),
        normal=True,
        padded=True,
        first_line=head.first_line if form.regular else 0,
    )


def _data(text: io.TextIOWrapper, head: Head) -> Iterator[str]:
    """Blocks of the lines after the header."""
    lines = records.physical_lines(text)
    for _ in range(head.first_line - 1):
        next(lines, "")
    for number, block in enumerate(records.blocks(text)):
        yield block if number or head.first_line > 1 else block.removeprefix("\ufeff")


def _body(text: io.TextIOWrapper, source: FileSource, head: Head, footer: list[tuple[int, str]]) -> Iterator[str]:
    """Lines of the data; those of the footer go into `footer` with their numbers when the data end."""
    number = 0
    declared = source.footer
    held: deque[tuple[int, str]] = deque()
    solid = 0
    for line in records.physical_lines(text):
        number += 1
        if number < head.first_line:
            continue
        if isinstance(declared, Lines):
            if footer or starts_with(line, declared.prefix):
                if line.strip():
                    footer.append((number, line.rstrip("\r\n")))
                continue
            yield line.removeprefix("\ufeff") if number == 1 else line
            continue
        held.append((number, line))
        solid += bool(line.strip())
        while solid > declared:
            _, first = held.popleft()
            solid -= bool(first.strip())
            yield first.removeprefix("\ufeff")
    footer.extend((number, line.rstrip("\r\n")) for number, line in held if line.strip())
