"""The page of a stage: what happened. Its measures, the history of the one that leads, its months against plan, what was changed.

A stage in which a focus area lies has a second page that says where and why, see `where`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reportgen.assemble import where
from reportgen.assemble.changes import entries_list
from reportgen.assemble.context import Context, due, from_plan, quantity, side_of, status, unrated
from reportgen.assemble.focus import candidates, leading, spreads, weight
from reportgen.assemble.further import further_of_stage, height
from reportgen.assemble.history import FEWEST, control_figure, known_points, level_said, usual_range
from reportgen.assemble.scorecard import JUDGED, NEWS, monthly, rows_of_stage, stage_scorecard, unmeasured_lines
from reportgen.assemble.segments import name_of, segments
from reportgen.assemble.stage import columns_figure, months_reading
from reportgen.assemble.swing import loose
from reportgen.changes import Change as LoggedChange
from reportgen.charts import columns, control
from reportgen.document import Absence, Beside, Block, Figure, Lists, Note, PointList, Section, Table, Text
from reportgen.metrics.scoreboard import Reading, Status, Verdict
from reportgen.metrics.written import STAGES
from reportgen.periods import year_of
from reportgen.text import Msg

EVENTS = 4
"""Entries of the change log on the page, at most: the latest of the year that concern the stage."""
ROOM, ROW_MM = 78.0, 7.0
"""What a page has for the rows of its scorecard and the further figures, in mm; beyond it these are told in lines."""
PLAIN_ROWS = {False: 32, True: 24}
"""Further figures without plan and news that stand in rows, at most: on a page alone, and before a second one."""
ROOMY = 95.0
"""The same with the entries of the change log, where no months are drawn: beyond it the history is as low as with them."""
MUCH, PART = 0.1, 0.4
"""A change from a year ago that is told by its channels, and the part of it that one must have."""
PLOT, COMMENTED_PLOT, PAIR_PLOT = 26.0, 22.0, 32.0
"""Height of the plot of the history, in mm, where a comment takes its room, and of two on a page without months."""


def page(stage: str) -> Callable[[Context], Section]:
    """What makes the section of a stage."""

    def section(context: Context) -> Section:
        return of_stage(context, stage)

    return section


def wanted_cuts(stage: str) -> Callable[[Context], tuple[tuple[tuple[str, ...], str], ...]]:
    """What gives the KPIs and dimensions of which the section of a stage needs the segments: none without a second page."""

    def wanted(context: Context) -> tuple[tuple[tuple[str, ...], str], ...]:
        able = candidates(context, stage) if stage in spreads(context) else ()
        return tuple(cut for each in able for cut in where.wanted_cuts(context, each.kpi))

    return wanted


def of_stage(context: Context, stage: str) -> Section:
    """The section of a stage."""
    title = Msg.of(f"section-{stage}")
    readings = [each for each in context.readings() if each.stage == stage]
    if all(each.value is None for each in readings):
        said = tuple(Note(line) for line in unmeasured_lines(readings))
        absent = Absence(Msg.of("section-empty", period=context.period))
        return Section(stage, title, Msg.of("headline-stage-absent", stage=stage), (), (absent, *said))
    lead = leading(context, stage)
    blocks: list[Block] = [stage_scorecard(context, readings, stage, note=stage == _first(context))]
    rest, rows = further_of_stage(context, stage, readings), len(rows_of_stage(context, readings))
    if lead is not None:
        taken = ROW_MM * (rows + len(concerning_stage(context, readings))) + (height(rest) if rest else 0.0)
        blocks += _history(context, stage, lead, readings, roomy=taken <= ROOMY and not monthly(context, readings))
    second = _second_page(context, stage)
    blocks += _months(context, stage, lead, readings, columns.LOWEST if second and rest else columns.LOW)
    if rest and second and not any(isinstance(block, Table) for block in second):
        second, rest = (*second, rest), None  # a second page without its table has the room
    elif rest and (second or ROW_MM * rows + height(rest) > ROOM):
        rest = further_of_stage(context, stage, readings, brief=True, most=PLAIN_ROWS[bool(second)])
    blocks += [rest] if rest else []
    return Section(
        stage, title, headline(context, stage, lead, readings), standfirst(context, lead, readings),
        (*blocks, *second), pages=2 if second else 1,
    )  # fmt: skip


def _first(context: Context) -> str | None:
    """The first stage that has a page: it says how scorecards are read."""
    return next((name for name in context.spec.sections if name in STAGES), None)


def _second_page(context: Context, stage: str) -> tuple[Block, ...]:
    """Where and why, of the first measure of which a segment changed beyond chance; nothing where none did."""
    able = candidates(context, stage) if stage in spreads(context) else ()
    return next((found for each in able if (found := where.blocks(context, each))), ())


def _history(context: Context, stage: str, lead: Reading, readings: Sequence[Reading], *, roomy: bool) -> list[Block]:
    """The history of the measure that leads; where no months are drawn below it, a second one that says something else."""
    other = _other_matter(context, lead, readings) if roomy and stage not in context.commented else None
    if other is not None:
        return [
            replace(control_figure(context, each, 176.0, PAIR_PLOT), id=f"{stage}-{name}")
            for each, name in ((lead, "history"), (other, "history-other"))
        ]
    plot = COMMENTED_PLOT if stage in context.commented else control.PLOT if roomy else PLOT
    return [replace(control_figure(context, lead, 176.0, plot), id=f"{stage}-history")]


def _other_matter(context: Context, lead: Reading, readings: Sequence[Reading]) -> Reading | None:
    """The first measure in a row of the page that shares no table with the one that leads; one with news comes first."""
    told = context.tables_of(lead.kpi)
    able = [
        each
        for each in rows_of_stage(context, readings)
        if known_points(each) >= FEWEST and not unrated(each) and not set(told) & set(context.tables_of(each.kpi))
    ]
    return min(able, key=lambda each: each.verdict not in NEWS, default=None)


def _months(
    context: Context, stage: str, lead: Reading | None, readings: Sequence[Reading], height_mm: float
) -> list[Block]:
    """The months against plan with what was changed beside them; one of the two where the other is not there."""
    months = months_reading(context, lead.kpi, readings, other=True) if lead is not None else None
    entries = concerning_stage(context, readings)
    said = entries_list(context, entries, Msg.of("heading-changes-year")) if entries else None
    if months is None:
        return [said] if said else []
    if said is None and context.changes:
        nothing = PointList(Msg.of("heading-changes-year"), (Msg.of("changes-none-stage"),))
        said = Lists((nothing,), ruled=True)
    drawn: Figure = columns_figure(context, months, 104.0 if said else 176.0, height_mm)
    drawn = replace(drawn, id=f"{stage}-months")
    return [Beside(drawn, said) if said else drawn]


def concerning_stage(context: Context, readings: Sequence[Reading]) -> list[LoggedChange]:
    """What was changed in the year up to the period's end, and concerns a measure of the stage; the latest few.

    What may concern any measure is told once, on the page of the first stage.
    """
    first = year_of(context.period.last, context.period.fiscal_month).start
    known = min(context.period.last, context.board.as_of)
    kpis = {each.kpi for each in readings}
    tables = frozenset(table for kpi in kpis for table in context.tables_of(kpi))
    opens = any(each.stage == _first(context) for each in readings)
    found = [
        entry
        for entry in context.changes
        if first <= entry.date <= known
        and (kpis & set(entry.kpis) if entry.kpis else tables & set(entry.tables) if entry.tables else opens)
    ]
    return sorted(found, key=lambda entry: (entry.date, entry.where))[-EVENTS:]


def headline(context: Context, stage: str, lead: Reading | None, readings: Sequence[Reading]) -> Msg:
    """What happened in the stage, by the measure whose history its page shows; what could be chance is not said."""
    if not context.complete:
        return Msg.of("headline-stage-running", stage=stage)
    rated = [each for each in readings if status(each) in JUDGED]
    if lead is None or not weight(lead):
        if not any(each in rated or each.verdict in (*NEWS, Verdict.NO_CHANGE) for each in readings):
            return Msg.of("headline-stage-short", stage=stage)
        if not rated:
            return Msg.of("headline-stage-unplanned", stage=stage)
        if all(status(each) is Status.ON_PLAN for each in rated):
            return Msg.of("headline-stage-on-plan", stage=stage)
        return Msg.of("headline-stage-quiet", stage=stage)
    state, moved = status(lead), from_plan(lead)
    side = {Status.AHEAD: "ahead", Status.BEHIND: "behind"}.get(state)
    usual = usual_range(context, lead)
    news = {1: "up", -1: "down"}.get(usual.side) if usual else None
    if side is None:
        return Msg.of(f"headline-stage-{news or 'quiet'}", stage=stage, kpi=lead.kpi)
    if loose(context, lead):
        return Msg.of(f"headline-stage-loose-{side}", stage=stage, kpi=lead.kpi, change=moved)
    if news and usual and usual.since:
        return Msg.of(
            f"headline-stage-{side}-since", kpi=lead.kpi, change=moved, period=usual.since, side=side_of(lead)
        )
    if news:
        return Msg.of(f"headline-stage-{side}-{news}", stage=stage, kpi=lead.kpi, change=moved)
    return Msg.of(f"headline-stage-{side}", stage=stage, kpi=lead.kpi, change=moved)


def standfirst(context: Context, lead: Reading | None, readings: Sequence[Reading]) -> tuple[Text, ...]:
    """Since when the leading measure is on another level; else its plan and interval, and where it grew or how the others stand."""
    if lead is not None and context.complete and (level := level_said(context, lead)):
        # The headline has the measure and its difference from plan, the table below how the others stand.
        return (level,)
    sentences: list[Text] = []
    if lead is not None:
        plan, value = quantity(lead, due(lead)), quantity(lead, lead.value)
        if plan is not None and context.complete:
            key = "standfirst-figure-plan-chance" if status(lead) is Status.WATCH else "standfirst-figure-plan"
            sentences.append(Msg.of(key, kpi=lead.kpi, value=value, plan=plan, change=from_plan(lead)))
        else:
            sentences.append(Msg.of("standfirst-figure", kpi=lead.kpi, value=value))
        low, high = (quantity(lead, end) for end in lead.interval) if lead.interval else (None, None)
        if low is not None and low != high:
            sentences.append(Msg.of("standfirst-stage-interval", low=low, high=high))
    rated = [each for each in readings if status(each) in JUDGED]
    if lead is not None and context.complete and (grown := _grown_by(context, lead)):
        sentences.append(grown)
    elif len(rated) > 1:
        behind = sum(status(each) is Status.BEHIND for each in rated)
        ahead = sum(status(each) is Status.AHEAD for each in rated)
        kept = "all-behind" if behind == len(rated) else "off" if behind or ahead else "kept"
        sentences.append(Msg.of(f"standfirst-stage-{kept}", total=len(rated), ahead=ahead, behind=behind))
    if not sentences:
        known = sum(each.value is not None for each in readings)
        sentences.append(Msg.of("standfirst-stage-short", n=known, total=len(readings)))
    return tuple(sentences)


def _grown_by(context: Context, lead: Reading) -> Msg | None:
    """The channel that makes up most of a count's change from a year ago; None where none has a good part of it."""
    if lead.kind != "count" or not lead.value or not lead.year_ago:
        return None
    whole = lead.value - lead.year_ago
    parts = [
        ((each.reading.value or 0.0) - each.reading.year_ago, each)
        for each in segments(context, lead.kpi, "channel")
        if each.name and each.reading.year_ago is not None
    ]
    if not parts or abs(whole) < MUCH * lead.year_ago:
        return None
    part, most = max(parts, key=lambda each: (each[0] / whole, each[1].name))
    if not PART <= part / whole <= 1:
        return None
    whole_said, part_said = (quantity(lead, abs(each)) for each in (whole, part))
    side = "up" if whole > 0 else "down"
    return Msg.of("standfirst-stage-grown", whole=whole_said, part=part_said, segment=name_of(most), side=side)
