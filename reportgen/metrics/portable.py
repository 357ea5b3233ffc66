"""The portable subset of SQL in which measures are written: one text for DuckDB, PostgreSQL and Spark.

A measure's text is an expression over the columns of one table. It is read here by a tokenizer that knows only the words below;
whatever else stands in it is refused, so nothing but an expression can reach an engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

AGGREGATES = frozenset({"avg", "count", "max", "min", "sum"})
FUNCTIONS = AGGREGATES | {
    "abs", "cast", "ceil", "coalesce", "extract", "floor", "greatest", "least", "length", "lower", "nullif", "replace",
    "round", "substring", "trim", "upper",
}  # fmt: skip
WORDS = frozenset({
    "and", "as", "between", "bigint", "boolean", "case", "date", "day", "decimal", "distinct", "else", "end", "escape", "false",
    "from", "in", "integer", "is", "like", "month", "not", "null", "or", "then", "true", "when", "year",
})  # fmt: skip

_TOKEN = re.compile(
    r"\s+|(?P<text>'(?:[^']|'')*')|(?P<quoted>\"(?:[^\"]|\"\")+\")|(?P<number>\d+(?:\.\d+)?)|(?P<word>[A-Za-z_][A-Za-z_0-9]*)"
    r"|(?P<sign><>|<=|>=|!=|\|\||[-+*/%(),<>=])"
)


class NotPortableError(ValueError):
    """The text holds something that is not in the subset; `str()` says what."""


@dataclass(frozen=True)
class Token:
    """One token: its kind (text, quoted, number, word, sign) and how it is written."""

    kind: str
    text: str


@cache
def tokens(sql: str) -> tuple[Token, ...]:
    """Cut an expression into tokens, blanks left out.

    Raises:
        NotPortableError: a character or comment that no expression needs.
    """
    found, at = [], 0
    while at < len(sql):
        match = _TOKEN.match(sql, at)
        if match is None or sql.startswith(("--", "/*"), at):
            raise NotPortableError(f"'{sql[at : at + 12]}' is not allowed in '{sql}'")
        if match.lastgroup:
            found.append(Token(match.lastgroup, match[0]))
        at = match.end()
    return tuple(found)


def columns(sql: str) -> tuple[str, ...]:
    """Names that are neither words nor functions of the subset: the columns, each once, in order.

    A word of SQL that is followed by a bracket is a function; `date '2026-01-01'` is a literal, `date` alone is the column.
    """
    return tuple(dict.fromkeys(name for name, is_function in _names(sql) if not is_function))


def unknown_functions(sql: str) -> tuple[str, ...]:
    """Functions that are called but not in the subset."""
    return tuple(sorted({name for name, is_function in _names(sql) if is_function and name not in FUNCTIONS}))


def _names(sql: str) -> Iterator[tuple[str, bool]]:
    found = tokens(sql)
    for index, token in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else Token("", "")
        before = found[index - 1] if index else Token("", "")
        if token.kind == "quoted":
            yield token.text[1:-1].replace('""', '"'), False
        elif token.kind == "word":
            word = token.text.lower()
            if word in ("date", "day", "month", "year"):
                # Literal `date '...'`, a part in `extract(month from x)`, or the type in `cast(x as date)`; else a column.
                if after.kind != "text" and after.text.lower() != "from" and before.text.lower() != "as":
                    yield word, False
            elif after.text == "(" and word not in WORDS:
                yield word, True
            elif word not in WORDS:
                yield token.text, False


def is_one_aggregate(sql: str) -> bool:
    """Whether the text is exactly one call `sum(...)` or `count(...)`, not of distinct values: what adds up over days."""
    found = tokens(sql)
    if len(found) < 3 or found[0].text.lower() not in ("sum", "count") or found[1].text != "(":
        return False
    if found[2].text.lower() == "distinct":
        return False
    depth = 0
    for index, token in enumerate(found):
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if index > 0 and depth == 0:
            return index == len(found) - 1
    return False


def has_aggregate(sql: str) -> bool:
    """Whether an aggregate function is called."""
    return any(is_function and name in AGGREGATES for name, is_function in _names(sql))


def balanced(sql: str) -> bool:
    """Whether every bracket is closed, and none before it is opened: an expression cannot step out of its place."""
    depth = 0
    for token in tokens(sql):
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if depth < 0:
            return False
    return depth == 0


def quote(name: str) -> str:
    """A column's name as SQL, quoted where it is no plain lower-case word."""
    plain = re.fullmatch(r"[a-z_][a-z_0-9]*", name) is not None
    return name if plain else '"' + name.replace('"', '""') + '"'
