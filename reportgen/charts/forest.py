"""Does a cause hold up? Relative changes with their intervals, and below a rule the group that should not have moved.

A cause that is real moves what it touches and leaves the rest alone, so the comparison group is part of the chart: where there is
none, the chart says so in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.brand import Tokens
from reportgen.charts._lanes import Column, Lane, lay_out
from reportgen.charts._marks import draw_interval, draw_nothing, draw_scale, ticks_along, value_scale
from reportgen.charts.base import Better, Drawing, Figures, Svg, Text, Tone, empty_frame, say, text_colour, tone_of
from reportgen.charts.scale import Scale, finite, known
from reportgen.quantities import Unit
from reportgen.text import Language

FARTHEST = 1.0
"""The scale ends at 100 % up and down at the latest; what lies beyond ends in an arrow, its figures are printed."""


@dataclass(frozen=True)
class Effect:
    """One row.

    Attributes:
        label: of the group.
        value: its relative change, a fraction; None where none can be said.
        interval: 95 % interval of it.
        change: in words, `−36%`, or why there is none.
        span: the interval in words.
        base: the cases behind it.
        tone: what it means; `maybe` where its interval holds zero.
        few: too few cases to be drawn.
        below: a second line under the name, in small type.
    """

    label: Text
    value: float | None
    interval: tuple[float, float] | None
    change: Text
    span: Text
    base: Text
    tone: Tone
    few: bool
    below: Text = ""


@dataclass(frozen=True)
class Words:
    """What stands in the chart; "" leaves it out.

    Attributes:
        touched: over the rows that the cause should have moved.
        comparison: over those that it should not.
        alone: in their place where there are none.
        label: over the names, in the table.
        change: over the changes.
        interval: over their intervals.
        base: over the cases.
        empty: the sentence in the place of a chart without rows.
    """

    touched: Text = ""
    comparison: Text = ""
    alone: Text = ""
    label: Text = ""
    change: Text = ""
    interval: Text = ""
    base: Text = ""
    empty: Text = ""


@dataclass(frozen=True)
class Forest:
    """What the chart shows: the rows the cause should have moved, then those it should not."""

    touched: tuple[Effect, ...]
    comparison: tuple[Effect, ...]
    words: Words
    alt: Text


def effect(
    label: Text,
    value: float | None,
    interval: tuple[float, float] | None,
    *,
    change: Text,
    span: Text = "",
    base: Text = "",
    better: Better = "up",
    few: bool = False,
    below: Text = "",
) -> Effect:
    """One row; its colour follows from its interval."""
    shown = known(value)
    band = None if interval is None or len(finite(interval)) < 2 else (min(interval), max(interval))
    sure = not few and shown is not None and band is not None and not band[0] <= 0 <= band[1]
    tone: Tone = tone_of(shown or 0.0, better, sure)
    return Effect(label, shown, band, change, span, base, tone, few, below)


def data(touched: Sequence[Effect], comparison: Sequence[Effect], *, words: Words, alt: Text) -> Forest:
    """The rows in their order; `comparison` may be empty, but must be thought of."""
    return Forest(tuple(touched), tuple(comparison), words, alt)


def figures(data: Forest) -> Figures:
    """The figures behind the chart."""
    words = data.words
    rows = tuple((row.label, row.base, row.change, row.span) for row in (*data.touched, *data.comparison))
    return Figures((words.label, words.base, words.change, words.interval), rows)


def draw(data: Forest, tokens: Tokens, language: Language, width_mm: float = 104.0) -> Svg:
    """Draw it as high as its rows need."""
    alt, words = say(language, data.alt), data.words
    if not data.touched and not data.comparison:
        return empty_frame(Drawing(tokens, width_mm, 40), say(language, words.empty), alt)
    rows = [*data.touched, *data.comparison]
    columns = [
        Column(say(language, words.change)),
        Column(say(language, words.interval), right=False),
        Column(say(language, words.base)),
    ]
    lanes = _lanes(data, tokens, language)
    plan = lay_out(tokens, width_mm, lanes, columns)
    scale = _scale(rows, plan.left, plan.right)
    ticks = ticks_along(plan.sheet, scale, Unit.PERCENT, None, language, signed=True)
    draw_scale(plan, scale, ticks, zero=True)
    # Without a comparison group the last row is the sentence that says so.
    for at, (row, y) in enumerate(zip(rows, plan.rows, strict=False)):
        if row.few or row.value is None:
            draw_nothing(plan, y)
        else:
            colour = text_colour(tokens, row.tone)
            draw_interval(plan.sheet, scale, y, row.value, row.interval, colour, hollow=at >= len(data.touched))
    return plan.sheet.svg(alt)


def _scale(rows: Sequence[Effect], left: float, right: float) -> Scale:
    ends = [end for row in rows if not row.few for end in (row.value, *(row.interval or ()))]
    return value_scale([max(-FARTHEST, min(FARTHEST, end)) for end in finite(ends)], left, right, zero=True)


def _lanes(data: Forest, tokens: Tokens, language: Language) -> list[Lane]:
    lanes = []
    for rows, heading in ((data.touched, data.words.touched), (data.comparison, data.words.comparison)):
        for at, row in enumerate(rows):
            cells = tuple(say(language, text) for text in (row.change, row.span, row.base))
            colour = tokens.ink3 if row.few else text_colour(tokens, row.tone)
            strong = row.tone != "maybe"
            head = "" if at else say(language, heading)
            lanes.append(Lane(say(language, row.label), cells, colour, strong, head, say(language, row.below)))
    if not data.comparison and (alone := say(language, data.words.alone)).strip():
        lanes.append(Lane(alone, ("", "", ""), tokens.ink3, False, say(language, data.words.comparison)))
    return lanes
