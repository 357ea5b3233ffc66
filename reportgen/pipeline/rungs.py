"""What the rungs of a ladder are read from: counts by month and day, how long the won had waited, who stood there on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from reportgen.metrics import by_window, relations, sql
from reportgen.metrics.catalog import Catalog, measure_spec
from reportgen.metrics.cohorts import Waits
from reportgen.metrics.figures import adds_up
from reportgen.metrics.frames import Ask, as_day
from reportgen.metrics.scoreboard import Reading
from reportgen.metrics.settled import Settled, available
from reportgen.metrics.targets import Targets, target
from reportgen.metrics.used import used
from reportgen.metrics.written import MeasureBlock
from reportgen.periods import DAY, Grain, Period, add_months, last_complete
from reportgen.planning.ladder import exact
from reportgen.planning.lags import NONE, Lag, in_order, lag
from reportgen.planning.pace import Series
from reportgen.planning.rates import CASES, DEAL, MONTHS, SESSIONS, STAGES, Rate, rate_kpi
from reportgen.planning.standing import Seen, Year
from reportgen.quantities import Missing, Unit
from reportgen.tables import STAGE_COLUMNS

if TYPE_CHECKING:
    from reportgen.business import Business


@dataclass(frozen=True)
class Book:
    """Where the rungs are read.

    Attributes:
        catalog: the KPIs.
        business: whose they are.
        settled: what the relations are made for; nothing after the day looked at is known.
        query: the engine's one method.
        stated: targets of table and plan.
        readings: of a period that ends with the month looked at, by KPI.
        daily: counts by day.
        first: first day of the data.
    """

    catalog: Catalog
    business: Business
    settled: Settled
    query: Ask
    stated: Targets
    readings: Mapping[str, Reading]
    daily: Mapping[str, Mapping[date, float]]
    first: date

    @property
    def until(self) -> date:
        """The last day looked at."""
        return self.settled.as_of

    @property
    def measured(self) -> Period:
        """The last twelve complete months."""
        last = last_complete(Grain.MONTH, self.until)
        return Period(add_months(last.start, 1 - MONTHS), last.end, Grain.RANGE, self.business.fiscal_year_start)

    def month(self, kpi: str, month: Period) -> float | Missing:
        """What a month brought, or why that is not known."""
        reading = self.readings[kpi]
        if reading.value is None and reading.missing is not None and reading.missing.reason == "not_fed":
            return reading.missing
        for one, value in reading.history:
            if one.id == month.id and value is not None:
                return value
        return reading.why(month.id) or reading.missing or Missing("before_data")


def unfed(book: Book, kpi: str) -> Missing | None:
    """Why nobody can count a KPI, whatever the period; None where it is fed."""
    return used(book.catalog, kpi, book.catalog.kpis[kpi].views[0][0], book.settled).missing


def last_months(book: Book, kpi: str) -> Fraction | Missing:
    """The sum of the last twelve complete months, or why it is not known."""
    total = Fraction(0)
    for month in book.measured.months():
        found = book.month(kpi, month)
        if isinstance(found, Missing):
            return found
        total += exact(found)
    return total


def planned_rates(book: Book, stages: Sequence[str], period: Period) -> dict[str, Fraction]:
    """The rates that table or plan state for a period: for the whole of it, else the mean of those of its months."""
    names = {rate_kpi(below, above) for at, below in enumerate(stages) for above in stages[at + 1 :]} | {DEAL}
    found = {name: planned_rate(book.stated, name, period) for name in sorted(names)}
    return {name: value for name, value in found.items() if value is not None}


def planned_rate(stated: Targets, name: str, period: Period) -> Fraction | None:
    """One rate as planned for a period; None where it is not."""
    whole = target(stated, name, period, additive=False)
    if whole is not None:
        return exact(whole.value)
    months = [target(stated, name, month, additive=False) for month in period.months()]
    values = [exact(one.value) for one in months if one is not None]
    return sum(values, Fraction(0)) / len(values) if len(values) == len(months) else None


def planned_count(stated: Targets, kpi: str, period: Period) -> Fraction | None:
    """What table or plan ask of a KPI that adds up; None where they do not, or ask nothing."""
    found = target(stated, kpi, period, additive=True)
    return exact(found.value) if found is not None and found.value > 0 else None


def average_deal(book: Book, planned: Mapping[str, Fraction], period: Period) -> Rate | Missing:
    """What a won deal brings: as planned, else as planned revenue and customers have it, else as the last twelve months did."""
    if planned.get(DEAL, 0) > 0:
        return Rate(DEAL, planned[DEAL], "plan")
    asks = [planned_count(book.stated, kpi, period) for kpi in ("revenue", "customers")]
    if asks[0] is not None and asks[1] is not None:
        return Rate(DEAL, asks[0] / asks[1], "plan", (asks[0], asks[1]))
    money = last_months(book, "revenue")
    if isinstance(money, Missing):
        return money
    return each(DEAL, money, last_sum(book, CASES["revenue"]))


def last_sum(book: Book, name: str) -> Fraction:
    """What was counted by day in the last twelve complete months, of a KPI or a measure."""
    span = book.measured
    return sum((exact(count) for day, count in book.daily.get(name, {}).items() if day in span), Fraction(0))


def each(name: str, money: Fraction | Missing, cases: Fraction | Missing) -> Rate | Missing:
    """What one case brings."""
    if isinstance(money, Missing):
        return money
    if isinstance(cases, Missing):
        return cases
    return Rate(name, money / cases, "measured", (money, cases)) if money > 0 and cases > 0 else Missing("no_rows_year")


def lags(book: Book, kpis: Sequence[str]) -> tuple[Lag, ...]:
    """The time from each rung to the goal's stage, which is the customer where the goal is none.

    A visit that brings a lead does so on its own day.
    """
    have = available("leads", book.settled) or frozenset()
    stages = {kpi: "lead" if kpi == SESSIONS else STAGES[kpi] for kpi in kpis[1:] if kpi in STAGES}
    goal = _column(kpis[0])
    columns = {kpi: STAGE_COLUMNS[stage] for kpi, stage in stages.items() if STAGE_COLUMNS[stage] != goal}
    asked = sorted({column for column in columns.values() if column in have}) if goal in have else []
    waits = _waits(book, asked, goal)
    found = []
    for kpi in kpis:
        if kpi not in columns:
            found.append(NONE)
        elif columns[kpi] in asked:
            found.append(lag(waits[columns[kpi]], book.until))
        else:
            lacking = columns[kpi] if goal in have else goal
            reason = Missing("column_not_fed", (("column", lacking), ("table", "leads"))) if have else not_fed("leads")
            found.append(Lag(None, missing=reason))
    return in_order(found)


def _column(goal: str) -> str:
    """The day on which a lead gets to the goal."""
    return STAGE_COLUMNS.get(STAGES.get(goal, "customer"), "created_at")


def not_fed(table: str) -> Missing:
    """That nobody feeds a table."""
    return Missing("not_fed", (("table", table),))


def _waits(book: Book, columns: Sequence[str], goal: str) -> dict[str, Waits]:
    """Of those who got to the goal, how long they had waited since each day column, by the month in which that was."""
    if not columns:
        return {}
    measures = [
        measure_spec(f"ladder_{column}", MeasureBlock(table="leads", since=column, to=goal)) for column in columns
    ]
    start, starts = book.first.replace(day=1), []
    while start <= book.until:
        starts.append(start)
        start = add_months(start, 1)
    asked = by_window.waited("leads", measures, starts, book.until + DAY, book.settled, sql.Cut())
    found: dict[str, list[tuple[date, int, int]]] = {column: [] for column in columns}
    for branch, day, days, cases in book.query(asked.sql):
        found[columns[branch]].append((as_day(day), int(days), int(cases)))
    return {column: tuple(sorted(waits)) for column, waits in found.items()}


def stood(book: Book, kpi: str, lag_: Lag, day: date, goal: str) -> float | Missing:
    """Who stood on a rung before a day, neither at the goal nor lost by then; visits: those of the days of the lag.

    Those who stood there longer than nine in ten of the won ever did are no pipeline any more, though nobody called them lost.
    """
    if lag_.days is None or lag_.patience is None:
        return lag_.missing or Missing("no_history")
    reach = lag_.days if kpi == SESSIONS else lag_.patience
    by_day = book.daily.get(kpi) or {}
    if not by_day or min(by_day) > day - reach * DAY:
        return Missing("before_data")
    if kpi == SESSIONS:
        return float(sum(count for on, count in by_day.items() if day - reach * DAY <= on < day))
    column = STAGE_COLUMNS[STAGES[kpi]]
    at, since = sql.literal(day), sql.literal(day - reach * DAY)
    have = available("leads", book.settled) or frozenset()
    lost = f" and (lost_at is null or lost_at >= {at})" if "lost_at" in have else ""
    head = relations.common_tables(["leads"], book.settled)
    ((count,),) = book.query(
        f"with {head}\nselect count(*) from leads\nwhere {column} >= {since} and {column} < {at}"
        f" and ({goal} is null or {goal} >= {at}){lost}"
    )
    return float(count)


def seen(book: Book, year: Year, kpi: str, lag_: Lag, goal: str) -> Seen:
    """What is known of one rung of the ladder of a goal."""
    spec = book.catalog.kpis[kpi]
    missing: list[tuple[str, Missing]] = []
    so_far = _so_far(book, year, kpi)
    if isinstance(so_far, Missing):
        missing.append(("to_date", so_far))
    day = min(year.period.start, year.now)
    before: float | Missing | None = (
        0.0 if not lag_.days and lag_.missing is None else stood(book, kpi, lag_, day, _column(goal))
    )
    if isinstance(before, Missing):
        missing.append(("before_actual", before))
    additive = adds_up(spec)
    plan = {month.id: target(book.stated, kpi, month, additive=additive) for month in year.months}
    whole = target(book.stated, kpi, year.period, additive=additive)
    past = {month.id: book.month(kpi, month) for month in (one.year_ago() for one in year.months)}
    return Seen(
        kpi,
        spec.unit,
        None if isinstance(so_far, Missing) else so_far,
        _series(book, year, kpi),
        {name: one.value for name, one in plan.items() if one is not None},
        whole.value if whole else None,
        {name: value for name, value in past.items() if not isinstance(value, Missing)},
        lag_,
        None if isinstance(before, Missing) else before,
        tuple(missing),
        0.0 if isinstance(so_far, Missing) else _without_lead(book, year, kpi),
    )


def _without_lead(book: Book, year: Year, kpi: str) -> float:
    """Customers of the year's own days who never were leads."""
    if kpi != "customers" or not book.daily.get("lead_customers"):
        return 0.0
    start, end = year.period.start, min(year.period.end, year.now)
    every, led = (
        sum(value for day, value in book.daily.get(name, {}).items() if start <= day < end)
        for name in ("customers", "lead_customers")
    )
    return max(every - led, 0.0)


def _so_far(book: Book, year: Year, kpi: str) -> float | Missing:
    """What the year's own days brought; a month of which something is not known leaves it unknown."""
    reading, by_day = book.readings[kpi], book.daily.get(kpi)
    if year.now <= year.period.start:
        return Missing("not_begun", (("period", year.period.id),))
    if reason := unfed(book, kpi):
        return reason
    known = {one.id for one, _ in reading.history}
    for month in year.period.months():
        if month.start < year.now and month.id in known and isinstance(found := book.month(kpi, month), Missing):
            return found
    if by_day is None:
        whole = reading.year_to_date
        return whole if whole is not None else reading.why("year_to_date") or Missing("not_by_day")
    end = min(year.period.end, year.now)
    return round(sum(value for day, value in by_day.items() if year.period.start <= day < end), 6)


def _series(book: Book, year: Year, kpi: str) -> Series | None:
    """The days that a forecast is made from; None where it is not counted by day, or money is not known by deal."""
    by_day, money = book.daily.get(kpi), book.catalog.kpis[kpi].unit is Unit.MONEY
    if not by_day:
        return None
    cases = book.daily.get(CASES.get(kpi, ""))
    if money and not cases:
        return None
    first = min(by_day)
    return Series(cases, by_day, first, year.holidays) if cases else Series(by_day, None, first, year.holidays)
