"""Figures by day: what a count was on each day, for what is told of the days themselves and not of a period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from reportgen.business import Business
from reportgen.metrics import frames
from reportgen.metrics.catalog import Catalog, MeasureSpec
from reportgen.metrics.frames import WHOLE, Ask
from reportgen.metrics.settled import Only, Settled
from reportgen.metrics.used import unfed, used
from reportgen.metrics.windows import Window
from reportgen.periods import DAY


def daily_counts(
    catalog: Catalog,
    wanted: Sequence[str],
    query: Ask,
    fed: Mapping[str, frozenset[str]],
    first: date,
    last: date,
    business: Business,
    only: Only = (),
) -> dict[str, dict[date, float]]:
    """KPIs and measures by day; days without rows are left out.

    Args:
        catalog: the KPIs.
        wanted: ids of measures, and of KPIs that are one measure; what is not counted by day or not fed is left out.
        query: the engine's one method.
        fed: the columns that are fed, by table.
        first: first day.
        last: last day, and the last one that is known.
        business: currency and stages.
        only: the filter that all rows go through.
    """
    settled = Settled.of(fed, business, last, only)
    measures = {name: one for name in wanted if (one := _measure(catalog, name, settled)) and one.mode == "daily"}
    window = Window(first, last + DAY, last)
    found = frames.ask(tuple(measures.values()), (window,), settled, query)
    return {kpi: found.by_day(measure.id, window, WHOLE) for kpi, measure in measures.items()}


def _measure(catalog: Catalog, name: str, settled: Settled) -> MeasureSpec | None:
    """The one measure that a name stands for, None where there is none or it cannot be computed."""
    if name in catalog.kpis:
        spec = catalog.kpis[name]
        chosen = used(catalog, name, spec.views[0][0], settled)
        single = chosen.formula.denominator is None and len(chosen.measures) == 1
        return chosen.measures[0] if spec.kind == "count" and chosen.missing is None and single else None
    measure = catalog.measures.get(name)
    return measure if measure is not None and unfed(measure, settled) is None else None
