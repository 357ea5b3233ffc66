import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import chi2
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from reportgen.stats import (
    amounts_variance,
    count_interval,
    dispersion,
    newcombe,
    nps_interval,
    poisson_interval,
    wilson,
)

LEVELS = st.sampled_from([0.8, 0.9, 0.95, 0.99])


@st.composite
def shares(draw):
    n = draw(st.integers(1, 100_000))
    return draw(st.integers(0, n)), n


@given(share=shares(), level=LEVELS)
def test_wilson_is_that_of_statsmodels(share, level):
    assert wilson(*share, level) == pytest.approx(
        proportion_confint(*share, alpha=1 - level, method="wilson"), abs=1e-12
    )


def test_wilson_of_none_and_of_all_of_ten_ends_at_zero_and_at_one():
    assert wilson(0, 10) == (0.0, pytest.approx(0.27753, abs=1e-5))
    assert wilson(10, 10) == (pytest.approx(0.72247, abs=1e-5), 1.0)


@pytest.mark.parametrize(("k", "n"), [(0, 0), (1, 0), (-1, 10), (11, 10), (float("nan"), 10)])
def test_a_share_without_cases_or_with_too_many_successes_is_refused(k, n):
    with pytest.raises(ValueError, match="is no share"):
        wilson(k, n)


def test_an_impossible_level_is_refused():
    with pytest.raises(ValueError, match="level"):
        wilson(1, 2, 95)


@given(one=shares(), two=shares(), level=LEVELS)
def test_newcombe_is_that_of_statsmodels(one, two, level):
    expected = confint_proportions_2indep(*one, *two, method="newcomb", compare="diff", alpha=1 - level)
    assert newcombe(*one, *two, level) == pytest.approx(expected, abs=1e-10)


def test_newcombe_of_his_own_first_example():
    # Newcombe (1998), table II, example (a): 56/70 against 48/80, method 10 gives 0.0524 to 0.3339.
    assert newcombe(56, 70, 48, 80) == pytest.approx((0.0524, 0.3339), abs=5e-5)


@given(count=st.integers(0, 200_000), level=LEVELS)
def test_poisson_is_garwoods_by_the_chi_square_of_scipy(count, level):
    low, high = poisson_interval(count, level)
    tail = (1 - level) / 2
    assert low == pytest.approx(chi2.ppf(tail, 2 * count) / 2 if count else 0.0, rel=1e-8)
    assert high == pytest.approx(chi2.ppf(1 - tail, 2 * count + 2) / 2, rel=1e-8)


def test_ten_events_may_be_five_to_eighteen():
    assert poisson_interval(10) == pytest.approx((4.795, 18.390), abs=1e-3)
    assert poisson_interval(0) == (0.0, pytest.approx(3.689, abs=1e-3))


@pytest.mark.parametrize("count", [-1, float("nan")])
def test_a_count_below_zero_is_refused(count):
    with pytest.raises(ValueError, match="not below 0"):
        poisson_interval(count)


def test_dispersion_takes_the_weekdays_own_means_out():
    # Mondays 10 and 10, Fridays 2 and 2: they differ by weekday alone. Then Mondays 4 and 16: squares 36 + 36 over a mean
    # of 10 are 7.2; Fridays nothing; two degrees of freedom.
    assert dispersion([10, 2, 10, 2], [0, 4, 0, 4]) == 1.0
    assert dispersion([4, 2, 16, 2], [0, 4, 0, 4]) == pytest.approx(3.6)


def test_dispersion_of_days_knows_months_that_grow_and_swing():
    """Days exactly as their weekday and their month have them are no more dispersed than chance is."""
    days = [(month, weekday) for month in range(12) for weekday in [0, 1, 2, 3, 4] * 4]
    counts = [1000 * 1.03**month * (1 + 0.1 * weekday) for month, weekday in days]
    months, weekdays = [month for month, _ in days], [weekday for _, weekday in days]
    assert dispersion(counts, weekdays, months) == 1
    assert dispersion(counts, weekdays) > 10


def test_dispersion_of_a_day_or_of_nothing_is_a_poissons():
    assert dispersion([], []) == dispersion([7], [0]) == dispersion([0, 0], [1, 1]) == 1.0


@given(count=st.integers(0, 10_000), factor=st.floats(1, 50))
def test_a_widened_interval_holds_the_exact_one(count, factor):
    low, high = count_interval(count, factor)
    exact_low, exact_high = poisson_interval(count)
    assert low <= exact_low
    assert high >= exact_high


def test_a_dispersion_of_four_doubles_the_width():
    low, high = count_interval(1000, 4.0)
    exact_low, exact_high = poisson_interval(1000)
    assert (high - low) / (exact_high - exact_low) == pytest.approx(2, rel=0.02)


def test_a_dispersion_below_one_is_refused():
    with pytest.raises(ValueError, match="not below 1"):
        count_interval(10, 0.5)


def test_nps_adds_three_quarters_of_a_promoter_and_of_a_detractor_and_three_answers():
    # 60 promoters, 30 passives, 10 detractors: 60.75 / 103 and 10.75 / 103; score 50 / 103 = 0.48544.
    low, high = nps_interval(60, 30, 10)
    assert (low + high) / 2 == pytest.approx(50 / 103)
    variance = 71.5 / 103 - (50 / 103) ** 2
    assert (high - low) / 2 == pytest.approx(1.959964 * (variance / 103) ** 0.5, abs=1e-6)


def test_nps_of_promoters_only_stays_within_one():
    low, high = nps_interval(5, 0, 0)
    assert 0 < low < high == 1.0


@pytest.mark.parametrize("answers", [(0, 0, 0), (-1, 5, 5)])
def test_nps_without_answers_is_refused(answers):
    with pytest.raises(ValueError, match="needs answers"):
        nps_interval(*answers)


@given(one=shares())
def test_the_interval_of_a_share_less_itself_is_about_nothing(one):
    low, high = newcombe(*one, *one)
    assert low == pytest.approx(-high, abs=1e-12)
    assume(0 < one[0] < one[1])
    assert low < 0 < high


def coverage(hits):
    return sum(hits) / len(hits)


@pytest.mark.parametrize(("n", "share"), [(60, 0.2), (200, 0.03), (2_000, 0.01), (500, 0.9)])
def test_wilson_holds_the_truth_about_19_times_in_20(n, share):
    drawn = np.random.default_rng(1).binomial(n, share, 4_000)
    assert 0.93 <= coverage([low <= share <= high for low, high in (wilson(k, n) for k in drawn)]) <= 0.975


@pytest.mark.parametrize(("n1", "p1", "n2", "p2"), [(80, 0.2, 400, 0.1), (1_000, 0.02, 9_000, 0.03)])
def test_newcombe_holds_the_truth_about_19_times_in_20(n1, p1, n2, p2):
    rng = np.random.default_rng(2)
    pairs = zip(rng.binomial(n1, p1, 4_000), rng.binomial(n2, p2, 4_000), strict=True)
    ends = (newcombe(a, n1, b, n2) for a, b in pairs)
    assert 0.935 <= coverage([low <= p1 - p2 <= high for low, high in ends]) <= 0.97


@pytest.mark.parametrize(("probabilities", "n"), [((0.5, 0.3, 0.2), 40), ((0.7, 0.2, 0.1), 150), ((0.2, 0.2, 0.6), 25)])
def test_nps_holds_the_truth_about_19_times_in_20(probabilities, n):
    truth = probabilities[0] - probabilities[2]
    drawn = np.random.default_rng(3).multinomial(n, probabilities, 4_000)
    assert 0.93 <= coverage([low <= truth <= high for low, high in (nps_interval(*row) for row in drawn)]) <= 0.97


@pytest.mark.parametrize("mean", [12, 100, 5_000])
def test_garwood_holds_the_truth_at_least_as_often_as_it_says(mean):
    drawn = np.random.default_rng(4).poisson(mean, 4_000)
    assert 0.945 <= coverage([low <= mean <= high for low, high in (poisson_interval(k) for k in drawn)]) <= 0.985


@pytest.mark.parametrize("shape", [1, 4])
def test_bad_days_are_counted_where_a_poisson_would_be_too_sure(shape):
    rng = np.random.default_rng(5)
    weekdays = [index % 5 for index in range(65)]
    by_weekday = np.array([12, 14, 13, 11, 8])[weekdays]
    truth = float(by_weekday[-21:].sum())
    widened, plain = [], []
    for _ in range(1_500):
        days = rng.poisson(by_weekday * rng.gamma(shape, 1 / shape, 65))
        total = int(days[-21:].sum())
        low, high = count_interval(total, dispersion(days.tolist(), weekdays))
        widened.append(low <= truth <= high)
        low, high = poisson_interval(total)
        plain.append(low <= truth <= high)
    assert 0.92 <= coverage(widened) <= 0.97
    assert coverage(plain) < 0.8


@pytest.mark.filterwarnings("ignore:Perfect separation")
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 4)), min_size=6, max_size=60))
def test_dispersion_is_pearsons_of_a_poisson_regression_on_weekdays(days):
    counts, weekdays = (np.array(column) for column in zip(*days, strict=True))
    # A weekday on which nothing ever happened has no mean to differ from; the regression cannot fit it either.
    known = np.array([counts[weekdays == weekday].sum() > 0 for weekday in weekdays])
    design = (weekdays[known, None] == np.unique(weekdays[known])[None, :]).astype(float)
    assume(len(design) > design.shape[1] > 0)
    fit = GLM(counts[known], design, family=Poisson()).fit()
    expected = max(fit.pearson_chi2 / fit.df_resid, 1.0)
    assert dispersion(counts.tolist(), weekdays.tolist()) == pytest.approx(expected, rel=1e-5)


def test_the_net_promoter_interval_is_the_wald_of_the_answers_with_three_more():
    # The variance worked out answer by answer: +1 a promoter, 0 a passive, -1 a detractor, weighted with Rocks' additions.
    scores, weights = np.array([1, 0, -1]), np.array([30 + 0.75, 10 + 1.5, 5 + 0.75])
    mean = np.average(scores, weights=weights)
    error = np.sqrt(np.average((scores - mean) ** 2, weights=weights) / weights.sum())
    assert nps_interval(30, 10, 5) == pytest.approx((mean - 1.959964 * error, mean + 1.959964 * error), abs=1e-6)


@pytest.mark.parametrize(("a_day", "widest"), [(2.0, 1.1), (6.0, 1.1), (100.0, 1.1)])
def test_the_interval_of_a_sum_of_amounts_holds_the_truth_however_many_a_day(a_day, widest):
    """A month of days with lognormal amounts: how often the truth is held, and how wide it is against the known spread."""
    rng = np.random.default_rng(8)
    mean, square = np.exp(4 + 0.6**2 / 2), np.exp(8 + 2 * 0.6**2)
    truth, spread = 30 * a_day * mean, np.sqrt(30 * a_day * square)
    held, widths = [], []
    for _ in range(1_000):
        numbers = rng.poisson(a_day, 30)
        sums = [rng.lognormal(4, 0.6, number).sum() for number in numbers]
        error = np.sqrt(amounts_variance(sums, numbers.tolist()))
        held.append(abs(sum(sums) - truth) <= 1.959964 * error)
        widths.append(error / spread)
    assert 0.92 <= coverage(held) <= 0.975
    assert 0.9 <= np.mean(widths) <= widest


@given(st.lists(st.floats(-1e6, 1e6).filter(lambda amount: abs(amount) > 1e-3), max_size=20))
def test_where_no_day_has_two_amounts_their_squares_bound_it_and_where_numbers_lack_they_are_all_there_is(amounts):
    squares = sum(amount * amount for amount in amounts)
    assert amounts_variance(amounts, [0.0] * len(amounts)) == pytest.approx(squares)
    assert amounts_variance(amounts, [1.0] * len(amounts)) <= squares * (1 + 1e-12)
