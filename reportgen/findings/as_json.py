"""Findings for `--json`: the shape that docs/json.md describes. Figures as everywhere: rates are fractions, money to the cent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from reportgen.findings.base import Fact, Findings, FocusArea, Reviewed, Watched, Worth
from reportgen.findings.explained import mixed_as_json
from reportgen.metrics.scoreboard import number
from reportgen.quantities import Unit
from reportgen.text import Msg

Say = Callable[[Msg], str]
"""Makes a sentence of a message."""


def as_json(findings: Findings, as_of: date, say: Say) -> dict[str, Any]:
    """All that was found in a quarter, and what became of the focus areas of the one before."""
    quarter = findings.quarter
    return {
        "quarter": {
            "id": quarter.id,
            "start": quarter.start.isoformat(),
            "end": quarter.last.isoformat(),
            "complete": quarter.complete(as_of),
            "as_of": as_of.isoformat(),
        },
        "focus_areas": [area_as_json(each, say) for each in findings.areas],
        "rejected": [area_as_json(each, say) for each in findings.rejected],
        "planned": [area_as_json(each, say) for each in findings.planned],
        "review": [review_as_json(each, say) for each in findings.review],
        "tests": findings.tests,
        "mixes": [mixed_as_json(one) for one in findings.mixes],
        "silent": [{"rule": rule, "why": say(why)} for rule, why in findings.silent],
    }


def area_as_json(area: FocusArea, say: Say) -> dict[str, Any]:
    """One focus area."""
    return {
        "id": area.id,
        "kind": str(area.kind),
        "rule": area.rule,
        "title": say(area.title) if area.title else None,
        "kpi": area.kpi,
        "by": {area.by[0]: area.by[1]} if area.by else None,
        "quarter": area.quarter.id,
        "evidence": [_fact(each) for each in area.evidence],
        "worth": worth_as_json(area.worth),
        "watch": list(area.watch),
        "actions": [say(each) for each in area.actions],
        "owner": area.owner or None,
        "due": area.due.isoformat() if area.due else None,
        "confidence": area.confidence,
        "reason": say(area.reason) if area.reason else None,
        "decision": str(area.decision),
        "decided_by": area.by_whom or None,
        "note": area.note or None,
        "goal": {kpi: number(value) for kpi, value in area.goal},
        "cost": number(area.cost, Unit.MONEY),
        "span": [day.isoformat() for day in area.span] if area.span else None,
        "audience": say(area.audience) if area.audience else None,
        "campaign": area.campaign or None,
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "kpi": fact.kpi,
        "by": {fact.by[0]: fact.by[1]} if fact.by else None,
        "period": fact.period.id,
        "value": number(fact.value),
        "interval": _ends(fact.interval),
        "against": fact.against,
        "other": number(fact.other),
        "other_interval": _ends(fact.other_interval),
        "numerator": number(fact.numerator),
        "denominator": number(fact.denominator),
        "p": fact.p,
        "adjusted": fact.adjusted,
    }


def worth_as_json(worth: Worth | None) -> dict[str, Any] | None:
    """What a focus area is worth in a year."""
    if worth is None:
        return None
    return {
        "customers": number(worth.customers),
        "interval": _ends(worth.interval),
        "revenue": number(worth.revenue, Unit.MONEY),
        "revenue_interval": _ends(worth.revenue_interval, Unit.MONEY),
        "method": worth.method,
        "inputs": {name: number(value) for name, value in worth.inputs},
    }


def review_as_json(reviewed: Reviewed, say: Say) -> dict[str, Any]:
    """What became of a focus area of the quarter before."""
    area = reviewed.area
    return {
        "id": area.id,
        "kind": str(area.kind),
        "rule": area.rule,
        "kpi": area.kpi,
        "by": {area.by[0]: area.by[1]} if area.by else None,
        "quarter": area.quarter.id,
        "verdict": reviewed.verdict,
        "why": say(reviewed.why),
        "watched": [_watched(each) for each in reviewed.watched],
        "claimed": worth_as_json(area.worth),
        "seen": worth_as_json(reviewed.seen),
        "owner": area.owner or None,
        "due": area.due.isoformat() if area.due else None,
        "decision": str(area.decision),
        "decided_by": area.by_whom or None,
    }


def _watched(watched: Watched) -> dict[str, Any]:
    reading = watched.reading
    sides = {1: "better", -1: "worse", 0: "chance"}
    return {
        "kpi": reading.kpi,
        "by": {reading.by[0]: reading.by[1]} if reading.by else None,
        "usual": number(watched.usual),
        "then": number(watched.then),
        "now": number(reading.value),
        "difference": number(reading.value - watched.usual)
        if reading.value is not None and watched.usual is not None
        else None,
        "interval": _ends(watched.interval),
        "side": sides[watched.side] if watched.side is not None else None,
    }


def _ends(ends: tuple[float, float] | None, unit: Unit | None = None) -> list[float | int | None] | None:
    return [number(each, unit) for each in ends] if ends else None
