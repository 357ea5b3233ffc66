"""What differs from what an earlier report said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportgen.findings import Memory, Told
from reportgen.findings.restated import figures, restated, spoken_of
from reportgen.metrics.scoreboard import Reading, Scoreboard
from reportgen.periods import Period, quarter_of
from reportgen.quantities import Missing
from reportgen.text import Language
from tests.boards import END_OF_JUNE, JUNE, history, reading

MAY = JUNE.previous()
EN = Language.load("en")


def told(kpi: str, value: float, period: Period = MAY, of: str = "2026-05") -> Memory:
    return Memory((Told(kpi, None, period.id, value, "monthly", of),))


def board(*readings: Reading, as_of: date = END_OF_JUNE) -> Scoreboard:
    return Scoreboard(JUNE, as_of, readings, ())


def leads(may: float | None = 412.0, **more: object) -> Reading:
    return replace(reading("leads", 400.0, previous=may, history=history([405.0, may, 400.0])), **more)  # type: ignore[arg-type]


def test_a_figure_that_changed_since_it_was_told_is_named_with_both_values_and_who_said_it() -> None:
    (one,) = restated(board(leads(415.0)), told("leads", 412.0))
    assert (one.kpi, one.period, one.was.value, one.now.value, one.report, one.of) == (
        "leads", MAY, 412.0, 415.0, "monthly", "2026-05",
    )  # fmt: skip


def test_what_is_as_it_was_said_is_not_told() -> None:
    assert restated(board(leads(412.0)), told("leads", 412.0)) == ()
    assert restated(board(leads(415.0)), Memory()) == ()


@pytest.mark.parametrize(
    ("kpi", "was", "now", "differs"),
    [
        ("visitor_to_lead", 0.013112, 0.013114, False),
        ("visitor_to_lead", 0.013112, 0.013212, True),
        ("sql_close_rate", 0.2412, 0.2414, False),
        ("pages_per_session", 2.311, 2.314, False),
        ("pages_per_session", 2.311, 2.316, True),
        ("nps", 37.01, 37.04, False),
        ("nps", 37.01, 37.06, True),
        ("load_seconds", 12.2, 12.4, False),
        ("revenue", 251_200.001, 251_200.004, False),
        ("revenue", 251_200.00, 251_200.01, True),
        ("cpl", 326.31, 326.32, True),
    ],
)
def test_it_is_compared_as_it_is_printed_and_money_to_the_cent(kpi: str, was: float, now: float, differs: bool) -> None:
    one = replace(reading(kpi, now, previous=now), view="period")
    found = restated(board(one), told(kpi, was))
    assert bool(found) == differs
    if one.currency is None:
        shown = [EN.quantity(replace_value(one, value)) for value in (was, now)]
        assert (shown[0] != shown[1]) == differs


def replace_value(one: Reading, value: float):  # type: ignore[no-untyped-def]
    from reportgen.quantities import Quantity

    return Quantity(value, one.unit, one.currency)


def test_a_period_that_still_runs_is_restated_by_nobody() -> None:
    running = board(leads(415.0), as_of=date(2026, 6, 20))
    assert {period for _, period, _ in figures(running)} == {MAY, MAY.previous()}
    half = Memory((Told("leads", None, JUNE.id, 200.0, "monthly", "2026-06"),))
    assert restated(running, half) == ()


def test_the_period_before_of_a_running_one_is_that_of_its_history_and_not_of_as_many_days() -> None:
    running = board(leads(412.0, previous=290.0), as_of=date(2026, 6, 20))
    assert restated(running, told("leads", 412.0)) == ()


def test_a_cohort_that_ripens_is_not_restated() -> None:
    one = replace(reading("lead_to_mql", 0.25, previous=0.29), view="cohort")
    assert restated(board(one), told("lead_to_mql", 0.26)) == ()


def test_part_of_a_period_is_not_held_against_the_whole() -> None:
    one = leads(412.0, partial=(Missing("source_ended"),), value=9.0)
    assert restated(board(one), Memory((Told("leads", None, JUNE.id, 400.0, "monthly", "2026-06"),))) == ()


def test_a_quarter_is_compared_by_its_months_its_predecessor_and_itself_a_year_ago() -> None:
    quarter = quarter_of(END_OF_JUNE)
    names = {period.id for period in spoken_of(quarter)}
    assert {"2026-Q2", "2026-Q1", "2025-Q2", "2026-06", "2024-07"} <= names
    assert "2024-06" not in names


def test_what_stands_on_the_cards_comes_first_and_the_newest_period_first() -> None:
    both = board(
        reading("sessions", 10.0, history=history([7.0, 8.0, 10.0])),
        leads(415.0, history=history([400.0, 415.0, 400.0])),
    )
    memory = Memory(
        (*told("sessions", 1.0).told, *told("leads", 412.0).told, *told("leads", 405.0, MAY.previous()).told,
         *told("sessions", 6.0, MAY.previous()).told)
    )  # fmt: skip
    found = [(each.kpi, each.period.id) for each in restated(both, memory, ("leads",))]
    assert found == [("leads", "2026-05"), ("leads", "2026-04"), ("sessions", "2026-05"), ("sessions", "2026-04")]


def test_what_readers_of_a_part_were_told_is_not_held_against_the_whole() -> None:
    of_part = Memory((Told("leads", ("only", "x"), MAY.id, 12.0, "monthly", "2026-05"),))
    assert restated(board(leads(415.0)), of_part) == ()
