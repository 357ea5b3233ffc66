"""timetable.planner: what has become due, whenever and however often somebody looks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.calendars import public_holidays
from reportgen.periods import Grain
from reportgen.timetable import Plan, ScheduleSpec, Timing, latest, plan, upcoming
from reportgen.timetable.planner import MOST_SLOTS
from reportgen.timetable.spec import timing

BERLIN = ZoneInfo("Europe/Berlin")
GERMANY = public_holidays("DE", range(2020, 2040))
JANUARY = datetime(2026, 1, 1, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def schedule(words: str, grain: str = "month", **more: object) -> Timing:
    return timing(ScheduleSpec.model_validate({"when": words, **more}), Grain(grain), BERLIN, GERMANY, 1)


MONTHLY = schedule("3rd business day after month end at 08:00")


def told(made: Plan) -> list[tuple[str, str]]:
    return [(slot.period.id, slot.skipped and "skipped") for slot in made.slots]


def test_a_report_is_of_the_last_period_that_is_complete_on_its_day() -> None:
    (first, second) = upcoming(MONTHLY, JANUARY, 2)
    assert (first.period.id, first.nominal, f"{first.due:%m-%dT%H:%M}") == (
        "2025-12",
        "2026-01-06T08:00",
        "01-06T07:00",
    )
    assert (second.period.id, second.nominal) == ("2026-01", "2026-02-04T08:00")
    assert first.deadline - first.due == 2 * DAY


def test_at_the_end_of_its_own_period_it_is_of_that_period_and_can_be_told_otherwise() -> None:
    words = "last business day of the quarter at 17:00"
    assert upcoming(schedule(words, "quarter"), JANUARY, 1)[0].period.id == "2026-Q1"
    assert upcoming(schedule(words, "quarter", covers="last"), JANUARY, 1)[0].period.id == "2025-Q4"
    assert upcoming(schedule(words, "month"), JANUARY, 1)[0].period.id == "2026-02"
    assert upcoming(schedule("every Friday at 16:00", "week", covers="current"), JANUARY, 1)[0].period.id == "2026-W01"


def test_a_new_schedule_starts_now_and_makes_up_for_nothing() -> None:
    made = plan(MONTHLY, None, JANUARY)
    assert (made.slots, made.until, made.alarm) == ((), JANUARY, "")


def test_a_slot_is_planned_once_it_is_due_and_not_before() -> None:
    due = datetime(2026, 1, 6, 7, tzinfo=UTC)
    assert told(plan(MONTHLY, JANUARY, due - timedelta(seconds=1))) == []
    assert told(plan(MONTHLY, JANUARY, due)) == [("2025-12", "")]
    assert told(plan(MONTHLY, due, due + DAY)) == []


def test_a_clock_that_went_back_plans_nothing_and_says_so() -> None:
    made = plan(MONTHLY, JANUARY, JANUARY - HOUR)
    assert (made.slots, made.until, made.alarm) == ((), JANUARY, "clock_back")
    assert plan(MONTHLY, JANUARY, JANUARY - timedelta(seconds=30)).alarm == ""


DAILY = "every day at 08:00"


@pytest.mark.parametrize(
    ("policy", "stop", "made", "skipped"),
    [
        ("latest", HOUR, 1, 0), ("all", HOUR, 1, 0), ("skip", HOUR, 1, 0),
        ("latest", 3 * DAY, 1, 2), ("all", 3 * DAY, 3, 0), ("skip", 3 * DAY, 0, 3),
        ("latest", 40 * DAY, 1, 39), ("all", 40 * DAY, 30, 10), ("skip", 40 * DAY, 0, 40),
    ],
)  # fmt: skip
def test_after_a_stop_as_much_is_made_as_the_policy_says(policy: str, stop: timedelta, made: int, skipped: int) -> None:
    daily = schedule(DAILY, "week", catch_up=policy, catch_up_window="30d")
    stopped = datetime(2026, 2, 1, 6, 30, tzinfo=UTC)  # half an hour before it is due
    found = plan(daily, stopped, stopped + stop)
    assert sum(not slot.skipped for slot in found.slots) == made
    assert sum(bool(slot.skipped) for slot in found.slots) == skipped


@pytest.mark.parametrize(
    ("policy", "quarters", "years"),
    [
        ("latest", [("2026-Q4", "skipped"), ("2027-Q1", "skipped"), ("2027-Q2", "")], [("2026", "skipped"), ("2027", "")]),
        ("all", [("2026-Q4", ""), ("2027-Q1", ""), ("2027-Q2", "")], [("2026", ""), ("2027", "")]),
        ("skip", [(each, "skipped") for each in ("2026-Q4", "2027-Q1", "2027-Q2")], [("2026", "skipped"), ("2027", "skipped")]),
    ],
)  # fmt: skip
def test_quarters_and_years_of_a_fiscal_year_from_april_are_made_up_for_as_the_policy_says(
    policy: str, quarters: list[tuple[str, str]], years: list[tuple[str, str]]
) -> None:
    """The fiscal year 2026 ended on 31 March 2026; Easter lay in the five business days after it."""
    stopped = datetime(2026, 4, 9, 6, 30, tzinfo=UTC)  # half an hour before the fourth quarter of 2026 is due

    def found(words: str, grain: str, stop: timedelta) -> list[tuple[str, str]]:
        spec = ScheduleSpec.model_validate({"when": words, "catch_up": policy, "catch_up_window": "800d"})
        return told(plan(timing(spec, Grain(grain), BERLIN, GERMANY, 4), stopped, stopped + stop))

    words = "5th business day after quarter end at 09:00"
    assert found(words, "quarter", timedelta(minutes=29)) == []
    assert found(words, "quarter", HOUR) == [("2026-Q4", "")]
    last = quarters[:1] if policy == "skip" else [("2026-Q4", "")]
    assert found(words, "quarter", 3 * DAY) == found(words, "quarter", 40 * DAY) == last
    assert found(words, "quarter", 200 * DAY) == quarters
    assert found("5th business day after year end at 09:00", "year", 400 * DAY) == years


def test_what_is_skipped_says_why() -> None:
    daily = schedule(DAILY, "week", catch_up="all", catch_up_window="2d")
    reasons = [slot.skipped for slot in plan(daily, JANUARY, JANUARY + 4 * DAY).slots]
    assert reasons == ["was due longer ago than catch_up_window"] * 2 + ["", ""]


def test_no_look_gives_more_slots_than_a_ledger_takes_at_once_and_none_is_lost() -> None:
    hourly = schedule("cron: 0 * * * *", "week", catch_up="all", catch_up_window="52w")
    until, found = JANUARY, 0
    now = JANUARY + 30 * DAY
    while until < now:
        made = plan(hourly, until, now)
        assert len(made.slots) <= MOST_SLOTS
        found, until = found + len(made.slots), made.until
    assert found == 30 * 24


def test_the_latest_is_made_also_when_exactly_as_many_were_missed_as_one_look_takes() -> None:
    hourly = schedule("cron: 0 * * * *", "week")
    until, made = JANUARY, []
    while until < JANUARY + MOST_SLOTS * HOUR:
        found = plan(hourly, until, JANUARY + MOST_SLOTS * HOUR)
        until, made = found.until, made + [slot.due for slot in found.slots if not slot.skipped]
    assert made[-1] == JANUARY + MOST_SLOTS * HOUR


@given(
    words=st.sampled_from(("every Monday at 08:00", "3rd business day after month end at 08:00", "cron: */30 2 * * *")),
    minutes=st.integers(0, 480_000),
)
def test_the_last_date_up_to_an_instant_is_the_one_after_which_none_comes(words: str, minutes: int) -> None:
    rule, until = schedule(words), JANUARY + 60 * DAY + timedelta(minutes=minutes)
    last = latest(rule, until)
    assert last is not None
    assert last.due <= until
    assert upcoming(rule, last.due, 1)[0].due > until
    assert upcoming(rule, last.due - timedelta(seconds=1), 1)[0] == last


def test_a_date_longer_ago_than_would_be_made_up_for_is_no_last_date() -> None:
    yearly = schedule("5th business day after year end at 08:00", "year")
    assert latest(yearly, JANUARY + 200 * DAY) is None
    assert latest(yearly, JANUARY + 20 * DAY) is not None


WORDS = ("every Monday at 08:00", "every day at 02:30", "3rd business day after month end at 08:00",
         "last business day of the quarter at 17:00", "cron: */30 2 * * *")  # fmt: skip


@given(
    words=st.sampled_from(WORDS),
    start=st.integers(0, 480_000).map(lambda minutes: JANUARY + timedelta(minutes=minutes)),
    looks=st.lists(st.integers(0, 40 * 24 * 60), min_size=1, max_size=8),
)
def test_however_often_one_looks_each_slot_comes_exactly_once(words: str, start: datetime, looks: list[int]) -> None:
    rule = schedule(words, "week", catch_up="all", catch_up_window="52w")
    moments = sorted(start + timedelta(minutes=each) for each in looks)
    whole = [slot.nominal for slot in plan(rule, start, moments[-1]).slots]
    parts: list[str] = []
    until = start
    for now in moments:
        made = plan(rule, until, now)
        parts += [slot.nominal for slot in made.slots]
        until = made.until
    assert parts == whole
    assert [slot.nominal for slot in upcoming(rule, start, len(whole))] == whole
