"""What of a figure is an estimate, and what that does to its status."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from reportgen import pipeline
from reportgen.assemble.cards import card
from reportgen.assemble.context import Context
from reportgen.assemble.quality import intake, quality_table, verdict
from reportgen.contract import EstimatedDays
from reportgen.metrics.estimates import marked
from reportgen.metrics.scoreboard import Scoreboard, Status
from reportgen.project import load
from reportgen.readiness import Coverage
from reportgen.render.words import plain_words
from reportgen.text import Language
from tests import boards, companies

THREE_DAYS = EstimatedDays.model_validate(
    {"from": "2026-06-03", "through": "2026-06-05", "how": {"en": "rebuilt from server logs"}, "margin": 0.1}
)
UNSAID = THREE_DAYS.model_copy(update={"margin": None})


def estimated(*declared: EstimatedDays, table: str = "sessions", board: Scoreboard | None = None) -> Scoreboard:
    return marked(board or boards.june(), boards.catalog(), {table: declared})


def _said(text: object) -> str:
    return plain_words(text, Language.load("en")).replace("\xa0", " ")


def test_every_figure_that_counts_an_estimated_day_says_how_many_days_were_measured() -> None:
    board = estimated(THREE_DAYS)
    for kpi, counts_sessions in (("sessions", True), ("visitor_to_lead", True), ("leads", False), ("revenue", False)):
        found = board.get(kpi).estimated
        assert (found is not None) is counts_sessions, kpi
        if found:
            assert (found.of, found.measured, found.total, found.margin) == ("days", 27, 30, 0.1)


def test_days_that_two_entries_name_count_once_with_the_wider_margin() -> None:
    overlapping = EstimatedDays.model_validate({"from": "2026-06-05", "through": "2026-06-06", "margin": 0.3})
    found = estimated(THREE_DAYS, overlapping).get("sessions").estimated
    assert (found.measured, found.margin) == (26, 0.3)
    assert estimated(UNSAID, overlapping).get("sessions").estimated.margin is None


def test_days_outside_the_period_and_days_that_have_not_come_change_nothing() -> None:
    may = EstimatedDays.model_validate({"from": "2026-05-01", "through": "2026-05-31"})
    assert estimated(may).readings == boards.june().readings
    running = estimated(THREE_DAYS.model_copy(update={"last": date(2026, 6, 30)}), board=boards.running())
    assert running.get("sessions").estimated.total == 14
    assert running.get("sessions").estimated.measured == 2


def test_a_difference_that_the_estimate_could_turn_is_no_finding() -> None:
    sure = boards.june().get("visitor_to_lead")
    assert sure.status is Status.BEHIND
    assert (
        estimated(THREE_DAYS).get("visitor_to_lead").status is Status.BEHIND
    )  # off by 22 %, the estimate by 1 % at most
    assert estimated(UNSAID).get("visitor_to_lead").status is Status.WATCH
    wide = THREE_DAYS.model_copy(update={"last": date(2026, 6, 29), "margin": 0.9})
    assert estimated(wide).get("visitor_to_lead").status is Status.WATCH


def test_mqls_that_only_the_criteria_call_so_are_estimated_where_the_source_dates_the_others() -> None:
    board = boards.june()
    counted = round(board.get("mqls").value)
    some = marked(replace(board, notes={"mqls_derived": 5}), boards.catalog(), {})
    assert (some.get("mqls").estimated.measured, some.get("mqls").estimated.total) == (counted - 5, counted)
    assert some.get("sessions").estimated is None
    # Where the criteria are all there is, they are the definition.
    every = marked(replace(board, notes={"mqls_derived": counted}), boards.catalog(), {})
    assert every.get("mqls").estimated is None


@pytest.mark.parametrize(
    ("code", "figure", "measured"), [("en", "≈ 34,800", "27 of 30"), ("ru", "≈ 34 800", "27 из 30")]
)
def test_a_card_says_it_before_the_figure_in_its_rows_and_in_its_note(code: str, figure: str, measured: str) -> None:
    language = Language.load(code)
    board = estimated(THREE_DAYS)
    made = card(
        Context("m", boards.SPEC, board, boards.catalog(), boards.BUSINESS, (), (), boards.ORIGIN, code), "sessions"
    )
    said = [plain_words(row.value, language) for row in made.rows]
    assert made.about
    assert (language.word("card-about") + plain_words(made.figure, language)).replace("\xa0", " ") == figure
    assert measured in said[2].replace("\xa0", " ")
    assert "±10" in said[3]
    assert "rebuilt from server logs" in plain_words(made.note, language)


def test_the_source_is_usable_with_care_and_says_what_was_estimated() -> None:
    last = boards.END_OF_JUNE
    reach = Coverage(
        "web_analytics", "sessions", date(2024, 4, 1), last, 800, last, True, False, estimated=(THREE_DAYS,)
    )
    context = Context(
        "m", boards.SPEC, boards.june(), boards.catalog(), boards.BUSINESS, (), (reach,), boards.ORIGIN
    )  # fmt: skip
    (web,) = (each for each in intake(context) if each.source == "web_analytics")
    assert verdict(context, web) is Status.WATCH
    table = quality_table(context, (web,))
    assert "3 days estimated (rebuilt from server logs)" in _said(table.rows[0].cells[4])


def test_the_sources_of_which_nobody_declares_how_far_they_reach_are_named() -> None:
    last = boards.END_OF_JUNE
    reaches = tuple(
        Coverage(name, table, date(2024, 4, 1), last, 800, last, declared, False)
        for name, table, declared in (("web_analytics", "sessions", True), ("crm_leads", "leads", False))
    )
    context = Context("m", boards.SPEC, boards.june(), boards.catalog(), boards.BUSINESS, (), reaches, boards.ORIGIN)
    said = [_said(note) for note in quality_table(context, intake(context)).after]
    assert [note for note in said if "CRM leads" in note and "Web analytics" not in note and "declared" in note]


def test_it_goes_from_the_configuration_to_the_figures(tmp_path: Path) -> None:
    company = companies.company(7)
    companies.write(tmp_path, company)
    file = tmp_path / "config" / "sources.yaml"
    written = file.read_text(encoding="utf-8")
    days = '"estimated": [{"from": "2026-05-04", "through": "2026-05-06", "how": "by hand"}], "kind": "csv", "table": "sessions"'
    assert '"kind": "csv",\n  "table": "sessions"' in written
    file.write_text(written.replace('"kind": "csv",\n  "table": "sessions"', days), encoding="utf-8")
    project = load(tmp_path, {})
    board = pipeline.figures(project, pipeline.gather(project), "2026-05", None, ("sessions",))
    assert board.get("sessions").estimated.measured == 28


def test_an_entry_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValidationError, match="ends before it begins"):
        EstimatedDays.model_validate({"from": "2026-06-05", "through": "2026-06-03"})
