"""scheduler.holidays: the holidays of a year are worked out aside, kept, and worked out anew where what is kept is no use."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from reportgen.calendars import public_holidays
from reportgen.periods import DaysOff, is_business_day
from reportgen.scheduler import holidays
from reportgen.scheduler.holidays import Holidays, in_year

UNITY = date(2026, 10, 3)


def kept(folder: Path) -> Path:
    (place,) = folder.glob("days-off-DE-2026-*.json")
    return place


def test_a_year_is_worked_out_by_another_process_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = public_holidays("DE", [2026])
    monkeypatch.setattr(holidays, "public_holidays", lambda *_: pytest.fail("worked out in this process"))
    folder = tmp_path / "cache"
    assert in_year("DE", 2026, folder) == expected
    off, working = json.loads(kept(folder).read_text())
    assert frozenset(map(date.fromisoformat, off)) == expected
    assert working == []
    monkeypatch.setattr(holidays, "_asked", lambda *_: pytest.fail("asked again"))
    calendar = Holidays("DE", frozenset({date(2026, 12, 24)}), folder)
    assert UNITY in calendar
    assert date(2026, 12, 24) in calendar
    assert date(2026, 10, 5) not in calendar


@pytest.mark.parametrize("damaged", ["", "[", '["2026-13-01"]', "7", '["2026-10'])
def test_what_is_kept_and_damaged_is_worked_out_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damaged: str
) -> None:
    monkeypatch.setattr(holidays, "_asked", lambda *_: DaysOff({UNITY}))
    in_year("DE", 2026, tmp_path)
    kept(tmp_path).write_text(damaged)
    assert in_year("DE", 2026, tmp_path) == DaysOff({UNITY})
    assert json.loads(kept(tmp_path).read_text()) == [["2026-10-03"], []]


def test_an_unknown_country_is_said_and_not_kept(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no holiday calendar is known for country 'XX'"):
        in_year("XX", 2026, tmp_path)
    assert not list(tmp_path.iterdir())


def test_without_a_country_there_are_none_and_nothing_is_kept(tmp_path: Path) -> None:
    assert UNITY not in Holidays(None, folder=tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_written_keeps_nothing_and_stops_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holidays, "_asked", lambda *_: DaysOff({UNITY}))
    (tmp_path / "file").write_text("")
    assert in_year("DE", 2026, tmp_path / "file" / "cache") == DaysOff({UNITY})


def test_a_weekend_of_another_country_is_kept_with_its_year(tmp_path: Path) -> None:
    calendar = Holidays("IL", folder=tmp_path)
    sunday, friday = date(2026, 11, 22), date(2026, 11, 20)
    assert is_business_day(sunday, calendar)
    assert not is_business_day(friday, calendar)
    assert is_business_day(sunday, Holidays("IL", folder=tmp_path))  # from what was kept
