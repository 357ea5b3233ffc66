"""The brand's mark at the head of a page: the logo, or a plain square of the brand's colour."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from reportgen.brand import Tokens

PNG = b"\x89PNG\r\n\x1a\n"
_ROOT = re.compile(rb"<svg\b[^>]*>", re.DOTALL)


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
        return "image/svg+xml", _square(tokens.brand, height_mm)
    data = logo.read_bytes()
    width, height = _png_size(data) if data.startswith(PNG) else _svg_size(data)
    kind = "image/png" if data.startswith(PNG) else "image/svg+xml"
    shown = min(height_mm * width / max(height, 1), height_mm * 5)
    source = base64.b64encode(data).decode("ascii")
    across, up = f"{shown:.2f}", f"{height_mm:.2f}"
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}mm" height="{up}mm" viewBox="0 0 {across} {up}">'
        f'<image width="{across}" height="{up}" href="data:{kind};base64,{source}"/></svg>'
    )
    return "image/svg+xml", svg.encode("ascii")


def _square(colour: str, height_mm: float) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{height_mm}mm" height="{height_mm}mm" viewBox="0 0 10 10">'
        f'<rect x="1" y="1" width="8" height="8" rx="1.6" fill="{colour}"/></svg>'
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
        return float(box[1]), float(box[2])
    sides = [re.search(rf'\b{side}\s*=\s*["\']\s*([\d.]+)', head) for side in ("width", "height")]
    return (float(sides[0][1]), float(sides[1][1])) if sides[0] and sides[1] else (1.0, 1.0)
