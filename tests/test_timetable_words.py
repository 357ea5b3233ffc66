"""timetable.words and cron: what is understood, on which days it falls, and what is said to what is not understood."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import TypeAdapter, ValidationError

from reportgen.calendars import public_holidays
from reportgen.timetable import ScheduleSpec, parse
from reportgen.timetable.durations import written
from reportgen.timetable.rules import Calendar

GERMANY = Calendar(public_holidays("DE", range(2025, 2028)))
APRIL = Calendar(GERMANY.holidays, fiscal_month=4)


def days(words: str, start: str, end: str, calendar: Calendar = GERMANY) -> list[str]:
    found = parse(words).dates(date.fromisoformat(start), date.fromisoformat(end), calendar)
    return [f"{day:%m-%d}" for day in found]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # 1 January, 3 and 6 April (Easter) and 1 May 2026 are holidays in Germany.
        ("3rd business day after month end at 08:00", ["01-06", "02-04", "03-04", "04-07"]),
        ("third business day of the month at 8 am", ["01-06", "02-04", "03-04", "04-07"]),
        ("last business day of the month at 17:00", ["01-30", "02-27", "03-31", "04-30"]),
        ("2nd to last business day of the month at 12:00", ["01-29", "02-26", "03-30", "04-29"]),
        ("last business day of the quarter at 17:00", ["03-31"]),
        ("1st business day after quarter end at 09:00", ["01-02", "04-01"]),
        ("1st of the month at 08:00", ["01-01", "02-01", "03-01", "04-01"]),
        ("1st of the month at 08:00, or the next business day", ["01-02", "02-02", "03-02", "04-01"]),
        ("1st of the month at 08:00 or the business day before", ["01-30", "02-27", "04-01", "04-30"]),
        ("31st of the month at 08:00", ["01-31", "02-28", "03-31", "04-30"]),
        ("day 15 of the month at 08:00", ["01-15", "02-15", "03-15", "04-15"]),
        ("on the last day of each month at 20:00", ["01-31", "02-28", "03-31", "04-30"]),
        ("first Monday of the month at 08:00", ["01-05", "02-02", "03-02", "04-06"]),
        ("last Friday of the quarter at 16:00", ["03-27"]),
        ("5th monday of the month at 08:00", ["03-30"]),
        ("cron: 0 8 1 * *", ["01-01", "02-01", "03-01", "04-01"]),
    ],
)
def test_words_fall_on_these_days_of_early_2026(words: str, expected: list[str]) -> None:
    assert days(words, "2026-01-01", "2026-05-01") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("every day at 07:00", ["04-01", "04-02", "04-03", "04-04", "04-05", "04-06", "04-07"]),
        ("every weekday at 07:00", ["04-01", "04-02", "04-03", "04-06", "04-07"]),
        ("every business day at 07:00", ["04-01", "04-02", "04-07"]),
        ("every Monday at 08:00", ["04-06"]),
        ("every Monday, Wednesday and Friday at 8:30", ["04-01", "04-03", "04-06"]),
        ("Every  TUESDAY and Thursday at 7 pm", ["04-02", "04-07"]),
        ("cron: 30 8 * * mon-fri", ["04-01", "04-02", "04-03", "04-06", "04-07"]),
        ("cron: 0 9 * * 1", ["04-06"]),
        ("cron: 0 9 * * 0", ["04-05"]),
        ("cron: 0 9 * * 7", ["04-05"]),
        ("cron: 0 9 2 * 1", ["04-02", "04-06"]),
        ("cron: 0 9 */3 4 *", ["04-01", "04-04", "04-07"]),
    ],
)
def test_words_fall_on_these_days_of_easter_week(words: str, expected: list[str]) -> None:
    assert days(words, "2026-04-01", "2026-04-08") == expected


def test_quarters_and_years_are_fiscal() -> None:
    assert days("1st business day after year end at 08:00", "2026-01-01", "2027-01-01") == ["01-02"]
    assert days("1st business day after year end at 08:00", "2026-01-01", "2027-01-01", APRIL) == ["04-01"]


@pytest.mark.parametrize(
    ("words", "hour", "minute"),
    [
        ("every day at 08:05", 8, 5),
        ("every day at 8 am", 8, 0),
        ("every day at 12 am", 0, 0),
        ("every day at 12:30 pm", 12, 30),
    ],
)
def test_times_are_read_as_written(words: str, hour: int, minute: int) -> None:
    (at,) = parse(words).times
    assert (at.hour, at.minute) == (hour, minute)


def test_cron_takes_the_same_times_as_crontab() -> None:
    assert [at.isoformat("minutes") for at in parse("cron: */30 8-9 * * *").times] == [
        "08:00",
        "08:30",
        "09:00",
        "09:30",
    ]
    assert parse("cron: */30 8-9 * * *").elapsed
    assert not parse("cron: 0,30 8 * * *").elapsed


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("every Mondya at 08:00", "'mondya': Did you mean 'monday'?"),
        ("3rd busines day of the month at 08:00", "'busines': Did you mean 'business'?"),
        ("every Monday", "does not end in a time such as at 08:00"),
        ("every Monday at 8", "write 08:00"),
        ("every Monday at 25:00", "days go from 00:00 to 23:59"),
        ("every Monday at 13 pm", "is no time of day"),
        ("0 8 * * 1", "looks like a cron expression; write it in quotes: 'cron: 0 8 * * 1'"),
        ("32nd of the month at 08:00", "a month has no 32. day"),
        ("6th Monday of the month at 08:00", "a month has no 6. monday"),
        ("0th of the month at 08:00", "a month has no 0. day"),
        ("last business day after month end at 08:00", "has no last"),
        ("3rd business day of the decade at 08:00", "'decade' is none of week, month, quarter, year"),
        ("every Monday at 08:00, or the next business day", "only a day of a month"),
        ("1st of the month at 08:00, or the next full moon", "or the next business day"),
        ("cron: 0 8 * *", "has five fields"),
        ("cron: 60 8 * * *", "minute goes from 0 to 59"),
        ("cron: 0 8 * * fri-mon", "lies after"),
        ("cron: 0 8 * * */0", "a step of 0 never moves"),
        ("cron: 0 8 L * *", "'L' is no number"),
        ("now and then", "Understood are e.g."),
    ],
)
def test_what_is_not_understood_is_answered_with_what_would_be(words: str, said: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        parse(words)
    assert said in str(caught.value)


def test_a_schedule_may_be_its_words_alone() -> None:
    adapter = TypeAdapter(ScheduleSpec)
    assert adapter.validate_python("every Monday at 08:00") == adapter.validate_python(
        {"when": "every Monday at 08:00"}
    )
    full = adapter.validate_python(
        {"when": "every Monday at 08:00", "deadline": "3h", "give_up": "1w", "catch_up": "all"}
    )
    assert (full.deadline.total_seconds(), full.give_up.days) == (10_800, 7)
    assert adapter.dump_python(full)["give_up"] == "1w"


@pytest.mark.parametrize(
    "wrong",
    [
        {"when": "every Monday at 08:00", "deadline": "soon"},
        {"when": "every Monday at 08:00", "deadline": "5000000d"},
        {"when": "every Monday at 08:00", "deadline": "3d", "give_up": "1d"},
        {"when": "every Monday at 08:00", "ask_again": "10s"},
        {"when": "every Monday at 08:00", "timezone": "Europe/Berln"},
        {"when": "every Monday at 08:00", "catch_up": "some"},
    ],
)
def test_a_schedule_that_makes_no_sense_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        ScheduleSpec.model_validate(wrong)


def test_a_cron_expression_under_its_own_key_is_told_how_it_is_written() -> None:
    with pytest.raises(ValidationError, match=r"written in quotes: when: 'cron: 0 9 \* \* 1'"):
        ScheduleSpec.model_validate({"cron": "0 9 * * 1", "catch_up": "all"})


@pytest.mark.parametrize("text", ["90s", "15m", "2h", "3d", "2w"])
def test_lengths_are_written_as_they_are_read(text: str) -> None:
    spec = ScheduleSpec.model_validate({"when": "every day at 08:00", "catch_up_window": text})
    assert written(spec.catch_up_window) == text
