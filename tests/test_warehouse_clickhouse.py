"""The sample company computed by a real ClickHouse: the figures that DuckDB gives. By night: it takes minutes.

Needs `pip install 'reportgen[warehouse]' chdb clickhouse-connect`.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from importlib.util import find_spec

import pytest

from reportgen import pipeline
from reportgen.engine import EngineError
from reportgen.project import load
from reportgen.sources import World
from tests import warehouse
from tests.clickhouse_server import ClickHouse

pytestmark = [
    pytest.mark.nightly,
    pytest.mark.skipif(
        find_spec("chdb") is None or find_spec("clickhouse_connect") is None,
        reason="needs an embedded ClickHouse: pip install chdb clickhouse-connect",
    ),
    pytest.mark.filterwarnings("ignore"),  # the driver's own
]


@pytest.fixture(scope="module")
def both(sample, tmp_path_factory):
    """The project over its files, and over tables of ClickHouse that hold the same rows."""
    project = load(sample, {})
    inputs = pipeline.gather(project)
    root = tmp_path_factory.mktemp("clickhouse")
    server = ClickHouse(root / "data")
    environ = {"WAREHOUSE_URL": f"clickhousedb://default:secret@127.0.0.1:{server.port}/default"}
    tables = warehouse.moved(sample, inputs, root / "project")
    warehouse.fill_lake(root / "lake", inputs, tables)
    for name in tables:
        rows = f"select * from file('{root / 'lake' / name}.parquet')"
        server.run(f"create table {name} engine = MergeTree order by tuple() as {rows}")
    other = load(root / "project", environ)
    there = pipeline.gather(other, world=World(date(2026, 7, 1), environ), pulling="any")
    assert not there.failures
    yield (project, inputs), (other, there), environ
    server.close()


@pytest.mark.parametrize(
    ("period", "wanted", "by"),
    [("2026-05", (), None), ("2026-Q1", ("sessions", "leads", "revenue", "ad_spend"), "channel")],
)
def test_clickhouse_gives_the_figures_that_duckdb_gives(both, period, wanted, by):
    here, there = (pipeline.figures(*each, period, None, wanted, by) for each in both[:2])
    assert len(here.readings) == len(there.readings) > 10
    differing = [
        (one.kpi, one, other)
        for one, other in zip(here.readings, there.readings, strict=True)
        if not warehouse.same(asdict(one), asdict(other))
    ]
    assert not differing
    assert here.notes == there.notes


def test_a_table_that_is_missing_is_said(both):
    from reportgen.pipeline.surveys import opening

    _, (project, _), environ = both
    with pytest.raises(EngineError, match=r"there is no such table|UNKNOWN_TABLE"):
        opening(project, environ).kinds("nowhere")
