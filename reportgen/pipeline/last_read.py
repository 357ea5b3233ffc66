"""When each source was read last: an API or a database when it was asked and told all, a file when its content was taken in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from reportgen.contract import ApiSource, SqlSource
from reportgen.pipeline.added_up import read_by_row

if TYPE_CHECKING:
    from reportgen.project import Project
    from reportgen.tables import Part


def last_read(project: Project, source: str, parts: Sequence[Part]) -> datetime | None:
    """The newest instant at which something of a source came in, in UTC; None where nothing is kept.

    Args:
        project: as configured.
        source: its name.
        parts: those of the source, or one of them.
    """
    spec = project.sources[source]
    if isinstance(spec, ApiSource | SqlSource):
        from reportgen.sources import kept

        folder = project.state / "pulled" / source
        beside = (project.business.zone.key, read_by_row(project, spec.table)) if isinstance(spec, SqlSource) else ()
        found = kept.last(folder, kept.asked(spec, *beside)) if folder.is_dir() else None
        return found[1].time.astimezone(UTC) if found is not None else None
    times = []
    for part in parts:
        try:
            lies = part.snapshot if part.in_place else part.snapshot.parent / "manifest.json"
            times.append(lies.stat().st_mtime)
        except OSError:
            continue
    return datetime.fromtimestamp(int(max(times)), UTC) if times else None
