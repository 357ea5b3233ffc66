"""What a run reads: every row accounted for, no unchanged file twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import pipeline
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
