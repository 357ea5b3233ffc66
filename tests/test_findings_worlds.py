"""In worlds of noise nothing is found; what is planted in a world is found first.

`python -m tests.test_findings_worlds 600` prints the table of docs/focus.md.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from reportgen.findings import Findings
from reportgen.findings.base import rank
from reportgen.findings.judge import judge
from reportgen.findings.playbook import resolve
from reportgen.metrics.monthly import Monthly
from reportgen.metrics.scoreboard import Target
from tests.focus_worlds import LAST, World, known, noise

SEEDS = range(4)
USUAL: dict[str, Any] = {"visits": 1500.0, "growth": 0.02, "season": 0.2, "bad_days": 0.02}
PLANTED: dict[str, tuple[Callable[[int], World], str]] = {
    "a broken form": (lambda seed: World(seed, **USUAL, rates={"visitor_to_lead": 0.65}), "improve-visitor_to_lead"),
    "clicks": (lambda seed: World(seed, **USUAL, rates={"organic_ctr": 0.7}), "improve-organic_ctr"),
    "leads that do not qualify": (lambda seed: World(seed, **USUAL, rates={"lead_to_mql": 0.6}), "improve-lead_to_mql"),
    "MQLs that go no further": (lambda seed: World(seed, **USUAL, rates={"mql_to_sql": 0.55}), "improve-mql_to_sql"),
    "SQLs without a talk": (
        lambda seed: World(seed, **USUAL, rates={"sql_to_opportunity": 0.55}),
        "improve-sql_to_opportunity",
    ),
    "opportunities that are lost": (
        lambda seed: World(seed, **USUAL, rates={"opportunity_to_customer": 0.4}),
        "improve-opportunity_to_customer",
    ),
    "a slow handover": (lambda seed: World(seed, **USUAL, slow=0.3), "improve-handover_time"),
    "a dear product": (
        lambda seed: World(seed, **USUAL, dear={"Product 2": 3.0}, since=15),
        "improve-cpl-product-product-2",
    ),
    "a better channel": (
        lambda seed: World(seed, **USUAL, segments={("channel", "Channel 2"): {"opportunity_to_customer": 2.0}}),
        "double_down-channel-channel-2",
    ),
    "a better page": (
        lambda seed: World(
            seed,
            **{**USUAL, "visits": 5000.0},
            pages=24,
            segments={("landing_page", "/page-4"): {"opportunity_to_customer": 1.9}},
        ),
        "double_down-landing_page-page-4",
    ),
    "a fiscal year from April": (
        lambda seed: World(seed, **USUAL, rates={"lead_to_mql": 0.6}, first_month=4),
        "improve-lead_to_mql",
    ),
}


@cache
def found(world: Callable[[int], World], seed: int) -> Findings:
    return judge(known(world(seed)), resolve())


def shown(seeds: range) -> list[tuple[int, tuple[str, ...]]]:
    """The noise worlds in which anything is found."""
    every = [(seed, tuple(area.id for area in judge(known(noise(seed)), resolve()).areas)) for seed in seeds]
    return [(seed, areas) for seed, areas in every if areas]


def test_customers_who_turn_away_are_found_by_their_score() -> None:
    areas = [found(lambda seed: World(seed, sour=0.15), seed).areas for seed in range(8)]
    assert sum(any(area.kpi == "nps" for area in each) for each in areas) >= 6


def test_in_worlds_of_noise_next_to_nothing_is_found() -> None:
    assert len(shown(range(24))) <= 3


@pytest.mark.nightly
def test_one_quarter_of_noise_in_twenty_shows_a_focus_area_at_most() -> None:
    few = shown(range(200))
    assert len(few) <= 10, few


@pytest.mark.parametrize("cause", sorted(PLANTED))
def test_what_is_planted_is_found_first(cause: str) -> None:
    world, area = PLANTED[cause]
    first = Counter(next((each.id for each in found(world, seed).areas), "nothing") for seed in SEEDS)
    assert first[area] >= len(SEEDS) - 1, first


@pytest.mark.parametrize("rate", ["visitor_to_lead", "lead_to_mql", "sql_to_opportunity"])
def test_what_began_within_the_newest_three_months_is_found_first(rate: str) -> None:
    """Of cohorts the newest three months that are old enough seldom begin with the quarter: one or two of them are hurt."""
    first = Counter(
        next((each.id for each in judge(known(World(seed, **USUAL, rates={rate: 0.6}, since=2)), resolve()).areas), "")
        for seed in SEEDS
    )
    assert first[f"improve-{rate}"] >= len(SEEDS) - 1, first


def episode(series: Monthly, month: int, times: float) -> Monthly:
    """A rate of which one month was counted against more: robots among the visits."""
    of = list(series.of)
    of[month] *= times
    return replace(series, of=tuple(of))


@pytest.mark.parametrize("month", [-3, -2])
def test_an_episode_that_is_over_is_nothing_to_improve(month: int) -> None:
    for seed in SEEDS:
        figures = known(World(seed, **{**USUAL, "season": 0.0}))
        rate = episode(figures.rates["visitor_to_lead"], month, 2.0)
        seen = judge(replace(figures, rates={**figures.rates, "visitor_to_lead": rate}), resolve())
        assert "improve-visitor_to_lead" not in [area.id for area in seen.areas]


def test_an_episode_that_is_over_is_said_to_be() -> None:
    figures = known(World(1, **{**USUAL, "season": 0.0}))
    rate = episode(figures.rates["visitor_to_lead"], -3, 2.5)
    seen = judge(replace(figures, rates={**figures.rates, "visitor_to_lead": rate}), resolve())
    assert dict(seen.silent)["site_conversion"].key == "focus-silent-over"


def mixed(seed: int) -> World:
    return World(seed, **USUAL, shift={"Channel 1": 8.0}, willing={"Channel 1": 0.25})


def test_a_rate_that_falls_by_its_mix_alone_is_not_called_weak_and_is_named() -> None:
    for seed in SEEDS:
        findings = found(mixed, seed)
        assert "improve-visitor_to_lead" not in [area.id for area in findings.areas]
        named = {(each.kpi, each.dimension, each.segment) for each in findings.mixes}
        assert ("visitor_to_lead", "channel", "Channel 1") in named
        mix = next(each for each in findings.mixes if each.kpi == "visitor_to_lead")
        assert mix.mix < 0
        assert abs(mix.rate) < abs(mix.mix) / 4
        assert mix.share > mix.share_before


def test_a_fall_by_mix_alone_is_told_where_focus_areas_are_asked_for() -> None:
    from reportgen.cli.focus_table import lines
    from reportgen.findings.as_json import as_json
    from reportgen.metrics.catalog import build
    from reportgen.text import Language

    findings = found(mixed, 0)
    (mix,) = as_json(findings, LAST, str)["mixes"]
    assert (mix["kpi"], mix["segment"]) == ("visitor_to_lead", "Channel 1")
    assert mix["mix"] + mix["rate"] == pytest.approx(mix["change"])
    told = " ".join("\n".join(lines(findings, LAST, Language.load("en"), build().kpis, "EUR")).split())
    assert "got worse by the mix alone: more of the whole is Channel 1" in told
    assert "no figure differs" not in told


def test_a_rate_that_fell_by_both_is_weak_and_worth_only_what_the_rate_did() -> None:
    both = World(2, **USUAL, shift={"Channel 1": 8.0}, willing={"Channel 1": 0.25}, rates={"visitor_to_lead": 0.65})
    only = World(2, **USUAL, rates={"visitor_to_lead": 0.65}, willing={"Channel 1": 0.25})
    areas = {area.id: area for area in judge(known(both), resolve()).areas}
    area = areas["improve-visitor_to_lead"]
    alone = next(one for one in judge(known(only), resolve()).areas if one.id == area.id)
    assert area.worth is not None and alone.worth is not None  # noqa: PT018
    lacking, without = (
        dict(area.worth.inputs)["visitor_to_lead-lacking"],
        dict(alone.worth.inputs)["visitor_to_lead-lacking"],
    )
    assert lacking < area.evidence[0].other - area.evidence[0].value
    assert lacking < 1.3 * without


def test_too_little_is_no_ground_for_anything_and_says_so() -> None:
    findings = judge(known(World(5, visits=6.0, rates={"lead_to_mql": 0.5})), resolve())
    assert findings.areas == ()
    said = dict(findings.silent)
    assert {"nurture", "first_talk", "sales_process"} <= said.keys()
    assert {said[name].key for name in ("first_talk", "sales_process")} == {"focus-silent-few"}


def test_a_channel_that_is_better_by_chance_is_not_chosen_for_being_first() -> None:
    """Of fourteen equal channels the best looks far better than the rest: nothing is found all the same."""
    for seed in range(6):
        findings = judge(known(World(seed, visits=400.0, channels=14)), resolve())
        assert not [area for area in findings.areas if area.kind == "double_down"]


def test_where_only_one_segment_is_hurt_it_stands_in_the_evidence_beside_one_that_is_not() -> None:
    world = World(1, **{**USUAL, "visits": 4000.0}, rates={"lead_to_mql": 0.3}, hurt=("channel", "Channel 3"))
    area = next(one for one in judge(known(world), resolve()).areas if one.id == "improve-lead_to_mql")
    facts = [fact for fact in area.evidence if fact.by and fact.by[0] == "channel"]
    assert facts[0].by == ("channel", "Channel 3")
    assert any(fact.adjusted is not None and fact.adjusted > 0.2 for fact in facts)
    assert area.confidence in ("high", "medium")


@pytest.mark.parametrize(("wanted", "told"), [(1.1, True), (2.0, False)])
def test_a_broken_form_is_named_unless_more_visits_are_lacking_than_leads(wanted: float, told: bool) -> None:
    figures = known(PLANTED["a broken form"][0](0))
    readings = [
        replace(one, target=Target(wanted * (one.value or 0.0), "plan")) if one.kpi == "sessions" else one
        for one in figures.board.readings
    ]
    findings = judge(replace(figures, board=replace(figures.board, readings=tuple(readings))), resolve())
    assert ("improve-visitor_to_lead" in [area.id for area in findings.areas]) is told
    assert "improve-sessions" in [area.id for area in findings.areas]
    assert (
        ("site_conversion", "focus-silent-before") in [(rule, why.key) for rule, why in findings.silent]
    ) is not told


def test_a_sure_area_stands_before_one_that_is_worth_more_and_is_less_sure() -> None:
    area = found(PLANTED["a broken form"][0], 0).areas[0]
    assert area.worth is not None
    less = replace(area.evidence[0], adjusted=0.05)
    dearer = replace(area, id="late", evidence=(less,), worth=replace(area.worth, customers=2 * area.worth.customers))
    assert [one.id for one in sorted((dearer, area), key=rank)] == [area.id, "late"]
    sure = replace(dearer, evidence=(replace(less, adjusted=0.01),))
    assert [one.id for one in sorted((area, sure), key=rank)] == ["late", area.id]


def test_a_wait_that_grew_more_surely_than_the_rate_behind_it_fell_stands_first_with_the_worth_of_the_rate() -> None:
    world = World(3, **USUAL, slow=0.3, rates={"mql_to_sql": 0.8})
    (area,) = [area for area in judge(known(world), resolve()).areas if area.rule == "nurture"]
    assert [fact.kpi for fact in area.evidence[:2]] == ["handover_time", "mql_to_sql"]
    assert area.id == "improve-handover_time"
    assert area.worth is not None
    assert dict(area.worth.inputs)["mql_to_sql-lacking"] > 0


def test_the_same_people_under_two_names_are_told_once() -> None:
    findings = found(PLANTED["a better page"][0], 0)
    doubled = [area for area in findings.areas if area.kind == "double_down"]
    assert len(doubled) == 1


def test_the_same_world_gives_the_same_findings() -> None:
    world = PLANTED["a broken form"][0](3)
    assert judge(known(world), resolve()) == judge(known(world), resolve())


def test_each_finding_has_what_it_needs() -> None:
    for world, _ in PLANTED.values():
        findings = found(world, 0)
        for area in findings.areas:
            assert 3 <= len(area.watch) <= 5
            assert area.actions
            assert area.due == findings.quarter.shift(1).last
            assert area.confidence in ("high", "medium", "low")
            assert area.reason is not None
            main = area.evidence[0]
            assert main.p is not None and main.adjusted is not None and main.p <= main.adjusted <= 0.1  # noqa: PT018
            assert main.interval is None or not main.interval[0] <= main.other <= main.interval[1]
            if area.worth is not None:
                low, high = area.worth.interval
                assert low <= area.worth.customers <= high


SMALL = ((200, 0.7, 3), (200, 0.5, 3), (400, 0.7, 3), (400, 0.5, 2), (900, 0.7, 3), (900, 0.7, 2))
"""Leads a quarter, by what factor fewer of them qualify, and for how many months."""


def small(seed: int, leads: int, factor: float, since: int) -> World:
    """A company of few leads, under a season, of which fewer qualify."""
    return World(
        1000 + seed, visits=leads / 91 / 0.02, season=0.2, bad_days=0.02, rates={"lead_to_mql": factor}, since=since
    )


def test_a_small_company_learns_in_most_quarters_that_half_as_many_leads_qualify() -> None:
    first = [next((one.id for one in judge(known(small(n, 200, 0.5, 3)), resolve()).areas), "") for n in range(12)]
    assert first.count("improve-lead_to_mql") >= 7, first


def main(worlds: int, seeds: int = 20) -> None:
    """Print how often noise shows anything, and how often each cause is found first."""
    few = shown(range(worlds))
    print(f"noise: {len(few)} of {worlds} quarters show any focus area")
    for cause, (world, area) in PLANTED.items():
        first = [next((each.id for each in judge(known(world(seed)), resolve()).areas), "") for seed in range(seeds)]
        print(f"{cause}: first in {first.count(area)} of {seeds}, nothing in {first.count('')}")
    for leads, factor, since in SMALL:
        every = [judge(known(small(seed, leads, factor, since)), resolve()).areas for seed in range(5 * seeds)]
        first = [next((each.id for each in areas), "") for areas in every]
        count = first.count("improve-lead_to_mql")
        print(f"{leads} leads a quarter, {1 - factor:.0%} for {since} months: first in {count} of {len(first)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
