"""The individuals chart: is the latest point one of the series, or news?

Wheeler, Understanding Variation, 2nd ed. (2000): mean plus and minus 2.66 mean moving ranges; a point outside, or eight
in a row on one side of the mean. Limits are set by earlier points, so that a point never widens the limits it is judged
by.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

RUN = 8
"""Points in a row on one side of the mean that are a signal."""

WHEELER = 2.66
"""3 / 1.128: three standard deviations, estimated from the mean range of two neighbours."""


@dataclass(frozen=True)
class Limits:
    """Natural process limits: the centre line and both limits, in the unit of the series."""

    centre: float
    low: float
    high: float


def individuals_limits(earlier: Sequence[float]) -> Limits:
    """Wheeler's limits from the points before the one to be judged.

    Raises:
        ValueError: fewer than two points, so there is no moving range.
    """
    if len(earlier) < 2:
        raise ValueError("limits need two points at least")
    centre = math.fsum(earlier) / len(earlier)
    moving = math.fsum(abs(after - before) for before, after in pairwise(earlier)) / (len(earlier) - 1)
    return Limits(centre, centre - WHEELER * moving, centre + WHEELER * moving)


def below_or_above(value: float, limits: Limits) -> int:
    """-1 below the lower limit, 1 above the upper, 0 within (a point on a limit is within)."""
    return (value > limits.high) - (value < limits.low)


def run_side(values: Sequence[float], centre: float, length: int = RUN) -> int:
    """1 when the last `length` values are all above `centre`, -1 when all below, else 0."""
    last = values[-length:]
    if len(last) < length:
        return 0
    return int(all(value > centre for value in last)) - int(all(value < centre for value in last))
