"""One pass over the rows below a header: where the table ends, which rows are totals, and what its cells look like.

Memory stays flat: of figures their shapes are kept, of days each day once, of texts no more than are asked for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from reportgen.sources import guess
from reportgen.sources.presets import days, naming, numbers, words
from reportgen.sources.presets.table import Row, Typed

MANY = 1000
"""Distinct texts of a column that are kept."""
FEW = 64
"""Shapes of a column that holds no figures which are kept."""
BLOCK = 4096
"""Rows that are looked at together."""
TOTALS = frozenset(map(naming.plain, words.TOTALS))
NULLS = frozenset(guess.NULLS) | {
    "–",
    "- -",
    "N.A.",
    "n.a.",
    "н/д",
    "нет данных",
    "brak",
    "k. A.",
    "k.A.",
    "nd",
    "n/d",
    "s/d",
}
COUNTED = re.compile(
    r"[^\d()（]{3,40}[(（](\d[\d.,'\s]*)"
    r"(?:records?|datens[aä]tze?|enregistrements?|registros?|records?|registri|レコード|件|rekord\w*|záznam\w*|запис\w*)[)）]",
    re.IGNORECASE,
)
"""A line below a table that states its number of rows: `Grand Totals (5700 records)`."""
STATED = 40
"""Lines below a table that are kept."""
_LABELLED = re.compile(r"(.{2,40}?)\s*[:：(（]\s*.*", re.DOTALL)
_DASHED = re.compile(r"(.{2,40}?)\s+[-–—]\s+.*", re.DOTALL)
_FIGURE = re.compile(r"[^\w]*[\d.,'’\s\u00a0\u202f]*\d[\d.,'’\s\u00a0\u202f]*[^\w\d]*|[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+")


@dataclass(frozen=True)
class Asked:
    """What is to be found out, by the places of columns.

    Attributes:
        header: names of the columns.
        figures: columns of figures that are used.
        needed: those of them that every row must fill.
        days: columns of days.
        texts: columns whose distinct texts are wanted.
        empty: columns that are all empty in a total; () where that tells nothing.
        words: labels of totals besides the known ones, laid bare.
        labelled: whether labels tell totals.
        footer: how lines below the data begin.
        nulls: texts that mean nothing.
    """

    header: tuple[str, ...]
    figures: frozenset[int]
    needed: frozenset[int]
    days: frozenset[int]
    texts: frozenset[int]
    empty: tuple[int, ...] = ()
    words: frozenset[str] = frozenset()
    labelled: bool = True
    footer: tuple[str, ...] = ()
    nulls: frozenset[str] = frozenset({""})

    @cached_property
    def openings(self) -> frozenset[str]:
        """The first two letters of all labels: what begins otherwise is none, and need not be looked at further."""
        known = {word[:2] for word in (*TOTALS, *self.words)} | {
            f"{sign}{word[0]}" for word in TOTALS for sign in "\"'*-( "
        }
        return frozenset(known)


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


def survey(rows: Iterable[Row], asked: Asked) -> Survey:
    """Go over the rows below a header, to the end of their table."""
    found = Survey([Column() for _ in asked.header])
    before, broken, pause, soft = 0, 0, False, False
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
            found.stated.append(" ".join(filter(None, row.cells)))
            continue
        pause = False
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


def is_figure(text: str) -> bool:
    """Whether a text is a figure, with a sign of currency or % or none."""
    return text.isdigit() or isinstance(text, Typed) or _FIGURE.fullmatch(text) is not None


def label_of(row: Row, asked: Asked) -> int | None:
    """Place of the cell that calls a row a total; None where none does.

    A bare word (`Total`) does so only where nothing else in the row tells what it is of: a campaign may be called so too.
    """
    if not asked.labelled:
        return None
    for place, cell in enumerate(row.cells):
        if not cell or cell.isdigit() or (cell[:2].isascii() and cell[:2].lower() not in asked.openings):
            continue
        strength = "" if is_figure(cell) else labels(cell, asked.words)
        if strength == "strong":
            return place
        if strength and not any(
            other
            and other not in asked.nulls
            and other not in NULLS
            and not is_figure(other)
            and not labels(other, asked.words)
            and not words.currency(other)
            and at not in asked.days
            for at, other in enumerate(row.cells)
            if at != place
        ):
            return place
    return None


def labels(cell: str, further: Collection[str] = ()) -> str:
    """Whether a text is what totals are called: `strong` where it says of what (`Total: Account`), `bare` where it does not."""
    plain = naming.plain(cell)
    if len(plain) <= 40 and (plain in TOTALS or plain in further):
        return "bare"
    if any(word.endswith("*") and plain.startswith(word[:-1]) for word in further):
        return "strong"
    match = _LABELLED.fullmatch(cell)
    if match is not None and ((head := naming.plain(match[1])) in TOTALS or head in further):
        return "strong"
    match = _DASHED.fullmatch(cell)
    if match is not None and ((head := naming.plain(match[1])) in TOTALS or head in further):
        return "bare"
    return ""


def _is_empty(row: Row, asked: Asked) -> bool:
    """Whether a row has nothing in the columns that tell what it is of."""
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
