"""The sample company computed in a PostgreSQL that holds its rows: the same figures as from its files, to the last digit."""

import json
from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest

from reportgen import pipeline
from reportgen.engine import EngineError
from reportgen.engine.routed import RoutedEngine
from reportgen.project import load
from reportgen.sources import World
from tests import warehouse

DAY = date(2026, 7, 1)


@pytest.fixture(scope="module")
def files(sample):
    project = load(sample, {})
    return project, pipeline.gather(project)


@pytest.fixture(scope="module")
def moved(sample, files, postgresql, tmp_path_factory):
    """The project whose rows are in a database, and the environment that says where."""
    folder, url = tmp_path_factory.mktemp("warehouse") / "project", postgresql.new_database()
    tables = warehouse.moved(sample, files[1], folder)
    warehouse.fill_postgresql(url, files[1], tables)
    return folder, {"WAREHOUSE_URL": url}


@pytest.fixture(scope="module")
def there(moved):
    folder, environ = moved
    project = load(folder, environ)
    inputs = pipeline.gather(project, world=World(DAY, environ), pulling="any")
    assert not inputs.failures
    yield project, inputs
    inputs.engine.close()


def rounded(value):
    """Shares of money have no end in decimals, so that two engines may differ in the sixteenth digit."""
    if isinstance(value, float):
        return float(f"{value:.12g}")
    if is_dataclass(value):
        return type(value), [rounded(getattr(value, field.name)) for field in fields(value)]
    return [rounded(each) for each in value] if isinstance(value, tuple) else value


def differing(here, there):
    assert len(here.readings) == len(there.readings) > 10
    pairs = zip(here.readings, there.readings, strict=True)
    return [(one.kpi, one.by, one, other) for one, other in pairs if rounded(one) != rounded(other)]


@pytest.mark.parametrize(
    ("period", "wanted", "by"),
    [
        ("2026-05", (), None),
        ("2026-05", ("sessions", "leads", "revenue", "visitor_to_lead"), "channel"),
        pytest.param("2026-Q1", (), None, marks=pytest.mark.nightly),
        pytest.param("2026-Q2", (), None, marks=pytest.mark.nightly),
        pytest.param("2025", (), None, marks=pytest.mark.nightly),
        pytest.param("2026-W20", (), None, marks=pytest.mark.nightly),
        pytest.param("2026", (), None, marks=pytest.mark.nightly),
        *(
            pytest.param("2026-05", (), dimension, marks=pytest.mark.nightly)
            for dimension in (
                "channel",
                "campaign",
                "landing_page",
                "persona",
                "product",
                "origin",
                "device",
                "platform",
                "kind",
            )
        ),
    ],
)
def test_a_warehouse_gives_the_figures_that_the_files_give(files, there, period, wanted, by):
    here, other = (pipeline.figures(*each, period, None, wanted, by) for each in (files, there))
    assert not differing(here, other)
    assert here.notes == other.notes


def test_rows_that_stay_are_counted_and_reach_as_far_as_in_files(files, there):
    for name in there[0].sources:
        if not any(part.in_place for part in there[1].parts if part.source == name):
            continue
        (part,) = (part for part in there[1].parts if part.source == name)
        own = [each for each in files[1].parts if each.source == name]
        assert part.rows_read == part.rows_used == sum(each.rows_used for each in own)
    assert {each.source: each.through for each in there[1].coverages} == {
        each.source: each.through for each in files[1].coverages
    }


def test_a_run_can_be_repeated_without_the_warehouse(files, there, moved):
    first = pipeline.figures(*there, "2026-05", None, ("revenue", "leads", "sessions"))
    asked = there[1].engine.warehouse.asked
    project = load(moved[0], {})
    alone = pipeline.gather(project)
    assert not alone.failures
    assert alone.environ is None
    again = pipeline.figures(project, alone, "2026-05", None, ("revenue", "leads", "sessions"))
    assert again.readings == first.readings
    assert alone.engine.warehouse.asked == 0 < asked
    with pytest.raises(EngineError, match="never asked of the warehouse"):
        pipeline.figures(project, alone, "2024-03", None, ("revenue",))


def test_an_answer_whose_bytes_have_changed_is_not_believed(there, moved, tmp_path):
    pipeline.figures(*there, "2026-05", None, ("sessions",))
    project = load(moved[0], {})
    alone = replace(pipeline.gather(project), answers=(tmp_path,))
    for file in there[1].answers[0].glob("*.json"):
        held = json.loads(file.read_bytes())
        held["rows"] = held["rows"][:-1]
        (tmp_path / file.name).write_text(json.dumps(held))
    with pytest.raises(EngineError, match="bytes have changed"):
        pipeline.figures(project, alone, "2026-05", None, ("sessions",))


def test_explain_shows_the_sql_as_it_was_asked_and_counts_rows(files, there):
    here, other = (pipeline.explain(*each, "customers", "2026-05", None) for each in (files, there))
    assert [each.rows for each in other.measures] == [each.rows for each in here.measures]
    assert [each.value for each in other.measures] == [each.value for each in here.measures]
    assert sum(count for _, count in other.rows_by_part) == sum(count for _, count in here.rows_by_part)
    assert "from crm_leads as q" in other.measures[0].sql
    assert "raw_leads" in here.measures[0].sql
    rows = list(pipeline.rows_behind(*there, other))
    assert len(rows) == 1 + other.measures[0].rows


def test_answers_bear_the_question_and_no_address(there):
    pipeline.figures(*there, "2026-05", None, ("sessions",))
    files = list(there[1].answers[0].glob("*.json"))
    assert files
    for file in files:
        held = json.loads(file.read_bytes())
        assert held["sql"].lower().startswith(("with ", "select "))
        assert "postgresql" not in file.read_text()


def test_small_tables_of_files_are_brought_over_and_large_ones_refused(there, monkeypatch):
    engine = there[1].engine
    assert isinstance(engine, RoutedEngine)
    both = "select count(*) from raw_fx f join raw_deals d on d.currency = f.currency"
    assert engine.query(both)[0][0] > 0
    monkeypatch.setattr("reportgen.engine.routed.MOST", 3)
    engine._brought.cache_clear()
    with pytest.raises(EngineError, match=r"'fx', whose [0-9,]+ rows lie in files"):
        engine.query(both)


def test_days_reach_the_tables_themselves(there):
    """A table that is cut into partitions by day is read only where it must be."""
    asked = []
    warehouse_engine = there[1].engine.warehouse
    original = warehouse_engine._ask

    def ask(whole):
        asked.append(whole)
        return original(whole)

    warehouse_engine._ask = ask
    try:
        pipeline.figures(*there, "2026-04", None, ("sessions",))
    finally:
        warehouse_engine._ask = original
    (daily,) = (sql for sql in asked if "web_analytics" in sql and "_s0" in sql)
    plan = "\n".join(row[0] for row in warehouse_engine._connection.run(f"explain {daily}")[1])
    scan = plan[plan.index("Seq Scan on web_analytics") :].split("\n")[1]
    assert "date >= '2024-05-01'" in scan
    assert "date < '2026-05-01'" in scan
