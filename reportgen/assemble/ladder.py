"""The goal ladder: what the year's goal needs of each stage, how far each has come, and which step explains the period's result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgen.assemble.context import Context
from reportgen.assemble.months import sensitivity_table, with_ladder
from reportgen.assemble.rungs import WITH_STEPS, Standing, months_between, months_passed, standings, until
from reportgen.assemble.steps import steps_figure
from reportgen.charts import ladder as chart
from reportgen.charts.base import Tone
from reportgen.document import Absence, Block, Column, Figure, Graphic, Note, Row, Section, Table, Text
from reportgen.periods import DAY
from reportgen.planning.pace import FEWEST_MONTHS
from reportgen.planning.rates import DEAL, STAGES
from reportgen.planning.standing import SHORT
from reportgen.planning.yearly import YearLadder
from reportgen.quantities import Change, Missing, Quantity, Unit, change
from reportgen.text import Msg
from reportgen.text.numerals import DASH

POOR = 0.65
"""A range that was to hold eight times of ten, and held less often than this, is named."""
TONES: dict[int, Tone] = {1: "better", -1: "worse"}


def section(context: Context) -> Section:
    """The section: the ladder, and below it the steps of the period, or what a little more of each rate is worth."""
    rungs = standings(context)
    blocks: list[Block] = []
    if rungs:
        blocks += [ladder_figure(context, rungs), *notes(context, rungs)]
    steps = steps_figure(context)
    pages = 2 if steps and len(rungs) > WITH_STEPS else 1
    blocks += [steps] if steps else []
    if rungs and (with_ladder(context) or (pages == 2 and "months" not in context.spec.sections)):
        # Of the second page the steps take a half.
        worths = _ladder(context).sensitivity
        blocks += [sensitivity_table(context, worths)] if worths else []
    why = Msg.of("ladder-no-goal" if context.evidence.goal is None else "ladder-nothing")
    said = standfirst(context, rungs) or ((why,) if blocks else ())
    if not blocks:
        blocks.append(Absence(why))
    return Section("ladder", Msg.of("section-ladder"), headline(context, rungs), said, tuple(blocks), pages=pages)


def headline(context: Context, rungs: Sequence[Standing]) -> Msg:
    """Which rung lags, if one clearly does."""
    if not rungs:
        return Msg.of("headline-ladder-none")
    lagging = lags(rungs)
    if lagging:
        return Msg.of("headline-ladder-behind", kpi=lagging.kpi, change=_apart(lagging), day=until(context))
    if any(each.due and each.so_far is not None for each in rungs):
        return Msg.of("headline-ladder-good", day=until(context))
    return Msg.of("headline-ladder-plain", kpi=rungs[0].kpi, goal=rungs[0].said(rungs[0].goal))


def standfirst(context: Context, rungs: Sequence[Standing]) -> tuple[Text, ...]:
    """How to read it from the top, and where the rung that lags stands."""
    if not rungs:
        return ()
    top, below = rungs[0], rungs[1]
    sentences: list[Text] = [
        Msg.of(
            "standfirst-ladder", kpi=top.kpi, goal=top.said(top.goal), below=STAGES.get(below.kpi, "customer"),
            needed=below.said(below.goal),
        )
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


def _forecast(rungs: Sequence[Standing]) -> bool:
    """Whether any rung has a forecast to be explained."""
    return any(each.rung.forecast is not None for each in rungs)


def notes(context: Context, rungs: Sequence[Standing]) -> Iterator[Note]:
    """How to read the marks, why a rung is due before the year ends, and how far such forecasts were off, why a plan may differ."""
    said = [Msg.of("ladder-note" if _forecast(rungs) else "ladder-note-plain", day=until(context))]
    if any(why.reason == SHORT for each in rungs if (why := each.rung.why("forecast")) is not None):
        said.append(Msg.of("ladder-note-short", months=FEWEST_MONTHS))
    lagging = [each for each in rungs if each.rung.lag_days]
    if lagging:
        first, last = lagging[0], lagging[-1]
        said.append(
            Msg.of(
                "ladder-note-lag", n=len(lagging), first=STAGES[first.kpi], days=first.rung.lag_days, last=STAGES[last.kpi],
                most=last.rung.lag_days,
            )
        )  # fmt: skip
    if any(context.reading(each.kpi).target for each in rungs[1:]):
        said.append(Msg.of("ladder-note-plan"))
    kept = [(each.kpi, each.rung.record) for each in rungs if each.rung.record is not None]
    if (records := [record for _, record in kept]) and _left(context) > 0:
        off = [record.off for record in records]
        said.append(
            Msg.of(
                "ladder-note-record", least=round(100 * min(off)), low=min(off), high=max(off), n=len(records),
                held=sum(record.held for record in records), total=sum(record.tests for record in records),
            )
        )  # fmt: skip
        kpi, worst = min(kept, key=lambda each: each[1].held / each[1].tests)
        if len(kept) > 1 and worst.held < POOR * worst.tests:
            said.append(Msg.of("ladder-note-worst", kpi=kpi, held=worst.held, total=worst.tests))
    yield Note(joined(said))


def joined(said: Sequence[Msg]) -> Msg:
    """Sentences one after the other."""
    told = said[0]
    for sentence in said[1:]:
        told = Msg.of("ladder-then", first=told, second=sentence)
    return told


def ladder_figure(context: Context, rungs: Sequence[Standing]) -> Figure:
    """The chart."""
    year = _ladder(context).year
    flagged = lags(rungs)
    between = [_between(above, below) for above, below in pairwise(rungs)] + [""]
    drawn = [_rung(context, each, text, each is flagged) for each, text in zip(rungs, between, strict=True)]
    title = Msg.of("chart-title-ladder", kpi=rungs[0].kpi, period=year)
    words = chart.Words(
        rung=Msg.of("ladder-head-rung", day=until(context)),
        goal=Msg.of("ladder-head-goal", period=year),
        due=_due_said(context, rungs),
        forecast=(Msg.of("ladder-head-forecast"), Msg.of("ladder-head-day", day=year.last)) if _ahead(rungs) else ("", ""),
        needed=(Msg.of("ladder-head-needed"), Msg.of("ladder-head-a-month")) if _left(context) > 0 else ("", ""),
        empty=Msg.of("section-empty", period=context.period),
    )  # fmt: skip
    alt = Msg.of("alt-ladder", title=title, rungs=_told(rungs))
    return Figure(
        "ladder-chart",
        title,
        Msg.of("ladder-subtitle" if _forecast(rungs) else "ladder-subtitle-plain", period=year),
        Graphic("ladder", chart.data(drawn, words=words, alt=alt)),
        _table(context, rungs),
    )


def _ladder(context: Context) -> YearLadder:
    ladder = context.evidence.ladder
    if ladder is None:
        raise ValueError("there is no ladder to show")
    return ladder


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
    return any(each.rung.forecast is not None for each in rungs)


def _left(context: Context) -> float:
    """Months of the year that are still to come."""
    year = _ladder(context).year
    return len(year.months()) - months_passed(context, year)


def _due_said(context: Context, rungs: Sequence[Standing]) -> Msg:
    """What was due by now as a share of the year, where the share is one for all rungs as it is written."""
    shares = [each.due / each.goal for each in rungs if each.due]
    same = bool(shares) and round(max(shares), 2) == round(min(shares), 2)
    return Msg.of("ladder-due-share" if same else "ladder-due", day=until(context), share=shares[0] if same else None)


def _rung(context: Context, each: Standing, between: Msg | str, flagged: bool) -> chart.Rung:
    ahead = each.rung.forecast, *(each.rung.interval or (None, None))
    value, low, high = (each.rounded(end) for end in ahead)
    early = each.rung.due < _ladder(context).year.last
    return chart.rung(
        Msg.of("assemble-kpi-short", kpi=each.kpi),
        each.so_far,
        each.goal,
        result_text=_result(each),
        goal_text=Msg.of("assemble-value", value=each.said(each.goal)),
        due_text=Msg.of("ladder-by", day=each.rung.due) if early else "",
        due=each.due,
        forecast=None if None in ahead else (ahead[0] or 0.0, ahead[1] or 0.0, ahead[2] or 0.0),
        forecast_text=("", "") if None in ahead else (
            Msg.of("assemble-value", value=value), Msg.of("assemble-span", low=low, high=high),
        ),
        needed_text=_needed(context, each),
        tone=TONES.get(each.side, "neutral"),
        flagged=flagged,
        between=between,
    )  # fmt: skip


def _result(each: Standing) -> Msg:
    if each.so_far is None:
        why = each.rung.why("to_date")
        return Msg.of("ladder-unknown", reason=why or Missing("no_data"))
    apart = _apart(each)
    if apart is None or apart.relative is None:
        return Msg.of("assemble-value", value=each.said(each.so_far))
    return Msg.of("ladder-result", value=each.said(each.so_far), change=apart)


def _needed(context: Context, each: Standing) -> tuple[Msg | str, Msg | str]:
    """What each month until a rung is due must bring, and what the past ones did; nothing where the year is over."""
    year, left = _ladder(context).year, each.rung.left
    passed, now = months_passed(context, year), until(context) + DAY
    if _left(context) <= 0 or passed <= 0 or each.so_far is None or left is None:
        return ("", "")
    so_far = Msg.of("ladder-so-far", value=_a_month(each, each.so_far / passed))
    if not left:
        return Msg.of("ladder-reached"), so_far
    months = months_between(year.months(), now, each.rung.due + DAY)
    if not months:
        return Msg.of("ladder-too-late"), so_far
    return Msg.of("assemble-value", value=_a_month(each, left / months)), so_far


def _a_month(each: Standing, value: float) -> Quantity:
    """What a month brings: small counts with a decimal, for 4 and 4.4 customers a month differ by a tenth."""
    whole = each.reading.unit is not Unit.COUNT or value >= WHOLE_FROM
    if each.reading.unit is Unit.COUNT and not whole:
        return Quantity(value, Unit.SCORE)
    return each.rounded(value) or Quantity(value, each.reading.unit, each.reading.currency)


WHOLE_FROM = 20
"""A number a month from which on it is written without a decimal."""


def _between(above: Standing, below: Standing) -> Msg | str:
    """The step from a rung to the one above it, in the plan or as measured, and so far."""
    rate, seen = below.rung.rate, below.rung.rate_seen
    if rate is None or seen is None:
        return ""
    origin = "measured" if below.rung.rate_from == "measured" else "plan"
    if below.rung.rate_kpi == DEAL:
        currency = above.reading.currency
        plan, now = Quantity(float(rate), Unit.MONEY, currency), Quantity(seen, Unit.MONEY, currency)
        return Msg.of(f"ladder-between-deal-{origin}", plan=plan, value=now)
    if above.kpi not in STAGES or below.kpi not in STAGES:
        return ""
    if apart := above.rung.without_lead if above.so_far else 0.0:
        led = (above.so_far or 0.0) - apart
        return Msg.of(
            f"ladder-between-{origin}-apart", above=STAGES[above.kpi], below=STAGES[below.kpi],
            plan=Quantity(float(rate), Unit.PERCENT), value=Quantity(seen, Unit.PERCENT), n=round(apart),
            led=Quantity(seen * led / (above.so_far or 1.0), Unit.PERCENT),
        )  # fmt: skip
    return Msg.of(
        f"ladder-between-{origin}", above=STAGES[above.kpi], below=STAGES[below.kpi],
        plan=Quantity(float(rate), Unit.PERCENT), value=Quantity(seen, Unit.PERCENT),
    )  # fmt: skip


def _table(context: Context, rungs: Sequence[Standing]) -> Table:
    """The figures behind the chart."""
    ladder = _ladder(context)
    columns = (
        Column(Msg.of("head-measure"), 40.0, "name"),
        Column(Msg.of("head-year-to-date"), 20.0, "figure"),
        Column(Msg.of("ladder-due", day=until(context)), 24.0, "number"),
        Column(Msg.of("ladder-head-goal", period=ladder.year), 20.0, "number"),
        Column(Msg.of("ladder-head-forecast"), 20.0, "number"),
        Column(Msg.of("ladder-head-due"), 22.0, "number"),
        Column(Msg.of("ladder-head-before", day=ladder.year.start), 18.0, "number"),
        Column(Msg.of("ladder-head-stood"), 18.0, "number"),
        Column(Msg.of("ladder-head-off"), 18.0, "number"),
        Column(Msg.of("ladder-head-held"), 18.0, "number"),
    )
    rows = tuple(
        Row(
            (
                Msg.of("assemble-kpi-short", kpi=each.kpi),
                each.said(each.so_far) or DASH,
                each.said(each.due) or DASH,
                each.said(each.goal),
                each.rounded(each.rung.forecast) or DASH,
                Msg.of("ladder-head-day", day=each.rung.due),
                each.said(float(each.rung.before)) if each.rung.before else DASH,
                (each.said(each.rung.before_actual) if each.rung.before else None) or DASH,
                *_record(each),
            )
        )
        for each in rungs
    )
    return Table("ladder-data", "", "", columns, rows)


def _record(each: Standing) -> tuple[Msg | Quantity | str, Msg | str]:
    """How far such forecasts were off, and how often their range held."""
    record = each.rung.record
    if record is None:
        return DASH, DASH
    return Quantity(record.off, Unit.PERCENT), Msg.of("ladder-held", held=record.held, total=record.tests)
