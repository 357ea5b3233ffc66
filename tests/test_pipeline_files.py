"""A file is in its place whole or not at all."""

from __future__ import annotations

from pathlib import Path

from reportgen import pipeline


def test_files_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "report.pdf"
    pipeline.write_aside(target, b"one")
    pipeline.write_aside(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in target.parent.iterdir()] == ["report.pdf"]
