"""What holds a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from reportgen.assemble.prose import Unfounded
from reportgen.contract.declared import EstimatedDays
from reportgen.document import Document, Note, Section
from reportgen.gate import (
    empty_sections,
    flawed_drawings,
    held_by,
    implausible_figures,
    numbers_in_prose,
    silent_sources,
)
from reportgen.metrics.scoreboard import Reading, Scoreboard
from reportgen.periods import parse
from reportgen.quantities import Unit
from reportgen.readiness import coverage
from reportgen.reports import Limit
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


def test_days_within_the_period_that_were_not_recorded_hold_unless_they_are_estimated() -> None:
    days = [JUNE_30 - timedelta(days=step) for step in range(200) if not 20 <= step <= 45]
    gone = coverage("web", "sessions", days, None)
    (reason,) = silent_sources([FULL, gone], JUNE_30 - timedelta(days=90), JUNE_30)
    assert "no row on 26 days from 2026-05-16 to 2026-06-10" in str(reason)
    assert not list(silent_sources([gone], JUNE_30 - timedelta(days=19), JUNE_30))
    told = EstimatedDays.model_validate({"from": date(2026, 5, 1), "through": date(2026, 6, 30)})
    assert not list(silent_sources([replace(gone, estimated=(told,))], JUNE_30 - timedelta(days=90), JUNE_30))
    assert not list(silent_sources([replace(gone, may_be_late=True)], JUNE_30 - timedelta(days=90), JUNE_30))


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


# --- figures that nobody thinks possible


def board_of(*readings: Reading) -> Scoreboard:
    june = parse("2026-06", JUNE_30)
    return Scoreboard(june, JUNE_30, tuple(readings), (PART,))


def leads(value: float | None, previous: float | None = None, by: tuple[str, str] | None = None) -> Reading:
    june = parse("2026-06", JUNE_30)
    return Reading("leads", "convert", "count", Unit.COUNT, None, "up", by, "period", june, value, previous=previous)


def implausible(limit: Limit, *readings: Reading) -> list[str]:
    return [reason.what for reason in implausible_figures(board_of(*readings), {"leads": limit})]


def test_a_figure_outside_its_owners_limits_holds_and_one_at_them_does_not() -> None:
    within = Limit(at_least=100, at_most=900)
    assert implausible(within, leads(100)) == []
    assert implausible(within, leads(900)) == []
    assert "is 99, under its limit of 100" in implausible(within, leads(99))[0]
    assert "is 901, over its limit of 900" in implausible(within, leads(901))[0]


def test_a_jump_further_than_thought_possible_holds_up_and_down() -> None:
    limit = Limit(change=0.5)
    assert implausible(limit, leads(150, 100)) == []
    assert "+51% against 100 in the period before, where 50% is the limit" in implausible(limit, leads(151, 100))[0]
    assert "-51% against 100" in implausible(limit, leads(49, 100))[0]


def test_what_cannot_be_compared_is_not_called_a_jump() -> None:
    assert implausible(Limit(change=0.1), leads(5, 0), leads(5, None), leads(None, 100)) == []


def test_limits_hold_for_the_whole_and_not_for_its_segments() -> None:
    assert implausible(Limit(at_least=100), leads(3, by=("channel", "Email"))) == []


def test_both_limits_are_told_at_once() -> None:
    assert len(implausible(Limit(at_most=100, change=0.1), leads(200, 100))) == 2


@pytest.mark.parametrize("written", [{}, {"at_least": 5, "at_most": 4}, {"change": 0}, {"change": -1}])
def test_a_limit_that_limits_nothing_or_everything_is_refused(written: dict[str, float]) -> None:
    with pytest.raises(ValidationError):
        Limit(**written)


# --- sections and charts


def test_a_section_without_a_word_holds() -> None:
    section = Section("paid", "Paid", "Paid media", (), (Note("not measured"),))
    document = Document("monthly", parse("2026-06", JUNE_30), JUNE_30, "Acme", "t", "s", None, "c", (section,))
    assert list(empty_sections(document)) == []
    (reason,) = empty_sections(replace(document, sections=(replace(section, blocks=()),)))
    assert (reason.code, "section 'paid'" in reason.what) == ("section_empty", True)


def test_a_flawed_drawing_holds_and_is_named() -> None:
    (reason,) = flawed_drawings([("funnel", "'Sessions' is cut off at its edge")])
    assert str(reason).startswith("chart_flawed: a chart of kind 'funnel': 'Sessions' is cut off")
