"""How each source stands: what it feeds, when it was read, what came of its rows, how far it reaches, which report waits for it.

What was found is kept in `<state>/standing.json`, so that `status` can tell of it without reading anything.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.contract import ApiSource, SqlSource
from reportgen.errors import printable
from reportgen.periods import Grain, last_complete
from reportgen.pipeline.added_up import read_by_row
from reportgen.pipeline.last_read import last_read

if TYPE_CHECKING:
    from reportgen.contract import Source
    from reportgen.pipeline.inputs import Inputs
    from reportgen.project import Project
    from reportgen.readiness import Coverage
    from reportgen.tables import Part

COUNTS = ("read", "used", "rejected", "duplicate", "skipped")
FILE = "standing.json"
STATES = ("failed", "held", "empty", "late", "changed", "ended", "ok")
"""The gravest first: nothing of it could be used, or the last attempt failed; too many rows are set aside; it has no row; a report
waits for it; its columns or its size changed; it ended for good; all is well."""


@dataclass(frozen=True)
class Pulled:
    """The last whole pull of an API or a database.

    Attributes:
        at: when, ISO.
        window: first and last day; () without one.
        records: what came.
        stated: how many there were to be; None where nobody stated it.
        behind: rows of the database behind records that are sums; None where they are rows.
        rows_because: why they are rows where they might be sums.
    """

    at: str
    window: tuple[str, ...]
    records: int
    stated: int | None
    behind: int | None
    rows_because: str


@dataclass(frozen=True)
class Standing:
    """One source.

    Attributes:
        source: its name.
        table: the table it feeds.
        kind: its preset, or what it is: csv, xlsx, parquet, api, or the kind of database.
        place: its path or address.
        parts: what it delivered; () where it could not be read.
        first_day: earliest day of a row that counts.
        last_day: latest one.
        through: the day it is complete through.
        estimate: whether that is only read off the rows.
        read: when its content came in last.
        pull: of an API or a database.
        failed: when the last attempt failed, and why; None where it did not. Without a time it is now.
        notes: what was noticed, a sentence each.
        late: reports that need it further than it reaches: id and period.
        may_be_late: whether they go out all the same.
        state: see `STATES`.
        told: its rows, where its parts are not at hand.
        looked: when that was found, where it was not now.
    """

    source: str
    table: str
    kind: str
    place: str
    parts: tuple[Part, ...] = field(repr=False)
    first_day: date | None
    last_day: date | None
    through: date | None
    estimate: bool
    read: datetime | None
    pull: Pulled | None
    failed: tuple[str, str] | None
    notes: tuple[str, ...]
    late: tuple[tuple[str, str], ...]
    may_be_late: bool
    state: str
    told: Mapping[str, int] | None = None
    looked: datetime | None = None

    @property
    def rows(self) -> Mapping[str, int]:
        """Rows by what became of them."""
        if self.told is not None:
            return self.told
        return {count: sum(getattr(part, f"rows_{count}") for part in self.parts) for count in COUNTS}


def standings(project: Project, inputs: Inputs, today: date) -> tuple[Standing, ...]:
    """Every source, in the order of the configuration.

    Args:
        project: as configured.
        inputs: what was read.
        today: the day taken for today.
    """
    reach = {each.source: each for each in inputs.coverages}
    needs = tuple(_needs(project, today))
    return tuple(
        _standing(project, name, source, inputs, reach.get(name), needs) for name, source in project.sources.items()
    )


def _needs(project: Project, today: date) -> Iterator[tuple[str, str, date]]:
    """Of every report that is made by itself, its id, the last complete period, and the last day of that: no other one waits."""
    for name, spec in project.reports.items():
        if spec.schedule is not None:
            period = last_complete(Grain(spec.grain), today, *project.business.starts)
            yield name, period.id, period.last


def _blamed(failure: str) -> str:
    """The source that a failure is of: the first it names, for it may name the other of a pair besides."""
    return failure.partition("source '")[2].partition("'")[0]


def _standing(
    project: Project,
    name: str,
    source: Source,
    inputs: Inputs,
    reach: Coverage | None,
    needs: Sequence[tuple[str, str, date]],
) -> Standing:
    parts = tuple(part for part in inputs.parts if part.source == name)
    pull, failed = _pulled(project, name, source)
    said = [failure for failure in inputs.failures if _blamed(failure) == name]
    failed = failed or (("", said[0]) if said else None)
    late = tuple((report, period) for report, period, last in needs if reach is not None and parts and reach.late(last))
    rejected, read = sum(part.rows_rejected for part in parts), sum(part.rows_read for part in parts)
    notes = tuple(_of(name, note) for note in inputs.notes[len(inputs.stale) :] if note.startswith(f"source '{name}'"))
    state = next(
        state
        for state, holds in (
            ("failed", bool(failed) or not parts),
            ("held", rejected > source.max_rejected * read),
            ("empty", not read),
            ("late", bool(late)),
            ("changed", any(_is_drift(note) for note in notes)),
            ("ended", source.ended is not None),
            ("ok", True),
        )
        if holds
    )
    return Standing(
        source=name,
        table=source.table or (parts[0].table if parts else ""),
        kind=_kind(project, name, source, parts),
        place=str(getattr(source, "place", "") or getattr(source, "path", "")),
        parts=parts,
        first_day=min((part.first_day for part in parts if part.first_day), default=None),
        last_day=max((part.last_day for part in parts if part.last_day), default=None),
        through=reach.through if reach is not None else None,
        # Read off the newest row and the usual silence after it; a dense source proves its days, a declared one states them.
        estimate=reach is not None and reach.through is not None and not reach.declared and not source.dense,
        read=last_read(project, name, parts) if parts else None,
        pull=pull,
        failed=failed,
        notes=notes,
        late=late,
        may_be_late=source.when_late == "send",
        state=state,
    )


def _of(name: str, note: str) -> str:
    return note.removeprefix(f"source '{name}'").lstrip(",: ")


def _is_drift(note: str) -> bool:
    return any(
        words in note
        for words in (
            "columns appeared",
            "columns are gone",
            "columns seem to be renamed",
            " rows and held ",
            " usually hold",
        )
    )


def _kind(project: Project, name: str, source: Source, parts: Sequence[Part]) -> str:
    """The preset's name, else the kind; of a database what kind of one, as far as that is known without its secret."""
    document = project.written.documents.get("sources.yaml")
    block = document.root.child(name) if document is not None and document.root is not None else None
    preset = block.child("preset") if block is not None else None
    if preset is not None and isinstance(preset.value, str):
        return preset.value
    place = parts[0].file if parts else str(getattr(source, "url", ""))
    return place.split("://", 1)[0] if source.kind == "sql" and "://" in place else source.kind


def _pulled(project: Project, name: str, source: Source) -> tuple[Pulled | None, tuple[str, str] | None]:
    """The last whole pull, and the last attempt where it failed."""
    from reportgen.sources import kept

    folder = project.state / "pulled" / name
    if not isinstance(source, ApiSource | SqlSource) or not folder.is_dir():
        return None, None
    beside = (project.business.zone.key, read_by_row(project, source.table)) if isinstance(source, SqlSource) else ()
    found = kept.last(folder, kept.asked(source, *beside))
    if found is None:
        return None, kept.failure(folder)
    last = found[1]
    return Pulled(last.at, last.window, last.records, last.stated, last.behind, last.rows_because), kept.failure(folder)


def as_json(found: Sequence[Standing]) -> list[dict[str, Any]]:
    """The standings as JSON; docs/json.md has the form."""
    return [_json(each) for each in found]


def _json(each: Standing) -> dict[str, Any]:
    pull = each.pull
    return {
        "source": each.source, "table": each.table, "kind": each.kind, "place": each.place, "state": each.state,
        "files": [part.file for part in each.parts], "rows": each.rows, "content": content(each.parts),
        "first_day": _iso(each.first_day), "last_day": _iso(each.last_day),
        "complete_through": _iso(each.through), "estimate": each.estimate,
        "last_read": None if each.read is None else f"{each.read.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "pull": None if pull is None else {
            "at": _utc(pull.at), "window": list(pull.window) or None, "records": pull.records, "stated": pull.stated,
            "rows_behind": pull.behind, "rows_because": pull.rows_because or None,
        },
        "failed": None if each.failed is None else {"at": _utc(each.failed[0]), "what": printable(each.failed[1])},
        "notes": list(each.notes),
        "late_for": [{"report": report, "period": period} for report, period in each.late], "may_be_late": each.may_be_late,
    }  # fmt: skip


def content(parts: Sequence[Part]) -> str:
    """Hash of what a source delivered; "" of nothing."""
    return hashlib.sha256("".join(part.sha256 for part in parts).encode()).hexdigest()[:16] if parts else ""


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _utc(instant: str) -> str | None:
    return f"{datetime.fromisoformat(instant).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if instant else None


def keep(project: Project, found: Sequence[Standing], now: datetime) -> None:
    """Note how the sources stand, beside those that were not looked at now."""
    named = {each["source"]: each for each in (kept(project) or {}).get("sources", [])}
    named |= {
        each["source"]: {**each, "looked": f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"} for each in as_json(found)
    }
    listed = [named[name] for name in project.sources if name in named]
    try:
        project.state.mkdir(mode=0o700, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=project.state, prefix=".tmp-standing-")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump({"sources": listed}, out, indent=1, ensure_ascii=False)
        Path(name).replace(project.state / FILE)
    except OSError:  # a full disk is told by whoever needs the room
        return


def kept(project: Project) -> Mapping[str, Any] | None:
    """How the sources stood when they were looked at last; None where nobody has."""
    try:
        found: dict[str, Any] = json.loads((project.state / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found.get("sources"), list) else None


def revived(looked: Mapping[str, Any]) -> tuple[Standing, ...]:
    """What `kept` gave, as far as it can be told without the rows; what is not understood is left out."""
    found = []
    for each in looked.get("sources", ()):
        try:
            found.append(_revived(each))
        except (KeyError, TypeError, ValueError):  # written by another version
            continue
    return tuple(found)


def _revived(each: Mapping[str, Any]) -> Standing:
    failed, read = each["failed"], each["last_read"]
    first, last, through = (
        date.fromisoformat(each[key]) if each[key] else None for key in ("first_day", "last_day", "complete_through")
    )
    return Standing(
        source=each["source"],
        table=each["table"],
        kind=each["kind"],
        place=each["place"],
        parts=(),
        first_day=first,
        last_day=last,
        through=through,
        estimate=each["estimate"],
        read=datetime.fromisoformat(read) if read else None,
        pull=None if each["pull"] is None else Pulled(each["pull"]["at"], (), each["pull"]["records"], None, None, ""),
        failed=None if failed is None else (failed["at"] or "", failed["what"]),
        notes=tuple(each["notes"]),
        late=tuple((one["report"], one["period"]) for one in each["late_for"]),
        may_be_late=each["may_be_late"],
        state=each["state"],
        told=each["rows"],
        looked=datetime.fromisoformat(each["looked"]),
    )
