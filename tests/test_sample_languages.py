"""The sample's reports in every packaged language: the pages hold what they are composed for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from reportgen.text import Language, available

REPORTGEN = [sys.executable, "-W", "ignore", "-m", "reportgen"]


@pytest.mark.nightly
@pytest.mark.parametrize("code", available())
@pytest.mark.parametrize(("period", "fewest", "most"), [("2026-06", 4, 6), ("Q1", 10, 14)])
def test_a_report_fits_its_pages_in_every_language(
    code: str, period: str, fewest: int, most: int, tmp_path: Path
) -> None:
    subprocess.run([*REPORTGEN, "init", str(tmp_path / "sample")], check=True, capture_output=True)
    run = [*REPORTGEN, "run", "--period", period, "--locale", code, "--format", "pdf"]
    done = subprocess.run(run, cwd=tmp_path / "sample", check=True, capture_output=True, text=True)
    assert "flows over" not in done.stderr
    (made,) = (tmp_path / "sample" / "output").rglob(f"*-{code}.pdf")
    with pikepdf.open(made) as file:
        assert fewest <= len(file.pages) <= most
    text = subprocess.run(["pdftotext", str(made), "-"], check=True, capture_output=True, text=True).stdout
    assert " ".join(Language.load(code).word("section-definitions").split()) in " ".join(text.split())
