"""Channels that are paused: the circuit breaker's memory, and an operator's switch for all deliveries."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from reportgen.ledger.clock import instant, instant_or_none, stamp_or_none
from reportgen.ledger.rows import PausedTransport
from reportgen.ledger.schema import META, TRANSPORTS
from reportgen.ledger.store import Store
from reportgen.ledger.transitions import log, without_addresses


class Transports(Store):
    """Which channels send nothing."""

    def pause_transport(self, channel: str, why: str, until: datetime | None, now: datetime) -> bool:
        """Claim nothing over a channel until the instant, or, with None, until it is resumed.

        Returns:
            Whether it was not paused before.
        """
        with self.write(now) as tx:
            gone = tx.connection.execute(
                delete(TRANSPORTS).where(TRANSPORTS.c.channel == channel).returning(TRANSPORTS.c.since)
            )
            before = gone.first()
            row = {"channel": channel, "why": without_addresses(why), "until": stamp_or_none(until)}
            tx.connection.execute(TRANSPORTS.insert().values(**row, since=before.since if before else tx.at))
            log(tx, "", "", "paused", by=f"channel {channel}", detail=why)
        return before is None

    def resume_transport(self, channel: str, by: str, now: datetime) -> bool:
        """Let a channel send again.

        Returns:
            Whether it was paused.
        """
        with self.write(now) as tx:
            done = tx.connection.execute(delete(TRANSPORTS).where(TRANSPORTS.c.channel == channel)).rowcount == 1
            if done:
                log(tx, "", "paused", "", by=by, detail=f"channel {channel} resumed")
        return done

    def paused_transports(self) -> tuple[PausedTransport, ...]:
        """All that are paused, also those whose time has passed and that nobody has tried since; by name."""
        with self.read() as connection:
            rows = connection.execute(select(TRANSPORTS).order_by(TRANSPORTS.c.channel)).all()
        return tuple(
            PausedTransport(row.channel, row.why, instant(row.since), instant_or_none(row.until)) for row in rows
        )

    def pause_delivery(self, why: str, by: str, now: datetime) -> None:
        """Claim no delivery at all until `resume_delivery`."""
        with self.witnessed(now) as tx:
            tx.set_meta("delivery_paused", without_addresses(why))
            log(tx, "", "", "delivery paused", by=by, detail=why)

    def resume_delivery(self, by: str, now: datetime) -> bool:
        """Let deliveries go on.

        Returns:
            Whether they were paused.
        """
        with self.witnessed(now) as tx:
            was = tx.meta("delivery_paused")
            tx.set_meta("delivery_paused", None)
            if was is not None:
                log(tx, "", "delivery paused", "", by=by, detail="resumed")
        return was is not None

    def delivery_paused(self) -> str | None:
        """Why no delivery is claimed; None when deliveries go on."""
        with self.read() as connection:
            return connection.execute(select(META.c.value).where(META.c.key == "delivery_paused")).scalar()
