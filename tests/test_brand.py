"""brand: one colour in, every token out, each with its contrast."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from reportgen.brand import (
    HOUSE_FACES,
    INK,
    WHITE,
    Brand,
    BrandFile,
    BrandFonts,
    contrast,
    css_variables,
    derive,
    font_faces,
    font_faults,
    mix,
)

GREEN, AMBER, PLUM = "#0F4C43", "#F2B632", "#6A1F4B"
COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06X}")


@pytest.mark.parametrize(("token", "ratio"), [("ink3", 5.1), ("py", 3.1), ("better", 6.0), ("worse", 5.6)])
def test_house_colours_have_the_contrast_on_white_that_the_design_promises(token: str, ratio: float) -> None:
    assert contrast(getattr(derive(GREEN), token), WHITE) == pytest.approx(ratio, abs=0.06)


def test_contrast_of_black_and_white_is_21_and_of_a_colour_with_itself_1() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast(AMBER, AMBER) == 1


def test_mixing_takes_the_share_of_the_second_colour() -> None:
    assert mix("#000000", "#FFFFFF", 0.0) == "#000000"
    assert mix("#000000", "#FF8000", 1.0) == "#FF8000"
    assert mix("#000000", "#FFFFFF", 0.2) == "#333333"


def test_green_and_plum_carry_the_data_themselves() -> None:
    assert derive(GREEN).data == GREEN
    assert derive(PLUM).data == PLUM
    assert derive(GREEN).on_brand == WHITE


def test_amber_is_too_light_for_data_so_its_charts_are_ink() -> None:
    tokens = derive(AMBER)
    assert tokens.data == INK
    assert tokens.on_brand == INK
    assert tokens.brand_text != AMBER


@pytest.mark.parametrize(
    "colour", ["#1C66A6", "#B3451A", "#C0392B", "#2E6F9E", "#777777"],
    ids=["better", "worse", "red", "blue", "grey"],
)  # fmt: skip
def test_a_colour_that_would_be_read_as_a_verdict_or_as_last_year_carries_no_data(colour: str) -> None:
    assert derive(colour).data == INK


@given(COLOURS)
def test_any_colour_gives_tokens_that_meet_the_contrasts(colour: str) -> None:
    tokens = derive(colour)
    assert contrast(tokens.on_brand, tokens.brand) >= 4.5
    assert contrast(tokens.on_brand2, tokens.brand) >= 4.5
    assert contrast(tokens.on_brand3, tokens.brand) >= 3
    assert contrast(tokens.brand_text, tokens.brand_tint) >= 4.5
    assert contrast(tokens.brand_text, WHITE) >= 4.5
    assert contrast(tokens.data, WHITE) >= 3
    assert contrast(tokens.data_text, WHITE) >= 4.5
    assert contrast(tokens.ink, tokens.brand_tint) >= 4.5


@given(COLOURS)
def test_the_house_colours_do_not_depend_on_the_brand(colour: str) -> None:
    tokens = derive(colour)
    assert (tokens.ink, tokens.py, tokens.better, tokens.worse) == ("#17202A", "#8A939A", "#1C66A6", "#B3451A")


def test_every_token_becomes_a_css_variable() -> None:
    css = css_variables(derive(GREEN))
    assert css.startswith(":root {")
    for line in ("--brand: #0F4C43;", "--brand-text: ", "--on-brand2: ", "--ink: #17202A;", "--worse: #B3451A;"):
        assert line in css
    assert '--sans: "Source Sans 3", sans-serif;' in css
    assert '--display: "Source Serif 4 Display", serif;' in css


def test_a_brand_file_is_read_as_written() -> None:
    file = BrandFile.model_validate(
        {"brand": {"name": "Lindenfield", "colour": "#0f4c43", "logo": "logo.svg"}, "fonts": {"serif": None}}
    )
    assert file.brand.colour == GREEN
    assert file.brand.cover == "full"
    assert file.fonts == BrandFonts()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "A", "colour": "green"},
        {"name": "A", "colour": "#FFF"},
        {"name": "A", "logo": "/etc/passwd.svg"},
        {"name": "A", "logo": "../logo.svg"},
        {"name": "A", "logo": "https://example.org/logo.svg"},
        {"name": "A", "logo": "logo.exe"},
        {"name": "A", "cover": "half"},
        {"name": "A", "tint": "#FFFFFF"},
        {"name": ""},
    ],
)
def test_what_a_brand_may_not_set_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Brand.model_validate(wrong)


@pytest.mark.parametrize("face", HOUSE_FACES, ids=lambda face: face.file.name)
def test_the_house_fonts_pass_the_test_a_brand_font_must_pass(face: object) -> None:
    assert font_faults(face.file) == ()  # type: ignore[attr-defined]


def test_a_folder_of_static_fonts_replaces_one_role_and_leaves_the_others(tmp_path: Path) -> None:
    for face in HOUSE_FACES:
        if face.role == "subhead":
            (tmp_path / face.file.name).write_bytes(face.file.read_bytes())
    faces, replaced = font_faces(BrandFonts(sans="."), tmp_path)
    assert replaced == ()
    assert {(face.role, face.family) for face in faces} == {
        ("sans", "Source Serif 4 Subhead"),
        ("display", "Source Serif 4 Display"),
        ("subhead", "Source Serif 4 Subhead"),
    }


def test_a_family_that_fails_is_replaced_by_the_house_font_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "only").mkdir()
    regular = next(face for face in HOUSE_FACES if face.role == "sans" and face.weight == 400)
    (tmp_path / "only" / "a.ttf").write_bytes(regular.file.read_bytes())
    (tmp_path / "only" / "b.ttf").write_bytes(b"no font")
    faces, replaced = font_faces(BrandFonts(serif="only"), tmp_path)
    assert faces == HOUSE_FACES
    (sentence,) = replaced
    assert "weight 600" in sentence
    assert "b.ttf cannot be read as a font" in sentence


def test_a_font_without_cyrillic_says_which_letters_it_lacks(tmp_path: Path) -> None:
    from fontTools import subset

    regular = next(face for face in HOUSE_FACES if face.role == "sans" and face.weight == 400)
    options = subset.Options()
    font = subset.load_font(str(regular.file), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=range(0x20, 0x180))
    cutter.subset(font)
    file = tmp_path / "latin.ttf"
    subset.save_font(font, str(file), options)
    font.close()
    faults = " ".join(font_faults(file))
    assert "lacks letters of 'ru'" in faults
    assert "lacks letters of 'cs'" not in faults
    assert "U+2212" in faults


def test_reading_the_brand_imports_nothing_heavy() -> None:
    import subprocess
    import sys

    code = "import sys, reportgen.brand; assert not {'fontTools', 'matplotlib', 'weasyprint'} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


SIMULATIONS = {
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""How colours are seen by who lacks one kind of cones, in linear RGB (Machado, Oliveira, Fernandes 2009, severity 1)."""


def seen(colour: str, by: str) -> tuple[float, float, float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    shown = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in SIMULATIONS[by]]
    red, green, blue = (max(0.0, min(1.0, part)) ** (1 / 2.4) for part in shown)
    return red, green, blue


@pytest.mark.parametrize("by", SIMULATIONS)
def test_better_and_worse_are_told_apart_without_one_kind_of_cones(by: str) -> None:
    tokens = derive(GREEN)
    better, worse, ink = (seen(colour, by) for colour in (tokens.better, tokens.worse, tokens.ink))
    for one, other in ((better, worse), (better, ink), (worse, ink)):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 0.3


def test_what_could_be_chance_is_lighter_than_a_verdict_in_shades_of_grey() -> None:
    tokens = derive(GREEN)
    assert min(contrast(tokens.maybe, verdict) for verdict in (tokens.better, tokens.worse, tokens.ink)) > 3


@given(COLOURS)
def test_no_brand_can_be_taken_for_a_verdict_or_for_last_year(colour: str) -> None:
    import colorsys

    data = derive(colour).data
    if data == INK:
        return
    hue, _, saturation = colorsys.rgb_to_hls(*(int(data[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    apart = [abs(hue * 360 - verdict) for verdict in (207.8, 16.2)]
    assert min(min(degrees, 360 - degrees) for degrees in apart) > 24
    assert saturation >= 0.12
