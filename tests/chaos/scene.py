"""One scene: a project of its own, workers that are struck, others that come after them, and what became of it all."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from reportgen.ledger import PlannedSlot, open_ledger
from reportgen.ledger.schema import ALERTS
from tests import scheduling
from tests.chaos import worker
from tests.chaos.worker import FINAL, Job
from tests.ledgers import consistent

LEASE = 1.5


@dataclass(frozen=True)
class Scene:
    """What is to happen.

    Attributes:
        name: of the scene, a word; parts its recipients from those of all others.
        folder: for its project.
        port: of the relay.
        ledger: URL; "" for SQLite.
        point: where the first worker is struck; "" for at random.
        nth: at which passing.
        freeze: it is stopped there, and goes on when others have taken over.
        kills: at random times, where no point is given.
        nodes: workers that come after it, or that work at the same time.
        control: its workers mark after sending.
        clocks: seconds that the nodes' clocks are ahead, in turn.
        then: where a second worker is struck.
        recipients: how many get each report.
        periods: how many reports are due.
        seed: for what is random.
        patience: seconds after which a worker that is not struck gives up.
    """

    name: str
    folder: str
    port: int
    ledger: str = ""
    point: str = ""
    nth: int = 1
    freeze: bool = False
    kills: int = 0
    nodes: int = 1
    control: bool = False
    clocks: tuple[float, ...] = (0.0,)
    then: str = ""
    recipients: int = 2
    periods: int = 1
    seed: int = 0
    patience: float = 30.0


@dataclass
class Ending:
    """What became of it.

    Attributes:
        scene: what was to happen.
        struck: how often a worker was.
        deliveries: (id, recipient, Message-ID, state, owner's process id) each.
        runs: run -> state.
        alerts: keys of all that was told.
        seconds: from the last blow to the end of all runs.
        wrong: what should not be.
    """

    scene: Scene
    struck: int = 0
    deliveries: list[tuple[int, str, str, str, int]] = field(default_factory=list)
    runs: dict[str, str] = field(default_factory=dict)
    alerts: list[str] = field(default_factory=list)
    seconds: float = 0.0
    wrong: list[str] = field(default_factory=list)


def prepare(scene: Scene) -> None:
    """Write the project, and plan its runs."""
    root = Path(scene.folder)
    people = ", ".join(f"{{to: p{number}.{scene.name}@example.org}}" for number in range(scene.recipients))
    relay = f"{{kind: smtp, host: 127.0.0.1, port: {scene.port}, tls: insecure, sender: r@example.org, helo: reportgen.test}}"
    scheduling.project_in(
        root,
        recipients=f"groups:\n  managers: [{people}]\n",
        delivery=f"on_failure: ops.{scene.name}@example.org\nchannels:\n  mail: {relay}\n",
        reports=scheduling.FILES["reports.yaml"].replace("  schedule: 3rd business day after month end at 08:00\n", ""),
    )
    now = datetime.now(UTC)
    with open_ledger(scene.ledger or root / ".reportgen" / "ledger.db") as ledger:
        due = now - timedelta(hours=3)
        ledger.plan([PlannedSlot("monthly", f"2026-{6 - at:02}", 1, due) for at in range(scene.periods)], {}, due)


def play(scene: Scene) -> Ending:
    """Do it, and tell what became of it."""
    prepare(scene)
    ending = Ending(scene)
    try:
        if scene.point:
            _targeted(scene, ending)
        else:
            _at_random(scene, ending)
    except Exception as error:  # noqa: BLE001 - one scene that breaks is told with the others
        ending.wrong.append(f"{type(error).__name__}: {error}")
    _read(scene, ending)
    return ending


def _job(scene: Scene, node: int, **more: Any) -> Job:
    off = scene.clocks[node % len(scene.clocks)]
    return Job(
        scene.folder, scene.ledger, control=scene.control, clock_off=off, lease=LEASE, patience=scene.patience, **more
    )


def _start(scene: Scene, node: int, **more: Any) -> int:
    return worker.start(_job(scene, node, **more), Path(scene.folder) / f"worker-{node}.log")


def _targeted(scene: Scene, ending: Ending) -> None:
    how = signal.SIGSTOP if scene.freeze else signal.SIGKILL
    first = _start(scene, 0, point=scene.point, nth=scene.nth, how=how)
    _, status = os.waitpid(first, os.WUNTRACED)
    if not _was(status, how):
        ending.wrong.append(f"{scene.point} was never passed")
        return
    ending.struck += 1
    struck_at = time.monotonic()
    if scene.then:
        second = _start(scene, 1, point=scene.then, how=signal.SIGKILL)
        _, status = os.waitpid(second, 0)
        if _was(status, signal.SIGKILL):
            ending.struck += 1
        else:
            ending.wrong.append(f"{scene.then} was never passed by the second worker")
        struck_at = time.monotonic()
    others = [_start(scene, 2 + node) for node in range(scene.nodes)]
    ended_at = _all_end(others, ending)
    ending.seconds = ended_at - struck_at
    if scene.freeze:
        os.kill(first, signal.SIGCONT)
        _all_end([first], ending)


def _at_random(scene: Scene, ending: Ending) -> None:
    chance = random.Random(scene.seed)
    if scene.seed % 2:  # every other time all blows fall on what is sent, not on what is made
        made = _start(scene, 0, point="ready.after", how=signal.SIGKILL)
        os.waitpid(made, 0)
    running = [_start(scene, node) for node in range(scene.nodes)]
    killed: list[int] = []
    for number in range(scene.kills):
        time.sleep(chance.uniform(0.02, 0.8))
        at = chance.randrange(len(running))
        os.kill(running[at], signal.SIGKILL)
        _, status = os.waitpid(running[at], 0)
        if _was(status, signal.SIGKILL):
            ending.struck += 1
            killed.append(running[at])
        running[at] = _start(scene, scene.nodes + number)
    struck_at = time.monotonic()
    ending.seconds = _all_end(running, ending) - struck_at
    ending.alerts += [f"killed:{process}" for process in killed]


def _was(status: int, how: int) -> bool:
    if how == signal.SIGSTOP:
        return os.WIFSTOPPED(status)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == how


def _all_end(processes: Sequence[int], ending: Ending) -> float:
    for process in processes:
        _, status = os.waitpid(process, 0)
        if status != 0:
            said = "; ".join(_last_line(log) for log in sorted(Path(ending.scene.folder).glob("worker-*.log")))
            ending.wrong.append(f"a worker that was not struck ended with {os.waitstatus_to_exitcode(status)}: {said}")
    return time.monotonic()


def _last_line(log: Path) -> str:
    lines = log.read_text(errors="replace").strip().splitlines()
    return f"{log.stem} {lines[-1] if lines else 'said nothing'}"


def _read(scene: Scene, ending: Ending) -> None:
    with open_ledger(scene.ledger or Path(scene.folder) / ".reportgen" / "ledger.db") as ledger:
        for each in ledger.deliveries():
            process = int(each.owner.split(":")[1]) if each.owner else 0
            ending.deliveries.append((each.id, each.recipient, each.message_id, each.state, process))
        ending.runs = {run.id: run.state for run in ledger.runs()}
        with ledger.read() as connection:
            ending.alerts += connection.execute(select(ALERTS.c.key)).scalars().all()
        try:
            consistent(ledger)
        except AssertionError as error:
            ending.wrong.append(f"the ledger is not consistent: {error}")
    for run, state in ending.runs.items():
        if state not in FINAL:
            ending.wrong.append(f"{run} is still {state}")
