"""What time alone changes: doubtful intents, deadlines that pass, reviews that end, runs whose deliveries are all final.

Each part is a transaction of its own, so that no lock is held while another is waited for. A sweep that finds nothing writes
nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, select

from reportgen.ledger.clock import instant, stamp
from reportgen.ledger.closing import settle
from reportgen.ledger.decisions import GUARD
from reportgen.ledger.publish import release
from reportgen.ledger.rows import OPEN, Swept
from reportgen.ledger.schema import DELIVERIES, RUNS
from reportgen.ledger.store import Store
from reportgen.ledger.transitions import move, state_of

BY = "sweep"


def overdue_intents(before: str) -> Select[Any]:
    """Deliveries whose intent is older than an instant: their session is dead."""
    return select(DELIVERIES.c.id).where(DELIVERIES.c.state == "intent", DELIVERIES.c.intent_at <= before)


def past_deadline(at: str) -> Select[Any]:
    """Deliveries that wait, and whose deadline has passed; not those of runs that are held."""
    return (
        select(DELIVERIES.c.id, DELIVERIES.c.state)
        .join(RUNS, RUNS.c.id == DELIVERIES.c.run)
        .where(
            DELIVERIES.c.deadline <= at,
            DELIVERIES.c.deadline.is_not(None),
            DELIVERIES.c.state.in_(("pending", "retry")),
            RUNS.c.state.in_(("ready", "delivering")),
        )
    )


def reviewed(at: str) -> Select[Any]:
    """Runs whose time for review has ended."""
    return select(RUNS.c.id).where(RUNS.c.next_at <= at, RUNS.c.state == "review")


def all_final() -> Select[Any]:
    """Runs that were ready, and of whose deliveries none is open."""
    still_open = select(DELIVERIES.c.id).where(DELIVERIES.c.run == RUNS.c.id, DELIVERIES.c.state.in_(OPEN))
    return select(RUNS.c.id).where(RUNS.c.state.in_(("ready", "delivering")), ~still_open.exists())


class Sweeping(Store):
    """The sweep; every worker may do it, as often as it likes."""

    def sweep(self, now: datetime, dot_timeout: timedelta) -> Swept:
        """Do what is due by time alone.

        Args:
            now: the caller's clock.
            dot_timeout: how long a peer may take to answer the dot; an intent older than that and 60 s becomes unknown.
        """
        return Swept(
            released=self._end_reviews(now),
            unknown=self._doubt(now, dot_timeout),
            expired=self._expire(now),
            finished=self._finish(now),
        )

    def _found(self, now: datetime, query: Callable[[str], Select[Any]]) -> bool:
        """Whether there is anything to do, without a writer's lock."""
        with self.read() as connection:
            return connection.execute(query(self.at(connection, now)).limit(1)).first() is not None

    def _doubt(self, now: datetime, dot_timeout: timedelta) -> tuple[int, ...]:
        def overdue(at: str) -> Select[Any]:
            return overdue_intents(stamp(instant(at) - dot_timeout - GUARD))

        if not self._found(now, overdue):
            return ()
        with self.write(now) as tx:
            query = overdue(tx.at).with_for_update(skip_locked=True)
            found = tuple(tx.connection.execute(query).scalars().all())
            for delivery in found:
                detail = "no reply to the dot in time"
                move(tx, DELIVERIES, delivery, "intent", "unknown", by=BY, detail=detail, values={"next_at": None})
        return found

    def _expire(self, now: datetime) -> tuple[int, ...]:
        if not self._found(now, past_deadline):
            return ()
        with self.write(now) as tx:
            query = past_deadline(tx.at).with_for_update(skip_locked=True, of=DELIVERIES)
            rows = tx.connection.execute(query).all()
            for row in rows:
                ended = {"next_at": None, "owner": ""}
                move(tx, DELIVERIES, row.id, row.state, "expired", by=BY, detail="deadline passed", values=ended)
        return tuple(row.id for row in rows)

    def _end_reviews(self, now: datetime) -> tuple[str, ...]:
        if not self._found(now, reviewed):
            return ()
        with self.write(now) as tx:
            query = reviewed(tx.at).with_for_update(skip_locked=True)
            found = tuple(tx.connection.execute(query).scalars().all())
            for run in found:
                release(tx, run, "review", BY, "time for review ended")
        return found

    def _finish(self, now: datetime) -> tuple[tuple[str, str], ...]:
        with self.read() as connection:
            candidates = connection.execute(all_final().order_by(RUNS.c.id)).scalars().all()
        finished = []
        for run in candidates:
            with self.write(now) as tx:
                was = state_of(tx, RUNS, run, lock=True)
                became = settle(tx, run, BY)
                if became != was and became != "delivering":
                    finished.append((str(run), became))
        return tuple(finished)
