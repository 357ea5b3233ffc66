"""The neutral document: what stands in a report, before any format and any language.

A document is a tree of frozen values: sections hold blocks, blocks hold texts, figures and chart data, never HTML. A text is a
`Msg` of the catalogue, or the user's own words as a string (a company's name, a campaign). Sentences are made
when the document is rendered, so one document serves every language and format, and a golden test needs neither fonts nor PDF.

    Document ─ Section ─┬─ Cover                    the first page of a pack: what it is, what it finds, what stands where
                        ├─ KpiCards ─ Card          four figures with all they are compared with
                        ├─ Figure                   a chart with its finding, its subtitle, its data as a table
                        ├─ Table ─ Row ─ cells      scorecards, definitions, data quality, the data behind a chart
                        ├─ Lists ─ PointList        two or three columns of sentences
                        ├─ Beside                   a chart and a narrow column
                        ├─ Decisions                what the readers are asked to decide, in a panel
                        ├─ Digest                   many measures with their values in little room
                        ├─ Area                     a numbered matter: what is known of it, and beside it what is to be done
                        ├─ Turn                     a second page of one section, with its heading
                        ├─ ReadingKey               samples of the marks
                        ├─ Note                     one line in small type
                        ├─ Comment                  what a person says to it, signed
                        └─ Provenance               what the document was made of
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from reportgen.metrics.scoreboard import Status
from reportgen.periods import Period
from reportgen.quantities import Change, Quantity
from reportgen.text import Msg


@dataclass(frozen=True)
class Difference:
    """A difference within a sentence: the message `key` with its `$change`, in the unit in which `like` is written.

    Attributes:
        key: of the message.
        change: the difference.
        like: the figure beside which it stands.
        share: whether its percentage follows.
    """

    key: str
    change: Change
    like: Quantity
    share: bool = True


@dataclass(frozen=True)
class Span:
    """A run of periods within a caption: the message `key` with its `$span` and the `$grain` of its steps."""

    key: str
    grain: str
    first: Period
    last: Period


Text: TypeAlias = Msg | Difference | Span | Quantity | date | str
"""Words and figures: a message of the catalogue, a figure or a day by itself, or (a string) the user's own words."""


@dataclass(frozen=True)
class Graphic:
    """A drawing to be made: the module of `reportgen.charts` that draws it, and its data."""

    kind: str
    data: object


@dataclass(frozen=True)
class Mark:
    """A status: its shape and its word."""

    status: Status
    text: Text


@dataclass(frozen=True)
class Pair:
    """A main text with a smaller one below it."""

    main: Text
    below: Text


@dataclass(frozen=True)
class Bar:
    """A small drawing with its value printed beside it, in the status's colour."""

    graphic: Graphic
    text: Text
    status: Status | None = None


Cell: TypeAlias = Text | Mark | Pair | Bar | Graphic | None
"""What stands in one cell of a table; None is an empty one."""

ColumnKind: TypeAlias = Literal["name", "figure", "number", "text", "graphic", "status"]


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        title: its head; "" for none.
        width_mm: its width on A4; 0 takes what is left.
        kind: decides alignment and weight: `name` is the row's heading, `figure` the value that counts.
    """

    title: Text
    width_mm: float
    kind: ColumnKind


@dataclass(frozen=True)
class Row:
    """One row; a `group` row has one cell that heads the rows below it, a `note` row one in small type that ends them."""

    cells: tuple[Cell, ...]
    kind: Literal["row", "group", "note"] = "row"


@dataclass(frozen=True)
class Table:
    """A table with its title.

    Attributes:
        id: unique in the document.
        title: a heading of the second level; "" for none.
        subtitle: measure, unit and period; "" for none.
        after: notes below it.
        dense: set in tighter rows.
    """

    id: str
    title: Text
    subtitle: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    after: tuple[Text, ...] = ()
    dense: bool = False


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


@dataclass(frozen=True)
class InputRow:
    """What one source delivered: its files, the rows read, and the hash of what was read."""

    source: Text
    files: Text
    rows: int
    sha256: str


@dataclass(frozen=True)
class Provenance:
    """What the document was made of."""

    title: Text
    sentences: tuple[Text, ...]
    heads: tuple[Text, Text, Text, Text]
    inputs: tuple[InputRow, ...]


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


@dataclass(frozen=True)
class Turn:
    """The next page of a section, with a heading that says what stands on it, and the argument below it."""

    title: Text
    standfirst: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Cover:
    """The first page of a pack; the section's headline is the report's name, its standfirst goes with the verdict.

    Attributes:
        company: as its readers know it.
        span: what the report covers, with its first and last day.
        art: the drawing above the verdict, 176 mm wide; None where there is nothing to draw.
        verdict: what happened, in one sentence.
        contents: (id of a section, its title), in order; their pages are found when they are printed.
        made: of what version it is.
        basis: how far the data reach.
    """

    company: str
    span: Text
    art: Graphic | None
    verdict: Text
    contents: tuple[tuple[str, Text], ...]
    made: Text
    basis: Text


Block: TypeAlias = (
    Area
    | Turn
    | Cover
    | Decisions
    | KpiCards
    | Figure
    | Table
    | Lists
    | Beside
    | Note
    | Absence
    | Comment
    | ReadingKey
    | Digest
    | Provenance
)


@dataclass(frozen=True)
class Section:
    """One section: a headline that states the finding, the argument in plain words, the evidence.

    Attributes:
        id: unique in the document, also its anchor.
        title: its name, for the running header and the contents.
        headline: at most two lines.
        standfirst: sentences, set as one paragraph.
        blocks: the evidence, in order.
        pages: number of pages it is composed for; 0 lets it flow.
    """

    id: str
    title: Text
    headline: Text
    standfirst: tuple[Text, ...]
    blocks: tuple[Block, ...]
    pages: int = 1


@dataclass(frozen=True)
class DataFile:
    """Figures as a table of plain values, to be attached as CSV.

    Attributes:
        name: file name.
        description: what it holds.
        columns: heads; names of fields as strings, those of a chart's table as in the report.
        rows: one tuple per row; numbers stay numbers.
    """

    name: str
    description: Text
    columns: tuple[Text, ...]
    rows: tuple[tuple[Text | float | int | None, ...], ...]


@dataclass(frozen=True)
class Document:
    """A report.

    Attributes:
        report: id of the report in the configuration.
        period: what it covers.
        as_of: the last day that was known.
        company: the business's name.
        title: name of the report, with its period.
        subject: one sentence for the file's metadata.
        banner: a word of warning for every page, e.g. that the report is provisional.
        cutoff: data cut-off, for the footer.
        sections: in order.
        files: figures to attach.
        only: the part of the business it speaks of; "" for the whole.
        restated: what its mail says of headline figures that are others now than an earlier report said.
    """

    report: str
    period: Period
    as_of: date
    company: str
    title: Text
    subject: Text
    banner: Text | None
    cutoff: Text
    sections: tuple[Section, ...]
    files: tuple[DataFile, ...] = ()
    only: Text = ""
    restated: tuple[Text, ...] = ()
