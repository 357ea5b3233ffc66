"""What a weakness costs in a rate: whether segments that are worse in one KPI convert worse, in our own data.

That slow pages convert worse is what everybody says; it counts here only where the slow pages of this business do. Pages differ in
more than their speed, so this is a hint and never a proof; a finding that rests on it is of low confidence.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from reportgen.findings.base import Fact
from reportgen.findings.family import CHANCE, Cases, two_groups
from reportgen.findings.known import PAST, Known, cases, is_recent, now, shown, shown_interval
from reportgen.findings.spread import FEWEST, segment_spread
from reportgen.metrics.monthly import Monthly


class Toll(NamedTuple):
    """The rate of the worse half against that of the better one.

    Attributes:
        fact: of the largest of the worse segments, against the better ones.
        gap: cases lacking for each unit of all, were the worse as good as the better.
        error: standard error of it.
        series: the rate as a whole.
    """

    fact: Fact
    gap: float
    error: float
    series: Monthly


def toll(known: Known, kpi: str, rate: str, dimension: str) -> Toll | None:
    """Whether the segments that are above the average of a KPI convert worse than those below; None where they do not.

    Args:
        known: the quarter.
        kpi: a mean of which more is worse, e.g. `load_seconds`.
        rate: a rate of the same segments.
        dimension: of the segments.
    """
    means, rates = known.cuts.get((kpi, dimension), {}), known.cuts.get((rate, dimension), {})
    both = sorted(name for name in means.keys() & rates.keys() if name and is_recent(rates[name], known.quarter))
    whole = known.rates.get(rate)
    levels = {name: cases(now(means[name])) for name in both}
    total = Cases(math.fsum(one.counted for one in levels.values()), math.fsum(one.of for one in levels.values()))
    worse = [name for name in both if levels[name].of and levels[name].rate > total.rate]
    if whole is None or not worse or len(worse) == len(both):
        return None
    groups = {name: cases(now(rates[name])) for name in both}
    slow, fast = (_together(groups, names) for names in (worse, [name for name in both if name not in worse]))
    spread = segment_spread({name: rates[name] for name in both}, PAST)
    against = two_groups([(slow, fast)], persons=whole.persons)
    p = against.p(-1, spread)
    largest = max(worse, key=lambda name: (groups[name].of, name))
    mine, span = rates[largest], now(rates[largest]).span
    value, other = shown(mine, groups[largest]), shown(mine, fast)
    if against.expected < FEWEST or p > CHANCE or value is None or other is None or span is None:
        return None
    fact = Fact(
        rate, (dimension, largest), span, value, shown_interval(mine, groups[largest], spread), "rest", other,
        shown_interval(mine, fast, spread), *groups[largest], p=p,
    )  # fmt: skip
    share = slow.of / (slow.of + fast.of)
    error = math.sqrt(spread * (slow.counted / slow.of**2 + fast.counted / fast.of**2))
    return Toll(fact, (fast.rate - slow.rate) * share, error * share, whole)


def _together(groups: dict[str, Cases], names: list[str]) -> Cases:
    return Cases(math.fsum(groups[name].counted for name in names), math.fsum(groups[name].of for name in names))
