"""Periods: names, neighbours, fiscal years, what is complete."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import UsageError
from reportgen.periods import (
    DAY,
    Grain,
    Period,
    add_months,
    fiscal_year,
    holding,
    last_complete,
    parse,
    parse_many,
    week_named,
    week_of,
    weeks_in,
    year_start,
)

AS_OF = date(2026, 6, 30)
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
fiscal_months = st.integers(1, 12)
grains = st.sampled_from([grain for grain in Grain if grain is not Grain.RANGE])


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026q4", "2026-10-01", "2026-12-31"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-W01", "2025-12-29", "2026-01-04"),
        ("2026-W53", "2026-12-28", "2027-01-03"),
        ("2026-03-05", "2026-03-05", "2026-03-05"),
        ("2026-01-01..2026-03-31", "2026-01-01", "2026-03-31"),
        ("Q1", "2026-01-01", "2026-03-31"),
        ("Q2", "2026-04-01", "2026-06-30"),
        ("Q3", "2025-07-01", "2025-09-30"),
        ("last-month", "2026-06-01", "2026-06-30"),
        ("this-month", "2026-06-01", "2026-06-30"),
        ("last-quarter", "2026-04-01", "2026-06-30"),
        ("last-year", "2025-01-01", "2025-12-31"),
        ("last-week", "2026-06-22", "2026-06-28"),
        ("this-week", "2026-06-29", "2026-07-05"),
    ],
)
def test_a_name_means_these_days(text: str, first: str, last: str) -> None:
    period = parse(text, AS_OF)
    assert (period.start.isoformat(), period.last.isoformat()) == (first, last)


def test_last_month_is_the_one_before_when_this_one_still_runs() -> None:
    assert parse("last-month", date(2026, 6, 29)).id == "2026-05"
    assert parse("last-month", date(2026, 6, 30)).id == "2026-06"


@pytest.mark.parametrize(
    "text",
    [
        "", "Q5", "2026-13", "2026-00", "2026-W54", "2025-W53", "2026-02-30", "yesterday", "2026-Q0", "26",
        "2026-03-31..2026-01-01", "..", "2026..", "0000", "2026-1", "next-month",
    ],
)  # fmt: skip
def test_a_name_that_means_nothing_is_refused_with_the_forms_that_do(text: str) -> None:
    with pytest.raises(UsageError, match="Write one of: 2026, 2026-Q1"):
        parse(text, AS_OF)


def test_a_fiscal_year_is_named_by_the_year_it_ends_in() -> None:
    assert fiscal_year(date(2025, 4, 1), 4) == 2026
    assert fiscal_year(date(2025, 3, 31), 4) == 2025
    quarter = parse("2026-Q1", AS_OF, fiscal_month=4)
    assert (quarter.start, quarter.last, quarter.id) == (date(2025, 4, 1), date(2025, 6, 30), "2026-Q1")
    assert parse("2026", AS_OF, fiscal_month=4).start == date(2025, 4, 1)


def test_a_bare_quarter_is_the_latest_that_has_begun_in_fiscal_years_too() -> None:
    assert parse("Q1", AS_OF, fiscal_month=4).start == date(2026, 4, 1)
    assert parse("Q2", AS_OF, fiscal_month=4).start == date(2025, 7, 1)


def test_a_run_of_periods_is_listed_and_a_run_of_days_is_one_range() -> None:
    assert [period.id for period in parse_many("2026-01..2026-03", AS_OF)] == ["2026-01", "2026-02", "2026-03"]
    assert [period.id for period in parse_many("2025-Q4..2026-Q1", AS_OF)] == ["2025-Q4", "2026-Q1"]
    assert [period.grain for period in parse_many("2026-01-01..2026-01-31", AS_OF)] == [Grain.RANGE]
    with pytest.raises(UsageError, match="from a month to a quarter"):
        parse_many("2026-01..2026-Q2", AS_OF)
    with pytest.raises(UsageError, match="Write the earlier one first"):
        parse_many("2026-03..2026-01", AS_OF)


def test_a_year_ago_is_the_same_name_one_year_less() -> None:
    assert parse("2026-Q1", AS_OF).year_ago().id == "2025-Q1"
    assert parse("2026-W12", AS_OF).year_ago().id == "2025-W12"
    assert parse("2027-W12", AS_OF).year_ago().id == "2026-W12"
    assert parse("2026-W53", AS_OF).year_ago().id == "2025-W52"
    assert parse("2024-02-01..2024-02-29", AS_OF).year_ago().last == date(2023, 2, 28)


def test_year_to_date_begins_with_the_fiscal_year() -> None:
    assert parse("2026-05", AS_OF).year_to_date().start == date(2026, 1, 1)
    assert parse("2026-05", AS_OF, 4).year_to_date().start == date(2026, 4, 1)
    assert parse("2026-03", AS_OF, 4).year_to_date().start == date(2025, 4, 1)


def test_a_running_period_is_cut_at_as_of() -> None:
    running = parse("2026-06", AS_OF).to_date(date(2026, 6, 14))
    assert (running.start, running.last, running.grain) == (date(2026, 6, 1), date(2026, 6, 14), Grain.RANGE)
    whole = parse("2026-06", AS_OF)
    assert whole.to_date(AS_OF) is whole
    with pytest.raises(ValueError, match="begins after"):
        whole.to_date(date(2026, 5, 31))


def test_history_of_a_quarter_is_by_month_and_ends_with_its_last() -> None:
    history = parse("2026-Q1", AS_OF).history()
    assert len(history) == 24
    assert (history[0].id, history[-1].id) == ("2024-04", "2026-03")
    assert [week.id for week in parse("2026-W02", AS_OF).history(3)] == ["2025-W52", "2026-W01", "2026-W02"]


def test_business_days_leave_out_weekends_and_holidays() -> None:
    may = parse("2026-05", AS_OF)
    assert may.business_days() == 21
    assert may.business_days({date(2026, 5, 1), date(2026, 5, 2), date(2026, 5, 25)}) == 19


def test_bounds_are_midnights_of_the_zone_on_both_sides_of_a_clock_change() -> None:
    start, end = parse("2026-03", AS_OF).instants(ZoneInfo("Europe/Prague"))
    assert start.astimezone(UTC) == datetime(2026, 2, 28, 23, tzinfo=UTC)
    assert end.astimezone(UTC) == datetime(2026, 3, 31, 22, tzinfo=UTC)


def test_a_period_without_a_day_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        Period(AS_OF, AS_OF, Grain.RANGE)


@given(days, grains, fiscal_months)
def test_the_period_that_holds_a_day_holds_it_and_reads_back_from_its_name(day: date, grain: Grain, first: int) -> None:
    period = holding(grain, day, first)
    assert day in period
    assert parse(period.id, day, first) == period


@given(days, grains, fiscal_months)
def test_neighbours_touch_without_gap_or_overlap(day: date, grain: Grain, first: int) -> None:
    period = holding(grain, day, first)
    assert period.previous().end == period.start
    assert period.shift(1).start == period.end
    assert period.shift(7).shift(-7) == period


@given(days, fiscal_months)
def test_four_quarters_and_twelve_months_make_the_year(day: date, first: int) -> None:
    year = holding(Grain.YEAR, day, first)
    quarter = holding(Grain.QUARTER, year.start, first)
    assert quarter.shift(3).end == year.end
    assert len(year.months()) == 12
    assert sum(month.days for month in year.months()) == year.days


@given(days, grains, fiscal_months)
def test_the_last_complete_period_is_complete_and_the_next_is_not(day: date, grain: Grain, first: int) -> None:
    period = last_complete(grain, day, first)
    assert period.complete(day)
    assert not period.shift(1).complete(day)


@given(days, st.integers(-240, 240))
def test_moving_by_months_keeps_the_day_or_takes_the_last_one(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert moved.day == day.day or (moved + DAY).day == 1
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months


@given(days, fiscal_months)
def test_a_fiscal_year_begins_at_most_a_year_ago(day: date, first: int) -> None:
    start = year_start(day, first)
    assert start <= day < start + timedelta(days=366)
    assert start.month == first


@given(days, st.integers(1, 400))
def test_business_days_add_up_over_parts(day: date, length: int) -> None:
    whole = Period(day, day + timedelta(days=length + 1), Grain.RANGE)
    head, tail = Period(day, day + DAY, Grain.RANGE), Period(day + DAY, whole.end, Grain.RANGE)
    assert whole.business_days() == head.business_days() + tail.business_days()


@pytest.mark.parametrize(
    ("name", "first", "start"),
    [
        ("2026-W01", 6, "2026-01-04"),  # CDC: MMWR week 1 of 2026 ends on 10 January
        ("2025-W53", 6, "2025-12-28"),
        ("2020-W53", 6, "2020-12-27"),
        ("2026-W12", 6, "2026-03-22"),
        ("2026-W12", 0, "2026-03-16"),
        ("2026-W12", 5, "2026-03-21"),
    ],
)
def test_weeks_begin_on_the_day_the_business_says(name: str, first: int, start: str) -> None:
    period = parse(name, AS_OF, first=first)
    assert (period.start.isoformat(), period.days, period.id) == (start, 7, name)


@given(days, st.sampled_from([0, 5, 6]))
def test_every_day_has_one_week_and_its_name_leads_back_to_it(day: date, first: int) -> None:
    week = week_of(day, first=first)
    assert day in week
    assert week.start.weekday() == first
    assert parse(week.id, day, first=first) == week
    assert week.shift(1).start == week.end
    assert week.year_ago().start.weekday() == first
    assert week.year_ago().week[0] == week.week[0] - 1


@given(days)
def test_a_week_from_monday_is_numbered_as_iso_8601_does(day: date) -> None:
    assert week_of(day).week == day.isocalendar()[:2]


@given(st.integers(1990, 2090), st.sampled_from([0, 5, 6]))
def test_the_weeks_of_a_year_fill_it_without_a_gap(year: int, first: int) -> None:
    weeks = [week_named(year, number, first=first) for number in range(1, weeks_in(year, first) + 1)]
    assert all(before.end == after.start for before, after in pairwise(weeks))
    assert weeks[-1].end == week_named(year + 1, 1, first=first).start


def test_a_week_that_a_year_does_not_have_is_refused() -> None:
    with pytest.raises(UsageError, match="2025 has no week 53"):
        parse("2025-W53", AS_OF)
    assert parse("2025-W53", AS_OF, first=6).start == date(2025, 12, 28)
