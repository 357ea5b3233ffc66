"""The files of config/ must fit together; what a broken one would have defined is not held against the others."""

from __future__ import annotations

from pathlib import Path

from reportgen.project import load
from tests.test_project_load import BUSINESS, problems_of, project_in


def test_a_broken_file_of_kpis_is_not_blamed_on_those_who_use_them(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"kpis.yaml": "own: [\n", "reports.yaml": "m:\n  grain: month\n  cards: [own]\n"}
    said = problems_of(project_in(tmp_path, files))
    assert [one.partition(":")[0] for one in said] == ["config/kpis.yaml"]


def test_a_logo_that_is_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside.svg", tmp_path / "project"
    outside.write_text("<svg/>")
    inside.mkdir()
    project_in(inside, {"brand.yaml": "brand: {name: X, logo: logo.svg}\n"})
    (inside / "logo.svg").symlink_to(outside)
    (said,) = problems_of(inside)
    assert "'logo.svg' leads out of the project" in said


def test_a_template_that_is_a_link_out_of_the_project_is_refused(tmp_path: Path) -> None:
    inside = tmp_path / "project"
    (inside / "templates").mkdir(parents=True)
    project_in(inside, {})
    (inside / "templates" / "report.html").symlink_to("/etc/passwd")
    (said,) = problems_of(inside)
    assert said.startswith("templates/report.html: this link leads out of the project")


def test_a_language_of_the_projects_own_is_known(tmp_path: Path) -> None:
    folder = project_in(tmp_path, {"business.yaml": BUSINESS + "language: de\n"})
    (folder / "config" / "languages").mkdir()
    (folder / "config" / "languages" / "de.ftl").write_text("language-name = Deutsch\n")
    assert load(folder, {}).business.language == "de"


def test_kpis_of_ones_own_may_stand_wherever_a_kpi_may(tmp_path: Path) -> None:
    own = "own:\n  label: {en: Own}\n  stage: close\n  kind: count\n  unit: count\n  better: up\n  numerator: leads\n"
    files: dict[str, str | bytes] = {
        "kpis.yaml": own,
        "reports.yaml": "m:\n  grain: month\n  cards: [own]\n",
        "goals.yaml": "plan: {own: {'2026': 5}}\ntolerance: {own: 0.1}\n",
        "changes.yaml": "- {date: 2026-01-01, what: x, kpis: [own]}\n",
    }
    assert load(project_in(tmp_path, files), {}).reports["m"].cards == ("own",)


def test_a_further_column_of_a_source_may_be_used_in_a_kpi_of_ones_own(tmp_path: Path) -> None:
    source = "crm: {kind: csv, table: leads, path: x.csv, columns: {lead_id: Id, created_at: Day, colour: Colour}}\n"
    measure = "measures:\n  red: {table: leads, sql: count(*), where: colour = 'red'}\n"
    project = load(project_in(tmp_path, {"sources.yaml": source, "kpis.yaml": measure}), {})
    assert list(project.measures) == ["red"]


def test_a_fiscal_year_decides_which_periods_of_a_plan_are_the_same(tmp_path: Path) -> None:
    business = BUSINESS + "fiscal_year_start: 4\n"
    files: dict[str, str | bytes] = {
        "business.yaml": business,
        "goals.yaml": "goal: {kpi: customers, period: '2026', value: 5}\nplan: {leads: {2026-Q1: 5, 2025-04: 1}}\n",
    }
    project = load(project_in(tmp_path, files), {})
    assert [period.start.month for _, period, _ in project.goals.periods(4)] == [4, 4]


def test_a_wrong_piece_does_not_hide_what_is_wrong_with_the_rest_of_its_file(tmp_path: Path) -> None:
    goals = "goal: {kpi: revenue, period: 2026, value: 5}\nplan:\n  leeds: {'2026': 1}\n  mqls: {'2026': one}\n"
    reports = "a: {grain: moth}\nb:\n  grain: month\n  cards: [leeds]\n"
    sources = "a: {kind: cvs}\nb: {kind: csv, table: leeds, path: x, columns: {}}\n"
    said = problems_of(project_in(tmp_path, {"goals.yaml": goals, "reports.yaml": reports, "sources.yaml": sources}))
    assert [one.rpartition(": ")[0] for one in said] == [
        "config/goals.yaml:1: goal.period",
        "config/goals.yaml:3: plan.leeds",
        "config/goals.yaml:4: plan.mqls.2026",
        "config/reports.yaml:1: a.grain",
        "config/reports.yaml:4: b.cards.0",
        "config/sources.yaml:1: a",
        "config/sources.yaml:1: a",
        "config/sources.yaml:1: a",
        "config/sources.yaml:1: a.kind",
        "config/sources.yaml:2: b.table",
    ]
