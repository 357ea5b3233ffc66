"""Simulated worlds in which it is known whether anything changed.

A world is a monthly series with noise, growth and a season, and nothing else: every verdict "up" or "down" in it is
false. A planted shift moves the last points by a known factor: there a verdict is right. All from seeds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from reportgen.periods import month_of

LENGTHS = (13, 15, 18, 20, 22, 24, 25, 28, 30, 36)
"""Months of history, the last of which is read."""


@dataclass(frozen=True)
class World:
    """How a series comes about.

    Attributes:
        name: of the world in a failing test.
        kind: count (events of a month), share (events of cases) or level (a positive number with noise of its own).
        size: expected events of a month (count), cases of a month (share); of no meaning for a level.
        rate: share of the cases that convert.
        noise: spread of the month's own factor on the log scale, beyond what counting brings.
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
    World("level with growth", kind="level", growth=0.02, noise=0.04),
    World("level with wave", kind="level", season=0.2, noise=0.08),
)


def series(world: World, count: int, seed: int) -> Iterator[Series]:
    """`count` independent histories of a world, lengths taken in turn, calendars beginning in different months."""
    rng = np.random.default_rng(seed)
    for index in range(count):
        yield one(world, LENGTHS[index % len(LENGTHS)], rng)


def one(world: World, length: int, rng: np.random.Generator) -> Series:
    """One history of `length` months."""
    first = month_of(date(2023, 1, 1)).shift(int(rng.integers(0, 12)))
    months = [first.shift(step) for step in range(length)]
    days = np.array([month.business_days() for month in months])
    expected = (1 + world.growth) ** np.arange(length) * _season(world, [month.start.month for month in months], rng)
    expected = expected * np.exp(world.noise * rng.standard_normal(length) - world.noise**2 / 2)
    expected[length - world.since :] *= world.shift
    cases = np.zeros(length)
    if world.kind == "count":
        values = rng.poisson(world.size * expected * days / 21).astype(float)
    elif world.kind == "share":
        cases = rng.poisson(world.size * days / 21).astype(float)
        values = rng.binomial(cases.astype(int), np.clip(world.rate * expected, 0, 1)) / cases
    else:
        values = 100 * expected
    return Series(tuple(values.tolist()), tuple(days.tolist()), tuple(cases.tolist()))


def _season(world: World, months: list[int], rng: np.random.Generator) -> np.ndarray:
    """The factor of each month of the year; the phase or the months themselves are drawn anew for each history."""
    if world.shape == "wave":
        year = 1 + world.season * np.sin(2 * np.pi * (np.arange(12) / 12 + rng.random()))
    elif world.shape == "months":
        year = 1 + world.season * rng.uniform(-1, 1, 12)
    else:
        year = np.ones(12)
        year[rng.choice(12, 2, replace=False)] -= world.season
    return np.array([year[month - 1] for month in months])
