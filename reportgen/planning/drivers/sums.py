"""The change of a sum, split by its segments."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportgen.planning.drivers.amounts import Amount, alone, together, variance_of


@dataclass(frozen=True)
class Counted:
    """What one segment counted: the number, and its variance as a multiple of Poisson's."""

    value: float
    spread: float = 1.0

    @property
    def variance(self) -> float:
        """Of the number."""
        return variance_of(self.value, self.spread)


@dataclass(frozen=True)
class SumPart:
    """What a segment, or several pooled ones, added to the change of a sum.

    Attributes:
        name: of the segment; "" for rows without one, and for pooled ones.
        effect: what it added.
        before: its number then.
        after: its number now.
        members: the segments pooled here; empty for a segment of its own.
    """

    name: str
    effect: Amount
    before: float
    after: float
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class SumSplit:
    """The change of a sum: `parts` add up to `change`, largest first, the pool last."""

    before: float
    after: float
    change: Amount
    parts: tuple[SumPart, ...]


def sum_split(before: Mapping[str, Counted], after: Mapping[str, Counted]) -> SumSplit:
    """Split the change of a sum by segment; a segment that one side lacks was nothing there.

    Args:
        before: segment -> its number.
        after: likewise.
    """
    every: list[SumPart] = []
    for name in sorted(before.keys() | after.keys()):
        then, now = before.get(name), after.get(name)
        spread = (now or then or Counted(0.0)).spread
        then, now = then or Counted(0.0, spread), now or Counted(0.0, spread)
        if then.value or now.value:
            moved = Amount(_difference([then.value], [now.value]), math.sqrt(then.variance + now.variance))
            every.append(SumPart(name, moved, then.value, now.value))
    judged = together([part.effect for part in every])
    every = [replace(part, effect=effect) for part, effect in zip(every, judged, strict=True)]
    old, new = [part.before for part in every], [part.after for part in every]
    change = alone(_difference(old, new), root(part.effect.error for part in every))
    kept = sorted((part for part in every if part.effect.clear), key=lambda part: (-abs(part.effect.value), part.name))
    noise = [part for part in every if not part.effect.clear]
    pool = [_pooled_sum(noise)] if len(noise) > 1 else noise
    return SumSplit(total(old), total(new), change, (*kept, *pool))


def _pooled_sum(parts: Sequence[SumPart]) -> SumPart:
    old, new = [part.before for part in parts], [part.after for part in parts]
    effect = alone(_difference(old, new), root(part.effect.error for part in parts))
    return SumPart("", effect, total(old), total(new), tuple(part.name for part in parts))


def total(values: Iterable[float]) -> float:
    """A sum that is exact but for the last rounding."""
    return float(sum(map(Fraction, values), Fraction(0)))


def _difference(old: Iterable[float], new: Iterable[float]) -> float:
    return float(sum(map(Fraction, new), Fraction(0)) - sum(map(Fraction, old), Fraction(0)))


def root(errors: Iterable[float]) -> float:
    """Standard error of a sum of independent amounts."""
    return math.hypot(*errors)
