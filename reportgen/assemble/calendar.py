"""The plan calendar: what takes place in the quarter to come and the rest of its year, what is due, what each month must bring."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from reportgen.assemble.area import title
from reportgen.assemble.area_charts import said, span_of
from reportgen.assemble.context import Context
from reportgen.charts import calendar as chart
from reportgen.document import Absence, Block, Cell, Column, Figure, Graphic, Note, Pair, Row, Section, Table, Text
from reportgen.findings import Decision, FocusArea, Kind
from reportgen.findings.base import rank
from reportgen.periods import DAY, Grain, Period, quarter_of, year_of
from reportgen.planning.yearly import RungStanding, YearLadder
from reportgen.quantities import Quantity, Unit
from reportgen.text import Msg
from reportgen.text.numerals import DASH

SHOWN = 9
"""Items of the plan that are drawn and listed, at most; the earliest."""


def section(context: Context) -> Section:
    """The section: the calendar drawn, its items with goal and cost, what the months must bring."""
    coming, months = horizon(context)
    items = planned(context, months)
    blocks: list[Block] = []
    entries = _entries(context, items, months)
    if entries:
        blocks.append(_figure(context, entries, months, coming))
    if items:
        blocks.append(_items_table(context, items))
    if needed := needed_table(context, coming):
        blocks.append(needed)
    if not items and not any(each.kind == "due" for each in entries):
        nothing = Msg.of("calendar-nothing")
        blocks.append(Note(nothing) if blocks else Absence(nothing))
    return Section(
        "calendar", Msg.of("section-calendar"), headline(context, items, coming), standfirst(context, items, coming), tuple(blocks)
    )  # fmt: skip


def horizon(context: Context) -> tuple[Period, tuple[Period, ...]]:
    """The quarter to come, and the months that are shown: from it to its year's end; of a year's report those of the year."""
    known = min(context.period.last, context.board.as_of)
    coming = quarter_of(known + DAY, context.period.fiscal_month)
    if context.period.grain is Grain.YEAR:
        return coming, context.period.months()
    end = year_of(coming.start, context.period.fiscal_month)
    return coming, tuple(month for month in end.months() if month.start >= coming.start)


def planned(context: Context, months: Sequence[Period]) -> tuple[FocusArea, ...]:
    """The items of the plan that fall in the months, in the order of their days."""
    findings = context.evidence.findings
    if findings is None:
        return ()
    known = {
        each.id: each for each in (*findings.planned, *findings.areas) if each.kind is Kind.TIME_BASED and each.span
    }
    inside = [
        each
        for each in known.values()
        if each.span and each.span[1] >= months[0].start and each.span[0] < months[-1].end
    ]
    return tuple(sorted(inside, key=lambda each: (each.span or (date.max,), each.id)))[:SHOWN]


def headline(context: Context, items: Sequence[FocusArea], coming: Period) -> Msg:
    """What comes next."""
    known = min(context.period.last, context.board.as_of)
    ahead = [each for each in items if each.span and each.span[1] > known]
    if ahead and ahead[0].span:
        return Msg.of("headline-calendar", item=ahead[0].title, day=ahead[0].span[0])
    return Msg.of("headline-calendar-none", period=coming)


def standfirst(context: Context, items: Sequence[FocusArea], coming: Period) -> tuple[Text, ...]:
    """How many items there are, what they cost together, and what the quarter to come must bring."""
    found: list[Text] = []
    if items:
        costs = [each.cost for each in items if each.cost is not None]
        if costs:
            total = Quantity(sum(costs), Unit.MONEY, context.business.currency)
            found.append(Msg.of("standfirst-calendar-cost", n=len(items), total=total))
        else:
            found.append(Msg.of("standfirst-calendar", n=len(items)))
    ladder = context.evidence.ladder
    if ladder and (sums := _of(ladder, coming)):
        top = ladder.rungs[0]
        found.append(
            Msg.of("standfirst-calendar-needed", period=coming, kpi=top.rung, value=_figure_of(context, top, sums[0]))
        )
    return tuple(found) or (Msg.of("standfirst-calendar-empty", period=coming),)


# the drawn calendar


def _entries(context: Context, items: Sequence[FocusArea], months: Sequence[Period]) -> list[chart.Entry]:
    entries = [
        chart.Entry(
            each.title or each.id, each.span, Msg.of("calendar-when", span=span_of(each.span)), "item",
            Msg.of("calendar-items") if not at else "",
        )
        for at, each in enumerate(items) if each.span
    ]  # fmt: skip
    due = _due(context, months)
    entries += [
        chart.Entry(
            _name(context, each), (each.due,), Msg.of("calendar-when", span=span_of((each.due, each.due))), "due",
            Msg.of("calendar-due") if not at else "",
        )
        for at, each in enumerate(due) if each.due
    ]  # fmt: skip
    first, last = months[0].start, months[-1].last
    holidays = tuple(sorted(day for day in context.evidence.holidays if first <= day <= last and day.weekday() < 5))
    if holidays:
        off = Msg.of("calendar-holidays-n", n=len(holidays))
        entries.append(chart.Entry(Msg.of("calendar-holidays"), holidays, off, "holidays"))
    return entries


def _due(context: Context, months: Sequence[Period]) -> list[FocusArea]:
    """Focus areas with a due day in the months, those of one day in the order of their pages; a fair's day is its own."""
    findings = context.evidence.findings
    areas = findings.areas if findings else ()
    return sorted(
        (
            each
            for each in areas
            if each.due and each.kind is not Kind.TIME_BASED and each.decision is not Decision.REJECTED
            and months[0].start <= each.due < months[-1].end
        ),
        key=lambda each: (each.due or date.max, rank(each)),
    )  # fmt: skip


def _name(context: Context, area: FocusArea) -> Msg:
    if area.by is None:
        return Msg.of("assemble-kpi-short", kpi=area.kpi)
    return Msg.of("focus-what", segment=area.by[1] or Msg.of("segment-not-set"), kpi=area.kpi)


def _figure(context: Context, entries: Sequence[chart.Entry], months: tuple[Period, ...], coming: Period) -> Figure:
    span = Period(months[0].start, months[-1].end, Grain.RANGE, coming.fiscal_month)
    told = entries[0]
    alt = Msg.of("alt-calendar", first=told.label, when=told.when, n=len(entries) - 1)
    known = min(context.period.last, context.board.as_of)
    drawn = chart.data(entries, months, tinted=coming, known=known, words=chart.Words(), alt=alt)
    columns = (Column(Msg.of("head-what"), 80.0, "name"), Column(Msg.of("calendar-head-when"), 60.0, "text"))
    rows = tuple(Row((each.label, _listed(each))) for each in entries)
    return Figure(
        "calendar-chart", Msg.of("chart-title-calendar", span=span), Msg.of("calendar-subtitle", period=coming),
        Graphic("calendar", drawn), Table("calendar-data", "", "", columns, rows),
    )  # fmt: skip


def _listed(entry: chart.Entry) -> Text:
    """The days of a row in words; holidays one by one."""
    if entry.kind != "holidays":
        return entry.when
    whole = Msg.of("calendar-day", day=entry.days[0])
    for day in entry.days[1:]:
        whole = Msg.of("assemble-and", first=whole, second=Msg.of("calendar-day", day=day))
    return whole


def _items_table(context: Context, items: Sequence[FocusArea]) -> Table:
    columns = (
        Column(Msg.of("calendar-head-item"), 50.0, "name"),
        Column(Msg.of("calendar-head-when"), 32.0, "text"),
        Column(Msg.of("calendar-head-goal"), 48.0, "text"),
        Column(Msg.of("calendar-head-owner"), 0.0, "text"),
        Column(Msg.of("focus-cost"), 18.0, "number"),
    )
    rows = tuple(Row(_item(context, each)) for each in items)
    return Table("calendar-items", Msg.of("calendar-items-title"), "", columns, rows)


def _item(context: Context, area: FocusArea) -> tuple[Cell, ...]:
    name: Cell = title(context, area)
    if area.audience is not None:
        name = Pair(title(context, area), area.audience)
    goals = [Msg.of("focus-goal", kpi=kpi, value=said(context, kpi, value)) for kpi, value in area.goal]
    goal: Msg | str = goals[0] if goals else DASH
    for each in goals[1:]:
        goal = Msg.of("focus-then", first=goal, second=each)
    cost = Quantity(area.cost, Unit.MONEY, context.business.currency) if area.cost is not None else DASH
    when: Text = Msg.of("calendar-when", span=span_of(area.span)) if area.span else DASH
    return name, when, goal, area.owner or Msg.of("focus-owner-none"), cost


# what the months must bring


def needed_table(context: Context, coming: Period) -> Table | None:
    """What each rung of the ladder must bring in each month of the quarter to come, and in the quarters after it."""
    ladder = context.evidence.ladder
    if ladder is None or not _of(ladder, coming):
        return None
    months = [month for month in ladder.months if coming.start <= month.start < coming.end]
    later = [quarter for step in range(1, 4) if (quarter := coming.shift(step)).end <= ladder.year.end]
    spans = [*months, coming, *later]
    columns = (
        Column(Msg.of("ladder-rung-head"), 0.0, "name"),
        *(
            Column(Msg.of("calendar-month", month=each) if each.grain is Grain.MONTH else Msg.of("assemble-period", period=each),
                   20.0, "figure" if each is coming else "number")
            for each in spans
        ),
    )  # fmt: skip
    rows = tuple(
        Row(
            (
                Msg.of("assemble-kpi-short", kpi=rung.rung),
                *(_figure_of(context, rung, sum(_months(ladder, rung, each), Fraction(0))) for each in spans),
            )
        )
        for rung in ladder.rungs
        if len(rung.months) == len(ladder.months)
    )
    return Table(
        "calendar-needed",
        Msg.of("calendar-needed-title", period=coming),
        Msg.of("calendar-needed-subtitle"),
        columns,
        rows,
    )


def _of(ladder: YearLadder, period: Period) -> list[Fraction]:
    """What the first rung must bring in a period; empty where the ladder does not reach it."""
    parts = _months(ladder, ladder.rungs[0], period) if ladder.rungs else []
    return [sum(parts, Fraction(0))] if parts else []


def _months(ladder: YearLadder, rung: RungStanding, period: Period) -> list[Fraction]:
    pairs = zip(ladder.months, rung.months, strict=False)
    return [value for month, value in pairs if period.start <= month.start < period.end]


def _figure_of(context: Context, rung: RungStanding, value: Fraction) -> Quantity:
    return Quantity(float(value), rung.unit, context.business.currency if rung.unit is Unit.MONEY else None)
