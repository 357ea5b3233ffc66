"""The headline figures of a run, from what it reported: those of its cards, with their labels and units as a report writes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportgen import pipeline
from reportgen.quantities import Quantity, Unit

if TYPE_CHECKING:
    from reportgen.archive.differences import Difference
    from reportgen.ledger import ReportedFigure, Run
    from reportgen.metrics.catalog import Catalog
    from reportgen.project import Project
    from reportgen.text import Language


@dataclass(frozen=True)
class Headline:
    """One figure.

    Attributes:
        kpi: its id.
        label: as readers know it.
        figure: as it is written.
    """

    kpi: str
    label: str
    figure: str


@dataclass(frozen=True)
class Headlines:
    """What it takes to write the figures of any run of a project.

    Attributes:
        project: as configured.
        language: in which they are written.
        catalog: the KPIs with their units.
    """

    project: Project
    language: Language
    catalog: Catalog

    @classmethod
    def of(cls, project: Project, language: Language | None = None) -> Headlines:
        """With the business's own language, where no other is given."""
        return cls(project, language or pipeline.language(project), pipeline.catalog(project))

    @property
    def kpis(self) -> frozenset[str]:
        """All KPIs of which a figure may be asked for, as the ledger names them."""
        cards = {kpi for spec in self.project.reports.values() for kpi in spec.cards}
        return frozenset(cards | {f"{kpi}:cohort" for kpi in cards})

    def written(self, run: Run, said: Sequence[ReportedFigure]) -> tuple[Headline, ...]:
        """The figures of a run; () for a report that is configured no more.

        Args:
            run: the run.
            said: what it said of the whole business.
        """
        spec = self.project.reports.get(run.report)
        own = {figure.kpi: figure for figure in said if figure.by == "" and figure.period == run.period}
        found = []
        for kpi in spec.cards if spec is not None else ():
            figure = own.get(kpi) or own.get(f"{kpi}:cohort")
            if figure is not None:
                found.append(Headline(kpi, self.language.kpi(kpi, "short"), self._figure(kpi, figure)))
        return tuple(found)

    def figure(self, figure: ReportedFigure) -> str:
        """Any figure that was reported, as it is written; as it is kept, where its KPI is known no more."""
        return self._figure(figure.kpi.partition(":")[0], figure)

    def pair(self, of: Difference, like: ReportedFigure) -> tuple[str, str]:
        """Two figures of one KPI that differ, as they are written; with more digits where they would read alike."""
        values = (of.one, of.other)
        written = [self.figure(replace(like, value=each)) if each is not None else "-" for each in values]
        if written[0] != written[1]:
            return written[0], written[1]
        rounded = [f"{float(each):.8g}" if each is not None else "-" for each in values]
        return (rounded[0], rounded[1]) if rounded[0] != rounded[1] else (str(of.one), str(of.other))

    def _figure(self, kpi: str, figure: ReportedFigure) -> str:
        known = self.catalog.kpis.get(kpi)
        try:
            value = float(figure.value)
        except ValueError:
            return figure.display
        if known is None:
            return figure.display
        currency = self.project.business.currency if known.unit is Unit.MONEY else None
        return self.language.quantity(Quantity(value, known.unit, currency))
