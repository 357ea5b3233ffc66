"""Snapshots: what they hold, when a file is read again, which rows another file replaces, and that nothing is left half done."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from reportgen import landing, sources
from reportgen.engine import DuckEngine
from reportgen.errors import EquationError, ReportgenError, SourceError
from reportgen.landing import duplicates, snapshots
from reportgen.landing.land import check_equation
from tests.landing_cases import LEADS, ORDERS, contract, counts, faults, land, land_again, rows
from tests.small_tables import reading

DAY = "2026-01-05"
HEAD = "id,customer,day,amount\n"
FIRST = f"{HEAD}1,a,2026-01-01,5\n2,b,2026-01-02,6\n3,c,2026-01-03,7\n"
SECOND = f"{HEAD}2,b,2026-01-02,60\n4,d,2026-01-04,8\n"


class Reads:
    """Reads as `sources.read` does and counts how often."""

    def __init__(self) -> None:
        self.files: list[str] = []

    def __call__(self, arrival: Any, *args: Any, **options: Any) -> Any:
        self.files.append(arrival.file)
        return sources.read(arrival, *args, **options)


def _settle(folder: Path) -> None:
    """Make what lies there look old, and the notes about it young."""
    for path in folder.glob("*.csv"):
        os.utime(path, ns=(10**18, 10**18))


def test_a_part_says_what_a_file_delivered(tmp_path: Path) -> None:
    source = contract(ORDERS, constants={"currency": "EUR"}, complete={"lag_days": 2})
    part = land(tmp_path, source, FIRST).parts[0]
    assert (part.source, part.table, part.file) == ("s", "orders", "orders.csv")
    assert part.columns == ("ordered_at", "order_id", "customer_id", "amount", "currency")
    assert (part.first_day, part.last_day, part.complete_through) == (
        date(2026, 1, 1),
        date(2026, 1, 3),
        date(2026, 1, 1),
    )
    assert (part.first_line, part.contract) == (2, source.fingerprint())
    assert rows(part, "ordered_at, order_id, currency, _state", "true")[0] == (date(2026, 1, 1), "1", "EUR", 0)


def test_the_manifest_holds_counts_reasons_and_origin(tmp_path: Path) -> None:
    part = land(tmp_path, contract(ORDERS), f"{FIRST}4,d,x,y\n").parts[0]
    manifest = json.loads(part.snapshot.with_name("manifest.json").read_text())
    assert manifest["reasons"] == {"amount: not_a_number": 1, "day: not_a_date": 1}
    assert (manifest["read"], manifest["used"], manifest["rejected"], manifest["skipped"]) == (4, 3, 1, 0)
    assert (manifest["file"], manifest["sha256"], manifest["first_day"]) == ("orders.csv", part.sha256, "2026-01-01")
    assert manifest["header"] == ["id", "customer", "day", "amount"]


def test_all_faults_of_a_row_are_listed_with_line_column_and_value(tmp_path: Path) -> None:
    landed = land(tmp_path, contract(ORDERS), f"{FIRST}4,,x,{'y' * 300}\n")
    found = [
        (reject.line, reject.column, reject.value, reject.reason, reject.file)
        for reject in landing.rejects(landed.parts)
    ]
    assert found == [
        (5, "amount", "y" * 200, "not_a_number", "orders.csv"),
        (5, "customer", "", "required", "orders.csv"),
        (5, "day", "x", "not_a_date", "orders.csv"),
    ]


def test_snapshots_are_readable_by_the_owner_only_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    part = land(tmp_path, contract(ORDERS), FIRST + "x\n").parts[0]
    for folder in (tmp_path / ".reportgen", part.snapshot.parent.parent, part.snapshot.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert not [path for path in (tmp_path / ".reportgen").rglob("*") if path.name.startswith(".")]


def test_an_unchanged_file_is_not_read_again(tmp_path: Path) -> None:
    source, read = contract(ORDERS), Reads()
    first = land(tmp_path, source, FIRST, read=read)
    _settle(tmp_path)
    land_again(tmp_path, source, read=read)
    seen = next((tmp_path / ".reportgen" / "snapshots" / "s" / "seen").iterdir())
    later = (tmp_path / "orders.csv").stat().st_ctime_ns + 3 * snapshots.RACY
    os.utime(seen, ns=(later, later))
    read.files.clear()
    assert land_again(tmp_path, source, read=read).parts == first.parts
    assert read.files == []


def test_a_file_touched_just_before_is_hashed_again_and_not_trusted(tmp_path: Path) -> None:
    source, read = contract(ORDERS), Reads()
    land(tmp_path, source, FIRST, read=read)
    same_size = FIRST.replace(",5\n", ",9\n")
    status = (tmp_path / "orders.csv").stat()
    (tmp_path / "orders.csv").write_text(same_size)
    os.utime(tmp_path / "orders.csv", ns=(status.st_atime_ns, status.st_mtime_ns))
    part = land_again(tmp_path, source, read=read).parts[0]
    assert read.files == ["orders.csv", "orders.csv"]
    assert rows(part, "sum(amount)::int") == [(22,)]


def test_a_changed_contract_or_zone_lands_again_and_a_changed_limit_does_not(tmp_path: Path) -> None:
    base = land(tmp_path, contract(ORDERS), FIRST).parts[0]
    assert land_again(tmp_path, contract(ORDERS, max_rejected=0.5)).parts[0].snapshot == base.snapshot
    assert land_again(tmp_path, contract(ORDERS, nulls=["NA"])).parts[0].snapshot != base.snapshot
    assert land_again(tmp_path, contract(ORDERS), zone=ZoneInfo("Asia/Tokyo")).parts[0].snapshot != base.snapshot


def test_a_damaged_snapshot_is_told(tmp_path: Path) -> None:
    part = land(tmp_path, contract(ORDERS), FIRST).parts[0]
    part.snapshot.write_bytes(b"cut")
    with pytest.raises(EquationError, match="damaged"):
        land_again(tmp_path, contract(ORDERS))


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    def read(arrival: Any, *args: Any, **options: Any) -> Any:
        batch = sources.read(arrival, *args, **options)
        with arrival.path.open("a") as handle:
            handle.write("9,x,2026-01-09,1\n")
        return batch

    with pytest.raises(SourceError, match="changed while it was read"):
        land(tmp_path, contract(ORDERS), FIRST, read=read)


def test_a_reader_whose_count_is_wrong_is_found_out(tmp_path: Path) -> None:
    from dataclasses import replace

    def read(arrival: Any, *args: Any, **options: Any) -> Any:
        batch = sources.read(arrival, *args, **options)
        return replace(batch, records=batch.records + 1)

    with pytest.raises(EquationError, match="4 records were counted and 3 read"):
        land(tmp_path, contract(ORDERS), FIRST, read=read)


def test_the_row_equation_is_checked() -> None:
    from dataclasses import replace

    from reportgen.tables import Part

    sound = Part("s", "orders", "f", "", Path(), None, (), 4, 1, 1, 1, 1, None, None, None, 2, "")
    check_equation(sound)
    with pytest.raises(EquationError, match="4 rows read are not 2 used"):
        check_equation(replace(sound, rows_used=2))


def test_every_source_that_fails_is_told_and_the_others_land(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x\n1\n")
    (tmp_path / "b.csv").write_text(FIRST)
    (tmp_path / "c.csv").write_bytes(b"PAR1")
    declared = {name: contract(ORDERS, path=f"{name}.csv") for name in "abc"}
    arrivals, _ = sources.find(tmp_path, declared)
    landed = landing.land(arrivals, declared, tmp_path / ".reportgen", ZoneInfo("UTC"), read=sources.read)
    assert [part.source for part in landed.parts] == ["b"]
    assert [error.source for error in landed.problems] == ["a", "c"]


# Rows that are no data


def test_totals_and_rows_of_another_kind_are_declared_skipped(tmp_path: Path) -> None:
    text = f"{HEAD},,,18\n1,a,2026-01-01,5\nTotal: all,,,18\nx,b,2026-01-02,Prospecting\n2,b,2026-01-02,13\n,,,18\n"
    totals = ["first", "last", {"column": "id", "starts_with": "Total:"}]
    source = contract(ORDERS, totals=totals, skip=[{"column": "amount", "equals": ["Prospecting"]}])
    assert counts(land(tmp_path, source, text).parts[0]) == (6, 2, 0, 0, 4)


def test_a_declared_null_in_a_required_column_is_skipped_and_an_undeclared_one_rejected(tmp_path: Path) -> None:
    base = {"kind": "csv", "table": "surveys", "path": "s.csv", "columns": {"responded_at": "day", "score": "nps"}}
    text = f"day,nps\n{DAY},9\n{DAY},NA\n{DAY},\n"
    assert counts(land(tmp_path, contract(base, nulls=["NA"]), text).parts[0]) == (3, 1, 1, 0, 1)
    assert counts(land(tmp_path, contract(base, nulls=["NA", ""]), text).parts[0]) == (3, 1, 0, 0, 2)
    landed = land(tmp_path, contract(base), text)
    assert faults(landed) == [(3, "nps", "not_a_number"), (4, "nps", "required")]


def test_a_blank_and_the_word_unknown_are_two_things(tmp_path: Path) -> None:
    text = f"id,day,name\n1,{DAY},\n2,{DAY},unknown\n3,{DAY},-\n"
    assert rows(land(tmp_path, contract(LEADS, nulls=["-"]), text).parts[0], "campaign") == [
        (None,),
        ("unknown",),
        (None,),
    ]


def test_values_are_replaced_as_declared_capitals_aside_and_others_stay(tmp_path: Path) -> None:
    mapped = {"from": "name", "values": {"organic_search": "Organic Search", "n/a": None}}
    source = contract(LEADS, columns={"campaign": mapped})
    text = f"id,day,name\n1,{DAY},Organic_SEARCH\n2,{DAY},email\n3,{DAY},N/A\n4,{DAY},n/a\n"
    assert rows(land(tmp_path, source, text).parts[0], "campaign") == [
        ("Organic Search",),
        ("email",),
        ("N/A",),
        (None,),
    ]


def test_an_empty_field_can_be_said_to_mean_something(tmp_path: Path) -> None:
    base = {"kind": "csv", "table": "social", "path": "s.csv", "columns": {"date": "day", "network": "n"}}
    source = contract(base, columns={"impressions": {"from": "i", "values": {"": "0", "--": "0"}}})
    part = land(tmp_path, source, f"day,n,i\n{DAY},a,7\n{DAY},b,\n{DAY},c, --\n").parts[0]
    assert rows(part, "network, impressions") == [("a", 7), ("b", 0), ("c", 0)]


DEALS = {
    "kind": "csv", "table": "deals", "path": "d.csv",
    "columns": {"deal_id": "id", "created_at": "day", "status": {"from": "stage", "values": {"Closed Won": "won"}}},
}  # fmt: skip


def test_a_value_outside_a_closed_column_is_rejected(tmp_path: Path) -> None:
    landed = land(tmp_path, contract(DEALS), f"id,day,stage\n1,{DAY},closed won\n2,{DAY},LOST\n3,{DAY},Nurture\n")
    assert rows(landed.parts[0], "status") == [("won",), ("lost",)]
    assert faults(landed) == [(4, "stage", "not_allowed")]


def test_a_flag_is_yes_or_no_in_the_usual_words(tmp_path: Path) -> None:
    source = contract(LEADS, columns={"email_known": "flag"})
    text = "id,day,name,flag\n" + "".join(
        f"{n},{DAY},x,{word}\n" for n, word in enumerate(["TRUE", "no", "1", "", "perhaps"])
    )
    landed = land(tmp_path, source, text)
    assert rows(landed.parts[0], "email_known") == [(True,), (False,), (True,), (None,)]
    assert faults(landed) == [(6, "flag", "not_a_flag")]


def test_percent_and_currency_signs_are_read_where_they_are_declared(tmp_path: Path) -> None:
    base = {
        "kind": "csv",
        "table": "ads",
        "path": "a.csv",
        "constants": {"impressions": 1, "clicks": 0},
        "decimal": ",",
        "thousands": ".",
    }
    columns = {
        "date": "day",
        "spend": {"from": "cost", "symbols": ["US$", "€"]},
        "conversions": {"from": "rate", "percent": True},
    }
    text = f"day;cost;rate\n{DAY};US$ 1.234,50;99,5%\n{DAY};5,00 €;0%\n{DAY};£5;1%\n{DAY};7;1\n"
    landed = land(tmp_path, contract({**base, "columns": columns}, delimiter=";"), text)
    assert [(float(spend), rate) for spend, rate in rows(landed.parts[0], "spend, conversions")] == [
        (1234.5, 0.995),
        (5.0, 0.0),
    ]
    assert faults(landed) == [(4, "cost", "not_a_number"), (5, "rate", "not_a_number")]


def test_numbers_outside_the_table_s_range_are_rejected(tmp_path: Path) -> None:
    base = {"kind": "csv", "table": "surveys", "path": "s.csv", "columns": {"responded_at": "day", "score": "nps"}}
    landed = land(tmp_path, contract(base), f"day,nps\n{DAY},0\n{DAY},11\n{DAY},10\n{DAY},99999999999999999999\n")
    assert rows(landed.parts[0], "score") == [(0,), (10,)]
    assert faults(landed) == [(3, "nps", "out_of_range"), (5, "nps", "out_of_range")]


# Days


@pytest.mark.parametrize(
    ("text", "form", "zone", "stamped_in", "day"),
    [
        ("2026-01-05T23:30:00Z", "%Y-%m-%dT%H:%M:%S%z", "Europe/Prague", None, "2026-01-06"),
        ("2026-07-05T21:30:00Z", "%Y-%m-%dT%H:%M:%S%z", "Europe/Prague", None, "2026-07-05"),
        ("2026-07-05T22:00:00+00:00", "%Y-%m-%dT%H:%M:%S%z", "Europe/Prague", None, "2026-07-06"),
        ("2026-03-29T00:59:59Z", "%Y-%m-%dT%H:%M:%S%z", "Europe/Prague", None, "2026-03-29"),
        ("2026-10-24T22:00:00Z", "%Y-%m-%dT%H:%M:%S%z", "Europe/Prague", None, "2026-10-25"),
        ("2026-10-25T22:59:59Z", "%Y-%m-%dT%H:%M:%S%z", "Europe/Prague", None, "2026-10-25"),
        ("2026-10-25T23:00:00Z", "%Y-%m-%dT%H:%M:%S%z", "Europe/Prague", None, "2026-10-26"),
        ("2026-01-05 23:30:00", "%Y-%m-%d %H:%M:%S", "Europe/Prague", None, "2026-01-05"),
        ("2026-01-05 23:30:00", "%Y-%m-%d %H:%M:%S", "Europe/Prague", "UTC", "2026-01-06"),
        ("2026-01-05 19:30:00", "%Y-%m-%d %H:%M:%S", "Europe/Prague", "America/New_York", "2026-01-06"),
        ("2026-01-05 17:30:00", "%Y-%m-%d %H:%M:%S", "Europe/Prague", "America/New_York", "2026-01-05"),
        ("2026-01-05 23:30:00", "%Y-%m-%d %H:%M:%S", "Europe/Prague", "Europe/Prague", "2026-01-05"),
        ("2026-01-05T04:59:59+05:30", "%Y-%m-%dT%H:%M:%S%z", "Pacific/Kiritimati", None, "2026-01-05"),
        ("20260105", "%Y%m%d", "Europe/Prague", "UTC", "2026-01-05"),
    ],
)
def test_an_instant_belongs_to_the_business_s_day(
    tmp_path: Path, text: str, form: str, zone: str, stamped_in: str | None, day: str
) -> None:
    source = contract(ORDERS, dates=form, timezone=stamped_in)
    part = land(tmp_path, source, f"{HEAD}1,a,{text},5\n", zone=ZoneInfo(zone)).parts[0]
    assert [str(row[0]) for row in rows(part, "ordered_at")] == [day]


@pytest.mark.parametrize(
    "zone",
    ["Europe/Prague", "America/Sao_Paulo", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Tehran", "Africa/Cairo"],
)
def test_days_of_instants_are_those_of_the_zone_itself(tmp_path: Path, zone: str) -> None:
    from datetime import UTC, datetime, timedelta

    start = datetime(2017, 1, 1, tzinfo=UTC)
    stamps = [start + timedelta(minutes=439 * number) for number in range(4000)]
    text = HEAD + "".join(f"{n},a,{stamp:%Y-%m-%dT%H:%M:%SZ},5\n" for n, stamp in enumerate(stamps))
    part = land(tmp_path, contract(ORDERS, dates="%Y-%m-%dT%H:%M:%S%z"), text, zone=ZoneInfo(zone)).parts[0]
    assert [row[0] for row in rows(part, "ordered_at")] == [stamp.astimezone(ZoneInfo(zone)).date() for stamp in stamps]


@pytest.mark.parametrize("form", ["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d %H:%M:%S.%f%z", "%d/%m/%Y %H:%M:%S %z"])
def test_a_stamp_is_read_only_where_it_fits_its_form_as_a_whole(tmp_path: Path, form: str) -> None:
    import random
    import re
    from datetime import UTC, datetime, timedelta

    from reportgen.contract import dates

    draw = random.Random(7)
    texts: dict[str, None] = {}
    for number in range(3000):
        stamp = datetime(1997, 1, 1, tzinfo=UTC) + timedelta(minutes=7919 * number)
        text = stamp.strftime(
            form.replace("%f", draw.choice(["000", "12", "120000"])).replace("%z", draw.choice("ZZz"))
        )
        at = draw.randrange(len(text))
        texts[
            draw.choice([text, text[:at] + draw.choice(" 0129+-./:TZz_") + text[at + 1 :], text[:at] + text[at + 1 :]])
        ] = None
    bare = [text.strip() for text in texts]  # blanks around a text mean nothing
    fits = [re.fullmatch(dates.pattern(form).replace("[[:alpha:]]", "[A-Za-z]"), text) for text in bare]

    def day(text: str) -> str | None:
        try:
            stamp = datetime.strptime(re.sub("[Zz]$", "+0000", text), form)  # noqa: DTZ007  the form holds %z
        except ValueError:
            return None
        return str(stamp.astimezone(ZoneInfo("Europe/Prague")).date()) if 1900 < stamp.year <= 2100 else None

    expected = [found for text, fit in zip(bare, fits, strict=True) if fit and (found := day(text))]
    content = HEAD + "".join(f'{number},a,"{text}",5\n' for number, text in enumerate(texts))
    part = land(tmp_path, contract(ORDERS, dates=form), content).parts[0]
    assert [str(row[0]) for row in rows(part, "ordered_at")] == expected
    assert 600 < len(expected) < len(texts) - 600


@pytest.mark.parametrize("zone", ["Europe/Prague", "America/Sao_Paulo", "Australia/Lord_Howe"])
def test_wall_clock_stamps_of_another_zone_are_read_as_that_zone_means_them(tmp_path: Path, zone: str) -> None:
    from datetime import datetime, timedelta

    start = datetime(2017, 1, 1)  # noqa: DTZ001  a clock on a wall
    stamps = [start + timedelta(minutes=187 * number) for number in range(4000)]
    text = HEAD + "".join(f"{n},a,{stamp:%Y-%m-%d %H:%M:%S},5\n" for n, stamp in enumerate(stamps))
    part = land(
        tmp_path, contract(ORDERS, dates="%Y-%m-%d %H:%M:%S", timezone=zone), text, zone=ZoneInfo("Asia/Tokyo")
    ).parts[0]
    expected = [stamp.replace(tzinfo=ZoneInfo(zone)).astimezone(ZoneInfo("Asia/Tokyo")).date() for stamp in stamps]
    assert [row[0] for row in rows(part, "ordered_at")] == expected


def test_several_declared_formats_are_tried_in_order(tmp_path: Path) -> None:
    source = contract(ORDERS, dates=["%m/%d/%Y", "%Y-%m-%d", "%Y-%m-%dT%H:%M:%S%z"])
    part = land(
        tmp_path, source, f"{HEAD}1,a,12/21/2025,5\n2,a,2025-12-22,5\n3,a,2025-12-22T23:30:00Z,5\n4,a,22.12.2025,5\n"
    ).parts[0]
    assert [str(row[0]) for row in rows(part, "ordered_at")] == ["2025-12-21", "2025-12-22", "2025-12-23"]
    assert part.rows_rejected == 1


# Expressions, constants, numbered rows


def test_an_expression_gives_a_column_and_its_failures_are_rejected(tmp_path: Path) -> None:
    base = {
        "kind": "csv",
        "table": "ads",
        "path": "a.csv",
        "columns": {"date": "day", "impressions": "Impr.", "clicks": "Clicks"},
    }
    derived = {"spend": "cast(cost_micros as bigint) / 1000000.0", "campaign": "lower(\"Impr.\") || '-' || clicks"}
    landed = land(
        tmp_path, contract(base, derive=derived), f"day,Impr.,Clicks,cost_micros\n{DAY},5,1,1234567\n{DAY},6,2,x\n"
    )
    assert [(float(spend), campaign) for spend, campaign in rows(landed.parts[0], "spend, campaign")] == [
        (1.2346, "5-1")
    ]
    assert [(line, reason) for line, _, reason in faults(landed)] == [(3, "derive_failed")]


def test_an_expression_that_is_no_sql_is_told_as_such(tmp_path: Path) -> None:
    source = contract(LEADS, derive={"product": "substr(lower(name))"})
    with pytest.raises(SourceError, match="derive"):
        land(tmp_path, source, f"id,day,name\n1,{DAY},x\n")


def test_numbered_rows_differ_between_files_and_stay_the_same_between_runs(tmp_path: Path) -> None:
    columns = {target: origin for target, origin in ORDERS["columns"].items() if target != "order_id"}
    source = contract({**ORDERS, "columns": columns}, constants={"order_id": "row_number"}, path="*.csv", overlap="add")
    landed = land(tmp_path, source, {"a.csv": FIRST, "b.csv": SECOND})
    names = [row[0] for part in landed.parts for row in rows(part, "order_id")]
    assert len(set(names)) == 5
    assert [row[0] for part in land_again(tmp_path, source).parts for row in rows(part, "order_id")] == names


def test_the_channel_follows_from_source_and_medium(tmp_path: Path) -> None:
    base = {
        "kind": "csv",
        "table": "sessions",
        "path": "s.csv",
        "columns": {"date": "day", "source": "source", "medium": "medium"},
    }
    part = land(tmp_path, contract(base), f"day,source,medium\n{DAY},google,cpc\n{DAY},(direct),(none)\n").parts[0]
    assert rows(part, "channel") == [("Paid Search",), ("Direct",)]
    assert "channel" in part.columns


def test_columns_that_no_table_maps_are_dropped(tmp_path: Path) -> None:
    part = land(tmp_path, contract(LEADS), f"id,day,name,email\n1,{DAY},x,jane@example.org\n").parts[0]
    folder = part.snapshot.parent
    assert not [path for path in folder.iterdir() if b"jane@" in path.read_bytes()]


# Duplicates


@pytest.mark.parametrize("at_once", [duplicates.AT_ONCE, 2, 1])
def test_the_last_row_of_a_key_wins_over_all_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(duplicates, "AT_ONCE", at_once)  # however few rows are looked through at a time
    source = contract(ORDERS, path="*.csv", key=["order_id"])
    first = FIRST + "3,c,2026-01-03,70\n"
    landed = land(tmp_path, source, {"orders-9.csv": first, "orders-10.csv": SECOND})
    assert [counts(part) for part in landed.parts] == [(4, 2, 0, 2, 0), (2, 2, 0, 0, 0)]
    assert _excluded(landed.parts[0]) == [1, 2]
    assert [(note.code, note.rows) for note in landed.notes] == [("repeated_key", 2)]


def _excluded(part: Any) -> list[int]:
    import duckdb

    return [row[0] for row in duckdb.connect().sql(f"SELECT row FROM read_parquet('{part.excluded}')").fetchall()]


def test_a_key_with_a_null_in_it_is_nobody_s_duplicate(tmp_path: Path) -> None:
    base = {
        "kind": "csv",
        "table": "surveys",
        "path": "s.csv",
        "columns": {"responded_at": "day", "score": "nps", "respondent_id": "who"},
    }
    part = land(
        tmp_path, contract(base, key=["respondent_id"]), f"day,nps,who\n{DAY},9,\n{DAY},9,\n{DAY},8,x\n{DAY},7,x\n"
    ).parts[0]
    assert counts(part) == (4, 3, 0, 1, 0)


def test_a_later_file_replaces_an_earlier_one_for_its_days(tmp_path: Path) -> None:
    landed = land(tmp_path, contract(ORDERS, path="*.csv"), {"a.csv": FIRST, "b.csv": SECOND})
    assert [counts(part) for part in landed.parts] == [(3, 1, 0, 2, 0), (2, 2, 0, 0, 0)]
    assert _excluded(landed.parts[0]) == [1, 2]
    assert (landed.parts[0].first_day, landed.parts[0].last_day) == (date(2026, 1, 1), date(2026, 1, 1))
    assert [(note.code, note.file, note.what, note.rows) for note in landed.notes] == [
        ("overlap", "a.csv", "'b.csv' replaces 2026-01-02 to 2026-01-03", 2)
    ]


def test_overlapping_files_are_added_or_refused_where_declared(tmp_path: Path) -> None:
    files = {"a.csv": FIRST, "b.csv": SECOND}
    added = land(tmp_path, contract(ORDERS, path="*.csv", overlap="add"), files)
    assert [part.rows_used for part in added.parts] == [3, 2]
    with pytest.raises(SourceError, match="both hold 2026-01-02 to 2026-01-03"):
        land_again(tmp_path, contract(ORDERS, path="*.csv", overlap="refuse"))


def test_the_same_bytes_twice_count_once_and_a_note_says_so(tmp_path: Path) -> None:
    landed = land(tmp_path, contract(ORDERS, path="*.csv", overlap="add"), {"x (1).csv": FIRST, "x.csv": FIRST})
    assert [counts(part) for part in landed.parts] == [(3, 3, 0, 0, 0), (3, 0, 0, 3, 0)]
    assert [(note.code, note.file) for note in landed.notes] == [("identical", "x.csv")]


def test_equal_rows_of_one_file_are_all_kept(tmp_path: Path) -> None:
    assert land(tmp_path, contract(ORDERS), HEAD + f"1,a,{DAY},5\n" * 3).parts[0].rows_used == 3


def test_missing_days_of_a_source_are_found(tmp_path: Path) -> None:
    landed = land(tmp_path, contract(ORDERS, path="*.csv"), {"a.csv": FIRST, "b.csv": f"{HEAD}9,z,2026-01-06,1\n"})
    assert landing.missing_days(landed.parts) == (date(2026, 1, 4), date(2026, 1, 5))


def test_columns_that_appear_or_vanish_are_noted(tmp_path: Path) -> None:
    source = contract(LEADS)
    land(tmp_path, source, f"id,day,name,a\n1,{DAY},x,1\n")
    landed = land(tmp_path, source, f"id,day,name,b\n1,{DAY},x,1\n")
    assert [(note.code, note.what) for note in landed.notes] == [
        ("new_columns", "columns appeared: b"),
        ("lost_columns", "columns are gone: a"),
    ]


def test_a_renamed_column_is_noted_and_another_order_is_not(tmp_path: Path) -> None:
    source = contract(LEADS)
    land(tmp_path, source, f"id,day,name,Company size\n1,{DAY},x,1\n")
    landed = land(tmp_path, source, f"company_size,name,day,id\n1,x,{DAY},1\n")
    assert [(note.code, note.what) for note in landed.notes] == [
        ("renamed_columns", "columns seem to be renamed: 'Company size' to 'company_size'")
    ]
    landed = land(tmp_path, source, f"id,day,name,company_size\n1,{DAY},x,1\n")
    assert landed.notes == ()


def people(mark: str, rows: int) -> str:
    """A file of so many leads."""
    return "id,day,name\n" + "".join(f"{mark}{number},{DAY},x\n" for number in range(rows))


def test_the_newest_file_is_held_against_those_before_it(tmp_path: Path) -> None:
    source = contract(LEADS, path="*.csv", overlap="add")
    files = {f"{n}.csv": people(f"{n}-", rows) for n, rows in enumerate((40, 50, 60, 10))}
    files["3.csv"] = files["3.csv"].replace("name\n", "name,plan\n").replace("x\n", "x,p\n")
    landed = land(tmp_path, source, files)
    assert [(note.file, note.code, note.rows) for note in landed.notes] == [
        ("3.csv", "new_columns", 0),
        ("3.csv", "fewer_rows", 10),
    ]
    assert landed.notes[0].what == "columns appeared since '2.csv': plan"
    assert landed.notes[1].what == "holds 10 rows where the files of this source usually hold 50"


def test_a_file_that_shrinks_by_more_than_half_is_noted(tmp_path: Path) -> None:
    land(tmp_path, contract(LEADS), people("", 100))
    assert land(tmp_path, contract(LEADS), people("", 60)).notes == ()
    landed = land(tmp_path, contract(LEADS), people("", 29))
    assert [note.what for note in landed.notes] == ["holds 29 rows and held 60 when it was last read"]


def test_a_mapped_column_that_is_lost_names_what_is_there_instead(tmp_path: Path) -> None:
    land(tmp_path, contract(LEADS), f"id,day,name\n1,{DAY},x\n")
    with pytest.raises(SourceError, match=r"'name' .*is missing. Did you mean 'names'.*The file has: id, day, names"):
        land(tmp_path, contract(LEADS), f"id,day,names\n1,{DAY},x\n")


# Two at once, and limits


def test_processes_that_land_the_same_file_at_once_agree(tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_text(HEAD + "".join(f"{n},a,{DAY},5\n" for n in range(20_000)))
    program = (
        "import sys; from pathlib import Path; from tests.landing_cases import *\n"
        "part = land_again(Path(sys.argv[1]), contract(ORDERS)).parts[0]; print(part.snapshot, part.rows_used)"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parent.parent,
        )
        for _ in range(3)
    ]
    said = [process.communicate()[0] for process in started]
    assert [process.returncode for process in started] == [0, 0, 0]
    assert len(set(said)) == 1
    assert said[0].split()[1] == "20000"


def test_landing_runs_within_a_small_memory_limit(tmp_path: Path) -> None:
    text = HEAD + "".join(f"{n},customer-{n},{DAY},{n}.5\n" for n in range(50_000))
    part = land(tmp_path, contract(ORDERS, key=["order_id"]), text, memory_limit="100MB").parts[0]
    assert part.rows_used == 50_000


def test_memory_that_runs_out_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as told:
        land(tmp_path, contract(ORDERS), FIRST, memory_limit="1MB")
    assert "memory ran out: reading may take 1MB, and that is too little here. Raise `memory_limit`" in str(told.value)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_file_that_goes_away_while_it_is_read_is_told_as_that(tmp_path: Path, when: str, encoding: str) -> None:
    def read(arrival: Any, source: Any, scratch: Path, **options: Any) -> Any:
        if when == "before":
            arrival.path.unlink()
        batch = sources.read(arrival, source, scratch, **options)
        arrival.path.unlink()
        return batch

    source = contract(ORDERS, encoding=encoding)
    with pytest.raises(SourceError, match=r"orders\.csv: .*(went away while it was read|No such file)"):
        land(tmp_path, source, "id,customer,day,amount\n1,ä,2026-01-05,1\n".encode(encoding), read=read)


def test_a_state_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / ".reportgen").write_text("a file, not a folder")
    with pytest.raises(ReportgenError, match="nothing can be kept there"):
        land(tmp_path, contract(ORDERS), "id,customer,day,amount\n1,a,2026-01-05,1\n")


def test_what_cannot_be_kept_stops_its_own_source_and_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reportgen.landing.snapshots.place", full)
    with pytest.raises(SourceError, match="cannot be kept: No space left on device"):
        land(tmp_path, contract(ORDERS), "id,customer,day,amount\n1,a,2026-01-05,1\n")


def test_money_of_many_decimals_is_added_up_to_the_last_of_them(tmp_path: Path) -> None:
    """As float exports write it; one file of cents beside it is no reason to round."""
    source = contract(ORDERS, path="orders-*.csv")
    head = "id,customer,day,amount\n"
    files = {
        "orders-1.csv": head + "".join(f"{n},a,2026-01-05,0.00004{n}\n" for n in range(10, 20)),
        "orders-2.csv": head + "90,a,2026-02-05,1.25\n",
        "orders-3.csv": head + "91,a,2026-03-05,0.12345678901234\n",
    }
    parts = land(tmp_path, source, files).parts
    assert [part.money for part in parts] == ["DECIMAL(28,10)", "DECIMAL(18,4)", "DECIMAL(38,20)"]
    assert DuckEngine(parts).query("select sum(amount) from raw_orders") == [(Decimal("1.37387128901234"),)]
    found = reading(parts, "2026-Q1", "average_order_value")
    assert found.numerator == 1.373871289
    assert reading(parts, "2026-01", "average_order_value").value == pytest.approx(0.0000414500, rel=1e-12)
