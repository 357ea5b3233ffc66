"""One family of tests a quarter: how p-values are made, and what is left of them when all are taken together.

Every comparison is of the same form: so many cases were seen where so many were expected, with a variance that comes from
persons (hypergeometric, binomial) or events (Poisson), times the spread by which days and months differ more than chance would
have them. The chance of it is read off a Poisson distribution of the same mean and variance, which has the right tail where a
normal one would call a dozen cases instead of five a sensation; what was seen itself counts by half (Lancaster, "Significance
tests in discrete distributions", Journal of the American Statistical Association 56 (1961): 223-234), for in full it makes few
cases wait for more proof than many.

Only one side of a comparison can become a finding: improve what is worse, double down on what is better. The p-value of a
comparison is two-sided; where it points the other way it counts as 1 in the family. Benjamini and Hochberg at q = 0.1 of such
p-values lets pure noise show a finding in one quarter of twenty, not of ten.

The few questions about whole figures are not lost among the many about segments: half of the family's allowance goes to the steps
of the chain from visits to customers, a fifth to the other whole figures, the rest to segments, by weights that are set before any
p-value is seen (Genovese, Roeder and Wasserman, "False discovery control with p-value weighting", Biometrika 93 (2006): 509-524).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple, TypeVar

from reportgen.metrics.monthly import Monthly
from reportgen.stats import (
    benjamini_hochberg,
    count_interval,
    gamma_lower,
    gamma_upper,
    normal_quantile,
    student_tail,
    wilson,
)

Key = TypeVar("Key", bound=Hashable)

MONTHS_FREEDOM = 14
"""Degrees of freedom of a spread that is read off fifteen months. Chance itself is known: what is estimated is only what is more,
so there are the more of them the less that is (Satterthwaite, Biometrics Bulletin 2 (1946): 110-114), and t's tail for the rest."""

KNOWN_FREEDOM = 1e5
"""Degrees of freedom from which on Student's tail is the normal one."""

SEASONS = 4.0
"""Of the four quarters of a year a season of its own makes a rate low in one. So the same three months of a year ago, which are
asked only lest a season be called a weakness, may be asked at four times the level and be wrong no more often over a year."""

SHARES = (0.5, 0.2, 0.3)
"""Of the family's allowance: the steps of the chain, other whole figures, segments."""

CHANCE = 0.05
"""p-value up to which a difference may be called one, where it is asked alone."""

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
        spread = max(spread, 1.0)
        unit = spread * self.variance / self.expected
        seen, expected = self.seen / unit, self.expected / unit
        tail_of, at_none = (gamma_lower, 1.0) if side > 0 else (gamma_upper, 0.0)
        tail = ((tail_of(seen, expected) if seen > 0 else at_none) + tail_of(seen + 1, expected)) / 2
        tail = min(max(tail, 1e-300), 0.5)
        if tail == 0.5 or spread == 1:
            return 2 * tail
        return 2 * student_tail(-normal_quantile(tail), freedom_of(spread, 1.0, MONTHS_FREEDOM))


def freedom_of(variance: float, chance: float, months: float) -> float:
    """Degrees of freedom of a variance of which `chance` is known and only the rest is estimated, with those of `months`."""
    more = max(variance - chance, 0.0)
    return min(months * (variance / more) ** 2, KNOWN_FREEDOM) if more else KNOWN_FREEDOM


def than_both(past: float, year_ago: float) -> float:
    """P-value of being worse than the twelve months before *and* than the same three a year ago.

    Berger, "Multiparameter hypothesis testing and acceptance sampling", Technometrics 24 (1982): 295-300; the level of the second
    one by `SEASONS`.
    """
    return max(past, year_ago / SEASONS)


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


def tiers_of(keys: Iterable[Key], first: Sequence[Collection[Key]] = ()) -> list[tuple[list[Key], float]]:
    """The tiers of a family, each with its share of the allowance; a key of several is in the first one.

    Nothing weighs more than what comes before it: where a later tier has so few that it would, the two share what they have.

    Args:
        keys: of the family.
        first: the tiers that come before all others.
    """
    rest, parts = list(keys), []
    for number, tier in enumerate((*first, None)):
        mine = [key for key in rest if tier is None or key in tier]
        rest = [key for key in rest if tier is not None and key not in tier]
        share = SHARES[number] if len(first) + 1 == len(SHARES) else 1 / (len(first) + 1)
        if mine:
            parts.append((mine, share))
    whole = math.fsum(share for _, share in parts)
    tiers: list[tuple[list[Key], float]] = []
    for mine, share in parts:
        share /= whole
        while tiers and share / len(mine) >= tiers[-1][1] / len(tiers[-1][0]):
            earlier, more = tiers.pop()
            mine, share = [*earlier, *mine], share + more
        tiers.append((mine, share))
    return tiers


def adjusted(p_values: Mapping[Key, float], first: Sequence[Collection[Key]] = ()) -> dict[Key, float]:
    """What is left of each p-value when the whole family is taken together (Benjamini and Hochberg 1995).

    Args:
        p_values: of the family.
        first: the tiers that come before all others (`tiers_of`). The weights are 1 on average, so the share of false findings is
            kept.
    """
    count = len(p_values)
    weight = {key: share * count / len(tier) for tier, share in tiers_of(p_values, first) for key in tier}
    weighed = [min(p / weight[key], 1.0) for key, p in p_values.items()]
    return dict(zip(p_values, benjamini_hochberg(weighed), strict=True))
