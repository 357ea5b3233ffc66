"""Whether the words of an expression make one: what `check` can say of it before a row is read.

    expression = comparisons joined by AND, OR, NOT
    comparison = sum [ = < > <= >= <> != sum | [NOT] IN (...) | [NOT] LIKE sum | [NOT] BETWEEN sum AND sum | IS [NOT] NULL ]
    sum        = values joined by + - * / % ||
    value      = number, text, column, function(...), CAST(... AS type), CASE ... END, DATE '...', INTERVAL ..., (...)

The columns of a file are texts. Where one is counted with, the engine would refuse the whole expression.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

TYPES = frozenset({
    "bigint", "boolean", "date", "decimal", "double", "int", "integer", "numeric", "text", "timestamp", "varchar",
})  # fmt: skip
UNITS = frozenset({"day", "month", "year"})
OF_NUMBERS = frozenset({"abs", "ceil", "ceiling", "floor", "mod", "round"})
MIXED = frozenset({"coalesce", "greatest", "least"})
"""Functions whose arguments are of one kind."""
COLUMN, NUMBER, OTHER = "column ", "number", "other"
"""Kinds of values: a column, with its name behind; a number as it is written; anything else."""


class Token(NamedTuple):
    """A word of an expression: `word`, `name` (of a column), `text`, `number` or `operator`, and as it stands there."""

    kind: str
    text: str


class FormError(ValueError):
    """The words make no expression; `what` says why and `instead` what to write."""

    def __init__(self, what: str, instead: str) -> None:
        super().__init__(what)
        self.what, self.instead = what, instead


def check(tokens: Sequence[Token], *, texts: bool) -> None:
    """Go through an expression.

    Args:
        tokens: its words, blanks left out, in lower case where they are words of SQL.
        texts: whether its columns are texts.

    Raises:
        FormError: it is none.
    """
    form = _Form(tokens, texts)
    form.expression()
    if form.peek is not None:
        raise FormError(
            f"does not go on after {form.before()}", f"Join what follows by an operator, or drop '{form.peek.text}'"
        )


class _Form:
    def __init__(self, tokens: Sequence[Token], texts: bool) -> None:
        self.tokens, self.texts, self.at = tokens, texts, 0

    @property
    def peek(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def before(self) -> str:
        """What was read last, as a user finds it."""
        return (
            f"'{' '.join(token.text for token in self.tokens[max(0, self.at - 3) : self.at])}'"
            if self.at
            else "its beginning"
        )

    def takes(self, *texts: str) -> str:
        """The next word where it is one of these; "" and nothing taken otherwise."""
        token = self.peek
        if token is None or token.kind not in ("word", "operator") or token.text not in texts:
            return ""
        self.at += 1
        return token.text

    def needs(self, *texts: str, instead: str) -> str:
        found = self.takes(*texts)
        if not found:
            there = f"'{self.peek.text}' stands" if self.peek is not None else "it ends"
            raise FormError(
                f"lacks {' or '.join(text.upper() for text in texts)} after {self.before()}, where {there}", instead
            )
        return found

    def expression(self) -> str:
        kind = self.condition()
        while self.takes("and", "or"):
            self.condition()
            kind = OTHER
        return kind

    def condition(self) -> str:
        if self.takes("not"):
            self.condition()
            return OTHER
        kind = self.sum()
        while True:
            if sign := self.takes("=", "<", ">", "<=", ">=", "<>", "!="):
                other = self.sum()
                if sign in ("<", ">", "<=", ">="):
                    self.alike(kind, other)
            elif self.takes("is"):
                self.takes("not")
                self.needs("null", "true", "false", instead="Write IS NULL or IS NOT NULL")
            elif (
                self.peek is not None
                and self.peek.kind == "word"
                and self.peek.text in ("not", "in", "like", "between")
            ):
                self.takes("not")
                self.membership(kind)
            else:
                return kind
            kind = OTHER

    def membership(self, kind: str) -> None:
        which = self.needs(
            "in", "like", "between", instead="Write NOT IN (...), NOT LIKE '...' or NOT BETWEEN ... AND ..."
        )
        if which == "in":
            self.needs("(", instead="Write the values in brackets: IN ('a', 'b')")
            self.arguments()
        elif which == "like":
            self.sum()
        else:
            self.alike(kind, self.sum())
            self.needs("and", instead="Write BETWEEN low AND high")
            self.sum()

    def sum(self) -> str:
        kind = self.value()
        while sign := self.takes("+", "-", "*", "/", "%", "||"):
            other = self.value()
            if sign != "||":
                self.counted(kind)
                self.counted(other)
            kind = OTHER
        return kind

    def counted(self, kind: str) -> None:
        if self.texts and kind.startswith(COLUMN):
            name = kind.removeprefix(COLUMN)
            what = f"counts with '{name}', and the columns of a file are texts"
            raise FormError(what, f"Write CAST({name} AS DECIMAL(18, 2)) in its place, or AS DATE for a day")

    def alike(self, *kinds: str) -> None:
        name = next((kind.removeprefix(COLUMN) for kind in kinds if kind.startswith(COLUMN)), "")
        if self.texts and name and NUMBER in kinds:
            what = f"sets '{name}' beside a number, and the columns of a file are texts"
            raise FormError(what, f"Write CAST({name} AS DECIMAL(18, 2)) in its place")

    def arguments(self) -> list[str]:
        """What stands in brackets that are open, with commas between."""
        if self.takes(")"):
            return []
        kinds = [self.expression()]
        while self.needs(",", ")", instead="Close the bracket, or write a comma between two values") != ")":
            kinds.append(self.expression())
        return kinds

    def value(self) -> str:
        while self.takes("+", "-"):
            if self.peek is not None and self.peek.kind == "name":
                self.counted(COLUMN + self.peek.text)
        token = self.peek
        if token is None:
            raise FormError(f"ends after {self.before()}", "Write what is missing there")
        self.at += 1
        if token.kind in ("number", "text"):
            return NUMBER if token.kind == "number" else OTHER
        if token.kind == "name":
            return COLUMN + token.text
        if token.text == "(":
            kind = self.expression()
            self.needs(")", instead="Close the bracket")
            return kind
        if token.kind == "word":
            return self.word(token.text)
        self.at -= 1
        raise FormError(f"lacks a value before '{token.text}'", "Write one, or drop the sign")

    def word(self, word: str) -> str:
        if word in ("true", "false", "null"):
            return OTHER
        if word == "case":
            return self.case()
        if word in ("cast", "try_cast"):
            self.needs("(", instead=f"Write {word.upper()}(column AS type)")
            self.expression()
            self.needs("as", instead=f"Write {word.upper()}(column AS type)")
            self.type()
            self.needs(")", instead="Close the bracket")
            return OTHER
        if self.takes("("):
            if word == "position":
                self.sum()
                self.needs("in", instead="Write POSITION('text' IN column)")
                self.sum()
                self.needs(")", instead="Close the bracket")
                return OTHER
            kinds = self.arguments()
            if word in OF_NUMBERS and kinds:
                self.counted(kinds[0])
            if word in MIXED:
                self.alike(*kinds)
            return OTHER
        if word in ("date", "timestamp") and self.peek is not None and self.peek.kind == "text":
            self.at += 1
            return OTHER
        if word == "interval":
            self.value()
            self.takes(*UNITS)
            return OTHER
        self.at -= 1
        instead = f'Write "{word}" in double quotes where a column is meant'
        raise FormError(f"cannot have {word.upper()} after {self.before()}", instead)

    def case(self) -> str:
        if not self.takes("when"):
            self.expression()
            self.needs("when", instead="Write CASE WHEN condition THEN value ELSE value END")
        while True:
            self.expression()
            self.needs("then", instead="Write CASE WHEN condition THEN value ELSE value END")
            self.expression()
            what = self.needs("when", "else", "end", instead="Close it: CASE WHEN condition THEN value ELSE value END")
            if what == "when":
                continue
            if what == "else":
                self.expression()
                self.needs("end", instead="Close it: CASE WHEN condition THEN value ELSE value END")
            return OTHER

    def type(self) -> None:
        named = self.takes(*TYPES)
        if not named:
            there = f"'{self.peek.text}'" if self.peek is not None else "nothing"
            raise FormError(
                f"casts to {there}, which is no type here", "Write DECIMAL(18, 2), INTEGER, DATE, TIMESTAMP or VARCHAR"
            )
        if named == "double":
            self.takes("precision")
        if self.takes("("):
            self.arguments()
