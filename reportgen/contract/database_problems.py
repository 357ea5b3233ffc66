"""What is wrong with the contract of a database's source, beyond what its models refuse."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.contract import select
from reportgen.contract.database import BINDS, SqlSource
from reportgen.errors import did_you_mean
from reportgen.settings import SecretRef
from reportgen.tables import TABLES

Found = tuple[str, str, str]


def database_problems(source: SqlSource) -> Iterator[Found]:
    """Every mistake in what a database is asked for."""
    if (source.relation is None) == (source.query is None):
        yield "from", "what is to be read is said twice or not at all", "Write one of `from: schema.table` and `query:`"
    if isinstance(source.url, SecretRef) and source.password is not None:
        yield (
            "password",
            "has no use where the whole address is a secret",
            "Leave it out, or write the address in clear",
        )
    if source.relation is not None:
        try:
            select.relation(source.relation)
        except ValueError as error:
            yield "from", str(error), "Write schema.table"
        day = TABLES[source.table].day if source.table in TABLES else ""
        if source.window is not None and day and day not in source.columns:
            yield (
                "window",
                f"nothing says which column holds the days: `columns` has no '{day}'",
                "Write a `query:` with :start and :next",
            )
    if source.query is not None:
        yield from _query(source)


def _query(source: SqlSource) -> Iterator[Found]:
    try:
        named = select.read(source.query or "").binds
    except select.NoSelectError as error:
        yield "query", error.what, error.instead
        return
    for name in dict.fromkeys(named):
        if name not in BINDS:
            yield "query", f"':{name}' stands for nothing", did_you_mean(name, BINDS)
        elif source.window is None:
            yield "query", f"':{name}' is a day of a window, and there is none", "Write window: {days: 400}"
    if source.window is not None and not set(named) & set(BINDS):
        yield "window", "nothing asks for it", "Write :start and :next in the query, or leave it out"
    if source.aggregate is True:
        yield "aggregate", "has no meaning for a query", "Write GROUP BY in it, or name a table under `from`"
