"""What is known, believed and not known of where a measure changed; a change logged at the same time is no proof."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.assemble.context import Context, due, from_plan, quantity, status
from reportgen.assemble.heaviest import Cuts, heaviest, own_mix
from reportgen.assemble.history import concerning
from reportgen.assemble.moments import likely, likely_said
from reportgen.assemble.segments import (
    Segment,
    change_of,
    name_of,
)
from reportgen.document import (
    Lists,
    PointList,
    Text,
)
from reportgen.metrics.scoreboard import Reading, Status
from reportgen.text import Msg

POINTS = 3


def knowledge(context: Context, lead: Reading, every: Cuts) -> Lists:
    """Three columns of sentences, each by its rule."""
    return Lists(
        (
            PointList(Msg.of("where-know"), _known(context, lead, every)[:POINTS]),
            PointList(Msg.of("where-believe"), _believed(context, lead, every)[:POINTS]),
            PointList(Msg.of("where-do-not-know"), _unknown(every, tested=bool(likely(context, lead.stage)))[:POINTS]),
        )
    )


def _known(context: Context, lead: Reading, every: Cuts) -> tuple[Text, ...]:
    """The change from plan if it is larger than chance, the segments that changed, and the largest that did not."""
    points: list[Text] = []
    if status(lead) in (Status.BEHIND, Status.AHEAD) and due(lead) is not None:
        side = "behind" if status(lead) is Status.BEHIND else "ahead"
        points.append(Msg.of(f"where-plan-{side}", kpi=lead.kpi, change=from_plan(lead)))
    if worst := heaviest(context, lead, every):
        dimension, segment = worst
        before, after = (quantity(segment.reading, each) for each in (segment.reading.year_ago, segment.reading.value))
        told = {"segment": name_of(segment), "change": change_of(segment), "before": before, "after": after}
        of = own_mix(context, lead.kpi, dimension, segment)
        points.append(Msg.of("where-moved-mix", dimension=of, **told) if of else Msg.of("where-moved", **told))
        if steady := _steady(dict(every)[dimension]):
            points.append(Msg.of("where-steady", segment=name_of(steady), change=change_of(steady)))
    return tuple(points) or (Msg.of("where-nothing-known"),)


LIKELY = 1
"""Likely causes that are told, at most: each takes a paragraph."""
STEADY = 0.05
"""A segment that changed by less than this, and not beyond chance, is told as one that held steady."""


def _steady(found: Sequence[Segment]) -> Segment | None:
    """The largest segment that hardly changed and whose interval leaves room for little."""
    held = [
        each
        for each in found
        if each.moved is not None and not each.sure and abs(each.moved) <= STEADY and each.interval is not None
        and max(abs(end) for end in each.interval) <= 4 * STEADY
    ]  # fmt: skip
    return max(held, key=lambda each: (each.size, each.name), default=None)


def _believed(context: Context, lead: Reading, every: Cuts) -> tuple[Text, ...]:
    """The likely causes in the stage; else the logged changes that name the measure: at the same time, which is no proof."""
    if causes := likely(context, lead.stage):
        return tuple(likely_said(context, cause) for cause in causes[:LIKELY])
    named = [entry for entry in concerning(context, lead) if lead.kpi in entry.kpis][:2]
    recent = [entry for entry in named if (context.period.last - entry.date).days <= 366]
    if not recent:
        return (Msg.of("where-no-entry"),)
    return tuple(Msg.of("where-entry", day=entry.date, what=entry.what_in(context.language)) for entry in recent)


def _unknown(every: Cuts, *, tested: bool) -> tuple[Text, ...]:
    """The cause, as long as nothing was tested; then the segments that could be chance, and those that cannot be rated."""
    points: list[Text] = [] if tested else [Msg.of("where-cause")]
    chance = [each for _, of in every for each in of if each.moved is not None and not each.sure]
    if chance:
        largest = max(chance, key=lambda each: (abs(each.moved or 0.0), each.name))
        points.append(Msg.of("where-perhaps", segment=name_of(largest), change=change_of(largest), n=len(chance)))
    unrated = sum(each.moved is None for _, of in every for each in of)
    if unrated:
        points.append(Msg.of("where-unrated", n=unrated))
    return tuple(points)
