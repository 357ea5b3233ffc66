"""What stands beside a figure: of the same age, to the same day, from all of its sources, or the reason why there is nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportgen.metrics.scoreboard import Status, Verdict
from reportgen.metrics.targets import read
from tests.small_tables import BUSINESS, board, feed, reading

# --- durations and cohorts: at the same age


@pytest.fixture
def handed_over(tmp_path):
    """May's MQLs are through after 2, 20 and 40 days, June's after 3 and 4 days; one of June waits."""
    return feed(
        tmp_path,
        "leads",
        """
        created_at lead_id mql_at     sal_at
        2026-04-01 z       2026-04-01 2026-04-02
        2026-05-01 a       2026-05-20 2026-05-22
        2026-05-01 b       2026-05-21 2026-06-10
        2026-05-01 c       2026-05-22 2026-07-01
        2026-06-01 d       2026-06-10 2026-06-13
        2026-06-01 e       2026-06-11 2026-06-15
        2026-06-01 f       2026-06-29 -
        """,
    )


def test_a_duration_is_compared_with_the_month_before_at_the_age_of_its_own(handed_over):
    june = reading([handed_over], "2026-06", "handover_time", as_of="2026-06-30")
    # By the end of June two are through, after 3 and 4 days; the third was seen for a day and says nothing of the third day.
    assert june.value == 3
    # By the end of May, as old, one was through after 2 days; two were seen for 10 and 9 days and were not: a third is no half.
    assert (june.previous, june.why("previous").reason) == (None, "not_reached")
    assert june.history[-1][1] == 3
    # Twenty days later May's second is through too, after 20 days, and its third is not yet.
    later = reading([handed_over], "2026-06", "handover_time", as_of="2026-07-20")
    assert (later.value, later.previous) == (4, 20)
    assert dict(later.history)[later.period.previous()] == 20


def test_a_duration_that_ripens_names_the_newest_that_is_old_enough_and_compares_it_at_its_age(tmp_path):
    days = "\n".join(
        f"2026-{month:02d}-01 {month}{n} 2026-{month:02d}-{n:02d} 2026-{month:02d}-{n + 10:02d}"
        for month in range(1, 7)
        for n in range(1, 13)
    )
    leads = feed(tmp_path, "leads", "created_at lead_id mql_at sal_at\n" + days)
    found = reading([leads], "2026-06", "handover_time", as_of="2026-06-30")
    extra = dict(found.extra)
    assert (extra["age_days"], extra["patience_days"], extra["mature"]) == (0, 10, 0)
    assert (found.mature.period.id, found.mature.value, found.mature.previous) == ("2026-05", 10, 10)
    assert found.status is not Status.AHEAD


def test_the_mature_cohort_is_compared_at_the_age_at_which_it_is_seen(tmp_path):
    leads = feed(
        tmp_path,
        "leads",
        "created_at lead_id customer_at\n"
        + "\n".join(
            f"2026-04-{n:02d} a{n} {'2026-04-20' if n < 9 else '2026-06-30' if n == 9 else '-'}" for n in range(1, 21)
        )
        + "\n"
        + "\n".join(f"2026-05-{n:02d} b{n} {'2026-05-20' if n < 5 else '-'}" for n in range(1, 21)),
    )
    found = reading([leads], "2026-06", "lead_to_customer", as_of="2026-06-25")
    # Nine in ten needed 20 days at most, so May is old enough: 4 of 20. April, seen 25 days after its end: 8 of 20.
    assert (found.mature.period.id, found.mature.value, found.mature.previous) == ("2026-05", 0.2, 0.4)
    assert dict(found.mature.lacking)["year_ago"].reason == "before_data"


# --- year to date


LEADS = "created_at lead_id\n" + "\n".join(
    f"2026-{month:02d}-05 {month}{n}" for month in (1, 2, 3) for n in range(month)
)


def test_leads_against_goal_have_a_year_to_date(tmp_path):
    leads = feed(tmp_path, "leads", LEADS)
    goals = read([], {"leads": {"2026-01": 2, "2026-02": 2, "2026-03": 4}}, date(2026, 3, 31))
    march = reading([leads], "2026-03", "leads_vs_goal", targets=goals)
    assert (march.value, march.year_to_date) == (3 / 4, 6 / 8)
    assert reading([leads], "2026-01", "leads_vs_goal", targets=goals).year_to_date == 1 / 2
    none = reading([leads], "2026-03", "leads_vs_goal")
    assert (none.year_to_date, none.why("year_to_date").reason) == (None, "no_target")


def test_growth_of_the_year_to_date_is_against_the_same_stretch_of_the_year_before(tmp_path):
    rows = "2024-12-01 9\n2025-01-10 10\n2025-02-10 10\n2025-03-10 99\n2025-12-10 30\n2026-01-10 15\n2026-02-10 15\n2026-02-20 3"
    sessions = feed(tmp_path, "sessions", "date sessions\n" + rows)
    february = reading([sessions], "2026-02", "sessions_growth")
    assert (february.value, february.year_to_date) == (pytest.approx(18 / 15 - 1), pytest.approx(33 / 20 - 1))
    january = reading([sessions], "2026-01", "sessions_growth")
    assert (january.value, january.year_to_date) == (pytest.approx(15 / 30 - 1), pytest.approx(15 / 10 - 1))
    running = reading([sessions], "2026-02", "sessions_growth", as_of="2026-02-13")
    assert running.year_to_date == pytest.approx(30 / 20 - 1)
    early = reading([sessions], "2025-02", "sessions_growth")
    assert (early.year_to_date, early.why("year_to_date").reason) == (None, "no_previous")


# --- before the data


def test_before_the_first_deal_was_closed_and_before_the_first_lead_nothing_is_known(tmp_path):
    leads = feed(tmp_path, "leads", "created_at lead_id customer_at\n2024-01-02 a 2024-01-20\n2024-02-05 b -")
    deals = feed(
        tmp_path,
        "deals",
        "created_at deal_id lead_id closed_at status amount\n2023-09-18 1 - 2024-01-03 won 5\n2024-01-09 2 a 2024-01-20 won 7",
    )
    found = board([leads, deals], "2024-01", "customers", "revenue", "leads")
    for kpi, value in (("customers", 2), ("revenue", 12), ("leads", 1)):
        one = found.get(kpi)
        assert (one.value, one.previous, one.year_ago) == (value, None, None)
        assert (one.why("previous").reason, one.why("year_ago").reason) == ("before_data", "before_data")
        assert {value for period, value in one.history[:-1]} == {None}
        assert one.why(one.history[0][0].id).reason == "before_data"


def test_a_year_that_the_data_cover_in_part_is_no_year_to_date_and_its_first_month_a_part(tmp_path):
    sessions = feed(tmp_path, "sessions", "date sessions\n2024-03-20 5\n2024-04-02 6\n2024-04-09 1")
    april = reading([sessions], "2024-04", "sessions")
    assert (april.value, april.previous, april.year_to_date) == (7, None, None)
    assert april.why("year_to_date").reason == april.why("previous").reason == "begins_within"
    assert april.partial == ()
    march = reading([sessions], "2024-03", "sessions")
    assert (march.value, [one.reason for one in march.partial]) == (5, ["begins_within"])


# --- a source that ends while another of the same table goes on


@pytest.fixture
def platforms(tmp_path):
    """Two ad platforms at 10 a day; the second one stops on March 15th."""

    def days(last):
        first = date(2025, 1, 1).toordinal()
        return [date.fromordinal(day).isoformat() for day in range(first, last.toordinal() + 1)]

    def source(name, last):
        rows = "\n".join(f"{day} {name} c{name} 100 10 10" for day in days(last))
        part = feed(tmp_path, "ads", "date platform campaign impressions clicks spend\n" + rows, complete_through=last)
        return replace(part, source=name)

    return [source("google", date(2026, 4, 30)), source("linkedin", date(2026, 3, 15))]


def test_a_month_without_one_of_its_sources_is_a_part_and_no_fall(platforms):
    april = reading(platforms, "2026-04", "ad_spend", as_of="2026-04-30")
    assert april.value == 300
    assert [(one.reason, dict(one.params)) for one in april.partial] == [
        ("source_ended", {"source": "linkedin", "day": "2026-03-15"})
    ]
    assert (april.previous, april.year_ago, april.year_to_date) == (None, None, None)
    assert {april.why(name).reason for name in ("previous", "year_ago", "year_to_date")} == {"source_ended"}
    assert april.verdict is Verdict.TOO_FEW
    assert {period.id: value for period, value in april.history}["2026-02"] == 560
    assert [value for _, value in april.history[-2:]] == [None, None]


def test_a_source_that_ended_is_no_fall_against_the_plan(platforms):
    goals = read([], {"ad_clicks": {"2026-04": 600}}, date(2026, 4, 30))
    april = reading(platforms, "2026-04", "ad_clicks", as_of="2026-04-30", targets=goals)
    assert (april.value, april.status) == (300, Status.RUNNING)


def test_of_a_segment_that_only_the_ended_source_has_nothing_is_known_and_others_are_whole(platforms):
    april = board(platforms, "2026-04", "ad_spend", by="platform", as_of="2026-04-30")
    google, linkedin = (april.get("ad_spend", ("platform", name)) for name in ("google", "linkedin"))
    assert (google.value, google.previous, google.year_ago, google.partial) == (300, 310, 300, ())
    assert (linkedin.value, linkedin.missing.reason) == (None, "source_ended")
    march = board(platforms, "2026-03", "ad_spend", by="platform", as_of="2026-04-30")
    assert march.get("ad_spend", ("platform", "linkedin")).value == 150
    assert march.get("ad_spend", ("platform", "linkedin")).partial[0].reason == "source_ended"


def test_while_all_sources_still_reached_the_period_is_whole(platforms):
    february = reading(platforms, "2026-02", "ad_spend", as_of="2026-04-30")
    assert (february.value, february.previous, february.year_ago, february.partial) == (560, 620, 560, ())


# --- calendars


def test_a_fiscal_year_from_april_begins_its_year_to_date_in_april(tmp_path):
    rows = "\n".join(f"{year}-{month:02d}-15 {month}" for year in (2024, 2025) for month in range(1, 13))
    sessions = feed(tmp_path, "sessions", "date sessions\n2024-01-01 0\n" + rows + "\n2026-01-15 1")
    fiscal = BUSINESS.model_copy(update={"fiscal_year_start": 4})
    found = reading([sessions], "2025-06", "sessions", business=fiscal)
    assert (found.value, found.year_to_date, found.year_ago) == (6, 4 + 5 + 6, 6)
    year = reading([sessions], "2025", "sessions", business=fiscal)  # April 2024 to March 2025
    assert year.value == sum(range(4, 13)) + 1 + 2 + 3
    assert (year.previous, year.why("previous").reason) == (None, "begins_within")
    first = reading([sessions], "2025-Q1", "sessions", business=fiscal)
    assert (first.period.start, first.value, first.year_to_date) == (date(2024, 4, 1), 15, 15)


def test_a_month_without_a_business_day_has_figures_and_none_by_the_business_day(tmp_path):
    leads = feed(tmp_path, "leads", LEADS)
    shut = frozenset(date(2026, 2, day) for day in range(1, 29))
    found = board([leads], "2026-02", "leads", "leads_per_business_day", holidays=shut)
    assert found.get("leads").value == 2
    assert found.get("leads_per_business_day").missing.reason == "zero_denominator"
    march = reading([leads], "2026-03", "leads", holidays=shut)
    assert (march.previous, march.verdict) == (2, Verdict.TOO_FEW)


def test_before_the_first_business_day_of_a_running_month_nothing_is_compared_and_says_why(tmp_path):
    leads = feed(tmp_path, "leads", LEADS + "\n2026-02-28 x\n2026-03-01 y")
    found = reading([leads], "2026-03", "leads", as_of="2026-03-01")  # a Sunday
    assert (found.value, found.previous, found.why("previous").reason) == (1, None, "no_business_day")


def test_beside_a_running_month_a_whole_cohort_is_seen_at_its_end(tmp_path):
    rows = "2026-01-05 a 2026-01-30\n2026-01-20 b -\n2026-02-02 c 2026-02-03"
    leads = feed(tmp_path, "leads", "created_at lead_id customer_at\n" + rows)
    found = reading([leads], "2026-02", "lead_to_customer", as_of="2026-02-10")
    assert [value for _, value in found.history[-2:]] == [0.5, 1]


def test_rows_dated_after_as_of_are_invisible_whatever_their_date(tmp_path):
    leads = feed(
        tmp_path,
        "leads",
        "created_at lead_id mql_at customer_at lost_at\n2026-03-02 a 2026-03-05 2026-09-01 -\n2026-03-03 b 2026-07-01 - 2026-08-01"
        "\n2026-11-01 c - - -",
    )
    deals = feed(
        tmp_path,
        "deals",
        "created_at deal_id lead_id closed_at status amount\n2026-03-02 1 a 2026-09-01 won 10\n2026-03-02 2 - 2026-03-20 won 4"
        "\n2026-12-02 3 - 2026-12-20 won 4",
    )
    sessions = feed(tmp_path, "sessions", "date sessions\n2026-03-02 4\n2026-12-31 9")
    today = date(2026, 3, 31)
    known = [replace(one, complete_through=today) for one in (leads, deals, sessions)]
    found = board(known, "2026", as_of="2026-03-31")
    values = {kpi: found.get(kpi).value for kpi in ("leads", "mqls", "customers", "revenue", "sessions")}
    assert values == {"leads": 2, "mqls": 1, "customers": 1, "revenue": 4, "sessions": 4}
    assert dict(found.get("time_to_close").extra)["cases"] == 2
