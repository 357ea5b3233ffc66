"""The variants of one run, made by several processes at once.

    makers(4)(house, project, inputs, orders)     # results in the order of what was wanted

What is told of the same rows is computed once: orders of one filter go to one process. Each process has an engine of its own over
the same frozen snapshots, whose hashes were proved once, before; it knows no secret, and where the system permits no network. It is
replaced after some reports, for the libraries below keep memory, and killed with all it started when nobody wants its work any
more. No more results are made ahead than the processes are many: whoever takes them writes them down, and memory stays flat.
"""

from __future__ import annotations

import json
import os
import pickle
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import gate
from reportgen.errors import LastingError, ReportgenError
from reportgen.render import Rendering
from reportgen.render.child import PASSED, kill, kill_overdue
from reportgen.render.worker import receive, send
from reportgen.scheduler.results import Result

if TYPE_CHECKING:
    from reportgen.pipeline import Inputs, Order
    from reportgen.project import Project
    from reportgen.scheduler.house import House
    from reportgen.scheduler.making import Makers

MEMORY = 3072
"""MiB of address space that a process may take; much less of it is ever used."""
SECONDS = 300.0
"""Wall-clock seconds for one report."""
RENEW = 50
"""Reports after which a process is replaced: the libraries below it keep about 1 MiB a document."""
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Variables that keep a process to one processor: the others have work of their own."""


class PoolError(ReportgenError):
    """A process that makes reports could not."""


def processors() -> int:
    """The processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # a system that does not tell
        return os.cpu_count() or 1


def makers(workers: int | None = None) -> Makers:
    """What makes reports by several processes.

    Args:
        workers: how many; as many as there are processors without it.
    """

    def make(house: House, project: Project, inputs: Inputs, wanted: Sequence[Order]) -> Generator[Result, None, None]:
        groups = grouped(wanted, workers or processors())
        return _made(groups, min(workers or processors(), len(groups)), setup(project, inputs), house.environ)

    return make


def grouped(wanted: Sequence[Order], workers: int) -> list[tuple[Order, ...]]:
    """Neighbours of one filter, for their figures are the same; of one language only, where there are few filters."""
    by_filter = [tuple(each) for _, each in groupby(wanted, key=lambda order: order.only)]
    if len(by_filter) >= 2 * workers:
        return by_filter
    return [tuple(each) for _, each in groupby(wanted, key=lambda order: (order.only, order.language))]


def setup(project: Project, inputs: Inputs) -> bytes:
    """What every process is told at its beginning."""
    return pickle.dumps((project, replace(inputs), inputs.coverages))


def _made(
    groups: Sequence[tuple[Order, ...]], workers: int, said: bytes, environ: Mapping[str, str]
) -> Generator[Result, None, None]:
    idle: queue.LifoQueue[Worker] = queue.LifoQueue()
    team = [Worker(said, environ) for _ in range(workers)]
    for each in team:
        idle.put(each)
    hands = ThreadPoolExecutor(workers, thread_name_prefix="report")
    running: deque[Future[list[Result]]] = deque()

    def work(group: tuple[Order, ...]) -> list[Result]:
        worker = idle.get()
        try:
            return worker.make(group)
        finally:
            idle.put(worker)

    left = iter(groups)
    try:
        for group in left:
            running.append(hands.submit(work, group))
            if len(running) >= 2 * workers:
                yield from running.popleft().result()
        while running:
            yield from running.popleft().result()
    finally:
        for future in running:
            future.cancel()
        for worker in team:
            worker.stop()
        hands.shutdown(wait=True, cancel_futures=True)
        for worker in team:
            worker.close()


class Worker:
    """One process that computes and renders; started with the first report, and again when it is worn out.

    Args:
        said: what it is told at its beginning, see `setup`.
        environ: the environment; only what finding its libraries takes is passed on.
    """

    def __init__(self, said: bytes, environ: Mapping[str, str] | None = None) -> None:
        self._said = said
        self._environ = {name: value for name, value in (environ or {}).items() if name in PASSED}
        package = str(Path(__file__).parents[2])
        known = self._environ.get("PYTHONPATH")
        self._environ["PYTHONPATH"] = os.pathsep.join([package, known] if known else [package])
        self._environ |= dict.fromkeys(ONE_THREAD, "1")
        self._made = 0
        self._closed = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """Of the process that is there now."""
        return self._process.pid if self._process else None

    def _start(self) -> subprocess.Popen[bytes]:
        self._scratch = tempfile.TemporaryDirectory(prefix="reportgen-")
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        limits = [str(MEMORY), str(int(SECONDS * RENEW * 4)), self._scratch.name]
        process = self._process = subprocess.Popen(  # noqa: S603 - this very interpreter
            [sys.executable, "-P", "-W", "ignore", "-m", "reportgen.scheduler.pool_worker", *limits],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            env=self._environ,
            start_new_session=True,
        )
        self._made = 0
        if self._closed.is_set():  # closed while it was started
            kill(process)
        send(process.stdin, self._said)  # type: ignore[arg-type]
        return process

    def make(self, orders: Sequence[Order]) -> list[Result]:
        """Make reports of the same rows.

        Raises:
            PoolError: one of them could not be made, or the process is no more.
        """
        if self._closed.is_set():
            raise PoolError("the processes that make reports were stopped")
        if self._process is not None and (self._made >= RENEW or self._process.poll() is not None):
            self._end()
        late = threading.Event()
        try:
            process = self._process or self._start()
            timer = threading.Timer(SECONDS * len(orders), kill_overdue, (process, late))
            timer.start()
            try:
                send(process.stdin, pickle.dumps(tuple(orders)))  # type: ignore[arg-type]
                return list(self._answer(process, orders))
            finally:
                timer.cancel()
        except (OSError, EOFError):
            raise PoolError(self._why(orders[0], late.is_set())) from None

    def _answer(self, process: subprocess.Popen[bytes], orders: Sequence[Order]) -> Iterator[Result]:
        assert process.stdout is not None  # noqa: S101 - asked for
        answer = receive(process.stdout)  # type: ignore[arg-type]
        if answer is None:
            raise EOFError
        head = json.loads(answer)
        if "refused" in head:
            raise (LastingError if head.get("lasting") else PoolError)(str(head["refused"]))
        self._made += len(orders)
        for order, each in zip(orders, head["results"], strict=True):
            files = {}
            for name, length, warnings, flaws in each["files"]:
                data = process.stdout.read(length)
                if len(data) != length:
                    raise EOFError
                files[name] = Rendering(data, tuple(warnings), tuple((kind, what) for kind, what in flaws))
            yield Result(
                order, files, tuple(gate.Reason(*reason) for reason in each["held"]), tuple(each["warnings"]),
                tuple((kpi, period, value, shown, closed) for kpi, period, value, shown, closed in each["figures"]),
                bool(each["behind"]), bool(each["moved"]), each["found"], tuple(each["areas"]),
            )  # fmt: skip

    def _why(self, order: Order, late: bool) -> str:
        process = self._process
        code = 0
        if process is not None:
            kill(process)
            code = process.wait()
        if self._closed.is_set():
            return "the processes that make reports were stopped"
        if late:
            return f"{order.name} was not made within {SECONDS:g} s; its process was stopped"
        self._complaints.seek(0)
        lines = self._complaints.read().decode("utf-8", "replace").strip().splitlines()
        last = f": {lines[-1][:200]}" if lines else ""
        how = f"was killed by signal {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
        if code == -signal.SIGKILL:  # by none of ours: those are told above
            how += (
                " (for want of memory, where nobody did that: allow more, or fewer `workers` in config/delivery.yaml)"
            )
        return f"the process that made {order.name} {how}{last}. What was made before it is kept for the next attempt"

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        kill(process)
        process.wait()
        for stream in (process.stdin, process.stdout):
            try:
                stream.close()  # type: ignore[union-attr]
            except OSError:
                continue  # what was not sent goes with the process
        self._complaints.close()
        self._scratch.cleanup()

    def stop(self) -> None:
        """Stop whatever it does, from another thread; who waits for it is told."""
        self._closed.set()
        if self._process is not None:
            kill(self._process)

    def close(self) -> None:
        """Stop it, and let go of all it had."""
        self.stop()
        self._end()
