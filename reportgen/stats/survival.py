"""How long it takes, and for how many it comes to pass: cumulative incidence with one competing risk.

Those who are still open are not left out and not taken for lost: Aalen and Johansen, "An empirical transition matrix
for nonhomogeneous Markov chains based on censored observations", Scandinavian Journal of Statistics 5 (1978): 141-150.
Without a competing risk it is one minus Kaplan and Meier's curve (1958).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.stats.intervals import Interval
from reportgen.stats.quantiles import normal_quantile

OPEN, WON, LOST = 0, 1, 2
"""What ended an observation: nothing yet (censored), the event asked for, the event that rules it out."""

NOBODY = 1e-9
"""A share below this is nobody: what binary fractions leave where all of them are through."""


@dataclass(frozen=True)
class Incidence:
    """A cumulative incidence curve: the share to whom it had happened by a time.

    Attributes:
        times: times at which anything happened, ascending.
        shares: the curve just after each time.
        variances: of the curve at each time.
        at_risk: how many were still open just before each time.
    """

    times: tuple[float, ...]
    shares: tuple[float, ...]
    variances: tuple[float, ...]
    at_risk: tuple[float, ...]

    def at(self, time: float) -> float:
        """The share by the end of `time`; 0 before the first event."""
        index = bisect_right(self.times, time) - 1
        return self.shares[index] if index >= 0 else 0.0

    def interval(self, time: float, level: float = 0.95) -> Interval | None:
        """Log-log interval of the share by `time`; None where the curve is 0 or 1 and has no spread."""
        index = bisect_right(self.times, time) - 1
        return self._interval(index, level) if index >= 0 else None

    def _interval(self, index: int, level: float) -> Interval | None:
        rest = 1 - self.shares[index]
        if not NOBODY < rest < 1 - NOBODY or self.variances[index] <= 0:
            return None
        spread = normal_quantile((1 + level) / 2) * math.sqrt(self.variances[index]) / (rest * -math.log(rest))
        return 1 - rest ** math.exp(-spread), 1 - rest ** math.exp(spread)

    def quantile(self, share: float = 0.5) -> float | None:
        """The first time by which `share` have it; None where the curve does not reach so far."""
        return next(
            (time for time, reached in zip(self.times, self.shares, strict=True) if reached >= share - 1e-12), None
        )

    def quantile_interval(self, share: float = 0.5, level: float = 0.95) -> tuple[float | None, float | None]:
        """The times at which the ends of the interval reach `share` (Brookmeyer and Crowley 1982); None is open."""
        ends: list[float | None] = [None, None]
        for index, time in enumerate(self.times):
            found = self._interval(index, level)
            low, high = found if found is not None else (self.shares[index], self.shares[index])
            if ends[0] is None and high >= share:
                ends[0] = time
            if ends[1] is None and found is not None and low >= share:
                ends[1] = time
        return ends[0], ends[1]


def incidence(observations: Iterable[tuple[float, int, float]]) -> Incidence:
    """The cumulative incidence of `WON` while `LOST` competes.

    The variance is the delta method's (Marubini and Valsecchi, Analysing Survival Data from Clinical Trials and
    Observational Studies, 1995, section 10.3); without a competing risk it is Greenwood's (1926). The interval is of
    log(-log(1 - share)), as Kalbfleisch and Prentice (1980) have it for Kaplan-Meier.

    Args:
        observations: (duration, OPEN | WON | LOST, how many). At equal durations events come before censorings.

    Raises:
        ValueError: a duration or a number below 0, an unknown end, or nothing observed at all.
    """
    tally: dict[float, list[float]] = {}
    for duration, end, number in observations:
        if end not in (OPEN, WON, LOST) or not (duration >= 0 and number >= 0):
            raise ValueError(f"no observation: duration {duration}, end {end}, number {number}")
        if number:
            tally.setdefault(duration, [0.0, 0.0, 0.0])[end] += number
    if not tally:
        raise ValueError("an incidence needs at least one observation")
    return _curve(sorted((duration, *ends) for duration, ends in tally.items()))


def _curve(rows: list[tuple[float, ...]]) -> Incidence:
    """The curve from rows (duration, open, won, lost), ascending."""
    left = math.fsum(sum(row[1:]) for row in rows)
    alive, share = 1.0, 0.0
    # Sums of the three terms of the variance, expanded in powers of the share at the time that is asked for.
    a0 = a1 = a2 = b = c0 = c1 = 0.0
    times, shares, variances, at_risk = [], [], [], []
    for duration, censored, won, lost in rows:
        ended = won + lost
        if ended:
            at_risk.append(left)
            share += alive * won / left
            if left - ended > 1e-9:
                greenwood = ended / (left * (left - ended))
                a0, a1, a2 = a0 + greenwood, a1 + greenwood * share, a2 + greenwood * share * share
            b += alive * alive * (left - won) * won / left**3
            cross = alive * won / left**2
            c0, c1 = c0 + cross, c1 + cross * share
            alive *= (left - ended) / left
            times.append(duration)
            shares.append(share)
            variances.append(max(share * share * a0 - 2 * share * a1 + a2 + b - 2 * share * c0 + 2 * c1, 0.0))
        left -= ended + censored
    return Incidence(tuple(times), tuple(shares), tuple(variances), tuple(at_risk))
