"""Whether the texts of a language are all there, with the variables of the reference, and short enough for their places."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reportgen.text.language import REFERENCE, Language

LIMITS = {"headline-": 105, "chart-title-": 85, "standfirst-": 380, "decision-title-": 55, "card-note-": 60}
"""Longest text by the beginning of its key."""

ENGLISH_HEADLINE = 90

WIDTHS = {
    "kpi": 24,
    "period": 13,
    "day": 12,
    "percent": 5,
    "n": 3,
    "total": 3,
    "value": 6,
    "difference": 6,
    "source": 16,
}
"""How long the variables of a text are when its length is checked, in characters; 8 where nothing is said."""


def missing_keys(code: str, overlays: Iterable[Path] = ()) -> list[str]:
    """What a language lacks, or has with other variables, compared with the reference language; one line each, sorted."""
    from reportgen.text.catalogue import differences

    language, reference = Language.load(code, overlays), Language.load(REFERENCE)
    return differences(language.catalogue, reference.catalogue)


def too_long(code: str, overlays: Iterable[Path] = ()) -> list[str]:
    """Texts of a language that are longer than `LIMITS` allow; one line each, sorted."""
    language = Language.load(code, overlays)
    found = []
    for key in language.keys():  # noqa: SIM118
        limit = limit_of(key, code)
        length = language.catalogue.length(key, WIDTHS) if limit else 0
        if limit and length > limit:
            found.append(f"{key}: about {length} characters, {limit} at most")
    return sorted(found)


def limit_of(key: str, code: str) -> int | None:
    """How long a text may be, None where it does not matter."""
    if key.startswith("headline-") and code == REFERENCE:
        return ENGLISH_HEADLINE
    return next((limit for beginning, limit in LIMITS.items() if key.startswith(beginning)), None)
