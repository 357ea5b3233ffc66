"""Numbers with the noise they carry.

Convention, stated once: a number of events has the variance `spread x (number + 1/2)`. `spread` is by how much it varies more than
Poisson's (quasi-Poisson, McCullagh and Nelder, Generalized Linear Models, 2nd ed. 1989, section 6.2.3) and is read back from the
figure's own interval (`spread_of`), which was widened by the days' dispersion; 0 is exact. The half is Jeffreys' prior (1946):
that nothing happened does not say that nothing could. The two sides of a comparison are independent, so variances add.

A part within its own 95 % interval could be nothing: such parts are pooled as one, and the sum still adds up. `sure` is said of a
part only when it stays beyond chance with all parts of the split tested together (Benjamini and Hochberg 1995, q = 0.1).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.stats import Interval, benjamini_hochberg, normal_quantile

Z = normal_quantile(0.975)
FALSE_SHARE = 0.1
"""Of the parts that are called sure, the share that may be chance."""


def variance_of(value: float, spread: float) -> float:
    """Variance of a number of events."""
    return spread * (abs(value) + 0.5)


@dataclass(frozen=True)
class Amount:
    """A part of a change with its standard error and whether it is larger than chance, all parts tested together."""

    value: float
    error: float
    sure: bool = False

    @property
    def interval(self) -> Interval:
        """95 % interval."""
        return self.value - Z * self.error, self.value + Z * self.error

    @property
    def clear(self) -> bool:
        """Whether it is beyond its own noise: the interval does not hold 0."""
        return abs(self.value) > Z * self.error

    @property
    def p(self) -> float:
        """How likely as large an amount is by chance alone."""
        if not self.error:
            return 0.0 if self.value else 1.0
        return math.erfc(abs(self.value) / self.error / math.sqrt(2))


def spread_of(value: float, interval: Interval | None, *, per: float = 1.0) -> float:
    """The variance of a number as a multiple of Poisson's, read back from the 95 % interval of it or of its ratio.

    Args:
        value: the number of events.
        interval: of the number, or of `value / per`; None where none is known: then Poisson's own. A width of nothing is exact.
        per: what the number was divided by.
    """
    if interval is None:
        return 1.0
    error = (interval[1] - interval[0]) / (2 * Z) * per
    return error * error / (abs(value) + 0.5)


def alone(value: float, error: float) -> Amount:
    """An amount judged by itself."""
    return replace(plain := Amount(value, error), sure=plain.clear)


def together(amounts: Sequence[Amount]) -> list[Amount]:
    """The amounts judged together: sure is what is beyond its own noise and beyond what chance makes of so many."""
    adjusted = benjamini_hochberg([amount.p for amount in amounts])
    return [replace(each, sure=each.clear and p <= FALSE_SHARE) for each, p in zip(amounts, adjusted, strict=True)]


def as_printed(amounts: Sequence[float], whole: float, digits: int) -> tuple[float, ...]:
    """Amounts rounded so that they add up to the rounded whole, as a reader will add them up (largest remainders).

    Args:
        amounts: that add up to `whole` before they are rounded.
        whole: their sum.
        digits: decimals that are printed.
    """
    unit = 10**digits
    scaled = [amount * unit for amount in amounts]
    down = [math.floor(value + 1e-9) for value in scaled]
    left = round(whole * unit) - sum(down)
    # What is left over goes, one unit each, to those that lost most by being rounded down.
    order = sorted(range(len(amounts)), key=lambda at: (down[at] - scaled[at], at))
    share, further = divmod(left, len(amounts)) if amounts else (0, 0)
    for place, at in enumerate(order):
        down[at] += share + (place < further)
    return tuple(value / unit for value in down)
