"""By how much days, months and segments of a rate differ, beyond chance and beyond what is asked about."""

from __future__ import annotations

import math
from collections.abc import Mapping

from reportgen.findings.family import Cases, moving_spread, spread_of
from reportgen.findings.known import NOW, cases, now
from reportgen.metrics.monthly import Monthly
from reportgen.metrics.scoreboard import Reading
from reportgen.stats import normal_quantile

FEWEST = 10
"""Cases that must be expected, or nothing is asked."""

BLOCK_DAYS = 7
"""Of the blocks in which the days of a ratio are drawn."""


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


def spread_within(reading: Reading, series: Monthly) -> float:
    """By how much days or months differ more than chance would have them, whichever is more."""
    spread = spread_of(series, NOW) * _unripe(now(series))
    if (
        series.persons
        or reading.interval is None
        or reading.interval_method != "day_blocks"
        or reading.interval[0] <= 0
    ):
        return spread
    error = math.log(reading.interval[1] / reading.interval[0]) / (2 * normal_quantile(0.975))
    events = cases(now(series)).counted
    return max(spread, (error * error - _step(now(series))) * events)


def _unripe(months: Monthly) -> float:
    """Variance of young cohorts over that of as many ripe cases as they count for; 1 of all others.

    A case that had the share w of its time converts so far with the chance r w: its variance is r w (1 - r w), not r w (1 - r).
    """
    rate = cases(months).rate
    if not months.begun or not months.persons or not 0 < rate < 1:
        return 1.0
    held = zip(months.of, months.begun, strict=True)
    return math.fsum(of * (1 - rate * of / begun) for of, begun in held if begun) / (sum(months.of) * (1 - rate))


def _step(months: Monthly) -> float:
    """What a step between the months adds to the squared error of the logarithm of a rate that is drawn in blocks of days.

    The interval of a quarter knows no step: a form that broke in the second month makes its days differ, and the rate would be
    the less sure the worse it became. Of the steps at the beginnings of the months the one that adds most is taken out. With the
    share p of the days before it, d the step by the mean, blocks of b of n days: d² (p (1 - p) - (b - 1) / 3n) b / n, where the
    second term is of the blocks that lie across the step.
    """
    held, days = [Cases(*pair) for pair in zip(months.counted, months.of, strict=True)], [m.days for m in months.months]
    mean, whole, found = cases(months).rate, sum(days), 0.0
    for at in range(1, len(held)):
        first, then = (
            Cases(math.fsum(one.counted for one in part), math.fsum(one.of for one in part))
            for part in (held[:at], held[at:])
        )
        if not (first.of and then.of and mean):
            continue
        share = sum(days[:at]) / whole
        apart = max(share * (1 - share) - (BLOCK_DAYS - 1) / (3 * whole), 0.0)
        found = max(found, ((first.rate - then.rate) / mean) ** 2 * apart * BLOCK_DAYS / whole)
    return found
