"""What a KPI was counted from, in any windows and cut by a dimension: numerator and denominator, where days add up to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportgen.business import Business
from reportgen.metrics import arithmetic, frames
from reportgen.metrics.catalog import Catalog, FormulaSpec, MeasureSpec
from reportgen.metrics.frames import WHOLE, Ask, Frames
from reportgen.metrics.settled import Only, Settled
from reportgen.metrics.used import used
from reportgen.metrics.windows import Window
from reportgen.quantities import Missing


@dataclass(frozen=True)
class Tally:
    """Numerator and denominator of a KPI in one window; `below` is None for a count."""

    above: float
    below: float | None


def tallies(
    catalog: Catalog,
    kpi: str,
    query: Ask,
    fed: Mapping[str, frozenset[str]],
    business: Business,
    windows: Sequence[tuple[date, date]],
    as_of: date,
    by: str | None = None,
    only: Only = (),
) -> dict[tuple[date, date], dict[str, Tally]] | None:
    """What a KPI was counted from in each window, by segment.

    Args:
        catalog: the KPIs.
        kpi: a count, or a ratio or share of what was counted.
        query: the engine's one method; asked once per relation.
        fed: the columns that are fed, by table.
        business: currency and stages.
        windows: first day and the day after the last one.
        as_of: the last day that is known.
        by: dimension; without it the whole stands under "".
        only: the filter that all rows go through.

    Returns:
        Window -> segment -> tally; None where it cannot be computed, or its days do not add up (levels, durations, cohorts).
    """
    settled = Settled.of(fed, business, as_of, only)
    spec = catalog.kpis[kpi]
    view = "period" if "period" in dict(spec.views) else spec.views[0][0]
    chosen = used(catalog, kpi, view, settled)
    measures = {one.id: one for one in chosen.measures}
    if chosen.missing is not None or any(one.mode != "daily" or one.block.reached for one in measures.values()):
        return None
    sides = _sides(catalog, chosen.formula)
    if sides is None:
        return None
    asked = [Window(first, beyond, as_of) for first, beyond in windows]
    found = frames.ask(tuple(measures.values()), asked, settled, query, by)
    members = _members(found, measures, asked) if by else (WHOLE,)
    return {
        (window.first, window.beyond): {member: _tally(sides, found, measures, window, member) for member in members}
        for window in asked
    }


def _sides(catalog: Catalog, formula: FormulaSpec) -> tuple[str, str | None] | None:
    """Numerator and denominator as arithmetic over measures; None where one is not a sum of them."""
    above = _plain(catalog, formula.numerator)
    below = _plain(catalog, formula.denominator) if formula.denominator else None
    if above is None or (formula.denominator and below is None):
        return None
    return above, below


def _plain(catalog: Catalog, text: str) -> str | None:
    """An expression with the KPIs it names written out as their measures."""
    if not arithmetic.linear(text):
        return None
    for name in arithmetic.names(text):
        if name.function:
            return None
        if name.name in catalog.measures:
            continue
        spec = catalog.kpis.get(name.name)
        if spec is None or spec.kind != "count" or text != name.name:
            return None
        return _plain(catalog, spec.main.numerator)
    return text


def _members(found: Frames, measures: Mapping[str, MeasureSpec], windows: Sequence[Window]) -> tuple[str, ...]:
    return tuple(sorted({member for name in measures for window in windows for member in found.sums_of(name, window)}))


def _tally(
    sides: tuple[str, str | None], found: Frames, measures: Mapping[str, MeasureSpec], window: Window, member: str
) -> Tally:
    def of(text: str) -> float:
        if text in measures:
            return found.sum(text, window, member)
        value = arithmetic.evaluate(text, lambda name: found.sum(name.name, window, member))
        return 0.0 if isinstance(value, Missing) else value

    above, below = sides
    return Tally(of(above), None if below is None else of(below))
