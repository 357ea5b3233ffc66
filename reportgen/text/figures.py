"""Figures as they stand in a report: counts, percentages, money, durations, ranges.

How many decimals: counts none; a percentage below 10 % two, from 10 % on one (of a very small one, two significant figures);
money on a card in thousands or millions with three significant figures, in tables in whole units; a duration one decimal below
ten. A difference always has a sign. What is missing is written as an en dash, never as 0.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from decimal import Decimal
from typing import Any, Literal

from reportgen.quantities import Change, Missing, Quantity, Unit
from reportgen.text.numerals import (
    DASH,
    MINUS,
    NBSP,
    Numerals,
    currency_decimals,
    decimal,
    rounding,
    scaled,
    significant,
)

Number = float | Decimal | Missing | None
"""A figure, or the lack of one."""

Style = Literal["short", "whole", "exact"]
"""How money is written: `short` €568k, for cards; `whole` €568,100, for tables; `exact` €568,100.00."""

_TAIL = re.compile(r"\D*$")
_SMALL = Decimal("0.1")  # of a percentage below it, two decimals would be one significant figure
_SMALLEST_POWER = -10  # a percentage of less than 0.0000000001 % is written as 0.00 %


class Figures(ABC):
    """Writes figures in one language."""

    numerals: Numerals

    @abstractmethod
    def word(self, key: str, /, **params: Any) -> str:
        """A text of the catalogue in which the figures are already written."""

    def number(self, value: Number, decimals: int = 0, sign: bool = False) -> str:
        """A plain number: `101,300`, `−178`."""
        if value is None or isinstance(value, Missing):
            return DASH
        return self.numerals.number(decimal(value), decimals, sign)

    def plain(self, value: Number) -> str:
        """A number of which nothing more is known: whole if it is whole, else one decimal, below one two."""
        if value is None or isinstance(value, Missing):
            return DASH
        amount = decimal(value)
        if amount == rounding(amount, 0):
            return self.numerals.number(amount, 0)
        return self.numerals.number(amount, 2 if abs(rounding(amount, 2)) < 1 else 1)

    def percent(self, fraction: Number, decimals: int | None = None, sign: bool = False) -> str:
        """A fraction as a percentage: `1.72%`, `12.3%`; `decimals` None follows the rule of the module."""
        if fraction is None or isinstance(fraction, Missing):
            return DASH
        value = decimal(fraction)
        return self.numerals.percentage(value, _percent_decimals(value) if decimals is None else decimals, sign)

    def relative(self, fraction: Number, sign: bool = True) -> str:
        """By how much something differs, as a percentage with a sign: `−9.3%`; whole from 1,000 % on."""
        if fraction is None or isinstance(fraction, Missing):
            return DASH
        value = decimal(fraction)
        return self.percent(value, 0 if abs(value) >= 10 else 1, sign)

    def points(self, difference: Number, decimals: int | None = None, sign: bool = True) -> str:
        """A difference of two fractions in percentage points: `−0.28 pts`; one decimal from 10 points on."""
        if difference is None or isinstance(difference, Missing):
            return DASH
        value = scaled(decimal(difference), 2)
        places = (1 if abs(rounding(value, 2)) >= 10 else 2) if decimals is None else decimals
        return self.word("points", n=self.numerals.number(value, places, sign)).replace(" ", NBSP)

    def money(
        self, value: Number, currency: str, style: Style = "short", sign: bool = False, like: float | None = None
    ) -> str:
        """An amount in major units of `currency` (ISO 4217).

        Args:
            value: the amount.
            currency: code of the currency.
            style: see `Style`.
            sign: put a plus before what is more than zero.
            like: write a short amount in the unit and with the decimals of this other one, so that a difference stands in
                the unit of the figure it belongs to: −€8k beside €568k. Not followed where only a zero would remain.
        """
        if value is None or isinstance(value, Missing):
            return DASH
        amount = decimal(value)
        if style != "short":
            places = currency_decimals(currency) if style == "exact" else 0
            return self.numerals.price(amount, currency, places, sign=sign)
        places, power = self._short_money(amount, currency)
        if like is not None:
            as_like = self._short_money(decimal(like), currency)
            if rounding(scaled(amount, -as_like[1]), as_like[0]) or not amount:
                places, power = as_like
        return self.numerals.price(amount, currency, places, power, sign)

    def _short_money(self, amount: Decimal, currency: str) -> tuple[int, int]:
        """Decimals and power of ten of a short amount: three significant figures from 10,000 on.

        Below it whole units, and below 100 the amount as it is: €33.55, €30.
        """
        cents = currency_decimals(currency)
        if abs(rounding(amount, 0)) < 10_000:
            return (0 if abs(rounding(amount, cents)) >= 100 or amount == rounding(amount, 0) else cents), 0
        size = abs(significant(amount, 3))
        known = [power for power, _ in self.numerals.compact if size.adjusted() >= power]
        if not known:
            return 0, 0
        return max(0, 2 - (size.adjusted() - known[-1])), known[-1]

    def days(self, value: Number) -> str:
        """A duration in days: `3.5 days`, `14 days`."""
        return self._duration("days", value)

    def seconds(self, value: Number) -> str:
        """A duration in seconds: `2.4 s`."""
        return self._duration("seconds", value)

    def _duration(self, unit: str, value: Number) -> str:
        if value is None or isinstance(value, Missing):
            return DASH
        amount = decimal(value)
        places = 0 if isinstance(value, int) or abs(rounding(amount, 1)) >= 10 else 1
        return self.word(unit, n=Shown(self.numerals.number(amount, places), amount, places)).replace(" ", NBSP)

    def score(self, value: Number, sign: bool = False) -> str:
        """A score, a rating, a position: one decimal."""
        return self.number(value, 1, sign)

    def ratio(self, value: Number, sign: bool = False) -> str:
        """A plain ratio such as pages per session: two decimals, one from 100 on."""
        if value is None or isinstance(value, Missing):
            return DASH
        amount = decimal(value)
        return self.numerals.number(amount, 1 if abs(rounding(amount, 2)) >= 100 else 2, sign)

    def quantity(
        self,
        quantity: Quantity | Missing | None,
        style: Style = "short",
        sign: bool = False,
        like: Quantity | None = None,
    ) -> str:
        """A figure in the way of its unit; `style` and `like` matter for money, see `money`."""
        if quantity is None or isinstance(quantity, Missing):
            return DASH
        value = quantity.value
        if quantity.unit is Unit.MONEY:
            return self.money(value, quantity.currency or "", style, sign, like.value if like else None)
        if quantity.unit is Unit.COUNT:
            return self.number(value, 0, sign)
        if quantity.unit is Unit.PERCENT:
            return self.percent(value, None, sign)
        if quantity.unit is Unit.RATIO:
            return self.ratio(value, sign)
        if quantity.unit is Unit.SCORE:
            return self.score(value, sign)
        written = self.days(value) if quantity.unit is Unit.DAYS else self.seconds(value)
        return "+" + written if sign and written[:1] != MINUS and _nonzero(written) else written

    def difference(self, change: Change, style: Style = "short", like: Quantity | None = None) -> str:
        """The absolute difference with its sign: `−178`, `−€8k`, `−0.28 pts`; of a score in its points, `−8.0 pts`."""
        if change.absolute.unit is Unit.PERCENT:
            # Of rates so small that they have more decimals, the difference has as many.
            grown = decimal(change.absolute.value)
            was = grown / decimal(change.share) if change.share else Decimal(1)
            fine = _percent_decimals(max(abs(was), abs(was + grown)))
            return self.points(change.absolute.value, fine if fine > 2 else None)
        if change.absolute.unit is Unit.SCORE:
            return self.word("score-points", n=self.score(change.absolute.value, True)).replace(" ", NBSP)
        return self.quantity(change.absolute, style, True, like)

    def change(self, change: Change, style: Style = "short", like: Quantity | None = None) -> str:
        """Both differences: `−178 (−9.3%)`; only the absolute one where there is nothing to divide by."""
        difference = self.difference(change, style, like)
        if change.share is None:
            return difference
        return self.word("change", difference=difference, percent=self.relative(change.share))

    def share(self, change: Change) -> str:
        """The relative difference with its sign: `−9.3%`; the absolute one of a score, and of what lies below zero."""
        told = change.signed or change.absolute.unit is Unit.SCORE
        return self.difference(change) if told else self.relative(change.relative)

    def size(self, change: Change) -> str:
        """How large the difference is, without a sign: `9.3%`; the absolute one where there is nothing to divide by.

        The points of a score are written out here, as sizes stand in sentences: `8.0 points`.
        """
        if change.absolute.unit is Unit.SCORE:
            return self.word("score-size", n=self.score(abs(change.absolute.value))).replace(" ", NBSP)
        if change.share is None:
            absolute = Quantity(abs(change.absolute.value), change.absolute.unit, change.absolute.currency)
            return self.difference(Change(absolute, None)).lstrip("+")
        return self.relative(abs(change.share), sign=False)

    def change_words(self, change: Change) -> str:
        """The difference in words: `9.3% less`; where no percentage can be told, `80.0 less`."""
        size = self.size(change)
        if not _nonzero(size):
            return self.word("change-none")
        return self.word("change-more" if change.absolute.value > 0 else "change-less", percent=size)

    def range_text(self, low: str | Quantity, high: str | Quantity) -> str:
        """A range within a sentence: `174 to 213`, `от 1,64 до 1,80 %`."""
        first, last = self._ends(low, high)
        return self.word("range", low=first, high=last)

    def range_table(self, low: str | Quantity, high: str | Quantity) -> str:
        """A range in a table: `174–213`; with words where an end is less than zero, for a dash next to a minus misleads."""
        first, last = self._ends(low, high)
        if MINUS in first + last:
            return self.word("range", low=first, high=last)
        return f"{first}{DASH}{last}"

    def _ends(self, low: str | Quantity, high: str | Quantity) -> tuple[str, str]:
        """Both ends; a unit that follows with a space is written once, at the end."""
        first = low if isinstance(low, str) else self.quantity(low)
        last = high if isinstance(high, str) else self.quantity(high)
        tail = _TAIL.search(last)
        unit = tail[0] if tail else ""
        if unit[:1] == NBSP and first.endswith(unit):
            first = first[: -len(unit)]
        return first, last


class Shown(str):
    """A written figure that still knows its number, for the plural form of the word it stands with.

    Attributes:
        value: the number.
        decimals: how many decimals are shown; `1.0 days` is not in the singular.
    """

    value: Decimal
    decimals: int

    def __new__(cls, text: str, value: Decimal, decimals: int) -> Shown:
        """Round `value` as `text` shows it."""
        self = super().__new__(cls, text)
        self.value, self.decimals = rounding(value, decimals), decimals
        return self


def _percent_decimals(fraction: Decimal) -> int:
    size = abs(scaled(fraction, 2))
    if rounding(size, 2) >= 10:
        return 1
    if not size or rounding(size, 3) >= _SMALL or size.adjusted() < _SMALLEST_POWER:
        return 2
    return 1 - significant(size, 2).adjusted()


def _nonzero(written: str) -> bool:
    return any(digit in written for digit in "123456789")
