"""What grows inside a total? At most three named lines, labelled at both ends; all others are thin and grey.

The first line is the one that the title is about: it has the brand's colour and weight. There is no vertical scale to read off, the
values stand at the ends; where the lines do not start at zero the subtitle says so: see `scale_start`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.brand import Tokens
from reportgen.charts._axes import time_labels, value_text, write_times
from reportgen.charts._ends import LEADER_FROM, LINE, EndLabel, end_column, write_ends
from reportgen.charts.base import CAP, LABEL, SMALL, Drawing, Figures, Moment, Svg, Text, empty_frame, runs, say
from reportgen.charts.measure import POINT, shorten
from reportgen.charts.scale import Scale, finite, known, opened, spread, tick_step
from reportgen.quantities import Quantity, Unit
from reportgen.text import Language

PLOT = 38.0
"""Height of the plot, in millimetres; labels that need more get it."""
FOOT = 9.5
NAMED = 3
"""Lines with a name, at most."""
WIDEST_LABEL = 0.42


@dataclass(frozen=True)
class Series:
    """One line: its name and its values, oldest first; None is a gap."""

    label: Text
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Words:
    """What stands in the chart; "" leaves it out.

    Attributes:
        others: below the plot, what the grey lines are: `Grey: 4 other topics`.
        moment: head of the times, in the table.
        empty: the sentence in the place of a chart without lines.
    """

    others: Text = ""
    moment: Text = ""
    empty: Text = ""


@dataclass(frozen=True)
class Lines:
    """What the chart shows.

    Attributes:
        moments: one for each value.
        named: with a label, the one the title is about first.
        others: grey.
        unit: of the values.
        currency: of money.
        words: labels.
        alt: text alternative.
        plot: height of the plot, in millimetres; labels that need more get it.
    """

    moments: tuple[Moment, ...]
    named: tuple[Series, ...]
    others: tuple[Series, ...]
    unit: Unit
    currency: str | None
    words: Words
    alt: Text
    plot: float = PLOT


def data(
    moments: Sequence[Moment],
    series: Sequence[tuple[Text, Sequence[float | None]]],
    *,
    unit: Unit,
    words: Words,
    alt: Text,
    currency: str | None = None,
    plot: float = PLOT,
) -> Lines:
    """Take the first three lines that have a value as the named ones.

    Args:
        moments: one for each value.
        series: name and values of each line, the most important first.
        unit: of the values.
        words: labels.
        alt: text alternative.
        currency: of money.
        plot: height of the plot, in millimetres.
    """
    count = len(moments)
    found = [Series(name, tuple([*map(known, values), *[None] * count][:count])) for name, values in series]
    drawn = [one for one in found if finite(one.values)]
    return Lines(tuple(moments), tuple(drawn[:NAMED]), tuple(drawn[NAMED:]), unit, currency, words, alt, plot)


def figures(data: Lines) -> Figures:
    """The figures behind the chart: a row for each moment, the latest first."""

    def value(number: float | None) -> Quantity | None:
        return None if number is None else Quantity(number, data.unit, data.currency)

    lines = (*data.named, *data.others)
    rows = [
        (moment_text, *(value(one.values[at]) for one in lines))
        for at, moment_text in enumerate(_moment_texts(data.moments))
    ]
    return Figures((data.words.moment, *(one.label for one in lines)), tuple(reversed(rows)))


def _moment_texts(moments: Sequence[Moment]) -> list[Text]:
    from reportgen.periods import Period
    from reportgen.text import Msg

    return [Msg.of("assemble-period", period=when) if isinstance(when, Period) else when for when in moments]


def scale_start(data: Lines) -> float | None:
    """The value at which the vertical scale starts, None where that is zero or there is nothing to show."""
    low, _ = _ends_of_scale(data)
    return low or None


def _ends_of_scale(data: Lines) -> tuple[float, float]:
    values = finite([value for one in (*data.named, *data.others) for value in one.values])
    low, high = opened(min(values), max(values)) if values else (0.0, 1.0)
    if 0 <= low <= 0.4 * high:
        return 0.0, high
    # The subtitle names the start, so it is a round number: a quarter of a tick.
    quarter = tick_step(low, high, 6) / 4
    return float(f"{math.floor(low / quarter) * quarter:.12g}"), high


def draw(data: Lines, tokens: Tokens, language: Language, width_mm: float = 104.0) -> Svg:
    """Draw it about 50 mm high."""
    alt = say(language, data.alt)
    probe = Drawing(tokens, width_mm, data.plot + FOOT)
    if not data.named:
        return empty_frame(probe, say(language, data.words.empty), alt)
    low, high = _ends_of_scale(data)
    ends = end_column(
        probe, _end_labels(data, tokens, language, Scale(low, high, data.plot, 0)), width_mm * WIDEST_LABEL
    )
    starts = [_value(data, one, language, first=True) for one in _from_start(data)]
    left = min(max((probe.measure(text, LABEL, 600) for text in starts), default=0.0), width_mm * 0.25) + 2.4
    right = width_mm - ends.width - 3.2
    plot = max(data.plot, ends.height + 2)
    others = say(language, data.words.others) if data.others else ""
    pitch = (right - left) / max(len(data.moments) - 1, 1)
    labels = time_labels(probe, data.moments, pitch, language, width_mm - right)
    foot = plot + 3.0 + FOOT
    sheet = Drawing(tokens, width_mm, foot + (4.4 if others.strip() else 0.0))
    rise = Scale(low, high, plot + 1.0, 2.0)
    across = Scale(0, max(len(data.moments) - 1, 1), left, right)
    _draw_axis(sheet, across, len(data.moments), plot + 3.0)
    write_times(sheet, labels, across, plot + 7.2)
    for one in data.others:
        _draw_line(sheet, one, across, rise, tokens.rule2, 0.9, dots=False)
    for at, one in reversed(list(enumerate(data.named))):
        _draw_line(sheet, one, across, rise, *_ink(tokens, at))
    write_ends(sheet, end_column(sheet, _end_labels(data, tokens, language, rise), width_mm * WIDEST_LABEL), right,
               right + 2.4, 0.2, plot + 2.6)  # fmt: skip
    _write_starts(sheet, data, language, rise, left, plot)
    if others.strip():
        sheet.text(0, foot + 2.6, shorten(others, sheet.face(), SMALL, width_mm), SMALL, colour=tokens.ink2)
    return sheet.svg(alt)


def _ink(tokens: Tokens, at: int) -> tuple[str, float]:
    """Colour and width of a named line; the second is darker than the third, so that they differ in grey print."""
    return ((tokens.data, 2.4), (tokens.ink2, 1.3), (tokens.py, 1.3))[at]


def _draw_line(
    sheet: Drawing, one: Series, across: Scale, rise: Scale, colour: str, width: float, *, dots: bool = True
) -> None:
    found = [[(across(at), rise(value)) for at, value in run] for run in runs(one.values)]
    for points in found:
        sheet.polyline(points, colour, width)
        if len(points) == 1 and not dots:
            sheet.dot(*points[0], 0.5, colour)
    if dots:
        # The first and the last point of the line, and any that stands alone, for no line leads to it.
        alone = [points[0] for points in found if len(points) == 1]
        for x, y in dict.fromkeys([found[0][0], *alone, found[-1][-1]]):
            sheet.dot(x, y, 0.95 if width > 2 else 0.8, colour, sheet.tokens.white, 0.7)


def _draw_axis(sheet: Drawing, across: Scale, count: int, y: float) -> None:
    sheet.line(across(0), y, across(max(count - 1, 1)), y, sheet.tokens.ink, 0.6)
    for at in range(count):
        sheet.line(across(at), y, across(at), y + 0.9, sheet.tokens.ink, 0.5)


def _value(data: Lines, one: Series, language: Language, *, first: bool) -> str:
    values = finite(one.values)
    return value_text(values[0 if first else -1], data.unit, data.currency, language)


def _text_ink(tokens: Tokens, at: int) -> str:
    return tokens.data_text if at == 0 else tokens.ink2


def _end_labels(data: Lines, tokens: Tokens, language: Language, rise: Scale) -> list[EndLabel]:
    return [
        EndLabel(
            rise(finite(one.values)[-1]),
            f"{_value(data, one, language, first=False)} {say(language, one.label)}",
            "",
            _text_ink(tokens, at),
            strong=at == 0,
        )
        for at, one in enumerate(data.named)
    ]


def _from_start(data: Lines) -> list[Series]:
    """The named lines that begin where the axis does; a value beside it would be read as that of its first moment."""
    return [one for one in data.named if one.values[0] is not None]


def _write_starts(sheet: Drawing, data: Lines, language: Language, rise: Scale, left: float, plot: float) -> None:
    """The first values, left of the lines and pushed apart like the labels at their ends."""
    named = _from_start(data)
    wanted = [rise(finite(one.values)[0]) for one in named]
    centres = spread(wanted, [LINE + 0.4] * len(wanted), 0.2, plot + 2.6)
    for one, want, centre in zip(named, wanted, centres, strict=True):
        at = data.named.index(one)
        weight = 600 if at == 0 else 400
        text = shorten(_value(data, one, language, first=True), sheet.face(weight), LABEL, left - 2.0)
        if abs(centre - want) > LEADER_FROM:
            sheet.line(left - 1.7, centre, left - 0.3, want, sheet.tokens.rule2, 0.5)
        colour = _text_ink(sheet.tokens, at)
        sheet.text(left - 2.0, centre + LABEL * POINT * CAP / 2, text, LABEL, weight, colour, "end")
