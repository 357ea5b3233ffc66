"""What waits and hands out work: the scheduler's idle look, and claims of many workers on one ledger."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from reportgen.ledger import open_ledger
from reportgen.scheduler.service import Service
from tests.benchmarks.measuring import TURNS, Case, here, show, turns
from tests.postgres import Server, quick_folder
from tests.scheduling import FILES, FIRST_LOOK, office, project_in
from tests.test_ledger_crowd import CLAIM, START, fill
from tests.test_scheduler_idle import MEASURED

CLOCKED = "began = time.time()\n" + CLAIM.replace("tell(mine)", "tell([began, time.time()])")
"""Claims until nothing is left, and tells from when to when."""
CLAIMS = int(os.environ.get("BENCH_CLAIMS", "2000"))


def idle(folder: Path) -> None:
    """A look at which nothing is due, with one schedule and with 500; and what the process that looks holds."""
    cases, offices = {}, []
    for count in (1, 500):
        reports = "".join(FILES["reports.yaml"].replace("monthly:", f"report-{number}:") for number in range(count))
        acme = office(folder / str(count), reports=reports)
        service = Service(acme.house("parent"), ("true",))
        acme.clock.now = FIRST_LOOK
        service.look()

        def look(acme=acme, service=service) -> None:
            acme.clock.now += timedelta(seconds=1)
            service.look()

        cases[f"{count} schedules"] = lambda look=look: here(look, 20)
        offices.append(acme)
    medians = turns(cases)
    show("Scheduler: one idle look (at most 0.050 s with 500)", medians, "1 schedules")
    for acme in offices:
        acme.ledger.close()
    project = project_in(folder / "held")
    told = subprocess.run([sys.executable, "-c", MEASURED, str(project)], capture_output=True, text=True, check=True)
    print(f"  the process that looks holds {float(told.stdout.split()[0]):.0f} MiB")


def claims(_: Path) -> None:
    """Deliveries claimed by eight processes at once, beside one that claims them alone; in memory, without the disk's part."""
    place, beside = quick_folder("bench-postgresql"), quick_folder("bench-sqlite")
    server = Server(place)
    try:
        for name in ("SQLite", "PostgreSQL"):
            medians = turns(
                {
                    f"{workers} worker{'s' if workers > 1 else ''}": lambda workers=workers, name=name: _claimed(
                        beside, workers, server if name == "PostgreSQL" else None
                    )
                    for workers in (1, 8)
                },
                TURNS,
            )
            show(f"Ledger: {CLAIMS:,} claims on {name} (8 workers at most 5 s by the clock)", medians, "1 worker")
    finally:
        server.stop()
        for made in (place, beside):
            shutil.rmtree(made, ignore_errors=True)


def _claimed(folder: Path, workers: int, server: Server | None) -> Case:
    gate = folder / "gate"
    gate.mkdir()
    where = server.new_database() if server else folder / "ledger.db"
    with open_ledger(where, database_clock=False) as ledger:
        fill(ledger, CLAIMS)
        command = [sys.executable, "-c", START + CLOCKED, str(where), str(workers), str(gate)]
        before = os.times()
        subprocess.run(command, check=True, capture_output=True)
        after = os.times()
        if ledger.delivery_counts() != {"claimed": CLAIMS}:
            raise SystemExit(f"not all was claimed: {ledger.delivery_counts()}")
    spent = [json.loads(each.read_text()) for each in gate.glob("*.json")]
    shutil.rmtree(gate)
    for file in folder.glob("ledger.db*"):
        file.unlink()
    processor = after.children_user - before.children_user + after.children_system - before.children_system
    return Case(processor, max(end for _, end in spent) - min(start for start, _ in spent))
