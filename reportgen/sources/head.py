"""The first lines of a file: what stands before the data, and the names of the columns."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass

from reportgen.contract import FileSource, Lines
from reportgen.contract.derive import columns_of
from reportgen.errors import SourceError, did_you_mean
from reportgen.sources import records


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
            what = f"there is no header after {skipped} lines" if lines else "the file is empty"
            if skipped < len(lines) and len(lines[skipped]) > records.MAX_FIELD:
                what = f"the header has a field of more than {records.MAX_FIELD:,} characters"
            hint = "Check `preamble` in its contract" if lines else "Export it again, or take it out of the source"
            raise SourceError(name, what, file=file, line=skipped, instead=hint)
        if any("\x00" in column for column in columns):
            raise SourceError(
                name, "the file holds binary data", file=file, instead="Name a text file, or write its encoding"
            )
        if any(records.undecoded(column) for column in columns):
            what = f"the header holds bytes that are no {source.encoding}"
            raise SourceError(
                name, what, file=file, line=skipped + 1, instead="Write the file's encoding, such as cp1252"
            )
        head = Head(columns, skipped + taken + 1, skipped + 1, lines[skipped][:2000])
    check(name, file, head, source)
    return head


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
    return tuple(" ".join(field.split()) for field in fields), len(taken.taken)


def needed(source: FileSource) -> dict[str, str]:
    """The file's columns that a contract names, with the first place that does."""
    named: dict[str, str] = {mapped.column: f"columns.{target}" for target, mapped in source.columns.items()}
    named |= {rule.column: "totals/skip" for rule in source.rules if rule.column not in named}
    for target, expression in source.derive.items():
        named |= {column: f"derive.{target}" for column in columns_of(expression) if column not in named}
    return named


def check(name: str, file: str, head: Head, source: FileSource) -> None:
    """Every column the contract names is there, once.

    Raises:
        SourceError: one is not.
    """
    counts = Counter(head.columns)
    known = {column.lower() for column in head.columns}
    wrong = []
    for column, place in needed(source).items():
        missing = column not in counts and not (place.startswith("derive") and column.lower() in known)
        if missing:
            near = did_you_mean(column, [_shown(each) for each in head.columns[:1000]] if len(head.columns) > 1 else ())
            wrong.append(f"column '{column}' ({place}) is missing. {near}".rstrip())
        elif counts[column] > 1:
            wrong.append(
                f"column '{column}' ({place}) stands there {counts[column]} times. Give each column a name of its own"
            )
    if wrong:
        what = "; ".join(part.rstrip(".") for part in wrong)
        raise SourceError(name, what, file=file, line=head.header_line, instead=_instead(head, source))


def _instead(head: Head, source: FileSource) -> str:
    """What the header looks like, and what would read it."""
    found = ", ".join(map(_shown, head.columns[:40])) + (", ..." if len(head.columns) > 40 else "")
    first = head.columns[0] if head.columns else ""
    if first.lower().startswith("sep="):
        sign, line = first[4:5] or source.delimiter, head.header_line
        return f'That line is Excel\'s mark of the delimiter: write preamble: {line} and delimiter: "{sign}"'
    if len(head.columns) == 1 and source.kind == "csv":
        counts = {sign: head.text.count(sign) for sign in (",", ";", "\t", "|") if sign != source.separator}
        best = max(counts, key=lambda sign: counts[sign])
        if counts[best] and source.separator:
            named = "tab" if best == "\t" else f'"{best}"'
            return f"The fields seem to be parted otherwise: write delimiter: {named}. The file has: {found}"
    return f"The file has: {found}"


def _shown(name: str) -> str:
    """A name as a message shows it: signs that cannot be seen are written out, very long ones cut."""
    seen = "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in name[:60])
    return f"{seen}..." if len(name) > 60 else seen
