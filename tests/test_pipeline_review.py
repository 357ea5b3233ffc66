"""The review of focus areas from real rows: six quarters of a small company, with and without a planted improvement."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.findings import Fact, FocusArea, Kind, Memory, Worth
from reportgen.periods import quarter_of
from reportgen.pipeline.kpis import whole
from reportgen.pipeline.review import quarters, reviewed
from reportgen.project import load
from reportgen.text import Msg

Q2 = quarter_of(date(2026, 6, 30))
Q1 = Q2.previous()
JUNE = date(2026, 6, 30)
SOURCES = """
web: {kind: csv, table: sessions, path: web.csv, columns: {date: date, sessions: sessions, channel: channel}}
crm: {kind: csv, table: leads, path: crm.csv, columns: {lead_id: id, created_at: day, channel: channel, mql_at: mql}}
"""
FACT = Fact("visitor_to_lead", None, Q1, 0.015, None, "benchmark", 0.04)
AREA = FocusArea(
    "improve-visitor_to_lead", Kind.IMPROVE, "site_conversion", "visitor_to_lead", None, Q1, (FACT,),
    Worth(20.0, (10.0, 30.0), None, None, "worth-gap"), ("visitor_to_lead", "leads", "lead_to_mql"), (Msg.of("x"),), "", JUNE,
)  # fmt: skip


def company(folder: Path, now: float, bad: float = 0.017) -> Path:
    """Two and a half years of 300 sessions a day, of which 2 % leave a lead; fewer in Q1 of 2026, `now` of them in Q2."""
    rng = random.Random(7)
    config = folder / "config"
    config.mkdir(parents=True)
    (config / "business.yaml").write_text("name: Acme\ntimezone: Europe/Berlin\ncurrency: EUR\n")
    (config / "sources.yaml").write_text(SOURCES)
    day, web, crm, number = date(2024, 1, 1), ["date,sessions,channel"], ["id,day,channel,mql"], 0
    while day <= JUNE:
        rate = now if day in Q2 else bad if day in Q1 else 0.02
        for channel in ("Email", "Direct"):
            web.append(f"{day},150,{channel}")
            for _ in range(sum(rng.random() < rate for _ in range(150))):
                number += 1
                mql = day + timedelta(days=rng.randint(1, 120)) if rng.random() < 0.5 else None
                crm.append(f"L{number},{day},{channel},{mql if mql and mql <= JUNE else ''}")
        day += timedelta(days=1)
    (folder / "web.csv").write_text("\n".join(web) + "\n")
    (folder / "crm.csv").write_text("\n".join(crm) + "\n")
    return folder


@pytest.mark.parametrize(("now", "verdict"), [(0.03, "worked"), (0.02, "did_not_work"), (0.012, "did_not_work")])
def test_a_planted_improvement_worked_and_coming_back_to_usual_did_not(
    tmp_path: Path, now: float, verdict: str
) -> None:
    project = load(company(tmp_path, now), {})
    inputs = pipeline.gather(project)
    (found,) = reviewed(project, inputs, Q2, JUNE, Memory(areas=(AREA,)))
    assert found.verdict == verdict
    rate, leads, _ = found.watched
    assert rate.usual == pytest.approx(0.02, rel=0.05)
    assert rate.then == pytest.approx(0.017, rel=0.1)
    assert rate.reading.value == pytest.approx(now, rel=0.1)
    assert leads.reading.kpi == "leads"
    if verdict == "worked":
        assert (rate.side, leads.side) == (1, 1)
        assert found.seen is not None
        assert found.seen.customers == pytest.approx(20 * 0.01 / 0.025, rel=0.25)


def test_each_quarter_is_seen_as_long_after_its_end_so_that_what_ripens_is_compared_at_one_age(tmp_path: Path) -> None:
    """Half of all leads become MQLs within 120 days: the newest cohort has fewer of them, and is no worse for that."""
    project = load(company(tmp_path, 0.02), {})
    inputs = pipeline.gather(project)
    seen = quarters(project, inputs, [AREA], Q2, JUNE)["lead_to_mql", None]
    ripe = whole(project, inputs, Q2.shift(-4), JUNE, ("lead_to_mql",)).readings[0].value
    assert ripe is not None
    assert all(each.value is not None and each.value < 0.85 * ripe for each in (seen.now, *seen.before))
    (found,) = reviewed(project, inputs, Q2, JUNE, Memory(areas=(AREA,)))
    assert found.watched[2].side == 0


def test_an_area_of_a_segment_is_reviewed_in_its_segment(tmp_path: Path) -> None:
    project = load(company(tmp_path, 0.03), {})
    inputs = pipeline.gather(project)
    area = replace(AREA, by=("channel", "Email"), watch=("visitor_to_lead",))
    (found,) = reviewed(project, inputs, Q2, JUNE, Memory(areas=(area,)))
    assert found.watched[0].reading.by == ("channel", "Email")
    assert found.verdict == "worked"


def test_without_areas_of_the_quarter_before_nothing_is_read(tmp_path: Path) -> None:
    project = load(company(tmp_path, 0.02), {})
    inputs = pipeline.gather(project)
    older = replace(AREA, quarter=Q1.previous())
    assert reviewed(project, inputs, Q2, JUNE, Memory(areas=(older,))) == ()
    assert inputs.wholes == {}


def test_what_the_report_itself_is_made_of_stays_at_hand(tmp_path: Path) -> None:
    project = load(company(tmp_path, 0.02), {})
    inputs = pipeline.gather(project)
    mine = whole(project, inputs, Q2, JUNE, ("leads",))
    reviewed(project, inputs, Q2, JUNE, Memory(areas=(AREA,)))
    assert whole(project, inputs, Q2, JUNE, ("leads",)) is mine


def test_a_company_without_two_years_behind_it_cannot_be_told(tmp_path: Path) -> None:
    folder = company(tmp_path, 0.03)
    for name in ("web.csv", "crm.csv"):
        lines = (folder / name).read_text().splitlines()
        kept = [line for line in lines[1:] if re.search(r"\b2025-(07|08|09|1\d)|\b2026-", line)]
        (folder / name).write_text("\n".join([lines[0], *kept]) + "\n")
    project = load(folder, {})
    (found,) = reviewed(project, pipeline.gather(project), Q2, JUNE, Memory(areas=(AREA,)))
    assert (found.verdict, found.why.key) == ("cannot_tell", "review-why-no-past")
