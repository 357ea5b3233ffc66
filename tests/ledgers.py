"""Ledgers for tests: on both engines, with a clock that the test moves, and the invariants that must hold whatever happened."""

from __future__ import annotations

import shutil
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from reportgen.ledger import Artifact, Fenced, NewDelivery, PlannedSlot, ReportedFigure, open_ledger
from reportgen.ledger.rows import OPEN
from tests.postgres import quick_folder

T0 = datetime(2026, 7, 3, 6, 0, tzinfo=UTC)
LEASE = timedelta(minutes=5)
DOT = timedelta(minutes=10)
FILES = [Artifact("v1", "report.pdf", "pdf", "monthly/2026-06/v1/report.pdf", "ab" * 32, 12345)]
FIGURES = [ReportedFigure("leads", "", "", "2026-06", "612", "612")]


@pytest.fixture(name="folder")
def ledger_folder():
    """A folder in memory, so that a forced write costs nothing."""
    path = quick_folder("ledger")
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(name="place", params=["sqlite", "postgresql"])
def ledger_place(request, folder):
    """Where a new ledger may be: a file, or a database."""
    return folder / "ledger.db" if request.param == "sqlite" else request.getfixturevalue("postgresql").new_database()


@pytest.fixture
def ledger(place):
    """An open ledger; the test's `now` decides, on PostgreSQL too."""
    with open_ledger(place, database_clock=False) as opened:
        yield opened


def slot(number: int = 1, report: str = "monthly", due: datetime = T0, **values) -> PlannedSlot:
    return PlannedSlot(report, f"2026-{number:02}", 1, due, **values)


def to(*names: str, channel: str = "mail", **values) -> list[NewDelivery]:
    return [NewDelivery("v1", "", channel, f"{name}@example.org", "en", **values) for name in names]


def put_ready(ledger, *names: str, now: datetime = T0, number: int = 1, **values) -> str:
    """Plan and make a run that is ready for these recipients; returns its id."""
    ledger.plan([slot(number, due=now)], {}, now)
    claim = ledger.claim_run("maker", now, LEASE)
    ledger.ready(claim, FILES, to(*names, **values), FIGURES, now)
    return claim.id


def finish(ledger, now: datetime, mailbox: Counter | None = None, *, accept=lambda claim: True) -> Counter:
    """Work until nothing is left: make what is planned, send what is ready, sweep. Counts what arrived, by recipient and run.

    What is planned again for later, and leases that others hold, are waited for.
    """
    mailbox = Counter() if mailbox is None else mailbox
    for _ in range(200):
        now += timedelta(minutes=20)
        while run := ledger.claim_run("finisher", now, LEASE):
            ledger.ready(run, FILES, to("anna", "boris"), FIGURES, now)
        while claim := ledger.claim_delivery("finisher", now, LEASE, ["mail"]):
            ledger.intent(claim, f"<{claim.id}.e{claim.epoch}@example.org>", "cd" * 32, "relay", now)
            if accept(claim):
                mailbox[claim.run, claim.recipient] += 1
            ledger.sent(claim, "250 ok", "Q1", 12, now)
        ledger.sweep(now, DOT)
        open_runs = ledger.runs(states=("planned", "running", "ready", "delivering", "review"))
        if not open_runs:
            break
    consistent(ledger)
    return mailbox


def consistent(ledger) -> None:
    """What must hold at every moment, whatever was interrupted."""
    for run in ledger.runs():
        rows = ledger.deliveries(run.id)
        states = {row.state for row in rows}
        if run.state in ("planned", "running", "failed"):
            assert not rows, f"{run.id} is {run.state} and has deliveries"
            assert not ledger.artifacts(run.id)
        if run.state in ("held", "review"):
            assert states <= {"pending", "unknown"}, f"{run.id} is {run.state} with {states}"
        if run.state in ("ready", "delivering", "held", "review", "done", "done_with_failed", "done_with_unknown"):
            assert run.made_at is not None
        if run.state.startswith("done"):
            assert not states & set(OPEN), f"{run.id} is {run.state} with {states}"
            worst = "done_with_unknown" if "unknown" in states else "done" if states <= {"sent"} else "done_with_failed"
            assert run.state == worst
        assert (run.next_at is not None) >= (run.state in ("planned", "running"))
        assert bool(run.owner) == (run.state == "running")
        for row in rows:
            if row.state in ("claimed", "intent"):
                assert row.owner, row
            assert (row.next_at is not None) == (row.state in ("pending", "retry", "claimed")), row
            if row.state in ("intent", "sent"):
                assert row.intent_at is not None
                assert row.message_id
        for row in rows:
            log = [event for event in reversed(ledger.events(run.id)) if event.delivery == row.id]
            for earlier, later in pairwise(log):
                assert later.was == earlier.became, f"delivery {row.id}: the log has a gap"
            assert not log or log[-1].became == row.state


def fenced(call, *arguments, **named) -> bool:
    """Whether the call is refused as one whose claim no longer holds."""
    try:
        call(*arguments, **named)
    except Fenced:
        return True
    return False
