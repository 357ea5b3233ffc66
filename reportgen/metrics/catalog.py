"""The KPIs: what each counts, over which tables, and in which direction it is better.

As written (see `written`), a KPI is a `KpiBlock` and a measure a `MeasureBlock`; as resolved they are a `KpiSpec` and a
`MeasureSpec` in a `Catalog`. A KPI is arithmetic over measures and over other KPIs; a measure is one SQL aggregate over one table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Literal

from reportgen.metrics import arithmetic, portable
from reportgen.metrics.settled import DAYS
from reportgen.metrics.steps import USUAL, columns, kept, steps
from reportgen.metrics.written import NAME, STAGES, Formula, Kind, KpiBlock, KpiFile, MeasureBlock, Stage, View  # noqa: F401 - the name of a KPI is asked for here too
from reportgen.quantities import Unit


@dataclass(frozen=True)
class MeasureSpec:
    """A measure as resolved; see `MeasureBlock`. `columns` are the relation's columns it reads."""

    id: str
    relation: str
    day: str
    sql: str
    where: str | None
    columns: tuple[str, ...]
    mode: Literal["daily", "windowed", "duration"]
    block: MeasureBlock


@dataclass(frozen=True)
class FormulaSpec:
    """A formula whose sides are arithmetic over names of the catalogue."""

    numerator: str
    denominator: str | None = None

    @property
    def arithmetic(self) -> str:
        """The formula as one line."""
        if self.denominator is None:
            return self.numerator
        return f"{_bracketed(self.numerator)} / {_bracketed(self.denominator)}"


def _bracketed(text: str) -> str:
    return text if text.replace("_", "").isalnum() else f"({text})"


@dataclass(frozen=True)
class KpiSpec:
    """A KPI as resolved.

    Attributes:
        views: its formulas by view, the first one is the main view; a tuple, so that the spec can be compared and hashed.
        own: whether it is the user's.
        block: what was written: label, owner, caveat, source, benchmark, example.
    """

    id: str
    stage: Stage
    kind: Kind
    unit: Unit
    better: str
    views: tuple[tuple[View, FormulaSpec], ...]
    otherwise: FormulaSpec | None
    by: tuple[str, ...]
    own: bool
    block: KpiBlock

    @property
    def main(self) -> FormulaSpec:
        """The formula of the main view."""
        return self.views[0][1]

    @property
    def formulas(self) -> tuple[FormulaSpec, ...]:
        """All formulas, of every view and the one to fall back on."""
        found = tuple(formula for _, formula in self.views)
        return (*found, self.otherwise) if self.otherwise else found


@dataclass(frozen=True)
class Catalog:
    """All KPIs and measures by name. KPIs are in the order in which they are shown."""

    kpis: Mapping[str, KpiSpec]
    measures: Mapping[str, MeasureSpec]
    steps: tuple[str, ...] = tuple(USUAL.values())
    """The KPIs that tell how long each stage takes to the next, in the order of the stages."""

    def measures_of(self, kpi: str) -> tuple[MeasureSpec, ...]:
        """The measures a KPI is made of, those of other KPIs it uses included, each once."""
        found: dict[str, MeasureSpec] = {}
        for formula in self.kpis[kpi].formulas:
            for measure in self.measures_in(formula):
                found.setdefault(measure.id, measure)
        return tuple(found.values())

    def measures_in(self, formula: FormulaSpec) -> Iterator[MeasureSpec]:
        """The measures of one formula."""
        for text in (formula.numerator, formula.denominator):
            for name in arithmetic.names(text) if text else ():
                if name.function == "target":
                    continue
                if name.name in self.measures:
                    yield self.measures[name.name]
                elif name.name in self.kpis:
                    yield from self.measures_of(name.name)

    def dimensions(self, kpi: str) -> tuple[str, ...]:
        """The columns by which a KPI can be cut: those that every table it is made of has."""
        from reportgen.metrics.settled import COLUMNS

        shared: set[str] | None = None
        for measure in self.measures_of(kpi):
            have = set(COLUMNS[measure.relation])
            shared = have if shared is None else shared & have
        return tuple(sorted(shared or ()))


def measure_spec(name: str, block: MeasureBlock) -> MeasureSpec:
    """Resolve a measure; the table must exist (see `lint.problems`)."""
    texts = [block.sql if block.last is None and block.since is None else "", block.where or "", block.each or ""]
    # Where nobody says who was lost, nobody is known to be: `lost` is used when it is fed, and not asked for.
    named = [block.reached, block.per, block.last, block.ends, block.since, block.to]
    day = block.day or block.since or DAYS[block.table]
    columns = dict.fromkeys([day, *(column for column in named if column)])
    for text in texts:
        columns.update(dict.fromkeys(portable.columns(text)))
    mode: Literal["daily", "windowed", "duration"] = "daily"
    if block.since:
        mode = "duration"
    elif not block.additive or block.reached or block.per or block.last or block.until or block.months or block.once:
        mode = "windowed"
    return MeasureSpec(name, block.table, day, block.sql, block.where, tuple(columns), mode, block)


def waiting(measure: MeasureSpec) -> MeasureSpec | None:
    """For a cohort's measure, the duration its cases waited, by which it is told how old a cohort must be."""
    block = measure.block
    if block.reached is None:
        return None
    wait = MeasureBlock(table=block.table, since=measure.day, to=block.reached, where=block.where)
    return measure_spec(measure.id + WAIT, wait)


WAIT = "__wait"


def is_waiting(measure: MeasureSpec) -> bool:
    """Whether a measure only says how long a cohort's cases waited (see `waiting`)."""
    return measure.id.endswith(WAIT)


def build(
    own: Mapping[str, KpiBlock] | None = None,
    own_measures: Mapping[str, MeasureBlock] | None = None,
    stages: Sequence[str] = ("lead", "mql", "sal", "sql", "opportunity", "customer"),
) -> Catalog:
    """The catalogue: the built-in KPIs, the steps between the stages of the business, and the user's own KPIs.

    Args:
        own: the user's, which must have no problems (see `lint.problems`).
        own_measures: theirs, likewise.
        stages: of the business, in its order.
    """
    kpis, measures = builtin()
    catalog_measures = dict(measures)
    catalog_kpis = _with_steps({name: replace(spec) for name, spec in kpis.items()}, catalog_measures, stages)
    for name, measure in sorted((own_measures or {}).items()):
        catalog_measures[name] = measure_spec(name, measure)
    for name, block in (own or {}).items():
        catalog_kpis[name] = kpi_spec(name, block, catalog_measures, own=True)
    return Catalog(catalog_kpis, catalog_measures, tuple(steps(stages)))


def _with_steps(
    kpis: Mapping[str, KpiSpec], measures: dict[str, MeasureSpec], stages: Sequence[str]
) -> dict[str, KpiSpec]:
    """The KPIs with the steps of these stages in the place of the usual ones, and with their measures."""
    of = steps(stages)
    first = next(iter(USUAL.values()))
    found: dict[str, KpiSpec] = {}
    for name, spec in kpis.items():
        if name == first:
            found.update(
                {step: kpis[step] if step in kpis else _step(step, pair, measures) for step, pair in of.items()}
            )
        if kept(name, of):
            found.setdefault(name, spec)
        else:
            del measures[f"{name}__numerator"]
    return found


def _step(name: str, pair: tuple[str, str], measures: dict[str, MeasureSpec]) -> KpiSpec:
    since, to = columns(pair)
    numerator = MeasureBlock(table="leads", since=since, to=to, lost="lost_at")
    block = KpiBlock(
        stage="close", kind="duration", unit=Unit.DAYS, better="down", view="cohort", numerator=numerator, by=("channel",),
        source="S0",
    )  # fmt: skip
    return kpi_spec(name, block, measures, own=False)


def kpi_spec(name: str, block: KpiBlock, measures: dict[str, MeasureSpec], *, own: bool) -> KpiSpec:
    """Resolve a KPI; measures written in place are added to `measures` under names of their own."""

    def side(part: str | MeasureBlock | None, role: str) -> str | None:
        if not isinstance(part, MeasureBlock):
            return part
        measures[f"{name}__{role}"] = measure_spec(f"{name}__{role}", part)
        return f"{name}__{role}"

    def formula(written: Formula, role: str) -> FormulaSpec:
        top = side(written.numerator, f"{role}numerator")
        return FormulaSpec(top or "0", side(written.denominator, f"{role}denominator"))

    views: list[tuple[View, FormulaSpec]] = [(block.view, formula(block, ""))]
    if block.period is not None:
        views.append(("period", formula(block.period, "period_")))
    otherwise = formula(block.otherwise, "otherwise_") if block.otherwise else None
    return KpiSpec(
        name, block.stage, block.kind, block.unit, block.better, tuple(views), otherwise, block.by, own, block
    )


@cache
def builtin() -> tuple[Mapping[str, KpiSpec], Mapping[str, MeasureSpec]]:
    """The packaged KPIs and measures."""
    from ruamel.yaml import YAML

    folder = resources.files("reportgen.metrics") / "kpis"
    kpis: dict[str, KpiSpec] = {}
    measures: dict[str, MeasureSpec] = {}
    files = []
    for stage in STAGES:
        written = YAML(typ="safe").load((folder / f"{stage}.yaml").read_text(encoding="utf-8"))
        files.append(KpiFile(measures=written.pop("measures", {}), kpis=written))
    for file in files:
        measures.update({name: measure_spec(name, block) for name, block in file.measures.items()})
    for file in files:
        kpis.update({name: kpi_spec(name, block, measures, own=False) for name, block in file.kpis.items()})
    return kpis, measures
