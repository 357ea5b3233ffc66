"""Is a rate weak? Against its target, else its benchmark, else its own past, and then: is it the rate, or only the mix?

Against its own past a rate must be worse than the twelve months before *and* than the same three months a year ago: so neither a
season nor one good quarter makes it weak. Of the two p-values the greater one counts (an intersection-union test, Berger 1982).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import fmean, median, stdev

from reportgen.findings import mix
from reportgen.findings.base import Fact, Mixed
from reportgen.findings.family import (
    CHANCE,
    Against,
    Cases,
    against_value,
    freedom_of,
    spread_of,
    than_both,
    two_groups,
)
from reportgen.findings.known import (
    NOW,
    PAST,
    Known,
    cases,
    has_past,
    is_recent,
    now,
    pair_of,
    past,
    shown,
    shown_interval,
    worse_side,
    year_ago,
)
from reportgen.findings.needed import LAST_YEAR, relative_variance, rung_of
from reportgen.findings.needed import interval as need_interval
from reportgen.findings.spread import FEWEST, spread_within
from reportgen.metrics.monthly import Monthly
from reportgen.metrics.scoreboard import Reading
from reportgen.stats import normal_quantile, student_tail
from reportgen.text import Msg

LEAST = 0.05
"""Share by which a level must differ from its own past: of many days a hundredth is more than chance, and no matter."""


@dataclass(frozen=True)
class Held:
    """What became of asking whether something is weak.

    Attributes:
        fact: the comparison.
        p: two-sided, 1 where the figure is not on the weak side.
        weak: whether it is worse beyond its interval; what the family leaves of `p` is another matter.
        gap: cases that are lacking for each unit of what they are counted against, above 0; by rate alone where mix shifted too.
        error: standard error of `gap`.
        series: the rate by month; None where no cases are counted.
        spread: of days and months.
        mixed: why it is only the mix.
        by_mix: what of `gap`, held against a target, is lacking because the mix shifted: other rates would not bring it back.
        over: it was worse, and its newest month is no longer: an outage, a wave of robots, nothing that must get better.
    """

    fact: Fact
    p: float
    weak: bool
    gap: float = 0.0
    error: float = 0.0
    series: Monthly | None = None
    spread: float = 1.0
    mixed: Mixed | None = None
    by_mix: float = 0.0
    over: bool = False


def weigh(known: Known, kpi: str, dimensions: Iterable[str] = ()) -> Held | Msg:
    """Ask whether a KPI is weak as a whole.

    Args:
        known: the quarter.
        kpi: id.
        dimensions: in which a shifted mix is looked for.

    Returns:
        What came of it, or why it could not be asked.
    """
    reading = known.reading(kpi)
    if reading is None or (reading.value is None and kpi not in known.rates):
        return Msg.of("focus-silent-figure", kpi=kpi)
    if reading.better == "none":
        return Msg.of("focus-silent-direction", kpi=kpi)
    series = known.rates.get(kpi)
    if reading.kind == "count":
        return _count(known, reading)
    if series is None:
        if reading.view == "cohort":
            return Msg.of("focus-silent-young", kpi=kpi)
        return _level(reading)
    if not is_recent(series, known.quarter):
        return Msg.of("focus-silent-young", kpi=kpi)
    if reading.kind == "duration":
        return _duration(reading, series)
    return _rate(known, reading, series, tuple(dimensions))


def _rate(known: Known, reading: Reading, series: Monthly, dimensions: tuple[str, ...]) -> Held | Msg:
    side = worse_side(reading.better, inverted=series.inverted)
    mine, spread = cases(now(series)), spread_within(reading, series)
    aim, against = _aim(reading, known.benchmarks.get((reading.kpi, ("", ""))))
    before = cases(past(series))
    if aim is None:
        if not has_past(series):
            return Msg.of("focus-silent-past", kpi=reading.kpi)
        if before.rate * mine.of < FEWEST:
            return Msg.of("focus-silent-few", kpi=reading.kpi)
        p = than_both(
            *(
                two_groups([(mine, cases(other))], persons=series.persons).p(side, spread)
                for other in (past(series), year_ago(series))
            )
        )
        gap, error = abs(before.rate - mine.rate), _error(mine, series, spread, before)
        other, other_interval = shown(series, before), shown_interval(series, before, spread)
    else:
        rate = 1 / aim if series.inverted else aim * series.ripe
        if rate * mine.of < FEWEST:
            return Msg.of("focus-silent-few", kpi=reading.kpi)
        p = against_value(mine, rate, persons=series.persons).p(side, spread)
        gap, error = abs(rate - mine.rate), _error(mine, series, spread)
        other, other_interval = aim, None
    value, interval, span = shown(series, mine), shown_interval(series, mine, spread), now(series).span
    same = span == reading.period and value is not None and math.isclose(value, reading.value or 0.0, rel_tol=1e-9)
    if same and reading.interval is not None:
        interval = reading.interval  # one figure has one interval on all pages; its test keeps the wider spread
    if value is None or other is None or span is None:
        return Msg.of("focus-silent-few", kpi=reading.kpi)
    fact = Fact(
        reading.kpi, None, span, value, interval, against, other, other_interval, *pair_of(now(series)), p=p,
    )  # fmt: skip
    weak = p < CHANCE and _beyond(interval, other)
    if weak and _over(series, before.rate if aim is None else rate, side, spread):
        return Held(fact, p, False, gap, error, series, spread, over=True)
    return _without_mix(known, Held(fact, p, weak, gap, error, series, spread), side, dimensions)


def _over(series: Monthly, usual: float, side: int, spread: float) -> bool:
    """Whether the newest month is better than those before it beyond chance, and nearer to what is usual than to them."""
    *earlier, newest = [Cases(*pair) for pair in zip(now(series).counted, now(series).of, strict=True)]
    others = Cases(math.fsum(one.counted for one in earlier), math.fsum(one.of for one in earlier))
    if not newest.of or two_groups([(newest, others)], persons=series.persons).p(-side, spread) > CHANCE:
        return False
    return (newest.rate - usual) * side < abs(newest.rate - others.rate)


def _aim(reading: Reading, benchmark: tuple[float, float] | None) -> tuple[float | None, str]:
    """What a figure is held against: its target, else the near end of its benchmark, else nothing set."""
    if reading.target is not None and reading.target.value > 0:
        return reading.target.value, "target"
    ends = benchmark or (reading.benchmark and (reading.benchmark.low, reading.benchmark.high))
    if ends and min(ends) > 0:
        return (ends[0] if reading.better == "up" else ends[1]), "benchmark"
    return None, "past"


def _beyond(interval: tuple[float, float] | None, other: float) -> bool:
    return interval is not None and not interval[0] <= other <= interval[1]


def _error(mine: Cases, series: Monthly, spread: float, before: Cases | None = None) -> float:
    """Standard error of the distance of a rate from another one, or from one that is set."""
    total = 0.0
    for group in (mine, before):
        if group is not None and group.of > 0:
            variance = group.counted * (max(1 - group.rate, 0.0) if series.persons else 1.0)
            total += max(spread, 1.0) * max(variance, 1.0) / group.of**2
    return math.sqrt(total)


def _without_mix(known: Known, held: Held, side: int, dimensions: tuple[str, ...]) -> Held:
    """The same, as far as it is the rate's own doing: compared segment by segment, with the mix as it is now."""
    series = held.series
    if not held.weak or series is None or not has_past(series):
        return held
    before, mine = cases(past(series)), cases(now(series))
    fell = (mine.rate - before.rate) * side > 0
    for dimension in dimensions:
        parts = {name: one for name, one in known.cuts.get((series.kpi, dimension), {}).items() if has_past(one)}
        if len(parts) < 2 or not fell:
            continue
        alike = two_groups([(cases(now(one)), cases(past(one))) for one in parts.values()], persons=series.persons)
        rate_gap = mix.rate_gap(parts, side)
        only_mix = alike.p(side, held.spread) > CHANCE and not mix.one_fell(parts, side)
        if held.fact.against == "past":
            held = replace(held, gap=min(held.gap, max(rate_gap, 0.0)))
        else:
            held = replace(held, by_mix=min(held.gap, max(held.by_mix, mix.fall(parts, side) - rate_gap)))
            # it was below what is set before the mix shifted
            only_mix = only_mix and (held.fact.other - (shown(series, before) or 0.0)) * side >= 0
        if only_mix:
            return replace(held, mixed=mix.mixed(parts, dimension))
    return held


def _duration(reading: Reading, series: Monthly) -> Held | Msg:
    """A wait: fewer are through within the time that is usual."""
    if not has_past(series):
        return Msg.of("focus-silent-past", kpi=reading.kpi)
    mine, before, spread = cases(now(series)), cases(past(series)), spread_of(series, NOW)
    if before.rate * mine.of < FEWEST:
        return Msg.of("focus-silent-few", kpi=reading.kpi)
    others = (past(series), year_ago(series))
    p = than_both(*(two_groups([(mine, cases(other))], persons=True).p(-1, spread) for other in others))
    earlier = [value for month, value in reading.history if value is not None and month.end <= reading.period.start]
    if reading.value is None or not earlier:
        return Msg.of("focus-silent-figure", kpi=reading.kpi)
    usual = median(earlier[-PAST:])
    fact = Fact(reading.kpi, None, reading.period, reading.value, reading.interval, "past", usual, p=p)
    return Held(fact, p, p < CHANCE and reading.value > usual, series=series, spread=spread)


def _count(known: Known, reading: Reading) -> Held | Msg:
    """A count: only against what is needed or planned, for growth and season move it by themselves."""
    rung = rung_of(known.ladder, reading)
    value, needed, against = reading.value, None, "needed"
    interval = reading.interval
    if reading.target is not None:
        needed, against = reading.target.value, "target"
    elif rung is not None and rung.needed_to_date is not None and rung.to_date is not None:
        value, needed = rung.to_date, float(rung.needed_to_date)
        interval = None
    if needed is None:
        return Msg.of("focus-silent-plan", kpi=reading.kpi)
    if value is None or needed < FEWEST:
        return Msg.of("focus-silent-few", kpi=reading.kpi)
    spread = max(dict(reading.interval_inputs).get("dispersion", 1.0), 1.0)
    unsure = relative_variance(known.ladder, rung, known.deal) if known.ladder and rung else 0.0
    if rung is None:
        p = Against(value, needed, needed).p(-1, spread)
    else:  # it is spread over its year as the last one was, whose days differed too
        days = spread * needed * (2 if rung.spread_from == LAST_YEAR else 1)
        p = Against(value, needed, days + needed**2 * unsure).p(-1)
    if interval is None:
        from reportgen.stats import count_interval

        interval = count_interval(value, spread)
    fact = Fact(reading.kpi, None, known.quarter, value, interval, against, needed, need_interval(needed, unsure), p=p)
    weak = p < CHANCE and _beyond(interval, needed) and value < needed
    share = max(needed - value, 0.0) / needed
    return Held(fact, p, weak, share, math.sqrt(spread * max(value, 1.0) / needed**2 + unsure), None, spread)


def _level(reading: Reading) -> Held | Msg:
    """A level, a mean or a score: its three months against what is set, else the twelve before and the three of a year ago."""
    values = [value for _, value in reading.history]
    months = values[-NOW - PAST :]
    if reading.value is None or reading.few or len(months) < NOW + PAST or any(one is None for one in months):
        return Msg.of("focus-silent-past", kpi=reading.kpi)
    log = reading.kind != "score" and all(one is not None and one > 0 for one in months)
    scaled = [math.log(one or 0.0) if log else one or 0.0 for one in months]
    side = worse_side(reading.better, inverted=False)
    here, before, ago = scaled[-NOW:], scaled[:PAST], scaled[:NOW]
    aim, against = _aim(reading, None)
    error, freedom = _month_error(scaled), float(PAST - 2)
    if reading.interval is not None and (not log or reading.interval[0] > 0):
        low, high = (math.log(end) if log else end for end in reading.interval)
        chance = (high - low) / (2 * normal_quantile(0.975)) * math.sqrt(NOW)
        error, freedom = max(error, chance), freedom_of(error * error, chance * chance, freedom)

    def p_of(other: float, share: float) -> float:
        return _t(fmean(here) - other, error * math.sqrt(1 / NOW + share), side, freedom)

    if aim is not None:
        p = p_of(math.log(aim) if log else aim, 0.0)
    else:
        p = than_both(p_of(fmean(before), 1 / PAST), p_of(fmean(ago), 1 / NOW))
    past_value = aim if aim is not None else fmean(one or 0.0 for one in months[:PAST])
    fact = Fact(reading.kpi, None, reading.period, reading.value, reading.interval, against, past_value, p=p)
    sure = reading.interval is None or _beyond(reading.interval, past_value)
    large = against != "past" or not log or abs(reading.value - past_value) >= LEAST * abs(past_value)
    return Held(fact, p, p < CHANCE and sure and large and (reading.value - past_value) * side > 0)


def _month_error(scaled: list[float]) -> float:
    """How far one month lies off, from neighbours (Wheeler); never less than half of what all of them show."""
    ranges = [abs(after - before) for before, after in pairwise(scaled)]
    return max(fmean(ranges) / 1.1284, stdev(scaled[:PAST]) / 2)


def _t(distance: float, error: float, side: int, freedom: float) -> float:
    if distance * side <= 0:
        return 1.0
    return 1e-12 if error <= 0 else min(2 * student_tail(abs(distance) / error, freedom), 1.0)


def lacking(held: Held) -> float:
    """Which share of what there should be is lacking; 0 of what is no count of cases."""
    if held.series is None:
        return held.gap  # of a count it is a share already, of a level nothing
    whole = cases(now(held.series)).rate + held.gap
    return held.gap / whole if whole else 0.0


def short(known: Known, kpi: str) -> float:
    """Which share of a count, or of a rate that must be fine, is lacking beyond chance; 0 where there is enough."""
    reading = known.reading(kpi)
    if reading is None or reading.value is None:
        return 0.0
    held = weigh(known, kpi) if reading.kind in ("count", "share", "ratio") else None
    if isinstance(held, Held):
        return lacking(held) if held.weak and held.p < CHANCE / 5 else 0.0
    down = reading.verdict is not None and str(reading.verdict) == "down" and reading.better == "up"
    return 1.0 if down else 0.0
