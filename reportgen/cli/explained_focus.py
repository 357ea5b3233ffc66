"""Where a focus area comes from, as text for a terminal: its rule, the thresholds, every figure, the worth step by step."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from reportgen.cli.table import layout
from reportgen.quantities import Quantity, Unit
from reportgen.text import Msg

if TYPE_CHECKING:
    from reportgen.findings import Fact, Findings, FocusArea
    from reportgen.findings.playbook import Playbook
    from reportgen.metrics.catalog import KpiSpec
    from reportgen.text import Language

AGAINST = {
    "target": "its target",
    "benchmark": "its benchmark",
    "past": "the twelve months before",
    "rest": "all others",
    "before": "before",
    "needed": "the ladder needs",
}


class Writer:
    """Writes figures of KPIs in a language."""

    def __init__(self, language: Language, kpis: Mapping[str, KpiSpec], currency: str) -> None:
        self.language, self.kpis, self.currency = language, kpis, currency

    def value(self, kpi: str, value: float) -> str:
        """A value in the KPI's own unit."""
        unit = self.kpis[kpi].unit if kpi in self.kpis else Unit.COUNT
        return self.language.quantity(
            Quantity(value, unit, self.currency if unit is Unit.MONEY else None), style="exact"
        )

    def range(self, kpi: str, ends: tuple[float, float] | None) -> str:
        """An interval in the KPI's own unit."""
        return "" if ends is None else f"{self.value(kpi, ends[0])} … {self.value(kpi, ends[1])}"

    def name(self, fact: Fact) -> str:
        """What a comparison is of."""
        return fact.kpi if fact.by is None else f"{fact.kpi}  {fact.by[0]}={fact.by[1] or '(none)'}"


def area_lines(findings: Findings, area: FocusArea, playbook: Playbook, writer: Writer) -> Iterator[str]:
    """One focus area."""
    yield area.id
    title = area.title or Msg.of(f"rule-{area.rule}")
    yield f"{writer.language.text(title)}  ({area.rule})"
    yield ""
    yield f"quarter     {findings.quarter.id}: {findings.quarter.start} to {findings.quarter.last}"
    yield from _rule(area, playbook)
    yield f"thresholds  {100 * playbook.chance:g} % of the found may be chance (Benjamini and Hochberg),"
    yield f"            {_family(findings)};"
    yield f"            worth {playbook.least:g} customers a year at least"
    reason = f": {writer.language.text(area.reason)}" if area.reason else ""
    yield f"confidence  {area.confidence}{reason}"
    yield ""
    yield facts_table(area.evidence, writer)
    yield from _worth(area, writer)
    for number, action in enumerate(area.actions):
        yield from _wrapped("do" if number == 0 else "", writer.language.text(action))
    yield f"watch       {', '.join(area.watch)}"
    yield f"owner       {area.owner or 'nobody named yet'}, due {area.due or '-'}"
    if area.by_whom:
        yield f"decision    {area.decision} by {area.by_whom}{f': {area.note}' if area.note else ''}"


def _wrapped(head: str, text: str) -> list[str]:
    return textwrap.wrap(text, 100, initial_indent=f"{head:<12}", subsequent_indent=" " * 12)


def _rule(area: FocusArea, playbook: Playbook) -> Iterator[str]:
    rule = playbook.rule(area.rule)
    if rule is not None:
        yield f"weak        {', '.join(rule.weak)}: below target, else benchmark, else its own twelve months before and a year ago"
        if rule.enough:
            yield f"enough      {', '.join(rule.enough)}"
        if rule.brings:
            yield f"brings      {rule.brings}"
    elif area.rule == "double_down" and playbook.double_down is not None:
        double = playbook.double_down
        yield f"asked       each segment against the rest, quarter by quarter over twelve months, by {', '.join(double.dimensions)}"
        yield f"room        below {100 * double.cap:g} % of the whole, and no dearer a result than the rest"


def facts_table(facts: tuple[Fact, ...], writer: Writer) -> str:
    """Comparisons as a table."""
    rows = [
        [
            writer.name(one), one.period.id, writer.value(one.kpi, one.value), writer.range(one.kpi, one.interval),
            AGAINST.get(one.against, one.against), writer.value(one.kpi, one.other), writer.range(one.kpi, one.other_interval),
            "" if one.numerator is None or one.denominator is None else f"{one.numerator:,.10g} / {one.denominator:,.10g}",
            "" if one.p is None else f"{one.p:.2g}", "" if one.adjusted is None else f"{one.adjusted:.2g}",
        ]
        for one in facts
    ]  # fmt: skip
    head = ["", "period", "value", "95 % interval", "against", "", "95 % interval", "made of", "p", "in its family"]
    table = layout(head, rows, [False, False, True, False, False, True, False, True, True, True])
    if any(_ripens(one, writer) for one in facts):
        note = "told as they will be when all who convert have done so: more than what they are made of so far"
        return f"{table}\n\ncohorts     {note}"
    return table


def _ripens(fact: Fact, writer: Writer) -> bool:
    """Whether a share is told higher than its cases are by now."""
    if fact.kpi not in writer.kpis or writer.kpis[fact.kpi].kind != "share" or not fact.denominator:
        return False
    return fact.value > (fact.numerator or 0.0) / fact.denominator + 1e-9


def _worth(area: FocusArea, writer: Writer) -> Iterator[str]:
    worth = area.worth
    yield ""
    if worth is None:
        yield "worth       none is told: no measured rates lead from here to customers"
        return
    low, high = worth.interval
    yield f"worth       {worth.customers:,.1f} customers a year ({low:,.1f} … {high:,.1f}, 95 %)"
    if worth.revenue is not None:
        ends = f" ({writer.range('revenue', worth.revenue_interval)})" if worth.revenue_interval else ""
        yield f"            {writer.value('revenue', worth.revenue)} a year{ends}"
    yield from _wrapped("reckoned", writer.language.text(Msg.of(worth.method)))
    for name, value in worth.inputs:
        told = (
            writer.value(name, value) if name in writer.kpis and writer.kpis[name].kind != "count" else f"{value:,.6g}"
        )
        yield f"            {name} {told}"
    yield ""


def _family(findings: Findings) -> str:
    """How many comparisons there are, and how they share the family's allowance for chance."""
    from reportgen.findings.family import tiers_of
    from reportgen.findings.judge import CHAIN

    whole = {number: fact.kpi for number, fact in enumerate(findings.family) if fact.by is None}
    chain = {number for number, kpi in whole.items() if kpi in CHAIN}
    tiers = tiers_of(range(len(findings.family)), (chain, set(whole)))
    told = f"{findings.tests} comparisons in one family"
    if len(tiers) < 2:
        return told
    each = {number: share / len(tier) for tier, share in tiers for number in tier}
    kinds = (
        ("steps of the chain", chain),
        ("other whole figures", set(whole) - chain),
        ("segments", set(each) - set(whole)),
    )
    parts = [f"{len(group)} {name} with {sum(each[n] for n in group):.0%}" for name, group in kinds if group]
    return f"{told}: {', '.join(parts)} of the allowance"


def quarter_lines(findings: Findings, playbook: Playbook, writer: Writer) -> Iterator[str]:
    """All that was looked at in a quarter."""
    chance = f"{100 * playbook.chance:g} % of the found may be chance"
    yield f"{findings.quarter.id}: {_family(findings)}; {chance}"
    yield ""
    yield facts_table(findings.family, writer)
    yield ""
    for area in findings.areas:
        yield f"found       {area.id}"
    for one in findings.mixes:
        shares = f"{one.share_before:.0%} -> {one.share:.0%}"
        yield f"only mix    {one.kpi}: {one.dimension}={one.segment} {shares} of the whole; no segment converts worse"
    for name, reason in findings.silent:
        yield f"silent      {name}: {writer.language.text(reason)}"
