"""Change points: from when on a series runs on another level than its trend and its season let expect.

A weighted regression of the logarithm of a count per exposure (business days of a count, sessions of a rate) on a level, a trend
and a season of two harmonics, as in Verbesselt, Hyndman, Newnham and Culvenor, "Detecting trend and seasonal changes in satellite
image time series", Remote Sensing of Environment 114 (2010): 106-115. A step is tried at every point that leaves enough of them on
either side; the largest t-statistic is the test (Andrews, "Tests for parameter instability and structural change with unknown
change point", Econometrica 61 (1993): 821-856). Under normal noise its distribution depends on the design alone, so its p-value is
an exact Monte Carlo one (Dufour, "Monte Carlo tests with nuisance parameters", Journal of Econometrics 133 (2006): 443-477), with a
seed that is passed in. Residuals that resemble each other make the statistic smaller (Bartlett 1946, as in `stats.control`), in the
draws too. What is found is taken out and the rest is searched again (Bai, "Estimating multiple breaks one at a time", Econometric
Theory 13 (1997): 315-352). The points among which a step may have come are Hansen's likelihood-ratio set ("Sample splitting and
threshold estimation", Econometrica 68 (2000): 575-603).

How often it is wrong and what it finds is measured in docs/planning.md.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.periods import Period
from reportgen.stats import normal_quantile

if TYPE_CHECKING:
    import numpy as np

    Vector = np.ndarray[tuple[int], np.dtype[np.float64]]
    Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
    Places = np.ndarray[tuple[int], np.dtype[np.intp]]

YEARS = 2.0
"""A series that is shorter cannot tell a change from its season."""
FEWEST = 10.0
"""Events a point, on average, below which a logarithm says too little."""
SIDE = 3
"""Points that must lie on either side of a step; a twentieth of the series where that is more."""
CHANCE = 0.05
DRAWS = 999
HARMONICS = 2
"""Of the year, in the season."""
MOST = 3
"""Steps of one series, at most."""
SPAN = 7
"""Points among which a step that can be dated may have come, at most."""
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
        among: number of points from `earliest` to `latest`.
    """

    at: Period
    earliest: Period
    latest: Period
    change: float
    interval: tuple[float, float]
    p: float
    among: int

    @property
    def dated(self) -> bool:
        """Whether it can be told when it came: a step that may have come at almost any time goes with nothing."""
        return self.among <= SPAN


def change_points(series: Sequence[Point], *, seed: int, chance: float = CHANCE) -> tuple[ChangePoint, ...]:
    """Find the steps of a series.

    Args:
        series: months or weeks, oldest first; those without exposure are left out.
        seed: of the draws.
        chance: how often a series without any step shows one.

    Returns:
        What was found, oldest first; nothing in a series of less than two years or of too few events.
    """
    points = usable(series)
    if not points:
        return ()
    import numpy as np

    start = points[0].period.start.toordinal()
    time = np.array([(point.period.start.toordinal() - start) / 365.25 for point in points])
    exposure = np.array([point.exposure for point in points])
    weight = np.sqrt(exposure / exposure.mean())
    level = np.log((np.array([point.count for point in points]) + 0.5) / exposure) * weight
    year = 2 * math.pi * np.array([(point.period.start.timetuple().tm_yday - 1) / 365.25 for point in points])
    turns = [wave(k * year) for k in range(1, HARMONICS + 1) for wave in (np.cos, np.sin)]
    design = np.column_stack([np.ones_like(time), time, *turns]) * weight[:, None]
    side = max(SIDE, len(points) // 20)
    tried = list(range(side, len(points) - side + 1))
    steps = np.column_stack([(np.arange(len(points)) >= at) * weight for at in tried])
    noise = np.random.default_rng(seed).standard_normal((len(points), DRAWS))
    model = _Model(points, tried, side, design, steps, level)
    found: dict[int, float] = {}
    while len(found) < MOST:
        free = [at for at in range(len(tried)) if all(abs(at - other) >= side for other in found)]
        known = model.with_steps(found)
        if not free or len(points) - known.shape[1] < SIDE + 1:
            break
        scan = _Scan.of(known, steps[:, free])
        p, at = scan.chance(level, noise)
        if p > chance:
            break
        found[free[at]] = p
        if not model.told(free[at], found).dated:
            break  # several steps may look like one that could lie anywhere; what else there is cannot be told then
    return tuple(model.told(at, found) for at in sorted(found))


def usable(series: Sequence[Point]) -> list[Point]:
    """The points that can be searched, from the first event on; none where points, years or events are too few."""
    points = [point for point in series if point.exposure > 0 and point.count >= 0]
    while points and not points[0].count:
        del points[0]
    if len(points) < 2 * SIDE + 8:
        return []
    span = (points[-1].period.end - points[0].period.start).days / 365.25
    enough = math.fsum(point.count for point in points) / len(points) >= FEWEST
    return points if enough and span >= YEARS - 0.01 else []


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

    def chance(self, level: Vector, noise: Matrix) -> tuple[float, int]:
        """How likely a step as clear as the clearest of the series is in noise, and which one it is."""
        import numpy as np

        most, at = self.largest(level[:, None])
        return float((1 + np.sum(self.largest(noise)[0] >= most[0])) / (DRAWS + 1)), int(at[0])

    def largest(self, levels: Matrix) -> tuple[Vector, Places]:
        """Of each column the largest squared t-statistic of a step, and which step it is of."""
        import numpy as np

        rest = levels - self.basis @ (self.basis.T @ levels)
        along = self.left.T @ rest
        at = np.abs(along).argmax(axis=0)
        own = along[at, np.arange(levels.shape[1])]
        residual = rest - self.left[:, at] * own
        squares = np.maximum((residual**2).sum(axis=0), 1e-12)
        memory = np.clip((residual[1:] * residual[:-1]).sum(axis=0) / squares, 0.0, 0.95)
        found: Vector = own**2 / (squares / self.freedom) * (1 - memory) / (1 + memory)
        return found, at


@dataclass(frozen=True, eq=False)
class _Model:
    """A series with its design and the steps that are tried."""

    points: Sequence[Point]
    tried: Sequence[int]
    side: int
    design: Matrix
    steps: Matrix
    level: Vector

    def with_steps(self, found: Iterable[int]) -> Matrix:
        """The design with steps that are known."""
        import numpy as np

        return np.column_stack([self.design, *(self.steps[:, [at]] for at in found)])

    def told(self, at: int, found: Mapping[int, float]) -> ChangePoint:
        """One step with the others known: how large it is, and when it may have come."""
        import numpy as np

        model = self.with_steps([*(other for other in found if other != at), at])
        size = float(np.linalg.lstsq(model, self.level, rcond=None)[0][-1])
        spread = self._squares(model) / (len(self.points) - model.shape[1])
        half = normal_quantile(0.975) * math.sqrt(spread * float(np.linalg.inv(model.T @ model)[-1, -1]))
        likely, periods = self._likely(at, found), [self.points[each].period for each in self.tried]
        return ChangePoint(
            periods[at],
            periods[min(likely)],
            periods[max(likely)],
            math.expm1(size),
            (math.expm1(size - half), math.expm1(size + half)),
            found[at],
            max(likely) - min(likely) + 1,
        )

    def _likely(self, at: int, found: Collection[int]) -> list[int]:
        """The places of a step that the likelihood does not tell from the best one."""
        others = [other for other in found if other != at]
        near = [each for each in range(len(self.tried)) if all(abs(each - other) >= self.side for other in others)]
        squares = {each: self._squares(self.with_steps([*others, each])) for each in {*near, at}}
        spread = max(squares[at] / (len(self.points) - self.design.shape[1] - len(others) - 1), 1e-12)
        return [each for each, value in squares.items() if value - squares[at] <= LIKELY * spread]

    def _squares(self, model: Matrix) -> float:
        import numpy as np

        fitted = model @ np.linalg.lstsq(model, self.level, rcond=None)[0]
        return float(((self.level - fitted) ** 2).sum())
