"""Where the table stands in a text: what is above it, its header, its rows, and what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportgen.sources import guess
from reportgen.sources.sample_of import Sample

FOOTER = 30
"""Characters by which a footer is known."""


@dataclass(frozen=True)
class Layout:
    """Where the table is in the text.

    Attributes:
        preamble: lines above the header.
        by_sign: whether they begin with #.
        header: names of the columns.
        named: whether the file names them.
        rows: records as wide as the header.
        footer: the first text of what follows the data, "" where nothing does.
        above: the lines above the header.
        odd: records that are wider or narrower and no footer.
        opening: the first record, however wide.
        later: whether another table seems to stand above.
    """

    preamble: int
    by_sign: bool
    header: tuple[str, ...]
    named: bool
    rows: list[list[str]]
    footer: str
    above: list[str]
    odd: int
    opening: list[str]
    later: bool


def layout(found: Sample) -> Layout:
    """Find the table: the longest run of records of one width, below the lines that a sign or their width tells apart."""
    text, delimiter = found.text, found.delimiter.value
    lines = text.splitlines()[:2000]
    signed = 0
    while signed < len(lines) and (_is_remark(lines[signed], delimiter) or not lines[signed].strip(' ,;\t"')):
        signed += 1
    body = text.splitlines(keepends=True)[signed:]
    rows = guess.records("".join(body), delimiter)
    if not found.whole and len(rows) > 1:
        rows.pop()  # a field in quotes may hold lines of which the last were not seen
    widths = [len(row) for row in rows if len(row) > 1]
    width = max(set(widths), key=lambda size: (widths.count(size), size)) if widths else 1
    first = next((number for number, row in enumerate(rows) if len(row) == width), 0)
    by_sign = not first and any(line.lstrip('"').startswith("#") for line in lines[:signed])
    named = bool(rows) and not any(re.fullmatch(r"-?[\d.,:/ -]+", cell) for cell in rows[first] if cell)
    header = tuple(rows[first]) if named else tuple(f"column_{number + 1}" for number in range(width))
    data = rows[first + named :]
    end = next((number for number, row in enumerate(data) if row and len(row) != width), len(data))
    footer = next((cell for row in data[end:] for cell in row if cell), "") if _is_footer(data[end:], width) else ""
    if footer and any(row[0].startswith(footer[:FOOTER]) for row in data[:end] if row):
        footer = ""  # a row that is cut short, not a footer: by its beginning sound rows would go too
    rest = data[: end if footer else None]
    return Layout(
        signed + first,
        by_sign,
        header,
        named,
        [row for row in rest if len(row) == width],
        footer,
        text.splitlines()[: signed + first],
        sum(bool(row) and len(row) != width for row in rest),
        next((row for row in data if row), []),
        any(len(row) > 1 for row in rows[:first]),
    )


def _is_remark(line: str, delimiter: str) -> bool:
    """Whether a line above the header begins with #; a header whose first column is called so (Typeform) is none."""
    names = guess.split(line, delimiter) if line.lstrip('" ').startswith("#") else [""]
    return line.lstrip('"').startswith("#") and not (names[0].strip() == "#" and sum(map(bool, names)) > 2)


def _is_footer(rest: list[list[str]], width: int) -> bool:
    """Whether what follows is no data: none of it, or another table, as wide or not."""
    return bool(rest) and (all(len(row) != width for row in rest if row) or rest[0][0].startswith("#"))


def opens_with_total(found: Layout) -> bool:
    """Whether the first record is a total and wider or narrower than the header, as in explorations of GA4."""
    row = found.opening
    return len(row) not in (0, len(found.header)) and any(guess.TOTALS.match(cell) for cell in row)
