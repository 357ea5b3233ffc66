import io

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
    assert len(fonts.subset(REGULAR, "".join(map(chr, range(32, 127))))) < 14_000


def test_digits_keep_their_equal_width():
    metrics = TTFont(io.BytesIO(fonts.subset(REGULAR, "0123456789")))["hmtx"].metrics
    assert len({width for name, (width, _) in metrics.items() if name != ".notdef"}) == 1


def test_the_page_carries_its_fonts_and_names_no_file():
    css = fonts.css_embedded(FACES, "Abc")
    assert css.count("@font-face") == 5
    assert css.count("url(") == css.count('url("data:font/woff2;base64,')


def test_every_face_of_the_pdf_is_among_its_assets():
    css, assets = fonts.css_from_assets(FACES), fonts.assets(FACES)
    assert all(f"url(asset:{name})" in css for name in assets)
    assert css.count("url(") == len(assets)
