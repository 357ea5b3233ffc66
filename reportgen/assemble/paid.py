"""Paid media: what was spent, on what, and what a lead from it cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.assemble.changes import SHOWN as SHOWN_CHANGES
from reportgen.assemble.changes import entries_list
from reportgen.assemble.channels import channels_table, return_table
from reportgen.assemble.channels import wanted_cut as channels_cut
from reportgen.assemble.context import TOLERANCE, Context, due, from_plan, quantity, status, unrated
from reportgen.assemble.history import FEWEST, concerning, control_figure, known_points
from reportgen.charts import control
from reportgen.document import Absence, Beside, Block, Cell, Column, Mark, Row, Section, Table, Text
from reportgen.metrics.scoreboard import Reading, Status
from reportgen.metrics.verdicts import FEWEST_EVENTS
from reportgen.privacy import POOLED
from reportgen.quantities import Quantity, Unit
from reportgen.stats import poisson_interval
from reportgen.text import Msg
from reportgen.text.numerals import DASH

KPIS = ("ad_spend", "ad_clicks", "cpc", "cpl")
DIMENSIONS = ("campaign", "platform", "product")
SHOWN = 10
"""Campaigns in the table, at most: those with the largest spend."""
ROOMY = 7
"""Below so many campaigns, or fewer, the page has room for the changes under the chart instead of beside it."""
WIDE = ("quarter", "year", "range")
"""Grains whose report says besides what marketing brought back, and what each channel did."""
WIDE_SHOWN = 6
"""Campaigns in the table of such a report, at most."""
WHOLE_FROM = 100.0
"""From here on both ends of an interval are written in whole units."""


@dataclass(frozen=True)
class Line:
    """One campaign, or all of them.

    Attributes:
        name: "" where the rows have none.
        spend: in the reporting currency.
        clicks: None where they are not known.
        cpc: cost per click.
        cpl: reading of the cost per lead; None where nothing was read.
        together: leads of several campaigns that are told as one line, None for a single one.
    """

    name: str
    spend: float
    clicks: float | None
    cpc: Reading | None
    cpl: Reading | None
    together: float | None = None

    @property
    def leads(self) -> float:
        """Leads that are counted to it."""
        if self.together is not None:
            return self.together
        return (self.cpl.denominator or 0.0) if self.cpl else 0.0

    @property
    def few(self) -> bool:
        """Whether there are too few leads to speak of the cost of one."""
        return self.together is not None or self.leads < FEWEST_EVENTS


def wanted_cut(context: Context) -> tuple[tuple[str, ...], str] | None:
    """The KPIs and the dimension that the section needs."""
    return (KPIS, _dimension(context)) if context.reading("ad_spend").value else None


def wanted_cuts(context: Context) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The KPIs and the dimensions that the section needs: campaigns, in a longer period the channels too."""
    by_channel = channels_cut(context) if str(context.period.grain) in WIDE else None
    return tuple(cut for cut in (wanted_cut(context), by_channel) if cut)


def _dimension(context: Context) -> str:
    """The finest dimension that spend and leads share."""
    shared = {*context.catalog.dimensions("ad_spend")} & {*context.catalog.dimensions("cpl")}
    return next((name for name in DIMENSIONS if name in shared), DIMENSIONS[0])


def section(context: Context) -> Section:
    """The section, on one page."""
    title = Msg.of("section-paid-return" if str(context.period.grain) in WIDE else "section-paid")
    spend, cpl = context.reading("ad_spend"), context.reading("cpl")
    if not spend.value and (rest := _unpaid(context)):
        return Section("paid", title, Msg.of("headline-paid-empty"), (Msg.of("section-paid-none"),), rest)
    if not spend.value:
        reason = Msg.of("section-empty", period=context.period)
        return Section("paid", title, Msg.of("headline-paid-empty"), (), (Absence(reason),))
    found, wide = lines(context), str(context.period.grain) in WIDE
    blocks: list[Block] = []
    if found:
        blocks.append(table(context, found, WIDE_SHOWN if wide else SHOWN))
    back = return_table(context) if wide else None
    named = [entry for entry in concerning(context, cpl) if entry.kpis or entry.tables]
    entries = sorted(named[:SHOWN_CHANGES], key=lambda entry: entry.date)
    if known_points(cpl) >= FEWEST and not unrated(cpl):
        # The stage's section may show the same measure under its own anchor.
        plot = control.LOW_PLOT if back else control.PLOT
        changes = entries_list(context, entries, Msg.of("heading-changes")) if entries and not back else None
        beside = back or (changes if len(found) > ROOMY else None)
        chart = replace(control_figure(context, cpl, 104.0 if beside else 176.0, plot), id="paid-history")
        blocks.append(Beside(chart, beside) if beside else chart)
        if changes and not beside:
            blocks.append(changes)
    elif wide and (back := return_table(context, alone=True)):
        blocks.append(back)
    if wide and (by_channel := channels_table(context)):
        blocks.append(by_channel)
    if not blocks:
        blocks.append(Absence(Msg.of("paid-no-campaigns")))
    return Section("paid", title, headline(context, cpl), standfirst(context, found), tuple(blocks))


def _unpaid(context: Context) -> tuple[Block, ...]:
    """What there is of channels and return where nothing was spent on ads; only in the report of a longer period."""
    if str(context.period.grain) not in WIDE:
        return ()
    return tuple(each for each in (return_table(context, alone=True), channels_table(context)) if each is not None)


def lines(context: Context) -> tuple[Line, ...]:
    """The campaigns, the largest spend first."""
    found = [
        Line(
            (each.by or ("", ""))[1], each.value or 0.0, _value(context.evidence_of("ad_clicks", each.by)),
            context.evidence_of("cpc", each.by), context.evidence_of("cpl", each.by),
        )
        for each in context.evidence.segments
        if each.kpi == "ad_spend" and each.value and each.by and each.by[0] == _dimension(context)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda line: (-line.spend, line.name)))


def _value(reading: Reading | None) -> float | None:
    return reading.value if reading else None


def headline(context: Context, cpl: Reading) -> Msg:
    """What a lead cost against its plan."""
    state, value, plan = status(cpl), quantity(cpl, cpl.value), quantity(cpl, due(cpl))
    if not context.complete:
        return Msg.of("headline-paid-running")
    if value is None or state is Status.TOO_FEW:
        return Msg.of("headline-paid-few")
    if plan is None:
        return Msg.of("headline-paid-plain", value=value)
    moved = from_plan(cpl)
    if state is Status.WATCH:
        return Msg.of("headline-paid-watch", value=value, plan=plan)
    if state is Status.ON_PLAN or moved is None:
        return Msg.of("headline-paid-on-plan", value=value, plan=plan)
    return Msg.of(
        f"headline-paid-{'behind' if state is Status.BEHIND else 'ahead'}", value=value, change=moved, plan=plan
    )


def standfirst(context: Context, found: Sequence[Line]) -> tuple[Text, ...]:
    """What the money bought, the dearest and the cheapest lead where they differ, and what cannot be rated."""
    spend, clicks, cpc, cpl = (context.reading(kpi) for kpi in KPIS)
    sentences: list[Text] = []
    if clicks.value and cpc.value:
        sentences.append(
            Msg.of(
                "standfirst-paid",
                spend=quantity(spend, spend.value),
                clicks=round(clicks.value),
                cpc=quantity(cpc, cpc.value),
                n=round(cpl.denominator or 0),
            )
        )
    else:
        sentences.append(Msg.of("standfirst-paid-spend", spend=quantity(spend, spend.value)))
    rated = [line for line in found if not line.few and line.cpl and line.cpl.value and line.cpl.interval]
    if len(rated) > 1:
        low, high = (pick(rated, key=lambda line: line.cpl.value or 0.0) for pick in (min, max))  # type: ignore[union-attr]
        if low.cpl and high.cpl and _apart(low.cpl, high.cpl):
            sentences.append(
                Msg.of(
                    "standfirst-paid-apart",
                    low=_named(low),
                    low_value=quantity(low.cpl, low.cpl.value),
                    high=_named(high),
                    high_value=quantity(high.cpl, high.cpl.value),
                )
            )
    if together := _few_together(found):
        total, few = Quantity(together.spend, spend.unit, spend.currency), [line for line in found if line.few]
        sentences.append(Msg.of("standfirst-paid-few", spend=total, n=len(few), cases=FEWEST_EVENTS))
        if len(few) > 1 and few[0].cpl is not None:  # the most money must not pass unnamed because it brought little
            most = Quantity(few[0].spend, spend.unit, spend.currency)
            sentences.append(Msg.of("standfirst-paid-few-most", name=_named(few[0]), spend=most, n=round(few[0].leads)))
    return tuple(sentences)


def _few_together(found: Sequence[Line]) -> Line | None:
    """The campaigns with too few leads, where there are others; what they brought together is not rated either."""
    few = [line for line in found if line.few]
    if not few or len(few) == len(found):
        return None
    clicks, leads = sum(line.clicks or 0 for line in few), sum(line.leads for line in few)
    return Line("", sum(line.spend for line in few), clicks, None, None, leads)


def _apart(low: Reading, high: Reading) -> bool:
    """Whether two intervals do not overlap: a stricter test than that of their difference, for the ends of many are picked."""
    return low.interval is not None and high.interval is not None and low.interval[1] < high.interval[0]


def _named(line: Line) -> Msg | str:
    return Msg.of("segment-pooled") if line.name == POOLED else line.name or Msg.of("segment-not-set")


def table(context: Context, found: Sequence[Line], most: int = SHOWN) -> Table:
    """The campaigns with what a click and a lead cost, and how sure that is; at most so many of them have a row."""
    cpl = context.reading("cpl")
    aim, named = _aim(cpl)
    columns = (
        Column(Msg.of("segment-head", dimension=_dimension(context)), 42.0, "name"),
        Column(Msg.of("paid-head-spend"), 17.0, "number"),
        Column(Msg.of("paid-head-clicks"), 15.0, "number"),
        Column(Msg.of("paid-head-cpc"), 13.5, "number"),
        Column(Msg.of("paid-head-leads"), 12.5, "number"),
        Column(Msg.of("paid-head-cpl"), 16.0, "figure"),
        Column(Msg.of("segment-head-interval"), 0.0, "number"),
        Column(Msg.of("head-status"), 35.5, "status"),
    )
    spend = context.reading("ad_spend")
    whole = Line("", spend.value or 0.0, context.reading("ad_clicks").value, context.reading("cpc"), cpl)
    rows = [_row(context, line, _named(line), aim) for line in found[:most]]
    few = _few_together(found)
    if few and sum(line.few for line in found) > 1:
        rows.append(_row(context, few, Msg.of("paid-few-total"), aim))
    left = found[most:]
    if left:
        rows.append(_rest(context, left, aim))
    rows.append(_row(context, whole, Msg.of("segment-total"), aim))
    after: list[Text] = [Msg.of("paid-note", n=FEWEST_EVENTS)]
    if aim is not None:
        after[0] = Msg.of(f"paid-note-{named}", n=FEWEST_EVENTS, value=quantity(cpl, aim))
    subtitle = Msg.of("paid-subtitle", period=context.period)
    return Table("paid-table", _table_title(found, cpl, aim), subtitle, columns, tuple(rows), tuple(after))


def _rest(context: Context, left: Sequence[Line], aim: float | None) -> Row:
    """The campaigns that have no row of their own; of many together no status is told."""
    clicks, leads = sum(line.clicks or 0 for line in left), sum(line.leads for line in left)
    together = Line("", sum(line.spend for line in left), clicks, None, None, leads)
    return Row((*_row(context, together, Msg.of("paid-more", n=len(left)), aim).cells[:-1], DASH))


def _aim(cpl: Reading) -> tuple[float | None, str]:
    """What a lead should cost: the plan, else the upper end of the benchmark."""
    if due(cpl) is not None:
        return due(cpl), "plan"
    return (cpl.benchmark.high, "benchmark") if cpl.benchmark else (None, "")


def dearest(context: Context) -> Msg | None:
    """The campaign with the largest spend whose leads are clearly dearer than they should be; None where there is none."""
    cpl = context.reading("cpl")
    aim, _ = _aim(cpl)
    for line in lines(context):
        if aim is not None and line.cpl and _least(line) > aim:
            spent = Quantity(line.spend, Unit.MONEY, context.reading("ad_spend").currency)
            return Msg.of("now-campaign", segment=_named(line), spend=spent, n=round(line.leads))
    return None


def _least(line: Line) -> float:
    """The least that a lead of a campaign may have cost by chance; of few leads by how many more there could have been."""
    if not line.few and line.cpl and line.cpl.interval:
        return line.cpl.interval[0]
    return line.spend / poisson_interval(line.leads)[1]


def _row(context: Context, line: Line, name: Text, aim: float | None) -> Row:
    cpl = line.cpl
    shown = cpl is not None and not line.few
    return Row(
        (
            name,
            Quantity(line.spend, Unit.MONEY, context.reading("ad_spend").currency),
            DASH if line.clicks is None else Quantity(line.clicks, Unit.COUNT),
            (quantity(line.cpc, line.cpc.value) if line.cpc else None) or DASH,
            Quantity(line.leads, Unit.COUNT),
            (quantity(cpl, cpl.value) if cpl and shown else None) or DASH,
            _interval(cpl) if cpl and shown else DASH,
            _status(line, aim),
        )
    )


def _interval(cpl: Reading) -> Text:
    if cpl.interval is None:
        return DASH
    whole = cpl.interval[1] >= WHOLE_FROM
    low, high = (quantity(cpl, float(round(end)) if whole else end) for end in cpl.interval)
    return Msg.of("paid-interval", low=low, high=high)


def judged(line: Line, aim: float | None) -> Status:
    """How the cost of a lead stands against what it should be, by its interval."""
    cpl = line.cpl
    if line.few or cpl is None or cpl.value is None:
        return Status.TOO_FEW
    if aim is None:
        return Status.NO_PLAN
    if abs(cpl.value / aim - 1) <= TOLERANCE:
        return Status.ON_PLAN
    if cpl.interval is None or cpl.interval[0] <= aim <= cpl.interval[1]:
        return Status.WATCH
    return Status.BEHIND if cpl.value > aim else Status.AHEAD


def _status(line: Line, aim: float | None) -> Cell:
    state = judged(line, aim)
    if state in (Status.BEHIND, Status.AHEAD):
        return Mark(state, Msg.of(f"paid-status-{state}"))
    return Mark(state, Msg.of("status-watch-short" if state is Status.WATCH else f"status-{state}"))


def _table_title(found: Sequence[Line], cpl: Reading, aim: float | None) -> Msg:
    """How many of the campaigns that can be rated cost more a lead than they should."""
    rated = [line for line in found if judged(line, aim) not in (Status.TOO_FEW, Status.NO_PLAN)]
    over = [line for line in rated if judged(line, aim) is Status.BEHIND]
    if not rated:
        return Msg.of("chart-title-paid-few" if all(line.few for line in found) else "chart-title-paid-plain")
    if over:
        worst = max(over, key=lambda line: line.spend)
        value, plan = quantity(cpl, worst.cpl.value if worst.cpl else None), quantity(cpl, aim)
        return Msg.of(
            "chart-title-paid-over", name=_named(worst), value=value, plan=plan, n=len(over), total=len(rated)
        )
    return Msg.of("chart-title-paid-none", total=len(rated))
