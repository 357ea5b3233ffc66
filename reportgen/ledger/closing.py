"""A run's end: when all its deliveries are final, its state says how they ended."""

from __future__ import annotations

from sqlalchemy import func, select

from reportgen.ledger.rows import OPEN
from reportgen.ledger.schema import DELIVERIES, RUNS
from reportgen.ledger.store import Tx
from reportgen.ledger.transitions import move, state_of

AFTER_READY = ("ready", "delivering", "done", "done_with_failed", "done_with_unknown")


def outcome(counts: dict[str, int]) -> str:
    """The state of a run whose deliveries have these states: one doubtful delivery outweighs any that failed."""
    if any(counts.get(state) for state in OPEN):
        return "delivering"
    if counts.get("unknown"):
        return "done_with_unknown"
    return "done_with_failed" if any(counts.get(state) for state in ("failed", "expired", "abandoned")) else "done"


def settle(tx: Tx, run: str, by: str) -> str:
    """Bring the state of a run that was ready once in line with its deliveries; returns the state it has now.

    The run's row is locked first, so that nobody opens a delivery of it meanwhile.
    """
    was = state_of(tx, RUNS, run, lock=True)
    if was not in AFTER_READY:
        return was
    states = select(DELIVERIES.c.state, func.count()).where(DELIVERIES.c.run == run).group_by(DELIVERIES.c.state)
    counts = {state: count for state, count in tx.connection.execute(states).all()}  # noqa: C416 - rows are no pairs to mypy
    became = outcome(counts)
    if became == was or (was == "ready" and became == "delivering"):
        return was
    move(tx, RUNS, run, was, became, by=by, values={"next_at": None})
    return became
