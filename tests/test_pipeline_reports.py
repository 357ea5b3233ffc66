"""From an order to files: the same bytes again, and nothing written before it is asked for."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from reportgen import pipeline
from reportgen.project import load
from reportgen.render import Rendering


def test_the_same_run_in_another_process_gives_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    sums = []
    for turn, seed in enumerate(("1", "2")):
        out = tmp_path / str(turn)
        subprocess.run(
            [sys.executable, "-m", "reportgen", "--project", str(sample), "run", "--period", "2026-06", "--out", str(out)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": ("UTC", "Asia/Tokyo")[turn]}, check=True, capture_output=True,
        )  # fmt: skip
        files = sorted(path for path in out.rglob("*") if path.is_file())
        assert [path.suffix for path in files] == [".html", ".pdf"]
        sums.append([hashlib.sha256(path.read_bytes()).hexdigest() for path in files])
    assert sums[0] == sums[1]


class Copier:
    """Renders nothing and notes what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def render(self, job: object, formats: object) -> dict[str, Rendering]:
        self.asked.append(tuple(formats))
        return {name: Rendering(f"{name} of {job.language}".encode(), ("twice", "twice")) for name in formats}


def test_a_finished_report_has_bytes_with_names_and_writes_nothing(sample: Path) -> None:
    project = load(sample, {})
    inputs = pipeline.gather(project)
    (order,) = pipeline.orders(project, inputs, None, "2026-06", None, "ru")
    renderer = Copier()
    done = pipeline.finished(project, inputs, order, ("html", "json"), renderer)
    assert {name: each.data for name, each in done.files.items()} == {
        "monthly-2026-06-ru.html": b"html of ru",
        "monthly-2026-06-ru.json": b"json of ru",
    }
    assert done.warnings == ("twice",)
    assert (done.held, done.board.period.id, done.document.report) == ((), "2026-06", "monthly")
    assert not (sample / "output").exists()
    assert renderer.asked == [("html", "json")]


def test_what_is_made_is_what_was_finished_in_a_folder_of_its_own(sample: Path, tmp_path: Path) -> None:
    project = load(sample, {})
    inputs = pipeline.gather(project)
    (order,) = pipeline.orders(project, inputs, None, "2026-06", None, None)
    made = pipeline.make(project, inputs, order, None, tmp_path, Copier())
    folder = tmp_path / "monthly" / "2026-06"
    assert made.files == (folder / "monthly-2026-06-en.pdf", folder / "monthly-2026-06-en.html")
    assert [file.read_bytes() for file in made.files] == [b"pdf of en", b"html of en"]
    assert made.as_json()["files"] == [str(file) for file in made.files]
    assert json.dumps(made.as_json()).startswith('{"report": "monthly", "period": "2026-06"')
