"""Rows that a database adds up before they are read give the same figures as the rows themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportgen import pipeline
from reportgen.metrics.additive import reads_rows
from reportgen.metrics.catalog import MeasureSpec, builtin, measure_spec
from reportgen.metrics.scoreboard import as_json
from reportgen.metrics.settled import TABLES_OF
from reportgen.metrics.written import MeasureBlock
from reportgen.project import load
from reportgen.sources.sql_sums import AUTO_FROM, ONE_BY_ONE, SUMMED
from reportgen.tables import TABLES
from tests.postgres import Server, postgresql  # noqa: F401  the fixture
from tests.test_sources_sql import Box

MADE = """
select setseed(0.25);
create table ads as select
    timestamptz '2025-12-31 20:00:00+00' + n * interval '37 minutes' as at, 'Camp ' || n % 3 as campaign,
    case when n % 5 = 0 then null else 'p' || n % 2 end as platform, (n * 7 % 900)::int as impressions, (n * 3 % 40)::int as clicks,
    ((n * 13 % 977) / 100.0)::numeric as spend, case when n % 4 = 0 then null else (n % 3)::numeric / 4 end as conversions,
    (n % 11)::numeric as value
    from generate_series(1, 6000) n;
update ads set impressions = null where random() < 0.02;
update ads set clicks = -5 where random() < 0.02;
update ads set spend = 'NaN' where random() < 0.02;
update ads set at = 'infinity' where random() < 0.01;
create table visits as select (timestamp '2026-01-01' + n * interval '20 minutes') as at, 'c' || n % 4 as channel,
    case when n % 9 = 0 then 'Acme ' || n % 2 end as company, n % 3 = 0 as x, (n % 3 = 0)::int::numeric as engaged
    from generate_series(1, 6000) n;
update visits set engaged = 0.5 where random() < 0.02;
create table queries as select date '2026-01-01' + n % 90 as day, 'q' || n % 7 as query, 'p' || n % 5 as page,
    n % 40 as impressions, n % 5 as clicks, (n % 17) / 1.7 as position from generate_series(1, 5000) n;
"""
SOURCES = """\
ads:
  kind: sql
  table: ads
  url: ${{DB}}
  from: ads
  aggregate: {0}
  max_rejected: 1
  columns: {{date: at, campaign: campaign, platform: platform, impressions: impressions, clicks: clicks, spend: spend,
    conversions: conversions, conversion_value: value}}
visits:
  kind: sql
  table: sessions
  url: ${{DB}}
  from: visits
  aggregate: {0}
  timezone: UTC
  max_rejected: 1
  columns: {{date: at, channel: channel, identified_company: company, engaged_sessions: engaged}}
queries:
  kind: sql
  table: search
  url: ${{DB}}
  from: queries
  aggregate: {0}
  columns: {{date: day, query: query, page: page, impressions: impressions, clicks: clicks, position: position}}
"""


@pytest.fixture
def box(tmp_path: Path, postgresql: Server) -> Box:  # noqa: F811
    made = Box(tmp_path, postgresql.new_database())
    made.run(MADE)
    return made


def test_every_figure_is_the_same_to_the_last_digit(box: Box) -> None:
    told: dict[str, Any] = {}
    parts: dict[str, Any] = {}
    for aggregate in ("false", "true"):
        box.sources(SOURCES.format(aggregate))
        inputs = box.gather()
        assert inputs.failures == ()
        project = load(box.folder, {"DB": box.url})
        told[aggregate] = []
        for period, by in (("2026-Q1", None), ("2026-02", "campaign"), ("2026-03", "channel"), ("2026-02", "platform")):
            board = as_json(
                pipeline.figures(project, inputs, period, None, (), None)
                if by is None
                else _cut(project, inputs, period, by)
            )
            told[aggregate].append([{**reading, "rows_used": None} for reading in board["readings"]])
        parts[aggregate] = {part.source: part for part in inputs.parts}
    for sums_of, rows_of in zip(told["true"], told["false"], strict=True):
        assert [each["kpi"] for each in sums_of] == [each["kpi"] for each in rows_of]
        for one, other in zip(sums_of, rows_of, strict=True):
            assert {k: v for k, v in one.items() if other[k] != v} == {}, one["kpi"]
    assert sum(reading["value"] is not None for reading in told["true"][0]) > 15
    rows, sums = parts["false"], parts["true"]
    assert (rows["visits"].rows_read, sums["visits"].rows_read) == (6000, sums["visits"].rows_read)
    assert sums["ads"].rows_read < 3000
    assert sums["ads"].rows_rejected > 0
    for part in sums.values():
        assert part.rows_read == part.rows_used + part.rows_rejected + part.rows_duplicate + part.rows_skipped


def _cut(project: Any, inputs: Any, period: str, by: str) -> Any:
    wanted = {"campaign": ("cpc", "ctr"), "platform": ("cpc",), "channel": ("sessions",)}[by]
    known = pipeline.catalog(project).kpis
    return pipeline.figures(project, inputs, period, None, tuple(each for each in wanted if each in known), by)


def test_it_is_kept_how_many_rows_stand_behind_the_sums(box: Box) -> None:
    import json

    box.sources(SOURCES.format("true"))
    inputs = box.gather()
    for part in inputs.parts:
        pulled = json.loads((part.snapshot.parent / "manifest.json").read_text())["pulled"]
        assert pulled["behind"] == pulled["stated"] == {"ads": 6000, "visits": 6000, "queries": 5000}[part.source]


def test_a_small_table_is_read_row_by_row_unless_asked_otherwise(box: Box) -> None:
    box.sources(SOURCES.format("auto"))
    assert {part.source: part.rows_read for part in box.gather().parts} == {
        "ads": 6000,
        "visits": 6000,
        "queries": 5000,
    }
    assert AUTO_FROM == 1_000_000, "docs/sources.md names it"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("spend: spend", "spend: cost", "column 'cost' is DOUBLE PRECISION, whose sums are not exact"),
        ("clicks: clicks, spend", "clicks: texts, spend", "column 'texts' is TEXT, whose sums are not exact"),
        ("  max_rejected: 1\n", "  key: [campaign]\n", "rows with a `key` are told apart"),
        ("clicks: clicks, spend", 'clicks: {from: clicks, nulls: ["0"]}, spend', "the texts of 'clicks' are replaced"),
    ],
)
def test_what_cannot_be_added_up_exactly_is_refused(box: Box, old: str, new: str, says: str) -> None:
    box.run("alter table ads add column cost float8 default 0.1; alter table ads add column texts text default '1'")
    box.sources(SOURCES.format("true").split("visits:")[0].replace(old, new))
    assert f"the rows cannot be added up: {says}" in box.gather().failures[0]


def test_a_kpi_of_ones_own_that_counts_rows_keeps_them_rows(box: Box) -> None:
    box.sources(SOURCES.format("true").split("visits:")[0])
    (box.folder / "config" / "kpis.yaml").write_text("""\
big_clicks:
  label: {en: Rows}
  stage: attract
  kind: count
  unit: count
  better: up
  numerator: {table: ads, sql: count(*), where: clicks > 3}
""")
    assert "'big_clicks' of config/kpis.yaml reads them one by one" in box.gather().failures[0]


def test_no_packaged_kpi_would_change() -> None:
    changed = [
        name
        for name, measure in builtin()[1].items()
        for table in TABLES_OF.get(measure.relation, (measure.relation,))
        if table in SUMMED
        and not set(measure.columns) & set(ONE_BY_ONE.get(table, ()))
        and reads_rows(measure, {*SUMMED[table], *({"amount"} if measure.relation == "spending" else ())})
    ]
    # A position weighted by impressions, above and below: tried above with rows and with sums.
    assert changed == ["keywords_top10"]


@pytest.mark.parametrize(
    ("block", "changes"),
    [
        ({"sql": "sum(clicks)"}, False),
        ({"sql": "sum(clicks)", "where": "conversions is not null and platform = 'x'"}, False),
        ({"sql": "sum(clicks * 2)"}, True),
        ({"sql": "sum(clicks * spend)"}, True),
        ({"sql": "sum(clicks + spend)"}, True),
        ({"sql": "count(*)"}, True),
        ({"sql": "count(distinct campaign)", "additive": False}, False),
        ({"sql": "count(distinct clicks)", "additive": False}, True),
        ({"sql": "max(clicks)", "additive": False}, True),
        ({"sql": "avg(spend)", "additive": False}, True),
        ({"sql": "sum(clicks)", "where": "clicks > 5"}, True),
        ({"sql": "sum(clicks)", "each": "impressions > 0"}, True),
    ],
)
def test_which_measures_would_change(block: dict[str, Any], changes: bool) -> None:
    measure: MeasureSpec = measure_spec("own", MeasureBlock(table="ads", **block))
    if block["sql"] == "sum(clicks * 2)":
        changes = False  # twice the sum is the sum of twice
    assert reads_rows(measure, SUMMED["ads"]) is changes


def test_what_is_summed_are_numbers_of_the_tables() -> None:
    for table, columns in SUMMED.items():
        assert {str(TABLES[table].columns[name].type) for name in columns} <= {"integer", "number", "money"}
