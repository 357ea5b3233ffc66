"""Parquet files: typed columns are taken as they are, to the last digit and to the business's day."""

from __future__ import annotations

import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb
import pytest
from ruamel.yaml import YAML

from reportgen.contract import FileSource, problems
from reportgen.errors import SourceError
from reportgen.sources import infer
from tests.landing_cases import ORDERS, contract, counts, faults, land_again, rows

FILE = {**ORDERS, "kind": "parquet", "path": "orders.parquet"}


def written(folder: Path, select: str, name: str = "orders.parquet") -> None:
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"COPY ({select}) TO '{folder / name}' (FORMAT parquet)")


def one(id_: str = "1", customer: str = "'a'", day: str = "DATE '2026-01-05'", amount: str = "5") -> str:
    return f"SELECT {id_} AS id, {customer} AS customer, {day} AS day, {amount} AS amount"


@pytest.mark.parametrize(
    ("amount", "value"),
    [
        ("5", Decimal(5)),
        ("12.34::DECIMAL(9,2)", Decimal("12.34")),
        ("1.123456::DECIMAL(18,6)", Decimal("1.123456")),
        ("0.1::DOUBLE", Decimal("0.1")),
        ("0.1::FLOAT", Decimal("0.1")),
        ("1e-7::DOUBLE", Decimal("0.0000001")),
        ("1e12::DOUBLE", Decimal(10) ** 12),
        ("'1234.5'", Decimal("1234.5")),
        ("'inf'::DOUBLE", "not_a_number"),
        ("'nan'::DOUBLE", "required"),
        ("NULL::DOUBLE", "required"),
        ("'1,5'", "not_a_number"),
        ("170141183460469231731687303715884105727::HUGEINT", "out_of_range"),
    ],
)
def test_money_is_exact_whatever_its_type(tmp_path: Path, amount: str, value: Decimal | str) -> None:
    written(tmp_path, one(amount=amount))
    landed = land_again(tmp_path, contract(FILE))
    if isinstance(value, str):
        assert [reason for _, _, reason in faults(landed)] == [value]
    else:
        assert rows(landed.parts[0], "amount") == [(value,)]


@pytest.mark.parametrize(
    ("day", "timezone", "found"),
    [
        ("DATE '2026-01-05'", None, "2026-01-05"),
        ("TIMESTAMP '2026-01-05 23:30:00'", None, "2026-01-05"),
        ("TIMESTAMP '2026-01-05 23:30:00'", "UTC", "2026-01-06"),
        ("TIMESTAMP_NS '2026-01-05 23:30:00.123456789'", "UTC", "2026-01-06"),
        ("TIMESTAMP_MS '2026-07-05 22:30:00'", "UTC", "2026-07-06"),
        ("TIMESTAMPTZ '2026-01-05 23:30:00+00'", None, "2026-01-06"),
        ("TIMESTAMPTZ '2026-01-05 22:30:00+00'", None, "2026-01-05"),
        ("TIMESTAMPTZ '2026-07-05 22:30:00+00'", "Asia/Tokyo", "2026-07-06"),
        ("'2026-01-05'", None, "2026-01-05"),
        ("20260105", None, "not_a_date"),
        ("DATE '1899-12-31'", None, "out_of_range"),
        ("TIMESTAMP 'infinity'", None, "out_of_range"),
        ("TIMESTAMPTZ 'infinity'", None, "out_of_range"),
        ("NULL::DATE", None, "required"),
    ],
)
def test_days_and_instants_become_the_business_s_day(
    tmp_path: Path, day: str, timezone: str | None, found: str
) -> None:
    written(tmp_path, one(day=day))
    landed = land_again(tmp_path, contract(FILE, timezone=timezone), zone=ZoneInfo("Europe/Prague"))
    days = [str(day) for (day,) in rows(landed.parts[0], "ordered_at")]
    assert (days or [reason for _, _, reason in faults(landed)]) == [found]


def test_a_day_that_is_a_number_is_read_by_its_declared_form(tmp_path: Path) -> None:
    written(tmp_path, one(day="20260105"))
    assert rows(land_again(tmp_path, contract(FILE, dates="%Y%m%d")).parts[0], "ordered_at") == [(date(2026, 1, 5),)]


def test_every_row_is_accounted_for_with_its_number(tmp_path: Path) -> None:
    cells = one("CASE WHEN i % 100 = 7 THEN NULL ELSE i END", "i * 1.0::DOUBLE", amount="i")
    written(tmp_path, f"{cells} FROM range(1000) t(i)")
    landed = land_again(tmp_path, contract(FILE))
    assert counts(landed.parts[0]) == (1000, 990, 10, 0, 0)
    assert faults(landed)[:2] == [(8, "id", "required"), (108, "id", "required")]
    assert rows(landed.parts[0], "order_id, customer_id")[:2] == [("0", "0"), ("1", "1")]


def test_totals_and_values_and_expressions_are_as_in_texts(tmp_path: Path) -> None:
    select = (
        "SELECT * FROM (VALUES ('A', DATE '2026-01-05', 1), ('B', DATE '2026-01-06', 2), ('Total', NULL, 3)) t(c, d, n)"
    )
    written(tmp_path, select, "ads.parquet")
    base = {
        "kind": "parquet",
        "table": "ads",
        "path": "ads.parquet",
        "columns": {"date": "d", "campaign": {"from": "c", "values": {"a": "Alpha"}}, "impressions": "n"},
    }
    source = contract(base, totals=["last"], constants={"clicks": 0}, derive={"spend": "cast(n as integer) * 2"})
    part = land_again(tmp_path, source).parts[0]
    assert counts(part) == (3, 2, 0, 0, 1)
    assert rows(part, "campaign, impressions, spend::INTEGER") == [("Alpha", 1, 2), ("B", 2, 4)]


@pytest.mark.parametrize(
    ("amount", "word"),
    [
        ("[1]", r"'amount' \(columns.amount\) is nested: INTEGER\[\]"),
        ("{'a': 1}", "nested: STRUCT"),
        ("'x'::BLOB", "holds bytes"),
    ],
)
def test_a_nested_column_is_refused_by_name_and_only_where_it_is_used(tmp_path: Path, amount: str, word: str) -> None:
    written(tmp_path, f"{one(amount=amount)}, [1] AS unused")
    with pytest.raises(SourceError, match=word):
        land_again(tmp_path, contract(FILE))
    written(tmp_path, f"{one()}, [1] AS unused", "fine.parquet")
    assert land_again(tmp_path, contract(FILE, path="fine.parquet")).parts[0].rows_used == 1


def test_a_broken_or_other_file_says_what_it_is(tmp_path: Path) -> None:
    written(tmp_path, f"{one('i::VARCHAR', 'md5(i::VARCHAR)', amount='i')} FROM range(5000) t(i)")
    content = (tmp_path / "orders.parquet").read_bytes()
    broken = bytearray(content)
    broken[200:9000] = b"\xff" * 8800
    cases = [(b"", "empty"), (b"id,customer\n", "kind: csv"), (b"PK\x03\x04", "kind: xlsx"), (b"PARE1234", "encrypted")]
    for damaged, word in [*cases, (content[:900], "damaged"), (bytes(broken), "damaged")]:
        (tmp_path / "orders.parquet").write_bytes(damaged)
        with pytest.raises(SourceError, match=word):
            land_again(tmp_path, contract(FILE))
    (tmp_path / "orders.csv").write_bytes(content)
    with pytest.raises(SourceError, match="kind: parquet"):
        land_again(tmp_path, contract(ORDERS))


def test_a_missing_column_names_those_that_are_there(tmp_path: Path) -> None:
    written(tmp_path, "SELECT 1 AS id, 'a' AS custmer, DATE '2026-01-05' AS day, 5 AS amount")
    with pytest.raises(
        SourceError, match=r"'customer'.*Did you mean 'custmer'.*The file has: id, custmer, day, amount"
    ):
        land_again(tmp_path, contract(FILE))


def test_percent_has_no_meaning_for_a_column_of_numbers(tmp_path: Path) -> None:
    written(tmp_path, one(amount="12.5"))
    with pytest.raises(SourceError, match="percent"):
        land_again(tmp_path, contract(FILE, columns={"amount": {"from": "amount", "percent": True}}))


def test_a_name_like_a_pattern_is_a_name(tmp_path: Path) -> None:
    written(tmp_path, one(), "orders [1].parquet")
    assert land_again(tmp_path, contract(FILE, path="orders [1].parquet")).parts[0].rows_used == 1


def test_a_contract_is_proposed_for_a_parquet_file(tmp_path: Path) -> None:
    cells = "i AS order_id, i % 7 AS customer_id, DATE '2026-01-05' AS order_date, i * 1.5 AS amount, [1] AS tags"
    written(tmp_path, f"SELECT {cells} FROM range(50) t(i)")
    proposal = infer.propose(tmp_path / "orders.parquet", tmp_path)
    source = FileSource.model_validate(YAML(typ="safe").load(proposal.text)["orders"])
    assert problems("s", source) == []
    assert (source.kind, source.table) == ("parquet", "orders")
    assert counts(land_again(tmp_path, source).parts[0]) == (50, 50, 0, 0, 0)


def test_an_empty_text_is_no_value_as_in_every_other_kind_of_file(tmp_path: Path) -> None:
    written(tmp_path, " UNION ALL ".join([one(), one(customer="''"), one(customer="'  '"), one(day="''")]).replace(
        "DATE '2026-01-05'", "'2026-01-05'"
    ))  # fmt: skip
    landed = land_again(tmp_path, contract(FILE))
    assert [(column, reason) for _, column, reason in faults(landed)] == [
        ("customer", "required"), ("customer", "required"), ("day", "required"),
    ]  # fmt: skip


def test_two_columns_of_one_name_are_refused_where_the_contract_uses_them(tmp_path: Path) -> None:
    written(tmp_path, one() + ", DATE '2026-01-06' AS dax")
    path = tmp_path / "orders.parquet"
    path.write_bytes(path.read_bytes().replace(b"dax", b"day"))
    with pytest.raises(SourceError, match=r"'day' .*stands there 2 times"):
        land_again(tmp_path, contract(FILE))


def test_a_damaged_file_is_named_as_the_user_knows_it(tmp_path: Path) -> None:
    (tmp_path / "orders.parquet").write_bytes(b"PAR1" + bytes(40))
    with pytest.raises(SourceError, match=r"damaged or cut short: .*orders\.parquet") as caught:
        land_again(tmp_path, contract(FILE))
    assert ".tmp-" not in str(caught.value)


def test_a_decimal_of_more_digits_than_the_engine_holds_is_refused_and_never_rounded(tmp_path: Path) -> None:
    shutil.copy(Path(__file__).parent / "data" / "decimal_of_50_digits.parquet", tmp_path / "orders.parquet")
    with pytest.raises(
        SourceError, match=r"'amount' \(columns.amount\) is a decimal of 50 digits.*38 digits at the most"
    ):
        land_again(tmp_path, contract(FILE))


def test_a_day_that_damage_made_is_set_aside_though_the_file_says_of_itself_that_it_has_none(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        several = one() + " UNION ALL " + one("2", day="DATE '2026-01-06'")
        connection.execute(
            f"COPY ({several}) TO '{tmp_path}/orders.parquet' (FORMAT parquet, COMPRESSION uncompressed)"
        )
    file = tmp_path / "orders.parquet"
    day, far = (number.to_bytes(4, "little") for number in (20458, 2**24 + 20458))  # days since 1970
    assert day in file.read_bytes()
    file.write_bytes(file.read_bytes().replace(day, far, 1))  # where the values stand, and not in what is said of them
    landed = land_again(tmp_path, contract(FILE))
    assert counts(landed.parts[0]) == (2, 1, 1, 0, 0)
    assert faults(landed) == [(1, "day", "out_of_range")]
