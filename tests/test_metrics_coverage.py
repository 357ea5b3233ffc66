"""Comparisons with what the data cover only in part, gaps, and tables of one row."""

from __future__ import annotations

import math

import pytest

from reportgen.metrics.scoreboard import Verdict
from tests.small_tables import board, feed, reading


def months(first, count, value=lambda month: 10, day=5):
    """A row for each of `count` months from `first` (year, month) on, on one of their days."""
    year, month = first
    lines = []
    for step in range(count):
        at = month - 1 + step
        lines.append(f"{year + at // 12}-{at % 12 + 1:02d}-{day:02d} {value(step)}")
    return "\n".join(lines)


def test_a_period_before_that_is_covered_in_part_is_no_comparison(tmp_path):
    crm = feed(
        tmp_path, "leads", "created_at lead_id\n2016-10-20 a\n2016-12-01 b\n2017-03-01 c\n2017-03-09 d\n2018-02-01 e"
    )
    found = reading([crm], "2017", "leads", as_of="2018-12-31")
    assert (found.value, found.previous, found.year_ago) == (2, None, None)
    assert reading([crm], "2018", "leads", as_of="2018-12-31").previous == 2
    # October itself is shown as it is, for its rows are real.
    october = reading([crm], "2016-10", "leads", as_of="2018-12-31")
    assert october.value == 1
    assert reading([crm], "2016-11", "leads", as_of="2018-12-31").previous is None
    history = {one.id: value for one, value in reading([crm], "2017", "leads", as_of="2018-12-31").history}
    assert history["2016-10"] == 1


@pytest.mark.parametrize(("first", "covered"), [("2026-02-01", True), ("2026-02-08", True), ("2026-02-09", False)])
def test_a_slow_first_week_is_no_gap_and_a_longer_one_is(tmp_path, first, covered):
    days = [f"2026-03-{day:02d} 3" for day in range(1, 31)]
    part = feed(tmp_path, "sessions", "date sessions\n" + "\n".join([f"{first} 8", *days]))
    assert reading([part], "2026-03", "sessions").previous == (8 if covered else None)


def test_a_table_by_the_month_is_covered_though_its_row_lies_late_in_it(tmp_path):
    late = feed(tmp_path, "costs", "date category amount\n2026-01-31 staff 5\n2026-02-28 staff 6\n2026-03-31 staff 7")
    assert reading([late], "2026-02", "marketing_cost").previous == 5
    assert reading([late], "2026-Q1", "marketing_cost").value == 18
    begun = feed(tmp_path, "costs", "date category amount\n2025-02-01 staff 5\n2025-03-01 staff 5\n2026-01-01 staff 6")
    assert reading([begun], "2026-Q1", "marketing_cost", as_of="2026-03-31").year_ago is None


def test_growth_over_a_part_is_not_said(tmp_path):
    part = feed(
        tmp_path, "sessions", "date sessions\n2026-02-20 5\n2026-02-21 5\n2026-03-01 100\n2026-03-02 100\n2026-04-01 90"
    )
    assert reading([part], "2026-03", "sessions_growth").missing.reason == "no_previous"
    assert reading([part], "2026-04", "sessions_growth").value == pytest.approx(-0.55)


def test_a_level_needs_only_its_last_value(tmp_path):
    part = feed(tmp_path, "social", "date network followers\n2026-02-20 x 5\n2026-03-01 x 9")
    assert reading([part], "2026-03", "followers").previous == 5


def test_a_verdict_leaves_a_first_month_out_that_is_covered_in_part(tmp_path):
    spend = "\n".join(months((2025, 1), 14, lambda step: 100 + step % 3, day) for day in (2, 9, 16, 23))
    last = "\n".join(f"2026-03-{day:02d} 62" for day in (2, 9, 16, 23))
    part = feed(tmp_path, "ads", f"date spend\n2024-12-30 1\n{spend}\n{last}")
    found = reading([part], "2026-03", "ad_spend")
    assert (found.history[-16][1], found.why("2024-12").reason) == (None, "begins_within")
    # What was spent on December's last two days would have made the limits too wide to see it.
    assert found.verdict is Verdict.DOWN
    whole = feed(tmp_path, "ads", f"date spend\n2024-12-05 1\n{spend}\n{last}")
    assert reading([whole], "2026-03", "ad_spend").verdict is Verdict.NO_CHANGE


def test_a_year_without_data_in_the_middle_is_zero_or_missing_as_declared(tmp_path):
    rows = months((2023, 1), 12) + "\n" + months((2025, 1), 15)
    part = feed(tmp_path, "sessions", "date sessions\n" + rows)
    zero = reading([part], "2025", "sessions", as_of="2026-03-31")
    assert (zero.value, zero.previous) == (120, 0)
    assert reading([part], "2024-05", "sessions", as_of="2026-03-31").value == 0
    assert reading([part], "2024-05", "bounce_rate", as_of="2026-03-31").value is None
    dense = reading([part], "2025", "sessions", as_of="2026-03-31", dense=["sessions"])
    assert (dense.value, dense.previous) == (120, None)
    gap = reading([part], "2024-05", "sessions", as_of="2026-03-31", dense=["sessions"])
    assert (gap.value, gap.missing.reason) == (None, "no_rows")
    assert [value for one, value in dense.history if one.id.startswith("2024")] == [None] * 12


ONE_ROW = {
    "sessions": "date sessions channel\n2026-03-05 3 Email",
    "leads": "created_at lead_id mql_at\n2026-03-05 a 2026-03-06",
    "deals": "created_at deal_id lead_id closed_at status amount\n2026-03-05 1 a 2026-03-09 won 10",
    "surveys": "responded_at respondent_id score\n2026-03-05 a 9",
    "orders": "ordered_at order_id customer_id amount\n2026-03-05 1 a 10",
    "social": "date network followers impressions\n2026-03-05 x 5 10",
    "costs": "date category amount\n2026-03-05 staff 10",
}


@pytest.mark.parametrize("period", ["2026-03", "2026-Q1", "2026", "2026-W10", "2026-03-05", "2026-03-02..2026-03-20"])
def test_tables_of_one_row_give_figures_and_no_verdict(tmp_path, period):
    parts = [feed(tmp_path, table, text) for table, text in ONE_ROW.items()]
    found = board(parts, period, by="channel", as_of="2026-12-31")
    assert found.get("leads").value == 1
    # Deals count from the first that was closed: whether others were before it, nobody knows.
    assert found.get("revenue").value == (None if period in ("2026-W10", "2026-03-05") else 10)
    assert {one.verdict for one in found.readings if one.value is not None} <= {Verdict.TOO_FEW}
    assert all(one.previous is None or one.kpi not in ("sessions", "leads", "revenue") for one in found.readings)


def test_a_lead_that_goes_back_counts_once_at_its_first_time_stamps(tmp_path):
    leads = feed(
        tmp_path,
        "leads",
        "created_at lead_id mql_at sql_at opportunity_at lost_at\n2026-03-01 a 2026-03-20 2026-03-04 2026-03-10 -\n"
        "2026-03-02 b 2026-03-03 - - 2026-03-05",
    )
    found = board([leads], "2026-03", "mqls", "sqls", "lead_to_mql", "sql_to_opportunity", "lead_to_mql_days")
    assert {kpi: found.get(kpi).value for kpi in ("mqls", "sqls", "lead_to_mql")} == {
        "mqls": 2,
        "sqls": 1,
        "lead_to_mql": 1,
    }
    assert found.notes["out_of_order"] == 1
    assert found.get("sql_to_opportunity").value == 1


def test_a_deal_won_before_its_lead_came_is_a_customer_of_the_leads_cohort_after_no_days(tmp_path):
    leads = feed(tmp_path, "leads", "created_at lead_id\n2026-03-10 a\n2026-03-11 b\n2026-01-01 z")
    deals = feed(
        tmp_path, "deals", "created_at deal_id lead_id closed_at status amount\n2026-01-05 1 a 2026-02-01 won 70"
    )
    found = board([leads, deals], "2026-03", "customers", "lead_to_customer", "time_to_close", "revenue")
    assert found.get("customers").value == 0
    assert found.get("lead_to_customer").numerator == 1
    assert dict(found.get("time_to_close").extra)["won"] == 1
    assert found.get("time_to_close").value == 0
    february = board([leads, deals], "2026-02", "customers", "revenue")
    assert (february.get("customers").value, february.get("revenue").value) == (1, 70)
    assert found.notes["out_of_order"] == 1


ZEROS = {
    "sessions": ("date sessions page_views bounces channel", "0 0 0 Email"),
    "search": ("date query impressions clicks position", "x 0 0 0"),
    "ads": ("date platform impressions clicks spend conversions", "x 0 0 0 0"),
    "social": ("date network followers impressions engagements mentions", "x 0 0 0 0"),
    "touchpoints": ("date element kind views submissions starts exits", "x form 0 0 0 0"),
    "emails": ("date campaign sent delivered opens clicks", "x 0 0 0 0"),
    "costs": ("date category amount", "staff 0"),
    "orders": ("ordered_at order_id customer_id amount", "{n} a 0"),
    "deals": ("created_at deal_id closed_at status amount", "{n} {day} won 0"),
}


@pytest.mark.parametrize("by", [None, "channel"])
def test_tables_of_nothing_but_zeros_give_zeros_and_no_rate_no_infinity_and_no_verdict(tmp_path, by):
    days = [f"{2024 + at // 12}-{at % 12 + 1:02d}-01" for at in range(27)]
    parts = [
        feed(tmp_path, table, "\n".join([head, *(f"{day} {row.format(n=n, day=day)}" for n, day in enumerate(days))]))
        for table, (head, row) in ZEROS.items()
    ]
    found = board(parts, "2026-03", by=by, as_of="2026-03-31")
    assert found.get("sessions").value == found.get("ad_spend").value == found.get("revenue").value == 0
    for one in found.readings:
        shown = [one.value, one.previous, one.year_ago, one.year_to_date, *(one.interval or ())]
        assert all(value is None or math.isfinite(value) for value in shown), one.kpi
        assert one.verdict not in (Verdict.UP, Verdict.DOWN), one.kpi
        if one.denominator == 0:
            assert one.value is None, one.kpi
            assert one.missing is not None, one.kpi
    assert found.get("ad_ctr").missing.reason == "zero_denominator"
    for kpi in ("bounce_rate", "organic_ctr", "ad_ctr", "cpc", "form_completion", "email_open_rate", "roi"):
        assert found.get(kpi).value is None, kpi
