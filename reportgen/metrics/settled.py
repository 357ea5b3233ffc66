"""What KPIs can stand on: the relations, their columns and days, and which of them are known for a business and its sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reportgen.business import Business, Condition
from reportgen.tables import STAGE_COLUMNS, TABLES, ColumnType

LEAD_DIMENSIONS = ("channel", "source", "campaign", "landing_page", "offer_stage", "persona")
MONEY = {
    table.name: tuple(column.name for column in table.columns.values() if column.type is ColumnType.MONEY)
    for table in TABLES.values()
    if "currency" in table.columns
}
"""Columns in the currency of their row, by table."""

DAYS = {
    **{name: table.day for name, table in TABLES.items()},
    "deals": "closed_at",
    "customers": "customer_at",
    "spending": "date",
    "served": "published_at",
}
"""The column by which a row of a relation belongs to a day, unless the measure says otherwise. A deal counts when it is closed."""

COLUMNS: dict[str, tuple[str, ...]] = {
    **{name: tuple(table.columns) for name, table in TABLES.items()},
    "leads": (*TABLES["leads"].columns, "after_mql_at"),
    "content": (*TABLES["content"].columns, "persona"),
    "deals": (*TABLES["deals"].columns, "lead_mql_at", "lead_created_at", *LEAD_DIMENSIONS),
    "orders": (*TABLES["orders"].columns, "is_order"),
    "backlinks": (*TABLES["backlinks"].columns, "is_new"),
    "customers": ("customer_at", "created_at", "lead_id", "deal_id", "origin", "product", *LEAD_DIMENSIONS),
    "spending": ("date", "category", "campaign", "amount", "currency"),
    "served": ("published_at", "content_id", "persona", "type", "funnel_stage"),
}
"""Columns a measure may name, by relation."""

OPEN = frozenset(name for name, table in TABLES.items() if table.open)
"""Relations that keep further columns of the source, as text."""

TABLES_OF = {"customers": ("leads", "deals"), "spending": ("costs", "ads"), "served": ("content",)}
"""Tables behind the relations that are no table themselves."""


Only = tuple[tuple[str, tuple[str, ...]], ...]
"""A filter: column and the values that are let through, sorted by column; () lets everything through."""


@dataclass(frozen=True)
class Settled:
    """What the relations are made for.

    Attributes:
        fed: columns that are fed, by table.
        stages: the business's stages in order.
        currency: the reporting currency.
        as_of: the last day that is known.
        personas: those the business plans for.
        criteria: what makes a lead an MQL where the source does not say.
        only: the filter that every relation goes through, after what it is made of was put together.
        split: whether a piece of content is one row for each persona it is for: where it is cut or filtered by them.
        persona_lists: which personas each text of the source stands for (see `personas`).
        cut_by: the column that figures are cut by: an order is one of each segment that it has a line of.
    """

    fed: Mapping[str, frozenset[str]]
    stages: tuple[str, ...]
    currency: str
    as_of: date
    personas: tuple[str, ...] = ()
    criteria: Condition | None = None
    only: Only = ()
    split: bool = False
    persona_lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    cut_by: str | None = None

    @classmethod
    def of(cls, fed: Mapping[str, frozenset[str]], business: Business, as_of: date, only: Only = ()) -> Settled:
        """What a business's configuration settles."""
        split = any(column == "persona" for column, _ in only)
        personas = business.personas or ()
        return cls(fed, business.stages, business.currency, as_of, personas, business.mql_criteria, only, split)

    def table_of(self, relation: str) -> str:
        """The table a reader knows a relation by: the first one behind it that is fed."""
        behind = TABLES_OF.get(relation, (relation,))
        return next((table for table in behind if table in self.fed), behind[0])

    def has(self, table: str, column: str) -> bool:
        """Whether a column of a table is fed."""
        return column in self.fed.get(table, frozenset())

    @property
    def linked(self) -> bool:
        """Whether deals name their lead."""
        return "leads" in self.fed and "deals" in self.fed and self.has("deals", "lead_id")

    @property
    def stage_columns(self) -> tuple[str, ...]:
        """The columns of the business's stages that are known, in the business's order."""
        extra = {"customer_at", "opportunity_at"} if self.linked else set()
        extra |= {"mql_at"} if self.criteria and not self.criteria_unfed else set()
        columns = (STAGE_COLUMNS[stage] for stage in self.stages)
        return tuple(column for column in columns if column in self.fed.get("leads", frozenset()) | extra)

    @property
    def criteria_unfed(self) -> tuple[str, ...]:
        """Columns that the criteria ask for and nobody feeds: without them nobody is called an MQL by the criteria."""
        columns = dict.fromkeys(self.criteria.columns()) if self.criteria else {}
        return tuple(column for column in columns if not self.has("leads", column))

    @property
    def after_mql(self) -> str | None:
        """The column of the stage after MQL, of those that are known."""
        known = self.stage_columns
        at = known.index("mql_at") + 1 if "mql_at" in known else len(known)
        return known[at] if at < len(known) else None


def available(relation: str, settled: Settled) -> frozenset[str] | None:
    """The columns of a relation that are known; None where a table it needs is not fed at all, or it cannot be filtered."""
    return None if unfiltered(relation, settled) else _columns(relation, settled)


def unfiltered(relation: str, settled: Settled) -> str | None:
    """The column of the filter that a relation does not have; None where it has all of them, or is not fed."""
    if not settled.only:
        return None
    known = _columns(relation, settled)
    return None if known is None else next((column for column, _ in settled.only if column not in known), None)


def _attributes(table: str, fed: Mapping[str, frozenset[str]]) -> set[str]:
    """The columns of text of a table that are fed, further ones among them."""
    own = TABLES[table].columns
    return {name for name in fed.get(table, ()) if name not in own or own[name].type is ColumnType.TEXT}


def _columns(relation: str, settled: Settled) -> frozenset[str] | None:
    fed = settled.fed
    if relation == "customers":
        leads = _columns("leads", settled) or frozenset()
        known = set(leads & {*COLUMNS["customers"], *_attributes("leads", fed)})
        if "deals" in fed:
            known |= {"customer_at", "deal_id"} | (fed["deals"] & {"origin", "product", "created_at", *LEAD_DIMENSIONS})
            known |= _attributes("deals", fed) - set(TABLES["deals"].columns)
        return frozenset(known) if "leads" in fed or "deals" in fed else None
    if relation == "spending":
        return fed.get("costs")
    if relation == "served":
        known = set(fed.get("content", ())) & set(COLUMNS["served"])
        known |= {"persona"} if settled.personas and settled.has("content", "personas") else set()
        return frozenset(known) if "content" in fed else None
    if relation not in fed:
        return None
    table = TABLES[relation]
    known = set(fed[relation]) | {column.name for column in table.columns.values() if column.default is not None}
    if relation == "content" and settled.split and "personas" in known:
        known |= {"persona"}
    if relation == "leads":
        known -= set(STAGE_COLUMNS.values()) - {"created_at"}
        known |= set(settled.stage_columns) | ({"lost_at"} if settled.linked else set())
        known |= {"after_mql_at"} if settled.after_mql else set()
    known |= {"orders": {"is_order"}, "backlinks": {"is_new"}}.get(relation, set())
    if relation == "deals" and settled.linked:
        known |= set(LEAD_DIMENSIONS) & fed["leads"] | ({"origin"} & fed["leads"]) | {"lead_created_at"}
        known |= {"lead_mql_at"} if "mql_at" in settled.stage_columns else set()
    return frozenset(known)
