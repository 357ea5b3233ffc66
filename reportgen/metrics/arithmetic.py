"""Arithmetic over names: what a KPI does with its measures.

The language is small on purpose: numbers, names, `+ - * /`, brackets, and three functions of one name: `previous(x)` (its value
in the period before), `opening(x)` (a level just before the period began) and `target(x)`. It is read by Python's own parser and
never evaluated by it.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from reportgen.quantities import Missing

FUNCTIONS = ("previous", "opening", "target")
CONSTANTS = ("business_days", "gross_margin", "expected_years", "planned_personas")
"""Names that are neither measures nor KPIs; the scoreboard knows their values."""

Outcome = float | Missing


class NotArithmeticError(ValueError):
    """The text is no arithmetic over names; `str()` says why."""


class Name(NamedTuple):
    """A name in an expression and the function it stands in ("" for none)."""

    name: str
    function: str = ""


@cache
def parse(text: str) -> ast.expr:
    """Read an expression.

    Raises:
        NotArithmeticError: it is not understood, or holds more than arithmetic.
    """
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise NotArithmeticError(f"'{text}' is no arithmetic over names") from None
    _check(tree, text)
    return tree


def _check(node: ast.expr, text: str) -> None:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub | ast.Mult | ast.Div):
        _check(node.left, text)
        _check(node.right, text)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        _check(node.operand, text)
    elif isinstance(node, ast.Call):
        if not isinstance(node.func, ast.Name) or node.func.id not in FUNCTIONS:
            raise NotArithmeticError(f"'{ast.unparse(node.func)}' is no function. Known: {', '.join(FUNCTIONS)}")
        if len(node.args) != 1 or node.keywords or not isinstance(node.args[0], ast.Name):
            raise NotArithmeticError(f"{node.func.id}() takes one name")
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, bool) or not isinstance(node.value, int | float):
            raise NotArithmeticError(f"'{ast.unparse(node)}' is no number")
    elif not isinstance(node, ast.Name):
        raise NotArithmeticError(f"'{ast.unparse(node)}' is not allowed in '{text}'; write + - * / and brackets")


def names(text: str) -> tuple[Name, ...]:
    """The names of an expression, each once, in order of appearance."""
    return tuple(dict.fromkeys(_names(parse(text))))


def _names(node: ast.expr) -> Iterator[Name]:
    if isinstance(node, ast.Name):
        yield Name(node.id)
    elif isinstance(node, ast.Call):
        yield Name(_id(node.args[0]), _id(node.func))
    elif isinstance(node, ast.BinOp):
        yield from _names(node.left)
        yield from _names(node.right)
    elif isinstance(node, ast.UnaryOp):
        yield from _names(node.operand)


def _id(node: ast.expr) -> str:
    if not isinstance(node, ast.Name):
        raise TypeError(ast.dump(node))
    return node.id


Value = Callable[[Name], Outcome]
"""What the names of an expression are in one place."""


def evaluate(text: str, value: Value) -> Outcome:
    """The value of an expression; the first missing name, from left to right, makes it missing."""
    return _compiled(text)(value)


@cache
def _compiled(text: str) -> Callable[[Value], Outcome]:
    """The expression as a function, for it is worked out for thousands of segments and months."""
    return _compile(parse(text))


def _compile(node: ast.expr) -> Callable[[Value], Outcome]:
    if isinstance(node, ast.Name | ast.Call):
        name = Name(node.id) if isinstance(node, ast.Name) else Name(_id(node.args[0]), _id(node.func))
        return lambda value: value(name)
    if isinstance(node, ast.Constant):
        number = node.value if isinstance(node.value, int | float) else Missing("no_data")
        return lambda _: number
    if isinstance(node, ast.UnaryOp):
        operand = _compile(node.operand)
        return lambda value: _negated(operand(value))
    if not isinstance(node, ast.BinOp):
        raise TypeError(ast.dump(node))
    left, right, operation = _compile(node.left), _compile(node.right), OPERATIONS[type(node.op)]

    def both(value: Value) -> Outcome:
        first = left(value)
        if isinstance(first, Missing):
            return first
        second = right(value)
        return second if isinstance(second, Missing) else operation(first, second)

    return both


def _negated(value: Outcome) -> Outcome:
    return value if isinstance(value, Missing) else -value


def _divided(left: float, right: float) -> Outcome:
    return left / right if right else Missing("zero_denominator")


OPERATIONS: dict[type[ast.operator], Callable[[float, float], Outcome]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: _divided,
}


def adds_names(text: str) -> bool:
    """Whether the expression is one name or a sum of names: what is counted once is counted there as well."""
    return _adds_names(parse(text))


def _adds_names(node: ast.expr) -> bool:
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, ast.Add) and _adds_names(node.left) and _adds_names(node.right)
    return isinstance(node, ast.Name | ast.Call)


def linear(text: str) -> bool:
    """Whether the expression adds up over days when its names do: sums of names, each perhaps times a number."""
    return _linear(parse(text))


def _linear(node: ast.expr) -> bool:
    if isinstance(node, ast.Name):
        return True
    if isinstance(node, ast.UnaryOp):
        return _linear(node.operand)
    if isinstance(node, ast.BinOp):
        if isinstance(node.op, ast.Add | ast.Sub):
            return _linear(node.left) and _linear(node.right)
        if isinstance(node.op, ast.Mult):
            return (_constant(node.left) and _linear(node.right)) or (_linear(node.left) and _constant(node.right))
        return _linear(node.left) and _constant(node.right)
    return False


def _constant(node: ast.expr) -> bool:
    return not any(True for _ in _names(node))
