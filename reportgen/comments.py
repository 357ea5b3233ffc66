"""The manager's word: what a person says to a section of a report, in `config/comments.yaml` or on the command line.

A comment is shown as one, apart from what is computed, signed with name and day. Its figures are its writer's; nothing checks them.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from reportgen.errors import UsageError, did_you_mean

LONGEST = 4000
"""Characters of a comment; what is longer is a document of its own."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]


class Comment(BaseModel):
    """One comment.

    Attributes:
        report: id of the report.
        period: name of the period it speaks of, e.g. "2026-06".
        section: section it stands in.
        text: what is said: one text for every language, or language code -> text; an empty line begins a paragraph.
        by: who says it.
        role: what they are, e.g. Head of Marketing.
        date: the day on which they said it.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    report: str
    period: str
    section: str
    text: Words | Annotated[dict[str, Words], Field(min_length=1)]
    by: Name
    role: Name | None = None
    date: date

    def text_in(self, language: str) -> str:
        """What is said, in a language; in English or else the first language given where that one is not."""
        if isinstance(self.text, str):
            return self.text
        return self.text.get(language) or self.text.get("en") or self.text[min(self.text)]


def paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    """The paragraphs of a text, each as its lines."""
    found: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return tuple(tuple(lines) for lines in found if lines)


def spoken(said: str, by: str | None, day: date, report: str, period: str, sections: tuple[str, ...]) -> Comment:
    """A comment as it is given on the command line: `section: text`.

    Args:
        said: section and text.
        by: who says it.
        day: the day on which they say it.
        report: id of the report it is for.
        period: name of the period.
        sections: those the report has.

    Raises:
        UsageError: it is not signed, is empty or too long, or names no section of the report.
    """
    section, colon, text = (part.strip() for part in said.partition(":"))
    if not colon or not text:
        raise UsageError(f"a comment is written 'section: text', found '{said[:60]}'")
    if section not in sections:
        raise UsageError(f"report {report} has no section '{section}' to comment on. {did_you_mean(section, sections)}")
    if by is None or not by.strip():
        raise UsageError("a comment is signed: say who speaks with --comment-by NAME")
    if len(text) > LONGEST or len(by.strip()) > 80:
        raise UsageError(f"a comment has at most {LONGEST} characters and a name 80")
    return Comment(report=report, period=period, section=section, text=text, by=by, date=day)
