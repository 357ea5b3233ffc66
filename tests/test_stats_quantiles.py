import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as oracle

from reportgen.stats import gamma_lower, gamma_quantile, normal_quantile, student_quantile


def test_the_normal_quantile_of_975_permille_is_one_point_96():
    assert normal_quantile(0.975) == pytest.approx(1.959963985, abs=1e-9)


@pytest.mark.parametrize("probability", [0.0, 1.0, -0.1, math.nan])
def test_a_quantile_of_an_impossible_probability_is_refused(probability):
    with pytest.raises(ValueError):
        normal_quantile(probability)
    with pytest.raises(ValueError):
        student_quantile(max(probability, 1.0), 3)


@given(shape=st.floats(0.1, 1e5), at=st.floats(0, 3))
def test_the_incomplete_gamma_is_scipys(shape, at):
    assert gamma_lower(shape, shape * at) == pytest.approx(oracle.gamma.cdf(shape * at, shape), abs=1e-9)


@given(probability=st.floats(1e-4, 1 - 1e-4), shape=st.floats(0.3, 1e5))
def test_the_gamma_quantile_is_scipys(probability, shape):
    assert gamma_quantile(probability, shape) == pytest.approx(oracle.gamma.ppf(probability, shape), rel=1e-8)


def test_the_gamma_quantile_of_millions_is_close_enough_and_quick():
    assert gamma_quantile(0.975, 5e6) == pytest.approx(oracle.gamma.ppf(0.975, 5e6), rel=1e-9)


@given(probability=st.floats(0.001, 0.999), freedom=st.floats(1, 5000))
def test_the_student_quantile_is_scipys(probability, freedom):
    assert student_quantile(probability, freedom) == pytest.approx(
        oracle.t.ppf(probability, freedom), rel=1e-7, abs=1e-9
    )
