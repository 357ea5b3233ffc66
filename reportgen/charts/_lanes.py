"""Charts that are half a table: a name, marks on one scale that all rows share, figures right.

On a narrow sheet, and wherever the figures would leave the marks too little room, the name and the figures stand above their marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.brand import Tokens
from reportgen.charts.base import AXIS, CAP, LABEL, LEADING, SMALL, Drawing
from reportgen.charts.measure import POINT, shorten, wrap

LINE, SMALL_LINE = LABEL * POINT * LEADING, SMALL * POINT * LEADING
ROW, DENSE_ROW, MANY = 6.0, 5.4, 14
"""Height of a row; of a row where there are more than `MANY`."""
HEADING = 5.6
"""Room of a group's heading, above its line of text."""
STRIP = 4.6
"""Height of the marks below their words on a narrow sheet."""
OVER = 4.2
"""Height of words over the first row's marks."""
AXIS_FOOT = 5.4
LEAST_PLOT = 34.0
"""Below this width of the plot the words move above the marks."""
WIDEST_LABEL = 0.32
GAP = 3.4
"""Between two columns, in millimetres."""


@dataclass(frozen=True)
class Column:
    """A column of figures: its head, and whether they end or start on one line."""

    head: str
    right: bool = True


@dataclass(frozen=True)
class Lane:
    """One row in words.

    Attributes:
        label: its name.
        cells: its figures, one for each column; the first is the one that counts.
        colour: of the first figure.
        strong: name and first figure semibold.
        heading: of the group that begins with this row; "" elsewhere.
        below: a second line under the name, in small type.
    """

    label: str
    cells: tuple[str, ...]
    colour: str
    strong: bool
    heading: str = ""
    below: str = ""


@dataclass(frozen=True)
class Plan:
    """Where everything stands.

    Attributes:
        sheet: to draw on.
        left: of the room of the marks; `right` likewise.
        rows: height of each row's marks.
        spans: top and bottom of each stretch through which the scale's lines run.
        over: baseline of words over the first row's marks.
    """

    sheet: Drawing
    left: float
    right: float
    rows: tuple[float, ...]
    spans: tuple[tuple[float, float], ...]
    over: float

    @property
    def bottom(self) -> float:
        """Where the marks end and the scale's figures begin."""
        return self.spans[-1][1]


def lay_out(
    tokens: Tokens, width: float, lanes: Sequence[Lane], columns: Sequence[Column], *, over: bool = False
) -> Plan:
    """Find the room of every row and write its words.

    Args:
        tokens: colours and fonts.
        width: of the sheet, in millimetres.
        lanes: one or more rows.
        columns: of the figures; one without any figure takes no room.
        over: whether words stand over the first row's marks.
    """
    kept = [at for at in range(len(columns)) if any(lane.cells[at].strip() for lane in lanes)]
    columns = [columns[at] for at in kept]
    lanes = [replace(one, cells=tuple(one.cells[at] for at in kept)) for one in lanes]
    probe = Drawing(tokens, width, 0)
    widths = [_column_width(probe, lanes, columns, at) for at in range(len(columns))]
    names = [probe.measure(one.label, LABEL, 600 if one.strong else 400) for one in lanes]
    names += [probe.measure(one.heading, AXIS, 600) for one in lanes]
    names += [probe.measure(one.below, SMALL) for one in lanes]
    label = min(max(names), width * WIDEST_LABEL)
    left, right = label + (GAP if label else 0.0), width - sum(widths) - GAP * len(widths)
    if right - left >= LEAST_PLOT:
        return _wide(probe, lanes, columns, widths, (label, left, right), over)
    return _narrow(probe, lanes, columns, over)


def _column_width(sheet: Drawing, lanes: Sequence[Lane], columns: Sequence[Column], at: int) -> float:
    cells = [sheet.measure(one.cells[at], LABEL, 600 if at == 0 and one.strong else 400) for one in lanes]
    # A head of several words may break once, between them.
    word = max((sheet.measure(each, AXIS) for each in columns[at].head.split(" ")), default=0.0)
    room = max(*cells, word, 12.0) + 0.05
    head = max((sheet.measure(line, AXIS) for line in wrap(columns[at].head, sheet.face(), AXIS, room, 2)), default=0.0)
    return max(*cells, head)


def _wide(
    probe: Drawing,
    lanes: Sequence[Lane],
    columns: Sequence[Column],
    widths: Sequence[float],
    room: tuple[float, float, float],
    over: bool,
) -> Plan:
    label, left, right = room
    tokens, face = probe.tokens, probe.face
    heads = [wrap(each.head, face(), AXIS, wide + 0.1, 2) for each, wide in zip(columns, widths, strict=True)]
    lines = [wrap(one.label, face(600 if one.strong else 400), LABEL, label, 3) for one in lanes]
    groups = [wrap(one.heading, face(600), AXIS, label, 2) if one.heading.strip() else () for one in lanes]
    least = DENSE_ROW if len(lanes) > MANY else ROW
    y = max([len(each) for each in heads if any(each)], default=0) * AXIS * POINT * LEADING
    top, rows, places = y + 0.6, [], []
    y = top
    for at, (each, group) in enumerate(zip(lines, groups, strict=True)):
        y += HEADING + (len(group) - 1) * AXIS * POINT * LEADING + 0.6 if group else OVER if over and not at else 0.0
        places.append(y)
        height = max(least, len(each) * LINE + (SMALL_LINE + 0.2 if lanes[at].below.strip() else 1.8))
        rows.append(y + height / 2)
        y += height
    sheet = Drawing(tokens, probe.width, y + AXIS_FOOT)
    edges, start = [], right + GAP
    for room_of in widths:
        edges.append((start, start + room_of))
        start += room_of + GAP
    for column, broken, (start, end) in zip(columns, heads, edges, strict=True):
        _lines(sheet, broken, end if column.right else start, top - 1.2, AXIS, tokens.ink2, column.right)
    for at, one in enumerate(lanes):
        if groups[at]:
            _lines(sheet, groups[at], 0, places[at] - 1.6, AXIS, tokens.ink2, False, 600)
            sheet.line(0, places[at], sheet.width, places[at], tokens.rule2, 0.5)
        under = (SMALL_LINE - 0.4) / 2 if one.below.strip() else 0.0
        _middle(sheet, lines[at], rows[at] - under, 600 if one.strong else 400)
        if under:
            floor = rows[at] - under + len(lines[at]) * LINE / 2 - 0.4 + (SMALL_LINE + SMALL * POINT * CAP) / 2
            sheet.text(0, floor, shorten(one.below, face(), SMALL, label), SMALL, colour=tokens.ink2)
        for n, (column, (start, end)) in enumerate(zip(columns, edges, strict=True)):
            first = n == 0
            sheet.text(
                end if column.right else start, rows[at] + LABEL * POINT * CAP / 2, one.cells[n], LABEL,
                600 if first and one.strong else 400, one.colour if first else tokens.ink2,
                "end" if column.right else "start",
            )  # fmt: skip
    return Plan(sheet, left, right, tuple(rows), ((top, y),), places[0] - 1.4)


def _narrow(probe: Drawing, lanes: Sequence[Lane], columns: Sequence[Column], over: bool) -> Plan:
    tokens, width = probe.tokens, probe.width
    firsts = [shorten(one.cells[0], probe.face(600), LABEL, width * 0.45) if one.cells else "" for one in lanes]
    room = width - max(probe.measure(text, LABEL, 600) for text in firsts) - (GAP if any(firsts) else 0.0)
    lines = [
        wrap(one.label, probe.face(600 if one.strong else 400), LABEL, room, 3) if one.label.strip() else ()
        for one in lanes
    ]
    more = [_pairs(probe, one, columns) for one in lanes]
    head = shorten(columns[0].head, probe.face(), AXIS, width) if columns and any(firsts) else ""
    first = lanes[0].heading
    # The head shares the line of the first heading where both fit.
    shared = first.strip() and probe.measure(first, AXIS, 600) + GAP + probe.measure(head, AXIS) <= width
    y, rows, spans, places = (AXIS * POINT * LEADING + 0.6 if head.strip() and not shared else 0.4), [], [], []
    for at, one in enumerate(lanes):
        y += HEADING + 0.8 if one.heading.strip() else 0.4
        places.append(y)
        words = max(len(lines[at]), 1 if firsts[at].strip() else 0) * LINE + len(more[at]) * SMALL_LINE
        y += words + (1.0 if words else 0.0) + (OVER if over and not at else 0.0)
        spans.append((y, y + STRIP))
        rows.append(y + STRIP / 2)
        y += STRIP + 0.6
    sheet = Drawing(tokens, width, spans[-1][1] + AXIS_FOOT)
    sheet.text(
        width, places[0] - 1.7 if shared else AXIS * POINT * (CAP + 0.15), head, AXIS, colour=tokens.ink2, anchor="end"
    )
    for at, one in enumerate(lanes):
        if one.heading.strip():
            text = shorten(one.heading, sheet.face(600), AXIS, width)
            sheet.text(0, places[at] - 1.7, text, AXIS, 600, tokens.ink2)
        line = places[at] - (0.4 if one.heading.strip() else 0.2)
        if at or one.heading.strip():
            sheet.line(0, line, width, line, tokens.rule2 if one.heading.strip() else tokens.rule, 0.5)
        y, baseline = places[at], (LINE + LABEL * POINT * CAP) / 2
        weight = 600 if one.strong else 400
        sheet.text(width, y + baseline, firsts[at], LABEL, weight, one.colour, "end")
        for n, text in enumerate(lines[at]):
            sheet.text(0, y + baseline + n * LINE, text, LABEL, weight)
        y += max(len(lines[at]), 1 if firsts[at].strip() else 0) * LINE
        for row in more[at]:
            for x, text, colour in row:
                sheet.text(x, y + (SMALL_LINE + SMALL * POINT * CAP) / 2, text, SMALL, colour=colour)
            y += SMALL_LINE
    return Plan(sheet, 0.0, width, tuple(rows), tuple(spans), spans[0][0] - 0.9)


def _pairs(sheet: Drawing, one: Lane, columns: Sequence[Column]) -> list[list[tuple[float, str, str]]]:
    """The further figures of a row, each behind its head, in as many lines as they need: (x, text, colour) of each piece."""
    found: list[list[tuple[float, str, str]]] = []
    x = 0.0
    if one.below.strip():
        found.append([(0.0, shorten(one.below, sheet.face(), SMALL, sheet.width), sheet.tokens.ink2)])
        x = sheet.width
    for column, cell in zip(columns[1:], one.cells[1:], strict=True):
        if not cell.strip():
            continue
        head = shorten(column.head, sheet.face(), SMALL, sheet.width / 2)
        indent = sheet.measure(head + " ", SMALL) if head.strip() else 0.0
        text = shorten(cell, sheet.face(), SMALL, sheet.width - indent)
        width = indent + sheet.measure(text, SMALL)
        if not found or x + width > sheet.width:
            found.append([])
            x = 0.0
        found[-1] += [(x, head, sheet.tokens.ink3), (x + indent, text, sheet.tokens.ink2)]
        x += width + 4.0
    return found


def _lines(
    sheet: Drawing,
    lines: Sequence[str],
    x: float,
    last: float,
    size: float,
    colour: str,
    right: bool,
    weight: int = 400,
) -> None:
    """Lines of text, the last on the baseline `last`."""
    for n, line in enumerate(reversed(lines)):
        sheet.text(x, last - n * size * POINT * LEADING, line, size, weight, colour, "end" if right else "start")


def _middle(sheet: Drawing, lines: Sequence[str], y: float, weight: int) -> None:
    for n, line in enumerate(lines):
        below = (n - (len(lines) - 1) / 2) * LINE
        sheet.text(0, y + below + LABEL * POINT * CAP / 2, line, LABEL, weight)
