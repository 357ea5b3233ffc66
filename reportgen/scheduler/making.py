"""One run, from its claim to READY: its sources are read and frozen, every variant is computed, rendered and checked.

Before READY anything may be done again by anybody; with READY files, recipients and figures are fixed in one transaction, and
after it nothing is computed or rendered any more. Computing always reads the frozen copy: a run that was taken up by another
worker, after the sources changed, is still the run that was begun.
"""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from reportgen import archive, pipeline
from reportgen.contract import InPlaceSource
from reportgen.errors import ConfigError, LastingError, ReportgenError, UsageError
from reportgen.findings.memory import area_from
from reportgen.ledger import Fenced, FullError, LedgerError, NewArea, NewDelivery
from reportgen.periods import parse
from reportgen.scheduler import reading, results, room, telling
from reportgen.scheduler.addressees import Addressee, Variant, addressees, variants_of
from reportgen.scheduler.house import RUN_LEASE, House, redacted, seen_in
from reportgen.scheduler.reading import Sources
from reportgen.scheduler.results import Kept, Result

if TYPE_CHECKING:
    from reportgen.ledger import RunClaim
    from reportgen.pipeline import Finished, Inputs
    from reportgen.project import Project
    from reportgen.render import Renderer
    from reportgen.reports import ReportSpec

MAIL = "mail"
"""The format that holds the words of a mail: subject, text, page and pictures."""
MOST_ATTEMPTS = 4
"""Attempts that may fail or die; a run that needs more is broken, and others wait behind it."""
RETRY_AFTER = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))
FULL = (errno.ENOSPC, errno.EDQUOT)
KEEP_TRYING = timedelta(days=3)
"""How long deliveries of a run are tried."""

STEPS = 20
"""Reports after which the ledger is told how far a run has come."""

Makers = Callable[["House", "Project", "Inputs", "Sequence[pipeline.Order]"], "Generator[Result, None, None]"]


class Stopped(Exception):  # noqa: N818 - an event, not an error
    """The worker is asked to stop."""


def make(
    house: House, claim: RunClaim, makers: Makers | None = None, stopping: Callable[[], bool] = lambda: False
) -> str:
    """Work on a run until it is ready, held, waiting, skipped or failed; says which.

    Args:
        house: what the worker has.
        claim: the run, ours.
        makers: makes the reports; without it a process beside this one, or several where there are several to make.
        stopping: asked between two reports; True puts the run back as it was, for whoever comes next.
    """
    with _alive(house, claim):
        try:
            return _made(house, claim, makers, stopping)
        except Stopped:
            now = house.clock()
            house.ledger.wait(claim, now, [("stopped", "its worker was asked to stop")], now)
            return "stopped"
        except FullError as error:  # of a ledger that has no room for a whole report; a line more it may still take
            return _no_room(house, claim, str(error))
        except (Fenced, LedgerError):
            raise
        except ReportgenError as error:
            return _failed(house, claim, str(error), lasting=isinstance(error, (ConfigError, LastingError)))
        except OSError as error:
            if error.errno not in FULL:
                return _failed(house, claim, f"{error.filename or 'a file'}: {error.strerror or error}", lasting=False)
            place = error.filename2 or error.filename or house.project.state
            return _no_room(house, claim, f"no room on the disk ({error.strerror}: {place})")
        except Exception as error:  # noqa: BLE001 - one broken report never stops another
            return _failed(house, claim, f"unexpected {type(error).__name__}: {error}", lasting=False)


def _made(house: House, claim: RunClaim, makers: Makers | None, stopping: Callable[[], bool]) -> str:
    spec = house.project.reports.get(claim.report)
    now = house.clock()
    if claim.attempt > MOST_ATTEMPTS:
        if said := room.scarce(house.project):  # so little that not even the waiting could be written down
            return _no_room(house, claim, said.partition(". ")[0])
        return _failed(house, claim, f"{claim.attempt - 1} attempts ended without a result", lasting=True)
    if spec is None:
        return _failed(house, claim, f"no report '{claim.report}' is configured any more", lasting=True)
    house.tell(f"{claim.id}: attempt {claim.attempt}")
    period = parse(claim.period, now.date(), *house.project.business.starts)
    sources = reading.read(house, claim, spec, period)
    if sources is None:
        return "waiting"
    spec = sources.project.reports[claim.report]
    sent_to = addressees(sources.project, spec)
    variants = variants_of(sources.project, spec, sent_to)
    folder = archive.RunFolder(house.runs, claim.id)
    frozen = archive.folders.hash_of(folder.inputs / archive.MANIFEST)
    house.ledger.step(claim, "compute", house.clock(), {"variants": len(variants), "inputs": frozen})
    wanted = _wanted(sources, claim, variants)
    names = {variant: results.name_of(frozen, order) for variant, order in wanted.items()}
    done: dict[Variant, Kept] = {}
    if claim.step:  # an attempt before this one had begun; after `retry` all is made anew
        done = {variant: kept for variant in variants if (kept := results.found(folder, variant, names[variant]))}
    folder.clear_files(but=[variant.id for variant in done])
    if done:
        house.tell(f"{claim.id}: {len(done)} of {len(variants)} reports are there from the attempt before")
    left = {variant: order for variant, order in wanted.items() if variant not in done}
    make = makers or makers_for(sources.project, len(left))
    with closing(make(house, sources.project, sources.inputs, list(left.values()))) as reports:
        for variant, made in zip(left, reports, strict=True):
            if not len(done) % STEPS:
                _progress(house, claim, len(done), len(variants))
            if stopping():
                raise Stopped
            done[variant] = results.keep(folder, variant, _blotted(house, made), names[variant])
    return _publish(house, claim, spec, sent_to, [done[variant] for variant in variants])


def makers_for(project: Project, count: int) -> Makers:
    """What makes so many reports: several processes, where there are several reports and the project does not say otherwise.

    Where rows stay in a warehouse one process makes all: those of the pool leave the network.
    """
    from reportgen.scheduler import pool

    if any(isinstance(source, InPlaceSource) for source in project.sources.values()):
        return one_by_one
    return pool.makers(project.delivery.workers) if count > 1 and project.delivery.workers != 1 else one_by_one


def _progress(house: House, claim: RunClaim, done: int, of: int) -> None:
    house.ledger.step(claim, "render", house.clock(), {"done": done, "of": of})
    if of > STEPS:
        house.tell(f"{claim.id}: {done} of {of} reports are made")


# --- what is made


def _wanted(sources: Sources, claim: RunClaim, variants: Sequence[Variant]) -> dict[Variant, pipeline.Order]:
    """What is to be made for each variant.

    Raises:
        LastingError: recipients are to get rows that are not there; all such filters are named.
    """
    found: dict[Variant, pipeline.Order] = {}
    wrong: list[str] = []
    for each in variants:
        try:
            found[each] = ordered(sources, claim.report, claim.period, claim.reason_for_version, each)
        except UsageError as error:
            if not each.only:
                raise
            wrong.append(str(error).removeprefix("--").rstrip("."))
    if wrong:
        raise LastingError(f"recipients of {claim.report}: {'. '.join(dict.fromkeys(wrong))}")
    return found


def ordered(sources: Sources, report: str, period: str, correction: str, variant: Variant) -> pipeline.Order:
    """The order for one variant of a run; the same for the same frozen inputs, so that a run can be made again."""
    (order,) = pipeline.orders(
        sources.project, sources.inputs, report, period, sources.as_of, variant.language, dict(variant.only)
    )
    formats = (*variant.formats, MAIL)
    order = pipeline.remembering(sources.project, order, sources.memory)
    return replace(order, formats=formats, correction=correction, marks=marks(sources.project))


def _blotted(house: House, made: results.Result) -> results.Result:
    """A result whose words hold no secret, whatever a source or a relay repeated in them."""
    held = tuple(replace(each, what=redacted(house, each.what)) for each in made.held)
    return replace(made, held=held, warnings=tuple(redacted(house, each) for each in made.warnings))


def marks(project: Project) -> tuple[Literal["staging", "test"], ...]:
    """What every page bears."""
    return ("staging",) if project.delivery.profile == "staging" else ()


def one_by_one(
    house: House, project: Project, inputs: Inputs, wanted: Sequence[pipeline.Order]
) -> Generator[Result, None, None]:
    """Make reports one after the other, all by one rendering process."""
    from reportgen.render.child import Child

    if not wanted:
        return
    with Child(environment=dict(house.environ)) as child:
        for order in wanted:
            yield Result.of(finished(project, inputs, order, child))


def finished(project: Project, inputs: Inputs, order: pipeline.Order, renderer: Renderer) -> Finished:
    """One report in the formats that its order names."""
    return pipeline.finished(project, inputs, order, order.formats, renderer)


def _publish(
    house: House,
    claim: RunClaim,
    spec: ReportSpec,
    sent_to: Sequence[Addressee],
    done: Sequence[Kept],
) -> str:
    now = house.clock()
    if (why := results.not_wanted(spec, done)) is not None:
        house.ledger.skip(claim, why, now)
        return "skipped"
    deadline = now + KEEP_TRYING
    deliveries = [
        NewDelivery(each.variant.id, each.variant.split, each.channel, each.mailbox, each.variant.language,
                    {"name": each.name, "formats": list(each.variant.formats)}, deadline)
        for each in sent_to
    ]  # fmt: skip
    artifacts = [artifact for each in done for artifact in each.artifacts]
    figures = [figure for each in done for figure in each.reported()]
    areas = [NewArea(area_from(area).quarter.id, area["id"], area) for each in done for area in each.areas]
    held = list(dict.fromkeys((reason.code, reason.what) for each in done for reason in each.held))
    for warning in dict.fromkeys(warning for each in done for warning in each.warnings):
        house.tell(f"{claim.id}: {warning}")
    if held:
        house.ledger.hold(
            claim, [(code, redacted(house, what)) for code, what in held], artifacts, deliveries, figures, now, areas
        )
        told = "; ".join(f"{code}: {what}" for code, what in held)
        telling.tell(
            house,
            f"held:{claim.id}",
            f"{claim.id} is held: {told}. {seen_in(house.project, claim.id)}; "
            f"`reportgen approve {claim.id}` sends them as they are",
            claim.id,
        )
        return "held"
    became = house.ledger.ready(claim, artifacts, deliveries, figures, now, review=spec.review is not None, areas=areas)
    if became == "review":
        telling.tell(
            house,
            f"review:{claim.id}",
            f"{claim.id} waits for somebody to look at it. {seen_in(house.project, claim.id)}; "
            f"`reportgen approve {claim.id}` sends them",
            claim.id,
        )
    house.tell(f"{claim.id}: {became}, {len(deliveries)} {'delivery' if len(deliveries) == 1 else 'deliveries'}")
    return became


# --- staying alive, and failing


def _failed(house: House, claim: RunClaim, what: str, *, lasting: bool) -> str:
    now = house.clock()
    said = redacted(house, what)
    last = lasting or claim.attempt >= MOST_ATTEMPTS
    retry = None if last else now + RETRY_AFTER[min(claim.attempt, len(RETRY_AFTER)) - 1]
    house.tell(f"{claim.id}: {'failed' if last else 'will be tried again'}: {said}")
    house.ledger.fail(claim, said, retry, now)
    if last:
        telling.tell(house, f"failed:{claim.id}", f"{claim.id} failed: {said}", claim.id)
    return "failed" if last else "retry"


def _no_room(house: House, claim: RunClaim, why: str) -> str:
    """A full disk is no fault of the report's: it waits for room, and uses up no attempt."""
    now = house.clock()
    said = f"{why.partition(';')[0]}. It goes on when there is room again"
    house.tell(f"{claim.id}: waits: {said}")
    house.ledger.wait(claim, now + room.AGAIN, [("no_room", said)], now, anew=True)
    telling.tell(house, f"room:{claim.id}", f"{claim.id} waits: {said}", claim.id)
    return "waiting"


@contextmanager
def _alive(house: House, claim: RunClaim) -> Iterator[None]:
    """Renew the lease while the work goes on."""
    over = threading.Event()

    def renew() -> None:
        while not over.wait(RUN_LEASE.total_seconds() / 3):
            try:
                house.ledger.renew(claim, house.clock(), RUN_LEASE)
            except Fenced:
                return  # the next transition tells
            except LedgerError as error:
                house.tell(f"{claim.id}: the lease could not be renewed: {error}")

    thread = threading.Thread(target=renew, name=f"lease of {claim.id}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(5)
