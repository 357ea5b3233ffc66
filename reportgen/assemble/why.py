"""Why a measure moved from a year ago: the split of its change by segments, of a rate by mix and rates, and what it says.

Only parts larger than chance have a name; what is printed adds up as printed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.assemble.context import Context
from reportgen.assemble.segments import parts_of
from reportgen.metrics.scoreboard import Reading
from reportgen.planning import drivers
from reportgen.planning.drivers import Cases, RatioPart, RatioSplit, SumPart, SumSplit
from reportgen.privacy import POOLED
from reportgen.quantities import Change, Quantity, Unit
from reportgen.text import Msg


@dataclass(frozen=True)
class Why:
    """Why a measure moved from a year ago.

    Attributes:
        reading: of the whole.
        dimension: what it is split by.
        base: the KPI that is the denominator of a ratio; None for a count.
        split: of the change.
        sides: of a ratio, its segments a year ago and now.
    """

    reading: Reading
    dimension: str
    base: str | None
    split: RatioSplit | SumSplit
    sides: tuple[dict[str, Cases], dict[str, Cases]] = ({}, {})


def wanted_cuts(context: Context, kpi: str, dimensions: Sequence[str]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The cuts that `why` needs of a measure: of it and of the two it is made of."""
    kpis = (kpi, *(part for part in parts_of(context, kpi) if part))
    return tuple((kpis, dimension) for dimension in dimensions if dimension)


def why(context: Context, kpi: str, dimension: str) -> Why | None:
    """The split of a measure's change from a year ago.

    None where there is nothing to compare with, where it is no sum and no ratio of two KPIs, or where its segments do not add up to
    it: then they cannot explain it.
    """
    reading, segments = context.reading(kpi), context.evidence.segments
    if reading.value is None or reading.year_ago is None or not context.complete:
        return None
    base = parts_of(context, kpi)[1]
    if base is not None:
        sides = drivers.ratio_sides(context.catalog, kpi, dimension, segments)
        if sides is None or not _whole(sides, reading):
            return None
        split = drivers.ratio_split(*sides)
        return Why(reading, dimension, base, split, sides) if split else None
    spread = _spread_of_money(context, reading)
    if reading.kind != "count" or (reading.unit is Unit.MONEY and spread is None):
        return None
    counts = drivers.count_sides(kpi, dimension, segments, spread=spread)
    if counts is None or not _whole(counts, reading):
        return None
    return Why(reading, dimension, None, drivers.sum_split(*counts))


def _whole(sides: tuple[object, object], reading: Reading) -> bool:
    then, now = sides
    return drivers.adds_up(then, reading.year_ago) and drivers.adds_up(now, reading.value)  # type: ignore[arg-type]


def _spread_of_money(context: Context, reading: Reading) -> float | None:
    """How much a sum of money varies: the mean square of its amounts over their mean (compound Poisson), by the day."""
    by_day = context.evidence.daily.get(reading.kpi)
    if reading.unit is not Unit.MONEY or by_day is None:
        return None
    amounts = [amount for day, amount in by_day.items() if day in reading.period]
    total = math.fsum(amounts)
    return math.fsum(amount * amount for amount in amounts) / total if total > 0 else None


# what it says


def why_said(context: Context, kpi: str, dimension: str) -> Msg | None:
    """Why a measure moved, in a sentence with its figures; None where that could be chance."""
    found = why(context, kpi, dimension)
    if found is None:
        return None
    if isinstance(found.split, SumSplit):
        named = _named(found.split)
        if named is None:
            return None
        key = "standfirst-why-count" if found.split.change.sure else "standfirst-why-count-even"
        return Msg.of(
            key, kpi=kpi, dimension=dimension, way=_way(found), change=moved(found, found.split.change.value),
            segment=name_of(named.name), part=moved(found, named.effect.value),
        )  # fmt: skip
    split = found.split
    if split.cause == "chance":
        return None
    mix, rate = printed(found, [split.mix.value, split.rate.value])
    return Msg.of(
        f"standfirst-why-{split.cause}", kpi=kpi, dimension=dimension, base=found.base, way=_way(found),
        change=moved(found, split.change.value), mix=moved(found, mix), rate=moved(found, rate), **grown_by(found, split),
        worst=name_of(most.name) if (most := _most(split)) else "",
    )  # fmt: skip


def title_of(found: Why) -> Msg:
    """What moved the measure, in the length of a chart's title."""
    kpi, dimension = found.reading.kpi, found.dimension
    if isinstance(found.split, SumSplit):
        named = _named(found.split)
        if named is None:
            return Msg.of("chart-title-why-none", kpi=kpi, dimension=dimension)
        key = "chart-title-why-count" if found.split.change.sure else "chart-title-why-count-even"
        part = moved(found, named.effect.value)
        return Msg.of(key, kpi=kpi, way=_way(found), segment=name_of(named.name), change=part)
    split = found.split
    cause = split.cause
    if cause == "chance":
        return Msg.of("chart-title-why-none", kpi=kpi, dimension=dimension)
    most = _most(split)
    if cause == "rate" and most is None:
        cause = "rate-alike"
    segment = name_of(most.name) if most else ""
    return Msg.of(
        f"chart-title-why-{cause}",
        kpi=kpi,
        dimension=dimension,
        way=_way(found),
        **{**grown_by(found, split), "worst": segment},
    )


def _way(found: Why) -> str:
    return "down" if found.split.change.value < 0 else "up"


def _named(split: SumSplit) -> SumPart | None:
    """The segment that moved a sum most, beyond chance; along its way where the sum moved beyond chance itself."""
    sure = [part for part in split.parts if part.effect.sure and not part.members]
    along = [part for part in sure if part.effect.value * split.change.value > 0] if split.change.sure else sure
    return along[0] if along else None


def _most(split: RatioSplit) -> RatioPart | None:
    """The segment whose own rate moved the ratio most along its way, beyond chance."""
    along = [
        part for part in split.parts if part.rate.sure and part.rate.value * split.change.value > 0 and not part.members
    ]
    return max(along, key=lambda part: abs(part.rate.value), default=None)


def grown_by(found: Why, split: RatioSplit) -> dict[str, Msg | str]:
    """The segment whose share moved a ratio most, and whether there is more or less of it; one that grew comes first."""
    if not split.grown:
        return {"segment": "", "side": "other"}
    then, now = (shares(side) for side in found.sides)
    grown = {name: now.get(name, 0.0) - then.get(name, 0.0) for name in split.grown}
    name = next((each for each, change in grown.items() if change > 0), split.grown[0])
    return {"segment": name_of(name), "side": "more" if grown[name] > 0 else "less"}


def shares(side: dict[str, Cases]) -> dict[str, float]:
    """The segments' shares of the denominator."""
    whole = math.fsum(each.below for each in side.values())
    return {name: each.below / whole for name, each in side.items()}


def name_of(name: str) -> Msg | str:
    """The name of a segment as the data have it."""
    return Msg.of("segment-pooled") if name == POOLED else name or Msg.of("segment-not-set")


# figures as they are printed


def digits_of(reading: Reading) -> int:
    """Decimals of a part, in the unit it is printed in: points for a percentage."""
    if reading.unit is Unit.COUNT or (reading.unit is Unit.MONEY and reading.kind == "count"):
        return 0
    return 2


def scale_of(reading: Reading) -> float:
    """What a part is multiplied by to be printed."""
    return 100.0 if reading.unit is Unit.PERCENT else 1.0


def printed(found: Why, amounts: Sequence[float], whole: float | None = None) -> list[float]:
    """Amounts rounded so that they add up as they are printed, to `whole` or the whole change, in the unit of the reading."""
    scale, digits = scale_of(found.reading), digits_of(found.reading)
    whole = (found.split.change.value if whole is None else whole) * scale
    return [each / scale for each in drivers.as_printed([amount * scale for amount in amounts], whole, digits)]


def moved(found: Why, amount: float) -> Change:
    """A part of the change, in the unit of the measure and as a share of what it was."""
    reading = found.reading
    return Change(
        Quantity(amount, reading.unit, reading.currency), amount / reading.year_ago if reading.year_ago else None
    )
