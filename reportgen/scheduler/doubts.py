"""Doubts that the relay's own log ends: a delivery whose answer never came, and that the log proves to have been taken.

Only in that direction. A log that says nothing leaves the delivery in doubt, and somebody decides.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from reportgen.deliver import evidence
from reportgen.delivery import SmtpChannel
from reportgen.scheduler import telling

if TYPE_CHECKING:
    from reportgen.ledger import Delivery
    from reportgen.scheduler.house import House

QUIET = timedelta(seconds=60)
"""How long nothing may have happened before the log is believed to be whole."""
WORTH_IT = timedelta(days=2)
"""How long a log is looked into: what it does not say by then it will not say."""


def settle(house: House, worth_it: timedelta = WORTH_IT) -> tuple[int, ...]:
    """Look into the logs of the relays; the deliveries that are sent now.

    Args:
        house: what the worker has.
        worth_it: how old a doubt may be; less for those who look every few seconds.
    """
    settled: list[int] = []
    for name, spec in house.project.delivery.channels.items():
        if not isinstance(spec, SmtpChannel) or spec.relay_log is None:
            continue
        rows = [each for each in house.ledger.deliveries(states=["unknown"]) if each.channel == name]
        rows = [each for each in rows if _quiet(house, each, worth_it)]
        if rows:
            settled += _looked_up(house, spec, rows)
    return tuple(settled)


def _quiet(house: House, row: Delivery, worth_it: timedelta) -> bool:
    """Whether its session is long over, and not so long that the log was looked into again and again."""
    if row.intent_at is None or not row.message_id:
        return False
    return QUIET <= house.clock() - max(row.intent_at, row.changed_at) <= worth_it


def _looked_up(house: House, spec: SmtpChannel, rows: list[Delivery]) -> list[int]:
    log = house.project.root / str(spec.relay_log)
    owner = house.project.delivery.on_failure
    staged = owner.mailbox if owner is not None and house.project.delivery.profile == "staging" else None
    wanted = [
        evidence.Doubt(each.message_id, spec.sender.mailbox, staged or each.recipient, each.intent_at)
        for each in rows
        if each.intent_at is not None
    ]
    try:
        proofs = evidence.accepted(log, wanted)
    except evidence.EvidenceError as error:
        telling.tell(house, f"relay_log:{log}", str(error), quiet=telling.QUIET)
        return []
    house.ledger.clear_alert(f"relay_log:{log}", house.clock())
    settled = []
    for row in rows:
        proof = proofs.get(row.message_id)
        now = house.clock()
        if proof is None:
            continue
        said = f"{log.name}: taken as {proof.queue_id}, then {proof.fate}"
        if house.ledger.late_reply(row.id, row.epoch, said, proof.queue_id, now):
            house.ledger.clear_alert(f"unknown:{row.id}", now)
            house.tell(f"delivery {row.id} of {row.run}: sent, for the relay's log has it as {proof.queue_id}")
            settled.append(row.id)
    return settled
