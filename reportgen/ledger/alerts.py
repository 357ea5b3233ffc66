"""What the owner is to be told: at least once per key, and not again until it is cleared.

The row is written before the mail is sent, so an alert may come twice after a crash, but is not lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import case, or_, select, update

from reportgen.ledger.clock import instant, instant_or_none, stamp
from reportgen.ledger.rows import Alert
from reportgen.ledger.schema import ALERTS
from reportgen.ledger.store import Store
from reportgen.ledger.transitions import without_addresses


class Alerts(Store):
    """Alerts to the owner."""

    def raise_alert(self, key: str, what: str, run: str | None, now: datetime, quiet: timedelta = timedelta(0)) -> bool:
        """Have the owner told, unless this key was raised already and is not cleared.

        Args:
            key: what it is about, e.g. `failed:monthly/2026-06/v1`.
            what: the sentence; addresses in it are blotted out.
            run: the run it is about, if any.
            now: the caller's clock.
            quiet: how long after the owner was told of it he is not told again, though it was over meanwhile: of what comes and
                goes every few minutes. What lasts longer than this is told then; what is over by then is not.

        Returns:
            Whether it is new.
        """
        with self.write(now) as tx:
            values = {
                "what": without_addresses(what),
                "run": run or "",
                "raised_at": tx.at,
                "next_at": tx.at,
                "attempts": 0,
            }
            told = select(ALERTS.c.sent_at).where(ALERTS.c.key == without_addresses(key))
            before = instant_or_none(tx.connection.execute(told).scalar()) if quiet else None
            again: dict[str, str | None] = {"sent_at": None, "cleared_at": None}
            if before is not None and before + quiet > instant(tx.at):
                again |= {"sent_at": stamp(before), "next_at": stamp(before + quiet)}
            row = tx.insert(ALERTS).values(key=without_addresses(key), **values)
            done = tx.connection.execute(
                row.on_conflict_do_update(
                    index_elements=[ALERTS.c.key],
                    set_=values | again,
                    where=ALERTS.c.cleared_at.is_not(None),
                ).returning(ALERTS.c.id)
            )
            return done.first() is not None

    def due_alerts(self, now: datetime, *, untold: bool = False) -> tuple[Alert, ...]:
        """What is to be told now, oldest first; with `untold` also what would be tried again later only."""
        with self.read() as connection:
            due = ALERTS.c.next_at <= self.at(connection, now)
            if untold:
                due = or_(due, ALERTS.c.next_at.is_not(None) & ALERTS.c.sent_at.is_(None))
            rows = connection.execute(select(ALERTS).where(due).order_by(ALERTS.c.next_at, ALERTS.c.id)).all()
        return tuple(
            Alert(row.id, row.key, row.what, row.run, instant(row.raised_at), row.attempts, row.cleared_at is not None)
            for row in rows
        )

    def raised(self, key: str) -> bool:
        """Whether a key was raised and is not over; asked where an idle look must not write."""
        mine = select(ALERTS.c.id).where(ALERTS.c.key == without_addresses(key), ALERTS.c.cleared_at.is_(None))
        with self.read() as connection:
            return connection.execute(mine).first() is not None

    def alert_sent(self, alerts: Sequence[int], now: datetime) -> None:
        """The owner was told of them."""
        with self.write(now) as tx:
            told = update(ALERTS).where(ALERTS.c.id.in_(alerts))
            tx.connection.execute(told.values(sent_at=tx.at, next_at=None, attempts=ALERTS.c.attempts + 1))

    def alert_failed(self, alerts: Sequence[int], next_at: datetime, now: datetime) -> None:
        """The owner could not be told of them; again at `next_at`."""
        with self.write(now) as tx:
            later = update(ALERTS).where(ALERTS.c.id.in_(alerts), ALERTS.c.next_at.is_not(None))
            tx.connection.execute(later.values(next_at=stamp(next_at), attempts=ALERTS.c.attempts + 1))

    def clear_alert(self, key: str, now: datetime) -> bool:
        """What the alert was about is over; raised again, it is new. One that was never told is still told.

        Returns:
            Whether there was one.
        """
        with self.write(now) as tx:
            mine = (ALERTS.c.key == without_addresses(key), ALERTS.c.cleared_at.is_(None))
            told = case(
                (ALERTS.c.sent_at.is_(None), ALERTS.c.next_at)
            )  # of one that was told of before nothing is left to tell
            return (
                tx.connection.execute(update(ALERTS).where(*mine).values(cleared_at=tx.at, next_at=told)).rowcount == 1
            )
