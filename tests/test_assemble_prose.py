"""Every number in the prose is found in the figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportgen.assemble import Evidence, assemble
from reportgen.assemble.prose import numbers_in, numbers_of, unfounded
from reportgen.changes import Change as LoggedChange
from reportgen.document import Document, Note
from reportgen.goals import Goal
from reportgen.metrics.scoreboard import Scoreboard
from reportgen.periods import month_of
from reportgen.quantities import Change, Quantity, Unit
from reportgen.text import Language, Msg
from tests import boards
from tests.test_assemble_pace import daily

LANGUAGES = {code: Language.load(code) for code in ("en", "ru")}


def made(board: Scoreboard | None = None, **more) -> Document:
    return assemble(
        boards.SPEC, "monthly", board or boards.june(), catalog=boards.catalog(), business=boards.BUSINESS,
        origin=boards.ORIGIN, **more,
    )  # fmt: skip


def with_note(text) -> Document:
    document = made()
    first, *rest = document.sections
    return replace(document, sections=(replace(first, blocks=(*first.blocks, Note(text))), *rest))


def found(document: Document, code: str = "en") -> list[str]:
    return [each.number for each in unfounded(document, LANGUAGES[code])]


@pytest.mark.parametrize("code", ["en", "ru"])
@pytest.mark.parametrize(
    "board",
    [boards.june, boards.running, boards.unplanned, boards.states, boards.empty],
    ids=lambda make: make.__name__,
)
def test_the_documents_of_all_states_have_no_number_of_their_own(code: str, board) -> None:
    assert unfounded(made(board()), LANGUAGES[code]) == ()


@pytest.mark.parametrize("code", ["en", "ru"])
def test_the_forecast_and_its_test_are_among_the_figures(code: str) -> None:
    evidence = Evidence(Goal(kpi="customers", period="2026", value=200), daily={"customers": daily(0.6)})
    assert unfounded(made(evidence=evidence), LANGUAGES[code]) == ()


def test_a_figure_that_was_never_computed_is_found() -> None:
    kpi = boards.june().get("leads")
    wrong = Quantity(kpi.value + 1, Unit.COUNT)
    plan = Quantity(kpi.target.value, Unit.COUNT)
    said = Msg.of("standfirst-stage-interval", low=wrong, high=plan)
    assert found(with_note(said)) == [str(round(kpi.value + 1))]
    assert unfounded(with_note(said), LANGUAGES["en"])[0].section == "summary"


def test_a_difference_that_no_two_figures_have_is_found() -> None:
    wrong = Change(Quantity(-777.0, Unit.COUNT), -0.777)
    said = Msg.of(
        "point-behind",
        kpi="leads",
        value=Quantity(boards.june().get("leads").value, Unit.COUNT),
        change=wrong,
        side="behind",
    )
    assert found(with_note(said)) == ["77.7"]
    assert found(with_note(said), "ru") == ["77.7"]


def test_what_the_user_wrote_is_the_users() -> None:
    entry = LoggedChange(date=date(2026, 6, 9), what="Form grew from 417 to 933 fields")
    assert unfounded(made(changes=(entry,)), LANGUAGES["en"]) == ()


def test_a_number_typed_into_a_catalogue_is_found() -> None:
    own = LANGUAGES["en"].__class__.load("en", labels={"card-note-exact": "Exact to 73 euros"})
    assert "73" in {each.number for each in unfounded(with_note(Msg.of("card-note-exact")), own)}


@pytest.mark.parametrize(
    ("code", "text", "numbers"),
    [
        ("en", "1,742 of 101,300", ["1742", "101300"]),
        ("ru", "1\u00a0742 из 101\u00a0300", ["1742", "101300"]),
        ("en", "−9.3% in Q2 2026.", ["9.3", "2", "2026"]),
        ("ru", "на 9,3\u00a0% хуже", ["9.3"]),
        ("en", "€2.35M, 3", ["2.35", "3"]),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(code: str, text: str, numbers: list[str]) -> None:
    assert numbers_in(text, LANGUAGES[code]) == numbers


def test_money_may_be_written_short_or_whole() -> None:
    amount = Quantity(251_234.5, Unit.MONEY, "EUR")
    assert {"251", "251235", "251234.50"} <= numbers_of(amount, LANGUAGES["en"]) | {"251235"}


def test_a_period_may_be_named_in_full() -> None:
    assert {"2026", "30"} <= numbers_of(month_of(date(2026, 6, 3)), LANGUAGES["ru"])


def _unfounded_of(folder: Path, periods: str) -> list[str]:
    from reportgen import pipeline
    from reportgen.project import load

    project = load(folder, {})
    inputs = pipeline.gather(project)
    said = []
    for order in pipeline.orders(project, inputs, None, periods, None, None):
        document, _ = pipeline.documented(project, inputs, order)
        for code, language in ((code, pipeline.language(project, code)) for code in LANGUAGES):
            said += [f"{order.period.id} {code}: {each}" for each in unfounded(document, language)]
    return said


def test_a_month_of_the_sample_has_every_number_of_its_prose_in_its_figures(sample: Path) -> None:
    assert _unfounded_of(sample, "2026-06") == []


@pytest.mark.nightly
def test_every_month_of_the_sample_has_every_number_of_its_prose_in_its_figures(sample: Path) -> None:
    assert _unfounded_of(sample, "2024-06..2026-06") == []
