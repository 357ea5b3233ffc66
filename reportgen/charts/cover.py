"""The year so far on the cover: its line with plan and forecast, without a scale, in the colours of the cover's ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.brand import Tokens
from reportgen.charts import pace
from reportgen.charts._axes import time_labels
from reportgen.charts._ends import EndLabel, end_column, write_ends
from reportgen.charts.base import AXIS, CAP, DASHED, LABEL, Drawing, Moment, Svg, Text, empty_frame, say
from reportgen.charts.measure import POINT, shorten
from reportgen.charts.scale import Scale, flat
from reportgen.quantities import Unit
from reportgen.text import Language

WIDE, NARROW = 88.0, 66.0
"""Height of the drawing, in mm: across a page, and for a phone."""
FIGURE = 34.0
"""Size of the figure, in points; where it would leave the drawing it is set smaller."""
FOOT = 9.0
LINE = 5.0
"""From the figure's baseline to that of its caption."""
TITLE = 0.62
"""Share of the width that the title may take."""


@dataclass(frozen=True)
class Cover:
    """What is drawn.

    Attributes:
        course: the sums of the year; see `pace.Pace`.
        title: what is summed, and of which year.
        subtitle: how to read the lines.
        figure: the sum so far, large.
        caption: below it, by which day.
        alt: text alternative.
    """

    course: pace.Pace
    title: Text
    subtitle: Text
    figure: Text
    caption: Text
    alt: Text


@dataclass(frozen=True)
class _Colours:
    """Of the ground's marks: what counts, what is said beside it, hairlines, and the two shades of the ground."""

    strong: str
    second: str
    thin: str
    area: str
    cone: str


def data(
    moments: Sequence[Moment],
    actual: Sequence[float | None],
    plan: Sequence[float | None] = (),
    forecast: tuple[float, float, float] | None = None,
    *,
    unit: Unit,
    words: pace.Words,
    alt: Text,
    title: Text = "",
    subtitle: Text = "",
    figure: Text = "",
    caption: Text = "",
    currency: str | None = None,
    running: float | None = None,
) -> Cover:
    """Add up the year as `pace.data` does, and set what is written beside it."""
    course = pace.data(
        moments, actual, plan, (), forecast, unit=unit, words=words, alt=alt, currency=currency, running=running
    )
    return Cover(course, title, subtitle, figure, caption, alt)


def draw(data: Cover, tokens: Tokens, language: Language, width_mm: float = 176.0) -> Svg:
    """Draw it without a ground: the page has the colour."""
    course = data.course
    sheet = Drawing(tokens, width_mm, WIDE if width_mm > 120 else NARROW)
    drawn = [*course.actual, *course.plan]
    if not drawn or not course.moments:
        return empty_frame(sheet, say(language, data.title), say(language, data.alt))
    if course.forecast:
        drawn += [course.forecast.value, course.forecast.low, course.forecast.high]
    colours, floor = _colours(tokens), sheet.height - FOOT
    low, high = min(0.0, *drawn), max(0.0, *drawn)
    rise = Scale(low, low + 1 if flat(low, high) else high, floor, 3.0)
    ends = end_column(sheet, _ends(data, language, rise, colours), width_mm * 0.3)
    right = width_mm - (ends.width + 2.6 if ends.labels else 1.0)
    across = Scale(0, len(course.moments), 0, right)
    points = _draw_lines(sheet, course, colours, across, rise)
    _draw_year(sheet, course, colours, across, floor, language)
    write_ends(sheet, ends, right, right + 2.2, 0.6, floor, colours.second)
    _write_title(sheet, data, colours, language)
    _write_figure(sheet, data, colours, language, across, points)
    return sheet.svg(say(language, data.alt))


def _colours(tokens: Tokens) -> _Colours:
    if tokens.cover == "light":
        return _Colours(tokens.brand_text, tokens.ink2, tokens.py, tokens.brand_tint, tokens.brand_rule)
    return _Colours(tokens.on_brand, tokens.on_brand2, tokens.on_brand3, tokens.brand_area, tokens.brand_cone)


def _ends(data: Cover, language: Language, rise: Scale, colours: _Colours) -> list[EndLabel]:
    course, words, found = data.course, data.course.words, []
    if course.plan:
        found.append(EndLabel(rise(course.plan[-1]), say(language, words.goal), "", colours.strong))
    if course.forecast:
        said = say(language, words.range)
        found.append(EndLabel(rise(course.forecast.value), say(language, words.forecast), said, colours.strong))
    return found


def _draw_lines(
    sheet: Drawing, course: pace.Pace, colours: _Colours, across: Scale, rise: Scale
) -> list[tuple[float, float]]:
    """Draw them back to front; returns what lies highest of them at each place, for the figure to keep clear of."""
    actual = [(across(min(at, course.now)), rise(value)) for at, value in enumerate(course.actual)]
    plan = [(across(at), rise(value)) for at, value in enumerate(course.plan)]
    end = across(len(course.moments))
    if actual and course.forecast:
        cone = [actual[-1], (end, rise(course.forecast.high)), (end, rise(course.forecast.low))]
        sheet.area(cone, colours.cone)
    if len(actual) > 1:
        sheet.area([*actual, (actual[-1][0], rise(0))], colours.area)
    sheet.polyline(plan, colours.thin, 0.8)
    if actual and course.forecast:
        sheet.polyline([actual[-1], (end, rise(course.forecast.value))], colours.strong, 1.2, DASHED)
    sheet.polyline(actual, colours.strong, 2.4)
    if actual:
        sheet.dot(*actual[-1], 1.3, colours.strong)
    return [*actual, *plan]


def _draw_year(
    sheet: Drawing, course: pace.Pace, colours: _Colours, across: Scale, floor: float, language: Language
) -> None:
    sheet.line(0, floor, across.end, floor, colours.thin, 0.6)
    for at in range(len(course.moments) + 1):
        sheet.line(across(at), floor, across(at), floor + (1.2 if at % 3 else 2.4), colours.thin, 0.6)
    for label in time_labels(sheet, course.moments, across(1) - across(0), language):
        half = sheet.measure(label.text, AXIS) / 2
        sheet.text(max(across(label.at + 0.5), half), floor + 5.6, label.text, AXIS, 400, colours.second, "middle")


def _write_title(sheet: Drawing, data: Cover, colours: _Colours, language: Language) -> None:
    room = sheet.width * TITLE
    title = shorten(say(language, data.title), sheet.face(600), LABEL + 0.75, room)
    sheet.text(0, 3.6, title, LABEL + 0.75, 600, colours.strong)
    sheet.text(0, 8.0, shorten(say(language, data.subtitle), sheet.face(), AXIS, room), AXIS, 400, colours.second)


def _write_figure(
    sheet: Drawing, data: Cover, colours: _Colours, language: Language, across: Scale, points: list[tuple[float, float]]
) -> None:
    """The sum so far, left of its point and above all lines."""
    course, figure = data.course, say(language, data.figure)
    if len(course.actual) < 2 or not figure:
        return
    caption, size = say(language, data.caption), FIGURE
    while size > 16 and sheet.measure(figure, size) > sheet.width * 0.4:
        size -= 2
    width = max(sheet.measure(figure, size, role="display"), sheet.measure(figure, size), sheet.measure(caption, LABEL))
    height = CAP * size * POINT + LINE
    right = max(across(course.now) - 3.0, width + 0.5)
    baseline = _above(points, right, width, sheet)
    while baseline < _head(right - width, sheet) + height and right > width + 2.5:
        right -= 2.0  # near the year's end the lines run too high: the figure moves to where they have room above them
        baseline = _above(points, right, width, sheet)
    baseline = max(baseline, _head(right - width, sheet) + height)
    sheet.text(right, baseline, caption, LABEL, 400, colours.second, "end")
    sheet.text(right, baseline - LINE, figure, size, 400, colours.strong, "end", role="display")


def _above(points: list[tuple[float, float]], right: float, width: float, sheet: Drawing) -> float:
    """How low the caption may stand so that it keeps clear of all lines below it."""
    return min([*(y for x, y in points if right - width - 8 <= x <= right + 14), sheet.height - FOOT]) - 4.0


def _head(left: float, sheet: Drawing) -> float:
    """Where the figure may begin: below the title where it stands under it."""
    return 11.0 if left < sheet.width * TITLE else 1.0
