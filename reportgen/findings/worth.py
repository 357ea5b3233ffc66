"""What closing a finding is worth: customers and revenue a year, with an interval.

What is lacking in a year, through the later rates, times the average deal; all of it measured over the last twelve months of the
business's own data, never taken from a target, a benchmark or what others claim. Cohorts count as they will be when all who convert
have done so.

The interval is simulated (Gelman et al., Bayesian Data Analysis, 3rd ed. (2013), sections 2.4 and 2.6): rates are drawn from the
beta or gamma distribution that the cases leave of Jeffreys' prior, the gap and the deal from a normal one; the 2.5th and the 97.5th
percentile of the products are told. The seed is the finding's own name, so that the same figures give the same interval.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from random import Random
from zlib import crc32

from reportgen.findings.base import Worth
from reportgen.findings.known import PAST, Known, whole_year
from reportgen.metrics.monthly import Monthly

DRAWS = 2000

NEXT: Mapping[str, tuple[tuple[str, str], ...]] = {
    "sessions": (("visitor_to_lead", "leads"), ("visitor_to_customer", "customers")),
    "leads": (("lead_to_customer", "customers"), ("lead_to_mql", "mqls")),
    "mqls": (("mql_to_sql", "sqls"), ("mql_to_sal", "sals")),
    "sals": (("sal_close_rate", "customers"),),
    "sqls": (("sql_close_rate", "customers"), ("sql_to_opportunity", "opportunities")),
    "opportunities": (("opportunity_to_customer", "customers"), ("win_rate", "customers")),
}
"""How each count goes on: a rate and the count it leads to, the first one that can be measured all the way.

The whole way before its steps: what leads and SQLs became is seen in their own cohorts, while the product of steps that each count
the cases of other months adds up their errors."""


def chain(rates: Mapping[str, Monthly], start: str) -> tuple[Monthly, ...] | None:
    """The rates that lead from a count to customers, each measured over twelve months; None where one is lacking."""
    if start == "customers":
        return ()
    for rate, leads_to in NEXT.get(start, ()):
        series = rates.get(rate)
        if series is None or whole_year(series).counted <= 0:
            continue
        further = chain(rates, leads_to)
        if further is not None:
            return (series, *further)
    return None


def of_gap(
    known: Known, key: str, brings: str | None, gap: float, error: float, series: Monthly, by_mix: float = 0.0
) -> Worth | None:
    """Worth of a rate brought to where it should be.

    Args:
        known: the quarter.
        key: name of the finding; seeds the interval.
        brings: the count of which there will be more.
        gap: cases lacking for each unit of what they are counted against.
        error: standard error of it.
        series: the rate, for what it was counted against in a year.
        by_mix: what of the gap a shifted mix makes; it is not claimed.
    """
    if brings is None or (later := chain(known.rates, brings)) is None:
        return None
    of = series.tail(PAST).cases
    lacking = (gap - by_mix) / series.ripe

    def draw(random: Random) -> float:
        return of * max(random.gauss(lacking, error / series.ripe), 0.0)

    part = (("of-the-rates", (gap - by_mix) / gap),) if by_mix > 0 else ()
    inputs = ((f"{series.kpi}-lacking", gap / series.ripe), *part, ("a-year", of))
    return _worth(known, key, "worth-gap-rates" if by_mix > 0 else "worth-gap", of * lacking, draw, later, inputs)


def of_more(known: Known, key: str, brings: str | None, more: float, error: float) -> Worth | None:
    """Worth of so many more of a count in a year, with their standard error; None where no rates lead on from it."""
    if brings is None or (later := chain(known.rates, brings)) is None:
        return None

    def draw(random: Random) -> float:
        return max(random.gauss(more, error), 0.0)

    return _worth(known, key, "worth-more", more, draw, later, ((brings, more),))


def of_growth(
    known: Known,
    key: str,
    more: float,
    gain: float,
    error: float,
    brings: str | None,
    inputs: tuple[tuple[str, float], ...],
) -> Worth | None:
    """Worth of so many more cases of a segment in place of as many of the rest.

    Args:
        known: the quarter.
        key: name of the finding.
        more: cases a year.
        gain: what one of them converts better than one of the rest, shrunk.
        error: standard error of it.
        brings: what it converts to; None where that leads to no customers.
        inputs: what it was reckoned from.
    """
    if brings is None or (later := chain(known.rates, brings)) is None:
        return None

    def draw(random: Random) -> float:
        return more * max(random.gauss(gain, error), 0.0)

    return _worth(known, key, "worth-grow", more * gain, draw, later, inputs)


def _worth(
    known: Known, key: str, method: str, first: float, draw: Callable[[Random], float], later: tuple[Monthly, ...],
    inputs: tuple[tuple[str, float], ...],
) -> Worth:  # fmt: skip
    random = Random(crc32(f"{key}|{known.quarter.id}".encode()))  # noqa: S311 - simulation, no secret
    rates = [whole_year(one).rate / one.ripe for one in later]
    customers = first * math.prod(rates)
    drawn, earned = [], []
    for _ in range(DRAWS):
        value = draw(random) * math.prod(_drawn(one, random) for one in later)
        drawn.append(value)
        if known.deal is not None:
            earned.append(value * max(random.gauss(*known.deal), 0.0))
    told = (*inputs, *((one.kpi, rate) for one, rate in zip(later, rates, strict=True)))
    if known.deal is None:
        return Worth(customers, _percentiles(drawn), None, None, method, told)
    deal = (("average_deal", known.deal[0]),)
    return Worth(
        customers, _percentiles(drawn), customers * known.deal[0], _percentiles(earned), method, (*told, *deal)
    )


def _drawn(series: Monthly, random: Random) -> float:
    counted, of = whole_year(series)
    if series.persons:
        return random.betavariate(counted + 0.5, max(of - counted, 0.0) + 0.5) / series.ripe
    return random.gammavariate(counted + 0.5, 1.0) / of / series.ripe


def _percentiles(drawn: list[float]) -> tuple[float, float]:
    ordered = sorted(drawn)
    return ordered[round(0.025 * (len(ordered) - 1))], ordered[round(0.975 * (len(ordered) - 1))]
