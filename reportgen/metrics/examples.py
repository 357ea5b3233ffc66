"""Worked examples: rows in, value out, small enough to add up by hand.

Each is a test of its KPI, its page in `explain` and its table in `docs/kpis.md`. Those of the packaged KPIs lie in
`kpis/examples/<stage>.yaml`, where KPIs over the same rows share them; a KPI of one's own has its example in its block. They are
read only when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from reportgen.metrics import arithmetic

if TYPE_CHECKING:
    from reportgen.metrics.catalog import Catalog

Cell = Annotated[
    str | int | float | bool | None,
    BeforeValidator(lambda cell: cell.isoformat() if isinstance(cell, date) else cell),
]
Rows = Annotated[tuple[tuple[Cell, ...], ...], Field(min_length=2)]
"""The names of the columns, then a row each; a blank cell is null."""


class _Block(BaseModel):
    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")


class Outcome(_Block):
    """What comes out.

    Attributes:
        value: in the KPI's unit, a share as a fraction; None where `missing` says why.
        numerator: what was counted.
        denominator: what it was divided by.
        missing: the reason why there is no value.
        note: what the rows are there to show.
    """

    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    missing: str | None = None
    note: str | None = None


class Setting(_Block):
    """What goes in.

    Attributes:
        rows: by table, the names of its columns and then its rows.
        period: name of the period asked for.
        as_of: the last day that is known.
        business: settings of `config/business.yaml` that the value depends on.
        plan: planned values, as in `config/goals.yaml`.
    """

    rows: dict[str, Rows]
    period: str
    as_of: date
    business: dict[str, Any] = {}
    plan: dict[str, dict[str, float]] = {}


class Example(Setting, Outcome):
    """A worked example of one KPI."""


class Case(Setting):
    """One set of rows and what several KPIs make of it."""

    kpis: dict[str, Outcome]


@cache
def cases() -> Mapping[str, Case]:
    """The packaged cases by name."""
    from ruamel.yaml import YAML

    found: dict[str, Case] = {}
    folder = resources.files("reportgen.metrics") / "kpis" / "examples"
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        if file.name.endswith(".yaml"):
            written = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
            found.update({name: Case.model_validate(case) for name, case in written.items()})
    return found


def example(catalog: Catalog, kpi: str) -> Example | None:
    """The worked example of a KPI, of the columns that matter to it; None where it has none."""
    own = catalog.kpis[kpi].block.example
    if own is not None:
        return own
    case = next((case for case in cases().values() if kpi in case.kpis), None)
    if case is None:
        return None
    behind = _behind(catalog, kpi)
    rows = {
        table: _narrowed(cells, _read(catalog, kpi, table)) for table, cells in case.rows.items() if table in behind
    }
    named = set(_named(catalog, kpi))
    setting = {
        "period": case.period,
        "as_of": case.as_of,
        "business": {key: value for key, value in case.business.items() if named & {key, f"planned_{key}"}},
        "plan": {key: value for key, value in case.plan.items() if f"target({key})" in named},
    }
    return Example.model_validate({**setting, "rows": rows, **case.kpis[kpi].model_dump()})


def _named(catalog: Catalog, kpi: str) -> Iterator[str]:
    """The names in its formulas and in those of the KPIs it is made of; `target(x)` where its target is meant."""
    for formula in catalog.kpis[kpi].formulas:
        for text in (formula.numerator, formula.denominator):
            for name in arithmetic.names(text) if text else ():
                yield f"{name.function}({name.name})" if name.function else name.name
                if not name.function and name.name in catalog.kpis and name.name not in catalog.measures:
                    yield from _named(catalog, name.name)


def _behind(catalog: Catalog, kpi: str) -> set[str]:
    """The tables that a KPI stands on, rates and the leads that its deals tell something of included."""
    from reportgen.metrics.settled import LEAD_DIMENSIONS, TABLES_OF

    measures = catalog.measures_of(kpi)
    found = {table for one in measures for table in TABLES_OF.get(one.relation, (one.relation,))} | {"fx"}
    of_lead = {"origin", "product", "lead_mql_at", "lead_created_at", *LEAD_DIMENSIONS}
    if any(one.relation == "deals" and of_lead & set(one.columns) for one in measures):
        found.add("leads")
    return found


def _read(catalog: Catalog, kpi: str, table: str) -> frozenset[str] | None:
    """The columns of a table that a KPI reads, with what tells its rows apart; None for all."""
    from reportgen.tables import STAGE_COLUMNS

    measures = catalog.measures_of(kpi)
    own = [measure for measure in measures if measure.relation == table]
    columns = {column for measure in own for column in (*measure.columns, measure.block.lost) if column}
    if (
        table in ("fx", "costs")
        or not own
        or len({one.relation for one in measures} & {"customers", "deals", "leads"}) > 1
    ):
        return None
    stages = set(STAGE_COLUMNS.values()) - {"created_at"}
    if table == "leads" and columns & {*stages, "after_mql_at"}:
        columns |= stages  # a later stage implies an earlier one
    if "is_order" in columns:
        columns |= {"order_id", "customer_id"}
    if "is_new" in columns:
        columns |= {"domain"}
    keys = {"leads": {"lead_id", "created_at"}, "deals": {"deal_id", "created_at"}}.get(table, set())
    if table == "deals" and "leads" in _behind(catalog, kpi):
        keys = keys | {"lead_id"}
    return frozenset(columns | keys | {"currency"})


def _narrowed(rows: Rows, columns: frozenset[str] | None) -> Rows:
    kept = [index for index, name in enumerate(rows[0]) if columns is None or name in columns]
    return tuple(tuple(row[index] for index in kept) for row in rows)


def texts(example: Example) -> Iterator[tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]]]:
    """Its tables as text: name, names of the columns, rows; an en dash for null."""
    for table, (head, *rows) in example.rows.items():
        yield table, tuple(map(str, head)), tuple(tuple(_text(cell) for cell in row) for row in rows)


def _text(cell: Cell) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, bool):
        return str(cell).lower()
    return f"{cell:.10g}" if isinstance(cell, float) else str(cell)


def outcome(shown: Example) -> str:
    """What comes out of an example, in one line."""
    made = ""
    if shown.denominator is not None:
        made = f"{shown.numerator:,.10g} / {shown.denominator:,.10g} = "
    given = [f"{key} {_listed(value)}" for key, value in shown.business.items()]
    given += [f"plan of {kpi} {value:g}" for kpi, plan in shown.plan.items() for value in plan.values()]
    value = f"{shown.value:,.4g}" if shown.value is not None else f"no value, {shown.missing}"
    note = f". {shown.note}" if shown.note else ""
    return f"{', '.join([shown.period, f'as of {shown.as_of}', *given])}: {made}{value}{note}."


def _listed(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
