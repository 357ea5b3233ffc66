"""A delivery's way to its recipient, as a worker walks it.

    pending, retry --claim--> claimed --intent--> intent --sent--> sent
    claimed --lease ended, claim--> claimed (epoch + 1): proved safe, the dot was not sent
    claimed, intent --refused--> failed   --postpone--> retry   --release--> pending (no dot was sent)
    intent --unknown, sweep--> unknown --sent (the same claim)--> sent

The intent is on the disk before the dot. From then on no lease counts: only the claim's owner, the sweep or an operator moves it.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, select, update

from reportgen.ledger.clock import instant, instant_or_none, stamp
from reportgen.ledger.closing import settle
from reportgen.ledger.failures import Fenced, WitnessError
from reportgen.ledger.rows import DeliveryClaim
from reportgen.ledger.schema import DELIVERIES, META, RUNS, TRANSPORTS
from reportgen.ledger.store import Store, Tx
from reportgen.ledger.transitions import by_the_way, clean, move, state_of

_AWAY: dict[str, Any] = {"owner": "", "next_at": None}


def _row_to_claim(row: Any, owner: str) -> DeliveryClaim:
    return DeliveryClaim(
        id=row.id,
        run=row.run,
        report=row.report,
        period=row.period,
        version=row.version,
        variant=row.variant,
        split=row.split,
        channel=row.channel,
        recipient=row.recipient,
        language=row.language,
        detail=json.loads(row.detail),
        owner=owner,
        epoch=row.epoch + 1,
        attempt=row.attempts + 1,
        deadline=instant_or_none(row.deadline),
        reason_for_version=row.reason,
        message_id=row.message_id,
        mime_sha256=row.mime_sha256,
    )


def _act(
    tx: Tx, claim: DeliveryClaim, allowed: Collection[str], became: str, values: dict[str, Any], detail: str = ""
) -> str:
    """Move a claimed delivery on; the lease counts only before the intent. Returns the state it had."""
    was = state_of(tx, DELIVERIES, claim.id)
    if was not in allowed:
        raise Fenced("delivery", claim.id, became)
    move(
        tx, DELIVERIES, claim.id, was, became,
        by=claim.owner, owner=claim.owner, epoch=claim.epoch, leased=was == "claimed", detail=detail, values=values,
    )  # fmt: skip
    return was


class Deliveries(Store):
    """What a worker does with one delivery."""

    def claim_delivery(
        self, owner: str, now: datetime, lease: timedelta, channels: Collection[str]
    ) -> DeliveryClaim | None:
        """Claim the delivery that waits longest, of runs that are ready, over channels that are not paused.

        Args:
            owner: the worker's name, unique to it.
            now: the caller's clock.
            lease: how long the claim holds: longer than connecting and sending the body takes.
            channels: the channels this worker serves.

        Returns:
            The claim, with the epoch one higher; None when nothing is due, or when all deliveries are paused.
        """
        with self.write(now) as tx:
            paused = select(TRANSPORTS.c.channel).where(or_(TRANSPORTS.c.until.is_(None), TRANSPORTS.c.until > tx.at))
            due = (
                select(
                    DELIVERIES,
                    RUNS.c.report,
                    RUNS.c.period,
                    RUNS.c.version,
                    RUNS.c.reason,
                    RUNS.c.state.label("run_state"),
                )
                .join(RUNS, RUNS.c.id == DELIVERIES.c.run)
                .where(
                    DELIVERIES.c.next_at <= tx.at,
                    by_the_way(DELIVERIES.c.state).in_(("pending", "retry", "claimed")),
                    DELIVERIES.c.channel.in_(sorted(channels)),
                    DELIVERIES.c.channel.not_in(paused),
                    or_(DELIVERIES.c.deadline.is_(None), DELIVERIES.c.deadline > tx.at),
                    by_the_way(RUNS.c.state).in_(("ready", "delivering")),
                    ~select(META.c.key).where(META.c.key == "delivery_paused").exists(),
                )
                .order_by(DELIVERIES.c.next_at, DELIVERIES.c.id)
                .limit(1)
                .with_for_update(skip_locked=True, of=DELIVERIES)
            )
            row = tx.connection.execute(due).first()
            if row is None:
                return None
            move(
                tx, DELIVERIES, row.id, row.state, "claimed",
                by=owner, owner=row.owner, epoch=row.epoch,
                detail=f"taken over from {row.owner}" if row.state == "claimed" else "",
                values={
                    "owner": owner, "epoch": row.epoch + 1, "attempts": row.attempts + 1,
                    "next_at": stamp(instant(tx.at) + lease),
                },
            )  # fmt: skip
            if row.run_state == "ready":
                begun = update(RUNS).where(RUNS.c.id == row.run, RUNS.c.state == "ready")
                tx.connection.execute(begun.values(state="delivering", changed_at=tx.at))
        return _row_to_claim(row, owner)

    def intent(self, claim: DeliveryClaim, message_id: str, mime_sha256: str, peer: str, now: datetime) -> None:
        """Record, durably, that the message is about to be ended. Only when this has returned may the final dot be sent.

        Raises:
            Fenced, LedgerError: no dot may be sent; where the ledger can still be written, the delivery waits to be tried again.
        """
        try:
            with self.witnessed(now) as tx:
                values = {
                    "message_id": message_id,
                    "mime_sha256": mime_sha256,
                    "peer": clean(peer),
                    "intent_at": tx.at,
                    "next_at": None,
                }
                _act(tx, claim, ("claimed",), "intent", values)
        except WitnessError:
            self.release(claim, now)
            raise

    def sent(self, claim: DeliveryClaim, reply: str, queue_id: str, dot_to_reply_ms: int | None, now: datetime) -> None:
        """The peer has accepted the message; also when the delivery was set to unknown meanwhile. Said twice, it counts once.

        Raises:
            Fenced: an operator or another claim has decided otherwise.
        """
        try:
            self._sent(claim, reply, queue_id, dot_to_reply_ms, now)
        except Fenced:  # the sweep may have set it to unknown between our look and our write; a second look sees that
            self._sent(claim, reply, queue_id, dot_to_reply_ms, now)

    def _sent(
        self, claim: DeliveryClaim, reply: str, queue_id: str, dot_to_reply_ms: int | None, now: datetime
    ) -> None:
        with self.write(now) as tx:
            was = state_of(tx, DELIVERIES, claim.id)
            if was == "sent" and self._same(tx, claim):
                return
            if was == "unknown":
                state_of(tx, RUNS, claim.run, lock=True)
            values = {
                "reply": clean(reply),
                "queue_id": clean(queue_id),
                "dot_to_reply_ms": dot_to_reply_ms,
                "next_at": None,
            }
            if _act(tx, claim, ("intent", "unknown"), "sent", values) == "unknown":
                settle(tx, claim.run, claim.owner)
            # What was sent shows that the channel works again: a rest that is over is forgotten.
            tx.connection.execute(
                delete(TRANSPORTS).where(TRANSPORTS.c.channel == claim.channel, TRANSPORTS.c.until <= tx.at)
            )

    def _same(self, tx: Tx, claim: DeliveryClaim) -> bool:
        row = tx.connection.execute(
            select(DELIVERIES.c.owner, DELIVERIES.c.epoch).where(DELIVERIES.c.id == claim.id)
        ).one()
        return bool(row.owner == claim.owner and row.epoch == claim.epoch)

    def refused(self, claim: DeliveryClaim, reply: str, now: datetime) -> None:
        """The peer refused this message or recipient for good: failed.

        Raises:
            Fenced: the claim no longer holds.
        """
        with self.write(now) as tx:
            _act(tx, claim, ("claimed", "intent"), "failed", _AWAY | {"reply": clean(reply)})

    def postpone(self, claim: DeliveryClaim, reply: str, next_at: datetime, now: datetime) -> None:
        """The peer said later, or was not reached: again at `next_at`.

        Raises:
            Fenced: the claim no longer holds.
        """
        with self.write(now) as tx:
            later = {"owner": "", "next_at": stamp(next_at), "intent_at": None, "reply": clean(reply)}
            _act(tx, claim, ("claimed", "intent"), "retry", later)

    def release(self, claim: DeliveryClaim, now: datetime) -> None:
        """Give it back, no dot was sent, and it is not to blame (the channel is broken, the worker stops): no attempt is used up.

        Raises:
            Fenced: the claim no longer holds.
        """
        with self.write(now) as tx:
            back = {"owner": "", "next_at": tx.at, "intent_at": None, "attempts": DELIVERIES.c.attempts - 1}
            _act(tx, claim, ("claimed", "intent"), "pending", back)

    def unknown(self, claim: DeliveryClaim, what: str, now: datetime) -> None:
        """The dot was sent and no reply came: held, until evidence or an operator decides. Said twice, it counts once.

        Raises:
            Fenced: the claim no longer holds.
        """
        with self.write(now) as tx:
            if state_of(tx, DELIVERIES, claim.id) == "unknown" and self._same(tx, claim):
                return  # the sweep was faster
            _act(tx, claim, ("intent",), "unknown", {"next_at": None}, what)
