"""How a locale writes figures: digits, signs, percent, money.

Convention, stated once: what the CLDR says, through Babel, with these corrections: a true minus (U+2212); every space inside a
figure is a no-break space (U+00A0); grouping starts where the CLDR's `minimumGroupingDigits` says (Babel ignores it), so Polish
writes 1742 and 101 300; thousands of money in English are a small k. Rounding is half up on the shortest decimal form of the
float, so that 0.125 becomes 0.13 and 2.675 becomes 2.68, as a reader with a pocket calculator expects. Zero has no sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from typing import Any

MINUS, NBSP, DASH = "\u2212", "\u00a0", "\u2013"

_EXACT = Context(prec=700, rounding=ROUND_HALF_UP)
"""Wide enough for every float: 309 digits before the point and more than 300 after it."""

_MINIMUM_GROUPING = {"pl": 2, "es": 2, "pt_PT": 2, "bg": 2, "hu": 2, "lv": 2, "et": 2, "it": 2, "ka": 2, "be": 1}
"""The CLDR's `minimumGroupingDigits` where it is not 1: a separator needs that many digits before it."""

_COMPACT_UNITS = {"en": {3: "k"}}
"""Corrections to the CLDR's short units, by language and power of ten."""

_NARROW = {"US$": "$", "JP¥": "¥", "$US": "$"}
"""A report is in one currency, so its sign needs no country."""


@dataclass(frozen=True)
class Numerals:
    """The signs with which one locale writes figures.

    Attributes:
        group: between thousands.
        decimal: between whole and fraction.
        groups: digits of the last group and of those before it: 3 and 3, in India 3 and 2.
        grouping_from: smallest number of whole digits that is grouped.
        percent: sign after a percentage, with its space if the locale has one.
        money: pattern with `¤` for the sign of the currency and `0` for the figure.
        compact: powers of ten that have a short word, with what stands after the figure, e.g. (3, "k"), (6, "M").
        locale: the locale's name, e.g. `en_GB`.
    """

    group: str
    decimal: str
    groups: tuple[int, int]
    grouping_from: int
    percent: str
    money: str
    compact: tuple[tuple[int, str], ...]
    locale: str

    def number(self, value: Decimal, decimals: int, sign: bool = False) -> str:
        """Write `value` with exactly `decimals` decimals; `sign` puts a plus before what is more than zero."""
        rounded = rounding(value, decimals)
        whole, _, fraction = f"{abs(rounded):f}".partition(".")
        if len(whole) >= self.grouping_from:
            whole = self.group.join(_grouped(whole, *self.groups))
        return self.sign(rounded, sign) + whole + (self.decimal + fraction if fraction else "")

    def sign(self, rounded: Decimal, plus: bool) -> str:
        """The sign of a figure that is already rounded: what is written as zero has none."""
        if not rounded:
            return ""
        return MINUS if rounded < 0 else "+" if plus else ""

    def percentage(self, fraction: Decimal, decimals: int, sign: bool = False) -> str:
        """Write a fraction as a percentage."""
        return self.number(scaled(fraction, 2), decimals, sign) + self.percent

    def price(self, value: Decimal, currency: str, decimals: int, power: int = 0, sign: bool = False) -> str:
        """Write money with the sign of its currency where the locale puts it, in units of ten to the `power`."""
        rounded = rounding(scaled(value, -power), decimals)
        figure = self.number(abs(rounded), decimals) + dict(self.compact).get(power, "")
        symbol = currency_sign(currency, self.locale)
        if self.money.startswith("¤") and symbol[-1].isalpha():
            symbol += NBSP  # CLDR, currencySpacing: letters keep a distance from digits
        return self.sign(rounded, sign) + self.money.replace("¤", symbol).replace("0", figure)


def decimal(value: float | Decimal) -> Decimal:
    """The shortest decimal form of a number.

    Raises:
        ValueError: `value` is not finite: a figure that is missing is a `Missing`, never NaN.
    """
    exact = value if isinstance(value, Decimal) else Decimal(value if isinstance(value, int) else repr(float(value)))
    if not exact.is_finite():
        raise ValueError(f"{value} is not a figure")
    return exact


def rounding(value: Decimal, decimals: int) -> Decimal:
    """`value` rounded half up, away from zero."""
    return value.quantize(Decimal(1).scaleb(-decimals), context=_EXACT)


def scaled(value: Decimal, power: int) -> Decimal:
    """`value` times ten to the `power`, exactly."""
    return value.scaleb(power, context=_EXACT)


def significant(value: Decimal, digits: int) -> Decimal:
    """`value` rounded half up to so many significant figures."""
    return rounding(value, digits - 1 - value.adjusted()) if value else value


@cache
def numerals(locale: str) -> Numerals:
    """Read how a locale writes figures from the CLDR.

    Args:
        locale: a name like `en_GB`, `ru`, `sr_Cyrl`.

    Raises:
        LookupError: the CLDR does not know it.
    """
    from babel import Locale, UnknownLocaleError

    try:
        cldr = Locale.parse(locale)
    except (UnknownLocaleError, ValueError):
        raise LookupError(f"no locale '{locale}' is known to the CLDR") from None
    symbols = cldr.number_symbols["latn"]
    pattern = cldr.currency_formats["standard"].pattern.partition(";")[0]
    return Numerals(
        _unbroken(symbols["group"]),
        _unbroken(symbols["decimal"]),
        cldr.decimal_formats[None].grouping,
        3 + _MINIMUM_GROUPING.get(locale, _MINIMUM_GROUPING.get(cldr.language, 1)),
        _unbroken(cldr.percent_formats[None].pattern.split("0")[-1]),
        _unbroken(re.sub(r"[#,]*0(\.0+)?", "0", pattern)),
        tuple(_compact_units(cldr.language, cldr.compact_decimal_formats)),
        locale,
    )


@cache
def currency_sign(currency: str, locale: str) -> str:
    """The sign of a currency as the locale writes it, e.g. `€`, `Kč`; its code where there is none."""
    from babel.numbers import get_currency_symbol

    symbol = _unbroken(get_currency_symbol(currency, locale=locale))
    return _NARROW.get(symbol, symbol)


@cache
def currency_decimals(currency: str) -> int:
    """How many decimals amounts of a currency have: 2 for most, 0 for the yen."""
    from babel.numbers import get_currency_precision

    return int(get_currency_precision(currency))


def _compact_units(language: str, formats: Any) -> Iterator[tuple[int, str]]:
    """The powers of ten at which a new short word begins: every third in Europe, every fourth in China."""
    corrected = _COMPACT_UNITS.get(language, {})
    for power in range(3, 15):
        pattern = str(formats["short"]["other"][str(10**power)].pattern)
        digits, unit = len(pattern) - len(pattern.lstrip("0")), pattern.lstrip("0").replace("'", "")
        if digits == 1 and unit:
            yield power, corrected.get(power, _unbroken(unit))


def _unbroken(text: str) -> str:
    return text.replace(" ", NBSP).replace("\u202f", NBSP)


def _grouped(whole: str, last: int, others: int) -> list[str]:
    head, groups = whole[:-last], [whole[-last:]]
    while head:
        groups.insert(0, head[-others:])
        head = head[:-others]
    return groups
