"""What a quarter should be about: focus areas with their evidence and worth, and what became of the last ones."""

from reportgen.findings.base import (
    Decision,
    Fact,
    Findings,
    FocusArea,
    Kind,
    Memory,
    Mixed,
    Reviewed,
    Told,
    Watched,
    Worth,
)

__all__ = [
    "Decision",
    "Fact",
    "Findings",
    "FocusArea",
    "Kind",
    "Memory",
    "Mixed",
    "Reviewed",
    "Told",
    "Watched",
    "Worth",
]
