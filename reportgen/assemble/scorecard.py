"""The scorecard: one row per measure, the stages under each other in one table, so that one set of heads serves them all."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.assemble.cards import drawn_trend
from reportgen.assemble.context import Context, due, from_plan, mark, quantity, relative, shown, status, unrated
from reportgen.assemble.focus import STEP_KPIS, focus
from reportgen.charts import variance
from reportgen.charts.base import Tone
from reportgen.document import Bar, Cell, Column, Graphic, Mark, Row, Table
from reportgen.metrics.figures import adds_up
from reportgen.metrics.scoreboard import Reading, Status, Verdict
from reportgen.metrics.written import STAGES
from reportgen.quantities import Missing
from reportgen.text import Msg
from reportgen.text.numerals import DASH

JUDGED = (Status.AHEAD, Status.ON_PLAN, Status.BEHIND, Status.WATCH)
FEWEST = 3
"""Rows of a stage, if it has as many measures."""
STAGE_ROWS = 6
"""Rows of the stage that has a section of its own, and of any stage in a compact report."""
FUNNEL_ROWS, FUNNEL_STEPS, ROWS_A_STEP = 12, 6, 1.5
"""Rows for which the funnel's page has room below a chart of so many steps; what a step more or less takes or leaves."""
PAGE_ROWS, PAGE_FEWEST, PAGE_NEWS, ROOMY_FEWEST = 6, 5, 1, 9
"""Rows on the page of a stage: at most, at least where there are as many measures, of those without a plan but with news, and
at least where the page has no months to set against a plan."""
FIRST = ("organic_sessions", "paid_sessions", "qualified_visit_rate", "organic_ctr", "cta_rate", "landing_page_rate", "mqls",
         "average_deal", "cost_per_customer", "promoter_share", "detractor_share", "referrals", "reviews", "repeat_purchase_rate",
         "average_order_value", "ltv", "ltv_to_cac")  # fmt: skip
"""Of the measures without plan and news those that get a row first: what a stage is judged by where nobody set a plan."""
UNPLANNED_ROWS = 5
"""Rows of a stage in a compact report without any plan."""
NEWS_ROWS = 1
"""Rows of measures without a plan in a compact report: those with news, the catalogue's first of each stage."""
NEWS = (Verdict.UP, Verdict.DOWN)
UNFED = ("not_fed", "column_not_fed", "not_set")
"""Reasons why nothing is there to count."""
FARTHEST = 0.5
"""Difference at the end of a bar's room, at most; a longer bar ends in a point."""
TONES: dict[Status, Tone] = {Status.AHEAD: "better", Status.BEHIND: "worse"}


def scorecard(context: Context, readings: Sequence[Reading]) -> Table:
    """All measures by stage: those with something to say in rows, the others with their value or their reason in a line.

    In a compact report the stage that has a section of its own is left out here, and the lines stand in `further.further`.
    """
    rows_of, scale = in_rows(context, readings), _scale(readings)
    rows: list[Row] = []
    for stage in STAGES:
        of_stage = [reading for reading in readings if reading.stage == stage]
        in_row = [reading for reading in of_stage if reading.kpi in rows_of]
        if not of_stage or (compact(context) and not in_row):
            continue
        rows.append(Row((stage_title(context, stage, of_stage),), "group"))
        rows += [_row(context, reading, scale) for reading in in_row]
        if not compact(context):
            rows += _lines([reading for reading in of_stage if reading.kpi not in rows_of])
    judged = any(status(reading) in JUDGED for reading in readings)
    after = (Msg.of("assemble-note-scorecard"),) if judged else ()
    return Table("scorecard", "", "", _columns(context), tuple(rows), after, dense=True)


def stage_scorecard(context: Context, of_stage: Sequence[Reading], name: str = "stage", *, note: bool = True) -> Table:
    """The measures of one stage that have a plan or news, those that are off plan first; with how to read them or without."""
    chosen = rows_of_stage(context, of_stage)
    rows = tuple(_row(context, reading, _scale(of_stage)) for reading in chosen)
    quiet = sum(not each.target and each.verdict is Verdict.NO_CHANGE for each in chosen)
    costs = sum(status(each) in JUDGED and each.better == "down" for each in chosen)
    said = (
        (Msg.of("assemble-note-stage", quiet=quiet, costs=costs),)
        if any(status(each) in JUDGED for each in chosen)
        else ()
    )
    return Table(f"{name}-scorecard", "", "", _columns(context), rows, said if note else (), dense=True)


def rows_of_stage(context: Context, of_stage: Sequence[Reading]) -> list[Reading]:
    """The measures that get a row on the page of their stage."""
    if of_stage and of_stage[0].stage in paged(context):
        return _of_page(context, of_stage)
    return _of_stage(context, of_stage)


def monthly(context: Context, of_stage: Sequence[Reading]) -> bool:
    """Whether a measure of a stage has a plan that its months can be set against."""
    return any(each.target and adds_up(context.catalog.kpis[each.kpi]) for each in of_stage if each.value is not None)


def _of_page(context: Context, of_stage: Sequence[Reading]) -> list[Reading]:
    """At most `PAGE_ROWS`, at least `PAGE_FEWEST`: planned ones and those on cards, then those with news, then the first others."""
    known = [each for each in of_stage if each.value is not None]
    planned = [each for each in known if each.target or each.kpi in context.spec.cards]
    news = [each for each in known if each not in planned and each.verdict in NEWS and not unrated(each)]
    steps = [each for each in known if each not in (*planned, *news) and each.kpi in STEP_KPIS and not unrated(each)]
    others = [each for each in known if each not in (*planned, *news, *steps) and not unrated(each)]
    others.sort(key=lambda each: FIRST.index(each.kpi) if each.kpi in FIRST else len(FIRST))
    chosen = [*sorted(planned, key=lambda reading: status(reading) not in JUDGED), *news[:PAGE_NEWS]][:PAGE_ROWS]
    fewest = PAGE_FEWEST if monthly(context, of_stage) else ROOMY_FEWEST
    chosen += [*steps, *others][: max(0, fewest - len(chosen))]
    return sorted(chosen, key=of_stage.index)


def _of_stage(context: Context, of_stage: Sequence[Reading]) -> list[Reading]:
    """At most `STAGE_ROWS`: what is planned or on a card, then what has news."""
    known = [reading for reading in of_stage if reading.value is not None]
    planned = [reading for reading in known if reading.target or reading.kpi in context.spec.cards]
    news = [reading for reading in known if reading not in planned and reading.verdict in NEWS]
    chosen = [*sorted(planned, key=lambda reading: status(reading) not in JUDGED), *news[:NEWS_ROWS]][:STAGE_ROWS]
    if not any(reading.target for reading in context.board.readings):
        # Without any plan there is room for more, and little else to show.
        others = [reading for reading in known if reading not in chosen and not unrated(reading)]
        chosen += others[: max(0, UNPLANNED_ROWS - len(chosen))]
    return sorted(chosen, key=of_stage.index)


def compact(context: Context) -> bool:
    """Whether a stage has a section of its own: then the funnel keeps to one page."""
    return "stage" in context.spec.sections or bool(paged(context))


def paged(context: Context) -> frozenset[str]:
    """The stages that have a page of their own, with all of their measures on it."""
    return frozenset(stage for stage in STAGES if stage in context.spec.sections)


def _scale(readings: Sequence[Reading]) -> float:
    """One scale for all bars, by the differences alone: neither one wide band nor one outlier must flatten the rest."""
    farthest = variance.column_scale(relative(reading) for reading in readings if status(reading) in JUDGED)
    return min(farthest, FARTHEST)


def _lines(readings: Sequence[Reading]) -> list[Row]:
    return [*_other_figures(readings), *_not_measured([reading for reading in readings if reading.value is None])]


def in_rows(context: Context, readings: Sequence[Reading]) -> frozenset[str]:
    """The measures that get a row: on a card, with a plan, or with news; then the first ones of a stage up to `FEWEST`."""
    if compact(context):
        return _in_compact_rows(context, readings)
    chosen: set[str] = set()
    for stage in STAGES:
        of_stage = [reading for reading in readings if reading.stage == stage]
        said = [
            reading.kpi
            for reading in of_stage
            if reading.target
            or (reading.kpi in context.spec.cards and reading.value is not None)
            or (reading.verdict in NEWS and reading.value is not None)
        ]
        others = [reading.kpi for reading in of_stage if not unrated(reading) and reading.kpi not in said]
        chosen.update(said, others[: max(0, FEWEST - len(said))])
    return frozenset(chosen)


def _in_compact_rows(context: Context, readings: Sequence[Reading]) -> frozenset[str]:
    """The rows of each stage; those of the funnel's page are no more than it has room for, the unrated ones go first."""
    by_stage: dict[str, list[Reading]] = {
        stage: rows_of_stage(context, [each for each in readings if each.stage == stage]) for stage in STAGES
    }
    own = focus(context) if "stage" in context.spec.sections else None
    pages = paged(context) | ({own.stage} if own else set())
    rest = [each for stage in STAGES if stage not in pages for each in by_stage[stage]]
    if not any(reading.target for reading in readings):
        _evened(by_stage, [stage for stage in STAGES if stage not in pages], funnel_rows(context))
    else:
        spare = [each for each in reversed(rest) if status(each) not in JUDGED]
        spare += [each for each in reversed(rest) if each not in spare]
        for each in spare[: max(0, len(rest) - funnel_rows(context))]:
            by_stage[each.stage].remove(each)
    return frozenset(each.kpi for of_stage in by_stage.values() for each in of_stage)


def funnel_rows(context: Context) -> int:
    """Rows for which the funnel's page has room: its chart has a step for each stage, one for the sessions, one for the result."""
    steps = len(context.business.stages) + 2
    return max(FUNNEL_ROWS // 2, int(FUNNEL_ROWS + ROWS_A_STEP * (FUNNEL_STEPS - steps)))


def _evened(by_stage: dict[str, list[Reading]], on_page: Sequence[str], room: int) -> None:
    """Without a plan no row weighs more than another: the stages with the most rows give theirs up first, the last of each."""
    while sum(len(by_stage[stage]) for stage in on_page) > room:
        by_stage[max(on_page, key=lambda stage: (len(by_stage[stage]), STAGES.index(stage)))].pop()


def _planned(context: Context) -> bool:
    """Whether anything that is fed has a plan; without one there is nothing to differ from, and no column for it."""
    return any(reading.target and not _unfed(reading) for reading in context.board.readings)


def _unfed(reading: Reading) -> bool:
    return reading.value is None and reading.missing is not None and reading.missing.reason in UNFED


def _columns(context: Context) -> tuple[Column, ...]:
    period = context.period
    if not _planned(context):
        return (
            Column(Msg.of("head-measure"), 66.0, "name"),
            Column(Msg.of("head-period", period=period), 26.0, "figure"),
            Column(Msg.of("head-year-ago", period=period.year_ago()), 26.0, "number"),
            Column(Msg.of("head-months", n=18), 26.0, "graphic"),
            Column(Msg.of("head-status"), 0.0, "status"),
        )
    return (
        Column(Msg.of("head-measure"), 36.5, "name"),
        Column(Msg.of("head-period", period=period), 18.0, "figure"),
        Column(Msg.of("head-plan"), 16.0, "number"),
        Column(Msg.of("head-difference"), 31.5, "graphic"),
        Column(Msg.of("head-year-ago", period=period.year_ago()), 16.8, "number"),
        Column(Msg.of("head-months", n=18), 22.0, "graphic"),
        Column(Msg.of("head-status"), 0.0, "status"),  # 35.5: the longest word of any language stands in one line
    )


def _row(context: Context, reading: Reading, scale: float) -> Row:
    weak = unrated(reading)
    against = (quantity(reading, due(reading)) or DASH, _variance(reading, scale)) if _planned(context) else ()
    return Row(
        (
            Msg.of("assemble-kpi-short", kpi=reading.kpi),
            shown(reading) or DASH,
            *against,
            quantity(reading, reading.year_ago) or DASH,
            drawn_trend(reading, weak),
            _status(reading),
        )
    )


def _variance(reading: Reading, scale: float) -> Cell:
    """The bar from plan with its percentage; nothing where there is no plan to differ from."""
    moved, state = from_plan(reading), status(reading)
    if moved is None or moved.relative is None or state not in JUDGED:
        return None
    alt = Msg.of("alt-variance-chance" if state is Status.WATCH else "alt-variance", kpi=reading.kpi, change=moved)
    tone = TONES.get(state, "maybe")
    drawn = variance.data(moved.relative, alt=alt, scale=scale, chance=_chance(reading), tone=tone)
    return Bar(Graphic("variance", drawn), Msg.of("assemble-percent-from", change=moved), state)


def _chance(reading: Reading) -> tuple[float, float] | None:
    """The differences from plan that chance alone would explain: beyond them the plan lies outside the figure's interval."""
    plan = due(reading)
    if reading.interval is None or reading.value is None or not plan:
        return None
    low, high = reading.interval
    ends = (-(high - reading.value) / abs(plan), (reading.value - low) / abs(plan))
    return ends if ends[1] > ends[0] else None


def _status(reading: Reading) -> Mark:
    """The status; without a plan what the history says, for that is all there is to say."""
    said = mark(reading, short=True)
    if said.status is Status.NO_PLAN and reading.verdict in (Verdict.UP, Verdict.DOWN, Verdict.NO_CHANGE):
        return Mark(said.status, Msg.of(f"assemble-no-plan-{reading.verdict.name.lower()}"))
    return said


def stage_title(context: Context, stage: str, of_stage: Sequence[Reading]) -> Msg:
    """What the stage's rows say, by rule."""
    rated = [state for state in map(status, of_stage) if state in JUDGED]
    behind, ahead = rated.count(Status.BEHIND), rated.count(Status.AHEAD)
    if all(reading.value is None for reading in of_stage):
        return Msg.of("chart-title-scorecard-empty", stage=stage)
    if not context.complete:
        return Msg.of("chart-title-scorecard-running", stage=stage)
    if not rated:
        planned = any(due(reading) is not None for reading in of_stage)
        return Msg.of(f"chart-title-scorecard-{'few' if planned else 'no-plan'}", stage=stage)
    if behind:
        return Msg.of("chart-title-scorecard-behind", stage=stage, n=behind, total=len(rated))
    if ahead:
        return Msg.of("chart-title-scorecard-ahead", stage=stage, n=ahead, total=len(rated))
    if all(state is Status.ON_PLAN for state in rated):
        return Msg.of("chart-title-scorecard-on-plan", stage=stage, n=len(rated))
    return Msg.of("chart-title-scorecard-chance", stage=stage)


def _other_figures(readings: Sequence[Reading]) -> list[Row]:
    """The measures without plan and news, each with its value, in one line; those on too few cases in another."""
    rows = []
    known = [reading for reading in readings if reading.value is not None]
    steady = [reading for reading in known if not unrated(reading)]
    for key, group in (
        ("assemble-also-up", [reading for reading in steady if reading.verdict is Verdict.UP]),
        ("assemble-also-down", [reading for reading in steady if reading.verdict is Verdict.DOWN]),
        ("assemble-also", [reading for reading in steady if reading.verdict not in NEWS]),
        ("assemble-also-few", [reading for reading in known if unrated(reading)]),
    ):
        if group:
            rows.append(Row((_figures_line(key, group),), "note"))
    return rows


def _figures_line(key: str, group: Sequence[Reading]) -> Msg:
    return Msg.of(key, figures=_listed([_figure(reading) for reading in group]))


def figures_lines(readings: Sequence[Reading]) -> tuple[Msg, ...]:
    """The measures of which nothing is drawn, in lines: with their values, then those that are not measured."""
    absent = unmeasured_lines([reading for reading in readings if reading.value is None])
    return (*(line for row in _other_figures(readings) for line in row.cells if isinstance(line, Msg)), *absent)


def few_line(few: Sequence[Reading]) -> Msg | None:
    """Which measures have too few cases to be rated, each with its value; None where there are none."""
    return _figures_line("assemble-also-few", few) if few else None


def unmeasured_lines(absent: Sequence[Reading]) -> tuple[Msg, ...]:
    """Which measures have no figure: those whose data nobody feeds, then those whose data do not suffice."""
    unfed = [each for each in absent if _unfed(each)]
    others = [each for each in absent if each not in unfed]
    return tuple(
        Msg.of(key, names=_listed([Msg.of("assemble-kpi-short", kpi=each.kpi) for each in group]))
        for key, group in (("assemble-absent-unfed", unfed), ("assemble-absent", others))
        if group
    )


def _figure(reading: Reading) -> Msg:
    return Msg.of("assemble-figure", kpi=reading.kpi, value=quantity(reading, reading.value))


def _listed(names: Sequence[Msg]) -> Msg:
    """Names as one list."""
    listed = names[0]
    for name in names[1:]:
        listed = Msg.of("assemble-and", first=listed, second=name)
    return listed


def _not_measured(absent: Sequence[Reading]) -> list[Row]:
    """One line: which measures are not measured, and why. No measure is dropped in silence."""
    by_reason: dict[Missing | None, list[Reading]] = {}
    for reading in absent:
        by_reason.setdefault(reading.missing, []).append(reading)
    said = []
    for reason, readings in by_reason.items():
        names = _listed([Msg.of("assemble-kpi-short", kpi=reading.kpi) for reading in readings])
        if reason:
            said.append(Msg.of("assemble-not-measured", names=names, reason=reason))
        else:
            said.append(Msg.of("assemble-not-measured-plain", names=names))
    return [Row((_listed(said),), "note")] if said else []
