from dataclasses import replace
from datetime import date

import pytest

from reportgen.assemble import SECTIONS, Origin, assemble
from reportgen.assemble.provenance import fingerprint
from reportgen.changes import Change
from reportgen.document import Absence, Beside, KpiCards, Provenance
from reportgen.metrics.scoreboard import Scoreboard
from reportgen.reports import SECTIONS as LISTED
from reportgen.reports import ReportSpec
from reportgen.text import Language, Msg
from tests import boards


def made(board: Scoreboard, spec: ReportSpec = boards.SPEC, **more):
    given = {"catalog": boards.catalog(), "business": boards.BUSINESS, "origin": boards.ORIGIN, **more}
    return assemble(spec, "monthly", board, **given)


def every(kind, document):
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, kind):
                yield block
            if isinstance(block, Beside) and isinstance(block.left, kind):
                yield block.left


def test_every_section_that_may_be_listed_can_be_made():
    assert set(SECTIONS) == set(LISTED)


def test_sections_stand_in_the_order_of_the_report():
    spec = ReportSpec(grain="month", sections=("definitions", "summary"))
    assert [section.id for section in made(boards.june(), spec).sections] == ["definitions", "summary"]


def test_the_same_readings_give_the_same_document():
    assert made(boards.june()) == made(boards.june())


def test_a_report_without_a_title_of_its_own_is_named_by_its_grain():
    assert made(boards.june()).title == Msg.of("report-month-title", period=boards.JUNE)


def test_a_title_of_ones_own_is_taken_in_the_language_of_the_report():
    spec = ReportSpec(grain="month", title={"en": "Growth", "ru": "Рост"}, language="ru")
    assert made(boards.june(), spec).title == Msg.of("report-title", title="Рост", period=boards.JUNE)


@pytest.mark.parametrize("section", LISTED)
def test_a_section_without_data_keeps_its_heading_and_says_so(section):
    document = made(boards.empty(), ReportSpec(grain="month", sections=(section,)))
    assert document.sections[0].headline
    if section not in ("cover", "definitions"):
        assert list(every(Absence, document))


def test_every_card_that_is_listed_is_there_even_without_a_reading():
    cards = next(every(KpiCards, made(boards.empty()))).cards
    assert [card.kpi for card in cards] == list(boards.SPEC.cards)


def test_many_changes_of_the_period_stand_beside_the_chart_and_others_do_not():
    inside = [Change(date=date(2026, 6, day), what=f"Change {day}") for day in (20, 6, 12)]
    later = Change(date=date(2026, 7, 1), what="Later")
    document = made(boards.june(), changes=(later, *inside))
    asked, changed = beside_chart(document)
    assert asked.title.key == "heading-now"
    # What is asked takes the room of all but the latest two.
    assert changed.title.key == "heading-changes-latest"
    assert [dict(point.params)["what"] for point in changed.points] == ["Change 12", "Change 20"]


def beside_chart(document):
    beside = next(block for block in document.sections[0].blocks if isinstance(block, Beside))
    assert beside.left.width_mm == 104
    return beside.right.lists


def test_a_single_change_stands_below_what_is_asked():
    document = made(boards.june(), changes=(Change(date=date(2026, 6, 6), what="Form grew"),))
    _, changed = beside_chart(document)
    assert [Language.load("en").text(point).replace("\u00a0", " ") for point in changed.points] == ["6 June: Form grew"]


def test_without_changes_only_what_is_asked_stands_beside_the_chart():
    assert [listed.title.key for listed in beside_chart(made(boards.june()))] == ["heading-now"]


def test_figures_histories_and_what_a_chart_shows_are_attached():
    figures, history, *charts = made(boards.june()).files
    assert [each.name for each in charts] == ["history-visitor_to_lead.csv", "funnel-steps.csv"]
    assert len(figures.rows) == len(boards.june().readings)
    assert {len(row) for row in figures.rows} == {len(figures.columns)}
    assert ("leads", "2026-06", 486.0) in {(row[0], row[2], row[3]) for row in history.rows}


def test_the_fingerprint_changes_with_the_inputs_and_with_nothing_else():
    def of(board, program="0.1.0"):
        document = made(board, origin=Origin(program=program))
        sentences = next(every(Provenance, document)).sentences
        return next(
            dict(s.params)["fingerprint"] for s in sentences if getattr(s, "key", "") == "provenance-fingerprint"
        )

    board = boards.june()
    changed = replace(board, data=(replace(board.data[0], sha256="f" * 64), *board.data[1:]))
    assert of(board) == of(replace(board, readings=board.readings[:3])) == of(board, "9.9.9")
    assert of(board) != of(changed)
    assert fingerprint.__doc__


def test_a_report_that_is_held_says_so_on_every_page():
    assert made(boards.june()).banner is None
    assert made(boards.june(), provisional=True).banner == Msg.of("banner-provisional")


def test_the_users_own_words_are_in_the_language_of_the_edition():
    change = Change(date=date(2026, 6, 6), what={"en": "Form grew", "ru": "Форма выросла"})
    document = made(boards.june(), changes=(change,), language="ru")
    assert "Форма выросла" in repr(document.sections[0].blocks)
    assert "Form grew" not in repr(document)


def test_the_provenance_has_no_clock():
    text = repr(next(every(Provenance, made(boards.june()))))
    assert "2026-06-30" in repr(made(boards.june()).as_of) or "date(2026, 6, 30)" in text
    assert "time(" not in text


@pytest.mark.parametrize("code", ["en", "ru"])
@pytest.mark.parametrize(
    "board",
    [boards.june, boards.running, boards.unplanned, boards.states, boards.empty],
    ids=lambda make: make.__name__,
)
def test_every_text_of_a_document_is_in_the_catalogue(code, board):
    language = Language.load(code)

    def said(value):
        if isinstance(value, Msg):
            yield language.text(value)
        elif hasattr(value, "__dataclass_fields__"):
            for name in value.__dataclass_fields__:
                yield from said(getattr(value, name))
        elif isinstance(value, tuple):
            for entry in value:
                yield from said(entry)

    texts = list(said(made(board())))
    assert len(texts) > 60
    assert not [text for text in texts if "{" in text or "$" in text]


@pytest.mark.parametrize("code", ["en", "ru"])
def test_a_provisional_report_says_on_its_first_page_which_source_ends_too_early(code: str) -> None:
    from reportgen.readiness import Coverage

    reach = (
        Coverage("crm_leads", "leads", date(2025, 1, 1), date(2026, 6, 30), 500, date(2026, 6, 30), True, False),
        Coverage("web_analytics", "sessions", date(2025, 1, 1), date(2026, 6, 12), 500, date(2026, 6, 12), True, False),
    )
    made = assemble(
        boards.SPEC, "m", boards.june(), catalog=boards.catalog(), business=boards.BUSINESS, coverages=reach,
        origin=boards.ORIGIN, language=code, provisional=True,
    )  # fmt: skip
    said = Language.load(code).text(made.sections[0].standfirst[0]).replace("\u00a0", " ")
    assert "Web analytics" in said
    assert "12" in said
    whole = assemble(
        boards.SPEC, "m", boards.june(), catalog=boards.catalog(), business=boards.BUSINESS, coverages=reach[:1],
        origin=boards.ORIGIN, language=code, provisional=True,
    )  # fmt: skip
    assert whole.sections[0].standfirst == made.sections[0].standfirst[1:]
