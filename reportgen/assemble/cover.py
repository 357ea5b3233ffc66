"""The cover of a pack: what it is, the year so far, the verdict, and what stands where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.assemble.context import Context, label
from reportgen.assemble.headline import headline
from reportgen.assemble.pace import Course, running
from reportgen.assemble.standfirst import standfirst
from reportgen.charts import cover as chart
from reportgen.charts import pace
from reportgen.document import Block, Cover, Graphic, Section, Text
from reportgen.periods import DAY, Grain, Period
from reportgen.text import Msg

SENTENCES = 2
"""Sentences below the verdict, at most: what is behind and what is ahead; the summary has them all."""


def section(context: Context) -> Section:
    """The cover; its contents come when the other sections are known, see `with_contents`."""
    cards = tuple(context.reading(kpi) for kpi in context.spec.cards)
    told = cards if any(reading.value is not None for reading in cards) else context.readings()
    said = standfirst(context, told) or standfirst(context, context.readings()) or (Msg.of("standfirst-few"),)
    cover = Cover(
        company=context.business.name,
        span=span(context),
        art=art(context, context.way) if context.way else None,
        verdict=headline(context, told),
        contents=(),
        made=Msg.of("cover-made", version=str(context.origin.version), program=context.origin.program),
        basis=Msg.of("footer-data-to", day=context.board.as_of),
    )
    return Section("cover", Msg.of("section-cover"), name(context), said[:SENTENCES], (cover,))


def name(context: Context) -> Text:
    """The report's name without its period."""
    return context.spec.title_in(context.language) or Msg.of(f"report-{context.period.grain}")


def span(context: Context) -> Msg:
    """The period, with its first and last day where its name does not say them."""
    period = context.period
    if str(period.grain) not in ("quarter", "week"):
        return Msg.of("cover-period", period=period)
    days = Period(period.start, period.end, Grain.RANGE, period.fiscal_month)
    if period.grain is Grain.QUARTER and period.fiscal_month == 1:  # the days say the year
        return Msg.of("cover-quarter", n=(period.start.month + 2) // 3, days=days)
    return Msg.of("cover-span", period=period, days=days)


def art(context: Context, way: Course) -> Graphic:
    """The year of the goal's KPI, drawn in the colours of the cover."""
    so_far, until, ahead = way.said(way.so_far), way.now - DAY, way.outlook
    words = pace.Words(
        goal=Msg.of("pace-goal", value=way.said(way.goal)) if way.plan else "",
        forecast=Msg.of("cover-forecast", value=way.said(ahead.value)) if ahead else "",
        range=Msg.of("pace-range", low=way.said(ahead.low), high=way.said(ahead.high)) if ahead else "",
    )
    marks = "-".join(mark for mark, there in (("plan", way.plan), ("forecast", ahead)) if there) or "alone"
    return Graphic(
        "cover",
        chart.data(
            way.year.months(), way.actual, way.plan, (ahead.value, ahead.low, ahead.high) if ahead else None,
            unit=way.reading.unit, currency=way.reading.currency, words=words, running=running(context, way),
            title=Msg.of("cover-art", kpi=way.reading.kpi, period=way.year),
            subtitle=Msg.of(f"cover-art-{marks}"),
            figure=Msg.of("cover-figure", value=so_far),
            caption=Msg.of("cover-caption", day=until),
            alt=Msg.of("alt-pace", kpi=way.reading.kpi, title=label(way.reading.kpi), value=so_far, day=until),
        ),
    )  # fmt: skip


def with_contents(sections: Sequence[Section]) -> tuple[Section, ...]:
    """The sections, with the cover, if there is one, naming all that follow it."""
    listed = tuple((each.id, each.title) for each in sections if each.id != "cover")
    return tuple(replace(each, blocks=tuple(_listing(block, listed) for block in each.blocks)) for each in sections)


def _listing(block: Block, listed: tuple[tuple[str, Text], ...]) -> Block:
    return replace(block, contents=listed) if isinstance(block, Cover) else block
