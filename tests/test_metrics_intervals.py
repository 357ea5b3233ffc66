"""How sure a figure is, where the usual interval would say too much."""

from __future__ import annotations

import pytest
from scipy.stats import chi2

from reportgen.metrics.scoreboard import Status
from reportgen.metrics.targets import read
from reportgen.metrics.written import KpiBlock
from tests.small_tables import feed, reading

DAYS = "\n".join(f"2026-03-{day:02d} /page landing_page 100 {{}}" for day in range(2, 22))
HEAD = "date element kind views submissions\n"


def test_that_nothing_happened_is_no_certainty_that_nothing_will(tmp_path):
    pages = feed(tmp_path, "touchpoints", HEAD + DAYS.format(*[0] * 20))
    found = reading([pages], "2026-03", "landing_page_rate")
    # None of 2,000 views: up to 3.69 of them, the exact limit of a Poisson count of none.
    assert found.value == 0
    assert found.interval == (0, pytest.approx(chi2.ppf(0.975, 2) / 2 / 2000, rel=1e-6))
    assert found.interval_method == "poisson"


def test_that_all_converted_is_no_certainty_either(tmp_path):
    pages = feed(tmp_path, "touchpoints", HEAD + DAYS.format(*[100] * 20))
    found = reading([pages], "2026-03", "landing_page_rate")
    assert found.value == 1
    assert found.interval == (pytest.approx(1 - chi2.ppf(0.975, 2) / 2 / 2000, rel=1e-6), 1)


def test_with_few_cases_nothing_happened_says_little(tmp_path):
    pages = feed(tmp_path, "touchpoints", HEAD + "\n".join(f"2026-03-0{day} /a landing_page 1 0" for day in (2, 3)))
    assert reading([pages], "2026-03", "landing_page_rate").interval == (0, 1)


def test_money_that_was_never_spent_has_no_interval_and_says_why(tmp_path):
    head = "date campaign impressions clicks spend\n"
    ads = feed(tmp_path, "ads", head + "\n".join(f"2026-03-{day:02d} a 100 10 0" for day in range(2, 22)))
    found = reading([ads], "2026-03", "cpc")
    assert (found.value, found.interval, found.interval_method) == (0, None, "no_event")


def test_different_queries_are_no_poissons_count(tmp_path):
    lines = "\n".join(f"2026-03-{2 + n % 20:02d} q{n} 10 1 {n % 4}" for n in range(40))
    search = feed(tmp_path, "search", "date query impressions clicks position\n" + lines)
    targets = read([], {"keywords_top10": {"2026-03": 20}}, search.last_day)
    found = reading([search], "2026-03", "keywords_top10", targets=targets)
    assert (found.value, found.interval, found.interval_method) == (40, None, "distinct")
    assert found.status is Status.WATCH  # twice the plan, and nobody knows whether by chance


def test_different_customers_are_no_poissons_count_either(tmp_path):
    own = KpiBlock.model_validate({
        "label": {"en": "Buyers"}, "stage": "delight", "kind": "count", "unit": "count", "better": "up",
        "numerator": {"table": "orders", "sql": "count(distinct customer_id)", "additive": False},
    })  # fmt: skip
    orders = feed(tmp_path, "orders", "ordered_at order_id customer_id amount\n2026-03-02 1 a 5\n2026-03-03 2 a 5")
    found = reading([orders], "2026-03", "buyers", kpis={"buyers": own})
    assert (found.value, found.interval, found.interval_method) == (1, None, "distinct")


SOCIAL = "date network impressions engagements followers\n"
AD = "date campaign impressions clicks spend\n"


@pytest.mark.parametrize(
    ("table", "rows", "kpi", "reason"),
    [
        ("social", SOCIAL + "2026-03-02 x 10 1 500\n2026-03-20 x 10 2 510", "followers", "level"),
        ("ads", AD + "2026-03-02 a 100 10 5", "sessions_growth", None),
        ("ads", AD + "2026-03-02 a 100 10 5\n2026-03-03 a 100 10 5", "cpc", "few_days"),
        ("social", SOCIAL + "2026-02-20 x 10 1 500\n2026-03-20 x 10 2 510", "follower_growth", "level"),
    ],
)
def test_a_figure_without_an_interval_says_why(tmp_path, table, rows, kpi, reason):
    found = reading([feed(tmp_path, table, rows)], "2026-03", kpi)
    assert (found.interval, found.interval_method) == (None, reason)


@pytest.mark.parametrize(("opens", "highest"), [((20, 20, 19, 11), 1.0), ((20, 26, 19, 11), None)])
def test_a_rate_of_cases_stays_within_a_hundred_per_cent_unless_a_day_was_beyond(tmp_path, opens, highest):
    rows = "\n".join(f"2026-03-{day:02d} a 20 20 {opens[day % 4]}" for day in range(2, 9))
    mails = feed(tmp_path, "emails", "date campaign sent delivered opens\n" + rows)
    found = reading([mails], "2026-W10", "email_open_rate")
    assert found.interval_method == "day_blocks"
    assert found.interval[1] == highest if highest else found.interval[1] > 1
