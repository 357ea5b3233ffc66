"""Periods of time.

Convention, stated once: a period is half-open, `[start, end)`, in whole days of the business's time zone. `as_of` is a day and
inclusive: what happened on it is known. A period is complete when its last day is not after `as_of`.

Names: `2026` (year), `2026-Q1`, `2026-03`, `2026-W12` (week), `2026-03-05` (day), `2026-01-01..2026-03-31` (range, both days
included); relative to `as_of`: `Q1` (the latest Q1 that has begun), `last-month`, `this-quarter` and their like. With a fiscal
year that begins in another month than January, years and quarters are fiscal and a year is named by the year it ends in.
A week belongs to the year that holds its fourth day, and the first such week is W01: weeks from Monday are those of ISO 8601,
weeks from Sunday those of the CDC (MMWR weeks).
"""

from reportgen.periods.business_days import MONDAY, SATURDAY, SUNDAY, DaysOff, is_business_day
from reportgen.periods.names import parse, parse_many
from reportgen.periods.period import (
    DAY,
    FOURTH,
    Grain,
    Period,
    add_months,
    day_of,
    fiscal_year,
    holding,
    last_complete,
    month_of,
    quarter_of,
    week_named,
    week_of,
    weeks_in,
    year_of,
    year_start,
)

__all__ = [
    "DAY",
    "FOURTH",
    "MONDAY",
    "SATURDAY",
    "SUNDAY",
    "DaysOff",
    "Grain",
    "Period",
    "add_months",
    "day_of",
    "fiscal_year",
    "holding",
    "is_business_day",
    "last_complete",
    "month_of",
    "parse",
    "parse_many",
    "quarter_of",
    "week_named",
    "week_of",
    "weeks_in",
    "year_of",
    "year_start",
]
