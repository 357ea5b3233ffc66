"""From the nodes of a file to a model, or to a Problem with its line for everything that is wrong with it.

Values are taken strictly, as JSON would be: a number in quotes is no number, `yes` is neither true nor false, a day is
`2026-06-30`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union, get_args, get_origin

from reportgen.errors import Problem, did_you_mean
from reportgen.strict_yaml.complaints import Complaint, sentence
from reportgen.strict_yaml.reading import Node

if TYPE_CHECKING:
    from pydantic import BaseModel, TypeAdapter
    from pydantic_core import ErrorDetails

T = TypeVar("T")
Path = tuple[str | int, ...]


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
    from pydantic import ValidationError

    try:
        return _adapter(type_).validate_json(json.dumps(node.plain()), strict=True, context=dict(context or {})), []
    except ValidationError as error:
        return None, problems_of(error.errors(include_url=False), type_, node, file, at=at)


def salvage(type_: type[T], node: Node, depth: int, context: Mapping[str, object] | None = None) -> T | None:
    """What is left of a node when everything that is wrong is taken out, so that the rest can be checked too.

    Args:
        type_: as `build`.
        node: a node that `build` refuses.
        depth: how many steps from the top the pieces lie that are taken out whole.
        context: as `build`.

    Returns:
        None where nothing is left.
    """
    from pydantic import ValidationError

    adapter: TypeAdapter[T] = _adapter(type_)
    # What is taken out may be missed by what holds it; that is then taken out in the next round.
    for _ in range(depth + 1):
        try:
            return adapter.validate_json(json.dumps(node.plain()), strict=True, context=dict(context or {}))
        except ValidationError as error:
            wrong: set[Path] = set()
            for details in error.errors(include_url=False):
                path = _placed(details, node).path
                wrong.add((path[:-1] if details["type"] == "missing" else path)[:depth])
            if () in wrong:
                return None
            node = _without(node, wrong)
    return None


_ADAPTERS: dict[object, TypeAdapter[Any]] = {}
"""Each is made once: that takes longer than to check a file by it, and a scheduler reads its project at every look."""


def _adapter(type_: type[T]) -> TypeAdapter[T]:
    from pydantic import TypeAdapter

    if type_ not in _ADAPTERS:
        _ADAPTERS[type_] = TypeAdapter(type_)
    return _ADAPTERS[type_]


def _without(node: Node, paths: Collection[Path]) -> Node:
    """A node without what stands at the paths, which lead through mappings."""
    if not isinstance(node.value, dict):
        return node
    kept: dict[str, Node] = {}
    for key, child in node.value.items():
        below = {path[1:] for path in paths if path[0] == key}
        if () not in below:
            kept[key] = _without(child, below) if below else child
    return replace(node, value=kept)


def problems_of(
    errors: Sequence[ErrorDetails], type_: object, node: Node, file: str, *, at: Path = ()
) -> list[Problem]:
    """Every error as a Problem; of the errors of a choice of types only those of the likeliest one."""
    placed = [_placed(details, node) for details in errors]
    found = _likeliest([one for one in placed if not _follows_from_another(one, placed)])
    return list(dict.fromkeys(_problem(complaints, type_, node, file, at) for complaints in found))


def _placed(details: ErrorDetails, root: Node) -> Complaint:
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
    return Complaint(details, tuple(path), fork, node)


def _follows_from_another(complaint: Complaint, all_of_them: list[Complaint]) -> bool:
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


def _about_shape(complaint: Complaint) -> bool:
    """Whether it only says that another kind of value was expected."""
    scalar = not isinstance(complaint.node.value, dict | tuple)
    return complaint.details["type"] in _SHAPES or (complaint.details["type"] == "literal_error" and not scalar)


def _likeliest(complaints: Iterable[Complaint]) -> list[list[Complaint]]:
    """Group the complaints: each alone, but those of one choice of types together, and only the most telling ones."""
    alone: list[list[Complaint]] = []
    forks: dict[Path, list[Complaint]] = {}
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


def _problem(complaints: list[Complaint], type_: object, root: Node, file: str, at: Path) -> Problem:
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
    what, instead = sentence(complaints)
    return Problem(file, line, dotted, what, instead)


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
