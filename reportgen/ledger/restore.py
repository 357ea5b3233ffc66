"""An older copy of the ledger: what was mailed since is forgotten in it, and must not be mailed again.

`restore` sets every delivery that is not final to unknown, stops all deliveries until an operator resumes them, and notes the
instant. A run that was due before that instant and becomes ready afterwards is held, for the ledger that was lost may have
sent it: an operator approves it or declines it. Opening a ledger that is behind its witness (witness.py) does all that by
itself.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Self

from sqlalchemy import select

from reportgen.ledger import clock, witness
from reportgen.ledger.failures import LedgerError, ReplacedError
from reportgen.ledger.rows import OPEN
from reportgen.ledger.schema import DELIVERIES
from reportgen.ledger.store import Store, Tx
from reportgen.ledger.transitions import log, move

PAUSED = "the ledger was restored from an older copy"


def doubt_everything(tx: Tx, why: str, by: str) -> int:
    """Set every delivery that is not final to unknown, pause all deliveries and note the instant; returns the number."""
    rows = tx.connection.execute(
        select(DELIVERIES.c.id, DELIVERIES.c.state, DELIVERIES.c.intent_at)
        .where(DELIVERIES.c.state.in_(OPEN))
        .order_by(DELIVERIES.c.id)
        .with_for_update()
    ).all()
    for row in rows:
        doubt = {"next_at": None, "intent_at": row.intent_at or tx.at}
        move(tx, DELIVERIES, row.id, row.state, "unknown", by=by, detail="ledger restored", values=doubt)
    tx.set_meta("restored_at", tx.at)
    tx.set_meta("delivery_paused", why)
    log(tx, "", "", "delivery paused", by=by, detail=why)
    return len(rows)


class Restoring(Store):
    """Opening, and what to do with a ledger that is older than what it knew before."""

    _again: Callable[..., Self]
    _inode: tuple[int, int] | None = None

    @classmethod
    def open(
        cls,
        place: str | Path,
        *,
        witnesses: Sequence[Path],
        database_clock: bool,
        wait_s: float,
        now: datetime | None = None,
    ) -> Self:
        """Open, migrate, and compare with the witnesses; see `reportgen.ledger.open_ledger`."""
        now = now or datetime.now(UTC)
        ledger = cls.connect(place, witnesses=witnesses, database_clock=database_clock, wait_s=wait_s)
        ledger._again = partial(cls.open, place, witnesses=witnesses, database_clock=database_clock, wait_s=wait_s)
        try:
            ledger.migrate(now)
            ledger.identify(now)
            ledger.compare(now)
            ledger._inode = ledger._on_disk()
        except BaseException:
            ledger.close()
            raise
        return ledger

    def _on_disk(self) -> tuple[int, int] | None:
        """Which file an SQLite ledger is, whatever it is called; None where there is none."""
        if self.engine.dialect.name != "sqlite":
            return None
        try:
            found = Path(self.name).stat()
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

    def moved(self) -> bool:
        """Whether the file under its name is another one than was opened, or gone: what is written here nobody else sees."""
        return self._on_disk() != self._inode

    def anew(self, now: datetime) -> Self:
        """Close it and open what is under its name now; another ledger, or an older copy, is dealt with as restored.

        Raises:
            LedgerError: as `open`.
        """
        self.close()
        return self._again(now=now)

    def identify(self, now: datetime) -> None:
        """Give a new ledger its name and its generation; read those of one that has them."""
        with self.read() as connection:
            self.identity = Tx(connection, "").meta("identity") or ""
        if self.identity:
            return
        with self.write(now) as tx:
            if tx.connection.dialect.name == "postgresql":
                tx.connection.exec_driver_sql("LOCK TABLE reportgen.meta IN EXCLUSIVE MODE")
            self.identity = tx.meta("identity") or secrets.token_hex(16)
            if tx.meta("identity") is None:
                tx.set_meta("identity", self.identity)
                tx.set_meta("generation", "0")

    def compare(self, now: datetime) -> None:
        """Compare with the witnesses; where the ledger is behind one, or is another, deal with it as restored and say so.

        Raises:
            LedgerError: a witness can neither be read nor written.
        """
        try:
            self._compared(now)
        except OSError as error:
            raise LedgerError(
                f"{error.filename or self.witnesses[0]}: the ledger's witness cannot be written ({error.strerror}). Make the "
                "folder writable for the user that runs this; until then nothing is made or sent"
            ) from None

    def _compared(self, now: datetime) -> None:
        ahead = self._ahead()
        if ahead is None:
            generation = self.generation()
            for file in self.witnesses:
                mine = all(known.identity == self.identity for known in witness.seen(file))
                (witness.note if mine else witness.adopt)(file, witness.Seen(generation, self.identity))
            return
        with self.write(now) as tx:
            why = ahead
            doubted = doubt_everything(tx, why, "opening")
            generation = self.count_up(
                tx, at_least=max(one.generation for file in self.witnesses for one in witness.seen(file))
            )
        for file in self.witnesses:
            witness.adopt(file, witness.Seen(generation, self.identity))
        self.replaced = (
            f"{self.name}: {why}. Deliveries are paused{f' and {doubted} are unknown' if doubted else ''}; nothing was sent. "
            "`reportgen status` says what is to be decided; then: reportgen resume --all"
        )

    def remember(self, generation: int, now: datetime) -> None:
        """Have every witness remember a generation; where the ledger was replaced meanwhile, deal with it as restored first."""
        try:
            super().remember(generation, now)
        except ReplacedError:
            self.compare(now)
            raise

    def _ahead(self) -> str | None:
        """Why the ledger is not the one that was here last; None when it is."""
        for file in self.witnesses:
            for known in witness.seen(file):
                if known.identity != self.identity:
                    if known.generation > 0:
                        forgot = "this one does not know what that one planned and sent"
                        return f"another ledger was used here before ({file}), {forgot}"
                elif known.generation > self.generation():
                    return f"this ledger is older than the one that was here before ({file})"
        return None

    def restore(self, now: datetime, by: str = "operator") -> int:
        """Treat this ledger as restored from an older copy.

        Returns:
            The number of deliveries that are unknown now.
        """
        with self.witnessed(now) as tx:
            return doubt_everything(tx, PAUSED, by)

    def restored_at(self) -> datetime | None:
        """When the ledger was last treated as restored; runs due before that are held when they become ready."""
        with self.read() as connection:
            return clock.instant_or_none(Tx(connection, "").meta("restored_at"))
