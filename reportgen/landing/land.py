"""All files of all sources into parts: landed where they are new, found again where they are not, duplicates taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from reportgen.contract import Arrival, FileSource, Read, fed_columns
from reportgen.errors import EquationError, SourceError
from reportgen.landing import database, duplicates, snapshots
from reportgen.landing.land_batch import NotAsCountedError, land_batch
from reportgen.landing.words import literal, name
from reportgen.tables import TABLES, ColumnType, Part


@dataclass(frozen=True)
class Note:
    """Something about a source that its owner should know and that stops nothing.

    Attributes:
        source: its name.
        file: the file it is about.
        code: `identical`, `overlap`, `repeated_key`, `new_columns`, `lost_columns`.
        what: one sentence without a full stop.
        rows: how many rows it is about.
    """

    source: str
    file: str
    code: str
    what: str
    rows: int = 0


@dataclass(frozen=True)
class Reject:
    """One fault of one record that was set aside.

    Attributes:
        source: name of the source.
        file: the file.
        line: its line there.
        column: the source's column; "" when the record as a whole is at fault.
        value: the text at fault, at most 200 characters.
        reason: code: required, not_a_date, no_such_day, not_a_number, not_whole, too_many_decimals, out_of_range, not_allowed,
            not_a_flag, derive_failed, field_count, unclosed_quote, text_after_quote, stray_quote, too_long, undecodable, nul_byte.
        row: the record's number, from 0.
    """

    source: str
    file: str
    line: int
    column: str
    value: str
    reason: str
    row: int


@dataclass(frozen=True)
class Landed:
    """What came in.

    Attributes:
        parts: one per file, by source and in the order of its files.
        notes: what the owners should know.
        problems: sources of which nothing could be used, all of them.
    """

    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    problems: tuple[SourceError, ...]


def land(
    arrivals: Sequence[Arrival],
    sources: Mapping[str, FileSource],
    state_dir: Path,
    zone: ZoneInfo,
    *,
    read: Read,
    memory_limit: str | None = None,
) -> Landed:
    """Land every file that is new and find the snapshots of all others.

    Args:
        arrivals: files, by source and with the latest last.
        sources: contracts by name, sound ones.
        state_dir: the project's `.reportgen`; made if need be, readable by the owner only.
        zone: the business's zone.
        read: reads one file through; see `contract.Read`.
        memory_limit: as DuckDB writes it, e.g. `300MB`; None leaves its default.

    Raises:
        EquationError: rows read are not rows used + rejected + duplicate + skipped.
    """
    parts: list[Part] = []
    notes: list[Note] = []
    problems: list[SourceError] = []
    for source_name, group in groupby(arrivals, key=lambda arrival: arrival.source):
        try:
            made, said = _land_source(tuple(group), sources[source_name], state_dir, zone, read, memory_limit)
        except SourceError as error:
            problems.append(error)
        else:
            parts.extend(made)
            notes.extend(said)
    return Landed(tuple(parts), tuple(notes), tuple(problems))


def rejects(parts: Sequence[Part]) -> Iterator[Reject]:
    """What was set aside of the parts, fault by fault, in the order of the files' lines."""
    for part in parts:
        quarantine = part.snapshot.with_name("rejects.parquet")
        if not part.rows_rejected or not quarantine.exists():
            continue
        with database.connected(part.snapshot.parent) as connection:
            rows = connection.execute(
                f'SELECT line, "column", value, reason, row FROM read_parquet({literal(quarantine)}) ORDER BY row, "column", reason'
            )
            while batch := rows.fetchmany(10_000):
                for line, column, value, reason, row in batch:
                    yield Reject(part.source, part.file, line, column or "", value or "", reason, row)


def missing_days(parts: Sequence[Part]) -> tuple[date, ...]:
    """Days between the first and the last day of the parts (of one source) on which none of them has a row that counts."""
    table = TABLES[parts[0].table] if parts else None
    if table is None or table.columns[table.day].type is not ColumnType.DAY:
        return ()
    found: set[date] = set()
    for part in parts:
        folders = [part.excluded] if part.excluded else []
        with database.connected(part.snapshot.parent, folders) as connection:
            select = f"SELECT DISTINCT {name(table.day)} FROM ({_counting(part.snapshot, part.excluded)})"
            found.update(row[0] for row in connection.execute(select).fetchall())
    if not found:
        return ()
    span = (max(found) - min(found)).days
    return tuple(day for day in (min(found) + timedelta(number) for number in range(span)) if day not in found)


def _counting(data: Path, excluded: Path | None) -> str:
    """SELECT of the rows of a part that count."""
    rows = duplicates.numbered(data, 0)
    return (
        f"{rows} AND file_row_number NOT IN (SELECT row FROM read_parquet({literal(excluded)}))" if excluded else rows
    )


def _land_source(
    arrivals: Sequence[Arrival],
    source: FileSource,
    state_dir: Path,
    zone: ZoneInfo,
    read: Read,
    memory_limit: str | None,
) -> tuple[list[Part], list[Note]]:
    source_dir = snapshots.folder(state_dir, arrivals[0].source)
    parts: list[Part] = []
    notes: list[Note] = []
    for arrival in arrivals:
        before = snapshots.last_header(source_dir, arrival)
        made, folder = _snapshot(arrival, source, source_dir, zone, read, memory_limit)
        part = _part(arrival, source, made, folder)
        check_equation(part)
        parts.append(part)
        notes.extend(_drift(arrival, before, tuple(made["header"])))
    parts, said = _without_duplicates(parts, source, source_dir, memory_limit)
    return parts, [*notes, *said]


def _snapshot(
    arrival: Arrival, source: FileSource, source_dir: Path, zone: ZoneInfo, read: Read, memory_limit: str | None
) -> tuple[dict[str, Any], Path]:
    """The manifest and folder of a file's snapshot; the file is read only where it has to be."""
    sha256 = snapshots.recall(source_dir, arrival)
    if sha256 is not None:
        folder = source_dir / snapshots.key(sha256, source, zone)
        if made := snapshots.manifest(folder):
            return made, folder
    with snapshots.aside(source_dir) as scratch:
        batch = read(arrival, source, scratch)
        folder = source_dir / snapshots.key(batch.sha256, source, zone)
        made = snapshots.manifest(folder)
        if made is None:
            into = scratch / "made"
            into.mkdir(mode=0o700)
            try:
                counts, facts = land_batch(batch, source, zone, into, memory_limit=memory_limit)
            except NotAsCountedError:
                batch = read(arrival, source, scratch, careful=True)
                counts, facts = land_batch(batch, source, zone, into, memory_limit=memory_limit)
            _still_the_same(arrival)
            made = facts | counts.__dict__ | {
                "source": arrival.source,
                "table": source.table,
                "file": arrival.file,
                "sha256": batch.sha256,
                "bytes": arrival.signature.size,
                "contract": source.fingerprint(),
                "columns": fed_columns(source),
                "zone": zone.key,
                "version": snapshots.VERSION,
                "snapshot_bytes": (into / "data.parquet").stat().st_size,
            }  # fmt: skip
            snapshots.write_json(into / "manifest.json", made)
            snapshots.place(into, folder)
            made = snapshots.manifest(folder) or made
        snapshots.remember(source_dir, arrival, batch.sha256, batch.header)
    return made, folder


def _still_the_same(arrival: Arrival) -> None:
    if snapshots.signature(arrival.path) != arrival.signature:
        raise SourceError(
            arrival.source,
            "the file changed while it was read",
            file=arrival.file,
            instead="Run again when it is written",
        )


def _part(arrival: Arrival, source: FileSource, made: Mapping[str, Any], folder: Path) -> Part:
    first, last = (_day(made[bound]) for bound in ("first_day", "last_day"))
    return Part(
        source=arrival.source,
        table=source.table,
        file=arrival.file,
        sha256=made["sha256"],
        snapshot=folder / "data.parquet",
        excluded=None,
        columns=fed_columns(source),
        rows_read=made["read"],
        rows_used=made["used"],
        rows_rejected=made["rejected"],
        rows_duplicate=0,
        rows_skipped=made["skipped"],
        first_day=first,
        last_day=last,
        complete_through=_complete_through(source, last),
        first_line=made["first_line"],
        contract=source.fingerprint(),
    )


def _complete_through(source: FileSource, last: date | None) -> date | None:
    if source.complete.through is not None:
        return source.complete.through
    return last - timedelta(days=source.complete.lag_days) if last is not None else None


def check_equation(part: Part) -> None:
    """Rows read = used + rejected + duplicate + declared-skipped.

    Raises:
        EquationError: they are not.
    """
    total = part.rows_used + part.rows_rejected + part.rows_duplicate + part.rows_skipped
    if total != part.rows_read or part.rows_used < 0:
        raise EquationError(
            f"{part.file}: {part.rows_read} rows read are not {part.rows_used} used + {part.rows_rejected} rejected"
            f" + {part.rows_duplicate} duplicate + {part.rows_skipped} skipped"
        )


def _drift(arrival: Arrival, before: tuple[str, ...] | None, now: tuple[str, ...]) -> Iterator[Note]:
    if before is None:
        return
    for code, columns, verb in (
        ("new_columns", set(now) - set(before), "appeared"),
        ("lost_columns", set(before) - set(now), "are gone"),
    ):
        if columns:
            yield Note(arrival.source, arrival.file, code, f"columns {verb}: {', '.join(sorted(columns))}")


def _without_duplicates(
    parts: list[Part], source: FileSource, source_dir: Path, memory_limit: str | None
) -> tuple[list[Part], list[Note]]:
    """The parts with what other rows replace taken out."""
    days = [(part.first_day, part.last_day) if part.first_day and part.last_day else None for part in parts]
    landed = [
        duplicates.Landed1(part.file, part.sha256, part.snapshot, span) for part, span in zip(parts, days, strict=True)
    ]
    conditions, replaced = duplicates.plan(parts[0].source, source, landed)
    if not any(conditions) and not source.key:
        return parts, []
    key = snapshots.hash_of(
        [[str(part.snapshot.parent.name) for part in parts], source.key, source.overlap, snapshots.VERSION]
    )
    folder = source_dir / "excluded" / key
    if not folder.is_dir():
        _write_excluded(parts, conditions, source, source_dir, folder, memory_limit)
    counts = snapshots.counts(folder)
    out = [_less(part, folder / f"{index}.parquet", counts[str(index)], source) for index, part in enumerate(parts)]
    notes = [
        Note(
            parts[0].source,
            note.file,
            note.code,
            _said(note),
            next(part.rows_duplicate for part in out if part.file == note.file),
        )
        for note in replaced
    ]
    if source.key:
        notes += [
            Note(part.source, part.file, "repeated_key", f"{part.rows_duplicate} rows are replaced by a later row of the same key", part.rows_duplicate)
            for part, condition in zip(out, conditions, strict=True)
            if part.rows_duplicate and not condition
        ]  # fmt: skip
    return out, notes


def _said(note: duplicates.Replaced) -> str:
    if note.code == "identical":
        return f"has the same bytes as '{note.by}' and counts as its duplicate"
    first, last = note.days or ("", "")
    return f"'{note.by}' replaces {first} to {last}"


def _write_excluded(
    parts: Sequence[Part],
    conditions: Sequence[str],
    source: FileSource,
    source_dir: Path,
    folder: Path,
    memory_limit: str | None,
) -> None:
    table = TABLES[source.table]
    has_day = table.columns[table.day].type is ColumnType.DAY
    with (
        snapshots.aside(source_dir) as scratch,
        database.connected(scratch, [part.snapshot for part in parts], memory_limit=memory_limit) as connection,
    ):
        made = scratch / "made"
        made.mkdir(mode=0o700)
        if source.key:
            kept = [(index, part.snapshot) for index, part in enumerate(parts) if not conditions[index]]
            connection.execute(f"CREATE TABLE repeated AS {duplicates.repeated(source.key, kept)}")
        counts: dict[str, Any] = {}
        for index, part in enumerate(parts):
            target = made / f"{index}.parquet"
            if conditions[index]:
                select = f"SELECT _row AS row FROM ({duplicates.numbered(part.snapshot, index)}) WHERE {conditions[index]} ORDER BY row"
            elif source.key:
                select = f"SELECT _row AS row FROM repeated WHERE _part = {index} ORDER BY row"
            else:
                select = "SELECT CAST(NULL AS BIGINT) AS row WHERE false"
            excluded = duplicates.write(connection, select, target)
            bounds = f"min({name(table.day)}), max({name(table.day)})" if has_day else "NULL, NULL"
            found = connection.execute(
                f"SELECT count(*), {bounds} FROM ({_counting(part.snapshot, target)})"
            ).fetchone() or (0, None, None)
            counts[str(index)] = {"excluded": excluded, "used": found[0], "first_day": found[1], "last_day": found[2]}
        snapshots.write_json(made / "counts.json", counts)
        snapshots.place(made, folder)


def _less(part: Part, excluded: Path, counts: Mapping[str, Any], source: FileSource) -> Part:
    """The part without its duplicates; it stays complete through the day it was, they having been replaced and not lost."""
    if not counts["excluded"]:
        return part
    made = replace(
        part,
        excluded=excluded,
        rows_used=counts["used"],
        rows_duplicate=counts["excluded"],
        first_day=_day(counts["first_day"]),
        last_day=_day(counts["last_day"]),
    )
    check_equation(made)
    return made


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
