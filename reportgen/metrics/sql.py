"""From measures to SQL: one query per relation and grain; here what adds up over days, the rest in `by_window`.

Three grains. `day`: what adds up over days, by day (or, cut by a dimension, by the stretches of days between which no window
changes, and by each day of the period itself). `window`: what does not add up, once for each window. `duration`: how many cases
waited how long, by stretch. The text is in the portable subset: the same on DuckDB, PostgreSQL and Spark.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reportgen.metrics import portable, relations
from reportgen.metrics.catalog import MeasureSpec
from reportgen.metrics.portable import quote
from reportgen.metrics.settled import DAYS, MONEY, Settled

NUMBER = "decimal(38, 10)"
"""Every figure leaves the engine as an exact decimal: no engine's idea of a double gets into it."""

DISCRETE = frozenset(
    {"category", "channel", "kind", "medium", "network", "offer_stage", "origin", "platform", "status"}
)
"""Columns of few values: grouping by them costs next to nothing."""

NOTES = {
    "leads": (("stages_implied", "_implied"), ("out_of_order", "_out_of_order"), ("mqls_derived", "_derived")),
    "customers": (
        ("deals_without_lead", "_without_lead"),
        ("customers_by_deal", "_won_by_deal"),
        ("customers_dated_apart", "_dated_apart"),
    ),
}
"""What is counted beside the measures, by relation: name of the note and column to sum."""


@dataclass(frozen=True)
class Query:
    """One query and what its columns mean.

    Attributes:
        relation: what it reads.
        grain: day, window or duration.
        sql: the text.
        branches: for each branch, the names of the figures in its columns, in order.
    """

    relation: str
    grain: str
    sql: str
    branches: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Cut:
    """How figures are cut: by the values of a dimension, within these stretches of days.

    Attributes:
        dimension: column; None for the whole.
        starts: first days of the stretches, sorted; the days from `days_from` to `days_to` are kept one by one.
        days_from: first day of the period.
        days_to: the day after its last one.
    """

    dimension: str | None = None
    starts: tuple[date, ...] = ()
    days_from: date | None = None
    days_to: date | None = None


def literal(day: date) -> str:
    """A day as SQL."""
    return f"date '{day.isoformat()}'"


def with_clause(relation: str, settled: Settled, columns: Collection[str], *more: str) -> str:
    """The head of a query: the relations it needs, and further common table expressions."""
    return ",\n".join(["with " + relations.common_tables([relation], settled, columns), *more])


@dataclass(frozen=True, order=True)
class RowSet:
    """The rows a formula is made of, of one relation by one day column: those that any of its measures counts.

    Attributes:
        relation: of the measures.
        day: the column by which the rows belong to a day.
        where: condition; "" for all rows.
    """

    relation: str
    day: str
    where: str = ""

    @property
    def name(self) -> str:
        """Name of the figure "rows used"."""
        return f"rows|{self.relation}|{self.day}|{self.where}"


def by_rows(measure: MeasureSpec) -> bool:
    """Whether the rows behind a measure can be counted by day: not those of levels, members, years and waits."""
    block = measure.block
    return not (measure.mode == "duration" or block.per or block.last or block.until or block.months)


def row_sets(measures: Iterable[MeasureSpec]) -> tuple[RowSet, ...]:
    """The rows behind measures that are read by day; a row that two of them count is one row."""
    conditions: dict[tuple[str, str], set[str]] = {}
    for measure in measures:
        if not by_rows(measure):
            continue
        block = measure.block
        parts = [measure.where or "", f"{quote(block.reached)} is not null" if block.reached else ""]
        where = " and ".join(f"({part})" for part in parts if part)
        conditions.setdefault((measure.relation, measure.day), set()).add(where)
    return tuple(
        RowSet(relation, day, "" if "" in wheres else " or ".join(sorted(wheres)))
        for (relation, day), wheres in sorted(conditions.items())
    )


def breach_name(measure: MeasureSpec) -> str | None:
    """Name of the figure "rows that break the measure's `each`"."""
    return f"each|{measure.relation}|{measure.day}|{measure.block.each}" if measure.block.each else None


def unrated_name(measure: MeasureSpec) -> str | None:
    """Name of the figure "rows in a currency without a rate", for measures of money."""
    money = MONEY.get(measure.relation, ("amount",) if measure.relation == "spending" else ())
    if not set(measure.columns) & set(money):
        return None
    return f"unrated|{measure.relation}|{measure.day}|{measure.where or ''}"


def blank_names(measure: MeasureSpec) -> tuple[str, str] | None:
    """Names of the figures "deals nobody wrote an amount for" and "deals with one", for sums of the amounts of deals."""
    if measure.relation != "deals" or measure.sql.replace(" ", "").lower() != "sum(amount)":
        return None
    rest = f"{measure.relation}|{measure.day}|{measure.where or ''}"
    return f"blank|{rest}", f"filled|{rest}"


def rated_day(relation: str) -> str:
    """The day of whose rate money is: a deal's of the day it was closed, or of its beginning while it is open."""
    return "coalesce(closed_at, created_at)" if relation == "deals" else quote(DAYS[relation])


def unrated(measure: MeasureSpec, first: date, beyond: date, settled: Settled, cut: Cut) -> str:
    """The rows in a currency without a rate: [value of the dimension,] day of the measure, currency, day of the rate."""
    rated = rated_day(measure.relation)
    keys = [f"coalesce({quote(cut.dimension)}, '')"] if cut.dimension else []
    keys += [quote(measure.day), "unrated", rated]
    named = ", ".join(f"{key} as k{at}" for at, key in enumerate(keys))
    where = f" and ({measure.where})" if measure.where else ""
    day = quote(measure.day)
    return (
        f"{with_clause(measure.relation, settled, columns_of([measure], cut))}\nselect distinct {named}\n"
        f"from {measure.relation}\nwhere unrated is not null and {day} >= {literal(first)} and {day} < {literal(beyond)}{where}"
    )


def daily(
    relation: str,
    measures: Sequence[MeasureSpec],
    rows: Collection[RowSet],
    first: date,
    beyond: date,
    settled: Settled,
    cut: Cut,
) -> Query:
    """All additive figures of a relation, by day of each measure's own day column, and the rows behind them.

    Rows of the answer: branch, day, [value of the dimension,] figures.
    """
    branches: list[tuple[str, ...]] = []
    selects = []
    noted = {DAYS[relation]} if relation in NOTES else set()
    days = sorted({measure.day for measure in measures} | {one.day for one in rows} | noted)
    figures = [
        _figures(
            [m for m in measures if m.day == day],
            [one for one in rows if one.day == day],
            relation,
            noted=day in noted,
        )
        for day in days
    ]
    width = max(len(found) for found in figures)
    for number, (day, found) in enumerate(zip(days, figures, strict=True)):
        branches.append(tuple(found))
        selects.append(_branch(number, relation, quote(day), list(found.values()), width, (first, beyond), cut))
    head = with_clause(relation, settled, columns_of(measures, cut))
    return Query(relation, "day", head + "\n" + "\nunion all\n".join(selects), tuple(branches))


def _branch(
    number: int,
    relation: str,
    day: str,
    figures: Sequence[tuple[str, str]],
    width: int,
    span: tuple[date, date],
    cut: Cut,
) -> str:
    """The figures of one day column: first summed by day and by what the conditions ask for, then by day alone.

    A condition on a column of few values is thus asked once for each value and day, not for each row: five times as fast.
    """
    keys = {"_day": bucket(day, cut)}
    if cut.dimension:
        keys["_member"] = f"coalesce({quote(cut.dimension)}, '')"
    sums: dict[str, str] = {}
    slots = []
    for index, (aggregate, where) in enumerate(figures):
        total = f"sum({sums.setdefault(aggregate, f'_s{len(sums)}')})"
        if where:
            named = portable.columns(where)
            if set(named) <= DISCRETE:
                keys.update({quote(column): quote(column) for column in named})
                total += f" filter (where {where})"
            else:
                flag = next((name for name, text in keys.items() if text == _flag(where)), f"_c{len(keys)}")
                keys[flag] = _flag(where)
                total += f" filter (where {flag})"
        slots.append(f"cast({total} as {NUMBER}) as f{index}")
    slots += [f"cast(null as {NUMBER}) as f{index}" for index in range(len(slots), width)]
    named_keys = [text if text == name else f"{text} as {name}" for name, text in keys.items()]
    inner = ",\n    ".join([*named_keys, *(f"{text} as {name}" for text, name in sums.items())])
    grouped = ", ".join(keys.values())
    outer = "_day, _member" if cut.dimension else "_day"
    listed = ",\n  ".join([f"{number} as branch", *outer.split(", "), *slots])
    return (
        f"select\n  {listed}\nfrom (\n  select\n    {inner}\n  from {relation}\n"
        f"  where {day} >= {literal(span[0])} and {day} < {literal(span[1])}\n  group by {grouped}\n) by_day\ngroup by {outer}"
    )


def _flag(where: str) -> str:
    return f"coalesce({where}, false)"


def columns_of(measures: Sequence[MeasureSpec], cut: Cut) -> list[str]:
    """The columns that measures read, and the one they are cut by."""
    named = {column for measure in measures for column in measure.columns}
    return sorted(named | ({cut.dimension} if cut.dimension else set()))


def _figures(
    measures: Sequence[MeasureSpec], rows: Collection[RowSet], relation: str, *, noted: bool
) -> dict[str, tuple[str, str]]:
    """Aggregate and condition ("" for none) of every figure of one branch: measures, rows used, breaches, notes."""
    found: dict[str, tuple[str, str]] = {}
    for measure in measures:
        if measure.mode == "daily":
            found[measure.id] = measure.sql, measure.where or ""
        if name := breach_name(measure):
            found[name] = "count(*)", f"not coalesce({measure.block.each}, false)"
        if name := unrated_name(measure):
            also = f" and ({measure.where})" if measure.where else ""
            found[name] = "count(*)", f"unrated is not null{also}"
        if names := blank_names(measure):
            also = f" and ({measure.where})" if measure.where else ""
            found[names[0]] = "count(*)", f"amount is null and unrated is null{also}"
            found[names[1]] = "count(amount)", measure.where or ""
    found.update({one.name: ("count(*)", one.where) for one in sorted(rows)})
    if noted:
        found.update({f"note|{name}": (f"sum({column})", "") for name, column in NOTES.get(relation, ())})
    return found


def bucket(day: str, cut: Cut) -> str:
    """The first day of the stretch a row's day is in; the day itself within the period."""
    if not cut.starts:
        return day
    arms = [f"when {day} >= {literal(start)} then {literal(start)}" for start in reversed(cut.starts)]
    if cut.days_from and cut.days_to:
        own = f"when {day} >= {literal(cut.days_from)} and {day} < {literal(cut.days_to)} then {day}"
        arms.insert(0, own)
    return f"case {' '.join(arms)} end"


def first_day(relation: str, settled: Settled) -> str:
    """The query for the first day of a relation, of those days by which its rows are counted."""
    return f"{with_clause(relation, settled, ())}\nselect min({DAYS[relation]}) as day from {relation}"


def members_by_part(relation: str, dimension: str, settled: Settled) -> str:
    """The query for the parts that have rows of each value of a dimension: value, part."""
    return (
        f"{with_clause(relation, settled, (dimension,))}\n"
        f"select distinct coalesce({quote(dimension)}, '') as member, _part from {relation}"
    )
