"""Events on a time axis: a dotted line where something happened, its text above the plot and over no other text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.brand import Tokens
from reportgen.charts._axes import Box
from reportgen.charts.base import AXIS, CAP, LEADING, Drawing, Text, say
from reportgen.charts.measure import ELLIPSIS, POINT, wrap_evenly
from reportgen.charts.scale import Scale
from reportgen.text import Language

WIDTHS = (36.0, 46.0, 58.0)
"""Millimetres of a line of text: the next where a text does not fit the one before."""
LINES, MOST_LINES = 3, 5
"""Lines of a text; those of one that fits no width."""
ROW = AXIS * POINT * LEADING
AIR = 0.6
"""Between two texts, in millimetres."""
AWAY = 1.0
"""From the dotted line to its text."""


@dataclass(frozen=True)
class Event:
    """Something that happened: `at` in positions of the series, 15.5 lies between the 16th and the 17th point."""

    at: float
    text: Text


@dataclass(frozen=True)
class Placed:
    """An event with its place: `x` of its dotted line, which starts at the top of `box`."""

    x: float
    lines: tuple[str, ...]
    box: Box


def place_events(sheet: Drawing, events: Sequence[Event], language: Language, across: Scale) -> list[Placed]:
    """Put each text to the left or right of its line, in the highest row where it is whole and meets no other.

    A text left of a late event runs over the line of an earlier one, which must then begin below it; so where not all find a
    place from left to right, they are placed from right to left.
    """
    forth = _place_in_turn(sheet, events, language, across)
    if _crowded(forth):
        back = _place_in_turn(sheet, events[::-1], language, across)[::-1]
        return back if _crowded(back) < _crowded(forth) else forth
    return forth


def _crowded(placed: Sequence[Placed]) -> int:
    """How many pairs of texts meet."""
    return sum(_meet(one, other) for at, one in enumerate(placed) for other in placed[at + 1 :])


def _place_in_turn(sheet: Drawing, events: Sequence[Event], language: Language, across: Scale) -> list[Placed]:
    placed: list[Placed] = []
    for event in events:
        x, words = across(event.at), say(language, event.text)
        rows = sorted({0.0, *(other.box.bottom + AIR for other in placed)})
        sides = sorted((True, False), key=lambda leftwards: (_room(sheet, x, leftwards) < WIDTHS[0], not leftwards))
        candidates = [
            _placed(sheet, x, words, row, leftwards, width, lines)
            for row in rows
            for lines in (LINES, MOST_LINES)
            for width in WIDTHS
            for leftwards in sides
        ]
        inside = [place for place in candidates if place.box.left >= 0 and place.box.right <= sheet.width] or candidates
        free = [place for place in inside if not any(_meet(place, other) for other in placed)]
        whole = [place for place in free if not place.lines[-1].endswith(ELLIPSIS)]
        unbroken = (place for place in whole if " ".join(place.lines).split() == words.split())
        placed.append(next(unbroken, [*whole, *free, inside[-1]][0]))
    return placed


def draw_events(sheet: Drawing, events: Sequence[Placed], bottom: float) -> None:
    """Draw the lines down to `bottom`, then the texts."""
    tokens: Tokens = sheet.tokens
    for event in events:
        sheet.line(event.x, event.box.top + 0.3, event.x, bottom, tokens.ink, 0.6, (1.0, 1.5))
    for event in events:
        leftwards = event.box.left < event.x
        for n, line in enumerate(event.lines):
            y = event.box.top + n * ROW + (ROW + AXIS * POINT * CAP) / 2
            sheet.text(
                event.x - AWAY if leftwards else event.x + AWAY, y, line, AXIS, anchor="end" if leftwards else "start"
            )


def _room(sheet: Drawing, x: float, leftwards: bool) -> float:
    return (x if leftwards else sheet.width - x) - AWAY


def _placed(sheet: Drawing, x: float, words: str, top: float, leftwards: bool, widest: float, most: int) -> Placed:
    lines = wrap_evenly(words, sheet.face(), AXIS, max(8.0, min(widest, _room(sheet, x, leftwards))), most)
    width = max(sheet.measure(line, AXIS) for line in lines)
    left = x - AWAY - width if leftwards else x + AWAY
    return Placed(x, lines, Box(left, top, left + width, top + len(lines) * ROW))


def _meet(one: Placed, other: Placed) -> bool:
    """Whether texts overlap, or the line of either runs through the text of the other."""
    apart = one.box.grown(AIR / 2)
    if apart.meets(other.box):
        return True
    through_one = apart.left < other.x < apart.right and other.box.top < one.box.bottom
    through_other = other.box.left - 0.5 < one.x < other.box.right + 0.5 and one.box.top < other.box.bottom
    return through_one or through_other
