"""Stage 0: one pass over the bytes that hashes them, checks them and counts the records, without parsing a field.

The count is what the reader that lands the records must reach, so it is made another way: by line ends outside quotes, quotes
told apart by parity. A file that is written plainly (UTF-8, one kind of line end, one record a line) goes to the fast reader;
whatever else is found here is told by `Scan.plain` and goes to the strict parser in `records`.
"""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Codes = npt.NDArray[np.uint8]
    Flags = npt.NDArray[np.bool_]

LF, CR = 10, 13
BLANKS = b" \t"
PIECE = 64 * 1024
"""Bytes that are gone over at a time: with the flags made of them they stay in the processor's cache (half the time of 1 MiB)."""
_FLUSH = 32 * 1024 * 1024


@dataclass
class Scan:
    """What stage 0 found in the bytes after the header.

    Attributes:
        sha256: hash of the file's bytes as they lie (packed ones if it is packed).
        utf8: whether every byte belongs to valid UTF-8.
        ascii: whether every byte is ASCII.
        nul: number of NUL bytes.
        records: line ends outside quotes, blank lines not counted, and a last line without an end.
        delimiters: delimiters outside quotes.
        quotes: number of quote characters.
        linefeeds: line ends that are a bare LF.
        crlf: line ends that are CR LF.
        bare_cr: carriage returns without a line feed after them.
        inner_blank: blank lines with a record after them.
        joined: line ends inside quotes.
        padded: whether a field may begin or end with a blank.
        marks: lines that begin with a byte order mark, as in files put end to end.
        odd_quotes: whether a quote stands elsewhere than around a whole field or doubled inside one.
    """

    sha256: str = ""
    utf8: bool = True
    ascii: bool = True
    nul: int = 0
    records: int = 0
    delimiters: int = 0
    quotes: int = 0
    linefeeds: int = 0
    crlf: int = 0
    bare_cr: int = 0
    inner_blank: int = 0
    joined: int = 0
    padded: bool = False
    marks: int = 0
    odd_quotes: bool = False

    def plain(self, width: int) -> bool:
        """Whether the fast reader may have the file: `width` fields in every record on average, and nothing unusual."""
        one_end = not self.bare_cr and not (self.linefeeds and self.crlf)
        sound = self.utf8 and not self.nul and not self.quotes % 2 and not self.odd_quotes and not self.marks
        one_line_each = not self.joined and not self.inner_blank
        return one_end and sound and one_line_each and self.delimiters == self.records * (width - 1)


class Counter:
    """Counts what `Scan` holds, chunk by chunk; `feed` takes whole lines except for the last chunk."""

    def __init__(self, delimiter: bytes, quote: bytes) -> None:
        self.scan = Scan()
        self._delimiter, self._quote = delimiter, quote
        self._decoder = codecs.getincrementaldecoder("utf-8")("strict")
        self._inside = False
        self._blanks = 0

    def feed(self, chunk: bytes) -> None:
        """Count one chunk."""
        import numpy as np

        scan = self.scan
        if not chunk.isascii():
            scan.ascii = False
            self._check_utf8(chunk)
            scan.marks += chunk.count(b"\n" + codecs.BOM_UTF8) + chunk.startswith(codecs.BOM_UTF8)
        scan.nul += chunk.count(0) if 0 in chunk else 0
        returns = chunk.count(b"\r") if b"\r" in chunk else 0
        crlf = chunk.count(b"\r\n") if returns else 0
        scan.crlf += crlf
        scan.bare_cr += returns - crlf
        outside = self._outside_quotes(chunk) if self._inside or (self._quote and self._quote in chunk) else chunk
        codes = np.frombuffer(outside, np.uint8)
        ends, delimiters = codes == LF, codes == self._delimiter[0]
        if outside is not chunk:
            crlf = outside.count(b"\r\n") if returns else 0
        elif not scan.padded:
            borders = ends | delimiters
            scan.padded = self._padded(chunk, codes, borders | (codes == CR) if returns else borders)
        count = int(np.count_nonzero(ends))
        scan.linefeeds += count - crlf
        scan.delimiters += int(np.count_nonzero(delimiters))
        if len(codes):
            self._count_records(codes, ends, count, may_be_blank=b"\n\r" in outside if returns else False)

    def finish(self) -> Scan:
        """Everything counted."""
        self._check_utf8(b"", final=True)
        if self._inside:
            self.scan.joined += 1
        return self.scan

    def _check_utf8(self, chunk: bytes, *, final: bool = False) -> None:
        if self.scan.utf8:
            try:
                self._decoder.decode(chunk, final)
            except UnicodeDecodeError:
                self.scan.utf8 = False

    def _padded(self, chunk: bytes, codes: Codes, borders: Flags) -> bool:
        """Whether a blank stands beside a delimiter or a line end, at either end of a field."""
        beside: Flags | None = None
        for blank in BLANKS:
            if blank == self._delimiter[0] or blank not in chunk:
                continue
            blanks = codes == blank
            if blanks[0] or blanks[-1]:
                return True
            beside = borders[:-2] | borders[2:] if beside is None else beside
            if (blanks[1:-1] & beside).any():
                return True
        return False

    def _outside_quotes(self, chunk: bytes) -> bytes:
        """The chunk without what stands between quotes; the quotes stay, so that a record of quoted blanks is no blank line."""
        scan = self.scan
        count = chunk.count(self._quote)
        scan.quotes += count
        scan.padded = True
        scan.odd_quotes = scan.odd_quotes or self._odd_quotes(chunk)
        pieces = chunk.split(self._quote)
        first = 1 if self._inside else 0
        scan.joined += b"".join(pieces[1 - first :: 2]).count(b"\n")
        self._inside = self._inside != bool(count % 2)
        return self._quote.join(pieces[first::2])

    def _odd_quotes(self, chunk: bytes) -> bool:
        """Whether a quote opens elsewhere than at the start of a field, or closes elsewhere than at its end.

        Parity then tells nothing about such a file: `5" x, 6" y` hides a delimiter. Doubled quotes close and open at once.
        """
        import numpy as np

        quote, delimiter = self._quote[0], self._delimiter[0]
        codes = np.frombuffer(b"\n" + chunk + b"\n", np.uint8)
        places = np.flatnonzero(codes == quote)
        opening, closing = (places[1::2], places[::2]) if self._inside else (places[::2], places[1::2])
        before, after = np.ones(256, np.bool_), np.ones(256, np.bool_)
        before[[delimiter, LF, quote]] = False
        after[[delimiter, LF, CR, quote]] = False
        return bool(before[codes[opening - 1]].any() or after[codes[closing + 1]].any())

    def _count_records(self, codes: Codes, ends: Flags, count: int, *, may_be_blank: bool) -> None:
        """Add the chunk's records: its line ends, less blank lines, and a last line without an end."""
        import numpy as np

        unfinished = int(not ends[-1])
        blanks = trailing = 0
        if may_be_blank or codes[0] in (LF, CR) or (ends[1:] & ends[:-1]).any():
            places = np.flatnonzero(ends)
            lengths = np.diff(places, prepend=-1)
            blank = (lengths == 1) | ((lengths == 2) & (codes[places - 1] == CR))
            blanks = int(np.count_nonzero(blank))
            solid = np.flatnonzero(~blank)
            if not unfinished:
                trailing = count - 1 - int(solid[-1]) if len(solid) else count
        if blanks < count or unfinished:
            self.scan.inner_blank += self._blanks + blanks - trailing
            self._blanks = trailing
        else:
            self._blanks += blanks
        self.scan.records += count - blanks + unfinished


def whole_lines(chunks: Iterable[bytes], skip: int) -> Iterator[bytes]:
    """The chunks in pieces of about `PIECE` bytes that end after line ends, the first `skip` bytes left out.

    Only the last piece may end in the middle of a line.
    """
    rest = b""
    for whole in chunks:
        chunk = whole[skip:] if skip else whole
        skip = max(0, skip - len(whole))
        start, cut = 0, chunk.rfind(b"\n") + 1
        while start < cut:
            end = chunk.rfind(b"\n", start, start + PIECE) + 1 or chunk.find(b"\n", start) + 1
            yield rest + chunk[start:end]
            rest, start = b"", end
        rest += chunk[cut:]
        if len(rest) > _FLUSH:  # no line is so long: the fast reader refuses the file, and memory stays flat
            yield rest
            rest = b""
    if rest:
        yield rest


def scan(chunks: Iterable[bytes], *, skip: int, delimiter: bytes, quote: bytes) -> Scan:
    """Go over the bytes once.

    Args:
        chunks: the file's unpacked bytes.
        skip: bytes of preamble and header, which are no records.
        delimiter: one character in UTF-8.
        quote: one ASCII character or b"".
    """
    counter = Counter(delimiter, quote)
    for lines in whole_lines(chunks, skip):
        counter.feed(lines)
    return counter.finish()


def file_digest(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as raw:
        return digest(iter(lambda: raw.read(1024 * 1024), b""))


def digest(raw: Iterable[bytes]) -> str:
    """SHA-256 of bytes as they lie."""
    hasher = hashlib.sha256()
    for chunk in raw:
        hasher.update(chunk)
    return hasher.hexdigest()
