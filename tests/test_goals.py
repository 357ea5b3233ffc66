"""The plan is read by absolute periods."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.errors import UsageError
from reportgen.goals import DEFAULT_TOLERANCE, Goals, plan_period
from reportgen.periods import parse

TODAY = date(2026, 6, 30)


def test_a_plan_is_found_by_the_very_period() -> None:
    goals = Goals(plan={"leads": {"2026-01": 600.0, "2026-Q1": 1900.0}})
    assert goals.planned("leads", parse("2026-01", TODAY)) == 600
    assert goals.planned("leads", parse("2026-Q1", TODAY)) == 1900
    assert goals.planned("leads", parse("2026-02", TODAY)) is None
    assert goals.planned("mqls", parse("2026-01", TODAY)) is None


def test_quarters_of_a_plan_are_fiscal_where_the_year_is() -> None:
    goals = Goals(plan={"leads": {"2026-Q1": 10.0}})
    assert goals.planned("leads", parse("2026-Q1", TODAY, 4)) == 10
    assert [period.start for _, period, _ in goals.periods(4)] == [date(2025, 4, 1)]


def test_the_plan_is_listed_by_kpi_and_time() -> None:
    goals = Goals(plan={"mqls": {"2026": 1.0}, "leads": {"2026-02": 2.0, "2026-01": 3.0, "2026": 4.0}})
    assert [(kpi, period.id, value) for kpi, period, value in goals.periods()] == [
        ("leads", "2026-01", 3.0),
        ("leads", "2026", 4.0),
        ("leads", "2026-02", 2.0),
        ("mqls", "2026", 1.0),
    ]


def test_tolerance_is_the_kpis_own_else_the_default_else_the_houses() -> None:
    assert Goals().tolerance_of("leads") == DEFAULT_TOLERANCE
    goals = Goals(tolerance={"default": 0.03, "leads": 0.1})
    assert (goals.tolerance_of("leads"), goals.tolerance_of("mqls")) == (0.1, 0.03)


@pytest.mark.parametrize("name", ["2026", "2026-Q3", "2026-07", "2026-W53"])
def test_absolute_years_quarters_months_and_weeks_can_be_planned(name: str) -> None:
    assert plan_period(name).id == name


@pytest.mark.parametrize("name", ["Q1", "last-month", "this-year", "Q4"])
def test_a_period_that_depends_on_today_cannot_be_planned(name: str) -> None:
    with pytest.raises(UsageError, match="depends on today"):
        plan_period(name)


@pytest.mark.parametrize("name", ["2026-03-05", "2026-01-01..2026-03-31", "2026-01..2026-03"])
def test_days_and_ranges_cannot_be_planned(name: str) -> None:
    with pytest.raises(UsageError, match="A plan is made by"):
        plan_period(name)


@pytest.mark.parametrize("name", ["", "soon", "2026-13", "2025-W53", "0000", "9999-12"])
def test_what_is_no_period_is_refused(name: str) -> None:
    with pytest.raises(UsageError):
        plan_period(name)


def test_a_benchmark_is_of_the_whole_but_for_segments_that_have_their_own() -> None:
    goals = Goals.model_validate(
        {"benchmarks": {"cpl": {"low": 80, "high": 120, "origin": "our campaigns", "by": {"product": {"Plan": 70}}}}}
    )
    assert goals.benchmark_of("cpl") == (80, 120, "our campaigns")
    assert goals.benchmark_of("cpl", ("product", "Plan")) == (70, 70, "our campaigns")
    assert goals.benchmark_of("cpl", ("product", "Sense")) == (80, 120, "our campaigns")
    assert goals.benchmark_of("cpc") is None


def test_a_benchmark_with_its_ends_exchanged_is_refused() -> None:
    with pytest.raises(ValueError, match="high is below low"):
        Goals.model_validate({"benchmarks": {"cpl": {"low": 80, "high": 8, "origin": "us"}}})
