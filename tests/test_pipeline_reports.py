"""From an order to files: the same bytes again, and nothing written before it is asked for."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from reportgen import pipeline
from reportgen.project import load
from reportgen.render import Rendering
from reportgen.reports import Limit


def test_the_same_run_in_another_process_gives_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    sums = []
    for turn, seed in enumerate(("1", "2")):
        out = tmp_path / str(turn)
        subprocess.run(
            [sys.executable, "-m", "reportgen", "--project", str(sample), "run", "--period", "2026-W26", "--out", str(out)],
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


class Smudging(Copier):
    """Draws a label over another."""

    def __init__(self) -> None:
        super().__init__()
        self.banners: list[object] = []

    def render(self, job: object, formats: object) -> dict[str, Rendering]:
        self.banners.append(job.document.banner)
        made = super().render(job, formats)
        return {
            name: replace(each, flaws=(("funnel", "'a' and 'b' lie over one another"),)) for name, each in made.items()
        }


def test_a_flawed_drawing_holds_the_report_and_every_page_says_provisional(sample: Path) -> None:
    project = load(sample, {})
    inputs = pipeline.gather(project)
    (order,) = pipeline.orders(project, inputs, None, "2026-06", None, "en")
    renderer = Smudging()
    done = pipeline.finished(project, inputs, order, ("html",), renderer)
    assert [reason.code for reason in done.held] == ["chart_flawed"]
    assert [banner.key if banner else None for banner in renderer.banners] == [None, "banner-provisional"]


def test_a_figure_outside_its_owners_limits_holds_the_report_and_all_reasons_are_told(sample: Path) -> None:
    project = load(sample, {})
    inputs = pipeline.gather(project)
    (order,) = pipeline.orders(project, inputs, None, "2026-06", None, "en")
    limits = {"leads": Limit(at_least=5_000), "sessions": Limit(at_most=10), "revenue": Limit(at_least=0)}
    strict = replace(order, spec=order.spec.model_copy(update={"limits": limits}))
    done = pipeline.finished(project, inputs, strict, ("json",), Copier())
    assert [(reason.code, reason.what.split()[0]) for reason in done.held] == [
        ("figure_implausible", "sessions"),
        ("figure_implausible", "leads"),
    ]
    assert done.document.banner is not None
