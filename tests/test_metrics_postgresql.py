"""The SQL of the KPIs is portable: a PostgreSQL that holds the same rows gives the same scoreboard, to the last digit."""

import psycopg
import pytest

from reportgen import pipeline
from reportgen.engine import fed_columns
from reportgen.metrics.compute import compute
from reportgen.periods import parse
from reportgen.pipeline.inputs import reached, spans
from reportgen.project import load

TYPES = {"VARCHAR": "text", "DOUBLE": "double precision"}


class PostgresEngine:
    """The engine's one method on PostgreSQL, with the rows of another engine as its `raw_<table>`."""

    def __init__(self, url, like, tables):
        self.connection = psycopg.connect(url, autocommit=True)
        for table in tables:
            columns = like.query(f"select column_name, column_type from (describe raw_{table})")
            listed = ", ".join(f'"{name}" {TYPES.get(kind, kind)}' for name, kind in columns)
            self.connection.execute(f"create table raw_{table} ({listed})")
            with self.connection.cursor().copy(f"copy raw_{table} from stdin") as copy:
                for row in like.query(f"select * from raw_{table}"):
                    copy.write_row(row)
        self.connection.execute("set default_transaction_read_only = on")

    def query(self, sql):
        return self.connection.execute(sql).fetchall()


@pytest.fixture(scope="module")
def both(sample, postgresql):
    project = load(sample, {})
    inputs = pipeline.gather(project)
    tables = sorted({part.table for part in inputs.parts})
    other = PostgresEngine(postgresql.new_database(), inputs.engine, tables)
    yield project, inputs, {"duckdb": inputs.engine, "postgresql": other}
    other.connection.close()


def scoreboard(project, inputs, engine, period, by=None):
    today = pipeline.known_through(project, inputs)
    chosen = parse(period, today, project.business.fiscal_year_start)
    return compute(
        pipeline.catalog(project), (), engine.query, fed_columns(inputs.parts), spans(inputs), chosen, today, project.business,
        pipeline.holidays(project, min(today, chosen.last)), pipeline.targets(project, inputs, today), by, parts=reached(inputs),
        dense={source.table for source in project.sources.values() if source.dense},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("period", "by"),
    [
        ("2026-05", None),
        pytest.param("2026-Q2", None, marks=pytest.mark.nightly),
        pytest.param("2025", None, marks=pytest.mark.nightly),
        pytest.param("2026-05", "channel", marks=pytest.mark.nightly),
    ],
)
def test_postgresql_gives_the_scoreboard_that_duckdb_gives(both, period, by):
    project, inputs, engines = both
    here, there = (scoreboard(project, inputs, engine, period, by) for engine in engines.values())
    assert len(here.readings) == len(there.readings) > 100
    differing = [
        (one.kpi, one.by, one, other) for one, other in zip(here.readings, there.readings, strict=True) if one != other
    ]
    assert not differing
    assert here.notes == there.notes
