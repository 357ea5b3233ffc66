"""A pull of an API: logged in, walked through until nothing changes meanwhile, put beside what was pulled before, and kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from reportgen.contract import ApiSource
from reportgen.errors import SourceError
from reportgen.sources import increments, journal, kept
from reportgen.sources.http_client import Client
from reportgen.sources.journal import Journal
from reportgen.sources.scan import file_digest
from reportgen.sources.sofar import ChangedError
from reportgen.sources.walk import Walk, Walked
from reportgen.sources.wire import BrokenOffError
from reportgen.sources.world import World

PASSES = 3
"""Pulls that are compared where `twice` is declared: two in a row must be the same."""
Tell = Callable[[str], None]


@dataclass(frozen=True)
class _Job:
    """One pull: who is asked, and where what comes lies before it is whole."""

    client: Client
    source: ApiSource
    world: World
    begun: Path
    scratch: Path
    tell: Tell


def pulled(
    name: str,
    source: ApiSource,
    world: World,
    project_dir: Path,
    state_dir: Path,
    folder: Path,
    tell: Tell,
    *,
    full: bool = False,
) -> tuple[Path, kept.Pull]:
    """Pull until it is complete, and keep it.

    Args:
        name: of the source.
        source: its contract.
        world: what a pull needs of the world.
        project_dir: where relative paths begin.
        state_dir: the project's `.reportgen`.
        folder: where pulls of the source are kept.
        tell: takes progress, a line each.
        full: whether all is asked for where only what may have changed could be.

    Raises:
        SourceError: it is not complete; of a pull that broke off, what lies there stays for the next one.
    """
    with (
        Client(name, source, world, project_dir, state_dir) as client,
        kept.aside(folder) as scratch,
        journal.claimed(folder) as claimed,
    ):
        job = _Job(client, source, world, claimed or scratch / "begun", scratch, tell)
        try:
            return _kept(job, folder, full=full)
        except BrokenOffError:
            raise
        except SourceError:
            journal.forget(job.begun)
            raise


def _kept(job: _Job, folder: Path, *, full: bool) -> tuple[Path, kept.Pull]:
    source, world = job.source, job.world
    bounds = source.window.bounds(world.today) if source.window is not None else None
    before = None if full else kept.last(folder, kept.asked(source))
    asked = increments.plan(source, bounds, before, world.now()) if bounds is not None else None
    if asked is not None and asked.base is not None:
        job.tell(f"{job.client.name}: only what may have changed since {asked.first}")
        beside = _beside(job, asked, bounds or (asked.first, asked.last))
        if beside is not None:
            return _put(*beside, folder, source)
        asked = increments.Plan(*bounds) if bounds is not None else None
    made, walked = _passes(job, bounds)
    now = world.now().isoformat()
    pull = _pull(job, walked, now, full=walked.begun, placed=_placed(job, made, walked, asked))
    return _put(made, pull, folder, source)


def _put(made: Path, pull: kept.Pull, folder: Path, source: ApiSource) -> tuple[Path, kept.Pull]:
    return kept.place(made, pull, folder, source.generations), pull


def _beside(job: _Job, asked: increments.Plan, window: tuple[date, date]) -> tuple[Path, kept.Pull] | None:
    """What may have changed, beside what was pulled before; None where all must be asked for."""
    made, walked = _passes(job, (asked.first, asked.last), all_seen=True)
    placed = _placed(job, made, walked, asked)
    before = asked.pull
    if not placed or before is None or before.header != walked.header:
        job.tell(f"{job.client.name}: all is asked for, for some records cannot be told apart")
        return None
    both = job.scratch / "both"
    both.mkdir(mode=0o700)
    try:
        fresh, into, joined = made / "pages.csv", both / "pages.csv", walked.joined or before.joined
        carried = increments.merged(job.source, asked, window, fresh, walked.header, into, joined=joined)
    except increments.DamagedError:
        job.tell(f"{job.client.name}: all is asked for, for what was pulled before is damaged on this disk")
        return None
    journal.forget(job.begun)
    whole = Walked(
        begun=walked.begun,
        pages=(carried, *walked.pages),
        bytes=walked.bytes,
        stated=None,
        sha256=file_digest(both / "pages.csv"),
        header=walked.header,
        joined=joined,
        warnings=tuple(dict.fromkeys((*before.warnings, *walked.warnings))),
    )
    now = job.world.now().isoformat()
    return both, _pull(job, whole, now, full=before.full, placed=placed, carried=carried, since=asked.first.isoformat())


def _pull(
    job: _Job, walked: Walked, now: str, *, full: str, placed: str, carried: int = 0, since: str = ""
) -> kept.Pull:
    return kept.Pull(
        asked=kept.asked(job.source),
        url=job.source.url,
        window=window_of(job.source, job.world),
        at=now,
        pages=walked.pages,
        records=sum(walked.pages),
        bytes=walked.bytes,
        stated=walked.stated,
        sha256=walked.sha256,
        header=walked.header,
        joined=walked.joined,
        begun=walked.begun,
        full=full,
        since=since,
        carried=carried,
        placed=placed,
        warnings=walked.warnings,
    )


def _placed(job: _Job, made: Path, walked: Walked, asked: increments.Plan | None) -> str:
    if asked is None:
        return ""
    try:
        return increments.placed(job.source, made / "pages.csv", walked.header, asked)
    except increments.StrayError as stray:
        hint = "Check {start} and {end} in `params` or `body`, or leave `incremental` out"
        raise job.client.error(f"{stray}: the window is not obeyed", hint) from None


def _passes(job: _Job, bounds: tuple[date, date] | None, *, all_seen: bool = False) -> tuple[Path, Walked]:
    """All pages; where `twice` is declared, as two passes in a row have them."""
    made, walked = _unchanged(job, bounds, job.begun, go_on=True, all_seen=all_seen)
    for number in range(2, PASSES + 1) if job.source.twice else ():
        before = walked.sha256
        made, walked = _unchanged(job, bounds, job.scratch / f"pass-{number}", go_on=False, all_seen=all_seen)
        if walked.sha256 == before:
            journal.forget(job.begun)
            return made, walked
    if job.source.twice:
        what = f"was pulled {PASSES} times and was never the same twice in a row"
        raise job.client.error(what, "Narrow the window, or leave `twice` out")
    return made, walked


def _unchanged(
    job: _Job, bounds: tuple[date, date] | None, made: Path, *, go_on: bool, all_seen: bool
) -> tuple[Path, Walked]:
    """One pass during which nothing changed; it is begun again once."""
    seen = 0
    for attempt in (1, 2):
        pages = Journal(made, job.client.redact)
        try:
            walk = Walk(job.client, job.source, job.world, bounds, job.tell)
            walked = walk.run(pages, go_on=go_on and attempt == 1, all_seen=all_seen)
            if seen and not sum(walked.pages):
                raise ChangedError(f"held {seen:,} records and then none")
        except ChangedError as changed:
            seen = walk.sofar.got
            if attempt == 2 and changed.refused is not None:
                raise changed.refused from None
            if attempt == 2:
                what = f"{changed}, also when all was pulled again. Nothing of it is used"
                raise job.client.error(what, "Run again later, or ask the API's operator") from None
        else:
            if made != job.begun or not job.source.twice:  # else the next pass may break off
                pages.end()
            return made, walked
        finally:
            pages.close()
    raise AssertionError("the second attempt returns or raises")


def window_of(source: ApiSource, world: World) -> tuple[str, ...]:
    """First and last day of the window; empty without one."""
    if source.window is None:
        return ()
    return tuple(day.isoformat() for day in source.window.bounds(world.today))


def first_page(name: str, source: ApiSource, world: World, project_dir: Path, state_dir: Path) -> int:
    """Log in, ask for the first page and try the contract on it; nothing is kept but a refresh token that was replaced.

    Returns:
        Its number of records.

    Raises:
        SourceError: what stands between the program and its data.
    """
    once = _at_once(source)
    bounds = source.window.bounds(world.today) if source.window is not None else None
    with Client(name, once, world, project_dir, state_dir) as client:
        return Walk(client, once, world, bounds, lambda _: None).first()


def _at_once(source: ApiSource) -> ApiSource:
    """The contract with one attempt at each request: who looks on wants an answer now."""
    return source.model_copy(update={"retries": 0, "time_limit": min(source.time_limit, timedelta(minutes=1))})
