"""charts.base: a drawing in millimetres."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.charts.base import Drawing, Svg, empty_frame, figure, moment, runs, tone_of
from reportgen.periods import Grain, Period
from reportgen.text import Msg
from tests.chart_examples import NAMESPACE, TOKENS, assert_readable, english, months, parse, texts


def test_a_graphic_without_a_text_alternative_is_refused() -> None:
    with pytest.raises(ValueError, match="text alternative"):
        Svg("<svg/>", 10, 10, " ")


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_not_a_number_never_reaches_ink(value: float) -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        figure(value)


@pytest.mark.parametrize(("value", "text"), [(1.0, "1"), (0.5, "0.5"), (2 / 3, "0.67"), (-0.001, "0"), (100.0, "100")])
def test_coordinates_are_as_short_as_they_can_be(value: float, text: str) -> None:
    assert figure(value) == text


@given(st.text(max_size=40))
def test_any_text_becomes_well_formed_xml(text: str) -> None:
    sheet = Drawing(TOKENS, 40, 10)
    sheet.text(1, 5, text)
    ET.fromstring(sheet.svg("x" + text).svg)


def test_type_is_written_in_millimetres_of_its_points() -> None:
    sheet = Drawing(TOKENS, 40, 10)
    sheet.text(1, 5, "a", 7.5, 600, anchor="end")
    (element,) = parse(sheet.svg("a")).iter(f"{NAMESPACE}text")
    assert element.attrib == {
        "x": "1", "y": "5", "font-size": "2.646", "fill": TOKENS.ink, "font-weight": "600", "text-anchor": "end",
    }  # fmt: skip


def test_a_hatch_stays_inside_its_rectangle() -> None:
    sheet = Drawing(TOKENS, 40, 10)
    sheet.hatch(5, 2, 20, 4, TOKENS.ink)
    sheet.hatch(5, 2, 0, 4, TOKENS.ink)
    (path,) = parse(sheet.svg("a")).iter(f"{NAMESPACE}path")
    numbers = [float(part) for part in path.attrib["d"].replace("M", " ").replace("L", " ").split()]
    assert all(5 <= x <= 25 for x in numbers[::2])
    assert all(2 <= y <= 6 for y in numbers[1::2])


def test_a_series_is_cut_at_its_gaps() -> None:
    assert runs([1, 2, None, None, 3]) == [[(0, 1), (1, 2)], [(4, 3)]]
    assert runs([None]) == runs([]) == []


@pytest.mark.parametrize(
    ("difference", "better", "sure", "tone"),
    [
        (1, "up", True, "better"),
        (-1, "up", True, "worse"),
        (1, "down", True, "worse"),
        (-1, "down", True, "better"),
        (1, "none", True, "neutral"),
        (5, "up", False, "maybe"),
        (0, "up", True, "maybe"),
    ],
)
def test_colour_marks_only_what_is_larger_than_chance_and_by_its_meaning(
    difference: float, better: str, sure: bool, tone: str
) -> None:
    assert tone_of(difference, better, sure) == tone  # type: ignore[arg-type]


def test_an_axis_names_months_shortly_and_takes_messages_and_words() -> None:
    language = english()
    quarter = Period(months(2026, 4, 1)[0].start, months(2026, 6, 1)[0].end, Grain.QUARTER)
    assert moment(language, months(2026, 1, 1)[0]) == "Jan"
    assert moment(language, quarter) == "Q2\u00a02026"
    assert moment(language, "spring") == "spring"
    assert moment(language, Msg.of("status-ahead")) == language.word("status-ahead")


def test_an_empty_frame_says_why_in_lines_that_fit() -> None:
    svg = empty_frame(Drawing(TOKENS, 60, 40), "No sessions have been delivered since January 2025. " * 3, "Nothing.")
    assert_readable(svg)
    assert len(texts(svg)) == 4
