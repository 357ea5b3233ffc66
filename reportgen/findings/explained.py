"""An explanation of findings as JSON knows it: the rule, its thresholds, and every figure that was used."""

from __future__ import annotations

from typing import Any

from reportgen.findings.base import Fact, Findings, FocusArea, Mixed
from reportgen.findings.playbook import Playbook

CORRECTED = "Benjamini and Hochberg 1995, two-sided p-values of which only the side asked about counts"


def as_json(findings: Findings, playbook: Playbook, area: FocusArea | None = None) -> dict[str, Any]:
    """One focus area with its rule; without one the quarter with all that was compared."""
    head = {
        "quarter": findings.quarter.id,
        "comparisons": findings.tests,
        "thresholds": {
            "false_discovery_rate": playbook.chance,
            "correction": CORRECTED,
            "at_most": playbook.at_most,
            "least_customers_a_year": playbook.least,
        },
    }
    if area is not None:
        return {**head, "area": _area(area), "rule": _rule(playbook, area.rule)}
    return {
        **head,
        "areas": [_area(one) for one in findings.areas],
        "compared": [_fact(one) for one in findings.family],
        "mixes": [mixed_as_json(one) for one in findings.mixes],
        "silent": [{"rule": name, "reason": reason.key, **_params(reason.params)} for name, reason in findings.silent],
    }


def _params(params: tuple[tuple[str, object], ...]) -> dict[str, str]:
    return {name: str(value) for name, value in params}


def _area(area: FocusArea) -> dict[str, Any]:
    worth = area.worth
    return {
        "id": area.id,
        "kind": str(area.kind),
        "rule": area.rule,
        "kpi": area.kpi,
        "by": {area.by[0]: area.by[1]} if area.by else None,
        "confidence": area.confidence,
        "evidence": [_fact(one) for one in area.evidence],
        "worth": worth
        and {
            "customers": worth.customers,
            "customers_interval": list(worth.interval),
            "revenue": worth.revenue,
            "revenue_interval": list(worth.revenue_interval) if worth.revenue_interval else None,
            "method": worth.method,
            "inputs": [[name, value] for name, value in worth.inputs],
        },
        "watch": list(area.watch),
        "owner": area.owner or None,
        "due": area.due.isoformat() if area.due else None,
        "decision": str(area.decision),
        "decided_by": area.by_whom or None,
        "goal": dict(area.goal) or None,
        "cost": area.cost,
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "kpi": fact.kpi,
        "by": {fact.by[0]: fact.by[1]} if fact.by else None,
        "period": fact.period.id,
        "value": fact.value,
        "interval": list(fact.interval) if fact.interval else None,
        "against": fact.against,
        "other": fact.other,
        "other_interval": list(fact.other_interval) if fact.other_interval else None,
        "numerator": fact.numerator,
        "denominator": fact.denominator,
        "p": fact.p,
        "adjusted": fact.adjusted,
    }


def mixed_as_json(one: Mixed) -> dict[str, Any]:
    """A rate that fell by a shifted mix alone."""
    return {
        "kpi": one.kpi, "dimension": one.dimension, "segment": one.segment, "change": one.change, "mix": one.mix, "rate": one.rate,
        "share": one.share, "share_before": one.share_before,
    }  # fmt: skip


def _rule(playbook: Playbook, name: str) -> dict[str, Any] | None:
    rule = playbook.rule(name)
    if rule is not None:
        return {
            "id": rule.id, "enough": list(rule.enough), "weak": list(rule.weak), "brings": rule.brings, "unless": list(rule.unless),
            "segments": rule.segments, "costs": rule.costs, "look": {kpi: list(names) for kpi, names in rule.look.items()},
            "watch": list(rule.watch),
        }  # fmt: skip
    double = playbook.double_down
    if name != "double_down" or double is None:
        return None
    return {
        "id": name, "later": list(double.later), "dimensions": list(double.dimensions), "cap": double.cap, "grow": double.grow,
        "leave_out": {dimension: sorted(names) for dimension, names in double.leave_out.items()}, "watch": list(double.watch),
    }  # fmt: skip
