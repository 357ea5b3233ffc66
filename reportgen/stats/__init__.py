"""Statistics: pure functions of plain numbers, each with the paper it is from.

Convention, stated once: an interval is `(low, high)` at a two-sided level, 0.95 unless told; a share is a fraction.
What cannot be asked (no cases, more successes than cases, a level outside 0 to 1) is a ValueError, for it is a mistake
of the caller's; what was asked rightly but cannot be said (too few days, a curve that never reaches one half) is None.
Randomness only from a seed that is passed in.
"""

from reportgen.stats.blocks import ratio_blocks
from reportgen.stats.control import (
    RUN,
    Baseline,
    Limits,
    Point,
    baseline,
    below_or_above,
    individuals_limits,
    run_side,
)
from reportgen.stats.decomposition import (
    Measured,
    MixRate,
    Spread,
    chain_split,
    kitagawa,
    kitagawa_spread,
    log_mean,
    paradox,
)
from reportgen.stats.intervals import (
    Interval,
    amounts_variance,
    count_interval,
    dispersion,
    newcombe,
    nps_interval,
    poisson_interval,
    wilson,
)
from reportgen.stats.multiple import benjamini_hochberg, shares_p
from reportgen.stats.quantiles import (
    gamma_lower,
    gamma_quantile,
    gamma_upper,
    normal_quantile,
    student_quantile,
    student_tail,
)
from reportgen.stats.survival import LOST, OPEN, WON, Incidence, incidence

__all__ = [
    "LOST",
    "OPEN",
    "RUN",
    "WON",
    "Baseline",
    "Incidence",
    "Interval",
    "Limits",
    "Measured",
    "MixRate",
    "Point",
    "Spread",
    "amounts_variance",
    "baseline",
    "below_or_above",
    "benjamini_hochberg",
    "chain_split",
    "count_interval",
    "dispersion",
    "gamma_lower",
    "gamma_quantile",
    "gamma_upper",
    "incidence",
    "individuals_limits",
    "kitagawa",
    "kitagawa_spread",
    "log_mean",
    "newcombe",
    "normal_quantile",
    "nps_interval",
    "paradox",
    "poisson_interval",
    "ratio_blocks",
    "run_side",
    "shares_p",
    "student_quantile",
    "student_tail",
    "wilson",
]
