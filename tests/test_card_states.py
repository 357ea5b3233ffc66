"""Every state of a card on one page, as design section 10 draws them: nothing wraps that must not, nothing changes its place.

`python -m tests.test_card_states FOLDER` writes the page as PDF in each language, to be looked at.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportgen.assemble.cards import card
from reportgen.assemble.context import Context
from reportgen.brand import derive
from reportgen.charts.measure import text_width
from reportgen.contract import EstimatedDays
from reportgen.document import Card, Document, KpiCards, Section
from reportgen.metrics.estimates import marked
from reportgen.metrics.scoreboard import Scoreboard, Status
from reportgen.readiness import Coverage
from reportgen.render import pdf
from reportgen.render.words import plain_words
from reportgen.text import Language, Msg
from tests import boards

TOKENS = derive("#0F4C43")
CARD_MM, POINTS = 41.0, 8.5
"""Width of a card and size of the line below its figure, as the style sheet has them."""


def cards() -> tuple[tuple[Card, ...], ...]:
    """Rated; running; without a plan, too few, no data; partly estimated and silent; each in a row of four."""
    silent = Coverage("ads", "ads", date(2025, 1, 1), date(2026, 6, 3), 500, date(2026, 6, 3), True, False)

    def of(board: Scoreboard, *kpis: str, reach: tuple[Coverage, ...] = ()) -> tuple[Card, ...]:
        given = (boards.catalog(), boards.BUSINESS, (), reach, boards.ORIGIN)
        return tuple(card(Context("monthly", boards.SPEC, board, *given), kpi) for kpi in kpis)

    four = boards.SPEC.cards
    return (
        of(boards.june(), *four),
        of(boards.running(), *four),
        of(boards.states(), "nps", "ad_spend", "followers", "sessions", reach=(silent,)),
        of(estimated(), "sessions", "visitor_to_lead", "mqls", "win_rate"),
    )


def estimated() -> Scoreboard:
    """Three days of June rebuilt; MQLs of which eight stand on the criteria; a KPI that is not what it was."""
    days = EstimatedDays.model_validate(
        {"from": "2026-06-03", "through": "2026-06-05", "how": {"en": "rebuilt from server logs", "ru": "по журналам сервера"},
         "margin": 0.1}
    )  # fmt: skip
    june = boards.june()
    near = [
        replace(each, value=32_300.0, interval=(31_700.0, 32_900.0), status=Status.ON_PLAN)
        if each.kpi == "sessions"
        else each
        for each in june.readings
    ]
    return marked(
        replace(june, readings=tuple(near), notes={"mqls_derived": 8}), boards.catalog(), {"sessions": (days,)}
    )


def page() -> Document:
    rows = tuple(KpiCards(each) for each in cards())
    section = Section(
        "states", Msg.of("section-summary"), Msg.of("headline-no-plan", period=boards.JUNE), (), rows, pages=2
    )
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


def test_three_rows_of_cards_fit_on_a_page() -> None:
    assert pdf.write(page(), Language.load("en"), TOKENS).pages == 2


def test_only_a_rated_difference_has_a_colour() -> None:
    running = cards()[1]
    assert {each.bullet.kind for each in running} == {"bullet"}
    assert {str(each.mark.status) for each in running} <= {"running", "no_plan"}


def test_a_figure_that_is_partly_estimated_shows_how_much_was_measured() -> None:
    rebuilt, rate, by_criteria, measured = cards()[3]
    assert (rebuilt.about, rate.about, by_criteria.about, measured.about) == (True, True, True, False)
    assert rebuilt.mark.text == Msg.of("status-estimated")
    assert rate.mark.status is Status.BEHIND  # the estimate cannot turn it


def test_a_source_that_went_silent_leaves_its_last_value_in_a_row_and_the_day_in_the_status() -> None:
    spend = cards()[2][1]
    assert spend.mark.text == Msg.of("status-no_data-since", day=date(2026, 6, 4))
    assert spend.figure == "–"
    assert spend.rows[2].label.key == "card-last-value"


def write(folder: Path) -> None:
    """Write the page in each language."""
    folder.mkdir(parents=True, exist_ok=True)
    for code in ("en", "ru"):
        made = page()
        (folder / f"states-{code}.pdf").write_bytes(pdf.write(made, Language.load(code), TOKENS).data)


if __name__ == "__main__":
    write(Path(sys.argv[1]))
