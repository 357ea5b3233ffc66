"""What other readers change without a word stays as it is, or is set aside with its place.

One test for each silent change that was measured in readers which guess.
"""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from tests.landing_cases import LEADS, ORDERS, contract, counts, faults, land, rows

DAY = "2026-01-05"


@pytest.mark.parametrize(
    "name", ["NA", "None", "null", "nan", "NaN", "N/A", "true", "1E5", "00123", "01067", "=1+1", "#ref"]
)
def test_a_name_that_looks_like_something_else_stays_a_name(tmp_path: Path, name: str) -> None:
    part = land(tmp_path, contract(LEADS), f"id,day,name\n{name},{DAY},{name}\n").parts[0]
    assert rows(part, "lead_id, campaign") == [(name, name)]


def test_a_large_whole_number_beside_a_blank_keeps_its_last_digit(tmp_path: Path) -> None:
    base = {
        "kind": "csv",
        "table": "social",
        "path": "s.csv",
        "columns": {"date": "day", "network": "n", "impressions": "i"},
    }
    part = land(tmp_path, contract(base), f"day,n,i\n{DAY},x,9007199254740993\n{DAY},x,\n").parts[0]
    assert rows(part, "impressions") == [(9007199254740993,), (None,)]


def test_semicolons_with_a_decimal_comma_are_read_as_declared(tmp_path: Path) -> None:
    source = contract(ORDERS, delimiter=";", decimal=",", thousands=".")
    part = land(tmp_path, source, f"id;customer;day;amount\n1;a;{DAY};1.234,56\n").parts[0]
    assert rows(part, "order_id, amount") == [("1", Decimal("1234.5600"))]


@pytest.mark.parametrize(
    ("text", "decimal", "thousands", "value"),
    [
        ("1.234", ",", ".", 1234),
        ("1.234", ".", "", Decimal("1.234")),
        ("12.50", ",", ".", None),
        ("1,23", ".", ",", None),
        ("1.23.456", ",", ".", None),
        ("12.345.678,9", ",", ".", Decimal("12345678.9")),
        ("1E5", ".", "", 100_000),
        ("1,5e+02", ",", "", 150),
        ("12e-3", ".", "", Decimal("0.012")),
        ("1.23456789e2", ".", "", Decimal("123.456789")),
        ("1,234e2", ".", ",", None),
        ("1e", ".", "", None),
        ("e5", ".", "", None),
        ("inf", ".", "", None),
        ("nan", ".", "", None),
        ("1_000", ".", "", None),
        ("0x1F", ".", "", None),
        ("12,5", ".", "", None),
        ("$5", ".", "", None),
        ("5 %", ".", "", None),
        ("(5)", ".", "", None),
        ("1 234", ".", "", None),
        ("1\u00a0234,5", ",", " ", Decimal("1234.5")),
        ("1\u202f234,5", ",", " ", Decimal("1234.5")),
        ("1'234.5", ".", "'", Decimal("1234.5")),
        (".5", ".", "", Decimal("0.5")),
        ("-5", ".", "", -5),
    ],
)
def test_a_number_is_one_only_as_declared(
    tmp_path: Path, text: str, decimal: str, thousands: str, value: Decimal | None
) -> None:
    source = contract(ORDERS, delimiter=";", decimal=decimal, thousands=thousands)
    landed = land(tmp_path, source, f"id;customer;day;amount\n1;a;{DAY};{text}\n")
    found = rows(landed.parts[0], "amount")
    assert found == ([(value,)] if value is not None else [])
    assert faults(landed) == ([] if value is not None else [(2, "amount", "not_a_number")])


@pytest.mark.parametrize(("form", "day"), [("%d/%m/%Y", "2026-02-01"), ("%m/%d/%Y", "2026-01-02")])
def test_the_order_of_day_and_month_is_the_declared_one(tmp_path: Path, form: str, day: str) -> None:
    part = land(tmp_path, contract(ORDERS, dates=form), "id,customer,day,amount\n1,a,01/02/2026,5\n").parts[0]
    assert str(rows(part, "ordered_at")[0][0]) == day


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("2026-01-01 24:00:00", "%Y-%m-%d %H:%M:%S"),
        ("2026-02-30", "%Y-%m-%d"),
        ("2026-13-01", "%Y-%m-%d"),
        ("0000-00-00", "%Y-%m-%d"),
        ("1899-12-31", "%Y-%m-%d"),
        ("9999-12-31", "%Y-%m-%d"),
        ("inf", "%Y-%m-%d"),
        ("today", "%Y-%m-%d"),
        ("2026-01-05x", "%Y-%m-%d"),
        ("2026-01-05 10:00:00", "%Y-%m-%d"),
        ("2026/01/05", "%Y-%m-%d"),
        ("20260105", "%Y-%m-%d"),
        ("2026105", "%Y%m%d"),
        ("46027", "%Y-%m-%d"),
    ],
)
def test_a_day_that_is_none_is_set_aside(tmp_path: Path, text: str, form: str) -> None:
    landed = land(tmp_path, contract(ORDERS, dates=form), f"id,customer,day,amount\n1,a,{text},5\n2,a,,5\n")
    assert landed.parts[0].rows_used == 0
    assert faults(landed)[0][2] in ("not_a_date", "no_such_day", "out_of_range")
    assert faults(landed)[1] == (3, "day", "required")


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (f"2,b,{DAY},7,8", "field_count"),
        (f"2,b,{DAY},7,", "field_count"),
        ("2,b", "field_count"),
        ('2,"b,2026-01-05,7', "unclosed_quote"),
        (f'2,"b"x,{DAY},7', "text_after_quote"),
        (f"2,b\x00,{DAY},7", "nul_byte"),
        (f"2,b\xff,{DAY},7", "undecodable"),
    ],
)
def test_a_broken_record_is_set_aside_and_takes_no_other_with_it(tmp_path: Path, bad: str, reason: str) -> None:
    text = (
        f"id,customer,day,amount\n1,a,{DAY},5\n".encode()
        + bad.encode("latin-1")
        + f"\n3,c,{DAY},9\n4,d,{DAY},10\n".encode()
    )
    landed = land(tmp_path, contract(ORDERS), text)
    assert [row[0] for row in rows(landed.parts[0], "order_id")] == ["1", "3", "4"]
    assert [(line, found) for line, _, found in faults(landed)] == [(3, reason)]
    assert counts(landed.parts[0]) == (4, 3, 1, 0, 0)


def test_every_row_with_one_field_more_is_set_aside_instead_of_moving_the_columns(tmp_path: Path) -> None:
    landed = land(tmp_path, contract(ORDERS), "id,customer,day,amount\n" + f"1,a,{DAY},5,x\n" * 3)
    assert counts(landed.parts[0]) == (3, 0, 3, 0, 0)


def test_a_row_that_begins_with_a_hash_is_a_row(tmp_path: Path) -> None:
    part = land(tmp_path, contract(ORDERS), f"id,customer,day,amount\n#1,a,{DAY},5\n2,#b,{DAY},6\n").parts[0]
    assert rows(part, "order_id") == [("#1",), ("2",)]


def test_a_semicolon_in_a_field_does_not_become_the_delimiter(tmp_path: Path) -> None:
    part = land(tmp_path, contract(LEADS), f"id,day,name\n1,{DAY},v0\n2,{DAY},a;b\n").parts[0]
    assert rows(part, "campaign") == [("v0",), ("a;b",)]


def test_rows_that_widen_later_in_the_file_cost_only_themselves(tmp_path: Path) -> None:
    text = "id,customer,day,amount\n" + f"1,a,{DAY},5\n" * 1500 + f"2,b,{DAY},6,7\n" * 2
    part = land(tmp_path, contract(ORDERS), text).parts[0]
    assert counts(part) == (1502, 1500, 2, 0, 0)


def test_a_doubled_column_name_is_refused_only_where_it_is_used(tmp_path: Path) -> None:
    part = land(tmp_path, contract(LEADS), f"id,day,name,x,x\n1,{DAY},n,1,2\n").parts[0]
    assert part.rows_used == 1
    with pytest.raises(Exception, match=r"'name' .*stands there 2 times"):
        land(tmp_path, contract(LEADS), f"id,day,name,name\n1,{DAY},n,1\n")


def test_money_is_never_rounded(tmp_path: Path) -> None:
    amounts = ["1.005", "2236.71510474", "33.339999999999996", "12.500000000000000000000000"]
    text = "id,customer,day,amount\n" + "".join(f"{n},a,{DAY},{amount}\n" for n, amount in enumerate(amounts))
    part = land(tmp_path, contract(ORDERS), text).parts[0]
    assert [row[0] for row in rows(part, "amount")] == [
        Decimal("1.005"), Decimal("2236.71510474"), Decimal("33.339999999999996"), Decimal("12.5")
    ]  # fmt: skip
    narrow = land(tmp_path, contract(ORDERS, path="n.csv"), f"id,customer,day,amount\n1,a,{DAY},1.005\n").parts[0]
    assert rows(narrow, "amount, typeof(amount)") == [(Decimal("1.0050"), "DECIMAL(18,4)")]


def test_money_with_more_decimals_than_any_type_holds_is_set_aside(tmp_path: Path) -> None:
    landed = land(tmp_path, contract(ORDERS), f"id,customer,day,amount\n1,a,{DAY},0.{'1' * 25}\n2,a,{DAY},1\n")
    assert faults(landed) == [(2, "amount", "too_many_decimals")]
    assert landed.parts[0].rows_used == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [("3", 3), ("3.0", 3), ("007", 7), ("3.5", None), ("1e3", None), ("9e2", None), ("-1", None), ("", None)],
)
def test_a_count_is_a_whole_number(tmp_path: Path, text: str, value: int | None) -> None:
    base = {"kind": "csv", "table": "surveys", "path": "s.csv", "columns": {"responded_at": "day", "score": "score"}}
    part = land(tmp_path, contract(base), f"day,score\n{DAY},{text}\n").parts[0]
    assert rows(part, "score") == ([(value,)] if value is not None else [])
    assert part.rows_used + part.rows_rejected == 1


# Controls: the same inputs through readers that guess. If these stop failing, the tests above no longer prove anything.


def test_control_a_sniffing_reader_loses_the_hash_row(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("id,customer\n" + "1,a\n" * 3 + "#2,b\n")
    assert duckdb.connect().sql(f"SELECT count(*) FROM '{tmp_path / 'x.csv'}'").fetchall() != [(4,)]


def test_control_a_sniffing_reader_loses_rows_that_come_before_wider_ones(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n" + "1,2\n" * 100 + "1,2,3\n" * 100)
    assert duckdb.connect().sql(f"SELECT count(*) FROM '{tmp_path / 'x.csv'}'").fetchall() != [(200,)]


def test_control_a_guessing_reader_turns_names_and_codes_into_other_things() -> None:
    frame = pd.read_csv(io.StringIO("name,code\nNA,00123\nx,1\n"))
    assert frame["name"].isna().sum() == 1
    assert list(frame["code"]) == [123, 1]
