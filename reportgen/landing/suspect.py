"""What the rows of a file say against it where no total does.

None that counts, a part twice, an end that is cut, a day of another century, a row that is called a total, unknown channels, a
rate that leaps. Nothing is taken out for it: equal rows may be two, and a day may be quiet. The owner is told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import readiness
from reportgen.contract import FileSource, Source, fed_columns
from reportgen.contract.channels import CHANNELS
from reportgen.landing.land_batch import Counts
from reportgen.landing.query import USED
from reportgen.landing.repeats import IDS
from reportgen.landing.totals import FIGURES
from reportgen.landing.words import literal, name
from reportgen.tables import TABLES, ColumnType

if TYPE_CHECKING:
    import duckdb

Said = tuple[str, str, int]
"""Code of a note, its sentence, and how many rows it is about."""
Day = tuple[date, int, int, int]
"""A day, its rows, and the first and the last of them."""

ALIKE = 20
"""So many rows on end that each stand once more, equally far before, are no chance; of a file that holds itself twice, three."""
LARGE = 300_000
"""Rows beyond which equal ones are not looked for: it would take longer than reading them."""
DAYS, LEAST = 14, 8
"""With so many days the last one is compared, and at least with so many."""
FEWEST = 4
"""Of fewer rows a day a half says nothing."""

LONG_AGO = timedelta(days=3653)
"""A first day ten years before the next is a mistake: 1970 stands for no date in many systems."""
TOTAL = "(grand |sub)?total|totals|gesamt|gesamtsumme|summe|итого|всего|celkem|součet|razem|suma|ukupno|укупно|totaal"
"""What a row is called that holds a sum of others."""
LEAP = 5
"""How many times the rate before it an exchange rate may be, or a part of it."""

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
    days = _days(connection, rows, source)
    return [
        *_twice(connection, rows, source, counts, line),
        *_cut(days, source),
        *_far_off(days, line),
        *_called_total(connection, rows, source, counts, line),
        *_unknown_channels(connection, rows, source),
        *_leaping_rate(connection, rows, source, line),
    ]


def unanswered(said: Iterable[Said], source: Source) -> Iterator[Said]:
    """What is still to be told once the contract says of itself which rows are totals, if only `totals: []`."""
    answered = "totals" in source.model_fields_set
    return (each for each in said if not (answered and each[0] == "called_total"))


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


def _days(connection: duckdb.DuckDBPyConnection, rows: str, source: FileSource) -> list[Day]:
    """The days of the rows in order; none where a row stands for more than one."""
    day = TABLES[source.table].columns[TABLES[source.table].day]
    if day.type is not ColumnType.DAY or source.span is not None:
        return []
    found: list[Day] = connection.execute(
        f"SELECT {name(day.name)}, count(*), min(_row), max(_row) FROM {rows} GROUP BY 1 ORDER BY 1"
    ).fetchall()
    return found


def _cut(days: Sequence[Day], source: FileSource) -> list[Said]:
    """Whether a file in the order of its days ends in one that has far fewer rows than any before it."""
    if source.table not in FIGURES:
        return []
    found = days[: -DAYS - 2 : -1]
    ordered = all(later[3] > earlier[3] for later, earlier in pairwise(found))
    least = min((many for _, many, *_ in found[1:]), default=0)
    if len(found) <= LEAST or not ordered or least < FEWEST or found[0][1] * 2 >= least:
        return []
    last, many, *_ = found[0]
    held = "1 row" if many == 1 else f"{many:,} rows"
    what = f"its last day, {last}, has {held} and none of the {len(found) - 1} before it fewer than {least:,}: is its end missing?"
    return [("cut_off", what, many)]


def _far_off(found: Sequence[Day], line: int) -> list[Said]:
    """Whether the newest or the oldest day stands so far from all others that its year is probably mistyped."""
    days = [each for each, *_ in found]
    said: list[Said] = []
    if alone := readiness.far_off(days):
        last, many, at, _ = found[-1]
        what = (
            f"its newest day, {last} ({_at(at, line)}), stands {(last - days[-1 - alone]).days:,} days after {days[-1 - alone]}"
            " and alone: is its year right? It does not count as how far the file reaches"
        )
        said.append(("far_off", what, many))
    if len(days) > readiness.KNOWN and days[1] - days[0] > LONG_AGO:
        first, many, at, _ = found[0]
        far = f"{(days[1] - first).days:,} days before the next"
        what = f"its oldest day, {first} ({_at(at, line)}), stands {far}: is its year right?"
        said.append(("far_off", what, many))
    return said


def _called_total(
    connection: duckdb.DuckDBPyConnection, rows: str, source: FileSource, counts: Counts, line: int
) -> list[Said]:
    """The first row that is called a total, is at least as large as every other, and counts like them."""
    if not 2 < counts.used <= LARGE:
        return []
    known = TABLES[source.table].columns
    texts = [each for each in source.columns if each not in known or known[each].type is ColumnType.TEXT]
    figures = [
        each
        for each in known
        if each in fed_columns(source) and known[each].type in (ColumnType.INTEGER, ColumnType.MONEY)
    ]
    if not texts:
        return []
    called = [f"regexp_full_match(lower(trim({name(each)})), {literal(TOTAL)})" for each in texts]
    largest = f" AND {name(figures[0])} >= (SELECT max({name(figures[0])}) FROM {rows})" if figures else ""
    found = connection.execute(
        f"SELECT {', '.join(f'{name(each)}, {says}' for each, says in zip(texts, called, strict=True))}, _row FROM {rows}"
        f" WHERE ({' OR '.join(called)}){largest} ORDER BY _row LIMIT 1"
    ).fetchone()
    if found is None:
        return []
    column, label = next((each, found[2 * n]) for n, each in enumerate(texts) if found[2 * n + 1])
    rule = f"totals: [{{column: {json.dumps(source.columns[column].column, ensure_ascii=False)}, equals: [{label}]}}]"
    called_so = f"{_at(found[-1], line)} is called '{label}' and counts like the others"
    what = f"{called_so}: write {rule}, or totals: [] if it is no sum of them"
    return [("called_total", what, 1)]


def _leaping_rate(connection: duckdb.DuckDBPyConnection, rows: str, source: FileSource, line: int) -> list[Said]:
    """The first exchange rate so far from the one before it that its decimal sign or its direction is probably another."""
    if source.table != "fx":
        return []
    found = connection.execute(
        f"SELECT code, date, was, rate, _row, count(*) OVER () FROM (SELECT upper(trim(currency)) AS code, date, rate, _row,"
        f" lag(rate) OVER (PARTITION BY upper(trim(currency)) ORDER BY date, _row) AS was FROM {rows})"
        f" WHERE rate > {LEAP} * was OR {LEAP} * rate < was ORDER BY _row LIMIT 1"
    ).fetchone()
    if found is None:
        return []
    code, day, was, rate, at, many = found
    leap = f"{_at(at, line)}: the rate of {code} on {day} is {rate:g} after {was:g}"
    what = f"{leap}; a rate says what one {code} is worth. Is its decimal sign right, and are all of them the same way round?"
    return [("leaping_rate", what, many)]


def _at(row: int, line: int) -> str:
    return f"line {row + line:,}" if line else f"record {row + 1:,}"


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
