"""How much of a rate's change is mix."""

from __future__ import annotations

import math

from reportgen.planning.drivers.amounts import Z
from reportgen.planning.drivers.ratios import RatioSplit
from reportgen.stats import Interval


def share_of_mix(split: RatioSplit) -> tuple[float | None, Interval | None]:
    """The mix as a share of the change, 1 is all of it; beyond 1 where the rates moved the other way.

    The 95 % interval is Fieller's ("Some problems in interval estimation", Journal of the Royal Statistical Society B 16 (1954):
    175-185), for mix and change are correlated; None where the change could be nothing, for then it has no end.
    """
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
