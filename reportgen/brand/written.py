"""A brand as written in `config/brand.yaml`."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field


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
