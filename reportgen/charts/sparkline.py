"""Sparkline: the shape of the last months in the size of a word (E. Tufte). No axis; the last point is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.brand import Tokens
from reportgen.charts.base import Drawing, Svg, Text, Tone, runs, say, text_colour
from reportgen.charts.scale import Scale, finite, known, opened
from reportgen.text import Language

HEIGHT = 7.0
PAD = 0.9


@dataclass(frozen=True)
class Sparkline:
    """What a sparkline shows.

    Attributes:
        values: oldest first; None is a gap in the line. No value at all draws a dashed line.
        tone: colour of the last point; the line itself is never coloured.
        alt: text alternative.
    """

    values: tuple[float | None, ...]
    tone: Tone
    alt: Text


def data(values: Sequence[float | None], *, alt: Text, tone: Tone = "neutral") -> Sparkline:
    """Take what can be drawn; `tone` is that of the figure's status."""
    return Sparkline(tuple(known(value) for value in values), tone, alt)


def draw(data: Sparkline, tokens: Tokens, language: Language, width_mm: float = 37.0) -> Svg:
    """Draw it 7 mm high."""
    sheet = Drawing(tokens, width_mm, HEIGHT)
    values = finite(data.values)
    if not values:
        sheet.line(PAD, HEIGHT / 2, width_mm - PAD, HEIGHT / 2, tokens.rule2, 0.8, (2.0, 1.6))
        return sheet.svg(say(language, data.alt))
    # A flat line lies in the middle; the whole width is used however many points there are.
    rise = Scale(*opened(min(values), max(values)), HEIGHT - PAD, PAD)
    last = len(data.values) - 1
    across = Scale(0, last, PAD, width_mm - PAD) if last else Scale(-1, 0, PAD, width_mm - PAD)
    for run in runs(data.values):
        points = [(across(at), rise(value)) for at, value in run]
        sheet.polyline(points, tokens.ink2, 0.9)
        if len(points) == 1:
            sheet.dot(*points[0], 0.35, tokens.ink2)
    if (end := data.values[-1]) is not None:
        colour = tokens.ink if data.tone == "maybe" else text_colour(tokens, data.tone)
        sheet.dot(across(last), rise(end), 0.75, colour)
    return sheet.svg(say(language, data.alt))
