"""Intervals of shares, of their differences, of counts and of the Net Promoter Score."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportgen.stats.quantiles import gamma_quantile, normal_quantile

Interval = tuple[float, float]


def _z(level: float) -> float:
    """Half-width of the two-sided normal interval in standard errors."""
    if not 0 < level < 1:
        raise ValueError(f"the level of an interval lies inside 0 to 1, got {level}")
    return normal_quantile((1 + level) / 2)


def _check_share(k: float, n: float) -> None:
    if not (n > 0 and 0 <= k <= n):
        raise ValueError(f"{k} of {n} is no share: it needs cases, and no more successes than cases")


def wilson(k: float, n: float, level: float = 0.95) -> Interval:
    """Score interval of a share, `k` of `n` cases.

    Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927): 209-212.

    Raises:
        ValueError: `n` is 0, or `k` is not within 0 to `n`.
    """
    _check_share(k, n)
    z = _z(level)
    share = k / n
    middle = share + z * z / (2 * n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    # At the two ends the formula gives 0 and 1 but for rounding.
    low = 0.0 if k == 0 else max((middle - half) / scale, 0.0)
    high = 1.0 if k == n else min((middle + half) / scale, 1.0)
    return low, high


def newcombe(k1: float, n1: float, k2: float, n2: float, level: float = 0.95) -> Interval:
    """Interval of the difference of two independent shares, `k1/n1 - k2/n2`.

    Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods",
    Statistics in Medicine 17 (1998): 873-890, method 10 (without continuity correction).

    Raises:
        ValueError: one of the two is no share.
    """
    low1, high1 = wilson(k1, n1, level)
    low2, high2 = wilson(k2, n2, level)
    share1, share2 = k1 / n1, k2 / n2
    difference = share1 - share2
    return (
        difference - math.hypot(share1 - low1, high2 - share2),
        difference + math.hypot(high1 - share1, share2 - low2),
    )


def poisson_interval(count: float, level: float = 0.95) -> Interval:
    """Exact interval of the mean of a Poisson count.

    Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936): 437-442. A count that is not whole (a
    weighted one) is taken by the same gamma quantiles.

    Raises:
        ValueError: the count is below 0.
    """
    if not count >= 0:
        raise ValueError(f"a count is not below 0, got {count}")
    _z(level)
    low = gamma_quantile((1 - level) / 2, count) if count > 0 else 0.0
    return low, gamma_quantile((1 + level) / 2, count + 1)


def dispersion(counts: Sequence[float], weekdays: Sequence[int], blocks: Sequence[int] | None = None) -> float:
    """How much more business days differ than a Poisson's would: Fano's factor, the weekdays' own means taken out.

    Pearson's statistic over its degrees of freedom (McCullagh and Nelder, Generalized Linear Models, 2nd ed. 1989,
    section 4.5.2), each weekday with its own mean. Never below 1: a figure is not surer than its Poisson.

    Args:
        counts: one per business day.
        weekdays: weekday of each (0 is Monday), as many.
        blocks: to which block of days each belongs (its month), as many: each block has its own level too, so that growth and
            season over a year are no dispersion of its days. None where all are of one level.

    Returns:
        The factor by which the variance exceeds the mean; 1.0 where there are too few days to say.
    """
    of = blocks if blocks is not None else [0] * len(counts)
    levels = _means(of, counts, [1.0] * len(counts))
    shares = _means(weekdays, counts, [levels[block] for block in of])
    fitted = [levels[block] * shares[weekday] for block, weekday in zip(of, weekdays, strict=True)]
    seen = [(count, mean) for count, mean in zip(counts, fitted, strict=True) if mean > 0]
    told = [{key for key, mean in zip(keys, fitted, strict=True) if mean > 0} for keys in (of, weekdays)]
    freedom = len(seen) - len(told[0]) - len(told[1]) + 1
    pearson = math.fsum((count - mean) ** 2 / mean for count, mean in seen)
    return max(pearson / freedom, 1.0) if freedom > 0 else 1.0


def _means(keys: Sequence[int], counts: Sequence[float], of: Sequence[float]) -> dict[int, float]:
    """By key, the counts over what they are counted against."""
    sums: dict[int, list[float]] = {}
    for key, count, each in zip(keys, counts, of, strict=True):
        group = sums.setdefault(key, [0.0, 0.0])
        group[0] += count
        group[1] += each
    return {key: count / each if each > 0 else 0.0 for key, (count, each) in sums.items()}


def count_interval(count: float, factor: float = 1.0, level: float = 0.95) -> Interval:
    """Poisson interval widened by the dispersion of the days: that of `count / factor` events, times `factor`.

    The quasi-Poisson reading of McCullagh and Nelder (1989, section 6.2.3): variance = factor x mean. Never narrower
    than Garwood's.

    Args:
        count: events of the period.
        factor: as `dispersion` gives it, best from more days than the period's own (a quarter's), for it is itself an
            estimate.
        level: of the interval.

    Raises:
        ValueError: the count is below 0 or the factor below 1.
    """
    if not factor >= 1:
        raise ValueError(f"a dispersion is not below 1, got {factor}")
    exact = poisson_interval(count, level)
    if factor == 1:
        return exact
    low, high = poisson_interval(count / factor, level)
    return min(low * factor, exact[0]), max(high * factor, exact[1])


def amounts_variance(sums: Sequence[float], numbers: Sequence[float]) -> float:
    """Variance of the sum of random many random amounts (compound Poisson), of what is known by day: sum and number.

    It is the expected sum of the amounts' squares (Ross, Introduction to Probability Models, 5.4.2): number x (mean squared +
    variance of one). The variance of one is that of the days' sums about number x mean, weighted by one over the number, which is
    unbiased since the variance of a day is in proportion to its number (the ratio model; Cochran, Sampling Techniques, 1977, 6.6).
    The sum of the days' own squares bounds it from above, and is all there is where numbers are lacking.

    Args:
        sums: amounts of each day, added up; in any unit, of which the result has the square.
        numbers: how many amounts each day has; 0 where that is not known.

    Raises:
        ValueError: sums and numbers are not equally many.
    """
    days = [(amount, number) for amount, number in zip(sums, numbers, strict=True) if amount or number]
    of_days = math.fsum(amount * amount for amount, _ in days)
    if len(days) < 2 or min(number for _, number in days) <= 0:
        return of_days
    many = math.fsum(number for _, number in days)
    mean = math.fsum(amount for amount, _ in days) / many
    of_one = math.fsum((amount - number * mean) ** 2 / number for amount, number in days) / (len(days) - 1)
    return min(many * (mean * mean + of_one), of_days)


def nps_interval(promoters: float, passives: float, detractors: float, level: float = 0.95) -> Interval:
    """Interval of a Net Promoter Score, as a fraction from -1 to 1.

    Rocks, "Interval estimation for the 'Net Promoter Score'", The American Statistician 70 (2016): 365-372: adjusted
    Wald with three pseudo-answers, 3/4 a promoter, 3/2 a passive and 3/4 a detractor.

    Raises:
        ValueError: a count is below 0 or all are 0.
    """
    answers = promoters + passives + detractors
    if min(promoters, passives, detractors) < 0 or answers <= 0:
        raise ValueError("a Net Promoter Score needs answers, and counts that are not below 0")
    n = answers + 3
    up, down = (promoters + 0.75) / n, (detractors + 0.75) / n
    score = up - down
    half = _z(level) * math.sqrt((up + down - score * score) / n)
    return max(score - half, -1.0), min(score + half, 1.0)
