"""Each file of config/ is read into its model; some may be absent, two are packed into the program."""

from __future__ import annotations

from pathlib import Path

from reportgen.project import load
from tests.test_project_load import BUSINESS, problems_of, project_in


def test_brand_and_reports_fall_back_to_the_packed_ones_and_nothing_else_does(tmp_path: Path) -> None:
    project = load(project_in(tmp_path, {}), {})
    assert project.brand.brand.name == "Lindenfield"
    grains = {name: spec.grain for name, spec in project.reports.items()}
    assert grains == {"monthly": "month", "quarterly": "quarter", "weekly": "week", "yearly": "year"}
    assert (project.sources, project.kpis, project.goals.plan, project.goals.goal, project.changes) == (
        {},
        {},
        {},
        None,
        (),
    )


def test_a_file_of_comments_alone_is_as_good_as_none(tmp_path: Path) -> None:
    project = load(project_in(tmp_path, {"goals.yaml": "# later\n", "sources.yaml": ""}), {})
    assert project.goals.plan == {}
    assert project.sources == {}


def test_a_second_business_file_under_another_ending_is_refused(tmp_path: Path) -> None:
    (said,) = problems_of(project_in(tmp_path, {"business.yml": BUSINESS}))
    assert said.startswith("config/business.yml")
    assert "business.yaml" in said


def test_a_missing_business_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (said,) = problems_of(tmp_path)
    assert said.startswith("config/business.yaml: the file is missing")


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    (project_in(tmp_path, {}) / "config" / "goals.yaml").mkdir()
    assert problems_of(tmp_path) == ["config/goals.yaml: this is no file"]


def test_an_empty_brand_or_report_file_is_as_good_as_none(tmp_path: Path) -> None:
    project = load(project_in(tmp_path, {"brand.yaml": "# later\n", "reports.yaml": ""}), {})
    assert project.brand.brand.name == "Lindenfield"
    assert [file.file for file in project.files] == [
        "config/business.yaml",
        "reportgen/defaults/brand.yaml",
        "reportgen/defaults/reports.yaml",
    ]
