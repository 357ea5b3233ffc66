"""The rungs of the goal ladder as a page shows them: the year's ladder, and what of it is larger than chance."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from reportgen.assemble.context import TOLERANCE, Context, quantity
from reportgen.metrics.scoreboard import Reading
from reportgen.metrics.verdicts import FEWEST_EVENTS
from reportgen.periods import DAY, Period
from reportgen.planning.yearly import RungStanding
from reportgen.quantities import Quantity, Unit

WITH_STEPS = 6
"""Rungs that have room on one page with the steps of the period below them; more take a page of their own."""
ROUNDED_FROM = 1000
"""A number of which a forecast is rounded."""


@dataclass(frozen=True)
class Standing:
    """One rung and how far it has come.

    Attributes:
        reading: of what it counts, for its unit and the error of its figure.
        rung: as it stands.
        side: 1 clearly better than what was due by now, -1 clearly worse, 0 what could be chance or is not known.
    """

    reading: Reading
    rung: RungStanding
    side: int

    @property
    def kpi(self) -> str:
        """What it counts."""
        return self.rung.rung

    @property
    def goal(self) -> float:
        """What the year needs of it."""
        return float(self.rung.needed)

    @property
    def so_far(self) -> float | None:
        """What the year has brought."""
        return self.rung.to_date

    @property
    def due(self) -> float | None:
        """What it had to bring by now; None where nothing was due."""
        return float(self.rung.needed_to_date) if self.rung.needed_to_date else None

    @property
    def apart(self) -> float:
        """By how much it differs from what was due, as a fraction of it; 0 where nothing was."""
        return self.so_far / self.due - 1 if self.due and self.so_far is not None else 0.0

    def said(self, value: float | None) -> Quantity | None:
        """A value in the rung's unit; people are whole."""
        if value is not None and self.reading.unit is Unit.COUNT:
            value = float(round(value))
        return quantity(self.reading, value)

    def rounded(self, value: float | None) -> Quantity | None:
        """A forecast: three significant figures, for it is no more certain than that."""
        if value is not None and self.reading.unit is Unit.COUNT and abs(value) >= ROUNDED_FROM:
            value = float(f"{value:.3g}")
        return self.said(value)


def standings(context: Context) -> tuple[Standing, ...]:
    """The rungs, the goal first; empty where no goal is in force, or where nothing below it can be told."""
    ladder = context.evidence.ladder
    if ladder is None or len(ladder.rungs) < 2:
        return ()
    found = [(context.reading(rung.rung), rung) for rung in ladder.rungs]
    return tuple(Standing(reading, rung, _side(reading, rung)) for reading, rung in found)


def until(context: Context) -> date:
    """The last day that counts."""
    return min(context.period.last, context.board.as_of)


def _side(reading: Reading, rung: RungStanding) -> int:
    """On which side of what was due by now a rung clearly is.

    The error of the year to date is that of the period's own figure, for a count of its size; a sum of money has none, so that it
    is on no side.
    """
    so_far, due = rung.to_date, float(rung.needed_to_date or 0)
    if not due or so_far is None or abs(so_far / due - 1) <= TOLERANCE or so_far < FEWEST_EVENTS:
        return 0
    if reading.interval is None or not reading.value or reading.interval[0] == reading.interval[1]:
        return 0
    half = (reading.interval[1] - reading.interval[0]) / 2 * math.sqrt(so_far / reading.value)
    return 0 if abs(so_far - due) <= half else 1 if so_far > due else -1


def months_between(months: tuple[Period, ...], start: date, end: date) -> float:
    """How many of some months lie in `[start, end)`, those that are cut by their days."""
    spans = ((max(month.start, start), min(month.end, end), month.days) for month in months)
    return sum((last - first).days / days for first, last, days in spans if first < last)


def months_passed(context: Context, year: Period) -> float:
    """How many months of the year have passed, the running one by its days."""
    return months_between(year.months(), year.start, until(context) + DAY)
