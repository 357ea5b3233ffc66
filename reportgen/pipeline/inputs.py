"""What a run reads: the files of every source, how far each reaches, and what was set aside on the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import readiness
from reportgen.contract import ApiSource, SqlSource
from reportgen.errors import SourceError, printable
from reportgen.metrics.settled import Only
from reportgen.pipeline import surveys
from reportgen.readiness import Coverage
from reportgen.tables import TABLES, ColumnType, Part

if TYPE_CHECKING:
    from reportgen.contract import Arrival
    from reportgen.engine import DuckEngine
    from reportgen.engine.connect import Connection
    from reportgen.engine.recalled import RecallingEngine
    from reportgen.engine.routed import RoutedEngine
    from reportgen.landing import Reject
    from reportgen.metrics.compute import Whole
    from reportgen.periods import Period
    from reportgen.project import Project
    from reportgen.sources import Pulling, World

EVENTS = {
    "leads": tuple(
        (column, "") for column in ("mql_at", "sal_at", "sql_at", "opportunity_at", "customer_at", "lost_at")
    ),
    "deals": (("closed_at", " and status <> 'open'"),),
}
"""Further days on which something happened in a table, and which rows may be trusted in it: an open deal is dated ahead."""


def _quiet(_: str) -> None:
    pass


@dataclass(frozen=True)
class Inputs:
    """Everything that was read for a run.

    Attributes:
        parts: what each file delivered; `_part` in SQL is the index in it.
        failures: what could not be read at all, a sentence each.
        notes: what was noticed and settled while reading.
        project: as configured.
        only: the filter that all rows go through when figures are computed of them.
        stale: those notes that tell of rows which were not pulled just now.
        answers: where answers of the warehouse are kept, the folder that is looked into first leading.
        recalls: whether answers over large snapshots are kept beside them; not where they are copies that prove a report.
        environ: where its address is looked for when it is asked something new; None where it must not be asked.
    """

    parts: tuple[Part, ...]
    failures: tuple[str, ...]
    notes: tuple[str, ...]
    project: Project
    only: Only = ()
    stale: tuple[str, ...] = ()
    answers: tuple[Path, ...] = ()
    recalls: bool = False
    environ: Mapping[str, str] | None = field(default=None, repr=False, compare=False)

    def narrowed(self, only: Only) -> Inputs:
        """The same inputs, of which only a part is counted: the same files, as far as they reach, read by the same engine."""
        part = replace(self, only=only)
        part.__dict__.update(engine=self.engine, coverages=self.coverages, wholes=self.wholes)
        return part

    @cached_property
    def wholes(self) -> dict[tuple[Only, Period, date, tuple[str, ...]], tuple[Project, Whole]]:
        """What was computed of these inputs, by filter, period, day and KPIs, with the project it was computed for."""
        return {}

    @cached_property
    def engine(self) -> DuckEngine | RecallingEngine | RoutedEngine:
        """The engine over the parts: DuckDB over what lies in files, the warehouse over what stays there."""
        from reportgen.engine import DuckEngine
        from reportgen.engine.recalled import RecallingEngine

        over = RecallingEngine if self.recalls else DuckEngine
        limit = self.project.business.memory_limit
        files = over(self.parts, memory_limit=limit, temp_dir=self.project.state / "spill")
        if not any(part.in_place for part in self.parts):
            return files
        from reportgen.engine.routed import RoutedEngine
        from reportgen.engine.warehouse import WarehouseEngine, held

        return RoutedEngine(files, WarehouseEngine(held(self.parts), self.answers, self._connect()))

    def _connect(self) -> Callable[[], Connection] | None:
        environ = self.environ
        return None if environ is None else lambda: surveys.opening(self.project, environ)

    @cached_property
    def coverages(self) -> tuple[Coverage, ...]:
        """How far each source reaches."""
        return readiness.capped(tuple(self._coverages()), self.project.business.as_of)

    def _coverages(self) -> Iterator[Coverage]:
        for name, source in self.project.sources.items():
            if TABLES[source.table].columns[TABLES[source.table].day].type != "day":
                continue  # the targets belong to periods, they have no days to be complete through
            members = [index for index, part in enumerate(self.parts) if part.source == name]
            reach = readiness.coverage(
                name,
                source.table,
                self._days(source.table, members),
                source.ended or source.complete.through,
                lag_days=source.complete.lag_days,
                may_be_late=source.when_late == "send",
                ended=source.ended is not None,
            )
            yield replace(reach, estimated=source.estimated)

    def _days(self, table: str, members: Sequence[int]) -> list[date]:
        if not members:
            return []
        listed = ", ".join(map(str, members))
        days: set[date] = set()
        for column, sound in ((TABLES[table].day, ""), *EVENTS.get(table, ())):
            rows = self.engine.query(f'select distinct "{column}" from raw_{table} where _part in ({listed}){sound}')
            days |= {day for (day,) in rows if day is not None}
        for first, last in {lump for index in members for lump in self.parts[index].lumps}:
            days |= {first + timedelta(days=number) for number in range((last - first).days)}
        return sorted(days)


def gather(
    project: Project,
    tell: Callable[[str], None] = _quiet,
    *,
    world: World | None = None,
    pulling: Pulling = "kept",
) -> Inputs:
    """Read every source: files that have not changed since the last run are taken from their snapshots.

    Args:
        project: as configured.
        tell: takes progress, a line each.
        world: what pulling from an API or a database needs of the world; without it nothing is pulled.
        pulling: when they are asked: `anew` always, `due` where the last pull is older than they say, `any` where there is none,
            `kept` never.
    """
    from reportgen import landing, sources

    tell("reading the sources ...")
    arrivals, missing, remarks = sources.found(project.root, project.sources, project.state / "resolved")
    pulled, failed, said = _pulled(project, world, pulling, tell)
    drifted = [f"source '{each.source}', {each.file}: {what}" for each in pulled if (what := sources.changed(each))]
    every = sorted((*arrivals, *pulled), key=lambda arrival: arrival.source)
    landed = landing.land(
        every, project.sources, project.state, project.business.zone, read=sources.read,
        memory_limit=project.business.memory_limit,
    )  # fmt: skip
    there = surveys.surveyed(project, world, pulling, tell)
    failures = tuple(str(error) for error in sorted((*missing, *failed, *landed.problems, *there.failed), key=str))
    remarked = [(note.source, note.file, note.what) for note in remarks]
    remarked += [(note.source, note.file, note.what) for note in landed.notes]
    notes = (*drifted, *(printable(f"source '{source}', {file}: {what}") for source, file, what in remarked))
    inputs = Inputs(
        (*landed.parts, *there.parts),
        failures,
        (*said, *there.said, *notes),
        project,
        stale=(*said, *there.said),
        recalls=True,
    )
    noted = replace(inputs, notes=(*inputs.notes, *_unread_targets(project, inputs)))
    if there.folder is None:
        if "engine" in inputs.__dict__:  # the one that was asked for the targets
            noted.__dict__["engine"] = inputs.engine
        return noted
    return replace(noted, answers=(there.folder / "answers",), environ=world.environ if world is not None else None)


def _unread_targets(project: Project, inputs: Inputs) -> Iterator[str]:
    """What stands in a table of targets and no figure is held against."""
    if not any(part.table == "targets" and part.rows_used and not part.in_place for part in inputs.parts):
        return
    from reportgen.metrics.catalog import build
    from reportgen.metrics.targets import unmet, unread

    rows: dict[int, list[tuple[str, str]]] = {}
    for number, period, kpi in inputs.engine.query("select _part, period, kpi from raw_targets order by _part, _row"):
        rows.setdefault(number, []).append((period, kpi))
    known = build(project.kpis, project.measures, project.business.stages).kpis
    for number, listed in rows.items():
        part = inputs.parts[number]
        yield from (
            f"source '{part.source}', {part.file}: {what}" for what in unread(listed, known, *project.business.starts)
        )
    segments: dict[int, list[tuple[str, str]]] = {}
    asked = (
        "select distinct _part, kpi, segment from raw_targets where segment is not null and segment <> '' order by all"
    )
    for number, kpi, segment in inputs.engine.query(asked) if _feeds(inputs, "targets", "segment") else ():
        segments.setdefault(number, []).append((kpi, segment))
    if not segments or any(part.in_place for part in inputs.parts):
        return
    values = _dimension_values(inputs) | frozenset(project.business.personas or ())
    for number, named in segments.items():
        part = inputs.parts[number]
        yield from (f"source '{part.source}', {part.file}: {what}" for what in unmet(named, values))


def _feeds(inputs: Inputs, table: str, column: str) -> bool:
    return any(part.table == table and column in part.columns for part in inputs.parts)


def _dimension_values(inputs: Inputs) -> frozenset[str]:
    """What stands in the columns of text of all tables, but for the numbers of leads, deals and the like."""
    from reportgen.engine import fed_columns

    found: set[str] = set()
    for table, fed in fed_columns(inputs.parts).items():
        own = TABLES[table].columns
        columns = [name for name in sorted(fed) if name not in own or own[name].type is ColumnType.TEXT]
        columns = [f'"{name}"' for name in columns if not name.endswith("_id")]
        if table in ("targets", "fx") or not columns:
            continue
        listed = " union ".join(f"select {name} from raw_{table}" for name in columns)
        found |= {str(value) for (value,) in inputs.engine.query(listed) if value}
    return frozenset(found)


def _pulled(
    project: Project, world: World | None, pulling: Pulling, tell: Callable[[str], None]
) -> tuple[list[Arrival], list[SourceError], list[str]]:
    """What the APIs and databases delivered; of one that fails nothing is used, whatever it delivered before."""
    from reportgen import sources
    from reportgen.pipeline.added_up import read_by_row

    arrivals: list[Arrival] = []
    failed: list[SourceError] = []
    said: list[str] = []
    for name, source in project.sources.items():
        if not isinstance(source, ApiSource | SqlSource):
            continue
        try:
            if isinstance(source, SqlSource):
                arrival, note = sources.take_rows(
                    name, source, world, project.root, project.state, pulling, tell,
                    zone=project.business.zone, by_row=read_by_row(project, source.table),
                )  # fmt: skip
            else:
                arrival, note = sources.take(name, source, world, project.root, project.state, pulling, tell)
        except SourceError as error:
            failed.append(error)
            continue
        except OSError as error:
            what = f"what is pulled cannot be kept: {error.strerror or error}"
            failed.append(SourceError(name, what, file=source.place, instead=f"Make room in {project.state}"))
            continue
        arrivals.append(arrival)
        said += [f"source '{name}', {arrival.file}: {note}"] if note else []
    return arrivals, failed, said


def rejects(project: Project, inputs: Inputs, source: str | None = None) -> Iterator[Reject]:
    """The rows that were set aside, of one source or of all."""
    from reportgen import landing

    return landing.rejects([part for part in inputs.parts if source in (None, part.source)])


def reject_reasons(inputs: Inputs, source: str | None = None) -> Counter[str]:
    """How many faults there are of each kind, `column: reason`, of one source or of all."""
    from reportgen import landing

    return landing.reject_reasons([part for part in inputs.parts if source in (None, part.source)])


def reached(inputs: Inputs) -> tuple[Part, ...]:
    """The parts, each with the day through which its source is complete, or goes on in those that took its place."""
    through = {each.source: readiness.goes_on(each, inputs.coverages) for each in inputs.coverages}
    return tuple(
        replace(part, complete_through=through.get(part.source, part.complete_through)) for part in inputs.parts
    )


def spans(inputs: Inputs) -> Mapping[str, tuple[date, date]]:
    """First day with a row, and the day through which all is known, per table."""
    found: dict[str, tuple[date, date]] = {}
    for each in inputs.coverages:
        if each.first_day is None or each.last_day is None:
            continue
        last = max(each.last_day, each.through or each.last_day)
        first, beyond = found.get(each.table, (each.first_day, last))
        found[each.table] = (min(first, each.first_day), max(beyond, last))
    return found
