"""What pydantic complains of, in plain sentences: what was found and what is expected.

What stands under a name like `password` or `token` is never repeated.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from reportgen.errors import did_you_mean
from reportgen.strict_yaml.reading import Node

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Path = tuple[str | int, ...]

_SECRET_NAME = re.compile(
    r"pass(word|wd|phrase)?\b|secret|token|api_?key|credential|\bauth(orization)?\b", re.IGNORECASE
)
_LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Complaint:
    """One of pydantic's errors, set beside the node it is about.

    Attributes:
        details: the error.
        path: keys and indices that exist in the file.
        fork: the path at which a choice of types began, None where there was no choice.
        node: the node at the end of `path`.
    """

    details: ErrorDetails
    path: Path
    fork: Path | None
    node: Node


def found(node: Node) -> str:
    """What stands at a node, in words."""
    value = node.value
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, tuple):
        return "a list"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return node.raw
    if isinstance(value, int | float):
        return f"the number {node.raw}"
    short = value if len(value) <= _LONGEST_SHOWN else value[:_LONGEST_SHOWN] + "..."
    return f"the text {json.dumps(short, ensure_ascii=False)}"


def _quoted(node: Node) -> str:
    if isinstance(node.value, bool | int | float):
        return f'If it is meant as text, write "{node.raw}" in quotes'
    return ""


_EXPECTED: dict[str, str] = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a number",
    "decimal_type": "a number",
    "decimal_parsing": "a number",
    "bool_type": "true or false",
    "date_type": "a day like 2026-06-30",
    "date_parsing": "a day like 2026-06-30",
    "date_from_datetime_parsing": "a day like 2026-06-30",
    "date_from_datetime_inexact": "a day like 2026-06-30",
    "dict_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "model_attributes_type": "a mapping (key: value)",
    "list_type": "a list",
    "tuple_type": "a list",
    "set_type": "a list",
    "frozen_set_type": "a list",
    "path_type": "a path",
    "none_required": "nothing",
}
_LIMITS: dict[str, tuple[str, str]] = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("at least", "ge"),
    "less_than": ("less than", "lt"),
    "less_than_equal": ("at most", "le"),
}


_LENGTHS: dict[str, tuple[str, str]] = {
    "string_too_short": ("at least", "min_length"),
    "string_too_long": ("at most", "max_length"),
    "too_short": ("at least", "min_length"),
    "too_long": ("at most", "max_length"),
}


def sentence(complaints: Sequence[Complaint]) -> tuple[str, str]:
    """What is wrong, and what to write instead, of complaints about one value."""
    first = complaints[0]
    if any(_SECRET_NAME.search(str(step)) for step in first.path):
        masked = [replace(one, node=Node(one.node.line, "")) for one in complaints]
        return _sentence(masked, "a value that is not shown")
    what, instead = _sentence(complaints, found(first.node))
    if first.node.value is None and first.path and set("()") & set(str(first.path[-1])):
        return what, "In {...} a comma ends a text: put all of it in quotes, or on a line of its own"
    if first.details["type"] == "string_type" and len(complaints) == 1:
        return what, _quoted(first.node) or instead
    return what, instead


def _sentence(complaints: Sequence[Complaint], shown: str) -> tuple[str, str]:
    details = complaints[0].details
    kind, context = details["type"], details.get("ctx", {})
    if len(complaints) > 1 or kind in _EXPECTED:
        expected = dict.fromkeys(_EXPECTED.get(one.details["type"], one.details["msg"]) for one in complaints)
        meant = _meant(complaints[0].node.value, expected)
        return f"expected {' or '.join(expected)}, found {shown}", f"Write {meant}" if meant else ""
    if kind in _LIMITS:
        words, name = _LIMITS[kind]
        return f"expected {words} {context[name]:g}, found {shown}", ""
    if kind in ("literal_error", "enum"):
        return f"{shown} is none of the values known here", _choices(str(context["expected"]), complaints[0].node)
    if kind == "string_pattern_mismatch":
        return _pattern(str(context["pattern"]), complaints[0].node, shown)
    if kind in _LENGTHS:
        words, name = _LENGTHS[kind]
        things = _things(kind, context[name])
        have = context.get("actual_length")
        return f"expected {words} {context[name]} {things}, found {shown if have is None else have}", ""
    if kind == "value_error":
        return _own_words(str(context["error"]))
    return _own_words(details["msg"])


_PERCENT = re.compile(r"([-+]?[0-9]+(?:[.,][0-9]+)?)[ \u00a0]?%")
_GROUPED = re.compile(r"[-+]?[0-9]{1,3}(?:([ \u00a0_.,'])[0-9]{3})(?:\1[0-9]{3})+")
_DAY = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})")


def _meant(value: object, expected: Iterable[str]) -> str:
    """What a person means by a number or day as people write them, where it can mean one thing only; else "".

    A single group as in 1.200 or 1,200 may be a fraction as well, and of 05/06/2026 nobody knows which is the month.
    """
    text = value.strip() if isinstance(value, str) else ""
    for kind in expected:
        if kind == "a number" and (share := _PERCENT.fullmatch(text)):
            return f"{Decimal(share[1].replace(',', '.')).scaleb(-2).normalize():f}"
        if kind in ("a number", "a whole number") and _GROUPED.fullmatch(text):
            return re.sub(r"[^0-9+-]", "", text)
        if kind == _EXPECTED["date_type"] and (found_day := _DAY.fullmatch(text)):
            one, _, other, year = found_day.groups()
            days = {(int(month), int(day)) for day, month in ((one, other), (other, one)) if 1 <= int(month) <= 12}
            real = [(month, day) for month, day in days if 1 <= day <= monthrange(int(year), month)[1]]
            return f"{year}-{real[0][0]:02}-{real[0][1]:02}" if len(real) == 1 and int(year) else ""
    return ""


_QUOTED = re.compile(r"""'([^']*)'|"([^"]*)\"""")


def _choices(expected: str, node: Node) -> str:
    """What might have been meant, of the values pydantic lists in quotes."""
    choices = [one or other for one, other in _QUOTED.findall(expected)]
    if all(choice.strip(" .,'") for choice in choices):
        return did_you_mean(node.raw, choices)
    return f"Write one of {', '.join(json.dumps(choice) for choice in choices)}"


def _things(kind: str, count: object) -> str:
    one, many = ("character", "characters") if kind.startswith("string") else ("entry", "entries")
    return one if count == 1 else many


_EXAMPLES: dict[str, tuple[str, str]] = {
    "[A-Z]{3}": ("the code of a currency, which has three capital letters", "EUR"),
    "[A-Z]{2}": ("the code of a country, which has two capital letters", "DE"),
    "#[0-9A-Fa-f]{6}": ("a colour of six digits from 0 to F", '"#54236B"'),
}
"""What the forms are called that everybody knows by an example."""


def _pattern(pattern: str, node: Node, shown: str) -> tuple[str, str]:
    form = pattern.strip("^$")
    if form in _EXAMPLES:
        what, example = _EXAMPLES[form]
        raised = node.raw.upper()
        return f"{shown} is not {what}", f"Write {raised}" if re.fullmatch(
            form, raised
        ) else f"Write one like {example}"
    joined = re.sub(r"[^a-z0-9]+", "_", node.raw.lower()).strip("_")
    for changed in (node.raw.upper(), node.raw.lower(), node.raw.strip(), joined):
        if changed != node.raw and re.fullmatch(form, changed):
            return f"{shown} has not the form {form}", f"Write {changed}"
    return f"{shown} has not the form {form}", ""


def _own_words(text: str) -> tuple[str, str]:
    """A validator's own sentence; what follows its first full stop says what to do instead."""
    what, _, instead = text.strip().partition(". ")
    return what.rstrip("."), instead
