"""Who gets a report, in which language, which part of it: `config/recipients.yaml` and the tables it names.

    groups:
      managers:
        - {to: Anna Nova <anna@example.org>, language: en}
        - {to: petr@example.org, language: ru, formats: [pdf], only: {channel: Paid Search}}
      partners: {file: config/partners.csv}        # columns: to, name, language, formats, channel, only.<column> ...

A filter (`only`) acts on the data: its recipient's report is computed from those rows and holds no other.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from reportgen.addresses import Address, Mailbox
from reportgen.errors import ConfigError, Problem, did_you_mean
from reportgen.strict_yaml.model import build
from reportgen.strict_yaml.reading import Node

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)]
ColumnName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Value = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Format = Literal["pdf", "html", "xlsx", "json"]

PLAIN = ("to", "name", "language", "formats", "channel", "label")
ONLY = re.compile(r"only\.([a-z][a-z0-9_]*)")


class Recipient(BaseModel):
    """One recipient of one way of delivery.

    Attributes:
        to: the address; None where the channel needs none (a folder, a bucket, a chat).
        channel: name in `config/delivery.yaml`; the first that sends mail without it.
        language: code; the report's without it.
        formats: files that are attached; the report's without them.
        only: column -> values: the report is made of the rows that have them.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    to: Mailbox | None = None
    channel: Name | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z]+)?$")] | None = None
    formats: Annotated[tuple[Format, ...], Field(min_length=1)] | None = None
    only: dict[ColumnName, tuple[Value, ...]] = Field(default_factory=dict)

    @field_validator("only", mode="before")
    @classmethod
    def _one_value(cls, value: Any) -> Any:
        if isinstance(value, Mapping):
            # What a validator hands on is taken strictly: a tuple is a tuple.
            return {key: _as_tuple(each) for key, each in value.items()}
        return value

    @field_validator("only")
    @classmethod
    def _some_value(cls, value: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        for column, wanted in value.items():
            if not wanted:
                raise ValueError(f"'{column}' lists no value")
        return {column: tuple(sorted(set(wanted))) for column, wanted in sorted(value.items())}

    @field_validator("formats")
    @classmethod
    def _each_once(cls, value: tuple[Format, ...] | None) -> tuple[Format, ...] | None:
        return None if value is None else tuple(dict.fromkeys(value))

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if self.to is None and self.channel is None:
            raise ValueError("write `to`, an address, or `channel` for a folder, a bucket or a chat")
        return self

    def person(self, channel: str) -> tuple[object, ...]:
        """What tells one who gets a report from another: the same person gets it once, whatever his languages and files.

        Args:
            channel: by which it goes where none is named.
        """
        # RFC 5321 2.4 lets a host tell anna@ from Anna@; no host does, and a list that was kept by hand holds both.
        mailbox = self.to.mailbox.casefold() if self.to is not None else (self.language, self.formats)
        return tuple(self.only.items()), self.channel or channel, mailbox


class RecipientTable(BaseModel):
    """Recipients from a table.

    Attributes:
        file: CSV with a head, relative to the project; read anew for each run.
        delimiter: between its columns.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    file: Annotated[str, StringConstraints(min_length=1, max_length=400)]
    delimiter: Annotated[str, StringConstraints(min_length=1, max_length=1)] = ","


class Recipients(BaseModel):
    """As written in `config/recipients.yaml`.

    Attributes:
        groups: lists of recipients, or tables of them, by name.
    """

    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")

    groups: dict[Name, tuple[Recipient, ...] | RecipientTable] = Field(default_factory=dict)


def named(entry: Address | str, recipients: Recipients, root: Path) -> Sequence[Recipient]:
    """Those whom an entry of a report's list means: one address, or a group.

    Args:
        entry: as written in the report.
        recipients: all groups.
        root: the project's folder, where the paths of tables begin.

    Raises:
        ConfigError: a table has lines that are wrong; all of them are named.
    """
    if isinstance(entry, Address):
        return (Recipient(to=entry),)
    group = recipients.groups[entry]
    if not isinstance(group, RecipientTable):
        return group
    found, problems = read_table((root / group.file).read_text(encoding="utf-8-sig"), group.file, group.delimiter)
    if problems:
        raise ConfigError(problems)
    return tuple(found.values())


def read_table(text: str, file: str, delimiter: str = ",") -> tuple[dict[int, Recipient], tuple[Problem, ...]]:
    """Read a table of recipients.

    Args:
        text: of the file, the head first.
        file: its name in messages.
        delimiter: between columns.

    Returns:
        The recipients of the lines that are right, by the line's number, and what is wrong with the others: a report that is split
        by a table of which a line is wrong is not sent, and all that is wrong is told at once.
    """
    # Only what ends a line in a table does so here: a separator of lines in a cell is a fault of that cell.
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: dict[int, Recipient] = {}
    problems: list[Problem] = []
    try:
        head = [name.strip().removeprefix("\ufeff").lower() for name in next(reader, [])]
        problems += [Problem(file, 1, *said) for said in _wrong_head(head, delimiter)]
        if problems:
            return {}, tuple(problems)
        for row in reader:
            if any(cell.strip() for cell in row):
                made, wrong = _recipient(head, row, file, reader.line_num)
                problems += wrong
                if made is not None:
                    found[reader.line_num] = made
    except csv.Error as error:
        return {}, (Problem(file, reader.line_num, "", f"this is no CSV: {error}"),)
    return found, tuple(problems)


def _wrong_head(head: list[str], delimiter: str) -> Iterator[tuple[str, str, str]]:
    if "to" not in head and "channel" not in head:
        reads = f"the head names neither 'to' nor 'channel'; it reads {', '.join(head) or 'nothing'}"
        other = next((sign for sign in ";\t|," if len(head) == 1 and sign != delimiter and sign in head[0]), None)
        known = f"The columns are {', '.join(PLAIN)} and only.<column>"
        yield (
            "",
            reads,
            known if other is None else f"Write beside `file` what parts its columns, delimiter: {json.dumps(other)}",
        )
        return
    for name in sorted({name for name in head if head.count(name) > 1}):
        yield name, "the column is there twice", ""
    for name in head:
        if name not in PLAIN and ONLY.fullmatch(name) is None:
            yield name, "no column of this name is known", did_you_mean(name, [*PLAIN, "only.<column>"])


def _recipient(head: list[str], row: list[str], file: str, line: int) -> tuple[Recipient | None, list[Problem]]:
    if len(row) != len(head):
        instead = "A cell that holds what parts the cells stands in quotes" if len(row) > len(head) else ""
        return None, [
            Problem(
                file,
                line,
                "",
                f"it has {len(row)} {'cell' if len(row) == 1 else 'cells'} where the head has {len(head)}",
                instead,
            )
        ]
    cells = {name: cell.strip() for name, cell in zip(head, row, strict=True) if cell.strip()}
    cells.pop("label", None)
    name, to = cells.pop("name", ""), cells.pop("to", "")
    written: dict[str, Node] = {}
    only: dict[str, Node] = {}
    if to:
        written["to"] = _text(line, f"{name} <{to}>" if name and "<" not in to else to)
    for column, cell in cells.items():
        if match := ONLY.fullmatch(column):
            only[match[1]] = _list(line, cell)
        else:
            written[column] = _list(line, cell.replace(",", ";")) if column == "formats" else _text(line, cell)
    if only:
        written["only"] = _mapping(line, only)
    return build(Recipient, _mapping(line, written), file)


def _as_tuple(value: Any) -> Any:
    return (value,) if isinstance(value, str) else tuple(value) if isinstance(value, list) else value


def _mapping(line: int, cells: dict[str, Node]) -> Node:
    return Node(line, cells, key_lines=dict.fromkeys(cells, line))


def _text(line: int, cell: str) -> Node:
    return Node(line, cell, cell)


def _list(line: int, cell: str) -> Node:
    return Node(line, tuple(_text(line, each.strip()) for each in cell.split(";") if each.strip()))
