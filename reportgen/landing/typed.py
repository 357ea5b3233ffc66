"""Columns that come typed, as those of a Parquet file do: cast by SQL where the types agree, through their text where they do not.

A float that is no number (NaN) is how pandas writes a missing value, so it is one. Money that comes as a float is taken by the
shortest text that tells it apart from its neighbours, as it was meant, and not by its binary digits.
"""

from __future__ import annotations

import re
from dataclasses import replace
from zoneinfo import ZoneInfo

from reportgen.contract import dates
from reportgen.landing import days
from reportgen.landing.cast import Cast, Written, bounds
from reportgen.tables import Column, ColumnType

_WHOLE = frozenset({
    "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT",
})  # fmt: skip
_FLOATS = frozenset({"FLOAT", "DOUBLE"})
_STAMPS = frozenset({"TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMP_MS", "TIMESTAMP_S"})
_ZONED = "TIMESTAMP WITH TIME ZONE"
_FORMS = (*dates.ISO, *(f"{form}%z" for form in dates.ISO[1:]))


def text(raw: str, kind: str) -> str:
    """SQL of a typed value as a text, null where there is none."""
    if kind in _FLOATS:
        return f"CASE WHEN NOT isnan({raw}) THEN regexp_replace(CAST({raw} AS VARCHAR), '[.]0$', '') END"
    return f"CAST({raw} AS VARCHAR)"


def written(how: Written) -> Written:
    """How `text` writes numbers and days, whatever the contract declares for texts."""
    return replace(
        how, decimal=".", thousands="", dates=tuple(dict.fromkeys((*how.dates, *_FORMS))), percent=False, symbols=()
    )


def cast(
    target: Column, origin: str, value: str, kind: str, how: Written, zone: ZoneInfo, money: str, *, required: bool
) -> Cast | None:
    """The cast of a typed column; None where it has to go through its text.

    Args:
        target: the table's column.
        origin: the source's column.
        value: name of its value, null where there is none.
        kind: its SQL type.
        how: what the contract declares for it.
        zone: the business's zone.
        money: SQL type of money.
        required: whether a row without it is set aside.
    """
    prepared: dict[str, str] = {}
    is_day = target.type is ColumnType.DAY
    found = _day(value, kind, how, zone, prepared) if is_day else _plain(target.type, value, kind, money)
    if found is None:
        return None
    return Cast(target.name, origin, found, "'out_of_range'", bounds(target), required, prepared)


def _plain(target: ColumnType, value: str, kind: str, money: str) -> str | None:
    if target is ColumnType.FLAG and kind == "BOOLEAN":
        return value
    if target is ColumnType.INTEGER and kind in _WHOLE:
        return f"try_cast({value} AS BIGINT)"
    scale = re.fullmatch(r"DECIMAL\(\d+,(\d+)\)", kind)
    if target is ColumnType.NUMBER and (scale or kind in _WHOLE or kind in _FLOATS):
        return f"CASE WHEN isfinite(CAST({value} AS DOUBLE)) THEN CAST({value} AS DOUBLE) END"
    places = int(money.rstrip(")").split(",")[1])
    if target is ColumnType.MONEY and (kind in _WHOLE or (scale and int(scale[1]) <= places)):
        return f"try_cast({value} AS {money})"
    return None


def _day(value: str, kind: str, how: Written, zone: ZoneInfo, prepared: dict[str, str]) -> str | None:
    """SQL of the business's day; what it needs worked out beforehand goes into `prepared`."""
    if kind == "DATE":
        return value
    if kind == _ZONED:
        steps = days.changes(zone)
    elif kind not in _STAMPS:
        return None
    elif how.timezone is None or how.timezone == zone.key:
        return f"CAST({value} AS DATE)"
    else:
        steps = days.between(ZoneInfo(how.timezone), zone)
    micros = f"{value}_0"
    stamp = f"CAST({value} AS TIMESTAMP)" if kind in _STAMPS else value
    prepared[micros] = f"CASE WHEN isfinite({value}) THEN epoch_us({stamp}) END"
    near = f"{micros} BETWEEN -60000000000000000 AND 60000000000000000"
    return f"CASE WHEN {near} THEN CAST(make_timestamp({micros} + {days.offset(micros, steps)}) AS DATE) END"
