"""Money at a rate of long before: which rates are carried too far, and what a figure says of it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.metrics.carried import FRESH, carried_rates
from reportgen.metrics.scoreboard import Reading, Status
from reportgen.project import load

JAN, FEB, MARCH = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)
BUSINESS = """
name: Acme
timezone: UTC
currency: EUR
as_of: 2026-06-30
"""
SOURCES = """
crm_deals:
  kind: csv
  table: deals
  path: deals.csv
  columns: {deal_id: id, created_at: created, closed_at: closed, status: status, amount: amount, currency: currency,
    product: product}
rates:
  kind: csv
  table: fx
  path: fx.csv
  columns: {date: date, currency: currency, rate: rate}
"""
DEALS = """id,created,closed,status,amount,currency,product
1,2026-05-02,2026-06-03,won,100,USD,A
2,2026-05-02,2026-06-20,won,200,EUR,A
3,2026-05-02,2026-06-20,won,300,USD,B
4,2026-05-02,2026-06-20,lost,400,USD,B
5,2026-02-02,2026-03-20,won,500,USD,B
"""


def company(folder: Path, rates: str, goals: str = "") -> Path:
    (folder / "config").mkdir()
    (folder / "config" / "business.yaml").write_text(BUSINESS)
    (folder / "config" / "sources.yaml").write_text(SOURCES)
    if goals:
        (folder / "config" / "goals.yaml").write_text(goals)
    (folder / "deals.csv").write_text(DEALS)
    (folder / "fx.csv").write_text("date,currency,rate\n" + rates)
    return folder


def revenue(folder: Path, period: str, by: tuple[str, str] | None = None) -> Reading:
    project = load(folder, {})
    board = pipeline.figures(project, pipeline.gather(project), period, None, ("revenue",), by[0] if by else None)
    found = board.get("revenue", by)
    assert found is not None
    return found


def test_a_rate_holds_for_one_and_a_half_of_the_usual_distance_and_at_least_some_weeks() -> None:
    monthly = [("USD", JAN, 0.8), ("USD", FEB, 0.9), ("USD", MARCH, 1.0)]
    (last,) = carried_rates(monthly)
    assert (last.rate_of, last.first, last.beyond) == (MARCH, date(2026, 4, 15), None)  # 1.5 x 29.5 days: 44
    assert last.margin == pytest.approx(0.25)
    assert not last.on(date(2026, 4, 14))
    assert last.on(date(2026, 4, 15))
    daily = [("USD", date(2026, 1, day), 1.0) for day in range(1, 11)]
    assert carried_rates(daily)[0].first == date(2026, 1, 10) + timedelta(days=FRESH + 1)


def test_a_hole_between_rates_is_carried_to_the_next_one() -> None:
    rates = [("USD", date(2026, month, 1), 1.0) for month in (1, 2, 3, 7, 8)]
    hole, _ = carried_rates(rates)
    assert (hole.rate_of, hole.beyond) == (MARCH, date(2026, 7, 1))
    assert not hole.on(date(2026, 7, 1))


def test_a_currency_with_one_rate_has_a_fixed_one() -> None:
    assert carried_rates([("USD", date(2020, 1, 1), 0.9)]) == ()
    assert carried_rates([]) == ()


def test_figures_of_money_say_how_many_amounts_were_converted_at_an_old_rate(tmp_path: Path) -> None:
    folder = company(tmp_path, "2026-01-01,USD,0.5\n2026-02-01,USD,0.5\n2026-03-01,USD,0.6\n")
    june = revenue(folder, "2026-06")
    assert june.value == pytest.approx(100 * 0.6 + 200 + 300 * 0.6)
    assert june.estimated is not None
    assert (june.estimated.of, june.estimated.measured, june.estimated.total) == ("amounts", 1, 3)
    assert june.estimated.margin == pytest.approx(0.2)
    assert june.estimated.how == (("", "USD 2026-03-01"),)
    assert revenue(folder, "2026-03").estimated is None
    segments = [revenue(folder, "2026-06", ("product", name)).estimated for name in ("A", "B")]
    assert [(each.measured, each.total) for each in segments if each] == [(1, 2), (0, 1)]


def test_a_difference_from_plan_that_the_old_rate_could_turn_is_no_finding(tmp_path: Path) -> None:
    rates = "2026-01-01,USD,0.5\n2026-02-01,USD,0.5\n2026-03-01,USD,0.4\n"
    statuses = {}
    for plan in (1000, 345):
        for name, further in (("fresh", "2026-06-01,USD,0.4\n"), ("old", "")):
            folder = tmp_path / f"{name}{plan}"
            folder.mkdir()
            goals = f'plan:\n  revenue: {{"2026-06": {plan}}}\n'
            statuses[name, plan] = revenue(company(folder, rates + further, goals), "2026-06").status
    assert statuses == {
        ("fresh", 1000): Status.BEHIND, ("old", 1000): Status.BEHIND,
        ("fresh", 345): Status.AHEAD, ("old", 345): Status.WATCH,
    }  # fmt: skip


def test_a_rate_of_nothing_is_no_rate(tmp_path: Path) -> None:
    folder = company(tmp_path, "2026-01-01,USD,0\n")
    found = revenue(folder, "2026-06")
    assert found.value is None
    assert found.missing is not None
    assert found.missing.reason == "no_rate"


def test_the_rows_behind_money_have_it_converted_and_as_the_source_wrote_it(tmp_path: Path) -> None:
    project = load(company(tmp_path, "2026-01-01,USD,0.5\n"), {})
    inputs = pipeline.gather(project)
    head, *rows = pipeline.rows_behind(project, inputs, pipeline.explain(project, inputs, "revenue", "2026-06", None))
    at = [head.index(name) for name in ("amount (EUR)", "amount as written", "currency")]
    assert at[2] == at[1] + 1
    assert [[float(row[at[0]]), float(row[at[1]]), row[at[2]]] for row in rows] == [
        [50.0, 100.0, "USD"],
        [200.0, 200.0, "EUR"],
        [150.0, 300.0, "USD"],
    ]
