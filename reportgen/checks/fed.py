"""What the KPIs of a project need, and which of it no source feeds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportgen.contract import fed_columns
from reportgen.metrics.catalog import Catalog, FormulaSpec, build
from reportgen.metrics.settled import TABLES_OF, Settled, available
from reportgen.project import Project


def catalog_of(project: Project) -> Catalog:
    """The packaged KPIs and those of the project."""
    return build(project.kpis, project.measures, project.business.stages)


def needs(project: Project) -> dict[str, frozenset[str]]:
    """The tables each KPI is made of."""
    catalog = catalog_of(project)
    return {kpi: frozenset(_tables(catalog, kpi)) for kpi in catalog.kpis}


def _tables(catalog: Catalog, kpi: str) -> Iterator[str]:
    for measure in catalog.measures_of(kpi):
        yield from TABLES_OF.get(measure.relation, (measure.relation,))


def not_fed(project: Project, kpi: str) -> str:
    """What no source feeds and the KPI cannot be said without, in words; "" when it can be said."""
    catalog, settled = catalog_of(project), _settled(project)
    lacking = [sorted(set(_lacking(catalog, settled, formula))) for formula in catalog.kpis[kpi].formulas]
    return "" if not all(lacking) else " and ".join(lacking[0])


def _settled(project: Project) -> Settled:
    """The columns that are fed, by table."""
    fed: dict[str, frozenset[str]] = {}
    for source in project.sources.values():
        fed[source.table] = fed.get(source.table, frozenset()) | set(fed_columns(source))
    business = project.business
    return Settled.of(fed, business, business.as_of or date.max)


def _lacking(catalog: Catalog, settled: Settled, formula: FormulaSpec) -> Iterator[str]:
    for measure in catalog.measures_in(formula):
        known = available(measure.relation, settled)
        if known is None:
            yield " or ".join(TABLES_OF.get(measure.relation, (measure.relation,)))
        else:
            yield from (f"{measure.relation}.{column}" for column in measure.columns if column not in known)
