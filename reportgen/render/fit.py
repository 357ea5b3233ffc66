"""How tightly each section is set.

A section that runs over the pages it is composed for is tightened in two steps; so is one that fits, or flows, where that saves a
page of which it uses next to nothing. A layout takes most of a report's time, so the first one tells how much is to be saved, and
the next is made with the step that saves as much; only where it did not, a further one follows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.document import Document, Note, Section

STEPS = (1, 2)
"""The settings that tighten a section, from loose to tight; classes `fit1` and `fit2` of print.css."""

SPREAD = 3
"""The setting of a section that ends with next to nothing on its last page, however it is set: its last two blocks stand there
with their notes; of a section that has but two, the second."""

LITTLE = 1 / 3
"""A last page that is filled less than this is not worth a page."""

LOOSER = 0.055
"""What `fit1` saves at least of the height of a section; more asks for `fit2` at once."""
MOST = 0.25
"""What `fit2` saves at most."""

ROOMY = 0.88
"""A page that ends above this share of its height has room to be set one step looser."""

Fits = dict[str, int]


def first_try(laid_out: Any, document: Document) -> tuple[Fits, Mapping[str, int]]:
    """The settings to try after the first layout, and the pages each section of them should come down to."""
    pages = pages_of(laid_out, document)
    fits: Fits = {}
    wanted: dict[str, int] = {}
    for section in document.sections:
        filled, count = _filled(laid_out, section), pages[section.id]
        if section.pages and count > section.pages:
            wanted[section.id] = section.pages
        elif count > 1 and filled < LITTLE:
            wanted[section.id] = count - 1
        else:
            continue
        saving = (count - wanted[section.id] - 1 + filled) / (count - 1 + filled)
        if saving <= MOST:
            fits[section.id] = 1 if saving <= LOOSER else 2
        elif 0 < section.pages < count:
            fits[section.id] = STEPS[-1]
    return fits, wanted


def next_try(fits: Fits, pages: Mapping[str, int], wanted: Mapping[str, int]) -> Fits:
    """What to try where some sections still have too many pages; the same settings when there is nothing more to try.

    Where none helps, `given_up` takes them back.
    """
    return {name: step if pages[name] <= wanted[name] else min(step + 1, STEPS[-1]) for name, step in fits.items()}


def relaxed(fits: Fits, laid_out: Any, document: Document) -> Fits:
    """The settings with those sections a step looser that were set tightest and leave room on their last page.

    What a section runs over by is a whole chart, where the chart does not fit: then it cannot be told how much is to be saved.
    """
    roomy = {each.id for each in document.sections if _filled(laid_out, each) < ROOMY}
    return {name: step - 1 if step == STEPS[-1] and name in roomy else step for name, step in fits.items()}


def given_up(fits: Fits, pages: Mapping[str, int], before: Mapping[str, int]) -> Fits:
    """The settings without those that saved no page: a section that runs over all the same is set as loosely as any other."""
    return {name: step for name, step in fits.items() if pages[name] < before[name]}


def spread(kept: Fits, laid_out: Any, document: Document) -> Fits:
    """The settings, with those sections spread that still end with next to nothing on their last page."""
    pages = pages_of(laid_out, document)
    thin = [each for each in document.sections if pages[each.id] > 1 and _filled(laid_out, each) < LITTLE]
    return {**kept, **{each.id: SPREAD for each in thin if solid(each) > 1}}


def solid(section: Section) -> int:
    """How many blocks of a section are no notes."""
    return sum(not isinstance(block, Note) for block in section.blocks)


def pages_of(laid_out: Any, document: Document) -> Mapping[str, int]:
    """Number of pages of each section, from its first and its last anchor."""
    at: dict[str, int] = {}
    for number, page in enumerate(laid_out.pages):
        for name in page.anchors:
            at.setdefault(name, number)  # a section that is split has its anchor on each of its pages
    return {section.id: at[f"end-{section.id}"] - at[section.id] + 1 for section in document.sections}


def _filled(laid_out: Any, section: Section) -> float:
    """How far down its last page a section ends, as a share of the page."""
    name = f"end-{section.id}"
    return next(float(page.anchors[name][1] / page.height) for page in laid_out.pages if name in page.anchors)
