"""Many questions at once: p-values and what is left of them."""

from __future__ import annotations

import math
from collections.abc import Sequence


def benjamini_hochberg(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjusted p-values, in the order given: of those at or below q at most the share q is chance.

    Benjamini and Hochberg, "Controlling the false discovery rate", Journal of the Royal Statistical Society B 57
    (1995): 289-300.

    Raises:
        ValueError: a p-value outside 0 to 1.
    """
    if not all(0 <= p <= 1 for p in p_values):
        raise ValueError(f"a p-value lies within 0 to 1: {list(p_values)}")
    count = len(p_values)
    adjusted = [1.0] * count
    least = 1.0
    for rank, index in reversed(list(enumerate(sorted(range(count), key=lambda i: p_values[i]), start=1))):
        least = min(least, p_values[index] * count / rank)
        adjusted[index] = least
    return tuple(adjusted)


def shares_p(k1: float, n1: float, k2: float, n2: float) -> float:
    """Two-sided p-value that two independent shares are one: the "N - 1" chi-square test.

    Campbell, "Chi-squared and Fisher-Irwin tests of two-by-two tables with small sample recommendations", Statistics in
    Medicine 26 (2007): 3661-3675; sound from an expected count of one.

    Raises:
        ValueError: one of the two is no share.
    """
    if not (n1 > 0 and n2 > 0 and 0 <= k1 <= n1 and 0 <= k2 <= n2):
        raise ValueError(f"{k1} of {n1} and {k2} of {n2} are no two shares")
    total = n1 + n2
    hits = k1 + k2
    if hits in (0, total):
        return 1.0
    squared = (total - 1) * (k1 * n2 - k2 * n1) ** 2 / (n1 * n2 * hits * (total - hits))
    return math.erfc(math.sqrt(squared / 2))
