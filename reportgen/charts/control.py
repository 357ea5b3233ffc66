"""Control chart of individual values: has the process changed, or is this its usual swing?

The limits come from the months before the change (see `stats.control`); points outside them are coloured by what they mean and
carry their value. The scale need not start at zero, and the subtitle says so: see `scale_start`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.brand import Tokens
from reportgen.charts._axes import (
    Box,
    TimeLabel,
    beside,
    free_place,
    rises,
    tick_texts,
    time_labels,
    value_text,
    write_times,
)
from reportgen.charts._ends import EndColumn, EndLabel, end_column, write_ends
from reportgen.charts._events import Event, draw_events, place_events
from reportgen.charts.base import (
    AXIS,
    CAP,
    DASHED,
    LABEL,
    Better,
    Drawing,
    Moment,
    Svg,
    Text,
    empty_frame,
    runs,
    say,
    text_colour,
    tone_of,
)
from reportgen.charts.measure import POINT
from reportgen.charts.scale import Scale, finite, inner_ticks, known, opened, tick_step
from reportgen.quantities import Unit
from reportgen.text import Language

PLOT, LOW_PLOT = 50.0, 36.0
"""Height of the plot, in millimetres, and where the page has less room."""
FOOT = 9.5
TIMES = 4.4
"""How far below the plot its dates stand."""
MARGIN = 0.12
"""Room above and below the values, as a fraction of their range."""


@dataclass(frozen=True)
class Level:
    """A horizontal line with its label."""

    value: float
    label: Text


@dataclass(frozen=True)
class Control:
    """What the chart shows.

    Attributes:
        moments: one for each value.
        values: oldest first; None is a gap.
        flagged: positions of the points that are signals.
        mean: centre line; None where there are too few points for limits.
        low: lower limit.
        high: upper limit.
        plan: None where there is none.
        better: which way is good.
        events: dotted lines.
        comment: beside the last flagged point, main and second line.
        unit: of the values.
        currency: of money.
        empty: the sentence in the place of a chart without values.
        plot_mm: height of the plot.
        alt: text alternative.
        least: what no value can be below; the scale does not begin there either.
    """

    moments: tuple[Moment, ...]
    values: tuple[float | None, ...]
    flagged: tuple[int, ...]
    mean: Level | None
    low: Level | None
    high: Level | None
    plan: Level | None
    better: Better
    events: tuple[Event, ...]
    comment: tuple[Text, Text]
    unit: Unit
    currency: str | None
    empty: Text
    plot_mm: float
    alt: Text
    least: float | None = None


def data(
    moments: Sequence[Moment],
    values: Sequence[float | None],
    *,
    unit: Unit,
    alt: Text,
    mean: Level | None = None,
    low: Level | None = None,
    high: Level | None = None,
    plan: Level | None = None,
    better: Better = "up",
    flagged: Iterable[int] | None = None,
    events: Iterable[Event] = (),
    comment: tuple[Text, Text] = ("", ""),
    currency: str | None = None,
    empty: Text = "",
    plot_mm: float = PLOT,
    least: float | None = None,
) -> Control:
    """Take what can be drawn; without `flagged`, the points outside the limits are the signals."""
    shown = tuple(known(value) for value in values)
    if flagged is None:
        flagged = [
            at
            for at, value in enumerate(shown)
            if value is not None and ((low and value < low.value) or (high and value > high.value))
        ]
    signals = tuple(sorted(at for at in set(flagged) if 0 <= at < len(shown) and shown[at] is not None))
    inside = sorted((event for event in events if -0.5 <= event.at <= len(shown) - 0.5), key=lambda event: event.at)
    return Control(
        tuple(moments), shown, signals, mean, low, high, plan, better, tuple(inside), comment, unit, currency, empty, plot_mm,
        alt, least,
    )  # fmt: skip


def scale_start(data: Control) -> float | None:
    """The value at which the vertical scale starts, None where that is zero or there is nothing to show."""
    low, _ = _ends_of_scale(data)
    return low or None


def _ends_of_scale(data: Control) -> tuple[float, float]:
    levels = [level.value for level in (data.mean, data.low, data.high, data.plan) if level is not None]
    values = finite([*data.values, *levels])
    low, high = opened(min(values), max(values)) if any(values) else (0.0, 1.0)  # of zeros alone nothing lies below
    margin = (high - low) * MARGIN
    if 0 <= low <= 0.4 * high:
        return 0.0, high + margin  # zero costs little when the values come near it, and a full scale needs no warning
    # The subtitle names the start, so it is a round number: a quarter of a tick.
    quarter = tick_step(low, high, 6) / 4
    start = float(f"{math.floor((low - margin) / quarter) * quarter:.12g}")
    return start if data.least is None else max(start, data.least), high + margin


def draw(data: Control, tokens: Tokens, language: Language, width_mm: float = 176.0) -> Svg:
    """Draw it about 65 mm high; the lines of the events need room above the plot."""
    plot = data.plot_mm
    probe = Drawing(tokens, width_mm, plot + FOOT)
    alt = say(language, data.alt)
    if not finite(data.values):
        return empty_frame(probe, say(language, data.empty), alt)
    low, high = _ends_of_scale(data)
    ticks = inner_ticks(low, high)
    texts = tick_texts(ticks, data.unit, data.currency, language)
    left = max(probe.measure(text, AXIS) for text in texts) + 1.8
    ends = end_column(probe, _ends(data, tokens, language, Scale(low, high, plot, 0)), width_mm * 0.32)
    right = width_mm - (ends.width + 2.6 if ends.labels else 2.0)
    across = Scale(-0.6, max(len(data.values) - 0.4, 1.0), left, right)
    events = place_events(probe, data.events, language, across)
    head = max((event.box.bottom for event in events), default=0.0) + 1.2
    height = max(head + plot + FOOT, head + ends.height + 2)
    sheet = Drawing(tokens, width_mm, height)
    rise = Scale(low, high, head + plot, head)
    if data.low and data.high:
        sheet.rect(left, rise(data.high.value), right - left, rise(data.low.value) - rise(data.high.value), tokens.band)
    rises(sheet, ticks, texts, rise, left, right)
    levels = _draw_levels(sheet, data, rise, left, right)
    draw_events(sheet, events, head + plot)
    beyond = width_mm - across(len(data.values) - 1)
    labels = time_labels(sheet, data.moments[: len(data.values)], across(1) - across(0), language, beyond)
    write_times(sheet, labels, across, head + plot + TIMES)
    lines = _draw_values(sheet, data, across, rise)
    ends = end_column(sheet, _ends(data, tokens, language, rise), width_mm * 0.32)
    write_ends(sheet, ends, right, right + 2.0, head - 0.6, _floor(sheet, ends, labels, across, head, head + plot))
    dotted = [[(event.x, head), (event.x, head + plot)] for event in events]
    _write_values(sheet, data, language, across, rise, lines, [*levels, *dotted])
    return sheet.svg(alt)


def _floor(
    sheet: Drawing, ends: EndColumn, labels: Sequence[TimeLabel], across: Scale, head: float, foot: float
) -> float:
    """How far down the labels at the right may go: not into a date that reaches below them, if they have room above it."""
    lowest = sheet.height - 1
    if not labels:
        return lowest
    reach = across(labels[-1].at) + sheet.measure(labels[-1].text, AXIS) / 2
    above = foot + TIMES - AXIS * POINT * CAP - 0.6
    return above if reach > across.end + 1.5 and above - (head - 0.6) >= ends.height else lowest


def _ends(data: Control, tokens: Tokens, language: Language, rise: Scale) -> list[EndLabel]:
    found = []
    for level, colour, strong in (
        (data.high, tokens.ink3, False),
        (data.plan, tokens.ink, True),
        (data.mean, tokens.ink2, False),
        (data.low, tokens.ink3, False),
    ):
        if level is not None:
            found.append(EndLabel(rise(level.value), say(language, level.label), "", colour, strong))
    main, below = (say(language, text) for text in data.comment)
    if data.flagged and main:
        at = data.flagged[-1]
        found.append(EndLabel(rise(data.values[at] or 0.0), main, below, _flag_colour(data, tokens, at)))
    return found


def _flag_colour(data: Control, tokens: Tokens, at: int) -> str:
    centre = data.mean.value if data.mean else 0.0
    return text_colour(tokens, tone_of((data.values[at] or 0.0) - centre, data.better, sure=True))


def _draw_levels(
    sheet: Drawing, data: Control, rise: Scale, left: float, right: float
) -> list[list[tuple[float, float]]]:
    tokens, drawn = sheet.tokens, []
    for level, colour, width, dash in (
        (data.mean, tokens.ink3, 0.7, ()),
        (data.plan, tokens.ink, 0.8, DASHED),
    ):
        if level is not None:
            points = [(left, rise(level.value)), (right, rise(level.value))]
            sheet.polyline(points, colour, width, dash)
            drawn.append(points)
    return drawn


def _draw_values(sheet: Drawing, data: Control, across: Scale, rise: Scale) -> list[list[tuple[float, float]]]:
    """Draw the line with its points; what leads to a signal has the signal's colour."""
    tokens, drawn = sheet.tokens, []
    for run in runs(data.values):
        points = [(across(at), rise(value)) for at, value in run]
        drawn.append(points)
        plain: list[tuple[float, float]] = points[:1]
        for ((_, _), start), ((at, _), end) in pairwise(zip(run, points, strict=True)):
            if at in data.flagged:
                sheet.polyline(plain, tokens.ink, 1.3)
                sheet.polyline([start, end], _flag_colour(data, tokens, at), 1.3)
                plain = [end]
            else:
                plain.append(end)
        sheet.polyline(plain, tokens.ink, 1.3)
    radius = 0.6 if across(1) - across(0) > 2.5 else 0.45
    for at, value in enumerate(data.values):
        if value is None:
            continue
        if at in data.flagged:
            sheet.dot(across(at), rise(value), 1.05, _flag_colour(data, tokens, at), tokens.white)
        else:
            sheet.dot(across(at), rise(value), radius, tokens.ink, tokens.white, 0.5)
    return drawn


def _outside(data: Control, value: float) -> bool:
    """Whether a value lies outside the band of the usual range, where the ground is white."""
    return not (data.low and data.high and data.low.value <= value <= data.high.value)


def _beside_band(data: Control, rise: Scale, box: Box) -> bool:
    """Whether a box lies on white ground, above or below the band of the usual range."""
    return data.low is None or data.high is None or box.bottom < rise(data.high.value) or box.top > rise(data.low.value)


def _clear(sheet: Drawing, box: Box, ground: str) -> None:
    """The ground under a label, without the thin lines that cross it."""
    sheet.rect(box.left, box.top, box.right - box.left, box.bottom - box.top, ground)


def _write_values(
    sheet: Drawing,
    data: Control,
    language: Language,
    across: Scale,
    rise: Scale,
    lines: list[list[tuple[float, float]]],
    thin: list[list[tuple[float, float]]],
) -> None:
    """Print the value of each signal where there is room, the latest first; only it may cross a thin line."""
    room = Box(across.start, max(rise.end - 2, 0.0), across.end + 1.5, rise.start + 1)
    taken: list[Box] = []
    for at in reversed(data.flagged):
        value = data.values[at] or 0.0
        text = value_text(value, data.unit, data.currency, language)
        places = beside(sheet, across(at), rise(value), text, LABEL, 600, 1.7)
        placed = free_place(sheet, places, text, 600, room, [*lines, *thin], taken, LABEL)
        if placed is None and at == data.flagged[-1]:
            placed = free_place(sheet, places, text, 600, room, lines, taken, LABEL)
            if placed is not None:
                _clear(sheet, placed[1], sheet.tokens.white if _outside(data, value) else sheet.tokens.band)
        elif placed is not None and _beside_band(data, rise, placed[1]):
            _clear(sheet, placed[1], sheet.tokens.white)  # a line of the grid would strike the figure out
        if placed is not None:
            (x, y), box = placed
            sheet.text(x, y, text, LABEL, 600, _flag_colour(data, sheet.tokens, at))
            taken.append(box)
