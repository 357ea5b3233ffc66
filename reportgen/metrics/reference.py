"""The reference of the packaged KPIs, `docs/kpis.md`, made of the catalogue: run `python -m reportgen.metrics.reference`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from reportgen.metrics import steps
from reportgen.metrics.catalog import Catalog, FormulaSpec, KpiSpec, MeasureSpec, build
from reportgen.metrics.examples import Example, example, outcome, texts
from reportgen.metrics.settled import TABLES_OF
from reportgen.metrics.written import STAGES
from reportgen.quantities import Unit
from reportgen.text import Language

INTRODUCTION = """# The KPIs

Made out of the catalogue by `python -m reportgen.metrics.reference`; a test holds it equal. KPIs of a project's own, in
`config/kpis.yaml`, have the same form and are shown by `reportgen explain`.

A *share* has persons or things in its denominator, each of which either converts or does not; a *ratio* is two sums of anything
else. A *cohort* is those who entered a stage in the period, whatever became of them later; *by period* is what happened
in the period. What a figure's kind means for its interval and its verdict is in [statistics.md](statistics.md).

S0 to S4 are the five documents on inbound marketing the set is taken from; *own* is ours.

Every example is a test: these rows go through the engine, and this value comes out.
"""

HEADS = {
    "attract": "Attract",
    "convert": "Convert",
    "close": "Close",
    "delight": "Delight",
    "return": "Return",
}


def reference() -> str:
    """The whole document as Markdown."""
    return "\n".join(_lines(build(), Language.load("en", [], {}))).rstrip() + "\n"


def _lines(catalog: Catalog, language: Language) -> Iterator[str]:
    yield INTRODUCTION
    for stage in STAGES:
        listed = [spec for spec in catalog.kpis.values() if spec.stage == stage]
        links = ", ".join(f"[{spec.id}](#{spec.id})" for spec in listed)
        yield f"- **{HEADS[stage]}**: {links}"
    for stage in STAGES:
        yield f"\n## {HEADS[stage]}"
        for spec in catalog.kpis.values():
            if spec.stage == stage:
                yield from _kpi(catalog, spec, language)
    yield "\n## Names for several KPIs\n"
    names = ", ".join(f"[{step}](#{step})" for step in catalog.steps)
    yield (
        f"- `{steps.NAME}`: each stage to the next, {names}. With other `stages:` in `config/business.yaml` the steps are\n"
        "  those between them: with SQL before SAL `mql_to_sql_days`, `sql_to_sal_days` and `sal_to_opportunity_days`."
    )


def _kpi(catalog: Catalog, spec: KpiSpec, language: Language) -> Iterator[str]:
    block = spec.block
    yield f"\n### {spec.id}\n"
    yield f"**{language.kpi(spec.id)}**. {language.definition(spec.id)}.\n"
    better = {"up": "higher is better", "down": "lower is better"}.get(spec.better, "neither side is better")
    unit = {Unit.PERCENT: "a fraction, shown in per cent"}.get(spec.unit, f"in {spec.unit}")
    yield f"- {spec.kind}{'' if spec.unit == Unit.COUNT else f', {unit}'}; {better}"
    for number, (view, formula) in enumerate(spec.views):
        told = "" if len(spec.views) == 1 and view == "period" else " of a cohort" if view == "cohort" else " by period"
        yield f"- {'formula' if number == 0 else 'also'}{told}: `{formula.arithmetic}`"
    if spec.otherwise:
        yield f"- where a table or column of that is not fed: `{spec.otherwise.arithmetic}`"
    for measure in catalog.measures_of(spec.id):
        yield f"- `{measure.id}`: {_measure(measure)}"
    yield f"- needs: {'; or '.join(_needs(catalog, formula) for formula in _either(spec))}"
    if spec.by:
        yield f"- by {', '.join(spec.by)}"
    if block.benchmark:
        high = f" to {block.benchmark.high:g}" if block.benchmark.high else ""
        yield f"- benchmark: {block.benchmark.low:g}{high} ({block.benchmark.origin})"
    if block.source:
        yield f"- source: {block.source}"
    if block.caveat:
        yield f"- caveat: {block.caveat}"
    shown = example(catalog, spec.id)
    if shown is not None:
        yield from _example(shown)


def _either(spec: KpiSpec) -> tuple[FormulaSpec, ...]:
    return (spec.main, spec.otherwise) if spec.otherwise else (spec.main,)


def _measure(measure: MeasureSpec) -> str:
    """A measure in words close to its SQL."""
    block = measure.block
    if block.since:
        ends = f", unless `{block.lost}` comes first" if block.lost else ""
        text = f"days from `{block.since}` to `{block.to}`{ends}"
    elif block.last:
        text = f"the last `{block.last}` of each `{block.per}`, added up,"
    elif block.per:
        text = f"each `{block.per}` for which `{block.sql}` is such that `{block.keep}`" if block.keep else measure.sql
    else:
        text = f"`{measure.sql}`"
    text += f" of {measure.relation} by `{measure.day}`"
    told = (
        (block.where, "where `{}`"),
        (block.reached, "that have reached `{}`"),
        (block.ends, "not past `{}`"),
        (block.months, "over {} months"),
        (block.overdue, "still waiting after {:g} times the usual time"),
        (block.each, "if every row has `{}`"),
        (block.once, "if the period is one row, dated its first or last day"),
    )
    return ", ".join([text, *(form.format(value) for value, form in told if value)])


def _needs(catalog: Catalog, formula: FormulaSpec) -> str:
    needed: dict[str, dict[str, None]] = {}
    for measure in catalog.measures_in(formula):
        table = TABLES_OF.get(measure.relation, (measure.relation,))[0]
        made = {
            ("served", "persona"): ("personas",), ("orders", "is_order"): ("order_id", "customer_id"),
            ("backlinks", "is_new"): ("domain",),
        }  # fmt: skip
        columns = [column for name in measure.columns for column in made.get((measure.relation, name), (name,))]
        needed.setdefault(table, {}).update(dict.fromkeys(columns))
    return ", ".join(f"{table} ({', '.join(columns)})" for table, columns in sorted(needed.items()))


def _example(shown: Example) -> Iterator[str]:
    for table, head, rows in texts(shown):
        yield f"\n| {table}: {head[0]} | " + " | ".join(head[1:]) + " |\n" + "|---" * len(head) + "|"
        for row in rows:
            yield "| " + " | ".join(row) + " |"
    yield f"\n{outcome(shown)}"


if __name__ == "__main__":
    sys.stdout.write(reference())
