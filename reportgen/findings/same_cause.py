"""A part that fell with the whole and by no more than it: one cause, told once.

Where a form is broken, visits from paid clicks become leads as seldom as all others, and each of these leads is as much dearer. As
an area of its own, beside that of the whole site, the same leads would be lacking twice and their worth be claimed twice.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from reportgen.findings.evened import change
from reportgen.findings.family import CHANCE
from reportgen.findings.known import Known, has_past
from reportgen.stats import normal_quantile

WHOLE: Mapping[str, str] = {"paid_conversion_rate": "visitor_to_lead", "cpl": "visitor_to_lead"}
"""The rate of the whole by KPI of a part of it."""


def whole_of(known: Known, kpi: str) -> str | None:
    """The KPI of the whole with which a part fell; None where it fell by more beyond chance, or is no part."""
    other = WHOLE.get(kpi, "")
    mine, whole = known.rates.get(kpi), known.rates.get(other)
    if mine is None or whole is None or not (has_past(mine) and has_past(whole)):
        return None
    (fell, error), (all_fell, all_error) = change(mine), change(whole)
    more = fell - all_fell
    return None if all_fell >= 0 or more < -normal_quantile(1 - CHANCE) * math.hypot(error, all_error) else other
