"""Strict YAML 1.2 with the place of every value.

Convention, stated once: a file is read into `Node`s, never into bare Python values, so that each later complaint can name its line.
What YAML lets people do by accident or by malice is refused: doubled keys, tags, anchors, aliases, merge keys, keys that are no
text, several documents, directives, tabs, control characters, deep nesting, files too large.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportgen.errors import Problem
from reportgen.strict_yaml.words import Scalar, key_meant, not_yaml, resolve

MAX_BYTES = 5_000_000
MAX_DEPTH = 50
_TOO_LARGE = f"the file is larger than {MAX_BYTES // 1_000_000} MB"

Plain = Scalar | list["Plain"] | dict[str, "Plain"]


# C0 and C1 controls, line separators, bidirectional overrides (CVE-2021-42574) and a byte order mark that is not at the start.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


@dataclass(frozen=True)
class Node:
    """One value of a file and its place.

    Attributes:
        line: 1-based line on which the value begins (for an empty value, the line of its key).
        value: a scalar of the core schema, a tuple of nodes for a list, a dict from key to node for a mapping.
        raw: the scalar as it was typed; "" for a list or a mapping.
        key_lines: for a mapping, the line of each key.
    """

    line: int
    value: Scalar | tuple[Node, ...] | dict[str, Node]
    raw: str = ""
    key_lines: Mapping[str, int] = field(default_factory=dict)

    def plain(self) -> Plain:
        """The value as JSON knows it."""
        if isinstance(self.value, dict):
            return {key: child.plain() for key, child in self.value.items()}
        if isinstance(self.value, tuple):
            return [child.plain() for child in self.value]
        return self.value

    def child(self, step: str | int) -> Node | None:
        """The node under a key or at a list's index, None where there is none."""
        if isinstance(self.value, dict):
            return self.value.get(step) if isinstance(step, str) else None
        if isinstance(self.value, tuple) and isinstance(step, int) and 0 <= step < len(self.value):
            return self.value[step]
        return None

    def line_of(self, *path: str | int) -> int:
        """The line of the key at the end of `path`, or of the nearest thing above it that exists."""
        node, line = self, self.line
        for step in path:
            found = node.child(step)
            if found is None:
                return line
            line = node.key_lines[step] if isinstance(step, str) else found.line
            node = found
        return line


@dataclass(frozen=True)
class YamlFile:
    """One file as read.

    Attributes:
        file: its name as the user would type it.
        root: the document; None when the file is empty or could not be read.
        problems: all that is wrong with it as YAML.
        sha256: hash of its bytes; "" when they were not read.
        data: its bytes.
    """

    file: str
    root: Node | None
    problems: tuple[Problem, ...] = ()
    sha256: str = ""
    data: bytes = field(default=b"", repr=False, compare=False)

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it but comments, or nothing of it could be read."""
        return self.root is None or self.root.value is None


def read(path: Path, file: str) -> YamlFile:
    """Read a file from disk; `file` is its name in messages."""
    try:
        if path.exists() and not path.is_file():
            return _refused(file, 0, "this is no file")
        if path.stat().st_size > MAX_BYTES:
            return _refused(file, 0, _TOO_LARGE, "Split it, or move data to CSV")
        data = path.read_bytes()
    except OSError as error:
        return _refused(file, 0, f"the file cannot be read: {error.strerror or error}")
    return parse(data, file)


def parse(data: bytes, file: str) -> YamlFile:
    """Read a file's bytes; `file` is its name in messages."""
    if len(data) > MAX_BYTES:
        return _refused(file, 0, _TOO_LARGE, "Split it, or move data to CSV")
    return replace(_parsed(data, file), sha256=sha256(data).hexdigest(), data=data)


def _parsed(data: bytes, file: str) -> YamlFile:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _refused(file, line, "the file is not UTF-8 text", "Save it as UTF-8")
    text = text.replace("\r\n", "\n")
    problems = tuple(_forbidden_characters(text, file))
    if problems:
        return YamlFile(file, None, problems)
    return _Reader(file).read(text)


def _refused(file: str, line: int, what: str, instead: str = "") -> YamlFile:
    return YamlFile(file, None, (Problem(file, line, "", what, instead),))


def _forbidden_characters(text: str, file: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            yield Problem(file, number, "", "there is a tab", 'Write spaces, or "\\t" inside double quotes')
        if match := _CONTROL.search(line):
            code = f"U+{ord(match[0]):04X}"
            yield Problem(file, number, "", f"there is a control character ({code})", "Remove it")


@dataclass
class _Open:
    """A list or mapping whose end has not been met yet."""

    line: int
    path: str
    items: list[Node] | None = None
    entries: dict[str, Node] | None = None
    key_lines: dict[str, int] = field(default_factory=dict)
    key: str | None = None
    key_line: int = 0
    awaits_key: bool = True
    seen_bad: bool = False


class _Reader:
    """Builds nodes from the parser's events, without recursion, so that depth costs nothing."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.stack: list[_Open] = []
        self.root: Node | None = None
        self.documents = 0

    def read(self, text: str) -> YamlFile:
        from ruamel.yaml import YAML
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        try:
            for event in YAML(typ="safe", pure=True).parse(text):
                if not self.take(event):
                    break
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            what = " ".join(str(error.problem or error.context or "it is not understood").split())
            self.complain(mark.line + 1 if mark else 0, *not_yaml(what))
        except (YAMLError, ValueError, OverflowError, LookupError, AssertionError) as error:
            # The parser lets some of its own slips through on broken input, e.g. chr() of an escape beyond Unicode.
            self.complain(0, f"this is not YAML: {type(error).__name__}")
        return YamlFile(self.file, None if self.problems else self.root, tuple(self.problems))

    def complain(self, line: int, what: str, instead: str = "") -> None:
        self.problems.append(Problem(self.file, line, self.path(), what, instead))

    def take(self, event: Any) -> bool:
        """Take one event of the parser, which has no type for what all of them have; False when reading on makes no sense."""
        kind = type(event).__name__.removesuffix("Event")
        line = event.start_mark.line + 1
        if kind == "DocumentStart":
            return self.start_document(event, line)
        if kind == "Alias":
            self.complain(
                line,
                "there is an alias (*name)",
                "Write the value out; where the asterisk is meant, in quotes: '*.csv'",
            )
            self.add(Node(line, None), is_key_text=False)
        elif kind in ("Scalar", "SequenceStart", "MappingStart"):
            if event.anchor is not None:
                self.complain(line, "there is an anchor (&name)", "Write the value out wherever it is needed")
            if event.tag is not None:
                self.complain(line, f"there is a tag ({event.tag})", "Remove it")
            if kind == "Scalar":
                self.scalar(event.value, event.style, line)
            else:
                return self.open(line, mapping=kind == "MappingStart")
        elif kind in ("SequenceEnd", "MappingEnd"):
            self.close()
        return True

    def start_document(self, event: Any, line: int) -> bool:
        self.documents += 1
        if self.documents > 1:
            self.complain(line, "a second document begins here (---)", "Keep one document to a file")
            return False
        if event.version is not None or event.tags:
            self.complain(line, "there is a directive (a line that begins with %)", "Remove it")
        return True

    def open(self, line: int, *, mapping: bool) -> bool:
        if len(self.stack) >= MAX_DEPTH:
            self.problems.append(Problem(self.file, line, "", f"it is nested deeper than {MAX_DEPTH} levels"))
            return False
        parent = self.stack[-1] if self.stack else None
        if parent is not None and parent.entries is not None and parent.awaits_key:
            self.complain(line, "a list or mapping stands where a name is expected", "Write a text as key")
            parent.seen_bad = True
        path = self.path()
        self.stack.append(_Open(line, path, entries={}) if mapping else _Open(line, path, items=[]))
        return True

    def path(self) -> str:
        """The dotted place of what is being read."""
        if not self.stack:
            return ""
        parent = self.stack[-1]
        if parent.items is not None:
            step = str(len(parent.items))
        elif parent.key is not None and not parent.awaits_key:
            step = parent.key
        else:
            return parent.path
        return f"{parent.path}.{step}" if parent.path else step

    def close(self) -> None:
        done = self.stack.pop()
        value = tuple(done.items) if done.items is not None else (done.entries or {})
        self.add(Node(done.line, value, key_lines=done.key_lines), is_key_text=False)

    def scalar(self, text: str, style: str | None, line: int) -> None:
        parent = self.stack[-1] if self.stack else None
        if text == "" and style is None and parent is not None and not parent.awaits_key:
            line = parent.key_line or line
        value: Scalar = text
        if style is None:
            try:
                value = resolve(text)
            except ValueError as error:
                self.complain(line, str(error), f"Put it in quotes if it is a code: '{text[:40]}'")
        elif match := _CONTROL.search(text):
            self.complain(line, f"there is an escaped control character (U+{ord(match[0]):04X})", "Remove it")
        self.add(Node(line, value, text), is_key_text=isinstance(value, str))

    def add(self, node: Node, *, is_key_text: bool) -> None:
        """Hand a finished node to the list or mapping it belongs to."""
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if parent.items is not None:
            parent.items.append(node)
        elif parent.awaits_key:
            self.take_key(parent, node, is_key_text=is_key_text)
        else:
            if parent.key is not None and parent.entries is not None:
                parent.entries[parent.key] = node
                parent.key_lines[parent.key] = parent.key_line
            parent.awaits_key = True

    def take_key(self, parent: _Open, node: Node, *, is_key_text: bool) -> None:
        parent.awaits_key, parent.key, parent.key_line = False, None, node.line
        if not is_key_text:
            if not parent.seen_bad:
                self.complain(node.line, f"the key {node.raw or 'nothing'} is no text", key_meant(node.raw))
            parent.seen_bad = False
            return
        key = str(node.value)
        if key == "<<":
            self.complain(node.line, "there is a merge key (<<)", "Write the keys out")
        elif key in parent.key_lines:
            first = parent.key_lines[key]
            self.complain(
                node.line, f"the key '{key}' stands here a second time; the first is in line {first}", "Remove one"
            )
        else:
            parent.key = key
