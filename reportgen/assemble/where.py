"""Where and why: the second page of a stage's spread. By which segments its measure changed, and what follows from that.

Nothing is guessed: what is known are changes larger than chance, what is believed is named as such (a change that was logged at
the same time is no proof), and what the figures cannot say is said too.
"""

from __future__ import annotations

from reportgen.assemble.breakdown import breakdown_figure, breakdown_notes, cuts
from reportgen.assemble.context import Context
from reportgen.assemble.drivers import why, why_figure
from reportgen.assemble.heaviest import Cuts, effect, heaviest, outdone, own_mix, sure_changes
from reportgen.assemble.segments import (
    change_of,
    dimension_of,
    dimensions_of,
    name_of,
    parts_of,
    segments,
)
from reportgen.assemble.stage import parts_said
from reportgen.assemble.where_known import knowledge
from reportgen.assemble.where_table import segment_table
from reportgen.document import (
    Block,
    Text,
    Turn,
)
from reportgen.metrics.scoreboard import Reading
from reportgen.planning.drivers import RatioSplit
from reportgen.quantities import Quantity, Unit
from reportgen.text import Msg

ROOMS = (8, 4)
"""Segments drawn by the first and by the second dimension."""
WHY_ROWS = 6
"""Rows of the chart of mix and rates, at most."""
MIXED = ("mix", "both", "offset", "simpson")
"""What moved a rate where its mix did, see `planning.drivers`."""


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
    if not sure_changes(every):
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


def title(context: Context, lead: Reading, every: Cuts) -> Msg:
    """Where the measure changed: the segment that weighs most of those that changed to the side of the whole."""
    worst = heaviest(context, lead, every)
    if worst is None:
        return Msg.of("where-none", kpi=lead.kpi)
    dimension, segment = worst
    told = {"kpi": lead.kpi, "segment": name_of(segment), "change": change_of(segment)}
    if of := own_mix(context, lead.kpi, dimension, segment):
        return Msg.of("where-segment-mix", dimension=of, **told)
    return Msg.of("where-segment", **told)


def _why_named(context: Context, lead: Reading, every: Cuts) -> Msg | None:
    """Why the headline names a segment where another changed by more: what it brought more or less than at its former rate."""
    worst, counted = heaviest(context, lead, every), parts_of(context, lead.kpi)[0]
    if worst is None or counted is None:
        return None
    dimension, segment = worst
    other = outdone(segment, dict(every)[dimension])
    if other is None:
        return None
    return Msg.of(
        "where-weighs", segment=name_of(segment), other=name_of(other), kpi=counted,
        n=Quantity(abs(effect(segment)), Unit.COUNT), m=Quantity(abs(effect(other)), Unit.COUNT),
        side="up" if (segment.moved or 0.0) > 0 else "down",
    )  # fmt: skip


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
