"""How a rate goes on: level, growth and season of counts by month, learned from what they were, with how sure that is.

The rate of a month is the exponential of a sum of parts, each a Gaussian process over the months (Rasmussen and Williams, Gaussian
Processes for Machine Learning, 2006): a level that may drift from month to month, a steady growth, a season that is the
same each year, and a mood of the month of its own. Counts are brought to that scale by penalised quasi-likelihood (Breslow and
Clayton 1993). How much of each part there is, nobody knows beforehand: every combination of `SIZES` is tried, and each has as many
of the draws as its marginal likelihood gives it: a season is believed once two years show it, a growth once it outlasts chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEVEL = 2.0
"""Spread of the level on the log scale about the mean of all months: wide, for that mean is only where to begin."""
DRIFT = ((0.0, 0.72), (0.03, 0.22), (0.08, 0.06))
GROWTH = ((0.0, 0.45), (0.012, 0.37), (0.03, 0.18))
SEASON = ((0.0, 0.35), (0.1, 0.35), (0.2, 0.3))
MOOD = ((0.0, 0.68), (0.04, 0.25), (0.1, 0.07))
"""Spread of each part on the log scale (a month's step of the level, growth a month, a month of the year, a month by itself), and
how likely it is thought to be before anything is seen."""
SIZES, CHANCES = zip(
    *(
        (tuple(size for size, _ in parts), prod(chance for _, chance in parts))
        for parts in product(DRIFT, GROWTH, SEASON, MOOD)
    ),
    strict=True,
)
USUAL = (0.03, 0.012, 0.1, 0.04)
"""The sizes with which the scale of the counts is found."""
STEPS = 6


def rates_ahead(
    counts: Sequence[float],
    days: Sequence[int],
    first_month: int,
    spread: float,
    ahead: Sequence[int],
    draws: int,
    random: np.random.Generator,
) -> NDArray[np.float64]:
    """Draw what a business day of each month to come brings.

    Args:
        counts: by month, oldest first, one following the other.
        days: business days of each, above 0.
        first_month: of the year (0 to 11), of the first of them.
        spread: variance of the days' counts by their mean, 1 for Poisson.
        ahead: how many months after the last of them each month to come lies; 0 is the last one itself, still running.
        draws: how many.
        random: where the draws are from.

    Returns:
        A row for each draw, a column for each month to come.
    """
    import numpy as np

    seen = np.arange(len(counts))
    at = np.concatenate([seen, seen[-1] + np.asarray(ahead)]) - seen[-1]
    month = (at + seen[-1] + first_month) % 12
    centre = np.log(max(sum(counts), 0.5) / sum(days))
    working, noise = _working(np.asarray(counts, float), np.asarray(days, float), at, month, centre, spread)
    sizes = np.asarray(SIZES)
    covariance = _covariance(at, month, sizes)
    n = len(counts)
    known = covariance[:, :n, :n] + noise * np.eye(n)
    root = np.linalg.cholesky(known)
    shifted = working - centre
    whitened = np.linalg.solve(root, np.broadcast_to(shifted[:, None], (len(sizes), n, 1)))
    evidence = (
        np.log(CHANCES) - 0.5 * (whitened[:, :, 0] ** 2).sum(1) - np.log(np.diagonal(root, axis1=1, axis2=2)).sum(1)
    )
    weight = np.exp(evidence - evidence.max())
    shares = _shares(weight / weight.sum(), draws)
    believed = np.flatnonzero(shares)
    cross = np.linalg.solve(root[believed], covariance[believed, :n, n:])
    across = cross.transpose(0, 2, 1)
    roots = _root(covariance[believed, n:, n:] - across @ cross).transpose(0, 2, 1)
    means = centre + (across @ whitened[believed])[:, :, 0]
    normal = np.split(random.standard_normal((draws, len(ahead))), np.cumsum(shares[believed])[:-1])
    found = [mean + each @ back for mean, each, back in zip(means, normal, roots, strict=True)]
    drawn: NDArray[np.float64] = np.exp(np.concatenate(found))
    return drawn


def _covariance(at: NDArray[np.int64], month: NDArray[np.int64], sizes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of the log rates of all months, for each combination of sizes; `at` counts from the last month that was seen."""
    import numpy as np

    since = at - at.min()
    # The month that is running has one mood, of its days that were seen and of those to come.
    parts = [
        np.minimum.outer(since, since),
        np.multiply.outer(at, at),
        np.equal.outer(month, month),
        np.equal.outer(at, at),
    ]
    found: NDArray[np.float64] = LEVEL**2 + np.einsum("kp,pij->kij", sizes**2, np.stack(parts).astype(float))
    return found


def _working(
    counts: NDArray[np.float64],
    days: NDArray[np.float64],
    at: NDArray[np.int64],
    month: NDArray[np.int64],
    centre: float,
    spread: float,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The counts on the log scale of a rate, and the variance of each there."""
    import numpy as np

    n = len(counts)
    covariance = _covariance(at[:n], month[:n], np.asarray([USUAL]))[0]
    fitted = np.full(n, centre)
    for _ in range(STEPS):
        mean = np.exp(fitted) * days
        working = fitted + (counts - mean) / mean
        noise = spread / mean
        fitted = centre + covariance @ np.linalg.solve(covariance + np.diag(noise), working - centre)
        fitted = np.clip(fitted, centre - 5, centre + 5)
    mean = np.exp(fitted) * days
    return fitted + (counts - mean) / mean, spread / mean


def _shares(weight: NDArray[np.float64], draws: int) -> NDArray[np.int64]:
    """How many draws each combination has, by largest remainders."""
    import numpy as np

    ideal = weight * draws
    shares = np.floor(ideal).astype(int)
    most = np.argsort(-(ideal - shares), kind="stable")[: draws - shares.sum()]
    shares[most] += 1
    return shares


def _root(covariance: NDArray[np.float64]) -> NDArray[np.float64]:
    """Square roots of matrices; what rounding made less than nothing is nothing."""
    import numpy as np

    values, vectors = np.linalg.eigh(covariance)
    found: NDArray[np.float64] = vectors * np.sqrt(np.maximum(values, 0.0))[:, None, :]
    return found
