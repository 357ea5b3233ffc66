"""A report of a part of the business only: what `--only channel=paid_search` means, and all that follows from it.

The filter acts on the rows, before anything is computed of them. What is said of the whole (the goal, the plan, the change log) is
not said of a part: only targets of that very segment, and changes made in it, are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from reportgen.engine import fed_columns
from reportgen.errors import UsageError, did_you_mean
from reportgen.metrics.portable import quote
from reportgen.metrics.settled import Only, Settled, available
from reportgen.pipeline.inputs import Inputs
from reportgen.tables import TABLES, ColumnType, Part

if TYPE_CHECKING:
    from reportgen.project import Project

NO_FACTS = ("fx", "targets")
"""Tables that a filter leaves alone: rates, and targets, which have segments of their own."""

LONGEST = 60
"""Letters of a filter in a file's name; beyond, a hash stands for the rest."""


def chosen(inputs: Inputs, wanted: Mapping[str, str | Sequence[str]]) -> Only:
    """The filter that is meant: columns and values as the data write them.

    A value is found whatever its capitals, and with any of ` _-` between its words: `paid_search` is Paid Search. Commas stand
    between several values, unless a value of the data is written with them.

    Raises:
        UsageError: no table has the column, or the value stands in no row.
    """
    found: dict[str, tuple[str, ...]] = {}
    for column, texts in wanted.items():
        tables = _tables(inputs.parts, column)
        if not tables:
            known = {name for table, names in _texts(inputs.parts).items() for name in names}
            raise UsageError(
                f"--only {column}: no source feeds a column '{column}'. {did_you_mean(column, known)}".strip()
            )
        seen = _values(inputs, column, tables)
        values: set[str] = set()
        for text in (texts,) if isinstance(texts, str) else texts:
            whole = seen.get(folded(text))
            for each in (text,) if whole else text.split(","):
                values |= _meant(column, each, seen)
        found[column] = tuple(sorted(values))
    return tuple(sorted(found.items()))


def _meant(column: str, text: str, seen: Mapping[str, set[str]]) -> set[str]:
    meant = seen.get(folded(text)) if text.strip() else None
    if not meant:
        known = [value for values in seen.values() for value in values]
        few = f"It is one of: {', '.join(sorted(known))}" if 0 < len(known) <= 12 else did_you_mean(text, known)
        raise UsageError(f"--only {column}={text}: no row has this value. {few}".strip())
    return meant


def folded(value: str) -> str:
    """A value as it may be typed: small letters and digits, with hyphens between its words."""
    letters = "".join(letter if letter.isalnum() else "-" for letter in value.casefold())
    return "-".join(part for part in letters.split("-") if part) or value


def _texts(parts: Sequence[Part]) -> dict[str, list[str]]:
    """The columns of text that are fed, by table."""
    return {
        table: sorted(
            name
            for name in names
            if name not in TABLES[table].columns or TABLES[table].columns[name].type is ColumnType.TEXT
        )
        for table, names in fed_columns(parts).items()
        if table not in NO_FACTS
    }


def _tables(parts: Sequence[Part], column: str) -> list[str]:
    return sorted(table for table, names in _texts(parts).items() if column in names)


def _values(inputs: Inputs, column: str, tables: Sequence[str]) -> dict[str, set[str]]:
    """The values of a column by what may be typed for them; asked once, for a report may be split among a thousand of them."""
    known: dict[str, dict[str, set[str]]] = inputs.__dict__.setdefault("_values", {})
    if column not in known:
        known[column] = _asked(inputs, column, tables)
    return known[column]


def _asked(inputs: Inputs, column: str, tables: Sequence[str]) -> dict[str, set[str]]:
    name = quote(column)
    every = " union ".join(f"select {name} as value from raw_{table} where {name} <> ''" for table in tables)
    seen: dict[str, set[str]] = {}
    for (value,) in inputs.engine.query(f"select distinct value from ({every}) as seen order by value"):
        seen.setdefault(folded(value), set()).add(value)
    return seen


def narrowed(project: Project, inputs: Inputs, only: Only) -> tuple[Project, Inputs]:
    """Project and inputs of a part: without goal and plan of the whole, and with the changes that were made in it."""
    if not only:
        return project, inputs
    passed = {value for _, values in only for value in values}
    business = project.business
    if business.personas and "persona" in dict(only):
        mine = tuple(name for name in business.personas if name in dict(only)["persona"])
        business = business.model_copy(update={"personas": mine})
    part = replace(
        project,
        business=business,
        goals=project.goals.model_copy(update={"goal": None, "plan": {}}),
        changes=tuple(entry for entry in project.changes if entry.where in passed),
    )
    return part, inputs.narrowed(only)


def left_out(project: Project, inputs: Inputs, only: Only) -> Iterator[str]:
    """The sources that feed a filtered table and do not say what the filter asks: none of their rows can pass."""
    settled = Settled.of(fed_columns(inputs.parts), project.business, date.max, only)
    for source in dict.fromkeys(part.source for part in inputs.parts):
        mine = [part for part in inputs.parts if part.source == source]
        table = mine[0].table
        if table in NO_FACTS or available(table, settled) is None:
            continue
        for column, _ in only:
            told = any(column in part.columns for part in mine)
            if not told and any(column in part.columns for part in inputs.parts if part.table == table):
                yield f"source '{source}' does not say `{column}`, so none of its rows are in this report"


def _word(value: str) -> str:
    """A value for the name of a file: a hash of it where it has no letter and no digit."""
    return folded(value) if any(letter.isalnum() for letter in value) else sha256(value.encode()).hexdigest()[:8]


def slug(only: Only) -> str:
    """The filter for the name of a file: `channel-paid-search`; "" for none."""
    text = "-".join("-".join((column, *map(_word, values))) for column, values in only)
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST]}-{sha256(text.encode()).hexdigest()[:8]}"
