"""charts: what every kind promises, found by itself in the folder."""

from __future__ import annotations

import hashlib
import inspect
import os
import re
import subprocess
import sys
import time
from dataclasses import FrozenInstanceError, fields, is_dataclass
from importlib import import_module
from pathlib import Path

import pytest

from reportgen import registry
from reportgen.brand import contrast, derive, mix
from reportgen.charts.base import Svg
from reportgen.text import available
from tests.chart_examples import EXAMPLES, LARGE, TOKENS, assert_readable, english, parse, texts

KINDS = registry.modules("charts")
GOLDEN = Path(__file__).parent / "golden" / "charts"


def drawn(kind: str, **width: float) -> Svg:
    return import_module(f"reportgen.charts.{kind}").draw(EXAMPLES[kind](), TOKENS, english(), **width)


def test_every_kind_has_an_example_here() -> None:
    assert set(KINDS) == set(EXAMPLES)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_data_then_draw_with_the_same_arguments(kind: str) -> None:
    module = import_module(f"reportgen.charts.{kind}")
    assert list(inspect.signature(module.draw).parameters) == ["data", "tokens", "language", "width_mm"]
    assert "alt" in inspect.signature(module.data).parameters
    assert (module.__doc__ or "").strip()


@pytest.mark.parametrize("kind", KINDS)
def test_data_is_frozen_and_has_no_ink(kind: str) -> None:
    value = EXAMPLES[kind]()
    assert is_dataclass(value)
    with pytest.raises(FrozenInstanceError):
        setattr(value, fields(value)[0].name, None)
    assert hash(value) == hash(EXAMPLES[kind]())
    assert not re.search(r"<svg|#[0-9A-F]{6}", repr(value))


@pytest.mark.parametrize("kind", KINDS)
def test_the_drawing_is_well_formed_has_its_size_and_its_text_alternative(kind: str) -> None:
    svg = drawn(kind)
    root = parse(svg)
    assert root.get("width") == f"{svg.width_mm:g}mm"
    assert root.get("height") == f"{svg.height_mm:g}mm"
    assert root.get("role") == "img"
    assert root[0].tag.endswith("title")
    assert root[0].text == svg.alt != ""


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_in_a_drawing_can_clash_with_another_or_be_ignored(kind: str) -> None:
    """No ids, no styles, no clips: several drawings share a page, and WeasyPrint reads presentation attributes."""
    assert not re.search(r'\bid="|style=|<style|clip|url\(|<defs|nan|inf', drawn(kind).svg)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - LARGE))
def test_a_word_sized_graphic_is_small_and_has_no_text(kind: str) -> None:
    svg = drawn(kind)
    assert len(svg.svg) < 900
    assert texts(svg) == []


@pytest.mark.parametrize("code", available())
@pytest.mark.parametrize("width", [88.0, 104.0, 176.0])
@pytest.mark.parametrize("kind", sorted(LARGE))
def test_no_text_is_cut_off_or_overprinted_at_any_width_in_any_language(kind: str, width: float, code: str) -> None:
    from reportgen.text import Language

    module = import_module(f"reportgen.charts.{kind}")
    svg = module.draw(EXAMPLES[kind](), TOKENS, Language.load(code), width)
    assert svg.width_mm == width
    assert_readable(svg)
    assert not any("…" in text for text in texts(svg))


@pytest.mark.parametrize("colour", ["#F2B632", "#6A1F4B"])
@pytest.mark.parametrize("kind", sorted(LARGE))
def test_a_brand_changes_colours_and_nothing_else(kind: str, colour: str) -> None:
    module = import_module(f"reportgen.charts.{kind}")
    branded = module.draw(EXAMPLES[kind](), derive(colour), english()).svg
    blank = re.compile("#[0-9A-F]{6}")
    assert blank.sub("", branded) == blank.sub("", drawn(kind).svg)


@pytest.mark.parametrize("kind", KINDS)
def test_colours_are_those_of_the_house_and_the_brand_or_paler(kind: str) -> None:
    house = {str(value).upper() for value in vars(TOKENS).values() if str(value).startswith("#")}
    paler = {mix(colour, TOKENS.white, share).upper() for colour in house for share in (0.65,)}
    assert {found.upper() for found in re.findall("#[0-9A-Fa-f]{6}", drawn(kind).svg)} <= house | paler


def test_better_worse_and_chance_differ_in_grey_print_and_from_the_paper() -> None:
    """What is larger than chance is dark, what is not is pale; better and worse then differ by side, sign and word."""
    for sure in (TOKENS.better, TOKENS.worse):
        assert contrast(sure, TOKENS.maybe) > 2.5
        assert contrast(sure, TOKENS.white) >= 4.5
    assert contrast(TOKENS.ink2, mix(TOKENS.ink2, TOKENS.white, 0.65)) >= 3


def fingerprint() -> str:
    return hashlib.sha256("".join(drawn(kind).svg for kind in KINDS).encode()).hexdigest()


def test_the_same_data_give_the_same_bytes_in_another_process() -> None:
    code = "from tests.test_charts_contract import fingerprint; print(fingerprint())"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[1],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == fingerprint()


@pytest.mark.parametrize("kind", sorted(LARGE))
def test_a_drawing_is_the_one_we_looked_at(kind: str) -> None:
    """`GOLDEN_UPDATE=1 pytest tests/test_charts_contract.py` writes the files anew; look at them before you commit."""
    lines = drawn(kind).svg.replace("><", ">\n<") + "\n"
    file = GOLDEN / f"{kind}.svg"
    if os.environ.get("GOLDEN_UPDATE"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(lines, encoding="utf-8")
    assert lines == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_a_warm_chart_takes_less_than_60_milliseconds(kind: str) -> None:
    module, value, language = import_module(f"reportgen.charts.{kind}"), EXAMPLES[kind](), english()
    module.draw(value, TOKENS, language)
    best = 1.0
    for _ in range(3):
        start = time.perf_counter()
        module.draw(value, TOKENS, language)
        best = min(best, time.perf_counter() - start)
    assert best < 0.06


def test_charts_need_neither_pandas_nor_matplotlib() -> None:
    modules = ", ".join(f"reportgen.charts.{kind}" for kind in KINDS)
    code = f"import sys, {modules}; assert not {{'pandas', 'matplotlib', 'weasyprint', 'fontTools'}} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
