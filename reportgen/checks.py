"""What `reportgen check` looks at beyond the mistakes that stop a project from being loaded: one function per check.

A check yields `Problem`s and has a name, its function's; a check that is silenced by name says nothing, and a silence that no
longer silences anything is itself remarked on. Errors must be put right before a run; warnings say what the readers will miss.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations
from pathlib import Path

from reportgen.contract import ApiSource, FileSource, fed_columns
from reportgen.errors import Problem, SourceError, UsageError, did_you_mean
from reportgen.metrics.catalog import Catalog, FormulaSpec, build
from reportgen.metrics.settled import TABLES_OF, Settled, available
from reportgen.periods import Grain
from reportgen.project import Project
from reportgen.quantities import Unit
from reportgen.tables import TABLES

NOT_FOR_KPIS = frozenset({"targets", "fx"})
"""Tables that serve others: targets are plans, fx turns money into the reporting currency."""
SOME_YEARS = range(2026, 2032)
"""Years in which schedules are tried out: one of them is a leap year."""


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


# --- errors


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


def files_as_declared(project: Project) -> Iterator[Problem]:
    """Every file is what its contract says: it can be read, and it has the columns that are mapped."""
    from tempfile import TemporaryDirectory

    from reportgen import sources

    arrivals, _ = sources.find(project.root, project.sources)  # missing ones are remarked on by another check
    arrivals, unfit, _ = sources.resolved(arrivals, project.sources)
    yield from (error.problem for error in unfit)
    with TemporaryDirectory() as scratch:
        for arrival in arrivals:
            try:
                sources.read(arrival, arrival.contract or project.sources[arrival.source], Path(scratch))
            except SourceError as error:
                yield error.problem


# --- warnings


def sources_exist(project: Project) -> Iterator[Problem]:
    """There is something to report on."""
    if not project.sources:
        yield Problem("config/sources.yaml", 0, "", "no source is described", "Every KPI will read 'not measured'")


def source_files_found(project: Project) -> Iterator[Problem]:
    """Every source finds at least one file."""
    for name, source in project.sources.items():
        if isinstance(source, FileSource) and not any(_files(project.root, source.path)):
            what = f"no file is found at '{source.path}'"
            yield project.problem("sources.yaml", (name, "path"), what, "Paths start at the project's folder")


def files_read_once(project: Project) -> Iterator[Problem]:
    """No file is read in the same way by two sources: its rows would count twice."""
    sources = [(name, source) for name, source in project.sources.items() if isinstance(source, FileSource)]
    for (one, left), (other, right) in combinations(sources, 2):
        alike = left.table == right.table and left.reading() == right.reading()
        if not alike or getattr(left, "preset", "") != getattr(right, "preset", ""):
            continue
        shared = {*_files(project.root, left.path)} & {*_files(project.root, right.path)}
        if shared:
            file = os.path.relpath(min(shared), project.root)
            what = f"'{file}' is read by source '{one}' too, in the same way: its rows would count twice"
            yield project.problem("sources.yaml", (other, "path"), what, "Take one of the two out, or name other files")


def _files(root: Path, pattern: str) -> Iterator[Path]:
    """The files a source's path means: itself, or the matches of a glob."""
    path = (root / pattern).absolute()
    anchor = Path(path.anchor)
    try:
        if path.is_file():
            yield path
            return
        yield from (match for match in anchor.glob(str(path.relative_to(anchor))) if match.is_file())
    except (ValueError, OSError):
        return


def apis_prove_completeness(project: Project) -> Iterator[Problem]:
    """Something shows that all records of an API came."""
    for name, source in project.sources.items():
        if not isinstance(source, ApiSource) or source.paginate == "none":
            continue
        if not source.twice and source.stated is None and source.total is None:
            what = "nothing proves that every page came: no total is stated"
            instead = "Write total: and its path, or a request that states it, or twice: true"
            yield project.problem("sources.yaml", (name,), what, instead)


def column_names_meant(project: Project) -> Iterator[Problem]:
    """A further column of a table that takes any is no misspelling of one it has."""
    for name, source in project.sources.items():
        table = TABLES[source.table]
        free = [column for column in table.columns if column not in source.columns]
        for column in source.columns if table.open else ():
            near = did_you_mean(column, free)
            if column not in table.columns and near.startswith("Did you mean"):
                what = f"'{column}' is kept as a further column of '{source.table}', which has none of that name"
                yield project.problem("sources.yaml", (name, "columns", column), what, near)


def tables_used(project: Project) -> Iterator[Problem]:
    """Every table that a source feeds is used by a KPI."""
    used = set().union(*(tables for tables in _needs(project).values()))
    for name, source in project.sources.items():
        if source.table in TABLES and source.table not in used | NOT_FOR_KPIS:
            what = f"no KPI uses the table '{source.table}'"
            yield project.problem(
                "sources.yaml", (name, "table"), what, "Remove the source, or write a KPI that uses it"
            )


def planned_kpis_fed(project: Project) -> Iterator[Problem]:
    """Every KPI that is planned can be measured."""
    for kpi in project.goals.plan:
        lacking = _not_fed(project, kpi)
        if lacking and project.sources:
            yield project.problem("goals.yaml", ("plan", kpi), f"{kpi} is planned, but no source feeds {lacking}")
    goal = project.goals.goal
    lacking = _not_fed(project, goal.kpi) if goal is not None else ""
    if goal is not None and lacking and project.sources:
        yield project.problem("goals.yaml", ("goal", "kpi"), f"{goal.kpi} is the goal, but no source feeds {lacking}")


def cards_fed(project: Project) -> Iterator[Problem]:
    """Every KPI on a card can be measured."""
    for report, spec in project.reports.items():
        for index, kpi in enumerate(spec.cards):
            lacking = _not_fed(project, kpi)
            if lacking and project.sources:
                what = f"the card will read 'not measured': no source feeds {lacking}"
                problem = project.problem("reports.yaml", (report, "cards", index), what)
                if problem.file.startswith("config/"):  # the packaged reports are nobody's mistake
                    yield problem


def own_labels_translated(project: Project) -> Iterator[Problem]:
    """A KPI of one's own has a label in every language in which a report is made."""
    for kpi, block in project.kpis.items():
        for code in _languages(project):
            if code not in (block.label or {}):
                what = f"'{kpi}' has no label in '{code}', the language of a report"
                yield project.problem("kpis.yaml", (kpi, "label"), what, f"Add {code}: ... to its label")


def own_rules_translated(project: Project) -> Iterator[Problem]:
    """A rule of one's own has its title and its actions in every language in which a report is made."""
    for name, block in project.playbook.rules.items():
        actions = block.actions if isinstance(block.actions, tuple) else ()
        texts = [("title", block.title), *(("actions", one) for one in actions)]
        for code in _languages(project):
            for key, text in texts:
                if isinstance(text, dict) and code not in text:
                    what = f"rule '{name}' has no {key} in '{code}', the language of a report"
                    yield project.problem("playbook.yaml", ("rules", name, key), what, f"Add {code}: ...")


def titles_translated(project: Project) -> Iterator[Problem]:
    """A title that is given by language is given in the language of its report."""
    for report, spec in project.reports.items():
        code = spec.language or project.business.language
        if isinstance(spec.title, dict) and code not in spec.title:
            what = f"the title is not given in '{code}', the report's language"
            yield project.problem("reports.yaml", (report, "title"), what, f"Add {code}: ...")


def catalogues_complete(project: Project) -> Iterator[Problem]:
    """The catalogue of every language in which a report is made has every text."""
    from reportgen.text import missing_keys

    for code in _languages(project):
        for line in missing_keys(code, [project.languages]):
            yield Problem(_catalogue(project, code), 0, "", line, "Add it")


def texts_short_enough(project: Project) -> Iterator[Problem]:
    """No headline of a catalogue is longer than its place."""
    from reportgen.text import too_long

    for code in _languages(project):
        for line in too_long(code, [project.languages]):
            yield Problem(_catalogue(project, code), 0, "", line, "Shorten it")


def _catalogue(project: Project, code: str) -> str:
    own = project.languages / f"{code}.ftl"
    return str(own.relative_to(project.root)) if own.is_file() else f"reportgen/languages/{code}.ftl"


def fonts_usable(project: Project) -> Iterator[Problem]:
    """The brand's fonts can print every language."""
    from reportgen.brand import font_faces

    for sentence in font_faces(project.brand.fonts, project.root)[1]:
        yield Problem(project.problem("brand.yaml", ("fonts",), "").file, 0, "", sentence.rstrip("."))


def logos_usable(project: Project) -> Iterator[Problem]:
    """The brand's logos can be printed; without one, reports bear the company's name."""
    from reportgen.render.mark import logo_fault

    for key in ("logo", "logo_on_dark"):
        name = getattr(project.brand.brand, key)
        if name is not None and (fault := logo_fault(project.root / name)):
            what = f"the file '{name}' {fault}"
            instead = "Until it can be used, reports bear the company's name. Paths start at the project's folder"
            yield project.problem("brand.yaml", ("brand", key), what, instead)


def plan_adds_up(project: Project) -> Iterator[Problem]:
    """The months of a count's plan add up to its quarters and years."""
    counts = {kpi for kpi, spec in _catalog_of(project).kpis.items() if spec.kind == "count"}
    values = {(kpi, period): value for kpi, period, value in project.goals.periods(*project.business.starts)}
    for (kpi, period), whole in values.items():
        if kpi not in counts or period.grain not in (Grain.QUARTER, Grain.YEAR):
            continue
        parts = [values.get((kpi, month)) for month in period.months()]
        if None in parts:
            continue
        total = sum(part for part in parts if part is not None)
        if abs(total - whole) > 1e-6 * max(1.0, abs(whole)):
            what = f"the months of {period.id} add up to {total:,.10g}, and {period.id} says {whole:,.10g}"
            yield project.problem("goals.yaml", ("plan", kpi), what, "Let them agree, or leave one out")


def rates_are_fractions(project: Project) -> Iterator[Problem]:
    """A rate that is planned above 100 % was meant as a percentage."""
    kpis = _catalog_of(project).kpis
    for kpi, values in project.goals.plan.items():
        # What was spent may well come back more than once: returns are left alone.
        if kpis[kpi].unit is not Unit.PERCENT or kpis[kpi].stage == "return":
            continue
        for name, value in values.items():
            if value > 1:
                what = f"{kpi} is planned at {value:.0%}"
                yield project.problem("goals.yaml", ("plan", kpi, name), what, f"Write {value / 100:g} for {value:g} %")


def planned_rates_fit_counts(project: Project) -> Iterator[Problem]:
    """A rate that is planned is what the counts planned for the same period make of it."""
    from reportgen.planning.agreement import disagreements
    from reportgen.project.planned_at import Asked

    asked = Asked.of(project)
    for one in disagreements(asked.targets, project.goals.tolerance_of, project.business.fiscal_year_start):
        places = {
            kpi: asked.place(kpi, one.period, origin)
            for kpi, origin in ((one.rate, one.origin), *((kpi, origin) for kpi, _, origin in one.counts))
        }
        (above, upper, _), (below, lower, _) = one.counts
        what = (
            f"{one.rate} is planned at {one.stated:.4g}, and what {one.period.id} asks for implies {one.implied:.4g}: "
            f"{upper:,.10g} {above} ({places[above]}) by {lower:,.10g} {below} ({places[below]})"
        )
        at = places[one.rate]
        yield Problem(
            at.file, at.line, one.rate, what, "Let them agree, or leave the rate out: it then follows from the counts"
        )


# --- what the checks ask for


def _languages(project: Project) -> tuple[str, ...]:
    """Languages in which reports are made, sorted."""
    return tuple(sorted({spec.language or project.business.language for spec in project.reports.values()}))


def _catalog_of(project: Project) -> Catalog:
    return build(project.kpis, project.measures, project.business.stages)


def _needs(project: Project) -> dict[str, frozenset[str]]:
    """The tables each KPI is made of."""
    catalog = _catalog_of(project)
    return {kpi: frozenset(_tables(catalog, kpi)) for kpi in catalog.kpis}


def _tables(catalog: Catalog, kpi: str) -> Iterator[str]:
    for measure in catalog.measures_of(kpi):
        yield from TABLES_OF.get(measure.relation, (measure.relation,))


def _not_fed(project: Project, kpi: str) -> str:
    """What no source feeds and the KPI cannot be said without, in words; "" when it can be said."""
    catalog, settled = _catalog_of(project), _settled(project)
    lacking = [sorted(set(_lacking(catalog, settled, formula))) for formula in catalog.kpis[kpi].formulas]
    return "" if not all(lacking) else " and ".join(lacking[0])


def _settled(project: Project) -> Settled:
    """The columns that are fed, by table."""
    fed: dict[str, frozenset[str]] = {}
    for source in project.sources.values():
        fed[source.table] = fed.get(source.table, frozenset()) | set(fed_columns(source))
    business = project.business
    return Settled.of(fed, business, business.as_of or date.max)


def _lacking(catalog: Catalog, settled: Settled, formula: FormulaSpec) -> Iterator[str]:
    for measure in catalog.measures_in(formula):
        known = available(measure.relation, settled)
        if known is None:
            yield " or ".join(TABLES_OF.get(measure.relation, (measure.relation,)))
        else:
            yield from (f"{measure.relation}.{column}" for column in measure.columns if column not in known)


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
        left_out, doubled = coverage(rule, date(SOME_YEARS[0], 1, 1), date(SOME_YEARS[-1], 12, 1))
        place = (report, "schedule")
        if left_out:
            rest = f" and for {len(left_out) - 1} more of {len(SOME_YEARS)} years" if left_out[1:] else ""
            what = f"no date of it is for {left_out[0].id}{rest}: their report is not made"
            yield project.problem("reports.yaml", place, what, "Write a day that every period has, like the last one")
        elif doubled:
            what = f"several dates of it are for {doubled[0].id}: the report of a period is made once, on the first"
            yield project.problem(
                "reports.yaml", place, what, f"Write one date for each {spec.grain}, or another grain"
            )


CHECKS: dict[Severity, tuple[Check, ...]] = {
    Severity.ERROR: (currency_exists, country_has_calendar, files_as_declared),
    Severity.WARNING: (
        sources_exist,
        source_files_found,
        files_read_once,
        apis_prove_completeness,
        column_names_meant,
        tables_used,
        planned_kpis_fed,
        cards_fed,
        own_labels_translated,
        own_rules_translated,
        titles_translated,
        catalogues_complete,
        texts_short_enough,
        fonts_usable,
        logos_usable,
        plan_adds_up,
        rates_are_fractions,
        planned_rates_fit_counts,
        recipients_once,
        schedules_fall_once_a_period,
    ),
}
