"""Columns in two tiers: above, how far each month was from plan; below, the actual over the outlined plan (IBCS, C04).

Both tiers stand on one grid of months. Months to come show their plan only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.brand import Tokens
from reportgen.charts._axes import Box, rises, text_box, tick_texts, time_labels, value_text, write_times
from reportgen.charts.base import (
    AXIS,
    CAP,
    LABEL,
    LEADING,
    SMALL,
    Anchor,
    Better,
    Drawing,
    Moment,
    Svg,
    Text,
    Tone,
    bar_colours,
    empty_frame,
    say,
    text_colour,
    tone_of,
)
from reportgen.charts.measure import POINT, shorten, wrap
from reportgen.charts.scale import Scale, finite, flat, known, nice_ticks
from reportgen.quantities import Quantity, Unit, change
from reportgen.text import Language

HEIGHT, LOW, LOWEST = 66.0, 50.0, 43.0
"""Height of the chart, on a page that has less room for it, and on one that is full, in mm."""
DIGIT = SMALL * POINT * CAP
WIDEST = 16.0
"""Millimetres of a month's room that its columns use at most."""
PLAN_WIDTH, ACTUAL_WIDTH, DIFFERENCE_WIDTH = 0.66, 0.60, 0.44
"""Fractions of a month's room; the plan stands a little to the right, so that both edges show."""


@dataclass(frozen=True)
class _Tiers:
    """Where the two tiers stand: top and bottom of the differences, labels included, of the columns, and the months' line."""

    upper: tuple[float, float]
    lower: tuple[float, float]
    foot: float


def _tiers(height: float) -> _Tiers:
    middle = 7.0 + 16.0 * (height / HEIGHT) ** 2  # the columns keep their height longer than the differences
    return _Tiers((7.0, middle), (middle + 5.5, height - 6.5), height - 2.0)


@dataclass(frozen=True)
class Words:
    """What stands in the chart; "" leaves it out.

    Attributes:
        differences: over the upper tier, `Difference from plan`.
        finding: beside it, `Q2: 178 leads below plan`.
        ahead: over the months to come, `Plan, July to December`.
        empty: the sentence in the place of a chart that has nothing to show.
    """

    differences: Text = ""
    finding: Text = ""
    ahead: Text = ""
    empty: Text = ""


@dataclass(frozen=True)
class Columns:
    """What the chart shows, one entry of each for a month.

    Attributes:
        moments: the months.
        actual: None for a month to come or without data.
        plan: None where there is none.
        tones: what each difference means; `maybe` where it could be chance.
        finding_tone: colour of the finding.
        unit: of the values.
        currency: of money.
        words: labels.
        alt: text alternative.
        height_mm: without years under the months and lines above the columns.
    """

    moments: tuple[Moment, ...]
    actual: tuple[float | None, ...]
    plan: tuple[float | None, ...]
    tones: tuple[Tone, ...]
    finding_tone: Tone
    unit: Unit
    currency: str | None
    words: Words
    alt: Text
    height_mm: float = HEIGHT


def data(
    moments: Sequence[Moment],
    actual: Sequence[float | None],
    plan: Sequence[float | None],
    *,
    unit: Unit,
    words: Words,
    alt: Text,
    sure: Sequence[bool] = (),
    better: Better = "up",
    currency: str | None = None,
    height_mm: float = HEIGHT,
) -> Columns:
    """Set actual beside plan.

    Args:
        moments: the months.
        actual: shorter than `moments` while the year is running.
        plan: shorter where it ends earlier.
        unit: of all values.
        words: labels.
        alt: text alternative.
        sure: whether each month's difference is larger than chance; what is not said is not sure.
        better: which way is good.
        currency: of money.
        height_mm: of the chart.
    """
    length = len(moments)
    shown = _filled([known(value) for value in actual], length)
    planned = _filled([known(value) for value in plan], length)
    certain = [*sure, *[False] * length][:length]
    differences = [None if a is None or p is None else a - p for a, p in zip(shown, planned, strict=True)]
    tones = tuple(tone_of(d or 0.0, better, s) for d, s in zip(differences, certain, strict=True))
    certain_sum = sum(d for d, s in zip(differences, certain, strict=True) if s and d is not None)
    finding = tone_of(certain_sum, better, any(certain))
    return Columns(tuple(moments), shown, planned, tones, finding, unit, currency, words, alt, height_mm)


def _filled(values: Sequence[float | None], length: int) -> tuple[float | None, ...]:
    return tuple([*values, *[None] * length][:length])


def differences(data: Columns) -> tuple[float | None, ...]:
    """Actual less plan, month by month; None where either is missing."""
    return tuple(None if a is None or p is None else a - p for a, p in zip(data.actual, data.plan, strict=True))


def draw(data: Columns, tokens: Tokens, language: Language, width_mm: float = 104.0) -> Svg:
    """Draw it at its height, more where years stand under the months or the finding needs lines of its own.

    Without any plan the upper tier would be empty and is left out.
    """
    alt, tiers = say(language, data.alt), _tiers(data.height_mm)
    probe = Drawing(tokens, width_mm, data.height_mm)
    values = finite([*data.actual, *data.plan])
    if not values:
        return empty_frame(probe, say(language, data.words.empty), alt)
    ticks = nice_ticks(values, 4, zero=True)
    texts = tick_texts(ticks, data.unit, data.currency, language)
    printed = _printed(probe, data, language, min(width_mm / len(data.moments), WIDEST) * ACTUAL_WIDTH)
    left = 0.0 if any(printed) else max(probe.measure(text, AXIS) for text in texts) + 1.6
    across = Scale(-0.5, len(data.moments) - 0.5, left, width_mm)
    pitch = across(1) - across(0)
    labels = time_labels(probe, data.moments, pitch, language, pitch / 2)
    two_tiers = any(difference is not None for difference in differences(data))
    finding = _finding(probe, data, language, across) if two_tiers else _Finding((), 0, 0, "start", 0)
    sheet = Drawing(
        tokens, width_mm, data.height_mm + finding.down + (4.1 if any(label.year for label in labels) else 0)
    )
    low, high = (ticks[0], ticks[-1]) if left else (min(0.0, *values), max(0.0, *values))
    top = finding.down + (tiers.lower[0] if two_tiers else tiers.upper[0])
    rise = Scale(
        low, low + 1 if flat(low, high) else high, tiers.lower[1] + finding.down, top + _headroom(data, language)
    )
    if left:
        rises(sheet, ticks, texts, rise, left, width_mm)
    _draw_columns(sheet, data, printed, across, rise)
    sheet.line(left, rise(0), width_mm, rise(0), tokens.ink, 0.7)
    if two_tiers:
        _draw_differences(sheet, data, language, across, finding.down)
        _write_heads(sheet, data, language, finding)
    write_times(sheet, labels, across, tiers.foot + finding.down)
    _write_ahead(sheet, data, language, across, rise)
    return sheet.svg(alt)


def _headroom(data: Columns, language: Language) -> float:
    """Room above the columns for the words over the months to come."""
    return 6.5 if say(language, data.words.ahead) and None in data.actual else 1.0


def _printed(sheet: Drawing, data: Columns, language: Language, room: float) -> tuple[str, ...]:
    """The value to print in each column; nothing at all where one of them does not fit, the chart then has a scale."""
    values = [p if a is None else a for a, p in zip(data.actual, data.plan, strict=True)]
    texts = ["" if value is None else value_text(value, data.unit, data.currency, language) for value in values]
    fit = max(sheet.measure(text, SMALL, 600) for text in texts) <= room - 0.4
    return tuple(texts) if fit and min(finite(values)) >= 0 else ("",) * len(texts)


def _draw_columns(sheet: Drawing, data: Columns, printed: Sequence[str], across: Scale, rise: Scale) -> None:
    tokens, pitch, zero = sheet.tokens, min(across(1) - across(0), WIDEST), rise(0)
    for at, (actual, plan, text) in enumerate(zip(data.actual, data.plan, printed, strict=True)):
        if plan is not None:
            edge = tokens.ink3 if actual is None else tokens.ink
            sheet.rect(across(at) - 0.30 * pitch, zero, PLAN_WIDTH * pitch, rise(plan) - zero, tokens.white, edge)
        if actual is not None:
            sheet.rect(across(at) - 0.38 * pitch, zero, ACTUAL_WIDTH * pitch, rise(actual) - zero, tokens.ink)
        if not text:
            continue
        x, height = (
            (across(at) + 0.03 * pitch, zero - rise(plan or 0.0))
            if actual is None
            else (across(at) - 0.08 * pitch, zero - rise(actual))
        )
        weight, colour = (400, tokens.ink2) if actual is None else (600, tokens.white)
        if height < DIGIT + 2:
            # Too low for a figure inside: it stands above, and above the plan's outline too.
            highest = min(rise(value) for value in (actual, plan) if value is not None)
            sheet.text(x, highest - 0.9, text, SMALL, weight, tokens.ink2 if actual is None else tokens.ink, "middle")
        else:
            sheet.text(x, zero - height + DIGIT + 1.1, text, SMALL, weight, colour, "middle")


def _draw_differences(sheet: Drawing, data: Columns, language: Language, across: Scale, down: float) -> None:
    """The upper tier; of the figures, the largest are printed first and a smaller one that finds no room is left out."""
    tokens, found = sheet.tokens, differences(data)
    known_ones = [(at, value) for at, value in enumerate(found) if value is not None]
    low, high = min(0.0, *(value for _, value in known_ones)), max(0.0, *(value for _, value in known_ones))
    top, bottom = _tier(data, low, high, down)
    rise = Scale(low, low + 1 if flat(low, high) else high, bottom, top)
    zero, pitch, taken = rise(0), min(across(1) - across(0), WIDEST), list[Box]()
    for at, value in sorted(known_ones, key=lambda pair: (-abs(pair[1]), pair[0])):
        fill, edge = bar_colours(tokens, data.tones[at])
        if value:
            sheet.rect(
                across(at) - DIFFERENCE_WIDTH / 2 * pitch,
                zero,
                DIFFERENCE_WIDTH * pitch,
                rise(value) - zero,
                fill,
                edge,
                0.5,
            )
        text = _difference_text(data, at, language)
        half = sheet.measure(text, AXIS, 600) / 2
        x = min(max(across(at), half), sheet.width - half)
        y = rise(value) + (AXIS * POINT * CAP + 1.0 if value < 0 else -0.9)
        box = text_box(sheet, x - half, y, text, AXIS, 600).grown(0.2)
        bars = (_bar(across(other), pitch, zero, rise(moved)) for other, moved in known_ones if other != at and moved)
        if not any(box.meets(other) for other in (*taken, *bars)):
            taken.append(box)
            sheet.text(x, y, text, AXIS, 600, text_colour(tokens, data.tones[at]), "middle")
    sheet.line(across(-0.5), zero, across(len(found) - 0.5), zero, tokens.ink, 0.7)


def _bar(x: float, pitch: float, zero: float, end: float) -> Box:
    """Where the bar of a difference stands."""
    half = DIFFERENCE_WIDTH / 2 * pitch
    return Box(x - half, min(zero, end), x + half, max(zero, end))


def _tier(data: Columns, low: float, high: float, down: float) -> tuple[float, float]:
    """Top and bottom of the upper tier's bars, with room for their figures."""
    upper, lower = _tiers(data.height_mm).upper
    return upper + down + (DIGIT + 1.2 if high > 0 else 0.5), lower + down - (DIGIT + 1.2 if low < 0 else 0.5)


def _difference_text(data: Columns, at: int, language: Language) -> str:
    actual, plan = data.actual[at], data.plan[at]
    if actual is None or plan is None:
        return ""
    now, base = Quantity(actual, data.unit, data.currency), Quantity(plan, data.unit, data.currency)
    return language.difference(change(now, base))


@dataclass(frozen=True)
class _Finding:
    """Lines of the finding, where they stand, and how far they push the chart down."""

    lines: tuple[str, ...]
    x: float
    y: float
    anchor: Anchor
    down: float


def _finding(sheet: Drawing, data: Columns, language: Language, across: Scale) -> _Finding:
    """Over the months to come where it fits, else right of the tier's name, else above it on lines of its own."""
    text = say(language, data.words.finding)
    width = sheet.measure(text, LABEL, 600)
    found = [(at, value) for at, value in enumerate(differences(data)) if value is not None]
    low, high = min(0.0, *(value for _, value in found)), max(0.0, *(value for _, value in found))
    top, bottom = _tier(data, low, high, 0)
    zero = Scale(low, low + 1 if flat(low, high) else high, bottom, top)(0)
    figures = [across(at) + sheet.measure(_difference_text(data, at, language), AXIS, 600) / 2 for at, _ in found]
    x = max(across(found[-1][0] + 0.5), *figures) + 3
    if x + width <= sheet.width:
        return _Finding((text,), x, zero + LABEL * POINT * CAP / 2, "start", 0)
    if sheet.measure(say(language, data.words.differences), SMALL) + 4 + width <= sheet.width:
        return _Finding((text,), sheet.width, 3.4, "end", 0)
    lines = wrap(text, sheet.face(600), LABEL, sheet.width, 3)
    return _Finding(lines, 0, 3.4, "start", len(lines) * LABEL * POINT * LEADING + 0.8)


def _write_heads(sheet: Drawing, data: Columns, language: Language, finding: _Finding) -> None:
    tokens = sheet.tokens
    name = shorten(say(language, data.words.differences), sheet.face(), SMALL, sheet.width)
    sheet.text(0, 3.4 + finding.down, name, SMALL, colour=tokens.ink2)
    for n, line in enumerate(finding.lines):
        colour = tokens.ink if data.finding_tone == "maybe" else text_colour(tokens, data.finding_tone)
        sheet.text(finding.x, finding.y + n * LABEL * POINT * LEADING, line, LABEL, 600, colour, finding.anchor)


def _write_ahead(sheet: Drawing, data: Columns, language: Language, across: Scale, rise: Scale) -> None:
    """Name the outlined columns of the months to come, just above whatever stands below the words."""
    to_come = [at for at, actual in enumerate(data.actual) if actual is None and data.plan[at] is not None]
    text = shorten(say(language, data.words.ahead), sheet.face(), AXIS, across.end - across.start)
    if not to_come or not text:
        return
    half = sheet.measure(text, AXIS) / 2
    x = (across(to_come[0] - 0.5) + across(to_come[-1] + 0.5)) / 2
    x = min(max(x, across.start + half), sheet.width - half)
    top = rise(0)
    for at, (actual, plan) in enumerate(zip(data.actual, data.plan, strict=True)):
        if abs(across(at) - x) >= half + (across(1) - across(0)) / 2:
            continue
        columns = [rise(value) for value in (actual, plan) if value is not None]
        # The figure of a low column stands above it and keeps the words off.
        low = columns and rise(0) - columns[0] < DIGIT + 2
        top = min([top, *(column - (DIGIT + 1.0 if low else 0.0) for column in columns)])
    ground = text_box(sheet, x - half, top - 1.4, text, AXIS, 400).grown(0.3)
    sheet.rect(ground.left, ground.top, ground.right - ground.left, ground.bottom - ground.top, sheet.tokens.white)
    sheet.text(x, top - 1.4, text, AXIS, colour=sheet.tokens.ink2, anchor="middle")
