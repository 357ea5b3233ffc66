"""A section to which somebody says something gives the words room: its own evidence takes less."""

from __future__ import annotations

from datetime import date

from reportgen.assemble import Evidence, assemble
from reportgen.changes import Change as LoggedChange
from reportgen.comments import Comment
from reportgen.document import Beside, Note
from reportgen.goals import Goal
from tests import boards
from tests.test_assemble_pace import daily

EVIDENCE = Evidence(Goal(kpi="customers", period="2026", value=200), daily={"customers": daily(0.6)})
ENTRY = LoggedChange(date=date(2026, 6, 6), what="Form grew")


def summary(*comments: Comment, correction: str = ""):
    document = assemble(
        boards.SPEC, "monthly", boards.june(), catalog=boards.catalog(), business=boards.BUSINESS, origin=boards.ORIGIN,
        evidence=EVIDENCE, changes=(ENTRY,), comments=comments, correction=correction,
    )  # fmt: skip
    return document.sections[0].blocks


def said(section: str) -> Comment:
    return Comment(
        report="monthly", period="2026-06", section=section, text="A word.", by="Anna", date=date(2026, 7, 2)
    )


def beside(blocks) -> Beside:
    return next(each for each in blocks if isinstance(each, Beside))


def notes(blocks) -> list[str]:
    return [each.text.key for each in blocks if isinstance(each, Note)]


def test_the_chart_is_lower_and_only_what_is_asked_stands_beside_it() -> None:
    plain, short = beside(summary()), beside(summary(said("summary")))
    assert short.left.graphic.data.height_mm < plain.left.graphic.data.height_mm
    assert [each.title.key for each in plain.right.lists] == ["heading-now", "heading-changes-year"]
    assert [each.title.key for each in short.right.lists] == ["heading-now"]


def test_how_the_forecast_is_made_gives_way() -> None:
    assert "pace-note" in notes(summary())
    assert "pace-note" not in notes(summary(said("summary")))


def test_a_correction_takes_its_room_as_a_comment_does() -> None:
    assert "pace-note" not in notes(summary(correction="A source was late."))


def test_a_comment_on_another_section_takes_no_room_here() -> None:
    assert notes(summary(said("funnel"))) == notes(summary())
