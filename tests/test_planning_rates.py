"""Which rungs there are, and by which rate each follows from the one above."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.planning.rates import Rate, lead_down, measured, rate_kpi
from reportgen.quantities import Missing

STAGES = ("session", "lead", "mql", "sal", "sql", "opportunity", "customer")
COUNTS = dict(zip(STAGES, (10_000, 500, 200, 120, 80, 50, 20), strict=True))
UNFED = Missing("not_fed", (("table", "leads"),))


def counts(stage: str) -> Fraction | Missing:
    return Fraction(COUNTS[stage])


def found(planned=None, unfed=(), top="customer", asked=None, sums=counts):
    rates = {name: Fraction(rate) for name, rate in (planned or {}).items()}
    missing = dict.fromkeys(unfed, UNFED)
    return lead_down(top, STAGES, missing, rates, sums, {stage: Fraction(n) for stage, n in (asked or {}).items()})


def told(rungs):
    return [(stage, rate.kpi, rate.value, rate.origin) for stage, rate in rungs.found]


def test_without_a_plan_every_stage_is_a_rung_and_every_rate_is_measured():
    rungs = found()
    assert [stage for stage, _ in rungs.found] == ["opportunity", "sql", "sal", "mql", "lead", "session"]
    assert {rate.origin for _, rate in rungs.found} == {"measured"}
    assert rungs.found[0][1] == Rate(
        "opportunity_to_customer", Fraction(20, 50), "measured", (Fraction(20), Fraction(50))
    )
    assert rungs.left_out == ()


def test_a_planned_rate_leads_past_the_stages_between():
    rungs = found({"sql_close_rate": "0.25", "mql_to_sql": "0.2"})
    assert told(rungs)[:2] == [
        ("sql", "sql_close_rate", Fraction(1, 4), "plan"),
        ("mql", "mql_to_sql", Fraction(1, 5), "plan"),
    ]
    assert [(stage, why.reason) for stage, why in rungs.left_out] == [
        ("opportunity", "passed_over"),
        ("sal", "passed_over"),
    ]


def test_no_planned_rate_leads_past_a_stage_that_matters():
    assert [stage for stage, _ in found({"lead_to_customer": "0.04", "visitor_to_customer": "0.002"}).found] == [
        "opportunity", "sql", "sal", "mql", "lead", "session",
    ]  # fmt: skip


def test_a_stage_that_is_not_fed_is_left_out_and_named():
    rungs = found(unfed=("mql", "session"))
    assert [stage for stage, _ in rungs.found] == ["opportunity", "sql", "sal", "lead"]
    assert rungs.left_out == (("mql", UNFED), ("session", UNFED))
    assert rungs.found[-1][1].value == Fraction(120, 500)


def test_planned_rates_lead_over_a_stage_that_is_not_fed_as_their_product():
    rungs = found({"sql_close_rate": "0.25", "mql_to_sql": "0.2", "lead_to_mql": "0.3"}, unfed=("mql",))
    stage, rate = rungs.found[1]
    assert (stage, rate.kpi, rate.value, rate.origin) == ("lead", "lead_to_sql", Fraction(3, 50), "plan")
    assert rate.parts == (("lead_to_mql", Fraction(3, 10)), ("mql_to_sql", Fraction(1, 5)))


def test_what_the_plan_asks_of_two_rungs_is_a_planned_rate_where_it_states_none():
    rungs = found({"mql_to_sql": "0.2"}, asked={"customer": 30, "sql": 90, "mql": 400})
    assert told(rungs)[:2] == [
        ("sql", "sql_close_rate", Fraction(1, 3), "plan"),
        ("mql", "mql_to_sql", Fraction(1, 5), "plan"),
    ]
    assert rungs.found[0][1].counts == (30, 90)


def test_a_stage_more_got_past_than_stood_there_is_no_rung():
    odd = {**COUNTS, "opportunity": 5}
    rungs = found(sums=lambda stage: Fraction(odd[stage]))
    assert rungs.found[0][0] == "sql"
    assert rungs.left_out == (("opportunity", Missing("more_above", (("above", "20"), ("below", "5")))),)


def test_a_stage_of_which_months_are_missing_is_no_rung():
    gone = Missing("begins_within", (("table", "sessions"),))
    rungs = found(sums=lambda stage: gone if stage == "session" else counts(stage))
    assert rungs.left_out == (("session", gone),)


@pytest.mark.parametrize("rate", ["0", "1.5", "25"])
def test_a_planned_rate_that_is_none_is_not_used(rate):
    assert found({"opportunity_to_customer": rate}).found[0][1].origin == "measured"


def test_nothing_counted_is_no_rate():
    assert measured("x", Fraction(0), Fraction(5)) == Missing("no_rows_year")
    assert measured("x", Fraction(1), Fraction(0)) == Missing("no_rows_year")


def test_a_step_without_a_kpi_of_its_own_has_a_name_all_the_same():
    assert (rate_kpi("sal", "sql"), rate_kpi("sql", "customer")) == ("sal_to_sql", "sql_close_rate")


@given(
    st.dictionaries(
        st.sampled_from(
            ["sql_close_rate", "mql_to_sql", "lead_to_mql", "visitor_to_lead", "sql_to_opportunity", "sal_close_rate"]
        ),
        st.fractions(Fraction(1, 100), 1, max_denominator=100),
    ),
    st.sets(st.sampled_from(STAGES[:-1])),
    st.lists(st.integers(0, 50), min_size=7, max_size=7),
)
def test_every_stage_is_a_rung_or_left_out_with_a_reason(planned, unfed, sizes):
    of = dict(zip(STAGES, sizes, strict=True))
    rungs = found(planned, tuple(unfed), sums=lambda stage: Fraction(of[stage]))
    names = [stage for stage, _ in rungs.found] + [stage for stage, _ in rungs.left_out]
    assert sorted(names) == sorted(STAGES[:-1])
    assert all(0 < rate.value <= 1 for _, rate in rungs.found)
    assert not {stage for stage, _ in rungs.found} & unfed
    order = [STAGES.index(stage) for stage, _ in rungs.found]
    assert order == sorted(order, reverse=True)
