"""All that is due: runs are made, deliveries sent, the owner told; until nothing is due any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.deliver import Accepted, Withheld
from reportgen.errors import ReportgenError
from reportgen.ledger import Fenced
from reportgen.scheduler import attention, doubts, making, sending, telling, tidying
from reportgen.scheduler.house import DELIVERY_LEASE, RUN_LEASE, House, dot_timeout, redacted

if TYPE_CHECKING:
    from reportgen.deliver import Transport


@dataclass
class Done:
    """What was done, for the log and the exit code.

    Attributes:
        runs: what became of each run that was worked on.
        sent: deliveries that arrived.
        unsent: deliveries that did not, or of which it is not known.
    """

    runs: dict[str, str] = field(default_factory=dict)
    sent: int = 0
    unsent: int = 0


def work(house: House, makers: making.Makers | None = None, stopping: Callable[[], bool] = lambda: False) -> Done:
    """Do all that is due.

    Args:
        house: what the worker has.
        makers: see `making.make`.
        stopping: asked between two things to do; True ends the work where it is.
    """
    done = Done()
    if house.ledger.replaced:
        telling.tell(house, "restored", house.ledger.replaced, None)
    house.ledger.sweep(house.clock(), dot_timeout(house))
    deliver_due(house, done, stopping)  # what is ready goes out before anything new is begun
    while not stopping() and (claim := house.ledger.claim_run(house.owner, house.clock(), RUN_LEASE)) is not None:
        try:
            done.runs[claim.id] = making.make(house, claim, makers, stopping)
        except Fenced as error:
            house.tell(f"{claim.id}: taken over by another worker: {error}")
        deliver_due(house, done, stopping)
    house.ledger.sweep(house.clock(), dot_timeout(house))
    doubts.settle(house)
    attention.told(house)
    if not stopping():
        telling.deliver_alerts(house, works=done.sent > 0)
        tidying.tidy(house)
    return done


def deliver_due(house: House, done: Done, stopping: Callable[[], bool] = lambda: False) -> None:
    """Send every delivery that is due."""
    with _ways(house) as way:
        for channel in house.project.delivery.channels:
            while not stopping():
                claim = house.ledger.claim_delivery(house.owner, house.clock(), DELIVERY_LEASE, [channel])
                if claim is None:
                    break
                try:
                    out = way(channel)
                except ReportgenError as error:  # it could not even be opened: a secret that is not there
                    said = redacted(house, str(error))
                    sending.give_back(house, claim)
                    house.ledger.pause_transport(channel, said, house.clock() + sending.LASTING, house.clock())
                    what = f"channel '{channel}' does not work: {said}"
                    telling.tell(house, f"transport:{channel}", what, quiet=telling.QUIET)
                    break
                try:
                    outcome = sending.send(house, claim, out)
                except Fenced as error:
                    house.tell(f"delivery {claim.id}: taken over by another worker: {error}")
                    continue
                # Any other error is the ledger's, and the delivery may be on its way: nobody gives it back, the worker ends.
                arrived = isinstance(outcome, Accepted)
                done.sent, done.unsent = done.sent + arrived, done.unsent + (not arrived)
                if isinstance(outcome, Withheld):
                    break  # at the next look: at once it would be withheld again, and the relay would get the message for nothing
    house.ledger.sweep(house.clock(), dot_timeout(house))


@contextmanager
def _ways(house: House) -> Iterator[Callable[[str], Transport]]:
    """Ways out, each opened when it is first wanted."""
    with ExitStack() as stack:
        open_: dict[str, Transport] = {}

        def way(channel: str) -> Transport:
            if channel not in open_:
                open_[channel] = stack.enter_context(house.transport(house, channel))
            return open_[channel]

        yield way
