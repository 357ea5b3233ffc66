"""What the ledger says, for people and for the next step. Nothing here takes a writer's lock."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, or_, select

from reportgen.ledger.clock import instant, instant_or_none, stamp
from reportgen.ledger.failures import DecisionError
from reportgen.ledger.rows import Artifact, Delivery, Event, Reported, ReportedFigure, Run, Step
from reportgen.ledger.schema import ARTIFACTS, DELIVERIES, EVENTS, FIGURES, RUNS, STEPS
from reportgen.ledger.store import Store

_RUN_TIMES = ("due", "deadline", "next_at", "made_at", "changed_at")
_DELIVERY_TIMES = ("deadline", "next_at", "intent_at", "changed_at")


def _run(row: Any) -> Run:
    values = dict(row._mapping)
    values |= {name: instant_or_none(values[name]) for name in _RUN_TIMES}
    return Run(**values | {"reasons": tuple((code, what) for code, what in json.loads(row.reasons))})


def _delivery(row: Any) -> Delivery:
    values = dict(row._mapping)
    values |= {name: instant_or_none(values[name]) for name in _DELIVERY_TIMES}
    return Delivery(**values | {"detail": json.loads(row.detail)})


class Reads(Store):
    """Reading the ledger."""

    def run(self, run: str) -> Run:
        """One run.

        Raises:
            DecisionError: there is none of this name.
        """
        with self.read() as connection:
            row = connection.execute(select(RUNS).where(RUNS.c.id == run)).first()
        if row is None:
            raise DecisionError(f"the ledger has no run '{run}'. `reportgen history` lists them")
        return _run(row)

    def runs(
        self, report: str | None = None, states: Collection[str] | None = None, limit: int | None = None
    ) -> tuple[Run, ...]:
        """Runs, those due last first."""
        query = select(RUNS).order_by(RUNS.c.due.desc(), RUNS.c.id).limit(limit)
        if report is not None:
            query = query.where(RUNS.c.report == report)
        if states is not None:
            query = query.where(RUNS.c.state.in_(sorted(states)))
        with self.read() as connection:
            return tuple(_run(row) for row in connection.execute(query).all())

    def deliveries(
        self, run: str | None = None, states: Collection[str] | None = None, limit: int | None = None
    ) -> tuple[Delivery, ...]:
        """Deliveries, in the order they were made."""
        query = select(DELIVERIES).order_by(DELIVERIES.c.id).limit(limit)
        if run is not None:
            query = query.where(DELIVERIES.c.run == run)
        if states is not None:
            query = query.where(DELIVERIES.c.state.in_(sorted(states)))
        with self.read() as connection:
            return tuple(_delivery(row) for row in connection.execute(query).all())

    def delivery(self, delivery: int) -> Delivery:
        """One delivery.

        Raises:
            DecisionError: there is none of this number.
        """
        with self.read() as connection:
            row = connection.execute(select(DELIVERIES).where(DELIVERIES.c.id == delivery)).first()
        if row is None:
            raise DecisionError(f"the ledger has no delivery {delivery}")
        return _delivery(row)

    def delivery_counts(self, run: str | None = None) -> dict[str, int]:
        """State -> number of deliveries, of one run or of all."""
        query = select(DELIVERIES.c.state, func.count()).group_by(DELIVERIES.c.state).order_by(DELIVERIES.c.state)
        if run is not None:
            query = query.where(DELIVERIES.c.run == run)
        with self.read() as connection:
            return {row[0]: row[1] for row in connection.execute(query).all()}

    def run_counts(self) -> dict[str, int]:
        """State -> number of runs."""
        query = select(RUNS.c.state, func.count()).group_by(RUNS.c.state).order_by(RUNS.c.state)
        with self.read() as connection:
            return {row[0]: row[1] for row in connection.execute(query).all()}

    def steps(self, run: str) -> tuple[Step, ...]:
        """The steps of a run, of all its attempts, in order."""
        query = select(STEPS).where(STEPS.c.run == run).order_by(STEPS.c.id)
        with self.read() as connection:
            rows = connection.execute(query).all()
        return tuple(Step(row.run, row.epoch, row.name, instant(row.at), json.loads(row.detail)) for row in rows)

    def artifacts(self, run: str, variant: str | None = None) -> tuple[Artifact, ...]:
        """The files of a run, or of one variant of it, with their hashes, by variant and name."""
        query = select(ARTIFACTS).where(ARTIFACTS.c.run == run).order_by(ARTIFACTS.c.variant, ARTIFACTS.c.name)
        if variant is not None:
            query = query.where(ARTIFACTS.c.variant == variant)
        with self.read() as connection:
            rows = connection.execute(query).all()
        return tuple(Artifact(row.variant, row.name, row.kind, row.path, row.sha256, row.bytes) for row in rows)

    def figures(self, run: str) -> tuple[ReportedFigure, ...]:
        """What a run said."""
        key = (FIGURES.c.kpi, FIGURES.c.by, FIGURES.c.segment, FIGURES.c.period)
        with self.read() as connection:
            rows = connection.execute(select(FIGURES).where(FIGURES.c.run == run).order_by(*key)).all()
        return tuple(
            ReportedFigure(row.kpi, row.by, row.segment, row.period, row.value, row.display, bool(row.closed))
            for row in rows
        )

    def reported(
        self, report: str, before: datetime | None = None, but: str | None = None
    ) -> dict[tuple[str, str, str, str], Reported]:
        """What readers of a report were last told: (kpi, by, segment, period) -> figure.

        A run counts when one of its deliveries was sent (or may have been), or when it ended with none to send.

        Args:
            report: its id.
            before: only runs made before this instant; None for all.
            but: a run that does not count: the one that asks.
        """
        told = select(DELIVERIES.c.id).where(DELIVERIES.c.run == RUNS.c.id, DELIVERIES.c.state.in_(("sent", "unknown")))
        query = (
            select(FIGURES, RUNS.c.made_at)
            .join(RUNS, RUNS.c.id == FIGURES.c.run)
            .where(RUNS.c.report == report, RUNS.c.made_at.is_not(None), or_(RUNS.c.state == "done", exists(told)))
            .order_by(RUNS.c.made_at, RUNS.c.id)
        )
        if before is not None:
            query = query.where(RUNS.c.made_at < stamp(before))
        if but is not None:
            query = query.where(RUNS.c.id != but)
        with self.read() as connection:
            rows = connection.execute(query).all()
        return {
            (row.kpi, row.by, row.segment, row.period): Reported(
                row.kpi,
                row.by,
                row.segment,
                row.period,
                row.value,
                row.display,
                bool(row.closed),
                row.run,
                instant(row.made_at),
            )
            for row in rows
        }

    def events(self, run: str | None = None, limit: int | None = None) -> tuple[Event, ...]:
        """The log of transitions, of one run with its deliveries or of all; newest first."""
        query = select(EVENTS).order_by(EVENTS.c.id.desc()).limit(limit)
        if run is not None:
            query = query.where(EVENTS.c.run == run)
        with self.read() as connection:
            rows = connection.execute(query).all()
        return tuple(
            Event(row.id, instant(row.at), row.run, row.delivery, row.was, row.became, row.by, row.epoch, row.detail)
            for row in rows
        )
