"""KPI cards: the same places in every state, so that two reports can be laid side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportgen.assemble.context import (
    Context,
    about,
    cases,
    difference,
    due,
    from_base,
    label,
    last_known,
    mark,
    quantity,
    ripening,
    status,
    tone,
    trend,
    unrated,
)  # fmt: skip
from reportgen.assemble.swing import swing
from reportgen.charts import bullet, sparkline
from reportgen.document import Card, CardRow, Graphic, Mark, Span, Text
from reportgen.metrics.scoreboard import Estimated, Reading, Status
from reportgen.metrics.verdicts import FEWEST_CASES, FEWEST_EVENTS
from reportgen.periods import DAY, Grain, Period
from reportgen.quantities import Quantity, Unit
from reportgen.text import Msg
from reportgen.text.numerals import DASH

UNSURE = (Status.ON_PLAN, Status.WATCH, Status.NO_PLAN)
"""Statuses that weigh less than that a part of the figure is estimated."""
SHARE = "share"
"""How a plan came about (`Target.derived`) that nobody set for the period: the share of a longer one, by business days."""


def card(context: Context, kpi: str) -> Card:
    """The card of a KPI in whatever state it is."""
    reading = context.reading(kpi)
    weak = unrated(reading)
    return Card(
        kpi=kpi,
        label=label(kpi),
        mark=_mark(context, reading),
        figure=quantity(reading, reading.value) or DASH,
        weak=weak,
        difference=_difference(context, reading),
        bullet=_bullet(reading, weak),
        rows=_rows(context, reading),
        trend=drawn_trend(reading, weak),
        span=_span(reading, weak),
        note=_note(context, reading),
        about=about(reading),
    )


def _mark(context: Context, reading: Reading) -> Mark:
    """The status; of a measure whose source went silent, with the day since when."""
    said = mark(reading)
    if about(reading) and said.status in UNSURE:
        return Mark(said.status, Msg.of("status-estimated"))
    if said.status is not Status.NO_DATA or (last := _last_day(context, reading)) is None:
        return said
    return Mark(said.status, Msg.of("status-no_data-since", day=last + DAY))


def _last_day(context: Context, reading: Reading) -> date | None:
    """The newest day of the source that went silent before the period's end, the first to do so of those that feed the measure."""
    tables, needed = context.tables_of(reading.kpi), min(context.period.last, context.board.as_of)
    late = (each.last_day for each in context.coverages if each.table in tables and each.late(needed))
    return min((day for day in late if day is not None), default=None)


def _difference(context: Context, reading: Reading) -> Text:
    """The difference from plan, else what the state allows to say in its place."""
    state = status(reading)
    said: Text | None = None
    if state is Status.TOO_FEW:
        answers = "-answers" if reading.kind == "score" else ""
        needed = FEWEST_CASES if reading.kind == "share" else FEWEST_EVENTS
        return Msg.of(f"card-too-few{answers}", n=round(cases(reading)), total=needed)
    if ripening(reading):
        return DASH
    if state is Status.NO_DATA:
        spec = context.catalog.kpis.get(reading.kpi)
        return Msg.of("provenance-owner", owner=spec.block.owner) if spec and spec.block.owner else DASH
    if state is Status.RUNNING:
        made = difference("card-versus-plan-to-date", reading, due(reading))
        said = replace(made, share=False) if made else None  # the percentage has no room beside these words
    elif state is Status.NO_PLAN:
        said = difference("card-versus-year-ago", reading, reading.year_ago) or _from_previous(reading)
    else:
        said = difference("card-versus-plan", reading, due(reading))
    return said or DASH


def _from_previous(reading: Reading) -> Msg | None:
    moved = from_base(reading, reading.previous)
    return Msg.of("card-difference-previous", grain=str(reading.period.grain), change=moved) if moved else None


def _rows(context: Context, reading: Reading) -> tuple[CardRow, CardRow, CardRow, CardRow]:
    state = status(reading)
    plan: Text = quantity(reading, reading.target.value if reading.target else None) or Msg.of("card-not-set")
    then = reading.mature.period if ripening(reading) and reading.mature else reading.period
    year_ago = CardRow(Msg.of("card-year-ago", period=then.year_ago()), _shown(reading, reading.year_ago))
    if reading.target and reading.target.derived == SHARE and isinstance(plan, Quantity):
        plan = Msg.of("assemble-about", value=plan)  # nobody has planned this very period
    planned = CardRow(Msg.of("card-plan"), plan)
    to_date = CardRow(Msg.of("card-year-to-date"), _shown(reading, reading.year_to_date))
    if ripening(reading):
        own = context.board.get(reading.kpi, None, reading.view)
        so_far = CardRow(
            Msg.of("assemble-cohort-so-far", period=reading.period), _shown(reading, own.value if own else None)
        )
        return planned, year_ago, CardRow(Msg.of("card-cases"), _count(cases(reading))), so_far
    if state is Status.RUNNING:
        known = context.days_known
        return (
            CardRow(Msg.of("card-plan-days", n=known), _shown(reading, due(reading))),
            CardRow(Msg.of("card-plan-of", period=reading.period), plan),
            year_ago,
            CardRow(Msg.of("card-days"), Msg.of("card-days-of", n=known, total=reading.period.days)),
        )
    if state is Status.TOO_FEW:
        count = Msg.of("card-answers" if reading.kind == "score" else "card-cases")
        return (
            planned,
            year_ago,
            CardRow(Msg.of("card-interval"), _interval(reading)),
            CardRow(count, _count(cases(reading))),
        )
    if state is Status.NO_DATA:
        last = last_known(reading)
        known_last = CardRow(Msg.of("card-last-value", period=last[0]), _shown(reading, last[1])) if last else to_date
        return planned, year_ago, known_last, CardRow(Msg.of("card-share-of-plan"), DASH)
    if reading.estimated is not None:
        return planned, year_ago, _measured(reading.estimated), _margin(reading.estimated) or to_date
    if state is Status.NO_PLAN:
        before = CardRow(Msg.of("card-previous", period=reading.period.previous()), _shown(reading, reading.previous))
        return planned, before, year_ago, to_date
    return planned, year_ago, to_date, _share_of_plan(reading)


def _measured(found: Estimated) -> CardRow:
    """How many of the days, the MQLs or the amounts were measured."""
    total = Msg.of("card-days-of", n=found.measured, total=found.total)
    return CardRow(Msg.of(f"card-{found.of}-measured"), total)


def _margin(found: Estimated) -> CardRow | None:
    """By what share the figures of the others may be off."""
    if found.margin is None:
        return None
    label = Msg.of(f"card-estimate-{found.of}", n=found.total - found.measured)
    return CardRow(label, Msg.of("card-estimate-margin", share=found.margin))


def _share_of_plan(reading: Reading) -> CardRow:
    """The year to date as a share of its plan; of the period where the plan to date cannot be said."""
    target = reading.target
    if target and target.year_to_date and reading.year_to_date is not None:
        return CardRow(Msg.of("card-year-to-date-share"), _whole_percent(reading.year_to_date / target.year_to_date))
    if target and target.value and reading.value is not None:
        return CardRow(Msg.of("card-share-of-plan"), _whole_percent(reading.value / target.value))
    return CardRow(Msg.of("card-share-of-plan"), DASH)


def _whole_percent(share: float) -> Msg:
    return Msg.of("assemble-whole-percent", share=share)


def _count(number: float) -> Quantity:
    return Quantity(float(round(number)), Unit.COUNT)


def _shown(reading: Reading, value: float | None) -> Text:
    return quantity(reading, value) or DASH


def _interval(reading: Reading) -> Text:
    if reading.interval is None:
        return DASH
    low, high = (quantity(reading, end) for end in reading.interval)
    return Msg.of("assemble-range", low=low, high=high)


def _bullet(reading: Reading, weak: bool) -> Graphic:
    running = status(reading) is Status.RUNNING
    plan = reading.target.value if reading.target else None
    to_date = reading.target.to_date if running and reading.target else None
    value, before = quantity(reading, reading.value), quantity(reading, reading.year_ago)
    if weak:
        alt = Msg.of("alt-bullet-none", kpi=reading.kpi)
    elif to_date is not None:
        alt = Msg.of(
            "alt-bullet-running",
            kpi=reading.kpi,
            value=value,
            due=quantity(reading, to_date),
            plan=quantity(reading, plan),
        )
    elif plan is None:
        alt = Msg.of("alt-bullet-no-plan", kpi=reading.kpi, value=value, before=before)
    else:
        alt = Msg.of("alt-bullet", kpi=reading.kpi, value=value, plan=quantity(reading, plan), before=before)
    drawn = bullet.data(reading.value, plan, reading.year_ago, alt=alt, plan_to_date=to_date, rated=not weak)
    return Graphic("bullet", drawn)


def drawn_trend(reading: Reading, weak: bool) -> Graphic:
    """The sparkline of a reading: an empty dashed line where no line may be drawn."""
    points = () if weak else trend(reading)
    values = [value for _, value in points]
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return Graphic("sparkline", sparkline.data((), alt=Msg.of("alt-spark-none", kpi=reading.kpi)))
    ends = (("first", known[0]), ("last", known[-1]), ("low", min(known)), ("high", max(known)))
    span = Period(points[0][0].start, points[-1][0].end, Grain.RANGE, reading.period.fiscal_month)
    alt = Msg.of("alt-spark", kpi=reading.kpi, span=span, **{name: quantity(reading, value) for name, value in ends})
    return Graphic("sparkline", sparkline.data(values, alt=alt, tone=tone(reading)))


def _span(reading: Reading, weak: bool) -> Text:
    points = () if weak else trend(reading)
    if sum(value is not None for _, value in points) < 2:
        return Msg.of("card-span-too-few" if weak and reading.value is not None else "card-span-none")
    return Span("card-span", str(points[0][0].grain), points[0][0], points[-1][0])


def _note(context: Context, reading: Reading) -> Text:
    """The one sentence on uncertainty."""
    state = status(reading)
    if state is Status.NO_DATA:
        return Msg.of("assemble-reason", reason=reading.missing) if reading.missing else Msg.of("card-note-no-data")
    if state is Status.TOO_FEW:
        return Msg.of("card-note-too-few")
    if ripening(reading):
        return Msg.of("card-note-ripening")
    if state is Status.RUNNING:
        return Msg.of("card-note-running")
    if reading.estimated is not None:
        return _how(context, reading.estimated)
    if reading.interval is not None and reading.interval[0] != reading.interval[1]:
        low, high = (quantity(reading, end) for end in reading.interval)
        return Msg.of("card-note-interval", low=low, high=high)
    if (half := swing(context, reading)) is not None:
        return Msg.of("card-note-amounts", grain=str(reading.period.grain), value=quantity(reading, half))
    if reading.kind == "level":
        return Msg.of("card-note-level")
    if reading.interval_method == "exact" or reading.unit is Unit.MONEY:
        return Msg.of("card-note-exact")
    return Msg.of("card-note-no-plan" if state is Status.NO_PLAN else "card-note-no-interval")


def _how(context: Context, found: Estimated) -> Text:
    """How the part of a figure that was not measured came about."""
    said = dict(found.how)
    how = said.get("") or said.get(context.language) or said.get("en") or next(iter(said.values()), None)
    left = found.total - found.measured
    if found.of == "mqls":
        return Msg.of("card-note-by-criteria", n=left)
    if found.of == "amounts":
        return Msg.of("card-note-old-rates", n=left, how=how)
    return Msg.of("card-note-estimated-how", n=left, how=how) if how else Msg.of("card-note-estimated", n=left)
