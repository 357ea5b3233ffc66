"""From the engine's frames to readings: every KPI of a period with all it is compared with."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from reportgen.metrics.settled import Only
from reportgen.periods import Period
from reportgen.quantities import Missing, Unit
from reportgen.tables import Part


class Status(StrEnum):
    """How a figure stands against its plan (the words of the status line)."""

    AHEAD = "ahead"
    ON_PLAN = "on_plan"
    WATCH = "watch"  # outside the tolerance, but it could be chance
    BEHIND = "behind"
    TOO_FEW = "too_few"
    NO_PLAN = "no_plan"
    RUNNING = "running"  # the period is not complete
    NO_DATA = "no_data"


class Verdict(StrEnum):
    """What the history says of the latest point."""

    UP = "up"
    DOWN = "down"
    NO_CHANGE = "no clear change"
    TOO_FEW = "too few to say"


@dataclass(frozen=True)
class Target:
    """What a KPI should be in the period.

    Attributes:
        value: in the KPI's unit, for the whole period.
        origin: `table` (targets), `plan` (goals.yaml) or `ladder`.
        to_date: the part due by `as_of` when the period is still running (same business days), else None.
        year_to_date: what was due from the start of the year to the period's end, None where it cannot be said.
        derived: "" where it was stated for this very period; `sum` of the months or quarters the period is made of; `share` of
            those it lies in, by business days; `same` for a rate that was stated for a longer period or for each of its months.
    """

    value: float
    origin: str
    to_date: float | None = None
    year_to_date: float | None = None
    derived: str = ""


@dataclass(frozen=True)
class Benchmark:
    """What others reach: one value (`low == high`) or a range, and who says so."""

    low: float
    high: float
    origin: str


@dataclass(frozen=True)
class Estimated:
    """How much of a figure was measured, where a part of it was not.

    Attributes:
        of: what is counted: `days`; `mqls` where the criteria stand in for the days the source does not give; `amounts` where
            some were converted at a rate of long before (see `carried`).
        measured: how many of them were measured.
        total: how many there are.
        margin: by what share the figures of the others may be off; None where nobody says.
        how: (language, how it was estimated); language "" for every one.
    """

    of: str
    measured: int
    total: int
    margin: float | None = None
    how: tuple[tuple[str, str], ...] = ()

    @property
    def off(self) -> float | None:
        """By what share the whole figure may be off."""
        return None if self.margin is None else self.margin * (self.total - self.measured) / self.total


@dataclass(frozen=True)
class Mature:
    """The newest cohort that is old enough to be told without a warning.

    Attributes:
        period: in which it began.
        value: as it is known now.
        numerator: what was counted; None for a duration.
        denominator: what it was divided by.
        previous: the cohort before it, at the age at which it is seen now.
        year_ago: that of a year ago, likewise.
        lacking: as of a reading.
    """

    period: Period
    value: float
    numerator: float | None
    denominator: float | None
    previous: float | None = None
    year_ago: float | None = None
    lacking: tuple[tuple[str, Missing], ...] = ()


@dataclass(frozen=True)
class Reading:
    """One KPI of one period, whole or one segment of it, in one view.

    Attributes:
        kpi: id in the catalogue.
        stage: attract, convert, close, delight, return.
        kind: count, level, share, ratio, duration, score.
        better: up, down or none.
        by: (dimension, value) of a segment; value "" where the rows have none; None for the whole.
        view: `period` (what happened in it) or `cohort` (what became of those who entered in it).
        value: None where `missing` says why.
        numerator: what was counted; None for a level or a duration.
        denominator: what it was divided by; None where nothing is.
        previous: value of the period before; of the same business days while the period is running.
        year_ago: value of the same period a year ago; likewise.
        year_to_date: value from the start of the (fiscal) year to the period's end (or `as_of`).
        interval: 95 % interval of `value`, None where it is exact or cannot be said.
        interval_method: name of the method, e.g. `wilson`, `poisson`, `day_blocks`, `rocks`, `exact`.
        interval_inputs: what the interval was made of, by name: converted of cases; events, and by how much more than chance days
            differ (`dispersion`, over `dispersion_days` business days); days and seed of a bootstrap; answers; cases by their end.
        history: (period, value) oldest first, see `Period.history`.
        rows_used: rows that the value was made of.
        extra: what is told beside the value, by name: answers of a score, cases and shares within 30, 60, 90 and 180 days of a
            duration; of a cohort its age in days after the period's end, the days in which nine in ten of the converted
            converted (`patience_days`), and whether it is that old (`mature`, 1 or 0); of a segment's count its share of the
            whole (`share_of_whole`), of a segment's share or ratio the value of all others together (`rest`) and whether it
            stands out from them (`outlier`: 1 above, -1 below, 0 not).
        mature: for a cohort, the newest that is old enough.
        few: whether it is too few to be more than shown; None where nobody looked.
        lacking: why there is no value beside it, by the name of the field (`previous`, `year_ago`, `year_to_date`, `target`) or,
            for a point of the history, by the id of its period.
        partial: why the value is that of a part of the period only: the data begin within it, or a source ended.
        estimated: how much of it was measured; None where all of it was.
    """

    kpi: str
    stage: str
    kind: str
    unit: Unit
    currency: str | None
    better: str
    by: tuple[str, str] | None
    view: str
    period: Period
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    previous: float | None = None
    year_ago: float | None = None
    year_to_date: float | None = None
    target: Target | None = None
    benchmark: Benchmark | None = None
    status: Status | None = None
    verdict: Verdict | None = None
    interval: tuple[float, float] | None = None
    interval_method: str | None = None
    history: tuple[tuple[Period, float | None], ...] = ()
    rows_used: int = 0
    interval_inputs: tuple[tuple[str, float], ...] = ()
    missing: Missing | None = None
    extra: tuple[tuple[str, float], ...] = ()
    mature: Mature | None = None
    few: bool | None = None
    lacking: tuple[tuple[str, Missing], ...] = ()
    partial: tuple[Missing, ...] = ()
    estimated: Estimated | None = None

    def why(self, name: str) -> Missing | None:
        """Why there is no `value`, `previous`, `year_ago`, `year_to_date`, `target`, or no point of the history's period."""
        return self.missing if name == "value" else dict(self.lacking).get(name)


@dataclass(frozen=True)
class Scoreboard:
    """All readings of one period and what they were made of."""

    period: Period
    as_of: date
    readings: tuple[Reading, ...]
    data: tuple[Part, ...]
    notes: dict[str, int] = field(default_factory=dict)
    """Counts of what had to be settled: stages implied, out of order, deals without a lead, ... by name."""
    only: Only = ()
    """The filter that all figures went through: column and its values; () for none."""

    def get(self, kpi: str, by: tuple[str, str] | None = None, view: str | None = None) -> Reading | None:
        """The reading of a KPI, None where it was not asked for."""
        for reading in self.readings:
            if reading.kpi == kpi and reading.by == by and view in (None, reading.view):
                return reading
        return None


def as_json(board: Scoreboard) -> dict[str, Any]:
    """The scoreboard as JSON knows it: shares as fractions, durations in days, sums of money to the cent."""
    period = board.period
    return {
        "period": {
            "id": period.id,
            "start": period.start.isoformat(),
            "end": period.last.isoformat(),
            "complete": period.complete(board.as_of),
            "as_of": board.as_of.isoformat(),
        },
        **({"only": {column: list(values) for column, values in board.only}} if board.only else {}),
        "readings": [_reading(reading) for reading in board.readings],
        "data": [_part(part) for part in board.data],
        "notes": dict(sorted(board.notes.items())),
    }


def _reading(reading: Reading) -> dict[str, Any]:
    # Money that is added up is money to the cent; what one click costs is a quotient like any other.
    unit = None if reading.unit is Unit.MONEY and reading.kind not in ("count", "level") else reading.unit

    def figure(value: float | None) -> float | int | None:
        return number(value, unit)

    return {
        "kpi": reading.kpi,
        "stage": reading.stage,
        "kind": reading.kind,
        "unit": str(reading.unit),
        "currency": reading.currency,
        "by": {reading.by[0]: reading.by[1]} if reading.by else None,
        "view": reading.view,
        "value": figure(reading.value),
        "numerator": number(reading.numerator),
        "denominator": number(reading.denominator),
        "previous": figure(reading.previous),
        "year_ago": figure(reading.year_ago),
        "year_to_date": figure(reading.year_to_date),
        "target": figure(reading.target.value) if reading.target else None,
        "target_origin": reading.target.origin if reading.target else None,
        "target_derived": (reading.target.derived or None) if reading.target else None,
        "benchmark": [reading.benchmark.low, reading.benchmark.high] if reading.benchmark else None,
        "benchmark_origin": reading.benchmark.origin if reading.benchmark else None,
        "status": str(reading.status) if reading.status else None,
        "verdict": str(reading.verdict) if reading.verdict else None,
        "interval": [figure(end) for end in reading.interval] if reading.interval else None,
        "interval_method": reading.interval_method,
        "interval_inputs": {name: number(value) for name, value in reading.interval_inputs},
        "history": [[one.id, figure(value)] for one, value in reading.history],
        "rows_used": reading.rows_used,
        "missing": str(reading.missing) if reading.missing else None,
        "lacking": {name: str(reason) for name, reason in reading.lacking},
        "partial": [str(reason) for reason in reading.partial],
        "estimated": _estimated(reading.estimated),
        "details": {name: number(value) for name, value in reading.extra},
        "cohort": _cohort(reading),
    }


def _estimated(estimated: Estimated | None) -> dict[str, Any] | None:
    if estimated is None:
        return None
    return {"of": estimated.of, "measured": estimated.measured, "total": estimated.total, "margin": estimated.margin}


def _cohort(reading: Reading) -> dict[str, Any] | None:
    """How old a cohort is, how old it must be, and the newest that is old enough."""
    told = dict(reading.extra)
    if reading.view != "cohort" or "age_days" not in told:
        return None
    mature, newest = told.get("mature"), reading.mature
    return {
        "age_days": number(told["age_days"]),
        "mature_after_days": number(told.get("patience_days")),
        "mature": None if mature is None else mature == 1,
        "newest_mature": {"period": newest.period.id, "value": number(newest.value, reading.unit)} if newest else None,
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "table": part.table,
        "source": part.source,
        "file": part.file,
        "rows_read": part.rows_read,
        "rows_used": part.rows_used,
        "rows_rejected": part.rows_rejected,
        "rows_duplicate": part.rows_duplicate,
        "rows_skipped": part.rows_skipped,
        "complete_through": part.complete_through.isoformat() if part.complete_through else None,
    }


WHOLE = 2.0**53
"""Up to here every whole number has a binary fraction of its own."""


def number(value: float | None, unit: Unit | None = None) -> float | int | None:
    """A figure as a JSON number: money to the cent, whole numbers whole, all else to twelve digits."""
    if value is None:
        return None
    if isinstance(value, int) or (value.is_integer() and abs(value) <= WHOLE):
        return int(value)
    return round(value, 2) if unit is Unit.MONEY else float(f"{value:.12g}")
