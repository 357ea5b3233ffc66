"""Blocks that show the figures of measures: cards, and lists of many measures in little room."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.document.tables import Graphic, Mark
from reportgen.document.words import Text


@dataclass(frozen=True)
class CardRow:
    """One comparison on a card."""

    label: Text
    value: Text


@dataclass(frozen=True)
class Card:
    """One KPI on the summary, in the order in which it is read.

    Attributes:
        kpi: id in the catalogue.
        label: its name.
        mark: status.
        figure: the large value, an en dash where there is none.
        weak: the value is grey: too few cases, or none.
        difference: from plan, else what can be said instead.
        bullet: actual, plan and a year ago.
        rows: four comparisons.
        trend: sparkline, None where no line may be drawn.
        span: what the sparkline covers.
        note: the one sentence on uncertainty.
        about: whether a part of the figure is estimated: it is written with ≈ before it.
    """

    kpi: str
    label: Text
    mark: Mark
    figure: Text
    weak: bool
    difference: Text
    bullet: Graphic
    rows: tuple[CardRow, ...]
    trend: Graphic
    span: Text
    note: Text
    about: bool = False


@dataclass(frozen=True)
class KpiCards:
    """A row of cards."""

    cards: tuple[Card, ...]


@dataclass(frozen=True)
class DigestRow:
    """One measure in few words: its name, its value, and what there is to say of it."""

    label: Text
    value: Text
    mark: Mark | None


@dataclass(frozen=True)
class DigestGroup:
    """Measures that belong together, and notes on those that have no value to show."""

    title: Text
    rows: tuple[DigestRow, ...]
    notes: tuple[Text, ...]


@dataclass(frozen=True)
class Digest:
    """Many measures in little room: columns of names and values, a group under the other."""

    id: str
    title: Text
    groups: tuple[DigestGroup, ...]
