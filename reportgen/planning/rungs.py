"""The whole ladder of a year: from the goal down, each rung with its need, its standing and what a better rate would be worth."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise

from reportgen.periods import Period
from reportgen.planning.ladder import Number, Step, Worth, climb_down, exact, sensitivity
from reportgen.planning.pace import Series
from reportgen.planning.rates import DEAL, Rate
from reportgen.planning.standing import Seen, Year, spread_rung, spread_top, stand
from reportgen.planning.yearly import RungStanding, YearLadder
from reportgen.quantities import Missing, Unit

Notes = tuple[tuple[str, Missing], ...]


def year_ladder(
    year: Year,
    as_of: date,
    goal: Number,
    seen: Sequence[Seen],
    rates: Sequence[Rate],
    *,
    deal: Rate | None = None,
    currency: str | None = None,
    goal_from: str = "goal",
    measured: Period | None = None,
    notes: Notes = (),
) -> YearLadder:
    """Reckon the ladder of a goal and say how each rung stands.

    Args:
        year: the period of the goal.
        as_of: the last day known.
        goal: how much, in the unit of the first rung.
        seen: what is known of each rung, the goal first.
        rates: how each rung but the first follows from the one above; from money to customers it is what a deal brings.
        deal: what a new customer brings, for the worth of more of them.
        currency: of what is money.
        goal_from: where the goal is from.
        measured: the months over which measured rates are.
        notes: what a reader must know beside it.

    Raises:
        ValueError: the goal or a rate is not above 0.
    """
    top = seen[0]
    needs = _needs(year.period, goal, seen, rates)
    spreads = [spread_top(year, top, needs[0])]
    spreads += [spread_rung(year, one, int(need), top) for one, need in zip(seen[1:], needs[1:], strict=True)]
    shown = [None, *(_seen_rate(year, above, below) for above, below in pairwise(seen))]
    standings = tuple(
        stand(year, one, need, rate, now, spread)
        for one, need, rate, now, spread in zip(seen, needs, [None, *rates], shown, spreads, strict=True)
    )
    return YearLadder(
        year.period,
        as_of,
        top.kpi,
        standings,
        year.months,
        _worths(standings, deal),
        notes,
        goal_from,
        currency,
        deal,
        measured,
    )


def _needs(year: Period, goal: Number, seen: Sequence[Seen], rates: Sequence[Rate]) -> list[Fraction]:
    """What each rung needs in the year; whole people, each from the rounded one above."""
    money = seen[0].unit is Unit.MONEY
    if money and not rates:
        return [exact(goal)]
    deal = rates[0].value if money else 1
    steps = [
        Step(one.kpi, rate.kpi, rate.value, rate.origin, one.lag.days or 0)
        for one, rate in zip(seen[1:], rates, strict=True)
    ]
    ladder = climb_down(goal, deal, steps[1:] if money else steps, year, top=seen[1 if money else 0].kpi)
    needed = [Fraction(rung.needed) for rung in ladder.rungs]
    return [exact(goal), *needed] if money else needed


def _seen_rate(year: Year, above: Seen, below: Seen) -> float | None:
    """What the rate to the rung above is in the year to date."""
    if above.unit is Unit.MONEY and above.series is not None and above.series.amounts is not None:
        cases = Series(above.series.cases, None, above.series.first).total(
            year.period.start, min(year.now, year.period.end)
        )
        return above.so_far / cases if above.so_far is not None and cases else None
    if above.so_far is None or not below.so_far:
        return None
    return above.so_far / below.so_far


def _worths(standings: Sequence[RungStanding], deal: Rate | None) -> tuple[Worth, ...]:
    """What a point of each rate, and a tenth more of what everything begins with, brings in the year, all else as planned."""
    counts = [each for each in standings if each.unit is not Unit.MONEY]
    steps = [
        Step(below.rung, below.rate_kpi, below.rate, below.rate_from)
        for below in counts[1:]
        if below.rate is not None and below.rate_kpi != DEAL
    ]
    if not steps:
        return ()
    return sensitivity(counts[-1].needed, steps, deal.value if deal else 0)
