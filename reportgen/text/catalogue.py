"""Catalogues in Fluent: reading them, filling them in, comparing them.

A catalogue is a file `<code>.ftl` of messages, one sentence each with its plural forms. Two names in it describe the language:
`language-name` and `language-locale` (CLDR). The functions a message may call:

    KPI($kpi, form: "mid")          a KPI's label by id or Msg; form short, mid (inside a sentence) or any attribute, e.g. gen
    NAME($x, of: "table")           the message `table-<x>`; form as above
    PERIOD($period, form: "in")     name (default), in, of, short, label (short, at the start of a line)
    DAY($day, form: "short")        without form 30 June 2026; short; year (30 June)
    QUANTITY($value, style: "whole", sign: "yes")
    NUMBER($n, decimals: 1, sign: "yes")    PERCENT($x, decimals: 1, sign: "yes")
    CHANGE($change, part: "percent")        difference, percent, size (no sign), words, or both (default)
    RANGE($low, $high)              174 to 213

A variable that is a figure, a period, a day, a Msg or a reason is written by itself: `{ $value }`. `**bold**` is the only markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from fluent.runtime import FluentBundle
from fluent.runtime.resolver import CurrentEnvironment, Message, Pattern, ResolverEnvironment
from fluent.runtime.types import FluentFloat, FluentInt, FluentType
from fluent.syntax import FluentParser, ast

from reportgen.errors import ConfigError, LastingError, Problem
from reportgen.text.late import Late

PROTECTED = "\ue000"
"""Stands for an asterisk that came in with a value: it is no markup."""

LONGEST_VALUE = 400
"""A text put into a sentence is cut after so many characters; Fluent refuses to work with more than 2,500."""

_FREE = re.compile(r"(date|period|range|points|change|days|seconds)(-|$)")
"""Patterns whose variables are offered by the code; a language uses those it needs."""


LASTING = ("definition", "gloss", "funnel")
"""Attributes that stay when only the text itself is overridden; its forms (short, mid, cases) do not fit a new text."""

OPTIONAL_FORMS = ("short", "mid")
"""Forms of a label that a language may do without: the label itself stands in for them."""


class TextError(LastingError):
    """A text is asked for that the catalogue does not have or cannot fill in: a defect of ours or of the catalogue."""


class Value(FluentType):  # type: ignore[misc, unused-ignore]
    """A value on its way into a sentence: as it was, and as it is written."""

    def __init__(self, raw: object, text: str) -> None:
        self.raw, self.shown = raw, text

    def format(self, locale: object) -> str:
        """The written form, whatever Fluent would do."""
        return self.shown


class _Whole(FluentInt):
    raw: object
    shown: str

    def format(self, locale: object) -> str:
        return self.shown


class _Broken(FluentFloat):
    raw: object
    shown: str

    def format(self, locale: object) -> str:
        return self.shown


class _Bundle(FluentBundle):
    """A bundle that takes its arguments as they are: the original makes every number one of its own, and ours would be lost."""

    def _lookup(self, entry_id: str, term: bool = False) -> Message:
        entry = self._messages.get(entry_id)
        if not term and isinstance(entry, Late):
            self._messages[entry_id] = entry.parsed
        return super()._lookup(entry_id, term)

    def fill(self, pattern: Pattern, arguments: Mapping[str, object]) -> tuple[str, list[Exception]]:
        environment = ResolverEnvironment(context=self, current=CurrentEnvironment(args=dict(arguments)), errors=[])
        try:
            return str(pattern(environment)), environment.errors
        except ValueError as error:  # more parts than Fluent's guard against bombs lets pass
            return "", [*environment.errors, error]


def figure(raw: object, text: str, shown: float, decimals: int) -> FluentType:
    """A number on its way into a sentence, written our way, that still selects its plural form.

    Args:
        raw: the value as it was.
        text: the written form.
        shown: the number as rounded for the written form.
        decimals: how many decimals the written form has. CLDR's plural rules look at visible decimals: `1.0 days`. Fluent's
            Python runtime cannot say so, thus a whole number with decimals is passed on as one with a fraction.
    """
    number: _Whole | _Broken
    if float(shown).is_integer():
        number = _Broken(float(shown) + 0.5) if decimals else _Whole(int(shown))
    else:
        number = _Broken(float(shown))
    number.raw, number.shown = raw, text
    return cast(FluentType, number)


def protected(text: str) -> str:
    """A text from outside, of bearable length, whose asterisks are no markup."""
    short = text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
    return short.replace("*", PROTECTED)


@dataclass(frozen=True)
class Entry:
    """One text of a catalogue: a message's own, or one of its attributes."""

    key: str
    message: ast.Message

    @property
    def pattern(self) -> ast.Pattern:
        """What it says."""
        name = self.key.partition(".")[2]
        own = next((each.value for each in self.message.attributes if each.id.name == name), self.message.value)
        return cast(ast.Pattern, own)


class Catalogue:
    """The messages of one language, from one or more resources; a later one overrides an earlier one."""

    def __init__(
        self, code: str, resources: tuple[ast.Resource, ...], functions: Mapping[str, Callable[..., Any]]
    ) -> None:
        self.code = code
        resource = merged(resources)
        self._entries: dict[str, Entry] = {entry.key: entry for entry in entries(resource)}
        self.locale = self._plain("language-locale", code)
        self._bundle = _Bundle([self.locale.replace("_", "-")], functions=dict(functions), use_isolating=False)
        self._bundle.add_resource(resource)
        self._variables: dict[str, frozenset[str]] = {}
        self._calls: dict[str, frozenset[tuple[str, str, str]]] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def _plain(self, key: str, default: str) -> str:
        entry = self._entries.get(key)
        parts = entry.pattern.elements if entry else []
        return "".join(part.value for part in parts if isinstance(part, ast.TextElement)) or default

    def fill(self, key: str, arguments: Mapping[str, object]) -> str:
        """The sentence of a key with its variables filled in, bold still marked.

        Args:
            key: `message` or `message.attribute`.
            arguments: texts, `Value`s and `figure`s by the name of their variable.

        Raises:
            TextError: no such key, or it uses a variable it is not given.
        """
        name, _, attribute = key.partition(".")
        if key not in self._entries:
            raise TextError(f"language '{self.code}' has no text '{key}'")
        message = self._bundle.get_message(name)
        pattern = message.attributes[attribute] if attribute else message.value
        if pattern is None:
            raise TextError(f"language '{self.code}' has no text '{key}'")
        text, errors = self._bundle.fill(pattern, arguments)
        if errors:
            raise TextError(f"language '{self.code}', text '{key}': {'; '.join(str(error) for error in errors)}")
        return text

    def variables(self, key: str) -> frozenset[str]:
        """Names of the variables a text uses."""
        if key not in self._variables:
            self._variables[key] = frozenset(_variables(self._entries[key].pattern))
        return self._variables[key]

    def calls(self, key: str) -> frozenset[tuple[str, str, str]]:
        """The functions a text calls: their name, the variable they are given, and the argument `of` ("" without one)."""
        if key not in self._calls:
            self._calls[key] = frozenset(_calls(self._entries[key].pattern))
        return self._calls[key]

    def length(self, key: str, widths: Mapping[str, int]) -> int:
        """Number of characters of a text's longest variant.

        Args:
            key: the text.
            widths: how long a variable is, by name; 8 where it is not said.
        """
        return _length(self._entries[key].pattern, widths)


def parse(text: str, file: str) -> ast.Resource:
    """Read a catalogue.

    Args:
        text: its contents.
        file: its path as the user would type it, for the messages.

    Raises:
        ConfigError: what is not Fluent, or a message that is there twice, with its line.
    """
    resource = FluentParser().parse(text)
    problems, seen = [], set()
    for entry in resource.body:
        line = text.count("\n", 0, entry.span.start if entry.span else 0) + 1
        if isinstance(entry, ast.Junk):
            why = "; ".join(str(note.message) for note in entry.annotations)
            problems.append(Problem(file, line, "", f"this is not Fluent: {why}"))
        elif isinstance(entry, ast.Message | ast.Term):
            name = ("-" if isinstance(entry, ast.Term) else "") + entry.id.name
            if name in seen:
                problems.append(Problem(file, line, name, "this text is there twice", "Keep one of them"))
            seen.add(name)
    if problems:
        raise ConfigError(problems)
    return resource


def labels(texts: Mapping[str, str]) -> ast.Resource:
    """A catalogue of plain texts by key (`kpi-own`, `kpi-own.definition`), whatever characters they hold."""
    messages: dict[str, ast.Message] = {}
    for key in sorted(texts):
        name, _, attribute = key.partition(".")
        pattern = ast.Pattern([ast.TextElement(texts[key].replace("*", PROTECTED))])
        message = messages.setdefault(name, ast.Message(ast.Identifier(name)))
        if attribute:
            message.attributes.append(ast.Attribute(ast.Identifier(attribute), pattern))
        else:
            message.value = pattern
    return ast.Resource(list(messages.values()))


def merged(resources: Iterable[ast.Resource]) -> ast.Resource:
    """One catalogue of several; a later one overrides an earlier one, text by text and attribute by attribute."""
    found: dict[str, ast.Message | ast.Term] = {}
    for resource in resources:
        for entry in resource.body:
            if isinstance(entry, ast.Message | ast.Term):
                name = ("-" if isinstance(entry, ast.Term) else "") + entry.id.name
                found[name] = _over(found[name], entry) if name in found else entry
    return ast.Resource(list(found.values()))


def _over(base: ast.Message | ast.Term, own: ast.Message | ast.Term) -> ast.Message | ast.Term:
    attributes = {item.id.name: item for item in base.attributes if own.value is None or item.id.name in LASTING}
    attributes.update({item.id.name: item for item in own.attributes})
    value = own.value if own.value is not None else base.value
    if isinstance(own, ast.Term):
        return ast.Term(own.id, value, list(attributes.values()))  # type: ignore[arg-type]
    return ast.Message(own.id, value, list(attributes.values()))


def entries(resource: ast.Resource) -> Iterator[Entry]:
    """All texts of a catalogue, but for its private terms."""
    for message in resource.body:
        if isinstance(message, ast.Message):
            keys = message.keys() if isinstance(message, Late) else _keys(message)
            yield from (Entry(key, message) for key in keys)


def _keys(message: ast.Message) -> Iterator[str]:
    if message.value is not None:
        yield message.id.name
    for attribute in message.attributes:
        yield f"{message.id.name}.{attribute.id.name}"


def differences(catalogue: Catalogue, reference: Catalogue) -> list[str]:
    """What `catalogue` lacks or has differently from `reference`: keys, attributes, variables; one line each, sorted."""
    found = []
    for key in reference:
        if key not in catalogue:
            if key.partition(".")[2] not in OPTIONAL_FORMS or key.partition(".")[0] not in catalogue:
                found.append(key)
        elif not _FREE.match(key):
            ours, theirs = catalogue.variables(key), reference.variables(key)
            if ours != theirs:
                names = ", ".join(f"${name}" for name in sorted(ours ^ theirs))
                found.append(f"{key}: not the same variables as in '{reference.code}': {names}")
    unknown = [
        f"{key}: '{reference.code}' has no such text" for key in catalogue if key.partition(".")[0] not in reference
    ]
    return sorted(found + unknown)


def _nodes(node: ast.BaseNode) -> Iterator[ast.BaseNode]:
    yield node
    for child in vars(node).values():
        for item in child if isinstance(child, list) else [child]:
            if isinstance(item, ast.BaseNode):
                yield from _nodes(item)


def _variables(pattern: ast.Pattern) -> Iterator[str]:
    return (node.id.name for node in _nodes(pattern) if isinstance(node, ast.VariableReference))


def _calls(pattern: ast.Pattern) -> Iterator[tuple[str, str, str]]:
    for node in _nodes(pattern):
        if isinstance(node, ast.FunctionReference):
            of = next((str(named.value.value) for named in node.arguments.named if named.name.name == "of"), "")
            for argument in node.arguments.positional:
                if isinstance(argument, ast.VariableReference):
                    yield node.id.name, argument.id.name, of


def _length(node: object, widths: Mapping[str, int]) -> int:
    if isinstance(node, ast.Pattern):
        return sum(_length(element, widths) for element in node.elements)
    if isinstance(node, ast.TextElement):
        return len(node.value.replace("**", ""))
    if isinstance(node, ast.Placeable):
        return _length(node.expression, widths)
    if isinstance(node, ast.SelectExpression):
        return max(_length(variant.value, widths) for variant in node.variants)
    if isinstance(node, ast.StringLiteral):
        return len(str(node.parse()["value"]))
    if isinstance(node, ast.VariableReference):
        return widths.get(node.id.name, 8)
    if isinstance(node, ast.FunctionReference):
        return sum(_length(argument, widths) for argument in node.arguments.positional)
    return 0
