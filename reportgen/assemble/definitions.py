"""Definitions and data quality: what the figures mean, where they come from, how far to trust them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from reportgen.assemble.context import Context, label
from reportgen.charts import coverage as coverage_bar
from reportgen.document import Bar, Cell, Column, Graphic, Lists, Mark, PointList, Provenance, ReadingKey, Row, Section, Table, Text
from reportgen.metrics.relations import TABLES_OF
from reportgen.metrics.scoreboard import Reading, Status
from reportgen.numerals import DASH
from reportgen.quantities import Quantity, Unit
from reportgen.tables import Part
from reportgen.text import Msg

CARE_SHARE = 0.001
"""Share of rejected rows above which a source needs care."""
SHOWN_FILES = 8

METHODS = {
    "wilson": "shares", "newcombe": "differences", "day_blocks": "ratios", "poisson": "counts", "rocks": "scores",
    "aalen_johansen": "durations", "exact": "money",
}  # fmt: skip
"""Sentence of the methods list (`method-...`) by the name of an interval's method."""


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


def section(context: Context) -> Section:
    """The section."""
    intakes = intake(context)
    shown = [reading for reading in context.readings() if reading.value is not None]
    care = any(_verdict(context, each) is not Status.ON_PLAN for each in intakes)
    rows = sum(each.read for each in intakes)
    used = sum(each.used for each in intakes)
    standfirst = (Msg.of("standfirst-definitions-sources", n=len({each.source for each in intakes}), rows=rows, used=used),) if intakes else ()
    return Section(
        id="definitions",
        title=Msg.of("section-definitions"),
        headline=Msg.of("headline-definitions-care" if care and intakes else "headline-definitions"),
        standfirst=standfirst,
        blocks=(
            quality_table(context, intakes),
            definitions_table(context, shown),
            Lists((methods(shown), limits(context, shown)), ruled=True),
            reading_key(context),
            provenance(context),
        ),
        pages=1 if len(shown) <= 12 else 0,
    )


# definitions


def definitions_table(context: Context, shown: list[Reading]) -> Table:
    """What each measure of the report counts, from which sources, and who checks it."""
    kpis = dict.fromkeys([*context.spec.cards, *(reading.kpi for reading in shown)])
    known = [kpi for kpi in kpis if kpi in context.catalog.kpis]
    owners = {kpi: context.catalog.kpis[kpi].block.owner for kpi in known}
    owned = any(owners.values())
    columns = [
        Column(Msg.of("head-measure"), 42.0, "name"),
        Column(Msg.of("head-counted-as"), 84.0 if owned else 104.0, "text"),
        Column(Msg.of("head-source"), 26.0 if owned else 0.0, "text"),
    ]
    if owned:
        columns.append(Column(Msg.of("head-checked-by"), 0.0, "text"))
    rows = tuple(
        Row((label(kpi), Msg(f"kpi-{kpi}.definition"), _sources(context, kpi), *((owners[kpi] or DASH,) if owned else ())))
        for kpi in known
    )
    title = Msg.of("heading-definitions")
    return Table("definitions-kpis", title, "", tuple(columns), rows, dense=True)


def _sources(context: Context, kpi: str) -> str:
    """The sources that feed the tables a KPI is made of."""
    relations = {measure.relation for measure in context.catalog.measures_of(kpi)}
    tables = {table for relation in relations for table in TABLES_OF.get(relation, (relation,))}
    return ", ".join(sorted({part.source for part in context.board.data if part.table in tables})) or DASH


# data quality


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
    return max(0, (end - begin).days + 1)


def _verdict(context: Context, each: Intake) -> Status:
    if not each.used or not days_covered(context, each):
        return Status.NO_DATA
    missing = days_covered(context, each) < context.days_known
    return Status.WATCH if missing or each.rejected > CARE_SHARE * each.read else Status.ON_PLAN


VERDICTS = {Status.ON_PLAN: "quality-sound", Status.WATCH: "quality-care", Status.NO_DATA: "quality-not-rated"}


def quality_table(context: Context, intakes: tuple[Intake, ...]) -> Table:
    """Per source: days complete, last record, rows and what became of them, verdict."""
    columns = (
        Column(Msg.of("head-source"), 36.0, "name"),
        Column(Msg.of("head-days-complete", days=context.period.days), 30.0, "graphic"),
        Column(Msg.of("head-last-record"), 22.0, "text"),
        Column(Msg.of("head-rows-read"), 17.0, "number"),
        Column(Msg.of("head-gap"), 39.0, "text"),
        Column(Msg.of("head-verdict"), 0.0, "status"),
    )
    return Table("data-quality", quality_title(context, intakes), "", columns, tuple(_quality_row(context, each) for each in intakes))


def quality_title(context: Context, intakes: tuple[Intake, ...]) -> Msg:
    """What the table says, by rule: what stopped first, then gaps, then rejected rows."""
    if not intakes:
        return Msg.of("chart-title-quality-nothing")
    gaps = [each for each in intakes if days_covered(context, each) < context.days_known]
    stopped = [each for each in gaps if each.last is not None and each.through is not None and each.through < context.period.last]
    if len(stopped) == 1 and len(gaps) == 1 and stopped[0].last is not None:
        return Msg.of("chart-title-quality-stopped", source=stopped[0].source, day=stopped[0].last)
    if gaps:
        return Msg.of("chart-title-quality-gaps", n=len(gaps))
    rejected = sum(each.rejected for each in intakes)
    return Msg.of("chart-title-quality-rejected", n=rejected) if rejected else Msg.of("chart-title-quality-no-gaps")


def _quality_row(context: Context, each: Intake) -> Row:
    covered, state = days_covered(context, each), _verdict(context, each)
    begin = max(each.first, context.period.start) if each.first else context.period.start
    offset = (begin - context.period.start).days
    alt = Msg.of("alt-coverage", source=each.source, n=covered, days=context.period.days)
    drawn = coverage_bar.data(range(offset, offset + covered), context.period.days, alt=alt)
    return Row(
        (
            each.source,
            Bar(Graphic("coverage", drawn), Quantity(float(covered), Unit.COUNT)),
            each.last or DASH,
            Quantity(float(each.read), Unit.COUNT),
            _gap(context, each, covered),
            Mark(state, Msg.of(VERDICTS[state])),
        )
    )


def _gap(context: Context, each: Intake, covered: int) -> Cell:
    """What is missing and what became of the rows that do not count; the counts add up to the rows read."""
    said: list[Msg] = []
    if covered < context.days_known:
        said.append(Msg.of("quality-missing-days", n=context.days_known - covered))
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


# methods, limits, key, provenance


def methods(shown: list[Reading]) -> PointList:
    """How the intervals of this report were made; only the methods that were used."""
    used = {METHODS[reading.interval_method] for reading in shown if reading.interval_method in METHODS}
    if any(reading.unit is Unit.MONEY and reading.interval is None for reading in shown):
        used.add("money")
    named = [name for name in ("shares", "ratios", "counts", "scores", "durations", "differences", "money") if name in used]
    return PointList(Msg.of("heading-methods"), tuple(Msg.of(f"method-{name}") for name in (*named, "history", "status", "missing")))


def limits(context: Context, shown: list[Reading]) -> PointList:
    """What these figures cannot tell, by what is in them, then the caveats of the measures themselves."""
    tables = {part.table for part in context.board.data}
    said: list[Text] = []
    if any(reading.kind in ("ratio", "share") and reading.view == "period" for reading in shown):
        said.append(Msg.of("limit-step-rates"))
    said.append(Msg.of("limit-cause"))
    for wanted, key in (({"sessions", "leads"}, "limit-consent"), ({"leads"}, "limit-last-touch"), ({"deals"}, "limit-revenue")):
        if wanted <= tables:
            said.append(Msg.of(key))
    if any(reading.view == "cohort" for reading in shown):
        said.append(Msg.of("limit-cohorts"))
    if any(reading.kpi == "roi" for reading in shown):
        said.append(Msg.of("limit-roi"))
    said += [Msg.of(key, n=count) for key, count in _settled(context)]
    caveats = [context.catalog.kpis[each.kpi].block.caveat for each in shown if each.kpi in context.catalog.kpis and context.catalog.kpis[each.kpi].own]
    said += [caveat for caveat in caveats if caveat]
    return PointList(Msg.of("heading-cannot-tell"), tuple(said[:8]))


SETTLED = {"implied": "quality-implied", "out_of_order": "quality-out-of-order", "deals_without_lead": "quality-deals-without-lead"}


def _settled(context: Context) -> list[tuple[str, int]]:
    """What had to be settled in the data, by its sentence."""
    notes = context.board.notes
    return [(key, notes[name]) for name, key in SETTLED.items() if notes.get(name)]


def reading_key(context: Context) -> ReadingKey:
    """What the marks mean."""
    entries: tuple[tuple[str, Text], ...] = (
        ("actual", Msg.of("key-solid")), ("plan", Msg.of("key-outline")), ("year-ago", Msg.of("key-grey")),
        ("better-worse", Msg.of("key-colours")), ("chance", Msg.of("key-chance")), ("usual-range", Msg.of("key-usual-range")),
    )  # fmt: skip
    return ReadingKey(Msg.of("heading-reading-key"), entries)


def provenance(context: Context) -> Provenance:
    """What the report was made of; no clock, so that the same inputs give the same bytes."""
    board, origin, business = context.board, context.origin, context.business
    files = sorted({(part.file, part.sha256) for part in board.data})
    sentences: list[Text] = [
        Msg.of("provenance-report", report=context.report, version=f"v{origin.version}", period=board.period, program=origin.program),
        Msg.of("provenance-data", day=board.as_of, zone=business.timezone, currency=business.currency),
    ]
    if files:
        sentences.append(Msg.of("provenance-inputs", files=len(files), rows=sum(part.rows_read for part in board.data)))
        sentences += [f"{file} {sha[:8]}" + (";" if at < min(len(files), SHOWN_FILES) - 1 else ".") for at, (file, sha) in enumerate(files[:SHOWN_FILES])]
        if len(files) > SHOWN_FILES:
            sentences.append(Msg.of("assemble-more-files", n=len(files) - SHOWN_FILES))
    sentences.append(Msg.of("provenance-fingerprint", fingerprint=fingerprint(context)[:12]))
    sentences.append(Msg.of("provenance-same"))
    if context.spec.owner:
        sentences.append(Msg.of("provenance-owner", owner=context.spec.owner))
    return Provenance(Msg.of("heading-provenance"), tuple(sentences))


def fingerprint(context: Context) -> str:
    """Hash of all inputs: what was read and by which contracts."""
    if context.origin.fingerprint:
        return context.origin.fingerprint
    lines = sorted(f"{part.source} {part.table} {part.sha256} {part.contract}" for part in context.board.data)
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()
