"""What is wrong with KPIs of one's own: everything that can be said without an engine and without data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from reportgen.errors import did_you_mean
from reportgen.metrics import arithmetic, grammar, portable
from reportgen.metrics.catalog import builtin
from reportgen.metrics.examples import Example
from reportgen.metrics.settled import COLUMNS, OPEN
from reportgen.metrics.written import Formula, KpiBlock, MeasureBlock
from reportgen.tables import TABLES, ColumnType

TABLES_TO_MEASURE = tuple(name for name in COLUMNS if name not in ("targets", "fx"))
DAY_FIELDS = ("day", "reached", "ends", "since", "to", "lost")
Path = tuple[str, ...]


@dataclass(frozen=True)
class Flaw:
    """One mistake and its place: the keys that lead to it from the top of the file."""

    path: Path
    what: str
    instead: str = ""


def problems(
    kpis: Mapping[str, KpiBlock],
    measures: Mapping[str, MeasureBlock],
    further: Mapping[str, Collection[str]] | None = None,
) -> list[Flaw]:
    """Everything that is wrong with KPIs and measures of one's own.

    Args:
        kpis: by id.
        measures: named ones, by name.
        further: columns of the source that open tables keep, by table; None where that is not known, then any is taken.
    """
    found: list[Flaw] = []
    for name, measure in measures.items():
        found += _measure(measure, ("measures", name), further)
    for kpi, block in kpis.items():
        found += _kpi(kpi, block, kpis, measures, further)
    return found + list(_cycles(kpis, measures))


def _measure(block: MeasureBlock, path: Path, further: Mapping[str, Collection[str]] | None) -> Iterator[Flaw]:
    if block.table not in TABLES_TO_MEASURE:
        hint = did_you_mean(block.table, TABLES_TO_MEASURE)
        yield Flaw((*path, "table"), f"there is no table '{block.table}'", hint)
        return
    for field in (*DAY_FIELDS, "per", "last"):
        column = getattr(block, field)
        if column is not None:
            yield from _column(block.table, column, (*path, field), further, is_day=field in DAY_FIELDS)
    for field in ("sql", "where", "each", "keep"):
        text = getattr(block, field)
        if text is not None:
            yield from _sql(block, field, text, (*path, field), further)
    yield from _together(block, path)


def _column(
    table: str, column: str, path: Path, further: Mapping[str, Collection[str]] | None, *, is_day: bool = False
) -> Iterator[Flaw]:
    known = set(COLUMNS[table]) | set((further or {}).get(table, ()))
    if column not in known and not (further is None and free(table, str(column))):
        yield Flaw(path, f"the table '{table}' has no column '{column}'", did_you_mean(column, known))
    elif is_day and column in COLUMNS[table] and not _is_day(table, column):
        days = [name for name in COLUMNS[table] if _is_day(table, name)]
        yield Flaw(path, f"'{column}' is not a day", f"Days of '{table}': {', '.join(days)}")


def free(table: str, column: str) -> bool:
    """Whether a column that a table does not have may be a further one of the source."""
    return table in OPEN and not (table in TABLES and TABLES[table].misspelt(column))


def _is_day(table: str, column: str) -> bool:
    known = TABLES[table].columns.get(column) if table in TABLES else None
    return known.type is ColumnType.DAY if known else column.endswith("_at") or column == "date"


def _sql(
    block: MeasureBlock, field: str, text: str, path: Path, further: Mapping[str, Collection[str]] | None
) -> Iterator[Flaw]:
    try:
        named, unknown = portable.columns(text), portable.unknown_functions(text)
    except portable.NotPortableError as error:
        yield Flaw(path, str(error), "Write one SQL expression over the table's columns")
        return
    if not portable.balanced(text):
        yield Flaw(path, f"a bracket is not closed or not opened in '{text}'")
        return
    if broken := grammar.complaint(text):
        yield Flaw(path, f"'{text}' breaks off: {broken}")
        return
    for function in unknown:
        hint = did_you_mean(function, portable.FUNCTIONS)
        yield Flaw(path, f"'{function}()' is not in the portable subset of SQL", hint)
    for column in named:
        if field == "keep":
            if column != "value":
                yield Flaw(path, f"'{column}' is not known here", "Write a condition on value")
        else:
            yield from _column(block.table, column, path, further)
    if field == "sql":
        windowed = not block.additive or block.per or block.until or block.months or block.once
        if not windowed and not portable.is_one_aggregate(text):
            instead = "Write sum(...) or count(...), or add: additive: false"
            yield Flaw(path, f"'{text}' does not add up over days", instead)
        elif not portable.has_aggregate(text):
            yield Flaw(path, f"'{text}' is no aggregate", "Write sum(...), count(...), avg(...), min(...) or max(...)")
    elif portable.has_aggregate(text):
        yield Flaw(path, f"an aggregate cannot stand in '{field}': it is a condition on one row")


def _together(block: MeasureBlock, path: Path) -> Iterator[Flaw]:
    for field, other in (("keep", "per"), ("since", "to"), ("to", "since"), ("lost", "since"), ("overdue", "since")):
        if getattr(block, field) is not None and getattr(block, other) is None:
            yield Flaw((*path, field), f"'{field}' needs '{other}'")
    if block.ends and not block.until:
        yield Flaw((*path, "ends"), "'ends' needs 'until: true'")


def _kpi(
    kpi: str,
    block: KpiBlock,
    kpis: Mapping[str, KpiBlock],
    measures: Mapping[str, MeasureBlock],
    further: Mapping[str, Collection[str]] | None,
) -> Iterator[Flaw]:
    if not block.label:
        yield Flaw(
            (kpi,), "a KPI of your own needs a label", "Add: label: ... or, by language, label: {en: ..., ru: ...}"
        )
    for place, formula in _formulas(block):
        for side in ("numerator", "denominator"):
            part = getattr(formula, side)
            path = (kpi, *place, side)
            if isinstance(part, MeasureBlock):
                yield from _measure(part, path, further)
            elif part is not None:
                yield from _expression(part, path, kpis, measures)
        yield from _shape(block, formula, (kpi, *place), measures)
    for dimension in block.by:
        known = {column for columns in COLUMNS.values() for column in columns}
        if dimension not in known and further is not None and not any(dimension in more for more in further.values()):
            yield Flaw((kpi, "by"), f"there is no dimension '{dimension}'", did_you_mean(dimension, known))
    if block.example:
        yield from _example(block.example, (kpi, "example", "rows"), further)
    if block.benchmark and block.benchmark.high is not None and block.benchmark.high < block.benchmark.low:
        yield Flaw((kpi, "benchmark", "high"), "the benchmark's high is below its low", "Exchange the two")


def _example(example: Example, path: Path, further: Mapping[str, Collection[str]] | None) -> Iterator[Flaw]:
    for table, (head, *rows) in example.rows.items():
        if table not in TABLES:
            yield Flaw((*path, table), f"there is no table '{table}'", did_you_mean(table, TABLES))
            continue
        known = {*TABLES[table].columns, *(further or {}).get(table, ())}
        for column in head:
            if column not in known and not (further is None and free(table, str(column))):
                what = f"the table '{table}' has no column '{column}'"
                yield Flaw((*path, table), what, did_you_mean(str(column), known))
        for number, row in enumerate(rows, start=1):
            if len(row) != len(head):
                yield Flaw((*path, table), f"row {number} has {len(row)} cells for {len(head)} columns")


def _formulas(block: KpiBlock) -> Iterator[tuple[Path, Formula]]:
    yield (), block
    if block.period is not None:
        yield ("period",), block.period
    if block.otherwise is not None:
        yield ("otherwise",), block.otherwise


def _expression(
    text: str, path: Path, kpis: Mapping[str, KpiBlock], measures: Mapping[str, MeasureBlock]
) -> Iterator[Flaw]:
    try:
        names = arithmetic.names(text)
    except arithmetic.NotArithmeticError as error:
        yield Flaw(path, str(error), "An SQL aggregate is written as a measure: {table: ..., sql: ...}")
        return
    packaged_kpis, packaged_measures = builtin()
    for name in names:
        every = {*kpis, *packaged_kpis}
        if name.function != "target":
            every |= {*measures, *packaged_measures, *arithmetic.CONSTANTS}
        if name.name not in every:
            kind = "KPI" if name.function == "target" else "measure or KPI"
            yield Flaw(path, f"there is no {kind} '{name.name}'", did_you_mean(name.name, every))


def _shape(block: KpiBlock, formula: Formula, path: Path, measures: Mapping[str, MeasureBlock]) -> Iterator[Flaw]:
    divided = formula.denominator is not None
    if block.kind in ("share", "ratio", "score") and not divided:
        yield Flaw(path, f"a {block.kind} needs a denominator")
    if block.kind in ("count", "level", "duration") and divided:
        yield Flaw((*path, "denominator"), f"a {block.kind} has no denominator", "Make it a ratio, or remove it")
    if block.kind == "duration":
        part = formula.numerator
        measure = part if isinstance(part, MeasureBlock) else {**_packaged(), **measures}.get(part)
        if measure is None or measure.since is None:
            yield Flaw((*path, "numerator"), "a duration needs a measure with 'since' and 'to'")


def _packaged() -> dict[str, MeasureBlock]:
    return {name: spec.block for name, spec in builtin()[1].items()}


def _cycles(kpis: Mapping[str, KpiBlock], measures: Mapping[str, MeasureBlock]) -> Iterator[Flaw]:
    """KPIs that need themselves, by whatever detour."""

    def uses(kpi: str) -> set[str]:
        found: set[str] = set()
        for _, formula in _formulas(kpis[kpi]):
            for part in (formula.numerator, formula.denominator):
                if isinstance(part, str):
                    try:
                        found |= {name.name for name in arithmetic.names(part) if name.function != "target"}
                    except arithmetic.NotArithmeticError:
                        continue
        return {name for name in found if name in kpis and name not in measures}

    for kpi in kpis:
        seen: set[str] = set()
        ahead = uses(kpi)
        while ahead:
            seen |= ahead
            ahead = {far for near in ahead for far in uses(near)} - seen
        if kpi in seen:
            yield Flaw((kpi, "numerator"), f"'{kpi}' is made of itself", "Write it out of measures")
