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
from reportgen.planning.rates import Rate
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
        needed_to_date: what the year had to bring by `as_of`, the lag counted in; what stood there before it is `before`.
        to_date: what the year has brought.
        gap: `to_date - needed_to_date`; below 0 is short.
        per_business_day: what each business day left until `due` must bring to reach `needed`, with what was short when the year
            began; None where none is left.
        per_business_day_so_far: what a business day of the year has brought.
        forecast: where the year ends at the present pace.
        interval: 80 % interval of `forecast`.
        record: how far such forecasts were off on the last twelve months.
        months: needed in each month of the year, the lag counted in; with `before` they add up to `needed`.
        spread_from: where the months are from: `plan`, `last_year`, `business_days`.
        lacking: why something is missing, by field.
        origin: all of the rate: what was counted, or which planned rates it is the product of; None for the first rung.
        won: cases that `lag_days` is the median of.
        left: what the rest must bring in all; None where `to_date` is not known.
        planned: what the targets table or the plan asks of the year, which the ladder does not; None where neither does.
        actual: what each month of the year that has begun brought.
        without_lead: of `to_date`, customers who never were leads: no rate from below leads to them.
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
    origin: Rate | None = None
    won: int = 0
    left: float | None = None
    planned: float | None = None
    actual: tuple[float, ...] = ()
    without_lead: float = 0.0

    def why(self, name: str) -> Missing | None:
        """Why a field is None."""
        return dict(self.lacking).get(name)


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
        goal_from: `goal` of the configuration, or the `table` or `plan` of the year where the goal is for another one.
        currency: of what is money; None where nothing is.
        deal: what a new customer brings, which `sensitivity` is reckoned with; None where that is not known.
        measured: the months over which measured rates are; None where they have none.
    """

    year: Period
    as_of: date
    goal_kpi: str
    rungs: tuple[RungStanding, ...]
    months: tuple[Period, ...]
    sensitivity: tuple[Worth, ...] = ()
    notes: tuple[tuple[str, Missing], ...] = ()
    goal_from: str = "goal"
    currency: str | None = None
    deal: Rate | None = None
    measured: Period | None = None

    def rung(self, kpi: str) -> RungStanding | None:
        """The rung that counts a KPI; None where the ladder has none."""
        return next((each for each in self.rungs if each.rung == kpi), None)
