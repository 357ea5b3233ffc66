"""Figures below zero in brackets or with a minus behind keep their sign, and abbreviated ones are no figures."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from reportgen.contract import FileSource, problems
from reportgen.errors import SourceError
from reportgen.sources import infer
from tests.landing_cases import land_again, rows

ADS = 'Day,Campaign,Impr.,Clicks,Cost\n2024-01-13,A,100,10,{}\n2024-01-14,B,50,20,"$1,234.50"\n'
DEALS = "Record ID,Deal Name,Create Date,Close Date,Deal Stage,Amount\n1,A,2024-01-13,2024-01-15,Closed Won,{}\n"


def read(folder: Path, text: str, preset: str = "") -> list[tuple[object, ...]]:
    file = folder / "f.csv"
    file.write_text(text, encoding="utf-8")
    made = infer.written_out(file, preset, folder) if preset else infer.propose(file, folder).text
    block = YAML(typ="safe").load(made)["f"]
    column = "amount" if block["table"] == "deals" else "spend"
    return rows(land_again(folder, FileSource.model_validate(block)).parts[0], f"{column}::DOUBLE")


@pytest.mark.parametrize("preset", ["", "google_ads"])
@pytest.mark.parametrize("cost", ["($50.00)", "$(50.00)", "$50.00-", "-$50.00"])
def test_a_refund_stays_below_zero(tmp_path: Path, preset: str, cost: str) -> None:
    assert read(tmp_path, ADS.format(cost), preset) == [(-50,), (1234.5,)]


@pytest.mark.parametrize("amount", ["($50.00)", "$50.00-", "-$50.00"])
def test_a_deal_that_is_worked_out_by_an_expression_keeps_its_sign(tmp_path: Path, amount: str) -> None:
    assert read(tmp_path, DEALS.format(amount), "hubspot_deals") == [(-50,)]


def test_abbreviated_figures_are_refused_by_presets_and_never_taken_for_small_ones(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"holds figures like \$99K, each digit as 9, which are abbreviated"):
        read(tmp_path, ADS.format("$12K"), "google_ads")
    (tmp_path / "f.csv").write_text(ADS.format("$12K"), encoding="utf-8")
    proposal = infer.propose(tmp_path / "f.csv", tmp_path)
    assert 'figures such as "$12K" are abbreviated; export whole ones' in proposal.text
    assert "symbols" not in proposal.text


@pytest.mark.parametrize("sign", ["(", ")", "-", "($"])
def test_what_changes_a_number_is_no_sign_that_may_be_dropped(sign: str) -> None:
    columns = {
        "date": "Day", "impressions": "I", "clicks": "C", "spend": {"from": "Cost", "symbols": [sign]},
    }  # fmt: skip
    source = FileSource.model_validate({"kind": "csv", "table": "ads", "path": "a.csv", "columns": columns})
    assert [(path, instead[:26]) for path, _, instead in problems("a", source)] == [
        ("sources.a.columns.spend.symbols", "Write negatives: parenthes")
    ]
