"""Findings as JSON and back, exactly: what the ledger keeps of a quarter, and what is frozen with the inputs of a run.

Convention, stated once: a dataclass is a mapping of its fields, those that have their default left out; a period is its name where
the name says it all, else its days; a message is its key and its values, of which those that JSON has no type for say what they
are (`{"date": "2026-06-30"}`). A field that is added later, with a default, leaves what was written before readable.
"""

from __future__ import annotations

import json
import math
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from reportgen.errors import UsageError
from reportgen.findings.base import Decision, Findings, FocusArea, Kind, Memory, Reviewed, Told
from reportgen.metrics.scoreboard import Reading
from reportgen.periods import Grain, Period, parse
from reportgen.quantities import Change, Missing, Quantity
from reportgen.text import Msg

T = TypeVar("T")

TAGGED: Mapping[str, type] = {"quantity": Quantity, "change": Change, "missing": Missing}
"""What a message may be filled in with and JSON has no word for, beside days, periods, messages and exact numbers."""

EXACT: Mapping[str, Callable[[str], object]] = {"date": date.fromisoformat, "decimal": Decimal, "float": float}
"""The same for what stands there as a text."""


class FormError(ValueError):
    """A JSON value that is not what was once written; the text names the place in it."""


# --- areas, told figures, memories


def area_json(area: FocusArea) -> dict[str, Any]:
    """A focus area as JSON knows it; `area_from` gives it back."""
    return cast("dict[str, Any]", encoded(area))


def area_from(found: object) -> FocusArea:
    """The focus area that `area_json` wrote.

    Raises:
        FormError: it is none.
    """
    return decoded(FocusArea, found)


def memory_json(memory: Memory) -> str:
    """A memory as one JSON text, the same for the same memory."""
    return json.dumps(encoded(memory), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def memory_from(text: str | bytes) -> Memory:
    """The memory that `memory_json` wrote.

    Raises:
        FormError: it is none.
    """
    try:
        return decoded(Memory, json.loads(text))
    except ValueError as error:
        raise error if isinstance(error, FormError) else FormError(f"no JSON: {error}") from None


def with_decisions(areas: Iterable[FocusArea], said: Iterable[FocusArea]) -> tuple[FocusArea, ...]:
    """Areas with what their owners said: of one quarter and id the last counts; what is only in `said` is added, in its order.

    Args:
        areas: as they were found or kept.
        said: as they were decided on; of two for the same area the later one counts.
    """
    last = {(each.quarter, each.id): each for each in said}
    known = [last.pop((each.quarter, each.id), each) for each in areas]
    return (*known, *last.values())


def decided(found: Iterable[FocusArea], memory: Memory) -> tuple[tuple[FocusArea, ...], tuple[FocusArea, ...]]:
    """What a quarter's search found, with what its owners already said of it: those that stand, those they turned down.

    The figures are always those of today; of what was said the decision, owner, due date, actions and note hold.
    """
    said = {(each.quarter, each.id): each for each in memory.areas if each.decision is not Decision.PROPOSED}
    areas = [_told(each, said[each.quarter, each.id]) if (each.quarter, each.id) in said else each for each in found]
    rejected = tuple(each for each in areas if each.decision is Decision.REJECTED)
    return tuple(each for each in areas if each.decision is not Decision.REJECTED), rejected


def _told(found: FocusArea, said: FocusArea) -> FocusArea:
    own = said.decision is Decision.EDITED and any(each.key == "own-words" for each in said.actions)
    return replace(
        found, decision=said.decision, by_whom=said.by_whom, note=said.note, owner=said.owner or found.owner,
        due=said.due or found.due, actions=said.actions if own else found.actions,
    )  # fmt: skip


# --- what JSON has no word for


def encoded(value: object) -> Any:
    """A value of this room as JSON knows it."""
    if isinstance(value, Msg):
        return {"key": value.key} | (
            {"params": {name: _param(one) for name, one in value.params}} if value.params else {}
        )
    if isinstance(value, Period):
        return _period(value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, tuple):
        return [encoded(each) for each in value]
    if is_dataclass(value):
        return {
            each.name: encoded(getattr(value, each.name))
            for each in fields(value)
            if not _is_default(each, getattr(value, each.name))
        }
    return value


def _is_default(field: Field[Any], value: object) -> bool:
    if field.default is not MISSING:
        return bool(type(value) is type(field.default) and value == field.default)
    return False


def _period(period: Period) -> Any:
    if period.fiscal_month == 1:
        try:
            if parse(period.id, period.last) == period:
                return period.id
        except UsageError:
            pass  # a name of weeks that begin on another day: its days say it
    return {"start": period.start.isoformat(), "end": period.end.isoformat(), "grain": str(period.grain),
            "fiscal_month": period.fiscal_month}  # fmt: skip


def _param(value: object) -> Any:
    if isinstance(value, Msg):
        return {"msg": encoded(value)}
    if isinstance(value, Period):
        return {"period": encoded(value)}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if isinstance(value, float) and not math.isfinite(value):
        return {"float": str(value)}
    for name, kind in TAGGED.items():
        if isinstance(value, kind):
            return {name: encoded(value)}
    if value is None or isinstance(value, str | int | float):
        return value
    raise FormError(f"a message with a {type(value).__name__} in it cannot be kept")


def decoded(kind: type[T], found: object, at: str = "") -> T:
    """The value of a type that `encoded` wrote.

    Args:
        kind: what it is.
        found: as JSON gives it.
        at: its place, for messages.

    Raises:
        FormError: it is not what was once written.
    """
    return cast("T", _as(kind, found, at))


def _as(kind: Any, found: object, at: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        options = [each for each in get_args(kind) if each is not type(None)]
        return None if found is None and len(options) < len(get_args(kind)) else _as(options[0], found, at)
    if origin is tuple:
        return _tuple(get_args(kind), found, at)
    if kind is Msg:
        return _message(found, at)
    if kind is Period:
        return _period_from(found, at)
    if kind is float:
        return _number(found, at)
    try:
        if kind is date:
            return date.fromisoformat(_text(found, at))
        if isinstance(kind, type) and issubclass(kind, Enum):
            return kind(found)
    except ValueError:
        raise FormError(f"{at}: {found!r} is no {kind.__name__.lower()}") from None
    if is_dataclass(kind):
        return _dataclass(cast("type", kind), found, at)
    if kind is str:
        return _text(found, at)
    if kind in (int, bool) and isinstance(found, kind):
        return found
    raise FormError(f"{at}: {found!r} is not what was expected")


def _text(found: object, at: str) -> str:
    if not isinstance(found, str):
        raise FormError(f"{at}: expected a text, found {found!r}")
    return found


def _number(found: object, at: str) -> float | int:
    if isinstance(found, str) and found in ("inf", "-inf", "nan"):
        return float(found)
    if isinstance(found, bool) or not isinstance(found, int | float):
        raise FormError(f"{at}: expected a number, found {found!r}")
    return found


def _tuple(kinds: tuple[Any, ...], found: object, at: str) -> tuple[Any, ...]:
    if not isinstance(found, list | tuple):
        raise FormError(f"{at}: expected a list, found {found!r}")
    if len(kinds) == 2 and kinds[1] is Ellipsis:  # tuple[X, ...]
        return tuple(_as(kinds[0], each, f"{at}[{number}]") for number, each in enumerate(found))
    if len(found) != len(kinds):
        raise FormError(f"{at}: expected {len(kinds)} values, found {len(found)}")
    return tuple(
        _as(kind, each, f"{at}[{number}]") for number, (kind, each) in enumerate(zip(kinds, found, strict=True))
    )


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    names = {"Decision": Decision, "Kind": Kind, "Told": Told, "FocusArea": FocusArea, "Reading": Reading, "date": date,
             "Findings": Findings, "Reviewed": Reviewed, "Msg": Msg, "Period": Period}  # fmt: skip
    return get_type_hints(kind, localns=names)


def _dataclass(kind: type, found: object, at: str) -> Any:
    if not isinstance(found, Mapping):
        raise FormError(f"{at or kind.__name__}: expected a mapping, found {found!r}")
    hints = _hints(kind)
    known = {each.name: each for each in fields(kind)}
    for name in found:
        if name not in known:
            raise FormError(f"{at + '.' if at else ''}{name}: a {kind.__name__} has no such field")
    for name, each in known.items():
        if name not in found and each.default is MISSING and each.default_factory is MISSING:
            raise FormError(f"{at or kind.__name__}: '{name}' is missing")
    try:
        return kind(**{name: _as(hints[name], one, f"{at + '.' if at else ''}{name}") for name, one in found.items()})
    except (ValueError, TypeError) as error:
        raise error if isinstance(error, FormError) else FormError(f"{at or kind.__name__}: {error}") from None


def _period_from(found: object, at: str) -> Period:
    try:
        if isinstance(found, str):
            return parse(found, date.max)
        if isinstance(found, Mapping):
            start, end = (date.fromisoformat(str(found[name])) for name in ("start", "end"))
            return Period(start, end, Grain(str(found["grain"])), int(str(found["fiscal_month"])))
    except (UsageError, ValueError, KeyError, OverflowError):
        pass
    raise FormError(f"{at}: {found!r} is no period")


def _message(found: object, at: str) -> Msg:
    if not isinstance(found, Mapping) or not found.keys() <= {"key", "params"}:
        raise FormError(f"{at}: expected a message with its key and params, found {found!r}")
    params = found.get("params", {})
    if not isinstance(params, Mapping):
        raise FormError(f"{at}.params: expected a mapping, found {params!r}")
    key = _text(found.get("key"), f"{at}.key")
    return Msg(key, tuple(sorted((str(name), _param_from(one, f"{at}.{name}")) for name, one in params.items())))


def _param_from(found: object, at: str) -> Any:
    if not isinstance(found, Mapping):
        if found is None or isinstance(found, str | int | float):
            return found
        raise FormError(f"{at}: {found!r} is nothing that a message says")
    if len(found) != 1:
        raise FormError(f"{at}: {dict(found)!r} is nothing that a message says")
    ((name, value),) = found.items()
    if name in ("msg", "period"):
        return _message(value, at) if name == "msg" else _period_from(value, at)
    if name in TAGGED:
        return _as(TAGGED[name], value, at)
    try:
        if name in EXACT:
            return EXACT[name](_text(value, at))
    except (ValueError, ArithmeticError):
        pass
    raise FormError(f"{at}: {dict(found)!r} is nothing that a message says")
