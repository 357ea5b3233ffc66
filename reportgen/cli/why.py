"""Why a figure moved, as text for a terminal."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportgen.cli.table import layout
from reportgen.planning import drivers
from reportgen.planning.drivers import Amount, RatioPart, RatioSplit, SumPart, SumSplit
from reportgen.quantities import Quantity, Unit

if TYPE_CHECKING:
    from reportgen.planning.explained import Explained, Split, Way
    from reportgen.planning.moments import Beside, Contrast, Moment
    from reportgen.text import Language

AGAINST = {"year_ago": "a year ago", "previous": "the period before", "plan": "plan"}
CAUSES = {
    "mix": "the mix: other shares of the segments moved it, no segment's own rate did",
    "rate": "the rates: the segments themselves moved it, the mix hardly",
    "both": "both: the mix and the segments themselves",
    "offset": "mix and rates are against each other, so the whole hardly moved",
    "simpson": "the mix, against every segment that can be rated (Simpson's paradox)",
    "chance": "nothing beyond chance",
}
"""What the causes of a ratio's change are, in words."""
SURE = {True: "yes", False: "could be chance"}
NOT_SET = "(not set)"
NAMED = 4
"""Segments that are named, at most."""


def as_text(found: Explained, language: Language) -> str:
    """Why a measure moved: its segments, its rungs, its change points."""
    lines = [
        f"{language.kpi(found.kpi)}  ({found.kpi})",
        f"{found.period.id} against {AGAINST[found.against]}, {found.base.id}",
        "",
        *(_split(found, found.split, language) if found.split else _unsplit(found)),
    ]
    for way in found.ways:
        lines += ["", *_way(way, language)]
    return "\n".join([*lines, "", *_moments(found, language)])


def _unsplit(found: Explained) -> Iterator[str]:
    yield "by segment  none: it is no sum and no ratio of sums that segments add up to, or nothing is known of"
    other = "previous" if found.against == "year_ago" else "year-ago"
    yield f"            {found.base.id} (also possible: --against {other})"


def _split(found: Explained, split: Split, language: Language) -> Iterator[str]:
    others = ", ".join(name for name, _ in split.tried[1:])
    tells = [size for _, size in split.tried]
    first = "which tells most" if tells[0] == max(tells) else "as on the pages of a report"
    most = first if tells[0] else "though no dimension tells more than chance does"
    yield f"by {split.dimension}{f', {most}; also possible: --by {others}' if others else ''}"
    yield ""
    change = split.found.change
    ends = " -> ".join(_figure(found, value, language) for value in (split.found.before, split.found.after))
    yield f"change      {ends}: {_said(found, change, language)}"
    if isinstance(split.found, SumSplit):
        yield ""
        yield _sum_table(found, split.dimension, split.found, language)
        return
    mix, rate = _together(found, [split.found.mix.value, split.found.rate.value], change.value)
    share, interval = drivers.share_of_mix(split.found)
    ends = " to ".join(language.percent(end, 0) for end in interval) if interval else ""
    part = f", {language.percent(share, 0)} of the change, 95 % {ends}" if share is not None and ends else ""
    yield f"mix         {_moved(found, mix, language)} ({_interval(found, split.found.mix, language)}){part}"
    yield f"rates       {_moved(found, rate, language)} ({_interval(found, split.found.rate, language)})"
    grown = ", ".join(name or NOT_SET for name in split.found.grown[:NAMED])
    yield f"cause       {CAUSES[split.found.cause]}{f' (of shares: {grown})' if grown else ''}"
    yield ""
    yield _ratio_table(found, split.dimension, split.found, language)


def _sum_table(found: Explained, dimension: str, split: SumSplit, language: Language) -> str:
    effects = _together(found, [part.effect.value for part in split.parts], split.change.value)
    rows = [
        (
            _name(part), _figure(found, part.before, language), _figure(found, part.after, language),
            _moved(found, effect, language), _interval(found, part.effect, language),
            SURE[part.effect.sure and _is_something(found, effect)],
        )
        for part, effect in zip(split.parts, effects, strict=True)
    ]  # fmt: skip
    ends = [_figure(found, value, language) for value in (split.before, split.after)]
    whole = (_moved(found, split.change.value, language), _interval(found, split.change, language))
    rows.append(("all", ends[0], ends[1], *whole, SURE[split.change.sure]))
    head = (dimension, "before", "now", "change", "95 % interval", "larger than chance")
    return layout(head, rows, [False, True, True, True, True, False])


def _ratio_table(found: Explained, dimension: str, split: RatioSplit, language: Language) -> str:
    wholes = [sum(getattr(part, side).below for part in split.parts) or 1.0 for side in ("before", "after")]
    all_mix, all_rate = _together(found, [split.mix.value, split.rate.value], split.change.value)
    mixes = _together(found, [part.mix.value for part in split.parts], all_mix)
    rates = _together(found, [part.rate.value for part in split.parts], all_rate)
    rows = []
    for part, mix, rate in zip(split.parts, mixes, rates, strict=True):
        shares = [
            language.percent(side.below / whole) for side, whole in zip((part.before, part.after), wholes, strict=True)
        ]
        values = [
            "" if side.rate is None else _figure(found, side.rate, language) for side in (part.before, part.after)
        ]
        # What is printed as nothing is not called larger than chance: a share of a hundredth of a point is no news.
        moved = (("mix", part.mix, mix), ("rate", part.rate, rate))
        sure = [name for name, amount, printed in moved if amount.sure and _is_something(found, printed)]
        rows.append(
            (
                _name(part),
                *shares,
                *values,
                _moved(found, mix, language),
                _moved(found, rate, language),
                ", ".join(sure),
            )
        )
    ends = [_figure(found, value, language) for value in (split.before, split.after)]
    rows.append(("all", "", "", *ends, _moved(found, all_mix, language), _moved(found, all_rate, language), ""))
    head = (dimension, "share before", "share now", "before", "now", "by mix", "by rate", "larger than chance")
    return layout(head, rows, [False, *[True] * 6, False])


def _name(part: SumPart | RatioPart) -> str:
    return f"{len(part.members)} others together" if part.members else part.name or NOT_SET


def _way(way: Way, language: Language) -> Iterator[str]:
    """The chain: what each rung did to the last one."""
    chain = way.chain
    last = chain.steps[-1].name
    effects = drivers.as_printed([step.effect.value for step in chain.steps], chain.change.value, 1)
    ends = " -> ".join(language.number(value, 0) for value in (chain.before, chain.after))
    yield f"chain       {last} against {AGAINST[way.against]}: {ends}"
    rows = []
    for step, effect in zip(chain.steps, effects, strict=True):
        sides = [_rung(step.origin, step.name, value, language) for value in (step.before, step.after)]
        name = f"{step.origin} -> {step.name}" if step.origin else step.name
        rows.append((name, *sides, language.number(effect, 1, sign=True), SURE[step.effect.sure]))
    rows.append(("all", "", "", language.number(round(chain.change.value, 1), 1, sign=True), SURE[chain.change.sure]))
    yield layout(
        ("step", AGAINST[way.against], "now", f"{last} more or less", "larger than chance"),
        rows,
        [False, True, True, True, False],
    )
    if chain.left_out:
        yield f"            without {', '.join(chain.left_out)}, where nobody stood"


def _rung(origin: str | None, name: str, value: float | None, language: Language) -> str:
    if value is None:
        return ""
    return language.number(value, 0) if origin is None or name == "revenue" else language.percent(value)


def _moments(found: Explained, language: Language) -> Iterator[str]:
    if found.searched is None:
        yield "changes     not searched for: that needs a count or rate with two years of whole months, ten cases each"
        return
    if not found.moments:
        yield f"changes     no month from which on it ran on another level, {found.searched.id}"
        return
    yield f"changes     of the level, in {found.searched.id}, trend and season taken out"
    for moment in found.moments:
        yield from _moment(moment, language)


def _moment(moment: Moment, language: Language) -> Iterator[str]:
    point = moment.point
    if not point.dated:
        between = f"some time from {point.earliest.id} to {point.latest.id}"
        yield f"            another level, but since when cannot be told: {between}, p = {point.p:.3f}"
        return
    low, high = (language.percent(end, 0, sign=True) for end in point.interval)
    about = "" if point.earliest == point.latest else f" (some time from {point.earliest.id} to {point.latest.id})"
    yield (
        f"            from {point.at.id} on{about}: {language.percent(point.change, 0, sign=True)}, "
        f"95 % {low} to {high}, p = {point.p:.3f}"
    )
    for beside in moment.beside:
        yield from _beside(beside, language)


def _beside(beside: Beside, language: Language) -> Iterator[str]:
    entry, said = beside.entry, "likely cause" if beside.likely else "at the same time as"
    where = f" ({entry.where})" if entry.where else ""
    yield f"              {said}: {entry.date} {entry.what_in(language.code)}{where}"
    if beside.contrast is not None:
        yield f"                {_contrast(beside.contrast, language)}"


def _contrast(contrast: Contrast, language: Language) -> str:
    """How the segments that a change touched moved, and those that it did not."""
    own, other = (language.percent(math.expm1(each.value), 0, sign=True) for each in (contrast.own, contrast.other))
    more = len(contrast.compared) - NAMED
    compared = ", ".join(contrast.compared[:NAMED]) + (f" and {more} more" if more > 0 else "")
    return (
        f"{contrast.dimension} {', '.join(contrast.touched)}: {own}{'' if contrast.own.sure else ', could be chance'}; "
        f"comparison group {compared}: {other}, {'moved as well' if contrast.other.sure else 'did not move beyond chance'}"
    )


# figures


def _digits(found: Explained) -> int:
    return 0 if found.unit is Unit.COUNT else 2


def _together(found: Explained, amounts: list[float], whole: float) -> list[float]:
    """Amounts as they are printed: they add up."""
    scale = 100.0 if found.unit is Unit.PERCENT else 1.0
    printed = drivers.as_printed([amount * scale for amount in amounts], whole * scale, _digits(found))
    return [amount / scale for amount in printed]


def _is_something(found: Explained, printed: float) -> bool:
    """Whether an amount is more than nothing as it is printed."""
    scale = 100.0 if found.unit is Unit.PERCENT else 1.0
    return round(abs(printed) * scale, _digits(found)) > 0


def _figure(found: Explained, value: float, language: Language) -> str:
    return language.quantity(Quantity(value, found.unit, found.currency), style="exact")


def _moved(found: Explained, value: float, language: Language) -> str:
    if found.unit is Unit.PERCENT:
        return language.points(value, 2)
    if found.unit is Unit.MONEY:
        return language.money(value, found.currency or "", "exact", sign=True)
    return language.number(value, _digits(found), sign=True)


def _interval(found: Explained, amount: Amount, language: Language) -> str:
    low, high = (_moved(found, end, language) for end in amount.interval)
    return f"{low} to {high}"


def _said(found: Explained, amount: Amount, language: Language) -> str:
    chance = "" if amount.sure else ", could be chance"
    return f"{_moved(found, amount.value, language)}, 95 % {_interval(found, amount, language)}{chance}"
