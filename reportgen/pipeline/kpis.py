"""What is computed: the KPIs of a period, and all that the configuration says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from reportgen import readiness
from reportgen.errors import UsageError
from reportgen.metrics import catalog as catalogue_of_kpis
from reportgen.periods import DaysOff, Grain, Period, last_complete, parse
from reportgen.pipeline.inputs import Inputs, reached, reject_reasons, spans

if TYPE_CHECKING:
    from reportgen.contract import EstimatedDays
    from reportgen.metrics.catalog import Catalog
    from reportgen.metrics.compute import Whole
    from reportgen.metrics.scoreboard import Scoreboard
    from reportgen.metrics.targets import Targets
    from reportgen.project import Project

HOLIDAY_YEARS = 4
"""How many years before `as_of` may be compared with: 24 months of history and a year ago, fiscal years included."""

KEPT = 4
"""Periods and filters whose figures are kept at a time, for the next language or report that is made of them."""


def known_through(project: Project, inputs: Inputs, given: date | None = None, wanted: Sequence[str] = ()) -> date:
    """The day that is taken for today: as given, else as pinned by the project, else as far as the data reach.

    Args:
        project: as configured.
        inputs: what was read.
        given: a day that somebody named.
        wanted: the KPIs that are asked for: only their tables have a say; all without one.

    Raises:
        UsageError: nothing says so.
    """
    day = given or project.business.as_of
    if day is None and wanted:
        needed = tables_of(project, wanted)
        day = readiness.as_of([each for each in inputs.coverages if each.table in needed])
    if day is None:
        day = readiness.as_of(inputs.coverages)
    if day is None:
        causes = "".join(f"\n  {cause}" for cause in (*inputs.failures, *_without_a_row(inputs)))
        raise UsageError(
            f"no source has a row with a day, so there is nothing to report on{causes or '. Run `reportgen sources`'}"
        )
    return day


def _without_a_row(inputs: Inputs) -> Iterator[str]:
    """The sources whose rows are all set aside."""
    for name in dict.fromkeys(part.source for part in inputs.parts):
        mine = [part for part in inputs.parts if part.source == name]
        read, rejected = sum(part.rows_read for part in mine), sum(part.rows_rejected for part in mine)
        if rejected and not any(part.rows_used for part in mine):
            why = ", ".join(f"{reason} ({count:,})" for reason, count in reject_reasons(inputs, name).most_common(3))
            yield f"source '{name}': {rejected:,} of {read:,} rows are set aside: {why}. `reportgen rejects {name}` lists them"


def tables_of(project: Project, wanted: Sequence[str]) -> frozenset[str]:
    """The tables that KPIs are computed from; the ones that the catalogue does not know have none."""
    from reportgen.metrics.settled import TABLES_OF

    known = catalog(project)
    measures = [one for kpi in wanted if kpi in known.kpis for one in known.measures_of(kpi)]
    return frozenset(table for one in measures for table in TABLES_OF.get(one.relation, (one.relation,)))


def catalog(project: Project) -> Catalog:
    """The packaged KPIs and those of the project."""
    return catalogue_of_kpis.build(project.kpis, project.measures, project.business.stages)


def period_of(project: Project, text: str | None, as_of: date) -> Period:
    """The period that is named, else the last complete month."""
    starts = project.business.starts
    return parse(text, as_of, *starts) if text else last_complete(Grain.MONTH, as_of, *starts)


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
    from reportgen.metrics import carried
    from reportgen.metrics.estimates import marked
    from reportgen.metrics.needs import check_dimension, ordered
    from reportgen.metrics.settled import Settled

    today = known_through(project, inputs, as_of, wanted)
    settled = Settled.of(fed_columns(inputs.parts), project.business, today, inputs.only)
    if by is not None:
        check_dimension(by, Settled.of(fed_columns(inputs.parts), project.business, today))
    chosen = period if isinstance(period, Period) else period_of(project, period, today)
    found = whole(project, inputs, chosen, today, wanted)
    board = found.board(chosen, () if by is None else found.cut(ordered(catalog(project), wanted), by))
    known = catalog(project)
    return carried.marked(marked(board, known, _estimated(project)), known, settled, inputs.engine.query)


def _estimated(project: Project) -> dict[str, list[EstimatedDays]]:
    """The days for which sources deliver estimates, by the table they feed."""
    declared: dict[str, list[EstimatedDays]] = {}
    for _, source in sorted(project.sources.items()):
        declared.setdefault(source.table, []).extend(source.estimated)
    return declared


def whole(project: Project, inputs: Inputs, period: Period, as_of: date, wanted: Sequence[str] = ()) -> Whole:
    """The whole of a period and what its cuts are read with; computed once for all languages and reports of a run."""
    key = (inputs.only, period, as_of, tuple(sorted(set(wanted))))
    held = inputs.wholes.get(key)
    if held is not None and held[0] == project:
        return held[1]
    found = computed(project, inputs, period, as_of, wanted, targets(project, inputs, as_of, wanted))
    inputs.wholes[key] = project, found
    while len(inputs.wholes) > KEPT:
        del inputs.wholes[next(iter(inputs.wholes))]
    return found


def computed(
    project: Project, inputs: Inputs, period: Period, as_of: date, wanted: Sequence[str], asked: Targets
) -> Whole:
    """The same, computed now, against these targets."""
    from reportgen.engine import fed_columns
    from reportgen.metrics.compute import read

    dense = {source.table for source in project.sources.values() if source.dense}
    return read(
        catalog(project), wanted, inputs.engine.query, fed_columns(inputs.parts), spans(inputs), period, as_of,
        project.business, holidays(project, min(as_of, period.last)), asked,
        parts=reached(inputs), dense=dense, tolerance=project.goals.tolerance_of, only=inputs.only,
        benchmark=project.goals.benchmark_of,
    )  # fmt: skip


def holidays(project: Project, as_of: date) -> DaysOff:
    """The days off of the business's country in the years a report may speak of, and those of its own file."""
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
        return public.with_off(listed_holidays((project.root / file).read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise UsageError(f"{file}, the holidays of config/business.yaml: {reason}") from None


def targets(project: Project, inputs: Inputs, as_of: date, wanted: Sequence[str] = ()) -> Targets:
    """What the KPIs should be: the rows of table `targets`, the plan, and the goal's ladder for what neither of them names.

    Args:
        project: as configured.
        inputs: what was read.
        as_of: the last day known.
        wanted: KPIs that are asked for; all without one. The ladder is made where one of them needs it.
    """
    from reportgen.pipeline.ladder import led_down

    found = stated_targets(project, inputs, as_of)
    asked = led_down(project, inputs, as_of, found, wanted)
    return replace(found, ladder=asked) if asked else found


def stated_targets(project: Project, inputs: Inputs, as_of: date) -> Targets:
    """What the table and the plan say the KPIs should be."""
    from reportgen.metrics.targets import read

    rows: list[Any] = []
    if any(part.table == "targets" for part in inputs.parts):
        rows = inputs.engine.query("select period, kpi, target, segment from raw_targets order by _part, _row")
    found = read(rows, project.goals.plan, as_of, *project.business.starts)
    if not inputs.only:
        return found
    passed = [value for _, values in inputs.only for value in values]
    return found.of_segment(passed[0] if len(passed) == 1 else None)
