"""The mapped columns of the records of an API, as texts in the normal form of files; everything else is dropped here.

A text stays as it is, a number as it was written, a flag is true or false, null and a missing key are no value. A list of plain
values is joined by ";" where its column is a text; other lists, and objects, are refused.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from itertools import repeat
from typing import Any

from reportgen.contract import ApiSource
from reportgen.contract.api import steps
from reportgen.contract.problems import NUMBERS
from reportgen.errors import did_you_mean
from reportgen.sources.head import needed
from reportgen.sources.http_client import Number
from reportgen.sources.normal_form import SHOWN
from reportgen.sources.paging import ABSENT, at
from reportgen.tables import TABLES, ColumnType

JOINT = ";"
LONG = 1_000
"""Characters of a value from which on the whole record is measured."""
MAX_RECORD = 25_000
"""Characters all values of a record may have together: the engine reads lines of 128 kB, and a character takes up to four."""
_EMPTY: dict[str, Any] = {}


class UnfitError(ValueError):
    """A record does not fit the contract."""


class Extract:
    """Takes the mapped columns out of records.

    Attributes:
        columns: their paths, in the order of the contract.
        joined: whether a value held a line end so far.
    """

    def __init__(self, source: ApiSource) -> None:
        self._places = needed(source)
        self.columns = tuple(self._places)
        self.joined = False
        self._paths = [steps(column) for column in self.columns]
        self._seen = [False] * len(self.columns)
        self._known: dict[str, None] = {}
        texts = {ColumnType.TEXT}
        table = TABLES[source.table].columns
        by_path: dict[str, set[ColumnType]] = {}
        comma: set[str] = set()
        for name, mapped in source.columns.items():
            kind = table[name].type if name in table else ColumnType.TEXT
            by_path.setdefault(mapped.column, set()).add(kind)
            if kind in NUMBERS and (mapped.decimal or source.decimal) == ",":
                comma.add(mapped.column)
        self._joins = [by_path.get(column, texts) <= texts for column in self.columns]
        self._comma = [column in comma for column in self.columns]

    @property
    def seen(self) -> tuple[bool, ...]:
        """Which columns stood in some record so far."""
        return tuple(self._seen)

    def go_on(self, seen: Sequence[bool], *, joined: bool) -> None:
        """Take over what earlier pages showed."""
        self._seen = [one or other for one, other in zip(self._seen, seen, strict=True)]
        self.joined = self.joined or joined

    def page(self, records: Sequence[Any], number: int, names: Mapping[str, Sequence[str]] | None = None) -> bytes:
        """The records of a page in the normal form.

        Args:
            records: objects, or lists.
            number: of the first of them among all, from 1.
            names: names of the entries of lists, by the key under which the lists stand; paths may name these.

        Raises:
            UnfitError: a value that is used is an object, or a list that cannot be joined; a list has other entries than names.
        """
        if not records:
            return b""
        if names:
            self._name(records, names)
        columns = [self._texts(index, self._column(index, records)) for index in range(len(self.columns))]
        plain = repeat("")
        longest = max((max(map(len, column)) for column in columns), default=0)
        rows: Any = zip(range(number, number + len(records)), plain, plain, plain, *columns, strict=False)
        if longest <= LONG:
            try:
                return self._written(rows, len(records))
            except UnicodeEncodeError:
                rows = zip(range(number, number + len(records)), plain, plain, plain, *columns, strict=False)
        return self._written([self._careful(row) for row in rows], len(records))

    def _name(self, records: Sequence[Any], names: Mapping[str, Sequence[str]]) -> None:
        """Put numbers in place of the names of entries, as this page has them."""
        for key, listed in names.items():
            before = steps(key)
            for index, column in enumerate(self.columns):
                path = steps(column)
                if path[: len(before)] == before and len(path) > len(before):
                    entry = path[len(before)]
                    if entry in listed:
                        self._paths[index] = (*before, str(listed.index(entry)), *path[len(before) + 1 :])
                    elif not entry.isdecimal():
                        near = did_you_mean(entry, listed)
                        raise UnfitError(f"'{column}' ({self._places[column]}): no entry is called '{entry}'. {near}")
            for record in records:
                held = at(record, before)
                if isinstance(held, list) and len(held) != len(listed):
                    raise UnfitError(f"a record has {len(held)} entries at '{key}' and {len(listed)} are named")

    def missing(self) -> str:
        """Which mapped paths stood in no record, "" where none; with the nearest that did."""
        lost = [column for column, seen in zip(self.columns, self._seen, strict=True) if not seen]
        told = []
        for column in lost:
            near = get_close_matches(column, list(self._known), n=1, cutoff=0.6)
            hint = f" (nearest: '{near[0]}')" if near else ""
            told.append(f"'{column}' ({self._places[column]}){hint}")
        return ", ".join(told)

    def _column(self, index: int, records: Sequence[Any]) -> list[Any]:
        """What stands at a path, record by record."""
        path = self._paths[index]
        try:
            if len(path) == 1:
                found = [record.get(path[0], ABSENT) for record in records]
            elif len(path) == 2:
                outer, inner = path
                found = [(record.get(outer) or _EMPTY).get(inner, ABSENT) for record in records]
            else:
                found = [at(record, path) for record in records]
        except AttributeError:  # a list on the way, or a plain value
            found = [at(record, path) for record in records]
        if not self._seen[index]:
            self._seen[index] = any(value is not ABSENT for value in found)
            if not self._seen[index] and len(self._known) < 1_000:
                self._known.update(dict.fromkeys(path for record in records[:20] for path in _paths(record)))
        return found

    def _texts(self, index: int, values: list[Any]) -> list[str]:
        return [
            value if type(value) is str else "" if value is None or value is ABSENT else self._text(index, value)
            for value in values
        ]

    def _text(self, index: int, value: Any) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, Number):
            return value.replace(".", ",") if self._comma[index] else str(value)
        if isinstance(value, list) and self._joins[index] and not any(isinstance(one, list | dict) for one in value):
            return JOINT.join(
                self._text(index, one) if not isinstance(one, str) else one for one in value if one is not None
            )
        column = self.columns[index]
        named = f"'{column}' ({self._places[column]})"
        if isinstance(value, list):
            raise UnfitError(f"{named} is a list, which no single value can be read of; name an entry: {column}.0")
        inner = next(iter(value), "...")
        raise UnfitError(f"{named} is an object; name a value in it, such as {column}.{inner}")

    def _written(self, rows: Any, count: int) -> bytes:
        """The rows as UTF-8; those with line ends all in quotes.

        Raises:
            UnicodeEncodeError: a text holds half a character, or NUL, which no line of text may hold.
        """
        out = io.StringIO(newline="")
        kept = list(rows)
        csv.writer(out, lineterminator="\n").writerows(kept)
        text = out.getvalue()
        if "\0" in text:
            raise UnicodeEncodeError("utf-8", text[:0], 0, 0, "NUL")
        if "\r" in text or text.count("\n") != count:
            self.joined = True
            out = io.StringIO(newline="")
            csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(kept)
            text = out.getvalue()
        return text.encode()

    def _careful(self, row: Sequence[Any]) -> tuple[Any, ...]:
        """The row, or what is wrong with it in place of its values."""
        number, values = row[0], row[4:]
        for column, value in zip(self.columns, values, strict=True):
            if "\0" in value:
                return self._aside(number, "nul_byte", column, value)
            if any("\ud800" <= letter <= "\udfff" for letter in value):
                return self._aside(number, "undecodable", column, value)
            if len(value) > MAX_RECORD:
                return self._aside(number, "too_long", column, value)
        if sum(map(len, values)) > MAX_RECORD:
            longest = max(zip(self.columns, values, strict=True), key=lambda pair: len(pair[1]))
            return self._aside(number, "too_long", *longest)
        return tuple(row)

    def _aside(self, number: int, reason: str, column: str, value: str) -> tuple[Any, ...]:
        shown = "".join("\ufffd" if "\ud800" <= sign <= "\udfff" or sign == "\0" else sign for sign in value[:SHOWN])
        return (number, reason, column, shown, *("" for _ in self.columns))


def _paths(record: Any, before: str = "") -> list[str]:
    """The paths of a record's values, two levels deep: names only, no values."""
    if not isinstance(record, dict):
        return []
    found: list[str] = []
    for key, value in record.items():
        name = before + key.replace("\\", "\\\\").replace(".", "\\.")
        found += [name] if before or not isinstance(value, dict) else _paths(value, f"{name}.")
    return found
