"""What happened near a change point: entries of the change log at the same time, and whether one of them is the likely cause.

"At the same time as" is said of every entry near a change point. "Likely cause" only where a comparison group did not move: the
segments the change touched moved beyond chance, those it did not touch stayed within theirs, and the two differ beyond chance (a
difference in differences of logarithms; Angrist and Pischke, Mostly Harmless Econometrics, 2009, chapter 5). A group that did not
move is no proof either, but without one nothing is claimed at all.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from reportgen.changes import Change
from reportgen.planning.changepoints import ChangePoint
from reportgen.planning.drivers import Amount, Cases, Z

ENOUGH = 10
"""Cases on either side below which a group says nothing."""


@dataclass(frozen=True)
class Contrast:
    """The segments a change touched, and those it did not, before it and after.

    Attributes:
        dimension: by which they are told apart.
        touched: names of the segments it touched.
        compared: names of those it did not.
        own: change of the touched, as a logarithm.
        other: change of the compared.
        apart: the first less the second.
        likely: whether the change is the likely cause.
    """

    dimension: str
    touched: tuple[str, ...]
    compared: tuple[str, ...]
    own: Amount
    other: Amount
    apart: Amount
    likely: bool


@dataclass(frozen=True)
class Beside:
    """An entry of the change log near a change point; `contrast` where the segments it touched could be compared with others."""

    entry: Change
    contrast: Contrast | None = None

    @property
    def likely(self) -> bool:
        """Whether it is the likely cause."""
        return self.contrast is not None and self.contrast.likely


@dataclass(frozen=True)
class Moment:
    """A change point with what was changed near it."""

    point: ChangePoint
    beside: tuple[Beside, ...] = ()


def near(point: ChangePoint, entries: Sequence[Change]) -> tuple[Change, ...]:
    """The entries that may belong to a change point, oldest first.

    A change within a period shows in it or in the next, so the period before the earliest possible one counts. Nothing goes with a
    step of which it cannot be told when it came.
    """
    if not point.dated:
        return ()
    first, beyond = point.earliest.previous().start, point.latest.end
    found = [entry for entry in entries if first <= entry.date < beyond]
    return tuple(sorted(found, key=lambda entry: (entry.date, entry.where)))


def concerns(entry: Change, kpi: str, tables: Collection[str]) -> bool:
    """Whether an entry may explain a measure that is made of some tables."""
    return kpi in entry.kpis if entry.kpis else not entry.tables or bool(set(tables) & set(entry.tables))


def touched(where: str, segments: Collection[str]) -> tuple[str, ...]:
    """The segments that an entry names as the place of a change; "" touches everything, and nothing can be compared."""
    named = _plain(where)
    return tuple(sorted(name for name in segments if named and _plain(name) == named))


def _plain(text: str) -> str:
    return text.strip().strip("/").casefold()


def contrast(
    dimension: str, of_change: Collection[str], before: Mapping[str, Cases], after: Mapping[str, Cases]
) -> Contrast | None:
    """Compare the segments a change touched with the others.

    Args:
        dimension: by which they are cut.
        of_change: names of the touched.
        before: segment -> numerator and denominator (days of the window, for a count) before the change.
        after: likewise after it.

    Returns:
        The contrast; None where one of the groups has too few cases on one side.
    """
    names = before.keys() | after.keys()
    others = tuple(sorted(name for name in names if name not in of_change and _counts(name, before, after)))
    mine = tuple(sorted(name for name in of_change if name in names))
    own, other = _change(mine, before, after), _change(others, before, after)
    if own is None or other is None:
        return None
    apart = Amount(own.value - other.value, math.hypot(own.error, other.error))
    apart = Amount(apart.value, apart.error, apart.clear)
    return Contrast(
        dimension, mine, others, own, other, apart, likely=own.sure and not other.sure and apart.sure
    )  # fmt: skip


def _counts(name: str, before: Mapping[str, Cases], after: Mapping[str, Cases]) -> bool:
    return any(side[name].above or side[name].below for side in (before, after) if name in side)


def _change(names: Collection[str], before: Mapping[str, Cases], after: Mapping[str, Cases]) -> Amount | None:
    """The change of a group's rate as a logarithm, with its error."""
    sides = []
    for side in (before, after):
        group = [side[name] for name in names if name in side]
        above, below = math.fsum(each.above for each in group), math.fsum(each.below for each in group)
        if above < ENOUGH or not below:
            return None
        spread = math.fsum(each.spread * each.above for each in group) / above
        sides.append((above / below, spread / above))
    value, error = math.log(sides[1][0] / sides[0][0]), math.sqrt(sides[0][1] + sides[1][1])
    return Amount(value, error, abs(value) > Z * error)
