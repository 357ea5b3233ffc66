"""Slots of schedules: planned once, by any number of planners; and how far each schedule was planned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select

from reportgen.ledger.clock import instant_or_none, stamp, stamp_or_none
from reportgen.ledger.rows import PlannedSlot, Schedule, run_id
from reportgen.ledger.schema import RUNS, SCHEDULES
from reportgen.ledger.store import Store, Tx
from reportgen.ledger.transitions import clean, log, reasons_json, without_addresses


def _insert_or_ignore(tx: Tx, slot: PlannedSlot) -> bool:
    """Insert a slot's run unless there is one; the unique key decides, never a look before."""
    name = run_id(slot.report, slot.period, slot.version)
    values = {
        "id": name,
        "report": slot.report,
        "period": slot.period,
        "version": slot.version,
        "due": stamp(slot.due),
        "nominal": clean(slot.nominal),
        "deadline": stamp_or_none(slot.deadline),
        "state": slot.state,
        "step": "",
        "owner": "",
        "epoch": 0,
        "attempts": 0,
        "next_at": stamp(slot.due) if slot.state == "planned" else None,
        "reason": "" if slot.state == "skipped" else without_addresses(slot.reason),
        "reasons": reasons_json([("skipped", slot.reason)]) if slot.state == "skipped" else "[]",
        "changed_at": tx.at,
    }
    done = tx.connection.execute(tx.insert(RUNS).values(values).on_conflict_do_nothing().returning(RUNS.c.id)).all()
    if done:
        log(tx, name, "", slot.state, by="planner", detail=slot.reason)
    return bool(done)


def _watermark_up_to(tx: Tx, schedule: str, until: datetime) -> None:
    """Raise a schedule's watermark; it never sinks."""
    row = tx.insert(SCHEDULES).values(id=schedule, planned_until=stamp(until), paused=0, paused_by="")
    tx.connection.execute(
        row.on_conflict_do_update(
            index_elements=[SCHEDULES.c.id],
            set_={"planned_until": row.excluded.planned_until},
            where=func.coalesce(SCHEDULES.c.planned_until, "") < row.excluded.planned_until,
        )
    )


class Schedules(Store):
    """Planning, watermarks, pauses."""

    def plan(self, slots: Sequence[PlannedSlot], planned_until: Mapping[str, datetime], now: datetime) -> int:
        """Insert the runs of slots that have none yet, and raise the watermarks, in one transaction.

        Args:
            slots: any order; doubles are harmless.
            planned_until: schedule -> the instant up to which its slots are in the ledger.
            now: the caller's clock.

        Returns:
            The number of runs that are new.
        """
        ordered = sorted(
            slots, key=lambda slot: (slot.report, slot.period, slot.version)
        )  # one order: no two planners cross
        with self.write(now) as tx:
            new = sum(_insert_or_ignore(tx, slot) for slot in ordered)
            for schedule, until in sorted(planned_until.items()):
                _watermark_up_to(tx, schedule, until)
        return new

    def watermark(self, schedule: str) -> datetime | None:
        """The instant up to which a schedule was planned; None when it never was."""
        with self.read() as connection:
            return instant_or_none(
                connection.execute(select(SCHEDULES.c.planned_until).where(SCHEDULES.c.id == schedule)).scalar()
            )

    def schedules(self) -> tuple[Schedule, ...]:
        """All schedules that were planned or paused, by name."""
        with self.read() as connection:
            rows = connection.execute(select(SCHEDULES).order_by(SCHEDULES.c.id)).all()
        return tuple(
            Schedule(row.id, instant_or_none(row.planned_until), bool(row.paused), row.paused_by) for row in rows
        )

    def set_paused(self, schedule: str, paused: bool, by: str, now: datetime) -> None:
        """Pause a schedule or let it go on; the planner asks `paused`."""
        with self.witnessed(now) as tx:
            row = tx.insert(SCHEDULES).values(id=schedule, paused=int(paused), paused_by=without_addresses(by))
            tx.connection.execute(
                row.on_conflict_do_update(
                    index_elements=[SCHEDULES.c.id],
                    set_={"paused": row.excluded.paused, "paused_by": row.excluded.paused_by},
                )
            )
            was, became = ("", "paused") if paused else ("paused", "")
            log(tx, "", was, became, by=by, detail=f"schedule {schedule} {'paused' if paused else 'resumed'}")

    def paused(self, schedule: str) -> bool:
        """Whether an operator has paused the schedule."""
        with self.read() as connection:
            return bool(connection.execute(select(SCHEDULES.c.paused).where(SCHEDULES.c.id == schedule)).scalar())

    def next_version(self, report: str, period: str) -> int:
        """The version that a correction of a period would get: one more than the highest there is."""
        with self.read() as connection:
            highest = connection.execute(
                select(func.max(RUNS.c.version)).where(RUNS.c.report == report, RUNS.c.period == period)
            ).scalar()
        return int(highest or 0) + 1
