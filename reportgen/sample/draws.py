"""Seeded draws that give the same result on every machine.

Only `Random.random()` is used, whose sequence is guaranteed to stay, and only sums and products of its results: functions such as
`gauss` may change between versions of Python, and logarithms differ in their last bit between platforms.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")
Quantiles = Sequence[tuple[float, float]]


class Dice:
    """One stream of draws; every subject has its own, so that a change in one leaves the others as they were."""

    def __init__(self, seed: int, stream: str) -> None:
        self._next = Random(f"{seed}/{stream}").random  # noqa: S311  simulation, not cryptography

    def chance(self, p: float) -> bool:
        """Whether an event of probability `p` happens."""
        return self._next() < p

    def times(self, n: int, p: float) -> int:
        """How often an event of probability `p` happens in `n` trials."""
        draw = self._next
        return [draw() < p for _ in range(n)].count(True) if n > 0 else 0

    def count(self, mean: float) -> int:
        """A count of independent events with this mean (nearly Poisson: many trials of small probability)."""
        trials = int(mean * 10) + 1
        return self.times(trials, mean / trials)

    def near(self, value: float, spread: float) -> float:
        """`value` times a bell-shaped factor within 1 +- `spread`."""
        return value * (1 + spread * (self._next() + self._next() + self._next() - 1.5) / 1.5)

    def pick(self, options: Sequence[T], weights: Sequence[float]) -> T:
        """One of the options, in proportion to the weights."""
        left = self._next() * sum(weights)
        for option, weight in zip(options, weights, strict=True):
            left -= weight
            if left < 0:
                return option
        return options[-1]

    def one_of(self, options: Sequence[T]) -> T:
        """One of the options, each as likely as the others."""
        return options[int(self._next() * len(options))]

    def between(self, quantiles: Quantiles) -> float:
        """A number whose distribution has these quantiles, (probability, value) from 0 to 1, straight lines between."""
        p = self._next()
        low, start = quantiles[0]
        for high, end in quantiles[1:]:
            if p < high:
                return start + (end - start) * (p - low) / (high - low)
            low, start = high, end
        return start
