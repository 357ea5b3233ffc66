from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.brand import derive
from reportgen.charts.measure import text_width
from reportgen.render.balance import balance, fill

FACE = derive("#0F4C43").face("display", 600)


def test_a_short_headline_stays_on_one_line():
    assert balance("All is well", FACE, 22, 166) == ["All is well"]


def test_two_lines_are_about_equally_long():
    headline = "More visitors but fewer leads: the longer form puts the 200-customer goal at risk"
    assert balance(headline, FACE, 22, 166) == [
        "More visitors but fewer leads: the longer",
        "form puts the 200-customer goal at risk",
    ]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text("abcdefghijklm Äж", min_size=1, max_size=14).map(str.strip).filter(bool), min_size=1, max_size=20)
)
def test_balancing_loses_nothing_and_needs_no_more_lines(words):
    text = " ".join(" ".join(words).split())
    lines = balance(text, FACE, 22, 166)
    assert " ".join(lines) == text
    assert len(lines) == len(fill(text, FACE, 22, 166))


def test_no_line_is_wider_than_its_measure_unless_it_is_one_word():
    for line in balance("one two three four five six seven eight nine ten eleven twelve" * 3, FACE, 22, 120):
        assert text_width(line, FACE, 22) <= 120 or " " not in line
