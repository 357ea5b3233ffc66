"""One story instead of two differences: too few sessions became leads, and that is why leads are missing.

New leads are sessions times the visitor-to-lead rate, exactly. Where both the leads and the rate are behind plan beyond chance, the
rate is not a second piece of news but the reason for the first, and how the sessions stand says the rest. No other step is told in
this way: the rates below follow a cohort, and their product is not the count of the period. Where the rate is behind beside the
cost of a paid lead, the two are told in one sentence, but none as the reason of the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.assemble.context import Context, from_plan, quantity, status
from reportgen.assemble.swing import loose
from reportgen.metrics.scoreboard import Reading, Status
from reportgen.text import Msg

COUNT, RATE, FED_BY, COST = "leads", "visitor_to_lead", "sessions", "cpl"
TOLD = frozenset({COUNT, RATE})
"""The measures of which the sentences of the story give figure and plan."""
SIDES = {Status.AHEAD: "more", Status.ON_PLAN: "enough", Status.BEHIND: "fewer"}
"""What is said of the sessions; where they could be off plan by chance, or have none, nothing is."""


def step_story(context: Context, behind: Sequence[Reading]) -> Msg | None:
    """The headline of the step, or None where the measures behind plan do not make it.

    Args:
        context: gives the sessions, which need not be on a card.
        behind: measures that are behind plan beyond chance, the farthest off first.
    """
    by_kpi = {each.kpi: each for each in behind}
    if by_kpi.keys() == {COST, RATE}:
        return Msg.of("headline-story-cost", kpi=COST, rate_kpi=RATE, change=from_plan(by_kpi[COST]))
    if by_kpi.keys() - {FED_BY} != TOLD:
        return None
    fed = next((each for each in context.readings() if each.kpi == FED_BY), None)
    side = SIDES.get(status(fed)) if fed and not loose(context, fed) else None
    count = by_kpi[COUNT]
    key = f"headline-story-{side or 'convert'}"
    return Msg.of(key, kpi=COUNT, rate_kpi=RATE, fed_kpi=FED_BY, change=from_plan(count))


def step_figures(readings: Sequence[Reading]) -> Msg:
    """The sentence with the figures and plans of the step, of which the headline gives one difference."""
    by_kpi = {each.kpi: each for each in readings}
    count, rate = by_kpi[COUNT], by_kpi[RATE]
    return Msg.of(
        "standfirst-story",
        rate=quantity(rate, rate.value),
        rate_plan=quantity(rate, rate.target.value if rate.target else None),
        value=quantity(count, count.value),
        plan=quantity(count, count.target.value if count.target else None),
    )
