"""The PDF edition: A4, tagged (PDF/UA-1), with the figures attached as CSV; the same document gives the same bytes.

The whole document is laid out once. Only when a section runs over the page it is composed for, or leaves next to nothing on its
last one, are its two tighter settings tried, all of them in one more layout, and the document laid out again with what fits.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from importlib import import_module
from pathlib import Path
from typing import Any

from markupsafe import Markup

from reportgen.brand import Tokens
from reportgen.charts.base import Svg
from reportgen.document import Document, Section
from reportgen.errors import RenderError
from reportgen.render import fonts
from reportgen.render.assets import closed_fetcher
from reportgen.render.compose import Composer
from reportgen.render.csv_file import csv_bytes
from reportgen.render.mark import mark
from reportgen.render.words import plain_words
from reportgen.text import Language

STEPS = (1, 2)
"""The settings that tighten a section, from loose to tight; classes `fit1` and `fit2` of print.css."""

LITTLE = 1 / 3
"""A last page that is filled less than this is not worth a page."""


@dataclass(frozen=True)
class Pdf:
    """A finished file.

    Attributes:
        data: the bytes.
        pages: number of pages.
        fits: by section, how far it had to be tightened (0 not at all).
        warnings: what did not come out as it should, a sentence each.
    """

    data: bytes
    pages: int
    fits: tuple[tuple[str, int], ...]
    warnings: tuple[str, ...]


class Assets:
    """Drawings become assets named by their content, so that equal drawings are stored once."""

    def __init__(self) -> None:
        self.content: dict[str, bytes] = {}

    def add(self, data: bytes, suffix: str) -> str:
        """Keep `data` and give its name."""
        name = hashlib.sha256(data).hexdigest()[:24] + suffix
        self.content[name] = data
        return name

    def place(self, drawing: Svg) -> Markup:
        """An image whose source is the asset; PDF tags take its `alt`."""
        name = self.add(drawing.svg.encode("utf-8"), ".svg")
        return Markup('<img src="asset:{}" alt="{}" style="width:{}mm;height:{}mm">').format(
            name, drawing.alt, f"{drawing.width_mm:.2f}", f"{drawing.height_mm:.2f}"
        )


def write(
    document: Document, language: Language, tokens: Tokens, templates: Path | None = None, logo: Path | None = None
) -> Pdf:
    """The document as a PDF.

    Args:
        document: what to print.
        language: in which language.
        tokens: colours and fonts of the brand.
        templates: the project's own folder of templates, if it has one.
        logo: the brand's logo (SVG or PNG), None for the house's plain mark.

    Raises:
        RenderError: a template asks for something that is no asset, or cannot be filled.
    """
    press = _Press(language, tokens, templates, logo)
    laid_out = press.layout(document, {})
    fits: dict[str, int] = {}
    if wanted := _to_tighten(laid_out, document):
        fits = press.tighter(document, wanted)
        if any(fits.values()):
            laid_out = press.layout(document, fits)
    pages = pages_of(laid_out, document)
    warnings = [
        f"section '{section.id}' takes {pages[section.id]} pages instead of {section.pages} and flows over"
        for section in document.sections
        if _runs_over(section, pages)
    ]
    data = press.print(laid_out, document)
    shown = tuple((section.id, fits.get(section.id, 0)) for section in document.sections)
    return Pdf(data, len(laid_out.pages), shown, (*warnings, *press.complaints))


def pages_of(laid_out: Any, document: Document) -> Mapping[str, int]:
    """Number of pages of each section, from its first and its last anchor."""
    at: dict[str, int] = {}
    for number, page in enumerate(laid_out.pages):
        for name in page.anchors:
            at.setdefault(name, number)  # a section that is split has its anchor on each of its pages
    return {section.id: at[f"end-{section.id}"] - at[section.id] + 1 for section in document.sections}


def _to_tighten(laid_out: Any, document: Document) -> dict[str, int]:
    """The sections worth a tighter setting, with the pages they should come down to.

    Those that run over the pages they are composed for, and those that flow but leave little on their last page.
    """
    pages, wanted = pages_of(laid_out, document), {}
    for section in document.sections:
        if section.pages and pages[section.id] > section.pages:
            wanted[section.id] = section.pages
        elif not section.pages and pages[section.id] > 1 and _filled(laid_out, section) < LITTLE:
            wanted[section.id] = pages[section.id] - 1
    return wanted


def _filled(laid_out: Any, section: Section) -> float:
    """How far down its last page a section ends, as a share of the page."""
    name = f"end-{section.id}"
    return next(float(page.anchors[name][1] / page.height) for page in laid_out.pages if name in page.anchors)


def _runs_over(section: Section, pages: Mapping[str, int]) -> bool:
    return section.pages > 0 and pages[section.id] > section.pages


class _Press:
    """What all layouts of one document share: fonts, images already read, assets."""

    def __init__(self, language: Language, tokens: Tokens, templates: Path | None, logo: Path | None) -> None:
        self.language, self.tokens, self.templates = language, tokens, templates
        self.assets = Assets()
        self.assets.content["mark.svg"] = mark(tokens, logo, height_mm=2.8)[1]
        self.assets.content.update(fonts.assets(tokens.faces))
        self.font_config = import_module("weasyprint.text.fonts").FontConfiguration()
        self.cache: dict[str, Any] = {}
        self.complaints: list[str] = []

    def layout(self, document: Document, fits: Mapping[str, int]) -> Any:
        """Lay a document out."""
        weasyprint: Any = import_module("weasyprint")
        refused: type[BaseException] = import_module("weasyprint.urls").FatalURLFetchingError
        composer = Composer(document, self.language, self.tokens, self.assets.place, screen=False, fits=fits)
        html = composer.html(self.templates, fonts.css_from_assets(self.tokens.faces), Markup(""))
        self.complaints.clear()
        handler = _Collect(self.complaints)
        log = logging.getLogger("weasyprint")
        log.addHandler(handler)
        try:
            source = weasyprint.HTML(string=html, base_url=None, url_fetcher=closed_fetcher(self.assets.content))
            return source.render(font_config=self.font_config, cache=self.cache, pdf_variant="pdf/ua-1")
        except refused as error:
            raise RenderError(
                f"the templates ask for something a report may not load: {error.__cause__ or error}"
            ) from None
        finally:
            log.removeHandler(handler)

    def tighter(self, document: Document, wanted: Mapping[str, int]) -> dict[str, int]:
        """For each section the loosest setting in which it has the pages that are wanted.

        Where none helps, a section that is composed for its pages takes the tightest, one that flows stays as it is.
        """
        sections = {section.id: section for section in document.sections if section.id in wanted}
        trials = {f"{name}-fit{step}": (section, step) for name, section in sections.items() for step in STEPS}
        copies = tuple(replace(section, id=name) for name, (section, _) in trials.items())
        trial = replace(document, sections=copies)
        complaints = tuple(self.complaints)
        pages = pages_of(self.layout(trial, {name: step for name, (_, step) in trials.items()}), trial)
        self.complaints[:] = complaints  # the trial holds each section twice, which is no fault of the document
        fits = {name: STEPS[-1] if section.pages else 0 for name, section in sections.items()}
        for name, (section, step) in reversed(trials.items()):
            if pages[name] <= wanted[section.id]:
                fits[section.id] = step
        return fits

    def print(self, laid_out: Any, document: Document) -> bytes:
        """The bytes of a laid-out document, with its figures attached."""
        attachment: Any = import_module("weasyprint").Attachment
        day = datetime.combine(document.as_of, time(), UTC)
        attached = [
            attachment(
                string=csv_bytes(file, self.language),
                name=file.name,
                description=plain_words(file.description, self.language),
                created=day,
                modified=day,
                relationship="Data",
            )
            for file in document.files
        ]
        laid_out.metadata.attachments = attached
        return bytes(laid_out.write_pdf(pdf_variant="pdf/ua-1"))


class _Collect(logging.Handler):
    """Keeps what the PDF engine complains of."""

    def __init__(self, into: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.into = into

    def emit(self, record: logging.LogRecord) -> None:
        self.into.append(record.getMessage())
