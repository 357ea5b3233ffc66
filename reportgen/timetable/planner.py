"""What has become due: a pure function of a schedule, of how far it was planned, and of the time.

How often and how late it is called does not matter: what is due comes from the mark up to which was planned, never from the alarm
that called. A slot is one report of one period; that it is due twice (by two alarms, two nodes, an edited schedule) is settled by
the ledger, for which it is one row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Literal

from reportgen.periods import Period, holding, last_complete
from reportgen.timetable.instants import instant, passing
from reportgen.timetable.spec import Timing

DAY = timedelta(days=1)
ON_TIME = timedelta(hours=1)
"""A slot that is planned at most this much after it was due is not called missed."""
MOST_SLOTS = 400
"""Slots of one schedule in one look; the rest follow in the next."""
HORIZON = 366 * 12
"""Days ahead in which the next dates are looked for."""


@dataclass(frozen=True)
class Slot:
    """One report of one period that is due.

    Attributes:
        period: what it covers.
        nominal: the local day and time at which it is due, as the schedule names it: `2026-07-03T08:00`.
        due: the same as an instant, in UTC.
        deadline: when its owner is told that it still waits.
        skipped: why it is not made; "" when it is.
    """

    period: Period
    nominal: str
    due: datetime
    deadline: datetime
    skipped: str = ""


@dataclass(frozen=True)
class Plan:
    """What a look at a schedule gave.

    Attributes:
        slots: those that became due, oldest first; the skipped ones among them.
        until: up to when is now planned.
        alarm: what is wrong with the clock; "" when nothing is, and nothing is planned otherwise.
    """

    slots: tuple[Slot, ...]
    until: datetime
    alarm: Literal["", "clock_back"] = ""


def plan(
    timing: Timing, planned_until: datetime | None, now: datetime, tolerance: timedelta = timedelta(minutes=5)
) -> Plan:
    """The slots that became due since the last look.

    Args:
        timing: the schedule.
        planned_until: up to when was planned; None for a schedule that is new: it begins now, and nothing is made up for.
        now: the time.
        tolerance: by how much a clock may go back without an alarm.
    """
    if planned_until is None:
        return Plan((), now)
    if now < planned_until:
        return Plan((), planned_until, "clock_back" if planned_until - now > tolerance else "")
    due = list(_between(timing, planned_until, now, MOST_SLOTS + 1))
    whole = len(due) <= MOST_SLOTS
    due = due[:MOST_SLOTS]
    return Plan(tuple(_caught_up(timing, due, now, whole)), now if whole else due[-1].due)


def upcoming(timing: Timing, after: datetime, count: int) -> tuple[Slot, ...]:
    """The next slots after an instant."""
    return tuple(_between(timing, after, after + DAY * HORIZON, count))


def latest(timing: Timing, until: datetime) -> Slot | None:
    """The last slot up to an instant, of those that would still be made; None where there is none."""
    last = until.astimezone(UTC).date() + DAY
    day = last + DAY
    while day > last - timing.catch_up_window - 3 * DAY:
        if timing.rule.days.falls(day, timing.calendar):
            for nominal, due in reversed(_instants(timing, day)):
                if due <= until:
                    return Slot(_period(timing, day), nominal, due, due + timing.deadline)
        day -= DAY
    return None


def coverage(timing: Timing, start: date, end: date) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """Which periods a schedule leaves out, and for which it falls on several days, in `[start, end)`."""
    days = Counter(_period(timing, day) for day in timing.rule.dates(start, end, timing.calendar))
    periods = sorted(days, key=lambda period: period.start)
    left_out: list[Period] = []
    for before, period in pairwise(periods):
        while (before := before.shift(1)) != period:
            left_out.append(before)
    return tuple(left_out), tuple(period for period in periods if days[period] > 1)


def _caught_up(timing: Timing, due: list[Slot], now: datetime, whole: bool) -> Iterator[Slot]:
    """The same slots with the reason why, where one is not made."""
    for index, slot in enumerate(due):
        last = whole and index == len(due) - 1
        yield Slot(slot.period, slot.nominal, slot.due, slot.deadline, _why_not(timing, slot, now, last))


def _why_not(timing: Timing, slot: Slot, now: datetime, last: bool) -> str:
    late = now - slot.due
    if late <= ON_TIME:
        return ""
    if late > timing.catch_up_window:
        return "was due longer ago than catch_up_window"
    if timing.catch_up == "skip":
        return "was missed, and catch_up is skip"
    if timing.catch_up == "latest" and not last:
        return "was missed, and catch_up makes the latest only"
    return ""


def _between(timing: Timing, after: datetime, until: datetime, most: int) -> Iterator[Slot]:
    """The slots due in `(after, until]`, in order."""
    # A day's instants lie within a day of its UTC midnight in any zone.
    first, last = after.astimezone(UTC).date() - 2 * DAY, until.astimezone(UTC).date() + 2 * DAY
    found = 0
    for day in timing.rule.dates(first, last, timing.calendar):
        for nominal, due in _instants(timing, day):
            if after < due <= until and found < most:
                found += 1
                yield Slot(_period(timing, day), nominal, due, due + timing.deadline)
        if found >= most:
            return


def _instants(timing: Timing, day: date) -> list[tuple[str, datetime]]:
    """The instants of one day, each with its local name, in order."""
    if timing.rule.elapsed:
        return sorted(
            (
                (_named(day, at.isoformat("minutes")), each)
                for at in timing.rule.times
                for each in passing(day, at, timing.zone)
            ),
            key=lambda pair: pair[1],
        )
    return sorted(
        ((_named(day, at.isoformat("minutes")), instant(day, at, timing.zone)) for at in timing.rule.times),
        key=lambda pair: pair[1],
    )


def _named(day: date, at: str) -> str:
    return f"{day.isoformat()}T{at}"


def _period(timing: Timing, day: date) -> Period:
    starts = timing.calendar.fiscal_month, timing.calendar.first
    if timing.covers == "current":
        return holding(timing.grain, day, *starts)
    return last_complete(timing.grain, day - DAY, *starts)
