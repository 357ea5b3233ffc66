"""Young cohorts: each case counts for as much of its time as has come, and a slower step is no weaker one."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from reportgen.metrics.windows import Window
from reportgen.metrics.young import Pattern, is_slower, is_told, lateness, pattern, ripened

AS_OF = date(2026, 6, 30)
JUNE = Window(date(2026, 6, 1), date(2026, 7, 1), AS_OF)
AGE = 46
RIPE = date(2026, 6, 30) + timedelta(days=AGE)
LONG_AGO = date(2025, 6, 1)


def waited(mean: float, cases: int, seed: int = 1) -> list[tuple[date, int, int]]:
    days = np.random.default_rng(seed).exponential(mean, cases).astype(int) + 1
    return [(LONG_AGO, int(day), 1) for day in days]


def usual() -> Pattern:
    found = pattern(waited(20, 20_000), AGE, AS_OF)
    assert found is not None
    return found


def test_the_pattern_is_the_share_that_is_through_by_an_age() -> None:
    known = pattern([(LONG_AGO, 2, 30), (LONG_AGO, 5, 50), (LONG_AGO, 90, 20)], AGE, AS_OF)
    assert known is not None
    assert [known.at(age) for age in (1, 2, 4, 5, 90, 400)] == [0.0, 0.3, 0.3, 0.8, 1.0, 1.0]
    assert known.share(AS_OF - timedelta(days=3), AS_OF, AS_OF + timedelta(days=40)) == pytest.approx(0.3 / 0.8)


def test_there_is_none_where_few_are_through_or_none_had_twice_the_time() -> None:
    assert pattern([(LONG_AGO, 2, 29)], AGE, AS_OF) is None
    assert pattern([(date(2026, 5, 1), 2, 500)], AGE, AS_OF) is None


@pytest.mark.parametrize(("rate", "seed"), [(0.1, 1), (0.4, 2), (0.9, 3)])
def test_a_young_cohort_has_the_rate_of_an_old_one_of_the_same_kind(rate: float, seed: int) -> None:
    chance = np.random.default_rng(seed)
    day = chance.integers(0, 30, 200_000)
    wait = chance.exponential(20, len(day)).astype(int) + 1
    wins = chance.random(len(day)) < rate
    seen = wins & (day + wait <= 29)
    later = wins & (day + wait <= 29 + AGE)
    of = ripened(list(map(float, np.bincount(day, minlength=30))), JUNE, RIPE, usual())
    assert seen.sum() / of == pytest.approx(later.sum() / len(day), rel=0.02)


def test_a_month_of_which_most_is_still_to_come_is_not_told() -> None:
    assert is_told(JUNE, RIPE, usual())
    late = pattern([(first, days + 12, cases) for first, days, cases in waited(30, 5000)], 140, AS_OF)
    assert not is_told(JUNE, RIPE, late or usual())


@pytest.mark.parametrize(("times", "low", "high"), [(1.0, 0.0, 0.06), (2.5, 0.85, 1.0)])
def test_a_step_that_takes_longer_is_told_from_one_that_fewer_take(times: float, low: float, high: float) -> None:
    chance, found, spring = np.random.default_rng(5), 0, Window(date(2026, 4, 1), date(2026, 7, 1), AS_OF)
    known = usual()
    for _ in range(100):
        day = chance.integers(0, 91, 300)
        wait = chance.exponential(20 * times, len(day)).astype(int) + 1
        through = (chance.random(len(day)) < 0.3) & (day + wait <= 90)
        waits = [(spring.first, int(each), 1) for each in wait[through]]
        found += is_slower([lateness(waits, list(map(float, np.bincount(day, minlength=91))), spring, known)])
    assert low <= found / 100 <= high
