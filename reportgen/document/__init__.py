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

from reportgen.document.blocks import (
    Absence,
    Area,
    Beside,
    Comment,
    Decision,
    Decisions,
    Figure,
    Lists,
    Note,
    Particular,
    PointList,
    ReadingKey,
)
from reportgen.document.measures import Card, CardRow, Digest, DigestGroup, DigestRow, KpiCards
from reportgen.document.report import Block, Cover, DataFile, Document, InputRow, Provenance, Section, Turn
from reportgen.document.tables import Bar, Cell, Column, ColumnKind, Graphic, Mark, Pair, Row, Table
from reportgen.document.words import Difference, Span, Text

__all__ = [
    "Absence",
    "Area",
    "Bar",
    "Beside",
    "Block",
    "Card",
    "CardRow",
    "Cell",
    "Column",
    "ColumnKind",
    "Comment",
    "Cover",
    "DataFile",
    "Decision",
    "Decisions",
    "Difference",
    "Digest",
    "DigestGroup",
    "DigestRow",
    "Document",
    "Figure",
    "Graphic",
    "InputRow",
    "KpiCards",
    "Lists",
    "Mark",
    "Note",
    "Pair",
    "Particular",
    "PointList",
    "Provenance",
    "ReadingKey",
    "Row",
    "Section",
    "Span",
    "Table",
    "Text",
    "Turn",
]
