"""Marks of charts in rows: a dot with its band on a common scale, and floating bars that add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.brand import mix
from reportgen.charts.base import AXIS, CAP, LABEL, Drawing, Tone, bar_colours, text_colour
from reportgen.charts.measure import POINT
from reportgen.charts.scale import Scale, decimals, finite, flat, tick_step
from reportgen.text import Language

FARTHEST = 1.0
"""A relative scale ends at ±100 %; what lies beyond is a triangle at its edge, with the values printed beside it."""
NEAREST = 0.05
BAND = 2.6
"""Height of an interval's band, in points."""


@dataclass(frozen=True)
class Dot:
    """A point on a relative scale: its value, its interval, the same a year ago, what it means."""

    value: float
    interval: tuple[float, float] | None
    prior: float | None
    tone: Tone


def relative_scale(dots: Sequence[Dot], left: float, right: float) -> Scale:
    """A scale from plan's minus to plan's plus that holds all dots and bands, as far as `FARTHEST`."""
    ends = [end for dot in dots for end in (dot.value, dot.prior, *(dot.interval or ()))]
    limit = min(max([abs(end) for end in finite(ends)] + [NEAREST]) * 1.06, FARTHEST * 1.06)
    return Scale(-limit, limit, left, right)


def relative_ticks(sheet: Drawing, scale: Scale, zero: str, language: Language) -> list[tuple[float, str]]:
    """Ticks either side of zero, which carries a word, as many as fit beside each other."""
    for count in (4, 3, 2, 1):
        step = tick_step(0, scale.high, count)
        if step > scale.high:
            continue
        ticks = [step * n for n in range(-int(scale.high / step), int(scale.high / step) + 1)]
        texts = [language.percent(tick, decimals(step * 100), sign=True) if tick else zero for tick in ticks]
        if max(sheet.measure(text, AXIS) for text in texts) + 1.5 <= scale(step) - scale(0):
            return list(zip(ticks, texts, strict=True))
    return [(0.0, zero)]


def draw_axis(sheet: Drawing, scale: Scale, ticks: Sequence[tuple[float, str]], top: float, bottom: float) -> None:
    """Hairlines for the ticks, a stronger line for zero, the texts below."""
    for tick, text in ticks:
        x = scale(tick)
        if tick:
            sheet.line(x, top, x, bottom, sheet.tokens.rule, 0.5)
        half = sheet.measure(text, AXIS) / 2
        x = min(max(x, half), sheet.width - half)
        sheet.text(x, bottom + 3.9, text, AXIS, colour=sheet.tokens.ink2, anchor="middle")
    sheet.line(scale(0), top, scale(0), bottom, sheet.tokens.ink, 0.8)


def draw_dot(sheet: Drawing, dot: Dot, scale: Scale, y: float) -> None:
    """The band, last year's tick and the point, at height `y`."""
    tokens, colour = sheet.tokens, text_colour(sheet.tokens, dot.tone)
    if dot.interval is not None:
        low, high = (scale.clamped(end) for end in dot.interval)
        sheet.rect(low, y - BAND * POINT / 2, high - low, BAND * POINT, mix(colour, tokens.white, 0.65))
    if dot.prior is not None and abs(dot.prior) <= scale.high:
        sheet.line(scale(dot.prior), y - 1.4, scale(dot.prior), y + 1.4, tokens.py, 1.3)
    if abs(dot.value) <= scale.high:
        sheet.dot(scale(dot.value), y, 1.0, colour, tokens.white, 0.7)
    else:
        side = 1 if dot.value > 0 else -1
        tip = scale.clamped(dot.value)
        sheet.area([(tip, y), (tip - side * 1.9, y - 1.1), (tip - side * 1.9, y + 1.1)], colour)


@dataclass(frozen=True)
class Effect:
    """A floating bar: how much a step adds to the result, written out; `total` is the bar of the result itself."""

    value: float
    text: str
    tone: Tone
    total: bool = False


def effect_scale(sheet: Drawing, effects: Sequence[Effect | None], left: float, right: float) -> Scale:
    """A scale that holds zero, every running sum and the figures beside the bars."""
    run, ends, before, after = 0.0, [0.0], 0.0, 0.0
    for effect in effects:
        if effect is None:
            continue
        run = effect.value if effect.total else run + effect.value
        ends.append(run)
        width = sheet.measure(effect.text, LABEL, 600) + 1.6
        before, after = (max(before, width), after) if effect.value < 0 else (before, max(after, width))
    low, high = min(ends), max(ends)
    if flat(low, high):
        high = low + 1
    return Scale(low, high, left + before, right - after)


def draw_effects(
    sheet: Drawing, effects: Sequence[Effect | None], scale: Scale, rows: Sequence[float], half: float
) -> None:
    """Bars of `half` millimetres to either side of each row's middle, tied to the next by a thin line."""
    tokens, run = sheet.tokens, 0.0
    last = max((at for at, effect in enumerate(effects) if effect is not None), default=-1)
    for at, (effect, y) in enumerate(zip(effects, rows, strict=True)):
        if effect is None:
            continue
        start, end = (0.0, effect.value) if effect.total else (run, run + effect.value)
        fill, edge = (tokens.ink, tokens.ink) if effect.total else bar_colours(tokens, effect.tone)
        sheet.rect(scale(start), y - half, scale(end) - scale(start), 2 * half, fill, edge, 0.5)
        if at != last:
            following = next(rows[n] for n in range(at + 1, len(rows)) if effects[n] is not None)
            sheet.line(scale(end), y + half, scale(end), following - half, tokens.ink3, 0.5)
        run = end
    sheet.line(scale(0), rows[0] - 2 * half, scale(0), rows[-1] + 2 * half, tokens.ink, 0.8)
    run = 0.0
    for effect, y in zip(effects, rows, strict=True):
        if effect is not None:
            run = effect.value if effect.total else run + effect.value
            _write_effect(sheet, effect, scale(run), y)


def _write_effect(sheet: Drawing, effect: Effect, x: float, y: float) -> None:
    """The figure beside the bar's end, on white, for the line of zero may run there."""
    side = -1 if effect.value < 0 else 1
    width, cap = sheet.measure(effect.text, LABEL, 600), LABEL * POINT * CAP
    colour = sheet.tokens.ink if effect.total else text_colour(sheet.tokens, effect.tone)
    sheet.rect(x + side * 0.45, y - cap / 2 - 0.4, side * (width + 0.9), cap + 0.8, sheet.tokens.white)
    sheet.text(x + side * 0.9, y + cap / 2, effect.text, LABEL, 600, colour, "start" if side > 0 else "end")
