"""The state of making one contract: a recognised file, what was seen of its rows, and what is decided so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from reportgen.contract import PresetSource
from reportgen.contract.preset import NamedColumn, Parts
from reportgen.errors import SourceError
from reportgen.sources.presets import days, numbers, table
from reportgen.sources.presets.asked import Asked
from reportgen.sources.presets.days import Period
from reportgen.sources.presets.recognise import Fit
from reportgen.sources.presets.survey import Survey
from reportgen.sources.presets.table import Block, Row
from reportgen.tables import ColumnType

NUMBERS = frozenset({ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.MONEY})


@dataclass(frozen=True)
class Told:
    """What stands above a header and what other files of its folder tell.

    Attributes:
        lines: further lines, of files that hold no rows.
        periods: the period of the other files, where one of them has days.
    """

    lines: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()


@dataclass
class Work:
    """The state of making one contract."""

    fit: Fit
    source: PresetSource
    parts: Parts
    asked: Asked
    found: Survey
    columns: dict[str, str]
    captured: Mapping[str, Sequence[str]]
    periods: tuple[Period, ...]
    decided: numbers.Decided
    dated: tuple[str, ...] = ()
    forms: dict[str, days.Forms] = field(default_factory=dict)
    derived: dict[str, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def said(self) -> Mapping[str, Any]:
        """What the user says."""
        return self.source.said

    def place(self, own: str) -> int:
        """Place of a column in the header."""
        return self.fit.head.cells.index(self.columns[own])

    def spec(self, own: str) -> NamedColumn:
        """What the preset says of a column."""
        return self.parts.columns.get(own) or self.parts.others.get(own) or NamedColumn(names={"any": (own,)})

    def given(self, own: str) -> Mapping[str, str | None]:
        """What the user says that texts of a column mean."""
        return dict(self.said.get("columns", {}).get(own, {}).get("values", {}))

    def refused(self, what: str, instead: str = "", line: int = 0) -> SourceError:
        """An error about the file."""
        arrival = self.fit.arrival
        return SourceError(arrival.source, what, file=arrival.file, line=line, instead=instead)


@contextmanager
def pieces_of(fit: Fit) -> Iterator[Iterator[Row | Block]]:
    """The rows below the header of a file, as they come."""
    if fit.form.kind == "xlsx":
        width = len(fit.head.cells)
        yield (
            row if len(row.cells) >= width else row._replace(cells=(*row.cells, *[""] * (width - len(row.cells))))
            for row in fit.rows
            if row.line >= fit.head.after
        )
        return
    with table.text_pieces(fit.arrival, fit.form, fit.head.after, len(fit.head.cells)) as pieces:
        yield pieces


@contextmanager
def rows_of(fit: Fit) -> Iterator[Iterator[Row]]:
    """The rows below the header of a file, one by one."""
    with pieces_of(fit) as pieces:
        yield table.each(pieces)


def listed(value: Any) -> list[str]:
    """One text or several, as a list."""
    return [value] if isinstance(value, str) else list(value)
