"""Which stage moved most: it gets the room of a section."""

from __future__ import annotations

import math
from dataclasses import dataclass

from reportgen.assemble.context import Context, relative, status, unrated
from reportgen.assemble.history import FEWEST, known_points, usual_range
from reportgen.assemble.rungs import WITH_STEPS
from reportgen.assemble.swing import loose
from reportgen.findings import Kind
from reportgen.metrics.scoreboard import Reading, Status, Verdict

STEP_KPIS = ("sessions", "leads", "mqls", "sals", "sqls", "opportunities", "customers", "visitor_to_lead", "lead_to_mql",
             "mql_to_sal", "mql_to_sql", "sql_to_opportunity", "opportunity_to_customer", "sql_close_rate")  # fmt: skip
"""The measures that are steps of the funnel; only they may stand in its headline."""

MOVED = (Verdict.UP, Verdict.DOWN)
LARGEST = 0.5
"""A difference from plan counts for no more than this: one measure far off must not hide a stage that is off as a whole."""
STEP_WEIGHT = 2.0
"""A step of the funnel counts double: it carries on to the customers."""
PAID = ("cpl", "cpc", "ad_spend", "ad_clicks", "ad_ctr", "ad_impressions", "paid_conversion_rate")
"""Measures that have the section on paid media, where a report has one."""
EXACT_WEIGHT = 0.4
"""A figure without an interval, such as booked revenue, is off plan by a few large deals as easily as by a change."""
NEWS = 0.05
"""What a measure without a plan counts that left its usual range."""


MOST_REVIEWED = 5
"""Areas of the quarter before that come back."""
SPREADS, PAGES, AREAS_A_PAGE = 2, 14, 3
"""Stages with a second page, at most, and as far as the pack keeps to so many pages; three focus areas take a page."""


@dataclass(frozen=True)
class Focus:
    """The stage that moved most and the measure in it that did."""

    stage: str
    reading: Reading
    moved: bool


def focus(context: Context) -> Focus | None:
    """Choose the stage: by the largest difference from plan beyond chance, funnel steps counting double.

    Returns:
        None where no measure has a history to show. Where nothing moved, the stage of the first such measure of the cards.
    """
    elsewhere = PAID if "paid" in context.spec.sections else ()
    able = [
        each
        for each in context.readings()
        if known_points(each) >= FEWEST and not unrated(each) and each.value is not None and each.kpi not in elsewhere
    ]
    if not able:
        return None
    first = min(able, key=lambda each: (-weight(each), card_place(context, each)))
    if not weight(first):
        first = min(able, key=lambda each: (card_place(context, each), each.kpi not in STEP_KPIS))
        return Focus(first.stage, first, moved=False)
    of_stage = [each for each in able if each.stage == first.stage]
    # Within the stage the line is drawn of the step whose history says that it moved.
    drawn = min(of_stage, key=lambda each: (-weight(each) - _news(each), card_place(context, each)))
    return Focus(first.stage, drawn, moved=True)


def leading(context: Context, stage: str) -> Reading | None:
    """The measure of a stage whose history its page shows: the step that is farthest off, else the one that is looked at first.

    A measure whose points lie outside a range that can be drawn comes before one of which only the plan says that it is off.

    Returns:
        None where no measure of the stage has a history to show.
    """
    able = [
        each
        for each in context.readings()
        if each.stage == stage and known_points(each) >= FEWEST and not unrated(each) and each.value is not None
    ]
    rated = [each for each in able if weight(each) and not loose(context, each)]
    if rated:
        return min(rated, key=lambda each: (-weight(each) - _shown_news(context, each), card_place(context, each)))
    return min(
        able,
        key=lambda each: (each.kpi not in STEP_KPIS, card_place(context, each), each.target is None),
        default=None,
    )


def _shown_news(context: Context, reading: Reading) -> float:
    usual = usual_range(context, reading)
    return LARGEST if usual and usual.side and reading.kpi in STEP_KPIS else 0.0


def spreads(context: Context) -> tuple[str, ...]:
    """The stages that get a second page: those in which a focus area lies, else the one that moved most; two at most."""
    found = context.evidence.findings
    areas = [each for each in found.areas if each.kind is not Kind.TIME_BASED] if found else []
    known = {each.kpi: each.stage for each in context.readings()}
    stages = [known[each.kpi] for each in areas if each.kpi in known]
    if not stages and (moved := focus(context)) is not None and moved.moved:
        stages = [moved.stage]
    return tuple(dict.fromkeys(stage for stage in stages if stage in context.spec.sections))[: _room(context)]


def candidates(context: Context, stage: str) -> tuple[Reading, ...]:
    """The measures that the second page of a stage may be about: that of its focus area, then the one that leads the first page."""
    found = context.evidence.findings
    areas = [each.kpi for each in found.areas if each.kind is Kind.IMPROVE] if found else []
    of_stage = [each for each in map(context.reading, areas) if each.stage == stage and not unrated(each)]
    lead = leading(context, stage)
    chosen = {each.kpi: each for each in (*of_stage[:1], *([lead] if lead is not None else []))}
    return tuple(chosen.values())


def _room(context: Context) -> int:
    """Second pages for which the pack has room: a section has a page, the definitions have two, one without matter has none."""
    sections, found = context.spec.sections, context.evidence.findings
    pages = len(sections) + ("definitions" in sections)
    ladder = context.evidence.ladder
    pages += "ladder" in sections and ladder is not None and len(ladder.rungs) > WITH_STEPS
    if found is not None:
        pages += max(0, math.ceil(len(found.areas) / AREAS_A_PAGE) - 1) if "focus" in sections else 0
        pages -= "last_focus" in sections and not found.review
        pages += (
            max(0, math.ceil(min(len(found.review), MOST_REVIEWED) / AREAS_A_PAGE) - 1)
            if "last_focus" in sections
            else 0
        )
        pages -= "calendar" in sections and not found.planned
    return max(0, min(SPREADS, PAGES - pages))


def weight(reading: Reading) -> float:
    """What a measure counts when the stage is chosen."""
    if status(reading) in (Status.AHEAD, Status.BEHIND):
        step = STEP_WEIGHT if reading.kpi in STEP_KPIS else 1.0
        exact = EXACT_WEIGHT if reading.interval is None else 1.0
        return min(abs(relative(reading)), LARGEST) * step * exact
    return NEWS if reading.verdict in MOVED and status(reading) is Status.NO_PLAN else 0.0


def _news(reading: Reading) -> float:
    return LARGEST if reading.verdict in MOVED and reading.kpi in STEP_KPIS else 0.0


def card_place(context: Context, reading: Reading) -> int:
    """Place among the cards; behind them all where it is on none."""
    cards = context.spec.cards
    return cards.index(reading.kpi) if reading.kpi in cards else len(cards)
