import io
import random
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from reportgen.metrics.scoreboard import as_json
from reportgen.render import workbook
from reportgen.text import Language
from tests import boards
from tests.test_render_pdf import document

EN = Language.load("en")
STARTS = ("=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", "＋", " =", "\ufeff=", "'=")
BODIES = ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://x.test","x")', "SUM(A1:A9)", "{=1}", "WEBSERVICE(A1)", "1", "")


def payloads():
    drawn = random.Random(7)
    fixed = [start + body for start in STARTS for body in BODIES]
    links = ["http://x.test", "mailto:a@b.test", "internal:Sheet1!A1", "external:c:\\x.xlsx", "file:///etc/passwd"]
    odd = ["".join(drawn.choice("=+-@\t\r\nA1(){}\"'<>&;|") for _ in range(12)) for _ in range(110)]
    return fixed + links + odd


def book(board=None, code="en", made=None):
    board = board or boards.june()
    return workbook.write(made or document(board), board, Language.load(code))


def read(data):
    opened = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: opened.get_sheet_by_name(name).to_python() for name in opened.sheet_names}


def test_no_text_becomes_a_formula_or_a_link():
    hostile = payloads()
    assert len(hostile) > 200
    june = boards.june()
    readings = tuple(replace(june.readings[0], by=("campaign", text)) for text in hostile)
    data = book(replace(june, readings=readings))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert not any("<f>" in part or "<f " in part or "<hyperlink" in part for part in parts.values())
    assert not any("externalLink" in name or "vba" in name.lower() for name in parts)
    segments = [row[2] for row in read(data)["Figures"][1:]]
    assert [text.replace("\r", "\n") for text in segments] == [text.replace("\r", "\n") for text in hostile]


def test_the_figures_are_those_of_the_scoreboard():
    board = boards.june()
    head, *rows = read(book(board))["Figures"]
    at = {
        key: head.index(EN.word(f"head-{key}"))
        for key in ("id", "value", "plan", "value-before", "numerator", "interval-from")
    }
    for row, said in zip(rows, as_json(board)["readings"], strict=True):
        assert row[at["id"]] == said["kpi"]
        low = said["interval"][0] if said["interval"] else None
        for column, value in (
            ("value", said["value"]), ("plan", said["target"]), ("value-before", said["previous"]),
            ("numerator", said["numerator"]), ("interval-from", low),
        ):  # fmt: skip
            assert row[at[column]] == ("" if value is None else pytest.approx(value, rel=1e-14)), (said["kpi"], column)


def test_negative_numbers_stay_numbers():
    june = boards.june()
    data = book(replace(june, readings=(replace(june.readings[0], value=-1234.5), *june.readings[1:])), made=document())
    assert read(data)["Figures"][1][3] == -1234.5


def test_the_history_has_a_row_a_period_with_a_real_day():
    board = boards.june()
    rows = read(book(board))["History"][1:]
    expected = [(each.kpi, period.id) for each in board.readings for period, _ in each.history]
    assert [(row[4], row[1]) for row in rows] == expected
    assert all(isinstance(row[2], date) for row in rows)


@pytest.mark.parametrize(("code", "sheet"), [("en", "Definitions"), ("ru", "Определения")])
def test_every_figure_has_its_definition_in_the_language_of_the_report(code, sheet):
    board = boards.june()
    rows = {row[-1]: row for row in read(book(board, code))[sheet][1:]}
    assert set(rows) == {each.kpi for each in board.readings}
    assert rows["leads"][1] == Language.load(code).definition("leads")


def test_the_first_sheet_says_what_the_report_says():
    made = document()
    said = [row[0] for row in read(book(made=made))["Summary"]]
    assert EN.text(made.title) in said
    assert all(EN.text(section.headline) in said for section in made.sections)


def test_the_same_figures_give_the_same_bytes_and_know_no_clock():
    data = book()
    assert book() == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        days = re.findall(r">(\d{4}-\d\d-\d\dT[^<]+)<", archive.read("docProps/core.xml").decode())
    assert days == ["2026-06-30T00:00:00Z"] * 2


def test_the_head_of_each_table_stays_in_sight_and_has_widths():
    with zipfile.ZipFile(io.BytesIO(book())) as archive:
        figures = archive.read("xl/worksheets/sheet2.xml").decode()
    assert 'state="frozen"' in figures
    assert "<cols>" in figures


def test_characters_no_cell_can_hold_are_left_out_and_long_texts_cut():
    june = boards.june()
    data = book(replace(june, readings=(replace(june.readings[0], by=("campaign", "a\x00b" + "x" * 40_000)),)))
    segment = read(data)["Figures"][1][2]
    assert segment.startswith("abx")
    assert len(segment) == workbook.LONGEST
