"""Setting up: what is missing is installed, or named exactly where it may not be."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = ("bash", "basename", "cat", "cut", "dirname", "id", "sha256sum", "rm")


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A checkout beside a PATH without apt-get and sudo, and with a Python that lacks what Debian takes out of it."""
    for name in ("scripts", "requirements.txt", "pyproject.toml"):
        source, target = ROOT / name, tmp_path / "checkout" / name
        target.parent.mkdir(exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    tools = tmp_path / "bin"
    tools.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found, tool
        (tools / tool).symlink_to(found)
    python = tools / "python3"
    python.write_text(
        f'#!{shutil.which("bash")}\ncase "$2" in *ensurepip*) exit 1;; esac\nexec {sys.executable} "$@"\n'
    )
    python.chmod(0o755)
    return tmp_path


def setup(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "scripts/setup.sh", *arguments],
        cwd=folder / "checkout", env={"PATH": str(folder / "bin")}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_missing_packages_that_may_not_be_installed_are_named_in_one_command(bare: Path) -> None:
    done = setup(bare, "run")
    assert done.returncode == 2
    assert "sudo apt-get install --no-install-recommends python3-venv" in done.stderr
    assert not (bare / "checkout" / ".venv").exists()


def test_tests_need_more_packages_than_reports(bare: Path) -> None:
    assert "poppler-utils chromium" in setup(bare, "dev").stderr
    assert "poppler-utils" not in setup(bare, "run").stderr


def test_a_machine_without_python_is_told_what_to_install(bare: Path) -> None:
    (bare / "bin" / "python3").unlink()
    done = setup(bare, "run")
    assert done.returncode == 2
    assert "apt-get install python3 python3-venv" in done.stderr


def test_another_kind_is_refused(bare: Path) -> None:
    done = setup(bare, "everything")
    assert done.returncode == 2
    assert "scripts/setup.sh run | dev" in done.stderr
