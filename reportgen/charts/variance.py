"""Variance bar of a scorecard: how far from plan, and how far chance alone would go.

All bars of a column share one scale, so they can be compared down the page. A bar that stays inside its band is grey.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.brand import Tokens
from reportgen.charts.base import Better, Drawing, Svg, Text, Tone, bar_colours, say, tone_of
from reportgen.charts.scale import Scale, finite, known, nice_ticks
from reportgen.text import Language

HEIGHT = 3.6
FARTHEST = 1.0
"""The scale ends at 100 % at the latest: one measure far off must not flatten all others. What lies beyond ends in a point."""
SLACK = 1.06


@dataclass(frozen=True)
class Variance:
    """What a variance bar shows.

    Attributes:
        difference: from plan, as a fraction of it; None draws the axis alone.
        chance: what chance alone would explain, lowest and highest difference; None where it cannot be said.
        scale: the difference at either end of the bar's room, the same for the whole column.
        tone: what the difference means.
        alt: text alternative.
    """

    difference: float | None
    chance: tuple[float, float] | None
    scale: float
    tone: Tone
    alt: Text


def column_scale(differences: Iterable[float | None], chances: Iterable[tuple[float, float] | None] = ()) -> float:
    """The common scale of a column: a round number that holds every difference and band, or `FARTHEST`."""
    ends = [end for band in chances if band is not None for end in band]
    farthest = max((abs(value) for value in finite([*differences, *ends])), default=0.0)
    if farthest == 0:
        return 0.1
    return min(nice_ticks((0.0, farthest), 4)[-1], FARTHEST)


def data(
    difference: float | None,
    *,
    alt: Text,
    scale: float,
    chance: tuple[float, float] | None = None,
    better: Better = "up",
    tone: Tone | None = None,
) -> Variance:
    """Judge by the band, unless the status has judged already (`tone`)."""
    shown = known(difference)
    band = None if chance is None or len(finite(chance)) < 2 else (min(chance), max(chance))
    if tone is None:
        outside = shown is not None and (band is None or not band[0] <= shown <= band[1])
        tone = tone_of(shown or 0.0, better, outside)
    return Variance(shown, band, scale, tone, alt)


def draw(data: Variance, tokens: Tokens, language: Language, width_mm: float = 22.0) -> Svg:
    """Draw it 3.6 mm high; the axis is in the middle."""
    sheet = Drawing(tokens, width_mm, HEIGHT)
    across = Scale(-data.scale * SLACK, data.scale * SLACK, 0, width_mm)
    if data.chance is not None:
        low, high = (across.clamped(end) for end in data.chance)
        sheet.rect(low, 0, high - low, HEIGHT, tokens.band)
    if data.difference is not None:
        fill, edge = bar_colours(tokens, data.tone)
        _bar(sheet, across, data.difference, data.scale, fill, edge)
    sheet.line(width_mm / 2, 0, width_mm / 2, HEIGHT, tokens.ink, 0.7)
    return sheet.svg(say(language, data.alt))


def _bar(sheet: Drawing, across: Scale, difference: float, limit: float, fill: str, edge: str) -> None:
    top, bottom, zero = 0.22 * HEIGHT, 0.78 * HEIGHT, across(0)
    if abs(difference) <= limit:
        sheet.rect(zero, top, across(difference) - zero, bottom - top, fill, edge, 0.4)
        return
    # Beyond the scale: the bar ends in a point that says so; the value is printed beside it.
    side = 1 if difference > 0 else -1
    tip = across.clamped(difference)
    neck = tip - side * 1.1
    sheet.area([(zero, top), (neck, top), (tip, HEIGHT / 2), (neck, bottom), (zero, bottom)], fill)
