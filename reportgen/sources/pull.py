"""An API's records, all of them or none, pulled where that is wanted.

What changes while it is pulled (`walk`) starts the pull again, once. What is left is complete, or nothing is kept. An older pull is
never used in place of one that failed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Literal

from reportgen.contract import ApiSource, Arrival
from reportgen.errors import SourceError
from reportgen.sources import kept
from reportgen.sources.api_pull import first_page, pulled, window_of
from reportgen.sources.world import World

__all__ = ["Pulling", "first_page", "take"]

Pulling = Literal["full", "anew", "due", "any", "kept"]
"""Whether to ask the API: always and for all (`full`), always (`anew`), where the last pull is older than `keep` (`due`),
where there is none at all (`any`), or never (`kept`)."""


def take(
    name: str,
    source: ApiSource,
    world: World | None,
    project_dir: Path,
    state_dir: Path,
    pulling: Pulling,
    tell: Callable[[str], None],
) -> tuple[Arrival, str]:
    """The records of a source as a file that lies there, pulled where that is wanted.

    Args:
        name: of the source.
        source: its contract.
        world: what a pull needs of the world; None where nothing may be pulled.
        project_dir: where relative paths begin.
        state_dir: the project's `.reportgen`.
        pulling: see `Pulling`.
        tell: takes progress, a line each.

    Returns:
        The arrival, and what its owner should know, "" for nothing.

    Raises:
        SourceError: it could not be pulled whole, or there is nothing kept; an older pull is not used in its place.
    """
    folder = kept.folder(state_dir, name)
    found = kept.last(folder, kept.asked(source))
    if found is not None and _is_enough(found[1], source, world, folder, pulling):
        return kept.arrival(name, *found), _told(found[1], source, world, folder, pulling)
    if pulling == "kept" or world is None:
        what = "has not been pulled yet as it is configured now"
        raise SourceError(name, what, file=source.url, instead="Run `reportgen pull`")
    try:
        path, pull = pulled(name, source, world, project_dir, state_dir, folder, tell, full=pulling == "full")
    except SourceError as error:
        kept.note_failure(folder, world.now(), str(error))
        raise
    return kept.arrival(name, path, pull), ""


def _is_enough(last: kept.Pull, source: ApiSource, world: World | None, folder: Path, pulling: Pulling) -> bool:
    if pulling in ("full", "anew"):
        return False
    if pulling in ("any", "kept") or world is None:
        return True
    age = world.now() - last.time
    fresh = -timedelta(minutes=5) < age < source.keep
    return fresh and last.window == window_of(source, world) and kept.failure(folder) is None


def _told(last: kept.Pull, source: ApiSource, world: World | None, folder: Path, pulling: Pulling) -> str:
    """What is to be said of rows that were not pulled just now."""
    failed = kept.failure(folder)
    when = last.time.strftime("%Y-%m-%d %H:%M %Z")
    if failed is not None:
        return f"these are the rows of {when}; the pull of {failed[0][:16].replace('T', ' ')} failed: {failed[1]}"
    old = world is None or world.now() - last.time >= source.keep
    return f"not asked again: these are the rows of {when}" if pulling in ("any", "kept") and old else ""
