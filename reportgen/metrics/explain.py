"""Where a figure comes from: formula, the SQL of each measure, and how many rows each file gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportgen.business import Business
from reportgen.errors import UsageError
from reportgen.metrics import personas, rows
from reportgen.metrics.catalog import Catalog, FormulaSpec, KpiSpec, MeasureSpec
from reportgen.metrics.examples import Example, example
from reportgen.metrics.frames import Ask
from reportgen.metrics.needs import ordered
from reportgen.metrics.scoreboard import Reading, Scoreboard
from reportgen.metrics.settled import TABLES_OF, Settled
from reportgen.metrics.sql import NOTES
from reportgen.metrics.used import used
from reportgen.metrics.windows import Window
from reportgen.metrics.written import View
from reportgen.periods import Period
from reportgen.quantities import Missing
from reportgen.tables import Part


@dataclass(frozen=True)
class ExplainedMeasure:
    """One measure in the period.

    Attributes:
        measure: what it counts.
        tables: the tables behind it.
        sql: the query that gives it for the period alone; its single row's column `value`, or for a duration the waits.
        value: what the query gave; None for a duration, or where there are no rows.
        rows_sql: the query for the rows behind it, with `_part` and `_row`.
        rows: how many they are.
        by_part: (number of the part, rows), for the parts that gave any.
    """

    measure: MeasureSpec
    tables: tuple[str, ...]
    sql: str
    value: float | None
    rows_sql: str
    rows: int
    by_part: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Explanation:
    """Where one KPI of one period comes from.

    Attributes:
        spec: the KPI, with definition, owner, caveat and source.
        view: the main view.
        formula: the arithmetic that was used.
        readings: what the scoreboard says of it as a whole, one for each view.
        period: as asked.
        as_of: the last day that is known.
        measures: each measure of the formula.
        missing: why it cannot be computed at all, else None.
        rows_by_part: (number of the part, rows of it in the figure); a row that several measures use is one row.
        parts: (number, part) of the tables behind it, used or not: files, hashes, rows rejected.
        example: rows in, value out; None for a KPI of one's own without one.
    """

    spec: KpiSpec
    view: View
    formula: FormulaSpec
    readings: tuple[Reading, ...]
    period: Period
    as_of: date
    measures: tuple[ExplainedMeasure, ...]
    missing: Missing | None
    rows_by_part: tuple[tuple[int, int], ...]
    parts: tuple[tuple[int, Part], ...]
    example: Example | None = None
    notes: tuple[tuple[str, int], ...] = ()
    """What had to be settled in the rows it may be made of, by name and how often; see `Scoreboard.notes`."""


def explain(
    catalog: Catalog,
    kpi: str,
    query: Ask,
    fed: Mapping[str, frozenset[str]],
    board: Scoreboard,
    business: Business,
    parts: Sequence[Part] = (),
) -> Explanation:
    """Explain a KPI of a period.

    Args:
        catalog: the KPIs.
        kpi: id.
        query: the engine's one method.
        fed: the columns that are fed, by table.
        board: a scoreboard that holds the KPI; says the period and as of when.
        business: stages and currency.
        parts: what the tables are fed from.

    Raises:
        UsageError: there is no such KPI.
    """
    chosen_kpis = ordered(catalog, [kpi])
    if chosen_kpis != (kpi,):
        raise UsageError(f"'{kpi}' is the name of several KPIs. Name one: {', '.join(chosen_kpis)}")
    spec = catalog.kpis[kpi]
    period, as_of = board.period, board.as_of
    relations = {measure.relation for measure in catalog.measures_of(kpi)}
    settled = personas.read(Settled.of(fed, business, as_of, board.only), query, relations)
    view = spec.views[0][0]
    chosen = used(catalog, kpi, view, settled)
    known = period.to_date(as_of) if period.begun(as_of) else None
    measures: tuple[ExplainedMeasure, ...] = ()
    if chosen.missing is None and known is not None:
        window = Window(known.start, known.end, as_of)
        measures = tuple(_measure(measure, window, settled, query) for measure in chosen.measures)
    tables = {table for one in catalog.measures_of(kpi) for table in TABLES_OF.get(one.relation, (one.relation,))}
    readings = tuple(reading for reading in board.readings if reading.kpi == kpi and reading.by is None)
    behind = tuple((number, part) for number, part in enumerate(parts) if part.table in tables)
    return Explanation(
        spec,
        view,
        chosen.formula,
        readings,
        period,
        as_of,
        measures,
        chosen.missing,
        _rows(measures, query),
        behind,
        example(catalog, kpi),
        _notes(catalog.measures_of(kpi), board),
    )


def _notes(measures: Sequence[MeasureSpec], board: Scoreboard) -> tuple[tuple[str, int], ...]:
    """What was settled in the relations of the measures; MQLs found by the criteria where they read who is one."""
    names = {name for one in measures for name, _ in NOTES.get(one.relation, ())} | {
        f"{one.id}_old" for one in measures
    }
    if not any("mql_at" in name for one in measures for name in one.columns):
        names.discard("mqls_derived")
    return tuple((name, count) for name, count in sorted(board.notes.items()) if count and name in names)


def _rows(measures: Sequence[ExplainedMeasure], query: Ask) -> tuple[tuple[int, int], ...]:
    """How many rows of each part the measures use, all together."""
    if not measures:
        return ()
    used = "\nunion\n".join(f"select _part, _row from ({each.rows_sql}) as of_{at}" for at, each in enumerate(measures))
    counted = query(f"select _part, count(*) from ({used}) as every group by _part order by _part")
    return tuple((int(part), int(count)) for part, count in counted if part is not None)


def _measure(measure: MeasureSpec, window: Window, settled: Settled, query: Ask) -> ExplainedMeasure:
    text = rows.alone(measure, window, settled)
    value = None
    if measure.mode != "duration":
        answer = query(text)
        value = float(answer[0][-1]) if answer and answer[0][-1] is not None else None
    by_part = tuple((int(part), int(count)) for part, count in query(rows.parts_sql(measure, window, settled)))
    return ExplainedMeasure(
        measure,
        TABLES_OF.get(measure.relation, (measure.relation,)),
        text,
        value,
        rows.rows_sql(measure, window, settled),
        sum(count for _, count in by_part),
        by_part,
    )
