"""Change points: from when on a series runs on another level than its trend and its season let expect.

A weighted regression of the logarithm of a count per exposure (business days of a count, sessions of a rate) on a level, a trend
and a season of two harmonics, as in Verbesselt, Hyndman, Newnham and Culvenor, "Detecting trend and seasonal changes in satellite
image time series", Remote Sensing of Environment 114 (2010): 106-115. A step is tried at every point that leaves enough of them on
either side; the largest t-statistic is the test (Andrews, "Tests for parameter instability and structural change with unknown
change point", Econometrica 61 (1993): 821-856). Under normal noise its distribution depends on the design alone, so its p-value is
an exact Monte Carlo one (Dufour, "Monte Carlo tests with nuisance parameters", Journal of Econometrics 133 (2006): 443-477), with a
seed that is passed in. Residuals that resemble each other make the statistic smaller (Bartlett 1946, as in `stats.control`), in the
draws too. What is found is taken out and the rest is searched again (Bai, "Estimating multiple breaks one at a time", Econometric
Theory 13 (1997): 315-352). The points among which the step may have come are those of Hansen's likelihood-ratio set ("Sample
splitting and threshold estimation", Econometrica 68 (2000): 575-603).

How often it is wrong and what it finds is measured in docs/planning.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.periods import Period
from reportgen.stats import normal_quantile

if TYPE_CHECKING:
    import numpy as np

    Vector = np.ndarray[tuple[int], np.dtype[np.float64]]
    Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]

YEARS = 2.0
"""A series that is shorter cannot tell a change from its season."""
FEWEST = 10.0
"""Events a point, on average, below which a logarithm says too little."""
SIDE = 3
"""Points that must lie on either side of a step; a twentieth of the series where that is more."""
CHANCE = 0.05
DRAWS = 999
MOST = 3
"""Steps of one series, at most."""
LIKELY = -2 * math.log(1 - math.sqrt(0.95))
"""Hansen's 95 % bound of the likelihood ratio: 7.35."""


@dataclass(frozen=True)
class Point:
    """One point of a series.

    Attributes:
        period: month or week.
        count: events in it.
        exposure: what they are counted over: business days of a count, the denominator of a rate.
    """

    period: Period
    count: float
    exposure: float


@dataclass(frozen=True)
class ChangePoint:
    """From when on a series runs on another level.

    Attributes:
        at: the first period on the new level.
        earliest: the first period at which it may have come, by a 95 % set.
        latest: the last one.
        change: of the level, as a fraction: -0.2 is a fifth less. The largest of many is partly luck, so it is a little wide.
        interval: 95 % interval of it, the period taken as known.
        p: how likely a step as clear anywhere in the series is by chance alone.
    """

    at: Period
    earliest: Period
    latest: Period
    change: float
    interval: tuple[float, float]
    p: float


def change_points(series: Sequence[Point], *, seed: int, chance: float = CHANCE) -> tuple[ChangePoint, ...]:
    """Find the steps of a series.

    Args:
        series: months or weeks, oldest first; those without exposure are left out.
        seed: of the draws.
        chance: how often a series without any step shows one.

    Returns:
        What was found, oldest first; nothing in a series of less than two years or of too few events.
    """
    points = [point for point in series if point.exposure > 0 and point.count >= 0]
    if not rich(points):
        return ()
    import numpy as np

    start = points[0].period.start.toordinal()
    time = np.array([(point.period.start.toordinal() - start) / 365.25 for point in points])
    exposure = np.array([point.exposure for point in points])
    weight = np.sqrt(exposure / exposure.mean())
    level = np.log((np.array([point.count for point in points]) + 0.5) / exposure) * weight
    turns = [np.cos(2 * math.pi * k * time) for k in (1, 2)] + [np.sin(2 * math.pi * k * time) for k in (1, 2)]
    design = np.column_stack([np.ones_like(time), time, *turns]) * weight[:, None]
    side = max(SIDE, len(points) // 20)
    tried = list(range(side, len(points) - side + 1))
    steps = np.column_stack([(np.arange(len(points)) >= at) * weight for at in tried])
    noise = np.random.default_rng(seed).standard_normal((len(points), DRAWS))
    found: list[int] = []
    chances: dict[int, float] = {}
    while len(found) < MOST:
        known = np.column_stack([design, *(steps[:, [at]] for at in found)])
        free = [at for at in range(len(tried)) if all(abs(at - other) >= side for other in found)]
        if not free or len(points) - known.shape[1] < SIDE + 1:
            break
        scan = _Scan.of(known, steps[:, free])
        most, at = scan.largest(level[:, None])
        p = float((1 + np.sum(scan.largest(noise)[0] >= most[0])) / (DRAWS + 1))
        if p > chance:
            break
        found.append(free[int(at[0])])
        chances[found[-1]] = p
    return tuple(_told(points, tried, design, steps, level, found, at, chances[at]) for at in sorted(found))


def rich(points: Sequence[Point]) -> bool:
    """Whether a series is long enough and has enough events to be searched."""
    if len(points) < 2 * SIDE + 8:
        return False
    span = (points[-1].period.end - points[0].period.start).days / 365.25
    return span >= YEARS - 0.01 and math.fsum(point.count for point in points) / len(points) >= FEWEST


@dataclass(frozen=True, eq=False)
class _Scan:
    """What a search for one more step needs: what is left of each step when the known is taken out, and how to take it out."""

    basis: Matrix
    left: Matrix
    freedom: int

    @classmethod
    def of(cls, known: Matrix, steps: Matrix) -> _Scan:
        import numpy as np

        basis, _ = np.linalg.qr(known)
        left = steps - basis @ (basis.T @ steps)
        size = np.sqrt((left**2).sum(axis=0))
        return cls(basis, left / np.where(size > 1e-9, size, np.inf), len(known) - known.shape[1] - 1)

    def largest(self, levels: Matrix) -> tuple[Vector, Vector]:
        """Of each column the largest squared t-statistic of a step, and which step it is of."""
        import numpy as np

        rest = levels - self.basis @ (self.basis.T @ levels)
        explained = (self.left.T @ rest) ** 2
        at = explained.argmax(axis=0)
        column = np.arange(levels.shape[1])
        best = self.left[:, at] * (self.left.T @ rest)[at, column]
        residual = rest - best
        squares = np.maximum((residual**2).sum(axis=0), 1e-12)
        memory = np.clip((residual[1:] * residual[:-1]).sum(axis=0) / squares, 0.0, 0.95)
        t = explained[at, column] / (squares / self.freedom) * (1 - memory) / (1 + memory)
        return t, at


def _told(
    points: Sequence[Point],
    tried: Sequence[int],
    design: Matrix,
    steps: Matrix,
    level: Vector,
    found: Sequence[int],
    at: int,
    p: float,
) -> ChangePoint:
    """One step with the others known: how large it is, and when it may have come."""
    import numpy as np

    others = np.column_stack([design, *(steps[:, [other]] for other in found if other != at)])

    def squares(step: int) -> float:
        model = np.column_stack([others, steps[:, [step]]])
        fitted = model @ np.linalg.lstsq(model, level, rcond=None)[0]
        return float(((level - fitted) ** 2).sum())

    near = [step for step in range(len(tried)) if all(abs(step - other) >= SIDE for other in found if other != at)]
    least = squares(at)
    freedom = len(points) - others.shape[1] - 1
    spread = max(least / freedom, 1e-12)
    likely = [step for step in near if squares(step) - least <= LIKELY * spread] + [at]
    model = np.column_stack([others, steps[:, [at]]])
    size = float(np.linalg.lstsq(model, level, rcond=None)[0][-1])
    error = math.sqrt(spread * float(np.linalg.inv(model.T @ model)[-1, -1]))
    half = normal_quantile(0.975) * error

    def period(step: int) -> Period:
        return points[tried[step]].period

    interval = (math.expm1(size - half), math.expm1(size + half))
    return ChangePoint(period(at), period(min(likely)), period(max(likely)), math.expm1(size), interval, p)
