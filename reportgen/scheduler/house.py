"""What a worker holds in its hands."""

from __future__ import annotations

import os
import secrets
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.delivery import SmtpChannel
from reportgen.scheduler import places
from reportgen.scheduler.places import ledger_place
from reportgen.settings import redactor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportgen.deliver import Transport
    from reportgen.ledger import Ledger
    from reportgen.project import Project
    from reportgen.settings import Secret

RUN_LEASE = timedelta(minutes=5)
"""How long a run is ours without a sign of life; a worker that lives renews it three times as often."""
DELIVERY_LEASE = timedelta(minutes=5)
COMPARED_EVERY = 60.0
"""Seconds after which this machine's clock is compared with the ledger's again."""
DOT_TIMEOUT = timedelta(minutes=10)
"""How long the answer to a final dot may take, where no channel says so."""


def _now() -> datetime:
    return datetime.now(UTC)


def _quiet(_: str) -> None:
    pass


@dataclass
class AgreedClock:
    """The time that all nodes of a ledger agree on: this machine's clock, set by the one that decides in the ledger.

    A node whose own clock is behind would let a broken channel rest until an instant that is past already, and one whose clock is
    ahead would plan before its time.

    Attributes:
        ledger: open.
        machine: this machine's clock.
        elapsed: seconds that have passed, by a clock that nobody sets.
    """

    ledger: Ledger
    machine: Callable[[], datetime] = _now
    elapsed: Callable[[], float] = time.monotonic
    _off: timedelta = field(default=timedelta(0), repr=False)
    _compared: float | None = field(default=None, repr=False)

    def __call__(self) -> datetime:
        """The time now, aware, in UTC."""
        if self._compared is None or self.elapsed() - self._compared >= COMPARED_EVERY:
            from reportgen.ledger import LedgerError

            with suppress(LedgerError):  # it goes on by what was found last
                before = self.machine()
                self._off = self.ledger.time(before) - before
            self._compared = self.elapsed()
        return self.machine() + self._off


@dataclass(frozen=True)
class House:
    """Everything that work on a project takes.

    Attributes:
        project: as configured.
        ledger: open.
        environ: the environment, in which secrets are looked for.
        owner: the name of this worker, unique among all.
        clock: gives the time, aware, in UTC.
        tell: takes a line for the log.
        transport: opens the way out of a channel; tests put others in its place.
    """

    project: Project
    ledger: Ledger
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)
    owner: str = "worker"
    clock: Callable[[], datetime] = _now
    tell: Callable[[str], None] = _quiet
    transport: Callable[[House, str], Transport] = field(default=lambda house, channel: way_out(house, channel))

    @property
    def runs(self) -> Path:
        """Where runs keep what they read and made."""
        return self.project.state / "runs"


def seen_in(project: Project, run: str) -> str:
    """Where to look at what was made and is not sent."""
    return f"Its files are in {project.state.relative_to(project.root)}/runs/{run}/out"


def told_at(project: Project, instant: datetime) -> str:
    """An instant as the business's clocks show it, and whose clocks those are."""
    zone = project.business.zone
    return f"{instant.astimezone(zone):%Y-%m-%d %H:%M} ({zone.key})"


def dot_timeout(house: House) -> timedelta:
    """The longest wait for an answer to a final dot among the channels."""
    waits = [each.dot_timeout for each in house.project.delivery.channels.values() if isinstance(each, SmtpChannel)]
    return max(waits, default=DOT_TIMEOUT)


def worker_name() -> str:
    """A name that no other worker has or had, and that says where to look."""
    return f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(3)}"


@contextmanager
def opened(project: Project, environ: Mapping[str, str], tell: Callable[[str], None] = _quiet) -> Iterator[House]:
    """A house with its ledger open.

    Raises:
        LedgerError: the ledger cannot be used.
        UsageError: the project's ledger is in a database, and the environment does not name it.
    """
    from reportgen.ledger import open_ledger
    from reportgen.ledger.transitions import without_addresses

    project.output.mkdir(parents=True, exist_ok=True)  # for people: the ledger's witness in it would close it to others
    place = ledger_place(project, environ)
    if not places.is_shared(place):
        places.refuse_another(project)
    with open_ledger(place, witnesses=[project.output / ".ledger-seen"]) as ledger:
        if places.is_shared(place):
            places.note_shared(project, ledger.name)
        yield House(
            project,
            ledger,
            environ,
            worker_name(),
            AgreedClock(ledger) if ledger.database_clock else _now,
            lambda line: tell(without_addresses(line)),
        )


def way_out(house: House, channel: str) -> Transport:
    """The way out of a channel.

    Raises:
        SecretError: a secret is not where the configuration says it is.
        UsageError: what the channel needs is not installed.
    """
    from reportgen.deliver import channels

    return channels.way_out(channel, house.project.delivery.channels[channel], house.environ, house.project.root)


def secrets_of(project: Project, environ: Mapping[str, str]) -> tuple[Secret, ...]:
    """The secrets of all channels and sources that can be read now; those that cannot are told where they are needed."""
    from reportgen.settings import SecretError, SecretRef

    found = []
    refs = [ref for spec in project.delivery.channels.values() for ref in vars(spec).values()]
    refs += [ref for source in project.sources.values() for ref in getattr(source, "secrets", ())]
    for ref in refs:
        if isinstance(ref, SecretRef):
            try:
                found.append(ref.read(environ))
            except SecretError:
                continue
    return tuple(found)


def redacted(house: House, text: str) -> str:
    """A text for log, ledger or owner, with every secret blotted out."""
    return blotted(house.project, house.environ, text)


def blotted(project: Project, environ: Mapping[str, str], text: str) -> str:
    """A text with every secret of a project blotted out."""
    return redactor(secrets_of(project, environ))(text)
