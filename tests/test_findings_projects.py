"""Whole projects through `reportgen focus`: what is planted in their files stands first, and noise shows next to nothing.

`python -m tests.test_findings_projects 200` prints the table of docs/focus.md.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from reportgen.cli import main as reportgen
from tests.focus_projects import CAUSES, Company, first, plain, write

USUAL: dict[str, Any] = {"visits": 900.0, "growth": 0.012}
FIRST_IN = {"customer": 2}
"""Of four projects in which a cause is planted, in how many it must stand first; 3 unless said. Deals take months: of the
opportunities that a cause hurt from April on a quarter is still open when June ends, and a fall of 150 by two fifths is told from
chance in every other project."""


def planted(cause: str, seed: int) -> Company:
    """A company of a usual size in which something is planted."""
    return Company(seed, **USUAL, cause=cause)


def told(folder: Path, company: Company) -> Mapping[str, Any]:
    """What `reportgen focus --json` says of a company, in a process of its own."""
    write(folder, company)
    command = [sys.executable, "-m", "reportgen", "--project", str(folder), "focus", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    answer: Mapping[str, Any] = json.loads(done.stdout)
    return answer


def test_leads_that_do_not_qualify_stand_first_in_a_fiscal_year_from_april(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, Company(3, visits=350.0, cause="mql", first_month=4, channels=4, pages=3))
    assert reportgen(["--project", str(tmp_path), "focus", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["quarter"]["id"] == "2027-Q1"
    assert first(answer["focus_areas"]) == "improve-lead_to_mql"


@pytest.mark.nightly
@pytest.mark.parametrize("cause", sorted(CAUSES))
def test_what_is_planted_in_the_files_of_a_company_stands_first(cause: str, tmp_path: Path) -> None:
    found = [told(tmp_path / str(seed), planted(cause, seed))["focus_areas"] for seed in range(4)]
    if CAUSES[cause]:
        assert sum(first(areas) in CAUSES[cause] for areas in found) >= FIRST_IN.get(cause, 3), found
    else:
        assert sum(not areas for areas in found) >= 3, found


@pytest.mark.nightly
def test_one_project_of_noise_in_twenty_shows_a_focus_area_at_most(tmp_path: Path) -> None:
    found = [told(tmp_path / str(seed), plain(seed))["focus_areas"] for seed in range(60)]
    assert sum(bool(areas) for areas in found) <= 6


def main(projects: int, seeds: int = 8) -> None:
    """Print how often noise shows anything, and how often each cause is found first."""
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        shown = {seed: told(at / "noise", plain(seed))["focus_areas"] for seed in range(projects)}
        some = {seed: [area["id"] for area in areas] for seed, areas in shown.items() if areas}
        print(f"noise: {len(some)} of {projects} projects show any focus area: {some}")
        for cause, wanted in CAUSES.items():
            places = Counter(first(told(at / "planted", planted(cause, seed))["focus_areas"]) for seed in range(seeds))
            right = sum(places[each] for each in wanted or ("",))
            print(f"{cause}: {'first' if wanted else 'nothing'} in {right} of {seeds}; {dict(places)}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
