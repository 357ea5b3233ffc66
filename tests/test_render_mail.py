"""The mail of a report: what it says, in which states, how large, how safe, and that both of its parts say the same."""

from __future__ import annotations

import base64
import html as entities
import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reportgen.addresses import one_line
from reportgen.assemble import assemble
from reportgen.assemble.prose import numbers_in, unfounded
from reportgen.brand import contrast, derive
from reportgen.document import Difference, Document, Span
from reportgen.metrics.scoreboard import Scoreboard
from reportgen.quantities import Quantity
from reportgen.render import FORMATS, MailFrame, mail, raster, render
from reportgen.render.mail import shortened, wrapped
from reportgen.render.words import plain_words
from reportgen.text import Language, Msg
from tests import boards
from tests.test_render_html import PAYLOADS

TOKENS = derive("#0F4C43")
LANGUAGES = {code: Language.load(code) for code in ("en", "ru")}
FRAME = MailFrame(
    ("monthly-2026-06-en.pdf", "monthly-2026-06-en.html"), "https://reports.example.org/", "monthly/2026-06",
    "mailto:reports@example.org?subject=unsubscribe",
)  # fmt: skip
STATES = {
    each.__name__: each
    for each in (boards.june, boards.running, boards.states, boards.small, boards.unplanned, boards.empty)
}
POINTS = {"1", "2"}
"""The numbers of the points of what is asked, which the page or the text may leave out."""


def document(board: Scoreboard | None = None, **said: object) -> Document:
    given = {"catalog": boards.catalog(), "business": boards.BUSINESS, "origin": boards.ORIGIN, **said}
    return assemble(boards.SPEC, "monthly", board or boards.june(), **given)


def written(made: Document, code: str = "en", frame: MailFrame = FRAME, templates: Path | None = None) -> mail.Written:
    return mail.write(made, LANGUAGES[code], TOKENS, frame, templates=templates)[0]


class Body(HTMLParser):
    """What a page of a mail shows, names and loads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.sources: list[str] = []
        self.links: list[str] = []
        self.roles: list[str] = []
        self.alts: list[str] = []
        self.sizes: list[int] = []
        self.active: list[str] = []
        self._hidden = 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append(tag)
        style = given.get("style") or ""
        self._hidden = 1 if tag in ("style", "title") else self._hidden
        self.sources += [given[name] for name in ("src", "background") if name in given]
        self.links += [given["href"]] if "href" in given else []
        self.roles += [given.get("role", "data")] if tag == "table" else []
        self.alts += [given["alt"]] if tag == "img" else []
        self.sizes += [int(size) for size in re.findall(r"font-size:(\d+)px", style)]
        self.active += [name for name in given if name.startswith("on")]

    def handle_endtag(self, tag):
        if tag in ("style", "title"):
            self._hidden = 0

    def handle_data(self, data):
        if not self._hidden:
            self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"[ \n]+", " ", " ".join(self.words))


# --- what it says


def test_the_subject_says_the_finding_of_the_period_before_it_names_report_and_company() -> None:
    made = document()
    finding = plain_words(made.sections[0].headline, LANGUAGES["en"]).replace("\u00a0", " ")
    subject = written(made).subject
    told = f"{finding[:1].lower()}{finding[1:]}"
    assert subject == f"June 2026: {told} – Monthly marketing report, Lindenfield"
    assert len(subject) <= 170


@pytest.mark.parametrize("code", ["en", "ru"])
@pytest.mark.parametrize("state", sorted(STATES))
def test_the_mail_in_every_state(code: str, state: str, golden) -> None:
    made = written(document(STATES[state]()), code)
    if state == "june":
        golden(f"mail-{state}-{code}.txt", f"Subject: {made.subject}\n\n{made.text}")
        golden(f"mail-{state}-{code}.html", made.html)
    assert all(len(line) <= 78 for line in made.text.splitlines())
    assert len(made.html.encode()) < 20_000


@pytest.mark.parametrize("code", ["en", "ru"])
@pytest.mark.parametrize("state", sorted(STATES))
def test_both_parts_say_the_same_and_no_number_that_the_report_does_not(code: str, state: str) -> None:
    made, language = document(STATES[state]()), LANGUAGES[code]
    both = written(made, code)
    page = Body(both.html.partition("</div>")[2])  # without the line that is shown in lists only
    plain = re.sub(r"[ \n]+", " ", both.text)
    in_text, in_page = (set(numbers_in(said, language)) for said in (plain, page.text))
    assert (in_text ^ in_page) - POINTS == set()
    known = {number for text in texts_of(made, language) for number in numbers_in(text, language)}
    assert in_text - known - POINTS - set(numbers_in(" ".join(FRAME.files) + FRAME.folder, language)) == set()
    assert unfounded(made, language) == ()


def texts_of(value: object, language: Language) -> Iterator[str]:
    """Every text of a document, as it is printed."""
    if isinstance(value, Msg | Quantity | Difference | Span):
        yield plain_words(value, language)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts_of(each, language)
    elif is_dataclass(value):
        for each in fields(value):
            yield from texts_of(getattr(value, each.name), language)


def test_the_table_is_one_of_data_and_all_others_are_for_the_layout() -> None:
    page = written(document()).html
    body = Body(page)
    assert body.roles.count("data") == 1
    assert set(body.roles) == {"data", "presentation"}
    assert page.count("<caption") == 1
    assert page.count('<th scope="row"') == 4
    for word in ("New revenue", "Customers won", "Behind plan", "Watch: could be chance"):
        assert word in body.text


def test_a_measure_has_a_bar_as_long_as_its_difference_on_the_side_of_its_sign() -> None:
    from reportgen.render.letter import HALF, letter

    rows = {str(row.label.key): row for row in letter(document()).measures}
    behind = rows["kpi-visitor_to_lead"].strip
    assert behind is not None
    assert (behind.left, behind.right) == (HALF, 0)
    assert all(row.strip.left + row.strip.before == HALF == row.strip.right + row.strip.behind for row in rows.values())


def test_without_a_plan_or_with_too_few_cases_there_is_no_bar() -> None:
    from reportgen.render.letter import letter

    spec = replace_cards("nps", "ad_spend", "followers", "sessions")
    given = {"catalog": boards.catalog(), "business": boards.BUSINESS, "origin": boards.ORIGIN}
    told = letter(assemble(spec, "monthly", boards.states(), **given))
    assert [row.strip is None for row in told.measures if row.weak] == [True] * sum(row.weak for row in told.measures)
    assert any(row.strip is None for row in told.measures)


def replace_cards(*kpis: str):
    return boards.SPEC.model_copy(update={"cards": kpis})


def test_a_report_without_a_summary_still_has_a_mail() -> None:
    spec = boards.SPEC.model_copy(update={"sections": ("definitions",), "cards": ()})
    given = {"catalog": boards.catalog(), "business": boards.BUSINESS, "origin": boards.ORIGIN}
    made = written(assemble(spec, "monthly", boards.june(), **given))
    assert "<caption" not in made.html
    assert made.pictures == ()
    assert made.text.startswith("Monthly marketing report, June\u00a02026, Lindenfield")


# --- what is unusual


def test_what_is_provisional_a_test_or_a_correction_says_so_first() -> None:
    unusual = document(provisional=True, marks=("staging", "test"), correction="Refunds were late")
    made = written(unusual, "en", replace(FRAME, corrected=True))
    assert made.subject.startswith("[Provisional] [Staging] [Test] Correction: June 2026: ")
    lines = made.text.split("\n\n")
    assert lines[1].startswith("Provisional: the data are incomplete")
    assert lines[4].startswith("Correction: Refunds were late. This replaces the report for June")
    assert Body(made.html).text.index("Correction:") < Body(made.html).text.index("Lindenfield")
    russian = written(unusual, "ru", replace(FRAME, corrected=True))
    assert russian.subject.startswith("[Предварительно] [Тестовый контур] [Тест] Исправление: ")


def test_an_ordinary_mail_bears_no_mark() -> None:
    made = written(document())
    assert not made.subject.startswith("[")
    for word in ("Provisional", "Test:", "Staging", "Correction"):
        assert word not in made.text


def test_the_button_is_there_only_where_the_archive_can_be_read() -> None:
    assert Body(written(document()).html).links == [FRAME.archive_url, FRAME.unsubscribe]
    without = written(document(), frame=MailFrame())
    assert Body(without.html).links == []
    assert "archive" not in without.text
    assert "attached" not in without.text


def test_what_is_said_of_the_files_can_be_taken_out_in_both_parts() -> None:
    from reportgen.scheduler.parcels import words_of

    made = written(document())
    words = words_of(made.as_json().encode())
    text, page = words.bare
    assert "attached" in words.text
    assert "attached" in words.html
    for part in (text, page):
        assert "attached" not in part
        assert "monthly/2026-06" in part
    assert text.count("archive") == 2


# --- how it is made


def test_nothing_is_loaded_and_nothing_is_needed_beside_the_words() -> None:
    made = written(document())
    body = Body(made.html)
    assert body.sources == [f"cid:{each.cid}" for each in made.pictures]
    assert set(body.tags).isdisjoint({"script", "svg", "iframe", "object", "form", "link", "video"})
    assert body.active == []
    for never in ("data:", "url(", "@import", "http-equiv", "#000000"):
        assert never not in made.html
    assert body.alts == [each.alt for each in made.pictures]
    assert f'<html lang="{"en"}">' in made.html


def test_type_is_large_enough_to_read() -> None:
    sizes = Body(written(document()).html).sizes
    assert min(size for size in sizes if size) == 13
    assert sizes.count(15) > 4


@pytest.mark.parametrize("brand", ["#0F4C43", "#FFCC00", "#101010", "#F2F2F2", "#C2185B"])
def test_words_stand_out_from_their_ground_in_the_light_and_in_the_dark(brand: str) -> None:
    named = mail.colours(derive(brand))
    pairs = [("ink", "#FFFFFF"), ("ink2", "#FFFFFF"), ("better", "#FFFFFF"), ("worse", "#FFFFFF"),
             ("on_brand", named["brand"]), ("on_brand2", named["brand"]), ("brand_text", named["brand_tint"]),
             ("ink", named["brand_tint"])]  # fmt: skip
    dark = [(f"dark_{name}", named["dark_sheet"]) for name in ("ink", "ink2", "better", "worse")]
    for name, ground in (*pairs, *dark, ("dark_brand", named["dark_tint"]), ("dark_ink", named["dark_tint"])):
        assert contrast(named[name], ground) >= 4.5, (name, ground)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_name_is_shown_and_does_nothing(payload: str) -> None:
    business = boards.BUSINESS.model_copy(update={"name": payload})
    made = written(document(business=business))
    plain = Body(written(document()).html)
    hostile = Body(made.html)
    assert hostile.tags == plain.tags
    assert (hostile.active, hostile.sources, hostile.links) == (plain.active, plain.sources, plain.links)
    seen = re.sub(r"\s+", " ", payload.replace("\x00", " ")).strip()
    assert seen in entities.unescape(made.html)
    assert "\n" not in made.subject
    assert "\x00" not in made.subject + made.text


@pytest.mark.parametrize("name", ["a\r\nBcc: eve@example.org", "=?utf-8?q?a?=", "\u202eevil", "x" * 300])
def test_no_name_can_make_a_subject_that_is_not_one(name: str) -> None:
    from reportgen.addresses import hidden

    subject = written(document(business=boards.BUSINESS.model_copy(update={"name": name}))).subject
    assert hidden(subject) == ""
    assert "=?" not in subject
    assert len(subject) <= 170


def test_a_finding_that_is_too_long_for_a_subject_is_cut_and_report_and_company_stay() -> None:
    made = document(business=boards.BUSINESS.model_copy(update={"name": "Lindenfield " * 2 + "Ltd"}))
    long = replace(made.sections[0], headline="More of everything than ever was planned " * 4)
    subject = written(replace(made, sections=(long, *made.sections[1:]))).subject
    assert 150 < len(subject) <= 170
    assert "… – Monthly marketing report, Lindenfield Lindenfield" in subject
    assert subject.endswith("Ltd")


def test_the_chart_comes_as_png_with_its_finding_in_words(sample: Path) -> None:
    from reportgen import pipeline
    from reportgen.project import load

    project = load(sample, {})
    inputs = pipeline.gather(project)
    (order,) = pipeline.orders(project, inputs, None, "2026-06", None, "ru")
    made, board = pipeline.documented(project, inputs, order)
    job, _ = pipeline.job_of(project, "ru", made, board, pipeline.mail_frame(project, order, ("pdf", "mail")))
    first, second = (render(job, ["mail"])["mail"] for _ in range(2))
    assert first.data == second.data
    assert (first.warnings, first.flaws) == ((), ())
    told = json.loads(first.data)
    pictures = {each["cid"]: base64.b64decode(each["png"]) for each in told["pictures"]}
    assert set(pictures) == {"logo@report", "chart@report"}
    assert all(data.startswith(b"\x89PNG") and len(data) < 60_000 for data in pictures.values())
    assert b"tIME" not in b"".join(pictures.values())
    alts = Body(told["html"]).alts
    assert alts[0] == ""
    assert "новая выручка" in alts[1].lower()
    assert told["files"] == "Полный отчёт приложен к\u00a0письму: monthly-2026-06-ru.pdf."


def test_a_picture_that_cannot_be_made_is_left_out_and_told(tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><linearGradient/></svg>')
    made, warnings = mail.write(document(), LANGUAGES["en"], TOKENS, replace(FRAME, logo=logo))
    assert "logo@report" not in made.html
    assert warnings == ("the logo is left out of the mail: the drawing holds <linearGradient>",)


def test_a_project_may_have_a_mail_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "report-subject.txt").write_text("{{ letter.company }} & more\n")
    made = written(document(), templates=tmp_path)
    assert made.subject == "Lindenfield & more"
    assert "What went well" in made.text
    (tmp_path / "mail" / "report-subject.txt").write_text("{{ letter.compnay }}")
    from reportgen.errors import RenderError

    with pytest.raises(RenderError, match=r"mail/report-subject\.txt.*compnay"):
        written(document(), templates=tmp_path)


def test_a_page_that_programs_would_cut_is_told(tmp_path: Path) -> None:
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "report-body.html").write_text("{{ 'x' * 95000 }}")
    _, warnings = mail.write(document(), LANGUAGES["en"], TOKENS, FRAME, templates=tmp_path)
    assert warnings == ("the page of the mail has 95,000 bytes; programs cut what is over 90,000",)


def test_mail_is_a_format_and_offered_to_nobody_as_a_file() -> None:
    from click.testing import CliRunner

    from reportgen.cli.reports import run

    assert "mail" in FORMATS
    assert "mail" not in CliRunner().invoke(run, ["--help"]).output.partition("--format")[2].partition("]")[0]


# --- lines


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("short", 10, "short"),
        ("one two three four", 14, "one two three…"),
        ("leads ahead, but rate behind", 14, "leads ahead…"),
        ("x" * 30, 10, "x" * 9 + "…"),
    ],
)
def test_a_line_is_cut_at_the_end_of_a_word(text: str, most: int, shown: str) -> None:
    assert shortened(text, most) == shown


def test_a_point_goes_on_below_its_own_beginning_and_an_address_is_never_broken() -> None:
    address = "https://reports.example.org/" + "a" * 80
    lines = wrapped(f"- {'word ' * 20}\n\n\n\n1. {'word ' * 20}\n{address}\n").splitlines()
    assert lines[1].startswith("  word")
    assert lines[2] == ""
    assert lines[4].startswith("   word")
    assert lines[-1] == address


def test_what_is_obeyed_rather_than_read_is_taken_out() -> None:
    assert one_line("a\r\nb\u202e\x07c\u2028d  e=?x") == "a b cd e= ?x"


def test_charts_are_painted_for_phones() -> None:
    """At 335 pixels a label of 8.5 pt is at least 11 high, where the chart is drawn 88 mm wide."""
    assert 8.5 * 25.4 / 72 * 335 / mail.CHART_MM >= 11
    assert raster.FINER >= 2
