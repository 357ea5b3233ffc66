"""The manager's word: how a comment is written, checked, and shown apart from what is computed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportgen.assemble import assemble, commented
from reportgen.assemble.prose import unfounded
from reportgen.brand import derive
from reportgen.comments import Comment, paragraphs, spoken
from reportgen.document import Comment as Said
from reportgen.document import Document, Section
from reportgen.errors import ConfigError, UsageError
from reportgen.project import load
from reportgen.render import html
from reportgen.text import Language
from tests import boards

DAY = date(2026, 7, 3)
SECTIONS = ("summary", "ladder", "stage")
BUSINESS = "name: A\ntimezone: Europe/Berlin\ncurrency: EUR\n"
WRITTEN = "- {report: monthly, period: '2026-06', section: summary, text: Fine., by: Jana Brandt, date: 2026-07-03}\n"


def comment(text: str | dict[str, str] = "The fair moved.", section: str = "summary") -> Comment:
    return Comment(
        report="monthly", period="2026-06", section=section, text=text, by="Jana Brandt", role="Head", date=DAY
    )


def document(*comments: Comment) -> Document:
    return assemble(
        boards.SPEC, "monthly", boards.june(), catalog=boards.catalog(), business=boards.BUSINESS,
        origin=boards.ORIGIN, comments=comments,
    )  # fmt: skip


def test_a_comment_on_the_command_line_is_section_and_text() -> None:
    said = spoken("summary: Read March: with care.", "J. Brandt", DAY, "monthly", "2026-06", SECTIONS)
    assert (said.section, said.text, said.by, said.date) == ("summary", "Read March: with care.", "J. Brandt", DAY)


@pytest.mark.parametrize(
    ("written", "by", "complaint"),
    [
        ("summary: Fine.", None, "a comment is signed"),
        ("summary: Fine.", "  ", "a comment is signed"),
        ("Fine.", "J", "'section: text'"),
        ("summary:", "J", "'section: text'"),
        ("sumary: Fine.", "J", "Did you mean 'summary'"),
        ("summary: " + "x" * 4001, "J", "at most 4000"),
    ],
)
def test_a_comment_that_cannot_stand_is_refused_and_told_why(written: str, by: str | None, complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        spoken(written, by, DAY, "monthly", "2026-06", SECTIONS)


def test_an_empty_line_begins_a_paragraph_and_a_line_stays_a_line() -> None:
    assert paragraphs("One\n  two\n\n\nthree\n") == (("One", "two"), ("three",))


def test_a_comment_is_taken_in_the_language_of_the_report_or_in_english() -> None:
    both = comment({"en": "Fine.", "ru": "Хорошо."})
    assert [both.text_in(code) for code in ("ru", "en", "pl")] == ["Хорошо.", "Fine.", "Fine."]


def test_it_stands_below_the_argument_of_its_own_section_only() -> None:
    plain = Section("summary", "Summary", "Headline", (), ("block",))  # type: ignore[arg-type]
    shown = commented(plain, [comment(), comment(section="stage")], "en")
    assert [type(block) for block in shown.blocks] == [Said, str]
    assert commented(plain, [comment(section="stage")], "en") is plain


def test_it_is_signed_escaped_and_apart_on_the_page() -> None:
    tokens = derive("#0F4C43")
    page = html.page(document(comment("Up <b>12</b> & more\nsecond line")), Language.load("en"), tokens)
    assert "Up &lt;b&gt;12&lt;/b&gt; &amp; more<br>second line" in page
    assert "Jana Brandt, Head</b>, 3\u00a0July\u00a02026." in page
    assert '<aside class="comment block"' in page


def test_the_numbers_of_a_comment_are_its_writers() -> None:
    found = unfounded(document(comment("We will win 123456 customers")), Language.load("en"))
    assert not [each for each in found if each.number == "123456"]


@pytest.mark.parametrize(
    ("wrong", "right", "complaint"),
    [
        ("report: monthly", "report: montly", "there is no report 'montly'. Did you mean 'monthly'?"),
        ("section: summary", "section: sumary", "report monthly has no section 'sumary'. Did you mean 'summary'?"),
        (
            "section: summary",
            "section: ladder",
            "report monthly has no section 'ladder'",
        ),  # without a goal it has the funnel
        ("'2026-06'", "'2026-Q2'", "the report covers a month, and '2026-Q2' is a quarter"),
        ("'2026-06'", "'last-month'", "depends on today's date"),
        ("by: Jana Brandt, ", "", "by"),
        ("text: Fine.", "text: {xx: Fine.}", "there is no language 'xx'"),
    ],
)
def test_check_names_a_comment_that_belongs_nowhere(tmp_path: Path, wrong: str, right: str, complaint: str) -> None:
    config = tmp_path / "config"
    config.mkdir()
    (config / "business.yaml").write_text(BUSINESS, encoding="utf-8")
    (config / "comments.yaml").write_text(WRITTEN, encoding="utf-8")
    assert len(load(tmp_path, {}).comments) == 1
    (config / "comments.yaml").write_text(WRITTEN.replace(wrong, right), encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(tmp_path, {})
    assert complaint in str(caught.value)
    assert "config/comments.yaml:1" in str(caught.value)
