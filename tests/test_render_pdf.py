import hashlib
import io
import re
import subprocess
import sys
from itertools import pairwise

import pikepdf
import pytest

from reportgen.assemble import assemble
from reportgen.brand import derive
from reportgen.errors import RenderError
from reportgen.render import Job, pdf, render
from reportgen.reports import ReportSpec
from reportgen.text import Language
from tests import boards

TOKENS = derive("#0F4C43")
SUMMARY = ReportSpec(grain="month", sections=("summary",))
MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 17 * MM, 193 * MM, 9 * MM, (297 - 6) * MM


def document(board=None, spec=boards.SPEC, **more):
    given = {"catalog": boards.catalog(), "business": boards.BUSINESS, "origin": boards.ORIGIN, **more}
    return assemble(spec, "monthly", board or boards.june(), **given)


@pytest.fixture(scope="module", params=["en", "ru"])
def made(request):
    return request.param, pdf.write(document(), Language.load(request.param), TOKENS)


@pytest.fixture
def opened(made):
    with pikepdf.open(io.BytesIO(made[1].data)) as file:
        yield made[0], file


def words(data: bytes):
    """(page, left, top, right, bottom, word) of every word, by poppler."""
    out = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
    for number, page in enumerate(out.split("<page ")[1:], 1):
        for box in re.finditer(
            r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', page
        ):
            yield number, *(float(box[at]) for at in range(1, 5)), box[5]


def elements(node):
    """All elements of a structure tree."""
    if isinstance(node, pikepdf.Dictionary):
        yield node
        kids = node.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                yield from elements(kid)


def tags(file):
    root = file.Root.StructTreeRoot.K
    for node in root if isinstance(root, pikepdf.Array) else [root]:
        yield from elements(node)


def test_the_first_report_has_no_warnings(made):
    assert made[1].warnings == ()


def test_title_and_language_are_set(opened):
    code, file = opened
    assert str(file.Root.Lang) == code
    assert "2026" in str(file.docinfo["/Title"])
    assert file.Root.ViewerPreferences.DisplayDocTitle
    with file.open_metadata() as meta:
        assert meta.get("pdfuaid:part") == "1"
        assert meta.get("dc:title")


def test_everything_is_tagged(opened):
    _, file = opened
    assert file.Root.MarkInfo.Marked
    kinds = [str(node.get("/S", "")) for node in tags(file)]
    assert kinds.count("/H1") == 3
    assert {"/H2", "/Table", "/TH", "/TD", "/Figure", "/P"} <= set(kinds)
    assert all(page.get("/Tabs") == "/S" for page in file.pages)


def test_every_figure_has_a_text_alternative(opened):
    _, file = opened
    figures = [node for node in tags(file) if node.get("/S") == "/Figure"]
    assert len(figures) > 40
    assert all(str(figure.get("/Alt", "")).strip() for figure in figures)


def test_headings_skip_no_level(opened):
    _, file = opened
    levels = [int(str(node.S)[2:]) for node in tags(file) if re.fullmatch(r"/H\d", str(node.get("/S", "")))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_bookmarks_name_every_section_and_heading(opened):
    _, file = opened
    with file.open_outline() as outline:
        assert len(outline.root) == 3
        assert all(len(entry.children) >= 3 for entry in outline.root)
        assert not any("  " in entry.title for entry in outline.root)


def test_all_fonts_are_embedded(opened):
    _, file = opened
    fonts = [
        thing
        for thing in file.objects
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
    ]
    assert len(fonts) >= 4
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_nothing_in_it_acts_by_itself(opened):
    _, file = opened
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(file.Root.keys())
    assert "/JavaScript" not in file.Root.get("/Names", {})
    for thing in file.objects:
        if isinstance(thing, pikepdf.Dictionary):
            assert not {"/JS", "/AA"} & set(thing.keys())
            assert thing.get("/S") not in ("/Launch", "/URI", "/SubmitForm", "/ImportData")


def test_the_figures_are_attached_and_nothing_else(opened):
    _, file = opened
    assert sorted(file.attachments) == sorted(each.name for each in document(boards.small()).files)
    assert {"figures.csv", "history.csv"} < set(file.attachments)
    text = file.attachments["figures.csv"].get_file().read_bytes().decode("utf-8-sig")
    assert text.startswith("kpi,label,stage")
    assert len(text.splitlines()) == len(boards.june().readings) + 1


def test_no_word_leaves_the_page_s_margins(made):
    outside = [
        word
        for _, left, top, right, bottom, word in words(made[1].data)
        if left < LEFT - 1 or right > RIGHT + 1 or top < TOP or bottom > BOTTOM
    ]
    assert outside == []


def test_nothing_is_smaller_than_seven_and_a_half_points(made):
    # Poppler draws a word's box from the font's ascent to its descent: 1.326 of the size in Source Sans 3, more in the serif.
    smallest = min(bottom - top for _, _, top, _, bottom, _ in words(made[1].data)) / 1.326
    assert 7.45 < smallest < 8


def test_page_numbers_run_from_one_to_the_last(made):
    code, file = made
    language = Language.load(code)
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=file.data, capture_output=True, check=True
    ).stdout.decode()
    pages = text.split("\f")[:-1]
    assert len(pages) == file.pages
    for number, page in enumerate(pages, 1):
        assert language.word("page-of", page=str(number), pages=str(len(pages))).replace("\u00a0", " ") in page.replace(
            "\u00a0", " "
        )


def test_each_page_names_its_section(made):
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=made[1].data, capture_output=True, check=True
    ).stdout.decode()
    language = Language.load(made[0])
    sections = [language.word(f"section-{name}") for name in ("summary", "funnel", "definitions")]
    for page in text.split("\f")[:-1]:
        head = "\n".join(page.splitlines()[:3]).replace("\u00a0", " ")
        assert any(section.replace("\u00a0", " ") in head for section in sections)


def test_equal_documents_give_equal_bytes_in_this_process_and_in_another():
    here = [pdf.write(document(boards.small()), Language.load("en"), TOKENS).data for _ in range(2)]
    script = (
        "import hashlib; from tests.test_render_pdf import *;"
        "print(hashlib.sha256(pdf.write(document(boards.small()), Language.load('en'), TOKENS).data).hexdigest())"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert here[0] == here[1]
    assert said.strip() == hashlib.sha256(here[0]).hexdigest()


def test_it_is_small(made):
    assert len(made[1].data) < 400_000


def test_a_template_that_asks_for_a_file_stops_the_rendering(tmp_path):
    (tmp_path / "blocks").mkdir()
    (tmp_path / "blocks" / "note.html").write_text('<img src="file:///etc/hostname" alt="x">')
    with pytest.raises(RenderError, match="loads nothing from outside"):
        pdf.write(document(spec=SUMMARY), Language.load("en"), TOKENS, tmp_path)


def test_a_template_that_misspells_a_name_stops_the_rendering(tmp_path):
    (tmp_path / "blocks").mkdir()
    (tmp_path / "blocks" / "note.html").write_text("{{ block.txt }}")
    with pytest.raises(RenderError, match=r"note\.html"):
        pdf.write(document(spec=SUMMARY), Language.load("en"), TOKENS, tmp_path)


def test_a_logo_stands_at_the_head_of_every_page(tmp_path):
    logo = tmp_path / "logo.svg"
    logo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20" fill="#c00"/></svg>'
    )
    with_logo = pdf.write(document(boards.empty()), Language.load("en"), TOKENS, None, logo)
    assert with_logo.data != pdf.write(document(boards.empty()), Language.load("en"), TOKENS).data
    assert with_logo.warnings == ()


def test_a_job_says_everything_that_a_process_needs():
    job = Job(document(spec=SUMMARY), "en", TOKENS, board=boards.june())
    made = render(job, ("pdf", "html", "xlsx", "json"))
    assert made["pdf"].data.startswith(b"%PDF")
    assert made["html"].data.startswith(b"<!doctype html>")
    assert made["xlsx"].data.startswith(b"PK")
    assert made["json"].data.startswith(b"{")


def test_figures_need_figures():
    with pytest.raises(RenderError, match="none were given"):
        render(Job(document(spec=SUMMARY), "en", TOKENS), ("xlsx",))


def test_the_logo_on_a_cover_has_the_company_s_name_as_its_alternative():
    from pathlib import Path

    from tests import page_checks

    logo = Path(__file__).parent.parent / "config" / "logo.svg"
    covered = document(
        boards.small(), ReportSpec(grain="quarter", sections=("cover", "summary"), cards=boards.SPEC.cards)
    )
    made = pdf.write(covered, Language.load("en"), TOKENS, logo=logo, cover_logo=logo)
    assert [*page_checks.untagged(made.data, "en")] == []
