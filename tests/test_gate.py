"""What holds a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from reportgen.assemble.prose import Unfounded
from reportgen.gate import held_by, numbers_in_prose
from reportgen.readiness import coverage
from reportgen.tables import Part

JUNE_30 = date(2026, 6, 30)
PART = Part(
    "crm", "leads", "leads.csv", "0" * 64, Path("data.parquet"), None, ("lead_id",), 1000, 990, 10, 0, 0, JUNE_30, JUNE_30,
    JUNE_30, 2, "c",
)  # fmt: skip
FULL = coverage("crm", "leads", [JUNE_30 - timedelta(days=step) for step in range(60)], None)
SHORT = coverage("web", "sessions", [JUNE_30 - timedelta(days=step) for step in range(3, 60)], None)


def codes(**changed: object) -> list[str]:
    given: dict[str, object] = {"parts": [PART], "coverages": [FULL], "failures": [], "limits": {}, "needed": JUNE_30}
    return [reason.code for reason in held_by(**{**given, **changed})]  # type: ignore[arg-type]


def test_complete_data_hold_nothing() -> None:
    assert codes() == []


def test_a_share_of_rejected_rows_over_the_limit_holds_and_one_at_it_does_not() -> None:
    assert codes(parts=[replace(PART, rows_rejected=11)]) == ["rejected_rows"]
    assert codes(parts=[replace(PART, rows_rejected=11)], limits={"crm": 0.02}) == []


def test_the_share_is_that_of_the_source_not_of_one_file() -> None:
    assert codes(parts=[replace(PART, rows_rejected=15), replace(PART, rows_rejected=0)]) == []


def test_an_empty_file_is_no_rejected_row() -> None:
    assert codes(parts=[replace(PART, rows_read=0, rows_rejected=0)]) == []


def test_a_source_that_ends_too_early_holds_unless_it_may_be_late() -> None:
    assert codes(coverages=[FULL, SHORT]) == ["source_incomplete"]
    assert codes(coverages=[FULL, replace(SHORT, may_be_late=True)]) == []


def test_all_reasons_are_told_at_once() -> None:
    told = codes(parts=[replace(PART, rows_rejected=500)], coverages=[SHORT], failures=["ads.csv is not there"])
    assert told == ["source_unreadable", "source_incomplete", "rejected_rows"]


def test_a_reason_says_what_to_do() -> None:
    (reason,) = held_by(parts=[PART], coverages=[SHORT], failures=[], limits={}, needed=JUNE_30)
    assert "complete through 2026-06-27, the report needs 2026-06-30" in str(reason)
    assert "when_late: send" in str(reason)


def test_a_number_that_no_figure_has_holds_the_report_and_names_its_sentence() -> None:
    (reason,) = numbers_in_prose([Unfounded("summary", "Leads: 417", "417")])
    assert reason.code == "number_not_in_figures"
    assert "'summary'" in reason.what
    assert '"Leads: 417"' in reason.what
    assert list(numbers_in_prose([])) == []
