"""Likely causes: what was changed when a measure went to another level, where a comparison group did not move."""

from __future__ import annotations

import math
from dataclasses import dataclass

from reportgen.assemble.context import Context
from reportgen.changes import Change
from reportgen.planning.changepoints import ChangePoint
from reportgen.planning.moments import Contrast
from reportgen.text import Msg

NAMED = 3
"""Segments of a comparison group that are named, at most."""


@dataclass(frozen=True)
class Likely:
    """An entry of the change log that is the likely cause of a measure's step, and how that was seen."""

    kpi: str
    point: ChangePoint
    entry: Change
    contrast: Contrast


def likely(context: Context, stage: str) -> tuple[Likely, ...]:
    """The likely causes among the measures of a stage, the largest step first, each entry once."""
    found = [
        Likely(kpi, moment.point, each.entry, each.contrast)
        for kpi, moments in sorted(context.evidence.moments.items())
        if kpi in context.catalog.kpis and context.catalog.kpis[kpi].stage == stage
        for moment in moments
        for each in moment.beside
        if each.contrast is not None and each.likely
    ]
    found.sort(key=lambda each: (-abs(each.point.change), each.kpi))
    first: dict[tuple[object, str], Likely] = {}
    for each in found:
        first.setdefault((each.entry.date, each.entry.where), each)
    return tuple(first.values())


def likely_said(context: Context, cause: Likely) -> Msg:
    """The step, the cause, what it touched and what it did not."""
    contrast = cause.contrast
    more = len(contrast.compared) - NAMED
    return Msg.of(
        "likely-cause", kpi=cause.kpi, change=cause.point.change, at=cause.point.at, day=cause.entry.date,
        what=cause.entry.what_in(context.language), touched=", ".join(contrast.touched),
        own=math.expm1(contrast.own.value), compared=", ".join(contrast.compared[:NAMED]), n=max(more, 0),
    )  # fmt: skip
