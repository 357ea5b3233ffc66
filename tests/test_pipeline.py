"""From files to reports: the sample company, run as its users would, recomputed by hand, and the same bytes again."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.errors import UsageError
from reportgen.project import load

ROOT = Path(__file__).parent.parent
DATA = ROOT / "config" / "data"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from reportgen import sample

    folder = tmp_path_factory.mktemp("sample")
    sample.write(folder)
    return folder


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
    from datetime import datetime

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


def test_every_row_of_every_file_is_accounted_for(sample: Path) -> None:
    inputs = pipeline.gather(load(sample, {}))
    assert len(inputs.parts) == 48
    for part in inputs.parts:
        assert part.rows_read == part.rows_used + part.rows_rejected + part.rows_duplicate + part.rows_skipped, (
            part.file
        )


def test_the_same_run_in_another_process_gives_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    sums = []
    for turn, seed in enumerate(("1", "2")):
        out = tmp_path / str(turn)
        subprocess.run(
            [sys.executable, "-m", "reportgen", "--project", str(sample), "run", "--period", "2026-06", "--out", str(out)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": ("UTC", "Asia/Tokyo")[turn]}, check=True, capture_output=True,
        )  # fmt: skip
        files = sorted(path for path in out.rglob("*") if path.is_file())
        assert [path.suffix for path in files] == [".html", ".pdf"]
        sums.append([hashlib.sha256(path.read_bytes()).hexdigest() for path in files])
    assert sums[0] == sums[1]


def test_a_file_that_has_not_changed_is_not_read_twice(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = load(sample, {})
    pipeline.gather(project)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("reportgen.sources.read", never)
    assert len(pipeline.gather(project).parts) == 48


def test_the_latest_report_that_fits_the_grain_is_made(sample: Path) -> None:
    project = load(sample, {})
    inputs = pipeline.gather(project)
    (quarter,) = pipeline.orders(project, inputs, None, "Q1", None, None)
    assert (quarter.report, quarter.period.id, quarter.language) == ("quarterly", "2026-Q1", "en")
    (month,) = pipeline.orders(project, inputs, "monthly", None, date(2026, 5, 20), "ru")
    assert (month.period.id, month.language) == ("2026-04", "ru")
    with pytest.raises(UsageError, match="begins on 2026-07-01, after 2026-06-30"):
        pipeline.orders(project, inputs, None, "2026-Q3", None, None)


def test_files_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "report.pdf"
    pipeline.write_aside(target, b"one")
    pipeline.write_aside(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["report.pdf"]


def test_the_fingerprint_follows_inputs_configuration_and_question(sample: Path) -> None:
    project = load(sample, {})
    inputs = pipeline.gather(project)
    (quarter,) = pipeline.orders(project, inputs, None, "Q1", None, None)
    (other,) = pipeline.orders(project, inputs, None, "Q2", None, None)
    assert pipeline.fingerprint(project, inputs, quarter) == pipeline.fingerprint(project, inputs, quarter)
    assert pipeline.fingerprint(project, inputs, quarter) != pipeline.fingerprint(project, inputs, other)
    assert json.dumps(pipeline.Made("monthly", quarter.period, (), (), ()).as_json()).startswith('{"report": "monthly"')
