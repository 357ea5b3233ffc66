"""Definitions and data quality: what the figures mean, where they come from, how far to trust them."""

from __future__ import annotations

from datetime import date

from reportgen.assemble.context import TOLERANCE, Context, label
from reportgen.assemble.further import further, shown_rows
from reportgen.assemble.provenance import provenance
from reportgen.assemble.quality import intake, quality_table, source_name, verdict
from reportgen.assemble.restated import restated_table
from reportgen.assemble.scorecard import compact, in_rows
from reportgen.document import Cell, Column, Lists, Pair, PointList, ReadingKey, Row, Section, Table, Text
from reportgen.metrics.scoreboard import Reading, Status
from reportgen.quantities import Unit
from reportgen.text import Msg
from reportgen.text.numerals import DASH

METHODS = {
    "wilson": "shares", "newcombe": "differences", "day_blocks": "ratios", "poisson": "counts", "rocks": "scores",
    "aalen_johansen": "durations", "exact": "money",
}  # fmt: skip
"""Sentence of the methods list (`method-...`) by the name of an interval's method."""
ROOM_WITH_KEY = {True: 13, False: 34}
"""Rows of tables beside which two pages have room for the reading key, with and without further figures.

With more of them a compact report leaves it out: each of its pages says how to read its marks."""


def section(context: Context) -> Section:
    """The section."""
    intakes = intake(context)
    readings = context.readings()
    rows = shown_rows(context, readings) if compact(context) else in_rows(context, readings)
    shown = [reading for reading in readings if reading.kpi in rows]
    care = any(verdict(context, each) is not Status.ON_PLAN for each in intakes)
    read = sum(each.read for each in intakes)
    used = sum(each.used for each in intakes)
    standfirst = (
        (Msg.of("standfirst-definitions-sources", n=len({each.source for each in intakes}), rows=read, used=used),)
        if intakes
        else ()
    )
    quality, meanings = quality_table(context, intakes, brief=compact(context)), definitions_table(context, shown)
    changed, rest = restated_table(context), further(context, readings) if compact(context) else None
    taken = len(quality.rows) + len(meanings.rows) + (len(changed.rows) + 3 if changed else 0)
    keyed = not compact(context) or taken <= ROOM_WITH_KEY[rest is not None]
    return Section(
        id="definitions",
        title=Msg.of("section-definitions"),
        headline=Msg.of("headline-definitions-care" if care and intakes else "headline-definitions"),
        standfirst=standfirst,
        blocks=(
            quality,
            *([changed] if changed else []),
            meanings,
            Lists((methods(shown), limits(context, shown)), ruled=True),
            *([reading_key(context)] if keyed else []),
            *([rest] if rest else []),
            provenance(context),
        ),
        pages=2 if compact(context) else 1 if len(shown) <= 12 else 0,
    )


def definitions_table(context: Context, shown: list[Reading]) -> Table:
    """What each measure of the report counts, from which sources, and who answers for it."""
    kpis = dict.fromkeys([*context.spec.cards, *(reading.kpi for reading in shown)])
    known = [kpi for kpi in kpis if kpi in context.catalog.kpis]
    columns = (
        Column(Msg.of("head-measure"), 46.5, "name"),
        Column(Msg.of("head-counted-as"), 86.0, "text"),
        Column(Msg.of("head-source"), 0.0, "text"),
    )
    rows = tuple(Row((label(kpi), _counted_as(context, kpi), _sources(context, kpi))) for kpi in known)
    title = Msg.of("heading-definitions")
    return Table("definitions-kpis", title, "", columns, rows, dense=True)


def _counted_as(context: Context, kpi: str) -> Cell:
    """What is counted, and who answers for it where somebody does."""
    owner = context.catalog.kpis[kpi].block.owner
    definition = Msg(f"kpi-{kpi}.definition")
    return Pair(definition, Msg.of("provenance-owner", owner=owner)) if owner else definition


def _sources(context: Context, kpi: str) -> str:
    """The sources that feed the tables a KPI is made of."""
    tables = context.tables_of(kpi)
    return ", ".join(sorted({source_name(part.source) for part in context.board.data if part.table in tables})) or DASH


def methods(shown: list[Reading]) -> PointList:
    """How the intervals of this report were made; only the methods that were used."""
    used = {METHODS[reading.interval_method] for reading in shown if reading.interval_method in METHODS}
    if any(reading.unit is Unit.MONEY and reading.interval is None for reading in shown):
        used.add("money")
    named = [
        name for name in ("shares", "ratios", "counts", "scores", "durations", "differences", "money") if name in used
    ]
    return PointList(
        Msg.of("heading-methods"), tuple(Msg.of(f"method-{name}") for name in (*named, "history", "status", "missing"))
    )


def limits(context: Context, shown: list[Reading]) -> PointList:
    """What these figures cannot tell, by what is in them, then the caveats of the measures themselves."""
    tables = {part.table for part in context.board.data}
    said: list[Text] = []
    if any(reading.kind in ("ratio", "share") and reading.view == "period" for reading in shown):
        said.append(Msg.of("limit-step-rates"))
    said.append(Msg.of("limit-cause"))
    for wanted, key in (
        ({"sessions", "leads"}, "limit-consent"),
        ({"leads"}, "limit-last-touch"),
        ({"deals"}, "limit-revenue"),
    ):
        if wanted <= tables:
            said.append(Msg.of(key))
    if any(reading.view == "cohort" for reading in shown):
        said.append(Msg.of("limit-cohorts"))
    if any(reading.kpi == "roi" for reading in shown):
        said.append(Msg.of("limit-roi"))
    said += _ended(context)
    said += [Msg.of(key, n=count) for key, count in _settled(context)]
    caveats = [
        context.catalog.kpis[each.kpi].block.caveat
        for each in shown
        if each.kpi in context.catalog.kpis and context.catalog.kpis[each.kpi].own
    ]
    said += [caveat for caveat in caveats if caveat]
    return PointList(Msg.of("heading-cannot-tell"), tuple(said[:8]))


ENDED = "source_ended"

SETTLED = {
    "stages_implied": "quality-implied",
    "out_of_order": "quality-out-of-order",
    "deals_without_lead": "quality-deals-without-lead",
    "mqls_derived": "quality-mqls-derived",
    "counted_for_several": "quality-for-several",
    "customers_by_deal": "quality-customers-by-deal",
    "customers_dated_apart": "quality-customers-dated-apart",
    "followers_old": "quality-followers-old",
}


def _settled(context: Context) -> list[tuple[str, int]]:
    """What had to be settled in the data, by its sentence."""
    notes = context.board.notes
    return [(key, notes[name]) for name, key in SETTLED.items() if notes.get(name)]


def _ended(context: Context) -> list[Msg]:
    """The sources that ended though others of their tables go on."""
    reasons = {
        dict(one.params)["source"]: one
        for each in context.board.readings
        for one in each.partial
        if one.reason == ENDED
    }
    days = {source: date.fromisoformat(dict(one.params)["day"]) for source, one in sorted(reasons.items())}
    return [Msg.of("quality-source-ended", source=source_name(source), day=day) for source, day in days.items()]


def reading_key(context: Context) -> ReadingKey:
    """What the marks mean: fills, bands, the shapes of a status; without a plan or a forecast not what only these have."""
    planned = any(reading.target for reading in context.board.readings)
    ahead = context.way is not None or context.evidence.ladder is not None
    entries: tuple[tuple[str, Text, bool], ...] = (
        ("actual", Msg.of("key-solid"), True), ("plan", Msg.of("key-outline"), planned),
        ("forecast", Msg.of("key-hatched"), ahead), ("year-ago", Msg.of("key-grey"), True),
        ("better-worse", Msg.of("key-colours"), True), ("chance", Msg.of("key-chance"), planned),
        ("usual-range", Msg.of("key-usual-range"), True), ("interval", Msg.of("key-interval"), True),
        ("sure", Msg.of("key-sure"), planned), ("on-plan", Msg.of("key-on-plan", tolerance=TOLERANCE), planned),
        ("watch", Msg.of("key-watch"), planned), ("unrated", Msg.of("key-unrated"), True),
    )  # fmt: skip
    return ReadingKey(Msg.of("heading-reading-key"), tuple((mark, said) for mark, said, known in entries if known))
