"""charts.scale: round ticks, straight scales, labels that do not overlap."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.charts.scale import Scale, decimals, finite, inner_ticks, known, nice_ticks, spread, tick_step

VALUES = st.one_of(st.floats(-1e12, 1e12), st.floats(-1e-3, 1e-3), st.just(0.0))


def test_ticks_are_round_and_enclose_the_values() -> None:
    assert nice_ticks([3, 187], 4) == (0, 50, 100, 150, 200)
    assert nice_ticks([0.0156, 0.0212], 4) == (0.014, 0.016, 0.018, 0.02, 0.022)


def test_ticks_inside_a_scale_do_not_reach_beyond_it() -> None:
    assert inner_ticks(0, 222) == (0, 50, 100, 150, 200)
    assert inner_ticks(0.01475, 0.022) == (0.016, 0.018, 0.02, 0.022)


def test_equal_values_and_no_values_have_ticks_too() -> None:
    assert len(nice_ticks([5, 5, 5])) >= 2
    assert nice_ticks([]) == (0, 0.2, 0.4, 0.6, 0.8, 1.0)
    assert nice_ticks([0], zero=True)[0] == 0


@pytest.mark.parametrize(("step", "places"), [(1, 0), (50, 0), (0.5, 1), (2.5, 1), (0.25, 2), (0.001, 3)])
def test_as_many_decimals_as_tell_the_ticks_apart(step: float, places: int) -> None:
    assert decimals(step) == places


@given(st.lists(VALUES, min_size=1, max_size=20), st.integers(2, 8))
def test_any_values_get_a_handful_of_ticks_evenly_apart(values: list[float], count: int) -> None:
    ticks = nice_ticks(values, count)
    step = ticks[1] - ticks[0]
    assert 2 <= len(ticks) <= count + 3
    assert ticks[0] <= min(values) + step * 1e-6
    assert ticks[-1] >= max(values) - step * 1e-6
    assert all(math.isclose(b - a, step, rel_tol=1e-6) for a, b in pairwise(ticks))


@given(VALUES, st.floats(1e-9, 1e12))
def test_a_step_is_1_2_2_5_or_5_times_a_power_of_ten(low: float, width: float) -> None:
    step = tick_step(0, width, 5)
    mantissa = step / 10 ** math.floor(math.log10(step) + 1e-9)
    assert any(math.isclose(mantissa, one, rel_tol=1e-9) for one in (1, 2, 2.5, 5))
    assert width / step <= 5 + 1e-6


def test_a_scale_goes_both_ways_and_can_hold_a_value_at_its_end() -> None:
    rise = Scale(0, 100, 50, 0)
    assert (rise(0), rise(100), rise(25)) == (50, 0, 37.5)
    assert rise.clamped(300) == 0
    assert rise.clamped(-1) == 50


def test_what_is_not_a_number_is_no_value() -> None:
    assert finite([1, None, math.nan, math.inf, 2]) == [1, 2]
    assert known(math.nan) is None
    assert known(-math.inf) is None
    assert known(3) == 3.0


def test_labels_that_are_apart_stay_where_they_are() -> None:
    assert spread([10, 30, 50], [4, 4, 4], 0, 100) == [10, 30, 50]


def test_two_labels_at_one_place_move_half_their_height_each() -> None:
    assert spread([50, 50], [4, 4], 0, 100) == [48, 52]


def test_labels_stay_inside_and_keep_their_order() -> None:
    assert spread([1, 0, 2], [4, 4, 4], 0, 100) == [6, 2, 10]
    assert spread([99, 100], [4, 4], 0, 100) == [94, 98]


@given(st.lists(st.tuples(st.floats(0, 60), st.floats(1, 8)), max_size=8))
def test_labels_never_overlap_and_never_leave_their_room(labels: list[tuple[float, float]]) -> None:
    wanted, heights = [at for at, _ in labels], [height for _, height in labels]
    room = max(60.0, sum(heights))
    centres = spread(wanted, heights, 0, room)
    edges = sorted((c - h / 2, c + h / 2) for c, h in zip(centres, heights, strict=True))
    assert all(b[0] >= a[1] - 1e-6 for a, b in pairwise(edges))
    assert all(top >= -1e-6 and bottom <= room + 1e-6 for top, bottom in edges)
