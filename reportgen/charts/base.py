"""What all charts share: a drawing in millimetres that ends as one SVG.

Every chart is drawn at its final size, never scaled, so 8 pt in the chart is 8 pt on paper. Coordinates are millimetres from the
upper left corner; type sizes and line widths are points. The SVG has no ids, styles, clips or patterns, so any number of charts can
share a page, and equal data give equal bytes. Text stays text: the page's fonts apply, and they are the fonts it was measured with.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias
from xml.sax.saxutils import escape

from reportgen.brand import Face, Tokens
from reportgen.charts.measure import POINT, text_width, wrap
from reportgen.periods import Grain, Period
from reportgen.quantities import Quantity
from reportgen.text import Language, Msg

Text: TypeAlias = Msg | str
"""Words: a message of the catalogue, made a sentence when the chart is drawn, or the user's own."""
Moment: TypeAlias = Period | Msg | str
"""A place on a time axis."""

LABEL, SMALL, AXIS = 8.5, 7.5, 8.0
"""Type sizes in points: labels and values, notes and second lines (the minimum of a report), axis and heads."""
LEADING = 1.33
"""Line height as a multiple of the type size."""
CAP, DEEP = 0.66, 0.22
"""Height of capitals and depth of descenders as fractions of the type size (Source Sans 3)."""
DASHED, DOTTED = (3.0, 1.8), (0.7, 1.3)
"""Dash patterns in points."""

Tone = Literal["better", "worse", "maybe", "neutral"]
Anchor = Literal["start", "middle", "end"]
Better = Literal["up", "down", "none"]
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold at all."""


@dataclass(frozen=True)
class Svg:
    """A finished graphic.

    Attributes:
        svg: the element, for use inline or as a file of its own.
        width_mm: the size it must be shown at.
        height_mm: likewise.
        alt: one sentence with the finding and its numbers, for those who do not see it.
    """

    svg: str
    width_mm: float
    height_mm: float
    alt: str

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("a figure needs a text alternative that tells its finding")


@dataclass(frozen=True)
class Figures:
    """The figures behind a chart, for the table beside it: heads, then one tuple of cells for each row."""

    heads: tuple[Text, ...]
    rows: tuple[tuple[Text | Quantity | None, ...], ...]


def say(language: Language, words: Text) -> str:
    """The words in the language of the report."""
    return words if isinstance(words, str) else language.text(words)


def moment(language: Language, when: Moment) -> str:
    """The label of a place on a time axis: `Jan` for a month, `Q1 2026` for a quarter."""
    if not isinstance(when, Period):
        return say(language, when)
    return language.month_short(when) if when.grain is Grain.MONTH else language.period_short(when)


def clean(text: str) -> str:
    """Text without characters that would break the document, escaped for XML."""
    return escape(_FORBIDDEN.sub("", text))


def figure(value: float, places: int = 2) -> str:
    """A coordinate as short as it can be; not a number and infinity never reach ink."""
    if not math.isfinite(value):
        raise ValueError(f"{value} cannot be drawn")
    text = f"{value:.{places}f}".rstrip("0").rstrip(".") if places else f"{value:.0f}"
    return "0" if text in ("-0", "") else text


def runs(values: Sequence[float | None]) -> list[list[tuple[int, float]]]:
    """The stretches of a series without gaps, each as (position, value)."""
    found: list[list[tuple[int, float]]] = [[]]
    for at, value in enumerate(values):
        if value is not None:
            found[-1].append((at, value))
        elif found[-1]:
            found.append([])
    return [run for run in found if run]


def tone_of(difference: float, better: Better, sure: bool) -> Tone:
    """How a difference is coloured: only if it is larger than chance, and by what it means, not by its side."""
    if not sure or difference == 0:
        return "maybe"
    if better == "none":
        return "neutral"
    return "better" if (difference > 0) == (better == "up") else "worse"


def text_colour(tokens: Tokens, tone: Tone) -> str:
    """The colour of a tone in points, lines and type."""
    return {"better": tokens.better, "worse": tokens.worse, "maybe": tokens.ink2, "neutral": tokens.ink}[tone]


def bar_colours(tokens: Tokens, tone: Tone) -> tuple[str, str]:
    """Fill and edge of a bar of a tone; what could be chance is pale, so that it differs in grey print too."""
    if tone == "maybe":
        return tokens.maybe, tokens.ink3
    colour = text_colour(tokens, tone)
    return colour, colour


class Drawing:
    """A sheet of millimetres on which a chart is drawn, back to front."""

    def __init__(self, tokens: Tokens, width: float, height: float) -> None:
        self.tokens, self.width, self.height = tokens, width, height
        self._parts: list[str] = []

    def face(self, weight: int = 400, role: str = "sans") -> Face:
        """The font that text of this weight is set in."""
        return self.tokens.face(role, weight)

    def measure(self, text: str, size: float = LABEL, weight: int = 400, role: str = "sans") -> float:
        """Width of a line of text, in millimetres."""
        return text_width(text, self.face(weight, role), size)

    def line(
        self, x0: float, y0: float, x1: float, y1: float, colour: str, width: float, dash: Sequence[float] = ()
    ) -> None:
        """A straight line; `width` in points."""
        self._parts.append(
            f'<line x1="{figure(x0)}" y1="{figure(y0)}" x2="{figure(x1)}" y2="{figure(y1)}" {_stroke(colour, width, dash)}/>'
        )

    def polyline(
        self, points: Sequence[tuple[float, float]], colour: str, width: float, dash: Sequence[float] = ()
    ) -> None:
        """A line through points; fewer than two draw nothing."""
        if len(points) > 1:
            self._parts.append(
                f'<path d="{_path(points)}" fill="none" {_stroke(colour, width, dash)} stroke-linejoin="round"/>'
            )

    def area(self, points: Sequence[tuple[float, float]], fill: str) -> None:
        """A filled shape without an edge."""
        self._parts.append(f'<path d="{_path(points)}Z" fill="{fill}"/>')

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str = "none",
        edge: str | None = None,
        edge_width: float = 0.7,
        dash: Sequence[float] = (),
    ) -> None:
        """A rectangle; a negative width or height runs to the left or upwards."""
        x, width = (x + width, -width) if width < 0 else (x, width)
        y, height = (y + height, -height) if height < 0 else (y, height)
        stroke = f" {_stroke(edge, edge_width, dash)}" if edge else ""
        self._parts.append(
            f'<rect x="{figure(x)}" y="{figure(y)}" width="{figure(width)}" height="{figure(height)}" fill="{fill}"{stroke}/>'
        )

    def dot(
        self, x: float, y: float, radius: float, fill: str, edge: str | None = None, edge_width: float = 0.8
    ) -> None:
        """A disc; the edge, white as a rule, sets it off from the line it sits on."""
        stroke = f" {_stroke(edge, edge_width)}" if edge else ""
        self._parts.append(f'<circle cx="{figure(x)}" cy="{figure(y)}" r="{figure(radius)}" fill="{fill}"{stroke}/>')

    def hatch(self, x: float, y: float, width: float, height: float, colour: str, step: float = 1.45) -> None:
        """Diagonal lines across a rectangle, drawn one by one: patterns look different in every PDF viewer."""
        if width <= 0 or height <= 0:
            return
        strokes, at = [], step - height
        while at < width:
            left, right = max(at, 0.0), min(at + height, width)
            if right - left > 0.05:
                floor = y + height + at
                strokes.append(_path([(x + left, floor - left), (x + right, floor - right)]))
            at += step
        self._parts.append(f'<path d="{"".join(strokes)}" fill="none" {_stroke(colour, 0.55)}/>')

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = LABEL,
        weight: int = 400,
        colour: str | None = None,
        anchor: Anchor = "start",
        role: str = "sans",
    ) -> None:
        """One line of text on the baseline `y`."""
        if not words.strip():
            return
        attributes = "" if role == "sans" else f'font-family="{_families(self.face(weight, role).family, "serif")}" '
        attributes += f'font-size="{figure(size * POINT, 3)}" fill="{colour or self.tokens.ink}"'
        attributes += ' font-weight="600"' if weight == 600 else ""
        attributes += f' text-anchor="{anchor}"' if anchor != "start" else ""
        self._parts.append(f'<text x="{figure(x)}" y="{figure(y)}" {attributes}>{clean(words)}</text>')

    def svg(self, alt: str) -> Svg:
        """The finished graphic."""
        width, height = figure(self.width), figure(self.height)
        family = _families(self.face().family, "sans-serif")
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{width}mm" height="{height}mm" '
            f'viewBox="0 0 {width} {height}" font-family="{family}"><title>{clean(alt)}</title>'
        )
        return Svg(head + "".join(self._parts) + "</svg>", float(width), float(height), alt)


def _families(name: str, otherwise: str) -> str:
    """A family and what stands in for it; in quotes, for a browser takes no name with a digit ("Source Sans 3") without them."""
    return escape("'" + name.replace("'", "") + f"', {otherwise}")


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{figure(x)} {figure(y)}" for x, y in points)


def _stroke(colour: str, width: float, dash: Sequence[float] = ()) -> str:
    dashes = f' stroke-dasharray="{" ".join(figure(part * POINT) for part in dash)}"' if dash else ""
    return f'stroke="{colour}" stroke-width="{figure(width * POINT, 3)}"{dashes}'


def empty_frame(sheet: Drawing, sentence: str, alt: str) -> Svg:
    """In the place of a chart that has nothing to show: a dashed frame and the sentence that says why."""
    sheet.rect(
        0.2, 0.2, sheet.width - 0.4, sheet.height - 0.4, edge=sheet.tokens.rule2, edge_width=0.6, dash=(2.0, 1.6)
    )
    lines = wrap(sentence, sheet.face(), LABEL, sheet.width - 8, 4) if sentence.strip() else ()
    leading = LABEL * POINT * LEADING
    for at, line in enumerate(lines):
        y = sheet.height / 2 + (at - (len(lines) - 1) / 2) * leading + LABEL * POINT * CAP / 2
        sheet.text(4, y, line, LABEL, colour=sheet.tokens.ink2)
    return sheet.svg(alt)
