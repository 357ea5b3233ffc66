"""What is wanted: which report, of which period, in which language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reportgen import __version__
from reportgen.comments import Comment, spoken
from reportgen.errors import UsageError, did_you_mean
from reportgen.findings import Memory
from reportgen.findings.memory import memory_json
from reportgen.metrics.settled import Only
from reportgen.periods import Grain, Period, last_complete, parse_many
from reportgen.pipeline.inputs import Inputs
from reportgen.pipeline.kpis import known_through
from reportgen.pipeline.only import chosen, slug
from reportgen.text import available

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
        only: the filter it is made through; () for the whole business.
        comments: what people say to its sections on the command line, beside those of the configuration.
        formats: the files wanted; the report's own without them.
        correction: why it is made again after it was sent; stands on its first page and in the subject of its mail.
        marks: what else every page bears: `staging`, `test`.
        memory: what earlier reports said, as the ledger knows it.
    """

    report: str
    spec: ReportSpec
    period: Period
    as_of: date
    language: str
    only: Only = ()
    comments: tuple[Comment, ...] = ()
    formats: tuple[str, ...] | None = None
    correction: str = ""
    marks: tuple[Literal["staging", "test"], ...] = ()
    memory: Memory = field(default_factory=Memory)

    @property
    def name(self) -> str:
        """What its files are called, without their endings."""
        return "-".join(part for part in (self.report, self.folder.name, self.language, slug(self.only)) if part)

    @property
    def folder(self) -> Path:
        """Where its files belong, below the folder of all reports."""
        return Path(self.report) / self.period.id.replace("..", "_")


def orders(
    project: Project,
    inputs: Inputs,
    report: str | None,
    period: str | None,
    as_of: date | None,
    locale: str | None,
    only: Mapping[str, str | Sequence[str]] | None = None,
) -> tuple[Order, ...]:
    """Which reports are wanted: REPORT, or the first whose grain fits; PERIOD, or the last complete one; of a part ONLY, or whole.

    Raises:
        UsageError: there is no such report, no report of that grain, the period has not begun, or nothing passes the filter.
    """
    if not project.reports:
        raise UsageError("no report is configured. Write one into config/reports.yaml")
    if report is not None and report not in project.reports:
        raise UsageError(f"no report is called '{report}'. {did_you_mean(report, project.reports)}")
    today = known_through(project, inputs, as_of)
    starts = project.business.starts
    if period is not None:
        periods = parse_many(period, today, *starts)
    else:
        grain = project.reports[report or next(iter(project.reports))].grain
        periods = (last_complete(Grain(grain), today, *starts),)
    for each in periods:
        if not each.begun(today):
            raise UsageError(f"period {each.id} begins on {each.start}, after {today}, up to which data are known")
    passed = chosen(inputs, only or {})
    return tuple(_order(project, report, each, today, locale, passed) for each in periods)


def _order(project: Project, report: str | None, period: Period, as_of: date, locale: str | None, only: Only) -> Order:
    name = report
    if name is None:
        fitting = [each for each, spec in project.reports.items() if spec.grain == period.grain]
        if not fitting:
            known = ", ".join(f"{each} ({spec.grain})" for each, spec in project.reports.items())
            raise UsageError(f"no report covers a {period.grain} such as {period.id}. Name one: {known}")
        name = fitting[0]
    spec = project.reports[name]
    code = locale or spec.language or project.business.language
    if code not in (spoken := available(project.languages)):  # before anything is computed
        hint = (
            f"{did_you_mean(code, spoken)}. Another one is a file config/languages/{code}.ftl, translated from en.ftl"
        )
        raise UsageError(f"no language '{code}'. {hint}")
    # What stands in it is known from here on, so that a comment on what does not is refused.
    fitted = spec.fitting(goal=project.goals.goal is not None and not only)
    return Order(name, fitted, period, as_of, code, only)


def commented(wanted: Sequence[Order], said: Sequence[str], by: str | None, day: date | None) -> tuple[Order, ...]:
    """The reports that are wanted, with what is said to a section of the one that it can be meant for.

    Args:
        wanted: the reports.
        said: comments as `section: text`.
        by: who says it.
        day: when; the day taken for today without it.

    Raises:
        UsageError: several reports are wanted, or a comment is not signed, is empty or names no section.
    """
    if not said:
        if by is not None or day is not None:
            raise UsageError(
                "--comment-by and --comment-date sign a comment, and there is none. Add --comment 'section: text'"
            )
        return tuple(wanted)
    if len(wanted) != 1:
        raise UsageError(f"a comment is for one report, and {len(wanted)} are wanted. Name one period")
    order = wanted[0]
    signed = [spoken(each, by, day or order.as_of, order.report, order.period.id, order.spec.sections) for each in said]
    return (replace(order, comments=tuple(signed)),)


def fingerprint(project: Project, inputs: Inputs, order: Order) -> str:
    """Hash of all that a report is a function of: configuration, inputs, memory, period, day, language, filter, program."""
    parts = sorted(f"{part.source} {part.file} {part.sha256} {part.contract}" for part in inputs.parts)
    asked = [order.report, order.period.id, str(order.as_of), order.language, __version__]
    passed = [repr(each) for each in (*order.only, *order.comments, *order.marks)]
    passed += [f"correction {order.correction!r}"] if order.correction else []
    passed += [f"memory {memory_json(order.memory)}"] if order.memory != Memory() else []
    return sha256("\n".join([project.fingerprint, *parts, *asked, *passed]).encode()).hexdigest()
