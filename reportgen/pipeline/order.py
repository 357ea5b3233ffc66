"""What is wanted: which report, of which period, in which language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import __version__
from reportgen.errors import UsageError, did_you_mean
from reportgen.periods import Grain, Period, last_complete, parse_many
from reportgen.pipeline.inputs import Inputs
from reportgen.pipeline.kpis import known_through
from reportgen.text import Language, available

if TYPE_CHECKING:
    from reportgen.project import Project
    from reportgen.reports import ReportSpec


@dataclass(frozen=True)
class Order:
    """One report that is wanted.

    Attributes:
        report: its id.
        spec: what it should hold.
        period: what it should cover.
        as_of: the day taken for today.
        language: code.
    """

    report: str
    spec: ReportSpec
    period: Period
    as_of: date
    language: str

    @property
    def name(self) -> str:
        """What its files are called, without their endings."""
        return f"{self.report}-{self.folder.name}-{self.language}"

    @property
    def folder(self) -> Path:
        """Where its files belong, below the folder of all reports."""
        return Path(self.report) / self.period.id.replace("..", "_")


def orders(
    project: Project, inputs: Inputs, report: str | None, period: str | None, as_of: date | None, locale: str | None
) -> tuple[Order, ...]:
    """Which reports are wanted: REPORT, or the first whose grain fits; PERIOD, or the last complete one.

    Raises:
        UsageError: there is no such report, no report of that grain, or the period has not begun.
    """
    if not project.reports:
        raise UsageError("no report is configured. Write one into config/reports.yaml")
    if report is not None and report not in project.reports:
        raise UsageError(f"no report is called '{report}'. {did_you_mean(report, project.reports)}")
    today = known_through(project, inputs, as_of)
    first = project.business.fiscal_year_start
    if period is not None:
        periods = parse_many(period, today, first)
    else:
        grain = project.reports[report or next(iter(project.reports))].grain
        periods = (last_complete(Grain(grain), today, first),)
    for each in periods:
        if not each.begun(today):
            raise UsageError(f"period {each.id} begins on {each.start}, after {today}, up to which data are known")
    return tuple(_order(project, report, each, today, locale) for each in periods)


def _order(project: Project, report: str | None, period: Period, as_of: date, locale: str | None) -> Order:
    chosen = report
    if chosen is None:
        fitting = [name for name, spec in project.reports.items() if spec.grain == period.grain]
        if not fitting:
            known = ", ".join(f"{name} ({spec.grain})" for name, spec in project.reports.items())
            raise UsageError(f"no report covers a {period.grain} such as {period.id}. Name one: {known}")
        chosen = fitting[0]
    spec = project.reports[chosen]
    code = locale or spec.language or project.business.language
    if code not in available(project.languages):
        Language.load(code, [project.languages])  # says so before anything is computed
    return Order(chosen, spec, period, as_of, code)


def fingerprint(project: Project, inputs: Inputs, order: Order) -> str:
    """Hash of all that a report is a function of: configuration, inputs, period, day, language, program."""
    parts = sorted(f"{part.source} {part.file} {part.sha256} {part.contract}" for part in inputs.parts)
    asked = [order.report, order.period.id, str(order.as_of), order.language, __version__]
    return sha256("\n".join([project.fingerprint, *parts, *asked]).encode()).hexdigest()
