"""Which days are business days: Monday to Friday, but for holidays and for weekends that lie elsewhere."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date
from typing import Self

MONDAY, SATURDAY, SUNDAY = 0, 5, 6


class DaysOff(frozenset[date]):
    """Days that are no business days, and Saturdays and Sundays that are.

    Attributes:
        working: where the weekend is another (Israel: Friday and Saturday), or a Saturday makes up for a bridge day (China).
    """

    working: frozenset[date]

    def __new__(cls, off: Iterable[date] = (), working: Iterable[date] = ()) -> Self:
        """Of the days off, and of the Saturdays and Sundays on which work is done."""
        made = super().__new__(cls, off)
        made.working = frozenset(working)
        return made

    def with_off(self, further: Iterable[date]) -> Self:
        """These and further days off; those of a file are off even where the calendar says they are worked."""
        return type(self)(self.union(further), self.working)


def is_business_day(day: date, off: Container[date] = ()) -> bool:
    """Whether a day is a business day: Monday to Friday, or named as worked, and not off.

    Args:
        day: asked about.
        off: days off; `DaysOff`, or any other container that may have `working`.
    """
    usual = day.weekday() < SATURDAY or day in getattr(off, "working", ())
    return usual and day not in off
