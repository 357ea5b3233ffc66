"""The tables every KPI is defined over: columns, types, the day a row belongs to.

Sources are mapped onto these tables, whatever system they come from. Terms are the field's own: GA4 for traffic, Search Console
for search, the ad platforms for paid media, HubSpot's lifecycle stages for the CRM. Days are days in the business's time zone.
A `Part` is what one file or pull delivered for one table, already typed and checked; a table is fed by any number of parts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path


class ColumnType(StrEnum):
    """Type of a column; the SQL type it has in a snapshot is `SQL_TYPES[type]`."""

    DAY = "day"
    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money"
    FLAG = "flag"


SQL_TYPES = {
    ColumnType.DAY: "DATE",
    ColumnType.TEXT: "VARCHAR",
    ColumnType.INTEGER: "BIGINT",
    ColumnType.NUMBER: "DOUBLE",
    ColumnType.MONEY: "DECIMAL(18,4)",
    ColumnType.FLAG: "BOOLEAN",
}
"""Types of the portable subset: the same on DuckDB, PostgreSQL and Spark but for the names of text and double."""


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        name: as in SQL.
        type: see `ColumnType`.
        required: a row without it is rejected.
        values: the only texts allowed, lower case; empty when any is.
        at_least: smallest number allowed, None when any is.
        at_most: greatest number allowed, None when any is.
        above: whether `at_least` itself is not allowed.
        default: SQL literal used where no source feeds the column; None leaves it null.
    """

    name: str
    type: ColumnType
    required: bool = False
    values: tuple[str, ...] = ()
    at_least: float | None = None
    at_most: float | None = None
    above: bool = False
    default: str | None = None


ALIKE = 0.84
"""How alike a further column's name and one of the table's may be at the most, from 0 to 1."""


@dataclass(frozen=True)
class Table:
    """One table.

    Attributes:
        name: as in SQL.
        grain: what one row is, in words.
        day: the column by which a row belongs to a day; the first one listed.
        columns: all of them, by name, in order.
        open: whether further columns of the source are kept as text: attributes of a lead, a breakdown of ads by age.
    """

    name: str
    grain: str
    day: str
    columns: dict[str, Column] = field(hash=False)
    open: bool = False

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the columns that every row must fill."""
        return tuple(column.name for column in self.columns.values() if column.required)

    def misspelt(self, name: str) -> bool:
        """Whether a further column is called like one of the table but for a letter or two; attributes of leads may be any."""
        near = get_close_matches(name.lower(), self.columns, 1, ALIKE)
        return self.name != "leads" and len(name) > 4 and name not in self.columns and bool(near)


def _column(text: str) -> Column:
    """Read `name:type` with `*` for required, `[a|b]` for allowed texts, `{lo..hi}` for a range, `=x` for a default.

    `{>lo..}` is a range without its lower end.
    """
    head, _, default = text.partition("=")
    head, _, bounds = head.partition("{")
    head, _, values = head.partition("[")
    required = head.endswith("*")
    name, _, kind = head.rstrip("*").partition(":")
    low, _, high = bounds.rstrip("}").partition("..")
    return Column(
        name,
        ColumnType(kind or "text"),
        required,
        tuple(values.rstrip("]").split("|")) if values else (),
        float(low.lstrip(">")) if low else None,
        float(high) if high else None,
        low.startswith(">"),
        default or None,
    )


def _table(name: str, grain: str, columns: str, *, open_: bool = True) -> Table:
    parsed = [_column(text) for text in columns.split()]
    return Table(name, grain, parsed[0].name, {column.name: column for column in parsed}, open_)


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        _table(
            "sessions",
            "day x dimensions, or one visit",
            "date:day* sessions:integer{0..}=1 channel source medium campaign landing_page country device users:integer{0..}"
            " new_users:integer{0..} engaged_sessions:integer{0..} bounces:integer{0..} page_views:integer{0..}"
            " qualified_sessions:integer{0..} form_submissions:integer{0..} identified_company",
        ),
        _table(
            "search",
            "day x query x page",
            "date:day* query page impressions:integer*{0..} clicks:integer*{0..} position:number{0..}",
        ),
        _table(
            "ads",
            "day x campaign",
            "date:day* platform campaign product impressions:integer*{0..} clicks:integer*{0..} spend:money* currency"
            " conversions:number{0..} conversion_value:money",
        ),
        _table(
            "social",
            "day x network",
            "date:day* network* impressions:integer{0..} engagements:integer{0..} link_clicks:integer{0..} followers:integer{0..}"
            " mentions:integer{0..} positive_mentions:integer{0..} comments:integer{0..} comments_answered:integer{0..}",
        ),
        _table(
            "content",
            "one piece",
            "published_at:day* content_id* title type personas funnel_stage views:integer{0..} engaged_views:integer{0..}"
            " leads:integer{0..}",
        ),
        _table(
            "backlinks", "one linking domain", "first_seen:day* lost_at:day domain* target_page authority:number{0..}"
        ),
        _table(
            "touchpoints",
            "day x element",
            "date:day* element* variant kind*[cta|landing_page|form|blog|chat|meeting|demo] campaign offer_stage[tofu|mofu|bofu]"
            " views:integer*{0..} starts:integer{0..} submissions:integer{0..} new_contacts:integer{0..} exits:integer{0..}"
            " outbound_clicks:integer{0..} load_seconds:number{0..} scroll_depth:number{0..}",
        ),
        _table(
            "conversions", "day x action", "date:day* action* channel campaign conversions:number*{0..} value:money"
        ),
        _table(
            "form_fields", "day x form x field", "date:day* form* field* reached:integer*{0..} abandoned:integer*{0..}"
        ),
        _table(
            "leads",
            "one person",
            "created_at:day* lead_id* channel source campaign landing_page offer_stage[tofu|mofu|bofu] persona product"
            " origin email_known:flag mql_at:day sal_at:day sql_at:day opportunity_at:day"
            " customer_at:day lost_at:day raised_hand revenue_range employees industry income age gender interest challenge",
        ),
        _table(
            "deals",
            "one deal",
            "created_at:day* deal_id* lead_id closed_at:day status*[open|won|lost] amount:money currency product"
            " origin",
        ),
        _table("orders", "one order", "ordered_at:day* order_id* customer_id* amount:money* currency"),
        _table(
            "emails",
            "day x campaign",
            "date:day* campaign* workflow sent:integer*{0..} delivered:integer{0..} opens:integer{0..} clicks:integer{0..}"
            " unsubscribes:integer{0..} bounces:integer{0..}",
        ),
        _table("surveys", "one answer", "responded_at:day* respondent_id score:integer*{0..10}"),
        _table("reviews", "one review", "date:day* platform rating:number"),
        _table(
            "costs",
            "month x category",
            "date:day* category*[ads|staff|technology|infrastructure|agency|content|events|sales] campaign amount:money* currency",
        ),
        _table("targets", "period x KPI", "period* kpi* target:number* segment", open_=False),
        _table("fx", "day x currency", "date:day* currency* rate:number*{>0..}", open_=False),
    )
}
"""All tables by name. `targets` has no day: its `period` is a period's name."""

MADE = frozenset({"after_mql_at", "lead_mql_at", "lead_created_at", "is_order", "is_new", "unrated"})
"""Names of columns that are worked out beside a table's own."""

WORDS = frozenset({
    "all", "and", "any", "array", "as", "asc", "between", "both", "case", "cast", "check", "collate", "column", "constraint",
    "create", "day", "default", "desc", "describe", "distinct", "do", "else", "end", "except", "fetch", "for", "foreign",
    "from", "group", "having", "in", "intersect", "into", "is", "leading", "like", "limit", "month", "not", "null", "offset",
    "on", "only", "or", "order", "primary", "references", "returning", "row", "rows", "select", "show", "some", "table", "then",
    "to", "trailing", "union", "unique", "user", "using", "when", "where", "window", "with", "year",
})  # fmt: skip
"""Words of SQL, which are no names of columns."""

NOT_FREE = MADE | WORDS
"""Names that further columns cannot have."""

STAGE_COLUMNS = {
    "lead": "created_at",
    "mql": "mql_at",
    "sal": "sal_at",
    "sql": "sql_at",
    "opportunity": "opportunity_at",
    "customer": "customer_at",
}
"""The column of `leads` that says when a stage was reached. The order of stages is the business's own."""


@dataclass(frozen=True)
class Part:
    """What one file or pull delivered for one table: an immutable snapshot and its counts.

    Attributes:
        source: name of the source in the configuration.
        table: name of the table it feeds.
        file: the origin as the user knows it (path relative to the project, or URL).
        sha256: hash of the bytes that were read.
        snapshot: the Parquet file: every record of the origin in order, the table's columns typed, and `_state`
            (0 used, 1 rejected, 2 declared-skipped). The record's number is its row number in the file, from 0.
        excluded: Parquet file with the numbers (`row`) of records that a later record replaces, or None.
        columns: names of the table's columns that this part feeds.
        rows_read: records read = used + rejected + duplicate + skipped.
        rows_used: records that count.
        rows_rejected: records set aside because they do not fit the table.
        rows_duplicate: records replaced by a later one with the same declared key, or by a later file for the same days.
        rows_skipped: records declared not to be data: totals, footers, declared nulls.
        first_day: earliest day among the used rows; None when there is none.
        last_day: latest day among the used rows; None when there is none.
        complete_through: the day up to which the source says it is complete.
        first_line: line number in the file of record 0, when each record is one line; 0 when lines and records differ.
        contract: fingerprint of the contract it was read by.
        undelivered: columns that the table demands and the origin does not deliver.
        lumps: stretches of more than a day, first and last, that rows stand for as one total; such rows count on the last day.
        in_place: whether the rows stay in the warehouse; `snapshot` is then what a survey of them found, as JSON.
        money: SQL type of the money in the snapshot, wide enough for every figure in it; "" for that of `SQL_TYPES`.
    """

    source: str
    table: str
    file: str
    sha256: str
    snapshot: Path
    excluded: Path | None
    columns: tuple[str, ...]
    rows_read: int
    rows_used: int
    rows_rejected: int
    rows_duplicate: int
    rows_skipped: int
    first_day: date | None
    last_day: date | None
    complete_through: date | None
    first_line: int
    contract: str
    lumps: tuple[tuple[date, date], ...] = ()
    undelivered: tuple[str, ...] = ()
    in_place: bool = False
    money: str = ""
