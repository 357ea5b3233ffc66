"""Which tables a database may add up before they are read: those of which every KPI stays the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.metrics import catalog as catalogue_of_kpis
from reportgen.metrics.additive import reads_rows

if TYPE_CHECKING:
    from reportgen.metrics.catalog import MeasureSpec
    from reportgen.project import Project


def read_by_row(project: Project, table: str) -> str:
    """Why the rows of a table are wanted one by one: which KPI or measure of the project's own asks so; "" where none does."""
    from reportgen.metrics.settled import TABLES_OF
    from reportgen.sources.sql_sums import SUMMED

    if not project.kpis and not project.measures:
        return ""
    known = catalogue_of_kpis.build(project.kpis, project.measures, project.business.stages)
    own: dict[str, tuple[MeasureSpec, ...]] = {name: (known.measures[name],) for name in project.measures}
    own |= {name: known.measures_of(name) for name in project.kpis}
    for name, measures in sorted(own.items()):
        for measure in measures:
            packaged = measure.id in catalogue_of_kpis.builtin()[1]
            of_table = table in TABLES_OF.get(measure.relation, (measure.relation,))
            summed = ("amount",) if measure.relation == "spending" else SUMMED.get(table, ())
            if of_table and not packaged and reads_rows(measure, summed):
                return f"'{name}' of config/kpis.yaml reads them one by one"
    return ""
