"""Why one measure moved, all that is known of it, and its form as JSON; docs/json.md says what it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportgen.metrics.scoreboard import number
from reportgen.periods import Period
from reportgen.planning.drivers import Amount, Cases, Chain, RatioPart, RatioSplit, SumPart, SumSplit, share_of_mix
from reportgen.planning.moments import Beside, Contrast, Moment
from reportgen.quantities import Unit


@dataclass(frozen=True)
class Split:
    """The change of a measure by one dimension.

    Attributes:
        dimension: by which it is split.
        found: the split.
        tried: the dimensions among which it was chosen, with how much each tells (`drivers.telling`), the chosen one first,
            then the most telling.
    """

    dimension: str
    found: RatioSplit | SumSplit
    tried: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Way:
    """The chain of stages to a measure, against one base: `plan`, `previous` or `year_ago`."""

    against: str
    chain: Chain


@dataclass(frozen=True)
class Explained:
    """Why a measure moved.

    Attributes:
        kpi: id.
        unit: of the measure.
        currency: where the unit is money.
        period: whose figure it is, as far as it is known.
        against: `previous` or `year_ago`.
        base: the period compared with, of the same age.
        split: by the chosen or the most telling dimension; None where it cannot be split.
        ways: the chain, for a stage of the funnel and for revenue.
        moments: the change points of its months, with what was changed near them.
        searched: the months that were searched for them; None where they are too few.
    """

    kpi: str
    unit: Unit
    currency: str | None
    period: Period
    against: str
    base: Period
    split: Split | None
    ways: tuple[Way, ...] = ()
    moments: tuple[Moment, ...] = ()
    searched: Period | None = None


def as_json(found: Explained) -> dict[str, Any]:
    """The explanation as JSON knows it: rates as fractions, changes with their 95 % intervals."""
    return {
        "kpi": found.kpi,
        "unit": str(found.unit),
        "currency": found.currency,
        "period": _span(found.period),
        "against": found.against,
        "base": _span(found.base),
        "split": _split(found.split) if found.split else None,
        "chains": [_way(way) for way in found.ways],
        "change_points": [_moment(moment) for moment in found.moments],
        "searched": _span(found.searched) if found.searched else None,
    }


def _span(period: Period) -> dict[str, str]:
    return {"id": period.id, "start": period.start.isoformat(), "end": period.last.isoformat()}


def _amount(amount: Amount) -> dict[str, Any]:
    return {
        "value": number(amount.value),
        "interval": [number(end) for end in amount.interval],
        "sure": amount.sure,
    }


def _split(split: Split) -> dict[str, Any]:
    found = split.found
    told: dict[str, Any] = {
        "dimension": split.dimension,
        "tried": [{"dimension": name, "telling": number(size)} for name, size in split.tried],
        "before": number(found.before),
        "after": number(found.after),
        "change": _amount(found.change),
    }
    if isinstance(found, SumSplit):
        return {**told, "kind": "sum", "parts": [_sum_part(part) for part in found.parts]}
    return {
        **told,
        "kind": "ratio",
        "mix": _amount(found.mix),
        "rate": _amount(found.rate),
        "mix_share": _share(found),
        "cause": found.cause,
        "simpson": found.simpson,
        "grown": list(found.grown),
        "parts": [_ratio_part(part) for part in found.parts],
    }


def _share(found: RatioSplit) -> dict[str, Any]:
    share, interval = share_of_mix(found)
    return {"value": number(share), "interval": [number(end) for end in interval] if interval else None}


def _sum_part(part: SumPart) -> dict[str, Any]:
    return {
        "segment": None if part.members else part.name,
        "segments": list(part.members),
        "before": number(part.before),
        "after": number(part.after),
        "effect": _amount(part.effect),
    }


def _ratio_part(part: RatioPart) -> dict[str, Any]:
    def side(cases: Cases) -> dict[str, Any]:
        return {"numerator": number(cases.above), "denominator": number(cases.below), "value": number(cases.rate)}

    return {
        "segment": None if part.members else part.name,
        "segments": list(part.members),
        "before": side(part.before),
        "after": side(part.after),
        "mix": _amount(part.mix),
        "rate": _amount(part.rate),
    }


def _way(way: Way) -> dict[str, Any]:
    chain = way.chain
    return {
        "against": way.against,
        "before": number(chain.before),
        "after": number(chain.after),
        "change": _amount(chain.change),
        "steps": [
            {
                "rung": step.name,
                "from": step.origin,
                "before": number(step.before),
                "after": number(step.after),
                "effect": _amount(step.effect),
            }
            for step in chain.steps
        ],
        "left_out": list(chain.left_out),
    }


def _moment(moment: Moment) -> dict[str, Any]:
    point = moment.point
    return {
        "at": point.at.id,
        "earliest": point.earliest.id,
        "latest": point.latest.id,
        "change": number(point.change),
        "interval": [number(end) for end in point.interval],
        "p": number(point.p),
        "dated": point.dated,
        "beside": [_beside(each) for each in moment.beside],
    }


def _beside(beside: Beside) -> dict[str, Any]:
    entry = beside.entry
    return {
        "date": entry.date.isoformat(),
        "what": entry.what if isinstance(entry.what, str) else dict(sorted(entry.what.items())),
        "where": entry.where,
        "said": "likely cause" if beside.likely else "at the same time as",
        "contrast": _contrast(beside.contrast) if beside.contrast else None,
    }


def _contrast(contrast: Contrast) -> dict[str, Any]:
    return {
        "dimension": contrast.dimension,
        "touched": list(contrast.touched),
        "compared": list(contrast.compared),
        "log_change_touched": _amount(contrast.own),
        "log_change_compared": _amount(contrast.other),
        "log_change_apart": _amount(contrast.apart),
    }
