"""Exports that were put together, cut off, or saved once more on their way: the right figures, or a visible refusal."""

from decimal import Decimal
from pathlib import Path

import pytest

from reportgen.errors import SourceError
from reportgen.sources.presets import table
from tests.preset_trial import landed

ADS = "Campaign report\nJune 1, 2026 - June 30, 2026\nCampaign,Currency code,Cost,Impr.,Clicks\n"
FINNISH = "{},Klikkaukset,Näyttökerrat,Klikkausprosentti,Sijainti\n"
DAYS = FINNISH.format("Päivä") + '2026-06-01,20,50,"40,00 %",1\n2026-06-02,4,1150,"0,35 %","1,82"\n'
QUERIES = FINNISH.format("Haut") + 'kissa,20,50,"40,00 %",1\nkoira,4,1150,"0,35 %","1,82"\n'


def test_two_exports_in_one_file_are_refused_and_not_added_up(tmp_path: Path) -> None:
    one = ADS + "Brand,EUR,100.00,1000,10\nTotal: Campaigns,EUR,100.00,1000,10\n"
    with pytest.raises(SourceError, match=r"export.csv:8: .*a second time: several exports were put together"):
        landed("google_ads", (one + one).encode(), tmp_path)


def test_two_exports_each_with_its_lines_of_remarks_are_refused(tmp_path: Path) -> None:
    above = "# Property: Harbour\n# Start date: 202601{0}\n# End date: 202601{1}\n"
    both = "\n".join(
        above.format(*days) + "Session default channel group,Sessions\nDirect,8\n"
        for days in [("01", "15"), ("16", "31")]
    )
    with pytest.raises(SourceError, match="several exports were put together"):
        landed("ga4", both.encode(), tmp_path)


@pytest.mark.parametrize("lost", [2, 9, 14, 24, 31])
def test_a_last_row_that_was_cut_off_is_rejected_and_not_passed_over(tmp_path: Path, lost: int) -> None:
    head = "Giorno,Nome della campagna,Importo speso (EUR),Impression,Clic sul link\n"
    text = head + '2026-06-01,Estate,"1.200,00",10.000,100\n2026-06-02,Estate al mare,"300,00",5.000,50'
    found = landed("meta_ads", text[:-lost].encode(), tmp_path)
    assert (found.counts["used"], found.counts["rejected"], found.sum("spend")) == (
        (2, 0, Decimal(1500)) if lost == 2 else (1, 1, Decimal(1200))
    )


def test_a_total_whose_figures_bear_the_name_of_a_currency_is_no_row(tmp_path: Path) -> None:
    rows = "Brand,EUR,100.00 EUR,1000,10\nShoes,EUR,50.00 EUR,500,5\nTotal,,150.00 EUR,1500,15\n"
    found = landed("google_ads", (ADS + rows).encode(), tmp_path)
    assert (found.sum("spend"), found.counts["skipped"]) == (150, 1)


def test_search_console_in_a_language_that_is_not_known_is_read_by_its_places(tmp_path: Path) -> None:
    found = landed("search_console", {"Kaavio.csv": DAYS.encode(), "Haut.csv": QUERIES.encode()}, tmp_path)
    assert (found.sum("clicks"), found.sum("impressions")) == (24, 1200)
    assert found.column("position") == [1.0, 1.82]
    assert "left out: 'Haut.csv'" in found.notes[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (QUERIES, "in no way that is known"),
        (
            DAYS.replace("40,00 %", "41,00 %"),
            "it should have columns called Clicks",
        ),  # 20 of 50 is not 41 %: some other table
        ("Date,Non indexées,Dans l'index,Impressions\n2026-06-01,3,4,6\n", "Page indexing"),
        ("Fecha,Páginas afectadas\n2026-06-01,1\n", "Page indexing"),
    ],
)
def test_what_is_no_table_of_clicks_by_day_is_refused_by_its_name(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SourceError) as caught:
        landed("search_console", text.encode(), tmp_path)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    "file",
    ["google_ads/weeks_es.csv", "meta_ads/pivot_en.csv", "ga4/overview.csv", "salesforce_opportunities/report_en.csv"],
)
def test_rows_looked_at_together_tell_what_they_tell_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    preset, name = file.split("/")
    made = []
    for size in (
        1,
        150,
        1_000_000,
    ):  # characters of a block: a line, some of them, the whole file, which is gone over line by line
        monkeypatch.setattr(table, "NEAR", size)
        found = landed(preset, name, tmp_path / str(size))
        made.append((found.contract.model_dump(), found.counts, found.rows))
    assert made[0] == made[1] == made[2]


@pytest.mark.parametrize("spoilt", ["46174", "46174.39583", "########", "2.02606E+07"])
def test_days_that_a_spreadsheet_spoilt_are_refused_and_named(tmp_path: Path, spoilt: str) -> None:
    text = f"Date,Session default channel group,Sessions\n{spoilt},Direct,5\n{spoilt},Email,6\n"
    with pytest.raises(SourceError, match=r"is no day in a form that is known\. A spreadsheet spoilt its days"):
        landed("ga4", text.encode(), tmp_path)


def test_numbers_that_a_spreadsheet_rounded_are_refused(tmp_path: Path) -> None:
    head = "Record ID,Deal Name,Deal Stage,Amount,Create Date,Close Date,Is Closed Won\n"
    row = "{},Roof,Closed Won,{},2026-01-05,2026-03-01,true\n"
    ids = head + row.format("1.02938E+11", "100") + row.format("1.02938E+11", "250")  # two deals, not one
    with pytest.raises(
        SourceError, match=r"column 'Record ID' holds numbers like 9.99999E.99, .* a spreadsheet rounded"
    ):
        landed("hubspot_deals", ids.encode(), tmp_path / "ids")
    sums = head + row.format("102938475610", "1.2E+05")
    with pytest.raises(SourceError, match=r"column 'Amount' holds numbers like 9.9E.99"):
        landed("hubspot_deals", sums.encode(), tmp_path / "sums")
    sound = head + row.format("102938475610", "100") + row.format("102938475622", "250")
    assert landed("hubspot_deals", sound.encode(), tmp_path / "sound").sum("amount") == 350


def test_the_rows_of_names_of_a_survey_of_qualtrics_are_no_answers(tmp_path: Path) -> None:
    rows = [
        "StartDate,RecordedDate,ResponseId,Q1",
        "Start Date,Recorded Date,Response ID,How likely are you to recommend us to a friend?",
        ",".join(f'"{{""ImportId"":""{name}""}}"' for name in ("startDate", "recordedDate", "_recordId", "QID1")),
        "2026-01-05 10:00:00,2026-01-05 10:01:01,R_1,9",
        "2026-01-06 10:00:00,2026-01-06 10:01:01,R_2,4",
    ]
    found = landed("nps_survey", "\n".join(rows).encode(), tmp_path)
    assert (found.column("score"), found.counts["rejected"]) == ([9, 4], 0)
