"""What must not be wrong with a drawing that is sent: text beyond its edge, text over text, type too small, nothing drawn.

The charts are built so that none of this happens; here it is looked at once more, in what was really drawn from the real data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree

from reportgen.brand import Tokens
from reportgen.charts.base import CAP, DEEP, SMALL, Svg
from reportgen.charts.measure import POINT, text_width

TOLERANCE_MM = 0.05
"""How far a box may lie beyond an edge or over another before an eye sees it."""

_SVG = "{http://www.w3.org/2000/svg}"
_MARKS = frozenset(f"{_SVG}{name}" for name in ("path", "rect", "circle", "line"))


class Box(NamedTuple):
    """The rectangle that the capitals and descenders of a line of text fill, in millimetres."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def flaws_of(drawing: Svg, tokens: Tokens) -> tuple[str, ...]:
    """What is wrong with a drawing, a clause each; empty when nothing is.

    Args:
        drawing: as drawn.
        tokens: the brand it was drawn for; its fonts say how wide text is.
    """
    root = ElementTree.fromstring(drawing.svg)  # noqa: S314 - drawn by ourselves, a moment ago
    boxes = tuple(_boxes(root, tokens))
    return (*_empty(root), *_cut_off(boxes, drawing), *_overprinted(boxes), *_too_small(root))


def _boxes(root: ElementTree.Element, tokens: Tokens) -> Iterator[Box]:
    for element in root.iter(f"{_SVG}text"):
        text, size = element.text or "", float(element.get("font-size", "0"))
        width = text_width(text, tokens.face("sans", int(element.get("font-weight", "400"))), size / POINT)
        x, y = float(element.get("x", "0")), float(element.get("y", "0"))
        x -= {"start": 0.0, "middle": width / 2, "end": width}[element.get("text-anchor", "start")]
        yield Box(text, x, y - CAP * size, x + width, y + DEEP * size)


def _empty(root: ElementTree.Element) -> Iterator[str]:
    if not any(element.tag in _MARKS for element in root.iter()):
        yield "nothing is drawn in it"


def _cut_off(boxes: Sequence[Box], drawing: Svg) -> Iterator[str]:
    for box in boxes:
        left, top = box.left >= -TOLERANCE_MM, box.top >= -TOLERANCE_MM
        right, bottom = box.right <= drawing.width_mm + TOLERANCE_MM, box.bottom <= drawing.height_mm + TOLERANCE_MM
        if not (left and top and right and bottom):
            yield f"'{box.text}' is cut off at its edge"


def _overprinted(boxes: Sequence[Box]) -> Iterator[str]:
    for one, other in combinations(boxes, 2):
        beside = one.right <= other.left + TOLERANCE_MM or other.right <= one.left + TOLERANCE_MM
        above = one.bottom <= other.top + TOLERANCE_MM or other.bottom <= one.top + TOLERANCE_MM
        if not (beside or above):
            yield f"'{one.text}' and '{other.text}' lie over one another"


def _too_small(root: ElementTree.Element) -> Iterator[str]:
    least = SMALL * POINT - 0.0006  # sizes are written to three places
    for element in root.iter(f"{_SVG}text"):
        if float(element.get("font-size", "0")) < least:
            yield f"'{element.text}' is set smaller than {SMALL:g} pt"
