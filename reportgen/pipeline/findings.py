"""What a quarter should be about: the figures that findings are drawn from, asked for and put together."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from statistics import fmean, stdev
from typing import TYPE_CHECKING

from reportgen.errors import UsageError
from reportgen.findings import Findings, Memory
from reportgen.findings.playbook import Playbook, resolve
from reportgen.findings.time_based import SPENT, USUAL
from reportgen.periods import Grain, last_complete, parse
from reportgen.pipeline.kpis import catalog, whole
from reportgen.pipeline.only import narrowed

if TYPE_CHECKING:
    from reportgen.findings.known import Known, Within
    from reportgen.findings.time_based import Item
    from reportgen.metrics.compute import Whole
    from reportgen.metrics.monthly import Monthly
    from reportgen.metrics.scoreboard import Reading
    from reportgen.periods import Period
    from reportgen.pipeline.inputs import Inputs
    from reportgen.planning.yearly import YearLadder
    from reportgen.project import Project

CHAIN = (
    "visitor_to_lead", "visitor_to_customer", "lead_to_mql", "mql_to_sal", "mql_to_sql", "sal_close_rate", "sql_close_rate",
    "sql_to_opportunity", "opportunity_to_customer", "lead_to_customer", "win_rate",
)  # fmt: skip
"""Rates through which a worth is reckoned."""


def playbook(project: Project) -> Playbook:
    """The playbook with what the project says otherwise."""
    return resolve(project.playbook)


def found(
    project: Project, inputs: Inputs, quarter: Period, as_of: date, memory: Memory, ladder: YearLadder | None = None
) -> Findings:
    """What a quarter should be about, with what owners already said of it.

    Args:
        project: as configured.
        inputs: what was read.
        quarter: whose figures are looked at; while it runs nothing is found but what the plan has.
        as_of: the last day known.
        memory: what earlier reports said.
        ladder: the year's, which says how many are needed.
    """
    from reportgen.findings.judge import judge, near
    from reportgen.findings.memory import decided
    from reportgen.findings.time_based import areas
    from reportgen.pipeline.review import reviewed
    from reportgen.text import Msg

    rules = playbook(project)
    every = areas(
        project.plan, quarter, project.business.language, lambda item: results(project, inputs, item, as_of), as_of
    )
    items = tuple(every)
    if quarter.complete(as_of):
        result = judge(known(project, inputs, quarter, as_of, ladder), rules, items)
    else:
        running = Msg.of("focus-silent-running", period=quarter)
        at_hand = tuple(item for item in items if near(item, quarter, as_of))
        result = Findings(quarter, at_hand, silent=tuple((rule.id, running) for rule in rules.rules), planned=items)
    standing, rejected = decided(result.areas, memory)
    review = reviewed(project, inputs, quarter, as_of, memory)
    return replace(result, areas=standing, rejected=rejected, review=review)


def looked_for(project: Project, inputs: Inputs, period: str | None, as_of: date | None) -> Findings:
    """What was found in a quarter that is named, else in the last complete one, before anybody decided on it.

    Raises:
        UsageError: it is no quarter, or has not begun.
    """
    from reportgen.pipeline.kpis import known_through
    from reportgen.pipeline.ladder import ladder

    today = known_through(project, inputs, as_of)
    first = project.business.fiscal_year_start
    quarter = parse(period, today, first) if period else last_complete(Grain.QUARTER, today, first)
    if quarter.grain is not Grain.QUARTER:
        raise UsageError(
            f"focus areas are found in a quarter, and {quarter.id} is a {quarter.grain}. Write one like 2026-Q1"
        )
    if not quarter.begun(today):
        raise UsageError(f"quarter {quarter.id} begins on {quarter.start}, after {today}, up to which data are known")
    board = whole(project, inputs, quarter, today).board(quarter)
    rungs = ladder(project, inputs, today, quarter.last, board.readings)
    return found(project, inputs, quarter, today, Memory(), rungs)


def known(project: Project, inputs: Inputs, quarter: Period, as_of: date, ladder: YearLadder | None = None) -> Known:
    """The figures of a quarter that findings are drawn from."""
    from reportgen.findings.known import MONTHS, Known
    from reportgen.metrics.monthly import monthly

    rules, every = playbook(project), catalog(project).kpis
    of_quarter = whole(project, inputs, quarter, as_of)
    named = {kpi for rule in rules.rules for kpi in (*rule.weak, *rule.enough)}
    rates = monthly(of_quarter, sorted((named | set(CHAIN)) & every.keys()), MONTHS)
    cuts: dict[tuple[str, str], Mapping[str, Monthly]] = {}
    for dimension, kpis in sorted(_wanted(rules).items()):
        try:
            parts = monthly(of_quarter, sorted(kpis & every.keys()), MONTHS, dimension)
        except UsageError:
            continue  # no table has the dimension
        cuts |= {(kpi, dimension): members for kpi, members in parts.items()}
    return Known(
        of_quarter.board(quarter),
        {kpi: members[""] for kpi, members in rates.items() if "" in members},
        cuts,
        ladder,
        _within(of_quarter),
        _benchmarks(project, cuts),
        _deal(of_quarter),
        _spending(cuts),
    )


def results(project: Project, inputs: Inputs, item: Item, as_of: date) -> tuple[Reading, ...]:
    """What an item of the plan brought so far, and what it cost: of the rows that bear the tag of its campaign."""
    days = item.counted(as_of, project.business.fiscal_year_start)
    if days is None or not item.campaign:
        return ()
    part, counted = narrowed(project, inputs, (("campaign", (item.campaign,)),))
    wanted = {*item.goal, *(item.kpis or USUAL), SPENT} & catalog(project).kpis.keys()
    return whole(part, counted, days, as_of, sorted(wanted)).readings


def _wanted(rules: Playbook) -> dict[str, set[str]]:
    """By dimension, the KPIs that are cut by it."""
    found: dict[str, set[str]] = {}
    for rule in rules.rules:
        for kpi, dimensions in rule.look.items():
            for dimension in dimensions:
                found.setdefault(dimension, set()).add(kpi)
        for dimension in rule.look.get(rule.costs or "", ()):
            found.setdefault(dimension, set()).update(rule.weak)
        if rule.segments is not None:
            found.setdefault(rule.segments, set()).update(rule.weak)
    if rules.double_down is not None:
        for dimension in rules.double_down.dimensions:
            found.setdefault(dimension, set()).update((*rules.double_down.later, "cpl"))
    return found


def _within(of_quarter: Whole) -> Within:
    """Asks for a KPI by a dimension among the rows of one segment."""
    from reportgen.findings.known import MONTHS
    from reportgen.metrics.monthly import monthly

    def within(kpi: str, by: tuple[str, str], dimension: str) -> Mapping[str, Monthly]:
        settled = replace(of_quarter.settled, only=(*of_quarter.settled.only, (by[0], (by[1],))))
        return monthly(of_quarter, (kpi,), MONTHS, dimension, settled=settled).get(kpi, {})

    return within


def _benchmarks(
    project: Project, cuts: Mapping[tuple[str, str], Mapping[str, Monthly]]
) -> dict[tuple[str, tuple[str, str]], tuple[float, float]]:
    """The benchmarks that are set for segments."""
    found: dict[tuple[str, tuple[str, str]], tuple[float, float]] = {}
    for kpi, dimension in cuts:
        written = project.goals.benchmarks.get(kpi)
        for segment, value in (written.by.get(dimension, {}) if written else {}).items():
            found[kpi, (dimension, segment)] = (value, value)
    return found


def _deal(of_quarter: Whole) -> tuple[float, float] | None:
    """The average deal of the last twelve months, and its standard error as its months show it."""
    readings = {one.kpi: one for one in of_quarter.readings if one.by is None and one.view == "period"}
    revenue, deal = readings.get("revenue"), readings.get("average_deal")
    if revenue is None or deal is None:
        return None
    won = dict(revenue.history[-12:])
    pairs = [(won.get(month) or 0.0, size) for month, size in deal.history[-12:] if size]
    counts = [earned / size for earned, size in pairs]
    if not sum(counts):
        return None
    mean = math.fsum(earned for earned, _ in pairs) / math.fsum(counts)
    sizes = [size for _, size in pairs]
    error = stdev(sizes) / math.sqrt(len(sizes)) if len(sizes) > 1 else fmean(sizes)
    return mean, error


def _spending(cuts: Mapping[tuple[str, str], Mapping[str, Monthly]]) -> dict[tuple[str, str], float]:
    """What was spent on ads in the last twelve months, by segment."""
    found: dict[tuple[str, str], float] = {}
    for (kpi, dimension), members in cuts.items():
        if kpi == "cpl":
            found |= {(dimension, name): math.fsum(one.tail(12).of) for name, one in members.items() if name}
    return found


def labels(project: Project, code: str) -> Iterable[tuple[str, str]]:
    """The texts of the project's own rules in a language, by their keys in the catalogue."""
    written: dict[str, dict[str, str]] = {}
    for language, key, text in playbook(project).labels:
        written.setdefault(key, {})[language] = text
    for key, texts in sorted(written.items()):
        yield key, texts.get(code) or texts.get("") or texts.get("en") or texts[min(texts)]
