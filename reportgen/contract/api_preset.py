"""Presets of APIs: a contract that is written already, with places for what only its user knows.

One file `reportgen/sources/presets/<name>.yaml` with `kind: api` each. `parameters` says what the user writes besides `preset:`;
`source` is the contract as a person would write it, in which `<parameter>` stands for what was written: alone for the value itself
(in a list also for several), within a text for its letters. What the user writes beside it wins: a mapping of columns, parameters
or headers entry by entry (null takes an entry out), everything else as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations, permutations
from typing import Literal
from urllib.parse import quote

from pydantic import Field

from reportgen.contract import preset as presets
from reportgen.contract.api import ApiSource
from reportgen.contract.declared import Declared, Texts
from reportgen.errors import Problem, did_you_mean
from reportgen.settings import SecretRef
from reportgen.strict_yaml.model import build, field_names
from reportgen.strict_yaml.reading import Node, parse

BY_ENTRY = frozenset({"columns", "constants", "derive", "params", "body", "headers", "paginate"})
"""Mappings of which the user may write some entries only."""
FEEDS = ("columns", "constants", "derive")
"""Places that feed a column: what is written in one takes the preset's out of the others."""

_PLACE = re.compile(r"<([a-z][a-z0-9_]*)>")
_LACKING = "\0"
"""Begins the raw text of a node for which the user wrote nothing; no file of a user can hold it."""
_UNREAD = "${UNREAD}"
"""Stands for a secret that is not written as it should be, so that this is told once."""


class Parameter(Declared):
    """What the user of a preset writes.

    Attributes:
        what: what it is and where to get it.
        example: as it is written.
        default: taken where nothing is written; it may hold other parameters.
        required: whether it must be written; one that need not be and is not takes its entry out of the contract.
        secret: whether it is written by reference.
        pattern: form of its text.
        quoted: whether it stands in an address and is to be quoted for it.
    """

    what: str = Field(min_length=1)
    example: str = ""
    default: str | None = None
    required: bool = True
    secret: bool = False
    pattern: str | None = None
    quoted: bool = False


class _Form(Declared):
    """A file of a preset, its contract aside.

    Attributes:
        kind: `api`.
        title: what it reads, in a line.
        download: where a person gets what the parameters ask for, and which rights it needs.
        notes: what one should know of these figures, a sentence each.
        against: other preset -> why both must not be asked of the same account.
        parameters: name -> what the user writes.
    """

    kind: Literal["api"]
    title: str = Field(min_length=1)
    download: str = Field(min_length=1)
    notes: Texts = ()
    against: dict[str, str] = Field(default_factory=dict)
    parameters: dict[str, Parameter]


@dataclass(frozen=True)
class ApiPreset:
    """One preset of an API.

    Attributes:
        name: as it is written in `preset:`.
        title: what it reads, in a line.
        download: where a person gets what the parameters ask for.
        notes: what one should know of these figures.
        table: the table it feeds.
        parameters: by name.
        source: the contract with places for parameters.
        against: other preset -> why both must not be asked of the same account.
    """

    name: str
    title: str
    download: str
    notes: tuple[str, ...]
    table: str
    parameters: Mapping[str, Parameter]
    source: Node
    against: Mapping[str, str] = field(default_factory=dict)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines a user writes, as an example."""
        needed = {name: one for name, one in self.parameters.items() if one.required and one.default is None}
        return (f"preset: {self.name}", *(f"{name}: {one.example}" for name, one in needed.items()))


@cache
def api_preset(name: str) -> ApiPreset:
    """A preset of an API, by name.

    Raises:
        ValueError: its file has mistakes, which is a defect of ours.
    """
    document = parse(presets.text(name), f"reportgen/sources/presets/{name}.yaml")
    root = document.root
    if root is None or not isinstance(root.value, dict) or root.child("source") is None:
        raise ValueError("\n".join(map(str, document.problems)) or f"{document.file} has no `source`")
    source = root.value["source"]
    rest = replace(root, value={key: node for key, node in root.value.items() if key != "source"})
    form, problems = build(_Form, rest, document.file)
    table = source.child("table")
    if form is None or table is None:
        raise ValueError("\n".join(map(str, problems)) or f"{document.file}: `source` has no table")
    return ApiPreset(name, form.title, form.download, form.notes, table.raw, form.parameters, source, form.against)


@cache
def api_presets() -> tuple[str, ...]:
    """Names of all presets of APIs, sorted."""
    return tuple(name for name in presets.names() if presets.kind(name) == "api")


def expand(name: str, written: Node, preset: ApiPreset, file: str) -> tuple[Node, list[Problem]]:
    """The contract of a source that names a preset, and what is wrong with how it does.

    Args:
        name: of the source.
        written: its node in config/sources.yaml.
        preset: the one it names.
        file: name of that file in messages.

    Returns:
        The node of a plain contract; what comes of the preset bears the line of `preset:`.
    """
    own = _entries(written)
    line = written.line_of("preset")
    known = (*preset.parameters, *field_names(ApiSource, ()), "preset")
    problems = [
        Problem(file, written.line_of(key), f"{name}.{key}", f"there is no key '{key}' here", did_you_mean(key, known))
        for key in own
        if key not in known
    ]
    given = {key: node for key, node in own.items() if key in preset.parameters and node.value is not None}
    for key, node in dict(given).items():
        if found := _mistake(name, key, node, preset.parameters[key], file):
            problems.append(found)
            given[key] = Node(node.line, _UNREAD, _UNREAD)
    contract = _filled(preset.source, _values(preset, given, line), line)
    rest = {key: node for key, node in own.items() if key in known and key not in preset.parameters and key != "preset"}
    made = _over(contract or replace(preset.source, value={}), replace(written, value=rest))
    for lacking in dict.fromkeys(_lacking(made)):
        one = preset.parameters[lacking]
        problems.append(
            Problem(file, line, name, f"'{lacking}' is missing: {one.what}", f"Write {lacking}: {one.example}")
        )
    return made, problems


def clashing(written: Mapping[str, Node], file: str) -> Iterator[Problem]:
    """Sources that would count what another one counts: presets that exclude each other, of the same account.

    Args:
        written: the sources of config/sources.yaml as they are written.
        file: name of that file in messages.
    """
    named = {name: said.raw for name, node in written.items() if (said := node.child("preset")) is not None}
    known = {name: api_preset(said) for name, said in named.items() if said in api_presets()}
    for (first, one), (second, other) in combinations(known.items(), 2):
        why = one.against.get(other.name) or other.against.get(one.name)
        if why and _account(written[first], one) == _account(written[second], other):
            what = f"must not stand beside '{first}': {why}"
            yield Problem(file, written[second].line_of("preset"), second, what, "Take one of them out")


def _account(node: Node, preset: ApiPreset) -> dict[str, str]:
    """What is written for parameters that are no secrets: whose data they are."""
    open_ = [name for name, one in preset.parameters.items() if not one.secret and one.default is None]
    return {name: child.raw for name in open_ if (child := node.child(name)) is not None}


def _mistake(source: str, name: str, node: Node, parameter: Parameter, file: str) -> Problem | None:
    """What is wrong with the value of a parameter."""
    place = f"{source}.{name}"
    if isinstance(node.value, dict):
        return Problem(file, node.line, place, "is no mapping", f"Write {name}: {parameter.example}")
    if parameter.secret:
        try:
            SecretRef.parse(node.value)
        except ValueError as error:
            what, _, instead = str(error).partition(". ")
            return Problem(file, node.line, place, what, instead)
    if parameter.pattern is not None and not re.fullmatch(parameter.pattern, node.raw):
        what = f"'{node.raw}' is not {parameter.what}"
        return Problem(file, node.line, place, what, f"Write one like {parameter.example or parameter.default}")
    return None


def _values(preset: ApiPreset, given: Mapping[str, Node], line: int) -> dict[str, Node | None]:
    """What stands in the place of each parameter; None where its entry goes out of the contract."""
    values: dict[str, Node | None] = {}
    for name, parameter in preset.parameters.items():
        if name in given:
            node = given[name]
            raw = quote(node.raw, safe="") if parameter.quoted else node.raw
            values[name] = replace(node, value=raw, raw=raw) if parameter.quoted else node
        elif parameter.default is not None:
            values[name] = Node(line, parameter.default, parameter.default)
        else:
            values[name] = Node(line, _UNREAD, _LACKING + name) if parameter.required else None
    for name, value in values.items():  # a default may hold other parameters
        if value is not None and value.raw == preset.parameters[name].default and name not in given:
            values[name] = _filled(value, {other: node for other, node in values.items() if other != name}, line)
    return values


def _filled(node: Node, values: Mapping[str, Node | None], line: int) -> Node | None:
    """The node with values in their places, on the user's line; None where a value that need not be there is not."""
    if isinstance(node.value, dict):
        below = {key: _filled(child, values, line) for key, child in node.value.items()}
        entries = {key: child for key, child in below.items() if child is not None}
        return Node(line, entries, "", dict.fromkeys(entries, line))
    if isinstance(node.value, tuple):
        listed: list[Node] = []
        for child in (_filled(child, values, line) for child in node.value):
            listed += child.value if child is not None and isinstance(child.value, tuple) else [child] if child else []
        return Node(line, tuple(listed), "")
    if not isinstance(node.value, str):
        return replace(node, line=line)
    if (alone := _PLACE.fullmatch(node.value)) and alone[1] in values:
        return values[alone[1]]
    named = [values[name] for name in _PLACE.findall(node.value) if name in values]
    if any(value is None for value in named):
        return None
    text = _PLACE.sub(lambda match: value.raw if (value := values.get(match[1])) is not None else match[0], node.value)
    return Node(line, text, text)


def _over(base: Node, own: Node) -> Node:
    """The contract with what the user wrote over it."""
    entries = dict(_entries(base))
    lines = {**base.key_lines, **{key: own.key_lines.get(key, node.line) for key, node in _entries(own).items()}}
    for place, other in permutations(FEEDS, 2):
        if place in _entries(own) and other in entries:
            fed = _entries(_entries(own)[place])
            held = entries[other]
            entries[other] = replace(held, value={key: node for key, node in _entries(held).items() if key not in fed})
    for key, node in _entries(own).items():
        if node.value is None:
            entries.pop(key, None)
        else:
            entries[key] = _merged(entries[key], node) if key in BY_ENTRY and key in entries else node
    return Node(own.line, entries, "", lines)


def _merged(held: Node, node: Node) -> Node:
    """A mapping with the user's entries over it, as deep as both have mappings of one kind; null takes an entry out."""
    if not (isinstance(held.value, dict) and isinstance(node.value, dict)):
        return node
    kinds = {kind.raw for each in (held, node) if (kind := each.child("kind")) is not None}
    if len(kinds) > 1:
        return node
    entries, lines = dict(held.value), dict(held.key_lines)
    for key, child in node.value.items():
        lines[key] = node.key_lines.get(key, child.line)
        if child.value is None:
            entries.pop(key, None)
        else:
            entries[key] = _merged(entries[key], child) if key in entries else child
    return Node(node.line, entries, "", lines)


def _entries(node: Node) -> Mapping[str, Node]:
    return node.value if isinstance(node.value, dict) else {}


def _lacking(node: Node) -> Iterator[str]:
    """Parameters that stand in a contract and were not written."""
    if isinstance(node.value, dict):
        for child in node.value.values():
            yield from _lacking(child)
    elif isinstance(node.value, tuple):
        for child in node.value:
            yield from _lacking(child)
    else:
        yield from re.findall(f"{_LACKING}([a-z][a-z0-9_]*)", node.raw)
