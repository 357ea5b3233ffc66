"""The guard against finding a weakness where only the mix moved."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.planning.drivers.amounts import Amount, Z
from reportgen.planning.drivers.ratios import Cases, RatioSplit, ratio_split
from reportgen.stats import Interval


@dataclass(frozen=True)
class MixGuard:
    """How much of the change of a rate is mix.

    Attributes:
        change: of the rate.
        mix: what other shares of the segments did.
        rate: what other rates within them did.
        share: mix as a share of the change, 1 is all of it; beyond 1 where the rates moved the other way.
        interval: 95 % interval of that share; None where the change could be nothing, for then it has no end.
        cause: as of `RatioSplit`.
        only_mix: whether the rate moved and nothing shows that any segment's own rate did so: no weakness of what converts.
        grown: the segments whose share did it.
    """

    change: Amount
    mix: Amount
    rate: Amount
    share: float | None
    interval: Interval | None
    cause: str
    only_mix: bool
    grown: tuple[str, ...]


def mix_guard(before: Mapping[str, Cases], after: Mapping[str, Cases]) -> MixGuard | None:
    """Say how much of the change of a rate is mix, so that nobody looks for a weak conversion where only the traffic changed.

    The interval of the share is Fieller's (1954, "Some problems in interval estimation", Journal of the Royal Statistical Society B
    16: 175-185), for mix and change are correlated.

    Args:
        before: segment -> numerator and denominator.
        after: likewise.

    Returns:
        The guard; None where one side has no denominator.
    """
    split = ratio_split(before, after)
    if split is None:
        return None
    share, interval = share_of_mix(split)
    return MixGuard(
        split.change,
        split.mix,
        split.rate,
        share,
        interval,
        split.cause,
        split.cause in ("mix", "simpson"),
        split.grown,
    )


def share_of_mix(split: RatioSplit) -> tuple[float | None, Interval | None]:
    """The mix as a share of the change, with Fieller's interval; see `MixGuard`."""
    share = split.mix.value / split.change.value if split.change.value else None
    return share, _fieller(split)


def _fieller(split: RatioSplit) -> Interval | None:
    mix, change = split.mix, split.change
    shared = mix.error**2 + split.shared
    a = change.value**2 - Z * Z * change.error**2
    b = mix.value * change.value - Z * Z * shared
    c = mix.value**2 - Z * Z * mix.error**2
    if a <= 0:
        return None
    root = math.sqrt(max(b * b - a * c, 0.0))
    return (b - root) / a, (b + root) / a
