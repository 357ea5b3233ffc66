"""How wide a text will be, known before it is drawn.

Widths are sums of the font's advance widths, in millimetres; sizes are in points. Kerning is left out: it makes the real text a
little narrower, never wider by more than a hair, so what is measured to fit does fit.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from reportgen.brand import Face

POINT = 25.4 / 72
"""Millimetres in a point."""
ELLIPSIS = "…"
_SPACES = re.compile(r"[ \t\n]+")
_SEAMS = re.compile(r"(?<=[/\-_.,;&=?])")
"""Where a word too long for its line may be broken before it is broken anywhere."""


@cache
def _advances(file: Path) -> tuple[dict[int, float], float]:
    """Advance width of every character in em, and that of a character the font does not have (set by another font)."""
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        metrics: Any = font["hmtx"]
        em = float(font["head"].unitsPerEm)  # type: ignore[attr-defined]
        return {code: metrics[glyph][0] / em for code, glyph in (font.getBestCmap() or {}).items()}, 1.0


def text_width(text: str, face: Face, size: float) -> float:
    """Width of one line of text in millimetres.

    Args:
        text: without line breaks.
        face: the font.
        size: in points.
    """
    widths, unknown = _advances(face.file)
    return sum(widths.get(ord(character), unknown) for character in text) * size * POINT


def shorten(text: str, face: Face, size: float, width: float) -> str:
    """The text, or as much of its beginning as fits `width` millimetres with an ellipsis."""
    if text_width(text, face, size) <= width:
        return text
    while text and text_width(text.rstrip() + ELLIPSIS, face, size) > width:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS


def wrap(text: str, face: Face, size: float, width: float, lines: int = 2) -> tuple[str, ...]:
    """Break a text into at most `lines` lines of `width` millimetres; only what does not fit then ends in an ellipsis.

    Breaks at spaces (not at no-break spaces); a word longer than a line breaks behind its punctuation, else anywhere.
    """
    broken: list[str] = []
    current = ""
    for word in _SPACES.split(text.strip(" \t\n")):
        joined = f"{current} {word}" if current else word
        if text_width(joined, face, size) <= width:
            current = joined
            continue
        if current:
            broken.append(current)
        *full, current = _pieces(word, face, size, width)
        broken += full
    broken.append(current)
    if len(broken) <= lines:
        return tuple(broken)
    rest = " ".join(broken[lines - 1 :])
    return (*broken[: lines - 1], shorten(rest, face, size, width))


def wrap_evenly(text: str, face: Face, size: float, width: float, lines: int = 2) -> tuple[str, ...]:
    """Break a text into as few lines as `wrap`, but of about equal length; no word is broken for that."""
    broken = wrap(text, face, size, width, lines)
    for share in (0.5, 0.6, 0.7, 0.8, 0.9) if len(broken) > 1 else ():
        narrower = wrap(text, face, size, width * share, lines + 1)
        if len(narrower) <= len(broken) and " ".join(narrower) == " ".join(broken):
            return narrower
    return broken


def _pieces(word: str, face: Face, size: float, width: float) -> list[str]:
    """A word in pieces no wider than a line; at least one character each."""
    pieces, current = [], ""
    for part in _SEAMS.split(word):
        if text_width(current + part, face, size) <= width:
            current += part
            continue
        if current:
            pieces.append(current)
        current = ""
        for character in part:
            if current and text_width(current + character, face, size) > width:
                pieces.append(current)
                current = ""
            current += character
    return [*pieces, current]
