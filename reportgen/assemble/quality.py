"""Data quality: per source how far it reaches, what became of its rows, and whether it can be used."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reportgen.assemble.context import Context
from reportgen.charts import coverage as coverage_bar
from reportgen.contract.declared import EstimatedDays
from reportgen.document import Bar, Cell, Column, Graphic, Mark, Row, Table
from reportgen.metrics.scoreboard import Status
from reportgen.quantities import Quantity, Unit
from reportgen.tables import Part
from reportgen.text import Msg
from reportgen.text.numerals import DASH

CARE_SHARE = 0.001
"""Share of rejected rows above which a source needs care."""

FEWEST_NAMED = 4
"""From how many sources on of which there is nothing to say they share a line."""

SPELLED = {
    "ads": "ads", "api": "API", "b2b": "B2B", "crm": "CRM", "erp": "ERP", "ga4": "GA4", "google": "Google", "gsc": "GSC",
    "hubspot": "HubSpot", "linkedin": "LinkedIn", "mailchimp": "Mailchimp", "meta": "Meta", "nps": "NPS",
    "pipedrive": "Pipedrive", "salesforce": "Salesforce", "sql": "SQL", "stripe": "Stripe", "youtube": "YouTube",
}  # fmt: skip
"""Words of the names of sources that are not written as they are spoken."""


@dataclass(frozen=True)
class Intake:
    """What one source delivered for one table, all its files together."""

    source: str
    table: str
    read: int
    used: int
    rejected: int
    duplicate: int
    skipped: int
    first: date | None
    last: date | None
    through: date | None


def source_name(source: str) -> str:
    """The id of a source as readers read it: `web_analytics` is Web analytics, `crm_leads` CRM leads."""
    said = " ".join(SPELLED.get(word.lower(), word) for word in re.split(r"[_\s]+", source) if word)
    return said[:1].upper() + said[1:] or source


def intake(context: Context) -> tuple[Intake, ...]:
    """The parts of the scoreboard, added up per source and table; reaching as far as the coverages say."""
    groups: dict[tuple[str, str], list[Part]] = {}
    for part in context.board.data:
        groups.setdefault((part.source, part.table), []).append(part)
    through = {(each.source, each.table): each.through for each in context.coverages}
    return tuple(
        Intake(
            source, table, *_added(parts),
            _least(part.first_day for part in parts), _most(part.last_day for part in parts),
            through.get((source, table)) or _most(part.complete_through or part.last_day for part in parts),
        )
        for (source, table), parts in sorted(groups.items())
    )  # fmt: skip


def _added(parts: list[Part]) -> tuple[int, int, int, int, int]:
    return (
        sum(part.rows_read for part in parts), sum(part.rows_used for part in parts),
        sum(part.rows_rejected for part in parts), sum(part.rows_duplicate for part in parts),
        sum(part.rows_skipped for part in parts),
    )  # fmt: skip


def _least(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day is not None), default=None)


def _most(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day is not None), default=None)


def days_covered(context: Context, each: Intake) -> int:
    """Days of the period, as far as they are over, on which the source was delivering."""
    if each.first is None or each.through is None:
        return 0
    begin = max(each.first, context.period.start)
    end = min(each.through, context.period.last)
    return max(0, (end - begin).days + 1 - len(_silent(context, each, begin, end)))


def _silent(context: Context, each: Intake, first: date, last: date) -> frozenset[date]:
    """Days within the source's reach that were not recorded."""
    found: set[date] = set()
    for source in context.coverages:
        if (source.source, source.table) == (each.source, each.table):
            found |= source.silent_days(first, last)
    return frozenset(found)


def missing_days(context: Context, each: Intake) -> int:
    """Days of the period that are over but not covered; 0 for what has no days, such as targets."""
    return context.days_known - days_covered(context, each) if each.first is not None or not each.used else 0


def verdict(context: Context, each: Intake) -> Status:
    """Whether a source is sound, usable with care, or no use for the period."""
    if not each.used or missing_days(context, each) >= context.days_known > 0:
        return Status.NO_DATA
    missing = missing_days(context, each) or estimated_days(context, each)
    return Status.WATCH if missing or each.rejected > CARE_SHARE * each.read else Status.ON_PLAN


def estimated_days(context: Context, each: Intake) -> int:
    """Days of the period, as far as they are over, that were estimated."""
    first, last = context.period.start, min(context.period.last, context.board.as_of)
    return len({day for one in _estimates(context, each) for day in one.within(first, last)})


def _estimates(context: Context, each: Intake) -> list[EstimatedDays]:
    return [
        one
        for source in context.coverages
        if (source.source, source.table) == (each.source, each.table)
        for one in source.estimated
        if one.within(context.period.start, context.period.last)
    ]


VERDICTS = {Status.ON_PLAN: "quality-sound", Status.WATCH: "quality-care", Status.NO_DATA: "quality-not-rated"}


def quality_table(context: Context, intakes: tuple[Intake, ...], *, brief: bool = False) -> Table:
    """Per source: days complete, last record, rows and what became of them, verdict.

    Args:
        context: what the report is made from.
        intakes: what each source delivered.
        brief: the sources of which there is nothing to say are named in one line, where they are many.
    """
    plain = [each for each in intakes if unremarkable(context, each)]
    named = plain if brief and len(plain) >= FEWEST_NAMED else []
    shown = [each for each in intakes if each not in named]
    after = [Msg.of("quality-rest", names=", ".join(source_name(each.source) for each in named))] if named else []
    after += _undeclared(context)
    columns = (
        Column(Msg.of("head-source"), 33.0, "name"),
        Column(Msg.of("head-days-complete", days=_over(context)), 30.0, "graphic"),
        Column(Msg.of("head-last-record"), 20.0, "text"),
        Column(Msg.of("head-rows-read"), 16.0, "number"),
        Column(Msg.of("head-gap"), 49.0, "text"),
        Column(Msg.of("head-verdict"), 0.0, "status"),
    )
    return Table(
        "data-quality",
        quality_title(context, intakes),
        "",
        columns,
        tuple(_quality_row(context, each) for each in shown),
        tuple(after),
        dense=True,
    )


def _undeclared(context: Context) -> list[Msg]:
    """Of which sources nobody declares how far they reach: what is said of their days is an estimate."""
    dated = [each for each in context.coverages if each.through is not None]
    names = sorted({source_name(each.source) for each in dated if not each.declared})
    if names and all(not each.declared for each in dated):
        return [Msg.of("quality-undeclared-all")]
    return [Msg.of("quality-undeclared", names=", ".join(names))] if names else []


def unremarkable(context: Context, each: Intake) -> bool:
    """Whether a source covers the period without a gap and every row of it counts."""
    sound = verdict(context, each) is Status.ON_PLAN and not missing_days(context, each)
    return sound and not (each.rejected or each.duplicate or each.skipped)


def quality_title(context: Context, intakes: tuple[Intake, ...]) -> Msg:
    """What the table says, by rule: what stopped first, then gaps, then rejected rows."""
    if not intakes:
        return Msg.of("chart-title-quality-nothing")
    gaps = [each for each in intakes if missing_days(context, each)]
    stopped = [
        each
        for each in gaps
        if each.last is not None and each.through is not None and each.through < context.period.last
    ]
    if len(stopped) == 1 and len(gaps) == 1 and stopped[0].last is not None:
        return Msg.of("chart-title-quality-stopped", source=source_name(stopped[0].source), day=stopped[0].last)
    if gaps:
        return Msg.of("chart-title-quality-gaps", n=len(gaps))
    rejected = sum(each.rejected for each in intakes)
    return Msg.of("chart-title-quality-rejected", n=rejected) if rejected else Msg.of("chart-title-quality-no-gaps")


def _over(context: Context) -> int:
    """Days of the period that are over: of those to come no source can have any."""
    return context.days_known or context.period.days


def _quality_row(context: Context, each: Intake) -> Row:
    covered, state = days_covered(context, each), verdict(context, each)
    begin = max(each.first, context.period.start) if each.first else context.period.start
    quiet = {(day - context.period.start).days for day in _silent(context, each, begin, context.period.last)}
    offset = (begin - context.period.start).days
    there = [day for day in range(offset, offset + covered + len(quiet)) if day not in quiet]
    alt = Msg.of("alt-coverage", source=source_name(each.source), n=covered, days=_over(context))
    drawn = coverage_bar.data(there, _over(context), alt=alt)
    return Row(
        (
            source_name(each.source),
            Bar(Graphic("coverage", drawn), Quantity(float(covered), Unit.COUNT)) if each.first else None,
            each.last or DASH,
            Quantity(float(each.read), Unit.COUNT),
            _gap(context, each),
            Mark(state, Msg.of(VERDICTS[state])),
        )
    )


def _gap(context: Context, each: Intake) -> Cell:
    """What is missing and what became of the rows that do not count; the counts add up to the rows read."""
    said: list[Msg] = []
    missing = missing_days(context, each)
    if missing:
        said.append(Msg.of("quality-missing-days", n=missing))
    if estimated := estimated_days(context, each):
        how = next((one.how_in(context.language) for one in _estimates(context, each) if one.how), "")
        key = "quality-estimated-how" if how else "quality-estimated"
        said.append(Msg.of(key, n=estimated, how=how) if how else Msg.of(key, n=estimated))
    if each.rejected:
        said.append(Msg.of("quality-rejected", n=each.rejected, share=each.rejected / each.read))
    if each.duplicate:
        said.append(Msg.of("quality-duplicates", n=each.duplicate))
    if each.skipped:
        said.append(Msg.of("quality-skipped", n=each.skipped))
    if not said:
        return Msg.of("quality-none")
    joined = said[0]
    for sentence in said[1:]:
        joined = Msg.of("assemble-and", first=joined, second=sentence)
    return joined
