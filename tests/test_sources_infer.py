"""A proposed contract is valid YAML, says what it cannot know, and reads the file it was proposed for once its gaps are filled."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from reportgen.contract import FileSource, problems
from reportgen.errors import SourceError
from reportgen.sources import infer
from tests.landing_cases import counts, land_again


def proposed(
    folder: Path, content: bytes | str, name: str = "export.csv", **filled: Any
) -> tuple[infer.Proposal, FileSource]:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    proposal = infer.propose(folder / name)
    block = YAML(typ="safe").load(proposal.text)[proposal.name]
    for key, value in filled.items():
        block[key] = {**block.get(key, {}), **value} if isinstance(value, dict) else value
    source = FileSource.model_validate(block)
    assert problems("s", source) == []
    return proposal, source


GOOGLE_ADS = (
    "Campaign report\nJuly 1, 2026 - July 31, 2026\n"
    "Campaign status\tCampaign\tDay\tCurrency code\tCost\tImpr.\tClicks\n"
    "Enabled\tNight\t2026-07-01\tUSD\t1,033.33\t12,345\t321\n"
    "Enabled\tNight\t2026-07-02\tUSD\t0.01\t1\t--\n"
    "Total: Campaigns\t --\t --\tUSD\t1,033.34\t12,346\t321\n"
)


def test_a_google_ads_export_in_utf_16(tmp_path: Path) -> None:
    proposal, source = proposed(tmp_path, GOOGLE_ADS.encode("utf-16"))
    assert (source.table, source.encoding, source.delimiter, source.preamble) == ("ads", "utf-16", "tab", 2)
    assert (source.thousands, source.decimal, source.nulls) == (",", ".", ("--",))
    assert counts(land_again(tmp_path, source).parts[0]) == (3, 1, 0, 0, 2)
    assert any("totals" in doubt for doubt in proposal.doubts)


def test_a_meta_ads_export_has_its_total_in_the_first_row(tmp_path: Path) -> None:
    text = (
        '\ufeff"Campaign name",Age,Impressions,Currency,"Amount spent (INR)","Link clicks","Reporting starts"\n'
        ",,300,INR,3.75,30,2026-02-01\nA,18-24,100,INR,1.25,10,2026-02-01\nB,25-34,200,INR,2.50,20,2026-02-01\n"
    )
    _, source = proposed(tmp_path, text)
    assert (source.totals, source.columns["spend"].column) == (("first",), "Amount spent (INR)")
    assert counts(land_again(tmp_path, source).parts[0]) == (3, 2, 0, 0, 1)


def test_a_french_export_and_its_two_orders_of_day_and_month(tmp_path: Path) -> None:
    text = (
        "Jour;Nom de la campagne;Montant dépensé (USD);Impressions\n"
        "01/08/2026;Looma;1\u202f234,56;45012\n"
        "02/08/2026;Looma;1\u202f002,00;39887\n"
    )
    proposal, source = proposed(tmp_path, text, constants={"clicks": 0})
    assert (source.decimal, source.thousands, source.delimiter) == (",", " ", ";")
    assert any("which is day, which is month" in doubt for doubt in proposal.doubts)
    assert "CHECK" in next(line for line in proposal.text.splitlines() if "dates:" in line)
    assert "# clicks:" in proposal.text
    assert counts(land_again(tmp_path, source).parts[0]) == (2, 2, 0, 0, 0)


def test_a_ga4_export_with_a_second_table_below(tmp_path: Path) -> None:
    text = (
        "# ----\n# Traffic acquisition\n# ----\n\nDate,Session default channel group,Sessions,Engaged sessions,Engagement rate\n"
        "20260701,Direct,10,5,0.5\n20260702,Organic Search,7,3,0.43\n\n# ----\n# Second\nCountry,Sessions\nCZ,17\n"
    )
    _, source = proposed(tmp_path, text)
    assert source.table == "sessions"
    assert source.dates == ("%Y%m%d",)
    assert land_again(tmp_path, source).parts[0].rows_used == 2


def test_hubspot_leads_with_days_in_three_forms(tmp_path: Path) -> None:
    text = (
        "Record ID,Create Date,Original Source,Email\n"
        "1,12/21/2025,Referrals,a@b.c\n"
        "2,2026-05-24,,d@e.f\n"
        "3,2026-05-24T10:00:00Z,Organic Search,g@h.i\n"
    )
    _, source = proposed(tmp_path, text)
    assert (source.table, set(source.dates)) == ("leads", {"%m/%d/%Y", "%Y-%m-%d", "%Y-%m-%dT%H:%M:%S%z"})
    assert counts(land_again(tmp_path, source).parts[0]) == (3, 3, 0, 0, 0)
    assert "not used: Email" in infer.propose(tmp_path / "export.csv").text


def test_a_pipeline_export_asks_what_its_stages_mean(tmp_path: Path) -> None:
    text = (
        "opportunity_id,deal_stage,engage_date,close_date,close_value\n"
        "A1,Won,2026-01-02,2026-03-01,1054\n"
        "A2,Lost,2026-01-03,2026-02-01,0\n"
        "A3,Engaging,2026-02-01,,\n"
    )
    proposal, source = proposed(tmp_path, text)
    assert source.columns["status"].values == {"Engaging": "open"}
    assert any("which of open, won, lost" in doubt for doubt in proposal.doubts)
    assert counts(land_again(tmp_path, source).parts[0]) == (3, 3, 0, 0, 0)


def test_a_salesforce_report_with_a_footer(tmp_path: Path) -> None:
    text = (
        '"Opportunity ID","Stage","Created Date","Amount"\n"006a","Won","5.1.2026","10"\n"006b","Lost","31.1.2026","20"\n\n\n'
        '"Grand Totals (2 records)"\n\n"Confidential Information - Do Not Distribute"\n'
    )
    _, source = proposed(tmp_path, text)
    assert (source.table, source.dates) == ("deals", ("%d.%m.%Y",))
    assert counts(land_again(tmp_path, source).parts[0]) == (4, 2, 0, 0, 2)


def test_fixed_columns_and_a_mailing_report_and_answers(tmp_path: Path) -> None:
    fixed = " customer_id  date number_of_cds  dollar_value\n 00001 19970101  1   11.77\n 00002 19970112  5   77.00\n"
    _, orders = proposed(tmp_path, fixed, "cd.txt", constants={"order_id": "row_number"})
    assert (orders.delimiter, orders.dates) == ("whitespace", ("%Y%m%d",))
    mails = "Title,Send Date,Total Recipients,Successful Deliveries,Unique Opens,Unsubscribes\n"
    mails += '"[06] a","Jun 10, 2026 09:30 am",100,98,40,1\n'
    _, emails = proposed(tmp_path, mails, "mail.csv")
    assert emails.table == "emails"
    assert land_again(tmp_path, emails).parts[0].rows_used == 1
    proposal, answers = proposed(tmp_path, "id,nps,day\n1,10,2026-01-01\n2,NA,2026-01-02\n", "nps.csv")
    assert (answers.table, answers.nulls) == ("surveys", ("NA",))
    assert any("nulls" in doubt for doubt in proposal.doubts)


@pytest.mark.parametrize(
    ("header", "table", "mapped"),
    [
        ("Fecha;Canal;Dispositivo;Sesiones;Páginas vistas", "sessions", "date channel device sessions page_views"),
        ("Monat;Kostenart;Betrag;Währung", "costs", "date category amount currency"),
        ("Mes;Partida;Importe", "costs", "date category amount"),
        ("Tag;Währung;Kurs", "fx", "date currency rate"),
        ("Дата;Валюта;Курс", "fx", "date currency rate"),
        ("Nº;Alta;Origen", "leads", "created_at channel"),
    ],
)
def test_columns_of_other_languages_are_known(tmp_path: Path, header: str, table: str, mapped: str) -> None:
    row = ";".join(["15.01.2026", *("x" for _ in header.split(";")[1:])])
    (tmp_path / "x.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    block = YAML(typ="safe").load(infer.propose(tmp_path / "x.csv").text)["x"]
    assert block["table"] == table
    assert set(block["columns"]) >= set(mapped.split())


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1250", "Příliš žluťoučký kůň"),
        ("cp1251", "Рассылка для клиентов"),
        ("cp1252", "Dépensé à été"),
        ("cp1252", "Campaña de España"),
    ],
)
def test_an_old_encoding_is_guessed_and_said_to_be_a_guess(tmp_path: Path, encoding: str, text: str) -> None:
    (tmp_path / "x.csv").write_bytes(f"Campaign,Day\n{text},2026-01-01\n".encode(encoding))
    proposal = infer.propose(tmp_path / "x.csv")
    assert f"encoding: {encoding}   # CHECK" in proposal.text


def test_a_sample_that_ends_in_the_middle_of_a_line_has_no_footer(tmp_path: Path) -> None:
    fixed = " customer_id  date number_of_cds  dollar_value\n" + " 00001 19970101  1   11.77\n" * 45_000
    _, source = proposed(tmp_path, fixed, "cd.txt", constants={"order_id": "row_number"})
    assert source.footer == 0
    quoted = "Campaign,Day,Cost,Impr.,Clicks\n" + '"a\nb",2026-01-01,5,1,3\n' * 50_000
    assert "footer" not in proposed(tmp_path, quoted)[0].text


def test_the_path_is_relative_to_the_project_and_as_given_outside(tmp_path: Path) -> None:
    (tmp_path / "p" / "exports").mkdir(parents=True)
    file = tmp_path / "p" / "exports" / "x.csv"
    file.write_text("Campaign,Day\na,2026-01-01\n")
    assert "  path: exports/x.csv\n" in infer.propose(file, tmp_path / "p").text
    assert f'  path: "{file}"\n' in infer.propose(file).text


def test_an_ambiguous_thousand_is_said_to_be_one(tmp_path: Path) -> None:
    proposal, _ = proposed(tmp_path, "Day,Campaign,Cost,Impr.,Clicks\n2026-01-01,a,1.234,5,3\n2026-01-02,a,2.345,5,3\n")
    assert any("1.234" in doubt for doubt in proposal.doubts)


def test_a_sign_before_three_digits_of_a_whole_number_parts_thousands(tmp_path: Path) -> None:
    _, source = proposed(tmp_path, "Day,Campaign,Cost,Impr.,Clicks\n2026-01-01,a,5,1.234,3\n2026-01-02,a,5,345,3\n")
    assert (source.decimal, source.thousands) == (",", ".")


def test_where_both_orders_of_a_day_fit_the_nearer_days_are_taken(tmp_path: Path) -> None:
    head = "Day,Campaign,Cost,Impr.,Clicks\n"
    for days, form in ((("09/01/2026", "09/02/2026"), "%m/%d/%Y"), (("01/08/2026", "02/08/2026"), "%d/%m/%Y")):
        proposal, source = proposed(tmp_path, head + "".join(f"{day},a,5,3,3\n" for day in days))
        assert source.dates == (form,)
        assert any("which is day, which is month?" in doubt for doubt in proposal.doubts)


def test_a_row_that_is_cut_short_is_no_footer(tmp_path: Path) -> None:
    text = "Id,Createdate,Channel\n" + "".join(f"{number},2026-01-05,Email\n" for number in range(20)) + "1,2026-0"
    proposal, source = proposed(tmp_path, text)
    assert source.footer == 0
    assert any("1 row has another number of fields" in doubt for doubt in proposal.doubts)
    assert counts(land_again(tmp_path, source).parts[0]) == (21, 20, 1, 0, 0)


def test_a_file_without_days_takes_the_last_one_of_its_title_lines_and_says_so(tmp_path: Path) -> None:
    text = "# Start date: 20250101\n# End date: 20251030\nSession source,Sessions,Engaged sessions\na,5,3\nb,7,2\n"
    proposal, source = proposed(tmp_path, text)
    assert source.constants == {"date": date(2025, 10, 30)}
    assert any("2025-01-01 to 2025-10-30" in doubt for doubt in proposal.doubts)
    assert counts(land_again(tmp_path, source).parts[0]) == (2, 2, 0, 0, 0)


def test_a_day_on_which_deals_were_won_is_not_taken_for_one_of_new_leads(tmp_path: Path) -> None:
    rows = "".join(f"m{day},s{day},2026-01-{day:02}\n" for day in range(1, 9))
    filled = {"columns": {"created_at": "won_date"}, "constants": {"status": "won"}}
    proposal, source = proposed(tmp_path, f"mql_id,seller_id,won_date\n{rows}", **filled)
    assert (source.table, source.columns["closed_at"].column) == ("deals", "won_date")
    assert proposal.text.startswith("# CHECK: table 'deals' needs created_at, status, which was not found here")
    assert counts(land_again(tmp_path, source).parts[0]) == (8, 8, 0, 0, 0)


def test_the_one_column_of_days_is_known_by_its_values_and_said_to_be(tmp_path: Path) -> None:
    rows = "".join(f"2026-01-{day:02}T10:00:00Z,visit {day},Email,mobile,3\n" for day in range(1, 9))
    proposal, source = proposed(tmp_path, f"began,visit,channel,device,views\n{rows}")
    text = proposal.text
    assert counts(land_again(tmp_path, source).parts[0]) == (8, 8, 0, 0, 0)
    assert "    date: began   # CHECK: known by its values only: the one column of days\n" in text
    assert '  dates: "%Y-%m-%dT%H:%M:%S%z"\n' in text
    (tmp_path / "two.csv").write_text("began,ended,channel,device,views\n2026-01-05,2026-01-06,Email,mobile,3\n")
    two = infer.propose(tmp_path / "two.csv").text
    assert "  # date:    # CHECK: required" in two


def test_of_several_tables_one_is_read_and_the_others_are_named_as_left_out(tmp_path: Path) -> None:
    title = "# All Users\n# Start date: 20260201\n# End date: 20260228\n"
    first = "Nth day,Active users,New users\n0000,5,4\n0001,7,6\n"
    second = "Default channel group,Sessions\nDirect,30\nOrganic Search,12\nEmail,3\n"
    third = "Country,Active users\nGermany,5\n"
    proposal, source = proposed(tmp_path, f"{title}{first}\n{title}{second}\n{title}{third}")
    assert (source.preamble, source.columns["sessions"].column) == (10, "Sessions")
    assert any("another table" in doubt for doubt in proposal.doubts)
    assert counts(land_again(tmp_path, source).parts[0])[:3] == (8, 3, 0)


def test_a_grand_total_that_is_wider_than_the_header_is_the_first_row(tmp_path: Path) -> None:
    text = "Event name,Date,Sessions,Total users\n,,100,80,Grand total\na,20260226,60,50\nb,20260227,40,30\n"
    _, source = proposed(tmp_path, text)
    assert source.totals == ("first",)
    assert counts(land_again(tmp_path, source).parts[0]) == (3, 2, 0, 0, 1)


def test_russian_names_are_known(tmp_path: Path) -> None:
    text = "ID;Дата создания;Источник\n1;05.01.2026;Реклама\n2;13.01.2026;Почта\n"
    _, source = proposed(tmp_path, text.encode("cp1251"))
    assert (source.table, source.encoding, source.columns["channel"].column) == ("leads", "cp1251", "Источник")
    assert counts(land_again(tmp_path, source).parts[0]) == (2, 2, 0, 0, 0)


def test_purchases_without_a_number_are_numbered(tmp_path: Path) -> None:
    proposal, source = proposed(
        tmp_path, " customer_id  date  dollar_value\n 00001 19970101  11.77\n 00001 19970102  12.00\n"
    )
    assert source.constants == {"order_id": "row_number"}
    assert any("order_id" in doubt for doubt in proposal.doubts)
    assert counts(land_again(tmp_path, source).parts[0]) == (2, 2, 0, 0, 0)


def test_rows_without_a_required_value_are_counted_and_their_kind_is_named(tmp_path: Path) -> None:
    rows = "".join(f"d{number},Prospecting,,\ne{number},Won,2026-01-05,100\n" for number in range(4))
    proposal, _ = proposed(tmp_path, "Deal id,Stage,Create date,Amount\n" + rows)
    assert any("4 of 8 rows have no value" in doubt for doubt in proposal.doubts)
    assert "skip: [{column: Stage, equals: [Prospecting]}]" in proposal.text


def test_a_count_that_is_empty_may_mean_zero_and_the_proposal_says_how(tmp_path: Path) -> None:
    head = "Reporting starts,Campaign name,Impressions,Link clicks,Amount spent (INR)\n"
    proposal, _ = proposed(tmp_path, head + "2026-01-01,a,5,,1\n2026-01-01,b,5,3,1\n")
    assert """clicks: coalesce("Link clicks", '0')""" in proposal.text


def test_orders_without_a_customer_may_be_guests_and_cancelled_ones_are_named(tmp_path: Path) -> None:
    head = "order_id,customer_id,order_purchase_timestamp,payment_value,order_status\n"
    rows = (
        "1,a,2026-01-01 10:00:00,5,delivered\n2,,2026-01-02 10:00:00,6,canceled\n3,b,2026-01-03 10:00:00,7,delivered\n"
    )
    proposal, source = proposed(tmp_path, head + rows)
    assert r"""coalesce(\"customer_id\", 'guest ' || \"order_id\")""" in proposal.text
    assert "skip: [{column: order_status, equals: [canceled]}]" in proposal.text
    assert set(source.columns) >= {"order_id", "ordered_at", "amount"}


@pytest.mark.parametrize(
    "text", ["sales_agent,manager\nAnna,Dustin\n", "Day,Product,Net items sold\n2026-06-01,Bag,2\n"]
)
def test_a_file_that_no_table_takes_is_said_to_be_one(tmp_path: Path, text: str) -> None:
    (tmp_path / "teams.csv").write_text(text)
    proposal = infer.propose(tmp_path / "teams.csv")
    assert proposal.text.startswith("# CHECK: no table of this program seems to fit these columns")


def test_a_header_whose_first_column_is_called_by_a_sign_is_no_remark(tmp_path: Path) -> None:
    answers = (
        "#,Would you recommend us?,Score,Submit Date (UTC)\na1,yes,9,2026-03-01 10:00:00\nb2,no,3,2026-03-02 11:00:00\n"
    )
    proposal, source = proposed(tmp_path, answers)
    assert source.columns["score"].column == "Score"
    assert "preamble" not in proposal.text


def test_a_very_long_file_name_gives_a_name_that_the_contract_allows(tmp_path: Path) -> None:
    proposal, _ = proposed(tmp_path, "Id,Createdate\n1,2026-01-05\n", name="x" * 120 + ".csv")
    assert len(proposal.name) <= 60


def test_names_that_yaml_would_read_otherwise_are_quoted(tmp_path: Path) -> None:
    proposal, source = proposed(tmp_path, 'Day,No,"Cost: all #1",Impr.,Clicks,Amount spent\n2026-01-01,a,b,1,2,3\n')
    assert source.columns["spend"].column == "Amount spent"
    assert "not used: No, Cost: all #1" in proposal.text


@pytest.mark.parametrize(
    ("content", "word"),
    [(b"", "empty"), (b"  \n", "empty"), (b"PK\x03\x04xx", "damaged"), (bytes(range(256)) * 40, "binary")],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, word: str) -> None:
    (tmp_path / "x.csv").write_bytes(content)
    with pytest.raises(SourceError, match=word):
        infer.propose(tmp_path / "x.csv")


@pytest.mark.parametrize(
    ("content", "table", "mapped"),
    [
        (
            "Campaign Name;Date;Spend [USD];# of Impressions;# of Website Clicks;# of Purchase\nA;1.08.2019;2280;82702;7016;618\n",
            "ads",
            {"impressions": "# of Impressions", "clicks": "# of Website Clicks", "spend": "Spend [USD]"},
        ),
        (
            "N° commande;Client;Date;Montant TTC;Devise\n00001;C1;25/03/2026;1 200,50 €;EUR\n",
            "orders",
            {"order_id": "N° commande", "customer_id": "Client", "currency": "Devise"},
        ),
        (
            "Anfrage-Nr.;Eingang am;Herkunft;Qualifiziert am;Gewonnen am;Notiz\nA-1;05.01.2026;Direkt;09.01.2026;;x\n",
            "leads",
            {"lead_id": "Anfrage-Nr.", "created_at": "Eingang am", "channel": "Herkunft", "customer_at": "Gewonnen am"},
        ),
        ("Data;Canale;Visite\n13/01/2026;Diretto;90\n", "sessions", {"sessions": "Visite", "channel": "Canale"}),
        ("Datum;Kanal;Besök\n2026-01-13;Direkt;90\n", "sessions", {"sessions": "Besök", "channel": "Kanal"}),
        (
            "Bestelnummer;Besteldatum;Klant;Bedrag;Valuta\n1;13-01-2026;K1;10,50;EUR\n",
            "orders",
            {"order_id": "Bestelnummer", "ordered_at": "Besteldatum", "customer_id": "Klant", "amount": "Bedrag"},
        ),
        (
            "Sipariş No;Sipariş Tarihi;Müşteri;Tutar;Para birimi\n1;13.01.2026;K1;10,50;TRY\n",
            "orders",
            {"order_id": "Sipariş No", "customer_id": "Müşteri", "currency": "Para birimi"},
        ),
        (
            "Campaign,Send Date,Sent,Opens,Unique Opens,Clicks,Unique Clicks\nA,2026-01-13,90,60,40,9,7\n",
            "emails",
            {"opens": "Unique Opens", "clicks": "Unique Clicks"},
        ),
    ],
)
def test_columns_of_other_exports_and_languages_are_known(
    tmp_path: Path, content: str, table: str, mapped: dict[str, str]
) -> None:
    (tmp_path / "x.csv").write_text(content)
    proposed = YAML(typ="safe").load(infer.propose(tmp_path / "x.csv").text)["x"]
    assert proposed["table"] == table
    assert mapped.items() <= proposed["columns"].items()


def test_a_file_of_totals_without_days_is_told_what_says_their_days(tmp_path: Path) -> None:
    (tmp_path / "ads.csv").write_text("ad_id,Impressions,Clicks,Spent\n1,7350,1,1.43\n2,17861,2,1.82\n")
    (asked,) = [line for line in infer.propose(tmp_path / "ads.csv").text.splitlines() if line.startswith("  # date:")]
    assert "or `span: {from: 2026-01-01, through: 2026-01-31}` for totals of these days" in asked


@pytest.mark.parametrize(
    ("name", "code"), [("Расход, ₽", "RUB"), ("Kosten (CHF)", "CHF"), ("spend usd", None), ("Kosten VAT", None)]
)
def test_a_currency_in_the_name_of_a_column_is_that_of_its_figures(tmp_path: Path, name: str, code: str | None) -> None:
    (tmp_path / "x.csv").write_text(f"Дата;Площадка;Показы;Клики;{name}\n05.01.2026;Яндекс Директ;100;7;1 100,50\n")
    proposed = YAML(typ="safe").load(infer.propose(tmp_path / "x.csv").text)["x"]
    assert proposed.get("constants", {}).get("currency") == code


def test_a_preset_that_cannot_use_such_an_export_is_not_proposed(tmp_path: Path) -> None:
    file = tmp_path / "deals.csv"
    file.write_text("Record ID,Deal Name,Stage,Amount,Create Date\n1,A,Closed Won,5,2024-01-13\n", encoding="utf-8")
    assert infer.by_preset(file, tmp_path) == ""
    assert infer.propose(file, tmp_path).table == "deals"


def test_what_a_preset_or_a_contract_leaves_is_named_and_what_another_table_counts(tmp_path: Path) -> None:
    rows = "".join(f"0{day}.04.2026;Meta;K1;{day}00;9000;90;{day}1,5\n" for day in range(1, 9))
    (tmp_path / "both.csv").write_text("Datum;Kanal;Kampagne;Besuche;Impressionen;Klicks;Kosten\n" + rows)
    assert infer.by_preset(tmp_path / "both.csv") == "", "no platform exports visits beside its costs"
    mailing = "Title,Send Date,Total Recipients,Successful Deliveries,Unique Opens,Unique Clicks,Visits\n"
    (tmp_path / "sent.csv").write_text(mailing + '"A","Jan 13, 2026 10:00 am",90,80,40,9,7\n')
    known = infer.by_preset(tmp_path / "sent.csv")
    assert "# Not used: Visits\n" in known
    assert "# CHECK: Visits is counted in table sessions, which this preset does not feed\n" in known
    plain = infer.propose(tmp_path / "both.csv").text
    assert "  # CHECK: Besuche is counted in table sessions: a second source of this file" in plain


@pytest.mark.parametrize(
    ("table", "header", "row", "taken"),
    [
        ("orders", "Order Number,Order Date,Email (Billing),Order Total Amount,Order Currency",
         "{n},2026-04-0{n},a@x.com,{n}5.10,EUR",
         "order_id customer_id ordered_at amount currency"),
        ("deals", "Record Id,Deal Name,Stage,Amount,Created Time,Closing Date", "{n},Deal,Won,{n}00,2026-04-0{n},2026-05-0{n}",
         "deal_id created_at closed_at status amount"),
        ("sessions", "date,fullVisitorId,channelGrouping,totals.visits,totals.pageviews,device.deviceCategory",
         "2017080{n},{n},Direct,1,{n},mobile",
         "date channel sessions page_views device"),
        ("emails", "Campaign name,Sent date,Recipients,Delivered,Unique openers,Unique clickers", "c,2026-04-0{n},900,880,2{n},{n}",
         "date campaign sent delivered opens clicks"),
    ],
)  # fmt: skip
def test_exports_of_common_tools_are_known_by_their_columns(
    tmp_path: Path, table: str, header: str, row: str, taken: str
) -> None:
    text = header + "\n" + "".join(row.format(n=number) + "\n" for number in range(1, 9))
    proposal, source = proposed(tmp_path, text)
    assert (proposal.table, set(source.columns)) == (table, set(taken.split()))


def test_a_sign_before_a_figure_that_may_mean_a_multiple_breaks_nothing_off(tmp_path: Path) -> None:
    head = "date,campaign,impressions,clicks,spend\n"
    proposal, _ = proposed(tmp_path, head + "2026-01-01,a,100,5,K 12\n2026-01-02,b,200,6,K 13\n")
    assert "figures such as K 12 are abbreviated" in proposal.text
