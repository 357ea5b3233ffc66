"""Where and why: the second page of a stage's spread. By which segments its measure changed, and what follows from that.

Nothing is guessed: what is known are changes larger than chance, what is believed is named as such (a change that was logged at
the same time is no proof), and what the figures cannot say is said too.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.assemble.breakdown import breakdown_figure, breakdown_notes, cuts
from reportgen.assemble.context import Context, due, few, from_plan, quantity, status
from reportgen.assemble.drivers import why, why_figure
from reportgen.assemble.history import concerning
from reportgen.assemble.moments import likely, likely_said
from reportgen.assemble.segments import (
    Segment,
    change_of,
    dimension_of,
    dimensions_of,
    name_of,
    parts_of,
    segments,
    size_head,
    tone,
)
from reportgen.assemble.stage import parts_said
from reportgen.charts import variance
from reportgen.document import (
    Bar,
    Block,
    Cell,
    Column,
    Graphic,
    Lists,
    Mark,
    PointList,
    Row,
    Table,
    Text,
    Turn,
)
from reportgen.metrics.scoreboard import Reading, Status
from reportgen.planning.drivers import RatioSplit
from reportgen.quantities import Quantity, Unit
from reportgen.text import Msg
from reportgen.text.numerals import DASH

ROOMS = (8, 4)
"""Segments drawn by the first and by the second dimension."""
ROWS = 8
"""Segments in the table, at most: the largest."""
WHY_ROWS = 6
"""Rows of the chart of mix and rates, at most."""
MIXED = ("mix", "both", "offset", "simpson")
"""What moved a rate where its mix did, see `planning.drivers`."""
POINTS = 3
FARTHEST = 0.6
"""Change at the end of a bar's room."""
STATES = {"better": Status.AHEAD, "worse": Status.BEHIND, "maybe": Status.WATCH, "neutral": None}


def dimensions(context: Context, kpi: str) -> tuple[tuple[str, ...], str]:
    """The one or two dimensions that are drawn, and the one whose segments stand in the table; "" for none."""
    able = dimensions_of(context, kpi)
    first = dimension_of(context, kpi)
    second = "device" if "device" in able else ""
    drawn = tuple(dict.fromkeys(name for name in (first, second) if name))
    listed = next((name for name in TABLED if name in able and name not in drawn), "")
    return drawn, listed or next((name for name in able if name not in drawn), "")


TABLED = ("landing_page", "campaign", "product", "persona", "origin")
"""Dimensions whose segments make a table rather than a drawing, as they are many and have long names."""


def wanted_cuts(context: Context, kpi: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The KPIs and the dimensions of which the page needs the segments."""
    drawn, listed = dimensions(context, kpi)
    kpis = (kpi, *(part for part in parts_of(context, kpi) if part))
    return tuple((kpis, name) for name in (*drawn, listed) if name)


def blocks(context: Context, lead: Reading) -> tuple[Block, ...]:
    """The page; nothing where no segment of the measure changed beyond chance."""
    kpi = lead.kpi
    drawn, listed = dimensions(context, kpi)
    found = cuts(context, kpi, drawn, ROOMS)
    rows = segments(context, kpi, listed) if listed else ()
    tabled = rows if any(each.moved is not None for each in rows) else ()
    every = [(cut.dimension, cut.found) for cut in found] + ([(listed, tabled)] if tabled else [])
    if not _sure(every):
        return ()  # a page of changes that could be chance would tell nothing
    shown: list[Block] = [Turn(title(context, lead, every), argument(context, lead, every, drawn[0] if drawn else ""))]
    split = why(context, kpi, found[0].dimension) if found else None
    if split is not None and isinstance(split.split, RatioSplit) and split.split.cause in MIXED:
        # Where shares moved the rate, segments a year ago and now do not tell it: the bars of mix and rates do.
        if figure := why_figure(context, kpi, found[0].dimension, 176.0, WHY_ROWS):
            shown.append(figure)
        found = found[1:]
    if found:
        shown += [breakdown_figure(context, kpi, found, 176.0), *breakdown_notes(found, None, tested=True)]
    if tabled:
        shown.append(segment_table(context, kpi, listed, tabled))
    return (*shown, knowledge(context, lead, every))


# what is said above the figures


Cuts = Sequence[tuple[str, Sequence[Segment]]]


def _sure(every: Cuts) -> list[tuple[str, Segment]]:
    """The changes beyond chance of all dimensions, the largest first."""
    found = [(dimension, each) for dimension, of in every for each in of if each.sure]
    return sorted(found, key=lambda pair: (-abs(pair[1].moved or 0.0), pair[1].name))


def title(context: Context, lead: Reading, every: Cuts) -> Msg:
    """Where the measure changed: the segment that weighs most of those that changed to the side of the whole."""
    worst = _heaviest(context, lead, every)
    if worst is None:
        return Msg.of("where-none", kpi=lead.kpi)
    dimension, segment = worst
    told = {"kpi": lead.kpi, "segment": name_of(segment), "change": change_of(segment)}
    if of := _own_mix(context, lead.kpi, dimension, segment):
        return Msg.of("where-segment-mix", dimension=of, **told)
    return Msg.of("where-segment", **told)


def _own_mix(context: Context, kpi: str, dimension: str, segment: Segment) -> str | None:
    """The dimension whose shifted mix alone moved a segment, as its focus area found; None where the segment moved itself."""
    findings = context.evidence.findings
    inner = (one for area in findings.areas for one in area.inner) if findings else ()
    return next((one.of for one in inner if (one.kpi, one.by) == (kpi, (dimension, segment.name))), None)


def _heaviest(context: Context, lead: Reading, every: Cuts) -> tuple[str, Segment] | None:
    """Of the changes beyond chance those to the side of the whole, by what they move together: size times change.

    One that moved itself comes before one that was moved by its own mix: the mix is told where it is looked at by itself.
    """
    whole = (lead.value or 0.0) - (lead.year_ago or 0.0)
    sure = [pair for pair in _sure(every) if not whole or ((pair[1].moved or 0.0) > 0) == (whole > 0)]
    return max(
        sure,
        key=lambda pair: (_own_mix(context, lead.kpi, *pair) is None, _weight(pair[1]), pair[1].name),
        default=None,
    )


def _weight(segment: Segment) -> float:
    """Cases that a segment's change moves: of a count itself, of a rate so many for each unit that it is counted against."""
    reading = segment.reading
    change = abs((reading.value or 0.0) - (reading.year_ago or 0.0))
    return change if reading.kind == "count" else change * segment.size


def _outdone(worst: Segment, of: Sequence[Segment]) -> Segment | None:
    """A change beyond chance, to the side of the one that weighs most, that is larger than it; None where none is."""
    up = (worst.moved or 0.0) > 0
    alike = [each for each in of if each.sure and ((each.moved or 0.0) > 0) == up]
    farthest = max(alike, key=lambda each: (abs(each.moved or 0.0), each.name), default=worst)
    return farthest if abs(farthest.moved or 0.0) > abs(worst.moved or 0.0) else None


def _why_named(context: Context, lead: Reading, every: Cuts) -> Msg | None:
    """Why the headline names a segment where another changed by more: what it brought more or less than at its former rate."""
    worst, counted = _heaviest(context, lead, every), parts_of(context, lead.kpi)[0]
    if worst is None or counted is None:
        return None
    dimension, segment = worst
    other = _outdone(segment, dict(every)[dimension])
    if other is None:
        return None
    return Msg.of(
        "where-weighs", segment=name_of(segment), other=name_of(other), kpi=counted,
        n=Quantity(abs(_effect(segment)), Unit.COUNT), m=Quantity(abs(_effect(other)), Unit.COUNT),
        side="up" if (segment.moved or 0.0) > 0 else "down",
    )  # fmt: skip


def _effect(each: Segment) -> float:
    """By how many cases the figure of a segment differs from what its rate of a year ago would give, in whole cases."""
    return float(round(((each.reading.value or 0.0) - (each.reading.year_ago or 0.0)) * each.size))


def argument(context: Context, lead: Reading, every: Cuts, dimension: str) -> tuple[Text, ...]:
    """Why the headline names what it names, how much changed, and whether it is the mix or the rates."""
    named = _why_named(context, lead, every)
    sentences: list[Text] = [named] if named else []
    counts = [(name, sum(each.sure for each in of), sum(each.moved is not None for each in of)) for name, of in every]
    counts = [each for each in counts if each[2]]
    if len(counts) == 2 and counts[0][1] and counts[1][1]:
        (first, n, total), (second, m, of_second) = counts
        sentences.append(
            Msg.of("where-counted-both", dimension=first, n=n, total=total, second=second, m=m, of=of_second)
        )
    else:
        sentences += [Msg.of("where-counted", dimension=name, n=n, total=total) for name, n, total in counts]
    if parts := parts_said(context, lead.kpi, dimension):
        sentences.append(parts)
    return tuple(sentences[: 3 + (named is not None)])


# the table


def segment_table(context: Context, kpi: str, dimension: str, found: Sequence[Segment]) -> Table:
    """The largest segments with what they rest on, their figure a year ago and now, and how to read the change."""
    shown = sorted(found, key=lambda each: (each.moved is None, -each.size, each.name))[:ROWS]
    ordered = [each for each in found if each in shown]
    period = context.period
    counted = parts_of(context, kpi)[0]
    # A figure has no place to break: one of tens of millions takes its room from the names.
    more = 1.6 * max(0, len(f"{max((each.size for each in shown), default=0):,.0f}") - 9)
    # The name of a period has no place to break either; that of a fiscal year is longer.
    dated = (14.7 if counted else 16.0) + (7.0 if period.fiscal_month != 1 else 0.0)
    columns = (
        Column(Msg.of("segment-head", dimension=dimension), (37.0 if counted else 43.0) - more, "name"),
        Column(size_head(context, kpi), (14.5 if counted else 17.0) + more, "number"),
        *([Column(Msg.of("assemble-kpi-short", kpi=counted), 13.0, "number")] if counted else []),
        Column(Msg.of("assemble-period", period=period.year_ago()), dated, "number"),
        Column(Msg.of("assemble-period", period=period), dated, "number"),
        *([Column(Msg.of("where-head-effect", kpi=counted), 14.0, "number")] if counted else []),
        Column(Msg.of("segment-head-change"), 37.0, "graphic"),
        Column(Msg.of("where-head-reading"), 0.0, "text"),
    )
    rows = tuple(
        _row(each, counted is not None, mixed=_own_mix(context, kpi, dimension, each) is not None) for each in ordered
    )
    left = len(found) - len(shown)
    subtitle = "where-subtitle-effect" if counted else "where-subtitle"
    return Table(
        f"where-{dimension}",
        _table_title(shown, dimension),
        Msg.of(subtitle, kpi=kpi, dimension=dimension),
        columns,
        rows,
        (Msg.of("segment-more", n=left),) if left > 0 else (),
        dense=True,
    )


def _table_title(shown: Sequence[Segment], dimension: str) -> Msg:
    sure = [each for each in shown if each.sure]
    rated = [each for each in shown if each.moved is not None]
    if not sure:
        return Msg.of("chart-title-segments-none", dimension=dimension)
    worst = max(sure, key=lambda each: (_weight(each), each.name))  # as in the page's headline
    if other := _outdone(worst, shown):
        side = "up" if (worst.moved or 0.0) > 0 else "down"
        return Msg.of(
            "where-table-weighs", segment=name_of(worst), other=name_of(other), side=side, n=len(sure),
            total=len(rated), dimension=dimension,
        )  # fmt: skip
    return Msg.of(
        "where-table",
        segment=name_of(worst),
        change=change_of(worst),
        n=len(sure),
        total=len(rated),
        dimension=dimension,
    )


def _row(each: Segment, counted: bool, *, mixed: bool) -> Row:
    reading = each.reading
    new = reading.year_ago == 0 and bool(reading.value)
    return Row(
        (
            name_of(each),
            Quantity(each.size, Unit.COUNT),
            *([Quantity(reading.numerator or 0.0, Unit.COUNT)] if counted else []),
            Msg.of("segment-new") if new else quantity(reading, reading.year_ago) or DASH,
            quantity(reading, reading.value) or DASH,
            *([_effect_said(each, new=new)] if counted else []),
            _change(each),
            Msg.of("where-mixed") if mixed and each.sure else said(each),
        )
    )


def _effect_said(each: Segment, *, new: bool) -> Cell:
    """The cases more or less than at the rate of a year ago; none where there was no such rate."""
    if new or each.reading.value is None or each.reading.year_ago is None:
        return DASH
    return Msg.of("where-effect", n=Quantity(_effect(each), Unit.COUNT))


def _change(each: Segment) -> Cell:
    if each.moved is None:
        return None
    moved, state = change_of(each), STATES[tone(each)]
    alt = Msg.of("alt-where", segment=name_of(each), change=moved)
    drawn = variance.data(each.moved, alt=alt, scale=FARTHEST, chance=None, tone=tone(each))
    return Bar(Graphic("variance", drawn), Msg.of("assemble-percent-from", change=moved), state)


def said(each: Segment) -> Cell:
    """How to read the change of a segment."""
    if each.moved is None:
        return Mark(Status.TOO_FEW, Msg.of("segment-too-few")) if few(each.reading) else Msg.of("where-new")
    if not each.sure:
        return Msg.of("where-chance")
    return Msg.of("where-rise" if each.moved > 0 else "where-fall")


# what we know, believe and do not know


def knowledge(context: Context, lead: Reading, every: Cuts) -> Lists:
    """Three columns of sentences, each by its rule."""
    return Lists(
        (
            PointList(Msg.of("where-know"), _known(context, lead, every)[:POINTS]),
            PointList(Msg.of("where-believe"), _believed(context, lead, every)[:POINTS]),
            PointList(Msg.of("where-do-not-know"), _unknown(every, tested=bool(likely(context, lead.stage)))[:POINTS]),
        )
    )


def _known(context: Context, lead: Reading, every: Cuts) -> tuple[Text, ...]:
    """The change from plan if it is larger than chance, the segments that changed, and the largest that did not."""
    points: list[Text] = []
    if status(lead) in (Status.BEHIND, Status.AHEAD) and due(lead) is not None:
        side = "behind" if status(lead) is Status.BEHIND else "ahead"
        points.append(Msg.of(f"where-plan-{side}", kpi=lead.kpi, change=from_plan(lead)))
    if worst := _heaviest(context, lead, every):
        dimension, segment = worst
        before, after = (quantity(segment.reading, each) for each in (segment.reading.year_ago, segment.reading.value))
        told = {"segment": name_of(segment), "change": change_of(segment), "before": before, "after": after}
        of = _own_mix(context, lead.kpi, dimension, segment)
        points.append(Msg.of("where-moved-mix", dimension=of, **told) if of else Msg.of("where-moved", **told))
        if steady := _steady(dict(every)[dimension]):
            points.append(Msg.of("where-steady", segment=name_of(steady), change=change_of(steady)))
    return tuple(points) or (Msg.of("where-nothing-known"),)


LIKELY = 1
"""Likely causes that are told, at most: each takes a paragraph."""
STEADY = 0.05
"""A segment that changed by less than this, and not beyond chance, is told as one that held steady."""


def _steady(found: Sequence[Segment]) -> Segment | None:
    """The largest segment that hardly changed and whose interval leaves room for little."""
    held = [
        each
        for each in found
        if each.moved is not None and not each.sure and abs(each.moved) <= STEADY and each.interval is not None
        and max(abs(end) for end in each.interval) <= 4 * STEADY
    ]  # fmt: skip
    return max(held, key=lambda each: (each.size, each.name), default=None)


def _believed(context: Context, lead: Reading, every: Cuts) -> tuple[Text, ...]:
    """The likely causes in the stage; else the logged changes that name the measure: at the same time, which is no proof."""
    if causes := likely(context, lead.stage):
        return tuple(likely_said(context, cause) for cause in causes[:LIKELY])
    named = [entry for entry in concerning(context, lead) if lead.kpi in entry.kpis][:2]
    recent = [entry for entry in named if (context.period.last - entry.date).days <= 366]
    if not recent:
        return (Msg.of("where-no-entry"),)
    return tuple(Msg.of("where-entry", day=entry.date, what=entry.what_in(context.language)) for entry in recent)


def _unknown(every: Cuts, *, tested: bool) -> tuple[Text, ...]:
    """The cause, as long as nothing was tested; then the segments that could be chance, and those that cannot be rated."""
    points: list[Text] = [] if tested else [Msg.of("where-cause")]
    chance = [each for _, of in every for each in of if each.moved is not None and not each.sure]
    if chance:
        largest = max(chance, key=lambda each: (abs(each.moved or 0.0), each.name))
        points.append(Msg.of("where-perhaps", segment=name_of(largest), change=change_of(largest), n=len(chance)))
    unrated = sum(each.moved is None for _, of in every for each in of)
    if unrated:
        points.append(Msg.of("where-unrated", n=unrated))
    return tuple(points)
