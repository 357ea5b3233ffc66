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
from reportgen.sources.http_client import Client
from reportgen.sources.walk import ChangedError, Walk, window_of
from reportgen.sources.world import World

Pulling = Literal["anew", "due", "any", "kept"]
"""Whether to ask the API: always (`anew`), where the last pull is older than `keep` (`due`), where there is none at all (`any`), or
never (`kept`)."""

PASSES = 3
"""Pulls that are compared where `twice` is declared: two in a row must be the same."""


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
        raise SourceError(
            name, "has not been pulled yet as it is configured now", file=source.url, instead="Run `reportgen pull`"
        )
    try:
        path, pulled = _pulled(name, source, world, project_dir, state_dir, folder, tell)
    except SourceError as error:
        kept.note_failure(folder, world.now(), str(error))
        raise
    return kept.arrival(name, path, pulled), ""


def _is_enough(last: kept.Pull, source: ApiSource, world: World | None, folder: Path, pulling: Pulling) -> bool:
    if pulling == "anew":
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


def _pulled(
    name: str,
    source: ApiSource,
    world: World,
    project_dir: Path,
    state_dir: Path,
    folder: Path,
    tell: Callable[[str], None],
) -> tuple[Path, kept.Pull]:
    """Pull until it is complete, and keep it."""
    with Client(name, source, world, project_dir, state_dir) as client, kept.aside(folder) as scratch:
        made, pulled = _unchanged(client, source, world, scratch, 1, tell)
        for number in range(2, PASSES + 1) if source.twice else ():
            before = pulled.sha256
            made, pulled = _unchanged(client, source, world, scratch, number, tell)
            if pulled.sha256 == before:
                break
        else:
            if source.twice:
                raise client.error(
                    f"was pulled {PASSES} times and was never the same twice in a row",
                    "Narrow the window, or leave `twice` out",
                )
        return kept.place(made, pulled, folder), pulled


def _unchanged(
    client: Client, source: ApiSource, world: World, scratch: Path, number: int, tell: Callable[[str], None]
) -> tuple[Path, kept.Pull]:
    """One pass during which nothing changed; it is begun again once."""
    for attempt in (1, 2):
        made = scratch / f"{number}-{attempt}"
        made.mkdir(mode=0o700)
        try:
            return made, Walk(client, source, world, tell).run(made)
        except ChangedError as changed:
            if attempt == 2:
                what = f"{changed}, also when all was pulled again. Nothing of it is used"
                raise client.error(what, "Run again later, or ask the API's operator") from None
    raise AssertionError("the second attempt returns or raises")


def first_page(name: str, source: ApiSource, world: World, project_dir: Path, state_dir: Path) -> int:
    """Log in, ask for the first page and try the contract on it; nothing is kept but a refresh token that was replaced.

    Returns:
        Its number of records.

    Raises:
        SourceError: what stands between the program and its data.
    """
    once = _at_once(source)
    with Client(name, once, world, project_dir, state_dir) as client:
        walk = Walk(client, once, world, lambda _: None)
        return walk.first()


def _at_once(source: ApiSource) -> ApiSource:
    """The contract with one attempt at each request: who looks on wants an answer now."""
    return source.model_copy(update={"retries": 0, "time_limit": min(source.time_limit, timedelta(minutes=1))})
