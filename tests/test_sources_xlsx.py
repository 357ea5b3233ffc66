"""Sheets of a workbook: typed cells mean what they show, and what has no value says so."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from reportgen.contract import FileSource, problems
from reportgen.errors import SourceError
from reportgen.sources import infer, workbook
from tests.landing_cases import LEADS, ORDERS, contract, counts, faults, land, land_again, rows

at = datetime.fromisoformat

HEAD = ["id", "customer", "day", "amount"]
DAY = date(2026, 1, 5)
SHEET = {**ORDERS, "kind": "xlsx", "path": "orders.xlsx"}


def book(*tables: list[list[Any]], names: tuple[str, ...] = (), hidden: tuple[int, ...] = ()) -> bytes:
    """A workbook with one sheet a table; datetimes get a format with a time, dates one without."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    day, stamp = made.add_format({"num_format": "d.m.yyyy"}), made.add_format({"num_format": "d.m.yyyy hh:mm"})
    for number, table in enumerate(tables):
        sheet = made.add_worksheet(names[number] if names else None)
        if number in hidden:
            sheet.hide()
        elif number == 1:
            sheet.activate()
        for row, cells in enumerate(table):
            for column, cell in enumerate(cells):
                if isinstance(cell, date):
                    form = stamp if isinstance(cell, datetime) else day
                    sheet.write_datetime(row, column, cell, form)  # type: ignore[arg-type]
                elif isinstance(cell, str) and cell.startswith("="):
                    sheet.write_formula(row, column, cell, None, cell[1:])
                elif isinstance(cell, str) and cell:
                    sheet.write_string(row, column, cell)
                elif cell != "" and cell is not None:
                    sheet.write(row, column, cell)
    made.close()
    return out.getvalue()


def changed(content: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with a piece of its first sheet replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as archive, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in archive.infolist():
            data = archive.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                assert old in data
                data = data.replace(old, new)
            made.writestr(entry.filename, data)
    return out.getvalue()


def member(content: bytes) -> bytes:
    """The first sheet of the workbook, as it is written."""
    return zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")


def test_typed_cells_are_read_whatever_is_declared_for_texts(tmp_path: Path) -> None:
    table = [
        HEAD,
        [7, "a", date(2026, 1, 5), 1234.5],
        ["8", "b", "06.01.2026", "1.234,56"],
        [9, 1e15, at("2026-01-07T23:30"), 0.1],
    ]
    source = contract(SHEET, dates="%d.%m.%Y", decimal=",", thousands=".")
    part = land(tmp_path, source, book(table)).parts[0]
    assert rows(part, "order_id, customer_id, ordered_at, amount, _line") == [
        ("7", "a", date(2026, 1, 5), Decimal("1234.5"), 2),
        ("8", "b", date(2026, 1, 6), Decimal("1234.56"), 3),
        ("9", "1000000000000000", date(2026, 1, 7), Decimal("0.1"), 4),
    ]


def test_a_text_that_is_no_number_as_declared_is_set_aside_beside_typed_ones(tmp_path: Path) -> None:
    table = [HEAD, [1, "a", date(2026, 1, 5), "1,5"], [2, "b", "2026-13-01", 5], [3, "c", 46027, 5]]
    landed = land(tmp_path, contract(SHEET), book(table))
    assert faults(landed) == [(2, "amount", "not_a_number"), (3, "day", "no_such_day"), (4, "day", "not_a_date")]


def test_stamps_are_moved_to_the_business_s_day_and_mere_days_are_not(tmp_path: Path) -> None:
    days = [HEAD, [1, "a", date(2026, 1, 5), 5]]
    stamps = [HEAD, [1, "a", at("2026-01-05T23:30"), 5], [2, "a", at("2026-01-05T00:00"), 5]]
    source = contract(SHEET, timezone="America/New_York")
    assert rows(land(tmp_path, source, book(days)).parts[0], "ordered_at") == [(date(2026, 1, 5),)]
    source = contract(SHEET, timezone="Asia/Tokyo")
    found = rows(land(tmp_path, source, book(stamps)).parts[0], "ordered_at")
    assert found == [(date(2026, 1, 5),), (date(2026, 1, 4),)]


def test_shares_and_flags_and_symbols_come_as_cells_or_as_texts(tmp_path: Path) -> None:
    base = {
        "kind": "xlsx",
        "table": "emails",
        "path": "e.xlsx",
        "columns": {"date": "d", "campaign": "n", "sent": {"from": "s", "symbols": "pcs"}},
    }
    table = [["d", "n", "s"], [date(2026, 1, 5), True, 5.0], [date(2026, 1, 5), 0.5, "6 pcs"]]
    part = land(tmp_path, contract(base), book(table)).parts[0]
    assert rows(part, "campaign, sent") == [("true", 5), ("0.5", 6)]


def test_a_further_sheet_of_the_same_columns_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    day = date(2026, 1, 5)
    content = book([HEAD, [1, "a", day, 5]], [HEAD, [2, "b", day, 6]], [["Notes"]], names=["May", "June", "About"])
    (note,) = land(tmp_path, contract(SHEET), content).notes
    assert note.what == (
        "the sheet 'June' has the same columns and is not read, only 'May' is: write `sheet: May` if that is right,"
        " or read it as a source of its own"
    )
    assert land(tmp_path, contract(SHEET, sheet="May"), content).notes == ()


def test_a_sheet_is_chosen_by_name_or_by_number_among_the_visible_ones(tmp_path: Path) -> None:
    tables = [[HEAD, [str(number), "a", date(2026, 1, 5), 5]] for number in range(3)]
    content = book(*tables, names=("Notes", "2026", "Old"), hidden=(0,))
    for wanted, found in ((1, "1"), (2, "2"), ("Notes", "0"), ("2026", "1")):
        assert rows(land(tmp_path, contract(SHEET, sheet=wanted), content).parts[0], "order_id") == [(found,)]
    for wanted, word in (("Note", "'Notes'"), (3, "2 visible")):
        with pytest.raises(SourceError, match=word):
            land(tmp_path, contract(SHEET, sheet=wanted), content)


def test_titles_blank_rows_totals_and_footers_are_as_in_texts(tmp_path: Path) -> None:
    table = [
        ["Report of the shop"], [], HEAD, ["1", "a", date(2026, 1, 5), 5], [], ["2", "b", date(2026, 1, 6), 6],
        ["Total", "", "", 11], ["Confidential"], ["Copyright"],
    ]  # fmt: skip
    totals = [{"column": "id", "equals": "Total"}]
    for preamble in (1, {"prefix": "Report"}):
        for footer in (2, {"prefix": "Confidential"}):
            source = contract(SHEET, preamble=preamble, footer=footer, totals=totals)
            part = land(tmp_path, source, book(table)).parts[0]
            assert counts(part) == (5, 2, 0, 0, 3)
            assert rows(part, "order_id, _line") == [("1", 4), ("2", 6)]


def test_without_a_header_the_declared_names_stand(tmp_path: Path) -> None:
    source = contract(SHEET, header=False, names=HEAD)
    assert counts(land(tmp_path, source, book([["1", "a", date(2026, 1, 5), 5]])).parts[0]) == (1, 1, 0, 0, 0)
    wider = book([["1", "a", date(2026, 1, 5), 5, "x"]])
    assert faults(land(tmp_path, source, wider)) == [(1, "", "field_count")]


def test_an_error_cell_and_a_merged_one_are_set_aside_only_where_they_are_used(tmp_path: Path) -> None:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    sheet = made.add_worksheet()
    day = made.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(1, 1, [*HEAD, "note"])
    for row in range(2, 8):
        sheet.write_row(row, 1, [f"o{row}"] if row == 6 else [f"o{row}", "a"])
        sheet.write_datetime(row, 3, at("2026-01-05T00:00"), day)
        sheet.write_number(row, 4, row)
    sheet.write_formula(2, 4, "=NA()", None, "#N/A")
    sheet.write_formula(3, 5, "=1/0", None, "#DIV/0!")
    sheet.write_formula(4, 4, "=SUM(A1)", None, 0)
    sheet.merge_range(5, 2, 6, 2, "both")
    sheet.set_row(7, None, None, {"hidden": True})
    made.close()
    content = changed(out.getvalue(), b"<f>SUM(A1)</f><v>0</v>", b"<f>SUM(A1)</f>")
    landed = land(tmp_path, contract(SHEET), content)
    assert faults(landed) == [
        (3, "amount", "error_cell"),
        (5, "amount", "formula_without_value"),
        (7, "customer", "merged_cell"),
    ]
    assert [line for (line,) in rows(landed.parts[0], "_line")] == [4, 6, 8]
    landed = land_again(tmp_path, contract(SHEET, nulls=["#N/A"]))
    assert counts(landed.parts[0]) == (6, 3, 2, 0, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb' t="(\w+)"', rb" t='\1'"),
        (rb'(<(?:row|c)) r="[A-Z]*\d+"', rb"\1"),  # some writers leave places to counting
        (rb"<(/?)(row|c|v|f|is|t|sheetData|worksheet)\b", rb"<\1x:\2"),
    ],
)
def test_errors_are_found_however_a_sheet_is_written(tmp_path: Path, old: bytes, new: bytes) -> None:
    table = [HEAD, ["1", "a", DAY, "=#N/A"], ["2", "b", DAY, "=5"], ["3", "c", DAY, 3]]
    content = changed(book(table), b"<f>5</f><v>5</v>", b"<f>5</f>")
    sheet = re.sub(old, new, member(content)).replace(
        b"worksheet xmlns=", b"worksheet xmlns:x=" if b"x:" in new else b"worksheet xmlns="
    )
    landed = land(tmp_path, contract(SHEET), changed(content, member(content), sheet))
    assert faults(landed) == [(2, "amount", "error_cell"), (3, "amount", "formula_without_value")]


def test_a_workbook_is_known_by_its_bytes_whatever_the_name(tmp_path: Path) -> None:
    part = land(tmp_path, contract(SHEET, path="orders.xls"), book([HEAD, ["1", "a", DAY, 1]])).parts[0]
    assert counts(part) == (1, 1, 0, 0, 0)


def test_an_empty_workbook_and_one_without_the_columns_are_refused(tmp_path: Path) -> None:
    for content, word in ((book([]), "no header"), (book([["id", "customer", "day", "total"]]), "'amount'")):
        with pytest.raises(SourceError, match=word):
            land(tmp_path, contract(SHEET), content)


def _bomb(size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book([HEAD]))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, old.read(entry))
        new.writestr("xl/media/x.bin", bytes(size))
    return out.getvalue()


def _far_cell() -> bytes:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    sheet = made.add_worksheet()
    sheet.write_row(0, 0, HEAD)
    sheet.write_string(1_048_575, 16_383, "far")
    made.close()
    return out.getvalue()


LOCKED = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(100)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (LOCKED, "protected by a password"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), r"old Excel workbook \(.xls\).*Save it as .xlsx"),
        (b"id,customer\n1,a\n", "no workbook.*kind: csv"),
        (b"PAR1xxxx", "kind: parquet"),
        (book([HEAD])[:2000], "damaged or cut short"),
        (_bomb(30_000_000), "more than 200 times"),
        (_far_cell(), "row 1,048,576 and column 16,384"),
    ],
)
def test_what_is_no_such_workbook_is_refused_with_the_reason(tmp_path: Path, content: bytes, word: str) -> None:
    with pytest.raises(SourceError, match=word):
        land(tmp_path, contract(SHEET), content)


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_BYTES", 1000)
    with pytest.raises(SourceError, match="more than 1,000"):
        land(tmp_path, contract(SHEET), book([HEAD]))


def test_a_zip_without_a_workbook_and_a_workbook_under_csv_name_what_to_write(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("orders.csv", "id\n")
    with pytest.raises(SourceError, match=r"holds no .* workbook"):
        land(tmp_path, contract(SHEET), out.getvalue())
    with pytest.raises(SourceError, match="kind: xlsx"):
        land(tmp_path, contract(ORDERS), book([HEAD]))


def test_options_of_texts_have_no_meaning_for_a_sheet() -> None:
    declared = FileSource.model_validate({**SHEET, "delimiter": ";", "encoding": "utf-8", "dates": "%Y-%d-%m"})
    assert [place for place, _, _ in problems("s", declared)] == [
        "sources.s.delimiter", "sources.s.encoding", "sources.s.dates"
    ]  # fmt: skip


def test_a_contract_is_proposed_for_a_sheet(tmp_path: Path) -> None:
    table = [["Leads"], ["Record ID", "Create Date", "Original Source"], [1, date(2026, 1, 5), "Direct"]]
    table.append([2, date(2026, 1, 6), "Social"])
    (tmp_path / "leads.xlsx").write_bytes(book(table, [["x"]], names=("Data", "Other")))
    proposal = infer.propose(tmp_path / "leads.xlsx", tmp_path)
    from ruamel.yaml import YAML

    source = FileSource.model_validate(YAML(typ="safe").load(proposal.text)["leads"])
    assert problems("s", source) == []
    assert (source.kind, source.sheet, source.preamble, source.path) == ("xlsx", "Data", 1, "leads.xlsx")
    assert "Other" in proposal.text
    assert counts(land_again(tmp_path, source).parts[0]) == (2, 2, 0, 0, 0)


def test_names_with_lines_in_them_stay_whole(tmp_path: Path) -> None:
    source = contract({**LEADS, "kind": "xlsx", "path": "l.xlsx"})
    table = [["id", "day", "name"], ["0012", date(2026, 1, 5), 'a\nb, "c"'], ["NA", date(2026, 1, 5), " x "]]
    assert rows(land(tmp_path, source, book(table)).parts[0], "lead_id, campaign") == [
        ("0012", 'a\nb, "c"'), ("NA", "x")
    ]  # fmt: skip


def test_titles_above_the_header_are_told_by_the_row_of_the_header(tmp_path: Path) -> None:
    source = contract(ORDERS, kind="xlsx", path="orders.xlsx")
    content = book([["Orders of January"], [""], ["id", "customer", "day", "amount"], ["1", "a", date(2026, 1, 5), 1]])
    with pytest.raises(SourceError, match=r"orders\.xlsx:1: .*Row 3 looks like the header: write preamble: 2"):
        land(tmp_path, source, content)


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        (b'r="A3"', b'r="A99999999"', "a cell where no sheet has one"),
        (b'<row r="3"', b'<row r="99999999"', "a cell where no sheet has one"),
        (b'r="A3"', b'r="XFEE3"', "a cell where no sheet has one"),
        (b'r="A3"', b"r = 'xfd1048576'", "reaches to row 1,048,576 and column 16,384"),
    ],
)
def test_a_cell_beyond_all_sheets_reserves_no_room(tmp_path: Path, old: bytes, new: bytes, word: str) -> None:
    content = changed(book([HEAD, ["1", "a", at("2026-01-05"), 1], ["2", "b", at("2026-01-05"), 2]]), old, new)
    with pytest.raises(SourceError, match=word):
        land(tmp_path, contract(SHEET), content)


def test_cells_that_are_merged_over_the_whole_sheet_are_not_counted_one_by_one(tmp_path: Path) -> None:
    content = book(
        [HEAD, ["1", "a", at("2026-01-05"), 1], ["2", "", at("2026-01-05"), 2], ["3", "", at("2026-01-05"), 3]]
    )
    ranges = b"".join(b'<mergeCell ref="A%d:XFD1048576"/>' % row for row in range(5, 3000))
    merged = b'</sheetData><mergeCells><mergeCell ref="B2:B3"/>' + ranges + b"</mergeCells>"
    landed = land(tmp_path, contract(SHEET), changed(content, b"</sheetData>", merged))
    assert faults(landed) == [(3, "customer", "merged_cell"), (4, "customer", "required")]
