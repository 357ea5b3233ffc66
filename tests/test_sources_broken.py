"""Broken files: each gives one clear message, or every record of it is accounted for and those set aside have their place."""

from __future__ import annotations

import gzip
import io
import random
import zipfile
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from reportgen.errors import SourceError
from reportgen.sources import infer
from tests.landing_cases import ORDERS, contract, counts, faults, land
from tests.test_sources_xlsx import book

DAY = "2026-01-05"
HEAD = "id,customer,day,amount\n"
ONE, TWO, THREE = (f"{n},{c},{DAY},{n}\n" for n, c in ((1, "a"), (2, "b"), (3, "c")))


@dataclass(frozen=True)
class Broken:
    """One broken file.

    Attributes:
        content: its bytes.
        error: what the message must hold; "" where the file is read.
        used: ids of the rows that count.
        faults: line, column and reason of what is set aside.
        rest: skipped and duplicate rows.
        changes: to the contract.
    """

    content: bytes | str
    error: str = ""
    used: str = ""
    faults: tuple[tuple[int, str, str], ...] = ()
    rest: int = 0
    changes: dict[str, Any] = field(default_factory=dict)


def refused(content: bytes | str, error: str, **changes: Any) -> Broken:
    return Broken(content, error, changes=changes)


def read(content: bytes | str, used: str, *found: tuple[int, str, str], rest: int = 0, **changes: Any) -> Broken:
    return Broken(content, "", used, found, rest, changes)


def packed(name: str, content: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, content)
    return out.getvalue()


def amount(text: str, *found: tuple[int, str, str], **changes: Any) -> Broken:
    """A file whose second of three rows has this amount."""
    body = f'1,a,{DAY},1\n2,b,{DAY},"{text}"\n3,c,{DAY},3\n'
    return read(HEAD + body, "13" if found else "123", *found, **changes)


def day(text: str, reason: str, **changes: Any) -> Broken:
    return read(f"{HEAD}{ONE}2,b,{text},2\n{THREE}", "13", (3, "day", reason), **changes)


MONEY, DATE = (3, "amount", "not_a_number"), (3, "day", "not_a_date")
FILES = {
    # what is no such file at all
    "nothing": refused(b"", "the file is empty"),
    "blank lines only": refused("\n \n\n", "no header"),
    "a web page": refused("<!DOCTYPE html>\n<html><body>Sign in</body></html>", "web page.*behind a login"),
    "an error page without a doctype": refused("  <HTML><h1>502 Bad Gateway</h1>", "web page"),
    "an XML answer": refused('<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', "the file is XML"),
    "a piece of a web page": refused('\n<div class="error">Session expired</div>\n', "web page.*behind a login"),
    "names in pointed brackets": read(
        f"<ID>,<CUSTOMER>,<DAY>,<AMOUNT>\n{ONE}", "1",
        columns={"order_id": "<ID>", "customer_id": "<CUSTOMER>", "ordered_at": "<DAY>", "amount": "<AMOUNT>"},
    ),
    "a pointer of Git LFS": refused("version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 1\n", "git lfs pull"),
    "a TAR archive": refused(b"orders.csv".ljust(257, b"\0") + b"ustar".ljust(300, b"\0"), "TAR archive.*Unpack"),
    "a PDF with a byte order mark": refused(b"\xef\xbb\xbf%PDF-1.7\n", "a PDF"),
    "packed twice": refused(gzip.compress(gzip.compress((HEAD + ONE).encode())), "packed by gzip twice"),
    "packed and filled up with zeros": read(gzip.compress((HEAD + ONE).encode()) + bytes(512), "1"),
    "zeros only": refused(bytes(4096), "binary data"),
    "JSON": refused('{"error": "quota exceeded"}', "JSON.*Export it as CSV"),
    "a JSON list": refused('[\n  {"id": 1, "day": "2026-01-05"}\n]', "JSON"),
    "a workbook called .csv": refused(book([["id"]]), "Excel workbook.*kind: xlsx"),
    "an old workbook": refused(b"\xd0\xcf\x11\xe0" + bytes(600), "old Excel workbook.*xlsx"),
    "Parquet called .csv": refused(b"PAR1" + bytes(50), "kind: parquet"),
    "a PDF": refused(b"%PDF-1.7\n%\xe2\xe3\n", "a PDF"),
    "a picture": refused(b"\x89PNG\r\n\x1a\n", "an image"),
    "a ZIP of a CSV": refused(packed("orders.csv", HEAD + ONE), "ZIP archive.*unpack it"),
    "a database": refused(b"SQLite format 3\0" + bytes(100), "SQLite database"),
    "bzip2": refused(b"BZh91AY&SY", "bzip2"),
    "random bytes": refused(bytes(range(256)) * 8 + bytes(400), "binary data"),
    "half a gzip": refused(gzip.compress((HEAD + ONE * 2000).encode())[:-20], "damaged or cut short"),
    "gzip of nothing": refused(gzip.compress(b""), "the file is empty"),
    "gzip with rubbish after it": refused(gzip.compress((HEAD + ONE).encode()) + b"rubbish", "damaged"),
    # headers
    "another delimiter": refused(HEAD.replace(",", ";") + ONE.replace(",", ";"), 'orders.csv:1: .*write delimiter: ";"'),
    "tabs": refused(HEAD.replace(",", "\t") + ONE.replace(",", "\t"), "write delimiter: tab"),
    "sep= in the first line": refused(
        "sep=;\n" + HEAD.replace(",", ";"), 'Excel\'s mark.*preamble: 1 and delimiter: ";"', delimiter=";"
    ),
    "sep= with the preamble": read(f"sep=,\n{HEAD}{ONE}", "1", preamble=1),
    "title lines above": refused(
        f"Orders of July\n\n{HEAD}{ONE}",
        r"orders.csv:1: .*Line 3 looks like the header: write preamble: 2. The file has: Orders of July",
    ),
    "a missing column among many": refused(
        ",".join(["id", "customer", "amount", *(f"c{n}" for n in range(60)), "Day"]) + "\n",
        r"column 'day' \(columns.ordered_at\) is missing. Did you mean 'Day'\? The file has 64 columns; the first 40: id, customer",
    ),
    "another table altogether": refused("a,b\n1,2\n", r"columns 'id' \(columns.order_id\), .*are missing. The file has: a, b$"),
    "no header": refused(ONE + TWO, "columns 'id' .*'amount' .*are missing.*write header: false and names"),
    "a column spelt otherwise": refused("ID,customer,day,amount\n", "'id' .*Did you mean 'ID'"),
    "a mark of direction in a name": refused("\u200fid,customer,day,amount\n", r"The file has: \\u200fid, customer"),
    "a blank that does not break in a name": read("id,\u00a0customer,day,amount \n" + ONE, "1"),
    "a doubled name that is used": refused("id,customer,day,day,amount\n", "'day' .*stands there 2 times"),
    "a doubled name that is not": read(f"id,customer,day,amount,x,x\n1,a,{DAY},1,2,3\n", "1"),
    "an empty first column": read(f",id,customer,day,amount\n0,1,a,{DAY},1\n", "1"),
    "a header in another encoding": refused("id,customer,day,amount,prénom\n".encode("cp1252"), "no utf-8.*cp1252"),
    "5,000 columns": read(
        "id,customer,day,amount," + ",".join(f"c{n}" for n in range(4996)) + f"\n1,a,{DAY},1" + ",x" * 4996 + "\n", "1"
    ),
    "20,000 columns": refused(HEAD.strip() + ",x" * 19_996 + "\n", "header has 20,000 columns, and at most 16,384 are read"),
    "a line of 10 MB for a header": refused("x" * 10_000_000 + "\n1\n", "a field of more than 131,072 characters"),
    "a quote in the header that is never closed": refused(
        f'id,"customer,day,amount\n{ONE}', "orders.csv:1: .*quote that is not closed"
    ),
    "an accent written as two signs": read(
        f"id,customer,day,amount,prix e\u0301\n1,a,{DAY},1,1\n", "1", columns={"amount": "prix é"}
    ),
    # encodings
    "UTF-16 that is not declared": refused((HEAD + ONE).encode("utf-16"), "Write encoding: utf-16$"),
    "UTF-32 that is not declared": refused((HEAD + ONE).encode("utf-32"), "Write encoding: utf-32$"),
    "UTF-16 declared, without a mark": refused(
        (HEAD + ONE).encode("utf-16-le"), "utf-16 without a byte order mark. Write encoding: utf-16-le", encoding="utf-16"
    ),
    "the mark of the other UTF-16": refused(
        b"\xff\xfe" + (HEAD + ONE).encode("utf-16-le"), "mark of another encoding.*Write encoding: utf-16$", encoding="utf-16-be"
    ),
    "UTF-16 without a mark": refused((HEAD + ONE).encode("utf-16-le"), "Write encoding: utf-16-le"),
    "UTF-16 the other way round": refused((HEAD + ONE).encode("utf-16-be"), "Write encoding: utf-16-be"),
    "UTF-8 declared UTF-16": refused(HEAD + ONE, "not UTF-16. Write encoding: utf-8", encoding="utf-16-le"),
    "cp1252 in one row": read(
        f"{HEAD}{ONE}".encode() + f"2,Müller,{DAY},2\n".encode("cp1252") + THREE.encode(), "13", (3, "customer", "undecodable")
    ),
    "a mark of byte order in the middle": read(f"\ufeff{HEAD}{ONE}\ufeff{TWO}{THREE}", "123"),
    "files put end to end": read(f"\ufeff{HEAD}{ONE}\ufeff{HEAD}{TWO}", "12", (3, "", "repeated_header")),
    "filled up with zeros": read(HEAD.encode() + ONE.encode() + bytes(3000), "1", (3, "id", "nul_byte")),
    "a line of 10 MB of delimiters": read(f"{HEAD}{ONE}{',' * 10_000_000}\n{THREE}", "13", (3, "", "too_long")),
    "a NUL byte": read(f"{HEAD}{ONE}2,b\0,{DAY},2\n{THREE}", "13", (3, "customer", "nul_byte")),
    "control characters": read(f"{HEAD}1,\x07a\x1b,{DAY},1\n", "1"),
    "emoji and marks of direction": read(f"{HEAD}1,\u202e👩‍💻\u200f,{DAY},1\n", "1"),
    # records
    "CR LF, LF and blank lines": read(f"{HEAD}{ONE}".replace("\n", "\r\n") + f"\n{TWO}\r\n{THREE}", "123"),
    "carriage returns only": read((HEAD + ONE + TWO).replace("\n", "\r"), "12"),
    "no end of the last line": read((HEAD + ONE + TWO).rstrip("\n"), "12"),
    "the last line cut": read(f"{HEAD}{ONE}2,b,2026-0", "1", (3, "", "field_count")),
    "the header inside the data": read(f"{HEAD}{ONE}{HEAD}{TWO}", "12", (3, "", "repeated_header")),
    "the header inside quoted data": read(
        f'{HEAD}1,"a\nb",{DAY},1\n"id","customer","day","amount"\n{TWO}', "12", (4, "", "repeated_header")
    ),
    "a delimiter too many in each row": read(
        HEAD + ONE.replace("\n", ",\n") * 2, "", (2, "", "field_count"), (3, "", "field_count")
    ),
    "trailing delimiters everywhere": read((HEAD + ONE + TWO).replace("\n", ",\n"), "12"),
    "ragged rows": read(
        f"{HEAD}{ONE}2,b\n{THREE}4,d,{DAY},4,x,y\n", "13", (3, "", "field_count"), (5, "", "field_count")
    ),
    "a comma that is not quoted": read(f"{HEAD}1,Smith, John,{DAY},1\n{TWO}", "2", (2, "", "field_count")),
    "quotes everywhere": read(f'"id","customer","day","amount"\n"1","a ""b""","{DAY}","1"\n', "1"),
    "empty quotes": read(f'{HEAD}1,"",{DAY},1\n{TWO}', "2", (2, "customer", "required")),
    "a quote that is never closed": read(f'{HEAD}{ONE}2,"b,{DAY},2\n{THREE}', "13", (3, "", "unclosed_quote")),
    "text after a quote": read(f'{HEAD}{ONE}2,"b" x,{DAY},2\n{THREE}', "13", (3, "", "text_after_quote")),
    "backslashes before quotes": read(
        f'{HEAD}1,"a \\"b\\", c",{DAY},1\n2,\\N,{DAY},2\n{THREE}', "13", rest=1, escape="\\", columns={
            "customer_id": {"from": "customer", "nulls": "\\N"}
        },
    ),
    "backslashes that are not declared": read(f'{HEAD}1,"a \\"b\\", c",{DAY},1\n{TWO}', "2", (2, "", "text_after_quote")),
    "a line of 10 MB": read(f"{HEAD}{ONE}2,{'x' * 10_000_000},{DAY},2\n{THREE}", "13", (3, "", "too_long")),
    "a field of 200,000 signs": read(f"{HEAD}{ONE}2,{'x' * 200_000},{DAY},2\n{THREE}", "13", (3, "", "too_long")),
    "a row of delimiters": read(
        f"{HEAD}{ONE},,,\n{THREE}", "13", *((3, column, "required") for column in ("amount", "customer", "day", "id"))
    ),
    "a total in the middle": read(f"{HEAD}{ONE}Total,,,3\n{TWO}", "12", (3, "customer", "required"), (3, "day", "required")),
    "a declared total in the middle": read(
        f"{HEAD}{ONE}Total,,,3\n{TWO}", "12", rest=1, totals=[{"column": "id", "equals": "Total"}]
    ),
    "a note below": read(f"{HEAD}{ONE}\nSource: shop\n", "1", (4, "", "field_count")),
    "keys that differ in capitals": read(f"{HEAD}x,a,{DAY},1\nX,b,{DAY},2\nx,c,{DAY},3\n", "Xx", rest=1, key="order_id"),
    # days
    "days of two forms": day("05.01.2026", "not_a_date"),
    "days of two declared forms": read(f"{HEAD}{ONE}2,b,05.01.2026,2\n", "12", dates=["%Y-%m-%d", "%d.%m.%Y"]),
    "month first among day first": day("01/13/2026", "not_a_date"),
    "a month that is none": read(f"{HEAD}2,b,01/13/2026,2\n", "", (2, "day", "no_such_day"), dates="%d/%m/%Y"),
    "Excel's serial days": day("46027", "not_a_date"),
    "a day that does not exist": day("2026-02-30", "no_such_day"),
    "an offset that no place on earth has": read(
        f"{HEAD}1,a,2026-01-05T10:00:00+99:00,1\n2,b,2026-01-05T10:00:00+14:00,2\n", "2", (2, "day", "not_a_date"),
        dates="%Y-%m-%dT%H:%M:%S%z",
    ),
    "an hour after the last": read(f"{HEAD}1,a,2026-01-05 24:00:00,1\n", "", (2, "day", "no_such_day"), dates="%Y-%m-%d %H:%M:%S"),
    "a year of two digits": day("26-01-05", "not_a_date"),
    "a day far off": day("9999-12-31", "out_of_range"),
    "####": day("########", "not_a_date"),
    # numbers
    "a decimal comma among points": amount("1,5", MONEY),
    "a decimal point among commas": amount("1.5", MONEY, decimal=",", thousands="."),
    "a percent sign": amount("5%", MONEY),
    "a currency sign": amount("€5", MONEY),
    "a declared currency sign": amount("€ 5", columns={"amount": {"from": "amount", "symbols": "€"}}),
    "negatives in brackets": amount("(5)", MONEY),
    "declared negatives in brackets": amount("(1,234.50)", negatives="parentheses", thousands=","),
    "brackets around a sign": amount("(-5)", MONEY, negatives="parentheses"),
    "a minus behind": amount("5-", MONEY),
    "a declared minus behind": amount("5-", negatives="trailing"),
    "Indian groups": amount("12,34,567.5", MONEY, thousands=","),
    "declared Indian groups": amount("12,34,567.5", thousands=",", grouping="indian"),
    "other groups where Indian ones are declared": amount("1,234,567", MONEY, thousands=",", grouping="indian"),
    "numbers with blanks in them": amount("1 234", MONEY),
    "blanks that do not break": amount("1\u202f234\u00a0567", thousands=" "),
    "typographic apostrophes": amount("1’234", thousands="'"),
    "minus nothing": amount("-0"),
    "an infinite amount": amount("inf", MONEY),
    "#DIV/0!": amount("#DIV/0!", MONEY),
    "an amount too large": amount("9" * 40, (3, "amount", "out_of_range")),
    "a power too large": amount("1e400", (3, "amount", "out_of_range")),
    "more decimals than money has": amount("0." + "1" * 25, (3, "amount", "too_many_decimals")),
    "digits of another script": amount("١٢٣", MONEY),
    "an unusual minus": amount("−5", MONEY),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_is_refused_in_one_sentence_or_every_record_is_accounted_for(tmp_path: Path, name: str) -> None:
    broken = FILES[name]
    source = contract(ORDERS, **broken.changes)
    if broken.error:
        with pytest.raises(SourceError, match=broken.error) as caught:
            land(tmp_path, source, broken.content)
        said = str(caught.value)
        assert said.startswith("orders.csv")
        assert len(said) < 800
        assert said.isprintable()
        return
    landed = land(tmp_path, source, broken.content)
    part = landed.parts[0]
    assert faults(landed) == list(broken.faults)
    assert "".join(_ids(part)) == broken.used
    rejected = len({line for line, _, _ in broken.faults})
    assert counts(part)[:3] == (len(broken.used) + rejected + broken.rest, len(broken.used), rejected)


def _ids(part: Any) -> list[str]:
    import duckdb

    gone = f"AND file_row_number NOT IN (SELECT row FROM '{part.excluded}')" if part.excluded else ""
    rows = f"read_parquet('{part.snapshot}', file_row_number = true)"
    return [row[0] for row in duckdb.connect().sql(f"SELECT order_id FROM {rows} WHERE _state = 0 {gone}").fetchall()]


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 60


def _sound(kind: str, folder: Path) -> tuple[bytes, dict[str, Any]]:
    """A sound file of a kind, and the contract that reads it."""
    if kind == "xlsx":
        table = [["id", "customer", "day", "amount"], *([f"{n}", "a", date(2026, 1, 5), n] for n in range(200))]
        return book(table), {**ORDERS, "kind": "xlsx", "path": "orders.xlsx"}
    if kind == "parquet":
        import duckdb

        select = "SELECT i::VARCHAR AS id, 'c' AS customer, DATE '2026-01-05' AS day, i AS amount FROM range(2000) t(i)"
        duckdb.connect().sql(f"COPY ({select}) TO '{folder / 'sound.parquet'}' (FORMAT parquet)")
        return (folder / "sound.parquet").read_bytes(), {**ORDERS, "kind": "parquet", "path": "orders.parquet"}
    text = (HEAD + "".join(f'{n},"a {n}",{DAY},{n}.5\n' for n in range(200))).encode()
    return gzip.compress(text) if kind == "gzip" else text, ORDERS


def _damaged(content: bytes, chance: random.Random) -> bytes:
    """The content with bytes changed, cut off, blanked or put in."""
    out, place = bytearray(content), chance.randrange(len(content))
    match chance.choice(["change", "cut", "blank", "insert"]):
        case "change":
            for _ in range(chance.choice([1, 5, 50])):
                out[chance.randrange(len(out))] = chance.randrange(256)
        case "cut":
            del out[place:]
        case "blank":
            out[place : place + 20] = bytes(20)
        case _:
            out[place:place] = chance.randbytes(chance.choice([1, 10, 100]))
    return bytes(out)


def _survives(folder: Path, kind: str, times: int) -> None:
    content, base = _sound(kind, folder)
    chance = random.Random(7)
    for number in range(times):
        (folder / str(number)).mkdir()
        try:
            part = land(folder / str(number), contract(base), _damaged(content, chance)).parts[0]
        except SourceError as error:
            said = str(error)
        else:
            said = ""
            assert counts(part)[0] == sum(counts(part)[1:])
        assert len(said) < 900
        assert said.isprintable()
        with suppress(SourceError):
            infer.propose(folder / str(number) / base["path"])


@pytest.mark.parametrize("kind", ["csv", "gzip", "xlsx", "parquet"])
def test_no_damage_by_chance_gives_a_traceback(tmp_path: Path, kind: str) -> None:
    _survives(tmp_path, kind, 12)


@pytest.mark.nightly
@pytest.mark.parametrize("kind", ["csv", "gzip", "xlsx", "parquet"])
def test_no_damage_by_chance_gives_a_traceback_in_a_thousand_files(tmp_path: Path, kind: str) -> None:
    _survives(tmp_path, kind, 1000)
