"""The parent that waits for months: how little it holds, and how little an idle look asks of the ledger."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from reportgen.scheduler.service import Service
from tests.scheduling import FILES, FIRST_LOOK, office, project_in

MOST = 65
"""MiB that the parent may hold; it holds about 61, and any library that a report needs takes 10 more."""

MEASURED = """
import sys
from pathlib import Path
from reportgen.cli import cli
from reportgen.project import load
from reportgen.scheduler.house import opened
from reportgen.scheduler.service import Service, _alarm_clock

project, told = load(Path(sys.argv[1]), {}), []
with opened(project, {}, told.append) as house:
    service = Service(house, ("true",))
    service.look()
    service.look()
    _alarm_clock()
assert service.last_look is not None, told
pages = int(Path("/proc/self/statm").read_text().split()[1])
libraries = ("holidays", "pandas", "numpy", "duckdb", "matplotlib", "weasyprint", "babel", "fluent",
             "sqlalchemy.dialects.postgresql", "reportgen.pipeline", "reportgen.scheduler.work")
heavy = [name for name in libraries if name in sys.modules]
print(pages * 4096 / 2**20, *heavy)
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="the system does not say how much a process holds")
def test_the_parent_holds_less_than_65_mib_and_no_library_of_reports_or_holidays(tmp_path: Path) -> None:
    project_in(tmp_path)
    done = subprocess.run([sys.executable, "-c", MEASURED, str(tmp_path)], capture_output=True, text=True, check=True)
    held, *heavy = done.stdout.split()
    assert heavy == []
    assert float(held) < MOST
    assert list((tmp_path / ".reportgen" / "cache").glob("*-DE-*.json"))


def test_an_idle_look_asks_the_ledger_no_more_for_500_schedules_than_for_one(tmp_path: Path) -> None:
    asked = {}
    for count in (1, 500):
        reports = "".join(FILES["reports.yaml"].replace("monthly:", f"report-{number}:") for number in range(count))
        acme = office(tmp_path / str(count), reports=reports)
        service = Service(acme.house("parent"), ("true",))
        acme.clock.now = FIRST_LOOK
        service.look()
        statements: list[str] = []
        event.listen(acme.ledger.engine, "before_cursor_execute", lambda *given, into=statements: into.append(given[2]))
        acme.clock.now += timedelta(seconds=15)
        service.look()
        assert not [one for one in statements if one.startswith(("INSERT", "UPDATE", "DELETE", "BEGIN IMMEDIATE"))]
        asked[count] = len(statements)
        acme.ledger.close()
    assert asked[500] == asked[1] < 30
