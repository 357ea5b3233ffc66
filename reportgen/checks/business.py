"""Checks of the business and of when and to whom its reports go."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportgen.errors import Problem
from reportgen.periods import Grain
from reportgen.project import Project

SOME_YEARS = range(2026, 2032)
"""Years in which schedules are tried out: one of them is a leap year."""


def currency_exists(project: Project) -> Iterator[Problem]:
    """The reporting currency is one of ISO 4217's."""
    from babel.core import get_global

    currency = project.business.currency
    if currency not in get_global("all_currencies"):
        what = f"no currency has the code {currency}"
        yield project.problem("business.yaml", ("currency",), what, "Write one of ISO 4217's, like EUR")


def country_has_calendar(project: Project) -> Iterator[Problem]:
    """The public holidays of the business's country are known."""
    from reportgen.calendars import public_holidays

    try:
        public_holidays(project.business.country, (2026,))
    except ValueError as error:
        instead = "Remove the key to count Monday to Friday"
        yield project.problem("business.yaml", ("country",), str(error), instead)


def recipients_once(project: Project) -> Iterator[Problem]:
    """Nobody is listed twice for a report with other languages or files: everybody gets one mail of it."""
    from reportgen.recipients import named

    channel = project.delivery.default_channel() or ""
    for report, spec in project.reports.items():
        first: dict[tuple[object, ...], tuple[object, object]] = {}
        for index, entry in enumerate(spec.recipients):
            people = [(each.person(channel), (each.language or spec.language, each.formats or spec.formats))
                      for each in named(entry, project.recipients, project.root)]  # fmt: skip
            twice = sum(first.setdefault(person, what) != what for person, what in people)
            if twice:
                what = f"{twice} of them {'is' if twice == 1 else 'are'} listed before, in another language or with other files"
                instead = "Each gets one mail, as listed first. Take the other out"
                yield project.problem("reports.yaml", (report, "recipients", index), what, instead)


def reports_reach_somebody(project: Project) -> Iterator[Problem]:
    """No group that a report goes to is empty."""
    from reportgen.recipients import named

    for report, spec in project.reports.items():
        for index, entry in enumerate(spec.recipients):
            if not named(entry, project.recipients, project.root):
                what = f"nobody is in the group '{entry}'"
                instead = "The report is made and sent to nobody of it"
                yield project.problem("reports.yaml", (report, "recipients", index), what, instead)


def schedules_fall_once_a_period(project: Project) -> Iterator[Problem]:
    """A schedule leaves no period out, and none is due twice, for its report is made once."""
    from reportgen.calendars import public_holidays
    from reportgen.timetable import coverage
    from reportgen.timetable.spec import timing

    business = project.business
    for report, spec in project.reports.items():
        if spec.schedule is None:
            continue
        holidays = public_holidays(spec.schedule.country or business.country, SOME_YEARS)
        rule = timing(spec.schedule, Grain(spec.grain), business.zone, holidays, *business.starts)
        span = date(SOME_YEARS[0], 1, 1), date(SOME_YEARS[-1], 12, 1)
        left_out, doubled = coverage(rule, *span)
        place = (report, "schedule")
        if next(iter(rule.rule.dates(*span, rule.calendar)), None) is None:
            what = f"no day of {len(SOME_YEARS)} years is one of its dates: the report is never made"
            yield project.problem("reports.yaml", place, what, "Write a day that every period has, like the last one")
        elif left_out:
            rest = f" and for {len(left_out) - 1} more of {len(SOME_YEARS)} years" if left_out[1:] else ""
            what = f"no date of it is for {left_out[0].id}{rest}: their report is not made"
            yield project.problem("reports.yaml", place, what, "Write a day that every period has, like the last one")
        elif doubled:
            what = f"several dates of it are for {doubled[0].id}: the report of a period is made once, on the first"
            yield project.problem(
                "reports.yaml", place, what, f"Write one date for each {spec.grain}, or another grain"
            )
