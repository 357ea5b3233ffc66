"""Whether a segment itself became worse, or only what it is made of: a page that is sent more visitors of a channel that buys less.

The question that is asked of the whole (`weigh`), asked of the segments that are shown as the place where a weakness sits: compared
stratum by stratum with the mix as it is now (Mantel and Haenszel 1959), is there a difference left?
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.findings.base import Fact, Inner
from reportgen.findings.family import CHANCE, two_groups
from reportgen.findings.known import Known, cases, has_past, now, past, year_ago

TRIED = 3
"""Segments of a cut that are asked about at most; each is a question to the data."""


def itself(known: Known, facts: Sequence[Fact], dimensions: Iterable[str], side: int) -> tuple[list[Fact], list[Inner]]:
    """Of the first segments of a cut that became worse those that did so themselves; the others of the cut are left as they are.

    Args:
        known: the quarter.
        facts: segments of one cut, what lost most first.
        dimensions: in which a shifted mix is looked for.
        side: on which cases are worse.

    Returns:
        What is left of the facts, and what each that is left out is made of.
    """
    first = facts[0] if facts else None
    others = [one for one in dimensions if first and first.by and one != first.by[0] and (first.kpi, one) in known.cuts]
    worse = [one for one in facts if one.against == "past" and (one.adjusted or 0.0) <= CHANCE]
    tried = ((one, other) for one in worse[:TRIED] for other in others)
    inner: dict[tuple[str, str], Inner] = {}
    for one, other in tried:
        if one.by is not None and one.by not in inner and _only_mix(known, one, other, side):
            inner[one.by] = Inner(one.kpi, one.by, other)
    return [one for one in facts if one.by not in inner], list(inner.values())


def _only_mix(known: Known, fact: Fact, dimension: str, side: int) -> bool:
    """Whether no difference is left to the twelve months before, nor to the same three of a year ago."""
    if known.within is None or fact.by is None:
        return False
    parts = [one for one in known.within(fact.kpi, fact.by, dimension).values() if has_past(one)]
    if len(parts) < 2:
        return False
    strata = (
        two_groups([(cases(now(one)), cases(before(one))) for one in parts], persons=parts[0].persons)
        for before in (past, year_ago)
    )
    return all(one.p(side) > CHANCE for one in strata)
