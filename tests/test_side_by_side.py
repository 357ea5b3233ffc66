"""Small projects of files and nothing else: two at once, two programs on one of them, a source that ended for good."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from reportgen import gate, pipeline
from reportgen.metrics.scoreboard import as_json
from reportgen.project import load

FIRST, LAST = date(2025, 1, 1), date(2026, 6, 30)
SOURCE = """
{name}:
  kind: csv
  table: ads
  path: {name}.csv
  columns: {{date: day, campaign: campaign, impressions: shown, clicks: clicks, spend: cost}}
"""


def project(folder: Path, scale: int, *, ended: date | None = None, declared: bool = False) -> Path:
    """Two platforms, a row a day each, the second one perhaps only until a day."""
    (folder / "config").mkdir(parents=True)
    (folder / "config" / "business.yaml").write_text("name: Acme\ntimezone: UTC\ncurrency: EUR\n")
    sources = ""
    for name, last in (("google", LAST), ("linkedin", ended or LAST)):
        days = [FIRST + timedelta(days=n) for n in range((last - FIRST).days + 1)]
        lines = [f"{day},{name},{100 * scale},{scale},{scale / 4}" for day in days]
        (folder / f"{name}.csv").write_text("\n".join(["day,campaign,shown,clicks,cost", *lines]) + "\n")
        sources += SOURCE.format(name=name)
    if declared:
        sources += f"  ended: {ended}\n"
    (folder / "config" / "sources.yaml").write_text(sources)
    return folder


def started(folder: Path) -> subprocess.Popen[str]:
    """`reportgen kpis` in a process of its own."""
    command = [sys.executable, "-m", "reportgen", "--project", str(folder), "kpis", "--period", "2026-06", "--json"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def answers(*processes: subprocess.Popen[str]) -> list[dict[str, Any]]:
    """What they printed."""
    done = [(process.communicate(timeout=120), process.returncode) for process in processes]
    assert [(said[1], code) for said, code in done if code] == []
    return [json.loads(said[0]) for said, _ in done]


def clicks(document: dict[str, Any]) -> int:
    return next(one["value"] for one in document["readings"] if one["kpi"] == "ad_clicks")


def test_two_projects_at_once_and_two_programs_on_one_of_them_do_not_disturb_each_other(tmp_path: Path) -> None:
    small, large = project(tmp_path / "small", 1), project(tmp_path / "large", 7)
    # Nothing was read before: all of them write the snapshots of their project at the same time.
    found = answers(*(started(folder) for folder in (small, large, large, small)))
    assert [clicks(document) for document in found] == [60, 420, 420, 60]
    assert found[0] == found[3]
    assert found[1] == found[2]
    # What they left behind is good for the next one, and there is one snapshot of each file.
    again = answers(started(small), started(large))
    assert again == found[:2]
    for folder in (small, large):
        assert sorted(path.name for path in folder.iterdir()) == [".reportgen", "config", "google.csv", "linkedin.csv"]


@pytest.mark.parametrize("declared", [False, True])
def test_a_source_that_ended_for_good_makes_nobody_wait_and_its_figures_say_so(tmp_path: Path, declared: bool) -> None:
    end = date(2026, 3, 31)
    here = load(project(tmp_path / "acme", 1, ended=end, declared=declared), {})
    inputs = pipeline.gather(here)
    june = as_json(pipeline.figures(here, inputs, "2026-06", LAST, ("ad_clicks",)))["readings"][0]
    assert june["value"] == 30
    assert june["partial"] == ["source ended: day 2026-03-31, source linkedin"]
    assert june["verdict"] == "too few to say"
    assert june["previous"] is None
    waits = list(gate.incomplete_sources(inputs.coverages, LAST))
    assert pipeline.known_through(here, inputs) == (LAST if declared else end)
    assert bool(waits) is not declared


def test_figures_go_on_where_another_source_took_the_place_of_one_that_ended(tmp_path: Path) -> None:
    folder = project(tmp_path / "acme", 1, ended=date(2026, 3, 31), declared=True)
    days = [date(2026, 4, 2) + timedelta(days=n) for n in range(90)]
    (folder / "bing.csv").write_text("\n".join(["day,campaign,shown,clicks,cost", *(f"{day},b,9,2,1" for day in days)]))
    with (folder / "config" / "sources.yaml").open("a") as sources:
        sources.write(SOURCE.format(name="bing"))
    here = load(folder, {})
    for period in ("2026-04", "2026-06"):
        figure = as_json(pipeline.figures(here, pipeline.gather(here), period, LAST, ("ad_clicks",)))["readings"][0]
        assert figure["partial"] == []
        assert figure["previous"] is not None
