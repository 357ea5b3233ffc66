"""Visits that are short of what a goal needs are short by chance where the rates of the need rest on few cases."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from reportgen.findings.needed import interval, relative_variance, rung_of
from reportgen.findings.weigh import Held, weigh
from reportgen.metrics.scoreboard import Target
from reportgen.planning.rates import Rate
from reportgen.planning.yearly import YearLadder
from tests import found
from tests.focus_worlds import World, known


def ladder(customers: int | None) -> YearLadder:
    """A ladder whose rates were measured over so many customers; planned for None."""
    whole = found.ladder()
    counts = [customers * 4**step for step in range(len(whole.rungs))] if customers else []
    rungs = [whole.rungs[0]]
    for at, one in enumerate(whole.rungs[1:], 1):
        pair = (Fraction(counts[at - 1]), Fraction(counts[at])) if customers else None
        origin = Rate(one.rate_kpi, Fraction(1, 4), "measured" if customers else "plan", pair)
        rungs.append(replace(one, origin=origin, spread_from="plan"))
    return replace(whole, rungs=tuple(rungs))


def sessions(wanted: float, customers: int | None, origin: str = "ladder") -> Held:
    """What comes of asking about visits of which `wanted` times as many are needed."""
    figures = known(World(3, visits=400.0))
    readings = tuple(
        replace(one, target=Target(wanted * (one.value or 0.0), origin)) if one.kpi == "sessions" else one
        for one in figures.board.readings
    )
    held = weigh(
        replace(figures, ladder=ladder(customers), board=replace(figures.board, readings=readings)), "sessions"
    )
    assert isinstance(held, Held)
    return held


def test_the_need_is_as_unsure_as_the_fewest_cases_of_its_rates() -> None:
    whole = ladder(100)
    last = whole.rungs[-1]
    fewest = 1 / 100 - 1 / (100 * 4 ** (len(whole.rungs) - 1))
    assert relative_variance(whole, last, None) == pytest.approx(fewest)
    assert relative_variance(whole, whole.rungs[0], None) == 0
    assert relative_variance(ladder(None), ladder(None).rungs[-1], None) == 0


@pytest.mark.parametrize(
    ("wanted", "customers", "weak"),
    [(1.1, 80, False), (1.1, 4000, True), (1.1, None, True), (1.8, 80, True)],
)
def test_visits_are_short_where_the_need_is_surely_more(wanted: float, customers: int | None, weak: bool) -> None:
    assert sessions(wanted, customers).weak is weak


def test_a_need_has_its_interval_and_a_plan_has_none() -> None:
    low, high = sessions(1.1, 80).fact.other_interval or (0.0, 0.0)
    assert low < sessions(1.1, 80).fact.other < high
    assert sessions(1.1, 80, "plan").fact.other_interval is None
    assert sessions(1.1, 80, "plan").weak
    assert interval(100.0, 0.0) is None


def test_what_somebody_planned_is_no_rung() -> None:
    figures = known(World(3, visits=60.0))
    reading = figures.reading("sessions")
    assert reading is not None
    assert rung_of(ladder(80), replace(reading, target=Target(10.0, "table"))) is None
    assert rung_of(None, reading) is None
