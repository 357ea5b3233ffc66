"""calendars: public holidays and weekends."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from reportgen.calendars import public_holidays
from reportgen.periods import Grain, Period, is_business_day


def test_a_country_has_its_own_holidays() -> None:
    assert date(2026, 10, 3) in public_holidays("DE", [2026])
    assert date(2026, 10, 28) in public_holidays("CZ", [2026])
    assert date(2026, 10, 28) not in public_holidays("DE", [2026])


def test_without_a_country_or_a_year_there_are_none() -> None:
    assert public_holidays(None, [2026]) == frozenset()
    assert public_holidays("DE", []) == frozenset()


def test_a_country_without_a_calendar_is_named() -> None:
    with pytest.raises(ValueError, match="'XX'"):
        public_holidays("XX", [2026])


def test_where_the_weekend_is_friday_and_saturday_sunday_is_a_business_day() -> None:
    off = public_holidays("IL", [2026])
    week = Period(date(2026, 11, 15), date(2026, 11, 22), Grain.RANGE)  # Sunday to Saturday, no holiday
    assert [day.weekday() for day in week.iter_business_days(off)] == [6, 0, 1, 2, 3]
    assert week.business_days() == 5
    assert [day.weekday() for day in week.iter_business_days()] == [0, 1, 2, 3, 4]


def test_a_weekend_that_was_moved_counts_from_its_year_on() -> None:
    friday_before, friday_after = date(2021, 11, 5), date(2026, 11, 6)
    off = public_holidays("AE", [2021, 2026])
    assert not is_business_day(friday_before, off)
    assert is_business_day(friday_after, off)
    assert is_business_day(date(2021, 11, 7), off)


def test_a_saturday_that_makes_up_for_a_bridge_day_is_worked() -> None:
    off = public_holidays("CN", [2025])
    made_up = [day for day in sorted(off.working) if day.year == 2025]
    assert made_up
    assert all(day.weekday() >= 5 and is_business_day(day, off) for day in made_up)
    assert not is_business_day(date(2025, 1, 11), off)  # a Saturday like any other


def test_a_day_of_the_companys_own_file_is_off_even_where_the_country_works() -> None:
    off = public_holidays("IL", [2026]).with_off([date(2026, 11, 22)])
    assert not is_business_day(date(2026, 11, 22), off)
    assert is_business_day(date(2026, 11, 29), off)


def test_the_calendar_of_one_country_is_read_without_those_of_all_others():
    asked = (
        "import sys; from reportgen.calendars import public_holidays; public_holidays('DE', [2026]);"
        "print(sum(name.startswith('holidays.countries.') for name in sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert 1 <= int(said) < 10
