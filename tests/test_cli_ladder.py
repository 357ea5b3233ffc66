"""`reportgen ladder` and `explain ladder`: the goal led down, from a project's configuration to the terminal and to JSON."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from reportgen.cli import main

PLAIN = "name: Acme\ntimezone: Europe/Berlin\ncurrency: EUR\nas_of: 2026-06-30\n"
BUSINESS = PLAIN + "stages: [lead, mql, sql, customer]\n"
SOURCES = """\
crm:
  kind: csv
  table: leads
  path: leads.csv
  columns: {lead_id: Id, created_at: Created, mql_at: Mql, sql_at: Sql, customer_at: Customer}
  complete: {through: 2026-06-30}
deals:
  kind: csv
  table: deals
  path: deals.csv
  columns: {deal_id: Id, lead_id: Lead, created_at: Made, closed_at: Closed, status: Status, amount: Amount}
  complete: {through: 2026-06-30}
"""
VISITS = """\
web:
  kind: csv
  table: sessions
  path: sessions.csv
  columns: {date: Date, sessions: Sessions}
  complete: {through: 2026-06-30}
"""
FIRST, LAST = date(2024, 7, 1), date(2026, 6, 30)
KEYS = ["rung", "needed", "rate", "rate_from", "to_date", "due", "forecast", "interval", "gap", "per_business_day"]


def write(folder: Path, goals: str, *, visits: bool = True, business: str = BUSINESS) -> None:
    """A lead every day; every second an MQL after 5 days, every fourth an SQL after 10, every eighth won after 40 for 1,000."""
    (folder / "config").mkdir()
    (folder / "config" / "business.yaml").write_text(business)
    (folder / "config" / "sources.yaml").write_text(SOURCES + (VISITS if visits else ""))
    (folder / "config" / "goals.yaml").write_text(goals)
    leads, deals, sessions = ["Id,Created,Mql,Sql,Customer"], ["Id,Lead,Made,Closed,Status,Amount"], ["Date,Sessions"]
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        reached = [
            str(day + timedelta(days=wait)) if number % every == 0 else "" for every, wait in ((2, 5), (4, 10), (8, 40))
        ]
        leads.append(f"{number},{day},{','.join(reached)}")
        if reached[2]:
            deals.append(f"{number},{number},{day},{reached[2]},won,1000")
        sessions.append(f"{day},50")
    for name, lines in (("leads", leads), ("deals", deals), ("sessions", sessions)):
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n")


def said(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["--project", str(folder), *arguments]) == 0
    return capsys.readouterr().out


def ladder(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:  # type: ignore[type-arg]
    found = json.loads(said(folder, capsys, "ladder", "--json", *arguments))
    assert isinstance(found, dict)
    return found


def needed(found: dict) -> dict[str, int]:  # type: ignore[type-arg]
    return {each["rung"]: each["needed"] for each in found["rungs"]}


PLAN = "plan: {average_deal: {'2026': 50000}, sql_close_rate: {'2026': 0.25}, mql_to_sql: {'2026': 0.2}}\n"


@pytest.mark.parametrize(
    ("goal", "rungs"), [(10_000_000, [200, 800, 4_000]), (10_000_001, [201, 804, 4_020])], ids=["even", "one more"]
)
def test_the_worked_examples_come_out_exactly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], goal: int, rungs: list[int]
) -> None:
    write(tmp_path, f"goal: {{kpi: revenue, period: '2026', value: {goal}}}\n{PLAN}", business=PLAIN)
    found = ladder(tmp_path, capsys)
    assert [needed(found)[kpi] for kpi in ("revenue", "customers", "sqls", "mqls")] == [goal, *rungs]
    assert [each["rate"] for each in found["rungs"][1:4]] == [50000, 0.25, 0.2]
    assert [each["rate_from"] for each in found["rungs"]] == [None, "plan", "plan", "plan", "measured", "measured"]


def test_57_by_57_per_cent_is_100(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "goal: {kpi: customers, period: '2026', value: 57}\nplan: {sql_close_rate: {'2026': 0.57}}\n")
    assert needed(ladder(tmp_path, capsys))["sqls"] == 100


def test_json_has_the_agreed_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, f"goal: {{kpi: revenue, period: '2026', value: 50000}}\n{PLAN}")
    found = ladder(tmp_path, capsys)
    assert {"goal", "rungs", "months"} <= set(found)
    assert all(list(each)[: len(KEYS)] == KEYS for each in found["rungs"])
    assert [month["month"] for month in found["months"]] == [f"2026-{month:02}" for month in range(1, 13)]


def test_rates_that_no_plan_names_are_those_of_the_last_twelve_months(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "goal: {kpi: revenue, period: '2026', value: 60000}\n")
    found = ladder(tmp_path, capsys)
    rungs = {each["rung"]: each for each in found["rungs"]}
    assert list(rungs) == ["revenue", "customers", "sqls", "mqls", "leads", "sessions"]
    assert needed(found)["customers"] == 60
    assert found["measured"] == {"start": "2025-07-01", "end": "2026-06-30"}
    assert rungs["leads"]["rate_counts"][1] == 365
    assert rungs["sessions"]["rate_exact"] == "1/50"
    assert {each["about"] for each in found["notes"]} >= {"average_deal", "visitor_to_lead"}


def test_a_rung_is_due_as_many_days_before_the_year_ends_as_the_won_had_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "goal: {kpi: customers, period: '2026', value: 60}\n")
    rungs = {each["rung"]: each for each in ladder(tmp_path, capsys)["rungs"]}
    assert {kpi: rungs[kpi]["lag_days"] for kpi in rungs} == {
        "customers": 0, "sqls": 30, "mqls": 35, "leads": 40, "sessions": 40,
    }  # fmt: skip
    assert rungs["sqls"]["due"] == "2026-12-01"


def test_months_and_what_was_there_before_add_up_to_the_need(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, f"goal: {{kpi: revenue, period: '2026', value: 1234567.89}}\n{PLAN}")
    found = ladder(tmp_path, capsys)
    for each in found["rungs"]:
        months = [month["needed"][each["rung"]] for month in found["months"]]
        assert round(each["before"] + sum(months), 2) == each["needed"]
        by_quarter = [quarter["needed"][each["rung"]] for quarter in found["quarters"]]
        assert [round(sum(months[at : at + 3]), 2) for at in (0, 3, 6, 9)] == by_quarter


def test_before_the_year_stand_those_who_were_neither_won_nor_lost_that_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "goal: {kpi: customers, period: '2026', value: 60}\n")
    rungs = {each["rung"]: each for each in ladder(tmp_path, capsys)["rungs"]}
    sqls = [FIRST + timedelta(days=n + 10) for n in range(0, 731, 4)]
    won = {FIRST + timedelta(days=n + 10) for n in range(0, 731, 8)}
    start = date(2026, 1, 1)
    # Those that are never won are in the pipeline as long as nine in ten of the won take, which is 30 days here.
    expected = [day for day in sqls if start - timedelta(days=30) <= day < start]
    expected = [day for day in expected if not (day in won and day + timedelta(days=30) < start)]
    assert rungs["sqls"]["before_actual"] == len(expected)


def test_a_table_that_is_not_fed_is_no_rung_and_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "goal: {kpi: revenue, period: '2026', value: 60000}\n", visits=False)
    found = ladder(tmp_path, capsys)
    assert "sessions" not in needed(found)
    assert {"about": "sessions", "reason": "not fed: table sessions"} in found["notes"]


def test_without_a_goal_there_is_none_and_it_says_how_to_write_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "plan: {leads: {'2026': 400}}\n")
    assert ladder(tmp_path, capsys) == {"goal": None, "rungs": [], "months": [], "notes": []}
    assert "goal: {kpi: revenue" in said(tmp_path, capsys, "ladder")


def test_a_fiscal_year_from_april_has_its_own_months(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    goals = "goal: {kpi: customers, period: '2027', value: 60}\n"
    write(tmp_path, goals, business=BUSINESS + "fiscal_year_start: 4\n")
    found = ladder(tmp_path, capsys)
    assert (found["goal"]["start"], found["goal"]["end"]) == ("2026-04-01", "2027-03-31")
    assert [month["month"] for month in found["months"]][::11] == ["2026-04", "2027-03"]
    assert found["rungs"][0]["to_date"] == sum(
        date(2026, 4, 1) <= FIRST + timedelta(days=n + 40) <= LAST for n in range(0, 731, 8)
    )


def test_the_goal_may_be_that_of_a_quarter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "goal: {kpi: customers, period: '2026-Q2', value: 12}\n")
    found = ladder(tmp_path, capsys)
    assert [month["month"] for month in found["months"]] == ["2026-04", "2026-05", "2026-06"]
    assert found["rungs"][0]["forecast"] is None
    assert found["rungs"][0]["lacking"]["forecast"] == "year over"


def test_the_ladder_of_an_earlier_day_knows_nothing_after_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "goal: {kpi: customers, period: '2026', value: 60}\n")
    march, now = ladder(tmp_path, capsys, "--period", "2026-03"), ladder(tmp_path, capsys)
    assert march["as_of"] == "2026-03-31"
    assert march["rungs"][0]["to_date"] < now["rungs"][0]["to_date"]
    assert march == ladder(tmp_path, capsys, "--as-of", "2026-03-31")


def test_a_rung_that_nobody_plans_has_its_target_from_the_ladder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, f"goal: {{kpi: revenue, period: '2026', value: 50000}}\n{PLAN}")
    months = {month["month"]: month["needed"] for month in ladder(tmp_path, capsys)["months"]}
    board = json.loads(said(tmp_path, capsys, "kpis", "leads", "mqls", "--period", "2026-05", "--json"))
    for reading in board["readings"]:
        assert (reading["target"], reading["target_origin"]) == (months["2026-05"][reading["kpi"]], "ladder")


def test_the_plan_comes_before_the_ladder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "goal: {kpi: customers, period: '2026', value: 60}\nplan: {leads: {'2026-05': 33}}\n")
    (reading,) = json.loads(said(tmp_path, capsys, "kpis", "leads", "--period", "2026-05", "--json"))["readings"]
    assert (reading["target"], reading["target_origin"]) == (33, "plan")


def test_the_terminal_gets_rungs_months_and_worths(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, f"goal: {{kpi: revenue, period: '2026', value: 10000000}}\n{PLAN}")
    text = said(tmp_path, capsys, "ladder").replace("\u00a0", " ")
    assert text.startswith("New revenue: €10,000,000 in 2026, as of 2026-06-30\n")
    for row in (
        "customers ",
        "sqls ",
        "mqls ",
        "2026-12 ",
        "in all ",
        "+1 points of sql_close_rate ",
        "+10% sessions ",
    ):
        assert any(line.startswith(row) for line in text.split("\n")), row


def test_explain_tells_the_formula_and_every_figure_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, f"goal: {{kpi: revenue, period: '2026', value: 10000001}}\n{PLAN}")
    text = said(tmp_path, capsys, "explain", "ladder", "sqls").replace("\u00a0", " ")
    assert "needed      804 = customers 201 / sql_close_rate 0.25\n" in text
    assert "sql_close_rate 25.0%, from the plan: sql_close_rate of 2026" in text
    assert "(customers)" not in text
    assert "(customers)" in said(tmp_path, capsys, "explain", "ladder")


def test_explain_names_the_rungs_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "goal: {kpi: customers, period: '2026', value: 60}\n")
    assert main(["--project", str(tmp_path), "explain", "ladder", "sql"]) == 2
    assert "sqls" in capsys.readouterr().err


def test_a_source_that_cannot_be_read_is_told_beside_the_ladder_and_its_explanation(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, f"goal: {{kpi: revenue, period: '2026', value: 10000001}}\n{PLAN}")
    (tmp_path / "sessions.csv").write_text("")
    for asked in (["ladder"], ["explain", "ladder"]):
        assert main(["--project", str(tmp_path), *asked]) == 1
        assert "sessions.csv" in capsys.readouterr().err
