"""Files of one source that are not the same export pulled again.

Within one source the later file replaces the earlier for the days of both. That is right for one export pulled again, and loses
money where they are two accounts, saved as `x.csv` and `x (1).csv`: files that share no campaign, or of which one is less than
half of the other, are refused until the contract says what they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from reportgen.contract import Source
from reportgen.errors import SourceError
from reportgen.landing.doubles import one_row, rows_of
from reportgen.landing.duplicates import Replaced
from reportgen.landing.totals import FIGURES
from reportgen.landing.words import name
from reportgen.tables import TABLES, Part

if TYPE_CHECKING:
    import duckdb

TELLING = ("campaign", "network", "source", "query")
"""Columns of which an export pulled again holds some of the same texts for the same days."""
HALF = 0.5
"""Below that share a file is not the other one pulled again."""
ENOUGH = 100
"""Impressions, sessions ... below which a difference may be chance."""


def refuse(
    connection: duckdb.DuckDBPyConnection, source: Source, parts: Sequence[Part], replaced: Sequence[Replaced]
) -> None:
    """Refuse that a file replaces another that it has little in common with, unless the contract says `overlap`.

    Args:
        connection: may read the snapshots.
        source: the contract as its owner wrote it.
        parts: the files.
        replaced: which would replace which.

    Raises:
        SourceError: one would replace what it does not hold.
    """
    if "overlap" in source.model_fields_set or source.table not in FIGURES:
        return
    by_file: Mapping[str, Part] = {part.file: part for part in parts}
    for each in replaced:
        if each.code != "overlap" or each.days is None:
            continue
        if why := unlike(connection, by_file[each.file], by_file[each.by], each.days):
            days = f"{each.days[0]} to {each.days[1]}"
            what = f"'{each.file}' and '{each.by}' both hold {days} and {why}, so that one does not replace the other"
            instead = (
                "If they are two accounts or properties, write a source for each, or overlap: add to count both;"
                " if the later one is right, overlap: replace"
            )
            raise SourceError(parts[0].source, what, file=each.by, instead=instead)


def unlike(connection: duckdb.DuckDBPyConnection, earlier: Part, later: Part, days: tuple[date, date]) -> str:
    """Why a file that would replace another is not the same export pulled again; "" where it may be.

    Args:
        connection: may read the snapshots.
        earlier: the file to be replaced.
        later: the file that would replace it.
        days: the days of both.
    """
    shared = set(earlier.columns) & set(later.columns)
    figures = [figure for figure in FIGURES[earlier.table] if figure in shared]
    if not figures:
        return ""
    table = TABLES[earlier.table]

    def within(part: Part, columns: Sequence[str], until: date) -> str:
        rows = rows_of(connection, [part], [*columns, figures[0], table.day])
        between = f"{name(table.day)} BETWEEN DATE '{days[0]}' AND DATE '{until}'"
        return f"({rows}) WHERE {between} AND {name(figures[0])} > 0"

    for column in (name(each) for each in TELLING if each in shared):
        sides = [f"SELECT DISTINCT {column} FROM {within(part, [column[1:-1]], days[1])}" for part in (earlier, later)]
        mine, theirs, both = one_row(
            connection,
            f"WITH a AS ({sides[0]}), b AS ({sides[1]}) SELECT (SELECT count({column}) FROM a),"
            f" (SELECT count({column}) FROM b), (SELECT count({column}) FROM a JOIN b USING ({column}))",
        )
        if mine and theirs and not both:
            return f"share no {column[1:-1]}"
    until = days[1]
    if not (earlier.lumps or later.lumps) and earlier.last_day is not None:
        until = min(until, earlier.last_day - timedelta(days=1))  # its last day may have been half over
    if until < days[0]:
        return ""
    sums = [f"SELECT coalesce(sum({name(figures[0])}), 0) FROM {within(part, (), until)}" for part in (earlier, later)]
    one, other = (float(one_row(connection, select)[0]) for select in sums)
    if max(one, other) >= ENOUGH and min(one, other) < HALF * max(one, other):
        return f"the one has {one:,.0f} {figures[0]} and the other {other:,.0f}"
    return ""
