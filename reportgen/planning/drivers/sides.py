"""What is split, read off the readings of a scoreboard: the segments of a measure now, and what they were compared with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from reportgen.metrics.catalog import Catalog
from reportgen.metrics.scoreboard import Reading
from reportgen.planning.drivers.amounts import spread_of
from reportgen.planning.drivers.ratios import Cases
from reportgen.planning.drivers.sums import Counted
from reportgen.quantities import Unit

Base = Literal["previous", "year_ago"]
"""What a reading is compared with: the period before, or the same period a year ago."""

SLACK = 1e-6
"""How far, as a fraction, segments may be from adding up to their whole."""


def parts_named(catalog: Catalog, kpi: str) -> tuple[str | None, str | None]:
    """The KPIs that are numerator and denominator of a KPI, where they are KPIs themselves."""
    spec = catalog.kpis[kpi]
    formula = dict(spec.views)[spec.views[0][0]]
    named = [name if name in catalog.kpis else None for name in (formula.numerator, formula.denominator)]
    return (named[0] if formula.denominator else None), named[1]


def by_name(readings: Iterable[Reading], kpi: str, dimension: str) -> dict[str, Reading]:
    """The segments of a KPI, by name, in its main view: the first one that is there."""
    found: dict[str, Reading] = {}
    for reading in readings:
        if reading.kpi == kpi and reading.by is not None and reading.by[0] == dimension:
            found.setdefault(reading.by[1], reading)
    return found


def counted(segments: Mapping[str, Reading], spread: float | None = None) -> dict[str, Counted]:
    """The numbers of a count's segments with their spread; those without a value are left out.

    Args:
        segments: readings by name.
        spread: of all of them, where it is known otherwise: of a sum of money the mean square of its amounts over their mean
            (compound Poisson; Ross, Introduction to Probability Models, 5.4.2).
    """
    return {
        name: Counted(reading.value, _spread(reading) if spread is None else spread)
        for name, reading in segments.items()
        if reading.value is not None
    }


def _spread(reading: Reading) -> float:
    if reading.unit is Unit.MONEY and reading.interval is None:
        return 0.0
    return spread_of(reading.value or 0.0, reading.interval)


def counted_then(segments: Mapping[str, Reading], base: Base, spread: float | None = None) -> dict[str, Counted]:
    """The same of the period compared with: the spread is that of now."""
    now = counted(segments, spread)
    return {
        name: Counted(value, now[name].spread if name in now else 1.0)
        for name, reading in segments.items()
        if (value := getattr(reading, base)) is not None
    }


def cases(rates: Mapping[str, Reading], sizes: Mapping[str, Reading] | None = None) -> dict[str, Cases]:
    """Numerators and denominators of a ratio's segments; those without either are left out.

    Args:
        rates: readings of the ratio by segment.
        sizes: readings of the KPI that is its denominator, for their spread; Poisson's without them.
    """
    found: dict[str, Cases] = {}
    for name, reading in rates.items():
        above, below = reading.numerator or 0.0, reading.denominator or 0.0
        if not above and not below:
            continue
        size = (sizes or {}).get(name)
        spread = spread_of(above, reading.interval, per=below) if below else 1.0
        found[name] = Cases(above, below, spread, _spread(size) if size else 1.0)
    return found


def cases_then(
    rates: Mapping[str, Reading], tops: Mapping[str, Reading], sizes: Mapping[str, Reading], base: Base
) -> dict[str, Cases]:
    """The same of the period compared with, from the KPIs that are its numerator and denominator: the spreads are those of now."""
    now = cases(rates, sizes)
    found: dict[str, Cases] = {}
    for name in sorted(tops.keys() | sizes.keys()):
        above, below = (_then(side.get(name), base) for side in (tops, sizes))
        if above or below:
            found[name] = replace(now.get(name, Cases(0.0, 0.0)), above=above, below=below)
    return found


def _then(reading: Reading | None, base: Base) -> float:
    return (getattr(reading, base) or 0.0) if reading else 0.0


def ratio_sides(
    catalog: Catalog, kpi: str, dimension: str, readings: Sequence[Reading], base: Base = "year_ago"
) -> tuple[dict[str, Cases], dict[str, Cases]] | None:
    """Both sides of a ratio by segment, before first, from readings of one period.

    Args:
        catalog: what the KPIs are.
        kpi: the ratio; its numerator and denominator must be KPIs themselves.
        dimension: what it is cut by.
        readings: of the segments of the ratio and of both, as `Whole.cut` gives them.
        base: what it is compared with.

    Returns:
        The sides; None where numerator or denominator is no KPI, or a side has no segment with a denominator.
    """
    top, below = parts_named(catalog, kpi)
    if top is None or below is None:
        return None
    rates, tops, sizes = (by_name(readings, name, dimension) for name in (kpi, top, below))
    now = cases(rates, sizes)
    # What stands in numerator or denominator only has no reading of the ratio of its own.
    for name in sorted((tops.keys() | sizes.keys()) - now.keys()):
        above, under = (side[name].value or 0.0 if name in side else 0.0 for side in (tops, sizes))
        if above or under:
            now[name] = Cases(above, under)
    then = cases_then(rates, tops, sizes, base)
    if not any(each.below for each in now.values()) or not any(each.below for each in then.values()):
        return None
    return then, now


def count_sides(
    kpi: str, dimension: str, readings: Sequence[Reading], base: Base = "year_ago", spread: float | None = None
) -> tuple[dict[str, Counted], dict[str, Counted]] | None:
    """Both sides of a count by segment, before first; None where one has no segment."""
    segments = by_name(readings, kpi, dimension)
    then, now = counted_then(segments, base, spread), counted(segments, spread)
    return (then, now) if then and now else None


def whole_of(side: Mapping[str, Counted] | Mapping[str, Cases]) -> float:
    """What the segments of a side come to."""
    counts = [each for each in side.values() if isinstance(each, Counted)]
    if counts:
        return float(sum(each.value for each in counts))
    found = [each for each in side.values() if isinstance(each, Cases)]
    below = sum(each.below for each in found)
    return sum(each.above for each in found) / below if below else 0.0


def adds_up(side: Mapping[str, Counted] | Mapping[str, Cases], whole: float | None) -> bool:
    """Whether the segments of a side come to the whole: those of what was counted once for several of them do not."""
    return whole is not None and abs(whole_of(side) - whole) <= SLACK * max(abs(whole), 1e-9)
