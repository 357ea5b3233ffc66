"""Numbered steps: each once, all or none, from every older version, by several processes at once."""

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from sqlalchemy import inspect

from reportgen.ledger import LedgerError, open_ledger
from reportgen.ledger.migrate import steps
from reportgen.ledger.schema import METADATA
from reportgen.ledger.store import Store
from tests.ledgers import T0, consistent, finish, put_ready


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
        max(steps()) + 1: "CREATE TABLE further (id TEXT PRIMARY KEY);\n\nCREATE TABLE further (id TEXT PRIMARY KEY);\n"
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
    with pytest.raises(LedgerError, match=rf"its schema is {max(steps()) + 1}, this program knows {max(steps())}\)"):
        open_ledger(place)
