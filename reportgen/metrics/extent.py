"""How far the data behind a KPI reach: back to a window's first day or not, to its last one, or of a segment not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from reportgen.metrics.catalog import KpiSpec
from reportgen.metrics.coverage import Reach, covers
from reportgen.metrics.frames import WHOLE
from reportgen.metrics.settled import Settled
from reportgen.metrics.used import Used, missing
from reportgen.metrics.windows import Window
from reportgen.metrics.written import View
from reportgen.quantities import Missing


@dataclass
class Extent:
    """Says of a KPI's windows whether the data cover them.

    Attributes:
        used: the formula of a KPI's view and its measures.
        settled: which tables are fed.
        spans: first and last day of the data, by relation.
        gaps: usual number of days from one day with rows to the next, by relation.
        reaches: how far each source reaches, by relation.
        fed_by: of a cut, the sources that have rows of a member, by relation and member.
        cut: whether the figures are cut by a dimension.
    """

    used: Callable[[str, View], Used]
    settled: Settled
    spans: Mapping[str, tuple[date, date]]
    gaps: Mapping[str, int]
    reaches: Mapping[str, tuple[Reach, ...]]
    fed_by: Mapping[tuple[str, str], frozenset[str]]
    cut: bool
    _covered: dict[tuple[str, View, Window], Missing | None] = field(default_factory=dict)
    _ended: dict[tuple[str, View, Window, str], tuple[Missing, ...]] = field(default_factory=dict)

    def uncovered(self, spec: KpiSpec, view: View, window: Window) -> Missing | None:
        """Why the data do not reach back to the first day of a window."""
        key = (spec.id, view, window)
        if key not in self._covered:
            self._covered[key] = None
            for one in self.used(spec.id, view).measures:
                if not covers((one,), window, self.spans, self.gaps):
                    later = self.spans[one.relation][0] >= window.beyond
                    table = self.settled.table_of(one.relation)
                    self._covered[key] = missing("before_data" if later else "begins_within", table=table)
                    break
        return self._covered[key]

    def ended(self, spec: KpiSpec, view: View, window: Window, member: str) -> tuple[Missing, ...]:
        """The sources of which a window's last days are missing, though others of the same table go on."""
        if not self.reaches:
            return ()
        key = (spec.id, view, window, member if self.cut else WHOLE)
        if key not in self._ended:
            found = {}
            for measure in self.used(spec.id, view).measures:
                for one in self._feeding(measure.relation, member):
                    if one.ends_within(window):
                        found[one.source] = missing("source_ended", source=one.source, day=one.through.isoformat())
            self._ended[key] = tuple(found[source] for source in sorted(found))
        return self._ended[key]

    def gone(self, spec: KpiSpec, view: View, window: Window, member: str) -> Missing | None:
        """Why nothing can be known of a segment: all sources that ever had a row of it ended before the window."""
        if not self.reaches or not self.cut:
            return None
        for measure in self.used(spec.id, view).measures:
            feeding = self._feeding(measure.relation, member)
            if feeding and all(one.through < window.first for one in feeding):
                return self.ended(spec, view, window, member)[0]
        return None

    def _feeding(self, relation: str, member: str) -> tuple[Reach, ...]:
        """The sources of a relation, of a cut those that ever had a row of the member."""
        every = self.reaches.get(relation, ())
        mine = self.fed_by.get((relation, member)) if self.cut else None
        return every if mine is None else tuple(one for one in every if one.source in mine)
