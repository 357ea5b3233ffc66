"""Where did it change? Each segment before and after, one row each: hollow is before, solid is after.

The rows of a group stand in the order of what they mean: worse, better, what could be chance, what too few cases stand
behind; within that the largest first. Only a change larger than chance has a colour and a strong line. Change, interval and base
are printed right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.brand import Tokens
from reportgen.charts._lanes import Column, Lane, Plan, lay_out
from reportgen.charts._marks import RADIUS, draw_nothing, draw_point, draw_scale, ticks_along, value_scale, write_over
from reportgen.charts.base import Drawing, Figures, Svg, Text, Tone, empty_frame, say, text_colour
from reportgen.charts.scale import Scale, known
from reportgen.quantities import Quantity, Unit
from reportgen.text import Language

ORDER: dict[Tone, int] = {"worse": 0, "better": 1, "neutral": 2, "maybe": 3}
"""What a row means decides its place first."""
COLOURED: tuple[Tone, ...] = ("worse", "better", "neutral")


@dataclass(frozen=True)
class Pair:
    """One row.

    Attributes:
        label: of the segment.
        before: None where it is new or unknown.
        after: None where it is unknown.
        change: in words, `−36%`, `new`, or why there is none, `Too few to rate`.
        interval: 95 % interval of the change, `−43% to −28%`; "" where none can be said.
        base: the cases behind `after`, `35,800`.
        size: the same as a number, for the order.
        tone: what the change means; `maybe` where it could be chance.
        few: too few cases to be drawn.
    """

    label: Text
    before: float | None
    after: float | None
    change: Text
    interval: Text
    base: Text
    size: float
    tone: Tone
    few: bool


@dataclass(frozen=True)
class Group:
    """Rows under one heading; "" for none."""

    heading: Text
    rows: tuple[Pair, ...]


@dataclass(frozen=True)
class Words:
    """What stands in the chart; "" leaves it out.

    Attributes:
        before: over the first row's hollow point.
        after: over its solid point.
        label: over the names.
        change: over the changes.
        interval: over their intervals.
        base: over the cases.
        empty: the sentence in the place of a chart without rows.
    """

    before: Text = ""
    after: Text = ""
    label: Text = ""
    change: Text = ""
    interval: Text = ""
    base: Text = ""
    empty: Text = ""


@dataclass(frozen=True)
class Dumbbell:
    """What the chart shows, in the order it is drawn in."""

    groups: tuple[Group, ...]
    unit: Unit
    currency: str | None
    words: Words
    alt: Text


def pair(
    label: Text,
    before: float | None,
    after: float | None,
    *,
    change: Text,
    interval: Text = "",
    base: Text = "",
    size: float = 0.0,
    tone: Tone = "maybe",
    few: bool = False,
) -> Pair:
    """One row; see `Pair`."""
    return Pair(
        label, known(before), known(after), change, interval, base, known(size) or 0.0, "maybe" if few else tone, few
    )


def data(
    groups: Sequence[tuple[Text, Sequence[Pair]]],
    *,
    unit: Unit,
    words: Words,
    alt: Text,
    currency: str | None = None,
) -> Dumbbell:
    """Put the rows of each group in order; a group without rows is left out.

    Args:
        groups: heading and rows.
        unit: of all values.
        words: labels.
        alt: text alternative.
        currency: of money.
    """
    ordered = (Group(heading, tuple(sorted(rows, key=_place))) for heading, rows in groups if rows)
    return Dumbbell(tuple(ordered), unit, currency, words, alt)


def _place(row: Pair) -> tuple[bool, int, bool, float]:
    """What is new has no change to rank by, so it follows what has one."""
    return row.few, ORDER[row.tone], row.before is None or row.after is None, -row.size


def figures(data: Dumbbell) -> Figures:
    """The figures behind the chart."""

    def value(number: float | None) -> Quantity | None:
        return None if number is None else Quantity(number, data.unit, data.currency)

    def cases(row: Pair) -> Quantity | Text:
        return Quantity(row.size, Unit.COUNT) if row.size else row.base

    words = data.words
    heads = (words.label, words.base, words.before, words.after, words.change, words.interval)
    rows = (row for group in data.groups for row in group.rows)
    return Figures(
        heads,
        tuple((row.label, cases(row), value(row.before), value(row.after), row.change, row.interval) for row in rows),
    )


def draw(data: Dumbbell, tokens: Tokens, language: Language, width_mm: float = 176.0) -> Svg:
    """Draw it as high as its rows need."""
    alt, words = say(language, data.alt), data.words
    rows = [row for group in data.groups for row in group.rows]
    if not rows:
        return empty_frame(Drawing(tokens, width_mm, 40), say(language, words.empty), alt)
    columns = [
        Column(say(language, words.change)),
        Column(say(language, words.interval), right=False),
        Column(say(language, words.base)),
    ]
    plan = lay_out(tokens, width_mm, _lanes(data, tokens, language), columns, over=True)
    ends = [end for row in rows if not row.few for end in (row.before, row.after)]
    scale = value_scale(ends, plan.left, plan.right)
    draw_scale(plan, scale, ticks_along(plan.sheet, scale, data.unit, data.currency, language))
    for row, y in zip(rows, plan.rows, strict=True):
        if row.few or (row.before is None and row.after is None):
            draw_nothing(plan, y)
        else:
            _draw_pair(plan, row, scale, y)
    _name_marks(plan, rows, scale, data, language)
    return plan.sheet.svg(alt)


def _lanes(data: Dumbbell, tokens: Tokens, language: Language) -> list[Lane]:
    lanes = []
    for group in data.groups:
        for at, row in enumerate(group.rows):
            cells = tuple(say(language, text) for text in (row.change, row.interval, row.base))
            colour = tokens.ink3 if row.few else text_colour(tokens, row.tone)
            heading = say(language, group.heading) if at == 0 else ""
            lanes.append(Lane(say(language, row.label), cells, colour, row.tone in COLOURED, heading))
    return lanes


def _draw_pair(plan: Plan, row: Pair, scale: Scale, y: float) -> None:
    """The line from before to after, then the points; the hollow one keeps its inside free of the line."""
    sheet, colour = plan.sheet, text_colour(plan.sheet.tokens, row.tone)
    if row.before is not None and row.after is not None:
        start, end = scale(row.before), scale(row.after)
        side = 1 if end > start else -1
        if abs(end - start) > RADIUS:
            sheet.line(start + side * RADIUS, y, end, y, colour, 2.4 if row.tone in COLOURED else 0.8)
    if row.before is not None:
        draw_point(sheet, scale(row.before), y, sheet.tokens.ink2, hollow=True)
    if row.after is not None:
        draw_point(sheet, scale(row.after), y, colour)


def _name_marks(plan: Plan, rows: Sequence[Pair], scale: Scale, data: Dumbbell, language: Language) -> None:
    """Name the two points over the first row, in place of a legend, if it has both."""
    first, tokens = rows[0], plan.sheet.tokens
    if first.few or first.before is None or first.after is None:
        return
    before = (scale(first.before), say(language, data.words.before), tokens.ink2, 400)
    after = (scale(first.after), say(language, data.words.after), text_colour(tokens, first.tone), 600)
    write_over(plan, [before, after])
