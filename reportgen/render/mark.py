"""The brand's mark at the head of a page: the logo, or a plain square of the brand's colour.

A logo is the one file of others' making that stands in a report. It is looked at before it is used (`logo_fault`): an SVG that
would run something, load something or blow up when it is read is refused, and so is a picture too large to be sent about; the
report then bears the plain mark and the company's name, and whoever makes it is told.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree  # what could blow up is refused before it is parsed

from reportgen.brand import Tokens

PNG = b"\x89PNG\r\n\x1a\n"
LARGEST, MOST_PIXELS = 400_000, 4_000
"""Bytes of a logo, which every HTML page carries in itself, and pixels of a side of a PNG."""
WIDEST, TALLEST = 12.0, 3.0
"""Beyond these proportions a logo of the height of a line cannot be made out."""
_ROOT = re.compile(rb"<svg\b[^>]*>", re.DOTALL)
_RUNS = frozenset(
    {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "animate", "set", "handler"}
)
_REACHES = re.compile(
    r"@import|url\(\s*['\"]?(?!#|data:image/(?:png|jpeg|gif);)|expression\(|javascript:", re.IGNORECASE
)
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg|gif);base64,", re.IGNORECASE)


def logo_fault(logo: Path) -> str:
    """What keeps a logo from being printed, as the end of a sentence about the file; "" where nothing does."""
    try:
        data = logo.read_bytes()
    except OSError as error:
        return "is not there" if isinstance(error, FileNotFoundError) else f"cannot be read ({error.strerror or error})"
    if len(data) > LARGEST:
        return f"has {len(data):,} bytes, more than {LARGEST:,}; every page would carry them"
    if data.startswith(PNG):
        return _png_fault(data)
    return next(_svg_faults(data), "")


def _png_fault(png: bytes) -> str:
    width, height = _png_size(png)
    if png[12:16] != b"IHDR" or not png.rstrip().endswith(b"IEND\xaeB`\x82"):
        return "is a broken PNG"
    if max(width, height) > MOST_PIXELS:
        return f"has {width:.0f} x {height:.0f} pixels; {MOST_PIXELS} a side are the most, 400 are plenty"
    return _shape_fault(width, height)


def _svg_faults(svg: bytes) -> Iterator[str]:
    if b"<!ENTITY" in svg.upper():
        yield "declares entities; save it as plain SVG"
        return
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314 - without entities there is nothing to expand
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        yield f"is neither a PNG nor an SVG that can be read ({error})"
        return
    if _local(root.tag) != "svg":
        yield f"is not an SVG, it begins with <{_local(root.tag)}>"
        return
    for element in root.iter():
        yield from _element_faults(element)
    yield from filter(None, [_shape_fault(*_svg_size(svg))])


def _element_faults(element: ElementTree.Element) -> Iterator[str]:
    name = _local(element.tag)
    if name in _RUNS:
        yield f"holds <{name}>, which a logo does not need"
    if name == "style" and _REACHES.search(element.text or ""):
        yield "loads something from outside in its style"
    for key, value in element.attrib.items():
        attribute = _local(key)
        if attribute.startswith("on"):
            yield f"runs a script ({attribute})"
        if attribute in ("href", "src") and not _INSIDE.match(value.strip()):
            yield f"loads something from outside ({value[:60]})"
        if _REACHES.search(value):
            yield f"loads something from outside ({value[:60]})"


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _shape_fault(width: float, height: float) -> str:
    if width <= 0 or height <= 0:
        return "has no size"
    if width / height > WIDEST:
        return f"is {width / height:.0f} times as wide as it is high and could not be made out at the height of a line"
    if height / width > TALLEST:
        return f"is {height / width:.0f} times as high as it is wide and could not be made out at the height of a line"
    return ""


def mark(tokens: Tokens, logo: Path | None, height_mm: float) -> tuple[str, bytes]:
    """The mark as an SVG of a given height, whatever the logo's own size.

    Args:
        tokens: for the square that stands in where there is no logo.
        logo: SVG or PNG file of the project.
        height_mm: height it is printed at; the width follows from its proportions, five times the height at most.

    Returns:
        Media type and bytes.
    """
    if logo is None:
        return "image/svg+xml", _square(tokens.brand, tokens.brand_text, height_mm)
    data = logo.read_bytes()
    width, height = _png_size(data) if data.startswith(PNG) else _svg_size(data)
    kind = "image/png" if data.startswith(PNG) else "image/svg+xml"
    shown = min(height_mm * width / (height or 1), height_mm * 5)
    source = base64.b64encode(data).decode("ascii")
    across, up = f"{shown:.2f}", f"{height_mm:.2f}"
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}mm" height="{up}mm" viewBox="0 0 {across} {up}">'
        f'<image width="{across}" height="{up}" href="data:{kind};base64,{source}"/></svg>'
    )
    return "image/svg+xml", svg.encode("ascii")


def _square(colour: str, edge: str, height_mm: float) -> bytes:
    """A square whose edge is seen even where its colour is as light as the page."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{height_mm}mm" height="{height_mm}mm" viewBox="0 0 10 10">'
        f'<rect x="1" y="1" width="8" height="8" rx="1.6" fill="{colour}" stroke="{edge}" stroke-width=".8"/></svg>'
    ).encode("ascii")


def _png_size(png: bytes) -> tuple[float, float]:
    """Width and height of a PNG in pixels, from its header."""
    return float(int.from_bytes(png[16:20], "big")), float(int.from_bytes(png[20:24], "big"))


def _svg_size(svg: bytes) -> tuple[float, float]:
    """Width and height of an SVG in any unit, from its view box, else its attributes, else square."""
    root = _ROOT.search(svg)
    head = root[0].decode("utf-8", "replace") if root else ""
    box = re.search(r'viewBox\s*=\s*["\']\s*[-\d.eE]+[\s,]+[-\d.eE]+[\s,]+([\d.eE]+)[\s,]+([\d.eE]+)', head)
    if box:
        return _number(box[1]), _number(box[2])
    sides = [re.search(rf'\b{side}\s*=\s*["\']\s*([\d.]+)', head) for side in ("width", "height")]
    return (_number(sides[0][1]), _number(sides[1][1])) if sides[0] and sides[1] else (1.0, 1.0)


def _number(written: str) -> float:
    """A number of an attribute; 0 where it is none."""
    try:
        return float(written)
    except ValueError:
        return 0.0
