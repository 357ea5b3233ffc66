"""The individuals chart: is the latest point one of the series, or news?

Wheeler, Understanding Variation, 2nd ed. (2000): mean plus and minus 2.66 mean moving ranges; a point outside, or eight
in a row on one side. Limits are set by earlier points, so that a point never widens the limits it is judged by.

Wheeler's 2.66 takes the spread as known. From a dozen points it is not, and a line drawn through them is not sure of
where it goes next; his limits then give several false signals in a hundred. A `Baseline` therefore widens them, where
need be, to the prediction limits of its own fit (Hillier 1969; Roes, Does and Schurink, "Shewhart-type control charts
for individual observations", Journal of Quality Technology 25 (1993): 188-198), and never narrows them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportgen.stats.quantiles import normal_quantile, student_quantile

RUN = 8
"""Points in a row on one side of the mean that are a signal."""

WHEELER = 2.66
"""3 / 1.128: three standard deviations, estimated from the mean range of two neighbours."""

Point = tuple[float, float]
"""Time (in periods) and value."""


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
    moving = _moving_range(earlier)
    return Limits(centre, centre - WHEELER * moving, centre + WHEELER * moving)


def _moving_range(values: Sequence[float]) -> float:
    return math.fsum(abs(after - before) for before, after in pairwise(values)) / (len(values) - 1)


def below_or_above(value: float, limits: Limits) -> int:
    """-1 below the lower limit, 1 above the upper, 0 within (a point on a limit is within)."""
    return (value > limits.high) - (value < limits.low)


def run_side(values: Sequence[float], centre: float = 0.0, length: int = RUN) -> int:
    """1 when the last `length` values are all above `centre`, -1 when all below, else 0."""
    last = values[-length:]
    if len(last) < length:
        return 0
    return int(all(value > centre for value in last)) - int(all(value < centre for value in last))


@dataclass(frozen=True)
class Baseline:
    """What a series was before the points that are judged: a level, or a straight line, and its spread.

    Attributes:
        time: mean time of the points it was drawn from.
        level: its value there.
        slope: change per period; 0 for a level.
        time_squares: sum of squared distances from `time`; infinite for a level, which is as sure anywhere.
        count: number of points.
        freedom: degrees of freedom of the spread.
        spread: standard deviation about it, the larger of the plain one and that of the moving range: slow swings show
            in the first, single jumps in the second.
        moving_range: mean moving range about it.
        memory: how far one point resembles the next (first-order autocorrelation about it), 0 where it does not.
    """

    time: float
    level: float
    slope: float
    time_squares: float
    count: int
    freedom: int
    spread: float
    moving_range: float
    memory: float

    def residual(self, point: Point) -> float:
        """How far a point lies above it."""
        return point[1] - self.level - self.slope * (point[0] - self.time)

    def limit(self, times: Sequence[float], chance: float, noise: float = 0.0) -> float:
        """How far from it the mean of new points at `times` may lie by chance.

        The mean of several points that resemble each other is less sure by sqrt((1 + r) / (1 - r)) (Bartlett 1946); a
        level that drifts by itself is not taken for one that was moved.

        Args:
            times: of the new points.
            chance: how often noise alone lies farther out, to both sides together.
            noise: standard error known of one point; the limit is not taken to be narrower than it allows.
        """
        distance = math.fsum(times) / len(times) - self.time
        unsure = math.sqrt(1 / len(times) + 1 / self.count + distance * distance / self.time_squares)
        if len(times) > 1:
            unsure *= math.sqrt((1 + self.memory) / (1 - self.memory))
        return max(
            student_quantile(1 - chance / 2, self.freedom) * self.spread * unsure,
            normal_quantile(1 - chance / 2) * noise * unsure,
            WHEELER * self.moving_range / math.sqrt(len(times)),
            1e-9 * abs(self.level),  # rounding is no signal in a series that never moved
        )


def baseline(points: Sequence[Point], *, trend: bool) -> Baseline:
    """Draw a level through points, or by least squares a line.

    Raises:
        ValueError: fewer than three points, from which no spread about a line can be told.
    """
    count = len(points)
    if count < 3:
        raise ValueError("a baseline needs three points at least")
    time = math.fsum(at for at, _ in points) / count
    level = math.fsum(value for _, value in points) / count
    squares = math.fsum((at - time) ** 2 for at, _ in points) if trend else math.inf
    slope = math.fsum((at - time) * (value - level) for at, value in points) / squares
    residuals = [value - level - slope * (at - time) for at, value in points]
    freedom = count - 2 if trend else count - 1
    plain = math.sqrt(math.fsum(residual * residual for residual in residuals) / freedom)
    moving = _moving_range(residuals)
    memory = _memory(residuals)
    return Baseline(time, level, slope, squares, count, freedom, max(plain, moving / 1.128), moving, memory)


def _memory(residuals: Sequence[float]) -> float:
    squares = math.fsum(residual * residual for residual in residuals)
    if not squares:
        return 0.0
    together = math.fsum(before * after for before, after in pairwise(residuals))
    return min(max(together / squares, 0.0), 0.95)
