"""What can go wrong, as values and as exceptions.

A mistake of the user's is a `Problem`: a value with its place, collected and reported together with all others. What stops a
command is an exception of this tree, and each class writes its own sentence:

    ReportgenError          exit 1
    ├── UsageError          exit 2   the command line asks for something that does not exist
    ├── ConfigError         exit 2   one or more Problems in config/
    ├── SourceError         exit 1   a source could not be read at all
    ├── EquationError       exit 1   rows read are not rows used + rejected + duplicate + skipped
    └── RenderError         exit 1   a document could not be made

Texts here are in English: they are for analysts and operators, not for the readers of a report.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

EXIT_DONE, EXIT_FAILED, EXIT_USAGE, EXIT_HELD, EXIT_UNDELIVERED = 0, 1, 2, 3, 4


def printable(text: str) -> str:
    """`text` on one line, control characters shown: neither a cell of a file nor a library that quotes it moves the cursor."""
    return "".join(
        letter if letter.isprintable() or unicodedata.category(letter) == "Zs" else repr(letter)[1:-1]
        for letter in text
    )


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake of the user's, with its place and the way out.

    Attributes:
        file: path as the user would type it, relative to the project where possible; "" when there is none.
        line: 1-based line in that file; 0 when unknown.
        path: dotted place inside the file, e.g. `sources.crm.columns.date`; "" when there is none.
        what: what is wrong, one sentence without a full stop.
        instead: what to do or to write instead; "" when nothing better than `what` can be said.
    """

    file: str
    line: int
    path: str
    what: str
    instead: str = ""

    def __str__(self) -> str:
        place = self.file + (f":{self.line}" if self.line else "")
        if self.path:
            place = f"{place}: {self.path}" if place else self.path
        text = f"{place}: {self.what}" if place else self.what
        return printable(f"{text}{'' if text.endswith('?') else '.'} {self.instead}" if self.instead else text)


def did_you_mean(name: str, choices: Iterable[str]) -> str:
    """Return a hint that names the nearest right name, or all of them when none is near and they are few."""
    known = sorted(set(choices))
    lowered = {choice.lower(): choice for choice in known}
    near = get_close_matches(name.lower(), list(lowered), n=1, cutoff=0.6)
    if near:
        return f"Did you mean '{lowered[near[0]]}'?"
    if 0 < len(known) <= 24:
        return f"Known: {', '.join(known)}"
    return ""


class ReportgenError(Exception):
    """Something the program could not do; `str()` of it is meant for the user."""

    exit_code = EXIT_FAILED


class UsageError(ReportgenError):
    """The command line asks for something that does not exist or makes no sense."""

    exit_code = EXIT_USAGE


class ConfigError(ReportgenError):
    """One or more mistakes in config/, all of them."""

    exit_code = EXIT_USAGE

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        count = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
        super().__init__("\n".join([f"{count} in the configuration:", *(f"  {problem}" for problem in self.problems)]))


class SourceError(ReportgenError):
    """One source could not be read at all; nothing of it was used."""

    def __init__(self, source: str, what: str, *, file: str = "", line: int = 0, instead: str = "") -> None:
        self.problem = Problem(file, line, f"source '{source}'", what, instead)
        self.source = source
        super().__init__(str(self.problem))


class EquationError(ReportgenError):
    """Rows read do not equal rows used + rejected + duplicate + skipped: a defect of ours, never to be passed over."""


class RenderError(ReportgenError):
    """A document could not be made."""


class LastingError(RenderError):
    """A template or a text is wrong: made again of the same, the document fails again."""
