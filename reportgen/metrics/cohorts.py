"""How old a cohort must be before its share is told without a warning, and which is the newest that is.

A cohort is mature when its youngest case is older than nine in ten of all that converted have waited.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, timedelta

from reportgen.metrics.catalog import WAIT, KpiSpec, MeasureSpec
from reportgen.metrics.figures import Figures
from reportgen.metrics.frames import Frames
from reportgen.metrics.scoreboard import Mature
from reportgen.metrics.windows import Plan, Window, neighbours
from reportgen.metrics.written import View
from reportgen.periods import DAY, Period

PATIENT = 0.9
"""Share of the converted that must have had the time to convert."""
STRETCH = 31
"""A stretch of cases is never longer than a month, so its last case began at most so many days after its first day."""

Waits = Sequence[tuple[date, int, int]]
"""Of those that are through: (first day of the stretch in which they began, days, cases)."""


def patience(frames: Frames, measures: Iterable[MeasureSpec], member: str) -> int | None:
    """Days within which nine in ten of the converted did so; None where nobody did, or where the measures are no cohort's."""
    waits: dict[int, int] = {}
    for measure in measures:
        name = measure.id + WAIT if measure.block.reached else measure.id
        for _, days, cases in frames.waited.get((name, member), []):
            waits[days] = waits.get(days, 0) + cases
    return within(waits.items())


def within(waits: Iterable[tuple[int, int]]) -> int | None:
    """Days within which nine in ten of (days, cases) were through; None where nobody was."""
    ordered = sorted(waits)
    total, seen = sum(cases for _, cases in ordered), 0
    for days, cases in ordered:
        seen += cases
        if seen >= PATIENT * total:
            return days
    return None


def ripe_waits(waits: Waits, as_of: date) -> list[tuple[int, int]]:
    """(days, cases) of the stretches that are old enough: older than nine in ten of all that are through have waited."""
    patience = within((days, cases) for _, days, cases in waits)
    if patience is None:
        return []
    limit = as_of - timedelta(days=patience + STRETCH)
    return [(days, cases) for first, days, cases in waits if first <= limit]


def patience_of(figures: Figures, spec: KpiSpec, view: View, member: str) -> int | None:
    """The patience that a KPI needs, see `patience`; None where it is no cohort's."""
    if view != "cohort" or not ripens(measures := figures.used(spec.id, view).measures):
        return None
    return patience(figures.frames, measures, member)


def ripens(measures: Iterable[MeasureSpec]) -> bool:
    """Whether what became of a cohort is told by some measures; not how many of it still wait, for that passes."""
    return any(measure.block.reached or (measure.block.since and not measure.block.overdue) for measure in measures)


def is_mature(beyond: date, days: int, as_of: date) -> bool:
    """Whether the last case of a cohort, of the day before `beyond`, has been known for `days` days."""
    return (as_of - (beyond - DAY)).days >= days


def newest(cohorts: Sequence[tuple[Period, Window]], days: int, as_of: date) -> tuple[Period, Window] | None:
    """The newest cohort that is old enough, of those listed newest first."""
    return next(((one, window) for one, window in cohorts if is_mature(one.end, days, as_of)), None)


def newest_mature(figures: Figures, spec: KpiSpec, view: View, member: str) -> Mature | None:
    """The newest cohort that is old enough, with all that is known of it and what it is compared with; None without one."""
    days, as_of = patience_of(figures, spec, view, member), figures.settled.as_of
    if days is None or (found := newest(figures.plan.cohorts, days, as_of)) is None:
        return None
    period, window = found
    figure = figures.figure(spec.id, view, window, member)
    if figure.value is None:
        return None
    before, ago = (figures.compared(spec, view, one, member) for one in neighbours(period, as_of))
    lacking = tuple((name, one.missing) for name, one in (("previous", before), ("year_ago", ago)) if one.missing)
    return Mature(period, figure.value, figure.numerator, figure.denominator, before.value, ago.value, lacking)


def ripe_windows(
    plan: Plan, as_of: date, groups: Iterable[Sequence[MeasureSpec]]
) -> Callable[[Frames], Collection[Window]]:
    """Finds, in what was waited, the windows in which the newest cohorts that are old enough are seen and compared.

    Args:
        plan: the windows of the period.
        as_of: the last day that is known.
        groups: for each KPI that ripens, its measures.
    """

    def find(frames: Frames) -> Collection[Window]:
        found: set[Window] = set()
        members = {member for _, member in frames.waited}
        for measures in groups:
            needed = {patience(frames, measures, member) for member in members}
            for days in sorted(day for day in needed if day is not None):
                if (one := newest(plan.cohorts, days, as_of)) is not None:
                    found |= {one[1], *neighbours(one[0], as_of)}
        return found

    return find
