"""The faces a brand's reports are set in, and what a font file must have to be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Literal

from reportgen.brand.written import BrandFonts

_SAFE = re.compile(r"[^\w .-]")
"""What a font's maker may not put into a family name: it stands in CSS and SVG."""
LETTERS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
}
"""Letters a brand's font must have, lower case; the capitals are asked for too."""
SIGNS = "0123456789.,:;+\u2212–—%€≈±…()/‑\u00a0’“”„«»"


@dataclass(frozen=True)
class Face:
    """One font file and where it is used.

    Attributes:
        role: `sans` (body, tables, charts), `display` (large serif) or `subhead` (serif of running size).
        family: the name CSS and SVG call it by; all weights of a family share it.
        weight: 400 or 600.
        file: static TTF or OTF.
    """

    role: Literal["sans", "display", "subhead"]
    family: str
    weight: Literal[400, 600]
    file: Path


def _house_faces() -> tuple[Face, ...]:
    folder = Path(__file__).parents[1] / "fonts"
    families: tuple[tuple[Literal["sans", "display", "subhead"], str], ...] = (
        ("sans", "Source Sans 3"),
        ("display", "Source Serif 4 Display"),
        ("subhead", "Source Serif 4 Subhead"),
    )
    weights: tuple[tuple[Literal[400, 600], str], ...] = ((400, "Regular"), (600, "Semibold"))
    return tuple(
        Face(role, family, weight, folder / f"{family.replace(' ', '')}-{style}.ttf")
        for (role, family), (weight, style) in product(families, weights)
    )


HOUSE_FACES = _house_faces()


@cache
def font_faults(file: Path) -> tuple[str, ...]:
    """What a brand's font file lacks to be printed in any of our languages; empty when it passes.

    Args:
        file: a TTF or OTF file that exists.
    """
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with file.open("rb") as opened, TTFont(opened, lazy=True) as font:
            return tuple(_faults(font))
    except (TTLibError, OSError, KeyError) as error:
        return (f"cannot be read as a font ({error})",)


def _faults(font: Any) -> Iterator[str]:
    from fontTools.pens.boundsPen import BoundsPen

    cmap, widths, glyphs = font.getBestCmap(), font["hmtx"], font.getGlyphSet()
    if "fvar" in font:
        yield "is a variable font; a static file for each weight is needed"
    for language, letters in LETTERS.items():
        if missing := sorted({c for c in letters + letters.upper() if ord(c) not in cmap}):
            yield f"lacks letters of '{language}': {''.join(missing)}"
    if missing := sorted(f"U+{ord(sign):04X}" for sign in SIGNS if ord(sign) not in cmap):
        yield f"lacks signs: {', '.join(missing)}"
    digits = [cmap[ord(digit)] for digit in "0123456789" if ord(digit) in cmap]
    if len({widths[digit][0] for digit in digits}) > 1:
        yield "its default figures are not tabular (they differ in width)"
    tops = []
    for digit in digits:
        pen: Any = BoundsPen(glyphs)  # type: ignore[no-untyped-call]
        glyphs[digit].draw(pen)
        tops.append(pen.bounds[3] if pen.bounds else 0)
    if tops and max(tops) - min(tops) > 0.1 * max(tops):
        yield "its default figures are not lining (they differ in height)"


def font_faces(fonts: BrandFonts, project: Path) -> tuple[tuple[Face, ...], tuple[str, ...]]:
    """The faces a brand's reports are set in, and a sentence for each family that had to be replaced by the house's.

    Args:
        fonts: as written in brand.yaml.
        project: the folder its paths are relative to.
    """
    faces, replaced = list(HOUSE_FACES), []
    for key, folder, roles in (("sans", fonts.sans, ("sans",)), ("serif", fonts.serif, ("display", "subhead"))):
        if folder is None:
            continue
        family, files, faults = _read_family(project / folder)
        if faults:
            replaced.append(f"fonts.{key}: {'; '.join(faults)}. The house's font is used")
            continue
        faces = [
            Face(face.role, family, face.weight, files[face.weight]) if face.role in roles else face for face in faces
        ]
    return tuple(faces), tuple(replaced)


def _read_family(folder: Path) -> tuple[str, dict[int, Path], list[str]]:
    """Family name, file by weight and faults of a folder of fonts."""
    from fontTools.ttLib import TTFont, TTLibError

    files: dict[int, Path] = {}
    family, faults = folder.name, []
    for file in sorted(path for path in folder.glob("*") if path.suffix.lower() in {".ttf", ".otf"}):
        try:
            with file.open("rb") as opened, TTFont(opened, lazy=True) as font:
                metrics: Any = font["OS/2"]
                weight, italic = metrics.usWeightClass, metrics.fsSelection & 1
                names = font["name"]
                name = _SAFE.sub("", names.getDebugName(16) or names.getDebugName(1) or family) or "Brand"
        except (TTLibError, OSError, KeyError):
            faults.append(f"{file.name} cannot be read as a font")
            continue
        if weight in (400, 600) and not italic:
            files[weight], family = file, name
            faults += [f"{file.name} {fault}" for fault in font_faults(file)]
    faults += [f"{folder.name} has no upright file of weight {w}" for w in (400, 600) if w not in files]
    return family, files, faults
