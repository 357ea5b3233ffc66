"""Relations that questions share: made once, taken for no other, and let go."""

from __future__ import annotations

import pytest

from reportgen.engine import DuckEngine, EngineError, duck, shared
from reportgen.engine.shared import Shared, taken_apart
from tests.small_tables import feed

SESSIONS = "date channel sessions\n2026-01-01 Email 3\n2026-01-02 Direct 4\n2026-01-03 Email 5"
KNOWN = (
    "with seen as (\n  select * from raw_sessions where date <= date '{}'\n),\nsessions as (\nselect * from seen\n)\n"
)
ASKED = "select sum(sessions) from sessions"


class Made:
    """What was made, by name, and what was let go."""

    def __init__(self, rows: int = 1) -> None:
        self.tables: dict[str, str] = {}
        self.dropped: list[str] = []
        self.shared = Shared(lambda name, sql: self.tables.update({name: sql}) or rows, self.dropped.append)


def test_a_relation_is_made_once_for_all_questions_that_stand_on_it():
    made = Made()
    first = made.shared.shortened(KNOWN.format("2026-01-02") + ASKED)
    assert first == f"with sessions as not materialized (from shared_2)\n{ASKED}"
    assert made.shared.shortened(KNOWN.format("2026-01-02") + "select 1 from seen").endswith("select 1 from seen")
    assert len(made.tables) == 2


def test_a_relation_that_is_made_of_another_one_is_another():
    made = Made()
    asked = [made.shared.shortened(KNOWN.format(day) + ASKED) for day in ("2026-01-02", "2026-01-03")]
    assert asked[0] != asked[1]
    assert len(made.tables) == 4


def test_what_passes_a_filter_is_not_held():
    made = Made()
    inner = KNOWN.format("2026-01-02") + "select * from sessions\nwhere channel in ('Email')\n"
    asked = made.shared.shortened(f"with sessions as (\n{inner})\n{ASKED}")
    assert len(made.tables) == 2
    assert "channel in ('Email')" in asked


@pytest.mark.parametrize("value", ["a)", "it''s (", '"('])
def test_a_parenthesis_in_a_text_closes_nothing(value):
    quoted = f"'{value}'" if value[0] != '"' else '"(" = 1'
    steps, rest = taken_apart(f"with a as (select {quoted} as x), b as (select 2)\nselect * from a, b")
    assert [name for name, _ in steps] == ["a", "b"]
    assert rest == "select * from a, b"


@pytest.mark.parametrize("sql", ["select 1", "with a as (select 1 -- )\n) select * from a", "with a as (select (1"])
def test_what_cannot_be_taken_apart_stays_as_it_is(sql):
    made = Made()
    assert made.shared.shortened(sql) == sql
    assert made.tables == {}


def test_what_is_grouped_by_is_read_once():
    inner = "(\n  select\n    {0} as _day,\n    count(*) as _s0\n  from t\n  group by {1}\n) by_day\n"
    asked = f"select _day, sum(_s0) from {inner}group by _day"
    stretches = "case when day >= date '2026-01-01' then 1 end"
    assert Made().shared.shortened(asked.format(stretches, stretches)) == asked.format(stretches, "all")


def test_of_too_many_rows_all_are_let_go_and_made_again():
    made = Made(rows=shared.HELD + 1)
    for _ in range(2):
        made.shared.shortened("with a as (select 1)\nselect * from a")
    assert made.dropped == ["shared_1"]
    assert set(made.tables) == {"shared_1", "shared_2"}


@pytest.mark.parametrize("small", [0, 1_000])
def test_the_answer_is_the_same_for_small_tables_and_large_ones(tmp_path, monkeypatch, small):
    monkeypatch.setattr(duck, "SMALL", small)
    with DuckEngine([feed(tmp_path, "sessions", SESSIONS)]) as engine:
        assert engine.query(KNOWN.format("2026-01-02") + ASKED) == [(7,)]
        assert engine.query(KNOWN.format("2026-01-03") + ASKED) == [(12,)]
        assert engine.columns == ("sum(sessions)",)


def test_what_is_wrong_is_told_of_the_question_that_was_asked(tmp_path):
    with DuckEngine([feed(tmp_path, "sessions", SESSIONS)]) as engine, pytest.raises(EngineError) as raised:
        engine.query(KNOWN.format("2026-01-02") + "select nothing_of_that_name from sessions")
    assert "nothing_of_that_name" in str(raised.value)
    assert "shared_" not in str(raised.value)
