"""Where a worker can be struck: just before, in and just after everything it does that lasts or that others see.

The hooks are put around the product's parts from outside; nothing in the product knows of them. A point is `what.when`:

    claim_run, ingest, compute, render, ready, claim_delivery, intent, sent, settle    .before  .commit  .after
    freeze, write, make, pack, connect, mail, rcpt, data, witness, dot, quit           .before  .after
    body                                                                               .before  .middle  .after
    reply.after

`commit`: all is written, and nothing kept yet. `reply.after`: the answer to the dot is read, and written down nowhere.

The owner's mails pass the same points with `alert.` before their names, and `raise_alert`, `alert_sent` of their own.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event

TRANSACTIONS = ("claim_run", "ingest", "compute", "render", "ready", "claim_delivery", "intent", "sent", "settle")
ACTIONS = ("freeze", "write", "make", "pack", "connect", "mail", "rcpt", "data", "witness", "dot", "quit")
POINTS = (
    *(f"{what}.{when}" for what in TRANSACTIONS for when in ("before", "commit", "after")),
    *(f"{what}.{when}" for what in ACTIONS for when in ("before", "after")),
    *(f"body.{when}" for when in ("before", "middle", "after")),
    "reply.after",
)
DOUBTFUL = frozenset(
    ("witness.before", "witness.after", "intent.after", "dot.before", "dot.after", "reply.after", "sent.before", "sent.commit")
)  # fmt: skip
"""Between the intent that is kept and the answer that is: only here a death may leave a doubt."""
ALERT_POINTS = ("raise_alert.before", "raise_alert.commit", "raise_alert.after", "alert.dot.after", "alert_sent.before",
                "alert_sent.commit", "alert_sent.after")  # fmt: skip
"""Passed only where there is something to tell: by the worker that finds a doubt."""


@dataclass(frozen=True)
class Blow:
    """What happens at a point.

    Attributes:
        point: where.
        nth: at which passing.
        how: SIGKILL or SIGSTOP.
    """

    point: str = ""
    nth: int = 1
    how: int = signal.SIGKILL


@dataclass
class Striker:
    """Counts the passings, and strikes this very process."""

    blow: Blow
    owner_mail: bool = True
    _passed: dict[str, int] = field(default_factory=dict)
    _stack: list[str] = field(default_factory=list)
    _wrote: bool = False
    _phase: str = ""

    def at(self, point: str) -> None:
        """This point is passed."""
        self._passed[point] = self._passed.get(point, 0) + 1
        if point == self.blow.point and self._passed[point] == self.blow.nth:
            os.kill(os.getpid(), self.blow.how)

    def _smtp(self, point: str) -> None:
        self.at(f"alert.{point}" if self.owner_mail else point)

    def around(self, place: Any, name: str, label: str | Callable[..., str] = "", found: bool = False) -> None:
        """Hooks before and after a function; with `found` after it only where it returned something."""
        original = getattr(place, name)

        def hooked(*arguments: Any, **named: Any) -> Any:
            what = label(*arguments) if callable(label) else label or name
            self.at(f"{what}.before")
            self._stack.append(what)
            try:
                result = original(*arguments, **named)
            finally:
                self._stack.pop()
            if not found or result is not None:
                self.at(f"{what}.after")
            return result

        setattr(place, name, hooked)

    # --- the ledger

    def watch_ledger(self, ledger: Any) -> None:
        """Every transition, and the moment in which it is all written and not yet kept."""
        for name in ("ready", "intent", "sent", "raise_alert", "alert_sent"):
            self.around(ledger, name)
        self.around(ledger, "claim_run", found=True)
        self.around(ledger, "claim_delivery", found=True)
        self.around(ledger, "step", lambda claim, name, *_: name)
        self.around(ledger, "_finish", "settle")
        remember = ledger.remember

        def noted(*arguments: Any) -> None:
            intent = bool(self._stack) and self._stack[-1] == "intent"
            if intent:
                self.at("witness.before")
            remember(*arguments)
            if intent:
                self.at("witness.after")

        ledger.remember = noted

        @event.listens_for(ledger.engine, "after_cursor_execute")
        def _written(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
            self._wrote = self._wrote or statement.lstrip()[:6].upper() in ("UPDATE", "INSERT")

        @event.listens_for(ledger.engine, "commit")
        def _kept(_: Any) -> None:
            wrote, self._wrote = self._wrote, False
            if wrote and self._stack:
                self.at(f"{self._stack[-1]}.commit")

        @event.listens_for(ledger.engine, "rollback")
        def _undone(_: Any) -> None:
            self._wrote = False

    # --- what is made and sent

    def watch_work(self) -> None:
        """What a worker does between its transitions."""
        from reportgen import archive
        from reportgen.deliver import smtp
        from reportgen.scheduler import parcels, sending

        self.around(archive, "freeze")
        self.around(archive.RunFolder, "write")
        self.around(parcels, "pack")
        send, opened = sending.send, smtp._open

        def deliver(*arguments: Any) -> Any:
            self.owner_mail = False
            try:
                return send(*arguments)
            finally:
                self.owner_mail = True

        def connect(relay: Any) -> Any:
            self._smtp("connect.before")
            line = opened(relay)
            self._watch_line(line)
            self._smtp("connect.after")
            return line

        sending.send = deliver
        smtp._open = connect  # type: ignore[assignment]

    def _watch_line(self, line: Any) -> None:
        line.sock = _Socket(line.sock, self)
        for name in ("mail", "rcpt"):
            self._command(line, name)
        self.around(line, "quit")
        docmd, getreply = line.docmd, line.getreply

        def data(command: str, *rest: Any) -> Any:
            if command.lower() != "data":
                return docmd(command, *rest)
            self._smtp("data.before")
            answer = docmd(command, *rest)
            self._smtp("data.after")
            self._phase = "body"
            return answer

        def reply() -> Any:
            answer = getreply()
            if self._phase == "dot":
                self._phase = ""
                self._smtp("reply.after")
            return answer

        line.docmd, line.getreply = data, reply

    def _command(self, line: Any, name: str) -> None:
        original = getattr(line, name)

        def hooked(*arguments: Any) -> Any:
            self._smtp(f"{name}.before")
            answer = original(*arguments)
            self._smtp(f"{name}.after")
            return answer

        setattr(line, name, hooked)

    def passing(self, real: Any, data: bytes) -> None:
        """What goes over the line."""
        if self._phase == "body":
            self._smtp("body.before")
            real.sendall(data[: len(data) // 2])
            self._smtp("body.middle")
            real.sendall(data[len(data) // 2 :])
            self._smtp("body.after")
            self._phase = "waiting"
        elif self._phase == "waiting" and data == b".\r\n":
            self._smtp("dot.before")
            real.sendall(data)
            self._phase = "dot"
            self._smtp("dot.after")
        else:
            real.sendall(data)


class _Socket:
    """A socket that tells what is sent on it."""

    def __init__(self, real: Any, striker: Striker) -> None:
        self._real, self._striker = real, striker

    def sendall(self, data: bytes) -> None:
        self._striker.passing(self._real, data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


def marking_after_sending(ledger: Any) -> None:
    """The control: a worker as many are, that writes down that it sent when it has sent, and nothing before."""
    intent, sent, wished = ledger.intent, ledger.sent, {}

    def later(claim: Any, *what: Any) -> None:
        wished[claim.id] = what

    def both(claim: Any, *what: Any) -> None:
        intent(claim, *wished.pop(claim.id))
        sent(claim, *what)

    ledger.intent, ledger.sent = later, both
