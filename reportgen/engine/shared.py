"""Relations that many questions share, made once: each question then stands on tables instead of on its whole derivation.

    with deals_seen as (...), leads as (...) select ... from leads
    with leads as not materialized (from shared_2) select ... from leads

DuckDB resolves every name of a question before it reads a row. Over small tables that is all the time there is, and the
derivation of leads and deals is most of a question's text. The question that is shown stays whole; this is how it is run.
A relation is the same where its text is, and all that it is made of. What passes a filter is not held: every segment has its own.
Nor is said twice by which stretches of days rows are grouped: reading that is a seventh of the time of such a question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_WITH = re.compile(r"\s*with\s+")
_NAMED = re.compile(r"\s*([a-z_][a-z0-9_]*) as \(")
_WORD = re.compile(r"[a-z_][a-z0-9_]*")
_PIECE = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[()]|--[^\n]*|/\*")
_BY_DAY = re.compile(r"\n  group by [^\n]*\n\) by_day\n")
"""What `metrics.sql` groups by before it sums by day: the same texts as it selects, with every stretch of days in them."""

HELD = 400_000
"""Rows of all relations that are held at a time; beyond, all of them are let go."""


class Shared:
    """The relations that were made, by what they are.

    Args:
        make: creates a table of a name from a SELECT, and says how many rows it has.
        drop: lets it go.
    """

    def __init__(self, make: Callable[[str, str], int], drop: Callable[[str], None]) -> None:
        self._make, self._drop = make, drop
        self._tables: dict[str, str] = {}
        self._rows = self._made = 0

    def shortened(self, sql: str) -> str:
        """A question that stands on tables where it stood on derivations; one that cannot be taken apart stays as it is."""
        if self._rows > HELD:
            for table in self._tables.values():
                self._drop(table)
            self._tables, self._rows = {}, 0
        return _BY_DAY.sub("\n  group by all\n) by_day\n", self._over(sql, {}))

    def _over(self, sql: str, known: Mapping[str, str]) -> str:
        """`sql` over what its names stand for: `known` says so of those that are defined around it."""
        steps, rest = taken_apart(sql)
        held = dict(known)
        for name, text in steps:
            over = self._over(text, held)
            held[name] = over if _WITH.match(text) else f"from {self._table(over)}"
        used = set(_WORD.findall(rest))
        # Read in place: what is asked of twice would be copied first, with all of its columns.
        heads = ", ".join(f"{name} as not materialized ({text})" for name, text in held.items() if name in used)
        return f"with {heads}\n{rest}" if heads else rest

    def _table(self, sql: str) -> str:
        if sql not in self._tables:
            self._made += 1
            self._rows += self._make(f"shared_{self._made}", sql)
            self._tables[sql] = f"shared_{self._made}"
        return self._tables[sql]


def taken_apart(sql: str) -> tuple[list[tuple[str, str]], str]:
    """The common table expressions of a question, by name and in order, and what is asked of them."""
    begins = _WITH.match(sql)
    if begins is None:
        return [], sql
    steps: list[tuple[str, str]] = []
    at = begins.end()
    while True:
        named = _NAMED.match(sql, at)
        end = _closing(sql, named.end()) if named else None
        if named is None or end is None:
            return [], sql
        steps.append((named[1], sql[named.end() : end]))
        at = end + 1
        if sql[at : at + 1] != ",":
            return steps, sql[at:].lstrip()
        at += 1


def _closing(sql: str, at: int) -> int | None:
    """Where the parenthesis closes that is open at `at`; None where a comment is in the way."""
    depth = 1
    for piece in _PIECE.finditer(sql, at):
        if piece[0][0] in "-/":
            return None
        depth += {"(": 1, ")": -1}.get(piece[0], 0)
        if not depth:
            return piece.start()
    return None
