"""Every colour and font of a report, derived from the brand's one colour; see `reportgen.brand` for the contrasts."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from reportgen.brand.colours import contrast, faded, hue, mix, saturation, until
from reportgen.brand.fonts import HOUSE_FACES, Face

TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0
WHITE, BLACK, INK = "#FFFFFF", "#000000", "#17202A"
BETTER, WORSE = "#1C66A6", "#B3451A"
CLASH_DEGREES = 25
"""A brand hue nearer than this to better or worse would be read as a verdict."""
GREYISH = 0.12
"""A brand colour of less saturation (HLS) would be read as last year's grey."""


def _data_colour(brand: str) -> str:
    """The brand's colour where it can carry data without being taken for a verdict or for last year, else ink."""
    apart = [abs(hue(brand) - hue(verdict)) for verdict in (BETTER, WORSE)]
    clashes = any(min(degrees, 360 - degrees) < CLASH_DEGREES for degrees in apart)
    return INK if clashes or saturation(brand) < GREYISH or contrast(brand, WHITE) < MARK_CONTRAST else brand


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
        on_brand2=faded(on_brand, brand, 0.18, TEXT_CONTRAST),
        on_brand3=faded(on_brand, brand, 0.36, MARK_CONTRAST),
        brand_tint=tint,
        brand_text=until(brand, BLACK, tint, TEXT_CONTRAST),
        brand_mid=mix(brand, WHITE, 0.5),
        brand_rule=mix(brand, WHITE, 0.72),
        brand_area=mix(brand, on_brand, 0.09),
        brand_cone=mix(brand, on_brand, 0.19),
        data=data,
        data_text=until(data, BLACK, WHITE, TEXT_CONTRAST),
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
