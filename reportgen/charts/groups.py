"""How do groups differ? One row each: a point with its 95 % interval, the number of cases, and the rest as a cross.

Never bars: a bar without its interval makes a group of twenty look as firm as one of twenty thousand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.brand import Tokens
from reportgen.charts._lanes import Column, Lane, Plan, lay_out
from reportgen.charts._marks import draw_interval, draw_nothing, draw_scale, ticks_along, value_scale, write_over
from reportgen.charts.base import DASHED, Drawing, Figures, Svg, Text, Tone, empty_frame, say, text_colour
from reportgen.charts.scale import Scale, finite, known
from reportgen.quantities import Quantity, Unit
from reportgen.text import Language

REACH = 0.75
"""An interval widens the scale by no more than this part of the range of the points; beyond, it ends in an arrow."""


@dataclass(frozen=True)
class Point:
    """One row.

    Attributes:
        label: of the group.
        value: None where there is none.
        interval: 95 % interval of it.
        rest: value of all others together; None where it cannot be said.
        figure: the value in words, `46%`, or why there is none.
        span: the interval in words.
        base: the cases behind it, `244`.
        tone: what the distance from the rest means; `maybe` where it could be chance.
        few: too few cases to be drawn.
        below: a second line under the name, in small type.
    """

    label: Text
    value: float | None
    interval: tuple[float, float] | None
    rest: float | None
    figure: Text
    span: Text
    base: Text
    tone: Tone
    few: bool
    below: Text = ""


@dataclass(frozen=True)
class Words:
    """What stands in the chart; "" leaves it out.

    Attributes:
        plan: over the dashed line.
        rest: over the first row's cross.
        label: over the names, in the table.
        figure: over the values.
        interval: over their intervals.
        base: over the cases.
        empty: the sentence in the place of a chart without rows.
    """

    plan: Text = ""
    rest: Text = ""
    label: Text = ""
    figure: Text = ""
    interval: Text = ""
    base: Text = ""
    empty: Text = ""


@dataclass(frozen=True)
class Groups:
    """What the chart shows, in the order given; `plan` is a dashed line through all rows."""

    rows: tuple[Point, ...]
    plan: float | None
    unit: Unit
    currency: str | None
    words: Words
    alt: Text


def point(
    label: Text,
    value: float | None,
    interval: tuple[float, float] | None,
    *,
    figure: Text,
    span: Text = "",
    base: Text = "",
    rest: float | None = None,
    tone: Tone = "maybe",
    few: bool = False,
    below: Text = "",
) -> Point:
    """One row; see `Point`."""
    band = None if interval is None or len(finite(interval)) < 2 else (min(interval), max(interval))
    return Point(label, known(value), band, known(rest), figure, span, base, "maybe" if few else tone, few, below)


def data(
    rows: Sequence[Point],
    *,
    unit: Unit,
    words: Words,
    alt: Text,
    plan: float | None = None,
    currency: str | None = None,
) -> Groups:
    """The rows in their order."""
    return Groups(tuple(rows), known(plan), unit, currency, words, alt)


def figures(data: Groups) -> Figures:
    """The figures behind the chart."""
    words = data.words
    rows = tuple(
        (
            row.label,
            row.base,
            row.figure,
            row.span,
            None if row.rest is None else Quantity(row.rest, data.unit, data.currency),
        )
        for row in data.rows
    )
    return Figures((words.label, words.base, words.figure, words.interval, words.rest), rows)


def draw(data: Groups, tokens: Tokens, language: Language, width_mm: float = 104.0) -> Svg:
    """Draw it as high as its rows need."""
    alt, words = say(language, data.alt), data.words
    if not data.rows:
        return empty_frame(Drawing(tokens, width_mm, 40), say(language, words.empty), alt)
    columns = [
        Column(say(language, words.figure)),
        Column(say(language, words.interval), right=False),
        Column(say(language, words.base)),
    ]
    over = bool(say(language, words.plan).strip() or say(language, words.rest).strip())
    plan = lay_out(tokens, width_mm, _lanes(data, tokens, language), columns, over=over)
    scale = _scale(data, plan.left, plan.right)
    draw_scale(plan, scale, ticks_along(plan.sheet, scale, data.unit, data.currency, language))
    if data.plan is not None and scale.low <= data.plan <= scale.high:
        for top, bottom in plan.spans:
            plan.sheet.line(scale(data.plan), top, scale(data.plan), bottom, tokens.ink, 0.8, DASHED)
    for row, y in zip(data.rows, plan.rows, strict=True):
        if row.few or row.value is None:
            draw_nothing(plan, y)
            continue
        draw_interval(plan.sheet, scale, y, row.value, row.interval, text_colour(tokens, row.tone))
        if row.rest is not None and scale.low <= row.rest <= scale.high:
            _cross(plan, scale(row.rest), y)
    _name_marks(plan, data, scale, language)
    return plan.sheet.svg(alt)


def _scale(data: Groups, left: float, right: float) -> Scale:
    drawn = [row for row in data.rows if not row.few]
    points = finite([data.plan, *(end for row in drawn for end in (row.value, row.rest))])
    bands = finite([end for row in drawn if row.value is not None for end in row.interval or ()])
    if points and max(points) > min(points):
        reach = (max(points) - min(points)) * REACH
        bands = [min(max(end, min(points) - reach), max(points) + reach) for end in bands]
    return value_scale([*points, *bands], left, right)


def _lanes(data: Groups, tokens: Tokens, language: Language) -> list[Lane]:
    lanes = []
    for row in data.rows:
        cells = tuple(say(language, text) for text in (row.figure, row.span, row.base))
        colour = tokens.ink3 if row.few else text_colour(tokens, row.tone)
        strong = row.tone != "maybe"
        lanes.append(Lane(say(language, row.label), cells, colour, strong, below=say(language, row.below)))
    return lanes


def _cross(plan: Plan, x: float, y: float) -> None:
    tokens, arm = plan.sheet.tokens, 0.8
    for rise in (arm, -arm):
        # White below: the cross may lie on the band.
        plan.sheet.line(x - arm, y - rise, x + arm, y + rise, tokens.white, 2.0)
    for rise in (arm, -arm):
        plan.sheet.line(x - arm, y - rise, x + arm, y + rise, tokens.ink, 0.9)


def _name_marks(plan: Plan, data: Groups, scale: Scale, language: Language) -> None:
    first, tokens, words = data.rows[0], plan.sheet.tokens, list[tuple[float, str, str, int]]()
    if data.plan is not None and scale.low <= data.plan <= scale.high:
        words.append((scale(data.plan), say(language, data.words.plan), tokens.ink, 400))
    drawn = not first.few and first.value is not None
    if drawn and first.rest is not None and scale.low <= first.rest <= scale.high:
        words.append((scale(first.rest), say(language, data.words.rest), tokens.ink2, 400))
    if words:
        write_over(plan, words)
