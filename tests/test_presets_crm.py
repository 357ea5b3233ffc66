"""Presets of CRM, e-mail, payment and survey exports: figures one can add up in the fixtures, in the languages they occur in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.errors import SourceError
from tests.preset_trial import COUNTS, DATA, Trial, landed

DAY = date.fromisoformat


def refused(preset: str, file: str | bytes, folder: Path, **said: Any) -> str:
    """The message by which a file is refused."""
    with pytest.raises(SourceError) as caught:
        landed(preset, file, folder, **said)
    return str(caught.value)


def counts(found: Trial) -> tuple[int, int, int, int, int]:
    """Read, used, rejected, duplicate, skipped."""
    read, used, rejected, duplicate, skipped = (found.counts[key] for key in COUNTS)
    return read, used, rejected, duplicate, skipped


def take(found: Trial, columns: str) -> list[tuple[Any, ...]]:
    """Values of some columns, row by row."""
    return [tuple(row[column] for column in columns.split(", ")) for row in found.rows]


def won(found: Trial) -> Decimal:
    """The worth of won deals."""
    return sum(
        (row["amount"] for row in found.rows if row["status"] == "won" and row["amount"] is not None), Decimal(0)
    )


# --- HubSpot contacts


def test_a_contact_is_a_lead_from_the_day_it_became_one_and_a_subscriber_is_none(tmp_path: Path) -> None:
    found = landed("hubspot_contacts", "en.csv", tmp_path)
    assert counts(found) == (8, 6, 0, 0, 2)  # 104 is a subscriber, 108 Other
    assert take(found, "lead_id, created_at") == [
        ("101", DAY("2026-01-05")),
        ("102", DAY("2026-01-07")),
        ("103", DAY("2026-01-08")),
        ("105", DAY("2026-01-10")),  # never marked as a lead: the day it was made
        ("106", DAY("2026-02-01")),
        ("107", DAY("2026-02-03")),  # made in November, a lead in February
    ]


def test_stage_dates_of_a_contact_are_those_of_the_export(tmp_path: Path) -> None:
    found = landed("hubspot_contacts", "en.csv", tmp_path)
    stages = "mql_at, sql_at, opportunity_at, customer_at"
    assert take(found, f"lead_id, {stages}")[1:4] == [
        ("102", DAY("2026-01-09"), None, None, None),
        ("103", DAY("2026-01-09"), DAY("2026-01-12"), DAY("2026-01-20"), DAY("2026-02-02")),
        ("105", None, None, DAY("2026-01-15"), None),
    ]


def test_channels_have_one_name_in_every_language_and_no_origin_is_made_up(tmp_path: Path) -> None:
    found = landed("hubspot_contacts", "en.csv", tmp_path)
    channels = ["Organic Search", "Paid Search", "Referral", "Offline sources", "Direct", "Email"]
    assert [channel for (channel,) in take(found, "channel")] == channels
    assert "origin" not in found.rows[0]


def test_persons_are_dropped_while_an_export_is_read(tmp_path: Path) -> None:
    found = landed("hubspot_contacts", "en.csv", tmp_path)
    assert not {"email", "first_name", "last_name", "phone"} & set(found.rows[0])
    assert b"a.example" not in b"".join(path.read_bytes() for path in tmp_path.rglob("*.parquet"))


def test_days_written_in_three_forms_in_one_column_are_read_where_one_of_them_decides(tmp_path: Path) -> None:
    found = landed("hubspot_contacts", "en_mixed_days.csv", tmp_path)
    days = ["2025-12-21", "2026-01-09", "2025-09-29", "2025-10-27"]
    assert [day for (day,) in take(found, "created_at")] == [DAY(day) for day in days]


def test_days_that_can_be_read_in_two_ways_refuse_the_file_and_the_line_to_add_reads_it(tmp_path: Path) -> None:
    message = refused("hubspot_contacts", "en_either_day.csv", tmp_path)
    assert 'dates: "%m/%d/%Y"' in message
    assert 'dates: "%d/%m/%Y"' in message
    found = landed("hubspot_contacts", "en_either_day.csv", tmp_path / "said", dates="%d/%m/%Y")
    assert [day for (day,) in take(found, "created_at")] == [DAY("2026-02-01"), DAY("2026-04-03")]


def test_newer_portals_date_their_stages_by_pipeline(tmp_path: Path) -> None:
    found = landed("hubspot_contacts", "en_stage_entered.csv", tmp_path)
    assert take(found, "created_at, mql_at, sql_at, opportunity_at, customer_at") == [
        tuple(DAY(f"2026-03-0{day}") for day in (2, 3, 4, 5, 6)),
        (DAY("2026-03-08"), None, None, None, None),
    ]


def test_a_property_that_a_portal_no_longer_fills_gives_way_to_the_one_it_fills(tmp_path: Path) -> None:
    head = b'Record ID,Lifecycle Stage,Create Date,Became a Customer Date,"Date entered ""Customer (Lifecycle Stage Pipeline)"""\n'
    both = head + b"1,Customer,2026-01-05,2026-01-06,\n2,Customer,2026-01-05,,2026-01-07\n"
    assert take(landed("hubspot_contacts", both, tmp_path / "both"), "customer_at") == [
        (DAY("2026-01-06"),),
        (DAY("2026-01-07"),),
    ]
    empty = head + b"1,Customer,2026-01-05,,2026-01-08\n"
    assert take(landed("hubspot_contacts", empty, tmp_path / "empty"), "customer_at") == [(DAY("2026-01-08"),)]


def test_without_a_column_of_stages_every_contact_counts_and_that_is_said(tmp_path: Path) -> None:
    found = landed("hubspot_contacts", b"Record ID,Email,Create Date\n1,a@a.example,2026-01-05\n", tmp_path)
    assert found.counts["used"] == 1
    assert "every contact counts as a lead" in "".join(found.notes)


def test_names_of_properties_are_known_where_they_are_exported_instead_of_labels(tmp_path: Path) -> None:
    found = landed("hubspot_contacts", "internal_names.csv", tmp_path)
    assert take(found, "lead_id, channel") == [("9001", "Organic Search"), ("9002", "Paid Social")]
    assert found.counts["skipped"] == 1


@pytest.mark.parametrize(
    ("language", "channels", "customer"),
    [
        ("de", ("Organic Search", "Paid Social"), "2026-02-02"),
        ("fr", ("Organic Search", "Paid Search"), "2026-02-01"),
        ("es", ("Paid Search", "Organic Social"), None),
        ("pt", ("Organic Search", "Direct"), None),
        ("ja", ("Organic Search", "Paid Search"), "2026-02-01"),
        ("it", ("Organic Search", "Paid Search"), None),
        ("nl", ("Organic Search", "Paid Search"), None),
        ("pl", ("Organic Search", "Paid Search"), None),
    ],
)
def test_contacts_are_read_in_the_language_of_the_portal(
    tmp_path: Path, language: str, channels: tuple[str, str], customer: str | None
) -> None:
    found = landed("hubspot_contacts", f"{language}.csv", tmp_path)
    assert counts(found) == (3, 2, 0, 0, 1)  # the third is a subscriber
    assert take(found, "created_at, channel") == list(
        zip((DAY("2026-01-05"), DAY("2026-01-13")), channels, strict=True)
    )
    if customer:
        assert take(found, "customer_at") == [(None,), (DAY(customer),)]


def test_a_company_called_total_is_no_total(tmp_path: Path) -> None:
    head = b"Record ID,Company Name,Lifecycle Stage,Create Date\n"
    data = head + b"1,Total (UK) Ltd,Lead,2026-01-05\n2,Total: Energies,Lead,2026-01-06\n"
    assert landed("hubspot_contacts", data, tmp_path).counts["used"] == 2


def test_what_one_leaves_out_oneself_is_left_out_besides(tmp_path: Path) -> None:
    left = [{"column": "Lead Status", "equals": ["Open"]}]
    assert landed("hubspot_contacts", "en.csv", tmp_path / "more", skip=left).counts["skipped"] == 3
    assert landed("hubspot_contacts", "en.csv", tmp_path / "none", skip=[]).counts["skipped"] == 0


# --- HubSpot deals


def test_flags_decide_where_the_stages_are_of_ones_own(tmp_path: Path) -> None:
    found = landed("hubspot_deals", "en_flags.csv", tmp_path)
    assert take(found, "deal_id, status, closed_at") == [
        ("501", "won", DAY("2026-02-10")),
        ("502", "lost", DAY("2026-02-11")),
        ("503", "open", None),  # its close date is a hope
        ("504", "won", DAY("2026-02-12")),
    ]
    assert won(found) == Decimal("1000.50")
    assert take(found, "lead_id, currency")[:3] == [("101", "EUR"), ("102", "EUR"), (None, "EUR")]


def test_the_stages_hubspot_begins_with_are_known(tmp_path: Path) -> None:
    found = landed("hubspot_deals", "en_stages.csv", tmp_path)
    assert [status for (status,) in take(found, "status")] == ["won", "won", "lost", "open", "open"]
    assert won(found) == Decimal(300)
    assert take(found, "status, closed_at")[3:] == [("open", None), ("open", None)]


def test_exports_with_flags_and_without_may_lie_side_by_side_and_the_later_one_counts(tmp_path: Path) -> None:
    data = {file: (DATA / "hubspot_deals" / file).read_bytes() for file in ("en_flags.csv", "en_stages.csv")}
    assert landed("hubspot_deals", data, tmp_path / "two").counts["used"] == 9
    older = data["en_stages.csv"].replace(b"\n601,One,Closed Won", b"\n501,One,Closed Lost")
    found = landed("hubspot_deals", {"a.csv": data["en_flags.csv"], "b.csv": older}, tmp_path / "same")
    assert found.counts["duplicate"] == 1
    assert [row["status"] for row in found.rows if row["deal_id"] == "501"] == ["lost"]


def test_a_stage_of_ones_own_is_never_open_in_silence(tmp_path: Path) -> None:
    message = refused("hubspot_deals", "en_own_stages.csv", tmp_path)
    assert "'Negotiation'" in message
    assert "'Pilot running'" in message
    assert (
        'status: {from: Deal Stage, values: {"Negotiation": open|won|lost, "Pilot running": open|won|lost}}' in message
    )


def test_the_lines_that_the_message_names_read_the_file(tmp_path: Path) -> None:
    columns = {"status": {"from": "Deal Stage", "values": {"Negotiation": "open", "Pilot running": "lost"}}}
    found = landed("hubspot_deals", "en_own_stages.csv", tmp_path, columns=columns)
    assert take(found, "status, closed_at") == [
        ("won", DAY("2026-03-01")),
        ("open", None),
        ("lost", DAY("2026-03-03")),
        ("open", None),
    ]


@pytest.mark.parametrize("language", ["fr", "pt", "es", "ja", "it", "nl"])
def test_deals_are_read_in_the_language_of_the_portal(tmp_path: Path, language: str) -> None:
    found = landed("hubspot_deals", f"{language}.csv", tmp_path)
    scale = 1000 if language == "ja" else 1
    assert take(found, "status, closed_at, amount") == [
        ("won", DAY("2026-03-01"), Decimal(100 * scale)),
        ("lost", DAY("2026-03-02"), Decimal(200 * scale)),
    ]


def test_german_deals_have_their_currency(tmp_path: Path) -> None:
    found = landed("hubspot_deals", "de.csv", tmp_path)
    assert take(found, "status, amount, currency") == [
        ("won", Decimal(100), "EUR"),
        ("lost", Decimal(200), "EUR"),
        ("won", Decimal(300), "EUR"),
    ]


# --- Salesforce


def test_the_footer_of_a_report_is_no_row(tmp_path: Path) -> None:
    found = landed("salesforce_leads", "report_en.csv", tmp_path)
    assert found.counts["used"] == 4
    assert found.counts["rejected"] == 0
    assert take(found, "lead_id, created_at, sql_at, opportunity_at")[1:3] == [
        ("0065e00000aAAA1", DAY("2026-01-13"), DAY("2026-02-02"), DAY("2026-02-02")),  # known by its opportunity
        ("00Q5e00000aAAA3", DAY("2026-01-14"), DAY("2026-02-03"), None),  # converted to no opportunity
    ]
    assert [channel for (channel,) in take(found, "channel")] == [
        "Web",
        "Trade Show",
        "Partner Referral",
        "Word of mouth",
    ]


def test_a_report_that_was_cut_short_is_refused_by_the_number_in_its_footer(tmp_path: Path) -> None:
    message = refused("salesforce_leads", "report_cut.csv", tmp_path)
    assert "5,700" in message
    assert "2" in message
    assert "Export" in message


def test_a_report_whose_days_can_be_read_in_two_ways_is_refused(tmp_path: Path) -> None:
    assert 'dates: "%m/%d/%Y"' in refused("salesforce_leads", "report_either_day.csv", tmp_path)


@pytest.mark.parametrize(
    ("file", "encoding"), [("report_de.csv", "cp1252"), ("report_de.csv", "utf-8"), ("report_ja.csv", "utf-8")]
)
def test_reports_in_other_languages_end_before_their_footers(tmp_path: Path, file: str, encoding: str) -> None:
    text = (DATA / "salesforce_leads" / file).read_text(encoding="utf-8")
    found = landed("salesforce_leads", text.encode(encoding), tmp_path)
    used = 3 if file == "report_de.csv" else 2
    assert found.counts["used"] == used
    assert found.counts["rejected"] == 0
    assert take(found, "created_at, sql_at")[:2] == [(DAY("2026-01-05"), None), (DAY("2026-01-13"), DAY("2026-02-02"))]


def test_the_encoding_of_a_japanese_report_is_seen(tmp_path: Path) -> None:
    data = (DATA / "salesforce_leads" / "report_ja.csv").read_text(encoding="utf-8").encode("cp932")
    found = landed("salesforce_leads", data, tmp_path)
    assert found.counts["used"] == 2
    assert found.counts["rejected"] == 0


def test_a_french_list_parts_its_fields_by_semicolons(tmp_path: Path) -> None:
    found = landed("salesforce_leads", "fr.csv", tmp_path)
    assert take(found, "created_at, sql_at") == [(DAY("2026-01-05"), None), (DAY("2026-01-13"), DAY("2026-02-02"))]


def test_the_data_loader_names_fields_as_the_api_does(tmp_path: Path) -> None:
    found = landed("salesforce_leads", "data_loader.csv", tmp_path, zone="Europe/Prague")
    assert counts(found) == (3, 2, 0, 0, 1)  # the deleted one is left out
    assert take(found, "lead_id, created_at") == [
        ("00Q5e00000aAAA1", DAY("2026-01-05")),
        ("0065e00000aAAA1", DAY("2026-01-14")),  # half past midnight in Prague
    ]


def test_a_count_below_the_rows_ends_them_without_a_blank_line_too(tmp_path: Path) -> None:
    rows = '"Lead ID","Lead Source","Create Date"\n"00Q1","Web","1/15/2026"\n'
    mark = '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."\n'
    assert (
        landed("salesforce_leads", f'{rows}"Grand Totals (1 records)"\n{mark}'.encode(), tmp_path).counts["used"] == 1
    )
    assert "states 2 rows" in refused(
        "salesforce_leads", f'{rows}"Grand Totals (2 records)"\n{mark}'.encode(), tmp_path / "cut"
    )


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_report_that_a_spreadsheet_saved_again_ends_before_its_footer(tmp_path: Path, delimiter: str) -> None:
    lines = (DATA / "salesforce_leads" / "report_en.csv").read_text(encoding="utf-8").replace('"', "").splitlines()
    rows = [line.replace("Delta, the firm", "Delta").split(",") for line in lines]
    wide = [
        [*row, *[""] * (len(rows[0]) - len(row))] if len(row) > 3 else [" ".join(row), *[""] * (len(rows[0]) - 1)]
        for row in rows
    ]
    found = landed("salesforce_leads", "\ufeff".encode() + "\r\n".join(map(delimiter.join, wide)).encode(), tmp_path)
    assert found.counts["used"] == 4
    assert found.counts["rejected"] == 0


def test_a_broken_row_costs_itself_and_not_what_follows(tmp_path: Path) -> None:
    head = b"Record ID,First Name,Notes,Lifecycle Stage,Create Date\n1,A,B,Lead,2026-01-05\n"
    narrow = head + b"Bo,Lund,Lead\n3,A,B,Lead,2026-01-07\n4,A,B,Lead,2026-01-08\n"
    assert counts(landed("hubspot_contacts", narrow, tmp_path / "narrow")) == (4, 3, 1, 0, 0)
    parted = head + b"2,A,hello\n\nworld,Lead,2026-01-06\n3,A,B,Lead,2026-01-07\n"
    assert counts(landed("hubspot_contacts", parted, tmp_path / "parted")) == (4, 2, 2, 0, 0)


def test_totals_of_a_grouped_report_are_no_leads(tmp_path: Path) -> None:
    rows = b'"Lead ID","Lead Source","Create Date"\n"00Q1","Web","1/15/2026"\n"","Subtotal","1"\n"Grand Totals","",""\n'
    found = landed("salesforce_leads", rows.replace(b'"Grand Totals",""', b'"","Grand Totals"'), tmp_path)
    assert counts(found) == (3, 1, 0, 0, 2)


@given(
    lines=st.lists(
        st.sampled_from(
            [
                '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."',
                '"Copyright (c) 2000-2026 salesforce.com, inc. Tous droits réservés."',
                '"Confidential Information - Do Not Distribute"',
                '"Informations confidentielles - Ne pas diffuser"',
                '"Generated By:  Kim Lee  2/4/2026 9:15 AM"',
                '"Acme Corp"',
                '"Grand Totals (2 records)"',
                "",
            ]
        ),
        max_size=8,
    ),
    blank=st.integers(1, 3),
    end=st.sampled_from(["\n", "\r\n"]),
    last=st.booleans(),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_lines_of_one_field_follow_a_blank_line_are_a_footer(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], blank: int, end: str, last: bool
) -> None:
    head = ['"Lead ID","Lead Source","Create Date"', '"00Q1","Web","1/15/2026"', '"00Q2","Web","1/16/2026"']
    mark = '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."'
    text = end.join([*head, *[""] * blank, *lines, mark]) + (end if last else "")
    found = landed("salesforce_leads", text.encode(), tmp_path_factory.mktemp("footer"))
    assert found.counts["used"] == 2
    assert found.counts["rejected"] == 0


def test_won_and_closed_decide_about_an_opportunity(tmp_path: Path) -> None:
    found = landed("salesforce_opportunities", "report_en.csv", tmp_path)
    assert take(found, "deal_id, lead_id, status, closed_at, amount, currency") == [
        ("0065e00000aAAA1", "0065e00000aAAA1", "won", DAY("2026-02-20"), Decimal("1200.50"), "USD"),
        ("0065e00000aAAA2", "0065e00000aAAA2", "lost", DAY("2026-02-21"), Decimal(800), "USD"),
        ("0065e00000aAAA3", "0065e00000aAAA3", "open", None, Decimal(400), "USD"),
    ]


def test_a_german_report_of_opportunities_has_german_figures(tmp_path: Path) -> None:
    text = (DATA / "salesforce_opportunities" / "report_de.csv").read_text(encoding="utf-8")
    found = landed("salesforce_opportunities", text.encode("cp1252"), tmp_path)
    assert take(found, "status, closed_at, amount, currency") == [
        ("won", DAY("2026-02-20"), Decimal("1200.50"), "EUR"),
        ("lost", DAY("2026-02-21"), Decimal(800), "EUR"),
        ("open", None, Decimal(400), "EUR"),
    ]


def test_stages_of_salesforce_are_known_and_those_of_ones_own_are_asked_for(tmp_path: Path) -> None:
    found = landed("salesforce_opportunities", "report_stages.csv", tmp_path)
    assert take(found, "status, closed_at") == [("won", DAY("2026-02-20")), ("lost", DAY("2026-02-21")), ("open", None)]
    message = refused("salesforce_opportunities", "report_own_stages.csv", tmp_path / "own")
    assert 'status: {from: Stage, values: {"Pilot": open|won|lost}}' in message


def test_deleted_opportunities_of_the_data_loader_are_left_out(tmp_path: Path) -> None:
    found = landed("salesforce_opportunities", "data_loader.csv", tmp_path)
    assert counts(found) == (4, 3, 0, 0, 1)
    assert won(found) == Decimal("1200.5")


def test_a_report_without_numbers_of_opportunities_says_which_column_to_add(tmp_path: Path) -> None:
    message = refused("salesforce_opportunities", "no_id.csv", tmp_path)
    assert "Opportunity ID" in message
    assert "Opportunity Name" in message


def test_deals_of_several_currencies_keep_each_its_own(tmp_path: Path) -> None:
    lines = [
        '"Opportunity ID","Stage","Amount","Created Date","Close Date"',
        '"006A","Closed Won","EUR 1,200.00","1/15/2026","2/20/2026"',
        '"006B","Closed Won","USD 50.00","1/16/2026","2/20/2026"',
        '"006C","Closed Won","","1/17/2026","2/20/2026"',
    ]
    found = landed("salesforce_opportunities", "\n".join(lines).encode(), tmp_path)
    assert take(found, "amount, currency") == [(Decimal(1200), "EUR"), (Decimal(50), "USD"), (None, None)]


def test_a_dollar_beside_another_currency_may_be_any_dollar(tmp_path: Path) -> None:
    head = "Record ID,Deal Name,Deal Stage,Create Date,Close Date,Amount\n"
    one = '1,A,Closed Won,2026-01-05,2026-02-01,"$125,000"\n'
    assert refused("hubspot_deals", f"{head}{one}2,B,Closed Won,2026-01-05,2026-02-01,€10\n".encode(), tmp_path) == (
        "exports/export.csv:1: source 'trial': column 'Amount' holds figures with $, €, and $ may mean several "
        "currencies. Export the currency of each row as a column of its own"
    )
    found = landed("hubspot_deals", f"{head}{one}".encode(), tmp_path)
    assert won(found) == 125_000
    assert "figures bear the sign $ and no currency" in "".join(found.notes)


def test_three_digits_after_the_only_sign_of_all_sums_are_a_doubt_whatever_the_language(tmp_path: Path) -> None:
    """English labels with German figures: the language of a Salesforce user is not the user's locale."""
    head = '"Opportunity ID","Stage","Amount","Probability (%)","Created Date","Close Date"\n'
    rows = '"006A","Closed Won","EUR 1.200","90","1/15/2026","2/20/2026"\n'
    export = f"{head}{rows}".encode()
    assert refused("salesforce_opportunities", export, tmp_path) == (
        "exports/export.csv:1: source 'trial': column 'Amount' holds figures like EUR 1.200, which can be read in two ways, "
        'and nothing decides. Write decimal: "." for decimals, or decimal: "," and thousands: "." for thousands'
    )
    assert won(landed("salesforce_opportunities", export, tmp_path, decimal=",", thousands=".")) == 1200
    more = f'{rows}"006B","Closed Won","EUR 80.50","90","1/15/2026","2/20/2026"\n'
    assert won(landed("salesforce_opportunities", f"{head}{more}".encode(), tmp_path)) == Decimal("81.7")


# --- Pipedrive


def test_a_total_in_the_column_of_the_opportunity_s_number_is_no_deal(tmp_path: Path) -> None:
    text = (
        "Opportunity ID,Opportunity Name,Amount,Close Date,Created Date,Stage\n"
        "006A,Total: Acme,1200.5,2026-04-01,2026-03-01,Closed Won\n006B,b,300,2026-04-13,2026-03-02,Closed Lost\n"
        "Total,,1500.5,,,\n"
    )
    found = landed("salesforce_opportunities", text.encode(), tmp_path)
    assert found.counts == {"read": 3, "used": 2, "rejected": 0, "duplicate": 0, "skipped": 1}


@pytest.mark.parametrize(("status", "days"), [("Won", "2026-04-01,"), ("Lost", ",2026-04-01")])
def test_a_list_of_won_or_of_lost_deals_only_keeps_the_days_on_which_they_closed(
    tmp_path: Path, status: str, days: str
) -> None:
    text = f"ID,Value,Currency,Status,Deal created,Won time,Lost time\n1,100,EUR,{status},2026-03-02,{days}\n"
    found = landed("pipedrive_deals", text.encode(), tmp_path)
    assert [(row["status"], str(row["closed_at"])) for row in found.rows] == [(status.lower(), "2026-04-01")]


@pytest.mark.parametrize("file", ["en", "de", "fr", "fr_plain", "pt", "es", "es_america", "pl", "cs"])
def test_pipedrive_deals_are_read_in_the_language_of_their_user(tmp_path: Path, file: str) -> None:
    found = landed("pipedrive_deals", f"{file}.csv", tmp_path)
    assert take(found, "deal_id, status, created_at, closed_at, amount") == [
        ("11", "won", DAY("2026-01-05"), DAY("2026-02-10"), Decimal("1200.5")),
        ("12", "lost", DAY("2026-01-06"), DAY("2026-02-11"), Decimal(800)),
        ("13", "open", DAY("2026-01-07"), None, Decimal(400)),
    ]
    assert len(set(take(found, "currency"))) == 1
    assert take(found, "currency")[0][0] in ("EUR", "BRL", "PLN", "CZK")


def test_older_exports_have_no_prefix_and_deleted_deals_are_left_out(tmp_path: Path) -> None:
    found = landed("pipedrive_deals", "en_plain.csv", tmp_path)
    assert counts(found) == (4, 3, 0, 0, 1)
    assert found.sum("amount") == Decimal("2400.50")


def test_a_status_in_a_language_nobody_foresaw_is_asked_for(tmp_path: Path) -> None:
    message = refused("pipedrive_deals", "unknown_status.csv", tmp_path)
    assert 'status: {from: Deal - Status, values: {"Vunnet": open|won|lost}}' in message


# --- Mailchimp


def test_people_are_counted_not_openings(tmp_path: Path) -> None:
    found = landed("mailchimp_campaigns", "list_2018.csv", tmp_path)
    assert take(found, "date, campaign, sent, delivered, opens, clicks, unsubscribes, bounces") == [
        (DAY("2018-06-10"), "Welcome", 110, 108, 30, 7, 0, 2),
        (DAY("2018-06-18"), "News, June", 1137, 1134, 300, 50, 1, 3),
    ]


def test_accounts_whose_reports_state_no_opens_have_none(tmp_path: Path) -> None:
    head = b"Title,Subject,Audience,Send Date,Send Weekday,Total Recipients,Unique Id\n"
    found = landed(
        "mailchimp_campaigns", head + b'News,N,Everyone,"Jun 01, 2023 09:46 pm",Thursday,33,031aae0fbe\n', tmp_path
    )
    assert take(found, "date, sent") == [(DAY("2023-06-01"), 33)]
    assert "opens" not in found.rows[0]


def test_a_list_that_a_spreadsheet_saved_again_keeps_its_days(tmp_path: Path) -> None:
    found = landed("mailchimp_campaigns", "resaved_us.csv", tmp_path)
    assert take(found, "date, campaign, sent, delivered, opens, clicks, unsubscribes, bounces") == [
        (DAY("2026-02-24"), "Spring, first letter", 100, 95, 40, 8, 1, 5),
        (DAY("2026-03-05"), "Spring, second letter | Combo 1", 50, 50, 20, 2, 0, 0),
    ]
    head = b"Title,Send_Date,Total_Recipients\n"
    assert "two ways" in refused("mailchimp_campaigns", head + b"News,3/5/26 9:05,50\n", tmp_path / "doubtful")


def test_two_campaigns_of_one_name_stay_two(tmp_path: Path) -> None:
    found = landed("mailchimp_campaigns", "audience_2024.csv", tmp_path)
    assert take(found, "date, campaign, sent, opens") == [
        (DAY("2024-03-01"), "Spring", 200, 90),
        (DAY("2024-03-09"), "Spring", 200, 60),
    ]


@pytest.mark.parametrize("file", ["single_report.csv", "ab_report.csv"])
def test_the_report_of_one_campaign_is_no_table(tmp_path: Path, file: str) -> None:
    message = refused("mailchimp_campaigns", file, tmp_path)
    assert "Send Date" in message
    assert "aggregated report" in message


# --- Stripe


def test_only_what_was_paid_and_kept_is_an_order(tmp_path: Path) -> None:
    found = landed("stripe_charges", "payments.csv", tmp_path, zone="Europe/Prague")
    assert counts(found) == (6, 3, 0, 0, 3)  # refunded, failed and uncaptured
    assert take(found, "order_id, ordered_at, customer_id, amount, currency") == [
        ("ch_001", DAY("2026-01-05"), "cus_A", Decimal(120), "EUR"),
        ("ch_002", DAY("2026-01-07"), "cus_A", Decimal("49.90"), "EUR"),  # after midnight in Prague; 10.00 given back
        ("ch_005", DAY("2026-01-09"), "ch_005", Decimal("30.10"), "EUR"),  # a guest
    ]
    assert found.sum("amount") == Decimal("200.00")


def test_where_nobody_is_named_that_is_said(tmp_path: Path) -> None:
    head, row = b"id,Created date (UTC),Amount,Currency,Status", b"ch_1,2026-01-05 10:00:00,10.00,eur,Paid"
    found = landed("stripe_charges", head + b"\n" + row + b"\n", tmp_path / "none")
    assert "has no column Customer ID" in "".join(found.notes)
    found = landed("stripe_charges", head + b",Customer ID\n" + row + b",\n", tmp_path / "empty")
    assert "column 'Customer ID' is empty in every row" in "".join(found.notes)
    assert take(found, "customer_id") == [("ch_1",)]


def test_charges_of_2015_are_read_and_test_payments_left_out(tmp_path: Path) -> None:
    found = landed("stripe_charges", "charges_2015.csv", tmp_path)
    assert counts(found) == (3, 2, 0, 0, 1)
    assert found.sum("amount") == Decimal(1010)


def test_a_decimal_comma_is_seen_in_the_figures(tmp_path: Path) -> None:
    found = landed("stripe_charges", "decimal_comma.csv", tmp_path)
    assert [amount for (amount,) in take(found, "amount")] == [Decimal(399), Decimal(20)]


def test_yen_are_whole_yen(tmp_path: Path) -> None:
    found = landed("stripe_charges", "yen.csv", tmp_path)
    assert take(found, "amount, currency") == [(Decimal(1000), "JPY"), (Decimal(2000), "JPY")]


def test_refunds_are_no_orders(tmp_path: Path) -> None:
    data = b"id,Charge ID,Created (UTC),Amount,Currency,Status,Reason\nre_1,ch_1,2026-01-13 10:00,-9.00,eur,Succeeded,duplicate\n"
    assert "export Payments instead" in refused("stripe_charges", data, tmp_path)


def test_a_balance_history_says_what_to_export_instead(tmp_path: Path) -> None:
    assert "export Payments instead" in refused("stripe_charges", "balance_history.csv", tmp_path)


def test_a_payment_in_a_state_nobody_foresaw_is_asked_for(tmp_path: Path) -> None:
    assert "'On the moon'" in refused("stripe_charges", "unknown_status.csv", tmp_path)


def test_what_such_a_state_means_can_be_said_or_its_rows_left_out(tmp_path: Path) -> None:
    values = {"status": {"from": "Status", "values": {"On the moon": "paid"}}}
    assert landed("stripe_charges", "unknown_status.csv", tmp_path / "said", columns=values).sum("amount") == Decimal(
        30
    )
    left = [{"column": "Status", "equals": ["On the moon"]}]
    assert landed("stripe_charges", "unknown_status.csv", tmp_path / "left", skip=left).sum("amount") == Decimal(10)


def test_cents_of_the_api_are_not_taken_for_whole_units(tmp_path: Path) -> None:
    dump = b"id,amount,amount_refunded,created,currency,status,customer\nch_1,12000,0,1767600000,eur,succeeded,cus_A\n"
    assert "Created (UTC)" in refused("stripe_charges", dump, tmp_path)


# --- Surveys


@pytest.mark.parametrize(
    ("file", "scores", "skipped"),
    [
        ("typeform", [10, 9, 7, 0], 1),
        ("surveymonkey", [10, 0, 8], 1),
        ("google_forms_de", [9, 6, 10], 0),
        ("google_forms_fr", [9, 2], 0),
        ("google_forms_es", [9, 2], 0),
        ("google_forms_pt", [9, 2], 0),
        ("google_forms_it", [9, 2], 0),
        ("google_forms_pl", [9, 2], 0),
        ("google_forms_ru", [9, 2], 0),
        ("google_forms_ja", [9, 2], 0),
        ("google_forms_nl", [9, 2], 0),
        ("google_forms_sv", [9, 2], 0),
        ("google_forms_tr", [9, 2], 0),
        ("delighted", [10, 3], 0),
        ("declared_nulls", [10, 9, 6], 2),
    ],
)
def test_scores_are_read_from_the_tools_in_which_they_are_asked(
    tmp_path: Path, file: str, scores: list[int], skipped: int
) -> None:
    found = landed("nps_survey", f"{file}.csv", tmp_path)
    assert [score for (score,) in take(found, "score")] == scores
    assert found.counts["skipped"] == skipped
    assert found.counts["rejected"] == 0


def test_an_answer_counts_on_the_day_of_the_business(tmp_path: Path) -> None:
    found = landed("nps_survey", "typeform.csv", tmp_path, zone="Europe/Prague")
    assert take(found, "responded_at")[1] == (DAY("2026-01-07"),)  # 23:30 UTC is past midnight in Prague
    assert take(landed("nps_survey", "google_forms_de.csv", tmp_path / "de"), "responded_at")[0] == (DAY("2026-01-15"),)


def test_a_survey_without_days_takes_the_day_one_says(tmp_path: Path) -> None:
    message = refused("nps_survey", "no_day.csv", tmp_path)
    assert "responded_at" in message
    found = landed("nps_survey", "no_day.csv", tmp_path / "said", constants={"responded_at": "2026-06-30"})
    assert take(found, "responded_at, score") == [(DAY("2026-06-30"), 10), (DAY("2026-06-30"), 6)]
    assert found.counts["skipped"] == 1


def test_an_answer_counts_when_it_was_given_not_when_its_customer_came(tmp_path: Path) -> None:
    rows = b"1,9,2026-01-01T00:46:09Z,2026-02-01T00:46:09Z\n2,4,2026-01-02T10:00:00Z,2026-02-03T10:00:00Z\n"
    data = b"id,score,created_at,surveyed_at\n" + rows
    found = landed("nps_survey", data, tmp_path)
    assert take(found, "responded_at, score") == [(DAY("2026-02-01"), 9), (DAY("2026-02-03"), 4)]


def test_answers_to_other_questions_of_the_same_export_are_no_scores(tmp_path: Path) -> None:
    rows = "nps,10,2026-01-13 10:00:00 UTC\ncsat,5,2026-01-14 10:00:00 UTC\nnps,3,2026-01-14 10:00:00 UTC\n"
    found = landed("nps_survey", f"survey_type,score,created_at\n{rows}".encode(), tmp_path)
    assert [score for (score,) in take(found, "score")] == [10, 3]
    assert found.counts["skipped"] == 1


def test_a_score_outside_of_the_scale_is_set_aside(tmp_path: Path) -> None:
    found = landed("nps_survey", "out_of_scale.csv", tmp_path)
    assert counts(found) == (2, 1, 1, 0, 0)


def test_an_answer_that_is_no_number_is_set_aside_and_ends_nothing(tmp_path: Path) -> None:
    data = b"Datum,nps,comment\n2026-01-05,10,ok\n2026-01-06,keine Angabe,x\n2026-01-07,9,#great\n"
    assert counts(landed("nps_survey", data, tmp_path)) == (3, 2, 1, 0, 0)


# --- Files that are none of these


@pytest.mark.parametrize(
    ("preset", "header", "row", "why"),
    [
        (
            "hubspot_contacts",
            "Record ID,Company name,Company owner,Create Date",
            "1,A,Kim,2026-01-05",
            "export Contacts",
        ),
        (
            "hubspot_contacts",
            "Record ID,Deal Name,Deal Stage,Create Date,Close Date",
            "1,A,Won,2026-01-05,2026-01-06",
            "hubspot_deals",
        ),
        (
            "hubspot_contacts",
            "Record ID,Ticket name,Ticket status,Create Date",
            "1,A,New,2026-01-05",
            "tickets are no leads",
        ),
        (
            "salesforce_leads",
            "Id,StageName,CloseDate,CreatedDate",
            "1,Won,2026-01-06,2026-01-05",
            "It looks like preset: salesforce_opportunities",
        ),
        ("salesforce_leads", "Id,Name,LeadSource,CreatedDate", "1,A,Web,2026-01-05", "Lead ID"),
        (
            "stripe_charges",
            "id,Type,Amount,Currency,Created (UTC),Arrival Date (UTC),Status",
            "po_1,bank,9.00,eur,2026-01-05 10:00,2026-01-07 00:00,paid",
            "export Payments instead",
        ),
    ],
)
def test_other_objects_of_the_same_system_are_not_taken_for_these(
    tmp_path: Path, preset: str, header: str, row: str, why: str
) -> None:
    assert why in refused(preset, f"{header}\n{row}\n".encode(), tmp_path)


def test_columns_of_companies_beside_those_of_persons_do_not_matter(tmp_path: Path) -> None:
    data = b"Record ID,Email,Company owner,Lifecycle Stage,Create Date\n1,a@a.example,Kim,Lead,2026-01-05\n"
    assert landed("hubspot_contacts", data, tmp_path).counts["used"] == 1


@pytest.mark.parametrize(
    "preset",
    [
        "hubspot_contacts",
        "hubspot_deals",
        "salesforce_leads",
        "salesforce_opportunities",
        "pipedrive_deals",
        "mailchimp_campaigns",
        "stripe_charges",
        "nps_survey",
    ],
)
def test_a_table_of_another_system_is_refused_with_what_was_expected_and_what_was_found(
    tmp_path: Path, preset: str
) -> None:
    other = b"opportunity_ref,sales_agent,deal_phase,engaged,closing,worth\nX1,Kim,Won,2026-01-01,2026-02-01,100\n"
    message = refused(preset, other, tmp_path)
    assert "sales_agent" in message
