"""The tables of `reportgen ladder` in a terminal: rungs, months, what had to be there before, what a better rate is worth."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from reportgen.cli.table import layout, width

if TYPE_CHECKING:
    from reportgen.planning.yearly import RungStanding, YearLadder
    from reportgen.text import Language

Paint = Callable[[str], str]

HEAD = ("rung", "needed", "rate", "", "so far", "to date", "due by now", "gap", "a day now", "so far ", "forecast", "80% range",
        "due")  # fmt: skip
WORDS = (0, 2)
"""Columns of words; all others are figures."""
SPARE = (9, 4, 11, 6, 8)
"""Columns that are left out where the terminal is narrow, the first one first."""
ROOM = 100
"""Columns that running text takes at most."""
SPREAD = {"plan": "as planned", "last_year": "as the year before went", "business_days": "by business days"}
NEAR = 0.02
"""Share of a need within which the plan's own number is the same."""


def lines(ladder: YearLadder, language: Language, room: int | None = None, paint: Paint | None = None) -> Iterator[str]:
    """Everything about a ladder, a line each.

    Args:
        ladder: as it stands.
        language: in which figures are written.
        room: columns of the terminal; None for as many as it takes.
        paint: colours the rungs that are short; None for none.
    """
    told = Told(ladder, language)
    yield from told.title()
    yield ""
    yield from told.rungs(room, paint)
    for part in (told.marks(), told.remarks()):
        sentences = list(part)
        if sentences:
            yield ""
            yield from _wrapped(sentences, room)
    for table in (told.months(), told.before(), told.worths(), told.records()):
        if table:
            yield ""
            yield from table.split("\n")


def no_goal(day: date | None, period: str | None) -> str:
    """What to write where there is no goal."""
    when = f" for {period}" if period else f" on {day}" if day else ""
    return (
        f"No goal is in force{when}, so there is no ladder. Write one into config/goals.yaml, e.g.\n\n"
        '    goal: {kpi: revenue, period: "2026", value: 2400000}'
    )


class Told:
    """A ladder in words of one language."""

    def __init__(self, ladder: YearLadder, language: Language) -> None:
        self.ladder, self.language = ladder, language

    def title(self) -> Iterator[str]:
        """The goal, its period and the day."""
        ladder, top = self.ladder, self.ladder.rungs[0]
        origin = "" if ladder.goal_from == "goal" else f", from the {ladder.goal_from}"
        goal = self.figure(top, float(top.needed))
        yield f"{self.language.kpi(top.rung)}: {goal} in {ladder.year.id}{origin}, as of {ladder.as_of}"

    def rungs(self, room: int | None, paint: Paint | None) -> Iterator[str]:
        """A line for each rung."""
        rows = [self.row(each) for each in self.ladder.rungs]
        kept = list(range(len(HEAD)))
        for spare in SPARE:
            if room is None or _needs(rows, kept) <= room:
                break
            kept.remove(spare)
        shown = layout(
            [HEAD[at] for at in kept], [[row[at] for at in kept] for row in rows], [at not in WORDS for at in kept]
        )
        for number, line in enumerate(shown.split("\n")):
            short = number > 1 and is_short(self.ladder.rungs[number - 2])
            yield paint(line) if paint and short else line

    def row(self, each: RungStanding) -> tuple[str, ...]:
        """The cells of one rung."""
        due_now = None if each.needed_to_date is None else float(each.needed_to_date)
        ends = each.interval and [self.figure(each, end) for end in each.interval]
        return (
            each.rung,
            self.figure(each, float(each.needed)),
            each.rate_kpi,
            "" if each.rate is None else self.rate(each, float(each.rate)) + " *" * (each.rate_from == "measured"),
            "" if each.rate is None else self.rate(each, each.rate_seen),
            self.figure(each, each.to_date),
            self.figure(each, due_now),
            self.figure(each, each.gap, sign=True),
            self.a_day(each, each.per_business_day),
            self.a_day(each, each.per_business_day_so_far),
            self.figure(each, each.forecast),
            self.language.range_table(*ends) if ends else self.figure(each, None),
            f"{each.due}{'' if each.lag_days is not None else ' ?'}",
        )

    def figure(self, each: RungStanding, value: float | None, *, sign: bool = False) -> str:
        """A figure of a rung: people and money whole."""
        from reportgen.quantities import Quantity, Unit

        if value is None:
            return self.language.quantity(None)
        money = each.unit is Unit.MONEY
        currency = self.ladder.currency or "" if money else None
        return self.language.quantity(Quantity(float(round(value)), each.unit, currency), style="whole", sign=sign)

    def rate(self, each: RungStanding, value: float | None) -> str:
        """A rate in per cent; what a deal brings as money."""
        from reportgen.planning.rates import DEAL
        from reportgen.quantities import Quantity, Unit

        if value is None:
            return self.language.quantity(None)
        if each.rate_kpi == DEAL or (each.rate or 0) > 1:
            return self.language.quantity(Quantity(value, Unit.MONEY, self.ladder.currency or ""), style="whole")
        return self.language.quantity(Quantity(value, Unit.PERCENT))

    def a_day(self, each: RungStanding, value: float | None) -> str:
        """What a business day brings: small numbers with their decimals."""
        from reportgen.quantities import Unit

        if value is None or each.unit is Unit.MONEY or not value:
            return self.figure(each, value)
        return self.language.number(value, 0 if value >= 100 else 1 if value >= 10 else 2)

    def marks(self) -> Iterator[str]:
        """What the columns and marks mean."""
        ladder = self.ladder
        yield (
            "due by now: what the period's own days had to bring by then; gap: what they brought, less that; a day: what each "
            "business day until the due day must bring; due: the day by which the last must exist to be customers in time."
        )
        if ladder.measured is not None:
            yield f"* measured from {ladder.measured.start} to {ladder.measured.last}, for no plan names it"
        if any(each.lag_days is None for each in ladder.rungs):
            yield "? the time from there to a customer is not known, so nothing is asked for earlier"
        ways = {way: [each.rung for each in ladder.rungs if each.spread_from == way] for way in SPREAD}
        used = [way for way in SPREAD if ways[way]]
        told = [SPREAD[way] if len(used) == 1 else f"{SPREAD[way]} ({', '.join(ways[way])})" for way in used]
        yield f"months are shared out {', '.join(told)}"

    def remarks(self) -> Iterator[str]:
        """What is no rung, what is not known, and where plan and rates differ."""
        for about, reason in self.ladder.notes:
            if reason.reason != "rate_measured":
                yield f"{about}: {self.language.missing(reason)}"
        for each in self.ladder.rungs:
            for name, of in (("to_date", ""), ("lag_days", ", days to a customer"), ("forecast", ", forecast")):
                if (why := each.why(name)) is not None and (name != "forecast" or why != each.why("to_date")):
                    yield f"{each.rung}{of}: {self.language.missing(why)}"
            needed = float(each.needed)
            if each.planned is not None and each.rate is not None and abs(each.planned - needed) > NEAR * needed:
                yield f"{each.rung}: the plan asks for {self.figure(each, each.planned)}, the rates for {self.figure(each, needed)}"

    def months(self) -> str:
        """What each month needs, with the sum of each quarter; rungs beside each other, for they are fewer than months."""
        from reportgen.planning.ladder import quarters

        ladder, rungs = self.ladder, self.ladder.rungs
        rows: list[list[str]] = []
        if any(each.before for each in rungs):
            rows.append(["before", *(self.figure(each, float(each.before)) for each in rungs)])
        summed = len(ladder.months) % 3 == 0 and len(ladder.months) > 3
        by_quarter = [quarters(each.months) for each in rungs] if summed else []
        for at, month in enumerate(ladder.months):
            rows.append([month.id, *(self.figure(each, float(each.months[at])) for each in rungs)])
            if by_quarter and at % 3 == 2:
                sums = (self.figure(each, float(of[at // 3])) for each, of in zip(rungs, by_quarter, strict=True))
                rows.append([f"  Q{at // 3 + 1}", *sums])
        rows.append(["in all", *(self.figure(each, float(each.needed)) for each in rungs)])
        return layout(["needed in", *(each.rung for each in rungs)], rows, [False, *[True] * len(rungs)])

    def before(self) -> str:
        """What had to stand on each rung when the period began, and what did."""
        rows = [
            (
                each.rung,
                self.figure(each, float(each.before)),
                self.figure(each, each.before_actual),
                str(each.lag_days),
                f"{each.won:,}",
            )
            for each in self.ladder.rungs
            if each.before
        ]
        head = (f"before {self.ladder.year.start}", "needed", "stood there", "days to a customer", "median of won")
        return layout(head, rows, [False, True, True, True, True]) if rows else ""

    def worths(self) -> str:
        """What a better rate, or more of what everything begins with, brings."""
        from reportgen.quantities import Quantity, Unit

        counts = [each.rung for each in self.ladder.rungs if each.unit is not Unit.MONEY]
        money = self.ladder.deal is not None and self.ladder.currency is not None and counts[:1] == ["customers"]
        rows = []
        for worth in self.ladder.sensitivity:
            step = float(worth.change)
            change = (
                f"{step:+.0%} {worth.kpi}" if worth.kpi == counts[-1] else f"{step * 100:+.3g} points of {worth.kpi}"
            )
            brings = Quantity(float(round(worth.revenue)), Unit.MONEY, self.ladder.currency or "") if money else None
            shown = [self.language.quantity(brings, style="whole")] if money else []
            rows.append([change, self.language.number(float(worth.customers), 1), *shown])
        head = [
            "worth in the period, all else as planned",
            f"more {counts[0] if counts else ''}",
            *(["revenue"] if money else []),
        ]
        return layout(head, rows, [False, True, True][: len(head)]) if rows else ""

    def records(self) -> str:
        """How far such forecasts were off."""
        rows = [
            (
                each.rung,
                f"{each.record.months}",
                f"{each.record.held} of {each.record.tests}",
                self.language.percent(each.record.off, 1),
            )
            for each in self.ladder.rungs
            if each.record is not None
        ]
        head = ("forecasts of the last months", "months ahead", "range held", "middle was off")
        return layout(head, rows, [False, True, True, True]) if rows else ""


def is_short(each: RungStanding) -> bool:
    """Whether a rung is short of what was due by now, and its forecast with all its range does not reach the need."""
    return bool(each.gap is not None and each.gap < 0 and each.interval and each.interval[1] < float(each.needed))


def _needs(rows: Sequence[Sequence[str]], kept: Sequence[int]) -> int:
    return sum(max(width(HEAD[at]), *(width(row[at]) for row in rows)) for at in kept) + 2 * (len(kept) - 1)


def _wrapped(told: Sequence[str], room: int | None) -> Iterator[str]:
    for text in told:
        yield from textwrap.wrap(
            text, min(room or ROOM, ROOM), initial_indent="  ", subsequent_indent="      ",
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
