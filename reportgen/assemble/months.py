"""The goal by month: what each rung of the ladder must bring in each month, and what a little more of each rate is worth.

Months add up to their quarter, quarters and what had to exist before the year to the year, exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from reportgen.assemble.context import Context
from reportgen.assemble.rungs import standings
from reportgen.assemble.stage import columns_figure, months_reading
from reportgen.assemble.steps import walk
from reportgen.charts import columns
from reportgen.document import Absence, Block, Cell, Column, Row, Section, Table, Text
from reportgen.metrics.scoreboard import Reading
from reportgen.planning.ladder import Worth, quarters
from reportgen.planning.yearly import RungStanding, YearLadder
from reportgen.quantities import Change, Quantity, Unit
from reportgen.text import Msg
from reportgen.text.numerals import DASH

WIDEST, ALL_RUNGS = 23.0, 140.0
"""Room of a rung's column, and of those of all rungs, in millimetres: the rest is that of the periods."""
WHOLE_FROM = 10
"""A number of customers from which on it is written without a decimal."""


def section(context: Context) -> Section:
    """The section; one sentence where no ladder can be climbed."""
    ladder = context.evidence.ladder
    title = Msg.of("section-months")
    if ladder is None or not _spread(ladder):
        key = "ladder-no-goal" if context.evidence.goal is None and ladder is None else "months-nothing"
        return Section("months", title, Msg.of("headline-months-none"), (), (Absence(Msg.of(key)),))
    blocks: list[Block] = [months_table(context, ladder)]
    if ladder.sensitivity and not with_ladder(context):
        blocks.append(sensitivity_table(context, ladder.sensitivity))
    elif (top := _so_far(context, ladder)) is not None:
        blocks.append(columns_figure(context, top, 176.0, columns.LOW))
    return Section("months", title, headline(context, ladder), standfirst(context, ladder), tuple(blocks))


def _so_far(context: Context, ladder: YearLadder) -> Reading | None:
    """The measure of the goal, where its months can be drawn beside their plan."""
    kpi = ladder.rungs[0].rung
    reading = context.reading(kpi)
    return months_reading(context, kpi, [reading]) if reading.value is not None else None


def with_ladder(context: Context) -> bool:
    """Whether what a little more of each rate is worth stands below the ladder: it has the room while no step can be told."""
    sections = context.spec.sections
    return {"ladder", "months"} <= set(sections) and bool(standings(context)) and walk(context) is None


def headline(context: Context, ladder: YearLadder) -> Msg:
    """What the year must bring, and how much of it there is."""
    top = ladder.rungs[0]
    goal = _figure(context, top, top.needed)
    if ladder.as_of >= ladder.year.last or top.to_date is None:
        return Msg.of("headline-months", goal=goal, period=ladder.year)
    return Msg.of(
        "headline-months-left", goal=goal, value=_figure(context, top, Fraction(str(top.to_date))), day=ladder.as_of
    )


def standfirst(context: Context, ladder: YearLadder) -> tuple[Text, ...]:
    """How the year is spread, and which rung begins before it."""
    top = ladder.rungs[0]
    said: list[Text] = [Msg.of(f"standfirst-months-{top.spread_from}")]
    before = [each for each in ladder.rungs if each.before]
    if before:
        first = max(before, key=lambda each: each.lag_days or 0)
        said.append(Msg.of("standfirst-months-before", kpi=first.rung, value=_figure(context, first, first.before)))
    return tuple(said)


def _spread(ladder: YearLadder) -> list[RungStanding]:
    """The rungs that are spread over the year's months."""
    return [each for each in ladder.rungs if len(each.months) == len(ladder.months) == 12]


def months_table(context: Context, ladder: YearLadder) -> Table:
    """Months as rows, a row for each quarter below its months, the year at the end."""
    rungs = _spread(ladder)
    wide = min(WIDEST, ALL_RUNGS / len(rungs))
    columns = (
        Column(Msg.of("head-period-name"), 0.0, "name"),
        *(Column(Msg.of("assemble-kpi-short", kpi=each.rung), wide, "number") for each in rungs),
    )
    rows: list[Row] = []
    if any(each.before for each in rungs):
        cells = [_figure(context, each, each.before) if each.before else DASH for each in rungs]
        rows.append(Row((Msg.of("months-before"), *cells)))
    sums = [quarters(each.months) for each in rungs]
    for at, month in enumerate(ladder.months):
        rows.append(
            Row((Msg.of("calendar-month", month=month), *(_figure(context, each, each.months[at]) for each in rungs)))
        )
        if at % 3 == 2:
            quarter = [_strong(context, each, part[at // 3]) for each, part in zip(rungs, sums, strict=True)]
            rows.append(Row((Msg.of("months-quarter", n=at // 3 + 1), *quarter)))
    rows.append(
        Row((Msg.of("assemble-period", period=ladder.year), *(_strong(context, each, each.needed) for each in rungs)))
    )
    rows += _standing(context, ladder, rungs)
    return Table(
        "months-needed", Msg.of("months-title", period=ladder.year), Msg.of("calendar-needed-subtitle"), columns, tuple(rows),
        dense=True,
    )  # fmt: skip


def _standing(context: Context, ladder: YearLadder, rungs: Sequence[RungStanding]) -> list[Row]:
    """While the year runs: what had to be there by now, and what is."""
    if ladder.as_of >= ladder.year.last or all(each.to_date is None for each in rungs):
        return []
    due = [DASH if each.needed_to_date is None else _figure(context, each, each.needed_to_date) for each in rungs]
    there = [DASH if each.to_date is None else _figure(context, each, Fraction(str(each.to_date))) for each in rungs]
    return [
        Row((Msg.of("months-due", day=ladder.as_of), *due)),
        Row((Msg.of("months-to-date", day=ladder.as_of), *there)),
    ]


def sensitivity_table(context: Context, worths: Sequence[Worth]) -> Table:
    """What a point more of each rate, and a tenth more of what everything begins with, brings in a year."""
    most = max(worths, key=lambda each: each.customers)
    columns = (
        Column(Msg.of("months-head-change"), 0.0, "name"),
        Column(Msg.of("months-head-customers"), 34.0, "figure"),
        Column(Msg.of("months-head-revenue"), 34.0, "number"),
    )
    money = context.business.currency
    rows = tuple(
        Row(
            (
                _change(context, each),
                _customers(each),
                Quantity(float(round(each.revenue)), Unit.MONEY, money),
            )
        )
        for each in worths
    )
    title = Msg.of("months-sensitivity-title", change=_change(context, most), value=_customers(most))
    return Table(
        "months-sensitivity",
        title,
        Msg.of("months-sensitivity-subtitle"),
        columns,
        rows,
        (Msg.of("months-sensitivity-note"),),
    )


def _customers(worth: Worth) -> Quantity:
    """Few customers with a decimal."""
    whole = worth.customers >= WHOLE_FROM
    return (
        Quantity(float(round(worth.customers)), Unit.COUNT) if whole else Quantity(float(worth.customers), Unit.SCORE)
    )


def _change(context: Context, worth: Worth) -> Msg:
    spec = context.catalog.kpis.get(worth.kpi)
    more = Change(Quantity(float(worth.change), Unit.PERCENT), None)
    if spec is None:
        # A step that no KPI measures: sales-accepted leads that became sales-qualified ones.
        below, _, above = worth.kpi.partition("_to_")
        return Msg.of("months-step", origin=below, stage=above, change=more)
    if spec.unit is Unit.PERCENT:
        return Msg.of("months-point", kpi=worth.kpi, change=more)
    return Msg.of("months-growth", kpi=worth.kpi, share=float(worth.change))


def _figure(context: Context, rung: RungStanding, value: Fraction) -> Quantity:
    return Quantity(float(value), rung.unit, context.business.currency if rung.unit is Unit.MONEY else None)


def _strong(context: Context, rung: RungStanding, value: Fraction) -> Cell:
    return Msg.of("months-sum", value=_figure(context, rung, value))
