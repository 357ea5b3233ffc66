"""Presets of ad platforms: each export adds up to its own total, in the languages and numbers in which it occurs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from reportgen import landing, sources
from reportgen.contract import PresetSource
from reportgen.contract.preset import file_preset
from reportgen.contract.preset_source import defaults
from reportgen.errors import SourceError
from tests.preset_trial import DATA, Trial, landed
from tests.test_sources_xlsx import book

DAY = date.fromisoformat
FIGURES = ("impressions", "clicks", "spend", "conversions", "conversion_value")


def figures(found: Trial) -> tuple[Decimal | None, ...]:
    """Sums of the figures; None for a column that nothing feeds."""
    fed = set(found.parts[0].columns)
    return tuple(
        sum((Decimal(str(value)) for value in found.column(figure) if value is not None), Decimal(0))
        if figure in fed
        else None
        for figure in FIGURES
    )


def expected(*texts: str) -> tuple[Decimal | None, ...]:
    """Figures as a test writes them; "" for none."""
    return tuple(Decimal(text) if text else None for text in texts)


def days(found: Trial) -> tuple[date, date]:
    """The first and the last day that its rows stand for."""
    first, last = found.parts[0].first_day, found.parts[0].last_day
    assert first is not None
    assert last is not None
    return first, last


def refused(preset: str, file: str | bytes, folder: Path, **said: Any) -> str:
    """The message by which a file is refused."""
    with pytest.raises(SourceError) as caught:
        landed(preset, file, folder, **said)
    return str(caught.value)


CELLS = {
    "date": ("2026-06-01", "2026-06-02", ""),
    "campaign": ("Alpha", "Beta", ""),
    "impressions": ("12000", "3000", "15000"),
    "clicks": ("120", "30", "150"),
    "spend": ("1200.75", "99.25", "1300.00"),
    "conversions": ("7", "1", "8"),
}
LANGUAGES = [
    (preset, language)
    for preset in ("google_ads", "meta_ads", "linkedin_ads")
    for language in sorted(file_preset(preset).columns["spend"].names)
]


def spelt(preset: str, column: str, language: str) -> list[str]:
    """How a preset says that a column is called in a language."""
    known = file_preset(preset)
    every = [known.columns, *(variant.columns for variant in known.variants.values())]
    names = [name for columns in every if column in columns for name in columns[column].names.get(language, ())]
    return [name.replace("{currency}", "EUR") for name in names]


@pytest.mark.parametrize(("preset", "language"), LANGUAGES)
def test_every_spelling_of_every_language_is_understood(preset: str, language: str, tmp_path: Path) -> None:
    names = {column: spelt(preset, column, language) for column in CELLS}
    files: dict[str, list[str]] = {}
    for number in range(max(map(len, names.values()))):
        header = {column: each[min(number, len(each) - 1)] for column, each in names.items() if each}
        rows = [",".join(CELLS[column][row] for column in header) for row in range(3)]
        (tmp_path / f"{number}.csv").write_text("\n".join([",".join(header.values()), *rows]) + "\n", encoding="utf-8")
        files[f"{number}.csv"] = sorted(header)
    source = PresetSource.model_validate({**defaults(preset), "preset": preset, "path": "*.csv"})
    arrivals, errors, _ = sources.found(tmp_path, {"trial": source})
    assert not errors
    understood = {each.file: sorted(each.contract.columns) for each in arrivals if each.contract is not None}
    assert understood == files


# Each figure is what the file's own total says, or what its rows add up to where it has none; `skipped` are its totals.
EXPORTS = [
    ("google_ads", "campaigns_en.csv", 3, 4, "EUR", ("15000", "1500", "1800.50", "67.5", "3900.25")),
    ("google_ads", "excel_days_en.csv", 3, 2, "USD", ("13000", "310", "1100", "15.5", "")),
    ("google_ads", "days_de.csv", 4, 2, "EUR", ("20000", "200", "1360", "5", "2000")),
    ("google_ads", "days_fr.csv", 2, 2, "EUR", ("11734", "95", "1032.84", "3.5", "1350.5")),
    ("google_ads", "weeks_es.csv", 2, 4, "PEN", ("2000", "150", "2000", "5", "")),
    ("google_ads", "months_pt.csv", 3, 1, "BRL", ("20000", "200", "2000", "15.5", "")),
    ("google_ads", "campaigns_it.csv", 2, 1, "EUR", ("10000", "100", "1100", "10", "5000")),
    ("google_ads", "days_nl.csv", 2, 2, "EUR", ("10000", "100", "1100", "2", "400")),
    ("google_ads", "days_pl.csv", 2, 1, "PLN", ("10000", "100", "1500", "5", "1000")),
    ("google_ads", "campaigns_ru.csv", 2, 3, "RUB", ("53817", "820", "17362.5", "107", "214000")),
    ("google_ads", "days_cs.csv", 2, 1, "CZK", ("4000", "80", "2000", "2", "10000")),
    ("google_ads", "days_ja.csv", 2, 1, "JPY", ("2000", "70", "10500", "1", "8500")),
    ("google_ads", "campaigns_in.csv", 2, 1, "INR", ("123500", "110", "1234600", "", "")),
    ("google_ads", "campaigns_ko.csv", 2, 1, "KRW", ("2000", "15", "2000", "1.5", "")),
    ("google_ads", "video_en.csv", 2, 2, "INR", ("40000", "", "2500", "15", "")),
    ("google_ads", "search_terms_en.csv", 2, 3, "GBP", ("500", "50", "60", "2", "")),
    ("google_ads", "search_terms_ru.csv", 2, 3, "USD", ("1500", "50", "1085.5", "3", "")),
    ("google_ads", "keywords_en.csv", 2, 2, "GBP", ("1000", "100", "200", "4", "")),
    ("google_ads", "no_titles_en.csv", 2, 0, "EUR", ("3000", "30", "38", "3", "")),
    ("google_ads", "api_micros.csv", 2, 0, None, ("336", "84", "60.72", "1.5", "12.5")),
    ("meta_ads", "campaigns_en.csv", 3, 1, "EUR", ("20000", "420", "1000.5", "12", "1800")),
    ("meta_ads", "age_en.csv", 4, 1, "EUR", ("20000", "420", "1000.5", "12", "")),
    ("meta_ads", "pivot_en.csv", 2, 1, "USD", ("300", "3", "30", "", "")),
    ("meta_ads", "pivot_first_en.csv", 3, 2, "USD", ("350", "4", "35", "", "")),
    ("meta_ads", "days_fr.csv", 2, 0, "EUR", ("84900", "400", "2237", "10", "")),
    ("meta_ads", "days_de.csv", 3, 1, "EUR", ("61000", "610", "1234.5", "10", "")),
    ("meta_ads", "days_es.csv", 2, 1, "MXN", ("30000", "200", "2000", "5", "")),
    ("meta_ads", "days_it.csv", 2, 0, "EUR", ("15000", "150", "1500", "3", "")),
    ("meta_ads", "days_pt.csv", 2, 0, "BRL", ("10000", "100", "1200", "1", "")),
    ("meta_ads", "days_nl.csv", 2, 0, "EUR", ("20000", "200", "1100", "4", "")),
    ("meta_ads", "days_pl.csv", 2, 0, "PLN", ("12000", "120", "1300", "6", "")),
    ("meta_ads", "campaigns_ru.csv", 2, 1, "RUB", ("15000", "150", "3500.5", "7", "")),
    ("meta_ads", "campaigns_tr.csv", 2, 0, "TRY", ("20000", "540", "2000", "12", "")),
    ("meta_ads", "days_hu.csv", 2, 0, "HUF", ("4000", "40", "20000", "3", "")),
    ("meta_ads", "days_ja.csv", 2, 0, "JPY", ("8000", "200", "4000", "4", "")),
    ("linkedin_ads", "days_en.csv", 3, 0, "EUR", ("12500", "244", "1344.75", "4", "400")),
    ("linkedin_ads", "total_en.csv", 3, 1, "USD", ("12500", "244", "1344.75", "4", "400")),
    ("linkedin_ads", "period_en.csv", 2, 0, "EUR", ("10000", "100", "1100", "3", "")),
    ("linkedin_ads", "days_nl.csv", 2, 0, "EUR", ("10000", "100", "1100", "2", "")),
    ("linkedin_ads", "days_de.csv", 2, 0, "EUR", ("10000", "100", "1200", "5", "")),
    ("linkedin_ads", "days_fr.csv", 2, 0, "EUR", ("10000", "100", "1200", "5", "")),
    ("linkedin_ads", "days_resaved_en.csv", 2, 0, "USD", ("300", "3", "30", "", "")),
]


@pytest.mark.parametrize(("preset", "file", "used", "skipped", "currency", "sums"), EXPORTS)
def test_an_export_adds_up_to_its_own_total_and_the_total_is_no_row(
    preset: str, file: str, used: int, skipped: int, currency: str | None, sums: tuple[str, ...], tmp_path: Path
) -> None:
    found = landed(preset, file, tmp_path)
    assert figures(found) == expected(*sums)
    assert (found.counts["used"], found.counts["rejected"], found.counts["duplicate"]) == (used, 0, 0)
    assert found.counts["skipped"] == skipped
    assert set(found.column("platform")) == {file_preset(preset).constants["platform"]}
    if currency is not None:
        assert set(found.column("currency")) == {currency}


def test_every_fixture_is_tried() -> None:
    told = {(preset, file) for preset, file, *_ in EXPORTS}
    refused_ = {(preset, file) for preset, file, _ in REFUSED}
    there = {
        (folder, path.name)
        for folder in ("google_ads", "meta_ads", "linkedin_ads")
        for path in (DATA / folder).iterdir()
    }
    assert told | refused_ == there


@pytest.mark.parametrize(
    ("preset", "file", "first", "last"),
    [
        ("google_ads", "campaigns_en.csv", "2026-06-01", "2026-06-30"),
        ("google_ads", "campaigns_ru.csv", "2026-06-01", "2026-06-30"),
        ("google_ads", "weeks_es.csv", "2026-06-01", "2026-06-14"),
        ("google_ads", "months_pt.csv", "2026-04-01", "2026-06-30"),
        ("google_ads", "no_titles_en.csv", "2026-06-01", "2026-06-02"),
        ("meta_ads", "campaigns_tr.csv", "2026-06-01", "2026-06-30"),
        ("linkedin_ads", "period_en.csv", "2026-06-01", "2026-06-30"),
    ],
)
def test_rows_without_a_day_stand_for_the_period_that_the_export_states(
    preset: str, file: str, first: str, last: str, tmp_path: Path
) -> None:
    assert days(landed(preset, file, tmp_path)) == (DAY(first), DAY(last))


def test_the_first_and_the_last_week_of_a_report_are_cut_where_it_begins_and_ends(tmp_path: Path) -> None:
    text = (DATA / "google_ads" / "weeks_es.csv").read_text(encoding="utf-8")
    text = text.replace("1 de junio de 2026 - 30 de junio", "3 de junio de 2026 - 10 de junio")
    found = landed("google_ads", text.encode(), tmp_path)
    assert days(found) == (DAY("2026-06-03"), DAY("2026-06-10"))
    assert found.parts[0].lumps == ((DAY("2026-06-03"), DAY("2026-06-07")), (DAY("2026-06-08"), DAY("2026-06-10")))


def test_a_total_is_known_by_its_label_though_a_stroke_is_in_it(tmp_path: Path) -> None:
    text = "Dzień;Kampania;Kod waluty;Koszt;Wyśw.;Kliknięcia\n2026-06-01;Alfa;PLN;12,50;1000;10\n"
    text += "Łącznie: konto;--;PLN;12,50;1000;10\n"
    assert landed("google_ads", text.encode("cp1250"), tmp_path).counts["skipped"] == 1


def test_a_row_of_linkedin_from_one_day_through_another_is_a_total_of_both(tmp_path: Path) -> None:
    text = b"Start Date (in UTC),End Date (in UTC),Campaign Name,Total Spent,Impressions,Clicks\n"
    text += b"6/1/2026,6/30/2026,Alpha,1500.00,20000,100\n6/13/2026,6/13/2026,Beta,10.00,100,1\n"
    found = landed("linkedin_ads", text, tmp_path)
    assert found.parts[0].lumps == ((DAY("2026-06-01"), DAY("2026-06-30")),)
    assert found.column("date") == [DAY("2026-06-30"), DAY("2026-06-13")]


def test_days_by_linkedin_are_month_first_in_english_and_day_first_in_other_languages(tmp_path: Path) -> None:
    english, dutch = tmp_path / "en", tmp_path / "nl"
    assert landed("linkedin_ads", "total_en.csv", english).column("date")[2] == DAY("2026-06-13")
    assert landed("linkedin_ads", "days_resaved_en.csv", english / "2").column("date") == [
        DAY("2026-01-02"),
        DAY("2026-03-02"),
    ]
    assert landed("linkedin_ads", "days_nl.csv", dutch).column("date") == [DAY("2026-06-01"), DAY("2026-06-13")]


def test_a_dash_is_no_click_and_no_conversion_is_no_value(tmp_path: Path) -> None:
    assert landed("google_ads", "excel_days_en.csv", tmp_path / "a").column("clicks") == [300, 0, 10]
    assert landed("google_ads", "campaigns_ru.csv", tmp_path / "b").column("conversions") == [107.0, None]


def test_a_campaign_whose_name_begins_like_a_total_is_a_campaign(tmp_path: Path) -> None:
    assert "Gesamtpaket Küche" in landed("google_ads", "days_de.csv", tmp_path).column("campaign")


@pytest.mark.parametrize("label", ["Итого: кампании", "Gesamt: Kampagnen", "Всичко: кампании", "Σύνολο: Καμπάνιες"])
def test_a_total_is_none_in_a_language_that_nobody_knows_either(label: str, tmp_path: Path) -> None:
    text = (DATA / "google_ads" / "campaigns_en.csv").read_text(encoding="utf-8").replace("Total: Account", label)
    assert figures(landed("google_ads", text.encode(), tmp_path))[0] == 15000


def test_no_link_click_is_no_click_though_others_clicked_elsewhere(tmp_path: Path) -> None:
    assert landed("meta_ads", "campaigns_en.csv", tmp_path).column("clicks") == [300, 120, 0]


def test_results_are_conversions_only_where_their_indicator_says_so(tmp_path: Path) -> None:
    assert landed("meta_ads", "days_de.csv", tmp_path).column("conversions") == [8.0, 2.0, None]  # 900 were reached
    bare = "Day,Campaign name,Amount spent (EUR),Impressions,Link clicks,Results\n2026-06-01,A,10.00,1000,10,900\n"
    assert "conversions" not in landed("meta_ads", bare.encode(), tmp_path / "bare").parts[0].columns


def test_of_link_clicks_and_all_clicks_the_links_count(tmp_path: Path) -> None:
    text = "Day,Campaign name,Amount spent (EUR),Impressions,Clicks (all),Link clicks\n2026-06-01,A,10.00,1000,50,10\n"
    assert landed("meta_ads", text.encode(), tmp_path / "a").column("clicks") == [10]
    assert landed("meta_ads", text.replace(",Link clicks", "").replace(",10\n", "\n").encode(), tmp_path / "b").column(
        "clicks"
    ) == [50]


def test_a_workbook_of_meta_is_read_like_its_text(tmp_path: Path) -> None:
    table: list[list[Any]] = [
        ["Campaign name", "Day", "Impressions", "Link clicks", "Amount spent (EUR)", "Purchases"],
        ["", "", 3000, 30, 45.5, 3],
        ["Summer", "2026-06-01", 1000, 10, 15.25, 1],
        ["Summer", "2026-06-02", 2000, 20, 30.25, 2],
    ]
    found = landed("meta_ads", {"export.xlsx": book(table)}, tmp_path)
    assert figures(found) == expected("3000", "30", "45.5", "3", "")
    assert found.column("currency") == ["EUR", "EUR"]


def test_interactions_are_no_clicks_unless_the_owner_says_so(tmp_path: Path) -> None:
    found = landed("google_ads", "video_en.csv", tmp_path / "as_it_is")
    assert found.contract.undelivered == ("clicks",)
    assert any("clicks" in note for note in found.notes)
    said = landed("google_ads", "video_en.csv", tmp_path / "said", columns={"clicks": "Interactions"})
    assert said.sum("clicks") == 22000


def test_an_export_without_clicks_and_impressions_still_counts_its_money(tmp_path: Path) -> None:
    text = "Jour;Nom de la campagne;Montant dépensé (USD);Impressions\n2026-06-01;A;1 234,56;45012\n2026-06-02;A;1 002,00;39887\n"
    assert figures(landed("meta_ads", text.encode(), tmp_path / "a")) == expected("84899", "", "2236.56", "", "")
    bare = "Campagne;Type de campagne;Coût;Conversions\nA;Search;1 234,56;40,5\nB;Search;600,00;12,0\n".encode()
    span = {"from": "2026-06-01", "through": "2026-06-30"}
    assert figures(landed("google_ads", bare, tmp_path / "b", span=span)) == expected("", "", "1834.56", "52.5", "")


def test_search_terms_are_told_to_be_a_part_of_the_account(tmp_path: Path) -> None:
    notes = landed("google_ads", "search_terms_en.csv", tmp_path).notes
    assert any("50 clicks where its own total says 120" in note for note in notes)


def test_search_terms_beside_campaigns_do_not_count(tmp_path: Path) -> None:
    files = {name: (DATA / "google_ads" / name).read_bytes() for name in ("campaigns_en.csv", "search_terms_en.csv")}
    found = landed("google_ads", files, tmp_path)
    assert figures(found)[:3] == expected("15000", "1500", "1800.50")
    assert any("left out: 'search_terms_en.csv'" in note for note in found.notes)


def test_a_breakdown_beside_the_plain_export_replaces_it_and_does_not_add_to_it(tmp_path: Path) -> None:
    files = {name: (DATA / "meta_ads" / name).read_bytes() for name in ("age_en.csv", "campaigns_en.csv")}
    found = landed("meta_ads", files, tmp_path)
    assert figures(found)[:3] == expected("20000", "420", "1000.5")
    assert found.counts["duplicate"] in (3, 4)


@pytest.mark.parametrize(
    ("preset", "file", "identity"),
    [
        ("google_ads", "no_titles_en.csv", "Acme EU"),
        ("linkedin_ads", "days_en.csv", "Acme EU"),
        ("meta_ads", "days_de.csv", None),
    ],
)
def test_whose_data_it_is_comes_from_the_column_that_says_so(
    preset: str, file: str, identity: str | None, tmp_path: Path
) -> None:
    assert landed(preset, file, tmp_path).contract.identity == identity


TWO_READINGS = (
    "column '{}' holds days like {}, which can be read in two ways, and nothing in the file decides."
    ' Write dates: "%d/%m/%Y" or dates: "%m/%d/%Y"'
)
NO_PERIOD = (
    "there is no column of days, and the file does not say which period its figures are of. Export it by day, or write"
    " span: {from: 2026-01-01, through: 2026-01-31} with the days it covers"
)
REFUSED = [
    ("google_ads", "days_ambiguous.csv", TWO_READINGS.format("Day", "03/04/2026")),
    ("google_ads", "no_cost_en.csv", "found Campaign status, Campaign, Currency code, Clicks, Impr."),
    ("google_ads", "no_period.csv", NO_PERIOD),
    ("meta_ads", "ambiguous_days.csv", TWO_READINGS.format("Day", "01/02/2026")),
    ("meta_ads", "no_period.csv", NO_PERIOD),
]


@pytest.mark.parametrize(("preset", "file", "message"), REFUSED)
def test_what_cannot_be_known_is_refused_with_the_line_to_write(
    preset: str, file: str, message: str, tmp_path: Path
) -> None:
    assert message in refused(preset, file, tmp_path)


def test_the_line_that_the_message_gives_is_enough(tmp_path: Path) -> None:
    found = landed("google_ads", "days_ambiguous.csv", tmp_path / "a", dates="%d/%m/%Y")
    assert found.column("date") == [DAY("2026-04-03"), DAY("2026-03-04")]
    span = {"from": "2026-06-01", "through": "2026-06-30"}
    assert days(landed("meta_ads", "no_period.csv", tmp_path / "b", span=span)) == (
        DAY("2026-06-01"),
        DAY("2026-06-30"),
    )


def test_days_in_the_name_of_a_file_are_proposed_and_not_taken(tmp_path: Path) -> None:
    card = b'Nome da campanha,Status da campanha,Custo,Cliques\nMarca,Ativado,"R$ 236,86",58\n'
    with pytest.raises(SourceError) as caught:
        landed("google_ads", {"Campanhas(2026.05.05-2026.05.24).csv": card}, tmp_path / "period")
    assert "write span: {from: 2026-05-05, through: 2026-05-24}" in str(caught.value)
    for name in ("Campanhas 2026-05-24.csv", "Campanhas(2026.05.05-2026.05.24_2026.04.15-2026.05.04).csv"):
        with pytest.raises(SourceError) as caught:
            landed("google_ads", {name: card}, tmp_path / name)
        assert NO_PERIOD in str(caught.value)


def test_costs_by_word_of_a_search_are_refused_for_they_stand_there_twice(tmp_path: Path) -> None:
    words = b"Word,Cost,Clicks,Impressions,Conversions,Top Containing Queries\n"
    rows = b'tow,CA$1.66,1,36,0.00,"(tow truck, tow truck near me)"\ntruck,CA$1.66,1,35,0.00,(tow truck)\n'
    with pytest.raises(SourceError) as caught:
        landed("google_ads", words + rows, tmp_path, span={"from": "2026-06-30", "through": "2026-07-02"})
    assert "a search counts under each of its words" in str(caught.value)


@pytest.mark.parametrize("below", [b"", b'"No data available."\n'])
def test_an_export_of_a_period_without_ads_holds_no_rows(below: bytes, tmp_path: Path) -> None:
    header = (
        b'"Reporting starts","Reporting ends","Campaign name",Results,Reach,Impressions,"Amount spent (USD)",Ends\n'
    )
    found = landed("meta_ads", header + below, tmp_path)
    assert (found.counts["used"], found.counts["rejected"]) == (0, 0)


def test_a_file_of_another_system_is_refused_with_what_was_looked_for(tmp_path: Path) -> None:
    message = refused("google_ads", b"Foo,Bar\n1,2\n", tmp_path)
    assert "Impr." in message
    assert "Foo, Bar" in message


@pytest.mark.parametrize(
    ("preset", "file", "cell"),
    [
        ("google_ads", "days_de.csv", b'"247,25"'),
        ("meta_ads", "days_it.csv", b'"300,00"'),
        ("linkedin_ads", "total_en.csv", b"10.25"),
    ],
)
def test_a_cell_that_is_no_number_is_set_aside_and_never_guessed(
    preset: str, file: str, cell: bytes, tmp_path: Path
) -> None:
    data = (DATA / preset / file).read_bytes()
    assert cell in data
    assert landed(preset, data.replace(cell, b'"twelve"', 1), tmp_path).counts["rejected"] == 1


def test_a_total_that_is_not_taken_out_would_be_seen(tmp_path: Path) -> None:
    found = landed("google_ads", "campaigns_en.csv", tmp_path, totals=[])
    assert figures(found)[0] == 4 * 15000  # the rows, and three totals of them


def test_a_total_under_a_label_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    text = "Campaign,Currency code,Cost,Impr.,Clicks\nA,EUR,10.00,400,40\nB,EUR,25.50,600,10\n"
    text += "Abcde: x,EUR,35.50,1000,50\nAbcde: y,EUR,35.50,1000,50\n"
    span = {"from": "2026-06-01", "through": "2026-06-30"}
    message = refused("google_ads", text.encode(), tmp_path, span=span)
    assert "line 5 looks like a total: the other rows add up to it in impressions, clicks, spend" in message


def test_two_accounts_saved_under_one_name_are_refused(tmp_path: Path) -> None:
    one = (DATA / "linkedin_ads" / "days_en.csv").read_bytes()
    other = one.decode("utf-16").replace("Acme EU", "Acme US").encode("utf-16")
    with pytest.raises(SourceError) as caught:
        landed("linkedin_ads", {"x.csv": one, "x (1).csv": other}, tmp_path)
    assert "Acme EU" in str(caught.value)
    assert "Acme US" in str(caught.value)


ACCOUNTS = "Day,Account name,Campaign,Currency code,Cost,Impr.,Clicks\n"


def test_an_account_that_comes_to_a_manager_s_export_is_no_other_owner(tmp_path: Path) -> None:
    june = ACCOUNTS + "2026-06-01,DE,Brand,EUR,1.00,100,1\n2026-06-01,AT,Brand,EUR,2.00,200,2\n"
    july = june.replace("-06-", "-07-") + "2026-07-01,CH,Brand,EUR,4.00,300,2\n"
    found = landed("google_ads", {"june.csv": june.encode(), "july.csv": july.encode()}, tmp_path)
    assert found.sum("spend") == 10
    assert sorted(str(each.identity) for each in found.contracts.values()) == ["AT; CH; DE", "AT; DE"]


def side_by_side(folder: Path, files: dict[str, tuple[str, str]]) -> landing.Landed:
    """Sources of one project: name -> preset and fixture."""
    made = {}
    for name, (preset, file) in files.items():
        (folder / name).mkdir()
        (folder / name / file).write_bytes((DATA / preset / file).read_bytes())
        made[name] = PresetSource.model_validate({**defaults(preset), "preset": preset, "path": f"{name}/*.csv"})
    arrivals, errors, _ = sources.found(folder, made)
    assert not errors
    return landing.land(arrivals, made, folder / ".reportgen", ZoneInfo("UTC"), read=sources.read)


def test_a_breakdown_and_the_plain_export_in_two_sources_are_held(tmp_path: Path) -> None:
    landed_ = side_by_side(tmp_path, {"ages": ("meta_ads", "age_en.csv"), "plain": ("meta_ads", "campaigns_en.csv")})
    assert [part.source for part in landed_.parts] == ["ages"]
    assert "holds the same impressions, clicks and spend as source 'ages'" in str(landed_.problems[0])


def test_three_platforms_with_the_same_days_are_all_counted(tmp_path: Path) -> None:
    files = {
        "google": ("google_ads", "days_nl.csv"),
        "meta": ("meta_ads", "days_nl.csv"),
        "linkedin": ("linkedin_ads", "days_nl.csv"),
    }
    landed_ = side_by_side(tmp_path, files)
    assert landed_.problems == ()
    assert {part.source for part in landed_.parts} == set(files)


def test_two_accounts_of_one_platform_as_two_sources_are_both_counted(tmp_path: Path) -> None:
    files = {
        "eu": ("linkedin_ads", "days_en.csv"),
        "us": ("linkedin_ads", "total_en.csv"),
    }  # Acme EU and Acme: the same figures
    landed_ = side_by_side(tmp_path, files)
    assert landed_.problems == ()
    assert sum(part.rows_used for part in landed_.parts) == 6


def test_two_days_in_one_column_are_refused_with_what_to_export(tmp_path: Path) -> None:
    text = "Campaign name,Month,Amount spent (USD),Impressions,Link clicks\nA,2026-01-01 - 2026-02-14,100.5,1000,10\n"
    assert "two days in one: export it by day, or with a column each" in refused("meta_ads", text.encode(), tmp_path)
