"""Scales in millimetres, round ticks, and labels pushed apart."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROUND_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True)
class Scale:
    """A straight line from values to millimetres.

    Attributes:
        low: value at `start`.
        high: value at `end`, not `low`.
        start: millimetres.
        end: millimetres; less than `start` on a vertical scale, whose zero is at the bottom.
    """

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Millimetres of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def clamped(self, value: float) -> float:
        """Millimetres of a value, or of the end of the scale that it lies beyond."""
        return self(min(max(value, min(self.low, self.high)), max(self.low, self.high)))


def finite(values: Iterable[float | None]) -> list[float]:
    """The values that can be drawn: neither missing nor infinite nor not a number."""
    return [value for value in values if value is not None and math.isfinite(value)]


def known(value: float | None) -> float | None:
    """The value, None where it is infinite or not a number."""
    return None if value is None or not math.isfinite(value) else float(value)


def flat(low: float, high: float) -> bool:
    """Whether two ends are one value, but for the dust of binary fractions."""
    return high - low <= max(1e-9 * max(abs(low), abs(high)), 1e-300)


def opened(low: float, high: float) -> tuple[float, float]:
    """The two ends, or ends around them where they are one value, so that it lies in the middle."""
    return (low - (abs(low) / 2 or 1.0), high + (abs(high) / 2 or 1.0)) if flat(low, high) else (low, high)


def tick_step(low: float, high: float, count: int) -> float:
    """The smallest round step (1, 2, 2.5 or 5 times a power of ten) that cuts `low`..`high` into at most `count` parts."""
    rough = (high - low) / count
    power = math.floor(math.log10(rough))
    for mantissa in ROUND_STEPS:
        step = float(f"{mantissa}e{power}")
        if step >= rough * (1 - 1e-9):
            return step
    return float(f"1e{power + 1}")


def nice_ticks(values: Iterable[float], count: int = 5, *, zero: bool = False) -> tuple[float, ...]:
    """Round ticks that enclose all values, at least two.

    Args:
        values: finite; none at all gives 0 and 1.
        count: about how many intervals.
        zero: whether the scale must hold zero.
    """
    drawn = [*values, 0.0] if zero else list(values)
    low, high = (min(drawn), max(drawn)) if drawn else (0.0, 1.0)
    low, high = (0.0, 1.0) if zero and flat(low, high) else opened(low, high)
    step = tick_step(low, high, count)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(_multiple(step, n) for n in range(first, max(last, first + 1) + 1))


def _multiple(step: float, n: int) -> float:
    """`n` steps, without the dust of binary fractions."""
    return float(f"{n * step:.12g}")


def decimals(step: float) -> int:
    """How many decimals tell multiples of a round step apart."""
    text = f"{step:.12f}".rstrip("0")
    return len(text.partition(".")[2])


def spread(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Push labels apart until none overlaps, each as near to where it wants to be as the others let it.

    The sum of squared displacements is least (pool adjacent violators, Ayer et al. 1955), then all are moved into `low`..`high`.
    Labels that do not fit there at all are stacked from `low` on.

    Args:
        wanted: centre of each label.
        heights: height of each label, with its gap.
        low: upper edge of the room.
        high: lower edge of the room.

    Returns:
        Centre of each label, in the order given; equal wishes keep their order.
    """
    order = sorted(range(len(wanted)), key=lambda at: (wanted[at], at))
    offsets, total = [], 0.0
    for at in order:
        offsets.append(total + heights[at] / 2)
        total += heights[at]
    blocks: list[tuple[float, int]] = []
    for at, offset in zip(order, offsets, strict=True):
        mean, size = wanted[at] - offset, 1
        while blocks and blocks[-1][0] > mean:
            before, members = blocks.pop()
            mean, size = (before * members + mean * size) / (members + size), size + members
        blocks.append((mean, size))
    origins = [max(low, min(mean, high - total)) for mean, size in blocks for _ in range(size)]
    centres = [0.0] * len(order)
    for at, origin, offset in zip(order, origins, offsets, strict=True):
        centres[at] = origin + offset
    return centres


def inner_ticks(low: float, high: float, count: int = 6) -> tuple[float, ...]:
    """Round ticks inside a scale that does not end on them; at least two.

    Args:
        low: lower end of the scale.
        high: upper end, more than `low`.
        count: how many intervals at most.
    """
    step = tick_step(low, high, count)
    while True:
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last > first:
            return tuple(_multiple(step, n) for n in range(first, last + 1))
        step = tick_step(0, step, 2)
