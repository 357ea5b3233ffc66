"""How rungs stand: what is needed by when, what there is, what the rest must bring."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.periods import DAY, Grain, Period
from reportgen.planning.lags import Lag
from reportgen.planning.pace import Series
from reportgen.planning.rates import Rate
from reportgen.planning.rungs import year_ladder
from reportgen.planning.standing import Seen, Year, needed_by, spread_rung, spread_top
from reportgen.planning.yearly import YearLadder
from reportgen.quantities import Missing, Unit

YEAR = Period(date(2026, 1, 1), date(2027, 1, 1), Grain.YEAR)
MONTHS = YEAR.months()
JULY = date(2026, 7, 1)
CLOSE, QUALIFY = Rate("sql_close_rate", Fraction(1, 4), "plan"), Rate("mql_to_sql", Fraction(1, 5), "plan")
DEAL = Rate("average_deal", Fraction(50_000), "plan")


def seen(kpi: str, so_far: float | None = 0.0, days: int | None = 0, unit: Unit = Unit.COUNT, **more: object) -> Seen:
    lag = Lag(days, 50, 90) if days is not None else Lag(None, missing=Missing("no_history"))
    return Seen(kpi, unit, so_far, lag=lag, **more)  # type: ignore[arg-type]


def example(now: date = JULY, **more: object) -> YearLadder:
    rungs = [
        seen("revenue", 4e6, unit=Unit.MONEY),
        seen("customers", 80),
        seen("sqls", 300, 31, **more),
        seen("mqls", 1500, 59),
    ]
    return year_ladder(Year(YEAR, now), now - DAY, 10_000_000, rungs, [DEAL, CLOSE, QUALIFY], deal=DEAL, currency="EUR")


def test_the_worked_example():
    assert [(each.rung, each.needed) for each in example().rungs] == [
        ("revenue", 10_000_000), ("customers", 200), ("sqls", 800), ("mqls", 4_000),
    ]  # fmt: skip


def test_what_must_be_there_before_the_year_is_what_january_wins():
    sqls = example().rung("sqls")
    assert sqls is not None
    january = Fraction(
        21, 261
    )  # of the year's business days, weekdays only: 22 of 261, less the rounding of whole people
    assert abs(sqls.before / 800 - january) < Fraction(1, 100)
    assert sqls.before + sum(sqls.months) == 800
    assert sqls.months[-1] == 0  # an SQL of December is a customer of next year
    assert sqls.due == date(2026, 11, 30)


def test_the_gap_is_of_the_years_own_days():
    for each in example().rungs:
        assert each.gap == pytest.approx((each.to_date or 0) - float(each.needed_to_date or 0))


def test_the_rest_must_bring_what_is_left_by_the_day_it_is_due():
    sqls = example(open_before=50.0).rung("sqls")
    assert sqls is not None
    assert sqls.left == 800 - 50 - 300  # 50 stood there, fewer than were needed: the rest must make up for them
    days = Period(JULY, sqls.due + DAY, Grain.RANGE).business_days()
    assert sqls.per_business_day == pytest.approx(450 / days)


def test_more_than_was_needed_before_is_no_credit():
    plenty, unknown = example(open_before=500.0).rung("sqls"), example().rung("sqls")
    assert plenty is not None
    assert unknown is not None
    assert plenty.left == unknown.left


def test_after_its_due_day_nothing_can_be_brought_any_more():
    sqls = example(date(2026, 12, 5)).rung("sqls")
    assert sqls is not None
    assert sqls.per_business_day is None
    assert sqls.needed_to_date == sum(sqls.months)


def test_what_is_not_known_is_none_with_its_reason():
    rungs = [seen("customers", 80), seen("sqls", None, None, missing=(("to_date", Missing("before_data")),))]
    sqls = year_ladder(Year(YEAR, JULY), JULY - DAY, 200, rungs, [CLOSE]).rungs[1]
    assert (sqls.to_date, sqls.gap, sqls.left, sqls.per_business_day, sqls.lag_days, sqls.rate_seen) == (None,) * 6
    assert (sqls.why("to_date"), sqls.why("lag_days")) == (Missing("before_data"), Missing("no_history"))
    assert sqls.due == date(2026, 12, 31)


def test_a_forecast_stands_where_there_are_days_to_make_it_from_and_days_to_come():
    days = dict.fromkeys(Period(date(2024, 1, 1), JULY, Grain.RANGE).iter_business_days(), 1.0)
    series = Series(days, None, date(2024, 1, 1))
    top = [seen("customers", 129, series=series)]
    ahead = year_ladder(Year(YEAR, JULY), JULY - DAY, 260, top, []).rungs[0]
    assert ahead.forecast == pytest.approx(261, rel=0.05)
    assert ahead.interval is not None
    assert ahead.interval[0] < 261 < ahead.interval[1]
    assert ahead.record is not None
    over = year_ladder(Year(YEAR, YEAR.end), YEAR.last, 260, top, []).rungs[0]
    assert (over.forecast, over.why("forecast")) == (None, Missing("year_over"))


def test_the_own_plan_of_a_rung_gives_its_months_until_it_is_due():
    plan = {month.id: 10 for month in MONTHS[:6]} | {month.id: 20 for month in MONTHS[6:]}
    found = spread_rung(Year(YEAR, JULY), seen("sqls", days=31, plan=plan), 800, seen("customers"))
    assert found.origin == "plan"
    assert found.months[7] == pytest.approx(2 * found.months[0], abs=1)
    assert found.months[-1] == 0
    assert found.before + sum(found.months) == 800


def test_the_goals_plan_comes_before_a_rungs_last_year():
    goal = seen("revenue", unit=Unit.MONEY, plan={month.id: 1 + at for at, month in enumerate(MONTHS)})
    past = {month.year_ago().id: 5 for month in MONTHS}
    found = spread_rung(Year(YEAR, JULY), seen("sqls", days=0, last_year=past), 780, goal)
    assert (found.origin, list(found.months)) == ("plan", [10 * at for at in range(1, 13)])
    bare = spread_rung(Year(YEAR, JULY), seen("sqls", days=0, last_year=past), 780, seen("revenue"))
    assert bare.origin == "last_year"


def test_money_is_spread_to_the_cent_and_odd_money_exactly():
    year = Year(YEAR, JULY)
    assert sum(spread_top(year, seen("revenue", unit=Unit.MONEY), Fraction("1234567.89")).months) == Fraction(
        "1234567.89"
    )
    assert sum(spread_top(year, seen("revenue", unit=Unit.MONEY), Fraction(10**6, 3)).months) == Fraction(10**6, 3)


def test_half_a_month_is_due_by_its_business_days():
    months = (Fraction(22), *[Fraction(0)] * 11)
    assert needed_by(Year(YEAR, date(2026, 1, 16)), months, YEAR.last) == 11  # 11 of January's 22 weekdays


def test_a_week_of_holidays_is_shared_out_by_its_days():
    week = Period(date(2026, 12, 21), date(2026, 12, 28), Grain.WEEK)
    year = Year(week, week.start, {week.start + n * DAY for n in range(7)})
    assert spread_top(year, seen("customers"), Fraction(7)).months == (7,)


weights = st.one_of(st.just({}), st.fixed_dictionaries({month.id: st.integers(0, 50) for month in MONTHS}))
past = st.one_of(st.just({}), st.fixed_dictionaries({month.year_ago().id: st.integers(0, 50) for month in MONTHS}))


@given(
    goal=st.integers(1, 10**8), deal=st.integers(1, 10**5),
    rates=st.lists(st.fractions(Fraction(1, 50), 1, max_denominator=50), max_size=4),
    lags=st.lists(st.integers(0, 500), min_size=4, max_size=4), plan=weights, own=weights, before=past,
    day=st.integers(0, 800),
)  # fmt: skip
def test_months_add_up_and_every_rung_stands(goal, deal, rates, lags, plan, own, before, day):
    steps = [
        Rate("average_deal", Fraction(deal), "plan"),
        *(Rate(f"r{at}", rate, "plan") for at, rate in enumerate(rates)),
    ]
    rungs = [seen("revenue", 1.0, unit=Unit.MONEY, plan=plan), seen("customers", 1, plan=own, last_year=before)]
    rungs += [
        seen(f"rung{at}", 1, days, plan=own, last_year=before)
        for at, days in zip(range(len(rates)), sorted(lags), strict=False)
    ]
    now = date(2025, 6, 1) + day * DAY
    ladder = year_ladder(Year(YEAR, now), now - DAY, goal, rungs, steps)
    for each in ladder.rungs:
        assert each.before + sum(each.months) == each.needed
        assert min(each.before, *each.months) >= 0
        assert 0 <= (each.needed_to_date or 0) <= sum(each.months)
        if now > each.due:
            assert each.needed_to_date == sum(each.months)
    needs = [each.needed for each in ladder.rungs[1:]]
    assert needs == sorted(needs)


@given(
    goal=st.integers(1, 10**6), more=st.integers(0, 10**5), rate=st.fractions(Fraction(1, 50), 1, max_denominator=50)
)
def test_a_greater_goal_never_needs_less(goal, more, rate):
    def needs(value: int) -> list[Fraction]:
        rungs = [seen("customers"), seen("sqls", days=30)]
        return [
            each.needed for each in year_ladder(Year(YEAR, JULY), JULY, value, rungs, [Rate("r", rate, "plan")]).rungs
        ]

    assert all(less <= greater for less, greater in zip(needs(goal), needs(goal + more), strict=True))


@given(first=st.integers(0, 364), second=st.integers(0, 364), lag=st.integers(0, 200))
def test_what_was_due_only_grows(first, second, lag):
    def due(day: int) -> Fraction:
        now = YEAR.start + day * DAY
        rungs = [seen("customers"), seen("sqls", days=lag)]
        found = year_ladder(Year(YEAR, now), now, 200, rungs, [CLOSE]).rungs[1].needed_to_date
        assert found is not None
        return found

    assert due(min(first, second)) <= due(max(first, second))
