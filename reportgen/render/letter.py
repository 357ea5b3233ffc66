"""What a mail tells of a report: taken from the document, so that it says nothing that the report does not.

The headline and two sentences, the cards as a table, what went well, what did not, what is not known, what is asked now, one chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.charts.bullet import Bullet
from reportgen.document import (
    Beside,
    Block,
    Card,
    Decisions,
    Difference,
    Document,
    Figure,
    KpiCards,
    Lists,
    PointList,
    Section,
    Text,
)
from reportgen.metrics.scoreboard import Status
from reportgen.quantities import Quantity
from reportgen.text import Msg

FOUND = ("heading-went-well", "heading-did-not", "heading-do-not-know")
NEXT = "heading-now"
SENTENCES = 2
CHARTS = ("pace", "control")
"""The chart that is shown: the year's pace, else the measure that moved most."""
SHAPES = {
    Status.AHEAD: "▲", Status.BEHIND: "▼", Status.ON_PLAN: "●", Status.WATCH: "◇",
}  # fmt: skip
UNRATED = "○"
HALF, AXIS = 60, 2
"""Pixels of either side of a measure's bar, and of its axis."""
WIDEST = 0.1
"""The scale of the bars ends at the largest difference, but not below this one: a small difference shall look small."""


@dataclass(frozen=True)
class Strip:
    """The bar of a measure as cells of a table, in pixels: from its axis to the left, or to the right."""

    left: int
    right: int

    @property
    def before(self) -> int:
        """Empty, left of the bar."""
        return HALF - self.left

    @property
    def behind(self) -> int:
        """Empty, right of the bar."""
        return HALF - self.right


@dataclass(frozen=True)
class Measure:
    """One row of the table.

    Attributes:
        label: name.
        shape: of the status, as a character.
        state: the status.
        word: of the status.
        value: the figure.
        weak: it is grey.
        difference: from plan, or what is said instead.
        strip: its bar; None where there is none.
    """

    label: Text
    shape: str
    state: Status
    word: Text
    value: Text
    weak: bool
    difference: Text
    strip: Strip | None


@dataclass(frozen=True)
class Found:
    """What is said under a heading."""

    title: Text
    points: tuple[Text, ...]


@dataclass(frozen=True)
class Letter:
    """What a mail tells.

    Attributes:
        company: whose figures.
        name: of the report, without its period.
        title: of the report, with its period.
        only: the part of the business; "" for the whole.
        marks: what is unusual: `provisional`, `staging`, `test`.
        correction: why it is sent again; None for the first time.
        headline: the finding.
        sentences: the argument, at most two.
        caption: of the table.
        measures: its rows.
        findings: one of each kind.
        now: what is asked; None where nothing is.
        chart: None where there is none.
        cutoff: up to which day data are known.
        meanings: of the statuses in the table.
        restated: headline figures of closed periods that are others now than an earlier report said, a sentence each.
    """

    company: str
    name: Text
    title: Text
    only: Text
    marks: tuple[str, ...]
    correction: Text | None
    headline: Text
    sentences: tuple[Text, ...]
    caption: Text
    measures: tuple[Measure, ...]
    findings: tuple[Found, ...]
    now: Found | None
    chart: Figure | None
    cutoff: Text
    meanings: tuple[Text, ...]
    restated: tuple[Text, ...] = ()


def letter(document: Document, *, corrected: bool = False) -> Letter:
    """What a mail tells of a document.

    Args:
        document: the report.
        corrected: its first sentence says why it takes the place of another.
    """
    first = next((each for each in document.sections if each.id != "cover"), None)
    said = first.standfirst if first else ()
    correction, said = (said[0], said[1:]) if corrected and said else (None, said)
    blocks = [block for section in document.sections for block in _flat(section)]
    cards = next((block.cards for block in blocks if isinstance(block, KpiCards)), ())
    lists = {listed.title.key: listed for block in blocks if isinstance(block, Lists) for listed in block.lists
             if isinstance(listed.title, Msg)}  # fmt: skip
    charts = {block.graphic.kind: block for block in reversed(blocks) if isinstance(block, Figure)}
    states = dict.fromkeys(card.mark.status for card in cards)
    return Letter(
        document.company,
        name_of(document),
        document.title,
        document.only,
        tuple(marks(document.banner)),
        correction,
        first.headline if first else document.title,
        said[:SENTENCES],
        Msg.of("mail-caption" if any(_due(card) for card in cards) else "mail-caption-no-plan", period=document.period),
        _measures(cards),
        tuple(_one(lists[key]) for key in FOUND if key in lists),
        _asked(blocks) or (Found(lists[NEXT].title, lists[NEXT].points) if NEXT in lists else None),
        next((charts[kind] for kind in CHARTS if kind in charts), None),
        document.cutoff,
        tuple(Msg.of(key) for key in dict.fromkeys(f"mail-means-{_meaning(state)}" for state in states)),
        document.restated[:SENTENCES],
    )


def name_of(document: Document) -> Text:
    """The name of a report without its period."""
    title = document.title
    if isinstance(title, Msg):
        own = dict(title.params).get("title")
        return own if isinstance(own, str) else Msg.of(f"report-{document.period.grain}")
    return title


def marks(banner: Text | None) -> Iterator[str]:
    """What a banner is made of: `provisional`, `test` ..."""
    if not isinstance(banner, Msg):
        return
    inside = [value for _, value in banner.params if isinstance(value, Msg)]
    if inside:
        for each in inside:
            yield from marks(each)
    else:
        yield banner.key.removeprefix("banner-")


def _flat(section: Section) -> Iterator[Block]:
    for block in section.blocks:
        if isinstance(block, Beside):
            yield block.left
            yield block.right
        else:
            yield block


def _asked(blocks: Sequence[Block]) -> Found | None:
    """What is to be decided, without its particulars; None where nothing is."""
    asked = next((block for block in blocks if isinstance(block, Decisions) and block.items), None)
    return Found(asked.title, tuple(item.title for item in asked.items)) if asked else None


def _one(listed: PointList) -> Found:
    return Found(listed.title, listed.points[:1])


def _meaning(state: Status) -> str:
    """Two statuses that mean one thing share a sentence."""
    return "apart" if state in (Status.AHEAD, Status.BEHIND) else str(state)


def _measures(cards: tuple[Card, ...]) -> tuple[Measure, ...]:
    away = {card.kpi: part for card in cards if (part := _away(card)) is not None}
    widest = max([WIDEST, *(abs(part) for part in away.values())])
    return tuple(
        Measure(
            card.label, SHAPES.get(card.mark.status, UNRATED), card.mark.status, card.mark.text,
            _figure(card), card.weak,
            _difference(card), _strip(away[card.kpi] / widest) if card.kpi in away else None,
        )
        for card in cards
    )  # fmt: skip


def _figure(card: Card) -> Text:
    """The figure of a card, with ≈ before it where a part of it is an estimate."""
    figure = card.figure
    return Msg.of("assemble-about", value=figure) if card.about and isinstance(figure, Quantity) else figure


def _difference(card: Card) -> Text:
    """The difference; what it is from stands above the table."""
    said = card.difference
    return replace(said, key="mail-change") if isinstance(said, Difference) and said.key == "card-versus-plan" else said


def _due(card: Card) -> float | None:
    drawn = card.bullet.data
    if not isinstance(drawn, Bullet):
        return None
    return drawn.plan_to_date if drawn.plan_to_date is not None else drawn.plan


def _away(card: Card) -> float | None:
    """How far a measure is from its plan, as a share of the plan; None where that cannot be said."""
    drawn, due = card.bullet.data, _due(card)
    if not isinstance(drawn, Bullet) or drawn.actual is None or not due:
        return None
    return (drawn.actual - due) / abs(due)


def _strip(share: float) -> Strip:
    length = min(HALF, round(abs(share) * HALF))
    return Strip(length, 0) if share < 0 else Strip(0, length)
