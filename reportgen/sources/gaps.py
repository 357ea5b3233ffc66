"""What a table needs and a file does not say, for a proposal: days in its title lines, rows without a value, no fitting table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from reportgen.sources import guess, synonyms
from reportgen.sources.layout_of import Layout
from reportgen.sources.presets import words
from reportgen.sources.presets.naming import currency_in
from reportgen.tables import TABLES, ColumnType

_DAYS = re.compile(
    r"\d{4}-\d{2}-\d{2}|(?<!\d)(?:19|20)\d{6}(?!\d)|\d{1,2}[./]\d{1,2}[./]\d{4}"
    r"|[^\W\d_]{3,9} \d{1,2}, \d{4}|\d{1,2} [^\W\d_]{3,9} \d{4}"
)
_NO_SALE = re.compile(r"cancel|annul|storn|geannul|anulow|void|refund|fail|отмен|возврат|返品|キャンセル")
_COUNTED = {"sessions": "sessions", "ads": "spend", "emails": "sent", "social": "followers"}
"""By table the column of which it is made, whatever else it has."""
FEW_TEXTS = 12
"""A column of at most so many texts may tell kinds of rows apart."""


def last_day(lines: Sequence[str]) -> tuple[date, date] | None:
    """The earliest and the latest day that the lines above a header name; None where they name none, or in two ways."""
    cells = _DAYS.findall("\n".join(lines))
    forms = guess.date_forms(cells) if cells else None
    if forms is None or forms.doubt:
        return None
    days = sorted(day for cell in cells for form in forms.value if (day := _day(cell, form)) is not None)
    return (days[0], days[-1]) if days else None


def given(table: str, mapped: Mapping[str, str], layout: Layout) -> dict[str, tuple[str, str]]:
    """Constants for what the table needs and no column holds: value and doubt by column."""
    found: dict[str, tuple[str, str]] = {}
    if table == "orders" and mapped and "order_id" not in mapped:
        found["order_id"] = "row_number", "no column of order numbers was found; so each row is an order"
    day = TABLES[table].day
    if mapped and day not in mapped and TABLES[table].columns[day].required and (span := last_day(layout.above)):
        first, last = span
        period = f"{first} to {last}" if first != last else f"{last}"
        doubt = f"the file has no column of days; the lines above it say {period}, so all of it counts on {last}"
        found[day] = str(last), f"{doubt}. Better: export it by day" if first != last else doubt
    if "currency" in TABLES[table].columns and "currency" not in mapped and (said := _currency(table, mapped)):
        found["currency"] = said
    return found


def _currency(table: str, mapped: Mapping[str, str]) -> tuple[str, str] | None:
    """The currency that the names of a file's columns of money state, and which name says so; None where none does, or two do."""
    from babel.numbers import list_currencies

    columns, known = TABLES[table].columns, list_currencies()
    codes: dict[str, str] = {}
    for target, origin in mapped.items():
        if columns[target].type is ColumnType.MONEY:
            for word in (*re.split(r"[\s()\[\],;:/_-]+", origin), *currency_in(origin).values()):
                codes |= {code: origin} if (code := words.currency(word)) in known else {}
    if len(codes) != 1:
        return None
    ((code, origin),) = codes.items()
    return code, f"the column '{origin}' says so; without this line its figures count in the business's own currency"


def _day(text: str, form: str) -> date | None:
    try:
        return datetime.strptime(text, form).date()  # noqa: DTZ007 the format has no time
    except ValueError:
        return None


def unfit(table: str, mapped: Mapping[str, str]) -> str:
    """Why a proposal will not load as it stands, "" where it will."""
    missing = [column for column in TABLES[table].required if column not in mapped]
    alone = len(missing) == len(TABLES[table].required) or set(mapped) <= {TABLES[table].day}
    if alone and len(mapped) < 2:  # one name such as `id` stands everywhere, and so does a day
        return "no table of this program seems to fit these columns; docs/tables.md lists what each table takes"
    if missing:
        return (
            f"table '{table}' needs {', '.join(missing)}, which was not found here: this loads once that is filled in"
        )
    return ""


def only_days(rows: Mapping[str, Sequence[str]], mapped: Mapping[str, str]) -> str:
    """The one column, of those that nothing takes, all of whose texts are days; "" where none is, or several are."""
    found = []
    for name, cells in rows.items():
        filled = [cell for cell in cells if cell and cell not in guess.NULLS and not guess.TOTALS.match(cell)]
        if name and name not in mapped.values() and filled and guess.date_forms(filled) is not None:
            found.append(name)
    return found[0] if len(found) == 1 else ""


def empty(target: str, mapped: Mapping[str, str], rows: Mapping[str, Sequence[str]]) -> str:
    """What to decide about rows that have no value in a column which the table requires, "" where all have one."""
    origin = mapped[target]
    cells = rows[origin]
    without = [number for number, cell in enumerate(cells) if not cell]
    if not without:
        return ""
    said = f"{len(without)} of {len(cells)} rows have no value and will be set aside"
    if kind := _kind(set(without), origin, rows):
        return f"{said}; to leave them out by declaration: skip: [{{column: {kind[0]}, equals: [{kind[1]}]}}]"
    instead = ""
    if target == "customer_id" and "order_id" in mapped:
        guest = f"coalesce({_sql(origin)}, 'guest ' || {_sql(mapped['order_id'])})"
        instead = (
            f"; if these are guests, each a customer of one order, write it under derive: {target}: {json.dumps(guest)}"
        )
    elif _counted(cells):
        instead = f"""; if that means 0, write under derive: {target}: coalesce({_sql(origin)}, '0')"""
    return f'{said}; to leave them out by declaration: nulls: [""] at the column{instead}'


def no_sales(unused: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, list[str]]]:
    """Columns of few texts some of which say that an order was no sale, with these."""
    for name, cells in unused.items():
        texts = set(cells)
        if (found := sorted(text for text in texts if _NO_SALE.search(text.lower()))) and len(texts) <= FEW_TEXTS:
            yield name, found


def elsewhere(table: str, unused: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Columns that a table does not take and that another table counts, each with that table: visits in a file of ads."""
    for name in unused:
        for other, counted in _COUNTED.items():
            if other != table and synonyms.plain(name) in synonyms.SYNONYMS[other][counted].split():
                yield name, other


def _sql(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _counted(cells: Sequence[str]) -> bool:
    return all(re.fullmatch(r"[\d.,]*", cell) for cell in cells)


def _kind(without: set[int], origin: str, rows: Mapping[str, Sequence[str]]) -> tuple[str, str] | None:
    """A column and its text that stands in these rows, three or more, and in no other."""
    if len(without) < 3:  # in one or two rows a text stands by chance
        return None
    for column, cells in rows.items():
        texts = {cells[number] for number in without}
        if column == origin or len(texts) != 1 or len(set(cells)) > FEW_TEXTS or not column:
            continue
        (text,) = texts
        if text and sum(cell == text for cell in cells) == len(without):
            return column, text
    return None
