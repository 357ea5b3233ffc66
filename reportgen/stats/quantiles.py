"""Quantiles of the normal, gamma and Student distributions, from the standard library alone.

The incomplete gamma and beta functions are computed by series and continued fraction as in Press, Teukolsky, Vetterling
and Flannery, Numerical Recipes, 3rd ed. (2007), sections 6.2 and 6.4; the tests hold them against scipy.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from statistics import NormalDist

_TINY = 1e-300
_CLOSE = 1e-15
_LARGE_SHAPE = 1e6
"""From this shape on Wilson and Hilferty's approximation is closer than 1e-9 relative, and the series would be long."""


def normal_quantile(probability: float) -> float:
    """The standard normal's quantile: 1.959964 for 0.975.

    Raises:
        ValueError: the probability is not inside 0 to 1.
    """
    if not 0 < probability < 1:
        raise ValueError(f"a quantile needs a probability inside 0 to 1, got {probability}")
    return NormalDist().inv_cdf(probability)


def gamma_lower(shape: float, x: float) -> float:
    """Regularised lower incomplete gamma function P(shape, x): the chance that a Poisson of mean x reaches `shape`.

    Args:
        shape: above 0.
        x: 0 or above.
    """
    if x <= 0:
        return 0.0
    front = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    if x < shape + 1:
        term = total = 1 / shape
        step = shape
        while term > total * _CLOSE:  # both are above 0
            step += 1
            term *= x / step
            total += term
        return total * front
    return 1 - gamma_upper(shape, x)


def gamma_upper(shape: float, x: float) -> float:
    """What is left of `gamma_lower`: the chance that a Poisson of mean x stays below `shape`, exact where it is tiny.

    Args:
        shape: above 0.
        x: 0 or above.
    """
    if x < shape + 1:
        return 1 - gamma_lower(shape, x)
    front = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    return front * _fraction(lambda i: -i * (i - shape), lambda i: x + 2 * i + 1 - shape)


def _fraction(numerator: Callable[[int], float], denominator: Callable[[int], float]) -> float:
    """1 / (b0 + a1 / (b1 + a2 / (b2 + ...))) by the modified method of Lentz."""
    lead = denominator(0) or _TINY
    c, d = 1 / _TINY, 1 / lead
    value = d
    for i in range(1, 100_000):
        a, b = numerator(i), denominator(i)
        d = 1 / ((b + a * d) or _TINY)
        c = (b + a / c) or _TINY
        value *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return value


@lru_cache(maxsize=4096)
def gamma_quantile(probability: float, shape: float) -> float:
    """Quantile of the gamma distribution of scale 1; half the chi-square quantile of `2 * shape` degrees of freedom.

    Started by Wilson and Hilferty (1931) and finished by bisected Newton steps.

    Args:
        probability: inside 0 to 1.
        shape: above 0.
    """
    ninth = 1 / (9 * shape)
    guess = shape * max(1 - ninth + normal_quantile(probability) * math.sqrt(ninth), 1e-3) ** 3
    if shape > _LARGE_SHAPE:
        return guess
    low, high = 0.0, max(guess, 1.0)
    while (reached := gamma_lower(shape, high)) < probability:
        low, high = high, high * 2
    x, top = min(max(guess, low), high), high
    for _ in range(200):
        error = (reached if x == top else gamma_lower(shape, x)) - probability
        low, high = (low, x) if error > 0 else (x, high)
        density = math.exp((shape - 1) * math.log(x) - x - math.lgamma(shape)) if x > 0 else 0.0
        step = x - error / density if density > 0 else low
        following = step if low < step < high else (low + high) / 2
        if abs(following - x) <= 1e-13 * following:
            return following
        x = following
    return x


def _beta_tail(x: float, a: float, b: float) -> float:
    """Regularised incomplete beta function I_x(a, b)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta_tail(1 - x, b, a)
    log_front = a * math.log(x) + b * math.log1p(-x) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)

    def numerator(i: int) -> float:
        half = i // 2
        if i % 2:
            return -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        return half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))

    return math.exp(log_front) / a * _fraction(numerator, lambda _: 1.0)


@lru_cache(maxsize=4096)
def student_quantile(probability: float, freedom: float) -> float:
    """Quantile of Student's t: 2.228 for 0.975 and 10 degrees of freedom, by bisection.

    Args:
        probability: inside 0 to 1.
        freedom: degrees of freedom, above 0, whole or not.

    Raises:
        ValueError: the probability is 1 or more, or there is no freedom.
    """
    if probability == 0.5:
        return 0.0
    if probability < 0.5:
        return -student_quantile(1 - probability, freedom)
    if not probability < 1 or freedom <= 0:
        raise ValueError(f"no quantile {probability} of a t with {freedom} degrees of freedom")

    low, high = 0.0, 2.0
    while student_tail(high, freedom) > 1 - probability:
        low, high = high, high * 2
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if student_tail(middle, freedom) > 1 - probability else (low, middle)
    return (low + high) / 2


def student_tail(t: float, freedom: float) -> float:
    """Chance that Student's t exceeds `t`, 0 or above: 0.025 for 2.228 and 10 degrees of freedom."""
    return _beta_tail(freedom / (freedom + t * t), freedom / 2, 0.5) / 2
