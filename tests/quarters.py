"""Six quarters of a KPI out of a simulated world, as the review of focus areas reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import numpy as np

from reportgen import stats
from reportgen.findings.moved import Quarters
from reportgen.metrics.scoreboard import Reading
from reportgen.periods import Period, month_of, quarter_of
from reportgen.quantities import Unit
from tests.worlds import Series, World, one

MONTHS = 24
NOW = quarter_of(date(2026, 6, 30))
LAST = month_of(date(2026, 6, 30))


def quarter(world: World, series: Series, first: int, period: Period) -> Reading:
    """The reading of three months of a world."""
    values, cases = series.values[first : first + 3], series.cases[first : first + 3]
    kind, unit = world.kind, Unit.PERCENT if world.kind == "share" else Unit.COUNT
    top: float | None = None
    below: float | None = None
    ends = None
    if kind == "count":
        value = top = sum(values)
        ends = (value - 1.96 * value**0.5, value + 1.96 * value**0.5)
    elif kind == "share":
        top, below = float(round(sum(rate * of for rate, of in zip(values, cases, strict=True)))), sum(cases)
        value, ends = top / below, stats.wilson(top, below)
    else:
        value = values[-1] if kind == "level" else sum(values) / 3
    return Reading("leads", "convert", kind, unit, None, "up", None, "period", period, value, top, below, interval=ends)


def quarters(world: World, rng: np.random.Generator, months: int = MONTHS) -> Quarters:
    """Now, the quarter that started it, the four before, and the history by month."""
    return read(world, one(world, months, rng))


def read(world: World, series: Series) -> Quarters:
    """What a review reads of a series: its last six quarters."""
    months = len(series.values)
    now, then, *before = (quarter(world, series, months - 3 * (back + 1), NOW.shift(-back)) for back in range(6))
    history = tuple((LAST.shift(at - months + 1), value) for at, value in enumerate(series.values))
    days = {period: days for (period, _), days in zip(history, series.business_days, strict=True)}
    for back in range(6):
        first = months - 3 * (back + 1)
        days[NOW.shift(-back)] = sum(series.business_days[first : first + 3])
    return Quarters(replace(now, history=history), then, tuple(reversed(before)), days)


def after_a_bad_quarter(world: World, count: int, seed: int, months: int = MONTHS) -> Iterator[Quarters]:
    """Histories in which the quarter that started it was worse than each of the four before: that is why it was looked at.

    Where growth leaves hardly any such quarter there are fewer than `count`.
    """
    rng = np.random.default_rng(seed)
    for _ in range(10 * count):
        series = one(world, months, rng)
        then, *before = (sum(series.values[months - 3 * back - 3 : months - 3 * back]) for back in range(1, 6))
        if then < min(before):
            yield read(world, series)
            count -= 1
        if not count:
            return
