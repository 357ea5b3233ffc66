"""One transition: a compare-and-set, and its line in the log. Nothing else in the ledger changes a state."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Table, func, insert, select, update

from reportgen.ledger.failures import DecisionError, Fenced
from reportgen.ledger.rows import Reason
from reportgen.ledger.schema import EVENTS, RUNS
from reportgen.ledger.store import Tx

_ADDRESS = re.compile(r"[^\s<>\"'(),;:\[\]]+@[^\s<>\"'(),;:\[\]]+")
_MESSAGE_ID = re.compile(r"[0-9a-f]{32}\.v\d+@.+")
"""A report's Message-ID, see `scheduler.parcels`: it is nobody's address, and what a relay's log is searched for."""
_LONGEST = 2000


def clean(text: str) -> str:
    """A text that both engines can store: no NUL, no half characters, 2,000 characters at most."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")[:_LONGEST]


def without_addresses(text: str) -> str:
    """A text for the log, for alerts and reasons: `clean`, and e-mail addresses blotted out, but for Message-IDs of reports."""
    return _ADDRESS.sub(lambda found: found[0] if _MESSAGE_ID.fullmatch(found[0]) else "***@***", clean(text))


def to_json(value: Any) -> str:
    """The canonical JSON text of a value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def reasons_json(reasons: Sequence[Reason]) -> str:
    """Codes and sentences as the table keeps them."""
    return to_json([[code, without_addresses(what)] for code, what in reasons])


def by_the_way(state: ColumnElement[str]) -> ColumnElement[str]:
    """A state to compare with, but not to search by.

    A claim takes the first row of the index on `next_at`. By an index on states a planner would read, and sort, thousands for one.
    """
    return func.coalesce(state, "")


def log(
    tx: Tx, run: str, was: str, became: str, *, by: str, delivery: int | None = None, epoch: int = 0, detail: str = ""
) -> None:
    """Append a transition to the log."""
    tx.connection.execute(
        insert(EVENTS).values(
            at=tx.at,
            run=run,
            delivery=delivery,
            was=was,
            became=became,
            by=without_addresses(by),
            epoch=epoch,
            detail=without_addresses(detail),
        )
    )


def move(
    tx: Tx,
    table: Table,
    row: Any,
    was: str,
    became: str,
    *,
    by: str,
    owner: str | None = None,
    epoch: int | None = None,
    leased: bool = False,
    detail: str = "",
    values: dict[str, Any] | None = None,
) -> None:
    """Change a state by one compare-and-set, and log it.

    Args:
        tx: the transaction; its instant decides about the lease.
        table: RUNS or DELIVERIES.
        row: the id.
        was: the state it must have.
        became: the state it gets.
        by: who does it, for the log.
        owner: the claim's, when it is a claim's owner that acts.
        epoch: the claim's, with `owner`.
        leased: whether the lease must still run.
        detail: for the log.
        values: further columns to set.

    Raises:
        Fenced: it was not exactly this row in this state of this claim; nothing was changed.
    """
    match = [table.c.id == row, table.c.state == was]
    if owner is not None:
        match += [table.c.owner == owner, table.c.epoch == epoch]
    if leased:
        match += [table.c.next_at > tx.at]
    of = table.c.id if table is RUNS else table.c.run
    found = tx.connection.execute(
        update(table)
        .where(*match)
        .values(state=became, changed_at=tx.at, **(values or {}))
        .returning(of, table.c.epoch)
    ).all()
    if len(found) != 1:
        raise Fenced("run" if table is RUNS else "delivery", row, became)
    run, new_epoch = found[0]
    log(tx, run, was, became, by=by, delivery=None if table is RUNS else row, epoch=new_epoch, detail=detail)


def state_of(tx: Tx, table: Table, row: Any, *, lock: bool = False) -> str:
    """The state of a row as this transaction sees it.

    Args:
        tx: the transaction.
        table: RUNS or DELIVERIES.
        row: the id.
        lock: keep others from changing it until the transaction ends.

    Raises:
        DecisionError: there is no such row.
    """
    query = select(table.c.state).where(table.c.id == row)
    found = tx.connection.execute(query.with_for_update() if lock else query).scalar()
    if found is None:
        raise DecisionError(
            f"the ledger has no {'run' if table is RUNS else 'delivery'} '{without_addresses(str(row))}'"
        )
    return str(found)
