"""What may be said of a figure: whether it is too few, whether it moved, how it stands against the plan.

A verdict comes from the history and never from a bare percentage. The series is judged on an individuals chart
(`stats.control`), freed first of what would be mistaken for news:

- counts as rates per business day; positive series as logs, so that growth of 2 % a month is a straight line; levels
  (followers), which drift of themselves, as their growth from point to point;
- two charts where both can be drawn: the series about its own trend, and the year-on-year change about its mean, which
  holds neither season nor steady growth (it needs 18 months). The narrower one judges;
- what a month did a year ago is no news: a point outside the trend must also lie outside its year-ago self, and a
  year-on-year change must also be a deviation of this year, by a standard deviation, or it is last year's echo;
- a quarter, a year or a range is judged by its months: their mean, by the months before it, with limits for a mean of so
  many. It speaks of the period as a whole, not of its last month;
- two signals: the latest point outside its limits; or the last eight all on one side, and their mean outside its own,
  judged by the points before the eight. The second needs 24 months, for the eight months before a season has come round
  twice look like a change. It is the months' own: a quarter has the first only.

`docs/statistics.md` has the false verdicts and the power, measured in simulated worlds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

from reportgen.metrics.scoreboard import Status, Verdict
from reportgen.stats import RUN, Point, baseline, normal_quantile, run_side

FEWEST_CASES, FEWEST_CONVERSIONS, FEWEST_EVENTS = 60, 10, 10
FEWEST_POINTS = 8
"""Usable points, the latest among them, that a verdict needs."""

FEWEST_YEARLY = 5
"""Earlier year-on-year changes from which a chart of them can be drawn."""

POINT_CHANCE, RUN_CHANCE = 0.01, 0.005
"""How often noise alone gives each of the two signals, at most; both charts together stay below 2 %."""

FIRST_YEAR_CHANCE = 0.003
"""The same for a point without a year-ago self to tell a season from news: Wheeler's three standard deviations."""


def too_few(kind: str, numerator: float | None, denominator: float | None) -> bool:
    """Whether a figure is shown grey, without rank and without headline.

    Args:
        kind: of the KPI. A share needs 60 cases and 10 conversions; a score and a duration 10 answers or cases; a ratio
            10 of whichever of its two is the fewer (leads of a cost per lead, leads of a rate of sessions); a count 10.
            A level is read off, not counted, and never too few.
        numerator: what was counted, None where nothing was.
        denominator: what it was divided by, None where nothing is.
    """
    if kind == "level":
        return False
    if kind == "share":
        return (denominator or 0) < FEWEST_CASES or (numerator or 0) < FEWEST_CONVERSIONS
    answers = denominator if denominator is not None else numerator
    events = [answers] if kind in ("score", "duration") else [numerator, denominator]
    counted = [abs(number) for number in events if number is not None]
    return bool(counted) and min(counted) < FEWEST_EVENTS


def verdict(
    history: Sequence[float | None],
    business_days: Sequence[int],
    kind: str,
    *,
    is_count: bool,
    complete: bool = True,
    interval: tuple[float, float] | None = None,
    season: int = 12,
    last: int = 1,
) -> Verdict:
    """Whether the latest points differ from the history by more than the history differs from itself.

    Args:
        history: values oldest first, the last ones judged; None where there is no figure. Equal steps in time.
        business_days: of each point, as many.
        kind: count, level, share, ratio, duration or score; a score is never taken as a log.
        is_count: the value grows with the length of the period and is compared per business day.
        complete: whether the last point's period is over; while it is not, it is too few to say.
        interval: 95 % interval of the period's value; the spread is never taken to be less than its noise.
        season: points in a year: 12 for months, 52 for weeks, 4 for quarters.
        last: how many points the period is: 1 for a month of months, 3 for a quarter. Their mean is judged, by the points before
            them; all of them must be known, and more than a year before them, for a trend drawn through less is half
            season: it carries one point further, but not three.

    Raises:
        ValueError: as many business days as points are needed.
    """
    if len(business_days) != len(history):
        raise ValueError(f"{len(business_days)} numbers of business days do not go with {len(history)} points")
    if not complete or len(history) <= last or any(value is None for value in history[-last:]):
        return Verdict.TOO_FEW
    points, noise = _scaled(history, business_days, kind, is_count, interval, last)
    fewest = FEWEST_POINTS - 1 if last == 1 else season + 1
    if len(points) - last < fewest or points[-last][0] != len(history) - last:
        return Verdict.TOO_FEW
    if kind == "count" and is_count:
        known = [value for value in history if value is not None]
        if max(math.fsum(known[-last:]), last * median(known[:-last])) < FEWEST_EVENTS:
            return Verdict.TOO_FEW
    side = _mean_signal(points, noise, season, last) or (_run_signal(points, noise, season) if last == 1 else 0)
    return {1: Verdict.UP, -1: Verdict.DOWN, 0: Verdict.NO_CHANGE}[side]


def _scaled(
    history: Sequence[float | None],
    business_days: Sequence[int],
    kind: str,
    is_count: bool,
    interval: tuple[float, float] | None,
    last: int,
) -> tuple[list[Point], float]:
    """The usable points on the scale they are judged on, and the standard error there of one of the last."""
    usable = [
        (index, value, days if is_count else 1)
        for index, (value, days) in enumerate(zip(history, business_days, strict=True))
        if value is not None and math.isfinite(value) and (days > 0 or not is_count)
    ]
    positive = all(value > 0 for _, value, _ in usable) and kind != "score"

    def scale(value: float, days: float) -> float:
        if positive:
            return math.log(value / days)
        if is_count and value >= 0:
            return math.sqrt((value + 0.375) / days)  # Anscombe (1948): steadies the spread of counts that touch 0
        return value / days

    points: list[Point] = [(float(index), scale(value, days)) for index, value, days in usable]
    if kind == "level":
        return _changes(points, 1), 0.0
    if interval is None or not usable or (positive and interval[0] <= 0):
        return points, 0.0
    days = sum(days for _, _, days in usable[-last:]) if is_count else 1
    width = scale(interval[1], days) - scale(interval[0], days)
    # The interval is that of the mean of the last points; one of them is less sure.
    noise = math.sqrt(last) * width / (2 * normal_quantile(0.975))
    if positive and kind in ("count", "share") and len(points) > last:
        # The fewer the events, the wider the log; what is asked is how far chance would carry the usual number of them.
        usual = median(value for _, value in points[:-last])
        noise *= math.exp((_mean([value for _, value in points[-last:]]) - usual) / 2)
    return points, noise


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)


def _changes(points: Sequence[Point], back: int) -> list[Point]:
    """The change of each point from the one `back` points of time before it, where there is one."""
    known = dict(points)
    return [(time, value - known[time - back]) for time, value in points if time - back in known]


def _mean_signal(points: Sequence[Point], noise: float, season: int, last: int) -> int:
    """1, -1 or 0: the mean of the last points above, below or within the narrower of the two charts."""
    before, judged = points[:-last], points[-last:]
    times = [time for time, _ in judged]
    trend = baseline(before, trend=True)
    deviation = above = _mean([trend.residual(point) for point in judged])
    earlier = dict(before)
    swings = [trend.residual((time - season, earlier[time - season])) for time in times if time - season in earlier]
    if swings:
        above = _beyond(deviation, math.fsum(swings) / last)
    changes = _changes(points, season)
    yearly = len(changes) >= last + FEWEST_YEARLY and [time for time, _ in changes[-last:]] == times
    sure = len(swings) == last and (last == 1 or yearly)
    limit = trend.limit(times, POINT_CHANCE if sure else FIRST_YEAR_CHANCE, noise)
    by_trend = (above > limit) - (above < -limit)
    if not yearly:
        return by_trend
    steady = baseline(changes[:-last], trend=False)
    yearly_limit = steady.limit(times, POINT_CHANCE, noise * math.sqrt(2))
    if last == 1 and yearly_limit >= limit:
        return by_trend
    moved = _mean([steady.residual(change) for change in changes[-last:]])
    echo = moved * deviation <= 0 or abs(deviation) < trend.spread / math.sqrt(last)
    by_year = 0 if echo else (moved > yearly_limit) - (moved < -yearly_limit)
    return by_year if last == 1 else by_trend or by_year


def _run_signal(points: Sequence[Point], noise: float, season: int) -> int:
    """1, -1 or 0: the last eight points all on one side, and their mean outside, by either chart."""
    before, run = points[:-RUN], points[-RUN:]
    if len(before) < season + RUN // 2:
        return 0
    times = [time for time, _ in run]
    trend = baseline(before, trend=True)
    residuals = [trend.residual(point) for point in run]
    known = dict(points)
    swings = [trend.residual((time - season, known[time - season])) for time in times if time - season in known]
    above = math.fsum(residuals) / RUN
    if swings:
        above = _beyond(above, math.fsum(swings) / len(swings))
    side = run_side(residuals)
    if side and side * above > trend.limit(times, RUN_CHANCE, noise):
        return side
    changes = _changes(points, season)
    if len(changes) < RUN + 4:
        return 0
    steady = baseline(changes[:-RUN], trend=False)
    moves = [steady.residual(change) for change in changes[-RUN:]]
    limit = steady.limit([time for time, _ in changes[-RUN:]], RUN_CHANCE, noise * math.sqrt(2))
    side = run_side(moves)
    return side if side * math.fsum(moves) / RUN > limit else 0


def _beyond(above: float, swing: float) -> float:
    """What is left of a deviation once a like one of a year ago is taken off; an opposite one takes nothing off."""
    if above * swing <= 0:
        return above
    return above - swing if abs(swing) < abs(above) else 0.0


def status(
    value: float | None,
    target: float | None,
    *,
    tolerance: float = 0.02,
    better: str = "up",
    interval: tuple[float, float] | None = None,
    complete: bool = True,
    few: bool = False,
    exact: bool = True,
) -> Status:
    """How a figure stands against its plan.

    The tolerance says whether it differs, the interval whether that could be chance.

    Args:
        value: of the period; None where there is no figure.
        target: None where there is no plan.
        tolerance: share of the target's size within which a figure is on plan, the ends included. A target of 0 is
            met only exactly.
        better: `up`, `down` (a lower figure is ahead), or `none`: such a figure is never ahead or behind; outside the
            tolerance it is to be watched, whatever its interval.
        interval: 95 % interval of the value; None for one that has none.
        complete: whether the period is over.
        few: as `too_few` says.
        exact: whether a value without an interval is exact, so that no difference is chance; else nobody knows how sure it
            is, and a difference is no more than watched.
    """
    if value is None:
        return Status.NO_DATA
    if target is None:
        return Status.NO_PLAN
    if not complete:
        return Status.RUNNING
    if few:
        return Status.TOO_FEW
    difference = value - target
    allowed = tolerance * abs(target)
    if abs(difference) <= allowed + 1e-12 * abs(target):
        return Status.ON_PLAN
    by_chance = not exact if interval is None else interval[0] <= target <= interval[1]
    if by_chance or better == "none":
        return Status.WATCH
    return Status.AHEAD if (difference > 0) == (better == "up") else Status.BEHIND
