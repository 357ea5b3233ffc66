"""The grammar of the portable subset: whether an expression is one, said without an engine.

expression  = and-terms joined by `or`, of `not` comparisons
comparison  = sum [= <> != < <= > >= sum | is [not] null|true|false | [not] in (..) | [not] between sum and sum
            | [not] like sum [escape text]]
sum         = factors joined by + - || * /, each perhaps with a sign
factor      = number | text | date 'text' | null | true | false | (expression) | case .. end | cast(.. as type)
            | extract(part from ..) | function(* | [distinct] .., ..) | column
"""

from __future__ import annotations

from reportgen.metrics.portable import AGGREGATES, WORDS, Token, tokens

TYPES = {"bigint", "boolean", "date", "decimal", "integer"}
PARTS = {"year", "month", "day"}
NAMES = {"date", "day", "month", "year"}
"""Words that are columns where no word of SQL can stand."""


class GrammarError(ValueError):
    """The expression is none; `str()` says where it breaks off."""


def complaint(sql: str) -> str | None:
    """What is wrong with the grammar of an expression; None where nothing is."""
    try:
        _Parser(sql).whole()
    except GrammarError as error:
        return str(error)
    except RecursionError:
        return f"'{sql[:40]}...' is nested too deep"
    return None


class _Parser:
    """Reads an expression from left to right."""

    def __init__(self, sql: str) -> None:
        self.tokens = tokens(sql)
        self.at = 0

    @property
    def next(self) -> str:
        """The next token in lower case; "" at the end."""
        return self.tokens[self.at].text.lower() if self.at < len(self.tokens) else ""

    def peek(self, ahead: int) -> Token:
        """A token further on."""
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else Token("", "")

    def take(self, *wanted: str) -> bool:
        """Step over the next token if it is one of those."""
        if self.next and self.next in wanted:
            self.at += 1
            return True
        return False

    def need(self, *wanted: str) -> None:
        """Step over one of those, or complain."""
        if not self.take(*wanted):
            self.fail(" or ".join(f"'{one}'" for one in wanted))

    def fail(self, expected: str) -> None:
        """Complain of the place reached."""
        before = " ".join(token.text for token in self.tokens[max(self.at - 4, 0) : self.at])
        found = f"'{self.peek(0).text}'" if self.next else "nothing"
        after = f" after '{before}'" if before else ""
        raise GrammarError(f"{expected} is expected{after}, found {found}")

    def whole(self) -> None:
        self.expression()
        if self.next:
            self.fail("an operator or the end")

    def expression(self) -> None:
        self.negation()
        while self.take("or", "and"):
            self.negation()

    def negation(self) -> None:
        while self.take("not"):
            pass
        self.comparison()

    def comparison(self) -> None:
        self.sum()
        if self.take("=", "<>", "!=", "<", "<=", ">", ">="):
            self.sum()
            return
        if self.take("is"):
            self.take("not")
            self.need("null", "true", "false")
            return
        negated = self.take("not")
        if self.take("in"):
            self.need("(")
            self.list()
        elif self.take("between"):
            self.sum()
            self.need("and")
            self.sum()
        elif self.take("like"):
            self.sum()
            if self.take("escape"):
                self.sum()
        elif negated:
            self.fail("'in', 'between' or 'like'")

    def sum(self) -> None:
        self.factor()
        while self.take("+", "-", "*", "/", "%", "||"):
            self.factor()

    def list(self) -> None:
        """Expressions with commas between, and the bracket that ends them."""
        self.expression()
        while self.take(","):
            self.expression()
        self.need(")")

    def factor(self) -> None:
        while self.take("+", "-"):
            pass
        kind, word = self.peek(0).kind, self.next
        if kind in ("number", "text", "quoted"):
            self.at += 1
        elif self.take("("):
            self.expression()
            self.need(")")
        elif self.take("null", "true", "false"):
            pass
        elif word == "date" and self.peek(1).kind == "text":
            self.at += 2
        elif self.take("case"):
            self.case()
        elif kind == "word" and self.peek(1).text == "(" and word not in WORDS:
            self.at += 2
            self.call(word)
        elif kind == "word" and (word not in WORDS or word in NAMES):
            self.at += 1
        else:
            self.fail("a column, a value or a function")

    def case(self) -> None:
        if self.next != "when":
            self.expression()
        self.need("when")
        while True:
            self.expression()
            self.need("then")
            self.expression()
            if not self.take("when"):
                break
        if self.take("else"):
            self.expression()
        self.need("end")

    def call(self, name: str) -> None:
        if name == "cast":
            self.expression()
            self.need("as")
            self.need(*sorted(TYPES))
            if self.take("("):
                self.list()
            self.need(")")
        elif name == "extract":
            self.need(*sorted(PARTS))
            self.need("from")
            self.expression()
            self.need(")")
        elif name == "count" and self.take("*"):
            self.need(")")
        else:
            if name in AGGREGATES:
                self.take("distinct")
            self.list()
