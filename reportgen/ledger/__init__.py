"""The ledger: what is planned, made, sent, held, failed and unknown; the one place where two processes agree.

    open_ledger(place)   a file (SQLite, one machine) or postgresql://... (several machines) -> Ledger
    rows.py              what goes in and comes out: frozen dataclasses
    failures.py          what can go wrong, one class each
    docs/ledger.md       tables, states, transitions, and what each durable write precedes

The rules, from which everything else follows:

- A run is a slot: (report, period, version), unique. A delivery is (run, variant, split, channel, recipient), unique.
- Every transition is one compare-and-set of (id, state, owner, epoch). If not exactly one row changed: `Fenced`.
- A claim holds until its lease ends, not longer: with the lease passed its owner is fenced, even when nobody took over yet.
- The intent to end a message is committed before the final dot. An intent is never claimed again; it becomes sent or unknown.
- The clock is handed in as `now`. On PostgreSQL the database's clock decides instead, so that nodes with wrong clocks agree.

SQLAlchemy is loaded by the first ledger that is opened, not by this import.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.ledger.failures import DecisionError, Fenced, FullError, LedgerBusyError, LedgerError, ReplacedError
from reportgen.ledger.rows import (
    Alert,
    Artifact,
    Delivery,
    DeliveryClaim,
    Event,
    KeptArea,
    NewArea,
    NewDelivery,
    PausedTransport,
    PlannedSlot,
    Reported,
    ReportedFigure,
    Run,
    RunClaim,
    Schedule,
    Step,
    Swept,
    run_id,
)

if TYPE_CHECKING:
    from reportgen.ledger.ledger import Ledger

__all__ = [
    "Alert",
    "Artifact",
    "DecisionError",
    "Delivery",
    "DeliveryClaim",
    "Event",
    "Fenced",
    "FullError",
    "KeptArea",
    "Ledger",
    "LedgerBusyError",
    "LedgerError",
    "NewArea",
    "NewDelivery",
    "PausedTransport",
    "PlannedSlot",
    "ReplacedError",
    "Reported",
    "ReportedFigure",
    "Run",
    "RunClaim",
    "Schedule",
    "Step",
    "Swept",
    "open_ledger",
    "run_id",
]


def open_ledger(
    place: str | Path,
    *,
    witnesses: Sequence[Path] = (),
    database_clock: bool = True,
    wait_s: float = 10.0,
    now: datetime | None = None,
) -> Ledger:
    """Open the ledger at `place`; make it, or bring it to this program's schema, where needed.

    Args:
        place: a file's path, or `postgresql://user:password@host/database`.
        witnesses: further files that remember how far the ledger had come, best outside the folder that is backed up with it
            (`output/.ledger-seen`); one beside an SQLite ledger is always kept. With their help a ledger that was replaced by
            an older copy is noticed, see `Ledger.replaced`.
        database_clock: on PostgreSQL, let the database's clock decide instead of the `now` that is handed in. Tests that move
            time turn it off.
        wait_s: seconds to wait for a lock before `LedgerBusyError`.
        now: the instant that a ledger which turns out to be an older copy counts as restored; None for the machine's clock.

    Raises:
        LedgerError: it cannot be opened, lies on a network file system, or was written by a newer program.
    """
    from reportgen.ledger.ledger import Ledger

    return Ledger.open(place, witnesses=witnesses, database_clock=database_clock, wait_s=wait_s, now=now)
