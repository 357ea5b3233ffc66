"""What works so well that it deserves more: segments whose rate to a later stage beats that of all others.

Each segment is held against the rest, quarter by quarter over the last four, so that neither growth nor season nor a mix that
shifted makes a winner (Mantel and Haenszel 1959). It must have room to grow and bring a result for no more money than the rest.
Segments that are the same people under another name (a page, its campaign, the channel that leads to it) are told as one: one that
is no longer better without those of a better one is merged into it.

The best of many is partly luck: its rate is shrunk towards the rest by as much as segments differ by chance alone (Efron and
Morris, "Data analysis using Stein's estimator and its generalizations", JASA 70 (1975): 311-319).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.findings.base import Fact
from reportgen.findings.family import CHANCE, Against, Cases, two_groups
from reportgen.findings.known import PAST, Known, cases, is_recent, shown, shown_interval
from reportgen.findings.playbook import DoubleDown
from reportgen.findings.spread import FEWEST, segment_spread
from reportgen.metrics.monthly import Monthly
from reportgen.metrics.verdicts import FEWEST_CASES

QUARTERS = 4
EXPECTED = 5.0
"""Conversions that a segment must be expected to have, or nobody asks how it does."""


@dataclass(frozen=True)
class Winner:
    """A segment that does better than the rest.

    Attributes:
        kpi: the rate.
        by: (dimension, segment).
        fact: the comparison.
        p: two-sided, 1 where the segment is no better.
        share: of the whole's cases.
        room: whether it can grow, and costs no more for a result than the rest.
        dear: whether it costs more; None where nobody knows what it costs.
        gain: what one of its cases converts better than one of the rest, shrunk.
        error: standard error of that.
        a_year: its cases in a year.
        quarters: in how many of the four it was ahead.
        series: its months.
        rest: those of all others.
        spread: of segments from month to month.
    """

    kpi: str
    by: tuple[str, str]
    fact: Fact
    p: float
    share: float
    room: bool
    dear: bool | None
    gain: float
    error: float
    a_year: float
    quarters: int
    series: Monthly
    rest: Monthly
    spread: float


def candidates(known: Known, settings: DoubleDown) -> Iterator[Winner]:
    """All segments that are asked about, each with its comparison; what the family leaves of it is another matter."""
    for dimension in settings.dimensions:
        for kpi in settings.later:
            reading = known.reading(kpi)
            parts = known.cuts.get((kpi, dimension), {})
            grown = {name: one.of_age() for name, one in parts.items()}  # over a year young cohorts tell nothing more
            recent = {name: one.tail(PAST) for name, one in grown.items() if is_recent(one, known.quarter)}
            if reading is None or len(recent) < 2 or sum(cases(one).counted for one in recent.values()) < 2 * FEWEST:
                continue
            yield from _of_dimension(known, settings, dimension, recent)
            break


def _of_dimension(known: Known, settings: DoubleDown, dimension: str, parts: Mapping[str, Monthly]) -> Iterator[Winner]:
    left_out = settings.leave_out.get(dimension, frozenset())
    spread = segment_spread(parts, PAST)
    between = _between(parts, spread)
    whole = math.fsum(cases(one).of for one in parts.values())
    for name, mine in sorted(parts.items()):
        if not name or name.casefold() in left_out:
            continue
        rest = _sum([one for other, one in parts.items() if other != name], mine)
        found = compare(mine, rest)
        group, others = cases(mine), cases(rest)
        span = mine.span
        if (
            group.of < (FEWEST_CASES if mine.persons else 1)
            or found.expected < EXPECTED
            or not others.counted
            or span is None
        ):
            continue
        value, other = shown(mine, group), shown(rest, others)
        if value is None or other is None:
            continue
        fact = Fact(
            mine.kpi, (dimension, name), span, value, shown_interval(mine, group, spread), "rest", other,
            shown_interval(rest, others, spread), group.counted, group.of, found.p(1, spread),
        )  # fmt: skip
        gain, error = _shrunk(group, others, spread, between, mine)
        share = group.of / whole
        dear = _dear(known, (dimension, name), group, parts)
        ahead = sum(one.rate > two.rate for one, two in zip(_quarters(mine), _quarters(rest), strict=True))
        room, a_year = share < settings.cap and not dear, group.of * PAST / len(mine.months)
        yield Winner(
            mine.kpi, (dimension, name), fact, found.p(1, spread), share, room, dear, gain, error, a_year, ahead, mine, rest,
            spread,
        )  # fmt: skip


def compare(mine: Monthly, rest: Monthly) -> Against:
    """A segment against the rest, quarter by quarter."""
    return two_groups(zip(_quarters(mine), _quarters(rest), strict=True), persons=mine.persons)


def _quarters(series: Monthly) -> list[Cases]:
    return [cases(series.tail(3, 3 * back)) for back in range(QUARTERS)]


def _sum(parts: Sequence[Monthly], like: Monthly) -> Monthly:
    counted = tuple(math.fsum(column) for column in zip(*(one.counted for one in parts), strict=True))
    of = tuple(math.fsum(column) for column in zip(*(one.of for one in parts), strict=True))
    return replace(like, by=None, counted=counted, of=of)


def _less(series: Monthly, part: Monthly | None) -> Monthly:
    """A segment without those of another one."""
    if part is None:
        return series
    held = {month: pair for month, *pair in zip(part.months, part.counted, part.of, strict=True)}
    pairs = [held.get(month, [0.0, 0.0]) for month in series.months]
    return replace(
        series,
        counted=tuple(max(a - b[0], 0.0) for a, b in zip(series.counted, pairs, strict=True)),
        of=tuple(max(a - b[1], 0.0) for a, b in zip(series.of, pairs, strict=True)),
    )


def _between(parts: Mapping[str, Monthly], spread: float) -> float:
    """Variance of the segments' true rates about their mean, by moments (DerSimonian and Laird 1986)."""
    groups = [cases(one) for one in parts.values() if cases(one).of > 0]
    whole = Cases(math.fsum(one.counted for one in groups), math.fsum(one.of for one in groups))
    persons = next(iter(parts.values())).persons
    weights, squares = [], 0.0
    for one in groups:
        variance = spread * whole.rate * (max(1 - whole.rate, 0.0) if persons else 1.0) / one.of
        if variance <= 0:
            continue
        weights.append(1 / variance)
        squares += (one.rate - whole.rate) ** 2 / variance
    total = math.fsum(weights)
    left = total - math.fsum(w * w for w in weights) / total if total else 0.0
    return max((squares - (len(weights) - 1)) / left, 0.0) if left > 0 else 0.0


def _shrunk(group: Cases, rest: Cases, spread: float, between: float, series: Monthly) -> tuple[float, float]:
    """How much better one case converts than one of the rest, shrunk towards nothing, and its standard error."""
    scale = max(1 - group.rate, 0.0) if series.persons else 1.0
    own = spread * group.rate * scale / group.of
    kept = between / (between + own) if between + own > 0 else 0.0
    gain = kept * (group.rate - rest.rate) / series.ripe
    return gain, math.sqrt(kept * own + spread * rest.rate / rest.of) / series.ripe


def _dear(known: Known, by: tuple[str, str], group: Cases, parts: Mapping[str, Monthly]) -> bool | None:
    """Whether a result costs more than in the rest of what is paid for; None where nothing is known of its cost."""
    spent = known.spending.get(by)
    others = {
        name: known.spending[by[0], name] for name in parts if name != by[1] and known.spending.get((by[0], name))
    }
    if not spent or not others:
        return None
    results = math.fsum(cases(parts[name]).counted for name in others)
    return bool(group.counted) and results > 0 and spent / group.counted > 1.05 * math.fsum(others.values()) / results


def merged(
    known: Known, winners: Sequence[Winner], dimensions: Sequence[str] = ()
) -> list[tuple[Winner, tuple[Winner, ...]]]:
    """Winners that stand by themselves, the surest first, each with those that are the same under another name.

    Args:
        known: the quarter.
        winners: those that beat the rest.
        dimensions: of the same people under several names, the first dimension's is told.
    """
    order = {name: place for place, name in enumerate(dimensions)}
    kept: list[tuple[Winner, list[Winner]]] = []
    for one in sorted(winners, key=lambda each: (float(f"{each.p:.6g}"), order.get(each.by[0], 0), each.by)):
        same = next((group for group in kept if _is_same(known, one, group[0])), None)
        if same is None:
            kept.append((one, []))
        else:
            same[1].append(one)
    return [(one, tuple(others)) for one, others in kept]


def _is_same(known: Known, one: Winner, other: Winner) -> bool:
    """Whether a winner is none any more without the people of a surer one."""
    if one.by[0] == other.by[0] or one.kpi != other.kpi or known.within is None:
        return False
    inside = known.within(one.kpi, other.by, one.by[0])  # the surer one's people, by the dimension of this one
    both = inside.get(one.by[1])
    if both is None:
        return False
    outside = [part for name, part in inside.items() if name != one.by[1]]
    rest = one.rest
    for part in outside:
        rest = _less(rest, part)
    alone = _less(one.series, both)
    if cases(alone).of < 0.1 * one.a_year:
        return True
    return compare(alone, rest).p(1, one.spread) > CHANCE
