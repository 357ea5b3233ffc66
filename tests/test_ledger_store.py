"""The file, the settings, the migrations, and what goes wrong with disks and locks."""

import os
import resource
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from importlib.resources import files
from pathlib import Path

import pytest
from sqlalchemy import event, inspect

from reportgen.ledger import LedgerBusyError, LedgerError, open_ledger
from reportgen.ledger.failures import explained
from reportgen.ledger.migrate import steps
from reportgen.ledger.place import mount_type, refuse_network
from reportgen.ledger.rows import DELIVERY_STATES, RUN_STATES
from reportgen.ledger.schema import METADATA
from reportgen.ledger.store import Store
from tests.ledgers import DOT, LEASE, T0, consistent, finish, put_ready, slot


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


def test_file_and_folder_are_the_owners_only(folder):
    old = os.umask(0)
    try:
        with open_ledger(folder / "state" / "deep" / "ledger.db") as opened:
            put_ready(opened, "anna")
    finally:
        os.umask(old)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder / "state").rglob("*")}
    assert modes == {"deep": 0o700, "ledger.db": 0o600, "ledger.db-journal": 0o600, "ledger.db.seen": 0o600} or modes == {
        "deep": 0o700, "ledger.db": 0o600, "ledger.db.seen": 0o600,
    }  # fmt: skip
    assert stat.S_IMODE((folder / "state").stat().st_mode) == 0o700


def test_a_ledger_that_others_may_read_is_closed_to_them(folder):
    open_ledger(folder / "ledger.db").close()
    (folder / "ledger.db").chmod(0o644)
    open_ledger(folder / "ledger.db").close()
    assert stat.S_IMODE((folder / "ledger.db").stat().st_mode) == 0o600


def test_a_folder_that_others_may_write_into_is_refused(folder):
    (folder / "shared").mkdir()
    (folder / "shared").chmod(0o777)
    with pytest.raises(LedgerError, match="chmod 700"):
        open_ledger(folder / "shared" / "ledger.db")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.mkdir(), "no regular file"),
        (lambda path: os.mkfifo(path), "no regular file"),
        (lambda path: path.write_bytes(b"no ledger at all " * 100), "no SQLite file"),
    ],
)
def test_what_is_no_ledger_is_refused_in_words(folder, make, said):
    make(folder / "ledger.db")
    with pytest.raises(LedgerError, match=said):
        open_ledger(folder / "ledger.db")


def test_another_programs_database_is_left_alone(folder):
    with sqlite3.connect(folder / "photos.db") as other:
        other.execute("CREATE TABLE photos (id)")
    other.close()
    before = (folder / "photos.db").read_bytes()
    with pytest.raises(LedgerError, match="is no ledger of reportgen"):
        open_ledger(folder / "photos.db")
    assert (folder / "photos.db").read_bytes() == before


MOUNTS = r"""
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 27 0:30 / /srv rw,relatime shared:1 - nfs4 files:/srv rw
31 30 8:1 / /srv/local rw - xfs /dev/sdb rw
32 27 0:40 / /mnt/a\040share rw - cifs //files/share rw
33 27 0:41 / /home/anna/cloud rw - fuse.rclone drive: rw
34 27 0:42 / /over rw - ext4 /dev/sdc rw
35 27 0:43 / /over rw - nfs files:/over rw
"""


@pytest.mark.parametrize(
    ("folder_name", "kind"),
    [
        ("/var/lib", "ext4"), ("/srv", "nfs4"), ("/srv/state", "nfs4"), ("/srvother", "ext4"), ("/srv/local/x", "xfs"),
        ("/mnt/a share/x", "cifs"), ("/home/anna/cloud/x", "fuse.rclone"), ("/home/anna", "ext4"), ("/over/x", "nfs"),
    ],
)  # fmt: skip
def test_the_file_system_under_a_folder_is_known(folder_name, kind):
    assert mount_type(Path(folder_name), MOUNTS) == kind


def test_network_file_systems_are_refused_and_local_ones_are_not():
    for path in ("/srv/state/ledger.db", "/mnt/a share/ledger.db", "/home/anna/cloud/ledger.db"):
        with pytest.raises(LedgerError, match="network file system"):
            refuse_network(Path(path), MOUNTS)
    for path in ("/srv/local/ledger.db", "/var/lib/ledger.db"):
        refuse_network(Path(path), MOUNTS)


def test_a_ledger_on_a_network_file_system_is_not_even_made(folder, monkeypatch):
    mounts = folder / "mountinfo"
    mounts.write_text("27 1 254:0 / / rw - nfs4 files:/ rw\n")
    monkeypatch.setattr("reportgen.ledger.place.MOUNTINFO", mounts)
    with pytest.raises(LedgerError, match="postgresql://"):
        open_ledger(folder / "state" / "ledger.db")
    assert not (folder / "state").exists()


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
        with pytest.raises(LedgerError, match="the disk is full; nothing was changed"):
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


def test_the_tables_that_the_migrations_make_are_the_tables_that_queries_name(ledger):
    schema = "reportgen" if ledger.engine.dialect.name == "postgresql" else None
    found = inspect(ledger.engine)
    assert set(found.get_table_names(schema=schema)) == {table.name for table in METADATA.sorted_tables}
    for table in METADATA.sorted_tables:
        columns = {column["name"]: column["type"] for column in found.get_columns(table.name, schema=schema)}
        assert set(columns) == set(table.columns.keys()), table.name
        key = found.get_pk_constraint(table.name, schema=schema)["constrained_columns"]
        assert sorted(key) == sorted(column.name for column in table.primary_key), table.name
        for column in table.columns:
            assert ("INT" in str(columns[column.name]).upper()) == (column.type.python_type is int), (
                table.name,
                column.name,
            )


def test_steps_are_numbered_without_gaps_and_lie_in_the_package():
    assert list(steps()) == list(range(1, len(steps()) + 1))
    assert files("reportgen.ledger").joinpath("migrations", "0001_runs.sql").is_file()


def older(place, version):
    """A ledger as the program made it when `version` was its newest step."""
    store = Store.connect(place, witnesses=(), database_clock=False, wait_s=5)
    store.migrate(T0, {number: sql for number, sql in steps().items() if number <= version})
    return store


def test_a_ledger_of_every_older_version_is_brought_up_with_its_rows(ledger, place, request):
    """From each version, rows in the tables it had; `ledger` is there for its place only, so a fresh place is made for each."""
    for version in range(1, max(steps())):
        at = (
            place.with_name(f"v{version}.db")
            if isinstance(place, Path)
            else request.getfixturevalue("postgresql").new_database()
        )
        store = older(at, version)
        with store.write(T0) as tx:
            if store.engine.dialect.name == "postgresql":
                tx.connection.exec_driver_sql("SET LOCAL search_path TO reportgen")
            tx.connection.exec_driver_sql(
                "INSERT INTO runs (id, report, period, version, due, state, next_at, changed_at) VALUES "
                "('monthly/2026-01/v1', 'monthly', '2026-01', 1, '2026-07-03T06:00:00.000000Z', 'planned', "
                "'2026-07-03T06:00:00.000000Z', '2026-07-03T06:00:00.000000Z')"
            )
        store.close()
        with open_ledger(at, database_clock=False) as opened:
            assert finish(opened, T0) == {
                ("monthly/2026-01/v1", "anna@example.org"): 1,
                ("monthly/2026-01/v1", "boris@example.org"): 1,
            }


def test_steps_are_taken_once_also_when_several_processes_open_an_old_ledger_at_once(place):
    older(place, 1).close()
    code = "import sys; from reportgen.ledger import open_ledger; open_ledger(sys.argv[1]).close()"
    children = [
        subprocess.Popen([sys.executable, "-c", code, str(place)], stderr=subprocess.PIPE, text=True) for _ in range(3)
    ]
    assert [(child.communicate()[1], child.returncode) for child in children] == [("", 0)] * 3
    with open_ledger(place, database_clock=False) as opened:
        put_ready(opened, "anna")
        consistent(opened)


def test_a_step_that_fails_leaves_the_ledger_as_it_was(place):
    older(place, 2).close()
    store = Store.connect(place, witnesses=(), database_clock=False, wait_s=5)
    broken = steps() | {
        4: "CREATE TABLE further (id TEXT PRIMARY KEY);\n\nCREATE TABLE further (id TEXT PRIMARY KEY);\n"
    }
    with pytest.raises(LedgerError):
        store.migrate(T0, broken)
    store.close()
    with open_ledger(place, database_clock=False) as opened:
        put_ready(opened, "anna")
        schema = "reportgen" if opened.engine.dialect.name == "postgresql" else None
        assert "further" not in inspect(opened.engine).get_table_names(schema=schema)


def test_a_ledger_of_a_newer_program_is_refused_and_left_as_it_is(place):
    newer = Store.connect(place, witnesses=(), database_clock=False, wait_s=5)
    newer.migrate(T0, steps() | {max(steps()) + 1: "CREATE TABLE further (id TEXT PRIMARY KEY);\n"})
    newer.close()
    with pytest.raises(LedgerError, match=r"newer reportgen \(its schema is 4, this program knows 3\)"):
        open_ledger(place)


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
