"""Which reports have become due: from the schedules into the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from reportgen.calendars import listed_holidays
from reportgen.ledger import PlannedSlot
from reportgen.periods import Grain
from reportgen.scheduler.holidays import Holidays
from reportgen.scheduler.house import told_at
from reportgen.timetable import ScheduleSpec, Slot, Timing, latest, plan, upcoming
from reportgen.timetable.spec import timing

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.ledger import Schedule
    from reportgen.project import Project
    from reportgen.scheduler.house import House

CLOCK = "clock_back"
"""Key of the alert about a clock that went back."""
JUMPED = "clock"
"""Key of the alert about a clock that jumped ahead while `schedule` ran."""
VAIN = "workers"
"""Key of the alert about workers that come to nothing."""
STALE = timedelta(minutes=30)
"""How far the mark of a schedule may lie behind when nothing was due: a mark a look would be a write a look."""


def timings(project: Project) -> dict[str, Timing]:
    """The schedule of every report that has one, in the business's calendar."""
    return {
        report: _timing(project, spec.schedule, Grain(spec.grain))
        for report, spec in project.reports.items()
        if spec.schedule is not None
    }


def _timing(project: Project, schedule: ScheduleSpec, grain: Grain) -> Timing:
    business = project.business
    file = schedule.holidays or business.holidays
    listed = _listed(project.root / file) if file is not None else frozenset[date]()
    holidays = Holidays(schedule.country or business.country, listed, project.cache)
    return timing(schedule, grain, business.zone, holidays, *business.starts)


def _listed(file: Path) -> frozenset[date]:
    return listed_holidays(file.read_text(encoding="utf-8-sig").splitlines())


@dataclass
class Planner:
    """Looks at the schedules again and again; remembers when the next one is due, so that an idle look costs nothing.

    Attributes:
        schedules: report -> schedule.
    """

    schedules: dict[str, Timing]
    _next: dict[str, datetime] = field(default_factory=dict)
    _begun: bool = False
    _clock_told: bool = True

    def look(self, house: House, now: datetime) -> tuple[PlannedSlot, ...]:
        """Put into the ledger what became due; what was put there."""
        known = {each.id: each for each in house.ledger.schedules()}
        back = {} if self._begun else self._passed_over(house, known, now)
        self._begun = True
        slots: list[PlannedSlot] = []
        marks: dict[str, datetime] = {}
        ahead: dict[str, datetime] = {}
        for report, schedule in self.schedules.items():
            row = known.get(report)
            mark = row.planned_until if row is not None else None
            if row is not None and row.paused:
                continue
            if mark is not None and mark <= now < min(self._next.get(report, now), mark + STALE):
                continue
            found = plan(schedule, back.get(report, mark), now)
            if found.alarm:
                ahead[report] = found.until
                continue
            slots += planned(report, found.slots)
            marks[report] = found.until
            following = upcoming(schedule, now, 1)
            self._next[report] = following[0].due if following else now + STALE
        self._clock_went_back(house, ahead, now)
        if marks:
            house.ledger.plan(slots, marks, now)
        for slot in slots:
            house.tell(f"{slot.report} {slot.period}: {slot.state}{', ' + slot.reason if slot.reason else ''}")
        return tuple(slots)

    def _passed_over(self, house: House, known: Mapping[str, Schedule], now: datetime) -> dict[str, datetime]:
        """Schedules whose last date is one that nobody planned for, as edited dates are that were past already: from when to plan.

        Such a date counts as missed, and its period ends as `catch_up` says, not in silence.
        """
        last: dict[str, Slot] = {}
        for report, schedule in self.schedules.items():
            mark = known[report].planned_until if report in known else None
            if mark is not None and mark <= now and (slot := latest(schedule, mark)) is not None:
                last[report] = slot
        asked = [each for report, slot in last.items() for each in planned(report, (slot,))]
        over = house.ledger.passed_over(asked)
        for each in over:
            house.tell(
                f"{each.report} {each.period}: by its schedule it was due at {each.nominal}, and nobody has planned it"
            )
        return {each.report: each.due - timedelta(seconds=1) for each in over}

    def _clock_went_back(self, house: House, ahead: Mapping[str, datetime], now: datetime) -> None:
        """Have it told once, for all schedules, that they were planned up to a time that has not come yet; until it is over."""
        if ahead:
            self._clock_told = True
            house.ledger.raise_alert(CLOCK, clock_ahead(house.project, ahead, now), None, now)
        elif self._clock_told:
            self._clock_told = False
            if house.ledger.raised(CLOCK):
                house.ledger.clear_alert(CLOCK, now)


def clock_ahead(project: Project, ahead: Mapping[str, datetime], now: datetime) -> str:
    """What is to be told of schedules that were planned up to an instant that has not come yet."""
    names = sorted(ahead)
    listed = ", ".join(names[:3]) + (f" and {len(names) - 3} more" if names[3:] else "")
    return (
        f"the clock says {told_at(project, now)}, and {listed} {'was' if len(names) == 1 else 'were'} planned up to "
        f"{told_at(project, max(ahead.values()))} already: a clock was wrong, then or now. Nothing more is planned until then; "
        "what was planned or left out ahead of its time stands in `reportgen history`"
    )


def planned(report: str, slots: tuple[Slot, ...]) -> Iterator[PlannedSlot]:
    """Slots as the ledger takes them."""
    for slot in slots:
        yield PlannedSlot(
            report,
            slot.period.id,
            1,
            slot.due,
            nominal=slot.nominal,
            state="skipped" if slot.skipped else "planned",
            reason=slot.skipped,
            deadline=slot.deadline,
        )
