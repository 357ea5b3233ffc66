"""From measures to SQL, for what does not add up over days: figures of a window as such, and how long cases waited."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from reportgen.metrics.catalog import MeasureSpec
from reportgen.metrics.portable import quote
from reportgen.metrics.settled import Settled
from reportgen.metrics.sql import NUMBER, Cut, Query, columns_of, literal, with_clause
from reportgen.metrics.windows import Window
from reportgen.periods import DAY, add_months

OLD_DAYS = 92
"""A level is old when the period ends more than a quarter after its last number: of what is read off each quarter none is."""


def windowed(
    relation: str,
    measures: Sequence[MeasureSpec],
    windows: Sequence[Window],
    settled: Settled,
    cut: Cut,
    *,
    noted: bool = False,
) -> Query:
    """All figures of a relation that do not add up, for each window; where it is to be noted, how many levels in them are old.

    Rows of the answer: branch, number of the window, [value of the dimension,] value, rows.
    """
    trailing = sorted({measure.block.months for measure in measures if measure.block.months})
    once = any(measure.block.once for measure in measures)
    columns = ("_w", "_first", "_beyond", "_seen", *(f"_first_{n}" for n in trailing), *(("_last",) if once else ()))
    listed = []
    for number, window in enumerate(windows):
        firsts = [months_before(window.beyond, n) for n in trailing]
        days = [window.first, window.beyond, window.seen, *firsts, *([window.beyond - DAY] if once else [])]
        listed.append((str(number), *map(literal, days)))
    head = with_clause(relation, settled, columns_of(measures, cut), table("windows", columns, listed))
    selects = [_windowed(number, measure, cut, _bounds(measure, windows)) for number, measure in enumerate(measures)]
    names = tuple((measure.id,) for measure in measures)
    for measure in measures if noted and relation == "social" and cut.dimension is None else ():
        if measure.block.last and measure.block.per:
            selects.append(_old(len(names), measure, windows))
            names = (*names, (f"note|{measure.id}_old",))
    return Query(relation, "window", head + "\n" + "\nunion all\n".join(selects), names)


def table(name: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A common table expression of rows that are written out: a list of values is planned faster than a union of selects."""
    listed = ",\n  ".join(f"({', '.join(row)})" for row in rows)
    return f"{name} as (select * from (values\n  {listed}\n) as listed ({', '.join(columns)}))"


def months_before(beyond: date, months: int) -> date:
    """First day of the given number of months that end where a window ends."""
    return add_months(beyond, -months)


def _bounds(measure: MeasureSpec, windows: Sequence[Window]) -> str:
    """The days of all windows as a condition of its own: what is joined is no reason for an engine to leave a partition unread."""
    if not windows:
        return ""
    block, day = measure.block, quote(measure.day)
    until = f" and {day} < {literal(max(one.beyond for one in windows))}"
    if block.until or block.last:
        return until
    firsts = [months_before(one.beyond, block.months) if block.months else one.first for one in windows]
    return f" and {day} >= {literal(min(firsts))}{until}"


def _windowed(number: int, measure: MeasureSpec, cut: Cut, bounds: str) -> str:
    block, day = measure.block, quote(measure.day)
    first = f"_first_{block.months}" if block.months else "_first"
    span = f"{day} < _beyond" if block.until or block.last else f"{day} >= {first} and {day} < _beyond"
    conditions = [span]
    if block.ends:
        conditions.append(f"({quote(block.ends)} is null or {quote(block.ends)} >= _beyond)")
    if block.reached:
        conditions.append(f"{quote(block.reached)} <= _seen")
    where = f"where {measure.where}\n" if measure.where else ""
    source = f"from {measure.relation} join windows on {' and '.join(conditions)}{bounds}\n{where}"
    member = f"coalesce({quote(cut.dimension)}, '')" if cut.dimension else ""
    named, grouped, outer = (f"{member} as member, ", f", {member}", "member, ") if member else ("", "", "")
    top = f"select {number} as branch, _w, {outer}"
    if block.last:
        per = quote(block.per) if block.per else "1"
        inner = (
            f"select _w, {named}max({quote(block.last)}) as value, count(*) as counted,"
            f" row_number() over (partition by _w, {per}{grouped} order by {day} desc) as newest\n"
            f"{source}{'and' if measure.where else 'where'} {quote(block.last)} is not null\n"
            f"group by _w, {per}, {day}{grouped}"
        )
        return (
            f"{top}cast(sum(value) as {NUMBER}) as value, sum(counted) as counted\nfrom (\n{inner}\n) by_day\n"
            f"where newest = 1\ngroup by _w{', member' if member else ''}"
        )
    if block.per:
        inner = f"select _w, {named}{measure.sql} as value, count(*) as counted\n{source}group by _w, {quote(block.per)}{grouped}"
        value = f"count(*) filter (where {block.keep})" if block.keep else "sum(value)"
        return (
            f"{top}cast({value} as {NUMBER}) as value, sum(counted) as counted\nfrom (\n{inner}\n) by_member\n"
            f"group by _w{', member' if member else ''}"
        )
    if block.once:
        # By day first: a table of visits has ten thousand rows a day, and then no day is one row.
        inner = (
            f"select {day} as _day, {named}{measure.sql} as value, count(*) as counted\nfrom {measure.relation}\n{where}"
            f"group by {day}{grouped}"
        )
        only = "sum(counted) = 1 and min(_day) in (min(_first), min(_last))"
        return (
            f"{top}cast(case when {only} then max(value) end as {NUMBER}) as value, sum(counted) as counted\nfrom (\n{inner}\n"
            f") by_day join windows on _day >= _first and _day < _beyond\ngroup by _w{', member' if member else ''}"
        )
    return (
        f"select {number} as branch, _w, {named}cast({measure.sql} as {NUMBER}) as value, count(*) as counted\n"
        f"{source}group by _w{grouped}"
    )


def _old(number: int, measure: MeasureSpec, windows: Sequence[Window]) -> str:
    """How many networks have had no number for long, whose last one counts in a level all the same."""
    day, per = quote(measure.day), quote(measure.block.per or "")
    ages = " ".join(
        f"when {at} then {literal(one.beyond - timedelta(days=OLD_DAYS))}" for at, one in enumerate(windows)
    )
    return (
        f"select {number} as branch, _w, cast(count(*) as {NUMBER}) as value, count(*) as counted\nfrom (\n"
        f"select _w, {per} as _of, max({day}) as _newest\n"
        f"from {measure.relation} join windows on {day} < _beyond{_bounds(measure, windows)}\n"
        f"where {quote(measure.block.last or '')} is not null{f' and ({measure.where})' if measure.where else ''}\n"
        f"group by _w, {per}\n) by_member\nwhere _newest < case _w {ages} end\ngroup by _w"
    )


def durations(
    relation: str, measures: Sequence[MeasureSpec], windows: Sequence[Window], settled: Settled, cut: Cut
) -> Query:
    """How many cases that began in a window waited how long, as it was known at the end of the day the window is seen.

    Rows of the answer: branch, number of the window, [value of the dimension,] days, outcome (1 the event, 2 lost before it,
    0 neither so far), cases.
    """
    listed = [(str(number), *map(literal, (one.first, one.beyond, one.seen))) for number, one in enumerate(windows)]
    head = with_clause(
        relation, settled, columns_of(measures, cut), table("windows", ("_w", "_first", "_beyond", "_seen"), listed)
    )
    member = f"coalesce({quote(cut.dimension)}, '')" if cut.dimension else ""
    named, grouped = (f"{member} as member, ", f"{member}, ") if member else ("", "")
    selects = []
    for number, measure in enumerate(measures):
        block = measure.block
        since, to = quote(block.since or ""), quote(block.to or "")
        lost = quote(block.lost) if block.lost else "cast(null as date)"
        outcome = f"case when {to} <= _seen then 1 when {lost} <= _seen then 2 else 0 end"
        end = f"case when {to} <= _seen then {to} when {lost} <= _seen then {lost} else _seen end"
        # A time stamp before its beginning is kept, as a wait of no days.
        days = f"cast(greatest({end}, {since}) - {since} as integer)"
        also = f" and ({measure.where})" if measure.where else ""
        selects.append(
            f"select {number} as branch, _w, {named}{days} as days, {outcome} as outcome, count(*) as cases\n"
            f"from {relation} join windows on {since} >= _first and {since} < _beyond and {since} <= _seen{also}\n"
            f"group by _w, {grouped}{days}, {outcome}"
        )
    names = tuple((measure.id,) for measure in measures)
    return Query(relation, "duration", head + "\n" + "\nunion all\n".join(selects), names)


def waited(
    relation: str, measures: Sequence[MeasureSpec], starts: Sequence[date], beyond: date, settled: Settled, cut: Cut
) -> Query:
    """How many cases the event came to after how many days, by the stretch of days in which they began.

    Rows of the answer: branch, first day of the stretch, [value of the dimension,] days, cases.
    """
    ends = (*starts[1:], beyond)
    listed = [(literal(first), literal(end)) for first, end in zip(starts, ends, strict=True)]
    head = with_clause(relation, settled, columns_of(measures, cut), table("stretches", ("_first", "_beyond"), listed))
    member = f"coalesce({quote(cut.dimension)}, '')" if cut.dimension else ""
    named, grouped = (f"{member} as member, ", f"{member}, ") if member else ("", "")
    selects = []
    for number, measure in enumerate(measures):
        since, to = quote(measure.block.since or ""), quote(measure.block.to or "")
        days = f"cast(greatest({to}, {since}) - {since} as integer)"
        also = f" and ({measure.where})" if measure.where else ""
        selects.append(
            f"select {number} as branch, _first as day, {named}{days} as days, count(*) as cases\n"
            f"from {relation} join stretches on {since} >= _first and {since} < _beyond and {to} is not null{also}\n"
            f"group by _first, {grouped}{days}"
        )
    names = tuple((measure.id,) for measure in measures)
    return Query(relation, "waited", head + "\n" + "\nunion all\n".join(selects), names)
