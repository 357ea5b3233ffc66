from dataclasses import replace
from datetime import date

import pytest

from reportgen.assemble import definitions, funnel
from reportgen.assemble.cards import card
from reportgen.assemble.context import Context
from reportgen.assemble.evidence import Evidence
from reportgen.assemble.history import history_figure
from reportgen.assemble.quality import intake, quality_title, source_name, verdict
from reportgen.assemble.scorecard import in_rows, scorecard, stage_title
from reportgen.assemble.steps import steps_figure
from reportgen.changes import Change
from reportgen.document import Mark, Pair, ReadingKey
from reportgen.metrics.scoreboard import Mature, Scoreboard, Status, Target, Verdict
from reportgen.text import Language, Msg
from tests import boards, found

EN = Language.load("en")


def said(message) -> str:
    return EN.text(message).replace("\u00a0", " ")


def context(board: Scoreboard | None = None) -> Context:
    given = board or boards.june()
    return Context("monthly", boards.SPEC, given, boards.catalog(), boards.BUSINESS, (), (), boards.ORIGIN)


def table(board=None):
    made = context(board)
    return scorecard(made, made.readings())


# scorecard


def test_every_measure_is_in_the_scorecard_once():
    def kpis(value):
        if isinstance(value, Msg):
            for name, inner in value.params:
                yield from [inner] if name == "kpi" else kpis(inner)

    cells = [row.cells[0] for row in table().rows if row.kind != "group"]
    named = [kpi for cell in cells for kpi in kpis(cell)]
    assert sorted(named) == sorted({reading.kpi for reading in boards.june().readings})


def test_a_measure_with_a_plan_or_with_news_has_a_row_and_the_others_a_line():
    made = context()
    rows = in_rows(made, made.readings())
    assert {"sessions", "bounce_rate", "organic_sessions", "win_rate", "leads"} <= rows
    assert "organic_ctr" not in rows
    notes = [said(row.cells[0]) for row in table().rows if row.kind == "note"]
    assert "No plan and no clear change: Organic CTR 3.10%" in notes


def test_measures_without_data_are_named_with_their_reason():
    notes = [said(row.cells[0]) for row in table().rows if row.kind == "note"]
    assert (
        "NPS, Promoters, Detractors (not measured: table surveys is not fed), "
        "Reviews, Average rating (not measured: table reviews is not fed)"
    ) in notes


def test_a_measure_with_a_plan_keeps_its_row_when_its_data_stop():
    rows = [row for row in table(boards.states()).rows if row.kind == "row"]
    assert ("ad_spend", Status.NO_DATA) in {(dict(row.cells[0].params)["kpi"], row.cells[6].status) for row in rows}


def test_a_cohort_that_still_ripens_gives_way_to_the_newest_that_is_ripe_and_ages_are_not_mixed():
    may = boards.JUNE.previous()
    young = boards.reading(
        "mql_to_sql",
        0.167,
        numerator=17.0,
        denominator=102.0,
        target=Target(0.45, "plan"),
        status=Status.RUNNING,
        verdict=Verdict.DOWN,
        extra=(("mature", 0.0),),
        mature=Mature(may, 0.455, 51.0, 112.0),
        history=boards.history([0.44, 0.455, 0.167]),
    )
    made = context(Scoreboard(boards.JUNE, boards.END_OF_JUNE, (young,), ()))
    reading = made.reading("mql_to_sql")
    assert (reading.value, reading.year_ago, reading.history) == (0.455, None, ())
    row = next(row for row in scorecard(made, made.readings()).rows if row.kind == "row")
    assert said(row.cells[6].text) == "Cohort of May 2026"
    assert row.cells[3] is None
    assert card(made, "mql_to_sql").mark.status is Status.RUNNING
    assert len(card(made, "mql_to_sql").rows) == 4


def test_each_stage_says_how_it_stands():
    titles = [said(row.cells[0]) for row in table().rows if row.kind == "group"]
    assert titles == [
        "Attract: 1 of 4 measures behind plan",
        "Convert: 3 of 5 measures behind plan",
        "Close: no difference from plan beyond chance",
        "Delight: nothing measured",
        "Return: no plan set",
    ]


def test_a_stage_of_few_cases_is_not_said_to_have_no_plan():
    few = boards.reading("leads", 4.0, numerator=4.0, target=Target(6.0, "plan"), status=Status.TOO_FEW)
    made = context(Scoreboard(boards.JUNE, boards.END_OF_JUNE, (few,), ()))
    assert said(stage_title(made, "convert", (few,))) == "Convert: too few data to compare with the plan"


def test_only_a_difference_beyond_chance_is_coloured():
    bars = {row.cells[0].params[0][1]: row.cells[3] for row in table().rows if row.kind == "row" and row.cells[3]}
    assert bars["leads"].graphic.data.tone == "worse"
    assert bars["sessions"].graphic.data.tone == "better"
    assert bars["customers"].graphic.data.tone == bars["mqls"].graphic.data.tone == "maybe"


def test_a_bar_leaves_its_band_exactly_when_the_plan_lies_outside_the_interval():
    for row in table().rows:
        if row.kind != "row" or row.cells[3] is None or row.cells[3].graphic.data.chance is None:
            continue
        bar, state = row.cells[3].graphic.data, row.cells[6].status
        outside = not bar.chance[0] <= bar.difference <= bar.chance[1]
        assert outside == (state in (Status.AHEAD, Status.BEHIND)) or state is Status.ON_PLAN


def test_without_a_plan_the_status_says_what_the_history_says():
    marks = [row.cells[-1] for row in table(boards.unplanned()).rows if row.kind == "row"]
    assert all(isinstance(mark, Mark) for mark in marks)
    assert "Down, no plan" in {said(mark.text) for mark in marks}


# steps of the funnel


def test_the_steps_add_up_to_the_difference_of_the_last_stage():
    steps = steps_figure(context()).graphic.data.steps
    assert round(sum(step.effect for step in steps[:-1]), 9) == steps[-1].effect == -1.0


def test_a_step_has_the_interval_of_the_measure_that_is_its_rate():
    steps = steps_figure(context()).graphic.data.steps
    assert [step.interval is not None for step in steps] == [True, True, True, True, True, True]
    assert steps[1].tone == "worse"


def test_stages_that_nobody_feeds_are_left_out():
    stages = [step.label for step in steps_figure(context()).graphic.data.steps]
    assert not any("sal" in dict(label.params).values() for label in stages)


def test_without_plans_the_steps_are_set_against_a_year_ago():
    readings = tuple(replace(reading, target=None, status=Status.NO_PLAN) for reading in boards.june().readings)
    figure = steps_figure(context(Scoreboard(boards.JUNE, boards.END_OF_JUNE, readings, ())))
    assert said(figure.graphic.data.words.zero) == "year ago"


def test_without_plans_and_last_year_there_are_no_steps():
    assert steps_figure(context(boards.unplanned())) is None
    assert steps_figure(context(boards.running())) is None
    assert steps_figure(context(boards.empty())) is None


def test_the_funnel_names_the_step_that_is_furthest_behind():
    made = context()
    assert dict(funnel.headline(made, made.readings()).params)["kpi"] == "visitor_to_lead"


# history


def test_the_chart_shows_what_the_history_calls_news():
    made = context()
    figure = history_figure(made, [made.reading(kpi) for kpi in boards.SPEC.cards], 176.0)
    assert figure.id == "history-visitor_to_lead"
    assert len(figure.graphic.data.flagged) == 2
    assert len(figure.data.rows) == 24


def test_limits_that_would_contradict_the_verdict_are_not_drawn():
    made = context()
    calm = replace(made.reading("leads"), verdict=Verdict.NO_CHANGE)
    drawn = history_figure(made, [calm], 176.0).graphic.data
    assert drawn.low is drawn.high is None
    assert drawn.flagged == ()


def test_the_usual_range_ends_before_the_change_that_concerns_the_measure():
    change = Change(date=date(2026, 3, 9), what="Form grew", kpis=("leads",))
    other = Change(date=date(2026, 1, 9), what="Export failed", tables=("social",))
    made = replace(context(), changes=(other, change))
    figure = history_figure(made, [made.reading("leads")], 176.0)
    assert dict(figure.subtitle.params)["usual"].id == "2024-07-01..2026-02-28"
    assert [said(event.text) for event in figure.graphic.data.events] == ["9 March: Form grew"]


def test_a_short_history_is_not_drawn():
    short = boards.reading("leads", 486.0, numerator=486.0, history=boards.history([500.0, 486.0]))
    assert history_figure(context(), [short], 176.0) is None


# definitions and data quality


def test_every_measure_shown_is_defined_with_its_sources():
    made = definitions.section(context())
    rows = {row.cells[0].key: row.cells for row in made.blocks[1].rows}
    assert said(rows["kpi-leads"][1]) == "People who left their contact details for the first time"
    assert rows["kpi-visitor_to_lead"][2] == "CRM leads, Web analytics"
    assert rows["kpi-customers"][2] == "CRM deals, CRM leads"


def test_a_source_that_stopped_needs_care_and_is_named():
    made = context()
    by_name = {each.source: each for each in intake(made)}
    assert verdict(made, by_name["ad_platforms"]) is Status.WATCH
    assert verdict(made, by_name["web_analytics"]) is Status.ON_PLAN
    assert said(quality_title(made, intake(made))) == "Data quality: Ad platforms stopped on 27 June 2026"


def test_rows_that_do_not_count_are_told_with_their_reason():
    gaps = [row.cells[4] for row in definitions.section(context()).blocks[0].rows if row.cells[0] == "CRM leads"]
    assert said(gaps[0]) == "14 rows rejected (0.15%), 12 duplicates replaced"


def test_targets_have_no_days_to_miss():
    plan = replace(boards.part("plan", "targets", 144), first_day=None, last_day=None, complete_through=None)
    made = context(replace(boards.june(), data=(plan,)))
    assert verdict(made, intake(made)[0]) is Status.ON_PLAN


def test_a_source_without_any_day_of_the_period_is_not_rated():
    old = boards.part("old", "leads", 10, last=date(2026, 5, 20))
    made = context(replace(boards.june(), data=(old,)))
    assert verdict(made, intake(made)[0]) is Status.NO_DATA


def test_only_the_methods_that_were_used_are_explained():
    made = context()
    keys = [point.key for point in definitions.methods([made.reading("leads")]).points]
    assert "method-counts" in keys
    assert "method-shares" not in keys


def test_no_cell_is_of_a_kind_that_no_section_makes():
    assert not any(isinstance(cell, Pair) for row in table().rows for cell in row.cells)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("web_analytics", "Web analytics"),
        ("crm_leads", "CRM leads"),
        ("linkedin_ads", "LinkedIn ads"),
        ("_", "_"),
        ("umsatz", "Umsatz"),
    ],
)
def test_a_source_has_a_name_that_readers_read(source, said):
    assert source_name(source) == said


def test_the_reading_key_explains_the_shapes_of_a_status_and_leaves_out_what_only_a_plan_has():
    planned = dict(definitions.reading_key(context()).entries)
    assert {"actual", "plan", "interval", "sure", "on-plan", "watch", "unrated"} <= set(planned)
    assert "±2%" in said(planned["on-plan"]).replace("\u00a0", "")
    assert "forecast" not in planned
    assert "forecast" in dict(
        definitions.reading_key(replace(context(), evidence=Evidence(ladder=found.ladder()))).entries
    )
    free = replace(boards.june(), readings=tuple(replace(each, target=None) for each in boards.june().readings))
    assert not {"plan", "chance", "sure", "on-plan", "watch"} & set(
        dict(definitions.reading_key(context(free)).entries)
    )


@pytest.mark.parametrize(("room", "keyed"), [(100, True), (0, False)])
def test_a_compact_report_has_its_reading_key_where_two_pages_have_room_for_it(room, keyed, monkeypatch):
    monkeypatch.setattr(definitions, "ROOM_WITH_KEY", {True: room, False: room})
    made = replace(context(), spec=boards.SPEC.model_copy(update={"sections": ("summary", "stage", "definitions")}))
    assert any(isinstance(block, ReadingKey) for block in definitions.section(made).blocks) is keyed
