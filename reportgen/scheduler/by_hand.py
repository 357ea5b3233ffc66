"""One report sent because somebody says so, with all that holds of one that is sent by its schedule.

The same ledger, the same slot: whoever is first, the schedule or a person, nobody gets it twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.errors import EXIT_DONE, EXIT_FAILED, EXIT_HELD, EXIT_UNDELIVERED, UsageError
from reportgen.ledger import PlannedSlot
from reportgen.scheduler import making
from reportgen.scheduler.addressees import addressees
from reportgen.scheduler.house import told_at
from reportgen.scheduler.work import work

if TYPE_CHECKING:
    from reportgen.ledger import Run
    from reportgen.periods import Period
    from reportgen.scheduler.house import House

SENT = ("done", "done_with_failed", "done_with_unknown")
ENDED = ("failed", "expired", "skipped")
WAITS = ("held", "review")


@dataclass(frozen=True)
class Told:
    """What became of it.

    Attributes:
        code: exit code.
        said: a sentence.
        run: its name in the ledger.
    """

    code: int
    said: str
    run: str


def deliver(
    house: House, report: str, period: Period, reason: str, by: str, makers: making.Makers | None = None
) -> Told:
    """Make and send a report now.

    Args:
        house: the project with its ledger.
        report: id.
        period: what it covers.
        reason: why it is sent again; "" for the first time.
        by: who says so.
        makers: see `making.make`.

    Raises:
        UsageError: nobody is to get it, it was sent already, or there is nothing to correct.
    """
    if not addressees(house.project, house.project.reports[report]):
        raise UsageError(
            f"report '{report}' has no recipients. Name some in config/reports.yaml, or send a test with --to ADDRESS"
        )
    run = _planned(house, report, period, reason, by)
    if run.state not in WAITS:
        work(house, makers)
    return told(house, house.ledger.run(run.id))


def _planned(house: House, report: str, period: Period, reason: str, by: str) -> Run:
    """The run of the slot, there before or planned now."""
    ledger, now = house.ledger, house.clock()
    before = max((each for each in ledger.runs(report) if each.period == period.id), key=_version, default=None)
    if reason:
        if before is None:
            raise UsageError(
                f"{report} {period.id} was never sent, so there is nothing to correct. Leave --correct out"
            )
        if before.state in ("ready", "delivering"):
            raise UsageError(
                f"{before.id} is still being sent. Stop that first: reportgen decline {before.id} --why ..., then correct it"
            )
        if before.state not in SENT:
            raise UsageError(f"{before.id} is '{before.state}' and was not sent; only what was sent can be corrected")
    elif before is not None and before.state in SENT:
        day = told_at(house.project, before.changed_at)
        raise UsageError(f"{report} {period.id} was sent on {day}; to send it again: --correct REASON")
    if before is not None and not reason:
        if before.state in ENDED:
            ledger.retry_run(before.id, by, now)
        return ledger.run(before.id)
    version = before.version + 1 if before is not None else 1
    ledger.plan([PlannedSlot(report, period.id, version, now, reason=reason)], {}, now, by)
    return ledger.run(f"{report}/{period.id}/v{version}")


def _version(run: Run) -> int:
    return run.version


def told(house: House, run: Run) -> Told:
    """What became of a run, in a sentence."""
    counts = house.ledger.delivery_counts(run.id)
    whole, sent = sum(counts.values()), counts.get("sent", 0)
    causes = "; ".join(f"{code}: {what}" for code, what in run.reasons)
    if run.state == "done":
        return Told(EXIT_DONE, f"{run.id} is sent to {sent}", run.id)
    if run.state in WAITS:
        why = f"held: {causes}" if run.state == "held" else "under review"
        return Told(EXIT_HELD, f"{run.id} is {why}. `reportgen approve {run.id}` sends it as it is", run.id)
    if run.state == "planned":
        again = f", and is looked at again at {told_at(house.project, run.next_at)}" if run.next_at else ""
        return Told(EXIT_HELD, f"{run.id} waits{again}: {causes or 'it is not due yet'}", run.id)
    if run.state == "skipped":
        return Told(EXIT_DONE, f"{run.id} is not sent: {run.reason or causes}", run.id)
    if run.state in ENDED:
        return Told(EXIT_FAILED, f"{run.id} {run.state}: {run.reason or causes}", run.id)
    if run.state == "running":
        return Told(EXIT_UNDELIVERED, f"{run.id} is being made by another worker", run.id)
    others = ", ".join(f"{count} {state}" for state, count in sorted(counts.items()) if state != "sent")
    return Told(
        EXIT_UNDELIVERED, f"{run.id} is sent to {sent} of {whole}: {others}. `reportgen deliveries` tells more", run.id
    )
