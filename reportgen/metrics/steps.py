"""The days from each stage to the next, in the order of the business's stages.

The packaged KPIs are those of the usual order. Where a business has another one (SQL before SAL), or leaves stages out, each of its
stages still has its step to the next: the packaged one where there is one, else one made here in the same form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from reportgen.tables import STAGE_COLUMNS

USUAL = {
    ("lead", "mql"): "lead_to_mql_days",
    ("mql", "sal"): "handover_time",
    ("sal", "sql"): "sal_to_sql_days",
    ("sql", "opportunity"): "sql_to_opportunity_days",
    ("opportunity", "customer"): "opportunity_to_customer_days",
}
"""The packaged steps by their two stages."""

NAME = "step_times"
"""The one name all steps go by."""


def steps(stages: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The steps of a business by KPI: stage and next stage, in the business's order."""
    return {USUAL.get(pair, f"{pair[0]}_to_{pair[1]}_days"): pair for pair in pairwise(stages)}


def kept(kpi: str, of: Mapping[str, object]) -> bool:
    """Whether a packaged KPI stays beside the steps `of` a business; the handover from MQL to SAL is told in any order."""
    return kpi not in USUAL.values() or kpi in of or kpi == "handover_time"


def columns(pair: tuple[str, str]) -> tuple[str, str]:
    """The days of a lead at which a step begins and ends."""
    return STAGE_COLUMNS[pair[0]], STAGE_COLUMNS[pair[1]]
