"""A drawing as PNG, for mail, where no SVG is shown.

Reads what `charts.base` and the common drawing programs write: lines, paths, rectangles, circles, polygons and text, filled or
stroked in one colour. It is painted several times larger and reduced, so that edges are smooth; equal drawings give equal bytes.
Anything else (gradients, masks, pictures within the picture) is refused: half a logo is worse than the name alone.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeAlias
from xml.etree import ElementTree  # drawings of our own, and logos that `mark.logo_fault` has passed

from reportgen.brand import Face
from reportgen.errors import RenderError

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

FINER = 3
"""How many times larger it is painted than shown."""
COLOURS = 128
"""A chart has a handful of colours and their shades at the edges; a palette is a third of the size."""
STEPS = 16
"""Straight pieces in the place of one curve."""
_SIZE = re.compile(r"^\s*([\d.]+)\s*(?:mm|px|pt)?\s*$")

Point: TypeAlias = "tuple[float, float]"
Matrix: TypeAlias = "tuple[float, float, float, float, float, float]"


@dataclass(frozen=True)
class _Style:
    """What an element inherits."""

    fill: str = "#000000"
    stroke: str = "none"
    width: float = 1.0
    dash: tuple[float, ...] = ()
    cap: str = "butt"


def png(svg: str, pixels: int, ground: str | None, faces: Mapping[int, Face] | None = None) -> bytes:
    """Paint a drawing.

    Args:
        svg: one `<svg>` with a view box or a size.
        pixels: width of the picture; its height follows.
        ground: colour behind it, as #RRGGBB; None leaves it transparent.
        faces: the fonts of its text by weight.

    Raises:
        RenderError: it holds something that is not painted here.
    """
    from PIL import Image, ImageColor, ImageDraw

    root = ElementTree.fromstring(svg)  # noqa: S314 - see the import
    left, top, width, height = _box(root)
    scale = pixels * FINER / width
    size = (pixels * FINER, max(1, round(height * scale)))
    behind = (*ImageColor.getrgb(ground)[:3], 255) if ground else (255, 255, 255, 0)
    sheet = Image.new("RGB" if ground else "RGBA", size, behind[:3] if ground else behind)
    painter = _Painter(sheet, ImageDraw.Draw(sheet), scale, left, top, faces or {})
    painter.children(root, painter.inherited(root, _Style()))
    shown = sheet.resize((pixels, max(1, round(height * scale / FINER))), Image.Resampling.BOX)
    return _written(shown, palette=ground is not None)


def reduced(data: bytes, height: int, widest: int) -> tuple[bytes, int]:
    """A PNG at another height and no wider than allowed, as PNG, and its width."""
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=["PNG"]) as opened:
        picture = opened.convert("RGBA")
    width = max(1, round(picture.width * height / picture.height))
    if width > widest:
        width, height = widest, max(1, round(height * widest / width))
    return _written(picture.resize((width, height), Image.Resampling.LANCZOS), palette=False), width


def _written(picture: Image, *, palette: bool) -> bytes:
    from PIL.Image import Dither

    made = io.BytesIO()
    (picture.quantize(COLOURS, dither=Dither.NONE) if palette else picture).save(made, "PNG", optimize=True)
    return made.getvalue()


def _box(root: ElementTree.Element) -> tuple[float, float, float, float]:
    written = root.get("viewBox", "").replace(",", " ").split()
    sides = [_SIZE.match(root.get(side, "")) for side in ("width", "height")]
    try:
        if len(written) == 4:
            left, top, width, height = map(float, written)
        else:
            left, top, width, height = 0.0, 0.0, *(float(side[1]) if side else 0.0 for side in sides)
    except ValueError:
        width = height = left = top = 0.0
    if not (width > 0 and height > 0 and math.isfinite(width * height)):
        raise RenderError("the drawing has no size")
    return left, top, width, height


class _Painter:
    """Paints elements, back to front, on a sheet of `scale` pixels a unit."""

    def __init__(
        self, sheet: Image, draw: ImageDraw, scale: float, left: float, top: float, faces: Mapping[int, Face]
    ) -> None:
        self.sheet, self.draw, self.scale, self.faces = sheet, draw, scale, faces
        self.matrix: Matrix = (scale, 0.0, 0.0, scale, -left * scale, -top * scale)
        self.fonts: dict[tuple[int, float], FreeTypeFont] = {}

    def children(self, parent: ElementTree.Element, style: _Style) -> None:
        """What stands within an element, in order."""
        for element in parent:
            name = str(element.tag).rpartition("}")[2]
            if name in ("title", "desc", "metadata"):
                continue
            self.element(name, element, self.inherited(element, style))

    def inherited(self, element: ElementTree.Element, style: _Style) -> _Style:
        """The style of an element: its own words, else those of what it stands in."""
        said = dict(element.attrib)
        for part in said.pop("style", "").split(";"):
            name, _, value = part.partition(":")
            said[name.strip()] = value.strip()
        if any(name in said for name in ("mask", "clip-path", "filter", "opacity", "class")):
            raise RenderError("the drawing has masks, clips, style sheets or half-transparent parts")
        dash = said.get("stroke-dasharray", "")
        return _Style(
            said.get("fill", style.fill), said.get("stroke", style.stroke), float(said.get("stroke-width", style.width)),
            style.dash if not dash else () if dash == "none" else tuple(map(float, dash.replace(",", " ").split())),
            said.get("stroke-linecap", style.cap),
        )  # fmt: skip

    def element(self, name: str, element: ElementTree.Element, style: _Style) -> None:
        """One element.

        Raises:
            RenderError: it is of a kind that is not painted.
        """
        if "transform" in element.attrib:
            raise RenderError("the drawing is turned or moved in parts")
        if name == "g":
            self.children(element, style)
        elif name == "text":
            self.text(element, style)
        else:
            self.shape(list(_outlines(name, element)), style)

    def at(self, point: Point) -> Point:
        """Where a point of the drawing is on the sheet."""
        a, b, c, d, e, f = self.matrix
        return a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f

    def shape(self, outlines: list[tuple[list[Point], bool]], style: _Style) -> None:
        """Fill and edge of a shape of one or more outlines, each its points and whether it is closed."""
        placed = [([self.at(point) for point in points], closed) for points, closed in outlines]
        if style.fill != "none":
            self.filled([points for points, _ in placed if len(points) > 2], style.fill)
        if style.stroke != "none" and style.width > 0:
            for points, closed in placed:
                whole = [*points, points[0]] if closed and len(points) > 1 else points
                self.stroked(whole, style, closed=closed)

    def filled(self, outlines: list[list[Point]], colour: str) -> None:
        """An area; an outline within another is a hole."""
        if len(outlines) == 1:
            self.draw.polygon(outlines[0], fill=colour)
        elif outlines:
            from PIL import Image, ImageChops, ImageDraw

            whole = Image.new("1", self.sheet.size)
            for outline in outlines:
                one = Image.new("1", self.sheet.size)
                ImageDraw.Draw(one).polygon(outline, fill=1)
                whole = ImageChops.logical_xor(whole, one)
            self.sheet.paste(colour, mask=whole)

    def stroked(self, points: list[Point], style: _Style, *, closed: bool) -> None:
        """A line with round joins."""
        width = style.width * self.scale
        pieces = list(_dashed(points, [part * self.scale for part in style.dash])) if style.dash else [points]
        for piece in pieces:
            if len(piece) < 2:
                continue
            self.draw.line(piece, fill=style.stroke, width=max(1, round(width)))
            joins = piece if closed or style.cap == "round" else piece[1:-1]
            if width > 2 and not style.dash:
                for x, y in joins:
                    self.draw.circle((x, y), width / 2, fill=style.stroke)

    def text(self, element: ElementTree.Element, style: _Style) -> None:
        """One line of text on its baseline, as wide as it was measured to be: without kerning."""
        weight = int(element.get("font-weight", "400"))
        if weight not in self.faces:
            raise RenderError("the drawing holds text for which there is no font")
        size = float(element.get("font-size", "3")) * self.scale
        key = (weight, round(size, 3))
        if key not in self.fonts:
            from PIL import ImageFont

            file = str(self.faces[weight].file)
            self.fonts[key] = ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)
        place = self.at((float(element.get("x", "0")), float(element.get("y", "0"))))
        anchor = {"start": "ls", "middle": "ms", "end": "rs"}[element.get("text-anchor", "start")]
        self.draw.text(place, element.text or "", fill=style.fill, font=self.fonts[key], anchor=anchor, features=None)


def _outlines(name: str, element: ElementTree.Element) -> Iterator[tuple[list[Point], bool]]:
    """The outlines of an element, each its points and whether it is closed."""

    def number(attribute: str) -> float:
        return float(element.get(attribute, "0"))

    if name == "line":
        yield [(number("x1"), number("y1")), (number("x2"), number("y2"))], False
    elif name == "rect":
        x, y, width, height = (number(each) for each in ("x", "y", "width", "height"))
        yield [(x, y), (x + width, y), (x + width, y + height), (x, y + height)], True
    elif name in ("circle", "ellipse"):
        across, up = (number("r"), number("r")) if name == "circle" else (number("rx"), number("ry"))
        turns = [2 * math.pi * step / (4 * STEPS) for step in range(4 * STEPS)]
        yield [(number("cx") + across * math.cos(turn), number("cy") + up * math.sin(turn)) for turn in turns], True
    elif name in ("polygon", "polyline"):
        found = [float(part) for part in element.get("points", "").replace(",", " ").split()]
        yield list(zip(found[::2], found[1::2], strict=True)), name == "polygon"
    elif name == "path":
        yield from _path(element.get("d", ""))
    else:
        raise RenderError(f"the drawing holds <{name}>")


def _path(written: str) -> Iterator[tuple[list[Point], bool]]:
    """A path as straight pieces."""
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib.path.parser import parse_path

    pen: Any = RecordingPen()  # type: ignore[no-untyped-call]
    parse_path(written, pen)  # type: ignore[no-untyped-call]
    points: list[Point] = []
    for what, given in pen.value:
        if what == "moveTo":
            points = [given[0]]
        elif what == "lineTo":
            points.append(given[0])
        elif what in ("curveTo", "qCurveTo"):
            points += _bent(points[-1], given)
        else:
            yield points, what == "closePath"


def _bent(start: Point, given: tuple[Point, ...]) -> Iterator[Point]:
    """A Bezier curve, quadratic or cubic, by de Casteljau's construction."""
    for step in range(1, STEPS + 1):
        share, points = step / STEPS, [start, *given]
        while len(points) > 1:
            points = [
                (one[0] + (two[0] - one[0]) * share, one[1] + (two[1] - one[1]) * share)
                for one, two in pairwise(points)
            ]
        yield points[0]


def _dashed(points: list[Point], dash: list[float]) -> Iterator[list[Point]]:
    """The drawn stretches of a dashed line."""
    at, left, drawn = 0, dash[0], True
    current = [points[0]]
    for end in points[1:]:
        start = current[-1]
        length = math.dist(start, end)
        while length > left > 0:
            share = left / length
            start = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
            if drawn:
                yield [*current, start]
            length, drawn, at = length - left, not drawn, (at + 1) % len(dash)
            current, left = [start], dash[at]
        left -= length
        current.append(end)
    if drawn:
        yield current
