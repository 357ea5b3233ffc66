"""Why a measure moved, drawn: what each segment added to its change, and how far each segment's own figure moved.

What is printed adds up as printed. Only parts larger than chance have a colour; all others stand together.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.assemble.context import Context, quantity
from reportgen.assemble.why import (
    Why,
    digits_of,
    grown_by,
    moved,
    name_of,
    printed,
    scale_of,
    shares,
    title_of,
    wanted_cuts,
    why,
    why_said,
)
from reportgen.charts import funnel
from reportgen.charts.base import Better, tone_of
from reportgen.document import Column, Figure, Graphic, Row, Table
from reportgen.metrics.scoreboard import Reading
from reportgen.planning import drivers
from reportgen.planning.drivers import RatioPart, RatioSplit, SumPart, SumSplit
from reportgen.quantities import Quantity, Unit
from reportgen.text import Msg
from reportgen.text.numerals import DASH

__all__ = ["wanted_cuts", "why", "why_figure", "why_said"]

ROWS = 8
"""Rows of the chart, at most."""
ENOUGH = 10
"""Cases on either side from which on a segment's own change is drawn."""


@dataclass(frozen=True)
class _Line:
    """A row of the chart before it is one: label, figure, note, effect, whether that is sure, its own relative change."""

    label: Msg | str
    actual: Msg | str
    note: Msg | str
    effect: float
    sure: bool
    relative: float | None = None
    interval: tuple[float, float] | None = None


def why_figure(context: Context, kpi: str, dimension: str, width_mm: float = 176.0, rows: int = ROWS) -> Figure | None:
    """The chart: what each part added to the change from a year ago, and how each segment's own figure moved.

    Args:
        context: what the report is made from.
        kpi: the measure.
        dimension: what it is split by; see `wanted_cuts`.
        width_mm: width on A4.
        rows: at most; what does not fit stands together as "other".
    """
    found = why(context, kpi, dimension)
    if found is None:
        return None
    split = found.split
    lines = (
        _ratio_lines(found, split, rows - 1) if isinstance(split, RatioSplit) else _sum_lines(found, split, rows - 1)
    )
    reading = found.reading
    effects = _effects(found, [line.effect for line in lines])
    better: Better = reading.better if reading.better in ("up", "down") else "none"  # type: ignore[assignment]
    scale = scale_of(reading)
    steps = [
        _step(line, round(effect * scale, digits_of(reading)), better)
        for line, effect in zip(lines, effects, strict=True)
    ]
    total = Msg.of("assemble-kpi-short", kpi=kpi)
    now, then = (quantity(reading, value) for value in (reading.value, reading.year_ago))
    change = round(math.fsum(effects) * scale, digits_of(reading))
    against = Msg.of("assemble-against-year-ago", value=then)
    result = funnel.step(
        total, reading.value, reading.year_ago, actual=Msg.of("assemble-value", value=now), note=against,
        interval=_interval(found), better=better, sure=found.split.change.sure, effect=change, strong=True,
    )  # fmt: skip
    words = funnel.Words(
        effects=(Msg.of("why-effect", kpi=kpi), Msg.of(f"why-effect-{_unit(reading)}", value=then)),
        distance=(Msg.of("assemble-distance-year-ago"), Msg.of("why-distance", period=context.period)),
        zero=Msg.of("assemble-zero-year-ago"),
        ends=(Msg.of("assemble-value", value=then), Msg.of("assemble-value", value=now)),
    )
    title = title_of(found)
    drawn = funnel.data(
        [*steps, result], words=words, alt=Msg.of("alt-why", title=title, change=moved(found, found.split.change.value)),
        unit=reading.unit, currency=reading.currency, digits=digits_of(reading), better=better,
    )  # fmt: skip
    key = "why-subtitle-ratio" if found.base else "why-subtitle"
    return Figure(
        f"why-{kpi}-{dimension}",
        title,
        Msg.of(key, kpi=kpi, dimension=dimension, period=context.period, before=context.period.year_ago(), base=found.base or kpi),
        Graphic("funnel", drawn),
        _table(context, found),
        width_mm,
    )  # fmt: skip


def _effects(found: Why, amounts: Sequence[float]) -> list[float]:
    """The rows as they are printed; of a ratio the rates add up to what is said of all rates, and with the mix to the whole."""
    if not isinstance(found.split, RatioSplit):
        return printed(found, amounts)
    mix, rate = printed(found, [found.split.mix.value, found.split.rate.value])
    return [mix, *printed(found, amounts[1:], rate)]


def _interval(found: Why) -> tuple[float, float]:
    """Of the whole, a year ago taken as it was: what the change may be, from there."""
    low, high = found.split.change.interval
    return found.split.before + low, found.split.before + high


def _unit(reading: Reading) -> str:
    return "points" if reading.unit is Unit.PERCENT else "units"


def _step(line: _Line, effect: float, better: Better) -> funnel.Step:
    tone = tone_of(effect, better, line.sure)
    return funnel.Step(line.label, line.actual, line.note, line.relative, line.interval, None, tone, effect, False)


def _ratio_lines(found: Why, split: RatioSplit, rows: int) -> list[_Line]:
    """First what the mix did, then the rates of the segments that moved beyond their noise, then all others together."""
    named = [part for part in split.parts if part.rate.clear and not part.members]
    named.sort(key=lambda part: (-abs(part.rate.value), part.name))
    shown, rest = named[: rows - 2], [part for part in split.parts if part not in named[: rows - 2]]
    lines = [_mix_line(found, split), *(_rate_line(found, part) for part in shown)]
    others = sum(len(part.members) or 1 for part in rest)
    if others:
        effect = math.fsum(part.rate.value for part in rest)
        error = math.hypot(*(part.rate.error for part in rest))
        label = Msg.of("why-other-rates", n=others)
        lines.append(_Line(label, "", "", effect, abs(effect) > drivers.Z * error))
    return lines


def _mix_line(found: Why, split: RatioSplit) -> _Line:
    mix, grown = split.mix, grown_by(found, split)
    label = Msg.of("why-mix", base=found.base, segment=grown["segment"], side=grown["side"])
    names = split.grown
    if grown["side"] != "other":
        then, now = (shares(side) for side in found.sides)
        name = next((each for each in names if name_of(each) == grown["segment"]), names[0])
        was, is_now = (Quantity(side.get(name, 0.0), Unit.PERCENT) for side in (then, now))
        said, before = (
            Msg.of("assemble-value", value=is_now),
            Msg.of("assemble-against-year-ago", value=was),
        )
        return _Line(label, said, before, mix.value, mix.clear)
    return _Line(label, "", "", mix.value, mix.clear)


def _rate_line(found: Why, part: RatioPart) -> _Line:
    then, now, reading = part.before, part.after, found.reading
    if not (then.below and now.below):  # no denominator on a side: the cases themselves are told
        label: Msg | str = Msg.of("why-outside", segment=name_of(part.name), base=found.base)
        figures = [Quantity(each.above, Unit.COUNT) for each in (now, then)]
        return _Line(
            label, Msg.of("assemble-value", value=figures[0]), Msg.of("assemble-against-year-ago", value=figures[1]),
            part.rate.value, part.rate.clear,
        )  # fmt: skip
    rates = [quantity(reading, each.rate) for each in (now, then)]
    relative = interval = None
    if min(then.above, now.above) >= ENOUGH and then.rate and now.rate is not None:
        relative = now.rate / then.rate - 1
        error = math.hypot(*(math.sqrt(each.spread / each.above) for each in (then, now)))
        interval = _around(relative, error)
    return _Line(
        name_of(part.name), Msg.of("assemble-value", value=rates[0]),
        Msg.of("assemble-against-year-ago", value=rates[1]), part.rate.value, part.rate.clear, relative, interval,
    )  # fmt: skip


def _around(relative: float, error: float) -> tuple[float, float]:
    """95 % interval of a relative change whose logarithm has a standard error."""
    low, high = ((1 + relative) * math.exp(side * drivers.Z * error) - 1 for side in (-1, 1))
    return low, high


def _sum_lines(found: Why, split: SumSplit, rows: int) -> list[_Line]:
    own = [part for part in split.parts if not part.members and part.effect.clear]
    shown, rest = own[: rows - 1], [part for part in split.parts if part not in own[: rows - 1]]
    lines = [_sum_line(found, part) for part in shown]
    others = sum(len(part.members) or 1 for part in rest)
    if others:
        effect, error = math.fsum(part.effect.value for part in rest), math.hypot(*(part.effect.error for part in rest))
        now, then = (math.fsum(getattr(part, side) for part in rest) for side in ("after", "before"))
        figures = [quantity(found.reading, value) for value in (now, then)]
        lines.append(
            _Line(
                Msg.of("why-other", n=others), Msg.of("assemble-value", value=figures[0]),
                Msg.of("assemble-against-year-ago", value=figures[1]), effect, abs(effect) > drivers.Z * error,
            )
        )  # fmt: skip
    return lines


def _sum_line(found: Why, part: SumPart) -> _Line:
    now, then = (quantity(found.reading, value) for value in (part.after, part.before))
    relative = interval = None
    if min(part.before, part.after) >= ENOUGH:
        relative = part.after / part.before - 1
        # The error of the difference says what that of both numbers is, as a share of each.
        spread = part.effect.error**2 / (part.before + part.after)
        interval = _around(relative, math.sqrt(spread / part.before + spread / part.after))
    return _Line(
        name_of(part.name), Msg.of("assemble-value", value=now),
        Msg.of("assemble-against-year-ago", value=then), part.effect.value, part.effect.clear, relative, interval,
    )  # fmt: skip


def _table(context: Context, found: Why) -> Table:
    """The figures behind the chart: of every part its effect, now and a year ago."""
    columns = [
        Column(Msg.of("segment-head", dimension=found.dimension), 40.0, "name"),
        Column(Msg.of("assemble-period", period=context.period), 20.0, "figure"),
        Column(Msg.of("head-year-ago", period=context.period.year_ago()), 20.0, "number"),
    ]
    rows: list[Row] = []
    if isinstance(found.split, RatioSplit):
        columns += [Column(Msg.of("why-head-mix"), 20.0, "number"), Column(Msg.of("why-head-rate"), 20.0, "number")]
        for part in found.split.parts:
            figures = [quantity(found.reading, each.rate) or DASH for each in (part.after, part.before)]
            effects = [_effect_said(found, each.value) for each in (part.mix, part.rate)]
            rows.append(Row((_part_name(part), *figures, *effects)))
    else:
        columns.append(Column(Msg.of("why-effect", kpi=found.reading.kpi), 20.0, "number"))
        for each in found.split.parts:
            figures = [quantity(found.reading, value) or DASH for value in (each.after, each.before)]
            rows.append(Row((_part_name(each), *figures, _effect_said(found, each.effect.value))))
    return Table(f"why-{found.reading.kpi}-{found.dimension}-data", "", "", tuple(columns), tuple(rows))


def _part_name(part: RatioPart | SumPart) -> Msg | str:
    return Msg.of("why-other", n=len(part.members)) if part.members else name_of(part.name)


def _effect_said(found: Why, value: float) -> Msg:
    return Msg.of("why-change", change=moved(found, value))
