"""The figures of the sample company, recomputed by hand from its files."""

from __future__ import annotations

import csv
import gzip
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.project import load

ROOT = Path(__file__).parent.parent
DATA = ROOT / "config" / "data"


@pytest.fixture(scope="module")
def readings(sample: Path) -> dict[tuple[str, str], dict[str, object]]:
    project = load(sample, {})
    inputs = pipeline.gather(project)
    from reportgen.metrics.scoreboard import as_json

    document = as_json(pipeline.figures(project, inputs, "2026-Q1", None))
    return {(reading["kpi"], reading["view"]): reading for reading in document["readings"]}


def rows(name: str) -> list[dict[str, str]]:
    raw = (DATA / name).read_bytes()
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8-sig")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter=";" if ";" in lines[0] else ","))


def of_q1(text: str) -> bool:
    try:
        return date(2026, 1, 1) <= date.fromisoformat(text[:10]) < date(2026, 4, 1)
    except ValueError:
        return False


def test_sessions_are_the_sum_of_the_export(readings: dict[tuple[str, str], dict[str, object]]) -> None:
    total = sum(int(row["Sessions"]) for row in rows("sessions.csv.gz") if "20260101" <= row["Date"] < "20260401")
    assert readings["sessions", "period"]["value"] == total


def test_revenue_is_the_sum_of_the_deals_won_at_the_rates_of_their_days(
    readings: dict[tuple[str, str], dict[str, object]],
) -> None:
    rates = sorted((row["Date"], row["Currency"], Decimal(row["EUR for 1"])) for row in rows("fx.csv"))

    def euro(row: dict[str, str]) -> Decimal:
        known = [rate for day, currency, rate in rates if currency == row["Currency"] and day <= row["Close Date"]]
        return Decimal(row["Amount"]) * (Decimal(1) if row["Currency"] == "EUR" else known[-1])

    won = [row for row in rows("deals.csv") if row["Deal Stage"] == "Closed Won" and of_q1(row["Close Date"])]
    assert {row["Currency"] for row in won} > {"EUR"}  # else the rates would not be tried
    assert readings["revenue", "period"]["value"] == pytest.approx(float(sum(map(euro, won))), abs=0.005)


def _iso(text: str, formats: tuple[str, ...]) -> str:
    for form in formats:
        try:
            return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007 - a day without a time of day
        except ValueError:
            continue
    return ""


def test_the_net_promoter_score_is_promoters_less_detractors(
    readings: dict[tuple[str, str], dict[str, object]],
) -> None:
    survey = load(ROOT, {}).sources["nps_answers"]
    column = {name: declared.column for name, declared in survey.columns.items()}
    answers = []
    for row in rows("nps.csv"):
        given = row[column["score"]]
        if of_q1(_iso(row[column["responded_at"]], survey.dates)) and given.isdigit() and int(given) <= 10:
            answers.append(int(given))
    promoters = sum(1 for answer in answers if answer >= 9)
    detractors = sum(1 for answer in answers if answer <= 6)
    assert readings["nps", "period"]["value"] == pytest.approx(100 * (promoters - detractors) / len(answers))
    assert readings["nps", "period"]["denominator"] == len(answers)


def test_the_plan_of_a_quarter_is_the_sum_of_its_months(readings: dict[tuple[str, str], dict[str, object]]) -> None:
    plan = load(ROOT, {}).sources["plan"]
    column = {name: declared.column for name, declared in plan.columns.items()}
    due = [
        float(row[column["target"]])
        for row in rows("targets.csv")
        if row[column["kpi"]] == "leads" and row[column["period"]] in ("2026-01", "2026-02", "2026-03")
    ]
    assert len(due) == 3
    assert readings["leads", "period"]["target"] == pytest.approx(sum(due))


def test_figures_of_a_period_are_asked_for_once_whatever_is_made_of_them(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = load(sample, {})
    inputs = pipeline.gather(project)
    asked: list[str] = []
    query = type(inputs.engine).query
    monkeypatch.setattr(type(inputs.engine), "query", lambda engine, sql: asked.append(sql) or query(engine, sql))
    first = pipeline.figures(project, inputs, "2026-05", None, ("leads",))
    assert asked
    asked.clear()
    assert pipeline.figures(project, inputs, "2026-05", None, ("leads",)) == first
    assert asked == []
    cut = pipeline.figures(project, inputs, "2026-05", None, ("leads",), "channel")
    assert asked  # of the segments only
    assert [one for one in cut.readings if one.by is None] == list(first.readings)
    asked.clear()
    pipeline.figures(project, inputs, "2026-04", None, ("leads",))
    assert asked  # another period is another question
