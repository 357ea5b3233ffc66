"""What every section is made from, and what can be read off one reading."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportgen.assemble.evidence import Evidence
from reportgen.business import Business
from reportgen.changes import Change as LoggedChange
from reportgen.charts.base import Tone
from reportgen.document import Difference, Mark
from reportgen.metrics.catalog import Catalog, KpiSpec
from reportgen.metrics.figures import adds_up
from reportgen.metrics.scoreboard import Reading, Scoreboard, Status
from reportgen.metrics.settled import TABLES_OF
from reportgen.metrics.targets import target
from reportgen.metrics.verdicts import too_few
from reportgen.periods import Period
from reportgen.quantities import Change, Missing, Quantity, Unit, change
from reportgen.readiness import Coverage
from reportgen.reports import ReportSpec
from reportgen.text import Msg

if TYPE_CHECKING:
    from reportgen.assemble.pace import Course

MOVED = (Status.AHEAD, Status.BEHIND)
"""Statuses of a difference from plan that is larger than chance."""

TOLERANCE = 0.02
"""Share of the plan within which a figure is on plan, where the plan does not say otherwise."""

SHORT = (Status.WATCH,)
"""Statuses that have a shorter word for tables."""


@dataclass(frozen=True)
class Origin:
    """What made the report.

    Attributes:
        program: version of reportgen.
        version: version of this report, 1 for the first one made of its period.
        fingerprint: hash of all inputs and settings; "" leaves it to be made of the inputs.
    """

    program: str
    version: int = 1
    fingerprint: str = ""


@dataclass(frozen=True)
class Context:
    """Everything a section may use.

    Attributes:
        report: id of the report in the configuration.
        spec: what it should hold.
        board: the period's readings.
        catalog: what the KPIs are.
        business: whose figures they are.
        changes: the change log.
        coverages: how far each source reaches; may be empty.
        origin: what made the report.
        language: code of the language in which the user's own words are taken.
        evidence: what else it may use.
        way: the year of the goal's KPI, None where it is not told.
        commented: sections to which somebody says something: their own evidence takes less room.
    """

    report: str
    spec: ReportSpec
    board: Scoreboard
    catalog: Catalog
    business: Business
    changes: tuple[LoggedChange, ...]
    coverages: tuple[Coverage, ...]
    origin: Origin
    language: str = "en"
    evidence: Evidence = field(default_factory=Evidence)
    way: Course | None = None
    commented: frozenset[str] = frozenset()

    @property
    def period(self) -> Period:
        """What the report covers."""
        return self.board.period

    @property
    def complete(self) -> bool:
        """Whether every day of the period is known."""
        return self.period.complete(self.board.as_of)

    @property
    def days_known(self) -> int:
        """Number of the period's days that are known."""
        return max(0, min(self.period.days, (self.board.as_of - self.period.start).days + 1))

    def reading(self, kpi: str) -> Reading:
        """The reading of a whole KPI in its main view; one without a value where it was not read."""
        spec = self.catalog.kpis.get(kpi)
        found = self.board.get(kpi, None, spec.views[0][0] if spec else None) or self.board.get(kpi)
        if found is None:
            return _unread(kpi, spec, self.period, self.business.currency)
        return ripe(found) if self.complete else _without_today(ripe(found))

    def readings(self) -> tuple[Reading, ...]:
        """One reading per KPI: the whole, in its main view, in the catalogue's order."""
        read = {reading.kpi for reading in self.board.readings}
        return tuple(self.reading(kpi) for kpi in self.catalog.kpis if kpi in read)

    def tables_of(self, kpi: str) -> frozenset[str]:
        """The tables a KPI is made of."""
        if kpi not in self.catalog.kpis:
            return frozenset()
        relations = {measure.relation for measure in self.catalog.measures_of(kpi)}
        return frozenset(table for relation in relations for table in TABLES_OF.get(relation, (relation,)))

    def planned(self, kpi: str, period: Period) -> float | None:
        """What the plan asks of a KPI in any period."""
        spec = self.catalog.kpis.get(kpi)
        if spec is None:
            return None
        found = target(self.evidence.targets, kpi, period, additive=adds_up(spec), holidays=self.evidence.holidays)
        return found.value if found else None

    def evidence_of(self, kpi: str, by: tuple[str, str] | None) -> Reading | None:
        """The reading of a segment of a KPI in its main view."""
        view = self.catalog.kpis[kpi].views[0][0]
        return next((one for one in self.evidence.segments if (one.kpi, one.by, one.view) == (kpi, by, view)), None)

    def logged(self) -> tuple[LoggedChange, ...]:
        """What was changed within the period, oldest first."""
        return tuple(
            sorted(
                (entry for entry in self.changes if entry.date in self.period and entry.date <= self.board.as_of),
                key=lambda entry: (entry.date, entry.where),
            )
        )


def _unread(kpi: str, spec: KpiSpec | None, period: Period, currency: str) -> Reading:
    unit = spec.unit if spec else Unit.COUNT
    return Reading(
        kpi=kpi,
        stage=spec.stage if spec else "attract",
        kind=spec.kind if spec else "count",
        unit=unit,
        currency=currency if unit is Unit.MONEY else None,
        better=spec.better if spec else "none",
        by=None,
        view="period",
        period=period,
        value=None,
        status=Status.NO_DATA,
        missing=Missing("not_read"),
    )


def ripening(reading: Reading) -> bool:
    """Whether a cohort is so young that its figure will still rise."""
    return reading.view == "cohort" and dict(reading.extra).get("mature") == 0.0


def ripe(reading: Reading) -> Reading:
    """The newest cohort that is old enough, in the place of one that still ripens.

    It is compared at its own age. The history goes: it is told at the age of the young cohort, and two ages must not be compared.
    """
    if not ripening(reading) or reading.mature is None:
        return reading
    return replace(
        reading,
        value=reading.mature.value,
        numerator=reading.mature.numerator,
        denominator=reading.mature.denominator,
        previous=reading.mature.previous,
        year_ago=reading.mature.year_ago,
        year_to_date=None,
        interval=None,
        verdict=None,
        history=(),
    )


def _without_today(reading: Reading) -> Reading:
    """A reading whose history ends with the last complete period: a part of one would draw a fall that is none."""
    if not reading.history or reading.history[-1][0] != reading.period:
        return reading
    return replace(reading, history=(*reading.history[:-1], (reading.period, None)))


def label(kpi: str) -> Msg:
    """The name of a KPI."""
    return Msg(f"kpi-{kpi}")


def quantity(reading: Reading, value: float | None) -> Quantity | None:
    """A value in the unit of a reading."""
    return None if value is None else Quantity(value, reading.unit, reading.currency)


def shown(reading: Reading) -> Quantity | Msg | None:
    """The value of a reading as it stands in tables: with ≈ before it where a part of it is an estimate."""
    value = quantity(reading, reading.value)
    return Msg.of("assemble-about", value=value) if value is not None and about(reading) else value


def status(reading: Reading) -> Status:
    """The status of a reading; too few cases are said before the lack of a plan, for they weigh more."""
    if reading.value is None:
        return Status.NO_DATA
    if ripening(reading):
        return Status.RUNNING
    if reading.status is Status.NO_PLAN and few(reading):
        return Status.TOO_FEW
    return reading.status or Status.NO_PLAN


def few(reading: Reading) -> bool:
    """Whether a reading rests on too few cases to be rated."""
    if reading.few is not None:
        return reading.few
    return too_few(reading.kind, reading.numerator, reading.denominator)


def unrated(reading: Reading) -> bool:
    """Whether a figure is shown grey or not at all, without bar and line."""
    return reading.value is None or few(reading) or reading.status is Status.TOO_FEW


def about(reading: Reading) -> bool:
    """Whether a part of a figure that is shown is an estimate."""
    return reading.estimated is not None and not unrated(reading)


def cases(reading: Reading) -> float:
    """What a reading rests on: its denominator for shares and scores, else what was counted."""
    if reading.kind in ("share", "score", "duration") and reading.denominator is not None:
        return reading.denominator
    counted = [number for number in (reading.numerator, reading.denominator) if number is not None]
    return min(counted) if counted else float(reading.rows_used)


def due(reading: Reading) -> float | None:
    """What the plan asks for by now: for the known days while the period runs, else for the whole of it."""
    if reading.target is None:
        return None
    if reading.status is Status.RUNNING:
        return reading.target.to_date if reading.target.to_date is not None else reading.target.value
    return reading.target.value


def from_plan(reading: Reading) -> Change | None:
    """How a reading differs from its plan."""
    return from_base(reading, due(reading))


def side_of(reading: Reading) -> str:
    """On which side of its plan a reading is that is worse: a cost lies `over` it, all else `behind`."""
    return "over" if reading.better == "down" else "behind"


def from_base(reading: Reading, base: float | None) -> Change | None:
    """How a reading differs from a value in its own unit."""
    now, then = quantity(reading, reading.value), quantity(reading, base)
    return change(now, then) if now is not None and then is not None else None


def relative(reading: Reading) -> float:
    """By how much a reading differs from its plan, as a fraction of the plan; 0 where that cannot be said."""
    difference = from_plan(reading)
    return difference.relative or 0.0 if difference else 0.0


def difference(key: str, reading: Reading, base: float | None) -> Difference | None:
    """The message `key` with the change of a reading from a base, in the unit the reading is written in."""
    moved, now = from_base(reading, base), quantity(reading, reading.value)
    return Difference(key, moved, now) if moved is not None and now is not None else None


def mark(reading: Reading, short: bool = False) -> Mark:
    """The status of a reading with its words."""
    state = status(reading)
    if ripening(reading) and state is not Status.NO_DATA:
        cohort = (
            Msg.of("assemble-cohort-of", period=reading.mature.period)
            if reading.mature
            else Msg.of("assemble-cohort-young")
        )
        return Mark(state, cohort)
    if reading.partial and state is Status.RUNNING:
        return Mark(state, Msg.of("status-partial"))
    if state is Status.RUNNING:
        return Mark(state, Msg.of("status-running", grain=str(reading.period.grain)))
    if state in MOVED and reading.better == "down":
        return Mark(state, Msg.of(f"status-{state}-down"))
    return Mark(state, Msg.of(f"status-{state}-short" if short and state in SHORT else f"status-{state}"))


def tone(reading: Reading) -> Tone:
    """The colour of a reading's own point: only a difference larger than chance has one."""
    return {Status.AHEAD: "better", Status.BEHIND: "worse"}.get(status(reading), "neutral")  # type: ignore[return-value]


def last_known(reading: Reading) -> tuple[Period, float] | None:
    """The latest period of the history that has a value."""
    known = [(period, value) for period, value in reading.history if value is not None]
    return known[-1] if known else None


def trend(reading: Reading, count: int = 18) -> tuple[tuple[Period, float | None], ...]:
    """The end of the history as it is drawn: at most `count` points, from the first value to the last."""
    points = reading.history[-count:]
    known = [at for at, (_, value) in enumerate(points) if value is not None]
    return points[known[0] : known[-1] + 1] if known else ()
