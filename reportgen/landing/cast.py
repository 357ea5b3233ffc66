"""One column of a table out of one column of a source, in SQL: what fits is typed, what does not is null with a reason.

A text is a number only if it is written as declared, as a whole: `12.50` is no number where points part thousands, `3.5` is
no whole number. `1.5E3` is a number or money, exactly 1500, but never a count. Nothing is rounded: money with more decimals than
its type holds is told apart, so that the type can be widened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from reportgen.contract import ColumnMap, Source, dates
from reportgen.landing import days
from reportgen.landing.words import literal
from reportgen.tables import SQL_TYPES, Column, ColumnType

MONEY_TYPES = (SQL_TYPES[ColumnType.MONEY], "DECIMAL(28,10)", "DECIMAL(38,20)")
"""Types of money, narrowest first; a snapshot takes the first that holds every figure without rounding."""

FLAGS = {True: ("true", "t", "yes", "y", "1"), False: ("false", "f", "no", "n", "0")}
_BLANK = "[ \u00a0\u202f]"
_GROUPS = {" ": "[ \u00a0\u202f\u2009]", "'": "['\u2019]"}


@dataclass(frozen=True)
class Cast:
    """How one column is typed.

    Attributes:
        name: the table's column.
        origin: the source's column, for messages.
        value: SQL of the typed value, null where the text does not fit.
        reason: SQL of the reason why a text that is there has no value.
        bounds: SQL condition with `{0}` for the value, "" where any value will do.
        required: whether a row without it is set aside.
        prepared: what `value` needs worked out beforehand, name -> SQL.
    """

    name: str
    origin: str
    value: str
    reason: str
    bounds: str
    required: bool
    prepared: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Written:
    """How the numbers and days of a column are written."""

    decimal: str
    thousands: str
    dates: tuple[str, ...]
    timezone: str | None
    percent: bool = False
    symbols: tuple[str, ...] = ()
    indian: bool = False
    negatives: str = "minus"


def written(source: Source, column: ColumnMap, *, iso: bool = False) -> Written:
    """The column's own declarations, the source's where it has none; `iso` takes ISO days besides."""
    forms = column.dates or source.dates
    return Written(
        column.decimal or source.decimal,
        source.thousands if column.thousands is None else column.thousands,
        tuple(dict.fromkeys((*forms, *dates.ISO))) if iso else forms,
        column.timezone or source.timezone,
        column.percent,
        column.symbols,
        source.grouping == "indian",
        source.negatives,
    )


def cast(target: Column, origin: str, text: str, how: Written, zone: ZoneInfo, money: str, *, required: bool) -> Cast:
    """The cast of one column.

    Args:
        target: the table's column.
        origin: the source's column.
        text: name of its text, null where there is none.
        how: how it is written.
        zone: the business's zone.
        money: SQL type of money.
        required: whether a row without it is set aside.
    """
    if target.type is ColumnType.DAY:
        value, prepared = days.day_sql(text, how.dates, zone, how.timezone)
        reason = f"CASE WHEN {days.matches_sql(text, how.dates)} THEN 'no_such_day' ELSE 'not_a_date' END"
        return Cast(target.name, origin, value, reason, bounds(target), required, prepared)
    value, reason = _TYPES[target.type](target, text, how, money)
    return Cast(target.name, origin, value, reason, bounds(target), required)


def computed(target: Column, origin: str, text: str, zone: ZoneInfo, source: Source, *, required: bool) -> Cast:
    """The cast of what an expression gave: numbers are SQL's own, so an exponent is right and money is rounded to its type."""
    if target.type in (ColumnType.NUMBER, ColumnType.MONEY):
        number = f"try_cast({text} AS DOUBLE)"
        finite = f"CASE WHEN isfinite({number}) THEN CAST({number} AS {SQL_TYPES[target.type]}) END"
        exact = f"coalesce(try_cast({text} AS {SQL_TYPES[target.type]}), {finite})"
        return Cast(target.name, origin, exact, "'not_a_number'", bounds(target), required)
    how = Written(".", "", tuple(dict.fromkeys((*source.dates, "%Y-%m-%d", "%Y-%m-%d %H:%M:%S"))), source.timezone)
    return cast(target, origin, text, how, zone, MONEY_TYPES[0], required=required)


def constant(target: Column, value: object) -> str:
    """SQL of a value that is the same in every row."""
    if target.values and isinstance(value, str):
        value = value.lower()
    return f"CAST({literal(str(value).lower() if isinstance(value, bool) else value)} AS {SQL_TYPES[target.type]})"


def _text(target: Column, text: str, how: Written, money: str) -> tuple[str, str]:
    if not target.values:
        return text, "NULL"
    allowed = ", ".join(literal(value) for value in target.values)
    return f"CASE WHEN lower({text}) IN ({allowed}) THEN lower({text}) END", "'not_allowed'"


def _flag(target: Column, text: str, how: Written, money: str) -> tuple[str, str]:
    cases = " ".join(
        f"WHEN lower({text}) IN ({', '.join(map(literal, words))}) THEN {value}" for value, words in FLAGS.items()
    )
    return f"CASE {cases} END", "'not_a_flag'"


def _integer(target: Column, text: str, how: Written, money: str) -> tuple[str, str]:
    plain, number = f"try_cast({text} AS BIGINT)", _number(text, how)
    whole = _matches(number, how, places=0)
    slow = f"WHEN {whole} THEN try_cast({_canonical(number, how, whole=True)} AS BIGINT)"
    # one byte that is a whole number is a digit; longer ones are written out again, as SQL takes 1e3 and 1.5 for whole ones
    value = f"CASE WHEN strlen({text}) = 1 THEN {plain} WHEN CAST({plain} AS VARCHAR) = {text} THEN {plain} {slow} END"
    if how.percent or how.symbols or how.negatives != "minus":
        value = f"CASE {slow} END"
    reason = f"CASE WHEN NOT {_matches(number, how)} THEN 'not_a_number' WHEN NOT {whole} THEN 'not_whole' ELSE 'out_of_range' END"
    return value, reason


def _double(target: Column, text: str, how: Written, money: str) -> tuple[str, str]:
    number = _number(text, how)
    cleaned = f"try_cast({_canonical(number, how)} AS DOUBLE)"
    share = f"{cleaned} / 100" if how.percent else cleaned
    fits = f"({_matches(number, how)} OR {_scientific(number, how)})"
    value = f"CASE WHEN {fits} AND isfinite({cleaned}) THEN {share} END"
    return value, f"CASE WHEN NOT {fits} THEN 'not_a_number' ELSE 'out_of_range' END"


def _money(target: Column, text: str, how: Written, money: str) -> tuple[str, str]:
    number = _number(text, how)
    places = int(money.rstrip(")").split(",")[1])
    exact, scientific = _matches(number, how, places=places), _scientific(number, how)
    power = f"try_cast(regexp_extract({number}, '[eE](.*)$', 1) AS INTEGER)"
    decimals = f"length(regexp_extract({number}, '[.,]([0-9]*?)0*[eE]', 1))"
    few = f"{decimals} - {power} <= {places}"
    cleaned = f"try_cast({_canonical(number, how)} AS {money})"
    value = f"CASE WHEN {exact} THEN {cleaned} WHEN {scientific} THEN CASE WHEN {few} THEN {cleaned} END END"
    unknown = f"WHEN NOT ({_matches(number, how)} OR {scientific}) THEN 'not_a_number'"
    known = f"{unknown} WHEN NOT {exact} AND NOT ({scientific} AND coalesce({few}, false)) THEN 'too_many_decimals'"
    return value, f"CASE {known} ELSE 'out_of_range' END"


_TYPES = {
    ColumnType.TEXT: _text,
    ColumnType.FLAG: _flag,
    ColumnType.INTEGER: _integer,
    ColumnType.NUMBER: _double,
    ColumnType.MONEY: _money,
}


def bounds(target: Column) -> str:
    """Condition that a value of the column is in its range."""
    if target.type is ColumnType.DAY:
        return f"{{0}} BETWEEN {days.FIRST} AND {days.LAST}"
    bounds = [f"{{0}} {'>' if target.above else '>='} {target.at_least:g}"] if target.at_least is not None else []
    bounds += [f"{{0}} <= {target.at_most:g}"] if target.at_most is not None else []
    return " AND ".join(bounds)


def _number(text: str, how: Written) -> str:
    """SQL of the text without the declared symbols, a minus before it where it is negative."""
    bare = _without_symbols(text, how)
    if how.negatives == "parentheses":
        return _without_symbols(f"regexp_replace({bare}, '^\\((.*)\\)$', '-\\1')", how)
    if how.negatives == "trailing":
        return f"regexp_replace({bare}, '^([^-+].*?) ?-$', '-\\1')"
    return bare


def _without_symbols(text: str, how: Written) -> str:
    if not how.symbols:
        return text
    either = "|".join(re.escape(symbol) for symbol in sorted(how.symbols, key=len, reverse=True))
    before = f"regexp_replace({text}, {literal(f'^([+-]?){_BLANK}*(?:{either}){_BLANK}*')}, '\\1')"
    return f"regexp_replace({before}, {literal(f'{_BLANK}*(?:{either})$')}, '')"


def _scientific(text: str, how: Written) -> str:
    """SQL: whether a text is a number with a power of ten, no groups."""
    power = f"[+-]?[0-9]+(?:{re.escape(how.decimal)}[0-9]*)?[eE][+-]?[0-9]{{1,3}}"
    return f"(contains(lower({text}), 'e') AND regexp_full_match({text}, {literal(power)}))"


def _matches(text: str, how: Written, places: int | None = None) -> str:
    """SQL: whether a text is a number as declared, with at most `places` decimals that are not zero."""
    return f"regexp_full_match({text}, {literal(form(how, places))})"


def form(how: Written, places: int | None = None) -> str:
    """The pattern of a number as declared, with at most `places` decimals that are not zero."""
    group = _GROUPS.get(how.thousands, re.escape(how.thousands))
    groups = (
        f"[0-9]{{1,2}}(?:{group}[0-9]{{2}})*{group}[0-9]{{3}}" if how.indian else f"[0-9]{{1,3}}(?:{group}[0-9]{{3}})+"
    )
    whole = f"(?:{groups}|[0-9]+)" if how.thousands else "[0-9]+"
    point = re.escape(how.decimal)
    if places is None:
        fraction, bare = f"{point}[0-9]*", f"|{point}[0-9]+"
    elif places:
        fraction, bare = f"{point}[0-9]{{0,{places}}}0*", f"|{point}[0-9]{{1,{places}}}0*"
    else:
        fraction, bare = f"{point}0*", ""
    return f"[+-]?(?:{whole}(?:{fraction})?{bare})" + (f"{_BLANK}?%" if how.percent else "")


def _canonical(text: str, how: Written, *, whole: bool = False) -> str:
    """SQL of the number with a decimal point and nothing else; `whole` drops the decimals, which are zeros."""
    cleaned = text
    if how.percent:
        cleaned = f"rtrim({cleaned}, ' \u00a0\u202f%')"
    if how.thousands:
        group = _GROUPS.get(how.thousands, re.escape(how.thousands))
        cleaned = f"regexp_replace({cleaned}, {literal(group)}, '', 'g')"
    if whole:
        return f"split_part({cleaned}, {literal(how.decimal)}, 1)"
    return f"replace({cleaned}, ',', '.')" if how.decimal == "," else cleaned
