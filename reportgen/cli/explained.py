"""An explanation as text for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from reportgen.cli.kpi_table import measured
from reportgen.cli.table import layout

if TYPE_CHECKING:
    from reportgen.metrics.explain import Explanation
    from reportgen.metrics.scoreboard import Reading
    from reportgen.tables import Part
    from reportgen.text import Language


DERIVED = {
    "share": "the share of longer periods by business days",
    "sum": "the sum of its months",
    "same": "as it was set for a longer period or for each month",
}
"""How a plan that was not set for the period itself came about."""

METHODS = {
    "wilson": "Wilson's score interval of a share (1927)",
    "poisson": "Garwood's interval of a number of events (1936), widened by how much more than chance the days differ",
    "day_blocks": "bootstrap by circular blocks of a week of days (Politis and Romano 1992), 1,000 draws",
    "rocks": "adjusted Wald interval of the net promoter score (Rocks 2016)",
    "aalen_johansen": "where the log-log interval of Aalen and Johansen's curve (1978) reaches one half",
}
"""What the names of the methods stand for; docs/statistics.md says more."""

INPUTS = {
    "dispersion": "the days' variance {:,.4g} times chance's",
    "dispersion_days": "over {:,.0f} business days",
    "booked": "{:,.10g} booked, which is exact",
    "business_days": "divided by {:,.10g} business days",
    "days": "{:,.0f} days",
    "seed": "seed {:.0f}",
}
"""How what an interval was made of is written, by name; else number and name."""

BESIDE = {
    "age_days": ("age", "{:,.0f} days after the period's end"),
    "patience_days": ("ripe after", "{:,.0f} days: nine in ten of those who got there had by then"),
    "mature": ("ripe", ""),
    "median_won_mature": ("median", "{:,.10g} days among the won of ripe cohorts"),
}
"""How what is told beside a value is named and written; else its name and the number."""

UNSURE = {
    "exact": "none, for the figure is booked and exact",
    "distinct": "none, for different ones are counted, and how many of them chance would bring is not known",
    "no_event": "none, for nothing happened",
    "level": "none, for a level is read off and not counted",
    "not_by_day": "none, for it is not made of days alone, from whose spread it could be read",
    "few_days": "none, for fewer than four days have something to divide by, or chance could draw none of them",
    "no_spread": "none, for all days are alike",
    "not_reached": "none, for the limits of the curve do not both reach one half",
    "not_drawn": "none, for no method of docs/statistics.md is made for how it is computed",
}
"""Why a figure has no interval, by the name of its method."""


def as_text(explanation: Explanation, language: Language) -> str:
    """Everything about one figure, from what it means down to the files it was read from.

    Args:
        explanation: its readings, formula, SQL and files.
        language: in which it is named and written.
    """
    lines = [*_meaning(explanation, language)]
    for reading in explanation.readings:
        lines += _value(explanation, reading, language)
    lines += _settled(explanation, language)
    return "\n".join([*lines, *_example(explanation), *_sql(explanation), *_files(explanation)])


def _meaning(explanation: Explanation, language: Language) -> Iterator[str]:
    spec = explanation.spec
    yield f"{language.kpi(spec.id)}  ({spec.id})"
    definition = language.definition(spec.id)
    if definition:
        yield from textwrap.wrap(definition, 100)
    yield ""
    yield f"stage       {spec.stage}"
    yield f"kind        {spec.kind}{'' if spec.kind == spec.unit else f' in {spec.unit}'}, better: {spec.better}"
    yield f"formula     {explanation.formula.arithmetic}"
    for name, text in (
        ("owner", spec.block.owner),
        ("caveat", spec.block.caveat),
        ("from", spec.block.source),
    ):
        if text:
            yield f"{name:<11} {text}"


def _value(explanation: Explanation, reading: Reading, language: Language) -> Iterator[str]:
    from reportgen.quantities import Quantity

    period = explanation.period
    state = "complete" if period.complete(explanation.as_of) else f"to date, as of {explanation.as_of}"
    yield ""
    yield f"{reading.view:<11} {period.id}: {period.start} to {period.last}, {state}"

    def written(value: float) -> str:
        return language.quantity(Quantity(value, reading.unit, reading.currency), style="exact")

    reason = reading.missing or explanation.missing
    none = f"none, {language.missing(reason)}" if reason else "none"
    yield f"value       {none if reading.value is None else written(reading.value)}"
    if reading.denominator is not None:
        above = "none" if reading.numerator is None else f"{reading.numerator:,.10g}"  # such as money without a rate
        yield f"made of     {above} / {reading.denominator:,.10g}"
    elif reading.numerator is not None:
        yield f"made of     {reading.numerator:,.10g}"
    if reading.estimated is not None:
        yield f"estimate    {measured(reading.estimated)}"
    if reading.interval:
        yield f"interval    {written(reading.interval[0])} to {written(reading.interval[1])}, 95 %"
        yield f"method      {METHODS.get(reading.interval_method or '', reading.interval_method)}"
        if reading.interval_inputs:
            yield f"made from   {', '.join(_input(name, value) for name, value in reading.interval_inputs)}"
    elif reading.interval_method in UNSURE:
        yield f"interval    {UNSURE[reading.interval_method]}"
    if reading.target:
        derived = f", {DERIVED[reading.target.derived]}" if reading.target.derived else ""
        yield f"target      {written(reading.target.value)}, from the {reading.target.origin}{derived}"
    if reading.benchmark:
        ends = dict.fromkeys((reading.benchmark.low, reading.benchmark.high))
        yield f"benchmark   {' to '.join(map(written, ends))}, {reading.benchmark.origin}"
    yield from _beside(dict(reading.extra))


def _beside(extra: Mapping[str, float]) -> Iterator[str]:
    """What is told beside the value: shares within so many days with their intervals, how old a cohort is, and so on."""
    for name, figure in extra.items():
        if name.endswith(("_low", "_high")):
            continue
        said, form = BESIDE.get(name, (name.replace("_", " "), "{:,.10g}"))
        if name.startswith("within_"):
            form = "{:.2%}" + (" ({:.2%} to {:.2%}, 95 %)" if f"{name}_low" in extra else "")
        ends = (extra[f"{name}_{end}"] for end in ("low", "high") if f"{name}_{end}" in extra)
        yield (
            f"{said:<11} {form.format(figure, *ends)}"
            if name != "mature"
            else f"{said:<11} {'yes' if figure else 'not yet'}"
        )


def _input(name: str, value: float) -> str:
    return INPUTS[name].format(value) if name in INPUTS else f"{value:,.10g} {name}"


def _settled(explanation: Explanation, language: Language) -> Iterator[str]:
    from reportgen.assemble.definitions import SETTLED

    told = [language.word(SETTLED[name], n=count) for name, count in explanation.notes if name in SETTLED]
    if told:
        yield ""
        yield f"settled     {told[0]}"
        yield from (f"            {one}" for one in told[1:])


def _sql(explanation: Explanation) -> Iterator[str]:
    for each in explanation.measures:
        yield ""
        value = "" if each.value is None else f" = {each.value:,.10g}"
        yield f"{each.measure.id}{value}, {each.rows:,} rows of {', '.join(each.tables)}"
        yield textwrap.indent(each.sql, "    ")


def _files(explanation: Explanation) -> Iterator[str]:
    yield ""
    if not explanation.parts:
        yield "No file feeds it."
        return
    here = dict(explanation.rows_by_part)
    head = ("file", "sha256", "rows in the figure", "read", "used", "rejected", "duplicate", "skipped")
    rows = [
        (part.file, part.sha256[:12], *(f"{count:,}" for count in (here.get(number, 0), part.rows_read, *_fates(part))))
        for number, part in explanation.parts
    ]
    yield layout(head, rows, [False, False, *[True] * 6])


def _fates(part: Part) -> tuple[int, int, int, int]:
    return part.rows_used, part.rows_rejected, part.rows_duplicate, part.rows_skipped


def _example(explanation: Explanation) -> Iterator[str]:
    from reportgen.metrics.examples import outcome, texts

    if explanation.example is None:
        return
    yield ""
    yield "An example to add up by hand:"
    for table, head, rows in texts(explanation.example):
        numbers = [
            all(row[column][:1].isdigit() and "-" not in row[column] for row in rows) for column in range(len(head))
        ]
        yield ""
        yield f"    {table}"
        yield textwrap.indent(layout(head, rows, numbers), "    ")
    yield ""
    yield from textwrap.wrap(outcome(explanation.example), 100, initial_indent="    ", subsequent_indent="    ")
