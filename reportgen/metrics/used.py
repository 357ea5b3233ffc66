"""By which formula a KPI is computed from what is fed, or why it cannot be."""

from __future__ import annotations

from typing import NamedTuple

from reportgen.metrics import sql
from reportgen.metrics.catalog import Catalog, FormulaSpec, MeasureSpec
from reportgen.metrics.settled import TABLES_OF, Settled, available, unfiltered
from reportgen.metrics.written import View
from reportgen.quantities import Missing
from reportgen.tables import STAGE_COLUMNS


def missing(reason: str, **params: str) -> Missing:
    """A reason with what it names."""
    return Missing(reason, tuple(sorted(params.items())))


def unfed(measure: MeasureSpec, settled: Settled) -> Missing | None:
    """Why a measure cannot be computed whatever the period: a table, a stage or a column that is not there."""
    table = TABLES_OF.get(measure.relation, (measure.relation,))[0]
    have = available(measure.relation, settled)
    if column := unfiltered(measure.relation, settled):
        return missing("not_for_filter", table=table, column=column)
    if have is None:
        return missing("not_fed", table=table)
    if measure.relation == "served" and not settled.personas:
        return missing("not_configured", key="personas")
    for column in measure.columns:
        if column not in have:
            if column == "mql_at" and settled.criteria_unfed:
                return missing("column_not_fed", table=table, column=settled.criteria_unfed[0])
            if column == "persona" and measure.relation == "served":
                column = "personas"
            stage = next((stage for stage, own in STAGE_COLUMNS.items() if own == column), None)
            if stage is not None and stage not in settled.stages:
                return missing("no_stage", stage=stage)
            return missing("column_not_fed", table=table, column=column)
    return None


class Used(NamedTuple):
    """The formula a KPI is computed by, its measures, and why it cannot be computed whatever the period."""

    formula: FormulaSpec
    measures: tuple[MeasureSpec, ...]
    missing: Missing | None
    rows: tuple[sql.RowSet, ...]
    """The rows that are told, of the measures that are counted by day."""


def used(catalog: Catalog, kpi: str, view: View, settled: Settled) -> Used:
    """The formula of a view of a KPI; the one to fall back on where the first needs what is not fed, and that does not."""
    spec = catalog.kpis[kpi]

    def found(formula: FormulaSpec) -> Used:
        measures = tuple({one.id: one for one in catalog.measures_in(formula)}.values())
        reasons = (unfed(measure, settled) for measure in measures)
        return Used(formula, measures, next((reason for reason in reasons if reason), None), sql.row_sets(measures))

    main = found(dict(spec.views)[view])
    if main.missing is None or spec.otherwise is None or view != spec.views[0][0]:
        return main
    other = found(spec.otherwise)
    return main if other.missing else other
