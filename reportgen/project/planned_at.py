"""What is planned, and where each figure of it is written: the file and the line of the plan or of the table `targets`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from reportgen.errors import UsageError
from reportgen.goals import plan_period
from reportgen.metrics.targets import Targets, read
from reportgen.periods import Period, parse
from reportgen.project.load import Project

FAR = date(9000, 1, 1)
"""A day after which nobody plans, where the business names no day of its own: the names of a plan's periods depend on none."""


class Row(NamedTuple):
    """A row of the table `targets`, with the line on which it ends."""

    period: str
    kpi: str
    target: float
    segment: str | None
    file: str
    line: int


class Place(NamedTuple):
    """Where something is written, from a line to a line; both are 0 where no line can be named."""

    file: str
    line: int
    last: int

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}-{self.last}" if self.last > self.line else f"{self.file}:{self.line}"


@dataclass(frozen=True)
class Asked:
    """What plan and table ask for.

    Attributes:
        project: whose plan it is.
        rows: of the table.
        targets: of both.
    """

    project: Project
    rows: tuple[Row, ...]
    targets: Targets

    @classmethod
    def of(cls, project: Project) -> Asked:
        """Read them; of files that cannot be read nothing is said."""
        rows = _rows(project)
        as_of = project.business.as_of or FAR
        return cls(project, rows, read((row[:4] for row in rows), project.goals.plan, as_of, *project.business.starts))

    def place(self, kpi: str, period: Period, origin: str) -> Place:
        """Where a KPI's target of a period is written: its own line, else those of the parts that make it up.

        Args:
            kpi: id.
            period: of a target that there is.
            origin: `table` or `plan`.
        """
        written = list(self._written(kpi, origin))
        own = [place for span, place in written if (span.start, span.end) == (period.start, period.end)]
        parts = [place for span, place in written if period.start <= span.start and span.end <= period.end]
        found = own[-1:] or parts  # the last row for a period is the one that counts
        lines = [one.line for one in found if one.file == found[0].file]
        return Place(found[0].file, min(lines), max(lines))

    def _written(self, kpi: str, origin: str) -> Iterator[tuple[Period, Place]]:
        """Periods for which something is planned of a KPI as a whole, and where."""
        starts = self.project.business.starts
        if origin == "plan":
            for name in self.project.goals.plan.get(kpi, {}):
                at = self.project.problem("goals.yaml", ("plan", kpi, name), "")
                yield plan_period(name, *starts), Place(at.file, at.line, at.line)
            return
        for row in self.rows:
            if row.kpi == kpi and not row.segment:
                try:
                    span = parse(row.period, self.project.business.as_of or FAR, *starts)
                except UsageError:
                    continue
                yield span, Place(row.file, row.line, row.line)


def _rows(project: Project) -> tuple[Row, ...]:
    """The rows of the table, read without an engine: they are looked at whenever the configuration is."""
    from reportgen.contract import FileSource
    from reportgen.sources import find
    from reportgen.sources.few_rows import few_rows, number

    mine = {
        name: one
        for name, one in project.sources.items()
        if one.table == "targets" and isinstance(one, FileSource) and "target" in one.columns
    }
    rows = []
    for arrival in find(project.root, mine)[0]:
        source = mine[arrival.source]
        for few in few_rows(arrival, source):
            target = number(few.texts["target"], source, "target")
            period, kpi = few.texts.get("period", ""), few.texts.get("kpi", "")
            if target is not None and period and kpi:
                rows.append(Row(period, kpi, target, few.texts.get("segment") or None, arrival.file, few.line))
    return tuple(rows)
