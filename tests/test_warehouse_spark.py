"""The sample company computed by a real Spark over Parquet files: the figures that DuckDB gives. By night: a JVM has to start."""

from dataclasses import asdict
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from reportgen import pipeline
from reportgen.project import load
from reportgen.sources import World
from tests import warehouse

pytestmark = [
    pytest.mark.nightly,
    pytest.mark.skipif(find_spec("pyspark") is None, reason="needs Spark and a Java: pip install 'reportgen[spark]'"),
    pytest.mark.filterwarnings("ignore"),  # Spark's own
]

ENVIRON = {"WAREHOUSE_URL": "spark+local://2"}


@pytest.fixture(scope="module")
def both(sample, tmp_path_factory):
    """The project over its files, and over tables of Spark that hold the same rows."""
    project = load(sample, {})
    inputs = pipeline.gather(project)
    root = tmp_path_factory.mktemp("spark")
    tables = warehouse.moved(sample, inputs, root / "project")
    warehouse.fill_lake(root / "lake", inputs, tables)
    file = root / "project" / "config" / "sources.yaml"
    written = YAML().load(file.read_text(encoding="utf-8"))
    for name in tables:
        del written[name]["from"]
        written[name]["query"] = f"select * from parquet.`{root / 'lake' / name}.parquet`"
    with file.open("w", encoding="utf-8") as target:
        YAML().dump(written, target)
    other = load(root / "project", ENVIRON)
    there = pipeline.gather(other, world=World(date(2026, 7, 1), ENVIRON), pulling="any")
    assert not there.failures
    return (project, inputs), (other, there)


@pytest.mark.parametrize(
    ("period", "wanted", "by"),
    [("2026-05", (), None), ("2026-Q1", ("sessions", "leads", "revenue", "ad_spend"), "channel")],
)
def test_spark_gives_the_figures_that_duckdb_gives(both, period, wanted, by):
    here, there = (pipeline.figures(*each, period, None, wanted, by) for each in both)
    assert len(here.readings) == len(there.readings) > 10
    differing = [
        (one.kpi, one, other)
        for one, other in zip(here.readings, there.readings, strict=True)
        if not warehouse.same(asdict(one), asdict(other))
    ]
    assert not differing
    assert here.notes == there.notes


def test_a_table_that_is_missing_is_said(both):
    _, (project, _) = both
    from reportgen.engine import EngineError
    from reportgen.pipeline.surveys import opening

    with pytest.raises(EngineError, match=r"TABLE_OR_VIEW_NOT_FOUND.*Look at `from:`"):
        opening(project, ENVIRON).kinds("nowhere.to_be_found")
    assert Path(project.root).is_dir()
