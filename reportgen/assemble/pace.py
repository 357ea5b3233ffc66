"""The year so far against its goal, and where it ends at this pace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zlib import crc32

from reportgen.assemble.context import Context, quantity
from reportgen.assemble.evidence import CASES, paced
from reportgen.charts import pace as chart
from reportgen.document import Column, Figure, Graphic, Note, Row, Table, Text
from reportgen.goals import plan_period
from reportgen.metrics.scoreboard import Reading
from reportgen.periods import DAY, Grain, Period, year_of
from reportgen.planning.ladder import month_weights, spread
from reportgen.planning.pace import DRAWS, Outlook, Record, Series, backtest, outlook
from reportgen.quantities import Quantity, Unit
from reportgen.text import Msg

NEAR = (0.4, 0.6)
"""A goal that is reached with a chance between these may go either way."""
CHANCES = ((0.02, "hardly"), (0.07, "twentieth"), (0.15, "tenth"), (0.22, "fifth"), (0.29, "quarter"), (0.41, "third"),
           (0.59, "half"), (0.71, "two-thirds"), (0.78, "three-quarters"), (0.85, "four-fifths"), (0.93, "nine-tenths"),
           (0.98, "nineteen-twentieths"))  # fmt: skip
"""Words of a chance by its upper end."""


@dataclass(frozen=True)
class Course:
    """The year of one KPI.

    Attributes:
        reading: of the KPI, for its unit.
        year: whole.
        now: the first day that is not known.
        goal: of the year, None where there is none.
        plan: by month; empty where there is none.
        actual: by month, the running one last.
        last_year: by month; empty where the data begin later.
        outlook: None where there is none, or the year is over.
        record: how such forecasts did.
    """

    reading: Reading
    year: Period
    now: date
    goal: float | None
    plan: tuple[float, ...]
    actual: tuple[float, ...]
    last_year: tuple[float, ...]
    outlook: Outlook | None
    record: Record | None

    @property
    def so_far(self) -> float:
        """The sum of the year to date."""
        return sum(self.actual)

    def due(self, running: float | None) -> float | None:
        """What the plan asks for by now; `running` is how much of the running month has passed, None where none runs."""
        if not self.plan:
            return None
        whole = sum(self.plan[: len(self.actual)])
        return whole if running is None else whole - (1 - running) * self.plan[len(self.actual) - 1]

    def said(self, value: float | None) -> Quantity | None:
        """A value in the KPI's unit; people are whole."""
        if value is not None and self.reading.unit is Unit.COUNT:
            value = float(round(value))
        return quantity(self.reading, value)


def course(context: Context, kpi: str = "", *, tested: bool = True) -> Course | None:
    """The way of a KPI through the year; None where it is not read by day.

    Args:
        context: what the report is made from.
        kpi: id; that of the goal without it.
        tested: whether the forecast is made again from earlier days, to see how it did.
    """
    evidence, kpi = context.evidence, kpi or paced(context.evidence.goal)
    by_day = evidence.daily.get(kpi)
    now = min(context.period.end, context.board.as_of + DAY)
    if not by_day or min(by_day) >= now or context.reading(kpi).value is None:
        return None
    year = year_of(now - DAY, context.period.fiscal_month)
    cases = evidence.daily.get(CASES.get(kpi, ""))
    money = context.reading(kpi).unit is Unit.MONEY
    first = min(by_day)
    series = Series(by_day if cases is None else cases, None if cases is None else by_day, first, evidence.holidays)
    if money and cases is None:
        series = Series(by_day, None, first, evidence.holidays)
    months = year.months()
    actual = tuple(series.total(month.start, min(month.end, now)) for month in months if month.start < now)
    before = year.year_ago()
    last_year = tuple(series.total(month.start, month.end) for month in before.months())
    if first >= before.months()[1].start:
        last_year = ()
    ahead = sum(month.start >= now for month in months) or 1
    seed = crc32(f"pace|{kpi}|{now}".encode())
    known = not (money and cases is None) and now < year.end
    goal = _goal(context, kpi, year)
    return Course(
        context.reading(kpi), year, now, goal, _plan(context, kpi, year, goal, last_year), actual, last_year,
        outlook(series, now, year.end, year.start, seed) if known else None,
        backtest(series, now, ahead, seed) if known and tested else None,
    )  # fmt: skip


def _goal(context: Context, kpi: str, year: Period) -> float | None:
    goal = context.evidence.goal
    if goal and goal.kpi == kpi and plan_period(goal.period, year.fiscal_month) == year:
        return goal.value
    return context.planned(kpi, year)


def _plan(
    context: Context, kpi: str, year: Period, goal: float | None, last_year: Sequence[float]
) -> tuple[float, ...]:
    """The goal by month: by the plan's weights, else as last year went, else by business days."""
    if not goal:
        return ()
    planned = {month.id: plan for month in year.months() if (plan := context.planned(kpi, month)) is not None}
    before = {month.id: value for month, value in zip(year.year_ago().months(), last_year, strict=False)}
    weights, _ = month_weights(year.months(), plan=planned, last_year=before, holidays=context.evidence.holidays)
    return tuple(float(part) for part in spread(round(goal), weights)) if sum(weights) else ()


def pace_figure(context: Context, way: Course, width_mm: float, height_mm: float = chart.HEIGHT) -> Figure:
    """The chart of the course."""
    so_far, until = way.said(way.so_far), way.now - DAY
    ahead = way.outlook
    ends = (ahead.value, ahead.low, ahead.high) if ahead else None
    words = chart.Words(
        goal=Msg.of("pace-goal", value=way.said(way.goal)) if way.plan else "",
        forecast=Msg.of("pace-forecast", value=way.said(ahead.value)) if ahead else "",
        range=Msg.of("pace-range", low=way.said(ahead.low), high=way.said(ahead.high)) if ahead else "",
        last_year=Msg.of("pace-last-year", period=way.year.year_ago(), value=way.said(sum(way.last_year)))
        if way.last_year
        else "",
        actual=Msg.of("pace-so-far", value=so_far, day=until),
        empty=Msg.of("section-empty", period=context.period),
    )
    drawn = chart.data(
        way.year.months(), way.actual, way.plan, way.last_year, ends,
        unit=way.reading.unit, currency=way.reading.currency, words=words, running=running(context, way), height_mm=height_mm,
        alt=Msg.of("alt-pace", kpi=way.reading.kpi, title=title(way), value=so_far, day=until),
    )  # fmt: skip
    return Figure("pace", title(way), _subtitle(way), Graphic("pace", drawn), _table(way), width_mm)


def running(context: Context, way: Course) -> float | None:
    """How much of the running month has passed, by business days."""
    month = way.year.months()[len(way.actual) - 1]
    if way.now >= month.end:
        return None
    days = month.business_days(context.evidence.holidays)
    return Period(month.start, way.now, Grain.RANGE).business_days(context.evidence.holidays) / days if days else None


def title(way: Course) -> Msg:
    """Where the year ends, and on which side of the goal."""
    kpi, goal = way.reading.kpi, way.said(way.goal)
    if way.now >= way.year.end:
        side = "" if way.goal is None else "-above" if way.so_far >= way.goal else "-below"
        return Msg.of(f"chart-title-pace-done{side}", kpi=kpi, value=way.said(way.so_far), goal=goal)
    if way.outlook is None:
        return Msg.of("chart-title-pace-early", kpi=kpi, value=way.said(way.so_far))
    value = way.said(way.outlook.value)
    if way.goal is None:
        return Msg.of("chart-title-pace-plain", kpi=kpi, value=value)
    return Msg.of(f"chart-title-pace-{_side(way.outlook, way.goal)}", kpi=kpi, value=value, goal=goal)


def _side(ahead: Outlook, goal: float) -> str:
    """On which side of the goal the year probably ends."""
    chance = ahead.chance(goal)
    return "below" if chance < NEAR[0] else "above" if chance > NEAR[1] else "near"


def course_sentence(way: Course) -> Msg | None:
    """Whether the year is on course, for the argument above the figures; None where there is no goal or no forecast."""
    if way.outlook is None or way.goal is None or way.now >= way.year.end:
        return None
    return Msg.of(
        f"standfirst-course-{_side(way.outlook, way.goal)}", kpi=way.reading.kpi, value=way.said(way.outlook.value),
        goal=way.said(way.goal),
    )  # fmt: skip


def _subtitle(way: Course) -> Text:
    if way.outlook is None or way.goal is None:
        return Msg.of("pace-subtitle", kpi=way.reading.kpi, period=way.year)
    chance = way.outlook.chance(way.goal)
    word = next((name for end, name in CHANCES if chance < end), "sure")
    return Msg.of("pace-subtitle-chance", kpi=way.reading.kpi, period=way.year, goal=way.said(way.goal), chance=word)


def pace_note(way: Course) -> Note | None:
    """How the forecast is made and how far such forecasts were off."""
    if way.outlook is None:
        return None
    made = "money" if way.reading.unit is Unit.MONEY else "count"
    if way.record is None:
        return Note(Msg.of("pace-note-untested", made=made, n=DRAWS))
    record = way.record
    return Note(
        Msg.of(
            "pace-note", made=made, n=DRAWS, total=record.tests, held=record.held, off=record.off, months=record.months
        )
    )


def _table(way: Course) -> Table:
    """The sums behind the chart."""
    columns = (
        Column(Msg.of("assemble-head-period"), 40.0, "name"),
        Column(Msg.of("pace-head-actual"), 25.0, "figure"),
        Column(Msg.of("head-plan"), 25.0, "number"),
        Column(Msg.of("head-year-ago", period=way.year.year_ago()), 25.0, "number"),
    )

    def upto(values: Sequence[float], at: int) -> Text:
        return way.said(sum(values[: at + 1])) or "–" if at < len(values) else "–"

    rows = tuple(
        Row(
            (
                Msg.of("assemble-period", period=month),
                *(upto(values, at) for values in (way.actual, way.plan, way.last_year)),
            )
        )
        for at, month in enumerate(way.year.months())
    )
    return Table("pace-data", "", "", columns, rows)
