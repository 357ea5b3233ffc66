"""The goal ladder: its rungs, what lags, and what it says where there is no goal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from reportgen.assemble.context import Context
from reportgen.assemble.evidence import Evidence, wanted_daily
from reportgen.assemble.ladder import headline, section
from reportgen.assemble.rungs import standings
from reportgen.document import Absence, Figure, Note
from reportgen.goals import Goal
from reportgen.metrics.scoreboard import Scoreboard, Target
from reportgen.metrics.targets import Targets
from reportgen.text import Language, Msg
from tests import boards

GOAL = Goal(kpi="customers", period="2026", value=240)
PLAN = {"customers": 240.0, "leads": 8000.0, "sessions": 400000.0}
SO_FAR = {"customers": (100.0, 120.0), "leads": (3000.0, 4000.0), "sessions": (205000.0, 200000.0)}
ENGLISH, RUSSIAN = Language.load("en"), Language.load("ru")


def targets(plan: dict[str, float]) -> Targets:
    year = (date(2026, 1, 1), date(2027, 1, 1))
    return Targets(plan={(kpi, ""): {year: value} for kpi, value in plan.items()})


def board(so_far: dict[str, tuple[float, float]] = SO_FAR) -> Scoreboard:
    made = []
    for kpi, (value, due) in so_far.items():
        month = value / 6
        made.append(
            boards.reading(
                kpi, month, year_to_date=value, target=Target(due / 6, "plan", None, due),
                interval=(month * 0.95, month * 1.05), history=boards.history([float(round(month))] * 24),
            )
        )  # fmt: skip
    return replace(boards.june(), readings=tuple(made))


def context(goal: Goal | None = GOAL, plan: dict[str, float] | None = None, **more: object) -> Context:
    day, by_day = date(2025, 1, 1), {}
    while day < date(2026, 7, 1):
        by_day[day] = 2.0
        day += timedelta(days=1)
    evidence = Evidence(goal, targets(PLAN if plan is None else plan), daily={"leads": by_day})
    spec = boards.SPEC.model_copy(update={"sections": ("ladder",)})
    shown = more.get("board") or board()
    assert isinstance(shown, Scoreboard)
    return Context(
        "monthly", spec, shown, boards.catalog(), boards.BUSINESS, (), (), boards.ORIGIN, evidence=evidence
    )  # fmt: skip


def test_the_goal_stands_on_top_and_what_everything_begins_with_at_the_bottom() -> None:
    assert [each.kpi for each in standings(context())] == ["customers", "leads", "sessions"]
    assert [each.goal for each in standings(context())] == [240, 8000, 400000]


def test_only_a_rung_off_its_plan_by_more_than_chance_has_a_side() -> None:
    sides = {each.kpi: each.side for each in standings(context())}
    assert sides == {"customers": -1, "leads": -1, "sessions": 1}
    near = {**SO_FAR, "customers": (118.0, 120.0)}
    assert standings(context(board=board(near)))[0].side == 0


def test_the_headline_names_the_rung_furthest_behind() -> None:
    shown = context()
    said = ENGLISH.text(headline(shown, standings(shown)))
    assert said == "New leads lag furthest behind: 25.0%\u00a0below the plan to date"


def test_without_a_rung_behind_the_headline_says_so() -> None:
    good = {kpi: (due, due) for kpi, (_, due) in SO_FAR.items()}
    shown = context(board=board(good))
    assert headline(shown, standings(shown)).key == "headline-ladder-good"


def test_without_plans_below_the_goal_the_rungs_follow_from_the_last_twelve_months() -> None:
    reckoned = {each.kpi: each.goal for each in standings(context(plan={}))}
    assert reckoned == {"customers": 240, "leads": 7059, "sessions": 482370}


def test_without_a_goal_the_section_says_so_and_nothing_else_is_invented() -> None:
    made = section(context(goal=None, plan={}, board=replace(board(), readings=())))
    assert made.headline == Msg.of("headline-ladder-none")
    assert made.blocks == (Absence(Msg.of("ladder-no-goal")),)


def test_the_chart_has_its_figures_as_a_table_and_a_note_on_its_marks() -> None:
    figure, note = section(context()).blocks[:2]
    assert isinstance(figure, Figure)
    assert figure.data is not None
    assert isinstance(note, Note)
    assert [len(row.cells) for row in figure.data.rows] == [5, 5, 5]


@pytest.mark.parametrize("language", [ENGLISH, RUSSIAN])
def test_every_sentence_of_the_section_can_be_said(language: Language) -> None:
    made = section(context())
    for text in (made.headline, *made.standfirst):
        assert language.text(text)  # type: ignore[arg-type]


def test_only_the_ladder_needs_every_stage_by_day() -> None:
    assert wanted_daily(GOAL, ("summary",)) == ("customers",)
    assert {"customers", "sqls", "leads", "sessions"} <= set(wanted_daily(GOAL, ("summary", "ladder")))
