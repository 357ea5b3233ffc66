"""The ledger stays quick when it is old: what is due is found by an index, and a claim costs milliseconds."""

import time

import pytest
from sqlalchemy import event, text

from reportgen.ledger import open_ledger
from tests.ledgers import DOT, LEASE, T0, put_ready

OLD_RUNS, OLD_DELIVERIES, SCHEDULES = 2_000, 100_000, 500


@pytest.fixture
def old(folder):
    """500 schedules, and 100,000 deliveries that were sent long ago; on SQLite."""
    with open_ledger(folder / "ledger.db") as ledger:
        past = "2025-01-01T06:00:00.000000Z"
        with ledger.write(T0) as tx:
            raw = tx.connection.connection.driver_connection
            raw.executemany(
                "INSERT INTO schedules (id, planned_until) VALUES (?, ?)", [(f"r{i}", past) for i in range(SCHEDULES)]
            )
            raw.executemany(
                "INSERT INTO runs (id, report, period, version, due, state, epoch, made_at, changed_at) "
                "VALUES (?, ?, ?, 1, ?, 'done', 1, ?, ?)",
                [(f"r{i % SCHEDULES}/{i}/v1", f"r{i % SCHEDULES}", f"{i}", past, past, past) for i in range(OLD_RUNS)],
            )
            raw.executemany(
                "INSERT INTO deliveries (run, variant, split, channel, recipient, state, deadline, intent_at, changed_at) "
                "VALUES (?, 'v1', '', 'mail', ?, 'sent', ?, ?, ?)",
                [
                    (f"r{i % OLD_RUNS % SCHEDULES}/{i % OLD_RUNS}/v1", f"{i}@example.org", past, past, past)
                    for i in range(OLD_DELIVERIES)
                ],
            )
        yield ledger


def plans(ledger, call):
    """How SQLite carries out each query of a call."""
    asked = []

    def keep(_connection, _cursor, statement, parameters, *_rest):
        if statement.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE")):
            asked.append((statement, parameters))

    event.listen(ledger.engine, "before_cursor_execute", keep)
    call()
    event.remove(ledger.engine, "before_cursor_execute", keep)
    found = []
    with ledger.read() as connection:
        for statement, parameters in asked:
            steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
            found += [(step.detail, statement) for step in steps]
    return found


def test_an_idle_sweep_and_an_idle_claim_read_indexes_only(old):
    found = plans(
        old, lambda: (old.sweep(T0, DOT), old.claim_delivery("s", T0, LEASE, ["mail"]), old.claim_run("m", T0, LEASE))
    )
    assert len(found) >= 7
    for step, statement in found:
        assert "SCAN" not in step or "USING INDEX" in step or "USING COVERING INDEX" in step or "transports" in step, (
            statement
        )
    indexes = " ".join(step for step, _ in found)
    for name in ("deliveries_next", "deliveries_state", "deliveries_run", "runs_state", "runs_next"):
        assert name in indexes, (name, indexes)


def test_what_a_run_needs_of_an_old_ledger_is_found_by_an_index(old):
    found = plans(
        old,
        lambda: (put_ready(old, "anna"), old.deliveries(states=["unknown"]), old.reported("r7"), old.watermark("r7")),
    )
    for step, statement in found:
        assert "SCAN" not in step or "INDEX" in step, statement


def test_an_idle_sweep_of_an_old_ledger_takes_milliseconds_and_writes_nothing(old):
    old.sweep(T0, DOT)
    statements = []
    event.listen(old.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    began = time.process_time()
    for _ in range(10):
        assert not old.sweep(T0, DOT)
    assert (time.process_time() - began) / 10 < 0.05
    assert not [statement for statement in statements if statement.startswith(("UPDATE", "INSERT", "BEGIN IMMEDIATE"))]


def test_a_claim_on_sqlite_takes_under_5_ms(old):
    """The processor's time: what the disk adds is its own, and the machine may be busy."""
    put_ready(old, *(f"reader{number}" for number in range(120)))
    old.claim_delivery("s", T0, LEASE, ["mail"])
    began = time.process_time()
    for _ in range(100):
        assert old.claim_delivery("s", T0, LEASE, ["mail"])
    assert (time.process_time() - began) / 100 < 0.005


def test_postgresql_finds_what_is_due_by_an_index(ledger):
    if ledger.engine.dialect.name != "postgresql":
        return
    with ledger.write(T0) as tx:
        tx.connection.execute(
            text(
                "INSERT INTO reportgen.runs (id, report, period, version, due, state, changed_at) "
                "SELECT 'r' || n, 'r' || n, '1', 1, '2025', 'done', '2025' FROM generate_series(1, 2000) n"
            )
        )
        tx.connection.execute(
            text(
                "INSERT INTO reportgen.deliveries (run, variant, split, channel, recipient, state, changed_at) "
                "SELECT 'r' || (1 + n % 2000), 'v', '', 'mail', n || '@x.org', 'sent', '2025' FROM generate_series(1, 20000) n"
            )
        )
    with ledger.engine.connect() as connection:
        connection = connection.execution_options(isolation_level="AUTOCOMMIT")
        connection.execute(text("ANALYZE reportgen.deliveries"))
        plan = connection.execute(
            text(
                "EXPLAIN SELECT id FROM reportgen.deliveries WHERE next_at <= '2026' AND state IN ('pending', 'retry', 'claimed') "
                "ORDER BY next_at, id LIMIT 1"
            )
        )
        assert "deliveries_next" in " ".join(row[0] for row in plan)
