"""One pass over the rows below a header: where the table ends, which rows are totals, and what its cells look like.

Memory stays flat: of figures their shapes are kept, of days each day once, of texts no more than are asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reportgen.sources.presets import days, numbers
from reportgen.sources.presets.asked import (
    Asked,
    ends,
    goes_on,
    is_empty,
    is_figure,
    is_header_still,
    is_other_table,
    label_of,
    shapes,
    suspects,
)
from reportgen.sources.presets.table import Block, Row, Typed, each

MANY = 1000
"""Distinct texts of a column that are kept."""
FEW = 64
"""Shapes of a column that holds no figures which are kept."""
TOGETHER = 4096
"""Rows that are looked at together."""
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
        worded: shapes of texts that are no figures.
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


def survey(pieces: Iterable[Row | Block], asked: Asked) -> Survey:
    """Go over the rows below a header, to the end of their table."""
    seen = _Pass(asked, Survey([Column() for _ in asked.header]))
    for piece in pieces:
        if isinstance(piece, Row):
            seen.take(piece)
        else:
            seen.take_all(piece)
    return seen.done()


@dataclass
class _Pass:
    """A pass, as far as it came.

    Attributes:
        asked: what is to be found out.
        found: what was.
        before: the last line that was passed.
        pause: whether the last row was blank.
        broken: rows since the table seemed to end.
        soft: whether it may go on all the same.
        cut: whether it seemed to end in a row that may have been cut off.
        held: rows whose texts are still to be taken in.
    """

    asked: Asked
    found: Survey
    before: int = 0
    pause: bool = False
    broken: int = 0
    soft: bool = False
    cut: bool = False
    held: list[tuple[str, ...]] = field(default_factory=list)

    def take(self, row: Row) -> None:
        """Take in one row."""
        found, asked = self.found, self.asked
        gap = self.pause or (self.before > 0 and row.line > self.before + 1)
        self.before = row.last
        if found.end and self.soft and goes_on(row, asked):
            # what seemed to end the table was a broken row of it
            found.rows += self.broken
            found.end = found.below = 0
            found.stated.clear()
            found.tail.clear()
        if found.end:
            found.below += 1
            self.broken += not row.blank
            self.soft = self.soft and (row.blank or not is_other_table(row, asked))
            if len(found.stated) < STATED:
                found.stated.append(" ".join(filter(None, row.cells)))
        elif row.blank:
            found.tail.append(row)
            self.pause = True
        elif ends(row, asked, gap=gap, begun=found.rows > 0):
            found.end, found.below = row.line, 1
            self.broken, self.soft = 1, not is_other_table(row, asked)
            self.cut = self.soft and not gap and bool(row.fault)
            found.stated.append(" ".join(filter(None, row.cells)))
        else:
            self.pause = False
            self._count(row)

    def _count(self, row: Row) -> None:
        """Take in a row of the table, or a total of it."""
        found, asked = self.found, self.asked
        wide = len(row.cells) == len(asked.header)
        if row.cells == asked.header:
            found.again = found.again or row.line
        label = label_of(row, asked)
        if label is not None or is_empty(row, asked) or (not found.rows and is_header_still(row)):
            found.tail.append(row)
            if label is not None and wide:
                found.labels.setdefault(label, set()).add(row.cells[label])
            if wide:
                _see_figures(row, found.columns, asked)
            return
        self._pass_totals()
        found.rows += 1
        found.opening = found.opening or row
        found.closing = row
        if not row.fault:
            self.held.append(row.cells[: len(asked.header)])
        if len(self.held) >= TOGETHER:
            self._see_held()

    def take_all(self, block: Block) -> None:
        """Take in rows of which nearly all are plain: those alone are looked at one by one that may be something else."""
        found = self.found
        if not found.rows or found.end or self.pause or block.line > self.before + 1 or len(self.asked.header) < 2:
            for row in each((block,)):
                self.take(row)
            return
        odd = suspects(block.distinct, self.asked)
        places = {at for place, texts in odd.items() for at, text in enumerate(block.columns[place]) if text in texts}
        self._see_held()
        if not places:
            self._plain(block)
            return
        begin = 0
        for at in (*sorted(places), len(block.rows)):
            if begin < at and (self.pause or found.end):
                self.take_all(block.part(begin, at))
            elif begin < at:
                self._plain(block.part(begin, at))
            if at < len(block.rows):
                self.take(block.row(at))
            begin = at + 1

    def _plain(self, block: Block) -> None:
        """Take in rows that are all rows of the table."""
        found = self.found
        self._see_held()
        self._pass_totals()
        found.rows += len(block.rows)
        found.closing = block.row(len(block.rows) - 1)
        self.before = found.closing.line
        for place, (cells, texts) in enumerate(zip(block.columns, block.distinct, strict=True)):
            found.columns[place].filled += len(cells) - (cells.count("") if "" in texts else 0)
            _see_texts([text for text in texts if text], found.columns[place], self.asked, place)

    def _pass_totals(self) -> None:
        """What stood before a row and is none."""
        if self.found.tail:
            (self.found.middle if self.found.rows else self.found.head).extend(self.found.tail)
            self.found.tail.clear()

    def _see_held(self) -> None:
        if self.held:
            _see(self.held, self.found.columns, self.asked)
            self.held = []

    def done(self) -> Survey:
        """What was found, after the last row."""
        found = self.found
        if (
            self.cut and found.below == 1
        ):  # the last line, and nothing parts it from the rows: it is one that was cut off
            found.rows, found.end, found.below = found.rows + 1, 0, 0
        self._see_held()
        return found


def _see(rows: Sequence[tuple[str, ...]], columns: Sequence[Column], asked: Asked) -> None:
    """Take in rows as wide as the header, column by column and each text once."""
    for place, (cells, column) in enumerate(zip(zip(*rows, strict=True), columns, strict=True)):
        column.filled += len(cells) - cells.count("")
        typed: dict[str, int] = dict.fromkeys((cell for cell in cells if type(cell) is Typed and cell), 1)
        if place in asked.days | asked.texts and len(column.texts) < MANY:
            column.texts.update(typed)
        _see_texts(list(dict.fromkeys(cell for cell in cells if type(cell) is str and cell)), column, asked, place)


def _see_texts(texts: Sequence[str], column: Column, asked: Asked, place: int) -> None:
    """Take in distinct texts of a column, and how they look: a million figures have a few dozen shapes."""
    if not texts:
        return
    if place in asked.days:
        for text in texts:
            column.days.add(text)
        return
    if place in asked.texts and len(column.texts) < MANY:
        column.texts.update(dict.fromkeys(texts, 1))
    column.first = column.first or texts[0]
    column.varied = column.varied or len(texts) > 1 or texts[0] != column.first
    figures = place in asked.figures
    if column.worded and not figures and len(column.shapes) >= FEW:
        return
    for shape in shapes(texts):
        if shape in column.shapes:
            continue
        if figures or len(column.shapes) < FEW:
            column.shapes[shape] = 1
        column.worded += not is_figure(shape)


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
