"""How each rung of the year's ladder stands: needed by when, how far it has come, and where it ends.

Convention, stated once: a rung's need of the year is what those who shall be customers within it must have been. Whoever is a
customer by its last day stood on the rung `lag_days` before, so the need begins so many days before the year (`before`) and ends so
many before its end (`due`). `to_date` and `needed_to_date` are of the year's own days; what was there before it is told apart.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from zlib import crc32

from reportgen.periods import DAY, Grain, Period
from reportgen.planning.ladder import Number, exact, lagged, month_weights, spread
from reportgen.planning.lags import NONE, Lag
from reportgen.planning.pace import FEWEST_MONTHS, Record, Series, backtest, outlook, too_short
from reportgen.planning.rates import Rate
from reportgen.planning.yearly import RungStanding
from reportgen.quantities import Missing, Unit

CENT = Fraction(1, 100)
SHORT = "history_short"
"""Why nothing is forecast of a history in which no month was seen twice."""


@dataclass(frozen=True)
class Seen:
    """What is known of one rung on the day looked at.

    Attributes:
        kpi: what it counts.
        unit: of it.
        so_far: what the year's own days brought; None where `missing` says why.
        series: by day, for the forecast; None where it is not counted by day.
        plan: what the targets table or the plan asks of a month, by its name.
        planned: what they ask of the year.
        last_year: what each month of the year before brought, by its name.
        lag: from the rung to customer.
        open_before: who stood on the rung when the year began; None where `missing` says why.
        missing: why something is not known, by the field of the standing.
        without_lead: of `so_far`, customers who never were leads.
    """

    kpi: str
    unit: Unit
    so_far: float | None = None
    series: Series | None = None
    plan: Mapping[str, Number] = field(default_factory=dict)
    planned: float | None = None
    last_year: Mapping[str, Number] = field(default_factory=dict)
    lag: Lag = NONE
    open_before: float | None = None
    missing: tuple[tuple[str, Missing], ...] = ()
    without_lead: float = 0.0


@dataclass(frozen=True)
class Year:
    """The period of a goal as it is known on a day.

    Attributes:
        period: of the goal.
        now: the first day that is not known.
        holidays: days that are no business days.
        tested: whether forecasts are made again from earlier days, to see how they did.
    """

    period: Period
    now: date
    holidays: Collection[date] = ()
    tested: bool = True

    @property
    def months(self) -> tuple[Period, ...]:
        """The months it is made of; a shorter period is one by itself."""
        whole = self.period.start.day == self.period.end.day == 1
        return self.period.months() if whole else (self.period,)

    def business_days(self, start: date, end: date) -> int:
        """Business days of `[start, end)`."""
        return Period(start, end, Grain.RANGE).business_days(self.holidays) if start < end else 0


@dataclass(frozen=True)
class Spread:
    """A need over the months.

    Attributes:
        before: what had to exist before the first month.
        months: what is needed in each.
        origin: where the weights are from: `plan`, `last_year` or `business_days`.
    """

    before: Fraction
    months: tuple[Fraction, ...]
    origin: str


def unit_of(seen: Seen, needed: Fraction) -> Fraction:
    """The smallest part a need is shared out in: whole people, money in cents."""
    if seen.unit is not Unit.MONEY:
        return Fraction(1)
    return CENT if (needed / CENT).denominator == 1 else Fraction(1, needed.denominator)


def spread_top(year: Year, seen: Seen, needed: Fraction) -> Spread:
    """The goal over its months: as planned, else as last year went, else by business days."""
    weights, origin = _weights(year, seen.plan, seen.last_year)
    return Spread(Fraction(0), spread(needed, weights, unit_of(seen, needed)), origin)


def spread_rung(year: Year, seen: Seen, needed: int, goal: Seen) -> Spread:
    """A rung's need over the months, as early as it must exist.

    The rung's own plan comes first, then the goal's, then the rung's own last year, then business days. Weights of the rung itself
    say when it comes, so that they end with the day it is due; those of the goal say when customers come, and are moved by the lag.
    """
    lag = seen.lag.days or 0
    goal_weights, goal_origin = _weights(year, goal.plan, goal.last_year)
    of_goal = [int(part) for part in spread(needed, goal_weights)]
    moved = lagged(of_goal, year.months, lag)
    own, origin = _weights(year, seen.plan, {})
    if origin != "plan" and goal_origin == "plan":
        return Spread(Fraction(moved.before), tuple(map(Fraction, moved.months)), "plan")
    if origin != "plan":
        own, origin = _weights(year, {}, seen.last_year)
    if origin == "business_days":
        days, _ = _weights(year, {}, {})
        moved = lagged([int(part) for part in spread(needed, days)], year.months, lag)
        return Spread(Fraction(moved.before), tuple(map(Fraction, moved.months)), origin)
    due = year.period.last - lag * DAY
    until = [weight * _share_until(year, month, due) for weight, month in zip(own, year.months, strict=True)]
    if not sum(until):
        return Spread(Fraction(moved.before), tuple(map(Fraction, moved.months)), origin)
    return Spread(Fraction(moved.before), spread(needed - moved.before, until), origin)


def _weights(
    year: Year, plan: Mapping[str, Number], last_year: Mapping[str, Number]
) -> tuple[tuple[Fraction, ...], str]:
    stated = plan if any(exact(plan[month.id]) > 0 for month in year.months if month.id in plan) else None
    weights, origin = month_weights(year.months, plan=stated, last_year=last_year, holidays=year.holidays)
    if min(weights) < 0 or not sum(weights):  # a plan of something that may fall, or a week of holidays
        return tuple(Fraction(month.days) for month in year.months), "business_days"
    return weights, origin


def _share_until(year: Year, month: Period, due: date) -> Fraction:
    """The part of a month that lies before the end of a day, by business days."""
    end = min(month.end, due + DAY)
    if end <= month.start:
        return Fraction(0)
    whole = year.business_days(month.start, month.end)
    if not whole:
        return Fraction((end - month.start).days, month.days)
    return Fraction(year.business_days(month.start, end), whole)


def needed_by(year: Year, months: Sequence[Fraction], due: date) -> Fraction:
    """What the year had to bring by now: whole months, and the running one by the business days that have passed of it."""
    total = Fraction(0)
    for needed, month in zip(months, year.months, strict=True):
        end = min(month.end, due + DAY)
        if year.now >= end:
            total += needed
        elif year.now > month.start:
            whole = year.business_days(month.start, end)
            passed = year.business_days(month.start, year.now)
            total += needed * (Fraction(passed, whole) if whole else Fraction(0))
    return total


def stand(
    year: Year,
    seen: Seen,
    needed: Fraction,
    rate: Rate | None,
    rate_seen: float | None,
    spread_out: Spread,
) -> RungStanding:
    """How one rung stands.

    Args:
        year: the period of the goal.
        seen: what is known of the rung.
        needed: in the year.
        rate: from it to the rung above; None for the first.
        rate_seen: the same in the year to date.
        spread_out: its need over the months.
    """
    lacking = dict(seen.missing)
    lag = seen.lag
    if lag.missing is not None:
        lacking["lag_days"] = lag.missing
    due = year.period.last - (lag.days or 0) * DAY
    to_date = seen.so_far
    needed_to_date = needed_by(year, spread_out.months, due)
    short_before = float(spread_out.before)
    if seen.open_before is not None:
        short_before = min(short_before, seen.open_before)
    left = None if to_date is None else max(0.0, float(needed) - short_before - to_date)
    days_left = year.business_days(max(year.now, year.period.start), due + DAY)
    days_passed = year.business_days(year.period.start, min(year.now, year.period.end))
    ahead, record = _forecast(year, seen, lacking)
    return RungStanding(
        rung=seen.kpi,
        unit=seen.unit,
        needed=needed,
        rate_kpi=rate.kpi if rate else "",
        rate=rate.value if rate else None,
        rate_from=rate.origin if rate else "",
        rate_seen=rate_seen,
        lag_days=lag.days,
        due=due,
        before=spread_out.before,
        before_actual=seen.open_before,
        needed_to_date=needed_to_date,
        to_date=to_date,
        gap=None if to_date is None else to_date - float(needed_to_date),
        per_business_day=_per_day(left, days_left),
        per_business_day_so_far=to_date / days_passed if to_date is not None and days_passed else None,
        forecast=ahead[0] if ahead else None,
        interval=(ahead[1], ahead[2]) if ahead else None,
        record=record,
        months=spread_out.months,
        spread_from=spread_out.origin,
        lacking=tuple(sorted(lacking.items())),
        origin=rate,
        won=lag.won,
        left=left,
        planned=seen.planned,
        actual=_by_month(year, seen),
        without_lead=seen.without_lead,
    )


def _per_day(left: float | None, days: int) -> float | None:
    if left is None:
        return None
    if not left:
        return 0.0
    return left / days if days else None


def _by_month(year: Year, seen: Seen) -> tuple[float, ...]:
    if seen.series is None or seen.so_far is None:
        return ()
    series = seen.series
    return tuple(series.total(each.start, min(each.end, year.now)) for each in year.months if each.start < year.now)


def _forecast(
    year: Year, seen: Seen, lacking: dict[str, Missing]
) -> tuple[tuple[float, float, float] | None, Record | None]:
    """Where the year ends at the present pace, with its interval, and how such forecasts did."""
    if seen.series is None or seen.so_far is None:
        lacking.setdefault("forecast", lacking.get("to_date", Missing("not_by_day")))
        return None, None
    if year.now >= year.period.end:
        lacking["forecast"] = Missing("year_over")
        return None, None
    seed = crc32(f"pace|{seen.kpi}|{year.now}".encode())
    found = outlook(seen.series, year.now, year.period.end, year.period.start, seed)
    if found is None:
        short = too_short(seen.series, year.now)
        lacking["forecast"] = Missing(SHORT, (("months", str(FEWEST_MONTHS)),)) if short else Missing("too_few")
        return None, None
    whole = sum(month.start >= year.now for month in year.months) or 1
    record = backtest(seen.series, year.now, whole, seed) if year.tested else None
    if record is None and year.tested:
        lacking["record"] = Missing("record_too_short")
    return (found.value, found.low, found.high), record
