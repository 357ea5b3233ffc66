"""The change of a ratio, split into mix and rate of its segments."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reportgen.planning.drivers.amounts import Amount, alone, together, variance_of
from reportgen.planning.drivers.sums import root, total
from reportgen.stats import Measured, MixRate, kitagawa, kitagawa_spread

ENOUGH = 10
"""Cases below which a segment is too small to speak for or against Simpson's paradox."""


@dataclass(frozen=True)
class Cases:
    """What one segment's ratio is made of: numerator and denominator, each with its spread."""

    above: float
    below: float
    spread: float = 1.0
    below_spread: float = 1.0

    @property
    def rate(self) -> float | None:
        """The ratio; None without a denominator."""
        return self.above / self.below if self.below else None


@dataclass(frozen=True)
class RatioPart:
    """What a segment, or several pooled ones, added to the change of a ratio.

    Attributes:
        name: of the segment; "" for rows without one, and for pooled ones.
        mix: because its share of the denominator changed.
        rate: because its own ratio changed;
        before: its numbers then; of pooled ones all together.
        after: its numbers now.
        members: the segments pooled here; empty for a segment of its own.
    """

    name: str
    mix: Amount
    rate: Amount
    before: Cases
    after: Cases
    members: tuple[str, ...] = ()

    @property
    def effect(self) -> float:
        """Mix and rate together."""
        return self.mix.value + self.rate.value


@dataclass(frozen=True)
class RatioSplit:
    """The change of a ratio: `mix` and `rate` add up to `change`, and so do those of the parts.

    Attributes:
        before: the ratio then.
        after: the ratio now.
        change: of the ratio.
        mix: of all segments together.
        rate: of all segments together.
        shared: covariance of mix and rate.
        parts: largest effect first, the pool last.
        simpson: whether the ratio moved against every segment that can be rated (Simpson 1951).
        cause: `mix`: only other shares moved it; `rate`: only other rates; `both`; `offset`: it hardly moved, for the two are
            against each other; `simpson`; `chance`: neither can be told from noise.
        grown: the segments whose larger or smaller share moved it most, in the direction it moved.
    """

    before: float
    after: float
    change: Amount
    mix: Amount
    rate: Amount
    shared: float
    parts: tuple[RatioPart, ...]
    simpson: bool
    cause: str
    grown: tuple[str, ...] = ()


def ratio_split(before: Mapping[str, Cases], after: Mapping[str, Cases]) -> RatioSplit | None:
    """Split the change of a ratio of sums by mix and rate of its segments.

    What a segment has in its numerator and not in its denominator (leads from a trade fair have no session) is split likewise: as
    many of them over more sessions are mix, more of them over as many are rate.

    Args:
        before: segment -> its numbers.
        after: likewise.

    Returns:
        The split; None where one side has no denominator at all.

    Raises:
        ValueError: a number is below 0.
    """
    for side in (before, after):
        for name, each in side.items():
            if each.above < 0 or each.below < 0:
                raise ValueError(f"segment '{name}': {each.above:g} of {each.below:g} is no ratio of sums")
    old, new = ({name: each for name, each in side.items() if each.below > 0} for side in (before, after))
    if not old or not new:
        return None
    spread = kitagawa_spread(_measured(old), _measured(new))
    parts = kitagawa(_pairs(old), _pairs(new))
    outside = _outside(before, after)
    every = [
        _ratio_part(name, before, after, parts.get(name), spread.parts.get(name), outside.get(name))
        for name in sorted(parts.keys() | outside.keys())
    ]
    every = _judged(every)
    sides = [_ratio(side) for side in (before, after)]
    off = [root(pair[at].error for pair in outside.values()) for at in (0, 1)]
    noise = spread.mix + spread.rate + 2 * spread.shared + off[0] ** 2 + off[1] ** 2
    change = alone(float(sides[1] - sides[0]), math.sqrt(max(noise, 0.0)))
    mix = alone(math.fsum(part.mix.value for part in every), math.sqrt(spread.mix + off[0] ** 2))
    rate = alone(math.fsum(part.rate.value for part in every), math.sqrt(spread.rate + off[1] ** 2))
    simpson = change.sure and _against_all(old, new, change.value)
    cause = _cause(change, mix, rate, every, simpson)
    grown = _grown(every, change.value) if mix.sure else ()
    return RatioSplit(
        float(sides[0]), float(sides[1]), change, mix, rate, spread.shared, _few(every), simpson, cause, grown
    )


def _pairs(side: Mapping[str, Cases]) -> dict[str, tuple[float, float]]:
    return {name: (each.above, each.below) for name, each in side.items()}


def _measured(side: Mapping[str, Cases]) -> dict[str, Measured]:
    return {
        name: Measured(
            each.above, each.below, variance_of(each.above, each.spread), variance_of(each.below, each.below_spread)
        )
        for name, each in side.items()
    }


def _ratio(side: Mapping[str, Cases]) -> Fraction:
    below = sum((Fraction(each.below) for each in side.values()), Fraction(0))
    return sum((Fraction(each.above) for each in side.values()), Fraction(0)) / below


def _outside(before: Mapping[str, Cases], after: Mapping[str, Cases]) -> dict[str, tuple[Amount, Amount]]:
    """By segment, mix and rate of what stands over no denominator of its own: Kitagawa's parts as its denominator goes to nothing.

    As many of them over more of all others are mix, more of them over as many are rate.
    """
    wholes = [sum((Fraction(each.below) for each in side.values()), Fraction(0)) for side in (before, after)]
    thinner, usual = 1 / wholes[1] - 1 / wholes[0], (1 / wholes[1] + 1 / wholes[0]) / 2
    found: dict[str, tuple[Amount, Amount]] = {}
    for name in sorted(before.keys() | after.keys()):
        alone = [each for side in (before, after) if (each := side.get(name)) and each.above and not each.below]
        then, now = (
            Fraction(each.above if each and not each.below else 0) for each in (before.get(name), after.get(name))
        )
        if then or now:
            noise = math.sqrt(sum(variance_of(each.above, each.spread) for each in alone))
            mix = Amount(float(thinner * (then + now) / 2), abs(float(thinner)) * noise / 2)
            found[name] = mix, Amount(float(usual * (now - then)), float(usual) * noise)
    return found


def _ratio_part(
    name: str,
    before: Mapping[str, Cases],
    after: Mapping[str, Cases],
    part: MixRate | None,
    error: MixRate | None,
    outside: tuple[Amount, Amount] | None,
) -> RatioPart:
    part, error, none = part or MixRate(0.0, 0.0), error or MixRate(0.0, 0.0), Cases(0.0, 0.0)
    mixed, rated = outside or (Amount(0.0, 0.0), Amount(0.0, 0.0))
    mix = Amount(part.mix + mixed.value, math.hypot(error.mix, mixed.error))
    rate = Amount(part.rate + rated.value, math.hypot(error.rate, rated.error))
    return RatioPart(name, mix, rate, before.get(name, none), after.get(name, none))


def _judged(parts: Sequence[RatioPart]) -> list[RatioPart]:
    """Mix and rate of all segments are one family of questions."""
    judged = together([amount for part in parts for amount in (part.mix, part.rate)])
    return [replace(part, mix=judged[2 * at], rate=judged[2 * at + 1]) for at, part in enumerate(parts)]


def _against_all(old: Mapping[str, Cases], new: Mapping[str, Cases], change: float) -> bool:
    """Whether the whole moved against every segment with enough cases on both sides to tell."""
    told = {
        name for name in old.keys() & new.keys() if min(old[name].above, new[name].above) >= ENOUGH
    }  # fmt: skip
    if len(told) < 2 or not change:
        return False
    moves = [(new[name].rate or 0.0) - (old[name].rate or 0.0) for name in told]
    return all(move * change < 0 for move in moves)


def _cause(change: Amount, mix: Amount, rate: Amount, parts: Sequence[RatioPart], simpson: bool) -> str:
    """What moved a ratio, see `RatioSplit.cause`."""
    if not change.sure:
        return "offset" if mix.sure and rate.sure and mix.value * rate.value < 0 else "chance"
    if simpson:
        return "simpson"
    by_mix = mix.sure and mix.value * change.value > 0
    along = [part.rate for part in parts if part.rate.sure and part.rate.value * change.value > 0]
    by_rate = (rate.sure and rate.value * change.value > 0) or (by_mix and bool(along))
    if by_mix and by_rate:
        return "both"
    return "mix" if by_mix else "rate" if by_rate else "chance"


def _grown(parts: Sequence[RatioPart], change: float) -> tuple[str, ...]:
    """The segments whose share moved the ratio along its way beyond chance, the one that did most first."""
    along = [part for part in parts if part.mix.sure and part.mix.value * change > 0]
    return tuple(part.name for part in sorted(along, key=lambda part: (-abs(part.mix.value), part.name)))


def _few(parts: Sequence[RatioPart]) -> tuple[RatioPart, ...]:
    """The parts beyond their own noise, the largest first, and all others as one."""
    kept = [part for part in parts if part.mix.clear or part.rate.clear]
    noise = [part for part in parts if part not in kept]
    kept.sort(key=lambda part: (-abs(part.effect), part.name))
    return (*kept, *([_pooled_ratio(noise)] if len(noise) > 1 else noise))


def _pooled_ratio(parts: Sequence[RatioPart]) -> RatioPart:
    mix, rate = (
        alone(math.fsum(each.value for each in amounts), root(each.error for each in amounts))
        for amounts in ([part.mix for part in parts], [part.rate for part in parts])
    )
    before, after = (
        Cases(total(each.above for each in side), total(each.below for each in side))
        for side in ([part.before for part in parts], [part.after for part in parts])
    )
    return RatioPart("", mix, rate, before, after, tuple(part.name for part in parts))
