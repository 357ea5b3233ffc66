"""Exports without days: rows that stand for a stretch as one total count in the periods that hold all of it, and in no other."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from reportgen.cli import main
from reportgen.contract import FileSource, problems
from reportgen.errors import SourceError
from reportgen.landing import Landed
from tests.landing_cases import contract, counts, faults, land, rows

SESSIONS = {
    "kind": "csv",
    "table": "sessions",
    "path": "traffic*.csv",
    "columns": {"channel": "Channel", "sessions": "Sessions"},
}
HEAD = "Channel,Sessions\n"
FROM_JANUARY = {"from": "2026-01-01", "through": "2026-03-31"}
CUT = "one total: first 2026-01-01, last 2026-03-31, table sessions"
BY_ROW = {"from": "Starts", "through": "Ends"}
ROWS = "Channel,Sessions,Starts,Ends\n"


def _land(folder: Path, files: dict[str, str] | str, **changes: Any) -> Landed:
    return land(folder, contract(SESSIONS, **changes), files if isinstance(files, dict) else {"traffic.csv": files})


def test_rows_of_a_declared_stretch_count_on_its_last_day_and_the_part_begins_with_its_first(tmp_path: Path) -> None:
    part = _land(tmp_path, f"{HEAD}Direct,3\nReferral,4\n", span=FROM_JANUARY).parts[0]
    assert rows(part, "date, _from, sessions") == [
        (date(2026, 3, 31), date(2026, 1, 1), 3),
        (date(2026, 3, 31), date(2026, 1, 1), 4),
    ]
    assert part.lumps == ((date(2026, 1, 1), date(2026, 3, 31)),)
    assert (part.first_day, part.last_day) == (date(2026, 1, 1), date(2026, 3, 31))
    assert "date" in part.columns


def test_each_row_may_say_itself_from_when_to_when_it_counts(tmp_path: Path) -> None:
    text = f"{ROWS}Direct,3,2026-01-01,2026-01-31\nDirect,4,2026-02-01,2026-02-01\nDirect,5,2026-02-02,2026-02-28\n"
    part = _land(tmp_path, text, span=BY_ROW).parts[0]
    assert part.lumps == ((date(2026, 1, 1), date(2026, 1, 31)), (date(2026, 2, 2), date(2026, 2, 28)))
    assert part.last_day == date(2026, 2, 28)


@pytest.mark.parametrize(
    ("length", "last"),
    [
        ("week", date(2026, 2, 7)),
        ("month", date(2026, 2, 28)),
        ("quarter", date(2026, 4, 30)),
        ("year", date(2027, 1, 31)),
    ],
)
def test_a_length_says_where_a_row_ends_that_only_tells_where_it_begins(
    tmp_path: Path, length: str, last: date
) -> None:
    text = "Channel,Sessions,Starts\nDirect,3,2026-02-01\n"
    part = _land(tmp_path, text, span={"from": "Starts", "length": length}).parts[0]
    assert part.lumps == ((date(2026, 2, 1), last),)


@pytest.mark.parametrize(("form", "text"), [("%Y-%m", "2026-02"), ("%Y%m", "202602"), ("%B %Y", "February 2026")])
def test_a_month_needs_no_day(tmp_path: Path, form: str, text: str) -> None:
    span = {"from": "Month", "length": "month"}
    part = _land(tmp_path, f"Channel,Sessions,Month\nDirect,3,{text}\n", span=span, dates=form).parts[0]
    assert part.lumps == ((date(2026, 2, 1), date(2026, 2, 28)),)


def test_a_day_needs_its_day() -> None:
    days = FileSource.model_validate({**SESSIONS, "columns": {"date": "Day", "sessions": "Sessions"}, "dates": "%Y-%m"})
    weeks = FileSource.model_validate({**SESSIONS, "span": {"from": "Week", "length": "week"}, "dates": "%Y-%m"})
    for source in (days, weeks):
        assert [what for _, what, _ in problems("s", source)] == ["the date format '%Y-%m' has no day"]


def test_the_first_and_the_last_week_are_cut_where_the_export_begins_and_ends(tmp_path: Path) -> None:
    text = "Channel,Sessions,Week\nDirect,1,2025-10-27\nDirect,2,2025-11-03\nDirect,3,2025-11-24\n"
    span = {"from": "Week", "length": "week", "not_before": "2025-11-01", "not_after": "2025-11-30"}
    part = _land(tmp_path, text, span=span).parts[0]
    assert rows(part, "_from, date") == [
        (date(2025, 11, 1), date(2025, 11, 2)),
        (date(2025, 11, 3), date(2025, 11, 9)),
        (date(2025, 11, 24), date(2025, 11, 30)),
    ]


def test_a_row_that_ends_before_it_begins_or_has_no_day_is_set_aside_with_its_reason(tmp_path: Path) -> None:
    text = f"{ROWS}Direct,3,2026-02-01,2026-01-31\nDirect,4,,2026-01-31\nDirect,5,soon,2026-01-31\nDirect,6,2026-01-01,2026-01-31\n"
    landed = _land(tmp_path, text, span=BY_ROW)
    assert counts(landed.parts[0]) == (4, 1, 3, 0, 0)
    assert faults(landed) == [(2, "Ends", "out_of_range"), (3, "Starts", "required"), (4, "Starts", "not_a_date")]
    fixed = _land(tmp_path, text, span={"from": "Starts", "through": "2026-01-31"})
    assert faults(fixed)[0] == (2, "Starts", "out_of_range")


def test_a_later_export_of_the_whole_stretch_replaces_it(tmp_path: Path) -> None:
    files = {
        "traffic-1.csv": f"{ROWS}Direct,3,2026-01-01,2026-01-31\n",
        "traffic-2.csv": f"{ROWS}Direct,9,2026-01-01,2026-02-28\n",
    }
    landed = _land(tmp_path, files, span=BY_ROW)
    assert [counts(part) for part in landed.parts] == [(1, 0, 0, 1, 0), (1, 1, 0, 0, 0)]
    assert [part.lumps for part in landed.parts] == [(), ((date(2026, 1, 1), date(2026, 2, 28)),)]


@pytest.mark.parametrize("later", ["2026-01-01,2026-01-15", "2026-01-31,2026-02-10", "2026-01-20,2026-01-20"])
def test_an_export_of_a_part_of_the_stretch_is_refused_for_neither_can_replace_the_other(
    tmp_path: Path, later: str
) -> None:
    files = {"traffic-1.csv": f"{ROWS}Direct,3,2026-01-01,2026-01-31\n", "traffic-2.csv": f"{ROWS}Direct,9,{later}\n"}
    with pytest.raises(SourceError, match=r"as one total, and 'traffic-2\.csv' gives"):
        _land(tmp_path, files, span=BY_ROW)


def test_the_owner_is_told_that_a_file_has_no_days(tmp_path: Path) -> None:
    notes = _land(tmp_path, f"{HEAD}Direct,3\n", span=FROM_JANUARY).notes
    assert [(note.code, note.what) for note in notes] == [
        ("lumps", "holds one total for 2026-01-01 to 2026-03-31; it counts only in periods that hold all of it")
    ]


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ({"from": "2026-01-01"}, "write one of `through:` and `length:`"),
        ({"from": "Starts", "through": "Ends", "length": "month"}, "write one of `through:` and `length:`"),
        ({"from": "2026-02-01", "through": "2026-01-01"}, "ends before it begins"),
        ({"from": "2026-01-01", "length": "month"}, "no column that says where a row begins"),
    ],
)
def test_a_span_is_declared_whole(span: dict[str, str], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        FileSource.model_validate({**SESSIONS, "span": span})


def test_a_day_is_fed_once_and_only_where_the_table_has_days() -> None:
    both = FileSource.model_validate({**SESSIONS, "span": FROM_JANUARY, "constants": {"date": "2026-01-01"}})
    assert problems("s", both) == [("sources.s.constants.date", "is fed by `span` too", "Leave one of them")]
    targets = {"kind": "csv", "table": "targets", "path": "t.csv", "columns": {"kpi": "k", "target": "t"}}
    found = problems("s", FileSource.model_validate({**targets, "span": FROM_JANUARY}))
    assert ("sources.s.span", "table 'targets' has no days", "Leave it out") in found


def test_a_missing_column_of_the_span_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"'Ends' \(span.through\) is missing"):
        _land(tmp_path, "Channel,Sessions,Starts\nDirect,3,2026-01-01\n", span=BY_ROW)


def _reading(folder: Path, period: str, kpi: str, capsys: pytest.CaptureFixture[str]) -> Any:
    assert main(["--project", str(folder), "kpis", kpi, "--period", period, "--json"]) == 0
    return json.loads(capsys.readouterr().out)["readings"][0]


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A business whose only traffic file is one total of the first quarter, and a day after it."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config/business.yaml").write_text("name: Small\ntimezone: Europe/Prague\ncurrency: EUR\n")
    (tmp_path / "config/sources.yaml").write_text(
        "web:\n  kind: csv\n  table: sessions\n  path: traffic.csv\n  span: {from: Starts, through: Ends}\n"
        "  columns: {channel: Channel, sessions: Sessions, engaged_sessions: Engaged}\n"
    )
    (tmp_path / "traffic.csv").write_text(
        "Channel,Sessions,Engaged,Starts,Ends\nDirect,30,12,2026-01-01,2026-03-31\nDirect,4,1,2026-04-01,2026-04-01\n"
    )
    return tmp_path


@pytest.mark.parametrize(
    ("period", "value", "reason"),
    [
        ("2026-Q1", 30, ""),
        ("2026-01-01..2026-04-01", 34, ""),
        ("2026-04-01..2026-04-01", 4, ""),
        ("2026-03", None, CUT),
        ("2026-01", None, CUT),
        ("2026-03-31..2026-04-01", None, CUT),
    ],
)
def test_a_total_counts_in_periods_that_hold_all_of_it_and_cannot_be_cut(
    company: Path, period: str, value: float | None, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    reading = _reading(company, period, "sessions", capsys)
    assert (reading["value"], reading["missing"] or "") == (value, reason)


def test_a_rate_of_totals_has_no_interval_from_days(company: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reading = _reading(company, "2026-Q1", "bounce_rate", capsys)
    assert reading["value"] == pytest.approx(18 / 30)
    assert reading["interval"] is None
