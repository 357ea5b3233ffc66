"""What a quarter should be about: all rules asked, one family of tests, what is left ranked, the sure by worth before the rest.

A pure function of the quarter's figures, the playbook and the plan: no clock, no chance but the seeded one of an interval.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from zlib import crc32

from reportgen.findings.base import Fact, Findings, FocusArea, Kind, Mixed, Worth, rank
from reportgen.findings.double_down import QUARTERS, Winner, candidates, merged
from reportgen.findings.evened import by_last, by_next
from reportgen.findings.family import CHANCE, adjusted
from reportgen.findings.known import Known, named
from reportgen.findings.playbook import DoubleDown, Playbook, Rule
from reportgen.findings.rules import LARGE, Asked, ask, confidence, evidence, holds_before
from reportgen.findings.same_cause import whole_of
from reportgen.findings.surge import surge
from reportgen.findings.toll import toll
from reportgen.findings.worth import of_gap, of_growth, of_more
from reportgen.periods import Period
from reportgen.text import Msg

BRINGS = {
    "visitor_to_lead": "leads",
    "paid_conversion_rate": "leads",
    "lead_to_mql": "mqls",
    "mql_to_sal": "sals",
    "mql_to_sql": "sqls",
    "sql_to_opportunity": "opportunities",
    **dict.fromkeys(
        (
            "lead_to_customer",
            "sql_close_rate",
            "sal_close_rate",
            "opportunity_to_customer",
            "win_rate",
            "visitor_to_customer",
        ),
        "customers",
    ),
}
"""What a rate to a later stage converts to."""

CHAIN = frozenset({"sessions", *BRINGS} - {"paid_conversion_rate"})
"""The chain from visits to customers: a step that is weak is what the year's goal hangs on."""


def judge(known: Known, playbook: Playbook, planned: Sequence[FocusArea] = ()) -> Findings:
    """The focus areas of a quarter.

    Args:
        known: its figures.
        playbook: the rules.
        planned: the time-based items of the plan, as they stand.
    """
    silent: list[tuple[str, Msg]] = []
    asked: list[Asked] = []
    for rule in playbook.rules:
        found, reasons = ask(known, rule)
        asked += found
        telling = [one for one in reasons if one.key != "focus-silent-figure"] or reasons
        silent += [(rule.id, reason) for reason in telling[:1] if not found]
    winners = list(candidates(known, playbook.double_down)) if playbook.double_down else []
    if playbook.double_down and not winners:
        silent.append(("double_down", Msg.of("focus-silent-segments")))
    family = {("improve", one.key): one.held.p for one in asked}
    family |= {("more", f"{one.kpi}-{one.by[0]}-{one.by[1]}"): one.p for one in winners}
    left = adjusted(family, _tiers(asked))
    improved, mixes = _improve(known, playbook, asked, left, silent)
    doubled = _double_down(known, playbook, winners, left)
    areas = _told_apart(sorted((*improved, *doubled), key=rank)[: playbook.at_most])
    return Findings(
        known.quarter,
        (*areas, *(one for one in planned if near(one, known.quarter, known.as_of))),
        tests=len(family),
        silent=tuple(silent),
        planned=tuple(planned),
        mixes=mixes,
        family=_family(asked, winners, left),
    )


def _tiers(asked: Sequence[Asked]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """What comes first in the family: the steps of the chain from visits to customers, then all other whole figures."""
    whole = {("improve", one.key): one.held.fact.kpi for one in asked if one.by is None}
    return {key for key, kpi in whole.items() if kpi in CHAIN}, set(whole)


def _family(asked: Sequence[Asked], winners: Sequence[Winner], left: dict[tuple[str, str], float]) -> tuple[Fact, ...]:
    """Every comparison of the quarter, the surest first."""
    facts = [replace(one.held.fact, adjusted=left["improve", one.key]) for one in asked]
    facts += [replace(one.fact, adjusted=left["more", f"{one.kpi}-{one.by[0]}-{one.by[1]}"]) for one in winners]
    return tuple(sorted(facts, key=lambda one: (1.0 if one.p is None else one.p, one.kpi, one.by or ("", ""))))


def _told_apart(areas: Sequence[FocusArea]) -> list[FocusArea]:
    """The areas, those of two segments whose names make one id with a check sum behind it."""
    ids = [area.id for area in areas]
    return [
        replace(area, id=f"{area.id}-{crc32(repr(area.by).encode()):08x}") if ids.count(area.id) > 1 else area
        for area in areas
    ]


def near(area: FocusArea, quarter: Period, as_of: date) -> bool:
    """Whether an item of the plan falls into the quarter to come, or while one runs into that too.

    One that is over does as long as its results are still counted: what is left of it is to follow up what it brought.
    """
    if area.span is None:
        return False
    begins = quarter.end if quarter.complete(as_of) else quarter.start
    last = max(area.span[1], area.due or area.span[1])
    return area.span[0] < quarter.shift(1).end and last >= begins


def _due(known: Known) -> date:
    return known.quarter.shift(1).last


def _improve(
    known: Known, playbook: Playbook, asked: Sequence[Asked], left: dict[tuple[str, str], float],
    silent: list[tuple[str, Msg]],
) -> tuple[list[FocusArea], tuple[Mixed, ...]]:  # fmt: skip
    held: dict[str, list[Asked]] = {}
    mixes: list[Mixed] = []
    for one in asked:
        if left["improve", one.key] > playbook.chance:
            continue
        if one.held.over:
            silent.append((one.rule.id, Msg.of("focus-silent-over", kpi=one.held.fact.kpi)))
        if not one.held.weak:
            continue
        if one.held.mixed is not None:
            mixes.append(one.held.mixed)
            continue
        held.setdefault(one.rule.id, []).append(one)
    areas: list[FocusArea] = []
    for name, found in held.items():
        rule = found[0].rule
        if any(other in held for other in rule.unless):
            continue
        if (lacking := holds_before(known, rule, found)) is not None:
            silent.append((name, Msg.of("focus-silent-before", kpi=lacking)))
            continue
        if len(found) == 1 and _of_past(found[0]) and (step := by_next(known, found[0].held.fact.kpi)) is not None:
            silent.append((name, Msg.of("focus-silent-evened", kpi=found[0].held.fact.kpi, other=step)))
            continue
        told = {area.kpi for area in areas if area.by is None}
        same = [one for one in found if _of_past(one) and whole_of(known, one.held.fact.kpi) in told]
        if same and not (found := [one for one in found if one not in same]):
            first = same[0].held.fact.kpi
            silent.append((name, Msg.of("focus-silent-same", kpi=first, other=whole_of(known, first) or "")))
            continue
        area = _area(known, playbook, found, left)
        if area is not None and rule.costs is not None:
            area = _with_toll(known, playbook, area, rule)
            if area is None:
                silent.append((name, Msg.of("focus-silent-toll", kpi=rule.costs)))
        if area is not None:
            areas.append(_without_evened(known, area))
    return areas, tuple(mixes)


def _of_past(asked: Asked) -> bool:
    return asked.by is None and asked.held.fact.against == "past"


def _without_evened(known: Known, area: FocusArea) -> FocusArea:
    """The area without its worth, where the step before brings so many more that as many come through both as before."""
    main = area.evidence[0]
    if surge(known, area.evidence):
        reason = Msg.of("focus-confidence-surge", kpi=main.kpi)
        return replace(area, worth=None, reason=reason, confidence="low", actions=(Msg.of("focus-action-surge"),))
    step = by_last(known, main.kpi) if main.by is None and main.against == "past" else None
    if step is None:
        return area
    return replace(area, worth=None, reason=Msg.of("focus-confidence-evened", kpi=main.kpi, other=step))


def _area(
    known: Known, playbook: Playbook, found: Sequence[Asked], left: dict[tuple[str, str], float]
) -> FocusArea | None:
    """The area of a rule: the whole before its segments, and of several KPIs the one that is worth most.

    A wait that grew more surely than the rate behind it fell comes first, with what the rate is worth: who is kept waiting is
    late, and by that counted among the lacking.
    """
    whole = [one for one in found if one.by is None] or list(found)
    worths = [(one, _worth(known, one)) for one in whole]
    first, worth = max(worths, key=lambda pair: (pair[1].customers if pair[1] else -1.0, -pair[0].held.p))
    waits = [one for one in whole if _is_wait(known, one) and one.held.p < first.held.p]
    first = min(waits, key=lambda one: one.held.p, default=first)
    if _little(worth, playbook.least):
        return None
    further = [replace(one.held.fact, adjusted=left["improve", one.key]) for one in found if one is not first]
    main = replace(first.held, fact=replace(first.held.fact, adjusted=left["improve", first.key]))
    also = tuple(replace(first.held, fact=fact) for fact in further)
    facts, inner = evidence(known, replace(first, held=main), also)
    level, reason = confidence(known, replace(first, held=main), facts)
    rule = first.rule
    return FocusArea(
        first.key, Kind.IMPROVE, rule.id, first.held.fact.kpi, first.by, known.quarter, facts, worth, rule.watch,
        rule.actions, rule.owner, _due(known), level, reason, inner=inner,
    )  # fmt: skip


def _is_wait(known: Known, asked: Asked) -> bool:
    reading = known.reading(asked.held.fact.kpi)
    return reading is not None and reading.kind == "duration"


def _little(worth: Worth | None, least: float) -> bool:
    """Whether a worth is below what a quarter is about, or could be none at all."""
    return worth is not None and (worth.customers < least or worth.interval[0] <= 0)


def _with_toll(known: Known, playbook: Playbook, area: FocusArea, rule: Rule) -> FocusArea | None:
    """The area with what its weakness costs in a rate; None where it costs nothing that can be seen."""
    costs = rule.costs or ""
    found = next((one for by in rule.look.get(costs, ()) if (one := toll(known, area.kpi, costs, by))), None)
    if found is None:
        return None
    worth = of_gap(known, area.id, rule.brings, found.gap, found.error, found.series)
    if _little(worth, playbook.least):
        return None
    reason = Msg.of("focus-confidence-toll", kpi=costs)
    return replace(area, evidence=(area.evidence[0], found.fact), worth=worth, confidence="low", reason=reason)


def _worth(known: Known, asked: Asked) -> Worth | None:
    held, brings = asked.held, asked.rule.brings
    reading = known.reading(held.fact.kpi)
    if _is_wait(known, asked):
        return None
    if held.series is not None:
        by_mix = 0.0 if asked.rule.mix else held.by_mix
        return of_gap(known, asked.key, brings, held.gap, held.error, held.series, by_mix)
    if reading is not None and reading.kind == "count":
        lacking = max(held.fact.other - held.fact.value, 0.0) * 4
        return of_more(known, asked.key, brings, lacking, held.error * held.fact.other * 4)
    return None


def _double_down(
    known: Known, playbook: Playbook, winners: Sequence[Winner], left: dict[tuple[str, str], float]
) -> list[FocusArea]:
    settings = playbook.double_down
    if settings is None:
        return []
    sure = []
    for one in winners:
        p = left["more", f"{one.kpi}-{one.by[0]}-{one.by[1]}"]
        beyond = one.fact.interval is not None and one.fact.interval[0] > one.fact.other
        if p <= playbook.chance and one.p < CHANCE and beyond and one.room:
            sure.append(replace(one, fact=replace(one.fact, adjusted=p)))
    areas = [
        _winner_area(known, playbook, settings, one, others) for one, others in merged(known, sure, settings.dimensions)
    ]
    return [area for area in areas if area is not None]


def _winner_area(
    known: Known, playbook: Playbook, settings: DoubleDown, one: Winner, others: Sequence[Winner]
) -> FocusArea | None:
    key = f"double_down-{named(*one.by)}"
    whole = one.a_year / one.share
    more = max(min(settings.grow * one.a_year, settings.cap * whole - one.a_year), 0.0)
    inputs = (("more-a-year", more), ("gain-shrunk", one.gain))
    worth = of_growth(known, key, more, one.gain, one.error, BRINGS.get(one.kpi), inputs)
    if _little(worth, playbook.least):
        return None
    facts: list[Fact] = [one.fact, *(other.fact for other in others)]
    steady, base = one.quarters == QUARTERS, (one.fact.numerator or 0.0) >= LARGE
    points = sum((steady, base, one.dear is False))
    level = {3: "high", 2: "medium"}.get(points, "low")
    cost = {True: "more", False: "less", None: "unknown"}[one.dear]
    reason = Msg.of("focus-confidence-more", quarters=one.quarters, base="yes" if base else "no", cost=cost)
    return FocusArea(
        key, Kind.DOUBLE_DOWN, "double_down", one.kpi, one.by, known.quarter, tuple(facts), worth, settings.watch,
        settings.actions, settings.owner, _due(known), level, reason,
    )  # fmt: skip
