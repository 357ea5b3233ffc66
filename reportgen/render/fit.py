"""How tightly each section is set.

A section that runs over the pages it is composed for is tightened in two steps; so is one that fits, or flows, where that saves a
page of which it uses next to nothing. A layout takes most of a report's time, so the first one tells how much is to be saved, and
the next is made with the step that saves as much; only where it did not, a further one follows. `settled` asks for what it needs
to know, an `Extent` for each section; see `reportgen.render.sheets` for how little is laid out to tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from reportgen.document import Absence, Block, Digest, Document, Figure, Lists, Note, Section, Table

STEPS = (1, 2)
"""The settings that tighten a section, from loose to tight; classes `fit1` and `fit2` of print.css."""

SPREAD = 3
"""The setting of a section that ends with next to nothing on its last page, however it is set: its last two blocks stand there
with their notes; of a section that has but two, the second."""

FLOWING, FLOWING_SPREAD = 4, 5
"""The settings of a section that begins below a short one and goes on on the next page, with its last block or its last two."""

LITTLE = 1 / 3
"""A last page that is filled less than this is not worth a page."""

LOOSER = 0.055
"""What `fit1` saves at least of the height of a section; more asks for `fit2` at once."""
MOST = 0.25
"""What `fit2` saves at most."""
EASED = 0.2
"""What `fit1` hardly ever saves of the height of a section: one that ran over by more is not laid out for it once more."""

ROOMY = 0.88
"""A page that ends above this share of its height has room to be set one step looser."""

EDGE, FOOT, GAP = 0.074, 0.94, 0.03
"""Where the matter of a page begins and ends, and the room between two sections on one, as shares of its height."""

HALF = 0.5
"""A page of half a section alone that is filled less than this has room for the beginning of the next one."""

FEW_ROWS = 5
"""A section of no more rows shares the page of the one before."""
HALF_MM, HEAD_MM, ROW_MM, POINT_MM = 100.0, 10.0, 8.0, 7.0
"""About how high in mm half a page of matter is, the title of a block, a row of a table, a point of a list or line of a digest."""

Fits = dict[str, int]
"""The setting of each section that is not set as loosely as it can be."""


class Extent(NamedTuple):
    """Where a section lies once it is laid out.

    Attributes:
        first: number of the page it begins on, from 0.
        pages: how many pages it lies on.
        filled: how far down the last of them it ends, as a share of the page.
    """

    first: int
    pages: int
    filled: float


Extents = Mapping[str, Extent]
"""By the ids of sections."""


def settled(extents: Callable[[Fits], Extents], document: Document) -> Fits:
    """The settings of the sections in which the document has as few pages as it can.

    Args:
        extents: lays out what it takes to tell the extents under some settings.
        document: whose sections they are.
    """
    fits = Fits()
    before = extents(fits)
    following, wanted = first_try(before, document)
    while following != fits:
        fits = following
        following = next_try(fits, pages_of(extents(fits)), wanted)
    kept = given_up(fits, pages_of(extents(fits)), pages_of(before))
    looser = relaxed(kept, extents(kept), before)
    tight, loose = pages_of(extents(kept)), pages_of(extents(looser))
    kept = {name: step if loose[name] <= tight[name] else kept[name] for name, step in looser.items()}
    thin = spread(kept, extents(kept), document)
    tight, after = pages_of(extents(kept)), pages_of(extents(thin))
    kept = {name: step for name, step in thin.items() if step != SPREAD or after[name] <= tight[name]}
    return gathered(extents, kept, document)


def first_try(extents: Extents, document: Document) -> tuple[Fits, Mapping[str, int]]:
    """The settings to try after the first layout, and the pages each section of them should come down to."""
    fits: Fits = {}
    wanted: dict[str, int] = {}
    for section in document.sections:
        _, count, filled = extents[section.id]
        if section.pages and count > section.pages:
            wanted[section.id] = section.pages
        elif count > 1 and filled < LITTLE:
            wanted[section.id] = count - 1
        else:
            continue
        saving = _saved(extents[section.id], wanted[section.id])
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


def relaxed(fits: Fits, extents: Extents, before: Extents) -> Fits:
    """The settings with those sections a step looser that were set tightest and leave room on their last page.

    What a section runs over by is a whole chart, where the chart does not fit: then it cannot be told how much is to be saved.

    Args:
        fits: the settings that were found.
        extents: where the sections lie under them.
        before: where they lay when all were set loosely.
    """
    roomy = {
        name for name, each in extents.items() if each.filled < ROOMY and _saved(before[name], each.pages) <= EASED
    }
    return {name: step - 1 if step == STEPS[-1] and name in roomy else step for name, step in fits.items()}


def _saved(loose: Extent, pages: int) -> float:
    """The share of its height that a section has to lose to lie on so many pages."""
    height = loose.pages - 1 + loose.filled
    return (height - pages) / height


def given_up(fits: Fits, pages: Mapping[str, int], before: Mapping[str, int]) -> Fits:
    """The settings without those that saved no page: a section that runs over all the same is set as loosely as any other."""
    return {name: step for name, step in fits.items() if pages[name] < before[name]}


def spread(kept: Fits, extents: Extents, document: Document) -> Fits:
    """The settings, with those sections spread that still end with next to nothing on their last page."""
    thin = [name for name, extent in extents.items() if extent.pages > 1 and extent.filled < LITTLE]
    return {**kept, **{each.id: SPREAD for each in document.sections if each.id in thin and solid(each) > 1}}


def gathered(extents: Callable[[Fits], Extents], kept: Fits, document: Document) -> Fits:
    """The settings in which as few sections as can be have a page to themselves that are too short for one.

    A neighbour is tightened where both then fit one page; where none can be, the one behind begins below the short one.

    Args:
        extents: lays out what it takes to tell the extents under some settings.
        kept: the settings that were found.
        document: whose sections they are.
    """
    around = (None, *document.sections, None)
    for before, section, after in zip(around, around[1:], around[2:], strict=False):
        now = extents(kept)
        if section is None or not shares(section) or _in_company(section, now):
            continue
        neighbours = [each for each in (before, after) if each is not None and each.id not in ("cover", *kept)]
        tried = [
            {**kept, each.id: step} for each in neighbours if (step := _step_beside(now[section.id], now[each.id]))
        ]
        fewer = next((fits for fits in tried if _length(extents(fits)) < _length(now)), None)
        if (
            fewer is None
            and now[section.id].filled < HALF
            and after is not None
            and not shares(after)
            and after.id not in kept
        ):
            tried = [{**kept, after.id: step} for step in (FLOWING, FLOWING_SPREAD)]
            fewer = next((fits for fits in tried if _begun(extents(fits), now, section, after)), None)
        kept = fewer or kept
    return kept


def _in_company(section: Section, extents: Extents) -> bool:
    """Whether another section lies on a page of this one."""
    first, pages, _ = extents[section.id]
    others = (each for name, each in extents.items() if name != section.id)
    return any(each.first < first + pages and first < each.first + each.pages for each in others)


def _begun(found: Extents, now: Extents, short: Section, after: Section) -> bool:
    """Whether a section has begun below a short one, and goes on on a page that is worth one, without a page more."""
    below = found[after.id].first == now[short.id].first and found[after.id].filled >= LITTLE
    return below and _length(found) <= _length(now)


def _step_beside(short: Extent, other: Extent) -> int | None:
    """How far a section is to be tightened to stand on a page with a short one; None where it cannot be by so much."""
    height = other.pages - 1 + other.filled
    saving = (other.filled + short.filled - EDGE + GAP - FOOT) / height
    return None if saving > MOST else 1 if saving <= LOOSER else STEPS[-1]


def _length(extents: Extents) -> int:
    """How many pages the sections take."""
    return max(each.first + each.pages for each in extents.values())


def solid(section: Section) -> int:
    """How many blocks of a section are no notes."""
    return sum(not isinstance(block, Note) for block in section.blocks)


def is_short(section: Section) -> bool:
    """Whether a section is too short for a page of its own: a sentence or a few rows."""
    return all(
        isinstance(block, Absence | Note) or (isinstance(block, Table) and len(block.rows) <= FEW_ROWS)
        for block in section.blocks
    )


def is_half(section: Section) -> bool:
    """Whether a section of words and rows alone leaves about half of its page: a stage whose history is too short to be drawn."""
    if section.pages > 1 or is_short(section):
        return False
    heights = [_height(block) for block in section.blocks]
    return sum(each or 0.0 for each in heights) <= HALF_MM and None not in heights


def shares(section: Section) -> bool:
    """Whether a section may stand on a page with its neighbours."""
    return is_short(section) or is_half(section)


def _height(block: Block) -> float | None:
    """About how high a block is, in mm; None where it is more than words and rows."""
    if isinstance(block, Absence | Note):
        return POINT_MM
    if isinstance(block, Table):
        return HEAD_MM + ROW_MM * len(block.rows)
    if isinstance(block, Figure) and block.graphic.kind == "calendar":
        return 2 * HEAD_MM + ROW_MM * (len(block.data.rows) if block.data else 1)
    if isinstance(block, Lists):
        return HEAD_MM + POINT_MM * max((len(each.points) for each in block.lists), default=0)
    if isinstance(block, Digest):
        return HEAD_MM + sum(POINT_MM * (len(group.rows) / 3 + len(group.notes)) for group in block.groups)
    return None


def classes(section: Section, step: int) -> str:
    """The classes of a section, each behind a space: how far it is tightened, and whether it is short or takes half a page."""
    if step == FLOWING:
        return " flowing"
    if step in (SPREAD, FLOWING_SPREAD):
        notes = next((n for n, block in enumerate(reversed(section.blocks)) if not isinstance(block, Note)), 0)
        spread_from = f" spread{(2 if solid(section) > 2 else 1) + min(notes, 2)}"
        return f" flowing{spread_from}" if step == FLOWING_SPREAD else spread_from
    return (f" fit{step}" if step else "") + (" short" if is_short(section) else " half" if is_half(section) else "")


def extents_of(pages: Iterable[Any], sections: Iterable[Section]) -> dict[str, Extent]:
    """Where some sections lie on the pages of a layout of theirs, from their first and their last anchors."""
    at: dict[str, tuple[int, float]] = {}
    for number, page in enumerate(pages):
        for name, place in page.anchors.items():
            # A section that is split has its anchor on each of its pages.
            at.setdefault(name, (number, float(place[1] / page.height)))
    found = {}
    for section in sections:
        first, (last, filled) = at[section.id][0], at[f"end-{section.id}"]
        found[section.id] = Extent(first, last - first + 1, filled)
    return found


def pages_of(extents: Extents) -> Mapping[str, int]:
    """Number of pages of each section."""
    return {name: extent.pages for name, extent in extents.items()}
