import json
import math
from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportgen.metrics.catalog import build
from reportgen.planning import drivers
from reportgen.planning.drivers import Cases, Counted, Rung
from tests.boards import reading

NAMES = st.sampled_from(["organic", "paid", "social", "direct", "e-mail", ""])
COUNT = st.builds(Counted, st.integers(0, 5_000), st.floats(0, 5))
MONEY = st.builds(Counted, st.floats(-1e6, 1e6, allow_subnormal=False), st.just(0.0))
CASES = st.builds(Cases, st.integers(0, 500), st.integers(0, 5_000), st.floats(0, 3), st.floats(0, 5))


def sides(of):
    """Two sides that need not have the same segments, or any."""
    return st.tuples(st.dictionaries(NAMES, of), st.dictionaries(NAMES, of))


def near(value, size=1.0):
    return pytest.approx(value, rel=1e-9, abs=1e-9 * max(1.0, abs(size)))


# a sum


@given(sides(st.one_of(COUNT, MONEY)))
def test_the_parts_of_a_sum_add_up_to_its_change_pooled_or_not(pair):
    before, after = pair
    split = drivers.sum_split(before, after)
    old, new = (math.fsum(each.value for each in side.values()) for side in (before, after))
    size = math.fsum(abs(each.value) for side in pair for each in side.values())
    assert (split.before, split.after) == (near(old, size), near(new, size))
    assert math.fsum(part.effect.value for part in split.parts) == near(new - old, size)
    assert split.change.value == near(new - old, size)


@given(sides(COUNT))
def test_each_segment_that_counted_anything_is_told_once(pair):
    before, after = pair
    told = [name for part in drivers.sum_split(before, after).parts for name in (part.members or (part.name,))]
    counted = {name for side in pair for name, each in side.items() if each.value}
    assert sorted(told) == sorted(counted)


def test_what_is_under_its_own_noise_is_pooled_and_what_is_beyond_it_stands_alone():
    before = {"paid": Counted(100), "organic": Counted(400), "direct": Counted(90), "e-mail": Counted(0)}
    after = {"paid": Counted(300), "organic": Counted(410), "direct": Counted(85), "e-mail": Counted(2)}
    paid, other = drivers.sum_split(before, after).parts
    assert (paid.name, paid.effect.value, paid.effect.sure, paid.members) == ("paid", 200.0, True, ())
    assert (other.members, other.effect.value, other.effect.sure) == (("direct", "e-mail", "organic"), 7.0, False)


def test_a_single_part_under_its_noise_keeps_its_name():
    split = drivers.sum_split({"a": Counted(100), "b": Counted(9)}, {"a": Counted(300), "b": Counted(10)})
    assert [(part.name, part.members) for part in split.parts] == [("a", ()), ("b", ())]


def test_a_number_that_varies_more_than_poissons_needs_a_larger_move_to_stand_alone():
    def clear(spread):
        split = drivers.sum_split({"a": Counted(100, spread)}, {"a": Counted(140, spread)})
        return split.parts[0].effect.clear

    assert (clear(1.0), clear(4.0)) == (True, False)


def test_the_spread_is_read_back_from_an_interval():
    # 100 events about which chance goes 40 to either side: a standard error of 20.4, a variance 4.14 times Poisson's.
    assert drivers.spread_of(100, (60, 140)) == pytest.approx((40 / 1.959964) ** 2 / 100.5, rel=1e-6)
    assert drivers.spread_of(100, (0.06, 0.14), per=1_000) == pytest.approx(drivers.spread_of(100, (60, 140)))
    assert drivers.spread_of(100, None) == 1.0


# a ratio


def ratio(side):
    below = sum(each.below for each in side.values())
    return sum(each.above for each in side.values()) / below


@given(sides(CASES))
def test_mix_and_rate_of_all_parts_add_up_to_the_change_of_the_ratio(pair):
    before, after = pair
    split = drivers.ratio_split(before, after)
    if not all(any(each.below for each in side.values()) for side in pair):
        assert split is None
        return
    change = ratio(after) - ratio(before)
    assert split.change.value == near(change)
    assert split.mix.value + split.rate.value == near(change)
    assert math.fsum(part.mix.value + part.rate.value for part in split.parts) == near(change)
    assert math.fsum(part.mix.value for part in split.parts) == near(split.mix.value)


@given(sides(CASES))
def test_there_and_back_again_a_ratio_splits_into_the_same_parts(pair):
    there, back = drivers.ratio_split(*pair), drivers.ratio_split(*pair[::-1])
    assume(there is not None)
    assert (there.mix.value, there.rate.value) == (near(-back.mix.value), near(-back.rate.value))
    assert there.change.error == near(back.change.error)


def test_conversion_fell_because_more_of_the_traffic_is_paid_social_not_because_any_channel_converts_worse():
    before = {"search": Cases(800, 20_000), "social": Cases(40, 4_000)}
    after = {"search": Cases(804, 20_000), "social": Cases(200, 20_000)}
    split = drivers.ratio_split(before, after)
    assert split.cause == "mix"
    assert split.grown[0] == "social"
    assert split.rate.sure is False
    share, interval = drivers.share_of_mix(split)
    assert share == pytest.approx(1.0, abs=0.02)
    assert interval[0] < 1 < interval[1]


def test_a_rate_that_fell_in_every_segment_is_no_mix():
    before = {"search": Cases(800, 20_000), "social": Cases(200, 20_000)}
    after = {"search": Cases(500, 20_000), "social": Cases(100, 20_000)}
    split = drivers.ratio_split(before, after)
    assert split.cause == "rate"
    assert drivers.share_of_mix(split)[0] == pytest.approx(0.0, abs=0.01)


def test_a_fall_by_both_is_told_as_both_and_never_as_mix_alone():
    before = {"search": Cases(800, 20_000), "social": Cases(40, 4_000)}
    after = {"search": Cases(600, 20_000), "social": Cases(200, 20_000)}
    assert drivers.ratio_split(before, after).cause == "both"


def test_a_weak_segment_that_only_the_others_make_up_for_is_no_mere_mix():
    # The rates cancel out as a whole, but search clearly converts worse.
    before = {"search": Cases(800, 20_000), "mail": Cases(200, 5_000), "social": Cases(40, 4_000)}
    after = {"search": Cases(600, 20_000), "mail": Cases(400, 5_000), "social": Cases(200, 20_000)}
    assert drivers.ratio_split(before, after).cause == "both"


def test_simpsons_paradox_is_named_when_the_whole_moves_against_every_segment():
    before = {"search": Cases(800, 20_000), "social": Cases(40, 4_000)}
    after = {"search": Cases(880, 20_000), "social": Cases(600, 50_000)}
    split = drivers.ratio_split(before, after)
    assert split.change.value < 0 < split.rate.value
    assert (split.simpson, split.cause) == (True, "simpson")


def test_a_segment_of_three_cases_does_not_speak_against_the_paradox():
    before = {"search": Cases(800, 20_000), "social": Cases(40, 4_000), "other": Cases(3, 300)}
    after = {"search": Cases(880, 20_000), "social": Cases(600, 50_000), "other": Cases(2, 300)}
    assert drivers.ratio_split(before, after).simpson


def test_mix_and_rates_against_each_other_are_told_where_the_whole_hardly_moved():
    before = {"search": Cases(800, 20_000), "social": Cases(200, 20_000)}
    after = {"search": Cases(1_250, 22_000), "social": Cases(540, 50_000)}
    split = drivers.ratio_split(before, after)
    assert (split.cause, split.mix.value < 0 < split.rate.value) == ("offset", True)


def test_more_leads_without_a_session_are_rate_and_as_many_over_more_sessions_are_mix():
    before = {"search": Cases(100, 1_000), "fair": Cases(20, 0)}
    more = drivers.ratio_split(before, {"search": Cases(100, 1_000), "fair": Cases(80, 0)})
    fair = next(part for part in more.parts if part.name == "fair")
    assert (fair.mix.value, fair.rate.value) == (0.0, near(0.06))
    thinner = drivers.ratio_split(before, {"search": Cases(200, 2_000), "fair": Cases(20, 0)})
    assert (thinner.mix.value, thinner.rate.value) == (near(-0.01), near(0.0))


@pytest.mark.parametrize("name", ["new", "vanished"])
def test_a_new_or_vanished_segment_is_all_mix(name):
    short, long = {"a": Cases(10, 100)}, {"a": Cases(10, 100), "b": Cases(30, 100)}
    split = drivers.ratio_split(*((short, long) if name == "new" else (long, short)))
    assert all(part.rate.value == 0 for part in split.parts)
    assert abs(split.mix.value) == near(0.1)


def test_one_segment_is_all_rate():
    split = drivers.ratio_split({"a": Cases(10, 100)}, {"a": Cases(30, 150)})
    assert (split.mix.value, split.rate.value) == (near(0.0), near(0.1))


def test_a_negative_number_is_no_part_of_a_ratio():
    with pytest.raises(ValueError, match="segment 'a': -1 of 5"):
        drivers.ratio_split({"a": Cases(-1, 5)}, {"a": Cases(1, 5)})


def drawn(rng, side):
    return {name: Cases(float(rng.poisson(each.above)), float(rng.poisson(each.below))) for name, each in side.items()}


def test_the_errors_of_mix_and_rate_are_those_that_chance_shows():
    before = {"search": Cases(200, 9_000), "social": Cases(40, 4_000), "mail": Cases(90, 3_000), "fair": Cases(25, 0)}
    after = {"search": Cases(190, 10_000), "social": Cases(75, 7_000), "mail": Cases(60, 2_400), "fair": Cases(30, 0)}
    expected, rng = drivers.ratio_split(before, after), np.random.default_rng(20261122)
    found = [drivers.ratio_split(drawn(rng, before), drawn(rng, after)) for _ in range(1_500)]
    for name in ("mix", "rate", "change"):
        spread = np.std([getattr(each, name).value for each in found])
        assert getattr(expected, name).error == pytest.approx(spread, rel=0.08), name
    assert expected.shared == pytest.approx(
        np.cov([each.mix.value for each in found], [each.rate.value for each in found])[0, 1], abs=2e-8
    )


def test_in_worlds_without_any_change_hardly_any_part_is_called_sure():
    side = {name: Cases(size * 0.03, size) for name, size in zip("abcdefgh", range(1_000, 9_000, 1_000), strict=True)}
    rng, called = np.random.default_rng(20261123), 0
    for _ in range(400):
        split = drivers.ratio_split(drawn(rng, side), drawn(rng, side))
        called += split.cause != "chance" or any(part.rate.sure for part in split.parts)
    assert called / 400 < 0.15


def test_the_share_of_mix_holds_the_truth_in_19_of_20_worlds():
    before = {"search": Cases(400, 9_000), "social": Cases(40, 4_000)}
    after = {"search": Cases(340, 9_000), "social": Cases(130, 13_000)}
    true, rng = drivers.share_of_mix(drivers.ratio_split(before, after))[0], np.random.default_rng(20261124)
    shares = [drivers.share_of_mix(drivers.ratio_split(drawn(rng, before), drawn(rng, after))) for _ in range(600)]
    held = [interval[0] <= true <= interval[1] for _, interval in shares if interval]
    assert len(held) > 550
    assert 0.92 < np.mean(held) < 0.98


# a chain

RUNGS = ("sessions", "leads", "mqls", "customers")
SIZES = st.tuples(st.integers(0, 20_000), st.integers(0, 900), st.integers(0, 300), st.integers(0, 60))


def rungs(sizes, spread=1.0):
    return [Rung(name, size, spread) for name, size in zip(RUNGS, sizes, strict=True)]


@given(SIZES, SIZES)
def test_the_steps_of_a_chain_add_up_to_the_change_of_its_last_rung(before, after):
    found = drivers.chain(rungs(before), rungs(after))
    if found is None:
        assert any(not side[0] and any(side[1:]) for side in (before, after)) or not (before[0] and after[0])
        return
    assert math.fsum(step.effect.value for step in found.steps) == near(after[-1] - before[-1])
    assert found.change.value == after[-1] - before[-1]


def test_a_plan_is_exact_and_the_result_is_not():
    plan, now = rungs((96_000, 1_920, 480, 48), 0.0), rungs((101_300, 1_742, 466, 46))
    found = drivers.chain(plan, now)
    assert [round(step.effect.value, 1) for step in found.steps] == [2.5, -7.1, 3.2, -0.6]
    assert [step.effect.sure for step in found.steps] == [True, True, False, False]
    assert found.change.sure is False
    assert (found.steps[1].origin, found.steps[1].before) == ("sessions", 0.02)


def test_a_rate_with_an_interval_of_its_own_is_as_sure_as_that():
    plan, now = rungs((96_000, 1_920, 480, 48), 0.0), rungs((101_300, 1_742, 466, 46))
    now[1] = Rung("leads", 1_742, step_error=0.2)
    assert drivers.chain(plan, now).steps[1].effect.sure is False


def test_a_rung_that_was_skipped_makes_one_step_of_two():
    found = drivers.chain(rungs((1_000, 20, 0, 4)), rungs((1_100, 30, 12, 9)))
    assert found.left_out == ("mqls",)
    assert [(step.origin, step.name) for step in found.steps] == [
        (None, "sessions"),
        ("sessions", "leads"),
        ("leads", "customers"),
    ]


def test_rungs_that_are_not_the_same_are_refused():
    with pytest.raises(ValueError, match="are not the rungs"):
        drivers.chain(rungs((1, 1, 1, 1)), rungs((1, 1, 1, 1))[:-1])


@given(st.lists(st.floats(-500, 500, allow_subnormal=False), min_size=1, max_size=9), st.integers(0, 2))
def test_what_is_printed_adds_up_as_printed_and_is_at_most_a_unit_off(amounts, digits):
    whole = math.fsum(amounts)
    printed = drivers.as_printed(amounts, whole, digits)
    assert round(math.fsum(printed), digits) == round(round(whole * 10**digits) / 10**digits, digits)
    assert all(abs(one - amount) <= 1.0001 / 10**digits for one, amount in zip(printed, amounts, strict=True))


# off the readings


def segment(kpi, name, value, **said):
    return reading(kpi, value, by=("channel", name), **said)


SEGMENTS = (
    segment("sessions", "search", 20_000, year_ago=20_000, interval=(19_600, 20_400)),
    segment("sessions", "social", 20_000, year_ago=4_000, interval=(19_600, 20_400)),
    segment("leads", "search", 804, year_ago=800, interval=(750, 860)),
    segment("leads", "social", 200, year_ago=40, interval=(173, 229)),
    segment("leads", "fair", 60, year_ago=60, interval=(45, 77)),
    segment("visitor_to_lead", "search", 0.0402, numerator=804, denominator=20_000, interval=(0.0376, 0.0430)),
    segment("visitor_to_lead", "social", 0.01, numerator=200, denominator=20_000, interval=(0.0087, 0.0114)),
)


def test_the_sides_of_a_ratio_are_read_off_its_segments_and_those_of_its_parts():
    before, after = drivers.ratio_sides(build(), "visitor_to_lead", "channel", SEGMENTS)
    assert {name: (each.above, each.below) for name, each in before.items()} == {
        "search": (800, 20_000),
        "social": (40, 4_000),
        "fair": (60, 0),
    }
    assert after["social"].spread == pytest.approx(1.0, abs=0.1)
    assert after["fair"] == Cases(60, 0)
    assert drivers.adds_up(after, 1_064 / 40_000)
    assert not drivers.adds_up(after, 0.03)
    assert drivers.ratio_split(before, after).cause == "mix"


def test_the_sides_of_a_count_are_read_off_its_segments():
    before, after = drivers.count_sides("leads", "channel", SEGMENTS)
    assert {name: each.value for name, each in before.items()} == {"search": 800, "social": 40, "fair": 60}
    assert drivers.adds_up(after, 1_064)
    assert drivers.count_sides("mqls", "channel", SEGMENTS) is None


def test_a_share_of_persons_whose_parts_are_no_kpis_has_no_sides():
    assert drivers.ratio_sides(build(), "form_completion", "channel", SEGMENTS) is None


def test_all_that_is_found_can_be_written_as_json():
    before, after = drivers.ratio_sides(build(), "visitor_to_lead", "channel", SEGMENTS)
    found = (
        drivers.ratio_split(before, after),
        drivers.sum_split(*drivers.count_sides("leads", "channel", SEGMENTS)),
        drivers.chain(rungs((10, 4, 2, 1)), rungs((12, 4, 2, 2))),
    )
    assert all(json.loads(json.dumps(asdict(each), allow_nan=False)) for each in found)
