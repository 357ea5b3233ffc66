"""Change points: none in worlds without one, and most of those that were planted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from reportgen.changes import Change
from reportgen.periods import month_of, week_of
from reportgen.planning.changepoints import CHANCE, Point, change_points, usable
from reportgen.planning.drivers import Cases
from reportgen.planning.moments import concerns, contrast, near, touched
from tests.worlds import Series, World, series

START = date(2023, 1, 1)
CALM = World("calm", noise=0.05)
WORLDS = (
    World("poisson"),
    World("growth", growth=0.02, noise=0.05),
    World("wave", season=0.2, noise=0.05),
    World("growth and wave", growth=0.02, season=0.2, noise=0.05),
    World("growth and dip", growth=0.02, season=0.2, shape="dip", noise=0.08),
    World("share with wave", kind="share", size=20_000, season=0.2, noise=0.03),
)


def points(world: Series) -> list[Point]:
    months = [month_of(START).shift(at) for at in range(len(world.values))]
    if world.cases[0]:
        rows = zip(months, world.values, world.cases, strict=True)
        return [Point(month, rate * cases, cases) for month, rate, cases in rows]
    return [
        Point(month, value, days) for month, value, days in zip(months, world.values, world.business_days, strict=True)
    ]


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.name)
def test_at_most_one_in_twenty_series_without_a_change_shows_one_in_all_its_years(world: World) -> None:
    made = series(world, 60, 20261122, (24, 30, 36))
    false = sum(bool(change_points(points(each), seed=1)) for each in made)
    # Six of sixty are within chance of one in twenty; per year of the series it is half of that or less.
    assert false <= 6, false


@pytest.mark.nightly
@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.name)
def test_over_many_series_the_false_alarms_stay_within_their_chance(world: World) -> None:
    made = series(world, 600, 20261123, (24, 30, 36))
    years = np.mean([2.0, 2.5, 3.0])
    false = np.mean([bool(change_points(points(each), seed=1)) for each in made])
    assert false / years < CHANCE


@pytest.mark.parametrize(
    ("world", "power"), [(WORLDS[0], 0.9), (WORLDS[3], 0.8), (WORLDS[5], 0.9)], ids=["counts", "season", "rates"]
)
def test_a_fall_by_three_tenths_half_a_year_ago_is_mostly_found(world: World, power: float) -> None:
    made = list(series(world.shifted(0.7, 6), 20, 20261124, (36,)))
    found = [change_points(points(each), seed=1) for each in made]
    at = month_of(START).shift(30)
    hit = [any(one.earliest.start <= at.start <= one.latest.start and one.change < 0 for one in each) for each in found]
    assert np.mean(hit) >= power


def planted(shift: float = 0.6, length: int = 36) -> list[Point]:
    rng = np.random.default_rng(5)
    months = [month_of(START).shift(at) for at in range(length)]
    level = [400 * (shift if at >= length - 8 else 1) for at in range(length)]
    return [Point(month, float(rng.poisson(mean)), 21.0) for month, mean in zip(months, level, strict=True)]


def test_a_step_is_told_with_its_month_its_size_and_an_interval() -> None:
    (found,) = change_points(planted(), seed=1)
    assert found.at.id == "2025-05"
    assert found.interval[0] < -0.4 < found.interval[1]
    assert found.change == pytest.approx(-0.4, abs=0.08)
    assert (found.dated, found.p) == (True, 0.001)


def test_the_same_seed_gives_the_same_and_what_comes_later_is_not_needed() -> None:
    assert change_points(planted(), seed=7) == change_points(planted(), seed=7)


def test_a_series_of_less_than_two_years_is_not_searched_for_its_season_cannot_be_known() -> None:
    assert usable(planted()[-23:]) == []
    assert change_points(planted()[-23:], seed=1) == ()


def test_too_few_events_a_month_are_not_searched() -> None:
    assert usable([replace(point, count=4.0) for point in planted()]) == []


def test_months_before_the_first_event_are_no_level() -> None:
    before = [Point(month_of(START).shift(-at), 0.0, 21.0) for at in (3, 2, 1)]
    assert usable([*before, *planted()]) == usable(planted())


def test_weeks_are_searched_as_months_are() -> None:
    rng = np.random.default_rng(6)
    weeks = [week_of(date(2024, 1, 1)).shift(at) for at in range(120)]
    series = [Point(week, float(rng.poisson(90 * (0.6 if at >= 95 else 1))), 5.0) for at, week in enumerate(weeks)]
    (found,) = change_points(series, seed=1)
    assert abs((found.at.start - weeks[95].start).days) <= 14


def test_a_step_that_cannot_be_dated_goes_with_nothing() -> None:
    (found,) = change_points(planted(), seed=1)
    entry = Change(date=date(2025, 5, 3), what="Form grew")
    assert near(found, [entry]) == (entry,)
    assert near(replace(found, among=12), [entry]) == ()


def test_a_change_within_the_month_before_the_step_is_near_and_one_of_the_year_before_is_not() -> None:
    (found,) = change_points(planted(), seed=1)
    early, late = Change(date=date(2025, 4, 20), what="Form grew"), Change(date=date(2024, 5, 3), what="Price page")
    assert near(found, [late, early]) == (early,)


def test_an_entry_concerns_the_measures_it_names_else_those_of_its_tables_else_all() -> None:
    named = Change(date=START, what="x", kpis=("leads",))
    assert (concerns(named, "leads", ()), concerns(named, "mqls", ("leads",))) == (True, False)
    tables = Change(date=START, what="x", tables=("ads",))
    assert (concerns(tables, "cpl", ("ads", "leads")), concerns(tables, "leads", ("leads",))) == (True, False)
    assert concerns(Change(date=START, what="x"), "nps", ("surveys",))


def test_what_an_entry_touched_is_the_segment_of_its_name() -> None:
    assert touched("Demo-Request", ("demo-request", "guide")) == ("demo-request",)
    assert touched("/messe", ("/messe/", "/")) == ("/messe/",)
    assert touched("", ("", "guide")) == ()


BEFORE = {"demo": Cases(250, 400), "guide": Cases(160, 250), "webinar": Cases(60, 100)}


def test_a_likely_cause_needs_a_comparison_group_that_did_not_move() -> None:
    after = {"demo": Cases(150, 400), "guide": Cases(158, 250), "webinar": Cases(61, 100)}
    found = contrast("element", ("demo",), BEFORE, after)
    assert found is not None
    assert (found.likely, found.compared) == (True, ("guide", "webinar"))


def test_where_everything_fell_nothing_is_called_a_cause() -> None:
    after = {"demo": Cases(150, 400), "guide": Cases(90, 250), "webinar": Cases(35, 100)}
    found = contrast("element", ("demo",), BEFORE, after)
    assert found is not None
    assert (found.own.sure, found.other.sure, found.likely) == (True, True, False)


def test_where_the_touched_did_not_move_it_is_no_cause() -> None:
    found = contrast("element", ("demo",), BEFORE, BEFORE)
    assert found is not None
    assert not found.likely


def test_a_group_of_a_few_cases_compares_with_nothing() -> None:
    few = {"demo": Cases(250, 400), "guide": Cases(5, 9)}
    assert contrast("element", ("demo",), few, few) is None
