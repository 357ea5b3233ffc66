"""Axes in millimetres: round ticks written in the reader's language, months that fit, labels that touch nothing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from reportgen.charts.base import AXIS, CAP, DEEP, SMALL, Drawing, Moment, moment
from reportgen.charts.measure import POINT
from reportgen.charts.scale import Scale, decimals
from reportgen.periods import Grain, Period
from reportgen.quantities import Quantity, Unit
from reportgen.text import Language

SHORT_FROM = 1_000_000
"""Ticks from here on are written in millions or thousands of millions."""
GAP = 1.4
"""Smallest space between two labels of an axis, in millimetres."""
AROUND = 0.45
"""Smallest space between a label in the plot and a line or another label."""
THINNINGS = (1, 2, 3, 6, 12, 24, 60)
"""Label every n-th month; all divide a year or are whole years."""


def tick_texts(ticks: Sequence[float], unit: Unit, currency: str | None, language: Language) -> list[str]:
    """The ticks' values with as many decimals as tell them apart, in one common unit.

    Args:
        ticks: two or more, evenly spaced.
        unit: days, seconds and scores are written as plain numbers; the subtitle names them.
        currency: of money.
        language: of the reader.
    """
    step = ticks[1] - ticks[0]
    if unit is Unit.PERCENT:
        return [language.percent(tick, decimals(step * 100)) for tick in ticks]
    largest = max(abs(tick) for tick in ticks)
    words = [(power, word) for power, word in language.numerals.compact if word and largest >= 10**power]
    power, word = words[-1] if words and (unit is Unit.MONEY or largest >= SHORT_FROM) else (0, "")
    places = decimals(step / 10**power)
    if unit is Unit.MONEY:
        return [
            language.numerals.price(Decimal(repr(tick)), currency or "", places if tick else 0, power if tick else 0)
            for tick in ticks
        ]
    return [language.number(tick / 10**power, places) + (word if tick else "") for tick in ticks]


def value_text(value: float, unit: Unit, currency: str | None, language: Language) -> str:
    """One value, as cards write it."""
    return language.quantity(Quantity(value, unit, currency))


def rises(
    sheet: Drawing, ticks: Sequence[float], texts: Sequence[str], scale: Scale, left: float, right: float
) -> None:
    """A vertical scale: hairlines from `left` to `right`, values to the left of them."""
    for tick, text in zip(ticks, texts, strict=True):
        y = scale(tick)
        sheet.line(left, y, right, y, sheet.tokens.rule, 0.5)
        sheet.text(left - 1.2, y + AXIS * POINT * CAP / 2, text, AXIS, colour=sheet.tokens.ink2, anchor="end")


@dataclass(frozen=True)
class TimeLabel:
    """A label under a time axis.

    Attributes:
        at: position in the series.
        text: `Jan`.
        year: `2026` under the first month that is labelled in a year; "" under others.
    """

    at: int
    text: str
    year: str


def time_labels(
    sheet: Drawing, moments: Sequence[Moment], pitch: float, language: Language, beyond: float = math.inf
) -> tuple[TimeLabel, ...]:
    """As many labels as fit side by side, the last one always among them.

    Twelve months that do not fit under their names are written as letters: their order says which is which.

    Args:
        sheet: measures the text.
        moments: one for each position.
        pitch: millimetres from one position to the next.
        language: of the reader.
        beyond: millimetres from the last position to the edge of the sheet, which its label does not leave.
    """
    texts = [moment(language, when) for when in moments]
    if not texts:
        return ()
    widths = [sheet.measure(text, AXIS) for text in texts]
    months = [when for when in moments if isinstance(when, Period) and when.grain is Grain.MONTH]
    in_one_year = len(months) == len(moments) == 12 and months[0].start.year == months[-1].start.year
    if in_one_year and max(widths) + GAP > pitch >= 3:
        return tuple(TimeLabel(at, language.month_letter(month), "") for at, month in enumerate(months))
    years = [
        str(when.start.year) if isinstance(when, Period) and len(months) == len(moments) else "" for when in moments
    ]
    first = (
        next((at for at, month in enumerate(months) if month.start.month == 1), 0) if len(months) == len(moments) else 0
    )
    kept = _thinned(widths, pitch, first, beyond)
    labelled = [at for n, at in enumerate(kept) if n == 0 or years[at] != years[kept[n - 1]]]
    show_years = len(set(years)) > 1
    return tuple(TimeLabel(at, texts[at], years[at] if show_years and at in labelled else "") for at in kept)


def _thinned(widths: Sequence[float], pitch: float, first: int, beyond: float) -> list[int]:
    last = len(widths) - 1
    edge = last * pitch + beyond

    def middle(at: int) -> float:
        return min(at * pitch, edge - widths[at] / 2)

    def apart(one: int, other: int) -> bool:
        return (widths[one] + widths[other]) / 2 + GAP <= middle(other) - middle(one)

    for step in (*THINNINGS, len(widths)):
        kept = list(range(first % step, len(widths), step))
        if all(apart(one, other) for one, other in pairwise(kept)):
            break
    while kept and kept[-1] != last and (2 * (last - kept[-1]) <= step or not apart(kept[-1], last)):
        kept.pop()
    return kept if kept and kept[-1] == last else [*kept, last]


def write_times(sheet: Drawing, labels: Iterable[TimeLabel], scale: Scale, y: float) -> None:
    """Write the labels of a time axis, centred under their positions but never beyond the sheet."""
    for label in labels:
        half = sheet.measure(label.text, AXIS) / 2
        x = min(max(scale(label.at), half), sheet.width - half)
        sheet.text(x, y, label.text, AXIS, colour=sheet.tokens.ink2, anchor="middle")
        if label.year:
            half = sheet.measure(label.year, AXIS) / 2
            x = min(max(scale(label.at), half), sheet.width - half)
            sheet.text(x, y + 4.1, label.year, AXIS, colour=sheet.tokens.ink2, anchor="middle")


@dataclass(frozen=True)
class Box:
    """A rectangle that ink fills: left, top, right, bottom in millimetres."""

    left: float
    top: float
    right: float
    bottom: float

    def grown(self, by: float) -> Box:
        """The rectangle with a margin."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: Box) -> bool:
        """Whether two rectangles overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def crossed(self, points: Sequence[tuple[float, float]]) -> bool:
        """Whether a line through the points runs through the rectangle; looked at every half millimetre."""
        for (x0, y0), (x1, y1) in pairwise(points):
            steps = max(1, int(max(abs(x1 - x0), abs(y1 - y0)) / 0.5))
            for n in range(steps + 1):
                x, y = x0 + (x1 - x0) * n / steps, y0 + (y1 - y0) * n / steps
                if self.left <= x <= self.right and self.top <= y <= self.bottom:
                    return True
        return False


def text_box(sheet: Drawing, x: float, y: float, text: str, size: float, weight: int) -> Box:
    """The room a line of text takes whose baseline starts at `x`, `y`."""
    return Box(x, y - CAP * size * POINT, x + sheet.measure(text, size, weight), y + DEEP * size * POINT)


def beside(
    sheet: Drawing, x: float, y: float, text: str, size: float, weight: int, away: float = 1.5
) -> tuple[tuple[float, float], ...]:
    """Where a label of the point `x`, `y` may start, best place first: right, above, below, left and the four corners."""
    width, cap = sheet.measure(text, size, weight), CAP * size * POINT
    middle, above, below = y + cap / 2, y - away, y + away + cap
    return (
        (x + away, middle),
        (x + away * 0.6, above),
        (x + away * 0.6, below),
        (x - width / 2, above - 0.3),
        (x - width / 2, below + 0.3),
        (x - away * 0.6 - width, above),
        (x - away * 0.6 - width, below),
        (x - away - width, middle),
    )


def free_place(
    sheet: Drawing,
    places: Iterable[tuple[float, float]],
    text: str,
    weight: int,
    room: Box,
    lines: Sequence[Sequence[tuple[float, float]]],
    taken: Sequence[Box],
    size: float = SMALL,
    around: float = AROUND,
) -> tuple[tuple[float, float], Box] | None:
    """The first place inside `room` where the text crosses no line and no other text; None where there is none."""
    for x, y in places:
        box = text_box(sheet, x, y, text, size, weight).grown(around)
        inside = room.left <= box.left and box.right <= room.right and room.top <= box.top and box.bottom <= room.bottom
        if inside and not any(box.meets(other) for other in taken) and not any(box.crossed(line) for line in lines):
            return (x, y), box
    return None
