"""The year's ladder as it stands: what each rung needs, by when, how far it has come and where it ends at the present pace.

Convention, stated once: rates are exact fractions, people are whole numbers, money is in the reporting currency; the first rung is
the goal, the last what everything begins with. Whatever cannot be said is None with its reason beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from reportgen.periods import Period
from reportgen.planning.ladder import Worth
from reportgen.planning.pace import Record
from reportgen.quantities import Missing, Unit


@dataclass(frozen=True)
class RungStanding:
    """One rung and how far it has come.

    Attributes:
        rung: KPI that it counts; the goal's own KPI for the first.
        unit: of its figures.
        needed: in the year; whole people, exact money.
        rate_kpi: the KPI of the rate to the rung above, `average_deal` for the step from revenue to customers; "" for the first.
        rate: that rate, or the deal; None for the first rung.
        rate_from: `plan`, `measured` over the last twelve months, or "".
        rate_seen: the same rate as it is in the year to date; None where it cannot be said.
        lag_days: median days from this rung to customer among the won of mature cohorts; None where too few are known.
        due: the day by which the last of them must exist to be customers within the year.
        before: how many had to exist before the year began.
        before_actual: how many of those did: the pipeline of that day; None where it is not known.
        needed_to_date: what was due by `as_of`, the lag counted in.
        to_date: what there is.
        gap: `to_date - needed_to_date`; below 0 is short.
        per_business_day: what each business day left until `due` must bring to reach `needed`; None where none is left.
        per_business_day_so_far: what a business day of the year has brought.
        forecast: where the year ends at the present pace.
        interval: 80 % interval of `forecast`.
        record: how far such forecasts were off on the last twelve months.
        months: needed in each month of the year, the lag counted in; with `before` they add up to `needed`.
        spread_from: where the months are from: `plan`, `last_year`, `business_days`.
        lacking: why something is missing, by field.
    """

    rung: str
    unit: Unit
    needed: Fraction
    rate_kpi: str
    rate: Fraction | None
    rate_from: str
    rate_seen: float | None
    lag_days: int | None
    due: date
    before: Fraction
    before_actual: float | None
    needed_to_date: Fraction | None
    to_date: float | None
    gap: float | None
    per_business_day: float | None
    per_business_day_so_far: float | None
    forecast: float | None
    interval: tuple[float, float] | None
    record: Record | None
    months: tuple[Fraction, ...]
    spread_from: str
    lacking: tuple[tuple[str, Missing], ...] = ()


@dataclass(frozen=True)
class YearLadder:
    """The ladder of one year.

    Attributes:
        year: of the goal.
        as_of: the last day known.
        goal_kpi: KPI of the goal.
        rungs: the goal first.
        months: of the year.
        sensitivity: what a point more of each rate, and a tenth more of what everything begins with, is worth in the year.
        notes: what a reader must know: a rate that no plan names, a rung that no table feeds.
    """

    year: Period
    as_of: date
    goal_kpi: str
    rungs: tuple[RungStanding, ...]
    months: tuple[Period, ...]
    sensitivity: tuple[Worth, ...] = ()
    notes: tuple[tuple[str, Missing], ...] = ()

    def rung(self, kpi: str) -> RungStanding | None:
        """The rung that counts a KPI; None where the ladder has none."""
        return next((each for each in self.rungs if each.rung == kpi), None)
