"""What `reportgen check` looks at beyond the mistakes that stop a project from being loaded: one function per check.

A check yields `Problem`s and has a name, its function's; a check that is silenced by name says nothing, and a silence that no
longer silences anything is itself remarked on. Errors must be put right before a run; warnings say what the readers will miss.

    fed        what KPIs need of the sources
    sources    files that are found, and are what they are said to be
    plans      goal and plan
    pages      cards, words, fonts, logos
    business   currency, holidays, schedules, recipients
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from reportgen.checks import business, pages, plans, sources
from reportgen.errors import Problem, UsageError, did_you_mean
from reportgen.project import Project


class Severity(StrEnum):
    """Whether a run is possible in spite of it."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Remark:
    """What a check found.

    Attributes:
        severity: see `Severity`.
        check: name of the check.
        problem: what, where, what to do.
    """

    severity: Severity
    check: str
    problem: Problem


Check = Callable[[Project], Iterable[Problem]]


def check(project: Project, silenced: Collection[str] = ()) -> list[Remark]:
    """Everything the checks find, errors first, then by place.

    Args:
        project: as loaded.
        silenced: names of checks that shall say nothing.

    Raises:
        UsageError: a name that no check has.
    """
    known = {one.__name__: severity for severity, checks in CHECKS.items() for one in checks}
    for name in silenced:
        if name not in known:
            raise UsageError(f"no check is called '{name}'. {did_you_mean(name, known)}".rstrip())
    remarks = [
        Remark(severity, one.__name__, problem)
        for severity, checks in CHECKS.items()
        for one in checks
        for problem in one(project)
    ]
    kept = [remark for remark in remarks if remark.check not in silenced]
    for name in sorted(set(silenced) - {remark.check for remark in remarks}):
        what = f"the check '{name}' is silenced and would say nothing"
        kept.append(Remark(Severity.WARNING, name, Problem("", 0, "", what, "Remove the silence")))
    order = list(Severity)
    return sorted(kept, key=lambda remark: (order.index(remark.severity), remark.problem, remark.check))


CHECKS: dict[Severity, tuple[Check, ...]] = {
    Severity.ERROR: (
        business.currency_exists,
        business.country_has_calendar,
        sources.files_as_declared,
        pages.catalogues_complete,
    ),
    Severity.WARNING: (
        sources.sources_exist,
        sources.source_files_found,
        sources.files_read_once,
        sources.apis_prove_completeness,
        sources.column_names_meant,
        sources.tables_used,
        plans.planned_kpis_fed,
        pages.cards_fed,
        pages.own_labels_translated,
        pages.own_rules_translated,
        pages.titles_translated,
        pages.texts_short_enough,
        pages.fonts_usable,
        pages.logos_usable,
        plans.plan_adds_up,
        plans.rates_are_fractions,
        plans.planned_rates_fit_counts,
        business.recipients_once,
        business.reports_reach_somebody,
        business.schedules_fall_once_a_period,
    ),
}
