"""From the nodes of a file to a model, and from pydantic's complaints to sentences with a line.

Values are taken strictly, as JSON would be: a number in quotes is no number, `yes` is neither true nor false, a day is
`2026-06-30`. Whatever is wrong, the sentence says what was found and what is expected; what stands under a name like
`password` or `token` is never repeated.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import TYPE_CHECKING, Annotated, TypeVar, Union, get_args, get_origin

from reportgen.errors import Problem, did_you_mean
from reportgen.yaml_file import Node

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

T = TypeVar("T")
Path = tuple[str | int, ...]

_SECRET_NAME = re.compile(r"pass(word|wd|phrase)?\b|secret|token|api_?key|credential|\bauth", re.IGNORECASE)
_LONGEST_SHOWN = 40


def build(
    type_: type[T], node: Node, file: str, *, at: Path = (), context: Mapping[str, object] | None = None
) -> tuple[T | None, list[Problem]]:
    """Make a value of a type out of a node.

    Args:
        type_: the type: a model, or a list or mapping of models.
        node: what stands in the file.
        file: its name in messages.
        at: where in the file the node stands, for the dotted place in messages.
        context: handed to the type's validators.

    Returns:
        The value and no problems, or None and every problem.
    """
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(type_).validate_json(json.dumps(node.plain()), strict=True, context=dict(context or {})), []
    except ValidationError as error:
        return None, problems_of(error.errors(include_url=False), type_, node, file, at=at)


@dataclass(frozen=True)
class _Complaint:
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


def problems_of(
    errors: Sequence[ErrorDetails], type_: object, node: Node, file: str, *, at: Path = ()
) -> list[Problem]:
    """Every error as a Problem; of the errors of a choice of types only those of the likeliest one."""
    placed = [_placed(details, node) for details in errors]
    found = _likeliest([one for one in placed if not _follows_from_another(one, placed)])
    return list(dict.fromkeys(_problem(complaints, type_, node, file, at) for complaints in found))


def _placed(details: ErrorDetails, root: Node) -> _Complaint:
    path: list[str | int] = []
    node, fork = root, None
    steps = details["loc"]
    ends_at_key = details["type"] in ("missing", "extra_forbidden")
    for index, step in enumerate(steps):
        if index == len(steps) - 1 and ends_at_key:
            path.append(step)
            break
        child = node.child(step)
        if child is None and step == "[key]" and path:
            key = str(path[-1])
            node = Node(root.line_of(*path), key, key)
            break
        if child is None:
            # pydantic puts the name of the type it tried into the path; no such key stands in the file.
            fork = tuple(path) if fork is None else fork
            continue
        path.append(step)
        node = child
    return _Complaint(details, tuple(path), fork, node)


def _follows_from_another(complaint: _Complaint, all_of_them: list[_Complaint]) -> bool:
    """Whether a list is called too short only because its entries are wrong."""
    path = complaint.path
    return complaint.details["type"] == "too_short" and any(
        len(other.path) > len(path) and other.path[: len(path)] == path for other in all_of_them
    )


_SHAPES = frozenset(
    {
        "string_type", "int_type", "float_type", "bool_type", "date_type", "dict_type", "list_type", "tuple_type",
        "model_type", "none_required",
    }
)  # fmt: skip


def _about_shape(complaint: _Complaint) -> bool:
    """Whether it only says that another kind of value was expected."""
    scalar = not isinstance(complaint.node.value, dict | tuple)
    return complaint.details["type"] in _SHAPES or (complaint.details["type"] == "literal_error" and not scalar)


def _likeliest(complaints: Iterable[_Complaint]) -> list[list[_Complaint]]:
    """Group the complaints: each alone, but those of one choice of types together, and only the most telling ones."""
    alone: list[list[_Complaint]] = []
    forks: dict[Path, list[_Complaint]] = {}
    for complaint in complaints:
        if complaint.fork is None:
            alone.append([complaint])
        else:
            forks.setdefault(complaint.fork, []).append(complaint)
    for fork, group in forks.items():
        telling = [one for one in group if one.path != fork or not _about_shape(one)]
        if telling:
            alone.extend([one] for one in telling)
        else:
            alone.append(group)
    return alone


def _problem(complaints: list[_Complaint], type_: object, root: Node, file: str, at: Path) -> Problem:
    first = complaints[0]
    kind = first.details["type"]
    line = root.line_of(*first.path)
    dotted = ".".join(str(step) for step in (*at, *first.path))
    if kind == "missing":
        parent = ".".join(str(step) for step in (*at, *first.path[:-1]))
        return Problem(file, first.node.line if not first.path[:-1] else line, parent, f"'{first.path[-1]}' is missing")
    if kind == "extra_forbidden":
        known = field_names(type_, first.path[:-1])
        name = str(first.path[-1])
        return Problem(file, line, dotted, f"there is no key '{name}' here", did_you_mean(name, known))
    hidden = any(_SECRET_NAME.search(str(step)) for step in first.path)
    what, instead = _sentence(complaints, "a value that is not shown" if hidden else found(first.node))
    if kind == "string_type" and len(complaints) == 1 and not hidden:
        instead = _quoted(first.node) or instead
    return Problem(file, line, dotted, what, instead)


def _quoted(node: Node) -> str:
    if isinstance(node.value, bool | int | float):
        return f'If it is meant as text, write "{node.raw}" in quotes'
    return ""


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


def _sentence(complaints: list[_Complaint], shown: str) -> tuple[str, str]:
    """What is wrong, and what to write instead."""
    details = complaints[0].details
    kind, context = details["type"], details.get("ctx", {})
    if len(complaints) > 1 or kind in _EXPECTED:
        expected = dict.fromkeys(_EXPECTED.get(one.details["type"], one.details["msg"]) for one in complaints)
        return f"expected {' or '.join(expected)}, found {shown}", ""
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


def _pattern(pattern: str, node: Node, shown: str) -> tuple[str, str]:
    form = pattern.strip("^$")
    for changed in (node.raw.upper(), node.raw.lower(), node.raw.strip()):
        if changed != node.raw and re.fullmatch(form, changed):
            return f"{shown} has not the form {form}", f"Write {changed}"
    return f"{shown} has not the form {form}", ""


def _own_words(text: str) -> tuple[str, str]:
    """A validator's own sentence; what follows its first full stop says what to do instead."""
    what, _, instead = text.strip().partition(". ")
    return what.rstrip("."), instead


def field_names(type_: object, path: Path) -> tuple[str, ...]:
    """The keys that the models of a type know at a path."""
    names: set[str] = set()
    for model in _models(_walk(type_, path)):
        for name, info in model.model_fields.items():
            names.add(info.alias or name)
    return tuple(sorted(names))


def _walk(type_: object, path: Path) -> list[object]:
    """The types that may stand at a path."""
    here = _alternatives(type_)
    for step in path:
        below: list[object] = []
        for one in here:
            below.extend(_below(one, step))
        here = below
    return here


def _below(type_: object, step: str | int) -> list[object]:
    if _is_model(type_):
        for name, info in type_.model_fields.items():  # type: ignore[attr-defined]
            if step in (name, info.alias):
                return _alternatives(info.annotation)
        return []
    arguments = get_args(type_)
    if not arguments:
        return []
    if isinstance(step, int):
        return [option for argument in arguments if argument is not Ellipsis for option in _alternatives(argument)]
    return _alternatives(arguments[-1])


def _alternatives(type_: object) -> list[object]:
    """A type without its annotations; the members of a choice."""
    origin = get_origin(type_)
    if origin is Annotated:
        return _alternatives(get_args(type_)[0])
    if origin in (Union, UnionType):
        return [option for argument in get_args(type_) for option in _alternatives(argument)]
    return [type_]


def _models(types_: Iterable[object]) -> list[type[BaseModel]]:
    return [type_ for type_ in types_ if _is_model(type_)]  # type: ignore[misc]


def _is_model(type_: object) -> bool:
    return isinstance(type_, type) and hasattr(type_, "model_fields")
