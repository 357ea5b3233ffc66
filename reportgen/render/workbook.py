"""The figures as a workbook (XLSX): what the report says, each figure as a number, its history, its meaning, its sources.

Texts are written as texts whatever they begin with, numbers as numbers in full precision, so nothing in a cell is ever run and
everything can be computed with. The same figures give the same bytes: the only day in the file is the one the report knows.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from importlib import import_module
from typing import Any, TypeAlias

from reportgen.document import Document
from reportgen.metrics.scoreboard import Reading, Scoreboard, Status, number
from reportgen.quantities import Unit
from reportgen.render.words import plain_words
from reportgen.text import Language

FORMATS = {
    Unit.COUNT: "#,##0", Unit.MONEY: "#,##0.00", Unit.PERCENT: "0.0%", Unit.RATIO: "#,##0.00", Unit.DAYS: "#,##0.0",
    Unit.SECONDS: "#,##0", Unit.SCORE: "0.0",
}  # fmt: skip
"""How a figure of each unit is shown; the cell holds all of its digits."""
PLAIN, DAY = "#,##0.##########", "yyyy-mm-dd"

LONGEST = 32_767
"""Characters a cell holds."""
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold."""

Value: TypeAlias = str | float | int | date | None


@dataclass(frozen=True)
class Cell:
    """A value and the format it is shown in; "" for a text."""

    value: Value
    format: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet: a head, rows of as many cells, and the widths of its columns in characters."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]


def write(document: Document, board: Scoreboard, language: Language) -> bytes:
    """The workbook of a report.

    Args:
        document: the report; its headlines stand on the first sheet.
        board: its figures.
        language: the language of the texts; ids and numbers are the same in all.
    """
    out = io.BytesIO()
    xlsx: Any = import_module("xlsxwriter")
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsx.Workbook(out, options)
    book.set_properties(
        {
            "title": _clean(plain_words(document.title, language)),
            "subject": _clean(plain_words(document.subject, language)),
            "author": _clean(document.company),
            "created": datetime.combine(document.as_of, time(), UTC).replace(tzinfo=None),
        }
    )
    formats: dict[str, Any] = {}
    for sheet in sheets(document, board, language):
        _fill(book, sheet, formats)
    book.close()
    return out.getvalue()


def sheets(document: Document, board: Scoreboard, language: Language) -> tuple[Sheet, ...]:
    """What stands in the workbook, before any format."""
    return (
        _summary(document, language),
        _figures(board, language),
        _history(board, language),
        _definitions(board, language),
        _data(board, language),
    )


def _summary(document: Document, language: Language) -> Sheet:
    said: list[tuple[str, ...]] = [(document.company,), (plain_words(document.subject, language),)]
    said += [(plain_words(text, language),) for text in (document.only, document.banner) if text]
    for section in document.sections:
        said += [(), (plain_words(section.headline, language),)]
        said += [(plain_words(sentence, language),) for sentence in section.standfirst]
    rows = tuple(tuple(Cell(text) for text in row) for row in said)
    return Sheet(language.word("sheet-summary"), (plain_words(document.title, language),), rows, (110,))


def _figures(board: Scoreboard, language: Language) -> Sheet:
    names = (
        "head-measure", "head-dimension", "head-segment", "head-value", "head-plan", "head-status", "head-value-before",
        "head-value-year-ago", "head-year-to-date", "head-interval-from", "head-interval-to", "head-numerator",
        "head-denominator", "head-unit", "head-currency", "head-view", "head-stage", "head-missing", "head-measured", "head-id",
    )  # fmt: skip
    rows = tuple(_reading(each, language) for each in board.readings)
    widths = (34, 14, 22, 14, 14, 18, 16, 14, 16, 14, 14, 12, 12, 12, 9, 22, 14, 30, 14, 24)
    return Sheet(language.word("sheet-figures"), _heads(names, language), rows, widths)


def _reading(each: Reading, language: Language) -> tuple[Cell, ...]:
    def figure(value: float | None) -> Cell:
        return Cell(number(value, each.unit), FORMATS[each.unit])

    low, high = each.interval or (None, None)
    dimension, segment = each.by or ("", "")
    return (
        Cell(language.kpi(each.kpi)),
        Cell(dimension),
        Cell(segment),
        figure(each.value),
        figure(each.target.value if each.target else None),
        Cell(_status(each.status, each, language)),
        figure(each.previous),
        figure(each.year_ago),
        figure(each.year_to_date),
        figure(low),
        figure(high),
        Cell(number(each.numerator), PLAIN),
        Cell(number(each.denominator), PLAIN),
        Cell(_unit(each, language)),
        Cell(each.currency or ""),
        Cell(language.word(f"view-{each.view}")),
        Cell(language.word(f"stage-{each.stage}")),
        Cell(language.missing(each.missing) if each.missing and each.value is None else ""),
        Cell(language.word("card-days-of", n=part.measured, total=part.total) if (part := each.estimated) else ""),
        Cell(each.kpi),
    )


def _status(status: Status | None, each: Reading, language: Language) -> str:
    if status is None:
        return ""
    less = "-down" if status in (Status.AHEAD, Status.BEHIND) and each.better == "down" else ""
    return language.word(f"status-{status}{less}", grain=str(each.period.grain))


def _unit(each: Reading, language: Language) -> str:
    return language.word(f"unit-{each.unit}", currency=each.currency or "")


def _history(board: Scoreboard, language: Language) -> Sheet:
    rows = tuple(
        (
            Cell(language.kpi(each.kpi)),
            Cell(period.id),
            Cell(period.start, DAY),
            Cell(number(value, each.unit), FORMATS[each.unit]),
            Cell(each.kpi),
        )
        for each in board.readings
        if each.by is None
        for period, value in each.history
    )
    names = ("head-measure", "head-period-name", "head-date", "head-value", "head-id")
    return Sheet(language.word("sheet-history"), _heads(names, language), rows, (34, 12, 12, 14, 24))


def _definitions(board: Scoreboard, language: Language) -> Sheet:
    first = {each.kpi: each for each in reversed(board.readings)}
    rows = tuple(
        (
            Cell(language.kpi(kpi)),
            Cell(language.definition(kpi)),
            Cell(_unit(first[kpi], language)),
            Cell(language.word(f"better-{first[kpi].better}")),
            Cell(language.word(f"stage-{first[kpi].stage}")),
            Cell(kpi),
        )
        for kpi in dict.fromkeys(each.kpi for each in board.readings)
    )
    names = ("head-measure", "head-counted-as", "head-unit", "head-better", "head-stage", "head-id")
    return Sheet(language.word("sheet-definitions"), _heads(names, language), rows, (34, 90, 12, 14, 14, 24))


def _data(board: Scoreboard, language: Language) -> Sheet:
    rows = tuple(
        (
            Cell(part.source),
            Cell(language.word(f"table-{part.table}") if language.has(f"table-{part.table}") else part.table),
            Cell(part.file),
            Cell(part.rows_read, FORMATS[Unit.COUNT]),
            Cell(part.rows_used, FORMATS[Unit.COUNT]),
            Cell(part.rows_rejected, FORMATS[Unit.COUNT]),
            Cell(part.rows_duplicate, FORMATS[Unit.COUNT]),
            Cell(part.rows_skipped, FORMATS[Unit.COUNT]),
            Cell(part.complete_through, DAY),
        )
        for part in board.data
    )
    names = (
        "head-source", "head-table", "head-file", "head-rows-read", "head-rows-used", "head-rows-rejected",
        "head-rows-duplicate", "head-rows-skipped", "head-complete-through",
    )  # fmt: skip
    widths = (22, 22, 44, 12, 12, 12, 12, 14, 18)
    return Sheet(language.word("sheet-data"), _heads(names, language), rows, widths)


def _heads(keys: Iterable[str], language: Language) -> tuple[str, ...]:
    return tuple(language.word(key) for key in keys)


def _fill(book: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    """Write one sheet: the head frozen, the columns as wide as they were given."""
    page = book.add_worksheet(sheet.name)
    for at, width in enumerate(sheet.widths):
        page.set_column(at, at, width)
    page.freeze_panes(1, 0)
    _row(page, 0, [Cell(text, "head") for text in sheet.head], book, formats)
    for at, row in enumerate(sheet.rows, 1):
        _row(page, at, row, book, formats)
    if len(sheet.head) > 1:
        page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.head) - 1)


def _row(page: Any, at: int, cells: Sequence[Cell], book: Any, formats: dict[str, Any]) -> None:
    """Write cells by the type of their values; nothing is left for the library to guess."""
    for column, cell in enumerate(cells):
        style = _format(book, cell.format, formats)
        if isinstance(cell.value, str):
            if cell.value:
                page.write_string(at, column, _clean(cell.value)[:LONGEST], style)
        elif isinstance(cell.value, date):
            page.write_datetime(at, column, datetime.combine(cell.value, time()), style)
        elif cell.value is not None:
            page.write_number(at, column, cell.value, style)


def _format(book: Any, name: str, formats: dict[str, Any]) -> Any:
    if name not in formats:
        said: dict[str, object] = {"num_format": name}
        if name == "head":
            said = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
        elif not name:
            said = {"text_wrap": True, "valign": "top"}
        formats[name] = book.add_format(said)
    return formats[name]


def _clean(text: str) -> str:
    return FORBIDDEN.sub("", text)
