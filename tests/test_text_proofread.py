"""What a language lacks, and what is too long in it, is found."""

from __future__ import annotations

from pathlib import Path

from reportgen.text import limit_of, too_long


def test_limits_follow_the_beginning_of_the_key() -> None:
    assert limit_of("headline-mixed", "en") == 90
    assert limit_of("headline-mixed", "ru") == 105
    assert limit_of("card-note-level", "ru") == 60
    assert limit_of("point-ahead", "en") is None


def test_texts_over_their_limit_are_found(tmp_path: Path) -> None:
    (tmp_path / "en.ftl").write_text(f"card-note-exact = {'x' * 61}\n", encoding="utf-8")
    assert too_long("en", [tmp_path]) == ["card-note-exact: about 61 characters, 60 at most"]
