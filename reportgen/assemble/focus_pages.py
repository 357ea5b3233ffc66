"""Focus areas: up to five matters for the quarter to come, three a page, or in plain words why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from reportgen.assemble.area import area_block
from reportgen.assemble.area_charts import what
from reportgen.assemble.context import Context, from_plan, label, mark, quantity, relative, status
from reportgen.charts import worth as worth_chart
from reportgen.document import Absence, Block, Column, Lists, Note, PointList, Row, Section, Table, Text, Turn
from reportgen.findings import Decision, Findings, FocusArea, Kind
from reportgen.metrics.scoreboard import Status
from reportgen.text import Msg
from reportgen.text.numerals import DASH

MOST = 5
A_PAGE = 3
"""Areas of a quarter, and of a page, at most."""
ROOM = 2
"""A page of so many areas, or fewer, has room for how they were found below them."""
SILENT, REJECTED = 5, 3
"""Rules that could not be asked, and proposals that were turned down, that are named; the rest is counted."""
WATCHED = 8
COLUMNS = 3
"""Columns of sentences, at most."""

Each = TypeVar("Each")


def section(context: Context) -> Section:
    """The section, composed for one page or two."""
    findings = context.evidence.findings
    if findings is None:
        name = Msg.of("section-focus")
        return Section("focus", name, Msg.of("headline-focus-unasked"), (), (Absence(Msg.of("focus-unasked")),))
    name = Msg.of("section-focus-for", period=findings.quarter.shift(1))
    areas = _shown(findings)
    if not areas:
        why = Msg.of("headline-focus-none" if findings.tests else "headline-focus-untested")
        return Section("focus", name, why, _nothing(findings), tuple(_looked_at(context, findings)))
    pages = composed(areas)
    scale = common_scale(areas)
    blocks: list[Block] = []
    number = 0
    for at, page in enumerate(pages):
        if at:
            blocks.append(Turn(Msg.of("focus-turn", n=len(page), first=number + 1, last=number + len(page))))
        for area in page:
            number += 1
            shown = area_block(context, area, number, scale, roomy=len(page) <= ROOM)
            # Below the areas of the last page stands how they were found; those of the first have it to themselves.
            blocks.append(replace(shown, airy=len(page) <= ROOM and at < len(pages) - 1))
    blocks += _found_by(findings, roomy=len(pages[-1]) <= ROOM)
    return Section("focus", name, headline(areas), standfirst(findings), tuple(blocks), pages=len(pages))


def composed(areas: Sequence[Each]) -> tuple[tuple[Each, ...], ...]:
    """The areas of each page: three on one, more on two; the first has the headline as well, so that it holds fewer of five."""
    if len(areas) <= A_PAGE:
        return (tuple(areas),)
    first = len(areas) // 2
    return tuple(areas[:first]), tuple(areas[first:])


def common_scale(areas: Sequence[FocusArea]) -> tuple[float, float]:
    """The ends of the one scale on which the worth of all areas is drawn."""
    return worth_chart.limit(
        [worth_chart.gain("", each.worth.customers, each.worth.interval, figure="") for each in areas if each.worth]
    )


def headline(areas: Sequence[FocusArea]) -> Msg:
    """Which area comes first, and whether it is worth more than the others together."""
    worths = [each.worth for each in areas if each.worth]
    first = areas[0]
    if first.worth is None:
        occasions = all(each.kind is Kind.TIME_BASED for each in areas)
        return Msg.of("headline-focus-occasions" if occasions else "headline-focus-some", n=len(areas))
    about = what(first.by, first.kpi)
    rest = worths[1:]
    if not rest:
        return Msg.of("headline-focus-one" if len(areas) == 1 else "headline-focus-first", what=about, n=len(areas))
    together = sum(each.customers for each in rest)
    if len(worths) < sum(each.kind is not Kind.TIME_BASED for each in areas):
        return Msg.of(
            "headline-focus-most"
            if first.worth.customers >= max(each.customers for each in rest)
            else "headline-focus-first",
            what=about,
            n=len(areas),
        )
    if first.worth.interval[0] > together:
        return Msg.of("headline-focus-more", what=about, n=len(rest))
    if first.worth.customers > together:
        return Msg.of("headline-focus-perhaps-more", what=about, n=len(rest))
    return Msg.of("headline-focus-first", what=about, n=len(areas))


def standfirst(findings: Findings) -> tuple[Text, ...]:
    """What each area shows, and out of how many comparisons they are."""
    found = [each for each in findings.areas if each.kind is not Kind.TIME_BASED]
    said: list[Text] = [Msg.of("standfirst-focus")]
    if found and findings.tests:
        said.append(Msg.of("standfirst-focus-tests", n=findings.tests))
    return tuple(said)


def _nothing(findings: Findings) -> tuple[Text, ...]:
    if not findings.tests:
        return (Msg.of("standfirst-focus-untested", period=findings.quarter),)
    return (Msg.of("standfirst-focus-none", n=findings.tests, period=findings.quarter), Msg.of("standfirst-focus-stay"))


def _looked_at(context: Context, findings: Findings) -> list[Block]:
    """In the place of focus areas: what is worth watching all the same, what was asked, what could not be asked."""
    return [_watch_list(context), Lists(_lists(findings)), Note(Msg.of("focus-note-none"))]


def _found_by(findings: Findings, *, roomy: bool) -> list[Block]:
    """How the areas were found, what could not be asked and what was turned down: in columns where there is room, else in notes."""
    named = _points(findings)
    if roomy:
        return [Lists(_lists(findings)), Note(Msg.of("focus-note"))]
    said = Msg.of("focus-note")
    for head, points in named[1:]:
        if head.key == "focus-heading-worth":
            continue  # the note itself says what worth is
        said = Msg.of(head.key.replace("heading", "note"), first=said, said=_joined(points))
    return [Note(said)]


def _methods(findings: Findings) -> list[Msg]:
    """How the worth of the areas was estimated: each way with the numbers of its areas."""
    ways: dict[str, list[str]] = {}
    for number, each in enumerate(_shown(findings), start=1):
        if each.worth and each.worth.method:
            ways.setdefault(each.worth.method, []).append(str(number))
    return [
        Msg.of("focus-method", n=len(numbers), areas=", ".join(numbers), method=Msg.of(way))
        for way, numbers in ways.items()
    ]


def _shown(findings: Findings) -> list[FocusArea]:
    """The areas of the section, in its order."""
    return [each for each in findings.areas if each.decision is not Decision.REJECTED][:MOST]


def _joined(points: Sequence[Msg]) -> Msg:
    whole = points[0]
    for each in points[1:]:
        whole = Msg.of("focus-then", first=whole, second=each)
    return whole


def _lists(findings: Findings) -> tuple[PointList, ...]:
    """Three columns at most: with a fourth the ways of worth stand among what was looked at."""
    named = _points(findings)
    if len(named) > COLUMNS:
        (head, first), (_, second), *rest = named
        named = [(head, (*first, *second)), *rest]
    return tuple(PointList(head, points) for head, points in named)


def _points(findings: Findings) -> list[tuple[Msg, tuple[Msg, ...]]]:
    asked: list[Msg] = [Msg.of("focus-tests", n=findings.tests, period=findings.quarter)]
    if findings.tests:
        asked.append(Msg.of("focus-family"))
    asked += [Msg.of("focus-mixed", kpi=each.kpi, segment=each.segment) for each in findings.mixes]
    found = [(Msg.of("focus-heading-asked"), tuple(asked))]
    if worth := _methods(findings):
        found.append((Msg.of("focus-heading-worth"), tuple(worth)))
    if findings.silent:
        named: list[Msg] = [
            Msg.of("focus-silent", rule=Msg.of(f"rule-{rule}"), why=why) for rule, why in findings.silent[:SILENT]
        ]
        if (left := len(findings.silent) - SILENT) > 0:
            named.append(Msg.of("focus-silent-more", n=left))
        found.append((Msg.of("focus-heading-silent"), tuple(named)))
    if findings.rejected:
        turned: list[Msg] = [rejection(each) for each in findings.rejected[:REJECTED]]
        if (left := len(findings.rejected) - REJECTED) > 0:
            turned.append(Msg.of("focus-rejected-more", n=left))
        found.append((Msg.of("focus-heading-rejected"), tuple(turned)))
    return found


def rejection(area: FocusArea) -> Msg:
    """A proposal that was turned down, with the owner's reason, in one line."""
    about = area.title if area.title is not None else what(area.by, area.kpi)
    if not area.note:
        return Msg.of("focus-rejected-plain", what=about)
    return Msg.of(
        "focus-rejected" if area.by_whom else "focus-rejected-why", what=about, why=area.note, by=area.by_whom or None
    )  # fmt: skip


def _watch_list(context: Context) -> Table:
    """The measures that are off plan, which could be chance: nothing to act on, something to look at again."""
    unsure = sorted(
        (each for each in context.readings() if status(each) is Status.WATCH and each.value is not None),
        key=lambda each: (-abs(relative(each)), each.kpi),
    )[:WATCHED]
    columns = (
        Column(Msg.of("head-measure"), 62.0, "name"),
        Column(Msg.of("assemble-period", period=context.period), 28.0, "figure"),
        Column(Msg.of("head-plan"), 24.0, "number"),
        Column(Msg.of("head-difference"), 34.0, "number"),
        Column(Msg.of("head-status"), 0.0, "status"),
    )
    rows = tuple(
        Row(
            (
                label(each.kpi),
                quantity(each, each.value),
                quantity(each, each.target.value if each.target else None) or DASH,
                Msg.of("assemble-percent-from", change=moved) if (moved := from_plan(each)) else DASH,
                mark(each, short=True),
            )
        )
        for each in unsure
    )
    after = () if rows else (Msg.of("focus-watch-none"),)
    return Table("focus-watch", Msg.of("focus-heading-watch"), Msg.of("focus-watch-subtitle"), columns, rows, after)
