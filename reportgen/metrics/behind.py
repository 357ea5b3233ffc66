"""What is behind a figure: its rows, the number of its cases, and what it was on each day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from reportgen.metrics import arithmetic, sql
from reportgen.metrics.catalog import KpiSpec
from reportgen.metrics.windows import Window
from reportgen.metrics.written import View
from reportgen.quantities import Missing

if TYPE_CHECKING:
    from reportgen.metrics.figures import Figures


def rows_of(figures: Figures, spec: KpiSpec, view: View, window: Window, member: str) -> int:
    """Rows of a window that a KPI is made of; a row that both sides of it count is one row."""
    chosen = figures.used(spec.id, view)
    total = sum(int(figures.frames.sum(one.name, window, member)) for one in chosen.rows)
    told = {(one.relation, one.day, "", None, False, None) for one in chosen.rows if not one.where}
    alike: dict[tuple[object, ...], int] = {}
    for measure in chosen.measures:
        if measure.mode == "duration":
            total += int(sum(cases for _, _, cases in figures.waits(measure, window, member)))
        elif not sql.by_rows(measure):
            block = measure.block
            rows = (measure.relation, measure.day, measure.where or "", block.months, block.until, block.last)
            alike[rows] = max(alike.get(rows, 0), figures.frames.window(measure.id, window, member)[1])
    return total + sum(count for rows, count in alike.items() if rows not in told)


def cases(figures: Figures, text: str | None, value: float | None) -> float | None:
    """The value of one side of a formula where it counts cases, for it can be too few; None for money, levels, days, plans.

    A difference is no number of cases, however small.
    """
    if text is None or not arithmetic.adds_names(text):
        return None
    for name in arithmetic.names(text):
        if name.name not in figures.catalog.measures and name.name not in figures.catalog.kpis:
            return None
        if name.function not in ("", "previous"):
            return None
        for measure in figures.behind(name.name):
            if sql.unrated_name(measure) or measure.block.last or not measure.sql.lower().startswith(("count", "sum")):
                return None
    return value


def by_day(figures: Figures, text: str, window: Window, member: str) -> list[float] | None:
    """An expression for each day of a window; None where days do not add up to the window, or only their total is known."""
    if not arithmetic.linear(text):
        return None
    columns: dict[str, dict[date, float]] = {}
    days = [window.first + timedelta(days=n) for n in range((window.beyond - window.first).days)]
    for name in arithmetic.names(text):
        measure = figures.catalog.measures.get(name.name)
        if measure is not None and measure.mode == "daily":
            if any(
                first < window.beyond and window.first <= last
                for first, last in figures.lumps.get(measure.relation, ())
            ):
                return None
            columns[name.name] = figures.frames.by_day(measure.id, window, member)
            continue
        spec = figures.catalog.kpis.get(name.name)
        if measure is not None or spec is None or spec.kind != "count":
            return None
        inner = by_day(figures, figures.formula(spec, spec.views[0][0]).numerator, window, member)
        if inner is None:
            return None
        columns[name.name] = dict(zip(days, inner, strict=True))

    if text in columns:
        return [columns[text].get(day, 0.0) for day in days]

    def on(day: date) -> float:
        found = arithmetic.evaluate(text, lambda name: columns[name.name].get(day, 0.0))
        return 0.0 if isinstance(found, Missing) else found

    return [on(day) for day in days]
