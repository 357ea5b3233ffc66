"""The PDF edition: A4, tagged (PDF/UA-1), with the figures attached as CSV; the same document gives the same bytes.

Each section is laid out once; where one runs over the page it is composed for, or leaves next to nothing on its last one, it is
tried in a tighter setting (`reportgen.render.fit`), alone (`reportgen.render.stretches`). The document is then put together of the
pages that are there (`reportgen.render.sheets`).
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

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
from reportgen.render.sheets import VARIANT, Entangled, Sheet, Source
from reportgen.render.templates import has_own
from reportgen.render.words import plain_words
from reportgen.text import Language

COVER_LOGO_MM = 9.0
"""Height of the logo on the cover."""

_Made = TypeVar("_Made")
_Setting = tuple[tuple[str, int], ...]
"""The settings of the sections of a stretch."""


class _Sheets(NamedTuple):
    """The pages of a stretch, and the numbers of pages that they name."""

    pages: tuple[Sheet, ...]
    named: tuple[int | None, ...]


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
    warnings = tuple(_flowing_over(document, fit.extents_of(laid_out.pages, document.sections)))
    data = press.print(laid_out)
    shown = tuple((section.id, fits.get(section.id, 0)) for section in document.sections)
    return Pdf(data, len(laid_out.pages), shown, warnings + press.complaints)


def _flowing_over(document: Document, extents: fit.Extents) -> Iterator[str]:
    """A warning for each section that takes more pages than it is composed for; the rest of another's page is none of them."""
    last = -1
    for section in document.sections:
        first, pages, _ = extents[section.id]
        if 0 < section.pages < pages - (first == last):
            yield f"section '{section.id}' takes {pages} pages instead of {section.pages} and flows over"
        last = first + pages - 1


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
    """What all layouts of one document share: the composed page, fonts, images already read, and what is known of its sections."""

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
        self.join(apart=not has_own(templates, stretches.OWN))

    def join(self, *, apart: bool = False) -> None:
        """Lay out the whole document only, from now on; with `apart` single stretches of it."""
        self.source = self._parted() if apart else None
        self.stretches = stretches.stretches(self.document) if self.source else (self.document.sections,)
        self.planned = _begins(stretches.behind(tuple(map(stretches.planned, self.stretches))))
        self._known: dict[_Setting, fit.Extents] = {}
        self._sheets: dict[_Setting, _Sheets] = {}
        self._last: tuple[object, Any] | None = None

    def _parted(self) -> Source | None:
        html = self._compose(stretches.place)
        if not stretches.can_part(html, self.document):
            return None
        return self._guarded(lambda: Source(html, closed_fetcher(self.assets.content), self.font_config))

    def extents(self, fits: fit.Fits) -> fit.Extents:
        """Where the sections lie under some settings; lays out no more than what is not known yet."""
        missing = [each for each in self.stretches if _setting(each, fits) not in self._known]
        if missing and self.source:
            self._lay_out_parts(fits, missing, self.planned)
        if missing and not self.source:  # or no more: they turned out to be entangled
            found = fit.extents_of(self.layout(fits).pages, self.document.sections)
            self._known[_setting(self.document.sections, fits)] = found
        return stretches.behind([self._known[_setting(each, fits)] for each in self.stretches])

    def layout(self, fits: fit.Fits) -> Any:
        """The whole document laid out."""
        if self.source:
            document = self._bound(self.source, fits)
            if document is not None:
                return document
        wanted = sorted(fits.items())
        if self._last is None or self._last[0] != wanted:
            self._last = None
            html = self._compose(lambda section: fit.classes(section, fits.get(section.id, 0)))
            self.complaints = ()
            self._last = wanted, self._guarded(lambda: self._lay_out(html))
        return self._last[1]

    def as_told(self, fits: fit.Fits) -> bool:
        """Whether the sections lie on the pages on which `extents` said they would."""
        found, told = fit.extents_of(self.layout(fits).pages, self.document.sections), self.extents(fits)
        return all(found[name][:2] == told[name][:2] for name in found)

    def _lay_out_parts(self, fits: fit.Fits, wanted: Sequence[stretches.Stretch], numbers: Mapping[str, int]) -> None:
        """Make the pages of some stretches; where that cannot be done, all are one from then on."""
        source = self.source
        assert source is not None  # noqa: S101 - else there is but one stretch
        sections = [section for each in wanted for section in each]
        classes = {section.id: fit.classes(section, fits.get(section.id, 0)) for section in sections}
        try:
            sheets = self._guarded(lambda: source.sheets(classes, numbers))
        except Entangled:
            self.join()
            return
        found = fit.extents_of([sheet.page for sheet in sheets], sections)
        for each in wanted:
            first, known = found[each[0].id].first, stretches.within(found, each)
            self._known.setdefault(_setting(each, fits), known)
            pages = sheets[first : first + stretches.length(known)]
            self._sheets[_setting(each, fits)] = _Sheets(tuple(pages), source.named(each, numbers))

    def _bound(self, source: Source, fits: fit.Fits) -> Any:
        """The document of what was laid out to tell the extents; None where it turns out that it is not to be parted."""
        wanted = [_setting(each, fits) for each in self.stretches]
        if self._last is not None and self._last[0] == wanted:
            return self._last[1]
        numbers = _begins(self.extents(fits))
        stale = [
            each
            for each, setting in zip(self.stretches, wanted, strict=True)
            if self._sheets[setting].named != source.named(each, numbers)
        ]
        if stale:
            self._lay_out_parts(fits, stale, numbers)
        if self.source is None:
            return None
        document = source.bound([sheet for setting in wanted for sheet in self._sheets[setting].pages])
        self._last = wanted, document
        return document

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

    def _lay_out(self, html: str) -> Any:
        weasyprint: Any = import_module("weasyprint")
        source = weasyprint.HTML(string=html, base_url=None, url_fetcher=closed_fetcher(self.assets.content))
        return source.render(font_config=self.font_config, cache=self.cache, pdf_variant=VARIANT)

    def _guarded(self, work: Callable[[], _Made]) -> _Made:
        """What `work` makes; keeps what the PDF engine complains of meanwhile."""
        refused: type[BaseException] = import_module("weasyprint.urls").FatalURLFetchingError
        complaints: list[str] = []
        handler = _Collect(complaints)
        log = logging.getLogger("weasyprint")
        log.addHandler(handler)
        try:
            return work()
        except refused as error:
            raise RenderError(
                f"the templates ask for something a report may not load: {error.__cause__ or error}"
            ) from None
        finally:
            log.removeHandler(handler)
            self.complaints = tuple(dict.fromkeys([*self.complaints, *complaints]))

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
        return bytes(laid_out.write_pdf(pdf_variant=VARIANT))


def _begins(extents: fit.Extents) -> dict[str, int]:
    """The pages on which sections begin, from 1."""
    return {name: each.first + 1 for name, each in extents.items()}


def _setting(stretch: stretches.Stretch, fits: fit.Fits) -> _Setting:
    return tuple((section.id, fits.get(section.id, 0)) for section in stretch)


class _Collect(logging.Handler):
    """Keeps what the PDF engine complains of."""

    def __init__(self, into: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.into = into

    def emit(self, record: logging.LogRecord) -> None:
        self.into.append(record.getMessage())
