"""Drawings as PNG: every kind of chart, logos of the common kind, and what is refused."""

from __future__ import annotations

import io
from importlib import import_module
from pathlib import Path

import pytest
from PIL import Image

from reportgen.errors import RenderError
from reportgen.render import raster
from reportgen.text import Language
from tests.chart_examples import EXAMPLES, LARGE, TOKENS

FACES = {weight: TOKENS.face("sans", weight) for weight in (400, 600)}
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">'
ROOT = Path(__file__).parent.parent


def opened(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.convert("RGBA")


def painted(inside: str, ground: str | None = "#FFFFFF") -> Image.Image:
    return opened(raster.png(f"{HEAD}{inside}</svg>", 200, ground, FACES))


@pytest.mark.parametrize("kind", sorted(LARGE | {"bullet", "sparkline"}))
def test_every_chart_can_be_painted_and_twice_the_same(kind: str) -> None:
    module = import_module(f"reportgen.charts.{kind}")
    drawn = module.draw(EXAMPLES[kind](), TOKENS, Language.load("ru"), 88.0)
    made = raster.png(drawn.svg, 536, "#FFFFFF", FACES)
    assert raster.png(drawn.svg, 536, "#FFFFFF", FACES) == made
    picture = opened(made)
    assert picture.size == (536, round(536 * drawn.height_mm / drawn.width_mm))
    assert len({colour for _, colour in picture.getcolors(1 << 20)}) > 5


def test_shapes_lie_where_the_drawing_has_them_in_its_colours() -> None:
    picture = painted(
        '<rect x="2" y="2" width="4" height="4" fill="#FF0000"/><circle cx="15" cy="5" r="3" fill="#0000FF"/>'
    )
    assert picture.getpixel((40, 40)) == (255, 0, 0, 255)
    assert picture.getpixel((150, 50)) == (0, 0, 255, 255)
    assert picture.getpixel((100, 50)) == (255, 255, 255, 255)


def test_a_hole_in_a_shape_is_a_hole() -> None:
    picture = painted('<path d="M0 0H20V10H0Z M8 3h4v4h-4Z" fill="#00FF00"/>', None)
    assert picture.getpixel((20, 20)) == (0, 255, 0, 255)
    assert picture.getpixel((100, 50))[3] == 0


def test_a_dashed_line_has_gaps() -> None:
    picture = painted('<line x1="0" y1="5" x2="20" y2="5" stroke="#000000" stroke-width="2" stroke-dasharray="5 5"/>')
    assert [picture.getpixel((x, 50))[0] for x in (25, 75, 125, 175)] == [0, 255, 0, 255]


def test_text_is_as_wide_as_it_was_measured() -> None:
    from reportgen.charts.measure import POINT, text_width

    picture = painted(f'<text x="0" y="8" font-size="{8 * POINT}" fill="#000000">HxxxxxH</text>')
    dark = [x for x in range(picture.width) if any(picture.getpixel((x, y))[0] < 128 for y in range(picture.height))]
    wide = text_width("HxxxxxH", FACES[400], 8) * 10
    assert dark[-1] - dark[0] == pytest.approx(wide, abs=0.03 * wide + 3)


@pytest.mark.parametrize("name", ["logo.svg", "logo-white.svg"])
def test_the_samples_logos_can_be_painted_without_a_ground(name: str) -> None:
    picture = opened(raster.png((ROOT / "config" / name).read_text(), 40, None))
    assert picture.getpixel((0, 0))[3] == 0
    assert picture.getbbox() is not None


@pytest.mark.parametrize(
    "inside",
    [
        '<linearGradient id="a"/>',
        '<g transform="rotate(3)"><rect width="1" height="1"/></g>',
        '<rect width="1" height="1" opacity=".5"/>',
        '<rect width="1" height="1" class="x"/>',
        '<rect width="1" height="1" fill="url(#a)"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<text x="0" y="1" font-weight="900">A</text>',
        '<path d="M0 0 L nonsense"/>',
        '<rect width="wide" height="1"/>',
    ],
)
def test_what_cannot_be_painted_as_it_is_meant_is_refused(inside: str) -> None:
    with pytest.raises((RenderError, ValueError)):
        painted(inside)


def test_a_picture_is_reduced_to_a_height_and_no_wider_than_allowed() -> None:
    made = io.BytesIO()
    Image.new("RGBA", (800, 100), "#123456").save(made, "PNG")
    assert [raster.reduced(made.getvalue(), 40, most)[1] for most in (400, 240)] == [320, 240]
