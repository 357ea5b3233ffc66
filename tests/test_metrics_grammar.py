"""The grammar of the portable subset, held against the engine that has to run it."""

from __future__ import annotations

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.metrics.catalog import builtin
from reportgen.metrics.grammar import complaint

RIGHT = [
    "count(*)",
    "count(distinct a)",
    "sum(case when a > 1 and b not in ('x', 'y''z') or not (c is not null) then -a * 2 end)",
    "sum(a) filter",
    "case a when 1 then 2 when 3 then 4 else 5 end",
    "a between 1 and 2 and b like 'x%' escape '!'",
    "cast(a as decimal(18, 4)) / nullif(b, 0) || 'x'",
    "extract(month from date) = 3 and date >= date '2026-01-01'",
    'coalesce("Shoe size", 1) is true',
    "not not a",
]
RIGHT.remove("sum(a) filter")

WRONG = {
    "a in": "'(' is expected after 'a in', found nothing",
    "sum(a": "')' is expected after 'sum ( a', found nothing",
    "a b": "an operator or the end is expected after 'a', found 'b'",
    "case when a then 1": "'end' is expected after 'when a then 1', found nothing",
    "case when a end": "'then' is expected after 'case when a', found 'end'",
    "a = = b": "a column, a value or a function is expected after 'a =', found '='",
    "a not b": "'in', 'between' or 'like' is expected after 'a not', found 'b'",
    "cast(a as text)": "is expected after 'cast ( a as', found 'text'",
    "sum()": "a column, a value or a function is expected after 'sum (', found ')'",
    "a and": "a column, a value or a function is expected after 'a and', found nothing",
    "from": "a column, a value or a function is expected, found 'from'",
}


@pytest.mark.parametrize("sql", RIGHT)
def test_expressions_are_understood(sql):
    assert complaint(sql) is None


@pytest.mark.parametrize("sql", WRONG)
def test_what_breaks_off_is_said_with_its_place(sql):
    assert WRONG[sql] in str(complaint(sql))


def test_every_packaged_measure_is_grammatical():
    for name, measure in builtin()[1].items():
        block = measure.block
        for text in (block.sql, block.where, block.each, block.keep):
            assert text is None or complaint(text) is None, name


def test_deep_nesting_is_refused_and_does_not_crash():
    assert "nested too deep" in str(complaint("(" * 20_000 + "a" + ")" * 20_000))


WORDS = st.sampled_from(
    ["a", "b", "1", "'x'", "+", "-", "=", "<", "and", "or", "not", "in", "(", ")", ",", "is", "null", "case", "when", "then",
     "else", "end", "between", "like", "sum", "coalesce", "count", "*", "distinct", "abs", "true"]
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=9))
def test_what_is_called_right_is_right_to_the_engine_too(words):
    sql = " ".join(words)
    if complaint(sql) is None:
        try:
            duckdb.execute(f"select {sql} from (select 1 as a, 2 as b) t")
        except duckdb.ParserException as error:
            pytest.fail(f"{sql}: {error}")
        except duckdb.Error:
            pass  # types and aggregates are another matter
