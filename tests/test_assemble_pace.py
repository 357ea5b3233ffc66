"""The year so far against its goal, as a chart with its title and its note."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportgen.assemble import Evidence, assemble
from reportgen.assemble.context import Context
from reportgen.assemble.pace import course, pace_figure, pace_note, title
from reportgen.changes import Change
from reportgen.document import Beside, Figure
from reportgen.goals import Goal
from reportgen.metrics.targets import Targets
from reportgen.periods import Grain, Period
from reportgen.text import Language
from tests import boards

GOAL = Goal(kpi="customers", period="2026", value=200)


def daily(each: float, first: date = date(2024, 1, 1), last: date = date(2026, 7, 1)) -> dict[date, float]:
    """The same count on every business day."""
    return dict.fromkeys(Period(first, last, Grain.RANGE).iter_business_days(), each)


def context(evidence: Evidence, board=None) -> Context:
    return Context(
        "monthly", boards.SPEC, board or boards.june(), boards.catalog(), boards.BUSINESS, (), (), boards.ORIGIN, "en",
        evidence,
    )  # fmt: skip


def said(value, code: str = "en") -> str:
    return Language.load(code).text(value).replace("\u00a0", " ")


def way(each: float, goal: Goal | None = GOAL, **more):
    found = course(context(Evidence(goal, daily={"customers": daily(each)}, **more)))
    assert found is not None
    return found


def test_the_title_says_on_which_side_of_the_goal_the_year_ends() -> None:
    assert said(title(way(0.6))) == "At this pace the year ends at 156 customers, not 200"
    assert said(title(way(1.0))).endswith("customers, above the 200 goal")
    assert said(title(way(200 / 261))).endswith("the goal of 200 is in reach")


def test_the_chance_is_told_in_words() -> None:
    below = pace_figure(context(Evidence()), way(0.7), 104.0)
    assert "Chance of reaching 200: about one in " in said(below.subtitle)
    sure = pace_figure(context(Evidence()), way(2.0), 104.0)
    assert said(sure.subtitle).endswith("more than forty-nine in fifty")
    assert "больше сорока девяти шансов" in said(sure.subtitle, "ru")


def test_a_year_that_is_over_has_no_forecast() -> None:
    december = Period(date(2025, 12, 1), date(2026, 1, 1), Grain.MONTH)
    board = replace(boards.june(), period=december)
    goal = Goal(kpi="customers", period="2025", value=200)
    found = course(context(Evidence(goal, daily={"customers": daily(1.0)}), board))
    assert found is not None
    assert found.outlook is None
    assert said(title(found)) == "Customers won: the year ended at 261, the goal was 200"
    assert pace_note(found) is None


def test_the_goal_is_spread_by_the_plans_weights() -> None:
    months = Period(date(2026, 1, 1), date(2027, 1, 1), Grain.YEAR).months()
    plan = {(month.start, month.end): 10.0 if at < 6 else 30.0 for at, month in enumerate(months)}
    found = way(0.6, targets=Targets(table={("customers", ""): plan}))
    assert sum(found.plan) == 200
    assert sum(found.plan[:6]) == pytest.approx(50, abs=3)


def test_without_any_goal_the_year_is_still_told() -> None:
    found = way(0.6, goal=None)
    assert found.goal is None
    assert said(title(found)) == "Customers won: at this pace the year ends at 156"
    assert found.plan == ()


def test_what_came_after_the_period_is_not_seen() -> None:
    later = {**daily(0.6), **daily(90.0, date(2026, 7, 1), date(2026, 9, 1))}
    found = course(context(Evidence(GOAL, daily={"customers": later})))
    assert found is not None
    assert found.outlook == way(0.6).outlook
    assert found.so_far == way(0.6).so_far


def test_a_goal_that_is_not_counted_by_day_has_no_course() -> None:
    assert course(context(Evidence(GOAL))) is None


def test_money_without_cases_is_shown_without_a_forecast() -> None:
    goal = Goal(kpi="pipeline_value", period="2026", value=1_000_000)
    revenue = Evidence(goal, daily={"pipeline_value": daily(4000.0)})
    found = course(context(revenue))
    assert found is None or found.outlook is None


def test_money_is_forecast_from_its_deals() -> None:
    goal = Goal(kpi="revenue", period="2026", value=2_000_000)
    evidence = Evidence(goal, daily={"revenue": daily(8000.0), "won_deals_with_amount": daily(1.0)})
    found = course(context(evidence))
    assert found is not None
    assert found.outlook is not None
    assert found.outlook.value == pytest.approx(261 * 8000, rel=0.03)
    assert said(title(found)).startswith("At this pace the year ends at €2.")


def test_the_note_says_how_far_such_forecasts_were_off() -> None:
    note = pace_note(way(1.0))
    assert note is not None
    assert "Made 12 times from earlier days, 6 months ahead" in said(note.text)
    assert "held 12 times" in said(note.text)
    assert "12 прогнозов на 6 месяцев вперёд" in said(note.text, "ru")


def test_the_summary_sets_what_changed_this_year_beside_the_pace() -> None:
    entries = [Change(date=date(2026, month, 9), what=f"Change {month}") for month in (2, 3, 7)] + [
        Change(date=date(2025, 12, 9), what="Earlier")
    ]
    document = assemble(
        boards.SPEC, "monthly", boards.june(), catalog=boards.catalog(), business=boards.BUSINESS, changes=entries,
        origin=boards.ORIGIN, evidence=Evidence(GOAL, daily={"customers": daily(0.6)}),
    )  # fmt: skip
    beside = next(block for block in document.sections[0].blocks if isinstance(block, Beside))
    assert beside.left.id == "pace"
    assert [dict(point.params)["what"] for point in beside.right.lists[-1].points] == ["Change 2", "Change 3"]


def test_a_running_month_ends_where_its_business_days_do() -> None:
    found = course(context(Evidence(GOAL, daily={"customers": daily(0.6)}), boards.running()))
    assert found is not None
    figure = pace_figure(context(Evidence(), boards.running()), found, 104.0)
    assert isinstance(figure, Figure)
    assert figure.graphic.data.now == pytest.approx(5 + 10 / 22)
