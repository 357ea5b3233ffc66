"""The page of the goal ladder: its rungs, what lags, and what it says where there is no goal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from reportgen.assemble.context import Context
from reportgen.assemble.data_files import data_files
from reportgen.assemble.evidence import Evidence, wanted_daily
from reportgen.assemble.ladder import headline, section
from reportgen.assemble.months import months_table
from reportgen.assemble.rungs import standings
from reportgen.charts import ladder as chart
from reportgen.document import Absence, Figure, Graphic, Note, Table
from reportgen.goals import Goal
from reportgen.metrics.scoreboard import Scoreboard
from reportgen.periods import Grain, Period
from reportgen.planning.lags import Lag
from reportgen.planning.pace import Record
from reportgen.planning.rates import Rate
from reportgen.planning.rungs import year_ladder
from reportgen.planning.standing import Seen, Year
from reportgen.planning.yearly import YearLadder
from reportgen.quantities import Missing, Unit
from reportgen.text import Language, Msg
from tests import boards

GOAL = Goal(kpi="customers", period="2026", value=240)
YEAR = Period(date(2026, 1, 1), date(2027, 1, 1), Grain.YEAR)
SO_FAR = {"customers": 100.0, "leads": 3000.0, "sessions": 205000.0}
RATES = (Rate("lead_to_customer", Fraction(3, 100), "plan"), Rate("visitor_to_lead", Fraction(2, 100), "measured"))
ENGLISH, RUSSIAN = Language.load("en"), Language.load("ru")


def ladder(so_far: dict[str, float | None] | None = None, now: date = date(2026, 7, 1)) -> YearLadder:
    """240 customers need 8,000 leads and 400,000 sessions; leads are due 30 days before the customers."""
    lags = {"customers": Lag(0), "leads": Lag(30, 50, 90), "sessions": Lag(30, 50, 90)}
    seen = [
        Seen(kpi, Unit.COUNT, value, lag=lags[kpi], open_before=700.0 if kpi == "leads" else None)
        for kpi, value in {**SO_FAR, **(so_far or {})}.items()
    ]
    return year_ladder(Year(YEAR, now), date(2026, 6, 30), 240, seen, RATES)


def board() -> Scoreboard:
    made = [
        boards.reading(kpi, value / 6, year_to_date=value, interval=(value / 6 * 0.95, value / 6 * 1.05))
        for kpi, value in SO_FAR.items()
    ]
    return replace(boards.june(), readings=tuple(made))


def context(of: YearLadder | None, goal: Goal | None = GOAL, shown: Scoreboard | None = None) -> Context:
    spec = boards.SPEC.model_copy(update={"sections": ("ladder",)})
    evidence = Evidence(goal, ladder=of)
    return Context(
        "monthly", spec, shown or board(), boards.catalog(), boards.BUSINESS, (), (), boards.ORIGIN, evidence=evidence
    )  # fmt: skip


def drawn(of: YearLadder) -> tuple[chart.Rung, ...]:
    figure = section(context(of)).blocks[0]
    assert isinstance(figure, Figure)
    assert isinstance(figure.graphic, Graphic)
    assert isinstance(figure.graphic.data, chart.Ladder)
    return figure.graphic.data.rungs


def plain(text: object) -> str:
    """In English, with plain blanks."""
    return ENGLISH.text(text).replace("\u00a0", " ") if isinstance(text, Msg) else ""


def test_the_goal_stands_on_top_and_what_everything_begins_with_at_the_bottom() -> None:
    assert [each.kpi for each in standings(context(ladder()))] == ["customers", "leads", "sessions"]
    assert [each.goal for each in standings(context(ladder()))] == [240, 8000, 400000]


def test_the_page_says_what_the_command_line_says() -> None:
    of = ladder()
    for shown, rung in zip(standings(context(of)), of.rungs, strict=True):
        assert (shown.so_far, shown.due) == (rung.to_date, float(rung.needed_to_date or 0))


def test_only_a_rung_off_what_was_due_by_more_than_chance_has_a_side() -> None:
    assert {each.kpi: each.side for each in standings(context(ladder()))} == {
        "customers": -1,
        "leads": -1,
        "sessions": 1,
    }
    assert standings(context(ladder({"customers": 118.0})))[0].side == 0


def test_the_headline_names_the_rung_furthest_behind_and_only_that_one_is_marked() -> None:
    of = ladder()
    assert ENGLISH.text(headline(context(of), standings(context(of)))).startswith("Furthest behind: new leads, ")
    assert [each.flagged for each in drawn(of)] == [False, True, False]


def test_without_a_rung_behind_the_headline_says_so() -> None:
    due = {rung.rung: float(rung.needed_to_date or 0) for rung in ladder().rungs}
    of = ladder(dict(due))
    assert headline(context(of), standings(context(of))).key == "headline-ladder-good"


def test_where_no_rung_is_known_the_headline_does_not_say_that_none_is_behind() -> None:
    of = ladder()
    unknown = replace(of, rungs=tuple(replace(each, to_date=None) for each in of.rungs))
    assert headline(context(unknown), standings(context(unknown))).key == "headline-ladder-plain"


def test_a_rung_that_is_due_before_the_year_ends_says_by_when() -> None:
    assert [plain(one.due_text) for one in drawn(ladder())] == [
        "", "by 1 Dec", "by 1 Dec",
    ]  # fmt: skip


def test_the_step_between_two_rungs_says_whether_it_was_planned_or_measured() -> None:
    said = [plain(one.between) for one in drawn(ladder())[:2]]
    assert [" in the plan; " in text for text in said] == [True, False]
    assert [" in the last 12 months; " in text for text in said] == [False, True]


def test_the_step_to_customers_says_what_it_is_without_those_who_never_were_leads() -> None:
    of = ladder()
    with_some = replace(of, rungs=(replace(of.rungs[0], without_lead=21.0), *of.rungs[1:]))
    said = plain(drawn(with_some)[0].between)
    assert said == "3.00% of leads become customers in the plan; so far 2.63%, 3.33% with the 21 who never were leads"
    text = drawn(with_some)[0].between
    assert isinstance(text, Msg)
    assert "2,63" in RUSSIAN.text(text)


def test_a_month_must_bring_what_is_left_until_the_day_a_rung_is_due() -> None:
    of = ladder()
    leads = of.rungs[1]
    assert leads.left == 8000 - min(float(leads.before), 700) - 3000
    said = drawn(of)[1].needed_text[0]
    assert isinstance(said, Msg)
    assert ENGLISH.text(said) == f"{round(leads.left / (5 + 1 / 31)):,}"


def test_a_rung_of_which_nothing_is_known_yet_says_why() -> None:
    seen = [
        Seen("customers", Unit.COUNT, 100.0),
        Seen("leads", Unit.COUNT, None, missing=(("to_date", Missing("before_data")),)),
    ]
    of = year_ladder(Year(YEAR, date(2026, 7, 1)), date(2026, 6, 30), 240, seen, RATES[:1])
    result = drawn(of)[1].result
    assert isinstance(result, Msg)
    assert ENGLISH.text(result) == "no data: the data begin later"


def test_without_a_goal_the_section_says_so_and_nothing_else_is_invented() -> None:
    made = section(context(None, None, replace(board(), readings=())))
    assert made.headline == Msg.of("headline-ladder-none")
    assert made.blocks == (Absence(Msg.of("ladder-no-goal")),)


def test_the_chart_has_its_figures_as_a_table_and_a_note_on_its_marks() -> None:
    figure, note = section(context(ladder())).blocks[:2]
    assert isinstance(figure, Figure)
    assert figure.data is not None
    assert isinstance(note, Note)
    assert {len(row.cells) for row in figure.data.rows} == {len(figure.data.columns)}


@pytest.mark.parametrize("language", [ENGLISH, RUSSIAN])
def test_every_sentence_of_the_section_can_be_said(language: Language) -> None:
    made = section(context(ladder()))
    note = next(block for block in made.blocks if isinstance(block, Note))
    for text in (made.headline, *made.standfirst, note.text):
        assert isinstance(text, Msg)
        assert language.text(text)


def test_only_the_goal_itself_is_needed_by_day() -> None:
    assert wanted_daily(GOAL) == ("customers",)


def test_a_range_that_held_too_seldom_is_named() -> None:
    of = ladder()
    records = (Record(12, 10, 0.05, 6), Record(12, 11, 0.06, 6), Record(12, 5, 0.09, 6))
    told = replace(of, rungs=tuple(replace(one, record=each) for one, each in zip(of.rungs, records, strict=True)))
    (note,) = (block for block in section(context(told)).blocks if isinstance(block, Note))
    assert "held least for sessions, 5 of 12" in plain(note.text)
    kept = replace(of, rungs=tuple(replace(one, record=records[0]) for one in of.rungs))
    (note,) = (block for block in section(context(kept)).blocks if isinstance(block, Note))
    assert "held least" not in plain(note.text)


def test_how_far_forecasts_were_off_is_in_the_attached_figures() -> None:
    """Only rungs with a forecast are listed on the page, and its note names the records of all."""
    of = ladder()
    records = (Record(12, 10, 0.021, 6), Record(12, 11, 0.058, 6), Record(12, 9, 0.173, 6))
    told = replace(of, rungs=tuple(replace(one, record=each) for one, each in zip(of.rungs, records, strict=True)))
    derived = next(file for file in data_files(context(told)) if file.name == "derived.csv")
    assert [(row[0], row[3]) for row in derived.rows if row[2] == "ladder_median_error"] == [
        ("customers", 0.021), ("leads", 0.058), ("sessions", 0.173),
    ]  # fmt: skip
    (note,) = (block for block in section(context(told)).blocks if isinstance(block, Note))
    assert "such forecasts were 2 to 17% off" in plain(note.text)


def read(of: YearLadder) -> str:
    """The subtitle of the chart and the note below it."""
    blocks = section(context(of)).blocks
    (figure,) = (block for block in blocks if isinstance(block, Figure) and block.id == "ladder-chart")
    (note,) = (block for block in blocks if isinstance(block, Note))
    return f"{plain(figure.subtitle)} {plain(note.text)}"


def test_marks_of_a_forecast_are_explained_only_where_there_is_one() -> None:
    of = ladder()
    short = (("forecast", Missing("history_short", (("months", "15"),))),)
    without = replace(of, rungs=tuple(replace(one, forecast=None, interval=None, lacking=short) for one in of.rungs))
    assert "80% range" not in read(without)
    assert "Hatched" not in read(without)
    assert "No forecast yet: with less than 15 months" in read(without)
    known = replace(
        of, rungs=tuple(replace(one, forecast=100.0, interval=(90.0, 110.0), lacking=()) for one in of.rungs)
    )
    assert "80% range" in read(known)
    assert "Hatched" in read(known)
    assert "No forecast" not in read(known)


def test_the_second_page_of_a_long_ladder_says_what_a_little_more_of_each_rate_is_worth(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    of = section(context(ladder()))
    steps = next(block for block in of.blocks if isinstance(block, Figure))
    monkeypatch.setattr("reportgen.assemble.ladder.steps_figure", lambda _: steps)
    assert not any(isinstance(block, Table) for block in section(context(ladder())).blocks)
    monkeypatch.setattr("reportgen.assemble.ladder.WITH_STEPS", 2)
    longer = section(context(ladder()))
    assert (longer.pages, isinstance(longer.blocks[-1], Table)) == (2, True)


def test_the_months_of_many_rungs_leave_room_for_the_names_of_the_months() -> None:
    of = ladder()
    columns = months_table(context(of), replace(of, rungs=of.rungs * 3)).columns
    assert len(columns) > 8
    assert sum(column.width_mm for column in columns) <= 176 - 30
