"""When a report is due: words for a date, the calendar behind them, and what a scheduler has to plan.

    words      "3rd business day after month end at 08:00" -> Rule
    cron       the five fields of cron(5) -> Rule
    rules      Rule -> the local days on which it falls
    instants   local day and time -> instant, through the changes of the clock
    spec       what config/reports.yaml says of a schedule
    planner    what has become due since the last look, and what was missed

All of it is pure: days, zones and holidays come in, dates go out. Nothing here knows what time it is.
"""

from reportgen.timetable.planner import Plan, Slot, coverage, latest, plan, upcoming
from reportgen.timetable.spec import ScheduleSpec, Timing
from reportgen.timetable.words import parse

__all__ = ["Plan", "ScheduleSpec", "Slot", "Timing", "coverage", "latest", "parse", "plan", "upcoming"]
