"""The look of a report: what a brand may set, and every colour and font that follows from it.

A brand sets one colour, a logo and at most two font families. Everything else is house grammar and stays fixed, so that a mark
means the same in every report. What is derived from the brand's colour meets these contrasts by construction (WCAG 2.1, 1.4.3
and 1.4.11):

    text    4.5:1   on_brand and on_brand2 on brand; brand_text on brand_tint and white; data_text on white
    marks   3.0:1   on_brand3 on brand; data on white

Colours are written `#RRGGBB`. Fonts are static TrueType files, a regular and a semibold of each family.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from itertools import product
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0
WHITE, BLACK, INK = "#FFFFFF", "#000000", "#17202A"
BETTER, WORSE = "#1C66A6", "#B3451A"
CLASH_DEGREES = 25
"""A brand hue nearer than this to better or worse would be read as a verdict."""
GREYISH = 0.12
"""A brand colour of less saturation (HLS) would be read as last year's grey."""

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


# --- as written in config/brand.yaml


def _inside(path: str) -> str:
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or "\\" in path or ":" in path:
        raise ValueError(f"'{path}' must be a path inside the project's folder, written with /")
    return path


def _picture(path: str) -> str:
    if PurePosixPath(path).suffix.lower() not in {".svg", ".png"}:
        raise ValueError(f"'{path}' must be an SVG or a PNG file")
    return path


def _capitals(colour: str) -> str:
    return colour.upper()


InsidePath = Annotated[str, AfterValidator(_inside)]
Picture = Annotated[str, AfterValidator(_inside), AfterValidator(_picture)]
Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$"), AfterValidator(_capitals)]


class Brand(BaseModel):
    """The block `brand:`.

    Attributes:
        name: the company as it stands on cover and header.
        colour: the one colour everything else of the brand is derived from.
        logo: SVG or PNG for a white ground, a path inside the project; None prints the name alone.
        logo_on_dark: the same for the cover's colour block.
        cover: `full` is a colour block, `light` a white cover with the colour in the type.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=60)
    colour: Colour = "#0F4C43"
    logo: Picture | None = None
    logo_on_dark: Picture | None = None
    cover: Literal["full", "light"] = "full"


class BrandFonts(BaseModel):
    """The block `fonts:`; each a folder inside the project with the family's static TTF files, None for the house's font."""

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    serif: InsidePath | None = None
    sans: InsidePath | None = None


class BrandFile(BaseModel):
    """As written in `config/brand.yaml`."""

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    brand: Brand
    fonts: BrandFonts = BrandFonts()


# --- fonts


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
    folder = Path(__file__).parent / "fonts"
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


# --- colours


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.1 (0.03928 is the threshold of its text)."""
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, into: str, share: float) -> str:
    """`colour` with `share` (0 to 1) of `into`, mixed in sRGB."""
    parts = (a * (1 - share) + b * share for a, b in zip(_rgb(colour), _rgb(into), strict=True))
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def _until(colour: str, into: str, ground: str, ratio: float) -> str:
    """`colour`, mixed with as little of `into` as gives it the contrast on `ground`; `into` itself where nothing less does."""
    for step in range(51):
        mixed = mix(colour, into, step / 50)
        if contrast(mixed, ground) >= ratio:
            return mixed
    return into


def _faded(colour: str, ground: str, share: float, ratio: float) -> str:
    """`colour` faded into its ground by `share`, or by as much of that as the contrast allows."""
    return _until(mix(colour, ground, share), colour, ground, ratio)


def _hue(colour: str) -> float:
    return colorsys.rgb_to_hls(*_rgb(colour))[0] * 360


def _data_colour(brand: str) -> str:
    """The brand's colour where it can carry data without being taken for a verdict or for last year, else ink."""
    saturation = colorsys.rgb_to_hls(*_rgb(brand))[2]
    apart = [abs(_hue(brand) - _hue(verdict)) for verdict in (BETTER, WORSE)]
    clashes = any(min(degrees, 360 - degrees) < CLASH_DEGREES for degrees in apart)
    return INK if clashes or saturation < GREYISH or contrast(brand, WHITE) < MARK_CONTRAST else brand


@dataclass(frozen=True)
class Tokens:
    """Every colour of a report, and its fonts.

    The first block is the house's and never changes: `ink` text and actual, `ink2` secondary text, `ink3` notes, `rule` and
    `rule2` hairlines, `tint` quiet panels, `band` the usual range, `py` the same period a year ago, `maybe` a difference that
    could be chance, `better` and `worse`. The second is derived from the brand's colour: `on_brand`, `on_brand2` and `on_brand3`
    stand on it (text, secondary text, lines), `data` is the series a title is about, `data_text` its label. `brand_area` and
    `brand_cone` are shades of it on itself. `cover` says whether the cover has the colour as its ground or in its type.
    """

    brand: str
    on_brand: str
    on_brand2: str
    on_brand3: str
    brand_tint: str
    brand_text: str
    brand_mid: str
    brand_rule: str
    brand_area: str
    brand_cone: str
    data: str
    data_text: str
    data_mid: str
    data_cone: str
    faces: tuple[Face, ...] = HOUSE_FACES
    cover: Literal["full", "light"] = "full"
    ink: str = INK
    ink2: str = "#47525D"
    ink3: str = "#65707A"
    rule: str = "#D9DCDD"
    rule2: str = "#B9BFC3"
    tint: str = "#F5F3EE"
    band: str = "#EDEAE2"
    py: str = "#8A939A"
    maybe: str = "#C3C9CD"
    better: str = BETTER
    worse: str = WORSE
    white: str = WHITE

    def face(self, role: str, weight: int) -> Face:
        """The font file of a role and a weight."""
        return next(face for face in self.faces if (face.role, face.weight) == (role, weight))


def derive(colour: str, faces: tuple[Face, ...] = HOUSE_FACES, cover: Literal["full", "light"] = "full") -> Tokens:
    """All tokens of a brand from its one colour, with the contrasts of the module's table."""
    brand = colour.upper()
    # A mid-tone may give 4.5:1 with neither white nor ink; black then does, since white and black cannot both fail.
    on_brand = next((c for c in (WHITE, INK) if contrast(c, brand) >= TEXT_CONTRAST), BLACK)
    tint = mix(brand, WHITE, 0.89)
    data = _data_colour(brand)
    return Tokens(
        brand=brand,
        on_brand=on_brand,
        on_brand2=_faded(on_brand, brand, 0.18, TEXT_CONTRAST),
        on_brand3=_faded(on_brand, brand, 0.36, MARK_CONTRAST),
        brand_tint=tint,
        brand_text=_until(brand, BLACK, tint, TEXT_CONTRAST),
        brand_mid=mix(brand, WHITE, 0.5),
        brand_rule=mix(brand, WHITE, 0.72),
        brand_area=mix(brand, on_brand, 0.09),
        brand_cone=mix(brand, on_brand, 0.19),
        data=data,
        data_text=_until(data, BLACK, WHITE, TEXT_CONTRAST),
        data_mid=mix(data, WHITE, 0.42),
        data_cone=mix(data, WHITE, 0.87),
        faces=faces,
        cover=cover,
    )


def css_variables(tokens: Tokens) -> str:
    """The tokens as custom properties: `--brand-text: #0F4C43;` and so on, and `--sans`, `--display`, `--subhead`."""
    colours = {
        field.name: getattr(tokens, field.name) for field in fields(tokens) if field.name not in ("faces", "cover")
    }
    lines = [f"  --{name.replace('_', '-')}: {colour};" for name, colour in colours.items()]
    for role, fallback in (("sans", "sans-serif"), ("display", "serif"), ("subhead", "serif")):
        lines.append(f'  --{role}: "{tokens.face(role, 400).family}", {fallback};')
    return ":root {\n" + "\n".join(lines) + "\n}\n"
