"""Where the line between two steps moved nothing was lost, and nothing is claimed to be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from reportgen.findings.evened import by_last, by_next
from reportgen.findings.judge import judge
from reportgen.findings.known import NOW
from reportgen.findings.playbook import resolve
from reportgen.findings.same_cause import whole_of
from reportgen.metrics.monthly import Monthly
from tests.focus_worlds import World, known

USUAL: dict[str, Any] = {"visits": 1500.0, "growth": 0.01, "channels": 3, "campaigns": 2, "pages": 3}
STRICTER = World(3, **USUAL, rates={"lead_to_mql": 0.6, "mql_to_sql": 1 / 0.6})
JUNK = World(3, **USUAL, rates={"visitor_to_lead": 1.6, "lead_to_mql": 1 / 1.6})


def test_a_step_whose_next_one_makes_up_for_it_is_no_weakness_and_says_so() -> None:
    found = judge(known(STRICTER), resolve())
    assert by_next(known(STRICTER), "lead_to_mql") == "mql_to_sql"
    assert not [area for area in found.areas if area.kpi == "lead_to_mql"]
    (reason,) = [reason for rule, reason in found.silent if rule == "lead_quality"]
    assert (reason.key, dict(reason.params)["other"]) == ("focus-silent-evened", "mql_to_sql")


def test_more_leads_of_which_as_many_qualify_are_told_without_a_worth() -> None:
    (area,) = [area for area in judge(known(JUNK), resolve()).areas if area.kpi == "lead_to_mql"]
    assert by_last(known(JUNK), "lead_to_mql") == "visitor_to_lead"
    assert area.worth is None
    assert area.reason is not None
    assert area.reason.key == "focus-confidence-evened"


@pytest.mark.parametrize("seed", range(4))
def test_a_step_that_only_became_weaker_keeps_its_worth(seed: int) -> None:
    world = known(World(seed, **USUAL, rates={"lead_to_mql": 0.6}))
    assert by_next(world, "lead_to_mql") is None
    assert by_last(world, "lead_to_mql") is None
    assert judge(world, resolve()).areas[0].worth is not None


def _products(world: World, times: float) -> dict[str, float]:
    return {f"Product {number + 1}": times for number in range(world.products)}


@pytest.mark.parametrize("times", [1.7, 5.0])
def test_leads_that_are_dearer_by_as_much_as_the_whole_site_converts_worse_are_told_once(times: float) -> None:
    world = World(3, **USUAL, rates={"visitor_to_lead": 0.6})
    one = known(replace(world, dear=_products(world, times)))
    found = judge(one, resolve())
    assert whole_of(one, "cpl") == ("visitor_to_lead" if times == 1.7 else None)
    assert {area.kpi for area in found.areas} == ({"visitor_to_lead"} if times == 1.7 else {"visitor_to_lead", "cpl"})
    reasons = [reason.key for rule, reason in found.silent if rule == "paid_price"]
    assert reasons == (["focus-silent-same"] if times == 1.7 else [])


def test_dear_leads_of_a_site_that_converts_as_ever_are_told() -> None:
    one = known(replace(World(3, **USUAL), dear=_products(World(3, **USUAL), 2.5)))
    assert "improve-cpl" in {area.id for area in judge(one, resolve()).areas}


def _flooded(series: Monthly, times: float, leads: float) -> Monthly:
    """So many times as many visits and leads in the newest months."""
    of = (*series.of[:-NOW], *(one * times for one in series.of[-NOW:]))
    return replace(series, of=of, counted=(*series.counted[:-NOW], *(one * leads for one in series.counted[-NOW:])))


@pytest.mark.parametrize(("visits", "leads", "lacking"), [(1.8, 1.0, False), (1.8, 0.6, True), (1.0, 0.6, True)])
def test_visits_that_come_at_once_and_bring_no_lead_have_no_worth(visits: float, leads: float, lacking: bool) -> None:
    one = known(World(3, **USUAL))
    whole = replace(
        one, cuts={}, rates={**one.rates, "visitor_to_lead": _flooded(one.rates["visitor_to_lead"], visits, leads)}
    )
    (area,) = [area for area in judge(whole, resolve()).areas if area.kpi == "visitor_to_lead"]
    assert (area.worth is not None) == lacking
    assert (area.actions[0].key == "focus-action-surge") != lacking
