from dataclasses import replace
from datetime import date

import pytest

from reportgen.assemble.cards import card
from reportgen.assemble.context import Context
from reportgen.metrics.scoreboard import Scoreboard, Status, Target
from reportgen.readiness import Coverage
from reportgen.render.words import plain_words
from reportgen.text import Language
from tests import boards

EN = Language.load("en")


def of(kpi, board=None):
    given = board or boards.june()
    context = Context("monthly", boards.SPEC, given, boards.catalog(), boards.BUSINESS, (), (), boards.ORIGIN)
    return card(context, kpi)


def said(text) -> str:
    return plain_words(text, EN).replace("\u00a0", " ")


def rows(made):
    return [(said(row.label), said(row.value)) for row in made.rows]


def test_a_rated_card_carries_plan_year_ago_year_to_date_and_pace():
    made = of("leads")
    assert said(made.figure) == "486"
    assert said(made.difference) == "−154 (−24.1%) vs plan"
    assert rows(made) == [
        ("Plan", "640"),
        ("Jun 2025", "564"),
        ("Year to date", "3,427"),
        ("Year to date, share of plan", "93%"),
    ]
    assert said(made.note) == "95% interval 440 to 534."
    assert made.trend.data.tone == "worse"


def test_a_difference_of_money_stands_in_the_unit_of_its_figure():
    assert said(of("revenue").difference) == "−€3k (−1.4%) vs plan"


def test_a_difference_of_rates_is_in_points():
    assert said(of("visitor_to_lead").difference) == "−0.60 pts (−30.2%) vs plan"


def test_a_running_period_is_compared_with_the_plan_to_date_and_has_no_status():
    made = of("leads", boards.running())
    assert made.mark.status is Status.RUNNING
    assert said(made.mark.text) == "Month still running"
    assert [label for label, _ in rows(made)] == ["Plan, 14 days", "Plan, Jun 2026", "Jun 2025", "Days"]
    assert rows(made)[3][1] == "14 of 30"
    assert made.bullet.data.plan_to_date is not None
    assert made.trend.data.tone == "neutral"


def test_too_few_cases_are_grey_without_bar_and_line():
    made = of("nps", boards.states())
    assert (made.mark.status, made.weak) == (Status.TOO_FEW, True)
    assert made.bullet.data.actual is None
    assert made.trend.data.values == ()
    assert rows(made)[2:] == [("95% interval", "8.0 to 52.0"), ("Answers", "7")]


def test_no_data_is_a_dash_with_its_reason_and_the_last_value_in_a_row():
    made = of("ad_spend", boards.states())
    assert (said(made.figure), made.weak) == ("–", True)
    assert said(made.note) == "no data: the data end earlier"
    assert rows(made)[2][0] == "Last value, May 2026"


def test_no_plan_is_compared_with_a_year_ago_and_else_with_the_month_before():
    made = of("followers", boards.states())
    assert said(made.difference) == "+2,540 (+25.6%) vs a year ago"
    assert rows(made)[0] == ("Plan", "not set")
    assert said(of("leads", boards.unplanned()).difference) == "−26 (−5.1%) vs the month before"


def test_a_plan_of_zero_gives_no_percentage():
    assert said(of("sessions", boards.states()).difference) == "+34,800 vs plan"


def test_booked_money_is_exact():
    assert said(of("revenue").note) == "Booked amounts, exact."


@pytest.mark.parametrize("board", [boards.june, boards.running, boards.unplanned, boards.states, boards.empty])
def test_every_card_has_four_rows_whatever_its_state(board):
    for kpi in ("revenue", "leads", "nps", "ad_spend", "followers", "sessions"):
        assert len(of(kpi, board()).rows) == 4


def test_a_card_without_data_says_since_when_its_source_is_silent():
    silent = Coverage("google", "ads", date(2025, 1, 1), date(2026, 5, 17), 500, date(2026, 5, 17), False, False)
    awake = Coverage("crm", "leads", date(2025, 1, 1), date(2026, 6, 30), 500, date(2026, 6, 30), False, False)
    context = Context(
        "monthly", boards.SPEC, boards.states(), boards.catalog(), boards.BUSINESS, (), (awake, silent), boards.ORIGIN
    )
    assert said(card(context, "ad_spend").mark.text) == "No data since 18 May"
    assert said(of("ad_spend", boards.states()).mark.text) == "No data"


def test_the_line_of_a_running_period_ends_with_the_last_complete_one() -> None:
    board = boards.running()
    partly = replace(
        board,
        readings=tuple(
            replace(each, history=(*each.history[:-1], (each.period, each.value))) if each.history else each
            for each in board.readings
        ),
    )
    for shown in (board, partly):
        made = of("leads", shown)
        assert made.span.last == boards.JUNE.shift(-1)
        assert len(made.trend.data.values) == 17


@pytest.mark.parametrize(("derived", "written"), [("share", "≈ 640"), ("sum", "640"), ("", "640")])
def test_a_plan_that_is_the_share_of_a_longer_one_is_marked_as_about(derived: str, written: str) -> None:
    plan = Target(640.0, "plan", derived=derived)
    leads = boards.reading("leads", 486.0, numerator=486.0, target=plan, status=Status.BEHIND)
    assert ("Plan", written) in rows(of("leads", Scoreboard(boards.JUNE, boards.END_OF_JUNE, (leads,), ())))
