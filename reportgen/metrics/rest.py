"""A segment against the rest: which pages, channels or campaigns stand out.

A segment is compared with all others together and never with a total that contains it. Shares by the chi-square test of two
independent shares; ratios by the spread of their days, on the log scale. Many segments are asked at once, so the p-values are
adjusted (Benjamini and Hochberg 1995): of those called outliers, one in twenty is chance.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from reportgen.metrics.scoreboard import Reading
from reportgen.metrics.verdicts import too_few
from reportgen.stats import benjamini_hochberg, normal_quantile, shares_p

CHANCE = 0.05
"""Share of the outliers that may be none."""


def against_rest(whole: Reading, segments: Sequence[Reading]) -> list[Reading]:
    """The segments, each with the value of the rest and whether it stands out, in `extra`: `rest`, and `outlier` 1, -1 or 0.

    Segments that are too few, or whose sums are not parts of the whole's, are left as they are.

    Args:
        whole: the KPI as a whole.
        segments: its segments of one dimension, in the same view.
    """
    if not _parts(whole, segments):
        return list(segments)
    # Money that is allocated to no segment is none of the rest's: it would make every segment look cheap.
    loose = [one for one in segments if one.missing is not None and one.missing.reason == "unallocated"]
    if loose and whole.numerator is not None and whole.denominator is not None:
        spent, cases = (sum(side or 0.0 for side in sides) for sides in zip(*map(_sides, loose), strict=True))
        whole = replace(whole, numerator=whole.numerator - spent, denominator=whole.denominator - cases)
    compared: dict[int, tuple[float, float]] = {}
    for index, segment in enumerate(segments):
        if (found := _rest(whole, segment)) is not None:
            compared[index] = found
    adjusted = benjamini_hochberg([p for _, p in compared.values()])
    marked = list(segments)
    for (index, (rest, _)), p in zip(compared.items(), adjusted, strict=True):
        segment = segments[index]
        side = math.copysign(1.0, (segment.value or 0.0) - rest) if p <= CHANCE else 0.0
        marked[index] = replace(segment, extra=(*segment.extra, ("rest", rest), ("outlier", side)))
    return marked


def _parts(whole: Reading, segments: Sequence[Reading]) -> bool:
    """Whether no case stands in two segments: a customer who bought of two categories is in neither's rest."""
    for together, apart in zip(_sides(whole), zip(*map(_sides, segments), strict=True), strict=True):
        listed = math.fsum(part or 0.0 for part in apart)
        if together is not None and listed > together + 1e-9 * abs(together):
            return False
    return True


def _sides(reading: Reading) -> tuple[float | None, float | None]:
    return reading.numerator, reading.denominator


def _rest(whole: Reading, segment: Reading) -> tuple[float, float] | None:
    """Value of the rest, and the p-value of the difference; None where it cannot be said."""
    sums = (whole.numerator, whole.denominator, segment.numerator, segment.denominator)
    if whole.kind not in ("share", "ratio") or segment.value is None or any(one is None for one in sums):
        return None
    top, below, mine, cases = (one or 0.0 for one in sums)
    rest_top, rest_below = top - mine, below - cases
    if rest_below <= 0 or not 0 <= mine <= top or segment.few:
        return None
    if too_few("share", rest_top, rest_below) and whole.kind == "share":
        return None
    rest = rest_top / rest_below
    if whole.kind == "share":
        within = mine <= cases and rest_top <= rest_below
        return (rest, shares_p(mine, cases, rest_top, rest_below)) if within else None
    error, other = _log_error(segment), _log_error(whole)
    if error is None or other is None or segment.value <= 0 or rest <= 0:
        return None
    # The rest is as unsure as the whole, and more so the less of it there is.
    other *= math.sqrt(below / rest_below)
    z = math.log(segment.value / rest) / math.hypot(error, other)
    return rest, math.erfc(abs(z) / math.sqrt(2))


def _log_error(reading: Reading) -> float | None:
    """Standard error of the log of a ratio, out of its interval."""
    if reading.interval is None or reading.interval[0] <= 0 or reading.interval[1] <= reading.interval[0]:
        return None
    return math.log(reading.interval[1] / reading.interval[0]) / (2 * normal_quantile(0.975))
