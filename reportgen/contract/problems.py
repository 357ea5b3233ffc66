"""What is wrong with a source's contract, beyond what its models refuse: every mistake at once, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from zoneinfo import available_timezones

from reportgen.contract import dates, derive
from reportgen.contract.api import ApiSource
from reportgen.contract.api_problems import api_problems
from reportgen.contract.database import SqlSource
from reportgen.contract.database_problems import database_problems
from reportgen.contract.declared import ColumnMap, FileSource, Source
from reportgen.contract.in_place import InPlaceSource
from reportgen.contract.in_place_problems import in_place_problems
from reportgen.contract.preset_source import PresetSource, preset_problems
from reportgen.errors import did_you_mean
from reportgen.tables import NOT_FREE, TABLES, Column, ColumnType, Table

Found = tuple[str, str, str]
"""Dotted path in config/sources.yaml, what is wrong, what to write instead."""

MEANINGLESS = {
    "csv": ("sheet",),
    "xlsx": ("delimiter", "encoding", "quote", "escape"),
    "parquet": ("sheet", "delimiter", "encoding", "quote", "escape", "header", "names", "preamble", "footer"),
}
"""Options that a kind of file gives no meaning to."""

NUMBERS = frozenset({ColumnType.INTEGER, ColumnType.NUMBER, ColumnType.MONEY})
ROW_NUMBER = "row_number"
NUMBERED = frozenset({"orders.order_id", "leads.lead_id", "deals.deal_id", "content.content_id"})
"""Columns that a number of the row may stand for, where the source tells its rows apart by nothing."""
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_SOURCE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def problems(name: str, source: Source) -> list[Found]:
    """Every mistake in the contract of the source `name`, in the order of its parts."""
    at = f"sources.{name}"
    found: list[Found] = []
    if not _SOURCE_NAME.fullmatch(name):
        found.append((at, f"'{name}' cannot be the name of a source", "Use letters, digits, - and _"))
    found.extend((f"{at}.{place}", what, instead) for place, what, instead in _text_problems(source))
    table = TABLES.get(source.table)
    if table is None:
        found.append((f"{at}.table", f"no table is called '{source.table}'", did_you_mean(source.table, TABLES)))
        return found
    found.extend((f"{at}.{place}", what, instead) for place, what, instead in _table_problems(source, table))
    return found


def fed_columns(source: Source) -> tuple[str, ...]:
    """Names of the table's columns that a source feeds, in the table's order; further ones of an open table after them."""
    fed = {*source.columns, *source.constants, *source.derive}
    if isinstance(source, PresetSource):
        fed |= source.known.feeds | {TABLES[source.table].day}
    if source.span is not None:
        fed.add(TABLES[source.table].day)
    if source.table == "sessions" and {"source", "medium"} <= fed:
        fed.add("channel")
    known = TABLES[source.table].columns
    return (*(column for column in known if column in fed), *sorted(fed - known.keys()))


def _text_problems(source: Source) -> Iterator[Found]:
    """How the texts are declared."""
    if isinstance(source, FileSource):
        yield from _file_problems(source)
    if isinstance(source, PresetSource):
        yield from preset_problems(source)
    if isinstance(source, ApiSource):
        yield from api_problems(source)
    if isinstance(source, SqlSource):
        yield from database_problems(source)
    if isinstance(source, InPlaceSource):
        yield from in_place_problems(source)
    for place, forms in _formats(source):
        # What begins with a month and lasts as long as one needs no day of it.
        months = place == "dates" and source.span is not None and source.span.length in ("month", "quarter", "year")
        wrong = [(form, why) for form in forms if (why := dates.mistake(form, months=months))]
        for form, why in wrong:
            yield place, f"the date format '{form}' {why}", "Write one like %Y-%m-%d, %d.%m.%Y or %Y-%m-%d %H:%M:%S"
        if source.kind == "xlsx" and any(dates.alike(form, iso) for form in forms for iso in dates.ISO if form != iso):
            yield place, "looks like the ISO form that date cells take", "Write %Y-%m-%d"
        if not wrong and len({dates.pattern(form) for form in forms}) < len(forms):
            yield place, "two date formats look alike, so a day would be guessed row by row", "Leave one of them"
    for place, zone in (
        ("timezone", source.timezone),
        *((f"columns.{n}.timezone", c.timezone) for n, c in source.columns.items()),
    ):
        if zone is not None and zone not in available_timezones():
            near = did_you_mean(zone, available_timezones()) or "Write one like Europe/Berlin"
            yield place, f"no time zone is called '{zone}'", near
    if source.decimal == source.thousands:
        yield "thousands", "is the decimal sign too", 'Write thousands: "" when there are no groups'
    if source.grouping == "indian" and not source.thousands:
        yield "grouping", "says how digits are grouped and nothing groups them", 'Write thousands: ","'


def _file_problems(source: FileSource) -> Iterator[Found]:
    """How the files are written."""
    for option in MEANINGLESS[source.kind]:
        if option in source.model_fields_set:
            yield option, f"has no meaning for kind: {source.kind}", "Leave it out"
    if source.delimiter not in ("tab", "whitespace") and (len(source.delimiter) != 1 or source.delimiter in ' "\r\n'):
        yield "delimiter", f"'{source.delimiter}' is no delimiter", "Write one character, or tab, or whitespace"
    elif source.delimiter == source.quote:
        yield "quote", "is the delimiter too", 'Write quote: "" when nothing is quoted'
    try:
        "a".encode(source.encoding)
    except (LookupError, UnicodeError):
        near = did_you_mean(source.encoding, ("utf-8", "utf-16", "cp1250", "cp1251", "cp1252", "latin-1", "iso8859-2"))
        yield "encoding", f"no encoding is called '{source.encoding}'", near
    if source.header == bool(source.names):
        what = (
            "the header names the columns and so does `names`"
            if source.header
            else "without a header nothing names the columns"
        )
        yield "names", what, "Write `header: true`, or `header: false` with `names: [...]`"
    known = source.names if not source.header else None
    for place, column in _named(source):
        if known is not None and column not in known:
            yield place, f"no column is called '{column}'", did_you_mean(column, known)


def _formats(source: Source) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "dates", source.dates
    for name, column in source.columns.items():
        if column.dates is not None:
            yield f"columns.{name}.dates", column.dates


def _named(source: FileSource) -> Iterator[tuple[str, str]]:
    """Every place that names a column of the source, except expressions."""
    for name, column in source.columns.items():
        yield f"columns.{name}", column.column
    yield from ((place, column) for column, place in (source.span.columns if source.span else {}).items())
    for rule in source.rules:
        yield from ((("skip" if rule in source.skip else "totals"), column) for column in rule.columns)


def _table_problems(source: Source, table: Table) -> Iterator[Found]:
    """How the columns of the table are fed."""
    for kind in ("columns", "constants", "derive"):
        for name in getattr(source, kind):
            if name in table.columns:
                continue
            path, what = f"{kind}.{name}", f"table '{table.name}' has no column '{name}'"
            if not table.open or kind == "constants" or table.misspelt(name):
                yield path, what, did_you_mean(name, table.columns)
            elif not _NAME.fullmatch(name) or name in NOT_FREE:
                bare = re.sub(r"\W+", "_", name).strip("_").lower()
                free = bare if bare not in NOT_FREE and _NAME.fullmatch(bare) else f"own_{bare}".rstrip("_")
                yield path, what, f"A further column is called by small letters, digits and _, such as '{free}'"
    for name in sorted(table.columns.keys() | source.columns.keys()):
        places = [kind for kind in ("columns", "constants", "derive") if name in getattr(source, kind)]
        if len(places) > 1:
            yield f"{places[1]}.{name}", f"is fed by `{places[0]}` too", "Leave one of them"
        if places and source.span is not None and name == table.day:
            yield f"{places[0]}.{name}", "is fed by `span` too", "Leave one of them"
    if source.span is not None and table.columns[table.day].type is not ColumnType.DAY:
        yield "span", f"table '{table.name}' has no days", "Leave it out"
    fed = fed_columns(source)
    for name in source.undelivered:
        if name not in table.columns or table.columns[name].type not in NUMBERS:
            yield (
                "undelivered",
                f"table '{table.name}' has no column of numbers '{name}'",
                did_you_mean(name, table.columns),
            )
        elif name in fed:
            yield "undelivered", f"'{name}' is fed all the same", "Leave one of them"
    for name in table.required:
        if name not in fed and name not in source.undelivered:
            hint = "Map it under `columns`, or give it under `constants` or `derive`"
            if table.columns[name].type in NUMBERS:
                hint += f"; where the source does not say it, write undelivered: [{name}]"
            yield "columns", f"table '{table.name}' needs a column '{name}' and nothing feeds it", hint
    for name in source.key:
        if name not in fed:
            yield "key", f"column '{name}' is in the key and nothing feeds it", did_you_mean(name, fed)
    for name, column in source.columns.items():
        for place, what, instead in _column_problems(column, table.columns.get(name)):
            yield f"columns.{name}{place}", what, instead
    for name, value in source.constants.items():
        if name in table.columns and (wrong := _constant_problem(table, table.columns[name], value)):
            yield f"constants.{name}", wrong, ""
    known = source.names if isinstance(source, FileSource) and not source.header else None
    for name, expression in source.derive.items():
        if mistake := derive.check(expression, known, texts=isinstance(source, FileSource)):
            yield f"derive.{name}", f"the expression {mistake.what}", mistake.instead


def _column_problems(column: ColumnMap, target: Column | None) -> Iterator[Found]:
    kind = target.type if target else ColumnType.TEXT
    if kind not in NUMBERS:
        for option in ("percent", "symbols", "decimal", "thousands"):
            if getattr(column, option):
                yield f".{option}", f"has no meaning for a column of type {kind}", "Leave it out"
    for sign in column.symbols:
        if re.search(r"[\d()]", sign) or sign in ("-", "+"):
            what = f"'{sign}' is more than a sign beside a number: without it the number is another"
            yield ".symbols", what, "Write negatives: parentheses for (5.00), negatives: trailing for 5.00-"
    if kind is not ColumnType.DAY:
        for option in ("dates", "timezone"):
            if getattr(column, option) is not None:
                yield f".{option}", f"has no meaning for a column of type {kind}", "Leave it out"
    if target is not None and target.values:
        for text in column.values.values():
            if text is not None and text.lower() not in target.values:
                yield ".values", f"'{text}' is no value of '{target.name}'", did_you_mean(text, target.values)


def _constant_problem(table: Table, column: Column, value: object) -> str:
    """Why a constant does not fit its column, "" when it does."""
    if value == ROW_NUMBER:
        known = ", ".join(sorted(NUMBERED))
        return "" if f"{table.name}.{column.name}" in NUMBERED else f"only {known} can be '{ROW_NUMBER}'"
    fits = {
        ColumnType.TEXT: isinstance(value, str),
        ColumnType.INTEGER: isinstance(value, int) and not isinstance(value, bool),
        ColumnType.NUMBER: isinstance(value, int | float) and not isinstance(value, bool),
        ColumnType.MONEY: isinstance(value, int | float) and not isinstance(value, bool),
        ColumnType.FLAG: isinstance(value, bool),
        ColumnType.DAY: isinstance(value, date) or (isinstance(value, str) and _is_day(value)),
    }[column.type]
    if not fits:
        return f"'{value}' is no {column.type}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        low, high = column.at_least, column.at_most
        under = low is not None and (value <= low if column.above else value < low)
        if under or (high is not None and value > high):
            return f"{value} is outside {low if low is not None else '-'}..{high if high is not None else '-'}"
    if isinstance(value, str) and column.values and value.lower() not in column.values:
        return f"'{value}' is none of {', '.join(column.values)}"
    return ""


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
