"""Leads with their stages settled, customers, deals, and money in one currency."""

from __future__ import annotations

import pytest

from reportgen.quantities import Missing
from tests.small_tables import board, feed, reading


def values(parts, period, *kpis, **more):
    found = board(parts, period, *kpis, **more)
    return {kpi: found.get(kpi).value for kpi in kpis}


def test_a_later_stage_implies_the_earlier_ones_that_are_fed(tmp_path):
    leads = feed(
        tmp_path,
        "leads",
        "created_at lead_id mql_at sql_at customer_at\n2026-01-01 a - 2026-02-05 2026-03-01\n"
        "2026-01-01 b - - 2026-02-20\n2026-01-01 c 2026-01-03 - -",
    )
    assert values([leads], "2026-02", "mqls", "sqls") == {"mqls": 2, "sqls": 2}
    assert values([leads], "2026-01", "mqls", "sqls") == {"mqls": 1, "sqls": 0}
    found = board([leads], "2026-01", "mqls", "sals")
    assert found.notes["stages_implied"] == 3  # the MQL of a, the MQL and SQL of b
    assert found.get("sals").missing == Missing("column_not_fed", (("column", "sal_at"), ("table", "leads")))


def test_an_implied_stage_gets_the_earliest_of_the_later_time_stamps(tmp_path):
    leads = feed(
        tmp_path, "leads", "created_at lead_id mql_at sql_at customer_at\n2026-01-01 a - 2026-03-05 2026-02-01"
    )
    assert values([leads], "2026-02", "mqls") == {"mqls": 1}


def test_a_time_stamp_before_its_predecessor_is_kept_and_counted(tmp_path):
    leads = feed(
        tmp_path,
        "leads",
        "created_at lead_id mql_at sql_at\n2026-03-10 a 2026-03-05 -\n2026-03-01 b 2026-03-09 2026-03-08\n"
        "2026-03-01 c 2026-03-02 2026-03-03",
    )
    found = board([leads], "2026-03", "mqls", "sqls", "lead_to_mql_days")
    assert (found.get("mqls").value, found.get("sqls").value) == (3, 2)
    assert found.notes["out_of_order"] == 2
    assert found.get("lead_to_mql_days").value == 1  # waits of 0, 1 and 8 days


DEALS = """
created_at deal_id lead_id closed_at  status amount origin
2026-03-01 1       a       2026-03-10 won    100    sales
2026-03-01 2       b       2026-03-12 lost   50     -
2026-03-05 3       -       2026-03-20 won    30     partner
2026-03-06 4       ghost   2026-03-21 won    20     -
2026-03-07 5       c       -          open   70     -
2026-02-01 6       d       2026-03-02 won    10     referral
"""
LEADS = """
created_at lead_id origin    channel customer_at
2026-03-01 a       marketing Email   -
2026-03-01 b       marketing Email   -
2026-03-02 c       sales     Direct  -
2026-03-15 d       -         Email   2026-03-16
"""


@pytest.fixture
def linked(tmp_path):
    return [feed(tmp_path, "leads", LEADS), feed(tmp_path, "deals", DEALS)]


def test_customers_are_leads_with_a_won_deal_and_won_deals_without_a_lead(linked):
    found = board(linked, "2026-03", "customers", "revenue", "win_rate")
    assert found.get("customers").value == 4  # a, d, deal 3 without a lead, deal 4 with a lead nobody knows
    assert found.notes["deals_without_lead"] == 2
    assert found.get("revenue").value == 160
    assert (found.get("win_rate").numerator, found.get("win_rate").denominator) == (4, 5)


def test_a_deal_won_before_its_lead_was_made_is_kept(linked):
    found = board(linked, "2026-03", "lead_to_customer", "customers", by="channel")
    assert found.get("lead_to_customer").numerator == 2
    assert found.notes["out_of_order"] == 1
    assert found.get("customers", ("channel", "Email")).value == 2


def test_the_leads_origin_counts_where_both_speak(linked):
    assert values(linked, "2026-03", "marketing_customers", "marketing_revenue") == {
        "marketing_customers": 1,
        "marketing_revenue": 100,
    }
    by_origin = board(linked, "2026-03", "customers", by="origin")
    assert {one.by[1]: one.value for one in by_origin.readings if one.by} == {
        "": 1,
        "marketing": 1,
        "partner": 1,
        "referral": 1,
    }


def test_a_lead_whose_only_deals_are_lost_is_lost(linked):
    extra = dict(reading(linked, "2026-03", "time_to_close").extra)
    assert (extra["cases"], extra["won"], extra["lost"]) == (4, 2, 1)


def test_opportunities_come_from_deals_where_leads_do_not_say(linked):
    assert values(linked, "2026-03", "opportunities") == {"opportunities": 3}  # a, b, c; d's deal is of February
    assert reading(linked, "2026-02", "opportunities").missing.reason == "before_data"  # leads begin in March


def test_a_deal_closed_after_as_of_is_still_open(linked):
    found = board(linked, "2026-03", "customers", "win_rate", "revenue", as_of="2026-03-10")
    assert (found.get("customers").value, found.get("revenue").value) == (2, 110)
    assert found.get("win_rate").denominator == 2


def test_deals_alone_make_customers(tmp_path):
    deals = feed(tmp_path, "deals", DEALS)
    assert values([deals], "2026-03", "customers") == {"customers": 4}
    assert reading([deals], "2026-03", "leads").missing.reason == "not_fed"


ADS = """
date       platform impressions clicks spend currency
2026-03-01 google   1000        10     20    EUR
2026-03-02 meta     1000        10     20    usd
2026-03-09 meta     1000        20     10    USD
2026-03-09 meta     0           0      5     -
"""


def test_without_rates_two_currencies_are_not_mixed(tmp_path):
    ads = feed(tmp_path, "ads", ADS)
    found = board([ads], "2026-03", "ad_spend", "cpc", "ad_ctr")
    assert found.get("ad_spend").missing == Missing("no_rate", (("currency", "USD"), ("day", "2026-03-02")))
    assert found.get("cpc").missing.reason == "no_rate"
    assert found.get("ad_ctr").value == pytest.approx(40 / 3000)


def test_money_is_converted_by_the_latest_rate_on_or_before_the_day(tmp_path):
    parts = [
        feed(tmp_path, "ads", ADS),
        feed(tmp_path, "fx", "date currency rate\n2026-02-20 USD 0.5\n2026-03-05 usd 0.9\n2026-03-10 USD 7"),
    ]
    assert reading(parts, "2026-03", "ad_spend").value == pytest.approx(20 + 10 + 9 + 5)


def test_of_two_rates_of_one_day_that_differ_none_is_taken(tmp_path):
    ads = feed(tmp_path, "ads", ADS)
    twice = "date currency rate\n2026-02-20 USD 0.5\n2026-02-20 usd 2\n2026-03-05 USD 0.9\n2026-03-05 USD 0.9"
    parts = [ads, feed(tmp_path, "fx", twice)]
    assert reading(parts, "2026-03", "ad_spend").missing == Missing(
        "rates_differ", (("currency", "USD"), ("day", "2026-03-02"))
    )
    found = board(parts, "2026-03-05..2026-03-31", "ad_spend")
    assert found.get("ad_spend").value == pytest.approx(9 + 5)


def test_a_day_before_the_first_rate_is_missing(tmp_path):
    parts = [feed(tmp_path, "ads", ADS), feed(tmp_path, "fx", "date currency rate\n2026-03-05 USD 0.9")]
    assert reading(parts, "2026-03", "ad_spend").missing.reason == "no_rate"
    found = board(parts, "2026-03", "ad_spend", by="platform")
    assert found.get("ad_spend", ("platform", "google")).value == 20
    assert found.get("ad_spend", ("platform", "meta")).missing.params == (("currency", "USD"), ("day", "2026-03-02"))


def test_ads_are_counted_from_costs_or_from_the_platforms_but_never_both(tmp_path):
    costs = feed(
        tmp_path,
        "costs",
        "date category amount\n2026-02-01 staff 100\n2026-02-01 ads 40\n2026-03-01 staff 100\n2026-03-01 sales 60",
    )
    ads = feed(tmp_path, "ads", "date impressions clicks spend\n2026-02-05 1 1 35\n2026-03-05 1 1 25")
    found = reading([costs, ads], "2026-03", "marketing_cost")
    assert (found.value, found.previous) == (125, 140)
    assert reading([costs], "2026-03", "marketing_cost").value == 100
    assert reading([ads], "2026-03", "marketing_cost").missing == Missing("not_fed", (("table", "costs"),))


def test_return_on_marketing_and_on_a_cohort_of_mqls(tmp_path):
    leads = feed(
        tmp_path,
        "leads",
        "created_at lead_id origin mql_at\n2026-02-01 a marketing 2026-03-02\n2026-03-01 b marketing -",
    )
    deals = feed(
        tmp_path,
        "deals",
        "created_at deal_id lead_id closed_at status amount\n2026-03-01 1 a 2026-05-10 won 300\n2026-03-01 2 b 2026-03-12 won 150",
    )
    costs = feed(tmp_path, "costs", "date category amount\n2026-03-01 staff 80\n2026-03-01 sales 20")
    found = board([leads, deals, costs], "2026-03", "roi", "roi_of_mqls", "cost_per_customer")
    assert found.get("roi").value == pytest.approx((150 - 80) / 80)
    # b's won deal makes it an MQL of the deal's day, for a later stage implies the earlier ones.
    assert found.get("roi_of_mqls").value == pytest.approx((450 - 100) / 100)
    assert found.get("cost_per_customer").value == 100
    early = board([leads, deals, costs], "2026-03", "roi_of_mqls", as_of="2026-05-09")
    assert early.get("roi_of_mqls").value == pytest.approx((150 - 100) / 100)


def test_a_customer_is_dated_by_its_lead_and_by_its_deal_only_where_the_lead_does_not_say(tmp_path):
    leads = feed(
        tmp_path,
        "leads",
        """
        created_at lead_id customer_at
        2026-01-05 a       2026-03-10
        2026-01-06 b       2026-03-11
        2026-01-07 c       -
        2026-01-08 d       2026-04-02
        """,
    )
    deals = feed(
        tmp_path,
        "deals",
        """
        created_at deal_id lead_id closed_at  status amount
        2026-02-01 1       a       2026-02-20 won    10
        2026-02-02 2       b       2026-03-09 won    10
        2026-02-03 3       c       2026-03-20 won    10
        2026-02-04 4       d       2026-03-30 won    10
        """,
    )
    march = board([leads, deals], "2026-03", "customers", "revenue")
    # a is of March, as the lead says, though its deal is of February; d is of April, though its deal is of March.
    assert march.get("customers").value == 3
    assert march.get("revenue").value == 30
    # c has no date but its deal's; a is 18 days apart, b two and d three: those are one event booked twice.
    assert (march.notes["customers_by_deal"], march.notes["customers_dated_apart"]) == (1, 1)
    assert board([leads, deals], "2026-02", "customers").get("customers").value == 0


def test_before_the_leads_own_date_is_known_its_deal_dates_the_customer(tmp_path):
    leads = feed(tmp_path, "leads", "created_at lead_id customer_at\n2026-01-05 a 2026-03-10")
    deals = feed(tmp_path, "deals", "created_at deal_id lead_id closed_at status\n2026-02-01 1 a 2026-02-20 won")
    assert board([leads, deals], "2026-02", "customers", as_of="2026-02-28").get("customers").value == 1
    assert board([leads, deals], "2026-02", "customers", as_of="2026-03-31").get("customers").value == 0


def test_a_deal_counts_once_though_its_lead_stands_in_two_rows(tmp_path):
    leads = feed(
        tmp_path, "leads", "created_at lead_id channel\n2026-01-05 a Email\n2026-01-05 a Direct\n2026-01-06 b Email"
    )
    deals = feed(
        tmp_path, "deals",
        "created_at deal_id lead_id closed_at status amount\n2026-01-07 1 a 2026-01-20 won 100.10\n"
        "2026-01-07 2 b 2026-01-21 lost 50",
    )  # fmt: skip
    found = board([leads, deals], "2026-01", "revenue", "win_rate", by="channel")
    assert (found.get("revenue").value, found.get("revenue").rows_used) == (100.10, 1)
    assert (found.get("win_rate").numerator, found.get("win_rate").denominator) == (1, 2)
    # What is said of the lead last counts.
    told = {one.by: one.value for one in found.readings if one.kpi == "revenue" and one.by and one.value}
    assert told == {("channel", "Direct"): 100.10}
