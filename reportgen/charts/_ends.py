"""Labels where lines end: in place of a legend, each beside its line, none over another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.charts.base import CAP, LABEL, LEADING, SMALL, Drawing
from reportgen.charts.measure import POINT, wrap
from reportgen.charts.scale import spread

LINE, SMALL_LINE = LABEL * POINT * LEADING, SMALL * POINT * LEADING
AIR = 0.5
"""Space between two labels, in millimetres."""
LEADER_FROM = 2.2
"""A label pushed further than this from its line is tied to it by a thin rule."""


@dataclass(frozen=True)
class EndLabel:
    """A label at the end of a line.

    Attributes:
        at: height of the line's end, in millimetres.
        main: in 8.5 pt.
        below: second line in 7.5 pt; "" for none.
        colour: of the main line.
        strong: semibold.
    """

    at: float
    main: str
    below: str
    colour: str
    strong: bool = True


@dataclass(frozen=True)
class EndColumn:
    """Labels broken into lines, ready to be placed.

    Attributes:
        labels: in any order.
        lines: of each label, its main lines and its small ones.
        width: of the widest line, in millimetres.
        height: that all need together.
    """

    labels: tuple[EndLabel, ...]
    lines: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    width: float
    height: float


def _height(lines: tuple[tuple[str, ...], tuple[str, ...]]) -> float:
    return len(lines[0]) * LINE + len(lines[1]) * SMALL_LINE + AIR


def end_column(sheet: Drawing, labels: Sequence[EndLabel], widest: float) -> EndColumn:
    """Break labels so that none is wider than `widest` millimetres."""
    drawn = tuple(label for label in labels if label.main.strip())
    lines = tuple(
        (
            wrap(label.main, sheet.face(600 if label.strong else 400), LABEL, widest, 3),
            wrap(label.below, sheet.face(), SMALL, widest, 3) if label.below.strip() else (),
        )
        for label in drawn
    )
    widths = [
        max(
            [sheet.measure(line, LABEL, 600 if label.strong else 400) for line in main]
            + [sheet.measure(line, SMALL) for line in below]
        )
        for label, (main, below) in zip(drawn, lines, strict=True)
    ]
    return EndColumn(drawn, lines, max(widths, default=0.0), sum(_height(each) for each in lines))


def write_ends(
    sheet: Drawing,
    column: EndColumn,
    plot_right: float,
    x: float,
    top: float,
    bottom: float,
    second: str | None = None,
) -> None:
    """Write the labels between `top` and `bottom`, their first line as near to the line's end as the others let it.

    `second` is the colour of their small lines, on a ground that is not white.
    """
    heights = [_height(each) for each in column.lines]
    # A label hangs from its first line, so its centre lies below the line's end by half of what follows.
    wanted = [label.at + (height - LINE - AIR) / 2 for label, height in zip(column.labels, heights, strict=True)]
    centres = spread(wanted, heights, top, bottom)
    for label, (main, below), height, centre in zip(column.labels, column.lines, heights, centres, strict=True):
        y = centre - (height - AIR) / 2
        if abs(y + LINE / 2 - label.at) > LEADER_FROM:
            sheet.line(plot_right + 0.3, label.at, x - 0.4, y + LINE / 2, sheet.tokens.rule2, 0.5)
        for line in main:
            sheet.text(x, y + (LINE + LABEL * POINT * CAP) / 2, line, LABEL, 600 if label.strong else 400, label.colour)
            y += LINE
        for line in below:
            sheet.text(x, y + (SMALL_LINE + SMALL * POINT * CAP) / 2, line, SMALL, 400, second or sheet.tokens.ink2)
            y += SMALL_LINE
