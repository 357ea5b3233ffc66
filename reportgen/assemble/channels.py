"""Channels and return: what each channel brought, and what marketing cost and brought back."""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.assemble.context import Context, from_base, quantity, shown, unrated
from reportgen.assemble.segments import Segment, name_of, segments
from reportgen.document import Cell, Column, Row, Table
from reportgen.metrics.scoreboard import Reading
from reportgen.quantities import Quantity, Unit
from reportgen.text import Msg
from reportgen.text.numerals import DASH

RETURN = ("marketing_cost", "marketing_revenue", "roi", "cpl", "cost_per_mql", "cost_per_customer", "ltv_to_cac",
          "roi_of_mqls")  # fmt: skip
"""What marketing cost and what that bought, from the first euro to the customer's lifetime."""
COLUMNS = ("sessions", "leads", "mqls", "customers")
"""What a channel brought, from the first stage to the last; a KPI that is not known by channel has no column."""
NAMES, WIDE_NAMES, LONG = 36.0, 56.0, 24
"""Room of the names of channels, in mm, and of those of which one has more letters than this."""
ROWS = 7
"""Channels in the table, at most: those with the most leads; the rest stand together."""
DIMENSION = "channel"
YEAR_MONTHS = 12

Found = dict[str, dict[str, Segment]]
"""The channels of each KPI, by name."""


def wanted_cut(context: Context) -> tuple[tuple[str, ...], str] | None:
    """The KPIs by channel that the section needs."""
    kpis = _columns(context)
    return (kpis, DIMENSION) if kpis else None


def _columns(context: Context) -> tuple[str, ...]:
    return tuple(kpi for kpi in COLUMNS if context.reading(kpi).value and DIMENSION in context.catalog.dimensions(kpi))


def return_table(context: Context, *, alone: bool = False) -> Table | None:
    """Cost, revenue, return and what a lead and a customer cost, beside a year ago; None where no cost is known.

    Args:
        context: the report.
        alone: whether it has the width of the page, and not that of a column beside a chart.
    """
    found = [each for each in (context.reading(kpi) for kpi in RETURN) if each.value is not None and not unrated(each)]
    if not any(each.kpi in ("marketing_cost", "cost_per_customer", "roi") for each in found):
        return None
    period = context.period
    fiscal = period.fiscal_month != 1  # the name of such a period is longer, and does not break
    columns = (
        Column(Msg.of("head-measure"), 116.0 if alone else 23.2 if fiscal else 29.0, "name"),
        Column(Msg.of("assemble-period", period=period), 30.0 if alone else 21.3 if fiscal else 18.0, "figure"),
        Column(Msg.of("assemble-period", period=period.year_ago()), 0.0, "number"),
    )
    rows = [
        Row((Msg.of("assemble-kpi-short", kpi=each.kpi), shown(each) or DASH, quantity(each, each.year_ago) or DASH))
        for each in found
    ]
    if months := payback(context):
        before, now = months
        rows.append(Row((Msg.of("channels-payback"), now, before or DASH)))
    return Table(
        "return", _return_title(context), Msg.of("channels-return-subtitle"), columns, tuple(rows),
        (Msg.of("channels-payback-note"),) if months else (), dense=True,
    )  # fmt: skip


def payback(context: Context) -> tuple[Msg | None, Msg] | None:
    """Months until the gross profit of a customer has paid for winning one: a year ago and now; None where that is not known.

    What a customer brings in a year is his lifetime value by the years he stays: LTV = yearly gross profit x expected years.
    """
    cost, worth, years = context.reading("cost_per_customer"), context.reading("ltv"), context.business.expected_years

    def months(paid: float | None, lifetime: float | None) -> Msg | None:
        if not paid or not lifetime or not years or paid < 0 or lifetime < 0:
            return None
        return Msg.of("channels-months", n=YEAR_MONTHS * paid * years / lifetime)

    now = None if unrated(cost) else months(cost.value, worth.value)
    return (months(cost.year_ago, worth.year_ago), now) if now is not None else None


def _return_title(context: Context) -> Msg:
    """What a unit of money brought back."""
    roi = context.reading("roi")
    if roi.value is None:
        return Msg.of("channels-return-plain")
    side = "gain" if roi.value >= 0 else "loss"
    return Msg.of(f"channels-return-{side}", value=Quantity(abs(roi.value), roi.unit))


def channels_table(context: Context) -> Table | None:
    """What each channel brought now, and how that changed from a year ago; None where fewer than two are known."""
    kpis = _columns(context)
    found = {kpi: {each.name: each for each in segments(context, kpi, DIMENSION)} for kpi in kpis}
    ranked = _ranked(found, kpis)
    if len(ranked) < 2:
        return None
    # Long names take the room of figures that are short.
    small = all(each.size < 1e6 for of in found.values() for each in of.values())
    names = WIDE_NAMES if small and any(len(name) > LONG for name in ranked[:ROWS]) else NAMES
    columns: list[Column] = [Column(Msg.of("segment-head", dimension=DIMENSION), names, "name")]
    pitch = (176.0 - names) / len(kpis)
    for at, kpi in enumerate(kpis):
        columns.append(Column(Msg.of("assemble-kpi-short", kpi=kpi), round(pitch * 0.5, 1), "figure"))
        last = at == len(kpis) - 1
        columns.append(Column(Msg.of("channels-head-change"), 0.0 if last else round(pitch * 0.5, 1), "number"))
    rows = [_channel(found, name, kpis) for name in ranked[:ROWS]]
    if rest := _rest(context, found, ranked[:ROWS], kpis):
        rows.append(rest)
    rows.append(_whole(context, kpis))
    subtitle = Msg.of("channels-subtitle", period=context.period, before=context.period.year_ago())
    return Table(
        "channels", _channels_title(context, found, kpis), subtitle,
        tuple(columns), tuple(rows), (Msg.of("channels-note"),), dense=True,
    )  # fmt: skip


def _rest(context: Context, found: Found, shown: Sequence[str], kpis: Sequence[str]) -> Row | None:
    """What the channels that are not shown brought together, with what has none, so that the columns add up; None for nothing.

    No change is told of it: which channels are small differs from year to year.
    """
    left = []
    for kpi in kpis:
        sizes = [found[kpi][name].reading.value or 0.0 for name in shown if name in found[kpi]]
        left.append(round(context.reading(kpi).value or 0.0) - sum(round(size) for size in sizes))
    if not any(left) or min(left) < 0:
        return None  # a lead of two channels counts in both
    cells: list[Cell] = [Msg.of("channels-rest")]
    for each in left:
        cells += [Quantity(float(each), Unit.COUNT), DASH]
    return Row(tuple(cells))


def _ranked(found: Found, kpis: Sequence[str]) -> list[str]:
    """The names of the channels, those with the most leads first, else the most of what is known."""
    first = "leads" if "leads" in kpis else kpis[0] if kpis else ""
    names = {name for of in found.values() for name in of}

    def size(name: str) -> float:
        segment = found.get(first, {}).get(name)
        return segment.size if segment else 0.0

    return sorted(names, key=lambda name: (-size(name), name))


def _channel(found: Found, name: str, kpis: Sequence[str]) -> Row:
    one = next(of[name] for of in found.values() if name in of)
    cells: list[Cell] = [name_of(one)]
    for kpi in kpis:
        segment = found[kpi].get(name)
        cells += _cells(segment.reading if segment else None)
    return Row(tuple(cells))


def _cells(reading: Reading | None) -> list[Cell]:
    """A figure and its change from a year ago; of too few cases no change is told."""
    if reading is None or reading.value is None:
        return [DASH, DASH]
    moved = from_base(reading, reading.year_ago)
    if not reading.year_ago or moved is None or moved.relative is None or unrated(reading):
        return [Quantity(reading.value, Unit.COUNT), DASH]
    return [Quantity(reading.value, Unit.COUNT), Msg.of("assemble-percent-from", change=moved)]


def _whole(context: Context, kpis: Sequence[str]) -> Row:
    cells: list[Cell] = [Msg.of("segment-total")]
    for kpi in kpis:
        cells += _cells(context.reading(kpi))
    return Row(tuple(cells))


def _channels_title(context: Context, found: Found, kpis: Sequence[str]) -> Msg:
    """Which channel brings the most of the first people that are known by name."""
    kpi = "leads" if "leads" in kpis else kpis[0]
    whole = context.reading(kpi).value
    named = {name: each.size for name, each in found[kpi].items() if name}
    if not whole or not named:
        return Msg.of("channels-title-plain")
    first = max(named, key=lambda name: (named[name], name))
    return Msg.of(
        "channels-title", kpi=kpi, channel=name_of(found[kpi][first]), n=round(named[first]), total=round(whole)
    )
