import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.regression.linear_model import OLS
from statsmodels.tools import add_constant

from reportgen.stats import RUN, Limits, baseline, below_or_above, individuals_limits, run_side, student_quantile

VALUES = st.lists(st.floats(-1e6, 1e6), min_size=4, max_size=30)


def test_limits_of_four_points_can_be_added_up_by_hand():
    # 10, 12, 11, 15: mean 12, moving ranges 2, 1, 4, their mean 7/3; 2.66 * 7/3 = 6.2067.
    limits = individuals_limits([10, 12, 11, 15])
    assert (limits.centre, limits.low, limits.high) == pytest.approx((12, 5.7933, 18.2067), abs=1e-4)


def test_one_point_has_no_moving_range():
    with pytest.raises(ValueError, match="two points"):
        individuals_limits([1.0])


def test_a_point_on_a_limit_is_within():
    limits = Limits(5, 0, 10)
    assert [below_or_above(value, limits) for value in (-1, 0, 10, 11)] == [-1, 0, 0, 1]


def test_eight_on_one_side_are_a_signal_and_seven_are_not():
    assert run_side([0] + [2] * 8, 1) == 1
    assert run_side([5] + [0] * 8, 1) == -1
    assert run_side([0] + [2] * 7, 1) == 0
    assert run_side([2] * 7, 1) == 0
    assert run_side([2] * 7 + [1], 1) == 0
    assert RUN == 8


def test_a_straight_line_has_no_spread_and_is_followed():
    line = baseline([(time, 3 + 2 * time) for time in range(9)], trend=True)
    assert line.slope == pytest.approx(2)
    assert line.residual((20, 43)) == pytest.approx(0, abs=1e-12)
    assert line.residual((20, 44)) > line.limit([20], 0.01)


@given(VALUES)
def test_the_line_is_that_of_least_squares(values):
    points = list(enumerate(values))
    line = baseline(points, trend=True)
    slope, intercept = np.polyfit(range(len(values)), values, 1)
    assert line.residual((50, 0)) == pytest.approx(-(intercept + 50 * slope), rel=1e-6, abs=1e-3)


@given(VALUES)
def test_limits_are_never_narrower_than_wheelers(values):
    level = baseline(list(enumerate(values)), trend=False)
    wheeler = individuals_limits(values)
    assert level.level == pytest.approx(wheeler.centre)
    assert level.limit([len(values)], 0.01) >= (wheeler.high - wheeler.centre) * (1 - 1e-12)


def test_a_line_is_less_sure_the_farther_it_is_drawn_out():
    rng = np.random.default_rng(0)
    line = baseline(list(enumerate(rng.normal(size=12).tolist())), trend=True)
    assert line.limit([30], 0.001) > line.limit([12], 0.001)


def test_the_prediction_limit_is_students():
    values = [1.0, -1.0, 1.5, -1.5, 0.0, 1.0, -1.0]
    level = baseline(list(enumerate(values)), trend=False)
    expected = student_quantile(0.9995, 6) * level.spread * math.sqrt(1 + 1 / 7)
    assert level.limit([7], 0.001) == pytest.approx(expected)


def test_known_noise_widens_a_series_that_was_still_by_luck():
    level = baseline([(time, 5.0) for time in range(10)], trend=False)
    assert level.limit([10], 0.01) < 1e-6
    assert level.limit([10], 0.01, noise=1.0) > 2


def test_two_points_say_no_spread():
    with pytest.raises(ValueError, match="three points"):
        baseline([(0, 1), (1, 2)], trend=True)


@pytest.mark.parametrize("trend", [False, True])
def test_noise_alone_lies_outside_as_rarely_as_asked(trend):
    rng = np.random.default_rng(8)
    outside = 0
    for row in rng.normal(size=(4_000, 12)).tolist():
        line = baseline(list(enumerate(row[:-1])), trend=trend)
        outside += abs(line.residual((11, row[-1]))) > line.limit([11], 0.01)
    assert outside / 4_000 <= 0.013


@given(st.lists(st.floats(-100, 100), min_size=5, max_size=30), st.integers(1, 4), st.booleans())
def test_a_limit_is_half_the_prediction_interval_of_least_squares(values, ahead, trend):
    times = np.arange(len(values), dtype=float)
    design = add_constant(times) if trend else np.ones((len(values), 1))
    line = baseline(list(zip(times.tolist(), values, strict=True)), trend=trend)
    at = float(times[-1] + ahead)
    fit = OLS(np.array(values), design).fit()
    new = np.array([[1.0, at]]) if trend else np.ones((1, 1))
    low, high = fit.get_prediction(new).conf_int(obs=True, alpha=0.01)[0]
    # The spread is the plain one, or the larger one of the moving range; Wheeler's limit is the least.
    plain = math.sqrt(fit.ssr / line.freedom)
    half = (high - low) / 2 * (line.spread / plain if plain > 1e-9 else 1.0)
    expected = max(half, 2.66 * line.moving_range, 1e-9 * abs(line.level))
    assert line.limit([at], 0.01) == pytest.approx(expected, rel=1e-6, abs=1e-6)
    assert at * line.slope + line.level - line.slope * line.time == pytest.approx(float(fit.predict(new)[0]), abs=1e-6)
