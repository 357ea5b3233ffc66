"""The stage that moved most, with the months against plan and the segments."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.assemble import Evidence, assemble, wanted_cuts
from reportgen.assemble.context import Context
from reportgen.assemble.focus import focus
from reportgen.assemble.segments import segments, split
from reportgen.assemble.stage import columns_figure, section
from reportgen.charts.columns import differences
from reportgen.document import Beside, Figure, Table
from reportgen.metrics.scoreboard import Reading, Scoreboard, Status, Target, Verdict
from reportgen.metrics.targets import Targets
from reportgen.periods import Period, year_of
from reportgen.quantities import Missing
from reportgen.reports import ReportSpec
from reportgen.text import Language
from tests import boards

SPEC = ReportSpec(grain="month", sections=("summary", "funnel", "stage", "definitions"), cards=boards.SPEC.cards)
YEAR = year_of(boards.JUNE.start)


def context(board: Scoreboard | None = None, evidence: Evidence | None = None) -> Context:
    return Context(
        "monthly", SPEC, board or boards.june(), boards.catalog(), boards.BUSINESS, (), (), boards.ORIGIN, "en",
        evidence or Evidence(),
    )  # fmt: skip


def said(value, code: str = "en") -> str:
    return Language.load(code).text(value).replace("\u00a0", " ")


def plan(kpi: str, each: float) -> Targets:
    return Targets(table={(kpi, ""): {(month.start, month.end): each for month in YEAR.months()}})


def cut(kpi: str, name: str, now: float, then: float, over: float = 0.0, over_then: float = 0.0) -> list[Reading]:
    """A segment of visitor_to_lead with its leads and sessions; intervals of a Poisson count."""
    by = ("channel", name)
    if not over:
        return [boards.reading(kpi, now, by=by, year_ago=then, numerator=now, interval=(now * 0.9, now * 1.1))]
    half = 1.96 / max(now, 1) ** 0.5
    rate, before = now / over, then / over_then
    return [
        boards.reading(
            "visitor_to_lead", rate, by=by, year_ago=before, numerator=now, denominator=over,
            interval=(rate * (1 - half), rate * (1 + half)),
        ),
        *cut("leads", name, now, then),
        *cut("sessions", name, over, over_then),
    ]  # fmt: skip


FELL = Evidence(
    segments=(
        *cut("visitor_to_lead", "Organic", 400, 400, 20_000, 20_000),
        *cut("visitor_to_lead", "Paid", 100, 240, 10_000, 10_000),
        *cut("visitor_to_lead", "Social", 4, 4, 900, 800),
    )
)


def only(*readings: Reading) -> Scoreboard:
    return replace(boards.june(), readings=readings)


def of(kpi: str, **said_: object) -> Reading:
    found = boards.june().get(kpi)
    assert found is not None
    return replace(found, **said_)


def test_the_stage_with_the_largest_difference_beyond_chance_gets_the_room() -> None:
    chosen = focus(context())
    assert chosen is not None
    assert chosen.moved
    assert status_of(chosen.reading) in (Status.AHEAD, Status.BEHIND)


def status_of(reading: Reading) -> Status | None:
    return reading.status


def test_what_could_be_chance_moves_no_stage() -> None:
    watch = [
        replace(each, status=Status.WATCH, verdict=Verdict.NO_CHANGE) for each in boards.june().readings if each.target
    ]
    chosen = focus(context(only(*watch)))
    assert chosen is not None
    assert not chosen.moved
    assert said(section(context(only(*watch))).headline) == "No stage is clearly off plan or outside its usual range"


def test_a_step_of_the_funnel_counts_double() -> None:
    from reportgen.assemble.focus import weight

    leads = of("leads", status=Status.BEHIND)
    assert weight(leads) == pytest.approx(2 * abs(leads.value / leads.target.value - 1))


def test_the_months_stand_against_their_plan() -> None:
    figure = columns_figure(context(evidence=Evidence(targets=plan("leads", 500.0))), of("leads"), 104.0)
    shown = figure.graphic.data
    assert [value is None for value in shown.actual] == [False] * 6 + [True] * 6
    assert differences(shown)[5] == of("leads").value - 500
    assert shown.tones[5] in ("worse", "maybe")


def test_the_months_are_told_with_the_figures_of_the_latest() -> None:
    figure = columns_figure(context(evidence=Evidence(targets=plan("leads", 500.0))), of("leads"), 104.0)
    assert said(figure.graphic.data.alt).endswith(f". June 2026: {of('leads').value:,.0f} against a plan of 500.")
    assert said(figure.graphic.data.alt, "ru").endswith("при плане 500.")


def test_a_month_within_chance_of_its_plan_is_not_coloured() -> None:
    exact = of("leads")
    figure = columns_figure(context(evidence=Evidence(targets=plan("leads", exact.value * 1.03))), exact, 104.0)
    assert figure.graphic.data.tones[5] == "maybe"


def test_segments_are_called_changed_only_beyond_chance_and_all_together() -> None:
    found = {each.name: each for each in segments(context(evidence=FELL), "visitor_to_lead", "channel")}
    assert list(found) == ["Organic", "Paid", "Social"]
    assert found["Paid"].sure
    assert found["Paid"].moved == pytest.approx(100 / 240 - 1)
    assert found["Paid"].interval[1] < 0
    assert not found["Organic"].sure
    assert found["Social"].moved is None


def test_pure_noise_marks_no_more_than_one_in_ten() -> None:
    import random

    chance = random.Random(1)
    marked = total = 0
    for _ in range(60):
        noise = [
            each
            for name in "abcdefgh"
            for each in cut(
                "visitor_to_lead",
                name,
                round(chance.gauss(200, 200**0.5)),
                round(chance.gauss(200, 200**0.5)),
                10_000,
                10_000,
            )
        ]
        found = segments(context(evidence=Evidence(segments=tuple(noise))), "visitor_to_lead", "channel")
        marked += any(each.sure for each in found)
        total += 1
    assert marked / total <= 0.2


def test_the_change_splits_into_mix_and_rates_that_add_up() -> None:
    board = only(of("visitor_to_lead", value=504 / 30_900, year_ago=644 / 30_800))
    parts = split(context(board, FELL), "visitor_to_lead", "channel")
    assert parts is not None
    assert parts.mix.absolute.value + parts.rate.absolute.value == pytest.approx(parts.whole.absolute.value, abs=1e-9)
    assert abs(parts.mix.absolute.value) < 0.001


def shown(blocks, kind: str) -> Figure:
    return next(each for each in blocks if isinstance(each, Figure) and each.graphic.kind == kind)


def test_a_month_has_one_page_and_a_rate_shows_on_it_where_it_changed() -> None:
    drawn = section(context(boards.june(), replace(FELL, targets=plan("leads", 500.0))))
    assert drawn.pages == 1
    assert [each.graphic.kind for each in drawn.blocks if isinstance(each, Figure)] == ["control", "dumbbell"]


def test_a_count_has_its_months_with_the_segments_beside_them() -> None:
    evidence = replace(FELL, targets=plan("leads", 500.0))
    drawn = section(context(only(of("leads", status=Status.BEHIND, verdict=Verdict.DOWN)), evidence))
    beside = next(block for block in drawn.blocks if isinstance(block, Beside))
    assert isinstance(beside.right, Table)
    assert beside.left.id == "columns-leads"
    assert drawn.pages == 1


def test_a_quarter_shows_the_months_and_the_segments_over_the_whole_width() -> None:
    quarter = Period(YEAR.months()[3].start, YEAR.months()[5].end, "quarter")
    board = replace(boards.june(), period=quarter)
    drawn = section(context(board, replace(FELL, targets=plan("leads", 500.0))))
    assert [each.graphic.kind for each in drawn.blocks if isinstance(each, Figure)] == [
        "control",
        "columns",
        "dumbbell",
    ]
    assert drawn.pages == 2


def test_the_dumbbell_draws_each_segment_a_year_ago_and_now_with_its_interval_and_cases() -> None:
    chart = shown(section(context(evidence=FELL)).blocks, "dumbbell")
    (group,) = chart.graphic.data.groups
    paid, organic, social = group.rows
    assert (paid.label, paid.tone, said(paid.base)) == ("Paid", "worse", "10,000")
    assert (paid.before, paid.after) == (0.024, 0.01)
    assert said(paid.interval) == "−67% to −47%"
    assert (organic.tone, social.few) == ("maybe", True)
    assert said(social.change) == "Too few to rate"


def test_the_dumbbell_tells_its_finding_with_the_figures_and_keeps_them_in_a_table() -> None:
    chart = shown(section(context(evidence=FELL)).blocks, "dumbbell")
    assert said(chart.graphic.data.alt) == (
        "Paid: 58.3% less than a year ago. Paid, Visitor-to-lead rate: from 2.40% to 1.00% (−58.3%). "
        "Segments that can be rated: 2."
    )
    assert [len(row.cells) for row in chart.data.rows] == [6, 6, 6]
    assert "Конверсия" in said(chart.graphic.data.alt, "ru")


def test_a_rate_is_drawn_by_channel_and_by_page_with_as_many_rows_as_one_page_holds() -> None:
    pages = tuple(
        replace(each, by=("landing_page", {"Organic": "/", "Paid": "/demo", "Social": "/blog"}[each.by[1]]))
        for each in FELL.segments
    )
    chart = shown(section(context(evidence=Evidence(segments=(*FELL.segments, *pages)))).blocks, "dumbbell")
    assert [said(group.heading) for group in chart.graphic.data.groups] == ["By channel", "By landing page"]
    assert [row.label for row in chart.graphic.data.groups[1].rows] == ["/demo", "/"]


def test_a_segment_without_figures_a_year_ago_is_new() -> None:
    from reportgen.assemble.breakdown import breakdown_figure, cuts

    fresh = cut("visitor_to_lead", "Podcasts", 300, 0, 9_000, 1)
    drawn = context(evidence=replace(FELL, segments=(*FELL.segments, *fresh)))
    chart = breakdown_figure(drawn, "visitor_to_lead", cuts(drawn, "visitor_to_lead", ("channel",), (8,)), 176.0)
    row = next(row for row in chart.graphic.data.groups[0].rows if row.label == "Podcasts")
    assert (row.before, row.few, said(row.change)) == (None, False, "new")


def test_the_segments_that_are_needed_are_those_of_the_measure_and_its_parts() -> None:
    board = only(of("visitor_to_lead", status=Status.BEHIND), of("leads", status=Status.WATCH))
    found = wanted_cuts(SPEC, board, boards.catalog(), boards.BUSINESS)
    assert [by for _, by in found] == ["channel", "landing_page"]
    assert {kpi for kpis, _ in found for kpi in kpis} == {"visitor_to_lead", "leads", "sessions"}


def test_the_stage_is_left_out_of_the_funnels_scorecard() -> None:
    document = assemble(
        SPEC, "monthly", boards.june(), catalog=boards.catalog(), business=boards.BUSINESS, origin=boards.ORIGIN
    )
    funnel, stage = (next(each for each in document.sections if each.id == name) for name in ("funnel", "stage"))

    def kpis(sect, table_id):
        table = next(block for block in sect.blocks if isinstance(block, Table) and block.id == table_id)
        return {dict(row.cells[0].params).get("kpi") for row in table.rows if row.kind == "row"}

    assert kpis(stage, "stage-scorecard")
    assert not kpis(funnel, "scorecard") & kpis(stage, "stage-scorecard")


@pytest.mark.parametrize("code", ["en", "ru"])
def test_the_sentences_are_in_every_language(code: str) -> None:
    drawn = section(context(evidence=replace(FELL, targets=plan("leads", 500.0))))
    texts = [said(text, code) for text in (drawn.headline, *drawn.standfirst)]
    assert all(texts)
    assert any("Paid" in text for text in texts) == any(
        each.sure for each in segments(context(evidence=FELL), focus(context()).reading.kpi, "channel")
    )


def test_segments_of_another_dimension_are_not_mixed_in() -> None:
    other = replace(FELL.segments[0], by=("product", "Plan"))
    names = [
        each.name
        for each in segments(context(evidence=Evidence(segments=(*FELL.segments, other))), "visitor_to_lead", "channel")
    ]
    assert names == ["Organic", "Paid", "Social"]


def test_what_was_changed_after_the_period_is_not_told_in_it() -> None:
    from reportgen.assemble.history import concerning
    from reportgen.changes import Change

    past, later = (Change(date=month.start, what="Form") for month in (boards.JUNE, boards.JUNE.shift(1)))
    board = replace(boards.june(), as_of=boards.JUNE.shift(3).last)
    drawn = replace(context(board), changes=(past, later))
    assert concerning(drawn, of("leads")) == [past]


def test_the_funnels_page_has_no_more_rows_than_it_has_room_for() -> None:
    from reportgen.assemble.scorecard import funnel_rows, in_rows

    readings = context().readings()
    planned = tuple(
        replace(each, target=each.target or of("leads").target, status=Status.BEHIND)
        if each.value is not None
        else each
        for each in readings
    )
    board = only(*planned)
    chosen = focus(context(board))
    shown = [each for each in planned if each.kpi in in_rows(context(board), planned)]
    assert len([each for each in shown if each.stage != chosen.stage]) <= funnel_rows(context())


def test_without_any_plan_every_stage_keeps_rows_and_no_column_stands_empty() -> None:
    from reportgen.assemble.scorecard import funnel_rows, in_rows, scorecard

    drawn = context(boards.unplanned())
    readings = drawn.readings()
    chosen = focus(drawn)
    rows = [each for each in readings if each.kpi in in_rows(drawn, readings)]
    elsewhere = [each for each in rows if chosen is None or each.stage != chosen.stage]
    assert len(elsewhere) <= funnel_rows(context())
    assert {each.stage for each in elsewhere} >= {"attract", "close"}
    table = scorecard(drawn, readings)
    assert not any("plan" in str(column.title) or "difference" in str(column.title) for column in table.columns)
    assert {len(row.cells) for row in table.rows if row.kind == "row"} == {len(table.columns)}


def test_a_plan_of_what_nobody_feeds_leaves_no_column_empty() -> None:
    from reportgen.assemble.scorecard import scorecard

    board = boards.unplanned()
    unfed = replace(
        board.readings[-1], value=None, missing=Missing("not_fed", (("table", "deals"),)), target=Target(400.0, "plan")
    )
    for last, planned in ((unfed, False), (replace(unfed, missing=Missing("after_data")), True)):
        drawn = context(replace(board, readings=(*board.readings[:-1], last)))
        heads = [str(column.title) for column in scorecard(drawn, drawn.readings()).columns]
        assert any("head-plan" in head for head in heads) is planned


def test_months_off_plan_on_both_sides_are_told_of_both() -> None:
    values = (400.0, 600.0, 600.0, 500.0, 500.0, 500.0)
    mixed = of("leads", value=500.0, interval=(470.0, 530.0), history=boards.history(values))
    figure = columns_figure(context(evidence=Evidence(targets=plan("leads", 500.0))), mixed, 104.0)
    assert said(figure.title) == "New leads: 2 months clearly ahead of plan, 1 behind"
    assert said(figure.title, "ru") == "Новые лиды: 2 месяца явно лучше плана, хуже — 1"


@pytest.mark.parametrize("sections", [("summary",), ("summary", "funnel", "stage", "paid", "definitions")])
def test_every_chart_has_its_figures_in_a_table_and_in_a_file_of_its_name(sections: tuple[str, ...]) -> None:
    document = assemble(
        SPEC.model_copy(update={"sections": sections}), "monthly", boards.june(), catalog=boards.catalog(),
        business=boards.BUSINESS, origin=boards.ORIGIN, evidence=replace(FELL, targets=plan("leads", 500.0)),
    )  # fmt: skip
    blocks = [block for each in document.sections for block in each.blocks]
    charts = [block.left if isinstance(block, Beside) else block for block in blocks]
    charts = [chart for chart in charts if isinstance(chart, Figure)]
    files = {file.name: file for file in document.files}
    assert charts
    for chart in charts:
        assert chart.data is not None
        assert len(files[f"{chart.id}.csv"].rows) == sum(row.kind == "row" for row in chart.data.rows) > 0


def test_the_file_of_a_chart_has_numbers_where_the_chart_has_figures() -> None:
    from reportgen.assemble.data_files import chart_files

    (file,) = [each for each in chart_files([section(context(evidence=FELL))]) if each.name.startswith("breakdown-")]
    assert file.rows[0][:4] == ("Paid", 10_000, 0.024, 0.01)
    assert [said(head) for head in file.columns][:2] == ["Segment", "Sessions"]
