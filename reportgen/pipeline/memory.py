"""What an order is told of earlier reports: of its own part of the business, and with what stands in config/focus.yaml."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportgen.findings import Decision, Memory, Told
from reportgen.findings.memory import with_decisions
from reportgen.findings.restated import spoken_of
from reportgen.periods import Grain, Period, quarter_of
from reportgen.pipeline.order import Order

if TYPE_CHECKING:
    from reportgen.findings import FocusArea
    from reportgen.project import Project

ONLY = "only"
"""What figures of a part of the business are told by, as the ledger keeps them."""


def split_of(order: Order) -> str:
    """The part of the business that an order is of, as the ledger names it; "" for the whole."""
    return json.dumps(order.only, ensure_ascii=False) if order.only else ""


def names(period: Period) -> tuple[str, ...]:
    """Names of the periods of which a report may say what an earlier one said otherwise."""
    return tuple(each.id for each in spoken_of(period))


def earlier(of: Period, than: Period) -> bool:
    """Whether a report of a period is an earlier one: its period ended before, or on the same day and is the shorter.

    The periods decide, not the days on which the reports were made: a report that is made again is told the same.
    """
    return (of.end, of.days) < (than.end, than.days)


def memory(told: Iterable[Told], areas: Sequence[FocusArea], period: Period) -> Memory:
    """A memory for the reports of a period: the last saying of each figure, sorted; of focus areas those that matter to it."""
    last: Mapping[object, Told] = {(each.kpi, each.by, each.period): each for each in told}
    return Memory(
        tuple(sorted(last.values(), key=lambda each: (each.kpi, each.by or ("", ""), each.period))),
        tuple(each for each in areas if matters(each, period)),
    )


def quarters(period: Period) -> tuple[Period, ...]:
    """The quarters whose focus areas a report of a period is told: of a month or week those that it is to work on."""
    if period.grain is Grain.QUARTER:
        return period.previous(), period
    if period.grain in (Grain.MONTH, Grain.WEEK):
        return (quarter_of(period.last, period.fiscal_month).previous(),)
    return ()


def matters(area: FocusArea, period: Period) -> bool:
    """Whether a focus area is of the quarter before, or of this one and decided on; to a month or week, whether it was agreed."""
    if area.quarter not in quarters(period):
        return False
    if period.grain is not Grain.QUARTER:
        return area.decision in (Decision.ACCEPTED, Decision.EDITED)
    return area.quarter == period.previous() or area.decision is not Decision.PROPOSED


def remembering(project: Project, order: Order, kept: Memory | None = None) -> Order:
    """An order with what it is told: of a part only what readers of that part were told, and no focus areas.

    Args:
        project: as configured; what stands in its config/focus.yaml holds.
        order: what is wanted.
        kept: what the ledger knows, of all parts; None where there is no ledger.
    """
    known = kept or Memory()
    split = split_of(order)
    by = (ONLY, split) if split else None
    told = tuple(replace(each, by=None) for each in known.told if each.by == by)
    if split:
        return replace(order, memory=Memory(told))
    said = [each.area for each in project.focus]
    areas = with_decisions(known.areas, [each for each in said if matters(each, order.period)])
    return replace(order, memory=Memory(told, areas))
