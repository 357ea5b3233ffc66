"""The fonts of a report: whole files for the PDF, WOFF2 subsets for the HTML page.

A subset is made with fontTools' subsetter, keeps the features that the design needs (kerning, ligatures, local forms, marks) and
the time stamp of the original: same characters, same bytes. Making one takes half a second, so the characters are rounded up to
whole blocks, which hardly differ from report to report, and what was made is kept in a folder under the hash of all that it
was made of.
"""

from __future__ import annotations

import base64
import hashlib
import io
import os
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

from reportgen.brand import Face

FEATURES = ("kern", "liga", "locl", "ccmp", "mark", "mkmk", "calt")
NAMES = range(7)
"""The names that a font keeps: copyright, family, style, identity, version."""

ALWAYS = frozenset(
    " !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\u00a0«»°±·×÷§©–—‘’‚“”„†•…′″‰€₽№™−≈≠≤≥→←↑↓\u2009\u202f\u2011"
).union(map(chr, range(0x30, 0x3A)), map(chr, range(0x41, 0x5B)), map(chr, range(0x61, 0x7B)))
"""Printable ASCII and the marks that reports use, whether a page needs them or not."""
LARGE = ('class="cover-name"', 'class="area ', 'class="place"')
"""What stands in a page that has something set in the large regular serif."""
BLOCKS = (range(0xA0, 0x100), range(0x100, 0x180), range(0x400, 0x460))
"""Latin-1, Latin Extended-A and the Cyrillic of living languages: a page that needs one letter of a block gets the block."""


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


def css_embedded(faces: Iterable[Face], text: str, cache: Path | None = None) -> str:
    """`@font-face` rules that carry the subsets for the characters of `text` in themselves.

    The large regular serif is left out where nothing is set in it: it serves covers and the numerals of areas and decisions.

    Args:
        faces: the fonts of the brand.
        text: the page; characters it does not hold may be left out.
        cache: a folder for subsets that were made before; the bytes are the same without it.
    """
    characters = rounded(text)
    large = any(mark in text for mark in LARGE)
    wanted = [face for face in _distinct(faces) if large or (face.role, face.weight) != ("display", 400)]
    return "\n".join(
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-display:block;'
        f'src:url("data:font/woff2;base64,{_embedded(face.file, characters, cache)}") format("woff2")}}'
        for face in wanted
    )


def rounded(text: str) -> str:
    """The characters of a text, rounded up to whole blocks, sorted."""
    used = ALWAYS.union(text)
    for block in BLOCKS:
        letters = {character for character in map(chr, block) if character.isalpha()}
        if used & letters:
            used |= letters
    return "".join(sorted(used))


def _distinct(faces: Iterable[Face]) -> list[Face]:
    """One face per family and weight: a brand's serif serves two roles with the same files."""
    seen: dict[tuple[str, int], Face] = {}
    for face in faces:
        seen.setdefault((face.family, face.weight), face)
    return list(seen.values())


@lru_cache(maxsize=32)
def _embedded(file: Path, characters: str, folder: Path | None) -> str:
    return base64.b64encode(_kept(file, characters, folder)).decode("ascii")


def _kept(file: Path, characters: str, folder: Path | None) -> bytes:
    """A subset from the folder, made where it is not there; its hash stands before it, so that a damaged one is made anew."""
    if folder is None:
        return subset(file, characters)
    made_of = (file.read_bytes(), characters.encode("utf-8", "surrogatepass"), repr(FEATURES).encode(), _version())
    name = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in made_of)).hexdigest()
    place = folder / f"font-{name[:40]}.woff2"
    try:
        kept = place.read_bytes()
    except OSError:
        kept = b""
    if kept and hashlib.sha256(kept[32:]).digest() == kept[:32]:
        return kept[32:]
    made = subset(file, characters)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside = place.with_name(f".{place.name}.{os.getpid()}")
        aside.write_bytes(hashlib.sha256(made).digest() + made)
        aside.replace(place)
    except OSError:
        return made  # a folder that cannot be written costs time, not the report
    return made


@cache
def _version() -> bytes:
    return metadata.version("fonttools").encode()


def subset(file: Path, characters: str) -> bytes:
    """A WOFF2 file with the glyphs for `characters` and nothing else."""
    subsetting: Any = import_module("fontTools.subset")
    options = subsetting.Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    font = _open(file)
    names = font["name"]
    names.names = [name for name in names.names if name.nameID in NAMES and name.isUnicode()]
    del font["name"]  # weeding names out, as the subsetter does it, walks through every table
    subsetter = subsetting.Subsetter(options)
    subsetter.populate(text=characters)
    subsetter.subset(font)
    font["name"] = names
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def _open(file: Path) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(io.BytesIO(file.read_bytes()), recalcTimestamp=False, lazy=True)
