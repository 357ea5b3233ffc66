"""Last quarter's focus areas: each KPI to watch then and now, the worth that was claimed beside the worth that is seen, a verdict.

A figure is held against the four quarters before the one that started it, never against that one quarter: a bad figure comes back
to its usual self by chance alone, and that is nobody's work.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.assemble.area import title, worth_line
from reportgen.assemble.context import Context
from reportgen.assemble.focus_pages import MOST, composed
from reportgen.charts import worth as worth_chart
from reportgen.document import (
    Absence,
    Area,
    Block,
    Cell,
    Column,
    Mark,
    Note,
    Particular,
    Row,
    Section,
    Table,
    Text,
    Turn,
)
from reportgen.findings import Findings, Kind, Reviewed, Watched
from reportgen.metrics.scoreboard import Status
from reportgen.quantities import Quantity, Unit
from reportgen.text import Msg
from reportgen.text.numerals import DASH

SHAPES = {
    "done": Status.ON_PLAN,
    "worked": Status.AHEAD,
    "not_yet": Status.WATCH,
    "did_not_work": Status.BEHIND,
    "cannot_tell": Status.TOO_FEW,
}
"""The shape of a verdict: that of the status which says as much."""
SIDES = {1: Status.AHEAD, -1: Status.BEHIND, 0: Status.WATCH, None: Status.TOO_FEW}
SIDE_WORDS = {1: "better", -1: "worse", 0: "chance", None: "unknown"}


def section(context: Context) -> Section:
    """The section, for one page or two; one line where nothing is kept."""
    findings = context.evidence.findings
    before = (findings.quarter if findings else context.period).previous()
    name = Msg.of("section-last-focus")
    if findings is None or not findings.review:
        key = "last-focus-unasked" if findings is None else "last-focus-nothing"
        return Section(
            "last_focus",
            name,
            Msg.of("headline-last-focus-nothing"),
            (),
            (Absence(Msg.of(key, period=before)),),
        )
    review = findings.review[:MOST]
    scale = worth_chart.limit(
        [
            worth_chart.gain("", worth.customers, worth.interval, figure="")
            for each in review
            for worth in (each.area.worth, each.seen)
            if worth
        ]
    )
    blocks: list[Block] = []
    number = 0
    pages = composed(review)
    for at, page in enumerate(pages):
        if at:
            blocks.append(Turn(Msg.of("focus-turn", n=len(page), first=number + 1, last=number + len(page))))
        for each in page:
            number += 1
            blocks.append(_block(context, each, number, scale))
    blocks.append(Note(Msg.of("last-focus-note")))
    return Section("last_focus", name, headline(review), standfirst(findings), tuple(blocks), pages=len(pages))


def headline(review: Sequence[Reviewed]) -> Msg:
    """How many of them worked."""
    worked = sum(each.verdict == "worked" for each in review)
    if worked:
        return Msg.of("headline-last-focus-worked", n=worked, total=len(review))
    if all(each.verdict in ("not_yet", "cannot_tell") for each in review):
        return Msg.of("headline-last-focus-early", total=len(review))
    return Msg.of("headline-last-focus-none", total=len(review))


def standfirst(findings: Findings) -> tuple[Text, ...]:
    """What each figure is held against, and why."""
    return (Msg.of("standfirst-last-focus", period=findings.quarter.previous()), Msg.of("standfirst-last-focus-mean"))


def _block(context: Context, reviewed: Reviewed, number: int, scale: tuple[float, float]) -> Area:
    area = reviewed.area
    return Area(
        f"last-focus-{number}",
        number,
        Msg.of(f"last-focus-kind-{area.kind}"),
        title(context, area),
        (),
        _table(reviewed, number) if reviewed.watched else None,
        "" if reviewed.watched else Msg.of("last-focus-unwatched"),
        _particulars(context, reviewed, scale),
    )


def _particulars(context: Context, reviewed: Reviewed, scale: tuple[float, float]) -> tuple[Particular, ...]:
    area = reviewed.area
    mark = Mark(SHAPES[reviewed.verdict], Msg.of(f"last-focus-{reviewed.verdict}"))
    found = [Particular(Msg.of("last-focus-verdict"), mark, (reviewed.why,))]
    if area.actions:
        owner = (Msg.of("own-words", words=area.owner),) if area.owner else ()
        found.append(Particular(Msg.of("focus-action"), area.actions[0], owner, strong=False))
    if area.worth is not None:
        found.append(worth_line(context, area.worth, scale, Msg.of("last-focus-claimed")))
    if reviewed.seen is not None:
        found.append(worth_line(context, reviewed.seen, scale, Msg.of("last-focus-seen")))
    elif area.worth is not None:
        found.append(Particular(Msg.of("last-focus-seen"), Msg.of("last-focus-unseen"), strong=False))
    elif area.kind is Kind.TIME_BASED and area.cost is not None:
        cost = Quantity(area.cost, Unit.MONEY, context.business.currency)
        found.append(Particular(Msg.of("focus-cost"), Msg.of("assemble-value", value=cost)))
    return tuple(found)


def _table(reviewed: Reviewed, number: int) -> Table:
    columns = (
        Column(Msg.of("last-focus-head"), 27.0, "name"),
        Column(Msg.of("last-focus-usual"), 14.5, "number"),
        Column(Msg.of("last-focus-then", period=reviewed.area.quarter), 14.5, "number"),
        Column(Msg.of("last-focus-now", period=reviewed.area.quarter.shift(1)), 15.5, "number"),
        Column("", 0.0, "status"),
    )
    rows = tuple(Row(_cells(each)) for each in reviewed.watched)
    return Table(f"last-focus-{number}-figures", "", "", columns, rows, dense=True)


def _cells(watched: Watched) -> tuple[Cell, ...]:
    reading = watched.reading

    def value(number: float | None) -> Cell:
        return DASH if number is None else Quantity(number, reading.unit, reading.currency)

    side = watched.side if reading.value is not None else None
    mark = Mark(SIDES[side], Msg.of(f"last-focus-side-{SIDE_WORDS[side]}"))
    return (
        Msg.of("assemble-kpi-short", kpi=reading.kpi), value(watched.usual), value(watched.then), value(reading.value), mark,
    )  # fmt: skip
