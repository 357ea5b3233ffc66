"""What is an action worth? The expected effect of each on one scale from zero, with its interval, so they can be compared by eye.

The same scale must serve all findings of a page, also where each has a drawing of its own: see `limit`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.brand import Tokens
from reportgen.charts._lanes import Column, Lane, lay_out
from reportgen.charts._marks import draw_interval, draw_nothing, draw_scale, ticks_along, value_scale
from reportgen.charts.base import SMALL, Drawing, Figures, Svg, Text, empty_frame, say
from reportgen.charts.scale import finite, known
from reportgen.quantities import Unit
from reportgen.text import Language

STRIP, AXIS_AT = 8.0, 3.4
"""Height of a single interval over its axis, and where the axis stands."""


@dataclass(frozen=True)
class Gain:
    """One action.

    Attributes:
        label: of the action; "" where the drawing stands beside its name.
        value: what it is expected to bring; None where that cannot be said.
        interval: its range.
        figure: in words, `9 customers`, or why there is none.
        span: the range in words, `7 to 11`.
    """

    label: Text
    value: float | None
    interval: tuple[float, float] | None
    figure: Text
    span: Text


@dataclass(frozen=True)
class Words:
    """Heads of the columns, and the sentence in the place of a chart without rows; "" leaves it out."""

    label: Text = ""
    figure: Text = ""
    interval: Text = ""
    empty: Text = ""


@dataclass(frozen=True)
class Worth:
    """What the chart shows, in the order given, on a scale that holds zero and both `limit`s."""

    rows: tuple[Gain, ...]
    limit: tuple[float, float]
    unit: Unit
    currency: str | None
    words: Words
    alt: Text


def gain(
    label: Text, value: float | None, interval: tuple[float, float] | None, *, figure: Text, span: Text = ""
) -> Gain:
    """One action; see `Gain`."""
    band = None if interval is None or len(finite(interval)) < 2 else (min(interval), max(interval))
    return Gain(label, known(value), band, figure, span)


def limit(rows: Sequence[Gain]) -> tuple[float, float]:
    """The ends of the scale that holds zero and all actions, for drawings of single ones."""
    ends = finite([0.0, *(end for row in rows for end in (row.value, *(row.interval or ())))])
    return min(ends), max(ends)


def data(
    rows: Sequence[Gain],
    *,
    unit: Unit,
    words: Words,
    alt: Text,
    within: tuple[float, float] | None = None,
    currency: str | None = None,
) -> Worth:
    """The actions in their order.

    Args:
        rows: one or more actions.
        unit: of the effects.
        words: heads.
        alt: text alternative.
        within: ends of the scale, where other drawings share it (`limit` of them all).
        currency: of money.
    """
    return Worth(tuple(rows), within or limit(rows), unit, currency, words, alt)


def figures(data: Worth) -> Figures:
    """The figures behind the chart."""
    words = data.words
    return Figures(
        (words.label, words.figure, words.interval), tuple((row.label, row.figure, row.span) for row in data.rows)
    )


def draw(data: Worth, tokens: Tokens, language: Language, width_mm: float = 104.0) -> Svg:
    """Draw it as high as its rows need."""
    alt, words = say(language, data.alt), data.words
    if not data.rows:
        return empty_frame(Drawing(tokens, width_mm, 40), say(language, words.empty), alt)
    if len(data.rows) == 1 and not any(say(language, each).strip() for each in _words_of(data.rows[0])):
        return _draw_strip(data, tokens, language, width_mm, alt)
    columns = [Column(say(language, words.figure)), Column(say(language, words.interval), right=False)]
    lanes = [
        Lane(
            say(language, row.label),
            (say(language, row.figure), say(language, row.span)),
            tokens.ink3 if row.value is None else tokens.ink,
            row.value is not None,
        )
        for row in data.rows
    ]
    plan = lay_out(tokens, width_mm, lanes, columns)
    scale = value_scale(data.limit, plan.left, plan.right, zero=True)
    draw_scale(plan, scale, ticks_along(plan.sheet, scale, data.unit, data.currency, language), zero=True)
    for row, y in zip(data.rows, plan.rows, strict=True):
        if row.value is None:
            draw_nothing(plan, y)
        else:
            draw_interval(plan.sheet, scale, y, row.value, row.interval, tokens.data)
    return plan.sheet.svg(alt)


def _words_of(row: Gain) -> tuple[Text, Text, Text]:
    return row.label, row.figure, row.span


def _draw_strip(data: Worth, tokens: Tokens, language: Language, width: float, alt: str) -> Svg:
    """A single action whose words stand elsewhere: its interval over an axis, in the height of two lines."""
    sheet, row = Drawing(tokens, width, STRIP), data.rows[0]
    scale = value_scale(data.limit, 0.0, width, zero=True)
    ticks = ticks_along(sheet, scale, data.unit, data.currency, language)
    if scale.low < 0:
        sheet.line(scale(0), 0.2, scale(0), AXIS_AT, tokens.rule2, 0.6)
    sheet.line(scale.start, AXIS_AT, scale.end, AXIS_AT, tokens.ink2, 0.6)
    for tick, text in ticks:
        sheet.line(scale(tick), AXIS_AT, scale(tick), AXIS_AT + 0.9, tokens.ink2, 0.6)
        half = sheet.measure(text, SMALL) / 2
        x = min(max(scale(tick), half), width - half)
        sheet.text(x, STRIP - 0.7, text, SMALL, colour=tokens.ink2, anchor="middle")
    if row.value is None:
        sheet.line(scale.start, 1.6, scale.end, 1.6, tokens.rule2, 0.7, (2.0, 1.6))
    else:
        draw_interval(sheet, scale, 1.6, row.value, row.interval, tokens.data)
    return sheet.svg(alt)
