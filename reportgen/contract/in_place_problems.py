"""What is wrong with the contract of a source that stays in the warehouse, beyond what its models refuse."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.contract import select
from reportgen.contract.in_place import InPlaceSource

Found = tuple[str, str, str]


def in_place_problems(source: InPlaceSource) -> Iterator[Found]:
    """Every mistake in what the warehouse is asked for."""
    if (source.relation is None) == (source.query is None):
        yield "from", "what is to be read is said twice or not at all", "Write one of `from: schema.table` and `query:`"
    if source.relation is not None:
        try:
            select.relation(source.relation)
        except ValueError as error:
            yield "from", str(error), "Write schema.table"
    if source.query is not None:
        try:
            named = select.read(source.query).binds
        except select.NoSelectError as error:
            yield "query", error.what, error.instead
        else:
            for name in dict.fromkeys(named):
                yield (
                    "query",
                    f"':{name}' stands for nothing where rows stay in place",
                    "Leave it out: only the days that are asked for are read",
                )
    for key in ("overlap", "span"):
        if key in source.model_fields_set:
            yield (
                key,
                "has no meaning where rows stay in the warehouse",
                "Leave it out, or give the source a `url:`, then it is pulled",
            )
    for name, value in source.constants.items():
        if value == "row_number":
            yield (
                f"constants.{name}",
                "rows that stay in the warehouse have no number",
                "Map it to a column under `columns`",
            )
