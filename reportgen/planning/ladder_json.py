"""The year's ladder as JSON knows it; docs/json.md has its form."""

from __future__ import annotations

from typing import Any

from reportgen.metrics.scoreboard import number
from reportgen.planning.ladder import Worth, quarters
from reportgen.planning.pace import Record
from reportgen.planning.yearly import RungStanding, YearLadder
from reportgen.quantities import Unit


def as_json(ladder: YearLadder | None) -> dict[str, Any]:
    """The ladder: rates as fractions, people whole, money to the cent; nothing but empty lists where there is none."""
    if ladder is None:
        return {"goal": None, "rungs": [], "months": [], "notes": []}
    top, year = ladder.rungs[0], ladder.year
    return {
        "goal": {
            "kpi": ladder.goal_kpi,
            "period": year.id,
            "start": year.start.isoformat(),
            "end": year.last.isoformat(),
            "value": number(float(top.needed), top.unit),
            "currency": ladder.currency if top.unit is Unit.MONEY else None,
            "from": ladder.goal_from,
        },
        "as_of": ladder.as_of.isoformat(),
        "rungs": [_rung(each) for each in ladder.rungs],
        "months": [
            {
                "month": month.id,
                "needed": {each.rung: number(float(each.months[at]), each.unit) for each in ladder.rungs},
                "actual": {
                    each.rung: number(each.actual[at], each.unit) for each in ladder.rungs if at < len(each.actual)
                },
            }
            for at, month in enumerate(ladder.months)
        ],
        "quarters": _quarters(ladder),
        "measured": {"start": ladder.measured.start.isoformat(), "end": ladder.measured.last.isoformat()}
        if ladder.measured
        else None,
        "sensitivity": [_worth(each, ladder) for each in ladder.sensitivity],
        "notes": [{"about": about, "reason": str(reason)} for about, reason in ladder.notes],
    }


def _quarters(ladder: YearLadder) -> list[dict[str, Any]]:
    """The sums of each three months of a year or quarter."""
    if len(ladder.months) % 3:
        return []
    sums = {each.rung: quarters(each.months) for each in ladder.rungs}
    return [
        {
            "start": ladder.months[3 * at].start.isoformat(),
            "end": ladder.months[3 * at + 2].last.isoformat(),
            "needed": {each.rung: number(float(sums[each.rung][at]), each.unit) for each in ladder.rungs},
        }
        for at in range(len(ladder.months) // 3)
    ]


def _rung(each: RungStanding) -> dict[str, Any]:
    def figure(value: float | None) -> float | int | None:
        return number(value, each.unit if each.unit is Unit.MONEY else None)

    return {
        "rung": each.rung,
        "needed": figure(float(each.needed)),
        "rate": None if each.rate is None else number(float(each.rate)),
        "rate_from": each.rate_from or None,
        "to_date": figure(each.to_date),
        "due": each.due.isoformat(),
        "forecast": figure(each.forecast),
        "interval": [figure(end) for end in each.interval] if each.interval else None,
        "gap": figure(each.gap),
        "per_business_day": number(each.per_business_day),
        "unit": str(each.unit),
        "rate_kpi": each.rate_kpi or None,
        "rate_exact": None if each.rate is None else str(each.rate),
        "rate_counts": [number(float(count)) for count in each.origin.counts]
        if each.origin and each.origin.counts
        else None,
        "rate_seen": number(each.rate_seen),
        "needed_to_date": figure(float(each.needed_to_date)) if each.needed_to_date is not None else None,
        "left": figure(each.left),
        "per_business_day_so_far": number(each.per_business_day_so_far),
        "lag_days": each.lag_days,
        "before": figure(float(each.before)),
        "before_actual": figure(each.before_actual),
        "planned": figure(each.planned),
        "spread_from": each.spread_from,
        "record": _record(each.record),
        "lacking": {name: str(reason) for name, reason in each.lacking},
    }


def _record(record: Record | None) -> dict[str, Any] | None:
    if record is None:
        return None
    return {"tests": record.tests, "held": record.held, "off": number(record.off), "months_ahead": record.months}


def _worth(worth: Worth, ladder: YearLadder) -> dict[str, Any]:
    """What a change brings; where the goal is not customers or what they bring, it brings more of the goal's own."""
    counts = [each.rung for each in ladder.rungs if each.unit is not Unit.MONEY]
    gained = counts[0] if counts else ""
    return {
        "kpi": worth.kpi,
        "change": number(float(worth.change)),
        "customers": number(float(worth.customers)) if gained == "customers" else None,
        "revenue": number(float(worth.revenue), Unit.MONEY) if gained == "customers" and ladder.deal else None,
        "rung": gained,
        "gained": number(float(worth.customers)),
    }
