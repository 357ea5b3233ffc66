"""The PDF edition: A4, tagged (PDF/UA-1), with the figures attached as CSV; the same document gives the same bytes.

The document is laid out once; where a section runs over the page it is composed for, or leaves next to nothing on its last one,
once more in a tighter setting (see `reportgen.render.fit`).
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from importlib import import_module
from pathlib import Path
from typing import Any

from markupsafe import Markup

from reportgen.brand import Tokens
from reportgen.charts.base import Svg
from reportgen.document import Document
from reportgen.errors import RenderError
from reportgen.render import fit, fonts
from reportgen.render.assets import closed_fetcher
from reportgen.render.compose import Composer
from reportgen.render.csv_file import csv_bytes
from reportgen.render.drawings import Drawings
from reportgen.render.mark import mark
from reportgen.render.words import plain_words
from reportgen.text import Language

COVER_LOGO_MM = 9.0
"""Height of the logo on the cover."""


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
    pages = fit.pages_of(laid_out, document)
    warnings = [
        f"section '{section.id}' takes {pages[section.id]} pages instead of {section.pages} and flows over"
        for section in document.sections
        if 0 < section.pages < pages[section.id]
    ]
    data = press.print(laid_out)
    shown = tuple((section.id, fits.get(section.id, 0)) for section in document.sections)
    return Pdf(data, len(laid_out.pages), shown, (*warnings, *press.complaints(fits)))


def _settled(press: _Press) -> tuple[fit.Fits, Any]:
    """The settings of the sections in which the document has as few pages as it can, and its layout."""
    document, fits = press.document, fit.Fits()
    laid_out = press.layout(fits)
    before = fit.pages_of(laid_out, document)
    following, wanted = fit.first_try(laid_out, document)
    while following != fits:
        fits = following
        laid_out = press.layout(fits)
        following = fit.next_try(fits, fit.pages_of(laid_out, document), wanted)
    kept = fit.given_up(fits, fit.pages_of(laid_out, document), before)
    laid_out = press.layout(kept)
    looser = fit.relaxed(kept, laid_out, document)
    tight, loose = (fit.pages_of(press.layout(each), document) for each in (kept, looser))
    kept = {name: step if loose[name] <= tight[name] else kept[name] for name, step in looser.items()}
    laid_out = press.layout(kept)
    spread = fit.spread(kept, laid_out, document)
    after = fit.pages_of(press.layout(spread), document)
    settled = {name: step for name, step in spread.items() if step != fit.SPREAD or after[name] <= before[name]}
    return settled, press.layout(settled)


class _Press:
    """What all layouts of one document share: fonts, images already read, assets; it makes each layout once."""

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
        self._made: dict[tuple[tuple[str, int], ...], tuple[Any, tuple[str, ...]]] = {}

    def layout(self, fits: Mapping[str, int]) -> Any:
        """The document laid out."""
        return self._laid_out(fits)[0]

    def complaints(self, fits: Mapping[str, int]) -> tuple[str, ...]:
        """What the PDF engine complained of while laying out."""
        return self._laid_out(fits)[1]

    def _laid_out(self, fits: Mapping[str, int]) -> tuple[Any, tuple[str, ...]]:
        settings = tuple(sorted(fits.items()))
        if settings not in self._made:
            complaints: list[str] = []
            self._made[settings] = (self._lay_out(fits, complaints), tuple(complaints))
        return self._made[settings]

    def _lay_out(self, fits: Mapping[str, int], complaints: list[str]) -> Any:
        weasyprint: Any = import_module("weasyprint")
        refused: type[BaseException] = import_module("weasyprint.urls").FatalURLFetchingError
        composer = Composer(
            self.document,
            self.language,
            self.tokens,
            self.assets.place,
            screen=False,
            fits=fits,
            drawings=self.drawings,
        )
        font_css = fonts.css_from_assets(self.tokens.faces)
        html = composer.html(self.templates, font_css, Markup(""), self.cover_mark, named=self.logo is None)
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


class _Collect(logging.Handler):
    """Keeps what the PDF engine complains of."""

    def __init__(self, into: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.into = into

    def emit(self, record: logging.LogRecord) -> None:
        self.into.append(record.getMessage())
