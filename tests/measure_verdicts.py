"""Measure what docs/statistics.md says of verdicts: `python -m tests.measure_verdicts [readings]`, a minute for 2,000."""

from __future__ import annotations

import sys
from collections import Counter

from reportgen.metrics.scoreboard import Verdict
from reportgen.metrics.verdicts import verdict
from reportgen.stats import below_or_above, individuals_limits, poisson_interval, run_side, wilson
from tests.worlds import HARD, WORLDS, Series, World, series

MOVED = (Verdict.UP, Verdict.DOWN)
LONGER = {3: (16, 18, 20, 22, 24, 26, 30, 33, 36), 12: (25, 28, 30, 33, 36, 40, 44, 48)}
"""Months of history by the length of the period that is judged: quarters and years."""

AGES = {"13-15": range(13, 18), "18-22": range(18, 24), "24-36": range(24, 37)}
SHIFTS = ((0.9, 1), (0.8, 1), (0.7, 1), (0.5, 1), (1.3, 1), (1.5, 1), (0.8, 8), (0.7, 8))


def read(world: World, one: Series, last: int = 1) -> Verdict:
    """The verdict on the last months of a history, with the interval of their count or share as a report has it."""
    interval = None
    values, cases = one.values[-last:], one.cases[-last:]
    if world.kind == "count":
        interval = poisson_interval(sum(values))
    elif world.kind == "share":
        converted = sum(value * count for value, count in zip(values, cases, strict=True))
        interval = wilson(round(converted), sum(cases))
    is_count = world.kind == "count"
    return verdict(one.values, one.business_days, world.kind, is_count=is_count, interval=interval, last=last)


def plain_chart(world: World, one: Series) -> bool:
    """Whether Wheeler's chart of the series as it is, not freed of trend and season, gives a signal."""
    days = one.business_days if world.kind == "count" else [1] * len(one.values)
    rates = [value / count for value, count in zip(one.values, days, strict=True)]
    limits = individuals_limits(rates[:-1])
    return below_or_above(rates[-1], limits) != 0 or run_side(rates, limits.centre) != 0


def bare_percentage(one: Series) -> bool:
    """Whether the last month differs from the one before by more than 5 %."""
    return one.values[-2] == 0 or abs(one.values[-1] / one.values[-2] - 1) > 0.05


def age(one: Series) -> str:
    """The row of `AGES` a history belongs to."""
    return next(name for name, lengths in AGES.items() if len(one.values) in lengths)


def false_row(world: World, readings: int) -> list[str]:
    """Shares of false readings in per cent: of all, by age, and of the two rules that verdicts are held against."""
    seen: Counter[str] = Counter()
    false: Counter[str] = Counter()
    for one in series(world, readings, seed=101):
        seen.update(["all", age(one)])
        if read(world, one) in MOVED:
            false.update(["all", age(one)])
        false.update(["plain"] * plain_chart(world, one) + ["bare"] * bare_percentage(one))
    seen.update({"plain": readings, "bare": readings})
    digits = {"plain": 0, "bare": 0}
    return [f"{100 * false[key] / seen[key]:.{digits.get(key, 1)}f}" for key in ("all", *AGES, "plain", "bare")]


def power_cell(world: World, readings: int) -> str:
    """Shares of right verdicts in per cent, by age."""
    right = Verdict.UP if world.shift > 1 else Verdict.DOWN
    seen: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for one in series(world, readings, seed=102):
        seen[age(one)] += 1
        found[age(one)] += read(world, one) is right
    return "/".join(f"{100 * found[name] / seen[name]:.0f}" for name in AGES)


def longer_row(world: World, readings: int) -> list[str]:
    """Quarters and years: false readings in per cent, and right ones of a fall by 10 and by 20 %."""
    cells = []
    for last, lengths in LONGER.items():
        false = sum(read(world, one, last) in MOVED for one in series(world, readings, 103, lengths))
        cells.append(f"{100 * false / readings:.1f}")
        for shift in (0.9, 0.8):
            moved = series(world.shifted(shift, last), readings // 2, 104, lengths)
            found = sum(read(world, one, last) is Verdict.DOWN for one in moved)
            cells.append(f"{200 * found / readings:.0f}")
    return cells


def main(readings: int) -> None:
    """Print the three tables as Markdown."""
    print("| world | false | 13-15 months | 18-22 | 24-36 | plain XmR | change over 5 % |\n|---" + "|---:" * 6 + "|")
    for world in WORLDS + HARD:
        print("| " + " | ".join([world.name, *false_row(world, readings)]) + " |")
    heads = [f"{100 * (shift - 1):+.0f} %" + (f", {since} months" if since > 1 else "") for shift, since in SHIFTS]
    print("\n| world | " + " | ".join(heads) + " |\n|---" + "|---:" * len(heads) + "|")
    for world in WORLDS + HARD:
        cells = [power_cell(world.shifted(*change), readings // 2) for change in SHIFTS]
        print("| " + " | ".join([world.name, *cells]) + " |", flush=True)
    print("\n| world | quarter: false | -10 % | -20 % | year: false | -10 % | -20 % |\n|---" + "|---:" * 6 + "|")
    for world in WORLDS + HARD:
        print("| " + " | ".join([world.name, *longer_row(world, readings // 2)]) + " |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
