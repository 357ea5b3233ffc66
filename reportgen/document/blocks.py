"""Blocks that make an argument: charts, sentences side by side, decisions, matters, comments, notes."""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.document.tables import Cell, Graphic, Table
from reportgen.document.words import Text


@dataclass(frozen=True)
class Figure:
    """A chart: the finding as its title, a subtitle that names measure, unit and period, the drawing, its data.

    Attributes:
        data: the figures behind it; folded below the drawing on the page, attached as CSV to the PDF.
        width_mm: width on A4; the drawing is made at this size and never scaled.
    """

    id: str
    title: Text
    subtitle: Text
    graphic: Graphic
    data: Table | None = None
    width_mm: float = 176.0


@dataclass(frozen=True)
class PointList:
    """Sentences under one heading."""

    title: Text
    points: tuple[Text, ...]


@dataclass(frozen=True)
class Lists:
    """Columns of sentences side by side; `ruled` sets a hairline below each sentence."""

    lists: tuple[PointList, ...]
    ruled: bool = False


@dataclass(frozen=True)
class Decision:
    """One thing to decide: what is to be done, and in small type what it brings, who does it and by when."""

    title: Text
    details: tuple[Text, ...]


@dataclass(frozen=True)
class Decisions:
    """What the readers are asked to decide.

    Attributes:
        title: heading of the panel.
        items: numbered in their order.
        instead: the sentence in the place of the items, where there are none; "" where there are.
        more: what stands on the page that `see` is on; "" for nothing.
        see: id of the section with the evidence; "" for none.
    """

    title: Text
    items: tuple[Decision, ...]
    instead: Text = ""
    more: Text = ""
    see: str = ""


@dataclass(frozen=True)
class Beside:
    """A chart of 104 mm and what belongs to it in the column of 64 mm to its right."""

    left: Figure
    right: Lists | Table | Decisions


@dataclass(frozen=True)
class Note:
    """One remark in small type: how to read a mark, or why something is absent."""

    text: Text


@dataclass(frozen=True)
class Absence:
    """The sentence of a section that has nothing to show."""

    text: Text


@dataclass(frozen=True)
class Comment:
    """What a person says to the section: their own words, apart from what is computed, and signed.

    Attributes:
        title: what it is.
        paragraphs: each as its lines.
        signature: name, role and day.
        note: whose words these are.
    """

    title: Text
    paragraphs: tuple[tuple[str, ...], ...]
    signature: Text
    note: Text


@dataclass(frozen=True)
class ReadingKey:
    """Samples of the marks, each with its meaning."""

    title: Text
    entries: tuple[tuple[str, Text], ...]


@dataclass(frozen=True)
class Particular:
    """One line of what is to be done about a matter.

    Attributes:
        label: what the line is about.
        main: what is said.
        below: more of it, in small type.
        graphic: a drawing between the two, 42 mm wide.
        strong: whether `main` is set in semibold.
    """

    label: Text
    main: Cell
    below: tuple[Text, ...] = ()
    graphic: Graphic | None = None
    strong: bool = True


@dataclass(frozen=True)
class Area:
    """One of a few matters on a page: what is known of it left, what is to be done about it right.

    Attributes:
        id: unique in the document.
        number: its place among the others, in large figures.
        kicker: above the title: what kind of matter it is and how it stands.
        title: a sentence.
        sentences: two or three, set as one paragraph.
        body: the evidence, 93 mm wide; None where there is none to draw.
        note: below it, in small type; "" for none.
        particulars: the column right of it.
        airy: whether it stands on a page with much room.
    """

    id: str
    number: int
    kicker: Text
    title: Text
    sentences: tuple[Text, ...]
    body: Figure | Table | None
    note: Text
    particulars: tuple[Particular, ...]
    airy: bool = False
