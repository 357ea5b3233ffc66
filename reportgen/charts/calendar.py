"""When does what take place? One row each on a common axis of days: items as bars, due days as diamonds, holidays as ticks.

The quarter that is planned is tinted; what lies before the last known day is grey. The days themselves stand in words at the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reportgen.brand import Tokens
from reportgen.charts._lanes import ROW, STRIP, Column, Lane, Plan, lay_out
from reportgen.charts.base import AXIS, DOTTED, Drawing, Figures, Svg, Text, empty_frame, say
from reportgen.charts.scale import Scale
from reportgen.periods import Period
from reportgen.text import Language

Kind = Literal["item", "due", "holidays"]
BAR, DIAMOND = 2.4, 1.35
"""Height of an item's bar, half the width of a due day's diamond, in millimetres."""
THINNEST = 1.2
"""An item of one day stays visible however long the axis is."""


@dataclass(frozen=True)
class Entry:
    """One row.

    Attributes:
        label: its name.
        days: of an item its first and last; of a due day that one; of holidays all of them.
        when: the days in words.
        kind: what is drawn.
        heading: of the group that begins with this row; "" elsewhere.
    """

    label: Text
    days: tuple[date, ...]
    when: Text
    kind: Kind
    heading: Text = ""


@dataclass(frozen=True)
class Words:
    """Heads of the table behind the chart, and the sentence in the place of a chart without rows; "" leaves it out."""

    label: Text = ""
    when: Text = ""
    empty: Text = ""


@dataclass(frozen=True)
class Calendar:
    """What the chart shows.

    Attributes:
        entries: in the order given.
        months: of the axis, following each other.
        tinted: the quarter that is planned.
        known: the last day that is known.
        words: labels.
        alt: text alternative.
    """

    entries: tuple[Entry, ...]
    months: tuple[Period, ...]
    tinted: Period
    known: date
    words: Words
    alt: Text


def data(
    entries: Sequence[Entry], months: Sequence[Period], *, tinted: Period, known: date, words: Words, alt: Text
) -> Calendar:
    """Leave out what lies wholly outside of the months; what reaches beyond them ends at their edge."""
    first, last = months[0].start, months[-1].last
    inside = []
    for each in entries:
        days = tuple(day for day in each.days if first <= day <= last) if each.kind == "holidays" else each.days
        if days and days[-1] >= first and days[0] <= last:
            inside.append(Entry(each.label, days, each.when, each.kind, each.heading))
    return Calendar(tuple(inside), tuple(months), tinted, known, words, alt)


def figures(data: Calendar) -> Figures:
    """The figures behind the chart."""
    return Figures((data.words.label, data.words.when), tuple((each.label, each.when) for each in data.entries))


def draw(data: Calendar, tokens: Tokens, language: Language, width_mm: float = 176.0) -> Svg:
    """Draw it as high as its rows need."""
    alt = say(language, data.alt)
    if not data.entries:
        return empty_frame(Drawing(tokens, width_mm, 24), say(language, data.words.empty), alt)
    lanes = [
        Lane(say(language, each.label), (say(language, each.when),), tokens.ink2, False, say(language, each.heading))
        for each in data.entries
    ]
    plan = lay_out(tokens, width_mm, lanes, [Column("", right=False)])
    first, end = data.months[0].start.toordinal(), data.months[-1].end.toordinal()
    scale = Scale(first, end, plan.left, plan.right)
    _draw_months(plan, data, scale, language)
    for each, y in zip(data.entries, plan.rows, strict=True):
        _draw_entry(plan.sheet, data, each, scale, y)
    return plan.sheet.svg(alt)


def _draw_months(plan: Plan, data: Calendar, scale: Scale, language: Language) -> None:
    """The tint of the planned quarter, a hairline where each month begins, their names below as many as find room."""
    sheet, tokens = plan.sheet, plan.sheet.tokens
    left, right = scale.clamped(data.tinted.start.toordinal()), scale.clamped(data.tinted.end.toordinal())
    for top, bottom in _stretches(plan, data) if right > left else ():
        sheet.rect(left, top, right - left, bottom - top, tokens.tint)
    for top, bottom in plan.spans:
        for month in data.months:
            sheet.line(scale(month.start.toordinal()), top, scale(month.start.toordinal()), bottom, tokens.rule, 0.5)
        sheet.line(plan.right, top, plan.right, bottom, tokens.rule, 0.5)
        if scale.low <= data.known.toordinal() + 1 <= scale.high:
            x = scale(data.known.toordinal() + 1)
            sheet.line(x, top, x, bottom, tokens.ink2, 0.8, DOTTED)
    names = [language.month_short(month) for month in data.months]
    room = min(scale(month.end.toordinal()) - scale(month.start.toordinal()) for month in data.months)
    if max(sheet.measure(name, AXIS) for name in names) + 0.8 > room:
        names = [language.month_letter(month) for month in data.months]
    for month, name in zip(data.months, names, strict=True):
        x = (scale(month.start.toordinal()) + scale(month.end.toordinal())) / 2
        sheet.text(x, plan.bottom + 3.9, name, AXIS, colour=tokens.ink2, anchor="middle")


def _stretches(plan: Plan, data: Calendar) -> list[tuple[float, float]]:
    """Top and bottom of the rows of each group, so that the rules below headings stay clear; on a narrow sheet of each row."""
    if len(plan.spans) > 1:
        return [(y - STRIP / 2, y + STRIP / 2) for y in plan.rows]
    starts = [at for at, each in enumerate(data.entries) if not at or each.heading]
    ends = [*(at - 1 for at in starts[1:]), len(data.entries) - 1]
    return [(plan.rows[first] - ROW / 2, plan.rows[last] + ROW / 2) for first, last in zip(starts, ends, strict=True)]


def _draw_entry(sheet: Drawing, data: Calendar, entry: Entry, scale: Scale, y: float) -> None:
    tokens = sheet.tokens
    past = entry.days[-1] <= data.known
    if entry.kind == "holidays":
        for day in entry.days:
            x = scale(day.toordinal() + 0.5)
            sheet.line(x, y - 1.3, x, y + 1.3, tokens.ink3, 1.0)
        return
    if entry.kind == "due":
        x = scale.clamped(entry.days[0].toordinal() + 0.5)
        corners = [(x - DIAMOND, y), (x, y - DIAMOND), (x + DIAMOND, y), (x, y + DIAMOND)]
        sheet.area(corners, tokens.py if past else tokens.ink)
        return
    left, right = scale.clamped(entry.days[0].toordinal()), scale.clamped(entry.days[-1].toordinal() + 1)
    width = max(right - left, THINNEST)
    left = min(left, scale.end - width)
    sheet.rect(left, y - BAR / 2, width, BAR, tokens.py if past else tokens.data)
