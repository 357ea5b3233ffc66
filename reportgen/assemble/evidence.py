"""What a report is made from beside its scoreboard: the goal, plans of other periods, figures by day, segments, comments."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from reportgen.findings import Findings, Memory
from reportgen.goals import Goal
from reportgen.metrics.scoreboard import Reading
from reportgen.metrics.targets import Targets
from reportgen.planning.moments import Moment
from reportgen.planning.rates import CASES, COUNTS
from reportgen.planning.yearly import YearLadder

__all__ = ["CASES", "COUNTS", "Evidence", "paced", "wanted_daily"]


@dataclass(frozen=True)
class Evidence:
    """All of it may be empty; a section does without what is not there.

    Attributes:
        goal: of the year.
        targets: plans of all periods.
        holidays: days that are no business days.
        daily: figures by day, of the KPIs and measures that `wanted_daily` names.
        segments: readings of segments, of the cuts that `wanted_cuts` names.
        ladder: the year's ladder as it stands; None where no goal is set or the report does not speak of it.
        findings: focus areas and the review of the last ones; None where the report does not speak of them.
        memory: what earlier reports said.
        moments: from when on a measure runs on another level, with what was changed near it, by KPI.
    """

    goal: Goal | None = None
    targets: Targets = field(default_factory=Targets)
    holidays: Collection[date] = frozenset()
    daily: Mapping[str, Mapping[date, float]] = field(default_factory=dict)
    segments: tuple[Reading, ...] = ()
    ladder: YearLadder | None = None
    findings: Findings | None = None
    memory: Memory = field(default_factory=Memory)
    moments: Mapping[str, tuple[Moment, ...]] = field(default_factory=dict)


def paced(goal: Goal | None) -> str:
    """The KPI whose way through the year is shown: that of the goal, else the customers."""
    return goal.kpi if goal else "customers"


def wanted_daily(goal: Goal | None) -> tuple[str, ...]:
    """What a report needs by day: the goal's KPI, and what it is counted by."""
    kpi = paced(goal)
    return (kpi, CASES[kpi]) if kpi in CASES else (kpi,)
