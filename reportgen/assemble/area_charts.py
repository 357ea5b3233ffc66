"""The chart that fits the evidence of a focus area.

Changes over time with others beside them are a forest, so that the group that should not have moved stands below those that did; a
count short of what the ladder needs is a pair of lines; everything else is dots with their intervals and the number of cases.
Colour marks a difference that its interval or its test says is larger than chance.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from reportgen.assemble.context import Context, label
from reportgen.charts import calendar, forest, groups, lines
from reportgen.charts.base import Better, Tone, tone_of
from reportgen.document import Column, Figure, Graphic, Row, Table, Text
from reportgen.findings import Fact, FocusArea, Kind
from reportgen.periods import DAY, Grain, Period, quarter_of
from reportgen.quantities import Quantity, Unit, change
from reportgen.text import Msg
from reportgen.text.numerals import DASH

WIDTH = 93.0
"""Room of a chart beside what is to be done."""
OVER_TIME = ("past", "before")
LEVELS = ("target", "benchmark", "needed")
"""What a figure is held against: its own past, or a level that is drawn as one dashed line."""
ROWS = 4
"""Rows of a chart, at most; the rest is in the table behind it."""
PLOT = 17.0
"""Height of the lines of a count, in millimetres."""
MONTHS = 13
FEWEST = 6
"""Months of a line, and below how many there is none."""
SURE = 0.05


def unit_of(context: Context, kpi: str) -> Unit:
    """The unit of a KPI; a count where nobody knows it."""
    spec = context.catalog.kpis.get(kpi)
    return spec.unit if spec else Unit.COUNT


def said(context: Context, kpi: str, value: float) -> Quantity:
    """A value in the unit of its KPI."""
    unit = unit_of(context, kpi)
    return Quantity(value, unit, context.business.currency if unit is Unit.MONEY else None)


def better_of(context: Context, kpi: str) -> Better:
    """Which way a KPI is better."""
    spec = context.catalog.kpis.get(kpi)
    return spec.better if spec else "none"  # type: ignore[return-value]


def name_of(by: tuple[str, str] | None, kpi: str) -> Msg | str:
    """What a row is called: its segment as the data have it, the KPI for the whole."""
    if by is None:
        return Msg.of("assemble-kpi-short", kpi=kpi)
    return by[1] or Msg.of("segment-not-set")


def relative(fact: Fact) -> float | None:
    """By how much a value differs from what it is held against, as a fraction of that."""
    return fact.value / fact.other - 1 if fact.other else None


def relative_interval(fact: Fact) -> tuple[float, float] | None:
    """95 % interval of the relative difference.

    Both values are taken as log-normal with the widths of their intervals, as the ratio of two independent figures usually is
    (Katz et al., Biometrics 34 (1978): 469-474).
    """
    if fact.interval is None or fact.other <= 0 or fact.value <= 0 or fact.interval[0] <= 0:
        return None
    ratio = math.log(fact.value / fact.other)
    low, high = (math.log(end / fact.value) for end in fact.interval)
    if fact.other_interval is None:
        return math.exp(ratio + low) - 1, math.exp(ratio + high) - 1
    if fact.other_interval[0] <= 0:
        return None
    other_low, other_high = (math.log(end / fact.other) for end in fact.other_interval)
    return math.exp(ratio - math.hypot(low, other_high)) - 1, math.exp(ratio + math.hypot(high, other_low)) - 1


def sure(fact: Fact) -> bool:
    """Whether the difference is larger than chance: by its test, corrected where it was, else by its interval."""
    for p in (fact.adjusted, fact.p):
        if p is not None:
            return p < (0.1 if p == fact.adjusted else SURE)
    if fact.interval is None:
        return fact.against == "needed"
    low, high = fact.other_interval or (fact.other, fact.other)
    return fact.interval[1] < low or fact.interval[0] > high


def tone(context: Context, fact: Fact) -> Tone:
    """The colour of a fact's own point."""
    return tone_of(fact.value - fact.other, better_of(context, fact.kpi), sure(fact))


def evidence_figure(context: Context, area: FocusArea) -> Figure | None:
    """The chart of an area; None where it rests on no figure."""
    if area.kind is Kind.TIME_BASED:
        return _occasion(context, area)
    if not area.evidence:
        return None
    main = area.evidence[0]
    alike = apart([each for each in area.evidence if each.kpi == main.kpi])
    moved = [each for each in alike if each.against in OVER_TIME and each.other]
    if len(moved) > 1 and unit_of(context, main.kpi) is not Unit.SCORE:
        return _forest(context, area, moved)
    if unit_of(context, main.kpi) is Unit.COUNT and (drawn := _lines(context, area, main)):
        return drawn
    return _groups(context, area, [each for each in alike if each.against == main.against])


def span_of(span: tuple[date, date]) -> Period:
    """First and last day as a period; a single day as one."""
    first, last = span
    return Period(first, last + DAY, Grain.DAY if first == last else Grain.RANGE)


def _occasion(context: Context, area: FocusArea) -> Figure | None:
    """An item of the plan on the months of its quarter, with the day by which it is to be ready, or to which it is counted."""
    if area.span is None:
        return None
    quarter = quarter_of(area.span[0], context.period.fiscal_month)
    last = max(area.span[1], area.due or area.span[1])
    months = Period(quarter.start, max(quarter.end, last + DAY), Grain.RANGE, quarter.fiscal_month).months()
    when = Msg.of("focus-when", span=span_of(area.span))
    known = min(context.period.last, context.board.as_of)
    takes = Msg.of("focus-took-place" if area.span[1] <= known else "focus-takes-place")
    entries = [calendar.Entry(takes, area.span, when, "item")]
    if area.due is not None and months[0].start <= area.due < area.span[0]:
        ready = Msg.of("focus-when", span=span_of((area.due, area.due)))
        entries.insert(0, calendar.Entry(Msg.of("focus-ready"), (area.due,), ready, "due"))
    elif area.due is not None and area.due > area.span[1]:
        counted = Msg.of("focus-when", span=span_of((area.due, area.due)))
        entries.append(calendar.Entry(Msg.of("focus-counted-until"), (area.due,), counted, "due"))
    alt = Msg.of("alt-focus-occasion", when=when)
    drawn = calendar.data(entries, months, tinted=quarter, known=known, words=calendar.Words(), alt=alt)
    columns = (Column(Msg.of("head-what"), 40.0, "name"), Column(Msg.of("calendar-head-when"), 40.0, "text"))
    rows = tuple(Row((each.label, each.when)) for each in entries)
    table = Table(f"focus-{area.id}-data", "", "", columns, rows)
    return Figure(f"focus-{area.id}", label(area.kpi), "", Graphic("calendar", drawn), table, width_mm=WIDTH)


def rows_of(figure: Figure) -> int:
    """How many rows high a chart is; lines are as high as five."""
    drawn = figure.graphic.data
    if isinstance(drawn, forest.Forest):
        return len(drawn.touched) + len(drawn.comparison)
    return len(drawn.rows) if isinstance(drawn, groups.Groups) else 5


def apart(facts: Sequence[Fact]) -> list[Fact]:
    """The comparisons of different cases: a campaign and the one page it leads to are the same people, and are shown once."""
    found: dict[tuple[object, ...], Fact] = {}
    for each in facts:
        found.setdefault((each.period, each.against, each.value, each.other, each.denominator), each)
    return list(found.values())


def _figure(context: Context, area: FocusArea, subtitle: Text, kind: str, data: object) -> Figure:
    return Figure(
        f"focus-{area.id}", label(area.kpi), subtitle, Graphic(kind, data), _table(context, area), width_mm=WIDTH
    )


def _forest(context: Context, area: FocusArea, facts: Sequence[Fact]) -> Figure:
    main = facts[0]
    rest = [each for each in facts if not sure(each)]
    moved = [each for each in facts if sure(each)][: ROWS - min(len(rest), 1)]
    touched = [_effect(context, each) for each in moved]
    still = [_effect(context, each) for each in rest[: ROWS - len(moved)]]
    alt = Msg.of("alt-focus-forest", what=what(main.by, main.kpi), change=_percent(relative(main) or 0.0), n=len(still))
    subtitle = Msg.of(f"focus-forest-{main.against}", kpi=main.kpi, period=main.period)
    return _figure(context, area, subtitle, "forest", forest.data(touched, still, words=forest.Words(), alt=alt))


def _effect(context: Context, fact: Fact) -> forest.Effect:
    moved, band = relative(fact), relative_interval(fact)
    return forest.effect(
        name_of(fact.by, fact.kpi), moved, band, change=_percent(moved) if moved is not None else DASH,
        better=better_of(context, fact.kpi),
    )  # fmt: skip


def moved_by(context: Context, fact: Fact) -> Msg:
    """By how much a figure differs from what it is held against: a score in its points, all else as a share of that."""
    if unit_of(context, fact.kpi) is Unit.SCORE:
        moved = change(said(context, fact.kpi, fact.value), said(context, fact.kpi, fact.other))
        return Msg.of("assemble-percent-from", change=moved)
    return _percent(relative(fact) or 0.0)


def _percent(value: float) -> Msg:
    return Msg.of("focus-percent", share=value)


def _cases(fact: Fact) -> Msg | str:
    return Msg.of("focus-cases", n=Quantity(fact.denominator, Unit.COUNT)) if fact.denominator else ""


def _groups(context: Context, area: FocusArea, facts: Sequence[Fact]) -> Figure:
    main = facts[0]
    level = main.against in LEVELS
    rows = [
        groups.point(
            name_of(each.by, each.kpi), each.value, each.interval, figure=_value(context, each.kpi, each.value),
            tone=tone(context, each), below=_cases(each),
        )
        for each in facts[:ROWS]
    ]  # fmt: skip
    if not level:
        other = Msg.of(f"focus-other-{main.against}")
        rows.append(groups.point(other, main.other, main.other_interval, figure=_value(context, main.kpi, main.other)))
    words = groups.Words(plan=Msg.of(f"focus-other-{main.against}") if level else "")
    alt = Msg.of(
        f"alt-focus-{main.against}", what=what(main.by, main.kpi), value=said(context, main.kpi, main.value),
        other=said(context, main.kpi, main.other),
    )  # fmt: skip
    drawn = groups.data(
        rows, unit=unit_of(context, main.kpi), words=words, alt=alt, plan=main.other if level else None,
        currency=said(context, main.kpi, 0.0).currency,
    )  # fmt: skip
    return _figure(context, area, Msg.of("focus-groups-subtitle", kpi=main.kpi, period=main.period), "groups", drawn)


def _value(context: Context, kpi: str, value: float) -> Msg:
    return Msg.of("assemble-value", value=said(context, kpi, value))


def _lines(context: Context, area: FocusArea, main: Fact) -> Figure | None:
    """A count month by month, beside what the ladder needs; None where too few months are known."""
    read = context.reading(main.kpi) if main.by is None else context.evidence_of(main.kpi, main.by)
    months = (
        [(period, value) for period, value in read.history if period.grain is Grain.MONTH][-MONTHS:] if read else []
    )
    if sum(value is not None for _, value in months) < FEWEST:
        return None
    series: list[tuple[Text, Sequence[float | None]]] = [
        (
            Msg.of("assemble-kpi-short", kpi=main.kpi) if main.by is None else name_of(main.by, main.kpi),
            [v for _, v in months],
        )
    ]
    needed = _needed(context, main.kpi)
    if main.by is None and any(period in needed for period, _ in months):
        series.append((Msg.of("focus-other-needed"), [needed.get(period) for period, _ in months]))
    words = lines.Words(moment=Msg.of("head-period-name"))
    alt = Msg.of(
        f"alt-focus-{main.against}", what=what(main.by, main.kpi), value=said(context, main.kpi, main.value),
        other=said(context, main.kpi, main.other),
    )  # fmt: skip
    drawn = lines.data([period for period, _ in months], series, unit=Unit.COUNT, words=words, alt=alt, plot=PLOT)  # type: ignore[arg-type]
    start = lines.scale_start(drawn)
    subtitle = (
        Msg.of("focus-lines-subtitle", kpi=main.kpi)
        if start is None
        else Msg.of("focus-lines-subtitle-from", kpi=main.kpi, start=Quantity(start, Unit.COUNT))
    )
    return _figure(context, area, subtitle, "lines", drawn)


def _needed(context: Context, kpi: str) -> dict[Period, float]:
    ladder = context.evidence.ladder
    rung = ladder.rung(kpi) if ladder else None
    return (
        {month: float(value) for month, value in zip(ladder.months, rung.months, strict=False)}
        if ladder and rung
        else {}
    )


def what(by: tuple[str, str] | None, kpi: str, *, short: bool = False) -> Msg:
    """What an area is about: the KPI, with its segment where it is of one."""
    if by is None:
        return Msg.of("assemble-kpi-short", kpi=kpi) if short else label(kpi)
    return Msg.of("focus-what", segment=by[1] or Msg.of("segment-not-set"), kpi=kpi)


def _table(context: Context, area: FocusArea) -> Table:
    """All that an area rests on, behind its chart."""
    columns = (
        Column(Msg.of("head-measure"), 40.0, "name"),
        Column(Msg.of("head-period-name"), 22.0, "text"),
        Column(Msg.of("segment-head-cases"), 20.0, "number"),
        Column(Msg.of("head-value"), 22.0, "number"),
        Column(Msg.of("segment-head-interval"), 30.0, "text"),
        Column(Msg.of("focus-head-against"), 30.0, "text"),
        Column(Msg.of("focus-head-other"), 22.0, "number"),
    )
    rows = tuple(
        Row(
            (
                what(each.by, each.kpi),
                Msg.of("assemble-period", period=each.period),
                Quantity(each.denominator, Unit.COUNT) if each.denominator else None,
                said(context, each.kpi, each.value),
                _interval(context, each.kpi, each.interval),
                Msg.of(f"focus-other-{each.against}"),
                said(context, each.kpi, each.other),
            )
        )
        for each in area.evidence
    )
    return Table(f"focus-{area.id}-data", "", "", columns, rows)


def _interval(context: Context, kpi: str, interval: tuple[float, float] | None) -> Text:
    if interval is None:
        return DASH
    low, high = (said(context, kpi, end) for end in interval)
    return Msg.of("assemble-span", low=low, high=high)
