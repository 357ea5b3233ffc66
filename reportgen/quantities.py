"""Figures with their unit, and the reason where there is none.

Convention, stated once: a share or a rate is a fraction (0.25 is 25 %), a duration is in days, money is in major units of its
currency. A figure that is missing is a `Missing` with a reason, never 0 and never NaN.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a figure counts; decides how it is written and what it may be added to."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"  # a fraction shown as a percentage: a share, a rate, growth
    RATIO = "ratio"  # a plain number: pages per session, LTV : CAC
    DAYS = "days"
    SECONDS = "seconds"
    SCORE = "score"  # NPS (-100 to 100), a rating, a position in search


@dataclass(frozen=True)
class Missing:
    """Why there is no figure.

    Attributes:
        reason: key of the catalogue under `missing.`, e.g. `not_fed`, `zero_denominator`, `no_rows`, `before_data`, `after_data`.
        params: what the sentence names, e.g. `{"table": "surveys"}`, as sorted pairs so that the value can be compared.
    """

    reason: str
    params: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        detail = ", ".join(f"{name} {value}" for name, value in self.params)
        return self.reason.replace("_", " ") + (f": {detail}" if detail else "")


@dataclass(frozen=True)
class Quantity:
    """A figure and what it counts.

    Attributes:
        value: see the convention of the module.
        unit: what it counts.
        currency: ISO 4217 code where the unit is money, else None.
    """

    value: float
    unit: Unit
    currency: str | None = None

    def __post_init__(self) -> None:
        if (self.unit is Unit.MONEY) != (self.currency is not None):
            raise ValueError(f"{self.unit} and currency {self.currency!r} do not go together")

    def __sub__(self, other: Quantity) -> Quantity:
        if (self.unit, self.currency) != (other.unit, other.currency):
            raise ValueError(f"{self.unit} {self.currency} less {other.unit} {other.currency}")
        return Quantity(self.value - other.value, self.unit, self.currency)


@dataclass(frozen=True)
class Change:
    """How a figure differs from another of the same unit.

    Attributes:
        absolute: difference, in the unit (percentage points as a fraction for a percentage).
        relative: difference as a fraction of the base's size; None when the base is 0.
        signed: whether one of the two lies below 0; their relation is then true and says nothing to a reader, as no score falls
            by 400 %.
    """

    absolute: Quantity
    relative: float | None
    signed: bool = False

    @property
    def share(self) -> float | None:
        """The relative difference where it may be told: a score has no zero to be a share of, so it differs by points."""
        return None if self.signed or self.absolute.unit is Unit.SCORE else self.relative


def change(now: Quantity, base: Quantity) -> Change:
    """The change from `base` to `now`."""
    difference = now - base
    relative = difference.value / abs(base.value) if base.value else None
    return Change(difference, relative, min(now.value, base.value) < 0)
