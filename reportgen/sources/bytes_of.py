"""The bytes of a file, unpacked and within limits, in chunks.

Packed files are known by their first bytes, never by their name. Limits stop an archive that explodes while it is unpacked, long
before it fills memory or disk.
"""

from __future__ import annotations

import codecs
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from reportgen.errors import SourceError

CHUNK = 1024 * 1024
"""Bytes taken at a time: larger pieces fall out of the cache and cost five times as much (measured)."""
MAX_BYTES = 64 * 1024**3
"""Bytes a file may have once unpacked."""
MAX_RATIO = 100
"""How many times its packed size a file may grow."""
RATIO_FROM = 8 * 1024**2
"""Below so many unpacked bytes the ratio is not asked: small files of equal rows pack very well."""

MAX_COLUMNS = 16_384
"""Columns a file may have, as many as a sheet: each costs memory in every step, and no export of one's figures has more."""

_GZIP = b"\x1f\x8b"
_OTHERS = (
    (b"PK\x03\x04", "a ZIP archive or an Excel workbook", "Write kind: xlsx if it is a workbook, else unpack it"),
    (
        b"\xd0\xcf\x11\xe0",
        "an old Excel workbook or a locked one",
        "Save it as .xlsx without a password and write kind: xlsx",
    ),
    (b"PAR1", "a Parquet file", "Write kind: parquet"),
    (b"%PDF", "a PDF", "Export the figures as CSV"),
    (b"SQLite format 3", "a SQLite database", "Export the table as CSV"),
    (b"BZh", "packed by bzip2", "Unpack it, or pack it by gzip"),
    (b"\x28\xb5\x2f\xfd", "packed by zstd", "Unpack it, or pack it by gzip"),
    (b"\xfd7zXZ", "packed by xz", "Unpack it, or pack it by gzip"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it"),
    (b"\x89PNG", "an image", "Name the right file"),
    (b"GIF8", "an image", "Name the right file"),
    (b"\xff\xd8\xff", "an image", "Name the right file"),
    (b"PK\x05\x06", "an empty ZIP archive", "Export it again"),
    (b"Rar!", "a RAR archive", "Unpack it"),
    (b"\x04\x22\x4d\x18", "packed by lz4", "Unpack it, or pack it by gzip"),
    (b"\x7fELF", "a program", "Name the right file"),
    (b"ORC", "an ORC file", "Export it as CSV or Parquet"),
    (b"ARROW1", "an Arrow file", "Export it as CSV or Parquet"),
    (b"Obj\x01", "an Avro file", "Export it as CSV or Parquet"),
    (b"{\\rtf", "a text document (RTF)", "Export the figures as CSV"),
    (b"version https://git-lfs", "a pointer of Git LFS and not the file itself", "Run git lfs pull"),
    (_GZIP, "packed by gzip twice", "Unpack it once"),
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\f\x1b")
_JSON = re.compile(rb'\s*(\{\s*["}]|\[\s*[\]{["])')
_PAGES = re.compile(
    rb"<(?:!doctype html|!--|(?:html|head|body|title|meta|script|style|div|table|center|h[1-6]|p)[\s>/])"
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Limited(io.RawIOBase):
    """A file's unpacked bytes as a stream; reading past a limit raises SourceError."""

    def __init__(self, source: str, file: str, path: Path) -> None:
        super().__init__()
        self._source, self._file = source, file
        self._raw: IO[bytes] = path.open("rb")
        self.packed_size = path.stat().st_size
        self.gzip = self._raw.read(2) == _GZIP
        self._raw.seek(0)
        self._stream: IO[bytes] | gzip.GzipFile = gzip.GzipFile(fileobj=self._raw) if self.gzip else self._raw
        self.unpacked = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill `buffer`."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self.take(len(view))
        view[: len(data)] = data
        return len(data)

    def take(self, size: int) -> bytes:
        """At most `size` further bytes; b"" at the end."""
        try:
            data = self._stream.read(size)
        except (OSError, EOFError, zlib.error) as error:
            what = "the packed file is damaged or cut short" if self.gzip else "the file cannot be read"
            raise SourceError(
                self._source, f"{what}: {error}", file=self._file, instead="Export or copy it again"
            ) from None
        self.unpacked += len(data)
        self._check()
        return data

    def _check(self) -> None:
        if self.unpacked > MAX_BYTES:
            raise SourceError(
                self._source, f"the file has more than {MAX_BYTES:,} bytes", file=self._file, instead="Split it"
            )
        if self.gzip and self.unpacked > RATIO_FROM and self.unpacked > MAX_RATIO * self.packed_size:
            what = (
                f"unpacking grows it more than {MAX_RATIO} times ({self.packed_size:,} bytes to over {self.unpacked:,})"
            )
            raise SourceError(self._source, what, file=self._file, instead="If that is right, deliver it unpacked")

    def close(self) -> None:
        """Close both streams."""
        if not self.closed:
            self._stream.close()
            self._raw.close()
        super().close()


def opened(source: str, file: str, path: Path) -> Limited:
    """Open a file for reading.

    Raises:
        SourceError: it cannot be opened.
    """
    try:
        return Limited(source, file, path)
    except OSError as error:
        hint = "Give the user that runs this program the right to read it" if isinstance(error, PermissionError) else ""
        raise SourceError(source, f"the file cannot be read: {error.strerror}", file=file, instead=hint) from None


def chunks(stream: Limited, size: int = CHUNK) -> Iterator[bytes]:
    """The stream's bytes, at most `size` at a time."""
    while chunk := stream.take(size):
        yield chunk


def refuse_other_kinds(source: str, file: str, head: bytes, *, wide: bool) -> None:
    """Refuse what is no delimited text, by its first bytes.

    Args:
        source: name of the source.
        file: the file's name for the message.
        head: its first bytes, unpacked.
        wide: whether its declared encoding has two or more bytes per character.

    Raises:
        SourceError: it is something else.
    """
    bare = head[:4096].removeprefix(codecs.BOM_UTF8)
    for magic, what, instead in _OTHERS:
        if bare.startswith(magic):
            raise SourceError(source, f"the file is {what}, not delimited text", file=file, instead=instead)
    if head[257:262] == b"ustar":
        raise SourceError(source, "the file is a TAR archive, not delimited text", file=file, instead="Unpack it")
    begin = bare.lstrip().lower()
    if begin.startswith(b"<?xml"):
        what, instead = "the file is XML, not delimited text", "Export it as CSV or as .xlsx"
        raise SourceError(source, what, file=file, instead=instead)
    if _PAGES.match(begin):
        raise SourceError(
            source, "the file is a web page, not delimited text", file=file, instead="Was the export behind a login?"
        )
    if _JSON.match(head.removeprefix(b"\xef\xbb\xbf")):
        raise SourceError(source, "the file is JSON, not delimited text", file=file, instead="Export it as CSV")
    mark = next((encoding for sign, encoding in _MARKS if head.startswith(sign)), "")
    if mark and not wide:
        raise SourceError(source, f"the file begins like {mark.upper()}", file=file, instead=f"Write encoding: {mark}")
    if wide:
        if 0 not in head[:4096] and head[:4096].isascii() and len(head) > 1:
            what = "the file is written one byte a letter, which is not UTF-16"
            raise SourceError(source, what, file=file, instead="Write encoding: utf-8")
        return
    for code, zeros, letters in (
        ("utf-16-le", head[1:400:2], head[:400:2]),
        ("utf-16-be", head[:400:2], head[1:400:2]),
    ):
        if len(zeros) > 4 and zeros.count(0) > 0.9 * len(zeros) and not letters.count(0):
            raise SourceError(
                source, f"every other byte is zero, as in {code}", file=file, instead=f"Write encoding: {code}"
            )
    begin = head[:4096].rstrip(b"\0") or head[:4096]  # a file that was not written to its end is filled up with zeros
    controls = len(begin) - len(begin.translate(None, _CONTROLS))
    if controls > max(16, len(begin) // 20):
        raise SourceError(
            source, "the file holds binary data", file=file, instead="Name a text file, or write its encoding"
        )


def refuse_wide(source: str, file: str, columns: int, line: int) -> None:
    """Refuse a file of more columns than are read.

    Args:
        source: name of the source.
        file: name of the file for messages.
        columns: how many it has.
        line: of its header.

    Raises:
        SourceError: there are too many.
    """
    if columns > MAX_COLUMNS:
        what = f"the header has {columns:,} columns, and at most {MAX_COLUMNS:,} are read"
        instead = "Export the columns that are wanted only; where records stand in columns, turn the table round"
        raise SourceError(source, what, file=file, line=line, instead=instead)


def refuse_wide_text(source: str, file: str, text: str) -> None:
    """The same for the beginning of a text of which nobody knows yet how it is parted."""
    for number, line in enumerate(text.splitlines()[:20], 1):
        parts = max(line.count(sign) for sign in ",;\t|") + 1
        if '"' not in line or line.count('"') > parts:  # else it is one long text
            refuse_wide(source, file, parts, number)
