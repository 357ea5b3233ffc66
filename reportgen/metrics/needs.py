"""What some KPIs need: the measures they are made of, the rows behind them, and the windows they are asked for in."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from reportgen.errors import UsageError, did_you_mean
from reportgen.metrics import arithmetic, cohorts, frames, sql, steps
from reportgen.metrics.catalog import Catalog, MeasureSpec, waiting
from reportgen.metrics.settled import Settled, available
from reportgen.metrics.used import used
from reportgen.metrics.windows import Plan, Window
from reportgen.tables import TABLES, ColumnType


def ordered(catalog: Catalog, wanted: Iterable[str]) -> tuple[str, ...]:
    """The wanted KPIs in the catalogue's order; all of them when none is named.

    Raises:
        UsageError: one is in no catalogue.
    """
    names = {name for one in wanted for name in (catalog.steps if one == steps.NAME else (one,))}
    for name in sorted(names - set(catalog.kpis)):
        instead = did_you_mean(name, catalog.kpis) or "`reportgen kpis` shows all of them"
        raise UsageError(f"there is no KPI '{name}'. {instead}".rstrip(". "))
    return tuple(kpi for kpi in catalog.kpis if not names or kpi in names)


def measures_of(catalog: Catalog, ids: Iterable[str], settled: Settled) -> tuple[MeasureSpec, ...]:
    """The measures of some KPIs that can be computed from what is fed."""
    found: dict[str, MeasureSpec] = {}
    for kpi in ids:
        for measure in catalog.measures_of(kpi):
            found.setdefault(measure.id, measure)
            if (wait := waiting(measure)) is not None:
                found.setdefault(wait.id, wait)
    return tuple(
        measure
        for measure in found.values()
        if (have := available(measure.relation, settled)) is not None and set(measure.columns) <= have
    )


def rows_behind(
    catalog: Catalog, ids: Iterable[str], settled: Settled, dense: Collection[str]
) -> tuple[sql.RowSet, ...]:
    """The rows whose number is told, and all rows of dense tables."""
    found: set[sql.RowSet] = set()
    for kpi in ids:
        for view, _ in catalog.kpis[kpi].views:
            chosen = used(catalog, kpi, view, settled)
            if chosen.missing is None:
                found |= set(chosen.rows)
                found |= {sql.RowSet(one.relation, one.day) for one in chosen.measures if one.relation in dense}
    return tuple(sorted(found))


def _names(catalog: Catalog, kpi: str) -> Iterable[arithmetic.Name]:
    for formula in catalog.kpis[kpi].formulas:
        for text in (formula.numerator, formula.denominator):
            for name in arithmetic.names(text) if text else ():
                yield name
                if name.name in catalog.kpis and name.name not in catalog.measures and name.function != "target":
                    yield from _names(catalog, name.name)


def check_dimension(by: str, settled: Settled) -> None:
    """Refuse a dimension that no table has.

    Raises:
        UsageError: there is none of that name.
    """
    known = {
        column.name
        for table in settled.fed
        for column in TABLES[table].columns.values()
        if column.type is ColumnType.TEXT
    }
    known |= {"persona"} if settled.has("content", "personas") else set()
    known |= {column for table in settled.fed for column in settled.fed[table] if column not in TABLES[table].columns}
    if by not in known and "," in by:
        raise UsageError(f"figures are cut by one dimension at a time, not by '{by}'. Ask for each by itself")
    if by not in known:
        raise UsageError(f"there is no dimension '{by}'. {did_you_mean(by, known)}".strip())


def can_cut(catalog: Catalog, kpi: str, by: str, settled: Settled) -> bool:
    """Whether every table that a KPI is in fact made of has the dimension."""
    chosen = [used(catalog, kpi, view, settled) for view, _ in catalog.kpis[kpi].views]
    relations = {one.relation for each in chosen for one in each.measures}
    return bool(relations) and all(by in (available(one, settled) or ()) for one in relations)


def _ripening(catalog: Catalog, ids: Iterable[str], settled: Settled) -> list[tuple[MeasureSpec, ...]]:
    """The measures of each KPI that tells what became of a cohort."""
    found = []
    for kpi in ids:
        for view, _ in catalog.kpis[kpi].views:
            chosen = used(catalog, kpi, view, settled)
            if view == "cohort" and chosen.missing is None and cohorts.ripens(chosen.measures):
                found.append(chosen.measures)
    return found


def windows_of(catalog: Catalog, ids: Iterable[str], plan: Plan, settled: Settled) -> tuple[Window, ...]:
    """The windows that some KPIs need."""
    functions = {name.function for kpi in ids for name in _names(catalog, kpi)}
    return plan.every(
        before="previous" in functions,
        opening="opening" in functions,
        cohorts=any(measure.block.reached for measure in measures_of(catalog, ids, settled)),
    )


def ripe_windows(catalog: Catalog, ids: Iterable[str], plan: Plan, settled: Settled) -> frames.Ripe:
    """Finds the windows in which the newest cohorts of some KPIs that are old enough are seen, see `cohorts.ripe_windows`."""
    return cohorts.ripe_windows(plan, settled.as_of, _ripening(catalog, ids, settled))
