"""Tables and messages in a terminal."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.cli.common import folded
from reportgen.cli.table import layout, width
from reportgen.errors import printable


def test_numbers_are_aligned_right_and_names_left() -> None:
    text = layout(["kpi", "value"], [["leads", "1,742"], ["sessions", "9"]], [False, True])
    assert text == "kpi       value\n--------  -----\nleads     1,742\nsessions      9"


def test_wide_letters_take_two_columns_and_marks_none() -> None:
    assert width("漢字") == 4
    assert width("e\u0301") == 1


def test_a_cell_cannot_move_the_cursor() -> None:
    assert printable("a\x1b[2Jb\nc") == r"a\x1b[2Jb\nc"
    assert printable("13\u00a0days") == "13\u00a0days"


def test_a_message_is_folded_on_a_terminal_and_one_line_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", "40")
    said = "2 problems:\n  config/sources.yaml:3: column 'madee' is missing. Did you mean 'made'?"
    assert folded(said, Terminal()) == (
        "2 problems:\n  config/sources.yaml:3: column 'madee'\n    is missing. Did you mean 'made'?"
    )
    assert folded(said, io.StringIO()) == said


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=2), max_size=6))
def test_every_row_is_one_line(rows: list[list[str]]) -> None:
    assert len(layout(["a", "b"], rows, [False, True]).split("\n")) == len(rows) + 2
