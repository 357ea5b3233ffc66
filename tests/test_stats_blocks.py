import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t as student

from reportgen.stats import ratio_blocks

DAYS = [5, 8, 6, 7, 4, 1, 0] * 4
VISITS = [100, 140, 130, 120, 90, 30, 20] * 4


def test_the_interval_holds_the_ratio_and_is_the_same_for_the_same_seed():
    low, high = ratio_blocks(DAYS, VISITS, seed=1)
    assert low <= sum(DAYS) / sum(VISITS) <= high
    assert (low, high) == ratio_blocks(DAYS, VISITS, seed=1)


def test_weeks_all_alike_leave_no_doubt_for_blocks_of_a_week():
    low, high = ratio_blocks(DAYS, VISITS, seed=1, block=7)
    assert high - low == pytest.approx(0, abs=1e-12)
    low, high = ratio_blocks(DAYS, VISITS, seed=1, block=1)
    assert high - low > 0.005


def test_another_seed_draws_other_days():
    wild = np.random.default_rng(0).exponential(5, 28)
    assert ratio_blocks(wild, VISITS, seed=1) != ratio_blocks(wild, VISITS, seed=2)


def test_too_few_days_say_nothing():
    assert ratio_blocks([1, 2, 3], [10, 10, 10], seed=1) is None


def test_days_that_might_all_be_without_denominator_say_nothing():
    assert ratio_blocks([1] + [0] * 29, [10] + [0] * 29, seed=1) is None


def test_no_conversions_at_all_are_zero_to_zero():
    assert ratio_blocks([0] * 30, [100] * 30, seed=1) == (0.0, 0.0)


@pytest.mark.parametrize(("above", "below"), [([1, 2], [1, 2, 3]), ([1] * 7, [0] * 7), ([], [])])
def test_what_is_no_ratio_of_days_is_refused(above, below):
    with pytest.raises(ValueError):
        ratio_blocks(above, below, seed=1)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 500)), min_size=4, max_size=40), st.integers(0, 99))
def test_whatever_the_days_the_ratio_lies_inside_and_no_end_is_below_zero(days, seed):
    above, below = [day[0] for day in days], [day[1] for day in days]
    low, high = ratio_blocks(above, below, seed=seed)
    assert -1e-9 <= low <= sum(above) / sum(below) + 1e-9
    assert high >= sum(above) / sum(below) - 1e-9


def test_a_loss_may_be_below_zero():
    low, _ = ratio_blocks([-5, 3, -8, 1] * 7, [10] * 28, seed=1, block=1)
    assert low < -0.225


@pytest.mark.parametrize("days", [14, 30, 91])
@pytest.mark.parametrize("spread", [0.0, 0.5])
def test_it_holds_the_truth_about_19_times_in_20_though_days_are_of_unequal_luck(days, spread):
    rng = np.random.default_rng(days)
    weekday = np.tile([1, 1.1, 1.1, 1, 0.9, 0.4, 0.4], 14)[:days]
    hits = []
    for seed in range(700):
        luck = np.exp(spread * rng.standard_normal(days) - spread**2 / 2)
        low, high = ratio_blocks(rng.poisson(6 * weekday * luck), rng.poisson(120 * weekday), seed=seed, draws=500)
        hits.append(low <= 0.05 <= high)
    assert 0.92 <= sum(hits) / len(hits) <= 0.985


def test_its_ends_are_those_of_a_plain_loop_over_blocks_of_days():
    rng = np.random.default_rng(8)
    below = rng.poisson(80, 30).astype(float)
    above = rng.binomial(below.astype(int), 0.1).astype(float)
    drawn = []
    for _ in range(4000):
        days = []
        while len(days) < 30:
            start = rng.integers(0, 30)
            days += [(start + step) % 30 for step in range(7)]
        drawn.append(above[days[:30]].sum() / below[days[:30]].sum())
    ratio = above.sum() / below.sum()
    blocks = 30 / 7
    stretch = np.sqrt(blocks / (blocks - 1)) * student.ppf(0.975, 1.5 * (blocks - 1)) / 1.959964
    low, high = (ratio * (end / ratio) ** stretch for end in np.quantile(drawn, [0.025, 0.975]))
    # Both are draws; they agree to a tenth of the width.
    assert ratio_blocks(above, below, seed=1, draws=4000) == pytest.approx((low, high), abs=(high - low) / 10)
