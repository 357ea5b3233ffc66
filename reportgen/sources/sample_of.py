"""The beginning of a file as a table of texts, whatever kind it is, for a proposal: nothing is read by it."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from reportgen.errors import SourceError
from reportgen.sources import bytes_of, guess, workbook
from reportgen.sources.guess import Guess

SIZE = 1024 * 1024
"""Bytes of a text that are looked at."""
ROWS = 2000
"""Rows of a sheet or a Parquet file that are looked at."""

_NAME = "infer"


@dataclass(frozen=True)
class Sample:
    """The beginning of a file.

    Attributes:
        kind: `csv`, `xlsx` or `parquet`.
        text: delimited text, whole lines.
        delimiter: between fields; "" for runs of blanks.
        encoding: of a text file.
        whole: whether that is all of it.
        sheet: name of the sheet, "" where there is none.
        doubts: about the kind of file, one sentence each.
    """

    kind: str
    text: str
    delimiter: Guess[str]
    encoding: Guess[str]
    whole: bool
    sheet: str = ""
    doubts: tuple[str, ...] = ()


def sample(path: Path) -> Sample:
    """Look at a file.

    Raises:
        SourceError: it cannot be opened, is empty, or is no table of a known kind.
    """
    if path.exists() and not path.is_file():
        raise SourceError(_NAME, "is no regular file", file=str(path), instead="Name a file with data")
    with bytes_of.opened(_NAME, str(path), path) as stream:
        start = b"".join(_until(bytes_of.chunks(stream, SIZE), SIZE))
    if not start.strip():
        raise SourceError(_NAME, "the file is empty", file=str(path), instead="Name a file with data")
    if start.startswith(b"PAR1"):
        return _parquet(path)
    if start.startswith((workbook.ZIP, workbook.OLE)):
        return _sheet(path)
    code = guess.encoding(start)
    bytes_of.refuse_other_kinds(_NAME, str(path), start, wide=code.value.startswith(("utf-16", "utf-32")))
    text = start.decode(code.value, "replace").lstrip("\ufeff")
    bytes_of.refuse_wide_text(_NAME, str(path), text)
    whole = len(start) < SIZE
    if not whole:  # the last line is cut somewhere
        text = text[: max(text.rfind("\n"), text.rfind("\r")) + 1] or text
    return Sample("csv", text, guess.delimiter(text.splitlines()[:ROWS]), code, whole)


def _sheet(path: Path) -> Sample:
    from reportgen.sources import xlsx_file

    sheet, _ = xlsx_file.opened(_NAME, str(path), path, 1)
    rows = [[xlsx_file.plain(cell) for cell in cells] for cells in islice(sheet.iter_rows(), ROWS)]
    rows = [row if sum(map(bool, row)) != 1 else [cell for cell in row if cell] for row in rows]  # titles and footers
    if not rows:
        raise SourceError(_NAME, "the first sheet is empty", file=str(path), instead="Name a file with data")
    others = [name for name in xlsx_file.sheets(path) if name != sheet.name]
    doubts = (f"the workbook has other sheets too: {', '.join(others[:8])}",) if others else ()
    return Sample("xlsx", _text(rows), Guess(","), Guess(""), len(rows) < ROWS, sheet.name, doubts)


def _parquet(path: Path) -> Sample:
    from reportgen.sources import parquet_file

    with tempfile.TemporaryDirectory() as scratch:
        link = Path(scratch) / "text.parquet"
        link.symlink_to(path.resolve())
        with parquet_file.opened(_NAME, str(path), path, link) as (connection, columns):
            texts = "CAST(COLUMNS(*) AS VARCHAR)"
            found = connection.execute(f"SELECT {texts} FROM read_parquet(?) LIMIT {ROWS}", [str(link)]).fetchall()
    rows = [[name for name, _ in columns], *([cell or "" for cell in row] for row in found)]
    return Sample("parquet", _text(rows), Guess(","), Guess(""), len(found) < ROWS)


def _text(rows: list[list[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([[" ".join(cell.split()) for cell in row] for row in rows])
    return out.getvalue()


def _until(pieces: Iterator[bytes], size: int) -> Iterator[bytes]:
    for piece in pieces:
        yield piece
        size -= len(piece)
        if size <= 0:
            return
