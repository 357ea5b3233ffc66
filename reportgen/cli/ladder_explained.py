"""How each figure of a rung came about, as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.cli.ladder_table import SPREAD, Told
from reportgen.errors import UsageError, did_you_mean

if TYPE_CHECKING:
    from fractions import Fraction

    from reportgen.planning.rates import Rate
    from reportgen.planning.yearly import RungStanding, YearLadder
    from reportgen.text import Language

ROOM = 110


def as_text(ladder: YearLadder, language: Language, rung: str | None = None) -> str:
    """Every figure of one rung, or of all: formula, rates and where they are from, and all that was put into them.

    Raises:
        UsageError: the ladder has no such rung.
    """
    known = [each.rung for each in ladder.rungs]
    if rung is not None and rung not in known:
        left_out = next((reason for about, reason in ladder.notes if about == rung), None)
        why = f": {language.missing(left_out)}" if left_out else ""
        raise UsageError(f"the ladder has no rung '{rung}'{why}. {did_you_mean(rung, known)}".strip())
    told = Explained(ladder, language)
    blocks = [told.rung(at) for at, name in enumerate(known) if rung in (None, name)]
    return "\n\n".join("\n".join(block) for block in blocks)


class Explained(Told):
    """A ladder whose figures are told with how they came about."""

    def rung(self, at: int) -> Iterator[str]:
        """All of one rung."""
        each, above = self.ladder.rungs[at], self.ladder.rungs[at - 1] if at else None
        yield f"{self.language.kpi(each.rung)}  ({each.rung}), {self.ladder.year.id}, as of {self.ladder.as_of}"
        yield ""
        parts = {
            "needed": self.needed(each, above),
            "rate": self.origin(each, above),
            "plan": f"table or plan ask for {self.figure(each, each.planned)}"
            if each.planned is not None and above
            else "",
            "lag": self.lag(each),
            "before": self.pipeline(each),
            "months": self.spread(each),
            "to date": self.to_date(each),
            "left": self.left(each),
            "forecast": self.forecast(each),
            "record": self.record(each),
        }
        for name, text in parts.items():
            if text:
                yield from textwrap.wrap(
                    text, ROOM, initial_indent=f"{name:<11} ", subsequent_indent=" " * 12,
                    break_long_words=False, break_on_hyphens=False,
                )  # fmt: skip

    def needed(self, each: RungStanding, above: RungStanding | None) -> str:
        """The formula."""
        if above is None or each.rate is None:
            origin = (
                "goal in config/goals.yaml"
                if self.ladder.goal_from == "goal"
                else f"the {self.ladder.goal_from} of the year"
            )
            return f"{self.figure(each, float(each.needed))}, the {origin}"
        exactly = above.needed / each.rate
        rounded = "" if exactly == each.needed else f" = {float(exactly):,.10g}, rounded up"
        return (
            f"{self.figure(each, float(each.needed))} = {above.rung} {self.figure(above, float(above.needed))} / "
            f"{each.rate_kpi} {_fraction(each.rate)}{rounded}"
        )

    def origin(self, each: RungStanding, above: RungStanding | None) -> str:
        """The rate and where it is from."""
        if above is None or each.rate is None or each.origin is None:
            return ""
        seen = f"; {self.rate(each, each.rate_seen)} in the year to date" if each.rate_seen is not None else ""
        return f"{each.rate_kpi} {self.rate(each, float(each.rate))}, {self._from(each.origin, above, each)}{seen}"

    def _from(self, rate: Rate, above: RungStanding, each: RungStanding) -> str:
        if rate.origin == "measured" and rate.counts and self.ladder.measured:
            span = f"{self.ladder.measured.start} to {self.ladder.measured.last}"
            below = "won deals with an amount" if rate.kpi == "average_deal" else each.rung
            top, under = (f"{float(count):,.10g}" for count in rate.counts)
            return f"measured: {above.rung} {top} / {below} {under} of the last twelve complete months, {span}"
        if rate.parts:
            return f"from the plan: {' x '.join(f'{name} {_fraction(part)}' for name, part in rate.parts)}"
        if rate.counts:
            top, under = (f"{float(count):,.10g}" for count in rate.counts)
            return f"from the plan of both: {above.rung} {top} / {each.rung} {under} in {self.ladder.year.id}"
        return f"from the plan: {rate.kpi} of {self.ladder.year.id}"

    def lag(self, each: RungStanding) -> str:
        """How long it takes from there, and the day that follows."""
        if each.lag_days is None:
            why = each.why("lag_days")
            return f"{self.language.missing(why) if why else 'not known'}; due {each.due}, the last day of {self.ladder.year.id}"
        if not each.lag_days:
            return f"none; due {each.due}, the last day of {self.ladder.year.id}"
        return (
            f"{each.lag_days} days, the median of {each.won:,} who got from there to the end, of cohorts older than nine in ten of "
            f"all who did had waited; due {each.due} = {self.ladder.year.last} less {each.lag_days} days"
        )

    def pipeline(self, each: RungStanding) -> str:
        """What had to stand there before the year."""
        if not each.before:
            return ""
        why = each.why("before_actual")
        stood = (
            f"{self.figure(each, each.before_actual)} stood there that day, neither won nor lost"
            if each.before_actual is not None
            else self.language.missing(why)
            if why
            else "what stood there is not known"
        )
        return f"{self.figure(each, float(each.before))} needed before {self.ladder.year.start}; {stood}"

    def spread(self, each: RungStanding) -> str:
        """What each month needs."""
        months = zip(self.ladder.months, each.months, strict=True)
        listed = ", ".join(f"{month.id} {self.figure(each, float(needed))}" for month, needed in months)
        return f"shared out {SPREAD[each.spread_from]}: {listed}"

    def to_date(self, each: RungStanding) -> str:
        """What there is, and what was due."""
        due = self.figure(each, None if each.needed_to_date is None else float(each.needed_to_date))
        if each.to_date is None:
            why = each.why("to_date")
            return f"{self.language.missing(why) if why else 'not known'}; {due} due by {self.ladder.as_of}"
        return f"{self.figure(each, each.to_date)}, less {due} due by {self.ladder.as_of}: {self.figure(each, each.gap, sign=True)}"

    def left(self, each: RungStanding) -> str:
        """What the rest must bring."""
        if each.left is None or each.to_date is None:
            return ""
        stood = float(each.before) if each.before_actual is None else min(float(each.before), each.before_actual)
        sum_ = [self.figure(each, float(each.needed)), *([self.figure(each, stood)] if each.before else [])]
        formula = " - ".join([*sum_, self.figure(each, each.to_date)])
        if not each.left:
            return f"nothing: {formula} is not above 0"
        days = round(each.left / each.per_business_day) if each.per_business_day else 0
        pace = self.a_day(each, each.per_business_day)
        until = f"{pace} on each of {days} business days until {each.due}" if days else f"and {each.due} is over"
        return f"{self.figure(each, each.left)} = {formula}, {until}"

    def forecast(self, each: RungStanding) -> str:
        """Where it ends."""
        if each.forecast is None or each.interval is None:
            why = each.why("forecast")
            return f"none: {self.language.missing(why)}" if why else ""
        low, high = (self.figure(each, end) for end in each.interval)
        made = "deals drawn from those of the last year, as many as" if each.unit == "money" else "drawn:"
        return (
            f"{self.figure(each, each.forecast)}, 80% range {low} to {high}; {made} a negative binomial of the business days left "
            "brings, with level, growth and season of up to 36 months (docs/planning.md)"
        )

    def record(self, each: RungStanding) -> str:
        """How such forecasts did."""
        record = each.record
        if record is None:
            return ""
        return (
            f"made again on {record.tests} earlier month ends, {record.months} months ahead: the range held {record.held} times, "
            f"the middle was {self.language.percent(record.off, 1)} off (median)"
        )


def _fraction(value: Fraction) -> str:
    """A rate as it is reckoned with: a decimal where that is all of it, else the fraction."""
    exact = value.denominator
    for prime in (2, 5):
        while exact % prime == 0:
            exact //= prime
    return f"{float(value):,.10g}" if exact == 1 else f"{value.numerator:,}/{value.denominator:,}"
