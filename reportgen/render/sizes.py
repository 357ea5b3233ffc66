"""How cards and tables are set so that all of them fits: lines and sizes of their texts, columns, classes of the style sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.brand import Tokens
from reportgen.charts.measure import text_width, wrap
from reportgen.document import (
    Bar,
    Card,
    Cell,
    DigestRow,
    KpiCards,
    Table,
    Text,
)
from reportgen.metrics.scoreboard import Status
from reportgen.quantities import Quantity
from reportgen.render.words import plain_words
from reportgen.text import Language, Msg
from reportgen.text.figures import Style

CARD_MM, CARD_LABEL_POINTS, CARD_FIGURE_POINTS = 41.0, 9.25, (25.0, 20.0, 15.0)
LABEL_LINES = ("", "two", "three", "four", "five", "six")
"""Lines that the labels of a row of cards may take; the words are those of the style sheet."""
CELL_POINTS, FIGURE_POINTS, CELL_GAP_MM = 8.5, 10.0, 2.0
"""Sizes of numbers in tables, and what stands between two columns."""
SAID_MM, SMALL_POINTS = 10.2, 7.5
"""Room behind a bar for its value, and the size in which a value that is wider is set."""
DRAWN_MM, COVERAGE_MM, AROUND_BAR_MM = 20.8, 15.5, 3.0
"""Width of a bar in its cell, of one of coverage, and the room before it and behind it; as in the style sheet."""
BESIDE_BAR_MM = 1.2
"""What is left at least between the text behind a bar, which may leave its column, and the number in the next one."""
NAME_MM = 24.0
"""What a column of names keeps at least where a figure needs of its room."""
MANY_COLUMNS = 5
"""A table with more columns than this becomes a card per row on a phone; so does one of texts, which cannot be narrowed."""
MANY_PLAIN = 13
"""Rows of one line from which they stand in four columns."""


@dataclass(frozen=True)
class Sizes:
    """What fits where, in the fonts of a brand and the words of a language.

    Attributes:
        tokens: the brand's fonts.
        language: in which texts and figures are written.
    """

    tokens: Tokens
    language: Language

    def label_lines(self, block: KpiCards) -> str:
        """The class that gives the labels of a row of cards equal height."""
        most = max((self._lines(self.card_label(card)) for card in block.cards), default=1)
        return f" {LABEL_LINES[most - 1]}-line" if most > 1 else ""

    def card_label(self, card: Card) -> Text:
        """The name of a measure over its card; the short one where that stands in one line and the whole one does not."""
        short = Msg.of("assemble-kpi-short", kpi=card.kpi)
        return short if self._lines(card.label) > 1 and self._lines(short) == 1 else card.label

    def _lines(self, said: Text) -> int:
        label, face = plain_words(said, self.language), self.tokens.face("sans", 600)
        return len(wrap(label, face, CARD_LABEL_POINTS, CARD_MM, len(LABEL_LINES)))

    def figure_size(self, figure: Text, about: bool = False) -> str:
        """The class that sets a figure, with ≈ before it where it is `about`, smaller where it would leave its card."""
        face, shown = self.tokens.face("display", 600), plain_words(figure, self.language)
        shown = self.language.word("card-about") + shown if about else shown
        sizes = zip(CARD_FIGURE_POINTS, ("", " small", " smaller"), strict=True)
        return next((name for points, name in sizes if text_width(shown, face, points) <= CARD_MM), " smaller")

    def styles(self, table: Table) -> tuple[Style, ...]:
        """How the money of each column is written: in whole units, or short where those leave the column and it takes less."""
        return tuple(self._style(table, at) for at in range(len(table.columns)))

    def _style(self, table: Table, at: int) -> Style:
        room = self._room(table, at, "whole")
        return "whole" if room >= 0 or room >= self._room(table, at, "short") else "short"

    def tight(self, table: Table, at: int, style: Style) -> str:
        """The class of a column whose figures are too wide for it however they are written: they are set small."""
        return " tight" if self._room(table, at, style) < 0 else ""

    def widths(self, table: Table) -> tuple[float, ...]:
        """Millimetres of each column, 0 of what takes the rest: figures too wide even when small have some of the names'."""
        whole = tuple(column.width_mm for column in table.columns)
        small = [min(self._room(table, at, style, SMALL_POINTS), 0.0) for at, style in enumerate(self.styles(table))]
        if not any(small) or table.columns[0].kind != "name" or not whole[0]:
            return whole
        part = min(1.0, max(whole[0] - self._least(table), 0.0) / -sum(small))
        return whole[0] + sum(small) * part, *(
            wide - lacking * part for wide, lacking in zip(whole[1:], small[1:], strict=True)
        )

    def _least(self, table: Table) -> float:
        """Millimetres that the names of a table's rows need for their longest word."""
        face = self.tokens.face("sans", 600)
        said = (row.cells[0] for row in table.rows if row.kind == "row")
        names = [plain_words(cell, self.language) for cell in said if isinstance(cell, Msg | str)]
        longest = max((text_width(word, face, CELL_POINTS) for name in names for word in name.split()), default=0.0)
        return max(NAME_MM, longest + CELL_GAP_MM)

    def _room(self, table: Table, at: int, style: Style, small: float = 0.0) -> float:
        """Millimetres that the widest figure of a column leaves in it; with `small`, of figures set in so many points."""
        column = table.columns[at]
        if not column.width_mm or column.kind not in ("figure", "number"):
            return 0.0
        weight, points = (600, small or FIGURE_POINTS) if column.kind == "figure" else (400, small or CELL_POINTS)
        face = self.tokens.face("sans", weight)
        taken = [0.0]
        for row in table.rows:
            cell, before = row.cells[at : at + 1], row.cells[at - 1 : at] if at else ()
            if cell and isinstance(cell[0], Quantity):
                width = text_width(plain_words(cell[0], self.language, style), face, points)
                spilt = self._spilt(before[0], table.columns[at - 1].width_mm) if before else 0.0
                taken.append(CELL_GAP_MM + width + (spilt + BESIDE_BAR_MM if spilt else 0.0))
        return column.width_mm - max(taken)

    def said_small(self, bar: Bar) -> bool:
        """Whether the text behind a bar is set small."""
        return text_width(plain_words(bar.text, self.language), self.tokens.face("sans", 600), CELL_POINTS) > SAID_MM

    def _spilt(self, cell: Cell, width_mm: float) -> float:
        """Millimetres by which the text behind a bar leaves its column."""
        if not isinstance(cell, Bar):
            return 0.0
        points = SMALL_POINTS if self.said_small(cell) else CELL_POINTS
        said = text_width(plain_words(cell.text, self.language), self.tokens.face("sans", 600), points)
        drawn = COVERAGE_MM if cell.graphic.kind == "coverage" else DRAWN_MM
        return max(AROUND_BAR_MM + drawn + said - width_mm, 0.0)


COLOURED = (Status.AHEAD, Status.BEHIND)


def tone(status: Status | None) -> str:
    """The CSS class of a status's colour."""
    if status in COLOURED:
        return str(status)
    return "" if status in (Status.ON_PLAN, Status.WATCH, None) else "unrated"


def table_kind(table: Table) -> str:
    """Classes of a table: whether it is one of texts, and whether it becomes cards on a phone."""
    texts = sum(column.kind == "text" for column in table.columns) >= 2
    many = texts or len(table.columns) > MANY_COLUMNS
    return " ".join(name for name, holds in (("texts", texts), ("many", many)) if holds)


def in_columns(rows: Sequence[DigestRow]) -> list[Sequence[DigestRow]]:
    """Rows in columns of about equal height, in their order: at most three, or four of many rows of one line.

    A row with a mark is two lines high.
    """
    heights = [2 if row.mark else 1 for row in rows]
    most = 4 if len(rows) >= MANY_PLAIN and max(heights) == 1 else 3
    columns: list[Sequence[DigestRow]] = []
    start = 0
    for left in range(most, 0, -1):
        wanted, end, height = sum(heights[start:]) / left, start, 0.0
        while end < len(rows) and height + heights[end] / 2 < wanted + 1e-9:
            height, end = height + heights[end], end + 1
        if left == 1:
            end = len(rows)
        columns.append(rows[start:end])
        start = end
    return [column for column in columns if column]
