"""Interval of a ratio of sums by a bootstrap of blocks of days."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportgen.stats.intervals import Interval
from reportgen.stats.quantiles import normal_quantile, student_quantile

FEWEST_DAYS = 4
"""With fewer days than this a bootstrap by days says nothing."""


def ratio_blocks(
    numerator_by_day: Sequence[float],
    denominator_by_day: Sequence[float],
    *,
    seed: int,
    block: int = 7,
    draws: int = 1000,
    level: float = 0.95,
) -> Interval | None:
    """Interval of `sum(numerator) / sum(denominator)` when days, not rows, are what varies.

    Circular blocks of days (Politis and Romano, "A circular block-resampling procedure for stationary data", 1992): a
    block of a week keeps weekdays together and neighbours correlated. Percentile ends, then stretched about the ratio
    as a few blocks show less than the whole spread: by sqrt(m / (m - 1)) for m blocks, and by Student's t over the
    normal quantile (Hesterberg, "What teachers should know about the bootstrap", The American Statistician 69 (2015),
    section 5.3), with the 3/2 (m - 1) degrees of freedom of overlapping blocks (Meketon and Schmeiser 1984). The
    stretch is on the log scale where both ends are positive.

    Args:
        numerator_by_day: one value per day in the order of the calendar, days without any as 0.
        denominator_by_day: likewise, as many, none below 0.
        seed: of the draws.
        block: days per block; fewer where the period has not three of them.
        draws: number of resamples.
        level: of the interval.

    Returns:
        The interval; None where there are fewer than four days, or where a drawn set of days can have no denominator at
        all.

    Raises:
        ValueError: the two are not as long as each other, or the denominator adds up to nothing.
    """
    import numpy as np

    above = np.asarray(numerator_by_day, dtype=float)
    below = np.asarray(denominator_by_day, dtype=float)
    if above.shape != below.shape or above.ndim != 1:
        raise ValueError(f"{above.shape} days of numerator do not go with {below.shape} of denominator")
    if not below.sum() > 0:
        raise ValueError("a ratio needs a denominator above 0")
    days = len(above)
    if days < FEWEST_DAYS:
        return None
    block = max(1, min(block, days // 3))
    blocks, rest = divmod(days, block)
    picks = np.random.default_rng(seed).integers(0, days, size=(draws, blocks + 1))

    def resampled(values: np.ndarray) -> np.ndarray:
        run = np.concatenate([[0.0], np.cumsum(np.concatenate([values, values[:block]]))])
        whole = run[block : block + days] - run[:days]
        part = run[rest : rest + days] - run[:days]
        total: np.ndarray = whole[picks[:, :blocks]].sum(axis=1) + part[picks[:, blocks]]
        return total

    bottoms = resampled(below)
    if not bottoms.min() > 0:
        return None
    ratio = float(above.sum() / below.sum())
    tail = (1 - level) / 2
    low, high = (float(end) for end in np.quantile(resampled(above) / bottoms, [tail, 1 - tail]))
    count = days / block
    stretch = math.sqrt(count / (count - 1)) * student_quantile(1 - tail, 1.5 * (count - 1)) / normal_quantile(1 - tail)
    return _stretched(ratio, min(low, ratio), max(high, ratio), stretch, floor=0.0 if above.min() >= 0 else -math.inf)


def _stretched(ratio: float, low: float, high: float, by: float, floor: float) -> Interval:
    if low > 0:
        return ratio * (low / ratio) ** by, ratio * (high / ratio) ** by
    return max(ratio + (low - ratio) * by, floor), ratio + (high - ratio) * by
