"""The engine: what is fed is there, what is not is null, and nothing else can be reached."""

from __future__ import annotations

import pytest

from reportgen.engine import DuckEngine, EngineError, fed_columns, spans
from tests.small_tables import feed

SESSIONS = "date channel sessions\n2026-01-01 Email 3\n2026-01-02 - 4\n2026-01-03 _ 5"


def test_a_column_that_is_not_fed_is_null_or_its_default(tmp_path):
    part = feed(tmp_path, "sessions", "date source\n2026-01-01 google")
    with DuckEngine([part]) as engine:
        assert engine.query("select sessions, source, channel, page_views from raw_sessions") == [
            (1, "google", None, None)
        ]
        assert engine.columns == ("sessions", "source", "channel", "page_views")


def test_parts_that_feed_different_columns_are_one_table(tmp_path):
    parts = [feed(tmp_path, "sessions", SESSIONS), feed(tmp_path, "sessions", "date country\n2026-01-04 CZ")]
    with DuckEngine(parts) as engine:
        rows = engine.query("select sum(sessions), count(country), count(*) from raw_sessions")
    assert rows == [(13, 1, 4)]


def test_rejected_skipped_and_replaced_records_do_not_count(tmp_path):
    part = feed(tmp_path, "sessions", SESSIONS, states=[0, 1, 2])
    other = feed(tmp_path, "sessions", SESSIONS, excluded=[0, 2])
    with DuckEngine([part, other]) as engine:
        assert engine.query("select _part, _row, sessions from raw_sessions order by 1, 2") == [(0, 0, 3), (1, 1, 4)]


def test_every_row_names_its_part_and_record_also_among_many_files(tmp_path):
    parts = [feed(tmp_path, "sessions", SESSIONS) for _ in range(3)]
    parts.append(feed(tmp_path, "sessions", SESSIONS, excluded=[1]))
    parts.append(feed(tmp_path, "sessions", SESSIONS, excluded=[0]))
    with DuckEngine(parts) as engine:
        rows = engine.query("select _part, _row from raw_sessions order by 1, 2")
    assert rows == [*[(part, row) for part in range(3) for row in range(3)], (3, 0), (3, 2), (4, 1), (4, 2)]


def test_attributes_of_a_lead_are_kept_as_text(tmp_path):
    part = feed(tmp_path, "leads", "created_at lead_id shoe_size\n2026-01-01 a 42")
    with DuckEngine([part]) as engine:
        assert engine.query("select shoe_size from raw_leads") == [("42",)]


def test_an_empty_part_feeds_an_empty_table(tmp_path):
    part = feed(tmp_path, "sessions", "date channel")
    with DuckEngine([part]) as engine:
        assert engine.query("select count(*) from raw_sessions") == [(0,)]
    assert spans([part]) == {}
    assert fed_columns([part]) == {"sessions": {"date", "channel"}}


def test_a_name_with_a_quote_is_no_way_out(tmp_path):
    folder = tmp_path / "it's"
    folder.mkdir()
    with DuckEngine([feed_in(folder)]) as engine:
        assert engine.query("select count(*) from raw_sessions") == [(3,)]


def feed_in(folder):
    import shutil
    from dataclasses import replace

    plain = folder.parent / "plain"
    plain.mkdir()
    part = feed(plain, "sessions", SESSIONS)
    moved = folder / "x.parquet"
    shutil.copy(part.snapshot, moved)
    return replace(part, snapshot=moved)


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_csv('/etc/passwd')",
        "copy (select 1) to '/tmp/out.csv'",
        "set enable_external_access = true",
        "install httpfs",
        "attach '/tmp/x.db'",
        "select no_such_column from raw_sessions",
    ],
)
def test_nothing_but_the_snapshots_can_be_read(tmp_path, sql):
    part = feed(tmp_path, "sessions", SESSIONS)
    with DuckEngine([part]) as engine, pytest.raises(EngineError):
        engine.query(sql)


def test_memory_that_runs_out_is_told_with_what_to_do(tmp_path):
    part = feed(tmp_path, "sessions", SESSIONS)
    with DuckEngine([part], memory_limit="2MB") as engine, pytest.raises(EngineError) as told:
        engine.query("select list(a.range || '-' || b.range) from range(1000) a, range(1000) b, raw_sessions")
    assert str(told.value).startswith(
        "memory ran out: computing may take 2MB, and that is too little here. Raise `memory"
    )


def test_the_memory_limit_is_kept(tmp_path):
    part = feed(tmp_path, "sessions", SESSIONS)
    with DuckEngine([part], memory_limit="200MB", threads=1, temp_dir=tmp_path / "spill") as engine:
        assert engine.query("select current_setting('threads'), current_setting('memory_limit')") == [(1, "190.7 MiB")]
