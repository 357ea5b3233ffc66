"""By how much the segments of a rate differ from month to month, beyond chance and beyond what each is as a whole."""

from __future__ import annotations

import math
from collections.abc import Mapping

from reportgen.findings.family import Cases, moving_spread
from reportgen.findings.known import cases
from reportgen.metrics.monthly import Monthly

FEWEST = 10
"""Cases that must be expected, or nothing is asked."""


def segment_spread(parts: Mapping[str, Monthly], months: int) -> float:
    """By how much segments differ from month to month more than chance would have them, each about its own part of the whole."""
    series = [one.tail(months) for one in parts.values() if len(one.months) >= months]
    if len(series) < 2:
        return 1.0
    width = len(series[0].months)
    whole = [
        Cases(math.fsum(one.counted[i] for one in series), math.fsum(one.of[i] for one in series)) for i in range(width)
    ]
    spreads: list[tuple[float, int]] = []
    for one in series:
        total, mine = Cases(math.fsum(w.counted for w in whole), 0), cases(one)
        usual = math.fsum(of * w.rate for of, w in zip(one.of, whole, strict=True))
        if not usual or not total.counted or mine.counted < FEWEST:
            continue
        off = mine.counted / usual  # what the segment is as a whole is no spread
        distances = []
        for counted, of, w in zip(one.counted, one.of, whole, strict=True):
            expected = off * of * w.rate
            if expected > 0:
                rate = min(off * w.rate, 1.0)
                variance = expected * (max(1 - rate, 0.05) if one.persons else 1.0)
                distances.append((counted - expected) / math.sqrt(variance))
        if len(distances) > 2:
            spreads.append((moving_spread(distances), len(distances)))
    return max(math.fsum(s * n for s, n in spreads) / sum(n for _, n in spreads), 1.0) if spreads else 1.0
