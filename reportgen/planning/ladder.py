"""The goal ladder: from one yearly goal of new revenue down to the traffic it needs, and over the months.

Convention, stated once: all of it is exact. Amounts and rates are fractions made from what was written (0.57 is 57/100, not
the nearest double), people are whole: each rung is rounded up, and the next is reckoned from the rounded one. A ladder
stands with the goal on top; its first rung are customers, its last the one that everything begins with.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from reportgen.periods import Period

Number = int | float | str | Decimal | Fraction
"""A figure as written; a float counts as its shortest decimal form."""


@dataclass(frozen=True)
class Step:
    """How one rung follows from the rung above it.

    Attributes:
        kpi: what the rung counts, e.g. `sqls`.
        rate_kpi: the rate from it to the rung above, e.g. `close_rate`.
        rate: that rate, above 0 and at most 1.
        origin: where the rate is from: `plan`, or `measured` over the last 12 months.
        lag_days: median time from this rung to customer.
    """

    kpi: str
    rate_kpi: str
    rate: Fraction
    origin: str
    lag_days: int = 0


@dataclass(frozen=True)
class Rung:
    """How many are needed, and by when.

    Attributes:
        kpi: what is counted.
        needed: whole people (or visits) in the year.
        step: how it follows from the rung above; None for the customers, which follow from the deal.
        due: the day by which the last of them must exist to be customers within the year.
    """

    kpi: str
    needed: int
    step: Step | None
    due: date


@dataclass(frozen=True)
class Ladder:
    """The whole ladder.

    Attributes:
        goal: new revenue of the year.
        deal: average new deal.
        deal_origin: `plan` or `measured`.
        rungs: customers first, each next one farther from the goal.
    """

    goal: Fraction
    deal: Fraction
    deal_origin: str
    rungs: tuple[Rung, ...]

    def needed(self, kpi: str) -> int | None:
        """How many of a rung are needed; None where the ladder has no such rung."""
        return next((rung.needed for rung in self.rungs if rung.kpi == kpi), None)


@dataclass(frozen=True)
class Lagged:
    """The months of a rung, as early as it must exist.

    Attributes:
        before: how many must have existed before the first month: the pipeline the year begins with.
        months: how many are due in each month; nothing is due where it could no longer become a customer in time.
    """

    before: int
    months: tuple[int, ...]


@dataclass(frozen=True)
class Worth:
    """What a change would bring over the year, all else as planned.

    Attributes:
        kpi: the rate that rises, or the rung that grows.
        change: by how much: in points of a rate (0.01 is one percentage point), as a share of a rung (0.1 is 10 %).
        customers: more customers, not rounded.
        revenue: what they bring.
    """

    kpi: str
    change: Fraction
    customers: Fraction
    revenue: Fraction


def exact(value: Number) -> Fraction:
    """A figure as the fraction that was written.

    Raises:
        ValueError: it is no finite number.
    """
    try:
        return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)
    except (ValueError, OverflowError, ZeroDivisionError):
        raise ValueError(f"'{value}' is no finite number. Write it like 50000 or 0.25") from None


def climb_down(
    goal: Number,
    deal: Number,
    steps: Sequence[Step],
    year: Period,
    *,
    top: str = "new_customers",
    deal_origin: str = "plan",
) -> Ladder:
    """Reckon the ladder of a year.

    Args:
        goal: new revenue of the year, above 0.
        deal: average new deal in the same currency, above 0.
        steps: from the rung below the customers (SQLs) to the last (sessions).
        year: the period of the goal.
        top: KPI of the customers.
        deal_origin: where the deal is from.

    Raises:
        ValueError: the goal or the deal is not above 0, or a rate is not above 0 and at most 1.
    """
    revenue, size = exact(goal), exact(deal)
    if revenue <= 0 or size <= 0:
        raise ValueError(f"a ladder needs a goal and a deal above 0, got {goal} and {deal}")
    needed = ceil(revenue / size)
    rungs = [Rung(top, needed, None, year.last)]
    for step in steps:
        if not 0 < step.rate <= 1:
            raise ValueError(f"{step.rate_kpi} is {float(step.rate)}; a rate of the ladder is above 0 and at most 1")
        needed = ceil(needed / step.rate)
        rungs.append(Rung(step.kpi, needed, step, year.last - timedelta(days=step.lag_days)))
    return Ladder(revenue, size, deal_origin, tuple(rungs))


def spread(total: Number, weights: Sequence[Number], unit: Number = 1) -> tuple[Fraction, ...]:
    """Share a total out by weights in whole units so that the parts add up to it exactly.

    By largest remainders (Hamilton's method); of equal remainders the earlier comes first.

    Args:
        total: 0 or above, a whole number of units.
        weights: 0 or above, not all 0.
        unit: 1 for people, 0.01 for money in cents.

    Raises:
        ValueError: the total is no whole number of units, or the weights say nothing.
    """
    size = exact(unit)
    units = exact(total) / size
    shares = [exact(weight) for weight in weights]
    if units.denominator != 1 or units < 0:
        raise ValueError(f"{total} is not made of whole units of {unit}")
    if not shares or min(shares) < 0 or not sum(shares):
        raise ValueError("weights are 0 or above, and not all 0")
    ideal = [units * share / sum(shares) for share in shares]
    parts = [floor(part) for part in ideal]
    left = int(units) - sum(parts)
    for index in sorted(range(len(parts)), key=lambda i: (parts[i] - ideal[i], i))[:left]:
        parts[index] += 1
    return tuple(part * size for part in parts)


def quarters(months: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """The sums of each three months, so that months add up to their quarter and quarters to the year."""
    return tuple(sum(months[start : start + 3], Fraction(0)) for start in range(0, len(months), 3))


def month_weights(
    months: Sequence[Period],
    *,
    plan: Mapping[str, Number] | None = None,
    last_year: Mapping[str, Number] | None = None,
    holidays: Collection[date] = (),
) -> tuple[tuple[Fraction, ...], str]:
    """How a year is spread over its months: as planned, else as last year went, else by business days.

    Args:
        months: of the year.
        plan: weight by the month's name (`2026-03`); used when it names every month.
        last_year: figure by the name of last year's month; used when it has every month and is not all 0. Taken per
            business day, so that a month with a day more gets a day more.
        holidays: days that are no business days.

    Returns:
        The weights, and where they are from: `plan`, `last_year` or `business_days`.
    """
    days = [month.business_days(holidays) for month in months]
    if plan is not None and all(month.id in plan for month in months):
        return tuple(exact(plan[month.id]) for month in months), "plan"
    if last_year is not None and all(month.year_ago().id in last_year for month in months):
        figures = [exact(last_year[month.year_ago().id]) for month in months]
        if sum(figures) > 0 and min(figures) >= 0:
            before = [max(month.year_ago().business_days(holidays), 1) for month in months]
            return tuple(f * now / then for f, now, then in zip(figures, days, before, strict=True)), "last_year"
    return tuple(Fraction(count) for count in days), "business_days"


def due(last: date, lag_days: int) -> date:
    """The day by which what shall be a customer on `last` must stand on a rung."""
    return last - timedelta(days=lag_days)


def lagged(needed: Sequence[int], months: Sequence[Period], lag_days: int) -> Lagged:
    """Move what each month needs to the days on which it must exist, evenly over the month's days.

    Args:
        needed: by month, for customers of that month.
        months: as many, following each other.
        lag_days: median time from the rung to customer.

    Returns:
        Whole numbers that add up to those needed.
    """
    shares = [Fraction(0)] * (1 + len(months))
    for count, month in zip(needed, months, strict=True):
        start, end = due(month.start, lag_days), due(month.end, lag_days)
        for index, (first, following) in enumerate(_buckets(months)):
            overlap = (min(end, following) - max(start, first)).days
            if overlap > 0:
                shares[index] += Fraction(count * overlap, month.days)
    whole = spread(sum(needed), shares) if sum(needed) else shares
    before, *rest = (int(share) for share in whole)
    return Lagged(before, tuple(rest))


def _buckets(months: Sequence[Period]) -> list[tuple[date, date]]:
    """All days before the first month, then each month."""
    return [(date.min, months[0].start), *((month.start, month.end) for month in months)]


def sensitivity(
    entries: Number,
    steps: Sequence[Step],
    deal: Number,
    *,
    points: Number = Fraction(1, 100),
    growth: Number = Fraction(1, 10),
) -> tuple[Worth, ...]:
    """What a point more of each rate, and a tenth more of what everything begins with, is worth in a year.

    Args:
        entries: size of the last rung, planned or seen.
        steps: of the ladder, in its order.
        deal: average new deal.
        points: by how much each rate rises; never above 1.
        growth: by which share the last rung grows.

    Returns:
        One for each step in order, then one for the last rung.
    """
    start, size, more = exact(entries), exact(deal), exact(points)
    customers = start
    for step in steps:
        customers *= step.rate
    worths = []
    for step in steps:
        rise = min(step.rate + more, Fraction(1)) - step.rate
        gained = customers * rise / step.rate
        worths.append(Worth(step.rate_kpi, rise, gained, gained * size))
    if steps:
        gained = customers * exact(growth)
        worths.append(Worth(steps[-1].kpi, exact(growth), gained, gained * size))
    return tuple(worths)
