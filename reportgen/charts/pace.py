"""Pace: the year so far, added up, against the plan, last year and where the year ends at this pace."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.brand import Tokens
from reportgen.charts._axes import Box, beside, free_place, rises, tick_texts, time_labels, write_times
from reportgen.charts._ends import EndLabel, end_column, write_ends
from reportgen.charts.base import AXIS, DASHED, DOTTED, LABEL, Drawing, Moment, Svg, Text, empty_frame, say
from reportgen.charts.scale import Scale, finite, flat, inner_ticks
from reportgen.quantities import Unit
from reportgen.text import Language

HEIGHT, LOW_HEIGHT = 62.0, 36.0
"""Height of the chart, and on a page that has less room for it, in mm."""
YEARS = 4.1
"""What years under the months add to the height, in mm."""
HEADROOM = 1.04


@dataclass(frozen=True)
class Forecast:
    """Where the year ends: the most likely sum and its range."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Words:
    """What stands in the chart; "" leaves a label out.

    Attributes:
        goal: at the end of the plan, `Goal 200`.
        forecast: at the end of the forecast, `Forecast 193`.
        range: below it, `80% range 174 to 213`.
        last_year: at the end of last year's line, `2025: 153`.
        actual: at the last point, `89 won by 30 June`.
        empty: the sentence in the place of a chart that has nothing to show.
    """

    goal: Text = ""
    forecast: Text = ""
    range: Text = ""
    last_year: Text = ""
    actual: Text = ""
    empty: Text = ""


@dataclass(frozen=True)
class Pace:
    """What the chart shows; all sums start at 0 and are in one unit.

    Attributes:
        moments: the parts of the year.
        actual: sum at the start and at the end of each part so far.
        now: where the last sum lies, in parts of the year from its start.
        plan: likewise for the whole year; empty where there is none.
        last_year: likewise.
        forecast: None where none can be made.
        words: labels.
        alt: text alternative.
        height_mm: of the chart, without years under the months.
    """

    moments: tuple[Moment, ...]
    actual: tuple[float, ...]
    now: float
    plan: tuple[float, ...]
    last_year: tuple[float, ...]
    forecast: Forecast | None
    unit: Unit
    currency: str | None
    words: Words
    alt: Text
    height_mm: float = HEIGHT


def sums(values: Sequence[float | None]) -> tuple[float, ...]:
    """0 and the sum after each value, up to the first that is missing; nothing where the first is."""
    there: list[float] = []
    for value in values:
        if value is None or not math.isfinite(value):
            break
        there.append(value)
    return (0.0, *(math.fsum(there[: n + 1]) for n in range(len(there)))) if there else ()


def data(
    moments: Sequence[Moment],
    actual: Sequence[float | None],
    plan: Sequence[float | None] = (),
    last_year: Sequence[float | None] = (),
    forecast: tuple[float, float, float] | None = None,
    *,
    unit: Unit,
    words: Words,
    alt: Text,
    currency: str | None = None,
    running: float | None = None,
    height_mm: float = HEIGHT,
) -> Pace:
    """Add up what each part of the year brought.

    Args:
        moments: the parts of the year, e.g. its twelve months.
        actual: what each brought so far, the running one last.
        plan: what each is to bring.
        last_year: what each brought a year ago.
        forecast: sum at the year's end, with the low and the high end of its range.
        unit: of all values.
        words: labels.
        alt: text alternative.
        currency: of money.
        running: how much of the last part of `actual` has passed (0 to 1); None when it is over.
        height_mm: of the chart.
    """
    total = sums(actual[: len(moments)])
    now = max(0, len(total) - 1) - (0 if running is None or len(total) < 2 else 1 - min(max(running, 0.0), 1.0))
    ahead = forecast if forecast is not None and len(finite(forecast)) == 3 else None
    return Pace(
        tuple(moments), total, now, sums(plan[: len(moments)]), sums(last_year[: len(moments)]),
        Forecast(*ahead) if ahead else None, unit, currency, words, alt, height_mm,
    )  # fmt: skip


def draw(data: Pace, tokens: Tokens, language: Language, width_mm: float = 104.0) -> Svg:
    """Draw it at its height, higher where years stand under the months."""
    height = data.height_mm
    sheet = Drawing(tokens, width_mm, height)
    drawn = [*data.actual, *data.plan, *data.last_year]
    if not drawn or not data.moments:
        return empty_frame(sheet, say(language, data.words.empty), say(language, data.alt))
    if data.forecast:
        drawn += [data.forecast.value, data.forecast.low, data.forecast.high]
    rise, ticks = _rise(drawn, height)
    texts = tick_texts(ticks, data.unit, data.currency, language)
    left = max(sheet.measure(text, AXIS) for text in texts) + 1.6
    ends = end_column(sheet, _ends(data, tokens, language, rise), width_mm * 0.36)
    right = width_mm - (ends.width + 2.4 if ends.labels else 1.5)
    across = Scale(0, len(data.moments), left, right)
    middles = Scale(0, len(data.moments), across(0.5), across(len(data.moments) + 0.5))
    months = time_labels(sheet, data.moments, across(1) - left, language, width_mm - across(len(data.moments) - 0.5))
    if any(label.year for label in months):
        sheet = Drawing(tokens, width_mm, height + YEARS)
    rises(sheet, ticks, texts, rise, left, right)
    write_times(sheet, months, middles, height - 1.5)
    lines = _lines(sheet, data, across, rise)
    sheet.line(left, rise(0), right, rise(0), tokens.ink, 0.6)
    write_ends(sheet, ends, right, right + 1.8, 1.0, height - 6.0)
    _write_actual(sheet, data, language, across, rise, lines)
    return sheet.svg(say(language, data.alt))


def _rise(values: Sequence[float], height: float) -> tuple[Scale, tuple[float, ...]]:
    """The vertical scale, which holds zero and every value, and its ticks."""
    low, high = min(0.0, *values) * HEADROOM, max(0.0, *values) * HEADROOM
    if flat(low, high):
        low, high = 0.0, 1.0
    return Scale(low, high, height - 6.5, 2.0), inner_ticks(low, high)


def _ends(data: Pace, tokens: Tokens, language: Language, rise: Scale) -> list[EndLabel]:
    words = data.words
    ends = []
    if data.plan:
        ends.append(EndLabel(rise(data.plan[-1]), say(language, words.goal), "", tokens.ink))
    if data.forecast:
        below = say(language, words.range)
        ends.append(EndLabel(rise(data.forecast.value), say(language, words.forecast), below, tokens.data_text))
    if _at_the_end(data):
        ends.append(EndLabel(rise(data.actual[-1]), say(language, words.actual), "", tokens.data_text))
    if data.last_year:
        ends.append(EndLabel(rise(data.last_year[-1]), say(language, words.last_year), "", tokens.ink3, strong=False))
    return ends


def _at_the_end(data: Pace) -> bool:
    """Whether the last point lies where the lines end, so that it is named there."""
    return bool(data.actual) and data.now > len(data.moments) - 0.5


def _lines(sheet: Drawing, data: Pace, across: Scale, rise: Scale) -> list[list[tuple[float, float]]]:
    """Draw cone and lines, back to front; returns the lines, so that a label can keep clear of them."""
    tokens = sheet.tokens
    actual = [(across(min(at, data.now)), rise(value)) for at, value in enumerate(data.actual)]
    plan = [(across(at), rise(value)) for at, value in enumerate(data.plan)]
    last_year = [(across(at), rise(value)) for at, value in enumerate(data.last_year)]
    ahead: list[tuple[float, float]] = []
    if actual and data.forecast:
        end = across(len(data.moments))
        sheet.area([actual[-1], (end, rise(data.forecast.high)), (end, rise(data.forecast.low))], tokens.data_cone)
        ahead = [actual[-1], (end, rise(data.forecast.value))]
    if actual:
        sheet.line(actual[-1][0], rise.end, actual[-1][0], rise(0), tokens.rule2, 0.6, DOTTED)
    sheet.polyline(last_year, tokens.py, 1.1)
    sheet.polyline(plan, tokens.ink, 0.8)
    sheet.polyline(ahead, tokens.data, 1.4, DASHED)
    sheet.polyline(actual, tokens.data, 2.4)
    if actual:
        sheet.dot(*actual[-1], 0.95, tokens.data, tokens.white)
    return [actual, plan, last_year, ahead]


def _write_actual(
    sheet: Drawing, data: Pace, language: Language, across: Scale, rise: Scale, lines: list[list[tuple[float, float]]]
) -> None:
    """Name the last point, where no line runs: below it on the right, else above it on the left."""
    text = say(language, data.words.actual)
    if not data.actual or not text or _at_the_end(data):
        return
    x, y = across(data.now), rise(data.actual[-1])
    width = sheet.measure(text, LABEL, 600)
    steps = [2.6 * n for n in range(1, 12)]
    places = [(x + 1.6, y + step + 1) for step in steps] + [(x - 1.6 - width, y - step + 1) for step in steps]
    places += [(x + 1.6, y - step + 1) for step in steps] + [(x - 1.6 - width, y + step + 1) for step in steps]
    room = Box(across.start, rise.end, across.end, rise(0) - 0.5)
    if placed := free_place(
        sheet, [*places, *beside(sheet, x, y, text, LABEL, 600)], text, 600, room, lines, (), LABEL, 1.0
    ):
        (x, y), _ = placed
        sheet.text(x, y, text, LABEL, 600, sheet.tokens.data_text)
