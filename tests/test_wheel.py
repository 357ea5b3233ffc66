"""The wheel: built as users get it, and tried outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(target.glob("*.whl"))


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_the_packaged_defaults(wheel: Path) -> None:
    held = names(wheel)
    for needed in (
        "reportgen/defaults/brand.yaml",
        "reportgen/defaults/reports.yaml",
        "reportgen/defaults/templates/report.html",
        "reportgen/defaults/templates/mail/report-body.html",
        "reportgen/defaults/templates/mail/report-body.txt",
        "reportgen/defaults/templates/mail/report-subject.txt",
        "reportgen/languages/en.ftl",
        "reportgen/languages/ru.ftl",
        "reportgen/languages/sr.ftl",
        "reportgen/metrics/kpis/convert.yaml",
        "reportgen/fonts/SourceSans3-Regular.ttf",
        "reportgen/fonts/SourceSans3-LICENSE.md",
        "reportgen/fonts/SourceSerif4-LICENSE.md",
    ):
        assert needed in held, needed


def test_the_wheel_holds_every_module_and_neither_tests_nor_data(wheel: Path) -> None:
    held = names(wheel)
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "reportgen").rglob("*.py")}
    assert modules <= held
    assert not [name for name in held if name.startswith(("tests/", "config/", "output/")) or name.endswith(".pyc")]


def test_a_project_made_by_the_wheel_runs_at_once(wheel: Path, tmp_path: Path) -> None:
    unpacked = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    project = tmp_path / "acme"
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}

    def reportgen(*arguments: str, folder: Path) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "reportgen", *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = subprocess.run(
        [sys.executable, "-c", "import reportgen; print(reportgen.__file__)"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert Path(where.strip()).is_relative_to(unpacked)  # else the checkout would be tried instead of the wheel
    reportgen("init", str(project), folder=tmp_path)
    made = reportgen("run", "--period", "2026-W13", folder=project).split()
    assert [Path(file).suffix for file in made] == [".pdf", ".html"]
    assert all(Path(file).stat().st_size > 20_000 for file in made)
