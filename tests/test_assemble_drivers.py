"""Why a measure moved: the chart and the sentence say the same, and what is printed adds up."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from reportgen.assemble import Evidence
from reportgen.assemble.context import Context
from reportgen.assemble.drivers import wanted_cuts, why, why_figure, why_said
from reportgen.assemble.steps import steps_figure, walk
from reportgen.charts import funnel
from reportgen.metrics.scoreboard import Reading, Scoreboard, Target
from reportgen.text import Language
from tests import boards
from tests.chart_examples import TOKENS

ENGLISH, RUSSIAN = Language.load("en"), Language.load("ru")


def said(value, language: Language = ENGLISH) -> str:
    return (value if isinstance(value, str) else language.text(value)).replace("\u00a0", " ")


def segment(name: str, leads: tuple[float, float], sessions: tuple[float, float]) -> list[Reading]:
    """Leads and sessions of a channel, now and a year ago, with the intervals of Poisson counts."""
    by, made = ("channel", name), []
    for kpi, (now, then) in (("leads", leads), ("sessions", sessions)):
        half = 1.96 * math.sqrt(now)
        made.append(boards.reading(kpi, now, by=by, year_ago=then, numerator=now, interval=(now - half, now + half)))
    if sessions[0]:
        rate, half = leads[0] / sessions[0], 1.96 / math.sqrt(max(leads[0], 1.0))
        made.append(
            boards.reading(
                "visitor_to_lead", rate, by=by, numerator=leads[0], denominator=sessions[0],
                interval=(rate * (1 - half), rate * (1 + half)),
            )
        )  # fmt: skip
    return made


def context(*segments: list[Reading]) -> Context:
    """A month whose leads, sessions and rate are what the segments come to."""
    cut = [each for one in segments for each in one]
    totals = {
        kpi: [math.fsum(getattr(each, side) for each in cut if each.kpi == kpi) for side in ("value", "year_ago")]
        for kpi in ("leads", "sessions")
    }
    readings = [boards.reading(kpi, now, year_ago=then) for kpi, (now, then) in totals.items()]
    rates = [above / below for above, below in zip(totals["leads"], totals["sessions"], strict=True)]
    readings.append(
        boards.reading(
            "visitor_to_lead",
            rates[0],
            year_ago=rates[1],
            numerator=totals["leads"][0],
            denominator=totals["sessions"][0],
        )
    )
    board = Scoreboard(boards.JUNE, boards.END_OF_JUNE, tuple(readings), ())
    return Context(
        "monthly", boards.SPEC, board, boards.catalog(), boards.BUSINESS, (), (), boards.ORIGIN, "en",
        Evidence(segments=tuple(cut)),
    )  # fmt: skip


MIX = (segment("Search", (804, 800), (20_000, 20_000)), segment("Paid Social", (200, 40), (20_000, 4_000)))
FELL = (segment("Search", (500, 800), (20_000, 20_000)), segment("Mail", (210, 200), (5_000, 5_000)))
SIMPSON = (segment("Search", (880, 800), (20_000, 20_000)), segment("Paid Social", (600, 40), (50_000, 4_000)))
NOISE = (segment("Search", (790, 800), (20_000, 20_000)), segment("Mail", (204, 200), (5_000, 5_000)))
FAIR = (*FELL, segment("Fair", (60, 20), (0, 0)))


def test_a_fall_by_mix_is_said_to_be_no_segments_own() -> None:
    made = context(*MIX)
    assert (
        said(why_figure(made, "visitor_to_lead", "channel").title)
        == "Visitor-to-lead rate fell with its mix, not its rates: more Paid Social"
    )
    assert said(why_said(made, "visitor_to_lead", "channel")) == (
        "Visitor-to-lead rate fell (−0.99 pts) from a year ago because more of the sessions are Paid Social, not because any "
        "channel itself fell: the mix made −1.00 pts, the rates +0.01 pts."
    )


def test_simpsons_paradox_is_named_in_title_and_sentence() -> None:
    made = context(*SIMPSON)
    assert "Simpson’s paradox" in said(why_figure(made, "visitor_to_lead", "channel").title)
    assert "although it rose in every channel that can be rated" in said(why_said(made, "visitor_to_lead", "channel"))
    assert "парадокс Симпсона" in said(why_said(made, "visitor_to_lead", "channel"), RUSSIAN)


def test_a_fall_within_a_segment_names_it() -> None:
    title = said(why_figure(context(*FELL), "visitor_to_lead", "channel").title)
    assert title == "Visitor-to-lead rate fell by itself, most in Search; the mix hardly matters"


def test_what_could_be_chance_has_a_title_that_says_so_and_no_sentence() -> None:
    made = context(*NOISE)
    assert (
        said(why_figure(made, "visitor_to_lead", "channel").title)
        == "Visitor-to-lead rate: what moved from a year ago could be chance"
    )
    assert why_said(made, "visitor_to_lead", "channel") is None


@pytest.mark.parametrize("segments", [MIX, FELL, SIMPSON, NOISE, FAIR], ids=["mix", "fell", "simpson", "noise", "fair"])
@pytest.mark.parametrize("kpi", ["visitor_to_lead", "leads", "sessions"])
def test_the_bars_add_up_to_the_last_one_as_they_are_printed(kpi: str, segments: tuple[list[Reading], ...]) -> None:
    figure = why_figure(context(*segments), kpi, "channel")
    assert figure is not None
    drawn = figure.graphic.data
    *parts, result = [step.effect for step in drawn.steps]
    assert round(math.fsum(parts), drawn.digits) == round(result, drawn.digits)
    assert all(part == round(part, drawn.digits) for part in parts)


def test_the_sentence_and_the_chart_print_the_same_mix() -> None:
    made = context(*MIX)
    mix = why_figure(made, "visitor_to_lead", "channel").graphic.data.steps[0]
    assert said(mix.label) == "Mix of sessions: more Paid Social"
    assert f"the mix made −{abs(mix.effect):.2f} pts" in said(why_said(made, "visitor_to_lead", "channel"))


def test_only_what_is_larger_than_chance_has_a_colour() -> None:
    tones = {
        said(step.label): step.tone
        for step in why_figure(context(*FELL), "visitor_to_lead", "channel").graphic.data.steps
    }
    assert tones["Search"] == "worse"
    assert tones["Mix of sessions"] == "maybe"
    assert tones["Rate of 1 other"] == "maybe"


def test_leads_without_sessions_are_told_as_such() -> None:
    labels = [said(step.label) for step in why_figure(context(*FAIR), "visitor_to_lead", "channel").graphic.data.steps]
    assert "Fair, without sessions" in labels


def test_a_count_names_the_segment_that_moved_it() -> None:
    made = context(*MIX)
    assert (
        said(why_figure(made, "leads", "channel").title) == "New leads rose from a year ago, most in Paid Social (+160)"
    )


def test_segments_that_do_not_come_to_the_whole_explain_nothing() -> None:
    made = context(*MIX)
    short = replace(made, evidence=Evidence(segments=made.evidence.segments[:3]))
    assert why(short, "visitor_to_lead", "channel") is None
    assert why_figure(short, "leads", "channel") is None


def test_what_is_neither_a_sum_nor_a_ratio_of_two_measures_has_no_split() -> None:
    assert why(context(*MIX), "time_to_close", "channel") is None


def test_the_cuts_that_are_needed_are_those_of_the_measure_and_its_two_parts() -> None:
    assert wanted_cuts(context(*MIX), "visitor_to_lead", ("channel", "")) == (
        (("visitor_to_lead", "leads", "sessions"), "channel"),
    )


@pytest.mark.parametrize("language", [ENGLISH, RUSSIAN], ids=["en", "ru"])
@pytest.mark.parametrize("segments", [MIX, FELL, SIMPSON, NOISE, FAIR], ids=["mix", "fell", "simpson", "noise", "fair"])
def test_every_sentence_can_be_said_and_the_chart_drawn(
    segments: tuple[list[Reading], ...], language: Language
) -> None:
    made = context(*segments)
    for kpi in ("visitor_to_lead", "leads"):
        figure = why_figure(made, kpi, "channel")
        assert len(language.text(figure.title)) <= 105
        assert language.text(figure.subtitle)
        for width in (176.0, 88.0):
            drawn = funnel.draw(figure.graphic.data, TOKENS, language, width)
            assert drawn.alt
            assert "…" not in drawn.svg
        for cell in (cell for row in figure.data.rows for cell in row.cells if hasattr(cell, "key")):
            assert language.text(cell)
        if sentence := why_said(made, kpi, "channel"):
            assert "{" not in language.text(sentence)


# the steps of the funnel


def stages(**numbers: tuple[float, float, float]) -> Context:
    """Numbers, plans and numbers of a year ago by KPI."""
    readings = tuple(
        boards.reading(
            kpi,
            now,
            target=Target(plan, "plan"),
            year_ago=then,
            interval=(now - 1.96 * now**0.5, now + 1.96 * now**0.5),
        )
        for kpi, (now, plan, then) in numbers.items()
    )
    return replace(context(*MIX), board=Scoreboard(boards.JUNE, boards.END_OF_JUNE, readings, ()))


DESIGN = {"sessions": (101_300.0, 96_000.0, 95_000.0), "leads": (1_742.0, 1_920.0, 1_850.0), "mqls": (467.0, 480.0, 440.0),
          "sqls": (181.0, 192.0, 165.0), "customers": (46.0, 48.0, 38.0)}  # fmt: skip


def test_the_head_of_the_steps_names_the_one_that_cost_most_and_what_the_rest_perhaps_won_back() -> None:
    figure = steps_figure(stages(**DESIGN))
    assert said(figure.title) == "Sessions to leads cost 7 customers; the rest perhaps won most of them back"
    assert said(figure.title, RUSSIAN) == "Сеансы → лиды: потеряно 7 клиентов; возможно, большую часть вернули другие"


def test_the_head_of_the_steps_begins_with_what_came_in_where_that_did_more_than_any_step() -> None:
    few = {"sessions": (50_000.0, 96_000.0, 95_000.0), "leads": (860.0, 1_920.0, 1_850.0), "mqls": (230.0, 480.0, 440.0),
           "sqls": (89.0, 192.0, 165.0), "customers": (21.0, 48.0, 38.0)}  # fmt: skip
    assert said(steps_figure(stages(**few)).title) == "Fewer sessions cost 21 customers; sessions to leads, another 5"


def test_the_steps_add_up_as_they_are_printed_and_every_one_has_its_band() -> None:
    steps = steps_figure(stages(**DESIGN)).graphic.data.steps
    assert round(sum(step.effect for step in steps[:-1]), 1) == steps[-1].effect == -2.0
    assert [step.effect for step in steps] == [2.5, -7.1, 3.3, -1.5, 0.8, -2.0]
    assert all(step.interval for step in steps)
    assert [step.tone for step in steps[1:-1]] == ["worse", "maybe", "maybe", "maybe"]


def test_nobody_at_the_last_stage_is_a_result_and_not_a_stage_that_is_not_there() -> None:
    walked = walk(stages(**{**DESIGN, "customers": (0.0, 4.0, 2.0)}))
    assert walked.rungs[-1].stage == "customer"
    assert walked.change == -4.0
    assert math.fsum(walked.effects) == pytest.approx(-4.0)


def test_a_single_customer_is_one_in_every_language() -> None:
    few = {"sessions": (10_000.0, 10_000.0, 9_000.0), "leads": (150.0, 200.0, 190.0), "customers": (4.0, 5.0, 5.0)}
    title = steps_figure(stages(**few)).title
    assert said(title).startswith("Sessions to leads cost one customer")
    assert "потерян" in said(title, RUSSIAN)
