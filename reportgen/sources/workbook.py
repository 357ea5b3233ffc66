"""A workbook as an archive: what is in it is looked at before a reader is let at it.

An XLSX file is a ZIP archive of XML. Its size once unpacked, the extent of its sheets and the cells that hold an error are found
in one pass over the bytes, since a small archive can unpack to gigabytes, one cell in the last corner of a sheet makes a reader
reserve room for seventeen milliards, and readers give an error such as #N/A as an empty cell.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from reportgen.errors import SourceError, did_you_mean

MAX_BYTES = 400 * 1024**2
"""Bytes a workbook may have once unpacked: it is read in memory, at about four times that."""
MAX_RATIO = 200
"""How many times its packed size it may grow; real sheets grow 5 to 60 times (measured)."""
RATIO_FROM = 8 * 1024**2
MAX_CELLS = 40_000_000
"""Cells of the rectangle that a sheet fills, the empty ones included."""

OLE, ZIP = b"\xd0\xcf\x11\xe0", b"PK\x03\x04"
_CHUNK = 1024 * 1024
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""The last corner of a sheet. A reader believes whatever place stands at a cell, and reserves room for all before it."""
_PLACE = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br\s*=\s*["']([A-Za-z]+)([0-9]+)["']""")
_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br\s*=\s*["']([0-9]{7,})["']""")
_CELL = re.compile(rb"<(?:\w+:)?c(?:\s([^>]*[^/>]))?>(.*?)</(?:\w+:)?c>", re.DOTALL)
_TAG = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^>]*)>")
_ERROR = re.compile(rb"""\st\s*=\s*["']e["']""")
_ROW_NUMBER = re.compile(rb"""\sr\s*=\s*["']([0-9]+)["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v>([^<]+)<")
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})([0-9]{1,7})["']""")
_ATTRIBUTE = re.compile(r'([\w:]+)="([^"]*)"')


@dataclass
class Extent:
    """What the bytes of a sheet tell.

    Attributes:
        rows: number of its last row.
        columns: number of its last column.
        faults: (row, column), both from 1, of cells without a usable value -> reason and the text shown.
    """

    rows: int = 0
    columns: int = 0
    faults: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)


def check(source: str, file: str, path: Path) -> None:
    """Refuse what is no workbook, one that is locked, and one that explodes.

    Raises:
        SourceError: it is one of these.
    """

    def refused(what: str, instead: str) -> SourceError:
        return SourceError(source, what, file=file, instead=instead)

    try:
        with path.open("rb") as raw:
            start = raw.read(8)
            locked = start.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in raw.read(64 * 1024**2)
    except OSError as error:
        hint = "Give the user that runs this program the right to read it" if isinstance(error, PermissionError) else ""
        raise refused(f"the file cannot be read: {error.strerror}", hint) from None
    if locked:
        raise refused("the workbook is protected by a password", "Save it without one")
    if start.startswith(OLE):
        raise refused("the file is an old Excel workbook (.xls)", "Save it as .xlsx")
    if not start:
        raise refused("the file is empty", "Export it again, or take it out of the source")
    if start.startswith(b"PAR1"):
        raise refused("the file is Parquet, not a workbook", "Write kind: parquet")
    if not start.startswith(ZIP):
        raise refused("the file is no workbook", "Write kind: csv if it is delimited text, or save it as .xlsx")
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            size, packed = sum(entry.file_size for entry in entries), path.stat().st_size
            if size > MAX_BYTES:
                raise refused(f"the workbook unpacks to {size:,} bytes, more than {MAX_BYTES:,}", "Save it as CSV")
            if size > RATIO_FROM and size > MAX_RATIO * packed:
                what = f"unpacking grows it more than {MAX_RATIO} times ({packed:,} bytes to {size:,})"
                raise refused(what, "If that is right, save it as CSV")
            if "xl/workbook.xml" not in archive.namelist():
                near = "Save the sheet as .xlsx" if "xl/workbook.bin" in archive.namelist() else "Unpack it"
                raise refused("the archive holds no .xlsx workbook", near)
            if damaged := archive.testzip():
                raise refused(f"the workbook is damaged in {damaged}", "Export or copy it again")
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise refused(f"the workbook is damaged or cut short: {error}", "Export or copy it again") from None


def choose(source: str, file: str, wanted: int | str, visible: list[str], all_names: list[str]) -> str:
    """Name of the sheet that is declared: by name, or by number among the visible ones.

    Raises:
        SourceError: there is none.
    """
    if isinstance(wanted, str):
        if wanted in all_names:
            return wanted
        what, hint = f"the workbook has no sheet '{wanted}'", did_you_mean(wanted, all_names)
    elif wanted <= len(visible):
        return visible[wanted - 1]
    else:
        what, hint = f"the workbook has {len(visible)} visible sheets, not {wanted}", f"Known: {', '.join(all_names)}"
    raise SourceError(
        source, what, file=file, instead=f"{hint}{'' if hint.endswith('?') else '.'} Write sheet: NAME".lstrip(". ")
    )


def extent(source: str, file: str, path: Path, sheet: str) -> Extent:
    """Go over the bytes of a sheet.

    Raises:
        SourceError: it is too large to be read in memory.
    """
    found, walk = Extent(), _Walk()
    with zipfile.ZipFile(path) as archive, archive.open(_member(archive, sheet)) as stream:
        for piece in _pieces(stream):
            places = set(_PLACE.findall(piece))
            rows = [int(row) for row in _ROW.findall(piece)]
            beyond = max([*rows, *(int(row) for _, row in places)], default=0) > LAST_ROW
            if beyond or any(len(letters) > 3 or _number(letters) > LAST_COLUMN for letters, _ in places):
                what = f"the workbook is damaged: the sheet '{sheet}' has a cell where no sheet has one"
                raise SourceError(source, what, file=file, instead="Save it again as .xlsx, or as CSV")
            found.columns = max([found.columns, *map(_number, {letters for letters, _ in places})])
            found.rows = max([found.rows, *(int(row) for _, row in places)])
            walked = walk.places(piece)
            if _ERROR.search(piece) or b"<f" in piece or b":f" in piece:
                found.faults.update(_faults(piece, walked))
    if found.rows * found.columns > MAX_CELLS:
        what = f"the sheet '{sheet}' reaches to row {found.rows:,} and column {found.columns:,}"
        raise SourceError(source, what, file=file, instead="Delete the cells far off, or save the sheet as CSV")
    return found


class _Walk:
    """The places of cells in a sheet that does not name them, which some writers leave to counting."""

    def __init__(self) -> None:
        self._row = 0
        self._counting: bool | None = None

    def places(self, piece: bytes) -> dict[int, tuple[int, int]] | None:
        """Where each cell of a piece begins in it -> its row and column; None where the cells name their places themselves."""
        if self._counting is None:
            first = next((tag for tag in _TAG.finditer(piece) if tag[1] == b"c"), None)
            self._counting = None if first is None else _REFERENCE.search(first[2]) is None
        if self._counting is False:
            return None
        found: dict[int, tuple[int, int]] = {}
        column = 0
        for tag in _TAG.finditer(piece):
            if tag[1] == b"row":
                number = _ROW_NUMBER.search(tag[2])
                self._row, column = int(number[1]) if number else self._row + 1, 0
                continue
            named = _REFERENCE.search(tag[2])
            column = _number(named[1]) if named else column + 1
            found[tag.start()] = self._row, column
        return found


def _faults(
    piece: bytes, walked: Mapping[int, tuple[int, int]] | None
) -> Iterator[tuple[tuple[int, int], tuple[str, str]]]:
    """Cells that hold an error, and formulas that were never worked out."""
    for cell in _CELL.finditer(piece):
        attributes, inside = b" " + (cell[1] or b""), cell[2]
        value = _VALUE.search(inside)
        if walked is not None:
            place = walked[cell.start()]
        elif reference := _REFERENCE.search(attributes):
            place = int(reference[2]), _number(reference[1])
        else:
            continue
        if _ERROR.search(attributes):
            yield place, ("error_cell", value[1].decode("utf-8", "replace") if value else "#ERROR")
        elif value is None and (b"<f" in inside or b":f" in inside) and b"<v" not in inside and b":v" not in inside:
            yield place, ("formula_without_value", "")


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """The bytes cut between rows, so that no cell is cut."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        rest += chunk
        cut = max(rest.rfind(b"<row"), rest.rfind(b":row "))
        if cut > 0:
            yield rest[:cut]
            rest = rest[cut:]
    yield rest


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _member(archive: zipfile.ZipFile, sheet: str) -> str:
    """The archive's member that holds a sheet."""
    from xml.sax.saxutils import unescape

    def attributes(member: str, tag: str) -> Iterator[dict[str, str]]:
        text = archive.read(member).decode("utf-8-sig", "replace")
        for found in re.finditer(rf"<(?:\w+:)?{tag}\s([^>]*)>", text):
            yield {
                key.split(":")[-1]: unescape(value, {"&quot;": '"', "&apos;": "'"})
                for key, value in _ATTRIBUTE.findall(found[1])
            }

    related = next((each["id"] for each in attributes("xl/workbook.xml", "sheet") if each.get("name") == sheet), "")
    targets = {
        each.get("Id", ""): each.get("Target", "") for each in attributes("xl/_rels/workbook.xml.rels", "Relationship")
    }
    target = targets.get(related, "")
    member = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    if member not in archive.namelist():
        raise zipfile.BadZipFile(f"sheet '{sheet}' is missing in the archive")
    return member
