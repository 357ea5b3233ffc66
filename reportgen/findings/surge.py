"""Visits that came at once and brought no lead: the rate fell, and no lead is lacking.

Robots, a mention or a campaign for everybody fill a channel or a page with visits; as many leads come as before. A worth would be
claimed of people who never were there, and a shorter form would not bring them.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.findings.base import Fact
from reportgen.findings.family import CHANCE
from reportgen.findings.known import NOW, Known, cases, has_past, now
from reportgen.metrics.monthly import Monthly

RATE = "visitor_to_lead"
"""The rate that is asked about: nothing stands before visits that could rise beside them."""

SURGE = 1.5
"""Visits of the newest three months over those of the three before from which on they came at once; growth and season give less."""

AS_MANY = 0.9
"""Leads of the newest three months over those of the three before from which on none are lacking."""


def surge(known: Known, facts: Sequence[Fact]) -> bool:
    """Whether a fall of the rate is one of visits that came at once, wherever the evidence says that it sits.

    Args:
        known: the quarter.
        facts: the evidence of the area, the comparison of the whole first.
    """
    main = facts[0]
    if main.kpi != RATE or main.by is not None or main.against != "past":
        return False
    fell = [one for one in facts[1:] if one.kpi == RATE and one.by and (one.adjusted or 0.0) <= CHANCE]
    where = [known.cuts.get((RATE, one.by[0]), {}).get(one.by[1]) for one in fell if one.by]
    return all(one is not None and _surged(one) for one in where or [known.rates.get(RATE)])


def _surged(series: Monthly) -> bool:
    mine, before = cases(now(series)), cases(series.tail(NOW, NOW))
    if not has_past(series) or min(mine.of, before.of, mine.counted, before.counted) <= 0:
        return False
    return mine.of >= SURGE * before.of and mine.counted >= AS_MANY * before.counted
