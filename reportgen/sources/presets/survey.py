"""One pass over the rows below a header: where the table ends, which rows are totals, and what its cells look like.

Memory stays flat: of figures their shapes are kept, of days each day once, of texts no more than are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.sources.presets import days, numbers
from reportgen.sources.presets.asked import NULLS, Asked, is_figure, label_of
from reportgen.sources.presets.table import Row, Typed

MANY = 1000
"""Distinct texts of a column that are kept."""
FEW = 64
"""Shapes of a column that holds no figures which are kept."""
BLOCK = 4096
"""Rows that are looked at together."""
COUNTED = re.compile(
    r"[^\d()（]{3,40}[(（](\d[\d.,'\s]*)"
    r"(?:records?|datens[aä]tze?|enregistrements?|registros?|records?|registri|レコード|件|rekord\w*|záznam\w*|запис\w*)[)）]",
    re.IGNORECASE,
)
"""A line below a table that states its number of rows: `Grand Totals (5700 records)`."""
STATED = 40
"""Lines below a table that are kept."""


@dataclass
class Column:
    """What was seen of a column in rows that are no totals.

    Attributes:
        shapes: of its cells, digits as 9; of text columns no more than `MANY`.
        filled: cells with something in them.
        texts: distinct texts, where they are wanted.
        days: see `days.Seen`.
        worded: cells with a text that is no figure.
        first: the first text.
        varied: whether another text was seen.
    """

    shapes: dict[str, int] = field(default_factory=dict)
    filled: int = 0
    texts: dict[str, int] = field(default_factory=dict)
    days: days.Seen = field(default_factory=days.Seen)
    worded: int = 0
    first: str = ""
    varied: bool = False


@dataclass
class Survey:
    """What a pass found.

    Attributes:
        columns: by place.
        rows: rows that are no totals.
        head: totals and blank rows before the first row.
        middle: the same between rows.
        tail: the same behind the last row.
        end: line on which what is no part of the table begins; 0 where it goes on to the end.
        below: lines, or rows of a sheet, from `end` on that are not blank, as far as they were passed.
        opening: the first row.
        closing: the last row.
        labels: place of a column -> texts by which totals were told, of rows as wide as the header.
        stated: texts of lines below the table.
        again: line on which the names of the columns stand once more; 0 where they do not.
    """

    columns: list[Column]
    rows: int = 0
    head: list[Row] = field(default_factory=list)
    middle: list[Row] = field(default_factory=list)
    tail: list[Row] = field(default_factory=list)
    end: int = 0
    below: int = 0
    opening: Row | None = None
    closing: Row | None = None
    labels: dict[int, set[str]] = field(default_factory=dict)
    stated: list[str] = field(default_factory=list)
    again: int = 0


def survey(rows: Iterable[Row], asked: Asked) -> Survey:
    """Go over the rows below a header, to the end of their table."""
    found = Survey([Column() for _ in asked.header])
    before, broken, pause, soft, cut = 0, 0, False, False, False
    held: list[tuple[str, ...]] = []
    for row in rows:
        gap = pause or (before > 0 and row.line > before + 1)
        before = row.last
        if found.end and soft and _goes_on(row, asked):
            # what seemed to end the table was a broken row of it
            found.rows += broken
            found.end = found.below = 0
            found.stated.clear()
            found.tail.clear()
        if found.end:
            found.below += 1
            broken += not row.blank
            soft = soft and (row.blank or not _is_other_table(row, asked))
            if len(found.stated) < STATED:
                found.stated.append(" ".join(filter(None, row.cells)))
            continue
        if row.blank:
            found.tail.append(row)
            pause = True
            continue
        if _ends(row, asked, gap=gap, begun=found.rows > 0):
            found.end, found.below = row.line, 1
            broken, soft = 1, not _is_other_table(row, asked)
            cut = soft and not gap and bool(row.fault)
            found.stated.append(" ".join(filter(None, row.cells)))
            continue
        pause = False
        if row.cells == asked.header:
            found.again = found.again or row.line
        label = label_of(row, asked)
        if label is not None or _is_empty(row, asked):
            found.tail.append(row)
            if label is not None and len(row.cells) == len(asked.header):
                found.labels.setdefault(label, set()).add(row.cells[label])
            if len(row.cells) == len(asked.header):
                _see_figures(row, found.columns, asked)
            continue
        if found.rows:
            found.middle += found.tail
        else:
            found.head += found.tail
        found.tail.clear()
        found.rows += 1
        found.opening = found.opening or row
        found.closing = row
        if not row.fault:
            held.append(row.cells[: len(asked.header)])
        if len(held) >= BLOCK:
            _see(held, found.columns, asked)
            held.clear()
    if cut and found.below == 1:  # the last line of all, and nothing parts it from the rows: it is one that was cut off
        found.rows, found.end, found.below = found.rows + 1, 0, 0
    _see(held, found.columns, asked)
    return found


def _ends(row: Row, asked: Asked, *, gap: bool, begun: bool) -> bool:
    """Whether a row is the first of what is no part of the table any more.

    A row as wide as the header is taken for another table only behind a blank line, and where no figure and no day stands in it;
    one text alone in such a row (as spreadsheets write a footer) ends it behind a blank line, or where it counts records.
    """
    if not gap and not row.fault and len(row.cells) == len(asked.header) and row.cells[0] and begun:
        opens = row.cells[0]
        if opens[0] != "#" and not opens.startswith(asked.footer or ("\0",)) and any(row.cells[1:]):
            return False  # nearly every row
    first = next(filter(None, row.cells), "")
    wide = len(row.cells) == len(asked.header) and not row.fault
    alone = sum(map(bool, row.cells)) == 1
    if any(first.startswith(text) for text in asked.footer) or (first.startswith("#") and (alone or not wide)):
        return True
    if row.cells == asked.header:
        return False
    digits = any(letter.isdigit() for cell in row.cells for letter in cell)
    counted = COUNTED.fullmatch(first) is not None
    if not wide:
        return label_of(row, asked) is None and (gap or counted or (begun and not digits and not alone))
    if alone and begun and (gap or counted) and len(row.cells) > 2:
        return label_of(row, asked) is None
    texts = [row.cells[place] for place in asked.needed]
    return (
        gap and begun and not digits and all(text and text not in asked.nulls and text not in NULLS for text in texts)
    )


def _is_other_table(row: Row, asked: Asked) -> bool:
    """Whether a row stands for sure outside of the table: a remark, a footer that is known, or the header of another one."""
    first = next(filter(None, row.cells), "")
    known = first.startswith(("#", *asked.footer)) or COUNTED.fullmatch(first) is not None
    wide = len(row.cells) == len(asked.header) and not row.fault
    return known or (wide and sum(map(bool, row.cells)) > 1 and not _goes_on(row, asked))


def _goes_on(row: Row, asked: Asked) -> bool:
    """Whether a row is one of the table for sure: as wide, and with a day or a figure where they stand."""
    wide = len(row.cells) == len(asked.header) and not row.fault and sum(map(bool, row.cells)) > 1
    return wide and any(letter.isdigit() for place in asked.days | asked.needed for letter in row.cells[place])


def _is_empty(row: Row, asked: Asked) -> bool:
    """Whether a row has nothing in the columns that tell what it is of; one that was cut off tells nothing."""
    if row.fault and any(letter.isdigit() for cell in row.cells for letter in cell):
        return False
    return bool(asked.empty) and all(
        place >= len(row.cells) or not row.cells[place] or row.cells[place] in asked.nulls for place in asked.empty
    )


def _see(rows: Sequence[tuple[str, ...]], columns: Sequence[Column], asked: Asked) -> None:
    """Take in rows as wide as the header, column by column and each text once."""
    if not rows:
        return
    for place, (cells, column) in enumerate(zip(zip(*rows, strict=True), columns, strict=True)):
        column.filled += len(cells) - cells.count("")
        texts = dict.fromkeys(cell for cell in cells if type(cell) is str and cell)
        typed = {cell for cell in cells if type(cell) is Typed and cell}
        if place in asked.days:
            for text in texts:
                column.days.add(text)
            if len(column.texts) < MANY:
                column.texts.update(dict.fromkeys(typed, 1))
            continue
        if place in asked.texts and len(column.texts) < MANY:
            column.texts.update(dict.fromkeys((*texts, *typed), 1))
        for text in texts:
            if place in asked.figures or len(column.shapes) < FEW:
                column.shapes[text.translate(numbers.DIGITS)] = 1
            if not column.varied:
                column.first = column.first or text
                column.varied = column.first != text
            if column.worded < 2 and not is_figure(text):
                column.worded += 1
            elif place not in asked.figures and column.varied and column.worded > 1 and len(column.shapes) >= FEW:
                break


def _see_figures(row: Row, columns: Sequence[Column], asked: Asked) -> None:
    """Take in how the figures of a total are written: they are the largest, and show best how thousands are parted."""
    for place in asked.figures:
        cell = row.cells[place]
        if cell and not isinstance(cell, Typed) and is_figure(cell):
            columns[place].shapes[cell.translate(numbers.DIGITS)] = 1


def is_sum(total: Row, rows: Iterator[Row], styles: Mapping[int, numbers.Style], skip: Collection[int]) -> bool:
    """Whether the figures of a row are the sums of those of all other rows.

    Args:
        total: the row.
        rows: all rows of the table.
        styles: columns of figures that can be added up, with the style of each.
        skip: lines that are no rows.
    """
    sums = dict.fromkeys(styles, 0.0)
    count = 0
    for row in rows:
        if row.line == total.line or row.line in skip or row.fault:
            continue
        count += 1
        for place, style in styles.items():
            cell = row.cells[place] if place < len(row.cells) else ""
            sums[place] += (
                (float(cell) if isinstance(cell, Typed) else numbers.value(cell, style) or 0.0) if cell else 0.0
            )
    if not count:
        return False
    same = other = 0
    for place, style in styles.items():
        cell = total.cells[place] if place < len(total.cells) else ""
        if not cell:
            continue
        value = float(cell) if isinstance(cell, Typed) else numbers.value(cell, style)
        if value is None or (not value and not sums[place]):
            continue
        near = abs(value - sums[place]) <= 1e-6 * abs(value) + 0.006 * (count if "." in str(value).rstrip("0") else 0)
        same, other = same + near, other + (not near)
    return same > 0 and (same >= 2 * other if count > 1 else not other)
