"""What the sample company's quarters should be about: its planted story, out of its files."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.cli import main
from reportgen.cli.explained_focus import Writer, area_lines, quarter_lines
from reportgen.findings import Decision, Findings, Memory
from reportgen.findings.known import named
from reportgen.pipeline.findings import looked_for
from reportgen.pipeline.inputs import Inputs, gather
from reportgen.project import Project, load


@cache
def read(folder: Path) -> tuple[Project, Inputs]:
    project = load(folder, {})
    return project, gather(project)


@cache
def found(folder: Path, quarter: str, as_of: date) -> Findings:
    return looked_for(*read(folder), quarter, as_of)


@pytest.fixture
def q1(sample: Path) -> Findings:
    return found(sample, "2026-Q1", date(2026, 3, 31))


@pytest.fixture
def q2(sample: Path) -> Findings:
    return found(sample, "2026-Q2", date(2026, 6, 30))


def test_the_longer_form_comes_first_with_the_field_that_loses_most(q1: Findings) -> None:
    first = q1.areas[0]
    assert first.id == "improve-visitor_to_lead"
    assert first.rule == "site_conversion"
    facts = {(fact.kpi, fact.by): fact for fact in first.evidence}
    field = facts["form_abandonment", ("field", "Annual maintenance budget")]
    assert field.against == "rest"
    assert field.value > 2 * field.other
    form = facts["form_completion", ("element", "demo-request")]
    assert form.against == "past"
    assert form.value < form.other
    assert ("visitor_to_lead", ("device", "mobile")) in facts
    assert first.worth is not None
    assert first.worth.interval[0] > 0


def test_a_better_form_claims_no_leads_that_a_shifted_mix_took(q2: Findings) -> None:
    worth = q2.areas[0].worth
    assert worth is not None
    assert worth.method == "worth-gap-rates"
    assert 0.5 < dict(worth.inputs)["of-the-rates"] < 0.9


def test_dear_campaigns_stand_against_the_target_though_they_always_were_dear(q2: Findings) -> None:
    (area,) = [one for one in q2.areas if one.id == "improve-cpl"]
    off = [fact for fact in area.evidence if fact.by and fact.against == "target"]
    assert [fact.by for fact in off if fact.by] == [
        ("campaign", "LI - plant managers"),
        ("campaign", "LI - retargeting"),
    ]
    assert all(fact.interval and fact.interval[0] > fact.other == 180 for fact in off)
    assert area.worth is not None
    assert area.worth.method == "worth-gap"  # to move spend is to change the mix


def test_it_still_comes_first_a_quarter_later(q2: Findings) -> None:
    assert q2.areas[0].id == "improve-visitor_to_lead"
    assert 1 <= len(q2.areas) <= 5


def test_webinars_are_to_be_doubled_down_on_under_one_name(q1: Findings) -> None:
    (area,) = [one for one in q1.areas if one.kind == "double_down"]
    assert area.by == ("campaign", "webinar-series")
    assert {fact.by for fact in area.evidence} >= {("landing_page", "/webinars"), ("offer_stage", "mofu")}


def test_the_slow_handover_is_seen_once_mqls_are_enough(q1: Findings, q2: Findings) -> None:
    assert "improve-handover_time" in [area.id for area in q1.areas]
    assert dict(q2.silent)["nurture"].key == "focus-silent-before"


def test_more_paid_social_is_a_shifted_mix_and_no_worse_ad(q1: Findings) -> None:
    (mix,) = [one for one in q1.mixes if one.kpi == "ad_ctr"]
    assert mix.segment == "LI - plant managers"
    assert "improve-ad_ctr" not in [area.id for area in q1.areas]


def test_the_fair_stands_against_its_goal_and_its_cost(q1: Findings) -> None:
    (fair,) = [one for one in q1.areas if one.kind == "time_based"]
    assert fair.id == "time_based-leipzig-fair"
    assert {fact.kpi for fact in fair.evidence} == {"sessions", "leads", "meetings", "marketing_cost"}
    cost = next(fact for fact in fair.evidence if fact.kpi == "marketing_cost")
    assert (cost.value, cost.other) == (38_300, 40_000)


def test_a_quarter_that_runs_has_nothing_but_its_plan(sample: Path) -> None:
    findings = found(sample, "2026-Q1", date(2026, 2, 20))
    assert [area.kind for area in findings.areas] == ["time_based"]
    assert {reason.key for _, reason in findings.silent} == {"focus-silent-running"}


def test_an_area_is_explained_with_every_figure_it_used(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--project", str(sample), "explain", "focus", "improve-visitor_to_lead", "--period", "Q2"]
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["rule"]["weak"] == ["visitor_to_lead"]
    assert told["area"]["evidence"][0]["denominator"] == 87_172
    assert told["thresholds"]["false_discovery_rate"] == 0.1
    worth = told["area"]["worth"]
    assert math.prod(value for _, value in worth["inputs"]) == pytest.approx(worth["revenue"])


def test_an_area_that_was_decided_on_is_explained_with_its_owner_and_who_said_so(
    sample: Path, q2: Findings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    area = next(one for one in q2.areas if one.kind == "improve")
    said = replace(area, decision=Decision.REJECTED, by_whom="Anna", owner="Petr", note="no money")
    monkeypatch.setattr("reportgen.scheduler.remembered.of_quarter", lambda *_: Memory((), (said,)))
    assert main(["--project", str(sample), "explain", "focus", area.id, "--period", "Q2"]) == 0
    told = capsys.readouterr().out
    assert "owner       Petr, due" in told
    assert "decision    rejected by Anna: no money" in told


def test_an_explanation_can_be_read(sample: Path, q2: Findings) -> None:
    project, _ = read(sample)
    writer = Writer(pipeline.language(project), pipeline.catalog(project).kpis, "EUR")
    told = "\n".join(area_lines(q2, q2.areas[0], pipeline.playbook(project), writer))
    assert "1,143 / 87,172" in told
    assert "customers a year" in told
    assert "cohorts     told" not in told
    whole = "\n".join(quarter_lines(q2, pipeline.playbook(project), writer))
    assert "cohorts     told as they will be" in whole
    assert "silent      nurture: this step is weak, but the one before it" in whole


def test_an_area_that_is_none_is_refused_with_the_nearest(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--project", str(sample), "explain", "focus", "improve-visitor_to_leed", "--period", "Q2"]) == 2
    assert "'improve-visitor_to_lead'" in capsys.readouterr().err


def test_an_id_is_of_letters_digits_and_hyphens() -> None:
    assert named("channel", "Paid Social") == "channel-paid-social"
    assert named("landing_page", "/webinars") == "landing_page-webinars"
    assert named("product", "<b>Sale</b>").startswith("product-b-sale-b-")
    assert named("x", "№") != named("x", "§")
    assert len(named("x", "y" * 200)) < 60
