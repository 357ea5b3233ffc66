"""Simulated worlds in which it is known whether anything changed.

A world is a monthly series with noise, growth and a season, and nothing else: every verdict "up" or "down" in it is
false. A planted shift moves the last points by a known factor: there a verdict is right. All from seeds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import numpy as np

from reportgen.periods import month_of

LENGTHS = (13, 15, 18, 20, 22, 24, 25, 28, 30, 36)
"""Months of history, the last of which is read."""


@dataclass(frozen=True)
class World:
    """How a series comes about.

    Attributes:
        name: of the world in a failing test.
        kind: count (events of a month), share (events of cases), ratio (a positive number with noise of its own) or level
            (a stock that goes on from where it was).
        size: expected events of a month (count), cases of a month (share); of no meaning for the others.
        rate: share of the cases that convert.
        noise: spread of the month's own factor on the log scale, beyond what counting brings.
        memory: how much of one month's own factor goes on in the next (first-order autocorrelation).
        wander: spread of a step by which the level itself moves each month, and stays.
        calendar: counts go by all days of the month, though they are judged by its business days.
        growth: per month, 0.02 is 2 %.
        season: how far a year swings to either side, 0.2 is 20 %.
        shape: of the season: `wave` (a sine), `months` (each month its own), `dip` (two months low).
        shift: factor of the last points, 1 is none.
        since: how many last points are shifted.
    """

    name: str
    kind: str = "count"
    size: float = 400
    rate: float = 0.05
    noise: float = 0.0
    memory: float = 0.0
    wander: float = 0.0
    calendar: bool = False
    growth: float = 0.0
    season: float = 0.0
    shape: str = "wave"
    shift: float = 1.0
    since: int = 1

    def shifted(self, shift: float, since: int = 1) -> World:
        """The same world with a change planted at its end."""
        return replace(self, shift=shift, since=since)


@dataclass(frozen=True)
class Series:
    """What one reading sees: values oldest first, the business days of each, and the cases of a share."""

    values: tuple[float, ...]
    business_days: tuple[int, ...]
    cases: tuple[float, ...]


WORLDS = (
    World("poisson"),
    World("small counts", size=25),
    World("large counts", size=20_000, noise=0.03),
    World("overdispersed", noise=0.15),
    World("growth", growth=0.02, noise=0.05),
    World("decline", growth=-0.03, noise=0.05),
    World("wave", season=0.2, noise=0.05),
    World("months", season=0.2, shape="months", noise=0.05),
    World("dip", season=0.2, shape="dip", noise=0.05),
    World("growth and wave", growth=0.02, season=0.2, noise=0.05),
    World("growth and dip", growth=0.02, season=0.2, shape="dip", noise=0.08),
    World("growth and wave, small", size=60, growth=0.02, season=0.2),
    World("share", kind="share", size=2_000),
    World("share, small", kind="share", size=300),
    World("share with wave", kind="share", size=20_000, season=0.2, noise=0.03),
    World("ratio with growth", kind="ratio", growth=0.02, noise=0.04),
    World("ratio with wave", kind="ratio", season=0.2, noise=0.08),
    World("by calendar days", size=20_000, noise=0.02, calendar=True),
    World("wandering level", kind="level", growth=0.01, noise=0.005, wander=0.03),
)

HARD = (World("noise with memory", noise=0.08, memory=0.5), World("drifting ratio", kind="ratio", wander=0.03))
"""Worlds in which "nothing changed" is not quite true: a month resembles the one before, or the rate drifts of itself."""


def series(world: World, count: int, seed: int, lengths: Sequence[int] = ()) -> Iterator[Series]:
    """`count` independent histories of a world, lengths taken in turn, calendars beginning in different months."""
    rng = np.random.default_rng(seed)
    taken = lengths or LENGTHS
    for index in range(count):
        yield one(world, taken[index % len(taken)], rng)


def one(world: World, length: int, rng: np.random.Generator) -> Series:
    """One history of `length` months."""
    first = int(rng.integers(0, 12))
    numbers, business, calendar = (column[first : first + length] for column in _calendar())
    expected = (1 + world.growth) ** np.arange(length) * _season(world, numbers, rng)
    expected = expected * np.exp(_noise(world, length, rng))
    expected[length - world.since :] *= world.shift
    cases = np.zeros(length)
    if world.kind == "count":
        days = calendar / 30.4 if world.calendar else business / 21
        values = rng.poisson(world.size * expected * days).astype(float)
    elif world.kind == "share":
        cases = rng.poisson(world.size * business / 21).astype(float)
        values = rng.binomial(cases.astype(int), np.clip(world.rate * expected, 0, 1)) / cases
    else:
        values = 100 * expected
    return Series(tuple(values.tolist()), tuple(business.tolist()), tuple(cases.tolist()))


@cache
def _calendar() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Number, business days and days of 60 months."""
    months = [month_of(date(2023, 1, 1)).shift(step) for step in range(60)]
    columns = zip(*((month.start.month, month.business_days(), month.days) for month in months), strict=True)
    numbers, business, calendar = (np.array(column) for column in columns)
    return numbers, business, calendar


def _noise(world: World, length: int, rng: np.random.Generator) -> np.ndarray:
    own = world.noise * rng.standard_normal(length)
    for index in range(1, length if world.memory else 0):
        own[index] = world.memory * own[index - 1] + np.sqrt(1 - world.memory**2) * own[index]
    return own + world.wander * np.cumsum(rng.standard_normal(length))


def _season(world: World, months: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The factor of each month of the year; the phase or the months themselves are drawn anew for each history."""
    if world.shape == "wave":
        year = 1 + world.season * np.sin(2 * np.pi * (np.arange(12) / 12 + rng.random()))
    elif world.shape == "months":
        year = 1 + world.season * rng.uniform(-1, 1, 12)
    else:
        year = np.ones(12)
        year[rng.choice(12, 2, replace=False)] -= world.season
    factor: np.ndarray = year[months - 1]
    return factor
