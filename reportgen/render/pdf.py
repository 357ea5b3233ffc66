"""The PDF edition: A4, tagged (PDF/UA-1), with the figures attached as CSV; the same document gives the same bytes.

The document is laid out once; where a section runs over the page it is composed for, or leaves next to nothing on its last one,
such sections are tried in a tighter setting (`reportgen.render.fit`), they alone (`reportgen.render.stretches`), and then all of it
once more.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from importlib import import_module
from pathlib import Path
from typing import Any

from markupsafe import Markup

from reportgen.brand import Tokens
from reportgen.charts.base import Svg
from reportgen.document import Document, Section
from reportgen.errors import RenderError
from reportgen.render import fit, fonts, stretches
from reportgen.render.assets import closed_fetcher
from reportgen.render.compose import Composer
from reportgen.render.csv_file import csv_bytes
from reportgen.render.drawings import Drawings
from reportgen.render.mark import mark
from reportgen.render.templates import has_own
from reportgen.render.words import plain_words
from reportgen.text import Language

COVER_LOGO_MM = 9.0
"""Height of the logo on the cover."""
SOME = 0.7
"""Up to this share of its pages it is worth while to try sections without the rest of the document."""


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
    document: Document,
    language: Language,
    tokens: Tokens,
    templates: Path | None = None,
    logo: Path | None = None,
    cover_logo: Path | None = None,
    *,
    drawings: Drawings | None = None,
) -> Pdf:
    """The document as a PDF.

    Args:
        document: what to print.
        language: in which language.
        tokens: colours and fonts of the brand.
        templates: the project's own folder of templates, if it has one.
        logo: the brand's logo (SVG or PNG), None for the house's plain mark.
        cover_logo: the one that stands on the cover, None for the name alone.
        drawings: what was drawn for another edition of the same document.

    Raises:
        RenderError: a template asks for something that is no asset, or cannot be filled.
    """
    press = _Press(document, drawings or Drawings(tokens, language), templates, logo, cover_logo)
    fits, laid_out = _settled(press)
    pages = fit.pages_of(fit.extents_of(laid_out, document.sections))
    warnings = [
        f"section '{section.id}' takes {pages[section.id]} pages instead of {section.pages} and flows over"
        for section in document.sections
        if 0 < section.pages < pages[section.id]
    ]
    data = press.print(laid_out)
    shown = tuple((section.id, fits.get(section.id, 0)) for section in document.sections)
    return Pdf(data, len(laid_out.pages), shown, (*warnings, *press.complaints))


def _settled(press: _Press) -> tuple[fit.Fits, Any]:
    """The settings of the sections in which the document has as few pages as it can, and its layout."""
    fits = fit.settled(press.extents, press.document)
    laid_out = press.layout(fits)
    if not press.as_told(fits):
        # Sections took other pages together than alone; then only the whole tells how many.
        press.join()
        fits = fit.settled(press.extents, press.document)
        laid_out = press.layout(fits)
    return fits, laid_out


class _Press:
    """What all layouts of one document share: the composed page, fonts, images already read, and what is known of its sections.

    Of the layouts themselves it keeps the last one of the whole document only: each takes some twenty MiB.
    """

    def __init__(
        self,
        document: Document,
        drawings: Drawings,
        templates: Path | None,
        logo: Path | None,
        cover_logo: Path | None = None,
    ) -> None:
        self.document, self.drawings, self.templates, self.logo = document, drawings, templates, logo
        self.language, self.tokens = drawings.language, drawings.tokens
        self.assets = Assets()
        self.assets.content["mark.svg"] = mark(self.tokens, logo, height_mm=2.8)[1]
        self.cover_mark = Markup("")
        if cover_logo is not None:
            self.assets.content["cover.svg"] = mark(self.tokens, cover_logo, height_mm=COVER_LOGO_MM)[1]
            # An image without an alternative is a figure that a screen reader cannot tell; on paper none can be left out.
            self.cover_mark = Markup('<img src="asset:cover.svg" alt="{}">').format(document.company)
        self.assets.content.update(fonts.assets(self.tokens.faces))
        self.font_config = import_module("weasyprint.text.fonts").FontConfiguration()
        self.cache: dict[str, Any] = {}
        self.complaints: tuple[str, ...] = ()
        self._last: tuple[object, Any] | None = None
        self.join(apart=not has_own(templates, stretches.OWN))

    def join(self, *, apart: bool = False) -> None:
        """Lay out the whole document only, from now on; with `apart` single stretches of it too."""
        self.composed = stretches.cut(self._compose(stretches.place), self.document) if apart else None
        document = self.document
        self.stretches = stretches.stretches(document) if self.composed else (document.sections,)
        self._known: dict[tuple[tuple[str, int], ...], fit.Extents] = {}
        self._last = None

    def extents(self, fits: fit.Fits) -> fit.Extents:
        """Where the sections lie under some settings; lays out no more than what is not known yet."""
        missing = [each for each in self.stretches if _settings(each, fits) not in self._known]
        if missing:
            some = self._known and self._pages(missing) <= SOME * self._pages(self.stretches)
            laid_out = self._part(fits, missing) if some else self.layout(fits)
            wanted = missing if some else self.stretches
            found = fit.extents_of(laid_out, [section for each in wanted for section in each])
            self._known |= {_settings(each, fits): stretches.within(found, each) for each in wanted}
        return stretches.behind([self._known[_settings(each, fits)] for each in self.stretches])

    def _pages(self, wanted: Sequence[stretches.Stretch]) -> int:
        """How many pages some stretches take, set as loosely as they can be."""
        return sum(stretches.length(self._known[_settings(each, {})]) for each in wanted)

    def layout(self, fits: fit.Fits) -> Any:
        """The whole document laid out."""
        page = self.composed.page(fits, self._numbers(fits)) if self.composed else None
        wanted = page or sorted(fits.items())
        if self._last is None or self._last[0] != wanted:
            self._last = None
            complaints: list[str] = []
            html = page or self._compose(lambda section: fit.classes(section, fits.get(section.id, 0)))
            self._last = wanted, self._lay_out(html, complaints)
            self.complaints = tuple(complaints)
        return self._last[1]

    def as_told(self, fits: fit.Fits) -> bool:
        """Whether the sections lie on the pages on which `extents` said they would."""
        found, told = fit.extents_of(self.layout(fits), self.document.sections), self.extents(fits)
        return all(found[name][:2] == told[name][:2] for name in found)

    def _part(self, fits: fit.Fits, wanted: Sequence[stretches.Stretch]) -> Any:
        assert self.composed is not None  # noqa: S101 - else there is but one stretch
        only = {section.id for each in wanted for section in each}
        return self._lay_out(self.composed.page(fits, self._numbers({}), only), [])

    def _numbers(self, fits: fit.Fits) -> dict[str, int]:
        """The pages on which the sections begin; as they are composed for, as long as it is not known."""
        known = all(_settings(each, fits) in self._known for each in self.stretches)
        extents = self.extents(fits) if known else stretches.behind(tuple(map(stretches.planned, self.stretches)))
        return {name: each.first + 1 for name, each in extents.items()}

    def _compose(self, classes: Callable[[Section], str]) -> str:
        composer = Composer(
            self.document,
            self.language,
            self.tokens,
            self.assets.place,
            screen=False,
            fit=classes,
            drawings=self.drawings,
        )
        font_css = fonts.css_from_assets(self.tokens.faces)
        return composer.html(self.templates, font_css, Markup(""), self.cover_mark, named=self.logo is None)

    def _lay_out(self, html: str, complaints: list[str]) -> Any:
        weasyprint: Any = import_module("weasyprint")
        refused: type[BaseException] = import_module("weasyprint.urls").FatalURLFetchingError
        handler = _Collect(complaints)
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

    def print(self, laid_out: Any) -> bytes:
        """The bytes of a laid-out document, with its figures attached."""
        attachment: Any = import_module("weasyprint").Attachment
        day = datetime.combine(self.document.as_of, time(), UTC)
        attached = [
            attachment(
                string=csv_bytes(file, self.language),
                name=file.name,
                description=plain_words(file.description, self.language),
                created=day,
                modified=day,
                relationship="Data",
            )
            for file in self.document.files
        ]
        laid_out.metadata.attachments = attached
        return bytes(laid_out.write_pdf(pdf_variant="pdf/ua-1"))


def _settings(stretch: stretches.Stretch, fits: fit.Fits) -> tuple[tuple[str, int], ...]:
    return tuple((section.id, fits.get(section.id, 0)) for section in stretch)


class _Collect(logging.Handler):
    """Keeps what the PDF engine complains of."""

    def __init__(self, into: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.into = into

    def emit(self, record: logging.LogRecord) -> None:
        self.into.append(record.getMessage())
