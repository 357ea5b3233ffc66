"""One measure by itself: its query as a person would write it, the rows behind it, and how many each file gave."""

from __future__ import annotations

from collections.abc import Collection

from reportgen.metrics.by_window import durations, months_before, windowed
from reportgen.metrics.catalog import MeasureSpec
from reportgen.metrics.portable import quote
from reportgen.metrics.settled import COLUMNS, Settled, available
from reportgen.metrics.sql import Cut, literal, with_clause
from reportgen.metrics.windows import Window
from reportgen.periods import DAY


def shown_columns(measure: MeasureSpec, settled: Settled) -> tuple[str, ...]:
    """The columns by which a reader knows a row again: all that are fed, those of the source's own last."""
    known = available(measure.relation, settled) or frozenset()
    named = [column for column in COLUMNS[measure.relation] if column in known]
    return (*named, *sorted(known - set(named)))


def conditions_of(
    measure: MeasureSpec, window: Window, settled: Settled, columns: Collection[str] = ()
) -> tuple[str, str]:
    """Head and conditions of the query for the rows behind a measure in one window; `columns` are further ones to know."""
    block, day = measure.block, quote(measure.day)
    conditions = [f"{day} < {literal(window.beyond)}"]
    if not (block.until or block.last):
        first = months_before(window.beyond, block.months) if block.months else window.first
        conditions.insert(0, f"{day} >= {literal(first)}")
    if block.ends:
        conditions.append(f"({quote(block.ends)} is null or {quote(block.ends)} >= {literal(window.beyond)})")
    if block.reached:
        conditions.append(f"{quote(block.reached)} <= {literal(window.seen)}")
    if measure.where:
        conditions.append(f"({measure.where})")
    return with_clause(measure.relation, settled, (*measure.columns, *columns)), " and ".join(conditions)


def rows_sql(measure: MeasureSpec, window: Window, settled: Settled) -> str:
    """The rows behind a measure in one window: `_part`, `_row` and all columns that are fed, in the order of the files."""
    columns = shown_columns(measure, settled)
    head, conditions = conditions_of(measure, window, settled, columns)
    listed = ", ".join(["_part", "_row", *(quote(column) for column in columns)])
    return f"{head}\nselect {listed}\nfrom {measure.relation}\nwhere {conditions}\norder by _part, _row"


def parts_sql(measure: MeasureSpec, window: Window, settled: Settled) -> str:
    """How many rows behind a measure each part gave: `_part`, rows."""
    head, conditions = conditions_of(measure, window, settled)
    return (
        f"{head}\nselect _part, count(*) as counted\nfrom {measure.relation}\nwhere {conditions}\n"
        "group by _part\norder by _part"
    )


def alone(measure: MeasureSpec, window: Window, settled: Settled) -> str:
    """The query of one measure for one window, as a person would write it."""
    if measure.mode == "duration":
        return durations(measure.relation, [measure], [window], settled, Cut()).sql
    if measure.block.per or measure.block.last:
        inner = windowed(measure.relation, [measure], [window], settled, Cut()).sql
        head, _, body = inner.rpartition("\nselect 0 as branch, _w, ")
        body = body.removesuffix("\ngroup by _w").replace(", count(*) as counted", "")
        return f"{head}\nselect {body.replace(', sum(counted) as counted', '')}"
    head, conditions = conditions_of(measure, window, settled)
    days = f"min({quote(measure.day)}) in ({literal(window.first)}, {literal(window.beyond - DAY)})"
    value = f"case when count(*) = 1 and {days} then {measure.sql} end" if measure.block.once else measure.sql
    return f"{head}\nselect {value} as value\nfrom {measure.relation}\nwhere {conditions}"
