"""A run's way up to the point where its files are fixed: claimed, renewed, waiting, failed.

planned --claim--> running --wait--> planned        sources not complete, or a clean stop
                   running --fail--> planned | failed
                   running --skip, expire--> skipped, expired
                   running --lease ended, claim--> running (epoch + 1)
                   running --hold, ready--> see publish.py
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert, select, update

from reportgen.ledger.clock import instant, instant_or_none, stamp
from reportgen.ledger.failures import Fenced
from reportgen.ledger.rows import DeliveryClaim, Reason, RunClaim
from reportgen.ledger.schema import DELIVERIES, RUNS, STEPS
from reportgen.ledger.store import Store, Tx
from reportgen.ledger.transitions import by_the_way, move, reasons_json, to_json, without_addresses


def leave(tx: Tx, claim: RunClaim, became: str, detail: str, **values: Any) -> None:
    """Move a claimed run out of `running`; its lease must still run."""
    move(
        tx, RUNS, claim.id, "running", became,
        by=claim.owner, owner=claim.owner, epoch=claim.epoch, leased=True, detail=detail,
        values={"owner": "", "next_at": None} | values,
    )  # fmt: skip


class Runs(Store):
    """What a worker does with a run while it makes it."""

    def claim_run(
        self, owner: str, now: datetime, lease: timedelta, reports: Collection[str] | None = None
    ) -> RunClaim | None:
        """Claim the run that is due longest, or one whose owner's lease has ended.

        Args:
            owner: the worker's name, unique to it.
            now: the caller's clock.
            lease: how long the claim holds unless renewed.
            reports: only runs of these reports; None for all.

        Returns:
            The claim, with the epoch one higher; None when nothing is due.
        """
        query = select(RUNS).where(by_the_way(RUNS.c.state).in_(("planned", "running")))
        if reports is not None:
            query = query.where(RUNS.c.report.in_(sorted(reports)))
        with self.write(now) as tx:
            due = query.where(RUNS.c.next_at <= tx.at).order_by(RUNS.c.next_at, RUNS.c.id).limit(1)
            row = tx.connection.execute(due.with_for_update(skip_locked=True)).first()
            if row is None:
                return None
            values = {
                "owner": owner,
                "epoch": row.epoch + 1,
                "attempts": row.attempts + 1,
                "next_at": stamp(instant(tx.at) + lease),
                "reasons": "[]",
            }
            detail = f"taken over from {row.owner}" if row.state == "running" else ""
            move(
                tx, RUNS, row.id, row.state, "running",
                by=owner, owner=row.owner, epoch=row.epoch, detail=detail, values=values,
            )  # fmt: skip
        return RunClaim(
            id=row.id,
            report=row.report,
            period=row.period,
            version=row.version,
            owner=owner,
            epoch=row.epoch + 1,
            attempt=row.attempts + 1,
            due=instant(row.due),
            nominal=row.nominal,
            deadline=instant_or_none(row.deadline),
            reason_for_version=row.reason,
            step=row.step,
        )

    def renew(self, claim: RunClaim | DeliveryClaim, now: datetime, lease: timedelta) -> None:
        """Have the lease end `lease` from now.

        Raises:
            Fenced: it has ended already, or the claim is another's: stop, and change nothing.
        """
        table, state = (RUNS, "running") if isinstance(claim, RunClaim) else (DELIVERIES, "claimed")
        with self.write(now) as tx:
            done = tx.connection.execute(
                update(table)
                .where(
                    table.c.id == claim.id,
                    table.c.state == state,
                    table.c.owner == claim.owner,
                    table.c.epoch == claim.epoch,
                    table.c.next_at > tx.at,
                )
                .values(next_at=stamp(instant(tx.at) + lease))
            )
            if done.rowcount != 1:
                raise Fenced("run" if table is RUNS else "delivery", claim.id, "renewed")

    def step(self, claim: RunClaim, name: str, now: datetime, detail: Mapping[str, Any] | None = None) -> None:
        """Record that the run reached a step (`ingest`, `compute`, `render`), with what a later attempt needs of it.

        Raises:
            Fenced: the claim no longer holds.
        """
        with self.write(now) as tx:
            done = tx.connection.execute(
                update(RUNS)
                .where(
                    RUNS.c.id == claim.id,
                    RUNS.c.state == "running",
                    RUNS.c.owner == claim.owner,
                    RUNS.c.epoch == claim.epoch,
                    RUNS.c.next_at > tx.at,
                )
                .values(step=name, changed_at=tx.at)
            )
            if done.rowcount != 1:
                raise Fenced("run", claim.id, name)
            row = {"run": claim.id, "epoch": claim.epoch, "name": name, "at": tx.at}
            tx.connection.execute(insert(STEPS).values(**row, detail=without_addresses_json(detail or {})))

    def wait(
        self, claim: RunClaim, next_at: datetime, reasons: Sequence[Reason], now: datetime, *, anew: bool = False
    ) -> None:
        """Give the run back until `next_at`: its sources are not complete, or this worker is to stop. No attempt is used up.

        Args:
            claim: the run.
            next_at: when it may be claimed again.
            reasons: what it waits for.
            now: the caller's clock.
            anew: count no attempt before this one either, for what they died of was no fault of the report's.

        Raises:
            Fenced: the claim no longer holds.
        """
        with self.write(now) as tx:
            detail = "; ".join(what for _, what in reasons)
            back: dict[str, Any] = {"next_at": stamp(next_at), "reasons": reasons_json(reasons)}
            back["attempts"] = 0 if anew else RUNS.c.attempts - 1
            leave(tx, claim, "planned", detail, **back)

    def fail(self, claim: RunClaim, what: str, retry_at: datetime | None, now: datetime) -> None:
        """The run could not be made: again at `retry_at`, or, with None, failed for good.

        Raises:
            Fenced: the claim no longer holds.
        """
        with self.write(now) as tx:
            told = reasons_json([("error", what)])
            if retry_at is None:
                leave(tx, claim, "failed", what, reasons=told)
            else:
                leave(tx, claim, "planned", what, reasons=told, next_at=stamp(retry_at))

    def skip(self, claim: RunClaim, why: str, now: datetime) -> None:
        """Nothing is to be sent for this slot (a condition of the report is not met): final.

        Raises:
            Fenced: the claim no longer holds.
        """
        with self.write(now) as tx:
            leave(tx, claim, "skipped", why, reasons=reasons_json([("skipped", why)]))

    def expire(self, claim: RunClaim, why: str, now: datetime) -> None:
        """The slot's time has passed without its data: final.

        Raises:
            Fenced: the claim no longer holds.
        """
        with self.write(now) as tx:
            leave(tx, claim, "expired", why, reasons=reasons_json([("expired", why)]))


def without_addresses_json(detail: Mapping[str, Any]) -> str:
    """JSON of a step's detail, addresses in its texts blotted out."""

    def blotted(value: Any) -> Any:
        if isinstance(value, str):
            return without_addresses(value)
        if isinstance(value, Mapping):
            return {without_addresses(str(key)): blotted(inner) for key, inner in value.items()}
        return [blotted(inner) for inner in value] if isinstance(value, list | tuple) else value

    return to_json(blotted(detail))
