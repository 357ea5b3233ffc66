"""What the rows of a file say against it where no total does: none at all, a part twice, an end that is cut, unknown channels.

Nothing is taken out for it: equal rows may be two, and a day may be quiet. The owner is told.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.contract import FileSource, Source, fed_columns
from reportgen.contract.channels import CHANNELS
from reportgen.landing.land_batch import Counts
from reportgen.landing.query import USED
from reportgen.landing.repeats import IDS
from reportgen.landing.totals import FIGURES
from reportgen.landing.words import literal, name
from reportgen.tables import TABLES

if TYPE_CHECKING:
    import duckdb

Said = tuple[str, str, int]
"""Code of a note, its sentence, and how many rows it is about."""

ALIKE = 20
"""So many rows on end that each stand once more, equally far before, are no chance; of a file that holds itself twice, three."""
LARGE = 300_000
"""Rows beyond which equal ones are not looked for: it would take longer than reading them."""
DAYS, LEAST = 14, 8
"""With so many days the last one is compared, and at least with so many."""
FEWEST = 4
"""Of fewer rows a day a half says nothing."""

BY_CHANNEL = {"sessions": "organic, paid, social, email, direct and referral visits", "leads": "paid leads"}
"""What is counted by the names of channels."""
KNOWN = (*(channel.lower() for channel in CHANNELS), "organic", "social", "offline")
COUNTED = ("Organic Search", "Paid Search", "Paid Social", "Organic Social", "Email", "Direct", "Referral")
SHOWN = 3


def of_rows(connection: duckdb.DuckDBPyConnection, data: Path, source: Source, counts: Counts, line: int) -> list[Said]:
    """What to tell of a snapshot.

    Args:
        connection: may read it.
        data: the snapshot.
        source: its contract; only files are asked.
        counts: its rows by state.
        line: line of the first record, 0 where that cannot be said.
    """
    if not isinstance(source, FileSource) or not counts.read:
        return []  # that a file holds no rows is told where its rows are counted
    if not counts.used and not counts.rejected:
        what = f"none of its {counts.read:,} rows counts: all are left out as totals, by `skip` or for want of a value"
        return [("no_rows", what, counts.read)]
    rows = f"(SELECT *, file_row_number AS _row FROM read_parquet({literal(data)}, file_row_number = true) WHERE _state = {USED})"
    return [
        *_twice(connection, rows, source, counts, line),
        *_cut(connection, rows, source),
        *_unknown_channels(connection, rows, source),
    ]


def _twice(
    connection: duckdb.DuckDBPyConnection, rows: str, source: FileSource, counts: Counts, line: int
) -> list[Said]:
    """The longest stretch of rows that stood in the same order before."""
    if source.key or source.table in IDS or not 6 <= counts.used <= LARGE:
        return []
    texts = ", ".join(name(column) for column in sorted(fed_columns(source)) if column not in source.constants)
    found = connection.execute(
        f"WITH marked AS MATERIALIZED (SELECT _row, hash({texts}) AS mark FROM {rows}),"
        " back AS (SELECT _row, _row - lag(_row) OVER (PARTITION BY mark ORDER BY _row) AS far"
        " FROM marked SEMI JOIN (SELECT mark FROM marked GROUP BY mark HAVING count(*) > 1) USING (mark)),"
        " runs AS (SELECT far, _row, _row - row_number() OVER (PARTITION BY far ORDER BY _row) AS run FROM back WHERE far > 2)"
        " SELECT far, count(*), min(_row), max(_row) FROM runs GROUP BY far, run ORDER BY count(*) DESC, far LIMIT 1"
    ).fetchall()
    if not found:
        return []
    far, many, first, last = found[0]
    whole = source.table in FIGURES and many == far and 2 * many == counts.used
    if not whole and (many < ALIKE or far < ALIKE):
        return []
    at = f"lines {first + line:,} to {last + line:,}" if line else f"records {first + 1:,} to {last + 1:,}"
    what = f"{at} are the same {many:,} rows as those {far:,} before them: was a part of it appended twice? They count twice"
    return [("repeated_rows", what, many)]


def _cut(connection: duckdb.DuckDBPyConnection, rows: str, source: FileSource) -> list[Said]:
    """Whether a file in the order of its days ends in one that has far fewer rows than any before it."""
    if source.table not in FIGURES or source.span is not None:
        return []
    day = name(TABLES[source.table].day)
    found: list[tuple[Any, int, int]] = connection.execute(
        f"SELECT {day}, count(*), max(_row) FROM {rows} GROUP BY 1 ORDER BY 1 DESC LIMIT {DAYS + 1}"
    ).fetchall()
    ordered = all(later[2] > earlier[2] for later, earlier in pairwise(found))
    least = min((many for _, many, _ in found[1:]), default=0)
    if len(found) <= LEAST or not ordered or least < FEWEST or found[0][1] * 2 >= least:
        return []
    last, many, _ = found[0]
    held = "1 row" if many == 1 else f"{many:,} rows"
    what = f"its last day, {last}, has {held} and none of the {len(found) - 1} before it fewer than {least:,}: is its end missing?"
    return [("cut_off", what, many)]


def _unknown_channels(connection: duckdb.DuckDBPyConnection, rows: str, source: FileSource) -> list[Said]:
    """Whether all channels have names by which nothing is counted, such as those of another language: figures would be 0."""
    counted = BY_CHANNEL.get(source.table)
    if counted is None or "channel" not in fed_columns(source):
        return []
    plain = "replace(lower(trim(channel)), '_', ' ')"
    known = f"{plain} IN ({', '.join(literal(each) for each in KNOWN)}) OR {plain} LIKE 'paid%'"
    found: list[tuple[str, int, bool]] = connection.execute(
        f"SELECT channel, count(*), {known} FROM {rows} WHERE trim(channel) <> '' GROUP BY channel ORDER BY 2 DESC, 1"
    ).fetchall()
    if not found or any(is_known for *_, is_known in found):
        return []
    first, more = ", ".join(channel for channel, *_ in found[:SHOWN]), len(found) - SHOWN
    what = (
        f"none of its channels ({first}{f' and {more} more' if more > 0 else ''}) has a name that is counted, so that {counted}"
        f" are 0. Give them such names under `values` of the column, where they fit: {', '.join(COUNTED)}"
    )
    return [("unknown_channels", what, sum(many for _, many, _ in found))]
