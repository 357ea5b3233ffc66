"""Coverage: which days of a period a source has data for. Filled is there, white is missing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.brand import Tokens
from reportgen.charts.base import Drawing, Svg, Text, say
from reportgen.charts.scale import Scale
from reportgen.text import Language

HEIGHT = 2.4
THINNEST = 0.35
"""A gap of one day stays visible however long the period is."""


@dataclass(frozen=True)
class Coverage:
    """What a coverage bar shows.

    Attributes:
        gaps: missing days as half-open runs of day numbers, in order, without overlaps.
        days: length of the period.
        alt: text alternative.
    """

    gaps: tuple[tuple[int, int], ...]
    days: int
    alt: Text


def data(covered: Iterable[int], days: int, *, alt: Text) -> Coverage:
    """Find the gaps.

    Args:
        covered: numbers of the days that have data, from 0; `range(n)` where only their count is known.
        days: length of the period.
        alt: text alternative.
    """
    there = set(covered)
    gaps: list[tuple[int, int]] = []
    for day in range(days):
        if day in there:
            continue
        if gaps and gaps[-1][1] == day:
            gaps[-1] = (gaps[-1][0], day + 1)
        else:
            gaps.append((day, day + 1))
    return Coverage(tuple(gaps), days, alt)


def draw(data: Coverage, tokens: Tokens, language: Language, width_mm: float = 14.0) -> Svg:
    """Draw it 2.4 mm high."""
    sheet = Drawing(tokens, width_mm, HEIGHT)
    left, top, inner, deep = 0.15, 0.3, width_mm - 0.3, HEIGHT - 0.6
    full = not data.days or data.gaps == ((0, data.days),)
    sheet.rect(left, top, inner, deep, tokens.white if full else tokens.ink, tokens.ink, 0.5)
    if not full:
        along = Scale(0, data.days, left, left + inner)
        for start, end in data.gaps:
            width = max(along(end) - along(start), THINNEST)
            # The frame's edge stays whole at both ends of the bar.
            x = min(max(along(start), left + 0.1), left + inner - 0.1 - width)
            sheet.rect(x, top + 0.1, width, deep - 0.2, tokens.white)
    return sheet.svg(say(language, data.alt))
