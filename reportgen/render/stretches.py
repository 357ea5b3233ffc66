"""Which sections of a document can be laid out without the others.

A section begins a page of its own, but for those of a few rows, which share one with their neighbours. Such a stretch of sections
takes the same pages whatever stands before and behind it, so its pages are made apart (`reportgen.render.sheets`), and where
settings of a few sections are tried, theirs and nothing else. Where a project has a `report.html` or a `print.css` of its own,
nobody knows where its pages begin; such a document is one stretch. So is one whose sections hold styles that reach beyond them.

A page number that a text names ("page 6") is otherwise known only when all pages are made, and those that name one are made anew,
twice. So the numbers are written in: before the first layout those of the pages that the sections are composed for. Whoever lays
out asks again when more is known, and lays out anew where a number that is named has turned out another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from reportgen.document import Document, Section
from reportgen.render.fit import Extent, Extents, shares

Stretch = tuple[Section, ...]
"""Sections, one behind the other, that may share pages."""

OWN = ("report.html", "print.css")
"""Templates that say where pages begin."""

_PLACE = "\uf8f2"
_MARKED = re.compile(f"{_PLACE}[^{_PLACE}]*{_PLACE}")
_SECTION = re.compile(f'<section class="section{_PLACE}([^{_PLACE}]*){_PLACE}')
_REACHES = re.compile(
    r"<style|<link|\sstyle=[\"'][^\"'>]*(?:counter|fixed|footnote|running|string-set|list-item|page)", re.IGNORECASE
)
"""What a template of a project's own may write into a section that others, or their numbers, follow from."""


def place(section: Section) -> str:
    """What stands for the classes of a section, until they are known."""
    return f"{_PLACE}{section.id}{_PLACE}"


def marked(classes: str, known: str) -> str:
    """The classes of a section with those that are known in their place."""
    return _MARKED.sub(known, classes, count=1)


def can_part(html: str, document: Document) -> bool:
    """Whether the sections of a page that was composed with `place` can be laid out one without the other."""
    found = [each[1] for each in _SECTION.finditer(html)]
    known = [section.id for section in document.sections]
    return found == known and 0 < len(known) == len(set(known)) and not _REACHES.search(html, html.find("<body"))


def stretches(document: Document) -> tuple[Stretch, ...]:
    """The sections of a document, those together that may share a page."""
    found: list[list[Section]] = []
    for section in document.sections:
        if found and (shares(section) or shares(found[-1][-1])):
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
