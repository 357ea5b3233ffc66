import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.assemble import assemble
from reportgen.brand import derive
from reportgen.changes import Change
from reportgen.metrics.catalog import build
from reportgen.render import html
from reportgen.reports import ReportSpec
from reportgen.text import Language
from tests import boards

TOKENS = derive("#0F4C43")
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)",
    "<!--",
    "]]><script>alert(1)</script>",
    "&lt;script&gt;",
    "**bold** **<b>",
    "\x00<script>\x00",
)


class Page(HTMLParser):
    """What of a page acts, loads, or is named."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.active: list[str] = []
        self.addresses: list[str] = []
        self.unnamed: list[str] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        self.active += [f"{tag} {name}" for name in given if name.startswith("on")]
        if tag in (
            "script",
            "iframe",
            "object",
            "embed",
            "form",
            "input",
            "base",
            "link",
            "animate",
            "set",
            "foreignobject",
        ):
            self.active.append(tag)
        self.addresses += [given[name] for name in ("src", "href", "xlink:href", "srcset", "action") if given.get(name)]
        if tag == "img" and "alt" not in given:
            self.unnamed.append(tag)

    def handle_data(self, data):
        if self.tags[-1:] != ["style"]:
            self.texts.append(data)


def made(board=None, spec=boards.SPEC, code="en", catalog=None, labels=None, **more) -> str:
    given = {"catalog": catalog or boards.catalog(), "business": boards.BUSINESS, "origin": boards.ORIGIN, **more}
    document = assemble(spec, "monthly", board or boards.june(), **given)
    return html.page(document, Language.load(code, (), labels), TOKENS)


@pytest.fixture(scope="module", params=["en", "ru"])
def page(request):
    return made(code=request.param)


def test_the_page_loads_nothing_and_runs_nothing(page):
    read = Page(page)
    assert read.active == []
    assert [address for address in read.addresses if not address.startswith(("#", "data:image/svg+xml;base64,"))] == []
    assert not re.search(r"url\((?!\"?data:)", page)
    assert "@import" not in page


def test_a_policy_forbids_everything_but_its_own_styles_fonts_and_pictures(page):
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)[1]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:")
    assert "script" not in policy


def test_every_id_is_unique_and_every_link_finds_its_place(page):
    read = Page(page)
    assert len(read.ids) == len(set(read.ids))
    assert {address[1:] for address in read.addresses if address.startswith("#")} <= set(read.ids)


def test_every_drawing_has_a_text_alternative(page):
    assert Page(page).unnamed == []
    drawings = re.findall(r"<svg[^>]*>(<title>[^<]+</title>)?", page)
    assert len(drawings) > 40
    assert all(drawings)


def test_charts_come_in_a_drawing_for_phones_and_with_their_figures(page):
    assert (
        page.count('class="drawing wide has-narrow"')
        == page.count('class="drawing narrow"')
        == page.count("<details>")
        == 2
    )


def test_tables_say_their_heads_in_every_cell(page):
    cells = re.findall(r'<td class="[^"]*" data-head="([^"]*)"', page)
    assert len(cells) > 80
    assert all(cells)


def test_the_fonts_hold_every_character_of_the_page(page):
    import base64
    import io

    from fontTools.ttLib import TTFont

    faces = re.findall(r"url\(\"data:font/woff2;base64,([^\"]+)\"\)", page)
    assert len(faces) == 5
    read = Page(page)
    wanted = {letter for text in read.texts for letter in text if letter.isprintable()}
    held = set(map(chr, TTFont(io.BytesIO(base64.b64decode(faces[0]))).getBestCmap()))
    assert wanted - held == set()


def test_the_page_is_small(page):
    assert len(page.encode()) < 1_500_000


def test_equal_documents_give_equal_pages():
    assert made(boards.small()) == made(boards.small())


def test_language_and_title_are_set(page):
    assert re.search(r'<html lang="(en|ru)">', page)
    assert re.search(r"<title>[^<]*2026[^<]*</title>", page)


@pytest.mark.parametrize(
    "board", [boards.running, boards.unplanned, boards.states, boards.empty], ids=lambda make: make.__name__
)
def test_every_state_makes_a_page(board):
    assert made(board()).count("<section") == 3


def poisoned(payload: str) -> str:
    """A page where every text that a user can give is a payload."""
    board = boards.small()
    data = tuple(replace(part, source=payload, file=payload) for part in board.data)
    own = build().kpis["leads"].block.model_copy(update={"owner": payload, "caveat": payload, "label": {"en": payload}})
    text = payload.strip() or "x"
    return made(
        replace(board, data=data),
        ReportSpec(grain="month", title=text[:120], owner=payload),
        catalog=build({"leads": own}),
        labels={"kpi-leads": text.replace("\n", " "), "kpi-leads.definition": text.replace("\n", " ")},
        business=boards.BUSINESS.model_copy(update={"name": payload or "x"}),
        changes=(Change(date=boards.END_OF_JUNE, what=text[:300], where=payload),),
    )


def count(page: Page) -> dict[str, int]:
    """How often each tag stands there, without those that depend on the letters of a word.

    A drawing breaks words into lines, and a word with a hyphen is held together by a span.
    """
    return {tag: page.tags.count(tag) for tag in set(page.tags) - {"text", "path", "line", "rect", "circle", "span"}}


@pytest.fixture
def without_fonts(monkeypatch):
    """Subsets are made anew for every set of characters; these tests look at the words only."""
    monkeypatch.setattr(html.fonts, "css_embedded", lambda *_: "")


@pytest.mark.usefixtures("without_fonts")
@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_users_write_stays_text(payload):
    read, plain = Page(poisoned(payload)), Page(poisoned("harmless"))
    assert read.active == []
    assert count(read) == count(plain)
    assert len(read.ids) == len(plain.ids)


@pytest.mark.usefixtures("without_fonts")
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text("<>\"'&/=;{}%$*`\\ \nabйя\u202e\u2028", min_size=1, max_size=40))
def test_any_text_stays_text(payload):
    read = Page(poisoned(payload))
    assert read.active == []
    assert "script" not in read.tags


def test_no_line_breaks_behind_the_first_slash_of_an_address():
    from markupsafe import Markup

    from reportgen.render.compose import Composer
    from tests.test_render_pdf import document

    composer = Composer(document(), Language.load("en"), TOKENS, lambda _: Markup(), screen=True)
    said = composer.prose("from /guides/downtime-cost to / and a/b/c")
    assert said == 'from <span class="nb">/guides</span>/downtime-cost to / and a/b/c'


def test_no_line_breaks_between_a_sign_and_its_currency():
    from markupsafe import Markup

    from reportgen.render.compose import Composer
    from tests.test_render_pdf import document

    composer = Composer(document(), Language.load("en"), TOKENS, lambda _: Markup(), screen=True)
    assert composer.text("about ±€190k & more, ±13") == 'about <span class="nb">±€190k</span> &amp; more, ±13'
