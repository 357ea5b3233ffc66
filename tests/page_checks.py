"""Checks of a finished report by machine: what a careful reader would send back.

Each check yields a sentence per fault and nothing for a sound page. Boxes of words are those of poppler, in points from the top
left corner of an A4 page; what a document says of itself is read from the document, not from the page.
"""

from __future__ import annotations

import io
import re
import subprocess
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pikepdf

from reportgen.document import Absence, Card, Difference, Document, Mark, Row, Table
from reportgen.metrics.scoreboard import Status
from reportgen.quantities import Change
from reportgen.text import Msg

MM = 72 / 25.4
HEIGHT = 297 * MM
LEFT, RIGHT = 17 * MM, 193 * MM
HEAD, FOOT = 21 * MM, 279.5 * MM
"""Between them stands the body of a page; the running header is above, the footer below."""
TOP, BOTTOM = 9 * MM, 291 * MM
SMALLEST = 7.5
BOX = 1.326
"""Height of a word's box in sizes of Source Sans 3, from ascent to descent; the serif's is taller."""
THIRD = HEIGHT / 3


@dataclass(frozen=True)
class Word:
    """A word where it is printed."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str

    @property
    def core(self) -> tuple[float, float]:
        """Top and bottom of its small letters; boxes of lines set tight touch, letters do not."""
        height = self.bottom - self.top
        return self.top + 0.25 * height, self.top + 0.82 * height

    @property
    def in_body(self) -> bool:
        """Whether it stands between header and footer."""
        return self.top > HEAD and self.bottom < FOOT + 6


def words(pdf: bytes) -> list[Word]:
    """Every word of a PDF."""
    out = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    box = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
    return [
        Word(number, *(float(found[at]) for at in range(1, 5)), found[5])
        for number, page in enumerate(out.split("<page ")[1:], 1)
        for found in box.finditer(page)
    ]


# --- where words stand


def outside_margins(found: Collection[Word]) -> Iterator[str]:
    """A word that leaves the margins."""
    for word in found:
        if word.left < LEFT - 1 or word.right > RIGHT + 1 or word.top < TOP or word.bottom > BOTTOM:
            yield f"page {word.page}: '{word.text}' stands outside the margins at {word.left:.0f}, {word.top:.0f}"


def overlapping(found: Collection[Word]) -> Iterator[str]:
    """Two words printed over each other."""
    pages: dict[int, list[Word]] = defaultdict(list)
    for word in found:
        pages[word.page].append(word)
    for page, of_page in pages.items():
        ordered = sorted(of_page, key=lambda word: word.core[0])
        for at, one in enumerate(ordered):
            for other in ordered[at + 1 :]:
                if other.core[0] >= one.core[1] - 0.4:
                    break
                if min(one.right, other.right) - max(one.left, other.left) > 0.8:
                    yield f"page {page}: '{one.text}' and '{other.text}' overlap at {one.left:.0f}, {one.top:.0f}"


def too_small(found: Collection[Word]) -> Iterator[str]:
    """A word below the smallest size."""
    for word in found:
        if (size := (word.bottom - word.top) / BOX) < SMALLEST - 0.05:
            yield f"page {word.page}: '{word.text}' is set in {size:.1f} pt"


def empty_pages(found: Collection[Word], pages: int, least: int = 8) -> Iterator[str]:
    """A page with next to nothing between header and footer."""
    for page in range(1, pages + 1):
        said = [word for word in found if word.page == page and word.in_body]
        if len(said) < least:
            yield f"page {page} is empty but for {len(said)} words"


# --- headings and sections


@dataclass(frozen=True)
class Heading:
    """A bookmark: level, page, place on it."""

    level: int
    page: int
    left: float
    top: float
    title: str


def headings(pdf: bytes) -> tuple[list[Heading], int]:
    """The bookmarks of a PDF, and its number of pages."""
    found: list[Heading] = []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        at = {page.objgen: number for number, page in enumerate(file.pages, 1)}

        def walk(entries: Any, level: int) -> None:
            for entry in entries:
                target = entry.destination
                found.append(
                    Heading(level, at[target[0].objgen], float(target[2]), HEIGHT - float(target[3]), entry.title)
                )
                walk(entry.children, level + 1)

        with file.open_outline() as outline:
            walk(outline.root, 1)
        return found, len(file.pages)


def untagged(pdf: bytes, language: str) -> Iterator[str]:
    """What a screen reader would miss: the language, tags, alternatives of pictures, levels of headings, the order of reading."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        if str(file.Root.get("/Lang", "")) != language:
            yield f"the language is {file.Root.get('/Lang')} instead of {language}"
        if not file.Root.get("/MarkInfo", {}).get("/Marked"):
            yield "the file is not tagged"
            return
        nodes = list(_elements(file.Root.StructTreeRoot.K))
        if bare := sum(node.get("/S") == "/Figure" and not str(node.get("/Alt", "")).strip() for node in nodes):
            yield f"{bare} figures have no text alternative"
        levels = [int(str(node.S)[2:]) for node in nodes if re.fullmatch(r"/H[1-6]", str(node.get("/S", "")))]
        if not levels or levels[0] != 1 or any(after - before > 1 for before, after in pairwise(levels)):
            yield f"the levels of the headings skip one: {levels}"
        pages = {page.objgen: number for number, page in enumerate(file.pages, 1)}
        read = [pages[node.Pg.objgen] for node in nodes if "/Pg" in node and node.get("/S") in ("/H1", "/H2", "/H3")]
        if read != sorted(read):
            yield f"headings are read out of order: pages {read}"


def _elements(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from _elements(one)
    elif isinstance(node, pikepdf.Dictionary):
        yield node
        if "/K" in node:
            yield from _elements(node["/K"])


def orphans(found: Collection[Word], marked: Collection[Heading]) -> Iterator[str]:
    """A heading whose matter begins on the next page."""
    for heading in marked:
        said = set(re.findall(r"\w+", heading.title))
        below = [
            word
            for word in found
            if word.page == heading.page and word.top > heading.top + 11 and word.in_body
            and not set(re.findall(r"\w+", word.text)) <= said
        ]  # fmt: skip
        if len(below) < 3:
            yield f"page {heading.page}: nothing stands below the heading '{heading.title}'"


def thin_ends(found: Collection[Word], marked: Collection[Heading], pages: int) -> Iterator[str]:
    """A section that goes on to a page of which it uses less than a third."""
    starts = [heading for heading in marked if heading.level == 1]
    for heading, after in pairwise([*starts, Heading(1, pages + 1, 0, 0, "")]):
        last = after.page - 1
        low = max((word.bottom for word in found if word.page == last and word.in_body), default=0.0)
        if last > heading.page and low < THIRD:
            yield f"page {last}: the section '{heading.title}' ends after {low / HEIGHT:.0%} of the page"


def without_sentence(document: Document) -> Iterator[str]:
    """A section that shows figures or nothing, and says nothing of them."""
    for section in document.sections:
        absent = any(isinstance(block, Absence) for block in section.blocks)
        if not section.standfirst and not absent and section.id not in ("definitions", "changes"):
            yield f"section '{section.id}' has no sentence"
        if not section.blocks or all(isinstance(block, Table) and not block.rows for block in section.blocks):
            yield f"section '{section.id}' shows nothing"


def over_budget(
    document: Document, marked: Collection[Heading], pages: int, warnings: Collection[str]
) -> Iterator[str]:
    """A section on more pages than it is composed for, without a warning; the rest of another's page is none of them."""
    starts = [heading.page for heading in marked if heading.level == 1]
    last = 0
    for section, (first, after) in zip(document.sections, pairwise([*starts, pages + 1]), strict=True):
        taken, last = after - first - (first == last), first
        if 0 < section.pages < taken and not any(f"'{section.id}'" in warning for warning in warnings):
            yield f"section '{section.id}' takes {taken} pages instead of {section.pages}, and nobody is warned"


# --- what is written


class _Lines(HTMLParser):
    """The text of a page, a line per block; drawings and styles are left out."""

    BLOCKS = frozenset(
        ("p", "h1", "h2", "h3", "li", "td", "th", "div", "figcaption", "summary", "caption", "title", "a", "text")
    )
    QUIET = frozenset(("style", "script"))

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.quiet = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.quiet += tag in self.QUIET
        if tag in self.BLOCKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self.quiet -= tag in self.QUIET
        if tag in self.BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.quiet:
            self.lines[-1] += data


def lines(html: str) -> list[str]:
    """What an HTML page says, a line per paragraph, cell or label."""
    parser = _Lines()
    parser.feed(html)
    return [line for line in (re.sub(r"[\n\t]+ *", " ", raw).strip() for raw in parser.lines) if line]


LEFTOVER = re.compile(
    r"\{|\}|.\bNone\b|\bNone\b.|\bnan\b|\bNaN\b|\binf\b|\bkpi-|\[object|<class|Missing\(|Msg\(|\bFalse\b|\bTrue\b|\w__\w"
    r"|\d\.\d+[eE][+-]?\d|\b\d[eE][+-]\d|\\u[0-9a-f]{4}"
)
"""A cell may say "None"; a sentence with the word was not made by the catalogue."""


def leftovers(said: Collection[str], keys: Collection[str], own: str) -> Iterator[str]:
    """A placeholder, a value of the program or a key of the catalogue that was printed; `own` is what the user wrote."""
    known = {key for key in keys if "-" in key}
    for line in said:
        if (found := LEFTOVER.search(line)) and found[0] not in own:
            yield f"'{found[0]}' in: {line[:120]}"
        for word in re.findall(r"[a-z][a-z0-9_]*(?:-[a-z0-9_]+)+", line):
            if word in known and word not in own:
                yield f"the key '{word}' in: {line[:120]}"


ARTEFACT = re.compile(
    r"  | [,;.](?!\d)| [!?]| :(?! )|,,|;;|\.\.(?!\.)|,\.|:\.|;\.|\(\)|\( | \)|−−|\+−|−\+|%%|€€|««|»»|“”"
    r"|\b(of|the|a|to|в|на|с|и) \1\b"
)


def artefacts(said: Collection[str], own: str) -> Iterator[str]:
    """Doubled blanks, doubled or stray punctuation."""
    for line in said:
        for found in ARTEFACT.finditer(line):
            around = line[max(0, found.start() - 4) : found.end() + 4]
            if found[0] not in own or found[0] == "  ":
                yield f"'{around}' in: {line[:160]}"


NAMES = frozenset(
    re.findall(
        r"\w+",
        """MQL SQL SAL NPS CPL CTR CPC ROI LTV CAC CTA KPI PDF CSV HTML XLSX JSON ID IP Google Ads LinkedIn Search Console CRM URL
        reportgen focus period accept EUR USD GBP PLN CHF RUB JPY KWD zl SHA BOFU tofu mofu bofu XmR ROMI II III IV csv""",
    )
)
"""Latin words that Russian pages may hold: abbreviations of the field, products, currencies."""


IDENTIFIER = re.compile(r"\b[0-9a-f]{8,}\b|столб\w+ [a-z_]+|config/\w+\.yaml|reportgen [a-z]+|--[a-z-]+")
"""A fingerprint; a column as whoever repairs the source knows it; a file and a command as they are typed."""


def foreign(said: Collection[str], own: str) -> Iterator[str]:
    """A Latin word on a Russian page that neither the field nor the user wrote."""
    written = own.lower()
    for line in said:
        for word in re.findall(r"[A-Za-z]{2,}", IDENTIFIER.sub("", line)):
            if word not in NAMES and word.lower() not in written:
                yield f"'{word}' in: {line[:120]}"


# --- what contradicts itself


def contradictions(document: Document, better: Mapping[str, str]) -> Iterator[str]:
    """A measure with two verdicts, a verdict against its own difference, a sentence against the verdict.

    Args:
        document: the report.
        better: KPI id -> `up`, `down` or `none`.
    """
    seen: dict[str, set[Status]] = defaultdict(set)
    for kpi, mark, difference in _rated(document):
        seen[kpi].add(mark)
        side = _side(difference, better.get(kpi, "none"))
        if difference and ((mark is Status.AHEAD and side < 0) or (mark is Status.BEHIND and side > 0)):
            yield f"{kpi} is marked {mark}, and its difference says otherwise ({difference.absolute.value:+g})"
    for kpi, marks in seen.items():
        if len(marks & RATED) > 1 or (marks & RATED and marks - RATED):
            yield f"{kpi} has several verdicts: {', '.join(sorted(marks))}"
    for message in _messages(document):
        for kpi, claimed in _claims(message):
            if seen.get(kpi) and not seen[kpi] & claimed:
                yield f"'{message.key}' says {sorted(claimed)} of {kpi}, which is marked {sorted(seen[kpi])}"


RATED = {Status.AHEAD, Status.BEHIND, Status.ON_PLAN, Status.WATCH}
CLAIMS: Mapping[str, Status] = {
    "headline-behind-one": Status.BEHIND, "headline-behind-some": Status.BEHIND, "headline-ahead-one": Status.AHEAD,
    "headline-chance-behind": Status.WATCH, "headline-chance-ahead": Status.WATCH, "headline-stage-behind": Status.BEHIND,
    "headline-stage-behind-down": Status.BEHIND, "headline-stage-behind-up": Status.BEHIND, "headline-stage-ahead": Status.AHEAD,
    "headline-stage-ahead-up": Status.AHEAD, "headline-stage-ahead-down": Status.AHEAD, "point-ahead": Status.AHEAD,
    "point-behind": Status.BEHIND, "point-on-plan": Status.ON_PLAN, "point-watch-ahead": Status.WATCH,
    "point-watch-behind": Status.WATCH, "point-too-few": Status.TOO_FEW, "headline-funnel-behind": Status.BEHIND,
    "standfirst-figure-plan-chance": Status.WATCH, "headline-behind-first": Status.BEHIND, "headline-loose-behind": Status.WATCH,
    "headline-loose-ahead": Status.WATCH, "headline-stage-loose-behind": Status.WATCH, "headline-stage-loose-ahead": Status.WATCH,
}  # fmt: skip
"""What a sentence says of the measure it names."""


def _claims(message: Msg) -> Iterator[tuple[str, set[Status]]]:
    params = dict(message.params)
    if message.key.startswith("headline-mixed"):
        perhaps = {"headline-mixed-perhaps": "ahead_kpi", "headline-mixed-perhaps-behind": "behind_kpi"}.get(
            message.key
        )
        for side, sure in (("ahead_kpi", Status.AHEAD), ("behind_kpi", Status.BEHIND)):
            yield str(params[side]), {Status.WATCH if side == perhaps else sure}
    elif message.key == "headline-behind-two":
        yield str(params["kpi"]), {Status.BEHIND}
        yield str(params["other_kpi"]), {Status.BEHIND}
    elif message.key.startswith("headline-story-"):
        yield str(params["kpi"]), {Status.BEHIND}
        yield str(params["rate_kpi"]), {Status.BEHIND}
        fed = {"more": Status.AHEAD, "enough": Status.ON_PLAN, "fewer": Status.BEHIND}.get(message.key.split("-")[-1])
        if fed:
            yield str(params["fed_kpi"]), {fed}
    elif message.key in CLAIMS and "kpi" in params:
        yield str(params["kpi"]), {CLAIMS[message.key]}


def _side(difference: Change | None, better: str) -> int:
    """1 where the difference is for the better, -1 for the worse, 0 where it says nothing."""
    value = difference.absolute.value if difference else 0.0
    sign = (value > 0) - (value < 0)
    return {"up": sign, "down": -sign}.get(better, 0)


def _rated(value: object) -> Iterator[tuple[str, Status, Change | None]]:
    """Every measure with a mark in cards and tables, and its difference from plan where one stands beside it."""
    if isinstance(value, Card):
        yield (
            value.kpi,
            value.mark.status,
            value.difference.change if isinstance(value.difference, Difference) else None,
        )
    elif isinstance(value, Row):
        marks = [cell.status for cell in value.cells if isinstance(cell, Mark)]
        named = next((kpi for cell in value.cells[:1] for kpi in _kpis(cell)), None)
        if marks and named:
            yield named, marks[0], None
    elif is_dataclass(value):
        for one in fields(value):
            yield from _rated(getattr(value, one.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _rated(one)


def _kpis(value: object) -> Iterator[str]:
    for message in _messages(value):
        if message.key.startswith("kpi-"):
            yield message.key.removeprefix("kpi-")


def _messages(value: object) -> Iterator[Msg]:
    if isinstance(value, Msg):
        yield value
        for _, param in value.params:
            yield from _messages(param)
    elif is_dataclass(value):
        for one in fields(value):
            yield from _messages(getattr(value, one.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _messages(one)


# --- all of them


@dataclass(frozen=True)
class Report:
    """A finished report, and what is known of it.

    Attributes:
        document: what it was made of.
        pdf, html: its editions.
        warnings: what its maker was told.
        language: code.
        own: everything the user wrote: names, labels, values.
        keys: of the catalogue.
        better: which way each KPI is better.
    """

    document: Document
    pdf: bytes
    html: str
    warnings: tuple[str, ...]
    language: str
    own: str
    keys: frozenset[str]
    better: Mapping[str, str]


def faults(report: Report) -> Iterator[tuple[str, str]]:
    """Every fault of a report: the name of the check, and what it found."""
    found = words(report.pdf)
    marked, pages = headings(report.pdf)
    said = lines(report.html)
    checks: Mapping[str, Callable[[], Iterator[str]]] = {
        "margins": lambda: outside_margins(found),
        "overlap": lambda: overlapping(found),
        "size": lambda: too_small(found),
        "empty": lambda: empty_pages(found, pages),
        "orphan": lambda: orphans(found, marked),
        "thin": lambda: thin_ends(found, marked, pages),
        "tags": lambda: untagged(report.pdf, report.language),
        "sentence": lambda: without_sentence(report.document),
        "budget": lambda: over_budget(report.document, marked, pages, report.warnings),
        "leftover": lambda: leftovers(said, report.keys, report.own),
        "artefact": lambda: artefacts(said, report.own),
        "foreign": lambda: foreign(said, report.own) if report.language == "ru" else iter(()),
        "contradiction": lambda: contradictions(report.document, report.better),
    }
    for name, check in checks.items():
        for fault in check():
            yield name, fault
