"""Figures as CSV: UTF-8, a comma between values, a point in numbers, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
import unicodedata

from reportgen.document import DataFile
from reportgen.render.words import plain_words
from reportgen.text import Language

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What begins a formula in one spreadsheet or another (OWASP, CSV injection)."""


def neutral(text: str) -> str:
    """A text that no spreadsheet runs: an apostrophe goes before what looks like a formula, in full-width forms too."""
    first = unicodedata.normalize("NFKC", text.lstrip(" \u00a0\ufeff\u200b")[:1])
    return f"'{text}" if (first and first in FORMULA) or text.startswith(FORMULA) else text


def csv_bytes(file: DataFile, language: Language) -> bytes:
    """A table of figures as CSV; numbers are written as numbers to twelve digits, texts in the language of the report."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([neutral(plain_words(column, language)) for column in file.columns])
    for row in file.rows:
        writer.writerow(
            [
                "" if cell is None
                else str(cell) if isinstance(cell, int)
                else f"{cell:.12g}" if isinstance(cell, float)
                else neutral(plain_words(cell, language))
                for cell in row
            ]
        )  # fmt: skip
    return out.getvalue().encode("utf-8-sig")
