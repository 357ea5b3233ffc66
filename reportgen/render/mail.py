"""The mail that brings a report: subject, plain text, page and pictures.

A mail is read where little can be counted on. Its page is made of tables with inline styles, loads nothing and needs none of its
pictures; the plain text says the same. Both are filled from `letter`, by templates that a project may replace.
"""

from __future__ import annotations

import base64
import json
import re
import textwrap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from reportgen.addresses import one_line
from reportgen.brand import Tokens, contrast, mix
from reportgen.document import Document, Text
from reportgen.errors import LastingError, RenderError
from reportgen.metrics.scoreboard import Status
from reportgen.render import MailFrame, raster
from reportgen.render.drawings import Drawings
from reportgen.render.letter import AXIS, HALF, Letter, letter
from reportgen.render.mark import PNG
from reportgen.render.templates import environment
from reportgen.render.words import plain_words, words
from reportgen.text import Language, Msg

LONGEST_SUBJECT = 170
"""Characters: what a reader's program does not show it keeps; a finding that is cut may say something else."""
LINE = 78
"""Characters of a line of plain text (RFC 5322 2.1.1)."""
INNER = 536
"""Pixels between the margins of the page of 600."""
CHART_MM, LOGO, LOGO_WIDEST = 88.0, 20, 120
"""Width at which the chart is drawn, so that it reads on a phone; height of the logo and its greatest width, in pixels."""
LARGEST_PAGE = 90_000
"""Bytes: Gmail cuts a page of about 102,000, some programs on phones a shorter one."""
DARK = {"ground": "#12181E", "sheet": "#1B232B", "ink": "#F1F3F4", "ink2": "#B9C1C7", "rule": "#36414A",
        "worse": "#F0936B", "better": "#7FB8EC"}  # fmt: skip
"""Colours where the reader's program is dark; neither black nor white."""
LIGHT_GROUND = "#F1F0EC"


@dataclass(frozen=True)
class Picture:
    """A picture within the page.

    Attributes:
        cid: by which the page names it.
        png: its bytes.
        width, height: at which it is shown, in pixels.
        alt: what it shows, for those who do not see it.
    """

    cid: str
    png: bytes
    width: int
    height: int
    alt: str = ""


@dataclass(frozen=True)
class Written:
    """A mail, still to be addressed.

    Attributes:
        subject: one line.
        text: plain.
        html: page.
        files: the sentence of the plain text that names the files; "" where there are none.
        away: the sentence in its place where the files do not come with the mail, plain and as HTML.
        pictures: those of the page.
    """

    subject: str
    text: str
    html: str
    files: str
    away: tuple[str, str]
    pictures: tuple[Picture, ...]

    def as_json(self) -> str:
        """As it is kept until it is sent."""
        text, html = self.away
        made = {
            "subject": self.subject,
            "text": self.text,
            "html": self.html,
            "files": self.files,
            "without_files": {"text": text, "html": html},
            "pictures": [{"cid": each.cid, "png": base64.b64encode(each.png).decode()} for each in self.pictures],
        }
        return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def write(
    document: Document,
    language: Language,
    tokens: Tokens,
    frame: MailFrame,
    *,
    drawings: Drawings | None = None,
    templates: Path | None = None,
) -> tuple[Written, tuple[str, ...]]:
    """Write the mail of a report.

    Args:
        document: the report.
        language: of the mail.
        tokens: colours and fonts of the brand.
        frame: what it says beside the document.
        drawings: what was drawn for a file of the same report.
        templates: the project's own folder of templates, if it has one.

    Returns:
        The mail, and what whoever makes it should know.

    Raises:
        RenderError: a template is wrong.
    """
    told = letter(document, corrected=frame.corrected)
    warnings: list[str] = []
    chart = _tried(lambda: _chart(told, drawings or Drawings(tokens, language), tokens), "the chart", warnings)
    logo = _tried(lambda: _logo(frame.logo), "the logo", warnings)

    def plain(value: Text | None) -> str:
        return one_line(plain_words(value, language))

    said: dict[str, Any] = {
        "letter": told, "frame": frame, "chart": chart, "logo": logo, "language": language.code, "colours": colours(tokens),
        "half": HALF, "axis": AXIS, "inner": INNER, "tone": tone,
        "say": lambda key, **values: language.word(key, **values),
        "files": ", ".join(frame.files), "finding": one_line(inside(told.headline, language)), "period": document.period,
    }  # fmt: skip
    files = language.word("mail-files", n=len(frame.files), names=said["files"]) if frame.files else ""
    said |= {"plain": plain, "text": lambda value: words(value, language), "files_line": files}
    subject = _subject(said | {"text": plain}, templates)
    text = wrapped(_filled("body.txt", said | {"text": plain}, templates))
    html = _filled("body.html", said | {"subject": subject}, templates)
    if len(html.encode()) > LARGEST_PAGE:
        warnings.append(
            f"the page of the mail has {len(html.encode()):,} bytes; programs cut what is over {LARGEST_PAGE:,}"
        )
    away = language.word("mail-files-away", folder=frame.folder, address=frame.archive_url or "–")
    pictures = tuple(each for each in (logo, chart) if each is not None)
    as_html = str(Markup('<p style="margin:10px 0 0">{}</p>').format(away))
    return Written(subject, text, html, wrapped(files).strip(), (wrapped(away).strip(), as_html), pictures), tuple(
        warnings
    )


def _subject(said: Mapping[str, Any], templates: Path | None) -> str:
    """The subject: where it is too long, the finding is cut, so that report and company stay; then what is left of it."""

    def filled(finding: str) -> str:
        line = _filled("subject.txt", {**said, "finding": finding}, templates)
        line = one_line(line.replace("\u00a0", " ").replace("\u202f", " "))
        return line[:1].upper() + line[1:]  # many languages write their months small

    finding = said["finding"]
    line = filled(finding)
    over = len(line) - LONGEST_SUBJECT
    if 0 < over < len(finding) // 2:
        line = filled(shortened(finding, len(finding) - over))
    return shortened(line, LONGEST_SUBJECT)


def _filled(part: str, said: Mapping[str, Any], templates: Path | None) -> str:
    from jinja2 import TemplateError, TemplateSyntaxError

    name = f"mail/report-{part}"
    try:
        return environment(templates).get_template(name).render(said)
    except TemplateError as error:
        place = f"{error.name}:{error.lineno}" if isinstance(error, TemplateSyntaxError) else name
        raise LastingError(f"template {place}: {error.message or error}") from error


def tone(status: Status) -> str:
    """The class of a status's colour: `b` behind, `g` ahead, `n` neither."""
    return {Status.BEHIND: "b", Status.AHEAD: "g"}.get(status, "n")


def colours(tokens: Tokens) -> dict[str, str]:
    """The colours of the page by name, those of dark programs as `dark_...`."""
    tint = mix(DARK["sheet"], tokens.brand, 0.22)
    names = (
        "brand",
        "on_brand",
        "on_brand2",
        "brand_tint",
        "brand_text",
        "ink",
        "ink2",
        "rule",
        "py",
        "better",
        "worse",
    )
    light = {name: getattr(tokens, name) for name in names}
    dark = {f"dark_{name}": colour for name, colour in DARK.items()}
    return {**light, **dark, "ground": LIGHT_GROUND, "dark_tint": tint, "dark_brand": _lightened(tokens.brand, tint)}


def _lightened(colour: str, ground: str) -> str:
    """The brand's colour, as much lighter as it takes to be read on a dark ground."""
    shades = (mix(colour, DARK["ink"], step / 20) for step in range(8, 21))
    return next((shade for shade in shades if contrast(shade, ground) >= 5.5), DARK["ink"])


# --- pictures


def _tried(make: Callable[[], Picture | None], what: str, warnings: list[str]) -> Picture | None:
    """A picture, or nothing and a warning: no mail stays behind for a picture."""
    try:
        return make()
    except (RenderError, ValueError, OSError) as error:
        warnings.append(f"{what} is left out of the mail: {error}")
        return None


def _chart(told: Letter, drawings: Drawings, tokens: Tokens) -> Picture | None:
    if told.chart is None:
        return None
    drawn = drawings(told.chart.graphic, CHART_MM)
    faces = {weight: tokens.face("sans", weight) for weight in (400, 600)}
    height = round(INNER * drawn.height_mm / drawn.width_mm)
    return Picture("chart@report", raster.png(drawn.svg, 2 * INNER, tokens.white, faces), INNER, height, drawn.alt)


def _logo(file: Path | None) -> Picture | None:
    """The logo at twice its size."""
    if file is None:
        return None
    data = file.read_bytes()
    if not data.startswith(PNG):
        data = raster.png(data.decode("utf-8", "replace"), 16 * LOGO, None)
    made, width = raster.reduced(data, 2 * LOGO, 2 * LOGO_WIDEST)
    return Picture("logo@report", made, width // 2, LOGO)


# --- lines of text


def inside(headline: Text, language: Language) -> str:
    """A headline as it goes on after a colon: it begins small, unless it begins with a name."""
    said = plain_words(headline, language)
    for name, value in headline.params if isinstance(headline, Msg) else ():
        if not (name.endswith("kpi") and isinstance(value, str)):
            continue
        label, small = language.kpi(value, "short"), language.kpi(value, "mid")
        if said.startswith(label):
            return small + said[len(label) :] if small.casefold() == label.casefold() else said
    return said[:1].lower() + said[1:] if said[1:2].islower() else said


def shortened(text: str, most: int) -> str:
    """As much of a text as fits, to the end of a word."""
    if len(text) <= most:
        return text
    room = text[: most - 1]
    end = max((at for at, letter in enumerate(room) if letter.isspace()), default=0)
    return (room[:end] if end > most // 2 else room).rstrip(" ,;:.(\u00a0") + "…"


def wrapped(text: str) -> str:
    """A text in lines of at most 78 characters; a point goes on below its own beginning, an address is never broken."""
    lines: list[str] = []
    for line in text.splitlines():
        stripped = line.lstrip(" ")
        mark = re.match(r"(?:[-*] |\d+\. )", stripped)
        indent = " " * (len(line) - len(stripped) + (len(mark[0]) if mark else 0))
        lines += textwrap.wrap(
            line.rstrip(), LINE, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        ) or [""]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
