"""Whether anybody looks at the schedules, by a clock that can be believed, and does what is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from reportgen.scheduler.house import told_at
from reportgen.scheduler.matters import Matter
from reportgen.scheduler.planning import CLOCK, JUMPED, VAIN, clock_ahead, timings
from reportgen.timetable import latest

if TYPE_CHECKING:
    from reportgen.ledger.ledger import Ledger
    from reportgen.project import Project

NOBODY_LOOKED = timedelta(hours=1)
"""A schedule that nobody has looked at for so long: the scheduler does not run."""
OVERDUE = timedelta(minutes=15)
"""Nor does it where a report was due so long ago and nobody has planned it."""
CLOCK_MAY_DIFFER = timedelta(minutes=5)
"""By how much the clocks of nodes may differ."""


def standstill(project: Project, ledger: Ledger, now: datetime) -> Iterator[Matter]:
    """What keeps everything from going on: nobody looks, a clock is wrong, or every worker dies."""
    known = {each.id: each for each in ledger.schedules()}
    scheduled = [name for name, spec in project.reports.items() if spec.schedule is not None]
    marks = {name: known[name].planned_until if name in known else None for name in scheduled}
    running = [name for name in scheduled if name not in known or not known[name].paused]
    last = max((mark for name in running if (mark := marks[name]) is not None), default=None)
    told = ledger.open_alerts((JUMPED, VAIN))
    if VAIN in told:
        yield Matter("workers", told[VAIN].what, told[VAIN].raised_at, ("reportgen tick --once",), key=VAIN)
    ahead = {name: mark for name, mark in marks.items() if mark is not None and mark > now + CLOCK_MAY_DIFFER}
    if ahead:
        if running:
            yield Matter("clock", clock_ahead(project, ahead, now), None, ("reportgen history",), key=CLOCK)
    elif JUMPED in told:
        yield Matter("jump", told[JUMPED].what, told[JUMPED].raised_at, key=JUMPED)
    elif last is None:
        if running:
            what = "nobody has ever looked at the schedules: no scheduler runs"
            yield Matter("stalled", what, None, ("reportgen schedule",))
    elif missed := list(_missed(project, {name: marks[name] for name in running}, now)):
        what = f"nobody looks at the schedules any more: no scheduler runs, and {', '.join(missed)}"
        yield Matter("stalled", what, last, ("reportgen schedule",))
    elif now - last > NOBODY_LOOKED:
        what = "nobody looks at the schedules any more: no scheduler runs"
        yield Matter("stalled", what, last, ("reportgen schedule",))


def _missed(project: Project, marks: dict[str, datetime | None], now: datetime) -> Iterator[str]:
    """The reports whose last date has passed with nobody there to plan it."""
    for report, schedule in timings(project).items():
        mark = marks.get(report)
        slot = latest(schedule, now - OVERDUE) if mark is not None else None
        if slot is not None and mark is not None and slot.due > mark:
            yield f"{report} {slot.period.id} was due {told_at(project, slot.due)}"
