"""All files of all sources into parts: landed where they are new, found again where they are not, duplicates taken out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from reportgen.contract import Arrival, Batch, Read, Source, fed_columns
from reportgen.errors import EquationError, SourceError
from reportgen.landing import (
    database,
    doubles,
    drift,
    duplicates,
    failures,
    notes_of,
    repeats,
    retention,
    snapshots,
    suspect,
    totals,
    unlike,
)
from reportgen.landing.drift import Delivered
from reportgen.landing.land_batch import NotAsCountedError, land_batch
from reportgen.landing.notes_of import Note
from reportgen.tables import Part

if TYPE_CHECKING:
    import duckdb


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
    sources: Mapping[str, Source],
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
        memory_limit: as DuckDB writes it, e.g. `300MB`; None for `database.MEMORY`.

    Raises:
        EquationError: rows read are not rows used + rejected + duplicate + skipped.
        ReportgenError: nothing can be kept in `state_dir`.
    """
    parts: list[Part] = []
    notes: list[Note] = []
    problems: list[SourceError] = []
    limit = memory_limit or database.MEMORY
    try:
        root = snapshots.root(state_dir)
    except OSError as error:
        raise failures.shut(state_dir, error) from None
    with ExitStack() as stack:

        @cache
        def engine() -> duckdb.DuckDBPyConnection:
            """The engine, started when the first file really has to be read."""
            files = [arrival.path for arrival in arrivals]
            return stack.enter_context(database.connected(root, files, memory_limit=limit))

        for source_name, group in groupby(arrivals, key=lambda arrival: arrival.source):
            files = tuple(group)
            try:
                intake = _Intake(sources[source_name], snapshots.folder(root, source_name), zone, read, engine)
                made, said = intake.take(files)
            except OSError as error:
                problems.append(failures.told(files[-1], error, root))
            except SourceError as error:
                problems.append(error)
            except Exception as error:
                if not failures.is_no_memory(error):
                    raise
                problems.append(failures.no_memory(files, limit))
            else:
                parts.extend(made)
                notes.extend(said)
        for double in doubles.between(engine, parts, doubles.holders(arrivals, sources), root):
            if double.proven:
                problems.append(double.refusal())
                parts = [part for part in parts if part.source != double.source]
            else:
                notes.append(Note(double.source, double.file, "likely_double", double.warning()))
    return Landed(tuple(parts), tuple(notes), tuple(problems))


@dataclass(frozen=True)
class _Intake:
    """The landing of one source's files."""

    source: Source
    folder: Path
    zone: ZoneInfo
    read: Read
    engine: Callable[[], duckdb.DuckDBPyConnection]

    def take(self, arrivals: Sequence[Arrival]) -> tuple[list[Part], list[Note]]:
        """Parts and notes of all files of the source."""
        parts: list[Part] = []
        notes: list[Note] = []
        delivered: list[Delivered] = []
        manifests: list[dict[str, Any]] = []
        for arrival in arrivals:
            before = snapshots.last_delivered(self.folder, arrival)
            try:
                made, folder = self.snapshot(arrival)
            except OSError as error:
                raise failures.told(arrival, error, self.folder) from None
            part = _part(arrival, arrival.contract or self.source, made, folder)
            check_equation(part)
            parts.append(part)
            manifests.append(made)
            delivered.append(Delivered(arrival.file, tuple(made["header"]), made["read"]))
            if before is not None:
                changed = drift.since_last(before, delivered[-1])
                notes.extend(Note(arrival.source, arrival.file, *said) for said in changed)
        if not any(note.file == delivered[-1].file for note in notes):
            changed = drift.against_usual(delivered[:-1], delivered[-1])
            notes.extend(Note(arrivals[-1].source, arrivals[-1].file, *said) for said in changed)
        notes.extend(notes_of.lumped(part) for part in parts if part.lumps)
        notes.extend(notes_of.lacking(part) for part in parts if part.undelivered and part.rows_used)
        off = ((arrival, totals.told(made.get("off", ()))) for arrival, made in zip(arrivals, manifests, strict=True))
        notes.extend(Note(arrival.source, arrival.file, "own_total", what) for arrival, what in off if what)
        for arrival, made in zip(arrivals, manifests, strict=True):
            suspected = suspect.unanswered(made.get("suspect", ()), self.source)
            notes.extend(Note(arrival.source, arrival.file, *said) for said in suspected)
        for arrival, made in zip(arrivals, manifests, strict=True):
            warned = (*made.get("warnings", ()), *made.get("pulled", {}).get("warnings", ()))
            notes.extend(Note(arrival.source, arrival.file, "warned", what) for what in warned)
        spread = [(arrival.contract or self.source).span is not None for arrival in arrivals]
        parts, said = self.without_duplicates(parts, spread)
        said += self.repeated(parts)
        used = {part.snapshot.parent for part in parts} | {part.excluded.parent for part in parts if part.excluded}
        for folder in used:
            retention.touch(folder)
        retention.prune(self.folder, used, self.source.generations)
        return parts, [*notes, *said]

    def snapshot(self, arrival: Arrival) -> tuple[dict[str, Any], Path]:
        """The manifest and folder of a file's snapshot; the file is read only where it has to be."""
        source, sha256 = arrival.contract or self.source, snapshots.recall(self.folder, arrival)
        if sha256 is not None:
            folder = self.folder / snapshots.key(sha256, source, self.zone)
            if made := snapshots.manifest(folder):
                return made, folder
        with snapshots.aside(self.folder) as scratch:
            batch = self.read(arrival, source, scratch)
            folder = self.folder / snapshots.key(batch.sha256, source, self.zone)
            made = snapshots.manifest(folder) or self.land(batch, scratch, folder)
            snapshots.remember(self.folder, arrival, batch.sha256, batch.header, batch.records)
        return made, folder

    def land(self, batch: Batch, scratch: Path, folder: Path) -> dict[str, Any]:
        """Make the snapshot of a batch; return its manifest."""
        arrival = batch.arrival
        source = arrival.contract or self.source
        into = scratch / "made"
        into.mkdir(mode=0o700)
        try:
            counts, facts = land_batch(self.engine(), batch, source, self.zone, into)
        except NotAsCountedError:
            batch = self.read(arrival, source, scratch, careful=True)
            counts, facts = land_batch(self.engine(), batch, source, self.zone, into)
        if snapshots.signature(arrival.path) != arrival.signature:
            raise SourceError(
                arrival.source,
                "the file changed while it was read",
                file=arrival.file,
                instead="Run again when it is written",
            )
        # Who says which rows are totals is believed; and a total has no day, so rows of several days hold none.
        days = source.span is None and counts.first_day != counts.last_day
        if "totals" not in self.source.model_fields_set and not days:
            totals.refuse_hidden(self.engine(), into / "data.parquet", source, arrival, batch.first_line)
        made = {
            **facts,
            **vars(counts),
            "off": totals.against_own(self.engine(), into / "data.parquet", source),
            "suspect": suspect.of_rows(self.engine(), into / "data.parquet", source, counts, batch.first_line),
            "source": arrival.source,
            "table": source.table,
            "file": arrival.file,
            "sha256": batch.sha256,
            "bytes": arrival.signature.size,
            "contract": source.fingerprint(),
            "columns": fed_columns(source),
            "zone": self.zone.key,
            "version": snapshots.VERSION,
            "snapshot_bytes": (into / "data.parquet").stat().st_size,
        }
        snapshots.write_json(into / "manifest.json", made)
        snapshots.place(into, folder)
        placed = snapshots.manifest(folder)
        if placed is None:
            raise EquationError(
                f"{folder}: the snapshot of '{arrival.file}' is damaged; delete that folder and run again"
            )
        return placed

    def without_duplicates(self, parts: list[Part], spread: Sequence[bool]) -> tuple[list[Part], list[Note]]:
        """The parts with what other rows replace taken out; `spread` says which have rows of more days than one."""
        source = self.source
        spans = [(part.first_day, part.last_day) if part.first_day and part.last_day else None for part in parts]
        landed = [
            duplicates.Snapshot(part.file, part.sha256, part.snapshot, span, part.lumps, wide)
            for part, span, wide in zip(parts, spans, spread, strict=True)
        ]
        conditions, replaced = duplicates.plan(parts[0].source, source, landed)
        if not any(conditions) and not source.key:
            return parts, []
        key = snapshots.hash_of(
            [[part.snapshot.parent.name for part in parts], source.key, source.overlap, snapshots.VERSION]
        )
        folder = self.folder / "excluded" / key
        if not folder.is_dir():
            unlike.refuse(self.engine(), source, parts, replaced)
            with snapshots.aside(self.folder) as scratch:
                made = scratch / "made"
                made.mkdir(mode=0o700)
                snapshots.write_json(
                    made / "counts.json", duplicates.exclude(self.engine(), source, landed, conditions, made)
                )
                snapshots.place(made, folder)
        counts = snapshots.counts(folder)
        out = [_less(part, folder / f"{index}.parquet", counts[str(index)]) for index, part in enumerate(parts)]
        return out, [*notes_of.replaced(out, replaced), *(notes_of.repeated(out, conditions) if source.key else ())]

    def repeated(self, parts: Sequence[Part]) -> list[Note]:
        """What to say of numbers that come again though no key is declared; looked for once in the same rows."""
        column = repeats.asked(self.source)
        if not column:
            return []
        rows = [[part.snapshot.parent.name, part.excluded and part.excluded.parent.name] for part in parts]
        folder = self.folder / "excluded" / snapshots.hash_of([rows, "again", column, snapshots.VERSION])
        if not folder.is_dir():
            with snapshots.aside(self.folder) as scratch:
                made = scratch / "made"
                made.mkdir(mode=0o700)
                found = repeats.again(self.engine(), column, parts)
                snapshots.write_json(made / "counts.json", {"again": found})
                snapshots.place(made, folder)
        return repeats.notes(self.source, parts, snapshots.counts(folder)["again"])


def _part(arrival: Arrival, source: Source, made: Mapping[str, Any], folder: Path) -> Part:
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
        lumps=_lumps(made),
        undelivered=source.undelivered,
        money=made.get("money", ""),
    )


def _complete_through(source: Source, last: date | None) -> date | None:
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


def _less(part: Part, excluded: Path, counts: Mapping[str, Any]) -> Part:
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
        lumps=_lumps(counts),
    )
    check_equation(made)
    return made


def _lumps(counts: Mapping[str, Any]) -> tuple[tuple[date, date], ...]:
    return tuple((date.fromisoformat(first), date.fromisoformat(last)) for first, last in counts.get("lumps", ()))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
