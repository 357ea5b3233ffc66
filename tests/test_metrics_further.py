"""Columns of the source's own: a figure is cut by them, filtered by them, and made of them."""

from __future__ import annotations

import pytest

from reportgen.metrics.written import KpiBlock
from tests.small_tables import board, feed

ADS = """date campaign impressions clicks spend gender profit
2026-03-01 A 7350 1 1.43 M 2.5
2026-03-01 A 693 0 0.57 M -
2026-03-02 B 1915 0 3 F 0.25
2026-03-02 B 4259 3 1 F -1"""


def told(found, kpi):
    return {one.by[1] if one.by else "all": one.value for one in found.readings if one.kpi == kpi}


def test_costs_of_a_click_are_cut_by_a_column_that_only_this_source_has(tmp_path):
    found = board([feed(tmp_path, "ads", ADS)], "2026-03", "cpc", "ad_impressions", by="gender")
    assert told(found, "cpc") == {"all": 1.5, "F": pytest.approx(4 / 3), "M": 2.0}
    assert told(found, "ad_impressions") == {"all": 14217, "F": 6174, "M": 8043}


def test_a_kpi_of_ones_own_adds_up_a_column_that_only_this_source_has(tmp_path):
    own = KpiBlock.model_validate({
        "label": {"en": "Profit"}, "stage": "return", "kind": "count", "unit": "money", "better": "up", "by": ["gender"],
        "numerator": {"table": "ads", "sql": "sum(cast(profit as decimal(18, 4)))"},
    })  # fmt: skip
    found = board([feed(tmp_path, "ads", ADS)], "2026-03", "profit", by="gender", kpis={"profit": own})
    assert told(found, "profit") == {"all": 1.75, "F": -0.75, "M": 2.5}


DEALS = """created_at deal_id lead_id closed_at status amount channel region
2026-03-01 1 a 2026-03-05 won 10 Fair North
2026-03-01 2 b 2026-03-06 won 20 Fair South
2026-03-01 3 - 2026-03-07 won 40 Partner South
2026-03-01 4 - 2026-03-08 lost 80 Partner North"""


def test_a_deal_is_of_its_own_channel_where_its_lead_has_none(tmp_path):
    leads = feed(tmp_path, "leads", "created_at lead_id channel\n2026-02-01 a Email\n2026-02-01 b -")
    deals = feed(tmp_path, "deals", DEALS)
    found = board([leads, deals], "2026-03", "revenue", by="channel")
    assert told(found, "revenue") == {"all": 70, "Email": 10, "Fair": 20, "Partner": 40}
    alone = board([deals], "2026-03", "revenue", "customers", "win_rate", by="channel")
    assert told(alone, "revenue") == {"all": 70, "Fair": 30, "Partner": 40}
    assert told(alone, "customers") == {"all": 3, "Fair": 2, "Partner": 1}
    assert told(alone, "win_rate") == {"all": 0.75, "Fair": 1.0, "Partner": 0.5}


def test_deals_are_cut_by_a_column_of_their_own_beside_leads_without_it(tmp_path):
    leads = feed(tmp_path, "leads", "created_at lead_id channel\n2026-02-01 a Email")
    found = board([leads, feed(tmp_path, "deals", DEALS)], "2026-03", "revenue", by="region")
    assert told(found, "revenue") == {"all": 70, "North": 10, "South": 60}


def test_customers_are_cut_by_an_attribute_of_their_lead(tmp_path):
    text = "created_at lead_id customer_at industry job\n2026-03-01 a 2026-03-09 Steel clerk\n2026-03-01 b 2026-03-10 Paper -"
    parts = [feed(tmp_path, "leads", text), feed(tmp_path, "deals", DEALS.replace(" region", " job"))]
    assert told(board(parts, "2026-03", "customers", by="industry"), "customers") == {
        "all": 3,
        "Steel": 1,
        "Paper": 1,
        "": 1,
    }
    found = board(parts, "2026-03", "customers", "lead_to_customer", by="job")
    assert told(found, "customers") == {"all": 3, "clerk": 1, "South": 1, "": 1}


def test_customers_are_filtered_by_an_attribute_of_their_lead_though_deals_have_none(tmp_path):
    text = "created_at lead_id customer_at job\n2026-03-01 a 2026-03-09 clerk\n2026-03-01 b 2026-03-10 smith"
    parts = [feed(tmp_path, "leads", text), feed(tmp_path, "deals", DEALS)]
    found = board(parts, "2026-03", "customers", only=(("job", ("clerk",)),))
    assert told(found, "customers") == {"all": 1}
