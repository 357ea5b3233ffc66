import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as oracle
from statsmodels.duration.survfunc import CumIncidenceRight

from reportgen.stats import LOST, OPEN, WON, incidence

REFERENCE = json.loads((Path(__file__).parent / "data" / "aalen_johansen.json").read_text(encoding="utf-8"))
"""Curves by lifelines, which does not install beside our pandas; the file says how they were made."""

OBSERVED = st.lists(st.tuples(st.integers(1, 12), st.sampled_from([OPEN, WON, LOST])), min_size=2, max_size=60)


def test_four_deals_one_won_one_lost_one_won_one_open_can_be_added_up_by_hand():
    # Day 1: 1 of 4 won, 1/4. Day 2: 1 of 3 lost, 1/2 left. Day 3: 1 of 2 won, 1/4 + 1/2 * 1/2 = 1/2.
    curve = incidence([(1, WON, 1), (2, LOST, 1), (3, WON, 1), (4, OPEN, 1)])
    assert curve.times == (1, 2, 3)
    assert curve.shares == pytest.approx((0.25, 0.25, 0.5))
    assert curve.at_risk == (4, 3, 2)
    assert curve.at(0.5) == 0.0
    assert curve.at(2.9) == 0.25
    assert curve.quantile(0.5) == 3


def test_a_median_is_said_only_where_the_curve_reaches_one_half():
    curve = incidence([(1, WON, 4), (2, LOST, 5), (9, OPEN, 1)])
    assert curve.at(9) == 0.4
    assert curve.quantile(0.5) is None
    assert curve.quantile(0.4) == 1


def test_where_all_are_through_there_is_no_interval_whatever_binary_fractions_leave():
    # 24 cases in four steps: the curve ends a hair beside 1, and the logarithm of a hair went beyond every number.
    curve = incidence([(1, WON, 2), (2, WON, 8), (3, WON, 5), (5, WON, 9)])
    assert curve.at(5) == pytest.approx(1)
    assert curve.interval(5) is None
    assert curve.quantile_interval() == (2, None)


def test_open_deals_are_neither_left_out_nor_lost():
    # Day 1: 10 of 30 won. Day 2: half of what is left wins: of 2/3 where ten went on open, of 1/3 where ten were lost.
    shares = [incidence([(1, WON, 10), (1, end, 10), (2, WON, 5), (2, OPEN, 5)]).at(2) for end in (OPEN, LOST)]
    assert shares == pytest.approx([1 / 3 + 2 / 3 / 2, 1 / 3 + 1 / 3 / 2])


def test_numbers_are_the_same_as_as_many_rows():
    once = incidence([(1, WON, 3), (2, LOST, 2), (3, OPEN, 4), (5, WON, 2)])
    rows = incidence([(1, WON, 1)] * 3 + [(2, LOST, 1)] * 2 + [(3, OPEN, 1)] * 4 + [(5, WON, 1)] * 2)
    assert once == rows


@given(OBSERVED)
def test_curve_and_variance_are_those_of_statsmodels(observed):
    times, ends = (np.array(column) for column in zip(*observed, strict=True))
    if not (ends > 0).any() or not (ends == WON).any():
        return
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = CumIncidenceRight(times, ends)
    curve = incidence([(time, end, 1) for time, end in observed])
    assert [curve.at(time) for time in expected.times] == pytest.approx(expected.cinc[0].tolist(), abs=1e-12)
    known = dict(zip(expected.times.tolist(), expected.cinc_se[0].tolist(), strict=True))
    for time, variance in zip(curve.times, curve.variances, strict=True):
        if np.isfinite(known[time]):
            assert variance**0.5 == pytest.approx(known[time], abs=1e-7)


@pytest.mark.parametrize("known", REFERENCE["sets"], ids=lambda known: known["name"])
def test_curve_and_variance_are_those_of_lifelines(known):
    curve = incidence([(time, end, 1) for time, end in known["observed"]])
    assert [time for time, _, _ in known["curve"]] == list(curve.times)
    assert list(curve.shares) == pytest.approx([share for _, share, _ in known["curve"]], abs=1e-11)
    assert list(curve.variances) == pytest.approx([variance for _, _, variance in known["curve"]], abs=1e-11)


@pytest.mark.parametrize("known", REFERENCE["kaplan_meier"], ids=lambda known: known["name"])
def test_without_a_competing_risk_the_intervals_are_those_of_lifelines(known):
    curve = incidence([(time, WON if won else OPEN, 1) for time, won in known["observed"]])
    for time, low, high in known["intervals"]:
        assert curve.interval(time) == pytest.approx((low, high), abs=1e-9), time
    median, low, high = known["median"]
    assert (curve.quantile(), curve.quantile_interval()) == (median, (low, high))


@given(OBSERVED)
def test_without_a_competing_risk_it_is_one_minus_kaplan_meier_with_greenwoods_variance(observed):
    times = np.array([time for time, _ in observed], dtype=float)
    won = np.array([end == WON for _, end in observed])
    if not won.any():
        return
    curve = incidence([(time, WON if end == WON else OPEN, 1) for time, end in observed])
    kept = oracle.ecdf(oracle.CensoredData(uncensored=times[won], right=times[~won])).sf
    assert [1 - curve.at(time) for time in curve.times] == pytest.approx(kept.evaluate(curve.times).tolist(), abs=1e-12)
    at_risk = np.array(curve.at_risk)
    deaths = np.array([(won & (times == time)).sum() for time in curve.times])
    if (deaths < at_risk).all():
        greenwood = np.cumprod(1 - deaths / at_risk) ** 2 * np.cumsum(deaths / (at_risk * (at_risk - deaths)))
        assert curve.variances == pytest.approx(greenwood.tolist(), abs=1e-12)


@given(OBSERVED)
def test_the_interval_holds_the_curve_and_stays_within_zero_and_one(observed):
    curve = incidence([(time, end, 1) for time, end in observed])
    for time, share in zip(curve.times, curve.shares, strict=True):
        found = curve.interval(time)
        if found is not None:
            assert 0 <= found[0] <= share <= found[1] <= 1


def test_a_curve_at_its_ends_has_no_interval():
    curve = incidence([(1, LOST, 1), (2, WON, 1)])
    assert curve.interval(0.5) is None
    assert curve.interval(1) is None


def test_the_interval_of_a_median_is_where_the_ends_of_the_curve_reach_one_half():
    curve = incidence([(day, WON, 1) for day in range(1, 101)])
    low, high = curve.quantile_interval(0.5)
    assert curve.quantile(0.5) == 50
    assert 38 <= low <= 43
    assert 57 <= high <= 62
    assert incidence([(1, WON, 5), (2, OPEN, 5)]).quantile_interval(0.5) == (1, None)


@pytest.mark.parametrize(
    "observed", [[], [(1, WON, 0)], [(-1, WON, 1)], [(1, 3, 1)], [(1, WON, -1)], [(float("nan"), WON, 1)]]
)
def test_what_is_no_observation_is_refused(observed):
    with pytest.raises(ValueError):
        incidence(observed)


def test_the_interval_holds_the_truth_about_19_times_in_20_under_competing_risks_and_censoring():
    rng = np.random.default_rng(6)
    hits = []
    truth = 0.4 * (1 - np.exp(-30 / 40))
    for _ in range(1_000):
        wait = rng.exponential(40, 120)
        ends = np.where(rng.random(120) < 0.4, WON, LOST)
        open_at = rng.uniform(0, 120, 120)
        seen = np.where(wait < open_at, ends, OPEN)
        days = np.minimum(wait, open_at)
        low, high = incidence(zip(days.tolist(), seen.tolist(), [1] * 120, strict=True)).interval(30)
        hits.append(low <= truth <= high)
    assert 0.93 <= sum(hits) / len(hits) <= 0.97
