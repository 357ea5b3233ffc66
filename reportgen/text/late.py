"""Catalogues that came with the program, parsed message by message as they are wanted.

A report says a third of a catalogue, and parsing all of it takes 0.2 s in each process. That nothing is wrong with one is proved by
the tests, which read it in both ways; a catalogue of a project's own is parsed whole (`catalogue.parse`), to tell what is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import cast

from fluent.syntax import FluentParser, ast

_ATTRIBUTE = re.compile(r"^ +\.([A-Za-z][\w-]*) *=", re.MULTILINE)
_MESSAGE = re.compile(r"^(-?[A-Za-z][\w-]*) *=.*\n?(?:(?:[ }].*)?(?:\n|\Z))*?(?=^[^\s}]|\Z)", re.MULTILINE)


class Late(ast.Message):
    """A message that is parsed when it is first wanted.

    Args:
        name: what it is called.
        source: as written.
    """

    def __init__(self, name: str, source: str) -> None:
        self.id, self.source = ast.Identifier(name), source

    def keys(self) -> Iterator[str]:
        """The names of its texts: its own, if it has one, and those of its attributes."""
        value, *attributes = _ATTRIBUTE.split(self.source)
        if value.partition("=")[2].strip():
            yield self.id.name
        for name in attributes[::2]:
            yield f"{self.id.name}.{name}"

    @cached_property
    def parsed(self) -> ast.Message:
        """The message."""
        return cast(ast.Message, FluentParser(with_spans=False).parse_entry(self.source))

    @property
    def value(self) -> ast.Pattern | None:  # type: ignore[override]
        """Its own text."""
        return self.parsed.value

    @property
    def attributes(self) -> list[ast.Attribute]:  # type: ignore[override]
        """Its attributes."""
        return self.parsed.attributes


def trusted(text: str) -> ast.Resource:
    """Read a catalogue of which it is known that `catalogue.parse` finds nothing wrong with it."""
    found: list[ast.EntryType] = []
    for each in _MESSAGE.finditer(text):
        late = not each[1].startswith("-")
        found.append(Late(each[1], each[0]) if late else FluentParser(with_spans=False).parse_entry(each[0]))
    return ast.Resource(found)
