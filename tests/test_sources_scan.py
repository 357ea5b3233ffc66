"""Stage 0 counts records without parsing them, and says which files the fast reader may have."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.sources import records
from reportgen.sources.scan import Scan, scan, whole_lines


def scanned(data: bytes, size: int = 7, *, quote: bytes = b'"') -> Scan:
    return scan(
        (data[start : start + size] for start in range(0, len(data), size)), skip=0, delimiter=b",", quote=quote
    )


@pytest.mark.parametrize(
    ("data", "count", "plain"),
    [
        (b"", 0, True),
        (b"a,b\n", 1, True),
        (b"a,b", 1, True),
        (b"a,b\nc,d\n\n\n", 2, True),
        (b"a,b\r\nc,d\r\n\r\n", 2, True),
        (b"a,b\n\nc,d\n", 2, False),
        (b"a,b\nc,d\r\n", 2, False),
        (b"a,b\rc,d\r", 1, False),
        (b'"a,x",b\n', 1, True),
        (b'"a\nx",b\n', 1, False),
        (b'a",b\n', 1, False),
        (b'"a" ,b\n', 1, False),
        (b'"a""b",""\n', 1, True),
        (b'5" a,5" b,\n', 1, False),
        (b"a,b,\n", 1, False),
        (b"a\xff,b\n", 1, False),
        (b"a\xc3", 1, False),
        (b"a\x00,b\n", 1, False),
    ],
)
def test_records_are_counted_and_unusual_files_are_told_apart(data: bytes, count: int, plain: bool) -> None:
    found = scanned(data)
    assert found.plain(2) is plain
    if plain:
        assert found.records == count


@pytest.mark.parametrize(
    ("data", "padded"),
    [
        (b"a b,c\n", False),
        (b"a ,b\n", True),
        (b"a, b\n", True),
        (b" a,b\n", True),
        (b"a,b \n", True),
        (b"a,b\t\r\n", True),
    ],
)
def test_blanks_at_the_ends_of_fields_are_seen(data: bytes, padded: bool) -> None:
    assert scanned(data, 64).padded is padded


@given(
    rows=st.lists(st.tuples(st.text('ab,é "', max_size=4), st.text('xy"', max_size=4))),
    size=st.integers(1, 40),
    crlf=st.booleans(),
)
def test_a_plain_file_has_as_many_records_as_the_csv_module_finds(
    rows: list[tuple[str, str]], size: int, crlf: bool
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n" if crlf else "\n").writerows(rows)
    found = scanned(out.getvalue().encode(), size)
    if found.plain(2):
        assert found.records == len(rows)


@given(data=st.binary(max_size=60), size=st.integers(1, 20), skip=st.integers(0, 10))
def test_chunks_are_cut_after_line_ends_and_lose_nothing(data: bytes, size: int, skip: int) -> None:
    pieces = list(whole_lines((data[start : start + size] for start in range(0, len(data), size)), skip))
    assert b"".join(pieces) == data[skip:]
    assert all(piece.endswith(b"\n") for piece in pieces[:-1])


def parsed(text: str, width: int = 2, delimiter: str = ",", quote: str = '"') -> list[tuple[int, tuple[str, ...], str]]:
    lines = records.Lines(io.StringIO(text, newline=""), 1)
    return [
        (found.line, found.fields, found.fault)
        for found in records.parse(lines, width=width, delimiter=delimiter, quote=quote)
    ]


def test_the_strict_parser_gives_lines_and_faults() -> None:
    assert parsed('a,b\n"c\nd",e\n\nf\n"g"h,i\nj,k\n') == [
        (1, ("a", "b"), ""),
        (2, ("c\nd", "e"), ""),
        (5, (), "field_count"),
        (6, (), "text_after_quote"),
        (7, ("j", "k"), ""),
    ]


def test_an_unclosed_quote_is_one_line_even_at_the_end_of_the_file() -> None:
    assert parsed('a,"b\nc,d\n') == [(1, (), "unclosed_quote"), (2, ("c", "d"), "")]
    assert parsed('c,d\na,"b') == [(1, ("c", "d"), ""), (2, (), "unclosed_quote")]


def test_a_quote_that_never_closes_is_given_up_before_memory_is() -> None:
    found = parsed('a,"b\n' + "c,d\n" * 100_000)
    assert found[0] == (1, (), "too_long")
    assert len(found) == 100_001


def test_tabs_make_a_record_of_empty_fields_and_no_blank_line() -> None:
    assert parsed("\t\n\n", delimiter="\t") == [(1, ("", ""), "")]


def test_runs_of_blanks_part_fields() -> None:
    assert parsed("  a   b \n\n c\n", delimiter="", quote="") == [(1, ("a", "b"), ""), (3, (), "field_count")]
