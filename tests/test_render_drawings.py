import pytest

from reportgen.brand import derive
from reportgen.charts import sparkline
from reportgen.document import Figure, Graphic, KpiCards
from reportgen.render import html, pdf
from reportgen.render.drawings import Drawings
from reportgen.text import Language
from tests import boards
from tests.test_render_pdf import document

TOKENS = derive("#0F4C43")


def graphics(made):
    for section in made.sections:
        for block in section.blocks:
            if isinstance(block, Figure):
                yield block.graphic
            if isinstance(block, KpiCards):
                yield from (card.trend for card in block.cards)


def test_both_editions_draw_equal_charts_once(monkeypatch):
    drawn = []
    real = sparkline.draw
    monkeypatch.setattr(sparkline, "draw", lambda data, *more: drawn.append((data, more[-1])) or real(data, *more))
    made, words = document(), Language.load("en")
    drawings = Drawings(TOKENS, words)
    pdf.write(made, words, TOKENS, drawings=drawings)
    html.page(made, words, TOKENS, drawings=drawings)
    assert len(drawn) == len(set(drawn)) >= 4


def test_a_drawing_is_kept_for_its_width_and_its_data():
    drawings = Drawings(TOKENS, Language.load("en"))
    first, *_ = graphics(document(boards.june()))
    assert drawings(first, 41) is drawings(first, 41)
    assert drawings(first, 41).svg != drawings(first, 60).svg


def test_what_draws_something_else_is_no_chart(monkeypatch):
    monkeypatch.setattr(sparkline, "draw", lambda *_: "<svg/>")
    first = next(each for each in graphics(document()) if each.kind == "sparkline")
    with pytest.raises(TypeError, match=r"charts\.sparkline drew str"):
        Drawings(TOKENS, Language.load("en"))(Graphic("sparkline", first.data), 41)
