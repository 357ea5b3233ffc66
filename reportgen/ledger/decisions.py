"""What happens to a delivery that is final or doubtful: evidence, and an operator's decisions.

unknown --late_reply--> sent
unknown --resolve sent | resend | abandon--> sent | pending (epoch + 1) | abandoned
failed, expired --resend_failed--> pending (epoch + 1)
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Literal

from sqlalchemy import select

from reportgen.ledger.clock import instant, stamp_or_none
from reportgen.ledger.closing import AFTER_READY, settle
from reportgen.ledger.failures import DecisionError, Fenced
from reportgen.ledger.schema import DELIVERIES, RUNS
from reportgen.ledger.store import Store, Tx
from reportgen.ledger.transitions import clean, move, state_of

GUARD = timedelta(seconds=60)
"""Added to the time a peer has to answer the dot, before anybody else may touch the delivery: the old session is then dead."""

_AGAIN = {"owner": "", "intent_at": None, "message_id": "", "reply": "", "queue_id": "", "dot_to_reply_ms": None}


def _still_good(tx: Tx, run: str) -> None:
    """Refuse to send more of a report that somebody stopped, or that a later version has replaced.

    Raises:
        DecisionError: it was declined, or corrected.
    """
    row = tx.connection.execute(
        select(RUNS.c.report, RUNS.c.period, RUNS.c.version, RUNS.c.reasons).where(RUNS.c.id == run)
    ).one()
    if any(code == "declined" for code, _ in json.loads(row.reasons)):
        raise DecisionError(f"run {run} was declined: it is sent to nobody else")
    same = (RUNS.c.report == row.report, RUNS.c.period == row.period, RUNS.c.version > row.version)
    query = select(RUNS.c.id).where(*same, RUNS.c.state.in_(AFTER_READY)).order_by(RUNS.c.version.desc()).limit(1)
    if later := tx.connection.execute(query).scalar():
        raise DecisionError(f"run {run} was corrected by {later}, and is sent to nobody else")


class Decisions(Store):
    """Evidence about doubtful deliveries, and decisions of operators."""

    def late_reply(self, delivery: int, epoch: int, reply: str, queue_id: str, now: datetime) -> bool:
        """A reply or a relay's log proves that an unknown delivery of this epoch was accepted.

        Returns:
            Whether it is sent now; False when its state or its epoch has changed, and nothing was done.
        """
        with self.witnessed(now) as tx:
            row = tx.connection.execute(select(DELIVERIES).where(DELIVERIES.c.id == delivery)).first()
            if row is None or row.state != "unknown" or row.epoch != epoch:
                return False
            state_of(tx, RUNS, row.run, lock=True)
            proved = {"reply": clean(reply), "queue_id": clean(queue_id)}
            try:
                move(
                    tx, DELIVERIES, delivery, "unknown", "sent",
                    by="evidence", owner=row.owner, epoch=epoch, values=proved,
                )  # fmt: skip
            except Fenced:
                return False
            settle(tx, row.run, "evidence")
        return True

    def resolve(
        self,
        delivery: int,
        decision: Literal["sent", "resend", "abandon"],
        by: str,
        now: datetime,
        dot_timeout: timedelta,
        zone: tzinfo = UTC,
    ) -> None:
        """An operator decides about an unknown delivery.

        Args:
            delivery: its id.
            decision: it arrived; send it again; leave it.
            by: who decides.
            now: the caller's clock.
            dot_timeout: how long a peer may take to answer the dot.
            zone: whose clocks messages tell.

        Raises:
            DecisionError: it is not unknown, or the old session may still be alive.
        """
        with self.witnessed(now) as tx:
            row = tx.connection.execute(select(DELIVERIES).where(DELIVERIES.c.id == delivery)).first()
            if row is None:
                raise DecisionError(f"the ledger has no delivery {delivery}")
            run_state = state_of(tx, RUNS, row.run, lock=True)
            if state_of(tx, DELIVERIES, delivery, lock=True) != "unknown":
                raise DecisionError(
                    f"delivery {delivery} is '{row.state}': only an unknown delivery is to be decided about"
                )
            if decision == "resend":
                safe_at = instant(row.intent_at or row.changed_at) + dot_timeout + GUARD
                if instant(tx.at) < safe_at:
                    local = safe_at.astimezone(zone)
                    raise DecisionError(
                        f"delivery {delivery}: the old session may still be alive until {local:%Y-%m-%d %H:%M:%S} ({zone}). "
                        "Send it again after that"
                    )
                if run_state not in AFTER_READY:
                    raise DecisionError(f"delivery {delivery}: its run is '{run_state}'. Approve the run first")
                _still_good(tx, row.run)
                again = _AGAIN | {"epoch": row.epoch + 1, "next_at": tx.at, "deadline": None}
                move(tx, DELIVERIES, delivery, "unknown", "pending", by=by, detail="to be sent again", values=again)
            else:
                became = "sent" if decision == "sent" else "abandoned"
                move(
                    tx,
                    DELIVERIES,
                    delivery,
                    "unknown",
                    became,
                    by=by,
                    detail="decided by an operator",
                    values={"owner": ""},
                )
            settle(tx, row.run, by)

    def resend_failed(
        self, run: str, by: str, now: datetime, deadline: datetime | None = None, recipient: str | None = None
    ) -> int:
        """Send again what failed or expired of a run; never what was sent, and never what is unknown.

        Args:
            run: its id.
            by: who decides.
            now: the caller's clock.
            deadline: the new deadline of these deliveries.
            recipient: only those to this one.

        Returns:
            The number of deliveries.

        Raises:
            DecisionError: there is no such run, or it has not been sent yet.
        """
        with self.witnessed(now) as tx:
            state = state_of(tx, RUNS, run, lock=True)
            if state not in AFTER_READY:
                raise DecisionError(f"run {run} is '{state}': it has not been sent yet")
            _still_good(tx, run)
            ended = [DELIVERIES.c.run == run, DELIVERIES.c.state.in_(("failed", "expired"))]
            if recipient is not None:
                ended.append(DELIVERIES.c.recipient == recipient)
            rows = tx.connection.execute(
                select(DELIVERIES.c.id, DELIVERIES.c.state, DELIVERIES.c.epoch).where(*ended)
            ).all()
            for row in rows:
                again = _AGAIN | {
                    "epoch": row.epoch + 1,
                    "attempts": 0,
                    "next_at": tx.at,
                    "deadline": stamp_or_none(deadline),
                }
                move(tx, DELIVERIES, row.id, row.state, "pending", by=by, detail="to be sent again", values=again)
            settle(tx, run, by)
        return len(rows)
