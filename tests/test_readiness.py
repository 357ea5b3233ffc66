"""Through which day data can be taken as complete."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reportgen.readiness import Coverage, as_of, capped, coverage, far_off, hollow, late, silent, usual_gap

JUNE_30 = date(2026, 6, 30)


def daily(last: date, count: int = 200) -> list[date]:
    return [last - timedelta(days=step) for step in range(count)]


def monthly(*months: int) -> list[date]:
    return [date(2026, month, 1) for month in months]


def test_a_daily_source_is_complete_through_its_newest_day() -> None:
    assert coverage("web", "sessions", daily(JUNE_30), None).through == JUNE_30


def test_a_monthly_source_covers_its_month() -> None:
    costs = coverage("ledger", "costs", monthly(1, 2, 3, 4, 5, 6), None)
    assert costs.last_day == date(2026, 6, 1)
    assert costs.through == date(2026, 7, 1)
    assert not costs.late(JUNE_30)


def test_settling_days_are_not_complete_yet() -> None:
    assert coverage("ads", "ads", daily(JUNE_30), None, lag_days=3).through == date(2026, 6, 27)


def test_a_declared_day_is_taken_at_its_word() -> None:
    declared = coverage("crm", "leads", daily(date(2026, 5, 31)), JUNE_30)
    assert (declared.through, declared.declared) == (JUNE_30, True)


def test_a_silence_longer_than_usual_is_late_and_a_usual_one_is_not() -> None:
    weekly = [JUNE_30 - timedelta(days=7 * step) for step in range(1, 20)]
    answers = coverage("survey", "surveys", weekly, None)
    assert not answers.late(date(2026, 6, 29))
    assert answers.late(JUNE_30)


def test_an_old_outage_makes_a_source_no_more_patient() -> None:
    days = [*daily(date(2024, 6, 1), 10), *daily(JUNE_30)]
    assert usual_gap(sorted(days)) == 1


def test_a_newest_day_far_off_and_alone_proves_nothing() -> None:
    for mistyped in ([date(2062, 6, 30)], [date(2027, 6, 3), date(2062, 6, 30)]):
        web = coverage("web", "sessions", [*daily(date(2026, 6, 28)), *mistyped], None)
        assert (web.last_day, web.through) == (date(2026, 6, 28), date(2026, 6, 28))
        assert as_of([web]) == date(2026, 6, 28)


def test_a_day_after_a_usual_silence_or_one_of_few_or_of_two_is_believed() -> None:
    yearly = [date(year, 3, 1) for year in range(2010, 2027)]
    again = [*daily(JUNE_30), date(2027, 6, 1), date(2027, 6, 2)]
    few = [*daily(JUNE_30, 5), date(2028, 6, 1)]
    assert [far_off(sorted(days)) for days in (yearly, again, few, daily(JUNE_30), [JUNE_30], [])] == [0] * 6


def test_as_of_is_the_oldest_day_through_which_all_is_known() -> None:
    fed = [coverage("web", "sessions", daily(JUNE_30), None), coverage("crm", "leads", daily(date(2026, 6, 28)), None)]
    assert as_of(fed) == date(2026, 6, 28)


def test_as_of_never_runs_ahead_of_the_newest_row() -> None:
    assert as_of([coverage("ledger", "costs", monthly(4, 5, 6), None)]) == date(2026, 6, 1)


def test_a_source_that_may_be_late_holds_nobody_back() -> None:
    stopped = coverage("social", "social", daily(date(2026, 5, 17)), None, may_be_late=True)
    assert as_of([coverage("web", "sessions", daily(JUNE_30), None), stopped]) == JUNE_30
    assert as_of([stopped]) == date(2026, 5, 17)


def test_a_declared_day_may_lie_after_the_newest_row() -> None:
    assert as_of([coverage("crm", "leads", daily(date(2026, 6, 28)), JUNE_30)]) == JUNE_30


def test_nothing_reaches_beyond_the_newest_row_of_all_or_the_pinned_day() -> None:
    web, costs = coverage("web", "sessions", daily(JUNE_30), None), coverage("ledger", "costs", monthly(4, 5, 6), None)
    assert [each.through for each in capped([web, costs])] == [JUNE_30, JUNE_30]
    assert [each.through for each in capped([costs])] == [date(2026, 6, 1)]
    assert [each.through for each in capped([costs], JUNE_30)] == [JUNE_30]
    declared = coverage("crm", "leads", daily(date(2026, 5, 31)), date(2026, 12, 31))
    assert [each.through for each in capped([declared])] == [date(2026, 12, 31)]


def test_without_any_row_there_is_no_day() -> None:
    empty = coverage("crm", "leads", [], None)
    assert as_of([empty]) is None
    assert late([empty], JUNE_30) == (empty,)


@given(st.sets(st.dates(date(2020, 1, 1), date(2026, 12, 31)), min_size=1, max_size=60))
def test_coverage_never_ends_before_its_newest_row_nor_beyond_the_longest_silence(days: set[date]) -> None:
    found: Coverage = coverage("s", "t", days, None)
    ordered = sorted(days)
    assert found.through is not None
    assert ordered[-1] <= found.through < ordered[-1] + timedelta(days=usual_gap(ordered) + 1)


def test_a_source_that_ended_for_good_is_never_late_and_holds_nobody_back() -> None:
    gone = coverage("old", "ads", [date(2026, 3, 30)], date(2026, 3, 31), ended=True)
    here = coverage("new", "ads", daily(date(2026, 6, 30)), None)
    assert as_of([gone, here]) == date(2026, 6, 30)
    assert late([gone, here], date(2026, 6, 30)) == ()
    assert as_of([gone]) == date(2026, 3, 31)


def test_a_silence_is_one_only_in_what_has_a_row_on_nearly_every_day() -> None:
    days = [date(2026, 1, 1) + timedelta(days=at) for at in range(180)]
    gone = [day for day in days if not date(2026, 3, 2) <= day <= date(2026, 3, 6)]
    assert silent(days) == ()
    assert silent(gone) == ((date(2026, 3, 2), date(2026, 3, 6)),)
    assert silent([day for day in gone if day != date(2026, 4, 4)]) == ((date(2026, 3, 2), date(2026, 3, 6)),)
    assert silent([day for day in days if day.weekday() == 2]) == ()  # a weekly list
    assert silent([day for day in gone if day.weekday() < 5]) == ()  # nobody comes at weekends
    assert coverage("crm", "deals", gone, None).silent == ()  # of deals there may be none for a week


def test_a_month_without_rows_is_hollow_only_where_the_source_is_seldom_silent():
    weekdays = [day for at in range(400) if (day := date(2025, 1, 1) + timedelta(days=at)).weekday() < 5]
    gone = [day for day in weekdays if not date(2025, 6, 1) <= day <= date(2025, 8, 31)]
    assert hollow(weekdays) == ()
    assert hollow(gone) == ((date(2025, 5, 31), date(2025, 8, 31)),)
    assert hollow(gone[::30]) == (), "too few days to know what is usual"
    assert hollow([date(2000, 1, 1) + timedelta(days=at * 30) for at in range(120)]) == (), "once a month"
