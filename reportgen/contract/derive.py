"""The SQL expressions a contract may hold: scalar, over the source's own columns, and nothing else.

What may stand in one is listed, not what may not: literals, the columns, operators, CASE, CAST and the functions of `FUNCTIONS`,
which DuckDB, PostgreSQL and Spark share. Everything else (a statement, a comment, a subquery, a function that reads a file or the
environment) has no word on the list, so it cannot be said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from reportgen.contract import derive_form
from reportgen.contract.derive_form import Token
from reportgen.errors import did_you_mean

KEYWORDS = frozenset({
    "and", "as", "between", "bigint", "boolean", "case", "cast", "date", "day", "decimal", "double", "else", "end",
    "false", "in", "int", "integer", "interval", "is", "like", "month", "not", "null", "numeric", "or", "precision",
    "text", "then", "timestamp", "true", "try_cast", "varchar", "when", "year",
})  # fmt: skip
FUNCTIONS = frozenset({
    "abs", "ceil", "ceiling", "coalesce", "concat", "floor", "greatest", "least", "left", "length", "lower", "lpad",
    "ltrim", "md5", "mod", "nullif", "position", "replace", "reverse", "right", "round", "rpad", "rtrim", "split_part",
    "starts_with", "strpos", "substr", "substring", "trim", "upper",
})  # fmt: skip
"""Functions an expression may call."""

_TOKEN = re.compile(
    r"""(?P<blank>\s+)
      | (?P<text>'(?:[^']|'')*')
      | (?P<quoted>"(?:[^"]|"")+")
      | (?P<number>\d+(?:\.\d+)?(?![\w.]))
      | (?P<word>[^\W\d]\w*)
      | (?P<operator>\|\||<=|>=|<>|!=|[-+*/%(),=<>])""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Mistake:
    """What is wrong with an expression, and the way out."""

    what: str
    instead: str


def columns_of(expression: str) -> tuple[str, ...]:
    """The source's columns an expression names, in the order they first stand there.

    Raises:
        ValueError: the expression is none; `check` says why.
    """
    found: dict[str, None] = {}

    def note(name: str) -> str:
        found[name] = None
        return name

    _walk(expression, note)
    return tuple(found)


def check(expression: str, known: Iterable[str] | None = None, *, texts: bool = True) -> Mistake | None:
    """Why an expression may not stand in a contract; None when it may.

    Args:
        expression: the SQL.
        known: the source's columns, where they are known before a file is read.
        texts: whether its columns are texts, as those of a file are.
    """
    try:
        names = columns_of(expression)
        derive_form.check(_tokens(expression), texts=texts)
    except _MistakeError as error:
        return error.mistake
    except derive_form.FormError as error:
        return Mistake(error.what, error.instead)
    if known is not None:
        columns = list(known)
        for name in names:
            if _resolve(name, columns) is None:
                return Mistake(f"names '{name}', which is no column of the source", did_you_mean(name, columns))
    return None


def _tokens(expression: str) -> list[Token]:
    """The words of a sound expression; those that are no words of SQL and call nothing are columns."""
    found: list[Token] = []
    for match in _TOKEN.finditer(expression):
        kind, text = str(match.lastgroup), match.group()
        if kind == "blank":
            continue
        if kind == "word":
            called = expression[match.end() :].lstrip().startswith("(")
            known = text.lower() in KEYWORDS or (called and text.lower() in FUNCTIONS)
            kind, text = ("word", text.lower()) if known else ("name", text)
        found.append(Token("name" if kind == "quoted" else kind, text))
    return found


def compiled(expression: str, reference: Mapping[str, str]) -> str:
    """The expression as SQL over other names.

    Args:
        expression: a sound one.
        reference: the source's column -> SQL that stands for it.

    Raises:
        KeyError: it names a column that is not among them.
        ValueError: it is not sound.
    """

    def replace(name: str) -> str:
        column = _resolve(name, reference)
        if column is None:
            raise KeyError(name)
        return reference[column]

    return _walk(expression, replace)


def _resolve(name: str, columns: Iterable[str]) -> str | None:
    lowered: dict[str, str] = {}
    for column in columns:
        if column == name:
            return column
        lowered.setdefault(column.lower(), column)
    return lowered.get(name.lower())


class _MistakeError(ValueError):
    def __init__(self, what: str, instead: str) -> None:
        self.mistake = Mistake(what, instead)
        super().__init__(f"{what}. {instead}")


def _walk(expression: str, column: Callable[[str], str]) -> str:
    """Go through the tokens; return them with the columns replaced."""
    out: list[str] = []
    depth = position = 0
    while position < len(expression):
        if expression.startswith(("--", "/*"), position):
            raise _MistakeError(f"holds a comment at '{expression[position:][:20]}'", "Write comments in YAML, after #")
        match = _TOKEN.match(expression, position)
        if match is None:
            raise _MistakeError(
                f"cannot hold '{expression[position : position + 12]}'", "Write one scalar expression over the columns"
            )
        position = match.end()
        token, kind = match.group(), match.lastgroup
        if kind == "quoted":
            token = column(token[1:-1].replace('""', '"'))
        elif kind == "word":
            token = _word(token, called=expression[position:].lstrip().startswith("("), column=column)
        depth += {"(": 1, ")": -1}.get(token, 0) if kind == "operator" else 0
        if depth < 0:
            break
        out.append(token)
    if depth or not "".join(out).strip():
        raise _MistakeError("has brackets that do not match" if depth else "is empty", "Write one scalar expression")
    return "".join(out)


def _word(token: str, *, called: bool, column: Callable[[str], str]) -> str:
    lowered = token.lower()
    if called and lowered not in KEYWORDS:
        if lowered not in FUNCTIONS:
            raise _MistakeError(f"calls {token}(), which is not allowed here", did_you_mean(lowered, FUNCTIONS))
        return lowered
    if lowered in KEYWORDS:
        return lowered
    if lowered in {"select", "from", "where", "copy", "attach", "pragma", "install", "load", "set", "create", "drop"}:
        raise _MistakeError(f"holds {lowered.upper()}", "Write one scalar expression over the columns, no statement")
    return column(token)
