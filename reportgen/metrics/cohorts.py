"""How old a cohort must be before its share is told without a warning, and which is the newest that is.

A cohort is mature when its youngest case is older than nine in ten of all that converted have waited.
"""

from __future__ import annotations

from datetime import date

from reportgen.metrics.catalog import KpiSpec, View
from reportgen.metrics.figures import Figures
from reportgen.metrics.scoreboard import Mature
from reportgen.periods import DAY
from reportgen.stats import WON

PATIENT = 0.9
"""Share of the converted that must have had the time to convert."""


def patience(figures: Figures, spec: KpiSpec, view: View, member: str) -> int | None:
    """Days within which nine in ten of the converted did so; None where nobody did, or where the KPI is no cohort's."""
    waits: dict[int, int] = {}
    for measure in figures.used(spec.id, view).measures:
        if measure.block.reached:
            for _, days, end, cases in figures.frames.waits.get((f"{measure.id}__wait", member), []):
                if end == WON:
                    waits[days] = waits.get(days, 0) + cases
    total, seen = sum(waits.values()), 0
    for days, cases in sorted(waits.items()):
        seen += cases
        if seen >= PATIENT * total:
            return days
    return None


def is_mature(beyond: date, days: int, as_of: date) -> bool:
    """Whether the last case of a cohort, of the day before `beyond`, has been known for `days` days."""
    return (as_of - (beyond - DAY)).days >= days


def newest_mature(figures: Figures, spec: KpiSpec, view: View, member: str) -> Mature | None:
    """The newest cohort that is old enough, with all that is known of it; None where there is none."""
    days = patience(figures, spec, view, member) if view == "cohort" and spec.kind != "duration" else None
    if days is None:
        return None
    for period, window in figures.plan.cohorts:
        if is_mature(period.end, days, figures.settled.as_of):
            found = figures.figure(spec.id, view, window, member)
            if found.value is None:
                return None
            return Mature(period, found.value, found.numerator, found.denominator)
    return None
