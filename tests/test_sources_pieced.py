"""What a file holds in pieces is proposed as a whole: months, weeks, days in three columns, quantity times price, yes and no."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from reportgen.contract import FileSource, dates, problems
from reportgen.sources import infer
from tests.landing_cases import contract, counts, faults, land_again, rows

WEEKS = "Week,Campaign,Impressions,Clicks,Cost\n2024-W01,A,10,1,5\n2024-W02,A,20,2,6\n"
BANK = '"age";"job";"day";"month";"Lead ID";"converted"\n' + "".join(
    f'{30 + number};"{"clerk" if number % 2 else "smith"}";{number + 1};"may";{number};"{"yes" if number == 2 else "no"}"\n'
    for number in range(6)
)


def proposed(folder: Path, text: str) -> tuple[str, dict[str, object]]:
    file = folder / "f.csv"
    file.write_text(text, encoding="utf-8")
    made = infer.propose(file, folder)
    return made.text, YAML(typ="safe").load(made.text)["f"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WEEKS, {"dates": "%G-W%V", "span": {"from": "Week", "length": "week"}}),
        (
            "Month,Campaign,Impressions,Clicks,Cost\nJan 2024,A,10,1,5\nFeb 2024,A,20,2,6\n",
            {"dates": "%b %Y", "span": {"from": "Month", "length": "month"}},
        ),
        (
            "Month,Year,Campaign,Impressions,Clicks,Cost\nJanuary,2024,A,10,1,5\nMarch,2024,A,20,2,6\n",
            {"dates": "%d %B %Y", "derive": {"date": "'1 ' || \"Month\" || ' ' || \"Year\""}},
        ),
        (
            "Invoice,Customer ID,InvoiceDate,Quantity,UnitPrice\n1,7,2024-01-05,2,2.50\n2,7,2024-01-06,1,3.25\n",
            {"derive": {"amount": 'cast("Quantity" as decimal(18, 4)) * cast("UnitPrice" as decimal(18, 4))'}},
        ),
        ('LEADID,Lead Source,Created Time\n1,Web,"15 Apr, 2021 00:03:00"\n', {"dates": "%d %b, %Y %H:%M:%S"}),
    ],
)
def test_what_is_proposed_loads_every_row(tmp_path: Path, text: str, expected: dict[str, object]) -> None:
    _, block = proposed(tmp_path, text)
    assert {key: block[key] for key in expected} == expected
    source = FileSource.model_validate(block)
    assert problems("f", source) == []
    landed = land_again(tmp_path, source)
    assert counts(landed.parts[0])[1] == counts(landed.parts[0])[0] == text.count("\n") - 1


def test_days_without_a_year_and_a_yes_are_shown_with_what_to_write(tmp_path: Path) -> None:
    text, block = proposed(tmp_path, BANK)
    assert "no column holds the year: write the right one here" in text
    assert list(block["derive"].values()) == ["\"day\" || ' ' || \"month\" || ' ' || '2026'"]
    assert "to cut figures by them, map under names of your own: job: job" in text


def test_a_week_by_its_number_begins_on_its_monday_and_the_53rd_is_there_only_in_long_years(tmp_path: Path) -> None:
    (tmp_path / "f.csv").write_text(WEEKS + "2020-W53,A,1,1,1\n2024-W53,A,1,1,1\n2024-W54,A,1,1,1\n2024-53,A,1,1,1\n")
    source = contract({
        "kind": "csv", "table": "ads", "path": "f.csv", "dates": "%G-W%V", "span": {"from": "Week", "length": "week"},
        "columns": {"campaign": "Campaign", "impressions": "Impressions", "clicks": "Clicks", "spend": "Cost"},
    })  # fmt: skip
    assert problems("f", source) == []
    landed = land_again(tmp_path, source)
    assert rows(landed.parts[0], "date") == [(date(2024, 1, 7),), (date(2024, 1, 14),), (date(2021, 1, 3),)]
    assert faults(landed) == [(5, "Week", "no_such_day"), (6, "Week", "no_such_day"), (7, "Week", "not_a_date")]


@pytest.mark.parametrize(
    ("form", "word"), [("%Y-W%V", "without its year"), ("%G", "without the week"), ("%G-W%V-%d", "besides")]
)
def test_a_form_of_weeks_that_means_nothing_is_refused(form: str, word: str) -> None:
    assert word in dates.mistake(form)
