"""Three columns of sentences: what went well, what did not, and what is not known."""

from __future__ import annotations

from reportgen.assemble.context import (
    Context,
    cases,
    from_plan,
    quantity,
    relative,
    side_of,
    status,
)
from reportgen.assemble.headline import by_size
from reportgen.assemble.quality import source_name
from reportgen.document import Lists, PointList, Text
from reportgen.metrics.scoreboard import Reading, Status, Verdict
from reportgen.metrics.written import STAGES
from reportgen.text import Msg

POINTS = 3
"""Sentences in each of the three columns, at most."""
UNFED = ("not_fed", "column_not_fed")
"""Reasons why a measure is not measured at all."""

TRAFFIC, OF_TRAFFIC = ("sessions", "users", "new_users", "page_views"), ("qualified_visit_rate", "visitor_to_lead")
"""Measures that robots raise, and the rates that fall when they do."""
TIMES = 1.0
"""Traffic that is ahead of plan by more than this share while those rates fall is not told as something that went well."""


def three_columns(context: Context, cards: tuple[Reading, ...]) -> Lists:
    """The measures of the cards first in each column."""
    every = context.readings()
    first = {reading.kpi: at for at, reading in enumerate(cards)}
    ordered = tuple(sorted(every, key=lambda reading: first.get(reading.kpi, len(first))))
    return Lists(
        (
            PointList(Msg.of("heading-went-well"), went_well(ordered) or (Msg.of("point-nothing-good"),)),
            PointList(Msg.of("heading-did-not"), did_not(ordered) or (Msg.of("point-nothing-bad"),)),
            PointList(Msg.of("heading-do-not-know"), not_known(context, ordered) or (Msg.of("point-nothing-unknown"),)),
        )
    )


def went_well(readings: tuple[Reading, ...]) -> tuple[Text, ...]:
    """Measures ahead of plan, then those whose history says that they got better, then those on plan."""
    doubted = doubtful_traffic(readings)
    ahead = [reading for reading in by_size(readings, Status.AHEAD) if reading not in doubted]
    points = [_plan_point("point-ahead", reading) for reading in ahead]
    points += _history_points(readings, good=True)
    on_plan = [reading for reading in readings if status(reading) is Status.ON_PLAN]
    points += [Msg.of("point-on-plan", kpi=each.kpi, value=quantity(each, each.value)) for each in on_plan]
    return tuple(points[:POINTS])


def doubtful_traffic(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Traffic far ahead of plan of which less than usual is worth anything: more of it may be robots than people."""
    fallen = {each.kpi for each in readings if each.kpi in OF_TRAFFIC and each.verdict is Verdict.DOWN}
    if fallen != {*OF_TRAFFIC}:
        return ()
    return tuple(each for each in by_size(readings, Status.AHEAD) if each.kpi in TRAFFIC and relative(each) > TIMES)


def did_not(readings: tuple[Reading, ...]) -> tuple[Text, ...]:
    """Measures behind plan, then those whose history says that they got worse."""
    points = [_plan_point("point-behind", reading) for reading in by_size(readings, Status.BEHIND)]
    return tuple((points + _history_points(readings, good=False))[:POINTS])


def _plan_point(key: str, reading: Reading) -> Msg:
    side = {"side": side_of(reading)} if key == "point-behind" else {}
    return Msg.of(key, kpi=reading.kpi, value=quantity(reading, reading.value), change=from_plan(reading), **side)


BY_PART = frozenset({"form_abandonment"})
"""Rates that say something only part by part: each field of a form is left less often when it gets more of them."""


def _history_points(readings: tuple[Reading, ...], *, good: bool) -> list[Msg]:
    """Measures without a plan that left their usual range to one side."""
    found = []
    for reading in readings:
        if status(reading) is not Status.NO_PLAN or reading.better == "none" or reading.kpi in BY_PART:
            continue
        if reading.verdict not in (Verdict.UP, Verdict.DOWN):
            continue
        up = reading.verdict is Verdict.UP
        if (up == (reading.better == "up")) == good:
            found.append(Msg.of(f"point-history-{'up' if up else 'down'}", kpi=reading.kpi))
    return found


def not_known(context: Context, readings: tuple[Reading, ...]) -> tuple[Text, ...]:
    """What stopped, what could be chance, what is too few, what is not measured."""
    needed = min(context.period.last, context.board.as_of)
    points: list[Text] = [
        Msg.of("point-source-stopped", source=source_name(each.source), day=each.last_day)
        for each in context.coverages
        if each.last_day is not None and each.late(needed)
    ]
    points += [
        Msg.of("point-traffic-doubted", kpi=each.kpi, change=from_plan(each)) for each in doubtful_traffic(readings)[:1]
    ]
    for reading in by_size(readings, Status.WATCH):
        good = (relative(reading) > 0) == (reading.better != "down")
        points.append(
            Msg.of(f"point-watch-{'ahead' if good else 'behind'}", kpi=reading.kpi, change=from_plan(reading))
        )
    points = points[: POINTS - 1]
    few = [reading for reading in readings if status(reading) is Status.TOO_FEW]
    points += [Msg.of("point-too-few", kpi=reading.kpi, n=round(cases(reading))) for reading in few[:1]]
    missing = sum(reading.missing is not None and reading.missing.reason in UNFED for reading in readings)
    if missing:
        key = "point-missing-many" if {*STAGES, "definitions"} & {*context.spec.sections} else "point-missing"
        points = [*points[: POINTS - 1], Msg.of(key, n=missing)]
    no_plan = sum(status(reading) is Status.NO_PLAN for reading in readings)
    if no_plan and len(points) < POINTS:
        points.append(Msg.of("point-no-plan-many", n=no_plan))
    return tuple(points[:POINTS])
