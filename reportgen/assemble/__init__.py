"""From the readings of a period to a document: one module per section, each a function `section(context) -> Section`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from reportgen.assemble import (
    calendar,
    cover,
    definitions,
    focus_pages,
    funnel,
    ladder,
    last_focus,
    months,
    paid,
    stage,
    stages,
    summary,
)
from reportgen.assemble import changes as change_log
from reportgen.assemble.context import Context, Origin
from reportgen.assemble.data_files import chart_files, data_files
from reportgen.assemble.evidence import Evidence
from reportgen.assemble.only import only
from reportgen.assemble.pace import course
from reportgen.assemble.quality import source_name
from reportgen.assemble.restated import mail_lines
from reportgen.assemble.standfirst import SENTENCES
from reportgen.business import Business
from reportgen.changes import Change
from reportgen.comments import Comment, paragraphs
from reportgen.document import Comment as Said
from reportgen.document import Document, Section
from reportgen.metrics.catalog import Catalog
from reportgen.metrics.scoreboard import Scoreboard
from reportgen.periods import Period
from reportgen.readiness import Coverage
from reportgen.reports import ReportSpec
from reportgen.text import Msg

__all__ = ["SECTIONS", "Evidence", "Origin", "assemble", "banner", "wanted_cuts"]

SECTIONS: Mapping[str, Callable[[Context], Section]] = {
    "cover": cover.section,
    "summary": summary.section,
    "ladder": ladder.section,
    "funnel": funnel.section,
    "stage": stage.section,
    **{name: stages.page(name) for name in ("attract", "convert", "close", "delight")},
    "paid": paid.section,
    "focus": focus_pages.section,
    "last_focus": last_focus.section,
    "calendar": calendar.section,
    "months": months.section,
    "changes": change_log.section,
    "definitions": definitions.section,
}
"""What makes each section that a report may list; the names are those of `reports.SECTIONS`."""

CUTS: Mapping[str, Callable[[Context], tuple[tuple[tuple[str, ...], str], ...]]] = {
    "stage": stage.wanted_cuts,
    **{name: stages.wanted_cuts(name) for name in ("attract", "convert", "close", "delight")},
    "paid": paid.wanted_cuts,
}
"""What each section needs of segments."""


def assemble(
    spec: ReportSpec,
    report: str,
    board: Scoreboard,
    *,
    catalog: Catalog,
    business: Business,
    changes: Sequence[Change] = (),
    comments: Sequence[Comment] = (),
    coverages: Sequence[Coverage] = (),
    origin: Origin,
    language: str | None = None,
    provisional: bool = False,
    evidence: Evidence | None = None,
    correction: str = "",
    marks: Sequence[str] = (),
) -> Document:
    """Make the document of a report; no clock, no files, no format.

    Args:
        spec: what the report should hold.
        report: its id in the configuration.
        board: the readings of its period, with their histories and what they were read from.
        catalog: what the KPIs are.
        business: whose figures they are.
        changes: the change log; entries outside the period are left out.
        comments: what people say to sections of this very report.
        coverages: how far each source reaches; without them the parts' own days are taken.
        origin: what made the report.
        language: code of the language in which the user's own words are taken; the report's or the business's own without it.
        provisional: whether the report is held: data are incomplete, and its figures will still change.
        evidence: the goal, plans, figures by day and segments; a section does without what is not there.
        correction: why the report is made again after it was sent; the operator's own words.
        marks: what else every page bears: `test`, `staging`.
    """
    code = language or spec.language or business.language
    spec = spec.fitting(goal=evidence is not None and evidence.goal is not None)
    context = Context(
        report,
        spec,
        board,
        catalog,
        business,
        tuple(changes),
        tuple(coverages),
        origin,
        code,
        evidence or Evidence(),
        commented=frozenset((*(each.section for each in comments), *(_first(spec) if correction else ()))),
    )
    if {"summary", "cover"} & {*spec.sections}:
        context = replace(context, way=course(context))
    title = spec.title_in(context.language)
    sections = tuple(commented(SECTIONS[name](context), comments, code) for name in spec.sections)
    first = next((each.id for each in sections if each.id != "cover"), "")
    if provisional and (why := unfinished(context)):
        sections = tuple(opened(each, why) if each.id == first else each for each in sections)
    if correction:
        sections = tuple(corrected(each, correction, board.period) if each.id == first else each for each in sections)
    sections = cover.with_contents(sections)
    return Document(
        report=report,
        period=board.period,
        as_of=board.as_of,
        company=business.name,
        title=Msg.of("report-title", title=title, period=board.period)
        if title
        else Msg.of(f"report-{board.period.grain}-title", period=board.period),
        subject=Msg.of("report-subject", company=business.name, period=board.period, day=board.as_of),
        banner=banner(provisional, marks),
        cutoff=Msg.of("footer-data-to", day=board.as_of),
        sections=sections,
        files=(*data_files(context), *chart_files(sections)),
        only=only(board.only),
        restated=mail_lines(context),
    )


def _first(spec: ReportSpec) -> tuple[str, ...]:
    """The section that says what happened: the first behind the cover."""
    return tuple(name for name in spec.sections if name != "cover")[:1]


def commented(section: Section, comments: Sequence[Comment], language: str) -> Section:
    """A section with what people say to it, below its argument and above its evidence."""
    said = tuple(
        Said(
            Msg.of("comment-title"),
            paragraphs(comment.text_in(language)),
            Msg.of(
                "comment-signed", by=f"{comment.by}, {comment.role}" if comment.role else comment.by, day=comment.date
            ),
            Msg.of("comment-note"),
        )
        for comment in comments
        if comment.section == section.id
    )
    return replace(section, blocks=(*said, *section.blocks)) if said else section


def corrected(section: Section, why: str, period: Period) -> Section:
    """The first section of a report that takes the place of one that was sent; the reason is the first thing it says.

    It takes the room of one sentence, so that what fitted its page still does.
    """
    return opened(section, Msg.of("correction", why=sentence(why), period=period))


def opened(section: Section, said: Msg) -> Section:
    """A section whose argument begins with a sentence."""
    return replace(section, standfirst=(said, *section.standfirst[: SENTENCES - 1]))


def unfinished(context: Context) -> Msg | None:
    """Which source does not reach the last day that is needed, the one that ends first; None where all do."""
    short = [each for each in context.coverages if each.late(min(context.period.last, context.board.as_of))]
    ends = sorted((each.through, each.source) for each in short if each.through is not None)
    return Msg.of("standfirst-provisional", source=source_name(ends[0][1]), day=ends[0][0]) if ends else None


def sentence(words: str) -> str:
    """The operator's own words on one line, with a full stop where they have none."""
    said = " ".join(words.split())
    return said if said.endswith((".", "!", "?", "…")) else f"{said}."


def banner(provisional: bool, marks: Sequence[str] = ()) -> Msg | None:
    """What every page bears, in one line; None where there is nothing to warn of."""
    said = [Msg.of(f"banner-{mark}") for mark in (*(("provisional",) if provisional else ()), *marks)]
    if not said:
        return None
    whole = said[0]
    for each in said[1:]:
        whole = Msg.of("banner-and", first=whole, second=each)
    return whole


def wanted_cuts(
    spec: ReportSpec,
    board: Scoreboard,
    catalog: Catalog,
    business: Business,
    evidence: Evidence | None = None,
    changes: Sequence[Change] = (),
) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The cuts a report needs beside its scoreboard: KPIs and the dimension by which to cut them.

    What a page shows of segments depends on what else is known: on the evidence without its segments, and on the change log.
    """
    known = evidence or Evidence()
    context = Context("", spec, board, catalog, business, tuple(changes), (), Origin(""), evidence=known)
    return tuple(cut for name in spec.sections if name in CUTS for cut in CUTS[name](context))
