"""Many processes on one ledger: nothing is claimed twice, nothing is planned twice. Each proof has a control that must fail."""

import json
import subprocess
import sys
from collections import Counter

import pytest

from reportgen.ledger import open_ledger
from tests.ledgers import FIGURES, LEASE, T0, slot, to

WORKERS = 8
START = """
import json, os, sys, time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlalchemy import select, insert, update, func
from reportgen.ledger import PlannedSlot, open_ledger
from reportgen.ledger import ledger as _loaded
from reportgen.ledger.schema import DELIVERIES, RUNS
T0, LEASE = datetime(2026, 7, 3, 6, 0, tzinfo=UTC), timedelta(minutes=5)
def slot(number, report):
    return PlannedSlot(report, f"2026-{number:02}", 1, T0)
place, workers, gate = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
if place.startswith("postgresql"):
    import psycopg
children = []
for number in map(str, range(workers)):
    child = os.fork()  # nothing is open yet: each has its own connections
    if not child:
        break
    children.append(child)
else:
    sys.exit(sum(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0 for child in children))
def tell(what):
    (gate / f"{number}.json").write_text(json.dumps(what))
ledger = open_ledger(place, database_clock=False, wait_s=120)
ledger.runs(limit=1)
(gate / number).touch()
while len([name for name in os.listdir(gate) if name.isdigit()]) < workers:
    time.sleep(0.005)
"""
CLAIM = """
mine = []
while claim := ledger.claim_delivery(number, T0, LEASE, ["mail"]):
    mine.append((claim.id, claim.epoch))
tell(mine)
"""
CLAIM_WITHOUT_COMPARING = """
mine = []
while True:
    with ledger.read() as connection:
        waiting = select(DELIVERIES.c.id).where(DELIVERIES.c.state == "pending").order_by(DELIVERIES.c.id).limit(1)
        row = connection.execute(waiting).first()
    if row is None:
        break
    time.sleep(0.001)
    with ledger.write(T0) as tx:
        tx.connection.execute(update(DELIVERIES).where(DELIVERIES.c.id == row.id).values(state="claimed", owner=number))
    mine.append((row.id, 1))
tell(mine)
"""
PLAN = """
made = 0
for first in range(0, 500, 50):
    made += ledger.plan([slot(1, report=f"r{first + i:05}") for i in range(50)], {"monthly": T0}, T0)
tell(made)
"""
PLAN_BY_LOOKING_FIRST = """
made = 0
for i in range(100):
    with ledger.read() as connection:
        there = connection.execute(select(func.count()).where(RUNS.c.report == f"r{i:03}")).scalar()
    if not there:
        with ledger.write(T0) as tx:
            name = f"r{i:03}/by {number}"
            tx.connection.execute(insert(RUNS).values(
                id=name, report=f"r{i:03}", period=number, version=1, due="", nominal="", state="planned", step="", owner="",
                epoch=0, attempts=0, reason="", reasons="[]", changed_at=""))
        made += 1
tell(made)
"""


def crowd(place, folder, work):
    """Start the workers, let them go at the same moment, and return what each told."""
    gate = folder / "gate"
    gate.mkdir()
    command = [sys.executable, "-c", START + work, str(place), str(WORKERS), str(gate)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=500)
    assert done.returncode == 0, done.stderr
    return [json.loads((gate / f"{number}.json").read_text()) for number in range(WORKERS)]


def fill(ledger, number):
    """One run, ready for that many recipients."""
    ledger.plan([slot()], {}, T0)
    claim = ledger.claim_run("maker", T0, LEASE)
    ledger.ready(claim, [], to(*(f"reader{i:04}" for i in range(number))), FIGURES, T0)


@pytest.mark.nightly
def test_of_2000_claims_by_8_processes_none_is_double(ledger, place, folder):
    fill(ledger, 2000)
    claims = [tuple(claim) for mine in crowd(place, folder, CLAIM) for claim in mine]
    assert (len(claims), len(set(claims))) == (2000, 2000)
    assert ledger.delivery_counts() == {"claimed": 2000}
    assert {epoch for _, epoch in claims} == {1}


def test_the_harness_sees_double_claims_of_one_who_looks_and_then_takes(ledger, place, folder):
    """The control."""
    fill(ledger, 100)
    claims = Counter(row for mine in crowd(place, folder, CLAIM_WITHOUT_COMPARING) for row, _ in mine)
    assert max(claims.values()) > 1


def test_8_processes_that_plan_the_same_500_slots_make_500_runs(ledger, place, folder):
    made = crowd(place, folder, PLAN)
    assert sum(made) == 500
    assert ledger.run_counts() == {"planned": 500}
    assert len(ledger.events()) == 500


def test_the_harness_sees_double_runs_of_one_who_looks_and_then_inserts(ledger, place, folder):
    """The control."""
    assert sum(crowd(place, folder, PLAN_BY_LOOKING_FIRST)) > 100


@pytest.mark.nightly
def test_of_20000_slots_none_is_planned_twice(postgresql, folder):
    url = postgresql.new_database()
    with open_ledger(url, database_clock=False) as opened:
        made = crowd(url, folder, PLAN.replace("range(0, 500, 50)", "range(0, 20000, 50)"))
        assert (sum(made), opened.run_counts()) == (20000, {"planned": 20000})
