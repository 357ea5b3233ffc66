"""The funnel as rows: how far each step is from plan, and what that did to the result.

Not a funnel's shape: sessions outnumber customers a thousand to one, so on one scale only the first row could be seen. Each row is
drawn relative to its own plan (or to last year, where there is no plan), with its 95 % band; actual and plan are printed right.
Where the effect of each step on the result is known (see `planning.drivers`), floating bars on the same rows add up from the
first step to the result. Colour marks what is larger than chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.brand import Tokens
from reportgen.charts._heads import LEADING_MM, head_height, head_lines, write_head
from reportgen.charts._rows import (
    Dot,
    Effect,
    draw_axis,
    draw_dot,
    draw_effects,
    effect_scale,
    relative_scale,
    relative_ticks,
)
from reportgen.charts.base import (
    AXIS,
    CAP,
    LABEL,
    SMALL,
    Better,
    Drawing,
    Svg,
    Text,
    Tone,
    empty_frame,
    say,
    tone_of,
)
from reportgen.charts.measure import POINT, shorten, wrap
from reportgen.charts.scale import Scale, finite, known
from reportgen.quantities import Unit
from reportgen.text import Language

WIDE_FROM = 130.0
"""Below this width labels stand above their marks."""
ROW, DENSE_ROW, MANY = 10.6, 8.6, 12
"""Height of a row; of a row where there are more than `MANY`."""
NARROW_BAR_ROW = 9.6
FOOT = 6.0
BETWEEN = 11.0


@dataclass(frozen=True)
class Step:
    """One row.

    Attributes:
        label: what it counts, `Sessions that became leads`.
        actual: its figure, `1.72%`.
        note: what it is compared with, `plan 2.00%`, or why it is not.
        relative: difference from what it is compared with, as a fraction; None where there is nothing to compare.
        interval: 95 % interval of that difference; None where it is exact or cannot be said.
        prior: difference of last year's figure from the same base.
        tone: what the difference means.
        effect: what the step adds to the result, in the result's unit.
        strong: the row of the result itself.
    """

    label: Text
    actual: Text
    note: Text
    relative: float | None
    interval: tuple[float, float] | None
    prior: float | None
    tone: Tone
    effect: float | None
    strong: bool


@dataclass(frozen=True)
class Words:
    """What stands around the rows; "" leaves it out.

    Attributes:
        effects: over the bars, `Effect on customers won`, and below it `Customers above or below the plan of 48`.
        distance: over the dots, `Distance from plan`, and below it what point, band and tick are.
        zero: at the middle of the dots' scale, `plan`.
        empty: the sentence in the place of a chart without rows.
        ends: below the bars, what they begin with and what they come to: `48` and `46`.
    """

    effects: tuple[Text, Text] = ("", "")
    distance: tuple[Text, Text] = ("", "")
    zero: Text = "0"
    empty: Text = ""
    ends: tuple[Text, Text] = ("", "")


@dataclass(frozen=True)
class Funnel:
    """What the chart shows.

    Attributes:
        steps: in their order, the result last.
        unit: of the effects.
        currency: of the effects.
        words: around the rows.
        alt: text alternative.
        digits: decimals of the effects; of money whole units where there are none.
        better: which way is good for the result.
    """

    steps: tuple[Step, ...]
    unit: Unit
    currency: str | None
    words: Words
    alt: Text
    digits: int = 1
    better: Better = "up"


def step(
    label: Text,
    value: float | None,
    reference: float | None,
    *,
    actual: Text,
    note: Text,
    interval: tuple[float, float] | None = None,
    prior: float | None = None,
    better: Better = "up",
    sure: bool | None = None,
    effect: float | None = None,
    strong: bool = False,
) -> Step:
    """Set a figure in relation to what it is compared with.

    Args:
        label: what it counts.
        value: the figure; None where there is none or too few cases stand behind it.
        reference: its plan, or last year's figure.
        actual: the figure in words.
        note: the reference in words.
        interval: 95 % interval of `value`.
        prior: last year's figure, where `reference` is the plan.
        better: which way is good.
        sure: whether the difference is larger than chance; by the interval where it is not said.
        effect: what the step adds to the result.
        strong: whether it is the result.
    """
    now, base = known(value), known(reference)
    if now is None or not base:
        return Step(label, actual, note, None, None, None, "maybe", known(effect), strong)
    size = abs(base)
    band = None
    if interval is not None and len(finite(interval)) == 2:
        band = ((min(interval) - base) / size, (max(interval) - base) / size)
    if sure is None:
        sure = band is not None and not band[0] <= 0 <= band[1]
    before = known(prior)
    relative = (now - base) / size
    tone = tone_of(relative, better, sure)
    return Step(
        label, actual, note, relative, band, None if before is None else (before - base) / size, tone, known(effect), strong
    )  # fmt: skip


def data(
    steps: Sequence[Step],
    *,
    words: Words,
    alt: Text,
    unit: Unit = Unit.COUNT,
    currency: str | None = None,
    digits: int = 1,
    better: Better = "up",
) -> Funnel:
    """The steps in their order, the result last."""
    return Funnel(tuple(steps), unit, currency, words, alt, digits, better)


def draw(data: Funnel, tokens: Tokens, language: Language, width_mm: float = 176.0) -> Svg:
    """Draw it as high as its rows need."""
    if not data.steps:
        return empty_frame(Drawing(tokens, width_mm, 40), say(language, data.words.empty), say(language, data.alt))
    return (_wide if width_mm >= WIDE_FROM else _narrow)(data, tokens, language, width_mm)


def _dots(data: Funnel) -> list[Dot | None]:
    return [None if s.relative is None else Dot(s.relative, s.interval, s.prior, s.tone) for s in data.steps]


def _effects(data: Funnel, language: Language) -> list[Effect | None]:
    def text(value: float) -> str:
        if data.unit is Unit.MONEY:
            return language.money(value, data.currency or "", "exact" if data.digits else "whole", sign=True)
        return language.number(value, data.digits, sign=True)

    return [
        None if s.effect is None
        else Effect(s.effect, text(s.effect), tone_of(s.effect, data.better, s.tone != "maybe"), s.strong)
        for s in data.steps
    ]  # fmt: skip


def _wide(data: Funnel, tokens: Tokens, language: Language, width: float) -> Svg:
    probe = Drawing(tokens, width, 0)
    dots, effects = _dots(data), _effects(data, language)
    label_width, value_width = _label_width(probe, data, language), _value_width(probe, data, language)
    has_effects = any(effect is not None for effect in effects)
    free = width - label_width - value_width - 6
    bars_left, bars_width = label_width + 3, (free - BETWEEN) * 0.46 if has_effects else 0.0
    left, right = bars_left + (bars_width + BETWEEN if has_effects else 0.0), width - value_width - 3
    distance = head_lines(probe, data.words.distance, language, width - left)
    bars = head_lines(probe, data.words.effects, language, bars_width + BETWEEN - 3) if has_effects else ((), ())
    labels = [_label_lines(probe, one, language, label_width) for one in data.steps]
    row = max(ROW if len(labels) <= MANY else DENSE_ROW, max(map(len, labels)) * LEADING_MM + 1.8)
    top = max(head_height(distance), head_height(bars))
    bottom = top + row * len(labels)
    rows = [top + (at + 0.5) * row for at in range(len(labels))]
    sheet = Drawing(tokens, width, bottom + FOOT)
    for at, one in enumerate(data.steps):
        sheet.line(0, top + at * row, width, top + at * row, *_rule(tokens, one.strong or not at))
    scale = relative_scale([dot for dot in dots if dot is not None], left, right)
    draw_axis(sheet, scale, relative_ticks(sheet, scale, say(language, data.words.zero), language), top, bottom)
    for one, lines, dot, y in zip(data.steps, labels, dots, rows, strict=True):
        _write_label(sheet, lines, one.strong, y)
        _write_values(sheet, one, language, y, value_width)
        if dot is not None:
            draw_dot(sheet, dot, scale, y)
    write_head(sheet, distance, left)
    if has_effects:
        along = effect_scale(sheet, effects, bars_left, bars_left + bars_width)
        draw_effects(sheet, effects, along, rows, min(row * 0.27, 3.0))
        _write_ends(sheet, data, language, along, bottom)
        write_head(sheet, bars, bars_left)
    return sheet.svg(say(language, data.alt))


def _rule(tokens: Tokens, strong: bool) -> tuple[str, float]:
    """Colour and width of the line above a row."""
    return (tokens.ink, 0.6) if strong else (tokens.rule, 0.5)


def _label_width(sheet: Drawing, data: Funnel, language: Language) -> float:
    widest = max(sheet.measure(say(language, one.label), LABEL, 600 if one.strong else 400) for one in data.steps)
    return min(widest, sheet.width * 0.27)


def _value_width(sheet: Drawing, data: Funnel, language: Language) -> float:
    widths = [sheet.measure(say(language, one.actual), LABEL, 600) for one in data.steps]
    widths += [sheet.measure(say(language, one.note), SMALL) for one in data.steps]
    return min(max(widths), sheet.width * 0.24)


def _label_lines(sheet: Drawing, one: Step, language: Language, width: float) -> tuple[str, ...]:
    return wrap(say(language, one.label), sheet.face(600 if one.strong else 400), LABEL, width, 3)


def _write_label(sheet: Drawing, lines: Sequence[str], strong: bool, y: float) -> None:
    for n, line in enumerate(lines):
        below = (n - (len(lines) - 1) / 2) * LEADING_MM
        sheet.text(0, y + below + LABEL * POINT * CAP / 2, line, LABEL, 600 if strong else 400)


def _write_values(sheet: Drawing, one: Step, language: Language, y: float, width: float) -> None:
    actual = shorten(say(language, one.actual), sheet.face(600), LABEL, width)
    note = shorten(say(language, one.note), sheet.face(), SMALL, width)
    lone = 0.0 if note.strip() else LABEL * POINT * CAP / 2 + 0.6
    sheet.text(sheet.width, y - 0.6 + lone, actual, LABEL, 600, anchor="end")
    sheet.text(sheet.width, y + 2.8, note, SMALL, colour=sheet.tokens.ink2, anchor="end")


def _write_ends(sheet: Drawing, data: Funnel, language: Language, scale: Scale, bottom: float) -> None:
    """Below the bars what they begin with, at the line of zero, and what they come to, each to its own side of the other."""
    result = next((one.effect for one in data.steps if one.strong and one.effect is not None), None)
    base, end = (say(language, text).strip() for text in data.words.ends)
    if result is None or not base or not end:
        return
    at, to, side = scale(0), scale(result), -1 if result < 0 else 1
    apart = (sheet.measure(base, AXIS) + sheet.measure(end, AXIS)) / 2 + 1.2
    push = max(apart - abs(to - at), 0.0) / 2
    for x, text in ((at - side * push, base), (to + side * push, end)):
        sheet.text(x, bottom + 3.9, text, AXIS, colour=sheet.tokens.ink2, anchor="middle")


def _narrow(data: Funnel, tokens: Tokens, language: Language, width: float) -> Svg:
    """Labels above the marks; the bars of the effects follow below the dots."""
    probe = Drawing(tokens, width, 0)
    dots, effects = _dots(data), _effects(data, language)
    value_width = _value_width(probe, data, language)
    distance, bars_head = (
        head_lines(probe, head, language, width) for head in (data.words.distance, data.words.effects)
    )
    labels = [_label_lines(probe, one, language, width - value_width - 3) for one in data.steps]
    words = max(max(map(len, labels)) * LEADING_MM + 1.4, 8.8)
    row, top = words + 4.8, head_height(distance)
    shown = [at for at, effect in enumerate(effects) if effect is not None]
    bottom = top + row * len(labels)
    second = bottom + FOOT + 2
    first_bar = second + head_height(bars_head)
    sheet = Drawing(tokens, width, first_bar + NARROW_BAR_ROW * len(shown) + 1 if shown else bottom + FOOT)
    scale = relative_scale([dot for dot in dots if dot is not None], 1.5, width - 1.5)
    draw_axis(sheet, scale, relative_ticks(sheet, scale, say(language, data.words.zero), language), top, bottom)
    for at, (one, lines, dot) in enumerate(zip(data.steps, labels, dots, strict=True)):
        y = top + at * row
        # White behind the words: the hairlines of the scale run through the rows.
        sheet.rect(0, y + 0.3, width, words - 0.3, tokens.white)
        sheet.line(0, y, width, y, *_rule(tokens, one.strong or not at))
        _write_label(sheet, lines, one.strong, y + words / 2 + 0.3)
        _write_values(sheet, one, language, y + words / 2 + 0.3, value_width)
        if dot is not None:
            draw_dot(sheet, dot, scale, y + words + 2.3)
    write_head(sheet, distance, 0)
    if shown:
        bars = [effects[at] for at in shown]
        rows = [first_bar + (n + 0.7) * NARROW_BAR_ROW for n in range(len(shown))]
        draw_effects(sheet, bars, effect_scale(sheet, bars, 0, width), rows, 1.7)
        for at, y in zip(shown, rows, strict=True):
            label = shorten(say(language, data.steps[at].label), sheet.face(), SMALL, width)
            sheet.rect(0, y - 5.4, sheet.measure(label, SMALL) + 1, 3.3, tokens.white)
            sheet.text(0, y - 3.0, label, SMALL, colour=tokens.ink2)
        write_head(sheet, bars_head, 0, second)
    return sheet.svg(say(language, data.alt))
