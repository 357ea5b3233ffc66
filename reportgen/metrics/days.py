"""Figures by day, and their sums over any stretch of days.

Every figure leaves the engine as a decimal with ten places, so it is held as a whole number of their units: a sum over a stretch is
then one difference of two running totals, exact whatever the order, and brought to a binary fraction once, at its end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportgen.metrics.windows import Window

UNITS = 10**10
"""So many make one: see `sql.NUMBER`."""
EXACT = 2**53 * UNITS
"""Up to here whole numbers are binary fractions."""


def units(value: Any) -> int:
    """A figure as an engine gives it, in units; nothing counts as 0."""
    if value is None:
        return 0
    return int((value if isinstance(value, (int, Decimal)) else Decimal(repr(value))) * UNITS)


def _plain(counted: int) -> float:
    """A sum in units as a number; a whole one that no binary fraction holds stays whole."""
    return counted // UNITS if abs(counted) > EXACT and not counted % UNITS else counted / UNITS


@dataclass(frozen=True, eq=False)
class Days:
    """The figures of one relation by one of its day columns.

    Attributes:
        places: by member, the first of its rows and the one after its last; its rows are sorted by day.
        days: of each row, as a number (`date.toordinal`).
        columns: by figure, its value in each row, in units.
    """

    places: dict[str, tuple[int, int]]
    days: list[int]
    columns: dict[str, list[int]]
    _running: dict[str, list[int]] = field(default_factory=dict, repr=False)
    _inside: dict[Window, list[tuple[str, int, int]]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, names: Sequence[str], rows: Iterable[tuple[str, date, Sequence[Any]]]) -> Days:
        """From rows (member, day, a value per name), in any order."""
        ordered = sorted(((member, day.toordinal(), values) for member, day, values in rows), key=lambda row: row[:2])
        places: dict[str, tuple[int, int]] = {}
        for at, (member, _, _) in enumerate(ordered):
            places[member] = (places.get(member, (at, at))[0], at + 1)
        columns = {name: [units(values[at]) for _, _, values in ordered] for at, name in enumerate(names)}
        return cls(places, [day for _, day, _ in ordered], columns)

    def inside(self, window: Window) -> list[tuple[str, int, int]]:
        """The members that have rows in a window: the first of these and the one after the last."""
        found = self._inside.get(window)
        if found is None:
            first, beyond = window.first.toordinal(), window.beyond.toordinal()
            found = []
            for member, (start, stop) in self.places.items():
                low = bisect_left(self.days, first, start, stop)
                high = bisect_left(self.days, beyond, low, stop)
                if low < high:
                    found.append((member, low, high))
            self._inside[window] = found
        return found

    def sums(self, figure: str, window: Window) -> dict[str, float]:
        """Sum of a figure over a window, by member; those without a row are left out."""
        running = self._running.get(figure)
        if running is None:
            running = self._running[figure] = list(accumulate(self.columns[figure], initial=0))
        return {member: _plain(running[high] - running[low]) for member, low, high in self.inside(window)}

    def values(self, figure: str, window: Window, member: str) -> Iterator[tuple[date, float]]:
        """A figure by day within a window, days without rows left out."""
        column = self.columns[figure]
        for name, low, high in self.inside(window):
            if name == member:
                for at in range(low, high):
                    yield date.fromordinal(self.days[at]), column[at] / UNITS

    def total(self, figure: str) -> float:
        """Sum of a figure over everything."""
        return _plain(sum(self.columns[figure]))

    def known(self, figure: str) -> list[int]:
        """The days, as numbers, on which some member has a figure above 0; sorted, each once."""
        return sorted({day for day, value in zip(self.days, self.columns[figure], strict=True) if value > 0})

    def present(self, figure: str, window: Window) -> set[str]:
        """The members whose figure is above 0 on some day of a window."""
        column = self.columns[figure]
        return {member for member, low, high in self.inside(window) if any(value > 0 for value in column[low:high])}
