"""The expressions of a preset, over our own names with `number()`, `value()` and `day()`; made into SQL over a file's columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from reportgen.contract.derive import FUNCTIONS, KEYWORDS
from reportgen.contract.preset import Parts

_PIECE = re.compile(
    r"""'(?:[^']|'')*'
      | "(?P<quoted>(?:[^"]|"")*)"
      | (?P<call>number|value|day)\(\s*"?(?P<of>[a-z][a-z0-9_]*)"?\s*\)
      | (?P<word>[^\W\d]\w*)(?P<open>\s*\()?""",
    re.VERBOSE,
)


def names(expression: str) -> Iterator[str]:
    """The own names that an expression asks. Those that are words of SQL too (`date`) stand in double quotes."""
    for match in _PIECE.finditer(expression):
        if match["of"] or match["quoted"]:
            yield match["of"] or match["quoted"]
        elif match["word"] and not match["open"] and match["word"].lower() not in KEYWORDS:
            yield match["word"]


def called(expression: str, call: str) -> Iterator[str]:
    """The own names that an expression takes as figures (`number`), texts (`value`) or days (`day`)."""
    return (match["of"] for match in _PIECE.finditer(expression) if match["call"] == call)


def usable(expressions: Collection[str], parts: Parts, found: Collection[str]) -> str:
    """The first expression all of whose columns a file has; "" where there is none."""
    known = {*parts.columns, *parts.others}
    return next((one for one in expressions if all(name in found or name not in known for name in names(one))), "")


def compiled(expression: str, columns: Mapping[str, str], calls: Mapping[str, Callable[[str], str]]) -> str:
    """The expression over the columns of a file.

    Args:
        expression: one that is usable.
        columns: own name -> the file's column.
        calls: `number`, `value` and `day` -> what makes SQL of an own name.
    """

    def piece(match: re.Match[str]) -> str:
        if match["of"]:
            return calls[match["call"]](match["of"])
        own = match["quoted"] or ("" if match["open"] else match["word"] or "")
        if own in columns and (match["quoted"] or own.lower() not in KEYWORDS | FUNCTIONS):
            return quoted(columns[own])
        return match[0]

    return _PIECE.sub(piece, expression)


def quoted(column: str) -> str:
    """A column of a file as SQL."""
    return '"' + column.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL."""
    return "'" + text.replace("'", "''") + "'"


def replaced(column: str, values: Mapping[str, str | None]) -> str:
    """SQL of a column's text as `values` puts it, whatever its capitals."""
    if not values:
        return quoted(column)
    cases = " ".join(
        f"when {literal(key.lower())} then {literal(value) if value is not None else 'null'}"
        for key, value in sorted(values.items())
    )
    return f"case lower(trim({quoted(column)})) {cases} else {quoted(column)} end"
