"""The goal ladder: what the year's goal needs of each stage, how far each has come, and which step explains the period's result."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from reportgen.assemble.context import Context
from reportgen.assemble.evidence import COUNTS
from reportgen.assemble.rungs import Standing, months_passed, standings, until
from reportgen.assemble.steps import steps_figure
from reportgen.charts import ladder as chart
from reportgen.charts.base import Tone
from reportgen.document import Absence, Block, Column, Figure, Graphic, Note, Row, Section, Table, Text
from reportgen.periods import Period, year_of
from reportgen.quantities import Change, Quantity, Unit, change
from reportgen.text import Msg
from reportgen.text.numerals import DASH

STAGES = {"sessions": "session", **{kpi: stage for stage, kpi in COUNTS.items()}}
"""The stage that a rung counts."""
TONES: dict[int, Tone] = {1: "better", -1: "worse"}


def section(context: Context) -> Section:
    """The section: the ladder, and below it the steps of the period."""
    rungs = standings(context)
    blocks: list[Block] = []
    if rungs:
        blocks += [ladder_figure(context, rungs), Note(Msg.of("ladder-note", day=until(context)))]
    if steps := steps_figure(context):
        blocks.append(steps)
    why = Msg.of("ladder-no-goal" if context.evidence.goal is None else "ladder-nothing")
    if not rungs:
        blocks.append(Note(why) if blocks else Absence(why))
    return Section(
        "ladder", Msg.of("section-ladder"), headline(context, rungs), standfirst(context, rungs), tuple(blocks)
    )


def headline(context: Context, rungs: Sequence[Standing]) -> Msg:
    """Which rung lags, if one clearly does."""
    if not rungs:
        return Msg.of("headline-ladder-none")
    lagging = lags(rungs)
    if lagging:
        return Msg.of("headline-ladder-behind", kpi=lagging.kpi, change=_apart(lagging))
    if any(each.due for each in rungs):
        return Msg.of("headline-ladder-good")
    return Msg.of("headline-ladder-plain", kpi=rungs[0].kpi, goal=rungs[0].said(rungs[0].goal))


def standfirst(context: Context, rungs: Sequence[Standing]) -> tuple[Text, ...]:
    """How to read it from the top, and where the rung that lags stands."""
    if not rungs:
        return ()
    top, below = rungs[0], rungs[1]
    sentences: list[Text] = [
        Msg.of("standfirst-ladder", kpi=top.kpi, goal=top.said(top.goal), below=STAGES[below.kpi], needed=below.said(below.goal))
    ]  # fmt: skip
    if lagging := lags(rungs):
        sentences.append(
            Msg.of(
                "standfirst-ladder-behind", kpi=lagging.kpi, day=until(context), value=lagging.said(lagging.so_far),
                due=lagging.said(lagging.due),
            )
        )  # fmt: skip
    return tuple(sentences)


def lags(rungs: Sequence[Standing]) -> Standing | None:
    """The rung that is clearly behind the plan to date, the farthest of them."""
    return min((each for each in rungs if each.side < 0), key=lambda each: each.apart, default=None)


def _apart(each: Standing) -> Change | None:
    now, due = each.said(each.so_far), each.said(each.due)
    return change(now, due) if now is not None and due is not None else None


def ladder_figure(context: Context, rungs: Sequence[Standing]) -> Figure:
    """The chart."""
    year = year_of(until(context), context.period.fiscal_month)
    flagged = lags(rungs)
    between = [_between(above, below) for above, below in pairwise(rungs)] + [""]
    drawn = [_rung(context, year, each, text, each is flagged) for each, text in zip(rungs, between, strict=True)]
    title = Msg.of("chart-title-ladder", kpi=rungs[0].kpi, period=year)
    words = chart.Words(
        rung=Msg.of("ladder-head-rung", day=until(context)),
        goal=Msg.of("ladder-head-goal", period=year),
        due=_due_said(context, rungs),
        forecast=(Msg.of("ladder-head-forecast"), Msg.of("ladder-head-day", day=year.last)) if _ahead(rungs) else ("", ""),
        needed=(Msg.of("ladder-head-needed"), Msg.of("ladder-head-a-month")) if _left(context, year) else ("", ""),
        empty=Msg.of("section-empty", period=context.period),
    )  # fmt: skip
    alt = Msg.of("alt-ladder", title=title, rungs=_told(rungs))
    return Figure(
        "ladder-chart",
        title,
        Msg.of("ladder-subtitle", period=year),
        Graphic("ladder", chart.data(drawn, words=words, alt=alt)),
        _table(context, year, rungs),
    )


def _told(rungs: Sequence[Standing]) -> Msg:
    said = [
        Msg.of("alt-ladder-rung", kpi=each.kpi, value=each.said(each.so_far), goal=each.said(each.goal))
        for each in rungs
    ]
    told = said[0]
    for sentence in said[1:]:
        told = Msg.of("assemble-and", first=told, second=sentence)
    return told


def _ahead(rungs: Sequence[Standing]) -> bool:
    return any(each.way and each.way.outlook for each in rungs)


def _left(context: Context, year: Period) -> float:
    """Months of the year that are still to come."""
    return len(year.months()) - months_passed(context, year)


def _due_said(context: Context, rungs: Sequence[Standing]) -> Msg:
    """The plan to date as a share of the year, where the share is one for all rungs as it is written."""
    shares = [each.due / each.goal for each in rungs if each.due]
    same = bool(shares) and round(max(shares), 2) == round(min(shares), 2)
    return Msg.of("ladder-due-share" if same else "ladder-due", day=until(context), share=shares[0] if same else None)


def _rung(context: Context, year: Period, each: Standing, between: Msg | str, flagged: bool) -> chart.Rung:
    ahead = each.way.outlook if each.way else None
    value, low, high = (
        (each.rounded(ahead.value), each.rounded(ahead.low), each.rounded(ahead.high)) if ahead else (None, None, None)
    )
    return chart.rung(
        Msg.of("assemble-kpi-short", kpi=each.kpi),
        each.so_far,
        each.goal,
        result_text=_result(each),
        goal_text=Msg.of("assemble-value", value=each.said(each.goal)),
        due=each.due,
        forecast=(ahead.value, ahead.low, ahead.high) if ahead else None,
        forecast_text=(
            Msg.of("assemble-value", value=value),
            Msg.of("assemble-span", low=low, high=high),
        ) if ahead else ("", ""),
        needed_text=_needed(context, year, each),
        tone=TONES.get(each.side, "neutral"),
        flagged=flagged,
        between=between,
    )  # fmt: skip


def _result(each: Standing) -> Msg:
    apart = _apart(each)
    if apart is None or apart.relative is None:
        return Msg.of("assemble-value", value=each.said(each.so_far))
    return Msg.of("ladder-result", value=each.said(each.so_far), change=apart)


def _needed(context: Context, year: Period, each: Standing) -> tuple[Msg | str, Msg | str]:
    """What each month to come must bring, and what the past ones did; nothing where the year is over."""
    left, passed = _left(context, year), months_passed(context, year)
    if left <= 0 or passed <= 0:
        return ("", "")
    so_far = Msg.of("ladder-so-far", value=_a_month(each, each.so_far / passed))
    if each.so_far >= each.goal:
        return Msg.of("ladder-reached"), so_far
    return Msg.of("assemble-value", value=_a_month(each, (each.goal - each.so_far) / left)), so_far


def _a_month(each: Standing, value: float) -> Quantity:
    """What a month brings: small counts with a decimal, for 4 and 4.4 customers a month differ by a tenth."""
    whole = each.reading.unit is not Unit.COUNT or value >= WHOLE_FROM
    if each.reading.unit is Unit.COUNT and not whole:
        return Quantity(value, Unit.SCORE)
    return each.rounded(value) or Quantity(value, each.reading.unit, each.reading.currency)


WHOLE_FROM = 20
"""A number a month from which on it is written without a decimal."""


def _between(above: Standing, below: Standing) -> Msg | str:
    """The step from a rung to the one above it, in the plan and so far."""
    plan, now = above.goal / below.goal, above.so_far / below.so_far if below.so_far else None
    if above.reading.unit is Unit.MONEY:
        currency = above.reading.currency
        said = (Quantity(plan, Unit.MONEY, currency), None if now is None else Quantity(now, Unit.MONEY, currency))
        return Msg.of("ladder-between-deal", plan=said[0], value=said[1]) if said[1] else ""
    if now is None:
        return ""
    return Msg.of(
        "ladder-between", above=STAGES[above.kpi], below=STAGES[below.kpi],
        plan=Quantity(plan, Unit.PERCENT), value=Quantity(now, Unit.PERCENT),
    )  # fmt: skip


def _table(context: Context, year: Period, rungs: Sequence[Standing]) -> Table:
    """The figures behind the chart."""
    columns = (
        Column(Msg.of("head-measure"), 44.0, "name"),
        Column(Msg.of("head-year-to-date"), 24.0, "figure"),
        Column(Msg.of("ladder-due", day=until(context)), 30.0, "number"),
        Column(Msg.of("ladder-head-goal", period=year), 24.0, "number"),
        Column(Msg.of("ladder-head-forecast"), 24.0, "number"),
    )
    rows = tuple(
        Row(
            (
                Msg.of("assemble-kpi-short", kpi=each.kpi),
                each.said(each.so_far),
                each.said(each.due) or DASH,
                each.said(each.goal),
                (each.rounded(each.way.outlook.value) if each.way and each.way.outlook else None) or DASH,
            )
        )
        for each in rungs
    )
    return Table("ladder-data", "", "", columns, rows)
