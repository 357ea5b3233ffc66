"""The table of `reportgen kpis` in a terminal, wide or narrow, and in a pipe."""

from __future__ import annotations

import re

import pytest

from reportgen.cli.kpi_table import HEAD, lines
from reportgen.cli.table import width
from reportgen.metrics.scoreboard import Benchmark, Scoreboard, Target
from reportgen.quantities import Missing
from reportgen.text import Language
from tests.boards import END_OF_JUNE, JUNE, reading

ENGLISH = Language.load("en")


@pytest.fixture
def board():
    def ripening(days):
        return (("age_days", 0.0), ("patience_days", days), ("mature", 0.0))

    readings = (
        reading("leads", 410, target=Target(520, "plan")),
        reading("visitor_to_lead", 0.0138),
        reading("mqls", 12, partial=(Missing("begins_within", (("table", "leads"),)),)),
        reading("leads", 43, by=("channel", "Direct")),
        reading("visitor_to_lead", None, by=("channel", ""), missing=Missing("no_rows", (("table", "sessions"),))),
        reading("sql_close_rate", 0.07, extra=ripening(92.0)),
        reading("lead_to_customer", 0.01, benchmark=Benchmark(0.02, 0.05, "S4"), extra=ripening(112.0)),
    )
    return Scoreboard(JUNE, END_OF_JUNE, readings, ())


def shown(board, room=None, paint=None):
    return "\n".join(lines(board, ENGLISH, room, paint))


def test_a_pipe_gets_every_column_however_wide(board):
    assert all(name in shown(board) for name in HEAD[1:])
    assert "sql_close_rate (cohort, 0 of 92 days, ripening)" in shown(board)


@pytest.mark.parametrize("room", [60, 80, 100, 120, 200])
def test_no_line_is_wider_than_the_terminal(board, room):
    assert max(width(line) for line in shown(board, room).split("\n")) <= room


def test_columns_for_which_there_is_no_room_are_named(board):
    assert "Left out" not in shown(board, 200)
    narrow = shown(board, 80)
    (said,) = re.findall(r"Left out for want of room: ([^.]*)\.", narrow.replace("\n", " "))
    assert said
    (head,) = (re.split("  +", line) for line in narrow.split("\n") if line.startswith("convert"))
    assert sorted([*head[1:], *said.split(", ")]) == sorted(HEAD[1:])


def test_segments_stand_below_their_kpi(board):
    names = [re.split("  +", line.strip())[0] for line in shown(board, 80).split("\n")]
    assert names.index("leads") + 1 == names.index("Direct")
    assert names.index("visitor_to_lead") + 1 == names.index("(not set)")


def test_a_figure_of_a_part_of_the_period_says_why(board):
    assert re.search(r"partial, .*leads begin later: mqls", shown(board))


def test_a_cohort_that_still_ripens_is_held_against_no_benchmark(board):
    assert "benchmark" not in shown(board)


def test_a_benchmark_is_held_against_the_whole_and_not_against_each_segment():
    known = Benchmark(0.02, 0.05, "S4")
    cut = reading("lead_to_customer", 0.07, by=("channel", "Email"), benchmark=known)
    board = Scoreboard(JUNE, END_OF_JUNE, (reading("lead_to_customer", 0.06, benchmark=known), cut), ())
    assert [line for line in shown(board).split("\n") if "benchmark" in line] == [
        "lead_to_customer (cohort): above its benchmark of 2.00% … 5.00% (S4)"
    ]


def test_only_the_status_has_a_colour_and_only_where_one_is_asked_for(board):
    plain, painted = shown(board, 120), shown(board, 120, lambda text: f"<{text}>")
    assert "<" not in plain
    assert re.sub("[<>]", "", painted) == plain


def test_what_is_true_of_every_line_of_a_kpi_is_said_of_it_once():
    late = (Missing("begins_within", (("table", "leads"),)),)
    cut = [reading("leads", 4, by=("channel", name), partial=late) for name in ("Direct", "Email")]
    board = Scoreboard(JUNE, END_OF_JUNE, (reading("leads", 8, partial=late), *cut), ())
    said = "the data of table leads begin later: "
    assert f"{said}leads\n" in shown(board)
    board = Scoreboard(JUNE, END_OF_JUNE, (reading("leads", 8), *cut), ())
    assert f"{said}leads Direct, leads Email\n" in shown(board)
