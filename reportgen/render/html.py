"""The HTML edition: one file that loads nothing, runs nothing, and reads on a phone."""

from __future__ import annotations

import base64
from pathlib import Path

from markupsafe import Markup

from reportgen.brand import Tokens
from reportgen.charts.base import Svg
from reportgen.document import Document
from reportgen.render import fonts
from reportgen.render.compose import Composer
from reportgen.render.drawings import Drawings
from reportgen.render.mark import mark
from reportgen.text import Language


def inline(drawing: Svg) -> Markup:
    """A drawing in the page itself: its text was escaped where it was drawn, its alternative is its title."""
    return Markup(drawing.svg)  # noqa: S704


def page(
    document: Document,
    language: Language,
    tokens: Tokens,
    templates: Path | None = None,
    logo: Path | None = None,
    cover_logo: Path | None = None,
    *,
    cache: Path | None = None,
    drawings: Drawings | None = None,
) -> str:
    """The document as one self-contained page.

    Args:
        document: what to show.
        language: in which language.
        tokens: colours and fonts of the brand.
        templates: the project's own folder of templates, if it has one.
        logo: the brand's logo (SVG or PNG), None for the house's plain mark.
        cover_logo: the one that stands on the cover, None for the name alone.
        cache: a folder for subsets of fonts that were made before.
        drawings: what was drawn for another edition of the same document.
    """
    composer = Composer(document, language, tokens, inline, screen=True, drawings=drawings)
    on_cover = _image(tokens, cover_logo, 9.0) if cover_logo else Markup("")
    body = composer.html(templates, FONT_PLACE, _image(tokens, logo, 6.0), on_cover)
    # The subsets hold the characters of the page, which is known only when it is written.
    return body.replace(FONT_PLACE, fonts.css_embedded(tokens.faces, body, cache), 1)


def _image(tokens: Tokens, logo: Path | None, height_mm: float) -> Markup:
    """The mark as an image that carries itself."""
    kind, data = mark(tokens, logo, height_mm)
    return Markup('<img src="data:{};base64,{}" alt="">').format(kind, base64.b64encode(data).decode("ascii"))


FONT_PLACE = "/* fonts */"
