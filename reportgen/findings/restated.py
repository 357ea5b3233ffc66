"""Figures of closed periods that are others now than an earlier report said.

They are compared as they are printed: a difference in a digit that nobody was shown is none. Money is compared to the cent, for it
is booked to the cent, though a report prints it in thousands. Cohorts ripen and durations of open cases grow: that is no restating,
and only figures of what happened within a period are compared.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportgen.findings.base import Memory, Told
from reportgen.metrics.scoreboard import Reading, Scoreboard
from reportgen.periods import Grain, Period
from reportgen.quantities import Quantity, Unit
from reportgen.text.numerals import currency_decimals, decimal, rounding, scaled, significant

HISTORY = 24
"""Points of a reading's history."""


@dataclass(frozen=True)
class Restated:
    """One figure that is another one now.

    Attributes:
        kpi: id.
        period: closed when it was said.
        was: as it was said.
        now: as it is.
        report: id of the report that said it last.
        of: name of that report's period.
    """

    kpi: str
    period: Period
    was: Quantity
    now: Quantity
    report: str
    of: str


def spoken_of(period: Period) -> tuple[Period, ...]:
    """The periods of which a report of a period tells figures: its own, the one before, that of a year ago, its history."""
    return tuple(dict.fromkeys((period, period.previous(), period.year_ago(), *period.history(HISTORY))))


def figures(board: Scoreboard) -> Iterator[tuple[Reading, Period, float]]:
    """Every figure of a closed period that a scoreboard tells of the whole, its own first: reading, period, value."""
    closed = board.period.complete(board.as_of)
    for reading in board.readings:
        if reading.by is not None or reading.view != "period":
            continue
        seen: set[Period] = set()
        for period, value in _points(reading, closed=closed):
            if value is not None and period.complete(board.as_of) and period not in seen:
                seen.add(period)
                yield reading, period, value


def _points(reading: Reading, *, closed: bool) -> Iterator[tuple[Period, float | None]]:
    if closed:  # while a period runs, what stands beside it is of as many business days only
        if not reading.partial:
            yield reading.period, reading.value
        if reading.period.grain is not Grain.RANGE:
            yield reading.period.previous(), reading.previous
            yield reading.period.year_ago(), reading.year_ago
    yield from reading.history


def restated(board: Scoreboard, memory: Memory, first: Collection[str] = ()) -> tuple[Restated, ...]:
    """What differs from what earlier reports said: KPIs of `first` first, each from the newest period back.

    Args:
        board: the new figures.
        memory: what earlier reports said of the same part of the business.
        first: ids of the KPIs that matter most.
    """
    told: Mapping[tuple[str, str], Told] = {(each.kpi, each.period): each for each in memory.told if each.by is None}
    if not told:
        return ()
    found = []
    for reading, period, value in figures(board):
        said = told.get((reading.kpi, period.id))
        if said is None or printed(said.value, reading) == printed(value, reading):
            continue
        was, now = (Quantity(each, reading.unit, reading.currency) for each in (said.value, value))
        found.append(Restated(reading.kpi, period, was, now, said.report, said.of))
    order = {kpi: number for number, kpi in enumerate(first)}
    places = {reading.kpi: number for number, reading in reversed(list(enumerate(board.readings)))}
    return tuple(
        sorted(
            found,
            key=lambda each: (order.get(each.kpi, len(order)), -each.period.end.toordinal(), places[each.kpi], each.period.days),
        )
    )  # fmt: skip


def printed(value: float, like: Reading) -> Decimal:
    """A figure rounded as a report prints it in its tables, see `reportgen.text.figures`; money to the cent."""
    amount = decimal(value)
    if like.unit is Unit.MONEY:
        return rounding(amount, currency_decimals(like.currency or ""))
    if like.unit is Unit.PERCENT:
        points = scaled(amount, 2)
        if abs(rounding(points, 2)) >= 10:
            return rounding(points, 1)
        return rounding(points, 2) if rounding(points, 2) or not points else significant(points, 1)
    if like.unit is Unit.RATIO:
        return rounding(amount, 1 if abs(rounding(amount, 2)) >= 100 else 2)
    if like.unit in (Unit.DAYS, Unit.SECONDS):
        return rounding(amount, 0 if abs(rounding(amount, 1)) >= 10 else 1)
    return rounding(amount, 1 if like.unit is Unit.SCORE else 0)
