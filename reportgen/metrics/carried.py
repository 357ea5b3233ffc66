"""Money that was converted at a rate from long before it: a part of the figure is an estimate.

A rate holds until the next one of its currency. Convention, stated once: it is carried too far where it is older than `FRESH`
days and than one and a half times the usual (median) distance of two rates of its currency; a currency with one rate only has a
fixed one, which is never old. By how much a carried rate may be off is told by how far the rates of the currency ever lay apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from statistics import median

from reportgen.metrics.by_window import months_before
from reportgen.metrics.catalog import Catalog, MeasureSpec
from reportgen.metrics.estimates import status_of
from reportgen.metrics.frames import WHOLE, Ask, as_day
from reportgen.metrics.portable import quote
from reportgen.metrics.rows import conditions_of
from reportgen.metrics.scoreboard import Estimated, Reading, Scoreboard
from reportgen.metrics.settled import Settled, available
from reportgen.metrics.sql import literal, rated_day, unrated_name
from reportgen.metrics.windows import Window

FRESH = 35
"""Days for which any rate is good: a month, and the days until somebody has written the next one."""


@dataclass(frozen=True)
class Carried:
    """A rate that was used for longer than rates of its currency are.

    Attributes:
        currency: whose.
        rate_of: its day.
        first: from this day on it is too old.
        beyond: the day of the next rate; None where none came.
        margin: by what share the rates of the currency ever lay apart.
    """

    currency: str
    rate_of: date
    first: date
    beyond: date | None
    margin: float

    def on(self, day: date) -> bool:
        """Whether money of a day was converted at it."""
        return self.first <= day and (self.beyond is None or day < self.beyond)


def carried_rates(rates: Sequence[tuple[str, date, float]]) -> tuple[Carried, ...]:
    """The rates that are carried too far, by currency and day.

    Args:
        rates: currency, first day, reporting currency for one unit; in any order.
    """
    by_currency: dict[str, dict[date, float]] = {}
    for currency, day, rate in rates:
        by_currency.setdefault(currency, {})[day] = rate
    found = []
    for currency, known in sorted(by_currency.items()):
        days = sorted(known)
        if len(days) < 2:
            continue
        usual = max(FRESH, round(1.5 * median((later - day).days for day, later in pairwise(days))))
        margin = max(known.values()) / min(known.values()) - 1.0
        for day, beyond in (*pairwise(days), (days[-1], None)):
            first = day + timedelta(days=usual + 1)
            if beyond is None or first < beyond:
                found.append(Carried(currency, day, first, beyond, margin))
    return tuple(found)


def marked(board: Scoreboard, catalog: Catalog, settled: Settled, query: Ask) -> Scoreboard:
    """The scoreboard whose figures of money say how many of their rows were converted at a rate carried too far.

    Args:
        board: as computed.
        catalog: what the KPIs are.
        settled: what the relations are made for.
        query: the engine's one method.
    """
    if "fx" not in settled.fed or not board.period.begun(board.as_of):
        return board
    known = board.period.to_date(board.as_of)
    rows = _Rows(Window(known.start, known.end, board.as_of), settled, query)
    return replace(board, readings=tuple(_marked(each, catalog, rows) for each in board.readings))


def _marked(reading: Reading, catalog: Catalog, rows: _Rows) -> Reading:
    if reading.value is None or reading.kpi not in catalog.kpis or reading.estimated is not None:
        return reading
    dimension, member = reading.by or (None, WHOLE)
    found = [rows.of(each, dimension, member) for each in catalog.measures_of(reading.kpi)]
    old = sum(each.old for each in found)
    if not old:
        return reading
    total = sum(each.rows for each in found)
    rates = sorted({rate for each in found for rate in each.rates})
    said = ", ".join(f"{currency} {day.isoformat()}" for currency, day in rates)
    estimated = Estimated("amounts", total - old, total, max(each.margin for each in found), (("", said),))
    return replace(reading, estimated=estimated, status=status_of(reading, estimated))


@dataclass(frozen=True)
class _Converted:
    """Rows of money, how many of them were converted at a rate carried too far, by how much it may be off, which rates."""

    rows: int = 0
    old: int = 0
    margin: float = 0.0
    rates: frozenset[tuple[str, date]] = frozenset()


class _Rows:
    """The rows behind measures of money, by currency and day of the rate; each measure is asked for once by dimension."""

    def __init__(self, window: Window, settled: Settled, query: Ask) -> None:
        self._window, self._settled, self._query = window, settled, query
        self._held: dict[tuple[str, str | None], dict[str, _Converted]] = {}

    @cached_property
    def _carried(self) -> tuple[Carried, ...]:
        """Asked for where a figure is of money only."""
        until = literal(self._settled.as_of)
        rates = self._query(f"select upper(trim(currency)), date, rate from raw_fx where date <= {until}")
        return carried_rates([(str(of), as_day(day), float(rate)) for of, day, rate in rates if rate])

    def of(self, measure: MeasureSpec, dimension: str | None, member: str) -> _Converted:
        """What is behind a measure, whole or in one segment; nothing for one without money."""
        key = measure.id, dimension
        if key not in self._held:
            self._held[key] = dict(self._read(measure, dimension)) if self._concerns(measure) else {}
        return self._held[key].get(member, _Converted())

    def _concerns(self, measure: MeasureSpec) -> bool:
        if unrated_name(measure) is None or "currency" not in (available(measure.relation, self._settled) or ()):
            return False
        block, window = measure.block, self._window
        first = months_before(window.beyond, block.months) if block.months else window.first
        open_end = block.until or block.last
        return any(
            each.first < window.beyond and (open_end or each.beyond is None or first < each.beyond)
            for each in self._carried
        )

    def _read(self, measure: MeasureSpec, dimension: str | None) -> Iterator[tuple[str, _Converted]]:
        cut = (dimension,) if dimension else ()
        day = rated_day(measure.relation)
        columns = [
            column for column in ("currency", "created_at", "closed_at") if column == "currency" or column in day
        ]
        head, conditions = conditions_of(measure, self._window, self._settled, (*columns, *cut))
        keys = [f"coalesce({quote(dimension)}, '')"] if dimension else []
        keys += ["upper(trim(currency))", day]
        named = ", ".join(f"{key} as k{at}" for at, key in enumerate(keys))
        grouped = ", ".join(keys)
        answer = self._query(
            f"{head}\nselect {named}, count(*) as counted\nfrom {measure.relation}\nwhere {conditions}\ngroup by {grouped}"
        )
        found: dict[str, _Converted] = {}
        for *of, currency, rated, count in answer:
            member = str(of[0]) if of else WHOLE
            held = found.get(member, _Converted())
            rate = next((c for c in self._carried if c.currency == currency and c.on(as_day(rated))), None)
            found[member] = _Converted(
                held.rows + int(count),
                held.old + (int(count) if rate else 0),
                max(held.margin, rate.margin if rate else 0.0),
                held.rates | ({(rate.currency, rate.rate_of)} if rate else frozenset()),
            )
        yield from found.items()
