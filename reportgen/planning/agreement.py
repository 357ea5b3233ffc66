"""Whether a plan agrees with itself: each rate that it states with the counts that it asks for in the same period.

A plan that says "29 % of SQLs become customers" and asks for 215 customers of 620 SQLs (34.7 %) has two answers to one question: a
rung of the ladder and the plan's own count would then be judged differently on two pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reportgen.metrics.targets import Targets, target
from reportgen.periods import Grain, Period
from reportgen.planning.rates import DEAL, RATES, counted

QUOTIENTS = {rate: (counted(above), counted(below)) for (below, above), rate in RATES.items()} | {
    DEAL: ("revenue", "customers")
}
"""What a rate is the quotient of."""
_GRAINS = {1: Grain.MONTH, 3: Grain.QUARTER, 13: Grain.YEAR}
"""By how many times 28 days a period is long: a month has 28 to 31, a quarter 90 to 92, a year 365 or 366."""
ROUNDED = 0.5
"""Up to how much a planned count may have been rounded; of a plan of few cases that is more than the tolerance."""


@dataclass(frozen=True)
class Disagreement:
    """A rate that is not what its counts are.

    Attributes:
        rate: KPI.
        period: for which all three are planned.
        stated: the rate as it is planned.
        origin: `table` or `plan`, where it is.
        implied: the quotient of the counts.
        counts: KPI, value and origin of what is divided and of what it is divided by.
    """

    rate: str
    period: Period
    stated: float
    origin: str
    implied: float
    counts: tuple[tuple[str, float, str], tuple[str, float, str]]


def disagreements(stated: Targets, tolerance: Callable[[str], float], fiscal_month: int = 1) -> Iterator[Disagreement]:
    """Rates of table and plan that differ from the quotient of the counts planned for the same period.

    Args:
        stated: targets of table and plan.
        tolerance: of a KPI, the share of its plan within which nothing is said.
        fiscal_month: first month of the fiscal year.
    """
    for rate, (above, below) in sorted(QUOTIENTS.items()):
        spans = {span for _, listed in stated.origins() for span in listed.get((rate, ""), {})}
        for start, end in sorted(spans):
            period = Period(start, end, _GRAINS.get((end - start).days // 28, Grain.WEEK), fiscal_month)
            asked = [target(stated, kpi, period, additive=True) for kpi in (above, below)]
            own = target(stated, rate, period, additive=False)
            if own is None or own.value <= 0 or asked[0] is None or asked[1] is None or asked[1].value <= ROUNDED:
                continue
            if "share" in (asked[0].derived, asked[1].derived):  # nobody has planned these for the week itself
                continue
            upper, lower = asked[0].value, asked[1].value
            near = own.value * tolerance(rate)
            least, most = (upper - ROUNDED) / (lower + ROUNDED), (upper + ROUNDED) / (lower - ROUNDED)
            if not own.value - near <= most or not least <= own.value + near:
                counts = (above, upper, asked[0].origin), (below, lower, asked[1].origin)
                yield Disagreement(rate, period, own.value, own.origin, upper / lower, counts)
