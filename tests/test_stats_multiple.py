import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency
from statsmodels.stats.multitest import multipletests

from reportgen.stats import benjamini_hochberg, shares_p


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_adjusted_p_values_are_those_of_statsmodels(p_values):
    expected = multipletests(p_values, method="fdr_bh")[1]
    assert benjamini_hochberg(p_values) == pytest.approx(expected.tolist(), abs=1e-12)


def test_three_p_values_can_be_adjusted_by_hand():
    # Sorted 0.01, 0.02, 0.9: times 3/1, 3/2, 3/3 is 0.03, 0.03, 0.9; none above a later one.
    assert benjamini_hochberg([0.9, 0.01, 0.02]) == pytest.approx((0.9, 0.03, 0.03))
    assert benjamini_hochberg([]) == ()


@pytest.mark.parametrize("wrong", [1.1, -0.1, float("nan")])
def test_what_is_no_p_value_is_refused(wrong):
    with pytest.raises(ValueError):
        benjamini_hochberg([0.5, wrong])


@given(st.integers(1, 3_000), st.integers(1, 3_000), st.floats(0, 1), st.floats(0, 1))
def test_two_shares_are_compared_by_pearson_with_n_less_one(n1, n2, p1, p2):
    k1, k2 = round(n1 * p1), round(n2 * p2)
    if k1 + k2 in (0, n1 + n2):
        assert shares_p(k1, n1, k2, n2) == 1.0
        return
    pearson = chi2_contingency([[k1, n1 - k1], [k2, n2 - k2]], correction=False)
    from scipy.stats import chi2

    total = n1 + n2
    assert shares_p(k1, n1, k2, n2) == pytest.approx(chi2.sf(pearson.statistic * (total - 1) / total, 1), abs=1e-9)


def test_shares_without_cases_are_refused():
    with pytest.raises(ValueError, match="no two shares"):
        shares_p(0, 0, 1, 2)


def test_equal_shares_are_told_apart_one_time_in_twenty():
    rng = np.random.default_rng(9)
    pairs = zip(rng.binomial(200, 0.1, 4_000), rng.binomial(1_500, 0.1, 4_000), strict=True)
    found = [shares_p(int(a), 200, int(b), 1_500) < 0.05 for a, b in pairs]
    assert 0.035 <= sum(found) / len(found) <= 0.065
