"""charts.measure: how wide a text is, and where it breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.charts.measure import POINT, shorten, text_width, wrap, wrap_evenly
from tests.chart_examples import TOKENS

REGULAR, SEMIBOLD = TOKENS.face("sans", 400), TOKENS.face("sans", 600)
WORDS = st.text(st.sampled_from("abcdefgh АБВ /-.\u00a0"), max_size=60)


def test_ten_digits_are_ten_times_one_digit_wide() -> None:
    # Source Sans 3: a digit is 497/1000 em; 8.5 pt are 2.9986 mm.
    assert text_width("0", REGULAR, 8.5) == pytest.approx(0.497 * 8.5 * 25.4 / 72)
    assert text_width("0123456789", REGULAR, 8.5) == pytest.approx(10 * text_width("7", REGULAR, 8.5))
    assert text_width("0", SEMIBOLD, 8.5) > text_width("0", REGULAR, 8.5)


def test_a_character_the_font_lacks_is_taken_as_one_em_wide() -> None:
    assert text_width("漢", REGULAR, 72 / 25.4) == pytest.approx(1.0)


def test_a_text_that_fits_is_left_alone_and_one_that_does_not_ends_in_an_ellipsis() -> None:
    assert shorten("Leads", REGULAR, 8.5, 20) == "Leads"
    short = shorten("Sessions that became leads", REGULAR, 8.5, 20)
    assert short.endswith("…")
    assert text_width(short, REGULAR, 8.5) <= 20


def test_a_text_breaks_at_spaces_but_not_at_no_break_spaces() -> None:
    assert wrap("Sessions that became leads", REGULAR, 8.5, 22, 3) == ("Sessions that", "became leads")
    assert wrap("to 30\u00a0June", REGULAR, 8.5, 10, 3) == ("to", "30\u00a0June")


def test_a_path_breaks_behind_its_slashes_before_it_breaks_anywhere() -> None:
    assert wrap("/guides/downtime-cost", REGULAR, 8.5, 16, 3) == ("/guides/", "downtime-", "cost")
    assert "".join(wrap("x" * 40, REGULAR, 8.5, 16, 9)) == "x" * 40


def test_lines_of_equal_length_are_no_more_lines() -> None:
    text = "6 May: the form grows from 4 to 9 fields"
    greedy, even = wrap(text, REGULAR, 8, 36, 3), wrap_evenly(text, REGULAR, 8, 36, 3)
    assert len(even) == len(greedy) == 2
    assert " ".join(even) == text
    assert max(map(len, even)) < max(map(len, greedy))


@given(WORDS, st.floats(6, 60), st.integers(1, 4))
def test_no_line_is_wider_than_its_room_and_nothing_is_lost_without_an_ellipsis(
    text: str, width: float, lines: int
) -> None:
    broken = wrap(text, REGULAR, 8.5, width, lines)
    assert len(broken) <= lines
    assert all(text_width(line, REGULAR, 8.5) <= width for line in broken)
    if not broken[-1].endswith("…"):
        assert "".join(broken).replace(" ", "") == text.replace(" ", "")


def test_a_point_is_a_72nd_of_an_inch() -> None:
    assert pytest.approx(25.4) == 72 * POINT


def test_lines_of_equal_length_break_no_word() -> None:
    text = "17 марта: Выставка по техобслуживанию в Лейпциге"
    lines = wrap_evenly(text, REGULAR, 8.0, 27.0, 5)
    assert " ".join(lines) == text
