"""What a report says of the part of the business it is made of."""

from __future__ import annotations

from reportgen.document import Text
from reportgen.metrics.settled import Only
from reportgen.tables import TABLES
from reportgen.text import Msg

SHOWN = 3
"""Values of a column that a header has room for."""

NAMED = frozenset(name for table in TABLES.values() for name in table.columns)
"""Columns that have a name in the catalogues; an attribute of leads beyond them goes by its own."""


def only(passed: Only) -> Text:
    """The filter as a header says it; "" where nothing is filtered."""
    said: Msg | None = None
    for column, values in passed:
        each = Msg.of(
            "only-column" if column in NAMED else "only-attribute",
            column=column,
            values=", ".join(values[:SHOWN]),
            more=len(values[SHOWN:]),
        )
        said = each if said is None else Msg.of("only-and", first=said, second=each)
    return Msg.of("only", what=said) if said else ""
