"""Settings and transactions, and what goes wrong with disks, locks and databases."""

import resource
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import event

from reportgen.ledger import FullError, LedgerBusyError, LedgerError, open_ledger
from reportgen.ledger.failures import explained
from reportgen.ledger.rows import DELIVERY_STATES, RUN_STATES
from reportgen.ledger.schema import METADATA
from tests.ledgers import DOT, FIGURES, FILES, LEASE, T0, finish, put_ready, slot, to


def test_sqlite_forces_each_commit_to_the_disk_and_keeps_no_wal(folder):
    with open_ledger(folder / "ledger.db") as opened, opened.read() as connection:
        shown = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")
        }
        assert shown == {"journal_mode": "truncate", "synchronous": 3}  # 3 is EXTRA
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1
    assert opened.advice() == []


def test_a_writer_takes_the_lock_before_it_looks(folder):
    """BEGIN IMMEDIATE: between the look for something to claim and the claim nobody else can write."""
    statements = []
    with open_ledger(folder / "ledger.db") as opened:
        event.listen(opened.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
        opened.claim_run("maker", T0, LEASE)
        opened.runs()
    begun = [statement for statement in statements if statement.startswith("BEGIN")]
    assert begun == ["BEGIN IMMEDIATE", "BEGIN"]


def test_a_locked_ledger_says_so_and_loses_nothing(folder):
    with open_ledger(folder / "ledger.db", wait_s=0.1) as opened:
        run = put_ready(opened, "anna")
        claim = opened.claim_delivery("s", T0, LEASE, ["mail"])
        other = sqlite3.connect(folder / "ledger.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        for call in (
            lambda: opened.intent(claim, "<m@x>", "cd" * 32, "relay", T0),
            lambda: opened.plan([slot(2)], {}, T0),
            lambda: opened.claim_delivery("s", T0, LEASE, ["mail"]),
        ):
            with pytest.raises(LedgerBusyError, match="another process holds its lock; nothing was changed"):
                call()
        assert opened.run(run).state == "delivering", "reading goes on"
        other.execute("ROLLBACK")
        other.close()
        opened.intent(claim, "<m@x>", "cd" * 32, "relay", T0)
        opened.sent(claim, "250", "", 1, T0)
        assert opened.sweep(T0, DOT).finished == ((run, "done"),)


def test_a_reader_that_stays_only_delays_a_commit(folder):
    with open_ledger(folder / "ledger.db", wait_s=0.2) as opened:
        put_ready(opened, "anna")
        with opened.read() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM runs").scalar()
            failed = []

            def plan():
                try:
                    opened.plan([slot(2)], {}, T0)
                except LedgerBusyError as error:
                    failed.append(error)

            thread = threading.Thread(target=plan)
            thread.start()
            thread.join()
        assert len(failed) == 1
        assert opened.plan([slot(2)], {}, T0) == 1


def test_a_full_disk_says_so_and_loses_nothing(folder):
    """SQLITE_FULL, as SQLite gives it when no page can be added."""
    with open_ledger(folder / "ledger.db") as opened:
        run = put_ready(opened, "anna")
        with opened.read() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        limit = [pages]
        opened.engine.dispose()
        event.listen(opened.engine, "connect", lambda raw, _: raw.execute(f"PRAGMA max_page_count={limit[0]}"))
        before = opened.runs(), opened.deliveries(), opened.events()
        with pytest.raises(FullError, match="the disk is full; nothing was changed"):
            opened.plan([slot(number) for number in range(2, 90)], {"monthly": T0}, T0)
        assert (opened.runs(), opened.deliveries(), opened.events()) == before
        opened.engine.dispose()
        limit[0] = 2**30
        assert opened.plan([slot(number) for number in range(2, 90)], {"monthly": T0}, T0) == 88
        assert opened.claim_delivery("s", T0, LEASE, ["mail"]).run == run


def test_a_file_that_may_not_grow_says_so_and_loses_nothing(folder):
    """The system's own limit (as a quota or a full disk would), in a process of its own."""
    code = f"""
import resource, signal, sys
from reportgen.ledger import open_ledger, LedgerError
from tests.ledgers import T0, slot
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_ledger({str(folder / "ledger.db")!r}) as opened:
    opened.plan([slot(1)], {{}}, T0)
    import os
    size = os.path.getsize({str(folder / "ledger.db")!r})
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    try:
        opened.plan([slot(number) for number in range(2, 400)], {{}}, T0)
    except LedgerError as error:
        print(error)
    print(len(opened.runs()))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print(opened.plan([slot(2)], {{}}, T0))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=Path.cwd())
    assert done.returncode == 0, done.stderr
    said, runs, planned = done.stdout.splitlines()
    assert "disk" in said
    assert (runs, planned) == ("1", "1")
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://anna:secret@host/db", "'mysql' is not supported"),
        ("postgresql://anna:secret@host:port/db", "URL cannot be read"),
        ("postgresql://anna:secret@127.0.0.1:1/db", "cannot be reached"),
    ],
)
def test_a_database_that_cannot_be_used_is_said_without_its_password(url, said):
    with pytest.raises(LedgerError, match=said) as caught:
        open_ledger(url, wait_s=1)
    assert "secret" not in str(caught.value)


def test_a_database_that_restarts_costs_a_try_and_no_more(postgresql):
    with open_ledger(postgresql.new_database(), database_clock=False) as opened:
        run = put_ready(opened, "anna")
        postgresql.stop(hard=True)
        try:
            with pytest.raises(LedgerBusyError, match="cannot be reached"):
                opened.claim_delivery("s", T0, LEASE, ["mail"])
        finally:
            postgresql.start()
        assert finish(opened, T0) == {(run, "anna@example.org"): 1}


def test_postgresql_that_would_forget_a_commit_is_reported(postgresql):
    with open_ledger(postgresql.new_database()) as opened:
        assert [line.split(" = ")[0].split()[-1] for line in opened.advice()] == ["fsync", "full_page_writes"]
        with opened.read() as connection:
            assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "on"


def test_on_postgresql_a_node_with_a_wrong_clock_neither_steals_nor_waits(postgresql):
    from datetime import UTC, datetime, timedelta

    now = datetime.now(UTC)
    hour = timedelta(hours=1)
    with open_ledger(postgresql.new_database()) as opened:
        opened.plan([slot(due=now - hour)], {}, now)
        claim = opened.claim_run("right", now, LEASE)
        assert opened.claim_run("ahead", now + hour, LEASE) is None
        opened.step(claim, "compute", now - hour)
        from tests.ledgers import FILES, to

        opened.ready(claim, FILES, to("anna"), [], now + hour)
        delivery = opened.claim_delivery("behind", now - hour, LEASE, ["mail"])
        assert opened.claim_delivery("ahead", now + hour, LEASE, ["mail"]) is None
        opened.intent(delivery, "<m@x>", "cd" * 32, "relay", now - hour)
        assert not opened.sweep(now + hour, DOT).unknown


def test_a_node_that_stands_still_in_the_middle_of_a_write_does_not_stop_the_others(postgresql):
    place = postgresql.new_database()
    with (
        open_ledger(place, database_clock=False, wait_s=2) as stopped,
        open_ledger(place, database_clock=False) as other,
    ):
        put_ready(other, "anna")
        claim = other.claim_delivery("s", T0, LEASE, ["mail"])

        def stand_still():
            with stopped.write(T0) as tx:
                stopped.count_up(tx)
                other.intent(claim, "<m@example.org>", "cd" * 32, "relay", T0)  # waits for a second, no longer

        with pytest.raises(LedgerBusyError, match="in the middle of a write"):
            stand_still()
        assert [row.state for row in other.deliveries()] == ["intent"]
        assert len(stopped.deliveries()) == 1  # the one that stood still goes on with another connection


def test_a_node_that_stands_still_when_all_of_a_report_is_written_does_not_keep_it_from_the_others(postgresql):
    """Many rows at once are no exception: the driver's own way of sending them is, for the database waits on."""
    place = postgresql.new_database()
    with (
        open_ledger(place, database_clock=False, wait_s=1) as stopped,
        open_ledger(place, database_clock=False) as other,
    ):
        other.plan([slot(1)], {}, T0)
        claim = stopped.claim_run("s", T0, LEASE)
        event.listen(stopped.engine, "commit", lambda _: time.sleep(0.8))
        with pytest.raises(LedgerBusyError, match="in the middle of a write"):
            stopped.ready(claim, FILES, to("anna", "boris"), FIGURES, T0)
        assert other.claim_run("o", T0 + LEASE, LEASE).id == claim.id


def test_threads_share_a_ledger(ledger):
    from concurrent.futures import ThreadPoolExecutor

    put_ready(ledger, *(f"reader{number}" for number in range(40)))
    with ThreadPoolExecutor(4) as pool:
        claims = list(pool.map(lambda _: ledger.claim_delivery("s", T0, LEASE, ["mail"]).id, range(40)))
    assert len(set(claims)) == 40


def test_the_page_about_the_ledger_names_every_table_and_every_state():
    page = (Path(__file__).parent.parent / "docs" / "ledger.md").read_text(encoding="utf-8")
    for name in (*METADATA.tables, *RUN_STATES, *DELIVERY_STATES):
        assert name in page, name
    for name in METADATA.tables:
        assert f"| `{name}` |" in page, name


def test_an_error_that_nobody_foresaw_still_speaks_in_words():
    assert (
        str(explained("ledger.db", ValueError("anna@example.org")))
        == "ledger.db: the database driver refused (ValueError)"
    )


def test_help_does_not_load_sqlalchemy():
    code = "import sys, reportgen.cli, reportgen.ledger; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_copy_is_a_ledger(folder):
    """What `cp` makes of a ledger that nobody writes opens as a ledger of its own place."""
    with open_ledger(folder / "ledger.db") as opened:
        put_ready(opened, "anna")
    (folder / "copy").mkdir()
    shutil.copy(folder / "ledger.db", folder / "copy" / "ledger.db")
    with open_ledger(folder / "copy" / "ledger.db") as copy:
        assert (copy.replaced, len(copy.deliveries())) == ("", 1)
