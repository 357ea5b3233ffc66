"""A whole report: its sections with their blocks, its cover, and what it was made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from reportgen.document.blocks import Absence, Area, Beside, Comment, Decisions, Figure, Lists, Note, ReadingKey
from reportgen.document.measures import Digest, KpiCards
from reportgen.document.tables import Graphic, Table
from reportgen.document.words import Text
from reportgen.periods import Period


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
