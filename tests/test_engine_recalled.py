"""Answers over large snapshots: computed once for the same rows, and never of other ones."""

from __future__ import annotations

import json
import os

import pytest

from reportgen.engine import DuckEngine, EngineError
from reportgen.engine.recalled import RecallingEngine
from tests.small_tables import feed

SESSIONS = "date channel sessions\n2026-01-01 Email 3\n2026-01-02 Direct 4\n2026-01-03 Email 5"
QUESTION = "select channel, sum(sessions) as total, min(date) as first from raw_sessions group by channel order by 1"


def engine_over(*parts, folder, large=2):
    return RecallingEngine(parts, folder / "spill", large=large)


def kept_in(folder):
    return sorted((folder / "answers").glob("*.json"))


def test_the_same_question_of_the_same_rows_is_not_computed_again(tmp_path, monkeypatch):
    part = feed(tmp_path, "sessions", SESSIONS)
    first = engine_over(part, folder=tmp_path).query(QUESTION)
    monkeypatch.setattr(DuckEngine, "query", lambda *_: pytest.fail("asked again"))
    again = engine_over(part, folder=tmp_path)
    assert again.query(QUESTION) == first
    assert again.columns == ("channel", "total", "first")
    assert [list(map(type, row)) for row in again.query(QUESTION)] == [list(map(type, row)) for row in first]


def test_the_answer_is_the_one_that_the_engine_gives(tmp_path):
    part = feed(tmp_path, "sessions", SESSIONS)
    with DuckEngine([part]) as engine:
        assert engine_over(part, folder=tmp_path).query(QUESTION) == engine.query(QUESTION)


def test_small_tables_are_asked_each_time(tmp_path):
    part = feed(tmp_path, "sessions", SESSIONS)
    engine_over(part, folder=tmp_path, large=3).query(QUESTION)
    assert kept_in(tmp_path) == []


def test_another_part_of_the_table_is_another_question(tmp_path):
    part, other = (
        feed(tmp_path, "sessions", SESSIONS),
        feed(tmp_path, "sessions", "date channel sessions\n2026-01-04 Email 7"),
    )
    assert engine_over(part, folder=tmp_path).query("select sum(sessions) from raw_sessions") == [(12,)]
    assert engine_over(part, other, folder=tmp_path).query("select sum(sessions) from raw_sessions") == [(19,)]


def test_rows_that_were_replaced_since_are_another_question(tmp_path):
    part = feed(tmp_path, "sessions", SESSIONS)
    replaced = feed(tmp_path, "sessions", SESSIONS, excluded=[0])
    assert engine_over(part, folder=tmp_path).query("select sum(sessions) from raw_sessions") == [(12,)]
    assert engine_over(replaced, folder=tmp_path).query("select sum(sessions) from raw_sessions") == [(9,)]


def test_another_version_of_duckdb_is_asked_anew(tmp_path, monkeypatch):
    part = feed(tmp_path, "sessions", SESSIONS)
    engine_over(part, folder=tmp_path).query(QUESTION)
    monkeypatch.setattr("reportgen.engine.recalled.version", lambda _: "another")
    engine_over(part, folder=tmp_path).query(QUESTION)
    assert len(kept_in(tmp_path)) == 2


def test_a_kept_answer_that_was_changed_is_asked_again_and_mended(tmp_path):
    part = feed(tmp_path, "sessions", SESSIONS)
    first = engine_over(part, folder=tmp_path).query(QUESTION)
    (path,) = kept_in(tmp_path)
    held = json.loads(path.read_text())
    path.write_text(json.dumps({**held, "rows": [["Email", 99, ["d", "2026-01-01"]]]}))
    assert engine_over(part, folder=tmp_path).query(QUESTION) == first
    assert json.loads(path.read_text()) == held


def test_where_answers_cannot_be_kept_they_are_given_all_the_same(tmp_path):
    part = feed(tmp_path, "sessions", SESSIONS)
    (tmp_path / "answers").write_text("a file stands in the way")
    assert engine_over(part, folder=tmp_path).query("select count(*) from raw_sessions") == [(3,)]


def test_kinds_of_values_that_would_come_back_as_others_are_not_kept(tmp_path):
    part = feed(tmp_path, "sessions", SESSIONS)
    engine = engine_over(part, folder=tmp_path)
    assert engine.query("select list(sessions order by date) from raw_sessions") == [([3, 4, 5],)]
    assert kept_in(tmp_path) == []


def test_questions_for_many_rows_are_not_kept(tmp_path, monkeypatch):
    monkeypatch.setattr("reportgen.engine.recalled.MOST", 2)
    part = feed(tmp_path, "sessions", SESSIONS)
    engine = engine_over(part, folder=tmp_path)
    assert len(engine.query("select * from raw_sessions")) == 3
    assert kept_in(tmp_path) == []


def test_the_answers_that_were_used_last_stay(tmp_path, monkeypatch):
    monkeypatch.setattr("reportgen.engine.recalled.KEPT", 2)
    part = feed(tmp_path, "sessions", SESSIONS)
    first, second, third = (f"select sum(sessions) + {number} from raw_sessions" for number in (1, 2, 3))
    kept = {}
    for age, question in enumerate((first, second)):
        engine_over(part, folder=tmp_path).query(question)
        (kept[question],) = set(kept_in(tmp_path)) - set(kept.values())
        os.utime(kept[question], (age, age))
    engine_over(part, folder=tmp_path).query(first)  # used again, so that the second is the oldest
    engine_over(part, folder=tmp_path).query(third)
    assert kept[first].exists()
    assert not kept[second].exists()
    assert len(kept_in(tmp_path)) == 2


def test_a_question_that_fails_leaves_nothing_behind(tmp_path):
    part = feed(tmp_path, "sessions", SESSIONS)
    with pytest.raises(EngineError):
        engine_over(part, folder=tmp_path).query("select nothing from raw_sessions")
    assert kept_in(tmp_path) == []
