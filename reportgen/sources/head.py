"""The first lines of a file: what stands before the data, and the names of the columns."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from reportgen.contract import FileSource, Lines, Source
from reportgen.contract.derive import columns_of
from reportgen.errors import SourceError
from reportgen.sources import bytes_of, records

LISTED = 40
"""Names of columns that a message lists."""
NAMED = 8
"""Columns at fault that a message names."""
LOOKED_AT = 30
"""Lines after a header that does not fit among which the true one is looked for."""
_FIGURE = re.compile(r"-?[0-9][0-9.,:/ -]*")


@dataclass(frozen=True)
class Head:
    """Where the data begin and what the columns are called.

    Attributes:
        columns: names, blanks around them dropped.
        first_line: line on which the data begin.
        header_line: line of the header; 0 without one.
        text: the beginning of that line as it stands.
    """

    columns: tuple[str, ...]
    first_line: int
    header_line: int
    text: str = ""


def read_head(name: str, file: str, text: str, source: FileSource) -> Head:
    """Find the data's first line and check the columns against the contract.

    Args:
        name: name of the source.
        file: the file's name for messages.
        text: the beginning of the file, decoded, without a byte order mark.
        source: the contract.

    Raises:
        SourceError: there is no header where one is declared, or columns are missing or doubled.
    """
    lines = list(io.StringIO(text, newline=""))
    skipped = _preamble(lines, source)
    if not source.header:
        head = Head(source.names, skipped + 1, 0)
    else:
        while skipped < len(lines) and not lines[skipped].strip():
            skipped += 1
        columns, taken = _header(lines[skipped:], source)
        if not columns:
            raise _no_header(name, file, lines, skipped, source)
        if any("\x00" in column for column in columns):
            raise SourceError(
                name, "the file holds binary data", file=file, instead="Name a text file, or write its encoding"
            )
        if any(records.undecoded(column) for column in columns):
            what = f"the header holds bytes that are no {source.encoding}"
            raise SourceError(
                name, what, file=file, line=skipped + 1, instead="Write the file's encoding, such as cp1252"
            )
        bytes_of.refuse_wide(name, file, len(columns), skipped + 1)
        head = Head(columns, skipped + taken + 1, skipped + 1, lines[skipped][:2000])
    below = ((number + 1, _header([lines[number]], source)[0]) for number in range(skipped + 1, len(lines)))
    check(name, file, head, source, below)
    return head


def _no_header(name: str, file: str, lines: Sequence[str], skipped: int, source: FileSource) -> SourceError:
    """Why there are no names of columns after so many lines."""
    line, hint = min(skipped, len(lines)), "Check `preamble` in its contract"
    if not lines or (source.preamble == 0 and skipped >= len(lines)):
        what, hint = "there is no header: the file is empty", "Export it again, or take it out of the source"
    elif skipped >= len(lines):
        what = f"there is no header: all {len(lines)} lines of the file are blank or `preamble`"
    elif len(lines[skipped]) > records.MAX_FIELD:
        line, what = skipped + 1, f"the header has a field of more than {records.MAX_FIELD:,} characters"
    else:
        line, what = skipped + 1, "the header holds a quote that is not closed, or text after one"
        hint = "Mend that line, or check `quote` and `preamble` in its contract"
    return SourceError(name, what, file=file, line=line, instead=hint)


def starts_with(line: str, prefix: str) -> bool:
    """Whether a line begins so; a quote and blanks before it are passed over."""
    return line.lstrip(" \t\"'").startswith(prefix.lstrip("\"'")) or line.startswith(prefix)


def _preamble(lines: list[str], source: FileSource) -> int:
    if not isinstance(source.preamble, Lines):
        return source.preamble
    count = 0
    while count < len(lines) and (
        starts_with(lines[count], source.preamble.prefix) or not lines[count].strip(' ,;\t\r\n"')
    ):
        count += 1
    return count


def _header(lines: list[str], source: FileSource) -> tuple[tuple[str, ...], int]:
    """Names of the columns and the number of lines the header takes."""
    if not lines:
        return (), 0
    if not source.separator:
        return tuple(lines[0].split()), 1
    taken = records.Lines(lines, 1)
    fields = records.first_fields(taken, delimiter=source.separator, quote=source.quote, escape=source.escape)
    return as_named([" ".join(field.split()) for field in fields], source), len(taken.taken)


def as_named(columns: Sequence[str], source: FileSource) -> tuple[str, ...]:
    """Names of columns, spelt as in the contract where they differ in nothing that can be seen: é is one sign or two."""
    wanted = needed(source)
    named = {_seen(column): column for column in wanted}
    return tuple(column if column in wanted else named.get(_seen(column), column) for column in columns)


def _seen(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split()))


def needed(source: Source) -> dict[str, str]:
    """The file's columns that a contract names, with the first place that does."""
    named: dict[str, str] = {mapped.column: f"columns.{target}" for target, mapped in source.columns.items()}
    named |= {
        column: place for column, place in (source.span.columns if source.span else {}).items() if column not in named
    }
    named |= {column: "totals/skip" for rule in source.rules for column in rule.columns if column not in named}
    for target, expression in source.derive.items():
        named |= {column: f"derive.{target}" for column in columns_of(expression) if column not in named}
    return named


Row = tuple[int, Sequence[str]]
"""Number of a line, or of a row of a sheet, and its fields."""


def check(name: str, file: str, head: Head, source: FileSource, below: Iterable[Row] = ()) -> None:
    """Every column the contract names is there, once.

    Args:
        name: name of the source.
        file: the file's name for messages.
        head: its header.
        source: the contract.
        below: what comes after the header, where the true one may be; it is looked at only where this one does not fit.

    Raises:
        SourceError: one is not.
    """
    counts = Counter(head.columns)
    known = {column.lower() for column in head.columns}
    shown = {_shown(each).lower(): _shown(each) for each in head.columns} if len(head.columns) > 1 else {}
    missing: list[str] = []
    wrong: list[str] = []
    for column, place in needed(source).items():
        named = f"'{_shown(column)}' ({place})"
        if column not in counts and not (place.startswith("derive") and column.lower() in known):
            near = _near(column, shown) if len(missing) < NAMED else ""
            missing.append(named)
            if near:
                wrong.append(f"column {missing.pop()} is missing. {near}")
        elif counts[column] > 1:
            wrong.append(f"column {named} stands there {counts[column]} times. Give each column a name of its own")
    if missing:
        more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
        each = "column" if len(missing) == 1 else "columns"
        wrong.append(f"{each} {', '.join(missing[:NAMED])}{more} {'is' if len(missing) == 1 else 'are'} missing")
    if wrong:
        instead = _instead(head, source, below if any("missing" in part for part in wrong) else ())
        raise SourceError(name, "; ".join(wrong[:NAMED]), file=file, line=head.header_line, instead=instead)


def _near(column: str, shown: Mapping[str, str]) -> str:
    near = get_close_matches(column.lower(), shown, n=1, cutoff=0.6)
    return f"Did you mean '{shown[near[0]]}'?" if near else ""


def _instead(head: Head, source: FileSource, below: Iterable[Row]) -> str:
    """What the header looks like, and what would read it."""
    first = head.columns[0] if head.columns else ""
    if first.lower().startswith("sep="):
        sign, line = first[4:5] or source.delimiter, head.header_line
        return f'That line is Excel\'s mark of the delimiter: write preamble: {line} and delimiter: "{sign}"'
    found = _listed(head.columns)
    if true := _header_below(below, source):
        place = "Line" if source.kind == "csv" else "Row"
        return f"{place} {true} looks like the header: write preamble: {true - 1}. {found}"
    if len(head.columns) == 1 and source.kind == "csv":
        counts = {sign: head.text.count(sign) for sign in (",", ";", "\t", "|") if sign != source.separator}
        best = max(counts, key=lambda sign: counts[sign])
        if counts[best] and source.separator:
            named = "tab" if best == "\t" else f'"{best}"'
            return f"The fields seem to be parted otherwise: write delimiter: {named}. {found}"
    if any(_FIGURE.fullmatch(column) for column in head.columns) and not set(needed(source)) & set(head.columns):
        return f"If that line is data already, write header: false and names: [...]. {found}"
    return found


def _listed(columns: Sequence[str]) -> str:
    """The columns of a file; of a wide one its number and the first."""
    names = ", ".join(map(_shown, columns[:LISTED]))
    if len(columns) <= LISTED:
        return f"The file has: {names}"
    return f"The file has {len(columns):,} columns; the first {LISTED}: {names}"


def _header_below(below: Iterable[Row], source: FileSource) -> int:
    """On which line further down the columns of the contract stand, all of them; 0 where they do not."""
    wanted = {column.lower() for column in needed(source)}
    rows = ((number, {column.lower() for column in columns}) for number, columns in islice(below, LOOKED_AT))
    return next((number for number, columns in rows if wanted and wanted <= columns), 0)


def _shown(name: str) -> str:
    """A name as a message shows it: signs that cannot be seen are written out, very long ones cut."""
    seen = "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in name[:60])
    return f"{seen}..." if len(name) > 60 else seen
