"""How often the 80 % range of a forecast holds, in worlds where it is known what comes: `python -m tests.measure_forecasts 100`.

A world is a count by business day with growth, season, good and bad months and a drifting level, from a seed. Thirty months of it
are seen, then the next six are forecast. Printed for each: how often the range held, how far the middle was off (median), how wide
the range was (median, as a share of what came). Then the same for shorter histories and for other ways ahead.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

import numpy as np

from reportgen.periods import Grain, Period, add_months
from reportgen.planning import pace
from reportgen.planning.pace import Series

NOW = date(2026, 7, 1)


@dataclass(frozen=True)
class Course:
    """How a count by business day comes about.

    Attributes:
        name: of the world.
        size: cases of a month, at the time of the forecast.
        over: variance of a day by its mean, 1 for Poisson.
        growth: per month.
        season: how far the year swings to either side.
        shape: of the season: `wave`, `months` (each its own) or `dip` (two months low).
        mood: spread of a month's own factor.
        drift: spread of the step by which the level moves each month, and stays.
        months: seen before the forecast.
        ahead: months forecast.
    """

    name: str
    size: float = 60.0
    over: float = 1.3
    growth: float = 0.0
    season: float = 0.0
    shape: str = "wave"
    mood: float = 0.0
    drift: float = 0.0
    months: int = 30
    ahead: int = 6


WORLDS = (
    Course("steady"),
    Course("growth of 2%", growth=0.02),
    Course("season of 20%", season=0.2),
    Course("season of 20%, month by month", season=0.2, shape="months"),
    Course("growth of 2%, season of 20%", growth=0.02, season=0.2),
    Course("growth of 2%, two low months", growth=0.02, season=0.2, shape="dip", mood=0.03),
    Course("decline of 2%, season of 20%", growth=-0.02, season=0.2, mood=0.03),
    Course("good and bad months, 10%", mood=0.1),
    Course("a level that drifts by 4% a month", drift=0.04),
)
SIZES = ((17.0, 1.0), (60.0, 1.3), (500.0, 2.0), (30_000.0, 20.0))
"""Cases of a month and the dispersion of their days: customers, SQLs, leads, sessions of a small company."""


def simulate(world: Course, seed: int) -> Series:
    """One history of a world, with what comes after it."""
    random = np.random.default_rng(seed)
    phase, own, level = random.uniform(0, 12), random.normal(0, world.season, 12), 0.0
    first, end = add_months(NOW, -world.months), add_months(NOW, world.ahead)
    cases: dict[date, float] = {}
    start, at = first, 0
    while start < end:
        shapes = {
            "wave": world.season * math.sin(2 * math.pi * (at + phase) / 12),
            "months": float(own[at % 12]),
            "dip": -world.season if at % 12 in (6, 7) else 0.0,
        }
        level += random.normal(0, world.drift) if world.drift else 0.0
        mood = random.normal(0, world.mood) if world.mood else 0.0
        log = (at - world.months) * math.log1p(world.growth) + math.log1p(shapes[world.shape]) + level + mood
        rate = world.size / 21 * math.exp(log)
        for day in Period(start, add_months(start, 1), Grain.RANGE).iter_business_days():
            mean = random.gamma(rate / (world.over - 1), world.over - 1) if world.over > 1 else rate
            if count := int(random.poisson(mean)):
                cases[day] = float(count)
        start, at = add_months(start, 1), at + 1
    return Series(cases, None, first)


def tried(world: Course, seeds: range) -> tuple[float, float, float]:
    """How often the range held, how far the middle was off, how wide the range was."""
    held, off, wide = 0, [], []
    end = add_months(NOW, world.ahead)
    for seed in seeds:
        series = simulate(world, seed * 7 + 1)
        seen = pace._outlook(series, NOW, end, NOW, seed)  # shorter histories too, of which nothing is forecast
        if seen is None:
            continue
        came = series.total(NOW, end)
        held += seen.low <= came <= seen.high
        off.append(abs(seen.value - came) / came)
        wide.append((seen.high - seen.low) / came)
    return (held / len(off), median(off), median(wide)) if off else (math.nan,) * 3


LENGTHS = (6, 9, 12, 15, 18, 24, 36)
AHEAD = (1, 3, 6, 12)
BRIEF = WORLDS[:3] + WORLDS[4:5] + WORLDS[7:]
"""Worlds of which the histories and the ways ahead are tried, at 60 and at 500 a month."""


def main(times: int) -> None:
    """Print the tables of docs/planning.md."""
    print("| world | " + " | ".join(f"{size:,.0f} a month" for size, _ in SIZES) + " |")
    print("|---|" + "---:|" * len(SIZES))
    every = []
    for world in WORLDS:
        found = [tried(replace(world, size=size, over=over), range(times)) for size, over in SIZES]
        every += [held for held, _, _ in found]
        cells = [f"{held:.0%} / {off:.1%} / {wide:.0%}" for held, off, wide in found]
        print(f"| {world.name} | " + " | ".join(cells) + " |", flush=True)
    within = sum(0.75 <= held <= 0.85 for held in every)
    print(f"all: {sum(every) / len(every):.1%} held; {within} of {len(every)} cells within 75 to 85 %")
    for name, values in (("months", LENGTHS), ("ahead", AHEAD)):
        print(f"| {name} | " + " | ".join(map(str, values)) + " |")
        print("|---|" + "---:|" * len(values))
        for world in BRIEF:
            cells = []
            for value in values:
                pair = [
                    tried(replace(world, size=n, over=over, **{name: value}), range(times)) for n, over in SIZES[1:3]
                ]
                cells.append(" / ".join(f"{held:.0%}" for held, _, _ in pair))
            print(f"| {world.name} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
