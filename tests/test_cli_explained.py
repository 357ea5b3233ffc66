"""What `reportgen explain` writes beside a value, and of what an interval was made."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cli import main
from reportgen.cli.explained import _beside, _input


def test_shares_within_days_stand_with_their_intervals_and_a_cohort_with_its_age() -> None:
    extra = {
        "within_30": 0.25,
        "within_30_low": 0.2,
        "within_30_high": 0.3,
        "within_60": 1.0,
        "age_days": 9.0,
        "mature": 0.0,
    }
    assert list(_beside(extra)) == [
        "within 30   25.00% (20.00% to 30.00%, 95 %)",
        "within 60   100.00%",
        "age         9 days after the period's end",
        "ripe        not yet",
    ]


def test_what_an_interval_was_made_of_is_said_in_words() -> None:
    inputs = {"events": 410.0, "dispersion": 1.25, "dispersion_days": 60.0, "business_days": 22.0}
    assert ", ".join(_input(name, value) for name, value in inputs.items()) == (
        "410 events, the days' variance 1.25 times chance's, over 60 business days, divided by 22 business days"
    )


def test_money_without_an_exchange_rate_is_explained_with_the_reason_and_no_sum(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "business.yaml").write_text("name: A\ntimezone: UTC\ncurrency: EUR\nas_of: 2026-02-28\n")
    columns = "{date: day, campaign: name, impressions: i, clicks: c, spend: s, currency: cur}"
    (tmp_path / "config" / "sources.yaml").write_text(
        f"ads:\n  kind: csv\n  table: ads\n  path: ads.csv\n  columns: {columns}\n"
    )
    (tmp_path / "ads.csv").write_text("day,name,i,c,s,cur\n2026-01-05,A,1000,100,10,USD\n")
    assert main(["--project", str(tmp_path), "explain", "cpc", "--period", "2026-01"]) == 0
    said = capsys.readouterr().out
    assert "value       none, " in said
    assert "made of     none / 100\n" in said
