"""Why a figure of the sample company moved: by segment, by rung, and since when, down to the command line."""

from __future__ import annotations

import json
import math
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.cli import main
from reportgen.cli.why import as_text
from reportgen.errors import UsageError
from reportgen.planning.drivers import Amount, RatioSplit, SumSplit
from reportgen.planning.explained import Explained, as_json
from reportgen.project import load

Q2 = "2026-Q2"


@pytest.fixture(scope="module")
def company(sample: Path):
    project = load(sample, os.environ)
    return project, pipeline.gather(project)


@pytest.fixture(scope="module")
def conversion(company) -> Explained:
    return pipeline.explain_change(*company, "visitor_to_lead", Q2, None, by="channel")


@pytest.fixture(scope="module")
def forms(company) -> Explained:
    return pipeline.explain_change(*company, "form_completion", Q2, None)


def test_a_rate_is_split_into_mix_and_rates_that_add_up(conversion: Explained) -> None:
    assert conversion.split is not None
    split = conversion.split.found
    assert isinstance(split, RatioSplit)
    assert math.fsum(part.effect for part in split.parts) == pytest.approx(split.after - split.before, abs=1e-12)
    assert (split.cause, split.grown[0]) == ("both", "Paid Social")


def test_the_two_ratios_are_those_of_the_report(company, conversion: Explained) -> None:
    (reading,) = pipeline.figures(*company, Q2, None, ("visitor_to_lead",)).readings
    assert conversion.split is not None
    assert conversion.split.found.after == pytest.approx(reading.value)
    assert conversion.split.found.before == pytest.approx(reading.year_ago)


def test_without_a_dimension_the_one_that_tells_most_is_taken(forms: Explained) -> None:
    assert forms.split is not None
    assert forms.split.dimension == "element"
    assert [size for _, size in forms.split.tried] == sorted((size for _, size in forms.split.tried), reverse=True)


def test_a_stage_has_its_chain_against_plan_the_period_before_and_a_year_ago(company) -> None:
    found = pipeline.explain_change(*company, "customers", Q2, None)
    assert [way.against for way in found.ways] == ["plan", "previous", "year_ago"]
    for way in found.ways:
        assert math.fsum(step.effect.value for step in way.chain.steps) == pytest.approx(
            way.chain.change.value, abs=1e-9
        )
        assert way.chain.steps[0].name == "sessions"
    assert found.split is not None
    assert isinstance(found.split.found, SumSplit)


def test_a_form_that_grew_is_the_likely_cause_for_the_other_forms_did_not_move(forms: Explained) -> None:
    (moment,) = forms.moments
    assert moment.point.at.id == "2026-02"
    assert moment.point.change < -0.1
    cause, *others = moment.beside
    assert (cause.entry.date, cause.likely) == (date(2026, 2, 9), True)
    assert cause.contrast is not None
    assert cause.contrast.touched == ("demo-request",)
    assert "guide-download" in cause.contrast.compared
    assert not any(each.likely for each in others)


def test_what_comes_after_the_period_is_not_looked_at(company) -> None:
    early = pipeline.explain_change(*company, "form_completion", "2025-Q4", None)
    assert early.moments == ()
    assert early.searched is None or early.searched.last <= date(2025, 12, 31)


def test_against_the_period_before_its_own_parts_add_up(company) -> None:
    found = pipeline.explain_change(*company, "leads", Q2, None, "previous")
    assert found.base.id == "2026-Q1"
    assert found.split is not None
    assert math.fsum(part.effect.value for part in found.split.found.parts) == -155  # type: ignore[union-attr]


def test_a_level_and_a_duration_have_no_segments_that_add_up(company) -> None:
    language = pipeline.language(company[0])
    for kpi in ("followers", "time_to_close", "nps"):
        found = pipeline.explain_change(*company, kpi, Q2, None)
        assert found.split is None, kpi
        assert "by segment  none" in as_text(found, language)


def test_a_dimension_or_measure_that_is_not_there_is_named(company) -> None:
    with pytest.raises(UsageError, match="there is no dimension 'chanel'"):
        pipeline.explain_change(*company, "leads", Q2, None, by="chanel")
    with pytest.raises(UsageError, match="leds"):
        pipeline.explain_change(*company, "leds", Q2, None)


def test_the_text_names_cause_comparison_group_and_how_sure_each_part_is(company, forms: Explained) -> None:
    text = as_text(forms, pipeline.language(company[0])).replace("\u00a0", " ")
    assert "likely cause: 2026-02-09 Demo request form extended from 4 to 9 fields" in text
    assert "comparison group fair-meeting, guide-download, webinar-signup" in text
    assert "did not move beyond chance" in text
    assert "rates       −12.08 pts" in text


def test_the_printed_parts_of_the_text_add_up(company, conversion: Explained) -> None:
    lines = as_text(conversion, pipeline.language(company[0])).splitlines()
    top = next(at for at, line in enumerate(lines) if line.startswith("channel "))
    rows = [line.replace("\u00a0", " ").replace("−", "-") for line in lines[top + 2 :]]
    parts = [[float(each.split()[-1]) for each in row.split(" pts")[:2]] for row in rows[: rows.index("")]]
    *segments, whole = parts
    for column in (0, 1):
        assert round(sum(part[column] for part in segments), 2) == whole[column]


def test_what_is_printed_as_nothing_is_not_called_larger_than_chance(company, conversion: Explained) -> None:
    split = conversion.split
    assert split is not None
    assert isinstance(split.found, RatioSplit)
    first, *others = split.found.parts
    tiny = replace(
        first, mix=Amount(1e-6, 1e-7, sure=True), rate=Amount(first.rate.value + first.mix.value, 1e-7, sure=True)
    )
    whole = [
        replace(one, value=one.value + by * first.mix.value)
        for one, by in ((split.found.mix, -1), (split.found.rate, 1))
    ]
    made = replace(
        conversion, split=replace(split, found=replace(split.found, mix=whole[0], rate=whole[1], parts=(tiny, *others)))
    )
    lines = as_text(made, pipeline.language(company[0])).splitlines()
    rows = lines[next(at for at, line in enumerate(lines) if line.startswith("channel ")) + 2 :]
    row = next(row for row in rows if row.startswith(first.name))
    assert "0.00\u00a0pts" in row
    assert row.rstrip().endswith("  rate")


def test_json_is_what_its_document_says(conversion: Explained, forms: Explained) -> None:
    told = json.loads(json.dumps(as_json(conversion), allow_nan=False))
    assert told["split"]["cause"] == "both"
    assert {"mix", "rate", "parts", "simpson", "grown", "tried"} <= told["split"].keys()
    assert as_json(forms)["change_points"][0]["beside"][0]["said"] == "likely cause"


def test_the_command_prints_json_and_wants_why_with_it(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["--project", str(sample), "explain", "leads", "--why", "--period", Q2, "--by", "channel", "--json"]) == 0
    )
    assert json.loads(capsys.readouterr().out)["split"]["dimension"] == "channel"
    assert main(["--project", str(sample), "explain", "leads", "--by", "channel"]) == 2
    assert "--why" in capsys.readouterr().err
