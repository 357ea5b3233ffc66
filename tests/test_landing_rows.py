"""No row is lost in silence: whatever a file holds, rows read = used + rejected + duplicate + declared-skipped.

The number of rows, and which of them count, is worked out a second time by Python's csv module and plain Python.
"""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reportgen import sources
from tests.landing_cases import ORDERS, contract, counts, land, rows

HEADER = ["id", "customer", "day", "amount"]
TEXT = st.text(alphabet=st.sampled_from(list("ab,;\"'\n #Né𝄞-\t.0")), max_size=6)
DAYS = st.sampled_from(["2026-01-05", "2026-1-5", "2026-02-30", "", "NA", "05.01.2026", "2026-12-31"])
AMOUNTS = st.sampled_from(["1", "1.5", "-2", "1,5", "", "x", "1e3", "NA", "0.00001", "12.50", " 7 "])
ROW = st.tuples(TEXT, TEXT, DAYS, AMOUNTS).map(list)
ROWS = st.lists(ROW, max_size=8)


def _fits(row: list[str]) -> str:
    """used, rejected or skipped, by the contract below and no code of the project."""
    identity, customer, day, amount = (field.strip(" \t\xa0") for field in row)
    wrong_day = day not in ("2026-01-05", "2026-1-5", "2026-12-31", "", "NA")
    wrong_amount = amount not in ("1", "1.5", "-2", "0.00001", "12.50", "7", "1e3", "", "NA")
    if wrong_day or wrong_amount or "" in (identity, customer, day, amount):
        return "rejected"
    return "skipped" if "NA" in (day, amount) else "used"


def _written(table: list[list[str]], quoting: int, *, crlf: bool) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n" if crlf else "\n", quoting=quoting).writerows([HEADER, *table])  # type: ignore[arg-type]
    return out.getvalue()


def _by_csv(text: str) -> list[list[str]]:
    return [row for row in csv.reader(io.StringIO(text, newline="")) if row][1:]


QUOTING = st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
QUIET = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]}


@settings(max_examples=150, **QUIET)  # type: ignore[arg-type]
@given(table=ROWS, quoting=QUOTING, crlf=st.booleans(), careful=st.booleans())
@example(table=[["a", "b\rc", "2026-01-05", "1"]], quoting=csv.QUOTE_ALL, crlf=True, careful=False)
@example(table=[["a", "b\r\nc\r", "2026-01-05", "1"]], quoting=csv.QUOTE_ALL, crlf=False, careful=True)
def test_both_readers_count_and_read_what_the_csv_module_does(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]], quoting: int, crlf: bool, careful: bool
) -> None:
    folder = tmp_path_factory.mktemp("read")
    text = _written(table, quoting, crlf=crlf)
    (folder / "orders.csv").write_bytes(text.encode())
    source = contract(ORDERS)
    arrival = sources.find(folder, {"s": source})[0][0]
    batch = sources.read(arrival, source, folder, careful=careful)
    expected = _by_csv(text)
    assert batch.records == len(expected)
    if batch.normal:
        with batch.text.open(encoding="utf-8", newline="") as lines:
            found = list(csv.reader(lines))
        assert [(row[1], [field.lstrip(" ") for field in row[4:]]) for row in found] == [
            ("", [field.lstrip(" ") for field in row]) for row in expected
        ]
    else:
        assert not careful
        assert "\n" not in "".join(field for row in expected for field in row)


def _account(folder: Path, tables: list[list[list[str]]], quoting: int, *, crlf: bool) -> None:
    """Land the tables as files of one source and compare every count and the sum with plain Python's."""
    texts = [
        _written([*table, [str(n), "last", "2026-01-05", "1"]], quoting, crlf=crlf) for n, table in enumerate(tables)
    ]
    source = contract(ORDERS, path="*.csv", nulls=["NA"], overlap="add")
    landed = land(folder, source, {f"{n}.csv": text for n, text in enumerate(texts)})
    for part, text in zip(landed.parts, texts, strict=True):
        read = _by_csv(text)
        fits = [_fits(row) for row in read]
        assert counts(part) == (len(read), fits.count("used"), fits.count("rejected"), 0, fits.count("skipped"))
        total = sum((Decimal(row[3].strip()) for row, fit in zip(read, fits, strict=True) if fit == "used"), Decimal(0))
        assert (rows(part, "sum(amount)")[0][0] or 0) == total


@settings(max_examples=20, **QUIET)  # type: ignore[arg-type]
@given(tables=st.lists(ROWS, min_size=1, max_size=4), quoting=QUOTING, crlf=st.booleans())
@example(tables=[[["a", '"', "2026-01-05", "1"]]], quoting=csv.QUOTE_MINIMAL, crlf=False)
def test_every_record_is_accounted_for(
    tmp_path_factory: pytest.TempPathFactory, tables: list[list[list[str]]], quoting: int, crlf: bool
) -> None:
    _account(tmp_path_factory.mktemp("rows"), tables, quoting, crlf=crlf)


@pytest.mark.nightly
@settings(max_examples=3000, **QUIET)  # type: ignore[arg-type]
@given(tables=st.lists(ROWS, min_size=4, max_size=6), quoting=QUOTING, crlf=st.booleans())
def test_every_record_of_ten_thousand_files_is_accounted_for(
    tmp_path_factory: pytest.TempPathFactory, tables: list[list[list[str]]], quoting: int, crlf: bool
) -> None:
    _account(tmp_path_factory.mktemp("rows"), tables, quoting, crlf=crlf)


@settings(max_examples=15, **QUIET)  # type: ignore[arg-type]
@given(lines=st.lists(st.text(alphabet=list('a1,";\n\x00é'), max_size=12), max_size=6), data=st.binary(max_size=30))
@example(lines=[",,,,\x00"], data=b"")
def test_garbage_between_sound_lines_never_takes_them_along(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], data: bytes
) -> None:
    folder = tmp_path_factory.mktemp("garbage")
    sound = b"good,customer,2026-01-05,1\n"
    text = "\n".join(lines).replace('"', "").encode() + b"\n" + data.replace(b'"', b"") + b"\n"
    head = ",".join(HEADER).encode() + b"\n"
    part = land(folder, contract(ORDERS), head + sound + text + sound).parts[0]
    assert rows(part, "count(*)", "_state = 0 AND order_id = 'good'") == [(2,)]
    assert part.rows_read == part.rows_used + part.rows_rejected + part.rows_duplicate + part.rows_skipped


@settings(max_examples=15, **QUIET)  # type: ignore[arg-type]
@given(broken=st.integers(0, 5), quote=st.sampled_from(['"x', 'x"', '"x"y', '"', 'a,"b']))
def test_an_unclosed_quote_costs_one_line(tmp_path_factory: pytest.TempPathFactory, broken: int, quote: str) -> None:
    folder = tmp_path_factory.mktemp("quote")
    lines = [f"{number},c,2026-01-05,1" for number in range(6)]
    lines[broken] = f"{quote},c,2026-01-05,1"
    part = land(folder, contract(ORDERS), ",".join(HEADER) + "\n" + "\n".join(lines) + "\n").parts[0]
    assert part.rows_read == 6
    assert part.rows_used >= 5


def test_control_a_reader_that_sniffs_breaks_the_equation(tmp_path: Path) -> None:
    import duckdb

    (tmp_path / "x.csv").write_text("c0\nv0\na;b\n")
    assert duckdb.connect().sql(f"SELECT count(*) FROM '{tmp_path / 'x.csv'}'").fetchall() != [(2,)]


CELLS = [
    "a", "\"a,b\"", "\" x \"", " a", "a ", "\"q\" ", "5\" p", "\"\"", "\"a\"\"b\"", "",
    "#x", "é", "NA", "\t", "\"", "a\"b\"c", "\"a\"b", "\\\"x\"",
]  # fmt: skip
LINE = st.tuples(
    st.sampled_from(CELLS),
    st.sampled_from(CELLS),
    st.sampled_from(["2026-01-05", '"2026-01-06"', " 2026-1-7"]),
    st.sampled_from(["5", '"6"', "7 "]),
    st.sampled_from(["", "", "", ",", ",x"]),
)


@settings(max_examples=15, **QUIET)  # type: ignore[arg-type]
@given(lines=st.lists(LINE, min_size=1, max_size=4), end=st.sampled_from(["\n", "\r\n"]))
@example(lines=[('a"b"c', "a", "2026-01-05", '"6"', ""), ('5" p', '5" p', "2026-01-05", "5", ",")], end="\n")
def test_the_fast_and_the_strict_reader_agree_on_oddly_written_files(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[str, ...]], end: str
) -> None:
    text = end.join([",".join(HEADER), *(",".join(line[:4]) + line[4] for line in lines), ""])

    def strict(*args: Any, **options: Any) -> Any:
        return sources.read(*args, **{**options, "careful": True})

    found = []
    for reader in (sources.read, strict):
        part = land(tmp_path_factory.mktemp("both"), contract(ORDERS), text, read=reader).parts[0]
        found.append((counts(part), rows(part, "order_id, customer_id, ordered_at, amount")))
    assert found[0] == found[1]
