"""The loop around it all: looks every few seconds at what is due, for months.

This process stays small: it plans, and has the work done by a process of its own, so that nothing that a report needs or breaks
stays behind. APScheduler is the alarm clock and no more: what is due comes from the ledger, and an alarm that comes late, twice or
not at all changes nothing but the time of the next look.
"""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen.errors import EXIT_DONE, EXIT_UNDELIVERED, ConfigError, ReportgenError
from reportgen.ledger import LedgerError
from reportgen.scheduler import attention, doubts, telling
from reportgen.scheduler.house import House, dot_timeout, told_at
from reportgen.scheduler.planning import JUMPED, VAIN, Planner, timings

if TYPE_CHECKING:
    from reportgen.project import Project

INTERVAL = 15.0
"""Seconds between two looks."""
JUMP = timedelta(hours=25)
"""A clock that goes further ahead than time has passed is not believed."""
LOOKED_UP = timedelta(minutes=10)
"""How long every look asks the relay's log about a delivery in doubt; afterwards the workers do."""
SPEECHLESS = 300.0
"""Seconds after which the owner is mailed that the ledger cannot be used, which keeps no alert of it."""
SPEECHLESS_AGAIN = 6 * 3600.0
IN_VAIN = 5
"""Workers that end badly one after the other before the owner is mailed: none of them may be able to tell."""
PATIENCE = 60.0
"""Seconds that a worker has to come to a stop when it is asked to; then it is ended, and its run taken up again later."""


def since_boot() -> float:
    """Seconds that have passed, sleep of the machine included, whatever the clock on the wall does."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


@dataclass
class Service:
    """What the loop remembers from look to look.

    Attributes:
        house: what it has; its project is read again when a file of config/ changes.
        command: starts a worker that does all that is due and ends.
        elapsed: seconds that have passed, by a clock that nobody sets.
        last_look: when it last looked, for those who ask whether it lives.
    """

    house: House
    command: tuple[str, ...]
    elapsed: Callable[[], float] = since_boot
    last_look: datetime | None = None
    _planner: Planner | None = field(default=None, repr=False)
    _seen: dict[Path, int] = field(default_factory=dict, repr=False)
    _worker: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _clock: tuple[datetime, float] | None = field(default=None, repr=False)
    _distrusted: bool = field(default=False, repr=False)
    _broken: bool = field(default=False, repr=False)
    _vain: int = field(default=0, repr=False)
    _lost: float | None = field(default=None, repr=False)
    _complained: float | None = field(default=None, repr=False)

    def look(self) -> None:
        """One look: plan what became due, and have work done if there is any. Whatever goes wrong is told, and the loop goes on."""
        try:
            self._reopen()
            self._reread()
            now = self.house.clock()
            trusted = self._trusted(now)
            if trusted:
                if self._planner is not None:
                    self._planner.look(self.house, now)
                self.house.ledger.sweep(now, dot_timeout(self.house))
                doubts.settle(self.house, LOOKED_UP)
                attention.told(self.house)  # what the sweep found needs somebody now, not when something is next due
            if trusted and not self._broken:
                self._have_work_done(now)
            else:  # a worker would read the same files, or the same clock
                telling.deliver_alerts(self.house)
            self.last_look = now
            self._lost = self._complained = None
        except ReportgenError as error:
            self.house.tell(f"this look came to nothing: {error}")
            if isinstance(error, LedgerError):
                self._complain(error)
        except Exception as error:  # noqa: BLE001 - a loop that ends is a report that is never sent
            self.house.tell(f"this look came to nothing: unexpected {type(error).__name__}: {error}")

    def _complain(self, error: LedgerError) -> None:
        """Mail the owner that the ledger cannot be used, when that lasts: it takes no alert that would."""
        now = self.elapsed()
        self._lost = now if self._lost is None else self._lost
        since = self._complained if self._complained is not None else self._lost
        if now - since < (SPEECHLESS if self._complained is None else SPEECHLESS_AGAIN):
            return
        self._complained = now
        problem = telling.without_ledger(self.house, f"nothing is planned, made or sent: {error}")
        if problem:
            self.house.tell(f"the owner could not be told: {problem}")

    def _reopen(self) -> None:
        """Open the ledger anew where its file was moved away, removed or replaced: what is planned in the old one nobody sees."""
        if not self.house.ledger.moved():
            return
        now = self.house.clock()
        self.house = replace(self.house, ledger=self.house.ledger.anew(now))
        self.house.tell(f"{self.house.ledger.name} is another file than before: it was opened anew")
        if self.house.ledger.replaced:
            telling.tell(self.house, "restored", self.house.ledger.replaced)
        self._seen = {}  # its schedules are looked at as for the first time

    # --- the configuration

    def _reread(self) -> None:
        """Take the configuration as it is now; with a broken one the last good one plans, and nothing is made or sent."""
        seen = {path: path.stat().st_mtime_ns for path in _files(self.house.project.root)}
        if seen == self._seen:
            return
        self._seen = seen
        try:
            project = _loaded(self.house.project.root, self.house.environ)
            planner = Planner(timings(project))
        except (ConfigError, OSError, ValueError) as error:
            self._broken = True
            told = "the configuration has become wrong; nothing is made or sent until it is mended (`reportgen check`)"
            telling.tell(self.house, "config", f"{told}: {error}")
            if self._planner is None:
                self._planner = Planner(timings(self.house.project))
            return
        self.house = replace(self.house, project=project)
        self._planner, self._broken = planner, False
        self.house.ledger.clear_alert("config", self.house.clock())
        self.house.tell(f"configuration read: {len(planner.schedules)} schedules")

    # --- the clock

    def _trusted(self, now: datetime) -> bool:
        """Whether the clock went on as time did since the last look."""
        passed = self.elapsed()
        before = self._clock
        if before is None and self.house.ledger.raised(JUMPED):
            # Whoever started it anew accepts the clock; another jump is news.
            self.house.ledger.clear_alert(JUMPED, now)
        ahead = timedelta(0) if before is None else (now - before[0]) - timedelta(seconds=passed - before[1])
        if ahead > JUMP:
            self._distrusted = True
            telling.tell(
                self.house,
                JUMPED,
                f"the clock jumped ahead by {ahead.days} days, to {told_at(self.house.project, now)}. Nothing is planned, "
                "made or sent any more: mend the clock, or start the scheduler again to accept it",
            )
            return False
        if self._distrusted:
            self._distrusted = False
            self.house.ledger.clear_alert(JUMPED, now)
            self.house.tell("the clock is right again: planning goes on")
        self._clock = (now, passed)
        return True

    # --- the worker

    def _have_work_done(self, now: datetime) -> None:
        if self._worker is not None and self._worker.poll() is None:
            return
        if self._worker is not None:
            self._note_end(self._worker.returncode)
        self._worker = None
        if _anything_due(self.house, now):
            self._worker = subprocess.Popen(self.command, env=dict(self.house.environ), stdin=subprocess.DEVNULL)  # noqa: S603

    def _note_end(self, code: int) -> None:
        if code in (EXIT_DONE, EXIT_UNDELIVERED):
            if self.house.ledger.raised(VAIN):  # maybe by a scheduler before this one
                self.house.ledger.clear_alert(VAIN, self.house.clock())
            self._vain = 0
            return
        self._vain += 1
        self.house.tell(ended(code))
        if self._vain >= IN_VAIN:
            told = f"{IN_VAIN} workers in a row came to nothing, so nothing is made or sent; the log of the scheduler says why"
            telling.tell(self.house, VAIN, f"{told}: {ended(code)}")
            telling.deliver_alerts(self.house)

    def stop(self) -> None:
        """Let the worker come to a stop: what it is sending it ends, what it is making it puts back."""
        worker = self._worker
        if worker is None or worker.poll() is not None:
            return
        worker.send_signal(signal.SIGTERM)
        try:
            worker.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()


def ended(code: int) -> str:
    """What is to be told of a worker that did not end in peace."""
    again = "What it was at is taken up again, at the latest when its lease has passed (5 minutes)"
    if code >= 0:
        return f"the last worker ended with code {code}; its own lines say why. {again}"
    name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
    memory = ""
    if -code == signal.SIGKILL:
        memory = (
            ". Where nobody did that, the memory ran out (`journalctl -k` says so): give more (MemoryMax of the unit), or "
            "lower `workers` in config/delivery.yaml"
        )
    return f"the last worker was ended by {name}{memory}. {again}"


def _anything_due(house: House, now: datetime) -> bool:
    ledger = house.ledger
    runs = ledger.runs(states=("planned", "running"))
    if any(run.next_at is None or run.next_at <= now for run in runs):
        return True
    resting = {each.channel for each in ledger.paused_transports() if each.until is None or each.until > now}
    if ledger.delivery_paused() is None:
        ways = set(house.project.delivery.channels) - resting
        waiting = ledger.deliveries(states=("pending", "retry", "claimed"))
        if any((each.next_at is None or each.next_at <= now) and each.channel in ways for each in waiting):
            return True
    return house.project.delivery.on_failure is not None and bool(ledger.due_alerts(now))


def _files(root: Path) -> list[Path]:
    return sorted(path for path in (root / "config").glob("*") if path.suffix in (".yaml", ".csv", ".txt"))


def _loaded(root: Path, environ: Mapping[str, str]) -> Project:
    from reportgen.project import load

    return load(root, environ)


def worker_command(root: Path) -> tuple[str, ...]:
    """Starts a worker of this project."""
    return (sys.executable, "-m", "reportgen", "--project", str(root), "tick", "--once", "--worker")


def serve(service: Service, stop: threading.Event, interval: float = INTERVAL) -> None:
    """Look again and again, until somebody asks to stop.

    Args:
        service: what looks.
        stop: set by a signal.
        interval: seconds between two looks.
    """
    service.look()
    clock = _alarm_clock()
    clock.add_job(service.look, "interval", seconds=interval, coalesce=True, max_instances=1, misfire_grace_time=None)
    clock.start()
    try:
        stop.wait()
    finally:
        clock.shutdown(wait=True)
        service.stop()
        service.house.tell("stopped")


def _alarm_clock() -> Any:  # the library has no types
    """APScheduler with its jobs in memory: what it forgets, the ledger knows. It says nothing of looks that take long."""
    from apscheduler.schedulers.background import BackgroundScheduler

    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    return BackgroundScheduler(timezone="UTC")  # type: ignore[no-untyped-call]
