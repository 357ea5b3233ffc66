"""The stage that moved most: its scorecard, its history, its months against plan, and where it changed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from reportgen.assemble.breakdown import Cut, breakdown_figure, breakdown_notes, cuts
from reportgen.assemble.context import TOLERANCE, Context, due, from_plan, quantity, status, unrated
from reportgen.assemble.focus import Focus, card_place, focus, weight
from reportgen.assemble.history import FEWEST, control_figure, level_said
from reportgen.assemble.scorecard import rows_of_stage, stage_scorecard
from reportgen.assemble.segments import dimension_of, narrow_table, parts_of, said, second_dimension_of
from reportgen.assemble.swing import loose, swing
from reportgen.assemble.why import why_said
from reportgen.charts import columns as chart
from reportgen.charts import control
from reportgen.document import Absence, Beside, Block, Column, Figure, Graphic, Row, Section, Table, Text
from reportgen.metrics.figures import adds_up
from reportgen.metrics.scoreboard import Reading, Status, Verdict
from reportgen.periods import Grain, Period, year_of
from reportgen.text import Msg
from reportgen.text.numerals import DASH

WIDE = ("quarter", "year", "range")
"""Grains whose report has two pages for the stage."""
MANY_ROWS = 5
"""Measures above the history of one page; with more of them, and the months below it, it is drawn lower."""
BRIEF_PLOT = 26.0
"""Height of the plot, in mm, where a comment takes its room."""
ROOMS = {True: (8, 6), False: (4, 2)}
"""Segments drawn by the first and by the second dimension, on two pages and on one."""


def wanted_cuts(context: Context) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The KPIs and the dimensions of which the section needs the segments."""
    chosen = focus(context)
    if chosen is None:
        return ()
    kpi = chosen.reading.kpi
    kpis = (kpi, *(part for part in parts_of(context, kpi) if part))
    return tuple((kpis, name) for name in (dimension_of(context, kpi), second_dimension_of(context, kpi)) if name)


def section(context: Context) -> Section:
    """The section: one page of a month, two of a longer period."""
    chosen = focus(context)
    if chosen is None:
        absent = (Absence(Msg.of("stage-too-short", n=FEWEST)),)
        return Section("stage", Msg.of("section-stage"), Msg.of("headline-stage-empty"), (), absent)
    title = Msg.of("section-stage-of", stage=chosen.stage)
    kpi, wide = chosen.reading.kpi, str(context.period.grain) in WIDE
    of_stage = [each for each in context.readings() if each.stage == chosen.stage]
    dimension = dimension_of(context, kpi) or ""
    brief = "stage" in context.commented and not wide
    second = "" if brief else second_dimension_of(context, kpi) or ""
    found = cuts(context, kpi, (dimension, second), ROOMS[wide])
    parts = None if brief else parts_said(context, kpi, dimension)
    months = months_reading(context, kpi, of_stage)
    drawn = bool(found) and parts_of(context, kpi)[1] is not None
    crowded = drawn or (bool(months) and len(rows_of_stage(context, of_stage)) > MANY_ROWS)
    plot = BRIEF_PLOT if brief else control.PLOT if wide or not crowded else control.LOW_PLOT
    line = control_figure(context, chosen.reading, 176.0, plot)
    if "summary" in context.spec.sections and context.way is None:  # it may show the same measure under its own anchor
        line = replace(line, id="stage-history")
    blocks: list[Block] = [stage_scorecard(context, of_stage, note=wide), line]
    if wide or not months or drawn:
        # On one page a rate has room for one more chart: where it changed says more than the months, which the line shows too.
        blocks += [columns_figure(context, months, 176.0)] if months and (wide or not found) else []
        blocks += (
            [breakdown_figure(context, kpi, found, 176.0), *breakdown_notes(found, parts, tested=wide)] if found else []
        )
    elif found:
        table = narrow_table(context, kpi, found[0].found, found[0].dimension, parts)
        blocks.append(Beside(columns_figure(context, months, 104.0), table))
    else:
        blocks.append(columns_figure(context, months, 176.0))
    sentences = (*standfirst(context, chosen), *([said_of] if (said_of := _segments_said(found)) else []))
    return Section(
        "stage", title, headline(context, chosen), sentences, tuple(blocks), pages=2 if wide and found else 1
    )


def _segments_said(found: Sequence[Cut]) -> Msg | None:
    """The sentence on the first dimension in which a change is larger than chance, else on the first."""
    told = next((cut for cut in found if any(each.sure for each in cut.found)), found[0] if found else None)
    return said(told.found, told.dimension) if told else None


def headline(context: Context, chosen: Focus) -> Msg:
    """What moved, and how sure that is."""
    reading = chosen.reading
    if not context.complete:
        return Msg.of("headline-stage-running", stage=chosen.stage)
    if not chosen.moved:
        return Msg.of("headline-stage-none")
    state = status(reading)
    side = {Status.AHEAD: "ahead", Status.BEHIND: "behind"}.get(state)
    news = {Verdict.UP: "up", Verdict.DOWN: "down"}.get(reading.verdict) if reading.verdict else None
    if side and news:
        return Msg.of(f"headline-stage-{side}-{news}", stage=chosen.stage, kpi=reading.kpi, change=from_plan(reading))
    if side and loose(context, reading):
        return Msg.of(f"headline-stage-loose-{side}", stage=chosen.stage, kpi=reading.kpi, change=from_plan(reading))
    if side:
        return Msg.of(f"headline-stage-{side}", stage=chosen.stage, kpi=reading.kpi, change=from_plan(reading))
    return Msg.of(f"headline-stage-{news or 'up'}", stage=chosen.stage, kpi=reading.kpi)


def standfirst(context: Context, chosen: Focus) -> tuple[Text, ...]:
    """Since when the measure is on another level, else how it stands against its plan, with its interval."""
    reading = chosen.reading
    if context.complete and chosen.moved and (level := level_said(context, reading)):
        return (level,)  # the headline has the measure and its difference from plan
    plan, value = quantity(reading, due(reading)), quantity(reading, reading.value)
    low, high = (quantity(reading, end) for end in reading.interval) if reading.interval else (None, None)
    sentences: list[Text] = []
    if plan is not None:
        key = "standfirst-figure-plan-chance" if status(reading) is Status.WATCH else "standfirst-figure-plan"
        sentences.append(Msg.of(key, kpi=reading.kpi, value=value, plan=plan, change=from_plan(reading)))
    else:
        sentences.append(Msg.of("standfirst-figure", kpi=reading.kpi, value=value))
    if low is not None and low != high:
        sentences.append(Msg.of("standfirst-stage-interval", low=low, high=high))
    return tuple(sentences)


def parts_said(context: Context, kpi: str, dimension: str) -> Msg | None:
    """How the change of a rate from a year ago splits into mix and rates, where it is larger than chance."""
    if not dimension or parts_of(context, kpi)[1] is None:
        return None
    return why_said(context, kpi, dimension)


# months against plan


def months_reading(
    context: Context, drawn_kpi: str, of_stage: Sequence[Reading], *, other: bool = False
) -> Reading | None:
    """The measure whose months stand against their plan: the drawn one or what it counts, else the stage's farthest from plan.

    Args:
        context: what the report is made from.
        drawn_kpi: the measure whose line the page shows.
        of_stage: the stage's measures.
        other: one whose line is not drawn, if there is one.
    """
    able = [each for each in of_stage if _planned_months(context, each)]
    if other and (further := [each for each in able if each.kpi != drawn_kpi]):
        able = further
    for kpi in (drawn_kpi, parts_of(context, drawn_kpi)[0]):
        if drawn := next((each for each in able if each.kpi == kpi), None):
            return drawn
    return min(able, key=lambda each: (-weight(each), card_place(context, each)), default=None)


def _year(context: Context) -> Period:
    return year_of(context.period.last, context.period.fiscal_month)


def _planned_months(context: Context, reading: Reading) -> bool:
    spec = context.catalog.kpis.get(reading.kpi)
    if spec is None or not adds_up(spec) or unrated(reading):
        return False
    plans = [context.planned(reading.kpi, month) for month in _year(context).months()]
    return sum(plan is not None for plan in plans) > 1 and bool(_actuals(context, reading))


def _actuals(context: Context, reading: Reading) -> dict[Period, float]:
    """The months of the year that are over, from the history."""
    months = set(_year(context).months())
    return {
        period: value
        for period, value in reading.history
        if value is not None
        and period.grain is Grain.MONTH
        and period in months
        and period.complete(context.board.as_of)
    }


def columns_figure(context: Context, reading: Reading, width_mm: float, height_mm: float = chart.HEIGHT) -> Figure:
    """Each month's actual over its plan, the difference above."""
    months = _year(context).months()
    known = _actuals(context, reading)
    actual = [known.get(month) for month in months]
    plan = [context.planned(reading.kpi, month) for month in months]
    half = swing(context, reading)
    sure = [_sure(reading, a, p, half) for a, p in zip(actual, plan, strict=True)]
    to_come = [month for month in months if month not in known and month.start >= context.period.end]
    span = Period(to_come[0].start, to_come[-1].end, Grain.RANGE, context.period.fiscal_month) if to_come else None
    title = _columns_title(reading, actual, plan, sure)
    drawn = chart.data(
        months, actual, plan, unit=reading.unit, currency=reading.currency, sure=sure,
        better=reading.better if reading.better in ("up", "down") else "none",  # type: ignore[arg-type]
        words=chart.Words(
            differences=Msg.of("columns-differences"),
            ahead=Msg.of("columns-ahead", span=span) if span and len(to_come) > 1 else "",
            empty=Msg.of("section-empty", period=context.period),
        ),
        alt=_columns_alt(reading, title, months, actual, plan), height_mm=height_mm,
    )  # fmt: skip
    subtitle = Msg.of("columns-subtitle", period=_year(context))
    return Figure(
        f"columns-{reading.kpi}",
        title,
        subtitle,
        Graphic("columns", drawn),
        _table(context, reading, actual, plan),
        width_mm,
    )


def _columns_alt(
    reading: Reading, title: Msg, months: Sequence[Period], actual: Sequence[float | None], plan: Sequence[float | None]
) -> Msg:
    """The finding, then the figures of the latest month that has both."""
    both = [each for each in zip(months, actual, plan, strict=True) if each[1] is not None and each[2] is not None]
    if not both:
        return title
    month, now, due_then = both[-1]
    return Msg.of(
        "alt-columns", title=title, month=month, actual=quantity(reading, now), plan=quantity(reading, due_then)
    )


def _columns_title(
    reading: Reading, actual: Sequence[float | None], plan: Sequence[float | None], sure: Sequence[bool]
) -> Msg:
    """How many months were clearly off plan, on which side."""
    gaps = [
        (a - p, certain) for a, p, certain in zip(actual, plan, sure, strict=True) if a is not None and p is not None
    ]
    above = sum(certain and gap > 0 for gap, certain in gaps)
    below = sum(certain and gap < 0 for gap, certain in gaps)
    ahead, behind = (below, above) if reading.better == "down" else (above, below)
    if ahead and behind:
        return Msg.of("chart-title-columns-both", kpi=reading.kpi, ahead=ahead, behind=behind)
    side = "behind" if behind else "ahead" if ahead else "none"
    return Msg.of(f"chart-title-columns-{side}", kpi=reading.kpi, n=max(ahead, behind), total=len(gaps))


def _sure(reading: Reading, actual: float | None, plan: float | None, half: float | None = None) -> bool:
    """Whether a month is off plan beyond chance: the error of the latest figure, as it is for a count of that size.

    Of a sum of deals, which has no interval, the error is `half`: by how much the period's sum varies, see `swing`.
    """
    if actual is None or not plan or abs(actual / plan - 1) <= TOLERANCE:
        return False
    if reading.interval is None and half is not None and reading.value:
        return abs(actual - plan) > half * math.sqrt(max(actual, plan) / reading.value)
    if reading.interval is None or not reading.value or reading.interval[0] == reading.interval[1]:
        return True
    half = (reading.interval[1] - reading.interval[0]) / 2
    return abs(actual - plan) > half * math.sqrt(max(actual, 1.0) / reading.value)


def _table(context: Context, reading: Reading, actual: Sequence[float | None], plan: Sequence[float | None]) -> Table:
    columns = (
        Column(Msg.of("assemble-head-period"), 40.0, "name"),
        Column(Msg.of("pace-head-actual"), 25.0, "figure"),
        Column(Msg.of("head-plan"), 25.0, "number"),
    )
    rows = tuple(
        Row((Msg.of("assemble-period", period=month), quantity(reading, a) or DASH, quantity(reading, p) or DASH))
        for month, a, p in zip(_year(context).months(), actual, plan, strict=True)
    )
    return Table(f"columns-{reading.kpi}-data", "", "", columns, rows)
