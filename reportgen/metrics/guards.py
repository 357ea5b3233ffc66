"""What forbids a figure though there are rows: each says why, as a `Missing`."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from reportgen.metrics import sql
from reportgen.metrics.by_window import months_before
from reportgen.metrics.catalog import MeasureSpec
from reportgen.metrics.coverage import USUAL_GAP
from reportgen.metrics.frames import WHOLE, Frames
from reportgen.metrics.settled import Settled
from reportgen.metrics.used import missing
from reportgen.metrics.windows import Window
from reportgen.periods import DAY
from reportgen.quantities import Missing

if TYPE_CHECKING:
    from reportgen.metrics.figures import Figures

COSTS = ("costs", "spending")
"""Relations whose rows stand for a month and a category."""


def guards(measure: MeasureSpec, frames: Frames) -> tuple[str, ...]:
    """Names of the figures that can forbid a measure, of those the frames hold."""
    names = (sql.breach_name(measure), sql.unrated_name(measure), *(sql.blank_names(measure) or ())[:1])
    return tuple(name for name in names if name and name in frames.days)


def forbidden(measure: MeasureSpec, settled: Settled, frames: Frames, window: Window, member: str) -> Missing | None:
    """Why rows that are there cannot be counted: not one case each, no rate for their currency, no amount in any."""
    table = settled.table_of(measure.relation)
    first = months_before(window.beyond, measure.block.months) if measure.block.months else window.first
    span = window._replace(first=first)
    if (name := sql.breach_name(measure)) and frames.sum(name, window, member):
        return missing("not_each", table=table, condition=measure.block.each or "")
    if (name := sql.unrated_name(measure)) and frames.sum(name, span, member):
        rows = frames.unrated.get(name, [])
        days = [(rate, currency) for of, on, rate, currency in rows if of == member and first <= on < window.beyond]
        # Segments are summed by stretches of days, of which one may begin before the span: then it was outside.
        if days:
            day, currency = min(days)
            reason = "rates_differ" if currency.endswith("!") else "no_rate"
            return missing(reason, currency=currency.rstrip("!"), day=day.isoformat())
    if (names := sql.blank_names(measure)) and measure.mode == "daily":
        blank, filled = (frames.sum(one, window, member) for one in names)
        if blank and not filled:
            return missing("no_amount", table=table, rows=f"{blank:.0f}")
    return None


def without_amount(measure: MeasureSpec, frames: Frames, window: Window, member: str) -> float:
    """How many of the deals whose amounts are added up have none."""
    names = sql.blank_names(measure)
    return frames.sum(names[0], window, member) if names and names[0] in frames.days else 0.0


def buys(above: Collection[MeasureSpec], below: Collection[MeasureSpec]) -> bool:
    """Whether money of one table is divided by cases of another."""
    money, cases = ({measure.relation for measure in side} for side in (above, below))
    return bool(money and cases) and money <= {"ads", *COSTS} and not money & cases


def unallocated(member: str, spent: float) -> Missing | None:
    """Why a segment has no cost per case: money without a segment bought cases of any, and some segments had none."""
    if member == WHOLE:
        return missing("unallocated")
    return None if spent else missing("no_spend")


def outside(figures: Figures, measure: MeasureSpec, window: Window) -> Missing | None:
    """Why a window is none that the data of a measure can speak of: before or after them, or a part of a month of costs."""
    table = figures.settled.table_of(measure.relation)
    span = figures.spans.get(measure.relation)
    if span is None:
        return missing("no_rows", table=table)
    first, last = span
    if window.beyond <= first:
        return missing("before_data", table=table)
    if window.first > last and window not in figures.plan.opening.values():
        return missing("after_data", table=table)
    if measure.relation in figures.dense and last < window.beyond - DAY and window not in figures.plan.opening.values():
        return missing("after_data", table=table)  # the days that are missing would pass for days without anything
    for begin, end in figures.lumps.get(measure.relation, ()):
        if begin < window.beyond and window.first <= end and not (window.first <= begin and end < window.beyond):
            return missing("one_total", table=table, first=begin.isoformat(), last=end.isoformat())
    if measure.relation in COSTS and _monthly(figures, measure) and not (window.first.day == window.beyond.day == 1):
        return missing("wrong_grain", table="costs")
    if measure.block.months:
        begin = months_before(window.beyond, measure.block.months)
        # A shop that opened on the second of January has a whole year in December.
        if (first - begin).days > max(USUAL_GAP, figures.gaps.get(measure.relation, 1) - 1):
            return missing("too_short", table=table, months=str(measure.block.months), day=first.isoformat())
    return None


def _monthly(figures: Figures, measure: MeasureSpec) -> bool:
    """Whether all costs are dated the first of a month: they stand for their month and cannot be cut."""
    held = figures.frames.days.get(measure.id)
    return held is not None and all(date.fromordinal(day).day == 1 for day in set(held.days))
