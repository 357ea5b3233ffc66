"""Figures with units: what may be compared, and what may not."""

from __future__ import annotations

import pytest

from reportgen.quantities import Change, Missing, Quantity, Unit, change


def test_money_needs_a_currency_and_nothing_else_may_have_one() -> None:
    with pytest.raises(ValueError, match="do not go together"):
        Quantity(1, Unit.MONEY)
    with pytest.raises(ValueError, match="do not go together"):
        Quantity(1, Unit.COUNT, "EUR")


def test_a_change_is_absolute_and_relative_to_the_base() -> None:
    moved = change(Quantity(90, Unit.COUNT), Quantity(100, Unit.COUNT))
    assert moved == Change(Quantity(-10, Unit.COUNT), -0.1)


def test_a_change_from_a_negative_base_keeps_its_direction() -> None:
    assert change(Quantity(5, Unit.SCORE), Quantity(-10, Unit.SCORE)).relative == 1.5


def test_a_change_from_zero_has_no_percentage() -> None:
    assert change(Quantity(3, Unit.COUNT), Quantity(0, Unit.COUNT)).relative is None


def test_different_units_and_currencies_are_never_compared() -> None:
    with pytest.raises(ValueError, match="less"):
        change(Quantity(1, Unit.MONEY, "EUR"), Quantity(1, Unit.MONEY, "USD"))
    with pytest.raises(ValueError, match="less"):
        change(Quantity(1, Unit.COUNT), Quantity(1, Unit.DAYS))


def test_a_missing_figure_says_why() -> None:
    assert str(Missing("not_fed", (("table", "surveys"),))) == "not fed: table surveys"
    assert str(Missing("zero_denominator")) == "zero denominator"
