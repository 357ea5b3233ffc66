"""The text that goes to an engine: portable, one query per relation and grain, and equal to what a person would write."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.metrics.catalog import build
from reportgen.metrics.explain import explain
from reportgen.tables import TABLES
from tests.small_tables import BUSINESS, Recorder, board, feed

WITH_PERSONAS = BUSINESS.model_copy(update={"personas": ("x", "y")})
ONLY_DUCKDB = re.compile(
    r"\b(qualify|exclude|pivot|unpivot|asof|any_value|arg_max|arg_min|list|struct|date_diff|datediff|date_trunc|group by all"
    r"|order by all|ilike|glob|try_cast|epoch|strftime|percentile_cont|median|mode|using sample)\b|::|//",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    """A part for every table, each column fed, each with one row."""
    folder = tmp_path_factory.mktemp("all")
    parts = []
    for name, table in TABLES.items():
        cells = []
        for column in table.columns.values():
            text = {"day": "2026-03-05", "text": "x", "flag": "true"}.get(column.type, "3")
            cells.append(column.values[0] if column.values else "EUR" if column.name == "currency" else text)
        parts.append(feed(folder, name, " ".join(table.columns) + "\n" + " ".join(cells)))
    return parts


def test_every_packaged_kpi_can_be_asked_and_its_sql_is_portable(everything):
    recorder = Recorder(everything)
    able = BUSINESS.model_copy(update={"gross_margin": 0.5, "expected_years": 2.0, "personas": ("x", "y")})
    found = board(everything, "2026-03", by="channel", recorder=recorder, business=able)
    assert {one.kpi for one in found.readings} == set(build().kpis)
    assert {one.missing.reason for one in found.readings if one.missing} <= {
        "zero_denominator", "no_target", "before_data", "too_short", "wrong_grain", "not_additive", "not_each",
        "no_previous",
    }  # fmt: skip
    for text in recorder.asked:
        assert not ONLY_DUCKDB.search(text), ONLY_DUCKDB.search(text)


def test_no_table_is_asked_twice_at_one_grain(everything):
    recorder = Recorder(everything)
    board(everything, "2026-03", recorder=recorder)
    asked = [
        (re.findall(r"\bfrom (\w+)", text)[-1], "windows as" in text, " as outcome" in text, " as days" in text)
        for text in recorder.asked
        if "select min(" not in text.split("\n")[-1]  # the first day of the deals
    ]
    assert len(asked) == len(set(asked))


def test_rows_behind_each_measure_can_be_listed(everything):
    recorder = Recorder(everything)
    found = board(everything, "2026-03", recorder=recorder, business=WITH_PERSONAS)
    for kpi in build().kpis:
        fed = {name: frozenset(table.columns) for name, table in TABLES.items()}
        explained = explain(build(), kpi, recorder.query, fed, found, WITH_PERSONAS)
        assert explained.missing is None
        for measure in explained.measures:
            rows = recorder.query(measure.rows_sql)
            assert len(rows) == measure.rows == sum(count for _, count in measure.by_part)


def test_an_explained_measure_gives_the_figure_by_itself(tmp_path):
    sessions = feed(
        tmp_path, "sessions", "date sessions channel\n2026-03-01 5 Email\n2026-03-02 7 Direct\n2026-04-01 9 Email"
    )
    search = feed(tmp_path, "search", "date query impressions clicks position\n2026-03-01 a 3 1 4\n2026-03-01 b 3 1 40")
    social = feed(tmp_path, "social", "date network followers\n2026-01-01 x 40\n2026-03-01 x 50\n2026-03-01 y 3")
    parts = [sessions, search, social]
    recorder = Recorder(parts)
    found = board(parts, "2026-03", "email_sessions", "keywords_top10", "followers", recorder=recorder)
    fed = {part.table: frozenset(part.columns) for part in parts}
    for kpi, value in {"email_sessions": 5, "keywords_top10": 1, "followers": 53}.items():
        explained = explain(build(), kpi, recorder.query, fed, found, BUSINESS, parts)
        assert explained.measures[0].value == found.get(kpi).value == value
        assert explained.readings[0].value == value
        assert [part.table for _, part in explained.parts] == [TABLES[explained.measures[0].tables[0]].name]
    one = explain(build(), "email_sessions", recorder.query, fed, found, BUSINESS, parts)
    assert (one.formula.numerator, one.formula.denominator) == ("email_sessions", None)
    assert one.measures[0].by_part == ((0, 1),)
    assert recorder.query(one.measures[0].rows_sql)[0][:2] == (0, 0)


def test_the_rows_behind_a_figure_have_every_column_that_is_fed_and_those_of_the_source(tmp_path):
    text = "created_at lead_id campaign Kraj customer_at\n2026-03-02 a Spring CZ 2026-03-09\n2026-02-02 b Spring CZ -"
    parts = [feed(tmp_path, "leads", text)]
    recorder = Recorder(parts)
    found = board(parts, "2026-03", "leads", "customers", recorder=recorder)
    fed = {"leads": frozenset(parts[0].columns)}
    (measure,) = explain(build(), "leads", recorder.query, fed, found, BUSINESS).measures
    rows = recorder.query(measure.rows_sql)
    names = recorder.engine.columns
    assert names == ("_part", "_row", "created_at", "lead_id", "campaign", "customer_at", "Kraj")
    assert rows == [(0, 0, date(2026, 3, 2), "a", "Spring", date(2026, 3, 9), "CZ")]
    (measure,) = explain(build(), "customers", recorder.query, fed, found, BUSINESS).measures
    assert [
        dict(zip(recorder.engine.columns, row, strict=True))["lead_id"] for row in recorder.query(measure.rows_sql)
    ] == ["a"]


DAYS = st.dates(date(2025, 11, 1), date(2026, 4, 15))
ROWS = st.lists(
    st.tuples(DAYS, st.sampled_from(["Email", "Direct", "_", "-"]), st.integers(0, 9)), min_size=1, max_size=25
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_segments_and_months_add_up_to_the_whole(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("rows")
    lines = "\n".join(f"{day} {channel} {count}" for day, channel, count in rows)
    part = feed(folder, "sessions", "date channel sessions\n" + lines)
    recorder = Recorder([part])
    quarter = board([part], "2026-Q1", "sessions", by="channel", recorder=recorder)
    whole = quarter.get("sessions").value
    expected = sum(count for day, _, count in rows if date(2026, 1, 1) <= day < date(2026, 4, 1))
    if whole is None:
        assert expected == 0
        return
    assert whole == expected
    assert sum(one.value or 0 for one in quarter.readings if one.by) == whole
    if not quarter.get("sessions").partial:
        assert sum(value or 0 for _, value in quarter.get("sessions").history[-3:]) == whole
    months = [board([part], f"2026-0{n}", "sessions", recorder=recorder).get("sessions").value or 0 for n in (1, 2, 3)]
    assert sum(months) == whole


@settings(max_examples=10, deadline=None)
@given(
    st.lists(st.tuples(DAYS, st.integers(0, 60) | st.none(), st.integers(0, 60) | st.none()), min_size=1, max_size=20)
)
def test_a_cohort_never_has_more_converted_than_entered(tmp_path_factory, rows):
    def later(day: date, days: int | None) -> str:
        return "-" if days is None else str(day + timedelta(days=days))

    lines = [f"{day} {n} {later(day, a)} {later(day, b)}" for n, (day, a, b) in enumerate(rows)]
    part = feed(tmp_path_factory.mktemp("rows"), "leads", "created_at lead_id mql_at customer_at\n" + "\n".join(lines))
    for one in board([part], "2026-Q1", "lead_to_mql", "lead_to_customer", as_of="2026-04-20").readings:
        if one.view == "cohort" and one.value is not None:
            assert 0 <= one.numerator <= one.denominator
