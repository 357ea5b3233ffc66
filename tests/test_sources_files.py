"""Which files a source has, and what is refused before a record is read."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest

from reportgen import sources
from reportgen.errors import SourceError
from reportgen.sources import bytes_of, infer
from tests.landing_cases import LEADS, ORDERS, contract, counts, land, land_again, rows

DAY = "2026-01-05"
HEAD = "id,customer,day,amount\n"


def test_files_of_a_glob_come_in_natural_order(tmp_path: Path) -> None:
    for name in ("leads-10.csv", "leads-9.csv", "leads-1.csv", ".leads-0.csv", "~$leads-3.csv", "notes.txt"):
        (tmp_path / name).write_text("x")
    arrivals, errors = sources.find(tmp_path, {"s": contract(LEADS, path="*leads-*.csv")})
    assert [arrival.file for arrival in arrivals] == ["leads-1.csv", "leads-9.csv", "leads-10.csv"]
    assert errors == ()


def test_a_name_with_brackets_is_a_name_where_such_a_file_exists(tmp_path: Path) -> None:
    part = land(tmp_path, contract(ORDERS, path="data [1] (2)*.csv"), HEAD + f"1,a,{DAY},5\n").parts[0]
    assert (part.file, part.rows_used) == ("data [1] (2)*.csv", 1)


def test_a_missing_file_names_the_nearest_one_and_other_sources_go_on(tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "leads-2026.csv").write_text("x")
    declared = {
        "a": contract(LEADS, path="exports/lead-2026.csv"),
        "b": contract(LEADS, path="nowhere/*.csv"),
        "c": contract(LEADS, path="exports/*"),
    }
    arrivals, errors = sources.find(tmp_path, declared)
    assert [arrival.source for arrival in arrivals] == ["c"]
    assert "leads-2026.csv" in str(errors[0])
    assert "no file fits 'nowhere/*.csv'" in str(errors[1])


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    _, errors = sources.find(tmp_path, {"s": contract(LEADS, path="exports")})
    assert "exports/*.csv" in str(errors[0])
    (tmp_path / "orders.parquet").mkdir()
    _, errors = sources.find(tmp_path, {"s": contract(LEADS, path="orders.parquet")})
    assert "orders.parquet/*.parquet" in str(errors[0])


def test_a_link_that_leads_back_to_itself_says_so(tmp_path: Path) -> None:
    (tmp_path / "leads.csv").symlink_to("leads.csv")
    _, errors = sources.find(tmp_path, {"s": contract(LEADS)})
    assert str(errors[0]).endswith("The link leads back to itself: put the file in its place")


def test_a_device_is_no_file(tmp_path: Path) -> None:
    _, errors = sources.find(tmp_path, {"s": contract(LEADS, path="/dev/zero")})
    assert "no regular file" in str(errors[0])


def test_a_folder_that_may_not_be_entered_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stat(self: Path, **_: object) -> object:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "stat", stat)
    _, errors = sources.find(tmp_path, {"s": contract(ORDERS, path="shut/orders.csv")})
    assert "Permission denied. Give the user that runs this program" in str(errors[0])


def test_a_name_that_is_no_utf_8_is_refused_in_signs_that_can_be_printed(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.csv")).write_text("id\n")
    _, errors = sources.find(tmp_path, {"s": contract(ORDERS, path="*.csv")})
    assert str(errors[0]).isprintable()
    assert "no UTF-8. Give it another name" in str(errors[0])


def test_a_pipe_is_no_file_to_propose_a_contract_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "orders.csv")
    with pytest.raises(SourceError, match="is no regular file"):
        infer.propose(tmp_path / "orders.csv")


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "orders.csv").write_text(HEAD)

    def refused(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    arrivals, _ = sources.find(tmp_path, {"s": contract(ORDERS)})
    monkeypatch.setattr(Path, "open", refused)
    for kind in ("csv", "xlsx"):
        with pytest.raises(SourceError, match=r"orders.csv.*Permission denied.*right to read"):
            sources.read(arrivals[0], contract(ORDERS, kind=kind), tmp_path)
    with pytest.raises(SourceError, match=r"orders.csv.*Permission denied"):
        sources.read(arrivals[0], contract(ORDERS, kind="parquet"), tmp_path)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"\n\n", "no header"),
        (b"PK\x03\x04" + b"x" * 50, "Excel"),
        (b"PAR1xxxx", "Parquet"),
        (b"%PDF-1.7", "PDF"),
        (b"<!DOCTYPE html><html>", "login"),
        (b"\xff\xfei\x00d\x00", "utf-16"),
        (bytes(range(256)) * 20 + b"\0" * 900, "binary"),
        (b"customer,day,amount\na,b,c\n", "'id'"),
        (b"id,custmer,day,amount\n", "'custmer'"),
        (b"\x1f\x8b\x08\x00garbage", "damaged"),
        (gzip.compress(HEAD.encode() * 100, mtime=0)[:60], "damaged or cut short"),
    ],
)
def test_what_is_no_such_table_is_refused_with_the_reason(tmp_path: Path, content: bytes, word: str) -> None:
    with pytest.raises(SourceError, match=word):
        land(tmp_path, contract(ORDERS), content)


def test_a_missing_column_is_told_with_the_line_and_what_the_file_has(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as error:
        land(tmp_path, contract(ORDERS, preamble=2), "report\n\nid,Customer,day,total\n1,a,b,c\n")
    problem = error.value.problem
    assert (problem.file, problem.line) == ("orders.csv", 3)
    assert "'customer' (columns.customer_id) is missing" in problem.what
    assert "'amount'" in problem.what
    assert "id, Customer, day, total" in problem.instead


@pytest.mark.parametrize(("size", "level"), [(30_000_000, 9), (30_000_000, 1)])
def test_an_archive_that_explodes_is_refused_early(tmp_path: Path, size: int, level: int) -> None:
    bomb = gzip.compress(HEAD.encode() + b"1,a,2026-01-05,5\n" * (size // 17), level)
    with pytest.raises(SourceError, match="100 times"):
        land(tmp_path, contract(ORDERS), bomb)


def test_a_file_with_more_bytes_than_allowed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bytes_of, "MAX_BYTES", 1000)
    with pytest.raises(SourceError, match="1,000 bytes"):
        land(tmp_path, contract(ORDERS), HEAD + f"1,a,{DAY},5\n" * 100)


def test_gzip_is_known_by_its_bytes_whatever_the_name(tmp_path: Path) -> None:
    packed = gzip.compress(f"{HEAD}1,a,{DAY},5\n".encode()) + gzip.compress(f"2,b,{DAY},6\n".encode())
    part = land(tmp_path, contract(ORDERS), packed).parts[0]
    assert rows(part, "order_id") == [("1",), ("2",)]
    plain = land(tmp_path, contract(ORDERS, path="orders.csv.gz"), f"{HEAD}1,a,{DAY},5\n").parts[0]
    assert plain.rows_used == 1


CDNOW = {
    "kind": "csv", "table": "orders", "path": "cd.txt", "delimiter": "whitespace", "dates": "%Y%m%d",
    "columns": {"customer_id": "customer_id", "ordered_at": "date", "amount": "dollar_value"},
    "constants": {"order_id": "row_number", "currency": "USD"},
}  # fmt: skip


def test_fixed_columns_are_parted_by_runs_of_blanks_and_equal_rows_are_all_kept(tmp_path: Path) -> None:
    row = " 00001 19970101  1   11.77\r\n"
    text = f" customer_id  date number_of_cds  dollar_value\r\n{row}{row} 00002 19970112  5   77.00\r\n"
    part = land(tmp_path, contract(CDNOW), text).parts[0]
    assert counts(part) == (3, 3, 0, 0, 0)
    assert rows(part, "customer_id, sum(amount)::varchar", "_state = 0 GROUP BY 1 ORDER BY 1") == [
        ("00001", "23.5400"),
        ("00002", "77.0000"),
    ]
    assert len(set(rows(part, "order_id"))) == 3


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("cp1250", "cp1250"),
        ("cp1251", "cp1251"),
        ("cp1252", "cp1252"),
        ("iso8859-2", "latin2"),
    ],
)
def test_text_is_read_in_its_declared_encoding(tmp_path: Path, encoding: str, declared: str) -> None:
    name = {"cp1251": "Мария", "cp1252": "Séb", "iso8859-2": "Łukáš", "cp1250": "Łukáš"}.get(encoding, "Łukáš Мария 𝄞")
    source = contract(LEADS, encoding=declared, delimiter="tab")
    part = land(tmp_path, source, f"id\tday\tname\r\n1\t{DAY}\t{name}\r\n".encode(encoding)).parts[0]
    assert rows(part, "campaign") == [(name,)]


def test_bytes_outside_the_encoding_cost_their_row_only(tmp_path: Path) -> None:
    landed = land(
        tmp_path,
        contract(LEADS, encoding="cp1252"),
        f"id,day,name\n1,{DAY},a\n2,{DAY},".encode() + b"\x81\n" + f"3,{DAY},é\n".encode("cp1252"),
    )
    assert counts(landed.parts[0]) == (3, 2, 1, 0, 0)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_every_kind_of_line_end_is_read(tmp_path: Path, end: str, last: bool) -> None:
    text = end.join(["id,customer,day,amount", f"1,a,{DAY},5", f"2,b,{DAY},6"]) + (end if last else "")
    assert rows(land(tmp_path, contract(ORDERS), text).parts[0], "order_id, amount::int") == [("1", 5), ("2", 6)]


def test_mixed_line_ends_and_blank_lines_are_no_records(tmp_path: Path) -> None:
    part = land(tmp_path, contract(ORDERS), f"{HEAD}\r\n1,a,{DAY},5\r\n\n   \n2,b,{DAY},6\n\n\n").parts[0]
    assert counts(part) == (2, 2, 0, 0, 0)
    assert part.first_line == 0
    assert rows(part, "_line") == [(3,), (6,)]


def test_line_breaks_in_quotes_belong_to_their_field(tmp_path: Path) -> None:
    part = land(tmp_path, contract(LEADS), f'id,day,name\n1,{DAY},"a\nb ""c"", d"\n2,{DAY},e\n').parts[0]
    assert rows(part, "campaign, _line") == [('a\nb "c", d', 2), ("e", 4)]


def test_a_quote_in_the_middle_of_a_field_is_a_character(tmp_path: Path) -> None:
    part = land(tmp_path, contract(LEADS), f'id,day,name\n1,{DAY},5" pipe\n2,{DAY},x\n').parts[0]
    assert rows(part, "campaign") == [('5" pipe',), ("x",)]


def test_quotes_in_the_middle_of_fields_do_not_hide_a_field_too_many(tmp_path: Path) -> None:
    text = f'{HEAD}a,b,{DAY},6\n5" p,5" p,{DAY},5,\n'
    assert counts(land(tmp_path, contract(ORDERS), text).parts[0]) == (2, 1, 1, 0, 0)


def test_nothing_is_quoted_where_no_quote_is_declared(tmp_path: Path) -> None:
    part = land(tmp_path, contract(LEADS, quote=""), f'id,day,name\n1,{DAY},"a\n2,{DAY},b"\n').parts[0]
    assert rows(part, "campaign") == [('"a',), ('b"',)]


def test_the_second_half_of_a_broken_record_does_not_pass_for_a_sound_one(tmp_path: Path) -> None:
    text = f'{HEAD}1,"first\nsecond",{DAY},5,extra\n3,c,{DAY},9\n'
    assert rows(land(tmp_path, contract(ORDERS), text).parts[0], "order_id") == [("3",)]


def test_a_preamble_is_passed_over_by_count_or_by_its_beginning(tmp_path: Path) -> None:
    body = f"{HEAD}1,a,{DAY},5\n"
    assert land(tmp_path, contract(ORDERS, preamble=3), 'Report\nJuly, "2026\n\n' + body).parts[0].rows_used == 1
    by_prefix = contract(ORDERS, preamble={"prefix": "#"}, path="p.csv")
    assert land(tmp_path, by_prefix, "# ---\n# Account: x\n\n#\n" + body).parts[0].rows_used == 1


def test_a_footer_is_counted_as_declared_skipped(tmp_path: Path) -> None:
    body = f"{HEAD}1,a,{DAY},5\n2,b,{DAY},6\n"
    footer = '\n\n"Grand Totals (2 records)"\n\n"Confidential Information - Do Not Distribute"\n"Copyright (c) 2026"\n'
    by_prefix = contract(ORDERS, footer={"prefix": "Grand Totals"})
    assert counts(land(tmp_path, by_prefix, body + footer).parts[0]) == (5, 2, 0, 0, 3)
    by_count = contract(ORDERS, footer=3, path="c.csv")
    assert counts(land(tmp_path, by_count, body + footer).parts[0]) == (5, 2, 0, 0, 3)


def test_a_file_without_a_header_takes_the_declared_names(tmp_path: Path) -> None:
    source = contract(ORDERS, header=False, names=["id", "customer", "day", "amount"])
    assert rows(land(tmp_path, source, f"1,a,{DAY},5\n").parts[0], "order_id") == [("1",)]


def test_a_header_alone_is_a_table_of_no_rows(tmp_path: Path) -> None:
    for number, text in enumerate((HEAD, HEAD.rstrip("\n"), HEAD + "\n\n")):
        part = land(tmp_path, contract(ORDERS, path=f"{number}.csv"), text).parts[0]
        assert counts(part) == (0, 0, 0, 0, 0)
        assert (part.first_day, part.complete_through) == (None, None)


def test_a_table_of_one_row_is_read(tmp_path: Path) -> None:
    assert counts(land(tmp_path, contract(ORDERS), f"{HEAD}1,a,{DAY},5").parts[0]) == (1, 1, 0, 0, 0)


def test_a_very_long_line_costs_itself_only(tmp_path: Path) -> None:
    text = f"{HEAD}1,a,{DAY},5\n2,{'x' * 3_000_000},{DAY},6\n3,c,{DAY},7\n"
    assert rows(land(tmp_path, contract(ORDERS), text).parts[0], "order_id") == [("1",), ("3",)]


def test_both_readers_land_the_same_rows(tmp_path: Path) -> None:
    text = f'{HEAD}1, a ,{DAY},5\n2,"b, c",{DAY},6\n3,"",{DAY},7\n4,é,{DAY},x\n'
    source = contract(ORDERS)

    def careful(*args: object, **options: object) -> object:
        return sources.read(*args, **{**options, "careful": True})  # type: ignore[arg-type]

    fast = land(tmp_path, source, text)
    (tmp_path / "slow").mkdir()
    slow = land(tmp_path / "slow", source, text, read=careful)
    assert "_line" not in {name for name, *_ in rows_described(fast.parts[0])}
    assert rows(fast.parts[0], "* EXCLUDE (_state)", "true") == rows(slow.parts[0], "* EXCLUDE (_state, _line)", "true")
    assert counts(fast.parts[0]) == counts(slow.parts[0]) == (4, 2, 2, 0, 0)
    assert land_again(tmp_path, source).parts == fast.parts


def rows_described(part: object) -> list[tuple[str, ...]]:
    import duckdb

    return duckdb.connect().sql(f"DESCRIBE SELECT * FROM read_parquet('{part.snapshot}')").fetchall()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("kind", "word"), [("link", "is a link to a file that is not there"), ("pipe", "is no regular file")]
)
def test_what_a_pattern_names_and_is_no_file_is_not_passed_over(tmp_path: Path, kind: str, word: str) -> None:
    (tmp_path / "leads-1.csv").write_text("id,day,name\n")
    if kind == "link":
        (tmp_path / "leads-2.csv").symlink_to("away.csv")
    else:
        os.mkfifo(tmp_path / "leads-2.csv")
    _, errors = sources.find(tmp_path, {"s": contract(LEADS, path="leads-*.csv")})
    assert f"leads-2.csv: source 's': {word}" in str(errors[0])
