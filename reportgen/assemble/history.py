"""The chart of the measure that moved most: its months, its usual range, its plan, what was changed when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.assemble.context import Context, from_base, label, quantity, relative, status, unrated
from reportgen.changes import Change as LoggedChange
from reportgen.charts import control
from reportgen.charts._events import Event
from reportgen.document import Column, Figure, Graphic, Row, Table
from reportgen.metrics.scoreboard import Reading, Status, Verdict
from reportgen.periods import Grain, Period
from reportgen.stats.control import Limits, below_or_above, individuals_limits
from reportgen.text import Msg

Points = Sequence[tuple[Period, float | None]]
FEWEST = 8
"""A line of fewer points says nothing that the card does not."""
SHOWN = 24
EVENTS = 2
MOVED = (Verdict.UP, Verdict.DOWN)
SIDES = {Verdict.UP: 1, Verdict.DOWN: -1}
NAMES = {1: Verdict.UP, -1: Verdict.DOWN, 0: Verdict.NO_CHANGE}
GROWN = 0.1
"""A change from a year ago that a line without a band is seen to have."""
POSSIBLE: Mapping[str, tuple[float, float]] = {"share": (0.0, 1.0), "score": (-100.0, 100.0)}
"""The least and the most that a measure of a kind can be: its usual range ends there. A score is one of promoters (NPS)."""
STAYED = 3
"""Points in a row outside the usual range from which on it is told since when."""


def history_figure(
    context: Context, readings: Sequence[Reading], width_mm: float, plot_mm: float = control.PLOT
) -> Figure | None:
    """The chart of the measure that moved most; None where no measure has enough history.

    Args:
        context: what the report is made from.
        readings: the measures to choose from.
        width_mm: width on A4.
        plot_mm: height of its plot.
    """
    eligible = [each for each in readings if known_points(each) >= FEWEST and not unrated(each)]
    if not eligible:
        return None
    return control_figure(context, min(enumerate(eligible), key=lambda pair: _rank(*pair))[1], width_mm, plot_mm)


def control_figure(context: Context, reading: Reading, width_mm: float, plot_mm: float = control.PLOT) -> Figure:
    """The chart of one measure that has a history.

    Args:
        context: what the report is made from.
        reading: of the measure.
        width_mm: width on A4.
        plot_mm: height of its plot, where the page has less room than usual.
    """
    points = reading.history[-SHOWN:]
    usual = _usual(context, reading, points)
    drawn = replace(_control(context, reading, points, usual.limits if usual else None), plot_mm=plot_mm)
    start = control.scale_start(drawn)
    subtitle = Msg.of(
        "assemble-history-subtitle" if usual else "assemble-history-subtitle-plain",
        kpi=reading.kpi,
        grain=str(points[0][0].grain),
        scale="zero" if start is None else "part",
        start=quantity(reading, start),
        usual=usual.span if usual else None,
    )
    return Figure(
        id=f"history-{reading.kpi}",
        title=_title(context, reading, points[-1][0], usual),
        subtitle=subtitle,
        graphic=Graphic("control", drawn),
        data=history_table(reading, points),
        width_mm=width_mm,
    )


def known_points(reading: Reading) -> int:
    """Number of points of the history that have a value, of those that are drawn."""
    return sum(value is not None for _, value in reading.history[-SHOWN:])


def _rank(position: int, reading: Reading) -> tuple[int, float, int]:
    """What the history calls news comes first, then what the plan does, the largest difference first."""
    news = 0 if reading.verdict in MOVED else 1 if status(reading) in (Status.AHEAD, Status.BEHIND) else 2
    return news, -abs(relative(reading)), position


@dataclass(frozen=True)
class Usual:
    """The usual range of a series.

    Attributes:
        limits: of the range.
        span: the periods it was drawn from.
        side: where the last point lies: 1 above it, -1 below, 0 within.
        since: the first of the points at the end that lie on that side without a break; None where they are few.
    """

    limits: Limits
    span: Period
    side: int
    since: Period | None


def _usual(context: Context, reading: Reading, points: Points) -> Usual | None:
    """Limits of the points before the change; none where they would contradict the verdict, which knows season and trend.

    They end before the last entry of the change log that concerns the measure, if enough points lie before it, else before
    the points at the end that lie outside them: a change must not widen the limits by which it is seen.
    """
    known = [(period, value) for period, value in points if value is not None]
    if reading.verdict in (Verdict.TOO_FEW, None) or points[-1][1] is None:
        return None
    until = len(known) - 1
    for entry in concerning(context, reading):
        before = sum(period.end <= entry.date or entry.date in period for period, _ in known)
        before -= sum(entry.date in period for period, _ in known)
        if FEWEST <= before < until:
            until = before
            break
    limits = individuals_limits([value for _, value in known[:until]])
    while until > FEWEST and below_or_above(known[until - 1][1], limits):
        until -= 1
        limits = individuals_limits([value for _, value in known[:until]])
    side, outside = below_or_above(known[-1][1], limits), _outside(known, limits)
    if side != SIDES.get(reading.verdict, 0) and not (steady(reading, points) and (outside >= STAYED or not side)):
        return None
    first, last = known[0][0], known[until - 1][0]
    since = known[-outside][0] if outside >= STAYED else None
    least, most = POSSIBLE.get(reading.kind, (limits.low, limits.high))
    limits = replace(limits, low=max(limits.low, least), high=min(limits.high, most))
    return Usual(limits, Period(first.start, last.end, Grain.RANGE, reading.period.fiscal_month), side, since)


def usual_range(context: Context, reading: Reading) -> Usual | None:
    """The usual range that the chart of a measure shows; None where it shows none."""
    return _usual(context, reading, reading.history[-SHOWN:])


def level_said(context: Context, reading: Reading) -> Msg | None:
    """The usual range and where the months lie since they left it; None where they did not leave it, or no month is drawn."""
    points = reading.history[-SHOWN:]
    usual = _usual(context, reading, points) if points else None
    if usual is None or usual.since is None or usual.since.grain is not Grain.MONTH:
        return None
    since = [value for period, value in points if value is not None and period.start >= usual.since.start]
    low = max(usual.limits.low, 0.0) if all(value is None or value >= 0 for _, value in points) else usual.limits.low
    return Msg.of(
        "standfirst-stage-since", usual=usual.span, low=quantity(reading, low), high=quantity(reading, usual.limits.high),
        since=usual.since, least=quantity(reading, min(since)), most=quantity(reading, max(since)),
        side="up" if usual.side > 0 else "down",
    )  # fmt: skip


def _outside(known: Sequence[tuple[Period, float]], limits: Limits) -> int:
    """How many points at the end lie on the last one's side of the usual range."""
    side = below_or_above(known[-1][1], limits)
    inside = (n for n, (_, value) in enumerate(reversed(known)) if below_or_above(value, limits) != side)
    return next(inside, len(known)) if side else 0


def steady(reading: Reading, points: Points) -> bool:
    """Whether the points may be judged by their limits alone: of a rate, which has hardly a season; counts have one.

    The verdict compares with what trend and season let expect, so that a rate that went up months ago and stayed is no news to it;
    and the verdict on a quarter says nothing of its months.
    """
    return reading.kind != "count" and points[-1][0].grain in (Grain.MONTH, Grain.QUARTER)


def concerning(context: Context, reading: Reading) -> list[LoggedChange]:
    """The entries of the change log that may explain a measure, those that name it first, the latest of these first."""
    tables = context.tables_of(reading.kpi)
    found = [
        entry
        for entry in context.changes
        if entry.date <= min(context.period.last, context.board.as_of)
        and (reading.kpi in entry.kpis if entry.kpis else not entry.tables or tables & set(entry.tables))
    ]
    return sorted(found, key=lambda entry: (reading.kpi not in entry.kpis, -entry.date.toordinal(), entry.where))


def _control(context: Context, reading: Reading, points: Points, limits: Limits | None) -> control.Control:
    def level(key: str, value: float | None) -> control.Level | None:
        return None if value is None else control.Level(value, Msg.of(key, value=quantity(reading, value)))

    comparable = reading.period.grain == points[-1][0].grain or reading.kind not in ("count",)
    plan = reading.target.value if reading.target and comparable else None
    known = [value for _, value in points if value is not None]
    low = max(limits.low, 0.0) if limits and min(known) >= 0 else limits.low if limits else None
    return control.data(
        [period for period, _ in points],
        [value for _, value in points],
        unit=reading.unit,
        currency=reading.currency,
        alt=_alt(reading, points),
        mean=level("assemble-level-mean", limits.centre if limits else None),
        low=level("assemble-level-low", low),
        high=level("assemble-level-high", limits.high if limits else None),
        plan=level("assemble-level-plan", plan),
        better=reading.better if reading.better in ("up", "down") else "none",  # type: ignore[arg-type]
        flagged=None if limits else [],
        least=POSSIBLE[reading.kind][0] if reading.kind in POSSIBLE else None,
        events=_events(context, reading, points),
        empty=Msg.of("section-empty", period=context.period),
    )


def _events(context: Context, reading: Reading, points: Points) -> list[Event]:
    """What was changed while the line ran: the few that concern it most, one for a step, for more could not be told apart.

    An entry that names neither a measure nor a table is drawn where nothing else can explain a line that moved; beside one that
    did not move it would explain nothing, on page after page.
    """
    found: dict[int, Event] = {}
    entries = concerning(context, reading)
    named = [entry for entry in entries if entry.kpis or entry.tables]
    for entry in named if named or reading.verdict not in (Verdict.UP, Verdict.DOWN) else entries:
        for at, (period, _) in enumerate(points):
            if entry.date in period and at not in found and len(found) < EVENTS:
                passed = (entry.date - period.start).days / period.days
                said = Msg.of("point-change", day=entry.date, what=entry.what_in(context.language))
                found[at] = Event(at - 0.5 + passed, said)
    return [found[at] for at in sorted(found)]


def _title(context: Context, reading: Reading, last: Period, usual: Usual | None) -> Msg:
    """What the line says; how long it has been outside its range where that is some time, for then the last point is no news."""
    if not context.complete:
        return Msg.of("chart-title-history-running", kpi=reading.kpi)
    if usual and usual.since:
        return Msg.of(
            f"chart-title-history-stays-{'up' if usual.side > 0 else 'down'}", kpi=reading.kpi, period=usual.since
        )
    verdict = reading.verdict or Verdict.TOO_FEW
    moved = from_base(reading, reading.year_ago)
    if not usual and verdict is Verdict.NO_CHANGE and moved and abs(moved.relative or 0.0) >= GROWN:
        # To the verdict a steady growth is no change; a reader who sees the line must be told so.
        return Msg.of("chart-title-history-trend", kpi=reading.kpi, change=moved)
    if usual and last.grain != reading.period.grain:
        verdict = NAMES[usual.side]
    elif last.grain != reading.period.grain:
        last = reading.period  # the verdict is on the whole of it
    return Msg.of(f"chart-title-history-{verdict.name.lower()}", kpi=reading.kpi, period=last)


def _alt(reading: Reading, points: Points) -> Msg:
    known = [(period, value) for period, value in points if value is not None]
    values = [value for _, value in known]
    span = Period(known[0][0].start, known[-1][0].end, Grain.RANGE, reading.period.fiscal_month)
    ends = (("first", values[0]), ("last", values[-1]), ("low", min(values)), ("high", max(values)))
    return Msg.of("alt-spark", kpi=reading.kpi, span=span, **{name: quantity(reading, value) for name, value in ends})


def history_table(reading: Reading, points: Points) -> Table:
    """The points of a history as a table, the latest first."""
    columns = (Column(Msg.of("assemble-head-period"), 40.0, "name"), Column(label(reading.kpi), 30.0, "number"))
    rows = tuple(
        Row((Msg.of("assemble-period", period=period), quantity(reading, value) or "–"))
        for period, value in reversed(points)
    )
    return Table(f"history-{reading.kpi}-data", "", "", columns, rows)
