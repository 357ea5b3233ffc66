"""Tables: columns and rows, and all that a cell may hold, small drawings among it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportgen.document.words import Text
from reportgen.metrics.scoreboard import Status


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
