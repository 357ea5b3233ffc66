"""Which segment of a measure weighs most: of the changes beyond chance those that moved the most cases."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.assemble.context import Context
from reportgen.assemble.segments import (
    Segment,
)
from reportgen.metrics.scoreboard import Reading

Cuts = Sequence[tuple[str, Sequence[Segment]]]


def sure_changes(every: Cuts) -> list[tuple[str, Segment]]:
    """The changes beyond chance of all dimensions, the largest first."""
    found = [(dimension, each) for dimension, of in every for each in of if each.sure]
    return sorted(found, key=lambda pair: (-abs(pair[1].moved or 0.0), pair[1].name))


def own_mix(context: Context, kpi: str, dimension: str, segment: Segment) -> str | None:
    """The dimension whose shifted mix alone moved a segment, as its focus area found; None where the segment moved itself."""
    findings = context.evidence.findings
    inner = (one for area in findings.areas for one in area.inner) if findings else ()
    return next((one.of for one in inner if (one.kpi, one.by) == (kpi, (dimension, segment.name))), None)


def heaviest(context: Context, lead: Reading, every: Cuts) -> tuple[str, Segment] | None:
    """Of the changes beyond chance those to the side of the whole, by what they move together: size times change.

    One that moved itself comes before one that was moved by its own mix: the mix is told where it is looked at by itself.
    """
    whole = (lead.value or 0.0) - (lead.year_ago or 0.0)
    sure = [pair for pair in sure_changes(every) if not whole or ((pair[1].moved or 0.0) > 0) == (whole > 0)]
    return max(
        sure,
        key=lambda pair: (own_mix(context, lead.kpi, *pair) is None, weight(pair[1]), pair[1].name),
        default=None,
    )


def weight(segment: Segment) -> float:
    """Cases that a segment's change moves: of a count itself, of a rate so many for each unit that it is counted against."""
    reading = segment.reading
    change = abs((reading.value or 0.0) - (reading.year_ago or 0.0))
    return change if reading.kind == "count" else change * segment.size


def outdone(worst: Segment, of: Sequence[Segment]) -> Segment | None:
    """A change beyond chance, to the side of the one that weighs most, that is larger than it; None where none is."""
    up = (worst.moved or 0.0) > 0
    alike = [each for each in of if each.sure and ((each.moved or 0.0) > 0) == up]
    farthest = max(alike, key=lambda each: (abs(each.moved or 0.0), each.name), default=worst)
    return farthest if abs(farthest.moved or 0.0) > abs(worst.moved or 0.0) else None


def effect(each: Segment) -> float:
    """By how many cases the figure of a segment differs from what its rate of a year ago would give, in whole cases."""
    return float(round(((each.reading.value or 0.0) - (each.reading.year_ago or 0.0)) * each.size))
