"""The rows of a small delimited file as texts, without an engine: for what is looked at before a run, such as a plan.

It knows what most tables of a plan are: one header, plain columns, constants, rows that are left out. What it cannot read it says
nothing of; the intake, which reads it again for figures, does.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.contract import Arrival, FileSource, RowRule
from reportgen.errors import SourceError
from reportgen.sources import bytes_of
from reportgen.sources.head import read_head

MOST = 4_000_000
"""Bytes of a file beyond which it is not small."""


@dataclass(frozen=True)
class Few:
    """One row.

    Attributes:
        line: on which it ends.
        texts: the table's column -> its text, "" where there is none.
    """

    line: int
    texts: Mapping[str, str]


def few_rows(arrival: Arrival, source: FileSource) -> Iterator[Few]:
    """The rows of a file; none where it is large, another kind of file, or not to be read so simply."""
    simple = source.kind == "csv" and source.header and source.separator and not source.derive and not source.ends
    if not simple or source.footer or arrival.signature.size > MOST:
        return
    try:
        with bytes_of.opened(arrival.source, arrival.file, arrival.path) as stream:
            text = b"".join(bytes_of.chunks(stream)).decode(source.encoding).removeprefix("\ufeff")
        head = read_head(arrival.source, arrival.file, text, source)
    except (SourceError, UnicodeError, OSError):
        return
    lines = io.StringIO("".join(text.splitlines(keepends=True)[head.first_line - 1 :]), newline="")
    quoted = {"quotechar": source.quote} if source.quote else {"quoting": csv.QUOTE_NONE}
    reader = csv.reader(lines, delimiter=source.separator, **quoted)
    try:
        for fields in reader:
            if len(fields) != len(head.columns):
                continue
            row = dict(zip(head.columns, (field.strip() for field in fields), strict=True))
            if not any(_is_left_out(row, rule, source) for rule in source.rules):
                yield Few(head.first_line - 1 + reader.line_num, _texts(row, source))
    except csv.Error:
        return


def number(text: str, source: FileSource, column: str) -> float | None:
    """A text as the number that it is declared to be; None where it is none."""
    mapped = source.columns.get(column)
    decimal = (mapped and mapped.decimal) or source.decimal
    thousands = source.thousands if mapped is None or mapped.thousands is None else mapped.thousands
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    if mapped and mapped.percent:
        plain = plain.rstrip("% ")
    plain = plain.replace(thousands, "") if thousands else plain
    try:
        found = float(plain.replace(decimal, "."))
    except ValueError:
        return None
    return found / 100 if mapped and mapped.percent else found


def _is_left_out(row: Mapping[str, str], rule: RowRule, source: FileSource) -> bool:
    if rule.empty:
        return all(row.get(column, "") in ("", *source.nulls) for column in rule.empty)
    text = row.get(rule.column, "")
    return text in rule.equals or any(text.startswith(start) for start in rule.starts_with)


def _texts(row: Mapping[str, str], source: FileSource) -> dict[str, str]:
    texts = {column: str(value) for column, value in source.constants.items()}
    for column, mapped in source.columns.items():
        text = row[mapped.column]
        replaced = {key.lower(): value for key, value in mapped.values.items()}.get(text.lower(), text)
        texts[column] = "" if replaced is None or text in (*source.nulls, *mapped.nulls) else replaced
    return texts
