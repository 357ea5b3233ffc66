"""KPIs over tables one can add up by hand."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.business import Business
from reportgen.errors import ConfigError, UsageError
from reportgen.goals import Goals
from reportgen.metrics.scoreboard import Benchmark, Status, number
from reportgen.metrics.targets import read, unmet, unread
from reportgen.metrics.written import KpiBlock, MeasureBlock
from reportgen.quantities import Missing
from tests.small_tables import BUSINESS, Recorder, board, feed, reading

SESSIONS = """
date       sessions channel        landing_page bounces
2025-03-10 100      Email          /a           40
2026-02-10 50       Direct         /a           20
2026-03-02 30       Email          /a           10
2026-03-03 10       -              /b           5
2026-03-31 20       Organic_Search /b           1
2026-04-01 7        Email          /a           7
"""

LEADS = """
created_at lead_id channel mql_at     customer_at lost_at
2026-03-02 a       Email   2026-03-05 2026-04-10  -
2026-03-03 b       Email   2026-03-20 -           2026-05-01
2026-03-31 c       -       -          -           -
2026-02-10 d       unknown 2026-03-01 2026-03-02  -
"""


@pytest.fixture
def traffic(tmp_path):
    return [feed(tmp_path, "sessions", SESSIONS), feed(tmp_path, "leads", LEADS)]


# --- kinds


def test_a_count_is_the_sum_over_the_period_and_has_its_neighbours(traffic):
    found = reading(traffic, "2026-03", "sessions")
    assert (found.value, found.previous, found.year_ago, found.year_to_date) == (60, 50, 100, 110)
    assert found.rows_used == 3
    assert found.denominator is None


def test_a_ratio_has_both_its_sums(traffic):
    found = reading(traffic, "2026-03", "visitor_to_lead")
    assert (found.numerator, found.denominator, found.value) == (3, 60, 0.05)
    assert (found.kind, found.stage, str(found.unit), found.better) == ("ratio", "convert", "percent", "up")


def test_growth_is_against_the_period_before(traffic):
    found = reading(traffic, "2026-03", "sessions_growth")
    assert found.value == pytest.approx(0.2)
    assert found.year_ago is None  # nothing is known of February 2025


def test_a_share_counts_who_converted_by_as_of_and_by_period(traffic):
    found = board(traffic, "2026-03", "lead_to_customer")
    cohort, period = found.readings
    assert (cohort.view, cohort.kind, cohort.numerator, cohort.denominator) == ("cohort", "share", 1, 3)
    assert (period.view, period.kind, period.numerator, period.denominator) == ("period", "ratio", 1, 3)
    assert cohort.interval_method == "wilson"
    assert (cohort.benchmark.low, cohort.benchmark.high) == (0.02, 0.05)
    assert dict(cohort.extra)["age_days"] == 275


def test_a_cohort_is_blind_for_what_comes_after_as_of(traffic):
    found = board(traffic, "2026-03", "lead_to_customer", as_of="2026-04-09").readings[0]
    assert (found.numerator, found.denominator) == (0, 3)
    found = board(traffic, "2026-03", "lead_to_customer", as_of="2026-04-10").readings[0]
    assert (found.numerator, found.denominator) == (1, 3)


def test_an_earlier_cohort_is_compared_at_the_same_age(tmp_path):
    leads = feed(
        tmp_path,
        "leads",
        "created_at lead_id customer_at\n2026-02-01 a 2026-03-05\n2026-02-02 b 2026-02-03\n2026-03-02 c 2026-03-03",
    )
    # March is seen on its last day; so is February: the customer of March 5th was none yet.
    assert reading([leads], "2026-03", "lead_to_customer", as_of="2026-03-31").previous == 0.5
    # A week later both are seen at the age of a week, and the customer of March 5th is one.
    assert reading([leads], "2026-03", "lead_to_customer", as_of="2026-04-07").previous == 1.0


def test_a_level_is_the_last_value_per_member_summed(tmp_path):
    social = feed(
        tmp_path,
        "social",
        "date network followers\n2026-01-10 x 100\n2026-02-28 y 20\n2026-03-05 x 130\n2026-03-04 x 999\n2026-03-09 y -\n"
        "2026-05-29 x 140",
    )
    found = board([social], "2026-03", "followers", "follower_growth")
    assert found.get("followers").value == 150
    assert found.get("followers").previous == 120
    assert found.get("follower_growth").value == 30
    assert "followers_old" not in found.notes
    # Only x still says how many follow: that y is of more than a quarter ago is noted.
    may = board([social], "2026-05", "followers")
    assert (may.get("followers").value, may.notes["followers_old"]) == (160, 1)


def test_a_score_is_in_points_and_brings_its_three_counts(tmp_path):
    lines = "\n".join(f"2026-03-0{n % 9 + 1} {score}" for n, score in enumerate([10, 9, 9, 10, 9, 8, 7, 8, 0, 6]))
    surveys = feed(tmp_path, "surveys", "responded_at score\n" + lines)
    found = reading([surveys], "2026-03", "nps")
    assert (found.value, found.numerator, found.denominator) == (30, 3, 10)
    assert found.extra == (("promoters", 5.0), ("passives", 3.0), ("detractors", 2.0))
    assert found.interval_method == "rocks"
    assert -100 <= found.interval[0] < 30 < found.interval[1] <= 100


def test_a_duration_is_the_median_where_the_curve_reaches_one_half(tmp_path):
    lines = [
        "2026-01-01 a 2026-01-11 -",
        "2026-01-01 b 2026-01-21 -",
        "2026-01-02 c 2026-01-07 -",
        "2026-01-02 d - 2026-01-08",
    ]
    leads = feed(tmp_path, "leads", "created_at lead_id customer_at lost_at\n" + "\n".join(lines))
    found = reading([leads], "2026-01", "time_to_close")
    # Without a censored one before the last, the curve is the plain share: 1 of 4 by day 5, 2 of 4 by day 10.
    assert found.value == 10
    extra = dict(found.extra)
    assert (extra["cases"], extra["won"], extra["lost"]) == (4, 3, 1)
    assert extra["within_30"] == pytest.approx(0.75)
    assert extra["median_won_mature"] == 10


def test_a_median_that_is_not_reached_is_not_guessed(traffic):
    found = reading(traffic, "2026-03", "time_to_close")
    assert found.value is None
    assert found.missing.reason == "not_reached"


def test_money_is_exact_and_says_so(tmp_path):
    deals = feed(
        tmp_path,
        "deals",
        "created_at deal_id closed_at status amount\n2026-03-01 1 2026-03-02 won 0.10\n2026-03-01 2 2026-03-09 won 0.20",
    )
    found = reading([deals], "2026-03", "revenue")
    assert (found.value, found.currency, found.interval, found.interval_method) == (0.3, "EUR", None, "exact")


# --- what does not add up


def test_queries_on_page_one_are_counted_by_their_weighted_position(tmp_path):
    search = feed(
        tmp_path,
        "search",
        "date query impressions clicks position\n2026-03-01 a 1 0 19\n2026-03-02 a 9 0 9\n2026-03-02 b 5 0 11\n2026-03-03 c 4 1 -",
    )
    found = board([search], "2026-03", "keywords_top10", "average_position", "organic_ctr")
    assert found.get("keywords_top10").value == 1
    assert found.get("average_position").value == pytest.approx((19 + 81 + 55) / 15)
    assert found.get("organic_ctr").value == pytest.approx(1 / 19)


def test_a_repeat_customer_bought_twice_within_the_period(tmp_path):
    orders = feed(
        tmp_path,
        "orders",
        "ordered_at order_id customer_id amount\n2026-02-01 1 a 5\n2026-03-01 2 a 5\n2026-03-02 3 b 5\n2026-03-03 4 b 6",
    )
    found = board([orders], "2026-03", "repeat_purchase_rate", "average_order_value")
    assert (found.get("repeat_purchase_rate").numerator, found.get("repeat_purchase_rate").denominator) == (1, 2)
    assert found.get("repeat_purchase_rate").rows_used == 3, "a row that both sides count is one row"
    assert found.get("average_order_value").value == pytest.approx(16 / 3)
    assert reading([orders], "2026-Q1", "repeat_purchase_rate").value == 1.0


def test_lines_of_one_order_are_one_order(tmp_path):
    orders = feed(
        tmp_path, "orders",
        "ordered_at order_id customer_id amount\n2026-03-01 1 a 5\n2026-03-01 1 a 5\n2026-03-01 1 b 2\n2026-03-30 2 c 3\n"
        "2026-03-30 2 c 4\n2026-03-31 3 c 1\n2026-04-02 3 c -3",
    )  # fmt: skip
    found = board([orders], "2026-03", "repeat_purchase_rate", "average_order_value")
    # Two shops may both have an order 1; of three customers only c ordered twice.
    assert (found.get("average_order_value").numerator, found.get("average_order_value").denominator) == (20, 4)
    assert (found.get("repeat_purchase_rate").numerator, found.get("repeat_purchase_rate").denominator) == (1, 3)
    # What is paid back in April is of an order of March, and larger than it.
    quarter = reading([orders], "2026-03-01..2026-04-30", "average_order_value")
    assert (quarter.numerator, quarter.denominator) == (17, 4)
    april = reading([orders], "2026-04", "average_order_value")
    assert (april.value, april.numerator, april.denominator) == (None, -3, 0)
    assert {period.id: value for period, value in april.history}["2026-03"] == 5


def test_an_order_of_several_segments_is_one_of_each_whatever_its_first_line_is_of(tmp_path):
    orders = feed(
        tmp_path, "orders",
        "ordered_at order_id customer_id amount category\n2026-03-01 1 a 5 Books\n2026-03-01 1 a 7 Music\n2026-03-01 1 a 1 Music\n"
        "2026-03-02 2 a 4 Music\n2026-03-02 3 b 9 -\n2026-03-03 3 b 2 Music",
    )  # fmt: skip
    wanted = ("average_order_value", "repeat_purchase_rate")
    cut = board([orders], "2026-03", *wanted, by="category")
    sides = {(one.kpi, one.by and one.by[1]): (one.numerator, one.denominator) for one in cut.readings}
    assert sides["average_order_value", None] == (28, 3)
    assert sides["average_order_value", "Music"] == (14, 3), "the orders with music, one of which begins with a book"
    assert sides["average_order_value", "Books"] == (5, 1)
    assert sides["average_order_value", ""] == (9, 1)
    assert sides["repeat_purchase_rate", "Music"] == (1, 2), "a bought music twice"
    music = board([orders], "2026-03", *wanted, only=(("category", ("Music",)),))
    assert [(one.numerator, one.denominator) for one in music.readings] == [(1, 2), (14, 3)]
    none = board([orders], "2026-03", wanted[0], only=(("category", ("", "Books")),)).readings[0]
    assert (none.numerator, none.denominator) == (14, 2)


def test_links_that_were_lost_are_not_live(tmp_path):
    links = feed(
        tmp_path,
        "backlinks",
        "first_seen lost_at domain\n2026-01-01 2026-03-15 a\n2026-02-01 - b\n2026-03-01 2026-04-01 c",
    )
    found = board([links], "2026-03", "linking_domains", "new_linking_domains")
    assert (found.get("linking_domains").value, found.get("new_linking_domains").value) == (2, 1)
    assert found.get("linking_domains").previous == 2


def test_users_are_said_only_where_one_row_holds_the_period(tmp_path):
    sessions = feed(tmp_path, "sessions", "date users\n2026-02-01 40\n2026-03-01 50\n2026-03-02 60")
    found = reading([sessions], "2026-03", "users")
    assert found.missing == Missing("not_additive", (("table", "sessions"),))
    assert found.previous == 40


def test_abandonment_by_qualified_visits_needs_one_row_a_visit(tmp_path):
    head = "date sessions qualified_sessions form_submissions\n"
    visits = feed(tmp_path, "sessions", head + "2026-03-01 1 1 0\n2026-03-01 1 1 1\n2026-03-02 1 0 0\n2026-03-02 1 1 -")
    assert reading([visits], "2026-03", "qualified_visit_abandonment").value == 0.5
    days = feed(tmp_path, "sessions", head + "2026-03-01 10 4 1")
    assert reading([days], "2026-03", "qualified_visit_abandonment").missing.reason == "not_each"


def test_lifetime_value_needs_margin_years_and_twelve_months(tmp_path):
    lines = "\n".join(f"2025-{month:02d}-05 {month} c{month % 2} 10" for month in range(1, 13))
    orders = feed(tmp_path, "orders", "ordered_at order_id customer_id amount\n2024-12-31 0 x 1\n" + lines)
    able = BUSINESS.model_copy(update={"gross_margin": 0.5, "expected_years": 3.0})
    assert reading([orders], "2025-12", "ltv", business=able).value == pytest.approx(120 / 2 * 0.5 * 3)
    assert reading([orders], "2025-12", "ltv").missing == Missing("not_configured", (("key", "gross_margin"),))
    assert reading([orders], "2025-06", "ltv", business=able).missing.reason == "too_short"


# --- reasons


def test_a_table_that_is_not_fed_is_named(traffic):
    found = reading(traffic, "2026-03", "nps")
    assert (found.value, found.missing) == (None, Missing("not_fed", (("table", "surveys"),)))
    assert found.status is Status.NO_DATA


def test_a_column_that_is_not_fed_is_named(traffic):
    assert reading(traffic, "2026-03", "page_views").missing == Missing(
        "column_not_fed", (("column", "page_views"), ("table", "sessions"))
    )


def test_a_stage_the_business_does_not_have_is_named(traffic):
    two = BUSINESS.model_copy(update={"stages": ("lead", "customer")})
    assert reading(traffic, "2026-03", "mqls", business=two).missing == Missing("no_stage", (("stage", "mql"),))


def test_a_zero_denominator_gives_no_data(traffic):
    leads = traffic[1]
    found = reading([leads], "2026-07", "lead_to_customer", as_of="2026-07-31")
    assert (found.value, found.missing.reason) == (None, "after_data")
    found = reading([leads], "2026-04", "win_rate")
    assert found.missing.reason == "not_fed"
    found = reading(traffic, "2026-04", "lead_to_customer")
    assert (found.value, found.denominator, found.missing.reason) == (None, 0, "zero_denominator")


def test_before_the_first_day_there_is_nothing_not_zero(traffic):
    found = reading(traffic, "2026-03", "sessions")
    history = {period.id: value for period, value in found.history}
    assert len(history) == 24
    assert history["2025-02"] is None
    assert history["2025-03"] == 100
    assert history["2025-04"] == 0
    assert history["2026-03"] == 60
    assert reading(traffic, "2025-02", "sessions").missing.reason == "before_data"


def test_a_year_without_rows_in_the_middle_is_zero_unless_the_source_is_dense(tmp_path):
    sessions = feed(tmp_path, "sessions", "date sessions\n2024-01-03 5\n2026-05-01 7")
    found = reading([sessions], "2025", "sessions")
    assert (found.value, found.missing, found.year_ago) == (0, None, 5)
    dense = reading([sessions], "2025", "sessions", dense=["sessions"])
    assert (dense.value, dense.missing.reason) == (None, "no_rows")


def test_an_empty_table_says_so_and_one_row_is_enough(tmp_path):
    empty = feed(tmp_path, "sessions", "date sessions")
    assert reading([empty], "2026-03", "sessions").missing.reason == "no_rows"
    one = feed(tmp_path, "sessions", "date sessions\n2026-03-05 1")
    found = reading([one], "2026-03", "sessions")
    assert (found.value, found.rows_used, found.previous) == (1, 1, None)


def test_a_period_that_has_not_begun_has_no_figures(traffic):
    found = reading(traffic, "2027-01", "sessions", as_of="2026-12-31")
    assert found.missing.reason == "not_begun"


def test_an_unknown_kpi_or_dimension_is_a_usage_error_with_the_nearest_name(traffic):
    with pytest.raises(UsageError, match="Did you mean 'sessions'"):
        board(traffic, "2026-03", "sesions")
    with pytest.raises(UsageError, match="Did you mean 'channel'"):
        board(traffic, "2026-03", "sessions", by="chanel")


# --- segments


def test_blank_and_unknown_are_two_segments(traffic):
    found = board(traffic, "2026-Q1", "leads", by="channel")
    assert {one.by[1]: one.value for one in found.readings if one.by} == {"Email": 2, "": 1, "unknown": 1}


def test_segments_add_up_to_the_whole(traffic):
    found = board(traffic, "2026-03", "sessions", "visitor_to_lead", by="channel")
    segments = [one for one in found.readings if one.kpi == "sessions" and one.by]
    assert sum(one.value for one in segments) == found.get("sessions").value
    assert found.get("visitor_to_lead", ("channel", "Email")).value == 2 / 30


def test_a_cohort_is_cut_by_the_channel_of_its_leads(traffic):
    found = board(traffic, "2026-03", "lead_to_customer", by="channel")
    email = found.get("lead_to_customer", ("channel", "Email"), "cohort")
    assert (email.numerator, email.denominator) == (1, 2)


def test_a_kpi_whose_tables_lack_the_dimension_is_only_given_whole(traffic):
    found = board(traffic, "2026-03", "visitor_to_lead", "leads", by="persona")
    assert [one.by for one in found.readings] == [None, None]


# --- periods


def test_a_running_period_is_compared_with_the_same_business_days(tmp_path):
    lines = [f"2026-0{month}-{day:02d} {month}" for month in (2, 3) for day in range(1, 29)]
    sessions = feed(tmp_path, "sessions", "date sessions\n" + "\n".join(lines))
    # Tuesday March 10th is the 7th business day; the 7th of February is Tuesday the 10th as well.
    found = reading([sessions], "2026-03", "sessions", as_of="2026-03-10")
    assert (found.value, found.previous) == (30, 20)
    # With a holiday in March the 10th is only the 6th; the 6th of February is Monday the 9th.
    found = reading([sessions], "2026-03", "sessions", as_of="2026-03-10", holidays=frozenset({date(2026, 3, 4)}))
    assert found.previous == 18
    assert found.history[-1][1] == 30


def test_a_running_period_has_no_status_and_a_plan_to_date(traffic):
    targets = read([], {"sessions": {"2026-03": 220}}, date(2026, 3, 10))
    found = reading(traffic, "2026-03", "sessions", as_of="2026-03-10", targets=targets)
    assert found.status is Status.RUNNING
    assert found.target.value == 220
    assert found.target.to_date == pytest.approx(220 * 7 / 22)


def test_leads_against_goal_while_the_period_runs(traffic):
    targets = read([], {"leads": {"2026-03": 44}}, date(2026, 3, 10))
    running = reading(traffic, "2026-03", "leads_vs_goal", as_of="2026-03-10", targets=targets)
    assert running.value == pytest.approx(2 / 14)
    assert reading(traffic, "2026-03", "leads_vs_goal", targets=targets).value == pytest.approx(3 / 44)


def test_weeks_and_fiscal_quarters(traffic):
    assert reading(traffic, "2026-W10", "sessions").value == 40
    fiscal = BUSINESS.model_copy(update={"fiscal_year_start": 4})
    found = reading(traffic, "2026-Q4", "sessions", business=fiscal)
    assert (found.period.start, found.value) == (date(2026, 1, 1), 110)
    assert found.year_to_date == 110
    assert found.year_ago is None  # of that quarter only the last weeks are known


def test_leads_per_business_day_counts_the_holidays_out(traffic):
    found = reading(traffic, "2026-03", "leads_per_business_day", holidays=frozenset({date(2026, 3, 4)}))
    assert (found.numerator, found.denominator) == (3, 21)


def test_nothing_that_happens_after_as_of_changes_a_figure(tmp_path):
    late = LEADS + "2026-04-02 e Email 2026-04-02 2026-04-03 -\n"
    early = [feed(tmp_path, "leads", LEADS)]
    both = [feed(tmp_path, "leads", late)]
    for kpi in ("leads", "mqls", "customers", "lead_to_customer", "time_to_close"):
        was, now = (board(parts, "2026-03", kpi, as_of="2026-04-01").readings for parts in (early, both))
        assert was == now


# --- KPIs of one's own


def test_a_kpi_of_ones_own_is_treated_like_a_built_in_one(traffic):
    block = KpiBlock.model_validate(
        {
            "label": {"en": "Email visits that stay"}, "stage": "attract", "kind": "ratio", "unit": "percent", "better": "up",
            "numerator": {"table": "sessions", "sql": "sum(sessions - bounces)", "where": "channel = 'Email'"},
            "denominator": "mail",
        }
    )  # fmt: skip
    mail = MeasureBlock.model_validate({"table": "sessions", "sql": "sum(sessions)", "where": "channel = 'Email'"})
    found = reading(traffic, "2026-03", "own_one", kpis={"own_one": block}, measures={"mail": mail})
    assert (found.numerator, found.denominator, found.year_ago) == (20, 30, 0.6)
    assert found.rows_used == 1


def test_a_row_that_two_measures_count_is_used_once(tmp_path):
    deals = feed(
        tmp_path,
        "deals",
        "created_at deal_id closed_at status amount\n2026-03-01 1 2026-03-02 won 5\n2026-03-01 2 2026-03-09 lost 0",
    )
    assert reading([deals], "2026-03", "win_rate").rows_used == 2


# --- cost


def test_one_query_for_each_table_and_grain(traffic):
    recorder = Recorder(traffic)
    board(traffic, "2026-03", recorder=recorder)
    # sessions: days; leads: what was waited, days, windows (cohorts), durations; customers: days.
    assert len(recorder.asked) == 6
    recorder.asked.clear()
    board(traffic, "2026-03", "sessions", "bounce_rate", "visitor_to_lead", "organic_sessions", recorder=recorder)
    assert len(recorder.asked) == 2


def test_the_same_inputs_give_the_same_scoreboard(traffic):
    assert board(traffic, "2026-03", by="channel") == board(traffic, "2026-03", by="channel")


def test_stages_may_stand_in_another_order(tmp_path):
    leads = feed(
        tmp_path, "leads", "created_at lead_id sal_at sql_at\n2026-03-01 a 2026-03-05 -\n2026-03-01 b - 2026-03-09"
    )
    sql_first = Business(
        name="A", timezone="UTC", currency="EUR", stages=("lead", "mql", "sql", "sal", "opportunity", "customer")
    )
    usual = board([leads], "2026-03", "sals", "sqls")
    other = board([leads], "2026-03", "sals", "sqls", business=sql_first)
    assert (usual.get("sals").value, usual.get("sqls").value) == (2, 1)
    assert (other.get("sals").value, other.get("sqls").value) == (1, 2)


def test_a_cohort_that_still_ripens_has_no_status_and_names_the_newest_that_is_ripe(tmp_path):
    lines = [f"2026-0{month}-{day:02d} {month}{day} -" for month in range(1, 7) for day in range(1, 21)]
    # Nine in ten waited ten days, the last one forty.
    for month in range(1, 7):
        lines[(month - 1) * 20] = f"2026-0{month}-01 {month}x 2026-0{month}-11"
        lines[(month - 1) * 20 + 1] = f"2026-0{month}-02 {month}y 2026-0{month}-12"
    lines[0] = "2026-01-01 1x 2026-02-10"
    leads = feed(tmp_path, "leads", "created_at lead_id customer_at\n" + "\n".join(lines))
    plan = read([], {"lead_to_customer": {"2026": 0.5}}, date(2026, 7, 5))
    found = reading([leads], "2026-06", "lead_to_customer", as_of="2026-07-05", targets=plan)
    extra = dict(found.extra)
    assert (extra["patience_days"], extra["mature"], extra["age_days"]) == (10, 0, 5)
    assert found.status is Status.RUNNING
    assert (found.mature.period.id, found.mature.value, found.mature.denominator) == ("2026-05", 0.1, 20)
    later = reading([leads], "2026-06", "lead_to_customer", as_of="2026-07-10", targets=plan)
    assert dict(later.extra)["mature"] == 1
    assert later.status is not Status.RUNNING


def test_a_cost_per_case_is_unsure_of_the_cases_only(tmp_path):
    costs = feed(tmp_path, "costs", "date category amount\n2026-03-01 staff 1000")
    lines = "\n".join(f"2026-03-{day:02d} {day} 2026-03-{day:02d}" for day in range(1, 31))
    leads = feed(tmp_path, "leads", "created_at lead_id mql_at\n" + lines)
    found = reading([costs, leads], "2026-03", "cost_per_mql")
    assert found.interval_method == "poisson"
    low, high = found.interval
    assert 1000 / 43 < low < 1000 / 30 < high < 1000 / 20


def test_an_mql_is_stalled_after_twice_the_usual_time(tmp_path):
    leads = feed(
        tmp_path,
        "leads",
        "created_at lead_id mql_at sal_at lost_at\n2026-02-01 a 2026-02-01 2026-02-06 -\n2026-03-01 b 2026-03-01 2026-03-05 -\n"
        "2026-03-01 c 2026-03-20 - -\n2026-03-01 d 2026-03-22 - -\n2026-03-01 e 2026-03-02 - 2026-03-09\n2026-03-01 f - - -",
    )
    # The usual time is 4.5 days; on March 31st c has waited 11 days, d nine.
    found = reading([leads], "2026-03", "stalled_mqls", as_of="2026-03-31")
    assert (found.value, found.rows_used) == (1, 4)
    nobody = feed(tmp_path, "leads", "created_at lead_id mql_at sal_at\n2026-03-01 a 2026-03-02 -")
    assert reading([nobody], "2026-03", "stalled_mqls").missing.reason == "no_history"


def test_the_engines_refusal_names_the_kpi_of_ones_own_and_not_a_long_query(traffic):
    def block(sql, where=None):
        measure = {"table": "sessions", "sql": sql} | ({"where": where} if where else {})
        return KpiBlock.model_validate(
            {
                "label": {"en": "x"},
                "stage": "attract",
                "kind": "count",
                "unit": "count",
                "better": "up",
                "numerator": measure,
            }
        )

    own = {"good": block("sum(sessions)"), "text": block("sum(channel)"), "grammar": block("count(*)", "sessions in")}
    with pytest.raises(ConfigError) as told:
        board(traffic, "2026-03", kpis=own)
    assert [problem.path for problem in told.value.problems] == ["grammar.numerator", "text.numerator"]
    assert "the engine refuses 'sum(channel)': Binder Error: No function matches" in str(told.value)
    assert "LINE" not in str(told.value)
    named = {"bad": MeasureBlock.model_validate({"table": "sessions", "sql": "sum(channel)"})}
    uses = {"mine": block("sum(sessions)").model_copy(update={"numerator": "bad"})}
    with pytest.raises(ConfigError, match=r"config/kpis.yaml: measures.bad: the engine refuses"):
        board(traffic, "2026-03", "mine", kpis=uses, measures=named)


def test_what_is_divided_by_days_or_levels_is_not_too_few_for_their_sake(tmp_path):
    lines = "\n".join(f"2026-03-{2 + n % 5:02d} {n} Organic_Social" for n in range(40))
    leads = feed(tmp_path, "leads", "created_at lead_id channel\n" + lines)
    social = feed(tmp_path, "social", "date network followers\n2026-03-01 x 5000")
    week = board([leads, social], "2026-W10", "leads_per_business_day", "social_leads_per_1000_followers")
    rate = week.get("leads_per_business_day")
    assert (rate.value, rate.denominator, rate.few) == (8, 5, False)
    assert rate.interval_method == "poisson"
    assert rate.interval[0] < 8 < rate.interval[1]
    assert week.get("social_leads_per_1000_followers").few is False
    few = feed(tmp_path, "leads", "created_at lead_id channel\n2026-03-02 a Email")
    assert reading([few], "2026-W10", "leads_per_business_day").few is True


def test_a_small_difference_is_not_too_few_and_little_money_neither(tmp_path):
    sessions = feed(tmp_path, "sessions", "date sessions\n2026-02-01 1000\n2026-03-01 1005")
    assert reading([sessions], "2026-03", "sessions_growth").few is False
    ads = feed(tmp_path, "ads", "date clicks impressions spend\n2026-03-01 40 900 6.5")
    assert reading([ads], "2026-03", "cpc").few is False
    ads = feed(tmp_path, "ads", "date clicks impressions spend\n2026-03-01 4 900 65")
    assert reading([ads], "2026-03", "cpc").few is True


def test_a_benchmark_of_the_businesss_own_counts_before_the_packaged_one(traffic):
    goals = Goals.model_validate(
        {"benchmarks": {"lead_to_customer": {"low": 0.1, "origin": "us", "by": {"channel": {"Email": 0.3}}}}}
    )
    known = board(traffic, "2026-03", "lead_to_customer", by="channel")
    own = board(traffic, "2026-03", "lead_to_customer", by="channel", goals=goals)
    assert known.get("lead_to_customer").benchmark == Benchmark(0.02, 0.05, "S4")
    assert own.get("lead_to_customer").benchmark == Benchmark(0.1, 0.1, "us")
    assert {one.by[1]: one.benchmark.low for one in own.readings if one.by}["Email"] == 0.3


def test_a_count_that_no_binary_fraction_holds_is_told_to_its_last_digit(tmp_path):
    ads = feed(
        tmp_path, "ads", f"date impressions clicks spend\n2026-03-02 {2**53 + 1} 1 1\n2026-03-03 1234567890123 1 1"
    )
    found = board([ads], "2026-03", "ad_impressions").get("ad_impressions")
    assert number(found.value, found.unit) == 2**53 + 1 + 1234567890123
    assert number(1234567890123.0) == 1234567890123


def test_a_target_that_no_figure_is_held_against_is_told():
    rows = [("2026-01", "leads"), ("2026-13", "leads"), ("2026-01", "leeds"), ("2026-02", "leeds"), ("Q1", "leads")]
    assert list(unread(rows, ("leads", "mqls"))) == [
        "there is no KPI 'leeds', so nothing is held against its 2 rows. Did you mean 'leads'?",
        "period '2026-13': month must be in 1..12. Write one of: 2026, 2026-Q1, 2026-03, 2026-W12, 2026-03-05, Q1, last-month,"
        " this-month, 2026-01-01..2026-03-31. Nothing is held against its row",
    ]
    assert list(unread([], ("leads",))) == []


def test_a_target_of_a_segment_that_no_row_has_is_told():
    known = ("Email", "Organic Search", "/demo")
    asked = [
        ("leads", "Email"),
        ("leads", "channel=Email"),
        ("leads", "email"),
        ("mqls", "email"),
        ("leads", "zzz=Email"),
    ]
    assert list(unmet(asked, known)) == [
        "no row has the segment 'email', so nothing is held against its targets of leads, mqls. Did you mean 'Email'?",
        "no row has the segment 'zzz=Email', so nothing is held against its targets of leads. Did you mean 'Email'?",
    ]


def test_a_target_may_name_the_dimension_of_its_segment():
    found = read([("2026-03", "leads", 5.0, "channel=Email"), ("2026-03", "leads", 9.0, "a=b")], {}, date(2026, 3, 31))
    assert set(found.table) == {("leads", "Email"), ("leads", "a=b")}
