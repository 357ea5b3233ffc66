"""A source that is a table or a query of a database: all of its rows to the last digit, or a failure that says why."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pytest

from reportgen.cli import main
from reportgen.databases import Database
from reportgen.errors import ConfigError
from reportgen.pipeline import gather
from reportgen.pipeline.inputs import Inputs
from reportgen.project import load
from reportgen.sources import World
from tests.postgres import Server, postgresql  # noqa: F401  the fixture

CANARY = "c4n4ry/4711 secret"
BUSINESS = "name: A\ntimezone: Europe/Prague\ncurrency: EUR\nas_of: 2026-03-31\n"


class Box:
    """A project in a folder, and a database of its own."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url, self.said = folder, url, list[str]()
        self.now = datetime(2026, 4, 1, 6, 0, tzinfo=UTC)
        (folder / "config").mkdir()
        (folder / "config" / "business.yaml").write_text(BUSINESS)

    def run(self, sql: str) -> None:
        with psycopg.connect(self.url) as connection:
            connection.execute(sql)  # type: ignore[call-overload]

    def sources(self, text: str) -> None:
        (self.folder / "config" / "sources.yaml").write_text(text)

    def gather(self, pulling: Any = "anew", **environ: str) -> Inputs:
        given = {"DB": self.url, **environ}
        world = World(date(2026, 3, 31), given, now=lambda: self.now, sleep=lambda _: None)
        return gather(load(self.folder, given), self.said.append, world=world, pulling=pulling)

    def kept(self) -> list[Path]:
        return sorted((self.folder / ".reportgen" / "pulled").glob("*/*/rows.parquet"))


@pytest.fixture
def box(tmp_path: Path, postgresql: Server) -> Box:  # noqa: F811
    return Box(tmp_path, postgresql.new_database())


def rows(inputs: Inputs, columns: str = "*") -> list[Any]:
    """The rows that count of the first part, in order."""
    where = f"from read_parquet('{inputs.parts[0].snapshot}') where _state = 0"
    return duckdb.sql(f"select {columns} {where}").fetchall()


ONE = 's: {kind: sql, table: leads, url: "${DB}", from: t, columns: {lead_id: id, created_at: at}}\n'
LEADS = """\
crm:
  kind: sql
  table: leads
  url: ${DB}
  from: crm.contacts
  columns: {lead_id: id, created_at: created_at, channel: channel}
"""
CONTACTS = """
create schema crm;
create table crm.contacts (id int primary key, created_at timestamptz, channel text, email text);
insert into crm.contacts select n, timestamptz '2026-03-01 00:00:00+00' + n * interval '1 hour',
    case when n % 2 = 0 then 'email' end, 'someone@example.org' from generate_series(1, 25) n;
"""


def test_a_table_is_read_whole_and_unmapped_columns_stay_where_they_are(box: Box) -> None:
    box.run(CONTACTS)
    box.sources(LEADS)
    inputs = box.gather()
    assert inputs.failures == ()
    (part,) = inputs.parts
    assert (part.rows_read, part.rows_used, part.rows_rejected) == (25, 25, 0)
    assert part.file.startswith("postgresql://localhost/test_")
    assert part.file.endswith(" crm.contacts")
    assert rows(inputs, "count(*), count(channel)") == [(25, 12)]
    assert not any(b"example.org" in path.read_bytes() for path in box.folder.rglob("*") if path.is_file())
    assert any("25 of 25 rows" in line for line in box.said)


def test_values_come_to_the_last_digit(box: Box) -> None:
    box.run("""create table o (id bigint, at timestamptz, who text, amount numeric, cur char(3));
        insert into o values (9007199254740993, '2026-01-31 23:30:00+00', ' x ', 12345678901234.0001, 'EUR'),
        (2, '2026-07-01 00:00:00+02', 'NULL', 0.1, null), (3, '2026-01-01', 'a"b,c''d;e', 1e-4, 'CZK')""")
    box.sources("""s: {kind: sql, table: orders, url: "${DB}", from: o,
        columns: {order_id: id, ordered_at: at, customer_id: who, amount: amount, currency: cur}}\n""")
    inputs = box.gather()
    assert inputs.failures == ()
    found = rows(inputs, "order_id, ordered_at, customer_id, amount, currency")
    assert sorted(found) == sorted([
        ("9007199254740993", date(2026, 2, 1), "x", Decimal("12345678901234.0001"), "EUR"),
        ("2", date(2026, 7, 1), "NULL", Decimal("0.1000"), None),
        ("3", date(2026, 1, 1), "a\"b,c'd;e", Decimal("0.0001"), "CZK"),
    ])  # fmt: skip


def test_more_decimals_than_usual_are_kept(box: Box) -> None:
    box.run("create table o as select '1' as id, date '2026-01-01' as at, 'x' as who, 1.123456789 as amount")
    box.sources("""s: {kind: sql, table: orders, url: "${DB}", from: o,
        columns: {order_id: id, ordered_at: at, customer_id: who, amount: amount}}\n""")
    assert rows(box.gather(), "amount") == [(Decimal("1.1234567890"),)]


def test_what_no_table_can_hold_is_set_aside_and_named(box: Box) -> None:
    box.run("""create table o (id int, at timestamp, who text, amount numeric);
        insert into o values (1, 'infinity', 'a', 1), (2, '0044-03-15 10:00 BC', 'a', 1), (3, null, 'a', 1),
            (4, '2026-01-01', 'a', 'NaN'),
        (5, '2026-01-01', 'a', 5)""")
    box.sources("""s: {kind: sql, table: orders, url: "${DB}", from: o, max_rejected: 1,
        columns: {order_id: id, ordered_at: at, customer_id: who, amount: amount}}\n""")
    inputs = box.gather()
    (part,) = inputs.parts
    assert (part.rows_read, part.rows_used, part.rows_rejected) == (5, 1, 4)
    from reportgen.pipeline import rejects

    found = {(one.column, one.reason) for one in rejects(load(box.folder, {"DB": box.url}), inputs)}
    assert found == {("at", "out_of_range"), ("at", "required"), ("amount", "required")}


@pytest.mark.parametrize(
    ("stamp", "zone", "day"),
    [
        ("timestamptz '2026-02-28 23:30:00+00'", "", date(2026, 3, 1)),
        ("timestamp '2026-02-28 23:30:00'", "", date(2026, 2, 28)),
        ("timestamp '2026-02-28 23:30:00'", "timezone: UTC", date(2026, 3, 1)),
        ("timestamp '2026-02-28 23:30:00'", "timezone: America/New_York", date(2026, 3, 1)),
        ("date '2026-02-28'", "timezone: UTC", date(2026, 2, 28)),
        ("'2026-02-28 23:30:00+00'", 'dates: "%Y-%m-%d %H:%M:%S%z"', date(2026, 3, 1)),
        ("'28.02.2026'", 'dates: "%d.%m.%Y"', date(2026, 2, 28)),
    ],
)
def test_a_time_stamp_is_moved_to_the_day_of_the_business(box: Box, stamp: str, zone: str, day: date) -> None:
    box.run(f"create table t as select 1 as id, {stamp} as at")
    box.sources(ONE.replace("}}", "}, " + zone + "}"))
    assert rows(box.gather(), "created_at") == [(day,)]


def test_names_with_capitals_quotes_and_blanks_are_meant_as_written(box: Box) -> None:
    box.run("""create schema "My Schema";
        create table "My Schema"."Sales; drop table x" ("Select" int, "a""b; --" date, "Ünïcode %s :x" text);
        insert into "My Schema"."Sales; drop table x" values (1, '2026-03-01', 'ok')""")
    box.sources("""\
s:
  kind: sql
  table: leads
  url: ${DB}
  from: '"My Schema"."Sales; drop table x"'
  columns: {lead_id: Select, created_at: 'a"b; --', channel: 'Ünïcode %s :x'}
""")
    inputs = box.gather()
    assert inputs.failures == ()
    assert rows(inputs, "lead_id, created_at, channel") == [("1", date(2026, 3, 1), "ok")]


def test_a_query_gets_the_days_of_the_window(box: Box) -> None:
    box.run(CONTACTS)
    box.sources("""\
crm:
  kind: sql
  table: leads
  url: ${DB}
  window: {days: 31}
  query: |
    -- those of the window; not 'all of them'
    with own as (select *, '10:30 :start 100%'::text as note from crm.contacts)
    select id as "Record", created_at::date as day, note from own
    where created_at >= :start and created_at < :next and note like '10:%' -- :end
    order by id desc;
  columns: {lead_id: Record, created_at: day, channel: note}
""")
    inputs = box.gather()
    assert inputs.failures == ()
    assert rows(inputs, "lead_id, created_at, channel")[0] == ("25", date(2026, 3, 2), "10:30 :start 100%")
    assert inputs.parts[0].rows_read == 25


def test_a_window_of_a_table_is_of_the_business_days_and_loses_no_row_without_a_day(box: Box) -> None:
    box.run("""create table t (id int, at timestamptz, n timestamp);
        insert into t values (1, '2026-02-28 22:59:59+00', null), (2, '2026-02-28 23:00:00+00', null), (3, null, null),
        (4, '2026-03-31 21:59:59+00', '2026-03-31 21:59:59'), (5, '2026-03-31 22:00:00+00', '2026-03-31 22:00:00')""")
    head = 's: {kind: sql, table: leads, url: "${DB}", from: t, window: {from: 2026-03-01}, max_rejected: 1, '
    box.sources(head + "columns: {lead_id: id, created_at: at}}\n")
    inputs = box.gather()
    assert rows(inputs, "lead_id order by lead_id".replace(" order by lead_id", "")) == [("2",), ("4",)]
    assert inputs.parts[0].rows_rejected == 1
    box.sources(head + "timezone: UTC, columns: {lead_id: id, created_at: n}}\n")
    inputs = box.gather()
    assert rows(inputs, "lead_id") == [("4",)]
    assert inputs.parts[0].rows_rejected == 3


# --- failures


def failure(box: Box, text: str, **environ: str) -> str:
    """What is said of a source of which nothing is used."""
    box.sources(text)
    inputs = box.gather(**environ)
    assert (inputs.parts, box.kept()) == ((), [])
    (said,) = inputs.failures
    assert "Traceback" not in said
    return said


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("crm.contacts", "crm.contact", "there is no table 'crm.contact' in postgresql://localhost/"),
        ("crm.contacts", "crm.contact", "Did you mean 'crm.contacts'?"),
        ("crm.contacts", "contacts", "It is called crm.contacts"),
        ("crm.contacts", "cmr.contacts", "There is no schema 'cmr'; the nearest is 'crm'"),
        ("crm.contacts", "crm.Contacts", "Did you mean 'crm.contacts'?"),
        ("lead_id: id", "lead_id: idd", "(columns.lead_id) is missing, perhaps it is 'id'. The table has: id, created_at, channel"),
        ("lead_id: id", "lead_id: ID", "column 'ID' (columns.lead_id) is missing, perhaps it is 'id'"),
        ("channel: channel", "channel: \"channel' or 1=1 --\"", "is missing"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_with_the_nearest_name(box: Box, old: str, new: str, says: str) -> None:
    box.run(CONTACTS)
    assert says in failure(box, LEADS.replace(old, new))


def test_a_column_that_a_query_does_not_give_is_told(box: Box) -> None:
    box.run(CONTACTS)
    text = LEADS.replace("from: crm.contacts", "query: select id, created_at as created from crm.contacts")
    said = failure(box, text)
    assert "column 'created_at' (columns.created_at) is missing, perhaps it is 'created'" in said
    assert "The query has: id, created" in said


def test_a_wrong_password_a_right_that_is_missing_and_a_server_that_is_not_there(box: Box, postgresql: Server) -> None:  # noqa: F811
    box.run(CONTACTS)
    hba = postgresql.folder / "data" / "pg_hba.conf"
    before = hba.read_text()
    name = box.url.split("/")[3].split("?")[0]
    box.run(f"create role guarded_{name} login password '{CANARY}'")
    try:
        hba.write_text(f"local all guarded_{name} scram-sha-256\n{before}")
        box.run("select pg_reload_conf()")
        url = box.url.replace("tests@", f"guarded_{name}:{{}}@")
        said = failure(box, LEADS, DB=url.format("wr0ngPassw0rd"))
        assert "the login is refused" in said
        assert "wr0ngPassw0rd" not in said
        right = url.format("c4n4ry%2F4711%20secret")
        said = failure(box, LEADS, DB=right)
        assert "permission is denied: permission denied for schema crm" in said or "there is no table" in said, said
        box.run(f"grant usage on schema crm to guarded_{name}")
        said = failure(box, LEADS, DB=right)
        assert (
            "permission is denied: permission denied for table contacts. Let the owner of the table say: GRANT SELECT"
            in said
        )
        box.run(f"grant select (id, created_at, channel) on crm.contacts to guarded_{name}")
        box.sources(LEADS)
        assert box.gather(DB=right).failures == ()
        clear = LEADS.replace("${DB}", url.replace(":{}", "")).replace("  from", "  password: ${WORD}\n  from")
        box.sources(clear)
        assert box.gather(WORD=CANARY).failures == ()
        for path in box.folder.rglob("*"):
            assert not path.is_file() or b"c4n4ry" not in path.read_bytes()
    finally:
        hba.write_text(before)
        box.run(f"select pg_reload_conf(); drop owned by guarded_{name}; drop role guarded_{name}")


def test_an_address_that_leads_nowhere_is_told_without_what_is_secret_in_it(box: Box) -> None:
    dead = "postgresql://me:c4n4ry@127.0.0.1:1/crm"
    said = failure(box, LEADS, DB=dead)
    assert "postgresql://127.0.0.1:1/crm crm.contacts: source 'crm': it cannot be reached" in said
    assert "c4n4ry" not in said
    assert "is no address of a database" in failure(box, LEADS, DB="c4n4ry nonsense")
    assert "the driver for mysql is not installed. Install it: pip install 'pymysql'" in failure(
        box, LEADS, DB="mysql://a:c4n4ry@h/d"
    )
    (box.folder / "config" / "sources.yaml").write_text(LEADS)
    assert "the environment variable NOWHERE is not set" in failure(box, LEADS.replace("${DB}", "${NOWHERE}"))


def test_a_statement_that_takes_too_long_is_ended_by_the_server(box: Box) -> None:
    text = LEADS.replace("  from: crm.contacts", "  timeout: 1s\n  query: select n as id, now() as created_at, 'x' as channel"
                         " from generate_series(1, 2000000000) n")  # fmt: skip
    said = failure(box, text)
    assert "it took too long" in said
    assert "Raise `timeout`" in said


@pytest.mark.parametrize("how", ["ended by the operator", "out of time"])
def test_a_pull_that_breaks_off_in_the_middle_keeps_nothing_and_older_rows_are_not_taken_in_its_place(
    box: Box, how: str
) -> None:
    box.run("create table t as select n as id, date '2026-03-01' as at from generate_series(1, 60000) n")
    box.sources(ONE)
    assert box.gather().failures == ()
    whole = box.kept()
    cut: list[int] = []

    def tell(line: str) -> None:
        if "20,000 of" in line and not cut:
            cut.append(1)
            with psycopg.connect(box.url) as connection:
                connection.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'reportgen'"
                )

    clock = iter([0.0, *[1e6] * 1000])
    late = (lambda: next(clock)) if how == "out of time" else (lambda: 0.0)
    world = World(date(2026, 3, 31), {"DB": box.url}, now=lambda: box.now, monotonic=late)
    inputs = gather(
        load(box.folder, {"DB": box.url}), tell if how != "out of time" else lambda _: None, world=world, pulling="anew"
    )
    (said,) = inputs.failures
    assert ("took longer than" if how == "out of time" else "the server ended the connection") in said
    assert (inputs.parts, box.kept()) == ((), whole)
    later = box.gather("any")
    assert later.parts[0].rows_read == 60_000
    assert any("failed: " in note for note in later.stale)
    assert not list((box.folder / ".reportgen" / "pulled" / "s").glob(".tmp*"))


def test_rows_that_are_not_as_many_as_were_counted_are_a_failure(box: Box) -> None:
    box.run("create table t as select n as id, date '2026-03-01' as at from generate_series(1, 5000) n")
    text = """s: {kind: sql, table: leads, url: "${DB}", columns: {lead_id: id, created_at: at},
      query: "select id, at from t where random() < 0.5"}\n"""
    assert "were counted in the same transaction. Nothing of it is used" in failure(box, text)
    assert "has 5,000 rows, more than 100" in failure(
        box,
        's: {kind: sql, table: leads, url: "${DB}", from: t, max_rows: 100, columns: {lead_id: id, created_at: at}}\n',
    )


def test_lists_records_and_bytes_are_refused_by_name(box: Box) -> None:
    box.run(
        """create table t as select 1 as id, date '2026-03-01' as at, '{"a": 1}'::jsonb as j, array[1, 2] as l,
        '\\x01'::bytea as b"""
    )
    for column, held in (("j", "lists or records"), ("l", "lists or records"), ("b", "bytes")):
        text = ONE.replace("}}", f", channel: {column}}}}}")
        assert f"column '{column}' holds {held}" in failure(box, text)


# --- only reading

WRITING = [
    "delete from crm.contacts",
    "select 1; delete from crm.contacts",
    "with gone as (delete from crm.contacts returning *) select * from gone",
    "select * into copied from crm.contacts",
    "select id, created_at, channel from crm.contacts for update",
    "select pg_read_file('/etc/passwd') as id, now() as created_at, '' as channel",
    "select id, created_at, channel from crm.contacts where pg_sleep(9) is null",
    "copy crm.contacts to '/tmp/x'",
    "select set_config('transaction_read_only', 'off', false) as id",
    "explain analyze delete from crm.contacts",
    'select "pg_terminate_backend"(1)',
    "select 1 /* */; /* */ drop table crm.contacts",
    "select 'a\\'; drop table crm.contacts; --'",
]


@pytest.mark.parametrize("query", WRITING)
def test_a_query_that_does_more_than_read_is_refused_before_it_is_asked(tmp_path: Path, query: str) -> None:
    box = Box(tmp_path, "postgresql://127.0.0.1:1/x")
    box.sources(LEADS.replace("from: crm.contacts", f"query: {json.dumps(query)}"))
    with pytest.raises(ConfigError) as told:
        load(box.folder, {})
    assert "config/sources.yaml:5: crm.query: " in str(told.value)


def test_a_function_that_writes_is_refused_by_the_database_itself(box: Box) -> None:
    box.run(CONTACTS)
    box.run("create function quietly() returns int language sql as 'delete from crm.contacts returning 1'")
    text = LEADS.replace("from: crm.contacts", "query: select quietly() as id, now() as created_at, 'x' as channel")
    assert "it would write, and a source only reads" in failure(box, text)
    box.run("do $$ begin assert (select count(*) from crm.contacts) = 25; end $$")


# --- kept, and used again


def test_a_pull_is_used_again_until_it_is_old_or_the_window_moves(box: Box) -> None:
    box.run(CONTACTS)
    box.sources(LEADS)
    asked: Callable[[], int] = lambda: sum("asking" in line for line in box.said)  # noqa: E731
    first = box.gather("due")
    assert asked() == 1
    box.now += timedelta(minutes=59)
    assert box.gather("due").parts == first.parts
    assert asked() == 1
    box.now += timedelta(minutes=2)
    again = box.gather("due")
    assert asked() == 2
    assert again.parts[0].sha256 == first.parts[0].sha256, "the same rows are the same snapshot"
    box.run("update crm.contacts set channel = 'phone' where id = 1")
    assert box.gather("kept").parts[0].sha256 == first.parts[0].sha256
    assert box.gather("anew").parts[0].sha256 != first.parts[0].sha256
    assert asked() == 3


def test_another_database_behind_the_same_name_is_asked(box: Box, postgresql: Server) -> None:  # noqa: F811
    box.run(CONTACTS)
    box.sources(LEADS)
    assert box.gather("any").parts[0].rows_read == 25
    other = postgresql.new_database()
    with psycopg.connect(other) as connection:
        connection.execute(CONTACTS.replace("25) n", "7) n"))  # type: ignore[call-overload]
    assert box.gather("any", DB=other).parts[0].rows_read == 7


def test_check_tries_the_login_only_when_asked(box: Box, capsys: Any, monkeypatch: Any) -> None:
    box.run(CONTACTS)
    box.sources(LEADS.replace("crm.contacts", "crm.contact"))
    monkeypatch.delenv("DB", raising=False)
    assert main(["--project", str(box.folder), "check"]) == 0
    assert "the environment variable DB is not set" in capsys.readouterr().out
    monkeypatch.setenv("DB", box.url)
    assert main(["--project", str(box.folder), "check"]) == 0
    assert main(["--project", str(box.folder), "check", "--online"]) == 2
    out = capsys.readouterr().out
    assert "there is no table 'crm.contact'" in out
    assert "Did you mean 'crm.contacts'?" in out
    box.sources(LEADS)
    assert main(["--project", str(box.folder), "check", "--online"]) == 0


# --- SQLite


@pytest.fixture
def lite(tmp_path: Path) -> Box:
    box = Box(tmp_path, "sqlite:///shop 100%.db")
    with sqlite3.connect(tmp_path / "shop 100%.db") as connection:
        connection.executescript("""create table "Sales Orders" ("Order" integer, day text, who text, "Net Amount");
            insert into "Sales Orders" values (1, '2026-03-01', 'a', 10.5), (2, '2026-03-02', 'b', 7),
            (3, '2026-03-02', 'c', '12.25'),
            (4, '2026-03-31', null, 0.1), (5, '2026-04-01', '', 1);""")
    connection.close()
    return box


ORDERS = """\
shop:
  kind: sql
  table: orders
  url: "sqlite:///shop 100%.db"
  from: '"Sales Orders"'
  columns: {order_id: Order, ordered_at: day, customer_id: {from: who, nulls: [""]}, amount: Net Amount}
"""


def test_an_sqlite_file_beside_the_project_is_read(lite: Box) -> None:
    lite.sources(ORDERS)
    inputs = lite.gather()
    assert inputs.failures == ()
    assert rows(inputs, "order_id, ordered_at, amount") == [
        ("1", date(2026, 3, 1), Decimal("10.5000")),
        ("2", date(2026, 3, 2), Decimal("7.0000")),
        ("3", date(2026, 3, 2), Decimal("12.2500")),
    ]
    assert (inputs.parts[0].rows_skipped, inputs.parts[0].rows_read) == (2, 5)
    lite.sources(ORDERS.replace("  from:", "  window: {from: 2026-03-02}\n  from:"))
    assert lite.gather().parts[0].rows_read == 3


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"Sales Orders"', '"Sales Order"', "Did you mean 'main.Sales Orders'?"),
        ("Net Amount}", "Nett Amount}", "column 'Nett Amount' (columns.amount) is missing, perhaps it is 'Net Amount'"),
        ("shop 100%.db", "shop.db", "there is no file 'shop.db'"),
        ("shop 100%.db", "config/business.yaml", "the file is no sound database"),
    ],
)
def test_what_is_wrong_with_an_sqlite_source_is_told(lite: Box, old: str, new: str, says: str) -> None:
    assert says in failure(lite, ORDERS.replace(old, new))


@pytest.mark.parametrize("query", ["select load_extension('x') as a", "select 1 as a from pragma_journal_mode('wal')"])
def test_an_sqlite_query_can_only_read(lite: Box, query: str) -> None:
    from reportgen.databases import Database, DatabaseError

    with (
        Database.of("sqlite:///shop 100%.db", None, {}, lite.folder) as database,
        pytest.raises(DatabaseError) as told,
        database.reading(timeout=timedelta(seconds=5)) as connection,
    ):
        connection.exec_driver_sql(query)
    assert told.value.code == "writes"


def test_old_pulls_go_and_a_run_that_was_archived_keeps_what_it_read(box: Box) -> None:
    from reportgen import archive

    box.run(CONTACTS)
    box.sources(LEADS + "  generations: 2\n")
    first = box.gather()
    project = load(box.folder, {"DB": box.url})
    archive.freeze(project, first, date(2026, 3, 31), box.folder / "frozen")
    for number in range(4):
        box.now += timedelta(days=9)
        box.run(f"update crm.contacts set channel = 'n{number}' where id = 1")
        latest = box.gather()
    assert len(box.kept()) == 2
    assert latest.parts[0].sha256 != first.parts[0].sha256
    _, thawed, _ = archive.thaw(box.folder / "frozen", {}, box.folder / "cache")
    assert rows(thawed, "count(*), count(channel)") == [(25, 12)]


def test_columns_that_come_and_go_are_named_though_nothing_maps_them(box: Box) -> None:
    box.run(CONTACTS)
    box.sources(LEADS)
    assert box.gather().notes == ()
    box.run("alter table crm.contacts rename column email to mail; alter table crm.contacts add column region text")
    (note,) = box.gather().notes
    assert note.endswith(" crm.contacts: columns appeared: mail, region; columns are gone: email since the pull before")
    assert box.gather().notes == ()


MEASURED = """
import resource, sys, tempfile
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo
from reportgen.contract import SqlSource
from reportgen.sources import World, kept, sql_query
source = SqlSource.model_validate({"kind": "sql", "table": "ads", "url": "${DB}", "from": "big", "aggregate": False, "columns": {
    "date": "at", "campaign": "c", "impressions": "i", "clicks": "k", "spend": "s"}})
folder = kept.folder(Path(tempfile.mkdtemp(dir=sys.argv[2])), "big")
world = World(date(2026, 3, 31), {"DB": sys.argv[1]})
_, pull = sql_query.pulled("big", source, world, Path("/"), folder, ZoneInfo("UTC"), "", lambda _: None)
print(pull.records, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.nightly
def test_a_million_rows_take_no_more_memory_than_a_fifth_of_them(box: Box) -> None:
    import subprocess
    import sys

    peaks = []
    for count in (200_000, 1_000_000):
        box.run(f"""drop table if exists big; create table big as select timestamptz '2024-01-01' + n * interval '10 s' as at,
            'campaign ' || n % 997 as c, n % 1000 as i, n % 50 as k, (n % 977 / 100.0)::numeric(12, 2) as s
            from generate_series(1, {count}) n""")
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, box.url, str(box.folder)], capture_output=True, text=True, check=True
        )
        records, peak = map(int, done.stdout.split())
        assert records == count
        peaks.append(peak)
    assert peaks[1] < 450, peaks
    assert peaks[1] < peaks[0] * 1.6, peaks


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("(2013, 'Lost connection to MySQL server during query')", "lost"),
        ("(2006, 'MySQL server has gone away')", "lost"),
        ("(1142, \"SELECT command denied to user 'r'@'h' for table `t`\")", "denied"),
        ("(1969, 'Query execution was interrupted (max_statement_time exceeded)')", "timeout"),
    ],
)
def test_what_mariadb_says_is_told_in_the_words_for_every_database(said: str, code: str) -> None:
    assert Database.of("mariadb://r@h/d", None, {}, Path()).told(Exception(said)).code == code
