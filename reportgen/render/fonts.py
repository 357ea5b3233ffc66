"""The fonts of a report: whole files for the PDF, WOFF2 subsets of the characters used for the HTML page.

A subset is made with fontTools' subsetter, keeps the features that the design needs (kerning, ligatures, local forms, marks) and
the time stamp of the original: same characters, same bytes.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from reportgen.brand import Face

FEATURES = ("kern", "liga", "locl", "ccmp", "mark", "mkmk", "calt")


def css_from_assets(faces: Iterable[Face]) -> str:
    """`@font-face` rules whose sources are assets of the PDF (see `reportgen.render.assets`)."""
    return "\n".join(
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};src:url(asset:{asset_name(face)})}}'
        for face in _distinct(faces)
    )


def assets(faces: Iterable[Face]) -> Mapping[str, bytes]:
    """The font files by the names that `css_from_assets` gives them."""
    return {asset_name(face): face.file.read_bytes() for face in _distinct(faces)}


def asset_name(face: Face) -> str:
    """Name of a face among the assets; made of nothing that a font's maker chose."""
    return f"font-{face.role}-{face.weight}{face.file.suffix.lower()}"


def css_embedded(faces: Iterable[Face], text: str) -> str:
    """`@font-face` rules that carry the subsets for the characters of `text` in themselves.

    The large regular serif is left out: it serves the cover of the PDF only.
    """
    characters = "".join(sorted(set(text) | set(" 0123456789")))
    wanted = [face for face in _distinct(faces) if (face.role, face.weight) != ("display", 400)]
    return "\n".join(
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-display:block;'
        f'src:url("data:font/woff2;base64,{_embedded(face.file, characters)}") format("woff2")}}'
        for face in wanted
    )


def _distinct(faces: Iterable[Face]) -> list[Face]:
    """One face per family and weight: a brand's serif serves two roles with the same files."""
    seen: dict[tuple[str, int], Face] = {}
    for face in faces:
        seen.setdefault((face.family, face.weight), face)
    return list(seen.values())


@lru_cache(maxsize=32)
def _embedded(file: Path, characters: str) -> str:
    return base64.b64encode(subset(file, characters)).decode("ascii")


def subset(file: Path, characters: str) -> bytes:
    """A WOFF2 file with the glyphs for `characters` and nothing else."""
    subsetting: Any = import_module("fontTools.subset")
    options = subsetting.Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    font = _open(file)
    subsetter = subsetting.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _open(file: Path) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(io.BytesIO(file.read_bytes()), recalcTimestamp=False, lazy=True)
