"""timetable.instants: a fixed time falls exactly once on every day, in every zone, whatever the clock does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from reportgen.timetable.instants import instant, passing

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TIMES = (time(0, 0), time(1, 30), time(2, 30), time(8, 0), time(23, 30))
BERLIN = ZoneInfo("Europe/Berlin")


def at(day: str, clock: str, zone: str = "Europe/Berlin") -> str:
    return f"{instant(date.fromisoformat(day), time.fromisoformat(clock), ZoneInfo(zone)):%m-%dT%H:%M}"


def test_an_ordinary_time_is_itself() -> None:
    assert at("2026-07-03", "08:00") == "07-03T06:00"
    assert at("2026-01-06", "08:00") == "01-06T07:00"


def test_a_time_that_the_clock_jumps_over_is_the_first_that_exists_after_it() -> None:
    assert at("2026-03-29", "02:00") == at("2026-03-29", "02:30") == at("2026-03-29", "02:59") == "03-29T01:00"  # 03:00
    assert at("2026-03-29", "03:00") == "03-29T01:00"
    # Lord Howe moves by half an hour, Cairo and Beirut at midnight.
    assert at("2026-10-04", "02:10", "Australia/Lord_Howe") == "10-03T15:30"
    assert at("2026-04-24", "00:00", "Africa/Cairo") == "04-23T22:00"
    assert at("2026-03-29", "00:00", "Asia/Beirut") == "03-28T22:00"


def test_a_time_that_comes_twice_is_its_first_occurrence() -> None:
    assert at("2026-10-25", "02:30") == "10-25T00:30"
    assert at("2026-11-01", "01:30", "America/New_York") == "11-01T05:30"


def test_what_follows_elapsed_time_comes_none_once_or_twice() -> None:
    assert list(passing(date(2026, 3, 29), time(2, 30), BERLIN)) == []
    assert len(list(passing(date(2026, 7, 3), time(2, 30), BERLIN))) == 1
    assert [f"{each:%H:%M}" for each in passing(date(2026, 10, 25), time(2, 30), BERLIN)] == ["00:30", "01:30"]


def transitions(zone: ZoneInfo, first: int, last: int) -> Iterator[date]:
    """The local days on and around which the offset of a zone changes."""
    moment, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 1, tzinfo=UTC)
    offset = moment.astimezone(zone).utcoffset()
    while moment < end:
        moment += DAY
        now = moment.astimezone(zone).utcoffset()
        if now != offset:
            day = moment.astimezone(zone).date()
            yield from (day - DAY, day, day + DAY)
            offset = now


def assert_once_a_day(zone: ZoneInfo, days: Iterator[date]) -> int:
    """Checked against the clock on the wall, read minute by minute: the first minute of the day not before the time."""
    looked = 0
    for day in days:
        midnight = datetime.combine(day, time(), UTC)
        for clock in TIMES:
            found = instant(day, clock, zone)
            wall = found.astimezone(zone).replace(tzinfo=None)
            # In Nuuk and Scoresbysund the hour before midnight is left out: its first valid instant is midnight.
            assert wall.date() == day or wall == datetime.combine(day + DAY, time()), (zone.key, day, clock)
            wanted = datetime.combine(day, clock)
            before = (found - timedelta(minutes=1)).astimezone(zone).replace(tzinfo=None)
            assert wall >= wanted > before or wall == wanted, (zone.key, day, clock, wall)
            earlier = (found - HOUR).astimezone(zone).replace(tzinfo=None)
            assert earlier != wanted, (zone.key, day, clock)  # the first of two
            assert abs(found - midnight) < 2 * DAY
            looked += 1
    return looked


ZONES = ("Europe/Berlin", "America/New_York", "Africa/Cairo", "Asia/Beirut", "Australia/Lord_Howe", "Africa/Casablanca",
         "America/Havana", "Asia/Gaza", "Pacific/Chatham", "America/Scoresbysund", "Antarctica/Troll", "UTC")  # fmt: skip


@pytest.mark.parametrize("name", ZONES)
def test_every_civil_date_once_at_every_change_of_the_clock(name: str) -> None:
    zone = ZoneInfo(name)
    assert_once_a_day(zone, transitions(zone, 2025, 2028))


def test_the_looker_sees_a_time_taken_twice_or_left_out() -> None:
    """The control: the usual way, an aware datetime by itself, is wrong on one of these days."""

    def usual(day: date, clock: time, zone: ZoneInfo) -> datetime:
        return datetime.combine(day, clock, zone).replace(fold=1).astimezone(UTC)

    right = [instant(day, time(2, 30), BERLIN) for day in transitions(BERLIN, 2026, 2026)]
    wrong = [usual(day, time(2, 30), BERLIN) for day in transitions(BERLIN, 2026, 2026)]
    assert [a == b for a, b in zip(right, wrong, strict=True)].count(False) == 2


@pytest.mark.nightly
def test_every_civil_date_once_in_all_zones_until_2037() -> None:
    looked = 0
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        looked += assert_once_a_day(zone, transitions(zone, 2020, 2037))
    assert looked > 50_000
