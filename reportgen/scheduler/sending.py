"""One delivery, from its claim to its outcome."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

from reportgen.deliver import Accepted, Broken, Deferred, Doubtful, Outcome, Refused, Withheld
from reportgen.deliver.base import SLOWEST
from reportgen.delivery import SmtpChannel
from reportgen.errors import ReportgenError
from reportgen.ledger import Fenced, LedgerBusyError, LedgerError
from reportgen.scheduler import parcels, telling
from reportgen.scheduler.house import DELIVERY_LEASE, House, redacted

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportgen.deliver import Parcel, Transport
    from reportgen.ledger import DeliveryClaim

RETRY_AFTER = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, 240))
"""How long after each 4xx a delivery is tried again; RFC 5321 4.5.4.1 asks for half an hour and more after the first tries."""
MEND = timedelta(minutes=2)
"""How long a way that is broken rests, where it may mend by itself."""
LASTING = timedelta(hours=1)
"""How long it rests where somebody has to do something: it is tried again without being asked, for he may have done it."""
IN_A_ROW = 3
"""So many deliveries in doubt, one after the other, are no accident: each further one would be in doubt too."""
LONGEST = timedelta(hours=12)
"""The rest of a way after the last of many doubts; it is doubled with each."""
SOON = timedelta(minutes=1)
"""A mail that may take longer than this on a slow line needs a longer lease, or it would be fenced at its dot every time."""
ENTRIES = (1.0, 3.0, 10.0, 30.0)
"""Seconds between tries to write down an answer that was got: a database that starts again is back after them, and a disk that
was full for a moment has room."""


def send(house: House, claim: DeliveryClaim, way: Transport) -> Outcome | None:
    """Hand one delivery over and write down what became of it; None where it could not even be packed.

    Raises:
        Fenced: the delivery was no longer ours; nothing was sent by us.
        LedgerError: what became of it could not be written down. It may have been sent: it must not be given back.
    """
    try:
        parcel = parcels.pack(house, claim)
    except LedgerError:  # it says nothing of this delivery, which goes on when its lease has passed
        raise
    except ReportgenError as error:
        said = redacted(house, str(error))
        house.ledger.refused(claim, said, house.clock())
        telling.tell(house, f"unsent:{claim.run}", f"a delivery of {claim.run} is not sent: {said}", claim.run)
        return None

    if (takes := timedelta(seconds=len(parcel.mime) / SLOWEST)) > SOON:
        house.ledger.renew(claim, house.clock(), DELIVERY_LEASE + takes)

    def intend(peer: str) -> None:
        from hashlib import sha256

        house.ledger.intent(claim, parcel.message_id, sha256(parcel.mime).hexdigest(), peer, house.clock())

    try:
        outcome = way.send(parcel, intend)
    except Fenced:
        raise
    except ReportgenError as error:  # the intent could not be written: no dot was sent
        said = redacted(house, str(error))
        house.tell(f"delivery {claim.id} of {claim.run}: not handed over: {said}")
        give_back(house, claim)
        if not isinstance(error, LedgerBusyError):
            telling.tell(
                house,
                f"withheld:{claim.channel}",
                f"nothing is sent by channel '{claim.channel}': {said}",
                quiet=telling.QUIET,
            )
        return Withheld(str(error))
    _write_down(house, claim, parcel, outcome, way)
    return outcome


def _write_down(house: House, claim: DeliveryClaim, parcel: Parcel, outcome: Outcome, way: Transport) -> None:
    ledger, now = house.ledger, house.clock()
    place = f"delivery {claim.id} of {claim.run}"
    if isinstance(outcome, Accepted):
        said = redacted(house, outcome.reply)
        _kept(house, lambda: ledger.sent(claim, said, outcome.queue_id, outcome.dot_to_reply_ms, now))
        house.tell(f"{place}: sent")
        for key in ("transport", "withheld"):
            ledger.clear_alert(f"{key}:{claim.channel}", now)
    elif isinstance(outcome, Refused):
        _kept(house, lambda: ledger.refused(claim, redacted(house, outcome.reply), now))
        telling.tell(
            house, f"refused:{claim.run}", f"a delivery of {claim.run} was refused: {outcome.reply}", claim.run
        )
    elif isinstance(outcome, Deferred):
        wait = RETRY_AFTER[min(claim.attempt, len(RETRY_AFTER)) - 1]
        _kept(house, lambda: ledger.postpone(claim, redacted(house, outcome.reply), now + wait, now))
        house.tell(f"{place}: again in {wait}")
    elif isinstance(outcome, Broken):
        give_back(house, claim)
        _rest(house, claim, outcome)
    elif isinstance(outcome, Withheld):
        house.tell(f"{place}: {redacted(house, outcome.what)}")
        give_back(house, claim)
    elif isinstance(outcome, Doubtful):
        _doubt(house, claim, outcome, way)


def _kept(house: House, write: Callable[[], None]) -> None:
    """Write down an answer that was got: where it is lost the delivery would be in doubt, though nobody doubted.

    Raises:
        Fenced, LedgerError: as the write does; the latter only when it has failed again and again.
    """
    before = False
    for pause in (*ENTRIES, None):
        try:
            return write()
        except Fenced:
            if before:  # the write before this one was kept, and only its answer was lost
                return None
            raise
        except LedgerError as error:
            if pause is None:
                raise
            before = True
            house.tell(f"an answer is not written down yet: {error}")
            time.sleep(pause)
    return None


def give_back(house: House, claim: DeliveryClaim) -> None:
    """No dot was sent: somebody takes it up again."""
    try:
        house.ledger.release(claim, house.clock())
    except Fenced:  # somebody else has it already: that is all we wanted
        return


def _rest(house: House, claim: DeliveryClaim, outcome: Broken, rest: timedelta | None = None) -> None:
    """Nothing more goes this way for a while."""
    now = house.clock()
    said = redacted(house, outcome.what).rstrip(".")
    rest = rest or (LASTING if outcome.lasting else MEND)
    house.ledger.pause_transport(claim.channel, said, now + rest, now)
    house.tell(f"channel '{claim.channel}' rests for {rest}: {said}")
    telling.tell(
        house,
        f"transport:{claim.channel}",
        f"channel '{claim.channel}' does not work: {said}. Its deliveries wait",
        quiet=telling.QUIET,
    )


def _doubt(house: House, claim: DeliveryClaim, outcome: Doubtful, way: Transport) -> None:
    """A doubt is settled by itself only where that can do no harm, or the owner said so."""
    now = house.clock()
    said = redacted(house, outcome.what)
    spec = house.project.delivery.channels.get(claim.channel)
    policy = spec.on_unknown if isinstance(spec, SmtpChannel) else "hold"
    if way.repeatable:
        give_back(house, claim)
        return
    house.ledger.unknown(claim, said, now)
    if policy == "assume_sent":
        house.ledger.late_reply(claim.id, claim.epoch, f"assumed, after: {said}", "", now)
        return
    telling.tell(
        house,
        f"unknown:{claim.id}",
        f"it is not known whether delivery {claim.id} of {claim.run} arrived: {said}. Look into the relay's log for "
        f"{parcels.message_id(claim, spec.sender.domain) if isinstance(spec, SmtpChannel) else claim.id}, then "
        f"`reportgen deliveries resolve {claim.id} --sent`, `--resend` or `--abandon`",
        claim.run,
    )
    doubts = house.ledger.doubts_in_a_row(claim.channel)
    if doubts >= IN_A_ROW:
        what = f"the last {doubts} deliveries were handed over, and no answer came to any of them ({said})"
        _rest(house, claim, Broken(what), min(LASTING * 2 ** min(doubts - IN_A_ROW, 10), LONGEST))
