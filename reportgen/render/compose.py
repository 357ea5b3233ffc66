"""From a document to HTML: one set of templates for both editions.

An edition differs in three things only: its style sheet, how its fonts are named, and how a drawing is put in. On paper a drawing
is an `<img>` whose SVG is an asset; on the screen it stands inline, so that the page's fonts apply, and charts come in a second,
narrow drawing for phones. `Place` is that third thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup, escape

import reportgen
from reportgen.brand import Tokens, css_variables
from reportgen.charts import icons
from reportgen.charts.base import Svg
from reportgen.charts.measure import shorten, text_width
from reportgen.document import (
    Bar,
    Cell,
    Document,
    Graphic,
    Mark,
    Pair,
    Section,
    Text,
)
from reportgen.errors import LastingError
from reportgen.metrics.scoreboard import Status
from reportgen.render.balance import balance
from reportgen.render.drawings import Drawings
from reportgen.render.fit import classes
from reportgen.render.samples import sample as draw_sample
from reportgen.render.sizes import COLOURED, Sizes, in_columns, table_kind, tone
from reportgen.render.templates import environment
from reportgen.render.words import plain_words, words
from reportgen.text import Language, Msg
from reportgen.text.figures import Style
from reportgen.text.language import OWN_WORDS

if TYPE_CHECKING:
    from jinja2 import Template

HEADLINE_POINTS, HEADLINE_MM = 22.0, 166.0
COVER_MM = 172.0
"""Room of the report's name on the cover."""
VERDICT_POINTS, VERDICT_MM = 18.0, 97.0
COVER_SIZES = ((46.0, ""), (36.0, " long"), (28.0, " longer"))
HEAD_MM, HEAD_POINTS = 89.0, 8.0
"""Room and size of what stands at the head of a page."""
CLAUSE = 100
"""Letters up to which a decision is written whole."""
ALONE = re.compile(r"±[^\d\s<&][^\s<&,;)]*")
"""A sign that a line could break behind: it stands before the sign of a currency."""
PATH = re.compile(r"(?<![^\s«“‘(>])/[\w\u2011-]{1,24}(?![\w\u2011-])")
"""The beginning of an address on the own site: a line may break within it, but not behind its first slash."""
NARROW_MM = 88.0
"""Width of the second drawing of a chart, for phones."""


Place = Callable[[Svg], Markup]
"""How an edition puts a drawing in, at its own size."""
Role = Literal["sans", "display", "subhead"]
"""The faces of a brand."""


class Composer:
    """Fills the templates with one document, for one language and one edition."""

    def __init__(
        self,
        document: Document,
        language: Language,
        tokens: Tokens,
        place: Place,
        *,
        screen: bool,
        fit: Callable[[Section], str] | None = None,
        drawings: Drawings | None = None,
    ) -> None:
        self.document, self.language, self.tokens, self.place = document, language, tokens, place
        self.screen, self.fit = screen, fit or (lambda section: classes(section, 0))
        self.sizes = Sizes(tokens, language)
        self.drawing = drawings or Drawings(tokens, language)

    def html(
        self,
        templates: Path | None,
        font_css: str,
        mark: Markup,
        cover_mark: Markup | None = None,
        *,
        named: bool = False,
    ) -> str:
        """The whole page.

        Args:
            templates: the project's own folder of templates, if it has one.
            font_css: the `@font-face` rules of the edition.
            mark: the brand's mark, for the head of the HTML page.
            cover_mark: the logo on the cover; nothing where the name stands alone.
            named: whether the company's name stands in for a logo at the head of every printed page.
        """
        from jinja2 import TemplateError, TemplateSyntaxError

        said = {
            "text": self.text, "prose": self.prose, "say": self.say,
            "cell": self.cell, "draw": self.draw, "icon": self.icon, "tone": tone,
            "balanced": self.balanced, "fit": self.fit, "template_of": template_of,
            "label_lines": self.sizes.label_lines, "card_label": self.sizes.card_label,
            "figure_size": self.sizes.figure_size, "table_kind": table_kind, "styles": self.sizes.styles, "tight": self.sizes.tight,
            "widths": self.sizes.widths,
            "count": self.count, "in_columns": in_columns,
            "draw_sample": self.draw_sample,
            "draw_mark": lambda: mark, "cover_mark": cover_mark or "", "cover_title": self.cover_title, "verdict": self.verdict,
            "clause": self.clause, "see_words": self.see_words, "title_of": self.title_of,
            "wordmark": self.wordmark() if named else "",
        }  # fmt: skip
        try:
            return self._filled(environment(templates).get_template("report.html"), font_css, said)
        except TemplateError as error:
            place = f"{error.name}:{error.lineno}" if isinstance(error, TemplateSyntaxError) else _template_line(error)
            raise LastingError(f"template {place}: {error.message or error}") from error

    def _filled(self, template: Template, font_css: str, said: Mapping[str, object]) -> str:
        return template.render(
            said,
            document=self.document,
            language=self.language.code,
            screen=self.screen,
            version=reportgen.__version__,
            font_css=Markup(font_css),  # noqa: S704 - made by render.fonts of nothing that users write
            token_css=Markup(css_variables(self.tokens)),  # noqa: S704 - colours are checked, families escaped there
            icon_css=Markup(icons.css(self.tokens)),  # noqa: S704 - house drawings as data
            page_words=self.page_words(),
            light_cover=self.tokens.cover == "light",
        )

    def text(self, value: Text | None) -> Markup:
        """A text of the document.

        Where bold words do not fit their line, WeasyPrint 70 breaks the text before them at its first space instead of its last;
        a space that stands within the bold words is a place to break that it finds.
        """
        escaped = ALONE.sub(r'<span class="nb">\g<0></span>', str(words(value, self.language)))
        said = Markup(escaped)  # noqa: S704 - escaped already
        return said if self.screen else Markup(str(said).replace(" <b>", "<b> "))  # noqa: S704 - escaped already

    def prose(self, value: Text | None) -> Markup:
        """A text in running lines, never in an attribute: an address breaks at a later slash than its first."""
        kept = PATH.sub(r'<span class="nb">\g<0></span>', str(self.text(value)))
        return Markup(kept)  # noqa: S704 - escaped already

    def say(self, key: str) -> Markup:
        """A text of the catalogue that needs no values."""
        return escape(self.language.word(key))

    def page_words(self) -> tuple[str, str, str]:
        """What stands before, between and behind the two numbers of "Page 2 of 10"."""
        before, between, behind = (
            self.language.word("page-of", page="\uf8f0", pages="\uf8f1").replace("\uf8f1", "\uf8f0").split("\uf8f0")
        )
        return before, between, behind

    def balanced(
        self, headline: Text, role: Role = "display", points: float = HEADLINE_POINTS, room: float = HEADLINE_MM
    ) -> Markup:
        """A headline; on paper on balanced lines, with a space before each break that keeps its words apart in bookmarks."""
        face = self.tokens.face(role, 600)
        said = plain_words(headline, self.language)
        if self.screen:
            # Browsers balance by themselves, but would break a word at its hyphen.
            whole = Markup('<span class="whole">{}</span>')
            return Markup(" ").join(whole.format(word) if "-" in word else escape(word) for word in said.split(" "))
        return Markup(" <br>").join(balance(said, face, points, room))

    def cover_title(self, title: Text) -> Markup:
        """The report's name on the cover, on at most two balanced lines; set smaller where it would take more."""
        said = plain_words(title, self.language)
        if self.screen:
            return escape(said)
        face = self.tokens.face("display", 400)
        for points, size in COVER_SIZES:
            lines = balance(said, face, points, COVER_MM)
            if len(lines) <= 2 and all(text_width(line, face, points) <= COVER_MM for line in lines):
                return Markup('<span class="name{}">{}</span>').format(size, Markup(" <br>").join(lines))
        return Markup('<span class="name longer">{}</span>').format(said)

    def verdict(self, said: Text) -> Markup:
        """The verdict on the cover, on paper on balanced lines."""
        plain = plain_words(said, self.language)
        if self.screen:
            return escape(plain)
        return Markup(" <br>").join(balance(plain, self.tokens.face("display", 600), VERDICT_POINTS, VERDICT_MM))

    def clause(self, said: Text) -> Markup:
        """What is to be done in few words: of a long sentence of our own the clause before its semicolon; own words stay whole."""
        whole = self.text(said)
        if (isinstance(said, Msg) and said.key == OWN_WORDS) or len(plain_words(said, self.language)) <= CLAUSE:
            return whole
        first, more, _ = str(whole).partition(";")
        return Markup(first) if more and "<" not in first and "&" not in first else whole  # noqa: S704 - escaped already

    def title_of(self, section: str) -> Text:
        """The title of a section, by its id."""
        return next((each.title for each in self.document.sections if each.id == section), "")

    def see_words(self) -> tuple[str, str]:
        """What stands before and behind the number of "page 6"."""
        before, _, behind = self.language.word("page-see", page="\uf8f0").partition("\uf8f0")
        return before, behind

    def wordmark(self) -> str:
        """The company's name as it stands before the title of the report, as long as there is room for."""
        face, title = self.tokens.face("sans", 400), plain_words(self.document.title, self.language)
        room = HEAD_MM - text_width(f" · {title}", face, HEAD_POINTS)
        name = shorten(self.document.company, face, HEAD_POINTS, max(room, 0))
        return f"{name} · " if len(name) > 2 else ""

    # drawings

    def draw(self, graphic: Graphic, width_mm: float, narrow: bool = False) -> Markup:
        """A drawing of the document; on the screen a chart (`narrow`) also comes in a drawing for phones."""
        wide = self.place(self.drawing(graphic, width_mm))
        if not narrow:
            return wide
        if not self.screen or width_mm <= NARROW_MM:
            return Markup('<div class="drawing wide">{}</div>').format(wide)
        small = self.place(self.drawing(graphic, NARROW_MM))
        return Markup('<div class="drawing wide has-narrow">{}</div><div class="drawing narrow">{}</div>').format(
            wide, small
        )

    def draw_sample(self, sample: str, meaning: Text) -> Markup:
        """A sample of a mark, for the reading key."""
        return self.place(draw_sample(sample, self.tokens, plain_words(meaning, self.language)))

    def icon(self, status: Status) -> Markup:
        """The shape of a status, as decoration beside its word."""
        return Markup('<span class="icon status-{}"></span>').format(str(status).replace("_", "-"))

    # cards and tables

    def count(self, number: int) -> Markup:
        """A whole number as the language writes it."""
        return escape(self.language.number(number))

    def cell(self, value: Cell, style: Style = "whole") -> Markup:
        """What stands in a cell; see `styles`."""
        if value is None:
            return Markup("")
        if isinstance(value, Mark):
            return Markup('<span class="status {}">{}{}</span>').format(
                tone(value.status), self.icon(value.status), self.text(value.text)
            )
        if isinstance(value, Pair):
            return Markup('{} <span class="below">{}</span>').format(self.text(value.main), self.text(value.below))
        if isinstance(value, Bar):
            wide = self.sizes.said_small(value)
            said = Markup('<span class="said {}{}">{}</span>').format(
                tone(value.status) if value.status in COLOURED else "", " tight" if wide else "", self.text(value.text)
            )
            kind = Markup(" coverage") if value.graphic.kind == "coverage" else ""
            width = 14.0 if kind else 20.0
            return Markup('<span class="bar{}"><span class="drawn">{}</span>{}</span>').format(
                kind, self.draw(value.graphic, width), said
            )
        if isinstance(value, Graphic):
            return self.draw(value, 20.0)
        return words(value, self.language, style)


def _template_line(error: BaseException) -> str:
    """Where in the templates an error arose: the innermost frame that is one, as a place below `templates/`.

    A run reads a copy of the project's templates; whoever mends one must not be sent there.
    """
    place, frame = "report.html", error.__traceback__
    while frame is not None:
        file = frame.tb_frame.f_code.co_filename
        if file.endswith((".html", ".css")):
            place = f"{file.rpartition('/templates/')[2]}:{frame.tb_lineno}"
        frame = frame.tb_next
    return place


def template_of(block: object) -> str:
    """The template of a block: `KpiCards` is `blocks/kpi_cards.html`."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", type(block).__name__).lower()
    return f"blocks/{name}.html"
