"""What focus areas rest on, as a table to be attached: comparisons with their tests, worths, what became of the last ones."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.assemble.area import in_customers
from reportgen.assemble.area_charts import said
from reportgen.assemble.context import Context, label
from reportgen.document import DataFile, Text
from reportgen.findings import Fact, FocusArea, Reviewed, Worth
from reportgen.quantities import Quantity, Unit
from reportgen.text import Msg

COLUMNS = ("area", "kpi", "label", "dimension", "segment", "period", "part", "value", "unit", "currency")
SECTIONS = ("summary", "focus", "last_focus", "calendar")
"""The sections that speak of findings; the summary asks for decisions on them."""

Cells = tuple[Text | float | int | None, ...]


def found_file(context: Context) -> tuple[DataFile, ...]:
    """The table, where the report speaks of findings."""
    findings = context.evidence.findings
    if findings is None or not any(name in context.spec.sections for name in SECTIONS):
        return ()
    areas = dict.fromkeys((*findings.areas, *findings.planned, *(each.area for each in findings.review)))
    rows = [row for area in areas for row in _of_area(context, area)]
    rows += [row for each in findings.review for row in _of_review(context, each)]
    if not rows:
        return ()
    return (DataFile("focus-areas.csv", Msg.of("focus-file"), COLUMNS, tuple(rows)),)


def _of_area(context: Context, area: FocusArea) -> Iterator[Cells]:
    for fact in area.evidence:
        yield from _of_fact(context, area.id, fact)
    if area.worth is not None:
        yield from _of_worth(context, area, area.worth, "worth")
    for kpi, value in area.goal:
        yield _row(area.id, kpi, area.by, area.quarter.id, "goal", said(context, kpi, value))
    if area.cost is not None:
        cost = Quantity(area.cost, Unit.MONEY, context.business.currency)
        yield _row(area.id, area.kpi, area.by, area.quarter.id, "cost", cost)


def _of_fact(context: Context, area: str, fact: Fact) -> Iterator[Cells]:
    values = {"value": fact.value, fact.against: fact.other}
    for name, interval in (("value", fact.interval), (fact.against, fact.other_interval)):
        if interval:
            values |= {f"{name}_low": interval[0], f"{name}_high": interval[1]}
    for part, value in values.items():
        yield _row(area, fact.kpi, fact.by, fact.period.id, part, said(context, fact.kpi, value))
    if fact.other:
        change = Quantity(fact.value / fact.other - 1, Unit.PERCENT)
        yield _row(area, fact.kpi, fact.by, fact.period.id, "relative_change", change)
    for part, count in (("numerator", fact.numerator), ("denominator", fact.denominator)):
        if count is not None:
            yield _row(area, fact.kpi, fact.by, fact.period.id, part, Quantity(count, Unit.COUNT))
    for part, p in (("p", fact.p), ("p_adjusted", fact.adjusted)):
        if p is not None:
            yield _row(area, fact.kpi, fact.by, fact.period.id, part, Quantity(p, Unit.RATIO))


def _of_worth(context: Context, area: FocusArea, worth: Worth, part: str) -> Iterator[Cells]:
    named: list[tuple[str, Quantity]] = list(zip(("", "_low", "_high"), in_customers(worth), strict=True))
    money = context.business.currency
    if worth.revenue is not None:
        named.append(("_revenue", Quantity(worth.revenue, Unit.MONEY, money)))
    for name, end in zip(("_revenue_low", "_revenue_high"), worth.revenue_interval or (), strict=False):
        named.append((name, Quantity(end, Unit.MONEY, money)))
    for name, value in named:
        yield _row(area.id, area.kpi, area.by, area.quarter.id, f"{part}{name}", value)


def _of_review(context: Context, reviewed: Reviewed) -> Iterator[Cells]:
    area = reviewed.area
    for each in reviewed.watched:
        reading = each.reading
        for part, value in (("now", reading.value), ("usual", each.usual), ("then", each.then)):
            if value is not None:
                quantity = Quantity(value, reading.unit, reading.currency)
                yield _row(area.id, reading.kpi, reading.by, reading.period.id, part, quantity)
        for part, end in zip(("now_low", "now_high"), reading.interval or (), strict=False):
            yield _row(
                area.id, reading.kpi, reading.by, reading.period.id, part, Quantity(end, reading.unit, reading.currency)
            )
    if reviewed.seen is not None:
        yield from _of_worth(context, area, reviewed.seen, "seen")
    # The verdict rests on the measure the area is about, which need not be among those that were to be watched.
    for name, held in reviewed.why.params:
        if isinstance(held, Quantity):
            yield _row(area.id, area.kpi, area.by, area.quarter.shift(1).id, f"verdict_{name}", held)


def _row(area: str, kpi: str, by: tuple[str, str] | None, period: str, part: str, value: Quantity) -> Cells:
    dimension, segment = by or (None, None)
    return area, kpi, label(kpi), dimension, segment, period, part, value.value, str(value.unit), value.currency
