"""What findings are drawn from: the figures of a quarter, its rates by month, and the cuts of them.

Convention, stated once: "now" are the newest three months in which a rate may be told (of a cohort those that are old enough,
so not always the quarter's own), "past" the twelve months before them, "a year ago" the same three months of the year before.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from zlib import crc32

from reportgen.findings.family import Cases, rate_interval
from reportgen.metrics.monthly import Monthly
from reportgen.metrics.scoreboard import Reading, Scoreboard
from reportgen.periods import Period
from reportgen.planning.yearly import YearLadder

NOW, PAST = 3, 12
MONTHS = NOW + PAST
"""Months that a comparison with a rate's own past needs."""

ATTRIBUTED = 0.1
"""By how much the shares of both sides of a rate that are known by segment may differ."""

OLDEST = 270
"""Days before the quarter's end at which the newest cohorts that are old enough may end and still speak of it."""

LONGEST = 40
"""Letters of a segment's name in an id."""

Within = Callable[[str, tuple[str, str], str], Mapping[str, Monthly]]
"""Gives a KPI cut by a dimension within one segment of another: (KPI, segment, dimension) -> members."""


@dataclass(frozen=True)
class Known:
    """All that a quarter's findings are drawn from.

    Attributes:
        board: the quarter's figures as a whole.
        rates: by KPI, the newest fifteen months or as many as there are.
        cuts: by (KPI, dimension), then by segment.
        ladder: the year's, where there is one.
        within: asks for segments within a segment; None where nobody can.
        benchmarks: of segments, by (KPI, (dimension, segment)): low and high.
        deal: average deal of the last twelve months and its standard error; None where no revenue is known.
        spending: spent by (dimension, segment) in the last twelve months, where that is known.
    """

    board: Scoreboard
    rates: Mapping[str, Monthly]
    cuts: Mapping[tuple[str, str], Mapping[str, Monthly]] = field(default_factory=dict)
    ladder: YearLadder | None = None
    within: Within | None = None
    benchmarks: Mapping[tuple[str, tuple[str, str]], tuple[float, float]] = field(default_factory=dict)
    deal: tuple[float, float] | None = None
    spending: Mapping[tuple[str, str], float] = field(default_factory=dict)

    @property
    def quarter(self) -> Period:
        """The quarter that is looked at."""
        return self.board.period

    @property
    def as_of(self) -> date:
        """The last day that is known."""
        return self.board.as_of

    def reading(self, kpi: str) -> Reading | None:
        """The quarter's figure of a KPI as a whole, in its main view."""
        return self.board.get(kpi)


def now(series: Monthly) -> Monthly:
    """The newest three months."""
    return series.tail(NOW)


def past(series: Monthly) -> Monthly:
    """The twelve months before them."""
    return series.tail(PAST, NOW)


def year_ago(series: Monthly) -> Monthly:
    """The same three months of the year before."""
    return series.tail(NOW, PAST)


def cases(series: Monthly) -> Cases:
    """All months together."""
    return Cases(*series.sums)


def pair_of(series: Monthly) -> tuple[float, float]:
    """Numerator and denominator of all months together as the KPI has them, the cases of young cohorts in full."""
    counted, of = series.sums[0], series.cases
    return (of, counted) if series.inverted else (counted, of)


def attributed(known: Known, kpi: str, parts: Mapping[str, Monthly], against: str) -> bool:
    """Whether both sides of a rate are known by segment alike; else segments cannot be held against anything.

    Of a cost per lead by product, say, where every lead has a product and two thirds of the spend have none.

    Args:
        known: the quarter.
        kpi: the rate.
        parts: it by segment, "" for what has none.
        against: `rest`, the other segments; or `past`, for which it is enough that as much was known by segment then.
    """
    whole = known.rates.get(kpi)
    if whole is None:
        return True
    apart = _apart(now(whole), [now(one) for name, one in parts.items() if name])
    if against == "past":
        apart -= _apart(past(whole), [past(one) for name, one in parts.items() if name])
    return abs(apart) <= ATTRIBUTED


def _apart(whole: Monthly, named_: Sequence[Monthly]) -> float:
    """By how much the shares that are known by segment differ: of what is counted, and of what it is counted against."""
    total = cases(whole)
    if not total.counted or not total.of:
        return 0.0
    known = [cases(one) for one in named_]
    return math.fsum(one.counted for one in known) / total.counted - math.fsum(one.of for one in known) / total.of


def whole_year(series: Monthly) -> Cases:
    """The newest twelve months together."""
    return cases(series.tail(PAST))


def has_past(series: Monthly) -> bool:
    """Whether there are fifteen months in a row."""
    if len(series.months) < MONTHS:
        return False
    newest = series.months[-1]
    return newest.shift(1 - MONTHS).start == series.months[-MONTHS].start and cases(past(series)).of > 0


def is_recent(series: Monthly, quarter: Period) -> bool:
    """Whether there are three months in a row that still speak of the quarter."""
    if len(series.months) < NOW:
        return False
    newest = series.months[-1]
    together = newest.shift(1 - NOW).start == series.months[-NOW].start
    return together and (quarter.end - newest.end).days <= OLDEST


def shown(series: Monthly, group: Cases) -> float | None:
    """A rate in the KPI's unit; of cohorts as it will be when all who convert have done so."""
    if series.inverted:
        return group.of / group.counted if group.counted else None
    return min(group.rate / series.ripe, 1.0) if series.persons else group.rate / series.ripe


def shown_interval(series: Monthly, group: Cases, spread: float) -> tuple[float, float] | None:
    """The 95 % interval of a rate in the KPI's unit."""
    if group.of <= 0:
        return None
    low, high = rate_interval(group, spread, persons=series.persons)
    if series.inverted:
        return (1 / high, 1 / low) if low > 0 else None
    return (low / series.ripe, min(high / series.ripe, 1.0) if series.persons else high / series.ripe)


def named(dimension: str, segment: str) -> str:
    """A segment in an id: `channel-paid-social` for Paid Social, in small letters, digits and hyphens.

    A name that is long, or has more in it than letters, digits and what stands between words, bears a check sum.
    """
    plain = "-".join(part for part in re.split(r"[\W_]+", segment.casefold()) if part)
    usual = plain and len(plain) <= LONGEST and re.fullmatch(r"[\w /.-]+", segment)
    return f"{dimension}-{plain if usual else f'{plain[:LONGEST]}-{crc32(segment.encode()):08x}'.strip('-')}"


def worse_side(better: str, *, inverted: bool) -> int:
    """-1 where fewer cases are worse, 1 where more are, 0 where neither is."""
    if inverted:
        return -1
    return {"up": -1, "down": 1}.get(better, 0)
