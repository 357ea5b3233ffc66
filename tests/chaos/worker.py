"""One worker process: the real scheduler, ledger and SMTP, on a project in a folder; reports are made by the fake makers.

    python -m tests.chaos.worker '{"root": "/tmp/acme", "point": "dot.after"}'

Leases and waits are those of the product, only shorter: they are put in place of its constants here.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from reportgen.ledger import LedgerBusyError, sweep
from reportgen.ledger.rows import OPEN
from reportgen.project import load
from reportgen.scheduler import house as houses
from reportgen.scheduler import making, reading, sending, telling, work
from reportgen.scheduler.places import LEDGER_VARIABLE
from tests import scheduling
from tests.chaos.points import Blow, Striker, marking_after_sending

FINAL = ("done", "done_with_failed", "done_with_unknown", "failed", "skipped", "expired", "held")


@dataclass(frozen=True)
class Job:
    """What a worker is told.

    Attributes:
        root: the project's folder.
        ledger: URL of a ledger in PostgreSQL; "" for the file in the project.
        point: where it is struck; "" for nowhere.
        nth: at which passing.
        how: number of the signal.
        control: mark after sending, without an intent.
        clock_off: seconds that this node's clock is ahead.
        lease: seconds that a claim holds.
        dot_timeout: seconds after which an intent without an answer is in doubt.
        patience: seconds after which the worker gives up.
    """

    root: str
    ledger: str = ""
    point: str = ""
    nth: int = 1
    how: int = 9
    control: bool = False
    clock_off: float = 0.0
    lease: float = 1.5
    dot_timeout: float = 2.0
    patience: float = 30.0


def shorten(job: Job) -> None:
    """Put short waits in place of the product's."""
    lease, soon = timedelta(seconds=job.lease), timedelta(seconds=0.5)
    work.RUN_LEASE = making.RUN_LEASE = reading.RUN_LEASE = work.DELIVERY_LEASE = lease
    work.dot_timeout = lambda house: timedelta(seconds=job.dot_timeout)
    sweep.GUARD = timedelta(seconds=1)
    sending.MEND = sending.LASTING = soon
    sending.RETRY_AFTER = making.RETRY_AFTER = (soon,)
    sending.ENTRIES = (0.5, 0.5)
    telling.AGAIN = (soon,)


def makers(striker: Striker) -> Any:
    """The fake makers of the scheduler's tests, with hooks."""
    make = scheduling.makers()

    def hooked(*arguments: Any) -> Iterator[Any]:
        for finished in make(*arguments):
            striker.at("make.before")
            yield finished
            striker.at("make.after")

    return hooked


def over(ledger: Any, channels: Sequence[str] = ("mail",)) -> bool:
    """Whether there is nothing left to do: every run final, nothing open, everything told."""
    if any(run.state not in FINAL for run in ledger.runs()):
        return False
    return not ledger.deliveries(states=OPEN) and not ledger.due_alerts(datetime.now(UTC) + timedelta(hours=2))


def run(job: Job) -> int:
    """Work until nothing is left; 0, or 1 when patience is at an end. `start` makes 2 of an error that nobody caught."""
    shorten(job)
    striker = Striker(Blow(job.point, job.nth, job.how))
    striker.watch_work()
    end = time.monotonic() + job.patience
    while time.monotonic() < end:
        try:
            return _worked(job, striker, end)
        except LedgerBusyError as error:  # it could not even be opened: the service starts another
            print(f"once more: {error}", flush=True)
        time.sleep(0.2)
    return 1


def _worked(job: Job, striker: Striker, end: float) -> int:
    environ = {LEDGER_VARIABLE: job.ledger} if job.ledger else {}
    with houses.opened(load(Path(job.root), {}), environ, lambda line: print(line, flush=True)) as house:
        off = timedelta(seconds=job.clock_off)
        house = replace(house, clock=lambda: datetime.now(UTC) + off)
        if job.control:
            marking_after_sending(house.ledger)
        striker.watch_ledger(house.ledger)
        make = makers(striker)
        while time.monotonic() < end:
            try:
                work.work(house, make)
                if over(house.ledger):
                    return 0
            except LedgerBusyError as error:  # the process ends, and the service starts another
                print(f"once more: {error}", flush=True)
            time.sleep(0.2)
    return 1


def start(job: Job, log: Path) -> int:
    """A worker in a process of its own, forked from this one, which has everything loaded; its process id."""
    process = os.fork()
    if process:
        return process
    code = 2
    try:
        out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(out, 1)
        os.dup2(out, 2)
        code = run(job)
    except BaseException:  # noqa: BLE001 - a process that was forked must end here, whatever happens
        import traceback

        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


def to_json(job: Job) -> str:
    """A job as a process of its own takes it."""
    return json.dumps(asdict(job))


if __name__ == "__main__":
    raise SystemExit(run(Job(**json.loads(sys.argv[1]))))
