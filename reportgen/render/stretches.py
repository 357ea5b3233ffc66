"""A composed page, cut at its sections, so that some of them can be laid out without the others.

A section begins a page of its own, but for those of a few rows, which share one with their neighbours. Such a stretch of sections
takes the same pages whatever stands before and behind it, so where settings of a few sections are tried, theirs are laid out and
nothing else. Where a project has a `report.html` or a `print.css` of its own, nobody knows where its pages begin; such a document
is one stretch.

A page number that a text names ("page 6") is otherwise known only when all pages are made, and those that name one are made anew,
twice. So the numbers are written in: before the first layout those of the pages that the sections are composed for. Whoever lays
out asks again when more is known, and lays out anew where a number that is named has turned out another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reportgen.document import Document, Section
from reportgen.render.fit import Extent, Extents, Fits, classes, is_short

Stretch = tuple[Section, ...]
"""Sections, one behind the other, that may share pages."""

OWN = ("report.html", "print.css")
"""Templates that say where pages begin."""

_PLACE = "\uf8f2"
_SECTION = re.compile(f'<section class="section{_PLACE}([^{_PLACE}]*){_PLACE}')
_NAMED = re.compile('class="pref" href="#([^"]+)"')
_WRITTEN = ".pref[data-page]::after { content: attr(data-before) attr(data-page) attr(data-behind) }\n</style>"


def place(section: Section) -> str:
    """What stands for the classes of a section, until they are known."""
    return f"{_PLACE}{section.id}{_PLACE}"


@dataclass(frozen=True)
class Composed:
    """A page of which any sections can be taken.

    Attributes:
        head: what stands before the first section.
        pieces: the sections, with `place` in the place of their classes.
        tail: what stands behind the last one.
    """

    head: str
    pieces: tuple[tuple[Section, str], ...]
    tail: str

    def page(self, fits: Fits, numbers: Mapping[str, int], only: Collection[str] | None = None) -> str:
        """The page.

        Args:
            fits: the settings of its sections.
            numbers: the pages on which sections begin, from 1.
            only: ids of the sections that are wanted; None wants all.
        """
        wanted = [each for each in self.pieces if only is None or each[0].id in only]
        body = "".join(
            piece.replace(place(section), classes(section, fits.get(section.id, 0)), 1) for section, piece in wanted
        )
        written = _NAMED.sub(lambda found: f'{found[0]} data-page="{numbers.get(found[1], "")}"', body)
        return self.head.replace("</style>", _WRITTEN, 1) + written + self.tail


def cut(html: str, document: Document) -> Composed | None:
    """A page that was composed with `place`, cut at its sections; None where they do not stand in it one behind the other."""
    starts = [found.start() for found in _SECTION.finditer(html)]
    end = html.rfind("</section>") + len("</section>")
    if [found[1] for found in _SECTION.finditer(html)] != [section.id for section in document.sections] or not starts:
        return None
    bounds = zip(starts, [*starts[1:], end], strict=True)
    pieces = tuple((section, html[a:b]) for section, (a, b) in zip(document.sections, bounds, strict=True))
    return Composed(html[: starts[0]], pieces, html[end:])


def stretches(document: Document) -> tuple[Stretch, ...]:
    """The sections of a document, those together that may share a page."""
    found: list[list[Section]] = []
    for section in document.sections:
        if found and (is_short(section) or is_short(found[-1][-1])):
            found[-1].append(section)
        else:
            found.append([section])
    return tuple(map(tuple, found))


def within(extents: Extents, stretch: Stretch) -> dict[str, Extent]:
    """The extents of a stretch, with their pages counted from its own first one."""
    first = extents[stretch[0].id].first
    return {each.id: extents[each.id]._replace(first=extents[each.id].first - first) for each in stretch}


def length(extents: Extents) -> int:
    """How many pages a stretch takes."""
    return max(extent.first + extent.pages for extent in extents.values())


def planned(stretch: Stretch) -> dict[str, Extent]:
    """The extents of a stretch whose sections take the pages that they are composed for."""
    return {each.id: Extent(0, each.pages or 1, 0.0) for each in stretch}


def behind(known: Sequence[Extents]) -> dict[str, Extent]:
    """The extents of stretches, one behind the other, from those within each."""
    starts = (0, *accumulate(map(length, known)))
    return {
        name: extent._replace(first=extent.first + start)
        for each, start in zip(known, starts, strict=False)
        for name, extent in each.items()
    }
