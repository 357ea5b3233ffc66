"""KPIs and measures as they are written: packaged in `kpis/<stage>.yaml`, the user's own in `config/kpis.yaml`.

What they resolve to is in `catalog`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from reportgen.metrics.examples import Example
from reportgen.quantities import Unit

Stage = Literal["attract", "convert", "close", "delight", "return"]
Kind = Literal["count", "level", "share", "ratio", "duration", "score"]
View = Literal["period", "cohort"]
STAGES: tuple[Stage, ...] = ("attract", "convert", "close", "delight", "return")
NAME = r"^[a-z][a-z0-9_]*$"
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class _Block(BaseModel):
    model_config = ConfigDict(defer_build=True, frozen=True, extra="forbid")


class MeasureBlock(_Block):
    """One SQL aggregate over one table.

    Attributes:
        table: one of the tables, or `customers`, `spending` (costs, with ads where costs has none), `served` (content, once for
            each planned persona it is for).
        day: the column by which a row belongs to a day; by default the table's own.
        sql: the aggregate, e.g. `sum(clicks)`; over the rows that satisfy `where`.
        where: a condition on a row.
        additive: whether the value of two days is the sum of both; if not, it is asked for each period by itself.
        reached: for a cohort: the column that says when the case converted; it counts once it has, seen at the same age.
        per: the member (a query, a customer, a network) for which `sql` is computed first.
        keep: a condition on `value`, the member's; those for which it holds are counted. Without it the values are summed.
        last: a level: the column whose last value on or before the period's end counts, one per member.
        until: whether all rows from the beginning to the period's end count, not only those in the period.
        ends: the day from which a row counts no more (with `until`).
        months: the period is the given number of months that end with it.
        once: the period must be one row, dated its first or its last day; else nobody knows, for days do not add up.
        each: a condition that every row of the period must satisfy; else the measure cannot be said.
        since: with `to`, a duration: the column with the day it begins.
        to: the column with the day of the event waited for.
        lost: the column with the day after which the event cannot come any more.
        overdue: counts the cases that still wait after this many times the usual wait (the median of those that are through).
    """

    table: str
    day: str | None = None
    sql: Text = "count(*)"
    where: Text | None = None
    additive: bool = True
    reached: str | None = None
    per: str | None = None
    keep: Text | None = None
    last: str | None = None
    until: bool = False
    ends: str | None = None
    months: int | None = Field(default=None, ge=1, le=60)
    once: bool = False
    each: Text | None = None
    since: str | None = None
    to: str | None = None
    lost: str | None = None
    overdue: float | None = Field(default=None, gt=0)


class Formula(_Block):
    """What is counted, and what it is divided by: arithmetic over names, or one measure written in place."""

    numerator: Text | MeasureBlock
    denominator: Text | MeasureBlock | None = None


class BenchmarkBlock(_Block):
    """What others reach: one value (`low` alone) or a range, and who says so."""

    low: float
    high: float | None = None
    origin: Text


class KpiBlock(Formula):
    """One KPI as written.

    Attributes:
        label: its name, one text for every language or by language code; needed for KPIs of one's own, the built-in ones are in the
            language catalogues.
        definition: what is counted, one sentence in the same form; of KPIs of one's own, else their formula is shown.
        view: what `numerator` and `denominator` are: what happened in the period, or what became of those who entered in it.
        period: for a cohort KPI: the same by period, as a second view.
        otherwise: what is computed where a table or column of the first formula is not fed.
        by: dimensions it is usually cut by.
        example: rows in, value out, for KPIs of one's own; those of the built-in ones are in `kpis/examples`.
    """

    numerator: Text | MeasureBlock
    stage: Stage
    kind: Kind
    unit: Unit
    better: Literal["up", "down", "none"]
    label: Text | dict[str, Text] | None = None
    definition: Text | dict[str, Text] | None = None
    view: View = "period"
    period: Formula | None = None
    otherwise: Formula | None = None
    by: tuple[str, ...] = ()
    owner: Text | None = None
    caveat: Text | None = None
    source: Text | None = None
    benchmark: BenchmarkBlock | None = None
    example: Example | None = None


class KpiFile(_Block):
    """A whole file: KPIs by id, and measures under `measures`."""

    kpis: dict[Annotated[str, StringConstraints(pattern=NAME)], KpiBlock] = {}
    measures: dict[Annotated[str, StringConstraints(pattern=NAME)], MeasureBlock] = {}
