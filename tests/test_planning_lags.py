"""The time from a rung to a customer: the median among the won of cohorts old enough."""

from __future__ import annotations

from datetime import date

from reportgen.planning.lags import NONE, Lag, in_order, lag

END = date(2026, 6, 30)


def test_the_median_of_the_won_is_the_lag():
    waits = [(date(2025, 1, 1), days, 1) for days in (10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110)]
    assert lag(waits, END) == Lag(60, 11, 100)


def test_half_a_day_is_rounded_to_the_safe_side():
    waits = [(date(2025, 1, 1), 10, 6), (date(2025, 1, 1), 11, 6)]
    assert lag(waits, END).days == 11


def test_a_cohort_too_young_to_have_its_slow_ones_won_does_not_count():
    old = [(date(2025, 1, 1), 60, 20)]
    young = [(date(2026, 5, 1), 5, 20)]
    assert lag(old + young, END).days == 60
    assert lag(old + young, END).won == 20


def test_too_few_won_give_a_reason_and_no_lag():
    few = lag([(date(2025, 1, 1), 30, 9)], END)
    assert (few.days, few.missing and few.missing.reason) == (None, "too_few_won")
    none = lag([], END)
    assert (none.days, none.missing and none.missing.reason) == (None, "no_history")


def test_a_rung_farther_away_never_has_the_shorter_way():
    unknown = lag([], END)
    assert [one.days for one in in_order([NONE, Lag(30, 10), Lag(28, 10), unknown, Lag(45, 10)])] == [
        0,
        30,
        30,
        None,
        45,
    ]
