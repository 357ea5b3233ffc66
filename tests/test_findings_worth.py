"""A worth is a product anybody can reckon, with an interval that holds the truth."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from reportgen.findings.double_down import candidates, merged
from reportgen.findings.family import Cases
from reportgen.findings.known import Known, attributed, shown
from reportgen.findings.playbook import resolve
from reportgen.findings.toll import toll
from reportgen.findings.worth import chain, of_gap, of_growth, of_more
from reportgen.metrics.monthly import Monthly
from reportgen.metrics.scoreboard import Scoreboard
from reportgen.periods import month_of, quarter_of
from tests.focus_worlds import World, known

LAST = date(2026, 6, 30)
MONTHS = tuple(month_of(LAST).shift(back - 14) for back in range(15))


def rate(kpi: str, counted: float, of: float, *, persons: bool = True, ripe: float = 1.0) -> Monthly:
    return Monthly(kpi, None, MONTHS, (counted,) * 15, (of,) * 15, persons, ripe=ripe)


RATES = {
    "visitor_to_lead": rate("visitor_to_lead", 100, 10_000, persons=False),
    "lead_to_mql": rate("lead_to_mql", 20, 100),
    "mql_to_sql": rate("mql_to_sql", 10, 20),
    "sql_to_opportunity": rate("sql_to_opportunity", 8, 10),
    "opportunity_to_customer": rate("opportunity_to_customer", 2, 8),
}
KNOWN = Known(Scoreboard(quarter_of(LAST), LAST, (), ()), RATES, deal=(50_000.0, 2_000.0))


def test_a_gap_goes_through_the_later_rates_of_twelve_months() -> None:
    """0.1 % of 120,000 visits are 120 leads; 20 % of them MQLs, half of those SQLs, 80 % opportunities, 25 % customers: 2.4."""
    worth = of_gap(KNOWN, "x", "leads", 0.001, 0.0002, RATES["visitor_to_lead"])
    assert worth is not None
    assert worth.customers == pytest.approx(2.4)
    assert worth.revenue == pytest.approx(120_000)
    assert worth.interval[0] < 2.4 < worth.interval[1]
    assert [name for name, _ in worth.inputs] == [
        "visitor_to_lead-lacking", "a-year", "lead_to_mql", "mql_to_sql", "sql_to_opportunity", "opportunity_to_customer",
        "average_deal",
    ]  # fmt: skip


def test_the_same_finding_has_the_same_interval_and_another_one_another() -> None:
    once, again = (of_more(KNOWN, "x", "leads", 100, 20) for _ in range(2))
    assert once == again
    assert of_more(KNOWN, "y", "leads", 100, 20) != once


def test_a_cohort_counts_as_it_will_be_when_all_have_converted() -> None:
    ripening = {**RATES, "opportunity_to_customer": rate("opportunity_to_customer", 1.8, 8, ripe=0.9)}
    worth = of_more(replace(KNOWN, rates=ripening), "x", "opportunities", 8, 1)
    assert worth is not None
    assert worth.customers == pytest.approx(2.0)
    assert shown(ripening["opportunity_to_customer"], Cases(1.8, 8)) == pytest.approx(0.25)


def test_where_a_step_is_not_measured_the_way_leads_round_it() -> None:
    rates = {"lead_to_customer": rate("lead_to_customer", 2, 100), "visitor_to_lead": RATES["visitor_to_lead"]}
    found = chain(rates, "sessions")
    assert found is not None
    assert [one.kpi for one in found] == ["visitor_to_lead", "lead_to_customer"]
    assert chain(rates, "sqls") is None
    assert of_more(replace(KNOWN, rates=rates), "x", "sqls", 5, 1) is None
    assert chain(rates, "customers") == ()


def test_without_revenue_a_worth_is_in_customers_alone() -> None:
    worth = of_growth(replace(KNOWN, deal=None), "x", 100, 0.02, 0.005, "customers", ())
    assert worth is not None
    assert (worth.customers, worth.revenue, worth.revenue_interval) == (pytest.approx(2.0), None, None)


@pytest.mark.nightly
def test_the_interval_holds_the_truth_as_often_as_it_says() -> None:
    """Rates and gap are drawn anew 60 times; what the truth is worth lies in 19 of 20 intervals."""
    rng = random.Random(5)
    truth = 120_000 * 0.001 * 0.2 * 0.5 * 0.8 * 0.25
    held = 0
    for number in range(60):
        drawn = {
            name: replace(
                one,
                counted=tuple(
                    float(sum(rng.random() < a / b for _ in range(int(b))))
                    for a, b in zip(one.counted, one.of, strict=True)
                ),
            )
            for name, one in RATES.items()
            if name != "visitor_to_lead"
        }
        rates = {**RATES, **drawn}
        worth = of_gap(
            replace(KNOWN, rates=rates),
            f"{number}",
            "leads",
            rng.gauss(0.001, 0.0002),
            0.0002,
            RATES["visitor_to_lead"],
        )
        assert worth is not None
        held += worth.interval[0] <= truth <= worth.interval[1]
    assert held >= 54


def test_the_best_of_many_equal_ones_is_shrunk_to_next_to_nothing() -> None:
    double = resolve().double_down
    assert double is not None
    every = [
        one
        for seed in range(5)
        for one in candidates(known(World(seed, channels=14)), double)
        if one.by[0] == "channel"
    ]
    best = max(every, key=lambda one: one.fact.value - one.fact.other)
    assert best.gain < (best.fact.value - best.fact.other) / 2


def test_the_same_people_under_two_names_are_one_winner() -> None:
    world = World(3, visits=2000.0, personas=2, segments={("persona", "Persona 1"): {"opportunity_to_customer": 2.0}})
    made = known(world)
    double = resolve().double_down
    assert double is not None
    both = {
        ("lead_to_customer", "campaign"): {
            name: replace(one, by=("campaign", name)) for name, one in made.cuts["lead_to_customer", "persona"].items()
        }
    }
    inside = {name: one for name, one in made.cuts["lead_to_customer", "persona"].items() if name == "Persona 1"}
    twice = replace(made, cuts={**made.cuts, **both}, within=lambda *_: inside)
    winners = [one for one in candidates(twice, double) if one.p < 0.001 and one.by[0] in ("persona", "campaign")]
    assert {one.by for one in winners} == {("persona", "Persona 1"), ("campaign", "Persona 1")}
    ((first, others),) = merged(twice, winners, double.dimensions)
    assert first.by == ("campaign", "Persona 1")
    assert [one.by for one in others] == [("persona", "Persona 1")]


@pytest.mark.parametrize(("slow_rate", "holds"), [(120.0, True), (200.0, False)])
def test_slow_pages_cost_something_only_where_they_convert_worse(slow_rate: float, holds: bool) -> None:
    def page(kpi: str, name: str, counted: float, of: float) -> Monthly:
        return Monthly(kpi, ("element", name), MONTHS, (counted,) * 15, (of,) * 15, persons=False)

    cuts = {
        ("load_seconds", "element"): {"/slow": page("load_seconds", "/slow", 25_000, 5000),
            "/fast": page("load_seconds", "/fast", 10_000, 5000)},
        ("landing_page_rate", "element"): {
            "/slow": page("landing_page_rate", "/slow", slow_rate, 5000), "/fast": page("landing_page_rate", "/fast", 200, 5000),
        },
    }  # fmt: skip
    rates = {**RATES, "landing_page_rate": rate("landing_page_rate", slow_rate + 200, 10_000, persons=False)}
    found = toll(replace(KNOWN, rates=rates, cuts=cuts), "load_seconds", "landing_page_rate", "element")
    assert (found is not None) == holds
    if found is not None:
        assert found.fact.by == ("element", "/slow")
        assert found.gap == pytest.approx((0.04 - 0.024) / 2)


def test_the_whole_way_is_taken_before_its_steps() -> None:
    direct = {**RATES, "lead_to_customer": rate("lead_to_customer", 3, 100)}
    assert [one.kpi for one in chain(direct, "leads") or ()] == ["lead_to_customer"]
    assert [one.kpi for one in chain(direct, "sessions") or ()] == ["visitor_to_lead", "lead_to_customer"]
    closing = {**RATES, "sql_close_rate": rate("sql_close_rate", 2, 10)}
    assert [one.kpi for one in chain(closing, "mqls") or ()] == ["mql_to_sql", "sql_close_rate"]


def test_segments_are_held_against_others_only_where_both_sides_of_a_rate_are_known_by_segment() -> None:
    """Leads all have a product, but of the spend only a third: a product's cost per lead is none of anybody's."""
    leads, spend = (300.0,) * 15, (30_000.0,) * 15
    whole = Monthly("cpl", None, MONTHS, leads, spend, persons=False, inverted=True)
    paid = {
        name: Monthly("cpl", ("product", name), MONTHS, (150.0,) * 15, (5_000.0,) * 15, persons=False, inverted=True)
        for name in ("Plan", "Parts")
    }
    asked = Known(Scoreboard(quarter_of(LAST), LAST, (), ()), {"cpl": whole})
    assert not attributed(asked, "cpl", paid, "rest")
    assert attributed(asked, "cpl", paid, "past")  # as little of it was known a year ago
    sound = {name: replace(one, of=(15_000.0,) * 15) for name, one in paid.items()}
    assert attributed(asked, "cpl", sound, "rest")
    since = {name: replace(one, of=(15_000.0,) * 12 + (5_000.0,) * 3) for name, one in paid.items()}
    assert not attributed(asked, "cpl", since, "past")
