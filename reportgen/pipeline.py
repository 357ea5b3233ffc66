"""A run from files to a finished report, in the order in which it happens.

    config/ ─ project ─▶ Project
    sources ─▶ landing (snapshots) ─▶ engine ─▶ metrics ─▶ Scoreboard ─▶ assemble ─▶ Document ─▶ render ─▶ files

Each step is one function here and one room of the house; what is decided, is decided there. A run is a function of its period, its
inputs and its configuration: nothing here asks for the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportgen import __version__, gate, readiness
from reportgen.errors import UsageError, did_you_mean
from reportgen.metrics import catalog as catalogue_of_kpis
from reportgen.periods import Grain, Period, last_complete, parse, parse_many
from reportgen.readiness import Coverage
from reportgen.tables import TABLES, Part
from reportgen.text import Language, available

if TYPE_CHECKING:
    from reportgen.assemble import Evidence
    from reportgen.document import Document
    from reportgen.engine import DuckEngine
    from reportgen.landing import Reject
    from reportgen.metrics.catalog import Catalog
    from reportgen.metrics.explain import Explanation
    from reportgen.metrics.scoreboard import Scoreboard
    from reportgen.metrics.targets import Targets
    from reportgen.project import Project
    from reportgen.render import Job, Renderer, Rendering
    from reportgen.reports import ReportSpec

HOLIDAY_YEARS = 4
"""How many years before `as_of` may be compared with: 24 months of history and a year ago, fiscal years included."""


EVENTS = {
    "leads": tuple(
        (column, "") for column in ("mql_at", "sal_at", "sql_at", "opportunity_at", "customer_at", "lost_at")
    ),
    "deals": (("closed_at", " and status <> 'open'"),),
}
"""Further days on which something happened in a table, and which rows may be trusted in it: an open deal is dated ahead."""


def _quiet(_: str) -> None:
    pass


@dataclass(frozen=True)
class Inputs:
    """Everything that was read for a run.

    Attributes:
        parts: what each file delivered; `_part` in SQL is the index in it.
        failures: what could not be read at all, a sentence each.
        notes: what was noticed and settled while reading.
        project: as configured.
    """

    parts: tuple[Part, ...]
    failures: tuple[str, ...]
    notes: tuple[str, ...]
    project: Project

    @cached_property
    def engine(self) -> DuckEngine:
        """The engine over the parts."""
        from reportgen.engine import DuckEngine

        return DuckEngine(self.parts, temp_dir=self.project.state / "spill")

    @cached_property
    def coverages(self) -> tuple[Coverage, ...]:
        """How far each source reaches."""
        return readiness.capped(tuple(self._coverages()), self.project.business.as_of)

    def _coverages(self) -> Iterator[Coverage]:
        for name, source in self.project.sources.items():
            if TABLES[source.table].columns[TABLES[source.table].day].type != "day":
                continue  # the targets belong to periods, they have no days to be complete through
            members = [index for index, part in enumerate(self.parts) if part.source == name]
            yield readiness.coverage(
                name,
                source.table,
                self._days(source.table, members),
                source.complete.through,
                lag_days=source.complete.lag_days,
                may_be_late=source.when_late == "send",
            )

    def _days(self, table: str, members: Sequence[int]) -> list[date]:
        if not members:
            return []
        listed = ", ".join(map(str, members))
        days: set[date] = set()
        for column, sound in ((TABLES[table].day, ""), *EVENTS.get(table, ())):
            rows = self.engine.query(f'select distinct "{column}" from raw_{table} where _part in ({listed}){sound}')
            days |= {day for (day,) in rows if day is not None}
        return sorted(days)


def gather(project: Project, tell: Callable[[str], None] = _quiet) -> Inputs:
    """Read every source: files that have not changed since the last run are taken from their snapshots."""
    from reportgen import landing, sources

    tell("reading the sources ...")
    arrivals, missing = sources.find(project.root, project.sources)
    landed = landing.land(arrivals, project.sources, project.state, project.business.zone, read=sources.read)
    failures = tuple(str(error) for error in sorted((*missing, *landed.problems), key=str))
    notes = tuple(f"source '{note.source}', {note.file}: {note.what}" for note in landed.notes)
    return Inputs(landed.parts, failures, notes, project)


def rejects(project: Project, inputs: Inputs, source: str | None = None) -> Iterator[Reject]:
    """The rows that were set aside, of one source or of all."""
    from reportgen import landing

    return landing.rejects([part for part in inputs.parts if source in (None, part.source)])


# --- figures


def known_through(project: Project, inputs: Inputs, given: date | None = None) -> date:
    """The day that is taken for today: as given, else as pinned by the project, else as far as the data reach.

    Raises:
        UsageError: nothing says so.
    """
    day = given or project.business.as_of or readiness.as_of(inputs.coverages)
    if day is None:
        causes = "".join(f"\n  {failure}" for failure in inputs.failures)
        raise UsageError(
            f"no source has a row with a day, so there is nothing to report on{causes or '. Run `reportgen sources`'}"
        )
    return day


def catalog(project: Project) -> Catalog:
    """The packaged KPIs and those of the project."""
    return catalogue_of_kpis.build(project.kpis, project.measures)


def period_of(project: Project, text: str | None, as_of: date) -> Period:
    """The period that is named, else the last complete month."""
    first = project.business.fiscal_year_start
    return parse(text, as_of, first) if text else last_complete(Grain.MONTH, as_of, first)


def figures(
    project: Project,
    inputs: Inputs,
    period: str | Period | None,
    as_of: date | None,
    wanted: Sequence[str] = (),
    by: str | None = None,
) -> Scoreboard:
    """Compute KPIs of a period; all of them where none is named."""
    from reportgen.engine import fed_columns
    from reportgen.metrics.compute import compute

    today = known_through(project, inputs, as_of)
    chosen = period if isinstance(period, Period) else period_of(project, period, today)
    dense = {source.table for source in project.sources.values() if source.dense}
    return compute(
        catalog(project), wanted, inputs.engine.query, fed_columns(inputs.parts), spans(inputs), chosen, today, project.business,
        holidays(project, min(today, chosen.last)), targets(project, inputs, today), by,
        parts=reached(inputs), dense=dense, tolerance=project.goals.tolerance_of,
    )  # fmt: skip


def reached(inputs: Inputs) -> tuple[Part, ...]:
    """The parts, each with the day through which its source is complete."""
    from dataclasses import replace

    through = {each.source: each.through for each in inputs.coverages}
    return tuple(
        replace(part, complete_through=through.get(part.source, part.complete_through)) for part in inputs.parts
    )


def spans(inputs: Inputs) -> Mapping[str, tuple[date, date]]:
    """First day with a row, and the day through which all is known, per table."""
    found: dict[str, tuple[date, date]] = {}
    for each in inputs.coverages:
        if each.first_day is None or each.last_day is None:
            continue
        last = max(each.last_day, each.through or each.last_day)
        first, beyond = found.get(each.table, (each.first_day, last))
        found[each.table] = (min(first, each.first_day), max(beyond, last))
    return found


def holidays(project: Project, as_of: date) -> frozenset[date]:
    """The public holidays of the business's country in the years a report may speak of, and those of its own file."""
    from reportgen.calendars import listed_holidays, public_holidays

    years = range(as_of.year - HOLIDAY_YEARS, as_of.year + 2)
    try:
        public = public_holidays(project.business.country, years)
    except ValueError as error:
        raise UsageError(f"config/business.yaml: country: {error}. Leave it out to count Monday to Friday") from None
    file = project.business.holidays
    if file is None:
        return public
    try:
        return public | listed_holidays((project.root / file).read_text(encoding="utf-8-sig").splitlines())
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise UsageError(f"{file}, the holidays of config/business.yaml: {reason}") from None


def targets(project: Project, inputs: Inputs, as_of: date) -> Targets:
    """What the KPIs should be: the rows of table `targets` and the plan."""
    from reportgen.metrics.targets import read

    rows: list[Any] = []
    if any(part.table == "targets" for part in inputs.parts):
        rows = inputs.engine.query("select period, kpi, target, segment from raw_targets order by _part, _row")
    return read(rows, project.goals.plan, as_of, project.business.fiscal_year_start)


def explain(project: Project, inputs: Inputs, kpi: str, period: str | None, as_of: date | None) -> Explanation:
    """Where one figure comes from."""
    from reportgen.engine import fed_columns
    from reportgen.metrics import explain as explaining

    board = figures(project, inputs, period, as_of, (kpi,))
    return explaining.explain(
        catalog(project), kpi, inputs.engine.query, fed_columns(inputs.parts), board, project.business, board.data
    )


def rows_behind(inputs: Inputs, explanation: Explanation) -> Iterator[tuple[str, ...]]:
    """The rows behind a figure as texts, a head first: measure, file, line, and the columns of its relation.

    A line is 0 where the lines of the file and its records differ.
    """
    for each in explanation.measures:
        rows = inputs.engine.query(each.rows_sql)
        names = inputs.engine.columns
        part, row = names.index("_part"), names.index("_row")
        shown = [index for index in range(len(names)) if index not in (part, row)]
        yield ("measure", "file", "line", *(names[index] for index in shown))
        for values in rows:
            origin = inputs.parts[values[part]] if values[part] is not None else None
            line = origin.first_line + values[row] if origin and origin.first_line else 0
            cells = ("" if values[index] is None else str(values[index]) for index in shown)
            yield (each.measure.id, origin.file if origin else "", str(line), *cells)


# --- reports


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


@dataclass(frozen=True)
class Made:
    """One report that was made.

    Attributes:
        files: what was written.
        held: why it must not go out as it is; empty when nothing stands against it.
        warnings: what whoever made it should know.
    """

    report: str
    period: Period
    files: tuple[Path, ...]
    held: tuple[gate.Reason, ...]
    warnings: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """For `run --json`."""
        return {
            "report": self.report,
            "period": self.period.id,
            "files": [str(file) for file in self.files],
            "held": [{"code": reason.code, "what": reason.what} for reason in self.held],
            "warnings": list(self.warnings),
        }


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


def language(project: Project, code: str | None = None) -> Language:
    """A language with the project's own texts and the labels of its own KPIs."""
    chosen = code or project.business.language
    return Language.load(chosen, [project.languages], _own_labels(project, chosen))


def _own_labels(project: Project, code: str) -> dict[str, str]:
    """The texts of the project's own KPIs, by their keys in the catalogue."""
    labels: dict[str, str] = {}
    for name, block in project.kpis.items():
        labels[f"kpi-{name}"] = _own_text(block.label, code) or name
        labels[f"kpi-{name}.definition"] = (
            _own_text(block.definition, code) or catalog(project).kpis[name].main.arithmetic
        )
    return labels


def _own_text(texts: Mapping[str, str] | None, code: str) -> str | None:
    return (texts.get(code) or texts.get("en") or next(iter(texts.values()), None)) if texts else None


def make(
    project: Project,
    inputs: Inputs,
    order: Order,
    formats: Sequence[str] | None,
    out: Path | None,
    renderer: Renderer | None = None,
) -> Made:
    """Compute, assemble, check and write one report.

    Args:
        project: as configured.
        inputs: what was read.
        order: the report that is wanted.
        formats: the report's own without it.
        out: the folder; the project's output/ without it.
        renderer: what makes the files, as a rule a process of its own that is already there; without it one is started for them.
    """
    from dataclasses import replace

    from reportgen.assemble.prose import unfounded
    from reportgen.text import Msg

    document, board = documented(project, inputs, order)
    held = _held(project, inputs, board)
    if unsound := tuple(gate.numbers_in_prose(unfounded(document, language(project, order.language)))):
        held, document = (*held, *unsound), replace(document, banner=Msg.of("banner-provisional"))
    job, complaints = job_of(project, order.language, document, board)
    made = _render(job, formats or order.spec.formats, renderer)
    name = order.period.id.replace("..", "_")
    folder = (out or project.output) / order.report / name
    files = {folder / f"{order.report}-{name}-{order.language}.{kind}": each for kind, each in made.items()}
    for target, each in files.items():
        write_aside(target, each.data)
    warnings = dict.fromkeys(warning for each in made.values() for warning in each.warnings)
    return Made(order.report, order.period, tuple(files), held, (*complaints, *warnings))


def documented(project: Project, inputs: Inputs, order: Order) -> tuple[Document, Scoreboard]:
    """The document of a report and the figures it was made of."""
    from reportgen.assemble import Origin, assemble

    board = figures(project, inputs, order.period, order.as_of)
    held = _held(project, inputs, board)
    document = assemble(
        order.spec,
        order.report,
        board,
        catalog=catalog(project),
        business=project.business,
        changes=project.changes,
        coverages=inputs.coverages,
        origin=Origin(__version__, fingerprint=fingerprint(project, inputs, order)),
        language=order.language,
        provisional=bool(held),
        evidence=evidence(project, inputs, order, board),
    )
    return document, board


def evidence(project: Project, inputs: Inputs, order: Order, board: Scoreboard) -> Evidence:
    """What the report needs beside its figures: the goal, plans of other periods, figures by day and those of segments."""
    from reportgen.assemble import Evidence, wanted_cuts
    from reportgen.assemble.evidence import wanted_daily
    from reportgen.engine import fed_columns
    from reportgen.metrics.daily import daily_counts

    goal = project.goals.goal
    first = min((day for day, _ in spans(inputs).values()), default=order.as_of)
    daily = daily_counts(
        catalog(project), wanted_daily(goal), inputs.engine.query, fed_columns(inputs.parts), first, order.as_of,
        project.business,
    )  # fmt: skip
    cuts = wanted_cuts(order.spec, board, catalog(project), project.business)
    segments = [
        reading
        for kpis, by in cuts
        for reading in figures(project, inputs, order.period, order.as_of, kpis, by).readings
        if reading.by is not None
    ]
    planned = targets(project, inputs, order.as_of)
    return Evidence(goal, planned, holidays(project, order.as_of), daily, tuple(segments))


def _held(project: Project, inputs: Inputs, board: Scoreboard) -> tuple[gate.Reason, ...]:
    limits = {name: source.max_rejected for name, source in project.sources.items()}
    return gate.held_by(
        parts=inputs.parts,
        coverages=inputs.coverages,
        failures=inputs.failures,
        limits=limits,
        needed=min(board.period.last, board.as_of),
    )


def fingerprint(project: Project, inputs: Inputs, order: Order) -> str:
    """Hash of all that a report is a function of: configuration, inputs, period, day, language, program."""
    parts = sorted(f"{part.source} {part.file} {part.sha256} {part.contract}" for part in inputs.parts)
    asked = [order.report, order.period.id, str(order.as_of), order.language, __version__]
    return sha256("\n".join([project.fingerprint, *parts, *asked]).encode()).hexdigest()


def job_of(project: Project, code: str, document: Document, board: Scoreboard) -> tuple[Job, tuple[str, ...]]:
    """Everything that rendering a document takes, and what is amiss with the brand's fonts."""
    from reportgen import brand
    from reportgen.render import Job

    faces, complaints = brand.font_faces(project.brand.fonts, project.root)
    job = Job(
        document,
        code,
        brand.derive(project.brand.brand.colour, faces),
        templates=project.templates if project.templates.is_dir() else None,
        logo=project.root / project.brand.brand.logo if project.brand.brand.logo else None,
        overlays=(project.languages,),
        labels=tuple(sorted(_own_labels(project, code).items())),
        board=board,
        cache=project.state / "cache",
    )
    return job, tuple(complaints)


def _render(job: Job, formats: Sequence[str], renderer: Renderer | None) -> Mapping[str, Rendering]:
    from reportgen.render.child import Child

    if renderer is not None:
        return renderer.render(job, formats)
    with Child() as child:
        return child.render(job, formats)


def write_aside(target: Path, data: bytes) -> None:
    """Write a file whole or not at all: beside its place first, then moved into it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = target.with_name(f".{target.name}.part")
    aside.write_bytes(data)
    aside.replace(target)
