"""From figures to a document: what it is made from beside them, what holds it, and the job of rendering it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING

from reportgen import __version__, gate
from reportgen.errors import UsageError
from reportgen.goals import plan_period
from reportgen.periods import Grain, Period, last_complete
from reportgen.pipeline.findings import found as found_in
from reportgen.pipeline.findings import labels as labels_of_rules
from reportgen.pipeline.inputs import Inputs, spans
from reportgen.pipeline.kpis import catalog, figures, holidays, targets, whole
from reportgen.pipeline.ladder import ladder
from reportgen.pipeline.moments import moments_named
from reportgen.pipeline.only import narrowed
from reportgen.pipeline.order import Order, fingerprint
from reportgen.pipeline.private import guarded, pooled, protects
from reportgen.text import Language, Msg

if TYPE_CHECKING:
    from pathlib import Path

    from reportgen.assemble import Evidence
    from reportgen.comments import Comment
    from reportgen.document import Document
    from reportgen.findings import Findings
    from reportgen.metrics.catalog import Catalog
    from reportgen.metrics.compute import Whole
    from reportgen.metrics.scoreboard import Reading, Scoreboard
    from reportgen.project import Project
    from reportgen.render import Job, MailFrame

LADDERED = frozenset({"ladder", "focus", "calendar", "months"})
STAGES = frozenset({"attract", "convert", "close", "delight"})
FOCUSED = frozenset({"cover", "summary", "focus", "last_focus", "calendar"})
"""Sections that speak of the year's ladder."""


def documented(project: Project, inputs: Inputs, order: Order) -> tuple[Document, Scoreboard]:
    """The document of a report and the figures it was made of."""
    document, board, _ = composed(project, inputs, order)
    return document, board


def composed(project: Project, inputs: Inputs, order: Order) -> tuple[Document, Scoreboard, Findings | None]:
    """The same, and what was found in the quarter; None where nobody looked."""
    from reportgen.assemble import Origin, assemble
    from reportgen.assemble.swing import rated

    project, inputs = narrowed(project, inputs, order.only)
    board = figures(project, inputs, order.period, order.as_of)
    if private := protects(project, order):
        board = guarded(project, inputs, order, board)
    known = evidence(project, inputs, order, board)
    board = rated(board, known.daily)
    document = assemble(
        order.spec,
        order.report,
        board,
        catalog=catalog(project),
        business=project.business,
        changes=project.changes,
        comments=comments(project, order),
        coverages=inputs.coverages,
        origin=Origin(__version__, fingerprint=fingerprint(project, inputs, order)),
        language=order.language,
        provisional=bool(held(project, inputs, board, order)),
        evidence=pooled(project, inputs, order, board, known) if private else known,
        correction=order.correction,
        marks=order.marks,
    )
    return document, board, known.findings


def comments(project: Project, order: Order) -> tuple[Comment, ...]:
    """What people say to this report of this period: those of the configuration first, then those of the command line."""
    written = [each for each in project.comments if each.report == order.report]
    fitting = [each for each in written if plan_period(each.period, *project.business.starts) == order.period]
    return (*sorted(fitting, key=lambda each: each.date), *order.comments)


def evidence(project: Project, inputs: Inputs, order: Order, board: Scoreboard) -> Evidence:
    """What the report needs beside its figures: the goal, plans of other periods, figures by day and those of segments."""
    from reportgen.assemble import Evidence, wanted_cuts
    from reportgen.assemble.evidence import wanted_daily
    from reportgen.engine import fed_columns
    from reportgen.metrics.daily import daily_counts

    goal = project.goals.goal
    first = min((day for day, _ in spans(inputs).values()), default=order.as_of)
    daily = daily_counts(
        catalog(project), wanted_daily(goal), inputs.engine.query, fed_columns(inputs.parts),
        first, order.as_of, project.business, inputs.only,
    )  # fmt: skip
    found = whole(project, inputs, order.period, order.as_of)
    rungs = ladder(project, inputs, order.as_of, order.period.last, board.readings) if wants_ladder(order) else None
    quarter = quarter_of_findings(order) if wants_findings(project, order) else None
    focus = found_in(project, inputs, quarter, order.as_of, order.memory, rungs) if quarter else None
    planned = targets(project, inputs, order.as_of)
    steps = moments_named(project, inputs, order.as_of, order.period) if wants_moments(project, order) else {}
    known = Evidence(goal, planned, holidays(project, order.as_of), daily, (), rungs, focus, order.memory, steps)
    cuts = wanted_cuts(order.spec, board, catalog(project), project.business, known, project.changes)
    segments = {(one.kpi, one.by, one.view): one for kpis, by in cuts for one in _cut(found, kpis, by)}
    return replace(known, segments=tuple(segments.values()))


def _cut(found: Whole, kpis: Iterable[str], by: str) -> tuple[Reading, ...]:
    """The readings by a dimension; none where no table has it, as without visits and leads none has a channel."""
    try:
        return found.cut(kpis, by)
    except UsageError:
        return ()


def wants_ladder(order: Order) -> bool:
    """Whether a section of the report speaks of the year's ladder."""
    return not LADDERED.isdisjoint(order.spec.sections)


def wants_findings(project: Project, order: Order) -> bool:
    """Whether a section speaks of what the quarter should be about; of a part of the business nobody looks for it."""
    quarter = quarter_of_findings(order)
    complete = quarter is not None and quarter.complete(order.as_of)
    return complete and not FOCUSED.isdisjoint(order.spec.sections) and not order.only


def wants_moments(project: Project, order: Order) -> bool:
    """Whether a section asks why something moved; a part of the business is too small for it, and may tell of a few persons."""
    asked = not STAGES.isdisjoint(order.spec.sections) and order.period.complete(order.as_of)
    return asked and not order.only and not protects(project, order)


def quarter_of_findings(order: Order) -> Period | None:
    """The quarter whose figures are looked at: the report's own; of a year its last one that is over; None of any other period."""
    if order.period.grain is Grain.QUARTER:
        return order.period
    if order.period.grain is not Grain.YEAR:
        return None
    last = last_complete(Grain.QUARTER, min(order.as_of, order.period.last), order.period.fiscal_month)
    return last if last.start >= order.period.start else None


def held(project: Project, inputs: Inputs, board: Scoreboard, order: Order) -> tuple[gate.Reason, ...]:
    """What the inputs and the figures say against sending a report."""
    limits = {name: source.max_rejected for name, source in project.sources.items()}
    return gate.held_by(
        parts=inputs.parts,
        coverages=inputs.coverages,
        failures=inputs.failures,
        limits=limits,
        needed=min(board.period.last, board.as_of),
        board=board,
        plausible=order.spec.limits,
    )


def words(document: Document, spoken: Language) -> Iterator[str]:
    """Everything that stands in a document, as its reader reads it."""
    left: list[object] = [document]
    while left:
        each = left.pop()
        if isinstance(each, Msg):
            yield spoken.text(each)
        elif isinstance(each, str):
            yield each
        elif isinstance(each, Mapping):
            left += [*each.keys(), *each.values()]
        elif isinstance(each, list | tuple | frozenset):
            left += each
        elif is_dataclass(each):
            left += [getattr(each, one.name) for one in fields(each)]


def language(project: Project, code: str | None = None) -> Language:
    """A language with the project's own texts and the labels of its own KPIs."""
    chosen = code or project.business.language
    return Language.load(chosen, [project.languages], _own_labels(project, chosen))


def _own_labels(project: Project, code: str) -> dict[str, str]:
    """The texts of the project's own KPIs and rules, by their keys in the catalogue."""
    labels: dict[str, str] = {}
    for name, block in project.kpis.items():
        labels[f"kpi-{name}"] = _own_text(block.label, code) or name
        labels[f"kpi-{name}.definition"] = _own_text(block.definition, code) or _formula(catalog(project), name)
    return labels | dict(labels_of_rules(project, code))


def _formula(known: Catalog, kpi: str) -> str:
    """How a KPI of one's own is computed, where no definition is written: what stands in its block."""
    written = known.kpis[kpi].main.arithmetic
    for measure in sorted(known.measures_of(kpi), key=lambda each: -len(each.id)):
        if measure.id.startswith(f"{kpi}__"):  # written in place, without a name that anyone knows
            written = written.replace(measure.id, f"{measure.sql}, {measure.where}" if measure.where else measure.sql)
    return written


def _own_text(texts: str | Mapping[str, str] | None, code: str) -> str | None:
    if isinstance(texts, str):
        return texts
    return (texts.get(code) or texts.get("en") or next(iter(texts.values()), None)) if texts else None


def job_of(
    project: Project, code: str, document: Document, board: Scoreboard, mail: MailFrame | None = None
) -> tuple[Job, tuple[str, ...]]:
    """Everything that rendering a document takes, and what is amiss with the brand's fonts."""
    from reportgen import brand
    from reportgen.render import Job, MailFrame

    faces, complaints = brand.font_faces(project.brand.fonts, project.root)
    logo, amiss = logo_of(project)
    job = Job(
        document,
        code,
        brand.derive(project.brand.brand.colour, faces, project.brand.brand.cover),
        templates=project.templates if project.templates.is_dir() else None,
        logo=logo,
        cover_logo=cover_logo_of(project),
        overlays=(project.languages,),
        labels=tuple(sorted(_own_labels(project, code).items())),
        board=board,
        cache=project.cache,
        mail=mail or MailFrame(),
    )
    return job, (*complaints, *amiss)


def mail_frame(project: Project, order: Order, formats: Sequence[str]) -> MailFrame:
    """What the mail that brings a report says beside it."""
    from reportgen.brand import WHITE, derive
    from reportgen.render import MailFrame
    from reportgen.render.mark import logo_fault

    delivery, brand = project.delivery, project.brand.brand
    channel = delivery.channels.get(delivery.default_channel() or "")
    stop = delivery.unsubscribe or ""
    if not stop and channel is not None and channel.kind == "smtp":
        stop = f"mailto:{(channel.reply_to or channel.sender).mailbox}?subject=unsubscribe"
    on_dark = derive(brand.colour).on_brand == WHITE
    name = (brand.logo_on_dark or brand.logo) if on_dark else brand.logo
    logo = project.root / name if name and not logo_fault(project.root / name) else None
    return MailFrame(
        tuple(f"{order.name}.{each}" for each in formats if each != "mail"),
        delivery.archive_url or "",
        order.folder.as_posix(),
        stop,
        corrected=bool(order.correction),
        logo=logo,
    )


def cover_logo_of(project: Project) -> Path | None:
    """The logo for the ground of the cover: on a dark one that for dark grounds, and no other; None where there is none."""
    from reportgen.brand import WHITE, derive
    from reportgen.render.mark import logo_fault

    brand = project.brand.brand
    on_dark = brand.cover == "full" and derive(brand.colour).on_brand == WHITE
    name = brand.logo_on_dark if on_dark else brand.logo
    return project.root / name if name and not logo_fault(project.root / name) else None


def logo_of(project: Project) -> tuple[Path | None, tuple[str, ...]]:
    """The brand's logo where it can be printed, and why it cannot."""
    from reportgen.render.mark import logo_fault

    name = project.brand.brand.logo
    if name is None:
        return None, ()
    if fault := logo_fault(project.root / name):
        return None, (f"the logo {name} {fault}. The company's name is printed instead",)
    return project.root / name, ()
