"""A column that a table demands and an export does not have: declared so, its rows count, and no figure is made of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportgen.cli import main
from reportgen.contract import FileSource, problems
from tests.landing_cases import contract, counts, land, rows

ADS = {
    "kind": "csv",
    "table": "ads",
    "path": "ads.csv",
    "columns": {"date": "Day", "impressions": "Impressions", "spend": "Spent"},
}
TEXT = "Day,Impressions,Spent\n2026-01-05,100,4.50\n2026-01-06,200,5.50\n"


def test_rows_count_without_the_column_and_the_owner_is_told(tmp_path: Path) -> None:
    landed = land(tmp_path, contract(ADS, undelivered="clicks"), TEXT)
    part = landed.parts[0]
    assert counts(part) == (2, 2, 0, 0, 0)
    assert rows(part, "impressions, spend")[0][0] == 100
    assert [note.what for note in landed.notes] == [
        "does not say clicks, so that nothing of table ads that needs it is measured"
    ]


def test_without_the_word_the_contract_is_refused_and_the_word_is_named() -> None:
    found = problems("s", FileSource.model_validate(ADS))
    assert [(where, "undelivered: [clicks]" in instead) for where, _, instead in found] == [("sources.s.columns", True)]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("spend", "'spend' is fed all the same"),
        ("click", "no column of numbers 'click'"),
        ("date", "no column of numbers"),
    ],
)
def test_only_a_column_of_numbers_that_nothing_feeds_can_be_undelivered(names: str, said: str) -> None:
    source = FileSource.model_validate({**ADS, "undelivered": ["clicks", names]})
    assert [what for where, what, _ in problems("s", source) if said in what]


def test_what_needs_the_column_is_missing_for_all_sources_of_the_table_and_the_rest_is_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config/business.yaml").write_text("name: Small\ntimezone: Europe/Prague\ncurrency: EUR\n")
    (tmp_path / "config/sources.yaml").write_text(
        "meta:\n  kind: csv\n  table: ads\n  path: ads.csv\n  undelivered: clicks\n"
        "  columns: {date: Day, impressions: Impressions, spend: Spent}\n"
        "google:\n  kind: csv\n  table: ads\n  path: google.csv\n"
        "  columns: {date: Day, impressions: Impressions, spend: Spent, clicks: Clicks}\n"
    )
    (tmp_path / "ads.csv").write_text(TEXT)
    (tmp_path / "google.csv").write_text("Day,Impressions,Spent,Clicks\n2026-01-06,10,1.00,3\n")
    asked = ["kpis", "ad_spend", "ad_impressions", "ad_clicks", "cpc", "--period", "2026-01", "--json"]
    assert main(["--project", str(tmp_path), *asked]) == 0
    readings = {one["kpi"]: one for one in json.loads(capsys.readouterr().out)["readings"]}
    assert (readings["ad_spend"]["value"], readings["ad_impressions"]["value"]) == (11.0, 310)
    for kpi in ("ad_clicks", "cpc"):
        assert (readings[kpi]["value"], readings[kpi]["missing"]) == (None, "column not fed: column clicks, table ads")
