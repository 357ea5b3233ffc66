"""What a KPI should be: the `targets` table, else the plan of `config/goals.yaml`.

A quarter's target of something that adds up is the sum of its months when all are given, a year's likewise; a week's, a day's and
a range's is its share, by business days, of the months or quarters it lies in. A rate's target is that of the period itself, else
of the shortest period that holds it, else that of its months when all are equal; a week between two months has that of the month
its fourth day is in, as a week between two years has its year. What was not stated for the period itself says how it came about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from reportgen.errors import UsageError, did_you_mean
from reportgen.metrics.scoreboard import Target
from reportgen.metrics.windows import Window
from reportgen.periods import FOURTH, MONDAY, Grain, Period, day_of, parse
from reportgen.tables import TABLES, ColumnType

DIMENSIONS = frozenset(
    column.name for table in TABLES.values() for column in table.columns.values() if column.type is ColumnType.TEXT
)
ANY_DAY = date(2000, 2, 29)


@dataclass(frozen=True)
class Targets:
    """Targets by KPI, segment ("" for the whole) and period `(start, end)`.

    Attributes:
        table: those of the targets table.
        plan: those of the plan.
        ladder: those derived from the goal, for the KPIs that neither of the others names.
    """

    table: Mapping[tuple[str, str], Mapping[tuple[date, date], float]] = field(default_factory=dict)
    plan: Mapping[tuple[str, str], Mapping[tuple[date, date], float]] = field(default_factory=dict)
    ladder: Mapping[tuple[str, str], Mapping[tuple[date, date], float]] = field(default_factory=dict)

    def origins(self) -> tuple[tuple[str, Mapping[tuple[str, str], Mapping[tuple[date, date], float]]], ...]:
        """All of them, the one that counts first."""
        return (("table", self.table), ("plan", self.plan), ("ladder", self.ladder))

    def of_segment(self, segment: str | None) -> Targets:
        """What is asked of one segment, as if it were the whole; without a segment nothing is, for plans are of the whole."""

        def mine(
            listed: Mapping[tuple[str, str], Mapping[tuple[date, date], float]],
        ) -> dict[tuple[str, str], Mapping[tuple[date, date], float]]:
            return {(kpi, ""): values for (kpi, of), values in listed.items() if segment and of == segment}

        return Targets(mine(self.table), mine(self.plan), mine(self.ladder))


def read(
    rows: Iterable[tuple[str, str, float, str | None]],
    plan: Mapping[str, Mapping[str, float]],
    as_of: date,
    fiscal_month: int = 1,
    first: int = MONDAY,
    ladder: Mapping[str, Mapping[str, float]] | None = None,
) -> Targets:
    """Targets from the rows (period, kpi, target, segment) of the table and from plans by KPI and period's name.

    A later row replaces an earlier one for the same period. A row whose period is no period's name is left out; `unread` says so.
    """
    table: dict[tuple[str, str], dict[tuple[date, date], float]] = {}
    for name, kpi, target, segment in rows:
        try:
            period = parse(name, as_of, fiscal_month, first)
        except UsageError:
            continue
        table.setdefault((kpi, segment_of(segment or "")), {})[period.start, period.end] = float(target)
    return Targets(table, _plan(plan, as_of, fiscal_month, first), _plan(ladder or {}, as_of, fiscal_month, first))


def segment_of(text: str) -> str:
    """The value that a target's segment names: it may stand behind its dimension, as `channel=Email`."""
    dimension, sign, value = text.partition("=")
    return value.strip() if sign and dimension.strip() in DIMENSIONS else text


def unmet(segments: Iterable[tuple[str, str]], known: Collection[str]) -> Iterator[str]:
    """What is wrong with segments (KPI, segment) that no row of any table has: a sentence each, no full stop.

    Args:
        segments: as the table has them.
        known: the values of the dimensions.
    """
    wrong: dict[str, set[str]] = {}
    for kpi, segment in segments:
        if segment_of(segment) not in known:
            wrong.setdefault(segment, set()).add(kpi)
    for segment, kpis in sorted(wrong.items()):
        instead = (
            did_you_mean(segment_of(segment), known).rstrip(". ")
            or "Write a value as `reportgen kpis KPI --by` shows it"
        )
        yield f"no row has the segment '{segment}', so nothing is held against its targets of {', '.join(sorted(kpis))}. {instead}"


def unread(
    rows: Iterable[tuple[str, str]], known: Collection[str], fiscal_month: int = 1, first: int = MONDAY
) -> Iterator[str]:
    """What is wrong with rows (period, kpi) of the table that no figure is held against: a sentence each, no full stop."""
    periods, kpis = zip(*rows, strict=True) if (rows := tuple(rows)) else ((), ())
    for kpi in sorted(set(kpis) - set(known)):
        instead = did_you_mean(kpi, known).rstrip(". ") or "`reportgen kpis` lists them"
        yield f"there is no KPI '{kpi}', so nothing is held against its {_rows(kpis.count(kpi))}. {instead}"
    for name in sorted(set(periods)):
        try:
            parse(name, ANY_DAY, fiscal_month, first)
        except UsageError as error:
            yield f"{error}. Nothing is held against its {_rows(periods.count(name))}"


def _rows(number: int) -> str:
    return "row" if number == 1 else f"{number} rows"


def _plan(
    plan: Mapping[str, Mapping[str, float]], as_of: date, fiscal_month: int, first: int
) -> dict[tuple[str, str], dict[tuple[date, date], float]]:
    found: dict[tuple[str, str], dict[tuple[date, date], float]] = {}
    for kpi, periods in plan.items():
        for name, value in periods.items():
            period = parse(str(name), as_of, fiscal_month, first)
            found.setdefault((kpi, ""), {})[period.start, period.end] = float(value)
    return found


def target(
    targets: Targets,
    kpi: str,
    period: Period,
    *,
    additive: bool,
    known: Window | None = None,
    year: Window | None = None,
    segment: str = "",
    holidays: Collection[date] = (),
) -> Target | None:
    """The target of a KPI in a period.

    Args:
        targets: all of them.
        kpi: id.
        period: whole period.
        additive: whether targets of months add up (counts and money), or not (rates).
        known: the part of the period that is known; where it is shorter, `to_date` says what was due by then.
        year: the year to date; `year_to_date` says what was due in it.
        segment: value of the segment; "" for the whole.
        holidays: days that are no business days.
    """
    for origin, listed in targets.origins():
        by_period = listed.get((kpi, segment))
        if not by_period:
            continue
        found = _value(by_period, period, additive, holidays)
        if found is None:
            continue
        value, derived = found
        to_date = None
        if known is not None and known.beyond < period.end:
            due = _due(by_period, Period(known.first, known.beyond, Grain.RANGE, period.fiscal_month), holidays)
            to_date = due if additive else value
        so_far = None
        if year is not None:
            span = Period(year.first, year.beyond, Grain.RANGE, period.fiscal_month)
            so_far = _due(by_period, span, holidays) if additive else _rate(by_period, span)
        return Target(value, origin, to_date, so_far, derived)
    return None


def _value(
    by_period: Mapping[tuple[date, date], float], period: Period, additive: bool, holidays: Collection[date]
) -> tuple[float, str] | None:
    """The target and how it was derived (see `Target.derived`)."""
    stated = by_period.get((period.start, period.end))
    if stated is not None:
        return stated, ""
    if not additive:
        rate = _rate(by_period, period)
        return None if rate is None else (rate, "same")
    total = _sum(by_period, period)
    if total is not None:
        return total, "sum"
    if period.grain not in (Grain.WEEK, Grain.DAY, Grain.RANGE) or not period.business_days(holidays):
        return None
    share = _due({key: value for key, value in by_period.items() if 0 < _months_long(key) <= 3}, period, holidays)
    return None if share is None else (share, "share")


def _rate(by_period: Mapping[tuple[date, date], float], period: Period) -> float | None:
    holding = [key for key in by_period if key[0] <= period.start and period.end <= key[1]]
    if holding:
        return by_period[min(holding, key=lambda key: (key[1] - key[0], key))]
    if period.grain is Grain.WEEK:
        return _rate(by_period, day_of(period.start + FOURTH, period.fiscal_month))
    months = {by_period.get((month.start, month.end)) for month in period.months()}
    return months.pop() if len(months) == 1 else None


def _sum(by_period: Mapping[tuple[date, date], float], period: Period) -> float | None:
    """Sum of stated periods that fill `period` exactly: of months first, then of quarters."""
    for size in (1, 3):
        total, day = 0.0, period.start
        pieces = sorted(key for key in by_period if _months_long(key) == size)
        for start, end in pieces:
            if start == day and end <= period.end:
                total, day = total + by_period[start, end], end
        if day == period.end:
            return total
    return None


def _months_long(key: tuple[date, date]) -> int:
    start, end = key
    return (end.year - start.year) * 12 + end.month - start.month if start.day == end.day == 1 else 0


def _due(by_period: Mapping[tuple[date, date], float], span: Period, holidays: Collection[date]) -> float | None:
    """What was due in a span that may end within a stated period: its share of that period's business days."""
    total, day = 0.0, span.start
    while day < span.end:
        holding = [key for key in by_period if key[0] <= day < key[1]]
        if not holding:
            return None
        start, end = min(holding, key=lambda key: (key[1] - key[0], key))
        until = min(end, span.end)
        whole = Period(start, end, Grain.RANGE).business_days(holidays)
        part = Period(day, until, Grain.RANGE).business_days(holidays)
        if whole == 0:
            return None
        total, day = total + by_period[start, end] * part / whole, until
    return total
