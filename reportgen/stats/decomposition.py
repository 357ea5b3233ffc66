"""Why a figure moved: parts that add up to the whole change."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class MixRate:
    """What one segment added to the change of a ratio.

    Attributes:
        mix: because its share of the whole changed; growing below the average counts against the ratio.
        rate: because its own ratio changed.
    """

    mix: float
    rate: float


Pair = tuple[float, float]
"""Numerator and denominator."""


def kitagawa(before: Mapping[str, Pair], after: Mapping[str, Pair]) -> dict[str, MixRate]:
    """Split the change of a ratio of sums into mix and rate, segment by segment.

    Kitagawa, "Components of a difference between two rates", JASA 50 (1955): 1168-1194: each share's change at the mean
    of the two rates, each rate's change at the mean of the two shares. The mix is measured against the mean of the two
    totals, which changes no sum (shares add up to one) and gives each segment's mix its sign. A segment that is absent
    in one of the two has the rate of the other, so all of it is mix. Computed in fractions: the parts add up to the
    change but for the last rounding.

    Args:
        before: segment -> (numerator, denominator).
        after: likewise; segments in only one of them are absent in the other.

    Returns:
        Parts of all segments, by name.

    Raises:
        ValueError: the denominators of one side add up to nothing, or one is below 0, or a segment has a numerator but
            no denominator.
    """
    old, new = _fractions(before), _fractions(after)
    whole_old, whole_new = _total(old), _total(new)
    middle = (whole_old[0] / whole_old[1] + whole_new[0] / whole_new[1]) / 2
    parts: dict[str, MixRate] = {}
    for name in sorted(old.keys() | new.keys()):
        above0, below0 = old.get(name, (Fraction(0), Fraction(0)))
        above1, below1 = new.get(name, (Fraction(0), Fraction(0)))
        share0, share1 = below0 / whole_old[1], below1 / whole_new[1]
        if not below0 and not below1:
            parts[name] = MixRate(0.0, 0.0)
            continue
        rate0 = above0 / below0 if below0 else above1 / below1
        rate1 = above1 / below1 if below1 else rate0
        parts[name] = MixRate(
            mix=float((share1 - share0) * ((rate0 + rate1) / 2 - middle)),
            rate=float((rate1 - rate0) * (share0 + share1) / 2),
        )
    return parts


@dataclass(frozen=True)
class Measured:
    """One segment's ratio with how sure its two numbers are.

    Attributes:
        above: numerator, e.g. leads.
        below: denominator, e.g. sessions; above 0.
        above_variance: of the numerator, the denominator as it is.
        below_variance: of the denominator.
    """

    above: float
    below: float
    above_variance: float = 0.0
    below_variance: float = 0.0


@dataclass(frozen=True)
class Spread:
    """How sure the parts of `kitagawa` are.

    Attributes:
        parts: standard error of each segment's mix and rate.
        mix: variance of the mix of all segments together.
        rate: variance of their rates together.
        shared: covariance of the two.
    """

    parts: dict[str, MixRate]
    mix: float
    rate: float
    shared: float


def kitagawa_spread(before: Mapping[str, Measured], after: Mapping[str, Measured]) -> Spread:
    """Propagate the variances of all numerators and denominators to the parts of `kitagawa`.

    The delta method (Oehlert, "A note on the delta method", The American Statistician 46 (1992): 27-29): the derivatives of the
    parts by each segment's rate and by its size, where they were measured; segments and sides are independent of each other.

    Args:
        before: segment -> its numbers; segments in only one of the two are absent in the other.
        after: likewise.
    """
    import numpy as np

    names = sorted(before.keys() | after.keys())
    nothing = Measured(0.0, 0.0)
    sides = [[side.get(name, nothing) for name in names] for side in (before, after)]
    size = np.array([[each.below for each in side] for side in sides], dtype=float)
    there = size > 0
    safe = np.where(there, size, 1.0)
    rate = np.array([[each.above for each in side] for side in sides], dtype=float) / safe
    rate_variance = np.array([[each.above_variance for each in side] for side in sides], dtype=float) / safe**2
    size_variance = np.array([[each.below_variance for each in side] for side in sides], dtype=float)
    totals = size.sum(axis=1)
    share = size / totals[:, None]
    whole = (share * rate).sum(axis=1)
    # A segment that only one side has takes that side's rate for both, which then weighs double.
    rate = np.where(there, rate, rate[::-1])
    both, own = there.all(axis=0), np.where(there, np.where(there.all(axis=0), 0.5, 1.0), 0.0)
    grown, moved = share[1] - share[0], rate[1] - rate[0]
    apart, usual = rate.mean(axis=0) - whole.mean(), share.mean(axis=0)
    same = np.eye(len(names))
    mix_squares, rate_squares = np.zeros(len(names)), np.zeros(len(names))
    mix = rates = shared = 0.0
    for sign, at in ((-1.0, 0), (1.0, 1)):
        spread = (same - share[at][:, None]) / totals[at]  # of each share by each size
        by_rate = grown[:, None] * (same * own[at] - share[at] / 2), same * (sign * usual * both)
        by_size = (
            (sign * spread * apart[:, None]) - np.outer(grown / 2, (rate[at] - whole[at]) / totals[at]),
            spread * (moved / 2)[:, None],
        )
        for (of_mix, of_rate), variance in ((by_rate, rate_variance[at]), (by_size, size_variance[at])):
            mix_squares += of_mix**2 @ variance
            rate_squares += of_rate**2 @ variance
            all_mix, all_rate = of_mix.sum(axis=0), of_rate.sum(axis=0)
            mix += float(all_mix**2 @ variance)
            rates += float(all_rate**2 @ variance)
            shared += float(all_mix * all_rate @ variance)
    parts = {
        name: MixRate(math.sqrt(of_mix), math.sqrt(of_rate))
        for name, of_mix, of_rate in zip(names, mix_squares.tolist(), rate_squares.tolist(), strict=True)
    }
    return Spread(parts, mix, rates, shared)


def _fractions(pairs: Mapping[str, Pair]) -> dict[str, tuple[Fraction, Fraction]]:
    exact = {name: (Fraction(above), Fraction(below)) for name, (above, below) in pairs.items()}
    for name, (above, below) in exact.items():
        if below < 0 or (above and not below):
            raise ValueError(f"segment '{name}': {float(above)} of {float(below)} is no ratio")
    return exact


def _total(pairs: Mapping[str, tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction]:
    above = sum((pair[0] for pair in pairs.values()), Fraction(0))
    below = sum((pair[1] for pair in pairs.values()), Fraction(0))
    if not below:
        raise ValueError("a ratio needs a denominator above 0")
    return above, below


def paradox(before: Mapping[str, Pair], after: Mapping[str, Pair]) -> bool:
    """Whether the total moves against every segment that both sides have (Simpson 1951); needs two such segments."""
    old, new = _fractions(before), _fractions(after)
    moves = []
    for name in sorted(old.keys() & new.keys()):
        (above0, below0), (above1, below1) = old[name], new[name]
        if below0 and below1:
            moves.append(above1 / below1 - above0 / below0)
    whole_old, whole_new = _total(old), _total(new)
    total = whole_new[0] / whole_new[1] - whole_old[0] / whole_old[1]
    return len(moves) >= 2 and total != 0 and all(move * total < 0 for move in moves)


def log_mean(a: float, b: float) -> float:
    """Logarithmic mean (a - b) / ln(a / b): a where both are equal, 0 where one is 0.

    Raises:
        ValueError: one is below 0.
    """
    if a < 0 or b < 0:
        raise ValueError(f"a logarithmic mean is of numbers that are not below 0, got {a} and {b}")
    if a == 0 or b == 0:
        return 0.0
    if a == b:
        return a
    relative = (a - b) / b
    # Between near numbers ln(a / b) is mostly rounding, log1p is not.
    return (a - b) / (math.log1p(relative) if abs(relative) < 0.5 else math.log(a) - math.log(b))


def chain_split(before: Sequence[float], after: Sequence[float]) -> tuple[float, ...]:
    """Split the change of a funnel's last rung into what each rung did.

    Additive log-mean Divisia index (Ang, "The LMDI approach to decomposition analysis: a practical guide", Energy
    Policy 33 (2005): 867-871): the last rung is the first times the rate of each step, and a factor's part is the
    logarithmic mean of the last rung times the factor's log change. Zeros by their limits (Ang and Liu, "Handling zero
    values in the logarithmic mean Divisia index decomposition approach", Energy Policy 35 (2007): 238-246): where the
    last rung comes from or goes to 0, the factors that are 0 there share the change equally. A step from an empty rung
    has no rate; it keeps that of the other side.

    Args:
        before: size of each rung from the first (sessions) to the last (customers), none below 0.
        after: likewise.

    Returns:
        One part per rung: of the first rung's size, then of each step's rate. They add up to `after[-1] - before[-1]`
            within 1e-9 of it.

    Raises:
        ValueError: rungs do not match, or one is below 0, or a rung is filled from an empty one.
    """
    if len(before) != len(after) or not before:
        raise ValueError(f"{len(before)} rungs do not go with {len(after)}")
    factors0, factors1 = _factors(before, after), _factors(after, before)
    end0, end1 = before[-1], after[-1]
    if end0 and end1:
        weight = log_mean(end1, end0)
        return tuple(weight * math.log(new / old) for old, new in zip(factors0, factors1, strict=True))
    if not end0 and not end1:
        return tuple(0.0 for _ in factors0)
    empty = [factor == 0 for factor in (factors1 if end0 else factors0)]
    return tuple((end1 - end0) / sum(empty) if zero else 0.0 for zero in empty)


def _factors(rungs: Sequence[float], other: Sequence[float]) -> list[float]:
    """The first rung and the rate of each step; a step from an empty rung has the other side's rate, else 1."""
    if min(rungs) < 0:
        raise ValueError(f"a rung is not below 0: {list(rungs)}")
    factors = [rungs[0]]
    for index in range(1, len(rungs)):
        if rungs[index - 1]:
            factors.append(rungs[index] / rungs[index - 1])
        elif rungs[index]:
            raise ValueError(f"rung {index + 1} has {rungs[index]} from an empty rung {index}")
        else:
            factors.append(other[index] / other[index - 1] if other[index - 1] and other[index] else 1.0)
    return factors
