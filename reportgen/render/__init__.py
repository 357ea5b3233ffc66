"""From a document to files: one function whose arguments are plain values, so that it can run in a process of its own.

pdf     A4, tagged, with the figures attached as CSV
html    one self-contained page
json    everything that is in the document
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.brand import Tokens
from reportgen.document import Document
from reportgen.text import Language

__all__ = ["FORMATS", "Job", "Rendering", "render"]


@dataclass(frozen=True)
class Job:
    """What to make and with what; holds nothing that could not be sent to another process.

    Attributes:
        document: what to show.
        language: code of the language.
        tokens: colours and fonts of the brand.
        templates: the project's own folder of templates, if it has one.
        logo: the brand's logo (SVG or PNG), if it has one.
        overlays: catalogues of the project's own, see `text.Language.load`.
        labels: texts of the project's own KPIs by key, sorted.
    """

    document: Document
    language: str
    tokens: Tokens
    templates: Path | None = None
    logo: Path | None = None
    overlays: tuple[Path, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()

    def load_language(self) -> Language:
        """The language, read from its catalogues."""
        return Language.load(self.language, self.overlays, dict(self.labels))


@dataclass(frozen=True)
class Rendering:
    """A finished file.

    Attributes:
        data: its bytes.
        warnings: what did not come out as it should, a sentence each, for the log.
    """

    data: bytes
    warnings: tuple[str, ...] = ()


def _pdf(job: Job) -> Rendering:
    from reportgen.render import pdf

    made = pdf.write(job.document, job.load_language(), job.tokens, job.templates, job.logo)
    return Rendering(made.data, made.warnings)


def _html(job: Job) -> Rendering:
    from reportgen.render import html

    page = html.page(job.document, job.load_language(), job.tokens, job.templates, job.logo)
    return Rendering(page.encode("utf-8"))


def _json(job: Job) -> Rendering:
    from reportgen.render import json_file

    return Rendering(json_file.to_json(job.document).encode("utf-8"))


FORMATS: Mapping[str, Callable[[Job], Rendering]] = {"pdf": _pdf, "html": _html, "json": _json}
"""What makes each format that a report may be had in."""


def render(job: Job, format_: str) -> Rendering:
    """Make one file of a document.

    Args:
        job: the document and what it is made with.
        format_: one of `FORMATS`.

    Raises:
        RenderError: the document could not be made.
    """
    return FORMATS[format_](job)
