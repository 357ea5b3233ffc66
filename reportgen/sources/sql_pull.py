"""The rows of a database, read where that is wanted, or those that were read last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from reportgen.contract import Arrival, SqlSource
from reportgen.databases import Database, DatabaseError
from reportgen.errors import SourceError
from reportgen.sources import kept, sql_query
from reportgen.sources.pull import Pulling
from reportgen.sources.world import World


def take_rows(
    name: str,
    source: SqlSource,
    world: World | None,
    project_dir: Path,
    state_dir: Path,
    pulling: Pulling,
    tell: Callable[[str], None],
    *,
    zone: ZoneInfo,
    by_row: str = "",
) -> tuple[Arrival, str]:
    """The rows of a source as a file that lies there, read where that is wanted.

    Args:
        name: of the source.
        source: its contract.
        world: what asking needs of the world; None where nothing may be asked.
        project_dir: where relative paths begin.
        state_dir: the project's `.reportgen`.
        pulling: see `Pulling`.
        tell: takes progress, a line each.
        zone: the business's zone.
        by_row: why the rows of its table are wanted one by one, "" where they are not.

    Returns:
        The arrival, and what its owner should know, "" for nothing.

    Raises:
        SourceError: they could not be read whole, or there are none kept; older ones are not used in their place.
    """
    folder = kept.folder(state_dir, name)
    found = kept.last(folder, kept.asked(source, zone.key, by_row))
    if found is not None and _is_enough(found[1], source, world, project_dir, folder, pulling):
        return _arrival(name, source, *found), _told(found[1], source, world, folder, pulling)
    if pulling == "kept" or world is None:
        what = "has not been pulled yet as it is configured now"
        raise SourceError(name, what, file=source.place, instead="Run `reportgen pull`")
    try:
        path, pulled = sql_query.pulled(name, source, world, project_dir, folder, zone, by_row, tell)
    except SourceError as error:
        kept.note_failure(folder, world.now(), str(error))
        raise
    return _arrival(name, source, path, pulled), ""


def changed(arrival: Arrival) -> str:
    """Which columns of a table came or went since the pull before; "" for none."""
    path, pull = arrival.path.parent, kept.pull_of(arrival)
    earlier = kept.before(path.parent, pull.asked, path) if pull is not None else None
    if pull is None or earlier is None or not pull.columns or not earlier.columns:
        return ""
    new = [name for name in pull.columns if name not in earlier.columns]
    lost = [name for name in earlier.columns if name not in pull.columns]
    said = [f"columns appeared: {', '.join(new)}"] if new else []
    said += [f"columns are gone: {', '.join(lost)}"] if lost else []
    return "; ".join(said) + " since the pull before" if said else ""


def _arrival(name: str, source: SqlSource, path: Path, pulled: kept.Pull) -> Arrival:
    """A pull as a file, with the contract it is read by where that is its own."""
    arrival, own = kept.arrival(name, path, pulled), sql_query.as_delivered(source, pulled)
    return arrival if own is source else replace(arrival, contract=own)


def _is_enough(
    last: kept.Pull, source: SqlSource, world: World | None, project_dir: Path, folder: Path, pulling: Pulling
) -> bool:
    if pulling in ("full", "anew"):
        return False
    if pulling == "kept" or world is None:
        return True
    try:
        there = Database.of(source.url, source.password, world.environ, project_dir).shown
    except DatabaseError:
        return pulling == "any"  # who asks will be told of the secret that is missing
    if last.url.split(" ", 1)[0] != there:
        return False  # the address leads to another database now
    if pulling == "any":
        return True
    fresh = -timedelta(minutes=5) < world.now() - last.time < source.keep
    return fresh and last.window == sql_query.window_of(source, world) and kept.failure(folder) is None


def _told(last: kept.Pull, source: SqlSource, world: World | None, folder: Path, pulling: Pulling) -> str:
    """What is to be said of rows that were not read just now."""
    failed, when = kept.failure(folder), last.time.strftime("%Y-%m-%d %H:%M %Z")
    if failed is not None:
        return f"these are the rows of {when}; the pull of {failed[0][:16].replace('T', ' ')} failed: {failed[1]}"
    old = world is None or world.now() - last.time >= source.keep
    return f"not asked again: these are the rows of {when}" if pulling in ("any", "kept") and old else ""
