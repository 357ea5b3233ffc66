"""A step that became weaker while the one beside it became stronger by as much: the line between them moved, and nothing was lost.

Where MQLs must meet more than before, fewer leads become MQLs and more of these go on; where robots fill a form, more visits become
leads and fewer of these qualify. In both, as many come through the two steps as before, and a worth of the weaker one would be
claimed of nobody who is lacking.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from reportgen.findings.family import CHANCE, spread_of, two_groups
from reportgen.findings.known import NOW, Known, cases, has_past, now, past
from reportgen.metrics.monthly import Monthly
from reportgen.stats import normal_quantile

BEHIND: Mapping[str, tuple[str, ...]] = {
    "visitor_to_lead": ("lead_to_mql",),
    "lead_to_mql": ("mql_to_sql", "mql_to_sal"),
    "mql_to_sql": ("sql_to_opportunity", "sql_close_rate"),
    "sql_to_opportunity": ("opportunity_to_customer",),
}
"""The steps behind a step."""

BEFORE: Mapping[str, tuple[str, ...]] = {
    "lead_to_mql": ("visitor_to_lead",),
    "mql_to_sql": ("lead_to_mql",),
    "sql_to_opportunity": ("mql_to_sql",),
    "opportunity_to_customer": ("sql_to_opportunity",),
}
"""The steps before a step."""

MOST = 0.5
"""Share of a step's fall that the other one's rise must make up for at least."""


def by_next(known: Known, kpi: str) -> str | None:
    """The step behind that makes up for the fall of one; None where none does."""
    return next((other for other in BEHIND.get(kpi, ()) if _evens(known, kpi, other)), None)


def by_last(known: Known, kpi: str) -> str | None:
    """The step before that makes up for the fall of one; None where none does."""
    return next((other for other in BEFORE.get(kpi, ()) if _evens(known, kpi, other)), None)


def _evens(known: Known, kpi: str, other: str) -> bool:
    """Whether one step rose beyond chance, and both together did not fall beyond it."""
    mine, beside = known.rates.get(kpi), known.rates.get(other)
    if mine is None or beside is None or not (has_past(mine) and has_past(beside)):
        return False
    fell, error = change(mine)
    rose, other_error = change(beside)
    together, unsure = fell + rose, math.hypot(error, other_error)
    if fell >= 0 or rose < -MOST * fell or together < -normal_quantile(1 - CHANCE) * unsure:
        return False
    pair = [(cases(now(beside)), cases(past(beside)))]
    return two_groups(pair, persons=beside.persons).p(1, spread_of(beside, NOW)) <= CHANCE


def change(series: Monthly) -> tuple[float, float]:
    """Logarithm of a rate of now over that of its past, with its standard error; nothing where one of them is nothing."""
    mine, before = cases(now(series)), cases(past(series))
    if not (mine.counted and before.counted and mine.of and before.of):
        return 0.0, 0.0
    return math.log(mine.rate / before.rate), math.sqrt(
        spread_of(series, NOW) * (1 / mine.counted + 1 / before.counted)
    )
