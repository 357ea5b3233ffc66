"""Whose fault it is when the engine refuses a query: the measure of one's own that it refuses by itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from reportgen.errors import ConfigError, Problem, ReportgenError
from reportgen.metrics import rows
from reportgen.metrics.catalog import Catalog, MeasureSpec, builtin
from reportgen.metrics.frames import Ask
from reportgen.metrics.settled import Settled
from reportgen.metrics.windows import Plan

FILE = "config/kpis.yaml"


@contextmanager
def own_measures(
    catalog: Catalog, measures: Collection[MeasureSpec], plan: Plan, settled: Settled, query: Ask
) -> Iterator[None]:
    """Turn the engine's refusal of a query into the mistakes of the measures it is about.

    Many measures are asked in one query, so that the engine's own words name none of them. Where none of one's own is refused by
    itself, the engine's error stands.

    Raises:
        ConfigError: measures of one's own that the engine refuses.
    """
    try:
        yield
    except ReportgenError:
        if plan.current is None:
            raise
        own = [measure for measure in measures if measure.id not in builtin()[1]]
        problems = []
        for measure in own:
            try:
                query(rows.alone(measure, plan.current, settled))
            except ReportgenError as refusal:
                problems.append(_problem(catalog, measure, str(refusal)))
        if not problems:
            raise
        raise ConfigError(problems) from None


def _problem(catalog: Catalog, measure: MeasureSpec, refusal: str) -> Problem:
    kpi, _, side = measure.id.partition("__")
    path = f"{kpi}.{side.replace('_', '.')}" if kpi in catalog.kpis and side else f"measures.{measure.id}"
    reason = refusal.removeprefix("the engine could not run a query: ")
    reason = re.split(r" LINE | You might | Candidate ", reason)[0].strip().rstrip(".")
    written = measure.sql + (f" where {measure.where}" if measure.where else "")
    return Problem(FILE, 0, path, f"the engine refuses '{written}': {reason}", "Correct the SQL of this measure")
