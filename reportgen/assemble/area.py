"""One focus area in words: what happened and how sure that is, the evidence, and what is to be done.

The title and the evidence follow from the main comparison by rule; a cause is named only where something was logged at that time
and a comparison group did not move. Figures in the sentences are those of the comparison, so that each is found in the chart or in
the attached table.
"""

from __future__ import annotations

import math

from reportgen.assemble.area_charts import (
    LEVELS,
    OVER_TIME,
    better_of,
    evidence_figure,
    moved_by,
    relative,
    rows_of,
    said,
    span_of,
    sure,
    what,
)
from reportgen.assemble.context import Context, label
from reportgen.assemble.moments import likely
from reportgen.charts import worth as worth_chart
from reportgen.document import Area, Graphic, Particular, Text
from reportgen.findings import Decision, Fact, FocusArea, Kind, Worth
from reportgen.findings.time_based import COUNTED_WHOLE
from reportgen.periods import Period
from reportgen.quantities import Quantity, Unit
from reportgen.text import Msg

FEW_CUSTOMERS = 3.0
"""A worth of fewer customers is written with a decimal."""
LIKELY = ((0.001, "thousand"), (0.01, "hundred"), (0.05, "twenty"), (0.1, "ten"))
"""How rarely chance alone would give a difference, in words: below so many, `one in a thousand` ..."""
CERTAIN = 0.01
"""Chance alone gives a difference that is told without a "perhaps" less often than this, all that was looked at counted in."""
LOW_CHART = 3
"""Rows of a chart that leaves room below it."""
MOST_ACTIONS, FEW_ACTIONS = 3, 1
"""Actions that are named where there is room, and where there is little."""


def area_block(
    context: Context, area: FocusArea, number: int, scale: tuple[float, float], *, roomy: bool = False
) -> Area:
    """A focus area as it stands on its page.

    Args:
        context: everything the pages are made from.
        area: what it is about.
        number: its place.
        scale: ends of the one scale on which the worth of all areas is drawn.
        roomy: whether there is room for further actions.
    """
    figure = evidence_figure(context, area)
    # How rarely chance would do it stands where there is more room: below a low chart, else beside it.
    chance = (_chance(area.evidence[0]),) if area.evidence and area.kind is not Kind.TIME_BASED else ()
    low = figure is None or rows_of(figure) <= LOW_CHART
    return Area(
        f"focus-{number}",
        number,
        kicker(area),
        title(context, area),
        (*sentences(context, area), *(chance if low else ())),
        figure,
        _watched(area),
        particulars(context, area, scale, () if low else chance, roomy=roomy),
    )


def kicker(area: FocusArea) -> Msg:
    """What kind of area it is, and what its owner said."""
    if area.kind is Kind.TIME_BASED:
        kind = Msg.of("focus-kind-time_based")
    else:
        kind = Msg.of(f"focus-kind-{area.kind}", rule=Msg.of(f"rule-{area.rule}"))
    if area.decision is Decision.PROPOSED:
        return Msg.of("focus-kicker-proposed", kind=kind)
    if not area.by_whom:
        return Msg.of(f"focus-kicker-{area.decision}", kind=kind)
    return Msg.of(f"focus-kicker-{area.decision}-by", kind=kind, by=area.by_whom)


def title(context: Context, area: FocusArea) -> Text:
    """What happened and how sure it is."""
    if area.title is not None:
        return area.title
    if not area.evidence:
        return what(area.by, area.kpi)
    main = area.evidence[0]
    return Msg.of(
        f"chart-title-focus-{main.against}", what=what(main.by, main.kpi), value=said(context, main.kpi, main.value),
        other=said(context, main.kpi, main.other), side=_side(context, main), sure=_certainty(area, main),
    )  # fmt: skip


def _certainty(area: FocusArea, main: Fact) -> str:
    """How sure it is that there is a difference; how sure its cause is stands as the confidence."""
    clear = main.adjusted is not None and main.adjusted < CERTAIN
    return "medium" if clear and area.confidence == "low" else area.confidence


def _side(context: Context, fact: Fact) -> str:
    """On which side of what it is held against a figure is; beside the rest, whether that is better or worse."""
    above = fact.value > fact.other
    if fact.against != "rest":
        return "above" if above else "below"
    return "better" if above == (better_of(context, fact.kpi) != "down") else "worse"


def sentences(context: Context, area: FocusArea) -> tuple[Text, ...]:
    """Two or three sentences of evidence; of a time-based item when it takes place, and for whom."""
    if area.kind is Kind.TIME_BASED:
        return (*_occasion(area), *(_brought(context, area, each) for each in area.evidence))
    if not area.evidence:
        return ()
    main = area.evidence[0]
    cause = _cause(context, area)
    # A cause takes the room of the segment that moved most, which the chart shows.
    told = (_compared(context, main), cause, _farthest(context, area), None if cause else _contrast(context, area))
    return tuple(each for each in (*told, None if cause else _beside(context, area)) if each is not None)


def _cause(context: Context, area: FocusArea) -> Msg | None:
    """What was likely to make one of its measures worse: a logged change, where a comparison group did not move."""
    spec = context.catalog.kpis.get(area.kpi)
    if spec is None or area.kind is not Kind.IMPROVE:
        return None
    about = {area.kpi, *area.watch, *(each.kpi for each in area.evidence)}
    for cause in likely(context, spec.stage):
        worse = {"up": -1, "down": 1}.get(better_of(context, cause.kpi), 0)
        if cause.kpi in about and cause.point.change * worse > 0:
            return Msg.of(
                "focus-cause", what=cause.entry.what_in(context.language), day=cause.entry.date, kpi=cause.kpi,
                own=math.expm1(cause.contrast.own.value),
            )  # fmt: skip
    return None


def _beside(context: Context, area: FocusArea) -> Msg | None:
    """What was changed for its measures when a step came, in its month or the one before; the entry nearest to it."""
    start = dict(area.reason.params).get("start") if area.reason is not None else None
    if not isinstance(start, Period):
        return None
    kpis = {each.kpi for each in area.evidence}
    near = [
        each for each in context.changes if kpis & set(each.kpis) and start.previous().start <= each.date < start.end
    ]
    if not near:
        return None
    entry = min(near, key=lambda each: (abs((each.date - start.start).days), each.date, each.where))
    return Msg.of("focus-beside", day=entry.date, what=entry.what_in(context.language))


def _farthest(context: Context, area: FocusArea) -> Msg | None:
    """Segments that are worse than what is set and weigh more than they did: the one or two that take most."""
    main = area.evidence[0]
    off = [each for each in area.evidence[1:] if each.kpi == main.kpi and each.by and each.against == main.against][:2]
    if main.by is not None or main.against not in LEVELS or not off:
        return None
    named = [
        Msg.of(
            "focus-segment-value", segment=(each.by or ("", ""))[1] or Msg.of("segment-not-set"),
            value=said(context, each.kpi, each.value),
        )
        for each in off
    ]  # fmt: skip
    told = named[0] if len(named) == 1 else Msg.of("focus-both", first=named[0], second=named[1])
    return Msg.of(f"focus-farthest-{main.against}", segments=told)


def _compared(context: Context, fact: Fact) -> Msg:
    value, other = said(context, fact.kpi, fact.value), said(context, fact.kpi, fact.other)
    if fact.interval is None or _as_one(value.unit, fact.interval):
        return Msg.of(f"focus-compared-{fact.against}", value=value, other=other, period=fact.period)
    low, high = (said(context, fact.kpi, end) for end in fact.interval)
    return Msg.of(f"focus-compared-{fact.against}-interval", other=other, low=low, high=high)


def _as_one(unit: Unit, interval: tuple[float, float]) -> bool:
    """Whether both ends of an interval are written alike: 2.4 s to 2.4 s says nothing."""
    return unit in (Unit.SECONDS, Unit.DAYS, Unit.SCORE) and round(interval[0], 1) == round(interval[1], 1)


def _contrast(context: Context, area: FocusArea) -> Msg | None:
    """Of several comparisons: which moved most, and how many did not move beyond chance."""
    main = area.evidence[0]
    others = [
        each
        for each in area.evidence[1:]
        if each.kpi == main.kpi and each.by and each.against in OVER_TIME and each.other
    ]
    moved = [each for each in others if sure(each) and (each.value > each.other) == (main.value > main.other)]
    still = len([each for each in others if not sure(each)])
    if not moved:
        return Msg.of("focus-contrast-none", n=still) if still else None
    most = max(moved, key=lambda each: abs(relative(each) or 0.0))
    segment = (most.by or ("", ""))[1] or Msg.of("segment-not-set")
    return Msg.of("focus-contrast", segment=segment, share=moved_by(context, most), n=still)


def _chance(fact: Fact) -> Msg:
    """How rarely chance alone would give such a difference."""
    if not sure(fact):
        return Msg.of("focus-chance-may")
    p = fact.adjusted if fact.adjusted is not None else fact.p
    if p is None:
        return Msg.of("focus-chance-interval" if fact.interval else "focus-chance-exact")
    band = next((word for limit, word in LIKELY if p < limit), "ten")
    return Msg.of("focus-chance-corrected" if fact.adjusted is not None else "focus-chance-single", band=band)


def _occasion(area: FocusArea) -> list[Text]:
    found: list[Text] = []
    if area.span:
        found.append(Msg.of("focus-occasion", span=span_of(area.span)))
    if area.audience is not None:
        found.append(Msg.of("focus-audience", audience=area.audience))
    if area.campaign:
        found.append(Msg.of("focus-campaign", campaign=area.campaign))
    return found


def _brought(context: Context, area: FocusArea, fact: Fact) -> Msg:
    """What an item has brought so far, or in all, beside its goal."""
    value, goal = said(context, fact.kpi, fact.value), said(context, fact.kpi, fact.other)
    whole = area.reason is not None and area.reason.key == COUNTED_WHOLE
    return Msg.of("focus-in-all" if whole else "focus-so-far", kpi=fact.kpi, value=value, other=goal)


def _watched(area: FocusArea) -> Text:
    """The KPIs to watch, in one line."""
    if not area.watch:
        return ""
    whole = label(area.watch[0])
    for kpi in area.watch[1:]:
        whole = Msg.of("assemble-and", first=whole, second=Msg.of("focus-mid", kpi=kpi))
    return Msg.of("focus-watch", kpis=whole)


# what is to be done


def particulars(
    context: Context, area: FocusArea, scale: tuple[float, float], chance: tuple[Msg, ...] = (), *, roomy: bool = False
) -> tuple[Particular, ...]:
    """Action, owner and due, success, worth, confidence; of a time-based item its goal and cost."""
    found = [_action(area, MOST_ACTIONS if roomy else FEW_ACTIONS), _owner(area)]
    if success := _success(context, area):
        found.append(success)
    if area.cost is not None:
        cost = Quantity(area.cost, Unit.MONEY, context.business.currency)
        found.append(Particular(Msg.of("focus-cost"), Msg.of("assemble-value", value=cost)))
    if area.worth is not None:
        found.append(worth_line(context, area.worth, scale, Msg.of("focus-worth-label")))
    elif area.kind is not Kind.TIME_BASED:
        found.append(Particular(Msg.of("focus-worth-label"), Msg.of("focus-worth-none"), strong=False))
    if area.kind is not Kind.TIME_BASED:
        reasons = (*((area.reason,) if area.reason else ()), *chance)
        found.append(Particular(Msg.of("focus-confidence"), Msg.of(f"focus-confidence-{area.confidence}"), reasons))
    return tuple(found)


def _action(area: FocusArea, most: int) -> Particular:
    if not area.actions:
        return Particular(Msg.of("focus-action"), Msg.of("focus-action-none"), strong=False)
    first, *more = area.actions[:most]
    note = (Msg.of("own-words", words=area.note),) if area.note and area.decision is Decision.EDITED else ()
    return Particular(Msg.of("focus-action"), first, (*more, *note))


def _owner(area: FocusArea) -> Particular:
    who = Msg.of("own-words", words=area.owner) if area.owner else Msg.of("focus-owner-none")
    main = Msg.of("focus-owner-due", owner=who, day=area.due) if area.due else who
    return Particular(Msg.of("focus-owner"), main, strong=False)


def _success(context: Context, area: FocusArea) -> Particular | None:
    """What would show that it worked: the KPI and its level."""
    if area.goal:
        first, *more = (Msg.of("focus-goal", kpi=kpi, value=said(context, kpi, value)) for kpi, value in area.goal)
        return Particular(Msg.of("focus-success"), first, tuple(more), strong=False)
    if not area.evidence:
        return None
    main = area.evidence[0]
    level = said(context, main.kpi, main.other)
    if area.kind is Kind.DOUBLE_DOWN:
        key = "focus-success-hold-down" if better_of(context, main.kpi) == "down" else "focus-success-hold"
    else:
        key = "focus-success-down" if better_of(context, main.kpi) == "down" else "focus-success-up"
    return Particular(
        Msg.of("focus-success"), Msg.of(key, what=what(main.by, main.kpi, short=True), value=level), strong=False
    )


def in_customers(worth: Worth) -> tuple[Quantity, Quantity, Quantity]:
    """A worth and the ends of its interval; few customers with a decimal, for a third of one a year is not none."""

    def written(value: float, whole: bool) -> Quantity:
        return Quantity(float(round(value)), Unit.COUNT) if whole else Quantity(value, Unit.SCORE)

    # Both ends of a range are written alike.
    wide = max(abs(end) for end in worth.interval) >= FEW_CUSTOMERS
    return (
        written(worth.customers, abs(worth.customers) >= FEW_CUSTOMERS),
        *(written(end, wide) for end in worth.interval),
    )  # type: ignore[return-value]


def worth_line(context: Context, worth: Worth, scale: tuple[float, float], name: Msg) -> Particular:
    """A worth as an interval on the scale of all areas."""
    n, low, high = in_customers(worth)
    main = Msg.of("focus-worth", n=n, low=low, high=high)
    gain = worth_chart.gain("", worth.customers, worth.interval, figure="")
    drawn = worth_chart.data(
        [gain], unit=Unit.COUNT, words=worth_chart.Words(), within=scale,
        alt=Msg.of("alt-focus-worth", n=n, low=low, high=high),
    )  # fmt: skip
    below: list[Text] = []
    if worth.revenue is not None:
        currency = context.business.currency
        revenue = Quantity(worth.revenue, Unit.MONEY, currency)
        if worth.revenue_interval:
            low, high = (Quantity(end, Unit.MONEY, currency) for end in worth.revenue_interval)
            below.append(Msg.of("focus-revenue", value=revenue, low=low, high=high))
        else:
            below.append(Msg.of("focus-revenue-plain", value=revenue))
    if worth.method == "worth-gap-rates":
        below.append(Msg.of("focus-worth-rates", share=1 - dict(worth.inputs)["of-the-rates"]))
    return Particular(name, main, tuple(below), Graphic("worth", drawn))
