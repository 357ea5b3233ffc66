"""The tests behind findings agree with their oracles, and a family of noise shows a finding in one of twenty."""

from __future__ import annotations

import math
import random

import pytest
from scipy import stats as oracle
from statsmodels.stats.contingency_tables import StratifiedTable
from statsmodels.stats.multitest import multipletests

from reportgen.findings.family import (
    Against,
    Cases,
    adjusted,
    against_value,
    moving_spread,
    rate_interval,
    spread_of,
    than_both,
    tiers_of,
    two_groups,
)
from reportgen.metrics.monthly import Monthly
from reportgen.periods import month_of
from reportgen.stats import shares_p, student_tail, wilson
from tests.focus_worlds import LAST

STRATA = [
    (Cases(30, 200), Cases(90, 900)),
    (Cases(22, 150), Cases(100, 1000)),
    (Cases(41, 300), Cases(80, 800)),
]


def z(found: Against) -> float:
    return (found.seen - found.expected) / math.sqrt(found.variance)


def test_strata_of_persons_are_taken_together_as_by_mantel_and_haenszel() -> None:
    tables = [[[one.counted, one.of - one.counted], [two.counted, two.of - two.counted]] for one, two in STRATA]
    theirs = StratifiedTable([[list(map(float, row)) for row in table] for table in tables]).test_null_odds(
        correction=False
    )
    assert z(two_groups(STRATA, persons=True)) ** 2 == pytest.approx(theirs.statistic, rel=1e-9)


def test_one_stratum_of_persons_is_the_n_minus_one_chi_square() -> None:
    one, two = STRATA[0]
    p = 2 * oracle.norm.sf(abs(z(two_groups([(one, two)], persons=True))))
    assert p == pytest.approx(shares_p(*one, *two), rel=1e-9)


def test_one_stratum_of_events_is_the_score_test_of_two_poisson_rates() -> None:
    one, two = Cases(40, 1000.0), Cases(60, 2500.0)
    share = one.of / (one.of + two.of)
    expected = (40 - 100 * share) / math.sqrt(100 * share * (1 - share))
    assert z(two_groups([(one, two)], persons=False)) == pytest.approx(expected)


@pytest.mark.parametrize(("seen", "expected"), [(13, 5.0), (40, 30.0), (400, 350.0)])
def test_a_tail_of_events_is_poissons_own_and_not_the_normal_ones(seen: int, expected: float) -> None:
    mine = Against(seen, expected, expected)
    mid = oracle.poisson.sf(seen - 1, expected) - oracle.poisson.pmf(seen, expected) / 2
    assert mine.p(1) == pytest.approx(2 * mid, rel=1e-6)
    assert mine.p(-1) == 1
    fewer = Against(expected - (seen - expected) / 2, expected, expected)
    assert fewer.p(1) == 1
    assert 0 < fewer.p(-1) < 1


def test_fewer_events_have_poissons_lower_tail() -> None:
    for seen in (0, 20):
        mid = oracle.poisson.cdf(seen, 40.0) - oracle.poisson.pmf(seen, 40.0) / 2
        assert Against(seen, 40.0, 40.0).p(-1) == pytest.approx(2 * mid, rel=1e-6)


def test_a_spread_makes_the_same_difference_less_sure() -> None:
    plain = Against(60, 40.0, 40.0)
    assert plain.p(1) < plain.p(1, 2.0) < plain.p(1, 4.0) < 1


def test_persons_vary_less_than_events_about_a_rate_that_is_set() -> None:
    group = Cases(80, 200)
    assert against_value(group, 0.5, persons=True).variance == pytest.approx(50)
    assert against_value(group, 0.5, persons=False).variance == pytest.approx(100)


def test_the_tail_of_student_is_scipys() -> None:
    for t, freedom in ((0.0, 3), (1.5, 14), (4.2, 14), (2.0, 200)):
        assert student_tail(t, freedom) == pytest.approx(oracle.t.sf(t, freedom), rel=1e-9)


def test_the_family_is_adjusted_as_by_benjamini_and_hochberg() -> None:
    p_values = {"a": 0.001, "b": 0.02, "c": 0.6, "d": 0.04, "e": 1.0}
    theirs = multipletests(list(p_values.values()), method="fdr_bh")[1]
    assert list(adjusted(p_values).values()) == pytest.approx(list(theirs))


def test_the_tail_of_a_spread_is_students_with_as_many_degrees_as_the_part_of_it_that_is_estimated_leaves() -> None:
    mine = Against(6000, 5800.0, 5800.0)  # so many that Poisson is normal
    for spread in (1.2, 2.0, 5.0):
        unit = spread * 1.0
        mid = oracle.poisson.sf(mine.seen / unit - 1, mine.expected / unit)
        t = oracle.norm.isf(mid)
        freedom = 14 * (spread / (spread - 1)) ** 2
        assert mine.p(1, spread) == pytest.approx(2 * oracle.t.sf(t, freedom), rel=0.05)


def test_the_chain_has_half_of_the_familys_allowance_and_other_whole_figures_a_fifth() -> None:
    p_values = {"step": 0.003, "whole": 0.03, **{f"segment {n}": 0.3 + n / 100 for n in range(38)}}
    assert adjusted(p_values)["step"] == pytest.approx(0.003 * 40)
    weighed = adjusted(p_values, ({"step"}, {"step", "whole"}))
    assert weighed["step"] == pytest.approx(0.003 / 0.5)
    assert weighed["whole"] == pytest.approx(0.03 / 0.2 / 2)  # the second of two
    assert [(len(tier), share) for tier, share in tiers_of(p_values, ({"step"}, {"whole"}))] == [
        (1, 0.5),
        (1, pytest.approx(0.2)),
        (38, pytest.approx(0.3)),
    ]


def test_nothing_weighs_more_than_what_comes_before_it() -> None:
    p_values = {n: 0.001 * (n + 1) for n in range(40)}
    # Ten steps, twenty-eight others and two segments: the segments would have the largest weight of all.
    tiers = tiers_of(p_values, (set(range(10)), set(range(38))))
    assert [len(tier) for tier, _ in tiers] == [10, 30]
    assert [share for _, share in tiers] == pytest.approx([0.5, 0.5])
    assert tiers_of([1, 2], ({1, 2}, {1, 2})) == [([1, 2], 1.0)]
    assert sum(share for _, share in tiers_of(range(5), ({0}, set()))) == pytest.approx(1)


def test_the_months_of_a_year_ago_are_asked_at_four_times_the_level() -> None:
    assert than_both(0.01, 0.02) == 0.01
    assert than_both(0.001, 0.02) == 0.005


def months(counted: list[float], of: float = 1000.0) -> Monthly:
    newest = month_of(LAST)
    named = tuple(newest.shift(back - len(counted) + 1) for back in range(len(counted)))
    return Monthly("lead_to_mql", None, named, tuple(counted), (of,) * len(counted), persons=True)


def test_months_that_differ_by_chance_alone_have_a_spread_near_one() -> None:
    rng = random.Random(3)
    spreads = [
        spread_of(months([float(sum(rng.random() < 0.2 for _ in range(1000))) for _ in range(15)]), 3)
        for _ in range(40)
    ]
    assert 1.0 <= sum(spreads) / len(spreads) < 1.4


def test_the_step_that_is_asked_about_is_no_spread() -> None:
    before = [200.0, 210.0, 195.0, 205.0, 190.0, 202.0, 208.0, 197.0, 203.0, 199.0, 206.0, 194.0]
    assert spread_of(months([*before, 100.0, 104.0, 97.0]), 3) == pytest.approx(
        spread_of(months([*before, 200.0, 204.0, 197.0]), 3), abs=0.2
    )


def test_a_step_within_the_newest_months_is_no_spread_and_a_wave_among_them_is() -> None:
    before = [200.0, 210.0, 195.0, 205.0, 190.0, 202.0, 208.0, 197.0, 203.0, 199.0, 206.0, 194.0]
    quiet = spread_of(months([*before, 200.0, 204.0, 197.0]), 3)
    assert spread_of(months([*before, 202.0, 104.0, 97.0]), 3) == pytest.approx(quiet, abs=0.2)
    assert spread_of(months([*before, 202.0, 104.0, 197.0]), 3) > 1.3 * quiet


def test_bad_months_are_a_spread() -> None:
    assert spread_of(months([200.0, 300.0] * 7 + [200.0]), 3) > 20
    assert moving_spread([]) == 1.0


def test_an_interval_grows_with_the_spread() -> None:
    assert rate_interval(Cases(50, 200), 1.0, persons=True) == wilson(50, 200)
    low, high = rate_interval(Cases(50, 200), 4.0, persons=True)
    assert low < wilson(50, 200)[0]
    assert high > wilson(50, 200)[1]


@pytest.mark.parametrize("first", [(), ({0, 1}, {2, 3, 4})], ids=["alike", "in tiers"])
def test_one_of_twenty_families_of_noise_shows_a_finding_at_most(first: tuple[set[int], ...]) -> None:
    """Two-sided values of which only one side counts: at q = 0.1 five families in a hundred, not ten."""
    rng = random.Random(11)
    shown = 0
    for _ in range(2000):
        scores = [rng.gauss(0, 1) for _ in range(20)]
        p_values = {n: 2 * oracle.norm.sf(score) if score > 0 else 1.0 for n, score in enumerate(scores)}
        shown += min(adjusted(p_values, first).values()) <= 0.1
    assert 0.03 <= shown / 2000 <= 0.065


def test_of_falls_beyond_all_doubt_the_larger_one_is_the_surer() -> None:
    p = [Against(seen, 870.0, 870.0).p(-1, 1.5) for seen in (500.0, 443.0, 300.0)]
    assert p == sorted(set(p), reverse=True)
    mid = oracle.poisson.cdf(442, 870) + oracle.poisson.cdf(443, 870)
    assert Against(443.0, 870.0, 870.0).p(-1) == pytest.approx(mid, rel=1e-6, abs=0)
