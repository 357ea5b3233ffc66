"""What forbids a figure though its rows are there: each says why, as a `Missing`."""

from __future__ import annotations

from collections.abc import Collection

from reportgen.metrics import sql
from reportgen.metrics.catalog import MeasureSpec
from reportgen.metrics.frames import WHOLE, Frames
from reportgen.metrics.settled import TABLES_OF
from reportgen.metrics.used import missing
from reportgen.metrics.windows import Window
from reportgen.quantities import Missing

COSTS = ("costs", "spending")
"""Relations whose rows stand for a month and a category."""


def guards(measure: MeasureSpec, frames: Frames) -> tuple[str, ...]:
    """Names of the figures that can forbid a measure, of those the frames hold."""
    names = (sql.breach_name(measure), sql.unrated_name(measure), *(sql.blank_names(measure) or ())[:1])
    return tuple(name for name in names if name and name in frames.days)


def forbidden(measure: MeasureSpec, frames: Frames, window: Window, member: str) -> Missing | None:
    """Why rows that are there cannot be counted: not one case each, no rate for their currency, no amount in any."""
    table = TABLES_OF.get(measure.relation, (measure.relation,))[0]
    first = sql.months_before(window.beyond, measure.block.months) if measure.block.months else window.first
    span = window._replace(first=first)
    if (name := sql.breach_name(measure)) and frames.sum(name, window, member):
        return missing("not_each", table=table, condition=measure.block.each or "")
    if (name := sql.unrated_name(measure)) and frames.sum(name, span, member):
        rows = frames.unrated.get(name, [])
        days = [(rate, currency) for of, on, rate, currency in rows if of == member and first <= on < window.beyond]
        # Segments are summed by stretches of days, of which one may begin before the span: then it was outside.
        if days:
            day, currency = min(days)
            return missing("no_rate", currency=currency, day=day.isoformat())
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
