"""Plain tables for a terminal: aligned, without frames, good to read and good to `grep`."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence

from reportgen.errors import printable


def width(text: str) -> int:
    """Columns that `text` takes in a terminal: wide East Asian letters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def layout(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Sequence[bool],
    painted: Mapping[int, Callable[[str], str]] | None = None,
) -> str:
    """Lay out a table.

    Args:
        head: a title per column.
        rows: cells, as many per row as `head` has.
        right: per column, whether it is aligned right (numbers).
        painted: by number of the column, what gives its cells below the head their colour.

    Returns:
        Lines without trailing blanks, joined by line ends.
    """
    cells = [[printable(cell) for cell in row] for row in (head, *rows)]
    widths = [max(width(row[column]) for row in cells) for column in range(len(head))]
    lines = []
    for number, row in enumerate(cells):
        padded = []
        for column, (cell, target, is_right) in enumerate(zip(row, widths, right, strict=True)):
            blanks = " " * (target - width(cell))
            shown = painted[column](cell) if number and painted and column in painted else cell
            padded.append(blanks + shown if is_right else shown + blanks)
        lines.append("  ".join(padded).rstrip())
    lines.insert(1, "  ".join("-" * target for target in widths))
    return "\n".join(lines)
