"""Text of delimited files, as the systems of the sample export it."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable, Sequence
from datetime import date

Row = Sequence[str | int]


def delimited(header: Row, rows: Iterable[Row], delimiter: str = ",", preamble: str = "") -> bytes:
    """UTF-8 text with one line per row, `preamble` before the header."""
    text = io.StringIO()
    text.write(preamble)
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def zipped(content: bytes) -> bytes:
    """The same, gzipped without name and time, so that equal content is an equal file."""
    return gzip.compress(content, compresslevel=9, mtime=0)


def iso(day: date | None) -> str:
    """2026-06-30, or nothing."""
    return day.isoformat() if day else ""


def money(cents: int) -> str:
    """1234.50 from whole cents."""
    return f"{cents // 100}.{cents % 100:02d}"


def german_money(cents: int) -> str:
    """1.234,50 from whole cents."""
    return f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02d}"
