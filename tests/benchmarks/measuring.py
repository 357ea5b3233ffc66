"""Seconds of processor and memory of processes that take turns, and how a comparison is printed."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

ROWS = int(os.environ.get("BENCH_ROWS", "1000000"))
TURNS = int(os.environ.get("BENCH_TURNS", "3"))
REPORTGEN = [sys.executable, "-m", "reportgen"]


class Case(NamedTuple):
    """One measurement: seconds of processor (of all processes it took), seconds by the clock, MiB at its peak (of the largest)."""

    processor: float
    clock: float
    memory: float = 0.0


def timed(command: list[str], folder: Path) -> Case:
    """One process with all that it starts and waits for."""
    environ = {
        name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }  # as users have it
    before = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        raise SystemExit(f"{' '.join(command)[:80]} failed")
    return Case(usage.ru_utime + usage.ru_stime, time.perf_counter() - before, usage.ru_maxrss / 1024)


def here(work: Callable[[], object], times: int = 1) -> Case:
    """Something in this process, on average."""
    clock, processor = time.perf_counter(), time.process_time()
    for _ in range(times):
        work()
    return Case((time.process_time() - processor) / times, (time.perf_counter() - clock) / times)


def turns(cases: Mapping[str, Callable[[], Case]], count: int = TURNS) -> dict[str, Case]:
    """Medians of the cases, taking turns."""
    found: dict[str, list[Case]] = {name: [] for name in cases}
    for _ in range(count):
        for name, case in cases.items():
            found[name].append(case())
    return {name: Case(*map(statistics.median, zip(*runs, strict=True))) for name, runs in found.items()}


def show(title: str, medians: Mapping[str, Case], peer: str) -> None:
    """Print one comparison; the ratio is that of seconds of processor, which a busy machine changes least."""
    print(f"\n{title}\n  {'':<42}{'processor':>12}{'ratio':>9}{'clock':>12}{'peak':>11}")
    for name, case in medians.items():
        memory = f"{case.memory:7.0f} MiB" if case.memory else ""
        ratio = case.processor / medians[peer].processor
        print(f"  {name:<42}{case.processor:10.3f} s{ratio:7.2f} x{case.clock:10.3f} s{memory:>11}", flush=True)
