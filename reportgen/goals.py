"""What the business wants: the year's goal, the plan of each KPI, and how far off still counts as on plan: `config/goals.yaml`.

Convention, stated once: a rate is a fraction (0.02 is 2 %), money is in the reporting currency, and the value of a period is for
the whole of it. A plan names calendar or fiscal periods by absolute names: `2026`, `2026-Q1`, `2026-03`, `2026-W12`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from reportgen.errors import UsageError
from reportgen.periods import MONDAY, Grain, Period, parse

PLAN_GRAINS = (Grain.YEAR, Grain.QUARTER, Grain.MONTH, Grain.WEEK)
DEFAULT_TOLERANCE = 0.02
"""Share of the plan by which a figure may differ from it and still be on plan."""

Tolerance = Annotated[float, Field(ge=0, lt=1)]


class Goal(BaseModel):
    """The one goal of the year that the ladder leads down from.

    Attributes:
        kpi: what is to be reached; `revenue` or a count such as `customers`.
        period: name of the year, e.g. "2026"; a quarter or a month may be named as well.
        value: how much, in the KPI's unit.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    kpi: str = Field(min_length=1)
    period: str = Field(min_length=1)
    value: float = Field(gt=0)


class Benchmark(BaseModel):
    """What a KPI is held against beside the plan: one value (`low` alone) or a range, and who says so.

    Attributes:
        low: in the KPI's unit.
        high: upper end of a range.
        origin: who says so, in a few words.
        by: dimension -> segment -> value of its own, e.g. the cost per lead of each product; others have that of the whole.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    low: float
    high: float | None = None
    origin: str = Field(min_length=1)
    by: dict[str, dict[str, float]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _low_comes_first(self) -> Self:
        if self.high is not None and self.high < self.low:
            raise ValueError("high is below low; exchange the two")
        return self


class Goals(BaseModel):
    """As written in `config/goals.yaml`.

    Attributes:
        goal: the year's goal; None where none is set.
        plan: KPI id -> name of a period -> value for the whole period, in the KPI's unit.
        tolerance: KPI id, or `default` -> share of the plan within which a figure is on plan.
        benchmarks: KPI id -> what it is held against; counts before the one that is packaged with the KPI.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    goal: Goal | None = None
    plan: dict[str, dict[str, float]] = Field(default_factory=dict)
    tolerance: dict[str, Tolerance] = Field(default_factory=dict)

    benchmarks: dict[str, Benchmark] = Field(default_factory=dict)

    def benchmark_of(self, kpi: str, by: tuple[str, str] | None = None) -> tuple[float, float, str] | None:
        """Low, high and origin of a KPI's benchmark, of a segment its own; None where none is set."""
        found = self.benchmarks.get(kpi)
        if found is None:
            return None
        own = found.by.get(by[0], {}).get(by[1]) if by else None
        return (found.low, found.high or found.low, found.origin) if own is None else (own, own, found.origin)

    def tolerance_of(self, kpi: str) -> float:
        """The share of the plan within which a KPI is on plan."""
        return self.tolerance.get(kpi, self.tolerance.get("default", DEFAULT_TOLERANCE))

    def planned(self, kpi: str, period: Period) -> float | None:
        """What is planned for exactly this period, None where the plan does not name it."""
        for name, value in self.plan.get(kpi, {}).items():
            first = period.start.weekday() if period.grain is Grain.WEEK else MONDAY
            if plan_period(name, period.fiscal_month, first) == period:
                return value
        return None

    def periods(self, fiscal_month: int = 1, first: int = MONDAY) -> Iterator[tuple[str, Period, float]]:
        """Every (KPI id, period, value) of the plan, sorted."""
        for kpi in sorted(self.plan):
            rows = [(plan_period(name, fiscal_month, first), value) for name, value in self.plan[kpi].items()]
            for period, value in sorted(rows, key=lambda row: (row[0].start, row[0].end)):
                yield kpi, period, value


def plan_period(name: str, fiscal_month: int = 1, first: int = MONDAY) -> Period:
    """The period a plan means by a name.

    Args:
        name: an absolute name of a year, quarter, month or ISO week.
        fiscal_month: first month of the fiscal year.
        first: weekday on which weeks begin, 0 is Monday.

    Raises:
        UsageError: the name is not understood, depends on today's date, or is of a grain nobody plans by.
    """
    # Two days years apart: a name that means something else by the second one depends on today.
    period = parse(name, date(2000, 6, 15), fiscal_month, first)
    if period != parse(name, date(2013, 11, 20), fiscal_month, first):
        raise UsageError(f"period '{name}' depends on today's date. Write one like 2026, 2026-Q1 or 2026-03")
    if period.grain not in PLAN_GRAINS:
        raise UsageError(f"period '{name}' is a {period.grain}. A plan is made by year, quarter, month or week")
    return period
