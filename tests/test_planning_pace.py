"""Where a sum ends if it goes on as it has."""

from __future__ import annotations

import math
import random
from datetime import date, timedelta
from statistics import fmean, pvariance

import pytest

from reportgen.periods import Grain, Period
from reportgen.planning.by_day import Ordered
from reportgen.planning.pace import (
    Series,
    backtest,
    deals,
    drawn_amounts,
    drawn_cases,
    outlook,
)

JULY = date(2026, 7, 1)
YEAR = (date(2027, 1, 1), date(2026, 1, 1))


def days(first: date, last: date) -> list[date]:
    return list(Period(first, last, Grain.RANGE).iter_business_days())


def steady(count: float, first: date = date(2024, 1, 1), last: date = JULY) -> Series:
    return Series(dict.fromkeys(days(first, last), count), None, first)


def poisson(mean: float, seed: int) -> Series:
    """Business days that vary as chance alone would have it (Knuth's sampler)."""
    chance, first = random.Random(seed), date(2024, 1, 1)

    def one() -> float:
        floor, product, count = math.exp(-mean), chance.random(), 0
        while product > floor:
            product, count = product * chance.random(), count + 1
        return float(count)

    return Series({day: one() for day in days(first, date(2027, 1, 1))}, None, first)


def test_what_falls_on_a_day_off_belongs_to_the_next_business_day() -> None:
    saturday = {date(2026, 6, 5): 1.0, date(2026, 6, 6): 2.0, date(2026, 6, 8): 4.0}
    assert list(Ordered(saturday).counts(date(2026, 6, 5), date(2026, 6, 9))) == [1.0, 6.0]
    assert list(Ordered(saturday).counts(date(2026, 6, 5), date(2026, 6, 8))) == [3.0]


def test_a_holiday_is_a_day_off() -> None:
    counts = {date(2026, 6, 4): 3.0}
    assert list(Ordered(counts, {date(2026, 6, 4)}).counts(date(2026, 6, 4), date(2026, 6, 6))) == [3.0]


def test_a_steady_pace_goes_on() -> None:
    seen = outlook(steady(2.0), JULY, *YEAR, seed=1)
    assert seen is not None
    business_days = len(days(*reversed(YEAR)))
    assert seen.value == pytest.approx(2 * business_days, rel=0.02)
    assert seen.low < seen.value < seen.high


def test_the_same_seed_draws_the_same() -> None:
    assert outlook(steady(1.0), JULY, *YEAR, seed=3) == outlook(steady(1.0), JULY, *YEAR, seed=3)
    assert outlook(steady(1.0), JULY, *YEAR, seed=3) != outlook(steady(1.0), JULY, *YEAR, seed=4)


def test_nothing_after_the_day_is_seen() -> None:
    until = dict.fromkeys(days(date(2024, 1, 1), JULY), 1.0)
    after = {**until, **dict.fromkeys(days(JULY, date(2026, 9, 1)), 50.0)}
    first = date(2024, 1, 1)
    assert outlook(Series(until, None, first), JULY, *YEAR, seed=1) == outlook(
        Series(after, None, first), JULY, *YEAR, seed=1
    )


def test_too_few_days_or_cases_give_no_forecast() -> None:
    assert outlook(steady(2.0, date(2026, 5, 1)), JULY, *YEAR, seed=1) is None
    assert outlook(steady(0.05), JULY, *YEAR, seed=1) is None


def test_a_history_in_which_no_month_was_seen_twice_gives_no_forecast() -> None:
    """Under fifteen months a season cannot be told from growth, and no range would hold as often as it says."""
    assert outlook(steady(2.0, date(2025, 5, 1)), JULY, *YEAR, seed=1) is None
    assert outlook(steady(2.0, date(2025, 4, 1)), JULY, *YEAR, seed=1) is not None


def test_a_count_that_grows_and_swings_is_no_surer_or_less_sure_by_its_days() -> None:
    """Months of another level are no dispersion of days: nothing but the draws' own chance is left in the range."""
    series = growing(0.02, 0.2, size=2000.0)
    seen = outlook(series, JULY, YEAR[0], JULY, seed=1)
    assert seen is not None
    assert (seen.high - seen.low) / seen.value < 0.02


def coming(series: Series, spread: float, end: date = YEAR[0], seed: int = 1) -> list[float]:
    return drawn_cases(series, JULY, end, JULY, spread, seed)


def test_draws_are_as_wide_as_their_days() -> None:
    plain, wide = coming(steady(20.0), 1.0), coming(steady(20.0), 4.0)
    expected = 20 * len(days(JULY, YEAR[0]))
    assert fmean(plain) == pytest.approx(expected, rel=0.01)
    assert fmean(wide) == pytest.approx(expected, rel=0.01)
    assert pvariance(wide) > 3 * pvariance(plain) > 3 * expected


def test_a_pace_from_few_days_is_less_sure_than_one_from_many() -> None:
    short, long = steady(1.0, date(2026, 2, 1)), steady(1.0, date(2023, 7, 1))
    assert pvariance(coming(short, 1.0)) > 1.5 * pvariance(coming(long, 1.0))


def test_when_no_day_is_left_nothing_is_to_come() -> None:
    assert set(coming(steady(2.0), 1.5, JULY)) == {0.0}


def test_days_before_the_period_begins_are_not_counted_in_it() -> None:
    series = steady(2.0)
    seen = outlook(series, date(2026, 6, 1), YEAR[0], JULY, seed=1)
    assert seen is not None
    assert seen.value == pytest.approx(2 * len(days(JULY, YEAR[0])), rel=0.05)


def growing(rate: float, season: float = 0.0, size: float = 8.0) -> Series:
    """Exact counts that grow by `rate` a month, and swing by `season` over the year."""
    first = date(2024, 1, 1)
    counts = {}
    for day in days(first, date(2027, 1, 1)):
        month = 12 * (day.year - first.year) + day.month - 1
        counts[day] = size * (1 + rate) ** month * (1 + season * math.sin(2 * math.pi * month / 12))
    return Series(counts, None, first)


@pytest.mark.parametrize(("rate", "season"), [(0.02, 0.0), (-0.02, 0.0), (0.0, 0.2), (0.02, 0.2)])
def test_growth_and_season_go_on(rate: float, season: float) -> None:
    series = growing(rate, season)
    seen = outlook(series, JULY, YEAR[0], JULY, seed=1)
    came = series.total(JULY, YEAR[0])
    assert seen is not None
    assert seen.value == pytest.approx(came, rel=0.06)
    flat = 6 / 6 * series.total(date(2026, 1, 1), JULY)
    assert abs(seen.value - came) < 0.5 * abs(flat - came)


def test_each_case_brings_the_average_of_its_day() -> None:
    day = date(2026, 6, 1)
    series = Series({day: 2.0}, {day: 300.0}, day)
    assert deals(series, day, day + timedelta(days=1)) == [150.0, 150.0]


def test_money_is_cases_times_what_they_bring() -> None:
    drawn = drawn_amounts([100.0] * 2000, [10.0, 20.0, 30.0] * 30, seed=1)
    assert fmean(drawn) == pytest.approx(2000, rel=0.02)
    # The deals' own variation, and that of their average: n * var + n^2 * var / size of the pool.
    assert pvariance(drawn) == pytest.approx(100 * 66.7 + 100**2 * 66.7 / 90, rel=0.15)


def test_the_chance_is_the_share_of_the_draws() -> None:
    seen = outlook(steady(1.0), JULY, *YEAR, seed=1)
    assert seen is not None
    assert seen.chance(0) == 1
    assert seen.chance(seen.value) == pytest.approx(0.5, abs=0.05)
    assert seen.chance(10_000) == 0


def test_the_range_holds_about_as_often_as_it_says() -> None:
    held = 0
    for seed in range(60):
        series = poisson(0.8, seed)
        seen = outlook(series, JULY, *YEAR, seed=seed)
        assert seen is not None
        held += seen.low <= series.total(YEAR[1], YEAR[0]) <= seen.high
    assert 43 <= held <= 57


def test_the_test_says_how_often_the_range_held() -> None:
    record = backtest(steady(2.0), JULY, 6, seed=1)
    assert record is not None
    assert (record.tests, record.held, record.months) == (12, 12, 6)
    assert record.off < 0.05


def test_a_short_history_cannot_be_tested() -> None:
    assert backtest(steady(2.0, date(2025, 6, 1)), JULY, 6, seed=1) is None


def test_deals_are_drawn_the_same_whether_at_once_or_one_after_another():
    import numpy as np

    cases, pool = [3.0, 0.0, 12.0, 1.0] * 50, [100.0, 250.5, 75.25, 900.0, 31.1]
    drawing, known = np.random.default_rng(4), np.asarray(pool)
    average = drawing.choice(known, (len(cases), len(pool))).mean(axis=1)
    by_hand = [
        drawing.choice(known, int(n)).sum() + n * (mean - known.mean()) for n, mean in zip(cases, average, strict=True)
    ]
    assert drawn_amounts(cases, pool, 4) == pytest.approx([max(0.0, each) for each in by_hand], rel=1e-12)
