"""Which dimension tells most of why a measure moved."""

from __future__ import annotations

import math

from reportgen.planning.drivers.ratios import RatioSplit
from reportgen.planning.drivers.sums import SumSplit


def telling(split: RatioSplit | SumSplit) -> float:
    """How far the parts of a split are from all segments having moved alike, in the unit of the measure.

    A dimension in which every segment moved by the same factor explains nothing; one in which a few did explains much. Only parts
    larger than chance count, so that a dimension of many small segments has no head start; each difference is counted once, not
    once for what is above the common factor and again for what is below.
    """
    if isinstance(split, SumSplit):
        whole = math.fsum(part.before for part in split.parts)
        shares = [part.before / whole if whole else 0.0 for part in split.parts]
        apart = [
            part.effect.value - split.change.value * share
            for part, share in zip(split.parts, shares, strict=True)
            if part.effect.sure and not part.members
        ]
        return math.fsum(map(abs, apart)) / 2
    below = math.fsum(part.before.below for part in split.parts) or 1.0
    had = [part.before.above / below for part in split.parts]
    whole = math.fsum(had) or 1.0
    apart = []
    for part, own in zip(split.parts, had, strict=True):
        if part.members:
            continue
        apart.append(abs(part.mix.value) if part.mix.sure else 0.0)
        apart.append(abs(part.rate.value - split.rate.value * own / whole) if part.rate.sure else 0.0)
    return math.fsum(apart) / 2
