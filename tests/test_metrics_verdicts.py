import math
from itertools import islice

import pytest

import tests.worlds as worlds
from reportgen.metrics.scoreboard import Status, Verdict
from reportgen.metrics.verdicts import status, too_few, verdict
from tests.measure_verdicts import LONGER, MOVED, bare_percentage, plain_chart, read
from tests.worlds import HARD, WORLDS, series

CALM = [100.0, 104, 98, 101, 97, 103, 99, 102, 96, 101, 100, 103, 98, 102, 99, 101]


def said(values, kind="ratio", days=None, **more):
    more.setdefault("is_count", False)
    return verdict(values, days or [21] * len(values), kind, **more)


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.name)
def test_at_most_two_readings_in_a_hundred_are_false_where_nothing_changed(world):
    readings = 2_000
    false = sum(read(world, one) in MOVED for one in series(world, readings, seed=1))
    assert false / readings <= 0.02


@pytest.mark.parametrize("world", [WORLDS[0], WORLDS[6], WORLDS[9], WORLDS[12]], ids=lambda world: world.name)
def test_nor_where_there_is_less_than_a_year_of_history(world, monkeypatch):
    monkeypatch.setattr(worlds, "LENGTHS", (8, 9, 10, 11, 12))
    readings = 1_000
    false = sum(read(world, one) in MOVED for one in series(world, readings, seed=2))
    assert false / readings <= 0.02


@pytest.mark.parametrize(
    ("world", "at_most"), [(HARD[0], 0.05), (HARD[1], 0.25)], ids=lambda value: getattr(value, "name", "")
)
def test_where_the_rate_drifts_of_itself_verdicts_say_so_but_not_without_bound(world, at_most):
    false = sum(read(world, one) in MOVED for one in series(world, 1_000, seed=3))
    assert false / 1_000 <= at_most


def test_a_bare_percentage_would_be_false_in_most_readings():
    growth = next(world for world in WORLDS if world.name == "growth")
    false = sum(bare_percentage(one) for one in series(growth, 1_000, seed=4))
    assert false / 1_000 > 0.5


@pytest.mark.parametrize(("name", "more_than"), [("growth", 0.4), ("wave", 0.05), ("growth and wave", 0.4)])
def test_a_chart_not_freed_of_trend_and_season_would_be_false_far_more_often(name, more_than):
    world = next(world for world in WORLDS if world.name == name)
    false = sum(plain_chart(world, one) for one in series(world, 1_000, seed=5))
    assert false / 1_000 > more_than


@pytest.mark.parametrize(
    ("name", "shift", "since", "at_least"),
    [
        ("poisson", 0.7, 1, 0.95),
        ("poisson", 1.5, 1, 0.95),
        ("large counts", 0.8, 1, 0.95),
        ("growth", 0.7, 1, 0.75),
        ("decline", 0.5, 1, 0.95),
        ("share", 0.5, 1, 0.9),
        ("growth and wave", 0.5, 1, 0.8),
        ("ratio with growth", 0.8, 1, 0.8),
        ("wandering level", 0.8, 1, 0.9),
    ],
)
def test_a_planted_change_is_found(name, shift, since, at_least):
    world = next(world for world in WORLDS if world.name == name).shifted(shift, since)
    right = Verdict.UP if shift > 1 else Verdict.DOWN
    found = [read(world, one) for one in series(world, 400, seed=6)]
    assert sum(one is right for one in found) / 400 >= at_least
    assert sum(one in MOVED and one is not right for one in found) / 400 <= 0.01


@pytest.mark.parametrize(("name", "at_least"), [("poisson", 0.95), ("growth", 0.75), ("share with wave", 0.65)])
def test_a_change_that_lasts_eight_months_is_found_though_no_month_stands_out(name, at_least):
    world = next(world for world in WORLDS if world.name == name).shifted(0.8, since=8)
    long = [one for one in series(world, 600, seed=7) if len(one.values) >= 24]
    assert sum(read(world, one) is Verdict.DOWN for one in long) / len(long) >= at_least


@pytest.mark.parametrize("last", LONGER)
@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.name)
def test_quarters_and_years_are_not_falsely_called_either(world, last):
    readings = 600
    false = sum(read(world, one, last) in MOVED for one in series(world, readings, 8, LONGER[last]))
    # Two in a hundred and the chance of so many readings.
    assert false / readings <= 0.03


@pytest.mark.parametrize(
    ("name", "shift", "last", "at_least"),
    [("poisson", 0.8, 3, 0.85), ("growth", 0.8, 3, 0.65), ("share", 0.7, 3, 0.7), ("poisson", 0.8, 12, 0.85)],
)
def test_a_quarter_or_year_that_is_off_as_a_whole_is_found(name, shift, last, at_least):
    world = next(world for world in WORLDS if world.name == name).shifted(shift, last)
    found = [read(world, one, last) for one in series(world, 300, 9, LONGER[last])]
    assert sum(one is Verdict.DOWN for one in found) / 300 >= at_least


def test_a_quarter_is_judged_as_a_whole_and_not_by_its_last_month():
    assert said([*CALM, 100, 101, 80], last=3) is Verdict.NO_CHANGE
    assert said([*CALM, 100, 101, 80]) is Verdict.DOWN
    assert said([*CALM, 86, 84, 85], last=3) is Verdict.DOWN


def test_a_quarter_needs_more_than_a_year_before_it_and_all_of_its_months():
    assert said([*CALM[:12], 70, 70, 70], last=3) is Verdict.TOO_FEW
    assert said([*CALM[:13], 70, 70, 70], last=3) is Verdict.DOWN
    assert said([*CALM, 70, None, 70], last=3) is Verdict.TOO_FEW


def test_a_calm_series_that_jumps_is_up_and_one_that_goes_on_is_not():
    assert said([*CALM, 130]) is Verdict.UP
    assert said([*CALM, 70]) is Verdict.DOWN
    assert said([*CALM, 103]) is Verdict.NO_CHANGE


def test_a_short_month_is_no_fall():
    days = [21] * 16 + [15]
    counts = [value * 21 for value in CALM]
    assert said([*counts, 1500], "count", days, is_count=True) is Verdict.NO_CHANGE
    assert said([*counts, 1500], "count", [21] * 17, is_count=True) is Verdict.DOWN


def test_steady_growth_is_no_news_and_its_end_is():
    growing = [100 * 1.05**month * (1 + 0.01 * (-1) ** month) for month in range(20)]
    assert said([*growing, 100 * 1.05**20]) is Verdict.NO_CHANGE
    assert said([*growing, 100 * 1.05**17]) is Verdict.DOWN


def test_december_is_low_every_year_and_that_is_no_news():
    years = [100 + (month % 3) - (40 if month % 12 == 11 else 0) for month in range(36)]
    assert said(years) is Verdict.NO_CHANGE
    assert said([*years[:-1], 102]) is not Verdict.DOWN
    assert said([*years[:-1], 40]) is Verdict.DOWN


def test_the_fall_back_from_last_years_single_peak_is_no_news():
    peaked = [100 + (month * 7 % 5) for month in range(30)]
    peaked[-13] = 160
    assert said(peaked) is Verdict.NO_CHANGE


def test_seven_points_are_too_few_and_eight_are_not():
    assert said(CALM[:7]) is Verdict.TOO_FEW
    assert said(CALM[:8]) is Verdict.NO_CHANGE


@pytest.mark.parametrize("values", [[], [None], [*CALM, None], [*CALM, math.nan]])
def test_without_a_latest_figure_nothing_is_said(values):
    assert said(values) is Verdict.TOO_FEW


def test_a_period_still_running_is_too_few():
    assert said([*CALM, 10], complete=False) is Verdict.TOO_FEW


def test_gaps_are_left_out_and_not_taken_for_zero():
    with_gaps = [None if index in (3, 7) else value for index, value in enumerate(CALM)]
    assert said([*with_gaps, 101]) is Verdict.NO_CHANGE
    assert said([*with_gaps, 150]) is Verdict.UP


def test_a_handful_of_events_is_too_few_but_a_fall_to_a_handful_is_not():
    assert said([3, 5, 2, 4, 6, 3, 4, 5, 9], "count", is_count=True) is Verdict.TOO_FEW
    assert said([*CALM, 3], "count", is_count=True) is Verdict.DOWN
    assert said([*CALM, 0], "count", is_count=True) is Verdict.DOWN


def test_a_day_without_business_days_has_no_rate():
    assert said(CALM, "count", [1] * 15 + [0], is_count=True) is Verdict.TOO_FEW


def test_a_series_that_never_moved_and_moves_is_news_and_rounding_is_none():
    assert said([0.1] * 12 + [0.1 + 1e-15]) is Verdict.NO_CHANGE
    assert said([0.1] * 12 + [0.11]) is Verdict.UP


def test_a_score_may_be_below_zero():
    scores = [5.0, -3, 2, 8, -1, 4, 0, 6, 3, -2]
    assert said([*scores, 4], "score") is Verdict.NO_CHANGE
    assert said([*scores, 60], "score") is Verdict.UP


def test_a_doubtful_latest_figure_is_no_news():
    assert said([*CALM, 130]) is Verdict.UP
    assert said([*CALM, 130], interval=(70.0, 240.0)) is Verdict.NO_CHANGE


def test_business_days_go_with_points():
    with pytest.raises(ValueError, match="do not go with"):
        verdict([1.0, 2.0], [21], "ratio", is_count=False)


def test_weeks_are_compared_with_the_week_a_year_ago():
    weeks = [100 + (week % 3) + (50 if week % 52 == 51 else 0) for week in range(104)]
    assert said(weeks, season=52) is Verdict.NO_CHANGE
    assert said([*weeks[:-1], 100], season=52) is not Verdict.UP


def test_worlds_are_the_same_for_the_same_seed():
    first, second = (list(islice(series(WORLDS[10], 20, seed=1), 20)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("kind", "numerator", "denominator", "few"),
    [
        ("share", 10, 60, False),
        ("share", 9, 600, True),
        ("share", 30, 59, True),
        ("share", None, None, True),
        ("count", 9, None, True),
        ("count", 10, None, False),
        ("count", 0, None, True),
        ("ratio", 5_000.0, 9, True),
        ("ratio", 9, 5_000, True),
        ("ratio", 5_000.0, 10, False),
        ("score", -4, 12, False),
        ("score", 8, 9, True),
        ("duration", None, 10, False),
        ("duration", 9, None, True),
        ("duration", None, None, False),
        ("level", 3, None, False),
    ],
)
def test_too_few_by_kind(kind, numerator, denominator, few):
    assert too_few(kind, numerator, denominator) is few


@pytest.mark.parametrize(
    ("value", "interval", "expected"),
    [
        (102, None, Status.ON_PLAN),
        (98, (90.0, 95.0), Status.ON_PLAN),
        (103, None, Status.AHEAD),
        (103, (100.5, 106.0), Status.AHEAD),
        (103, (99.0, 107.0), Status.WATCH),
        (103, (100.0, 107.0), Status.WATCH),
        (97, None, Status.BEHIND),
        (97, (94.0, 99.0), Status.BEHIND),
        (97, (94.0, 101.0), Status.WATCH),
    ],
)
def test_the_tolerance_says_whether_it_differs_and_the_interval_whether_that_could_be_chance(value, interval, expected):
    assert status(value, 100, interval=interval) is expected


def test_for_a_cost_lower_is_ahead():
    assert status(90, 100, better="down") is Status.AHEAD
    assert status(110, 100, better="down") is Status.BEHIND
    assert status(-10, -5, better="down") is Status.AHEAD


def test_a_figure_without_a_better_side_is_never_ahead_or_behind():
    assert status(150, 100, better="none") is Status.WATCH
    assert status(101, 100, better="none") is Status.ON_PLAN


def test_the_tolerance_is_the_plans_own():
    assert status(109, 100, tolerance=0.1) is Status.ON_PLAN
    assert status(109, 100, tolerance=0) is Status.AHEAD
    assert status(0, 0) is Status.ON_PLAN
    assert status(1, 0) is Status.AHEAD


def test_what_keeps_a_figure_from_a_status_is_said_in_this_order():
    assert status(None, None, complete=False, few=True) is Status.NO_DATA
    assert status(1, None, complete=False, few=True) is Status.NO_PLAN
    assert status(1, 1, complete=False, few=True) is Status.RUNNING
    assert status(1, 1, few=True) is Status.TOO_FEW


def test_a_figure_that_is_neither_exact_nor_has_an_interval_is_no_more_than_watched():
    assert status(50, 100, exact=False) is Status.WATCH
    assert status(200, 100, exact=False) is Status.WATCH
    assert status(101, 100, exact=False) is Status.ON_PLAN
    assert status(50, 100, exact=False, interval=(40, 60)) is Status.BEHIND
