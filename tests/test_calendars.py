"""Public holidays."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.calendars import public_holidays


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
