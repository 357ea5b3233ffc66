"""Sheets of an Excel workbook, read by python-calamine into the normal form.

A typed cell is written out as the contract says texts are: a number with the declared decimal sign and all its digits, a share
in a `percent` column with its %, a day or time stamp in ISO form (`dates.ISO`), so that typed cells and texts go through the same
cast. Rows that are hidden are rows. A cell that a merged one covers, one that holds an error and a formula that was never worked
out have no value: a row that needs one is set aside.
"""

from __future__ import annotations

import io
import os
import tempfile
from bisect import bisect_right
from collections import deque
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from reportgen.contract import Arrival, Batch, Dialect, FileSource, Lines
from reportgen.contract.arrivals import SKIPPED
from reportgen.errors import SourceError
from reportgen.sources import workbook
from reportgen.sources.head import Head, as_named, check, needed, starts_with
from reportgen.sources.normal_form import NormalForm
from reportgen.sources.records import Record
from reportgen.sources.scan import file_digest
from reportgen.sources.workbook import LAST_ROW

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Row = tuple[int, list[Any]]
"""Number of a row in its sheet, from 1, and its cells, "" where there is none."""

ENDINGS = (".xlsx", ".xlsm")
"""Names by which the reader knows what they hold; others it would take for what they say."""
OTHERS = 12
"""Further sheets of a workbook that are looked at: a year of months."""


def read(arrival: Arrival, source: FileSource, scratch: Path, *, careful: bool = False) -> Batch:
    """Read one sheet through; see `contract.Read`. There is one way, so `careful` changes nothing."""
    sheet, extent = opened(arrival.source, arrival.file, arrival.path, source.sheet)
    head, rows = _head(arrival, source, _solid(sheet))
    used = [head.columns.index(column) for column in needed(source) if column in head.columns]
    covered = _Covered(sheet, used)
    nulls = {*source.nulls, *(text for column in source.columns.values() for text in column.nulls)}
    cells_of = _Cells(source, head, sheet)
    handle, name = tempfile.mkstemp(suffix=".csv", dir=scratch)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
        form = NormalForm(out, head, ",")
        footer: list[tuple[int, str]] = []
        for number, cells in _body(rows, source, footer):
            fields = cells_of.texts(cells)
            form.record(_judged(number, fields, len(head.columns), used, extent.faults, covered, nulls))
        for number, text in footer:
            form.set_aside(number, SKIPPED, "", text)
    return Batch(
        arrival=arrival,
        sha256=file_digest(arrival.path),
        header=head.columns,
        records=form.count,
        text=Path(name),
        dialect=Dialect(",", '"', gzip=False, skip=0, linefeed=True, joined=form.joined),
        normal=True,
        padded=True,
        first_line=head.first_line if form.regular else 0,
        iso=True,
        warnings=() if "sheet" in source.model_fields_set else tuple(_passed_over(arrival, source)),
    )


def _passed_over(arrival: Arrival, source: FileSource) -> Iterator[str]:
    """The sheets that have the columns of the contract too, where nobody said which sheet is meant."""
    first, *others = sheets(arrival.path)
    wanted = {*needed(source)}
    for name in others[:OTHERS]:
        try:
            sheet, _ = opened(arrival.source, arrival.file, arrival.path, name)
        except SourceError:  # it is not asked for
            continue
        top = next((row for row in _solid(sheet) if not _above(row, source)), None) if source.header else None
        if top is not None and wanted <= {*_names(top[1], source)}:
            what = f"the sheet '{name}' has the same columns and is not read, only '{first}' is"
            yield f"{what}: write `sheet: {first}` if that is right, or read it as a source of its own"


def opened(source: str, file: str, path: Path, wanted: int | str) -> tuple[CalamineSheet, workbook.Extent]:
    """The declared sheet of a workbook, once its size is known to be bearable.

    Raises:
        SourceError: it cannot be read.
    """
    from zipfile import BadZipFile

    from python_calamine import CalamineError, PasswordError, SheetTypeEnum, SheetVisibleEnum

    workbook.check(source, file, path)
    try:
        book = _book(path)
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        visible = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
        name = workbook.choose(source, file, wanted, visible, [sheet.name for sheet in sheets])
        extent = workbook.extent(source, file, path, name)
        return book.get_sheet_by_name(name), extent
    except PasswordError:
        raise SourceError(
            source, "the workbook is protected by a password", file=file, instead="Save it without one"
        ) from None
    except (CalamineError, BadZipFile, KeyError) as error:
        raise SourceError(
            source, f"the workbook is damaged: {error}", file=file, instead="Save it again as .xlsx"
        ) from None


def _book(path: Path) -> CalamineWorkbook:
    """The workbook, whatever its name ends in: an export that is called .xls is often none."""
    from python_calamine import CalamineWorkbook

    if path.suffix.lower() in ENDINGS:
        return CalamineWorkbook.from_path(str(path))
    return CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))


def sheets(path: Path) -> tuple[str, ...]:
    """Names of the visible sheets of a sound workbook."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return tuple(
        sheet.name
        for sheet in _book(path).sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    )


def _solid(sheet: CalamineSheet) -> Iterator[Row]:
    """Rows with a value in them, with their numbers."""
    left = [""] * (sheet.start[1] if sheet.start else 0)
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if any(cell != "" for cell in cells):
            yield number, [*left, *cells]


def _head(arrival: Arrival, source: FileSource, rows: Iterator[Row]) -> tuple[Head, Iterator[Row]]:
    """The names of the columns, after what stands above them, and the rows after it."""
    first = next((row for row in rows if not _above(row, source)), None)
    if not source.header:
        head = Head(source.names, first[0] if first else 1, 0)
        rows = chain([first], rows) if first else rows
    elif first is None:
        what = "the sheet has no header: it is empty, or all of it is `preamble`"
        raise SourceError(arrival.source, what, file=arrival.file, instead="Check `sheet` and `preamble`")
    else:
        head = Head(_names(first[1], source), first[0] + 1, first[0])
    check(arrival.source, arrival.file, head, source, ((number, _names(cells, source)) for number, cells in rows))
    return head, rows


def _names(cells: Sequence[Any], source: FileSource) -> tuple[str, ...]:
    return as_named([" ".join(plain(cell).split()) for cell in cells], source)


def _above(row: Row, source: FileSource) -> bool:
    """Whether a row stands above the header."""
    if isinstance(source.preamble, Lines):
        return starts_with(_first(row[1]), source.preamble.prefix)
    return row[0] <= source.preamble


def _first(cells: Sequence[Any]) -> str:
    return next((plain(cell) for cell in cells if cell != ""), "")


def _body(rows: Iterator[Row], source: FileSource, footer: list[tuple[int, str]]) -> Iterator[Row]:
    """Rows of the data; those of the footer go into `footer` when the data end."""
    declared = source.footer
    held: deque[Row] = deque()
    for number, cells in rows:
        if isinstance(declared, Lines):
            if footer or starts_with(_first(cells), declared.prefix):
                footer.append((number, _first(cells)))
            else:
                yield number, cells
            continue
        held.append((number, cells))
        if len(held) > declared:
            yield held.popleft()
    footer.extend((number, _first(cells)) for number, cells in held)


class _Covered:
    """The cells that a merged cell hides: row and column, from 1.

    Asked for and never listed, for a range may be as large as the sheet; of each column its stretches of rows, put together.
    """

    def __init__(self, sheet: CalamineSheet, used: Collection[int]) -> None:
        found: dict[int, list[tuple[int, int]]] = {column + 1: [] for column in used}
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
            for column, stretches in found.items():
                if left < column <= right + 1:
                    # The first cell shows what all of them hold.
                    stretches.append((top + 2 if column == left + 1 else top + 1, bottom + 1))
        self._stretches = {column: _joined(sorted(stretches)) for column, stretches in found.items()}

    def __contains__(self, place: object) -> bool:
        row, column = cast("tuple[int, int]", place)
        stretches = self._stretches.get(column, [])
        at = bisect_right(stretches, (row, LAST_ROW)) - 1
        return at >= 0 and row <= stretches[at][1]


def _joined(stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted stretches, those that overlap as one."""
    out: list[tuple[int, int]] = []
    for first, last in stretches:
        if out and first <= out[-1][1]:
            out[-1] = out[-1][0], max(last, out[-1][1])
        else:
            out.append((first, last))
    return out


def _judged(
    number: int,
    fields: list[str],
    width: int,
    used: Sequence[int],
    faults: Mapping[tuple[int, int], tuple[str, str]],
    covered: Container[tuple[int, int]],
    nulls: Container[str],
) -> Record:
    """The row as a record, or why it is none; what the contract does not use may be anything."""
    if len(fields) > width:
        return Record(number, (), "field_count", ",".join(fields))
    for column in used:
        place = number, column + 1
        reason, shown = faults.get(place, ("", ""))
        if reason and shown in nulls:
            fields[column], reason = shown, ""
        elif not reason and not fields[column] and place in covered:
            reason = "merged_cell"
        if reason:
            return Record(number, tuple(fields), reason, shown, column)
    return Record(number, tuple(fields))


class _Cells:
    """Writes the cells of a row as the contract says that texts are written."""

    def __init__(self, source: FileSource, head: Head, sheet: CalamineSheet) -> None:
        self._width = len(head.columns)
        self._decimal = [source.decimal] * self._width
        self._percent = [False] * self._width
        zoned = set()
        for column in source.columns.values():
            place = head.columns.index(column.column)
            self._decimal[place] = column.decimal or source.decimal
            self._percent[place] = column.percent
            if column.timezone or source.timezone:
                zoned.add(place)
        self._stamped = _stamped(sheet, zoned) if zoned else frozenset()

    def texts(self, cells: Sequence[Any]) -> list[str]:
        """One text for each column, further ones where the row is wider."""
        out = [self._text(place, cell) for place, cell in enumerate(cells[: self._width])]
        out += [""] * (self._width - len(out))
        more = [plain(cell) for cell in cells[self._width :]]
        while more and not more[-1]:
            more.pop()
        return out + more

    def _text(self, place: int, cell: Any) -> str:
        if type(cell) is str:
            return cell
        if type(cell) is float and (self._percent[place] or self._decimal[place] == ","):
            text = plain(Decimal(repr(cell)) * 100) + "%" if self._percent[place] else plain(cell)
            return text.replace(".", self._decimal[place])
        if type(cell) is date and place in self._stamped:
            return f"{cell} 00:00:00"
        return plain(cell)


def _stamped(sheet: CalamineSheet, zoned: set[int]) -> frozenset[int]:
    """Columns of time stamps: some cell has a time of day. There midnight is an instant too, and no mere day."""
    left = sheet.start[1] if sheet.start else 0
    found: set[int] = set()
    for cells in sheet.iter_rows():
        found.update(place for place in zoned - found if place >= left and type(cells[place - left]) is datetime)
    return frozenset(found)


def plain(cell: Any) -> str:
    """A cell as text: numbers with a decimal point and all digits that tell them apart, days and times in ISO form."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else format(Decimal(repr(cell)), "f")
    if isinstance(cell, Decimal):
        text = format(cell, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    return str(cell)
