"""What lies in the warehouse: looked at once and kept, so that a run can be repeated as it was, also without the warehouse.

    <state>/warehouse/<time>/<source>/survey.json      columns, SQL, rows by state, first and last day; or why it failed
    <state>/warehouse/<time>/<source>/rejects.parquet  some of the rows that do not fit
    <state>/warehouse/<time>/answers/                  every answer that was given since (see `engine.kept`)

A look is a generation: what is asked later belongs to it until the next look.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.contract import InPlaceSource, Warehouse, fed_columns, select
from reportgen.errors import ReportgenError, SourceError, UsageError
from reportgen.tables import Part

if TYPE_CHECKING:
    from reportgen.engine.connect import Connection
    from reportgen.landing.in_place import InPlace
    from reportgen.project import Project
    from reportgen.sources import Pulling, World

VERSION = 1
"""Raised when the same rows would be looked at otherwise."""
GENERATIONS = 3
"""So many looks stay."""
UNUSED = timedelta(days=1)
"""How long an older one stays, since a run may still be reading it."""
SHOWN = 1_000
"""Rejected rows of a source that are kept to be shown."""


@dataclass(frozen=True)
class Surveyed:
    """What was found in the warehouse.

    Attributes:
        parts: one for each source that could be looked at.
        failed: those that could not.
        said: what owners should know.
        folder: the generation; None where nothing stays in place.
    """

    parts: tuple[Part, ...] = ()
    failed: tuple[SourceError, ...] = ()
    said: tuple[str, ...] = ()
    folder: Path | None = None


def staying(project: Project) -> dict[str, InPlaceSource]:
    """The sources whose rows stay in the warehouse, by name."""
    return {name: source for name, source in project.sources.items() if isinstance(source, InPlaceSource)}


def surveyed(project: Project, world: World | None, pulling: Pulling, tell: Callable[[str], None]) -> Surveyed:
    """The sources of the warehouse, looked at where that is wanted; see `gather`."""
    sources, warehouse = staying(project), project.warehouse
    if not sources or warehouse is None:
        return Surveyed()
    root = project.state / "warehouse"
    asked = _asked(project, sources, warehouse)
    last = _last(root, asked)
    if last is None or not _is_enough(last, warehouse, world, pulling):
        if world is None or pulling == "kept":
            why = "has not been looked at as it is configured now"
            return Surveyed(
                failed=tuple(
                    SourceError(name, why, file=source.place, instead="Run `reportgen pull`")
                    for name, source in sources.items()
                )
            )
        tell("looking at the warehouse ...")
        last = _looked(project, sources, world, root, asked)
    parts, failed = [], []
    for name, source in sources.items():
        path = last / name / "survey.json"
        survey = json.loads(path.read_bytes())
        if "failed" in survey:
            failed.append(SourceError(name, survey["failed"], file=source.place, instead=survey.get("instead", "")))
        else:
            parts.append(_part(name, source, survey, path))
    return Surveyed(tuple(parts), tuple(failed), _stale(last, sources, warehouse, world, pulling), last)


def _asked(project: Project, sources: Mapping[str, InPlaceSource], warehouse: Warehouse) -> str:
    """Hash of what decides what a look finds; no secret is in it."""
    readings = {name: [source.reading(), source.key] for name, source in sorted(sources.items())}
    said = [VERSION, warehouse.shown, project.business.zone.key, readings]
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _last(root: Path, asked: str) -> Path | None:
    for path in sorted(root.glob("[0-9]*"), reverse=True):
        try:
            if json.loads((path / "look.json").read_bytes())["asked"] == asked:
                return path
        except (OSError, ValueError, KeyError):
            continue
    return None


def _time(generation: Path) -> datetime:
    return datetime.fromisoformat(json.loads((generation / "look.json").read_bytes())["at"])


def _is_enough(last: Path, warehouse: Warehouse, world: World | None, pulling: Pulling) -> bool:
    if pulling in ("any", "kept") or world is None:
        return True
    age = world.now() - _time(last)
    return pulling == "due" and -timedelta(minutes=5) < age < warehouse.keep


def _stale(
    last: Path, sources: Mapping[str, InPlaceSource], warehouse: Warehouse, world: World | None, pulling: Pulling
) -> tuple[str, ...]:
    old = world is None or world.now() - _time(last) >= warehouse.keep
    if pulling not in ("any", "kept") or not old:
        return ()
    when = _time(last).strftime("%Y-%m-%d %H:%M %Z")
    return (f"warehouse {warehouse.shown}: not looked at again: figures are those of {when} ({', '.join(sources)})",)


def opening(project: Project, environ: Mapping[str, str]) -> Connection:
    """The project's warehouse; nothing goes over the line before something is asked.

    Raises:
        EngineError: KPIs cannot be computed there.
        DatabaseError: a secret is missing, or is no address.
    """
    from reportgen.databases import Database
    from reportgen.engine.connect import connect

    said = project.warehouse
    if said is None:
        raise UsageError("no warehouse is configured. Write `warehouse: ${WAREHOUSE_URL}` into config/sources.yaml")
    return connect(Database.of(said.url, said.password, environ, project.root), said.timeout)


def _looked(project: Project, sources: Mapping[str, InPlaceSource], world: World, root: Path, asked: str) -> Path:
    """Look at every source, and keep what was found; a source that fails says so."""
    for folder in (project.state, root):
        folder.mkdir(mode=0o700, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".tmp-", dir=root))
    try:
        try:
            with closing(opening(project, world.environ)) as connection:
                for name, source in sources.items():
                    _write(made / name, partial(look, name, source, project, connection))
        except ReportgenError as error:
            for name in sources:
                _write(made / name, partial(_failed, error))
        now = world.now()
        (made / "look.json").write_text(json.dumps({"asked": asked, "at": now.isoformat(timespec="seconds")}))
        target = root / now.strftime("%Y%m%dT%H%M%S%f")
        made.rename(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    _prune(root, now)
    return target


def _write(folder: Path, make: Callable[[Path], Mapping[str, Any]]) -> None:
    folder.mkdir(mode=0o700)
    try:
        found = make(folder)
    except ReportgenError as error:
        found = _failed(error)
    (folder / "survey.json").write_text(json.dumps(found, indent=1, sort_keys=True, default=str), encoding="utf-8")


def _failed(error: ReportgenError, _folder: Path | None = None) -> dict[str, Any]:
    if isinstance(error, SourceError):
        return {"failed": error.problem.what, "instead": error.problem.instead}
    what, _, instead = str(error).partition(". ")
    return {"failed": what, "instead": instead}


def _prune(root: Path, now: datetime) -> None:
    for path in sorted(root.glob("[0-9]*"), reverse=True)[GENERATIONS:]:
        newest = max((each.stat().st_mtime for each in (path, path / "answers") if each.exists()), default=0.0)
        if now.timestamp() - newest > UNUSED.total_seconds():
            shutil.rmtree(path, ignore_errors=True)


def rows_of(source: InPlaceSource, dialect: str) -> str:
    """What a source reads, as SQL of the engine that can stand after FROM."""
    if source.relation is not None:
        sign = "`" if dialect in ("spark", "bigquery") else '"'
        return ".".join(_name(part, sign) for part in select.relation(source.relation))
    return f"(\n{select.read(source.query or '').text.replace(chr(92) + ':', ':')}\n)"


def _name(part: str, sign: str) -> str:
    """A name as it is written: quoted only where it must be, for engines fold plain names each in their own way."""
    return part if part.isidentifier() and part.isascii() else f"{sign}{part}{sign}"


def look(name: str, source: InPlaceSource, project: Project, connection: Connection, folder: Path) -> dict[str, Any]:
    """What one source holds: rows by state, days, and why rows do not fit.

    Raises:
        SourceError: its contract cannot be kept in place, or several rows have the same key.
        EngineError: the warehouse refuses.
    """
    from reportgen.engine.dialects import said
    from reportgen.landing.query import REJECTED, SKIPPED_ROW, USED

    made, kinds = _in_place(name, source, project, connection)

    def ask(sql: str) -> list[tuple[Any, ...]]:
        return connection.run(said(sql, connection.dialect))[1]

    found = {int(state): (int(count), first, last) for state, count, first, last in ask(made.survey())}
    used, first, last = found.get(USED, (0, None, None))
    rejected, skipped = (found.get(state, (0,))[0] for state in (REJECTED, SKIPPED_ROW))
    if made.key and (again := int(ask(made.repeated())[0][0])):
        keys = f"{again:,} keys ({', '.join(made.key)}) have" if again > 1 else f"a key ({', '.join(made.key)}) has"
        what = f"{keys} several rows, and in a warehouse none of them is the last"
        raise SourceError(name, what, file=source.place, instead="Write a `query:` that keeps one row of each key")
    reasons: dict[str, int] = {}
    if rejected:
        reasons = {f"{column}: {reason}": int(count) for column, reason, count in ask(made.reasons())}
        _keep_rejects(folder, ask(made.rejects(SHOWN)))
    return {
        "raw": made.raw, "dialect": connection.dialect, "columns": list(made.columns), "kinds": kinds, "day_from": made.day_from,
        "rows": sum(each[0] for each in found.values()), "used": used, "rejected": rejected, "skipped": skipped,
        "reasons": reasons, "first_day": _day(first), "last_day": _day(last), "asked": said(made.survey(), connection.dialect),
    }  # fmt: skip


def tried(project: Project, environ: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The sources of the warehouse that cannot be computed there, and why; each is asked for one row."""
    from reportgen.engine.dialects import said
    from reportgen.engine.warehouse import PART

    try:
        connection = opening(project, environ) if staying(project) else None
    except ReportgenError as error:
        if getattr(error, "code", "") != "secret":  # told already, as a secret that is missing
            yield "warehouse", str(error)
        return
    if connection is None:
        return
    with closing(connection):
        for name, source in staying(project).items():
            try:
                made, _ = _in_place(name, source, project, connection)
                first = made.raw.replace(PART, "0")
                connection.run(said(f"select * from ({first}) as tried limit 1", connection.dialect))
            except SourceError as error:
                yield name, f"{error.problem.what}. {error.problem.instead}"
            except ReportgenError as error:
                yield name, str(error)


def _in_place(
    name: str, source: InPlaceSource, project: Project, connection: Connection
) -> tuple[InPlace, dict[str, str]]:
    """The SQL of a source, and what its columns hold."""
    from reportgen.engine.dialects import POSTGRESQL, neutral
    from reportgen.landing.in_place import NotInPlaceError, in_place
    from reportgen.landing.words_of import NEUTRAL
    from reportgen.landing.words_of import POSTGRESQL as WORDS

    native = rows_of(source, connection.dialect)
    kinds = connection.kinds(native)
    own = connection.dialect == POSTGRESQL
    rows, words = (native, WORDS) if own else (neutral(native, connection.dialect), NEUTRAL)
    try:
        return in_place(source, rows, kinds, project.business.zone, words), kinds
    except NotInPlaceError as error:
        what, _, instead = str(error).partition(". ")
        raise SourceError(name, what, file=source.place, instead=instead) from None


def _day(value: Any) -> str | None:
    return None if value is None else str(value)[:10]


def _keep_rejects(folder: Path, rows: list[tuple[Any, ...]]) -> None:
    """Rejected rows in the form in which landing keeps those of files; a row of a warehouse has no line."""
    import duckdb

    with duckdb.connect(":memory:") as connection:
        connection.execute(
            'create table rejects (row bigint, line bigint, "column" varchar, value varchar, reason varchar)'
        )
        listed = [
            (at, 0, column, None if shown is None else str(shown)[:200], reason)
            for at, (column, shown, reason) in enumerate(rows)
        ]
        if listed:
            connection.executemany("insert into rejects values (?, ?, ?, ?, ?)", listed)
        target = str(folder / "rejects.parquet").replace("'", "''")
        connection.execute(f"copy rejects to '{target}' (format parquet)")


def _part(name: str, source: InPlaceSource, survey: Mapping[str, Any], path: Path) -> Part:
    first, last = (date.fromisoformat(survey[key]) if survey[key] else None for key in ("first_day", "last_day"))
    through = source.complete.through
    if through is None and last is not None:
        through = last - timedelta(days=source.complete.lag_days)
    return Part(
        source=name,
        table=source.table,
        file=source.place,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        snapshot=path,
        excluded=None,
        columns=fed_columns(source),
        rows_read=survey["rows"],
        rows_used=survey["used"],
        rows_rejected=survey["rejected"],
        rows_duplicate=0,
        rows_skipped=survey["skipped"],
        first_day=first,
        last_day=last,
        complete_through=through,
        first_line=0,
        contract=source.fingerprint(),
        in_place=True,
    )
