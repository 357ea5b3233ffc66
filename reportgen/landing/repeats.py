"""Numbers that come again where nobody declared a key: the owner must know, for nothing is taken out without their word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportgen.contract import Source
from reportgen.contract.problems import ROW_NUMBER
from reportgen.landing.duplicates import counting
from reportgen.landing.notes_of import Note
from reportgen.landing.words import name
from reportgen.tables import Part

if TYPE_CHECKING:
    import duckdb

IDS = {"leads": "lead_id", "deals": "deal_id", "orders": "order_id", "content": "content_id", "backlinks": "domain"}
"""Of tables of single things: the column that names the thing."""
COUNTS = {
    "leads": "and each row counts as a lead",
    "deals": "and each row counts as a deal, with its amount",
    "orders": "and rows of one number and customer add up as one order",
    "content": "and each row counts as a piece",
    "backlinks": "and each row counts as a new link",
}


def asked(source: Source) -> str:
    """The column whose values should each stand once, "" where there is none or a key sees to it."""
    column = IDS.get(source.table, "")
    return "" if source.key or source.constants.get(column) == ROW_NUMBER else column


def again(connection: duckdb.DuckDBPyConnection, column: str, parts: Sequence[Part]) -> list[int]:
    """Per file how many counting rows have a value that an earlier row has too."""
    rows = " UNION ALL ".join(
        f"SELECT {name(column)} AS id, {number} AS part, _row FROM ({counting(part.snapshot, part.excluded)})"
        for number, part in enumerate(parts)
    )
    # Only what comes again is put in order: of a large table next to nothing.
    twice = f"(SELECT id FROM ({rows}) GROUP BY id HAVING count(*) > 1)"
    nth = "row_number() OVER (PARTITION BY id ORDER BY part, _row)"
    numbered = f"SELECT *, {nth} AS nth FROM ({rows}) SEMI JOIN {twice} USING (id)"
    by_part = dict(
        connection.execute(f"SELECT part, count(*) FROM ({numbered}) WHERE nth > 1 GROUP BY part").fetchall()
    )
    return [by_part.get(number, 0) for number in range(len(parts))]


def notes(source: Source, parts: Sequence[Part], counts: Sequence[int]) -> list[Note]:
    """What to say of each file; never the values, which may be addresses of persons."""
    column, said = asked(source), []
    for part, rows in zip(parts, counts, strict=True):
        if rows:
            many = "1 row has" if rows == 1 else f"{rows} rows have"
            what = (
                f"{many} the {column} of an earlier row, {COUNTS[source.table]}; write `key: {column}` if only the last one"
                " is to count"
            )
            said.append(Note(part.source, part.file, "repeated_id", what, rows))
    return said
