"""Pace: where a sum ends if it goes on as it has, how sure that is, and how far such forecasts were off before.

What happens is counted by business day; what falls on a day off belongs to the next business day. How many a business day of each
month to come brings follows from the months before it, with level, growth and season as far as they show (`planning.trend`). What
comes is drawn from a negative binomial with that mean and the dispersion of the days, a Poisson where they vary no more than chance
(Cameron and Trivedi, Regression Analysis of Count Data, 1998, ch. 3). A sum of money is a number of deals, each drawn from those of
the last year (bootstrap, Efron 1979). The test is by rolling origin (Tashman 2000): the same forecast from earlier days, each of
which sees nothing after its day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import ceil
from statistics import median
from typing import TYPE_CHECKING

from reportgen.periods import add_months
from reportgen.planning.by_day import ByDay, Ordered
from reportgen.stats import dispersion

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MONTHS, POOL_MONTHS, TREND_MONTHS = 6, 12, 36
"""Months in which there must be enough cases, from which deals and the dispersion of the days are, and from which the trend is."""
FEWEST_MONTHS = 15
"""Months of history below which nothing is forecast. A season is told from growth only where some months have been seen twice: in
worlds with a season of a fifth ranges from twelve months held half of the time, from fifteen three quarters (docs/planning.md)."""
FEWEST_DAYS, FEWEST = 60, 10
"""Business days and cases below which there is no pace to speak of."""
DRAWS = 4000
LARGEST_POOL = 1000
MOST = 1e15
"""A mean beyond which nothing is counted."""
LOW, HIGH = 0.1, 0.9
"""Ends of the 80 % interval."""
ORIGINS, FEWEST_ORIGINS = 12, 6


@dataclass(frozen=True)
class Outlook:
    """Where a sum ends.

    Attributes:
        value: the middle of what was drawn.
        low: a tenth of the draws lie below it.
        high: a tenth lie above it.
        draws: all of them, sorted.
    """

    value: float
    low: float
    high: float
    draws: tuple[float, ...]

    def chance(self, goal: float) -> float:
        """Share of the draws that reach a goal."""
        return sum(draw >= goal for draw in self.draws) / len(self.draws)


@dataclass(frozen=True)
class Record:
    """How such forecasts did.

    Attributes:
        tests: number of forecasts.
        held: of how many the range held.
        off: median distance from what came, as a fraction of what came in the months that were forecast.
        months: how far ahead they looked.
    """

    tests: int
    held: int
    off: float
    months: int


@dataclass(frozen=True)
class Series:
    """What is forecast.

    Attributes:
        cases: what is counted, by day: customers, deals won.
        amounts: what these brought, by day; None where the cases themselves are summed.
        first: first day with data.
        holidays: days that are no business days.
    """

    cases: ByDay
    amounts: ByDay | None
    first: date
    holidays: Collection[date] = ()

    def total(self, start: date, end: date) -> float:
        """The sum of days `[start, end)`."""
        return (self.counted if self.amounts is None else self.earned).total(start, end)

    @cached_property
    def counted(self) -> Ordered:
        """The cases, by business day."""
        return Ordered(self.cases, self.holidays)

    @cached_property
    def earned(self) -> Ordered:
        """What they brought, by business day."""
        return Ordered(self.amounts or {}, self.holidays)


def too_short(series: Series, now: date) -> bool:
    """Whether the history is too short to tell a season from growth, and so to say how sure a forecast is."""
    return add_months(now, -FEWEST_MONTHS) < series.first.replace(day=1)


def outlook(series: Series, now: date, end: date, start: date, seed: int) -> Outlook | None:
    """Where the sum of days `[start, end)` ends, as it looks when the days before `now` are known.

    Args:
        series: what is forecast.
        now: the first day that is not known.
        end: the day after the last.
        start: the day from which the sum runs.
        seed: of the draws.

    Returns:
        None where the history is too short, or there are too few days or cases to speak of a pace.
    """
    return None if too_short(series, now) else _outlook(series, now, end, start, seed)


def _outlook(series: Series, now: date, end: date, start: date, seed: int) -> Outlook | None:
    import numpy as np

    below = series.counted.first_below_zero
    if below is not None and below < now:
        return None
    recent = series.counted.counts(max(add_months(now, -MONTHS), series.first), now)
    if len(recent) < FEWEST_DAYS or sum(recent) < FEWEST:
        return None
    pool_start = max(add_months(now, -POOL_MONTHS), series.first)
    spread = _spread(series, pool_start, now)
    cases = drawn_cases(series, now, end, max(now, start), spread, seed)
    sums = cases
    if series.amounts is not None:
        pool = deals(series, pool_start, now)
        if len(pool) < FEWEST:
            return None
        sums = drawn_amounts(cases, pool, seed + 1)
    so_far = series.total(start, now)
    draws = tuple((np.sort(so_far + np.asarray(sums, dtype=float))).tolist())
    return Outlook(median(draws), _quantile(draws, LOW), _quantile(draws, HIGH), draws)


def _spread(series: Series, start: date, end: date) -> float:
    """Variance of the days by their mean, each month's own level and each weekday's share taken out."""
    days, counts = series.counted.business_days(start, end), series.counted.counts(start, end)
    return dispersion(counts, [day.weekday() for day in days], [12 * day.year + day.month for day in days])


def _quantile(draws: Sequence[float], share: float) -> float:
    return draws[min(len(draws) - 1, max(0, ceil(share * len(draws)) - 1))]


def drawn_cases(series: Series, now: date, end: date, start: date, spread: float, seed: int) -> list[float]:
    """Draw how many cases the days `[start, end)` bring, as it looks when those before `now` are known.

    Args:
        series: what is forecast.
        now: the first day that is not known.
        end: the day after the last.
        start: the first day, not before `now`.
        spread: variance of the days by their mean, 1 for Poisson.
        seed: of the draws.
    """
    import numpy as np

    from reportgen.planning.trend import rates_ahead

    random = np.random.default_rng(seed)
    coming = list(_months_of(start, end)) if start < end else []
    left = [len(series.counted.business_days(each, until)) for each, until in coming]
    if not sum(left):
        return [0.0] * DRAWS
    seen = list(_months_of(max(series.first, add_months(now.replace(day=1), 1 - TREND_MONTHS)), now))
    counted = [series.counted.counts(each, until) for each, until in seen]
    while counted and not counted[-1]:  # a month of which no business day is known yet says nothing
        counted.pop()
    first, last = seen[0][0], seen[len(counted) - 1][0]
    known = [(sum(each), max(len(each), 1)) for each in counted]
    ahead = [12 * (each.year - last.year) + each.month - last.month for each, _ in coming]
    rates = rates_ahead(
        [cases for cases, _ in known], [days for _, days in known], first.month - 1, spread, ahead, DRAWS, random
    )
    mean = rates @ np.asarray(left, dtype=float)
    if spread > 1:
        mean = random.gamma(np.maximum(mean, 1e-9) / (spread - 1), spread - 1)
    drawn: list[float] = random.poisson(np.minimum(mean, MOST)).astype(float).tolist()
    return drawn


def _months_of(start: date, end: date) -> Iterator[tuple[date, date]]:
    """The months of `[start, end)`, the first and the last as far as they belong to it."""
    while start < end:
        following = add_months(start.replace(day=1), 1)
        yield start, min(following, end)
        start = following


def deals(series: Series, start: date, end: date) -> list[float]:
    """The average deal of each day, once for each case of that day."""
    amounts = series.amounts or {}
    found = []
    for day, cases in series.counted.within(start, end):
        if cases >= 1:
            found += [amounts.get(day, 0.0) / cases] * int(cases)
    return found


def drawn_amounts(cases: Sequence[float], pool: Sequence[float], seed: int) -> list[float]:
    """Draw what the cases bring: their average from a resampled pool, and each deal's own distance from it."""
    import numpy as np

    random = np.random.default_rng(seed)
    known = np.asarray(pool, dtype=float)
    size = min(len(known), LARGEST_POOL)
    # Of a larger pool a sample is drawn; its mean varies more, which the root of the sizes takes back.
    resampled = random.choice(known, (len(cases), size)).mean(axis=1)
    usual = known.mean()
    average = usual + (resampled - usual) * (size / len(known)) ** 0.5
    own = _sums(random, known, cases)
    brought: list[float] = np.maximum(0.0, own + np.asarray(cases) * (average - usual)).tolist()
    return brought


def _sums(random: np.random.Generator, known: NDArray[np.float64], cases: Sequence[float]) -> NDArray[np.float64]:
    """The sum of as many drawn deals as each of `cases` says; drawn all at once where none is very many."""
    import numpy as np

    if max(cases, default=0.0) >= LARGEST_POOL:
        mean, spread = known.mean(), known.std()
        # The sum of very many deals is normal.
        return np.asarray(
            [
                random.choice(known, int(n)).sum() if n < LARGEST_POOL else random.normal(n * mean, spread * n**0.5)
                for n in cases
            ]
        )
    numbers = np.asarray(cases, dtype=int)
    ends = np.cumsum(numbers)
    drawn = random.choice(known, int(numbers.sum()))
    sums = np.zeros(len(numbers))
    for n in np.unique(numbers):  # those of as many deals are added up together
        mine = np.flatnonzero(numbers == n)
        sums[mine] = drawn[(ends[mine] - n)[:, None] + np.arange(n)].sum(axis=1)
    return sums


def backtest(series: Series, now: date, months: int, seed: int) -> Record | None:
    """Make the forecast again from earlier days: of each of the last twelve spans of `months` that are over by `now`.

    Days with a shorter history than a forecast needs today count too, so that the last twelve months are told whole: a record is
    rather too bad than too good.

    Returns:
        None where the data do not reach back far enough for six of them.
    """
    held, off = 0, []
    for back in range(ORIGINS):
        end = add_months(now, -back)
        origin = add_months(end, -months)
        if add_months(origin, -MONTHS) < series.first:
            break
        seen = _outlook(series, origin, end, origin, seed + back)
        came = series.total(origin, end)
        if seen is None or came <= 0:
            continue
        held += seen.low <= came <= seen.high
        off.append(abs(seen.value - came) / came)
    return Record(len(off), held, median(off), months) if len(off) >= FEWEST_ORIGINS else None
