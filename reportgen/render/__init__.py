"""From a document to files: one function whose arguments are plain values, so that it can run in a process of its own (`child`).

pdf     A4, tagged, with the figures attached as CSV
html    one self-contained page
xlsx    the figures with their history, definitions and sources
json    the figures, and everything that is in the document
mail    the words and pictures of the mail that brings the others
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from reportgen.brand import Tokens
from reportgen.document import Document
from reportgen.errors import RenderError
from reportgen.metrics.scoreboard import Scoreboard
from reportgen.render.drawings import Drawings
from reportgen.text import Language

__all__ = ["FORMATS", "Job", "MailFrame", "Renderer", "Rendering", "render"]


@dataclass(frozen=True)
class MailFrame:
    """What a mail says beside the document.

    Attributes:
        files: names of the files that come with it.
        archive_url: where the archive can be read; "" for no link.
        folder: where the files lie in the archive.
        unsubscribe: address by which the reader ends it; "" where there is none.
        corrected: it takes the place of one that was sent.
        logo: the brand's logo for the bar in the brand's colour, if it has one.
    """

    files: tuple[str, ...] = ()
    archive_url: str = ""
    folder: str = ""
    unsubscribe: str = ""
    corrected: bool = False
    logo: Path | None = None


@dataclass(frozen=True)
class Job:
    """What to make and with what; holds nothing that could not be sent to another process.

    Attributes:
        document: what to show.
        language: code of the language.
        tokens: colours and fonts of the brand.
        templates: the project's own folder of templates, if it has one.
        logo: the brand's logo (SVG or PNG), if it has one.
        cover_logo: the one that stands on the cover, if there is one for its ground.
        overlays: catalogues of the project's own, see `text.Language.load`.
        labels: texts of the project's own KPIs by key, sorted.
        board: the figures, for the formats that hold them all.
        cache: a folder for what is the same in many reports; None keeps nothing.
        mail: what a mail says beside the document.
    """

    document: Document
    language: str
    tokens: Tokens
    templates: Path | None = None
    logo: Path | None = None
    cover_logo: Path | None = None
    overlays: tuple[Path, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    board: Scoreboard | None = None
    cache: Path | None = None
    mail: MailFrame = MailFrame()

    def load_language(self) -> Language:
        """The language, read from its catalogues."""
        return Language.load(self.language, self.overlays, dict(self.labels))

    def figures(self) -> Scoreboard:
        """The figures.

        Raises:
            RenderError: the job came without them.
        """
        if self.board is None:
            raise RenderError("this format holds the figures of the report, and none were given")
        return self.board


@dataclass(frozen=True)
class Rendering:
    """A finished file.

    Attributes:
        data: its bytes.
        warnings: what did not come out as it should, a sentence each, for the log.
        flaws: drawings in it that must not be shown so: (kind of chart, what is wrong).
    """

    data: bytes
    warnings: tuple[str, ...] = ()
    flaws: tuple[tuple[str, str], ...] = ()


class Renderer(Protocol):
    """What makes the files of a document: `child.Child`, a process of its own."""

    def render(self, job: Job, formats: Sequence[str]) -> Mapping[str, Rendering]:
        """See `render`."""


Maker = Callable[[Job, Drawings], Rendering]


def _pdf(job: Job, drawings: Drawings) -> Rendering:
    from reportgen.render import pdf

    made = pdf.write(
        job.document, drawings.language, job.tokens, job.templates, job.logo, job.cover_logo, drawings=drawings
    )
    return Rendering(made.data, made.warnings)


def _html(job: Job, drawings: Drawings) -> Rendering:
    from reportgen.render import html

    page = html.page(
        job.document,
        drawings.language,
        job.tokens,
        job.templates,
        job.logo,
        job.cover_logo,
        cache=job.cache,
        drawings=drawings,
    )
    return Rendering(page.encode("utf-8"))


def _xlsx(job: Job, drawings: Drawings) -> Rendering:
    from reportgen.render import workbook

    return Rendering(workbook.write(job.document, job.figures(), drawings.language))


def _json(job: Job, drawings: Drawings) -> Rendering:
    from reportgen.render import json_file

    return Rendering(json_file.report(job.document, job.figures(), drawings.language).encode("utf-8"))


def _mail(job: Job, drawings: Drawings) -> Rendering:
    from reportgen.render import mail

    letter, warnings = mail.write(
        job.document, drawings.language, job.tokens, job.mail, drawings=drawings, templates=job.templates
    )
    return Rendering(letter.as_json().encode("utf-8"), warnings)


FORMATS: Mapping[str, Maker] = {"pdf": _pdf, "html": _html, "xlsx": _xlsx, "json": _json, "mail": _mail}
"""What makes each format that a report may be had in; the name is also the ending of its file."""


def render(job: Job, formats: Sequence[str]) -> Mapping[str, Rendering]:
    """Make the files of a document.

    Args:
        job: the document and what it is made with.
        formats: some of `FORMATS`.

    Raises:
        RenderError: the document could not be made.
    """
    drawings = Drawings(job.tokens, job.load_language())
    made = {name: FORMATS[name](job, drawings) for name in formats}
    found = drawings.flaws()
    return {name: replace(each, flaws=found) for name, each in made.items()} if found else made
