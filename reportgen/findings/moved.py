"""Whether a figure is another one than it usually is: a quarter against the four before the one that gave cause for worry.

A figure is looked after because it was bad, and much of a bad figure's recovery is regression to the mean (Galton 1886): it would
have come without anybody's doing. So it is never compared with the quarter that started it, but with the four before that one:

1. `usual` is what these four were together: cases over cases for a share or a ratio, counts by business day, else the mean.
2. The difference has an interval of 95 %: what sampling allows (the intervals of the readings), and by how much more than that
   the four differ from one another, with Student's t of three degrees of freedom.
3. Where more than a year of months is known before the quarter that started it, the quarter's months must also lie outside what
   those months make one expect: a line through them, less what the same months did a year ago; or the year-on-year change about
   its own mean. Growth and season are nobody's success. Where fewer are known, the difference must be beyond chance by 98 %.

4. What began to fall before the area was found is itself among the four, and would hide in the spread that it makes. So where the
   figure is worse than each of the four, and its months say so too, they differ by the mean range of neighbours (von Neumann 1941):
   a step that lasts counts once. Of what is better this is not said: there the doubt is regression to the mean.

`docs/review.md` has how often that is wrong, and what it finds, in simulated worlds.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reportgen.metrics.scoreboard import Reading
from reportgen.periods import Period
from reportgen.stats import Baseline, Point, baseline, normal_quantile, student_quantile

QUARTERS = 4
"""Quarters before the one that started it, with which is compared."""
MONTHS = 3
"""Months of a quarter."""
FEWEST_MONTHS = 13
"""Months before the quarter that started it from which a trend is told from a season; as for verdicts."""
FEWEST_YEARLY = 5
CHANCE = 0.05
ALONE = 0.02
"""The same where no months can be asked, so that four quarters have to say it alone."""
MEAN_RANGE = 1.1284
"""Mean distance of two draws from a standard normal (Wheeler's d2 for two)."""
Z = normal_quantile(1 - CHANCE / 2)


@dataclass(frozen=True)
class Quarters:
    """One KPI in six quarters, each seen as long after its end as the last one is.

    Attributes:
        now: the quarter that is looked at, with its history by month.
        then: the quarter that started it; None where it was not read.
        before: the four before that one, oldest first.
        business_days: of each of these quarters and of the months of the history.
    """

    now: Reading
    then: Reading | None
    before: tuple[Reading, ...]
    business_days: Mapping[Period, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Moved:
    """How a figure differs from what it usually is.

    Attributes:
        usual: of the four quarters, as of a quarter with as many business days as this one.
        difference: of now from it.
        interval: 95 % interval of the difference.
        side: 1 better, -1 worse, 0 what could be chance.
    """

    usual: float
    difference: float
    interval: tuple[float, float]
    side: int


def moved(seen: Quarters) -> Moved | None:
    """How a figure differs from its four quarters; None where it or one of them is unknown or too few."""
    now, before = seen.now, seen.before
    if now.value is None or now.few or now.partial or len(before) < QUARTERS:
        return None
    values = [_scaled(each, seen) for each in before]
    if any(value is None for value in values) or any(each.partial for each in before):
        return None
    known = [value for value in values if value is not None]
    usual = _together(before) if now.kind in ("share", "ratio") else None
    usual = math.fsum(known) / QUARTERS if usual is None else usual
    errors = [_error(each) for each in before]
    difference = now.value - usual
    better = {"up": 1, "down": -1}.get(now.better, 0)
    fell = difference * better < 0 and all((now.value - value) * better < 0 for value in known)
    half = _half(known, errors, _error(now))
    if fell and _by_months(seen) == (1 if difference > 0 else -1):
        half = min(half, _half(known, errors, _error(now), lasting=True))
    interval = (difference - half, difference + half)
    if abs(difference) <= max(half, 1e-9 * abs(usual)):
        return Moved(usual, difference, interval, 0)
    sign = 1 if difference > 0 else -1
    beyond = _by_months(seen)
    sure = beyond == sign if beyond is not None else abs(difference) > _half(known, errors, _error(now), ALONE)
    if not sure:
        return Moved(usual, difference, interval, 0)
    return Moved(usual, difference, interval, sign * better)


def _scaled(reading: Reading, seen: Quarters) -> float | None:
    """A quarter's value; a count as of the business days of now."""
    if reading.value is None or reading.kind != "count":
        return reading.value
    here, now = seen.business_days.get(reading.period), seen.business_days.get(seen.now.period)
    return reading.value * now / here if here and now else reading.value


def _together(before: Sequence[Reading]) -> float | None:
    """The rate of several quarters as one; None where it is no plain quotient of what was counted."""
    top = [each.numerator for each in before]
    below = [each.denominator for each in before]
    if None in top or None in below:
        return None
    sums = math.fsum(one or 0.0 for one in top), math.fsum(one or 0.0 for one in below)
    return sums[0] / sums[1] if all(_plain(each) for each in before) else None


def _plain(reading: Reading) -> bool:
    """Whether a value is what was counted over what it is divided by, and nothing else."""
    if not reading.denominator:
        return False
    quotient = (reading.numerator or 0.0) / reading.denominator
    return math.isclose(quotient, reading.value or 0.0, rel_tol=1e-6, abs_tol=1e-12)


def _error(reading: Reading) -> float:
    """Standard error of a quarter's value by sampling alone; 0 where it is exact or nobody knows."""
    return (reading.interval[1] - reading.interval[0]) / (2 * Z) if reading.interval else 0.0


def _half(
    values: Sequence[float], errors: Sequence[float], error: float, chance: float = CHANCE, *, lasting: bool = False
) -> float:
    """Half of the interval of a difference from the mean of several quarters.

    Args:
        values: of the quarters, oldest first.
        errors: of each by sampling.
        error: of what is compared with them.
        chance: how often noise alone lies beyond, to both sides together.
        lasting: whether a step among the quarters that lasts counts once.
    """
    mean = math.fsum(values) / len(values)
    spread = math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1)
    if lasting:
        spread = (
            math.fsum(abs(after - before) for before, after in pairwise(values)) / (len(values) - 1) / MEAN_RANGE
        ) ** 2
    sampling = math.fsum(each * each for each in errors) / len(errors)
    excess = max(0.0, spread - sampling)
    normal, student = normal_quantile(1 - chance / 2), student_quantile(1 - chance / 2, len(values) - 1)
    by_chance = normal * normal * (error * error + sampling / len(errors))
    return math.sqrt(by_chance + student * student * excess * (1 + 1 / len(values)))


# --- by months


def _by_months(seen: Quarters) -> int | None:
    """1, -1 or 0: the quarter's months above, below or within what the months before would go on to; None where these are few."""
    points = _points(seen)
    last = seen.now.history[-MONTHS:]
    times = [float(len(seen.now.history) - MONTHS + step) for step in range(MONTHS)]
    judged = [point for point in points if point[0] >= times[0]]
    before = [point for point in points if point[0] < times[0] - MONTHS]
    if len(last) < MONTHS or len(judged) < MONTHS or len(before) < FEWEST_MONTHS:
        return None
    return _beside_trend(before, judged) or _beside_year(before, judged)


def _points(seen: Quarters) -> list[Point]:
    """The months of the history on the scale on which they are compared: logs of rates and of counts by business day."""
    history = seen.now.history
    is_count = seen.now.kind == "count"
    found = []
    for at, (period, value) in enumerate(history):
        days = seen.business_days.get(period, 0) if is_count else 1
        if value is not None and math.isfinite(value) and days:
            found.append((float(at), value / days))
    if seen.now.kind != "score" and found and all(value > 0 for _, value in found):
        return [(at, math.log(value)) for at, value in found]
    if is_count and all(value >= 0 for _, value in found):
        return [(at, math.sqrt(value)) for at, value in found]
    return found


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def _beside_trend(before: Sequence[Point], judged: Sequence[Point]) -> int:
    """Against a line through the months before, less what the same months of a year ago lay beside it."""
    line, known = baseline(before, trend=True), dict(before)
    times = [at for at, _ in judged]
    above = _mean([line.residual(point) for point in judged])
    swings = [line.residual((at - 12, known[at - 12])) for at in times if at - 12 in known]
    if swings and above * (swing := _mean(swings)) > 0:
        above = above - swing if abs(swing) < abs(above) else 0.0
    return _sided(above, line, times)


def _beside_year(before: Sequence[Point], judged: Sequence[Point]) -> int:
    """The change from a year ago against the same changes of the months before."""
    known = dict(before)
    earlier = [(at, value - known[at - 12]) for at, value in before if at - 12 in known]
    changes = [(at, value - known[at - 12]) for at, value in judged if at - 12 in known]
    if len(earlier) < FEWEST_YEARLY or len(changes) < len(judged):
        return 0
    level = baseline(earlier, trend=False)
    return _sided(_mean([level.residual(change) for change in changes]), level, [at for at, _ in changes])


def _sided(above: float, line: Baseline, times: Sequence[float]) -> int:
    """On which side of its prediction limits (Hillier 1969) the mean of new points lies."""
    distance = _mean(times) - line.time
    unsure = math.sqrt(1 / len(times) + 1 / line.count + distance * distance / line.time_squares)
    unsure *= math.sqrt((1 + line.memory) / (1 - line.memory))
    limit = max(student_quantile(1 - CHANCE / 2, line.freedom) * line.spread * unsure, 1e-9 * abs(line.level))
    return (above > limit) - (above < -limit)
