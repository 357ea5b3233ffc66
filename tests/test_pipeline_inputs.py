"""What a run reads: every row accounted for, no unchanged file twice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.engine import DuckEngine
from reportgen.engine.recalled import RecallingEngine
from reportgen.pipeline import Inputs
from reportgen.project import load


def test_every_row_of_every_file_is_accounted_for(sample: Path) -> None:
    inputs = pipeline.gather(load(sample, {}))
    assert len(inputs.parts) == 48
    for part in inputs.parts:
        assert part.rows_read == part.rows_used + part.rows_rejected + part.rows_duplicate + part.rows_skipped, (
            part.file
        )


def test_a_file_that_has_not_changed_is_not_read_twice(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = load(sample, {})
    pipeline.gather(project)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("reportgen.sources.read", never)
    assert len(pipeline.gather(project).parts) == 48


def test_answers_are_kept_beside_the_snapshots_of_a_project_and_not_beside_copies_that_prove_a_report(
    sample: Path,
) -> None:
    inputs = pipeline.gather(load(sample, {}))
    assert isinstance(inputs.engine, RecallingEngine)
    assert isinstance(replace(inputs, recalls=False).engine, DuckEngine)
    assert Inputs((), (), (), inputs.project).recalls is False


def test_one_engine_answers_for_the_targets_and_for_all_figures(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    begin = DuckEngine.__init__
    monkeypatch.setattr(
        DuckEngine, "__init__", lambda self, *parts, **how: opened.append(self) or begin(self, *parts, **how)
    )
    inputs = pipeline.gather(load(sample, {}))
    assert inputs.engine.query("select count(*) > 0 from raw_leads") == [(True,)]
    assert len(opened) == 1
