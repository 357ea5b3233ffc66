"""Whether the data reach back to the first day of a window, or cover only a part of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from reportgen.metrics.catalog import MeasureSpec
from reportgen.metrics.windows import Window

USUAL_GAP = 7
"""Days at the beginning of a window that may be without rows though the data cover it: a weekend, a holiday, a slow week."""

BY_MONTH = frozenset({"costs", "spending"})
"""Relations whose rows are months: a row of any day covers its month."""


def covers(
    measures: Iterable[MeasureSpec],
    window: Window,
    spans: Mapping[str, tuple[date, date]],
    gaps: Mapping[str, int],
) -> bool:
    """Whether the data reach back to a window's first day, but for a gap such as they usually have; else they are a part of it.

    Levels need no more than their last value.

    Args:
        measures: what is compared.
        window: the days it is compared over.
        spans: first and last day of the data, by relation.
        gaps: usual number of days from one day with rows to the next, by relation.
    """
    for measure in measures:
        span = spans.get(measure.relation)
        if span is None or measure.block.last or measure.block.until:
            continue
        by_month = measure.relation in BY_MONTH
        first = span[0].replace(day=1) if by_month else span[0]
        usual = USUAL_GAP if by_month else max(USUAL_GAP, gaps.get(measure.relation, 1) - 1)
        if (first - window.first).days > usual:
            return False
    return True
