"""What now: who is asked for what, by rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportgen.assemble.asked import asked, behind
from reportgen.assemble.context import Context
from reportgen.assemble.evidence import Evidence
from reportgen.changes import Change
from reportgen.findings import Decision, Memory
from reportgen.metrics.scoreboard import Scoreboard
from reportgen.text import Language
from tests import boards
from tests.found import form

ENTRY = Change(date=date(2026, 2, 9), what={"en": "Longer form", "ru": "Форма длиннее"}, kpis=("visitor_to_lead",))
ENGLISH = Language.load("en")


def context(board: Scoreboard | None = None, changes: tuple[Change, ...] = (), cards=boards.SPEC.cards) -> Context:
    spec = boards.SPEC.model_copy(update={"sections": ("summary", "funnel", "stage", "paid"), "cards": cards})
    shown = board or boards.june()
    return Context("monthly", spec, shown, boards.catalog(), boards.BUSINESS, changes, (), boards.ORIGIN)


def said(shown: Context, language: Language = ENGLISH) -> list[str]:
    found = asked(shown)
    assert found is not None
    return [language.text(point) for point in found.points]  # type: ignore[arg-type]


def test_at_most_two_measures_are_named_and_each_is_clearly_behind() -> None:
    found = behind(context())
    assert 1 <= len(found) <= 2
    assert {each.status for each in found} == {"behind"}


def test_what_was_agreed_on_for_the_quarter_comes_first_with_its_owner_and_day() -> None:
    agreed = replace(form(), decision=Decision.ACCEPTED, owner="Jana Novák", due=date(2026, 7, 17))
    open_question, offered = replace(agreed, decision=Decision.PROPOSED), replace(agreed, actions=())
    shown = replace(context(), evidence=Evidence(memory=Memory((), (open_question, offered, agreed))))
    first, *others = [each.replace("\u00a0", " ") for each in said(shown)]
    assert first.startswith("Visitor-to-lead rate, agreed (Jana Novák, by 17 Jul 2026): Return to 4 fields")
    assert not any("agreed" in each or each.startswith("Visitor-to-lead rate") for each in others)


def test_an_entry_that_names_the_measure_is_told_with_its_day_and_no_cause_is_claimed() -> None:
    with_entry = " ".join(said(context(changes=(ENTRY,))))
    assert "Longer form" in with_entry
    assert "because" not in with_entry
    other = replace_kpis(ENTRY, ("nps",))
    assert "Longer form" not in " ".join(said(context(changes=(other,))))


def replace_kpis(entry: Change, kpis: tuple[str, ...]) -> Change:
    return entry.model_copy(update={"kpis": kpis})


@pytest.mark.parametrize(
    ("board", "start"),
    [(boards.running(), "Nothing yet"), (boards.unplanned(), "Set a plan")],
)
def test_where_nobody_is_asked_it_says_why(board: Scoreboard, start: str) -> None:
    (only,) = said(context(board))
    assert only.startswith(start)


def test_without_any_figure_nothing_is_asked() -> None:
    assert asked(context(replace(boards.june(), readings=()))) is None


def test_russian_says_the_same() -> None:
    points = said(context(changes=(ENTRY.model_copy(),)), Language.load("ru"))
    assert points
    assert all(point.endswith(".") for point in points)
