"""One family of tests a quarter: how p-values are made, and what is left of them when all are taken together.

Every comparison is of the same form: so many cases were seen where so many were expected, with a variance that comes from
persons (hypergeometric, binomial) or events (Poisson), times the spread by which days and months differ more than chance would
have them. The chance of it is read off a Poisson distribution of the same mean and variance, which has the right tail where a
normal one would call a dozen cases instead of five a sensation.

Only one side of a comparison can become a finding: improve what is worse, double down on what is better. The p-value of a
comparison is two-sided; where it points the other way it counts as 1 in the family. Benjamini and Hochberg at q = 0.1 of such
p-values lets pure noise show a finding in one quarter of twenty, not of ten.

The few questions about whole figures are not lost among the many about segments: each of the two kinds has half of the family's
allowance, by weights that are set before any p-value is seen (Genovese, Roeder and Wasserman, "False discovery control with p-value
weighting", Biometrika 93 (2006): 509-524).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeVar

from reportgen.metrics.monthly import Monthly
from reportgen.stats import benjamini_hochberg, count_interval, gamma_lower, normal_quantile, student_tail, wilson

Key = TypeVar("Key", bound=Hashable)

MONTHS_FREEDOM = 14
"""Degrees of freedom of a spread that is read off fifteen months. Chance itself is known: what is estimated is only what is more,
so there are the more of them the less that is (Satterthwaite, Biometrics Bulletin 2 (1946): 110-114), and t's tail for the rest."""

MEAN_RANGE = 1.1284
"""Mean distance of two draws from a standard normal (Wheeler's d2 for two)."""


class Cases(NamedTuple):
    """Cases that converted, and what they are counted against."""

    counted: float
    of: float

    @property
    def rate(self) -> float:
        """Cases per unit of what they are counted against; 0 where there is nothing."""
        return self.counted / self.of if self.of else 0.0


@dataclass(frozen=True)
class Against:
    """What was seen against what was expected, over one or several strata.

    Attributes:
        seen: cases.
        expected: cases, were nothing different.
        variance: of `seen` then, before the spread of days and months.
    """

    seen: float
    expected: float
    variance: float

    def p(self, side: int, spread: float = 1.0) -> float:
        """Two-sided p-value for fewer (`side` -1) or more (1) cases than expected; 1 where they lie on the other side.

        Args:
            side: which one can become a finding.
            spread: variance of days and months over that of chance, at least 1.
        """
        if self.expected <= 0 or self.variance <= 0 or (self.seen - self.expected) * side <= 0:
            return 1.0
        unit = max(spread, 1.0) * self.variance / self.expected
        tail = (
            gamma_lower(self.seen / unit, self.expected / unit)
            if side > 0
            else 1 - gamma_lower(self.seen / unit + 1, self.expected / unit)
        )
        tail = min(max(tail, 1e-300), 0.5)
        return min(
            2 * student_tail(-normal_quantile(tail), MONTHS_FREEDOM) if tail < 0.5 and spread > 1 else 2 * tail, 1.0
        )


def two_groups(strata: Iterable[tuple[Cases, Cases]], *, persons: bool) -> Against:
    """A group against another one, stratum by stratum: months, or segments whose mix shall not count.

    Mantel and Haenszel, "Statistical aspects of the analysis of data from retrospective studies of disease", Journal of the
    National Cancer Institute 22 (1959): 719-748; for events over an exposure Breslow and Day, Statistical Methods in Cancer
    Research II (1987), section 3.4. One stratum of persons gives the "N - 1" chi-square of Campbell (2007).

    Args:
        strata: (the group, the other one).
        persons: whether cases are persons of those counted, else events over an exposure.
    """
    seen = expected = variance = 0.0
    for group, other in strata:
        whole, cases = group.of + other.of, group.counted + other.counted
        if group.of <= 0 or other.of <= 0 or cases <= 0 or (persons and whole <= 1):
            continue
        share = group.of / whole
        seen += group.counted
        expected += cases * share
        left = max(whole - cases, 0.0) / (whole - 1) if persons else 1.0
        variance += cases * share * (1 - share) * left
    return Against(seen, expected, variance)


def against_value(group: Cases, value: float, *, persons: bool) -> Against:
    """A group against a rate that is set: a target or a benchmark."""
    expected = group.of * value
    return Against(group.counted, expected, expected * (max(1 - value, 0.0) if persons else 1.0))


def residuals(months: Sequence[Cases], rates: Sequence[float], *, persons: bool) -> list[float]:
    """Distances of months from what is expected of them, in standard deviations of chance."""
    found = []
    for month, rate in zip(months, rates, strict=True):
        variance = month.of * rate * (max(1 - rate, 0.0) if persons else 1.0)
        if variance > 0:
            found.append((month.counted - month.of * rate) / math.sqrt(variance))
    return found


def spread_of(series: Monthly, newest: int) -> float:
    """By how much more than chance the months of a rate differ, at least 1; the step that is asked about is left out.

    From the mean range of neighbours, squared (Wheeler; von Neumann, Annals of Mathematical Statistics 12 (1941): 367-395): a
    lasting step among the months before counts once. What is asked about may begin with the newest months or within them (of a
    cohort the newest three that are old enough seldom begin with the quarter), so the widest range among them is none either.

    Args:
        series: the rate by month.
        newest: how many months are asked about.
    """
    split = max(len(series.months) - newest, 0)
    months = [Cases(*pair) for pair in zip(series.counted, series.of, strict=True)]
    found: list[list[float]] = []
    for part in (months[:split], months[split:]):
        known = [one for one in part if one.of > 0]
        whole = Cases(math.fsum(one.counted for one in known), math.fsum(one.of for one in known))
        found.append(_ranges(residuals(known, [whole.rate] * len(known), persons=series.persons)))
    before, among = found
    return _squared([*before, *sorted(among)[:-1]])


def moving_spread(distances: Sequence[float]) -> float:
    """The spread of distances that should be standard normal, from neighbours; at least 1."""
    return _squared(_ranges(distances))


def _ranges(distances: Sequence[float]) -> list[float]:
    return [abs(after - before) for before, after in pairwise(distances)]


def _squared(ranges: Sequence[float]) -> float:
    return max((math.fsum(ranges) / len(ranges) / MEAN_RANGE) ** 2, 1.0) if ranges else 1.0


def rate_interval(group: Cases, spread: float, *, persons: bool) -> tuple[float, float]:
    """95 % interval of a rate, as wide as days and months differ."""
    spread = max(spread, 1.0)
    if persons and 0 <= group.counted <= group.of:
        return wilson(group.counted / spread, group.of / spread)
    low, high = count_interval(group.counted, spread)
    return low / group.of, high / group.of


def halved(count: int, few: int) -> bool:
    """Whether the allowance of a family of so many is halved between the few that come first and the others."""
    return 0 < few < count / 2


def adjusted(p_values: Mapping[Key, float], first: Collection[Key] = ()) -> dict[Key, float]:
    """What is left of each p-value when the whole family is taken together (Benjamini and Hochberg 1995).

    Args:
        p_values: of the family.
        first: those that share half of the allowance, where they are less than half; the others share the rest. The weights are
            1 on average, so the share of false findings is kept.
    """
    count, few = len(p_values), sum(key in first for key in p_values)
    if not halved(count, few):
        return dict(zip(p_values, benjamini_hochberg(list(p_values.values())), strict=True))
    weight = {True: count / (2 * few), False: count / (2 * (count - few))}
    weighed = [min(p / weight[key in first], 1.0) for key, p in p_values.items()]
    return dict(zip(p_values, benjamini_hochberg(weighed), strict=True))
