import io

import pytest
from fontTools.ttLib import TTFont

from reportgen.brand import derive
from reportgen.render import fonts

FACES = derive("#0F4C43").faces
REGULAR = FACES[0].file


def test_a_subset_holds_the_characters_asked_for_and_no_others():
    font = TTFont(io.BytesIO(fonts.subset(REGULAR, "Aж7")))
    assert {chr(code) for code in font.getBestCmap()} == {"A", "ж", "7"}


def test_the_same_characters_give_the_same_bytes():
    assert fonts.subset(REGULAR, "Hello") == fonts.subset(REGULAR, "oHel")


def test_a_subset_is_small():
    assert len(fonts.subset(REGULAR, fonts.rounded("a"))) < 10_000
    assert len(fonts.subset(REGULAR, fonts.rounded("ж"))) < 17_000


def test_digits_keep_their_equal_width():
    metrics = TTFont(io.BytesIO(fonts.subset(REGULAR, "0123456789")))["hmtx"].metrics
    assert len({width for name, (width, _) in metrics.items() if name != ".notdef"}) == 1


def test_a_subset_keeps_its_name_and_its_copyright():
    name = TTFont(io.BytesIO(fonts.subset(REGULAR, "A")))["name"]
    assert "Source Sans 3" in name.getDebugName(1)
    assert name.getDebugName(0)


def test_reports_in_one_script_share_their_characters():
    assert fonts.rounded("Leads fell 9 %") == fonts.rounded("Revenue: €1.94 – better")
    assert fonts.rounded("Заявок") == fonts.rounded("ёж №5")
    assert set("ђљњћџўіїє") < set(fonts.rounded("ж"))
    assert set("łśżćń") < set(fonts.rounded("ł"))
    assert fonts.rounded("ж") != fonts.rounded("a")


def test_no_character_of_a_text_is_lost():
    assert set("漢字 Ωß\U0001f600") < set(fonts.rounded("漢字 Ωß\U0001f600"))


def test_the_page_carries_its_fonts_and_names_no_file():
    css = fonts.css_embedded(FACES, "Abc")
    assert css.count("@font-face") == 5
    assert css.count("url(") == css.count('url("data:font/woff2;base64,')


@pytest.fixture
def made(monkeypatch):
    """The files that subsets were really made of."""
    asked = []
    real = fonts.subset
    monkeypatch.setattr(fonts, "subset", lambda file, text: asked.append(file) or real(file, text))
    fonts._embedded.cache_clear()
    return asked


def test_a_subset_is_made_once_and_the_bytes_are_those_made_without_a_folder(tmp_path, made):
    without = fonts.css_embedded(FACES[:1], "Abc")
    first = fonts.css_embedded(FACES[:1], "Abc", tmp_path / "cache")
    fonts._embedded.cache_clear()
    again = fonts.css_embedded(FACES[:1], "Cab", tmp_path / "cache")
    assert without == first == again
    assert len(made) == 2


def test_a_damaged_subset_is_made_anew(tmp_path, made):
    first = fonts.css_embedded(FACES[:1], "Abc", tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")
    fonts._embedded.cache_clear()
    assert fonts.css_embedded(FACES[:1], "Abc", tmp_path) == first
    assert len(made) == 2


def test_a_folder_that_cannot_be_written_costs_no_report(tmp_path):
    (tmp_path / "file").write_text("")
    assert "woff2" in fonts.css_embedded(FACES[:1], "Abc", tmp_path / "file" / "cache")


def test_every_face_of_the_pdf_is_among_its_assets():
    css, assets = fonts.css_from_assets(FACES), fonts.assets(FACES)
    assert all(f"url(asset:{name})" in css for name in assets)
    assert css.count("url(") == len(assets)
