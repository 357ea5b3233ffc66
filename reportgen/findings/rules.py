"""Improve: each rule of the playbook asked, and what it found with its evidence.

A rule is asked of each of its weak KPIs as a whole and, where it says so, of each segment: against the segment's own benchmark,
else against the rest (a share of a count: against its own past). Where the weakness sits is looked for in the cuts that the rule
names: the segments that lost most beyond chance, and of the same cut those that did not move.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportgen.findings.base import Fact, Inner
from reportgen.findings.family import CHANCE, Cases, adjusted, against_value, than_both, two_groups
from reportgen.findings.inside import itself
from reportgen.findings.known import (
    Known,
    attributed,
    cases,
    has_past,
    is_recent,
    named,
    now,
    pair_of,
    past,
    shown,
    shown_interval,
    worse_side,
    year_ago,
)
from reportgen.findings.playbook import Rule
from reportgen.findings.spread import FEWEST, segment_spread
from reportgen.findings.weigh import Held, lacking, short, weigh
from reportgen.metrics.monthly import Monthly
from reportgen.periods import Period
from reportgen.text import Msg

SHOWN = 5
"""Segments of one cut that stand in the evidence."""

OFF = 3
"""Segments farthest from what the whole is held against that stand there."""

SET = ("target", "benchmark")
"""What somebody set, and no figure of the business's own."""

NEW = 6
"""Months of the past without anything from which on a segment is new, and held against the others instead."""

LARGE = 100
"""Conversions now, and expected, from which a base is large."""

SHARP = 3.0
"""Standard errors by which a step must be larger than its own uncertainty to be a sharp start."""


@dataclass(frozen=True)
class Asked:
    """One question of a rule and its answer.

    Attributes:
        rule: that asked.
        held: what came of it.
        by: the segment it was asked of; None for the whole.
    """

    rule: Rule
    held: Held
    by: tuple[str, str] | None = None

    @property
    def key(self) -> str:
        """The id of the focus area that comes of it."""
        return f"improve-{self.held.fact.kpi}" if self.by is None else f"improve-{self.held.fact.kpi}-{named(*self.by)}"


def ask(known: Known, rule: Rule) -> tuple[list[Asked], list[Msg]]:
    """Ask a rule of the whole and of its segments; with the reasons where it could not be asked."""
    asked: list[Asked] = []
    reasons: list[Msg] = []
    for kpi in rule.weak:
        reading = known.reading(kpi)
        shares = reading is not None and reading.kind == "count" and rule.segments is not None
        if not shares:
            found = weigh(known, kpi, rule.look.get(kpi, ()))
            if isinstance(found, Held):
                asked.append(Asked(rule, found))
            else:
                reasons.append(found)
        if rule.segments is not None:
            segments = [Asked(rule, held, by) for by, held in _segments(known, kpi, rule.segments)]
            asked += segments
            if shares and not segments:
                cut = known.cuts.get((kpi, rule.segments))
                reasons.append(Msg.of("focus-silent-few" if cut else "focus-silent-figure", kpi=kpi))
    return asked, reasons


def holds_before(known: Known, rule: Rule, found: Sequence[Asked]) -> str | None:
    """The KPI of which a larger share is lacking than at this step, so that the bottleneck lies before it; None where none is.

    Of many visits a hundredth is short of a goal beyond chance, and no reason to say nothing of a form that lost a third.
    """
    here = max((lacking(one.held) for one in found), default=0.0)
    return next((kpi for kpi in rule.enough if short(known, kpi) > here), None)


def _segments(known: Known, kpi: str, dimension: str) -> Iterator[tuple[tuple[str, str], Held]]:
    parts = known.cuts.get((kpi, dimension), {})
    reading = known.reading(kpi)
    recent = {name: one for name, one in parts.items() if is_recent(one, known.quarter)}
    if reading is None or len(recent) < 2 or reading.better == "none" or not attributed(known, kpi, parts, "rest"):
        return
    side = worse_side(reading.better, inverted=next(iter(recent.values())).inverted)
    spread = segment_spread(recent, 12)
    for name, series in sorted(recent.items()):
        held = None if not name else _segment(known, kpi, (dimension, name), series, recent, side, spread, reading.kind)
        if held is not None:
            yield (dimension, name), held


def _segment(
    known: Known, kpi: str, by: tuple[str, str], series: Monthly, parts: Mapping[str, Monthly], side: int, spread: float,
    kind: str,
) -> Held | None:  # fmt: skip
    mine, span = cases(now(series)), now(series).span
    benchmark = known.benchmarks.get((kpi, by))
    if benchmark is not None:
        near = benchmark[1] if series.inverted or side > 0 else benchmark[0]
        rate = 1 / near if series.inverted else near * series.ripe
        tests = [against_value(mine, rate, persons=series.persons)]
        against, other, other_interval = "benchmark", near, None
    elif kind == "count":
        if not has_past(series):
            return None
        before = cases(past(series))
        rate, against = before.rate, "past"
        tests = [two_groups([(mine, cases(one))], persons=True) for one in (past(series), year_ago(series))]
        other, other_interval = shown(series, before) or 0.0, shown_interval(series, before, spread)
    else:
        others = [cases(now(one)) for name, one in parts.items() if name != by[1]]
        rest = Cases(math.fsum(one.counted for one in others), math.fsum(one.of for one in others))
        rate, against = rest.rate, "rest"
        tests = [two_groups([(mine, rest)], persons=series.persons)]
        other, other_interval = shown(series, rest) or 0.0, shown_interval(series, rest, spread)
    value, interval = shown(series, mine), shown_interval(series, mine, spread)
    if value is None or span is None or rate * mine.of < FEWEST or mine.counted <= 0:
        return None
    each = [one.p(side, spread) for one in tests]
    p = than_both(*each) if len(each) == 2 else each[0]
    if kind == "count":  # told in cases: what there are, and what there would be at the share of before
        value, other, interval = mine.counted, rate * mine.of, _times(interval, mine.of)
        other_interval = _times(other_interval, mine.of)
    pair = pair_of(now(series))
    fact = Fact(kpi, by, span, value, interval, against, other, other_interval, *pair, p=p)
    beyond = interval is not None and not interval[0] <= other <= interval[1]
    error = math.sqrt(spread * mine.counted) / mine.of
    return Held(fact, p, p < CHANCE and beyond, abs(rate - mine.rate), error, series, spread)


def _times(interval: tuple[float, float] | None, factor: float) -> tuple[float, float] | None:
    return None if interval is None else (interval[0] * factor, interval[1] * factor)


def evidence(known: Known, asked: Asked, further: tuple[Held, ...] = ()) -> tuple[tuple[Fact, ...], tuple[Inner, ...]]:
    """What a weakness rests on: the comparison itself, other KPIs of its rule that are weak too, and where it sits.

    Beside it the segments that became worse by their own mix alone, and are no place of it.
    """
    facts = [asked.held.fact, *(one.fact for one in further)]
    if asked.by is not None:
        return tuple(facts), ()
    facts += _off(known, asked)
    both = [
        itself(known, _moved(known, kpi, dimension), dimensions, _side(known, kpi))
        for kpi, dimensions in asked.rule.look.items()
        for dimension in dimensions
    ]
    found = [cut for cut, _ in both if cut]
    best = min(found, key=_moved_most, default=None)
    found.sort(key=lambda cut: (cut is not best, min(1.0 if one.p is None else one.p for one in cut)))
    for number, cut in enumerate(found):
        moved = [one for one in cut if (one.adjusted if one.adjusted is not None else 1.0) <= CHANCE]
        if moved:
            facts += cut[:SHOWN] if number == 0 else moved[:1]
    return tuple(facts), tuple(one for _, inner in both for one in inner)


def _moved_most(cut: Sequence[Fact]) -> tuple[float, float]:
    """What the first cut is chosen by: what moved against its own past; what is new and worse stands beside it."""
    sure = [(one.against != "past", 1.0 if one.p is None else one.p) for one in cut]
    return min((p for new, p in sure if not new), default=1.0), min(p for _, p in sure)


def _side(known: Known, kpi: str) -> int:
    """On which side cases of a KPI are worse."""
    reading, series = known.reading(kpi), known.rates.get(kpi)
    return worse_side(reading.better, inverted=series is not None and series.inverted) if reading else 0


def _off(known: Known, asked: Asked) -> list[Fact]:
    """Segments that are worse than what the whole is held against beyond chance, what takes most more than it used to first.

    A segment that always was dear, and of which there is more now, has not moved against its past: only the target shows it. One
    that takes no more of the whole than in the past, as a home page that never was to convert like a form, is none of it.
    Of the rule's cuts the first one counts that shows any; its p-values are corrected for all segments of the cut.
    """
    main, whole = asked.held.fact, asked.held.series
    reading = known.reading(main.kpi)
    if main.against not in SET or whole is None or reading is None or main.other <= 0:
        return []
    side = worse_side(reading.better, inverted=whole.inverted)
    for dimension in asked.rule.look.get(main.kpi, ()):
        cut = known.cuts.get((main.kpi, dimension), {})
        parts = {name: one for name, one in cut.items() if name and is_recent(one, known.quarter)}
        if len(parts) < 2 or not attributed(known, main.kpi, cut, "rest"):
            continue
        spread = segment_spread(parts, 12)
        totals = [math.fsum(cases(of(one)).of for one in parts.values()) for of in (now, past)]
        every: dict[str, tuple[Fact, float]] = {}
        for name, series in parts.items():
            mine, span = cases(now(series)), now(series).span
            rate = 1 / main.other if series.inverted else main.other * series.ripe
            value = shown(series, mine)
            if value is None or span is None or rate * mine.of < FEWEST:
                continue
            pair = pair_of(now(series))
            p = against_value(mine, rate, persons=series.persons).p(side, spread)
            interval = shown_interval(series, mine, spread)
            fact = Fact(main.kpi, (dimension, name), span, value, interval, main.against, main.other, None, *pair, p=p)
            takes = [
                side * (cases(of(series)).rate - rate) * cases(of(series)).of / total if total else 0.0
                for of, total in zip((now, past), totals, strict=True)
            ]
            every[name] = (fact, takes[0] - max(takes[1], 0.0))
        left = adjusted({name: fact.p or 0.0 for name, (fact, _) in every.items()})
        found = [
            (replace(fact, adjusted=left[name]), more)
            for name, (fact, more) in every.items()
            if left[name] <= CHANCE and more > 0
        ]
        if found:
            return [one for one, _ in sorted(found, key=lambda one: (-one[1], one[0].by or ("", "")))][:OFF]
    return []


def _moved(known: Known, kpi: str, dimension: str) -> list[Fact]:
    """Segments of a cut against their own past, what lost most first; new ones against the rest."""
    reading, cut = known.reading(kpi), known.cuts.get((kpi, dimension), {})
    parts = {name: one for name, one in cut.items() if name and is_recent(one, known.quarter)}
    if reading is None or not parts or not attributed(known, kpi, cut, "past"):
        return []
    side = worse_side(reading.better, inverted=next(iter(parts.values())).inverted)
    spread = segment_spread(parts, 12)
    every: dict[str, tuple[Fact, float]] = {}
    for name, series in parts.items():
        mine, before, against = cases(now(series)), cases(past(series)), "past"
        if not has_past(series) or past(series).of.count(0.0) >= NEW or before.rate * mine.of < FEWEST:
            others = [cases(now(one)) for other, one in parts.items() if other != name]
            before = Cases(math.fsum(one.counted for one in others), math.fsum(one.of for one in others))
            against = "rest"
        value, other = shown(series, mine), shown(series, before) if before.of else None
        span = now(series).span
        if value is None or other is None or span is None or before.rate * mine.of < FEWEST:
            continue
        p = two_groups([(mine, before)], persons=series.persons).p(side, spread)
        if against == "rest" and p > CHANCE:
            continue  # a segment that is new says something only where it is worse than the others
        pair = pair_of(now(series))
        fact = Fact(
            kpi, (dimension, name), span, value, shown_interval(series, mine, spread), against, other,
            shown_interval(series, before, spread), *pair, p=p,
        )  # fmt: skip
        every[name] = (fact, (mine.rate - before.rate) * mine.of * side)
    left = adjusted({name: fact.p or 0.0 for name, (fact, _) in every.items()})
    facts = [(replace(fact, adjusted=left[name]), lost) for name, (fact, lost) in every.items()]
    return [fact for fact, _ in sorted(facts, key=lambda one: (-one[1], one[0].by or ("", "")))]


def confidence(known: Known, asked: Asked, facts: tuple[Fact, ...]) -> tuple[str, Msg]:
    """High with a sharp start, a group that did not move and a large base; medium with two of them, else low."""
    held = asked.held
    start = _start(held)
    contrast = _contrast(facts)
    base = held.series is not None and cases(now(held.series)).counted >= LARGE
    level = {3: "high", 2: "medium"}.get(sum((start is not None, contrast, base)), "low")
    said = {"sharp": "yes" if start else "no", "contrast": "yes" if contrast else "no", "base": "yes" if base else "no"}
    return level, Msg.of("focus-confidence-improve", start=start, **said)


def _start(held: Held) -> Period | None:
    """The month in which a rate stepped down, where a step fits its months better than a slope; None where it does not."""
    series = held.series
    if series is None or not has_past(series):
        return None
    newest = series.tail(15)
    rates = [Cases(*pair).rate for pair in zip(newest.counted, newest.of, strict=True)]
    before = cases(past(series)).rate
    if before <= 0:
        return None
    count = len(rates)
    best: tuple[float, int] | None = None
    for at in range(4, count - 1):
        left, right = rates[:at], rates[at:]
        squares = _squares(left) + _squares(right)
        if best is None or squares < best[0]:
            best = (squares, at)
    if best is None:
        return None
    squares, at = best
    left, right = rates[:at], rates[at:]
    step = math.fsum(right) / len(right) - math.fsum(left) / len(left)
    error = math.sqrt(max(squares, 1e-18) / (count - 2) * (1 / len(left) + 1 / len(right)))
    side = math.copysign(1.0, (cases(now(series)).rate - before) or -1.0)
    if step * side <= 0 or abs(step) < SHARP * error or squares > _slope_squares(rates):
        return None
    return newest.months[at]


def _squares(values: list[float]) -> float:
    mean = math.fsum(values) / len(values)
    return math.fsum((one - mean) ** 2 for one in values)


def _slope_squares(values: list[float]) -> float:
    """What a straight line leaves unexplained."""
    middle = (len(values) - 1) / 2
    mean = math.fsum(values) / len(values)
    spread = math.fsum((i - middle) ** 2 for i in range(len(values)))
    slope = math.fsum((i - middle) * (one - mean) for i, one in enumerate(values)) / spread
    return math.fsum((one - mean - slope * (i - middle)) ** 2 for i, one in enumerate(values))


def _contrast(facts: tuple[Fact, ...]) -> bool:
    """Whether one segment moved beyond chance while another one of the same cut, that is no trifle, did not."""
    cuts: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        if fact.by is not None and fact.adjusted is not None and fact.against not in SET:
            cuts.setdefault((fact.kpi, fact.by[0]), []).append(fact)
    for cut in cuts.values():
        moved = [one for one in cut if (one.adjusted or 0.0) <= CHANCE]
        still = [one for one in cut if (one.adjusted or 0.0) > 0.2]
        whole = math.fsum(one.denominator or 0.0 for one in cut)
        if moved and any((one.denominator or 0.0) >= 0.1 * whole for one in still):
            return True
    return False
