from fractions import Fraction
from itertools import accumulate, pairwise
from operator import mul

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.integrate import quad

from reportgen.stats import chain_split, kitagawa, log_mean, paradox

SEGMENT = st.tuples(st.integers(0, 500), st.integers(1, 5_000))
SIDE = st.dictionaries(st.sampled_from("abcdef"), SEGMENT, min_size=1)


def ratio(side):
    return sum(above for above, _ in side.values()) / sum(below for _, below in side.values())


def test_more_paid_social_lowers_conversion_though_no_channel_converts_worse():
    # Search 4 % of 1,000, social 1 % of 1,000: 2.5 %. Then social is 3,000: 70 of 4,000, 1.75 %.
    before = {"search": (40, 1_000), "social": (10, 1_000)}
    after = {"search": (40, 1_000), "social": (30, 3_000)}
    parts = kitagawa(before, after)
    assert [part.rate for part in parts.values()] == [0.0, 0.0]
    # Shares move by a quarter; rates lie 0.01875 and -0.01125 from the mean of the totals, 0.02125.
    assert parts["search"].mix == pytest.approx(-0.25 * (0.04 - 0.02125))
    assert parts["social"].mix == pytest.approx(0.25 * (0.01 - 0.02125))
    assert sum(part.mix for part in parts.values()) == pytest.approx(0.0175 - 0.025)


@given(SIDE, SIDE)
def test_mix_and_rate_add_up_to_the_change(before, after):
    parts = kitagawa(before, after)
    assert set(parts) == set(before) | set(after)
    assert sum(part.mix + part.rate for part in parts.values()) == pytest.approx(
        ratio(after) - ratio(before), abs=1e-12
    )


@given(SIDE)
def test_nothing_changed_has_no_parts(side):
    assert all(part.mix == part.rate == 0 for part in kitagawa(side, side).values())


@given(SIDE, SIDE)
def test_there_and_back_again_is_nothing(before, after):
    there, back = kitagawa(before, after), kitagawa(after, before)
    assert all(there[name].mix == -back[name].mix and there[name].rate == -back[name].rate for name in there)


def test_a_new_segment_is_all_mix():
    part = kitagawa({"a": (10, 100)}, {"a": (10, 100), "b": (30, 100)})["b"]
    assert (part.rate, part.mix) == (0.0, pytest.approx(0.5 * (0.3 - 0.15)))


@pytest.mark.parametrize("side", [{}, {"a": (0, 0)}, {"a": (1, 0), "b": (1, 1)}, {"a": (1, -2)}])
def test_what_is_no_ratio_is_refused(side):
    with pytest.raises(ValueError):
        kitagawa({"a": (1, 2)}, side)


def test_simpsons_paradox_is_seen_when_the_total_moves_against_every_segment():
    # 90 % and 10 % rise to 95 % and 15 %, yet the total falls from 50 % to 23 %: the second grew.
    assert paradox({"a": (90, 100), "b": (10, 100)}, {"a": (19, 20), "b": (27, 180)})
    assert not paradox({"a": (81, 87), "b": (192, 263)}, {"a": (243, 260), "b": (66, 90)})


def test_one_segment_alone_is_no_paradox():
    assert not paradox({"a": (90, 100), "b": (1, 100)}, {"a": (91, 100), "c": (1, 1000)})


@given(st.floats(0.01, 1e6), st.floats(0.01, 1e6))
def test_the_logarithmic_mean_is_the_integral_of_the_powers_between(a, b):
    assume(1e-3 < a / b < 1e3)
    expected, _ = quad(lambda power: a**power * b ** (1 - power), 0, 1)
    assert log_mean(a, b) == pytest.approx(expected, rel=1e-7)
    assert min(a, b) * (1 - 1e-12) <= log_mean(a, b) <= max(a, b) * (1 + 1e-12)


def test_the_logarithmic_mean_of_almost_equal_numbers_is_theirs():
    assert log_mean(5.0, 5.0) == 5.0
    assert log_mean(5.0 + 1e-12, 5.0) == pytest.approx(5.0, rel=1e-12)
    assert log_mean(0.0, 5.0) == 0.0
    with pytest.raises(ValueError):
        log_mean(-1.0, 5.0)


def test_a_halved_traffic_and_nothing_else_is_the_whole_change():
    assert chain_split([1_000, 100, 20], [500, 50, 10]) == pytest.approx((-10, 0, 0))


def test_opposite_changes_of_two_rungs_cancel():
    parts = chain_split([1_000, 100, 20], [2_000, 100, 20])
    assert parts == pytest.approx((20 * 0.6931472, -20 * 0.6931472, 0), abs=1e-5)


RUNGS = st.lists(st.integers(0, 10_000), min_size=4, max_size=4).filter(
    lambda rungs: all(below == 0 or above > 0 for above, below in pairwise(rungs))
)


@given(RUNGS, RUNGS)
def test_the_parts_of_a_chain_add_up_even_through_zero(before, after):
    parts = chain_split(before, after)
    assert len(parts) == 4
    assert sum(parts) == pytest.approx(after[-1] - before[-1], abs=1e-9 * max(1, before[-1], after[-1]))


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        ([1_000, 100, 0], [1_000, 100, 7], (0, 0, 7)),  # the last rate was 0: all of it is the last rate's
        ([0, 0, 0], [1_000, 100, 7], (7, 0, 0)),  # no traffic: its rates are taken from the other side
        ([1_000, 100, 7], [500, 0, 0], (0, -7, 0)),
        ([0, 0, 0], [1_000, 100, 0], (0, 0, 0)),
    ],
)
def test_a_change_from_or_to_nothing_is_the_factors_that_was_nothing(before, after, parts):
    assert chain_split(before, after) == parts


@given(st.lists(st.integers(1, 10_000), min_size=4, max_size=4), st.integers(1, 3), st.integers(1, 10_000))
def test_a_zero_is_the_limit_of_a_small_number(rungs, emptied, entries):
    # With rates of 1e-60 instead of 0 the split comes near that of the zero, as 1 over the logarithm does.
    def chain(first, rate):
        factors = [first, *(b / a for a, b in pairwise(rungs))]
        factors[emptied] = rate
        return list(accumulate(factors, mul))

    near = chain_split(rungs, chain(entries, 1e-60))
    assert chain_split(rungs, chain(entries, 0)) == pytest.approx(near, abs=0.3 * rungs[-1])


@pytest.mark.parametrize(
    ("before", "after"), [([], []), ([1], [1, 1]), ([0, 1], [1, 1]), ([-1, 1], [1, 1]), ([1, 1], [5, -1])]
)
def test_what_is_no_chain_is_refused(before, after):
    with pytest.raises(ValueError):
        chain_split(before, after)


def test_parts_are_plain_numbers():
    assert isinstance(kitagawa({"a": (Fraction(1), Fraction(2))}, {"a": (1, 4)})["a"].rate, float)
