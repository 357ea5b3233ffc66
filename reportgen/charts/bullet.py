"""Bullet: one actual, the plan as an outline behind it, the same period a year ago as a grey tick.

S. Few, Bullet Graph Design Specification (2013), without its shaded zones: nobody has agreed what "fair" is.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.brand import Tokens
from reportgen.charts.base import Drawing, Svg, Text, say
from reportgen.charts.scale import Scale, finite, flat, known
from reportgen.text import Language

HEIGHT = 5.0
SLACK = 1.08
"""The scale ends so much beyond the longest mark."""
EDGE = 0.2


@dataclass(frozen=True)
class Bullet:
    """What a bullet shows; all values in one unit.

    Attributes:
        actual: None where there is no data or too few cases to show a bar: the graphic is then an empty dashed frame.
        plan: None where there is none.
        prior: the same period a year ago.
        plan_to_date: the part of the plan due by now while the period is running; the full plan is then dashed.
        alt: text alternative.
    """

    actual: float | None
    plan: float | None
    prior: float | None
    plan_to_date: float | None
    alt: Text


def data(
    actual: float | None,
    plan: float | None,
    prior: float | None,
    *,
    alt: Text,
    plan_to_date: float | None = None,
    rated: bool = True,
) -> Bullet:
    """Take what can be drawn; `rated` False (too few cases) withholds the bar but keeps the place."""
    return Bullet(known(actual) if rated else None, known(plan), known(prior), known(plan_to_date), alt)


def draw(data: Bullet, tokens: Tokens, language: Language, width_mm: float = 37.0) -> Svg:
    """Draw it 5 mm high."""
    sheet = Drawing(tokens, width_mm, HEIGHT)
    if data.actual is None:
        sheet.rect(EDGE, 0.5, width_mm - 2 * EDGE, HEIGHT - 1, edge=tokens.rule2, edge_width=0.6, dash=(2.0, 1.6))
        return sheet.svg(say(language, data.alt))
    marks = finite((data.actual, data.plan, data.prior, data.plan_to_date, 0.0))
    low, high = min(marks) * SLACK, max(marks) * SLACK
    scale = Scale(low, low + 1 if flat(low, high) else high, EDGE, width_mm - EDGE)
    zero = scale(0)
    if data.plan is not None and data.plan_to_date is not None:
        sheet.rect(zero, 0.5, scale(data.plan) - zero, HEIGHT - 1, edge=tokens.ink3, edge_width=0.6, dash=(2.0, 1.6))
        sheet.rect(zero, 0.5, scale(data.plan_to_date) - zero, HEIGHT - 1, tokens.white, tokens.ink)
    elif data.plan is not None:
        sheet.rect(zero, 0.5, scale(data.plan) - zero, HEIGHT - 1, tokens.white, tokens.ink)
    sheet.rect(zero, 0.3 * HEIGHT, scale(data.actual) - zero, 0.4 * HEIGHT, tokens.ink)
    if low < 0:
        sheet.line(zero, 0.1, zero, HEIGHT - 0.1, tokens.ink, 0.8)
    if data.prior is not None:
        at = min(max(scale(data.prior), 0.45), width_mm - 0.45)
        sheet.rect(at - 0.35, 0.1, 0.7, HEIGHT - 0.2, tokens.py, tokens.white, 0.6)
    return sheet.svg(say(language, data.alt))
