"""The normal form of a file: UTF-8, one delimiter, LF, and before each record its line and what is wrong with it.

Its columns are `NORMAL_COLUMNS` and then the file's own. A reader of another kind (pages of an API, a sheet) writes the same form.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TextIO

from reportgen.sources.head import Head
from reportgen.sources.records import Record

SHOWN = 200
"""Characters of a bad value that are kept."""


class NormalForm:
    """Writes records and keeps count.

    Attributes:
        delimiter: between fields.
        count: records written.
        regular: whether record n stands on line first + n of the file, for all of them.
        joined: whether a field holds a line end.
    """

    def __init__(self, out: TextIO, head: Head, delimiter: str) -> None:
        self.delimiter, self.count, self.regular, self.joined = delimiter, 0, True, False
        self._out, self._head = out, head
        self._plain = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        self._quoted = csv.writer(out, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
        self._empty = [""] * len(head.columns)
        self._sound = delimiter * 4

    def plain(self, first: int, lines: Sequence[str]) -> None:
        """Write lines that are records as they stand; `first` is the number of the first one."""
        self._number(first, len(lines))
        sound = self._sound
        self._out.write("".join([f"{number}{sound}{line}\n" for number, line in enumerate(lines, first)]))

    def record(self, record: Record) -> None:
        """Write a record, or why it is none."""
        if record.fault:
            column = self._head.columns[record.field] if 0 <= record.field < len(self._head.columns) else ""
            self.set_aside(record.line, record.fault, column, record.value, record.fields)
            return
        self._number(record.line, 1)
        text = "".join(record.fields)
        ends = "\n" in text or "\r" in text
        self.joined = self.joined or ends
        write = self._quoted if ends else self._plain  # the csv module leaves a carriage return unquoted
        write.writerow([record.line, "", "", "", *record.fields])

    def set_aside(self, line: int, reason: str, column: str, value: str, fields: Sequence[str] = ()) -> None:
        """Write a line that is no record, with its fields where it has some, by which it may still be a declared total."""
        self._number(line, 1)
        shown = "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in value[:SHOWN])
        text = "".join((shown, *fields))
        self.joined = self.joined or "\n" in text or "\r" in text
        self._quoted.writerow([line, reason, column, shown, *(fields or self._empty)])

    def _number(self, line: int, records: int) -> None:
        self.regular = self.regular and line == self._head.first_line + self.count
        self.count += records
