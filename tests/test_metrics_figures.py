"""What a KPI is in a window, and why it cannot be said."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.metrics.scoreboard import Status, Target
from reportgen.metrics.targets import read
from reportgen.quantities import Missing
from tests.small_tables import BUSINESS, board, feed, feed_rows, reading

# Every month alike: a deal is won after ten days, one is lost, and two are open at its end.
PIPELINE = """
    created_at deal_id closed_at status amount
    2025-12-28 old1 - open 100
    2025-12-29 old2 - open 100
    2026-01-01 a 2026-01-11 won 300
    2026-01-02 b 2026-01-20 lost 300
    2026-02-01 c 2026-02-11 won 300
    2026-02-02 d 2026-02-20 lost 300
    2026-03-01 e 2026-03-11 won 300
    2026-03-02 f 2026-03-20 lost 300
"""


def test_a_quarters_pipeline_is_no_faster_than_its_months(tmp_path):
    deals = feed(tmp_path, "deals", PIPELINE)
    # 2 open x 1/2 won x 300 / 10 days, whatever the period's length.
    for period in ("2026-01", "2026-02", "2026-03", "2026-Q1"):
        found = reading([deals], period, "pipeline_velocity", as_of="2026-03-31")
        assert (found.value, found.numerator, found.denominator) == (30, 300, 10), period


def test_a_deal_is_in_the_pipeline_until_the_day_it_is_closed(tmp_path):
    deals = feed(
        tmp_path, "deals",
        """
        created_at deal_id closed_at status amount
        2026-01-01 a 2026-01-11 won 300
        2026-01-02 b 2026-02-01 won 300
        2026-01-03 c 2026-01-31 won 300
        2026-01-04 d - lost 300
        2026-02-01 e - open 300
        """,
    )  # fmt: skip
    found = reading([deals], "2026-01", "pipeline_velocity", as_of="2026-02-28")
    # Of January's, only b is open at its end; d was lost on a day nobody knows. 1 x 100 % x 300 / the mean of 10 and 28 days.
    assert (found.numerator, found.denominator) == (300, 19)


def test_what_is_reckoned_from_too_few_deals_is_too_few_itself(tmp_path):
    few = reading([feed(tmp_path, "deals", PIPELINE)], "2026-Q1", "pipeline_velocity", as_of="2026-03-31")
    assert few.few is True  # a win rate of 3 in 6
    rows = "\n".join(
        f"2026-01-{n % 28 + 1:02d} {status}{n} 2026-02-{n % 28 + 1:02d} {status} 100"
        for n in range(40)
        for status in ("won", "lost")
    )
    many = feed(tmp_path, "deals", f"created_at deal_id closed_at status amount\n{rows}")
    assert reading([many], "2026-02", "pipeline_velocity", as_of="2026-03-31").few is False


ABLE = BUSINESS.model_copy(update={"gross_margin": 0.5, "expected_years": 2.0})


@pytest.mark.parametrize(("first", "told"), [("2025-01-01", True), ("2025-01-02", True), ("2025-01-20", False)])
def test_a_year_of_orders_may_begin_some_days_late(tmp_path, first, told):
    later = "\n".join(
        f"2025-{month:02d}-{day:02d} {month}.{day} a 10" for month in range(2, 13) for day in range(1, 29)
    )
    orders = feed(tmp_path, "orders", f"ordered_at order_id customer_id amount\n{first} 0 a 20\n{later}")
    found = reading([orders], "2025-12", "ltv", business=ABLE, as_of="2025-12-31")
    # One customer: 20 and 11 x 28 orders of 10, half of which remains, for two years.
    assert found.value == (3100 if told else None)
    if not told:
        assert found.missing == Missing("too_short", (("day", first), ("months", "12"), ("table", "orders")))


def test_a_rate_missing_earlier_in_the_year_is_missing_in_lifetime_value(tmp_path):
    orders = feed(
        tmp_path, "orders",
        """
        ordered_at order_id customer_id amount currency
        2025-01-01 1 a 10 EUR
        2025-06-03 2 a 10 CHF
        2025-12-05 3 a 10 EUR
        """,
    )  # fmt: skip
    assert reading([orders], "2025-12", "ltv", business=ABLE).missing == Missing(
        "no_rate", (("currency", "CHF"), ("day", "2025-06-03"))
    )
    assert reading([orders], "2025-12", "average_order_value", business=ABLE).value == 10


WON = """
    created_at deal_id lead_id closed_at status amount origin
    2026-01-01 1 a 2026-01-20 won - marketing
    2026-01-02 2 b 2026-01-21 won - marketing
    2026-02-01 3 a 2026-02-20 won 300 marketing
    2026-02-02 4 b 2026-02-21 won - marketing
"""
LEADS = "created_at lead_id mql_at\n2026-01-01 a 2026-01-02\n2026-01-01 b 2026-01-03"
COSTS = "date category amount\n2026-01-01 staff 50\n2026-02-01 staff 50"


def test_won_deals_without_an_amount_are_no_revenue_of_nothing(tmp_path):
    parts = [feed(tmp_path, "deals", WON), feed(tmp_path, "leads", LEADS), feed(tmp_path, "costs", COSTS)]
    known = ("revenue", "average_deal", "marketing_revenue", "roi", "roi_of_mqls", "win_rate")
    found = board(parts, "2026-01", *known, as_of="2026-01-31")
    none = Missing("no_amount", (("rows", "2"), ("table", "deals")))
    assert [found.get(kpi).missing for kpi in known] == [none] * 5 + [None]
    found = board(parts, "2026-02", *known, as_of="2026-02-28")
    assert (found.get("revenue").value, found.get("average_deal").value) == (300, 300)
    assert dict(found.get("revenue").extra)["without_amount"] == 1


def test_no_deal_at_all_is_a_revenue_of_nothing(tmp_path):
    deals = feed(tmp_path, "deals", WON + "2026-04-01 9 c 2026-04-20 lost 10 marketing")
    assert reading([deals], "2026-03", "revenue").value == 0
    assert reading([deals], "2026-04", "revenue").value == 0


def test_one_day_alone_is_neither_ahead_nor_behind_for_sure(tmp_path):
    deals = feed(
        tmp_path, "deals",
        """
        created_at deal_id closed_at status amount
        2026-03-01 a 2026-03-10 won 10
        2026-03-01 b 2026-03-20 won 10
        """,
    )  # fmt: skip
    targets = read([], {"revenue": {"2026-03": 2200, "2026-03-10": 100}}, date(2026, 4, 1))
    day = reading([deals], "2026-03-10", "revenue", targets=targets, as_of="2026-04-01")
    assert (day.value, day.interval, day.interval_method, day.status) == (10, None, "exact", Status.WATCH)
    month = reading([deals], "2026-03", "revenue", targets=targets, as_of="2026-04-01")
    assert (month.value, month.status) == (20, Status.BEHIND)


def test_a_week_stands_against_its_share_of_the_months_plan(tmp_path):
    leads = feed_rows(
        tmp_path, "leads", [["created_at", "lead_id"], *([f"2026-03-{2 + n % 5:02d}", str(n)] for n in range(200))]
    )
    targets = read([], {"leads": {"2026-03": 440}}, date(2026, 4, 1))
    week = reading([leads], "2026-W10", "leads", targets=targets, as_of="2026-04-01")
    # March 2026 has 22 business days, so 20 a day.
    assert week.target == Target(100, "plan", derived="share", year_to_date=None)


def test_spend_without_a_product_is_shown_and_bought_no_lead_without_one(tmp_path):
    ads = feed(
        tmp_path, "ads",
        """
        date campaign product impressions clicks spend
        2026-03-02 a Rota 100 10 60
        2026-03-03 b - 100 10 40
        2026-03-04 c Takt 100 10 30
        """,
    )  # fmt: skip
    leads = feed(
        tmp_path, "leads",
        """
        created_at lead_id channel product
        2026-03-05 1 Paid_Search Rota
        2026-03-05 2 Paid_Search Rota
        2026-03-06 3 Paid_Social -
        2026-03-07 4 Paid_Search Lumo
        2026-03-08 5 Email -
        """,
    )  # fmt: skip
    found = board([ads, leads], "2026-03", "cpl", "ad_spend", by="product")
    told = {
        one.by and one.by[1]: (one.value, one.numerator, one.denominator, one.missing and one.missing.reason)
        for one in found.readings
        if one.kpi == "cpl"
    }
    assert told == {
        None: (32.5, 130, 4, None),
        "Rota": (30, 60, 2, None),
        "": (None, 40, 1, "unallocated"),
        "Takt": (None, 30, 0, "zero_denominator"),
        "Lumo": (None, 0, 1, "no_spend"),
    }
    # Nothing is dropped: the segments' spend is the whole's.
    assert sum(one.value for one in found.readings if one.kpi == "ad_spend" and one.by) == 130


def test_a_cost_per_click_needs_no_allocation_for_both_are_of_one_row(tmp_path):
    ads = feed(tmp_path, "ads", "date campaign product impressions clicks spend\n2026-03-03 b - 100 10 40")
    assert board([ads], "2026-03", "cpc", by="product").get("cpc", ("product", "")).value == 4
