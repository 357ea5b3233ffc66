"""What of a rate's fall is its mix: how its segments stand each by itself, with the mix as it was and as it is."""

from __future__ import annotations

import math
from collections.abc import Mapping

from reportgen.findings.base import Mixed
from reportgen.findings.family import CHANCE, Cases, adjusted, two_groups
from reportgen.findings.known import PAST, cases, now, past
from reportgen.findings.spread import segment_spread
from reportgen.metrics.monthly import Monthly
from reportgen.stats import kitagawa


def one_fell(parts: Mapping[str, Monthly], side: int) -> bool:
    """Whether any segment became worse itself, with all of them tested together: one dear campaign drowns among steady ones."""
    spread = segment_spread(parts, PAST)
    own = {
        name: two_groups([(cases(now(one)), cases(past(one)))], persons=one.persons).p(side, spread)
        for name, one in parts.items()
    }
    return min(adjusted(own).values()) <= CHANCE


def fall(parts: Mapping[str, Monthly], side: int) -> float:
    """By how much the rate of all segments together is worse than in the past."""
    before, mine = ([cases(of(one)) for one in parts.values()] for of in (past, now))
    rates = [
        Cases(math.fsum(one.counted for one in group if one.of), math.fsum(one.of for one in group)).rate
        for group in (before, mine)
    ]
    return side * (rates[1] - rates[0])


def rate_gap(parts: Mapping[str, Monthly], side: int) -> float:
    """Cases lacking for each unit, were the past of each segment applied to the mix of now."""
    both = [(cases(now(one)), cases(past(one))) for one in parts.values()]
    sums = [(before.rate * mine.of - mine.counted, mine.of) for mine, before in both if before.of > 0 and mine.of > 0]
    of = math.fsum(one for _, one in sums)
    return -side * math.fsum(lacking for lacking, _ in sums) / of if of else 0.0


def mixed(parts: Mapping[str, Monthly], dimension: str) -> Mixed:
    """How far mix and rates moved the whole, and the segment whose growth did most of it."""
    before = {name: cases(past(one)) for name, one in parts.items() if cases(past(one)).of > 0}
    after = {name: cases(now(one)) for name, one in parts.items() if cases(now(one)).of > 0}
    split = kitagawa(before, after)
    mix, rate = math.fsum(one.mix for one in split.values()), math.fsum(one.rate for one in split.values())
    then, here = math.fsum(one.of for one in before.values()), math.fsum(one.of for one in after.values())

    def share(name: str) -> tuple[float, float]:
        return after.get(name, Cases(0, 0)).of / here, before.get(name, Cases(0, 0)).of / then

    grown = [name for name in split if share(name)[0] > share(name)[1]] or list(split)
    segment = min(grown, key=lambda name: (split[name].mix * math.copysign(1, -mix), name))
    kpi = next(iter(parts.values())).kpi
    return Mixed(kpi, dimension, segment, mix + rate, mix, rate, *share(segment))
