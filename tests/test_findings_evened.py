"""Where the line between two steps moved nothing was lost, and nothing is claimed to be."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.findings.evened import by_last, by_next
from reportgen.findings.judge import judge
from reportgen.findings.playbook import resolve
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
