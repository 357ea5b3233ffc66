"""The rungs of the goal ladder: the year's goal, then what each stage must pass on to reach it, and how far each has come.

The goal of a rung is what the plan asks of the year. Where no rung below the goal has a plan, the rungs are reckoned down from the
goal, each from the one above it, by what the last twelve months show (`planning.ladder`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from reportgen.assemble.context import TOLERANCE, Context, quantity
from reportgen.assemble.evidence import COUNTS, paced
from reportgen.assemble.pace import Course, course, running
from reportgen.goals import plan_period
from reportgen.metrics.scoreboard import Reading
from reportgen.metrics.verdicts import FEWEST_EVENTS
from reportgen.periods import DAY, Grain, Period, year_of
from reportgen.planning.ladder import Step, climb_down
from reportgen.quantities import Quantity, Unit

BACK = 12
"""Months over which a rate is measured that no plan names."""
ROUNDED_FROM = 1000
"""A number of which a forecast is rounded."""


@dataclass(frozen=True)
class Standing:
    """One rung and how far it has come.

    Attributes:
        reading: of what it counts.
        goal: of the year.
        so_far: sum of the year to date.
        due: what the plan asks for by now; None where the plan does not say.
        way: its year by month, with the forecast; None where it is not counted by day.
        side: 1 clearly better than the plan to date, -1 clearly worse, 0 what could be chance or has no plan.
    """

    reading: Reading
    goal: float
    so_far: float
    due: float | None
    way: Course | None
    side: int

    @property
    def kpi(self) -> str:
        """What it counts."""
        return self.reading.kpi

    @property
    def apart(self) -> float:
        """By how much it differs from the plan to date, as a fraction of it; 0 where nothing is due."""
        return self.so_far / self.due - 1 if self.due else 0.0

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
    """The rungs, the goal first; empty where no goal is set, or where nothing below it can be told."""
    goal = context.evidence.goal
    if goal is None:
        return ()
    year = year_of(until(context), context.period.fiscal_month)
    names = _names(context, paced(goal))
    goals = {kpi: planned for kpi in names if (planned := context.planned(kpi, year))}
    top = _goal(context, names[0], year)
    if top is None:
        return ()
    stated = {names[0]: top, **{kpi: goals[kpi] for kpi in names[1:] if kpi in goals}}
    needed = stated if len(stated) > 1 else _reckoned(context, names, top, year)
    found = [_standing(context, kpi, value) for kpi, value in needed.items()]
    stood = tuple(each for each in found if each is not None)
    return stood if len(stood) > 1 and stood[0].kpi == names[0] else ()


def until(context: Context) -> date:
    """The last day that counts."""
    return min(context.period.last, context.board.as_of)


def _names(context: Context, top: str) -> tuple[str, ...]:
    """What the rungs count, from the goal down to what everything begins with; a goal that is a count begins at itself."""
    counts = [COUNTS[stage] for stage in reversed(context.business.stages) if stage in COUNTS]
    below = counts[counts.index(top) + 1 :] if top in counts else counts
    return (top, *below, "sessions")


def _goal(context: Context, kpi: str, year: Period) -> float | None:
    goal = context.evidence.goal
    if goal is not None and goal.kpi == kpi and plan_period(goal.period, year.fiscal_month) == year:
        return goal.value
    return context.planned(kpi, year)


def _reckoned(context: Context, names: Sequence[str], top: float, year: Period) -> dict[str, float]:
    """What each rung needs, by the rates of the last twelve months; down to where a rate cannot be told."""
    sums = {kpi: sum(known) for kpi in names if (known := _last_months(context.reading(kpi)))}
    if names[0] not in sums:
        return {}
    money = context.reading(names[0]).unit is Unit.MONEY
    first = names[1] if money else names[0]
    if not sums.get(first) or not sums[names[0]]:
        return {}
    deal = Fraction(sums[names[0]]) / Fraction(sums[first]) if money else Fraction(1)
    steps, above = [], first
    for kpi in names[names.index(first) + 1 :]:
        below = sums.get(kpi, 0.0)
        if kpi in sums and 0 < sums[above] <= below:
            steps.append(Step(kpi, "", Fraction(sums[above]) / Fraction(below), "measured"))
            above = kpi
    ladder = climb_down(top, deal, steps, year, top=first, deal_origin="measured")
    return {names[0]: top, **{rung.kpi: float(rung.needed) for rung in ladder.rungs}}


def _last_months(reading: Reading) -> list[float]:
    """The last twelve months of a measure; empty where one of them is not known."""
    months = [value for period, value in reading.history if period.grain is Grain.MONTH][-BACK:]
    return [value for value in months if value is not None] if len(months) == BACK and None not in months else []


def _standing(context: Context, kpi: str, goal: float) -> Standing | None:
    reading = context.reading(kpi)
    way = course(context, kpi, tested=False)
    so_far = reading.year_to_date if reading.year_to_date is not None else way.so_far if way else None
    if so_far is None:
        return None
    target = reading.target
    due = target.year_to_date if target and target.year_to_date else None
    if due is None and way is not None:
        due = replace(way, goal=goal).due(running(context, way))
    return Standing(reading, goal, so_far, due, way, _side(reading, so_far, due))


def _side(reading: Reading, so_far: float, due: float | None) -> int:
    """On which side of the plan to date a rung clearly is.

    The error of the year to date is that of the period's own figure, for a count of its size; a sum of money has none, so that it
    is on no side.
    """
    if not due or abs(so_far / due - 1) <= TOLERANCE or so_far < FEWEST_EVENTS:
        return 0
    if reading.interval is None or not reading.value or reading.interval[0] == reading.interval[1]:
        return 0
    half = (reading.interval[1] - reading.interval[0]) / 2 * math.sqrt(so_far / reading.value)
    return 0 if abs(so_far - due) <= half else 1 if so_far > due else -1


def months_passed(context: Context, year: Period) -> float:
    """How many months of the year have passed, the running one by its days."""
    end = until(context) + DAY
    return sum((min(month.end, end) - month.start).days / month.days for month in year.months() if month.start < end)
