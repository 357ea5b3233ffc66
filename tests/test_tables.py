"""The tables the KPIs stand on."""

from __future__ import annotations

import pytest

from reportgen.business import Business
from reportgen.tables import SQL_TYPES, STAGE_COLUMNS, TABLES, Column, ColumnType

REQUIRED = {
    "sessions": {"date"},
    "search": {"date", "impressions", "clicks"},
    "ads": {"date", "impressions", "clicks", "spend"},
    "social": {"date", "network"},
    "content": {"published_at", "content_id"},
    "backlinks": {"first_seen", "domain"},
    "touchpoints": {"date", "element", "kind", "views"},
    "conversions": {"date", "action", "conversions"},
    "form_fields": {"date", "form", "field", "reached", "abandoned"},
    "leads": {"lead_id", "created_at"},
    "deals": {"deal_id", "created_at", "status"},
    "orders": {"order_id", "customer_id", "ordered_at", "amount"},
    "emails": {"date", "campaign", "sent"},
    "surveys": {"responded_at", "score"},
    "reviews": {"date"},
    "costs": {"date", "category", "amount"},
    "targets": {"period", "kpi", "target"},
    "fx": {"date", "currency", "rate"},
}


def test_the_tables_and_what_each_row_must_fill_are_those_of_the_contract() -> None:
    assert {name: set(table.required) for name, table in TABLES.items()} == REQUIRED


def test_a_table_places_its_rows_by_its_day() -> None:
    for table in TABLES.values():
        column = table.columns[table.day]
        assert column.required
        assert column.type is (ColumnType.TEXT if table.name == "targets" else ColumnType.DAY)


def test_every_column_has_a_type_that_sql_knows() -> None:
    for table in TABLES.values():
        assert {column.type for column in table.columns.values()} <= set(SQL_TYPES)


def test_scores_and_statuses_have_their_limits() -> None:
    assert TABLES["surveys"].columns["score"] == Column("score", ColumnType.INTEGER, True, (), 0, 10)
    assert TABLES["deals"].columns["status"].values == ("open", "won", "lost")
    assert TABLES["sessions"].columns["sessions"].default == "1"


def test_every_stage_has_its_column_in_leads() -> None:
    assert set(STAGE_COLUMNS.values()) <= set(TABLES["leads"].columns)


def test_a_business_needs_a_real_time_zone() -> None:
    assert Business(name="A", timezone="Europe/Prague", currency="CZK").zone.key == "Europe/Prague"
    with pytest.raises(ValueError, match="no time zone is called 'Prague'"):
        Business(name="A", timezone="Prague", currency="CZK")
