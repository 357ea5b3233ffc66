"""Through which day data can be taken as complete.

Convention, stated once: a source that declares nothing covers the days up to its newest one, and beyond it as far as silence is
usual for it: a monthly cost table dated the first covers its month, a survey that is answered every few days is not late after
one day without an answer. The usual silence is the longest of the recent past, so one long outage makes a source no more patient
than its own record. A newest day that stands far off and alone (2062 where 2026 is meant) proves nothing.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportgen.contract.declared import EstimatedDays

FOLLOWS = timedelta(days=31), timedelta(days=8)
"""How long before and after the last day of a source that ended another one begins that takes its place."""
RECENT = timedelta(days=183)
"""How far back silence counts as a habit: half a year."""
KNOWN, FARTHER = 10, 3
"""Days with a row, and how many times the longest silence among them, from which a day far off is told from a rare one."""
DAILY = frozenset({"sessions", "search", "touchpoints"})
"""Tables of what happens on every day of a site that is visited: days without a row were not recorded."""
SILENT = 5
"""Days in a row without one from which on they are a silence and no quiet holiday."""
STEADY, ENOUGH = 0.95, 90
"""Share of all other days that have a row, and days with one, from which a silence is told from a site that is seldom visited."""

MONTH, RARE = 31, 10
"""Days without a row from which on somebody should look, if they are so many times the silence that 99 in 100 keep to."""


@dataclass(frozen=True)
class Coverage:
    """How far one source's data reach.

    Attributes:
        source: name in the configuration.
        table: the table it feeds.
        first_day: earliest day with a row; None without any.
        last_day: newest day with a row; None without any.
        days: number of distinct days with a row.
        through: the day up to which the source can be taken as complete; None without any row.
        declared: whether `through` was declared rather than read off the rows.
        may_be_late: the owner wants reports to go out without this source's newest days.
        ended: it ended for good on the day `through`: there is nothing to wait for.
        estimated: the days whose figures somebody estimated.
        silent: first and last day of each stretch of days that were not recorded, though nearly all others were.
        hollow: likewise of each stretch so long that it is no usual silence of the source; whether nothing happened nobody says.
    """

    source: str
    table: str
    first_day: date | None
    last_day: date | None
    days: int
    through: date | None
    declared: bool
    may_be_late: bool
    ended: bool = False
    estimated: tuple[EstimatedDays, ...] = ()
    silent: tuple[tuple[date, date], ...] = ()
    hollow: tuple[tuple[date, date], ...] = ()

    def silent_days(self, first: date, last: date) -> frozenset[date]:
        """The days between two, both included, that were not recorded; estimated ones are none."""
        found = {
            begin + timedelta(days=at) for begin, end in self.silent for at in range((end - begin).days + 1)
        }  # fmt: skip
        known = {day for one in self.estimated for day in one.within(first, last)}
        return frozenset(day for day in found - known if first <= day <= last)

    def late(self, needed: date) -> bool:
        """Whether the data do not reach `needed`, though more are to come."""
        return not self.ended and (self.through is None or self.through < needed)


def usual_gap(days: Sequence[date]) -> int:
    """Longest distance in days between neighbours within the half year before the newest day, at least 1.

    Args:
        days: distinct days with a row, ascending.
    """
    if len(days) < 2:
        return 1
    recent = [day for day in days if day >= days[-1] - RECENT] or [days[-1]]
    return max((later - earlier).days for earlier, later in itertools.pairwise(recent)) if recent[1:] else 1


def coverage(
    source: str,
    table: str,
    days: Iterable[date],
    declared: date | None,
    *,
    lag_days: int = 0,
    may_be_late: bool = False,
    ended: bool = False,
) -> Coverage:
    """How far the rows of a source reach.

    Args:
        source: name in the configuration.
        table: the table it feeds.
        days: distinct days with a used row, in any order.
        declared: complete-through day as declared; None to read it off the rows.
        lag_days: days before the newest that are still settling; only without a declared day.
        may_be_late: see `Coverage`.
        ended: likewise; `declared` is the day.
    """
    known = sorted(days)
    known = known[: len(known) - far_off(known)]
    if not known:
        return Coverage(source, table, None, None, 0, declared, declared is not None, may_be_late, ended)
    through = declared or known[-1] + timedelta(days=usual_gap(known) - 1 - lag_days)
    quiet = silent(known) if table in DAILY else ()
    return Coverage(
        source, table, known[0], known[-1], len(known), through, declared is not None, may_be_late, ended, silent=quiet,
        hollow=hollow(known),
    )  # fmt: skip


def far_off(days: Sequence[date]) -> int:
    """How many of the newest days stand alone, each after a silence of more than half a year that is not usual: mistakes of typing.

    Args:
        days: distinct days with a row, ascending.
    """
    alone = 0
    while len(days) - alone > KNOWN and days[-1 - alone] - days[-2 - alone] > RECENT:
        alone += 1
    if not alone:
        return 0
    rest = days[: len(days) - alone]
    longest = max(later - earlier for earlier, later in itertools.pairwise(rest))
    return alone if days[-alone] - rest[-1] > FARTHER * longest else 0


def silent(days: Sequence[date]) -> tuple[tuple[date, date], ...]:
    """Stretches without a row in what has one on nearly every day; none of what is seldom.

    Args:
        days: distinct days with a row, ascending.
    """
    step = timedelta(days=1)
    found = tuple(
        (before + step, after - step)
        for before, after in itertools.pairwise(days)
        if (after - before).days > SILENT
    )  # fmt: skip
    whole = (days[-1] - days[0]).days + 1 - sum((last - first).days + 1 for first, last in found)
    return found if len(days) >= max(ENOUGH, STEADY * whole) else ()


def hollow(days: Sequence[date]) -> tuple[tuple[date, date], ...]:
    """Stretches of more than a month without a row, many times as long as the source is usually silent.

    Args:
        days: distinct days with a row, ascending.
    """
    if len(days) < ENOUGH:
        return ()
    step = timedelta(days=1)
    apart = sorted((later - earlier).days for earlier, later in itertools.pairwise(days))
    usual = apart[min(len(apart) - 1, len(apart) * 99 // 100)]
    return tuple(
        (before + step, after - step)
        for before, after in itertools.pairwise(days)
        if (after - before).days > max(MONTH, RARE * usual)
    )


def hollow_words(each: Coverage, first: date, last: date) -> str | None:
    """What to say of a source whose days without a row reach into a stretch of days; None where there is nothing to say."""
    found = [(begin, end) for begin, end in each.hollow if begin <= last and end >= first]
    if not found:
        return None
    told = ", ".join(f"from {begin} to {end}" for begin, end in found)
    return (
        f"source '{each.source}' (table {each.table}) has no row {told}: counts and sums of these days are 0, in comparisons too. "
        f"If they were not recorded, write `dense: true` at the source, and they are missing"
    )


def capped(coverages: Sequence[Coverage], today: date | None = None) -> tuple[Coverage, ...]:
    """The coverages, none that is only read off its rows reaching beyond the newest row of all or the pinned `today`."""
    newest = max((each.last_day for each in coverages if each.last_day is not None), default=None)
    limit = max((day for day in (newest, today) if day is not None), default=None)
    if limit is None:
        return tuple(coverages)
    return tuple(
        replace(each, through=min(each.through, limit)) if each.through is not None and not each.declared else each
        for each in coverages
    )


def as_of(coverages: Iterable[Coverage]) -> date | None:
    """The day up to which everything is known: the oldest complete-through day, never after the newest row of all.

    Sources that may be late, that ended for good, and those without any row, do not hold the others back.
    """
    fed = [each for each in coverages if each.last_day is not None and each.through is not None]
    steady = [each for each in fed if not each.may_be_late and not each.ended] or fed
    if not steady:
        return None
    newest = max(each.last_day for each in fed if each.last_day is not None)
    declared = max((each.through for each in steady if each.declared and each.through is not None), default=newest)
    return min(max(newest, declared), *(each.through for each in steady if each.through is not None))


def goes_on(one: Coverage, every: Sequence[Coverage]) -> date | None:
    """The day through which the data of a source go on: of one that ended for good in those that took its place.

    Another source of its table takes its place that begins about when it ended, and reaches further. One that ran beside it
    before does not: what it lacks of the two would pass for a fall.
    """
    if not one.ended or one.through is None or one.first_day is None:
        return one.through
    before, after = FOLLOWS
    ends = [one.through]
    for other in every:
        if other.table != one.table or other.first_day is None or other.through is None or other.through <= one.through:
            continue
        if max(one.first_day, one.through - before) < other.first_day <= one.through + after:
            ends.append(goes_on(other, every) or other.through)
    return max(ends)


def late(coverages: Iterable[Coverage], needed: date) -> tuple[Coverage, ...]:
    """The sources whose data do not reach `needed`, by name."""
    return tuple(sorted((each for each in coverages if each.late(needed)), key=lambda each: (each.table, each.source)))
