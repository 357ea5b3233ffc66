"""Reading snapshots back: what was set aside, and which days are missing."""

from __future__ import annotations

import bisect
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportgen.landing import database, duplicates, snapshots
from reportgen.landing.words import literal, name
from reportgen.tables import TABLES, ColumnType, Part


@dataclass(frozen=True)
class Reject:
    """One fault of one record that was set aside.

    Attributes:
        source: name of the source.
        file: the file; of an API its address and the page.
        line: its line there; on a page its number.
        column: the source's column; "" when the record as a whole is at fault.
        value: the text at fault, at most 200 characters.
        reason: code: required, not_a_date, no_such_day, not_a_number, not_whole, too_many_decimals, out_of_range, not_allowed,
            not_a_flag, derive_failed, repeated_header, field_count, unclosed_quote, text_after_quote, stray_quote, too_long,
            undecodable, nul_byte; in a workbook error_cell, formula_without_value, merged_cell.
        row: the record's number, from 0.
    """

    source: str
    file: str
    line: int
    column: str
    value: str
    reason: str
    row: int


def rejects(parts: Sequence[Part]) -> Iterator[Reject]:
    """What was set aside of the parts, fault by fault, in the order of the files' lines."""
    for part in parts:
        quarantine = part.snapshot.with_name("rejects.parquet")
        if not part.rows_rejected or not quarantine.exists():
            continue
        made = snapshots.manifest(part.snapshot.parent) or {}
        pulled = made.get("pulled", {})
        pages = list(itertools.accumulate(pulled.get("pages", ())))
        carried = bool(pulled.get("carried"))
        with database.connected(part.snapshot.parent) as connection:
            rows = connection.execute(
                f'SELECT line, "column", value, reason, row FROM read_parquet({literal(quarantine)}) ORDER BY row, "column", reason'
            )
            while batch := rows.fetchmany(10_000):
                for line, column, value, reason, row in batch:
                    file, place = _on_page(part.file, row, pages, carried=carried) if pages else (part.file, line)
                    yield Reject(part.source, file, place, column or "", value or "", reason, row)


def reject_reasons(parts: Sequence[Part]) -> Counter[str]:
    """How many faults of each kind the parts have, `column: reason`."""
    faults: Counter[str] = Counter()
    for part in parts:
        faults.update((snapshots.manifest(part.snapshot.parent) or {}).get("reasons", {}))
    return faults


def _on_page(url: str, row: int, pages: Sequence[int], *, carried: bool) -> tuple[str, int]:
    """Where a record of an API stands: its page in words, and its number there, both from 1.

    Args:
        url: the address it was pulled from.
        row: its number among all records, from 0.
        pages: number of records up to the end of each page.
        carried: whether the first of them is what was kept of the pull before.
    """
    page = bisect.bisect_right(pages, row)
    named = "kept from before" if carried and not page else f"page {page + (not carried)}"
    return f"{url} {named}", row - (pages[page - 1] if page else 0) + 1


def missing_days(parts: Sequence[Part]) -> tuple[date, ...]:
    """Days between the first and the last day of the parts (of one source) on which none of them has a row that counts."""
    table = TABLES[parts[0].table] if parts else None
    if table is None or table.columns[table.day].type is not ColumnType.DAY:
        return ()
    found: set[date] = set()
    for part in parts:
        folders = [part.excluded] if part.excluded else []
        with database.connected(part.snapshot.parent, folders) as connection:
            select = f"SELECT DISTINCT {name(table.day)} FROM ({duplicates.counting(part.snapshot, part.excluded)})"
            found.update(row[0] for row in connection.execute(select).fetchall())
    if not found:
        return ()
    span = (max(found) - min(found)).days
    return tuple(day for day in (min(found) + timedelta(number) for number in range(span)) if day not in found)
