"""What rows of a chart share in ink: one scale across the sheet, points with their intervals, words over the first row."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportgen.brand import mix
from reportgen.charts._axes import tick_texts
from reportgen.charts._lanes import Plan
from reportgen.charts.base import AXIS, Drawing
from reportgen.charts.measure import POINT, shorten
from reportgen.charts.scale import Scale, finite, inner_ticks, opened, spread, tick_step
from reportgen.quantities import Unit
from reportgen.text import Language

EDGE = 1.7
"""From the ends of the scale to the ends of its room: half a mark."""
NEARLY = 0.12
"""Of its range, how far a scale is drawn out to end on a round figure."""
BAND, RADIUS = 2.6, 1.05
"""Height of an interval's band in points, radius of a point in millimetres."""


def value_scale(values: Sequence[float | None], left: float, right: float, *, zero: bool = False) -> Scale:
    """A scale that holds all values; from zero where they come near it, or where it must.

    Args:
        values: of all marks.
        left: of the room.
        right: likewise.
        zero: whether the scale must hold zero.
    """
    drawn = finite([*values, 0.0] if zero else values)
    low, high = opened(min(drawn), max(drawn)) if drawn else (0.0, 1.0)
    if 0 <= low <= 0.4 * high:
        low = 0.0
    elif 0.4 * low <= high <= 0:
        high = 0.0
    step = tick_step(low, high, 6)
    # A scale that nearly reaches its next round figure ends there, so that the outermost mark lies between two.
    last, first = math.ceil(high / step - 1e-9) * step, math.floor(low / step + 1e-9) * step
    near = NEARLY * (high - low)
    low, high = (first if low - first <= near else low), (last if last - high <= near else high)
    return Scale(low, high, left + EDGE, right - EDGE)


def ticks_along(
    sheet: Drawing, scale: Scale, unit: Unit, currency: str | None, language: Language, *, signed: bool = False
) -> list[tuple[float, str]]:
    """Round ticks of a scale across the sheet, as many as stand beside each other; none where not even two do."""
    for count in (6, 5, 4, 3, 2):
        ticks = inner_ticks(scale.low, scale.high, count)
        texts = tick_texts(ticks, unit, currency, language)
        if signed:
            texts = [f"+{text}" if tick > 0 else text for tick, text in zip(ticks, texts, strict=True)]
        centres = [_inside(sheet, scale(tick), text) for tick, text in zip(ticks, texts, strict=True)]
        halves = [sheet.measure(text, AXIS) / 2 for text in texts]
        apart = (
            centres[n] + halves[n] + 2.0 <= centres[n + 1] - halves[n + 1] and centres[n] - halves[n] >= -0.01
            for n in range(len(ticks) - 1)
        )
        if all(apart) and centres[-1] + halves[-1] <= sheet.width + 0.01:
            return list(zip(ticks, texts, strict=True))
    return []


def _inside(sheet: Drawing, x: float, text: str) -> float:
    """Where a text is centred whose tick is at `x`: never beyond the sheet."""
    half = sheet.measure(text, AXIS) / 2
    return max(min(x, sheet.width - half), half)


def draw_scale(plan: Plan, scale: Scale, ticks: Sequence[tuple[float, str]], *, zero: bool = False) -> None:
    """The scale's hairlines behind the marks, its figures below; a stronger line for zero where it divides better from worse."""
    sheet, tokens = plan.sheet, plan.sheet.tokens
    for top, bottom in plan.spans:
        for tick, _ in ticks:
            if tick or not zero:
                sheet.line(scale(tick), top, scale(tick), bottom, tokens.rule, 0.5)
        if zero and scale.low <= 0 <= scale.high:
            sheet.line(scale(0), top, scale(0), bottom, tokens.ink, 0.8)
    for tick, text in ticks:
        x = _inside(sheet, scale(tick), text)
        sheet.text(x, plan.bottom + 3.9, text, AXIS, colour=tokens.ink2, anchor="middle")


def draw_nothing(plan: Plan, y: float) -> None:
    """In the place of marks that too few cases stand behind: a dashed line."""
    plan.sheet.line(plan.left + EDGE, y, plan.right - EDGE, y, plan.sheet.tokens.rule2, 0.7, (2.0, 1.6))


def draw_interval(
    sheet: Drawing,
    scale: Scale,
    y: float,
    value: float,
    interval: tuple[float, float] | None,
    colour: str,
    *,
    hollow: bool = False,
) -> None:
    """A band with its point; what lies beyond the scale ends in an arrow at its edge."""
    tokens = sheet.tokens
    if interval is not None:
        low, high = (scale.clamped(end) for end in interval)
        pale = mix(colour, tokens.white, 0.65)
        sheet.rect(low, y - BAND * POINT / 2, high - low, BAND * POINT, pale)
        for end, edge, side in ((interval[0], scale.start, -1), (interval[1], scale.end, 1)):
            if end < scale.low or end > scale.high:
                sheet.polyline([(edge, y - 1.1), (edge + side * 1.2, y), (edge, y + 1.1)], colour, 0.8)
    if scale.low <= value <= scale.high:
        draw_point(sheet, scale(value), y, colour, hollow=hollow)
    else:
        side = 1 if value > scale.high else -1
        tip = scale.clamped(value) + side * 1.3
        sheet.area([(tip, y), (tip - side * 1.9, y - 1.1), (tip - side * 1.9, y + 1.1)], colour)


def draw_point(sheet: Drawing, x: float, y: float, colour: str, *, hollow: bool = False) -> None:
    """A point, set off from what it lies on; hollow where it is what is compared with."""
    if hollow:
        sheet.dot(x, y, RADIUS, sheet.tokens.white, colour, 1.4)
    else:
        sheet.dot(x, y, RADIUS, colour, sheet.tokens.white, 0.7)


def write_over(plan: Plan, words: Sequence[tuple[float, str, str, int]]) -> None:
    """Words over the first row's marks, (x, text, colour, weight), pushed apart; they keep to the plot if it holds them."""
    sheet = plan.sheet
    said = [(x, shorten(text, sheet.face(weight), AXIS, (plan.right - plan.left) / len(words) - 2), colour, weight)
            for x, text, colour, weight in words if text.strip()]  # fmt: skip
    widths = [sheet.measure(text, AXIS, weight) + 2.0 for _, text, _, weight in said]
    places = spread([x for x, *_ in said], widths, plan.left, plan.right)
    for x, width, (_, text, colour, weight) in zip(places, widths, said, strict=True):
        # On white: the scale's lines run there.
        sheet.rect(x - width / 2 + 0.5, plan.over - AXIS * POINT, width - 1.0, AXIS * POINT * 1.25, sheet.tokens.white)
        sheet.text(x, plan.over, text, AXIS, weight, colour, "middle")
