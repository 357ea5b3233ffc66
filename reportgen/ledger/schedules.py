"""Slots of schedules: planned once, by any number of planners; and how far each schedule was planned."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select, update

from reportgen.ledger.clock import instant_or_none, stamp, stamp_or_none
from reportgen.ledger.rows import PlannedSlot, Schedule, run_id
from reportgen.ledger.schema import RUNS, SCHEDULES
from reportgen.ledger.store import Store, Tx
from reportgen.ledger.transitions import clean, log, reasons_json, without_addresses


def _insert_or_ignore(tx: Tx, slot: PlannedSlot, by: str) -> bool:
    """Insert a slot's run unless there is one; the unique key decides, never a look before.

    A later date of the same period makes what the planner itself had left out: a schedule that falls twice in a period loses
    none of them because its first date was missed.
    """
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
        log(tx, name, "", slot.state, by=by, detail=slot.reason)
    elif slot.state == "planned" and _left_out(tx, name, values):
        log(tx, name, "skipped", "planned", by=by, detail="a later date of the same period")
        return True
    return bool(done)


def _left_out(tx: Tx, name: str, values: Mapping[str, Any]) -> bool:
    """Make a run due after all that the planner left out, and that nobody ever claimed or decided about; whether there was one."""
    fresh = {key: values[key] for key in ("due", "nominal", "deadline", "state", "next_at", "reasons", "changed_at")}
    untouched = (RUNS.c.id == name, RUNS.c.state == "skipped", RUNS.c.epoch == 0, RUNS.c.due < values["due"])
    return bool(tx.connection.execute(update(RUNS).where(*untouched).values(fresh).returning(RUNS.c.id)).all())


def _goes_on(connection: Connection, slot: PlannedSlot) -> bool:
    """Whether the slot that the schedule planned before this one is of a period of the same length."""
    before = (RUNS.c.report == slot.report, RUNS.c.nominal != "", RUNS.c.due < stamp(slot.due))
    query = select(RUNS.c.period).where(*before).order_by(RUNS.c.due.desc()).limit(1)
    period = connection.execute(query).scalar()
    return period is not None and re.sub(r"\d", "0", period) == re.sub(r"\d", "0", slot.period)


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

    def plan(
        self,
        slots: Sequence[PlannedSlot],
        planned_until: Mapping[str, datetime],
        now: datetime,
        by: str = "planner",
    ) -> int:
        """Insert the runs of slots that have none yet, and raise the watermarks, in one transaction.

        Args:
            slots: any order; doubles are harmless.
            planned_until: schedule -> the instant up to which its slots are in the ledger.
            now: the caller's clock.
            by: who wants them.

        Returns:
            The number of runs that are new.

        Raises:
            WitnessError, ReplacedError: as `witnessed`; what was planned is there.
        """
        ordered = sorted(
            slots, key=lambda slot: (slot.report, slot.period, slot.version)
        )  # one order: no two planners cross
        with self.write(now) as tx:
            new = sum(_insert_or_ignore(tx, slot, by) for slot in ordered)
            for schedule, until in sorted(planned_until.items()):
                _watermark_up_to(tx, schedule, until)
            # A slot that is planned and forgotten is a report lost in silence: the witness shall tell.
            generation = self.count_up(tx) if new else 0
        if generation:
            self.remember(generation, now)
        return new

    def passed_over(self, slots: Sequence[PlannedSlot]) -> tuple[PlannedSlot, ...]:
        """Those slots that have no run, of reports of which the schedule had planned an earlier period of the same length.

        So it is with a date that a schedule got when it was past already.
        """
        wanted = {run_id(slot.report, slot.period, 1): slot for slot in slots}
        if not wanted:
            return ()
        with self.read() as connection:
            there = connection.execute(select(RUNS.c.id).where(RUNS.c.id.in_(sorted(wanted)))).scalars().all()
            return tuple(wanted[name] for name in wanted if name not in there and _goes_on(connection, wanted[name]))

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

    def set_paused(self, schedule: str, paused: bool, by: str, now: datetime, why: str = "") -> None:
        """Pause a schedule or let it go on; the planner asks `paused`. Who it was, and why, stands in `paused_by`."""
        reason = f": {why}" if why else ""
        with self.witnessed(now) as tx:
            row = tx.insert(SCHEDULES).values(id=schedule, paused=int(paused), paused_by=without_addresses(by + reason))
            tx.connection.execute(
                row.on_conflict_do_update(
                    index_elements=[SCHEDULES.c.id],
                    set_={"paused": row.excluded.paused, "paused_by": row.excluded.paused_by},
                )
            )
            was, became = ("", "paused") if paused else ("paused", "")
            log(tx, "", was, became, by=by, detail=f"schedule {schedule} {'paused' if paused else 'resumed'}{reason}")

    def paused(self, schedule: str) -> bool:
        """Whether an operator has paused the schedule."""
        with self.read() as connection:
            return bool(connection.execute(select(SCHEDULES.c.paused).where(SCHEDULES.c.id == schedule)).scalar())
