"""Rates by month add up to the quarter's, and cohorts are seen at one age, whatever is known of the older ones by now."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from reportgen.metrics.compute import Whole
from reportgen.metrics.monthly import Monthly, monthly
from reportgen.periods import Grain, Period, month_of, parse
from reportgen.pipeline.inputs import Inputs, gather
from reportgen.pipeline.kpis import whole
from reportgen.project import load

AS_OF = date(2026, 6, 30)
WANTED = ("visitor_to_lead", "lead_to_mql", "handover_time", "cpl", "mqls")


@cache
def read(folder: Path) -> tuple[Inputs, Whole]:
    project = load(folder, {})
    inputs = gather(project)
    return inputs, whole(project, inputs, parse("2026-Q2", AS_OF), AS_OF, WANTED)


def test_three_months_of_a_period_are_the_quarters_own_figure(sample: Path) -> None:
    _, of_quarter = read(sample)
    series = monthly(of_quarter, WANTED, 15)["visitor_to_lead"][""]
    reading = next(one for one in of_quarter.readings if one.kpi == "visitor_to_lead")
    assert series.tail(3).sums == (reading.numerator, reading.denominator)
    assert series.tail(3).span == parse("2026-Q2", AS_OF)
    assert (series.age, series.persons, len(series.months)) == (None, False, 15)


def test_a_cohort_is_counted_at_the_age_at_which_nine_in_ten_have_converted(sample: Path) -> None:
    inputs, of_quarter = read(sample)
    series = monthly(of_quarter, WANTED, 15)["lead_to_mql"][""]
    assert series.age is not None
    assert 0.9 <= series.ripe <= 1
    for index in (0, 7, 14 - series.young):
        month = series.months[index]
        seen = month.last + timedelta(days=series.age)
        assert seen <= AS_OF
        later = ("mql_at", "sal_at", "sql_at", "opportunity_at", "customer_at")
        known = " or ".join(f"{column} <= date '{seen}'" for column in later)
        rows = inputs.engine.query(
            f"select count(*), count(*) filter (where {known}) from raw_leads"
            f" where created_at >= date '{month.start}' and created_at < date '{month.end}'"
        )
        assert (series.of[index], series.counted[index]) == rows[0]


def test_the_cases_of_a_young_cohort_count_for_as_much_of_their_time_as_has_come(sample: Path) -> None:
    _, of_quarter = read(sample)
    series = monthly(of_quarter, WANTED, 15)["lead_to_mql"][""]
    assert series.age is not None
    assert (series.months[-1], series.young) == (month_of(AS_OF), 1)
    assert series.of[:-1] == series.begun[:-1]
    assert 0.4 * series.begun[-1] <= series.of[-1] < series.begun[-1]
    grown = series.of_age()
    assert (len(grown.months), grown.begun, grown.young) == (14, (), 0)
    assert grown.months[-1].last + timedelta(days=series.age) <= AS_OF


def test_money_per_case_is_turned_over_so_that_cases_are_counted(sample: Path) -> None:
    _, of_quarter = read(sample)
    series = monthly(of_quarter, WANTED, 15)["cpl"][""]
    reading = next(one for one in of_quarter.readings if one.kpi == "cpl")
    leads, spent = series.tail(3).sums
    assert series.inverted
    assert (spent, leads) == (pytest.approx(reading.numerator), reading.denominator)


def test_of_a_wait_those_through_within_the_usual_time_are_counted(sample: Path) -> None:
    _, of_quarter = read(sample)
    series = monthly(of_quarter, WANTED, 15)["handover_time"][""]
    before, after = series.tail(6, 9).sums, series.tail(6).sums
    assert series.persons
    assert before[0] / before[1] > 0.5
    assert after[0] / after[1] < 0.2


def test_segments_add_up_to_the_whole_and_those_of_a_count_are_its_shares(sample: Path) -> None:
    _, of_quarter = read(sample)
    series = monthly(of_quarter, ("lead_to_mql", "mqls"), 15)["lead_to_mql"][""]
    parts = monthly(of_quarter, ("lead_to_mql", "mqls"), 15, "persona")
    mine = [(one.sums[0], one.cases) for one in parts["lead_to_mql"].values()]
    assert (sum(one for one, _ in mine), sum(one for _, one in mine)) == (series.sums[0], series.cases)
    assert sum(one.sums[1] for one in parts["lead_to_mql"].values()) == pytest.approx(series.sums[1], rel=0.01)
    shares = parts["mqls"].values()
    assert len({one.of for one in shares}) == 1
    assert sum(one.sums[0] for one in shares) == next(iter(shares)).sums[1]


def test_a_span_is_named_as_a_quarter_or_a_year_where_it_is_one() -> None:
    def months(last: date, count: int) -> Monthly:
        newest = month_of(last)
        named = tuple(newest.shift(back - count + 1) for back in range(count))
        return Monthly("leads", None, named, (1.0,) * count, (2.0,) * count, persons=True)

    assert months(date(2026, 6, 30), 3).span == parse("2026-Q2", AS_OF)
    assert months(date(2025, 12, 31), 12).span == parse("2025", AS_OF)
    assert months(date(2026, 5, 31), 3).span == Period(date(2026, 3, 1), date(2026, 6, 1), Grain.RANGE)
    assert months(date(2026, 5, 31), 1).span == parse("2026-05", AS_OF)
    assert months(date(2026, 5, 31), 3).tail(0).span is None
