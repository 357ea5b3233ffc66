from datetime import date
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.periods import Period, year_of
from reportgen.planning.ladder import (
    Step,
    climb_down,
    due,
    exact,
    lagged,
    month_weights,
    quarters,
    sensitivity,
    spread,
)

YEAR = year_of(date(2026, 1, 1))
STEPS = (
    Step("sqls", "close_rate", Fraction(1, 4), "plan", 45),
    Step("mqls", "mql_to_sql", Fraction(1, 5), "measured", 75),
)


def test_ten_million_at_fifty_thousand_a_deal_need_200_customers_800_sqls_and_4000_mqls():
    ladder = climb_down(10_000_000, 50_000, STEPS, YEAR)
    assert [rung.needed for rung in ladder.rungs] == [200, 800, 4_000]
    assert ladder.needed("mqls") == 4_000
    assert ladder.needed("sessions") is None


def test_one_unit_of_revenue_more_needs_a_whole_customer_more_and_chains_from_it():
    assert [rung.needed for rung in climb_down(10_000_001, 50_000, STEPS, YEAR).rungs] == [201, 804, 4_020]


def test_57_by_57_percent_is_100_and_not_101():
    ladder = climb_down(57, 1, [Step("sqls", "close_rate", exact(0.57), "plan")], YEAR)
    assert ladder.needed("sqls") == 100


def test_a_rung_says_where_its_rate_is_from_and_by_when_it_is_due():
    _, sqls, mqls = climb_down(10_000_000, 50_000, STEPS, YEAR).rungs
    assert (sqls.step.origin, mqls.step.origin) == ("plan", "measured")
    assert (sqls.due, mqls.due) == (date(2026, 11, 16), date(2026, 10, 17))


@pytest.mark.parametrize(("goal", "deal", "rate"), [(0, 1, "0.5"), (1, 0, "0.5"), (1, 1, "0"), (1, 1, "1.01")])
def test_a_ladder_without_goal_or_deal_or_with_an_impossible_rate_is_refused(goal, deal, rate):
    with pytest.raises(ValueError):
        climb_down(goal, deal, [Step("sqls", "close_rate", exact(rate), "plan")], YEAR)


@pytest.mark.parametrize("wrong", ["much", float("nan"), float("inf"), "1/0"])
def test_what_is_no_number_is_named(wrong):
    with pytest.raises(ValueError, match="is no finite number"):
        exact(wrong)


@given(
    goal=st.integers(1, 10**9),
    deal=st.integers(1, 10**6),
    rates=st.lists(st.fractions(Fraction(1, 1000), 1, max_denominator=1000), max_size=5),
)
def test_every_rung_is_enough_for_the_one_above_and_one_less_is_not(goal, deal, rates):
    steps = [Step(f"rung{i}", f"rate{i}", rate, "plan") for i, rate in enumerate(rates)]
    rungs = climb_down(goal, deal, steps, YEAR).rungs
    assert rungs[0].needed * deal >= goal > (rungs[0].needed - 1) * deal
    for above, below in pairwise(rungs):
        assert below.needed * below.step.rate >= above.needed > (below.needed - 1) * below.step.rate


def test_ten_spread_over_three_gives_the_first_the_odd_one():
    assert spread(10, [1, 1, 1]) == (4, 3, 3)


def test_money_is_spread_in_cents():
    assert spread("100.00", [1, 1, 1], "0.01") == (Fraction(3334, 100), Fraction(3333, 100), Fraction(3333, 100))


@given(
    total=st.integers(0, 10**7),
    weights=st.lists(st.fractions(0, 100), min_size=12, max_size=12).filter(lambda weights: sum(weights) > 0),
)
def test_months_add_up_to_quarters_and_quarters_to_the_year(total, weights):
    months = spread(total, weights)
    assert sum(months) == total
    assert sum(quarters(months)) == total
    assert [sum(months[i : i + 3]) for i in (0, 3, 6, 9)] == list(quarters(months))
    ideal = [total * weight / sum(weights) for weight in weights]
    assert all(abs(part - exactly) < 1 for part, exactly in zip(months, ideal, strict=True))


@pytest.mark.parametrize(("total", "weights"), [(1, []), (1, [0, 0]), (1, [2, -1]), ("1.5", [1]), (-1, [1])])
def test_what_cannot_be_spread_is_refused(total, weights):
    with pytest.raises(ValueError):
        spread(total, weights)


def test_the_plans_weights_come_first_then_last_year_then_business_days():
    months = YEAR.months()
    plan = {month.id: 1 for month in months}
    before = {month.year_ago().id: 100 + i for i, month in enumerate(months)}
    assert month_weights(months, plan=plan, last_year=before)[1] == "plan"
    assert month_weights(months, last_year=before)[1] == "last_year"
    weights, origin = month_weights(months)
    assert origin == "business_days"
    assert [int(weight) for weight in weights] == [22, 20, 22, 22, 21, 22, 23, 21, 22, 22, 21, 23]


def test_a_plan_that_leaves_out_a_month_is_not_used():
    months = YEAR.months()
    plan = {month.id: 1 for month in months[1:]}
    assert month_weights(months, plan=plan)[1] == "business_days"


def test_last_year_is_taken_per_business_day():
    months = YEAR.months()
    weights, _ = month_weights(months, last_year={month.year_ago().id: 100 for month in months})
    assert weights[0] == Fraction(100 * 22, 23)  # January: 23 business days in 2025, 22 in 2026


def test_forty_five_days_before_the_end_of_the_year_is_mid_november():
    assert due(date(2026, 12, 31), 45) == date(2026, 11, 16)


def test_a_lag_of_a_month_puts_january_into_the_pipeline_of_before():
    months = YEAR.months()
    moved = lagged([31] + [0] * 11, months, 31)
    assert (moved.before, sum(moved.months)) == (31, 0)
    half = lagged([31] + [0] * 11, months, 10)
    assert (half.before, half.months[0]) == (10, 21)


@given(
    needed=st.lists(st.integers(0, 500), min_size=12, max_size=12),
    lag=st.integers(0, 500),
)
def test_what_a_lag_moves_still_adds_up(needed, lag):
    moved = lagged(needed, YEAR.months(), lag)
    assert moved.before + sum(moved.months) == sum(needed)
    assert min(moved.before, *moved.months) >= 0
    if lag == 0:
        assert list(moved.months) == needed


def test_a_point_more_of_the_close_rate_is_worth_eight_customers():
    worths = sensitivity(4_000, STEPS, 50_000)
    assert [(worth.kpi, worth.customers, worth.revenue) for worth in worths] == [
        ("close_rate", 8, 400_000),
        ("mql_to_sql", 10, 500_000),
        ("mqls", 20, 1_000_000),
    ]


def test_a_rate_does_not_rise_above_one():
    (worth, _) = sensitivity(100, [Step("sqls", "close_rate", Fraction(995, 1000), "plan")], 1)
    assert (worth.change, worth.customers) == (Fraction(5, 1000), Fraction(1, 2))


def test_a_fiscal_year_is_spread_over_its_own_months():
    year = Period(date(2025, 7, 1), date(2026, 7, 1), YEAR.grain, fiscal_month=7)
    ladder = climb_down(10, 1, STEPS[:1], year)
    assert ladder.rungs[0].due == date(2026, 6, 30)
    assert len(month_weights(year.months())[0]) == 12
