"""One value of a table out of one column that stays in place: the rules of `cast`, in SQL that every engine has.

A text is a number or a day only if it is written as declared, as a whole. Nothing is asked of an engine that could fail: a text is
turned into a number or a day only inside a CASE that saw it fit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from reportgen.contract import dates
from reportgen.landing import cast
from reportgen.landing.cast import Written
from reportgen.landing.words import literal
from reportgen.landing.words_of import FINITE, Words
from reportgen.tables import Column, ColumnType

KINDS = ("text", "whole", "decimal", "float", "flag", "date", "stamp", "instant", "other")
"""What a column of an engine holds; a `stamp` is what a clock showed, an `instant` is the same all over the world."""

_PLACES = 20
"""Decimals that money may have: those of the widest type that landing tries."""
_MOST = "99999999999999.9999"
"""The greatest amount that the type of money holds."""
_WHOLE = "9223372036854775807"


class NotSaidError(ValueError):
    """The rule cannot be said in SQL that every engine has; `str()` says which, and what to write instead."""


@dataclass(frozen=True)
class Value:
    """How a value is made.

    Attributes:
        sql: SQL with {0} for the text or the typed value, null where it does not fit.
        reason: SQL of the reason why one that is there has no value.
        sure: whether whatever is there has a value.
    """

    sql: str
    reason: str
    sure: bool = False


def text(place: str, kind: str, words: Words) -> str:
    """SQL of a column as a text, blanks around it dropped, null when empty."""
    if kind == "text":
        return f"nullif({words.trimmed.format(place)}, '')"
    as_text = f"cast({place} as {words.text})"
    if kind == "float":
        whole = f"{place} = floor({place}) and abs({place}) < 1e15 then cast(cast({place} as bigint) as {words.text})"
        return f"case when {words.number.format(place)} then null when {whole} else {as_text} end"
    if kind == "flag":
        return f"case when {place} then 'true' when not {place} then 'false' end"
    return as_text


def by_text(target: Column, kind: str) -> bool:
    """Whether a typed column has to go through its text."""
    if kind in ("text", "other"):
        return True
    numbers = ("whole", "decimal", "float")
    return (
        kind
        not in {
            ColumnType.DAY: ("date", "stamp", "instant"),
            ColumnType.INTEGER: numbers,
            ColumnType.NUMBER: numbers,
            ColumnType.MONEY: numbers,
            ColumnType.FLAG: ("flag",),
            ColumnType.TEXT: (),
        }[target.type]
    )


def of_typed(target: Column, kind: str, how: Written, zone: ZoneInfo, words: Words) -> Value:
    """The value of a typed column that fits the table's type."""
    range_ = "'out_of_range'"
    if target.type is ColumnType.DAY:
        return Value(_day(kind, how, zone, words), range_, sure=True)
    if target.type is ColumnType.INTEGER and kind != "whole":
        fits = f"{{0}} = floor({{0}}) and abs({{0}}) <= {_WHOLE if kind == 'decimal' else '9e18'}"
        reason = "case when {0} <> floor({0}) then 'not_whole' else 'out_of_range' end"
        return Value(f"case when {fits} then cast({{0}} as bigint) end", reason)
    if target.type is ColumnType.INTEGER:
        return Value("cast({0} as bigint)", range_, sure=True)
    if target.type is ColumnType.NUMBER:
        value = f"cast({{0}} as {words.double})"
        if kind != "float":
            return Value(value, range_, sure=True)
        return Value(f"case when abs({{0}}) <= {FINITE} then {value} end", range_)
    if target.type is ColumnType.MONEY:
        exact = f"cast(cast({{0}} as {words.text}) as decimal(38, {_PLACES}))" if kind == "float" else "{0}"
        return Value(f"case when abs({{0}}) <= {_MOST} then cast({exact} as decimal(18, 4)) end", range_)
    return Value("{0}", range_, sure=True)


def _day(kind: str, how: Written, zone: ZoneInfo, words: Words) -> str:
    if kind == "date":
        return "{0}"
    if kind == "instant":
        return words.local.format("{0}", literal(zone.key))
    if how.timezone is None or how.timezone == zone.key:
        return "cast({0} as date)"
    return words.wall.format("{0}", literal(how.timezone), literal(zone.key))


def of_text(target: Column, how: Written, zone: ZoneInfo, words: Words, *, typed: bool) -> Value:
    """The value of a text.

    Args:
        target: the table's column.
        how: how it is written.
        zone: the business's zone.
        words: how the engine says things.
        typed: whether the engine or an expression wrote the text, so that numbers are written as SQL writes them.

    Raises:
        NotSaidError: its contract asks for what cannot be said in SQL.
    """
    if typed:
        how = replace(how, decimal=".", thousands="", percent=False, symbols=(), negatives="minus")
    if how.symbols or how.negatives != "minus":
        raise NotSaidError("`symbols` and `negatives` cannot be said in place. Make it a number in a `query:`")
    if target.type is ColumnType.TEXT:
        if not target.values:
            return Value("{0}", "''", sure=True)
        allowed = ", ".join(map(literal, target.values))
        return Value(f"case when lower({{0}}) in ({allowed}) then lower({{0}}) end", "'not_allowed'")
    if target.type is ColumnType.FLAG:
        arms = (
            f"when lower({{0}}) in ({', '.join(map(literal, each))}) then {str(value).lower()}"
            for value, each in cast.FLAGS.items()
        )
        return Value(f"case {' '.join(arms)} end", "'not_a_flag'")
    if target.type is ColumnType.DAY:
        return _day_of_text(how, zone, words)
    return _number_of_text(target, how, words)


def _braced(sql: str) -> str:
    """A pattern whose braces survive `format`, with {0} for the text."""
    return sql.replace("{", "{{").replace("}", "}}").replace("\x00", "{0}")


def _number_of_text(target: Column, how: Written, words: Words) -> Value:
    form, point = cast.form(how), re.escape(how.decimal)
    plain = _braced(words.whole("\x00", form))
    mantissa = f"[+-]?[0-9]+(?:{point}[0-9]*)?[eE]"
    scientific = _braced(words.whole("\x00", f"{mantissa}[+-]?[0-9]{{1,3}}"))
    # Beyond these powers a cast fails in some engine, or rounds what is money.
    near = _braced(words.whole("\x00", f"{mantissa}(?:[+]?[0-9]{{1,2}}|-[0-9])"))
    clean = _clean(how)
    if target.type is ColumnType.INTEGER:
        whole = _braced(words.whole("\x00", cast.form(how, places=0)))
        digits = f"split_part({clean}, '.', 1)"
        small = f"length({digits}) <= 19 and abs({words.attempt.format(digits, 'decimal(38, 0)')}) <= {_WHOLE}"
        value = f"case when {whole} then case when {small} then {words.attempt.format(digits, 'bigint')} end end"
        return Value(
            value,
            f"case when not {plain} then 'not_a_number' when not {whole} then 'not_whole' else 'out_of_range' end",
        )
    fits = f"({plain} or {scientific})"
    double = words.attempt.format(clean, words.double)
    small = f"length({clean}) <= 300 and ({plain} or {near})"
    if target.type is ColumnType.NUMBER:
        share = f"{double} / 100" if how.percent else double
        return Value(
            f"case when {fits} then case when {small} and abs({double}) <= {FINITE} then {share} end end",
            f"case when not {fits} then 'not_a_number' else 'out_of_range' end",
        )
    exact = _braced(words.whole("\x00", cast.form(how, places=_PLACES)))
    wide = words.attempt.format(clean, f"decimal(38, {_PLACES})")
    held = f"{small} and abs({double}) <= {_MOST}"
    value = f"case when {exact} or {near} then case when {held} then cast({wide} as decimal(18, 4)) end end"
    tiny = _braced(words.whole("\x00", f"{mantissa}-[0-9]{{2,3}}"))
    many = f"when not ({exact} or {scientific}) or {tiny} then 'too_many_decimals'"
    reason = f"case when not {fits} then 'not_a_number' {many} else 'out_of_range' end"
    return Value(value, reason)


def _clean(how: Written) -> str:
    """SQL of the number with a decimal point and nothing else."""
    cleaned = "{0}"
    blanks = " \u00a0\u202f"
    drop = (*blanks, "%") if how.percent else ()
    groups = {" ": (*blanks, "\u2009"), "'": ("'", "\u2019")}
    drop = (*drop, *(groups.get(how.thousands, (how.thousands,)) if how.thousands else ()))
    for sign in dict.fromkeys(drop):
        cleaned = f"replace({cleaned}, {literal(sign)}, '')"
    return f"replace({cleaned}, ',', '.')" if how.decimal == "," else cleaned


def _day_of_text(how: Written, zone: ZoneInfo, words: Words) -> Value:
    arms, forms = [], []
    for form in how.dates:
        if strange := [letter for letter in "bBpIGV" if f"%{letter}" in form]:
            raise NotSaidError(f"days written with %{strange[0]} cannot be read in place. Make it a date in a `query:`")
        fits = _braced(words.whole("\x00", dates.pattern(form)))
        forms.append(fits)
        arms.append(f"when {fits} then {_day_of_form(form, how, zone, words)}")
    found = " or ".join(forms)
    return Value(f"case {' '.join(arms)} end", f"case when {found} then 'no_such_day' else 'not_a_date' end")


def _day_of_form(form: str, how: Written, zone: ZoneInfo, words: Words) -> str:
    def digits(letter: str) -> str:
        return _braced(words.group("\x00", dates.pattern(form, letter)))

    def number(letter: str) -> str:
        return f"cast({digits(letter)} as integer)"

    year = number("Y")
    if "%y" in form:
        short = number("y")
        year = f"(case when {short} >= 69 then 1900 else 2000 end + {short})"
    month, day = number("m"), number("d")
    leap = f"({year} % 4 = 0 and {year} % 100 <> 0) or {year} % 400 = 0"
    length = f"case when {month} in (4, 6, 9, 11) then 30 when {month} <> 2 then 31 when {leap} then 29 else 28 end"
    sound = f"{month} between 1 and 12 and {day} between 1 and {length} and {year} between 1 and 9999"
    limits = {"H": 23, "M": 59, "S": 59}
    sound += "".join(f" and {number(letter)} <= {most}" for letter, most in limits.items() if f"%{letter}" in form)
    padded = f"cast({year} as {words.text})"
    iso = f"lpad({padded}, 4, '0') || '-' || lpad({digits('m')}, 2, '0') || '-' || lpad({digits('d')}, 2, '0')"
    if not dates.has_offset(form) and (not dates.is_stamp(form) or how.timezone in (None, zone.key)):
        return f"case when {sound} then cast({iso} as date) end"
    clock = " || ':' || ".join(f"lpad({digits(each)}, 2, '0')" if f"%{each}" in form else "'00'" for each in "HMS")
    stamp = f"{iso} || ' ' || {clock}"
    if not dates.has_offset(form):
        at = words.wall.format(f"cast({stamp} as timestamp)", literal(how.timezone or zone.key), literal(zone.key))
        return f"case when {sound} then {at} end"
    offset = digits("z")
    minutes = f"case when length({offset}) > 3 then substring({offset}, length({offset}) - 1, 2) else '00' end"
    signed = f"case when {offset} in ('Z', 'z') then '+00:00' else substring({offset}, 1, 3) || ':' || {minutes} end"
    at = words.local.format(words.stamped.format(f"({stamp} || {signed})"), literal(zone.key))
    return f"case when {sound} then {at} end"
