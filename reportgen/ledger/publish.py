"""From a finished rendering to the point of no return, and an operator's decisions about runs.

    running --hold--> held      running --ready(review)--> review      running --ready--> ready
    held, review --approve--> ready (the same bytes, the same recipients)
    held, review --decline--> skipped (its deliveries abandoned)
    ready, delivering --decline--> what is not handed over yet is abandoned; skipped where that is all, else as the rest ends
    held, review, failed, expired, skipped --retry_run--> planned (made anew)
    review --window over, sweep--> ready

One transaction sets the state, writes the files' hashes, the reported figures and the focus areas, and inserts every delivery.
Before it anything may be done again; after it nothing is computed or rendered again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from reportgen.ledger.clock import instant, stamp, stamp_or_none
from reportgen.ledger.closing import settle
from reportgen.ledger.failures import DecisionError
from reportgen.ledger.memory import keep_areas
from reportgen.ledger.rows import OPEN, Artifact, NewArea, NewDelivery, Reason, ReportedFigure, RunClaim
from reportgen.ledger.runs import leave
from reportgen.ledger.schema import ARTIFACTS, DELIVERIES, FIGURES, FOCUS_AREAS, RUNS
from reportgen.ledger.store import Store, Tx
from reportgen.ledger.transitions import move, reasons_json, state_of, to_json

RESTORED = (
    "restored",
    "the ledger was restored from an older copy; this period may have been sent before. Approve it to send it, or decline it",
)


def _insert_rows(
    tx: Tx,
    claim: RunClaim,
    artifacts: Sequence[Artifact],
    deliveries: Sequence[NewDelivery],
    figures: Sequence[ReportedFigure],
    areas: Sequence[NewArea],
) -> None:
    keep_areas(tx, claim.id, areas)
    files = {(one.variant, one.name): one for one in artifacts}
    said = {(one.kpi, one.by, one.segment, one.period): one for one in figures}
    parcels = {(one.variant, one.split, one.channel, one.recipient): one for one in reversed(deliveries)}
    tx.insert_all(ARTIFACTS, [{"run": claim.id} | vars(files[key]) for key in sorted(files)])
    tx.insert_all(
        FIGURES,
        [
            {
                "run": claim.id, "kpi": one.kpi, "by": one.by, "segment": one.segment, "period": one.period,
                "value": one.value, "display": one.display, "closed": int(one.closed),
            }
            for _, one in sorted(said.items())
        ],
    )  # fmt: skip
    fixed = {
        "run": claim.id,
        "state": "pending",
        "owner": "",
        "epoch": 0,
        "attempts": 0,
        "next_at": tx.at,
        "changed_at": tx.at,
    }
    tx.insert_all(
        DELIVERIES,
        [
            fixed
            | {
                "variant": one.variant, "split": one.split, "channel": one.channel, "recipient": one.recipient,
                "language": one.language, "detail": to_json(dict(one.detail)), "deadline": stamp_or_none(one.deadline),
            }
            for _, one in sorted(parcels.items())
        ],
    )  # fmt: skip


def release(tx: Tx, run: str, was: str, by: str, detail: str) -> None:
    """Move a held or reviewed run to ready; its deliveries' deadlines move by the time it was held."""
    made = tx.connection.execute(select(RUNS.c.made_at).where(RUNS.c.id == run)).scalar_one()
    held_for = max(instant(tx.at) - instant(made), timedelta(0))
    move(tx, RUNS, run, was, "ready", by=by, detail=detail, values={"next_at": None, "owner": ""})
    waiting = (DELIVERIES.c.run == run, DELIVERIES.c.state == "pending", DELIVERIES.c.deadline.is_not(None))
    deadlines = tx.connection.execute(select(DELIVERIES.c.deadline).where(*waiting).distinct()).scalars().all()
    for deadline in sorted(deadlines, reverse=True):  # the latest first, so that none is moved twice
        later = stamp(instant(deadline) + held_for)
        tx.connection.execute(
            update(DELIVERIES).where(*waiting, DELIVERIES.c.deadline == deadline).values(deadline=later)
        )


def _correction(run: str) -> str:
    report, period, _ = run.split("/")
    return f'What was sent is corrected by the next version: reportgen run {report} --period {period} --correct "REASON" --deliver'


class Publish(Store):
    """Hold, ready, and what an operator may decide about a run."""

    def hold(
        self,
        claim: RunClaim,
        reasons: Sequence[Reason],
        artifacts: Sequence[Artifact],
        deliveries: Sequence[NewDelivery],
        figures: Sequence[ReportedFigure],
        now: datetime,
        areas: Sequence[NewArea] = (),
    ) -> None:
        """Fix files and recipients, and send nothing until an operator approves; focus areas as in `ready`.

        Raises:
            Fenced: the claim no longer holds.
        """
        with self.write(now) as tx:
            detail = "; ".join(code for code, _ in reasons)
            leave(tx, claim, "held", detail, reasons=reasons_json(reasons), made_at=tx.at)
            _insert_rows(tx, claim, artifacts, deliveries, figures, areas)

    def ready(
        self,
        claim: RunClaim,
        artifacts: Sequence[Artifact],
        deliveries: Sequence[NewDelivery],
        figures: Sequence[ReportedFigure],
        now: datetime,
        review_until: datetime | None = None,
        review: bool = False,
        areas: Sequence[NewArea] = (),
    ) -> str:
        """The commit point: state, hashes, figures and every delivery in one transaction.

        Args:
            claim: the run.
            artifacts: what was made; doubles by variant and name are one.
            figures: what was said; doubles by key are one.
            deliveries: to whom; doubles by (variant, split, channel, recipient) are one, the first.
            now: the caller's clock.
            review_until: let people look at it until then, and send it unless they decline.
            review: send it only when somebody approves (with `review_until`: or when that has passed).
            areas: focus areas that were found; doubles by (quarter, id) are one, the last.

        Returns:
            `ready`, `review`, or `held` where the ledger was restored after the run was due, so that it may have been sent before.

        Raises:
            Fenced: the claim no longer holds.
        """
        with self.write(now) as tx:
            restored_at = tx.meta("restored_at")
            if restored_at is not None and stamp(claim.due) <= restored_at:
                became = "held"
                leave(tx, claim, became, RESTORED[0], reasons=reasons_json([RESTORED]), made_at=tx.at)
            elif review or review_until is not None:
                became = "review"
                leave(tx, claim, became, "", made_at=tx.at, next_at=stamp_or_none(review_until))
            else:
                became = "ready"
                leave(tx, claim, became, "", made_at=tx.at)
            _insert_rows(tx, claim, artifacts, deliveries, figures, areas)
        return became

    def approve(self, run: str, by: str, now: datetime) -> None:
        """Let a held or reviewed run go out: the bytes and the recipients that were fixed.

        Raises:
            DecisionError: it is neither held nor in review.
        """
        with self.witnessed(now) as tx:
            was = state_of(tx, RUNS, run, lock=True)
            if was not in ("held", "review"):
                raise DecisionError(f"run {run} is '{was}': only a run that is held or in review can be approved")
            release(tx, run, was, by, "approved")

    def decline(self, run: str, by: str, why: str, now: datetime) -> None:
        """Send a run no more: one that is held or in review never; of one that is being sent nothing that is not handed over yet.

        A worker that holds a delivery is fenced before its dot; a delivery whose intent is written down goes its way.

        Raises:
            DecisionError: it is not made yet, or everything was sent.
        """
        with self.witnessed(now) as tx:
            was = state_of(tx, RUNS, run, lock=True)
            if was not in ("held", "review", "ready", "delivering"):
                raise DecisionError(f"run {run} is '{was}': only what is held, in review or being sent can be declined")
            mine = (DELIVERIES.c.run == run, DELIVERIES.c.state.in_([each for each in OPEN if each != "intent"]))
            rows = tx.connection.execute(select(DELIVERIES.c.id, DELIVERIES.c.state).where(*mine).with_for_update())
            for row in rows.all():
                move(tx, DELIVERIES, row.id, row.state, "abandoned", by=by, values={"next_at": None, "owner": ""})
            other = select(DELIVERIES.c.id).where(DELIVERIES.c.run == run, DELIVERIES.c.state != "abandoned").limit(1)
            begun = was in ("ready", "delivering") and tx.connection.execute(other).first() is not None
            became = was if begun else "skipped"
            told = {"next_at": None, "reasons": reasons_json([("declined", why)])}
            move(tx, RUNS, run, was, became, by=by, detail=f"declined: {why}", values=told)
            settle(tx, run, by)

    def retry_run(self, run: str, by: str, now: datetime) -> None:
        """Make a run anew of which nothing was sent, or one that waits, now; what it had read and made is forgotten.

        Raises:
            DecisionError: its state does not allow it, or one of its deliveries may have been sent.
        """
        with self.witnessed(now) as tx:
            was = state_of(tx, RUNS, run, lock=True)
            if was not in ("planned", "held", "review", "failed", "expired", "skipped"):
                raise DecisionError(f"run {run} is '{was}': it is under way or was sent. {_correction(run)}")
            touched = select(DELIVERIES.c.id).where(DELIVERIES.c.run == run, DELIVERIES.c.state != "pending").limit(1)
            if tx.connection.execute(touched).first():
                why = (
                    "was declined: it is never sent" if was == "skipped" else f"may have been sent. {_correction(run)}"
                )
                raise DecisionError(f"run {run} cannot be made anew, for it {why}")
            for table in (DELIVERIES, ARTIFACTS, FIGURES, FOCUS_AREAS):
                tx.connection.execute(delete(table).where(table.c.run == run))
            again = {"next_at": tx.at, "attempts": 0, "reasons": "[]", "made_at": None, "step": "", "owner": ""}
            move(tx, RUNS, run, was, "planned", by=by, detail="made anew", values=again)
