"""Every state of a card on one page, as design section 10 draws them: nothing wraps that must not, nothing changes its place.

`python -m tests.test_card_states FOLDER` writes the page as PDF in each language, to be looked at.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from reportgen.assemble.cards import card
from reportgen.assemble.context import Context
from reportgen.brand import derive
from reportgen.charts.measure import text_width
from reportgen.document import Card, Document, KpiCards, Section
from reportgen.metrics.scoreboard import Scoreboard
from reportgen.render import pdf
from reportgen.render.words import plain_words
from reportgen.text import Language, Msg
from tests import boards

TOKENS = derive("#0F4C43")
CARD_MM, POINTS = 41.0, 8.5
"""Width of a card and size of the line below its figure, as the style sheet has them."""


def cards() -> tuple[tuple[Card, ...], ...]:
    """Rated; running; without a plan, too few, no data; each in a row of four."""

    def of(board: Scoreboard, *kpis: str) -> tuple[Card, ...]:
        given = (boards.catalog(), boards.BUSINESS, (), (), boards.ORIGIN)
        return tuple(card(Context("monthly", boards.SPEC, board, *given), kpi) for kpi in kpis)

    four = boards.SPEC.cards
    return (
        of(boards.june(), *four),
        of(boards.running(), *four),
        of(boards.states(), "nps", "ad_spend", "followers", "sessions"),
    )


def page() -> Document:
    rows = tuple(KpiCards(each) for each in cards())
    section = Section("states", Msg.of("section-summary"), Msg.of("headline-no-plan", period=boards.JUNE), (), rows)
    title = Msg.of("report-month-title", period=boards.JUNE)
    return Document(
        "states", boards.JUNE, date(2026, 6, 30), "Lindenfield", title, title, None,
        Msg.of("footer-data-to", day=date(2026, 6, 30)), (section,),
    )  # fmt: skip


@pytest.mark.parametrize("code", ["en", "ru"])
def test_the_line_below_the_figure_takes_one_line_in_every_state(code: str) -> None:
    language = Language.load(code)
    face = TOKENS.face("sans", 600)
    said = [plain_words(each.difference, language) for row in cards() for each in row]
    assert [text for text in said if text_width(text, face, POINTS) > CARD_MM] == []


def test_every_card_has_four_rows_a_line_and_a_note_whatever_its_state() -> None:
    for row in cards():
        for each in row:
            assert len(each.rows) == 4
            assert each.trend is not None
            assert each.note


def test_all_states_fit_on_one_page() -> None:
    assert pdf.write(page(), Language.load("en"), TOKENS).pages == 1


def test_only_a_rated_difference_has_a_colour() -> None:
    running = cards()[1]
    assert {each.bullet.kind for each in running} == {"bullet"}
    assert {str(each.mark.status) for each in running} <= {"running", "no_plan"}


def write(folder: Path) -> None:
    """Write the page in each language."""
    folder.mkdir(parents=True, exist_ok=True)
    for code in ("en", "ru"):
        made = page()
        (folder / f"states-{code}.pdf").write_bytes(pdf.write(made, Language.load(code), TOKENS).data)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
