"""What now: what a manager is asked to look into, by rule, never by guess.

First what was agreed on for the quarter, with its owner and day. Then the one or two other measures that are clearly behind plan
and weigh most, each with where to look first: the segment whose change is larger than chance, what was entered in the change log
for the measure, the section that shows it, and who answers for it. Nothing is said of a cause: an entry stands there because it
names the measure, and a segment because it moved.
"""

from __future__ import annotations

from reportgen.assemble.context import Context, from_plan, side_of, status
from reportgen.assemble.focus import PAID, card_place, focus, weight
from reportgen.assemble.history import concerning
from reportgen.assemble.paid import dearest
from reportgen.assemble.segments import change_of, dimension_of, name_of, segments
from reportgen.document import PointList, Text
from reportgen.findings import Decision, FocusArea, Kind
from reportgen.findings.base import rank
from reportgen.metrics.scoreboard import Reading, Status
from reportgen.text import Msg

TAKEN = (Decision.ACCEPTED, Decision.EDITED)
ASKED = 2
"""Measures that are named: one asks for more than one can do in a month."""
ON_CARD = 0.25
"""What a measure of the cards counts beside its weight: it is there because somebody watches it."""
RECENT = 366
"""An entry of the change log older than so many days is no place to look first."""


def asked(context: Context) -> PointList | None:
    """The points, or the one sentence in their place; None where nothing was read."""
    readings = context.readings()
    if not any(each.value is not None for each in readings):
        return None
    agreed = _agreed(context)
    left = [each for each in behind(context) if each.kpi not in {area.kpi for area in agreed}]
    points: tuple[Text, ...] = (*map(_agreement, agreed), *(_point(context, each) for each in left))
    if not points:
        points = (_instead(context, readings),)
    return PointList(Msg.of("heading-now"), points)


def _agreed(context: Context) -> list[FocusArea]:
    """The focus areas of the quarter that their owners took on, the first by rank; a matter of the calendar has its own place."""
    found = [
        each for each in context.evidence.memory.areas if each.decision in TAKEN and each.kind is not Kind.TIME_BASED
    ]
    return sorted((each for each in found if each.actions), key=rank)[:ASKED]


def _agreement(area: FocusArea) -> Msg:
    """What was agreed on, who does it and by when."""
    who = Msg.of("own-words", words=area.owner) if area.owner else Msg.of("decisions-owner-open")
    by = Msg.of("decisions-owner-due", owner=who, day=area.due) if area.due else who
    return Msg.of("now-agreed", kpi=area.kpi, what=area.actions[0], by=by)


def behind(context: Context) -> list[Reading]:
    """The measures that ask for it most: clearly behind plan, the farthest first, a step of the funnel counting double.

    Of two that say the same, a count and the rate it is made of, the second stays out: one question is enough.
    """
    if not context.complete:
        return []
    found = [each for each in context.readings() if status(each) is Status.BEHIND]
    chosen: list[Reading] = []
    for each in sorted(found, key=lambda one: (-_urgency(context, one), card_place(context, one))):
        if all(each.stage != one.stage or (each.kpi in PAID) != (one.kpi in PAID) for one in chosen):
            chosen.append(each)
    return chosen[:ASKED]


def _urgency(context: Context, reading: Reading) -> float:
    return weight(reading) + (ON_CARD if reading.kpi in context.spec.cards else 0.0)


def _instead(context: Context, readings: tuple[Reading, ...]) -> Msg:
    if not context.complete:
        return Msg.of("now-running", grain=str(context.period.grain))
    if any(each.target for each in readings):
        return Msg.of("now-nothing")
    return Msg.of("now-no-plan")


def _point(context: Context, reading: Reading) -> Msg:
    parts = [Msg.of("now-behind", kpi=reading.kpi, change=from_plan(reading), side=side_of(reading))]
    parts += [said for said in (_segment(context, reading), _entry(context, reading)) if said]
    if (section := _shown_in(context, reading)) is not None:
        parts.append(Msg.of("now-section", section=section))
    owner = context.catalog.kpis[reading.kpi].block.owner
    if owner:
        parts.append(Msg.of("provenance-owner", owner=owner))
    whole = parts[0]
    for part in parts[1:]:
        whole = Msg.of("assemble-then", first=whole, second=part)
    return whole


def _segment(context: Context, reading: Reading) -> Msg | None:
    """The segment that moved most beyond chance to the worse; of the cost per lead the campaign that spends most too dearly."""
    if reading.kpi == "cpl" and (campaign := dearest(context)) is not None:
        return campaign
    dimension = dimension_of(context, reading.kpi)
    if dimension is None:
        return None
    worse = -1 if reading.better == "up" else 1
    moved = [each for each in segments(context, reading.kpi, dimension) if each.sure and (each.moved or 0) * worse > 0]
    if not moved:
        return None
    first = max(moved, key=lambda each: abs(each.moved or 0))
    return Msg.of("now-segment", segment=name_of(first), change=change_of(first))


def _entry(context: Context, reading: Reading) -> Msg | None:
    """The latest entry that names the measure."""
    for entry in concerning(context, reading):
        if reading.kpi in entry.kpis and (context.period.last - entry.date).days <= RECENT:
            return Msg.of("now-entry", day=entry.date, what=entry.what_in(context.language))
    return None


def _shown_in(context: Context, reading: Reading) -> Msg | None:
    """The section that shows the measure at length."""
    sections, chosen = context.spec.sections, focus(context)
    if reading.kpi in PAID and "paid" in sections:
        return Msg.of("section-paid")
    if "stage" in sections and chosen is not None and chosen.stage == reading.stage:
        return Msg.of("section-stage-of", stage=reading.stage)
    return next((Msg.of(f"section-{name}") for name in ("ladder", "funnel") if name in sections), None)
